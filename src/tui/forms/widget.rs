//! What a field is filled in with: a line, a text, a choice, names of departments, progress.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui_textarea::{CursorMove, TextArea};
use serde_json::Value;

use crate::domain::form::{Field, LINE_MAX, PROGRESS, Shape, TEXT_MAX};
use crate::domain::payload::{MeasureProgress, Role};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::plan::{DepartmentId, Item};
use crate::tui::deeds::Deed;
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::widgets::edit::{self, area};

/// How many suggestions are shown.
const SUGGESTIONS: usize = 5;

/// What a field is filled in with.
#[derive(Debug, Clone)]
pub enum Widget {
    /// One line.
    Line(Box<TextArea<'static>>),
    /// Many lines.
    Text(Box<TextArea<'static>>),
    /// One of a few words.
    Choice {
        /// The words.
        words: &'static [&'static str],
        /// Which is chosen.
        at: usize,
    },
    /// Names of departments, found by Chinese, pinyin or initials.
    Departments {
        /// What is typed.
        area: Box<TextArea<'static>>,
        /// Several, parted by 、
        many: bool,
        /// What it might mean, best first.
        suggested: Vec<String>,
    },
    /// Progress of measures, each or none of the words.
    Progress {
        /// A row a measure.
        rows: Vec<Told>,
        /// Which row has the caret.
        at: usize,
    },
}

/// What is told of a measure.
#[derive(Debug, Clone)]
pub struct Told {
    /// The measure.
    pub item: Item,
    /// The place of its word among [`PROGRESS`]; none where nothing is told.
    pub word: Option<usize>,
    /// A remark, in a few words.
    pub note: TextArea<'static>,
}

/// What became of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Took {
    /// Something was typed or chosen.
    Changed,
    /// Nothing was.
    Nothing,
    /// To the field before.
    Before,
    /// To the field after.
    After,
}

impl Widget {
    pub(super) fn of(field: Field, deed: &Deed, model: &Model) -> Self {
        let known = deed.known.get(field.name());
        let typed = match known {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ if field == Field::Signatory => own_signature(deed, model),
            _ => String::new(),
        };
        match field.shape() {
            Shape::Choice(words) => {
                let at = words.iter().position(|word| *word == typed).unwrap_or(0);
                Self::Choice { words, at }
            }
            Shape::Text => Self::Text(Box::new(area(&typed, true))),
            Shape::Department => {
                let name = DepartmentId::from(typed.as_str());
                let name = if name.0.is_empty() { "" } else { model.state().short(&name) };
                let area = Box::new(area(name, false));
                Self::Departments { area, many: false, suggested: Vec::new() }
            }
            Shape::DepartmentList => {
                let names = listed(field, deed, model.state());
                let area = Box::new(area(&names, false));
                Self::Departments { area, many: true, suggested: Vec::new() }
            }
            Shape::Progress => Self::Progress { rows: told(deed, model.state()), at: 0 },
            Shape::Day => Self::Line(Box::new(area(&model.today().to_string(), false))),
            Shape::Year if typed.is_empty() => {
                let year = chrono::Datelike::year(&model.today());
                Self::Line(Box::new(area(&year.to_string(), false)))
            }
            _ => Self::Line(Box::new(area(&typed, false))),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Line(area) | Self::Text(area) | Self::Departments { area, .. } => area.is_empty(),
            Self::Choice { .. } | Self::Progress { .. } => false,
        }
    }

    /// What is typed.
    pub(super) fn typed(&self) -> String {
        match self {
            Self::Line(area) | Self::Departments { area, .. } => area.lines().join(" "),
            Self::Text(area) => area.lines().join("\n"),
            Self::Choice { words, at } => words.get(*at).copied().unwrap_or_default().to_owned(),
            Self::Progress { .. } => String::new(),
        }
    }

    /// Rows that it takes on the screen, of those there are.
    pub(super) fn height(&self, room: usize) -> usize {
        match self {
            Self::Line(_) | Self::Choice { .. } => 1,
            Self::Departments { .. } => 2,
            Self::Text(_) => room.clamp(3, 10),
            Self::Progress { rows, .. } => rows.len().clamp(1, 5) + 1,
        }
    }

    pub(super) fn key(&mut self, key: KeyEvent, state: &State) -> Took {
        match self {
            Self::Line(area) => match key.code {
                KeyCode::Up => Took::Before,
                KeyCode::Down | KeyCode::Enter => Took::After,
                _ => typed(area, key, LINE_MAX),
            },
            Self::Text(area) => {
                let row = area.screen_cursor().row;
                match key.code {
                    KeyCode::Up if row == 0 => Took::Before,
                    KeyCode::Down => {
                        area.move_cursor(CursorMove::Down);
                        if area.screen_cursor().row == row { Took::After } else { Took::Nothing }
                    }
                    _ => typed(area, key, TEXT_MAX),
                }
            }
            Self::Choice { words, at } => match key.code {
                KeyCode::Up => Took::Before,
                KeyCode::Down | KeyCode::Enter => Took::After,
                KeyCode::Left => choose(at, at.checked_sub(1).unwrap_or(words.len() - 1)),
                KeyCode::Right | KeyCode::Char(' ') => choose(at, (*at + 1) % words.len()),
                _ => Took::Nothing,
            },
            Self::Departments { area, many, suggested } => match key.code {
                KeyCode::Down if suggested.len() > 1 => turn(suggested, <[String]>::rotate_left),
                KeyCode::Up if suggested.len() > 1 => turn(suggested, <[String]>::rotate_right),
                KeyCode::Up => Took::Before,
                KeyCode::Down => Took::After,
                KeyCode::Enter => complete(area, *many, suggested, state),
                _ => {
                    let took = typed(area, key, LINE_MAX);
                    *suggested = suggestions(&last_name(area, *many), state);
                    took
                }
            },
            Self::Progress { rows, at } => progress_key(rows, at, key),
        }
    }

