//! A text broken into the rows in which it is seen: in which cell a caret stands, and at which
//! caret a cell is. Knows no screen and draws nothing.
//!
//! A text of many lines is wrapped one column short of its area, so that a caret after a row's
//! last glyph always has a cell of its own.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::buffer;
use crate::tui::text::{Ambiguous, assumed, width, wrap};

/// A caret's place: the byte before which it stands, and whether, where a row was broken there, it
/// is seen at the end of the row above and not at the start of the row below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) above: bool,
}

impl Place {
    pub(super) fn at(at: usize) -> Self {
        Self { at, above: false }
    }
}

/// A text in rows. It keeps the text that it was made of, so that after a key only the lines
/// that differ are wrapped anew.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    text: String,
    /// Columns that there are; none where nothing is wrapped.
    cols: Option<usize>,
    /// How the columns of ambiguous glyphs were counted.
    counted: Ambiguous,
    /// What each row shows; the blanks at which it was broken stand between two rows.
    rows: Vec<Range<usize>>,
}

impl Default for Layout {
    fn default() -> Self {
        let rows = broken("", None);
        Self { text: String::new(), cols: None, counted: assumed(), rows }
    }
}

impl Layout {
    /// Becomes the layout of this text in that many columns.
    pub(super) fn update(&mut self, text: &str, cols: Option<usize>) {
        if (self.cols, self.counted) != (cols, assumed()) {
            (self.cols, self.counted) = (cols, assumed());
            self.rows = broken(text, cols);
        } else if self.text != text {
            self.rewrap(text);
        } else {
            return;
        }
        text.clone_into(&mut self.text);
    }

    /// Wraps the lines in which `text` differs from what is laid out.
    fn rewrap(&mut self, text: &str) {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let same = |(a, b): &(&u8, &u8)| a == b;
        let head = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let from = new[..head].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let kept = new[new.len() - tail..].iter().position(|byte| *byte == b'\n');
        let kept = kept.map_or(0, |line_end| tail - line_end);
        let (old_end, new_end) = (old.len() - kept, new.len() - kept);
        let first = self.rows.partition_point(|row| row.start < from);
        let last = self.rows.partition_point(|row| row.start <= old_end);
        let fresh = broken(&text[from..new_end], self.cols);
        let fresh = fresh.into_iter().map(|row| from + row.start..from + row.end);
        for row in &mut self.rows[last..] {
            *row = row.start - old_end + new_end..row.end - old_end + new_end;
        }
        self.rows.splice(first..last, fresh);
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// All of a row, with the blanks at which it was broken.
    pub(super) fn whole(&self, row: usize) -> Range<usize> {
        let start = self.rows[row].start;
        match self.rows.get(row + 1) {
            Some(next) if self.goes_on(row) => start..next.start,
            Some(next) => start..next.start - 1,
            None => start..self.text.len(),
        }
    }

    /// Whether the row was broken, and its line goes on in the next.
    fn goes_on(&self, row: usize) -> bool {
        let next = self.rows.get(row + 1);
        next.is_some_and(|next| !self.text[..next.start].ends_with('\n'))
    }

    /// Whether a row was broken where no blank is: there a caret can be seen in two cells.
    fn cut_at(&self, row: usize, at: usize) -> bool {
        self.goes_on(row) && self.rows[row].end == at && self.rows[row + 1].start == at
    }

    /// The row and column of a caret.
    pub(super) fn cell(&self, place: Place) -> (usize, usize) {
        let row = self.rows.partition_point(|row| row.start <= place.at).saturating_sub(1);
        let row = match row.checked_sub(1) {
            Some(above) if place.above && self.cut_at(above, place.at) => above,
            _ => row,
        };
        let col = width(&self.text[self.rows[row].start..place.at]);
        (row, self.within(col))
    }

    /// A column of the area: blanks at which a row was broken may be many.
    fn within(&self, col: usize) -> usize {
        self.cols.map_or(col, |cols| col.min(cols.saturating_sub(1)))
    }

    /// The caret nearest before a column of a row.
    pub(super) fn place(&self, row: usize, col: usize) -> Place {
        let whole = self.whole(row);
        let (mut at, mut used) = (whole.start, 0);
        for grapheme in self.text[whole.clone()].graphemes(true) {
            used += width(grapheme);
            if self.within(used) > col {
                return Place::at(at);
            }
            if at + grapheme.len() == whole.end && self.goes_on(row) {
                let cut = self.cut_at(row, whole.end);
                return if cut { Place { at: whole.end, above: true } } else { Place::at(at) };
            }
            at += grapheme.len();
        }
        Place::at(at)
    }

    /// The caret at a row's start.
    pub(super) fn row_start(&self, row: usize) -> Place {
        Place::at(self.rows[row].start)
    }

    /// The caret after what a row shows; in a line's last row after all of it.
    pub(super) fn row_end(&self, row: usize) -> Place {
        match self.goes_on(row) {
            true => Place { at: self.rows[row].end, above: true },
            false => Place::at(self.whole(row).end),
        }
    }
}

/// The rows of a text.
fn broken(text: &str, cols: Option<usize>) -> Vec<Range<usize>> {
    match cols {
        Some(cols) => wrap(text, cols.saturating_sub(1).max(1)),
        None => {
            let all = 0..text.len();
            vec![all]
        }
    }
}

/// The start and end of the line that a caret stands in.
pub(super) fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..at + text[at..].find('\n').unwrap_or(text.len() - at)
}

/// The part of a line from a column on, with the column at which it begins.
pub(super) fn from_col(line: &str, col: usize) -> (&str, usize) {
    let (mut at, mut used) = (0, 0);
    while used < col && at < line.len() {
        let next = buffer::after(line, at);
        used += width(&line[at..next]);
        at = next;
    }
    (&line[at..], used)
}
