//! Departments as they enter, change their names and end.

use serde::{Deserialize, Serialize};

use crate::plan::{Department, DepartmentId};

/// Departments that enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Departments {
    /// New ones only.
    pub departments: Vec<Department>,
}

/// A department's new names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renaming {
    /// Which.
    pub department: DepartmentId,
    /// New full name.
    pub name: String,
    /// New short name.
    pub short: String,
}

/// A department goes into another, which inherits its assignments and what is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merger {
    /// The one that ends.
    pub department: DepartmentId,
    /// The one that inherits.
    pub into: DepartmentId,
}

/// A department ends without a successor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dissolution {
    /// Which.
    pub department: DepartmentId,
    /// By what decision.
    pub reason: String,
}
