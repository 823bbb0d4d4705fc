//! Warnings (预警提示函) as issued and answered.

use serde::{Deserialize, Serialize};

use crate::domain::assess::WarningKind;
use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Item, PlanId};

/// Asks to issue a warning that stands to whoever leads what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueWarning {
    /// The indicator's plan.
    #[serde(default = "PlanId::unnamed")]
    pub plan: PlanId,
    /// The indicator's id.
    pub indicator: String,
    /// Which warning.
    pub warning: WarningKind,
    /// The year of the figure that causes it.
    pub year: i32,
    /// The paper's reference number (文号); empty where it has none.
    #[serde(default)]
    pub paper: String,
    /// What it says beyond that.
    #[serde(default)]
    pub text: String,
}

/// A warning as issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningIssued {
    /// The indicator's plan.
    pub plan: PlanId,
    /// The indicator's id.
    pub indicator: String,
    /// Which warning.
    pub warning: WarningKind,
    /// The year of the figure that causes it.
    pub year: i32,
    /// The target or measure that the indicator rests on.
    pub item: Item,
    /// Who leads it on that day, and is to answer.
    pub departments: Vec<DepartmentId>,
    /// The paper's reference number (文号); empty where it has none.
    pub paper: String,
    /// What it says beyond that.
    pub text: String,
}

/// Asks to answer a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerWarning {
    /// The warning's entry.
    pub entry: Seq,
    /// Who answers; may be left out where only one can.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// Why it came to it.
    pub cause: String,
    /// What is done about it.
    pub countermeasure: String,
}

/// The answer to a warning, one for all whom it was issued to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningAnswered {
    /// The warning's entry.
    pub entry: Seq,
    /// Who answers.
    pub department: DepartmentId,
    /// Why it came to it.
    pub cause: String,
    /// What is done about it.
    pub countermeasure: String,
}
