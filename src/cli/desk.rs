//! What every command works with: the arguments that all share, and the open ledger.

use std::cell::Cell;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;
use etcetera::BaseStrategy;
use serde_json::Value;

use super::LANGUAGE;
use super::args::Common;
use super::failure::{Failure, say};
use crate::clock::Clock;
use crate::demo;
use crate::domain::decide::{known_item, known_plan, live_department};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::form::Request;
use crate::domain::overview::Overview;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::files;
use crate::identity;
use crate::office::{NoPast, NotDone, Office};
use crate::plan::{DepartmentId, Item, Plan, PlanId};
use crate::tui::text::Ambiguous;
use crate::tui::theme::Look;
use crate::words::{self, Lang, doubtful_clock, no_past};

/// The arguments that all commands share.
#[derive(Debug)]
pub(super) struct Shell {
    /// In what language.
    pub(super) lang: Lang,
    /// Where the ledger lies, or would.
    pub(super) ledger: PathBuf,
    /// Whether somebody named that place.
    pub(super) named: bool,
    /// Who is spoken for.
    pub(super) speaker: Option<String>,
    /// How wide the terminal shows ambiguous glyphs, where somebody said.
    pub(super) ambiguous: Option<Ambiguous>,
    /// As of when.
    pub(super) as_of: Option<NaiveDate>,
    /// What the dashboard is to look like.
    pub(super) look: Option<Look>,
    /// Whether the dashboard takes the mouse.
    pub(super) mouse: bool,
    /// Whether the ledger was found broken: what comes out is not all that was entered.
    pub(super) broken: Cell<bool>,
}

impl Shell {
    pub(super) fn new(common: Common, lang: Lang) -> Result<Self, Failure> {
        let surroundings = || std::env::var_os("HALFSKY_LEDGER").filter(|path| !path.is_empty());
        let named = common.ledger.or_else(|| surroundings().map(PathBuf::from));
        let (ledger, named) = match named {
            Some(path) => (path, true),
            None => {
                let folders = files::home().and_then(|_| etcetera::choose_base_strategy().ok());
                let folders = folders.ok_or_else(|| Failure::Said(lang.no_home().to_owned()))?;
                (folders.data_dir().join("halfsky").join("ledger.sqlite3"), false)
            }
        };
        if common.lang.is_none()
            && let Some(name) = super::unknown_language()
        {
            let known = ["zh-CN", "en"].join(lang.list_comma());
            return Err(Failure::Usage(lang.usage_value_of(name, LANGUAGE.to_owned(), known)));
        }
        let lang = common.lang.unwrap_or(lang);
        let Common { speaker, as_of, theme: look, mouse, .. } = common;
        let ambiguous = Ambiguous::from_str(&common.ambiguous, false).ok();
        let broken = Cell::new(false);
        Ok(Self { lang, ledger, named, speaker, ambiguous, as_of, look, mouse, broken })
    }

    /// Opens the ledger.
    pub(super) fn open(&self) -> Result<Desk, Failure> {
        let office = Office::open(&self.ledger)?;
        self.seat(office)
    }

    /// Takes a seat at an open ledger.
    pub(super) fn seat(&self, mut office: Office) -> Result<Desk, Failure> {
        office.save_snapshot();
        let lang = self.lang;
        let path = office.path().display().to_string();
        let state = office.state();
        if let Some((seq, why)) = office.broken() {
            self.broken.set(true);
            let why = lang.in_what_way(why);
            say(lang, &lang.shown_before_break(path, seq, why, state.head.seq));
        } else if state.head.seq == 0 {
            return Err(Failure::Said(lang.ledger_empty(path)));
        }
        let speaker = self.speaker.as_deref().map(|text| person_meant(state, text));
        let actor = identity::at_keyboard(state, office.path(), speaker)
            .map_err(|error| Failure::not_the_owner(lang, error))?;
        if self.speaker.is_some() && state.person(&actor).is_none() {
            return Err(Failure::refused(lang, &Refusal::UnknownPerson(actor), state));
        }
        let clock = demo::clock(state);
        let past = self.as_of.map(|day| self.past(&office, day, clock)).transpose()?;
        let today = self.as_of.unwrap_or(clock.today());
        Ok(Desk { lang, office, past, clock, today, actor })
    }

    /// What was true at the end of a day.
    pub(super) fn past(
        &self,
        office: &Office,
        day: NaiveDate,
        clock: Clock,
    ) -> Result<State, Failure> {
        office.look_back(day, clock.today()).map_err(|why| match why {
            NoPast::Trouble(trouble) => trouble.into(),
            // Here the day is no field of a line.
            why => Failure::Said(no_past(self.lang, &why, office)),
        })
    }

