//! How many targets stand how, and the rate of those that are met.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::domain::assess::{Attainment, attainment_rate};

/// How many targets stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts(pub(super) [usize; Attainment::ALL.len()]);

impl Counts {
    /// How many stand so.
    pub fn of(&self, attainment: Attainment) -> usize {
        self.0[attainment as usize]
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Of how many that can be monitored how many are met or nearly: what 达标率 is made of.
    pub fn reached(&self) -> (usize, usize) {
        let reached = self.of(Attainment::Met) + self.of(Attainment::Nearly);
        (reached, reached + self.of(Attainment::Unmet))
    }

    /// 达标率, see [`attainment_rate`].
    pub fn rate(&self) -> Option<Decimal> {
        let (reached, monitored) = self.reached();
        attainment_rate(reached, 0, monitored - reached)
    }

    pub(super) fn add(&mut self, attainment: Attainment) {
        self.0[attainment as usize] += 1;
    }
}
