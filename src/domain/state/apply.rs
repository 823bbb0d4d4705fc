//! The fold: what an entry does to the state. It never fails and judges nothing; an entry that
//! refers to something that is not there changes nothing but the index.

use super::actions::Step;
use super::dealings::Dealing;
use super::index::Parties;
use super::records::{Assigned, NoteRecord, Stamp};
use super::{AdoptedPlan, Meeting, Recorded, Revisions, State};
use crate::domain::entry::{Head, Seq};
use crate::domain::fact::Fact;
use crate::domain::payload::{Departments, Indicators, Merger, Person, Renaming};
use crate::domain::vocabulary::Event;
use crate::plan::{Assignment, Department, DepartmentId, Item};

impl State {
    /// Takes in the next entry.
    pub fn apply(&mut self, fact: &Fact, head: Head) {
        let parties = Parties::of(&fact.event, self);
        self.index.note(&parties, fact);
        self.happen(&fact.event, Stamp::from(fact));
        self.head = head;
        self.last_at = Some(fact.at);
    }

    /// The state as it would be, were a department to go into another next.
    #[must_use]
    pub fn with_merged(&self, merger: &Merger) -> Self {
        let mut then = self.clone();
        then.end(self.head.seq + 1, &merger.department, Some(merger.into.clone()));
        then
    }

    /// What an event does. Each kind is named here once, so that none is stored and forgotten.
    fn happen(&mut self, event: &Event, stamp: Stamp) {
        use Event as E;
        let seq = stamp.seq;
        match event {
            E::PlanAdopted(adopted) => {
                let (plan, on) = (adopted.document.clone(), stamp.on);
                self.plans.insert(plan.id.clone(), AdoptedPlan { seq, on, plan });
            }
            E::IndicatorsDefined(defined) => self.define(seq, defined),
            E::DutyRulesAdopted(adopted) => self.duty_rules.set(seq, adopted.rules.clone()),
            E::SettingsChanged(settings) => self.settings.set(seq, settings.clone()),
            E::PersonEnrolled(person) | E::PersonChanged(person) => self.enrol(seq, person),
            E::PersonLeft(leaving) => {
                if let Some(record) = self.people.get_mut(&leaving.person) {
                    record.left = Some(seq);
                }
            }
            E::DepartmentsEntered(entered) => self.enter_departments(seq, entered),
            E::DepartmentRenamed(renaming) => self.rename(seq, renaming),
            E::DepartmentMerged(merger) => {
                self.end(seq, &merger.department, Some(merger.into.clone()));
            }
            E::DepartmentDissolved(ended) => self.end(seq, &ended.department, None),
            E::Assigned(assigned) => {
                assigned.assignments.iter().for_each(|it| self.assign(seq, it))
            }
            E::AssignmentsConfirmed(confirmed) => {
                confirmed.items.iter().for_each(|item| self.confirm(seq, item));
            }
            E::Unassigned(unassigned) => {
                let nobody = Assigned { assignment: None, confirmed: None };
                self.assignments.entry(unassigned.item.clone()).or_default().set(seq, nobody);
            }
            E::LetterIssued(issued) => self.issue(stamp, issued),
            E::LetterSigned(signature) => self.sign(stamp, signature),
            E::LetterCountersigned(signature) => self.countersign(stamp, signature),
            E::SchemeFiled(scheme) => self.file_scheme(stamp, scheme),
            E::ReportSubmitted(report) => self.submit_report(stamp, report),
            E::ReportReturned(back) => {
                if let Some(report) = self.reports.get_mut(&back.report) {
                    report.returned = Some(seq);
                }
            }
            E::ReportAccepted(done) => {
                if let Some(report) = self.reports.get_mut(&done.report) {
                    report.accepted = Some(seq);
                }
            }
            E::DutyReviewed(review) => self.reviews.review(stamp, review, &self.reports),
            E::EvaluationRecorded(verdict) => self.reviews.judge(stamp, verdict),
            E::Reminded(reminder) => {
                let reminded = Dealing::Reminded(reminder.degree);
                reminder.duties.iter().for_each(|key| self.dealings.say(stamp, key, reminded));
            }
            E::DutyExtended(extended) => {
                self.dealings.say(stamp, &extended.duty, Dealing::Extended(extended.due));
            }
            E::DutyWaived(waived) => self.dealings.say(stamp, &waived.duty, Dealing::Waived),
            E::ExtensionRequested(asked) => {
                self.dealings.say(stamp, &asked.duty, Dealing::Requested(asked.due));
            }
            E::ExtensionDeclined(declined) => self.dealings.decline(stamp, declined.entry),
            E::DocumentFiled(filing) => self.documents.file(stamp, filing),
            E::DocumentApproved(done) => self.documents.approve(stamp, done.entry),
            E::DocumentReturned(back) => self.documents.give_back(stamp, back.entry),
            E::ActivityRecorded(held) => self.support.hold(stamp, held),
            E::FundsRecorded(funds) => self.support.fund(stamp, funds),
            E::ActionOpened(new) => self.actions.open_new(stamp, new),
            E::ActionReported(told) => {
                let step = Step::Reported(told.department.clone(), told.stage);
                self.actions.step(stamp, told.action, step);
            }
            E::ActionExtended(extended) => {
                self.actions.step(stamp, extended.action, Step::Extended(extended.due));
            }
            E::ActionClosed(closed) => self.actions.step(stamp, closed.action, Step::Closed),
            E::ActionReopened(again) => {
                self.actions.step(stamp, again.action, Step::Reopened(again.owners.clone()));
            }
            E::MeetingCalled(asked) => {
                self.meetings.insert(seq, Meeting::called(stamp, asked));
            }
            E::MeetingChanged(changed) => {
                self.meet(changed.meeting, |it| it.changes.push((stamp, changed.after.clone())));
            }
            E::AgendaSet(set) => {
                self.meet(set.meeting, |it| it.agenda.set(seq, set.agenda.clone()))
            }
            E::AttendanceRecorded(said) => self.meet(said.meeting, |it| it.attend(seq, said)),
            E::MeetingOpened(opened) => self.meet(opened.meeting, |it| it.opened = Some(stamp)),
            E::ItemDiscussed(said) => {
                let what = Recorded::Discussed(said.text.as_str().into());
                self.meet(said.meeting, |it| it.record(stamp, said.agenda_item, what));
            }
            E::DecisionTaken(taken) => {
                let what = Recorded::Decided(taken.text.as_str().into(), taken.owners.clone());
                self.meet(taken.meeting, |it| it.record(stamp, taken.agenda_item, what));
            }
            E::ItemCarriedOver(over) => {
                let what = Recorded::CarriedOver(over.comment.as_str().into());
                self.meet(over.meeting, |it| it.record(stamp, over.agenda_item, what));
            }
            E::MinutesWritten(written) => self.meet(written.meeting, |it| it.minutes.set(seq, ())),
            E::MinutesApproved(done) => {
                self.meet(done.meeting, |it| it.approved = Some((stamp, done.entry)));
            }
            E::MinutesReturned(back) => {
                self.meet(back.meeting, |it| it.returns.push((seq, back.entry)));
            }
            E::MeetingClosed(closed) => self.meet(closed.meeting, |it| it.closed = Some(stamp)),
            E::WarningIssued(issued) => self.warn(stamp, issued),
            E::WarningAnswered(answered) => self.answer(stamp, answered),
            E::Observed(entered) | E::Corrected(entered) => {
                self.figures.take(seq, stamp.on, entered);
            }
            E::Verified(done) => self.figures.verify(seq, done.entry),
            E::FiguresReturned(named) => self.figures.give_back(seq, named),
            E::FiguresVoided(named) => self.figures.void(seq, named),
            E::Noted(note) => {
                self.notes.insert(seq, NoteRecord { item: note.item.clone() });
            }
            E::Withdrawn(withdrawal) => {
                self.withdrawn.insert(withdrawal.entry, seq);
                self.forget(withdrawal.entry);
            }
        }
    }

