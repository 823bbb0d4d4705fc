//! The grid of figures: where one is in it, what is typed and not saved, and what keys and pastes do
//! to that. What it looks like is in `screens/monitor`.

mod can;
mod check;
mod keep;
mod keys;
mod outcome;
mod pasted;
mod save;
mod sheet;
mod sheets;
mod typed;
mod verify;
mod ways;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::assess::{Area, Sex};
use crate::domain::entry::Seq;
use crate::domain::payload::Role;
use crate::domain::state::{FigureKey, FigureRecord};
use crate::plan::{Indicator, PlanId};
use crate::tui::edit::Edit;
use crate::tui::forms::Form;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::monitor;
pub use crate::tui::subject::Cell;

pub use check::{Mark, entering};
use keep::Around;
pub use keep::of_grid;
pub use sheet::Sheet;
pub use sheets::Import;
pub use typed::{NoFigure, Numbers, read};

/// The grid.
#[derive(Debug, Default)]
pub struct Grid {
    /// The year of the selected cell; none before it was opened.
    year: Option<i32>,
    /// Whether a cell was gone to since the grid came into view, or figures were handed in.
    pub(super) entered: bool,
    /// Whose figures are shown.
    pub sex: Sex,
    /// Of where.
    pub area: Area,
    /// What is typed and not saved.
    pub sheet: Sheet,
    /// What stands in the way of saving a cell, by cell.
    pub marks: BTreeMap<Cell, Mark>,
    /// For which ledger and which sheet they were worked out, and on which day.
    marked: Option<(Seq, u64, NaiveDate)>,
    /// What is being typed, and into which cell: that stays where it is when the rows change.
    pub typing: Option<(Cell, Edit)>,
    /// Why the figure that is being typed has no place here, until something else is pressed.
    refused: Option<String>,
    /// Where the last figures came from, to be offered again; as [`Around`] has it, by whose they
    /// were.
    sources: BTreeMap<String, String>,
    /// What was typed around the cells, in their forms, when these were left.
    around: Around,
    /// The sheet that the open form is about.
    pub(super) import: Option<Import>,
    /// A sheet's form that was left, for when the sheet is taken after all.
    left: Option<Form>,
}

/// What digits and Tab do in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// They fill cells in.
    Types,
    /// They go to other screens until a cell is gone to.
    Enters,
    /// They go to other screens.
    Looks,
}

impl Grid {
    /// Year, sex and area of a cell in a year's column.
    pub fn key(&self, year: i32) -> FigureKey {
        FigureKey { year, sex: self.sex, area: self.area }
    }

    /// Whether the indicator has figures of the sex and area that are shown.
    pub fn applies(&self, indicator: &Indicator) -> bool {
        has_line(indicator, self.key(0))
    }
}

/// Whether an indicator has figures of a sex and area, of whatever year.
fn has_line(indicator: &Indicator, key: FigureKey) -> bool {
    (indicator.by_sex || key.sex == Sex::Total) && (indicator.by_area || key.area == Area::Total)
}

impl Model {
    /// What digits and Tab do there. Who hands figures in types at once; the office, which comes by
    /// as often to look, goes to a cell first; others enter nothing.
    pub(super) fn hand(&self) -> Hand {
        let role = self.person().map(|person| person.role);
        match role.filter(|_| self.as_of().is_none()) {
            Some(Role::Liaison | Role::Statistics) => Hand::Types,
            Some(Role::Office) if self.grid.entered => Hand::Types,
            Some(Role::Office) => Hand::Enters,
            _ => Hand::Looks,
        }
    }

    /// The years of the columns: from the base year to the last of the plan.
    pub(super) fn grid_years(&self) -> std::ops::RangeInclusive<i32> {
        let (from, to) = self.state().years().unwrap_or((self.plan_year(), self.plan_year()));
        from - 1..=to
    }

    /// The year of the selected cell: at first the one that is reported now, the last that is over.
    pub(super) fn grid_year(&self) -> i32 {
        let (from, to) = self.grid_years().into_inner();
        self.grid.year.unwrap_or(self.reporting_year()).clamp(from, to)
    }

    /// The year whose figures are collected now.
    pub(super) fn reporting_year(&self) -> i32 {
        let (from, to) = self.grid_years().into_inner();
        (chrono::Datelike::year(&self.today()) - 1).clamp(from, to)
    }

    /// The indicator of the selected row.
    pub(super) fn grid_row(&self) -> Option<(&PlanId, &Indicator)> {
        let rows = monitor::rows(self);
        let at = self.scrolls.get(&Screen::Monitor).copied().unwrap_or_default();
        rows.get(monitor::selected(&rows, at)?)?.indicator()
    }

    /// The selected cell.
    pub(super) fn grid_cell(&self) -> Option<Cell> {
        let (plan, indicator) = self.grid_row()?;
        let key = self.grid.key(self.grid_year());
        Some(Cell { plan: plan.clone(), indicator: indicator.id.clone(), key })
    }

    /// What stands in a cell, and the entry that says so.
    pub(in crate::tui) fn figure(&self, cell: &Cell) -> Option<(Seq, &FigureRecord)> {
        self.state().figures.get(&cell.plan, &cell.indicator, cell.key)
    }
}
