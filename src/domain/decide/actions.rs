//! Rules for actions: the office orders, extends, closes and opens again; departments tell how far
//! they are.

use chrono::{Datelike, NaiveDate};

use super::{known_item, live_department, meetings, not_before};
use crate::domain::day;
use crate::domain::entry::Seq;
use crate::domain::payload::{
    ActionClosing, ActionExtension, ActionReopening, ActionReport, NewAction,
};
use crate::domain::refusal::{Refusal, WrongAction};
use crate::domain::state::{Action, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::DepartmentId;

/// Years ahead in which something may be due.
const AHEAD: i32 = 15;

pub(super) fn open(state: &State, mut asked: NewAction, on: NaiveDate) -> Result<Event, Refusal> {
    asked.owners = each_once(state, &asked.owners)?;
    if asked.owners.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::OpenAction));
    }
    check_due(asked.due, on, on)?;
    if let Some(item) = &asked.item {
        asked.item = Some(known_item(state, item)?);
    }
    if let Some(meeting) = asked.meeting {
        state.index.kind_of(meeting).ok_or(Refusal::NoEntry(meeting))?;
        if let Some(by) = state.withdrawn.get(&meeting) {
            return Err(Refusal::AlreadyWithdrawn(meeting, *by));
        }
    }
    meetings::orders(state, &asked, on)?;
    Ok(Event::ActionOpened(asked))
}

/// The departments that are named, of which none has ended and none is there twice.
fn each_once(state: &State, named: &[DepartmentId]) -> Result<Vec<DepartmentId>, Refusal> {
    let mut each: Vec<DepartmentId> = Vec::new();
    for text in named {
        let id = live_department(state, text)?;
        if each.contains(&id) {
            return Err(Refusal::OwesTwice(id));
        }
        each.push(id);
    }
    Ok(each)
}

/// A day by which something is to be done: none that was before, and none beyond all plans.
pub(super) fn check_due(due: NaiveDate, earliest: NaiveDate, on: NaiveDate) -> Result<(), Refusal> {
    match due {
        due if due < earliest => Err(Refusal::DueTooEarly { due, earliest }),
        due if due.year() > on.year() + AHEAD => Err(Refusal::DueTooFar(due)),
        _ => Ok(()),
    }
}

/// The earliest day to which something is put off: later than it was due, and not gone by.
pub(super) fn later_than(due: NaiveDate, on: NaiveDate) -> NaiveDate {
    day::after(due, 1).max(on)
}

pub(super) fn report(
    state: &State,
    mut asked: ActionReport,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    let action = open_action(state, asked.action, on)?;
    asked.department = live_department(state, &asked.department)?;
    if !action.owed_by(state).contains(&&asked.department) {
        let wrong = WrongAction::NotTheirs(asked.department);
        return Err(Refusal::Action(asked.action, wrong));
    }
    Ok(Event::ActionReported(asked))
}

pub(super) fn extend(
    state: &State,
    asked: ActionExtension,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    let action = open_action(state, asked.action, on)?;
    check_due(asked.due, later_than(action.due(), on), on)?;
    Ok(Event::ActionExtended(asked))
}

pub(super) fn close(state: &State, asked: ActionClosing, on: NaiveDate) -> Result<Event, Refusal> {
    open_action(state, asked.action, on)?;
    Ok(Event::ActionClosed(asked))
}

pub(super) fn reopen(
    state: &State,
    mut asked: ActionReopening,
    on: NaiveDate,
) -> Result<Event, Refusal> {
    let action = action(state, asked.action)?;
    let wrong = |wrong| Refusal::Action(asked.action, wrong);
    let closed = action.closed().ok_or_else(|| wrong(WrongAction::Open))?;
    not_before(on, closed.on, closed.seq)?;
    let owed_by = action.owed_by(state);
    let owners = each_once(state, &asked.owners)?;
    if let Some(other) = owners.iter().find(|id| !owed_by.contains(id)) {
        return Err(wrong(WrongAction::NotTheirs(other.clone())));
    }
    // All of them are whoever owes it, also where one of them goes into another.
    asked.owners = if owners.len() < owed_by.len() { owners } else { Vec::new() };
    Ok(Event::ActionReopened(asked))
}

fn action(state: &State, seq: Seq) -> Result<&Action, Refusal> {
    state.actions.get(seq).ok_or(Refusal::Action(seq, WrongAction::NotThere))
}

fn open_action(state: &State, seq: Seq, on: NaiveDate) -> Result<&Action, Refusal> {
    let action = action(state, seq)?;
    if let Some(closed) = action.closed() {
        return Err(Refusal::Action(seq, WrongAction::Closed(closed.seq)));
    }
    not_before(on, action.opened.on, seq)?;
    Ok(action)
}
