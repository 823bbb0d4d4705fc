//! How many targets stand how, and the rate of those that are met.

use std::iter::Sum;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::domain::assess::{Attainment, attainment_rate};

/// How many targets stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts([usize; Attainment::ALL.len()]);

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
        let [met, nearly, unmet] =
            [Attainment::Met, Attainment::Nearly, Attainment::Unmet].map(|it| self.of(it));
        attainment_rate(met, nearly, unmet)
    }

    pub(super) fn add(&mut self, attainment: Attainment) {
        self.0[attainment as usize] += 1;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(lists: I) -> Self {
        lists.fold(Self::default(), |mut sum, list| {
            sum.0.iter_mut().zip(list.0).for_each(|(all, theirs)| *all += theirs);
            sum
        })
    }
}
