//! A meeting from its call to its close at the keyboard, the walkthrough, and who follows it.

use halfsky::domain::entry::Seq;
use halfsky::domain::payload::{AgendaItem, Topic};
use halfsky::domain::state::{Meeting, MeetingStage};
use halfsky::domain::vocabulary::CommandKind;
use halfsky::drafts::Keeper;
use halfsky::podium::{Place, Podium};
use halfsky::tui::theme::Theme;
use halfsky::words::Lang;
use serde_json::{Value, json};

use crate::frames::keep;
use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting, clerk};

/// How far a meeting is to be.
pub(crate) use halfsky::domain::state::MeetingStage as Stage;

/// A meeting on this ledger with a few items, as far as that; gives its number.
fn hold(ledger: &Ledger, stage: Stage) -> Seq {
    let give = |person: &str, command: Value| ledger.record(person, command).unwrap();
    give(
        "liu-xiaochen",
        json!({"kind": "call_meeting", "meeting_kind": "full",
        "day": "2026-11-20", "place": "市政府三楼会议室", "chair": "周文静",
        "on": "2026-11-18"}),
    );
    let meeting = ledger.open().state().head.seq;
    let items = json!([{"topic": {"target": "1.3"}}, {"topic": {"target": "4.1"}},
        {"topic": {"late": "education"}}, {"topic": {"matter": "三八节宣传月安排"}}]);
    give("liu-xiaochen", json!({"kind": "set_agenda", "meeting": meeting, "agenda": items}));
    let steps = [
        json!({"kind": "open_meeting", "meeting": meeting}),
        json!({"kind": "write_minutes", "meeting": meeting, "text": "会议纪要"}),
        json!({"kind": "approve_minutes", "meeting": meeting,
            "on_behalf_of": {"signatory": "周文静", "title": "副市长"}}),
    ];
    for step in steps.into_iter().take(stage as usize) {
        give("liu-xiaochen", step);
    }
    meeting
}

/// Goes to the page of such a meeting, with its first item selected.
pub(crate) fn meet(driver: &mut Driver, stage: Stage) {
    hold(&driver.ledger, stage);
    driver.model.follow();
    driver.press("7").down_to("2026-11-20").press("Enter");
}

/// The clerk in the walkthrough of an open meeting.
fn walking(sitting: Sitting<'_>) -> Driver {
    let ledger = Ledger::demo();
    hold(&ledger, Stage::Open);
    let mut driver = sitting.at(ledger);
    driver.press("t");
    driver
}

fn meeting(driver: &Driver) -> &Meeting {
    driver.model.state().meetings.values().next_back().unwrap()
}

