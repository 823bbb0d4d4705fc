//! 波动大 and 反弹: figures that go to and fro, and goals that were met and are not.

use serde::Serialize;

use super::attain::Ask;
use super::judged::Attainment;
use crate::decimal::Decimal;
use crate::order::sort;
use crate::plan::Goal;

/// Points that are looked at.
const POINTS: usize = 6;

/// How six different values in a row reverse by pure chance: of their 720 orders, so many have 0,
/// 1, 2, 3 or 4 turning points (D. André, 1881: permutations by alternating runs).
const ORDERS: [u32; 5] = [2, 60, 236, 300, 122];

/// How much the last six points go to and fro.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Swing {
    /// The years of the six points.
    pub years: Vec<i32>,
    /// Reversals among the changes beyond the tolerance, 0 to 4.
    pub reversals: u8,
    /// Median absolute change, in the unit.
    pub median: f64,
    /// Mean absolute value, in the unit.
    pub level: f64,
    /// The share of pure noise that reverses as often as the threshold asks, 0 to 1.
    pub noise: f64,
    /// 波动大
    pub large: bool,
}

/// Looks at the last six points; none where there are fewer.
pub(super) fn swing(ask: &Ask<'_>) -> Option<Swing> {
    let last: Vec<(i32, Decimal)> =
        ask.values.iter().rev().take(POINTS).map(|(year, value)| (*year, *value)).collect();
    if last.len() < POINTS {
        return None;
    }
    let (mut reversals, mut before) = (0, None);
    let mut changes = Vec::new();
    for pair in last.windows(2) {
        let [(_, later), (_, earlier)] = [pair[0], pair[1]];
        let change = later - earlier;
        changes.push(change.abs());
        if change.abs() <= ask.tolerance(earlier) {
            continue;
        }
        let falls = change.is_negative();
        reversals += u8::from(before.is_some_and(|before| before != falls));
        before = Some(falls);
    }
    let median = median(&mut changes)?;
    let sum = last.iter().fold(Decimal::ZERO, |sum, (_, value)| sum + value.abs());
    // In decimals, so that a median of just the threshold is told from one above it in any unit.
    let wide = median * Decimal::new(100 * POINTS as i64, 0) > sum * ask.thresholds.swing;
    Some(Swing {
        years: last.iter().rev().map(|(year, _)| *year).collect(),
        reversals,
        median: median.to_f64(),
        level: sum.to_f64() / POINTS as f64,
        noise: noise(ask.thresholds.reversals),
        large: reversals >= ask.thresholds.reversals && wide,
    })
}

/// How often six independent values of the same distribution reverse at least so often.
pub fn noise(reversals: u8) -> f64 {
    let fires: u32 = ORDERS.iter().skip(usize::from(reversals)).sum();
    f64::from(fires) / 720.0
}

/// The middle of some values; the mean of the two in the middle where they are even in number.
pub fn median(values: &mut [Decimal]) -> Option<Decimal> {
    sort(values);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        even if even % 2 == 0 => Some((values[middle - 1] + values[middle]) * Decimal::new(5, 1)),
        _ => Some(values[middle]),
    }
}

/// A goal that was met and then was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rebound {
    /// The last year in which it was met before.
    pub met: i32,
    /// The first year after that in which it was not.
    pub lost: i32,
}

/// 反弹: met before, not met now; of a goal to keep something, also an earlier dip, the latest.
pub(super) fn rebound(ask: &Ask<'_>) -> Option<Rebound> {
    let judged = ask.values.range(ask.base_year..).filter_map(|(year, _)| {
        let attained = ask.attained(*year)?;
        Some((*year, attained == Attainment::Met))
    });
    // The last year in which it was met, where it is so still; and the latest loss.
    let (mut met, mut found) = (None, None);
    for (year, is_met) in judged {
        if is_met {
            met = Some(year);
        } else if let Some(met) = met.take() {
            found = Some(Rebound { met, lost: year });
        }
    }
    match ask.indicator.goal {
        Goal::KeepAtLeast(_) | Goal::KeepAtMost(_) => found,
        _ => found.filter(|_| met.is_none()),
    }
}
