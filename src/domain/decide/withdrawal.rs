//! Rules for taking an entry back: not while live entries build on it.

use crate::domain::entry::Seq;
use crate::domain::payload::{PersonId, Role, Withdrawal};
use crate::domain::refusal::Refusal;
use crate::domain::state::{Assigned, State};
use crate::domain::vocabulary::{Event, EventKind};
use crate::plan::{DepartmentId, Item};

pub(super) fn withdraw(
    state: &State,
    asked: Withdrawal,
    actor: &PersonId,
) -> Result<Event, Refusal> {
    let entry = asked.entry;
    let kind = state.index.kind_of(entry).ok_or(Refusal::NoEntry(entry))?;
    if kind == EventKind::Withdrawn {
        return Err(Refusal::WithdrawalStands(entry));
    }
    if let Some(by) = state.withdrawn.get(&entry) {
        return Err(Refusal::AlreadyWithdrawn(entry, *by));
    }
    let office = state.person(actor).is_some_and(|person| person.role == Role::Office);
    if !office && state.index.of_person(actor).binary_search(&entry).is_err() {
        return Err(Refusal::NotYourEntry(entry));
    }
    let built = built_upon(state, entry);
    if !built.is_empty() {
        return Err(Refusal::BuiltUpon(entry, built));
    }
    Ok(Event::Withdrawn(asked))
}

/// The live entries that build on an entry, ascending. Worked out when asked, so that there is no
/// second record of it to keep true.
fn built_upon(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = on_papers(state, entry);
    found.extend(on_assignments(state, entry));
    found.extend(on_departments(state, entry));
    found.extend(on_people(state, entry));
    if let Some(plan) = state.plans.values().find(|adopted| adopted.seq == entry) {
        let of_plan = |(item, _): &(&Item, _)| item.plan == plan.plan.id;
        let assigned = state.assignments.iter().filter(of_plan);
        found.extend(assigned.flat_map(|(_, revisions)| revisions.seqs()));
        let measured = state.indicators.get(&plan.plan.id).into_iter().flatten();
        found.extend(measured.flat_map(|(_, revisions)| revisions.seqs()));
        found.extend(state.reports.keys().chain(state.letters.keys()));
    }
    found.retain(|seq| *seq != entry && !state.withdrawn.contains_key(seq));
    found.sort_unstable();
    found.dedup();
    found
}

fn on_papers(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = Vec::new();
    let mut add = |seq: Option<Seq>| found.extend(seq);
    for (seq, letter) in &state.letters {
        let signed = letter.signed.as_ref().map(|signed| signed.stamp.seq);
        let countersigned = letter.countersigned.as_ref().map(|signed| signed.stamp.seq);
        if *seq == entry {
            add(signed);
        }
        if *seq == entry || signed == Some(entry) {
            add(countersigned);
        }
    }
    for (seq, report) in &state.reports {
        if *seq == entry {
            add(report.returned.as_ref().map(|(stamp, _)| stamp.seq));
            add(report.accepted.as_ref().map(|stamp| stamp.seq));
            add(report.replaced_by);
        }
        if report.returned.as_ref().is_some_and(|(stamp, _)| stamp.seq == entry) {
            add(report.replaced_by);
        }
    }
    found
}

/// Confirmations build on assignments; letters on what was assigned and confirmed when they were
/// issued.
fn on_assignments(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = Vec::new();
    for (item, revisions) in &state.assignments {
        let set_here = revisions.iter().find(|(set_by, _)| *set_by == entry);
        found.extend(set_here.and_then(|(_, assigned)| assigned.confirmed));
        for letter in state.letters.values().filter(|letter| letter.items.contains(item)) {
            let issued = letter.issued.seq;
            let then = revisions.iter().filter(|(set_by, _)| *set_by < issued).last();
            let rests = |(set_by, assigned): (Seq, &Assigned)| {
                set_by == entry || assigned.confirmed == Some(entry)
            };
            found.extend(then.is_some_and(rests).then_some(issued));
        }
    }
    found
}

fn on_departments(state: &State, entry: Seq) -> Vec<Seq> {
    let entered = |id: &DepartmentId| {
        let record = state.departments.get(id);
        record.is_some_and(|record| record.department.seqs().next() == Some(entry))
    };
    let mut found = Vec::new();
    for record in state.departments.values() {
        // What the successor did after the merger may rest on what it inherited.
        if let Some((seq, Some(into))) = record.ended.as_ref().filter(|(seq, _)| *seq == entry) {
            let later = state.index.of_department(into).iter().filter(|about| *about > seq);
            found.extend(later);
        }
    }
    for (id, _) in state.departments.iter().filter(|(id, _)| entered(id)) {
        let about = state.index.of_department(id).iter().copied();
        found.extend(about.filter(|seq| state.index.kind_of(*seq) != Some(EventKind::Withdrawn)));
        let sources = state.indicators.values().flatten();
        let supplied = sources
            .filter(|(_, known)| known.current().is_some_and(|indicator| indicator.source == *id));
        found.extend(supplied.filter_map(|(_, known)| known.set_by()));
    }
    found
}

/// What a person entered builds on the enrolment, and so do later changes of the person.
fn on_people(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = Vec::new();
    for (id, record) in &state.people {
        if record.person.seqs().next() == Some(entry) {
            found.extend(record.person.seqs().skip(1).chain(record.left));
            found.extend(state.index.of_person(id));
        }
    }
    found
}
