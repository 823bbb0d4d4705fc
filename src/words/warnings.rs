//! Warnings that are issued and answered, in words.

use super::refusals::Label;
use super::{Lang, words};
use crate::domain::assess::{Unfit, Warning, WarningKind};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;

impl Lang {
    /// What a warning is about: the indicator, the warning, the year.
    pub fn warning_about(
        self,
        state: &State,
        indicator: &str,
        warning: WarningKind,
        year: i32,
    ) -> String {
        let name = state.indicator_name(indicator);
        self.warning_of(name, self.warning(warning), year)
    }

    /// An issued warning by what it is about, or by its number where it is not there.
    pub fn warning_named(self, state: &State, entry: Seq) -> String {
        match state.warnings.get(&entry) {
            Some(found) => self.warning_about(state, &found.indicator, found.warning, found.year),
            None => self.warning_numbered(entry),
        }
    }
}

/// The sentence for a refusal of a warning, or of the thresholds that warnings come from.
pub(super) fn refused(
    lang: Lang,
    refusal: &Refusal,
    state: &State,
    label: Label<'_>,
) -> Option<String> {
    Some(match refusal {
        Refusal::NoIndicator(id) => lang.unknown_indicator(id),
        Refusal::NoSuchWarning { indicator, warning, year, standing } => {
            let asked = lang.warning_about(state, indicator, *warning, *year);
            let told = |one: &Warning| format!("{} {}", lang.warning(one.kind), one.year);
            let told: Vec<String> = standing.iter().map(told).collect();
            match told.as_slice() {
                [] => lang.no_warning_at_all(asked),
                _ => lang.no_such_warning(asked, told.join(lang.list_comma())),
            }
        }
        Refusal::WarningOpen(seq) => lang.warning_open(*seq),
        Refusal::NoWarning(seq) => lang.no_warning(*seq),
        Refusal::WarningAnswered(seq, by) => lang.warning_answered(*seq, *by),
        Refusal::NotAddressed(seq, id) => lang.not_addressed(*seq, state.short(id)),
        Refusal::Threshold(unfit) => {
            let field = |name: &str| {
                let known = Field::ALL.iter().find(|field| field.name() == name);
                known.map_or_else(|| name.to_owned(), |field| label(*field))
            };
            match unfit {
                Unfit::Outside { name, low, high } => {
                    lang.threshold_outside(field(name), low.to_string(), high.to_string())
                }
                Unfit::NotBelow { name, other } => lang.threshold_order(field(name), field(other)),
            }
        }
        _ => return None,
    })
}

words! {
    warnings_unanswered(count: usize): "待答复的预警提示函{count}份（答复期限、编号、单位、内容）：", "{count} {warnings} for an answer (until when, number, by whom, about what):", warnings = count "warning waits" "warnings wait";
    warning_of(name: &str, warning: &str, year: i32): "{name} {warning}（{year}年）", "{name}: {warning} ({year})";
    warning_says_already: "函里自有预警的依据、目标要求、历年数据和答复期限", "the letter tells its grounds, the goal, the figures and the day by itself";
    warning_numbered(seq: u64): "预警提示函 #{seq}", "warning #{seq}";
    told_warned(whom: String, about: String): "向{whom}签发预警提示函：{about}", "warned {whom}: {about}";
    told_answered(whom: String, about: String, cause: &str): "{whom}答复预警，{about}：{cause}", "{whom} answered the warning, {about}: {cause}";

    no_warning_at_all(asked: String): "{asked}：这一天没有这项预警，该指标没有任何预警，请先核对数据", "{asked}: no such warning stands on that day, nor any other of that indicator; check the figures";
    no_such_warning(asked: String, standing: String): "{asked}：这一天没有这项预警，现有：{standing}，请从中选择", "{asked}: no such warning stands on that day; there are {standing}: choose one";
    warning_open(seq: u64): "这项预警已签发提示函（#{seq}），还没有答复，请先催办答复", "This warning was issued (#{seq}) and is not answered yet; ask for the answer first";
    no_warning(seq: u64): "#{seq} 不是有效的预警提示函，请核对编号", "#{seq} is no live warning; check the number";
    warning_answered(seq: u64, by: u64): "预警提示函 #{seq} 已经答复（#{by}），如有错请先撤回 #{by}", "Warning #{seq} is answered (#{by}); withdraw #{by} first if it is wrong";
    not_addressed(seq: u64, id: &str): "预警提示函 #{seq} 不是发给{id}的，由收函的牵头单位答复", "Warning #{seq} was not issued to {id}; the lead departments that it names can answer";
    threshold_outside(field: String, low: String, high: String): "{field}应在{low}至{high}之间，请改正", "{field} must be {low} to {high}; correct it";
    threshold_order(field: String, other: String): "{field}应小于{other}，请改正", "{field} must be below {other}; correct it";
}
