//! What is to be done: first what the department of whoever sits there owes, and what waits for them,
//! then what waits for others; what is late of others, a department after the other, those with most
//! first; last what falls due soon.

use chrono::Datelike;
use ratatui::text::Span;

use super::writer::Writer;
use super::{department, matters};
use crate::domain::duty::{Duty, Rolls, Standing};
use crate::domain::entry::Seq;
use crate::domain::overview::Wait;
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, DutyKind};
use crate::tui::deeds::asking;
use crate::tui::forms::returned;
use crate::tui::model::{Model, Subject};

/// So many departments that owe alike stand one by one.
const ALIKE: usize = 3;

pub(super) fn write(writer: &mut Writer<'_>) {
    let (lang, model) = (writer.lang(), writer.model);
    writer.title(lang.todo_title());
    // What waits for a leader the office records, once it is signed on paper.
    let is_own = |what: &Wait| model.is_office() || model.is_mine(*what);
    let (own, others): (Vec<Wait>, Vec<Wait>) = Wait::ALL.iter().partition(|what| is_own(what));
    let owes = model.hands_in_for().is_some_and(|id| owed(writer, &id.clone()));
    let confirms = model.is_office() && model.to_confirm() != (0, 0);
    let waits = own.iter().any(|what| !model.waits(*what).is_empty());
    if !own.is_empty() && !owes && !waits && !confirms {
        writer.remark(lang.nothing_waits());
    }
    own.into_iter().for_each(|what| waiting(writer, what));
    if model.is_office() {
        unconfirmed(writer);
        unissued(writer);
    }
    others.into_iter().for_each(|what| waiting(writer, what));
    late(writer);
    soon(writer);
}

/// What the department of whoever sits there should do now; gives whether there is anything.
fn owed(writer: &mut Writer<'_>, id: &DepartmentId) -> bool {
    let (model, lang) = (writer.model, writer.lang());
    let to_sign =
        |duty: &&Duty| duty.kind != DutyKind::Letter || department::is_issued(writer, duty);
    let now = model.overview.duties_of(id).filter(|duty| is_for_now(duty)).filter(to_sign);
    let mut now: Vec<_> = now.collect();
    sort_by_key(&mut now, |duty| duty.due);
    if now.is_empty() {
        return false;
    }
    writer.heading(&lang.own_title(now.len()));
    for duty in now {
        department::duty(writer, duty);
    }
    true
}

/// What is late or was returned, falls due soon, was reminded of, or was ordered or issued to the department
/// alone: that it is there is news, however far its day is.
fn is_for_now(duty: &Duty) -> bool {
    match duty.standing {
        // Why something was returned stands below, by when it is wanted here.
        Standing::Overdue { .. } | Standing::DueSoon { .. } | Standing::Returned { .. } => true,
        Standing::NotDue => {
            let told = matches!(duty.kind, DutyKind::Letter | DutyKind::Action);
            told || duty.particulars().reminded.is_some()
        }
        _ => false,
    }
}

/// What waits in one way, an entry a line; left out where nothing does.
fn waiting(writer: &mut Writer<'_>, what: Wait) {
    let (model, state, lang) = (writer.model, writer.state(), writer.lang());
    writer.next_part();
    let mut entries = model.waits(what);
    let left = if what == Wait::Letter { left_unsigned(model) } else { None };
    if entries.is_empty() {
        left.into_iter().for_each(|told| writer.heading(&told));
        return;
    }
    // Many were recorded from papers long after their day.
    sort_by_key(&mut entries, |seq| state.reports.get(seq).map(|report| report.submitted.on));
    writer.heading(&lang.waits(what, entries.len()));
    left.into_iter().for_each(|told| writer.remark(&told));
    for seq in entries {
        match what {
            Wait::Report | Wait::Review | Wait::Document | Wait::OwnReturned | Wait::Returned => {
                state.reports.get(&seq).into_iter().for_each(|it| writer.report(seq, it));
                state.documents.get(seq).into_iter().for_each(|it| writer.document(seq, it));
                if state.figures.returned_of(seq).is_some() {
                    writer.entries(&[seq], 1, None);
                }
            }
            Wait::Extension => {
                asking(model, seq).into_iter().for_each(|duty| request(writer, seq, duty));
            }
            Wait::Action => {
                state.actions.get(seq).into_iter().for_each(|it| writer.action(it));
            }
            Wait::Letter => {
                state.letters.get(&seq).into_iter().for_each(|it| writer.letter(seq, it));
            }
            Wait::Figures => writer.entries(&[seq], 1, None),
            Wait::Minutes | Wait::MinutesBehind => {
                let named = Span::raw(lang.meeting_named(state, seq));
                writer.link(Subject::Meeting(seq), vec![named]);
            }
        }
        if let Wait::OwnReturned | Wait::Returned | Wait::MinutesBehind = what {
            let minutes = state.meetings.get(&seq).and_then(|it| it.minutes());
            let told = returned(model, minutes.unwrap_or(seq))
                .map(|(day, why)| lang.returned_on(&day, &why));
            told.into_iter().for_each(|told| writer.remark(&told));
        }
    }
}

