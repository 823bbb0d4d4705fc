//! Two people at the same form: what the second did not see is told before it is passed over.

use halfsky::words::Lang;
use serde_json::{Value, json};

use crate::kit_tui::{Driver, clerk, seat};
use crate::meetings::{Stage, meet};

/// What the other clerk enters meanwhile.
fn other(driver: &mut Driver, body: Value) -> u64 {
    let facts = driver.ledger.record("liu-xiaochen", body).unwrap();
    facts[0].seq
}

fn assign(lead: &str) -> Value {
    json!({"kind": "assign",
        "assignments": [{"item": "1.8", "lead": [lead], "cooperating": []}]})
}

#[test]
fn a_change_that_was_not_seen_is_told_and_a_second_time_hands_it_in() {
    let mut driver = clerk();
    driver.find("1.8").press("a").type_in("、人社局");
    let theirs = other(&mut driver, assign("education"));
    driver.press("Ctrl-S").sees("没有提交").sees("仍要提交就再按 Ctrl-S");
    driver.sees(&format!("#{theirs} 刘晓晨")).sees("1.8 定为").sees("教育局").sees("、人社局");
    assert_eq!(driver.entries(), theirs, "only the other's entry");
    driver.press("Ctrl-S").sees("已录入 #");
    assert_eq!(driver.entries(), theirs + 1);
}

#[test]
fn each_entry_that_was_not_seen_is_told_once() {
    let mut driver = clerk();
    driver.find("1.8").press("a").type_in("、人社局");
    other(&mut driver, assign("education"));
    let last = other(&mut driver, assign("statistics"));
    driver.press("Ctrl-S").sees(&format!("#{last} ")).sees("另有1条");
    let later = other(&mut driver, assign("education"));
    driver.press("Ctrl-S").sees(&format!("#{later} ")).press("Ctrl-S").sees("已录入 #");
}

#[test]
fn what_is_about_something_else_or_was_taken_back_asks_nothing() {
    let mut driver = clerk();
    driver.find("1.8").press("a").type_in("、人社局");
    let elsewhere = json!({"kind": "assign",
        "assignments": [{"item": "1.7", "lead": ["education"], "cooperating": []}]});
    other(&mut driver, elsewhere);
    other(&mut driver, json!({"kind": "write_note", "item": "1.8", "text": "备注"}));
    let gone = other(&mut driver, assign("education"));
    other(&mut driver, json!({"kind": "withdraw", "entry": gone, "reason": "录错"}));
    driver.press("Ctrl-S").sees("已录入 #");
}

/// One person in front of two windows, or two at one login, overwrite each other as little as others do.
#[test]
fn what_the_same_person_entered_in_another_window_is_told_too() {
    let mut driver = clerk();
    driver.find("1.8").press("a").type_in("、人社局");
    let mine = driver.ledger.record("wang-lan", assign("statistics")).unwrap()[0].seq;
    driver.press("Ctrl-S").sees(&format!("#{mine} 王兰")).press("Ctrl-S").sees("已录入 #");
}

#[test]
fn every_kind_of_form_remembers_what_was_seen() {
    type Case = (&'static str, fn(&mut Driver), &'static str, Value);
    let nothing: fn(&mut Driver) = |_| {};
    let cases: Vec<Case> = vec![
        (
            "变更人员",
            |d| {
                d.find("李娜");
            },
            "李娜",
            json!({"kind": "change_person", "person": "li-na", "name": "李娜", "role": "liaison",
                "department": "education", "login": "li-na"}),
        ),
        (
            "单位更名",
            |d| {
                d.find("残联");
            },
            "残疾人联合会",
            json!({"kind": "rename_department", "department": "disabled",
                "name": "市残疾人联合会", "short": "市残联"}),
        ),
        ("更改设置", nothing, "刘晓晨", json!({"kind": "change_settings", "nearly": "2"})),
    ];
    for (name, go, told, theirs) in cases {
        let mut driver = clerk();
        go(&mut driver);
        driver.choose(name);
        // What changes nothing is refused before it can meet anything.
        driver.type_in("新");
        let seq = other(&mut driver, theirs);
        driver.press("Ctrl-S").sees(&format!("#{seq} 刘晓晨")).sees(told);
        assert_eq!(driver.entries(), seq, "{name}");
        driver.press("Ctrl-S").sees("已录入 #");
    }
}

