//! When a rule falls due in each year. A rule that was changed never rewrites the past: what was due
//! before the change was recorded stays due as it was.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::payload::Term;
use crate::domain::state::State;
use crate::plan::{DutyKind, DutyRule, Rhythm};

/// A rule through its changes, in order: the day on which each was recorded, and the rule as it was
/// from then on; nothing where it was taken away or not yet made.
#[derive(Debug)]
pub(super) struct Calendar<'a>(Vec<(NaiveDate, Option<&'a DutyRule>)>);

impl<'a> Calendar<'a> {
    /// Every rule there ever was.
    pub(super) fn of(state: &'a State) -> Vec<Self> {
        let recorded = |(seq, rules): (u64, &'a Vec<DutyRule>)| {
            Some((state.index.day_of(seq)?, rules.as_slice()))
        };
        let versions: Vec<_> = state.duty_rules.iter().filter_map(recorded).collect();
        let ids: BTreeSet<&str> =
            versions.iter().flat_map(|(_, rules)| *rules).map(|rule| rule.id.as_str()).collect();
        let one = |id: &str| {
            let here = |(day, rules): &(NaiveDate, &'a [DutyRule])| {
                (*day, rules.iter().find(|rule| rule.id == id))
            };
            Self(versions.iter().map(here).collect())
        };
        ids.into_iter().map(one).collect()
    }

    /// What it asks for, as it is now.
    pub(super) fn kind(&self) -> Option<DutyKind> {
        self.0.iter().rev().find_map(|(_, rule)| *rule).map(|rule| rule.kind)
    }

    /// The rule that holds for a year of a plan from one year to another, and its day. A day that
    /// had passed when the rule was changed to it is put off to the day of the change.
    pub(super) fn in_year(
        &self,
        year: i32,
        from: i32,
        to: i32,
    ) -> Option<(&'a DutyRule, NaiveDate)> {
        for (nth, (recorded, rule)) in self.0.iter().enumerate() {
            let Some(rule) = rule.filter(|rule| falls_in(rule.rhythm, year, from, to)) else {
                continue;
            };
            let Some(due) = due_day(rule, year) else { continue };
            let changed = self.0.get(nth + 1).map(|(day, _)| *day);
            if changed.is_some_and(|changed| due >= changed) {
                continue;
            }
            let before = nth.checked_sub(1).and_then(|nth| self.0[nth].1);
            return match (due < *recorded, before) {
                (true, Some(_)) => Some((rule, *recorded)),
                (true, None) if nth > 0 => None,
                _ => Some((rule, due)),
            };
        }
        None
    }
}

/// When what is of one kind falls due, by all rules that ever asked for it: the day of the duty itself.
#[derive(Debug)]
pub(in crate::domain) struct Dues<'a>(Vec<Calendar<'a>>);

impl<'a> Dues<'a> {
    pub(in crate::domain) fn of(state: &'a State, kind: DutyKind) -> Self {
        let mut all = Calendar::of(state);
        all.retain(|rule| rule.kind() == Some(kind));
        Self(all)
    }

    /// For a year of a plan from one year to another, by the rule that asks first.
    pub(in crate::domain) fn in_year(&self, year: i32, from: i32, to: i32) -> Option<NaiveDate> {
        self.0.iter().filter_map(|rule| Some(rule.in_year(year, from, to)?.1)).min()
    }
}

fn falls_in(rhythm: Rhythm, year: i32, from: i32, to: i32) -> bool {
    match rhythm {
        Rhythm::Once => year == from,
        Rhythm::Yearly => (from..=to).contains(&year),
        Rhythm::Midterm => year == Term::Midterm.last_year((from, to)),
        Rhythm::Final => year == to,
    }
}

/// The day on which a rule falls due for a year.
fn due_day(rule: &DutyRule, year: i32) -> Option<NaiveDate> {
    month_and_day(&rule.due, year.checked_add(rule.due_year_offset)?)
}

/// A month and a day as a rule has them, in a year; none where they are none there. Which texts a rule
/// may have is judged when it is adopted: one that stands in the ledger may say anything, and asks for
/// nothing then.
pub(in crate::domain) fn month_and_day(text: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = text.split_once('-')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}
