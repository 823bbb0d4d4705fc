//! Rules for meetings: called, given an agenda, opened, recorded, minuted, approved, closed, in that
//! order and one at a time.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{actions, known_item, live_department, live_departments, not_before};
use crate::domain::duty::duties_on;
use crate::domain::entry::Seq;
use crate::domain::form::{Field, LINE_MAX};
use crate::domain::minutes::in_a_line;
use crate::domain::payload::{
    Agenda, Arrangement, Attendance, CarryOver, Decision, Discussion, MeetingChange,
    MeetingChanged, Minutes, MinutesApproval, MinutesApproved, MinutesRejection, MinutesReturned,
    NewAction, NewMeeting, OfMeeting, Presence, Settings, TakeDecision, Topic,
};
use crate::domain::refusal::{Refusal, WrongAction, WrongForm, WrongMeeting};
use crate::domain::state::{Meeting, MeetingStage, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::DepartmentId;

/// Items that one agenda may have: more than a day holds.
const ITEMS_MAX: usize = 200;

pub(super) fn call(state: &State, mut asked: NewMeeting) -> Result<Event, Refusal> {
    asked.invited = live_departments(state, &asked.invited)?;
    Ok(Event::MeetingCalled(asked))
}

/// What sort of meeting it is stays: another sort is another meeting.
pub(super) fn change(state: &State, asked: MeetingChange, on: NaiveDate) -> Result<Event, Refusal> {
    let seq = asked.meeting;
    let meeting = before_approval(state, seq)?;
    let last = meeting.changes().last().map_or(meeting.called, |(stamp, _)| *stamp);
    not_before(on, last.on, last.seq)?;
    let before = meeting.arrangement();
    let mut after = Arrangement {
        day: asked.day,
        place: asked.place.into(),
        chair: asked.chair.into(),
        hour: asked.hour.trim().into(),
        invited: live_departments(state, &asked.invited)?,
    };
    let was: BTreeSet<_> = state.successors(&before.invited).into_iter().cloned().collect();
    let is: BTreeSet<_> = after.invited.iter().cloned().collect();
    // An invitation goes over to a successor by itself, and in another order it is the same.
    if was == is {
        after.invited.clone_from(&before.invited);
    }
    if after == *before {
        return Err(wrong(seq, WrongMeeting::Unchanged));
    }
    if meeting.opened.is_none() && after.day != before.day && after.day < on {
        return Err(wrong(seq, WrongMeeting::DayPassed(after.day)));
    }
    if let Some(opened) = meeting.opened.filter(|it| ![before.day, it.on].contains(&after.day)) {
        return Err(wrong(seq, WrongMeeting::HeldOn(opened.on)));
    }
    let told = meeting.attendance().into_iter().filter_map(|one| one.department.as_ref());
    let mut told = told
        .map(|id| state.successor(id))
        .filter(|id| before.invited.is_empty() || was.contains(*id));
    if let Some(gone) = told.find(|id| !is.is_empty() && !is.contains(*id)) {
        return Err(wrong(seq, WrongMeeting::AttendanceTold(gone.clone())));
    }
    let (before, reason) = (before.clone(), asked.reason);
    Ok(Event::MeetingChanged(MeetingChanged { meeting: seq, before, after, reason }))
}

pub(super) fn attend(state: &State, mut asked: Attendance) -> Result<Event, Refusal> {
    let meeting = before_approval(state, asked.meeting)?;
    // A department's name where a person's belongs is that department.
    let named = state.department_ever_named(asked.name.trim());
    if let (Some(department), true) = (named, asked.attendees.is_empty()) {
        asked.attendees = vec![department.clone()];
        asked.name.clear();
    }
    asked.attendees = live_departments(state, &asked.attendees)?;
    let missing = |field| WrongForm::Missing(CommandKind::RecordAttendance, field);
    let expected = meeting.to_come(state);
    if asked.attendees.is_empty() && asked.name.trim().is_empty() {
        // Who names nobody means all others.
        asked.attendees = meeting.unsaid(state);
        if asked.presence != Presence::Present || asked.attendees.is_empty() {
            return Err(missing(Field::Attendees).into());
        }
    }
    if let Some(stranger) = asked.attendees.iter().find(|id| !expected.contains(id)) {
        return Err(wrong(asked.meeting, WrongMeeting::NotInvited(stranger.clone())));
    }
    if asked.presence == Presence::Deputy && asked.instead.trim().is_empty() {
        return Err(missing(Field::Instead).into());
    }
    Ok(Event::AttendanceRecorded(asked))
}

/// What has something recorded on it stays; what is new gets a number.
pub(super) fn set_agenda(
    state: &State,
    mut asked: Agenda,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    let seq = asked.meeting;
    let meeting = before_approval(state, seq)?;
    if asked.agenda.len() > ITEMS_MAX {
        return Err(wrong(seq, WrongMeeting::TooManyItems(ITEMS_MAX)));
    }
    let (mut next, mut numbers, mut topics) = (meeting.numbered(), BTreeSet::new(), Vec::new());
    let mut late = None;
    for item in &mut asked.agenda {
        check_topic(state, &mut item.topic)?;
        if topics.contains(&item.topic) {
            return Err(wrong(seq, WrongMeeting::TopicTwice(item.topic.clone())));
        }
        if let (0, Topic::Late(id)) = (item.number, &item.topic)
            && !late.get_or_insert_with(|| all_late(state, today)).contains(id)
        {
            return Err(wrong(seq, WrongMeeting::NothingLate(id.clone())));
        }
        topics.push(item.topic.clone());
        match item.number {
            0 => {
                next += 1;
                item.number = next;
            }
            known => match meeting.item(known) {
                Some(old) if old.topic == item.topic => {}
                _ => return Err(wrong(seq, WrongMeeting::NoItem(known))),
            },
        }
        if !numbers.insert(item.number) {
            return Err(wrong(seq, WrongMeeting::NoItem(item.number)));
        }
        if let Some(from) = item.carried.filter(|from| !state.meetings.contains_key(from)) {
            return Err(wrong(from, WrongMeeting::NotThere));
        }
    }
    let dropped = meeting.records().iter().find(|record| !numbers.contains(&record.number));
    if let Some(record) = dropped {
        return Err(wrong(seq, WrongMeeting::ItemTaken(record.number, record.stamp.seq)));
    }
    for action in state.actions.of_meeting(seq) {
        if let Some(gone) = action.agenda_item.filter(|number| !numbers.contains(number)) {
            return Err(wrong(seq, WrongMeeting::ItemTaken(gone, action.opened.seq)));
        }
    }
    Ok(Event::AgendaSet(asked))
}

/// The departments that are late with something.
fn all_late(state: &State, today: NaiveDate) -> BTreeSet<DepartmentId> {
    let all = duties_on(state, today).into_iter();
    all.filter(|duty| duty.is_late(today)).map(|duty| duty.department).collect()
}

fn check_topic(state: &State, topic: &mut Topic) -> Result<(), Refusal> {
    match topic {
        Topic::Target(item) => *item = known_item(state, item)?,
        Topic::Late(id) => *id = live_department(state, id)?,
        Topic::Action(seq) => {
            state.actions.get(*seq).ok_or(Refusal::Action(*seq, WrongAction::NotThere))?;
        }
        Topic::Matter(text) if text.trim().is_empty() => {
            return Err(WrongForm::Missing(CommandKind::SetAgenda, Field::Agenda).into());
        }
        Topic::Matter(_) => {}
    }
    Ok(())
}

/// One meeting at a time, and none without something to talk about.
pub(super) fn open(state: &State, asked: OfMeeting, on: NaiveDate) -> Result<Event, Refusal> {
    let seq = asked.meeting;
    let meeting = known(state, seq)?;
    if let Some(opened) = meeting.opened {
        return Err(wrong(seq, WrongMeeting::Opened(opened.seq)));
    }
    if let Some((other, _)) = state.open_meeting() {
        return Err(wrong(seq, WrongMeeting::OtherOpen(other)));
    }
    if meeting.agenda().is_empty() {
        return Err(wrong(seq, WrongMeeting::NoAgenda));
    }
    not_before(on, meeting.called.on, seq)?;
    Ok(Event::MeetingOpened(asked))
}

pub(super) fn discuss(state: &State, asked: Discussion, on: NaiveDate) -> Result<Event, Refusal> {
    on_item(state, asked.meeting, asked.agenda_item, on)?;
    Ok(Event::ItemDiscussed(asked))
}

pub(super) fn decision(
    state: &State,
    asked: TakeDecision,
    on: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    let TakeDecision { meeting, agenda_item, text, owners, due } = asked;
    on_item(state, meeting, agenda_item, on)?;
    let owners = live_departments(state, &owners)?;
    // What is ordered is a line: a longer decision is recorded without a day, and ordered in short.
    let line = in_a_line(&text);
    match line.chars().count() {
        _ if due.is_none() => {}
        0 => return Err(WrongForm::Missing(CommandKind::TakeDecision, Field::Text).into()),
        long if long > LINE_MAX => {
            return Err(WrongForm::TooLong { field: Field::Text, long, max: LINE_MAX }.into());
        }
        _ => {}
    }
    let ordered = due.map(|due| ordered(state, (meeting, agenda_item), line, &owners, due));
    let ordered = ordered.map(|new| actions::open(state, new, on)).transpose();
    let ordered = ordered.map_err(|refusal| match refusal {
        Refusal::NothingListed(_) => {
            WrongForm::Missing(CommandKind::TakeDecision, Field::Owners).into()
        }
        other => other,
    })?;
    let taken = Event::DecisionTaken(Decision { meeting, agenda_item, text, owners });
    Ok(std::iter::once(taken).chain(ordered).collect())
}

/// What is ordered of those whom a decision concerns.
fn ordered(
    state: &State,
    (meeting, number): (Seq, u32),
    heading: String,
    owners: &[DepartmentId],
    due: NaiveDate,
) -> NewAction {
    let topic = state.meetings.get(&meeting).and_then(|meeting| meeting.item(number));
    let item = match topic.map(|item| &item.topic) {
        Some(Topic::Target(item)) => Some(item.clone()),
        _ => None,
    };
    NewAction {
        heading,
        owners: owners.to_vec(),
        due,
        ordered_by: state.office().map_or("", Settings::committee).to_owned(),
        meeting: Some(meeting),
        agenda_item: Some(number),
        item,
        text: String::new(),
    }
}

pub(super) fn carry_over(state: &State, asked: CarryOver, on: NaiveDate) -> Result<Event, Refusal> {
    on_item(state, asked.meeting, asked.agenda_item, on)?;
    Ok(Event::ItemCarriedOver(asked))
}

/// What a meeting orders on an item is ordered while the meeting can still decide.
pub(super) fn orders(state: &State, asked: &NewAction, on: NaiveDate) -> Result<(), Refusal> {
    match (asked.meeting, asked.agenda_item) {
        (Some(meeting), Some(number)) => on_item(state, meeting, number, on),
        (Some(meeting), None) if state.meetings.contains_key(&meeting) => {
            before_approval(state, meeting).map(drop)
        }
        (None, Some(_)) => Err(WrongForm::Missing(CommandKind::OpenAction, Field::Meeting).into()),
        _ => Ok(()),
    }
}

/// The first writing ends the sitting; what is recorded after it has to go into them too.
pub(super) fn write_minutes(
    state: &State,
    asked: Minutes,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    held(state, asked.meeting, on)?;
    Ok(Event::MinutesWritten(asked))
}

pub(super) fn approve(
    state: &State,
    asked: MinutesApproval,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    let seq = asked.meeting;
    let entry = to_judge(state, seq, on)?;
    if let Some(later) = state.minutes_lack(seq) {
        return Err(wrong(seq, WrongMeeting::MinutesBehind(later)));
    }
    Ok(Event::MinutesApproved(MinutesApproved { meeting: seq, entry, comment: asked.comment }))
}

/// They are written again before anybody approves them.
pub(super) fn give_back(
    state: &State,
    asked: MinutesRejection,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    let MinutesRejection { meeting, reason } = asked;
    let entry = to_judge(state, meeting, on)?;
    Ok(Event::MinutesReturned(MinutesReturned { meeting, entry, reason }))
}

/// The entry that wrote the minutes as they stand, where nobody has approved or returned them.
fn to_judge(state: &State, seq: Seq, on: NaiveDate) -> Result<Seq, Refusal> {
    let meeting = held(state, seq, on)?;
    let entry = meeting.minutes().ok_or(wrong(seq, WrongMeeting::NoMinutes))?;
    match meeting.minutes_returned() {
        Some(by) => Err(wrong(seq, WrongMeeting::MinutesReturned(by))),
        None => Ok(entry),
    }
}

pub(super) fn close(state: &State, asked: OfMeeting, on: NaiveDate) -> Result<Event, Refusal> {
    let seq = asked.meeting;
    let meeting = known(state, seq)?;
    if let Some(closed) = meeting.closed {
        return Err(wrong(seq, WrongMeeting::Closed(closed.seq)));
    }
    let (approved, _) = meeting.approved.ok_or(wrong(seq, WrongMeeting::NotApproved))?;
    not_before(on, approved.on, approved.seq)?;
    Ok(Event::MeetingClosed(asked))
}

fn wrong(meeting: Seq, wrong: WrongMeeting) -> Refusal {
    Refusal::Meeting(meeting, wrong)
}

fn known(state: &State, seq: Seq) -> Result<&Meeting, Refusal> {
    state.meetings.get(&seq).ok_or(wrong(seq, WrongMeeting::NotThere))
}

/// A meeting whose minutes nobody approved yet: what they tell can still change.
fn before_approval(state: &State, seq: Seq) -> Result<&Meeting, Refusal> {
    let meeting = known(state, seq)?;
    match meeting.approved {
        Some((approved, _)) => Err(wrong(seq, WrongMeeting::Approved(approved.seq))),
        None => Ok(meeting),
    }
}

/// A meeting that was opened by that day and whose minutes nobody approved yet.
fn held(state: &State, seq: Seq, on: NaiveDate) -> Result<&Meeting, Refusal> {
    let meeting = before_approval(state, seq)?;
    let opened = meeting.opened.ok_or(wrong(seq, WrongMeeting::NotOpen))?;
    not_before(on, opened.on, opened.seq)?;
    Ok(meeting)
}

fn on_item(state: &State, seq: Seq, number: u32, on: NaiveDate) -> Result<(), Refusal> {
    let meeting = held(state, seq, on)?;
    meeting.item(number).map(drop).ok_or(wrong(seq, WrongMeeting::NoItem(number)))
}

/// Whether a meeting can still be walked through and recorded in.
pub fn can_record(meeting: &Meeting) -> bool {
    matches!(meeting.stage(), MeetingStage::Open | MeetingStage::Minuted)
}
