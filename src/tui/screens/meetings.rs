//! 会议: a row each, the latest first, with how far it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{count, draw_table};
use crate::domain::entry::Seq;
use crate::domain::state::{Meeting, MeetingStage};
use crate::order::sort_by_key;
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width, wanted};
use crate::words::Lang;

/// The meetings, the latest first.
pub(crate) fn rows(model: &Model) -> Vec<(Seq, &Meeting)> {
    let all = model.state().meetings.iter();
    let mut rows: Vec<_> = all.map(|(seq, meeting)| (*seq, meeting)).collect();
    sort_by_key(&mut rows, |(seq, meeting)| std::cmp::Reverse((meeting.day(), *seq)));
    rows
}

/// Columns of who chairs it.
const CHAIR: usize = 10;

/// The fewest of where it is.
const PLACE: usize = 10;

/// What is told of a meeting, a column each.
#[derive(Debug, Clone, Copy)]
enum Told {
    Day,
    Kind,
    Stage,
    Items,
    Taken,
    Decided,
    Chair,
    Place,
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let (lang, theme) = (model.lang(), model.theme);
    let rows = rows(model);
    if rows.is_empty() {
        let then = model.as_of().map(|_| lang.no_meetings_then());
        let (words, cols) = (then.unwrap_or(lang.no_meetings()), usize::from(area.width));
        for (y, line) in (area.top()..area.bottom()).zip(text::wrap(words, cols)) {
            text::put(buffer, area.x, y, &words[line], cols, theme.quiet());
        }
        return Rows::default();
    }
    let cols = usize::from(area.width);
    let mut columns = columns(lang);
    if cols >= wanted(&columns) + 1 + CHAIR + 1 + PLACE {
        columns.push(Column::left(Told::Chair, lang.column_chair(), Width::Fixed(CHAIR)));
        columns.push(Column::left(Told::Place, lang.column_place(), Width::Flex(PLACE)));
    }
    let table = Table::new(columns, cols);
    let cell = |at: usize, told| cell(model, rows[at], told);
    draw_table(model, &table, rows.len(), cell, area, buffer)
}

/// Columns in which the list leaves out nothing that the page beside it does not tell.
pub(super) fn full_cols(model: &Model) -> usize {
    wanted(&columns(model.lang()))
}

/// Those that tell how far each is.
fn columns(lang: Lang) -> Vec<Column<Told>> {
    let number = |told, title: &str| Column::right(told, title.to_owned(), Width::Fixed(6));
    vec![
        Column::left(Told::Day, lang.column_day(), Width::Fixed(11)),
        Column::left(Told::Kind, lang.column_meeting_kind(), Width::Fixed(10)),
        Column::left(Told::Stage, lang.label_stage(), Width::Fixed(10)),
        number(Told::Items, lang.column_topics()),
        number(Told::Taken, lang.column_taken()),
        number(Told::Decided, lang.column_decided()),
    ]
}

fn cell<'a>(model: &Model, (seq, meeting): (Seq, &'a Meeting), told: Told) -> Line<'a> {
    let number = |number| count(number, Tone::Neutral, model);
    match told {
        Told::Day => Line::from(meeting.day().to_string()),
        Told::Kind => Line::from(model.lang().short_meeting_kind(meeting.kind)),
        Told::Stage => Line::from(Span::styled(
            model.lang().meeting_standing(model.state(), seq, meeting),
            model.theme.status(tone(meeting.stage())),
        )),
        Told::Items => number(meeting.agenda().len()),
        Told::Taken => {
            let items = meeting.agenda().iter();
            number(items.filter(|item| model.state().is_taken(seq, item.number)).count())
        }
        Told::Decided => {
            number(meeting.records().iter().filter(|record| record.is_decision()).count())
        }
        Told::Chair => Line::from(&*meeting.arrangement().chair),
        Told::Place => Line::from(&*meeting.arrangement().place),
    }
}

/// The tone of how far a meeting is.
pub(crate) fn tone(stage: MeetingStage) -> Tone {
    match stage {
        MeetingStage::Called => Tone::Neutral,
        MeetingStage::Open | MeetingStage::Minuted => Tone::Nearly,
        MeetingStage::Approved | MeetingStage::Closed => Tone::Good,
    }
}
