//! What a form must be filled in with, and where it begins.

use super::{Entered, Form, Widget};
use crate::domain::form::Field;
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::tui::deeds::mends;

impl Form {
    /// A report or document to be mended begins at its text, what is to be changed at what can be;
    /// other forms at the first field that must be filled in and is not.
    pub(super) fn first_to_fill(&self, state: &State) -> usize {
        // The kind and the day of a meeting are there, and seldom right.
        if matches!(self.deed.kind, CommandKind::CallMeeting | CommandKind::ChangeMeeting) {
            return 0;
        }
        let mends = mends(state, &self.deed).is_some();
        // Where figures come from may be left out, and seldom is.
        let is_asked = |field: Field| self.requires(field) || field == Field::Source;
        let first = |entered: &Entered| match mends {
            true => matches!(entered.widget, Widget::Text(_)),
            false => entered.widget.is_empty() && is_asked(entered.field),
        };
        self.fields.iter().position(first).unwrap_or(0)
    }

    /// Whether what it asks for is asked of each of several entries.
    pub(in crate::tui) fn is_of_several(&self) -> bool {
        let offered = self.deed.kind == CommandKind::Withdraw;
        self.deed.entries().is_some() && (!offered || self.is_for_all())
    }

    /// What must be filled in and is not, in the order of the form.
    pub(in crate::tui) fn lacking(&self) -> Vec<Field> {
        let empty = self.fields.iter().filter(|entered| entered.widget.is_empty());
        empty.map(|entered| entered.field).filter(|field| self.requires(*field)).collect()
    }

    /// Whether a field must be filled in.
    pub(super) fn requires(&self, field: Field) -> bool {
        let of_paper = self.deed.on_behalf && matches!(field, Field::Signatory | Field::Title);
        let by_hand = self.deed.kind == CommandKind::SetAgenda && field == Field::Heading;
        let attends = self.deed.kind == CommandKind::RecordAttendance;
        let within = matches!(field, Field::Lead | Field::Id | Field::Name | Field::Short)
            && !attends
            || by_hand;
        // It stands there only where something is to be explained.
        let explains = self.deed.kind == CommandKind::EnterFigures && field == Field::Reason;
        of_paper || within || explains || self.deed.kind.form().required.contains(&field)
    }
}
