//! What the reader could not take as it stood: data only. The sentences that people read about it
//! are made in `words`, not here.

use crate::plan::ItemKind;

/// Something in the text that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Line of the given text, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text has no place in a plan; it is kept here and nowhere else.
    Unplaced {
        /// The text.
        text: String,
    },
    /// A page number on a line of its own was left out.
    PageNumber {
        /// The line.
        text: String,
    },
    /// A line of the table of contents was left out.
    Contents {
        /// The line.
        text: String,
    },
    /// Bytes that are no text stand as `\u{fffd}` in the plan.
    ReplacedBytes {
        /// How many such marks the line has.
        count: usize,
    },
    /// Control and other invisible characters were left out.
    Invisible {
        /// How many the line had.
        count: usize,
    },
    /// Numbers are missing: `expected` up to the one before `found`.
    Gap {
        /// What is numbered.
        list: List,
        /// The number that should have come.
        expected: u8,
        /// The number that came.
        found: u8,
    },
    /// A number that was missing comes later; the entry stands where it came.
    OutOfOrder {
        /// What is numbered.
        list: List,
        /// The number.
        number: u8,
    },
    /// A number came again.
    Repeat {
        /// What is numbered.
        list: List,
        /// The number.
        number: u8,
        /// The number it was given instead; `None` where its text was added to what stood before.
        renumbered: Option<u8>,
    },
    /// A number beyond 255; its text was added to what stood before.
    TooMany {
        /// What is numbered.
        list: List,
        /// The number.
        number: u16,
    },
    /// 主要目标 or 策略措施 stands twice in one domain; the second continues the first.
    RepeatedHeading {
        /// The domain.
        domain: u8,
        /// Which heading.
        kind: ItemKind,
    },
    /// A domain without targets or without measures.
    EmptyList {
        /// The domain.
        domain: u8,
        /// Which of the two is missing.
        kind: ItemKind,
    },
    /// A target or measure that is a number without text.
    EmptyItem {
        /// The domain.
        domain: u8,
        /// Target or measure.
        kind: ItemKind,
        /// Its number.
        number: u8,
    },
    /// A section among the domains has neither targets nor measures; it is kept in `chapters`.
    EmptyDomain {
        /// The chapter.
        chapter: u8,
        /// The section.
        section: u8,
    },
}

/// What is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// 一、二、三
    Chapters,
    /// （一）（二）（三） of a chapter without domains
    Sections {
        /// The chapter.
        chapter: u8,
    },
    /// （一）（二）（三） where they are domains
    Domains,
    /// Targets or measures of a domain.
    Items {
        /// The domain.
        domain: u8,
        /// Which of the two.
        kind: ItemKind,
    },
}

/// Why a text is no plan at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPlan {
    /// There is nothing to read.
    #[error("the file is empty")]
    Empty,
    /// A document or picture, not plain text.
    #[error("the file is not plain text")]
    NotText,
    /// No domain: nothing with 主要目标 or 策略措施 as a heading.
    #[error("no domain with targets or measures was found")]
    NoDomains,
    /// No line that could be the plan's title.
    #[error("no title was found")]
    NoTitle,
    /// No years such as 2021—2030.
    #[error("the plan does not say from which year to which it runs")]
    NoYears,
}
