//! Narrowing a list: a row a criterion, changed with the arrow keys.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Outcome;
use crate::domain::payload::PersonId;
use crate::domain::vocabulary::EventKind;
use crate::plan::DepartmentId;
use crate::tui::model::{Filter, Model, Screen};
use crate::tui::screens::unmet::GROUPS;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};

/// A criterion: its label, its choices, and which is chosen; the first means any.
#[derive(Debug)]
struct Criterion {
    label: &'static str,
    words: Vec<String>,
    chosen: usize,
    set: fn(&mut Filter, &Choices, Option<usize>),
}

/// What can be chosen, in the order of the words.
#[derive(Debug)]
struct Choices {
    domains: Vec<u8>,
    departments: Vec<DepartmentId>,
    kinds: Vec<EventKind>,
    people: Vec<PersonId>,
}

/// A filter being set.
#[derive(Debug)]
pub struct FilterLayer {
    rows: Vec<Criterion>,
    choices: Choices,
    at: usize,
}

impl FilterLayer {
    pub(super) fn of(model: &Model) -> Self {
        let (state, lang, now) = (model.state(), model.lang(), &model.filter);
        let departments: Vec<_> = state.departments().into_iter().map(|d| d.id.clone()).collect();
        let people: Vec<PersonId> = state.people.keys().cloned().collect();
        let kinds: Vec<EventKind> = EventKind::ALL
            .iter()
            .copied()
            .filter(|kind| !state.index.of_kind(*kind).is_empty())
            .collect();
        let domains: Vec<_> = model.overview.domains.iter().map(|row| row.code).collect();
        let row = |label, words: Vec<String>, chosen: Option<usize>, set| {
            let words = std::iter::once(lang.any().to_owned()).chain(words).collect();
            Criterion { label, words, chosen: chosen.map_or(0, |at| at + 1), set }
        };
        let department = row(
            lang.column_department(),
            departments.iter().map(|id| state.short(id).to_owned()).collect(),
            departments.iter().position(|id| now.department.as_ref() == Some(id)),
            |filter, choices, at| filter.department = at.map(|at| choices.departments[at].clone()),
        );
        let rows = if model.screen == Screen::Journal {
            vec![
                row(
                    lang.column_what(),
                    kinds.iter().map(|kind| lang.event(*kind).to_owned()).collect(),
                    kinds.iter().position(|kind| now.kind == Some(*kind)),
                    |filter, choices, at| filter.kind = at.map(|at| choices.kinds[at]),
                ),
                department,
                row(
                    lang.column_person(),
                    people.iter().map(|id| state.person_name(id).to_owned()).collect(),
                    people.iter().position(|id| now.person.as_ref() == Some(id)),
                    |filter, choices, at| filter.person = at.map(|at| choices.people[at].clone()),
                ),
            ]
        } else {
            let names = model.overview.domains.iter();
            vec![
                row(
                    lang.column_domain(),
                    names.map(|row| format!("{} {}", row.code, row.name)).collect(),
                    domains.iter().position(|code| now.domain == Some(*code)),
                    |filter, choices, at| filter.domain = at.map(|at| choices.domains[at]),
                ),
                department,
                row(
                    lang.column_attainment(),
                    GROUPS.iter().map(|group| lang.attainment(*group).to_owned()).collect(),
                    GROUPS.iter().position(|group| now.attainment == Some(*group)),
                    |filter, _, at| filter.attainment = at.map(|at| GROUPS[at]),
                ),
            ]
        };
        Self { rows, choices: Choices { domains, departments, kinds, people }, at: 0 }
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        let rows = self.rows.len();
        let row = &mut self.rows[self.at];
        let words = row.words.len();
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => return Outcome::Narrow(self.filter()),
            KeyCode::Up => self.at = self.at.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.at = (self.at + 1).min(rows - 1),
            KeyCode::Right | KeyCode::Char(' ') => row.chosen = (row.chosen + 1) % words,
            KeyCode::Left => row.chosen = (row.chosen + words - 1) % words,
            KeyCode::Backspace | KeyCode::Delete => row.chosen = 0,
            _ => {}
        }
        Outcome::Stay
    }

    fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        for row in &self.rows {
            (row.set)(&mut filter, &self.choices, row.chosen.checked_sub(1));
        }
        filter
    }

    pub(super) fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> Position {
        let (lang, theme) = (model.lang(), model.theme);
        let area = centred(screen, 56, self.rows.len() as u16 + 5);
        let inner = popup(area, buffer, lang.filter_title(), theme.popup_title());
        for (nth, row) in self.rows.iter().enumerate() {
            let y = inner.y + nth as u16;
            let word = row.words.get(row.chosen).map_or("", String::as_str);
            let style = if nth == self.at { theme.selected() } else { theme.text() };
            let line = Line::from(vec![
                Span::styled(text::fit(row.label, 12), theme.dim()),
                Span::styled(format!(" < {} > ", text::fit(word, 30)), style),
            ]);
            buffer.set_line(inner.x, y, &line, inner.width);
        }
        let hint = inner.y + self.rows.len() as u16 + 1;
        buffer.set_stringn(
            inner.x,
            hint,
            lang.filter_hint(),
            usize::from(inner.width),
            theme.dim(),
        );
        Position::new(inner.x, inner.y + self.at as u16)
    }
}
