//! Rules for activities and funds.

use super::papers::in_plan;
use super::{known_item, live_department, live_departments};
use crate::domain::payload::{Activity, Funds};
use crate::domain::refusal::{Refusal, WrongSupport};
use crate::domain::state::State;
use crate::domain::vocabulary::Event;
use crate::plan::Item;

pub(super) fn activity(state: &State, mut asked: Activity) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    asked.cooperating = live_departments(state, &asked.cooperating)?;
    asked.cooperating.retain(|partner| *partner != asked.department);
    let mut items: Vec<Item> = Vec::new();
    for named in &asked.items {
        let item = known_item(state, named)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    asked.items = items;
    let known = asked.women.unwrap_or(0).saturating_add(asked.men.unwrap_or(0));
    match asked.participants {
        Some(all) if known > all => Err(WrongSupport::TooMany { all, known }.into()),
        _ => Ok(Event::ActivityRecorded(asked)),
    }
}

/// An amount that stood before changes only with a reason.
pub(super) fn funds(state: &State, mut asked: Funds) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    in_plan(state, asked.year)?;
    asked.purpose = asked.purpose.trim().to_owned();
    if asked.budget.is_none() && asked.spent.is_none() {
        return Err(WrongSupport::NoAmount.into());
    }
    let known = state.support.funds_for(&asked.department, asked.year, &asked.purpose);
    if let Some((seq, known)) = known.and_then(|known| known.set_by().zip(known.current())) {
        let pairs = [(known.budget, asked.budget), (known.spent, asked.spent)];
        let changes = pairs.iter().any(|(old, new)| old.is_some() && new.is_some() && old != new);
        if changes && asked.reason.trim().is_empty() {
            return Err(WrongSupport::Changes(seq).into());
        }
    }
    Ok(Event::FundsRecorded(asked))
}
