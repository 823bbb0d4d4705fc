//! A target takes the worst of its indicators, and says which.

use serde::{Deserialize, Serialize};

use super::judged::{Attainment, Rule};
use super::outlook::Outlook;
use super::reading::{Reading, Warning};
use crate::decimal::Decimal;
use crate::order::{sort, sort_by_key};
use crate::plan::Indicator;

/// How far the indicator that decides is from its goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortfall {
    /// The indicator's id.
    pub indicator: String,
    /// The year judged.
    pub year: i32,
    /// The value judged, in the indicator's unit.
    pub value: Decimal,
    /// The comparison.
    pub rule: Rule,
    /// What it is judged against, in the unit; of a band the edge that it is beyond.
    pub against: Decimal,
    /// What counts as standing still, in the unit: to be exceeded where it is to be better, allowed where it
    /// is to be no worse.
    pub tolerance: Option<Decimal>,
    /// What is still to go, in the unit; of a rise that is to slow down, in the unit a year.
    pub miss: Decimal,
}

/// How a target stands, and on which indicators that rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Whether it is met.
    pub attainment: Attainment,
    /// Where it is heading.
    pub outlook: Outlook,
    /// Ids of the indicators that decided: those that stand worst.
    pub because: Vec<String>,
    /// How far it is from the goal, where that is a number.
    pub gap: Option<Shortfall>,
    /// What calls for attention, of all its indicators.
    pub warnings: Vec<Warning>,
    /// 小基数 of one that decided.
    pub small: bool,
    /// The two ways to look ahead disagree on one of them.
    pub disagree: bool,
}

impl Assessment {
    /// Indicators of the target, those that decided before the others: who asks why a target is not met
    /// is not to read first what is.
    pub fn decided_first<'a>(
        &self,
        all: impl Iterator<Item = &'a Indicator>,
    ) -> Vec<&'a Indicator> {
        let mut all: Vec<&Indicator> = all.collect();
        sort_by_key(&mut all, |one| !self.because.contains(&one.id));
        all
    }
}

/// The worst of some indicators, each read. Those in which there was nobody to count decide only
/// where there is no other.
pub fn worst(readings: &[&Reading]) -> Assessment {
    let rated = readings.iter().filter_map(|one| Some((one.attainment()?, *one)));
    let rated: Vec<(Attainment, &Reading)> = rated.collect();
    let attainment = rated.iter().map(|(found, _)| *found).min();
    let attainment = attainment.unwrap_or(match readings {
        [] => Attainment::Unrated,
        _ => Attainment::NoData,
    });
    let decided: Vec<&Reading> = match rated.is_empty() {
        true => readings.to_vec(),
        false => rated.iter().filter(|(it, _)| *it == attainment).map(|(_, one)| *one).collect(),
    };
    let measured = rated.iter().filter(|(found, _)| *found != Attainment::Unrated);
    let outlook = measured.map(|(_, one)| one.heading.outlook).min();
    let mut warnings: Vec<Warning> =
        readings.iter().flat_map(|one| one.warnings.iter().cloned()).collect();
    sort(&mut warnings);
    Assessment {
        attainment,
        outlook: outlook.unwrap_or(Outlook::Unknown),
        because: decided.iter().map(|one| one.indicator.clone()).collect(),
        gap: decided.iter().find_map(|one| shortfall(one)),
        warnings,
        small: decided.iter().any(|one| one.is_small()),
        disagree: readings.iter().any(|one| one.disagree),
    }
}

fn shortfall(reading: &Reading) -> Option<Shortfall> {
    let found = reading.judged.judgement()?;
    let (value, against) = (found.latest.value, found.against.value);
    Some(Shortfall {
        indicator: reading.indicator.clone(),
        year: found.latest.year,
        value,
        rule: found.rule,
        against: found.high.filter(|high| value > *high).unwrap_or(against),
        tolerance: found.tolerance,
        miss: found.miss?,
    })
}

/// 达标率, as the national bureau reports it: (met + nearly) of those that can be monitored, in per
/// cent, 0 to 100, rounded half up to one digit; none where there are none. 2015: 44 of 54.
pub fn attainment_rate(met: usize, nearly: usize, unmet: usize) -> Option<Decimal> {
    let count = |of: usize| Decimal::new(of as i64, 0);
    count(met + nearly).ratio(count(met + nearly + unmet), 100, 1)
}
