//! Words of the dashboard.

use super::{Lang, words};
use crate::domain::assess::{Assessment, Attainment, Thresholds};
use crate::domain::overview::Wait;
use crate::plan::Indicator;

impl Lang {
    /// An attainment in two characters, for narrow columns.
    pub const fn short_attainment(self, attainment: Attainment) -> &'static str {
        let (zh, en) = match attainment {
            Attainment::Met => ("达标", "met"),
            Attainment::Nearly => ("基本", "nearly"),
            Attainment::Unmet => ("未达", "unmet"),
            Attainment::NoData => ("无数据", "nodata"),
            Attainment::Unrated => ("待评", "unrated"),
        };
        self.pick(zh, en)
    }

    /// How much waits in one way.
    pub fn waits(self, what: Wait, count: usize) -> String {
        match what {
            Wait::Report => self.reports_wait(count),
            Wait::Extension => self.requests_wait(count),
            Wait::Review => self.reviews_wait(count),
            Wait::Action => self.actions_wait(count),
            Wait::Letter => self.letters_wait(count),
            Wait::Document => self.documents_wait(count),
            Wait::MinutesBehind => self.minutes_behind_wait(count),
            Wait::Minutes => self.minutes_wait(count),
            Wait::Figures => self.figures_wait(count),
            Wait::OwnReturned | Wait::Returned => self.returned_wait(count),
        }
    }

    /// Why a target stands so, in general, by the thresholds in force, and which of its indicators decide.
    pub fn why(self, found: &Assessment, all: &[&Indicator], by: &Thresholds) -> String {
        let decide = all.iter().filter(|one| found.because.contains(&one.id));
        let names: Vec<String> = decide.map(|one| self.judged_name(one)).collect();
        let names = names.join(self.list_comma());
        let why = match found.attainment {
            Attainment::Met => self.why_met(),
            Attainment::Nearly => return self.why_nearly(by.nearly.to_string(), names),
            Attainment::Unmet => return self.why_unmet(names),
            Attainment::NoData => self.why_no_data(),
            Attainment::Unrated => self.why_unrated(),
        };
        why.to_owned()
    }
}

impl Lang {
    /// What is told of one, and how many others there are besides.
    pub fn with_others(self, told: String, others: usize) -> String {
        match others {
            0 => told,
            others => self.and_others(told.trim_end_matches(['。', '.']), others),
        }
    }
}

