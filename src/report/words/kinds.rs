//! What papers are called.

use crate::domain::payload::{Degree, Term};
use crate::report::Kind;
use crate::words::Lang;

impl Lang {
    /// What `halfsky report` calls a paper, which its file is named after too.
    pub const fn paper_kind(self, kind: Kind) -> &'static str {
        let (zh, en) = match kind {
            Kind::Letter => ("责任书", "letter"),
            Kind::Sheet => ("单位情况表", "department-sheet"),
            Kind::Reminder(Degree::Notice) => ("提醒函", "reminder"),
            Kind::Reminder(Degree::Urge) => ("催报函", "urging-letter"),
            Kind::Reminder(Degree::Supervise) => ("督办通知", "supervision-notice"),
            Kind::Warning => ("预警提示函", "warning-letter"),
            Kind::Unmet => ("未达标目标清单", "unmet-list"),
            Kind::Division => ("任务分解表", "division-of-tasks"),
            Kind::Circular => ("办理情况通报", "circular"),
            Kind::Yearly => ("年度监测报告", "yearly-report"),
            Kind::Evaluation(Term::Midterm) => ("中期评估报告", "midterm-evaluation"),
            Kind::Evaluation(Term::Final) => ("终期评估报告", "final-evaluation"),
            Kind::Government => ("市政府报告", "government-report"),
            Kind::Invitation => ("会议通知", "meeting-notice"),
            Kind::Pack => ("会议材料", "meeting-pack"),
            Kind::Minutes => ("会议纪要", "minutes"),
        };
        self.pick(zh, en)
    }

    /// A name for the file of a paper; `about` says of whom or when.
    pub fn paper_file(self, kind: Kind, about: &str) -> String {
        format!("{}-{about}.docx", self.paper_kind(kind))
    }
}
