//! The ledger for people with SQL.

use rusqlite::Connection;

use super::run::{fresh, halfsky};

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
    let csv = halfsky(&ledger, &["export", "ledger", "--format", "csv"]);
    assert!(csv.code == 2 && csv.err.contains("SQLite"), "{}", csv.err);
}
