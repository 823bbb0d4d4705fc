//! Words of the command line: its tables, its answers, and what went wrong. What the help says is
//! in `help`, what the plan reader warns of in `reader`, what is wrong with files and ledgers in
//! `troubles`, what is said of backups in `backups`.

mod backups;
mod help;
mod reader;
mod troubles;

pub use backups::{not_backed_up, not_restored};
pub use reader::{not_a_plan, plan_warning};
pub use troubles::{cannot, doubtful_clock, no_past, shut, trouble};

use super::words;

words! {
    comes_as(login: &str): "登录名 {login}", "login {login}";
    has_ssh_key: "有SSH公钥", "SSH key";

    plan_years(title: &str, from: i32, to: i32): "{title} {from}-{to}年", "{title} {from}-{to}";
    as_of_day(day: chrono::NaiveDate): "截至 {day}", "as of {day}";
    plan_year(year: i32, months: i32): "实施第{year}年，距规划期末还有{months}个月", "year {year} of the plan, {months} {so_many_months} to its end", so_many_months = months "month" "months";
    plan_not_begun: "规划期尚未开始", "the plan has not begun";
    plan_last_month(year: i32): "实施第{year}年，本月是规划期最后一个月", "year {year} of the plan, this month is its last";
    col_domain: "领域", "domain";
    col_targets: "目标", "targets";
    col_measures: "措施", "measures";
    col_met: "达标", "met";
    col_nearly: "基本", "nearly";
    col_unmet: "未达", "unmet";
    col_no_data: "无数据", "no data";
    col_unrated: "待评", "unrated";
    col_warnings: "预警", "warnings";
    col_overdue: "逾期", "late";
    col_proposed: "拟定", "proposed";
    overdue_once: "领域的逾期数是牵头单位的，可重复；合计每项只计一次，含不牵头的单位", "a domain counts the late duties of the departments that lead in it, which may repeat; the total counts each once, of all departments";
    due_row(day: chrono::NaiveDate, name: &str, year: i32, count: usize): "{day}  {year}年 {name}，{count}个单位", "{day}  {name} of {year}, {count} {departments}", departments = count "department" "departments";
    due_rows_more(more: usize): "一年内还有{more}类，用 halfsky duties 按单位列出", "{more} more {kinds} within a year; halfsky duties lists them by department", kinds = more "kind" "kinds";
    head_row(head: &crate::domain::entry::Head): "台账 {head}", "ledger {head}";
    demo_row: "演示数据，人员和内容都是虚构的", "demo data: people and contents are invented";

    group_count(name: &str, count: usize): "{name}  {count}项", "{name}  {count}";
    all_met: "没有未达标的目标", "no target is unmet";
    no_targets_of(department: &str): "所查的目标中，没有{department}牵头或配合的", "{department} neither leads nor joins any of the targets asked for";

    row_domain: "领域", "domain";
    row_standing: "达标状态", "attainment";
    row_outlook: "走势", "outlook";
    row_lead: "牵头", "leads";
    row_cooperating: "配合", "joins";
    row_assignment: "分工", "assignment";
    row_full_name: "全称", "full name";
    row_id: "代号", "id";
    row_letter(year: i32): "{year}年责任书", "letter of {year}";
    row_scheme: "实施方案", "scheme";
    row_hash: "校验值", "hash";
    part_indicators: "监测指标", "indicators";
    part_progress: "措施进展", "progress";
    part_reports: "报告", "reports";
    part_notes: "备注", "notes";
    part_history: "历史", "history";
    part_duties: "应办事项", "duties";
    part_items(part: &str, kind: &str, count: usize): "{part}{kind}  {count}项", "{part}: {count} {kind}";
    indicator_row(name: &str, goal: String, source: &str): "{name}  {goal}  数据来源：{source}", "{name}: {goal}; source: {source}";
    basis(words: &str): "依据「{words}」", "after {words:?}";
    of_women: "女", "women";
    unit_of(name: &str, unit: &str): "{name}（{unit}）", "{name} ({unit})";
    letter_none: "未签发", "none";
    letter_issued(seq: u64): "已签发 #{seq}，待单位签订", "issued #{seq}, to be signed";
    letter_signed(seq: u64): "单位已签 #{seq}，待签署", "signed #{seq}, to be countersigned";
    letter_countersigned(seq: u64): "已签订、已签署 #{seq}", "signed and countersigned #{seq}";
    scheme_row(seq: u64, day: chrono::NaiveDate, section: &str, officer: &str): "#{seq}  {day}  {section} {officer}", "#{seq}  {day}  {section}, {officer}";
    not_filed: "未报送", "not filed";
    report_row(seq: u64, day: chrono::NaiveDate, year: i32, form: &str, heading: &str, stage: &str): "#{seq}  {day}  {stage}  {year}年{form}「{heading}」", "#{seq}  {day}  {stage}  {form} of {year}, {heading:?}";
    more_with(count: usize, command: String): "还有{count}条，用 {command} 查看", "{count} more; see {command}";
    more(count: usize): "还有{count}条，加 --limit 可以多列", "{count} more; --limit lists more";
    withdrawn_by(seq: u64): "已被 #{seq} 撤回", "withdrawn by #{seq}";
    happened_on(day: chrono::NaiveDate): "（{day}）", " ({day})";
    no_entries: "没有符合条件的记录", "no entry fits";

    plan_counts(domains: usize, targets: usize, measures: usize): "{domains}个领域，{targets}项主要目标，{measures}项策略措施", "{domains} {so_many_domains}, {targets} {so_many_targets}, {measures} {so_many_measures}", so_many_domains = domains "domain" "domains", so_many_targets = targets "target" "targets", so_many_measures = measures "measure" "measures";
    domain_counts(targets: usize, measures: usize): "目标{targets}项，措施{measures}项", "{targets} {so_many_targets}, {measures} {so_many_measures}", so_many_targets = targets "target" "targets", so_many_measures = measures "measure" "measures";
    chapter_row(number: u8, title: &str, sections: usize): "第{number}章 {title}，{sections}节", "chapter {number} {title}, {sections} {so_many_sections}", so_many_sections = sections "section" "sections";
    preface_row(count: usize): "前言{count}段", "preface, {count} {paragraphs}", paragraphs = count "paragraph" "paragraphs";
    plan_clean: "全文都已读入，没有疑问", "all of it was placed, nothing is odd";
    plan_odd(count: usize): "有{count}处请人工核对：", "{count} {things} to look at:", things = count "thing" "things";

    founded(path: String, entries: u64): "已建立台账 {path}，共{entries}条记录", "made the ledger {path} with {entries} {so_many_entries}", so_many_entries = entries "entry" "entries";
    founded_counts(departments: usize, indicators: usize, assignments: usize, rules: usize): "登记单位{departments}个，监测指标{indicators}项，拟定分工{assignments}项，应办规则{rules}条", "{departments} {so_many_departments}, {indicators} {so_many_indicators}, {assignments} {proposed}, {rules} {duty}", so_many_departments = departments "department" "departments", so_many_indicators = indicators "indicator" "indicators", proposed = assignments "proposed assignment" "proposed assignments", duty = rules "duty rule" "duty rules";
    founded_without: "没有采用梅河口市的单位、指标、分工或规则，缺的请在 init 时用相应选项给出，或用 record 录入", "nothing of Meihekou's was adopted in place of what was not given; give it to init, or enter it with record";
    founded_next: "直接运行 halfsky 打开总览，halfsky unmet 列出未达标目标，halfsky --help 看全部命令", "now run halfsky for the dashboard, halfsky unmet for unmet targets, halfsky --help for all commands";
    demo_written(path: String, day: chrono::NaiveDate): "已写出演示台账 {path}，日期固定在 {day}", "wrote the demo ledger {path}; its day is {day}";
    demo_next(path: String, clerk: &str): "其他命令加 --ledger {path} 即可使用，如 halfsky --ledger {path} unmet；打开总览并办理事项：halfsky --ledger {path} --as {clerk}", "use it with --ledger {path}, as in halfsky --ledger {path} unmet; the dashboard, to record something in it: halfsky --ledger {path} --as {clerk}";

    sound_but(entries: u64, lost: usize): "{entries}条记录逐条核对无误，但附件不全：{lost}处缺失或不符", "All {entries} entries check, but {lost} {attachments}", attachments = lost "attachment is missing or not what it was" "attachments are missing or not what they were";
    sound(entries: u64): "台账完好，{entries}条记录逐条核对无误", "the ledger is sound: all {entries} entries check";
    checked(entries: u64): "已核对{entries}条", "{entries} checked";
    no_format(file: String, known: String): "看不出 {file} 是哪种格式，请以 {known} 结尾，或加 --format", "The format of {file} is not known; end its name in one of {known}, or give --format";
    paper_holds(seq: u64): "台账中仍有纸件所载的 #{seq}，校验值相符", "the ledger still holds #{seq} as the paper names it";
    paper_holds_so_far(seq: u64, digits: usize): "台账中仍有纸件所载的 #{seq}，所给校验值的{digits}位相符", "the ledger still holds #{seq}; the {digits} digits given are the first of its hash";
    paper_gone(seq: u64): "台账中没有纸件所载的 #{seq}，或校验值不符。请先核对抄写；无误的话，台账可能被截断、替换，或纸件出自另一台账", "the ledger does not hold #{seq} as the paper names it. If it was copied right, the ledger may have been cut or replaced, or the paper is of another one";
    line_too_long(megabytes: u64): "这一行超过 {megabytes} MB，没有办理，请分成几条命令", "This line is longer than {megabytes} MB and was not read; give it as several commands";
    meanwhile(refusal: String, who: &str, what: String): "{refusal}（刚才{who}{what}）", "{refusal} (meanwhile {who} {what})";
}
