//! What an import would change, row by row, before anything is entered.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{Hidden, Left, Unread};
use super::heads::Head;
use super::names::Known;
use super::number::says_preliminary;
use super::rows::Sheet;
use super::said::{Said, Says};
use super::wrong_cell::{Place, WrongCell};
use crate::domain::decide::{Finding, confirms, judge, may};
use crate::domain::entry::Seq;
use crate::domain::form::Request;
use crate::domain::payload::{Figure, Figures, PersonId};
use crate::domain::refusal::{Doubt, Refusal, WrongFigure};
use crate::domain::state::{FigureKey, FigureRecord, State};
use crate::domain::vocabulary::Command;
use crate::plan::{Plan, PlanId, Split};

/// What would become of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A figure where there is none.
    New,
    /// Another figure than the one that stands.
    Correction {
        /// The entry of the one that stands.
        by: Seq,
        /// It.
        old: FigureRecord,
    },
    /// What stands already, by that entry.
    Unchanged(Seq),
    /// It cannot be taken.
    Refused(WrongCell),
}

/// One figure of a sheet: where it stands, what it says, what would become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOutcome {
    /// Where its value stands, or what is wrong with it.
    pub place: Place,
    /// The figure, where the row could be read.
    pub figure: Option<Figure>,
    /// What would become of it.
    pub outcome: Outcome,
    /// What looks wrong and may be right.
    pub doubt: Option<Doubt>,
}

impl RowOutcome {
    /// Whether it changes anything.
    pub fn changes(&self) -> bool {
        matches!(self.outcome, Outcome::New | Outcome::Correction { .. })
    }

    /// Whether somebody has to say why, and the row does not.
    pub fn asks(&self) -> bool {
        let figure = self.figure.as_ref();
        let corrects = match &self.outcome {
            Outcome::Correction { old, .. } => !figure.is_some_and(|it| confirms(it, old)),
            _ => false,
        };
        let asks = self.doubt.is_some() || corrects;
        let silent = figure.is_some_and(|it| it.remark.trim().is_empty());
        self.changes() && asks && silent
    }
}

/// How many rows come to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New figures.
    pub new: usize,
    /// Corrections.
    pub corrections: usize,
    /// What stands already.
    pub unchanged: usize,
    /// Rows that cannot be taken.
    pub refused: usize,
    /// Rows that need a reason and have none.
    pub asking: usize,
}

/// What an import would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The plan whose figures they are.
    pub plan: PlanId,
    /// Every figure in the order of the sheet; rows that nobody filled in are left out.
    pub rows: Vec<RowOutcome>,
    /// Columns that hold something and were not read.
    pub unread: Vec<Unread>,
    /// Sheets with figures that were not read.
    pub left: Vec<Left>,
    /// Rows that are no rows of figures: where, and what they begin with.
    pub notes: Vec<(Place, String)>,
    /// Rows taken as final whose remark speaks of preliminary figures: where, and the remark.
    pub called_preliminary: Vec<(Place, String)>,
    /// Comments on cells, which are not read: where, and what they begin with.
    pub comments: Vec<(Place, String)>,
    /// What was read although nobody sees it, with its sheet.
    pub hidden: Vec<(String, Hidden)>,
    /// Cells in which a dash stands for no figure.
    pub dashes: usize,
}

/// Holds a sheet against what stands. `year` is the last that a figure may be about.
pub fn preview(state: &State, plan: &Plan, sheet: Sheet, year: i32) -> Preview {
    let known = Known::of(state, plan, year);
    let (mut rows, mut said, mut at) = (Vec::new(), Vec::new(), Vec::new());
    let (mut notes, mut called_preliminary, mut dashes) = (Vec::new(), Vec::new(), 0);
    let Sheet { mut parts, left, comments } = sheet;
    parts.iter_mut().for_each(|part| part.settle(&known));
    for part in &parts {
        let mut above = None;
        notes.extend(part.above.iter().map(|(row, words)| {
            (Place { sheet: part.name.clone(), row: *row, column: None }, words.clone())
        }));
        for (number, cells) in &part.rows {
            let read = part.read(&known, *number, cells, &mut above);
            let place = || Place { sheet: part.name.clone(), row: *number, column: None };
            notes.extend(read.note.map(|note| (place(), note)));
            dashes += read.dashes;
            for (place, found) in read.figures {
                let outcome = match found {
                    Err(wrong) => Outcome::Refused(wrong),
                    Ok(one) => {
                        at.push((rows.len(), part));
                        said.push(one);
                        Outcome::New
                    }
                };
                rows.push(RowOutcome { place, figure: None, outcome, doubt: None });
            }
        }
    }
    let mut first: BTreeMap<(String, FigureKey), Place> = BTreeMap::new();
    let (figures, says): (Vec<Figure>, Vec<Says>) =
        said.into_iter().map(|Said { figure, says }| (figure, says)).unzip();
    let judged = judge(state, plan, &figures, year);
    for (((figure, says), found), (at, part)) in figures.into_iter().zip(says).zip(judged).zip(at) {
        let row = &mut rows[at];
        match found {
            Err(WrongFigure::Twice) => {
                let there = first.get(&(figure.indicator.clone(), (&figure).into()));
                let there = there.cloned().unwrap_or_else(|| row.place.clone());
                row.outcome = Outcome::Refused(WrongCell::Twice(there));
            }
            Err(why) => {
                let there = part.place(row.place.row, where_wrong(&why));
                if there.column.is_some() {
                    row.place = there;
                }
                row.outcome = Outcome::Refused(WrongCell::Figure(why));
            }
            Ok(Finding { doubt, .. }) => {
                first.insert((figure.indicator.clone(), (&figure).into()), row.place.clone());
                row.outcome = outcome(state, plan, &figure, says);
                row.doubt = doubt.filter(|_| row.changes());
                if row.changes() && !figure.preliminary && says_preliminary(&figure.remark) {
                    called_preliminary.push((row.place.clone(), figure.remark.clone()));
                }
            }
        }
        row.figure = Some(figure);
    }
    let unread = parts.iter().flat_map(|part| part.unread.clone()).collect();
    let hidden = parts
        .iter()
        .flat_map(|part| part.hidden.iter().map(|hidden| (part.name.clone(), hidden.clone())));
    let hidden = hidden.collect();
    let plan = plan.id.clone();
    Preview { plan, rows, unread, left, notes, called_preliminary, comments, hidden, dashes }
}

