//! Other sessions, other days, other people.

use halfsky::plan::ItemKind;
use halfsky::tui::model::Message;
use serde_json::json;

use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Sitting, clerk, seat};

#[test]
fn anothers_entry_appears_with_a_quiet_line() {
    let mut driver = clerk();
    assert!(!driver.model.follow(), "nothing is new yet");
    let before = driver.entries();
    let note = json!({"kind": "write_note", "item": "1.2", "text": "昨日已电话核对"});
    driver.ledger.record("li-na", note).unwrap();
    assert!(driver.model.follow());
    assert_eq!(driver.entries(), before + 1);
    let line = driver.quiet_line();
    assert!(line.starts_with("李娜 ") && line.contains("备注 1.2：昨日已电话核对"), "{line}");
    assert!(matches!(driver.model.message, Some(Message::News(_))));
    driver.press("5").sees("昨日已电话核对");
    assert!(!driver.model.follow(), "it is told once");
    driver.check();
}

#[test]
fn several_entries_are_told_in_one_line() {
    let mut driver = clerk();
    for nth in 1..=3 {
        let note = json!({"kind": "write_note", "item": "1.2", "text": format!("第{nth}条")});
        driver.ledger.record("li-na", note).unwrap();
    }
    driver.model.follow();
    let line = driver.quiet_line();
    assert!(line.contains("第3条") && line.ends_with("另有2条"), "{line}");
}

#[test]
fn what_is_selected_stays_so_when_anothers_entry_moves_the_rows() {
    let mut driver = clerk();
    let note = |text: &str| json!({"kind": "write_note", "item": "1.2", "text": text});
    // In a list: at its head, where what is new is seen, and far down.
    for moves in ["5 Home Down", "PgDn PgDn"] {
        driver.press(moves);
        let (meant, at) = (driver.under_cursor(), driver.model.scroll().selected);
        driver.ledger.record("li-na", note(moves)).unwrap();
        assert!(driver.model.follow());
        assert_eq!((driver.under_cursor(), driver.model.scroll().selected), (meant, at + 1));
    }
    // On a page, whose notes stand before its history.
    driver.find("财政局").press("End");
    let meant = driver.under_cursor();
    let note = json!({"kind": "write_note", "department": "finance", "text": "又一条"});
    driver.ledger.record("li-na", note).unwrap();
    assert!(driver.model.follow());
    assert_eq!(driver.under_cursor(), meant);
    driver.check();
}

#[test]
fn an_open_page_and_an_open_form_stay_open() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("写到一半");
    let note = json!({"kind": "write_note", "department": "finance", "text": "别人的话"});
    driver.ledger.record("li-na", note).unwrap();
    driver.model.follow();
    driver.sees("写到一半").sees("别人的话").press("Esc").press("End").sees("别人的话");
}

#[test]
fn what_another_signed_first_is_refused_with_who_and_the_form_stays() {
    let mut driver = clerk();
    driver.find("财政局").press("s").type_in("程国栋\n局长\n");
    let letter = driver.model.form.as_ref().unwrap().deed.known["letter"].clone();
    let paper = json!({"signatory": "于明", "title": "副局长"});
    let sign = json!({"kind": "sign_letter", "letter": letter, "signatory": "于明",
        "title": "副局长", "on_behalf_of": paper});
    driver.ledger.record("liu-xiaochen", sign).unwrap();
    let before = driver.entries();
    driver.press("Ctrl-S").sees("没有提交").sees("已签").sees("刘晓晨").sees("程国栋");
    assert_eq!(driver.entries(), before + 1, "only the other's entry");
}

#[test]
fn the_past_is_shown_and_takes_nothing() {
    let mut driver = Sitting { as_of: Some("2024-12-31"), ..Sitting::default() }.open();
    driver.sees("2024-12-31 的情况").misses("2026-11");
    driver.press("4").down_to("体育局").find("文广旅局").find("1.2").press("n");
    assert!(driver.model.form.is_none());
    assert!(driver.quiet_line().contains("不能录入"), "{}", driver.text());
    driver.press("Space").down_to("写备注").sees("不能录入");
    let note = json!({"kind": "write_note", "item": "1.2", "text": "今天的事"});
    driver.ledger.record("li-na", note).unwrap();
    assert!(!driver.model.follow());
    driver.press("Esc 5").misses("今天的事").check();
}

#[test]
fn a_stranger_can_look_and_enter_nothing() {
    let mut driver = seat("nobody");
    driver.sees("nobody （未登记，只能查看）");
    let before = driver.entries();
    for place in ["1.2", "财政局", "李娜", "#458"] {
        driver.find(place);
        for deed in ["n", "a", "s", "r", "i", "w", "m", "o", "y", "b", "C"] {
            driver.press(deed);
            assert!(driver.model.form.is_none(), "{place} {deed}\n{}", driver.text());
        }
        driver.press("Esc");
    }
    driver.press("1 Space").down_to("登记人员").sees("请办公室先登记人员").press("Enter");
    assert!(driver.model.form.is_none());
    assert_eq!(driver.entries(), before);
}

