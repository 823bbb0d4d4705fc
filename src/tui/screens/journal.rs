//! 台账: the ledger as people see it, latest first.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{draw_table, entry_marks};
use crate::domain::entry::Seq;
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::widgets::table::{Column, Table, Width};
use crate::words::tell;

/// The entries that the filter lets through, latest first.
pub(crate) fn seqs(model: &Model) -> Vec<Seq> {
    let (state, filter) = (model.state(), &model.filter);
    let by_kind = filter.kind.map(|kind| state.index.of_kind(kind));
    let by_department = filter.department.as_ref().map(|id| state.index.of_department(id));
    let by_person = filter.person.as_ref().map(|id| state.index.of_person(id));
    let lists: Vec<&[Seq]> = [by_kind, by_department, by_person].into_iter().flatten().collect();
    let Some((first, others)) = lists.split_first() else {
        return (1..=state.head.seq).rev().collect();
    };
    let everywhere = |seq: &&Seq| others.iter().all(|list| list.binary_search(seq).is_ok());
    first.iter().rev().filter(everywhere).copied().collect()
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let lang = model.lang();
    let cols = usize::from(area.width);
    let columns = vec![
        Column::right(lang.column_number(), Width::Fixed(5)),
        Column::left(lang.column_recorded(), Width::Fixed(16)),
        Column::left(lang.column_person(), Width::Fixed(8)),
        Column::left(lang.column_what(), Width::Flex(30)),
    ];
    let seqs = seqs(model);
    if seqs.is_empty() {
        buffer.set_stringn(area.x, area.y, lang.none_fits(), cols, model.theme.dim());
        return None;
    }
    let table = Table::new(columns, cols);
    draw_table(model, &table, seqs.len(), |at| cells(model, seqs[at]), area, buffer)
}

fn cells(model: &Model, seq: Seq) -> Vec<Line<'static>> {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let Some(fact) = model.facts.get(&seq) else {
        return vec![Line::from(seq.to_string())];
    };
    let mut what = entry_marks(model, fact);
    what.push(Span::raw(text::sanitize(&tell(lang, &fact.event, state)).replace('\n', " ")));
    vec![
        Line::from(seq.to_string()),
        Line::styled(fact.at.format("%Y-%m-%d %H:%M").to_string(), theme.dim()),
        Line::from(state.person_name(&fact.actor).to_owned()),
        Line::from(what),
    ]
}
