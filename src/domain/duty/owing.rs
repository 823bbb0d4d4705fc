//! Who owes by a rule, since when, and by which departments of before.

use std::collections::BTreeMap;

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
    /// Whether it owes by itself, and not only as the successor of others.
    pub(super) fn owes_itself(&self) -> bool {
        self.parts.contains(&self.department)
    }

    /// Of whom the office may have spoken when it meant this duty: where the department owes it by
    /// itself, of nobody else.
    pub(super) fn heard(&self) -> impl Iterator<Item = &'a DepartmentId> {
        let parts = if self.owes_itself() { &[] } else { self.parts.as_slice() };
        parts.iter().copied().chain([self.department])
    }
}

/// Departments that lead or share something, each since the day on which its first task was
/// recorded; the office does not owe to itself.
pub(super) fn responsible(state: &State) -> BTreeMap<&DepartmentId, Owing<'_>> {
    // By department as assigned: the entry of its first task, and whether it has one now.
    let mut assigned: BTreeMap<&DepartmentId, (Seq, bool)> = BTreeMap::new();
    for revisions in state.assignments.values() {
        for (set_by, given) in revisions.iter() {
            let holds = revisions.set_by() == Some(set_by);
            for (id, _) in given.assignment.iter().flat_map(Assignment::parts) {
                let (first, has) = assigned.entry(id).or_insert((set_by, false));
                (*first, *has) = (set_by.min(*first), *has || holds);
            }
        }
    }
    let mut owing: BTreeMap<&DepartmentId, (Seq, Vec<&DepartmentId>)> = BTreeMap::new();
    for (id, (first, has)) in assigned {
        let (since, parts) = owing.entry(state.successor(id)).or_insert((first, Vec::new()));
        *since = first.min(*since);
        parts.extend(has.then_some(id));
    }
    let mut all = BTreeMap::new();
    for (department, (first, parts)) in owing {
        let known = state.department(department);
        let Some((known, since)) = known.zip(state.index.day_of(first)) else { continue };
        if known.kind != DepartmentKind::Office && !parts.is_empty() {
            all.insert(department, Owing { department, since, parts });
        }
    }
    all
}
