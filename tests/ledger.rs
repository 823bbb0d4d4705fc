//! The ledger on real files. Here: appending, reading, several sessions at once. Beside it: what
//! raw SQLite connections and flipped bytes can do to it, how files are made and opened, the views.

#[path = "ledger/files.rs"]
mod files;
#[path = "ledger/tamper.rs"]
mod tamper;
#[path = "ledger/views.rs"]
mod views;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use chrono::DateTime;
use halfsky::domain::entry::{Entry, GENESIS, Head, NewEntry};
use halfsky::ledger::{Appended, SqliteStore, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder that goes when the test ends, with an empty ledger in it.
fn ledger() -> (TempDir, PathBuf, SqliteStore) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("城市 #1?%.halfsky");
    let store = SqliteStore::create(&path).unwrap();
    (folder, path, store)
}

fn new(kind: &str, body: &str) -> NewEntry {
    NewEntry {
        at: DateTime::parse_from_rfc3339("2026-11-23T09:30:00.5+08:00").unwrap(),
        actor: "wang".into(),
        kind: kind.into(),
        version: 1,
        body: body.into(),
    }
}

fn note(text: &str) -> NewEntry {
    new("note", &serde_json::json!({"on": "2026-11-20", "text": text}).to_string())
}

/// Appends behind whatever is there.
fn add(store: &mut SqliteStore, entries: &[NewEntry]) -> Vec<Entry> {
    let head = store.head().unwrap();
    match store.append(&head, entries).unwrap() {
        Appended::Stored(entries) => entries,
        Appended::Moved(_) => panic!("moved"),
    }
}

/// A connection as any other program would open it.
fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

fn verify(store: &SqliteStore) -> Result<Head, StoreError> {
    store.verify(&mut |_| ())
}

#[test]
fn what_is_appended_is_read_back() {
    let (_folder, path, mut store) = ledger();
    assert_eq!(store.head().unwrap(), Head::default());
    assert_eq!(verify(&store).unwrap(), Head::default());
    assert_eq!(store.read_since(0).unwrap(), []);

    let body = r#"{"on":"2026-11-20",  "text":"半边天\u0000 𠮷 é"}"#;
    let odd = NewEntry { actor: "a\0b".into(), version: u32::MAX, ..new("note", body) };
    let stored = add(&mut store, &[odd.clone(), note("two")]);
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[0].seq, 1);
    assert_eq!(stored[0].at, "2026-11-23T09:30:00.500+08:00");
    assert_eq!((&stored[0].actor, stored[0].version), (&odd.actor, u32::MAX));
    assert_eq!(stored[0].body, body, "byte for byte, spaces too");
    assert_eq!(stored[0].prev, GENESIS);
    assert_eq!(stored[1].prev, stored[0].hash);

    let third = add(&mut store, &[note("three")]);
    let all = [&stored[..], &third[..]].concat();
    drop(store);
    let store = SqliteStore::open(&path).unwrap();
    assert!(!store.is_read_only());
    assert_eq!(store.head().unwrap(), all[2].head());
    assert_eq!(store.read_since(0).unwrap(), all);
    assert_eq!(store.read_since(1).unwrap(), all[1..]);
    assert_eq!(store.read_since(3).unwrap(), []);
    assert_eq!(store.read(&[3, 1, 1]).unwrap(), [&all[2], &all[0], &all[0]].map(Clone::clone));
    assert!(matches!(store.read_since(4), Err(StoreError::NoEntry(4))));
    assert!(matches!(store.read(&[1, 9]), Err(StoreError::NoEntry(9))));
    assert!(matches!(store.read(&[0]), Err(StoreError::NoEntry(0))));
    assert!(matches!(store.read_since(u64::MAX), Err(StoreError::NoEntry(u64::MAX))));

    let mut heard = Vec::new();
    assert_eq!(store.verify(&mut |seq| heard.push(seq)).unwrap(), all[2].head());
    assert_eq!(heard, [1, 2, 3]);
}

