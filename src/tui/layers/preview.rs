//! What a sheet would change, row by row: what cannot be taken first, then what somebody has to
//! explain, then the rest.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::Outcome;
use crate::exchange::row_line;
use crate::exchange::{Outcome as Fate, RowOutcome};
use crate::order::sort_by_key;
use crate::tui::grid::Import;
use crate::tui::keymap::{Action, GridAction, SheetAction};
use crate::tui::model::Model;
use crate::tui::screens::count_below;
use crate::tui::text;
use crate::tui::widgets::list::{Move, Paged};
use crate::tui::widgets::popup::{centred, popup};
use crate::tui::widgets::rows::{self, Rows};

/// Rows under the list: the selected row in full, and what can be done.
const FOOT: u16 = 5;

/// A sheet that was read and not taken yet.
#[derive(Debug)]
pub struct PreviewLayer {
    import: Import,
    /// Its rows as they are shown, each with its weight: 0 where it cannot be taken.
    lines: Vec<(u8, String)>,
    /// Why it cannot be taken as it is.
    barrier: Option<String>,
    pub(super) list: Paged,
}

impl PreviewLayer {
    pub(in crate::tui) fn of(model: &Model, import: Import) -> Self {
        let (lang, state) = (model.lang(), model.state());
        let line = |row: &RowOutcome| (weight(row), text::sanitize(&row_line(lang, row, state)));
        let mut lines: Vec<_> = import.preview.rows.iter().map(line).collect();
        let besides = lang.besides(&import.preview);
        lines.extend(besides.iter().map(|told| (1, text::sanitize(told))));
        sort_by_key(&mut lines, |(weight, _)| *weight);
        let barrier = model.sheet_barrier(&import);
        Self { import, lines, barrier, list: Paged::default() }
    }

    /// Whether it cannot be taken as it is.
    pub(super) fn is_barred(&self) -> bool {
        self.barrier.is_some()
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        if let Some(step) = Move::of(key.code) {
            self.list.go(step, self.lines.len());
        }
        match key.code {
            KeyCode::Esc => Outcome::Close,
            KeyCode::Enter if self.barrier.is_none() => {
                Outcome::Take(Box::new(self.import.clone()))
            }
            _ => Outcome::Stay,
        }
    }

    pub(super) fn draw(
        &self,
        model: &Model,
        screen: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Rows) {
        let (lang, theme) = (model.lang(), model.theme);
        let area = centred(screen, screen.width.saturating_sub(4), screen.height.saturating_sub(2));
        let action = lang.action(Action::Grid(GridAction::Sheet(SheetAction::Import)));
        let title = format!("{action}  {}", text::sanitize(&self.import.file));
        let inner = popup(area, buffer, &title, theme.popup_title());
        let cols = usize::from(inner.width);
        let counts = lang.import_counts(&self.import.preview.counts());
        text::put(buffer, inner.x, inner.y, &text::shorten(&counts, cols), cols, theme.heading());
        let height = inner.height.saturating_sub(FOOT + 2);
        let list = Rect { y: inner.y + 2, height, ..inner };
        let visible = self.list.visible(self.lines.len(), usize::from(height));
        let line = |at: usize| {
            let (weight, told) = &self.lines[at];
            let style = if *weight == 0 { theme.warning() } else { theme.text() };
            Line::styled(text::shorten(told, cols), style)
        };
        let selected = self.list.scroll.selected;
        let rows = rows::draw(list, visible.clone(), Some(selected), theme, buffer, line);
        count_below(model, self.lines.len().saturating_sub(visible.end), list, buffer);
        let full = self.lines.get(selected).map_or("", |(_, told)| told);
        let foot = list.bottom() + 1..inner.bottom() - 1;
        for (y, line) in foot.zip(text::wrap(full, cols)) {
            text::put(buffer, inner.x, y, &full[line], cols, theme.quiet());
        }
        let (told, style) = match &self.barrier {
            Some(told) => (told.as_str(), theme.warning()),
            None => (lang.sheet_take(), theme.accent()),
        };
        text::put(buffer, inner.x, inner.bottom() - 1, &text::shorten(told, cols), cols, style);
        (rows.cursor().unwrap_or(inner.as_position()), rows)
    }
}

/// What is to be looked at first is light.
fn weight(row: &RowOutcome) -> u8 {
    match &row.outcome {
        Fate::Refused(_) => 0,
        _ if row.asks() => 1,
        Fate::Correction { .. } => 2,
        Fate::New => 3,
        Fate::Unchanged(_) => 4,
    }
}
