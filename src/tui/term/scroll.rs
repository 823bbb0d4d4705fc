//! Rows that move up or down together: a terminal moves them itself, which takes a few bytes where a
//! screen of Chinese written anew takes thousands.

use std::cmp::Reverse;

use super::frame::Shown;
use super::paint::Frame;

/// By how many rows they may move: a wheel turns three at a time.
const MOST: usize = 3;

/// So many cells fewer have to be written, or it is not worth a flicker on terminals that show a frame
/// while it comes.
const WORTH: usize = 120;

/// Some rows of the screen, all of which move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first of them.
    top: usize,
    /// The last of them.
    bottom: usize,
    by: usize,
    up: bool,
}

impl Scroll {
    /// The one that leaves least to be written, where one does that is worth it, and what the terminal
    /// shows after it.
    pub(super) fn between(last: &Frame, frame: &Frame) -> Option<(Self, Frame)> {
        let now = unlike(last, frame);
        if now < WORTH {
            return None;
        }
        let each = (1..=MOST).flat_map(|by| [true, false].map(|up| (by, up)));
        let found = each.filter_map(|(by, up)| {
            let scroll = Self::of_rows(last, frame, by, up)?;
            let moved = scroll.moved(last);
            let saved = now.saturating_sub(unlike(&moved, frame));
            (saved >= WORTH).then_some((saved, Reverse(by), (scroll, moved)))
        });
        found.max_by_key(|(saved, by, _)| (*saved, *by)).map(|(.., found)| found)
    }

    /// The rows that are found again so many rows higher or lower, and those between them.
    fn of_rows(last: &Frame, frame: &Frame, by: usize, up: bool) -> Option<Self> {
        let height = frame.height();
        let is_moved = |y: &usize| {
            let row = frame.row(*y);
            before(*y, by, up).filter(|from| *from < height).is_some_and(|from| {
                row == last.row(from) && row != last.row(*y) && row.iter().any(|it| !it.is_blank())
            })
        };
        let first = (0..height).find(is_moved)?;
        let end = (0..height).rev().find(is_moved)?;
        let (top, bottom) = if up { (first, end + by) } else { (first - by, end) };
        Some(Self { top, bottom, by, up })
    }

    fn moved(self, last: &Frame) -> Frame {
        let mut moved = last.clone();
        let rows = self.top..=self.bottom;
        for y in rows.clone() {
            match before(y, self.by, self.up).filter(|from| rows.contains(from)) {
                Some(from) => moved.row_mut(y).copy_from_slice(last.row(from)),
                None => moved.row_mut(y).fill(Shown::BLANK),
            }
        }
        moved
    }

    /// Does it, with a plain style set; the cursor stands at the first cell of the screen after it. A
    /// line feed at the lower margin and a reverse index at the upper one are understood by every
    /// terminal that knows margins, as the sequences that name a number of rows are not.
    pub(super) fn write(self, out: &mut String) {
        let (top, bottom) = (self.top + 1, self.bottom + 1);
        let (edge, step) = if self.up { (bottom, "\n") } else { (top, "\x1bM") };
        out.push_str(&format!("\x1b[{top};{bottom}r\x1b[{edge};1H"));
        out.push_str(&step.repeat(self.by));
        out.push_str("\x1b[r");
    }
}

/// In which row stood what is in this one after it.
fn before(y: usize, by: usize, up: bool) -> Option<usize> {
    if up { Some(y + by) } else { y.checked_sub(by) }
}

/// How many cells differ.
fn unlike(one: &Frame, other: &Frame) -> usize {
    let rows = one.rows().zip(other.rows());
    rows.filter(|(a, b)| a != b).map(|(a, b)| a.iter().zip(b).filter(|(a, b)| a != b).count()).sum()
}
