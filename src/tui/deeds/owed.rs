//! What a duty fixes of the command that discharges it, and which command that is.

use chrono::Datelike;
use serde_json::{Map, Value, json};

use super::{Deed, actions, as_last_filed, reviews};
use crate::domain::duty::{DutyKey, report_asked, term_in};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::form::Field;
use crate::domain::overview::Wait;
use crate::domain::payload::ReportForm;
use crate::domain::state::{ReportRecord, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, DutyKind};
use crate::tui::model::{Model, Subject};

pub(super) fn about_duty(model: &Model, kind: CommandKind, key: &DutyKey) -> Value {
    use CommandKind as K;
    let (id, year) = (&key.department, key.year);
    let letter = model.state().letter_of(id, year);
    match (kind, key.kind) {
        (K::SignLetter, DutyKind::Letter) => {
            letter.map_or(Value::Null, |(seq, _)| json!({"letter": seq}))
        }
        // Issued by mistake, and not signed yet.
        (K::Withdraw, DutyKind::Letter) => {
            letter.map_or(Value::Null, |(seq, _)| json!({"entry": seq}))
        }
        (K::IssueLetter, DutyKind::Letter) => json!({"department": id, "year": year}),
        (K::FileScheme, DutyKind::Scheme) => as_last_filed(model.state(), id),
        (K::SubmitReport, duty) => {
            let form = report_asked(duty, term_in(model.state(), duty, year));
            form.map_or(Value::Null, |form| owed(model, id, form, year))
        }
        (K::AdoptDutyRules, _) => about_rule(model, key),
        (_, duty) => match actions::about_duty(model, kind, key) {
            Value::Null => reviews::about_duty(model, kind, id, duty, year),
            known => known,
        },
    }
}

/// The rule that a duty comes of, whose day can be set and is confirmed by that.
fn about_rule(model: &Model, key: &DutyKey) -> Value {
    let duty = model.overview.duties.iter().find(|duty| duty.key() == *key);
    let mut rules = model.state().duty_rules.current().into_iter().flatten();
    let rule = duty.and_then(|duty| rules.find(|rule| *rule.id == *duty.rule));
    rule.map_or(Value::Null, |rule| json!({"rules": [rule]}))
}

/// A report that is owed: the one that was returned or waits, to be mended, or a new one.
pub(super) fn owed(model: &Model, id: &DepartmentId, form: ReportForm, year: i32) -> Value {
    let open = |(_, report): &(Seq, &ReportRecord)| {
        report.form == form && report.year == year && report.can_be_replaced()
    };
    match model.state().reports_of(id).find(open) {
        Some((seq, report)) => mended(model.state(), seq, report),
        None => json!({"department": id, "form": form, "year": year}),
    }
}

/// The report that a department owes first once this year's work report is there; none before.
pub(in crate::tui) fn report_still_owed(
    model: &Model,
    id: &DepartmentId,
) -> Option<(ReportForm, i32)> {
    let (state, this_year) = (model.state(), model.today().year());
    let is_there = |(_, report): (Seq, &ReportRecord)| {
        report.form == ReportForm::Work && report.year == this_year && report.returned.is_none()
    };
    if !state.reports_of(id).any(is_there) {
        return None;
    }
    let open = model.overview.duties_of(id).filter(|duty| duty.is_to_be_done());
    let asked = open.filter_map(|duty| {
        let form = report_asked(duty.kind, term_in(state, duty.kind, duty.year))?;
        Some((duty.due, (form, duty.year)))
    });
    asked
        .min_by_key(|(due, _)| *due)
        .map_or(Some((ReportForm::Situation, this_year)), |(_, owed)| Some(owed))
}

/// What is fixed of the report that takes another's place. What that one said is read where its
/// form is opened, for this is asked at every key.
pub(super) fn mended(state: &State, seq: Seq, report: &ReportRecord) -> Value {
    let department = state.successor(&report.department);
    json!({"department": department, "form": report.form, "year": report.year, "replaces": seq})
}

/// The report or document that was given back and in whose place a deed puts another.
pub(in crate::tui) fn mends(state: &State, deed: &Deed) -> Option<Seq> {
    let known = |field: Field| deed.known.get(field.name());
    if deed.kind != CommandKind::FileDocument {
        return known(Field::Replaces)?.as_u64();
    }
    let kind = serde_json::from_value(known(Field::DocumentKind)?.clone()).ok()?;
    let year = known(Field::Year)?.as_i64()?;
    state.document_to_mend(kind, i32::try_from(year).ok()?)
}

