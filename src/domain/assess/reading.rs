//! One indicator read: its status, and everything that led to it.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::attain::{Ask, direction};
use super::basis::Basis;
use super::change::{Change, change};
use super::gap::{Gap, gaps};
use super::judged::{Attainment, Given, Judged, Missing};
use super::outlook::{Grounds, Heading, Outlook, outlook};
use super::second::{Course, Second, Undefined, second};
use super::series::{Area, Line, SentBack, Series, Sex, Values, lines};
use super::small::{Small, small, with_pool};
use super::stages::{self, Stage};
use super::swing::{Rebound, Swing, rebound, swing};
use super::thresholds::Thresholds;
use crate::order::sort;
use crate::plan::{Goal, Indicator, choices};

/// What stands around an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The office's thresholds.
    pub thresholds: Thresholds,
    /// The year whose values are the base; 2020 of a plan from 2021.
    pub base_year: i32,
    /// The year in which goals fall due.
    pub goal_year: i32,
    /// The first and last year whose figures have fallen due.
    pub owed: Option<(i32, i32)>,
    /// The day on which it is assessed.
    pub day: NaiveDate,
}

choices! {
    /// 预警: what calls for somebody's attention.
    pub enum WarningKind {
        /// 难达标
        HardToReach = "hard_to_reach",
        /// 波动大
        Swinging = "swinging",
        /// 反弹
        Rebound = "rebound",
        /// 差距扩大
        GapWidening = "gap_widening",
        /// 缺数
        Missing = "missing",
        /// 待核
        Unverified = "unverified",
    }
}

/// A warning that stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Warning {
    /// Which.
    pub kind: WarningKind,
    /// The indicator's id.
    pub indicator: String,
    /// The year of the figure that causes it, the latest where there are several.
    pub year: i32,
}

/// One indicator read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The indicator's id.
    pub indicator: String,
    /// How it stands.
    pub judged: Judged,
    /// The latest value as published, whatever is judged.
    pub latest: Option<Given>,
    /// The base value.
    pub base: Option<Given>,
    /// Where it is heading.
    pub heading: Heading,
    /// The second opinion.
    pub second: Second,
    /// The two opinions disagree.
    pub disagree: bool,
    /// The change from the value before.
    pub change: Option<Change>,
    /// The counts behind the latest value.
    pub small: Option<Box<Small>>,
    /// How much it goes to and fro; none where there are too few points, or small numbers.
    pub swing: Option<Swing>,
    /// Met before, and not since.
    pub rebound: Option<Rebound>,
    /// Gaps between sexes and areas.
    pub gaps: Vec<Gap>,
    /// Years whose figure is past its day.
    pub missing: Vec<i32>,
    /// Years of figures that wait too long for the statistics bureau.
    pub unverified: Vec<i32>,
    /// 阶段目标
    pub stages: Vec<Stage>,
    /// What calls for attention.
    pub warnings: Vec<Warning>,
    /// The figures of the deciding line, by year.
    pub points: Line,
    /// How firm the figures are that decide.
    pub basis: Basis,
    /// How firm those of the base are.
    pub base_basis: Basis,
    /// The figures that were returned, and do not count.
    pub returned: Vec<SentBack>,
    /// With which thresholds, base, goal's year and day it was read.
    pub setting: Arc<Setting>,
}

impl Reading {
    /// The value to which the trend of its figures leads by a year still to come, in the unit; none
    /// where the trend is that of a difference of two.
    pub fn leads_to(&self, year: i32, indicator: &Indicator) -> Option<f64> {
        let own = !matches!(indicator.goal, Goal::NotBelow(_) | Goal::Narrow(_));
        let trend = self.heading.trend.filter(|trend| own && trend.to < year)?;
        Some(trend.leads_to(year, indicator))
    }

    /// 小基数
    pub fn is_small(&self) -> bool {
        self.small.as_deref().is_some_and(Small::is_small)
            || self.gaps.iter().any(|gap| gap.few.is_some())
    }

    /// Whether a warning stands about a year: of figures that are missing or wait to be verified,
    /// about each of them and not only the latest.
    pub fn warns(&self, kind: WarningKind, year: i32) -> bool {
        match self.years_of(kind) {
            Some(years) => years.contains(&year),
            None => self.warnings.iter().any(|one| (one.kind, one.year) == (kind, year)),
        }
    }

    /// The years of figures, where a warning is about those one by one.
    fn years_of(&self, kind: WarningKind) -> Option<&[i32]> {
        match kind {
            WarningKind::Missing => Some(&self.missing),
            WarningKind::Unverified => Some(&self.unverified),
            _ => None,
        }
    }

