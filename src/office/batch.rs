//! Several commands that are appended together or not at all, each judged on top of those before.

use chrono::{DateTime, FixedOffset};

use crate::domain::decide::decide;
use crate::domain::entry::{Head, NewEntry, Seq};
use crate::domain::fact::{self, Fact};
use crate::domain::form::Request;
use crate::domain::payload::{Attachment, PersonId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{Event, EventKind};

/// Commands that passed, waiting to be appended.
#[derive(Debug)]
pub struct Batch {
    base: Head,
    scratch: State,
    entries: Vec<NewEntry>,
    kinds: Vec<EventKind>,
    attachments: Vec<Attachment>,
}

/// Why a command did not go into a batch.
#[derive(Debug)]
pub enum NotAdded {
    /// Judged, and refused.
    Refused(Box<Refusal>),
    /// An event that cannot be written down.
    Unwritable(serde_json::Error),
}

impl Batch {
    /// On a ledger that is yet to be made: so that all of it is judged before there is a file.
    pub fn fresh() -> Self {
        Self::on(&State::default())
    }

    pub(super) fn on(state: &State) -> Self {
        Self {
            base: state.head.clone(),
            scratch: state.clone(),
            entries: Vec::new(),
            kinds: Vec::new(),
            attachments: Vec::new(),
        }
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
    ) -> Result<Seq, NotAdded> {
        let judged = judge(&self.scratch, request, actor, now)?;
        self.attachments.extend(request.circumstance.attachments.iter().cloned());
        for (event, entry) in judged {
            let circumstance = request.circumstance.clone();
            let (seq, at) = (self.scratch.head.seq + 1, entry.at);
            self.kinds.push(event.kind());
            let fact =
                Fact { seq, at, actor: actor.clone(), circumstance, clock_behind: None, event };
            // The hash is not known before it is stored, and no rule looks at it.
            self.scratch.apply(&fact, Head { seq, hash: String::new() });
            self.entries.push(entry);
        }
        Ok(self.scratch.head.seq)
    }

    /// The kinds of its entries, in order.
    pub(super) fn kinds(&self) -> &[EventKind] {
        &self.kinds
    }

    /// The files that its entries name.
    pub(super) fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    pub(super) fn into_entries(self) -> (Head, Vec<NewEntry>) {
        (self.base, self.entries)
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
) -> Result<Vec<(Event, NewEntry)>, NotAdded> {
    let refused = |refusal| NotAdded::Refused(Box::new(refusal));
    let events = decide(state, request, actor, now).map_err(refused)?;
    let written = events.into_iter().map(|event| {
        let entry = fact::write(&event, &request.circumstance, actor, now, state.last_at);
        Ok((event, entry.map_err(NotAdded::Unwritable)?))
    });
    written.collect()
}
