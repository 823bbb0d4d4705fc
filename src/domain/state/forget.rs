//! What a withdrawal does: nothing that one entry did is true any more.

use super::State;
use crate::domain::entry::Seq;

impl State {
    /// Undoes what one entry did. What live entries build on is never withdrawn before them, so
    /// nothing else has to be touched.
    pub(super) fn forget(&mut self, gone: Seq) {
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
        self.entered.retain(|id| self.departments.contains_key(id));
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
}
