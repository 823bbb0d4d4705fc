//! What stands on papers.

use chrono::{Datelike, NaiveDate};

use super::{Lang, words};
use crate::decimal::Decimal;
use crate::domain::assess::{Attainment, Thresholds};
use crate::domain::duty::Duty;
use crate::domain::entry::Head;
use crate::domain::overview::Counts;
use crate::domain::payload::Term;
use crate::plan::DutyKind;

/// Chinese numerals below 1,000: an agenda has up to 200 items.
fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, DIGITS[number % 10]);
    let tens = match (hundreds, tens) {
        (0, 0) => String::new(),
        (0, 1) => "十".to_owned(),
        (_, 0) if ones.is_empty() => String::new(),
        (_, 0) => "零".to_owned(),
        (_, tens) => format!("{}十", DIGITS[tens]),
    };
    let hundreds = if hundreds > 0 { format!("{}百", DIGITS[hundreds]) } else { String::new() };
    format!("{hundreds}{tens}{ones}")
}

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
}

impl Lang {
    /// A heading with its number, as its level has it.
    pub fn outline(self, level: Level, number: usize, text: &str) -> String {
        match (self, level) {
            (Self::Zh, Level::One) => format!("{}、{text}", numeral(number)),
            (Self::Zh, Level::Two) => format!("（{}）{text}", numeral(number)),
            (Self::Zh, Level::Three) => format!("{number}.{text}"),
            (Self::En, Level::One) => format!("{number}. {text}"),
            (Self::En, Level::Two) => format!("({number}) {text}"),
            (Self::En, Level::Three) => format!("{number}) {text}"),
        }
    }

    /// A day as papers have it.
    pub fn paper_day(self, day: NaiveDate) -> String {
        match self {
            Self::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::En => day.format("%-d %B %Y").to_string(),
        }
    }

    /// How a domain's targets stand; what there are none of is left out.
    pub fn domain_told(self, counts: &Counts, warnings: usize) -> String {
        let some = Attainment::COUNTED.into_iter().filter(|it| counts.of(*it) > 0);
        let told = some.map(|it| self.counted(self.attainment(it), counts.of(it)));
        let told = told.collect::<Vec<_>>().join(self.comma());
        let warned = if warnings > 0 { self.counted_warnings(warnings) } else { String::new() };
        self.domain_counted(counts.total(), told, warned)
    }

    /// What is owed, of which year, in the words of its rule.
    pub fn duty_in_full(self, duty: &Duty) -> String {
        if duty.kind == DutyKind::Action {
            return self.duty_title(duty);
        }
        let owed = self.duty_owed(duty);
        // 2024年度述职报告 and 签订2024年度目标责任书, and not 2024年年度述职报告.
        match owed.split_once("年度") {
            Some((before, after)) => format!("{before}{}年度{after}", duty.year),
            None => self.duty_named(duty.year, owed),
        }
    }

    /// What an evaluation's report is called.
    pub fn evaluation_title(self, plan: &str, term: Term) -> String {
        self.evaluation_titled(plan, self.term(Some(term)))
    }

    /// The first sentence of an evaluation's report.
    pub fn evaluation_intro(self, plan: &str, term: Term, year: i32, day: String) -> String {
        self.evaluation_began(plan, self.term(Some(term)), year, day)
    }

    /// The thresholds that statuses were computed with.
    pub fn thresholds_told(self, with: &Thresholds) -> String {
        let points = self.flat_within(with.tolerance_points, with.tolerance_percent);
        let goal = self.goal_within(with.nearly, with.band);
        let heading = self.heading_within(with.on_course, with.effort);
        let small = self.small_below(with.few_events, with.verify_days);
        [points, goal, heading, small].join(self.semicolon())
    }
}

impl Lang {
    /// What heads something, with a capital where the language has them.
    pub fn capital(self, text: &str) -> String {
        let mut letters = text.chars();
        let first = letters.next().filter(|_| self == Self::En);
        first.map_or_else(
            || text.to_owned(),
            |it| it.to_ascii_uppercase().to_string() + letters.as_str(),
        )
    }
}

