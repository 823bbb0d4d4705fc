//! Who owes by a rule, since when, and by which departments of before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::entry::Seq;
use crate::domain::state::State;
use crate::plan::{Assignment, DepartmentId, DepartmentKind};

/// A department that owes.
#[derive(Debug)]
pub(super) struct Owing<'a> {
    /// The department of today.
    pub(super) department: &'a DepartmentId,
    /// The day from which it owes.
    pub(super) since: NaiveDate,
    /// The departments by which it does: itself, or those that went into it.
    pub(super) parts: Vec<&'a DepartmentId>,
}

impl<'a> Owing<'a> {
    /// Of whom the office may have spoken when it meant this duty: where the department owes it by
    /// itself, of nobody else.
    pub(super) fn heard(&self) -> impl Iterator<Item = &'a DepartmentId> {
        let own = self.parts.contains(&self.department);
        let parts = if own { &[] } else { self.parts.as_slice() };
        parts.iter().copied().chain([self.department])
    }
}

/// Departments that lead or share something, each since the day on which its first task was
/// recorded; the office does not owe to itself.
pub(super) fn responsible(state: &State) -> BTreeMap<&DepartmentId, Owing<'_>> {
    let mut owing: BTreeMap<&DepartmentId, BTreeSet<&DepartmentId>> = BTreeMap::new();
    let mut first: BTreeMap<&DepartmentId, Seq> = BTreeMap::new();
    for revisions in state.assignments.values() {
        for (set_by, assigned) in revisions.iter() {
            let holds = revisions.set_by() == Some(set_by);
            for (id, _) in assigned.assignment.iter().flat_map(Assignment::parts) {
                let heir = state.successor(id);
                let known = first.entry(heir).or_insert(set_by);
                *known = set_by.min(*known);
                if holds {
                    owing.entry(heir).or_default().insert(id);
                }
            }
        }
    }
    let mut all = BTreeMap::new();
    for (department, parts) in owing {
        let known = state.department(department);
        let since = first.get(department).and_then(|seq| state.index.day_of(*seq));
        let Some((known, since)) = known.zip(since) else { continue };
        if known.kind != DepartmentKind::Office {
            let parts = parts.into_iter().collect();
            all.insert(department, Owing { department, since, parts });
        }
    }
    all
}
