//! What a frame shows, and what of it must be written: [`show`] and [`changes`]. Against two faults
//! of ratatui 0.30.2 with wide glyphs (#2526, #2585): without it, screens drawn by differences keep
//! halves of glyphs and backgrounds that are no longer there. Not a place for bytes.

use ratatui::buffer::{Buffer, Cell};

use super::sgr::Sgr;
use crate::tui::text;

/// What a terminal shows in a cell. Eight bytes without parts of their own: all cells of each frame
/// are compared with those of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// What stands there.
    pub(super) glyph: Glyph,
    /// How it looks.
    pub(super) sgr: Sgr,
}

impl Shown {
    /// A plain blank.
    pub const BLANK: Self = Self { glyph: Glyph::BLANK, sgr: Sgr::PLAIN };
    /// What no frame shows.
    pub(super) const UNKNOWN: Self = Self { glyph: Glyph(0), sgr: Sgr::PLAIN };

    /// Whether nothing stands there.
    pub fn is_blank(self) -> bool {
        self.glyph.number() == Glyph::BLANK.number()
    }
}

/// What stands in a cell: the number of a character, or one beyond of a grapheme of several; the
/// columns that it takes; whether terminals disagree on how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph(u32);

/// Where a glyph's columns stand in it, above its number.
const COLS: u32 = 24;
/// As many of them as have room there.
const WIDEST: usize = 0x7f;
/// Where it stands that they are doubtful.
const DOUBTFUL: u32 = 31;
/// The first number of no character.
const BEYOND: u32 = char::MAX as u32 + 1;

impl Glyph {
    const BLANK: Self = Self::new(' ' as u32, 1);
    /// What lies under a wide glyph.
    const UNDER: Self = Self::new(' ' as u32, 0);

    const fn new(number: u32, cols: usize) -> Self {
        Self(number | (cols as u32) << COLS)
    }

    fn of(text: &str, graphemes: &mut Graphemes) -> Self {
        if let [only @ b' '..=b'~'] = text.as_bytes() {
            return Self::new(u32::from(*only), 1);
        }
        let mut chars = text.chars();
        match (chars.next(), chars.as_str()) {
            (None, _) => Self::BLANK,
            (Some(only), "") => match text::plain(only) {
                Some(cols) => Self::new(only as u32, cols),
                None => Self::odd(only as u32, text),
            },
            _ => Self::odd(graphemes.number(text), text),
        }
    }

    /// What is no plain character.
    fn odd(number: u32, text: &str) -> Self {
        let glyph = Self::new(number, text::width(text).clamp(1, WIDEST));
        Self(glyph.0 | u32::from(text::is_ambiguous(text)) << DOUBTFUL)
    }

    fn number(self) -> u32 {
        self.0 & ((1 << COLS) - 1)
    }

    /// None under a wide glyph.
    pub(super) fn cols(self) -> usize {
        (self.0 >> COLS) as usize & WIDEST
    }

    /// Whether terminals disagree on how many columns it takes.
    pub(super) fn is_doubtful(self) -> bool {
        self.0 >> DOUBTFUL == 1
    }

    /// Whether it is put together of several characters, which some terminals show one by one.
    fn is_joined(self) -> bool {
        self.number() >= BEYOND
    }

    pub(super) fn is_ascii(self) -> bool {
        (u32::from(b' ')..=u32::from(b'~')).contains(&self.number())
    }
}

/// The graphemes of several characters that were met so far; there are few.
#[derive(Debug, Default)]
pub struct Graphemes(Vec<Box<str>>);

impl Graphemes {
    /// What a glyph is, onto the end of `out`.
    pub(super) fn write(&self, glyph: Glyph, out: &mut String) {
        match char::from_u32(glyph.number()) {
            Some(only) => out.push(only),
            None => out.push_str(&self.0[(glyph.number() - BEYOND) as usize]),
        }
    }

    /// Columns that a doubtful glyph takes on the terminal that shows it widest: character by
    /// character, and those of ambiguous width as two.
    pub(super) fn widest(&self, glyph: Glyph) -> usize {
        let apart = match self.0.get((glyph.number().wrapping_sub(BEYOND)) as usize) {
            Some(text) => text.chars().map(|c| text::width(c.encode_utf8(&mut [0; 4]))).sum(),
            None => 0,
        };
        glyph.cols().max(apart).max(2)
    }

