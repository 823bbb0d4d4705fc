//! Which table of a grid holds figures and which of its columns say what: found by what stands over
//! them, wherever they stand. A column with something in it is either read or told of.

use super::cells::{Cell, Grid, Unreadable, letters};
use super::heads::Head;
use super::rows::{Part, Sheet, area_of, sex_of};
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

/// The tables of figures among some grids.
pub(super) fn find(grids: Vec<Grid>) -> Result<Sheet, Unreadable> {
    let parts: Vec<Part> = grids.into_iter().filter_map(part).collect::<Result<_, _>>()?;
    if parts.is_empty() { Err(Unreadable::NoHeadings) } else { Ok(Sheet { parts }) }
}

fn part(mut grid: Grid) -> Option<Result<Part, Unreadable>> {
    let named = |cells: &[Cell]| -> Vec<Option<Head>> {
        cells.iter().map(|cell| Head::named(cell.words())).collect()
    };
    let first: Vec<_> =
        grid.rows.iter().take(HEADINGS_WITHIN).map(|(_, cells)| named(cells)).collect();
    // A row of nothing but headings, whatever stands empty between them.
    let names = |at: usize| {
        let Some((_, cells)) = grid.rows.get(at).filter(|_| at < first.len()) else { return false };
        let filled = || first[at].iter().zip(cells).filter(|(_, cell)| **cell != Cell::Empty);
        filled().next().is_some() && filled().all(|(head, _)| head.is_some())
    };
    let (named, last) = (0..first.len()).find_map(|at| {
        let (mut named, mut last) = (first[at].clone(), at);
        // Headings in several rows: the lower says more, the upper is merged over it.
        while names(last + 1) {
            last += 1;
            named.resize(named.len().max(first[last].len()), None);
            for (column, head) in first[last].iter().enumerate() {
                named[column] = head.or(named[column]);
            }
        }
        are_enough(&named).then_some((named, last))
    })?;
    let over: Vec<Vec<Cell>> = grid.rows.drain(..=last).map(|(_, cells)| cells).collect();
    let words = |column: usize| {
        let mut above = over.iter().rev().filter_map(|cells| cells.get(column));
        above.find(|cell| **cell != Cell::Empty).map_or("", Cell::words).to_owned()
    };
    let columns = Columns { sheet: &grid.name, named, rows: &grid.rows, words: &words };
    let apart = columns.told_apart();
    Some(apart.map(|(heads, unread)| Part { name: grid.name, heads, unread, rows: grid.rows }))
}

/// Whether there is what is measured, and its figures by a column of years or with years side by
/// side.
fn are_enough(named: &[Option<Head>]) -> bool {
    let has = |head: Head| named.contains(&Some(head));
    let wide = named.iter().flatten().any(|head| matches!(head, Head::Of(_)));
    (has(Head::Indicator) || has(Head::Name)) && (has(Head::Value) && has(Head::Year) || wide)
}

/// The columns of a table, with what may stand over each.
struct Columns<'a> {
    sheet: &'a str,
    named: Vec<Option<Head>>,
    rows: &'a [(u32, Vec<Cell>)],
    words: &'a dyn Fn(usize) -> String,
}

/// The columns that are read, and those that hold something and are not.
type Apart = (Vec<(usize, Head)>, Vec<Unread>);

impl Columns<'_> {
    /// # Errors
    /// Where two columns say the same, or one that is not read says whom or where.
    fn told_apart(&self) -> Result<Apart, Unreadable> {
        let has = |head: Head| self.named.contains(&Some(head));
        let long = has(Head::Value) && has(Head::Year);
        let mut heads: Vec<(usize, Head)> = Vec::new();
        let mut unread = Vec::new();
        let widest = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        for column in 0..widest.max(self.named.len()) {
            let head = self.named.get(column).copied().flatten();
            // Figures of years beside a column of figures are another table's.
            let head = head.filter(|head| !(long && matches!(head, Head::Of(_))));
            let known = heads.iter().position(|(_, known)| Some(*known) == head);
            match (head, known) {
                (Some(head), None) => heads.push((column, head)),
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
        Ok((heads, unread))
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
