//! The fold: what an entry does to the state. It never fails and judges nothing; an entry that
//! refers to something that is not there changes nothing but the index.

use super::index::Parties;
use super::records::{Assigned, Letter, NoteRecord, ReportRecord, SchemeRecord, Signed, Stamp};
use super::{AdoptedPlan, Revisions, State};
use crate::domain::entry::{Head, Seq};
use crate::domain::fact::Fact;
use crate::domain::payload::{Merger, Report, Signature};
use crate::domain::vocabulary::Event;
use crate::plan::{Department, DepartmentId};

impl State {
    /// Takes in the next entry.
    pub fn apply(&mut self, fact: &Fact, head: Head) {
        let parties = Parties::of(&fact.event, self);
        self.index.note(&parties, fact);
        self.happen(fact);
        self.head = head;
        self.last_at = Some(fact.at);
    }

    fn happen(&mut self, fact: &Fact) {
        let seq = fact.seq;
        match &fact.event {
            Event::PlanAdopted(adopted) => {
                let (plan, on) = (adopted.document.clone(), fact.circumstance.on);
                self.plans.insert(plan.id.clone(), AdoptedPlan { seq, on, plan });
            }
            Event::IndicatorsDefined(defined) => {
                let known = self.indicators.entry(defined.plan.clone()).or_default();
                for indicator in &defined.indicators {
                    known.entry(indicator.id.clone()).or_default().set(seq, indicator.clone());
                }
            }
            Event::DutyRulesAdopted(adopted) => self.duty_rules.set(seq, adopted.rules.clone()),
            Event::SettingsChanged(settings) => self.settings.set(seq, settings.clone()),
            Event::PersonEnrolled(person) | Event::PersonChanged(person) => {
                let record = self.people.entry(person.person.clone()).or_default();
                record.person.set(seq, person.clone());
                if let Some(left) = record.left.take() {
                    record.came_back.push((left, seq));
                }
            }
            Event::PersonLeft(leaving) => {
                if let Some(record) = self.people.get_mut(&leaving.person) {
                    record.left = Some(seq);
                }
            }
            Event::Observed(entered) | Event::Corrected(entered) => {
                self.figures.take(seq, fact.circumstance.on, entered);
            }
            Event::Verified(done) => self.figures.verify(seq, done.entry),
            Event::FiguresReturned(named) => self.figures.give_back(seq, named),
            Event::FiguresVoided(named) => self.figures.void(seq, named),
            Event::ActionOpened(_)
            | Event::ActionReported(_)
            | Event::ActionExtended(_)
            | Event::ActionClosed(_)
            | Event::ActionReopened(_) => self.actions.take(fact),
            Event::Reminded(_) | Event::DutyWaived(_) | Event::DutyExtended(_) => {
                self.dealings.take(fact);
            }
            Event::DutyReviewed(_) | Event::EvaluationRecorded(_) => {
                self.reviews.take(fact, &self.reports);
            }
            Event::DocumentFiled(_) | Event::DocumentApproved(_) | Event::DocumentReturned(_) => {
                self.documents.take(fact);
            }
            Event::ActivityRecorded(_) | Event::FundsRecorded(_) => self.support.take(fact),
            Event::WarningIssued(issued) => self.warn(Stamp::from(fact), issued),
            Event::WarningAnswered(answered) => self.answer(Stamp::from(fact), answered),
            Event::MeetingCalled(_)
            | Event::MeetingChanged(_)
            | Event::AgendaSet(_)
            | Event::AttendanceRecorded(_)
            | Event::MeetingOpened(_)
            | Event::ItemDiscussed(_)
            | Event::DecisionTaken(_)
            | Event::ItemCarriedOver(_)
            | Event::MinutesWritten(_)
            | Event::MinutesApproved(_)
            | Event::MeetingClosed(_) => self.meet(fact),
            Event::Noted(note) => {
                self.notes.insert(seq, NoteRecord { item: note.item.clone() });
            }
            Event::Withdrawn(withdrawal) => {
                self.withdrawn.insert(withdrawal.entry, seq);
                self.forget(withdrawal.entry);
            }
            Event::DepartmentsEntered(_)
            | Event::DepartmentRenamed(_)
            | Event::DepartmentMerged(_)
            | Event::DepartmentDissolved(_) => self.reorganise(fact),
            Event::Assigned(_) | Event::AssignmentsConfirmed(_) | Event::Unassigned(_) => {
                self.assign(fact);
            }
            Event::LetterIssued(_)
            | Event::LetterSigned(_)
            | Event::LetterCountersigned(_)
            | Event::SchemeFiled(_)
            | Event::ReportSubmitted(_)
            | Event::ReportReturned(_)
            | Event::ReportAccepted(_) => self.hand_in(fact),
        }
    }

