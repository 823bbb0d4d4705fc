//! A meeting: its agenda, who came, what was decided, its minutes; and one item of it.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{AgendaItem, Presence, Role, Topic};
use crate::domain::state::{Meeting, MeetingStage, Recorded};
use crate::domain::vocabulary::Event;
use crate::order::sort;
use crate::tui::deeds::meetings::minutes;
use crate::tui::model::Subject;
use crate::tui::screens::meetings::tone;
use crate::tui::text;
use crate::words::changed_rows;

pub(super) fn write(writer: &mut Writer<'_>, seq: Seq) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let Some(meeting) = state.meetings.get(&seq) else {
        return none(writer, seq);
    };
    let stage = meeting.stage();
    writer.title(&lang.meeting_named(state, seq));
    let standing = lang.meeting_standing(state, seq, meeting);
    writer.row_styled(lang.label_stage(), standing, theme.status(tone(stage)));
    let arrangement = meeting.arrangement();
    if meeting.day() != arrangement.day {
        writer.row(lang.label_called_for(), &arrangement.day.to_string());
    }
    if !arrangement.hour.is_empty() {
        writer.row(lang.field(Field::Hour), &arrangement.hour);
    }
    writer.row(lang.column_place(), &arrangement.place);
    writer.row(lang.column_chair(), &arrangement.chair);
    // The office's next step; to approve is a leader's too.
    let leads = || writer.model.person().is_some_and(|person| person.role == Role::Leader);
    let theirs = stage == MeetingStage::Minuted && leads();
    if writer.model.is_office() || theirs || stage == MeetingStage::Closed {
        writer.remark(&lang.meeting_next(state, seq, meeting));
    }
    last_time(writer, seq);
    decisions(writer, meeting);
    actions(writer, seq);
    agenda(writer, seq, meeting);
    attendance(writer, meeting);
    changes(writer, meeting);
    if stage >= MeetingStage::Open {
        let heading = match meeting.minutes() {
            Some(_) => lang.heading_minutes(),
            None => lang.heading_minutes_draft(),
        };
        writer.heading(heading);
        let told = minutes(writer.model, seq, meeting);
        writer.text(&told.unwrap_or_else(|entry| lang.entry_unreadable(entry)));
        let judged = meeting.minutes_returned().or(meeting.approved.map(|(it, _)| it.seq));
        let entries: Vec<Seq> = meeting.minutes().into_iter().chain(judged).collect();
        writer.entries(&entries, entries.len(), None);
    }
}

/// There is none: of a day that is looked back to, not yet.
fn none(writer: &mut Writer<'_>, seq: Seq) {
    let lang = writer.lang();
    let told = writer.model.as_of().map(|_| lang.meeting_not_called_yet(seq));
    writer.text(&told.unwrap_or_else(|| lang.no_meeting(seq)));
}

/// The meeting before it, with how much was decided and ordered there, and how much of that is open.
fn last_time(writer: &mut Writer<'_>, seq: Seq) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some((last, held)) = state.last_meeting(Some(seq)) else { return };
    let decided = held.records().iter().filter(|record| record.is_decision());
    let ordered = state.actions.of_meeting(last);
    let open = state.actions.of_meeting(last).filter(|action| action.closed().is_none());
    let counts = (decided.count(), ordered.count(), open.count());
    // No row to select: what is done here is done to this meeting.
    let told = lang.last_time(lang.meeting_named(state, last), counts.0, counts.1, counts.2);
    writer.row(lang.label_last_time(), &told);
}

/// What was made otherwise since it was called: what stood before, and why.
fn changes(writer: &mut Writer<'_>, meeting: &Meeting) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let entries: Vec<Seq> = meeting.changes().iter().rev().map(|(it, _)| it.seq).collect();
    if entries.is_empty() {
        return;
    }
    writer.heading(lang.heading_meeting_changes());
    for fact in writer.read(&entries) {
        let Event::MeetingChanged(changed) = &fact.event else { continue };
        let on = Span::styled(format!("{}  ", fact.circumstance.on), theme.quiet());
        let who = Span::raw(state.person_name(&fact.actor).to_owned());
        writer.link(Subject::Entry(fact.seq), vec![on, who]);
        for (label, told) in changed_rows(lang, changed, state) {
            writer.row(label, &told);
        }
    }
}

fn agenda(writer: &mut Writer<'_>, seq: Seq, meeting: &Meeting) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    writer.heading(&lang.heading_agenda(meeting.agenda().len()));
    if meeting.agenda().is_empty() {
        writer.remark(lang.agenda_empty());
    }
    for (at, item) in meeting.agenda().iter().enumerate() {
        let mut spans = vec![
            Span::styled(text::pad_left(&(at + 1).to_string(), 3), theme.quiet()),
            Span::raw("  "),
        ];
        if let Some(word) = done(writer, meeting, item) {
            spans.push(Span::styled(word, theme.heading()));
            spans.push(Span::raw(" "));
        }
        if item.carried.is_some() {
            spans.push(Span::styled(lang.carried_mark(), theme.proposed()));
            spans.push(Span::raw(" "));
        }
        spans.push(Span::raw(lang.topic(state, &item.topic)));
        writer.link(Subject::AgendaItem(seq, item.number), spans);
    }
}