    fn number(&mut self, text: &str) -> u32 {
        let known = self.0.iter().position(|known| **known == *text);
        let place = known.unwrap_or_else(|| {
            self.0.push(text.into());
            self.0.len() - 1
        });
        BEYOND + place as u32
    }
}

/// What the cells of a buffer show, as many as it has. A cell under a wide glyph is blank and has the
/// glyph's style; a glyph without all of its cells is a blank.
pub fn show(buffer: &Buffer, graphemes: &mut Graphemes, shown: &mut Vec<Shown>) {
    shown.resize(buffer.content.len(), Shown::BLANK);
    let width = usize::from(buffer.area.width).max(1);
    let rows = buffer.content.chunks(width).zip(shown.chunks_mut(width));
    rows.for_each(|(row, shown)| show_row(row, graphemes, shown));
}

fn show_row(row: &[Cell], graphemes: &mut Graphemes, shown: &mut [Shown]) {
    let mut x = 0;
    while let Some(cell) = row.get(x) {
        let sgr = Sgr::of(cell);
        let mut glyph = Glyph::of(cell.symbol(), graphemes);
        if glyph.cols() > 1 {
            let under = x + 1..x + glyph.cols();
            match row.get(under.clone()) {
                Some(cells) if cells.iter().all(is_blank) => {
                    shown[under].fill(Shown { glyph: Glyph::UNDER, sgr });
                }
                _ => glyph = Glyph::BLANK,
            }
        }
        shown[x] = Shown { glyph, sgr };
        x += glyph.cols();
    }
}

