//! The rows of a list as they stand on the screen: drawn, the selected one under its bar, and found
//! again where somebody points. What the rows say and how a list moves is the caller's.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::tui::text;
use crate::tui::theme::Theme;

/// Columns that the bar over the selected row takes: a row in full on a screen of 80, and no more
/// than it takes to see it on a wider one, since with every step two rows are written anew.
const BAR: u16 = 79;

/// Which rows of a list stand where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    area: Rect,
    shown: Range<usize>,
    selected: Option<usize>,
    left_out: usize,
}

impl Rows {
    /// The same rows, of which so many columns had no room.
    pub fn without(self, left_out: usize) -> Self {
        Self { left_out, ..self }
    }

    /// How many columns had no room.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Where they stand.
    pub fn area(&self) -> Rect {
        self.area
    }

    /// The row that stands there.
    pub fn at(&self, at: Position) -> Option<usize> {
        let nth = usize::from(at.y.checked_sub(self.area.y)?);
        let row = self.shown.clone().nth(nth);
        row.filter(|_| self.area.contains(at))
    }

    /// The first cell of the selected row, where it is in view.
    pub fn cursor(&self) -> Option<Position> {
        let selected = self.selected.filter(|row| self.shown.contains(row))?;
        let y = self.area.y + (selected - self.shown.start) as u16;
        Some(Position::new(self.area.x, y)).filter(|at| self.area.contains(*at))
    }

    /// Takes the bar away while something lies over the list, so that one selection is seen.
    pub fn behind(&self, theme: Theme, buffer: &mut Buffer) {
        if let Some(at) = self.cursor() {
            buffer.set_style(Rect { y: at.y, height: 1, ..self.area }, theme.selected_behind());
        }
    }
}

/// Draws those of a list's rows that are in view, a row a line.
pub fn draw<'a>(
    area: Rect,
    shown: Range<usize>,
    selected: Option<usize>,
    theme: Theme,
    buffer: &mut Buffer,
    line: impl Fn(usize) -> Line<'a>,
) -> Rows {
    let put = |row, at: Position, buffer: &mut Buffer| {
        text::put_line(buffer, at.x, at.y, &line(row), usize::from(area.width));
    };
    draw_by(area, shown, selected, theme, buffer, put)
}

/// The same, each row put into the frame from a place on.
pub fn draw_by(
    area: Rect,
    shown: Range<usize>,
    selected: Option<usize>,
    theme: Theme,
    buffer: &mut Buffer,
    put: impl Fn(usize, Position, &mut Buffer),
) -> Rows {
    let rows = Rows { area, shown, selected, left_out: 0 };
    for (y, row) in (area.top()..area.bottom()).zip(rows.shown.clone()) {
        put(row, Position::new(area.x, y), buffer);
    }
    if let Some(at) = rows.cursor() {
        bar(Rect { y: at.y, height: 1, ..area }, theme, buffer);
    }
    rows
}

/// Lays the bar over a drawn row. Where it does not take all of it, it ends between two cells or words;
/// where there is no such place, behind the glyph or word that it would cut: it does not follow Chinese,
/// which may be broken between any two glyphs, to the row's end.
fn bar(row: Rect, theme: Theme, buffer: &mut Buffer) {
    let row = row.intersection(buffer.area);
    let (mut end, mut gap, mut within_word) = (row.left(), None, false);
    while end < row.right() {
        let cell = &buffer[(end, row.y)];
        let (blank, taken) = (cell.symbol() == " ", end - row.left());
        let in_word = !blank && text::cols(cell) == 1;
        match gap {
            _ if taken < BAR => {}
            Some(gap) if !blank => {
                end = gap;
                break;
            }
            None if in_word && within_word => {}
            _ => break,
        }
        if blank && taken >= BAR / 2 {
            gap = Some(end + 1);
        }
        within_word = in_word;
        end += text::cols(cell);
    }
    let width = end.min(row.right()) - row.left();
    buffer.set_style(Rect { width, ..row }, theme.selected());
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;

    fn drawn(cols: u16, text: &str) -> (Buffer, Rows) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, cols, 4));
        let area = Rect { x: 1, y: 1, width: cols - 2, height: 3 };
        let line = |_| Line::from(text.to_owned());
        let rows = draw(area, 4..7, Some(5), Theme::DARK, &mut buffer, line);
        (buffer, rows)
    }

    fn bar_of(cols: u16, text: &str) -> u16 {
        let (buffer, _) = drawn(cols, text);
        let reversed = |x: &u16| buffer[(*x, 2)].modifier.contains(Modifier::REVERSED);
        let bar: Vec<u16> = (0..cols).filter(reversed).collect();
        assert_eq!(bar.first(), Some(&1));
        assert_eq!(bar.last(), Some(&(bar.len() as u16)), "in one piece");
        bar.len() as u16
    }

    #[test]
    fn the_bar_is_the_row_or_ends_between_words() {
        assert_eq!(bar_of(80, "妇女"), 78);
        assert_eq!(bar_of(81, "妇女"), 79);
        assert_eq!(bar_of(120, "妇女"), 79);
        assert_eq!(bar_of(120, &"妇".repeat(39)), 79);
        assert_eq!(bar_of(120, &"妇".repeat(40)), 80, "no glyph is cut");
        assert_eq!(bar_of(120, &format!("{}2026-11 年", " ".repeat(77))), 77, "no number is cut");
        let cells = format!("{} {}", "妇".repeat(25), "女".repeat(30));
        assert_eq!(bar_of(120, &cells), 51, "nor a cell of words");
        assert_eq!(bar_of(120, &format!("{}2026", " ".repeat(79))), 79, "it cuts nothing there");
        assert_eq!(bar_of(120, &"妇".repeat(90)), 80);
        assert_eq!(bar_of(120, &"a".repeat(200)), 118);
    }

    #[test]
    fn rows_are_found_where_they_were_drawn() {
        let (_, rows) = drawn(80, "妇女");
        assert_eq!(rows.cursor(), Some(Position::new(1, 2)));
        assert_eq!(rows.at(Position::new(1, 2)), Some(5));
        assert_eq!(rows.at(Position::new(78, 3)), Some(6));
        for outside in [(0, 2), (79, 2), (5, 0)] {
            assert_eq!(rows.at(Position::from(outside)), None);
        }
        let few = Rows { shown: 0..1, ..rows };
        assert_eq!((few.at(Position::new(1, 2)), few.cursor()), (None, None));
    }
}
