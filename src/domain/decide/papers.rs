//! Rules for what is signed and handed in: letters, schemes, reports, notes.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{known_item, live_department, live_departments, not_before, reviews};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{
    Acceptance, Countersigning, IssueLetter, LetterIssued, Note, Report, Return, Scheme, Signature,
    Term,
};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::state::{Letter, ReportRecord, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, Item};

/// A letter covers what the department leads or shares; all of it must be confirmed, because
/// nobody signs for a proposal. Of several letters all are issued or none is.
pub(super) fn issue(state: &State, asked: IssueLetter) -> Result<Vec<Event>, Refusal> {
    let IssueLetter { department, addressees, year, text } = asked;
    let named: Vec<DepartmentId> = department.into_iter().chain(addressees).collect();
    if named.is_empty() {
        return Err(WrongForm::Missing(CommandKind::IssueLetter, Field::Department).into());
    }
    in_plan(state, year)?;
    let addressees = live_departments(state, &named)?.into_iter();
    addressees.map(|department| one_letter(state, department, year, text.clone())).collect()
}

fn one_letter(
    state: &State,
    department: DepartmentId,
    year: i32,
    text: String,
) -> Result<Event, Refusal> {
    let items: Vec<Item> = state.items_of(&department).into_iter().map(|(item, _)| item).collect();
    if items.is_empty() {
        return Err(Refusal::AnswersForNothing(department));
    }
    let proposed: Vec<Item> =
        items.iter().filter(|item| state.is_proposed(item)).cloned().collect();
    if !proposed.is_empty() {
        return Err(Refusal::NotConfirmed(department, proposed));
    }
    if let Some((seq, _)) =
        state.letter_of(&department, year).filter(|(_, letter)| letter.department == department)
    {
        return Err(Refusal::LetterExists(department, year, seq));
    }
    Ok(Event::LetterIssued(LetterIssued { department, year, items, text }))
}

pub(super) fn sign(state: &State, asked: Signature, on: NaiveDate) -> Result<Event, Refusal> {
    let letter = letter(state, asked.letter)?;
    if let Some(signed) = &letter.signed {
        return Err(Refusal::AlreadySigned(asked.letter, signed.stamp.seq));
    }
    not_before(on, letter.issued.on, asked.letter)?;
    Ok(Event::LetterSigned(asked))
}

/// Of several letters all are signed or none is.
pub(super) fn countersign(
    state: &State,
    asked: Countersigning,
    on: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    let Countersigning { letter: named, letters, signatory, title } = asked;
    let letters: BTreeSet<Seq> = named.into_iter().chain(letters).collect();
    if letters.is_empty() {
        return Err(WrongForm::Missing(CommandKind::CountersignLetter, Field::Letter).into());
    }
    let one = |seq: Seq| {
        let letter = letter(state, seq)?;
        if let Some(signed) = &letter.countersigned {
            return Err(Refusal::AlreadySigned(seq, signed.stamp.seq));
        }
        let signed = letter.signed.as_ref().ok_or(Refusal::NotSigned(seq))?;
        not_before(on, signed.stamp.on, signed.stamp.seq)?;
        let (signatory, title) = (signatory.clone(), title.clone());
        Ok(Event::LetterCountersigned(Signature { letter: seq, signatory, title }))
    };
    letters.into_iter().map(one).collect()
}

fn letter(state: &State, seq: Seq) -> Result<&Letter, Refusal> {
    state.letters.get(&seq).ok_or(Refusal::NoLetter(seq))
}

pub(super) fn file_scheme(state: &State, mut asked: Scheme) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    Ok(Event::SchemeFiled(asked))
}

pub(super) fn submit(state: &State, mut asked: Report, on: NaiveDate) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    in_plan(state, asked.year)?;
    begun(asked.year, on)?;
    is_time_for(state, asked.form.term(), on)?;
    if let Some(old) = asked.replaces {
        let report = report(state, old)?;
        let same = *state.successor(&report.department) == asked.department;
        if !same || !report.can_be_replaced() {
            return Err(Refusal::NotReturned(old));
        }
        if (report.form, report.year) != (asked.form, asked.year) {
            return Err(Refusal::OtherOccasion(old, report.form, report.year));
        }
    }
    let mut seen: Vec<Item> = Vec::new();
    for row in &mut asked.progress {
        row.item = known_item(state, &row.item)?;
        if row.item.code.is_target() {
            return Err(Refusal::NotAMeasure(row.item.clone()));
        }
        if seen.contains(&row.item) {
            return Err(Refusal::Twice(row.item.clone(), None));
        }
        theirs(state, &row.item, &asked.department)?;
        seen.push(row.item.clone());
    }
    reviews::assessments(state, &mut asked.assessments, &asked.department)?;
    Ok(Event::ReportSubmitted(asked))
}

fn theirs(state: &State, item: &Item, department: &DepartmentId) -> Result<(), Refusal> {
    let part = state.assignment(item).and_then(|found| found.part_of(department));
    match part {
        Some(_) => Ok(()),
        None => Err(Refusal::NotTheirMeasure(item.clone(), department.clone())),
    }
}

pub(super) fn give_back(state: &State, asked: Return, on: NaiveDate) -> Result<Event, Refusal> {
    open_report(state, asked.report, on)?;
    Ok(Event::ReportReturned(asked))
}

pub(super) fn accept(state: &State, asked: Acceptance, on: NaiveDate) -> Result<Event, Refusal> {
    open_report(state, asked.report, on)?;
    Ok(Event::ReportAccepted(asked))
}

pub(super) fn report(state: &State, seq: Seq) -> Result<&ReportRecord, Refusal> {
    state.reports.get(&seq).ok_or(Refusal::NoReport(seq))
}

fn open_report(state: &State, seq: Seq, on: NaiveDate) -> Result<(), Refusal> {
    let asked = report(state, seq)?;
    let (mut last, mut latest) = (seq, asked);
    while let Some(next) = latest.replaced_by {
        (last, latest) = (next, report(state, next)?);
    }
    match latest.accepted.or(latest.returned) {
        Some(settled) => Err(Refusal::ReportSettled(last, settled)),
        None if last != seq => Err(Refusal::ReportReplaced(seq, last)),
        None => not_before(on, asked.submitted.on, seq),
    }
}

pub(super) fn note(state: &State, mut asked: Note) -> Result<Event, Refusal> {
    if let Some(item) = &asked.item {
        asked.item = Some(known_item(state, item)?);
    }
    if let Some(department) = &asked.department {
        asked.department = Some(live_department(state, department)?);
    }
    if asked.item.is_none() && asked.department.is_none() {
        return Err(Refusal::AboutNothing);
    }
    Ok(Event::Noted(asked))
}

/// A year that had begun by that day.
pub(super) fn begun(year: i32, on: NaiveDate) -> Result<(), Refusal> {
    if year <= on.year() { Ok(()) } else { Err(Refusal::YearNotBegun(year)) }
}

/// An evaluation is of years of which the last has begun: what is called so earlier would be taken for it.
pub(super) fn is_time_for(state: &State, term: Option<Term>, on: NaiveDate) -> Result<(), Refusal> {
    let last = term.zip(state.years()).map(|(term, years)| term.last_year(years));
    last.map_or(Ok(()), |last| begun(last, on))
}

/// A year that some plan covers.
pub(super) fn in_plan(state: &State, year: i32) -> Result<(), Refusal> {
    let (from, to) = state.years().unwrap_or((year, year));
    if (from..=to).contains(&year) { Ok(()) } else { Err(Refusal::YearOutside(year, from, to)) }
}
