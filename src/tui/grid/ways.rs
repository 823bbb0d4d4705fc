//! Ways to a cell: from what is selected elsewhere to its figures.

use super::Cell;
use crate::domain::assess::{Area, Sex, lines};
use crate::domain::duty::{DutyKey, Standing};
use crate::domain::entry::Seq;
use crate::domain::state::FigureKey;
use crate::plan::{DepartmentId, PlanId};
use crate::tui::deeds;
use crate::tui::filter::{Criterion, Filter};
use crate::tui::forms::returned_why;
use crate::tui::model::{Message, Model, Screen, Subject};
use crate::tui::screens::monitor;
use crate::tui::widgets::list::Move;

impl Model {
    /// Shows the grid with the figures that a department supplies.
    pub(in crate::tui) fn show_grid_of(&mut self, department: &DepartmentId) {
        self.show(Screen::Monitor);
        self.narrow(Filter(vec![Criterion::Department(department.clone())]));
        self.grid.entered = true;
    }

    /// Shows the grid at what a duty asks of a department: the figure that went back, and why; else the
    /// first that it still owes.
    pub(in crate::tui) fn show_owed(&mut self, key: &DutyKey) {
        self.show_grid_of(&key.department);
        self.grid.year = Some(key.year);
        let duty = self.overview.duties.iter().find(|duty| duty.key() == *key);
        if let Some(Standing::Returned { entry }) = duty.map(|duty| duty.standing)
            && let Some(cell) = self.cell_of(entry)
        {
            self.show_cell(&cell);
            let lang = self.lang();
            let told = returned_why(self, entry)
                .map(|why| format!("{}{}{why}", lang.label_returned_why(), lang.colon()));
            self.message = told.map(Message::News);
            return;
        }
        let lacks = duty.and_then(|duty| duty.particulars().lacks.first().cloned());
        let Some((plan, id)) = lacks else { return };
        let Some(indicator) = self.state().indicator(&plan, &id) else { return };
        // Of a gap the first side.
        let (sex, area) = lines(indicator, |_| false)[0];
        let key = FigureKey { year: key.year, sex, area };
        self.show_cell(&Cell { plan, indicator: id.to_string(), key });
    }

    /// A cell whose figure an entry says: what went back first.
    fn cell_of(&self, entry: Seq) -> Option<Cell> {
        let all = self.state().figures.standing_by(entry);
        let (plan, indicator, key, _) = all.min_by_key(|(.., it)| it.returned.is_none())?;
        Some(Cell { plan: plan.clone(), indicator: indicator.to_owned(), key })
    }

    /// Selects an indicator's row in the year that is reported now, and shows the grid; of all, whose
    /// figures every indicator has, whomever the grid showed before.
    pub(in crate::tui) fn show_grid_at(&mut self, plan: &PlanId, indicator: &str) {
        self.show(Screen::Monitor);
        let (sex, area) = (Sex::Total, Area::Total);
        let key = FigureKey { year: self.reporting_year(), sex, area };
        self.show_cell(&Cell { plan: plan.clone(), indicator: indicator.to_owned(), key });
    }

    /// Goes to the grid: to a figure of the entry that is selected, the indicator, or the first of the
    /// target or measure; of a department, to what it supplies.
    pub(in crate::tui) fn enter_figures(&mut self) {
        let state = self.state();
        let subjects = deeds::subjects(self);
        let cell = subjects.iter().find_map(|subject| match subject {
            Subject::Entry(seq) => self.cell_of(*seq),
            _ => None,
        });
        if let Some(cell) = cell {
            self.show(Screen::Monitor);
            return self.show_cell(&cell);
        }
        let found = subjects.into_iter().find_map(|subject| match subject {
            Subject::Indicator(plan, id) => Some(Ok((plan, id))),
            Subject::Item(item) | Subject::Explanation(item) => {
                let mut measured = state.indicators_of(&item).filter(|one| one.is_measured());
                measured.next().map(|one| Ok((item.plan.clone(), one.id.clone())))
            }
            Subject::Department(id) => Some(Err(id)),
            _ => None,
        });
        match found {
            Some(Ok((plan, id))) => self.show_grid_at(&plan, &id),
            Some(Err(department)) => self.show_grid_of(&department),
            None => {
                self.message = Some(Message::Refused(self.lang().nothing_to_enter().to_owned()));
            }
        }
    }

    /// Selects a cell; where the filter hides it, the filter goes.
    pub(super) fn show_cell(&mut self, cell: &Cell) {
        let place = |model: &Self| monitor::rows(model).iter().position(|row| row.is_of(cell));
        let mut at = place(self);
        if at.is_none() {
            self.filters[Screen::Monitor as usize] = Filter::default();
            at = place(self);
        }
        (self.grid.sex, self.grid.area) = (cell.key.sex, cell.key.area);
        self.grid.year = Some(cell.key.year);
        if let Some(at) = at {
            self.step_row(Move::To(at));
        }
    }
}
