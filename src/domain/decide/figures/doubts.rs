//! What can hardly be of figures: they are held against those that stand beside them.

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex, Thresholds, median};
use crate::domain::payload::Figure;
use crate::domain::refusal::{Against, Doubt};
use crate::domain::state::{FigureKey, FigureRecord, State};
use crate::plan::{Goal, Indicator, PlanId};

/// A change counts as a jump only against so many changes before it.
const CHANGES: usize = 3;

/// So many times the usual change is a jump.
const JUMP: Decimal = Decimal::new(3, 0);

/// So many times the median of other years, or so small a part of it, is hardly true: a point that is a
/// digit off makes ten times as much of a figure that may have changed by a fifth.
const FAR_FROM_OTHERS: Decimal = Decimal::new(8, 0);

/// So many other years have a median that is of their size; of fewer one is named.
const SEVERAL: usize = 3;

/// A rate of fewer cases than these may be anything; one of more is of the size of others.
const FEW_CASES: Decimal = Decimal::new(5, 0);

/// Years, beyond the longest life that is on record: 122.
const OLDEST: Decimal = Decimal::new(125, 0);

/// So many times the goal, or so small a part of it, is hardly true.
const FAR_FROM_GOAL: Decimal = Decimal::new(20, 0);

/// Units of things that are counted, whose total is the sum of its parts.
const COUNTED: &[&str] = &["人", "个", "人次"];

type Values = BTreeMap<FigureKey, Decimal>;