#[test]
fn a_meeting_that_was_called_is_changed_at_the_keyboard() {
    let mut driver = clerk();
    meet(&mut driver, Stage::Called);
    driver.sees("Space 宣布开会").press("Space");
    assert!(driver.under_cursor().contains("宣布开会"), "what the footer names stands first");
    let row = |words: &str| driver.rows().iter().position(|row| row.contains(words)).unwrap();
    assert!(row("逐项议") < row("登记人员"), "then what is done in a meeting");
    driver
        .press("Esc")
        .sees("改期等按 E")
        .press("E")
        .sees("2026-11-20 全委会")
        .sees("市政府三楼会议室");
    driver.press("Shift-Tab Shift-Tab Shift-Tab").type_in("2026-12-02\n\n\n主会场维修");
    driver.press("Ctrl-S").sees("会议日期由2026-11-20改为2026-12-02（主会");
    // Opened on another day than it is called for, it says so first.
    driver.choose("宣布开会").sees("原定        2026-12-02；宣布开会后改为").press("Esc");
    driver.sees("2026-12-02 全委会").sees("会议调整").press("PgDn").sees("原因      主会场维修");
    driver.sees("会议日期  2026-12-02（原为2026-11-20）").press("Home").check();
    driver.down_to("2026-11-20  王兰").press("Enter").sees("（原为2026-11-20）").press("Esc Esc");
    // In the list it stays selected, though it stands elsewhere now; one that is called is selected.
    driver.press("7 Home").down_to("2026-12-02");
    driver.press("E Shift-Tab Shift-Tab Shift-Tab").type_in("2028-11-21\n\n\n推迟").press("Ctrl-S");
    assert!(driver.under_cursor().contains("2028-11-21"), "{}", driver.text());
    driver.press("M Ctrl-S");
    assert!(driver.under_cursor().contains("2026-11-20"), "{}", driver.text());
    driver.press("5 Home Down").sees("2026-11-20全委会").sees("2028-11-21 全委会");
    // Another's, called at the same time, does not take the selection.
    let call = json!({"kind": "call_meeting", "meeting_kind": "liaison", "day": "2027-03-01",
        "place": "三楼", "chair": "周文静"});
    driver.ledger.record("liu-xiaochen", call).unwrap();
    driver
        .press("7 E Shift-Tab Shift-Tab Shift-Tab")
        .type_in("2026-12-09\n\n\n再推迟")
        .press("Ctrl-S");
    assert!(driver.under_cursor().contains("2026-12-09"), "{}", driver.text());
    let call = json!({"kind": "call_meeting", "meeting_kind": "liaison", "day": "2027-04-01",
        "place": "三楼", "chair": "周文静"});
    driver.ledger.record("liu-xiaochen", call).unwrap();
    driver.press("A").sees("已录入 #");
    assert!(driver.under_cursor().contains("2026-12-09"), "{}", driver.text());
    // Not once its minutes are approved.
    let mut late = clerk();
    meet(&mut late, Stage::Approved);
    late.press("E").sees("已经审定");
}

#[test]
fn a_meeting_that_was_opened_on_another_day_bears_that_day_everywhere() {
    let mut driver = clerk();
    let call = json!({"kind": "call_meeting", "meeting_kind": "full", "day": "2026-11-18",
        "place": "市政府三楼会议室", "chair": "周文静", "on": "2026-11-16"});
    driver.ledger.record("liu-xiaochen", call).unwrap();
    let seq = driver.ledger.open().state().head.seq;
    driver.model.follow();
    driver.press("7").down_to("2026-11-18").press("Enter").sees("2026-11-18 全委会");
    let agenda = json!({"kind": "set_agenda", "meeting": seq, "agenda": [
        {"topic": {"matter": "三八节宣传月安排"}}]});
    let open = json!({"kind": "open_meeting", "meeting": seq, "on": "2026-11-20"});
    for step in [agenda, open] {
        driver.ledger.record("liu-xiaochen", step).unwrap();
    }
    driver.model.follow();
    driver.sees("2026-11-20 全委会").sees("原定      2026-11-18").sees("2026年11月20日");
    driver.press("Esc");
    assert!(driver.under_cursor().contains("2026-11-20"), "{}", driver.text());
}