fn outcome(state: &State, plan: &Plan, figure: &Figure, says: Says) -> Outcome {
    match state.figures.get(&plan.id, &figure.indicator, figure.into()) {
        None => Outcome::New,
        Some((by, old)) if same(figure, old, says) => Outcome::Unchanged(by),
        Some((by, old)) => Outcome::Correction { by, old: old.clone() },
    }
}

/// Whether a row says what stands. What it leaves out it does not deny.
fn same(figure: &Figure, old: &FigureRecord, says: Says) -> bool {
    let count = |new: Option<_>, old| new.is_none() || new == old;
    let printed = match (figure.value, old.value) {
        (Some(new), Some(old)) => !says.digits || new.is_printed_as(old),
        _ => true,
    };
    figure.value == old.value
        && printed
        && count(figure.numerator, old.numerator)
        && count(figure.denominator, old.denominator)
        && (!says.status || figure.preliminary == old.preliminary)
        && (figure.source.is_empty() || *figure.source == *old.source)
}

/// The column that a rule speaks of.
const fn where_wrong(why: &WrongFigure) -> Head {
    match why {
        WrongFigure::UnknownIndicator | WrongFigure::NotMeasured => Head::Indicator,
        WrongFigure::Year { .. } => Head::Year,
        WrongFigure::NotSplit(Split::Sex) => Head::Sex,
        WrongFigure::NotSplit(Split::Area) => Head::Area,
        WrongFigure::HalfARatio => Head::Denominator,
        WrongFigure::NegativeCount | WrongFigure::NumeratorAbove | WrongFigure::CountOfNobody => {
            Head::Numerator
        }
        WrongFigure::NoValue
        | WrongFigure::ValueOfNobody
        | WrongFigure::OutsideShare
        | WrongFigure::NegativeValue
        | WrongFigure::Twice
        | WrongFigure::There(_)
        | WrongFigure::NotThere
        | WrongFigure::Unchanged(_)
        | WrongFigure::NotStanding(_)
        | WrongFigure::Returned(_) => Head::Value,
    }
}

impl Preview {
    /// The same for somebody who brings it: a figure that another department supplies is refused in its
    /// row, so that nobody has to look for it.
    pub fn brought_by(mut self, state: &State, actor: &PersonId) -> Self {
        for row in self.rows.iter_mut().filter(|row| row.changes()) {
            let figures = row.figure.iter().cloned().collect();
            let (plan, reason, file) = (self.plan.clone(), String::new(), String::new());
            let alone = Command::EnterFigures(Figures { plan, figures, reason, file });
            let asked = Request::today(alone, NaiveDate::default());
            if let Err(why @ Refusal::NotYourDepartment { .. }) = may(state, &asked, actor) {
                row.outcome = Outcome::Refused(WrongCell::NotTheirs(Box::new(why)));
                row.doubt = None;
            }
        }
        self
    }

    /// The same, told with a reason for every row that needs one and has none.
    pub fn explained_by(&self, reason: &str) -> Self {
        let mut explained = self.clone();
        for row in explained.rows.iter_mut().filter(|row| row.asks()) {
            if let Some(figure) = &mut row.figure {
                reason.trim().clone_into(&mut figure.remark);
            }
        }
        explained
    }

    /// How many rows come to what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.outcome {
                Outcome::New => counts.new += 1,
                Outcome::Correction { .. } => counts.corrections += 1,
                Outcome::Unchanged(_) => counts.unchanged += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
            counts.asking += usize::from(row.asks());
        }
        counts
    }

    /// The command that takes all of it as one entry; none where a row is refused, or nothing would
    /// change. Whether it is let through is decided as with any other.
    pub fn command(&self, reason: &str, file: &str) -> Option<Command> {
        if self.counts().refused > 0 {
            return None;
        }
        let changed = self.rows.iter().filter(|row| row.changes());
        let figures = changed.filter_map(|row| {
            let corrects = match row.outcome {
                Outcome::Correction { by, .. } => Some(by),
                _ => None,
            };
            Some(Figure { corrects, ..row.figure.clone()? })
        });
        let (plan, figures): (_, Vec<Figure>) = (self.plan.clone(), figures.collect());
        let (reason, file) = (reason.trim().to_owned(), file.to_owned());
        (!figures.is_empty())
            .then(|| Command::EnterFigures(Figures { plan, figures, reason, file }))
    }
}
