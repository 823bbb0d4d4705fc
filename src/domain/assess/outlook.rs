//! Where an indicator is heading, after the weather symbols of the German sustainability
//! indicators: a straight line through the mean yearly change of the last five years.

use serde::Serialize;

use super::attain::{Ask, direction};
use super::judged::{Attainment, Given, Judgement, Rule};
use super::series::Values;
use super::stages;
use crate::decimal::Decimal;
use crate::plan::{Better, Goal, Indicator, choices};

choices! {
    /// Where a target is heading. Worst first.
    pub enum Outlook {
        /// 背离
        Away = "away",
        /// 预计达标困难
        Hard = "hard",
        /// 需加力
        Effort = "effort",
        /// 不明
        Unknown = "unknown",
        /// 可如期
        OnCourse = "on_course",
    }
}

impl Outlook {
    /// Whether effort alone will not do: 预计达标困难 or 背离.
    pub const fn is_behind(self) -> bool {
        matches!(self, Self::Away | Self::Hard)
    }
}

/// The mean yearly change over up to six consecutive points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Trend {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// The first value.
    pub first: Decimal,
    /// The last value.
    pub last: Decimal,
    /// m, in the unit a year.
    pub mean: f64,
    /// The change of the last year alone.
    pub last_change: Decimal,
}

impl Trend {
    /// Where it leads by a year, in the unit; no further than an indicator's own values can be, which
    /// are not below zero, nor above 100 where it is a share.
    pub fn leads_to(&self, year: i32, indicator: &Indicator) -> f64 {
        let value = self.straight(year);
        let most = if indicator.bounded { 100.0 } else { f64::INFINITY };
        value.clamp(0.0, most)
    }

    /// P = y + m·(tT − t).
    fn straight(&self, year: i32) -> f64 {
        self.last.to_f64() + self.mean * f64::from(year - self.to)
    }
}

/// On what the outlook rests.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Grounds {
    /// P = y + m·(tT − t); miss = d·(T − P) / (d·(T − y)).
    Projected {
        /// The value of the goal's year, in the unit, as far as there can be such.
        projection: f64,
        /// The value to be reached, in the unit.
        goal: f64,
        /// Of the way still to go: 0.05 is 5%.
        miss: f64,
    },
    /// Met, so that only an adverse trend counts.
    Kept {
        /// Whether it is adverse by more than the tolerance.
        adverse: bool,
    },
    /// Met, and the projection stays within the band or leaves it.
    Band {
        /// The value of the goal's year, in the unit.
        projection: f64,
    },
    /// The signs of the five-year mean and of the last change.
    Direction {
        /// Whether the mean is right; of a rise that is to be slowed, whether it falls or the mean of
        /// three years is below that of the three before.
        mean: bool,
        /// Whether the last change is right; of a rise that is to be slowed, whether it falls or is below
        /// the one before.
        last: bool,
    },
    /// In the goal's year the final status stands.
    GoalYear,
    /// Fewer than four consecutive years.
    TooShort {
        /// Points in a row.
        points: u8,
    },
    /// 小基数: fewer events are expected at the goal than can carry a trend.
    SmallNumbers,
    /// There is nothing to judge.
    NoData,
}

/// The outlook and all that went into it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heading {
    /// Where it is heading.
    pub outlook: Outlook,
    /// On what that rests.
    pub grounds: Grounds,
    /// The trend, where there are years enough.
    pub trend: Option<Trend>,
    /// The stage that it heads for; none where that is the goal itself.
    pub stage: Option<Given>,
}

impl Heading {
    /// Whether the goal's year has come, whose status is final: there is no outlook then.
    pub fn is_over(&self) -> bool {
        self.grounds == Grounds::GoalYear
    }

    pub(super) fn unknown(grounds: Grounds) -> Self {
        Self { outlook: Outlook::Unknown, grounds, trend: None, stage: None }
    }
}

/// Points in a row up to a year, at most six.
fn run(values: &Values, last: i32) -> Vec<(i32, Decimal)> {
    let back = (0..6).map(|years| last - years);
    let there = back.map_while(|year| values.get(&year).map(|value| (year, *value)));
    let mut run: Vec<_> = there.collect();
    run.reverse();
    run
}

