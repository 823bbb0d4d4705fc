//! Looking back: how things stood at the end of a day, and what changed since one.

use chrono::{Days, NaiveDate};

use super::layers::{Layer, Question};
use super::model::{Model, Subject};
use crate::domain::day::{self, Side};
use crate::domain::since::Changes;
use crate::domain::state::State;
use crate::words::no_past;

/// Where no meeting was held, changes are told since so many days ago.
const RECENT: u64 = 90;

impl Model {
    /// Asks for the day to look back to.
    pub(super) fn ask_day_back(&mut self) {
        self.layer = Some(Layer::ask(Question::LookBack, "", None));
    }

    /// Asks for the day since which changes are told.
    pub(super) fn ask_changes(&mut self) {
        let last = self.state().last_meeting_day(self.today());
        let first = self.state().index.day_of(1);
        let recent = self.today() - Days::new(RECENT);
        let day = last.unwrap_or(recent.max(first.unwrap_or(recent)));
        self.layer = Some(Layer::ask(Question::Changes, &day.to_string(), None));
    }

    /// Shows how things stood at the end of that day; nothing typed leads back to today.
    pub(super) fn look_back(&mut self, typed: &str) {
        if typed.trim().is_empty() {
            self.session.past = None;
        } else {
            match self.past(typed) {
                // Today is not the past.
                Ok((day, _)) if day == self.session.clock.today() => self.session.past = None,
                Ok(past) => self.session.past = Some(past),
                Err(told) => {
                    self.layer = Some(Layer::ask(Question::LookBack, typed, Some(told)));
                    return;
                }
            }
        }
        // What changed was told up to another day.
        self.pages.retain(|page| page.subject != Subject::Changes);
        self.refresh();
    }

    /// Opens what changed since that day.
    pub(super) fn show_changes(&mut self, typed: &str) {
        let changes = self.past(typed).and_then(|(day, then)| {
            self.make(|model| Ok((day, Changes::since(day, &then, &model.overview, model.state()))))
        });
        match changes {
            Ok(changes) => {
                self.changes = Some(changes);
                self.open(Subject::Changes);
            }
            Err(told) => self.layer = Some(Layer::ask(Question::Changes, typed, Some(told))),
        }
    }

    /// The day that was typed, and what was true at its end.
    fn past(&self, typed: &str) -> Result<(NaiveDate, State), String> {
        let lang = self.lang();
        let day = day::read_from(self.session.clock.today(), Side::Before, typed);
        let day = day.ok_or_else(|| match day::off_calendar(typed) {
            Some(wrong) => lang.off_calendar(wrong),
            None => lang.not_a_day(typed.trim()),
        })?;
        let office = &self.session.office;
        let past = office.look_back(day, self.session.clock.today());
        Ok((day, past.map_err(|why| no_past(lang, &why, office))?))
    }
}
