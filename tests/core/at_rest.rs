//! A ledger that nobody has open: what the last who left has kept of it is shown before it is opened.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use halfsky::disk::beside;
use halfsky::domain::entry::Seq;
use halfsky::ledger::{Rest, SqliteStore, StoreError};
use halfsky::office::{NotDone, Office, Trouble};
use tempfile::TempDir;

use super::kit::*;
use super::office::{founded, give};

/// A ledger that somebody left, and what its last entries are.
fn left() -> (TempDir, PathBuf, Vec<Seq>) {
    let (folder, path, mut office) = founded();
    give(&mut office, note("1.1")).unwrap();
    let head = office.state().head.seq;
    office.leave();
    (folder, path, vec![head, head - 1])
}

fn file(path: &Path) -> PathBuf {
    beside(path, ".rest")
}

/// Whether SQLite has it: then its log lies beside it.
fn is_open(path: &Path) -> bool {
    beside(path, "-wal").exists()
}

#[test]
fn it_is_opened_when_it_is_first_asked_for_something() {
    let (_folder, path, last) = left();
    assert_eq!(fs::metadata(file(&path)).unwrap().permissions().mode() & 0o777, 0o600);
    let mut office = Office::open_to_stay(&path).unwrap();
    let latest = office.glance(&last).unwrap();
    assert!(!is_open(&path), "neither for the state nor for the latest entries");
    assert_eq!(latest.iter().map(|fact| fact.seq).collect::<Vec<_>>(), last);
    assert!(!office.is_read_only());
    assert!(office.follow().unwrap().is_empty());
    assert!(is_open(&path));
    assert_eq!(office.read(&last).unwrap(), latest);
    give(&mut office, note("1.2")).unwrap();
    assert_eq!(office.state(), Office::open(&path).unwrap().state());
}

/// The plan's own entry is a hundred times as long as most.
#[test]
fn what_is_long_is_not_kept_and_is_read_where_it_stands() {
    let (_folder, path, _) = left();
    assert!(fs::metadata(file(&path)).unwrap().len() < 64 * 1024);
    let office = Office::open_to_stay(&path).unwrap();
    let all: Vec<Seq> = (1..=office.state().head.seq).rev().collect();
    assert_eq!(office.glance(&all).unwrap().len(), all.len());
    assert!(is_open(&path));
}

#[test]
fn an_entry_can_be_made_before_anybody_looked_for_news() {
    let (_folder, path, last) = left();
    let mut office = Office::open_to_stay(&path).unwrap();
    assert_eq!(give(&mut office, note("1.2")).unwrap().seq, last[0] + 1);
    assert!(office.follow().unwrap().is_empty());
    assert_eq!(office.state(), Office::open(&path).unwrap().state());
}

#[test]
fn what_was_entered_since_is_there_at_once() {
    let (_folder, path, last) = left();
    // By a halfsky that was killed, or a command: it keeps nothing of the ledger.
    let mut other = Office::open(&path).unwrap();
    give(&mut other, note("1.2")).unwrap();
    let mut beside_it = Office::open_to_stay(&path).unwrap();
    assert_eq!(beside_it.state(), other.state());
    drop(other);
    assert!(beside_it.follow().unwrap().is_empty());
    drop(beside_it);
    assert!(!is_open(&path));
    let alone = Office::open_to_stay(&path).unwrap();
    assert!(is_open(&path), "the file is not the one that was kept in mind");
    assert_eq!(alone.state().head.seq, last[0] + 1);
    // Whoever leaves it now has looked at that.
    alone.leave();
    let next = Office::open_to_stay(&path).unwrap();
    assert!(!is_open(&path));
    assert_eq!(next.state().head.seq, last[0] + 1);
}

#[test]
fn what_is_entered_between_the_first_frame_and_the_first_look_is_news() {
    let (_folder, path, last) = left();
    let mut office = Office::open_to_stay(&path).unwrap();
    give(&mut Office::open(&path).unwrap(), note("1.2")).unwrap();
    // Also where something was read of it before that look.
    office.read(&last).unwrap();
    let news = office.follow().unwrap();
    assert_eq!(news.iter().map(|fact| fact.seq).collect::<Vec<_>>(), [last[0] + 1]);
    assert!(office.follow().unwrap().is_empty());
}

