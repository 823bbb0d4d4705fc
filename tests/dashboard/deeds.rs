//! Every deed of the key table: its place in the list, its key, its reason where it is greyed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use halfsky::clock::Clock;
use halfsky::tui::keymap::{Action, TABLE};
use halfsky::words::Lang;
use ratatui::crossterm::event::Event;
use serde_json::{Value, json};

use crate::kit_tui::{Driver, clerk, pressed, seat};
use crate::places::PLACES;

#[test]
fn every_deed_opens_from_the_list_and_by_its_keys() {
    for place in PLACES {
        let mut driver = place.driver();
        driver.choose(Lang::Zh.command(place.kind));
        let from_list = driver.dump();
        driver.press("Esc");
        let row = TABLE.iter().find(|row| row.action == Action::Do(place.kind)).unwrap();
        for key in row.keys {
            driver.model.take(Event::Key(pressed(*key)));
            assert_eq!(driver.dump(), from_list, "{} by {key:?}", place.name);
            driver.press("Esc");
            driver.press("Space").model.take(Event::Key(pressed(*key)));
            assert_eq!(driver.dump(), from_list, "{} in the list by {key:?}", place.name);
            driver.press("Esc");
        }
    }
}

#[test]
fn every_deed_of_the_table_has_a_place() {
    let known: BTreeSet<_> = PLACES.iter().map(|place| place.kind).collect();
    let deeds = TABLE.iter().filter_map(|row| match row.action {
        Action::Do(kind) => Some(kind),
        _ => None,
    });
    assert_eq!(known, deeds.collect());
}

#[test]
fn every_other_key_does_something() {
    for row in TABLE.iter().filter(|row| !matches!(row.action, Action::Do(_))) {
        for key in row.keys {
            let mut driver = clerk();
            // Neither the first row nor the last, on a screen where lists can be narrowed.
            driver.press("3 Down Down Down");
            driver.model.branches.clear();
            if matches!(row.action, Action::Collapse | Action::Expand) {
                driver.press("2 Down Enter");
                driver.press(if row.action == Action::Expand { "Left" } else { "Down" });
            }
            if row.action == Action::Back {
                driver.press("Enter");
            }
            if row.action == Action::Show(halfsky::tui::model::Screen::Unmet) {
                driver.press("1");
            }
            let before = driver.dump();
            driver.model.take(Event::Key(pressed(*key)));
            let model = &driver.model;
            let changed = driver.dump() != before || model.leaving || model.wish.is_some();
            assert!(changed, "{:?} by {key:?}\n{}", row.action, driver.text());
        }
    }
}

/// Goes through the list of what can be done; gives each greyed deed with its reason.
fn greyed(driver: &mut Driver) -> Vec<(String, String)> {
    let mut found = Vec::new();
    driver.press("Space");
    for _ in 0..TABLE.len() {
        let row = driver.under_cursor();
        if row.contains("现在不能") {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let at = cells.iter().position(|cell| *cell == "现在不能").unwrap();
            let name = cells[at - 1].to_owned();
            if found.iter().all(|(known, _)| *known != name) {
                found.push((name, reason(driver)));
            }
        }
        driver.press("Down");
    }
    driver.press("Esc");
    found
}