words! {
    papers_by_ssh(command: String): "经 SSH 公钥登录或用 --as 时，不写这台机器上的文件；在自己电脑上用 ssh 主机 {command}", "Over SSH by key, or under --as, no file of this machine is written; on your own run ssh HOST {command}";
    no_such_paper: "选中的内容没有这种文件：要先选中相关的单位、预警或会议，没有到这一步的（如督办）也没有", "What is selected has no such paper: select the department, warning or meeting first; what has not come so far has none";
    paper_named_by(path: String): "{path} 的后缀应是 .docx、.xlsx、.md 或 .txt，请改文件名", "{path} must end in .docx, .xlsx, .md or .txt; change the name";
    pack_title(meeting: String): "{meeting}材料", "{meeting}\nPapers";
    pack_facts: "会议", "Meeting";
    pack_day: "时间", "day";
    pack_place: "地点", "place";
    pack_chair: "主持", "chair";
    pack_invited: "参加单位", "to come";
    pack_agenda: "议程", "Agenda";
    pack_number: "序号", "No.";
    pack_topic: "议题", "topic";
    pack_items: "各议题情况", "Items";
    minutes_title(meeting: String): "{meeting}纪要", "{meeting}\nMinutes";
    minutes_unapproved(title: String): "{title}\n（草稿，尚未审定）", "{title}\n(draft, not approved)";
    pack_last_time(day: String): "上次会议（{day}）议定事项及落实情况", "Decided and ordered last time ({day})";
    pack_outcome: "落实情况", "outcome";
    pack_not_ordered: "未列督办", "not ordered";
    pack_overdue: "逾期未办结", "overdue";
    minutes_table: "议定事项和督办事项", "decisions and actions";
    minutes_what: "事项", "what";
    minutes_whose: "责任单位", "whose";
    minutes_due: "期限", "due";
    verdict_grounds(year: i32, finding: &str, text: &str): "{year}年 {finding}。{text}", "{year}: {finding}. {text}";
    label_attendance: "出席", "attendance";
    semicolon: "；", "; ";
    comma: "，", ", ";
    plan_titled(title: &str, years: String): "{title}（{years}年）", "{title} ({years})";
    marked_proposed(text: &str): "{text}（拟定）", "{text} (proposed)";
    marked_on_behalf(text: String): "{text}（代录）", "{text} (recorded by the office)";
    demo_header: "演示数据，不是正式文件", "demo data, not an official document";
    annex_sheet: "编制依据", "made from";
    chart_value: "实际值", "value";
    chart_goal: "目标值", "goal";
    chart_goal_told(goal: Decimal): "目标{goal}", "goal {goal}";
    label_reference: "文号", "no.";
    reference_blank: "〔    〕    号", "no.";
    label_signer: "签发人", "issued by";
    annex_title: "附页：编制依据", "Annex: from what this paper was made";
    annex_head: "台账编号:校验值", "ledger, SEQ:HASH";
    annex_day: "状态截至", "as of";
    annex_methods: "评价方法", "methods";
    annex_thresholds: "阈值", "thresholds";
    annex_plans: "规划", "plan";
    annex_check: "核对办法", "to check it";
    methods_version(version: &str): "第{version}版", "version {version}";
    check_with(head: &Head): "在台账所在的机器上运行 halfsky verify --paper {head}", "where the ledger is, run halfsky verify --paper {head}";
    flat_within(points: Decimal, percent: Decimal): "持平：{points}个百分点以内，其他{percent}%以内", "flat: within {points} percentage points, others within {percent}%";
    goal_within(nearly: Decimal, band: Decimal): "基本达标：差距在目标值的{nearly}%以内，左右：目标值的{band}%", "nearly: within {nearly}% of the goal, about: {band}% of the goal";
    heading_within(course: Decimal, effort: Decimal): "走势可如期：差距不到{course}%，需加力：到{effort}%", "on course: a miss below {course}%, needs effort: up to {effort}%";
    small_below(few: Decimal, days: u16): "小基数：预期不足{few}例，待核：{days}天", "small numbers: fewer than {few} cases expected, to verify within {days} days";

    column_content: "内容", "content";
    column_part: "分工", "part";
    column_measured_by: "监测指标和目标", "indicators and goals";
    column_duty: "事项", "what";
    column_due: "期限", "due";
    column_days_late: "逾期", "late";
    column_year: "年度", "year";
    column_day: "日期", "day";
    column_report: "报告", "report";
    column_fact: "项目", "what";
    column_standing: "情况", "standing";
    column_progress: "进展", "progress";
    column_remark: "说明", "remark";
    column_result: "结果", "status";
    column_decided_by: "数值和目标", "value and goal";
    column_target_indicator: "目标和监测指标", "target, indicators";
    column_indicator: "监测指标", "indicator";
    column_change: "比上年", "change";
    column_base: "基期", "base";
    column_change_since_base: "比基期", "since base";
    column_missing: "缺少的数据", "missing";

    titles_comma: "》、《", ", ";
    letter_title(plans: &str, year: i32): "{plans}\n{year}年度目标责任书", "{plans}\nletter of responsibility, {year}";
    draft_titled(title: String): "{title}（草案）", "{title} (draft)";
    letter_intro(plans: &str, committee: &str, department: &str, year: i32): "为落实《{plans}》，{committee}与{department}签订{year}年度目标责任书。", "To carry out {plans}, {committee} and {department} sign this letter for {year}.";
    letter_not_issued: "本责任书尚未签发，内容依据现有分工。标明「拟定」的分工须先由办公室确认。", "This letter is not issued; it shows the assignments of today. Those marked as proposed have to be confirmed first.";
    letter_items: "责任事项", "What is answered for";
    letter_counts(targets: usize, measures: usize): "承担主要目标{targets}项，策略措施{measures}项，内容以规划原文为准。", "{targets} {so_many_targets} and {measures} {so_many_measures}, in the plan's own words.", so_many_targets = targets "target" "targets", so_many_measures = measures "measure" "measures";
    indicator_goal(name: &str, goal: String): "{name}：{goal}", "{name}: {goal}";
    letter_duties: "年度应办事项", "What is due for the year";
    letter_duties_told(year: i32): "{year}年度应当按期办理和报送下列事项。", "The following is due for {year}.";
    letter_text: "重点工作要求", "What matters most";
    letter_closing: "其他", "Closing";
    letter_copies: "本责任书一式两份，双方各执一份。责任单位机构调整的，由承接职责的单位继续履行。", "Each side keeps a copy. Where a department is reorganised, whoever takes over its duties takes over this letter.";
    seal: "（盖章）", "(seal)";
    to_sign: "负责人签字：", "signed:";
    day_blank: "    年  月  日", "day:";
    signed_by(name: &str, title: &str): "{name} {title}", "{name}, {title}";

    column_whose: "单位", "department";
    sheet_title(department: &str): "{department}\n发展规划实施情况表", "{department}\nhow it carries out the plan";
    sheet_facts: "基本情况", "Facts";
    sheet_leads: "牵头的主要目标", "Targets it leads";
    sheet_cooperates: "配合的主要目标", "Targets it joins";
    sheet_duties: "应办事项", "Duties";
    sheet_reports: "报告", "Reports";
    letter_issued_on(day: String, items: usize): "{day}签发，共{items}项", "issued {day}, {items} {so_many_items}", so_many_items = items "item" "items";
    side_signed: "签订，", " signed by ";
    side_not_signed: "单位未签", "not signed";
    side_countersigned: "签署，", " countersigned by ";
    side_not_countersigned: "领导未签署", "not countersigned";
    scheme_told(day: String, section: &str, officer: &str): "{day}报送，{section}，专人{officer}", "filed {day}, {section}, officer {officer}";
    row_answers_for: "承担任务", "answers for";
    answers_for(leads: usize, shares: usize, measures: usize, proposed: usize): "牵头目标{leads}项，配合目标{shares}项，措施{measures}项，其中拟定{proposed}项", "leads {leads} {targets}, joins {shares}; {measures} {so_many_measures}; of these {proposed} proposed", targets = leads "target" "targets", so_many_measures = measures "measure" "measures";
    reports_counted(accepted: usize, waiting: usize): "已通过{accepted}份，待审核{waiting}份", "{accepted} accepted, {waiting} waiting";
    late_counted(count: usize): "{count}项", "{count}";
    value_against_goal(name: &str, value: String, goal: String): "{name}{value}，目标：{goal}", "{name} {value}, goal: {goal}";
    not_reported: "未报", "not told";
    said_on(day: String, note: &str): "{day}：{note}", "{day}: {note}";
    report_told(year: i32, form: &str, heading: &str): "{year}年{form}《{heading}》", "{form} of {year}, {heading}";

    yearly_title(plan: &str, year: i32): "{plan}\n{year}年度监测统计报告", "{plan}\nmonitoring report {year}";
    yearly_intro(plan: &str, year: i32, day: String): "现将《{plan}》{year}年度监测情况报告如下。数据取自{year}年及以前各年度，状态截至{day}。", "This reports on {plan} in {year}, on figures of {year} and before, as of {day}.";
    head_overall: "总体情况", "In all";
    head_domains: "分领域情况", "By domain";
    head_warnings: "预警", "Warnings";
    head_missing: "缺数", "Missing figures";
    head_revised: "数据修订", "Corrected figures";
    table_of_revisions: "数据修订清单", "corrected figures";
    column_said: "原数", "was";
    column_holds: "现数", "is";
    column_corrected_on: "更正日期", "corrected on";
    column_entry: "台账", "entry";
    revised_told(count: usize): "下列{count}个数在本报告年度开始以后更正过，以前的文件可能用的是原数；更正原因见台账。", "{count} {figures} corrected since the year began; earlier papers may show what {they}. The reasons are in the ledger.", figures = count "figure was" "figures were", they = count "it was" "they were";
    head_notes: "有关说明", "Notes";
    head_attained: "各领域目标实现情况", "What was reached, by domain";
    head_measures: "策略措施进展", "Progress of measures";
    head_problems: "尚未达标的目标", "Targets not met";
    table_of_domains: "各领域目标状态", "targets by domain";
    table_of_warnings: "预警清单", "warnings";
    table_of_missing: "缺数清单", "missing figures";
    counts_told(targets: usize, met: usize, nearly: usize, unmet: usize, no_data: usize, unrated: usize): "规划主要目标{targets}项，其中达标{met}项，基本达标{nearly}项，尚未达标{unmet}项，无数据{no_data}项，待评{unrated}项。", "Of {targets} {so_many_targets}, {met} met, {nearly} nearly met, {unmet} unmet; {no_data} without data and {unrated} unrated.", so_many_targets = targets "target" "targets";
    rate_told(monitored: usize, reached: usize, rate: String): "有数据可判断的{monitored}项中，达标和基本达标{reached}项，占{rate}%；无数据和待评的不计入分母，另行列出。", "Of the {monitored} that figures can decide, {reached} {are} met or nearly met: {rate}%. Those without data and the unrated are counted beside it.", are = reached "is" "are";
    unverified_told(count: usize): "{count}项指标的最新数据尚未经统计部门审核，据此得出的结果也有待核定。", "The latest figures of {count} {indicators} are not verified by the statistics bureau, nor is what follows from them.", indicators = count "indicator" "indicators";
    unverified_bases_told(count: usize): "{count}项指标据以比较的基期数尚未经统计部门审核，据此得出的结果也有待核定。", "The bases with which {count} {indicators} compared are not verified by the statistics bureau, nor is what follows from them.", indicators = count "indicator is" "indicators are";
    warnings_of(year: i32, warnings: usize): "按{year}年及以前的数据，预警{warnings}项。", "{warnings} {so_many_warnings} on figures up to {year}.", so_many_warnings = warnings "warning stands" "warnings stand";
    own_word_told(whose: &str, finding: &str, note: &str): "自评（{whose}）：{finding}，{note}", "own word ({whose}): {finding}, {note}";
    year_not_over(year: i32): "{year}年尚未结束，当年数据多数还没有报送，结果以上一年的数为主。", "{year} is not over: most of its figures are still to come, and results rest on the year before.";
    counted(what: &str, count: usize): "{what}{count}项", "{count} {what}";
    counted_warnings(count: usize): "；预警{count}项", "; {count} {warnings}", warnings = count "warning stands" "warnings stand";
    domain_counted(targets: usize, told: String, warned: String): "主要目标{targets}项：{told}{warned}。", "{targets} {so_many_targets}: {told}{warned}.", so_many_targets = targets "target" "targets";
    target_told(code: &str, title: &str, status: String, lead: String): "{code} {title}。{status}。牵头：{lead}", "{code} {title}: {status}; leads: {lead}";
    column_issued: "提示函", "issued";
    warning_settled(day: String, answered: String): "{day}发函，{answered}答复", "issued {day}, answered {answered}";
    warning_waits(day: String): "{day}发函，未答复", "issued {day}, not answered";
    outlook_told(outlook: &str): "走势{outlook}", "outlook {outlook}";
    no_warnings: "目前没有预警。", "No warning stands.";
    warnings_told(count: usize): "预警{count}项，原因消除后自行解除。", "{count} {warnings} until what caused {them} is gone.", warnings = count "warning stands" "warnings stand", them = count "it" "them";
    nothing_missing: "应报的监测数据都已报送。", "No figure is missing.";
    missing_told(count: usize): "下列{count}项指标缺少数据，由报送单位补报。", "{count} {indicators} figures.", indicators = count "indicator lacks" "indicators lack";
    report_notes: "达标状态由监测数据按同一方法计算，目标有几项指标的，取其中最差的一项；只能定性判断的为待评。两个百分比之差用百分点，两个千分率之差用个千分点，十万分率之差写作几/10万，相对变化用%。\n标明「小基数」的，人数太少，一例之差就会大幅变动，不宜据此判断，95%置信区间百分比用Wilson法、其他率用泊松精确法；标明「拟定」的，规划没有规定，由办公室按惯例提出，尚未确认。所用阈值见附页。", "Statuses are computed from figures in one way; a target takes the worst of its indicators, and what can only be judged is unrated. Differences of percentages are told in percentage points, of per milles in points of those; % is for relative change alone.\nSmall numbers move much by a single case; their 95% intervals are Wilson's of percentages, exact Poisson limits of other rates. What is marked as proposed is not set by the plan and not confirmed. The thresholds are in the annex.";

    evaluation_titled(plan: &str, term: &str): "{plan}\n{term}评估报告", "{plan}\n{term} evaluation report";
    evaluation_began(plan: &str, term: &str, year: i32, day: String): "现将《{plan}》{term}评估情况报告如下。数据截至{year}年，状态截至{day}；结果与基期相比。", "This is the {term} evaluation of {plan}, on figures up to {year}, as of {day}, against the base year.";
    evaluation_early(due: i32, year: i32): "评估年度为{due}年，数据尚未报来，以下为截至{year}年的情况。", "The evaluation is of {due}, whose figures are not there yet; what follows stands on figures up to {year}.";
    verdict_told(verdict: &str): "评估结论：{verdict}", "verdict: {verdict}";
    measures_intro: "按责任单位最近一次报告统计，牵头单位有报告的以牵头单位为准。", "After the latest report of the departments; a lead's counts before others'.";
    no_problems(what: &str): "目前没有{what}。", "{what}: there are none.";
    problems_told(what: &str, count: usize): "{what}共{count}项，差距和走势如下。", "{what}: {count} {targets}, with what is to go and where {they}.", targets = count "target" "targets", they = count "it heads" "they head";

    paper_of_department: "这种文书要指明单位，请加 --department；-o 写一个已有的文件夹，就是每个单位一份", "This paper is about a department; name it with --department, or name a folder that is there with -o for one of each";
    paper_not_of(option: &str): "这种文书不用 {option}，请去掉", "This paper takes no {option}; leave it out";
    no_such_duty_kind(kind: &str, all: String): "没有 {kind} 这一类应办事项，有：{all}", "No duty is called {kind}; there are: {all}";
    paper_year(year: i32, from: i32, to: i32): "年度 {year} 不对，应在{from}至{to}年之间", "The year {year} must be {from} to {to}";
    paper_of_warning(open: String): "预警提示函要指明是哪一份，请加 --warning 编号；未答复的有：{open}", "Name the warning with --warning N; not answered: {open}";
    paper_none_to_remind(who: &str, degree: &str): "{who}没有到了「{degree}」这一步的事项，不用出", "Nothing of {who} has come to the step {degree}";
    paper_nobody_to_remind(degree: &str): "没有单位有到了「{degree}」这一步的事项，不用出", "Nothing of any department has come to the step {degree}";
    paper_no_duties: "这一年没有应办事项，不用通报", "Nothing was asked in that year; there is nothing to tell";
    paper_meeting_over: "会议已经召开，不用再发通知；请用 --meeting 指明还没有召开的会议", "That meeting was held; name one that is still to come with --meeting";
    paper_no_warning: "没有未答复的预警提示函；要重出已答复的，请加 --warning 编号", "No warning waits for an answer; name an answered one with --warning N";
    paper_by_past(day: NaiveDate): "办结期限 {day} 已经过去，请用以后的日期", "The day {day} has passed; name a later one";
    paper_no_tables: "这份文书没有表格，请用 docx、md 或 txt", "This paper has no table; use docx, md or txt";
    paper_to_a_terminal: "docx 和 xlsx 不能显示在终端上，请用 -o 指明文件", "docx and xlsx cannot be shown on a terminal; name a file with -o";
    letter_is_a_draft(year: i32): "{year}年的责任书还没有签发，这是草案", "The letter of {year} is not issued; this is a draft";
    paper_one_number: "每份各有文号，一次出多份时请去掉 --reference", "Each paper has a number of its own; leave --reference out where several are written";
    papers_written(count: usize, folder: String): "已写出{count}份，在 {folder}", "wrote {count} {papers} into {folder}", papers = count "paper" "papers";
    written(path: String): "已写出 {path}", "wrote {path}";
    no_paper_of_broken(seq: u64): "台账从 #{seq} 起链条中断，文书会缺少后面的内容，不能出；请先用备份恢复（halfsky restore）", "The ledger's chain is broken at #{seq}: a paper would lack what comes after, and is not made; restore a backup first (halfsky restore)";
    paper_failed(why: String): "文书写不出来：{why}", "The paper could not be made: {why}";
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numerals_go_on_after_ninety_nine() {
        let said = [
            (1, "一"),
            (10, "十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (200, "二百"),
            (256, "二百五十六"),
        ];
        for (number, text) in said {
            assert_eq!(numeral(number), text);
        }
    }
}
