//! Frames to bytes: what changed since the last frame, in one write, ended by the real cursor.
//!
//! ratatui's own backend addresses the cursor anew after every wide glyph and flushes three times
//! a frame. Here the cursor is moved only over a gap, and addressed after glyphs whose width
//! terminals disagree on, so that a disagreement never shifts the rest of a row.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

use super::frame;
use crate::tui::text;
use crate::tui::theme::number;

/// Where the cursor ends up, and whether it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The cell: a field's caret, or the selected row, where input methods put their window.
    pub at: Position,
    /// Whether a field has focus.
    pub shown: bool,
}

/// Remembers what the terminal shows.
#[derive(Debug, Default)]
pub struct Painter {
    last: Option<(Buffer, Cursor)>,
}

impl Painter {
    /// Forgets the last frame, so that the next is written whole.
    pub fn forget(&mut self) {
        self.last = None;
    }

    /// The bytes that turn the terminal from the last frame into this one; none where they are
    /// the same. The buffer is healed on the way.
    pub fn paint(&mut self, mut frame: Buffer, cursor: Cursor) -> String {
        let mut pen = Pen::default();
        match self.last.take().filter(|(last, _)| last.area == frame.area) {
            Some((last, at)) => {
                pen.changed_rows(&last, &mut frame);
                if pen.out.is_empty() && at == cursor {
                    self.last = Some((frame, cursor));
                    return pen.out;
                }
                pen.rest(cursor, at.shown != cursor.shown);
            }
            None => {
                pen.out.push_str("\x1b[m\x1b[2J");
                pen.all_rows(&mut frame);
                pen.rest(cursor, true);
            }
        }
        self.last = Some((frame, cursor));
        format!("\x1b[?2026h{}\x1b[?2026l", pen.out)
    }

    /// `bytes` and then what `over` showed before them, with the cursor where it was.
    pub(super) fn interrupted(&self, bytes: &str, over: Rect) -> String {
        let Some((last, cursor)) = &self.last else { return bytes.to_owned() };
        let mut pen = Pen::default();
        pen.out.push_str(bytes);
        let over = over.intersection(last.area);
        for y in over.top()..over.bottom() {
            let width = usize::from(last.area.width);
            let row = &last.content[usize::from(y) * width..][..width];
            let blank = vec![Cell::new("\u{0}"); width];
            let mut cells = frame::changes(&blank, row);
            cells.retain(|x| (over.left()..over.right()).contains(&(*x as u16)));
            pen.row(usize::from(y), row, &cells);
        }
        pen.style(Sgr::default());
        pen.rest(*cursor, false);
        format!("\x1b[?2026h{}\x1b[?2026l", pen.out)
    }
}

/// Bytes of most frames; a larger one makes room for itself.
const USUAL: usize = 4096;

/// Writes cells, knowing where the terminal's cursor is and what its style is.
struct Pen {
    out: String,
    /// Unknown after a glyph whose width terminals disagree on.
    at: Option<(usize, usize)>,
    sgr: Sgr,
    /// `sgr` as the last cell written in it has it: most are followed by their like.
    like: Option<(Color, Color, Modifier)>,
}

impl Default for Pen {
    fn default() -> Self {
        Self { out: String::with_capacity(USUAL), at: None, sgr: Sgr::default(), like: None }
    }
}

impl Pen {
    /// Heals and writes the rows that differ.
    fn changed_rows(&mut self, last: &Buffer, frame: &mut Buffer) {
        let width = usize::from(frame.area.width).max(1);
        let rows = last.content.chunks(width).zip(frame.content.chunks_mut(width));
        for (y, (last, row)) in rows.enumerate() {
            // Most rows of most frames.
            if !frame::same(last, row) {
                frame::heal_row(row);
                self.row(y, row, &frame::changes(last, row));
            }
        }
        self.style(Sgr::default());
    }

    /// Heals and writes all rows, onto blank ones.
    fn all_rows(&mut self, frame: &mut Buffer) {
        let blank = vec![Cell::EMPTY; usize::from(frame.area.width).max(1)];
        for (y, row) in frame.content.chunks_mut(blank.len()).enumerate() {
            frame::heal_row(row);
            self.row(y, row, &frame::changes(&blank, row));
        }
        self.style(Sgr::default());
    }

    fn row(&mut self, y: usize, row: &[Cell], changed: &[usize]) {
        let mut next = 0;
        while let Some(&x) = changed.get(next) {
            self.go_to(x, y, row);
            next += match self.erase(&row[x..], x, &changed[next..]) {
                0 => {
                    self.cell(x, y, row);
                    1
                }
                erased => erased,
            };
        }
    }

    /// Erases blanks from `x` on, where there are enough of them; how many of the changed cells that
    /// takes care of.
    fn erase(&mut self, row: &[Cell], x: usize, changed: &[usize]) -> usize {
        let blanks = row.iter().take_while(|cell| is_plain_blank(cell)).count();
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
        self.write(format_args!("\x1b[{cells}X"));
        within
    }