/// The trend up to a year; how many points there are in a row where they are fewer than four.
pub(super) fn trend(values: &Values, last: i32) -> Result<Trend, u8> {
    let run = run(values, last);
    let [(from, first), .., (_, before), (to, value)] = run[..] else {
        return Err(run.len() as u8);
    };
    if run.len() < 4 {
        return Err(run.len() as u8);
    }
    let mean = (value - first).to_f64() / f64::from(to - from);
    Ok(Trend { from, to, first, last: value, mean, last_change: value - before })
}

/// The outlook of an indicator that was judged.
pub(super) fn outlook(ask: &Ask<'_>, found: &Judgement, goal_year: i32) -> Heading {
    let latest = found.latest;
    if latest.year >= goal_year {
        return Heading::unknown(Grounds::GoalYear);
    }
    let margins;
    let values = match (&ask.indicator.goal, ask.other) {
        (Goal::NotBelow(_), Some(other)) => {
            let both = ask.values.iter();
            let both = both.filter_map(|(year, own)| Some((*year, *own - *other.get(year)?)));
            margins = both.collect();
            &margins
        }
        _ => ask.values,
    };
    let trend = match trend(values, latest.year) {
        Ok(trend) => trend,
        Err(points) => return Heading::unknown(Grounds::TooShort { points }),
    };
    let stage = stages::next(ask.indicator, latest.year);
    let until = stage.map_or(goal_year, |stage| stage.year);
    let way = Way { ask, trend: &trend, years: until - latest.year };
    let (outlook, grounds) = match stage {
        Some(stage) => way.to_stage(found, stage),
        None => way.look(found, values),
    };
    Heading { outlook, grounds, trend: Some(trend), stage }
}

struct Way<'a> {
    ask: &'a Ask<'a>,
    trend: &'a Trend,
    /// Years still to go.
    years: i32,
}

