//! Goals of indicators in words.

use super::{Lang, words};
use crate::plan::{Goal, Indicator, Split};

impl Lang {
    /// What satisfies an indicator.
    pub fn goal(self, indicator: &Indicator) -> String {
        let unit = indicator.unit.as_str();
        match &indicator.goal {
            Goal::AtLeast(value) => self.goal_at_least(&with(value, unit)),
            Goal::AtMost(value) => self.goal_at_most(&with(value, unit)),
            Goal::KeepAtLeast(value) => self.goal_keep_at_least(&with(value, unit)),
            Goal::KeepAtMost(value) => self.goal_keep_at_most(&with(value, unit)),
            Goal::About(value) => self.goal_about(&with(value, unit)),
            Goal::Rise => self.goal_rise().to_owned(),
            Goal::Fall => self.goal_fall().to_owned(),
            Goal::NotBelow(other) => self.goal_not_below(other),
            Goal::Balance { low, high } => self.goal_balance(low, &with(high, unit)),
            Goal::SlowRise => self.goal_slow_rise().to_owned(),
            Goal::Hold => self.goal_hold().to_owned(),
            Goal::HoldAndRise => self.goal_hold_and_rise().to_owned(),
            Goal::Narrow(Split::Sex) => self.goal_narrow_sex().to_owned(),
            Goal::Narrow(Split::Area) => self.goal_narrow_area().to_owned(),
            Goal::Qualitative => self.goal_qualitative().to_owned(),
        }
    }
}

/// `12` and `1/10万` are written `12/10万`, as the plan does.
fn with(value: &str, unit: &str) -> String {
    format!("{value}{}", unit.strip_prefix('1').filter(|rest| rest.starts_with('/')).unwrap_or(unit))
}

words! {
    goal_at_least(value: &str): "不低于{value}", "at least {value}";
    goal_at_most(value: &str): "不高于{value}", "at most {value}";
    goal_keep_at_least(value: &str): "保持不低于{value}", "keep at least {value}";
    goal_keep_at_most(value: &str): "保持不高于{value}", "keep at most {value}";
    goal_about(value: &str): "{value}左右", "about {value}";
    goal_rise: "比基期提高", "rise from the base year";
    goal_fall: "比基期下降", "fall from the base year";
    goal_not_below(other: &str): "不低于对照指标（{other}）", "not below the indicator {other}";
    goal_balance(low: &str, high: &str): "在{low}至{high}之间", "between {low} and {high}";
    goal_slow_rise: "上升趋势减缓", "rise more slowly";
    goal_hold: "不低于基期", "hold the base year's level";
    goal_hold_and_rise: "保持稳定并逐步提高", "hold and rise";
    goal_narrow_sex: "男女差距缩小", "narrow the gap between the sexes";
    goal_narrow_area: "城乡差距缩小", "narrow the gap between town and country";
    goal_qualitative: "定性评价，不以数据计算", "judged, not measured";
}
