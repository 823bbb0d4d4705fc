//! Which table of a grid holds figures and which of its columns say what: found by what stands over
//! them, wherever they stand. A column with something in it is either read or told of.

use super::cells::{Cell, Grid, Unreadable, letters};
use super::heads::{Head, Side, area_of, plain, sex_of};
use super::rows::{Part, Sheet};
use crate::domain::assess::{Area, Sex};

/// Headings stand within so many rows.
const HEADINGS_WITHIN: usize = 30;

/// A column of a table of figures that holds something and is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The sheet's name; empty in a text file.
    pub sheet: String,
    /// The column, such as `H`.
    pub column: String,
    /// What stands over it, if anything.
    pub words: String,
}

/// A sheet with figures that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// It has numbers, and no headings that say what they are.
    WithoutHeadings(String),
    /// It is hidden.
    Hidden(String),
}

/// What is read although nobody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// A row, from 1.
    Row(u32),
    /// A column, such as `H`.
    Column(String),
}

/// The tables of figures among some grids.
pub(super) fn find(grids: Vec<Grid>) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet { parts: Vec::new(), left: Vec::new() };
    for grid in grids {
        let (name, hidden) = (grid.name.clone(), grid.hidden);
        let has_numbers = grid.rows.iter().flat_map(|(_, cells)| cells).any(is_number);
        match part(grid) {
            // Lists that a form is filled in from are hidden too.
            Some(_) if hidden => sheet.left.push(Left::Hidden(name)),
            Some(part) => sheet.parts.push(part?),
            None if has_numbers && !hidden => sheet.left.push(Left::WithoutHeadings(name)),
            None => {}
        }
    }
    if sheet.parts.is_empty() { Err(Unreadable::NoHeadings) } else { Ok(sheet) }
}

fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(..) => true,
        cell => cell.words().parse::<f64>().is_ok(),
    }
}

fn part(mut grid: Grid) -> Option<Result<Part, Unreadable>> {
    let first: Vec<Vec<Option<(Head, String)>>> = grid
        .rows
        .iter()
        .take(HEADINGS_WITHIN)
        .map(|(_, cells)| cells.iter().map(Head::named).collect())
        .collect();
    // A row of nothing but headings, whatever stands empty between them.
    let names = |at: usize| {
        let Some((_, cells)) = grid.rows.get(at).filter(|_| at < first.len()) else { return false };
        let filled = || first[at].iter().zip(cells).filter(|(_, cell)| **cell != Cell::Empty);
        filled().next().is_some() && filled().all(|(head, _)| head.is_some())
    };
    let (named, last) = (0..first.len()).find_map(|at| {
        let (mut named, mut last) = (first[at].clone(), at);
        while names(last + 1) {
            last += 1;
            named = under(named, &first[last]);
        }
        named = of_sheet(named, &grid.name);
        are_enough(&named).then_some((named, last))
    })?;
    let over: Vec<Vec<Cell>> = grid.rows.drain(..=last).map(|(_, cells)| cells).collect();
    let words = |column: usize| {
        let mut above = over.iter().rev().filter_map(|cells| cells.get(column));
        above.find(|cell| **cell != Cell::Empty).map_or("", Cell::words).to_owned()
    };
    let columns = Columns { sheet: &grid.name, named, rows: &grid.rows, words: &words };
    let apart = columns.told_apart();
    Some(apart.map(|(heads, notes, unread)| Part {
        hidden: hidden(&grid, &heads),
        name: grid.name,
        heads,
        notes,
        unread,
        rows: grid.rows,
    }))
}

/// Headings in several rows: the lower says more. Figures that stand side by side are of what both
/// rows say; what stands over several of them is merged, or written over the first alone.
fn under(
    upper: Vec<Option<(Head, String)>>,
    lower: &[Option<(Head, String)>],
) -> Vec<Option<(Head, String)>> {
    let mut over: Option<Head> = None;
    let all = (0..upper.len().max(lower.len())).map(|column| {
        let above = upper.get(column).cloned().flatten();
        over = above.as_ref().map(|(head, _)| *head).or(over);
        let Some((head, note)) = lower.get(column).cloned().flatten() else { return above };
        let side = match (head, over) {
            (Head::Of(side), Some(Head::Of(over))) => side.and(over),
            (Head::Value, Some(Head::Of(over))) => Some(over),
            // Counts have no columns side by side.
            (Head::Numerator | Head::Denominator, Some(Head::Of(_))) => return None,
            _ => None,
        };
        Some((side.map_or(head, Head::Of), note))
    });
    all.collect()
}

