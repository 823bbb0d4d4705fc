//! What a row or a page is about.

use super::filter::Filter;
use crate::domain::duty::{DutyKey, Matter};
use crate::domain::entry::Seq;
use crate::domain::payload::PersonId;
use crate::domain::state::FigureKey;
use crate::plan::{DepartmentId, Item, PlanId};

/// A cell of the grid of figures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The plan.
    pub plan: PlanId,
    /// The indicator's id.
    pub indicator: String,
    /// Year, sex and area.
    pub key: FigureKey,
}

/// Something that can be selected, opened and acted upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A domain of a plan.
    Domain(PlanId, u8),
    /// A target or measure.
    Item(Item),
    /// An indicator of a plan, by its id.
    Indicator(PlanId, String),
    /// A figure, by its cell in the grid.
    Figure(Cell),
    /// A department.
    Department(DepartmentId),
    /// An entry of the ledger, and with it the letter, scheme, report or note that it made.
    Entry(Seq),
    /// A person.
    Person(PersonId),
    /// Everybody enrolled.
    People,
    /// The plan's own text: preface and chapters.
    Chapters(PlanId),
    /// One section of these chapters, by its place among all of them.
    Section(PlanId, usize),
    /// Why a target stands as it does.
    Explanation(Item),
    /// Something a department owes.
    Duty(DutyKey),
    /// What departments owe alike, all of it.
    Matters,
    /// One of that, and how each department stands with it.
    Matter(Matter),
    /// What waits, what is late, of all departments, and what falls due soon.
    Todo,
    /// The ledger's entries about something.
    Trail(Filter),
    /// What was typed and not handed in.
    Drafts,
    /// One of that, by its number.
    Draft(u64),
    /// What changed since a day.
    Changes,
    /// A meeting.
    Meeting(Seq),
    /// An item of a meeting's agenda, by its number.
    AgendaItem(Seq, u32),
}
