//! How firm the figures are that decide: what may still change, and what went back.

use serde::Serialize;

use super::judged::{Given, Judged};
use super::series::{Point, Series, lines};
use super::small::Small;
use crate::plan::Indicator;

/// How firm the figures are on which a status rests: of a gap both sides, of years that are judged
/// together all of them, and where another indicator is compared with that one's too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// One of them is preliminary.
    pub preliminary: bool,
    /// One of them is not verified by the statistics bureau yet.
    pub unverified: bool,
}

impl Basis {
    /// Whether it may still change.
    pub fn is_provisional(self) -> bool {
        self.preliminary || self.unverified
    }

    /// That of figures of both.
    pub(in crate::domain) fn and(self, other: Self) -> Self {
        Self {
            preliminary: self.preliminary || other.preliminary,
            unverified: self.unverified || other.unverified,
        }
    }

    /// Of the figure that is judged; of one that cannot be, the latest.
    pub(super) fn of(
        (indicator, series): (&Indicator, &Series),
        beside: Option<(&Indicator, &Series)>,
        (judged, latest, small): (&Judged, Option<Given>, Option<&Small>),
    ) -> Self {
        let rated = judged.judgement();
        let years = match small.filter(|small| small.pooled && rated.is_some()) {
            Some(small) => small.judged().years.clone(),
            None => {
                let one = rated.map(|found| found.latest).or(latest);
                one.map(|given| given.year).into_iter().collect()
            }
        };
        let beside = beside.filter(|_| rated.is_some());
        let sides = [Some((indicator, series)), beside].into_iter().flatten();
        Self::of_points(sides.flat_map(|(one, series)| points(one, series, &years)))
    }

    /// Of the base.
    pub(super) fn of_base((indicator, series): (&Indicator, &Series), base: Option<Given>) -> Self {
        let years: Vec<i32> = base.map(|base| base.year).into_iter().collect();
        Self::of_points(points(indicator, series, &years))
    }

    fn of_points<'a>(points: impl Iterator<Item = &'a Point>) -> Self {
        let each = points
            .map(|point| Self { preliminary: point.preliminary, unverified: !point.verified });
        each.fold(Self::default(), Self::and)
    }
}

/// The figures of some years that decide.
fn points<'a>(
    indicator: &Indicator,
    series: &'a Series,
    years: &'a [i32],
) -> impl Iterator<Item = &'a Point> {
    let theirs = lines(indicator, |line| series.0.contains_key(&line)).into_iter();
    let theirs = theirs.filter_map(|line| series.0.get(&line));
    theirs.flat_map(|line| years.iter().filter_map(|year| line.get(year)))
}
