//! Gaps between women and men, country and town: what a total can hide.

use serde::Serialize;

use super::series::Series;
use super::small::{Pool, latest_counts};
use super::thresholds::Thresholds;
use crate::decimal::Decimal;
use crate::plan::{Goal, Indicator, Split};

/// Both sides in a year, and what lies between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GapYear {
    /// The year.
    pub year: i32,
    /// Women's, or the country's, in the unit.
    pub first: Decimal,
    /// Men's, or the town's, in the unit.
    pub second: Decimal,
    /// First less second, in the unit.
    pub gap: Decimal,
}

/// A gap over the years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// Between whom.
    pub split: Split,
    /// The years that have both sides, ascending.
    pub years: Vec<GapYear>,
    /// 差距扩大: it grew two years running.
    pub widened: bool,
    /// The last counts of both sides where fewer events than can be judged in one year lie behind one of
    /// them, and the gap is what is judged: 小基数.
    pub few: Option<[Pool; 2]>,
}

/// The gaps that an indicator can have, those without any year left out.
pub(super) fn gaps(
    indicator: &Indicator,
    series: &Series,
    last: i32,
    thresholds: &Thresholds,
) -> Vec<Gap> {
    let splits = [(indicator.by_sex, Split::Sex), (indicator.by_area, Split::Area)];
    let splits = splits.into_iter().filter(|(has, _)| *has).map(|(_, split)| split);
    let gap = |split: Split| {
        let rows = series.gaps(split, indicator, last).into_iter();
        let years: Vec<GapYear> = rows
            .map(|(year, (first, second))| GapYear { year, first, second, gap: first - second })
            .collect();
        let judged = indicator.goal == Goal::Narrow(split);
        let year = years.last().filter(|_| judged).map(|row| row.year);
        let few = year.and_then(|year| few(indicator, series, split, year, thresholds));
        Gap { split, widened: widened(&years), years, few }
    };
    splits.map(gap).filter(|gap| !gap.years.is_empty()).collect()
}

fn few(
    indicator: &Indicator,
    series: &Series,
    split: Split,
    year: i32,
    thresholds: &Thresholds,
) -> Option<[Pool; 2]> {
    let [first, second] = series.sides(split, indicator);
    let both = [
        latest_counts(indicator, series.0.get(&first)?, year)?,
        latest_counts(indicator, series.0.get(&second)?, year)?,
    ];
    let few = |pool: &Pool| (pool.events as f64) < thresholds.few_events.to_f64();
    both.iter().any(few).then_some(both)
}

fn widened(years: &[GapYear]) -> bool {
    let [.., a, b, c] = years else { return false };
    let running = b.year == a.year + 1 && c.year == b.year + 1;
    running && a.gap.abs() < b.gap.abs() && b.gap.abs() < c.gap.abs()
}
