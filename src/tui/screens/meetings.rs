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
use crate::tui::widgets::table::{Column, Table, Width};

/// The meetings, the latest first.
pub(crate) fn rows(model: &Model) -> Vec<(Seq, &Meeting)> {
    let all = model.state().meetings.iter();
    let mut rows: Vec<_> = all.map(|(seq, meeting)| (*seq, meeting)).collect();
    sort_by_key(&mut rows, |(seq, meeting)| std::cmp::Reverse((meeting.day(), *seq)));
    rows
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let (lang, theme) = (model.lang(), model.theme);
    let rows = rows(model);
    if rows.is_empty() {
        let (words, cols) = (lang.no_meetings(), usize::from(area.width));
        for (y, line) in (area.top()..area.bottom()).zip(text::wrap(words, cols)) {
            text::put(buffer, area.x, y, &words[line], cols, theme.quiet());
        }
        return Rows::default();
    }
    let number = |title: &str| Column::right(title.to_owned(), Width::Fixed(6));
    let columns = vec![
        Column::left(lang.column_day(), Width::Fixed(11)),
        Column::left(lang.column_meeting_kind(), Width::Fixed(10)),
        Column::left(lang.label_stage(), Width::Fixed(10)),
        number(lang.label_item()),
        number(lang.column_taken()),
        number(lang.column_decided()),
        Column::left(lang.column_chair(), Width::Fixed(10)),
        Column::left(lang.column_place(), Width::Flex(10)),
    ];
    let table = Table::new(columns, usize::from(area.width));
    draw_table(model, &table, rows.len(), |at| cells(model, rows[at]), area, buffer)
}

fn cells<'a>(model: &Model, (seq, meeting): (Seq, &'a Meeting)) -> Vec<Line<'a>> {
    let (lang, theme) = (model.lang(), model.theme);
    let (stage, arrangement) = (meeting.stage(), meeting.arrangement());
    let items = meeting.agenda();
    let taken = items.iter().filter(|item| model.state().is_taken(seq, item.number)).count();
    let decided = meeting.records().iter().filter(|record| record.is_decision()).count();
    vec![
        Line::from(meeting.day().to_string()),
        Line::from(lang.meeting_kind(meeting.kind)),
        Line::from(Span::styled(
            lang.meeting_standing(model.state(), seq, meeting),
            theme.status(tone(stage)),
        )),
        count(items.len(), Tone::Neutral, model),
        count(taken, Tone::Neutral, model),
        count(decided, Tone::Neutral, model),
        Line::from(&*arrangement.chair),
        Line::from(&*arrangement.place),
    ]
}

/// The tone of how far a meeting is.
pub(crate) fn tone(stage: MeetingStage) -> Tone {
    match stage {
        MeetingStage::Called => Tone::Neutral,
        MeetingStage::Open | MeetingStage::Minuted => Tone::Nearly,
        MeetingStage::Approved | MeetingStage::Closed => Tone::Good,
    }
}
