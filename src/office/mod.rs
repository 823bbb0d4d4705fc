//! The open ledger: fold, decide, append, retry, follow. The one loop that the dashboard and the
//! command line share; nothing else appends.

mod backup;
mod batch;
mod checking;
mod following;
mod kept;
mod lists;
pub mod proof;
mod reading;
mod snapshot;

use std::cell::Cell;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

pub use backup::{Copied, NotCopied, NotRestored, Restored, backup, restore};
pub use batch::{Batch, NotAdded};

use kept::Reading;

use crate::domain::decide::decide;
use crate::domain::entry::{NewEntry, Seq};
use crate::domain::fact::{self, Fact, Unreadable};
use crate::domain::form::Request;
use crate::domain::payload::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{Event, EventKind};
use crate::evidence::{Cabinet, Lost};
use crate::ledger::{Appended, Break, SqliteStore, Store, StoreError};

/// An open ledger and the state that it folds to.
#[derive(Debug)]
pub struct Office<S: Store = SqliteStore> {
    store: S,
    state: State,
    snapshot: snapshot::Place,
    lists: lists::Place,
    evidence: Cabinet,
    broken: Cell<Option<(Seq, Break)>>,
    /// Up to where the entries that the snapshot goes up to were read since.
    unread: Option<checking::Unread>,
    /// What is shown has to be read anew.
    misshown: Cell<bool>,
    /// Others entered something that is not read yet.
    behind: bool,
}

/// Why the ledger could not be worked with.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry that cannot be understood.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// An event that cannot be written down.
    #[error(transparent)]
    Unwritable(#[from] serde_json::Error),
    /// What was shown was not what the entries say.
    #[error("the snapshot was not what the entries fold to")]
    Misshown,
}

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
    /// Others entered what is about the same and was not seen yet; nothing was appended.
    Unseen(Vec<Fact>),
    /// Others kept appending; a batch is not judged anew.
    Overtaken(Vec<Fact>),
    /// The ledger could not be worked with.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for NotDone {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

impl Office<SqliteStore> {
    /// Opens a ledger. Where the chain is broken in what had to be read, what stands before the
    /// break is shown and nothing can be appended; see [`Office::broken`].
    ///
    /// # Errors
    /// Where it is no ledger, cannot be read, or was written by a later halfsky.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        Self::open_reading(path, Reading::Whole)
    }

    /// The same for a session that stays: what is seldom asked for stays in the snapshot's file until
    /// it is. What cannot be had then is lacking until the next [`Office::mend`].
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open_to_stay(path: &Path) -> Result<Self, Trouble> {
        Self::open_reading(path, Reading::AsAsked)
    }

    fn open_reading(path: &Path, reading: Reading) -> Result<Self, Trouble> {
        let mut office = Self::over(SqliteStore::open(path)?);
        office.catch_up_from_snapshot(reading)?;
        Ok(office)
    }

    /// Makes an empty ledger and opens it.
    ///
    /// # Errors
    /// Where something is there already, or the folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, Trouble> {
        Ok(Self::over(SqliteStore::create(path)?))
    }

    /// The entries as a database file for people with SQL.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn for_sql(&self) -> Result<Vec<u8>, Trouble> {
        Ok(self.store.for_sql()?)
    }

    /// Where the ledger lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether nothing can be appended.
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only() || self.broken.get().is_some()
    }
}

impl Office {
    /// What lies beside it is beside the file itself, whatever link leads to that.
    fn over(store: SqliteStore) -> Self {
        let path = store.path();
        let (snapshot, lists) = (snapshot::Place::beside(path), lists::Place::beside(path));
        let evidence = Cabinet::beside(path);
        let state = State::default();
        Self {
            store,
            state,
            snapshot,
            lists,
            evidence,
            broken: Cell::new(None),
            unread: None,
            misshown: Cell::new(false),
            behind: false,
        }
    }
}

