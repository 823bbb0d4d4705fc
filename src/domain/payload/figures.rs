//! Figures (监测数据) as entered, corrected and verified.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex};
use crate::domain::entry::Seq;
use crate::plan::PlanId;

/// One figure of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The indicator's id.
    pub indicator: String,
    /// The year it is about.
    pub year: i32,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sex: Sex,
    /// Where they live.
    #[serde(default, skip_serializing_if = "is_default")]
    pub area: Area,
    /// As published, in the indicator's unit; none only where the denominator is zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// What was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Decimal>,
    /// Out of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Decimal>,
    /// Where it was published; empty where the department reports it itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// 初步数: the final figure will come.
    #[serde(default, skip_serializing_if = "is_default")]
    pub preliminary: bool,
    /// The entry whose figure it takes the place of, among figures that are entered; none where it
    /// is the first. So nothing that others entered meanwhile is replaced unseen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corrects: Option<Seq>,
    /// Why what looks wrong is right, or why it is corrected; of this figure alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remark: String,
}

/// Figures that are entered together, new ones and those that correct earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The plan whose indicators they are of.
    #[serde(default = "PlanId::unnamed")]
    pub plan: PlanId,
    /// Each of another indicator, year, sex or area.
    pub figures: Vec<Figure>,
    /// Why what looks wrong is right; of a correction, why it is made.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
    /// The name of the sheet's file that they came from; empty where they were typed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub file: String,
}

impl Figures {
    /// The indicator of each.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        self.figures.iter().map(|figure| figure.indicator.as_str())
    }
}

/// A figure that stands, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingFigure {
    /// The indicator's id.
    pub indicator: String,
    /// The year it is about.
    pub year: i32,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sex: Sex,
    /// Where they live.
    #[serde(default, skip_serializing_if = "is_default")]
    pub area: Area,
    /// The entry that says it: what others entered meanwhile is not meant.
    pub entry: Seq,
}

/// Figures that stand and should not: they go back to who supplied them, or are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingFigures {
    /// The plan whose indicators they are of.
    #[serde(default = "PlanId::unnamed")]
    pub plan: PlanId,
    /// Each of another indicator, year, sex or area.
    pub standing: Vec<StandingFigure>,
    /// What is wrong with them.
    pub reason: String,
}

impl StandingFigures {
    /// The indicator of each.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        self.standing.iter().map(|figure| figure.indicator.as_str())
    }
}

/// The statistics bureau stands by the figures of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// The entry of the figures.
    pub entry: Seq,
    /// A remark; may be empty.
    #[serde(default)]
    pub comment: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
