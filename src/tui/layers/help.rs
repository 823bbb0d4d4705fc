//! The help: every action with its keys, from the one table, and what the words mean.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Outcome;
use crate::tui::keymap::{Group, Key, all, key as key_of};
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};

/// Lines about typing.
const TYPING: usize = 11;

pub(super) fn key(top: &mut usize, key: KeyEvent, lines: usize) -> Outcome {
    let most = all().count() + 3 * Group::ALL.len() + TYPING;
    match key.code {
        KeyCode::Down => *top = (*top + 1).min(most),
        KeyCode::Up => *top = top.saturating_sub(1),
        KeyCode::PageDown | KeyCode::Char(' ') => *top = (*top + lines).min(most),
        KeyCode::PageUp => *top = top.saturating_sub(lines),
        KeyCode::Home => *top = 0,
        _ => return Outcome::Close,
    }
    Outcome::Stay
}

pub(super) fn draw(model: &Model, top: usize, screen: Rect, buffer: &mut Buffer) -> Position {
    let area = centred(screen, 72, screen.height.saturating_sub(2));
    let inner = popup(area, buffer, model.lang().help_title(), model.theme.popup_title());
    let lines = lines(model, usize::from(inner.width));
    let top = top.min(lines.len().saturating_sub(usize::from(inner.height)));
    for (nth, line) in lines.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        text::put_line(buffer, inner.x, inner.y + nth as u16, line, usize::from(inner.width));
    }
    inner.as_position()
}

fn lines(model: &Model, cols: usize) -> Vec<Line<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let mut lines = Vec::new();
    for group in Group::ALL {
        lines.push(Line::styled(lang.group(group), theme.heading()));
        for binding in all().filter(|binding| binding.group == group) {
            let keys: Vec<String> = binding.keys.iter().map(|key: &Key| key.label()).collect();
            let keys = match keys.is_empty() {
                true => key_of(crate::tui::keymap::Action::Menu),
                false => keys.join(" "),
            };
            lines.push(Line::from(vec![
                Span::styled(text::fit(&keys, 16), theme.accent()),
                Span::raw(lang.action(binding.action)),
            ]));
        }
        lines.push(Line::default());
    }
    lines.push(Line::styled(lang.typing_title(), theme.heading()));
    for typing in lang.typing_keys().lines() {
        let (keys, does) = typing.split_once("  ").unwrap_or((typing, ""));
        lines.push(Line::from(vec![
            Span::styled(text::fit(keys, 22), theme.accent()),
            Span::raw(does),
        ]));
    }
    lines.push(Line::default());
    let words = lang.help_words();
    for range in text::wrap(words, cols) {
        lines.push(Line::from(words[range].to_owned()));
    }
    lines
}
