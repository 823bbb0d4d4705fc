//! What stands against something about indicators, actions, duties, reviews, documents, activities and
//! funds.

use chrono::NaiveDate;

use crate::domain::entry::Seq;
use crate::domain::payload::{Degree, DocumentKind, Term};
use crate::plan::{DepartmentId, Item};

/// Why an indicator cannot be defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongIndicator {
    /// What no field could name: not of an id's form.
    Id,
    /// Two of one id in one command.
    Twice,
    /// No name.
    NoName,
    /// More digits after the point than a published number may have.
    Digits(u8),
    /// A ratio's scale of zero.
    NoScale,
    /// It belongs to no item of the plan.
    Nowhere,
    /// Its basis is not in the plan's words.
    Baseless,
    /// Its goal is one that no figure can be held against: an empty band, another indicator that is not
    /// there or has no figures, a tolerance below zero.
    Goal,
    /// Its stages do not lead on to its goal.
    Stages,
}

/// What stands against something about an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongAction {
    /// No such action.
    NotThere,
    /// It was closed, by that entry.
    Closed(Seq),
    /// It is still open.
    Open,
    /// The department is not one of those that owe it.
    NotTheirs(DepartmentId),
}

/// What stands against something about a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongDuty {
    /// Nobody owes it, or not within a year.
    NotOwed,
    /// It is another department's.
    NotTheirs(DepartmentId),
    /// It is done or handed in, by that entry.
    HandedIn(Seq),
    /// It was waived, by that entry.
    Waived(Seq),
    /// It is neither late nor due soon: its day.
    NotPressing(NaiveDate),
    /// It is not late, so that it is not supervised yet: its day.
    NotLate(NaiveDate),
    /// What comes next in the order of reminders.
    OutOfOrder(Degree),
    /// It is an action, by its entry, and dealt with as such.
    IsAction(Seq),
    /// The office has yet to issue the letter.
    Unissued,
    /// The duty report that is to be reviewed has yet to be handed in.
    Unreported,
    /// A later day was asked for, by that entry, and the office has yet to answer.
    Requested(Seq),
}

/// What is wrong with a review, a self-assessment or a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongReview {
    /// Only duty reports are reviewed.
    NotADutyReport(Seq),
    /// The report is not accepted.
    NotAccepted(Seq),
    /// It is reviewed already, by that entry.
    Reviewed(Seq, Seq),
    /// Only targets are assessed and judged.
    NotATarget(Item),
    /// The department does not lead the target.
    NotTheirTarget(Item, DepartmentId),
    /// The target has its verdict of that evaluation, by that entry.
    VerdictExists(Item, Term, Seq),
}

/// What is wrong with a document of the monitoring or evaluation group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongDocument {
    /// No such document.
    NoDocument(Seq),
    /// The leading group decided on it already, by that entry.
    Settled(Seq, Seq),
    /// There is one, about that year, by that entry.
    Exists(DocumentKind, i32, Seq),
}

/// What is wrong with an activity or with funds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongSupport {
    /// More women and men than took part.
    TooMany {
        /// How many took part.
        all: u32,
        /// Women and men together.
        known: u32,
    },
    /// Neither budgeted nor spent.
    NoAmount,
    /// An amount that stands, by that entry, changes without a reason.
    Changes(Seq),
}
