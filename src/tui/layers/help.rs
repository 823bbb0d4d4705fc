//! The help: every action with its keys, from the one table, and what the words mean.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Outcome;
use crate::tui::keymap::{Group, Key, all, key as key_of};
use crate::tui::model::{Model, Screen};
use crate::tui::screens;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};

/// Columns of keys.
const KEYS: usize = 18;

/// Where the help stands.
#[derive(Debug)]
pub struct Place {
    top: usize,
    /// The furthest that it could, when it was drawn last.
    last: Cell<usize>,
}

impl Default for Place {
    fn default() -> Self {
        Self { top: 0, last: Cell::new(usize::MAX) }
    }
}

impl Place {
    pub(super) fn key(&mut self, key: KeyEvent, lines: usize) -> Outcome {
        let top = self.top.min(self.last.get());
        let to = match key.code {
            KeyCode::Down | KeyCode::Char('j') => top.saturating_add(1),
            KeyCode::Up | KeyCode::Char('k') => top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => top.saturating_add(lines),
            KeyCode::PageUp => top.saturating_sub(lines),
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => usize::MAX,
            _ => return Outcome::Close,
        };
        self.top = to.min(self.last.get());
        Outcome::Stay
    }
}

pub(super) fn draw(model: &Model, place: &Place, screen: Rect, buffer: &mut Buffer) -> Position {
    let area = centred(screen, 72, screen.height.saturating_sub(2));
    let inner = popup(area, buffer, model.lang().help_title(), model.theme.popup_title());
    let lines = lines(model, usize::from(inner.width));
    // The last row says how much is below.
    let room = usize::from(inner.height).saturating_sub(1);
    place.last.set(lines.len().saturating_sub(room));
    let top = place.top.min(place.last.get());
    for (nth, line) in lines.iter().skip(top).take(room).enumerate() {
        text::put_line(buffer, inner.x, inner.y + nth as u16, line, usize::from(inner.width));
    }
    let below = lines.len().saturating_sub(top + room);
    let last = Rect { height: inner.height.saturating_sub(1), ..inner };
    screens::say_below(model, below, last, buffer);
    inner.as_position()
}

/// What the help begins with: what can be done where somebody asks.
fn here(model: &Model) -> Option<Group> {
    match model.screen {
        _ if model.walking() => Some(Group::Walk),
        _ if !model.pages.is_empty() => None,
        Screen::Monitor => Some(Group::Grid),
        Screen::Meetings => Some(Group::Meeting),
        _ => None,
    }
}

fn lines(model: &Model, cols: usize) -> Vec<Line<'static>> {
    let first = here(model).filter(|_| model.form.is_none());
    let groups = first.into_iter().chain(Group::ALL.into_iter().filter(|it| Some(*it) != first));
    let groups: Vec<_> = groups.flat_map(|group| of_group(model, group)).collect();
    // In a form typing comes first.
    let (mut lines, after) = match model.form {
        Some(_) => (typing(model), groups),
        None => (groups, typing(model)),
    };
    lines.extend(after);
    let words = model.lang().help_words();
    lines.extend(text::wrap(words, cols).into_iter().map(|line| Line::from(&words[line])));
    lines
}

fn of_group(model: &Model, group: Group) -> Vec<Line<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let mut lines = vec![Line::styled(lang.group(group), theme.heading())];
    for binding in all().filter(|binding| binding.group == group) {
        let keys: Vec<String> = binding.keys.iter().map(|key: &Key| key.label()).collect();
        let keys = match keys.is_empty() {
            true => key_of(crate::tui::keymap::Action::Menu),
            false => keys.join(" "),
        };
        lines.push(Line::from(vec![
            Span::styled(text::fit(&keys, KEYS), theme.accent()),
            Span::raw(lang.action(binding.action)),
        ]));
    }
    lines.push(Line::default());
    lines
}

fn typing(model: &Model) -> Vec<Line<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let mut lines = vec![Line::styled(lang.typing_title(), theme.heading())];
    for typing in lang.typing_keys().lines() {
        let (keys, does) = typing.split_once("  ").unwrap_or((typing, ""));
        lines.push(Line::from(vec![
            Span::styled(text::fit(keys, 22), theme.accent()),
            Span::raw(does),
        ]));
    }
    lines.push(Line::default());
    lines
}
