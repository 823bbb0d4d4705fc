//! Activities and funds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ByEntry, Revisions, Stamp, State};
use crate::decimal::Decimal;
use crate::domain::entry::Seq;
use crate::domain::payload::{Activity, ActivityKind, Funds};
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, Item, PlanId};

/// An activity; what was done in it stays in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRecord {
    /// Its entry, and the day it took place.
    pub recorded: Stamp,
    /// Who held it.
    pub department: DepartmentId,
    /// Who helped.
    pub cooperating: Vec<DepartmentId>,
    /// What sort.
    pub kind: ActivityKind,
    /// Its name.
    pub heading: Box<str>,
    /// How many took part.
    pub participants: Option<u32>,
    /// Of these, women.
    pub women: Option<u32>,
    /// Of these, men.
    pub men: Option<u32>,
    /// What it serves.
    pub items: Box<[Item]>,
}

/// Money for one purpose, in 10,000 yuan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundsRecord {
    /// Budgeted.
    pub budget: Option<Decimal>,
    /// Spent.
    pub spent: Option<Decimal>,
    /// Of the entries that budgeted the one by which that was in time.
    pub budgeted: Option<Stamp>,
}

impl FundsRecord {
    /// Both together; what one does not say, the other does.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        Self {
            budget: sum(self.budget, other.budget),
            spent: sum(self.spent, other.spent),
            budgeted: self.budgeted.or(other.budgeted),
        }
    }
}

/// What funds are of: whose, of what year, for what.
type Purse = (DepartmentId, i32, String);

/// Activities and funds that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    activities: ByEntry<ActivityRecord>,
    funds: BTreeMap<Purse, Revisions<FundsRecord>>,
}

impl Support {
    /// All activities, in the order of their entries.
    pub fn activities(&self) -> impl DoubleEndedIterator<Item = &ActivityRecord> {
        self.activities.values()
    }

    /// The funds that a department itself recorded for a purpose, with all that was said of them.
    pub fn funds_for(
        &self,
        department: &DepartmentId,
        year: i32,
        purpose: &str,
    ) -> Option<&Revisions<FundsRecord>> {
        self.funds.get(&(department.clone(), year, purpose.to_owned()))
    }

    /// Who budgeted for which year, each with the first entry that did for a purpose.
    pub fn budgets(&self) -> impl Iterator<Item = (&DepartmentId, i32, Stamp)> {
        let known = self.funds.iter();
        known.filter_map(|((id, year, _), funds)| Some((id, *year, funds.current()?.budgeted?)))
    }

    /// Later entries about the same funds.
    pub fn built_on(&self, entry: Seq) -> Vec<Seq> {
        let here = self.funds.values().filter(|known| known.seqs().any(|seq| seq == entry));
        here.flat_map(Revisions::seqs).filter(|seq| *seq > entry).collect()
    }

    /// Activities that serve a plan's items, and funds of years that no other covers.
    pub fn of_plan(&self, plan: &PlanId, covered_elsewhere: impl Fn(i32) -> bool) -> Vec<Seq> {
        let serves = |held: &&ActivityRecord| held.items.iter().any(|item| item.plan == *plan);
        let held = self.activities().filter(serves).map(|held| held.recorded.seq);
        let rests = self.funds.iter().filter(|((_, year, _), _)| !covered_elsewhere(*year));
        held.chain(rests.flat_map(|(_, known)| known.seqs())).collect()
    }

    pub(super) fn hold(&mut self, stamp: Stamp, held: &Activity) {
        let record = ActivityRecord {
            recorded: stamp,
            department: held.department.clone(),
            cooperating: held.cooperating.clone(),
            kind: held.activity_kind,
            heading: held.heading.as_str().into(),
            participants: held.participants,
            women: held.women,
            men: held.men,
            items: held.items.as_slice().into(),
        };
        self.activities.insert(stamp.seq, record);
    }

    pub(super) fn fund(&mut self, stamp: Stamp, funds: &Funds) {
        let Funds { department, year, purpose, budget, spent, .. } = funds.clone();
        let known = self.funds.entry((department, year, purpose)).or_default();
        let before = known.current().copied().unwrap_or_default();
        let record = FundsRecord {
            budget: budget.or(before.budget),
            spent: spent.or(before.spent),
            budgeted: Stamp::earlier_of(before.budgeted, budget.map(|_| stamp)),
        };
        known.set(stamp.seq, record);
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        self.activities.remove(&gone);
        self.funds.values_mut().for_each(|known| known.forget(gone));
        self.funds.retain(|_, known| known.current().is_some());
    }
}

impl State {
    /// The activities that a department held or helped with, the latest day first.
    pub fn activities_of(&self, department: &DepartmentId) -> Vec<&ActivityRecord> {
        let parties = |held: &&ActivityRecord| {
            let mut all = std::iter::once(&held.department).chain(&held.cooperating);
            all.any(|id| self.successor(id) == department)
        };
        let mut found: Vec<_> = self.support.activities().filter(|held| parties(held)).collect();
        sort_by_key(&mut found, |held| std::cmp::Reverse((held.recorded.on, held.recorded.seq)));
        found
    }

    /// A department's funds with those that it inherited, latest year first: year, purpose, amounts,
    /// and the entry that set them last.
    pub fn funds_of(&self, department: &DepartmentId) -> Vec<(i32, &str, FundsRecord, Seq)> {
        let theirs = self.support.funds.iter();
        let theirs = theirs.filter(|((id, ..), _)| self.successor(id) == department);
        let mut rows: Vec<(i32, &str, FundsRecord, Seq)> = theirs
            .filter_map(|((_, year, purpose), known)| {
                let (record, seq) = known.current().zip(known.set_by())?;
                Some((*year, purpose.as_str(), *record, seq))
            })
            .collect();
        sort_by_key(&mut rows, |(year, ..)| std::cmp::Reverse(*year));
        rows
    }
}
