//! What the ledger knows of the figures, handed to [`super::assess`]: every status of a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::assess::{Assessment, Point, Reading, SentBack, Series, Setting, Warning, read, worst};
use super::duty::Dues;
use super::state::{AdoptedPlan, FigureKey, Revisions, State};
use crate::order::sort;
use crate::plan::{DutyKind, Goal, Indicator, Item, ItemCode, PlanId};

/// Targets, each with the indicators that decide it, in the order of their ids.
pub type Deciding<'a> = BTreeMap<(&'a PlanId, ItemCode), Vec<&'a Reading>>;

/// Every indicator read, for a state and a day: by plan, in the order of their ids.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readings(BTreeMap<PlanId, Vec<Reading>>);

impl Readings {
    /// Reads them all.
    pub fn of(state: &State, day: NaiveDate) -> Self {
        Self::up_to(state, day, day.year())
    }

    /// Reads them as if there were no figures of later years than `last`.
    pub fn up_to(state: &State, day: NaiveDate, last: i32) -> Self {
        let read = |(plan, known): (&PlanId, &BTreeMap<String, Revisions<Indicator>>)| {
            let desk = Desk::of(state, plan, day, last)?;
            let current = known.values().filter_map(Revisions::current);
            Some((plan.clone(), current.map(|indicator| desk.read(indicator)).collect()))
        };
        Self(state.indicators.iter().filter_map(read).collect())
    }

    /// How one indicator was read.
    pub fn get(&self, plan: &PlanId, indicator: &str) -> Option<&Reading> {
        let known = self.0.get(plan)?;
        let at = known.binary_search_by(|reading| reading.indicator.as_str().cmp(indicator));
        at.ok().map(|at| &known[at])
    }

    /// All of them with what was read, in the order of both.
    fn each<'a>(
        &'a self,
        state: &'a State,
    ) -> impl Iterator<Item = (&'a PlanId, &'a Indicator, &'a Reading)> {
        self.0.iter().flat_map(|(plan, known)| {
            let current = state.indicators.get(plan).into_iter().flat_map(BTreeMap::values);
            let mut current = current.filter_map(Revisions::current);
            known.iter().filter_map(move |reading| {
                let one = current.find(|one| one.id == reading.indicator)?;
                Some((plan, one, reading))
            })
        })
    }

    /// The warnings on the indicators that belong to an item, the gravest first.
    pub fn warnings_on(&self, state: &State, item: &Item) -> Vec<&Warning> {
        let theirs = state.indicators_of(item).filter_map(|one| self.get(&item.plan, &one.id));
        let mut all: Vec<&Warning> = theirs.flat_map(|found| &found.warnings).collect();
        sort(&mut all);
        all
    }

    /// The indicators that decide targets, by target: asked for all targets at once.
    pub fn deciding<'a>(&'a self, state: &'a State) -> Deciding<'a> {
        let mut found = Deciding::new();
        for (plan, one, reading) in self.each(state) {
            if !one.basis.item.is_target() {
                continue;
            }
            for (nth, code) in one.items.iter().enumerate() {
                // An item may be named twice.
                if code.is_target() && !one.items[..nth].contains(code) {
                    found.entry((plan, *code)).or_default().push(reading);
                }
            }
        }
        found
    }

    /// The indicators that decide a target, or that rest on a measure.
    pub(super) fn based_on<'a>(
        &'a self,
        state: &'a State,
        item: &'a Item,
    ) -> impl Iterator<Item = &'a Reading> {
        let theirs = state.indicators_of(item).filter(|one| {
            let basis = one.basis.item;
            if item.code.is_target() { basis.is_target() } else { basis == item.code }
        });
        theirs.filter_map(move |one| self.get(&item.plan, &one.id))
    }

    /// The indicators that are measured and decide a target, each with how it was read.
    pub fn of_target<'a>(
        &'a self,
        state: &'a State,
        target: &Item,
    ) -> Vec<(&'a Indicator, &'a Reading)> {
        let decides = state.deciding(target);
        decides.filter_map(|one| Some((one, self.get(&target.plan, &one.id)?))).collect()
    }

    /// How many warnings stand on the indicators that rest on a domain's targets and measures; of
    /// domains without any, nothing.
    pub fn warnings_by_domain<'a>(&'a self, state: &'a State) -> BTreeMap<(&'a PlanId, u8), usize> {
        let mut found = BTreeMap::new();
        for (plan, indicator, reading) in self.each(state) {
            let count = reading.warnings.len();
            *found.entry((plan, indicator.basis.item.domain)).or_default() += count;
        }
        found
    }
}