/// The values of the indicators that a command names. What was returned is nothing to hold against.
pub(super) struct Sheet<'a> {
    /// Those that will stand once it is through.
    values: BTreeMap<&'a str, Values>,
    /// Those that stand.
    stand: BTreeMap<&'a str, Values>,
    /// Out of how many those are that stand, and where there are none those that come with them.
    below: BTreeMap<&'a str, Values>,
    /// Out of how many those were that a figure takes the place of.
    was: BTreeMap<&'a str, Values>,
    /// Which other indicator is made of the same counts.
    twins: BTreeMap<&'a str, &'a str>,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(
        state: &'a State,
        plan: &PlanId,
        figures: impl Iterator<Item = &'a Figure>,
    ) -> Self {
        let (mut all, mut stand) = (BTreeMap::new(), BTreeMap::new());
        let (mut below, mut was) = (BTreeMap::new(), BTreeMap::new());
        let known = |id: &str, of: fn(&FigureRecord) -> Option<Decimal>| -> Values {
            let known = state.figures.of(plan, id).filter(|(.., found)| found.returned.is_none());
            known.filter_map(|(key, _, found)| Some((key, of(found)?))).collect()
        };
        let mut twins = BTreeMap::new();
        for figure in figures {
            let id = figure.indicator.as_str();
            if !stand.contains_key(id)
                && let Some(twin) = twin(state, plan, id)
            {
                twins.insert(id, twin);
                let stands: &Values =
                    stand.entry(twin).or_insert_with(|| known(twin, |it| it.value));
                all.entry(twin).or_insert_with(|| stands.clone());
            }
            let stands: &Values = stand.entry(id).or_insert_with(|| known(id, |it| it.value));
            let were: &Values = was.entry(id).or_insert_with(|| known(id, |it| it.denominator));
            let denominators: &mut Values = below.entry(id).or_insert_with(|| were.clone());
            denominators.extend(figure.denominator.map(|it| (FigureKey::from(figure), it)));
            let values: &mut Values = all.entry(id).or_insert_with(|| stands.clone());
            match figure.value {
                Some(value) => values.insert(figure.into(), value),
                None => values.remove(&figure.into()),
            };
        }
        Self { values: all, stand, below, was, twins }
    }

    fn value(&self, indicator: &Indicator, key: FigureKey) -> Option<Decimal> {
        self.values.get(indicator.id.as_str())?.get(&key).copied()
    }

    pub(super) fn doubt(
        &self,
        thresholds: &Thresholds,
        indicator: &Indicator,
        figure: &Figure,
    ) -> Option<Doubt> {
        let value = figure.value?;
        no_age(indicator, value)
            .or_else(|| not_its_ratio(indicator, figure, value))
            .or_else(|| self.scale(indicator, figure, value))
            .or_else(|| self.beside(indicator, figure, value))
            .or_else(|| self.parts(indicator, figure))
            .or_else(|| self.elsewhere(figure, value))
            .or_else(|| self.jump(thresholds, indicator, figure, value))
    }

    /// The total of every split that this figure has a part in.
    fn parts(&self, indicator: &Indicator, figure: &Figure) -> Option<Doubt> {
        let key = FigureKey::from(figure);
        let sexes = [Sex::Total, Sex::Female, Sex::Male].map(|sex| FigureKey { sex, ..key });
        let areas = [Area::Total, Area::Urban, Area::Rural].map(|area| FigureKey { area, ..key });
        [sexes, areas].into_iter().find_map(|three| {
            let [total, a, b] = three.map(|key| self.value(indicator, key));
            let (total, a, b) = (total?, a?, b?);
            match is_counted(indicator) {
                true if total != a + b => Some(Doubt::NotSum { total, sum: a + b }),
                false if total < a.min(b) || total > a.max(b) => {
                    Some(Doubt::NotBetween { total, low: a.min(b), high: a.max(b) })
                }
                _ => None,
            }
        })
    }

    /// A point or a unit gone wrong: beside the other years that stand, else those that come with it.
    /// What fits its own counts may be of any size where the cases are few.
    fn scale(&self, indicator: &Indicator, figure: &Figure, value: Decimal) -> Option<Doubt> {
        if value.is_zero() || figure.numerator.is_some_and(|cases| cases < FEW_CASES) {
            return None;
        }
        let key = FigureKey::from(figure);
        let others = self.others(indicator, key);
        if let Some(beside) = middle(&others).filter(|usual| is_far(value, *usual)) {
            let few = others.len() < SEVERAL;
            // What is far from the middle of two is far from one of them.
            let near = others.into_iter().filter(|(_, other)| few && is_far(value, *other));
            let near = near.min_by_key(|(year, _)| year.abs_diff(key.year));
            let of_year = |(year, it)| (Against::Year(year), it);
            let (against, beside) = near.map_or((Against::Others, beside), of_year);
            return Some(Doubt::Scale { value, beside, against });
        }
        let beside = indicator.goal.number().filter(|goal| !goal.is_zero())?;
        let (above, below) = far(value, beside, FAR_FROM_GOAL);
        // Far below what is to be at most is very good.
        let at_most = matches!(indicator.goal, Goal::AtMost(_) | Goal::KeepAtMost(_));
        let against = Against::Goal;
        (above || below && !at_most).then_some(Doubt::Scale { value, beside, against })
    }

    /// The median of a line in other years than that.
    fn usual(&self, indicator: &Indicator, key: FigureKey) -> Option<Decimal> {
        middle(&self.others(indicator, key))
    }

    /// A line in other years than that: of those that stand, else of those that come.
    fn others(&self, indicator: &Indicator, key: FigureKey) -> Vec<(i32, Decimal)> {
        let of = |all: &BTreeMap<&str, Values>| -> Vec<(i32, Decimal)> {
            let line = all.get(indicator.id.as_str()).into_iter().flatten();
            let others = line.filter(|(other, value)| {
                (other.sex, other.area) == (key.sex, key.area)
                    && other.year != key.year
                    && !value.is_zero()
            });
            others.map(|(other, value)| (other.year, *value)).collect()
        };
        Some(of(&self.stand)).filter(|all| !all.is_empty()).unwrap_or_else(|| of(&self.values))
    }

    /// A total beside its parts, and a part beside its total: of the same year, or where it has no other
    /// years of its own of theirs. Of what is counted a part may be of any size.
    fn beside(&self, indicator: &Indicator, figure: &Figure, value: Decimal) -> Option<Doubt> {
        let few = figure.numerator.is_some_and(|cases| cases < FEW_CASES);
        // Of a gap only the sides count, and these may be far from each other.
        let is_gap = matches!(indicator.goal, Goal::Narrow(_));
        if value.is_zero() || few || is_gap || is_counted(indicator) {
            return None;
        }
        let key = FigureKey::from(figure);
        let others = || [Sex::Total, Sex::Female, Sex::Male].into_iter();
        let sexes = others().filter(|sex| (*sex == Sex::Total) != (key.sex == Sex::Total));
        let sexes = sexes.map(|sex| FigureKey { sex, ..key });
        let others = || [Area::Total, Area::Urban, Area::Rural].into_iter();
        let areas = others().filter(|area| (*area == Area::Total) != (key.area == Area::Total));
        let areas = areas.map(|area| FigureKey { area, ..key });
        let alone = self.usual(indicator, key).is_none();
        sexes.chain(areas).find_map(|key| {
            let same_year = self.value(indicator, key).filter(|beside| !beside.is_zero());
            let beside = same_year.or_else(|| self.usual(indicator, key).filter(|_| alone))?;
            let same_year = same_year.is_some();
            is_far(value, beside).then_some(Doubt::Beside { value, beside, key, same_year })
        })
    }

    /// A gap and the rate itself, made of the same counts, say the same of each side; a gap has no total.
    fn elsewhere(&self, figure: &Figure, value: Decimal) -> Option<Doubt> {
        let twin = *self.twins.get(figure.indicator.as_str())?;
        let key = FigureKey::from(figure);
        if (key.sex, key.area) == (Sex::Total, Area::Total) {
            return None;
        }
        let beside = *self.values.get(twin)?.get(&key)?;
        let differ = value != beside;
        differ.then(|| Doubt::Elsewhere { value, beside, indicator: twin.to_owned() })
    }

    /// Out of many times as many, or a small part: a unit gone wrong that the value may not show.
    pub(super) fn denominator(&self, figure: &Figure) -> Option<Doubt> {
        let now = figure.denominator.filter(|now| !now.is_zero())?;
        let (key, id) = (FigureKey::from(figure), figure.indicator.as_str());
        let of = |all: &BTreeMap<&str, Values>, key: &FigureKey| {
            all.get(id)?.get(key).copied().filter(|beside| !beside.is_zero())
        };
        let before = FigureKey { year: key.year - 1, ..key };
        let beside = [(of(&self.was, &key), key.year), (of(&self.below, &before), before.year)];
        beside.into_iter().find_map(|(beside, year)| {
            let beside = beside?;
            is_far(now, beside).then_some(Doubt::Denominator { now, beside, year })
        })
    }

    fn jump(
        &self,
        thresholds: &Thresholds,
        indicator: &Indicator,
        figure: &Figure,
        value: Decimal,
    ) -> Option<Doubt> {
        let key = FigureKey::from(figure);
        let at = |year: i32| self.value(indicator, FigureKey { year, ..key });
        let before = at(key.year - 1)?;
        let years = (key.year - 30..key.year).rev();
        let pairs = years.filter_map(|year| Some((at(year)? - at(year - 1)?).abs()));
        let mut changes: Vec<Decimal> = pairs.collect();
        if changes.len() < CHANGES {
            return None;
        }
        let usual = median(&mut changes)?;
        let change = value - before;
        let tolerance = thresholds.tolerance(indicator, before);
        let jumps = change.abs() > usual * JUMP && change.abs() > tolerance;
        jumps.then_some(Doubt::Jump { change, usual })
    }
}

