//! What other programs can do to a ledger, and that it shows.

use std::fs;

use halfsky::domain::entry::{Entry, Head, NewEntry};
use halfsky::ledger::{Appended, Break, SqliteStore, StoreError, chain};
use proptest::prelude::*;
use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::{add, ledger, new, note, raw, verify};

const COLUMNS: [&str; 8] = ["seq", "at", "actor", "kind", "version", "body", "prev", "hash"];

/// An entry that would be the right one to come next.
fn next(head: &Head) -> Entry {
    let mut entry = Entry {
        seq: head.seq + 1,
        at: "2026-11-23T10:00:00.000+08:00".into(),
        actor: "li".into(),
        kind: "note".into(),
        version: 1,
        body: "{}".into(),
        prev: head.hash.clone(),
        hash: String::new(),
    };
    entry.hash = chain::hash(&entry);
    entry
}

fn insert(conn: &Connection, verb: &str, e: &Entry) -> rusqlite::Result<usize> {
    conn.execute(
        &format!("{verb} INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        params![e.seq as i64, e.at, e.actor, e.kind, e.version, e.body, e.prev, e.hash],
    )
}

/// Takes away all that guards the table, as somebody with the file in hand can.
fn disarm(conn: &Connection) {
    conn.execute_batch(
        "PRAGMA ignore_check_constraints = ON;
         DROP TRIGGER entry_never_changes; DROP TRIGGER entry_never_leaves;
         DROP TRIGGER entry_in_order;",
    )
    .unwrap();
}

#[track_caller]
fn broken<T: std::fmt::Debug>(result: Result<T, StoreError>) -> (u64, Break) {
    match result {
        Err(StoreError::Broken { seq, why }) => (seq, why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn raw_connections_can_neither_change_nor_replace_nor_fork() {
    let (_folder, path, mut store) = ledger();
    let stored = add(&mut store, &[note("one"), note("two"), note("three")]);
    let head = stored[2].head();
    let good = next(&head);
    let resealed = |mut e: Entry| {
        e.hash = chain::hash(&e);
        e
    };
    for recursive in ["OFF", "ON"] {
        let conn = raw(&path);
        conn.execute_batch(&format!("PRAGMA recursive_triggers = {recursive}")).unwrap();
        for sql in [
            "UPDATE entry SET body = '{}' WHERE seq = 2",
            "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
            "UPDATE OR IGNORE entry SET actor = 'x'",
            "DELETE FROM entry WHERE seq = 3",
            "DELETE FROM entry",
            "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
            "REPLACE INTO entry SELECT seq, at, 'x', kind, version, body, prev, hash FROM entry",
            "INSERT INTO entry SELECT * FROM entry WHERE seq = 3
               ON CONFLICT (seq) DO UPDATE SET actor = 'x'",
        ] {
            let error = conn.execute(sql, []).unwrap_err();
            assert!(error.to_string().starts_with("ledger: "), "{sql}: {error}");
        }
        for verb in ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL"] {
            for (bad, why) in [
                (Entry { hash: stored[1].hash.clone(), ..good.clone() }, "hash is used"),
                (resealed(Entry { prev: stored[1].hash.clone(), ..good.clone() }), "prev is not"),
                (resealed(Entry { prev: "e".repeat(64), ..good.clone() }), "prev is not"),
                (resealed(Entry { seq: 5, ..good.clone() }), "seq is not"),
                (resealed(Entry { seq: 3, ..good.clone() }), "seq is not"),
                (resealed(Entry { seq: 3, prev: stored[1].hash.clone(), ..good.clone() }), "seq"),
            ] {
                let error = insert(&conn, verb, &bad).unwrap_err().to_string();
                assert!(error.contains(why), "{verb} {bad:?}: {error}");
            }
        }
        let unnumbered = conn.execute(
            "INSERT INTO entry (at, actor, kind, version, body, prev, hash)
             VALUES ('', '', '', 1, '{}', ?1, ?2)",
            params![good.prev, good.hash],
        );
        assert!(unnumbered.is_err());
    }
    assert_eq!(store.read_since(0).unwrap(), stored);
    // The types are held too; and what is right is let in, whoever brings it.
    let conn = raw(&path);
    assert!(insert(&conn, "INSERT", &Entry { body: "{".into(), ..good.clone() }).is_err());
    assert_eq!(insert(&conn, "INSERT", &good).unwrap(), 1);
    assert_eq!(verify(&store).unwrap(), good.head());
}

#[test]
fn one_changed_column_is_found_and_named() {
    for victim in 1..=3_i64 {
        for column in COLUMNS {
            let (_folder, path, mut store) = ledger();
            add(&mut store, &[note("one"), note("two"), note("three")]);
            let conn = raw(&path);
            disarm(&conn);
            let value = match column {
                "seq" => "seq + 10",
                "version" => "version + 1",
                "prev" | "hash" => "replace(hash, substr(hash, 9, 1), 'x')",
                _ => "substr(\"{}\", 1, 4) || '!' || substr(\"{}\", 6)",
            };
            let value = value.replace("{}", column);
            conn.execute(&format!("UPDATE entry SET {column} = {value} WHERE seq = {victim}"), [])
                .unwrap();
            let why = match column {
                "seq" => Break::Gap { found: if victim == 3 { 13 } else { victim + 1 } },
                "prev" => Break::Link,
                _ => Break::Hash,
            };
            assert_eq!(broken(verify(&store)), (victim as u64, why), "{column}");
            assert_eq!(broken(store.read_since(0)), (victim as u64, why), "{column}");
        }
    }
}

#[test]
fn other_types_are_malformed() {
    // STRICT lets text through that is not UTF-8.
    for (column, value) in
        [("at", "CAST(x'ff' AS TEXT)"), ("version", "-1"), ("version", "4294967296")]
    {
        let (_folder, path, mut store) = ledger();
        add(&mut store, &[note("one"), note("two")]);
        let conn = raw(&path);
        disarm(&conn);
        conn.execute(&format!("UPDATE entry SET {column} = {value} WHERE seq = 2"), []).unwrap();
        assert_eq!(broken(verify(&store)), (2, Break::Malformed { column }));
        assert_eq!(broken(store.read(&[1, 2])), (2, Break::Malformed { column }));
    }
}

#[test]
fn missing_entries() {
    let (_folder, path, mut store) = ledger();
    let stored = add(&mut store, &["a", "b", "c", "d", "e"].map(note));
    let conn = raw(&path);
    disarm(&conn);
    // A cut-off tail leaves a valid chain: this is why papers carry the head they were made from.
    conn.execute("DELETE FROM entry WHERE seq = 5", []).unwrap();
    assert_eq!(verify(&store).unwrap(), stored[3].head());
    let known = store.append(&stored[4].head(), &[note("f")]);
    assert!(matches!(known, Err(StoreError::UnknownHead(_))), "whoever knew it, notices");

    conn.execute("DELETE FROM entry WHERE seq = 2", []).unwrap();
    assert_eq!(broken(verify(&store)), (2, Break::Gap { found: 3 }));
    assert_eq!(broken(store.read_since(1)), (2, Break::Gap { found: 3 }));
    assert!(matches!(store.read_since(2), Err(StoreError::NoEntry(2))));
    assert_eq!(store.read_since(3).unwrap(), stored[3..4], "reads, and checks, only the tail");

    conn.execute("UPDATE entry SET seq = -7 WHERE seq = 4", []).unwrap();
    conn.execute("UPDATE entry SET seq = 2 WHERE seq = 3", []).unwrap();
    assert_eq!(broken(verify(&store)), (2, Break::Link));
    conn.execute("DELETE FROM entry WHERE seq = 2", []).unwrap();
    assert_eq!(broken(verify(&store)), (2, Break::Gap { found: -7 }));
    assert_eq!(store.head().unwrap(), stored[0].head());
}

#[test]
fn a_break_in_the_tail_is_met_when_reading_or_appending() {
    let (_folder, path, mut store) = ledger();
    let stored = add(&mut store, &["a", "b", "c", "d"].map(note));
    let conn = raw(&path);
    disarm(&conn);
    conn.execute("UPDATE entry SET actor = 'li' WHERE seq = 3", []).unwrap();
    assert_eq!(broken(store.read_since(1)), (3, Break::Hash));
    assert_eq!(broken(store.read_since(2)), (3, Break::Hash));
    assert_eq!(broken(store.read_since(3)), (3, Break::Hash), "the anchor is checked as well");
    assert_eq!(store.read_since(4).unwrap(), []);
    assert_eq!(broken(store.read(&[2, 3])), (3, Break::Hash));
    assert_eq!(broken(store.append(&stored[1].head(), &[note("e")])), (3, Break::Hash));
    // Resealed, so that its own hash fits: then the next does not follow it.
    let mut third = Entry { actor: "li".into(), ..stored[2].clone() };
    third.hash = chain::hash(&third);
    conn.execute("UPDATE entry SET hash = ?1 WHERE seq = 3", [&third.hash]).unwrap();
    assert_eq!(broken(store.read_since(1)), (4, Break::Link));
    assert_eq!(broken(verify(&store)), (4, Break::Link));
    // A last entry that does not fit its hash is nothing to append to.
    conn.execute("UPDATE entry SET actor = 'li' WHERE seq = 4", []).unwrap();
    assert_eq!(broken(store.append(&stored[3].head(), &[note("e")])), (4, Break::Hash));
    assert_eq!(store.head().unwrap().seq, 4);
}

/// Every byte of the file in turn: either verify finds it, or the entries are what they were.
#[test]
fn no_flipped_byte_of_the_file_alters_an_entry_unseen() {
    let (folder, path, mut store) = ledger();
    let stored = add(&mut store, &["first", "second", "third"].map(note));
    drop(store);
    let sound = fs::read(&path).unwrap();
    let copy = folder.path().join("copy");
    let body = stored[1].body.as_bytes();
    let place = sound.windows(body.len()).position(|window| window == body).unwrap();
    let page = place / 4096 * 4096;
    // Before the body: `at`, `actor`, `kind` (version 1 takes no byte); behind it: two hashes.
    let record = place - 29 - 4 - 4..place + body.len() + 128;
    let used = (page..page + 64).chain(page + 2800..page + 4096);
    let mut found = 0;
    for at in used {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&copy, bytes).unwrap();
        let outcome = SqliteStore::open_still(&copy).and_then(|store| {
            let head = verify(&store)?;
            assert_eq!(store.read_since(0).unwrap(), stored[..head.seq as usize], "byte {at}");
            Ok(head)
        });
        if record.contains(&at) {
            assert_eq!(broken(outcome).0, 2, "byte {at}");
            found += 1;
        } else if let Ok(head) = outcome {
            assert!(head.seq == 3 || at < page + 64, "byte {at}: only {head}");
        }
    }
    assert_eq!(found, record.len());
}

fn entries() -> impl Strategy<Value = Vec<NewEntry>> {
    let entry = ("\\PC{1,12}", "[a-z_]{1,20}", any::<u32>(), ".{0,40}").prop_map(
        |(actor, kind, version, text)| {
            let body = serde_json::json!({ "text": text }).to_string();
            NewEntry { actor, version, ..new(&kind, &body) }
        },
    );
    prop::collection::vec(entry, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_flipped_byte_of_any_field_is_named(
        batches in prop::collection::vec(entries(), 1..4),
        victim: prop::sample::Index,
        column in 0..COLUMNS.len(),
        byte: prop::sample::Index,
        bit in 0..8,
    ) {
        let (_folder, path, mut store) = ledger();
        let mut stored = Vec::new();
        for batch in &batches {
            let head = stored.last().map_or_else(Head::default, Entry::head);
            match store.append(&head, batch).unwrap() {
                Appended::Stored(entries) => stored.extend(entries),
                Appended::Moved(_) => panic!("moved"),
            }
        }
        prop_assert_eq!(&verify(&store).unwrap(), &stored.last().unwrap().head());
        prop_assert_eq!(&store.read_since(0).unwrap(), &stored);

        let seq = stored[victim.index(stored.len())].seq;
        let column = COLUMNS[column];
        let conn = raw(&path);
        disarm(&conn);
        let sql = format!("SELECT {column} FROM entry WHERE seq = ?1");
        let value: Value = conn.query_row(&sql, [seq as i64], |row| row.get(0)).unwrap();
        let (mut bytes, cast) = match value {
            Value::Integer(number) => (number.to_be_bytes().to_vec(), "?2"),
            Value::Text(text) => (text.into_bytes(), "CAST(?2 AS TEXT)"),
            other => panic!("{other:?}"),
        };
        let at = byte.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        let value = match <[u8; 8]>::try_from(&bytes[..]) {
            Ok(number) if cast == "?2" => Value::Integer(i64::from_be_bytes(number)),
            _ => Value::Blob(bytes),
        };
        let sql = format!("UPDATE entry SET {column} = {cast} WHERE seq = ?1");
        // Where the number flips to one that is taken, the flip cannot be stored.
        if conn.execute(&sql, params![seq as i64, value]).is_ok() {
            prop_assert_eq!(broken(verify(&store)).0, seq);
        } else {
            prop_assert_eq!(column, "seq");
        }
    }
}
