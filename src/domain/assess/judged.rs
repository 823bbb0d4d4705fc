//! What comes of judging a goal: the words for it, and all that went into it.

use serde::{Deserialize, Serialize};

use super::series::{Area, Sex};
use crate::decimal::Decimal;
use crate::plan::{Indicator, choices};

choices! {
    /// Whether a target is met. Worst first: the order in which it takes the worst of its indicators.
    pub enum Attainment {
        /// 尚未达标
        Unmet = "unmet",
        /// 无数据: it can be measured, and there is no figure.
        NoData = "no_data",
        /// 待评: judged, not measured.
        Unrated = "unrated",
        /// 基本达标
        Nearly = "nearly",
        /// 达标
        Met = "met",
    }
}

impl Attainment {
    /// In the order in which they are counted beside each other.
    pub const COUNTED: [Self; 5] =
        [Self::Met, Self::Nearly, Self::Unmet, Self::NoData, Self::Unrated];

    /// The groups of what is not met, in their order.
    pub const NOT_MET: [Self; 4] = [Self::Unmet, Self::Nearly, Self::NoData, Self::Unrated];

    /// Whether figures decided it.
    pub const fn is_judged(self) -> bool {
        !matches!(self, Self::NoData | Self::Unrated)
    }
}

/// The comparison that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// value ≥ goal
    AtLeast,
    /// value ≤ goal
    AtMost,
    /// low ≤ value ≤ high, or beyond on the better side
    Within,
    /// value − base > tolerance
    Above,
    /// base − value > tolerance
    Below,
    /// value ≥ other − tolerance
    NotBelow,
    /// not worse than the base by more than the tolerance
    NotWorse,
    /// change of three years < change of the three years before
    Slower,
    /// gap < gap of the base year
    Narrower,
    /// value is the best that there can be, or within the tolerance of a base that is: nothing can go
    /// beyond
    Best,
}

/// A value and its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Given {
    /// The year.
    pub year: i32,
    /// In the indicator's unit.
    pub value: Decimal,
}

/// A goal judged, with all that went into it. Everything is in the indicator's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// What came of it.
    pub attainment: Attainment,
    /// The comparison.
    pub rule: Rule,
    /// The value judged.
    pub latest: Given,
    /// The goal, the band's lower edge, the base, or the other indicator's value.
    pub against: Given,
    /// The band's upper edge.
    pub high: Option<Decimal>,
    /// 持平 within it.
    pub tolerance: Option<Decimal>,
    /// How far it is still to go, of a rise that is to slow down in a year; none where it is met.
    pub miss: Option<Decimal>,
}

/// Why there is nothing to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Missing {
    /// No figure since the base year.
    NoFigure,
    /// There are figures, and all are of years before the base.
    OnlyBefore {
        /// The base year.
        base: i32,
    },
    /// There are figures, and none of those that decide: whose are lacking, one twice where it is one.
    NotOfThose {
        /// Women's, men's, of country or town.
        lacking: [(Sex, Area); 2],
    },
    /// Both sides of a gap have figures, and no year has both.
    NeverTogether {
        /// Whose.
        lines: [(Sex, Area); 2],
    },
    /// 缺基期: the only figure is its own base.
    NoBase {
        /// Its year.
        year: i32,
    },
    /// 小基数: several years are judged together, and what was counted is not known of each.
    NotCounted {
        /// The first year without counts.
        first: i32,
        /// How many more there are.
        more: u8,
    },
    /// Three years and the three before need this many points in a row.
    TooShort {
        /// Points needed.
        needed: u8,
    },
    /// The other indicator has no value in a year in which this one has.
    NoOther,
}

/// How an indicator stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "result")]
pub enum Judged {
    /// By the figures.
    Rated(Box<Judgement>),
    /// 无数据
    NoData(Missing),
    /// 本年无对象: neither met nor unmet.
    NoCase {
        /// The year in which there was nobody to count.
        year: i32,
    },
    /// 待评
    Unrated,
}

impl Judged {
    /// Whether it rests on the base: what is asked is no number of its own.
    pub fn rests_on(&self, base: Option<Given>, indicator: &Indicator) -> bool {
        let against = self.judgement().map(|found| found.against);
        indicator.goal.number().is_none() && against.is_some() && against == base
    }

    /// The attainment; none where there was nobody to count.
    pub fn attainment(&self) -> Option<Attainment> {
        match self {
            Self::Rated(found) => Some(found.attainment),
            Self::NoData(_) => Some(Attainment::NoData),
            Self::NoCase { .. } => None,
            Self::Unrated => Some(Attainment::Unrated),
        }
    }

    /// The comparison, where there was one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match self {
            Self::Rated(found) => Some(found),
            _ => None,
        }
    }
}
