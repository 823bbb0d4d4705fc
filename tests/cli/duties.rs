//! `halfsky duties`: the list, what scripts read of it, and the calendar.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::run::{halfsky, json, on, program};

/// The demonstration in a file; its day is 2026-11-20.
pub(super) fn demo() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    let made = program().args(["demo", "--write"]).arg(&path).output().unwrap();
    assert!(made.status.success());
    (folder, path)
}

/// Kind, year, day and days late of each.
fn listed(answer: &Value) -> Vec<(String, i64, String, i64)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = answer["duties"].as_array().unwrap().iter();
    rows.map(|duty| {
        let days = duty["days_late"].as_i64().unwrap();
        (text(&duty["kind"]), duty["year"].as_i64().unwrap(), text(&duty["due"]), days)
    })
    .collect()
}

fn overdue(path: &std::path::Path, department: &str) -> Value {
    let out = program()
        .args(["--ledger", path.to_str().unwrap(), "duties", "--overdue", "--json"])
        .args(["--department", department])
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1), "something is late");
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn a_year_of_which_nothing_is_owed_is_told() {
    let (_folder, path) = demo();
    let run = halfsky(&path, &["duties", "--year", "99"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("应在2021至2030年之间"), "{}", run.err);
    assert!(!halfsky(&path, &["duties", "--year", "2025"]).done().is_empty());
    assert_eq!(
        json(&path, &["duties", "--year", "2021", "--json"])["duties"],
        serde_json::json!([])
    );
}

#[test]
fn who_said_that_an_action_is_done_is_not_read_out_as_late() {
    let (_folder, path) = demo();
    let told = halfsky(&path, &["walkthrough"]).done();
    let line = told.lines().find(|line| line.contains("补齐养老、医保分性别数据")).unwrap();
    assert!(line.contains("人社局、医保局") && line.ends_with("（人社局）"), "{line}");
    let theirs = halfsky(&path, &["duties", "--department", "医保局"]).done();
    let line = theirs.lines().find(|line| line.contains("补齐养老、医保分性别数据")).unwrap();
    assert!(line.contains("待办结"), "{line}");
}

/// Who owes several answers is told to which warning each is.
#[test]
fn an_answer_that_is_owed_says_to_which_warning() {
    let (_folder, path) = demo();
    let answer = json(&path, &["duties", "--json", "--department", "城管局", "--kind", "答复预警"]);
    let about = answer["duties"][0]["answers"].clone();
    assert_eq!((&about["year"], &about["warning"]), (&json!(2025), &json!("rebound")), "{about}");
    assert!(about["indicator"].is_string());
    for asked in [&["duties"][..], &["duties", "--kind", "答复预警"], &["duties", "--ics"]] {
        let told = halfsky(&path, asked).done().replace("\r\n ", "");
        assert!(told.contains("答复预警：") && told.contains("反弹"), "{told}");
    }
}

#[test]
fn the_late_lists_of_two_departments_are_those_counted_by_hand() {
    let (_folder, path) = demo();
    let rows = |rows: &[(&str, i64, &str, i64)]| -> Vec<(String, i64, String, i64)> {
        rows.iter()
            .map(|(kind, year, due, days)| ((*kind).into(), *year, (*due).into(), *days))
            .collect()
    };
    // The duty report is late once; its review waits for it.
    // From the day after the day due to 2026-11-20: 11 + 31 to the end of January are 42 days from
    // 20 December, 293 from 31 January to 20 November, and 365 for each year more.
    let water = [
        ("work_report", 2024, "2024-12-20", 365 + 42 + 293),
        ("situation_report", 2024, "2025-01-31", 365 + 293),
        ("situation_report", 2025, "2026-01-31", 293),
        ("duty_report", 2025, "2026-02-28", 265),
        ("self_evaluation", 2025, "2026-07-31", 112),
    ];
    let answer = overdue(&path, "水利局");
    assert_eq!(listed(&answer), rows(&water));
    assert_eq!(answer["duties"][0]["key"], "work_report/water/2024");
    assert_eq!(answer["duties"][0]["department"], "水利局");
    let days = answer["duties"][0]["days_late"].clone();
    assert_eq!(answer["duties"][0]["standing"], json!({"state": "overdue", "days": days}));
    assert!(answer["duties"].as_array().unwrap().iter().all(|duty| duty["late"] == true));
    assert_eq!(answer["duties"][0]["what"], "年终工作报告（工作总结及下年安排）");
    let court = [
        ("situation_report", 2024, "2025-01-31", 365 + 293),
        ("work_report", 2025, "2025-12-20", 42 + 293),
    ];
    assert_eq!(listed(&overdue(&path, "court")), rows(&court));
}

#[test]
fn what_is_not_late_is_listed_and_is_no_failure() {
    let (_folder, path) = demo();
    let all = json(&path, &["duties", "--json", "--department", "water", "--all"]);
    let open = json(&path, &["duties", "--json", "--department", "water"]);
    assert!(listed(&all).len() > listed(&open).len());
    assert!(listed(&open).iter().any(|(.., days)| *days == 0));
    let standings: Vec<_> =
        all["duties"].as_array().unwrap().iter().map(|it| &it["standing"]).collect();
    assert!(standings.contains(&&json!({"state": "not_due"})), "{standings:?}");
    let of_2027 = json(&path, &["duties", "--json", "--year", "2027"]);
    assert!(listed(&of_2027).iter().all(|(_, year, ..)| *year == 2027));
    let late = halfsky(&path, &["duties", "--overdue", "--year", "2027"]).done();
    assert_eq!(late, "没有逾期事项\n", "there is more to do than what is late");
    assert!(halfsky(&path, &["duties"]).done().contains("水利局  应办"));
    halfsky(&path, &["duties", "--department", "税务处"]).refused();
}

#[test]
fn a_duty_is_named_in_record_as_it_is_listed() {
    let (_folder, path) = demo();
    let waive = r#"{"kind":"waive_duty","duty":"work_report/water/2024","reason":"抗洪"}"#;
    assert!(on(&path, &["--as", "wang-lan", "record"], waive).done().contains("\"ok\":true"));
    let late = listed(&overdue(&path, "水利局"));
    assert_eq!(late.len(), 4, "{late:?}");
}

#[test]
fn a_later_day_that_is_asked_for_is_listed_with_the_entry_that_asks() {
    let (_folder, path) = demo();
    let of_this_year = || {
        let all = json(&path, &["duties", "--json", "--department", "卫健局", "--year", "2026"]);
        let all = all["duties"].as_array().unwrap().clone();
        all.into_iter().find(|duty| duty["key"] == "work_report/health/2026").unwrap()
    };
    assert_eq!(of_this_year()["requested"], serde_json::Value::Null);
    let asks = r#"{"kind":"request_extension","duty":"work_report/health/2026",
        "due":"2027-01-15","reason":"省里数据下月才到"}"#
        .replace('\n', "");
    on(&path, &["--as", "li-na", "record"], &asks).done();
    let asked = of_this_year()["requested"].clone();
    assert_eq!(asked["until"], "2027-01-15");
    assert!(
        halfsky(&path, &["duties", "--department", "卫健局"])
            .done()
            .contains("申请延期至2027-01-15")
    );
    let no =
        format!(r#"{{"kind":"decline_extension","entry":{},"reason":"按原期限"}}"#, asked["seq"]);
    on(&path, &["--as", "wang-lan", "record"], &no).done();
    assert_eq!(of_this_year()["requested"], serde_json::Value::Null);
    assert!(halfsky(&path, &["duties", "--department", "卫健局"]).done().contains("未同意延期"));
}

#[test]
fn the_calendar_is_one() {
    let (_folder, path) = demo();
    let told = halfsky(&path, &["duties", "--ics"]).done();
    assert_eq!(told, halfsky(&path, &["duties", "--ics"]).done(), "the same from run to run");
    assert!(told.ends_with("END:VCALENDAR\r\n"));
    assert!(told.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let whole = told.replace("\r\n ", "");
    let lines: Vec<&str> = whole.split("\r\n").collect();
    assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    let uids: Vec<&&str> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    let mut once = uids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), uids.len(), "one of each");
    assert!(uids.contains(&&"UID:work_report/water/2024@halfsky"));
    for (start, count) in [("BEGIN:VEVENT", uids.len()), ("DTSTAMP:", uids.len())] {
        assert_eq!(lines.iter().filter(|line| line.starts_with(start)).count(), count);
    }
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20241220"));
    assert!(lines.contains(&"SUMMARY:水利局 2024年工作报告"));
}

