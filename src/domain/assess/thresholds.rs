//! The numbers that an assessment is made with. All are the office's settings; the defaults are
//! those of the methods the program follows.

use serde::{Deserialize, Serialize};

use crate::domain::decimal::Decimal;
use crate::plan::Indicator;

/// Thresholds; percentages unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// A change inside it is 持平, for shares: percentage points.
    pub tolerance_points: Decimal,
    /// A change inside it is 持平, for other values: per cent of the value.
    pub tolerance_percent: Decimal,
    /// 基本达标: a miss of at most so much of the goal.
    pub nearly: Decimal,
    /// 左右: so much of the goal to either side.
    pub band: Decimal,
    /// 可如期 below this miss, of the way still to go.
    pub on_course: Decimal,
    /// 需加力 up to this miss; 困难 beyond.
    pub effort: Decimal,
    /// The ratio R from which the second opinion says on track; a plain number.
    pub on_track: Decimal,
    /// The ratio R from which it says that acceleration is needed; a plain number.
    pub acceleration: Decimal,
    /// 波动大: so many reversals in the last six points; a count from 0.
    pub reversals: u8,
    /// 波动大: and a median change above so much of the level.
    pub swing: Decimal,
    /// Fewer events than this expected at the goal are judged on five years together; a count.
    pub few_events: Decimal,
    /// 待核: not verified within so many days.
    pub verify_days: u16,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            tolerance_points: Decimal::new(5, 1),
            tolerance_percent: Decimal::new(1, 0),
            nearly: Decimal::new(1, 0),
            band: Decimal::new(5, 0),
            on_course: Decimal::new(5, 0),
            effort: Decimal::new(20, 0),
            on_track: Decimal::new(95, 2),
            acceleration: Decimal::new(60, 2),
            reversals: 3,
            swing: Decimal::new(5, 0),
            few_events: Decimal::new(5, 0),
            verify_days: 60,
        }
    }
}

impl Thresholds {
    /// The tolerance around a value, in the indicator's unit: its own, or the default of its sort.
    pub fn tolerance(&self, indicator: &Indicator, value: Decimal) -> Decimal {
        let own = indicator.tolerance.as_ref().and_then(|text| text.parse().ok());
        own.unwrap_or_else(|| match indicator.unit.as_str() {
            "%" => self.tolerance_points,
            _ => value.abs().percent(self.tolerance_percent),
        })
    }
}