    fn reorganise(&mut self, fact: &Fact) {
        let mut end = |department: &DepartmentId, into: Option<DepartmentId>| {
            if self.departments.contains_key(department) {
                self.ended.insert(department.clone(), (fact.seq, into));
            }
        };
        match &fact.event {
            Event::DepartmentMerged(Merger { department, into }) => {
                end(department, Some(into.clone()));
            }
            Event::DepartmentDissolved(ended) => end(&ended.department, None),
            Event::DepartmentsEntered(entered) => {
                for department in &entered.departments {
                    let mut names = Revisions::default();
                    names.set(fact.seq, department.clone());
                    self.departments.insert(department.id.clone(), names);
                }
            }
            Event::DepartmentRenamed(renaming) => {
                let Some(names) = self.departments.get_mut(&renaming.department) else { return };
                let Some(known) = names.current() else { return };
                let (name, short) = (renaming.name.clone(), renaming.short.clone());
                let renamed = Department { name, short, ..known.clone() };
                names.set(fact.seq, renamed);
            }
            _ => {}
        }
    }

    fn assign(&mut self, fact: &Fact) {
        let seq = fact.seq;
        match &fact.event {
            Event::Assigned(assigned) => {
                for assignment in &assigned.assignments {
                    let confirmed = (!assignment.proposed).then_some(seq);
                    let assigned = Assigned { assignment: Some(assignment.clone()), confirmed };
                    self.assignments.entry(assignment.item.clone()).or_default().set(seq, assigned);
                }
            }
            Event::AssignmentsConfirmed(confirmed) => {
                for item in &confirmed.items {
                    let revisions = self.assignments.get_mut(item);
                    if let Some(assigned) = revisions.and_then(Revisions::current_mut) {
                        assigned.confirmed = Some(seq);
                    }
                }
            }
            Event::Unassigned(unassigned) => {
                let nobody = Assigned { assignment: None, confirmed: None };
                self.assignments.entry(unassigned.item.clone()).or_default().set(seq, nobody);
            }
            _ => {}
        }
    }

    fn hand_in(&mut self, fact: &Fact) {
        let stamp = Stamp::from(fact);
        match &fact.event {
            Event::LetterIssued(issued) => {
                let letter = Letter {
                    issued: stamp,
                    department: issued.department.clone(),
                    year: issued.year,
                    items: issued.items.clone().into(),
                    signed: None,
                    countersigned: None,
                };
                self.letters.insert(fact.seq, letter);
            }
            Event::LetterSigned(signature) => {
                if let Some(letter) = self.letters.get_mut(&signature.letter) {
                    letter.signed = Some(signed(signature, stamp));
                }
            }
            Event::LetterCountersigned(signature) => {
                if let Some(letter) = self.letters.get_mut(&signature.letter) {
                    letter.countersigned = Some(signed(signature, stamp));
                }
            }
            Event::SchemeFiled(scheme) => {
                let record = SchemeRecord {
                    filed: stamp,
                    department: scheme.department.clone(),
                    section: scheme.section.clone(),
                    officer: scheme.officer.clone(),
                };
                self.schemes.insert(fact.seq, record);
            }
            Event::ReportSubmitted(report) => self.take_report(fact.seq, report, stamp),
            Event::ReportReturned(back) => {
                if let Some(report) = self.reports.get_mut(&back.report) {
                    report.returned = Some(fact.seq);
                }
            }
            Event::ReportAccepted(done) => {
                if let Some(report) = self.reports.get_mut(&done.report) {
                    report.accepted = Some(fact.seq);
                }
            }
            _ => {}
        }
    }

