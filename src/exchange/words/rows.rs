//! What a row of a sheet comes to, in words: what would become of it, what looks wrong, and why it is not
//! taken.

use crate::decimal::Decimal;
use crate::domain::payload::Figure;
use crate::domain::state::{FigureKey, FigureRecord, State};
use crate::exchange::{Outcome, RowOutcome, WrongCell};
use crate::words::{Lang, doubtful, refuse, words, wrong};

impl Lang {
    /// What stood beside a figure that is corrected, where neither counts nor a source are said anew;
    /// nothing where all of it is.
    pub fn left_out(self, old: &FigureRecord, counts: bool, source: bool) -> String {
        let were = old.numerator.zip(old.denominator).filter(|_| !counts);
        let from = Some(&old.source).filter(|old| !old.is_empty() && !source);
        let told = [
            were.map(|(above, below)| self.row_counts_gone(above, below)),
            from.map(|source| self.row_source_gone(source)),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        if told.is_empty() { String::new() } else { self.row_gone(told.join(self.list_comma())) }
    }

    /// What changes of a figure whose value stays.
    fn changed_beside(self, new: &Figure, old: &FigureRecord) -> String {
        let pair = |both: (Decimal, Decimal)| format!("{}/{}", both.0, both.1);
        let status = match (old.preliminary, new.preliminary) {
            (true, false) => Some(self.row_becomes_final().to_owned()),
            (false, true) => Some(self.row_becomes_preliminary().to_owned()),
            _ => None,
        };
        let counts = old.numerator.zip(old.denominator);
        let counts = match (counts, new.numerator.zip(new.denominator)) {
            (None, Some((above, below))) => Some(self.row_counts_given(above, below)),
            (Some(old), Some(new)) if old != new => {
                Some(self.row_counts_changed(pair(old), pair(new)))
            }
            _ => None,
        };
        let source = match (&*old.source, &*new.source) {
            (old, new) if new.is_empty() || old == new => None,
            ("", new) => Some(self.row_source_given(new)),
            (_, new) => Some(self.row_source_changed(new)),
        };
        let printed = old.value.zip(new.value).filter(|(old, new)| !old.is_printed_as(*new));
        let printed = printed.map(|(old, new)| self.row_digits_changed(old, new));
        let changed: Vec<String> =
            [status, counts, source, printed].into_iter().flatten().collect();
        let gone = self.left_out(old, new.numerator.is_some(), !new.source.is_empty());
        let changed = changed.join(self.list_comma());
        let gone = gone.strip_prefix(self.comma()).filter(|_| changed.is_empty()).unwrap_or(&gone);
        format!("{changed}{gone}")
    }
}

/// What a row of a sheet is about: the indicator with its year, sex and area.
fn row_name(lang: Lang, figure: &Figure, state: &State) -> String {
    let name = state.indicator_name(&figure.indicator);
    format!("{name} {}", lang.figure_key(FigureKey::from(figure)))
}

/// What would become of a row, in a word: `new`, `correction`, `unchanged` or `refused`.
pub const fn outcome_word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Correction { .. } => "correction",
        Outcome::Unchanged(_) => "unchanged",
        Outcome::Refused(_) => "refused",
    }
}

/// What would become of a row, after its place and name.
pub fn row_told(lang: Lang, row: &RowOutcome, state: &State) -> String {
    let value = |value: Option<_>| {
        value.map_or(lang.no_case_mark().to_owned(), |it: crate::decimal::Decimal| it.to_string())
    };
    let figure = row.figure.as_ref();
    let now = value(figure.and_then(|figure| figure.value));
    match &row.outcome {
        Outcome::New => lang.row_new(now),
        Outcome::Correction { by, old } if figure.is_some_and(|it| it.value == old.value) => {
            let changed = figure.map(|figure| lang.changed_beside(figure, old));
            lang.row_other_counts(now, *by, changed.unwrap_or_default())
        }
        Outcome::Correction { by, old } => {
            let told = lang.row_correction(value(old.value), now, *by);
            let gone = figure.map(|figure| {
                let (counts, source) = (figure.numerator.is_some(), !figure.source.is_empty());
                lang.left_out(old, counts, source)
            });
            format!("{told}{}", gone.unwrap_or_default())
        }
        Outcome::Unchanged(by) => lang.row_unchanged(*by),
        Outcome::Refused(why) => row_wrong(lang, why, figure, state),
    }
}