    /// Makes the folder of a ledger that lies where nobody said.
    pub(super) fn make_folder(&self) -> Result<(), Failure> {
        let (false, Some(folder)) = (self.named, self.ledger.parent()) else { return Ok(()) };
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| Failure::File(folder.to_owned(), error))
    }

    /// Refuses `--as-of` where something is to be done.
    pub(super) fn now_only(&self) -> Result<(), Failure> {
        match self.as_of {
            Some(_) => Err(Failure::Usage(self.lang.as_of_for_reading().to_owned())),
            None => Ok(()),
        }
    }
}

/// The id of whom a text names: an id, or the name that one person alone has.
fn person_meant<'a>(state: &'a State, text: &'a str) -> &'a str {
    let here = state.people.keys().filter(|id| state.person(id).is_some());
    let mut called = here.filter(|id| state.person_name(id) == text);
    match (state.person(&PersonId::from(text)), called.next(), called.next()) {
        (None, Some(id), None) => &id.0,
        _ => text,
    }
}

/// An open ledger, and who sits at it.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) lang: Lang,
    pub(super) office: Office,
    pub(super) past: Option<State>,
    pub(super) clock: Clock,
    /// The day that is shown.
    pub(super) today: NaiveDate,
    pub(super) actor: PersonId,
}

impl Desk {
    /// What was true on the day that is shown.
    pub(super) fn state(&self) -> &State {
        self.past.as_ref().unwrap_or(self.office.state())
    }

    /// Says it where this machine's clock can hardly be right.
    pub(super) fn doubt_clock(&self) {
        let told = |now| doubtful_clock(self.lang, now, self.office.state());
        if let Some(told) = self.clock.of_machine().and_then(told) {
            say(self.lang, &told);
        }
    }

    pub(super) fn refused(&self, refusal: &Refusal) -> Failure {
        Failure::refused(self.lang, refusal, self.state())
    }

    /// The department of that id or name.
    pub(super) fn department(&self, text: &str) -> Result<DepartmentId, Failure> {
        let known = self.state().department_ever_named(text).cloned();
        known.ok_or_else(|| self.refused(&Refusal::UnknownDepartment(text.to_owned())))
    }

    /// The department that answers today for what the one of that id or name answered for.
    pub(super) fn department_today(&self, text: &str) -> Result<DepartmentId, Failure> {
        Ok(self.state().successor(&self.department(text)?).clone())
    }

    /// The department of that id or name, which must not have ended.
    pub(super) fn live_department(&self, text: &str) -> Result<DepartmentId, Failure> {
        live_department(self.state(), &text.into()).map_err(|refusal| self.refused(&refusal))
    }

    /// The plan of that id, or the only one.
    pub(super) fn plan(&self, id: Option<&PlanId>) -> Result<&Plan, Failure> {
        let id = id.cloned().unwrap_or_else(PlanId::unnamed);
        known_plan(self.state(), &id).map_err(|refusal| self.refused(&refusal))
    }

    /// The target or measure of that code, with its plan.
    pub(super) fn item(&self, item: &Item) -> Result<Item, Failure> {
        known_item(self.state(), item).map_err(|refusal| self.refused(&refusal))
    }

    /// Enters what a command in JSON asks for, as `record` takes it; gives what came of it.
    pub(super) fn enter(&mut self, command: Value) -> Result<Vec<Fact>, Failure> {
        let now = self.clock.now();
        let request = Request::from_json(command, now.date_naive());
        let request = request.map_err(|refusal| self.refused(&refusal))?;
        self.submit(&request, Self::refused)
    }

    /// Enters what is asked for; `told` says a refusal.
    pub(super) fn submit(
        &mut self,
        request: &Request,
        told: impl Fn(&Self, &Refusal) -> Failure,
    ) -> Result<Vec<Fact>, Failure> {
        let done = self.office.submit(request, &self.actor, self.clock.now());
        done.map_err(|why| match why {
            NotDone::Refused { refusal, .. } => told(self, &refusal),
            NotDone::Unproven(lost) => Failure::Said(words::lost(self.lang, &lost)),
            NotDone::Trouble(trouble) => trouble.into(),
        })
    }

    /// Leaves the ledger after something was entered, as the dashboard leaves it: whoever opens that next
    /// finds the lists of today.
    pub(super) fn leave(mut self) {
        let today = self.clock.today();
        // Where nothing was entered after all they are there.
        if self.office.kept_lists(today).is_none() {
            let lists = Overview::of(self.office.state(), today);
            self.office.keep_lists(today, &lists);
        }
        self.office.leave();
    }

    /// One entry.
    pub(super) fn fact(&self, seq: Seq) -> Result<Fact, Failure> {
        if !(1..=self.state().head.seq).contains(&seq) {
            return Err(self.refused(&Refusal::NoEntry(seq)));
        }
        Ok(self.office.entry(seq)?)
    }
}