/// The letters of years that are over: signed, and never by the committee. Nobody waits for them any more.
fn left_unsigned(model: &Model) -> Option<String> {
    let today = model.today();
    let left = model.state().to_countersign(..today.year(), today).len();
    (left > 0).then(|| model.lang().letters_left_unsigned(left))
}

/// What the plan does not say and the office has not confirmed yet, and how that is done.
fn unconfirmed(writer: &mut Writer<'_>) {
    let (lang, (assignments, rules)) = (writer.lang(), writer.model.to_confirm());
    writer.next_part();
    if assignments > 0 {
        writer.heading(&lang.assignments_to_confirm(assignments));
        writer.remark(lang.assignments_are_confirmed_so());
        let model = writer.model;
        for row in model.overview.domains.iter().filter(|row| row.proposed > 0) {
            let domain = model.state().domain_titled(&row.plan, row.code);
            let told = lang.domain_to_confirm(domain, row.proposed);
            writer.link(Subject::Domain(row.plan.clone(), row.code), vec![Span::raw(told)]);
        }
    }
    if rules > 0 {
        writer.heading(&lang.rules_to_confirm(rules));
        writer.remark(lang.rules_are_confirmed_so());
    }
}

/// The letters that the office has not issued, though their day has passed.
fn unissued(writer: &mut Writer<'_>) {
    writer.next_part();
    let overview = &writer.model.overview;
    let all: Vec<_> = overview.due_next().filter(|it| it.standing == Standing::Unissued).collect();
    if all.is_empty() {
        return;
    }
    writer.heading(&writer.lang().letters_unissued(all.len()));
    of_departments(writer, &all);
}

fn late(writer: &mut Writer<'_>) {
    let (model, state, lang) = (writer.model, writer.state(), writer.lang());
    writer.next_part();
    let mut late = model.overview.late_departments();
    // One's own stand above.
    let own = model.hands_in_for();
    late.retain(|row| Some(&row.id) != own);
    let count = late.iter().map(|row| row.overdue).sum();
    let (title, nothing) = match own {
        Some(_) => (lang.others_late_title(late.len(), count), lang.nothing_late_of_others()),
        None => (lang.late_title(late.len(), count), lang.nothing_late()),
    };
    writer.heading(&title);
    if late.is_empty() {
        writer.remark(nothing);
    }
    for row in late {
        writer.blank();
        let name = state.department(&row.id).map_or("", |known| &known.name);
        let told = Span::styled(lang.late_of(name, row.overdue), writer.theme().heading());
        writer.link(Subject::Department(row.id.clone()), vec![told]);
        let theirs = model.overview.duties_of(&row.id);
        for duty in theirs.filter(|duty| duty.is_late(model.today())) {
            department::duty(writer, duty);
        }
    }
}

fn soon(writer: &mut Writer<'_>) {
    let (overview, lang) = (&writer.model.overview, writer.lang());
    writer.next_part();
    let soon = |standing| matches!(standing, Standing::DueSoon { .. });
    let own = writer.model.hands_in_for();
    let others = overview.due_next().filter(|duty| Some(&duty.department) != own);
    let soon: Vec<_> = others.filter(|duty| soon(duty.standing)).collect();
    let (title, nothing) = match own {
        Some(_) => (lang.others_soon_title(soon.len()), lang.nothing_soon_of_others()),
        None => (lang.soon_title(soon.len()), lang.nothing_soon()),
    };
    writer.heading(&title);
    if soon.is_empty() {
        writer.remark(nothing);
    }
    // What many owe alike is a line, from which each can be seen.
    for roll in Rolls::of(soon, writer.model.today()).into_order() {
        match roll.duties.len() {
            0..=ALIKE => of_departments(writer, &roll.duties),
            _ => matters::line(writer, roll),
        }
    }
}

/// A duty a line, each with its department.
fn of_departments(writer: &mut Writer<'_>, duties: &[&Duty]) {
    for duty in duties {
        department::duty_as(writer, duty, &whose(writer, duty));
    }
}

/// A duty for which a later day is asked; what is opened is the request, which says why.
fn request(writer: &mut Writer<'_>, seq: Seq, duty: &Duty) {
    let (lang, theme) = (writer.lang(), writer.theme());
    // What is asked stands before what a narrow window cuts.
    let asked = lang.duty_asked(duty).unwrap_or_default();
    let spans = vec![
        Span::styled(format!("{asked}  "), theme.warning()),
        Span::styled(format!("{}  ", lang.due_on(&duty.due)), theme.quiet()),
        Span::raw(whose(writer, duty)),
    ];
    writer.link(Subject::Entry(seq), spans);
}

/// A duty after its department.
fn whose(writer: &Writer<'_>, duty: &Duty) -> String {
    let whose = writer.state().short(&duty.department);
    format!("{whose}  {}", writer.lang().duty_about(duty, writer.state()))
}
