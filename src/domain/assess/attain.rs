//! Whether a goal is met: the value of the latest year against what the plan asks.

use super::judged::{Attainment, Given, Judged, Judgement, Missing, Rule};
use super::series::Values;
use super::thresholds::Thresholds;
use crate::decimal::Decimal;
use crate::plan::{Better, Goal, Indicator};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) thresholds: &'a Thresholds,
    /// The year whose value is the base; else the first later one.
    pub(super) base_year: i32,
    /// See [`super::Series::judged`].
    pub(super) values: &'a Values,
    /// The other indicator's, where the goal compares with one.
    pub(super) other: Option<&'a Values>,
}

/// +1 where more is better, −1 where less is; 0 where neither.
pub(super) fn direction(indicator: &Indicator) -> i8 {
    match (&indicator.goal, indicator.better) {
        (Goal::AtLeast(_) | Goal::KeepAtLeast(_) | Goal::Rise | Goal::NotBelow(_), _) => 1,
        (Goal::AtMost(_) | Goal::KeepAtMost(_) | Goal::Fall, _) => -1,
        (Goal::Narrow(_) | Goal::SlowRise, _) => -1,
        (_, Better::Higher) => 1,
        (_, Better::Lower) => -1,
        (_, Better::Neither) => 0,
    }
}