#[test]
fn an_append_is_all_or_nothing() {
    let (_folder, _path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let head = store.head().unwrap();
    let refused = store.append(&head, &[note("two"), new("note", "{not json")]);
    assert!(matches!(refused, Err(StoreError::Sqlite(_))), "{refused:?}");
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(store.append(&head, &[]).unwrap(), Appended::Stored(vec![]));
    add(&mut store, &[note("two")]);
}

#[test]
fn the_second_of_two_is_told_what_moved() {
    let (_folder, path, mut one) = ledger();
    let mut two = SqliteStore::open(&path).unwrap();
    let first = add(&mut one, &[note("both know this")]);
    let seen = two.head().unwrap();
    assert!(two.changed().unwrap());
    assert!(!two.changed().unwrap());

    let newer = add(&mut one, &[note("a"), note("b")]);
    assert!(!one.changed().unwrap(), "one's own commits do not count");
    assert!(two.changed().unwrap());
    assert_eq!(two.append(&seen, &[note("c")]).unwrap(), Appended::Moved(newer.clone()));
    assert_eq!(two.head().unwrap(), newer[1].head(), "nothing was stored");
    let start = Head::default();
    let all = [first, newer.clone()].concat();
    assert_eq!(two.append(&start, &[note("c")]).unwrap(), Appended::Moved(all));

    let Appended::Stored(c) = two.append(&newer[1].head(), &[note("c")]).unwrap() else {
        panic!("moved")
    };
    assert!(one.changed().unwrap());
    assert_eq!(one.read_since(3).unwrap(), c);
}

#[test]
fn a_head_from_elsewhere_is_refused() {
    let (_folder, _path, mut store) = ledger();
    add(&mut store, &[note("one"), note("two")]);
    let head = store.head().unwrap();
    for (seq, hash) in [
        (2, "f".repeat(64)),
        (1, head.hash.clone()),
        (3, head.hash.clone()),
        (0, head.hash.clone()),
        (u64::MAX, head.hash),
    ] {
        let strange = Head { seq, hash };
        match store.append(&strange, &[note("three")]) {
            Err(StoreError::UnknownHead(named)) => assert_eq!(named, strange),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(store.head().unwrap().seq, 2);
}

fn busy(store: &mut SqliteStore) {
    let began = Instant::now();
    match store.append(&Head::default(), &[note("one")]) {
        Err(StoreError::Busy { waited }) => {
            let patience = Duration::from_millis(4500);
            assert!(waited >= patience && waited <= began.elapsed(), "{waited:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn busy_after_waiting_for_who_holds_the_lock_heedless_of_the_turn() {
    let (_folder, path, mut store) = ledger();
    let other = raw(&path);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    busy(&mut store);
    let reader = SqliteStore::open(&path).expect("who only reads need not wait");
    assert_eq!(reader.read_since(0).unwrap(), []);
    other.execute_batch("ROLLBACK").unwrap();
    add(&mut store, &[note("one")]);
}

#[test]
fn busy_after_waiting_for_the_turn() {
    let (_folder, path, mut store) = ledger();
    let mut name = path.clone().into_os_string();
    name.push(".lock");
    let turn = std::fs::File::open(&name).unwrap();
    turn.lock().unwrap();
    busy(&mut store);
    drop(turn);
    add(&mut store, &[note("one")]);
}

#[test]
fn eight_writers_fifty_appends_each() {
    let (_folder, path, store) = ledger();
    let moved: usize = thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let path = &path;
                scope.spawn(move || {
                    let mut store = SqliteStore::open(path).unwrap();
                    let (mut head, mut moved) = (store.head().unwrap(), 0);
                    for nth in 0..50 {
                        let entries = [note(&format!("{writer}/{nth}"))];
                        loop {
                            let newer = match store.append(&head, &entries).unwrap() {
                                Appended::Stored(stored) => {
                                    head = stored[0].head();
                                    break;
                                }
                                Appended::Moved(newer) => newer,
                            };
                            head = newer.last().unwrap().head();
                            moved += 1;
                        }
                    }
                    moved
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    assert_eq!(verify(&store).unwrap().seq, 400);
    assert!(moved > 0, "they did get in each other's way");
    let mut texts: Vec<_> = store.read_since(0).unwrap().into_iter().map(|e| e.body).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 400);
}
