//! Which papers there are, what each is about and what else is asked of it: said once, for the command
//! line and the dashboard alike.

use crate::domain::payload::{Degree, Term};

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 责任书
    Letter,
    /// 单位情况表
    Sheet,
    /// 提醒函、催报函、督办通知
    Reminder(Degree),
    /// 预警提示函
    Warning,
    /// 未达标目标清单
    Unmet,
    /// 目标任务分解表
    Division,
    /// 办理情况通报
    Circular,
    /// 年度监测统计报告
    Yearly,
    /// 中期、终期评估报告
    Evaluation(Term),
    /// 报市政府的年度实施情况报告
    Government,
    /// 会议通知
    Invitation,
    /// 会议材料
    Pack,
    /// 会议纪要
    Minutes,
}

/// What has to be named for a paper to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A department.
    Department,
    /// A department, or all that it concerns.
    Departments,
    /// A warning that was issued.
    Warning,
    /// A plan.
    Plan,
    /// A meeting.
    Meeting,
}

impl Kind {
    /// Every kind: those of a department, of all departments, of a plan, of a meeting.
    pub const ALL: [Self; 16] = [
        Self::Letter,
        Self::Sheet,
        Self::Reminder(Degree::Notice),
        Self::Reminder(Degree::Urge),
        Self::Reminder(Degree::Supervise),
        Self::Warning,
        Self::Unmet,
        Self::Division,
        Self::Circular,
        Self::Yearly,
        Self::Evaluation(Term::Midterm),
        Self::Evaluation(Term::Final),
        Self::Government,
        Self::Invitation,
        Self::Pack,
        Self::Minutes,
    ];

    /// What it is about.
    pub const fn about(self) -> About {
        match self {
            Self::Letter | Self::Sheet => About::Department,
            Self::Reminder(_) => About::Departments,
            Self::Warning => About::Warning,
            Self::Unmet
            | Self::Division
            | Self::Circular
            | Self::Yearly
            | Self::Evaluation(_)
            | Self::Government => About::Plan,
            Self::Invitation | Self::Pack | Self::Minutes => About::Meeting,
        }
    }

    /// Whether it goes out under a number, 文号.
    pub const fn is_numbered(self) -> bool {
        !matches!(self, Self::Sheet | Self::Unmet | Self::Division | Self::Pack)
    }

    /// Whether it goes upwards, so that it says who signed it off, 签发人.
    pub const fn is_signed_off(self) -> bool {
        matches!(self, Self::Yearly | Self::Evaluation(_) | Self::Government)
    }

    /// Whether it is of a year that can be named.
    pub const fn is_of_a_year(self) -> bool {
        matches!(self, Self::Letter | Self::Circular | Self::Yearly | Self::Government)
    }
}
