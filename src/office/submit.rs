//! The one loop through which anything is entered: judge by what is known, append behind it, and where
//! others were faster judge anew.

use chrono::{DateTime, FixedOffset};

use super::{Batch, Office, Trouble, batch};
use crate::domain::conflict::{rivals, touches};
use crate::domain::duty::DutyKey;
use crate::domain::entry::{NewEntry, Seq};
use crate::domain::fact::Fact;
use crate::domain::form::Request;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{Event, EventKind};
use crate::evidence::Lost;
use crate::ledger::{Appended, StoreError};
use crate::order::sort;

/// Why a command was not done.
#[derive(Debug)]
pub enum NotDone {
    /// Judged, and refused.
    Refused {
        /// Why.
        refusal: Box<Refusal>,
        /// What others entered between the question and the answer, where that is why.
        meanwhile: Vec<Fact>,
    },
    /// A file that it names is not beside the ledger as it says.
    Unproven(Lost),
    /// The ledger could not be worked with.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for NotDone {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal: Box::new(refusal), meanwhile: Vec::new() }
    }
}

/// Why something was not entered for somebody who knew the ledger up to some entry.
#[derive(Debug)]
pub enum NotEntered {
    /// It would not have been done for anybody.
    NotDone(NotDone),
    /// What was entered since is about the same and was not seen yet; nothing was appended.
    Unseen(Vec<Fact>),
}

impl<T: Into<NotDone>> From<T> for NotEntered {
    fn from(why: T) -> Self {
        Self::NotDone(why.into())
    }
}

impl Office {
    /// Asks for one thing. Where others were faster, it is judged anew against what they entered.
    ///
    /// # Errors
    /// The refusal, and nothing was appended; what is wrong with the ledger: where that is found when
    /// what was appended is read back, it stands.
    pub fn submit(
        &mut self,
        request: &Request,
        actor: &PersonId,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Fact>, NotDone> {
        self.submit_all(std::slice::from_ref(request), actor, now)
    }

    /// Asks for several things, all of them or none, for somebody who saw the ledger up to the entry
    /// `seen`: what could be done, but would pass over what was entered since about the same, is not; see
    /// [`crate::domain::conflict`].
    ///
    /// # Errors
    /// As [`Office::submit`]; [`NotEntered::Unseen`] with what was entered.
    pub fn submit_seeing(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        seen: Seq,
    ) -> Result<Vec<Fact>, NotEntered> {
        self.enter(requests, actor, now, |office, judged| office.see(judged, seen))
    }

    /// Asks for several things, all of them or none.
    ///
    /// # Errors
    /// As [`Office::submit`].
    pub fn submit_all(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Fact>, NotDone> {
        self.enter(requests, actor, now, |_, _| Ok(()))
    }

    /// The loop: `may` has the last word on what was judged and may be appended.
    fn enter<E: From<NotDone>>(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        may: impl Fn(&Self, &[Event]) -> Result<(), E>,
    ) -> Result<Vec<Fact>, E> {
        let mut meanwhile = Vec::new();
        for request in requests {
            self.refuse_unproven(&request.circumstance.attachments)?;
        }
        loop {
            self.refuse_if_broken().map_err(NotDone::from)?;
            let judged = self.soundly(|office| {
                let (entries, events) = judge(&office.state, requests, actor, now)?;
                let may = may(office, &events);
                Ok::<_, Box<Refusal>>((entries, may))
            });
            let (judged, news) = judged.map_err(NotDone::from)?;
            meanwhile.extend(news);
            let (entries, may) = judged.map_err(|refusal| {
                let meanwhile = std::mem::take(&mut meanwhile);
                NotDone::Refused { refusal, meanwhile }
            })?;
            may?;
            let appended = self.store.append(&self.state.head, &entries);
            match self.heed(appended).map_err(NotDone::from)? {
                Appended::Stored(stored) => {
                    return Ok(self.take_in(&stored).map_err(NotDone::from)?);
                }
                Appended::Moved(newer) => {
                    meanwhile.extend(self.take_in(&newer).map_err(NotDone::from)?);
                }
            }
        }
    }

    /// Refuses to pass over what was done after the entry `seen`: what was entered about the same as what
    /// was judged and stands, and where such a thing was taken back. By whomever: one person may sit in
    /// front of two windows, and several at one login.
    fn see(&self, judged: &[Event], seen: Seq) -> Result<(), NotEntered> {
        let kinds = judged.iter().flat_map(|event| rivals(event.kind()));
        let since = kinds.chain([EventKind::Withdrawn]).flat_map(|kind| {
            let entered = self.state.index.of_kind(kind).iter().rev();
            entered.take_while(|seq| **seq > seen)
        });
        let stands = |seq: &&Seq| !self.state.withdrawn.contains_key(seq);
        let mut live: Vec<Seq> = since.filter(stands).copied().collect();
        sort(&mut live);
        live.dedup();
        let unseen = self.read(&live)?;
        let is_same = |event: &Event| judged.iter().any(|mine| touches(event, mine));
        let about = |fact: &Fact| -> Result<bool, Trouble> {
            Ok(match &fact.event {
                // Whoever did not see the entry saw nothing of it.
                Event::Withdrawn(taken) if taken.entry <= seen => {
                    self.read(&[taken.entry])?.iter().any(|fact| is_same(&fact.event))
                }
                // It names the request, which says of which duty.
                Event::ExtensionDeclined(no) => {
                    let duty = self.state.dealings.request(no.entry);
                    judged.iter().any(|mine| is_same_duty(mine, duty)) || is_same(&fact.event)
                }
                event => is_same(event),
            })
        };
        let mut about_it = Vec::new();
        for fact in unseen {
            if about(&fact)? {
                about_it.push(fact);
            }
        }
        if about_it.is_empty() { Ok(()) } else { Err(NotEntered::Unseen(about_it)) }
    }

    fn refuse_if_broken(&self) -> Result<(), StoreError> {
        match self.broken.get() {
            Some((seq, why)) => Err(StoreError::Broken { seq, why }),
            None => Ok(()),
        }
    }
}

/// Whether that is a later day or a waiver of a duty.
fn is_same_duty(judged: &Event, duty: Option<&DutyKey>) -> bool {
    match judged {
        Event::DutyExtended(it) => Some(&it.duty) == duty,
        Event::DutyWaived(it) => Some(&it.duty) == duty,
        _ => false,
    }
}

/// Judges all of it, each on top of those before: the entries that come of it, as they are written and
/// as they are.
fn judge(
    state: &State,
    requests: &[Request],
    actor: &PersonId,
    now: DateTime<FixedOffset>,
) -> Result<(Vec<NewEntry>, Vec<Event>), Box<Refusal>> {
    // Nothing comes on top of one alone, and a state is large.
    if let [only] = requests {
        let judged = batch::judge(state, only, actor, now)?;
        return Ok(judged.into_iter().map(|(event, entry)| (entry, event)).unzip());
    }
    let mut batch = Batch::on(state);
    requests.iter().try_for_each(|request| batch.add(request, actor, now).map(drop))?;
    Ok(batch.into_entries())
}