    fn take_report(&mut self, seq: Seq, report: &Report, submitted: Stamp) {
        let mut in_time_by = submitted.on;
        let replaced = report.replaces.and_then(|old| self.reports.get_mut(&old));
        if let Some(old) = replaced {
            if old.returned.is_none() && !submitted.on_behalf {
                in_time_by = in_time_by.min(old.in_time_by);
            }
            old.replaced_by = Some(seq);
        }
        let record = ReportRecord {
            submitted,
            in_time_by,
            department: report.department.clone(),
            form: report.form,
            year: report.year,
            heading: report.heading.as_str().into(),
            progress: report.progress.as_slice().into(),
            assessments: report.assessments.as_slice().into(),
            returned: None,
            accepted: None,
            replaces: report.replaces,
            replaced_by: None,
        };
        self.reports.insert(seq, record);
    }

    /// Undoes what one entry did. What live entries build on is never withdrawn before them, so
    /// nothing else has to be touched.
    fn forget(&mut self, gone: Seq) {
        self.plans.retain(|_, adopted| adopted.seq != gone);
        for known in self.indicators.values_mut() {
            known.values_mut().for_each(|revisions| revisions.forget(gone));
            known.retain(|_, revisions| revisions.current().is_some());
        }
        self.indicators.retain(|_, known| !known.is_empty());
        self.duty_rules.forget(gone);
        self.settings.forget(gone);
        for record in self.people.values_mut() {
            record.person.forget(gone);
            record.left = record.left.filter(|seq| *seq != gone);
            let undone = record.came_back.iter().find(|(_, back)| *back == gone);
            record.left = record.left.or(undone.map(|(left, _)| *left));
            record.came_back.retain(|(left, back)| *left != gone && *back != gone);
        }
        self.people.retain(|_, record| record.person.current().is_some());
        self.departments.values_mut().for_each(|names| names.forget(gone));
        self.departments.retain(|_, names| names.current().is_some());
        self.ended.retain(|id, (seq, _)| *seq != gone && self.departments.contains_key(id));
        for revisions in self.assignments.values_mut() {
            revisions.forget(gone);
            for assigned in revisions.values_mut() {
                assigned.confirmed = assigned.confirmed.filter(|seq| *seq != gone);
            }
        }
        self.assignments.retain(|_, revisions| revisions.current().is_some());
        self.forget_papers(gone);
        self.figures.forget(gone);
        self.actions.forget(gone);
        self.dealings.forget(gone);
        self.reviews.forget(gone);
        self.documents.forget(gone);
        self.support.forget(gone);
        self.forget_warnings(gone);
        self.forget_meetings(gone);
        self.notes.remove(&gone);
    }

    fn forget_papers(&mut self, gone: Seq) {
        self.letters.remove(&gone);
        for letter in self.letters.values_mut() {
            for signature in [&mut letter.signed, &mut letter.countersigned] {
                *signature = signature.take().filter(|signed| signed.stamp.seq != gone);
            }
        }
        self.schemes.remove(&gone);
        self.reports.remove(&gone);
        for report in self.reports.values_mut() {
            report.returned = report.returned.filter(|seq| *seq != gone);
            report.accepted = report.accepted.filter(|seq| *seq != gone);
            report.replaced_by = report.replaced_by.filter(|seq| *seq != gone);
        }
    }
}

fn signed(signature: &Signature, stamp: Stamp) -> Signed {
    let (signatory, title) = (signature.signatory.clone(), signature.title.clone());
    Signed { stamp, signatory, title }
}
