//! A model of a terminal that replays what is written to it and shows ambiguous glyphs one column
//! wide or two, whatever the program took them for. Other models of terminals know only one width. It
//! erases within a row as mlterm does, which is no more than any other terminal erases.

use halfsky::tui::text::{self, Ambiguous};
use halfsky::tui::theme::NAMED;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

/// What the terminal shows. The right half of a wide glyph is an empty cell.
pub(crate) struct Replay {
    ambiguous: Ambiguous,
    pub(crate) shown: Buffer,
    pub(crate) cursor: Position,
    pub(crate) cursor_shown: bool,
    style: Style,
    /// The first and the last row that scroll.
    margins: (u16, u16),
}

impl Replay {
    pub(crate) fn new(size: (u16, u16), ambiguous: Ambiguous) -> Self {
        let shown = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let (cursor, margins) = (Position::ORIGIN, (0, size.1 - 1));
        Self { ambiguous, shown, cursor, cursor_shown: true, style: Style::new(), margins }
    }

    /// Takes what a program wrote. A sequence that is not of the few that halfsky writes is an
    /// error in halfsky or here.
    pub(crate) fn write(&mut self, bytes: &str) {
        let mut rest = bytes;
        while let Some(first) = rest.chars().next() {
            rest = match first {
                '\x1b' if rest[1..].starts_with('M') => {
                    assert_eq!(self.cursor.y, self.margins.0, "it goes up");
                    let (top, bottom) = self.margins;
                    (top..bottom).rev().for_each(|y| self.copy(y, y + 1));
                    self.clear(top);
                    &rest[2..]
                }
                '\x1b' => {
                    let end = rest[2..].find(|c: char| c.is_ascii_alphabetic()).unwrap() + 2;
                    self.sequence(&rest[2..end], rest.as_bytes()[end]);
                    &rest[end + 1..]
                }
                '\r' => {
                    self.cursor.x = 0;
                    &rest[1..]
                }
                '\n' => {
                    let (top, bottom) = self.margins;
                    if self.cursor.y == bottom {
                        let whole = (0, self.shown.area.height - 1);
                        assert_ne!(self.margins, whole, "it scrolls");
                        (top..bottom).for_each(|y| self.copy(y + 1, y));
                        self.clear(bottom);
                    } else {
                        self.cursor.y += 1;
                    }
                    &rest[1..]
                }
                _ => {
                    let grapheme = rest.graphemes(true).next().unwrap();
                    self.glyph(grapheme);
                    &rest[grapheme.len()..]
                }
            };
        }
    }

    fn sequence(&mut self, parameters: &str, last: u8) {
        let numbers: Vec<u16> =
            parameters.split(';').map(|number| number.parse().unwrap_or(0)).collect();
        let first = numbers[0].max(1);
        let width = self.shown.area.width;
        match (parameters, last) {
            ("?25", b'h' | b'l') => self.cursor_shown = last == b'h',
            (modes, b'h' | b'l') => assert!(modes.starts_with('?'), "{modes}"),
            (_, b'H') => self.cursor = Position::new(numbers[1] - 1, numbers[0] - 1),
            (_, b'C') => self.cursor.x = (self.cursor.x + first).min(width - 1),
            (_, b'X') => {
                let from = self.cursor.x;
                let cells = first.min(self.glyphs_from(from, self.cursor.y));
                self.erase(self.cursor.y, from..from + cells);
            }
            (_, b'K') => self.erase(self.cursor.y, self.cursor.x..width),
            ("2", b'J') => (0..self.shown.area.height).for_each(|y| self.erase(y, 0..width)),
            ("", b'r') => {
                (self.margins, self.cursor) = ((0, self.shown.area.height - 1), Position::ORIGIN);
            }
            (_, b'r') => {
                (self.margins, self.cursor) = ((numbers[0] - 1, numbers[1] - 1), Position::ORIGIN);
            }
            (_, b'm') => numbers.into_iter().for_each(|number| self.sgr(number)),
            _ => panic!("not understood: CSI {parameters} {}", char::from(last)),
        }
    }

    fn sgr(&mut self, number: u16) {
        let ink = |from| Some(NAMED[usize::from(number - from)]);
        match number {
            0 => self.style = Style::new(),
            1 => self.style.add_modifier |= Modifier::BOLD,
            2 => self.style.add_modifier |= Modifier::DIM,
            4 => self.style.add_modifier |= Modifier::UNDERLINED,
            7 => self.style.add_modifier |= Modifier::REVERSED,
            30..=37 => self.style.fg = ink(30),
            90..=97 => self.style.fg = ink(82),
            _ => panic!("not one of ours: SGR {number}"),
        }
    }

    fn copy(&mut self, from: u16, to: u16) {
        for x in 0..self.shown.area.width {
            self.shown[(x, to)] = self.shown[(x, from)].clone();
        }
    }

    /// What scrolls in is of the style that is set.
    fn clear(&mut self, y: u16) {
        assert_eq!(self.style, Style::new());
        self.erase(y, 0..self.shown.area.width);
    }

    /// How many glyphs the row has from there on: mlterm erases no more columns, however many it is told.
    fn glyphs_from(&self, x: u16, y: u16) -> u16 {
        let cells: Vec<_> = (x..self.shown.area.width).map(|x| &self.shown[(x, y)]).collect();
        let stands =
            |cell: &&ratatui::buffer::Cell| cell.symbol() != " " || !cell.modifier.is_empty();
        let end = cells.iter().rposition(stands).map_or(0, |at| at + 1);
        // Half a glyph is taken for one.
        let halved = cells.first().is_some_and(|cell| cell.symbol().is_empty());
        let whole = cells[..end].iter().filter(|cell| !cell.symbol().is_empty()).count();
        whole as u16 + u16::from(halved)
    }

    fn erase(&mut self, y: u16, columns: std::ops::Range<u16>) {
        for x in columns {
            self.halve(x, y);
            self.shown[(x, y)].reset();
        }
    }

    /// A wide glyph of which one half is overwritten loses the other too.
    fn halve(&mut self, x: u16, y: u16) {
        if x > 0 && self.shown[(x, y)].symbol().is_empty() {
            self.shown[(x - 1, y)].set_symbol(" ");
        }
        if x + 1 < self.shown.area.width && self.shown[(x + 1, y)].symbol().is_empty() {
            self.shown[(x + 1, y)].set_symbol(" ");
        }
    }

    fn glyph(&mut self, grapheme: &str) {
        let assumed = text::assumed();
        text::assume(self.ambiguous);
        let cols = text::width(grapheme) as u16;
        text::assume(assumed);
        let Position { x, y } = self.cursor;
        assert!(x + cols <= self.shown.area.width, "{grapheme} wraps at column {x} of row {y}");
        for under in x..x + cols {
            self.halve(under, y);
            self.shown[(under, y)].reset();
            self.shown[(under, y)].set_symbol("").set_style(self.style);
        }
        self.shown[(x, y)].set_symbol(grapheme);
        // At the edge it stays, as a terminal does that will wrap with the next glyph.
        self.cursor.x = x + cols;
    }
}
