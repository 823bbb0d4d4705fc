//! What may be right and hardly is.

use crate::decimal::Decimal;
use crate::domain::entry::Seq;
use crate::domain::state::FigureKey;

/// What makes a figure doubtful until somebody says why it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// There is another value already: it would be corrected.
    Corrects {
        /// The entry of the value that stands.
        by: Seq,
        /// It; none where there was nobody to count.
        old: Option<Decimal>,
    },
    /// The value is not what numerator and denominator give.
    NotRatio {
        /// The value given.
        value: Decimal,
        /// What they give at its digits.
        computed: Decimal,
    },
    /// The total is not between its parts.
    NotBetween {
        /// The total.
        total: Decimal,
        /// The lower part.
        low: Decimal,
        /// The higher part.
        high: Decimal,
    },
    /// The total is not the sum of its parts.
    NotSum {
        /// The total.
        total: Decimal,
        /// The sum.
        sum: Decimal,
    },
    /// The change from last year is above three times the median change.
    Jump {
        /// The change.
        change: Decimal,
        /// The median change.
        usual: Decimal,
    },
    /// Nobody grows so old.
    Age {
        /// The value given, in years.
        value: Decimal,
    },
    /// It is eight times what it is in other years, or an eighth; where there are no others, twenty times
    /// the goal, or a twentieth.
    Scale {
        /// The value given.
        value: Decimal,
        /// What it is held against.
        beside: Decimal,
        /// What that is.
        against: Against,
    },
    /// It is eight times what a part of it or its total is, or an eighth.
    Beside {
        /// The value given.
        value: Decimal,
        /// The part's or the total's: of the same year, else the median of the other years.
        beside: Decimal,
        /// Which part, or the total.
        key: FigureKey,
        /// Whether it is of the same year.
        same_year: bool,
    },
    /// Another indicator is made of the same counts, and has another value for the same.
    Elsewhere {
        /// The value given.
        value: Decimal,
        /// The other's.
        beside: Decimal,
        /// The other's id.
        indicator: String,
    },
    /// It is out of eight times as many as another, or an eighth.
    Denominator {
        /// The denominator given.
        now: Decimal,
        /// The other.
        beside: Decimal,
        /// Of which year that is: the year before, or its own where it is corrected.
        year: i32,
    },
}

/// What the size of a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// The median of the other years.
    Others,
    /// Of only one or two other years the nearest that is so far off: the middle of two is no value that
    /// anybody gave.
    Year(i32),
    /// The goal.
    Goal,
}
