//! The years that are worked on.

use chrono::{Datelike, NaiveDate};

use super::State;

impl State {
    /// The years that the plans cover together, first and last.
    pub fn years(&self) -> Option<(i32, i32)> {
        let plans = || self.plans.values().map(|adopted| &adopted.plan);
        let (from, to) =
            plans().map(|plan| plan.from).min().zip(plans().map(|plan| plan.to).max())?;
        // What stands in a ledger was not judged by whoever reads it.
        let to = to.clamp(0, 9999);
        Some((from.clamp(0, to), to))
    }

    /// The year of a day, within the plans'.
    pub fn plan_year(&self, day: NaiveDate) -> i32 {
        let year = day.year();
        match self.years() {
            Some((from, to)) => year.clamp(from, to),
            None => year,
        }
    }
}
