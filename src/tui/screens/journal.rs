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

/// What is told of an entry, a column each.
#[derive(Debug, Clone, Copy)]
enum Told {
    Number,
    Recorded,
    Person,
    What,
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let lang = model.lang();
    let cols = usize::from(area.width);
    let recorded = if narrow(model) { 11 } else { 16 };
    let columns = vec![
        Column::right(Told::Number, lang.column_number(), Width::Fixed(5)),
        Column::left(Told::Recorded, lang.column_recorded(), Width::Fixed(recorded)),
        Column::left(Told::Person, lang.column_person(), Width::Fixed(8)),
        Column::left(Told::What, lang.column_what(), Width::Flex(20)),
    ];
    let entries = entries(model);
    if entries.is_empty() {
        text::put(buffer, area.x, area.y, lang.none_fits(), cols, model.theme.quiet());
        return Rows::default();
    }
    let table = Table::new(columns, cols);
    let cell = |at, told| cell(model, entries.get(at).unwrap_or_default(), told);
    draw_table(model, &table, entries.len(), cell, area, buffer)
}

/// Whether the year goes, so that there is room for what happened.
fn narrow(model: &Model) -> bool {
    model.cols() < 76
}

fn cell(model: &Model, seq: Seq, told: Told) -> Line<'_> {
    let form = if narrow(model) { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" };
    match (told, model.facts.get(&seq)) {
        (Told::Number, _) => Line::from(seq.to_string()),
        // It could not be read.
        (Told::Recorded | Told::Person | Told::What, None) => Line::default(),
        (Told::Recorded, Some(fact)) => {
            Line::styled(fact.at.format(form).to_string(), model.theme.quiet())
        }
        (Told::Person, Some(fact)) => Line::from(model.state().person_name(&fact.actor)),
        (Told::What, Some(fact)) => Line::from(entry_line(model, fact)),
    }
}