/// A row in one line: where it stands, what it is about, what would become of it, what looks wrong.
pub fn row_line(lang: Lang, row: &RowOutcome, state: &State) -> String {
    let told = row_told(lang, row, state);
    let mut parts = vec![lang.place(&row.place)];
    match &row.outcome {
        // The sentence names the figure itself, where there is one.
        Outcome::Refused(_) => parts.push(format!("{}  {told}", lang.row_refused())),
        _ => {
            parts.extend(row.figure.as_ref().map(|figure| row_name(lang, figure, state)));
            parts.push(told);
        }
    }
    parts.extend(row_doubt(lang, row, state));
    if row.asks() {
        parts.push(lang.row_needs_reason().to_owned());
    } else if let Some(figure) = row.figure.as_ref().filter(|it| !it.remark.is_empty()) {
        parts.push(figure.remark.clone());
    }
    parts.join("  ")
}

/// What looks wrong with a row and may be right.
pub fn row_doubt(lang: Lang, row: &RowOutcome, state: &State) -> Option<String> {
    let unit = row.figure.as_ref().map_or("", |figure| state.indicator_unit(&figure.indicator));
    row.doubt.as_ref().map(|doubt| doubtful(lang, doubt, state, unit))
}

fn row_wrong(lang: Lang, why: &WrongCell, figure: Option<&Figure>, state: &State) -> String {
    match why {
        WrongCell::NoIndicator => lang.cell_no_indicator().to_owned(),
        WrongCell::UnknownId(id) => lang.unknown_indicator(id),
        WrongCell::UnknownName(name, near) if near.is_empty() => lang.cell_unknown_name(name),
        WrongCell::UnknownName(name, near) => {
            lang.cell_name_meant(name, near.join(lang.list_comma()))
        }
        WrongCell::OddNote(note, unit) if unit.is_empty() => lang.cell_odd_note(note),
        WrongCell::OddNote(note, unit) => lang.cell_odd_unit(note, unit),
        WrongCell::LabelAlone(name) => lang.cell_label_alone(name),
        WrongCell::OtherSide(name) => lang.cell_other_side(name),
        WrongCell::ManyOfThatName(name) => lang.cell_many_names(name),
        WrongCell::OtherName(name) => lang.cell_other_name(name),
        WrongCell::OtherUnit { given, unit } if unit.is_empty() => lang.cell_no_unit(given),
        WrongCell::OtherUnit { given, unit } => lang.cell_other_unit(given, unit),
        WrongCell::NotANumber(text) => lang.cell_not_a_number(text),
        WrongCell::Failed(what) => lang.cell_failed(what),
        WrongCell::Uncalculated => lang.cell_uncalculated().to_owned(),
        WrongCell::Date => lang.cell_date().to_owned(),
        WrongCell::NotAYear(text) if text.is_empty() => lang.cell_no_year().to_owned(),
        WrongCell::NotAYear(text) => lang.cell_not_a_year(text),
        WrongCell::NotASex(text) => lang.cell_not_a_sex(text),
        WrongCell::NotAnArea(text) => lang.cell_not_an_area(text),
        WrongCell::NotAStatus(text) => lang.cell_not_a_status(text),
        WrongCell::TooLong(head, long) => {
            lang.cell_too_long(lang.sheet_head(*head), *long, crate::domain::form::LINE_MAX)
        }
        WrongCell::Twice(first) => lang.cell_twice(lang.place(first)),
        WrongCell::Invisible => lang.cell_invisible().to_owned(),
        WrongCell::Figure(why) => {
            let name = figure.map(|figure| row_name(lang, figure, state)).unwrap_or_default();
            wrong(lang, name, figure.map_or("", |figure| &figure.indicator), why)
        }
        WrongCell::NotTheirs(why) => {
            let name = figure.map(|figure| row_name(lang, figure, state)).unwrap_or_default();
            lang.cell_not_theirs(name, refuse(lang, why, state))
        }
    }
}

