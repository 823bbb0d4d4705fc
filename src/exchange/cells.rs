//! Cells as a file has them, before anybody knows what they mean.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::heads::Head;

/// Why a file is no sheet that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`super::FILE_MAX`], or than [`super::UNPACKED_MAX`] once unpacked.
    TooLarge,
    /// More rows than [`super::ROWS_MAX`].
    TooLong,
    /// xls, et, or locked with a password.
    OldForm,
    /// A package that is no workbook, or a damaged one: which part.
    Damaged(String),
    /// Text with bytes that are neither UTF-8 nor GB18030.
    NotText,
    /// A quotation that does not end, and the row in which it begins.
    OpenQuotation(u32),
    /// No sheet has the headings.
    NoHeadings,
    /// Two columns with something in them say the same: each, and what stands over it.
    Twice([(String, String); 2]),
    /// A column that is not known by its heading says whom or where: what one of its cells says, and
    /// what should stand over it.
    Split {
        /// The column, such as `H`.
        column: String,
        /// What one of its cells says.
        cell: String,
        /// The heading that it should have.
        head: Head,
    },
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// As a percentage: 0.953 reads 95.3%.
    pub(super) percent: bool,
    /// As a day or a time.
    pub(super) date: bool,
    /// As the year of a day alone.
    pub(super) year: bool,
    /// With so many digits after the point; none where it is shown as it is.
    pub(super) digits: Option<u32>,
    /// Days are counted from the beginning of 1904.
    pub(super) since_1904: bool,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Cell {
    #[default]
    Empty,
    Text(Arc<str>),
    /// A number as the file writes it.
    Number(Arc<str>, Shown),
    /// What a formula came to that failed, as `#DIV/0!`.
    Error(Arc<str>),
    /// A formula whose program saved nothing of what it came to.
    Uncalculated,
}

impl Cell {
    /// Whether it says with how many digits its number is published: what a workbook holds and shows as
    /// it is has lost its last zeros.
    pub(super) fn says_digits(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Number(_, shown) => shown.digits.is_some(),
            _ => false,
        }
    }

    /// A text without space around it; nothing where there is nothing in it.
    pub(super) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text(text.into()),
        }
    }

    /// The year that it shows of a day; a month's figure is no year's.
    pub(super) fn year(&self) -> Option<i32> {
        let Self::Number(text, Shown { year: true, since_1904, .. }) = self else { return None };
        let days: f64 = text.parse().ok()?;
        // Day 60 of the calendar that begins with 1900 never was.
        let first = match since_1904 {
            true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
            false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        };
        let day = first.checked_add_signed(TimeDelta::try_days(days.floor() as i64)?)?;
        Some(day.year())
    }

    /// As a person reads it, for headings and words.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Empty | Self::Uncalculated => "",
            Self::Text(text) | Self::Number(text, _) | Self::Error(text) => text,
        }
    }
}

/// A sheet's cells by row, numbered from 1 as people see it.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// Its name; empty for text files, which have none.
    pub(super) name: String,
    pub(super) rows: Vec<(u32, Vec<Cell>)>,
    /// Nobody sees it who does not ask for it.
    pub(super) hidden: bool,
    /// It is hidden, and could not be read.
    pub(super) unread: bool,
    /// Rows that nobody sees.
    pub(super) hidden_rows: Vec<u32>,
    /// Columns that nobody sees, from 0.
    pub(super) hidden_columns: BTreeSet<usize>,
    /// Comments: on which cell, and what they say.
    pub(super) comments: Vec<(String, String)>,
}

/// A column as people see it: 0 is A, 26 is AA.
pub(super) fn letters(column: usize) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    loop {
        letters.push(b'A' + (rest % 26) as u8);
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().map(|letter| *letter as char).collect()
}
