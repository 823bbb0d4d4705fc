//! Why an indicator cannot be defined.

use super::{Lang, words};
use crate::decimal::SCALE_MAX;
use crate::domain::form::Shape;
use crate::domain::refusal::WrongIndicator;

/// How much is shown of what is no id.
const SHOWN: usize = 40;

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
    indicator_id(id: &str, shape: String): "指标代号「{id}」应为{shape}，请另取代号", "The indicator's id {id:?} must be {shape}; choose another";
    indicator_twice(id: &str): "指标「{id}」列了两次，请只列一次，或给其中一个另取代号", "Indicator {id} is listed twice; list it once, or give one of them another id";
    indicator_no_name(id: &str): "指标「{id}」没有名称，请填写 name", "Indicator {id} has no name; give one in name";
    indicator_digits(id: &str, digits: u8, max: usize): "指标「{id}」的小数有{digits}位，最多{max}位，请核对 digits", "Indicator {id} has {digits} digits after the point and may have {max}; check digits";
    indicator_no_scale(id: &str): "指标「{id}」的比例基数不能是0，百分比为100，请核对 per", "The scale of {id} cannot be 0, of per cent it is 100; check per";
    indicator_nowhere(id: &str): "指标「{id}」没有对应规划中的目标或措施，请核对 items", "Indicator {id} belongs to no item of the plan; check items";
    indicator_baseless(id: &str): "指标「{id}」所引的话不在规划原文中，请照原文摘录 basis", "Indicator {id} quotes words that are not in the plan; copy its basis verbatim";
    indicator_goal_unsound(id: &str): "指标「{id}」的目标无法对照：区间的下限须小于上限，对照的须是本规划另一项有数据的指标，容差不得小于0，请核对 goal 和 tolerance", "No figure can be held against the goal of {id}: a band needs a lower edge below its upper, another indicator must be of this plan and measured, a tolerance is not below 0; check goal and tolerance";
    indicator_stages(id: &str): "指标「{id}」的阶段目标不对：只有数值目标可分阶段，年份须在规划期内、最后一年之前，逐年靠近目标，请核对 stages", "The stages of {id} do not lead on to its goal: only goals with a number have them, in years of the plan before its last, each nearer; check stages";
}
