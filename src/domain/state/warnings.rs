//! The warnings that were issued, and which of them are answered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Stamp, State};
use crate::domain::assess::WarningKind;
use crate::domain::day;
use crate::domain::entry::Seq;
use crate::domain::payload::{WarningAnswered, WarningIssued};
use crate::plan::{DepartmentId, Item, PlanId};

/// A warning as issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningRecord {
    /// Its issue.
    pub issued: Stamp,
    /// The indicator's plan.
    pub plan: PlanId,
    /// The indicator's id.
    pub indicator: String,
    /// Which warning.
    pub warning: WarningKind,
    /// The year of the figure that caused it.
    pub year: i32,
    /// The target or measure that the indicator rests on.
    pub item: Item,
    /// Who was to answer, as of that day.
    pub departments: Vec<DepartmentId>,
    /// Its answer.
    pub answered: Option<Stamp>,
}

/// A warning is to be answered within this many days of its issue.
const ANSWER_DAYS: u64 = 30;

impl WarningRecord {
    /// The last day on which an answer is in time.
    pub fn answer_by(&self) -> NaiveDate {
        day::after(self.issued.on, ANSWER_DAYS)
    }
}

impl State {
    /// The departments of today that are to answer a warning, those that ended left out.
    pub fn addressed<'a>(&'a self, record: &'a WarningRecord) -> Vec<&'a DepartmentId> {
        self.successors(&record.departments)
    }

    /// Warnings that were issued and are not answered, by entry.
    pub fn unanswered(&self) -> impl Iterator<Item = (Seq, &WarningRecord)> {
        let open = self.warnings.iter().filter(|(_, record)| record.answered.is_none());
        open.map(|(seq, record)| (*seq, record))
    }

    /// The open warning of that sort about a year of an indicator.
    pub fn open_warning(
        &self,
        plan: &PlanId,
        indicator: &str,
        warning: WarningKind,
        year: i32,
    ) -> Option<Seq> {
        let same = |record: &WarningRecord| {
            record.plan == *plan
                && record.indicator == indicator
                && (record.warning, record.year) == (warning, year)
        };
        self.unanswered().find(|(_, record)| same(record)).map(|(seq, _)| seq)
    }

    pub(super) fn warn(&mut self, issued: Stamp, asked: &WarningIssued) {
        let record = WarningRecord {
            issued,
            plan: asked.plan.clone(),
            indicator: asked.indicator.clone(),
            warning: asked.warning,
            year: asked.year,
            item: asked.item.clone(),
            departments: asked.departments.clone(),
            answered: None,
        };
        self.warnings.insert(issued.seq, record);
    }

    pub(super) fn answer(&mut self, stamp: Stamp, asked: &WarningAnswered) {
        if let Some(record) = self.warnings.get_mut(&asked.entry) {
            record.answered = Some(stamp);
        }
    }

    pub(super) fn forget_warnings(&mut self, gone: Seq) {
        self.warnings.remove(&gone);
        for record in self.warnings.values_mut() {
            record.answered = record.answered.filter(|stamp| stamp.seq != gone);
        }
    }
}
