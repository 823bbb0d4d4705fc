//! A change, and in what it is told: a difference of two percentages in points, never in per cent.

use serde::Serialize;

use super::judged::Given;
use crate::decimal::Decimal;

/// In what a difference is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeUnit {
    /// 百分点
    PercentagePoints,
    /// 个千分点
    PerMillePoints,
    /// Cases in 100,000, told as the rate itself is: 42.6/10万.
    PerHundredThousandPoints,
    /// The indicator's own unit.
    Own,
}

/// A change between two years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// From.
    pub from: Given,
    /// To.
    pub to: Given,
    /// To less from, in the unit.
    pub difference: Decimal,
    /// In what it is told.
    pub unit: ChangeUnit,
    /// 持平: inside the tolerance.
    pub flat: bool,
    /// Relative change in per cent, rounded half away from zero to one digit; only where the values are no
    /// percentages or rates, and the first is not zero.
    pub relative: Option<f64>,
}

/// In what the differences of a unit are told.
pub fn change_unit(unit: &str) -> ChangeUnit {
    match unit {
        "%" => ChangeUnit::PercentagePoints,
        "‰" => ChangeUnit::PerMillePoints,
        "1/10万" => ChangeUnit::PerHundredThousandPoints,
        _ => ChangeUnit::Own,
    }
}

pub(super) fn change(unit: &str, from: Given, to: Given, tolerance: Decimal) -> Change {
    let difference = to.value - from.value;
    let unit = change_unit(unit);
    let own = unit == ChangeUnit::Own && !from.value.is_zero();
    let relative = difference.ratio(from.value.abs(), 100, 1).filter(|_| own);
    let relative = relative.map(Decimal::to_f64);
    Change { from, to, difference, unit, flat: difference.abs() <= tolerance, relative }
}
