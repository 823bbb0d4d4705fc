//! The lists kept beside a ledger: a convenience for first frames, of some days and one entry.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use halfsky::domain::overview::Overview;
use halfsky::office::{Office, Trouble};
use tempfile::TempDir;

use super::kit::*;
use super::office::give;

const DAY: &str = "2026-11-20";

/// The demonstration, and the lists of a day beside it.
fn kept() -> (TempDir, PathBuf, Overview) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    let mut office = halfsky::demo::write(&path).unwrap();
    let lists = Overview::of(office.state(), day(DAY));
    keep(&mut office, day(DAY), &lists);
    (folder, path, lists)
}

/// Keeps lists as a session does that nobody presses a key in.
fn keep(office: &mut Office, today: NaiveDate, lists: &Overview) {
    (0..12).for_each(|_| office.keep_lists(today, lists));
}

fn file(path: &Path) -> PathBuf {
    format!("{}.lists", path.display()).into()
}

/// Saves a snapshot, and makes it say what the entries do not.
fn with_a_wrong_snapshot(path: &Path) {
    Office::open(path).unwrap().save_snapshot();
    super::snapshots::alter(path, super::snapshots::mark);
}

fn found(path: &Path, of: NaiveDate) -> Option<Overview> {
    Office::open(path).unwrap().kept_lists(of)
}

