//! What stands in papers that somebody signs, approves or judges.

use chrono::Datelike;

use super::labelled;
use crate::domain::form::Field;
use crate::domain::state::Letter;
use crate::domain::vocabulary::CommandKind;
use crate::plan::DepartmentId;
use crate::tui::deeds;
use crate::tui::forms::Form;
use crate::tui::forms::about::{Row, said_of_action};
use crate::tui::forms::assemble::year;
use crate::tui::model::Model;
use crate::tui::text;
use crate::words::contents;

impl Form {
    /// The letters that would be issued or countersigned at once, and which cannot be.
    pub(super) fn letters(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        // As it is handed in, also while something else is still to be filled in.
        let asked = self.to_json(state);
        let year = asked.as_object().and_then(year);
        let past = year.filter(|year| *year < model.today().year());
        let past = past.map(|year| (lang.label_mind(), lang.year_is_over(year)));
        if !self.is_for_all() {
            return past.into_iter().collect();
        }
        let all = |field: Field| asked[field.name()].as_array().into_iter().flatten();
        let issued = all(Field::Addressees).filter_map(|id| Some((id.as_str()?.into(), year?)));
        let signed = all(Field::Letters).filter_map(|seq| state.letters.get(&seq.as_u64()?));
        let signed = signed.map(|letter| (letter.department.clone(), letter.year));
        let all: Vec<(DepartmentId, i32)> = issued.chain(signed).collect();
        let count = match all.len() {
            0 => lang.nothing_at_once().to_owned(),
            count => lang.letters_at_once(count),
        };
        let told = all.iter().map(|(id, year)| lang.letter_named(state.short(id), *year));
        let lacking = year.map(|year| state.without_letter(year)).unwrap_or_default();
        let left_out = lacking.into_iter().filter(|(_, proposed)| !proposed.is_empty());
        let left_out = left_out.map(|(id, proposed)| {
            let codes: Vec<_> = proposed.iter().map(|item| state.code(item)).collect();
            lang.not_among_them(state.short(id), codes.join(lang.list_comma()))
        });
        let told = std::iter::once(count).chain(left_out).chain(told);
        past.into_iter().chain(labelled(lang.at_once(), told)).collect()
    }

    /// What the one letter covers that is signed.
    pub(super) fn covered(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let letter = self.deed.known.get(Field::Letter.name()).and_then(serde_json::Value::as_u64);
        let letter = letter.filter(|_| !self.is_for_all()).and_then(|it| state.letters.get(&it));
        let items = letter.map(|letter: &Letter| letter.items.iter()).into_iter().flatten();
        let told = items.map(|item| {
            let text = state.clause(item).map_or("", |clause| &clause.text);
            format!("{} {}", state.code(item), text::sanitize(text))
        });
        labelled(lang.field(Field::Items), told)
    }

    /// The report or document that is judged, as it was handed in: its text, what it says of measures and
    /// targets, and what is attached.
    pub(super) fn handed_in(&self, model: &Model) -> Vec<Row> {
        let named = [Field::Report, Field::Entry].map(|field| self.deed.known.get(field.name()));
        let Some(seq) = named.into_iter().flatten().find_map(serde_json::Value::as_u64) else {
            return Vec::new();
        };
        match model.entry(seq) {
            Some(fact) => {
                let rows = contents(model.lang(), &fact, model.state()).into_iter();
                rows.map(|(label, told)| (label, text::sanitize(&told))).collect()
            }
            None => vec![(model.lang().field(Field::Text), model.lang().entry_unreadable(seq))],
        }
    }

    /// What each department last said of the action that is to be closed.
    pub(super) fn answers(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let action = self.deed.known.get(Field::Action.name()).and_then(serde_json::Value::as_u64);
        let Some(action) = action.and_then(|seq| state.actions.get(seq)) else { return Vec::new() };
        let told = action.owed_by(state).into_iter().map(|id| {
            let name = state.short(id);
            let Some((stamp, stage)) = action.word_of(state, id) else {
                return format!("{name}  {}", lang.not_told_yet());
            };
            let said = said_of_action(model, stamp.seq).unwrap_or_default();
            format!("{name}  {}  {}\n{said}", lang.action_word(Some(stage)), stamp.on)
        });
        labelled(lang.label_action_told(), told)
    }

    /// The minutes as they were written.
    pub(super) fn minutes(&self, model: &Model) -> Vec<Row> {
        let written = self.meeting(model.state()).filter(|(_, it)| it.minutes().is_some());
        let label = model.lang().field_of(CommandKind::WriteMinutes, Field::Text);
        let text = written.map(|(seq, meeting)| {
            let told = deeds::meetings::minutes(model, seq, meeting);
            text::sanitize(&told.unwrap_or_else(|entry| model.lang().entry_unreadable(entry)))
        });
        labelled(label, text.into_iter())
    }
}