impl Way<'_> {
    fn look(&self, found: &Judgement, values: &Values) -> (Outlook, Grounds) {
        let sign = direction(self.ask.indicator);
        let met = found.attainment == Attainment::Met;
        let tolerance = found.tolerance.unwrap_or_default();
        match found.rule {
            Rule::AtLeast | Rule::AtMost | Rule::NotWorse if met && sign != 0 => self.keep(sign),
            Rule::AtLeast | Rule::AtMost => self.reach(found.against.value, sign),
            Rule::NotBelow if met => self.keep(1),
            Rule::NotBelow => self.reach(Decimal::ZERO - tolerance, 1),
            Rule::NotWorse => {
                let base = found.against.value;
                self.band(found, base - tolerance, base + tolerance)
            }
            Rule::Within => self.band_of(found),
            Rule::Above | Rule::Below | Rule::Narrower | Rule::Best => {
                let last = self.trend.last;
                let right = |then: Decimal| match sign {
                    _ if self.ask.is_at_best(then, last) => true,
                    1 => last > then,
                    _ => last < then,
                };
                direction_only(right(self.trend.first), right(last - self.trend.last_change))
            }
            Rule::Slower => self.slowing(found, values),
        }
    }

    /// A stage is reached or kept as a goal is.
    fn to_stage(&self, found: &Judgement, stage: Given) -> (Outlook, Grounds) {
        let sign = direction(self.ask.indicator);
        match self.ask.reaches(found.latest, stage.value) {
            Some(Attainment::Met) => self.keep(sign),
            _ => self.reach(stage.value, sign),
        }
    }

    /// A change inside the tolerance is standing still, not the wrong way.
    fn moved(&self, sign: i8) -> i8 {
        let change = self.trend.last - self.trend.first;
        let still = self.ask.tolerance(self.trend.first);
        match () {
            () if change.abs() <= still => 0,
            () if change.is_negative() == (sign < 0) => 1,
            () => -1,
        }
    }

    fn projection(&self) -> f64 {
        let until = self.trend.to + self.years;
        // How far one is ahead of another may be below zero.
        match self.ask.other {
            Some(_) => self.trend.straight(until),
            None => self.trend.leads_to(until, self.ask.indicator),
        }
    }

    fn keep(&self, sign: i8) -> (Outlook, Grounds) {
        let adverse = self.moved(sign) < 0;
        let outlook = if adverse { Outlook::Effort } else { Outlook::OnCourse };
        (outlook, Grounds::Kept { adverse })
    }

    fn reach(&self, goal: Decimal, sign: i8) -> (Outlook, Grounds) {
        let projection = self.projection();
        // In decimals, so that a miss of just the threshold is told from one beyond it.
        let way = (goal - self.trend.last).abs() * whole(self.trend.to - self.trend.from);
        let change = self.trend.last - self.trend.first;
        let gained = change * whole(i32::from(sign)) * whole(self.years);
        let left = way - gained;
        let below = |threshold: Decimal| left * whole(100) < way * threshold;
        let at = |threshold: Decimal| left * whole(100) == way * threshold;
        let (on_course, effort) = (self.ask.thresholds.on_course, self.ask.thresholds.effort);
        let outlook = match () {
            () if self.moved(sign) < 0 => Outlook::Away,
            () if below(on_course) => Outlook::OnCourse,
            () if below(effort) || at(effort) => Outlook::Effort,
            () => Outlook::Hard,
        };
        let miss = left.to_f64() / way.to_f64();
        (outlook, Grounds::Projected { projection, goal: goal.to_f64(), miss })
    }

    /// A band is open on the side that is better.
    fn band_of(&self, found: &Judgement) -> (Outlook, Grounds) {
        let (low, high) = (found.against.value, found.high.unwrap_or(found.against.value));
        let open = matches!(self.ask.indicator.goal, Goal::About(_));
        let met = found.attainment == Attainment::Met;
        match (open, self.ask.indicator.better) {
            (true, Better::Higher) if met => self.keep(1),
            (true, Better::Higher) => self.reach(low, 1),
            (true, Better::Lower) if met => self.keep(-1),
            (true, Better::Lower) => self.reach(high, -1),
            _ => self.band(found, low, high),
        }
    }

    /// By its nearer edge: from outside it is to be reached, inside it the projection must stay.
    fn band(&self, found: &Judgement, low: Decimal, high: Decimal) -> (Outlook, Grounds) {
        let value = self.trend.last;
        if found.attainment != Attainment::Met {
            return if value < low { self.reach(low, 1) } else { self.reach(high, -1) };
        }
        // In decimals, so that a projection on the edge itself is within. Each side is times the years
        // of the trend, since a mean may have no end of digits.
        let trend = self.trend;
        let over = whole(trend.to - trend.from);
        let projected = trend.last * over + (trend.last - trend.first) * whole(self.years);
        let stays = (low * over..=high * over).contains(&projected);
        let outlook = if stays { Outlook::OnCourse } else { Outlook::Effort };
        (outlook, Grounds::Band { projection: self.projection() })
    }

    /// Right is: the mean of three years below that of the three before, the last change below the
    /// one before it; and a fall, where there is no rise any more.
    fn slowing(&self, found: &Judgement, values: &Values) -> (Outlook, Grounds) {
        let change = |year: i32| Some(*values.get(&year)? - *values.get(&(year - 1))?);
        let before = change(found.latest.year - 1);
        let slower = before.is_some_and(|before| self.trend.last_change < before);
        let falls = self.trend.last < self.trend.first;
        let last = slower || self.trend.last_change.is_negative();
        direction_only(falls || found.attainment == Attainment::Met, last)
    }
}

fn whole(count: i32) -> Decimal {
    Decimal::new(i64::from(count), 0)
}

fn direction_only(mean: bool, last: bool) -> (Outlook, Grounds) {
    let outlook = match (mean, last) {
        (true, true) => Outlook::OnCourse,
        (true, false) => Outlook::Effort,
        (false, true) => Outlook::Hard,
        (false, false) => Outlook::Away,
    };
    (outlook, Grounds::Direction { mean, last })
}
