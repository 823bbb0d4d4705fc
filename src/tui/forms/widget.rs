//! What a field is filled in with: a line, a text, a choice, names of departments, progress.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use serde_json::{Value, json};

use super::departments::{self, complete, suggestions};
use super::pick::{choice_at, progress_view};
use super::progress::{self, Told};
use super::signed::{signatory, title};
use crate::domain::form::{Field, LINE_MAX, Shape, TEXT_MAX};
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::plan::DepartmentId;
use crate::tui::deeds::{self, Deed};
use crate::tui::edit::{self, Edit};
use crate::tui::keymap;
use crate::tui::model::Model;
use crate::words::Lang;

/// Characters of a line that may name every department.
const LISTED_MAX: usize = 5 * LINE_MAX;

/// Characters that names of departments take at most: of one, or of many.
const fn departments_max(many: bool) -> usize {
    if many { LISTED_MAX } else { LINE_MAX }
}

/// What a field is filled in with.
#[derive(Debug, Clone)]
pub enum Widget {
    /// One line.
    Line(Edit),
    /// Many lines.
    Text(Edit),
    /// One of a few words.
    Choice {
        /// The words.
        words: &'static [&'static str],
        /// Which is chosen, if any is yet.
        at: Option<usize>,
    },
    /// Names of departments, found by Chinese, pinyin or initials.
    Departments {
        /// What is typed.
        text: Edit,
        /// Several, parted by 、
        many: bool,
        /// What it might mean, best first.
        suggested: Vec<String>,
    },
    /// Progress of measures or words on targets, each or none of the words.
    Progress {
        /// A row a measure or target.
        rows: Vec<Told>,
        /// Which row has the caret.
        at: usize,
    },
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
            _ if field == Field::Signatory => signatory(deed, model),
            _ if field == Field::Title => title(deed, model),
            _ if matches!(field, Field::Form | Field::Year) => still_owed(field, deed, model),
            _ if field == Field::DueDay => {
                let due = deed.only_rule().and_then(|rule| rule.get("due")?.as_str());
                due.unwrap_or_default().to_owned()
            }
            _ => String::new(),
        };
        let line = |typed: &str| Self::Line(Edit::line(typed, LINE_MAX));
        match field.shape() {
            Shape::Choice(words) => {
                let at = words.iter().position(|word| *word == typed).unwrap_or(0);
                Self::Choice { words, at: Some(at) }
            }
            Shape::Judgement(words) => {
                Self::Choice { words, at: words.iter().position(|word| *word == typed) }
            }
            Shape::Text => Self::Text(Edit::text(&typed, TEXT_MAX)),
            Shape::Department => {
                let name = DepartmentId::from(typed.as_str());
                let name = if name.0.is_empty() { "" } else { model.state().short(&name) };
                let text = Edit::line(name, LINE_MAX);
                Self::Departments { text, many: false, suggested: Vec::new() }
            }
            Shape::DepartmentList => {
                let names = departments::listed(field, deed, model.state());
                let text = Edit::line(&names, LISTED_MAX);
                Self::Departments { text, many: true, suggested: Vec::new() }
            }
            Shape::Progress | Shape::Assessments => {
                Self::Progress { rows: progress::told(field, deed, model.state()), at: 0 }
            }
            Shape::Day if typed.is_empty() && matches!(field, Field::On | Field::Day) => {
                line(&model.today().to_string())
            }
            Shape::Year if typed.is_empty() => line(&model.plan_year().to_string()),
            _ => line(&typed),
        }
    }

    pub(in crate::tui) fn is_empty(&self) -> bool {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Departments { text, .. } => text.is_empty(),
            Self::Choice { at, .. } => at.is_none(),
            Self::Progress { .. } => false,
        }
    }

    /// What is typed or chosen, as a draft keeps it.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Departments { text, .. } => {
                json!(text.as_str())
            }
            Self::Choice { words, at } => json!(at.map(|at| words[at])),
            Self::Progress { rows, .. } => rows.iter().filter_map(Told::to_json).collect(),
        }
    }

    /// Takes up what a draft kept; gives whether all of it has a place here.
    pub(super) fn take_up(&mut self, kept: &Value) -> bool {
        match (self, kept) {
            (Self::Line(text), Value::String(kept)) => {
                *text = Edit::line(kept, LINE_MAX);
                text.as_str() == kept
            }
            (Self::Departments { text, many, .. }, Value::String(kept)) => {
                *text = Edit::line(kept, departments_max(*many));
                text.as_str() == kept
            }
            (Self::Text(text), Value::String(kept)) => {
                *text = Edit::text(kept, TEXT_MAX);
                text.as_str() == kept
            }
            (Self::Choice { words, at }, Value::String(kept)) => {
                let found = words.iter().position(|word| word == kept);
                *at = found.or(*at);
                found.is_some()
            }
            (Self::Choice { at, .. }, Value::Null) => at.is_none(),
            (Self::Progress { rows, .. }, kept) => progress::take_up(rows, kept),
            _ => false,
        }
    }

    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Departments { text, .. } => text.as_str(),
            Self::Choice { words, at } => at.map_or("", |at| words[at]),
            Self::Progress { .. } => "",
        }
    }

    /// The text that is typed into it, where it is one.
    pub(super) fn text_mut(&mut self) -> Option<&mut Edit> {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Departments { text, .. } => Some(text),
            Self::Choice { .. } | Self::Progress { .. } => None,
        }
    }

    /// Rows that it takes on the screen at least.
    pub(super) fn least(&self) -> usize {
        match self {
            Self::Line(_) | Self::Choice { .. } => 1,
            Self::Departments { .. } => 2,
            Self::Text(_) => 3,
            // Nothing to tell takes a line; words on targets leave room for what else is there.
            Self::Progress { rows, .. } => match rows.first().map(|row| row.of) {
                None => 1,
                Some(Field::Assessments) => rows.len().clamp(1, 3) + 1,
                Some(_) => rows.len().clamp(1, 5) + 1,
            },
        }
    }

    /// Rows that it has use for.
    pub(super) fn most(&self) -> usize {
        match self {
            Self::Text(_) => 16,
            Self::Progress { rows, .. } => rows.len() + 1,
            _ => self.least(),
        }
    }

    /// Whether there is nothing in it to be filled in.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Progress { rows, .. } if rows.is_empty())
    }

    pub(super) fn key(&mut self, key: KeyEvent, state: &State) -> Took {
        match self {
            Self::Line(text) => match key.code {
                KeyCode::Up => Took::Before,
                KeyCode::Down | KeyCode::Enter => Took::After,
                _ => typed(text, key),
            },
            Self::Text(text) => match (text.key(&key), key.code) {
                (edit::Took::Changed, _) => Took::Changed,
                (edit::Took::Nothing, KeyCode::Up) => Took::Before,
                (edit::Took::Nothing, KeyCode::Down) => Took::After,
                _ => Took::Nothing,
            },
            Self::Choice { words, at } => match key.code {
                KeyCode::Up => Took::Before,
                KeyCode::Down | KeyCode::Enter => Took::After,
                KeyCode::Left => {
                    let before = at.and_then(|at| at.checked_sub(1));
                    choose(at, before.unwrap_or(words.len() - 1))
                }
                KeyCode::Right | KeyCode::Char(' ') => {
                    choose(at, at.map_or(0, |at| (at + 1) % words.len()))
                }
                _ => Took::Nothing,
            },
            Self::Departments { text, many, suggested } => match key.code {
                KeyCode::Down if suggested.len() > 1 => turn(suggested, <[String]>::rotate_left),
                KeyCode::Up if suggested.len() > 1 => turn(suggested, <[String]>::rotate_right),
                KeyCode::Up => Took::Before,
                KeyCode::Down => Took::After,
                KeyCode::Enter => complete(text, *many, suggested, state),
                _ => {
                    let took = typed(text, key);
                    // What has no room any more suggests nothing new.
                    if took == Took::Changed || !keymap::types(&key) {
                        *suggested = suggestions(text, *many, state);
                    }
                    took
                }
            },
            Self::Progress { rows, at } => progress::key(rows, at, key),
        }
    }

    /// Completes what can mean one department alone; gives whether something was.
    pub(super) fn complete(&mut self, state: &State) -> bool {
        match self {
            Self::Departments { text, many, suggested } => {
                let completed = departments::complete_all(text, *many, state);
                if completed {
                    suggested.clear();
                }
                completed
            }
            _ => false,
        }
    }

    /// Takes a click on a cell of it.
    pub(super) fn click(&mut self, field: Field, lang: Lang, at: Position, area: Rect) -> Took {
        let (col, row) = (usize::from(at.x - area.x), usize::from(at.y - area.y));
        match self {
            Self::Line(text) | Self::Text(text) => text.point_at(col, row),
            Self::Departments { text, suggested, .. } if row == 0 => {
                suggested.clear();
                text.point_at(col, 0);
            }
            Self::Choice { words, at } => {
                let cols = usize::from(area.width);
                let there = choice_at(lang, (field, words), *at, cols, col);
                return there
                    .filter(|there| Some(*there) != *at)
                    .map_or(Took::Nothing, |to| choose(at, to));
            }
            Self::Progress { rows, at } => {
                let (first, height) = progress_view(*at, usize::from(area.height));
                if row < height && first + row < rows.len() {
                    *at = first + row;
                }
            }
            Self::Departments { .. } => {}
        }
        Took::Nothing
    }

    /// Whether what is typed has a place in it now.
    pub(super) fn takes_text(&self) -> bool {
        match self {
            Self::Line(_) | Self::Text(_) | Self::Departments { .. } => true,
            Self::Choice { .. } => false,
            // A remark has its place only beside a word.
            Self::Progress { rows, at } => rows.get(*at).is_some_and(|told| told.word.is_some()),
        }
    }

    /// Takes pasted text, where it [takes text](Self::takes_text); gives how many characters did not
    /// fit.
    pub(super) fn paste(&mut self, pasted: &str) -> usize {
        match self {
            Self::Line(text) | Self::Text(text) => text.paste(pasted),
            Self::Departments { text, suggested, .. } => {
                suggested.clear();
                text.paste(pasted)
            }
            Self::Progress { rows, at } => {
                rows.get_mut(*at).map_or(0, |told| told.note.paste(pasted))
            }
            Self::Choice { .. } => 0,
        }
    }
}

/// The form or year of the report that a department owes first, where this year's work report, which a form
/// begins with, is there already; else nothing.
fn still_owed(field: Field, deed: &Deed, model: &Model) -> String {
    let department = deed.known.get(Field::Department.name()).and_then(Value::as_str);
    let of_department = department.filter(|_| deed.kind == CommandKind::SubmitReport);
    let owed = of_department.and_then(|id| deeds::report_still_owed(model, &id.into()));
    match (field, owed) {
        (Field::Form, Some((form, _))) => form.word().to_owned(),
        (_, Some((_, year))) => year.to_string(),
        (_, None) => String::new(),
    }
}

/// Types a key into a text.
pub(super) fn typed(text: &mut Edit, key: KeyEvent) -> Took {
    if text.key(&key) == edit::Took::Changed { Took::Changed } else { Took::Nothing }
}

fn choose(at: &mut Option<usize>, now: usize) -> Took {
    *at = Some(now);
    Took::Changed
}

/// Another suggestion to the front.
fn turn(suggested: &mut [String], by: fn(&mut [String], usize)) -> Took {
    by(suggested, 1);
    Took::Nothing
}
