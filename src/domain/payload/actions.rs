//! Actions (督办事项): what was ordered of departments, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Item, choices};

/// Something is ordered of departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAction {
    /// What is to be done, in a line.
    pub heading: String,
    /// Of whom; each owes it by itself.
    pub owners: Vec<DepartmentId>,
    /// The last day in time.
    pub due: NaiveDate,
    /// Who ordered it, or which meeting.
    pub ordered_by: String,
    /// The entry of that meeting or paper, where the ledger has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Seq>,
    /// The item of that meeting's agenda, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<u32>,
    /// The target or measure it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
    /// What is to be done, at length.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

choices! {
    /// How far a department says it is with an action.
    pub enum ActionStage {
        /// 办理中
        Underway = "underway",
        /// 已办结: waits for the office to close it.
        Done = "done",
    }
}

/// A department tells how far it is with an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionReport {
    /// The action's entry.
    pub action: Seq,
    /// Which of its departments.
    pub department: DepartmentId,
    /// How far.
    pub stage: ActionStage,
    /// What was done.
    pub text: String,
}

/// An action gets another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionExtension {
    /// The action's entry.
    pub action: Seq,
    /// The last day in time from now on.
    pub due: NaiveDate,
    /// Why.
    pub reason: String,
}

/// The office closes an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionClosing {
    /// The action's entry.
    pub action: Seq,
    /// What came of it.
    pub result: String,
}

/// The office opens a closed action again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionReopening {
    /// The action's entry.
    pub action: Seq,
    /// Of those that owe it the ones that have to go on; none where all have to. What the others said
    /// still stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<DepartmentId>,
    /// Why.
    pub reason: String,
}
