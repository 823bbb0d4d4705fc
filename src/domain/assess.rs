//! How a target stands, computed from the figures. Until figures can be entered this says only
//! what can honestly be said without any: that there are none, or that there is nothing to measure.

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::plan::Item;

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attainment {
    /// 尚未达标
    Unmet,
    /// 无数据: it can be measured, and there is no figure.
    NoData,
    /// 待评: judged, not measured.
    Unrated,
    /// 基本达标
    Nearly,
    /// 达标
    Met,
}

impl Attainment {
    /// Worst first: the order in which a target takes the worst of its indicators.
    pub const ALL: [Self; 5] = [Self::Unmet, Self::NoData, Self::Unrated, Self::Nearly, Self::Met];
}

/// Where a target is heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// 背离
    Away,
    /// 预计达标困难
    Hard,
    /// 需加力
    Effort,
    /// 不明
    Unknown,
    /// 可如期
    OnCourse,
}

/// How a target stands, and on which indicators that rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Whether it is met.
    pub attainment: Attainment,
    /// Where it is heading.
    pub outlook: Outlook,
    /// Ids of the indicators that decided: those without a figure, or the judged ones.
    pub because: Vec<String>,
}

/// Assesses one target.
pub fn assess(state: &State, target: &Item) -> Assessment {
    let (measured, judged): (Vec<_>, Vec<_>) =
        state.indicators_of(target).partition(|indicator| indicator.is_measured());
    let (attainment, because) = if measured.is_empty() {
        (Attainment::Unrated, judged)
    } else {
        (Attainment::NoData, measured)
    };
    let because = because.into_iter().map(|indicator| indicator.id.clone()).collect();
    Assessment { attainment, outlook: Outlook::Unknown, because }
}