/// Figures that no heading says the year of are of the year that the sheet is named after.
fn of_sheet(named: Vec<Option<(Head, String)>>, sheet: &str) -> Vec<Option<(Head, String)>> {
    let has_year = named
        .iter()
        .flatten()
        .any(|(head, _)| matches!(head, Head::Year | Head::Of(Side { year: Some(_), .. })));
    let year = Side::named(&plain(sheet))
        .filter(|side| *side == Side { year: side.year, ..Side::default() });
    let Some(year) = year.filter(|_| !has_year) else { return named };
    let of_year = |(head, note)| match head {
        Head::Value => (Head::Of(year), note),
        Head::Of(side) => (Head::Of(side.and(year).unwrap_or(side)), note),
        other => (other, note),
    };
    named.into_iter().map(|head| head.map(of_year)).collect()
}

/// What nobody sees of what is read.
fn hidden(grid: &Grid, heads: &[(usize, Head)]) -> Vec<Hidden> {
    let rows = grid.hidden_rows.iter().filter(|row| grid.rows.iter().any(|(at, _)| at == *row));
    let rows = rows.map(|row| Hidden::Row(*row));
    let columns = grid.hidden_columns.iter().filter(|at| heads.iter().any(|(of, _)| of == *at));
    rows.chain(columns.map(|at| Hidden::Column(letters(*at)))).collect()
}

/// Whether there is what is measured, and its figures by a column of years or with years side by
/// side.
fn are_enough(named: &[Option<(Head, String)>]) -> bool {
    let all = || named.iter().flatten().map(|(head, _)| *head);
    let has = |head: Head| all().any(|known| known == head);
    let wide = all().any(|head| matches!(head, Head::Of(Side { year: Some(_), .. })));
    let by_side = all().any(|head| matches!(head, Head::Of(_)));
    let figures = wide || has(Head::Year) && (has(Head::Value) || by_side);
    (has(Head::Indicator) || has(Head::Name)) && figures
}

/// The columns of a table, with what may stand over each.
struct Columns<'a> {
    sheet: &'a str,
    named: Vec<Option<(Head, String)>>,
    rows: &'a [(u32, Vec<Cell>)],
    words: &'a dyn Fn(usize) -> String,
}

/// The columns that are read, what stands over them in brackets, and the columns that hold something
/// and are not read.
type Apart = (Vec<(usize, Head)>, Vec<(usize, String)>, Vec<Unread>);

impl Columns<'_> {
    /// # Errors
    /// Where two columns say the same, or one that is not read says whom or where.
    fn told_apart(&self) -> Result<Apart, Unreadable> {
        let all = || self.named.iter().flatten().map(|(head, _)| *head);
        let has = |head: Head| all().any(|known| known == head);
        let long = has(Head::Value) && has(Head::Year);
        // Figures of years beside a column of figures are another table's, as those of nobody's year.
        let stands = |head: &Head| match head {
            Head::Of(Side { year: Some(_), .. }) => !long,
            Head::Of(_) => has(Head::Year),
            _ => true,
        };
        let (mut heads, mut notes): (Vec<(usize, Head)>, _) = (Vec::new(), Vec::new());
        let mut unread = Vec::new();
        let widest = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        for column in 0..widest.max(self.named.len()) {
            let (head, note) = self.named.get(column).cloned().flatten().unzip();
            let head = head.filter(stands);
            let known = heads.iter().position(|(_, known)| Some(*known) == head);
            match (head, known) {
                (Some(head), None) => {
                    heads.push((column, head));
                    notes.extend(note.filter(|note| !note.is_empty()).map(|note| (column, note)));
                }
                (_, _) if !self.is_filled(column) => {}
                (Some(head), Some(at)) if !self.is_filled(heads[at].0) => {
                    heads[at] = (column, head)
                }
                (Some(head), Some(at)) if head.decides() => {
                    let both = [heads[at].0, column];
                    return Err(Unreadable::Twice(both.map(|at| (self.at(at), (self.words)(at)))));
                }
                _ => {
                    if head.is_none() {
                        self.says_no_split(column)?;
                    }
                    let (column, words) = (letters(column), (self.words)(column));
                    unread.push(Unread { sheet: self.sheet.to_owned(), column, words });
                }
            }
        }
        Ok((heads, notes, unread))
    }

    /// The column as people find it: `H`, in a workbook behind its sheet's name.
    fn at(&self, column: usize) -> String {
        format!("{} {}", self.sheet, letters(column)).trim_start().to_owned()
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |(_, cells)| cells.get(column))
    }

    fn is_filled(&self, column: usize) -> bool {
        self.cells(column).any(|cell| *cell != Cell::Empty)
    }

    /// Women's figures are not taken for everybody's because of a heading that nobody knows.
    fn says_no_split(&self, column: usize) -> Result<(), Unreadable> {
        for cell in self.cells(column).map(Cell::words).filter(|words| !words.is_empty()) {
            let head = match (sex_of(cell), area_of(cell)) {
                (Some(Sex::Female | Sex::Male), _) => Head::Sex,
                (_, Some(Area::Urban | Area::Rural)) => Head::Area,
                _ => continue,
            };
            let (column, cell) = (self.at(column), cell.to_owned());
            return Err(Unreadable::Split { column, cell, head });
        }
        Ok(())
    }
}