/// The columns of a row's cells that have to be written to turn a screen that shows `last` into one
/// that shows `row`; those under wide glyphs are written with them.
///
/// A cell is also written where a glyph to its left is written and may have covered it, on a
/// terminal that shows ambiguous glyphs wider than they are taken for: the one after it, and all
/// that follow one of several characters.
pub(super) fn changes(last: &[Shown], row: &[Shown]) -> Vec<usize> {
    let mut changed = Vec::with_capacity(row.len());
    // Cells up to here may be covered.
    let mut spilt = 0;
    let mut x = 0;
    while let Some(Shown { glyph, .. }) = row.get(x) {
        // What lies under a glyph goes with it.
        if x < spilt || last[x] != row[x] {
            changed.push(x);
            if glyph.is_joined() {
                spilt = row.len();
            } else if glyph.is_doubtful() {
                spilt = spilt.max(x + 2);
            }
        }
        x += glyph.cols();
    }
    changed
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    const AREA: Rect = Rect::new(0, 0, 16, 2);
    const WIDTH: usize = AREA.width as usize;

    /// A terminal as a grid.
    #[derive(Clone, PartialEq, Debug)]
    struct Screen {
        /// What stands there; nothing under a wide glyph.
        cells: Vec<(Option<Glyph>, Sgr)>,
        manner: Manner,
    }

    /// In what terminals differ.
    #[derive(Clone, Copy, PartialEq, Debug)]
    struct Manner {
        /// A wide glyph that loses a half leaves a blank in its style, or in none.
        keeps_style: bool,
        /// Ambiguous glyphs take two columns.
        wide: bool,
    }

    impl Screen {
        fn new(manner: Manner) -> Self {
            let blank = (Some(Glyph::BLANK), Sgr::PLAIN);
            Self { cells: vec![blank; WIDTH * usize::from(AREA.height)], manner }
        }

        fn blank(&mut self, i: usize) {
            self.cells[i].0 = Some(Glyph::BLANK);
            if !self.manner.keeps_style {
                self.cells[i].1 = Sgr::PLAIN;
            }
        }

        fn break_glyph(&mut self, i: usize) {
            if self.cells[i].0.is_none() && i > 0 {
                self.blank(i - 1);
            }
            if i + 1 < self.cells.len() && self.cells[i + 1].0.is_none() {
                self.blank(i + 1);
            }
        }

        /// Writes cells as [`super::super::paint`] does.
        fn write(&mut self, row: &[Shown], y: usize, cells: impl IntoIterator<Item = usize>) {
            for x in cells {
                let (i, cell) = (y * WIDTH + x, &row[x]);
                let widest = graphemes().widest(cell.glyph);
                let last = cell.glyph.is_doubtful() && x + widest > WIDTH;
                let spills = cell.glyph.is_doubtful() && self.manner.wide && !last;
                let cols = if spills { widest } else { cell.glyph.cols() };
                (i..i + cols).for_each(|n| self.break_glyph(n));
                let glyph = if last { Glyph::BLANK } else { cell.glyph };
                self.cells[i] = (Some(glyph), cell.sgr);
                self.cells[i + 1..i + cols].fill((None, cell.sgr));
            }
        }

        /// The whole frame.
        fn write_all(&mut self, frame: &[Shown]) {
            for (y, row) in frame.chunks(WIDTH).enumerate() {
                let glyphs = (0..WIDTH).filter(|x| row[*x].glyph.cols() > 0);
                self.write(row, y, glyphs.collect::<Vec<_>>());
            }
        }

        /// What differs between two frames; how many cells that is.
        fn write_changes(&mut self, last: &[Shown], frame: &[Shown]) -> usize {
            let rows = last.chunks(WIDTH).zip(frame.chunks(WIDTH)).enumerate();
            let written = rows.map(|(y, (last, row))| {
                let changed = changes(last, row);
                self.write(row, y, changed.iter().copied());
                changed.len()
            });
            written.sum()
        }
    }

    const JOINED: [&str; 3] = ["e\u{301}", "👨\u{200d}👩\u{200d}👧", "स्त्री"];

    /// In all frames of a test a grapheme has the same number.
    fn graphemes() -> Graphemes {
        Graphemes(JOINED.map(Box::from).into())
    }

    type Write = (u16, u16, &'static str, Style);

    fn write() -> impl Strategy<Value = Write> {
        let mut texts = vec!["妇女", "a", "儿x童", "重", "    ", "abc", "目 标", "“", "①②"];
        texts.extend(JOINED);
        let text = prop::sample::select(texts);
        let style = prop::sample::select(vec![
            Style::new(),
            Style::new().bg(Color::Red),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new().add_modifier(Modifier::UNDERLINED),
            Style::new().fg(Color::Green),
        ]);
        (0..AREA.width, 0..AREA.height, text, style)
    }

    fn frame(writes: &[Write]) -> Vec<Shown> {
        let mut buffer = Buffer::empty(AREA);
        for &(x, y, text, style) in writes {
            text::put(&mut buffer, x, y, text, 80, style);
        }
        frame_of(&buffer)
    }

    fn frame_of(buffer: &Buffer) -> Vec<Shown> {
        let mut cells = Vec::new();
        show(buffer, &mut graphemes(), &mut cells);
        cells
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn differences_show_what_a_full_redraw_shows(
            frames in prop::collection::vec(prop::collection::vec(write(), 0..8), 1..6),
            keeps_style in any::<bool>(),
            wide in any::<bool>(),
        ) {
            let manner = Manner { keeps_style, wide };
            let mut screen = Screen::new(manner);
            let mut last = frame(&[]);
            for writes in frames {
                let current = frame(&writes);
                screen.write_changes(&last, &current);
                let mut whole = Screen::new(manner);
                whole.write_all(&current);
                prop_assert_eq!(&screen, &whole);
                prop_assert_eq!(screen.write_changes(&current, &current), 0);
                last = current;
            }
        }

        #[test]
        fn every_column_is_one_glyphs(writes in prop::collection::vec(write(), 0..12)) {
            let frame = frame(&writes);
            prop_assert_eq!(frame.len(), WIDTH * usize::from(AREA.height));
            for row in frame.chunks(WIDTH) {
                prop_assert_eq!(row.iter().map(|cell| cell.glyph.cols()).sum::<usize>(), WIDTH);
                for (x, cell) in row.iter().enumerate() {
                    let under = &row[x + 1..x + cell.glyph.cols().max(1)];
                    prop_assert!(under.iter().all(|it| it.glyph == Glyph::UNDER && it.sgr == cell.sgr));
                }
            }
        }
    }

    #[test]
    fn halves() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        buffer.set_string(0, 0, "妇女", Style::new().add_modifier(Modifier::REVERSED));
        buffer[(1, 0)].set_symbol("x");
        buffer[(3, 0)].set_style(Style::reset());
        buffer[(4, 0)].set_symbol("重");
        let cells = frame_of(&buffer);
        let stands = |x: usize| cells[x].glyph;
        assert_eq!([0, 2, 4].map(stands), [Glyph::BLANK, Glyph::new('女' as u32, 2), Glyph::BLANK]);
        assert_eq!(cells[3].sgr, cells[2].sgr, "what lies under a glyph looks like it");
    }
}
