//! The copy for SQL and its views, as somebody with sqlite3 sees them.

use halfsky::ledger::{SqliteStore, StoreError};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use super::{add, ledger, new, note, raw};

/// The columns of `v_entry` but for the body.
const ENTRY: &str = "seq, at, day, actor, kind, signatory, withdrawn_by";

/// The copy for SQL of a ledger, opened as any other program would that only reads.
fn queried(store: &SqliteStore) -> Connection {
    let file = store.path().with_extension("sql");
    std::fs::write(&file, store.for_sql().unwrap()).unwrap();
    Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// The rows of a query, cells joined with `|`, NULL as nothing.
fn rows(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let width = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let cells = (0..width).map(|index| match row.get(index).unwrap() {
            Value::Null => String::new(),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => panic!("{other:?}"),
        });
        Ok(cells.collect::<Vec<_>>().join("|"))
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn filled() -> (tempfile::TempDir, Connection) {
    let (folder, _, mut store) = ledger();
    let entries = [
        (
            "departments_entered",
            r#"{"on":"2026-01-05","departments":[
            {"id":"health","name":"市卫生健康局","short":"卫健局","kind":"government"},
            {"id":"union","name":"市总工会","short":"总工会","kind":"union"}]}"#,
        ),
        (
            "assigned",
            r#"{"on":"2026-01-05","assignments":[
            {"item":"1.2","lead":["health"],"cooperating":["union","edu"]},
            {"item":"1-2","lead":["health","union"],"cooperating":[]}]}"#,
        ),
        (
            "letter_issued",
            r#"{"on":"2026-01-06","department":"health","year":2026,
            "items":["1.2"]}"#,
        ),
        (
            "letter_signed",
            r#"{"on":"2026-01-09","letter":3,"on_behalf_of":{
            "department":"health","signatory":"张三","title":"局长","paper":"卫发〔2026〕1号"}}"#,
        ),
        ("letter_countersigned", r#"{"on":"2026-01-10","letter":3}"#),
        (
            "scheme_filed",
            r#"{"on":"2026-02-01","department":"health","section":"妇幼科",
            "officer":"李四","text":"…"}"#,
        ),
        (
            "report_submitted",
            r#"{"on":"2026-11-01","department":"health","form":"work",
            "year":2026,"heading":"工作报告","text":"…","progress":[]}"#,
        ),
        ("report_returned", r#"{"on":"2026-11-03","report":7,"reason":"缺数据"}"#),
        (
            "report_submitted",
            r#"{"on":"2026-11-05","department":"union","form":"situation",
            "year":2026,"heading":"情况报告","text":"…","progress":[
            {"item":"1-2","progress":"done","note":""}]}"#,
        ),
        ("report_accepted", r#"{"on":"2026-11-06","report":7,"comment":"好"}"#),
        ("withdrawn", r#"{"on":"2026-11-07","entry":10,"reason":"误录"}"#),
        ("withdrawn", r#"{"on":"2026-11-08","entry":9,"reason":"重复"}"#),
        ("note", r#"["not an object"]"#),
    ];
    add(&mut store, &entries.map(|(kind, body)| new(kind, body)));
    let conn = queried(&store);
    (folder, conn)
}

#[test]
fn entries_and_withdrawals() {
    let (_folder, conn) = filled();
    assert_eq!(
        rows(&conn, &format!("SELECT {ENTRY} FROM v_entry WHERE seq IN (4, 10, 13) ORDER BY seq")),
        [
            "4|2026-11-23T09:30:00.500+08:00|2026-01-09|wang|letter_signed|张三|",
            "10|2026-11-23T09:30:00.500+08:00|2026-11-06|wang|report_accepted||11",
            "13|2026-11-23T09:30:00.500+08:00||wang|note||",
        ]
    );
    assert_eq!(rows(&conn, "SELECT count(*) FROM v_entry"), ["13"]);
    assert_eq!(
        rows(&conn, "SELECT seq, day, actor, entry, reason, withdrawn_by FROM v_withdrawn"),
        ["11|2026-11-07|wang|10|误录|", "12|2026-11-08|wang|9|重复|"]
    );
}

#[test]
fn departments_and_assignments() {
    let (_folder, conn) = filled();
    assert_eq!(
        rows(&conn, "SELECT * FROM v_department ORDER BY id"),
        ["1|health|市卫生健康局|卫健局|government|", "1|union|市总工会|总工会|union|"]
    );
    assert_eq!(
        rows(&conn, "SELECT * FROM v_assignment ORDER BY item, part, department"),
        [
            "2|1-2|health|lead|2||",
            "2|1-2|union|lead|2||",
            "2|1.2|edu|cooperating|2||",
            "2|1.2|union|cooperating|2||",
            "2|1.2|health|lead|2||",
        ]
    );
}

#[test]
fn assignments_that_hold_now_are_told_from_those_before() {
    let (_folder, _, mut store) = ledger();
    let assigned = |item: &str, lead: &str, proposed: bool| {
        let one = format!(
            r#"{{"item":"{item}","lead":["{lead}"],"cooperating":[],"proposed":{proposed}}}"#
        );
        new("assigned", &format!(r#"{{"on":"2026-01-05","assignments":[{one}]}}"#))
    };
    let entries = [
        assigned("women/1.1", "a", true),
        new("assignments_confirmed", r#"{"items":["women/1.1","women/1.2"]}"#),
        assigned("women/1.1", "b", true),
        assigned("women/1.2", "c", true),
        new("unassigned", r#"{"item":"women/1.2","reason":"错"}"#),
        assigned("women/1.3", "d", true),
        assigned("women/1.3", "e", true),
        new("withdrawn", r#"{"entry":7,"reason":"误"}"#),
        new("assignments_confirmed", r#"{"items":["women/1.3","women/1.1"]}"#),
        new("withdrawn", r#"{"entry":9,"reason":"误"}"#),
        new("assignments_confirmed", r#"{"items":["women/1.3"]}"#),
        assigned("women/1.4", "f", false),
    ];
    add(&mut store, &entries);
    let conn = queried(&store);
    assert_eq!(
        rows(
            &conn,
            "SELECT seq, item, department, confirmed_by, replaced_by, withdrawn_by
               FROM v_assignment ORDER BY seq"
        ),
        [
            "1|women/1.1|a|2|3|",
            "3|women/1.1|b|||",
            "4|women/1.2|c||5|",
            "6|women/1.3|d|11||",
            "7|women/1.3|e|||8",
            "12|women/1.4|f|12||",
        ]
    );
    assert_eq!(
        rows(&conn, "SELECT * FROM v_assignment_now ORDER BY item"),
        ["women/1.1|b|lead|3|", "women/1.3|d|lead|6|11", "women/1.4|f|lead|12|12"]
    );
}

#[test]
fn what_a_merged_department_answered_for_is_its_heirs() {
    let (_folder, _, mut store) = ledger();
    let entries = [
        new(
            "departments_entered",
            r#"{"departments":[{"id":"sports","name":"体育局","short":"体育局","kind":"government"}]}"#,
        ),
        new(
            "assigned",
            r#"{"assignments":[
                {"item":"women/1.9","lead":["sports"],"cooperating":["culture","health"]},
                {"item":"women/1.8","lead":["gone"],"cooperating":["sports"]}]}"#,
        ),
        new("department_renamed", r#"{"department":"sports","name":"体育中心","short":"体育"}"#),
        new("department_merged", r#"{"department":"sports","into":"culture"}"#),
        new("department_merged", r#"{"department":"culture","into":"tourism"}"#),
        new("department_dissolved", r#"{"department":"gone","reason":"撤"}"#),
        new("department_merged", r#"{"department":"health","into":"tourism"}"#),
        new("withdrawn", r#"{"entry":7,"reason":"误"}"#),
    ];
    add(&mut store, &entries);
    let conn = queried(&store);
    assert_eq!(
        rows(&conn, "SELECT * FROM v_heir ORDER BY department"),
        ["culture|tourism", "gone|", "sports|tourism"]
    );
    assert_eq!(
        rows(&conn, "SELECT item, department, part FROM v_assignment_now ORDER BY 1, 2"),
        ["women/1.8|tourism|cooperating", "women/1.9|health|cooperating", "women/1.9|tourism|lead"]
    );
    assert_eq!(
        rows(&conn, "SELECT seq, name, kind FROM v_department ORDER BY seq"),
        ["1|体育局|government", "3|体育中心|"]
    );
}

#[test]
fn assignments_do_not_grow_with_the_square() {
    let (_folder, _, mut store) = ledger();
    let items: Vec<String> =
        (0..157).map(|nth| format!("women/{}.{}", nth / 20 + 1, nth)).collect();
    let many: Vec<_> = (0..40)
        .flat_map(|_| {
            let one = |item: &String| format!(r#"{{"item":"{item}","lead":["a","b"]}}"#);
            let all: Vec<String> = items.iter().map(one).collect();
            let names: Vec<String> = items.iter().map(|item| format!("{item:?}")).collect();
            let assigned = format!(r#"{{"assignments":[{}]}}"#, all.join(","));
            let confirmed = format!(r#"{{"items":[{}]}}"#, names.join(","));
            [new("assigned", &assigned), new("assignments_confirmed", &confirmed)]
        })
        .collect();
    add(&mut store, &many);
    let began = std::time::Instant::now();
    let sql = "SELECT count(*), count(DISTINCT item) FROM v_assignment_now";
    assert_eq!(rows(&queried(&store), sql), ["314|157"]);
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
}

#[test]
fn duties_and_reports() {
    let (_folder, conn) = filled();
    assert_eq!(
        rows(
            &conn,
            "SELECT seq, day, kind, department, year, refers_to, withdrawn_by
               FROM v_duty_event ORDER BY seq"
        ),
        [
            "3|2026-01-06|letter_issued|health|2026||",
            "4|2026-01-09|letter_signed|health|2026|3|",
            "5|2026-01-10|letter_countersigned|health|2026|3|",
            "6|2026-02-01|scheme_filed|health|||",
            "7|2026-11-01|report_submitted|health|2026||",
            "8|2026-11-03|report_returned|health|2026|7|",
            "9|2026-11-05|report_submitted|union|2026||12",
            "10|2026-11-06|report_accepted|health|2026|7|11",
        ]
    );
    // The acceptance of 7 was withdrawn, so its return stands again.
    assert_eq!(
        rows(
            &conn,
            "SELECT seq, day, department, form, year, heading, state, decided_by, remark,
                    replaced_by, withdrawn_by
               FROM v_report ORDER BY seq"
        ),
        [
            "7|2026-11-01|health|work|2026|工作报告|returned|8|缺数据||",
            "9|2026-11-05|union|situation|2026|情况报告|submitted||||12",
        ]
    );
}

/// Another takes the place of a report that waits or was returned, as long as it stands itself.
#[test]
fn what_was_replaced_waits_no_more() {
    let (_folder, _, mut store) = ledger();
    let report = r#"{"on":"2026-11-01","department":"a","form":"work","year":2026}"#;
    let again = r#"{"on":"2026-11-02","department":"a","form":"work","year":2026,"replaces":1}"#;
    let entries = [("report_submitted", report), ("report_submitted", again)];
    add(&mut store, &entries.map(|(kind, body)| new(kind, body)));
    let sql = "SELECT seq, state, replaced_by FROM v_report ORDER BY seq";
    assert_eq!(rows(&queried(&store), sql), ["1|replaced|2", "2|submitted|"]);
    add(&mut store, &[new("withdrawn", r#"{"on":"2026-11-03","entry":2,"reason":"误"}"#)]);
    assert_eq!(rows(&queried(&store), sql)[0], "1|submitted|");
}

/// Whoever queries a large ledger must not wait for long.
#[test]
fn views_do_not_grow_with_the_square() {
    let (_folder, _, mut store) = ledger();
    let report = r#"{"on":"2026-11-01","department":"a","form":"work","year":2026}"#;
    let many: Vec<_> = (0..3000)
        .flat_map(|nth| {
            let accepted = format!(r#"{{"report":{}}}"#, nth * 3 + 1);
            let withdrawn = format!(r#"{{"entry":{}}}"#, nth * 3 + 2);
            [
                new("report_submitted", report),
                new("report_accepted", &accepted),
                new("withdrawn", &withdrawn),
            ]
        })
        .collect();
    add(&mut store, &many);
    let began = std::time::Instant::now();
    let sql = "SELECT count(*), count(decided_by) FROM v_report WHERE withdrawn_by IS NULL";
    assert_eq!(rows(&queried(&store), sql), ["3000|0"]);
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
}

#[test]
fn figures_with_what_became_of_them() {
    let (_folder, _, mut store) = ledger();
    let entries = [
        (
            "observed",
            r#"{"on":"2026-06-01","plan":"women","figures":[
            {"indicator":"a","year":2025,"value":"14.30","numerator":"1","denominator":"7"},
            {"indicator":"a","year":2025,"sex":"female","value":"9"},
            {"indicator":"b","year":2025,"area":"rural","denominator":"0","preliminary":true}],
            "reason":"历年"}"#,
        ),
        (
            "corrected",
            r#"{"on":"2026-06-02","plan":"women","figures":[
            {"indicator":"a","year":2025,"value":"14.4","source":"年报"}],"reason":"口径"}"#,
        ),
        (
            "corrected",
            r#"{"on":"2026-06-03","plan":"women","figures":[
            {"indicator":"a","year":2025,"sex":"female","value":"8"}],"reason":"误"}"#,
        ),
        ("withdrawn", r#"{"on":"2026-06-04","entry":3,"reason":"误录"}"#),
        ("verified", r#"{"on":"2026-06-05","entry":1,"comment":""}"#),
        ("verified", r#"{"on":"2026-06-05","entry":2,"comment":""}"#),
        ("withdrawn", r#"{"on":"2026-06-06","entry":6,"reason":"误审"}"#),
        (
            "figures_returned",
            r#"{"on":"2026-06-07","plan":"women","standing":[
            {"indicator":"a","year":2025,"sex":"female","entry":1}],"reason":"请核对"}"#,
        ),
        (
            "figures_voided",
            r#"{"on":"2026-06-08","plan":"women","standing":[
            {"indicator":"b","year":2025,"area":"rural","entry":1}],"reason":"没有农村"}"#,
        ),
        (
            "figures_voided",
            r#"{"on":"2026-06-08","plan":"women","standing":[
            {"indicator":"a","year":2025,"entry":2}],"reason":"误作废"}"#,
        ),
        ("withdrawn", r#"{"on":"2026-06-08","entry":10,"reason":"误"}"#),
    ];
    add(&mut store, &entries.map(|(kind, body)| new(kind, body)));
    let conn = queried(&store);
    assert_eq!(
        rows(
            &conn,
            "SELECT seq, day, indicator, year, sex, area, value, numerator, denominator, source,
                    preliminary, reason, replaced_by, verified_by,
                    returned_by, withdrawn_by
               FROM v_observation ORDER BY seq, indicator, sex DESC"
        ),
        [
            "1|2026-06-01|a|2025|total|total|14.30|1|7||0|历年|2|5||",
            "1|2026-06-01|a|2025|female|total|9||||0|历年||5|8|",
            "1|2026-06-01|b|2025|total|rural|||0||1|历年|9|5||",
            "2|2026-06-02|a|2025|total|total|14.4|||年报|0|口径||||",
            "3|2026-06-03|a|2025|female|total|8||||0|误||||4",
        ]
    );
}

#[test]
fn warnings_with_their_answers() {
    let (_folder, _, mut store) = ledger();
    let issued = r#"{"on":"2026-06-01","plan":"women","indicator":"a","warning":"missing",
        "year":2025,"item":"women/1.2","departments":["health","union"],"paper":"9号","text":""}"#;
    let answered = |cause: &str| {
        format!(
            r#"{{"on":"2026-06-09","entry":1,"department":"health","cause":"{cause}",
            "countermeasure":"补报"}}"#
        )
    };
    let entries = [
        new("warning_issued", issued),
        new("warning_answered", &answered("人手不足")),
        new("withdrawn", r#"{"on":"2026-06-10","entry":2,"reason":"误"}"#),
        new("warning_answered", &answered("换人")),
        new("warning_issued", issued),
        new("withdrawn", r#"{"on":"2026-06-11","entry":5,"reason":"重复"}"#),
    ];
    add(&mut store, &entries);
    let told = "SELECT seq, day, indicator, warning, year, item, department, paper, answered_by,
                       answered_on, cause, countermeasure, withdrawn_by
                  FROM v_warning ORDER BY seq, department";
    assert_eq!(
        rows(&queried(&store), told),
        [
            "1|2026-06-01|a|missing|2025|women/1.2|health|9号|4|2026-06-09|换人|补报|",
            "1|2026-06-01|a|missing|2025|women/1.2|union|9号|4|2026-06-09|换人|补报|",
            "5|2026-06-01|a|missing|2025|women/1.2|health|9号|||||6",
            "5|2026-06-01|a|missing|2025|women/1.2|union|9号|||||6",
        ]
    );
}

#[test]
fn figures_do_not_grow_with_the_square() {
    let (_folder, _, mut store) = ledger();
    let batch = |kind: &str, round: usize| {
        let one = |nth: usize| format!(r#"{{"indicator":"i{nth}","year":2025,"value":"{round}"}}"#);
        let all: Vec<String> = (0..100).map(one).collect();
        new(kind, &format!(r#"{{"plan":"women","figures":[{}],"reason":"改"}}"#, all.join(",")))
    };
    let many: Vec<_> =
        (0..60).map(|nth| batch(if nth == 0 { "observed" } else { "corrected" }, nth)).collect();
    add(&mut store, &many);
    let began = std::time::Instant::now();
    let sql = "SELECT count(*), sum(replaced_by IS NULL) FROM v_observation";
    assert_eq!(rows(&queried(&store), sql), ["6000|100"]);
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
}

#[test]
fn actions_documents_reviews_support_and_decisions_are_tables() {
    let (_folder, _, mut store) = ledger();
    let entries = [
        new(
            "action_opened",
            r#"{"on":"2026-04-16","heading":"补齐","owners":["health","union"],
            "due":"2026-06-30","ordered_by":"全委会","item":"women/5.4"}"#,
        ),
        new(
            "action_extended",
            r#"{"on":"2026-06-01","action":1,"due":"2026-08-31","reason":"等"}"#,
        ),
        new("action_closed", r#"{"on":"2026-08-01","action":1,"result":"齐了"}"#),
        new("withdrawn", r#"{"on":"2026-08-02","entry":3,"reason":"没齐"}"#),
        new(
            "document_filed",
            r#"{"on":"2026-09-24","document_kind":"monitoring_report","year":2025,
            "heading":"监测报告","text":"…"}"#,
        ),
        new("document_approved", r#"{"on":"2026-10-01","entry":5}"#),
        new(
            "report_submitted",
            r#"{"on":"2026-02-10","department":"health","form":"duty","year":2025,
            "heading":"述职","text":"…"}"#,
        ),
        new("duty_reviewed", r#"{"on":"2026-03-20","report":7,"grade":"good","comment":"好"}"#),
        new(
            "evaluation_recorded",
            r#"{"on":"2026-10-20","item":"women/1.3","term":"midterm","year":2025,
            "finding":"nearly","text":"接近"}"#,
        ),
        new(
            "activity_recorded",
            r#"{"on":"2026-05-15","department":"union","activity_kind":"training",
            "heading":"培训","participants":40,"women":30,"men":10}"#,
        ),
        new(
            "funds_recorded",
            r#"{"on":"2026-03-21","department":"finance","year":2026,"purpose":"经费",
            "budget":"338"}"#,
        ),
        new(
            "meeting_called",
            r#"{"on":"2026-11-01","meeting_kind":"full","day":"2026-11-20","place":"三楼",
            "chair":"周"}"#,
        ),
        new(
            "decision_taken",
            r#"{"on":"2026-11-20","meeting":12,"agenda_item":1,"text":"列入预算"}"#,
        ),
    ];
    add(&mut store, &entries);
    let conn = queried(&store);
    let told = |what: &str, from: &str| rows(&conn, &format!("SELECT {what} FROM {from}"));
    assert_eq!(
        told("seq, department, due, closed_by, result, withdrawn_by", "v_action"),
        ["1|health|2026-08-31|||", "1|union|2026-08-31|||"]
    );
    assert_eq!(
        told("seq, kind, year, state, decided_by", "v_document"),
        ["5|monitoring_report|2025|approved|6"]
    );
    assert_eq!(told("report, department, year, grade", "v_review"), ["7|health|2025|good"]);
    assert_eq!(told("item, term, finding", "v_verdict"), ["women/1.3|midterm|nearly"]);
    assert_eq!(told("department, kind, women", "v_activity"), ["union|training|30"]);
    assert_eq!(told("department, year, budget, spent", "v_funds"), ["finance|2026|338|"]);
    assert_eq!(
        told("meeting, meeting_kind, agenda_item, text", "v_decision"),
        ["12|full|1|列入预算"]
    );
}

#[test]
fn the_copy_for_sql_is_no_ledger_and_needs_nothing_beside_it() {
    let (folder, _, mut store) = ledger();
    add(&mut store, &[note("one"), note("two")]);
    let conn = queried(&store);
    add(&mut store, &[note("three")]);
    assert_eq!(rows(&conn, "SELECT count(*) FROM v_entry"), ["2"], "as it was then");
    assert_eq!(rows(&conn, "PRAGMA journal_mode"), ["delete"]);
    assert_eq!(rows(&conn, "PRAGMA integrity_check"), ["ok"]);
    let file = store.path().with_extension("sql");
    let opened = SqliteStore::open(&file);
    assert!(matches!(opened, Err(StoreError::NotALedger(_))), "{opened:?}");
    let beside = |suffix: &str| halfsky::disk::beside(&file, suffix).exists();
    assert!(!beside("-wal") && !beside("-shm"));
    drop(folder);
}

/// Ledgers made before the views were in the copy alone have them too.
#[test]
fn a_ledger_with_views_of_its_own_is_as_good() {
    let (_folder, path, mut store) = ledger();
    raw(&path).execute_batch(include_str!("../../src/ledger/views.sql")).unwrap();
    add(&mut store, &[note("one"), note("two")]);
    assert_eq!(rows(&raw(&path), "SELECT count(*) FROM v_entry"), ["2"]);
    assert_eq!(rows(&queried(&store), "SELECT count(*) FROM v_entry"), ["2"]);
    drop(store);
    let reading = SqliteStore::open_still(&path).unwrap();
    assert_eq!(rows(&queried(&reading), "SELECT count(*) FROM v_entry"), ["2"]);
}

#[test]
fn a_new_ledger_has_no_views_to_be_read_at_every_start() {
    let (_folder, path, _store) = ledger();
    let kinds =
        "SELECT group_concat(DISTINCT type) FROM (SELECT type FROM sqlite_schema ORDER BY 1)";
    assert_eq!(rows(&raw(&path), kinds), ["index,table,trigger"]);
}
