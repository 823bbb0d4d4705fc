//! Progress of a department's measures, or what it says of its targets: a word and a remark each.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use serde_json::{Value, json};

use super::widget::{Took, typed};
use crate::domain::form::{Field, LINE_MAX};
use crate::domain::payload::{Finding, Progress};
use crate::domain::state::State;
use crate::plan::{Item, Part};
use crate::tui::deeds::Deed;
use crate::tui::edit::Edit;

/// What is told of a measure or target.
#[derive(Debug, Clone)]
pub struct Told {
    /// Of what it is told: progress, or an assessment.
    pub of: Field,
    /// The measure or target.
    pub item: Item,
    /// The place of its word among [`Told::words`]; none where nothing is told.
    pub word: Option<usize>,
    /// A remark, in a few words.
    pub note: Edit,
}

/// The key of the word that stands in a row, and the words that there are.
const fn column(of: Field) -> (&'static str, &'static [&'static str]) {
    match of {
        Field::Assessments => ("finding", Finding::WORDS),
        _ => ("progress", Progress::WORDS),
    }
}

impl Told {
    /// The words that can be told.
    pub(super) const fn words(&self) -> &'static [&'static str] {
        column(self.of).1
    }

    /// As it is kept in a draft and handed in; nothing where nothing is told.
    pub(super) fn to_json(&self) -> Option<Value> {
        let note = self.note.as_str().trim();
        let told = |word: usize| {
            let mut row = json!({"item": self.item});
            row[column(self.of).0] = json!(self.words().get(word));
            row["note"] = json!(note);
            row
        };
        self.word.map(told)
    }
}

/// The department's measures, or the targets that it leads, with what the report said of them so far.
pub(super) fn told(of: Field, deed: &Deed, state: &State) -> Vec<Told> {
    let department = deed.known.get(Field::Department.name()).and_then(Value::as_str);
    let items = department.map(|id| state.items_of(&id.into())).unwrap_or_default();
    let meant = |(item, part): &(Item, Part)| match of {
        Field::Assessments => item.code.is_target() && *part == Part::Lead,
        _ => !item.code.is_target(),
    };
    let row = |(item, _)| Told { of, item, word: None, note: Edit::line("", LINE_MAX) };
    let mut rows: Vec<Told> = items.into_iter().filter(meant).map(row).collect();
    if let Some(before) = deed.known.get(of.name()) {
        take_up(&mut rows, before);
    }
    rows
}

/// Takes up what was told; gives whether all of it has a row.
pub(super) fn take_up(rows: &mut [Told], told: &Value) -> bool {
    let Some(told) = told.as_array() else { return false };
    let about = |told: &Value| told.get("item")?.as_str()?.parse::<Item>().ok();
    for row in &mut *rows {
        let known = told.iter().find(|known| about(known).as_ref() == Some(&row.item));
        let (key, words) = column(row.of);
        let text = |key: &str| known.and_then(|known| known.get(key)?.as_str());
        row.word = text(key).and_then(|word| words.iter().position(|one| *one == word));
        row.note = Edit::line(text("note").unwrap_or_default(), LINE_MAX);
    }
    let has_row = |told: &Value| {
        about(told)
            .is_some_and(|item| rows.iter().any(|row| row.item == item && row.word.is_some()))
    };
    told.iter().all(has_row)
}

/// Arrows choose the measure and its word; what is typed is a remark on it.
pub(super) fn key(rows: &mut [Told], at: &mut usize, key: KeyEvent) -> Took {
    let last = rows.len().saturating_sub(1);
    let Some(told) = rows.get_mut(*at) else {
        return match key.code {
            KeyCode::Up => Took::Before,
            KeyCode::Down | KeyCode::Enter => Took::After,
            _ => Took::Nothing,
        };
    };
    let words = told.words().len();
    match key.code {
        KeyCode::Up if *at == 0 => return Took::Before,
        KeyCode::Up => *at -= 1,
        KeyCode::Down if *at == last => return Took::After,
        KeyCode::Down => *at += 1,
        KeyCode::Enter => return Took::After,
        // With Shift or Ctrl the arrows move in the remark.
        KeyCode::Right if key.modifiers.is_empty() => {
            told.word = told.word.map_or(Some(0), |now| (now + 1 < words).then_some(now + 1));
            return Took::Changed;
        }
        KeyCode::Left if key.modifiers.is_empty() => {
            told.word = told.word.map_or(Some(words - 1), |now| now.checked_sub(1));
            return Took::Changed;
        }
        _ if told.word.is_some() => return typed(&mut told.note, key),
        _ => {}
    }
    Took::Nothing
}
