//! 台账: the ledger as people see it, latest first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{draw_table, entry_line};
use crate::domain::entry::Seq;
use crate::tui::filter::Entries;
use crate::tui::model::{Model, Screen};
use crate::tui::text;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width};

/// The entries that the filter lets through, latest first.
pub(crate) fn entries(model: &Model) -> Entries<'_> {
    model.filters[Screen::Journal as usize].entries(model.state())
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let lang = model.lang();
    let cols = usize::from(area.width);
    let columns = vec![
        Column::right(lang.column_number(), Width::Fixed(5)),
        Column::left(lang.column_recorded(), Width::Fixed(if narrow(model) { 11 } else { 16 })),
        Column::left(lang.column_person(), Width::Fixed(8)),
        Column::left(lang.column_what(), Width::Flex(20)),
    ];
    let entries = entries(model);
    if entries.is_empty() {
        text::put(buffer, area.x, area.y, lang.none_fits(), cols, model.theme.quiet());
        return Rows::default();
    }
    let table = Table::new(columns, cols);
    draw_table(
        model,
        &table,
        entries.len(),
        |at| cells(model, entries.get(at).unwrap_or_default()),
        area,
        buffer,
    )
}

/// Whether the year goes, so that there is room for what happened.
fn narrow(model: &Model) -> bool {
    model.cols() < 76
}

fn cells(model: &Model, seq: Seq) -> Vec<Line<'_>> {
    let (_lang, theme, state) = (model.lang(), model.theme, model.state());
    let Some(fact) = model.facts.get(&seq) else {
        return vec![Line::from(seq.to_string())];
    };
    let form = if narrow(model) { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" };
    vec![
        Line::from(seq.to_string()),
        Line::styled(fact.at.format(form).to_string(), theme.quiet()),
        Line::from(state.person_name(&fact.actor)),
        Line::from(entry_line(model, fact)),
    ]
}
