//! How many columns a glyph takes.
//!
//! Terminals disagree about the *ambiguous* characters of UAX 11, which Chinese typesetting uses all
//! the time (quotation marks, dashes, circled numbers): some show them one column wide, others two.
//! Which it is here is asked of the terminal once, and [`assume`]d from then on by the thread that
//! draws.

use std::cell::Cell as Slot;
use std::str::Chars;

use super::letters;
use super::stand_in::stand_in;
use ratatui::buffer::{Cell, CellWidth};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide the terminal shows characters of ambiguous width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Ambiguous {
    /// One column, as most terminals do.
    #[default]
    Narrow,
    /// Two, as many Chinese set-ups do.
    Wide,
    /// Nobody has to agree: punctuation and signs are shown as others that every terminal shows equally
    /// wide (see [`super::stand_in`]), letters as [`Self::Narrow`].
    Plain,
}

thread_local! {
    /// A property of the one terminal that a process sits at, and so not handed through every
    /// function that measures; a thread's own, so that tests of both widths do not meet.
    static AMBIGUOUS: Slot<Ambiguous> = const { Slot::new(Ambiguous::Narrow) };
}

/// From now on this thread counts ambiguous glyphs so.
pub fn assume(ambiguous: Ambiguous) {
    AMBIGUOUS.set(ambiguous);
}

/// How this thread counts ambiguous glyphs.
pub fn assumed() -> Ambiguous {
    AMBIGUOUS.get()
}

/// One grapheme of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// Its first byte.
    pub(super) at: usize,
    /// What it is.
    pub(super) text: &'a str,
    /// Its columns.
    pub(super) cols: usize,
    /// What is shown in its place, if something is.
    pub(super) instead: Option<&'static str>,
}

/// The graphemes of a text with their columns. Control characters are nothing.
pub(super) fn glyphs(text: &str) -> Glyphs<'_> {
    let mut chars = text.chars();
    let ahead = chars.next().map(plain);
    Glyphs { text, at: 0, chars, ahead }
}

/// See [`glyphs`].
pub(super) struct Glyphs<'a> {
    text: &'a str,
    /// Where the next grapheme begins.
    at: usize,
    /// What comes after its first character.
    chars: Chars<'a>,
    /// Its first character's columns, where it is a plain one.
    ahead: Option<Option<usize>>,
}

impl<'a> Iterator for Glyphs<'a> {
    type Item = Glyph<'a>;

    #[inline]
    fn next(&mut self) -> Option<Glyph<'a>> {
        let first = self.ahead?;
        let end = self.text.len() - self.chars.as_str().len();
        self.ahead = self.chars.next().map(plain);
        // Segmenting costs most of the time of a frame, and between plain characters there is
        // nothing to find out.
        let glyph = match (first, self.ahead) {
            (Some(cols), None | Some(Some(_))) => {
                Glyph { at: self.at, text: &self.text[self.at..end], cols, instead: None }
            }
            _ => self.segmented()?,
        };
        self.at += glyph.text.len();
        Some(glyph)
    }
}

impl<'a> Glyphs<'a> {
    #[cold]
    fn segmented(&mut self) -> Option<Glyph<'a>> {
        let rest = &self.text[self.at..];
        let grapheme = rest.graphemes(true).next()?;
        self.chars = rest[grapheme.len()..].chars();
        self.ahead = self.chars.next().map(plain);
        let instead = match assumed() {
            Ambiguous::Plain => stand_in(grapheme),
            Ambiguous::Narrow | Ambiguous::Wide => None,
        };
        let cols = instead.map_or_else(|| measured(grapheme), UnicodeWidthStr::width);
        Some(Glyph { at: self.at, text: grapheme, cols, instead })
    }
}

/// The columns of a character that never joins with a plain one beside it, whatever the terminal.
#[inline]
pub(in crate::tui) fn plain(c: char) -> Option<usize> {
    match c {
        // ASCII, and the dots that curves are drawn in.
        ' '..='~' | '\u{2800}'..='\u{28ff}' => Some(1),
        '\u{3001}'..='\u{3020}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

fn measured(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    let narrow = usize::from(grapheme.cell_width());
    match assumed() {
        Ambiguous::Narrow | Ambiguous::Plain => narrow,
        Ambiguous::Wide => {
            let letter = grapheme.chars().next().is_some_and(letters::is_ambiguous);
            narrow + usize::from(letter) + grapheme.width_cjk().saturating_sub(grapheme.width())
        }
    }
}

/// Columns that `text` takes on the screen.
pub fn width(text: &str) -> usize {
    // Nearly every text holds plain characters alone, and every cell of a table is measured.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    let plain: Option<usize> = text.chars().map(plain).sum();
    plain.unwrap_or_else(|| glyphs(text).map(|glyph| glyph.cols).sum())
}

/// Columns that a cell's glyph takes; an empty cell counts as a blank.
pub fn cols(cell: &Cell) -> u16 {
    let symbol = cell.symbol();
    let mut chars = symbol.chars();
    match (chars.next().and_then(plain), chars.as_str()) {
        (Some(cols), "") => cols as u16,
        _ => (width(symbol) as u16).max(1),
    }
}

/// Whether a character is as wide on every terminal: kana, bopomofo, hangul, Han and what was made for
/// compatibility with them; those of alphabets that UAX 11 does not call ambiguous.
fn is_settled(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6b}' | '\u{20000}'..='\u{3fffd}')
        || c < '\u{1100}' && c.width_cjk() == Some(1) && !letters::is_ambiguous(c)
}

/// Whether terminals disagree on how wide a glyph is: the ambiguous ones of UAX 11, all that are put
/// together of several characters, and single ones whose width one version of Unicode or another
/// changed, which is to say all but those of scripts that were wide or narrow from the beginning.
pub fn is_ambiguous(grapheme: &str) -> bool {
    // No ASCII is, and most of what is asked about is that.
    if grapheme.len() < 2 {
        return false;
    }
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => plain(only).is_none() && !is_settled(only),
        (_, several) => several.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ambiguous, assume, is_ambiguous, width};

    #[test]
    fn what_was_always_as_wide_is_settled_and_nothing_else_is() {
        for settled in ["a", "妇", "㐀", "𠮷", "。", "あ", "ㄅ", "한", "ñ", "ő", "⣿"] {
            assert!(!is_ambiguous(settled), "{settled}");
        }
        // Of UAX 11; of several characters; wide since Unicode 16, and as new as that.
        for doubtful in ["“", "①", "─", "é", "ǚ", "α", "Ж", "👩‍👧", "e\u{301}", "☰", "䷀", "🫩", "😀"]
        {
            assert!(is_ambiguous(doubtful), "{doubtful}");
        }
    }

    /// Where quotation marks are two columns wide, letters of pinyin, Greek and Russian are.
    #[test]
    fn letters_are_as_wide_as_quotation_marks() {
        for (text, narrow, wide) in [
            ("“", 1, 2),
            ("lǜsè", 4, 6),
            ("αβμ", 3, 6),
            ("Жё", 2, 4),
            ("ñő", 2, 2),
            ("è\u{323}", 1, 2),
        ] {
            assert_eq!(width(text), narrow, "{text}");
            assume(Ambiguous::Wide);
            assert_eq!(width(text), wide, "{text}");
            assume(Ambiguous::Narrow);
        }
    }
}