#[test]
fn a_meeting_is_held_from_its_call_to_its_close_without_help() {
    let mut driver = clerk();
    // Where it is and who chairs it is as the last time.
    driver.press("7 M Ctrl-S").sees("召集2026-11-20全委会，地点市政府二楼会议室，周文静主持");
    driver.down_to("2026-11-20").press("Enter").sees("按 A 拟定议题").press("A").sees("议题（");
    let proposed = meeting(&driver).agenda().len();
    assert!(proposed > 10);
    // What stands there already is not entered again.
    let before = driver.entries();
    driver.press("A").sees("没有可以拟入的议题");
    assert_eq!(driver.entries(), before);
    // The second item goes to the top, the next is dropped, and one is added by hand.
    let second = meeting(&driver).agenda()[1].clone();
    driver.press("Down [");
    assert_eq!(meeting(&driver).agenda()[0], second);
    driver.press("Down").choose("删去议题");
    driver.press("+").type_in("明年三八节活动").press("Ctrl-S");
    assert_eq!(meeting(&driver).agenda().len(), proposed);
    assert!(matches!(meeting(&driver).agenda().last().unwrap().topic, Topic::Matter(_)));
    driver
        .press("t")
        .sees("明年三八节活动")
        .sees("会前翻看")
        .press("Home")
        .press("d")
        .sees("宣布开会");
    driver.press("Ctrl-S").sees("开会");
    driver.model.tick_walk();
    driver.sees("主持翻页，0人跟随");
    driver.press("d").type_in("请卫健局年底前拿出方案").press("Ctrl-S").sees("本次");
    driver.press("Right").press("d").type_in("逐月通报进度").press("Ctrl-S");
    // What was decided last is what is ordered; the day is asked for.
    driver
        .press("a")
        .sees("2026-11-20 全委会")
        .sees("逐月通报进度")
        .press("Ctrl-S")
        .sees("办理期限");
    driver.type_in("2026-12-25").press("Ctrl-S").sees("交办").sees("逐月通报进度");
    driver.press("Right n").type_in("体育局说明了情况").press("Ctrl-S");
    driver.press("End").sees("明年三八节活动").press("c Ctrl-S").sees("留待下次会议");
    driver.press("Right").sees("已是最后一项").press("Esc Home").sees("会议中");
    driver
        .choose("拟写纪要")
        .sees("出席        未登记")
        .press("PgUp PgUp")
        .sees("会议决定：请卫健局年底前拿出方案（承办单位：卫健局）");
    driver.press("Ctrl-S").sees("拟写2026-11-20 全委会纪要");
    driver.press("l").down_to("2026-11-20 全委会").sees("1份会议纪要待审定").press("Esc");
    // What is approved is there to be read, page by page.
    driver.choose("审定纪要").sees("会议纪要    2026年11月20日，").sees("PgUp PgDn 翻看");
    driver.misses("明年三八节活动").press("PgDn PgDn").sees("明年三八节活动").press("PgUp PgUp");
    driver.type_in("周文静\n副市长").press("Ctrl-S").sees("已审");
    driver.choose("会议办结").press("Ctrl-S").sees("已办结");
    assert_eq!(meeting(&driver).stage(), MeetingStage::Closed);
    driver.press("Esc").sees("已办结").check();
}

#[test]
fn frames_of_meetings() {
    let mut driver = Sitting::default().open();
    meet(&mut driver, Stage::Open);
    keep("meeting_page", &driver);
    keep("meetings_list", driver.press("Esc"));
    keep("walk_80x24", &walking(Sitting::default()));
    keep("walk_120x40", &walking(Sitting { size: (120, 40), ..Sitting::default() }));
    keep("walk_mono", &walking(Sitting { theme: Theme::MONO, ..Sitting::default() }));
    keep("walk_en", &walking(Sitting { lang: Lang::En, ..Sitting::default() }));
    keep("walk_late", walking(Sitting::default()).press("3"));
    keep("walk_matter", walking(Sitting::default()).press("4"));
}

/// A target is shown with what a room has to know: which indicator fails, from where, by how much, and
/// what the evaluation group said; in every size.
#[test]
fn what_fails_is_told_with_its_base_and_gap() {
    let mut driver = Sitting { person: "zhou-wenjing", ..Sitting::default() }.open();
    driver
        .press("7")
        .down_to("2026-11-25")
        .press("Enter t 4")
        .sees("评估结论  尚未达标  2025 中期");
    driver.sees("就业人员中的女性比例  尚未达标  42.3%").sees("基期43.2%（2020年）");
    driver.sees("还差0.4个百分点").sees("比2024年下降");
    // The chart begins with the base, which is its goal's line.
    driver.resize(120, 40).sees("比2024年下降").sees("2020  ").sees("基期43.2");
    // What is too long for a narrow screen goes on in the next row.
    driver.resize(60, 20).sees("弹（2023年数据）");
    driver.press(&"Down ".repeat(12));
    driver.sees("视为持");
}

