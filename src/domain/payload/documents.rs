//! Documents of the monitoring and evaluation groups, which the leading group approves.

use serde::{Deserialize, Serialize};

use super::Term;
use crate::domain::entry::Seq;
use crate::plan::{DutyKind, choices};

choices! {
    /// Which document.
    pub enum DocumentKind {
        /// 监测方案和监测指标体系
        MonitoringScheme = "monitoring_scheme",
        /// 年度监测统计报告
        MonitoringReport = "monitoring_report",
        /// 年度妇女儿童统计资料
        Yearbook = "yearbook",
        /// 中期评估方案
        MidtermEvaluationScheme = "midterm_evaluation_scheme",
        /// 中期评估报告
        MidtermEvaluationReport = "midterm_evaluation_report",
        /// 终期评估方案
        FinalEvaluationScheme = "final_evaluation_scheme",
        /// 终期评估报告
        FinalEvaluationReport = "final_evaluation_report",
        /// 向市政府报送监测评估情况
        GovernmentReport = "government_report",
    }
}

impl DocumentKind {
    /// Whether the monitoring group (statistics bureau) writes it; the others are the office's.
    pub const fn is_monitoring(self) -> bool {
        matches!(self, Self::MonitoringScheme | Self::MonitoringReport | Self::Yearbook)
    }

    /// Whether there is one for each year; of the others there is one for a plan.
    pub const fn is_yearly(self) -> bool {
        matches!(self, Self::MonitoringReport | Self::Yearbook | Self::GovernmentReport)
    }

    /// Whether it says what is to be done, and so may be of a year to come.
    pub const fn looks_ahead(self) -> bool {
        matches!(
            self,
            Self::MonitoringScheme | Self::MidtermEvaluationScheme | Self::FinalEvaluationScheme
        )
    }

    /// What duty it discharges; of an evaluation, in which term.
    pub const fn duty(self) -> (DutyKind, Option<Term>) {
        match self {
            Self::MonitoringScheme => (DutyKind::MonitoringScheme, None),
            Self::MonitoringReport => (DutyKind::MonitoringReport, None),
            Self::Yearbook => (DutyKind::Yearbook, None),
            Self::MidtermEvaluationScheme => (DutyKind::EvaluationScheme, Some(Term::Midterm)),
            Self::MidtermEvaluationReport => (DutyKind::EvaluationReport, Some(Term::Midterm)),
            Self::FinalEvaluationScheme => (DutyKind::EvaluationScheme, Some(Term::Final)),
            Self::FinalEvaluationReport => (DutyKind::EvaluationReport, Some(Term::Final)),
            Self::GovernmentReport => (DutyKind::GovernmentReport, None),
        }
    }
}

/// A document is filed, to be approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// Which document.
    pub document_kind: DocumentKind,
    /// The year it is about.
    pub year: i32,
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}

/// The leading group approves a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The document's entry.
    pub entry: Seq,
    /// A remark; may be empty.
    #[serde(default)]
    pub comment: String,
}

/// The leading group gives a document back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rejection {
    /// The document's entry.
    pub entry: Seq,
    /// What is to be mended.
    pub reason: String,
}
