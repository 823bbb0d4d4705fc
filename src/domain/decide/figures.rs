//! Rules for figures: what cannot be is refused, what can hardly be needs a reason.

use std::collections::{BTreeMap, BTreeSet};

use super::known_plan;
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex, Thresholds, median};
use crate::domain::entry::Seq;
use crate::domain::payload::{Figure, Figures, StandingFigures, Verification};
use crate::domain::refusal::{Doubt, FigureName, Refusal, WrongFigure};
use crate::domain::state::{FigureKey, State};
use crate::domain::vocabulary::{CommandKind, Event, EventKind};
use crate::plan::{Goal, Indicator, Plan, PlanId, Split};

/// A change counts as a jump only against so many changes before it.
const CHANGES: usize = 3;

/// So many times the usual change is a jump.
const JUMP: Decimal = Decimal::new(3, 0);

/// So many times the median of other years, or so small a part of it, is hardly true.
const FAR_FROM_OTHERS: Decimal = Decimal::new(10, 0);

/// A rate of fewer cases than these may be anything; one of more is of the size of others.
const FEW_CASES: Decimal = Decimal::new(5, 0);

/// Years, beyond the longest life that is on record: 122.
const OLDEST: Decimal = Decimal::new(125, 0);

/// So many times the goal, or so small a part of it, is hardly true.
const FAR_FROM_GOAL: Decimal = Decimal::new(20, 0);

/// Units of things that are counted, whose total is the sum of its parts.
const COUNTED: &[&str] = &["人", "个", "人次"];

pub(super) fn observe(state: &State, asked: Figures, year: i32) -> Result<Event, Refusal> {
    let asked = checked(state, asked, year, CommandKind::EnterFigures)?;
    Ok(Event::Observed(asked))
}

pub(super) fn correct(state: &State, asked: Figures, year: i32) -> Result<Event, Refusal> {
    let asked = checked(state, asked, year, CommandKind::CorrectFigures)?;
    Ok(Event::Corrected(asked))
}

pub(super) fn verify(state: &State, asked: Verification) -> Result<Event, Refusal> {
    let entry = asked.entry;
    let kind = state.index.kind_of(entry).ok_or(Refusal::NoEntry(entry))?;
    let figures = matches!(kind, EventKind::Observed | EventKind::Corrected);
    if !figures || state.withdrawn.contains_key(&entry) {
        return Err(Refusal::NoFigures(entry));
    }
    if let Some(by) = state.figures.verified_by(entry) {
        return Err(Refusal::AlreadyVerified(entry, by));
    }
    match state.figures.returned_of(entry) {
        Some(by) => Err(Refusal::SomeReturned(entry, by)),
        None => Ok(Event::Verified(asked)),
    }
}

/// The bureau does not stand by them: who supplied them looks again.
pub(super) fn give_back(state: &State, asked: StandingFigures) -> Result<Event, Refusal> {
    let asked = named(state, asked, CommandKind::ReturnFigures)?;
    for one in &asked.standing {
        if let Some(by) = state.figures.verified_by(one.entry) {
            return Err(Refusal::VerifiedStands(one.entry, by));
        }
        let stands = state.figures.get(&asked.plan, &one.indicator, one.into());
        if let Some(by) = stands.and_then(|(_, figure)| figure.returned) {
            return Err(Refusal::Figure(name(&one.indicator, one), WrongFigure::Returned(by)));
        }
    }
    Ok(Event::FiguresReturned(asked))
}

/// There should be none: it was entered in a wrong place. What is wrong only in its value is corrected.
pub(super) fn void(state: &State, asked: StandingFigures) -> Result<Event, Refusal> {
    Ok(Event::FiguresVoided(named(state, asked, CommandKind::VoidFigures)?))
}

/// Figures that stand by the entries that are named with them.
fn named(
    state: &State,
    mut asked: StandingFigures,
    kind: CommandKind,
) -> Result<StandingFigures, Refusal> {
    asked.plan = known_plan(state, &asked.plan)?.id.clone();
    if asked.standing.is_empty() {
        return Err(Refusal::NothingListed(kind));
    }
    let mut seen = BTreeSet::new();
    for one in &asked.standing {
        let wrong = |why| Err(Refusal::Figure(name(&one.indicator, one), why));
        if state.indicator(&asked.plan, &one.indicator).is_none() {
            return wrong(WrongFigure::UnknownIndicator);
        }
        if !seen.insert((&one.indicator, FigureKey::from(one))) {
            return wrong(WrongFigure::Twice);
        }
        let stands = state.figures.get(&asked.plan, &one.indicator, one.into());
        match stands.map(|(entry, _)| entry) {
            Some(entry) if entry == one.entry => {}
            other => return wrong(WrongFigure::NotStanding(other)),
        }
    }
    Ok(asked)
}

