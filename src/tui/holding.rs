//! What is selected stays selected when an entry moves the rows of a list: a key that is on its way
//! must not meet another row than the one that it was pressed on.

use super::model::{Model, Subject};
use super::pages::Page;
use super::screens;
use crate::domain::fact::Fact;
use crate::domain::vocabulary::Event;

/// What an entry made that is gone on with: a meeting that is called, an item that is put on an agenda, a
/// report in the place of the one that was returned.
pub(super) fn made(fact: &Fact) -> Option<Subject> {
    match &fact.event {
        Event::MeetingCalled(_) => Some(Subject::Meeting(fact.seq)),
        Event::AgendaSet(set) => {
            let last = set.agenda.iter().map(|item| item.number).max()?;
            Some(Subject::AgendaItem(set.meeting, last))
        }
        Event::ReportSubmitted(report) => report.replaces.map(|_| Subject::Entry(fact.seq)),
        _ => None,
    }
}

impl Model {
    /// Selects what was made, on the open page and in the open list.
    pub(super) fn go_on_with(&mut self, made: Option<Subject>) {
        match (self.pages.last_mut(), made.clone()) {
            // The page of what was replaced is of what took its place.
            (Some(page), Some(made @ Subject::Entry(_)))
                if matches!(page.subject, Subject::Entry(_)) =>
            {
                *page = Page::of(made);
            }
            (Some(page), Some(made)) => page.select_subject(made),
            _ => {}
        }
        self.hold(made);
    }

    /// Lets something happen to the ledger, and follows what is selected in the open list. What is
    /// not in it any longer leaves its place to what came after it.
    pub(super) fn holding<T>(&mut self, happen: impl FnOnce(&mut Self) -> T) -> T {
        let (head, screen) = (self.state().head.seq, self.screen);
        let meant = screens::subject(self);
        let walked = self.walk_item().map(|(at, _)| at);
        let recorded = self.recorded_on_item();
        let done = happen(self);
        let is_new = self.state().head.seq != head;
        if is_new && self.screen == screen {
            self.refresh();
            self.hold(meant);
        }
        if is_new {
            self.stay_on_agenda(walked);
            if self.recorded_on_item() > recorded {
                self.see_what_was_recorded();
            }
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
            self.scroll_mut().follow(at);
            self.rest();
        }
    }
}
