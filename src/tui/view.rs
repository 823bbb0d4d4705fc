//! A model as a frame: header, the open screen or page, the quiet line, the footer, and what lies
//! over them. Reads the model and changes nothing.

mod above;
mod footer;
mod header;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use footer::footer;
use header::header;
pub(super) use header::marks;

use super::focus::Focus;
use super::keymap::Action;
use super::model::{Message, Model, Screen};
use super::pages::Page;
use super::room::{AROUND, GAP, SMALLEST, is_too_small};
use super::screens;
use super::term::paint::Cursor;
use super::text;
use super::theme::Theme;
use super::walkthrough;
use super::widgets::rows::{self, Rows};
use crate::words::Lang;

/// Columns that a form takes at most.
const FORM: u16 = 100;

/// What somebody points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Something to be done: a screen's name, a key in the footer.
    Do(Action),
    /// A row of the open popup, page or list.
    Row(usize),
    /// A field of the open form, or its button, and where it stands.
    Field(usize, Rect),
}

/// A frame, and what stands where in it.
#[derive(Default)]
struct Drawn {
    buffer: Buffer,
    cursor: Cursor,
    /// Where header and footer name something that can be done.
    actions: Vec<(Rect, Action)>,
    rows: Rows,
    /// Where the fields of a form stand.
    fields: Vec<(Rect, usize)>,
    /// The rows that what is said takes from what stands there otherwise.
    said: Range<u16>,
}

/// Draws everything.
pub fn draw(model: &Model, screen: Rect) -> (Buffer, Cursor) {
    let drawn = frame(model, screen);
    (drawn.buffer, drawn.cursor)
}

/// What stands at that cell. It is drawn for that, so that a click means what is seen there.
pub(super) fn spot(model: &Model, at: Position) -> Option<Spot> {
    let drawn = frame(model, Rect::new(0, 0, model.size.0, model.size.1));
    if drawn.said.contains(&at.y) {
        return None;
    }
    let field = drawn.fields.iter().find(|(area, _)| area.contains(at));
    if let Some((area, nth)) = field {
        return Some(Spot::Field(*nth, *area));
    }
    let named = drawn.actions.iter().find(|(area, _)| area.contains(at));
    let named = named.map(|(_, action)| Spot::Do(*action));
    named.or_else(|| drawn.rows.at(at).map(Spot::Row))
}

fn frame(model: &Model, screen: Rect) -> Drawn {
    if let Some(buffer) = too_small(model.lang(), model.theme, screen) {
        return Drawn { buffer, ..Drawn::default() };
    }
    let mut drawn = Drawn { buffer: Buffer::empty(screen), ..Drawn::default() };
    let body = Rect { x: 1, y: 3, width: screen.width - 2, height: screen.height - AROUND as u16 };
    if model.focus_below() == Focus::Walk {
        drawn.actions = walkthrough::draw(model, screen, &mut drawn.buffer);
        say(model, screen, &mut drawn);
        drawn.cursor.at = body.as_position();
        draw_layer(model, screen, &mut drawn);
        return drawn;
    }
    header(model, screen, &mut drawn);
    drawn.cursor.at = body.as_position();
    if let Some(form) = &model.form {
        let area = Rect { height: body.height + 1, width: body.width.min(FORM), ..body };
        let (at, fields) = form.draw(model, area, &mut drawn.buffer);
        drawn.cursor = Cursor { at, shown: !form.on_button() };
        (drawn.fields, drawn.actions) = (fields, Vec::new());
    } else {
        draw_body(model, body, &mut drawn);
        if model.pages.is_empty() {
            above::draw(model, body, &mut drawn);
        }
    }
    // After the list, of which what is said may take the last row.
    footer(model, screen, &mut drawn);
    draw_layer(model, screen, &mut drawn);
    drawn
}

fn draw_layer(model: &Model, screen: Rect, drawn: &mut Drawn) {
    if let Some(layer) = &model.layer {
        drawn.rows.behind(model.theme, &mut drawn.buffer);
        (drawn.cursor, drawn.rows) = layer.draw(model, screen, &mut drawn.buffer);
        // What lies behind it cannot be pointed at.
        drawn.actions.clear();
        drawn.fields.clear();
    }
}