#[test]
fn who_has_left_is_told_so_and_not_taken_for_a_stranger() {
    let mut driver = seat("li-na");
    let leaving = json!({"kind": "retire_person", "person": "li-na"});
    driver.ledger.record("wang-lan", leaving).unwrap();
    driver.model.follow();
    driver.sees("已离任").find("财政局").press("n").sees("已经离任").misses("尚未登记");
}

#[test]
fn a_reader_can_look_and_enter_nothing() {
    let mut driver = seat("dong-xin");
    driver.find("1.2").sees("孕产妇死亡率").press("n");
    assert!(driver.model.form.is_none());
    assert!(driver.quiet_line().contains("只读人员"), "{}", driver.text());
}

#[test]
fn two_dashboards_on_one_ledger() {
    let mut office = clerk();
    let mut liaison = Sitting { person: "li-na", ..Sitting::default() }.model(&office.ledger);
    office.find("卫健局").press("n").type_in("请补充两癌筛查数据").press("Ctrl-S");
    assert!(liaison.follow());
    let Some(Message::News(told)) = &liaison.message else { panic!("{:?}", liaison.message) };
    assert!(told.starts_with("王兰 ") && told.contains("两癌筛查"), "{told}");
    assert!(!office.model.follow(), "one's own entry is no news");
}

#[test]
fn a_ledger_that_may_only_be_read_says_so() {
    let ledger = Ledger::demo();
    let mut rights = std::fs::metadata(ledger.path()).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(ledger.path(), rights).unwrap();
    let office = ledger.open();
    if !office.is_read_only() {
        return; // Whoever runs the test may write everything.
    }
    let mut driver = Sitting::default().at(ledger);
    driver.sees("只读").find("1.2").press("n").sees("不能录入");
}

#[test]
fn a_clock_that_can_hardly_be_right_is_told_at_the_start_and_not_of_the_demonstration() {
    use halfsky::clock::Clock;
    use halfsky::domain::form::Request;
    let ledger = Ledger::begun();
    let later = chrono::DateTime::parse_from_rfc3339("2096-01-05T09:00:00+08:00").unwrap();
    let note = json!({"kind": "write_note", "item": "1.2", "text": "记", "on": "2026-11-20"});
    let note = Request::from_json(note, later.date_naive()).unwrap();
    ledger.open().submit(&note, &"wang-lan".into(), later).unwrap();
    let mut driver = Sitting::default().at(ledger);
    driver.model.session.clock = Clock::Day("2026-11-20".parse().unwrap());
    driver.model.doubt_clock();
    driver.misses("本机时钟");
    driver.model.session.clock = Clock::Machine;
    driver.model.doubt_clock();
    driver.sees("早于最近一条记录 2096-01-05").check();
}

#[test]
fn an_old_entry_that_was_altered_is_told_and_nothing_can_be_entered_any_more() {
    for bad in [1, 2, 6, 300] {
        let mut driver = clerk();
        driver.press("3 Enter");
        let raw = rusqlite::Connection::open(driver.ledger.path()).unwrap();
        raw.execute_batch("DROP TRIGGER entry_never_changes").unwrap();
        raw.execute("UPDATE entry SET body = body || ' ' WHERE seq = ?1", [bad]).unwrap();
        let looked = (0..200).take_while(|_| !driver.model.check_on()).count();
        assert!(looked < 200, "entry {bad} is found");
        driver.sees("链条中断").sees(&format!("只显示到 #{}", bad - 1));
        assert!(!driver.model.follow() && !driver.model.check_on(), "it is told once");
        for keys in ["Esc 1", "2", "3 Enter Esc", "4 Enter Esc", "5", "g", "n"] {
            driver.press(keys).sees("断裂");
        }
        assert_eq!(driver.entries() as i64, bad - 1);
    }
}

/// A letter holds what was assigned when it was issued; where that is no longer so, the page says it.
#[test]
fn a_letter_that_no_longer_fits_what_is_assigned_says_so() {
    let mut driver = clerk();
    let state = driver.model.state();
    let (id, year) = (halfsky::plan::DepartmentId::from("civil_affairs"), driver.model.plan_year());
    let holds = state.letter_of(&id, year).unwrap().1.items.len();
    assert_eq!(holds, state.items_of(&id).len());
    // One that is not theirs.
    let theirs = state.items_of(&id);
    let other = state.items(ItemKind::Target).find(|it| theirs.iter().all(|(own, _)| own != it));
    let item = state.code(&other.unwrap());
    driver.find("民政局").misses("签发后分工有变").press("Esc");
    let assign = json!({"kind": "assign", "assignments":
        [{"item": item, "lead": ["health"], "cooperating": ["civil_affairs"]}]});
    driver.ledger.record("wang-lan", assign).unwrap();
    driver.model.follow();
    driver.resize(120, 60).find("民政局").sees("签发后分工有变，与现在的分工差1项").check();
}
