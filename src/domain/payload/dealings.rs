//! What the office says to or of a duty: a reminder, a later day, a waiver.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::duty::DutyKey;
use crate::plan::{DepartmentId, choices};

choices! {
    /// How strongly the office reminds; each comes after the one before.
    pub enum Degree {
        /// 提醒
        Notice = "notice",
        /// 催报
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
    }
}

impl Degree {
    /// The one that may come after this one.
    pub const fn next(self) -> Self {
        match self {
            Self::Notice => Self::Urge,
            Self::Urge | Self::Supervise => Self::Supervise,
        }
    }
}

/// Asks to remind a department of what it owes, or several each of what is its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remind {
    /// Whom, where all of it is one department's.
    #[serde(default)]
    pub department: Option<DepartmentId>,
    /// How strongly.
    pub degree: Degree,
    /// Of which duties.
    pub duties: Vec<DutyKey>,
    /// In what words; may be empty.
    #[serde(default)]
    pub text: String,
}

/// A department is reminded of what it owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Whom.
    pub department: DepartmentId,
    /// How strongly.
    pub degree: Degree,
    /// Of which duties.
    pub duties: Vec<DutyKey>,
    /// In what words; may be empty.
    #[serde(default)]
    pub text: String,
}

/// A duty falls away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Which.
    pub duty: DutyKey,
    /// Why.
    pub reason: String,
}

/// A duty gets another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Which.
    pub duty: DutyKey,
    /// The last day in time from now on.
    pub due: NaiveDate,
    /// Why.
    pub reason: String,
}
