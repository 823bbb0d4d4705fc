//! The one loop through which anything is entered: judge by what is known, append behind it, and where
//! others were faster judge anew.

use chrono::{DateTime, FixedOffset};

use super::{Batch, NotAdded, Office, Trouble};
use crate::domain::decide::decide;
use crate::domain::entry::{NewEntry, Seq};
use crate::domain::fact::{self, Fact};
use crate::domain::form::Request;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::{Event, EventKind};
use crate::evidence::Lost;
use crate::ledger::{Appended, Store, StoreError};

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

impl From<NotAdded> for NotDone {
    fn from(why: NotAdded) -> Self {
        match why {
            NotAdded::Refused(refusal) => Self::Refused { refusal, meanwhile: Vec::new() },
            NotAdded::Unwritable(error) => error.into(),
        }
    }
}

/// Why something was not entered for somebody who knew the ledger up to some entry.
#[derive(Debug)]
pub enum NotEntered {
    /// It would not have been done for anybody.
    NotDone(NotDone),
    /// What was entered since is about the same and was not seen yet; nothing was appended.
    Unseen(Vec<Fact>),
    /// Others entered something meanwhile by which it is to be judged anew; nothing was appended.
    Overtaken(Vec<Fact>),
}

impl<T: Into<NotDone>> From<T> for NotEntered {
    fn from(why: T) -> Self {
        Self::NotDone(why.into())
    }
}

/// What somebody saw: the ledger up to an entry, and of what was entered since what is the same as what
/// is asked for.
pub(super) type Seen<'a> = (Seq, &'a dyn Fn(&Event) -> bool);

impl<S: Store> Office<S> {
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
        self.enter(request, actor, now, |_, _| Ok(()))
    }

    /// Asks for one thing for somebody who saw the ledger up to an entry: what could be done, but
    /// would pass over what was entered since of the same kind and about the same, is not.
    ///
    /// # Errors
    /// As [`Office::submit`]; [`NotEntered::Unseen`] with what was entered.
    pub fn submit_seeing(
        &mut self,
        request: &Request,
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        seen: Seen<'_>,
    ) -> Result<Vec<Fact>, NotEntered> {
        self.enter(request, actor, now, |office, kinds| office.see(kinds, seen))
    }

    /// Asks for several things, all of them or none, for somebody who saw the ledger up to an entry;
    /// what is the same is looked for among figures. Where others were faster, they are judged anew
    /// once.
    ///
    /// # Errors
    /// As [`Office::submit_seeing`]; [`NotEntered::Overtaken`] where others were faster twice.
    pub fn submit_all(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        seen: Seen<'_>,
    ) -> Result<Vec<Fact>, NotEntered> {
        if let [only] = requests {
            return self.submit_seeing(only, actor, now, seen);
        }
        let news = match self.enter_all(requests, actor, now, seen) {
            Err(NotEntered::Overtaken(news)) => news,
            done => return done,
        };
        self.enter_all(requests, actor, now, seen).map_err(|why| match why {
            NotEntered::NotDone(NotDone::Refused { refusal, .. }) => {
                NotDone::Refused { refusal, meanwhile: news }.into()
            }
            why => why,
        })
    }

    /// Appends a batch whole.
    ///
    /// # Errors
    /// [`NotEntered::Overtaken`] where others entered something meanwhile, or it was judged by less
    /// than there is; what is wrong with the ledger. In all cases nothing was appended.
    pub fn commit(&mut self, batch: Batch) -> Result<Vec<Fact>, NotEntered> {
        self.refuse_if_broken()?;
        if let Some(news) = self.mend()? {
            return Err(NotEntered::Overtaken(news));
        }
        self.refuse_unproven(batch.attachments())?;
        let (base, entries) = batch.into_entries();
        let appended = self.store.append(&base, &entries);
        match self.heed(appended)? {
            Appended::Stored(stored) => Ok(self.take_in(&stored)?),
            Appended::Moved(newer) => Err(NotEntered::Overtaken(self.take_in(&newer)?)),
        }
    }

    /// A batch of commands that stand or fall together.
    pub fn batch(&self) -> Batch {
        Batch::on(&self.state)
    }

    /// The loop: `may` has the last word on what was judged and may be appended.
    fn enter<E: From<NotDone>>(
        &mut self,
        request: &Request,
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        may: impl Fn(&Self, &[EventKind]) -> Result<(), E>,
    ) -> Result<Vec<Fact>, E> {
        let mut meanwhile = Vec::new();
        self.refuse_unproven(&request.circumstance.attachments)?;
        loop {
            self.refuse_if_broken().map_err(NotDone::from)?;
            let judged = self.soundly(|office| {
                let events = decide(&office.state, request, actor, now)?;
                let kinds: Vec<EventKind> = events.iter().map(Event::kind).collect();
                Ok((events, may(office, &kinds)))
            });
            let (judged, news) = judged.map_err(NotDone::from)?;
            meanwhile.extend(news);
            let (events, may) = judged.map_err(|refusal: Refusal| {
                let meanwhile = std::mem::take(&mut meanwhile);
                NotDone::Refused { refusal: Box::new(refusal), meanwhile }
            })?;
            may?;
            let circumstance = &request.circumstance;
            let entries = events
                .iter()
                .map(|event| fact::write(event, circumstance, actor, now, self.state.last_at));
            let entries: Result<Vec<NewEntry>, _> = entries.collect();
            let entries = entries.map_err(NotDone::from)?;
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

    fn enter_all(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        seen: Seen<'_>,
    ) -> Result<Vec<Fact>, NotEntered> {
        let (judged, _) = self.soundly(|office| {
            office.see(&[EventKind::Observed], seen)?;
            let mut batch = office.batch();
            for request in requests {
                batch.add(request, actor, now)?;
            }
            Ok(batch)
        })?;
        judged.and_then(|batch| self.commit(batch))
    }

    /// Refuses to pass over what was done after an entry: what was entered of these kinds that is the
    /// same and stands, and where such a thing was taken back. By whomever: one person may sit in front of
    /// two windows, and several at one login.
    fn see(&self, kinds: &[EventKind], (seen, is_same): Seen<'_>) -> Result<(), NotEntered> {
        use EventKind::{Corrected, FiguresReturned, FiguresVoided, Observed};
        // A figure is corrected by either, and taken away by others.
        let kinds: Vec<EventKind> = match kinds {
            [Observed | Corrected, ..] => {
                vec![Observed, Corrected, FiguresReturned, FiguresVoided]
            }
            kinds => kinds.to_vec(),
        };
        let since = kinds.iter().chain([&EventKind::Withdrawn]).flat_map(|kind| {
            let entered = self.state.index.of_kind(*kind).iter().rev();
            entered.take_while(|seq| **seq > seen)
        });
        let stands = |seq: &&Seq| !self.state.withdrawn.contains_key(seq);
        let mut live: Vec<Seq> = since.filter(stands).copied().collect();
        live.sort_unstable();
        live.dedup();
        let unseen = self.read(&live)?;
        let is_same_kind = |event: &Event| kinds.contains(&event.kind()) && is_same(event);
        let about = |fact: &Fact| -> Result<bool, Trouble> {
            Ok(match &fact.event {
                // Whoever did not see the entry saw nothing of it.
                Event::Withdrawn(taken) if taken.entry <= seen => {
                    self.read(&[taken.entry])?.iter().any(|fact| is_same_kind(&fact.event))
                }
                event => is_same_kind(event),
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
