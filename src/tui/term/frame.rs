//! What a frame must be before it is written, and what of it must be written: [`heal`] and
//! [`changes`]. Against two faults of ratatui 0.30.2 with wide glyphs (#2526, #2585): without it,
//! screens drawn by differences keep halves of glyphs and backgrounds that are no longer there. Not
//! a place for bytes.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::tui::text;

/// Makes `buffer` well-formed: a cell under a wide glyph is blank and takes the glyph's style; a
/// glyph without all of its cells becomes a blank.
pub fn heal(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_mut(width).for_each(heal_row);
}

/// [`heal`]s one row.
pub(super) fn heal_row(row: &mut [Cell]) {
    let mut x = 0;
    while x < row.len() {
        x += match columns(&row[x]) {
            1 => {
                if row[x].symbol().is_empty() {
                    row[x].set_symbol(" ");
                }
                1
            }
            cols => heal_glyph(row, x, cols),
        };
    }
}

/// Heals a wide glyph; the columns that are done with it.
fn heal_glyph(row: &mut [Cell], x: usize, cols: usize) -> usize {
    let (glyph, after) = row[x..].split_first_mut().expect("x is in the row");
    match after.get_mut(..cols - 1).filter(|under| under.iter().all(is_blank)) {
        Some(under) => {
            under.iter_mut().for_each(|under| text::blank_under(glyph, under));
            cols
        }
        None => {
            glyph.set_symbol(" ");
            1
        }
    }
}

/// The columns of a row's cells that have to be written to turn a screen that shows `last` into one
/// that shows `row`; those under wide glyphs are written with them. Both must be [`heal`]ed.
///
/// A cell is also written where it lay under a wide glyph and does not now, and where the glyph to
/// its left is written and may have covered it, on a terminal that shows ambiguous glyphs wider
/// than they are taken for.
pub(super) fn changes(last: &[Cell], row: &[Cell]) -> Vec<usize> {
    let mut changed = Vec::with_capacity(row.len());
    // Up to here the last frame's cells lie under one of its wide glyphs.
    let (mut covered, mut spilt) = (0, false);
    let mut x = 0;
    while x < row.len() {
        let cols = columns(&row[x]);
        // Most cells of most rows: what was there is there, and with it what lies under it.
        if !spilt && x >= covered && alike(&last[x], &row[x]) {
            covered = x + cols;
            x += cols;
            continue;
        }
        let mut differs = spilt;
        for at in x..(x + cols).min(row.len()) {
            let was_under = at < covered;
            if !was_under {
                covered = at + columns(&last[at]);
            }
            differs = differs
                || (at == x && (was_under || (cols > 1 && columns(&last[at]) != cols)))
                || !alike(&last[at], &row[at]);
        }
        if differs {
            changed.push(x);
        }
        spilt = differs && cols == 1 && text::is_ambiguous(row[x].symbol());
        x += cols;
    }
    changed
}

/// Whether both rows show the same.
pub(super) fn same(last: &[Cell], row: &[Cell]) -> bool {
    last.len() == row.len() && last.iter().zip(row).all(|(last, now)| alike(last, now))
}

/// Whether two cells show the same.
fn alike(last: &Cell, now: &Cell) -> bool {
    // Byte by byte: there are one to three, in each of all cells of each frame.
    let symbols = (last.symbol().bytes(), now.symbol().bytes());
    symbols.0.len() == symbols.1.len()
        && symbols.0.zip(symbols.1).all(|(last, now)| last == now)
        && look(last) == look(now)
}

/// A cell's style, as it has it.
pub(super) fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

