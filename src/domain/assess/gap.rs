//! Gaps between women and men, country and town: what a total can hide.

use serde::Serialize;

use super::series::Series;
use crate::decimal::Decimal;
use crate::plan::{Indicator, Split};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Between whom.
    pub split: Split,
    /// The years that have both sides, ascending.
    pub years: Vec<GapYear>,
    /// 差距扩大: it grew two years running.
    pub widened: bool,
}

/// The gaps that an indicator can have, those without any year left out.
pub(super) fn gaps(indicator: &Indicator, series: &Series, last: i32) -> Vec<Gap> {
    let splits = [(indicator.by_sex, Split::Sex), (indicator.by_area, Split::Area)];
    let splits = splits.into_iter().filter(|(has, _)| *has).map(|(_, split)| split);
    let gap = |split: Split| {
        let rows = series.gaps(split, indicator, last).into_iter();
        let years: Vec<GapYear> = rows
            .map(|(year, (first, second))| GapYear { year, first, second, gap: first - second })
            .collect();
        Gap { split, widened: widened(&years), years }
    };
    splits.map(gap).filter(|gap| !gap.years.is_empty()).collect()
}

fn widened(years: &[GapYear]) -> bool {
    let [.., a, b, c] = years else { return false };
    let running = b.year == a.year + 1 && c.year == b.year + 1;
    running && a.gap.abs() < b.gap.abs() && b.gap.abs() < c.gap.abs()
}