/// Of a long decision the text is cut, not who is to do it; of a long action not how it stands.
#[test]
fn a_long_decision_keeps_its_departments() {
    let ledger = Ledger::demo();
    let meeting = hold(&ledger, Stage::Open);
    let long = "两个月内补报所欠的报告和数据，再不报的由政府督查室通报，".repeat(2);
    let decided = json!({"kind": "take_decision", "meeting": meeting, "agenda_item": 1,
        "text": long, "owners": ["education"]});
    ledger.record("liu-xiaochen", decided).unwrap();
    let ordered = json!({"kind": "open_action", "heading": long, "owners": ["education"],
        "due": "2026-11-25", "ordered_by": "周文静副市长"});
    ledger.record("liu-xiaochen", ordered).unwrap();
    let mut driver = Sitting { size: (100, 30), ..Sitting::default() }.at(ledger);
    driver.press("7").down_to("2026-11-20").press("Enter").sees("..  教育局");
    driver.press("L").sees("..  将到期1");
    // One that was returned and is past its day is late here too.
    driver.sees("（其中已退回1）");
}

/// Who asks to present learns who does, and that the meeting is over.
#[test]
fn who_presents_is_told() {
    let mut driver = Sitting { person: "zhou-wenjing", ..Sitting::default() }.open();
    driver.press("7").down_to("2026-09-10").press("Enter t p");
    driver.sees("这次会议已经开过，没有主持翻页").misses("宣布开会");
    driver.press("Esc Esc Home").down_to("2026-11-25").press("Enter t p");
    driver.sees("主持翻页由办公室来做").misses("宣布开会");
}

/// What was recorded last is what the room looks for.
#[test]
fn what_is_recorded_of_a_long_item_is_seen_at_once() {
    let mut driver = walking(Sitting::default());
    driver.press("n").type_in("先议筛查的经费。").press("Ctrl-S").sees("先议筛查的经费。");
    let long = "由卫健局会同财政局落实宫颈癌和乳腺癌筛查经费，".repeat(3);
    driver.press("d").type_in(&format!("{long}月底前报办公室。")).press("Ctrl-S");
    driver.sees("月底前报办公室。").misses("下面还有").press("Up").sees("议题 1/4");
    driver.press("Right Left").misses("月底前报办公室。");
}

/// The hour has no place in a name; the entry has.
#[test]
fn two_meetings_of_a_kind_on_a_day_are_told_apart() {
    let ledger = Ledger::demo();
    let first = hold(&ledger, Stage::Approved);
    ledger.record("liu-xiaochen", json!({"kind": "close_meeting", "meeting": first})).unwrap();
    let mut driver = Sitting::default().at(ledger);
    driver.press("7").sees("2026-11-20").misses(&format!("（#{first}）"));
    hold(&driver.ledger, Stage::Called);
    driver.model.follow();
    driver.press("5").sees(&format!("全委会（#{first}）"));
}

#[test]
fn nobody_is_asked_to_call_a_meeting_of_the_past() {
    let mut driver = Sitting { as_of: Some("2024-03-01"), ..Sitting::default() }.open();
    driver.press("7").sees("到这一天还没有会议").misses("按 M");
}

#[test]
fn digits_go_to_an_item_and_finding_stays_within_the_meeting() {
    let mut driver = walking(Sitting::default());
    driver.press("3").sees("议题 3/4").press("9").sees("没有第9项").sees("议题 3/4");
    driver.press("0 Enter").sees("没有第0项").press("Left").sees("议题 2/4");
    driver.press("/").type_in("1.3").press("Enter").sees("议题 1/4");
    // What is not on the agenda is opened over it, and Esc comes back.
    driver
        .press("/")
        .type_in("2.4")
        .press("Enter")
        .misses("议题 1/4")
        .press("Esc")
        .sees("议题 1/4");
    driver.press("Enter").misses("议题 1/4").press("Esc").sees("议题 1/4");
    // Another screen, and back.
    driver.press("Tab").misses("议题 1/4").press("t").sees("议题 1/4");
}

