//! A department: what it owes, what it signed and handed in, what it answers for.

use std::collections::BTreeSet;

use ratatui::text::Span;

use super::judged;
use super::writer::Writer;
use crate::domain::duty::{Duty, Standing};
use crate::domain::payload::Person;
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, DutyKind, Item, Part};
use crate::tui::filter::Criterion;
use crate::tui::model::Subject;
use crate::tui::screens::duty_tone;
use crate::tui::text;
use crate::words::Lang;

const HISTORY: usize = 12;

/// How many duties that are done are shown, the latest.
const DONE: usize = 4;

/// How many reminders are shown.
const REMINDERS: usize = 5;

pub(super) fn write(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(known) = state.department_ever(id) else { return };
    writer.title(&known.name);
    if let Some(told) = lang.became(id, state) {
        writer.text(&told);
    }
    duties(writer, id);
    reminders(writer, id);
    let decided = state.decided_of(id);
    if !decided.is_empty() {
        writer.heading(lang.heading_decided());
        decided.iter().rev().for_each(|seq| writer.decision(*seq));
    }
    people(writer, id);
    letters(writer, id);
    reports(writer, id);
    judged::of_department(writer, id);
    items(writer, id);
    done_before(writer, id);
    let history = state.index.of_department(id);
    if !history.is_empty() {
        writer.heading(lang.heading_history());
        writer.entries(history, HISTORY, Some(Criterion::Department(id.clone())));
    }
}

/// Who speaks for it, and who is in charge there.
fn people(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang) = (writer.state(), writer.lang());
    let people: Vec<&Person> = state.people_of(id).collect();
    let scheme = state.scheme_of(id);
    if people.is_empty() && scheme.is_none() {
        return;
    }
    writer.heading(lang.heading_people());
    let label = |name: &str| text::pad_right(&format!("{name} "), 10);
    if state.liaisons_of(id).next().is_none() {
        writer.remark(lang.no_liaison());
    }
    for person in people {
        let besides = [&person.title, &person.telephone].into_iter().flatten();
        let told = besides.fold(person.name.clone(), |told, more| format!("{told}  {more}"));
        let spans = vec![
            Span::styled(label(lang.role(person.role)), writer.theme().quiet()),
            Span::raw(told),
        ];
        writer.link(Subject::Person(person.person.clone()), spans);
    }
    if let Some(scheme) = scheme {
        let officer = format!("{} {}", scheme.section, scheme.officer);
        let mut spans = vec![
            Span::styled(label(lang.label_officer()), writer.theme().quiet()),
            Span::raw(officer),
        ];
        spans.extend(writer.on_behalf(&scheme.filed));
        writer.link(Subject::Entry(scheme.filed.seq), spans);
    }
}

/// A department's duties: what is done, the latest first; what is not.
fn done_and_open<'a>(writer: &Writer<'a>, id: &'a DepartmentId) -> (Vec<&'a Duty>, Vec<&'a Duty>) {
    let theirs = writer.model.overview.duties_of(id);
    let (mut done, open): (Vec<&Duty>, Vec<&Duty>) = theirs.partition(|duty| duty.is_settled());
    done.reverse();
    (done, open)
}

/// What is owed, late first; then what is done.
fn duties(writer: &mut Writer<'_>, id: &DepartmentId) {
    let lang = writer.lang();
    let (done, open) = done_and_open(writer, id);
    writer.heading(lang.heading_duties());
    if open.is_empty() {
        writer.remark(lang.nothing_owed());
    }
    for duty in open {
        self::duty(writer, duty);
    }
    for duty in done.iter().take(DONE) {
        self::duty(writer, duty);
    }
    if done.len() > DONE {
        writer.remark(&lang.done_besides(done.len() - DONE));
    }
}

/// What else is done.
fn done_before(writer: &mut Writer<'_>, id: &DepartmentId) {
    let done = done_and_open(writer, id).0;
    if done.len() > DONE {
        writer.heading(&writer.lang().heading_done_before(done.len() - DONE));
        done.into_iter().skip(DONE).for_each(|duty| self::duty(writer, duty));
    }
}

/// What the office sent, latest first.
fn reminders(writer: &mut Writer<'_>, id: &DepartmentId) {
    let sent = writer.state().reminders_to(id);
    if sent.is_empty() {
        return;
    }
    writer.heading(writer.lang().heading_reminders());
    let mut entries: Vec<_> = sent.iter().map(|(stamp, _)| stamp.seq).collect();
    entries.reverse();
    writer.entries(&entries, REMINDERS, None);
}

/// A duty in a line, where it stands above whose it is.
pub(super) fn duty(writer: &mut Writer<'_>, duty: &Duty) {
    let name = writer.lang().duty_about(duty, writer.state());
    duty_as(writer, duty, &name);
}

/// Columns of how a duty stands, with what parts it from its day.
const fn standing_cols(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 14,
        Lang::En => 21,
    }
}

