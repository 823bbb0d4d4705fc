//! Which papers there are, and how each is made: the command line and the dashboard ask here alike.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::{Document, Kind, Material};
use super::{circular, department, division, evaluation, government, invitation, letter};
use super::{meeting, notice, unmet, warning, yearly};
use crate::domain::entry::Seq;
use crate::domain::payload::{Degree, Term};
use crate::domain::vocabulary::Event;
use crate::plan::{DepartmentId, Plan};

/// A paper that is asked for: its kind, with what it is about.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// See [`super::Kind::Letter`]: of a department for a year.
    Letter(&'a DepartmentId, i32),
    /// See [`super::Kind::Sheet`].
    Sheet(&'a DepartmentId),
    /// See [`super::Kind::Reminder`]: to one department or all whom it concerns, and the day by which they are to
    /// settle it.
    Reminder(Degree, Option<&'a DepartmentId>, Option<NaiveDate>),
    /// See [`super::Kind::Warning`]: the warning's entry.
    Warning(Seq),
    /// See [`super::Kind::Unmet`].
    Unmet(&'a Plan),
    /// See [`super::Kind::Division`].
    Division(&'a Plan),
    /// See [`super::Kind::Circular`]: on a year, the latest whose duties can be expected where none is named.
    Circular(&'a Plan, Option<i32>),
    /// See [`super::Kind::Yearly`]: on a year, the latest with figures where none is named.
    Yearly(&'a Plan, Option<i32>),
    /// See [`super::Kind::Evaluation`].
    Evaluation(&'a Plan, Term),
    /// See [`super::Kind::Government`]: on a year, as [`Paper::Yearly`].
    Government(&'a Plan, Option<i32>),
    /// See [`super::Kind::Invitation`].
    Invitation(Seq),
    /// See [`super::Kind::Pack`].
    Pack(Seq),
    /// See [`super::Kind::Minutes`].
    Minutes(Seq),
}

impl Paper<'_> {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match *self {
            Self::Letter(..) => Kind::Letter,
            Self::Sheet(_) => Kind::Sheet,
            Self::Reminder(degree, ..) => Kind::Reminder(degree),
            Self::Warning(_) => Kind::Warning,
            Self::Unmet(_) => Kind::Unmet,
            Self::Division(_) => Kind::Division,
            Self::Circular(..) => Kind::Circular,
            Self::Yearly(..) => Kind::Yearly,
            Self::Evaluation(_, term) => Kind::Evaluation(term),
            Self::Government(..) => Kind::Government,
            Self::Invitation(_) => Kind::Invitation,
            Self::Pack(_) => Kind::Pack,
            Self::Minutes(_) => Kind::Minutes,
        }
    }
}

/// Makes it. `read` gives what an entry says: the texts of letters, reports and minutes are not part
/// of the state. None where nobody is to be reminded, nothing
/// was asked, the meeting that is called together was held, or there is no such meeting or warning.
///
/// # Errors
/// That of the first entry which could not be read: no paper says less than the ledger holds.
pub fn paper<E>(
    material: &Material<'_>,
    asked: Paper<'_>,
    read: impl Fn(Seq) -> Result<Event, E>,
) -> Result<Option<Document>, E> {
    let made = with_entries(read, |read| made(material, asked, read))?;
    Ok(made.map(|made| with_places(made, asked.kind())))
}

/// With the places for what is given when such a paper goes out, where it is not given yet.
fn with_places(mut paper: Document, kind: Kind) -> Document {
    if kind.is_numbered() {
        paper.reference.get_or_insert_default();
    }
    if kind.is_signed_off() {
        paper.signer.get_or_insert_default();
    }
    paper
}

/// Makes something out of what entries say.
///
/// # Errors
/// That of the first entry which could not be read, in place of what was made without it.
pub fn with_entries<T, E>(
    read: impl Fn(Seq) -> Result<Event, E>,
    make: impl FnOnce(&dyn Fn(Seq) -> Option<Event>) -> T,
) -> Result<T, E> {
    let first = OnceCell::new();
    let made = make(&|seq| match read(seq) {
        Ok(event) => Some(event),
        Err(error) => {
            let _ = first.set(error);
            None
        }
    });
    first.into_inner().map_or(Ok(made), Err)
}

fn made(
    material: &Material<'_>,
    asked: Paper<'_>,
    read: &dyn Fn(Seq) -> Option<Event>,
) -> Option<Document> {
    let state = material.state;
    Some(match asked {
        Paper::Letter(id, year) => {
            let issued = state.letter_of(id, year).and_then(|(seq, _)| read(seq));
            let text = match issued {
                Some(Event::LetterIssued(issued)) => issued.text,
                _ => String::new(),
            };
            letter::letter(material, id, year, &text)
        }
        Paper::Sheet(id) => department::department(material, id),
        Paper::Reminder(degree, id, by) => notice::notice(material, degree, id, by)?,
        Paper::Warning(seq) => {
            let record = state.warnings.get(&seq)?;
            let (number, text) = match read(seq) {
                Some(Event::WarningIssued(issued)) => (issued.paper, issued.text),
                _ => (String::new(), String::new()),
            };
            warning::warning(material, record, number, &text)
        }
        Paper::Unmet(plan) => unmet::unmet(material, plan),
        Paper::Division(plan) => division::division(material, plan),
        Paper::Circular(plan, year) => circular::circular(material, plan, year)?,
        Paper::Yearly(plan, year) => yearly::yearly(material, plan, year),
        Paper::Evaluation(plan, term) => evaluation::evaluation(material, plan, term),
        Paper::Government(plan, year) => government::government(material, plan, year),
        Paper::Invitation(seq) => {
            let coming = state.meetings.get(&seq).filter(|meeting| meeting.opened.is_none());
            invitation::invitation(material, coming?)
        }
        Paper::Pack(seq) => meeting::meeting_pack(material, seq, state.meetings.get(&seq)?, read),
        Paper::Minutes(seq) => {
            let meeting = state.meetings.get(&seq)?;
            let written = match meeting.minutes().and_then(read) {
                Some(Event::MinutesWritten(written)) => Some(written.text),
                _ => None,
            };
            meeting::minutes(material, seq, meeting, written)
        }
    })
}
