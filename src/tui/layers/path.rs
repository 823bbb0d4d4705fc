//! Naming a file to read or to write.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::Outcome;
use crate::tui::edit::{Edit, Took};
use crate::tui::keymap::Action;
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};

/// Characters that a path may have.
const PATH_MAX: usize = 1000;

/// Rows of the popup: its title, the field, and what is told of it.
const HEIGHT: u16 = 8;

/// A path being typed.
#[derive(Debug)]
pub struct PathLayer {
    asked: Action,
    typed: Edit,
    refused: Option<String>,
}

impl PathLayer {
    /// Asks for a file, with a name to begin with, or with what was not taken and why.
    pub(in crate::tui) fn of(asked: Action, typed: &str, refused: Option<String>) -> Self {
        Self { asked, typed: Edit::line(typed, PATH_MAX), refused }
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => return Outcome::File(self.asked, self.typed.as_str().to_owned()),
            _ => {
                if self.typed.key(&key) == Took::Changed {
                    self.refused = None;
                }
            }
        }
        Outcome::Stay
    }

    pub(super) fn paste(&mut self, pasted: &str) {
        self.typed.paste(pasted);
        self.refused = None;
    }

    pub(super) fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> Position {
        let (lang, theme) = (model.lang(), model.theme);
        let area = centred(screen, screen.width.saturating_sub(4).min(96), HEIGHT);
        let title = lang.action(self.asked);
        let inner = popup(area, buffer, title, theme.popup_title());
        let cols = usize::from(inner.width);
        let label = format!("{}  ", lang.sheet_path());
        let x = text::put(buffer, inner.x, inner.y, &label, cols, theme.quiet());
        let field = Rect { x, width: inner.right() - x, height: 1, ..inner };
        let caret = self.typed.draw(theme, field, buffer);
        let folder = std::env::current_dir().unwrap_or_default();
        let (told, style) = match &self.refused {
            Some(told) => (text::sanitize(told), theme.warning()),
            None => (lang.sheet_path_hint(folder.display().to_string()), theme.quiet()),
        };
        for (y, line) in (inner.y + 2..inner.bottom()).zip(text::wrap(&told, cols)) {
            text::put(buffer, inner.x, y, &told[line], cols, style);
        }
        caret
    }
}