    /// The warnings that stand here and not in `other`: of figures that are missing or wait to be
    /// verified each year, else the warning whatever the year whose figure it is told of.
    pub(in crate::domain) fn warnings_beyond(&self, other: Option<&Self>) -> Vec<Warning> {
        let mut beyond = Vec::new();
        for warning in &self.warnings {
            let stands = |year: &i32| match (other, self.years_of(warning.kind)) {
                (None, _) => false,
                (Some(other), Some(_)) => other.warns(warning.kind, *year),
                (Some(other), None) => other.warnings.iter().any(|one| one.kind == warning.kind),
            };
            let years = self.years_of(warning.kind).unwrap_or(std::slice::from_ref(&warning.year));
            let new = years.iter().filter(|year| !stands(year));
            beyond.extend(new.map(|year| Warning { year: *year, ..warning.clone() }));
        }
        beyond
    }

    /// The change from the base to the latest value.
    pub fn since_base(&self, indicator: &Indicator) -> Option<Change> {
        let (base, latest) = self.base.zip(self.latest)?;
        let tolerance = self.setting.thresholds.tolerance(indicator, base.value);
        (base.year < latest.year).then(|| change(&indicator.unit, base, latest, tolerance))
    }

    /// Whether it is met; none where there was nobody to count.
    pub fn attainment(&self) -> Option<Attainment> {
        self.judged.attainment()
    }
}

/// Reads one indicator. `other` are the figures of the indicator that its goal compares with.
pub fn read(
    indicator: &Indicator,
    series: Series,
    other: Option<(&Indicator, &Series)>,
    setting: &Arc<Setting>,
) -> Reading {
    // In the goal's year the final status stands, whatever comes after.
    let last = setting.day.year().min(setting.goal_year);
    let line = series.deciding(indicator);
    let published = series.judged(indicator, last);
    let beside = other;
    let other = other.map(|(indicator, series)| series.judged(indicator, last));
    let latest = latest(&published, setting.base_year);
    let small = latest.and_then(|latest| small(indicator, line, latest.year, &setting.thresholds));
    let pooled = small.as_ref().filter(|small| small.pooled);
    let uncounted = pooled.and_then(|small| {
        let (first, rest) = small.lacking.split_first()?;
        Some(Missing::NotCounted { first: *first, more: rest.len() as u8 })
    });
    let judged_values = pooled
        .zip(latest)
        .map(|(small, latest)| with_pool(&published, latest.year, small.judged()));
    let ask = Ask {
        indicator,
        thresholds: &setting.thresholds,
        base_year: setting.base_year,
        values: judged_values.as_ref().unwrap_or(&published),
        other: other.as_ref(),
    };
    let judged = no_case(indicator, line, last, setting)
        .or(uncounted.map(Judged::NoData))
        .unwrap_or_else(|| ask.judge(last));
    let judged = match judged {
        Judged::NoData(Missing::NoFigure) => {
            Judged::NoData(none_that_decides(indicator, &series, setting.base_year..=last))
        }
        judged => judged,
    };
    let gaps = gaps(indicator, &series, last, &setting.thresholds);
    let few = pooled.is_some() || gaps.iter().any(|gap| gap.few.is_some());
    let heading = match judged.judgement() {
        _ if few => Heading::unknown(Grounds::SmallNumbers),
        Some(found) => outlook(&ask, found, setting.goal_year),
        None => Heading::unknown(Grounds::NoData),
    };
    let base = latest.and_then(|latest| ask.base(latest).ok());
    let basis = Basis::of((indicator, &series), beside, (&judged, latest, small.as_ref()));
    let base_basis = Basis::of_base((indicator, &series), base);
    let small = small.map(|mut small| {
        small.hold_against(indicator, base.map(|base| base.value));
        small
    });
    let second = opinion(indicator, base, latest, few, setting);
    let mut reading = Reading {
        indicator: indicator.id.clone(),
        disagree: second.disagrees(heading.outlook),
        latest,
        base,
        heading,
        second,
        change: latest.and_then(|latest| since_before(&ask, &published, latest)),
        small: small.map(Box::new),
        swing: if few { None } else { swing(&ask) },
        rebound: if few { None } else { rebound(&ask) },
        gaps,
        missing: missing(indicator, &series, setting),
        unverified: unverified(&series, setting),
        stages: stages::stages(&ask),
        warnings: Vec::new(),
        points: series.into_deciding(indicator),
        basis,
        base_basis,
        returned: Vec::new(),
        setting: Arc::clone(setting),
        judged,
    };
    reading.warnings = warnings(&reading);
    reading
}

fn latest(values: &Values, base_year: i32) -> Option<Given> {
    let (year, value) = values.range(base_year..).next_back()?;
    Some(Given { year: *year, value: *value })
}

/// 本年无对象, where that is the latest figure.
fn no_case(indicator: &Indicator, line: &Line, last: i32, setting: &Setting) -> Option<Judged> {
    if matches!(indicator.goal, Goal::Qualitative | Goal::Narrow(_)) || setting.base_year > last {
        return None;
    }
    let (year, point) = line.range(setting.base_year..=last).next_back()?;
    point.has_no_case().then_some(Judged::NoCase { year: *year })
}

