//! Draws a form and says where its caret is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::pick::{choice_words, draw_choice, draw_progress, progress_view};
use super::widget::Widget;
use super::{Entered, Form};
use crate::domain::form::Field;
use crate::domain::vocabulary::CommandKind;
use crate::tui::model::Model;
use crate::tui::text;

/// Rows of the text that is being written, where there is not room for all fields anyway.
const WRITING: usize = 8;

/// Columns of a field's label.
pub(super) const LABEL: u16 = 12;

/// Columns of a number that stands before what it does.
const NUMBER: u16 = 8;

impl Form {
    /// Draws it into `area`; gives the cell of the caret, and where each field and, after the last,
    /// the button stands.
    pub fn draw(
        &self,
        model: &Model,
        area: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Vec<(Rect, usize)>) {
        let (lang, theme) = (model.lang(), model.theme);
        let title = match self.deed.on_behalf {
            true => format!("{}  {}", self.deed.asked(lang), lang.recorded_from_paper()),
            false => self.deed.asked(lang).to_owned(),
        };
        text::put(buffer, area.x, area.y, &title, usize::from(area.width), theme.heading());
        if model.says_kept() {
            let said = lang.form_kept();
            let x = area.right().saturating_sub(text::width(said) as u16);
            text::put(buffer, x, area.y, said, usize::from(area.width), theme.quiet());
        }
        let mut top = area.y + 1;
        let room = usize::from(area.width.saturating_sub(LABEL));
        for (label, content) in self.about(model, (room, usize::from(area.height))) {
            row(buffer, area, top, label, theme.quiet());
            let shown = text::shorten(&content, room);
            text::put(buffer, area.x + LABEL, top, &shown, room, theme.text());
            top += 1;
        }
        let foot = self.foot(model, usize::from(area.width));
        let bottom = area.bottom().saturating_sub(foot.len() as u16 + 1);
        let least: usize = self.fields.iter().map(|entered| entered.widget.least()).sum();
        let room = bottom.saturating_sub(top + 1 + least as u16).max(3);
        let listed = Rect { y: top, height: room.min(bottom.saturating_sub(top)), ..area };
        top += self.draw_listed(model, listed, buffer);
        let body = Rect { y: top + 1, height: bottom.saturating_sub(top + 1), ..area };
        let (mut cursor, mut fields) = self.draw_fields(model, body, buffer);
        self.say_beyond(model, &fields, (body.y - 1, area), buffer);
        fields.push((
            self.draw_button(model, Rect { y: bottom, height: 1, ..area }, buffer),
            self.fields.len(),
        ));
        if self.on_button() {
            cursor = Position::new(area.x, bottom);
        }
        for (nth, line) in foot.iter().enumerate() {
            let y = bottom + 1 + nth as u16;
            text::put(buffer, area.x, y, line, usize::from(area.width), theme.warning());
        }
        (cursor, fields)
    }

    /// The button, and beside it as many hints as stand there whole, the weightiest first.
    fn draw_button(&self, model: &Model, row: Rect, buffer: &mut Buffer) -> Rect {
        let (lang, theme) = (model.lang(), model.theme);
        let style = if self.on_button() { theme.selected() } else { theme.accent() };
        let button = format!(" {} ", lang.hand_in());
        let mut x = text::put(buffer, row.x, row.y, &button, usize::from(row.width), style);
        let area = Rect { width: x - row.x, ..row };
        for hint in lang.form_hints().lines() {
            let room = usize::from(row.right().saturating_sub(x + 2));
            if text::width(hint) > room {
                break;
            }
            x = text::put(buffer, x + 2, row.y, hint, room, theme.quiet());
        }
        area
    }

    /// How many fields stand before and after those that are drawn: in the free row above them, and
    /// in the quiet line under the form, as under a list.
    fn say_beyond(
        &self,
        model: &Model,
        drawn: &[(Rect, usize)],
        (above, area): (u16, Rect),
        buffer: &mut Buffer,
    ) {
        let (Some((_, first)), Some((_, last))) = (drawn.first(), drawn.last()) else { return };
        let below = self.fields.len() - 1 - last;
        let told = [
            (*first > 0).then(|| (above, model.lang().fields_above(*first))),
            (below > 0 && model.message.is_none())
                .then(|| (area.bottom(), model.lang().fields_below(below))),
        ];
        for (y, words) in told.into_iter().flatten() {
            let x = area.right().saturating_sub(text::width(&words) as u16);
            text::put(buffer, x, y, &words, usize::from(area.width), model.theme.quiet());
        }
    }

    fn foot(&self, model: &Model, cols: usize) -> Vec<String> {
        let lang = model.lang();
        let sentence = match (&self.refused, &self.asks) {
            (Some(refused), _) => format!("{}{}{refused}", lang.not_taken(), lang.colon()),
            (None, Some(asks)) => asks.clone(),
            (None, None) => return Vec::new(),
        };
        text::wrap(&sentence, cols)
            .into_iter()
            .take(3)
            .map(|line| sentence[line].to_owned())
            .collect()
    }

    /// Rows of each field: what it needs, and of those to spare one each in turn, as long as one has
    /// use for it. Who writes a text sees some of it also where other fields have to give way.
    fn heights(&self, room: usize) -> Vec<usize> {
        let mut heights: Vec<usize> =
            self.fields.iter().map(|entered| entered.widget.least()).collect();
        let mut spare = room.saturating_sub(heights.iter().sum());
        let mut before = 0;
        while spare != before {
            before = spare;
            for (height, entered) in heights.iter_mut().zip(&self.fields) {
                let more = usize::from(spare > 0 && *height < entered.widget.most());
                (*height, spare) = (*height + more, spare - more);
            }
        }
        if let Some(Entered { widget: Widget::Text(_), .. }) = self.fields.get(self.focus) {
            heights[self.focus] = heights[self.focus].max(WRITING.min(room));
        }
        heights
    }

