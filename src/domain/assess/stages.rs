//! Staged goals (阶段目标): values on the way to the goal. The target is met by its goal alone; a stage
//! is what the outlook heads for until its year, and what is told to have been reached in it or not.

use serde::Serialize;

use super::attain::Ask;
use super::judged::{Attainment, Given};
use crate::plan::Indicator;

/// A stage and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Its year and the value to be reached, in the unit.
    pub goal: Given,
    /// What its year came to; none before, or without a figure of that year.
    pub attainment: Option<Attainment>,
}

/// The next stage after a year.
pub(super) fn next(indicator: &Indicator, year: i32) -> Option<Given> {
    all(indicator).find(|stage| stage.year > year)
}

/// Every stage, judged on the figure of its own year.
pub(super) fn stages(ask: &Ask<'_>) -> Vec<Stage> {
    let judged = |goal: Given| {
        let value = ask.values.get(&goal.year).copied();
        let attainment = value.and_then(|value| ask.reaches(Given { value, ..goal }, goal.value));
        Stage { goal, attainment }
    };
    all(ask.indicator).map(judged).collect()
}

fn all(indicator: &Indicator) -> impl Iterator<Item = Given> {
    indicator.stages.iter().map(|stage| Given { year: stage.year, value: stage.value })
}
