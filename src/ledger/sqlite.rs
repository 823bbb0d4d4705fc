//! The store on one SQLite file on a local disk.
//!
//! For putting transactions around what `rows` does, and a limit to how long they wait. Not for
//! files (see `file`) and not for what a row means. `schema.sql` is the file's form.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::file::{Shut, Which};
use super::parts::Log;
use super::{Appended, Rest, StoreError, copy, file, rows, turn};
use crate::disk::beside;
use crate::domain::entry::{Entry, Head, NewEntry, Seq};

/// How long to wait for others, first for the turn to append and then for SQLite's lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// A ledger in a SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    which: Which,
    /// Whether it is to be written, where that can be done.
    write: bool,
    /// None as long as it rests.
    open: OnceCell<Open>,
    /// Another file lay in its place.
    lost: bool,
    /// As of the last look whether others appended; none before the first at one that rested.
    data_version: Option<i64>,
}

/// What there is of a ledger that SQLite has open.
#[derive(Debug)]
struct Open {
    conn: Connection,
    log: Option<Log>,
    shut: Option<Shut>,
}

impl Open {
    fn of(opened: file::Opened) -> Self {
        // It is there once something was read.
        let log = Log::of(&opened.path);
        Self { conn: opened.conn, log, shut: opened.shut }
    }
}

