//! The numbers that an assessment is made with. All are the office's settings; the defaults are
//! those of the methods the program follows.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
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
        indicator.tolerance.unwrap_or_else(|| match indicator.unit.as_str() {
            "%" => self.tolerance_points,
            _ => value.abs().percent(self.tolerance_percent),
        })
    }
}

/// A threshold that makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Outside these limits, which it may reach.
    Outside {
        /// The field's name.
        name: &'static str,
        /// The least it may be.
        low: Decimal,
        /// The most it may be.
        high: Decimal,
    },
    /// Not below another.
    NotBelow {
        /// The field's name.
        name: &'static str,
        /// The other's.
        other: &'static str,
    },
}

impl Thresholds {
    /// What is wrong with them, if anything. A tenth of a per cent is the least that can be meant;
    /// six points reverse four times at most.
    pub fn unfit(&self) -> Option<Unfit> {
        let count = |number: u16| Decimal::new(i64::from(number), 0);
        let (zero, tenth, hundred) = (Decimal::ZERO, Decimal::new(1, 1), count(100));
        let limits = [
            ("tolerance_points", self.tolerance_points, zero, count(10)),
            ("tolerance_percent", self.tolerance_percent, zero, count(20)),
            ("nearly", self.nearly, zero, count(20)),
            ("band", self.band, tenth, count(50)),
            ("on_course", self.on_course, tenth, hundred),
            ("effort", self.effort, tenth, hundred),
            ("on_track", self.on_track, tenth, count(2)),
            ("acceleration", self.acceleration, tenth, count(2)),
            ("reversals", count(self.reversals.into()), count(1), count(4)),
            ("swing", self.swing, tenth, hundred),
            ("few_events", self.few_events, zero, hundred),
            ("verify_days", count(self.verify_days), count(1), count(366)),
        ];
        let outside = limits.into_iter().find(|(_, value, low, high)| value < low || value > high);
        match outside {
            Some((name, _, low, high)) => Some(Unfit::Outside { name, low, high }),
            None if self.on_course >= self.effort => {
                Some(Unfit::NotBelow { name: "on_course", other: "effort" })
            }
            None if self.acceleration >= self.on_track => {
                Some(Unfit::NotBelow { name: "acceleration", other: "on_track" })
            }
            None => None,
        }
    }
}
