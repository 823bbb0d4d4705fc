//! Frames to bytes: what changed since the last frame, in one write, ended by the real cursor.
//!
//! ratatui's own backend addresses the cursor anew after every wide glyph and flushes three times
//! a frame. Here the cursor is moved only over a gap, and addressed after glyphs whose width
//! terminals disagree on, so that a disagreement never shifts the rest of a row.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::erase::{is_erased_whole, is_plain_blank};
use super::frame::{self, Graphemes, Shown};
use super::scroll::Scroll;
use super::sgr::Sgr;

/// Where the cursor ends up, and whether it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The cell: a field's caret, or the selected row, where input methods put their window.
    pub at: Position,
    /// Whether a field has focus.
    pub shown: bool,
}

/// What the terminal shows, row by row.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    width: usize,
    cells: Vec<Shown>,
}

impl Frame {
    /// Takes what a buffer shows.
    fn take(&mut self, buffer: &Buffer, graphemes: &mut Graphemes) {
        self.width = usize::from(buffer.area.width).max(1);
        frame::show(buffer, graphemes, &mut self.cells);
    }

    fn has_size_of(&self, other: &Self) -> bool {
        (self.width, self.cells.len()) == (other.width, other.cells.len())
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[Shown]> {
        self.cells.chunks(self.width)
    }

    pub(super) fn height(&self) -> usize {
        self.cells.len() / self.width.max(1)
    }

    pub(super) fn row(&self, y: usize) -> &[Shown] {
        &self.cells[y * self.width..(y + 1) * self.width]
    }

    pub(super) fn row_mut(&mut self, y: usize) -> &mut [Shown] {
        &mut self.cells[y * self.width..(y + 1) * self.width]
    }
}

/// Remembers what the terminal shows.
#[derive(Debug, Default)]
pub struct Painter {
    last: Option<(Frame, Cursor)>,
    /// The one before that, to be written over.
    spare: Frame,
    graphemes: Graphemes,
}

impl Painter {
    /// Forgets the last frame, so that the next is written whole.
    pub fn forget(&mut self) {
        self.last = None;
        // No frame is left that has their numbers.
        self.graphemes = Graphemes::default();
    }

    /// The bytes that turn the terminal from the last frame into this one; none where they are
    /// the same.
    pub fn paint(&mut self, buffer: &Buffer, cursor: Cursor) -> String {
        let mut frame = std::mem::take(&mut self.spare);
        frame.take(buffer, &mut self.graphemes);
        let mut pen = Pen::new(&self.graphemes);
        let last = self.last.take().filter(|(last, _)| last.has_size_of(&frame));
        match &last {
            Some((last, at)) => match Scroll::between(last, &frame) {
                Some((scroll, moved)) => {
                    scroll.write(&mut pen.out);
                    pen.at = Some((0, 0));
                    pen.changed_rows(&moved, &frame);
                }
                None => {
                    // There the last frame left the terminal's cursor.
                    pen.at = Some((usize::from(at.at.x), usize::from(at.at.y)));
                    pen.changed_rows(last, &frame);
                }
            },
            None => {
                pen.out.push_str("\x1b[m\x1b[2J");
                pen.all_rows(&frame);
            }
        }
        let was = last.as_ref().map(|(_, at)| *at);
        if !pen.out.is_empty() || was != Some(cursor) {
            pen.rest(cursor, was.is_none_or(|was| was.shown != cursor.shown));
        }
        let bytes = pen.in_one();
        self.spare = last.map_or_else(Frame::default, |(last, _)| last);
        self.last = Some((frame, cursor));
        bytes
    }

    /// `bytes` and then what `over` showed before them, with the cursor where it was.
    pub(super) fn interrupted(&self, bytes: &str, over: Rect) -> String {
        let Some((last, cursor)) = &self.last else { return bytes.to_owned() };
        let mut pen = Pen::new(&self.graphemes);
        pen.out.push_str(bytes);
        let unknown = vec![Shown::UNKNOWN; last.width];
        let rows = usize::from(over.top())..usize::from(over.bottom());
        for (y, row) in last.rows().enumerate().filter(|(y, _)| rows.contains(y)) {
            let mut cells = frame::changes(&unknown, row);
            cells.retain(|x| (over.left()..over.right()).contains(&(*x as u16)));
            pen.row(y, (&unknown, row), &cells);
        }
        pen.style(Sgr::PLAIN);
        pen.rest(*cursor, false);
        pen.in_one()
    }
}

/// Bytes of most frames; a larger one makes room for itself.
const USUAL: usize = 4096;

/// Writes cells, knowing where the terminal's cursor is and what its style is.
struct Pen<'a> {
    graphemes: &'a Graphemes,
    out: String,
    /// Unknown after a glyph whose width terminals disagree on.
    at: Option<(usize, usize)>,
    sgr: Sgr,
}