#[test]
fn status_says_how_much_more_is_coming_and_what_lists_it() {
    let (_folder, path) = demo();
    let told = halfsky(&path, &["status"]).done();
    let coming = told.split("近期要办\n").nth(1).unwrap();
    let rows: Vec<&str> = coming.lines().take_while(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), 4, "{told}");
    assert_eq!(rows[3].trim(), "一年内还有14类，用 halfsky duties 按单位列出");
}

#[test]
fn an_order_is_shown_with_what_each_department_said_and_what_followed() {
    let (_folder, path) = demo();
    let log = halfsky(&path, &["log"]).done();
    let line = log.lines().find(|line| line.contains("交办人社局、医保局")).unwrap();
    let seq = line.split_whitespace().next().unwrap().trim_start_matches('#');
    let shown = halfsky(&path, &["show", seq]).done();
    for told in ["办理      应于2026-06-30前", "人社局    未反馈", "医保局    已办结", "后续"]
    {
        assert!(shown.contains(told), "no {told} in\n{shown}");
    }
    let followed = &json(&path, &["show", seq, "--json"])["followed_by"];
    assert!(shown.contains(&format!("#{}", followed[0])), "{followed}");
}

#[test]
fn what_was_returned_past_its_day_is_late_by_its_days() {
    let (_folder, path) = demo();
    let late = halfsky(&path, &["duties", "--overdue"]);
    assert!(late.out.lines().any(|line| line.contains("已退回") && line.contains("逾期293天")));
}

