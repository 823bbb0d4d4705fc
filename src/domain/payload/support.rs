//! What carries the work: activities (活动) and funds (经费).

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::plan::{DepartmentId, Item, choices};

choices! {
    /// What sort of activity.
    pub enum ActivityKind {
        /// 培训
        Training = "training",
        /// 宣传
        Publicity = "publicity",
        /// 听取意见
        Opinions = "opinions",
        /// 议事协商、项目
        Project = "project",
    }
}

/// An activity; it took place on the entry's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Who held it.
    pub department: DepartmentId,
    /// Who helped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cooperating: Vec<DepartmentId>,
    /// What sort.
    pub activity_kind: ActivityKind,
    /// Its name.
    pub heading: String,
    /// What was done.
    #[serde(default)]
    pub text: String,
    /// How many took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<u32>,
    /// Of these, women.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub women: Option<u32>,
    /// Of these, men.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub men: Option<u32>,
    /// The targets and measures it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// A department's funds of a year for one purpose, in 10,000 yuan (万元). What is not given stays
/// as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funds {
    /// Whose.
    pub department: DepartmentId,
    /// Of what year.
    pub year: i32,
    /// For what.
    pub purpose: String,
    /// Budgeted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Decimal>,
    /// Spent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<Decimal>,
    /// Why an amount that stood before changes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
