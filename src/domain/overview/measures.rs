//! The measures, a row each.

use serde::{Deserialize, Serialize};

use super::{Assignments, take_parts};
use crate::domain::progress::Word;
use crate::domain::reported::Reported;
use crate::domain::state::State;
use crate::plan::{DepartmentId, Item, ItemKind};

/// One measure in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    assignments: &mut Assignments<'_>,
    reported: &Reported,
) -> Vec<MeasureRow> {
    let row = |item: Item| {
        let (lead, cooperating, proposed) = take_parts(assignments, &item);
        MeasureRow {
            word: reported.word_on(&item, &lead, &cooperating),
            actions: state.actions.about(&item).count(),
            proposed,
            item,
            lead,
            cooperating,
        }
    };
    state.items(ItemKind::Measure).map(row).collect()
}