/// Who has handed in something and who has not, as the letters of 2026 stand when counted by hand.
#[test]
fn of_one_kind_everybody_who_owes_it_is_told() {
    let (_folder, path) = demo();
    let told =
        halfsky(&path, &["duties", "--kind", "责任书签订", "--year", "2026", "--all"]).done();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "2026年责任书签订  逾期3、待签发21、已办21");
    assert_eq!(lines.len(), 1 + 45, "{told}");
    assert!(lines[1..4].iter().all(|line| line.contains("逾期234天")), "{told}");
    assert_eq!(lines.iter().filter(|line| line.contains("待签发  ")).count(), 21);
    let letters = halfsky(&path, &["duties", "--kind", "letter", "--year", "2026", "--all"]).done();
    assert_eq!(letters, told);
    let order = |kind: &str| {
        let told = halfsky(&path, &["duties", "--kind", kind]).done();
        let years = told.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
        years.map(|line| line.chars().take(4).collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(order("述职报告"), ["2025", "2024", "2026"], "what is to come is told last");
    let none = halfsky(&path, &["duties", "--kind", "述职"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("没有 述职 这一类应办事项，有：责任书签订、"), "{}", none.err);
}

/// A report that was returned after its day is late too, whatever its state is called.
#[test]
fn what_is_late_is_said_of_each() {
    let (_folder, path) = demo();
    let list = |option: &str| -> Vec<Value> {
        let mut halfsky = program();
        halfsky.arg("--ledger").arg(&path).args(["duties", option, "--json"]);
        let out = halfsky.output().unwrap().stdout;
        let answer: Value = serde_json::from_slice(&out).unwrap();
        answer["duties"].as_array().unwrap().clone()
    };
    let late: Vec<Value> = list("--all").into_iter().filter(|it| it["late"] == true).collect();
    assert_eq!(late, list("--overdue"));
    assert!(late.iter().any(|it| it["standing"]["state"] == "returned"));
}
