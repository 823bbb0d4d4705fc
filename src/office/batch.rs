//! Several commands that are appended together or not at all, each judged on top of those before.

use chrono::{DateTime, FixedOffset};

use crate::domain::decide::decide;
use crate::domain::entry::{Head, NewEntry, Seq};
use crate::domain::fact::{self, Fact};
use crate::domain::form::Request;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::Event;

/// Commands that passed, waiting to be appended.
#[derive(Debug)]
pub struct Batch {
    scratch: State,
    entries: Vec<NewEntry>,
    events: Vec<Event>,
}

impl Batch {
    /// On a ledger that is yet to be made: so that all of it is judged before there is a file.
    pub fn fresh() -> Self {
        Self::on(&State::default())
    }

    pub(super) fn on(state: &State) -> Self {
        Self { scratch: state.clone(), entries: Vec::new(), events: Vec::new() }
    }

    /// The state as it will be.
    pub fn state(&self) -> &State {
        &self.scratch
    }

    /// Judges one more command. Gives the number that its last entry will have.
    ///
    /// # Errors
    /// The refusal; the batch is as before.
    pub fn add(
        &mut self,
        request: &Request,
        actor: &PersonId,
        now: DateTime<FixedOffset>,
    ) -> Result<Seq, Box<Refusal>> {
        let judged = judge(&self.scratch, request, actor, now)?;
        for (event, entry) in judged {
            let circumstance = request.circumstance.clone();
            let (seq, at) = (self.scratch.head.seq + 1, entry.at);
            let fact =
                Fact { seq, at, actor: actor.clone(), circumstance, clock_behind: None, event };
            // The hash is not known before it is stored, and no rule looks at it.
            self.scratch.apply(&fact, Head { seq, hash: String::new() });
            self.entries.push(entry);
            self.events.push(fact.event);
        }
        Ok(self.scratch.head.seq)
    }

    /// Its entries, in order, each as it is written and as it is.
    pub(super) fn into_entries(self) -> (Vec<NewEntry>, Vec<Event>) {
        (self.entries, self.events)
    }
}

/// Judges a request; gives what comes of it, each as it is and as it is written.
///
/// # Errors
/// The refusal.
pub(super) fn judge(
    state: &State,
    request: &Request,
    actor: &PersonId,
    now: DateTime<FixedOffset>,
) -> Result<Vec<(Event, NewEntry)>, Box<Refusal>> {
    let write = |event| {
        let entry = fact::write(&event, &request.circumstance, actor, now, state.last_at);
        (event, entry)
    };
    Ok(decide(state, request, actor, now)?.into_iter().map(write).collect())
}
