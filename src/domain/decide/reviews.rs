//! Rules for what is thought of the work: reviews, departments' own words, verdicts.

use chrono::NaiveDate;

use super::papers::{begun, in_plan, is_time_for, report};
use super::{known_item, not_before};
use crate::domain::entry::Seq;
use crate::domain::payload::{DutyReview, ReportForm, SelfAssessment, Verdict};
use crate::domain::refusal::{Refusal, WrongReview};
use crate::domain::state::{Stage, State};
use crate::domain::vocabulary::{Event, EventKind};
use crate::plan::{DepartmentId, Item, Part};

/// A duty report is reviewed once, when it is accepted.
pub(super) fn review(state: &State, asked: DutyReview, on: NaiveDate) -> Result<Event, Refusal> {
    let seq = asked.report;
    let report = report(state, seq)?;
    if report.form != ReportForm::Duty {
        return Err(WrongReview::NotADutyReport(seq).into());
    }
    if let Some(review) = state.reviews.of_report(seq) {
        return Err(WrongReview::Reviewed(seq, review.reviewed.seq).into());
    }
    if report.stage() != Stage::Accepted {
        return Err(WrongReview::NotAccepted(seq).into());
    }
    not_before(on, report.submitted.on, seq)?;
    Ok(Event::DutyReviewed(asked))
}

/// One verdict on each target in each evaluation.
pub(super) fn verdict(state: &State, mut asked: Verdict, on: NaiveDate) -> Result<Event, Refusal> {
    asked.item = known_target(state, &asked.item)?;
    in_plan(state, asked.year)?;
    begun(asked.year, on)?;
    is_time_for(state, Some(asked.stage), on)?;
    match state.reviews.verdict(&asked.item, asked.stage) {
        Some(known) => {
            Err(WrongReview::VerdictExists(asked.item, asked.stage, known.recorded.seq).into())
        }
        None => Ok(Event::EvaluationRecorded(asked)),
    }
}

/// A department speaks of each target that it leads at most once in a report.
pub(super) fn assessments(
    state: &State,
    rows: &mut [SelfAssessment],
    department: &DepartmentId,
) -> Result<(), Refusal> {
    for at in 0..rows.len() {
        let item = known_target(state, &rows[at].item)?;
        if rows[..at].iter().any(|before| before.item == item) {
            return Err(Refusal::Twice(item, None));
        }
        let part = state.assignment(&item).and_then(|found| found.part_of(department));
        if part != Some(Part::Lead) {
            return Err(WrongReview::NotTheirTarget(item, department.clone()).into());
        }
        rows[at].item = item;
    }
    Ok(())
}

fn known_target(state: &State, item: &Item) -> Result<Item, Refusal> {
    let item = known_item(state, item)?;
    if item.code.is_target() { Ok(item) } else { Err(WrongReview::NotATarget(item).into()) }
}

/// A review builds on the acceptance of its report, and so on the report.
pub(super) fn built_upon(state: &State, entry: Seq) -> Option<Seq> {
    let report = match state.index.kind_of(entry)? {
        EventKind::ReportSubmitted => entry,
        // This is asked at every key, and reports are seldom accepted long after they came.
        EventKind::ReportAccepted => {
            let mut before = state.reports.before(entry);
            *before.find(|(_, report)| report.accepted == Some(entry))?.0
        }
        _ => return None,
    };
    state.reviews.of_report(report).map(|review| review.reviewed.seq)
}
