//! The last pass over a frame, against two faults of ratatui 0.30.2 with wide glyphs (#2526,
//! #2585): without it, screens drawn by differences keep halves of backgrounds that are no longer
//! there. Not a place for drawing.
//!
//! - [`heal`] makes a buffer well-formed: a trailing cell takes its glyph's style, a glyph without
//!   its trailing cell becomes a blank.
//! - [`repair`] also marks the cells that trailed in the last frame and do not now, so that
//!   ratatui's own diff writes them. The caller keeps the last frame (a clone of
//!   `CompletedFrame::buffer`), because `Terminal` does not show its own. The marks make ratatui
//!   write those cells once more in the frame after.
//! - [`updates`] is a diff that needs no marks and writes nothing twice, for a painter that owns
//!   both buffers.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

/// Makes `buffer` well-formed; see the module.
pub fn heal(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let mut x = 0;
        while x < row.len() {
            let cols = columns(&row[x]);
            let Some(trail) = row.get(x + 1..x + cols) else {
                blank(&mut row[x]);
                break;
            };
            if !trail.iter().all(is_blank) {
                blank(&mut row[x]);
                x += 1;
                continue;
            }
            let style = row[x].style();
            for cell in &mut row[x + 1..x + cols] {
                cell.reset();
                cell.set_style(style);
            }
            x += cols;
        }
    }
}

/// [`heal`]s `current` and marks what a diff against `previous` would miss. A `previous` of another
/// size is ignored: after a resize everything is written anyway.
pub fn repair(current: &mut Buffer, previous: &Buffer) {
    heal(current);
    if current.area != previous.area {
        return;
    }
    let (trailed, trailing) = (trailing(previous), trailing(current));
    for (i, cell) in current.content.iter_mut().enumerate() {
        if trailed[i] && !trailing[i] {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

/// The cells to write, in reading order, to turn a screen that shows `previous` into `current`.
/// Both must be [`heal`]ed. Where their areas differ, it is all of `current`, for a screen just cleared.
pub fn updates<'a>(previous: &Buffer, current: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
    let same_area = previous.area == current.area;
    let trailed = trailing(previous);
    let trailing = trailing(current);
    let differs = |i: usize, cell: &Cell| !same_area || trailed[i] || *cell != previous.content[i];
    let shown = current.content.iter().enumerate().filter(|&(i, _)| !trailing[i]);
    shown
        .filter(|&(i, cell)| differs(i, cell))
        .map(|(i, cell)| {
            let (x, y) = current.pos_of(i);
            (x, y, cell)
        })
        .collect()
}

/// Which cells lie under the glyph to their left.
fn trailing(buffer: &Buffer) -> Vec<bool> {
    let mut under = vec![false; buffer.content.len()];
    let width = usize::from(buffer.area.width).max(1);
    for (row, cells) in buffer.content.chunks(width).enumerate() {
        let mut x = 0;
        while x < cells.len() {
            let end = (x + columns(&cells[x])).min(cells.len());
            under[row * width + x + 1..row * width + end].fill(true);
            x = end;
        }
    }
    under
}

fn columns(cell: &Cell) -> usize {
    usize::from(cell.cell_width()).max(1)
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

fn blank(cell: &mut Cell) {
    cell.set_symbol(" ");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

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
            buffer.set_string(x, y, text, style);
        }
        buffer
    }

    fn whole(buffer: &Buffer, keeps_style: bool) -> Screen {
        let mut screen = Screen::new(keeps_style);
        screen.write(updates(&Buffer::empty(Rect::ZERO), buffer));
        screen
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn differences_show_what_a_full_redraw_shows(
            frames in prop::collection::vec(prop::collection::vec(write(), 0..8), 1..6),
            keeps in any::<bool>(),
        ) {
            let (mut by_ratatui, mut by_updates) = (Screen::new(keeps), Screen::new(keeps));
            let (mut last, mut last_healed) = (Buffer::empty(AREA), Buffer::empty(AREA));
            for writes in frames {
                let mut current = frame(&writes);
                let mut healed = current.clone();
                heal(&mut healed);
                repair(&mut current, &last);
                by_ratatui.write(last.diff(&current));
                by_updates.write(updates(&last_healed, &healed));
                prop_assert_eq!(&by_ratatui, &whole(&healed, keeps));
                prop_assert_eq!(&by_updates, &whole(&healed, keeps));
                prop_assert!(updates(&healed, &healed.clone()).is_empty());
                (last, last_healed) = (current, healed);
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
