//! Saving what is typed: one form asks what holds for all of it, and all of it goes through the door
//! together or not at all.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde_json::{Value, json};

use super::keep::{Around, add, of_grid, whose};
use super::{Cell, Mark, entering};
use crate::domain::form::{Field, Finality, LINE_MAX, Request};
use crate::domain::payload::Figure;
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::vocabulary::CommandKind;
use crate::office::{NotDone, NotEntered};
use crate::plan::{DepartmentId, ItemCode, PlanId};
use crate::tui::deeds::Deed;
use crate::tui::forms::Form;
use crate::tui::model::Model;

/// What a form says of every figure that it saves.
struct Said {
    source: String,
    preliminary: bool,
    reason: String,
}

impl Said {
    /// Takes it out of what a form says of all together.
    fn take(told: &mut Value) -> Self {
        let mut take = |field: Field| match told.as_object_mut()?.remove(field.name()) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        // The figures themselves say whose they are.
        take(Field::Department);
        let reason = take(Field::Reason).unwrap_or_default();
        Self {
            source: take(Field::Source).unwrap_or_default(),
            preliminary: take(Field::Preliminary).as_deref() == Some(Finality::Preliminary.word()),
            // A remark stands in one line of a list.
            reason: reason.lines().collect::<Vec<_>>().join(" "),
        }
    }
}

impl Model {
    /// Opens the form that asks where the figures come from; where something cannot be saved, goes
    /// there and says why.
    pub(super) fn begin_saving(&mut self) {
        self.check_grid();
        let on_behalf = self.is_office();
        let of = if on_behalf { self.department_to_save() } else { None };
        let cells: Vec<Cell> = self.cells_of(of.as_ref()).map(|(cell, _)| cell.clone()).collect();
        let refused = self.marks_of(of.as_ref());
        let refused = refused.filter(|(_, mark)| matches!(mark, Mark::Refused(_)));
        // The first from above.
        let first = refused.min_by_key(|(cell, _)| (self.place(cell), cell.key.year));
        if let Some((cell, mark)) = first {
            let (cell, told) = (cell.clone(), mark.told().to_owned());
            self.show_cell(&cell);
            return self.refuse_in_grid(&told);
        }
        let doubt = self.to_be_explained(of.as_ref());
        let mut known = serde_json::Map::new();
        known.insert(Field::Figures.name().into(), json!([]));
        if let Some(department) = &of {
            known.insert(Field::Department.name().into(), json!(department));
        }
        let whose = of.map(|id| id.to_string()).unwrap_or_default();
        self.hand_on_papers(&whose);
        let source = self.grid.sources.get(&whose).cloned().unwrap_or_default();
        known.insert(Field::Source.name().into(), json!(source));
        if cells.iter().all(|cell| self.is_of_open_year(cell)) {
            known.insert(Field::Preliminary.name().into(), json!(Finality::Preliminary));
        }
        if doubt.is_some() || cells.iter().any(|cell| self.figure(cell).is_some()) {
            known.insert(Field::Reason.name().into(), json!(""));
        }
        let deed = Deed { kind: CommandKind::EnterFigures, known, on_behalf };
        let mut form = match Form::open(self, &deed) {
            Ok(form) => form,
            Err(told) => return self.refuse_in_grid(&told),
        };
        if let Some(typed) = self.grid.around.get(&whose) {
            form.fill(typed);
        }
        form.asks = doubt;
        form.begin(self.session.office.state());
        self.form = Some(form);
    }

    /// Whether a cell's year is not over: it has no final figure, unless somebody says so.
    pub(in crate::tui) fn is_of_open_year(&self, cell: &Cell) -> bool {
        cell.key.year >= self.today().year()
    }

    fn marks_of(&self, of: Option<&DepartmentId>) -> impl Iterator<Item = (&Cell, &Mark)> {
        self.cells_of(of).filter_map(|(cell, _)| Some((cell, self.grid.marks.get(cell)?)))
    }

