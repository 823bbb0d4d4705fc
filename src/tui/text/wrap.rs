//! Breaking text into lines as a careful Chinese typesetter does.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::width::{glyphs, width};

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
    for glyph in glyphs(paragraph) {
        let at = glyph.at;
        while next.next_if(|&b| b < at).is_some() {}
        let first = glyph.text.chars().next().unwrap_or(' ');
        let space = is_space(first);
        let before = match previous {
            None => None,
            Some(_) if space => None,
            Some(left) => {
                let uax = next.peek() == Some(&at) && !begins_an_option(&paragraph[..at]);
                Some(judge(left, last_visible(&paragraph[..at]), first, uax))
            }
        };
        result.push(Piece { at, cols: glyph.cols, space, before });
        previous = glyph.text.chars().next_back();
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
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{3000}')
}

pub(super) const NEVER_FIRST: &str = "，。、；：？！）》」』】〉〕〗］｝％‰”’,.;:?!)]}%";
pub(super) const NEVER_LAST: &str = "（《「『【〈〔〖［｛“‘([{";
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

/// Whether a text ends with the dashes of a command's option, to which what follows belongs.
fn begins_an_option(text: &str) -> bool {
    let before = text.trim_end_matches('-');
    before.len() < text.len() && (before.is_empty() || before.ends_with(is_space))
}

/// UAX 14 cannot know which way a curly quotation mark faces, so it never breaks beside one; beside
/// Chinese its direction is known.
fn parts_quotation(left: char, right: char) -> bool {
    let wide = |c: char| c.len_utf8() > 1 && width(c.encode_utf8(&mut [0; 4])) == 2;
    (wide(left) && matches!(right, '“' | '‘')) || (matches!(left, '”' | '’') && wide(right))
}
