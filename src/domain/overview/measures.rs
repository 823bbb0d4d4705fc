//! The measures, a row each.

use super::Assignments;
use crate::domain::progress::Word;
use crate::domain::reported::Reported;
use crate::domain::state::State;
use crate::plan::{DepartmentId, Item, ItemKind};

/// One measure in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRow {
    /// Which.
    pub item: Item,
    /// How far it is, by the word that holds.
    pub word: Option<Word>,
    /// 牵头
    pub lead: Vec<DepartmentId>,
    /// 配合
    pub cooperating: Vec<DepartmentId>,
    /// 拟定
    pub proposed: bool,
    /// Actions about it that are not closed.
    pub actions: usize,
}

pub(super) fn rows(
    state: &State,
    assignments: &Assignments<'_>,
    reported: &Reported,
) -> Vec<MeasureRow> {
    let row = |item: Item| {
        let answers = assignments.get(&item);
        let (lead, cooperating) =
            answers.map(|it| (it.lead.clone(), it.cooperating.clone())).unwrap_or_default();
        MeasureRow {
            word: answers.and_then(|answers| reported.word_on(&item, answers)),
            actions: state.actions.about(&item).count(),
            proposed: state.is_proposed(&item),
            item,
            lead,
            cooperating,
        }
    };
    state.items(ItemKind::Measure).map(row).collect()
}
