//! Which table of a grid holds figures and which of its columns say what: found by what stands over
//! them, wherever they stand. A column with something in it is either read or told of.

use std::collections::BTreeSet;

use super::cells::{Cell, Grid, Unreadable, letters};
use super::heads::{Head, Side, area_of, plain, sex_of};
use super::number::is_number;
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

/// What stands over a column.
#[derive(Debug, Clone)]
enum Heading {
    Empty,
    /// A column that is known, and what is said of it in brackets.
    Known(Head, String),
    /// Words that nobody knows.
    Words,
}

impl Heading {
    fn of(cell: &Cell) -> Self {
        match (cell, Head::named(cell)) {
            (Cell::Empty, _) => Self::Empty,
            (_, Some((head, note))) => Self::Known(head, note),
            (_, None) => Self::Words,
        }
    }

    fn head(&self) -> Option<Head> {
        match self {
            Self::Known(head, _) => Some(*head),
            _ => None,
        }
    }
}

fn part(mut grid: Grid) -> Option<Result<Part, Unreadable>> {
    let first = grid.rows.iter().take(HEADINGS_WITHIN);
    let first: Vec<Vec<Heading>> =
        first.map(|(_, cells)| cells.iter().map(Heading::of).collect()).collect();
    let (named, last) = (0..first.len()).find_map(|at| {
        let (mut named, mut last) = (first[at].clone(), at);
        while first.get(last + 1).is_some_and(|row| goes_on(&named, row, &grid.rows[last + 1].1)) {
            last += 1;
            named = under(&named, &first[last]);
        }
        of_sheet(&mut named, &grid.name);
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

/// Whether a row goes on with the headings above it: all of it are headings, or it is no row of
/// figures, for it names nothing and has words where figures would stand.
fn goes_on(above: &[Heading], row: &[Heading], cells: &[Cell]) -> bool {
    let filled = || row.iter().filter(|heading| !matches!(heading, Heading::Empty));
    if filled().next().is_none() {
        return false;
    }
    if filled().all(|heading| heading.head().is_some()) {
        return true;
    }
    let over = above.iter().zip(row.iter().zip(cells));
    let mut names = over
        .clone()
        .filter(|(above, _)| matches!(above.head(), Some(Head::Name | Head::Indicator)));
    let named = |(above, (row, _)): (&Heading, (&Heading, &Cell))| {
        !matches!(row, Heading::Empty) && row.head() != above.head()
    };
    let known = names.clone().next().is_some();
    let mut figures = row.iter().zip(cells).filter(|(heading, _)| heading.head().is_none());
    known && !names.any(named) && !figures.any(|(_, cell)| is_number(cell))
}

/// Headings in several rows: the lower says more. Figures that stand side by side are of what both
/// rows say; what stands over several of them is merged, or written over the first alone.
fn under(upper: &[Heading], lower: &[Heading]) -> Vec<Heading> {
    let mut over = Heading::Empty;
    let all = (0..upper.len().max(lower.len())).map(|column| {
        let above = upper.get(column).cloned().unwrap_or(Heading::Empty);
        if !matches!(above, Heading::Empty) {
            over = above.clone();
        }
        match (lower.get(column).unwrap_or(&Heading::Empty), &over) {
            (Heading::Empty, _) => above,
            // Words that nobody knows, over or under a figure, make it another's.
            (Heading::Words, Heading::Known(head, _)) if !head.is_of_figures() => above,
            (Heading::Words, _) | (Heading::Known(..), Heading::Words) => Heading::Words,
            (Heading::Known(head, note), Heading::Known(Head::Of(side), said)) => {
                let note = [said.as_str(), note].into_iter().filter(|note| !note.is_empty());
                let note = note.collect::<Vec<_>>().join("、");
                match head {
                    // A title may name another year than the columns below it.
                    Head::Of(more) => {
                        Heading::Known(Head::Of(side.and(*more).unwrap_or(*more)), note)
                    }
                    Head::Value => Heading::Known(Head::Of(*side), note),
                    // Counts have no columns side by side.
                    Head::Numerator | Head::Denominator => Heading::Words,
                    head => Heading::Known(*head, note),
                }
            }
            (Heading::Known(head, note), _) => Heading::Known(*head, note.clone()),
        }
    });
    all.collect()
}

/// What nobody sees of what is read.
fn hidden(grid: &Grid, heads: &[(usize, Head)]) -> Vec<Hidden> {
    let unseen: BTreeSet<u32> = grid.hidden_rows.iter().copied().collect();
    let is_filled = |cells: &[Cell]| cells.iter().any(|cell| *cell != Cell::Empty);
    let rows = grid.rows.iter().filter(|(row, cells)| unseen.contains(row) && is_filled(cells));
    let rows = rows.map(|(row, _)| Hidden::Row(*row));
    let is_read = |at: &usize| {
        let read = |head: &Head| !matches!(head, Head::Before | Head::Counts);
        heads.iter().any(|(of, head)| of == at && read(head))
    };
    let columns = grid.hidden_columns.iter().filter(|at| is_read(at));
    rows.chain(columns.map(|at| Hidden::Column(letters(*at)))).collect()
}

/// Figures that no heading says the year of are of the year that the sheet is named after.
fn of_sheet(named: &mut [Heading], sheet: &str) {
    let says_year = |head: Head| matches!(head, Head::Year | Head::Of(Side { year: Some(_), .. }));
    if named.iter().filter_map(Heading::head).any(says_year) {
        return;
    }
    let year = Side::named(&plain(sheet)).and_then(|side| side.year);
    let Some(year) = year.map(|year| Side { year: Some(year), ..Side::default() }) else { return };
    for heading in named {
        if let Heading::Known(head, _) = heading {
            match *head {
                Head::Value => *head = Head::Of(year),
                Head::Of(side) => *head = Head::Of(side.and(year).unwrap_or(side)),
                _ => {}
            }
        }
    }
}

/// Whether there is what is measured, and its figures by a column of years or with years side by
/// side.
fn are_enough(named: &[Heading]) -> bool {
    let all = || named.iter().filter_map(Heading::head);
    let has = |head: Head| all().any(|known| known == head);
    let wide = all().any(|head| matches!(head, Head::Of(Side { year: Some(_), .. })));
    let by_side = all().any(|head| matches!(head, Head::Of(_)));
    let figures = wide || has(Head::Year) && (has(Head::Value) || by_side);
    (has(Head::Indicator) || has(Head::Name)) && figures
}

/// The columns of a table, with what may stand over each.
struct Columns<'a> {
    sheet: &'a str,
    named: Vec<Heading>,
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
        let all = || self.named.iter().filter_map(Heading::head);
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
            let (head, note) = match self.named.get(column).cloned() {
                Some(Heading::Known(head, note)) => (Some(head).filter(stands), Some(note)),
                _ => (None, None),
            };
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
