//! What can be entered about what is selected, and why not: the reason is asked of the one door
//! that would judge it, so list and judgement cannot differ.

mod actions;
mod barred;
mod deed;
mod figures;
pub(super) mod meetings;
mod owed;
mod reviews;
mod together;
mod warnings;

use serde_json::{Map, Value, json};

pub(super) use actions::{asked_of, asking};
pub(super) use barred::{barred, can_do, closed, refusal};
pub(super) use deed::{Deed, ENTRIES};
use owed::{about_duty, is_of, judges, mended};
pub(super) use owed::{
    awaited, comes_next, discharging, mends, report_still_owed, with_what_was_said,
};
pub(super) use together::with_its_like;
use warnings::{answer_of, to_answer, to_warn};

use super::model::{Model, Screen, Subject};
use super::screens;
use crate::domain::decide::{Authority, authority};
use crate::domain::duty::DutyKey;
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{Role, SettingsChange};
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::plan::{Assignment, DepartmentId, DutyRule, Item, PlanId};

/// What is meant, most likely first: on the page of a target, a measure or an entry, that; on
/// other pages the selected line.
pub(super) fn subjects(model: &Model) -> Vec<Subject> {
    if model.walking() {
        return model.walk_subjects();
    }
    match model.pages.last() {
        Some(page) => {
            let mut meant: Vec<_> = page.link().cloned().into_iter().collect();
            let one = matches!(
                page.subject,
                Subject::Item(_)
                    | Subject::Explanation(_)
                    | Subject::Indicator(..)
                    | Subject::Entry(_)
            );
            meant.insert(if one { 0 } else { meant.len() }, page.subject.clone());
            meant
        }
        None => {
            let cell = (model.screen == Screen::Monitor).then(|| model.grid_cell()).flatten();
            let figure = cell.and_then(|cell| Some((model.figure(&cell)?.0, cell)));
            let figure = figure.map(|(seq, cell)| [Subject::Figure(cell), Subject::Entry(seq)]);
            screens::subject(model).into_iter().chain(figure.into_iter().flatten()).collect()
        }
    }
}

/// The deed of that kind about what is meant; none where it has nothing to do with it.
pub(super) fn deed(model: &Model, meant: &[Subject], kind: CommandKind) -> Option<Deed> {
    // Where a duty is selected, what discharges it and what the office says of it is about that duty;
    // all else about the department and the present year.
    // Who judges what was handed in judges nothing else of the department there: another year's paper
    // must not be taken for it.
    let duty = meant.iter().find_map(|subject| match subject {
        Subject::Duty(key) if meant.len() > 1 => Some(key),
        _ => None,
    });
    let of_duty =
        duty.is_none_or(|key| actions::OF_A_DUTY.contains(&kind) || is_of(model, kind, key));
    let alone = duty.is_some_and(|key| judges(model, kind, key));
    let meant = meant.iter().filter(|subject| match subject {
        Subject::Duty(_) => of_duty,
        _ => !alone,
    });
    let known = meant.into_iter().find_map(|subject| about(model, kind, subject)).or_else(|| {
        // Nobody approves what the own department filed.
        let judges = matches!(kind, CommandKind::ApproveDocument | CommandKind::ReturnDocument);
        let own = model.own_department().filter(|_| !judges)?;
        about(model, kind, &Subject::Department(own.clone()))
    });
    let known = known.or_else(|| anywhere(model.state(), kind))?;
    let on_behalf = records_from_paper(model, kind, &known);
    Some(Deed { kind, known, on_behalf })
}

/// What is known of a command that makes sense with nothing selected.
fn anywhere(state: &State, kind: CommandKind) -> Option<Map<String, Value>> {
    use CommandKind as K;
    match kind {
        K::EnterDepartments => Some(Map::new()),
        // Most are liaisons; who may do all is to be chosen.
        K::EnrolPerson => {
            Some(Map::from_iter([(Field::Role.name().to_owned(), json!(Role::Liaison))]))
        }
        K::CallMeeting => Some(meetings::as_last_time(state)),
        K::AdoptDutyRules => confirmed_rules(state),
        K::ChangeSettings => match json!(state.office().map(SettingsChange::from)) {
            Value::Object(known) => Some(known),
            _ => Some(Map::new()),
        },
        _ => None,
    }
}

