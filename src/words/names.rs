//! Names of the things that the program distinguishes.

use chrono::NaiveDate;

use super::{Lang, words};
use crate::domain::assess::{Attainment, Outlook};
use crate::domain::day::OffCalendar;
use crate::domain::duty::{Duty, Standing};
use crate::domain::entry::Seq;
use crate::domain::payload::{Progress, ReportForm, Role};
use crate::domain::state::{Meeting, Stage, State};
use crate::plan::{DepartmentId, DutyKind, DutyRule, ItemKind, Owner, Part, Rhythm};

impl Lang {
    /// What no calendar has.
    pub fn off_calendar(self, wrong: OffCalendar) -> String {
        match wrong {
            OffCalendar::Month(month) => self.no_month(month),
            OffCalendar::Day { year: None, month, day } => self.no_day(month, day),
            OffCalendar::Day { year: Some(year), month, day } => self.no_day_of(year, month, day),
        }
    }

    /// A meeting by its day and kind, or by its number where it is not there.
    pub fn meeting_named(self, state: &State, seq: Seq) -> String {
        match state.meetings.get(&seq) {
            Some(found) => {
                let named = self.meeting_of_day(&found.day(), self.meeting_kind(found.kind));
                // Where one of the kind on one day is not the only one.
                let alike = |it: &&Meeting| (it.day(), it.kind) == (found.day(), found.kind);
                match state.meetings.values().filter(alike).nth(1) {
                    Some(_) => self.meeting_apart(named, seq),
                    None => named,
                }
            }
            None => self.meeting_numbered(seq),
        }
    }

