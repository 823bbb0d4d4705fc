//! The one door: every change is a command, judged here, with all rules and all authority. What
//! it lets through are events; what it does not is a [`Refusal`] that says why.

mod actions;
mod adoption;
mod assignment;
mod authority;
mod dealings;
mod documents;
mod figures;
mod meetings;
mod papers;
mod people;
mod reviews;
mod support;
mod warnings;
mod withdrawal;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

pub use authority::{Authority, authority, may, may_attach};
pub use figures::{Finding, confirms, judge, refusals};
pub use meetings::can_record;

use super::entry::Seq;
use super::form::Request;
use super::payload::PersonId;
use super::refusal::Refusal;
use super::state::State;
use super::vocabulary::{Command, Event};
use crate::plan::{DepartmentId, Item, Plan, PlanId};

/// Judges a command.
///
/// # Errors
/// The first reason for which it cannot be done.
pub fn decide(
    state: &State,
    request: &Request,
    actor: &PersonId,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Refusal> {
    may(state, request, actor)?;
    check_day(state, request.circumstance.on, now.date_naive())?;
    let on = request.circumstance.on;
    for stands_for in request.circumstance.attachments.iter().filter_map(|file| file.on) {
        check_day(state, stands_for, now.date_naive())?;
    }
    let event = match request.command.clone() {
        Command::AdoptPlan(plan) => adoption::plan(state, plan)?,
        Command::DefineIndicators(defined) => adoption::indicators(state, defined)?,
        Command::AdoptDutyRules(rules) => adoption::duty_rules(state, rules)?,
        Command::ChangeSettings(change) => adoption::settings(state, change)?,
        Command::EnterDepartments(entering) => adoption::departments(state, entering)?,
        Command::RenameDepartment(renaming) => adoption::rename(state, renaming)?,
        Command::MergeDepartment(merger) => adoption::merge(state, merger)?,
        Command::DissolveDepartment(ended) => adoption::dissolve(state, ended)?,
        Command::EnrolPerson(person) => people::enrol(state, person)?,
        Command::ChangePerson(person) => people::change(state, person)?,
        Command::RetirePerson(leaving) => people::retire(state, leaving)?,
        Command::Assign(assignments) => assignment::assign(state, assignments)?,
        Command::ConfirmAssignments(asked) => assignment::confirm(state, asked)?,
        Command::Unassign(unassigned) => assignment::unassign(state, unassigned)?,
        Command::IssueLetter(letter) => return papers::issue(state, letter),
        Command::SignLetter(signature) => papers::sign(state, signature, on)?,
        Command::CountersignLetter(asked) => return papers::countersign(state, asked, on),
        Command::FileScheme(scheme) => papers::file_scheme(state, scheme)?,
        Command::SubmitReport(report) => papers::submit(state, report, on)?,
        Command::ReturnReport(back) => papers::give_back(state, back, on)?,
        Command::AcceptReport(done) => papers::accept(state, done, on)?,
        Command::EnterFigures(asked) => figures::observe(state, asked, on.year())?,
        Command::CorrectFigures(asked) => figures::correct(state, asked, on.year())?,
        Command::VerifyFigures(asked) => {
            let alone = request.circumstance.on_behalf_of.is_none().then_some(actor);
            figures::verify(state, asked, alone)?
        }
        Command::ReturnFigures(asked) => figures::give_back(state, asked)?,
        Command::VoidFigures(asked) => figures::void(state, asked)?,
        Command::OpenAction(asked) => actions::open(state, asked, on)?,
        Command::ReportOnAction(asked) => actions::report(state, asked, on)?,
        Command::ExtendAction(asked) => actions::extend(state, asked, on)?,
        Command::CloseAction(asked) => actions::close(state, asked, on)?,
        Command::ReopenAction(asked) => actions::reopen(state, asked, on)?,
        Command::Remind(asked) => return dealings::remind(state, asked, now.date_naive()),
        Command::WaiveDuty(asked) => dealings::waive(state, asked, now.date_naive())?,
        Command::ExtendDuty(asked) => dealings::extend(state, asked, now.date_naive())?,
        Command::RequestExtension(asked) => dealings::request(state, asked, now.date_naive())?,
        Command::DeclineExtension(asked) => dealings::decline(state, asked, now.date_naive())?,
        Command::ReviewDuty(review) => reviews::review(state, review, on)?,
        Command::RecordVerdict(verdict) => reviews::verdict(state, verdict, on)?,
        Command::FileDocument(filing) => documents::file(state, filing, on)?,
        Command::ApproveDocument(done) => documents::approve(state, done, on)?,
        Command::ReturnDocument(back) => documents::give_back(state, back, on)?,
        Command::RecordActivity(held) => support::activity(state, held)?,
        Command::RecordFunds(asked) => support::funds(state, asked)?,
        Command::IssueWarning(asked) => warnings::issue(state, asked, on)?,
        Command::AnswerWarning(asked) => warnings::answer(state, asked, on)?,
        Command::CallMeeting(asked) => meetings::call(state, asked)?,
        Command::ChangeMeeting(asked) => meetings::change(state, asked, on)?,
        Command::SetAgenda(asked) => meetings::set_agenda(state, asked, now.date_naive())?,
        Command::RecordAttendance(asked) => meetings::attend(state, asked)?,
        Command::OpenMeeting(asked) => meetings::open(state, asked, on)?,
        Command::DiscussItem(asked) => meetings::discuss(state, asked, on)?,
        Command::TakeDecision(asked) => return meetings::decision(state, asked, on),
        Command::CarryOverItem(asked) => meetings::carry_over(state, asked, on)?,
        Command::WriteMinutes(asked) => meetings::write_minutes(state, asked, on)?,
        Command::ApproveMinutes(asked) => meetings::approve(state, asked, on)?,
        Command::ReturnMinutes(asked) => meetings::give_back(state, asked, on)?,
        Command::CloseMeeting(asked) => meetings::close(state, asked, on)?,
        Command::WriteNote(note) => papers::note(state, note)?,
        Command::Withdraw(withdrawal) => withdrawal::withdraw(state, withdrawal, actor)?,
    };
    Ok(vec![event])
}

/// A paper may be older than the ledger, but neither from tomorrow nor from before plans of this
/// kind existed.
fn check_day(state: &State, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let earliest = state.years().map_or(2001, |(from, _)| from) - 10;
    if on > today {
        Err(Refusal::FutureDay(on))
    } else if on.year() < earliest {
        Err(Refusal::DayTooEarly(on))
    } else {
        Ok(())
    }
}

fn not_before(on: NaiveDate, earliest: NaiveDate, entry: Seq) -> Result<(), Refusal> {
    if on < earliest { Err(Refusal::DayBefore { on, earliest, entry }) } else { Ok(()) }
}

/// The department that `text` names: its id, short or full name. It must not have ended.
pub(crate) fn live_department(state: &State, text: &DepartmentId) -> Result<DepartmentId, Refusal> {
    let unknown = || Refusal::UnknownDepartment(text.to_string());
    let id = state.department_ever_named(&text.0).ok_or_else(unknown)?;
    match state.ended.get(id) {
        Some((_, into)) => Err(Refusal::DepartmentEnded(id.clone(), into.clone())),
        None => Ok(id.clone()),
    }
}

/// The same of several, each once.
fn live_departments(state: &State, named: &[DepartmentId]) -> Result<Vec<DepartmentId>, Refusal> {
    let mut found: Vec<DepartmentId> = Vec::with_capacity(named.len());
    for text in named {
        let id = live_department(state, text)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The plan of that id, or the only one.
pub(crate) fn known_plan<'a>(state: &'a State, id: &PlanId) -> Result<&'a Plan, Refusal> {
    state.plan_named(id).ok_or_else(|| Refusal::UnknownPlan(id.clone()))
}

/// The item with its plan named.
pub(crate) fn known_item(state: &State, item: &Item) -> Result<Item, Refusal> {
    let unknown = || Refusal::UnknownItem(item.clone());
    let plan = known_plan(state, &item.plan)?;
    plan.clause(item.code).ok_or_else(unknown)?;
    Ok(Item { plan: plan.id.clone(), code: item.code })
}
