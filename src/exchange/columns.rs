//! Which table of a grid holds figures and which of its columns say what: found by what stands over
//! them, wherever they stand. A column with something in it is either read or told of.

use std::collections::BTreeSet;

use super::cells::{Cell, Grid, Unreadable, letters};
use super::headings::{Block, Heading, block};
use super::heads::{Head, Side, area_of, sex_of};
use super::number::{is_note, is_number};
use super::rows::{Note, Part, Sheet};
use super::wrong_cell::Place;
use crate::domain::assess::{Area, Sex};

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
    let mut sheet = Sheet { parts: Vec::new(), left: Vec::new(), comments: Vec::new() };
    for grid in grids {
        let (name, hidden) = (grid.name.clone(), grid.hidden);
        sheet.comments.extend(grid.comments.iter().map(|(at, words)| {
            let (column, row) = at.split_at(at.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
            let (row, column) = (row.parse().unwrap_or_default(), Some(column.to_owned()));
            (Place { sheet: name.clone(), row, column }, words.clone())
        }));
        let has_numbers = grid.rows.iter().flat_map(|(_, cells)| cells).any(is_number);
        // Lists that a form is filled in from are hidden too.
        if hidden {
            let would = grid.unread || parts(grid, &mut Vec::new()).unwrap_or(true);
            sheet.left.extend(would.then_some(Left::Hidden(name)));
        } else if !parts(grid, &mut sheet.parts)? && has_numbers {
            sheet.left.push(Left::WithoutHeadings(name));
        }
    }
    if sheet.parts.is_empty() { Err(Unreadable::NoHeadings) } else { Ok(sheet) }
}

/// The tables of a grid, put behind others; gives whether there is one: headings that come once more over
/// other columns begin another.
fn parts(grid: Grid, into: &mut Vec<Part>) -> Result<bool, Unreadable> {
    let (before, mut next) = (into.len(), Some(grid));
    while let Some(grid) = next {
        next = first_part(grid, into)?;
    }
    Ok(into.len() > before)
}

/// The first table of a grid, where there is one; gives what is below it where that is another.
fn first_part(mut grid: Grid, into: &mut Vec<Part>) -> Result<Option<Grid>, Unreadable> {
    let Some(Block { named, from, to }) = block(&grid) else { return Ok(None) };
    let over: Vec<(u32, Vec<Cell>)> = grid.rows.drain(..=to).collect();
    let words = |column: usize| {
        let mut above = over[from..].iter().rev().filter_map(|(_, cells)| cells.get(column));
        above.find(|cell| **cell != Cell::Empty).map_or("", Cell::words).to_owned()
    };
    let below = another(&named, &grid).map(|at| grid.rows.split_off(at));
    let rest = below.map(|rows| Grid {
        rows,
        name: grid.name.clone(),
        hidden_rows: grid.hidden_rows.clone(),
        hidden_columns: grid.hidden_columns.clone(),
        ..Grid::default()
    });
    let columns = Columns { sheet: &grid.name, named, rows: &grid.rows, words: &words };
    let Apart { heads, notes, unread } = columns.told_apart()?;
    let above = over[..from].iter().filter(|(_, cells)| {
        let mut words = cells.iter().map(Cell::words);
        cells.iter().any(|cell| is_number(cell) && Head::named(cell).is_none())
            || words.find(|words| !words.is_empty()).is_some_and(is_note)
    });
    let above = above.filter_map(|(row, cells)| {
        let first = cells.iter().map(Cell::words).find(|words| !words.is_empty())?;
        Some((*row, first.to_owned()))
    });
    into.push(Part {
        hidden: hidden(&grid, &heads),
        name: grid.name,
        heads,
        notes,
        unread,
        above: above.collect(),
        rows: grid.rows,
    });
    Ok(rest)
}

