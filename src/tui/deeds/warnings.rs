//! Which warning is issued or answered, from what is selected.

use serde_json::{Value, json};

use crate::domain::assess::{Warning, WarningKind};
use crate::domain::entry::Seq;
use crate::domain::state::{State, WarningRecord};
use crate::plan::{DepartmentId, PlanId};
use crate::tui::model::Model;

/// The first of the warnings that stand which is not issued yet; where there is none, one that the
/// door says why of.
pub(super) fn to_warn(
    model: &Model,
    plan: &PlanId,
    standing: &[&Warning],
    indicator: Option<&str>,
) -> Value {
    let issued = |warning: &Warning| {
        let open = model.state().open_warning(plan, &warning.indicator, warning.kind, warning.year);
        open.is_some()
    };
    let fresh = standing.iter().find(|warning| !issued(warning)).or(standing.first());
    let (id, warning, year) = match (fresh, indicator) {
        (Some(found), _) => (found.indicator.as_str(), found.kind, found.year),
        (None, Some(id)) => (id, WarningKind::HardToReach, model.plan_year()),
        (None, None) => return Value::Null,
    };
    json!({"plan": plan, "indicator": id, "warning": warning, "year": year})
}

/// The warning that has waited longest for an answer, of those that fit, to be answered by that
/// department, where it was issued to it.
pub(super) fn to_answer(
    model: &Model,
    by: Option<&DepartmentId>,
    fits: impl Fn(&WarningRecord) -> bool,
) -> Value {
    let state = model.state();
    let found = state.unanswered().find(|(_, record)| fits(record));
    found.map_or(Value::Null, |(seq, record)| answer_of(state, by, seq, record))
}

pub(super) fn answer_of(
    state: &State,
    own: Option<&DepartmentId>,
    seq: Seq,
    record: &WarningRecord,
) -> Value {
    let addressed = state.addressed(record);
    let own = own.filter(|own| addressed.contains(own)).or(addressed.first().copied());
    json!({"entry": seq, "department": own})
}