impl<'a> Pen<'a> {
    fn new(graphemes: &'a Graphemes) -> Self {
        Self { graphemes, out: String::with_capacity(USUAL), at: None, sgr: Sgr::PLAIN }
    }

    /// What was written, to be shown at once.
    fn in_one(self) -> String {
        if self.out.is_empty() {
            return self.out;
        }
        format!("\x1b[?2026h{}\x1b[?2026l", self.out)
    }

    /// Writes what differs.
    fn changed_rows(&mut self, last: &Frame, frame: &Frame) {
        for (y, (last, row)) in last.rows().zip(frame.rows()).enumerate() {
            // Most rows of most frames.
            if last != row {
                self.row(y, (last, row), &frame::changes(last, row));
            }
        }
        self.style(Sgr::PLAIN);
    }

    /// Writes all rows, onto blank ones.
    fn all_rows(&mut self, frame: &Frame) {
        let blank = vec![Shown::BLANK; frame.width];
        for (y, row) in frame.rows().enumerate() {
            self.row(y, (&blank, row), &frame::changes(&blank, row));
        }
        self.style(Sgr::PLAIN);
    }

    /// Writes what changed of a row, over what the terminal shows there.
    fn row(&mut self, y: usize, (last, row): (&[Shown], &[Shown]), changed: &[usize]) {
        let mut next = 0;
        while let Some(&x) = changed.get(next) {
            self.go_to(x, y, row);
            next += match self.erase((&last[x..], &row[x..]), (x, y), &changed[next..]) {
                0 => self.run(x, y, row, &changed[next..]),
                erased => erased,
            };
        }
    }

    /// Erases blanks from `x` on, where there are enough of them; how many of the changed cells that
    /// takes care of.
    fn erase(
        &mut self,
        (last, row): (&[Shown], &[Shown]),
        (x, y): (usize, usize),
        changed: &[usize],
    ) -> usize {
        let blanks = row.iter().take_while(|cell| is_plain_blank(**cell)).count();
        if blanks <= 3 {
            return 0;
        }
        if blanks == row.len() {
            self.ground();
            self.out.push_str("\x1b[K");
            return changed.len();
        }
        let within = changed.partition_point(|at| *at < x + blanks);
        let cells = changed[within - 1] + 1 - x;
        if cells <= 8 {
            return 0;
        }
        self.ground();
        if is_erased_whole(last, cells) {
            self.write(format_args!("\x1b[{cells}X"));
        } else {
            self.blanks(cells);
            self.at = Some((x + cells, y));
        }
        within
    }

    /// Writes the cell at `x` and those of the changed that follow it and look like it, up to a blank
    /// that may be erased; how many they are.
    fn run(&mut self, x: usize, y: usize, row: &[Shown], changed: &[usize]) -> usize {
        let first = row[x];
        if !self.shows(first) {
            self.style(first.sgr);
        }
        if first.glyph.is_doubtful() {
            self.doubtful(x, y, row);
            return 1;
        }
        let (mut next, mut written) = (x, 0);
        for at in changed {
            let cell = row[*at];
            let alike = self.shows(cell) && !cell.glyph.is_doubtful() && !is_plain_blank(cell);
            if *at != next || (written > 0 && !alike) {
                break;
            }
            self.symbol(cell);
            next += cell.glyph.cols();
            written += 1;
        }
        self.at = (next < row.len()).then_some((next, y));
        written
    }

