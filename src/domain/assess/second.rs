//! The second opinion: the ratio of actual to required growth, as Eurostat, Statistics Canada and
//! Open SDG report it. It is shown beside the outlook and never averaged in.

use serde::Serialize;

use super::judged::Given;
use super::outlook::Outlook;
use super::thresholds::Thresholds;
use crate::decimal::Decimal;

/// What the ratio says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// On track to meet the target.
    OnTrack,
    /// Progress made, but acceleration needed.
    Acceleration,
    /// Limited progress.
    Limited,
    /// Deterioration.
    Deterioration,
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// The goal is no number.
    NoNumber,
    /// No year before the latest.
    NoBase,
    /// A zero among base, value and goal.
    Zero,
    /// The sign changes.
    Sign,
    /// The base already meets the goal.
    BaseMeets,
    /// The goal's year is not after the base's.
    NoTime,
    /// 小基数
    SmallNumbers,
}

/// R = d·CAGR(y0→y) / |CAGR(y0→T)|, with CAGR(a→b over n) = (b/a)^(1/n) − 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "result")]
pub enum Second {
    /// The ratio.
    Ratio {
        /// A plain number; 1 is just enough.
        ratio: f64,
        /// CAGR(y0→y) a year.
        actual: f64,
        /// CAGR(y0→T) a year.
        required: f64,
        /// y0 and its year.
        base: Given,
        /// What it says.
        progress: Progress,
    },
    /// No ratio.
    Undefined {
        /// Why.
        why: Undefined,
    },
}

/// Where the ratio is asked for.
pub(super) struct Course {
    pub(super) base: Option<Given>,
    pub(super) latest: Given,
    pub(super) goal: Option<Decimal>,
    pub(super) goal_year: i32,
    /// d
    pub(super) direction: i8,
}

pub(super) fn second(course: &Course, thresholds: &Thresholds) -> Second {
    match ratio(course, thresholds) {
        Ok(found) => found,
        Err(why) => Second::Undefined { why },
    }
}

fn ratio(course: &Course, thresholds: &Thresholds) -> Result<Second, Undefined> {
    let goal = course.goal.ok_or(Undefined::NoNumber)?;
    let base = course.base.ok_or(Undefined::NoBase)?;
    let (first, last) = (base.value, course.latest.value);
    if [first, last, goal].iter().any(|value| value.is_zero()) {
        return Err(Undefined::Zero);
    }
    if first.is_negative() != last.is_negative() || first.is_negative() != goal.is_negative() {
        return Err(Undefined::Sign);
    }
    let meets = if course.direction > 0 { first >= goal } else { first <= goal };
    if meets {
        return Err(Undefined::BaseMeets);
    }
    let years = |to: i32| f64::from(to - base.year);
    if course.goal_year <= base.year {
        return Err(Undefined::NoTime);
    }
    let cagr = |to: Decimal, over: f64| (to.to_f64() / first.to_f64()).powf(1.0 / over) - 1.0;
    let actual = cagr(last, years(course.latest.year));
    let required = cagr(goal, years(course.goal_year));
    let ratio = f64::from(course.direction) * actual / required.abs();
    let progress = match ratio {
        r if r >= thresholds.on_track.to_f64() => Progress::OnTrack,
        r if r >= thresholds.acceleration.to_f64() => Progress::Acceleration,
        r if r >= 0.0 => Progress::Limited,
        _ => Progress::Deterioration,
    };
    Ok(Second::Ratio { ratio, actual, required, base, progress })
}

impl Second {
    /// Whether it says something else than the outlook does.
    pub fn disagrees(&self, outlook: Outlook) -> bool {
        let Self::Ratio { progress, .. } = self else { return false };
        let same = match outlook {
            Outlook::OnCourse => Progress::OnTrack,
            Outlook::Effort => Progress::Acceleration,
            Outlook::Hard => Progress::Limited,
            Outlook::Away => Progress::Deterioration,
            Outlook::Unknown => return false,
        };
        *progress != same
    }
}