impl SqliteStore {
    /// Makes an empty ledger at `path`, readable by its owner alone, and opens it. A crash on the
    /// way leaves either no ledger or a whole one.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is there already; [`StoreError::Io`]; those of
    /// [`SqliteStore::open`].
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        patiently(|| file::create(path, PATIENCE))?;
        Self::open(path)
    }

    /// Opens the ledger at `path`; where it cannot be written, for reading.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotALedger`], [`StoreError::Newer`],
    /// [`StoreError::Stranded`], [`StoreError::Busy`], [`StoreError::Io`] where the file may not
    /// be read; SQLite's errors.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        patiently(|| Self::over(file::open(path, true, PATIENCE)?, true))
    }

    /// Opens for reading a ledger that nobody writes to, as a copy is; nothing is made beside it.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_still(path: &Path) -> Result<Self, StoreError> {
        patiently(|| Self::over(file::open_still(path, PATIENCE)?, false))
    }

    /// The ledger at a [real](super::real) path, where it rests as it was found. It is opened when it is
    /// first asked for something, which may then give the errors of [`SqliteStore::open`].
    pub fn at_rest(path: &Path, rest: &Rest) -> Option<Self> {
        rest.is_still_at(path).then(|| Self::of(path.to_owned(), rest.which(), true, None))
    }

    fn of(path: PathBuf, which: Which, write: bool, data_version: Option<i64>) -> Self {
        let open = OnceCell::new();
        Self { path, which, write, open, lost: false, data_version }
    }

    /// The connection, which is made where the ledger rested until now.
    fn conn(&self) -> Result<&Connection, StoreError> {
        if let Some(open) = self.open.get() {
            return Ok(&open.conn);
        }
        let opened = file::open(&self.path, true, PATIENCE)?;
        match opened.which == self.which {
            true => Ok(&self.open.get_or_init(|| Open::of(opened)).conn),
            false => Err(StoreError::Replaced(self.path.clone())),
        }
    }

    /// What is read of each of these numbers, under one lock.
    fn each(
        &self,
        seqs: &[Seq],
        read: impl Fn(&Connection, Seq) -> Result<Entry, StoreError>,
    ) -> Result<Vec<Entry>, StoreError> {
        patiently(|| {
            let transaction = self.conn()?.unchecked_transaction()?;
            seqs.iter().map(|seq| read(&transaction, *seq)).collect()
        })
    }

    fn over(opened: file::Opened, write: bool) -> Result<Self, StoreError> {
        let data_version = Some(data_version(&opened.conn)?);
        let store = Self::of(opened.path.clone(), opened.which, write, data_version);
        store.open.get_or_init(|| Open::of(opened));
        Ok(store)
    }

    /// Opens it anew where it could only be read and can be written by now: there is room again, or
    /// somebody gave the rights. Others may have appended meanwhile.
    fn open_shut_anew(&mut self) {
        let is_shut = self.write && self.shut().is_some();
        if is_shut
            && file::may_be_written(&self.path)
            && let Ok(opened) = file::open(&self.path, true, Duration::ZERO)
            && opened.which == self.which
            && opened.shut.is_none()
            // Nobody was waited for until here.
            && opened.conn.busy_timeout(PATIENCE).is_ok()
        {
            (self.open, self.data_version) = (OnceCell::from(Open::of(opened)), None);
        }
    }

    /// Refuses to go on where this is no longer the ledger that others have. Once another lies in its
    /// place it is not again, and its log is put aside, lest whoever opens the other takes it for that
    /// one's.
    fn refuse_replaced(&mut self) -> Result<(), StoreError> {
        if !self.lost {
            let stands = self.which.refuse_replaced(&self.path);
            if stands.is_ok() || !self.which.is_ousted(&self.path) {
                return stands;
            }
            self.lost = true;
            if let Some(log) = self.open.get_mut().and_then(|open| open.log.take()) {
                log.put_aside(&self.path);
            }
        }
        Err(StoreError::Replaced(self.path.clone()))
    }

    /// Copies the ledger as it stands at one moment to a file that is not there yet, readable by its
    /// owner alone. Others may go on writing.
    ///
    /// # Errors
    /// [`StoreError::Busy`]; [`StoreError::Io`] where the copy cannot be written; SQLite's errors. A
    /// part of the file may be there then.
    pub fn copy_to(&self, copy: &Path) -> Result<(), StoreError> {
        patiently(|| copy::copy(self.conn()?, copy, PATIENCE))
    }

    /// The entries as they stand at one moment, as a database file for people with SQL, with the views
    /// of `views.sql`. All of it is in memory, for a moment three times.
    ///
    /// # Errors
    /// [`StoreError::Busy`]; SQLite's errors.
    pub fn for_sql(&self) -> Result<Vec<u8>, StoreError> {
        patiently(|| copy::for_sql(self.conn()?, PATIENCE))
    }

    /// Whether nothing can be appended as of the last look, as far as is known before it is opened.
    pub fn is_read_only(&self) -> bool {
        self.shut().is_some()
    }

    /// Why nothing can be appended as of the last look, as far as is known before it is opened.
    pub fn shut(&self) -> Option<Shut> {
        self.open.get().and_then(|open| open.shut)
    }

    /// The ledger's file, absolute and without links.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the chain ends: the last stored entry, taken at its word.
    ///
    /// # Errors
    /// [`StoreError::Broken`] where that row cannot be read as an entry; the engine's errors.
    pub fn head(&self) -> Result<Head, StoreError> {
        patiently(|| rows::head(self.conn()?))
    }

    /// Appends all of `entries` behind `expected`, or none of them.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::NoRoom`]; [`StoreError::Busy`] where others kept the ledger
    /// for too long; [`StoreError::Replaced`] where another file lies in its place;
    /// [`StoreError::UnknownHead`] where `expected` is not in the chain; [`StoreError::Broken`]
    /// where the entries from `expected` on are; [`StoreError::Newer`] where a later halfsky has
    /// changed the ledger's form meanwhile; the engine's errors.
    pub fn append(
        &mut self,
        expected: &Head,
        entries: &[NewEntry],
    ) -> Result<Appended, StoreError> {
        patiently(|| self.conn().map(drop))?;
        self.open_shut_anew();
        if let Some(shut) = self.shut() {
            return Err(shut.into());
        }
        let _turn = turn::take(&beside(&self.path, ".lock"), PATIENCE)?;
        self.refuse_replaced()?;
        let (which, path) = (self.which, &self.path);
        let appended = patiently(|| {
            let behavior = TransactionBehavior::Immediate;
            let transaction = Transaction::new_unchecked(self.conn()?, behavior)?;
            file::known_form(&transaction, path)?;
            if rows::head(&transaction)? != *expected {
                // Dropped, the transaction is rolled back; there is nothing in it.
                return after(&transaction, expected).map(Appended::Moved);
            }
            rows::insert(&transaction, expected, entries)?;
            let stored = after(&transaction, expected)?;
            which.refuse_replaced(path)?;
            transaction.commit()?;
            Ok(Appended::Stored(stored))
        });
        if matches!(appended, Err(StoreError::Replaced(_))) {
            // In this very moment.
            self.refuse_replaced()?;
        }
        appended
    }

    /// The entries after number `seq`, checked link by link from the stored entry `seq`.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; [`StoreError::NoEntry`] where there is no
    /// entry `seq` (0 is always there); the engine's errors.
    pub fn read_since(&self, seq: Seq) -> Result<Vec<Entry>, StoreError> {
        patiently(|| {
            let mut entries = Vec::new();
            rows::walk(self.conn()?, seq, u64::MAX, &mut |entry| entries.push(entry))?;
            Ok(entries)
        })
    }

    /// The entries of these numbers, in the order asked for, each checked against its own hash.
    ///
    /// # Errors
    /// [`StoreError::NoEntry`] and [`StoreError::Broken`] name the first that is missing or bad;
    /// the engine's errors.
    pub fn read(&self, seqs: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        self.each(seqs, rows::one)
    }

    /// The entries of these numbers, in the order asked for, taken at their word: for what is read anew
    /// right after it was shown.
    ///
    /// # Errors
    /// [`StoreError::NoEntry`] and [`StoreError::Broken`] name the first that is missing or is no
    /// entry; the engine's errors.
    pub fn glance(&self, seqs: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        self.each(seqs, rows::unchecked)
    }

    /// Whether somebody else may have appended since the last call (at first: since opening, or since
    /// it was found at rest). Only a hint: one's own entries do not count, and it may say yes where
    /// nothing is new.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] where another file lies in its place; the engine's errors.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        self.refuse_replaced()?;
        self.open_shut_anew();
        let now = patiently(|| data_version(self.conn()?))?;
        Ok(self.data_version.replace(now) != Some(now))
    }

    /// Recomputes the whole chain; `progress` hears of every entry found sound.
    ///
    /// A tail that was cut off leaves a valid chain, so compare the returned head with one that
    /// was noted elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; the engine's errors.
    pub fn verify(&self, progress: &mut dyn FnMut(Seq)) -> Result<Head, StoreError> {
        patiently(|| {
            let visit = &mut |entry: Entry| progress(entry.seq);
            Ok(rows::walk(self.conn()?, 0, u64::MAX, visit)?.1)
        })
    }

    /// Recomputes at most `most` entries of the chain behind `after`, up to which it was found
    /// sound; gives up to where it is now.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first bad entry; [`StoreError::NoEntry`] or
    /// [`StoreError::UnknownHead`] where `after` is not in the chain; the engine's errors.
    pub fn verify_stretch(&self, after: &Head, most: u64) -> Result<Head, StoreError> {
        patiently(|| {
            let (began, head) = rows::walk(self.conn()?, after.seq, most, &mut |_| ())?;
            if began == *after { Ok(head) } else { Err(StoreError::UnknownHead(after.clone())) }
        })
    }
}

/// The entries after `expected`, which must be in the chain.
fn after(conn: &Connection, expected: &Head) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    match rows::walk(conn, expected.seq, u64::MAX, &mut |entry| entries.push(entry)) {
        Ok((began, _)) if began == *expected => Ok(entries),
        Ok(_) | Err(StoreError::NoEntry(_)) => Err(StoreError::UnknownHead(expected.clone())),
        Err(error) => Err(error),
    }
}

fn data_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// Does the work; where SQLite gave up waiting for others, says for how long it had waited.
fn patiently<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let began = Instant::now();
    work().map_err(|error| match &error {
        StoreError::Sqlite(cause)
            if matches!(
                cause.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ) =>
        {
            StoreError::Busy { waited: began.elapsed() }
        }
        _ => error,
    })
}