    fn doubtful(&mut self, x: usize, y: usize, row: &[Shown]) {
        let cell = row[x];
        let cols = cell.glyph.cols();
        if x + self.graphemes.widest(cell.glyph) > row.len() {
            // Shown wide, it would go on in the next row.
            self.blanks(cols);
            self.at = None;
        } else {
            if cols > 1 {
                // Shown narrow, it would leave what was there beside it.
                self.blanks(cols);
                self.write(format_args!("\x1b[{};{}H", y + 1, x + 1));
            }
            self.symbol(cell);
            self.at = None;
        }
    }

    fn blanks(&mut self, cols: usize) {
        self.out.extend(std::iter::repeat_n(' ', cols));
    }

    fn symbol(&mut self, cell: Shown) {
        self.graphemes.write(cell.glyph, &mut self.out);
    }

    /// Whether a cell written now looks as it should.
    fn shows(&self, cell: Shown) -> bool {
        cell.sgr == self.sgr || (cell.is_blank() && cell.sgr.is_like_on_blanks(self.sgr))
    }

    /// Leaves the cursor where it belongs.
    fn rest(&mut self, cursor: Cursor, changed: bool) {
        self.go_to(usize::from(cursor.at.x), usize::from(cursor.at.y), &[]);
        if changed {
            self.out.push_str(if cursor.shown { "\x1b[?25h" } else { "\x1b[?25l" });
        }
    }

    fn go_to(&mut self, x: usize, y: usize, row: &[Shown]) {
        // Most glyphs follow another.
        if self.at == Some((x, y)) {
            return;
        }
        if self.at.is_some_and(|(_, line)| line + 1 == y) && x < 5 {
            self.out.push_str("\r\n");
            self.at = Some((0, y));
        }
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, line)) if line == y && from < x => {
                let between = row.get(from..x).unwrap_or_default();
                let short = between.len().clamp(1, 4) == between.len();
                if short && between.iter().all(|cell| cell.glyph.is_ascii() && self.shows(*cell)) {
                    between.iter().for_each(|cell| self.symbol(*cell));
                } else {
                    self.write(format_args!("\x1b[{}C", x - from));
                }
            }
            _ => self.write(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.at = Some((x, y));
    }

    /// Makes sure that erasing leaves the plain ground.
    fn ground(&mut self) {
        if !self.sgr.is_unseen_on_blanks() {
            self.style(Sgr::PLAIN);
        }
    }

    fn style(&mut self, sgr: Sgr) {
        if sgr != self.sgr {
            sgr.write(self.sgr, &mut self.out);
            self.sgr = sgr;
        }
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(what);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    fn frame(rows: &[&str]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
        for (y, row) in rows.iter().enumerate() {
            buffer.set_string(0, y as u16, row, Style::new());
        }
        buffer
    }

    #[test]
    fn nothing_changed_sends_nothing() {
        let mut painter = Painter::default();
        assert!(!painter.paint(&frame(&["妇女"]), Cursor::default()).is_empty());
        assert_eq!(painter.paint(&frame(&["妇女"]), Cursor::default()), "");
    }

    #[test]
    fn one_address_for_a_run_of_chinese_and_one_after_a_doubtful_glyph() {
        let addresses = |text: &str| {
            let bytes = Painter::default().paint(&frame(&[text]), Cursor::default());
            bytes.matches('H').count() - 1
        };
        assert_eq!(addresses("妇女儿童"), 1);
        assert_eq!(addresses("妇“女”儿"), 3);
    }

    #[test]
    fn only_what_changed_is_written() {
        let mut painter = Painter::default();
        painter.paint(&frame(&["妇女与健康", "妇女与教育"]), Cursor::default());
        let bytes = painter.paint(&frame(&["妇女与健康", "妇女与经济"]), Cursor::default());
        assert!(bytes.contains("经济") && !bytes.contains("健康") && bytes.len() < 60, "{bytes:?}");
        let first = painter.paint(&frame(&["儿童与健康", "妇女与经济"]), Cursor::default());
        assert!(first.starts_with("\x1b[?2026h儿童"), "the cursor was there: {first:?}");
    }

    #[test]
    fn styles_are_the_sixteen_colours() {
        let mut buffer = frame(&[""]);
        buffer.set_string(0, 0, "逾期", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        let bytes = Painter::default().paint(&buffer, Cursor::default());
        assert!(bytes.contains("\x1b[1;31m逾期\x1b[m"), "{bytes:?}");
    }
}
