//! What is selected stays selected when an entry moves the rows of a list: a key that is on its way
//! must not meet another row than the one that it was pressed on.

use super::model::{Model, Subject};
use super::screens;

impl Model {
    /// Lets something happen to the ledger, and follows what is selected in the open list. What is
    /// not in it any longer leaves its place to what came after it.
    pub(super) fn holding<T>(&mut self, happen: impl FnOnce(&mut Self) -> T) -> T {
        let (head, screen) = (self.state().head.seq, self.screen);
        let meant = screens::subject(self);
        let walked = self.walk_item().map(|(at, _)| at);
        let done = happen(self);
        let is_new = self.state().head.seq != head;
        if is_new && self.screen == screen {
            self.refresh();
            self.hold(meant);
        }
        if is_new {
            self.stay_on_agenda(walked);
        }
        done
    }

    /// Selects what is meant in the open list, where it is in it.
    pub(super) fn hold(&mut self, meant: Option<Subject>) {
        let there = meant.filter(|meant| screens::subject(self).as_ref() != Some(meant));
        let at = there.and_then(|meant| {
            screens::subjects(self).position(|subject| subject.as_ref() == Some(&meant))
        });
        if let Some(at) = at {
            self.scrolls.entry(self.screen).or_default().follow(at);
            self.rest();
        }
    }
}