/// The rules by which duties are owed, with their days confirmed; none where all are.
fn confirmed_rules(state: &State) -> Option<Map<String, Value>> {
    let rules = state.duty_rules.current().filter(|rules| rules.iter().any(|it| it.proposed))?;
    let confirmed = rules.iter().cloned().map(|rule| DutyRule { proposed: false, ..rule });
    Some(Map::from_iter([(Field::Rules.name().to_owned(), json!(confirmed.collect::<Vec<_>>()))]))
}

/// What a selection fixes of a command; none where it has nothing to do with it.
fn about(model: &Model, kind: CommandKind, subject: &Subject) -> Option<Map<String, Value>> {
    let state = model.state();
    let known = match subject {
        Subject::Item(item) | Subject::Explanation(item) => about_item(model, kind, item),
        Subject::Domain(plan, code) if kind == CommandKind::ConfirmAssignments => {
            json!({"domain": code, "plan": plan.as_str()})
        }
        Subject::Department(id) => about_department(model, kind, id),
        Subject::Figure(cell) => figures::about_figure(state, kind, cell),
        Subject::Entry(seq) => about_entry(model, kind, *seq),
        Subject::Duty(key) => about_duty(model, kind, key),
        Subject::Person(id) => about_person(state, kind, id),
        Subject::Meeting(seq) => meetings::about(model, kind, *seq),
        Subject::AgendaItem(seq, number) => meetings::about_item(model, kind, *seq, *number),
        Subject::Indicator(plan, id) => about_indicator(model, kind, plan, id),
        Subject::Domain(..)
        | Subject::Matters
        | Subject::Matter(_)
        | Subject::Todo
        | Subject::People
        | Subject::Changes
        | Subject::Chapters(_)
        | Subject::Section(..)
        | Subject::Trail(_)
        | Subject::Drafts
        | Subject::Draft(_) => Value::Null,
    };
    match known {
        Value::Object(known) => Some(known),
        _ => None,
    }
}

fn about_item(model: &Model, kind: CommandKind, item: &Item) -> Value {
    use CommandKind as K;
    let state = model.state();
    match kind {
        K::IssueWarning => {
            let standing = model.overview.readings.warnings_on(state, item);
            let first = state.indicators_of(item).next();
            to_warn(model, &item.plan, &standing, first.map(|one| one.id.as_str()))
        }
        K::AnswerWarning => to_answer(model, model.own_department(), |it| it.item == *item),
        K::WriteNote | K::Unassign => json!({"item": item}),
        K::OpenAction => {
            let lead = state.assignment(item).map(|found| found.lead).unwrap_or_default();
            json!({"item": item, "owners": lead})
        }
        K::ConfirmAssignments => json!({"items": [item]}),
        K::Assign => {
            let now = state.assignment(item);
            json!({"assignments": now.map(|mut now| { now.proposed = false; vec![now] })
            .unwrap_or_else(|| vec![Assignment {
                item: item.clone(), lead: Vec::new(), cooperating: Vec::new(), proposed: false,
            }])})
        }
        _ => reviews::about_item(model, kind, item),
    }
}

fn about_indicator(model: &Model, kind: CommandKind, plan: &PlanId, id: &str) -> Value {
    match kind {
        CommandKind::IssueWarning => {
            let reading = model.overview.readings.get(plan, id);
            let standing: Vec<_> = reading.into_iter().flat_map(|found| &found.warnings).collect();
            to_warn(model, plan, &standing, Some(id))
        }
        CommandKind::AnswerWarning => {
            to_answer(model, model.own_department(), |it| it.plan == *plan && it.indicator == id)
        }
        _ => Value::Null,
    }
}

/// Another scheme begins with the section and the officer of the last.
fn as_last_filed(state: &State, id: &DepartmentId) -> Value {
    match state.scheme_of(id) {
        None => json!({"department": id}),
        Some(last) => {
            json!({"department": id, "section": last.section, "officer": last.officer})
        }
    }
}