words! {
    row_new(value: String): "新报 {value}", "new {value}";
    row_correction(old: String, new: String, by: u64): "更正 {old} 改为 {new}（原 #{by}）", "correction {old} to {new} (was #{by})";
    row_gone(what: String): "，不再有{what}", ", without {what}";
    row_counts_gone(above: Decimal, below: Decimal): "分子分母{above}/{below}", "its counts {above}/{below}";
    row_source_gone(source: &str): "来源「{source}」", "its source {source:?}";
    row_other_counts(value: String, by: u64, changed: String): "更正 数值仍为 {value}，{changed}（原 #{by}）", "correction, the value stays {value}, {changed} (was #{by})";
    row_becomes_final: "初步改为最终", "preliminary becomes final";
    row_becomes_preliminary: "最终改为初步", "final becomes preliminary";
    row_counts_given(above: Decimal, below: Decimal): "补充分子分母{above}/{below}", "with its counts {above}/{below}";
    row_counts_changed(old: String, new: String): "分子分母{old}改为{new}", "its counts {old} become {new}";
    row_source_given(source: &str): "补充来源「{source}」", "with its source {source:?}";
    row_source_changed(source: &str): "来源改为「{source}」", "its source becomes {source:?}";
    row_digits_changed(old: Decimal, new: Decimal): "{old}改写为{new}", "{old} is written as {new}";
    row_unchanged(by: u64): "无变化（#{by}）", "unchanged (#{by})";
    row_refused: "不能导入", "refused";
    row_needs_reason: "要写明原因", "needs a reason";
    cell_no_indicator: "这一行没有写指标，请填代号或指标名称", "the row names no indicator; give its id or name";
    cell_unknown_name(name: &str): "没有名为「{name}」的指标，请核对名称或改填代号", "there is no indicator {name:?}; check the name or give its id";
    cell_name_meant(name: &str, near: String): "没有名为「{name}」的指标，是不是：{near}", "there is no indicator {name:?}; did you mean {near}";
    cell_odd_note(note: &str): "括号里的「{note}」读不懂；分性别、城乡的写女、男、城、乡，与数无关的请删去", "{note:?} in brackets is not known: write female, male, urban or rural, or take it out";
    cell_odd_unit(note: &str, unit: &str): "括号里的「{note}」不是单位「{unit}」；分性别、城乡的写女、男、城、乡，与数无关的请删去", "{note:?} in brackets is not the unit {unit:?}: write female, male, urban or rural, or take it out";
    cell_label_alone(name: &str): "这一行只写了「{name}」，不知道下面哪些是{name}的数，请写到各行名称的括号里或加性别、地区列", "the row says {name:?} alone, and whose figures follow is not known: say it in brackets behind each name or in a column";
    cell_other_side(name: &str): "「{name}」和表头或性别、地区、年度列说的不是同一个人群、地区或年度，请核对", "{name:?} and its column or heading do not say the same of whom, where or when; check them";
    cell_many_names(name: &str): "有几个指标都叫「{name}」，请填代号", "several indicators are called {name:?}; give the id";
    cell_other_name(name: &str): "代号是「{name}」的，与名称不符，请核对", "the id is that of {name:?}, not of the name beside it; check them";
    cell_other_unit(given: &str, unit: &str): "单位是「{given}」，应为「{unit}」，请换算后再填", "the unit is {given:?} and should be {unit:?}; convert the figure";
    cell_no_unit(given: &str): "单位是「{given}」，这里应当填不带单位的数", "the unit is {given:?}, where a plain number belongs";
    cell_not_a_number(text: &str): "「{text}」不是数，请照 14.30 的样子填写", "{text:?} is not a number; write it as 14.30";
    cell_failed(what: &str): "公式出错（{what}），请改好公式或直接填数", "its formula failed ({what}); mend it or write the number";
    cell_uncalculated: "公式没有存下结果，请用 Excel 或 WPS 打开并保存后再导入", "its formula was saved without a result; open it in Excel or WPS and save it";
    cell_date: "这里是日期，请改填数", "this is a day; write a number";
    cell_not_a_year(text: &str): "年度「{text}」读不懂，请填四位数的年份", "{text:?} is not a year; write four digits";
    cell_not_a_sex(text: &str): "性别「{text}」读不懂，请填合计、女或男", "{text:?} is not total, female or male";
    cell_not_an_area(text: &str): "地区「{text}」读不懂，请填合计、城或乡", "{text:?} is not total, urban or rural";
    cell_not_a_status(text: &str): "「{text}」读不懂，请填最终或初步", "{text:?} is neither final nor preliminary";
    cell_no_year: "没有年度，请填四位数的年份；合并的单元格请取消合并，每行都填", "there is no year; write four digits, and in each row where cells are merged";
    cell_not_theirs(name: String, why: String): "{name}：{why}", "{name}: {why}";
    cell_twice(first: String): "与{first}重复（同一指标、年度、性别、地区），请只留一个", "the same indicator, year, sex and area stand in {first}; leave one";
    cell_too_long(head: String, long: usize, max: usize): "「{head}」有{long}个字，最多{max}个，请缩短", "{head} has {long} characters, at most {max} fit";
    cell_invisible: "文字里有看不见的字符，请删去重填", "the text has a character that cannot be seen; type it anew";
}