/// What was found about a figure that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry of the figure that stands in its place.
    pub stands: Option<Seq>,
    /// What asks for a reason, beside its correcting anything.
    pub doubt: Option<Doubt>,
}

/// Judges figures together, each in its order, against a state: what cannot be, and what can be with
/// a reason. `year` is the last that a figure may be about.
pub fn judge(
    state: &State,
    plan: &Plan,
    figures: &[Figure],
    year: i32,
) -> Vec<Result<Finding, WrongFigure>> {
    let mut seen = BTreeSet::new();
    let mut possible = |figure| -> Result<&Indicator, WrongFigure> {
        let indicator = known(state, plan, figure).ok_or(WrongFigure::UnknownIndicator)?;
        impossible(plan, indicator, figure, year).map_or(Ok(()), Err)?;
        match seen.insert((indicator.id.as_str(), FigureKey::from(figure))) {
            true => Ok(indicator),
            false => Err(WrongFigure::Twice),
        }
    };
    let found: Vec<_> = figures.iter().map(|figure| (figure, possible(figure))).collect();
    let thresholds = state.thresholds();
    // What cannot be says nothing about what stands beside it.
    let sheet = Sheet::of(state, &plan.id, found.iter().filter(|it| it.1.is_ok()).map(|it| it.0));
    let judged = found.into_iter().map(|(figure, indicator)| {
        let indicator = indicator?;
        let stands = state.figures.get(&plan.id, &figure.indicator, figure.into());
        let doubt = sheet.doubt(&thresholds, indicator, figure);
        Ok(Finding { stands: stands.map(|(seq, _)| seq), doubt })
    });
    judged.collect()
}

fn known<'a>(state: &'a State, plan: &Plan, figure: &Figure) -> Option<&'a Indicator> {
    state.indicator(&plan.id, &figure.indicator)
}

fn checked(
    state: &State,
    mut asked: Figures,
    year: i32,
    kind: CommandKind,
) -> Result<Figures, Refusal> {
    let plan = known_plan(state, &asked.plan)?;
    asked.plan = plan.id.clone();
    if asked.figures.is_empty() {
        return Err(Refusal::NothingListed(kind));
    }
    let refused = refusals(state, plan, &asked, (year, kind)).into_iter().flatten();
    // What cannot be comes before what can be with a reason, wherever it stands.
    let first = refused.min_by_key(|refusal| matches!(refusal, Refusal::Doubtful(..)));
    first.map_or(Ok(asked), Err)
}

/// Why each of the figures of a command would be refused, in their order; none where one would not be.
/// `year` is the last that a figure may be about.
pub fn refusals(
    state: &State,
    plan: &Plan,
    asked: &Figures,
    (year, kind): (i32, CommandKind),
) -> Vec<Option<Refusal>> {
    let judged = judge(state, plan, &asked.figures, year);
    let refused = asked.figures.iter().zip(judged).map(|(figure, found)| {
        let named = || name(&figure.indicator, figure);
        let wrong = |why| Some(Refusal::Figure(named(), why));
        let Finding { stands, doubt } = match found {
            Ok(finding) => finding,
            Err(why) => return wrong(why),
        };
        let corrects = match kind {
            CommandKind::CorrectFigures => figure.corrects.or(stands),
            _ => figure.corrects,
        };
        match (stands, corrects) {
            (Some(seq), meant) if meant != Some(seq) => return wrong(WrongFigure::There(seq)),
            (None, meant) if meant.is_some() || kind == CommandKind::CorrectFigures => {
                return wrong(WrongFigure::NotThere);
            }
            _ => {}
        }
        let silent = asked.reason.trim().is_empty() && figure.remark.trim().is_empty();
        let doubt = doubt.or_else(|| corrects.map(|by| correction(state, plan, figure, by)));
        let doubt = doubt.filter(|_| silent);
        doubt.map(|doubt| Refusal::Doubtful(named(), Box::new(doubt)))
    });
    refused.collect()
}

/// The doubt that a correction is.
fn correction(state: &State, plan: &Plan, figure: &Figure, by: Seq) -> Doubt {
    let stands = state.figures.get(&plan.id, &figure.indicator, figure.into());
    Doubt::Corrects { by, old: stands.and_then(|(_, record)| record.value) }
}

fn name(indicator: &str, key: impl Into<FigureKey>) -> Box<FigureName> {
    Box::new(FigureName { indicator: indicator.to_owned(), key: key.into() })
}

