//! What stands over the columns of a table, in one row or in several: years over women and men, or the
//! other way round, units below, titles and remarks around.

use super::cells::{Cell, Grid};
use super::heads::{Head, Side, side_and_rest};
use super::number::is_number;

/// Headings stand within so many rows.
const HEADINGS_WITHIN: usize = 30;

/// How remarks in the corner of a table begin.
const REMARKS: &[&str] = &["单位", "填报", "填表", "制表", "报送", "日期"];

/// What stands over a column.
#[derive(Debug, Clone)]
pub(super) enum Heading {
    Empty,
    /// A column that is known.
    Known {
        head: Head,
        /// What is said of it in brackets.
        said: String,
        /// Words below it that nobody knows: a unit, or whose figures others are.
        below: String,
    },
    /// Words that nobody knows.
    Words(String),
}

impl Heading {
    fn of(cell: &Cell) -> Self {
        match (cell, Head::named(cell)) {
            (Cell::Empty, _) => Self::Empty,
            (_, Some((head, said))) => Self::Known { head, said, below: String::new() },
            (cell, None) => Self::Words(cell.words().to_owned()),
        }
    }

    pub(super) fn head(&self) -> Option<Head> {
        match self {
            Self::Known { head, .. } => Some(*head),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    fn names(&self) -> bool {
        matches!(self.head(), Some(Head::Name | Head::Indicator))
    }
}

/// The headings of a table, and the first and last row in which they stand.
pub(super) struct Block {
    pub(super) named: Vec<Heading>,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The first headings of a grid that are enough to read figures by.
pub(super) fn block(grid: &Grid) -> Option<Block> {
    let rows = || grid.rows.iter().take(HEADINGS_WITHIN).map(|(_, cells)| cells.as_slice());
    let headings: Vec<Vec<Heading>> =
        rows().map(|cells| cells.iter().map(Heading::of).collect()).collect();
    let cells: Vec<&[Cell]> = rows().collect();
    (0..headings.len()).find_map(|at| {
        let name = headings[at].iter().position(Heading::names)?;
        let (mut from, mut to) = (at, at);
        while from > 0 && stands_over(&headings[from - 1], cells[from - 1], &headings[at], name) {
            from -= 1;
        }
        let first = headings[from].clone();
        let mut named = headings[from + 1..=at].iter().fold(first, |over, row| under(&over, row));
        while headings.get(to + 1).is_some_and(|row| goes_on(&named, row, cells[to + 1])) {
            to += 1;
            named = under(&named, &headings[to]);
        }
        of_sheet(&mut named, &grid.name);
        are_enough(&named).then_some(Block { named, from, to })
    })
}

/// Whether there is a number that is no heading.
fn has_figures(row: &[Heading], cells: &[Cell]) -> bool {
    row.iter().zip(cells).any(|(heading, cell)| heading.head().is_none() && is_number(cell))
}

/// Whether a row above the one that names the columns says more of them, and is no title or remark.
fn stands_over(row: &[Heading], cells: &[Cell], named: &[Heading], name: usize) -> bool {
    let over_name = row.get(name).is_none_or(|heading| heading.is_empty() || heading.names());
    let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].is_empty()).collect();
    let remark = |at: &usize| matches!(&row[*at], Heading::Words(words) if REMARKS.iter().any(|it| words.starts_with(it)));
    // What stands alone over the last column is a remark in the corner.
    let alone = |at: usize| !named.iter().skip(at + 1).any(|heading| !heading.is_empty());
    let says = match filled.as_slice() {
        [] => false,
        [only] => !alone(*only),
        _ => true,
    };
    over_name && says && !filled.iter().any(remark) && !has_figures(row, cells)
}

/// Whether a row goes on with the headings above it: it names nothing and holds no figures.
fn goes_on(above: &[Heading], row: &[Heading], cells: &[Cell]) -> bool {
    let names = |(above, row): (&Heading, &Heading)| {
        above.names() && !row.is_empty() && row.head() != above.head()
    };
    row.iter().any(|heading| !heading.is_empty())
        && !above.iter().zip(row).any(names)
        && !has_figures(row, cells)
}

/// Headings in several rows: the lower says more. Figures that stand side by side are of what both
/// rows say; what stands over several of them is merged, or written over the first alone.
fn under(upper: &[Heading], lower: &[Heading]) -> Vec<Heading> {
    let mut over = Heading::Empty;
    let all = (0..upper.len().max(lower.len())).map(|column| {
        let above = upper.get(column).cloned().unwrap_or(Heading::Empty);
        let below = lower.get(column).cloned().unwrap_or(Heading::Empty);
        over = match &above {
            Heading::Empty => over.clone(),
            // A column of its own.
            Heading::Words(_) if below.is_empty() => Heading::Empty,
            above => above.clone(),
        };
        beneath(above, &over, below)
    });
    all.collect()
}

/// What two headings say together; `over` is what stands over the column, merged or not.
fn beneath(above: Heading, over: &Heading, below: Heading) -> Heading {
    match (below, over) {
        (Heading::Empty, _) => above,
        (Heading::Words(words), Heading::Known { head, said, .. }) if head.is_of_figures() => {
            Heading::Known { head: *head, said: said.clone(), below: words }
        }
        (Heading::Words(_), Heading::Known { .. }) => above,
        // Words that nobody knows over a figure make it another's.
        (Heading::Words(words), _) => Heading::Words(words),
        (Heading::Known { .. }, Heading::Words(words)) => Heading::Words(words.clone()),
        (
            Heading::Known { head, said, below },
            Heading::Known { head: Head::Of(side), said: more, .. },
        ) => {
            let said = [more.as_str(), &said].into_iter().filter(|said| !said.is_empty());
            let said = said.collect::<Vec<_>>().join("、");
            match head {
                // A title may name another year than the columns below it.
                Head::Of(own) => {
                    Heading::Known { head: Head::Of(side.and(own).unwrap_or(own)), said, below }
                }
                Head::Value => Heading::Known { head: Head::Of(*side), said, below },
                // Counts have no columns side by side.
                Head::Numerator | Head::Denominator => Heading::Words(String::new()),
                head => Heading::Known { head, said, below },
            }
        }
        (known, _) => known,
    }
}

/// What no heading says is said by the sheet's name: the year, whom or where.
fn of_sheet(named: &mut [Heading], sheet: &str) {
    let says_year = |head: Head| matches!(head, Head::Year | Head::Of(Side { year: Some(_), .. }));
    let (plain, said) = super::heads::plain_and_said(sheet);
    let Some((in_brackets, _)) = side_and_rest(&said) else { return };
    let own = Side::named(&plain).unwrap_or_default();
    let Some(mut side) = own.and(in_brackets.unwrap_or_default()) else { return };
    if named.iter().filter_map(Heading::head).any(says_year) {
        side.year = None;
    }
    if side == Side::default() {
        return;
    }
    for heading in named {
        let Heading::Known { head, .. } = heading else { continue };
        match *head {
            Head::Value => *head = Head::Of(side),
            Head::Of(own) => match own.and(side) {
                Some(both) => *head = Head::Of(both),
                None => *heading = Heading::Words(sheet.to_owned()),
            },
            _ => {}
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
