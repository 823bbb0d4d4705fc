//! The open ledger on a real file: two sessions at once, clocks, breaks, other days.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};
use halfsky::domain::fact::Fact;
use halfsky::domain::payload::{Person, Role};
use halfsky::domain::refusal::Refusal;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::EventKind;
use halfsky::founding::{self, Given};
use halfsky::ledger::{Break, StoreError};
use halfsky::office::proof::{NoFile, Reach};
use halfsky::office::{Batch, NotDone, Office, Trouble};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::kit::*;

/// What the demonstration folds to.
pub(crate) fn demo() -> &'static State {
    static DEMO: OnceLock<State> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let office = halfsky::demo::write(&folder.path().join("demo.sqlite3")).unwrap();
        office.state().clone()
    })
}

/// A ledger of the founding's seven entries.
pub(crate) fn founded() -> (TempDir, PathBuf, Office) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite3");
    let founder = Person {
        person: CLERK.into(),
        name: "王兰".into(),
        role: Role::Office,
        department: None,
        title: None,
        telephone: None,
        login: Some(CLERK.into()),
        ssh_key: None,
    };
    let given = Given::embedded().unwrap();
    let office = founding::found(&path, given, settings(), founder, morning(BEGAN)).unwrap();
    (folder, path, office)
}

fn at(office: &mut Office, now: DateTime<FixedOffset>, command: Value) -> Result<Fact, NotDone> {
    let request = request(command, now.date_naive()).unwrap();
    let clerk = halfsky::demo::first_clerk(office.state()).unwrap();
    office.submit(&request, &clerk, now).map(|facts| facts[0].clone())
}

/// Entered by the first clerk, today.
pub(crate) fn give(office: &mut Office, command: Value) -> Result<Fact, NotDone> {
    at(office, morning(TODAY), command)
}

/// Takes away what guards the table and alters an entry's body.
fn tamper(path: &Path, seq: u64) {
    let raw = rusqlite::Connection::open(path).unwrap();
    raw.execute_batch("DROP TRIGGER entry_never_changes").unwrap();
    let sql = "UPDATE entry SET body = replace(body, '王', '汪') || ' ' WHERE seq = ?1";
    assert_eq!(raw.execute(sql, [seq as i64]).unwrap(), 1);
}