#[test]
fn an_agenda_and_minutes_that_changed_meanwhile() {
    let mut driver = clerk();
    meet(&mut driver, Stage::Called);
    let meeting = *driver.model.state().meetings.keys().next_back().unwrap();
    driver.press("+").type_in("明年三八节活动");
    let items = |driver: &Driver| driver.model.state().meetings[&meeting].agenda().to_vec();
    let mut theirs = json!(items(&driver));
    theirs.as_array_mut().unwrap().push(json!({"topic": {"matter": "别人加的一项"}}));
    other(&mut driver, json!({"kind": "set_agenda", "meeting": meeting, "agenda": theirs}));
    driver.press("Ctrl-S").sees("刘晓晨").press("Ctrl-S").sees("已录入 #");
    // Both stand there: an item is added to what is there by then.
    let told = format!("{:?}", items(&driver));
    assert!(told.contains("明年三八节活动") && told.contains("别人加的一项"), "{told}");

    let mut theirs = json!(items(&driver));
    theirs.as_array_mut().unwrap().reverse();
    let theirs = json!({"kind": "set_agenda", "meeting": meeting, "agenda": theirs});
    let seq = other(&mut driver, theirs);
    driver.press("Down [").sees(&format!("#{seq} 刘晓晨"));
    assert_eq!(driver.entries(), seq, "moved on a list that was not seen");
    driver.press("Down [").sees("已录入 #");

    let mut driver = clerk();
    meet(&mut driver, Stage::Open);
    driver.choose(Lang::Zh.command(halfsky::domain::vocabulary::CommandKind::WriteMinutes));
    let meeting = *driver.model.state().meetings.keys().next_back().unwrap();
    let theirs = json!({"kind": "write_minutes", "meeting": meeting, "text": "别人拟的"});
    let seq = other(&mut driver, theirs);
    driver.press("Ctrl-S").sees("刘晓晨");
    assert_eq!(driver.entries(), seq);
}

#[test]
fn a_draft_keeps_what_was_seen_when_it_was_begun() {
    let mut driver = clerk();
    driver.find("1.8").press("a").type_in("、人社局").press("Esc").sees("已存为草稿");
    let kept = driver.model.drafts[0].to_json();
    let seq = other(&mut driver, assign("education"));
    driver.model.follow();
    driver.press("a").sees("、人社局").press("Ctrl-S").sees(&format!("#{seq} 刘晓晨"));
    // A draft of an earlier version does not say; it begins with what is there now.
    let mut old = kept;
    old.as_object_mut().unwrap().remove("seen");
    let mut driver = clerk();
    other(&mut driver, assign("education"));
    driver.model.follow();
    let draft = serde_json::from_value(old).unwrap();
    driver.model.drafts.push(draft);
    driver.find("1.8").press("a").sees("、人社局").press("Ctrl-S").sees("已录入 #");
}

#[test]
fn what_another_settled_is_refused_as_before() {
    let mut driver = seat("wang-lan");
    driver.find("教育局2026年").press("y");
    let report = driver.model.form.as_ref().unwrap().deed.known["report"].clone();
    other(&mut driver, json!({"kind": "accept_report", "report": report}));
    driver.press("Ctrl-S").sees("已经处理").misses("仍要提交").press("Ctrl-S").sees("已经处理");
}

#[test]
fn a_ledger_that_another_file_took_the_place_of_takes_nothing_more() {
    let mut driver = clerk();
    driver.find("1.2").press("n").type_in("写到一半");
    let path = driver.ledger.path();
    let other = path.with_extension("other");
    std::fs::copy(&path, &other).unwrap();
    std::fs::rename(&other, &path).unwrap();
    // Whoever hands in before the next look is told as well, and keeps what was typed.
    driver.press("Ctrl-S").sees("在打开期间被别的文件替换或删除").sees("写到一半");
    driver.model.follow();
    driver.press("Esc").sees("只读").press("n").sees("台账文件已被替换或删除");
    driver.check();
}

#[test]
fn what_others_took_back_meanwhile_is_told_too() {
    let mut driver = clerk();
    let assigned = other(&mut driver, assign("education"));
    driver.model.follow();
    driver.find("1.8").press("a").type_in("、人社局");
    let taken = json!({"kind": "withdraw", "entry": assigned, "reason": "录错"});
    let taken = other(&mut driver, taken);
    driver.press("Ctrl-S").sees("仍要提交就再按 Ctrl-S").sees(&format!("#{taken} 刘晓晨"));
    driver.press("Ctrl-S").sees("已录入 #");
}

#[test]
fn a_figure_that_somebody_took_out_meanwhile_is_not_filled_in_again_unasked() {
    let figure = json!({"indicator": "life_expectancy", "year": 2025, "value": "78.9"});
    for kind in ["void_figures", "withdraw"] {
        let mut bureau = seat("sun-jia");
        let ledger = &bureau.ledger;
        let entered = json!({"kind": "enter_figures", "figures": [&figure]});
        let entry = ledger.record("li-na", entered).unwrap()[0].seq;
        bureau.model.follow();
        bureau.press("6 Down").type_in("78.4").press("Enter Ctrl-S").sees("78.4（原 78.9）");
        bureau.type_in("统计年鉴").press("Tab Tab").type_in("核对年鉴");
        let taken = match kind {
            "withdraw" => json!({"kind": kind, "entry": entry, "reason": "录错"}),
            _ => json!({"kind": kind, "reason": "录错", "standing": [
                {"indicator": "life_expectancy", "year": 2025, "entry": entry}]}),
        };
        let taken = bureau.ledger.record("li-na", taken).unwrap()[0].seq;
        bureau.model.follow();
        bureau.press("Ctrl-S").sees("仍要提交就再按 Ctrl-S").sees(&format!("#{taken} "));
        bureau.press("Ctrl-S").sees("已录入 #");
    }
}
