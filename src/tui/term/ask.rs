//! What is asked of the terminal with the first frame, and what its answers mean. Nothing waits for
//! an answer, since some terminals give none.

use std::time::Instant;

use super::input::Heard;
use crate::tui::text::Ambiguous;

/// What to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Questions {
    /// How wide it shows ambiguous glyphs.
    pub ambiguous: bool,
    /// Whether its ground is light.
    pub ground: bool,
}

/// What an answer told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// How wide it shows ambiguous glyphs.
    Ambiguous(Ambiguous),
    /// It does not show UTF-8.
    NotUtf8,
    /// Whether its ground is light.
    Ground {
        /// Nearer to white than to black.
        light: bool,
    },
}

/// The row that the question about widths is put on, from 1: not the first, whose answer looks like a
/// function key.
pub(super) const ROW: u16 = 2;

/// How many cells the question may overwrite.
pub(super) const CELLS: u16 = 6;

/// A glyph that every terminal shows two columns wide, and one that they disagree on. As bytes of
/// another encoding they take up more columns than both together.
const PROBE: &str = "女\u{25bd}";

impl Questions {
    /// The bytes that ask; what they show has to be drawn over in the same write.
    pub(super) fn bytes(self) -> String {
        let mut out = String::new();
        if self.ambiguous {
            out += &format!("\x1b[{ROW};1H{PROBE}\x1b[6n");
        }
        if self.ground {
            out += "\x1b]11;?\x1b\\";
        }
        // Answered in order, by nearly every terminal: what is not answered by then never will be.
        if !out.is_empty() {
            out += "\x1b[c";
        }
        out
    }
}

/// Questions whose answers are still awaited.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) open: Questions,
    pub(super) at: Instant,
}

impl Asked {
    /// What was told, where it answers a question.
    pub(super) fn answer(&mut self, heard: &Heard) -> Option<Answer> {
        match *heard {
            Heard::Cursor(ROW, column) if self.open.ambiguous => {
                self.open.ambiguous = false;
                Some(match column {
                    4 => Answer::Ambiguous(Ambiguous::Narrow),
                    5 => Answer::Ambiguous(Ambiguous::Wide),
                    _ => Answer::NotUtf8,
                })
            }
            Heard::Ground { light } if self.open.ground => {
                self.open.ground = false;
                Some(Answer::Ground { light })
            }
            Heard::Attributes => {
                self.open = Questions::default();
                None
            }
            _ => None,
        }
    }
}