/// The open page or list, and beside it, where there is room, what is selected in it.
fn draw_body(model: &Model, body: Rect, drawn: &mut Drawn) {
    let (cols, pane) = screens::split(model);
    let list = Rect { width: cols as u16, ..body };
    let buffer = &mut drawn.buffer;
    drawn.rows = match model.pages.last() {
        Some(page) => draw_page(model, page, page.selected, list, buffer),
        None if model.screen == Screen::Monitor => {
            let (rows, cursor) = screens::monitor::draw(model, list, buffer);
            drawn.cursor = cursor;
            rows
        }
        None => screens::draw(model, list, buffer),
    };
    if model.screen != Screen::Monitor || !model.pages.is_empty() {
        drawn.cursor.at = drawn.rows.cursor().unwrap_or(body.as_position());
    }
    if let (Some(page), Some(cols)) = (&model.pane, pane) {
        let x = list.right() + GAP as u16;
        draw_page(model, page, None, Rect { x, width: cols as u16, ..body }, buffer);
    }
}

/// What a screen that is too small shows instead: what size is needed.
pub(super) fn too_small(lang: Lang, theme: Theme, screen: Rect) -> Option<Buffer> {
    if !is_too_small((screen.width, screen.height)) {
        return None;
    }
    let mut buffer = Buffer::empty(screen);
    let words = lang.too_small(SMALLEST.0, SMALLEST.1, screen.width, screen.height);
    let lines = text::wrap(&words, usize::from(screen.width));
    for (y, line) in (0..screen.height).zip(lines) {
        text::put(&mut buffer, 0, y, &words[line], usize::MAX, theme.text());
    }
    Some(buffer)
}

/// Lines of what is said at most.
const SAID: usize = 3;

/// The quiet line. What is too long for it takes rows of the list above it, which the next key gives back:
/// the end of a sentence says what to do. Where the cursor stands in the first of those rows it takes the
/// footer's instead. Gives whether it does.
fn say(model: &Model, screen: Rect, drawn: &mut Drawn) -> bool {
    let buffer = &mut drawn.buffer;
    let (theme, width) = (model.theme, usize::from(screen.width.saturating_sub(2)));
    let (words, style, most) = match &model.message {
        None => return false,
        Some(Message::Done(words)) => (words, theme.heading(), SAID - 1),
        Some(Message::Refused(words)) => (words, theme.warning(), SAID),
        Some(Message::News(words)) => (words, theme.quiet(), SAID),
    };
    // What was entered while a meeting is walked through stands on its page, and whoever leads it needs the
    // rows. Under a form the footer's row is free.
    let entered = model.walking() && matches!(model.message, Some(Message::Done(_)));
    let lines = text::wrap(words, width);
    let shown = if entered { 1 } else { lines.len().min(most) };
    let above = screen.height - 1 - shown as u16;
    let below = model.form.is_some() || (shown > 1 && drawn.cursor.at.y == above);
    let top = above + u16::from(below);
    for (nth, line) in lines[..shown].iter().enumerate() {
        let is_last = nth + 1 == shown;
        let line = if is_last { words[line.start..].trim() } else { &words[line.clone()] };
        // What stands in rows of the list is written over to their end.
        let line = if shown > 1 { text::fit(line, width) } else { text::shorten(line, width) };
        text::put(buffer, 1, top + nth as u16, &line, width, style);
    }
    if shown > 1 {
        drawn.said = top..top + shown as u16;
    }
    below && shown > 1
}

/// Draws a page with how much of it lies below.
fn draw_page(
    model: &Model,
    page: &Page,
    selected: Option<usize>,
    area: Rect,
    buffer: &mut Buffer,
) -> Rows {
    let below = page.lines.len().saturating_sub(page.offset + usize::from(area.height));
    screens::say_rest(model, below, area, buffer);
    let end = (page.offset + usize::from(area.height)).min(page.lines.len());
    let put = |nth: usize, at: Position, buffer: &mut Buffer| {
        let line = &page.lines[nth].line;
        text::put_line(buffer, at.x, at.y, line, usize::from(area.width));
    };
    rows::draw_by(area, page.offset..end, selected, model.theme, buffer, put)
}
