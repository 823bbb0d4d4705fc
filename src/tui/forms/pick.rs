//! Draws what is picked from a few words, not typed: a choice, and the progress of measures. Says
//! too which of it stands where.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::about::item_words;
use super::progress::Told;
use crate::domain::form::Field;
use crate::tui::model::Model;
use crate::tui::text;
use crate::words::Lang;

/// A choice's words as they stand side by side.
pub(super) fn choice_words(lang: Lang, field: Field, words: &[&'static str]) -> Vec<String> {
    words.iter().map(|word| format!(" {} ", lang.choice(field, word))).collect()
}

/// What stands where words of a choice have no room.
const MORE: &str = "..";

/// Columns that it takes, where there are more.
const fn more(there_are: bool) -> usize {
    if there_are { MORE.len() } else { 0 }
}

/// Which of a choice's words stand in that many columns, each with its column: from the first on
/// that lets the chosen one be seen. Where words are left out, [`MORE`] has room.
fn choice_cols(words: &[String], at: Option<usize>, cols: usize) -> Vec<(usize, usize)> {
    let at = at.unwrap_or(0);
    let follow = |nth: usize| nth + 1 < words.len();
    let width = |from: usize| words[from..=at].iter().map(|word| text::width(word)).sum::<usize>();
    let wants = |from: usize| more(from > 0) + width(from) + more(follow(at));
    let first = (0..at).find(|from| wants(*from) <= cols).unwrap_or(at);
    let mut used = more(first > 0);
    let mut shown = Vec::new();
    for (nth, word) in words.iter().enumerate().skip(first) {
        if used + text::width(word) + more(follow(nth)) > cols && nth != at {
            break;
        }
        shown.push((nth, used));
        used += text::width(word);
    }
    shown
}

/// Which word of a choice stands in a column.
pub(super) fn choice_at(
    lang: Lang,
    (field, words): (Field, &[&'static str]),
    at: Option<usize>,
    cols: usize,
    col: usize,
) -> Option<usize> {
    let words = choice_words(lang, field, words);
    let mut shown = choice_cols(&words, at, cols).into_iter();
    let found = shown.find(|(nth, from)| (*from..from + text::width(&words[*nth])).contains(&col));
    found.map(|(nth, _)| nth)
}

/// The words side by side.
pub(super) fn draw_choice(
    model: &Model,
    words: &[String],
    at: Option<usize>,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let (mut cursor, mut end) = (area.as_position(), area.x);
    let shown = choice_cols(words, at, usize::from(area.width));
    if shown.first().is_some_and(|(first, _)| *first > 0) {
        text::put(buffer, area.x, area.y, MORE, MORE.len(), model.theme.quiet());
    }
    let last = shown.last().map_or(0, |(last, _)| last + 1);
    for (nth, from) in shown {
        let x = area.x + from as u16;
        let style = if Some(nth) == at { model.theme.selected() } else { model.theme.text() };
        if Some(nth) == at {
            cursor = Position::new(x, area.y);
        }
        end = text::put(buffer, x, area.y, &words[nth], usize::from(area.right() - x), style);
    }
    if last < words.len() {
        let room = usize::from(area.right().saturating_sub(end));
        end = text::put(buffer, end, area.y, MORE, room, model.theme.quiet());
    }
    let hint = model.lang().not_chosen();
    if at.is_none() && text::width(hint) < usize::from(area.right().saturating_sub(end)) {
        text::put(buffer, end + 1, area.y, hint, text::width(hint), model.theme.quiet());
    }
    cursor
}

/// The first of a progress field's measures in view, and how many are.
pub(super) fn progress_view(at: usize, rows: usize) -> (usize, usize) {
    let height = rows.saturating_sub(1).max(1);
    ((at + 1).saturating_sub(height), height)
}

pub(super) fn draw_progress(
    model: &Model,
    rows: &[Told],
    at: usize,
    focused: bool,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let (lang, theme) = (model.lang(), model.theme);
    let width = usize::from(area.width);
    let Some(here) = rows.get(at) else {
        text::put(buffer, area.x, area.y, lang.no_measures(), width, theme.quiet());
        return area.as_position();
    };
    let (first, height) = progress_view(at, usize::from(area.height));
    for (nth, told) in rows.iter().enumerate().skip(first).take(height) {
        let y = area.y + (nth - first) as u16;
        let word =
            told.word.map_or(lang.not_told(), |word| lang.choice(told.of, told.words()[word]));
        let mark = if told.note.is_empty() { "  " } else { "* " };
        let shown =
            format!("{}{mark}{}", text::fit(word, 11), item_words(model.state(), &told.item));
        let style = if focused && nth == at { theme.selected() } else { theme.text() };
        text::put(buffer, area.x, y, &text::fit(&shown, width), width, style);
    }
    let y = area.bottom().saturating_sub(1);
    if here.word.is_none() || !focused {
        let hint = if focused { lang.progress_hint() } else { "" };
        text::put(buffer, area.x, y, hint, width, theme.quiet());
        return Position::new(area.x, area.y + (at - first) as u16);
    }
    let label = format!("{}  ", lang.label_remark());
    text::put(buffer, area.x, y, &label, width, theme.accent());
    let x = area.x + text::width(&label) as u16;
    let field = Rect { x, y, width: area.right().saturating_sub(x), height: 1 };
    here.note.draw(theme, field, buffer)
}
