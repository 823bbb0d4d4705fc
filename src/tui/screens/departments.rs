//! 部门: a row each, one's own first, then the late ones: what they answer for, signed and handed in.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{count, draw_table, list_cols};
use crate::domain::overview::{DepartmentRow, LetterStanding};
use crate::domain::payload::Progress;
use crate::order::{sort_by, sort_by_key};
use crate::tui::model::{Model, Screen};
use crate::tui::sort::Order;
use crate::tui::theme::Tone;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width};

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

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let lang = model.lang();
    let number = |title: &str| Column::right(title.to_owned(), Width::Fixed(6));
    let narrow = |title: &str| Column::right(title.to_owned(), Width::Fixed(4));
    let longest = Column::right(lang.column_longest(), Width::Fixed(8));
    let longest = match model.order(Screen::Departments) {
        // What a list is ordered by is seen.
        Some(Order::Longest) => longest,
        _ => longest.wanting(super::LIST),
    };
    let columns = vec![
        Column::left(lang.column_department(), Width::Flex(12)),
        number(lang.column_overdue()),
        longest,
        Column::left(lang.column_letter_of(model.today().year() % 100), Width::Fixed(8)),
        Column::left(lang.column_scheme(), Width::Fixed(6)),
        narrow(lang.column_lacking()),
        narrow(lang.column_waiting()),
        narrow(lang.column_accepted()),
        Column::left(lang.column_grade(), Width::Fixed(9)).wanting(super::LIST),
        narrow(lang.column_leads()),
        narrow(lang.column_shares()),
        narrow(lang.column_measures_told()),
        narrow(lang.column_measures_behind()),
        narrow(lang.column_tentative()),
    ];
    let table = Table::new(columns, usize::from(area.width));
    let rows = rows(model);
    draw_table(model, &table, rows.len(), |at| cells(model, rows[at]), area, buffer)
}

/// Columns of a list in which full names are not cut.
const FULL_NAMES: usize = 132;

fn cells<'a>(model: &'a Model, row: &'a DepartmentRow) -> Vec<Line<'a>> {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let (letter, tone) = match row.letter {
        LetterStanding::None => (lang.none(), Tone::Missing),
        LetterStanding::Issued(_) => (lang.letter_unsigned(), Tone::Bad),
        LetterStanding::Signed(_) => (lang.label_signed(), Tone::Good),
        LetterStanding::Countersigned(_) => (lang.label_countersigned(), Tone::Good),
    };
    let scheme = if row.scheme { lang.filed() } else { lang.none() };
    let scheme_tone = if row.scheme { Tone::Good } else { Tone::Missing };
    let name = if list_cols(model) >= FULL_NAMES {
        state.department(&row.id).map_or("", |known| &known.name)
    } else {
        state.short(&row.id)
    };
    vec![
        match model.hands_in_for() == Some(&row.id) {
            true => Line::styled(name, theme.heading()),
            false => Line::from(name),
        },
        count(row.overdue, Tone::Bad, model),
        count(row.longest as usize, Tone::Bad, model),
        Line::from(Span::styled(letter, theme.status(tone))),
        Line::from(Span::styled(scheme, theme.status(scheme_tone))),
        count(row.lacking, Tone::Bad, model),
        count(row.waiting, Tone::Nearly, model),
        count(row.accepted, Tone::Neutral, model),
        Line::from(row.grade.map_or_else(
            || "-".to_owned(),
            |(year, grade)| format!("{} {}", year % 100, lang.grade(grade)),
        )),
        count(row.leads, Tone::Neutral, model),
        count(row.shares, Tone::Neutral, model),
        Line::from(match row.measures.total() {
            0 => "-".to_owned(),
            total => lang.told_of(row.measures.told(), total),
        }),
        count(row.measures.of(Some(Progress::Behind)), Tone::Bad, model),
        count(row.proposed, Tone::Missing, model),
    ]
}
