//! Why something in a sheet cannot be taken, and where it stands.

use super::heads::Head;
use crate::domain::refusal::{Refusal, WrongFigure};

/// Where something stands, as people find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name; empty in a text file.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column, such as `H`; none where it is the whole row.
    pub column: Option<String>,
}

/// Why a row cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongCell {
    /// Neither an id nor a name.
    NoIndicator,
    /// No indicator of that id.
    UnknownId(String),
    /// No indicator of that name; those that may be meant.
    UnknownName(String, Vec<String>),
    /// What stands in brackets behind a name or over a column is neither the indicator's unit nor
    /// whom or where; and its unit.
    OddNote(String, String),
    /// A row that says women, men, town or country and nothing else.
    LabelAlone(String),
    /// Two places of a row say different things of whom, where or when: what one says.
    OtherSide(String),
    /// Several indicators of that name.
    ManyOfThatName(String),
    /// The id is another indicator's; that one's name.
    OtherName(String),
    /// Another unit than the indicator's.
    OtherUnit {
        /// In the sheet.
        given: String,
        /// The indicator's.
        unit: String,
    },
    /// No number.
    NotANumber(String),
    /// A formula that failed.
    Failed(String),
    /// A formula without its result.
    Uncalculated,
    /// A day where a number should be.
    Date,
    /// No year, or none that can be read.
    NotAYear(String),
    /// Not one of the words for it.
    NotASex(String),
    /// Not one of the words for it.
    NotAnArea(String),
    /// Not one of the words for it.
    NotAStatus(String),
    /// A text longer than a line may be: over which column, and how long.
    TooLong(Head, usize),
    /// A character that cannot be seen.
    Invisible,
    /// The same indicator, year, sex and area as in another row: where that stands.
    Twice(Place),
    /// What the rules say.
    Figure(WrongFigure),
    /// Whoever brings the sheet may not enter it; why.
    NotTheirs(Box<Refusal>),
}

/// As it is told: not more of it than fits a sentence.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