    /// What is to be explained of the cells that a form saves: which they are its list of figures says.
    fn to_be_explained(&self, of: Option<&DepartmentId>) -> Option<String> {
        let marks = || self.marks_of(of).map(|(_, mark)| mark);
        let doubtful = marks().filter(|mark| matches!(mark, Mark::Doubtful { .. })).count();
        match doubtful {
            0 => marks().next().map(|_| self.lang().grid_asks_correction().to_owned()),
            count => Some(self.lang().grid_asks_doubtful(count)),
        }
    }

    /// Says in the form what is to be explained now that the cells were checked anew.
    pub(in crate::tui) fn renew_asks(&mut self) {
        let form = self.form.as_ref().filter(|form| of_grid(form.deed.kind));
        if let Some(of) =
            form.filter(|_| self.grid.import.is_none()).map(|form| self.saved_of(form))
        {
            let asks = self.to_be_explained(of.as_ref());
            if let Some(form) = self.form.as_mut().filter(|form| form.asks.is_some()) {
                form.asks = asks;
            }
        }
    }

    /// What was typed of departments that merged since is their successor's; what an earlier version
    /// kept of nobody's is of whoever saves first.
    fn hand_on_papers(&mut self, whose: &str) {
        let state = self.session.office.state();
        let known = |id: &str| match id {
            "" => whose.to_owned(),
            id => state.successor(&id.into()).to_string(),
        };
        let mut around = Around::new();
        for (id, typed) in std::mem::take(&mut self.grid.around) {
            add(&mut around, known(&id), typed);
        }
        let sources = std::mem::take(&mut self.grid.sources).into_iter();
        self.grid.sources = sources.map(|(id, source)| (known(&id), source)).collect();
        self.grid.around = around;
    }

    /// The department whose figures a form saves; none where it saves all.
    pub(in crate::tui) fn saved_of(&self, form: &Form) -> Option<DepartmentId> {
        let whose = whose(&form.deed);
        (!whose.is_empty()).then(|| self.state().successor(&(&*whose).into()).clone())
    }

    /// A paper is of one department: that of the selected row where it has unsaved cells, else of
    /// the first cell in the grid.
    fn department_to_save(&self) -> Option<DepartmentId> {
        let row = self.supplier_of_row();
        let row = row.filter(|id| self.cells_of(Some(id)).next().is_some());
        let first = || self.grid.sheet.cells().min_by_key(|(cell, _)| self.place(cell));
        row.or_else(|| self.supplier(first()?.0)).cloned()
    }

    /// Where a cell stands in the grid, from above.
    pub(in crate::tui) fn place(&self, cell: &Cell) -> Option<ItemCode> {
        Some(self.state().indicator(&cell.plan, &cell.indicator)?.basis.item)
    }

    /// Who supplies the figures of the selected row.
    pub(super) fn supplier_of_row(&self) -> Option<&DepartmentId> {
        let (_, indicator) = self.grid_row()?;
        Some(self.state().successor(&indicator.source))
    }

    /// Who supplies the figures of a cell.
    fn supplier(&self, cell: &Cell) -> Option<&DepartmentId> {
        let indicator = self.state().indicator(&cell.plan, &cell.indicator)?;
        Some(self.state().successor(&indicator.source))
    }

    /// Who supplies the figures of the unsaved cells, each once.
    pub(in crate::tui) fn suppliers(&self) -> impl Iterator<Item = &DepartmentId> {
        let all = self.grid.sheet.cells().filter_map(|(cell, _)| self.supplier(cell));
        all.collect::<BTreeSet<_>>().into_iter()
    }

    /// The unsaved cells whose figures a department supplies, or all of them.
    pub(in crate::tui) fn cells_of(
        &self,
        department: Option<&DepartmentId>,
    ) -> impl Iterator<Item = (&Cell, &str)> {
        let supplied = move |cell| department.is_none() || self.supplier(cell) == department;
        self.grid.sheet.cells().filter(move |(cell, _)| supplied(cell))
    }

