//! What the ledger knows of the figures, handed to [`super::assess`]: every status of today.

use super::assess::{Assessment, Reading, Series, Setting, Thresholds, read, worst};
use super::state::State;
use crate::plan::{Indicator, Item};
use chrono::NaiveDate;

/// Assesses one target.
pub fn assess(state: &State, target: &Item, day: NaiveDate) -> Assessment {
    let readings: Vec<Reading> =
        state.indicators_of(target).map(|one| reading(state, target, one, day)).collect();
    worst(&readings.iter().collect::<Vec<_>>())
}

fn reading(_state: &State, _item: &Item, indicator: &Indicator, day: NaiveDate) -> Reading {
    let setting = Setting {
        thresholds: Thresholds::default(),
        base_year: 2020,
        goal_year: 2030,
        owed: None,
        day,
    };
    read(indicator, &Series::default(), None, &setting)
}