#[test]
fn lists_are_kept_for_whoever_looks_next() {
    let (_folder, path, mut lists) = kept();
    let next = found(&path, day(DAY)).unwrap();
    assert!(lists.tells_as(&next), "{next:?}");
    assert!(next.duties.len() > 500 && next.targets.len() == 71);
    assert!(found(&path, day(DAY) - Days::new(1)).is_none(), "not on a day before");
    let mut office = Office::open(&path).unwrap();
    give(&mut office, note("1.1")).unwrap();
    assert!(office.kept_lists(day(DAY)).is_none(), "nor once something was entered");
    let lists = Overview::of(office.state(), day(DAY));
    office.keep_lists(day(DAY), &lists);
    assert!(found(&path, day(DAY)).is_some());
    let mode = fs::metadata(file(&path)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Those of today are there at once; a day more comes in each pause, so that no key waits for ten.
#[test]
fn the_days_to_come_are_worked_out_one_by_one() {
    let (_folder, path, lists) = kept();
    fs::remove_file(file(&path)).unwrap();
    let mut office = Office::open(&path).unwrap();
    office.keep_lists(day(DAY), &lists);
    let tomorrow = day(DAY) + Days::new(1);
    assert!(found(&path, day(DAY)).is_some() && found(&path, tomorrow).is_none());
    // Whoever comes next goes on with it.
    drop(office);
    let mut next = Office::open(&path).unwrap();
    next.kept_lists(day(DAY)).unwrap();
    next.keep_lists(day(DAY), &lists);
    assert!(found(&path, tomorrow).is_some() && found(&path, tomorrow + Days::new(1)).is_none());
    assert!(Office::open(&path).unwrap().kept_lists(day(DAY)).unwrap().duties.len() > 500);
}

/// After the longest holidays a first frame needs nothing to be worked out either.
#[test]
fn lists_are_kept_of_the_days_to_come_as_they_will_be() {
    let (_folder, path, today) = kept();
    let state = Office::open(&path).unwrap();
    let mut others = 0;
    for ahead in 1..=10 {
        let then = day(DAY) + Days::new(ahead);
        let lists = found(&path, then).unwrap();
        assert!(Overview::of(state.state(), then).tells_as(&lists), "{then}");
        others += usize::from(lists != today);
    }
    assert!(others > 0, "days differ, as what is due tells how soon");
    assert!(found(&path, day(DAY) + Days::new(11)).is_none());
}

/// On the next day they are of ten days after that.
#[test]
fn every_day_they_are_kept_anew() {
    let (_folder, path, _) = kept();
    let mut office = Office::open(&path).unwrap();
    let next = day(DAY) + Days::new(1);
    let lists = Overview::of(office.state(), next);
    office.kept_lists(next).unwrap();
    office.keep_lists(next, &lists);
    assert!(found(&path, day(DAY) + Days::new(10)).is_some(), "what there was is there meanwhile");
    keep(&mut office, next, &lists);
    let last = day(DAY) + Days::new(11);
    assert!(Overview::of(office.state(), last).tells_as(&found(&path, last).unwrap()));
    assert!(Overview::of(office.state(), next).tells_as(&found(&path, next).unwrap()));
    assert!(found(&path, day(DAY)).is_none());
}

#[test]
fn what_was_kept_is_not_written_again() {
    let (_folder, path, lists) = kept();
    // What is written takes the place of another file.
    let written = || fs::metadata(file(&path)).unwrap().ino();
    let first = written();
    let mut office = Office::open(&path).unwrap();
    office.kept_lists(day(DAY)).unwrap();
    office.keep_lists(day(DAY), &lists);
    assert_eq!(written(), first);
    Office::open(&path).unwrap().keep_lists(day(DAY), &lists);
    assert_eq!(written(), first, "nor by a session that has not looked what is there");
    keep(&mut office, day(DAY) + Days::new(1), &lists);
    assert_ne!(written(), first);
}

#[test]
fn damaged_lists_are_left_aside_or_differ_in_their_tail() {
    let (_folder, path, _) = kept();
    let state = Office::open(&path).unwrap();
    let days = day(DAY).iter_days().take(11);
    let mut right: Vec<_> = days.map(|day| (day, Overview::of(state.state(), day))).collect();
    // Of one of the days.
    let mut is_harmless = || {
        let mut differs = right
            .iter_mut()
            .map(|(day, lists)| found(&path, *day).is_none_or(|taken| !lists.tells_as(&taken)));
        differs.any(|differs| differs)
    };
    let whole = fs::read(file(&path)).unwrap();
    let read_first = (0..200).step_by(3);
    for at in read_first.chain((200..whole.len()).step_by(9_973)) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(file(&path), damaged).unwrap();
        assert!(is_harmless(), "byte {at}");
    }
    for cut in [0, 3, whole.len() / 2, whole.len() - 1] {
        fs::write(file(&path), &whole[..cut]).unwrap();
        assert!(is_harmless(), "{cut} bytes");
    }
    fs::remove_file(file(&path)).unwrap();
    assert!(found(&path, day(DAY)).is_none());
}

#[test]
fn lists_do_not_outlive_a_snapshot_that_was_wrong() {
    let (_folder, path, _) = kept();
    with_a_wrong_snapshot(&path);
    let mut office = Office::open(&path).unwrap();
    assert!(office.kept_lists(day(DAY)).is_some(), "nobody has looked yet");
    assert!(matches!(office.verify(&mut |_| ()), Err(Trouble::Misshown)));
    assert!(!file(&path).exists());
}

#[test]
fn of_a_broken_ledger_none_are_taken_and_none_kept() {
    let (_folder, path, lists) = kept();
    let ledger = rusqlite::Connection::open(&path).unwrap();
    ledger.execute("DROP TRIGGER entry_never_changes", []).unwrap();
    ledger.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 60", []).unwrap();
    drop(ledger);
    let mut office = Office::open(&path).unwrap();
    assert!(office.broken().is_some());
    assert!(!file(&path).exists(), "nobody else takes them");
    office.keep_lists(day(DAY), &lists);
    assert!(!file(&path).exists());
}

#[test]
fn who_has_not_seen_that_the_snapshot_was_wrong_keeps_no_lists_of_it() {
    let (_folder, path, lists) = kept();
    with_a_wrong_snapshot(&path);
    let mut office = Office::open(&path).unwrap();
    assert!(Office::open(&path).unwrap().verify(&mut |_| ()).is_err(), "another found it");
    office.keep_lists(day(DAY), &lists);
    assert!(!file(&path).exists());
}

#[test]
fn damaged_lists_are_written_anew() {
    let (_folder, path, lists) = kept();
    let whole = fs::read(file(&path)).unwrap();
    let name = lists.domains[0].name.as_bytes();
    let of_that_day = whole.windows(name.len()).position(|bytes| bytes == name).unwrap();
    // The lengths of both parts of a day's lists come first, and each is followed by a checksum.
    let lengths = whole[..16].chunks(8).map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap()));
    let of_the_next = 16 + lengths.map(|length| length as usize + 4).sum::<usize>();
    let read_first = 20;
    for at in [read_first, of_that_day, of_the_next] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(file(&path), damaged).unwrap();
        let mut office = Office::open(&path).unwrap();
        assert_eq!(office.kept_lists(day(DAY)).is_none(), at < of_the_next, "byte {at}");
        keep(&mut office, day(DAY), &lists);
        assert_eq!(fs::read(file(&path)).unwrap(), whole);
    }
}
