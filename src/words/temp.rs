//! temp
use super::Lang;
pub fn trouble(_l: Lang, t: &crate::office::Trouble, _p: &std::path::Path) -> String {
    t.to_string()
}
pub fn goal(
    _l: Lang,
    _p: &crate::plan::PlanId,
    i: &crate::plan::Indicator,
    _s: &crate::domain::state::State,
) -> String {
    format!("{:?}", i.goal)
}