#[test]
fn as_long_as_somebody_has_it_open_it_does_not_rest() {
    let (_folder, path, last) = left();
    let sitting = Office::open(&path).unwrap();
    let mut other = Office::open_to_stay(&path).unwrap();
    give(&mut other, note("1.2")).unwrap();
    other.leave();
    assert!(Rest::find(&path, 1).is_none());
    sitting.leave();
    assert!(!is_open(&path));
    let kept = Office::open_to_stay(&path).unwrap();
    assert!(is_open(&path), "who left last had not read the last entry");
    assert_eq!(kept.state().head.seq, last[0] + 1);
}

#[test]
fn another_ledger_in_its_place_is_not_taken_for_it() {
    let (_folder, path, last) = left();
    let copy = path.with_extension("copy");
    fs::copy(&path, &copy).unwrap();
    let mut office = Office::open_to_stay(&path).unwrap();
    fs::rename(&copy, &path).unwrap();
    let read = office.read(&last).unwrap_err();
    assert!(matches!(read, Trouble::Store(StoreError::Replaced(_))), "{read}");
    let replaced = office.follow().unwrap_err();
    assert!(matches!(replaced, Trouble::Store(StoreError::Replaced(_))), "{replaced}");
    assert!(office.is_replaced());
    let refused = give(&mut office, note("1.2")).unwrap_err();
    assert!(
        matches!(refused, NotDone::Trouble(Trouble::Store(StoreError::Replaced(_)))),
        "{refused:?}"
    );
    office.leave();
    // The other one is of the same entries, and another file.
    let other = Office::open_to_stay(&path).unwrap();
    assert!(is_open(&path));
    other.leave();
    let next = Office::open_to_stay(&path).unwrap();
    assert!(!is_open(&path));
    assert_eq!(next.state().head.seq, last[0]);
}

/// As by another program, in the moment between the first frame and the first look.
#[test]
fn a_last_entry_that_is_another_by_then_is_not_gone_on_from() {
    let (_folder, path, last) = left();
    let mut office = Office::open_to_stay(&path).unwrap();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("DROP TRIGGER entry_never_changes; DROP TRIGGER entry_never_leaves").unwrap();
    raw.execute("DELETE FROM entry WHERE seq = ?1", [last[0] as i64]).unwrap();
    drop(raw);
    let mut other = Office::open(&path).unwrap();
    give(&mut other, note("1.2")).unwrap();
    drop(other);
    office.follow().unwrap();
    office.mend().unwrap();
    assert_eq!(office.state(), Office::open(&path).unwrap().state());
}

#[test]
fn a_file_that_was_written_to_does_not_rest() {
    let (_folder, path, _) = left();
    let (rest, latest) = Rest::find(&path, 3).unwrap();
    assert_eq!(latest.first().map(|entry| entry.head()).as_ref(), Some(rest.head()));
    assert!(SqliteStore::at_rest(&path, &rest).is_some());
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("PRAGMA user_version = 1; DROP TRIGGER entry_never_changes").unwrap();
    assert!(SqliteStore::at_rest(&path, &rest).is_none(), "something is in its log");
    drop(raw);
    assert!(!is_open(&path));
    assert!(SqliteStore::at_rest(&path, &rest).is_none(), "it was written to");
}

#[test]
fn a_ledger_that_is_known_to_be_broken_is_not_said_to_rest() {
    let (_folder, path, last) = left();
    let (rest, _) = Rest::find(&path, 1).unwrap();
    fs::remove_file(file(&path)).unwrap();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("DROP TRIGGER entry_never_changes").unwrap();
    raw.execute("UPDATE entry SET body = body || ' ' WHERE seq = ?1", [last[0] as i64]).unwrap();
    drop(raw);
    let broken = Office::open_to_stay(&path).unwrap();
    assert!(broken.broken().is_some());
    broken.leave();
    assert!(!file(&path).exists());
    assert!(Rest::find(&path, 1).is_none());
    assert!(SqliteStore::at_rest(&path, &rest).is_none());
}
