//! Which entries concern what: the history of an item, a department or a person without reading
//! the ledger through.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::{self as p, PersonId, Topic};
use crate::domain::vocabulary::{Event, EventKind};
use crate::lazy::Lazy;
use crate::plan::{DepartmentId, Item};

use super::State;
use super::day::Day;

/// Entry numbers, ascending; kept in a snapshot as the steps between them, which are small.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Seq>", into = "Vec<Seq>")]
struct Ascending(Vec<Seq>);

impl From<Vec<Seq>> for Ascending {
    fn from(mut steps: Vec<Seq>) -> Self {
        let mut last: Seq = 0;
        for step in &mut steps {
            // Steps of a file that is no snapshot of ours may lead anywhere.
            last = last.saturating_add(*step);
            *step = last;
        }
        Self(steps)
    }
}

impl From<Ascending> for Vec<Seq> {
    fn from(Ascending(mut list): Ascending) -> Self {
        for at in (1..list.len()).rev() {
            list[at] -= list[at - 1];
        }
        list
    }
}

/// Entry numbers by what they concern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    items: Lazy<BTreeMap<Item, Lazy<Ascending>>>,
    departments: Lazy<BTreeMap<DepartmentId, Lazy<Ascending>>>,
    people: Lazy<BTreeMap<PersonId, Lazy<Ascending>>>,
    kinds: Lazy<BTreeMap<String, Lazy<Ascending>>>,
    /// The first entry recorded on each day; later entries follow, because time never goes back.
    days: Vec<(Day, Seq)>,
}

impl Index {
    /// Entries that name this target or measure one by one, as a letter, a report or a note does;
    /// not those about the whole plan.
    pub fn of_item(&self, item: &Item) -> &[Seq] {
        self.items.get(item).map_or(&[], |list| &list.0)
    }

    /// Of the entries that name an item, those of a kind. An item has few entries: what all items
    /// have is not gone through for it.
    pub(super) fn about(
        &self,
        item: &Item,
        kind: EventKind,
    ) -> impl DoubleEndedIterator<Item = Seq> + use<'_> {
        let of_kind = self.of_kind(kind);
        let seqs = self.of_item(item).iter().copied();
        seqs.filter(move |seq| of_kind.binary_search(seq).is_ok())
    }

    /// Entries that name a department or are about what is its own: its entering, renaming, merging
    /// (for both sides) and end, people who belong to it, assignments in which it has a part, its
    /// letters, schemes and reports with what was signed and decided on them, warnings issued to it
    /// and its answers, agenda items about it and what was decided on them, notes on it, and withdrawals of any of these. Not confirmations, which name items alone.
    pub fn of_department(&self, department: &DepartmentId) -> &[Seq] {
        self.departments.get(department).map_or(&[], |list| &list.0)
    }

    /// Entries that a person recorded.
    pub fn of_person(&self, person: &PersonId) -> &[Seq] {
        self.people.get(person).map_or(&[], |list| &list.0)
    }

    /// Entries of a kind.
    pub fn of_kind(&self, kind: EventKind) -> &[Seq] {
        self.kinds.get(kind.name()).map_or(&[], |list| &list.0)
    }

    /// The first entry recorded on or after a day.
    pub fn first_from(&self, day: NaiveDate) -> Option<Seq> {
        let at = self.days.partition_point(|(known, _)| known.0 < day);
        self.days.get(at).map(|(_, seq)| *seq)
    }

    /// The day on which an entry was recorded.
    pub fn day_of(&self, seq: Seq) -> Option<NaiveDate> {
        let at = self.days.partition_point(|(_, first)| *first <= seq);
        at.checked_sub(1).map(|at| self.days[at].0.0)
    }

    /// The kind of an entry.
    pub fn kind_of(&self, seq: Seq) -> Option<EventKind> {
        holding(&self.kinds, seq).next().and_then(|name| EventKind::named(name))
    }

    pub(super) fn note(&mut self, parties: &Parties, fact: &Fact) {
        let seq = fact.seq;
        let push = |list: &mut Lazy<Ascending>| {
            if list.0.last() != Some(&seq) {
                list.0.push(seq);
            }
        };
        for item in &parties.items {
            push(self.items.entry(item.clone()).or_default());
        }
        for department in &parties.departments {
            push(self.departments.entry(department.clone()).or_default());
        }
        push(self.people.entry(fact.actor.clone()).or_default());
        push(self.kinds.entry(fact.event.kind().name().to_owned()).or_default());
        let day = Day(fact.at.date_naive());
        if self.days.last().is_none_or(|(last, _)| *last < day) {
            self.days.push((day, seq));
        }
    }
}

