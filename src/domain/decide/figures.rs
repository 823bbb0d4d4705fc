//! Rules for figures: what cannot be is refused, what can hardly be needs a reason.

mod doubts;

use std::collections::BTreeSet;

use doubts::Sheet;

use super::known_plan;
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex};
use crate::domain::entry::Seq;
use crate::domain::payload::{Figure, Figures, PersonId, StandingFigures, Verification};
use crate::domain::refusal::{Doubt, FigureName, Refusal, WrongFigure};
use crate::domain::state::{FigureKey, FigureRecord, State};
use crate::domain::vocabulary::{CommandKind, Event, EventKind};
use crate::plan::{Indicator, Plan, Split};

pub(super) fn observe(state: &State, asked: Figures, year: i32) -> Result<Event, Refusal> {
    let asked = checked(state, asked, year, CommandKind::EnterFigures)?;
    Ok(Event::Observed(asked))
}

pub(super) fn correct(state: &State, asked: Figures, year: i32) -> Result<Event, Refusal> {
    let asked = checked(state, asked, year, CommandKind::CorrectFigures)?;
    Ok(Event::Corrected(asked))
}

/// `alone` verifies without a paper of somebody else's.
pub(super) fn verify(
    state: &State,
    asked: Verification,
    alone: Option<&PersonId>,
) -> Result<Event, Refusal> {
    let entry = asked.entry;
    let kind = state.index.kind_of(entry).ok_or(Refusal::NoEntry(entry))?;
    let figures = matches!(kind, EventKind::Observed | EventKind::Corrected);
    if !figures || state.withdrawn.contains_key(&entry) {
        return Err(Refusal::NoFigures(entry));
    }
    if let Some(by) = state.figures.verified_by(entry) {
        return Err(Refusal::AlreadyVerified(entry, by));
    }
    if let Some(by) = state.figures.returned_of(entry) {
        return Err(Refusal::SomeReturned(entry, by));
    }
    let own = alone.filter(|actor| state.index.of_person(actor).binary_search(&entry).is_ok());
    let others = own.into_iter().flat_map(|actor| state.others_who_verify(actor)).cloned();
    let others: Vec<PersonId> = others.collect();
    match others.is_empty() {
        true => Ok(Event::Verified(asked)),
        false => Err(Refusal::OwnFigures(entry, others)),
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
/// What the bureau stands by does not go without its knowing: the verification is taken back first.
pub(super) fn void(state: &State, asked: StandingFigures) -> Result<Event, Refusal> {
    let asked = named(state, asked, CommandKind::VoidFigures)?;
    let verified = |entry| state.figures.verified_by(entry).map(|by| (entry, by));
    match asked.standing.iter().find_map(|one| verified(one.entry)) {
        Some((entry, by)) => Err(Refusal::VerifiedStands(entry, by)),
        None => Ok(Event::FiguresVoided(asked)),
    }
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
        let doubt = doubt.or_else(|| sheet.denominator(figure));
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
        let stood = state.figures.get(&plan.id, &figure.indicator, figure.into());
        if let Some((seq, old)) = stood
            && is_as_before(figure, old)
        {
            return wrong(WrongFigure::Unchanged(seq));
        }
        let silent = asked.reason.trim().is_empty() && figure.remark.trim().is_empty();
        let doubt = doubt.or_else(|| correction(figure, corrects?, stood?.1));
        let doubt = doubt.filter(|_| silent);
        doubt.map(|doubt| Refusal::Doubtful(named(), Box::new(doubt)))
    });
    refused.collect()
}

/// The doubt that a correction is; none where a preliminary figure becomes final as it was.
fn correction(figure: &Figure, by: Seq, old: &FigureRecord) -> Option<Doubt> {
    (!confirms(figure, old)).then_some(Doubt::Corrects { by, old: old.value })
}

/// Whether a figure stands as it is, and nothing is remarked on it. What was returned is handed in once more.
fn is_as_before(figure: &Figure, old: &FigureRecord) -> bool {
    let printed = |(new, old): (Decimal, Decimal)| new.is_printed_as(old);
    has_same_numbers(figure, old)
        && figure.value.zip(old.value).is_none_or(printed)
        && figure.preliminary == old.preliminary
        && (figure.source.is_empty() || *figure.source == *old.source)
        && figure.remark.trim().is_empty()
        && old.returned.is_none()
}

/// Whether a figure only says that a preliminary one is final as it stands.
pub fn confirms(figure: &Figure, old: &FigureRecord) -> bool {
    has_same_numbers(figure, old)
        && *old.source == *figure.source
        && old.preliminary
        && !figure.preliminary
}

fn has_same_numbers(figure: &Figure, old: &FigureRecord) -> bool {
    (figure.value, figure.numerator, figure.denominator)
        == (old.value, old.numerator, old.denominator)
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
    // What comes after the plan decides nothing, and the grid has no column for it.
    let (from, to) = (plan.from - 11, year.min(plan.to));
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
        () if empty && above.is_some_and(|above| !above.is_zero()) => WrongFigure::CountOfNobody,
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
