//! The five screens. Each says how many rows its list has, what a row is about, and draws itself.

pub(super) mod departments;
pub(super) mod domains;
pub(super) mod journal;
pub(super) mod overview;
pub(super) mod unmet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::model::{Model, Screen, Subject};
use super::text;
use super::theme::Tone;
use super::widgets::table::Table;
use crate::domain::assess::Attainment;
use crate::domain::duty::Standing;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::words::tell;

/// How many rows the open screen's list has.
pub(super) fn len(model: &Model) -> usize {
    match model.screen {
        Screen::Overview => model.overview.domains.len(),
        Screen::Domains => domains::rows(model).len(),
        Screen::Unmet => unmet::rows(model).len(),
        Screen::Departments => departments::rows(model).len(),
        Screen::Journal => journal::entries(model).len(),
    }
}

/// How many rows of its list the open screen can show.
pub(super) fn height(model: &Model) -> usize {
    let body = model.body_height();
    match model.screen {
        Screen::Overview => model.overview.domains.len().min(body),
        Screen::Domains => body,
        Screen::Unmet | Screen::Departments | Screen::Journal => body.saturating_sub(1),
    }
}

/// What the selected row is about.
pub(super) fn subject(model: &Model) -> Option<Subject> {
    let at = model.scroll().selected_in(len(model))?;
    match model.screen {
        Screen::Overview => {
            model.overview.domains.get(at).map(|row| Subject::Domain(row.plan.clone(), row.code))
        }
        Screen::Domains => domains::rows(model).get(at).map(|row| row.subject()),
        Screen::Unmet => unmet::rows(model).get(at).and_then(|row| row.subject()),
        Screen::Departments => {
            departments::rows(model).get(at).map(|row| Subject::Department(row.id.clone()))
        }
        Screen::Journal => journal::entries(model).get(at).map(Subject::Entry),
    }
}

/// The entries that the open screen shows a line of.
pub(super) fn entries_shown(model: &Model) -> Vec<Seq> {
    match model.screen {
        _ if !model.pages.is_empty() => Vec::new(),
        Screen::Overview => overview::latest(model),
        Screen::Journal => {
            let entries = journal::entries(model);
            let visible = model.scroll().visible(entries.len(), height(model));
            visible.filter_map(|at| entries.get(at)).collect()
        }
        _ => Vec::new(),
    }
}

/// Draws the open screen; gives the cell of its selected row.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    match model.screen {
        Screen::Overview => overview::draw(model, area, buffer),
        Screen::Domains => domains::draw(model, area, buffer),
        Screen::Unmet => unmet::draw(model, area, buffer),
        Screen::Departments => departments::draw(model, area, buffer),
        Screen::Journal => journal::draw(model, area, buffer),
    }
}

/// The tone of an attainment.
pub(super) fn tone(attainment: Attainment) -> Tone {
    match attainment {
        Attainment::Met => Tone::Good,
        Attainment::Nearly => Tone::Nearly,
        Attainment::Unmet => Tone::Bad,
        Attainment::NoData => Tone::Missing,
        Attainment::Unrated => Tone::Neutral,
    }
}

/// The tone of a duty.
pub(super) fn duty_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue { .. } | Standing::Returned { .. } => Tone::Bad,
        Standing::DueSoon { .. } | Standing::Waiting { .. } | Standing::Unissued => Tone::Nearly,
        Standing::NotDue => Tone::Missing,
        Standing::Done { .. } => Tone::Good,
    }
}

/// What an entry says in one line, with what must be seen wherever it is: that it was withdrawn,
/// that it was recorded for others.
pub(super) fn entry_line(model: &Model, fact: &Fact) -> Vec<Span<'static>> {
    let told = tell(model.lang(), &fact.event, model.state());
    let mut line = entry_marks(model, fact);
    line.push(Span::raw(text::sanitize(&told).replace('\n', " ")));
    line
}

fn entry_marks(model: &Model, fact: &Fact) -> Vec<Span<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let withdrawn = model.state().withdrawn.contains_key(&fact.seq);
    let for_others = fact.circumstance.on_behalf_of.is_some();
    let withdrawn = withdrawn.then_some((lang.mark_withdrawn(), theme.warning()));
    let for_others = for_others.then_some((lang.on_behalf(), theme.proposed()));
    let marks = withdrawn.into_iter().chain(for_others);
    marks.flat_map(|(word, style)| [Span::styled(word, style), Span::raw(" ")]).collect()
}

/// A table's head and the rows in view, the selected one in reverse video.
fn draw_table(
    model: &Model,
    table: &Table,
    len: usize,
    row: impl Fn(usize) -> Vec<Line<'static>>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    text::put_line(
        buffer,
        area.x,
        area.y,
        &table.head().style(model.theme.heading()),
        usize::from(area.width),
    );
    let scroll = model.scroll();
    let visible = scroll.visible(len, usize::from(area.height.saturating_sub(1)));
    let mut cursor = None;
    for (nth, at) in visible.enumerate() {
        let y = area.y + 1 + nth as u16;
        text::put_line(buffer, area.x, y, &table.row(&row(at)), usize::from(area.width));
        if scroll.selected_in(len) == Some(at) {
            buffer.set_style(Rect { y, height: 1, ..area }, model.theme.selected());
            cursor = Some(Position::new(area.x, y));
        }
    }
    cursor
}

/// A number, or nothing where it is 0, so that what is there stands out.
fn count(number: usize, tone: Tone, model: &Model) -> Line<'static> {
    match number {
        0 => Line::from(Span::styled("-", model.theme.dim())),
        _ => Line::from(Span::styled(number.to_string(), model.theme.status(tone))),
    }
}
