//! Rules from which duties (应办事项) are derived: what is owed, by whom, how often, by what day.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::department::DepartmentId;
use crate::plan::choices;

choices! {
    /// What is owed.
    #[allow(
        missing_docs,
        reason = "each name is the thing owed; DESIGN's table of words translates it"
    )]
    pub enum DutyKind {
        Letter = "letter",
        Scheme = "scheme",
        IndicatorData = "indicator_data",
        SituationReport = "situation_report",
        WorkReport = "work_report",
        DutyReport = "duty_report",
        DutyReview = "duty_review",
        SelfEvaluation = "self_evaluation",
        MonitoringScheme = "monitoring_scheme",
        MonitoringReport = "monitoring_report",
        Yearbook = "yearbook",
        EvaluationScheme = "evaluation_scheme",
        EvaluationReport = "evaluation_report",
        GovernmentReport = "government_report",
        Budget = "budget",
        Training = "training",
        /// What the committee ordered; never by a rule.
        Action = "action",
        /// Of an issued warning; owed by whom it names, not by a rule.
        WarningAnswer = "warning_answer",
    }
}

/// Who owes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Every department that leads or shares a target or measure.
    Responsible,
    /// The source department of each indicator.
    Source,
    /// One department.
    Department(DepartmentId),
}

impl Serialize for Owner {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Responsible => "responsible",
            Self::Source => "source",
            Self::Department(id) => &id.0,
        })
    }
}

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match String::deserialize(from)?.as_str() {
            "responsible" => Self::Responsible,
            "source" => Self::Source,
            id => Self::Department(id.into()),
        })
    }
}

/// How often it is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Once, for the plan's first year.
    Once,
    /// For every year of the plan.
    Yearly,
    /// For the plan's fifth year, or the last of a shorter plan.
    Midterm,
    /// For the plan's last year.
    Final,
}

/// One rule. The due day is proposed until the office confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRule {
    /// Unique id.
    pub id: String,
    /// What is owed, in the office's words.
    pub name: Arc<str>,
    /// What is owed.
    pub kind: DutyKind,
    /// Who owes it.
    pub who: Owner,
    /// How often.
    pub rhythm: Rhythm,
    /// Due month and day, `MM-DD`, a day that every year has: that is judged when it is adopted, and
    /// kept as it was written, for what once stands in a ledger has to be read.
    pub due: String,
    /// Years from the year it concerns to the year it is due in.
    pub due_year_offset: i32,
    /// The kind of event that is meant to discharge it, for those who read the rules. Which entries
    /// do is decided by `kind` alone, and a kind of event that this program does not know is no fault.
    pub discharged_by: String,
    /// Whether it is done only when the office has accepted what was handed in.
    pub needs_acceptance: bool,
    /// The plan's words that it rests on.
    pub basis: String,
    /// 拟定
    #[serde(default)]
    pub proposed: bool,
}
