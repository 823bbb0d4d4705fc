//! Progress of a department's measures: a word and a remark each.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use serde_json::{Value, json};

use super::widget::{Took, typed};
use crate::domain::form::{Field, LINE_MAX, PROGRESS};
use crate::domain::payload::MeasureProgress;
use crate::domain::state::State;
use crate::plan::Item;
use crate::tui::deeds::Deed;
use crate::tui::edit::Edit;

/// What is told of a measure.
#[derive(Debug, Clone)]
pub struct Told {
    /// The measure.
    pub item: Item,
    /// The place of its word among [`PROGRESS`]; none where nothing is told.
    pub word: Option<usize>,
    /// A remark, in a few words.
    pub note: Edit,
}

impl Told {
    /// As it is kept in a draft and handed in; nothing where nothing is told.
    pub(super) fn to_json(&self) -> Option<Value> {
        let note = self.note.as_str().trim();
        let told = |word| json!({"item": self.item, "progress": PROGRESS[word], "note": note});
        self.word.map(told)
    }
}

/// The department's measures, with what the report said of them so far.
pub(super) fn told(deed: &Deed, state: &State) -> Vec<Told> {
    let department = deed.known.get(Field::Department.name()).and_then(Value::as_str);
    let items = department.map(|id| state.items_of(&id.into())).unwrap_or_default();
    let measures = items.into_iter().map(|(item, _)| item).filter(|item| !item.code.is_target());
    let row = |item| Told { item, word: None, note: Edit::line("", LINE_MAX) };
    let mut rows: Vec<Told> = measures.map(row).collect();
    if let Some(before) = deed.known.get(Field::Progress.name()) {
        take_up(&mut rows, before);
    }
    rows
}

/// Takes up what was told; gives whether all of it has a row.
pub(super) fn take_up(rows: &mut [Told], told: &Value) -> bool {
    let told: Result<Vec<MeasureProgress>, _> = serde_json::from_value(told.clone());
    let Ok(told) = told else { return false };
    for row in &mut *rows {
        let known = told.iter().find(|known| known.item == row.item);
        row.word = known.map(|known| known.progress as usize);
        row.note = Edit::line(known.map_or("", |known| &known.note), LINE_MAX);
    }
    told.iter().all(|told| rows.iter().any(|row| row.item == told.item))
}

/// Arrows choose the measure and its word; what is typed is a remark on it.
pub(super) fn key(rows: &mut [Told], at: &mut usize, key: KeyEvent) -> Took {
    let (words, last) = (PROGRESS.len(), rows.len().saturating_sub(1));
    let Some(told) = rows.get_mut(*at) else {
        return match key.code {
            KeyCode::Up => Took::Before,
            KeyCode::Down | KeyCode::Enter => Took::After,
            _ => Took::Nothing,
        };
    };
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
