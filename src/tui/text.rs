//! Text in columns: how wide it is, how it is cut, padded, wrapped and put into a frame, and what of
//! a stranger's text may reach the screen. With its parts the only place that knows column widths.
//! Not for styles.

mod letters;
mod stand_in;
mod width;
mod wrap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::form::is_invisible;

pub use width::{Ambiguous, assume, assumed, cols, is_ambiguous, width};
pub use wrap::wrap;

use width::glyphs;
pub(super) use width::plain;

/// The longest beginning of `text` that takes no more than `cols` columns.
pub fn clip(text: &str, cols: usize) -> &str {
    let mut used = 0;
    for glyph in glyphs(text) {
        used += glyph.cols;
        if used > cols {
            return &text[..glyph.at];
        }
    }
    text
}

/// `text` in no more than `cols` columns; what was cut ends in `..`. The one-glyph ellipsis is not
/// used: it is two columns wide on many Chinese set-ups. Below three columns there are no dots.
pub fn shorten(text: &str, cols: usize) -> String {
    if width(text) <= cols {
        text.to_owned()
    } else if cols < 3 {
        clip(text, cols).to_owned()
    } else {
        format!("{}..", clip(text, cols - 2))
    }
}

/// A line of styled text in no more than `cols` columns; what was cut ends in `..`, once.
pub fn shorten_line(spans: Vec<Span<'static>>, cols: usize) -> Line<'static> {
    if spans.iter().map(|span| width(&span.content)).sum::<usize>() <= cols {
        return Line::from(spans);
    }
    let mut left = if cols > 2 { cols - 2 } else { cols };
    let mut kept = Vec::with_capacity(spans.len());
    for span in spans {
        let shown = clip(&span.content, left);
        left -= width(shown);
        if shown.len() < span.content.len() {
            let dots = if cols > 2 { ".." } else { "" };
            kept.push(Span::styled(format!("{shown}{dots}"), span.style));
            break;
        }
        kept.push(span);
    }
    Line::from(kept)
}

/// `text` in exactly `cols` columns: [`shorten`]ed, then padded on the right.
pub fn fit(text: &str, cols: usize) -> String {
    pad_right(&shorten(text, cols), cols)
}

/// `text` with blanks after it up to `cols` columns; never cut.
pub fn pad_right(text: &str, cols: usize) -> String {
    format!("{text}{}", " ".repeat(cols.saturating_sub(width(text))))
}

/// `text` with blanks before it up to `cols` columns; never cut. For numbers.
pub fn pad_left(text: &str, cols: usize) -> String {
    format!("{}{text}", " ".repeat(cols.saturating_sub(width(text))))
}

/// Puts `text` into a row of a frame from column `x` on, in no more than `cols` columns, and gives
/// the column after it. What is there is overwritten; a glyph that would not fit whole is left out.
/// The cells under a wide glyph are as the terminal shows them: blank, in its style.
///
/// ratatui's own `set_stringn` takes every glyph of ambiguous width for narrow.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, text: &str, cols: usize, style: Style) -> u16 {
    let area = buffer.area;
    if x >= area.right() || !(area.top()..area.bottom()).contains(&y) {
        return x;
    }
    let from = buffer.index_of(x, y);
    let room = cols.min(usize::from(area.right() - x));
    let row = &mut buffer.content[from..from + room];
    let mut at = 0;
    for glyph in glyphs(text) {
        let Some(cells) = row.get_mut(at..at + glyph.cols) else { break };
        match glyph.instead {
            None => put_glyph(cells, glyph.text, style),
            Some(instead) => {
                let mut at = 0;
                for part in glyphs(instead) {
                    put_glyph(&mut cells[at..at + part.cols], part.text, style);
                    at += part.cols;
                }
            }
        }
        at += glyph.cols;
    }
    x + at as u16
}

/// Puts a glyph into the cells that it takes.
fn put_glyph(cells: &mut [Cell], glyph: &str, style: Style) {
    if let Some((cell, under)) = cells.split_first_mut() {
        cell.set_symbol(glyph).set_style(style);
        under.iter_mut().for_each(|under| blank_under(cell, under));
    }
}

/// Makes a cell what lies under a wide glyph: blank, in its style. Done to every other cell of a
/// frame, and so without setting what is set.
fn blank_under(glyph: &Cell, under: &mut Cell) {
    if under.symbol() != " " {
        under.set_symbol(" ");
    }
    (under.fg, under.bg, under.modifier) = (glyph.fg, glyph.bg, glyph.modifier);
}

/// [`put`]s a line of styled text.
pub fn put_line(buffer: &mut Buffer, x: u16, y: u16, line: &Line<'_>, cols: usize) -> u16 {
    let mut at = x;
    for span in &line.spans {
        let left = cols.saturating_sub(usize::from(at - x));
        at = put(buffer, at, y, &span.content, left, line.style.patch(span.style));
    }
    at
}

/// Text from others, fit to be stored and shown: no control but `\n`, nothing that turns the
/// direction of writing, nothing invisible that makes two texts look alike. Tabs become blanks;
/// `\r`, `\r\n`, U+2028 and U+2029 become `\n` (terminals paste line ends as `\r`).
pub fn sanitize(text: &str) -> String {
    if text.chars().all(|c| c == '\n' || plain(c).is_some()) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            _ if c.is_control() || is_invisible(c) => {}
            _ => clean.push(c),
        }
    }
    clean
}

/// [`sanitize`]d text in one line.
pub fn one_line(text: &str) -> String {
    sanitize(text).replace('\n', " ")
}

#[cfg(test)]
mod tests;
