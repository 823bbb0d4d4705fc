//! What of a style the terminal is told: one of sixteen colours each for ink and ground, and the
//! modifiers of SGR (ECMA-48, 8.3.117).

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::tui::theme::number;

/// A style, as far as the terminal is told: in one number, for those of all cells are compared in each
/// frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sgr(u32);

/// Where the colours stand in it, above the modifiers, each by its number and one; 0 is the terminal's own.
const INK: u32 = 24;
const GROUND: u32 = 16;

/// What a blank shows of its modifiers.
const DRAWN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// Modifiers and their parameters.
const MODIFIERS: [(Modifier, u8); 5] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
];

/// All of them; no other is told.
const TOLD: Modifier =
    Modifier::BOLD.union(Modifier::DIM).union(Modifier::ITALIC).union(DRAWN_ON_BLANKS);

impl Sgr {
    /// The terminal's own.
    pub(super) const PLAIN: Self = Self(0);

    pub(super) fn of(cell: &Cell) -> Self {
        // Most cells of most frames.
        if cell.modifier.is_empty() && matches!((cell.fg, cell.bg), (Color::Reset, Color::Reset)) {
            return Self::PLAIN;
        }
        let colour = |colour| number(colour).map_or(0, |number| u32::from(number) + 1);
        let modifier = u32::from((cell.modifier & TOLD).bits());
        Self(colour(cell.fg) << INK | colour(cell.bg) << GROUND | modifier)
    }

    fn ink(self) -> u8 {
        (self.0 >> INK) as u8
    }

    fn ground(self) -> u8 {
        (self.0 >> GROUND) as u8
    }

    fn modifier(self) -> Modifier {
        Modifier::from_bits_retain(self.0 as u16)
    }

    /// Whether nothing of it is seen on a blank.
    pub(super) fn is_unseen_on_blanks(self) -> bool {
        self.ground() == 0 && !self.modifier().intersects(DRAWN_ON_BLANKS)
    }

    /// Whether a blank looks the same in both. Of a blank only the ground and lines show.
    pub(super) fn is_like_on_blanks(self, other: Self) -> bool {
        let drawn = self.modifier() & DRAWN_ON_BLANKS;
        drawn == other.modifier() & DRAWN_ON_BLANKS
            && self.ground() == other.ground()
            && (drawn.is_empty() || self.ink() == other.ink())
    }

    /// Writes the bytes that turn `before` into it.
    pub(super) fn write(self, before: Self, out: &mut String) {
        if self == Self::PLAIN {
            return out.push_str("\x1b[m");
        }
        let kept = before.is_part_of(self);
        let codes = self.codes().filter(|code| !(kept && before.codes().any(|had| had == *code)));
        let mut between = if kept { "\x1b[" } else { "\x1b[0;" };
        for code in codes {
            out.push_str(between);
            // Writing to a String cannot fail.
            let _ = write!(out, "{code}");
            between = ";";
        }
        out.push('m');
    }

    /// Whether adding to it makes `other`.
    fn is_part_of(self, other: Self) -> bool {
        other.modifier().contains(self.modifier())
            && (self.ink() == 0 || self.ink() == other.ink())
            && (self.ground() == 0 || self.ground() == other.ground())
    }

    fn codes(self) -> impl Iterator<Item = u8> {
        let code = |colour: u8, plain: u8, bright: u8| match colour {
            0 => None,
            1..=8 => Some(plain + colour - 1),
            _ => Some(bright + colour - 9),
        };
        let modifiers =
            MODIFIERS.into_iter().filter(move |(bit, _)| self.modifier().contains(*bit));
        let colours = [code(self.ink(), 30, 90), code(self.ground(), 40, 100)];
        modifiers.map(|(_, code)| code).chain(colours.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;

    fn sgr(style: Style) -> Sgr {
        let mut cell = Cell::EMPTY;
        cell.set_style(style);
        Sgr::of(&cell)
    }

    #[test]
    fn styles_that_differ_have_something_to_write() {
        let colours = [Color::Reset, Color::Red, Color::LightCyan, Color::Rgb(1, 2, 3)];
        let modifiers = (0..1 << 9).map(Modifier::from_bits_truncate);
        let all: Vec<Sgr> = modifiers
            .flat_map(|it| colours.map(|ink| sgr(Style::new().fg(ink).add_modifier(it))))
            .collect();
        for sgr in &all {
            for before in [Sgr::PLAIN, all[1], all[6], all[all.len() - 1]] {
                let mut out = String::new();
                sgr.write(before, &mut out);
                let empty = !out.starts_with("\x1b[") || out.ends_with(";m");
                assert!(!empty || *sgr == before, "{sgr:?} after {before:?}: {out:?}");
            }
        }
        assert_eq!(sgr(Style::new().crossed_out()), Sgr::PLAIN, "what is not told is no style");
    }
}
