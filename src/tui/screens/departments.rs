//! 部门: a row each, one's own first, then the late ones: what they answer for, signed and handed in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{count, draw_table};
use crate::domain::overview::{DepartmentRow, LetterStanding};
use crate::domain::payload::Progress;
use crate::order::{sort_by, sort_by_key};
use crate::tui::model::{Model, Screen};
use crate::tui::sort::Order;
use crate::tui::theme::Tone;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width, wanted};
use crate::words::Lang;

/// The rows, in the order that was chosen.
pub(crate) fn rows(model: &Model) -> Vec<&DepartmentRow> {
    let mut rows: Vec<_> = model.overview.departments.iter().collect();
    if let Some(order) = model.order(Screen::Departments) {
        sort_by(&mut rows, |a, b| order.departments(a, b));
    }
    let own = model.hands_in_for();
    sort_by_key(&mut rows, |row| Some(&row.id) != own);
    rows
}

/// What is told of a department, a column each.
#[derive(Debug, Clone, Copy)]
enum Told {
    Name,
    Overdue,
    Longest,
    Letter,
    Scheme,
    Lacking,
    Waiting,
    Accepted,
    Grade,
    Leads,
    Shares,
    Measures,
    Behind,
    Tentative,
}

/// Columns of a list in which nothing is left out.
pub(super) fn full_cols(model: &Model) -> usize {
    wanted(&columns(model))
}

fn columns(model: &Model) -> Vec<Column<Told>> {
    let lang = model.lang();
    let narrow = |told, title: &str| Column::right(told, title.to_owned(), Width::Fixed(4));
    let longest = Column::right(Told::Longest, lang.column_longest(), Width::Fixed(8));
    let longest = match model.order(Screen::Departments) {
        // What a list is ordered by is seen.
        Some(Order::Longest) => longest,
        _ => longest.wanting(super::LIST),
    };
    let grade = match lang {
        Lang::Zh => 9,
        Lang::En => 12,
    };
    let letter = lang.column_letter_of(model.plan_year() % 100);
    vec![
        Column::left(Told::Name, lang.column_department(), Width::Flex(12)),
        Column::right(Told::Overdue, lang.column_overdue(), Width::Fixed(6)),
        longest,
        Column::left(Told::Letter, letter, Width::Fixed(8)),
        Column::left(Told::Scheme, lang.column_scheme(), Width::Fixed(6)),
        narrow(Told::Lacking, lang.column_lacking()),
        narrow(Told::Waiting, lang.column_waiting()),
        narrow(Told::Accepted, lang.column_accepted()),
        Column::left(Told::Grade, lang.column_grade(), Width::Fixed(grade)).wanting(super::LIST),
        narrow(Told::Leads, lang.column_leads()),
        narrow(Told::Shares, lang.column_shares()),
        narrow(Told::Measures, lang.column_measures_told()),
        narrow(Told::Behind, lang.column_measures_behind()),
        narrow(Told::Tentative, lang.column_tentative()),
    ]
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let cols = usize::from(area.width);
    let table = Table::new(columns(model), cols);
    let rows = rows(model);
    let cell = |at: usize, told| cell(model, rows[at], told, cols);
    draw_table(model, &table, rows.len(), cell, area, buffer)
}

/// Columns of a list in which full names are not cut.
const FULL_NAMES: usize = 132;

fn cell<'a>(model: &'a Model, row: &'a DepartmentRow, told: Told, cols: usize) -> Line<'a> {
    let (lang, theme) = (model.lang(), model.theme);
    match told {
        Told::Name if model.hands_in_for() == Some(&row.id) => {
            Line::styled(name(model, row, cols), theme.heading())
        }
        Told::Name => Line::from(name(model, row, cols)),
        Told::Overdue => count(row.overdue, Tone::Bad, model),
        Told::Longest => count(row.longest as usize, Tone::Bad, model),
        Told::Letter => {
            let (letter, tone) = match row.letter {
                LetterStanding::None => (lang.none(), Tone::Missing),
                LetterStanding::Issued(_) => (lang.letter_unsigned(), Tone::Bad),
                LetterStanding::Signed(_) => (lang.label_signed(), Tone::Good),
                LetterStanding::Countersigned(_) => (lang.label_countersigned(), Tone::Good),
            };
            Line::from(Span::styled(letter, theme.status(tone)))
        }
        Told::Scheme if row.scheme => {
            Line::from(Span::styled(lang.filed(), theme.status(Tone::Good)))
        }
        Told::Scheme => Line::from(Span::styled(lang.none(), theme.status(Tone::Missing))),
        Told::Lacking => count(row.lacking, Tone::Bad, model),
        Told::Waiting => count(row.waiting, Tone::Nearly, model),
        Told::Accepted => count(row.accepted, Tone::Neutral, model),
        Told::Grade => Line::from(row.grade.map_or_else(
            || "-".to_owned(),
            |(year, grade)| format!("{} {}", year % 100, lang.grade(grade)),
        )),
        Told::Leads => count(row.leads, Tone::Neutral, model),
        Told::Shares => count(row.shares, Tone::Neutral, model),
        Told::Measures => Line::from(match row.measures.total() {
            0 => "-".to_owned(),
            total => lang.told_of(row.measures.told(), total),
        }),
        Told::Behind => count(row.measures.of(Some(Progress::Behind)), Tone::Bad, model),
        Told::Tentative => count(row.proposed, Tone::Missing, model),
    }
}

fn name<'a>(model: &'a Model, row: &'a DepartmentRow, cols: usize) -> &'a str {
    match cols {
        FULL_NAMES.. => model.state().department(&row.id).map_or("", |known| &known.name),
        _ => model.state().short(&row.id),
    }
}