    fn cell(&mut self, x: usize, y: usize, row: &[Cell]) {
        let cell = &row[x];
        let look = frame::look(cell);
        if self.like != Some(look) {
            let wanted = Sgr::of(cell);
            if wanted == self.sgr || !self.sgr.shows(cell) {
                self.style(wanted);
                self.like = Some(look);
            }
        }
        let cols = frame::columns(cell);
        if !text::is_ambiguous(cell.symbol()) {
            self.out.push_str(cell.symbol());
            self.at = (x + cols < row.len()).then_some((x + cols, y));
        } else if x + 1 == row.len() {
            // Shown wide, it would go on in the next row.
            self.out.push(' ');
            self.at = None;
        } else {
            if cols > 1 {
                // Shown narrow, it would leave what was there beside it.
                self.out.push_str("  ");
                self.write(format_args!("\x1b[{};{}H", y + 1, x + 1));
            }
            self.out.push_str(cell.symbol());
            self.at = None;
        }
    }

    /// Leaves the cursor where it belongs.
    fn rest(&mut self, cursor: Cursor, changed: bool) {
        self.go_to(usize::from(cursor.at.x), usize::from(cursor.at.y), &[]);
        if changed {
            self.out.push_str(if cursor.shown { "\x1b[?25h" } else { "\x1b[?25l" });
        }
    }

    fn go_to(&mut self, x: usize, y: usize, row: &[Cell]) {
        if self.at.is_some_and(|(_, line)| line + 1 == y) && x < 5 {
            self.out.push_str("\r\n");
            self.at = Some((0, y));
        }
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, line)) if line == y && from < x => {
                let between = row.get(from..x).unwrap_or_default();
                let short = between.len().clamp(1, 4) == between.len();
                if short && between.iter().all(|cell| is_ascii(cell) && self.sgr.shows(cell)) {
                    between.iter().for_each(|cell| self.out.push_str(cell.symbol()));
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
        if !self.sgr.shows(&Cell::EMPTY) {
            self.style(Sgr::default());
        }
    }

    fn style(&mut self, sgr: Sgr) {
        if sgr == self.sgr {
            return;
        }
        self.like = None;
        let before = std::mem::replace(&mut self.sgr, sgr);
        if sgr == Sgr::default() {
            self.out.push_str("\x1b[m");
            return;
        }
        let kept = before.is_part_of(sgr);
        let codes = sgr.codes().filter(|code| !(kept && before.codes().any(|had| had == *code)));
        let codes: Vec<String> = codes.map(|code| code.to_string()).collect();
        let first = if kept { "" } else { "0;" };
        self.write(format_args!("\x1b[{first}{}m", codes.join(";")));
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(what);
    }
}

fn is_ascii(cell: &Cell) -> bool {
    matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
}

fn is_plain_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(DRAWN_ON_BLANKS) && number(cell.bg).is_none()
}

/// What of a style the terminal is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sgr {
    ink: Option<u8>,
    ground: Option<u8>,
    modifier: Modifier,
}

/// What a blank shows of its modifiers.
const DRAWN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// Modifiers and their parameters of SGR.
const MODIFIERS: [(Modifier, u8); 5] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
];

impl Sgr {
    fn of(cell: &Cell) -> Self {
        Self { ink: number(cell.fg), ground: number(cell.bg), modifier: cell.modifier }
    }

    /// Whether a cell written in it looks as it should. Of a blank only the ground and lines show.
    fn shows(self, cell: &Cell) -> bool {
        let wanted = Self::of(cell);
        let drawn = self.modifier & DRAWN_ON_BLANKS;
        self == wanted
            || (cell.symbol() == " "
                && drawn == wanted.modifier & DRAWN_ON_BLANKS
                && self.ground == wanted.ground
                && (drawn.is_empty() || self.ink == wanted.ink))
    }

    /// Whether adding to it makes `other`.
    fn is_part_of(self, other: Self) -> bool {
        other.modifier.contains(self.modifier)
            && (self.ink.is_none() || self.ink == other.ink)
            && (self.ground.is_none() || self.ground == other.ground)
    }

    fn codes(self) -> impl Iterator<Item = u8> {
        let bright =
            |number: u8, base: u8| if number < 8 { base + number } else { base + 52 + number };
        let modifiers = MODIFIERS.into_iter().filter(move |(bit, _)| self.modifier.contains(*bit));
        let colours = [self.ink.map(|n| bright(n, 30)), self.ground.map(|n| bright(n, 40))];
        modifiers.map(|(_, code)| code).chain(colours.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

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
        assert!(!painter.paint(frame(&["妇女"]), Cursor::default()).is_empty());
        assert_eq!(painter.paint(frame(&["妇女"]), Cursor::default()), "");
    }

    #[test]
    fn one_address_for_a_run_of_chinese_and_one_after_a_doubtful_glyph() {
        let addresses = |text: &str| {
            let bytes = Painter::default().paint(frame(&[text]), Cursor::default());
            bytes.matches('H').count() - 1
        };
        assert_eq!(addresses("妇女儿童"), 1);
        assert_eq!(addresses("妇“女”儿"), 3);
    }

    #[test]
    fn only_what_changed_is_written() {
        let mut painter = Painter::default();
        painter.paint(frame(&["妇女与健康", "妇女与教育"]), Cursor::default());
        let bytes = painter.paint(frame(&["妇女与健康", "妇女与经济"]), Cursor::default());
        assert!(bytes.contains("经济") && !bytes.contains("健康") && bytes.len() < 60, "{bytes:?}");
    }

    #[test]
    fn styles_are_the_sixteen_colours() {
        let mut buffer = frame(&[""]);
        buffer.set_string(0, 0, "逾期", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        let bytes = Painter::default().paint(buffer, Cursor::default());
        assert!(bytes.contains("\x1b[1;31m逾期\x1b[m"), "{bytes:?}");
    }
}
