//! What commands ask and events record: the fields of each, shared where both say the same.
//!
//! Field names are the ledger's stored form and `record`'s input; they never change meaning.
//! Where a stored form has to change, its event's version goes up and an upcaster reads the old one.

mod actions;
mod attachment;
mod dealings;
mod departments;
mod documents;
mod figures;
mod meetings;
mod reports;
mod reviews;
mod settings;
mod support;
mod warnings;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use actions::{
    ActionClosing, ActionExtension, ActionReopening, ActionReport, ActionStage, NewAction,
};
pub use attachment::{Attachment, FILE_MAX, FILES_MAX, Media};
pub use dealings::{Degree, Extension, Remind, Reminder, Waiver};
pub use departments::{Departments, Dissolution, Merger, Renaming};
pub use documents::{Approval, DocumentKind, Filing, Rejection};
pub use figures::{Figure, Figures, StandingFigure, StandingFigures, Verification};
pub use meetings::{
    Agenda, AgendaItem, Arrangement, Attendance, CarryOver, Decision, Discussion, MeetingChange,
    MeetingChanged, MeetingKind, Minutes, MinutesApproval, MinutesApproved, MinutesRejection,
    MinutesReturned, NewMeeting, OfMeeting, Presence, TakeDecision, Topic,
};
pub use reports::{Acceptance, MeasureProgress, Progress, Report, ReportForm, Return};
pub use reviews::{DutyReview, Finding, Grade, SelfAssessment, Term, Verdict};
pub use settings::{Settings, SettingsChange};
pub use support::{Activity, ActivityKind, Funds};
pub use warnings::{AnswerWarning, IssueWarning, WarningAnswered, WarningIssued};

use super::entry::Seq;
use crate::plan::{Assignment, DepartmentId, DutyRule, Id, Indicator, Item, Plan, PlanId, choices};

/// A person's short id, e.g. `li-na`; also the `actor` of entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub Id);

impl PersonId {
    /// Without the brackets in which a login stands that is nobody's id.
    pub fn bare(&self) -> &str {
        let within = self.0.strip_prefix('(').and_then(|id| id.strip_suffix(')'));
        within.unwrap_or(&self.0)
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for PersonId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

choices! {
    /// What a person may do; the table is in [`super::decide`].
    pub enum Role {
        /// 办公室
        Office = "office",
        /// 联络员
        Liaison = "liaison",
        /// 统计监测
        Statistics = "statistics",
        /// 委员、领导
        Leader = "leader",
        /// 只读人员
        Reader = "reader",
    }
}

/// Somebody who uses the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Short ASCII id.
    pub person: PersonId,
    /// Name as people write it.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The department a liaison speaks for.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// Position (职务) at work.
    #[serde(default)]
    pub title: Option<String>,
    /// Telephone at the office.
    #[serde(default)]
    pub telephone: Option<String>,
    /// Login name on the server, where there is one.
    #[serde(default)]
    pub login: Option<String>,
    /// The SSH public key that this person comes with, where there is one.
    #[serde(default)]
    pub ssh_key: Option<String>,
}

/// 代录: the paper that the office records for somebody who signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnBehalf {
    /// Who signed.
    pub signatory: String,
    /// In what capacity.
    pub title: String,
    /// The paper's reference number (文号); empty where it has none.
    #[serde(default)]
    pub paper: String,
}

/// A plan is adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    /// The whole plan.
    pub document: Plan,
}

/// Indicators of a plan; an id that is already there is revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicators {
    /// The plan.
    #[serde(default = "PlanId::unnamed")]
    pub plan: PlanId,
    /// Each with its goal and basis.
    pub indicators: Vec<Indicator>,
}

/// A person leaves; what the person did stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    /// Who.
    pub person: PersonId,
}

/// Rules from which duties are derived; replaces the rules before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRules {
    /// All rules.
    pub rules: Vec<DutyRule>,
}

/// Who answers for which items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignments {
    /// One for each item.
    pub assignments: Vec<Assignment>,
}

/// Asks to confirm some items, or all of a domain that are still proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Single items.
    #[serde(default)]
    pub items: Vec<Item>,
    /// A domain's number.
    #[serde(default)]
    pub domain: Option<u8>,
    /// The domain's plan.
    #[serde(default = "PlanId::unnamed")]
    pub plan: PlanId,
}

/// The items whose assignments were confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// In the plan's order.
    pub items: Vec<Item>,
}

/// An item that nobody answers for any longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unassignment {
    /// The target or measure.
    pub item: Item,
    /// Why.
    pub reason: String,
}

/// Asks for a department's letter of responsibility of a year, or those of several departments at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueLetter {
    /// For whom.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// For whom besides; each gets its own.
    #[serde(default)]
    pub addressees: Vec<DepartmentId>,
    /// For what year.
    pub year: i32,
    /// What the letter says beyond its list of items.
    #[serde(default)]
    pub text: String,
}

/// A letter of responsibility (责任书) as issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterIssued {
    /// For whom.
    pub department: DepartmentId,
    /// For what year.
    pub year: i32,
    /// The confirmed items it covers, in the plan's order.
    pub items: Vec<Item>,
    /// What the letter says beyond its list of items.
    pub text: String,
}

/// Asks for the committee's signature under a letter, or under several at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countersigning {
    /// The letter's entry.
    #[serde(default)]
    pub letter: Option<Seq>,
    /// Other letters besides.
    #[serde(default)]
    pub letters: Vec<Seq>,
    /// Who signed.
    pub signatory: String,
    /// In what capacity.
    #[serde(default)]
    pub title: String,
}

/// A signature under a letter: the department's, or the committee's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The letter's entry.
    pub letter: Seq,
    /// Who signed.
    pub signatory: String,
    /// In what capacity.
    #[serde(default)]
    pub title: String,
}

/// A department's implementation scheme (实施方案).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Whose.
    pub department: DepartmentId,
    /// 具体科室
    pub section: String,
    /// 专人
    pub officer: String,
    /// What it plans.
    #[serde(default)]
    pub text: String,
}

/// A note on an item or a department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The target or measure it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
    /// The department it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// What it says.
    pub text: String,
}

/// An entry is taken back; it stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The entry's number.
    pub entry: Seq,
    /// Why.
    pub reason: String,
}

/// What stands around every command: the day it happened, for whom it is recorded, and what proves
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// The day it happened: the date on the paper.
    pub on: NaiveDate,
    /// 代录
    pub on_behalf_of: Option<OnBehalf>,
    /// Evidence, in files.
    pub attachments: Vec<Attachment>,
}