pub(super) fn columns(cell: &Cell) -> usize {
    usize::from(text::cols(cell))
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect::new(0, 0, 16, 2);

    /// A terminal as a grid. A wide glyph that loses a half leaves a blank: in the glyph's style on
    /// some terminals, in none on others.
    #[derive(Clone, PartialEq, Debug)]
    struct Screen(Vec<(String, Style)>, bool);

    impl Screen {
        fn new(keeps_style: bool) -> Self {
            let blank = (" ".into(), Cell::EMPTY.style());
            Self(vec![blank; usize::from(AREA.width * AREA.height)], keeps_style)
        }

        fn blank(&mut self, i: usize) {
            self.0[i].0 = " ".into();
            if !self.1 {
                self.0[i].1 = Cell::EMPTY.style();
            }
        }

        fn break_glyph(&mut self, i: usize) {
            if self.0[i].0.is_empty() && i > 0 {
                self.blank(i - 1);
            }
            if i + 1 < self.0.len() && self.0[i + 1].0.is_empty() {
                self.blank(i + 1);
            }
        }

        fn write<'a>(&mut self, cells: impl IntoIterator<Item = (u16, u16, &'a Cell)>) {
            for (x, y, cell) in cells {
                let i = usize::from(y * AREA.width + x);
                let cols = columns(cell);
                for n in i..i + cols {
                    self.break_glyph(n);
                }
                self.0[i] = (cell.symbol().to_owned(), cell.style());
                for n in i + 1..i + cols {
                    self.0[n] = (String::new(), cell.style());
                }
            }
        }
    }

    type Write = (u16, u16, &'static str, Style);

    fn write() -> impl Strategy<Value = Write> {
        let text = prop::sample::select(vec!["妇女", "a", "儿x童", "重", "    ", "abc", "目 标"]);
        let style = prop::sample::select(vec![
            Style::new(),
            Style::new().bg(Color::Red),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new().add_modifier(Modifier::UNDERLINED),
            Style::new().fg(Color::Green),
        ]);
        (0..AREA.width, 0..AREA.height, text, style)
    }

    fn frame(writes: &[Write]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        for &(x, y, text, style) in writes {
            text::put(&mut buffer, x, y, text, 80, style);
        }
        buffer
    }

    fn updates<'a>(last: &Buffer, frame: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
        let width = usize::from(AREA.width);
        let rows = last.content.chunks(width).zip(frame.content.chunks(width)).enumerate();
        rows.flat_map(|(y, (last, row))| {
            let cells = changes(last, row).into_iter().map(|x| (x, &row[x]));
            cells.map(move |(x, cell)| (x as u16, y as u16, cell)).collect::<Vec<_>>()
        })
        .collect()
    }

    /// A screen on which every cell of the frame was written.
    fn whole(buffer: &Buffer, keeps_style: bool) -> Screen {
        let mut screen = Screen::new(keeps_style);
        for y in 0..AREA.height {
            let mut x = 0;
            while x < AREA.width {
                let cell = &buffer[(x, y)];
                screen.write([(x, y, cell)]);
                x += text::cols(cell);
            }
        }
        screen
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn differences_show_what_a_full_redraw_shows(
            frames in prop::collection::vec(prop::collection::vec(write(), 0..8), 1..6),
            keeps in any::<bool>(),
        ) {
            let mut screen = Screen::new(keeps);
            let mut last = Buffer::empty(AREA);
            for writes in frames {
                let mut current = frame(&writes);
                heal(&mut current);
                screen.write(updates(&last, &current));
                prop_assert_eq!(&screen, &whole(&current, keeps));
                prop_assert!(updates(&current, &current.clone()).is_empty());
                last = current;
            }
        }

        #[test]
        fn healing_is_idempotent(writes in prop::collection::vec(write(), 0..12)) {
            let mut once = frame(&writes);
            heal(&mut once);
            let mut twice = once.clone();
            heal(&mut twice);
            prop_assert_eq!(once, twice);
        }
    }

    #[test]
    fn halves() {
        let style = Style::new().add_modifier(Modifier::REVERSED);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        buffer.set_string(0, 0, "妇女", style);
        buffer[(1, 0)].set_symbol("x");
        buffer[(4, 0)].set_symbol("重");
        heal(&mut buffer);
        assert_eq!((buffer[(0, 0)].symbol(), buffer[(4, 0)].symbol()), (" ", " "));
        assert!(buffer[(3, 0)].modifier.contains(Modifier::REVERSED));
    }
}
