//! Which figures departments have supplied for which year, and which are still missing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use compact_str::CompactString;

use super::assess::{Years, lines};
use super::entry::Seq;
use super::state::State;
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, Indicator, PlanId};

/// The measured indicators of every source department of today.
#[derive(Debug, Default)]
pub struct Supply<'a>(BTreeMap<&'a DepartmentId, Vec<Supplied<'a>>>);

/// One indicator's years.
#[derive(Debug)]
struct Supplied<'a> {
    plan: &'a PlanId,
    indicator: &'a str,
    /// The years about which figures are owed.
    owed: (i32, i32),
    /// The years that have their figure, each with the entry that completed it first.
    years: Years<Seq>,
    /// The figures that were returned: their years, each with the entry that gave it.
    returned: Vec<(i32, Seq)>,
}

/// What a department supplied about a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearSupply {
    /// Indicators without their figure, by plan and id, in the order of the plan.
    pub lacks: Vec<(PlanId, CompactString)>,
    /// The entries that gave the others theirs.
    entries: Vec<Seq>,
    /// The latest entry of which a figure was returned and stands as it was.
    pub returned: Option<Seq>,
}

impl<'a> Supply<'a> {
    /// Looks through the figures of all indicators.
    pub fn of(state: &'a State) -> Self {
        let mut found = Self::default();
        for (plan, known) in state.indicators.iter() {
            let Some(adopted) = state.plans.get(plan) else { continue };
            let owed = (adopted.plan.from.max(adopted.on.year()), adopted.plan.to);
            let current = known.values().filter_map(|revisions| revisions.current());
            let mut measured: Vec<_> = current.filter(|one| one.is_measured()).collect();
            sort_by_key(&mut measured, |indicator| indicator.basis.item);
            for indicator in measured {
                let source = state.successor(&indicator.source);
                if state.department(source).is_none() {
                    continue;
                }
                let years = years(state, plan, indicator);
                let returned = state.figures.of(plan, &indicator.id);
                let returned = returned.filter(|(.., figure)| figure.returned.is_some());
                let returned = returned.map(|(key, entry, _)| (key.year, entry)).collect();
                let one = Supplied { plan, indicator: &indicator.id, owed, years, returned };
                found.0.entry(source).or_default().push(one);
            }
        }
        found
    }

    /// Whether a department supplies something.
    pub fn is_from(&self, department: &DepartmentId) -> bool {
        self.0.contains_key(department)
    }

    /// What a department supplied about a year; none where it owes nothing about it.
    pub fn of_year(&self, department: &DepartmentId, year: i32) -> Option<YearSupply> {
        let theirs = self.0.get(department)?.iter();
        let mut owed = theirs.filter(|one| (one.owed.0..=one.owed.1).contains(&year)).peekable();
        owed.peek()?;
        let mut found = YearSupply::default();
        for one in owed {
            let returned = one.returned.iter().filter(|(of, _)| *of == year);
            found.returned = found.returned.max(returned.map(|(_, entry)| *entry).max());
            match one.years.get(&year) {
                Some(entry) => found.entries.push(*entry),
                None => found.lacks.push((one.plan.clone(), one.indicator.into())),
            }
        }
        Some(found)
    }
}

impl YearSupply {
    /// The entry that made it complete, by the day on its paper; none where something is missing.
    pub fn done(&self, state: &State) -> Option<(Seq, NaiveDate)> {
        if !self.lacks.is_empty() {
            return None;
        }
        let days = self.entries.iter().map(|entry| (*entry, state.figures.day_of(*entry)));
        let last = days.max_by_key(|(entry, on)| (*on, *entry))?;
        Some((last.0, last.1?))
    }
}

/// The years that have their figure, or nobody to count.
fn years(state: &State, plan: &PlanId, indicator: &Indicator) -> Years<Seq> {
    let all = state.figures.history(plan, &indicator.id).filter_map(|(key, revisions)| {
        // What was entered before it was void is not what completed it.
        let first = revisions.iter().fold(None, |first: Option<Seq>, (seq, figure)| {
            figure.as_ref().map(|_| first.unwrap_or(seq))
        });
        Some((key, first?))
    });
    let has = |line| all.clone().any(|(key, _)| (key.sex, key.area) == line);
    let needed = lines(indicator, has);
    let mut years: Years<(usize, Seq)> = Years::new();
    for (key, first) in all.filter(|(key, _)| needed.contains(&(key.sex, key.area))) {
        let (count, last) = years.get(&key.year).copied().unwrap_or_default();
        years.insert(key.year, (count + 1, first.max(last)));
    }
    let complete = years.into_iter().filter(|(_, (count, _))| *count == needed.len());
    complete.map(|(year, (_, last))| (year, last)).collect()
}