    /// Departments by their short names.
    pub fn shorts<'a>(
        self,
        state: &State,
        ids: impl IntoIterator<Item = &'a DepartmentId>,
    ) -> String {
        let names = ids.into_iter().map(|id| state.short(id));
        names.collect::<Vec<_>>().join(self.list_comma())
    }

    /// Whether a target is met.
    pub const fn attainment(self, attainment: Attainment) -> &'static str {
        let (zh, en) = match attainment {
            Attainment::Met => ("达标", "met"),
            Attainment::Nearly => ("基本达标", "nearly met"),
            Attainment::Unmet => ("尚未达标", "unmet"),
            Attainment::NoData => ("无数据", "no data"),
            Attainment::Unrated => ("待评", "unrated"),
        };
        self.pick(zh, en)
    }

    /// Where a target is heading.
    pub const fn outlook(self, outlook: Outlook) -> &'static str {
        let (zh, en) = match outlook {
            Outlook::OnCourse => ("可如期", "on course"),
            Outlook::Effort => ("需加力", "needs effort"),
            Outlook::Hard => ("预计达标困难", "hard to reach"),
            Outlook::Away => ("背离", "moving away"),
            Outlook::Unknown => ("不明", "unknown"),
        };
        self.pick(zh, en)
    }

    /// What an outlook means, for whoever meets its word the first time; of an unknown one the
    /// explanation says why.
    pub const fn outlook_means(self, outlook: Outlook) -> Option<&'static str> {
        let (zh, en) = match outlook {
            Outlook::OnCourse => (
                "照近年的变化可以达到或保持",
                "at the pace of recent years it will be reached or kept",
            ),
            Outlook::Effort => ("再加力才能达到或保持", "reached or kept with more effort"),
            Outlook::Hard => {
                ("照近年的变化难以达到", "at the pace of recent years it will hardly be reached")
            }
            Outlook::Away => ("近年在往反方向走", "it has been going the wrong way"),
            Outlook::Unknown => return None,
        };
        Some(self.pick(zh, en))
    }

    /// A person's role.
    pub const fn role(self, role: Role) -> &'static str {
        let (zh, en) = match role {
            Role::Office => ("办公室", "office"),
            Role::Liaison => ("联络员", "liaison"),
            Role::Statistics => ("统计监测", "statistics"),
            Role::Leader => ("委员领导", "leader"),
            Role::Reader => ("只读人员", "reader"),
        };
        self.pick(zh, en)
    }

    /// Which report.
    pub const fn report_form(self, form: ReportForm) -> &'static str {
        let (zh, en) = match form {
            ReportForm::Work => ("工作报告", "work report"),
            ReportForm::Situation => ("情况报告", "situation report"),
            ReportForm::Duty => ("述职报告", "duty report"),
            ReportForm::MidtermSelfEvaluation => ("中期自评报告", "midterm self-evaluation"),
            ReportForm::FinalSelfEvaluation => ("终期自评报告", "final self-evaluation"),
        };
        self.pick(zh, en)
    }

    /// The same where it is chosen, all of them side by side.
    pub const fn form_chosen(self, form: ReportForm) -> &'static str {
        match (self, form) {
            (Self::Zh, form) => self.report_form(form),
            (Self::En, ReportForm::Work) => "work",
            (Self::En, ReportForm::Situation) => "situation",
            (Self::En, ReportForm::Duty) => "duty",
            (Self::En, ReportForm::MidtermSelfEvaluation) => "own midterm",
            (Self::En, ReportForm::FinalSelfEvaluation) => "own final",
        }
    }

    /// A measure's progress.
    pub const fn progress(self, progress: Progress) -> &'static str {
        let (zh, en) = match progress {
            Progress::NotStarted => ("未启动", "not started"),
            Progress::Underway => ("推进中", "under way"),
            Progress::Done => ("已完成", "done"),
            Progress::Behind => ("滞后", "behind"),
        };
        self.pick(zh, en)
    }

    /// How far a measure is, also where nobody has told.
    pub const fn step(self, step: Option<Progress>) -> &'static str {
        match step {
            Some(progress) => self.progress(progress),
            None => self.not_reported(),
        }
    }

    /// Where a report stands.
    pub const fn stage(self, stage: Stage) -> &'static str {
        let (zh, en) = match stage {
            Stage::Submitted => ("待审核", "waiting"),
            Stage::Returned => ("已退回", "returned"),
            Stage::Accepted => ("已通过", "accepted"),
            Stage::Replaced => ("已重报", "replaced"),
        };
        self.pick(zh, en)
    }

    /// A department's part.
    pub const fn part(self, part: Part) -> &'static str {
        match part {
            Part::Lead => self.pick("牵头", "leads"),
            Part::Cooperating => self.pick("配合", "joins"),
        }
    }

    /// What is owed, in two words.
    pub const fn duty(self, kind: DutyKind) -> &'static str {
        use DutyKind as K;
        let (zh, en) = match kind {
            K::Letter => ("责任书签订", "letter"),
            K::Scheme => ("实施方案", "scheme"),
            K::IndicatorData => ("监测数据", "indicator data"),
            K::SituationReport => ("情况报告", "situation report"),
            K::WorkReport => ("工作报告", "work report"),
            K::DutyReport => ("述职报告", "duty report"),
            K::DutyReview => ("述职评议", "duty review"),
            K::SelfEvaluation => ("自我评估", "self-evaluation"),
            K::MonitoringScheme => ("监测方案", "monitoring scheme"),
            K::MonitoringReport => ("监测报告", "monitoring report"),
            K::Yearbook => ("统计资料", "yearbook"),
            K::EvaluationScheme => ("评估方案", "evaluation scheme"),
            K::EvaluationReport => ("评估报告", "evaluation report"),
            K::GovernmentReport => ("报市政府", "report to the government"),
            K::Budget => ("经费预算", "budget"),
            K::Training => ("培训", "training"),
            K::Action => ("督办事项", "action"),
            K::WarningAnswer => ("答复预警", "answer to a warning"),
        };
        self.pick(zh, en)
    }

    /// What is owed, as the rule calls it; what comes of an entry and of no rule, in two words.
    pub fn duty_owed(self, duty: &Duty) -> &str {
        if duty.name.is_empty() { self.duty(duty.kind) } else { &duty.name }
    }

    /// One target or one measure.
    pub const fn one_item(self, kind: ItemKind) -> &'static str {
        match kind {
            ItemKind::Target => self.pick("主要目标", "target"),
            ItemKind::Measure => self.pick("策略措施", "measure"),
        }
    }

    /// Targets or measures.
    pub const fn item_kind(self, kind: ItemKind) -> &'static str {
        match kind {
            ItemKind::Target => self.pick("主要目标", "targets"),
            ItemKind::Measure => self.pick("策略措施", "measures"),
        }
    }

    /// What a duty waits for that was handed in.
    const fn waiting(self, kind: DutyKind) -> &'static str {
        use DutyKind as K;
        match kind {
            K::DutyReview => self.to_be_reviewed(),
            K::Action => self.to_be_closed(),
            K::MonitoringScheme
            | K::MonitoringReport
            | K::Yearbook
            | K::EvaluationScheme
            | K::EvaluationReport
            | K::GovernmentReport => self.document_waits(),
            _ => self.stage(Stage::Submitted),
        }
    }

    /// Where a duty stands.
    pub fn standing(self, duty: &Duty) -> String {
        match duty.standing {
            Standing::Overdue { days } => self.overdue_days(days),
            Standing::DueSoon { days: 0 } => self.due_today().to_owned(),
            Standing::DueSoon { days } => self.due_in_days(days),
            Standing::Returned { .. } => self.stage(Stage::Returned).to_owned(),
            Standing::Waiting { .. } => self.waiting(duty.kind).to_owned(),
            Standing::Unissued => self.unissued().to_owned(),
            Standing::Unreported => self.unreported().to_owned(),
            Standing::NotDue => self.not_due().to_owned(),
            Standing::Waived { .. } => self.waived().to_owned(),
            Standing::Done { late: 0, .. } => self.done().to_owned(),
            Standing::Done { late, .. } => self.done_late(late),
        }
    }

    /// The same without how long.
    fn standing_in_short(self, duty: &Duty) -> &'static str {
        match duty.standing {
            Standing::Overdue { .. } => self.overdue(),
            Standing::DueSoon { .. } => self.due_soon(),
            Standing::Returned { .. } => self.stage(Stage::Returned),
            Standing::Waiting { .. } => self.waiting(duty.kind),
            Standing::Unissued => self.unissued(),
            Standing::Unreported => self.unreported(),
            Standing::NotDue => self.not_due(),
            Standing::Waived { .. } => self.waived(),
            Standing::Done { .. } => self.done(),
        }
    }

    /// How many duties of those that stand alike do so, and of late ones how many were returned.
    pub fn so_many_alike(self, alike: &[&Duty], day: NaiveDate) -> String {
        match self.how_alike(alike, day) {
            (how, 0) => self.so_many_stand(how, alike.len()),
            (how, returned) => self.so_many_returned(how, alike.len(), returned),
        }
    }

    /// The same of departments, over a list of them.
    pub fn departments_alike(self, alike: &[&Duty], day: NaiveDate) -> String {
        match self.how_alike(alike, day) {
            (how, 0) => self.so_many_departments(how, alike.len()),
            (how, returned) => self.so_many_departments_returned(how, alike.len(), returned),
        }
    }

    /// How all of them stand, and how many late ones were returned.
    fn how_alike(self, alike: &[&Duty], day: NaiveDate) -> (&'static str, usize) {
        let returned = |duty: &&&Duty| matches!(duty.standing, Standing::Returned { .. });
        match alike.first() {
            Some(first) if first.is_late(day) => {
                (self.overdue(), alike.iter().filter(returned).count())
            }
            first => (first.map_or("", |first| self.standing_in_short(first)), 0),
        }
    }

    /// Where a duty stands in a list of what comes next, where the office is behind its day too.
    pub fn standing_on(self, duty: &Duty, today: NaiveDate) -> String {
        match duty.standing {
            Standing::Unissued => self.unissued_since((today - duty.due).num_days()),
            _ => self.standing(duty),
        }
    }
}