#[test]
fn of_two_who_do_the_same_the_second_is_told_what_the_first_did_meanwhile() {
    let (_folder, path, mut one) = founded();
    let mut two = Office::open(&path).unwrap();
    give(&mut one, confirm(&["1.1"])).unwrap();
    match give(&mut two, confirm(&["1.1"])) {
        Err(NotDone::Refused { refusal, meanwhile }) => {
            assert_eq!(*refusal, Refusal::NothingToConfirm);
            let kinds: Vec<EventKind> = meanwhile.iter().map(|fact| fact.event.kind()).collect();
            assert_eq!(kinds, [EventKind::AssignmentsConfirmed]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(one.state(), two.state(), "what came in meanwhile is taken in");
    match give(&mut two, confirm(&["1.1"])) {
        Err(NotDone::Refused { meanwhile, .. }) => assert!(meanwhile.is_empty(), "known by now"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_two_who_do_different_things_both_are_done() {
    let (_folder, path, mut one) = founded();
    let mut two = Office::open(&path).unwrap();
    let first = give(&mut one, confirm(&["1.1"])).unwrap();
    let second = give(&mut two, confirm(&["1.2"])).unwrap();
    assert_eq!(second.seq, first.seq + 1);
    let seen = one.follow().unwrap();
    assert_eq!(seen, [second]);
    assert_eq!(one.state(), two.state());
    assert!(one.follow().unwrap().is_empty() && two.follow().unwrap().is_empty());
}

#[test]
fn sessions_that_interleave_come_to_the_same() {
    let (_folder, path, one) = founded();
    let mut sessions = [one, Office::open(&path).unwrap()];
    for round in 0..6_u16 {
        for (who, sort) in [(0, 0), (1, 3), (1, 20), (0, 17)] {
            let office = &mut sessions[who];
            let step = (sort, round, round * 7, round * 3 + 1);
            let (_, asked) = super::generate::command(office.state(), step).unwrap();
            match give(office, asked) {
                Ok(_) | Err(NotDone::Refused { .. }) => {}
                other => panic!("{other:?}"),
            }
        }
    }
    sessions.iter_mut().for_each(|office| drop(office.follow().unwrap()));
    let [mut one, two] = sessions;
    assert!(one.state().head.seq > 20);
    assert_eq!(one.state(), two.state());
    assert_eq!(Office::open(&path).unwrap().state(), one.state());
    assert_eq!(one.verify(&mut |_| ()).unwrap(), one.state().head);
}

#[test]
fn of_two_that_found_the_same_ledger_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite3");
    let mut one = Office::create(&path).unwrap();
    let mut two = Office::open(&path).unwrap();
    let batch = |names: &[&str]| {
        let mut batch = Batch::fresh();
        for name in names {
            let enrol =
                json!({"kind": "enrol_person", "person": name, "name": name, "role": "office"});
            let asked = request(enrol, day(TODAY)).unwrap();
            batch.add(&asked, &names[0].into(), morning(TODAY)).unwrap();
        }
        batch
    };
    one.begin(batch(&["li"])).unwrap();
    match two.begin(batch(&["wu", "sun"])) {
        Err(Trouble::Store(StoreError::Exists(_))) => {}
        other => panic!("{other:?}"),
    }
    two.follow().unwrap();
    assert_eq!((two.state().head.seq, two.state()), (1, one.state()));
}

#[test]
fn a_clock_that_runs_behind_is_flagged_and_no_entry_goes_back_in_time() {
    let (_folder, _path, mut office) = founded();
    let last = give(&mut office, note("1.1")).unwrap();
    assert_eq!(last.clock_behind, None);
    let behind = morning("2026-11-20");
    let late = at(&mut office, behind, note("1.1")).unwrap();
    assert_eq!((late.at, late.clock_behind), (last.at, Some(behind)));
    assert_eq!(late.circumstance.on, day("2026-11-20"));
}

#[test]
fn a_broken_chain_opens_for_reading_with_what_stands_before_the_break() {
    let (_folder, path, mut office) = founded();
    let sound = give(&mut office, note("1.1")).unwrap();
    let before = office.state().clone();
    let bad = give(&mut office, note("1.2")).unwrap().seq;
    give(&mut office, note("1.3")).unwrap();
    drop(office);
    tamper(&path, bad);
    let mut office = Office::open(&path).unwrap();
    assert_eq!(office.broken(), Some((bad, Break::Hash)));
    assert_eq!(office.state().head.seq, sound.seq);
    assert_eq!(*office.state(), before);
    assert!(office.is_read_only());
    for _ in 0..2 {
        match give(&mut office, note("1.4")) {
            Err(NotDone::Trouble(Trouble::Store(StoreError::Broken { seq, .. }))) => {
                assert_eq!(seq, bad);
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(office.follow().unwrap().is_empty());
}

#[test]
fn a_break_that_appears_while_a_session_is_open_stops_it_there() {
    let (_folder, path, mut one) = founded();
    let mut two = Office::open(&path).unwrap();
    let bad = give(&mut one, note("1.2")).unwrap().seq;
    tamper(&path, bad);
    assert!(two.follow().unwrap().is_empty());
    assert_eq!(two.broken(), Some((bad, Break::Hash)));
    assert_eq!(two.state().head.seq, bad - 1);
    assert!(two.is_read_only());
}

/// Opens from a snapshot that goes beyond an entry which was altered since.
fn altered_beneath_its_snapshot(bad: u64) -> (TempDir, PathBuf, Office) {
    let (folder, path, mut office) = founded();
    for _ in 0..150 {
        give(&mut office, note("1.2")).unwrap();
    }
    office.save_snapshot();
    let shown = office.state().clone();
    drop(office);
    tamper(&path, bad);
    let office = Office::open(&path).unwrap();
    assert_eq!((office.broken(), office.state()), (None, &shown), "a start reads the snapshot");
    (folder, path, office)
}

#[test]
fn an_old_entry_that_was_altered_is_found_while_nobody_presses_a_key() {
    let (_folder, path, mut office) = altered_beneath_its_snapshot(120);
    assert!(!office.check_on().unwrap(), "a few at a time");
    give(&mut office, note("1.1")).unwrap();
    assert!(office.check_on().unwrap());
    assert_eq!(office.broken(), Some((120, Break::Hash)));
    assert!(give(&mut office, note("1.1")).is_err());
    assert!(office.is_behind().unwrap() && office.mend().unwrap().is_some());
    assert_eq!(office.state().head.seq, 119, "what stands before it is shown");
    assert!(!office.is_behind().unwrap() && !office.check_on().unwrap());
    office.save_snapshot();
    let next = Office::open(&path).unwrap();
    assert_eq!(next.broken(), Some((120, Break::Hash)), "the next start knows it");
    assert_eq!(next.state(), office.state());
}

/// However it is come by: a list of entries, one of them, a day in the past, evidence.
#[test]
fn whoever_meets_a_break_leaves_nothing_that_hides_it() {
    let meets: [fn(&Office) -> bool; 6] = [
        |office| office.read(&[120]).is_err(),
        |office| office.raw(&[120]).is_err(),
        |office| office.as_of(day(TODAY)).is_err(),
        |office| office.attachments().is_err(),
        |office| {
            // Not that there is no such file.
            let meant = office.file_meant(&"0".repeat(64), &CLERK.into(), Reach::Told);
            matches!(meant, Err(NoFile::Trouble(Trouble::Store(StoreError::Broken { .. }))))
        },
        |office| {
            let hash = office.state().head.hash.clone();
            office.holds(&halfsky::domain::entry::Head { seq: 120, hash }).is_err()
        },
    ];
    for meet in meets {
        let (_folder, path, mut office) = altered_beneath_its_snapshot(120);
        assert!(meet(&office));
        assert_eq!(office.broken(), Some((120, Break::Hash)));
        assert!(give(&mut office, note("1.1")).is_err(), "nothing is appended");
        assert_eq!(Office::open(&path).unwrap().broken(), Some((120, Break::Hash)));
        assert!(office.mend().unwrap().is_some());
        assert_eq!(office.state().head.seq, 119);
    }
}

#[test]
fn who_leaves_before_a_break_is_shown_leaves_no_snapshot_that_hides_it() {
    let (_folder, path, mut office) = altered_beneath_its_snapshot(120);
    let mut other = Office::open(&path).unwrap();
    assert!(office.verify(&mut |_| ()).is_err());
    office.save_snapshot();
    assert_eq!(Office::open(&path).unwrap().broken(), Some((120, Break::Hash)));
    // Nor does who has not come that far yet.
    for _ in 0..70 {
        give(&mut other, note("1.3")).unwrap();
    }
    other.save_snapshot();
    assert_eq!(Office::open(&path).unwrap().broken(), Some((120, Break::Hash)));
}

#[test]
fn entries_that_are_gone_while_old_ones_are_checked_are_missed() {
    let (_folder, path, mut office) = founded();
    for _ in 0..150 {
        give(&mut office, note("1.2")).unwrap();
    }
    office.save_snapshot();
    let mut office = Office::open(&path).unwrap();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("DROP TRIGGER entry_never_leaves; DELETE FROM entry WHERE seq > 60").unwrap();
    assert!(!office.check_on().unwrap() && office.check_on().unwrap());
    assert_eq!(office.broken().unwrap().0, 61);
}

#[test]
fn old_entries_are_checked_once() {
    let (_folder, _path, mut office) = altered_beneath_its_snapshot(1);
    assert!(office.check_on().unwrap(), "the first entry is one of them");
    let (_folder, path, mut office) = founded();
    for _ in 0..150 {
        give(&mut office, note("1.2")).unwrap();
    }
    office.save_snapshot();
    let mut office = Office::open(&path).unwrap();
    for _ in 0..3 {
        assert!(!office.check_on().unwrap());
    }
    tamper(&path, 20);
    assert!(!office.check_on().unwrap(), "they were");
    assert_eq!(office.broken(), None);
}

#[test]
fn what_verifying_or_a_backup_finds_is_known_to_the_next_start() {
    for verify in [true, false] {
        let (_folder, path, mut office) = altered_beneath_its_snapshot(120);
        if verify {
            assert!(office.verify(&mut |_| ()).is_err());
            assert!(give(&mut office, note("1.1")).is_err());
        } else {
            let to = path.with_file_name("backup.sqlite3");
            assert!(halfsky::office::backup(&path, &to, &mut |_| ()).is_err());
        }
        assert_eq!(Office::open(&path).unwrap().broken(), Some((120, Break::Hash)));
    }
}

#[test]
fn as_of_a_day_is_what_was_recorded_by_its_end() {
    let (_folder, _path, mut office) = founded();
    let founding = office.state().clone();
    let on_paper = from_paper(report("water", "work", 2025), "2026-03-01");
    at(&mut office, morning("2026-03-05"), on_paper).unwrap();
    let spring = office.state().clone();
    at(&mut office, morning("2026-04-01"), note("1.1")).unwrap();
    let now = office.state().clone();
    for (asked, expected) in [
        ("2024-01-07", &State::default()),
        (BEGAN, &founding),
        ("2026-03-04", &founding),
        ("2026-03-05", &spring),
        ("2026-03-31", &spring),
        ("2026-04-01", &now),
        (TODAY, &now),
    ] {
        assert_eq!(office.as_of(day(asked)).unwrap(), *expected, "{asked}");
    }
}

#[test]
fn a_paper_names_an_entry_that_the_ledger_holds_or_not() {
    let (_folder, _path, mut office) = founded();
    give(&mut office, note("1.1")).unwrap();
    let mut head = office.state().head.clone();
    assert!(office.holds(&head).unwrap());
    head.hash = "0".repeat(64);
    assert!(!office.holds(&head).unwrap());
    head.seq = 999;
    assert!(!office.holds(&head).unwrap());
}
