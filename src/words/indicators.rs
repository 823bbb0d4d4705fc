//! What satisfies an indicator, and why one cannot be defined.

use super::{Lang, words};
use crate::decimal::{Decimal, SCALE_MAX};
use crate::domain::form::Shape;
use crate::domain::refusal::WrongIndicator;
use crate::domain::state::State;
use crate::plan::{Goal, Indicator, PlanId, Split};

/// How much is shown of what is no id.
const SHOWN: usize = 40;

/// What value satisfies an indicator, in words; other indicators by their names.
pub fn goal(lang: Lang, plan: &PlanId, indicator: &Indicator, state: &State) -> String {
    let value = |number: &Decimal| lang.in_unit(number, &indicator.unit);
    let stages = indicator.stages.iter();
    let stages = stages.map(|stage| lang.goal_stage(stage.year, value(&stage.value)));
    let all = |number: &Decimal| indicator.bounded && *number == Decimal::new(100, 0);
    let goal = match &indicator.goal {
        Goal::AtLeast(number) if all(number) => lang.goal_all(value(number)),
        Goal::AtLeast(number) => lang.goal_at_least(value(number)),
        Goal::AtMost(number) => lang.goal_at_most(value(number)),
        Goal::KeepAtLeast(number) => lang.goal_keep_at_least(value(number)),
        Goal::KeepAtMost(number) => lang.goal_keep_at_most(value(number)),
        Goal::About(number) => lang.goal_about(value(number)),
        Goal::Rise => lang.goal_rise().to_owned(),
        Goal::Fall => lang.goal_fall().to_owned(),
        Goal::NotBelow(other) => {
            let known = state.indicators.get(plan).and_then(|all| all.get(other));
            let name = known.and_then(|known| known.current()).map_or(other, |known| &known.name);
            lang.goal_not_below(name)
        }
        Goal::Balance { low, high } => lang.goal_balance(value(low), value(high)),
        Goal::SlowRise => lang.goal_slow_rise().to_owned(),
        Goal::Hold => lang.goal_hold().to_owned(),
        Goal::HoldAndRise => lang.goal_hold_and_rise().to_owned(),
        Goal::Narrow(Split::Sex) => lang.goal_narrow_sex().to_owned(),
        Goal::Narrow(Split::Area) => lang.goal_narrow_area().to_owned(),
        Goal::Qualitative => lang.goal_qualitative().to_owned(),
    };
    std::iter::once(goal).chain(stages).collect::<Vec<_>>().join(lang.list_comma())
}

pub(super) fn refused(lang: Lang, id: &str, wrong: &WrongIndicator) -> String {
    match wrong {
        WrongIndicator::Id => {
            let shown: String = id.chars().take(SHOWN).collect();
            lang.indicator_id(&shown, lang.shape(Shape::Id))
        }
        WrongIndicator::Twice => lang.indicator_twice(id),
        WrongIndicator::NoName => lang.indicator_no_name(id),
        WrongIndicator::Digits(digits) => lang.indicator_digits(id, *digits, SCALE_MAX),
        WrongIndicator::NoScale => lang.indicator_no_scale(id),
        WrongIndicator::Nowhere => lang.indicator_nowhere(id),
        WrongIndicator::Baseless => lang.indicator_baseless(id),
        WrongIndicator::Goal => lang.indicator_goal_unsound(id),
        WrongIndicator::Stages => lang.indicator_stages(id),
    }
}

words! {
    goal_all(value: String): "达到{value}", "reaches {value}";
    goal_at_least(value: String): "达到{value}以上", "at least {value}";
    goal_at_most(value: String): "控制在{value}以下", "at most {value}";
    goal_keep_at_least(value: String): "稳定在{value}以上", "stays at least {value}";
    goal_keep_at_most(value: String): "保持在{value}以下", "stays at most {value}";
    goal_about(value: String): "{value}左右", "about {value}";
    goal_stage(year: i32, value: String): "{year}年先到{value}", "{value} by {year}";
    goal_rise: "提高", "rises";
    goal_fall: "下降", "falls";
    goal_not_below(name: &str): "不低于{name}", "not below {name}";
    goal_balance(low: String, high: String): "{low}至{high}之间", "between {low} and {high}";
    goal_slow_rise: "上升趋势减缓", "rises more slowly";
    goal_hold: "保持", "holds";
    goal_hold_and_rise: "保持稳定并逐步提高", "holds and rises";
    goal_narrow_sex: "男女差距缩小", "the gap between women and men narrows";
    goal_narrow_area: "城乡差距缩小", "the gap between town and country narrows";
    goal_qualitative: "定性评估", "judged, not measured";
    indicator_id(id: &str, shape: String): "指标代号「{id}」应为{shape}，请另取代号", "The indicator's id {id:?} must be {shape}; choose another";
    indicator_twice(id: &str): "指标「{id}」列了两次，请只列一次，或给其中一个另取代号", "Indicator {id} is listed twice; list it once, or give one of them another id";
    indicator_no_name(id: &str): "指标「{id}」没有名称，请填写 name", "Indicator {id} has no name; give one in name";
    indicator_digits(id: &str, digits: u8, max: usize): "指标「{id}」的小数有{digits}位，最多{max}位，请核对 digits", "Indicator {id} has {digits} {so_many_digits} after the point and may have {max}; check digits", so_many_digits = digits "digit" "digits";
    indicator_no_scale(id: &str): "指标「{id}」的比例基数不能是0，百分比为100，请核对 per", "The scale of {id} cannot be 0, of per cent it is 100; check per";
    indicator_nowhere(id: &str): "指标「{id}」没有对应规划中的目标或措施，请核对 items", "Indicator {id} belongs to no item of the plan; check items";
    indicator_baseless(id: &str): "指标「{id}」所引的话不在规划原文中，请照原文摘录 basis", "Indicator {id} quotes words that are not in the plan; copy its basis verbatim";
    indicator_goal_unsound(id: &str): "指标「{id}」的目标无法对照：区间的下限须小于上限，对照的须是本规划另一项有数据的指标，容差不得小于0，请核对 goal 和 tolerance", "No figure can be held against the goal of {id}: a band needs a lower edge below its upper, another indicator must be of this plan and measured, a tolerance is not below 0; check goal and tolerance";
    indicator_stages(id: &str): "指标「{id}」的阶段目标不对：只有数值目标可分阶段，年份须在规划期内、最后一年之前，逐年靠近目标，请核对 stages", "The stages of {id} do not lead on to its goal: only goals with a number have them, in years of the plan before its last, each nearer; check stages";
}
