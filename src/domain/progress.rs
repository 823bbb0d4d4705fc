//! How far measures are (措施进展): what departments said of each in accepted reports, and how many
//! are how far.

use serde::{Deserialize, Serialize};

use super::payload::Progress;
use super::state::Stamp;

/// The steps in the order in which they are told; last what nobody has reported.
pub const STEPS: [Option<Progress>; 5] = [
    Some(Progress::Done),
    Some(Progress::Underway),
    Some(Progress::Behind),
    Some(Progress::NotStarted),
    None,
];

/// What a department said of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// How far it is.
    pub progress: Progress,
    /// The report that says so.
    pub told: Stamp,
}

impl Word {
    /// Which of two is the later, by the day on the paper.
    pub(super) fn when(&self) -> (chrono::NaiveDate, super::entry::Seq) {
        (self.told.on, self.told.seq)
    }
}

/// How many measures are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally([usize; STEPS.len()]);

impl Tally {
    /// How many are at a step; of how many nothing is told.
    pub fn of(&self, step: Option<Progress>) -> usize {
        self.0[place(step)]
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Of how many something is told.
    pub fn told(&self) -> usize {
        self.total() - self.of(None)
    }

    pub(super) fn add(&mut self, step: Option<Progress>) {
        self.0[place(step)] += 1;
    }
}

fn place(step: Option<Progress>) -> usize {
    STEPS.iter().position(|known| *known == step).expect("every step is listed")
}