/// The reason that stands under the list, its lines put together.
pub(crate) fn reason(driver: &Driver) -> String {
    let (buffer, cursor) = driver.frame();
    let warning = driver.model.theme.warning();
    let mut text = String::new();
    for y in cursor.at.y..buffer.area.height {
        for x in cursor.at.x..buffer.area.width {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(warning.add_modifier) && Some(cell.fg) == warning.fg {
                text += cell.symbol();
            }
        }
    }
    text.split_whitespace().collect()
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_reason_is_the_same_in_the_list_and_by_the_key() {
    for (person, place) in
        [("li-na", "财政局"), ("wang-lan", "水利局"), ("zhou-wenjing", "#458"), ("dong-xin", "1.2")]
    {
        let mut driver = seat(person);
        driver.find(place);
        for (name, reason) in greyed(&mut driver) {
            let row = TABLE.iter().find(|row| Lang::Zh.action(row.action) == name).unwrap();
            let Some(key) = row.keys.first() else { continue };
            driver.model.take(Event::Key(pressed(*key)));
            let told = driver.model.message.as_ref().map_or("", |it| it.words());
            let told = without_blanks(told);
            // The list has no room for the longest.
            let agree = told.starts_with(&reason) || reason.starts_with(&told);
            assert!(agree && !told.is_empty(), "{name}: {reason} / {told}");
        }
    }
}

#[test]
fn the_reason_is_what_record_would_answer() {
    let paper = json!({"signatory": "某", "title": "局长"});
    let cases: Vec<(&str, &str, &str, Value)> = vec![
        (
            "li-na",
            "财政局",
            "签订责任书",
            json!({"kind": "sign_letter", "letter": 392, "signatory": "某"}),
        ),
        (
            "li-na",
            "财政局",
            "提交报告",
            json!({"kind": "submit_report", "department": "finance",
            "form": "work", "year": 2026, "heading": "某", "text": "某"}),
        ),
        (
            "li-na",
            "财政局",
            "签发责任书",
            json!({"kind": "issue_letter", "department": "finance", "year": 2026}),
        ),
        ("li-na", "1.2", "取消分工", json!({"kind": "unassign", "item": "1.2", "reason": "某"})),
        ("wang-lan", "1.2", "确认分工", json!({"kind": "confirm_assignments", "items": ["1.2"]})),
        (
            "wang-lan",
            "残联",
            "撤销单位",
            json!({"kind": "dissolve_department", "department": "disabled", "reason": "某"}),
        ),
        (
            "wang-lan",
            "水利局",
            "签订责任书",
            json!({"kind": "sign_letter", "letter": 381,
            "signatory": "某", "on_behalf_of": paper}),
        ),
        (
            "wang-lan",
            "财政局",
            "签署责任书",
            json!({"kind": "countersign_letter", "letter": 392,
            "signatory": "某", "on_behalf_of": paper}),
        ),
        ("wang-lan", "#458", "审核通过报告", json!({"kind": "accept_report", "report": 458})),
        ("wang-lan", "#458", "撤回", json!({"kind": "withdraw", "entry": 458, "reason": "某"})),
        ("li-na", "#458", "撤回", json!({"kind": "withdraw", "entry": 458, "reason": "某"})),
        (
            "zhou-wenjing",
            "#458",
            "退回报告",
            json!({"kind": "return_report", "report": 458, "reason": "某"}),
        ),
        ("dong-xin", "1.2", "写备注", json!({"kind": "write_note", "item": "1.2", "text": "某"})),
        ("nobody", "1.2", "写备注", json!({"kind": "write_note", "item": "1.2", "text": "某"})),
    ];
    for (person, place, name, body) in cases {
        let mut driver = seat(person);
        driver.find(place);
        let greyed = greyed(&mut driver);
        let reason = greyed.iter().find(|(known, _)| known == name).map(|(_, why)| why.clone());
        let answer = driver.ledger.refused(person, body).map(|why| without_blanks(&why));
        assert!(reason.is_some(), "{name} of {person} at {place} is not greyed: {greyed:?}");
        assert_eq!(reason, answer, "{name} of {person} at {place}");
    }
}

/// What the list offers as possible is not refused for the person or the place once it is filled
/// in: that is what greying is for.
#[test]
fn no_row_of_the_list_is_passed_over_by_pages() {
    let seen = |key: &str, times: usize| {
        let mut driver = crate::kit_tui::clerk();
        driver.find("卫健局").press("Space");
        let mut seen = BTreeSet::new();
        for _ in 0..times {
            let rows = driver.rows().into_iter().skip(3).take(15);
            seen.extend(rows.map(|row| row.trim().to_owned()));
            driver.press(key);
        }
        seen
    };
    let by_lines = seen("Down", 60);
    assert!(by_lines.len() > 30, "more than two pages");
    assert_eq!(seen("PgDn", 6), by_lines);
}

#[test]
fn the_list_says_first_what_can_be_done() {
    let mut driver = clerk();
    driver.resize(80, 40).find("财政局").press("Space");
    let rows = driver.rows();
    let last_open = rows.iter().rposition(|row| row.contains("更改设置"));
    let first_greyed = rows.iter().position(|row| row.contains("现在不能"));
    assert!(last_open < first_greyed, "{}", driver.text());
}

/// What is waited for from whoever sits there stands first, in the footer and in the list.
#[test]
fn what_comes_next_is_named_first() {
    let mut office = clerk();
    let order = json!({"kind": "open_action", "heading": "补齐农村供水数据", "item": "7.6",
        "owners": ["water"], "due": "2026-12-10", "ordered_by": "全委会第三次会议"});
    let seq = office.ledger.record("liu-xiaochen", order).unwrap()[0].seq;
    let told = json!({"kind": "report_on_action", "action": seq, "department": "water",
        "stage": "done", "text": "七个乡镇的数都已补齐", "on_behalf_of": {"signatory": "陈立", "title": "局长"}});
    office.ledger.record("wang-lan", told).unwrap();
    office.model.follow();
    office.press("l").down_to("补齐农村供水数据").sees(" 办结").misses("代录反馈");
    office.press("Space");
    assert!(office.under_cursor().contains("办结督办事项"), "{}", office.text());
    // What was answered is seen before it is closed, and on the action's page.
    office.press("Enter").sees("督办反馈").sees("七个乡镇的数都已补齐").press("Esc Enter");
    office.sees("七个乡镇的数都已补齐");
    // The office's own document that falls due.
    let mut office = clerk();
    office.press("l").down_to("妇儿工委办  ").press("Space");
    assert!(office.under_cursor().contains("报送监测评估文件"), "{}", office.text());
}

/// What the office records from somebody's paper is not its own signing.
#[test]
fn what_is_recorded_from_a_paper_says_so_before_it_is_opened() {
    let mut driver = clerk();
    driver.find("财政局").sees("s 代录签订").press("Space").sees("代录 签订责任书");
    driver.misses("代录 写备注").misses("代录 交办督办事项");
    seat("li-na").press("Space").sees("提交报告").misses("代录");
}

/// Letters that were issued at once are taken back at once, with one reason: those that nobody signed since.
#[test]
fn what_was_entered_at_once_is_taken_back_at_once() {
    let mut driver = clerk();
    driver.find("住建局").choose("签发责任书").press("Tab Right").sees("共22份").press("Ctrl-S");
    let (head, issued) = (driver.entries(), driver.model.state().without_letter(2024).len());
    let sign = json!({"kind": "sign_letter", "letter": head - 3,
        "on_behalf_of": {"signatory": "某", "title": "局长"}, "signatory": "某"});
    driver.ledger.record("wang-lan", sign).unwrap();
    driver.model.follow();
    driver.press("Esc Esc 5 Home Down Down w").sees("范围         仅此一条  一并录入的各条");
    driver.misses("现在可以撤回的").press("Shift-Tab").press("Right");
    driver.sees("一并录入、现在可以撤回的21条").sees(&format!("#{head} 签发")).check();
    // One alone, from the same form.
    driver.press("Left").misses("现在可以撤回的").press("Right Ctrl-S").sees("缺少原因");
    driver.type_in("发错了年度").press("Ctrl-S").sees("已录入 #").sees("另有20条");
    assert_eq!(driver.entries(), head + 1 + 21);
    assert_eq!(driver.model.state().without_letter(2024).len(), issued + 21);
    driver.press("5 Home w").misses("一并录入的各条");
}

/// Until a clock that was set back catches up, all that is entered has the time of the last entry before.
#[test]
fn what_follows_each_other_while_the_clock_is_behind_was_not_entered_at_once() {
    let mut driver = clerk();
    let behind = |day| Clock::Day(NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
    for (department, day) in [("财政局", 16), ("水利局", 17)] {
        driver.model.session.clock = behind(day);
        driver.find(department).press("n").type_in("记").press("Ctrl-S").sees("已录入 #");
    }
    let head = driver.entries();
    let at = |seq| driver.model.session.office.read(&[seq]).unwrap()[0].at;
    assert_eq!(at(head), at(head - 1));
    driver.press("Esc Esc 5 Home w").sees("撤回").misses("一并录入的各条");
    // What was entered at once is known by what the clock showed then.
    driver.press("Esc Esc 4").model.session.clock = behind(18);
    driver.find("住建局").choose("签发责任书").press("Tab Right").sees("共22份").press("Ctrl-S");
    driver.press("Esc Esc 5 Home w").sees("一并录入的各条");
}
