//! A meeting's papers: nothing that was decided is missing in them.

use std::path::Path;

use super::papers::{demo, docx};
use super::run::{fresh, halfsky, json, on};

const DECIDED: [&str; 2] =
    ["明年两癌筛查资金列入市本级预算，筛查任务按月调度。", "年底前提出稳定女性就业的三条措施。"];

/// Enters lines of `record`; `@` is the meeting's entry.
fn record(ledger: &Path, person: &str, lines: &[&str]) {
    let head = json(ledger, &["log", "--json", "--kind", "meeting_called"]);
    let meeting = head["entries"][0]["seq"].to_string();
    let lines: Vec<String> = lines.iter().map(|line| line.replace('@', &meeting)).collect();
    let run = on(ledger, &["--as", person, "record"], &(lines.join("\n") + "\n"));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

/// A meeting with two decisions and an action.
pub(crate) fn held(ledger: &Path) {
    let call = r#"{"kind":"call_meeting","meeting_kind":"full","day":"2026-11-20","place":"三楼会议室","chair":"周文静"}"#;
    record(ledger, "wang-lan", &[call]);
    let decide = |item: usize| {
        let text = DECIDED[item - 1];
        format!(r#"{{"kind":"take_decision","meeting":@,"agenda_item":{item},"text":"{text}"}}"#)
    };
    record(
        ledger,
        "wang-lan",
        &[
            r#"{"kind":"set_agenda","meeting":@,"agenda":[{"topic":{"target":"1.3"}},{"topic":{"target":"3.2"}}]}"#,
            r#"{"kind":"open_meeting","meeting":@}"#,
            &decide(1),
            &decide(2),
            r#"{"kind":"open_action","heading":"拿出稳定就业的措施","owners":["human_resources"],"due":"2026-12-31","ordered_by":"全委会","meeting":@,"agenda_item":2}"#,
        ],
    );
}

#[test]
fn the_pack_has_every_item_with_what_is_known_of_it() {
    let (_folder, ledger) = demo();
    let (_folder_without, without) = fresh();
    assert!(halfsky(&without, &["report", "meeting-pack"]).refused().contains("还没有会议"));
    held(&ledger);
    let pack = docx(&ledger, &["meeting-pack"]);
    pack.sound();
    let words = pack.words();
    assert!(words.contains("上次会议（2026年9月10日）议定事项及落实情况"), "{words}");
    for told in ["会议材料", "三楼会议室", "宫颈癌", "67.9%", "卫健局", "就业人员中的女性比例"]
    {
        assert!(words.contains(told), "{told}");
    }
    // Each item by its own title, and its outlook in a row of its own.
    assert!(words.contains("（目标1.3）"), "{words}");
    assert!(words.contains("达标状态\n尚未达标\n走势\n"), "{words}");
    let matters = docx(&ledger, &["meeting-pack", "--meeting", "2026-11-25"]).words();
    assert!(matters.contains("（五）三项分工调整") && !matters.contains("其他事项"), "{matters}");
}

/// Who reports has to come, though nobody thought of that department when the meeting was called.
#[test]
fn who_reports_is_among_those_who_are_to_come() {
    let (_folder, ledger) = demo();
    let call = r#"{"kind":"call_meeting","meeting_kind":"progress","day":"2026-12-25","place":"二楼","chair":"周文静","invited":["水利局"]}"#;
    let agenda = r#"{"kind":"set_agenda","meeting":@,"agenda":[{"topic":{"target":"1.3"}}]}"#;
    record(&ledger, "wang-lan", &[call]);
    record(&ledger, "wang-lan", &[agenda]);
    let notice = docx(&ledger, &["meeting-notice", "--meeting", "2026-12-25"]).words();
    assert!(notice.contains("水利局、卫健局。"), "{notice}");
    assert!(notice.contains("梅河口市水利局、梅河口市卫生健康局："), "{notice}");
    let came =
        r#"{"kind":"record_attendance","meeting":@,"presence":"excused","attendees":["卫健局"]}"#;
    record(&ledger, "wang-lan", &[came]);
}

#[test]
fn the_minutes_are_a_draft_until_they_are_approved_and_hold_every_decision() {
    let (_folder, ledger) = demo();
    held(&ledger);
    let minutes = || {
        let paper = docx(&ledger, &["minutes"]);
        paper.sound();
        paper.words()
    };
    let draft = minutes();
    assert!(draft.contains("尚未审定"));
    let written = format!("会议议定：\\n{}\\n{}\\n其他事项会后商定。", DECIDED[0], DECIDED[1]);
    let write = format!(r#"{{"kind":"write_minutes","meeting":@,"text":"{written}"}}"#);
    record(&ledger, "wang-lan", &[&write]);
    record(&ledger, "zhou-wenjing", &[r#"{"kind":"approve_minutes","meeting":@}"#]);
    record(&ledger, "wang-lan", &[r#"{"kind":"close_meeting","meeting":@}"#]);
    let approved = minutes();
    assert!(!approved.contains("尚未审定") && approved.contains("其他事项会后商定。"));
    for words in [&draft, &approved] {
        assert!(DECIDED.iter().all(|decided| words.contains(decided)), "{words}");
        assert!(
            words.contains("拿出稳定就业的措施") && words.contains("2026年12月31日"),
            "{words}"
        );
    }
    let owed = halfsky(&ledger, &["duties", "--department", "人社局"]).done();
    assert!(owed.contains("拿出稳定就业的措施"), "the action is a duty: {owed}");
    // One that is only called has no minutes, and is not taken for the last one.
    record(
        &ledger,
        "wang-lan",
        &[
            r#"{"kind":"call_meeting","meeting_kind":"liaison","day":"2026-12-25","place":"二楼","chair":"周文静"}"#,
        ],
    );
    assert!(minutes().contains("全体会议纪要"));
    let called = json(&ledger, &["log", "--json", "--kind", "meeting_called"]);
    let called = called["entries"][0]["seq"].to_string();
    let told = halfsky(&ledger, &["report", "minutes", "--meeting", &called]).refused();
    assert!(told.contains("还没有开会"), "{told}");
    // Of two meetings on a day minutes are of the one that was held.
    let same_day = r#"{"kind":"call_meeting","meeting_kind":"liaison","day":"2026-11-20","place":"二楼","chair":"周文静"}"#;
    record(&ledger, "wang-lan", &[same_day]);
    let of_day = halfsky(&ledger, &["report", "minutes", "--meeting", "2026-11-20"]).done();
    assert!(of_day.contains("全体会议纪要") && of_day.contains(DECIDED[0]), "{of_day}");
    let of_no_meeting = halfsky(&ledger, &["report", "minutes", "--department", "人社局"]);
    assert_eq!(of_no_meeting.code, 2);
}