/// Where headings stand once more, and not over the same columns.
fn another(named: &[Heading], grid: &Grid) -> Option<usize> {
    let same = |(column, cell): (usize, &Cell)| match (Head::named(cell), named.get(column)) {
        _ if *cell == Cell::Empty => true,
        (Some((head, _)), Some(known)) => known.head() == Some(head),
        _ => false,
    };
    let names =
        |cell: &Cell| [Head::Name, Head::Indicator].iter().any(|head| head.is_called(cell.words()));
    let named = |cells: &[Cell]| {
        let name = named.iter().zip(cells).any(|(known, cell)| {
            matches!(known.head(), Some(Head::Name | Head::Indicator)) && names(cell)
        });
        name && !cells.iter().enumerate().all(same)
    };
    grid.rows.iter().position(|(_, cells)| named(cells))
}

/// What nobody sees of what is read.
fn hidden(grid: &Grid, heads: &[(usize, Head)]) -> Vec<Hidden> {
    let unseen: BTreeSet<u32> = grid.hidden_rows.iter().copied().collect();
    let is_filled = |cells: &[Cell]| cells.iter().any(|cell| *cell != Cell::Empty);
    let rows = grid.rows.iter().filter(|(row, cells)| unseen.contains(row) && is_filled(cells));
    let rows = rows.map(|(row, _)| Hidden::Row(*row));
    let is_read = |at: &usize| {
        let read = |head: &Head| !matches!(head, Head::Before | Head::Counts | Head::Review);
        heads.iter().any(|(of, head)| of == at && read(head))
    };
    let columns = grid.hidden_columns.iter().filter(|at| is_read(at));
    rows.chain(columns.map(|at| Hidden::Column(letters(*at)))).collect()
}

/// The columns of a table, with what may stand over each.
struct Columns<'a> {
    sheet: &'a str,
    named: Vec<Heading>,
    rows: &'a [(u32, Vec<Cell>)],
    words: &'a dyn Fn(usize) -> String,
}

/// The columns that are read, what stands over them besides, and the columns that hold something and
/// are not read.
#[derive(Default)]
struct Apart {
    heads: Vec<(usize, Head)>,
    notes: Vec<Note>,
    unread: Vec<Unread>,
}

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
        // What was counted beside several figures is nobody's in particular.
        let several = all().filter(|head| matches!(head, Head::Of(_))).count() > 1;
        let counts = |head: &Head| matches!(head, Head::Numerator | Head::Denominator);
        let stands = |head: &Head| stands(head) && !(counts(head) && several && !has(Head::Value));
        let mut apart = Apart::default();
        let widest = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        for column in 0..widest.max(self.named.len()) {
            let (head, note) = match self.named.get(column).cloned() {
                Some(Heading::Known { head, said, below })
                    if stands(&head) && (below.is_empty() || !self.is_plain(head)) =>
                {
                    (Some(head), Some(Note { column, said, below }))
                }
                _ => (None, None),
            };
            let known = apart.heads.iter().position(|(_, known)| Some(*known) == head);
            let note = note.filter(|note| !(note.said.is_empty() && note.below.is_empty()));
            match (head, known) {
                (Some(head), None) => {
                    apart.heads.push((column, head));
                    apart.notes.extend(note);
                }
                (_, _) if !self.is_filled(column) => {}
                (Some(head), Some(at)) if !self.is_filled(apart.heads[at].0) => {
                    apart.heads[at] = (column, head);
                    apart.notes.extend(note);
                }
                (Some(head), Some(at)) if head.decides() => {
                    let both = [apart.heads[at].0, column];
                    return Err(Unreadable::Twice(both.map(|at| (self.at(at), (self.words)(at)))));
                }
                _ => {
                    if head.is_none() {
                        self.says_no_split(column)?;
                    }
                    let (column, words) = (letters(column), (self.words)(column));
                    apart.unread.push(Unread { sheet: self.sheet.to_owned(), column, words });
                }
            }
        }
        Ok(apart)
    }

    /// Whether a column says this and nothing more: words below its twin make that another's, such as
    /// a plan's.
    fn is_plain(&self, wanted: Head) -> bool {
        self.named.iter().enumerate().any(|(column, heading)| match heading {
            Heading::Known { head, below, .. } => {
                *head == wanted && below.is_empty() && self.is_filled(column)
            }
            _ => false,
        })
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
