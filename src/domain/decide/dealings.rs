//! Rules for what the office says of duties: reminders in their order, waivers, later days; and for what
//! departments ask it to say.

use chrono::NaiveDate;

use super::actions::{check_due, later_than};
use super::live_department;
use crate::domain::duty::{Duty, DutyKey, Standing, duties_on};
use crate::domain::payload::{Degree, Extension, Rejection, Remind, Reminder, Waiver};
use crate::domain::refusal::{Refusal, WrongDuty};
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::DutyKind;

pub(super) fn remind(
    state: &State,
    asked: Remind,
    today: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    let named = asked.department.map(|id| live_department(state, &id)).transpose()?;
    if asked.duties.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::Remind));
    }
    let all = duties_on(state, today);
    let mut reminders: Vec<Reminder> = Vec::new();
    for key in &asked.duties {
        let duty = owed(state, &all, key)?;
        let wrong = |why| Err(Refusal::Duty(Box::new(duty.key()), why));
        if named.as_ref().is_some_and(|named| duty.department != *named) {
            return wrong(WrongDuty::NotTheirs(duty.department.clone()));
        }
        departments_move(duty)?;
        if duty.standing == Standing::NotDue {
            return wrong(WrongDuty::NotPressing(duty.due));
        }
        if asked.degree == Degree::Supervise && !duty.is_late(today) {
            return wrong(WrongDuty::NotLate(duty.due));
        }
        if !duty.may_be_reminded(asked.degree, today) {
            return wrong(WrongDuty::OutOfOrder(duty.next_reminder(today)));
        }
        let known = reminders.iter_mut().find(|it| it.department == duty.department);
        match known {
            Some(known) if known.duties.contains(&duty.key()) => {}
            Some(known) => known.duties.push(duty.key()),
            None => reminders.push(Reminder {
                department: duty.department.clone(),
                degree: asked.degree,
                duties: vec![duty.key()],
                text: asked.text.clone(),
            }),
        }
    }
    Ok(reminders.into_iter().map(Event::Reminded).collect())
}

pub(super) fn waive(state: &State, mut asked: Waiver, today: NaiveDate) -> Result<Event, Refusal> {
    asked.duty = unsettled(state, &asked.duty, today)?.key();
    Ok(Event::DutyWaived(asked))
}

pub(super) fn extend(
    state: &State,
    mut asked: Extension,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    let duty = unsettled(state, &asked.duty, today)?;
    check_due(asked.due, later_than(duty.due, today), today)?;
    asked.duty = duty.key();
    Ok(Event::DutyExtended(asked))
}

/// A department asks for a later day for what it owes, an action too: once, until it has its answer.
pub(super) fn request(
    state: &State,
    mut asked: Extension,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    let all = duties_on(state, today);
    let duty = owed(state, &all, &asked.duty)?;
    departments_move(duty)?;
    if let Some((entry, _)) = duty.requested() {
        return Err(Refusal::Duty(Box::new(duty.key()), WrongDuty::Requested(entry)));
    }
    check_due(asked.due, later_than(duty.due, today), today)?;
    asked.duty = duty.key();
    Ok(Event::ExtensionRequested(asked))
}

/// The office leaves the day as it was, of what is asked for and still to be done.
pub(super) fn decline(state: &State, asked: Rejection, today: NaiveDate) -> Result<Event, Refusal> {
    let waits = |duty: &Duty| duty.requested().is_some_and(|(entry, _)| entry == asked.entry);
    // All duties are gone through for none but a request.
    let known = state.dealings.request(asked.entry).is_some();
    match known && duties_on(state, today).iter().any(waits) {
        true => Ok(Event::ExtensionDeclined(asked)),
        false => Err(Refusal::NoRequest(asked.entry)),
    }
}

/// Refuses what is to be said of a duty where it is not for its department to do something now.
fn departments_move(duty: &Duty) -> Result<(), Refusal> {
    let why = match duty.standing {
        Standing::Overdue { .. }
        | Standing::Returned { .. }
        | Standing::DueSoon { .. }
        | Standing::NotDue => return Ok(()),
        Standing::Unissued => WrongDuty::Unissued,
        Standing::Unreported => WrongDuty::Unreported,
        Standing::Waiting { entry } | Standing::Done { entry, .. } => WrongDuty::HandedIn(entry),
        Standing::Waived { entry } => WrongDuty::Waived(entry),
    };
    Err(Refusal::Duty(Box::new(duty.key()), why))
}

/// A duty by a rule that is still to be done.
fn unsettled(state: &State, key: &DutyKey, today: NaiveDate) -> Result<Duty, Refusal> {
    let all = duties_on(state, today);
    let duty = owed(state, &all, key)?.clone();
    let wrong = |why| Err(Refusal::Duty(Box::new(duty.key()), why));
    if let (DutyKind::Action, Some(action)) = (duty.kind, duty.particulars().subject) {
        return wrong(WrongDuty::IsAction(action));
    }
    match duty.standing {
        Standing::Done { entry, .. } => wrong(WrongDuty::HandedIn(entry)),
        Standing::Waived { entry } => wrong(WrongDuty::Waived(entry)),
        _ => Ok(duty),
    }
}

/// The duty of that name; a department may be called by any of its names, or by one that went
/// into it.
fn owed<'a>(state: &State, all: &'a [Duty], key: &DutyKey) -> Result<&'a Duty, Refusal> {
    let named = state.department_named(&key.department.0);
    let today = named.map_or(&key.department, |id| state.successor(id));
    let key = DutyKey { department: today.clone(), ..key.clone() };
    let found = all.iter().find(|duty| duty.key() == key);
    found.ok_or_else(|| Refusal::Duty(Box::new(key), WrongDuty::NotOwed))
}