    /// Hands in what is typed, with what the form says of all of it.
    pub(in crate::tui) fn hand_in_figures(&mut self, mut form: Form) {
        if let Some(import) = self.grid.import.take() {
            return self.hand_in_sheet(form, import);
        }
        let (mut told, files) = form.to_body(self.state());
        let said = Said::take(&mut told);
        let long = said.reason.chars().count();
        if long > LINE_MAX {
            // It stands with each figure.
            let field = Field::Reason;
            let refusal = Refusal::from(WrongForm::TooLong { field, long, max: LINE_MAX });
            return self.not_taken(form, &NotDone::from(refusal).into());
        }
        let figures = self.figures_to_save(&form, &said);
        if figures.is_empty() {
            // Somebody else moved its indicators to another department meanwhile.
            form.refused = Some(self.lang().grid_nothing_to_save().to_owned());
            self.form = Some(form);
            return;
        }
        let saved: BTreeSet<Cell> = figures.iter().map(|(cell, _)| cell.clone()).collect();
        let figures: Vec<(PlanId, Figure)> =
            figures.into_iter().map(|(cell, figure)| (cell.plan, figure)).collect();
        let asked = entering(self.state(), &figures);
        let asked = asked.iter().map(|it| {
            let mut body = told.clone();
            body[Field::Plan.name()] = json!(it.plan);
            body[Field::Figures.name()] = json!(it.figures);
            Request::from_json(body, self.today())
        });
        let asked: Result<Vec<Request>, Refusal> = asked.collect();
        let Some((form, attached)) = self.attached(form, &files) else { return };
        let done = match asked {
            Ok(mut asked) => {
                asked.iter_mut().for_each(|it| it.circumstance.attachments.clone_from(&attached));
                self.submit_seeing(&asked, form.seen).map(|facts| self.entered(&facts))
            }
            Err(refusal) => Err(NotDone::from(refusal).into()),
        };
        match done {
            Ok(told) => {
                self.grid.sheet.forget(&saved);
                // What was typed is done: the next digit is not meant for the same cell.
                self.grid.entered = false;
                let whose = whose(&form.deed);
                self.grid.around.remove(&whose);
                self.grid.sources.insert(whose, said.source);
                self.say_what_came_of(told, &saved);
            }
            Err(why) => self.ask_again(form, &why),
        }
    }

    fn figures_to_save(&self, form: &Form, said: &Said) -> Vec<(Cell, Figure)> {
        let of = self.saved_of(form);
        let mixed = !self.cells_of(of.as_ref()).all(|(cell, _)| self.is_of_open_year(cell));
        let figures = self.cells_of(of.as_ref()).filter_map(|(cell, text)| {
            let figure = self.unsaved(cell, text).ok()?;
            // The reason is for what was shown to need one, not for what nobody saw.
            let shown = self.figure(cell).is_some() || self.grid.marks.contains_key(cell);
            let remark = if shown { said.reason.clone() } else { String::new() };
            let source = said.source.clone();
            // Final is said of the years that are over, where others stand among them.
            let preliminary = said.preliminary || mixed && self.is_of_open_year(cell);
            Some((cell.clone(), Figure { source, preliminary, remark, ..figure }))
        });
        figures.collect()
    }

    /// Opens a form again that was not taken, and says why in it.
    pub(super) fn ask_again(&mut self, form: Form, why: &NotEntered) {
        let asked = form.fields.iter().any(|entered| entered.field == Field::Reason);
        if let NotEntered::NotDone(NotDone::Refused { refusal, .. }) = why
            && matches!(**refusal, Refusal::Doubtful(..))
            && !asked
            && self.grid.import.is_none()
        {
            // Somebody else entered the same meanwhile: it opens again with a place for the reason.
            let sentence = self.why_not(why);
            self.grid.around = self.around_cells(Some(&form));
            self.grid.marked = None;
            self.begin_saving();
            if let Some(form) = &mut self.form {
                form.refused = Some(sentence);
            }
            return;
        }
        self.not_taken(form, why);
    }

    /// All of them or none; gives what the first entry says.
    pub(super) fn submit_together(
        &mut self,
        asked: &[Request],
    ) -> Result<Option<String>, NotEntered> {
        let (actor, now) = (self.session.actor.clone(), self.session.clock.now());
        let facts = self.session.office.submit_all(asked, &actor, now)?;
        Ok(self.entered(&facts))
    }
}
