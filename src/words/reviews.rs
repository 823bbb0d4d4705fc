//! Reviews, self-assessments and verdicts in words.

use super::{Lang, words};
use crate::domain::form::Field;
use crate::domain::payload::{Finding, Grade, SelfAssessment, Term};
use crate::domain::refusal::WrongReview;
use crate::domain::state::State;
use crate::domain::vocabulary::Event;

impl Lang {
    /// The grade of a duty review.
    pub const fn grade(self, grade: Grade) -> &'static str {
        match grade {
            Grade::Excellent => self.pick("优秀", "excellent"),
            Grade::Good => self.pick("良好", "good"),
            Grade::Passed => self.pick("合格", "passed"),
            Grade::Failed => self.pick("不合格", "failed"),
        }
    }

    /// How a target stands in somebody's judgement.
    pub const fn finding(self, finding: Finding) -> &'static str {
        match finding {
            Finding::Met => self.pick("达标", "met"),
            Finding::Nearly => self.pick("基本达标", "nearly met"),
            Finding::Unmet => self.pick("尚未达标", "unmet"),
        }
    }

    /// A verdict in the fewest words, for a narrow column.
    pub fn verdict_in_short(self, term: Term, finding: Finding) -> String {
        let term = match term {
            Term::Midterm => self.pick("中期", "mid "),
            Term::Final => self.pick("终期", "fin "),
        };
        let finding = match finding {
            Finding::Met => self.pick("达标", "met"),
            Finding::Nearly => self.pick("基本", "nearly"),
            Finding::Unmet => self.pick("未达", "unmet"),
        };
        format!("{term}{finding}")
    }

    /// Which evaluation; none is a year's own report.
    pub const fn term(self, term: Option<Term>) -> &'static str {
        match term {
            Some(Term::Midterm) => self.pick("中期", "midterm"),
            Some(Term::Final) => self.pick("终期", "final"),
            None => self.pick("年度", "yearly"),
        }
    }
}

pub(super) fn told(lang: Lang, event: &Event, state: &State) -> String {
    match event {
        Event::DutyReviewed(review) => {
            let grade = lang.grade(review.grade);
            match state.reports.get(&review.report) {
                Some(report) => {
                    let who = state.short(&report.department);
                    lang.told_review(who, report.year, grade)
                }
                None => lang.told_review_of(review.report, grade),
            }
        }
        Event::EvaluationRecorded(verdict) => lang.told_verdict(
            state.code(&verdict.item),
            lang.term(Some(verdict.stage)),
            lang.finding(verdict.finding),
        ),
        _ => String::new(),
    }
}

pub(super) fn rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    match event {
        Event::DutyReviewed(review) => {
            let report = state.reports.get(&review.report);
            let whose = report.map(|report| state.short(&report.department).to_owned());
            let heading = report.map_or("", |report| &report.heading);
            vec![
                (lang.field(Field::Department), whose.unwrap_or_default()),
                (lang.field(Field::Report), format!("#{} {heading}", review.report)),
                (lang.field(Field::Grade), lang.grade(review.grade).to_owned()),
                (lang.field(Field::Comment), review.comment.clone()),
            ]
        }
        Event::EvaluationRecorded(verdict) => vec![
            (lang.field(Field::Year), verdict.year.to_string()),
            (lang.field(Field::Text), verdict.text.clone()),
        ],
        _ => Vec::new(),
    }
}

/// What a department says of its targets, a line each.
pub(super) fn assessment_lines(lang: Lang, rows: &[SelfAssessment], state: &State) -> String {
    let line = |row: &SelfAssessment| {
        let title = state.clause(&row.item).map_or("", |clause| &clause.title);
        let note = if row.note.is_empty() { String::new() } else { format!("  {}", row.note) };
        format!("{} {} {title}{note}", state.code(&row.item), lang.finding(row.finding))
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn refused(lang: Lang, wrong: &WrongReview, state: &State) -> String {
    match wrong {
        WrongReview::NotADutyReport(seq) => lang.not_a_duty_report(*seq),
        WrongReview::NotAccepted(seq) => lang.duty_report_not_accepted(*seq),
        WrongReview::Reviewed(seq, by) => lang.already_reviewed(*seq, *by),
        WrongReview::NotATarget(item) => lang.not_a_target(state.code(item)),
        WrongReview::NotTheirTarget(item, id) => {
            lang.not_their_target(state.code(item), state.short(id))
        }
        WrongReview::VerdictExists(item, term, seq) => {
            lang.verdict_exists(state.code(item), lang.term(Some(*term)), *seq)
        }
    }
}

words! {
    verdict_beside: "评估结论与达标状态并列：结论由评估组作出，不改变按数据计算的状态。", "A verdict stands beside the status, which is computed from figures, and never changes it.";
    label_review: "述职评议", "duty review";
    label_self_assessment: "自评", "own word";
    label_verdict: "评估结论", "verdict";
    heading_judged: "自评与评估结论", "What the department says, and the verdict";
    told_review(department: &str, year: i32, grade: &str): "{department}{year}年述职评议为{grade}", "reviewed the {year} duty report of {department}: {grade}";
    told_review_of(report: u64, grade: &str): "述职报告 #{report} 评议为{grade}", "reviewed duty report #{report}: {grade}";
    told_verdict(code: String, term: &str, finding: &str): "{code} {term}评估结论为{finding}", "{term} verdict on {code}: {finding}";
    not_a_duty_report(seq: u64): "#{seq} 不是述职报告，只有述职报告可以评议", "#{seq} is no duty report; only duty reports are reviewed";
    duty_report_not_accepted(seq: u64): "述职报告 #{seq} 还没有审核通过，请先审核通过再评议", "Duty report #{seq} is not accepted; accept it, then review it";
    already_reviewed(seq: u64, by: u64): "述职报告 #{seq} 已经评议（#{by}），如有错请先撤回 #{by}", "Duty report #{seq} is reviewed (#{by}); withdraw #{by} first if it is wrong";
    not_a_target(code: String): "{code} 是措施，自评和评估结论按目标（如 1.2）填写", "{code} is a measure; targets such as 1.2 are assessed and judged";
    not_their_target(code: String, id: &str): "{code} 不由{id}牵头，由牵头单位自评，请去掉", "{id} does not lead {code}; its lead assesses it, leave it out";
    verdict_exists(code: String, term: &str, seq: u64): "{code} 已有{term}评估结论（#{seq}），如有错请先撤回 #{seq}", "{code} has its {term} verdict (#{seq}); withdraw it first if it is wrong";
}