/// The indicator that is made of the same counts, where one of the two asks for their gap.
fn twin<'a>(state: &'a State, plan: &PlanId, id: &str) -> Option<&'a str> {
    let one = state.indicator(plan, id)?;
    let made = |of: &Indicator| (of.numerator.clone(), of.denominator.clone(), of.per);
    let is_gap = |of: &Indicator| matches!(of.goal, Goal::Narrow(_));
    one.numerator.as_ref().and(one.denominator.as_ref())?;
    let others = state.indicators.get(plan)?.values().filter_map(|known| known.current());
    let mut twins = others.filter(|other| made(other) == made(one) && is_gap(other) != is_gap(one));
    twins.next().map(|twin| twin.id.as_str())
}

/// So many times another, or so small a part of it.
fn far(value: Decimal, beside: Decimal, times: Decimal) -> (bool, bool) {
    (value >= beside * times, value * times <= beside)
}

/// So far from what stands beside it, above or below, that it is hardly true.
fn is_far(value: Decimal, beside: Decimal) -> bool {
    let (above, below) = far(value, beside, FAR_FROM_OTHERS);
    above || below
}

/// The median of the values of years.
fn middle(line: &[(i32, Decimal)]) -> Option<Decimal> {
    median(&mut line.iter().map(|(_, value)| *value).collect::<Vec<_>>())
}

fn is_counted(indicator: &Indicator) -> bool {
    indicator.per.is_none() && COUNTED.contains(&indicator.unit.as_str())
}

/// A lifetime beyond what anybody has reached: there may be neither goal nor other years to tell by.
fn no_age(indicator: &Indicator, value: Decimal) -> Option<Doubt> {
    (indicator.unit == "岁" && value > OLDEST).then_some(Doubt::Age { value })
}

/// At the digits at which the value is given.
fn not_its_ratio(indicator: &Indicator, figure: &Figure, value: Decimal) -> Option<Doubt> {
    let (above, below) = figure.numerator.zip(figure.denominator)?;
    let computed = above.ratio(below, indicator.per?, value.digits())?;
    (computed != value).then_some(Doubt::NotRatio { value, computed })
}