/// Assesses one target. Indicators that rest on a measure change nothing.
pub fn assess(state: &State, target: &Item, day: NaiveDate) -> Assessment {
    let decides = state.indicators_of(target).filter(|one| one.basis.item.is_target());
    let readings: Vec<Reading> =
        decides.filter_map(|one| reading(state, &target.plan, one, day)).collect();
    worst(&readings.iter().collect::<Vec<_>>())
}

/// Reads one indicator of a plan; none where there is no such plan.
pub fn reading(
    state: &State,
    plan: &PlanId,
    indicator: &Indicator,
    day: NaiveDate,
) -> Option<Reading> {
    reading_up_to(state, plan, indicator, day, day.year())
}

/// Reads it as if there were no figures of later years than `last`.
pub fn reading_up_to(
    state: &State,
    plan: &PlanId,
    indicator: &Indicator,
    day: NaiveDate,
    last: i32,
) -> Option<Reading> {
    Some(Desk::of(state, plan, day, last)?.read(indicator))
}

/// A plan's figures up to a year, and the day on which they are read.
struct Desk<'a> {
    state: &'a State,
    plan: &'a PlanId,
    setting: Arc<Setting>,
    last: i32,
}

impl<'a> Desk<'a> {
    fn of(state: &'a State, plan: &'a PlanId, day: NaiveDate, last: i32) -> Option<Self> {
        let adopted = state.plans.get(plan)?;
        let setting = Setting {
            thresholds: state.thresholds(),
            base_year: adopted.plan.from.saturating_sub(1),
            goal_year: adopted.plan.to,
            owed: owed(state, adopted, day, last),
            day,
        };
        Some(Self { state, plan, setting: setting.into(), last })
    }

    fn read(&self, indicator: &Indicator) -> Reading {
        let other = match &indicator.goal {
            Goal::NotBelow(id) => self.state.indicator(self.plan, id),
            _ => None,
        };
        let other = other.map(|other| (other, self.series(other).0));
        let other = other.as_ref().map(|(other, series)| (*other, series));
        let (series, returned) = self.series(indicator);
        let mut reading = read(indicator, series, other, &self.setting);
        reading.returned = returned;
        reading
    }

    /// An indicator's figures that count, and those that were returned: nobody stands by these, so
    /// that whatever is judged is judged as if they were not there.
    fn series(&self, indicator: &Indicator) -> (Series, Vec<SentBack>) {
        let (state, mut series, mut back) = (self.state, Series::default(), Vec::new());
        let until = state.figures.of(self.plan, &indicator.id);
        for (key, seq, record) in until.filter(|(key, ..)| key.year <= self.last) {
            if let Some(by) = record.returned {
                let FigureKey { year, sex, area } = key;
                back.push(SentBack { year, sex, area, value: record.value, by });
                continue;
            }
            let entered = state.index.day_of(seq).unwrap_or(self.setting.day);
            let point = Point {
                value: record.value,
                numerator: record.numerator,
                denominator: record.denominator,
                preliminary: record.preliminary,
                entered,
                verified: state.figures.verified_by(seq).is_some(),
                source: record.source.clone(),
                entry: seq,
            };
            series.put(key.year, key.sex, key.area, point);
        }
        (series, back)
    }
}

/// The years whose figures have fallen due since the office keeps the ledger; as with duties,
/// nothing is owed about years that were over by then, nor asked about later ones than `last`.
fn owed(state: &State, adopted: &AdoptedPlan, day: NaiveDate, last: i32) -> Option<(i32, i32)> {
    let (from, to) = (adopted.plan.from, adopted.plan.to);
    let dues = Dues::of(state, DutyKind::IndicatorData);
    let is_past = |year: &i32| dues.in_year(*year, from, to).is_some_and(|due| due < day);
    let past: Vec<i32> = (from.max(adopted.on.year())..=to.min(last)).filter(is_past).collect();
    Some((*past.first()?, *past.last()?))
}
