//! What was entered of figures, and what was said of them, in words.

use std::collections::BTreeSet;

use super::{Lang, first_line, words};
use crate::domain::form::Field;
use crate::domain::payload::{Figure, Figures, StandingFigure, StandingFigures};
use crate::domain::state::{FigureKey, State};
use crate::domain::vocabulary::Event;
use crate::plan::PlanId;

/// What happened, in one line; empty where the event is of another kind.
pub(super) fn told(lang: Lang, event: &Event, state: &State) -> String {
    match event {
        Event::Observed(entered) => {
            let (whose, of) = (whose(lang, entered, state), several(lang, &names(entered), state));
            let corrected = entered.figures.iter().filter(|it| it.corrects.is_some()).count();
            match corrected {
                0 => lang.told_observed(whose, entered.figures.len(), of),
                corrected => lang.told_mixed(whose, entered.figures.len(), corrected, of),
            }
        }
        Event::Corrected(entered) => {
            let first = names(entered).first().map(|of| one(lang, *of, state));
            let whose = whose(lang, entered, state);
            lang.told_corrected(whose, first.unwrap_or_default(), first_line(&entered.reason))
        }
        Event::Verified(done) => lang.told_verified(done.entry),
        Event::FiguresReturned(named) => lang.told_figures_returned(
            several(lang, &standing(named), state),
            first_line(&named.reason),
        ),
        Event::FiguresVoided(named) => lang
            .told_figures_voided(several(lang, &standing(named), state), first_line(&named.reason)),
        _ => String::new(),
    }
}

/// What it holds besides; nothing where the event is of another kind.
pub(super) fn rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    match event {
        Event::Observed(entered) | Event::Corrected(entered) => {
            let lines = entered.figures.iter();
            let lines = lines.map(|figure| figure_line(lang, figure, &entered.plan, state));
            vec![
                (lang.field(Field::Figures), lines.collect::<Vec<_>>().join("\n")),
                (lang.field(Field::Reason), entered.reason.clone()),
                (lang.field(Field::File), entered.file.clone()),
            ]
        }
        Event::Verified(done) => vec![(lang.field(Field::Comment), done.comment.clone())],
        Event::FiguresReturned(named) | Event::FiguresVoided(named) => {
            let line = |it: &StandingFigure| {
                let told = one(lang, (&it.indicator, it.into()), state);
                format!("{told}  #{}", it.entry)
            };
            let lines: Vec<String> = named.standing.iter().map(line).collect();
            vec![
                (lang.field(Field::Figures), lines.join("\n")),
                (lang.field(Field::Reason), named.reason.clone()),
            ]
        }
        _ => Vec::new(),
    }
}

/// A figure's indicator, and what it is about.
type Named<'a> = (&'a str, FigureKey);

fn names(entered: &Figures) -> Vec<Named<'_>> {
    entered.figures.iter().map(|it| (it.indicator.as_str(), it.into())).collect()
}

/// Whose figures they are, in a few words.
fn whose(lang: Lang, entered: &Figures, state: &State) -> String {
    let (whose, _) = state.concerned(&entered.plan, entered.indicators());
    let names: Vec<&str> = whose.iter().map(|id| state.short(id)).collect();
    match names.as_slice() {
        [first, _, ..] => lang.several_departments(first, names.len()),
        few => few.concat(),
    }
}

fn standing(named: &StandingFigures) -> Vec<Named<'_>> {
    named.standing.iter().map(|it| (it.indicator.as_str(), it.into())).collect()
}

fn one(lang: Lang, (indicator, key): Named<'_>, state: &State) -> String {
    format!("{} {}", state.indicator_name(indicator), lang.figure_key(key))
}

/// What figures are of, in a few words: one as it is, several by the first indicator, how many
/// others there are, and the years.
fn several(lang: Lang, named: &[Named<'_>], state: &State) -> String {
    let of: BTreeSet<&str> = named.iter().map(|(indicator, _)| *indicator).collect();
    let years = || named.iter().map(|(_, key)| key.year);
    let (Some(first), Some(from), Some(to)) = (named.first(), years().min(), years().max()) else {
        return String::new();
    };
    if named.len() == 1 {
        return one(lang, *first, state);
    }
    let name = state.indicator_name(first.0);
    let name = match of.len() {
        1 => name.to_owned(),
        several => lang.several_indicators(name, several),
    };
    let years = if from == to { lang.in_year(from) } else { lang.years_to(from, to) };
    format!("{name} {years}")
}

/// What is it of, what it is, out of what, and where it comes from.
fn figure_line(lang: Lang, figure: &Figure, plan: &PlanId, state: &State) -> String {
    let mut line = one(lang, (&figure.indicator, figure.into()), state);
    let value = figure.value.map(|value| value.to_string());
    line.push_str(&format!("  {}", value.as_deref().unwrap_or(lang.no_case_mark())));
    if let (Some(above), Some(below)) = (figure.numerator, figure.denominator) {
        line.push_str(&format!("  {above}/{below}"));
    }
    if figure.preliminary {
        line.push_str(&format!("  {}", lang.preliminary_mark()));
    }
    if !figure.source.is_empty() {
        line.push_str(&format!("  {}", figure.source));
    }
    if let Some(by) = figure.corrects {
        let old = state.figures.given_by(by, plan, &figure.indicator, figure.into());
        let old = old.map(|old| lang.figure_was(old));
        line.push_str(&format!("  {}{}", lang.corrects_mark(by), old.unwrap_or_default()));
    }
    if !figure.remark.is_empty() {
        let label = lang.field(Field::Reason);
        line.push_str(&format!("  {label}{}{}", lang.colon(), figure.remark));
    }
    line
}

words! {
    told_observed(whose: String, count: usize, first: String): "{whose}报送{count}个数（{first}）", "{whose} entered {count} {figures} ({first})", figures = count "figure" "figures";
    several_departments(first: &str, count: usize): "{first}等{count}个单位", "{first} and others ({count} in all)";
    several_indicators(first: &str, count: usize): "{first}等{count}项指标", "{first} and {count} indicators in all";
    years_to(from: i32, to: i32): "{from}至{to}年", "{from} to {to}";
    told_mixed(whose: String, count: usize, corrected: usize, first: String): "{whose}报送{count}个数，其中更正{corrected}个（{first}）", "{whose} entered {count} {figures}, {corrected} of them corrected ({first})", figures = count "figure" "figures";
    comes_back(by: u64, value: String): "，恢复为 {value}（#{by}）", "; {value} of #{by} stands again";
    corrects_mark(by: u64): "更正 #{by}", "corrects #{by}";
    told_corrected(whose: String, first: String, reason: &str): "{whose}更正{first}：{reason}", "{whose} corrected {first}: {reason}";
    told_verified(entry: u64): "统计部门审核 #{entry} 的数据", "verified the figures of #{entry}";
    told_figures_returned(of: String, reason: &str): "退回{of}：{reason}", "returned {of}: {reason}";
    told_figures_voided(of: String, reason: &str): "作废{of}：{reason}", "voided {of}: {reason}";
}
