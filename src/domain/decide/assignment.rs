//! Rules for who answers for what.

use super::{known_item, live_department};
use crate::domain::payload::{Assignments, Confirm, Confirmed, Unassignment};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::order::sort;
use crate::plan::{Assignment, DepartmentId, Item, ItemKind};

pub(super) fn assign(state: &State, asked: Assignments) -> Result<Event, Refusal> {
    if asked.assignments.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::Assign));
    }
    let mut assignments: Vec<Assignment> = Vec::with_capacity(asked.assignments.len());
    for given in asked.assignments {
        let item = known_item(state, &given.item)?;
        let live = |ids: Vec<DepartmentId>| -> Result<Vec<DepartmentId>, Refusal> {
            ids.iter().map(|id| live_department(state, id)).collect()
        };
        let (lead, cooperating) = (live(given.lead)?, live(given.cooperating)?);
        if lead.is_empty() {
            return Err(Refusal::NoLead(item));
        }
        if assignments.iter().any(|other| other.item == item) {
            return Err(Refusal::Twice(item, None));
        }
        let mut all: Vec<&DepartmentId> = lead.iter().chain(&cooperating).collect();
        sort(&mut all);
        if let Some(pair) = all.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Refusal::Twice(item, Some(pair[0].clone())));
        }
        assignments.push(Assignment { item, lead, cooperating, proposed: given.proposed });
    }
    Ok(Event::Assigned(Assignments { assignments }))
}

pub(super) fn confirm(state: &State, asked: Confirm) -> Result<Event, Refusal> {
    let mut items: Vec<Item> = Vec::new();
    for item in &asked.items {
        let item = known_item(state, item)?;
        if state.assignment(&item).is_none() {
            return Err(Refusal::NotAssigned(item));
        }
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if let Some(number) = asked.domain {
        let plan = state
            .plan_named(&asked.plan)
            .ok_or_else(|| Refusal::UnknownPlan(asked.plan.clone()))?;
        let domain = plan.domain(number).ok_or(Refusal::UnknownDomain(number))?;
        let codes = [ItemKind::Target, ItemKind::Measure].map(|kind| domain.clauses(kind)).concat();
        let whole = codes.iter().map(|clause| Item { plan: plan.id.clone(), code: clause.code });
        let missing: Vec<Item> = whole.filter(|item| !items.contains(item)).collect();
        items.extend(missing.into_iter().filter(|item| state.assignment(item).is_some()));
    }
    items.retain(|item| state.is_proposed(item));
    sort(&mut items);
    if items.is_empty() {
        return Err(Refusal::NothingToConfirm);
    }
    Ok(Event::AssignmentsConfirmed(Confirmed { items }))
}

pub(super) fn unassign(state: &State, mut asked: Unassignment) -> Result<Event, Refusal> {
    asked.item = known_item(state, &asked.item)?;
    match state.assignment(&asked.item) {
        Some(_) => Ok(Event::Unassigned(asked)),
        None => Err(Refusal::NotAssigned(asked.item)),
    }
}
