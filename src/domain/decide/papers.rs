//! Rules for what is signed and handed in: letters, schemes, reports, notes.

use chrono::{Datelike, NaiveDate};

use super::{known_item, live_department, not_before, reviews};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{
    Acceptance, Countersigning, IssueLetter, LetterIssued, Note, Report, Return, Scheme, Scope,
    Signature,
};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::state::{Letter, ReportRecord, Stage, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, Item};

/// A letter covers what the department leads or shares; all of it must be confirmed, because
/// nobody signs for a proposal.
pub(super) fn issue(state: &State, asked: IssueLetter) -> Result<Vec<Event>, Refusal> {
    let IssueLetter { department, year, scope, text } = asked;
    if scope == Scope::All {
        return issue_all(state, year, &text);
    }
    let department =
        department.ok_or_else(|| missing(CommandKind::IssueLetter, Field::Department))?;
    let department = live_department(state, &department)?;
    in_plan(state, year)?;
    let items = tasks(state, &department);
    if items.is_empty() {
        return Err(Refusal::AnswersForNothing(department));
    }
    let proposed: Vec<Item> =
        items.iter().filter(|item| state.is_proposed(item)).cloned().collect();
    if !proposed.is_empty() {
        return Err(Refusal::NotConfirmed(department, proposed));
    }
    if let Some(seq) = own_letter(state, &department, year) {
        return Err(Refusal::LetterExists(department, year, seq));
    }
    Ok(vec![Event::LetterIssued(LetterIssued { department, year, items, text })])
}

/// All letters of a year that departments with tasks lack, or none of them.
fn issue_all(state: &State, year: i32, text: &str) -> Result<Vec<Event>, Refusal> {
    in_plan(state, year)?;
    let lacks = |id: &&DepartmentId| own_letter(state, id, year).is_none();
    let departments = state.departments().into_iter().map(|department| &department.id);
    let lacking = departments.filter(lacks).map(|id| (id, tasks(state, id)));
    let lacking: Vec<_> = lacking.filter(|(_, items)| !items.is_empty()).collect();
    let is_proposed =
        |(_, items): &&(_, Vec<Item>)| items.iter().any(|item| state.is_proposed(item));
    let proposed: Vec<_> =
        lacking.iter().filter(is_proposed).map(|(id, _)| (*id).clone()).collect();
    if !proposed.is_empty() {
        return Err(Refusal::NotAllConfirmed(proposed));
    }
    if lacking.is_empty() {
        return Err(Refusal::NoLetterLacks(year));
    }
    let letter = |(id, items): (&DepartmentId, _)| {
        let (department, text) = (id.clone(), text.to_owned());
        Event::LetterIssued(LetterIssued { department, year, items, text })
    };
    Ok(lacking.into_iter().map(letter).collect())
}

/// What a department leads or shares, in the plan's order.
fn tasks(state: &State, department: &DepartmentId) -> Vec<Item> {
    state.items_of(department).into_iter().map(|(item, _)| item).collect()
}

/// The letter of a year that the department itself has, and not one that went into it.
fn own_letter(state: &State, department: &DepartmentId, year: i32) -> Option<Seq> {
    let found = state.letter_of(department, year);
    found.filter(|(_, letter)| letter.department == *department).map(|(seq, _)| seq)
}

fn missing(kind: CommandKind, field: Field) -> Refusal {
    WrongForm::Missing(kind, field).into()
}

pub(super) fn sign(state: &State, asked: Signature, on: NaiveDate) -> Result<Event, Refusal> {
    let letter = letter(state, asked.letter)?;
    if let Some(signed) = &letter.signed {
        return Err(Refusal::AlreadySigned(asked.letter, signed.stamp.seq));
    }
    not_before(on, letter.issued.on, asked.letter)?;
    Ok(Event::LetterSigned(asked))
}

/// One letter, or all of its year that departments have signed and the committee has not.
pub(super) fn countersign(
    state: &State,
    asked: Countersigning,
    on: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    let Countersigning { letter: named, scope, signatory, title } = asked;
    let letters: Vec<Seq> = match scope {
        Scope::One => {
            vec![named.ok_or_else(|| missing(CommandKind::CountersignLetter, Field::Letter))?]
        }
        Scope::All => {
            let named = named.map(|seq| letter(state, seq)).transpose()?;
            let year = named.map_or(on.year(), |letter| letter.year);
            let waits = |letter: &Letter| letter.signed.is_some() && letter.countersigned.is_none();
            let theirs = state.letters.iter().filter(|(_, it)| it.year == year && waits(it));
            let waiting: Vec<Seq> = theirs.map(|(seq, _)| *seq).collect();
            if waiting.is_empty() {
                return Err(Refusal::NoLetterWaits(year));
            }
            waiting
        }
    };
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

pub(super) fn submit(state: &State, mut asked: Report) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    in_plan(state, asked.year)?;
    if let Some(old) = asked.replaces {
        let report = report(state, old)?;
        let same = *state.successor(&report.department) == asked.department;
        if !same || report.stage() != Stage::Returned {
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
    let report = report(state, seq)?;
    match report.replaced_by.or(report.accepted).or(report.returned) {
        Some(settled) => Err(Refusal::ReportSettled(seq, settled)),
        None => not_before(on, report.submitted.on, seq),
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

/// A year that some plan covers.
pub(super) fn in_plan(state: &State, year: i32) -> Result<(), Refusal> {
    let (from, to) = state.years().unwrap_or((year, year));
    if (from..=to).contains(&year) { Ok(()) } else { Err(Refusal::YearOutside(year, from, to)) }
}
