//! Small numbers: what lies behind a figure, and whether it can tell at all.

use serde::Serialize;

use super::chance::{garwood, wilson};
use super::series::{Line, Point, Values};
use super::thresholds::Thresholds;
use crate::decimal::Decimal;
use crate::plan::{Counting, Goal, Indicator};

/// How an interval was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Exact Poisson limits, for rates of events.
    Garwood,
    /// For shares of events or samples.
    Wilson,
}

/// A 95% interval in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// How it was made.
    pub method: Method,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies inside, its limits included.
    pub fn holds(&self, value: Decimal) -> bool {
        (self.low..=self.high).contains(&value.to_f64())
    }
}

/// Several years together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pool {
    /// The years that have both counts; none is there before the first figure.
    pub years: Vec<i32>,
    /// Their events.
    pub events: u64,
    /// Out of how many.
    pub population: u64,
    /// In the unit, at the digits at which the indicator is published.
    pub value: Decimal,
    /// None for full counts.
    pub interval: Option<Interval>,
}

/// What is known of the counts behind the latest figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Small {
    /// The latest year alone, or where its counts are not known the last before it.
    pub single: Pool,
    /// Three years.
    pub three: Option<Pool>,
    /// Five years.
    pub five: Option<Pool>,
    /// Events expected in the latest year if the goal were just met.
    pub expected: Option<f64>,
    /// The chance of no event at all then, 0 to 1; for rates of events.
    pub chance_of_none: Option<f64>,
    /// Fewer events are expected than can be judged in one year: the five years are judged.
    pub pooled: bool,
    /// Of the five years those without counts, from the first that has a figure on.
    pub lacking: Vec<i32>,
    /// The goal lies inside the interval of what is judged: the figure cannot tell.
    pub goal_inside: bool,
    /// The base, from which a change is asked, lies inside the latest year's interval: the figure
    /// cannot tell.
    pub base_inside: bool,
}

impl Small {
    /// 小基数
    pub fn is_small(&self) -> bool {
        self.pooled || self.goal_inside || self.base_inside
    }

    /// What is judged.
    pub fn judged(&self) -> &Pool {
        self.five.as_ref().filter(|_| self.pooled).unwrap_or(&self.single)
    }
}

/// The counts of events or samples of a year, or where they are not known the last of the four before it.
pub(super) fn latest_counts(indicator: &Indicator, line: &Line, year: i32) -> Option<Pool> {
    method(indicator)?;
    pool(indicator, line, last_counted(line, year)?, 1)
}

fn last_counted(line: &Line, year: i32) -> Option<i32> {
    let counted = |year: &i32| line.get(year).is_some_and(|point| point.counts().is_some());
    (year - 4..=year).rev().find(counted)
}

/// Looks at the counts of the latest year; none where they are not known.
pub(super) fn small(
    indicator: &Indicator,
    line: &Line,
    year: i32,
    thresholds: &Thresholds,
) -> Option<Small> {
    // Where the latest year's counts are left out, the last that are known say how small it is.
    let known = last_counted(line, year)?;
    let single = pool(indicator, line, known, 1)?;
    let (three, five) = (pool(indicator, line, year, 3), pool(indicator, line, year, 5));
    let goal = indicator.goal.number();
    let per = f64::from(indicator.per?);
    let rated = !matches!(indicator.counting, None | Some(Counting::Full));
    let expected =
        goal.filter(|_| rated).map(|goal| single.population as f64 * goal.to_f64() / per);
    let poisson = method(indicator) == Some(Method::Garwood);
    let pooled = expected.is_some_and(|expected| expected < thresholds.few_events.to_f64());
    let mut found = Small {
        single,
        three,
        five,
        expected,
        chance_of_none: expected.filter(|_| poisson).map(|expected| (-expected).exp()),
        pooled,
        lacking: lacking(line, year),
        goal_inside: false,
        base_inside: false,
    };
    if known != year && !pooled {
        return None;
    }
    let interval = found.judged().interval;
    found.goal_inside = interval.zip(goal).is_some_and(|(interval, goal)| interval.holds(goal));
    Some(found)
}

impl Small {
    /// A rise or a fall from a base that the figure cannot be told from is none that it shows.
    pub(super) fn hold_against(&mut self, indicator: &Indicator, base: Option<Decimal>) {
        let changes = matches!(indicator.goal, Goal::Rise | Goal::Fall);
        let interval = self.single.interval.filter(|_| changes);
        self.base_inside = interval.zip(base).is_some_and(|(interval, base)| interval.holds(base));
    }
}

/// To leave a year's counts out must not make the five years look better; a year in which there was
/// nobody to count lacks nothing.
fn lacking(line: &Line, last: i32) -> Vec<i32> {
    let first = line.iter().next().map_or(last, |(first, _)| (*first).max(last - 4));
    let known = |point: &Point| point.counts().is_some() || point.has_no_case();
    (first..=last).filter(|year| !line.get(year).is_some_and(known)).collect()
}

/// The values with the latest one replaced by that of five years.
pub(super) fn with_pool(values: &Values, year: i32, pool: &Pool) -> Values {
    let mut values = values.clone();
    values.insert(year, pool.value);
    values
}

/// Rates have a scale of their own; per cent is a share.
fn method(indicator: &Indicator) -> Option<Method> {
    match (indicator.counting?, indicator.per?) {
        (Counting::Full, _) => None,
        (Counting::Sample, _) | (Counting::Events, 100) => Some(Method::Wilson),
        (Counting::Events, _) => Some(Method::Garwood),
    }
}

fn pool(indicator: &Indicator, line: &Line, last: i32, span: i32) -> Option<Pool> {
    let per = indicator.per?;
    let (mut years, mut events, mut population) = (Vec::new(), 0_u64, 0_u64);
    for (year, point) in line.range(last - span + 1..=last) {
        let Some((above, below)) = point.counts() else { continue };
        years.push(*year);
        events = events.checked_add(above)?;
        population = population.checked_add(below)?;
    }
    let decimal = |count: u64| Some(Decimal::new(i64::try_from(count).ok()?, 0));
    let value = decimal(events)?.ratio(decimal(population)?, per, u32::from(indicator.digits))?;
    let interval = method(indicator).and_then(|method| {
        let (low, high) = match method {
            Method::Wilson => wilson(events, population)?,
            Method::Garwood => {
                let (low, high) = garwood(events);
                (low / population as f64, high / population as f64)
            }
        };
        Some(Interval { method, low: low * f64::from(per), high: high * f64::from(per) })
    });
    Some(Pool { years, events, population, value, interval })
}