impl<S: Store> Office<S> {
    /// What is true now, as far as this session has read.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The first broken entry, where the chain is broken in what was read.
    pub fn broken(&self) -> Option<(Seq, Break)> {
        self.broken.get()
    }

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
        self.submit_seeing(request, actor, now, (Seq::MAX, &|_| false))
    }

    /// Asks for one thing for somebody who saw the ledger up to an entry: what could be done, but
    /// would pass over what others entered since of the same kind and about the same, is not.
    ///
    /// # Errors
    /// As [`Office::submit`]; [`NotDone::Unseen`] with what others entered.
    pub fn submit_seeing(
        &mut self,
        request: &Request,
        actor: &PersonId,
        now: DateTime<FixedOffset>,
        (seen, is_same): (Seq, &dyn Fn(&Event) -> bool),
    ) -> Result<Vec<Fact>, NotDone> {
        let mut meanwhile = Vec::new();
        self.refuse_unproven(&request.circumstance.attachments)?;
        loop {
            self.refuse_if_broken()?;
            let (judged, news) = self.soundly(|office| {
                let events = decide(&office.state, request, actor, now)?;
                let kinds: Vec<EventKind> = events.iter().map(Event::kind).collect();
                Ok((events, office.of_others(&kinds, actor, seen, is_same)))
            })?;
            meanwhile.extend(news);
            let (events, unseen) = match judged {
                Ok((events, unseen)) => (events, unseen?),
                Err(refusal) => {
                    return Err(NotDone::Refused { refusal: Box::new(refusal), meanwhile });
                }
            };
            if !unseen.is_empty() {
                return Err(NotDone::Unseen(unseen));
            }
            let circumstance = &request.circumstance;
            let entries: Vec<NewEntry> = events
                .iter()
                .map(|event| fact::write(event, circumstance, actor, now, self.state.last_at))
                .collect::<Result<_, _>>()?;
            let appended = self.store.append(&self.state.head, &entries);
            match self.heed(appended)? {
                Appended::Stored(stored) => return Ok(self.take_in(&stored)?),
                Appended::Moved(newer) => meanwhile.extend(self.take_in(&newer)?),
            }
        }
    }

    /// What others entered of figures after an entry, and that stands: of those that are the same.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub fn figures_of_others(
        &mut self,
        actor: &PersonId,
        seen: Seq,
        is_same: &dyn Fn(&Event) -> bool,
    ) -> Result<Vec<Fact>, Trouble> {
        let (theirs, _) =
            self.soundly(|office| office.of_others(&[EventKind::Observed], actor, seen, is_same))?;
        theirs
    }

    /// What others entered after an entry of these kinds, that stands, and that is the same.
    fn of_others(
        &self,
        kinds: &[EventKind],
        actor: &PersonId,
        seen: Seq,
        is_same: &dyn Fn(&Event) -> bool,
    ) -> Result<Vec<Fact>, Trouble> {
        use EventKind::{Corrected, Observed};
        // A figure is corrected by either.
        let kinds = kinds.iter().flat_map(|kind| match kind {
            Observed | Corrected => vec![Observed, Corrected],
            kind => vec![*kind],
        });
        let latest = kinds.flat_map(|kind| {
            let entered = self.state.index.of_kind(kind).iter().rev();
            entered.take_while(|seq| **seq > seen)
        });
        let since = latest.copied();
        let mut live: Vec<Seq> =
            since.filter(|seq| !self.state.withdrawn.contains_key(seq)).collect();
        live.sort_unstable();
        let mut facts = self.read(&live)?;
        facts.retain(|fact| fact.actor != *actor && is_same(&fact.event));
        Ok(facts)
    }

    /// A batch of commands that stand or fall together.
    pub fn batch(&self) -> Batch {
        Batch::on(&self.state)
    }

    /// Appends a batch whole.
    ///
    /// # Errors
    /// [`NotDone::Overtaken`] where others entered something meanwhile, or it was judged by less than
    /// there is; what is wrong with the ledger. In all cases nothing was appended.
    pub fn commit(&mut self, batch: Batch) -> Result<Vec<Fact>, NotDone> {
        self.refuse_if_broken()?;
        if let Some(news) = self.mend()? {
            return Err(NotDone::Overtaken(news));
        }
        self.refuse_unproven(batch.attachments())?;
        let (base, entries) = batch.into_entries();
        let appended = self.store.append(&base, &entries);
        match self.heed(appended)? {
            Appended::Stored(stored) => Ok(self.take_in(&stored)?),
            Appended::Moved(newer) => Err(NotDone::Overtaken(self.take_in(&newer)?)),
        }
    }

    fn refuse_if_broken(&self) -> Result<(), StoreError> {
        match self.broken.get() {
            Some((seq, why)) => Err(StoreError::Broken { seq, why }),
            None => Ok(()),
        }
    }
}
