//! Indicators (监测指标): what is measured for a target or measure and what value satisfies it.

use serde::{Deserialize, Serialize};

use super::department::DepartmentId;
use crate::decimal::Decimal;
use crate::plan::ItemCode;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither, as for a balance.
    Neither,
}

/// How the counts behind a ratio came about; decides which interval applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Events in a population.
    Events,
    /// A sample survey.
    Sample,
    /// A full count, such as seats.
    Full,
}

/// A split of the population whose halves are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    /// Women and men.
    Sex,
    /// Town and country.
    Area,
}

/// Kinds of goal. Numbers are in the indicator's unit, with the digits that the plan prints; 以上 and
/// 以下 include them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// 达到…以上
    AtLeast(Decimal),
    /// 控制在…以下
    AtMost(Decimal),
    /// 稳定在…以上
    KeepAtLeast(Decimal),
    /// 保持在…以下
    KeepAtMost(Decimal),
    /// …左右
    About(Decimal),
    /// 提高
    Rise,
    /// 下降、减少
    Fall,
    /// Not below another indicator of the same year, by its id.
    NotBelow(String),
    /// A share within a band.
    Balance {
        /// Lower edge.
        low: Decimal,
        /// Upper edge.
        high: Decimal,
    },
    /// 上升趋势减缓
    SlowRise,
    /// 保持
    Hold,
    /// 保持稳定并逐步提高
    HoldAndRise,
    /// 差距缩小
    Narrow(Split),
    /// Judged, not measured.
    Qualitative,
}

impl Goal {
    /// The number T to be reached, where there is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::AtLeast(number)
            | Self::AtMost(number)
            | Self::KeepAtLeast(number)
            | Self::KeepAtMost(number)
            | Self::About(number) => Some(*number),
            _ => None,
        }
    }
}

/// A value on the way to a goal of at least or at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalStage {
    /// The year in which it is to be reached, before the plan's last.
    pub year: i32,
    /// In the unit.
    pub value: Decimal,
}

/// The words of the plan that an indicator rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The target or measure that says so.
    pub item: ItemCode,
    /// Its words, verbatim.
    pub words: String,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Unique id.
    pub id: String,
    /// Name as the statistics bureau writes it.
    pub name: String,
    /// The targets or measures it belongs to.
    pub items: Vec<ItemCode>,
    /// What it rests on.
    pub basis: Basis,
    /// Unit; empty for qualitative ones.
    pub unit: String,
    /// Which way is better.
    pub better: Better,
    /// What satisfies it.
    pub goal: Goal,
    /// 阶段目标, by year, each nearer to the goal.
    #[serde(default)]
    pub stages: Vec<GoalStage>,
    /// Whether figures are split by sex.
    pub by_sex: bool,
    /// Whether figures are split by town and country.
    pub by_area: bool,
    /// What the numerator counts, where it is a ratio.
    #[serde(default)]
    pub numerator: Option<String>,
    /// What the denominator counts.
    #[serde(default)]
    pub denominator: Option<String>,
    /// The ratio's scale: 100 for per cent, 100000 for per 100,000.
    #[serde(default)]
    pub per: Option<u32>,
    /// How its counts came about.
    #[serde(default)]
    pub counting: Option<Counting>,
    /// A share that cannot leave 0..=100.
    pub bounded: bool,
    /// Digits after the point, as usually published.
    pub digits: u8,
    /// A tolerance other than the default, in the unit.
    #[serde(default)]
    pub tolerance: Option<Decimal>,
    /// The department that supplies the figure.
    pub source: DepartmentId,
    /// How it is measured, or a caution.
    #[serde(default)]
    pub note: Option<String>,
}

impl Indicator {
    /// Whether a figure can decide it.
    pub fn is_measured(&self) -> bool {
        self.goal != Goal::Qualitative
    }
}
