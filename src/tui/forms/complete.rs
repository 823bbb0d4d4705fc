//! What was typed in short, written out where whoever typed it can see it before handing it in.

use chrono::NaiveDate;
use serde_json::json;

use super::widget::Widget;
use super::{Entered, Form, departments};
use crate::domain::day::{self, Side};
use crate::domain::form::{Field, Shape};
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;

impl Form {
    /// Completes names of departments that can mean one alone, and days without a year; gives the fields
    /// that it completed.
    pub fn complete(&mut self, state: &State, today: NaiveDate) -> Vec<Field> {
        (0..self.fields.len()).filter_map(|nth| self.complete_field(nth, state, today)).collect()
    }

    /// Writes out what was typed in short into a field; gives which was completed by that, if any.
    pub(super) fn complete_field(
        &mut self,
        nth: usize,
        state: &State,
        today: NaiveDate,
    ) -> Option<Field> {
        if let Some(proposed) = self.complete_id(nth, state) {
            return Some(proposed);
        }
        let topic = self.deed.kind == CommandKind::SetAgenda;
        let is_day = self.complete_day(nth, today);
        let Entered { field, widget } = self.fields.get_mut(nth)?;
        let completed = is_day
            || match widget {
                Widget::Line(text) if topic => departments::complete_initials(text, state),
                widget => widget.complete(state),
            };
        completed.then_some(*field)
    }

    /// After the name of a new person or department, proposes an id where nobody typed another; gives its
    /// field then.
    fn complete_id(&mut self, nth: usize, state: &State) -> Option<Field> {
        let (from, into) = match self.deed.kind {
            CommandKind::EnrolPerson => (Field::Name, Field::Person),
            CommandKind::EnterDepartments => (Field::Short, Field::Id),
            _ => return None,
        };
        let typed = |entered: &Entered| match &entered.widget {
            Widget::Line(text) => text.as_str().trim().to_owned(),
            _ => String::new(),
        };
        let named = self.fields.get(nth).filter(|entered| entered.field == from).map(typed);
        let id = named.and_then(|name| match into {
            Field::Person => state.id_for(&name).map(|id| id.0),
            _ => state.department_id_for(&name).map(|id| id.0),
        });
        let held = self.fields.iter_mut().find(|entered| entered.field == into);
        let (Some(id), Some(Entered { widget: Widget::Line(text), .. })) = (id, held) else {
            return None;
        };
        let name = into.name();
        let proposed = self.fresh.get(name).is_some_and(|it| it == text.as_str());
        let free = proposed && text.as_str() != &*id;
        if free {
            text.complete(0..text.as_str().len(), &id);
            // Another is typed over it.
            text.select_all();
            self.fresh.insert(name.to_owned(), json!(text.as_str()));
        }
        free.then_some(into)
    }

    /// Writes out what was typed of a day, where it stands in this field; gives whether it did.
    fn complete_day(&mut self, nth: usize, today: NaiveDate) -> bool {
        let Some(Entered { field, widget: Widget::Line(text) }) = self.fields.get_mut(nth) else {
            return false;
        };
        let typed = text.as_str();
        if field.shape() != Shape::Day || typed.is_empty() || day::read(typed).is_some() {
            return false;
        }
        let side = if *field == Field::On { Side::Before } else { Side::After };
        let Some(day) = day::read_from(today, side, typed) else { return false };
        let whole = 0..typed.len();
        text.complete(whole, &day.to_string());
        true
    }
}
