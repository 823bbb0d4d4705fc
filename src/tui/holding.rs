//! What is selected stays selected when an entry moves the rows of a list: a key that is on its way
//! must not meet another row than the one that it was pressed on.

use super::model::{Model, Screen, Subject};
use super::screens;
use crate::domain::entry::Seq;
use crate::domain::vocabulary::EventKind;

impl Model {
    /// Lets something happen to the ledger, and follows what is selected in the open list. What is
    /// not in it any longer leaves its place to what came after it.
    pub(super) fn holding<T>(&mut self, happen: impl FnOnce(&mut Self) -> T) -> T {
        let (head, screen) = (self.state().head.seq, self.screen);
        let meant = screens::subject(self);
        let done = happen(self);
        if self.state().head.seq != head && self.screen == screen {
            self.refresh();
            self.hold(meant);
        }
        done
    }

    /// As [`Model::holding`]; of a meeting that it calls, that one is selected.
    pub(super) fn holding_what_is_made<T>(&mut self, happen: impl FnOnce(&mut Self) -> T) -> T {
        let head = self.state().head.seq;
        let done = self.holding(happen);
        let called = |seq: &Seq| *seq > head && self.screen == Screen::Meetings;
        let called =
            self.state().index.of_kind(EventKind::MeetingCalled).last().filter(|it| called(it));
        self.hold(called.map(|seq| Subject::Meeting(*seq)));
        done
    }

    fn hold(&mut self, meant: Option<Subject>) {
        let Some(meant) = meant.filter(|meant| screens::subject(self).as_ref() != Some(meant))
        else {
            return;
        };
        if let Some(at) =
            screens::subjects(self).iter().position(|one| one.as_ref() == Some(&meant))
        {
            self.scrolls.entry(self.screen).or_default().follow(at);
            self.rest();
        }
    }
}