    /// Draws the fields that fit, the one with the caret among them.
    fn draw_fields(
        &self,
        model: &Model,
        area: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Vec<(Rect, usize)>) {
        let room = usize::from(area.height);
        let heights = self.heights(room);
        let focus = self.focus.min(self.fields.len().saturating_sub(1));
        let mut first = 0;
        while first < focus && heights[first..=focus].iter().sum::<usize>() > room {
            first += 1;
        }
        let mut cursor = area.as_position();
        let mut drawn = Vec::new();
        let mut y = area.y;
        for (nth, entered) in self.fields.iter().enumerate().skip(first) {
            let left = area.bottom().saturating_sub(y);
            let height = (heights[nth] as u16).min(left);
            if height == 0 {
                break;
            }
            let here = Rect { y, height, ..area };
            let focused = nth == self.focus;
            let mark = if self.requires(entered.field) { "*" } else { "" };
            let name = model.lang().field_of(self.deed.kind, entered.field);
            // Whatever of a name is cut, that it must be filled in is seen.
            let label = text::shorten(name, usize::from(LABEL) - 1 - mark.len());
            let label = format!("{label}{mark}");
            let caret = draw_field(model, entered, (&label, focused), here, buffer);
            if focused {
                cursor = caret;
            }
            drawn.push((here, nth));
            y += height;
        }
        (cursor, drawn)
    }
}

pub(super) fn row(buffer: &mut Buffer, area: Rect, y: u16, label: &str, style: Style) {
    let label = text::fit(label, usize::from(LABEL) - 1);
    text::put(buffer, area.x, y, &label, usize::from(area.width), style);
}

/// What an empty field takes, where its name does not say it.
fn hint(model: &Model, field: Field) -> Option<&'static str> {
    let lang = model.lang();
    let kind = model.form.as_ref().map(|form| form.deed.kind);
    Some(match field {
        Field::Attachments if model.session.names_files => lang.attach_hint(),
        Field::Attachments => lang.attach_hint_of_put(),
        Field::Heading if kind == Some(CommandKind::SetAgenda) => lang.topic_hint(),
        Field::Due if kind == Some(CommandKind::TakeDecision) => lang.decision_due_hint(),
        Field::Person => lang.person_id_hint(),
        _ => return None,
    })
}

fn draw_field(
    model: &Model,
    entered: &Entered,
    (label, focused): (&str, bool),
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let (lang, theme) = (model.lang(), model.theme);
    let style = if focused { theme.accent() } else { theme.quiet() };
    row(buffer, area, area.y, label, style);
    let inner = Rect { x: area.x + LABEL, width: area.width.saturating_sub(LABEL), ..area };
    match &entered.widget {
        Widget::Line(line) => {
            let caret = line.draw(theme, Rect { height: 1, ..inner }, buffer);
            if let Some(words) = hint(model, entered.field).filter(|_| focused && line.is_empty()) {
                let hint = Rect { x: inner.x + 2, width: inner.width.saturating_sub(2), ..inner };
                let room = usize::from(hint.width);
                text::put(buffer, hint.x, hint.y, words, room, theme.quiet());
            }
            if let Some(words) = lang.setting_hint(entered.field)
                && text::width(line.as_str()) < usize::from(NUMBER)
            {
                let room = usize::from(inner.width.saturating_sub(NUMBER));
                let words = text::shorten(words, room);
                text::put(buffer, inner.x + NUMBER, inner.y, &words, room, theme.quiet());
            }
            caret
        }
        Widget::Text(text) => {
            let caret = text.draw(theme, inner, buffer);
            hidden_rows(model, text.hidden(), area, buffer);
            caret
        }
        Widget::Departments { text, suggested, .. } => {
            let caret = text.draw(theme, Rect { height: 1, ..inner }, buffer);
            if focused && inner.height > 1 {
                let hint = match suggested.split_first() {
                    Some((best, [])) => lang.suggested_only(best),
                    Some((best, others)) => lang.suggested(best, others.join(lang.list_comma())),
                    None => lang.type_a_name().to_owned(),
                };
                let width = usize::from(inner.width);
                text::put(
                    buffer,
                    inner.x,
                    inner.y + 1,
                    &text::shorten(&hint, width),
                    width,
                    theme.quiet(),
                );
            }
            caret
        }
        Widget::Choice { words, at } => {
            let words = choice_words(lang, entered.field, words);
            draw_choice(model, &words, *at, inner, buffer)
        }
        Widget::Progress { rows, .. } if rows.is_empty() => {
            let none = match entered.field {
                Field::Assessments => lang.no_targets(),
                _ => lang.no_measures(),
            };
            text::put(buffer, inner.x, inner.y, none, usize::from(inner.width), theme.quiet());
            inner.as_position()
        }
        Widget::Progress { rows, at } => {
            let (first, height) = progress_view(*at, usize::from(area.height));
            let below = rows.len().saturating_sub(first + height);
            hidden_rows(model, (first, below), area, buffer);
            draw_progress(model, rows, *at, focused, inner, buffer)
        }
    }
}

/// Says under the label how many rows of a long field are above and below what is seen.
fn hidden_rows(model: &Model, (above, below): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang(), model.theme);
    if above > 0 && area.height > 2 {
        row(buffer, area, area.y + 1, &lang.rows_above(above), theme.quiet());
    }
    if below > 0 && area.height > 1 {
        row(buffer, area, area.bottom() - 1, &lang.rows_below(below), theme.quiet());
    }
}