#[test]
fn others_follow_look_around_and_come_back() {
    let mut office = walking(Sitting::default());
    let sitting = Sitting { person: "zhou-wenjing", ..Sitting::default() };
    let mut leader = sitting.at(Ledger::demo());
    leader.model = sitting.model(&office.ledger);
    leader.press("t").sees("跟随王兰翻页").sees("议题 1/4");
    office.press("Right Right");
    assert!(leader.model.tick_walk());
    leader.sees("议题 3/4");
    assert!(!leader.model.tick_walk(), "nothing is drawn while nothing happens");
    leader.press("Left").sees("自行翻看").sees("议题 2/4");
    office.press("Right");
    leader.model.tick_walk();
    leader.sees("议题 2/4").press("f").sees("议题 4/4").sees("跟随王兰翻页");
    leader.press("d").sees("不能");
    // The presenter leaves; who has the right may take over.
    drop(office);
    leader.press("f").sees("没有人主持");
}

#[test]
fn a_meeting_goes_on_where_the_line_dropped() {
    let mut driver = walking(Sitting::default());
    driver.press("3 d").type_in("责成教育局补报").press("Ctrl-S");
    let mut again = clerk();
    again.model = Sitting::default().model(&driver.ledger);
    drop(driver.model);
    again.model.offer_meeting();
    again.sees("停在第3项，按 t 继续");
    // What was typed when the line dropped is told of beside it.
    let (mut keeper, _) = Keeper::open(&driver.ledger.path(), "wang-lan");
    keeper.keep(vec![json!({"kind": "write_note", "known": {}, "fields": {"text": "半句"}})]);
    drop(keeper);
    again.model.begin_keeping();
    again.model.offer_meeting();
    again
        .sees("1份没有提交的草稿")
        .sees("正在进行")
        .press("t")
        .sees("议题 3/4")
        .sees("决定：责成教育局补报");
    again.sees("主持翻页");
}

/// Where the meeting was is nothing to anybody once it is closed, by whomever.
#[test]
fn what_lies_beside_the_ledger_goes_when_a_meeting_is_closed() {
    for by_others in [false, true] {
        let mut driver = clerk();
        meet(&mut driver, Stage::Approved);
        let (seq, _) = driver.model.state().meetings.iter().last().unwrap();
        let (seq, place) = (*seq, Podium::beside(&driver.ledger.path(), *seq));
        place.present(&Place::default()).unwrap();
        driver.model.offer_meeting();
        assert!(place.path().exists(), "it is not closed");
        match by_others {
            false => drop(driver.choose("会议办结").press("Ctrl-S").sees("已录入 #")),
            true => {
                let closing = json!({"kind": "close_meeting", "meeting": seq});
                driver.ledger.record("wang-lan", closing).unwrap();
                driver.model.follow();
                driver.model.offer_meeting();
            }
        }
        assert!(!place.path().exists(), "by others: {by_others}");
    }
}

#[test]
fn the_office_takes_the_pages_over() {
    let mut first = walking(Sitting::default());
    let mut second = clerk();
    second.model = Sitting { person: "liu-xiaochen", ..Sitting::default() }.model(&first.ledger);
    second.press("t").sees("跟随王兰翻页").press("p").sees("主持翻页").press("Right");
    first.model.tick_walk();
    first.sees("跟随刘晓晨翻页").sees("议题 2/4");
}

