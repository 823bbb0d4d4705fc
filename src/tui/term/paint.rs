//! Frames to bytes: what changed since the last frame, in one write, ended by the real cursor.
//!
//! ratatui's own backend addresses the cursor anew after every wide glyph and flushes three times
//! a frame. Here the cursor is addressed only after a gap, and after glyphs whose width terminals
//! disagree on, so that a disagreement never shifts the rest of a row.

use std::fmt::Write;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::tui::widgets::repair;

/// Where the cursor ends up, and whether it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The cell: a field's caret, or the selected row, where input methods put their window.
    pub at: Position,
    /// Whether a field has focus.
    pub shown: bool,
}

/// Remembers the last frame.
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
    /// the same. The buffer is repaired on the way.
    pub fn paint(&mut self, mut frame: Buffer, cursor: Cursor) -> String {
        repair::heal(&mut frame);
        let mut out = String::new();
        match &self.last {
            Some((last, at)) if *last == frame && *at == cursor => return out,
            Some((last, _)) if last.area == frame.area => {
                out.push_str("\x1b[?2026h");
                cells(&mut out, &repair::updates(last, &frame));
            }
            _ => {
                out.push_str("\x1b[?2026h\x1b[0m\x1b[2J");
                let blank = Buffer::empty(frame.area);
                cells(&mut out, &repair::updates(&blank, &frame));
            }
        }
        let show = if cursor.shown { "\x1b[?25h" } else { "\x1b[?25l" };
        move_to(&mut out, cursor.at.x, cursor.at.y);
        out.push_str(show);
        out.push_str("\x1b[?2026l");
        self.last = Some((frame, cursor));
        out
    }
}

fn cells(out: &mut String, updates: &[(u16, u16, &ratatui::buffer::Cell)]) {
    let mut at: Option<(u16, u16)> = None;
    let mut style = Style::new();
    for (x, y, cell) in updates {
        if at != Some((*x, *y)) {
            move_to(out, *x, *y);
        }
        if look(cell.style()) != look(style) {
            sgr(out, cell.style());
            style = cell.style();
        }
        let symbol = if cell.symbol().is_empty() { " " } else { cell.symbol() };
        out.push_str(symbol);
        let certain = symbol.width() == symbol.width_cjk();
        at = certain.then_some((x + cell.cell_width().max(1), *y));
    }
    if look(style) != look(Style::new()) {
        out.push_str("\x1b[0m");
    }
}

type Look = (Option<Color>, Option<Color>, Modifier);

fn look(style: Style) -> Look {
    let set = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
    (set(style.fg), set(style.bg), style.add_modifier)
}

fn move_to(out: &mut String, x: u16, y: u16) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\x1b[{};{}H", y + 1, x + 1);
}

fn sgr(out: &mut String, style: Style) {
    out.push_str("\x1b[0");
    let (fg, bg, modifier) = look(style);
    for (bit, code) in [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ] {
        if modifier.contains(bit) {
            let _ = write!(out, ";{code}");
        }
    }
    for (colour, base) in [(fg, 30), (bg, 40)] {
        if let Some(number) = colour.and_then(number) {
            let code = if number < 8 { base + number } else { base + 60 + number - 8 };
            let _ = write!(out, ";{code}");
        }
    }
    out.push('m');
}

/// The place of a named colour among the sixteen; others are not used.
fn number(colour: Color) -> Option<u8> {
    let named = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let place = named.iter().position(|known| *known == colour)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

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
        assert!(bytes.contains("\x1b[0;1;31m逾期\x1b[0m"), "{bytes:?}");
    }
}
