//! One entry of the ledger in full, with what was built on it.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::entry::Seq;
use crate::domain::state::Action;
use crate::domain::vocabulary::Event;
use crate::tui::forms::{returned_why, said_of_action};
use crate::tui::model::Subject;
use crate::words::details;

pub(super) fn write(writer: &mut Writer<'_>, seq: Seq) {
    let (state, lang) = (writer.state(), writer.lang());
    let read = writer.read(&[seq]);
    let Some(fact) = read.first() else {
        writer.text(&lang.entry_unreadable(seq));
        return;
    };
    writer.title(&format!("#{seq}  {}", lang.event(fact.event.kind())));
    returned(writer, seq);
    for (label, content) in details(lang, fact, state) {
        writer.row(label, &content);
    }
    if let Some(about) = decides_on(&fact.event) {
        writer.heading(lang.label_about());
        writer.entries(&[about], 1, None);
        writer.blank();
    }
    if let Some(letter) = state.letters.get(&seq) {
        department(writer, &letter.department);
    }
    if let Some(report) = state.reports.get(&seq) {
        writer.row(lang.label_stage(), lang.stage(report.stage()));
        department(writer, &report.department);
    }
    if let Some(asked) = state.dealings.request(seq) {
        department(writer, state.successor(&asked.department));
    }
    if let Some(action) = state.actions.get(seq) {
        self::action(writer, action);
    } else if let Some(action) = state.actions.of_entry(seq) {
        writer.blank();
        writer.action(action);
    }

    if let Some(document) = state.documents.get(seq) {
        writer.row(lang.label_stage(), lang.document_stage(document, writer.state()));
    }
    follow_ups(writer, &state.came_of(seq));
    if let Ok(raw) = writer.model.session.office.raw(&[seq]) {
        writer.blank();
        for entry in raw {
            // A person's word first; how the program calls it is for whoever reads the table.
            let (word, kind) = (lang.event(fact.event.kind()), &entry.kind);
            writer.remark(&format!("{word}  {}  {kind} v{}", entry.at, entry.version));
            writer.remark(&format!("SM3 {}", entry.hash));
        }
    }
}

fn department(writer: &mut Writer<'_>, id: &crate::plan::DepartmentId) {
    writer.blank();
    let name = writer.state().short(id).to_owned();
    writer.link(Subject::Department(id.clone()), vec![Span::raw(name)]);
}

/// The entry that this one decides on: what it says makes sense beside that.
fn decides_on(event: &Event) -> Option<Seq> {
    Some(match event {
        Event::LetterSigned(of) | Event::LetterCountersigned(of) => of.letter,
        Event::ReportReturned(back) => back.report,
        Event::ReportAccepted(done) => done.report,
        Event::DutyReviewed(review) => review.report,
        Event::DocumentApproved(done) => done.entry,
        Event::DocumentReturned(back) | Event::ExtensionDeclined(back) => back.entry,
        Event::Verified(done) => done.entry,
        Event::FiguresReturned(named) | Event::FiguresVoided(named) => {
            named.standing.first()?.entry
        }
        Event::WarningAnswered(answer) => answer.entry,
        Event::Withdrawn(gone) => gone.entry,
        _ => return None,
    })
}

/// Why it was returned, in full and first: whoever mends it works by that.
fn returned(writer: &mut Writer<'_>, seq: Seq) {
    if let Some(why) = returned_why(writer.model, seq) {
        writer.row(writer.lang().label_returned_why(), &why);
    }
}

fn follow_ups(writer: &mut Writer<'_>, seqs: &[Seq]) {
    if !seqs.is_empty() {
        writer.heading(writer.lang().heading_follow_ups());
        writer.entries(seqs, seqs.len(), None);
    }
}

/// How an action stands with each of its departments, and what became of it.
fn action(writer: &mut Writer<'_>, action: &Action) {
    let (state, lang) = (writer.state(), writer.lang());
    writer.row(lang.label_stage(), &lang.action_standing(action));
    writer.blank();
    for id in action.owed_by(state) {
        let word = action.word_of(state, id);
        let told = lang.action_word(word.map(|(_, stage)| stage));
        let mut spans = vec![Span::raw(format!("{}  {told}", state.short(id)))];
        if let Some((stamp, _)) = word {
            spans.push(Span::raw(format!("  {}", stamp.on)));
            spans.extend(writer.on_behalf(&stamp));
        }
        writer.link(Subject::Department(id.clone()), spans);
        let said = word.and_then(|(stamp, _)| said_of_action(writer.model, stamp.seq));
        said.into_iter().for_each(|said| writer.text(&said));
    }
    if let Some(item) = &action.item {
        let title = state.clause(item).map_or("", |clause| &clause.title);
        let spans = vec![Span::raw(format!("{} {title}", state.code(item)))];
        writer.link(Subject::Item(item.clone()), spans);
    }
}