#[test]
fn an_agenda_item_is_what_it_is_called_and_a_slip_is_asked_about() {
    let mut driver = clerk();
    meet(&mut driver, Stage::Called);
    // No such target.
    driver.press("+").type_in("9.9").press("Ctrl-S").sees("没有提交").sees("9.9");
    driver
        .press("Ctrl-A")
        .type_in("slj")
        .press("Ctrl-S")
        .sees("议题已补全")
        .sees("水利局")
        .press("Ctrl-S");
    assert_eq!(meeting(&driver).agenda().last().unwrap().topic, Topic::Late("water".into()));
}

#[test]
fn enter_on_a_list_of_nothing_narrows_nothing() {
    let mut driver = Sitting { as_of: Some("2025-01-10"), ..Sitting::default() }.at(Ledger::demo());
    driver.press("7 Enter").sees("还没有会议").misses("筛选");
}

#[test]
fn what_was_decided_of_a_department_stands_on_its_page() {
    let mut driver = clerk();
    driver.find("水利局").press("PgDn");
    let page = driver.rows().join("\n");
    assert!(page.contains("会议决定"), "{page}");
    let at = page.find("会议决定").unwrap();
    assert!(page[at..].contains("2026-09-10  联络员会  水利局十月底前补报"), "{page}");
    driver.find("统计局").press("PgDn").misses("会议决定");
}

#[test]
fn what_an_input_method_makes_of_a_key_is_told() {
    let mut driver = walking(Sitting::default());
    driver.press("Right").type_in("决").sees("「决」不是按键").sees("英文输入");
    driver.press("Right").misses("不是按键").press("Esc");
    driver.type_in("议").sees("「议」不是按键").press("Down").misses("不是按键");
}

#[test]
fn the_keys_of_the_walkthrough_stay_under_a_long_receipt() {
    let mut driver = walking(Sitting::default());
    let hints = driver.rows().last().unwrap().clone();
    let long = "请卫健局会同财政局、医保局、妇联于年底前拿出两癌筛查扩面的方案，并按季度通报各镇街的进度和困难";
    driver.press("d").type_in(long).press("Ctrl-S").sees("已录入 #");
    assert_eq!(driver.rows().last().unwrap(), &hints);
}

/// On an item the list of what can be done has the keys of that page, and what is refused is what was asked for.
#[test]
fn an_item_has_its_own_keys_also_in_the_list_of_what_can_be_done() {
    let mut driver = walking(Sitting::default());
    let keyed = |driver: &mut Driver, key: &str, name: &str| {
        driver.press("Space").down_to(name);
        let row = driver.under_cursor();
        assert!(row.starts_with(key), "{key} {name}: {row}");
        driver.press("Esc");
    };
    for (key, name) in
        [("d ", "记录决定"), ("a ", "交办督办事项"), ("n ", "记录讨论"), ("c ", "留待下次")]
    {
        keyed(&mut driver, key, name);
    }
    keyed(&mut driver, "       写备注", "写备注");
    driver.press("Space").sees("Enter 确定  Esc 取消").press("Esc").sees("Space 可办事项");
    driver.press("Space a").sees("交办督办事项").sees("交办来源").press("Esc");
    let ledger = Ledger::demo();
    hold(&ledger, Stage::Called);
    let mut liaison = Sitting { person: "li-na", ..Sitting::default() }.at(ledger);
    liaison.press("7").down_to("2026-11-20").press("Enter t d").sees("不能办「");
    liaison.misses("宣布开会");
}

#[test]
fn the_next_step_is_told_whom_it_is_up_to() {
    for (person, told) in [("wang-lan", true), ("li-na", false)] {
        let ledger = Ledger::demo();
        hold(&ledger, Stage::Called);
        let mut driver = Sitting { person, ..Sitting::default() }.at(ledger);
        driver.press("7").down_to("2026-11-20").press("Enter");
        assert_eq!(driver.text().contains("下一步"), told, "{person}");
    }
}