/// What became of an item so far.
fn done(writer: &Writer<'_>, meeting: &Meeting, item: &AgendaItem) -> Option<&'static str> {
    let lang = writer.lang();
    let mut records = meeting.on_item(item.number).peekable();
    records.peek()?;
    Some(match meeting.is_undone(item.number) {
        true => lang.item_carried(),
        false if records.any(|record| record.is_decision()) => lang.item_decided(),
        false => lang.item_discussed(),
    })
}

fn decisions(writer: &mut Writer<'_>, meeting: &Meeting) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let all: Vec<_> = meeting.records().iter().filter(|record| record.is_decision()).collect();
    if all.is_empty() {
        return;
    }
    writer.heading(lang.heading_decisions());
    for record in all {
        let Recorded::Decided(said, owners) = &record.what else { continue };
        let about = meeting.item(record.number).map(|item| lang.topic(state, &item.topic));
        let about = text::shorten(&about.unwrap_or_default(), 24);
        let mut behind = Vec::new();
        if !owners.is_empty() {
            behind.push(Span::styled(format!("  {}", lang.shorts(state, owners)), theme.heading()));
        }
        let mut spans = writer.between(Vec::new(), said, behind);
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        if used + 2 + text::width(&about) <= writer.cols {
            spans.push(Span::styled(format!("  {about}"), theme.quiet()));
        }
        writer.link(Subject::Entry(record.stamp.seq), spans);
    }
}

/// What was ordered in it, and how far that is.
fn actions(writer: &mut Writer<'_>, seq: Seq) {
    let (state, lang) = (writer.state(), writer.lang());
    let mut ordered = state.actions.of_meeting(seq).peekable();
    if ordered.peek().is_some() {
        writer.heading(lang.heading_actions());
        ordered.for_each(|action| writer.action(action));
    }
}

fn attendance(writer: &mut Writer<'_>, meeting: &Meeting) {
    let (state, lang) = (writer.state(), writer.lang());
    let said = meeting.attendance();
    let expected = meeting.to_come(state);
    writer.heading(&lang.heading_attendance(expected.len()));
    for presence in [Presence::Present, Presence::Excused, Presence::Deputy] {
        let those = said.iter().filter(|one| one.presence == presence);
        let those = Vec::from_iter(those.copied());
        if !those.is_empty() {
            let names: Vec<_> = those.iter().map(|one| lang.attended(one, state)).collect();
            let told =
                format!("{}  {}", lang.attendance_count(&those), names.join(lang.list_comma()));
            writer.row(lang.presence(presence), &told);
        }
    }
    let unsaid = meeting.unsaid(state).len();
    if unsaid > 0 {
        // How to say it only as long as it can be said.
        writer.remark(&match meeting.stage() < MeetingStage::Approved {
            true => lang.attendance_unsaid(unsaid),
            false => lang.attendance_never_said(unsaid),
        });
    }
}

/// One item: what was recorded on it in this meeting and in earlier ones.
pub(super) fn item(writer: &mut Writer<'_>, seq: Seq, number: u32) {
    let (state, lang) = (writer.state(), writer.lang());
    let found = state.meetings.get(&seq);
    let Some((meeting, item)) = found.and_then(|meeting| Some((meeting, meeting.item(number)?)))
    else {
        return none(writer, seq);
    };
    writer.title(&lang.topic(state, &item.topic));
    writer.row(lang.label_meeting(), &lang.meeting_named(state, seq));
    let about = match &item.topic {
        Topic::Target(item) => Some(Subject::Item(item.clone())),
        Topic::Late(id) => Some(Subject::Department(id.clone())),
        Topic::Action(seq) => Some(Subject::Entry(*seq)),
        Topic::Matter(_) => None,
    };
    if let Some(about) = about {
        writer.link(about, vec![Span::raw(lang.topic(state, &item.topic))]);
    }
    let here = meeting.on_item(number).map(|record| record.stamp.seq);
    let ordered = state.actions.of_meeting(seq).filter(|it| it.agenda_item == Some(number));
    let mut here: Vec<Seq> = here.chain(ordered.map(|action| action.opened.seq)).collect();
    sort(&mut here);
    writer.heading(lang.heading_recorded());
    if here.is_empty() {
        writer.remark(lang.nothing_recorded());
    }
    writer.entries(&here, here.len(), None);
    let before = state.recorded_about(&item.topic).filter(|(other, ..)| *other < seq);
    let before: Vec<Seq> = before.map(|(_, _, record)| record.stamp.seq).collect();
    if !before.is_empty() {
        writer.heading(lang.heading_recorded_before());
        let before: Vec<Seq> = before.into_iter().rev().collect();
        writer.entries(&before, before.len(), None);
    }
}