    pub(super) fn paste(&mut self, pasted: &str) -> usize {
        let clean = text::sanitize(pasted);
        let (area, max, clean) = match self {
            Self::Line(area) | Self::Departments { area, .. } => {
                (&mut **area, LINE_MAX, clean.replace('\n', " "))
            }
            Self::Text(area) => (&mut **area, TEXT_MAX, clean),
            Self::Progress { rows, at } => match rows.get_mut(*at) {
                Some(told) => (&mut told.note, LINE_MAX, clean.replace('\n', " ")),
                None => return 0,
            },
            Self::Choice { .. } => return 0,
        };
        let room = max.saturating_sub(count(area));
        let fits: String = clean.chars().take(room).collect();
        let lost = clean.chars().count() - fits.chars().count();
        area.insert_str(&fits);
        lost
    }
}

fn count(area: &TextArea<'_>) -> usize {
    let lines = area.lines();
    lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len() - 1
}

/// Types a key, as far as there is room.
fn typed(area: &mut TextArea<'static>, key: KeyEvent, max: usize) -> Took {
    let full = count(area) >= max;
    if full && matches!(key.code, KeyCode::Char(_) | KeyCode::Enter) {
        return Took::Nothing;
    }
    if edit::typed(area, key) { Took::Changed } else { Took::Nothing }
}

fn choose(at: &mut usize, now: usize) -> Took {
    *at = now;
    Took::Changed
}

/// A leader signs in the own name.
fn own_signature(deed: &Deed, model: &Model) -> String {
    let own = model.person().filter(|person| person.role == Role::Leader && !deed.on_behalf);
    own.map_or_else(String::new, |person| person.name.clone())
}

/// The department's measures, with what the report said of them so far.
fn told(deed: &Deed, state: &State) -> Vec<Told> {
    let department = deed.known.get(Field::Department.name()).and_then(Value::as_str);
    let items = department.map(|id| state.items_of(&id.into())).unwrap_or_default();
    let before = deed.known.get(Field::Progress.name()).cloned().unwrap_or_default();
    let before: Vec<MeasureProgress> = serde_json::from_value(before).unwrap_or_default();
    let row = |item: Item| {
        let known = before.iter().find(|known| known.item == item);
        let word = known.map(|known| known.progress as usize);
        let note = area(known.map_or("", |known| &known.note), false);
        Told { item, word, note }
    };
    let measures = items.into_iter().map(|(item, _)| item).filter(|item| !item.code.is_target());
    measures.map(row).collect()
}

/// Arrows choose the measure and its word; what is typed is a remark on it.
fn progress_key(rows: &mut [Told], at: &mut usize, key: KeyEvent) -> Took {
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
        KeyCode::Right => {
            told.word = told.word.map_or(Some(0), |now| (now + 1 < words).then_some(now + 1));
            return Took::Changed;
        }
        KeyCode::Left => {
            told.word = told.word.map_or(Some(words - 1), |now| now.checked_sub(1));
            return Took::Changed;
        }
        _ if told.word.is_some() => return typed(&mut told.note, key, LINE_MAX),
        _ => {}
    }
    Took::Nothing
}

/// The departments that an assignment has so far.
fn listed(field: Field, deed: &Deed, state: &State) -> String {
    let assignment = deed.known.get(Field::Assignments.name()).and_then(|all| all.get(0));
    let ids = assignment.and_then(|one| one.get(field.name())).and_then(Value::as_array);
    let names = ids.into_iter().flatten().filter_map(Value::as_str);
    names.map(|id| state.short(&id.into()).to_owned()).collect::<Vec<_>>().join("、")
}

/// Names in a list are parted by 、 ， , or blanks.
pub(super) fn names(listed: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| matches!(c, '、' | '，' | ',' | ';' | '；') || c.is_whitespace();
    listed.split(parts).filter(|name| !name.is_empty())
}

fn last_name(area: &TextArea<'_>, many: bool) -> String {
    let all = area.lines().join(" ");
    let parted = all.ends_with(['、', '，', ',', ' ']);
    match names(&all).last() {
        Some(last) if many && !parted => last.to_owned(),
        None | Some(_) if many => String::new(),
        _ => all,
    }
}

/// Another suggestion to the front.
fn turn(suggested: &mut [String], by: fn(&mut [String], usize)) -> Took {
    by(suggested, 1);
    Took::Nothing
}

fn suggestions(typed: &str, state: &State) -> Vec<String> {
    if typed.is_empty() || state.department_named(typed).is_some() {
        return Vec::new();
    }
    let all = state.departments();
    let index =
        Index::new(all.iter().map(|known| (known.short.clone(), vec![&known.short, &known.name])));
    index.search(typed, SUGGESTIONS).into_iter().map(|hit| hit.key.clone()).collect()
}

/// Takes the best suggestion; where there is none, goes on.
fn complete(
    area: &mut TextArea<'static>,
    many: bool,
    suggested: &mut Vec<String>,
    state: &State,
) -> Took {
    let typed = last_name(area, many);
    let Some(best) = suggested.first().cloned() else { return Took::After };
    if typed.is_empty() || state.department_named(&typed).is_some() {
        return Took::After;
    }
    area.move_cursor(CursorMove::End);
    for _ in 0..typed.chars().count() {
        area.delete_char();
    }
    area.insert_str(&best);
    if many {
        area.insert_char('、');
    }
    suggested.clear();
    Took::Changed
}
