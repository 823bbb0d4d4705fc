//! What can be entered about actions, and what the office can say of duties.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::duty::{Duty, DutyKey, Standing};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::state::Action;
use crate::domain::vocabulary::{CommandKind as K, EventKind};
use crate::plan::{DepartmentId, DutyKind};
use crate::tui::model::Model;

/// What is about the selected duty and not about its department.
pub(super) const OF_A_DUTY: &[K] = &[
    K::Remind,
    K::WaiveDuty,
    K::ExtendDuty,
    K::RequestExtension,
    K::DeclineExtension,
    K::Withdraw,
    K::ReviewDuty,
    K::ExtendAction,
    K::CloseAction,
    K::ReportOnAction,
    K::AdoptDutyRules,
];

pub(super) fn about_department(model: &Model, kind: K, id: &DepartmentId) -> Value {
    match kind {
        K::OpenAction => json!({"owners": [id]}),
        K::Remind => reminder(model, id, &pressing(model, id)),
        _ => Value::Null,
    }
}

/// The duties of a department that are late; where none is, those due soon. Of these those that were
/// not reminded of today already, where there are any, and of them those reminded of least.
fn pressing<'a>(model: &'a Model, id: &'a DepartmentId) -> Vec<&'a Duty> {
    let all = || model.overview.duties_of(id);
    let today = model.today();
    let late: Vec<&Duty> = all().filter(|duty| duty.is_late(today)).collect();
    let soon = |duty: &&Duty| matches!(duty.standing, Standing::DueSoon { .. });
    let mut found = if late.is_empty() { all().filter(soon).collect() } else { late };
    let step = |duty: &Duty| (duty.was_reminded_on(today), duty.reminder_on(today));
    let least = found.iter().map(|duty| step(duty)).min();
    found.retain(|duty| Some(step(duty)) == least);
    found
}

fn reminder(model: &Model, id: &DepartmentId, duties: &[&Duty]) -> Value {
    let Some(degree) = duties.first().map(|duty| duty.reminder_on(model.today())) else {
        return Value::Null;
    };
    let keys: Vec<DutyKey> = duties.iter().map(|duty| duty.key()).collect();
    json!({"department": id, "degree": degree, "duties": keys})
}

pub(super) fn about_entry(model: &Model, kind: K, seq: Seq) -> Value {
    let state = model.state();
    if state.index.kind_of(seq) == Some(EventKind::ExtensionRequested) {
        // What answers it, and nothing else that can be done about what it is asked for.
        let answers = [K::ExtendDuty, K::ExtendAction, K::WaiveDuty, K::DeclineExtension];
        let key = asking(model, seq).map(Duty::key).filter(|_| answers.contains(&kind));
        return key.map_or(Value::Null, |key| about_duty(model, kind, &key));
    }
    let Some(action) = state.actions.of_entry(seq) else { return Value::Null };
    let known = json!({"action": action.opened.seq});
    match (kind, action.closed().is_some()) {
        (K::ReportOnAction, false) => whose(model, action)
            .map_or(Value::Null, |id| json!({"action": action.opened.seq, "department": id})),
        (K::ExtendAction | K::CloseAction, false) => known,
        (K::ReopenAction, true) => {
            json!({"action": action.opened.seq, "owners": action.owed_by(state)})
        }
        _ => Value::Null,
    }
}

/// For whom one reports on an action: the own department, or else the first that has not said
/// that it is done.
fn whose<'a>(model: &'a Model, action: &'a Action) -> Option<&'a DepartmentId> {
    use crate::domain::payload::ActionStage::Done;
    let state = model.state();
    let owners = action.owed_by(state);
    let own = model.own_department().filter(|own| owners.contains(own));
    let open =
        |id: &&&DepartmentId| action.word_of(state, id).is_none_or(|(_, stage)| stage != Done);
    own.or_else(|| owners.iter().find(open).or(owners.first()).copied())
}

pub(super) fn about_duty(model: &Model, kind: K, key: &DutyKey) -> Value {
    let theirs = model.overview.duties_of(&key.department);
    let duty = theirs.into_iter().find(|duty| duty.key() == *key);
    let action = key.subject.filter(|_| key.kind == DutyKind::Action);
    let asked = duty.and_then(Duty::requested);
    // The day that the department asks for is the first that the office may think of.
    let until =
        asked.map(|(_, until)| until).filter(|until| duty.is_some_and(|it| *until > it.due));
    // This is asked at every key, of many kinds.
    let of_duty = || json!({"duty": key});
    let of_action = || json!({"action": action});
    match (kind, action, duty) {
        (K::ReportOnAction, Some(action), _) => {
            json!({"action": action, "department": key.department})
        }
        (K::ExtendAction, Some(_), _) => with_day(of_action(), until),
        (K::CloseAction, Some(_), _) => of_action(),
        (K::ExtendDuty, None, Some(_)) => with_day(of_duty(), until),
        (K::WaiveDuty, None, Some(_)) | (K::RequestExtension, _, Some(_)) => of_duty(),
        // Who wants another day than the one asked for takes that back first.
        (K::DeclineExtension | K::Withdraw, ..) => {
            asked.map_or(Value::Null, |(seq, _)| json!({"entry": seq}))
        }
        (K::Remind, _, Some(duty)) => reminder(model, &key.department, &[duty]),
        _ => Value::Null,
    }
}

/// The duty for which an entry asks for a later day, as long as that waits for an answer.
pub(in crate::tui) fn asking(model: &Model, seq: Seq) -> Option<&Duty> {
    let asks = |duty: &&Duty| duty.requested().is_some_and(|(by, _)| by == seq);
    model.overview.duties.iter().find(asks)
}

/// The entries that ask for a later day for a duty, or of any department for an action, and wait for an
/// answer.
pub(in crate::tui) fn asked_of(model: &Model, duty: Option<&str>, action: Option<Seq>) -> Vec<Seq> {
    let key = duty.and_then(|key| key.parse::<DutyKey>().ok());
    let is_it = |it: &&Duty| {
        let of_action = it.kind == DutyKind::Action && it.particulars().subject == action;
        key.as_ref().is_some_and(|key| it.key() == *key) || action.is_some() && of_action
    };
    let asked = model.overview.duties.iter().filter(is_it).filter_map(Duty::requested);
    asked.map(|(seq, _)| seq).collect()
}

fn with_day(mut known: Value, day: Option<NaiveDate>) -> Value {
    if let Some(day) = day {
        known[Field::Due.name()] = json!(day);
    }
    known
}
