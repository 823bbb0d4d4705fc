//! Sentences of the papers that the office sends out.

use chrono::NaiveDate;

use crate::domain::duty::{Duty, Standing};
use crate::domain::payload::Degree;
use crate::words::{Lang, words};

impl Lang {
    /// What a reminder is called, with who sends it.
    pub fn notice_title(self, office: &str, degree: Degree) -> String {
        match degree {
            Degree::Notice => self.title_remind(office),
            Degree::Urge => self.title_urge(office),
            Degree::Supervise => self.title_supervise(office),
        }
    }

    /// The first sentence of a reminder to so many departments.
    pub fn notice_opening(
        self,
        day: String,
        departments: usize,
        duties: &[&Duty],
        (degree, today): (Degree, NaiveDate),
    ) -> String {
        let count = duties.len();
        let who = match departments {
            1 => self.your_department().to_owned(),
            many => self.many_departments(many),
        };
        let stands = self.notice_stands(duties, today);
        match degree {
            Degree::Notice => self.remind(day, who, count, stands),
            Degree::Urge => self.urge(day, who, count, stands),
            Degree::Supervise => self.supervise(day, who, count),
        }
    }

    /// What is late, what is due soon, and what was returned before its day.
    fn notice_stands(self, duties: &[&Duty], today: NaiveDate) -> String {
        let late = duties.iter().filter(|duty| duty.is_late(today)).count();
        let soon = |duty: &&&Duty| matches!(duty.standing, Standing::DueSoon { .. });
        let soon = duties.iter().filter(soon).count();
        let returned = duties.len() - late - soon;
        let told = [
            (late, self.are_late(late)),
            (soon, self.are_due_soon(soon)),
            (returned, self.are_returned(returned)),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        match told.clone().count() {
            1 => told.map(|(_, stands)| self.all_stand(stands)).collect(),
            _ => {
                let told = told.map(|(count, stands)| self.some_stand(count, stands));
                self.among_them(told.collect::<Vec<_>>().join(self.list_comma()))
            }
        }
    }

    /// How often something was held, and how many took part, each as far as that was told.
    pub fn activities_held(self, taking_part: &[Option<u32>]) -> String {
        let count = taking_part.len();
        let people = taking_part.iter().flatten().map(|one| u64::from(*one)).sum();
        let told = match taking_part.iter().filter(|people| people.is_none()).count() {
            0 => self.work_people(people),
            all if all == count => self.work_people_untold().to_owned(),
            some => self.work_people_of_some(people, some),
        };
        self.work_held(count, told)
    }
}

words! {
    title_remind(office: &str): "{office}\n关于规划实施应办事项的提醒函", "{office}\nReminder of what is due under the plan";
    title_urge(office: &str): "{office}\n关于规划实施应办事项的催报函", "{office}\nUrging letter on what is due under the plan";
    title_supervise(office: &str): "{office}\n关于规划实施逾期事项的督办通知", "{office}\nSupervision notice on what is late under the plan";
    your_department: "你单位", "your department has";
    many_departments(count: usize): "{count}个单位", "{count} departments have";
    are_late(count: usize): "已经逾期", "{are} late", are = count "is" "are";
    are_due_soon(count: usize): "即将到期", "{are} due soon", are = count "is" "are";
    are_returned(count: usize): "被退回、尚未重报", "{were} returned and not handed in again", were = count "was" "were";
    all_stand(stands: String): "{stands}", ", which {stands}";
    some_stand(count: usize, stands: String): "{count}项{stands}", "{count} {stands}";
    among_them(told: String): "，其中{told}", ", of which {told}";
    remind(day: String, who: String, count: usize, stands: String): "截至{day}，{who}有{count}项规划实施应办事项{stands}，特此提醒。", "As of {day}, {who} {count} {duties} to do under the plan{stands}.", duties = count "duty" "duties";
    urge(day: String, who: String, count: usize, stands: String): "截至{day}，{who}有{count}项经提醒尚未办结的规划实施应办事项{stands}，现予催报。", "As of {day}, {who} {count} {duties} under the plan not done after a reminder{stands}.", duties = count "duty" "duties";
    supervise(day: String, who: String, count: usize): "截至{day}，{who}有{count}项应办事项经提醒、催报仍逾期未办，现予督办。", "As of {day}, {who} {count} {duties} under the plan not done after two reminders, and late.", duties = count "duty" "duties";
    contact(name: &str, telephone: &str): "（联系人：{name}，电话：{telephone}）", "(Ask {name}, telephone {telephone})";
    notice_to_all: "各有关责任单位", "All departments concerned";
    notice_owed: "应办事项", "What is due";
    notice_asked: "有关要求", "What is asked";
    notice_in_time(office: &str): "请按上列期限办结并报{office}；确有困难的，在到期之前书面说明原因和预计办结时间。", "Please settle these with {office} by the days above; where that cannot be done, say why and until when, in writing, before that day.";
    notice_late_by(day: String, office: &str): "请于{day}前办结逾期的事项，其余的按上列期限办结，并报{office}；确有困难的，在此之前书面说明原因和预计办结时间。", "Please settle by {day} with {office} what is late, and the rest by the days above; where that cannot be done, say why and until when, in writing, before that day.";
    notice_by(day: String, office: &str): "请于{day}前办结并报{office}；确有困难的，在此之前书面说明原因和预计办结时间。", "Please settle these by {day} with {office}; where that cannot be done, say why and until when, in writing, before that day.";
    notice_proposed(count: usize): "有{count}项的期限标明「拟定」：规划没有规定，由办公室按惯例提出，尚未确认。", "{count} of the days {are} marked as proposed: the plan sets none, the office did, and no one has confirmed it.", are = count "is" "are";
    late_and_returned(days: i64): "逾期{days}天（已退回）", "{days} {so_many_days} late (returned)", so_many_days = days "day" "days";
    answer_owed(about: String): "答复预警提示函：{about}", "answer to a warning: {about}";
    duty_lacks(name: String, lacks: String): "{name}，缺：{lacks}", "{name}, missing: {lacks}";

    warning_title(office: &str, name: &str, kind: &str): "{office}\n关于{name}{kind}的预警提示函", "{office}\nWarning: {name}, {kind}";
    you: "你单位", "you";
    each_of_you: "各单位", "all of you";
    what_is_asked: "目标要求", "goal";
    hereby_reported: "特此报告。", "This is our report.";
    warning_intro(whose: &str, code: &str, title: &str, name: &str, year: i32, kind: &str): "{whose}牵头的目标任务{code}「{title}」，其监测指标「{name}」依{year}年数据出现「{kind}」预警。", "Of what {whose} lead, {code} {title}, the indicator {name} carries the warning {kind} on figures of {year}.";
    warning_grounds(kind: &str, because: String): "「{kind}」的依据：{because}。", "Grounds of {kind}: {because}.";
    warning_answer_by(day: String, office: &str): "请分析原因、研究整改措施，于{day}前填写所附答复单，书面答复{office}。", "Please find the cause, decide what to do, and answer {office} in writing on the slip attached by {day}.";
    answer_slip: "预警答复单", "Answer to the warning";
    slip_cause: "原因分析", "cause";
    slip_measures: "整改措施", "measures";
    slip_section: "责任科室和责任人", "section and officer";
    slip_until: "完成时限", "until when";
    slip_signed: "单位负责人签字、盖章", "signed and sealed";

    division_title(plan: &str): "{plan}\n目标任务分解表", "{plan}\nDivision of tasks";
    to_be_heard(title: String): "{title}\n（征求意见稿）", "{title}\n(for comment)";
    division_intro(targets: usize, measures: usize): "规划主要目标{targets}项、策略措施{measures}项，分工如下。", "{targets} {so_many_targets} and {measures} {so_many_measures} are divided as follows.", so_many_targets = targets "target" "targets", so_many_measures = measures "measure" "measures";
    division_proposed(count: usize, office: &str): "其中{count}项的分工标明「拟定」：规划没有写明责任单位，由办公室按职责提出，尚未确认。各单位如有意见，请书面反馈{office}；没有意见的也请回复。", "Of these, {count} {are} marked as proposed: the plan names no department; the office proposes it and it is not confirmed. Please tell {office} in writing what you think of it, also where you agree.", are = count "is" "are";

    circular_title(office: &str, year: i32): "{office}\n关于{year}年度规划实施应办事项办理情况的通报", "{office}\nCircular on what was done in {year}";
    circular_intro(plan: &str, year: i32, day: String): "现将《{plan}》{year}年度应办事项的办理情况通报如下，情况截至{day}。", "This tells how the duties of {year} under {plan} stand, as of {day}.";
    circular_done: "总体情况", "In all";
    circular_counts(asked: usize, in_time: usize, after: usize, late: usize, other: usize): "{asked}项中，按期办结{in_time}项，逾期办结{after}项，逾期未办{late}项，其余{other}项（未到期、待签发、待述职、待审核或免办）。", "Of {asked} {duties}, {in_time} done in time and {after} done late; {late} late and not done, {other} other (not due yet, waiting for the office, or waived).", duties = asked "duty" "duties";
    column_asked: "应办", "asked";
    column_in_time: "按期", "in time";
    column_after: "逾期办结", "done late";
    column_late: "逾期未办", "not done";
    column_others: "其他", "other";
    circular_grade(grade: &str, count: usize, names: String): "{grade}{count}个：{names}。", "{grade}, {count}: {names}.";
    circular_not_reviewed(year: i32): "{year}年度述职评议尚未进行。", "No duty report of {year} is reviewed yet.";
    circular_late: "逾期未办情况", "What is late";
    circular_nobody_late: "没有逾期未办的单位。", "Nobody is late.";
    circular_late_told(count: usize): "{count}个单位有事项逾期未办，见附件。", "{count} {departments} late; see the attachment.", departments = count "department is" "departments are";
    circular_late_list: "逾期未办事项清单", "what is late";
    circular_asked: "请有关单位抓紧办结逾期事项，办理情况列入下次会议。", "Departments that are late are asked to settle it; the next meeting takes it up.";

    government_of(city: &str): "{city}人民政府", "The government of {city}";
    government_title(plan: &str, year: i32): "关于《{plan}》\n{year}年度实施情况的报告", "{plan}\nhow it was carried out in {year}";
    government_intro(plan: &str, year: i32, day: String): "现将《{plan}》{year}年度实施和监测评估情况报告如下。数据取自{year}年及以前各年度，状态截至{day}。", "This reports how {plan} was carried out in {year}, on figures of {year} and before, as of {day}.";
    head_hard: "突出问题", "Where it is hard";
    head_next: "下一步工作", "What comes next";
    no_open_actions: "没有在办的督办事项。", "No action is open.";
    open_actions_told(count: usize): "在办督办事项{count}项。", "{count} {actions} open.", actions = count "action is" "actions are";
    to_write_in: "（下一步安排和建议，由办公室补写。）", "(What is planned and proposed is written in here by the office.)";
    evaluation_to(committee: &str): "{committee}、省妇女儿童工作委员会办公室", "{committee}, the province's office";
    verdicts_counted(judged: usize, targets: usize): "{targets}项目标中，已有评估结论的{judged}项。", "{judged} of {targets} {so_many_targets} {have} a verdict.", so_many_targets = targets "target" "targets", have = judged "has" "have";
    targets_in_full: "各领域目标监测情况", "targets in full";
    not_final(title: String): "{title}\n（送审稿）", "{title}\n(draft, not approved)";

    head_work: "组织实施情况", "What was done";
    work_handed_in(asked: usize, in_time: usize, after: usize, late: usize, other: usize): "应办{asked}项：按期办结{in_time}项，逾期办结{after}项，逾期未办{late}项，其余{other}项", "{asked} asked: {in_time} done in time, {after} late, {late} late and not done, {other} other";
    work_of_departments: "应办事项只统计按规则要求各责任单位办理的；督办事项、预警提示函的答复和本办公室自办的事项不在内。", "Duties are those that rules ask of departments: orders, answers to warnings and what this office owes itself are not among them.";
    work_activity(kind: &str): "开展{kind}", "{kind} held";
    work_of_all_plans: "组织实施情况和应办事项为各规划合计。", "What was done and asked is of all plans together.";
    ledger_since(day: String): "台账自{day}启用，此前的情况没有记录，未计入。", "The ledger was begun on {day}; what was before is not in it and not counted.";
    none_judged: "目前没有可以判断的目标。", "No target can be judged yet.";
    figures_as_of(day: String): "下列为截至{day}的数据。", "Figures as of {day}.";
    annex_approved: "审定情况", "approved";
    annex_approved_told(seq: u64, day: String): "#{seq}已于{day}审定或报送，本件依台账现状重新编制", "#{seq} was approved or filed on {day}; this was made anew from the ledger as it is";
    division_unassigned(count: usize): "另有{count}项尚未明确责任单位。", "{count} {have} no department yet.", have = count "has" "have";
    work_grades: "述职评议等次", "grades";
    work_grade(grade: &str, count: usize): "{grade}{count}个", "{count} {grade}";
    work_meetings: "会议", "meetings";
    work_met(held: usize, decisions: usize): "召开{held}次，作出决定{decisions}项", "{held} held, {decisions} {so_many_decisions}", so_many_decisions = decisions "decision" "decisions";
    work_actions: "督办事项", "actions";
    work_ordered(ordered: usize, closed: usize): "交办{ordered}项，已办结{closed}项", "{ordered} ordered, {closed} closed";
    work_warnings: "预警提示函", "warnings issued";
    work_warned(issued: usize, answered: usize): "签发{issued}份，已答复{answered}份", "{issued} issued, {answered} answered";
    work_held(count: usize, told: String): "{count}次，{told}", "{count}, {told}";
    work_people(people: u64): "参加{people}人次", "with {people} taking part";
    work_people_of_some(people: u64, untold: usize): "参加{people}人次（另有{untold}次参加人数未报）", "with {people} taking part (of {untold} that is not told)";
    work_people_untold: "参加人数未报", "how many took part is not told";
    work_funds: "经费（万元）", "funds, 10,000 yuan";

    invitation_title(office: &str, committee: &str, kind: &str): "{office}\n关于召开{committee}{kind}的通知", "{office}\n{committee}: notice of the {kind}";
    invitation_intro(day: String, committee: &str, kind: &str): "定于{day}召开{committee}{kind}，现将有关事项通知如下。", "{committee} holds its {kind} on {day}, as follows.";
    invitation_when: "时间和地点", "When and where";
    invitation_hour(day: String, hour: &str): "时间：{day}{hour}", "day: {day}, at {hour}";
    invitation_day(day: String): "时间：{day}    时    分", "day: {day}, at";
    invitation_line(label: &str, text: &str): "{label}：{text}", "{label}: {text}";
    column_reports: "汇报单位", "reports";
    invitation_asked(office: &str): "请参加单位准时出席，因故不能出席的提前请假或委托代会，并将回执报{office}；有汇报任务的单位准备书面材料。", "Please attend, or send a deputy or excuse yourself before; send the slip to {office}. Who reports brings it in writing.";
    invitation_late_many(count: usize): "其中{count}个单位有逾期事项，请带上办理情况。", "{count} of them {have} something late: please bring word of it.", have = count "has" "have";
    invitation_late(names: String): "下列单位有逾期事项，请带上办理情况：{names}。", "These have something late: please bring word of it: {names}.";
    reply_slip: "参会回执", "Reply slip";
    slip_name: "姓名", "name";
    slip_post: "职务", "post";
    slip_telephone: "电话", "telephone";
    slip_deputy: "是否代会", "deputy";

    unmet_title(plan: &str): "{plan}\n未达标目标清单", "{plan}\nTargets not met";
    unmet_intro(day: String): "依截至{day}的监测数据。", "On the figures as of {day}.";
    unmet_hard(year: i32): "{year}年预计难以达标的目标", "Hard to reach by {year}";
    unmet_lost(year: i32): "{year}年未能达标的目标", "Not met in {year}";
    unmet_others: "其他尚未达标的目标", "Others that are not met";
    nearly_met: "基本达标的目标", "Nearly met";
    hard_besides(told: String): "此外{told}，走势可如期、需加力或不明。", "Besides there are {told} whose outlook is on course, needs effort or is unknown.";
    hard_untold(none: usize): "无数据的{none}项，难易还不能判断。", "{none} {have} no data: whether they are hard to reach cannot be told.", have = none "has" "have";
    unmet_untold: "不能判断的目标", "Those that cannot be told";
    unmet_untold_told(none: usize, unrated: usize): "无数据{none}项，待评{unrated}项；待评的只能定性判断，由评估组下结论。", "{none} without data, {unrated} unrated: the unrated are for the evaluation group to judge.";
    unmet_without(code: &str, title: &str, lead: String): "无数据：{code} {title}（牵头：{lead}）", "no data: {code} {title} (leads: {lead})";
    column_value: "实际值", "value";
    tolerance_in(much: String): "（容差{much}已计入）", "(after the tolerance of {much})";

    small_beneath(name: &str, told: String): "{name}（小基数）：{told}", "{name} (small numbers): {told}";
    label_attached: "附件", "Attachment";
    attached(title: &str): "附件：{title}", "Attached: {title}";
}
