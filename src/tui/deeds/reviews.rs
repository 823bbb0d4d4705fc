//! What a selection fixes of reviews, verdicts, documents, activities and funds.

use serde_json::{Value, json};

use crate::domain::duty::{document_asked, term_in};
use crate::domain::entry::Seq;
use crate::domain::payload::{ActivityKind, DocumentKind, ReportForm, Term};
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind as K;
use crate::plan::{DepartmentId, DutyKind, Item};
use crate::tui::model::Model;

pub(super) fn about_item(model: &Model, kind: K, item: &Item) -> Value {
    match kind {
        K::RecordVerdict if item.code.is_target() => {
            let years = model.state().plan_named(&item.plan).map(|plan| (plan.from, plan.to));
            let Some(years) = years else { return Value::Null };
            // The final evaluation is of a plan's last year, when that year has come.
            let term = if model.plan_year() < years.1 { Term::Midterm } else { Term::Final };
            json!({"item": item, "term": term, "year": term.last_year(years)})
        }
        K::RecordActivity => match model.own_department() {
            Some(own) => json!({"items": [item], "department": own}),
            None => json!({"items": [item]}),
        },
        _ => Value::Null,
    }
}

pub(super) fn about_department(model: &Model, kind: K, id: &DepartmentId) -> Value {
    let state = model.state();
    match kind {
        K::RecordActivity | K::RecordFunds => json!({"department": id}),
        K::ReviewDuty => to_review(model, id, None),
        K::FileDocument => {
            let theirs = |kind: &DocumentKind| state.author_of(*kind) == Some(id);
            let first = [DocumentKind::MonitoringReport, DocumentKind::GovernmentReport];
            let first = first.into_iter().find(theirs);
            first.map_or(Value::Null, |kind| json!({"document_kind": kind}))
        }
        K::ApproveDocument | K::ReturnDocument => {
            let mut theirs = state.documents.iter().rev().filter(|(_, document)| {
                state.awaits_approval(document) && state.author_of(document.kind) == Some(id)
            });
            theirs.next().map_or(Value::Null, |(seq, _)| json!({"entry": seq}))
        }
        _ => Value::Null,
    }
}

/// The duty report of a department, of some year or the latest, that can be reviewed.
fn to_review(model: &Model, id: &DepartmentId, year: Option<i32>) -> Value {
    let theirs = model.overview.to_review(id);
    let theirs = theirs.filter(|(of, _)| year.is_none_or(|year| *of == year));
    let latest = theirs.map(|(_, entry)| entry).max();
    latest.map_or(Value::Null, |entry| json!({"report": entry}))
}

pub(super) fn about_entry(state: &State, kind: K, seq: Seq) -> Value {
    let document = state.documents.get(seq).is_some();
    let duty = || state.reports.get(&seq).is_some_and(|report| report.form == ReportForm::Duty);
    match kind {
        K::ReviewDuty if duty() => json!({"report": seq}),
        K::ApproveDocument | K::ReturnDocument if document => json!({"entry": seq}),
        K::FileDocument => match state.documents.get(seq) {
            Some(old) if state.document_to_mend(old.kind, old.year) == Some(seq) => {
                json!({"document_kind": old.kind, "year": old.year})
            }
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// What a duty fixes of the command that discharges it.
pub(super) fn about_duty(
    model: &Model,
    kind: K,
    id: &DepartmentId,
    duty: DutyKind,
    year: i32,
) -> Value {
    let state = model.state();
    match (kind, duty) {
        (K::ReviewDuty, DutyKind::DutyReview) => to_review(model, id, Some(year)),
        (K::FileDocument, _) => document(state, duty, year)
            .map_or(Value::Null, |kind| json!({"document_kind": kind, "year": year})),
        (K::RecordActivity, DutyKind::Training) => {
            json!({"department": id, "activity_kind": ActivityKind::Training})
        }
        (K::RecordFunds, DutyKind::Budget) => json!({"department": id, "year": year}),
        _ => Value::Null,
    }
}

/// The command that discharges a duty; none where it is of another family.
pub(super) fn discharging(state: &State, duty: DutyKind, year: i32) -> Option<K> {
    match duty {
        DutyKind::DutyReview => Some(K::ReviewDuty),
        DutyKind::Training => Some(K::RecordActivity),
        DutyKind::Budget => Some(K::RecordFunds),
        _ => document(state, duty, year).map(|_| K::FileDocument),
    }
}

fn document(state: &State, duty: DutyKind, year: i32) -> Option<DocumentKind> {
    document_asked(duty, term_in(state, duty, year))
}

/// Whether the office records it from a signed paper.
pub(super) fn from_paper(model: &Model, known: Option<&Value>) -> bool {
    let kind = known.and_then(|kind| serde_json::from_value::<DocumentKind>(kind.clone()).ok());
    let office = model.is_office();
    office && kind.is_some_and(DocumentKind::is_monitoring)
}
