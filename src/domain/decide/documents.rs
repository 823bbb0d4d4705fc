//! Rules for documents of the monitoring and evaluation groups.

use chrono::NaiveDate;

use super::not_before;
use super::papers::{begun, in_plan, is_time_for};
use crate::domain::entry::Seq;
use crate::domain::payload::{Approval, Filing, Rejection};
use crate::domain::refusal::{Refusal, WrongDocument};
use crate::domain::state::State;
use crate::domain::vocabulary::Event;

/// One document of a kind for its year, or its plan, until the leading group gives it back.
pub(super) fn file(state: &State, asked: Filing, on: NaiveDate) -> Result<Event, Refusal> {
    in_plan(state, asked.year)?;
    if !asked.document_kind.looks_ahead() {
        begun(asked.year, on)?;
        is_time_for(state, asked.document_kind.duty().1, on)?;
    }
    match state.document_of(asked.document_kind, asked.year) {
        Some((seq, known)) => {
            Err(WrongDocument::Exists(asked.document_kind, known.year, seq).into())
        }
        None => Ok(Event::DocumentFiled(asked)),
    }
}

pub(super) fn approve(state: &State, asked: Approval, on: NaiveDate) -> Result<Event, Refusal> {
    open(state, asked.entry, on)?;
    Ok(Event::DocumentApproved(asked))
}

pub(super) fn give_back(state: &State, asked: Rejection, on: NaiveDate) -> Result<Event, Refusal> {
    open(state, asked.entry, on)?;
    Ok(Event::DocumentReturned(asked))
}

fn open(state: &State, seq: Seq, on: NaiveDate) -> Result<(), Refusal> {
    let document = state.documents.get(seq).ok_or(WrongDocument::NoDocument(seq))?;
    let approved = document.approved.as_ref().map(|stamp| stamp.seq);
    match approved.or(document.returned) {
        Some(by) => Err(WrongDocument::Settled(seq, by).into()),
        None => not_before(on, document.filed.on, seq),
    }
}