#[test]
fn what_was_ordered_in_a_meeting_stands_on_it_and_under_its_item() {
    let mut driver = clerk();
    meet(&mut driver, Stage::Open);
    let seq = driver.model.state().open_meeting().unwrap().0;
    let meeting = &driver.model.state().meetings[&seq];
    let number = meeting.agenda()[0].number;
    let order = json!({"kind": "open_action", "heading": "补报两癌复查名单", "owners": ["health"],
        "due": "2026-12-20", "ordered_by": "全委会", "meeting": seq, "agenda_item": number});
    let order = driver.ledger.record("wang-lan", order).unwrap()[0].seq;
    driver.model.follow();
    driver.press("7").down_to("全委会").press("Enter").sees("督办事项");
    driver.sees("补报两癌复查名单").down_to("1  ").press("Enter").sees("本次会议");
    driver.sees("补报两癌复查名单");
    let closed = json!({"kind": "close_action", "action": order, "result": "已收齐"});
    driver.ledger.record("wang-lan", closed).unwrap();
    driver.model.follow();
    driver.press("Esc").sees("补报两癌复查名单  已于2026-11-20办结");
}

/// Another session takes off the agenda what is shown: what is recorded is of the item that is seen.
#[test]
fn an_item_that_is_taken_off_the_agenda_gives_its_place_to_the_nearest() {
    let mut office = walking(Sitting::default());
    let sitting = Sitting { person: "zhou-wenjing", ..Sitting::default() };
    let mut leader = sitting.at(Ledger::demo());
    leader.model = sitting.model(&office.ledger);
    leader.press("t").sees("跟随王兰翻页");
    office.press("3").sees("议题 3/4").sees("教育局");
    let seq = *office.model.state().meetings.keys().next_back().unwrap();
    let mut left = json!(meeting(&office).agenda());
    left.as_array_mut().unwrap().remove(2);
    let set = json!({"kind": "set_agenda", "meeting": seq, "agenda": left});
    office.ledger.record("liu-xiaochen", set).unwrap();
    office.model.follow();
    office.sees("议题 3/3").sees("三八节宣传月安排");
    leader.model.follow();
    leader.model.tick_walk();
    leader.sees("议题 3/3").sees("跟随王兰翻页");
    office
        .press("d")
        .type_in("由妇联牵头")
        .press("Ctrl-S")
        .sees("已录入 #")
        .sees("决定：由妇联牵头");
}

/// A committee that has only begun has no figures and no duties to talk about, and a first meeting all the
/// same.
#[test]
fn a_fresh_ledgers_first_meeting_has_something_to_take_up() {
    let mut driver = Sitting::default().at(Ledger::begun());
    driver.press("7").choose("召集会议").press("Down Down").type_in("会议室\n周文静");
    driver.press("Ctrl-S").press("Enter").press("A").sees("审议规划目标任务分解（拟定");
    driver.sees("审定年度应办事项和期限").sees("部署签订年度目标责任书").sees("联络员");
}

/// However much the figures ask for, the first thing a first meeting has to settle comes first; and what
/// was proposed is told, with how to drop it.
#[test]
fn what_is_proposed_is_counted() {
    let ledger = Ledger::begun();
    let mut driver = Sitting::default().at(ledger);
    driver.press("7").choose("召集会议").press("Down Down").type_in("会议室\n周文静");
    driver.press("Ctrl-S").press("Enter").press("A").sees("新添4项，不议的按空格删去议题");
    driver.press("A").sees("没有可以拟入的议题");
}