fn about_department(model: &Model, kind: CommandKind, id: &DepartmentId) -> Value {
    use CommandKind as K;
    let state = model.state();
    let year = model.plan_year();
    let unsigned = |fits: &dyn Fn(&crate::domain::state::Letter) -> bool| {
        let mut theirs = state.letters.iter().rev();
        theirs.find(|(_, letter)| state.successor(&letter.department) == id && fits(letter))
    };
    // Taken from the list: this is asked at every key.
    let row = || model.overview.departments.iter().find(|row| row.id == *id);
    match kind {
        K::IssueLetter => json!({"department": id, "year": year}),
        K::SignLetter => {
            let open = unsigned(&|letter| letter.signed.is_none()).or_else(|| unsigned(&|_| true));
            open.map_or(Value::Null, |(seq, _)| json!({"letter": seq}))
        }
        K::CountersignLetter => {
            let signed = |letter: &crate::domain::state::Letter| {
                letter.signed.is_some() && letter.countersigned.is_none()
            };
            let open = unsigned(&signed).or_else(|| unsigned(&|_| true));
            open.map_or(Value::Null, |(seq, _)| json!({"letter": seq}))
        }
        K::RenameDepartment => {
            let known = state.department(id);
            known.map_or(
                Value::Null,
                |known| json!({"department": id, "name": known.name, "short": known.short}),
            )
        }
        K::FileScheme => as_last_filed(state, id),
        K::WriteNote | K::MergeDepartment | K::DissolveDepartment => json!({"department": id}),
        K::SubmitReport => {
            // What went back comes first.
            let returned = row().and_then(|row| row.latest_returned);
            let report = returned.and_then(|seq| Some((seq, state.reports.get(&seq)?)));
            report.map_or_else(
                || json!({"department": id}),
                |(seq, report)| mended(state, seq, report),
            )
        }
        K::OpenAction | K::Remind => actions::about_department(model, kind, id),
        K::AnswerWarning => to_answer(model, Some(id), |it| state.addressed(it).contains(&id)),
        K::AcceptReport | K::ReturnReport => {
            let waiting = row().and_then(|row| row.latest_waiting);
            waiting.map_or(Value::Null, |seq| json!({"report": seq}))
        }
        _ => reviews::about_department(model, kind, id),
    }
}

fn about_entry(model: &Model, kind: CommandKind, seq: Seq) -> Value {
    use CommandKind as K;
    let state = model.state();
    let letter = state.letters.contains_key(&seq);
    let report = state.reports.get(&seq);
    match (kind, report) {
        (K::SignLetter | K::CountersignLetter, _) if letter => json!({"letter": seq}),
        (K::AcceptReport | K::ReturnReport, Some(_)) => json!({"report": seq}),
        (K::SubmitReport, Some(old)) if old.can_be_replaced() => mended(state, seq, old),
        (K::VerifyFigures | K::ReturnFigures, _) => figures::about_entry(state, kind, seq),
        (K::AnswerWarning, _) => {
            let record = state.warnings.get(&seq);
            record
                .map_or(Value::Null, |record| answer_of(state, model.own_department(), seq, record))
        }
        (K::Withdraw, _) => json!({"entry": seq}),
        _ => match actions::about_entry(model, kind, seq) {
            Value::Null => reviews::about_entry(state, kind, seq),
            known => known,
        },
    }
}

fn about_person(state: &State, kind: CommandKind, id: &crate::domain::payload::PersonId) -> Value {
    match (kind, state.person(id)) {
        (CommandKind::ChangePerson, Some(person)) => json!(person),
        (CommandKind::RetirePerson, Some(_)) => json!({"person": id}),
        _ => Value::Null,
    }
}

/// The office speaks for departments and leaders only from a signed paper.
fn records_from_paper(model: &Model, kind: CommandKind, known: &Map<String, Value>) -> bool {
    let office = model.is_office();
    match authority(kind) {
        Authority::Leader | Authority::Figures | Authority::Statistics => office,
        Authority::Department => {
            let named = known.get("department").and_then(Value::as_str).map(DepartmentId::from);
            let of_letter = known.get("letter").and_then(Value::as_u64);
            let of_letter = of_letter.and_then(|seq| model.state().letters.get(&seq));
            let of_duty = known.get("duty").and_then(Value::as_str);
            let of_duty = of_duty.and_then(|key| Some(key.parse::<DutyKey>().ok()?.department));
            let of_letter = of_letter.map(|letter| letter.department.clone());
            let department = named.or(of_letter).or(of_duty);
            office && !department.is_some_and(|id| model.state().is_office(&id))
        }
        Authority::Document => reviews::from_paper(model, known.get(Field::DocumentKind.name())),
        Authority::Office | Authority::Anybody => false,
    }
}
