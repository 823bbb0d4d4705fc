//! Draws a field: its text from the row and column on that keep the caret in view, what is selected
//! in reverse video.

use std::ops::Range;

use ratatui::buffer::Buffer as Screen;
use ratatui::layout::{Position, Rect};

use super::layout::from_col;
use super::{Edit, Seen, buffer};
use crate::tui::text;
use crate::tui::theme::Theme;

impl Edit {
    /// Draws it into `area`; gives the cell of its caret.
    pub fn draw(&self, theme: Theme, area: Rect, screen: &mut Screen) -> Position {
        screen.set_style(area, theme.input());
        let (cols, rows) = (usize::from(area.width).max(1), usize::from(area.height).max(1));
        let seen = self.seen.get();
        self.seen.set(Seen { cols: Some(cols), rows, ..seen });
        let layout = self.laid_out();
        let caret = layout.cell(self.place());
        let top = seen.from.0.clamp((caret.0 + 1).saturating_sub(rows), caret.0);
        let top = top.min(layout.len().saturating_sub(rows));
        let left = if self.buffer.is_many() { 0 } else { self.left(caret.1, cols) };
        self.seen.set(Seen { cols: Some(cols), rows, from: (top, left) });
        for (y, row) in (area.y..area.bottom()).zip(top..layout.len()) {
            self.draw_row(layout.whole(row), left, theme, Rect { y, height: 1, ..area }, screen);
        }
        let (x, y) = ((caret.1 - left) as u16, (caret.0 - top) as u16);
        Position::new(area.x + x, area.y + y)
    }

    /// The first column in view of a text of one line: its caret is seen with the glyph under it and
    /// a little of what stands before it, and no blanks after it while it goes on before.
    fn left(&self, caret: usize, cols: usize) -> usize {
        let at = self.buffer.caret();
        let under = text::width(&self.as_str()[at..buffer::after(self.as_str(), at)]);
        let least = (caret + under.max(2)).saturating_sub(cols).min(caret);
        let most = (text::width(self.as_str()) + 2).saturating_sub(cols);
        self.seen.get().from.1.min(most).clamp(least, caret.saturating_sub(cols / 4).max(least))
    }

    /// Draws the part of the text that stands in a row, from column `left` on.
    fn draw_row(
        &self,
        whole: Range<usize>,
        left: usize,
        theme: Theme,
        area: Rect,
        screen: &mut Screen,
    ) {
        let (shown, begins) = from_col(&self.as_str()[whole.clone()], left);
        let mut x = area.x + (begins - left) as u16;
        let start = whole.end - shown.len();
        let selected = self.buffer.selection().unwrap_or(0..0);
        let (from, to) =
            (selected.start.clamp(start, whole.end), selected.end.clamp(start, whole.end));
        let parts = [(start..from, false), (from..to, true), (to..whole.end, false)];
        for (part, is_selected) in parts {
            let room = usize::from(area.right().saturating_sub(x));
            let style = if is_selected { theme.selected() } else { theme.input() };
            let fits = text::clip(&self.as_str()[part.clone()], room);
            x = text::put(screen, x, area.y, fits, room, style);
            if fits.len() < part.len() {
                return;
            }
        }
        // A selected line end is a blank in reverse video.
        let ends = selected.contains(&whole.end) && self.as_str()[whole.end..].starts_with('\n');
        if ends && x < area.right() {
            screen.set_style(Rect { x, width: 1, ..area }, theme.selected());
        }
    }
}
