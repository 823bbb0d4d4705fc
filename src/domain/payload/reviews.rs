//! What was thought of the work: the review of a duty report (述职评议), a department's own word on a
//! target (自评), and the evaluation group's verdict (评估结论). None is derived from another.

use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;
use crate::plan::{Item, choices};

choices! {
    /// The grade of a duty review.
    pub enum Grade {
        /// 优秀
        Excellent = "excellent",
        /// 良好
        Good = "good",
        /// 合格
        Passed = "passed",
        /// 不合格
        Failed = "failed",
    }
}

/// A duty report is reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyReview {
    /// The duty report's entry.
    pub report: Seq,
    /// The grade.
    pub grade: Grade,
    /// What was said; may be empty.
    #[serde(default)]
    pub comment: String,
}

choices! {
    /// How a target stands in somebody's judgement. Not an attainment: that is computed from figures.
    pub enum Finding {
        /// 达标
        Met = "met",
        /// 基本达标
        Nearly = "nearly",
        /// 尚未达标
        Unmet = "unmet",
    }
}

/// What a lead department says of one target in its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfAssessment {
    /// The target.
    pub item: Item,
    /// How it stands.
    pub finding: Finding,
    /// In a few words.
    #[serde(default)]
    pub note: String,
}

choices! {
    /// Which evaluation.
    pub enum Term {
        /// 中期
        Midterm = "midterm",
        /// 终期
        Final = "final",
    }
}

impl Term {
    /// The last year that it looks at, of a plan of these years: the midterm one at the plan's fifth.
    pub fn last_year(self, (from, to): (i32, i32)) -> i32 {
        match self {
            Self::Midterm => (from + 4).min(to),
            Self::Final => to,
        }
    }
}

/// What the evaluation group decided of one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The target.
    pub item: Item,
    /// Which evaluation.
    #[serde(rename = "term")]
    pub stage: Term,
    /// The year that it looked at.
    pub year: i32,
    /// How the target stands.
    pub finding: Finding,
    /// On what grounds.
    pub text: String,
}