/// What no reason makes right.
fn impossible(
    plan: &Plan,
    indicator: &Indicator,
    figure: &Figure,
    year: i32,
) -> Option<WrongFigure> {
    let (hundred, zero) = (Decimal::new(100, 0), Decimal::ZERO);
    let (from, to) = (plan.from - 11, year);
    let (above, below) = (figure.numerator, figure.denominator);
    let empty = below.is_some_and(Decimal::is_zero);
    let beyond = |value: Decimal| value < zero || value > hundred;
    Some(match () {
        () if !indicator.is_measured() => WrongFigure::NotMeasured,
        () if !(from..=to).contains(&figure.year) => WrongFigure::Year { from, to },
        () if figure.sex != Sex::Total && !indicator.by_sex => WrongFigure::NotSplit(Split::Sex),
        () if figure.area != Area::Total && !indicator.by_area => {
            WrongFigure::NotSplit(Split::Area)
        }
        () if above.is_some() && below.is_none() => WrongFigure::HalfARatio,
        () if [above, below].into_iter().flatten().any(Decimal::is_negative) => {
            WrongFigure::NegativeCount
        }
        () if figure.value.is_none() && !empty => WrongFigure::NoValue,
        () if figure.value.is_some() && empty => WrongFigure::ValueOfNobody,
        () if indicator.bounded && figure.value.is_some_and(beyond) => WrongFigure::OutsideShare,
        () if figure.value.is_some_and(Decimal::is_negative) => WrongFigure::NegativeValue,
        () if indicator.bounded && above.zip(below).is_some_and(|(a, b)| a > b) => {
            WrongFigure::NumeratorAbove
        }
        () => return None,
    })
}

type Values = BTreeMap<FigureKey, Decimal>;

/// The values of the indicators that a command names.
struct Sheet<'a> {
    /// Those that will stand once it is through.
    values: BTreeMap<&'a str, Values>,
    /// Those that stand.
    stand: BTreeMap<&'a str, Values>,
}

impl<'a> Sheet<'a> {
    fn of(state: &'a State, plan: &PlanId, figures: impl Iterator<Item = &'a Figure>) -> Self {
        let (mut all, mut stand) = (BTreeMap::new(), BTreeMap::new());
        for figure in figures {
            let id = figure.indicator.as_str();
            let stands: &Values = stand.entry(id).or_insert_with(|| {
                let known = state.figures.of(plan, id);
                known.filter_map(|(key, _, found)| Some((key, found.value?))).collect()
            });
            let values: &mut Values = all.entry(id).or_insert_with(|| stands.clone());
            match figure.value {
                Some(value) => values.insert(figure.into(), value),
                None => values.remove(&figure.into()),
            };
        }
        Self { values: all, stand }
    }

    fn value(&self, indicator: &Indicator, key: FigureKey) -> Option<Decimal> {
        self.values.get(indicator.id.as_str())?.get(&key).copied()
    }

    fn doubt(
        &self,
        thresholds: &Thresholds,
        indicator: &Indicator,
        figure: &Figure,
    ) -> Option<Doubt> {
        let value = figure.value?;
        no_age(indicator, value)
            .or_else(|| not_its_ratio(indicator, figure, value))
            .or_else(|| self.scale(indicator, figure, value))
            .or_else(|| self.parts(indicator, figure))
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
            let counted = indicator.per.is_none() && COUNTED.contains(&indicator.unit.as_str());
            match counted {
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
        let usual = |all: &BTreeMap<&str, Values>| {
            let line = all.get(indicator.id.as_str()).into_iter().flatten();
            let others = line.filter(|(other, value)| {
                (other.sex, other.area) == (key.sex, key.area)
                    && other.year != key.year
                    && !value.is_zero()
            });
            median(&mut others.map(|(_, value)| *value).collect::<Vec<_>>())
        };
        let usual = usual(&self.stand).or_else(|| usual(&self.values));
        let far =
            |beside: Decimal, times: Decimal| (value >= beside * times, value * times <= beside);
        if let Some(beside) = usual {
            let (above, below) = far(beside, FAR_FROM_OTHERS);
            if above || below {
                return Some(Doubt::Scale { value, beside, goal: false });
            }
        }
        let beside = indicator.goal.number().filter(|goal| !goal.is_zero())?;
        let (above, below) = far(beside, FAR_FROM_GOAL);
        // Far below what is to be at most is very good.
        let at_most = matches!(indicator.goal, Goal::AtMost(_) | Goal::KeepAtMost(_));
        (above || below && !at_most).then_some(Doubt::Scale { value, beside, goal: true })
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
