//! Text in columns: how wide it is, how it is cut, padded and wrapped, and what of a stranger's
//! text may reach the screen. The only file that knows column widths. Not for styles and not for
//! drawing.
//!
//! A width here is what ratatui's `Buffer` will use for the same text: counted a grapheme at a time
//! by its own `CellWidth`, with control characters as nothing, because the buffer drops them.

use std::ops::Range;

use ratatui::buffer::CellWidth;
use ratatui::text::{Line, Span};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of one grapheme.
fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { usize::from(grapheme.cell_width()) }
}

/// Columns that `text` takes on the screen.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

/// The longest beginning of `text` that takes no more than `cols` columns.
pub fn clip(text: &str, cols: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > cols {
            return &text[..at];
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
    let total: usize = spans.iter().map(|span| width(&span.content)).sum();
    let mut left = cols.saturating_sub(if total > cols && cols > 2 { 2 } else { 0 });
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

/// Breaks `text` into lines of at most `cols` columns and returns their byte ranges; what lies
/// between two ranges is white space only. `\n` starts a new line.
///
/// Breaks follow UAX 14 with Chinese habits on top: no closing punctuation at a line's start, no
/// opening punctuation at its end, a number stays with its unit (2025年) and a range whole
/// (2021—2030), and a Chinese quotation may part from the sentence around it. Where that leaves
/// nothing that fits, a word is cut between graphemes. A grapheme wider than `cols` overflows.
pub fn wrap(text: &str, cols: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, cols, start, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// A place between two graphemes and how good a line break would be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// Where a careful typesetter breaks.
    Good,
    /// Cuts a word, but leaves no punctuation on the wrong side.
    Rough,
    /// Only when there is nothing else.
    Last,
}

/// A grapheme of a paragraph and the break before it.
struct Piece {
    at: usize,
    cols: usize,
    space: bool,
    /// The break before it; none before a space, so that spaces stay with the line they end.
    before: Option<Break>,
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    let allowed: Vec<usize> = linebreaks(paragraph).map(|(at, _)| at).collect();
    let mut next = allowed.iter().copied().peekable();
    let mut previous: Option<char> = None;
    let mut result = Vec::new();
    for (at, grapheme) in paragraph.grapheme_indices(true) {
        while next.next_if(|&b| b < at).is_some() {}
        let first = grapheme.chars().next().unwrap_or(' ');
        let space = is_space(first);
        let before = match previous {
            None => None,
            Some(_) if space => None,
            Some(left) => {
                let uax = next.peek() == Some(&at);
                Some(judge(left, last_visible(&paragraph[..at]), first, uax))
            }
        };
        result.push(Piece { at, cols: grapheme_width(grapheme), space, before });
        previous = grapheme.chars().next_back();
    }
    result
}

fn judge(left: char, left_visible: Option<char>, right: char, uax: bool) -> Break {
    if NEVER_FIRST.contains(right) || left_visible.is_some_and(|c| NEVER_LAST.contains(c)) {
        Break::Last
    } else if (uax && !kept_together(left, right)) || parts_quotation(left, right) {
        Break::Good
    } else {
        Break::Rough
    }
}

fn wrap_paragraph(paragraph: &str, cols: usize, offset: usize, lines: &mut Vec<Range<usize>>) {
    let pieces = pieces(paragraph);
    let mut first = 0;
    loop {
        let cut = next_cut(&pieces[first..], cols).map(|n| first + n);
        let from = pieces.get(first).map_or(paragraph.len(), |p| p.at);
        let to = cut.map_or(paragraph.len(), |n| pieces[n].at);
        let shown = paragraph[from..to].trim_end_matches(is_space).len();
        lines.push(offset + from..offset + from + shown);
        match cut {
            Some(n) => first = n,
            None => return,
        }
    }
}

/// How many of `pieces` the first line takes; none when it takes all.
fn next_cut(pieces: &[Piece], cols: usize) -> Option<usize> {
    let (mut used, mut shown) = (0, 0);
    let mut best: [Option<usize>; 3] = [None; 3];
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(kind) = piece.before.filter(|_| n > 0) {
            best[kind as usize] = Some(n);
        }
        used += piece.cols;
        if !piece.space {
            shown = used;
        }
        if shown > cols {
            // A grapheme that does not fit even alone goes on, or the wrap would never end.
            let alone = (n + 1..pieces.len()).find(|&m| pieces[m].before.is_some());
            return best.into_iter().flatten().next().or(alone);
        }
    }
    None
}

/// White space at which a line ends without showing it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{3000}')
}

const NEVER_FIRST: &str = "，。、；：？！）》」』】〉〕〗］｝％‰”’,.;:?!)]}%";
const NEVER_LAST: &str = "（《「『【〈〔〖［｛“‘([{";
const UNITS: &str = "年月日号时分秒周岁天万亿元个项条次人名件";

fn last_visible(text: &str) -> Option<char> {
    text.trim_end_matches(is_space).chars().next_back()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Pairs that UAX 14 would part and a Chinese reader would not.
fn kept_together(left: char, right: char) -> bool {
    let dash = |c| matches!(c, '—' | '–' | '～' | '-');
    (is_digit(left) && (is_digit(right) || UNITS.contains(right) || dash(right)))
        || (is_digit(right) && (left == '第' || dash(left)))
}

/// UAX 14 cannot know which way a curly quotation mark faces, so it never breaks beside one; beside
/// Chinese its direction is known.
fn parts_quotation(left: char, right: char) -> bool {
    let wide = |c: char| c.len_utf8() > 1 && width(c.encode_utf8(&mut [0; 4])) == 2;
    (wide(left) && matches!(right, '“' | '‘')) || (matches!(left, '”' | '’') && wide(right))
}

/// Text from others, fit to be stored and shown: no control but `\n`, nothing that turns the
/// direction of writing, nothing invisible that makes two texts look alike. Tabs become blanks;
/// `\r`, `\r\n`, U+2028 and U+2029 become `\n` (terminals paste line ends as `\r`).
pub fn sanitize(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            _ if c.is_control() || is_spoof(c) => {}
            _ => clean.push(c),
        }
    }
    clean
}

/// Invisible format characters. Variation selectors stay: names need them.
fn is_spoof(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests;