/// The items and departments that an event concerns.
pub(super) struct Parties {
    items: Vec<Item>,
    departments: Vec<DepartmentId>,
}

impl Parties {
    /// Events that refer to an entry concern what that entry concerned.
    pub(super) fn of(event: &Event, state: &State) -> Self {
        let (mut items, mut departments) = (Vec::new(), Vec::new());
        match event {
            Event::PlanAdopted(_)
            | Event::IndicatorsDefined(_)
            | Event::DutyRulesAdopted(_)
            | Event::SettingsChanged(_)
            | Event::PersonLeft(_) => {}
            Event::DepartmentsEntered(entered) => {
                departments.extend(entered.departments.iter().map(|d| d.id.clone()));
            }
            Event::DepartmentRenamed(renaming) => departments.push(renaming.department.clone()),
            Event::DepartmentMerged(merger) => {
                departments.extend([merger.department.clone(), merger.into.clone()]);
            }
            Event::DepartmentDissolved(ended) => departments.push(ended.department.clone()),
            Event::PersonEnrolled(person) | Event::PersonChanged(person) => {
                departments.extend(person.department.clone());
            }
            Event::Assigned(assigned) => {
                for assignment in &assigned.assignments {
                    items.push(assignment.item.clone());
                    departments.extend(assignment.parts().map(|(id, _)| id.clone()));
                }
            }
            Event::AssignmentsConfirmed(confirmed) => items.extend(confirmed.items.clone()),
            Event::Unassigned(unassigned) => items.push(unassigned.item.clone()),
            Event::LetterIssued(letter) => {
                items.extend(letter.items.clone());
                departments.push(letter.department.clone());
            }
            Event::LetterSigned(signature) | Event::LetterCountersigned(signature) => {
                let letter = state.letters.get(&signature.letter);
                departments.extend(letter.map(|letter| letter.department.clone()));
            }
            Event::SchemeFiled(scheme) => departments.push(scheme.department.clone()),
            Event::ReportSubmitted(report) => {
                items.extend(report.progress.iter().map(|progress| progress.item.clone()));
                items.extend(report.assessments.iter().map(|row| row.item.clone()));
                departments.push(report.department.clone());
            }
            Event::ReportReturned(back) => departments.extend(state.report_owner(back.report)),
            Event::ReportAccepted(done) => departments.extend(state.report_owner(done.report)),
            Event::ActionOpened(new) => {
                items.extend(new.item.clone());
                departments.extend(new.owners.clone());
            }
            Event::ActionReported(told) => {
                items.extend(state.actions.get(told.action).and_then(|it| it.item.clone()));
                departments.push(told.department.clone());
            }
            Event::ActionExtended(p::ActionExtension { action, .. })
            | Event::ActionClosed(p::ActionClosing { action, .. })
            | Event::ActionReopened(p::ActionReopening { action, .. }) => {
                let action = state.actions.get(*action);
                items.extend(action.and_then(|it| it.item.clone()));
                departments.extend(action.into_iter().flat_map(|it| it.owners.clone()));
            }
            Event::Reminded(reminder) => departments.push(reminder.department.clone()),
            Event::DutyWaived(waived) => departments.push(waived.duty.department.clone()),
            Event::DutyExtended(extended) | Event::ExtensionRequested(extended) => {
                departments.push(extended.duty.department.clone());
            }
            Event::DutyReviewed(review) => departments.extend(state.report_owner(review.report)),
            Event::EvaluationRecorded(verdict) => items.push(verdict.item.clone()),
            Event::DocumentFiled(filing) => {
                departments.extend(state.author_of(filing.document_kind).cloned());
            }
            Event::ActivityRecorded(held) => {
                items.extend(held.items.clone());
                departments.push(held.department.clone());
                departments.extend(held.cooperating.clone());
            }
            Event::FundsRecorded(funds) => departments.push(funds.department.clone()),
            Event::Noted(note) => {
                items.extend(note.item.clone());
                departments.extend(note.department.clone());
            }
            Event::Observed(entered) | Event::Corrected(entered) => {
                (departments, items) = state.concerned(&entered.plan, entered.indicators());
            }
            Event::FiguresReturned(named) | Event::FiguresVoided(named) => {
                (departments, items) = state.concerned(&named.plan, named.indicators());
            }
            Event::WarningIssued(issued) => {
                items.push(issued.item.clone());
                departments.extend(issued.departments.clone());
            }
            Event::WarningAnswered(answered) => {
                let record = state.warnings.get(&answered.entry);
                items.extend(record.map(|record| record.item.clone()));
                departments.push(answered.department.clone());
            }
            Event::MeetingCalled(called) => departments.extend(called.invited.clone()),
            // Who is not to come any longer has to hear of it too.
            Event::MeetingChanged(changed) => {
                departments.extend(changed.after.invited.clone());
                departments.extend(changed.before.invited.clone());
            }
            Event::AttendanceRecorded(said) => departments.extend(said.attendees.clone()),
            Event::AgendaSet(set) => {
                for item in &set.agenda {
                    about(&item.topic, &mut items, &mut departments);
                }
            }
            Event::ItemDiscussed(said) => {
                topic(state, said.meeting, said.agenda_item, &mut items, &mut departments);
            }
            Event::DecisionTaken(taken) => {
                topic(state, taken.meeting, taken.agenda_item, &mut items, &mut departments);
                departments.extend(taken.owners.clone());
            }
            Event::ItemCarriedOver(over) => {
                topic(state, over.meeting, over.agenda_item, &mut items, &mut departments);
            }
            Event::MeetingOpened(_)
            | Event::MinutesWritten(_)
            | Event::MinutesApproved(_)
            | Event::MinutesReturned(_)
            | Event::MeetingClosed(_) => {}
            Event::Verified(p::Verification { entry, .. })
            | Event::DocumentApproved(p::Approval { entry, .. })
            | Event::DocumentReturned(p::Rejection { entry, .. })
            | Event::ExtensionDeclined(p::Rejection { entry, .. })
            | Event::Withdrawn(p::Withdrawal { entry, .. }) => {
                items.extend(holding(&state.index.items, *entry).cloned());
                departments.extend(holding(&state.index.departments, *entry).cloned());
            }
        }
        Self { items, departments }
    }
}

/// What a topic is about.
fn about(topic: &Topic, items: &mut Vec<Item>, departments: &mut Vec<DepartmentId>) {
    match topic {
        Topic::Target(item) => items.push(item.clone()),
        Topic::Late(id) => departments.push(id.clone()),
        Topic::Action(_) | Topic::Matter(_) => {}
    }
}

/// What an agenda item of a meeting is about.
fn topic(
    state: &State,
    meeting: Seq,
    number: u32,
    items: &mut Vec<Item>,
    departments: &mut Vec<DepartmentId>,
) {
    let meeting = state.meetings.get(&meeting);
    if let Some(item) = meeting.and_then(|meeting| meeting.item(number)) {
        about(&item.topic, items, departments);
    }
}

/// Of lists by what they concern, those that hold an entry.
fn holding<K>(lists: &BTreeMap<K, Lazy<Ascending>>, seq: Seq) -> impl Iterator<Item = &K> {
    let has = move |(_, list): &(&K, &Lazy<Ascending>)| list.0.binary_search(&seq).is_ok();
    lists.iter().filter(has).map(|(key, _)| key)
}
