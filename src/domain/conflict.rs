//! Whether two entries are about the same: who asks for something must not pass over what somebody
//! entered of the same since it was looked at.

use super::assess::WarningKind;
use super::duty::DutyKey;
use super::entry::Seq;
use super::payload as p;
use super::state::FigureKey;
use super::vocabulary::{Event, EventKind};
use crate::plan::{DepartmentId, Item, PlanId};

/// What an entry is about. Only things of entries of one kind are held against each other, or of those
/// that [`rivals`] names together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing<'a> {
    /// Of the kind there is one thing.
    All,
    Plan(&'a PlanId),
    Indicator(&'a PlanId, &'a str),
    Figure(&'a PlanId, &'a str, FigureKey),
    Warning(&'a PlanId, &'a str, WarningKind, i32),
    Item(&'a Item),
    Verdict(&'a Item, p::Term),
    Rule(&'a str),
    Department(&'a DepartmentId),
    Year(&'a DepartmentId, i32),
    Report(&'a DepartmentId, p::ReportForm, i32),
    Activity(&'a DepartmentId, p::ActivityKind),
    Document(p::DocumentKind, i32),
    Duty(&'a DutyKey),
    Person(&'a p::PersonId),
    Meeting(p::MeetingKind),
    /// What an entry made.
    Entry(Seq),
    /// A department's part in that.
    Part(Seq, &'a DepartmentId),
    AgendaItem(Seq, u32),
}

/// Kinds of which an entry can be about the same as one of this kind.
pub fn rivals(kind: EventKind) -> Vec<EventKind> {
    use EventKind as E;
    match kind {
        // A figure is corrected by either, and taken away by others.
        E::Observed | E::Corrected => {
            vec![E::Observed, E::Corrected, E::FiguresReturned, E::FiguresVoided]
        }
        E::Assigned | E::Unassigned | E::AssignmentsConfirmed => {
            vec![E::Assigned, E::Unassigned, E::AssignmentsConfirmed]
        }
        E::DutyWaived | E::DutyExtended => {
            vec![E::DutyWaived, E::DutyExtended, E::ExtensionDeclined]
        }
        // Other minutes than those that were read.
        E::MinutesApproved | E::MinutesReturned => {
            vec![E::MinutesApproved, E::MinutesReturned, E::MinutesWritten]
        }
        E::ActionClosed => vec![E::ActionClosed, E::ActionReported],
        kind => vec![kind],
    }
}

/// Whether what happened is about the same as what is to happen.
pub fn touches(happened: &Event, to_happen: &Event) -> bool {
    if !rivals(to_happen.kind()).contains(&happened.kind()) {
        return false;
    }
    match (happened, to_happen) {
        // Whoever closes an action has read what each department told of it.
        (Event::ActionReported(told), Event::ActionClosed(asked)) => told.action == asked.action,
        _ => {
            let there = things(happened);
            things(to_happen).iter().any(|thing| there.contains(thing))
        }
    }
}

fn things(event: &Event) -> Vec<Thing<'_>> {
    match event {
        Event::PlanAdopted(it) => vec![Thing::Plan(&it.document.id)],
        Event::IndicatorsDefined(it) => {
            let defined = it.indicators.iter();
            defined.map(|one| Thing::Indicator(&it.plan, &one.id)).collect()
        }
        Event::DepartmentsEntered(it) => {
            it.departments.iter().map(|one| Thing::Department(&one.id)).collect()
        }
        Event::DepartmentRenamed(p::Renaming { department, .. })
        | Event::DepartmentMerged(p::Merger { department, .. })
        | Event::DepartmentDissolved(p::Dissolution { department, .. })
        | Event::SchemeFiled(p::Scheme { department, .. }) => vec![Thing::Department(department)],
        Event::PersonEnrolled(p::Person { person, .. })
        | Event::PersonChanged(p::Person { person, .. })
        | Event::PersonLeft(p::Leaving { person }) => vec![Thing::Person(person)],
        Event::DutyRulesAdopted(it) => it.rules.iter().map(|rule| Thing::Rule(&rule.id)).collect(),
        Event::SettingsChanged(_) => vec![Thing::All],
        Event::Assigned(it) => it.assignments.iter().map(|one| Thing::Item(&one.item)).collect(),
        Event::AssignmentsConfirmed(it) => it.items.iter().map(Thing::Item).collect(),
        Event::Unassigned(it) => vec![Thing::Item(&it.item)],
        Event::LetterIssued(p::LetterIssued { department, year, .. })
        | Event::FundsRecorded(p::Funds { department, year, .. }) => {
            vec![Thing::Year(department, *year)]
        }
        Event::ReportSubmitted(it) => vec![Thing::Report(&it.department, it.form, it.year)],
        Event::Observed(it) | Event::Corrected(it) => {
            let figures = it.figures.iter();
            figures.map(|one| Thing::Figure(&it.plan, &one.indicator, one.into())).collect()
        }
        Event::FiguresReturned(it) | Event::FiguresVoided(it) => {
            let figures = it.standing.iter();
            figures.map(|one| Thing::Figure(&it.plan, &one.indicator, one.into())).collect()
        }
        // On what it was ordered, else of whom.
        Event::ActionOpened(it) => match (&it.item, it.meeting, it.agenda_item) {
            (_, Some(meeting), Some(number)) => vec![Thing::AgendaItem(meeting, number)],
            (Some(item), ..) => vec![Thing::Item(item)],
            _ => it.owners.iter().map(Thing::Department).collect(),
        },
        Event::ActionReported(it) => vec![Thing::Part(it.action, &it.department)],
        Event::WarningAnswered(it) => vec![Thing::Part(it.entry, &it.department)],
        Event::Reminded(it) => it.duties.iter().map(Thing::Duty).collect(),
        Event::DutyWaived(p::Waiver { duty, .. })
        | Event::DutyExtended(p::Extension { duty, .. })
        | Event::ExtensionRequested(p::Extension { duty, .. }) => vec![Thing::Duty(duty)],
        Event::EvaluationRecorded(it) => vec![Thing::Verdict(&it.item, it.stage)],
        Event::DocumentFiled(it) => vec![Thing::Document(it.document_kind, it.year)],
        Event::ActivityRecorded(it) => vec![Thing::Activity(&it.department, it.activity_kind)],
        Event::WarningIssued(it) => {
            vec![Thing::Warning(&it.plan, &it.indicator, it.warning, it.year)]
        }
        Event::MeetingCalled(it) => vec![Thing::Meeting(it.meeting_kind)],
        Event::AttendanceRecorded(it) => {
            it.attendees.iter().map(|id| Thing::Part(it.meeting, id)).collect()
        }
        Event::ItemDiscussed(p::Discussion { meeting, agenda_item, .. })
        | Event::DecisionTaken(p::Decision { meeting, agenda_item, .. })
        | Event::ItemCarriedOver(p::CarryOver { meeting, agenda_item, .. }) => {
            vec![Thing::AgendaItem(*meeting, *agenda_item)]
        }
        Event::Noted(it) => {
            let department = it.department.iter().map(Thing::Department);
            it.item.iter().map(Thing::Item).chain(department).collect()
        }
        Event::LetterSigned(p::Signature { letter: entry, .. })
        | Event::LetterCountersigned(p::Signature { letter: entry, .. })
        | Event::ReportReturned(p::Return { report: entry, .. })
        | Event::ReportAccepted(p::Acceptance { report: entry, .. })
        | Event::DutyReviewed(p::DutyReview { report: entry, .. })
        | Event::Verified(p::Verification { entry, .. })
        | Event::ActionExtended(p::ActionExtension { action: entry, .. })
        | Event::ActionClosed(p::ActionClosing { action: entry, .. })
        | Event::ActionReopened(p::ActionReopening { action: entry, .. })
        | Event::DocumentApproved(p::Approval { entry, .. })
        | Event::DocumentReturned(p::Rejection { entry, .. })
        | Event::ExtensionDeclined(p::Rejection { entry, .. })
        | Event::MeetingChanged(p::MeetingChanged { meeting: entry, .. })
        | Event::AgendaSet(p::Agenda { meeting: entry, .. })
        | Event::MeetingOpened(p::OfMeeting { meeting: entry })
        | Event::MeetingClosed(p::OfMeeting { meeting: entry })
        | Event::MinutesWritten(p::Minutes { meeting: entry, .. })
        | Event::MinutesApproved(p::MinutesApproved { meeting: entry, .. })
        | Event::MinutesReturned(p::MinutesReturned { meeting: entry, .. })
        | Event::Withdrawn(p::Withdrawal { entry, .. }) => vec![Thing::Entry(*entry)],
    }
}
