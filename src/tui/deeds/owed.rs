//! What a duty fixes of the command that discharges it, and which command that is.

use serde_json::{Value, json};

use super::{actions, reviews};
use crate::domain::duty::DutyKey;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::form::Field;
use crate::domain::payload::{Report, ReportForm};
use crate::domain::state::{ReportRecord, Stage};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, DutyKind};
use crate::tui::model::Model;

pub(super) fn about_duty(model: &Model, kind: CommandKind, key: &DutyKey) -> Value {
    use CommandKind as K;
    let (id, year) = (&key.department, key.year);
    let letter = model.state().letter_of(id, year);
    match (kind, key.kind) {
        (K::SignLetter, DutyKind::Letter) => {
            letter.map_or(Value::Null, |(seq, _)| json!({"letter": seq}))
        }
        (K::IssueLetter, DutyKind::Letter) => json!({"department": id, "year": year}),
        (K::FileScheme, DutyKind::Scheme) => json!({"department": id}),
        (K::SubmitReport, DutyKind::WorkReport) => owed(model, id, ReportForm::Work, year),
        (K::SubmitReport, DutyKind::SituationReport) => {
            owed(model, id, ReportForm::Situation, year)
        }
        (K::SubmitReport, duty) => match reviews::report_form(model.state(), duty, year) {
            Some(form) => owed(model, id, form, year),
            None => Value::Null,
        },
        (_, duty) => match actions::about_duty(model, kind, key) {
            Value::Null => reviews::about_duty(model, kind, id, duty, year),
            known => known,
        },
    }
}

/// A report that is owed: the returned one to be mended, or a new one.
pub(super) fn owed(model: &Model, id: &DepartmentId, form: ReportForm, year: i32) -> Value {
    let returned = |(_, report): &(Seq, &ReportRecord)| {
        report.form == form && report.year == year && report.stage() == Stage::Returned
    };
    match model.state().reports_of(id).find(returned) {
        Some((seq, _)) => mended(model, seq),
        None => json!({"department": id, "form": form, "year": year}),
    }
}

/// Digits by which a file is meant.
const SUM: usize = 12;

/// A returned report to be mended: all that it said, and the files that it came with.
pub(super) fn mended(model: &Model, seq: Seq) -> Value {
    let read = model.session.office.read(&[seq]).unwrap_or_default();
    let Some(Fact { event: Event::ReportSubmitted(old), circumstance, .. }) =
        read.into_iter().next()
    else {
        return Value::Null;
    };
    let department = model.state().successor(&old.department).clone();
    let mut known = json!(Report { department, replaces: Some(seq), ..old });
    let sums = circumstance.attachments.iter().map(|file| &file.sm3[..SUM.min(file.sm3.len())]);
    let sums: Vec<&str> = sums.collect();
    if !sums.is_empty() {
        known[Field::Attachments.name()] = json!(sums.join("; "));
    }
    known
}

/// What has to come first from somebody else, before a duty can be discharged.
pub(in crate::tui) fn awaited(model: &Model, key: &DutyKey) -> Option<String> {
    let known = about_duty(model, CommandKind::ReviewDuty, key);
    let review = key.kind == DutyKind::DutyReview;
    let department = model.state().short(&key.department);
    (review && known.is_null()).then(|| model.lang().review_awaits(department, key.year))
}

/// The command that discharges a duty.
pub(in crate::tui) fn discharging(model: &Model, key: &DutyKey) -> Option<CommandKind> {
    match key.kind {
        DutyKind::Letter if model.state().letter_of(&key.department, key.year).is_some() => {
            Some(CommandKind::SignLetter)
        }
        DutyKind::Action => Some(CommandKind::ReportOnAction),
        DutyKind::Letter => Some(CommandKind::IssueLetter),
        DutyKind::Scheme => Some(CommandKind::FileScheme),
        DutyKind::WorkReport
        | DutyKind::SituationReport
        | DutyKind::DutyReport
        | DutyKind::SelfEvaluation => Some(CommandKind::SubmitReport),
        duty => reviews::discharging(model.state(), duty, key.year),
    }
}
