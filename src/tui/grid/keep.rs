//! Unsaved cells among the drafts, so that they outlive the program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Cell;
use crate::domain::assess::{Area, Sex};
use crate::domain::form::Field;
use crate::domain::state::FigureKey;
use crate::domain::vocabulary::CommandKind;
use crate::plan::PlanId;
use crate::tui::deeds::Deed;
use crate::tui::forms::{Draft, Form};
use crate::tui::model::{Message, Model, Screen};

/// Under this name a draft holds the cells.
const CELLS: &str = "cells";

/// Under this name it holds what was typed around them.
const AROUND: &str = "around";

/// A cell as a draft keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    plan: PlanId,
    indicator: String,
    year: i32,
    sex: Sex,
    area: Area,
    text: String,
}

/// What was typed around the cells, by field; by the id of the department whose paper it is about,
/// with none where somebody enters for themselves.
pub(super) type Around = BTreeMap<String, Map<String, Value>>;

/// Under what it is kept.
pub(super) fn whose(deed: &Deed) -> String {
    let department = deed.known.get(Field::Department.name()).and_then(Value::as_str);
    department.unwrap_or_default().to_owned()
}

/// Adds what was typed to what there is of the same department, which holds.
pub(super) fn add(around: &mut Around, whose: String, typed: Map<String, Value>) {
    let there = around.entry(whose).or_default();
    for (name, value) in typed {
        there.entry(name).or_insert(value);
    }
}

/// Whether it is entered in the grid, whose cells are the draft, not the form's.
pub const fn of_grid(kind: CommandKind) -> bool {
    matches!(kind, CommandKind::EnterFigures)
}

impl Model {
    /// The unsaved cells as a draft, where there are any.
    pub(in crate::tui) fn grid_draft(&self) -> Option<Draft> {
        let typing = self.grid.typing.as_ref().filter(|(_, typing)| !typing.is_empty());
        let typing = typing.map(|(cell, typing)| (cell, typing.as_str()));
        let all = self
            .grid
            .sheet
            .cells()
            .filter(|(cell, _)| typing.is_none_or(|(typed, _)| typed != *cell));
        let (mut cells, mut told) = (Vec::new(), Vec::new());
        for (cell, text) in all.chain(typing) {
            let name = self.state().indicator_name(&cell.indicator);
            told.push(format!("{name} {}  {text}", self.lang().figure_key(cell.key)));
            cells.push(Kept {
                plan: cell.plan.clone(),
                indicator: cell.indicator.clone(),
                year: cell.key.year,
                sex: cell.key.sex,
                area: cell.key.area,
                text: text.to_owned(),
            });
        }
        if cells.is_empty() {
            return None;
        }
        let form = self.form.as_ref().filter(|_| self.grid.import.is_none());
        let around = self.around_cells(form);
        let mut known = Map::from_iter([(CELLS.to_owned(), json!(cells))]);
        if !around.is_empty() {
            known.insert(AROUND.to_owned(), json!(around));
        }
        let told = (Field::Figures.name().to_owned(), json!(told.join("\n")));
        let kind = CommandKind::EnterFigures.name().into();
        Some(Draft {
            kind,
            known,
            fields: [told].into_iter().chain(around.into_values().flatten()).collect(),
            touched: form.and_then(|form| form.touched),
            ..Draft::default()
        })
    }

    /// What is typed around the cells: in their form, or in it when it was left.
    pub(super) fn around_cells(&self, form: Option<&Form>) -> Around {
        let mut around = self.grid.around.clone();
        if let Some(form) = form.filter(|form| of_grid(form.deed.kind)) {
            let typed = around.entry(whose(&form.deed)).or_default();
            // A field that the form has not now, as the reason, may be asked for again.
            typed.retain(|name, _| form.fields.iter().all(|it| it.field.name() != name));
            typed.extend(form.draft().map(|draft| draft.fields).unwrap_or_default());
        }
        around.retain(|_, typed| !typed.is_empty());
        around
    }

    /// Puts a draft's cells back into the grid and shows it; gives whether it was the grid's.
    pub(in crate::tui) fn take_up_cells(&mut self, draft: &Draft) -> bool {
        let kept = draft.known.get(CELLS).cloned().unwrap_or(Value::Null);
        let Ok(kept) = serde_json::from_value::<Vec<Kept>>(kept) else { return false };
        let cells = kept.into_iter().map(|kept| {
            let key = FigureKey { year: kept.year, sex: kept.sex, area: kept.area };
            (Cell { plan: kept.plan, indicator: kept.indicator, key }, kept.text)
        });
        let cells: Vec<_> = cells.collect();
        let first = cells.first().map(|(cell, _)| cell.clone());
        let around = draft.known.get(AROUND).and_then(Value::as_object);
        for (whose, value) in around.cloned().unwrap_or_default() {
            // Earlier versions kept the fields themselves.
            let (whose, typed) = match value {
                Value::Object(typed) => (whose, typed),
                value => (String::new(), Map::from_iter([(whose, value)])),
            };
            add(&mut self.grid.around, whose, typed);
        }
        // What stands in a cell already can be had back.
        match self.grid.sheet.is_empty() {
            true => self.grid.sheet.put_back(cells),
            false => self.grid.sheet.set(cells.into_iter().map(|(cell, text)| (cell, Some(text)))),
        }
        self.show(Screen::Monitor);
        if let Some(first) = first {
            self.show_cell(&first);
        }
        true
    }

    /// Takes up the cells that an earlier session left, as a form takes up its draft.
    pub(in crate::tui) fn take_up_left_cells(&mut self) {
        if !self.grid.sheet.is_empty() || self.as_of().is_some() {
            return;
        }
        let left = self.drafts.iter().rposition(|draft| draft.known.contains_key(CELLS));
        let Some(left) = left.map(|at| self.drafts.remove(at)) else { return };
        if self.take_up_cells(&left) {
            let told = self.lang().grid_taken_up(self.grid.sheet.len());
            // The cell that is shown was not gone to by anybody.
            self.grid.entered = false;
            self.message = Some(Message::News(told));
        } else {
            self.drafts.push(left);
        }
    }
}