/// However much the figures ask for, what has to be settled first comes first, and nothing twice.
#[test]
fn a_first_meeting_settles_first_what_is_proposed() {
    let ledger = Ledger::begun();
    let figure = json!({"indicator": "maternal_mortality", "year": 2025, "value": "30"});
    let figures = json!({"kind": "enter_figures", "figures": [figure],
        "on_behalf_of": {"signatory": "刘某", "title": "局长"}});
    ledger.record("wang-lan", figures).unwrap();
    let mut driver = Sitting::default().at(ledger);
    driver.press("7").choose("召集会议").press("Down Down").type_in("会议室\n周文静");
    driver.press("Ctrl-S").press("Enter").press("A");
    let agenda = meeting(&driver).agenda();
    let target = |item: &AgendaItem| matches!(item.topic, Topic::Target(_));
    assert!(matches!(agenda[..4], [_, _, _, _]) && !agenda[..4].iter().any(target));
    assert!(agenda[4..].iter().any(target), "{}", driver.text());
}

/// A meeting that was opened was held on that day, whatever it was called for.
#[test]
fn what_is_changed_of_an_open_meeting_is_not_its_day() {
    let mut driver = clerk();
    driver.press("7 Home Enter").choose("宣布开会").press("Ctrl-S");
    driver.press("E").misses("会议日期*").press("Ctrl-A").type_in("四楼").press("Tab Tab Tab Tab");
    driver.press("Shift-Tab Shift-Tab").press("Ctrl-S");
    driver.sees("缺少原因").type_in("换会场").press("Ctrl-S");
    driver.sees("地点由市政府二楼会议室改为四楼（换会场）").misses("会议日期由2026-11-25改为");
}

/// How somebody took part can be put right also when all are recorded.
#[test]
fn attendance_is_corrected_when_all_are_recorded() {
    let mut driver = clerk();
    driver.press("7 Home Enter").choose("宣布开会").press("Ctrl-S");
    driver.choose("登记出席").press("Ctrl-S").sees("46个单位  ");
    driver.choose("登记出席").press("Ctrl-S").sees("参会单位，请补上");
    driver.type_in("水利局").press("Shift-Tab Right Ctrl-S");
    driver.sees("45个单位  ").press("PgDn").sees("1个单位  水利局");
}

/// What papers call every department is every department, the office apart, for all to see before it is
/// handed in.
#[test]
fn what_is_asked_of_all_is_asked_of_every_department() {
    let mut driver = clerk();
    let all = driver.model.state().departments().len();
    driver.find("1.2").choose("交办督办事项").type_in("报送明年计划").press("Tab Ctrl-A");
    driver.type_in("各成员单位").press("Tab").sees("党校、疾控中心");
    driver.type_in("2026-12-25").press("Tab").type_in("全委会");
    driver.press("Ctrl-S").sees("已录入 #837");
    let action = driver.model.state().actions.iter().last().unwrap();
    assert_eq!(action.owners.len(), all - 1);
}

/// A form that goes on with what was typed before says so.
#[test]
fn a_form_that_goes_on_with_a_draft_says_so() {
    let mut driver = clerk();
    driver.press("7").choose("召集会议").press("Down Down").type_in("张三").press("Esc");
    driver.choose("召集会议").sees("接着填11-20").sees("张三");
}

/// What a form proposes is kept in the ledger, of which papers are made: it is in the ledger's language on
/// an English screen too.
#[test]
fn what_is_proposed_on_an_english_screen_is_kept_in_chinese() {
    let english = Sitting { lang: Lang::En, size: (120, 40), ..Sitting::default() };
    let mut driver = walking(english);
    driver.press("d").type_in("逐月通报进度").press("Ctrl-S").press("a");
    driver.sees("2026-11-20 全委会").press("Esc Esc");
    driver.choose(Lang::En.command(CommandKind::WriteMinutes)).press("PgUp PgUp");
    driver.sees("会议决定：逐月通报进度").misses("Decided");

    let mut driver = english.at(Ledger::begun());
    driver.press("7").choose(Lang::En.command(CommandKind::CallMeeting));
    driver.press("Down Down").type_in("会议室\n周文静").press("Ctrl-S").press("Enter").press("A");
    driver.sees("审定年度应办事项和期限").sees("部署签订年度目标责任书");
}
