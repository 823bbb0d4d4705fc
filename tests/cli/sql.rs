//! The ledger for people with SQL.

use std::os::unix::fs::PermissionsExt;

use rusqlite::Connection;

use super::run::{fresh, halfsky, program};

#[test]
fn the_ledger_is_exported_for_sql() {
    let (folder, ledger) = fresh();
    let file = folder.path().join("台账.sqlite");
    let to = file.to_str().unwrap();
    let written = halfsky(&ledger, &["export", "台账", "-o", to]);
    assert!(written.code == 0 && written.err.contains("已写出"), "{}", written.err);
    let conn = Connection::open(&file).unwrap();
    let ask = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let entries = ask("SELECT max(seq) FROM v_entry");
    assert!(entries > 0 && entries == ask("SELECT count(*) FROM entry"));
    assert_eq!(ask("SELECT count(DISTINCT item) FROM v_assignment_now"), 157);

    // It takes nobody's place, is no ledger, and has one form.
    let again = halfsky(&ledger, &["export", "ledger", "-o", to]);
    assert!(again.code == 1 && again.err.contains("台账.sqlite"), "{}", again.err);
    let opened = halfsky(&file, &["status"]);
    assert!(opened.code == 1 && opened.err.contains("不是"), "{}", opened.err);
    let csv = folder.path().join("台账.csv");
    for wrong in [["--format", "csv"], ["--encoding", "gb18030"], ["-o", csv.to_str().unwrap()]] {
        let refused = halfsky(&ledger, &[&["export", "ledger"][..], &wrong].concat());
        assert!(refused.code == 2 && refused.err.contains("SQLite"), "{}", refused.err);
    }
    assert!(!csv.exists());

    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "as the ledger's own");
}

#[test]
fn a_broken_ledger_is_not_exported() {
    let (folder, ledger) = fresh();
    let conn = Connection::open(&ledger).unwrap();
    conn.execute_batch(
        "DROP TRIGGER entry_never_changes; UPDATE entry SET actor = 'x' WHERE seq = 2",
    )
    .unwrap();
    drop(conn);
    let _ = std::fs::remove_file(halfsky::disk::beside(&ledger, ".snapshot"));
    let file = folder.path().join("台账.sqlite");
    let refused = halfsky(&ledger, &["export", "ledger", "-o", file.to_str().unwrap()]);
    assert!(refused.code == 1 && refused.err.contains("#2"), "{}", refused.err);
    assert!(!file.exists());
}

/// As a person whose key is bound to the program: over the line nothing but the file comes.
#[test]
fn over_ssh_the_copy_comes_as_it_is() {
    let (folder, ledger) = fresh();
    let mut command = program();
    command.env("SSH_ORIGINAL_COMMAND", "export ledger");
    command.args(["--ledger", ledger.to_str().unwrap(), "--as", "zhang-min"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    let file = folder.path().join("线上.sqlite");
    std::fs::write(&file, output.stdout).unwrap();
    let conn = Connection::open(&file).unwrap();
    let whole: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
}

/// Ledgers made before the views were in the copy alone have them too.
#[test]
fn a_ledger_with_views_of_its_own_is_backed_up_and_restored() {
    let (folder, ledger) = fresh();
    let conn = Connection::open(&ledger).unwrap();
    conn.execute_batch(include_str!("../../src/ledger/views.sql")).unwrap();
    drop(conn);
    let head = |ledger| halfsky(ledger, &["verify"]).done();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&ledger, &["backup", copy.to_str().unwrap()]).done();
    let before = head(&ledger);
    std::fs::remove_file(&ledger).unwrap();
    halfsky(&ledger, &["restore", copy.to_str().unwrap()]).done();
    assert_eq!(head(&ledger), before);
}