words! {
    why_met: "所有监测指标都达到目标。", "Every indicator reaches its goal.";
    why_nearly(percent: String, names: String): "差距在目标值的{percent}%以内：{names}。", "The miss is within {percent}% of the goal: {names}.";
    why_unmet(names: String): "没有达到目标：{names}。", "The goal is missed by: {names}.";
    why_no_data: "本目标可以监测，但台账中还没有用来判断的数据，所以不能说达标，也不能说未达标。", "This target can be measured, and no figure that decides is in the ledger: it is neither met nor unmet.";
    why_unrated: "本目标是定性目标，不以数据计算，由单位自评和评估组结论说明。", "This target is judged, not measured: self-assessment and the evaluation group's verdict speak for it.";

    column_domain: "领域", "domain";
    column_targets: "目标", "tgt.";
    column_measures: "措施", "meas.";
    column_measures_told: "措施已报", "meas.";
    column_measures_behind: "滞后", "behind";
    told_of(told: usize, total: usize): "{told}/{total}", "{told}/{total}";
    measures_at(step: &str, count: usize): "措施{step}  {count}", "Measures {step}  {count}";
    measures_only(step: &str): "措施{step}", "measures {step}";
    measures_of_step(step: &str): "措施（{step}）", "measure ({step})";
    column_warnings: "预警", "warn";
    column_overdue: "逾期", "late";
    column_longest: "最长天数", "longest";
    column_met_share: "达标率", "attained";
    column_code: "编号", "code";
    column_target: "目标", "target";
    target_of_group(group: &str): "目标（{group}）", "target ({group})";
    column_attainment: "状态", "status";
    column_lead: "牵头单位", "leads";
    column_cooperating: "配合单位", "joins";
    column_latest_report: "最近报告", "report";
    column_department: "单位", "department";
    column_letter: "责任书", "letter";
    column_letter_of(year: i32): "{year:02}责任书", "let. '{year:02}";
    column_scheme: "方案", "scheme";
    column_now: "现值", "now";
    column_marks: "说明", "note";
    column_lacking: "缺数", "lack";
    column_grade: "述职评议", "review";
    column_waiting: "待审核", "waits";
    column_accepted: "已通过", "taken";
    column_leads: "牵头", "leads";
    column_shares: "配合", "joins";
    column_tentative: "拟定", "prop.";
    column_number: "编号", "no.";
    column_recorded: "录入时间", "recorded";
    column_person: "人员", "person";
    column_what: "事项", "what";
    column_since: "录入时间", "since";
    column_item: "目标措施", "item";
    since_day(day: &chrono::NaiveDate): "{day}起", "since {day}";
    narrowed(told: String): "筛选：{told}  （f 改，Esc 取消）", "Only {told} (f changes, Esc takes away)";
    whole_trail(count: usize): "全部{count}条，在台账中查看", "all {count} in the ledger";
    total: "合计", "total";
    letter_unsigned: "未签", "open";
    filed: "已报", "filed";
    any: "全部", "any";

    year_of_plan(year: i32, months: i32): "实施第{year}年  距规划期末{months}个月", "year {year}  {months} {so_many_months} left", so_many_months = months "month" "months";
    late_told(count: usize, names: String): "逾期{count}项（含不牵头单位，每项只计一次）：{names}", "{count} late (of all departments, each once): {names}";
    review_awaits(department: &str, year: i32): "{department}还没有交{year}年述职报告，等该单位交来再评议", "{department} has not handed in its duty report of {year}; it is reviewed once it has";
    letter_awaits(year: i32): "办公室还没有签发{year}年责任书，签发后由该单位签订", "The office has not issued the letter of {year}; it is signed once it has";
    figure_before(year: i32, value: String): "{year}年为{value}", "{value} in {year}";
    corrected_since: "已被更正，不再是现数", "corrected since, no longer what stands";
    withdraws: "一并撤回", "taken back";
    withdraws_entries(count: usize): "一并录入、现在可以撤回的{count}条，每条一条撤回记录，原因相同", "the {count} entries made together that can be withdrawn now, each in an entry, with one reason";
    withdraws_all(count: usize): "整条撤回，这{count}个数都不再算数；只改其中一个请直接打新数", "all {count} figures of the entry; to change one, type over it";
    key_matters(key: String): "按 {key} 看谁报了、谁没报", "{key}: who handed in what";
    key_lists(key: String): "按 {key} 列出", "{key} lists them";
    todo_title: "待办", "To be done";
    matters_title: "各单位报送情况", "Who handed in what";
    kind_of_lists: "列表", "list";
    matters_in_search: "各单位报送情况：逾期、退回、待审核、已办各有几个单位", "Who handed in what: late, returned, to be accepted, done";
    todo_in_search: "待办：逾期、退回、将到期、待审核、待签署、待确认", "To be done: late, returned, due soon, to be accepted, signed, confirmed";
    matters_open(count: usize): "还没有办齐（{count}项）", "Not done by all ({count})";
    matters_coming(count: usize): "还没有到期（{count}项）", "Still to come ({count})";
    matters_done(count: usize): "都已办理（{count}项）", "Done by all ({count})";
    so_many_stand(how: &str, count: usize): "{how}{count}", "{how} {count}";
    so_many_returned(how: &str, count: usize, returned: usize): "{how}{count}（其中已退回{returned}）", "{how} {count} ({returned} of them returned)";
    so_many_departments_returned(how: &str, count: usize, returned: usize): "{how}（{count}个单位，其中已退回{returned}个）", "{how} ({count} {departments}, {returned} of them returned)", departments = count "department" "departments";
    so_many_departments(how: &str, count: usize): "{how}（{count}个单位）", "{how} ({count} {departments})", departments = count "department" "departments";
    label_goes_over: "一并转入", "goes over";
    label_has_then: "合并后", "has then";
    goes_over(led: usize, with: usize, letters: usize, open: usize, late: usize): "牵头{led}项、配合{with}项；责任书{letters}份；未办结应办事项{open}项，其中逾期{late}项", "leads {led}, joins {with}; {letters} {so_many_letters}; {open} {duties} open, {late} of them late", so_many_letters = letters "letter" "letters", duties = open "duty" "duties";
    departments_owe(count: usize): "应办{count}个单位", "Owed by {count} {departments}", departments = count "department" "departments";
    nothing_waits: "没有等您办理的事项", "Nothing waits for you";
    own_title(count: usize): "本单位应办  {count}项（逾期、退回、30天内到期、待签订、交办和催办过的）", "For your department to do: {count} (late, returned, due in 30 days, to sign, ordered)";
    soon_title(count: usize): "30天内到期  {count}项", "Due within 30 days: {count}";
    nothing_soon: "30天内没有到期的事项", "Nothing falls due within 30 days";
    late_title(departments: usize, count: usize): "逾期事项  {departments}个单位 {count}项", "Late: {count}, in {departments} {so_many_departments}", so_many_departments = departments "department" "departments";
    others_soon_title(count: usize): "其他单位30天内到期  {count}项", "Of others, due within 30 days: {count}";
    others_late_title(departments: usize, count: usize): "其他单位逾期事项  {departments}个单位 {count}项", "Of others late: {count}, in {departments} {so_many_departments}", so_many_departments = departments "department" "departments";
    nothing_late_of_others: "其他单位没有逾期事项", "Nothing of others is late";
    nothing_soon_of_others: "其他单位30天内没有到期的事项", "Nothing of others falls due within 30 days";
    late_of(name: &str, count: usize): "{name}  {count}项", "{name}  {count}";
    nothing_late: "没有逾期事项", "Nothing is late";
    plan_over: "规划期已满", "the plan's term is over";
    due_next: "近期要办", "To be done next";
    due_next_more(more: usize): "  一年内还有{more}类", "  {more} more {kinds} within a year", kinds = more "kind" "kinds";
    nothing_due: "一年内没有将到期的事项", "Nothing falls due within a year";
    duty_named(year: i32, name: &str): "{year}年{name}", "{name} {year}";
    duty_owed_by(name: &str, departments: usize): "{name}（{departments}个单位）", "{name} ({departments} {so_many_departments})", so_many_departments = departments "department" "departments";
    due_on(day: &chrono::NaiveDate): "应于{day}前", "due {day}";
    done_besides(count: usize): "另有{count}项已办，列在下面", "{count} more done, listed below";
    heading_done_before(count: usize): "以往已办的{count}项", "done before: {count}";
    issued_to_sign: "已签发，待签订", "issued, to be signed";
    nothing_owed: "没有应办事项", "Nothing is owed";
    entered_lately: "最近录入", "Entered lately";
    targets_measures(targets: usize, measures: usize): "{targets}目标 {measures}措施", "{targets}+{measures}";
    none_unmet: "没有未达标的目标", "No target is unmet";
    none_fits: "没有符合筛选的内容，按 Esc 取消筛选", "Nothing fits the filter; Esc takes it away";
    none_fits_here(key: String): "没有符合筛选的内容，按 {key} 改筛选", "Nothing fits the filter; {key} changes it";
    none_found: "没有找到", "Nothing found";

    label_attainment: "达标状态", "status";
    label_outlook: "走势", "outlook";
    label_ahead: "走势依据", "by";
    label_goal: "目标值", "goal";
    label_basis: "依据", "basis";
    label_source: "数据来源", "source";
    label_formula: "计算", "formula";
    label_remark: "说明", "remark";
    label_value: "现值", "value";
    label_officer: "科室专人", "officer";
    label_signed: "已签", "signed";
    label_countersigned: "已签署", "counter.";
    name_of_person: "姓名", "name";
    label_returned_why: "退回原因", "returned";
    more_on_its_page(count: usize): "还有{count}行，全文见该报告的页面", "{count} more {lines} on the report's page", lines = count "line" "lines";
    label_about: "关于", "About";
    label_stage: "办理", "stage";
    label_id: "代号", "id";
    label_role: "身份", "role";
    no_figure: "无数据", "no data";
    judged: "定性，不以数据计算", "judged, not measured";
    ratio(above: &str, below: &str): "{above} / {below}", "{above} / {below}";
    supplied_by(department: &str): "由{department}提供", "from {department}";
    split_by_sex: "分男女", "by sex";
    split_by_area: "分城乡", "by area";

    heading_notes: "备注", "Notes";
    heading_history: "历史记录", "History";
    heading_progress: "各单位报告的进展", "Progress as reported";
    heading_indicators: "监测指标", "Indicators";
    heading_latest_reports: "牵头单位最近报告", "Latest reports of the leads";
    heading_duties: "应办事项", "Duties";
    heading_people: "联络与专人", "People";
    heading_domains: "发展领域、主要目标和策略措施", "Domains, targets and measures";
    heading_letters: "责任书", "Letters";
    heading_reports: "报告", "Reports";
    heading_items(part: &str, kind: &str, count: usize): "{part}{kind}（{count}项）", "{part} {kind} ({count})";
    heading_follow_ups: "后续", "What followed";
    heading_entered: "录入", "Entered";
    heading_preface: "前言", "Preface";
    people_title(count: usize): "人员名册（在任{count}人）", "People ({count})";
    no_liaison: "没有联络员，可登记一位", "There is no liaison; one can be enrolled";
    leaves_no_liaison(department: &str): "离任后{department}没有联络员，请另行登记一位", "{department} has no liaison after that; enrol another";
    leaving_oneself: "离任后您不能再录入", "You enter nothing more after that";
    leaving_with_login(login: &str): "离任后您不能再录入。接任的人要用登录名 {login}，请先办「变更人员」：从您的名下去掉，填到接任的人名下", "You enter nothing more after that. If your successor is to use the login {login}, first change people: take it from you, and give it to them";
    letter_outdated(year: i32, items: usize): "{year}年责任书签发后分工有变，与现在的分工差{items}项，请商定是否撤回重签", "Assignments changed since the letter of {year} was issued: {items} {so_many_items}; consider issuing it anew", so_many_items = items "item differs" "items differ";
    has_left: "已离任", "left";
    was_dissolved: "已撤销", "dissolved";
    went_into(name: &str): "已并入{name}", "went into {name}";
    letter_line(year: i32, items: usize): "{year}年  {items}项", "{year}  {items} {so_many_items}", so_many_items = items "item" "items";
    entry_unreadable(seq: u64): "#{seq} 读不出来，请用 halfsky verify 检查", "#{seq} cannot be read; run halfsky verify";

    left_short: "（已离任，只能查看）", "(has left)";
    not_enrolled_short: "（未登记，只能查看）", "(not enrolled)";
    as_of(day: &chrono::NaiveDate): "{day} 的情况", "as of {day}";
    found_broken(seq: u64, why: String, upto: u64): "台账从 #{seq} 起链条中断（{why}），只显示到 #{upto}，不能再录入；请保存现场，用备份核对，恢复用 halfsky restore 备份 --aside", "The chain is broken at #{seq} ({why}): shown up to #{upto}, nothing can be recorded; keep the file and compare it with a backup; restore one with halfsky restore BACKUP --aside";
    chain_broken(seq: u64): "台账在 #{seq} 处断裂，只能查看", "broken at #{seq}, read only";
    read_only_mark: "只读", "read only";
    only_looking(day: &chrono::NaiveDate): "正在看 {day} 的情况，不能录入，请先按 @ 再按回车回到今天", "This is {day}; @ and Enter lead back to today, where things are entered";
    replaced: "台账文件已被替换或删除，这里看到的还是原来的，不能录入；请退出后重新打开", "The ledger's file was replaced or removed; this is the old one, and nothing can be entered. Leave and open it again";
    read_only: "台账只能查看，不能录入，请检查磁盘权限或运行 halfsky verify", "The ledger is read only; check the disk or run halfsky verify";
    no_room: "磁盘已满，台账只能查看，不能录入，请腾出空间后重新打开", "The disk is full and the ledger is read only; make room and open it again";
    too_small(cols: u16, rows: u16, now_cols: u16, now_rows: u16): "窗口太小：需要 {cols}x{rows}，现在 {now_cols}x{now_rows}。请拉大窗口，填的内容都在；Ctrl-C 退出", "Too small: {cols}x{rows} needed, {now_cols}x{now_rows} here. Make it larger, nothing is lost; Ctrl-C quits";
    suspended: "半边天已挂起，输入 fg 再按回车返回。", "halfsky is suspended; fg and Enter come back to it.";
    cannot_suspend: "此会话不能挂起：没有可以返回的命令行", "This session cannot be suspended: there is no shell to go back to";
    terminal_not_utf8: "This terminal does not show UTF-8. Set its encoding to UTF-8 and reconnect.", "This terminal does not show UTF-8. Set its encoding to UTF-8 and reconnect.";
    in_full: "看全文", "in full";
    warnings_of_measures(count: usize): "另有{count}条，是措施的指标的", "{count} more, of indicators of measures";
    lines_below(count: usize): "下面还有{count}行", "{count} more {lines}", lines = count "line" "lines";
    columns_beside(count: usize): "还有{count}列", "columns left out: {count}";
    columns_seen_by(told: String, open: String): "{told}，加宽窗口或按 {open} 可看", "{told}; a wider window or {open} shows them";
    years_beside(count: usize): "还有{count}年", "years left out: {count}";
    years_seen_by(told: String): "{told}，左右键可看", "{told}; Left and Right show them";

    help_title: "帮助（上下键、PgUp、PgDn 翻看，Esc 关闭）", "Help (arrows, PgUp and PgDn scroll, Esc closes)";
    help_words: "牵头、配合：规划没有写明责任单位，初始分工是拟定的，由办公室逐项或按领域确认。\n无数据：目标可以监测，但还没有数据。待评：定性目标，不以数据计算。\n走势按近年的平均变化推到规划的最后一年。可如期：那时几乎没有差距；需加力：差距会缩小，但不够；困难：差距几乎不缩小；背离：越走越远；不明：数据还不够。\n预警：难达（走势困难或背离）、波动（忽高忽低）、反弹（变好以后又变差）、差距扩大、缺数（过了报送期还没有数）、待核（报来很久没有审核）。\n领域的逾期数：牵头该领域目标的各单位逾期事项之和，一个单位牵头几个领域时各计一次。\n单位的缺数：只计过了报送期的，没有到期的见该单位页。\n代录：办公室凭已签字的纸件替单位或领导录入。\n拼音首字母可查找，如 gja 找宫颈癌。\n监测：办公室按方向键或回车选定一格以后，数字才是填数，此前数字和 Tab 换屏，保存以后重新选定；联络员和统计人员直接打数。\n颜色看不清时，用 --theme light（浅底）、dark（深底）或 mono（无色）启动；--mouse 可用鼠标。", "Leads and cooperating departments are proposed until the office confirms them.\nNo data: it can be measured and there is no figure. Unrated: judged, not measured.\nOutlook: recent mean change carried on to the last year of the plan. On course: hardly a gap then; effort: a smaller one; hard: about the same; away: a larger one; unknown: too few figures.\nWarnings: off target (outlook hard or away), swinging, rebound, gap widening, missing (past its day), not verified (for long).\nLate, of a domain: late duties of the departments that lead a target in it; a department counts in each of its domains.\nLack, of a department: figures past their day alone; what is not due yet stands on its page.\nThe office records for others from signed papers.\nInitials of pinyin find things: gja finds 宫颈癌.\nFigures: the office goes to a cell first (arrow, Enter); until then, and after saving, digits and Tab go to screens. Liaisons and statistics type at once.\nColours hard to read: start with --theme light, dark or mono. --mouse takes the mouse.";
    plans_text: "规划全文", "plan";
    kind_of_texts: "正文", "text";
    ended_department: "（已撤并）", "(ended)";
    search_title: "查找内容或可办事项（汉字、拼音或首字母，#编号）", "Find things and deeds (Chinese, pinyin, initials, #number)";
    search_hint: "例如：宫颈癌、gja、卫健局、wjj、1.2、#12", "For example 宫颈癌, gja, wjj, 1.2, #12";
    search_entry(seq: u64): "Enter 打开 #{seq}", "Enter opens #{seq}";
    layer_keys: "Enter 确定  Esc 取消", "Enter takes it  Esc leaves";
    layer_closes: "Esc 关闭", "Esc closes";
    filter_title: "筛选", "Filter";
    filter_unfound(typed: &str): "没有「{typed}」可选", "there is no {typed:?} to choose";
    filter_hint: "左右或打字换值，Delete 全部，Enter 生效，Esc 取消", "Arrows or letters choose, Delete any, Enter, Esc";
    nothing_to_filter(key: String): "这里不能筛选，未达标、台账、监测三屏可以；谁报了什么按 {key}", "This cannot be filtered, screens 3, 5 and 6 can; {key} lists who handed in what";
    nothing_to_explain: "请先选一个目标", "Select a target first";
    not_now: "现在不能", "not now";
    not_here: "要先选中", "elsewhere";
    not_about_this(command: &str): "这里不能{command}，要先选中相关的单位、目标、记录或会议；按空格看所选内容可以办什么", "{command}: not about what is selected (a department, a target, an entry or a meeting); Space shows what can be done";
    chain_sound(entries: u64): "台账完整：{entries}条记录逐条校验无误", "The ledger is sound: all {entries} entries check";

    recorded_from_paper: "代录（凭已签字的纸件）", "from a signed paper";
    to_confirm: "确认内容", "confirms";
    at_once: "一并办理", "at once";
    nobody_at_once: "没有轮到这样催的单位，换一种方式看看", "it is nobody's turn to be reminded so; try another degree";
    reminders_at_once(count: usize, duties: usize): "共{count}个单位{duties}项，每个单位一条记录", "{count} {departments}, {duties} {so_many_duties}, an entry each", departments = count "department" "departments", so_many_duties = duties "duty" "duties";
    letters_at_once(count: usize): "共{count}份，每份一条记录，下面填的写入每一份", "{count} {letters}, an entry each; what is filled in below goes into each", letters = count "letter" "letters";
    letter_days_proposed: "有应办的期限没有确认，责任书里标「拟定」", "some due days are not confirmed and stand in the letter as proposed";
    label_mind: "请留意", "mind";
    year_is_over(year: i32): "{year}年已经过去，确是补签那一年的再提交", "{year} is over; hand in only if that year is meant";
    nothing_at_once: "没有可以一并办理的", "there is none";
    not_among_them(id: &str, codes: String): "不含{id}，分工还没有确认：{codes}", "not {id}, whose assignments are not confirmed: {codes}";
    rows_turn(beyond: String): "{beyond}，PgUp PgDn 翻看", "{beyond}; PgUp PgDn turn";
    reports_wait(count: usize): "{count}份报告待审核", "{count} {reports} to accept", reports = count "report" "reports";
    requests_wait(count: usize): "{count}项延期申请待答复", "{count} {requests} for a later day to answer", requests = count "request" "requests";
    reviews_wait(count: usize): "{count}份述职报告待评议", "{count} {duty} to review", duty = count "duty report" "duty reports";
    figures_wait(count: usize): "{count}批数据待审核", "{count} {batches} of figures to verify", batches = count "batch" "batches";
    actions_wait(count: usize): "{count}项督办事项待办结", "{count} {actions} to close", actions = count "action" "actions";
    assignments_to_confirm(count: usize): "{count}项分工待确认", "{count} {assignments} to confirm", assignments = count "assignment" "assignments";
    assignments_are_confirmed_so: "选领域按 C，一次确认一个领域；在目标、措施上按 a 可改", "C at a domain confirms all of it; a at a target or measure changes it";
    domain_to_confirm(domain: String, count: usize): "{domain}  {count}项", "{domain}  {count}";
    rules_to_confirm(count: usize): "{count}条应办期限待确认", "{count} {due} to confirm", due = count "due day" "due days";
    rules_are_confirmed_so: "按空格选「确认应办规则和期限」；要改哪一类的期限，在单位页选一项未办的同类事项再选", "Space, then confirm duty rules; at a duty that is still to be done the day of its rule can be changed";
    letters_left_unsigned(count: usize): "往年责任书{count}份单位已签、委员领导没有签署，见各单位页的责任书", "letters of earlier years that departments signed and no leader did: {count}; see the letters on each department's page";
    letters_unissued(count: usize): "{count}份责任书待签发", "{count} {letters} to issue", letters = count "letter" "letters";
    letters_wait(count: usize): "{count}份责任书待签署", "{count} {letters} to countersign", letters = count "letter" "letters";
    documents_wait(count: usize): "{count}份文件待审定", "{count} {documents} to approve", documents = count "document" "documents";
    minutes_behind_wait(count: usize): "{count}份会议纪要待重写", "{count} {sets} of minutes to write again", sets = count "set" "sets";
    minutes_wait(count: usize): "{count}份会议纪要待审定", "{count} {sets} of minutes to approve", sets = count "set" "sets";
    returned_on(day: &chrono::NaiveDate, why: &str): "{day}退回：{why}", "returned {day}: {why}";
    opens_first: "会议还没有宣布开会，先宣布，再记", "The meeting is not opened yet: first that, then the record";
    label_in_time: "报送日期", "in time by";
    in_time_by(day: &chrono::NaiveDate): "是否按时以 {day} 为准（审核前更正，原报告的日期）", "{day}, the day of the report that it corrected before the office looked at it";
    office_has_two_names(rename: &str): "办公室名称用于文件，单位名录里的用「{rename}」改", "the office's name stands in papers; in the register it is changed by {rename:?}";
    scheme_there(on: chrono::NaiveDate, seq: u64): "{on} 已报送过实施方案（#{seq}），再报的另存一份，以新的为准", "a scheme was filed on {on} (#{seq}); this one is another, and counts in its place";
    report_there(year: i32, form: &str, stage: &str, seq: u64): "{year}年{form}已有一份，{stage}（#{seq}），这一份另算", "there is a {form} of {year}, {stage} (#{seq}); this one is another";
    report_again: "修改重报", "mend the report";
    returned_wait(count: usize): "{count}份退回待修改重报", "{count} returned, to redo";
    so_many_late(count: usize): "{count}项逾期", "{count} late";
    so_many_soon(count: usize): "{count}项30天内到期", "{count} due within 30 days";
    waits_for_you(told: String): "等您办理：{told}", "for you: {told}";
    waits_for(whom: &str, told: String): "{whom}待办：{told}", "for {whom}: {told}";
    first_fill(label: &str): "请填写{label}", "{label} must be filled in";
    hand_in: "提交", "hand in";
    copies_and_does_not_quit: "Ctrl-C 在这里是复制选中的内容；离开按 Esc", "Ctrl-C copies what is selected here; Esc leaves";
    form_hints: "Ctrl-S 提交\nEsc 存稿离开\nTab 下一项\nCtrl-Z 撤销\n* 必填\nF1 帮助", "Ctrl-S hands in\nEsc leaves (text kept)\nTab next\nCtrl-Z undoes\n* needed\nF1 help";
    not_chosen: "未选，按左右键选", "not chosen; the arrows choose";
    not_taken: "没有提交", "Not taken";
    suggested(best: &str, others: String): "Enter 选「{best}」  上下键换：{others}", "Enter takes {best}, arrows change: {others}";
    suggested_only(best: &str): "Enter 选「{best}」", "Enter takes {best}";
    type_a_name: "输入简称、拼音或首字母", "a name, pinyin or initials";
    no_targets: "本单位没有牵头的目标", "it leads no targets";
    no_measures: "本单位没有承担措施", "no measures";
    progress_hint: "左右键选，选了以后可打字说明", "Left and right choose; then type a remark";
    not_told: "不填", "not told";
    choice_takes_no_text: "这里不能写字，用左右键选", "This takes no text; left and right choose";
    nothing_to_fill_in: "这里没有可填的", "There is nothing to fill in here";
    button_takes_no_text: "这里是按钮，按 Enter 录入；要写字请用上键回到上面", "This is the button: Enter enters it; go up to write";
    nothing_to_paste_into: "这里没有可填的地方，粘贴的内容没有用上", "Nothing is typed here, and what was pasted went nowhere";
    paste_cut(lost: usize): "粘贴的内容过长，末尾{lost}个字没有放下", "The pasted text is too long; the last {lost} {characters} did not fit", characters = lost "character" "characters";
    entered(seq: u64, told: String): "已录入 #{seq}：{told}", "Entered #{seq}: {told}";
    somebody_did(person: String, at: String, told: String): "{person} {at} {told}", "{person} {at} {told}";
    unseen(seq: u64, told: String): "打开以后有新录入：#{seq} {told}", "this was entered since: #{seq} {told}";
    all_the_same(why: String): "请核对，仍要提交就再按 Ctrl-S。{why}", "look at this first; Ctrl-S once more hands it in all the same. {why}";
    once_more_as_new: "；再按 Ctrl-S 即作为新报告提交，填的都在", "; Ctrl-S once more submits it as a new one";
    because_meanwhile(told: String): "（刚才 {told}）", " (just now: {told})";
    and_others(told: &str, others: usize): "{told}，另有{others}条", "{told}, and {others} more";
}

words! {
    welcome: "半边天 - 妇女发展规划实施台账", "halfsky - seeing a women's development plan through";
    welcome_words: "这里还没有台账。建立台账时采用《梅河口市妇女发展规划（2021-2030年）》、单位名单和拟定的分工，之后都可以改。先看演示也可以。", "There is no ledger here yet. A new one adopts the plan of Meihekou city, its departments and proposed assignments, all of which can be changed. Or look at the demonstration first.";
    first_city: "城市", "City";
    first_office: "办公室", "Office";
    first_name: "您的姓名", "Your name";
    first_found: "建立台账", "Make the ledger";
    first_demo: "先看演示（虚构数据）", "Look at the demonstration (invented data)";
    first_of_another_city(city: &str): "规划、单位名单和分工都是{city}的，这里只改城市和办公室的名称。别的城市请按 Esc 退出，用 halfsky init --plan 采用本市的规划；再按一次 Enter 仍照此建立", "The plan, the departments and the assignments are those of {city}; only the names of city and office are changed here. Another city leaves with Esc and adopts its own plan with halfsky init --plan; Enter once more makes the ledger all the same";
    first_hint: "Tab 或上下键换项，Enter 确定，Esc 退出", "Tab or arrows move, Enter chooses, Esc leaves";
}
