//! What is true now: the fold of the ledger's entries and nothing else.

mod actions;
mod apply;
mod by_entry;
pub(super) mod day;
mod dealings;
mod documents;
mod figures;
mod forget;
mod index;
mod letters;
mod lookup;
mod meetings;
mod papers;
mod people;
mod records;
mod reports;
mod reviews;
mod revisions;
mod supplied;
mod support;
mod warnings;
mod years;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

pub use actions::{Action, Actions, Step};
pub use by_entry::ByEntry;
pub use dealings::{Dealing, Dealings};
pub use documents::{DocumentRecord, DocumentStage, Documents};
pub use figures::{FigureKey, FigureRecord, Figures};
pub use index::Index;
pub use meetings::{Attended, Meeting, MeetingStage, Meetings, Record, Recorded, Rewrite};
pub use records::{
    Assigned, Letter, NoteRecord, PersonRecord, ReportRecord, SchemeRecord, Signed, Stage, Stamp,
};
pub use reports::Reports;
pub use reviews::{ReviewRecord, Reviews, VerdictRecord};
pub use revisions::Revisions;
pub use support::{ActivityRecord, FundsRecord, Support};
pub use warnings::WarningRecord;

use super::entry::{Head, Seq};
use super::payload::{PersonId, Settings};
use crate::lazy::Lazy;
use crate::plan::{Department, DepartmentId, DutyRule, Indicator, Item, Plan, PlanId};

/// Indicators by plan and id.
pub type Indicators = BTreeMap<PlanId, BTreeMap<String, Revisions<Indicator>>>;

/// A plan and the entry that adopted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptedPlan {
    /// The entry.
    pub seq: Seq,
    /// The day the office began to keep this ledger for it; nothing is owed from before.
    pub on: NaiveDate,
    /// The plan.
    pub plan: Plan,
}

/// Everything that rules, lists and pages need to know, as of the entry `head`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The last entry folded in.
    pub head: Head,
    /// When it was recorded.
    pub last_at: Option<DateTime<FixedOffset>>,
    /// The office's settings.
    pub settings: Revisions<Settings>,
    /// Plans adopted.
    pub plans: BTreeMap<PlanId, AdoptedPlan>,
    /// Indicators by plan and id.
    pub indicators: Lazy<Indicators>,
    /// Departments with their names over time, those that ended too.
    pub departments: BTreeMap<DepartmentId, Revisions<Department>>,
    /// Their ids as papers name them: office first, then by kind, in the order in which they were entered.
    entered: Vec<DepartmentId>,
    /// Those that ended: by which entry, and into which other each went.
    pub ended: BTreeMap<DepartmentId, (Seq, Option<DepartmentId>)>,
    /// People, those who left too.
    pub people: BTreeMap<PersonId, PersonRecord>,
    /// Duty rules.
    pub duty_rules: Revisions<Vec<DutyRule>>,
    /// Who answers for what.
    pub assignments: Lazy<BTreeMap<Item, Revisions<Assigned>>>,
    /// Letters of responsibility by the entry that issued them.
    pub letters: Lazy<ByEntry<Letter>>,
    /// Schemes by the entry that filed them.
    pub schemes: Lazy<ByEntry<SchemeRecord>>,
    /// Reports by the entry that submitted them.
    pub reports: Reports,
    /// Figures by indicator.
    pub figures: Lazy<Figures>,
    /// What was ordered of departments.
    pub actions: Actions,
    /// What the office said of duties.
    pub dealings: Dealings,
    /// Duty reviews and verdicts.
    pub reviews: Lazy<Reviews>,
    /// Documents that the leading group approves.
    pub documents: Documents,
    /// Activities and funds.
    pub support: Support,
    /// Warnings by the entry that issued them.
    pub warnings: BTreeMap<Seq, WarningRecord>,
    /// Meetings by the entry that called them.
    pub meetings: Meetings,
    /// Notes by the entry that wrote them.
    pub notes: ByEntry<NoteRecord>,
    /// Withdrawn entries and what withdrew them.
    pub withdrawn: BTreeMap<Seq, Seq>,
    /// Which entries concern what.
    pub index: Lazy<Index>,
}
