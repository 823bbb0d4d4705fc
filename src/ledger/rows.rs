//! Rows of the table `entry`, read as entries and checked on the way.
//!
//! Not for opening files or for transactions: every function works on whatever connection or
//! transaction it is given. Columns are read by hand because `STRICT` binds only those who write
//! through SQLite; a file can be altered by other means.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, Row, Rows, params};

use super::{Break, StoreError, chain};
use crate::domain::entry::{Entry, Head, NewEntry, Seq};

const ALL: &str = "SELECT seq, at, actor, kind, version, body, prev, hash FROM entry ORDER BY seq";
const FROM: &str = "SELECT seq, at, actor, kind, version, body, prev, hash FROM entry \
                    WHERE seq >= ?1 ORDER BY seq";
const ONE: &str =
    "SELECT seq, at, actor, kind, version, body, prev, hash FROM entry WHERE seq = ?1";
const LAST: &str = "SELECT seq, at, actor, kind, version, body, prev, hash FROM entry \
                    WHERE seq >= 1 ORDER BY seq DESC LIMIT 1";
const INSERT: &str = "INSERT INTO entry (seq, at, actor, kind, version, body, prev, hash) \
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// The last entry's number and hash, taken at their word.
pub(super) fn head(conn: &Connection) -> Result<Head, StoreError> {
    let mut statement = conn.prepare_cached(LAST)?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        None => Ok(Head::default()),
        Some(row) => {
            // The query asks for numbers from 1 on.
            let seq = Seq::try_from(number(row)?).unwrap_or_default();
            Ok(entry(row, seq)?.head())
        }
    }
}

/// The entry of this number, checked against its own hash.
pub(super) fn one(conn: &Connection, seq: Seq) -> Result<Entry, StoreError> {
    let entry = unchecked(conn, seq)?;
    chain::intact(&entry).map_err(|why| StoreError::Broken { seq, why })?;
    Ok(entry)
}

/// The entry of this number, taken at its word.
pub(super) fn unchecked(conn: &Connection, seq: Seq) -> Result<Entry, StoreError> {
    let mut statement = conn.prepare_cached(ONE)?;
    let mut rows = statement.query([key(seq)?])?;
    let row = step(&mut rows, seq)?.ok_or(StoreError::NoEntry(seq))?;
    entry(row, seq)
}

/// Walks at most `most` entries of the chain behind the entry `after`, which is checked against its
/// own hash, and shows each entry to `visit` once it is found sound. Returns where the walk began and
/// where it ended.
pub(super) fn walk(
    conn: &Connection,
    after: Seq,
    most: u64,
    visit: &mut dyn FnMut(Entry),
) -> Result<(Head, Head), StoreError> {
    let mut last = Head::default();
    let mut statement;
    let mut rows;
    if after == 0 {
        statement = conn.prepare_cached(ALL)?;
        rows = statement.query([])?;
    } else {
        statement = conn.prepare_cached(FROM)?;
        rows = statement.query([key(after)?])?;
        let row = step(&mut rows, after)?.ok_or(StoreError::NoEntry(after))?;
        if number(row)? != key(after)? {
            return Err(StoreError::NoEntry(after));
        }
        let anchor = entry(row, after)?;
        chain::intact(&anchor).map_err(|why| StoreError::Broken { seq: after, why })?;
        last = anchor.head();
    }
    let began = last.clone();
    // A row moved out of the way to a number below 1; the number it left is the one to name.
    let mut stray = None;
    while let Some(row) = step(&mut rows, last.seq + 1)? {
        let found = number(row)?;
        if found < 1 {
            stray = Some(found);
            continue;
        }
        let seq = last.seq + 1;
        let entry = entry(row, seq)?;
        chain::follows(&last, &entry).map_err(|why| StoreError::Broken { seq, why })?;
        last = entry.head();
        visit(entry);
        if seq - began.seq == most {
            return Ok((began, last));
        }
    }
    match stray {
        None => Ok((began, last)),
        Some(found) => Err(StoreError::Broken { seq: last.seq + 1, why: Break::Gap { found } }),
    }
}

/// Inserts the entries behind `last`, each with its place in the chain.
pub(super) fn insert(
    conn: &Connection,
    last: &Head,
    entries: &[NewEntry],
) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(INSERT)?;
    let mut last = last.clone();
    for new in entries {
        let mut entry = Entry {
            seq: last.seq + 1,
            // A fixed width, so that the column sorts as text.
            at: new.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
            actor: new.actor.clone(),
            kind: new.kind.clone(),
            version: new.version,
            body: new.body.clone(),
            prev: last.hash,
            hash: String::new(),
        };
        entry.hash = chain::hash(&entry);
        let Entry { at, actor, kind, version, body, prev, hash, .. } = &entry;
        statement.execute(params![key(entry.seq)?, at, actor, kind, version, body, prev, hash])?;
        last = entry.head();
    }
    Ok(())
}

/// The next row; damage met on the way is a break at `seq`, the entry that was to come.
fn step<'r>(rows: &'r mut Rows<'_>, seq: Seq) -> Result<Option<&'r Row<'r>>, StoreError> {
    rows.next().map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Broken { seq, why: Break::Unreadable }
        }
        _ => error.into(),
    })
}

/// The row as entry `seq`.
fn entry(row: &Row<'_>, seq: Seq) -> Result<Entry, StoreError> {
    let broken = |why| StoreError::Broken { seq, why };
    let found = number(row)?;
    if found != key(seq)? {
        return Err(broken(Break::Gap { found }));
    }
    let text = |index: usize, column: &'static str| {
        let value = row.get_ref(index)?;
        let text = value.as_str().map_err(|_| broken(Break::Malformed { column }))?;
        Ok::<_, StoreError>(text.to_owned())
    };
    let version = match row.get_ref(4)? {
        ValueRef::Integer(number) => u32::try_from(number).ok(),
        _ => None,
    };
    Ok(Entry {
        seq,
        at: text(1, "at")?,
        actor: text(2, "actor")?,
        kind: text(3, "kind")?,
        version: version.ok_or_else(|| broken(Break::Malformed { column: "version" }))?,
        body: text(5, "body")?,
        prev: text(6, "prev")?,
        hash: text(7, "hash")?,
    })
}

/// The row's number, whatever it is; an INTEGER PRIMARY KEY is an integer in any file.
fn number(row: &Row<'_>) -> Result<i64, StoreError> {
    Ok(row.get(0)?)
}

/// A number as SQLite keeps it. Where it is beyond that, there is no such entry.
fn key(seq: Seq) -> Result<i64, StoreError> {
    i64::try_from(seq).map_err(|_| StoreError::NoEntry(seq))
}
