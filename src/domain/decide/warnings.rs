//! Rules for warnings that are issued and answered.

use chrono::NaiveDate;

use super::{known_plan, live_department, not_before};
use crate::domain::figures::reading;
use crate::domain::form::Field;
use crate::domain::payload::{AnswerWarning, IssueWarning, WarningAnswered, WarningIssued};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{Assignment, Item};

/// What is issued stands on that day, is not open already, and goes to whoever leads what the
/// indicator rests on; nobody is warned about what is only proposed to be theirs.
pub(super) fn issue(state: &State, asked: IssueWarning, on: NaiveDate) -> Result<Event, Refusal> {
    let plan = known_plan(state, &asked.plan)?.id.clone();
    let IssueWarning { indicator: id, warning, year, paper, text, .. } = asked;
    let Some(indicator) = state.indicator(&plan, &id) else { return Err(Refusal::NoIndicator(id)) };
    let found = reading(state, &plan, indicator, on);
    if !found.as_ref().is_some_and(|found| found.warns(warning, year)) {
        let standing = found.map(|found| found.warnings).unwrap_or_default();
        return Err(Refusal::NoSuchWarning { indicator: id, warning, year, standing });
    }
    if let Some(seq) = state.open_warning(&plan, &id, warning, year) {
        return Err(Refusal::WarningOpen(seq));
    }
    let item = Item { plan: plan.clone(), code: indicator.basis.item };
    let Some(Assignment { lead: departments, .. }) = state.assignment(&item) else {
        return Err(Refusal::NotAssigned(item));
    };
    if let Some(first) = departments.first().filter(|_| state.is_proposed(&item)) {
        return Err(Refusal::NotConfirmed(first.clone(), vec![item]));
    }
    let issued =
        WarningIssued { plan, indicator: id, warning, year, item, departments, paper, text };
    Ok(Event::WarningIssued(issued))
}

/// One of those to whom it was issued answers for all, once.
pub(super) fn answer(state: &State, asked: AnswerWarning, on: NaiveDate) -> Result<Event, Refusal> {
    let AnswerWarning { entry, department, cause, countermeasure } = asked;
    let record = state.warnings.get(&entry).ok_or(Refusal::NoWarning(entry))?;
    if let Some(answer) = record.answered {
        return Err(Refusal::WarningAnswered(entry, answer.seq));
    }
    let addressed = state.addressed(record);
    let department = match (department, addressed.as_slice()) {
        (Some(named), _) => live_department(state, &named)?,
        (None, [one]) => (*one).clone(),
        _ => return Err(WrongForm::Missing(CommandKind::AnswerWarning, Field::Department).into()),
    };
    if !addressed.contains(&&department) {
        return Err(Refusal::NotAddressed(entry, department));
    }
    not_before(on, record.issued.on, entry)?;
    Ok(Event::WarningAnswered(WarningAnswered { entry, department, cause, countermeasure }))
}
