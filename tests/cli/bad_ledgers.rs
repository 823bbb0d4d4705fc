//! Ledgers that are wrong: each gets one sentence, and nothing is lost.

use std::fs;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params};

use super::founded::founded;
use super::run::{fresh, halfsky, on};

const NOTE: &str = r#"{"kind":"write_note","item":"1.2","text":"记"}"#;

fn all_refuse(path: &Path, part: &str) {
    for command in ["status", "unmet", "log", "verify", "record"] {
        let said = halfsky(path, &[command]).refused();
        assert!(said.contains(part) && said.contains(path.to_str().unwrap()), "{command}: {said}");
    }
}

#[test]
fn a_file_that_is_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "买菜\n").unwrap();
    all_refuse(&path, "不是半边天的台账");
    assert_eq!(fs::read_to_string(&path).unwrap(), "买菜\n");
    assert!(halfsky(&path, &["init"]).refused().contains("不是半边天的台账"));
    // As a crash or another program leaves what was one.
    fs::write(&path, "").unwrap();
    all_refuse(&path, "halfsky restore 备份 --aside");
}

#[test]
fn a_ledger_that_is_cut_off_is_called_damaged_and_restored_from_a_backup() {
    let (_folder, path) = fresh();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..4096 * 2]).unwrap();
    let said = halfsky(&path, &["verify"]).err;
    assert!(said.contains("损坏") && said.contains("halfsky restore 备份 --aside"), "{said}");
    assert!(!said.contains("malformed") && !said.contains("image"), "{said}");
}

#[test]
fn whoever_starts_is_told_of_a_clock_that_can_hardly_be_right() {
    let note = format!("{NOTE}\n");
    for (at, told) in [
        ("2096-01-05T09:00:00+08:00", "早于最近一条记录 2096-01-05"),
        ("2020-01-05T09:00:00+08:00", "先校准再录入"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("l.db");
        drop(founded(&path, ("zhang-min", "张敏"), (at, false)));
        let sheet = folder.path().join("a.csv");
        fs::write(&sheet, "代号,年度,数值\nhiv_mtct,2025,1\n").unwrap();
        let import = ["import", sheet.to_str().unwrap(), "--dry-run"];
        for (args, input) in [(&["status"][..], ""), (&import, ""), (&["record"], &*note)] {
            let run = on(&path, args, input);
            let lines: Vec<&str> =
                run.err.lines().filter(|line| line.contains("本机时钟")).collect();
            assert!(lines.len() == 1 && lines[0].contains(told), "{args:?}: {}", run.err);
        }
        if at.starts_with("2096") {
            let shown = halfsky(&path, &["show", "8"]).done();
            assert!(shown.contains("录入时本机时钟为"), "{shown}");
        }
    }
    let (_folder, path) = fresh();
    halfsky(&path, &["status"]).done();
}

#[test]
fn a_ledger_of_a_later_version() {
    let (_folder, path) = fresh();
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 9").unwrap();
    all_refuse(&path, "更新的版本");
}

#[test]
fn an_entry_of_a_later_version() {
    let (_folder, path) = fresh();
    let conn = Connection::open(&path).unwrap();
    let mut next = halfsky::domain::entry::Entry {
        seq: 8,
        at: "2026-11-23T10:00:00.000+08:00".into(),
        actor: "zhang-min".into(),
        kind: "moon_landed".into(),
        version: 1,
        body: "{}".into(),
        prev: conn.query_row("SELECT hash FROM entry WHERE seq = 7", [], |r| r.get(0)).unwrap(),
        hash: String::new(),
    };
    next.hash = halfsky::ledger::chain::hash(&next);
    conn.execute(
        "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![8, next.at, next.actor, next.kind, 1, next.body, next.prev, next.hash],
    )
    .unwrap();
    let said = halfsky(&path, &["status"]).refused();
    assert!(said.contains("#8") && said.contains("升级"), "{said}");
}

#[test]
fn a_ledger_that_others_keep_locked() {
    let (_folder, path) = fresh();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(halfsky(&path, &["status"]).done().contains("71"), "reading goes on");
    let began = Instant::now();
    let run = on(&path, &["record"], NOTE);
    assert_eq!(run.code, 1);
    assert!(run.out.contains(r#""ok":false,"line":1"#) && run.out.contains("占用"), "{}", run.out);
    assert!((4..8).contains(&began.elapsed().as_secs()));
    conn.execute_batch("ROLLBACK").unwrap();
    assert!(on(&path, &["record"], NOTE).done().contains(r#""seq":8"#));
}

#[test]
fn a_ledger_that_cannot_be_written() {
    let (_folder, path) = fresh();
    // Root may write everywhere, but SQLite itself only reads where the header asks for a later
    // way of writing.
    let mut bytes = fs::read(&path).unwrap();
    bytes[18] = 9;
    fs::write(&path, bytes).unwrap();
    assert!(halfsky(&path, &["status"]).done().contains("71"), "reading goes on");
    let record = on(&path, &["record"], NOTE);
    assert_eq!((record.code, record.out.as_str()), (1, ""));
    assert!(record.err.contains("只能读不能写"), "{}", record.err);
    assert_eq!(record.err.lines().count(), 1);
    halfsky(&path, &["verify"]).done();
}

/// Alters an entry as somebody with the file in hand can.
fn alter(path: &Path, seq: i64) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "DROP TRIGGER IF EXISTS entry_never_changes; DROP TRIGGER IF EXISTS entry_never_leaves;
         DROP TRIGGER IF EXISTS entry_in_order;",
    )
    .unwrap();
    let altered = conn
        .execute("UPDATE entry SET body = replace(body, '拟', '定') || ' ' WHERE seq = ?1", [seq]);
    assert_eq!(altered.unwrap(), 1);
}

#[test]
fn a_broken_chain_is_shown_up_to_the_break_and_takes_nothing() {
    let (_folder, path) = fresh();
    let head = super::json(&path, &["status", "--json"])["head"].as_str().unwrap().to_owned();
    alter(&path, 6);
    let status = halfsky(&path, &["status", "--json"]);
    assert_eq!(status.code, 1, "a script must not take it for all that was entered");
    assert!(status.err.contains("#6") && status.err.contains("只读"), "{}", status.err);
    assert_eq!(status.err.lines().count(), 1);
    let shown: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!((&shown["broken_at"], &shown["totals"]["targets"]), (&6.into(), &71.into()));
    assert!(shown["head"].as_str().unwrap().starts_with("5:"));
    assert_eq!(halfsky(&path, &["duties", "--overdue"]).code, 1);
    assert_eq!(halfsky(&path, &["authorized-keys"]).code, 0, "sshd would let nobody in");
    let paper = halfsky(&path, &["report", "yearly-report"]);
    assert_eq!((paper.code, paper.out.as_str()), (1, ""));
    assert!(paper.err.contains("#6") && paper.err.contains("文书"), "{}", paper.err);

    let record = on(&path, &["record"], NOTE);
    assert_eq!((record.code, record.out.as_str()), (1, ""));
    assert!(record.err.contains("#6"), "{}", record.err);
    let verify = halfsky(&path, &["verify"]).refused();
    assert!(verify.contains("#6") && verify.contains("校验值"), "{verify}");
    let json = halfsky(&path, &["verify", "--json", "--paper", &head]);
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, &told["sound"], &told["broken_at"]), (1, &false.into(), &6.into()));
    assert!(told["paper_held"].is_null(), "entry 7 stands behind the break");
    let paper = halfsky(&path, &["verify", "--paper", &head]);
    assert_eq!(paper.code, 1);
    assert!(paper.out.contains("#7") && paper.err.contains("#6"), "{} {}", paper.out, paper.err);
    let program = assert_cmd::cargo::cargo_bin!("halfsky");
    let line = r#""$0" --ledger "$1" verify --paper "$2" 2>&1"#;
    let both = std::process::Command::new("bash")
        .args(["-c", line])
        .args([program.as_os_str(), path.as_os_str(), head.as_ref()])
        .output();
    let both = String::from_utf8(both.unwrap().stdout).unwrap();
    assert!(both.find("#7") < both.find("#6"), "what was asked about stands first: {both}");
    let conn = Connection::open(&path).unwrap();
    let count: i64 = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 7, "nothing was added and nothing lost");
}