impl Lang {
    /// What became of a department that ended.
    pub fn became(self, id: &DepartmentId, state: &State) -> Option<String> {
        let (_, into) = state.ended.get(id)?;
        let into = into.as_ref().map(|into| self.went_into(state.short(into)));
        Some(into.unwrap_or_else(|| self.was_dissolved().to_owned()))
    }

    /// A rule by which something is owed: what, by whom, until when.
    pub fn duty_rule(self, rule: &DutyRule, state: &State) -> String {
        let [who, day] = self.duty_rule_asks(rule, state);
        format!("{}  {who}  {day}", rule.name)
    }

    /// Of whom a rule asks something, and by when.
    pub(super) fn duty_rule_asks(self, rule: &DutyRule, state: &State) -> [String; 2] {
        let who = match &rule.who {
            Owner::Responsible => self.owed_by_responsible().to_owned(),
            Owner::Source => self.owed_by_sources().to_owned(),
            Owner::Department(id) => state.short(id).to_owned(),
        };
        let rhythm = match rule.rhythm {
            Rhythm::Once => self.rhythm_once(),
            Rhythm::Yearly => self.rhythm_yearly(),
            Rhythm::Midterm => self.rhythm_midterm(),
            Rhythm::Final => self.rhythm_final(),
        };
        let day = match rule.due_year_offset {
            0 if rule.rhythm == Rhythm::Yearly => self.due_each_year(&rule.due),
            0 => self.due_that_year(rhythm, &rule.due),
            1 => self.due_next_year(rhythm, &rule.due),
            years => self.due_years_later(rhythm, years, &rule.due),
        };
        [who, day]
    }
}