/// Why there is no figure to judge: none at all, or only others than those that decide.
fn none_that_decides(
    indicator: &Indicator,
    series: &Series,
    years: RangeInclusive<i32>,
) -> Missing {
    let told = |line: &Line| {
        line.iter().any(|(year, point)| years.contains(year) && point.value.is_some())
    };
    if !series.0.values().any(told) {
        let before = |line: &Line| line.range(..years.start()).any(|(_, it)| it.value.is_some());
        return match series.0.values().any(before) {
            true => Missing::OnlyBefore { base: *years.start() },
            false => Missing::NoFigure,
        };
    }
    let needed = lines(indicator, |line| series.0.contains_key(&line));
    let lacks = |line: &&(Sex, Area)| !series.0.get(line).is_some_and(told);
    let lacking: Vec<_> = needed.iter().filter(lacks).collect();
    match (&lacking[..], &needed[..]) {
        ([first, .., last], _) => Missing::NotOfThose { lacking: [**first, **last] },
        ([one], _) => Missing::NotOfThose { lacking: [**one; 2] },
        ([], [first, .., last]) => Missing::NeverTogether { lines: [*first, *last] },
        ([], _) => Missing::NoFigure,
    }
}

fn opinion(
    indicator: &Indicator,
    base: Option<Given>,
    latest: Option<Given>,
    few: bool,
    setting: &Setting,
) -> Second {
    let undefined = |why| Second::Undefined { why };
    let Some(latest) = latest else { return undefined(Undefined::NoBase) };
    if few {
        return undefined(Undefined::SmallNumbers);
    }
    let (goal, mut sign) = (indicator.goal.number(), direction(indicator));
    if let (Goal::About(_), Some(goal), Some(base)) = (&indicator.goal, goal, base)
        && (base.value - goal).abs() <= goal.abs().percent(setting.thresholds.band)
    {
        return undefined(Undefined::BaseMeets);
    }
    if let (0, Some(goal), Some(base)) = (sign, goal, base) {
        sign = if base.value < goal { 1 } else { -1 };
    }
    let stage = stages::next(indicator, latest.year);
    let (goal, goal_year) = match stage {
        Some(stage) => (Some(stage.value), stage.year),
        None => (goal, setting.goal_year),
    };
    let course = Course { base, latest, goal, goal_year, direction: sign };
    second(&course, &setting.thresholds)
}

fn since_before(ask: &Ask<'_>, values: &Values, latest: Given) -> Option<Change> {
    let (year, value) = values.range(..latest.year).next_back()?;
    let before = Given { year: *year, value: *value };
    Some(change(&ask.indicator.unit, before, latest, ask.tolerance(before.value)))
}

/// A year in which there was nobody to count has its figure.
fn missing(indicator: &Indicator, series: &Series, setting: &Setting) -> Vec<i32> {
    let Some((from, to)) = setting.owed.filter(|_| indicator.is_measured()) else {
        return Vec::new();
    };
    let needed = lines(indicator, |line| series.0.contains_key(&line));
    let has = |line: &(Sex, Area), year: &i32| {
        series.0.get(line).is_some_and(|line| line.contains_key(year))
    };
    (from..=to).filter(|year| !needed.iter().all(|line| has(line, year))).collect()
}

fn unverified(series: &Series, setting: &Setting) -> Vec<i32> {
    let days = i64::from(setting.thresholds.verify_days);
    let all = series.0.values().flatten();
    let late =
        all.filter(|(_, point)| !point.verified && (setting.day - point.entered).num_days() > days);
    let mut years: Vec<i32> = late.map(|(year, _)| *year).collect();
    sort(&mut years);
    years.dedup();
    years
}

fn warnings(reading: &Reading) -> Vec<Warning> {
    use WarningKind as W;
    let latest = reading.latest.map(|latest| latest.year);
    let hard = matches!(reading.heading.outlook, Outlook::Hard | Outlook::Away);
    let swings = reading.swing.as_ref().is_some_and(|swing| swing.large);
    let widened = reading.gaps.iter().filter(|gap| gap.widened);
    let widened = widened.filter_map(|gap| gap.years.last()).map(|row| row.year).max();
    let found = [
        (W::HardToReach, latest.filter(|_| hard)),
        (W::Swinging, latest.filter(|_| swings)),
        (W::Rebound, reading.rebound.map(|found| found.lost)),
        (W::GapWidening, widened),
        (W::Missing, reading.missing.last().copied()),
        (W::Unverified, reading.unverified.last().copied()),
    ];
    let stands = |(kind, year): (W, Option<i32>)| {
        Some(Warning { kind, indicator: reading.indicator.clone(), year: year? })
    };
    found.into_iter().filter_map(stands).collect()
}
