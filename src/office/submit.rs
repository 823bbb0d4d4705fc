//! The one loop through which anything is entered: judge by what is known, append behind it, and where
//! others were faster judge anew.

use chrono::{DateTime, FixedOffset};

use super::{Batch, NotAdded, Office, Trouble, batch};
use crate::domain::entry::{NewEntry, Seq};
use crate::domain::fact::Fact;
use crate::domain::form::Request;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{Event, EventKind};
use crate::evidence::Lost;
use crate::ledger::{Appended, Store, StoreError};
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
}

impl<T: Into<NotDone>> From<T> for NotEntered {
    fn from(why: T) -> Self {
        Self::NotDone(why.into())
    }
}

/// Why a batch was not appended.
#[derive(Debug)]
pub enum NotCommitted {
    /// It would not have been done for anybody.
    NotDone(NotDone),
    /// Others entered something meanwhile by which it is to be judged anew; nothing was appended.
    Overtaken(Vec<Fact>),
}

impl<T: Into<NotDone>> From<T> for NotCommitted {
    fn from(why: T) -> Self {
        Self::NotDone(why.into())
    }
}

/// What somebody saw who asks for something.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The ledger up to this entry.
    pub entry: Seq,
    /// Of what was entered since, what is about the same as what is asked for.
    pub same: &'a dyn Fn(&Event) -> bool,
}

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
        self.submit_all(std::slice::from_ref(request), actor, now)
    }

    /// Asks for several things, all of them or none, for somebody who saw the ledger up to an entry:
    /// what could be done, but would pass over what was entered since of the same kind and about the
    /// same, is not.
    ///
    /// # Errors
    /// As [`Office::submit`]; [`NotEntered::Unseen`] with what was entered.
    pub fn submit_seeing(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        seen: Seen<'_>,
    ) -> Result<Vec<Fact>, NotEntered> {
        self.enter(requests, actor, now, |office, kinds| office.see(kinds, seen))
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

    /// Appends a batch whole.
    ///
    /// # Errors
    /// [`NotCommitted::Overtaken`] where others entered something meanwhile, or it was judged by less
    /// than there is; what is wrong with the ledger. In all cases nothing was appended.
    pub fn commit(&mut self, batch: Batch) -> Result<Vec<Fact>, NotCommitted> {
        self.refuse_if_broken()?;
        if let Some(news) = self.mend()? {
            return Err(NotCommitted::Overtaken(news));
        }
        self.refuse_unproven(batch.attachments())?;
        let (base, entries) = batch.into_entries();
        let appended = self.store.append(&base, &entries);
        match self.heed(appended)? {
            Appended::Stored(stored) => Ok(self.take_in(&stored)?),
            Appended::Moved(newer) => Err(NotCommitted::Overtaken(self.take_in(&newer)?)),
        }
    }

    /// A batch of commands that stand or fall together.
    pub fn batch(&self) -> Batch {
        Batch::on(&self.state)
    }

    /// The loop: `may` has the last word on what was judged and may be appended.
    fn enter<E: From<NotDone>>(
        &mut self,
        requests: &[Request],
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        may: impl Fn(&Self, &[EventKind]) -> Result<(), E>,
    ) -> Result<Vec<Fact>, E> {
        let mut meanwhile = Vec::new();
        for request in requests {
            self.refuse_unproven(&request.circumstance.attachments)?;
        }
        loop {
            self.refuse_if_broken().map_err(NotDone::from)?;
            let judged = self.soundly(|office| {
                let judged = judge(&office.state, requests, actor, now)?;
                let may = may(office, &judged.kinds);
                Ok((judged.entries, may))
            });
            let (judged, news) = judged.map_err(NotDone::from)?;
            meanwhile.extend(news);
            let (entries, may) = judged.map_err(|why: NotAdded| match why.into() {
                NotDone::Refused { refusal, .. } => {
                    NotDone::Refused { refusal, meanwhile: std::mem::take(&mut meanwhile) }
                }
                why => why,
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

    /// Refuses to pass over what was done after an entry: what was entered of these kinds that is the
    /// same and stands, and where such a thing was taken back. By whomever: one person may sit in front of
    /// two windows, and several at one login.
    fn see(
        &self,
        kinds: &[EventKind],
        Seen { entry: seen, same }: Seen<'_>,
    ) -> Result<(), NotEntered> {
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
        sort(&mut live);
        live.dedup();
        let unseen = self.read(&live)?;
        let is_same_kind = |event: &Event| kinds.contains(&event.kind()) && same(event);
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

/// What was judged, and is ready to be appended.
struct Judged {
    entries: Vec<NewEntry>,
    kinds: Vec<EventKind>,
}

/// Judges all of it, each on top of those before.
fn judge(
    state: &State,
    requests: &[Request],
    actor: &PersonId,
    now: DateTime<FixedOffset>,
) -> Result<Judged, NotAdded> {
    // Nothing comes on top of one alone, and a state is large.
    if let [only] = requests {
        let (events, entries): (Vec<Event>, _) =
            batch::judge(state, only, actor, now)?.into_iter().unzip();
        return Ok(Judged { entries, kinds: events.iter().map(Event::kind).collect() });
    }
    let mut batch = Batch::on(state);
    requests.iter().try_for_each(|request| batch.add(request, actor, now).map(drop))?;
    let kinds = batch.kinds().to_vec();
    Ok(Judged { entries: batch.into_entries().1, kinds })
}