words! {
    no_month(month: u32): "没有{month}月", "there is no month {month}";
    no_day(month: u32, day: u32): "{month}月没有{day}日", "month {month} has no day {day}";
    no_day_of(year: i32, month: u32, day: u32): "{year}年{month}月没有{day}日", "month {month} of {year} has no day {day}";
    one_indicator: "监测指标", "indicator";
    overdue: "逾期", "late";
    due_soon: "将到期", "due soon";
    overdue_days(days: i64): "逾期{days}天", "{days} {so_many_days} late", so_many_days = days "day" "days";
    due_today: "今天到期", "due today";
    due_in_days(days: i64): "{days}天后到期", "due in {days} {so_many_days}", so_many_days = days "day" "days";
    unissued_since(days: i64): "待签发，已过{days}天", "not issued, {days} {so_many_days} past", so_many_days = days "day" "days";
    unissued: "待签发", "not issued";
    to_be_reviewed: "待评议", "to be reviewed";
    to_be_closed: "待办结", "to be closed";
    unreported: "待述职", "no report yet";
    not_due: "未到期", "not due";
    done: "已办", "done";
    done_late(late: i64): "已办，晚{late}天", "done, {late} {days} late", days = late "day" "days";
    returned_and_late(days: i64): "逾期{days}天，退回不改期限", "{days} {so_many_days} late; a return moves no day", so_many_days = days "day" "days";
    day_stays_when_returned: "退回不改期限", "a return moved no day";
    lacking(count: usize): "缺{count}项", "{count} missing";
    proposed: "拟定", "proposed";
    confirmed: "已确认", "confirmed";
    demo_mark: "演示数据", "demo data";
    recorded(command: &str): "代录 {command}", "from paper: {command}";
    on_behalf: "代录", "recorded by the office";
    none: "无", "none";
    no_one: "未定", "nobody";
    list_comma: "、", ", ";
    colon: "：", ": ";
    stop: "。", ".";

    owed_by_responsible: "各责任单位", "whoever answers for something";
    owed_by_sources: "各报数单位", "whoever supplies figures";
    rhythm_once: "第一年", "of the first year";
    rhythm_yearly: "每年", "of every year";
    rhythm_midterm: "第五年", "of the fifth year";
    rhythm_final: "最后一年", "of the last year";
    due_each_year(day: &str): "每年{day}前", "every year by {day}";
    due_that_year(rhythm: &str, day: &str): "{rhythm}的，当年{day}前", "{rhythm}, by {day}";
    due_next_year(rhythm: &str, day: &str): "{rhythm}的，次年{day}前", "{rhythm}, by {day} of the next";
    due_years_later(rhythm: &str, years: i32, day: &str): "{rhythm}的，{years}年后{day}前", "{rhythm}, by {day} {years} {so_many_years} later", so_many_years = years "year" "years";
}