/// A duty in a line, called as is told where it stands.
pub(super) fn duty_as(writer: &mut Writer<'_>, duty: &Duty, called: &str) {
    let (lang, theme) = (writer.lang(), writer.theme());
    let standing = lang.standing(duty);
    // The day stands before what a narrow window cuts.
    let mut spans = vec![
        Span::styled(
            text::pad_right(&format!("{standing} "), standing_cols(lang)),
            theme.status(duty_tone(duty.standing)),
        ),
        Span::styled(format!("{}  ", lang.due_on(&duty.due)), theme.quiet()),
        Span::raw(called.to_owned()),
        Span::raw(more(writer, duty)),
    ];
    if duty.particulars().extended.is_some() {
        spans.push(Span::styled(format!("  {}", lang.extended_mark()), theme.quiet()));
    }
    let asked = lang.duty_asked(duty);
    spans.extend(asked.map(|told| Span::styled(format!("  {told}"), theme.warning())));
    spans.extend(after_return(writer, duty));
    if waits_for_signature(writer, duty) {
        spans.push(Span::styled(format!("  {}", lang.issued_to_sign()), theme.warning()));
    }
    if let Some((degree, stamp)) = duty.particulars().reminded {
        let words = lang.reminded_on(lang.degree(degree), &stamp.on);
        spans.push(Span::styled(format!("  {words}"), theme.warning()));
    }
    if duty.proposed {
        spans.extend([Span::raw("  "), Span::styled(lang.proposed(), theme.proposed())]);
    }
    let reviews = |entry| {
        let office = writer.model.is_office();
        office && duty.kind == DutyKind::DutyReview && writer.state().awaits_review(entry)
    };
    let link = match (duty.standing, duty.particulars().answers) {
        // It is the office's move: the review itself.
        (Standing::Waiting { entry }, _) if reviews(entry) => Subject::Duty(duty.key()),
        (
            Standing::Done { entry, .. } | Standing::Waiting { entry } | Standing::Waived { entry },
            _,
        ) => Subject::Entry(entry),
        // What a warning says is read before it is answered.
        (_, Some(entry)) => Subject::Entry(entry),
        _ => Subject::Duty(duty.key()),
    };
    writer.link(link, spans);
}

/// What the lateness of a report is counted from that was returned, or handed in again after that.
fn after_return(writer: &Writer<'_>, duty: &Duty) -> Option<Span<'static>> {
    let (state, lang) = (writer.state(), writer.lang());
    let told = match duty.standing {
        Standing::Returned { .. } => lang.returned_and_late(duty.days_late(writer.model.today())?),
        Standing::Done { entry, late: 1.. } => {
            state.reports.get(&entry)?.replaces?;
            lang.day_stays_when_returned().to_owned()
        }
        _ => return None,
    };
    Some(Span::styled(format!("  {told}"), writer.theme().quiet()))
}

/// Whether it is a letter that lies there to be signed.
fn waits_for_signature(writer: &Writer<'_>, duty: &Duty) -> bool {
    let open = matches!(
        duty.standing,
        Standing::Overdue { .. } | Standing::DueSoon { .. } | Standing::NotDue
    );
    duty.kind == DutyKind::Letter && open && is_issued(writer, duty)
}

/// Whether the letter that is to be signed is there.
pub(super) fn is_issued(writer: &Writer<'_>, duty: &Duty) -> bool {
    writer.state().letter_of(&duty.department, duty.year).is_some()
}

/// How many figures are missing.
fn more(writer: &Writer<'_>, duty: &Duty) -> String {
    match duty.particulars().lacks.len() {
        0 => String::new(),
        lacking => format!("  {}", writer.lang().lacking(lacking)),
    }
}

fn letters(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang) = (writer.state(), writer.lang());
    let theirs = |letter: &crate::domain::state::Letter| state.successor(&letter.department) == id;
    let mut letters: Vec<_> = state.letters.iter().filter(|(_, letter)| theirs(letter)).collect();
    if letters.is_empty() {
        return;
    }
    sort_by_key(&mut letters, |(seq, letter)| std::cmp::Reverse((letter.year, **seq)));
    writer.heading(lang.heading_letters());
    for (seq, letter) in letters {
        writer.letter(*seq, letter);
        // What an earlier one held was so in its year; one that it inherited was another's.
        if letter.year >= writer.model.plan_year() && letter.department == *id {
            let now: BTreeSet<Item> =
                state.items_of(id).into_iter().map(|(item, _)| item).collect();
            let then: BTreeSet<Item> = letter.items.iter().cloned().collect();
            let changed = now.symmetric_difference(&then).count();
            if changed > 0 {
                writer.remark(&lang.letter_outdated(letter.year, changed));
            }
        }
    }
}

fn reports(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang) = (writer.state(), writer.lang());
    let reports = state.reports_by_day(id);
    if reports.is_empty() {
        return;
    }
    writer.heading(lang.heading_reports());
    for (seq, report) in reports {
        writer.report(seq, report);
    }
}

fn items(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let items = state.items_of(id);
    for (part, target) in [
        (Part::Lead, true),
        (Part::Cooperating, true),
        (Part::Lead, false),
        (Part::Cooperating, false),
    ] {
        let here: Vec<_> = items
            .iter()
            .filter(|(item, theirs)| *theirs == part && item.code.is_target() == target)
            .collect();
        let Some((first, _)) = here.first() else { continue };
        let heading =
            lang.heading_items(lang.part(part), lang.item_kind(first.code.kind), here.len());
        writer.heading(&heading);
        for (item, _) in here {
            let title = state.clause(item).map_or("", |clause| &clause.title);
            let mut spans =
                vec![Span::styled(text::pad_right(&state.code(item), 6), theme.heading())];
            if state.is_proposed(item) {
                spans.push(Span::styled(lang.proposed(), theme.proposed()));
                spans.push(Span::raw(" "));
            }
            spans.push(Span::raw(title.to_owned()));
            writer.link(Subject::Item(item.clone()), spans);
        }
    }
}
