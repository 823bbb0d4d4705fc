//! Words of the grid of figures and of trends.

use super::words;

words! {
    grid_indicator: "监测指标", "indicator";
    grid_indicator_of(domain: &str): "监测指标（{domain}）", "indicator ({domain})";
    grid_unit: "单位", "unit";
    grid_digits_are_figures(back: String): "数字现在填入选中的格；要按数字换屏，先按 {back}", "Digits now fill the selected cell in; {back} first, to go to another screen";
    judged_by_year(year: i32): "按{year}年：", "by {year}: ";
    grid_choose_first(enter: String): "先用方向键或 {enter} 选中一格，再填数", "Go to a cell first, by an arrow or {enter}";
    grid_enter: "填数", "type figures";
    grid_sex: "性别", "sex";
    grid_area: "城乡", "area";
    grid_marks(unsaved: char, wrong: char, preliminary: char, corrected: char, unverified: char): "{unsaved}未保存 {wrong}待改 {preliminary}初步 {corrected}更正 {unverified}未审核", "{unsaved} unsaved {wrong} to mend {preliminary} prelim. {corrected} corrected {unverified} unverified";
    grid_missing: "缺数", "missing";
    grid_past_due: "缺数：已过报送期", "missing: past its day";
    grid_corrected: "更正过", "corrected";
    grid_unverified: "未审核", "not verified";
    grid_returned_by(seq: u64): "已退回 #{seq}", "returned #{seq}";
    grid_verified_by(seq: u64): "已审核 #{seq}", "verified #{seq}";
    grid_unsaved: "未保存", "unsaved";
    grid_typing: "正在填", "typing";
    grid_typing_keys: "Enter 记入，到下一行  Tab 记入，到右边  Esc 不记入  Ctrl-Z 撤销  Ctrl-S 保存", "Enter take, go down  Tab take, go right  Esc leave as it was  Ctrl-Z undo  Ctrl-S save";
    grid_was(known: &str): "（原{known}，保存为更正）", " (was {known}; saved as a correction)";
    grid_not_split(indicator: &str): "「{indicator}」不分这一项，请换回合计", "{indicator} is not split so; switch back to the total";
    grid_not_a_number(text: &str): "「{text}」不是数：应如 14.30，或分子/分母如 12/2867，不写单位", "{text:?} is no number: it should be as 14.30, or counts such as 12/2867, without a unit";
    grid_no_ratio(indicator: &str): "「{indicator}」不是比率，不能用分子/分母填，请直接打数值", "{indicator} is no ratio; type its value";
    grid_nothing_to_undo: "没有可撤销的输入", "nothing to undo";
    grid_nothing_to_redo: "没有可重做的输入", "nothing to do again";
    grid_nothing_to_clear: "这一格没有数", "there is no figure here";
    grid_nothing_to_save: "没有未保存的数，在格里直接打数", "nothing to save; type figures into the cells";
    grid_nothing_to_verify: "这一格没有可审核的数", "no figure to verify here";
    grid_all_verified(department: &str): "{department}没有待审核的数据", "{department}: nothing waits to be verified";
    grid_verified(department: &str, figures: usize, entries: usize): "已审核{department}的{figures}个数（{entries}条记录）", "verified {figures} {so_many_figures} of {department} in {entries} {so_many_entries}", so_many_figures = figures "figure" "figures", so_many_entries = entries "entry" "entries";
    grid_needs_parts(split: &str, parts: String): "按{split}判断，要填{parts}的数，合计不参与：", "judged on the {split}: {parts} are needed, the total is not used: ";
    grid_total_alone(names: String): "{names}要填分项才能判断，合计不参与", "{names}: the parts are needed, the total decides nothing";
    grid_pasted_same(count: usize): "{count}格与已有的数相同，不必保存", "{count} {cells} the same already", cells = count "cell holds" "cells hold";
    grid_pasted(count: usize): "已填入{count}格，还没有保存", "{count} {cells} filled, not saved yet", cells = count "cell" "cells";
    grid_pasted_unread(count: usize): "其中{count}格不是数，标有 !", "{count} of them {are}, marked !", are = count "is no figure" "are no figures";
    grid_pasted_no_figures: "粘贴的内容里没有数，一格也没有填", "there is no figure in what was pasted, and no cell was filled";
    grid_pasted_headless: "首行或首列是文字，又认不出表头（要有指标名称和年度），一格也没有填", "there are words in the first row or column, and no headings that can be read (the indicator's name and the year); no cell was filled";
    grid_pasted_elsewhere(told: String, keys: &str): "其中{told}，按 {keys} 换看", "{told} (to be seen with {keys})";
    grid_pasted_line(line: String, count: usize): "{line}{count}格", "{line}: {count}";
    pasted_block: "粘贴的表", "the pasted table";
    grid_left(count: usize, key: String): "{count}格还没有保存，按 {key} 回去接着填", "{count} {cells} not saved; {key} leads back {to}", cells = count "cell is" "cells are", to = count "to it" "to them";
    grid_still_lacking(names: String): "{names}还缺判断用的数，按 s 换男女、t 换城乡再填", "{names} still lack the figures that decide: s and t change whose are shown";
    grid_pasted_partly(count: usize, lost: usize, why: &str): "填入{count}格，{lost}处没有填：{why}", "{count} {cells} filled, {lost} not: {why}", cells = count "cell" "cells";
    grid_pasted_beyond(count: usize, lost: usize): "填入{count}格，{lost}格超出表格没有填", "{count} {cells} filled, {lost} beyond the grid", cells = count "cell" "cells";
    grid_saving_later(count: usize, whose: String): "；另有{count}个属{whose}，下次提交", "; {count} of {whose} {are} left for the next time", are = count "is" "are";
    figure_stood(value: String): "（原 {value}）", " (was {value})";
    grid_asks_doubtful(count: usize): "有{count}个数要核对（上面标 ! 的），确实如此的写明原因", "{count} {figures} wrong (marked ! above): check, and give the reason where it is right", figures = count "figure looks" "figures look";
    grid_asks_correction: "更正已报的数，请写明原因", "What was reported is corrected; give the reason";
    grid_saving(new: usize, corrected: usize): "新报{new}个，更正{corrected}个", "{new} new, {corrected} corrected";
    grid_only(told: String): "只看：{told}  （f 改）", "Only {told} (f changes)";
    judged_on_the(what: &str): "按{what}判断：", "judged on the {what}: ";
    judged_on_women: "按女性的数判断：", "judged on women's figures: ";
    recorded_for(signatory: &str): "代录 {signatory}", "on behalf of {signatory}";
    grid_taken_up(count: usize): "上次没有保存的{count}个数放回来了，接着填即可", "{count} {figures} left unsaved {are} back; you can go on", figures = count "figure that was" "figures that were", are = count "is" "are";
    grid_unsaved_hidden(count: usize, hidden: usize): "{count}个数未保存，其中{hidden}个在筛选外", "{count} unsaved, {hidden} of them filtered out";
    grid_unsaved_count(count: usize, key: String): "{count}个数未保存，{key} 保存", "{count} unsaved, {key} saves";

    trend_values: "数值", "values";
    trend_goal(goal: String): "目标{goal}", "goal {goal}";
    base_of(value: String): "基期{value}", "base {value}";
    trend_projection(year: i32, value: String): "推算{year}年{value}", "{value} projected for {year}";
    heading_trend: "走势图", "Trend";
    heading_figures: "各年数据", "Figures";
    heading_thresholds: "判断用的界限", "Thresholds";
    threshold_tolerance(points: String, percent: String): "变化不超过{points}个百分点（比率）或{percent}%（其他）算持平", "a change of at most {points} percentage points, or {percent}% of other values, is none";
    threshold_nearly(nearly: String): "差距在目标值{nearly}%以内为基本达标", "a miss of at most {nearly}% of the goal is nearly met";
    threshold_outlook(on_course: String, effort: String): "推算的差距不到现在的{on_course}%可如期，到{effort}%需加力，再多为预计达标困难，反方向走为背离", "a projected gap below {on_course}% of today's is on course, up to {effort}% needs effort, beyond is hard; the wrong way is moving away";
    threshold_ratio(on_track: String, acceleration: String): "另一方法（实际年均变化率比所需年均变化率）：不小于{on_track}倍进度正常，不小于{acceleration}倍需要加快", "second method, the actual yearly rate over the one needed: from {on_track} on track, from {acceleration} needs acceleration";
    threshold_swing(reversals: u8, swing: String): "近六个数反向{reversals}次以上、变化中位数超过水平{swing}%为波动大", "{reversals} or more reversals in six points and a median change above {swing}% of the level is swinging";
    threshold_few(events: String, days: u16): "达标时预期不足{events}例按五年合并判断；{days}天未审核列为待核", "fewer than {events} cases expected at the goal are judged on five years; unverified after {days} days warns";

    gap_to_go(miss: String): "还差{miss}", "{miss} to go";
    column_years: "历年", "trend";
    column_ahead(year: i32): "推算{year}年", "proj. {year}";
    column_behind: "难达", "off";
    ordered_by(order: &str): "按{order}排序（S 换）", "by {order} (S changes)";
    nothing_to_sort: "这里没有可换的排序，总览、未达标和部门三屏可以换", "no other order here; screens 1, 3 and 4 have them";
    order_plan: "原有顺序", "as given";
    order_unmet: "未达标多少", "unmet";
    order_warnings: "预警多少", "warnings";
    order_overdue: "逾期多少", "late duties";
    order_longest: "最长逾期", "longest late";
    order_behind: "难达标多少", "off target";
    order_outlook: "走势", "outlook";
    order_gap: "差距占目标值的比例", "gap as a share of the goal";
    order_code: "编号", "code";
    order_lead: "牵头单位", "leads";
    nothing_to_enter: "所选内容没有可填报的监测指标", "what is selected has no figures to enter";
}

impl super::Lang {
    /// The thresholds in sentences.
    pub fn thresholds(self, by: &crate::domain::assess::Thresholds) -> Vec<String> {
        let word = |number: crate::decimal::Decimal| number.to_string();
        vec![
            self.threshold_tolerance(word(by.tolerance_points), word(by.tolerance_percent)),
            self.threshold_nearly(word(by.nearly)),
            self.threshold_outlook(word(by.on_course), word(by.effort)),
            self.threshold_ratio(word(by.on_track), word(by.acceleration)),
            self.threshold_swing(by.reversals, word(by.swing)),
            self.threshold_few(word(by.few_events), by.verify_days),
        ]
    }

    /// An outlook in three characters, for narrow columns.
    pub const fn short_outlook(self, outlook: crate::domain::assess::Outlook) -> &'static str {
        use crate::domain::assess::Outlook as O;
        let (zh, en) = match outlook {
            O::OnCourse => ("可如期", "course"),
            O::Effort => ("需加力", "effort"),
            O::Hard => ("困难", "hard"),
            O::Away => ("背离", "away"),
            O::Unknown => ("不明", "unknown"),
        };
        self.pick(zh, en)
    }
}