    fn define(&mut self, seq: Seq, defined: &Indicators) {
        let known = self.indicators.entry(defined.plan.clone()).or_default();
        for indicator in &defined.indicators {
            known.entry(indicator.id.clone()).or_default().set(seq, indicator.clone());
        }
    }

    fn enrol(&mut self, seq: Seq, person: &Person) {
        let record = self.people.entry(person.person.clone()).or_default();
        record.person.set(seq, person.clone());
        if let Some(left) = record.left.take() {
            record.came_back.push((left, seq));
        }
    }

    fn enter_departments(&mut self, seq: Seq, entered: &Departments) {
        for department in &entered.departments {
            let mut names = Revisions::default();
            names.set(seq, department.clone());
            if !self.departments.contains_key(&department.id) {
                let after = |id: &DepartmentId| {
                    self.department_ever(id).is_some_and(|known| known.kind > department.kind)
                };
                let at = self.entered.iter().position(after).unwrap_or(self.entered.len());
                self.entered.insert(at, department.id.clone());
            }
            self.departments.insert(department.id.clone(), names);
        }
    }

    fn rename(&mut self, seq: Seq, renaming: &Renaming) {
        let Some(names) = self.departments.get_mut(&renaming.department) else { return };
        let Some(known) = names.current() else { return };
        let (name, short) = (renaming.name.clone(), renaming.short.clone());
        let renamed = Department { name, short, ..known.clone() };
        names.set(seq, renamed);
    }

    fn end(&mut self, seq: Seq, department: &DepartmentId, into: Option<DepartmentId>) {
        if self.departments.contains_key(department) {
            self.ended.insert(department.clone(), (seq, into));
        }
    }

    fn assign(&mut self, seq: Seq, assignment: &Assignment) {
        let confirmed = (!assignment.proposed).then_some(seq);
        let assigned = Assigned { assignment: Some(assignment.clone()), confirmed };
        self.assignments.entry(assignment.item.clone()).or_default().set(seq, assigned);
    }

    fn confirm(&mut self, seq: Seq, item: &Item) {
        let revisions = self.assignments.get_mut(item);
        if let Some(assigned) = revisions.and_then(Revisions::current_mut) {
            assigned.confirmed = Some(seq);
        }
    }
}
