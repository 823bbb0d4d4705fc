//! Reports of departments, and how the office settles them.

use serde::{Deserialize, Serialize};

use super::{SelfAssessment, Term};
use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Item, choices};

choices! {
    /// Which report.
    pub enum ReportForm {
        /// 工作报告
        Work = "work",
        /// 情况报告
        Situation = "situation",
        /// 述职报告
        Duty = "duty",
        /// 中期自我评估报告
        MidtermSelfEvaluation = "midterm_self_evaluation",
        /// 终期自我评估报告
        FinalSelfEvaluation = "final_self_evaluation",
    }
}

impl ReportForm {
    /// The evaluation that it is written for; what others say of targets is said of their year.
    pub const fn term(self) -> Option<Term> {
        match self {
            Self::MidtermSelfEvaluation => Some(Term::Midterm),
            Self::FinalSelfEvaluation => Some(Term::Final),
            Self::Work | Self::Situation | Self::Duty => None,
        }
    }
}

choices! {
    /// Progress of a measure, as its department reports it.
    pub enum Progress {
        /// 未启动
        NotStarted = "not_started",
        /// 推进中
        Underway = "underway",
        /// 已完成
        Done = "done",
        /// 滞后
        Behind = "behind",
    }
}

/// Progress of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureProgress {
    /// The measure.
    pub item: Item,
    /// How far.
    pub progress: Progress,
    /// In a few words.
    #[serde(default)]
    pub note: String,
}

/// A department's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Whose.
    pub department: DepartmentId,
    /// Which report.
    pub form: ReportForm,
    /// The year it is about.
    pub year: i32,
    /// Its heading (标题).
    pub heading: String,
    /// Its text.
    pub text: String,
    /// Progress of the department's measures.
    #[serde(default)]
    pub progress: Vec<MeasureProgress>,
    /// What the department says of the targets that it leads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<SelfAssessment>,
    /// The report, returned or still waiting, whose place this one takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Seq>,
}

/// A report goes back to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The report's entry.
    pub report: Seq,
    /// What is to be mended.
    pub reason: String,
}

/// A report is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The report's entry.
    pub report: Seq,
    /// A remark; may be empty.
    #[serde(default)]
    pub comment: String,
}