impl Ask<'_> {
    /// Judges as if the last year known were `last`.
    pub(super) fn judge(&self, last: i32) -> Judged {
        match self.rate(last) {
            None => Judged::Unrated,
            Some(Ok(found)) => Judged::Rated(Box::new(found)),
            Some(Err(missing)) => Judged::NoData(missing),
        }
    }

    /// Whether it was met as [`Self::judge`] would say; none where that cannot be told.
    pub(super) fn attained(&self, last: i32) -> Option<Attainment> {
        self.rate(last)?.ok().map(|found| found.attainment)
    }

    /// None where figures do not decide.
    fn rate(&self, last: i32) -> Option<Result<Judgement, Missing>> {
        if self.indicator.goal == Goal::Qualitative {
            return None;
        }
        let known = self.values.range(..=last).next_back();
        let known = known.filter(|(year, _)| **year >= self.base_year);
        let latest = known.map(|(&year, &value)| Given { year, value });
        Some(latest.ok_or(Missing::NoFigure).and_then(|latest| self.compare(latest)))
    }

    fn compare(&self, latest: Given) -> Result<Judgement, Missing> {
        match &self.indicator.goal {
            Goal::AtLeast(goal) | Goal::KeepAtLeast(goal) => {
                Ok(self.bound(latest, *goal, Rule::AtLeast))
            }
            Goal::AtMost(goal) | Goal::KeepAtMost(goal) => {
                Ok(self.bound(latest, *goal, Rule::AtMost))
            }
            Goal::About(goal) => {
                let wide = goal.abs().percent(self.thresholds.band);
                Ok(self.within(latest, *goal - wide, *goal + wide, Some(*goal)))
            }
            Goal::Balance { low, high } => Ok(self.within(latest, *low, *high, None)),
            Goal::Rise => self.beyond(latest, Rule::Above),
            Goal::Fall => self.beyond(latest, Rule::Below),
            Goal::NotBelow(_) => self.not_below(latest),
            Goal::SlowRise => self.slower(latest),
            Goal::Hold | Goal::HoldAndRise => self.not_worse(latest),
            Goal::Narrow(_) | Goal::Qualitative => self.narrower(latest),
        }
    }

    /// How a value stands to a number on the way to the goal; none where the goal is of another kind.
    pub(super) fn reaches(&self, value: Given, number: Decimal) -> Option<Attainment> {
        let rule = match self.indicator.goal {
            Goal::AtLeast(_) | Goal::KeepAtLeast(_) => Rule::AtLeast,
            Goal::AtMost(_) | Goal::KeepAtMost(_) => Rule::AtMost,
            _ => return None,
        };
        Some(self.bound(value, number, rule).attainment)
    }

    fn bound(&self, latest: Given, goal: Decimal, rule: Rule) -> Judgement {
        let short = match rule {
            Rule::AtLeast => goal - latest.value,
            _ => latest.value - goal,
        };
        let against = Given { year: latest.year, value: goal };
        self.numbered(latest, against, None, rule, short, Some(goal))
    }

    /// Above a band is met where more is better, below it where less is.
    fn within(
        &self,
        latest: Given,
        low: Decimal,
        high: Decimal,
        goal: Option<Decimal>,
    ) -> Judgement {
        let (under, over) = (low - latest.value, latest.value - high);
        let short = match self.indicator.better {
            _ if goal.is_none() => under.max(over),
            Better::Higher => under,
            Better::Lower => over,
            Better::Neither => under.max(over),
        };
        let against = Given { year: latest.year, value: low };
        self.numbered(latest, against, Some(high), Rule::Within, short, goal)
    }

    /// 基本达标 exists only where there is a number to miss by a little.
    fn numbered(
        &self,
        latest: Given,
        against: Given,
        high: Option<Decimal>,
        rule: Rule,
        short: Decimal,
        goal: Option<Decimal>,
    ) -> Judgement {
        let near = goal.map(|goal| goal.abs().percent(self.thresholds.nearly));
        let attainment = match () {
            () if short <= Decimal::ZERO => Attainment::Met,
            () if near.is_some_and(|near| short <= near) => Attainment::Nearly,
            () => Attainment::Unmet,
        };
        let miss = (attainment != Attainment::Met).then_some(short);
        Judgement { attainment, rule, latest, against, high, tolerance: None, miss }
    }

    /// The base, which must not be the value itself.
    pub(super) fn base(&self, latest: Given) -> Result<Given, Missing> {
        let first = self.values.range(self.base_year..latest.year).next();
        let (&year, &value) = first.ok_or(Missing::NoBase { year: latest.year })?;
        Ok(Given { year, value })
    }

    fn beyond(&self, latest: Given, rule: Rule) -> Result<Judgement, Missing> {
        let base = self.base(latest)?;
        let tolerance = self.tolerance(base.value);
        let gained = match rule {
            Rule::Above => latest.value - base.value,
            _ => base.value - latest.value,
        };
        if self.is_at_best(base.value, latest.value) {
            return Ok(plain(true, Rule::Best, latest, base, Some(tolerance), Decimal::ZERO));
        }
        let met = gained > tolerance;
        Ok(plain(met, rule, latest, base, Some(tolerance), tolerance - gained))
    }

    /// Whether the best that there can be is reached, or held within the tolerance: nothing, where less
    /// is better; of a share all, where more is. A gap has no tolerance: one that opens is not narrowed.
    pub(super) fn is_at_best(&self, then: Decimal, now: Decimal) -> bool {
        let best = |value: Decimal| match direction(self.indicator) {
            1 => self.indicator.bounded && value == Decimal::new(100, 0),
            _ => value.is_zero(),
        };
        let held = || (now - then).abs() <= self.tolerance(then);
        let is_gap = matches!(self.indicator.goal, Goal::Narrow(_));
        best(now) || !is_gap && best(then) && held()
    }

    fn not_worse(&self, latest: Given) -> Result<Judgement, Missing> {
        let base = self.base(latest)?;
        let tolerance = self.tolerance(base.value);
        let lost = match direction(self.indicator) {
            1 => base.value - latest.value,
            -1 => latest.value - base.value,
            _ => (latest.value - base.value).abs(),
        };
        let met = lost <= tolerance;
        Ok(plain(met, Rule::NotWorse, latest, base, Some(tolerance), lost - tolerance))
    }

    /// Judged in the latest year that both have.
    fn not_below(&self, latest: Given) -> Result<Judgement, Missing> {
        let other = self.other.ok_or(Missing::NoOther)?;
        let both = self.values.range(self.base_year..=latest.year).rev();
        let mut both = both.filter_map(|(year, own)| Some((*year, *own, *other.get(year)?)));
        let (year, value, other) = both.next().ok_or(Missing::NoOther)?;
        let tolerance = self.tolerance(other);
        let short = other - tolerance - value;
        let (latest, against) = (Given { year, value }, Given { year, value: other });
        let met = short <= Decimal::ZERO;
        Ok(plain(met, Rule::NotBelow, latest, against, Some(tolerance), short))
    }

    /// The means of three years and of the three before have the same divisor, so that the sums
    /// are compared. Where nothing rises any more, nothing is left to be slowed.
    fn slower(&self, latest: Given) -> Result<Judgement, Missing> {
        let before = |years: i32| self.values.get(&(latest.year - years)).copied();
        let (Some(middle), Some(first)) = (before(3), before(6)) else {
            return Err(Missing::TooShort { needed: 7 });
        };
        let (now, then) = (latest.value - middle, middle - first);
        let against = Given { year: latest.year - 3, value: middle };
        let digits = u32::from(self.indicator.digits) + 1;
        let short = (now - then).ratio(Decimal::new(3, 0), 1, digits).unwrap_or_default();
        let rises = !now.is_negative() && !now.is_zero();
        Ok(plain(now < then || !rises, Rule::Slower, latest, against, None, short))
    }

    fn narrower(&self, latest: Given) -> Result<Judgement, Missing> {
        let base = self.base(latest)?;
        if latest.value.is_zero() {
            return Ok(plain(true, Rule::Best, latest, base, None, Decimal::ZERO));
        }
        let wider = latest.value - base.value;
        Ok(plain(wider.is_negative(), Rule::Narrower, latest, base, None, wider))
    }

    pub(super) fn tolerance(&self, value: Decimal) -> Decimal {
        self.thresholds.tolerance(self.indicator, value)
    }
}

fn plain(
    met: bool,
    rule: Rule,
    latest: Given,
    against: Given,
    tolerance: Option<Decimal>,
    short: Decimal,
) -> Judgement {
    let attainment = if met { Attainment::Met } else { Attainment::Unmet };
    let miss = (!met).then_some(short);
    Judgement { attainment, rule, latest, against, high: None, tolerance, miss }
}