/// Digits by which a file is meant.
const SUM: usize = 12;

/// The same deed about to be filled in: in another report's or document's place with all that it said,
/// and the files that it came with.
///
/// # Errors
/// The entry of what was handed in, where it cannot be read: nobody is to believe that it said nothing.
pub(in crate::tui) fn with_what_was_said(model: &Model, deed: Deed) -> Result<Deed, Seq> {
    let Some(seq) = mends(model.state(), &deed) else { return Ok(deed) };
    let Some(Fact { event, circumstance, .. }) = model.entry(seq) else { return Err(seq) };
    let old = match event {
        Event::ReportSubmitted(old) => json!(old),
        Event::DocumentFiled(old) => json!(old),
        _ => return Err(seq),
    };
    let sums = circumstance.attachments.iter().map(|file| &file.sm3[..SUM.min(file.sm3.len())]);
    let sums: Vec<&str> = sums.collect();
    let mut known = match old {
        Value::Object(said) => said,
        _ => Map::new(),
    };
    if let Some(paper) = circumstance.on_behalf_of.filter(|_| deed.on_behalf) {
        known.insert(Field::Signatory.name().into(), json!(paper.signatory));
        known.insert(Field::Title.name().into(), json!(paper.title));
    }
    known.extend(deed.known);
    if !sums.is_empty() {
        known.insert(Field::Attachments.name().into(), json!(sums.join("; ")));
    }
    Ok(Deed { known, ..deed })
}

/// What has to come first from somebody else, before a duty can be discharged.
pub(in crate::tui) fn awaited(model: &Model, key: &DutyKey) -> Option<String> {
    let unissued = || model.state().letter_of(&key.department, key.year).is_none();
    if key.kind == DutyKind::Letter && !model.is_office() && unissued() {
        return Some(model.lang().letter_awaits(key.year));
    }
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
        DutyKind::Action if model.is_office() && is_said_done(model, key) => {
            Some(CommandKind::CloseAction)
        }
        DutyKind::Action => Some(CommandKind::ReportOnAction),
        DutyKind::Letter => Some(CommandKind::IssueLetter),
        DutyKind::Scheme => Some(CommandKind::FileScheme),
        duty if report_asked(duty, None).is_some() => Some(CommandKind::SubmitReport),
        duty => reviews::discharging(model.state(), duty, key.year),
    }
}

/// Whether an action waits to be closed: all who owe it say that it is done.
fn is_said_done(model: &Model, key: &DutyKey) -> bool {
    key.subject.is_some_and(|action| waits_to_be_closed(model, action))
}

fn waits_to_be_closed(model: &Model, action: Seq) -> bool {
    model.overview.waits(Wait::Action).any(|seq| seq == action)
}

/// What comes next of what is meant: what discharges a duty, and of an action that all who owe it call done
/// that it is closed. What comes next of a letter stands first anyway.
pub(in crate::tui) fn comes_next(model: &Model, meant: &[Subject]) -> Option<CommandKind> {
    meant.iter().find_map(|subject| match subject {
        Subject::Duty(key) if key.kind != DutyKind::Letter => discharging(model, key),
        Subject::Entry(seq) => {
            let action = model.state().actions.of_entry(*seq)?.opened.seq;
            waits_to_be_closed(model, action).then_some(CommandKind::CloseAction)
        }
        _ => None,
    })
}

/// Whether a command judges what is handed in for a duty.
pub(super) fn judges(model: &Model, kind: CommandKind, key: &DutyKey) -> bool {
    use CommandKind as K;
    let handed_in = match kind {
        K::AcceptReport | K::ReturnReport => K::SubmitReport,
        K::ApproveDocument | K::ReturnDocument => K::FileDocument,
        _ => return false,
    };
    discharging(model, key) == Some(handed_in)
}

/// Whether a command is of what discharges a duty. A letter is issued and signed: which of them comes
/// next is not looked up, since this is asked at every key.
pub(super) fn is_of(model: &Model, kind: CommandKind, key: &DutyKey) -> bool {
    match key.kind {
        DutyKind::Letter => {
            use CommandKind as K;
            matches!(kind, K::IssueLetter | K::SignLetter | K::Withdraw)
        }
        _ => discharging(model, key) == Some(kind),
    }
}
