//! 监测: indicators by years, a cell a figure. What keys do here is in `tui/grid`.

mod status;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::assess::{Area, Sex};
use crate::domain::entry::Seq;
use crate::domain::state::{FigureKey, FigureRecord};
use crate::order::sort_by_key;
use crate::plan::{Indicator, PlanId};
use crate::tui::edit::Edit;
use crate::tui::grid::{Cell, Mark, read};
use crate::tui::keymap::{Action, key};
use crate::tui::model::{Model, Screen};
use crate::tui::term::paint::Cursor;
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::tui::widgets::list::{Move, Scroll};
use crate::tui::widgets::rows::{self, Rows};

/// Columns of a cell: what a figure takes, and its mark.
const CELL: usize = 8;

/// Columns of a unit, and the blank before it.
const UNIT: usize = 7;

/// Columns that an indicator's name takes at least.
const NAME: usize = 22;

/// Rows above the list: the switches, and the head.
const HEAD: usize = 2;

/// Rows below it: what is known of the selected cell.
const FOOT: usize = 4;

/// A row of the grid.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Row<'a> {
    /// A domain, of which plan, and its name; nothing can be entered there.
    Domain(&'a PlanId, u8, &'a str),
    /// An indicator.
    Indicator(&'a PlanId, &'a Indicator),
}

impl<'a> Row<'a> {
    /// Its indicator, if it is one's.
    pub(crate) fn indicator(&self) -> Option<(&'a PlanId, &'a Indicator)> {
        match *self {
            Self::Indicator(plan, indicator) => Some((plan, indicator)),
            Self::Domain(..) => None,
        }
    }

    /// Whether a cell stands in it.
    pub(crate) fn is_of(&self, cell: &Cell) -> bool {
        let found = self.indicator();
        found.is_some_and(|(plan, one)| *plan == cell.plan && one.id == cell.indicator)
    }
}

/// The rows that the filter lets through: indicators with figures, by domain and item.
pub(crate) fn rows(model: &Model) -> Vec<Row<'_>> {
    let state = model.state();
    let filter = &model.filters[Screen::Monitor as usize];
    let mut rows = Vec::new();
    for (plan, adopted) in &state.plans {
        let known = state.indicators.get(plan).into_iter().flat_map(|known| known.keys());
        let known = known.filter_map(|id| state.indicator(plan, id));
        let mut all: Vec<&Indicator> = known.filter(|one| one.is_measured()).collect();
        all.retain(|one| filter.fits_indicator((model.state(), &model.overview), plan, one));
        sort_by_key(&mut all, |one| one.basis.item);
        for domain in &adopted.plan.domains {
            let here = all.iter().filter(|one| one.basis.item.domain == domain.code);
            let here: Vec<_> = here.map(|one| Row::Indicator(plan, one)).collect();
            if !here.is_empty() {
                rows.push(Row::Domain(plan, domain.code, &domain.name));
                rows.extend(here);
            }
        }
    }
    rows
}

/// How many unsaved cells stand in rows that the filter leaves out.
pub(crate) fn hidden(model: &Model) -> usize {
    let filter = &model.filters[Screen::Monitor as usize];
    let left_out = |cell: &Cell| {
        let indicator = model.state().indicator(&cell.plan, &cell.indicator);
        indicator.is_some_and(|one| {
            !filter.fits_indicator((model.state(), &model.overview), &cell.plan, one)
        })
    };
    model.grid.sheet.cells().filter(|(cell, _)| left_out(cell)).count()
}