#[test]
fn no_paper_says_less_than_the_ledger_because_an_entry_was_altered() {
    let (folder, path) = super::duties::demo();
    let letter = ["letter", "--department", "卫健局"];
    for (kind, asked) in [("minutes_written", &["minutes"][..]), ("letter_issued", &letter)] {
        let altered = folder.path().join(format!("{kind}.sqlite3"));
        fs::copy(&path, &altered).unwrap();
        let paper = folder.path().join(format!("{kind}.md"));
        let write = [&["report"], asked, &["-o", paper.to_str().unwrap()]].concat();
        // What is read at a start is then in the snapshot, and nobody reads the entry for it.
        assert_eq!(halfsky(&altered, &write).code, 0);
        fs::remove_file(&paper).unwrap();
        for seq in entries_of(&altered, kind) {
            alter(&altered, seq);
        }
        let said = halfsky(&altered, &write).refused();
        assert!(said.contains("校验值"), "{said}");
        assert!(!paper.exists(), "{kind}");
    }
}

fn entries_of(path: &Path, kind: &str) -> Vec<i64> {
    let conn = Connection::open(path).unwrap();
    let mut of_kind = conn.prepare("SELECT seq FROM entry WHERE kind = ?1").unwrap();
    of_kind.query_map([kind], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn an_empty_ledger_can_be_founded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("l.sqlite3");
    drop(halfsky::ledger::SqliteStore::create(&path).unwrap());
    assert!(halfsky(&path, &["status"]).refused().contains("halfsky init"));
    super::init(&path, &[]).done();
    assert!(halfsky(&path, &["status"]).done().contains("71"));
}

/// Commands read a snapshot whole, and leave one aside of which a byte is wrong.
#[test]
fn what_commands_write_lacks_nothing_of_a_snapshot_that_is_damaged() {
    let (_folder, path) = super::duties::demo();
    let ways: [&[&str]; 3] = [
        &["export", "observations", "--format", "csv"],
        &["report", "department-sheet", "--department", "health", "--format", "md"],
        &["changes", "--since", "2026-01-01"],
    ];
    let snapshot = path.with_extension("sqlite3.snapshot");
    halfsky(&path, &["status"]).done();
    let sound = fs::read(&snapshot).unwrap();
    let told = ways.map(|way| halfsky(&path, way).done());
    for at in (sound.len() / 8..sound.len()).step_by(sound.len() / 4) {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        for (way, told) in ways.iter().zip(&told) {
            fs::write(&snapshot, &damaged).unwrap();
            assert_eq!(halfsky(&path, way).done(), *told, "{way:?}, byte {at}");
        }
    }
}