/// The selected row: never one that names a domain.
pub(crate) fn selected(rows: &[Row<'_>], scroll: Scroll) -> Option<usize> {
    let at = scroll.selected_in(rows.len())?;
    let is_one = |at: &usize| matches!(rows[*at], Row::Indicator(..));
    (at..rows.len()).find(is_one).or_else(|| (0..at).rev().find(is_one))
}

/// Moves the selection among the indicators.
pub(crate) fn go(rows: &[Row<'_>], scroll: &mut Scroll, step: Move, height: usize) {
    let was = selected(rows, *scroll);
    scroll.selected = was.unwrap_or(0);
    scroll.go(step, rows.len(), height);
    let named = |at: usize| matches!(rows.get(at), Some(Row::Domain(..)));
    if named(scroll.selected) {
        let back = matches!(step, Move::Up | Move::PageUp) && scroll.selected > 0;
        let step = if back { Move::Up } else { Move::Down };
        scroll.go(step, rows.len(), height);
    }
    // The name of the domain comes into view with its first indicator.
    if scroll.offset > 0 && scroll.offset == scroll.selected && named(scroll.offset - 1) {
        scroll.offset -= 1;
    }
}

/// Rows of the list, of a body of so many.
pub(super) fn height(body: usize) -> usize {
    body.saturating_sub(HEAD + FOOT)
}

/// Columns of the table with all years.
pub(super) fn full_cols(model: &Model) -> usize {
    NAME + UNIT + CELL * model.grid_years().count()
}

/// Which years have a column, on so many columns: the selected one among them, else up to the year
/// that is reported now.
fn years(model: &Model, cols: usize) -> Range<i32> {
    let (from, to) = model.grid_years().into_inner();
    let room = (cols.saturating_sub(NAME + UNIT) / CELL).max(1) as i32;
    let year = model.grid_year();
    let last = model.reporting_year().max(from + room - 1).max(year).min(to);
    let first = (last - room + 1).max(from).min(year);
    first..(first + room).min(to + 1)
}

/// Where the columns stand.
struct Columns {
    name: usize,
    years: Range<i32>,
}

impl Columns {
    fn of(model: &Model, cols: usize) -> Self {
        let years = years(model, cols);
        Self { name: cols.saturating_sub(UNIT + CELL * years.len()), years }
    }

    /// The first column of a year's cell.
    fn of_year(&self, year: i32) -> u16 {
        (self.name + UNIT + CELL * (year - self.years.start).max(0) as usize) as u16
    }
}

/// The year of the cell in that column of the screen.
pub(crate) fn year_at(model: &Model, x: u16) -> Option<i32> {
    let columns = Columns::of(model, super::list_cols(model));
    let into = usize::from(x).checked_sub(1 + columns.name + UNIT)?;
    let year = columns.years.start + (into / CELL) as i32;
    columns.years.contains(&year).then_some(year)
}

/// Whether a cell of the sex and area that are shown is in view.
pub(crate) fn sees(model: &Model, cell: &Cell) -> bool {
    let rows = rows(model);
    let visible = model.scroll().visible(rows.len(), super::height(model));
    years(model, super::list_cols(model)).contains(&cell.key.year)
        && rows[visible].iter().any(|row| row.is_of(cell))
}

/// Draws it; gives where its rows stand, and the cursor.
pub(crate) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> (Rows, Cursor) {
    let cols = usize::from(area.width);
    let columns = Columns::of(model, cols);
    let all = rows(model);
    let line = status::switches(model, cols);
    text::put_line(buffer, area.x, area.y, &line, cols);
    let Some(at) = selected(&all, model.scroll()) else {
        let told = model.lang().none_fits_here(key(Action::Filter));
        text::put(buffer, area.x, area.y + 2, &told, cols, model.theme.quiet());
        return (Rows::default(), Cursor { at: area.as_position(), shown: false });
    };
    let list =
        Rect { y: area.y + HEAD as u16, height: height(usize::from(area.height)) as u16, ..area };
    let scroll = Scroll { selected: at, ..model.scroll() };
    let visible = scroll.visible(all.len(), usize::from(list.height));
    let head = head(model, &columns, &all, visible.start);
    text::put_line(buffer, area.x, area.y + 1, &head, cols);
    let y = list.y + (at - visible.start) as u16;
    let shown =
        rows::draw(list, visible, None, model.theme, buffer, |nth| row(model, &columns, &all[nth]));
    let cell =
        Rect { x: area.x + columns.of_year(model.grid_year()), y, width: CELL as u16, height: 1 };
    let cursor = select(model, cell.intersection(area), buffer);
    // A blank row lies between, unless it is needed.
    let lines = status::lines(model, cols);
    let foot = list.bottom() + FOOT.saturating_sub(lines.len()) as u16;
    for (y, line) in (foot..).zip(lines) {
        text::put_line(buffer, area.x, y, &line, cols);
    }
    let left_out = model.grid_years().count() - columns.years.len();
    (shown.without(left_out), cursor)
}

/// What is typed into the selected cell.
fn typed(model: &Model) -> Option<&Edit> {
    let (cell, typing) = model.grid.typing.as_ref()?;
    (model.grid_cell().as_ref() == Some(cell)).then_some(typing)
}

/// The selected cell in reverse video, or the field that is typed into.
fn select(model: &Model, cell: Rect, buffer: &mut Buffer) -> Cursor {
    match typed(model) {
        Some(typing) => {
            for x in cell.left()..cell.right() {
                buffer[(x, cell.y)].reset();
            }
            Cursor { at: typing.draw(model.theme, cell, buffer), shown: true }
        }
        None => {
            buffer.set_style(cell, model.theme.selected());
            Cursor { at: cell.as_position(), shown: false }
        }
    }
}

/// The head: the domain of the first row where its own is scrolled away, and the years.
fn head(model: &Model, columns: &Columns, all: &[Row<'_>], first: usize) -> Line<'static> {
    let lang = model.lang();
    let above = all[..=first].iter().rev().find_map(|row| match row {
        Row::Domain(.., name) => Some(*name),
        Row::Indicator(..) => None,
    });
    let domain = above.filter(|_| matches!(all[first], Row::Indicator(..)));
    let name = match domain {
        Some(domain) => lang.grid_indicator_of(domain),
        None => lang.grid_indicator().to_owned(),
    };
    let mut head = text::fit(&name, columns.name);
    head += &text::fit(&format!(" {}", lang.grid_unit()), UNIT);
    for year in columns.years.clone() {
        head += &text::pad_left(&format!("{year} "), CELL);
    }
    Line::styled(head, model.theme.heading())
}

fn row(model: &Model, columns: &Columns, row: &Row<'_>) -> Line<'static> {
    let (plan, indicator) = match row {
        Row::Domain(plan, code, _) => {
            let titled = model.state().domain_titled(plan, *code);
            return Line::styled(titled, model.theme.heading());
        }
        Row::Indicator(plan, indicator) => (*plan, *indicator),
    };
    let unit = model.lang().unit_in_short(&indicator.unit);
    let mut spans = vec![
        Span::raw(text::fit(&indicator.name, columns.name)),
        Span::raw(format!(" {}", text::fit(unit, UNIT - 1))),
    ];
    for year in columns.years.clone() {
        let shown = shown(model, plan, indicator, model.grid.key(year));
        let value = text::pad_left(&text::shorten(&shown.text, CELL - 1), CELL - 1);
        spans.push(Span::styled(format!("{value}{}", shown.mark), shown.style));
    }
    Line::from(spans)
}

/// A cell as it is shown.
struct Shown {
    text: String,
    /// What it is besides: a character of [`MARKS`], or a blank.
    mark: char,
    style: Style,
}

/// Unsaved; refused, doubtful or returned; preliminary; corrected; not verified. Of several the gravest
/// stands last: returned, not verified, preliminary, corrected.
const MARKS: [char; 5] = ['*', '!', '~', '^', '?'];

fn shown(model: &Model, plan: &PlanId, indicator: &Indicator, key: FigureKey) -> Shown {
    let (lang, theme) = (model.lang(), model.theme);
    let [unsaved, wrong, preliminary, corrected, unverified] = MARKS;
    let of = |text: String, mark: char, style: Style| Shown { text, mark, style };
    if !model.grid.applies(indicator) {
        return of("-".into(), ' ', theme.quiet());
    }
    let cell = Cell { plan: plan.clone(), indicator: indicator.id.clone(), key };
    if let Some(typed) = model.grid.sheet.get(&cell) {
        let text = match read(typed, indicator) {
            Ok(numbers) => {
                numbers.value.map_or(lang.no_case_short().to_owned(), |value| value.to_string())
            }
            Err(_) => typed.to_owned(),
        };
        return match model.grid.marks.get(&cell) {
            Some(Mark::Refused(_)) => of(text, wrong, theme.warning()),
            Some(Mark::Doubtful { .. }) => of(text, wrong, theme.status(Tone::Bad)),
            Some(Mark::Corrects(_)) | None => of(text, unsaved, theme.accent()),
        };
    }
    let Some((seq, record)) = model.figure(&cell) else {
        return match is_missing(model, plan, indicator, key) {
            true => of(lang.grid_missing().to_owned(), ' ', theme.status(Tone::Bad)),
            false => of(String::new(), ' ', theme.text()),
        };
    };
    let text = record.value.map_or(lang.no_case_short().to_owned(), |value| value.to_string());
    let figures = &model.state().figures;
    let open = figures.verified_by(seq).is_none();
    let revised = figures.revised(&cell.plan, &cell.indicator, key);
    // The gravest stands last, and is never left out; the others stand before it where there is room.
    let open = open && record.returned.is_none();
    let marks = [
        (revised, corrected, theme.text()),
        (record.preliminary, preliminary, theme.status(Tone::Nearly)),
        (open, unverified, theme.status(Tone::Nearly)),
        (record.returned.is_some(), wrong, theme.status(Tone::Bad)),
    ];
    let mut marks: Vec<_> = marks.into_iter().filter(|(is, ..)| *is).collect();
    let Some((_, last, style)) = marks.pop() else { return of(text, ' ', theme.text()) };
    let room = CELL.saturating_sub(text::width(&text) + 1);
    let others = marks.iter().rev().take(room).rev().map(|(_, mark, _)| *mark);
    of(others.fold(text.clone(), |told, mark| format!("{told}{mark}")), last, style)
}

/// Whether the figure of an empty cell is past its day: that of the line that decides.
fn is_missing(model: &Model, plan: &PlanId, indicator: &Indicator, key: FigureKey) -> bool {
    let decides = if indicator.by_sex { Sex::Female } else { Sex::Total };
    let reading = model.overview.readings.get(plan, &indicator.id);
    (key.sex, key.area) == (decides, Area::Total)
        && reading.is_some_and(|reading| reading.missing.contains(&key.year))
}

/// What the statistics bureau said of a figure.
pub(crate) fn looked_at(model: &Model, entry: Seq, figure: &FigureRecord) -> Span<'static> {
    let (lang, theme) = (model.lang(), model.theme);
    let verified = model.state().figures.verified_by(entry);
    let told = lang.reviewed(verified, figure.returned);
    match (verified, figure.returned) {
        (Some(_), _) => Span::raw(told),
        (None, Some(_)) => Span::styled(told, theme.status(Tone::Bad)),
        (None, None) => Span::styled(told, theme.status(Tone::Nearly)),
    }
}

/// The cell's own place on the screen, for a click.
pub(crate) fn point(model: &mut Model, row: usize, at: Position) {
    if let Some(year) = year_at(model, at.x) {
        model.select_year(year);
    }
    model.step_row(Move::To(row));
}
