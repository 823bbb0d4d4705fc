//! What was typed is never lost: drafts, refusals, long pastes.

use chrono::NaiveDate;
use halfsky::clock::Clock;
use halfsky::drafts::Keeper;
use halfsky::words::Lang;
use serde_json::{Value, json};

use crate::frames::keep;
use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting, clerk, seat};
use crate::places::PLACES;

#[test]
fn esc_keeps_a_draft_and_the_same_form_takes_it_up() {
    let mut driver = clerk();
    driver.find("1.2").press("a").type_in("、人社局").press("Esc").sees("已存为草稿");
    driver.find("1.3").press("a").misses("卫健局、人社局").press("Esc").misses("已存为草稿");
    driver.press("Esc").press("a").sees("卫健局、人社局");
}

#[test]
fn a_draft_handed_in_is_gone() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("半句").press("Esc n");
    driver.sees("半句").type_in("话").press("Ctrl-S").sees("已录入 #").sees("半句话");
    driver.press("n").misses("半句话");
}

#[test]
fn a_draft_is_called_by_its_heading() {
    let mut driver = seat("li-na");
    driver
        .press("r")
        .type_in("半年情况")
        .press("Tab")
        .type_in("比标题长得多的一段正文")
        .press("Esc");
    driver.press("d").sees("半年情况").misses("比标题长得多");
}

#[test]
fn a_draft_of_somebody_is_called_by_the_name() {
    let mut driver = clerk();
    driver.press("p").choose("登记人员").type_in("李娜").press("Tab").type_in("wjj1398888000");
    driver.press("Esc").press("d").sees("登记人员").sees("李娜").misses("wjj139");
    // And what was signed by who signed it, not by the longer title.
    let mut driver = clerk();
    driver.find("财政局").press("s").type_in("程某\n财政局党组书记、局长").press("Esc d");
    driver.sees("程某").misses("党组书记");
}

#[test]
fn an_untouched_form_leaves_no_draft() {
    let mut driver = clerk();
    driver.find("财政局").press("n Esc").misses("已存为草稿");
    assert!(driver.model.drafts.is_empty());
}

#[test]
fn a_refusal_keeps_what_was_typed_and_points_at_the_field() {
    let mut driver = seat("li-na");
    let before = driver.entries();
    driver.press("r").type_in("卫健局半年工作").press("Ctrl-S");
    driver.sees("没有提交").sees("正文").sees("卫健局半年工作");
    let (_, cursor) = driver.frame();
    assert!(cursor.shown && driver.rows()[usize::from(cursor.at.y)].contains("正文*"));
    driver.type_in("一切正常").press("Ctrl-S").sees("已录入 #");
    assert_eq!(driver.entries(), before + 1);
}

#[test]
fn all_that_is_lacking_is_told_at_once_and_the_first_of_it_gone_to() {
    let mut driver = clerk();
    driver.find("财政局").press("r Ctrl-S").sees("缺少标题、正文、签字人、职务");
    let row = &driver.rows()[usize::from(driver.frame().1.at.y)];
    assert!(row.contains("标题"), "{row}");
}

#[test]
fn a_wrong_day_is_pointed_at() {
    for (day, why) in [("2026-12-01", "还没有到"), ("2026-13-01", "日期"), ("1990-01-01", "过早")]
    {
        let mut driver = clerk();
        driver.find("财政局").press("n").type_in("记").press("Tab Ctrl-U").type_in(day);
        driver.press("Ctrl-S").sees("没有提交").sees(why).sees(day);
        let row = &driver.rows()[usize::from(driver.frame().1.at.y)];
        assert!(row.contains("日期"), "{row}");
    }
}

#[test]
fn a_day_is_taken_as_people_write_it() {
    for day in ["20261119", "2026/11/19", "2026.11.19", "2026年11月19日", "２０２６－１１－１９"]
    {
        let mut driver = clerk();
        driver.find("财政局").press("n").type_in("记").press("Tab Ctrl-U").type_in(day);
        driver.press("Ctrl-S").sees("已录入 #");
        let noted = driver.model.session.office.read(&[driver.entries()]).unwrap();
        assert_eq!(noted[0].circumstance.on.to_string(), "2026-11-19", "{day}");
        driver.press("@").type_in(day).press("Enter").sees("2026-11-19 的情况");
    }
}

#[test]
fn a_wrong_day_is_called_as_the_form_calls_it() {
    let under = |driver: &Driver| driver.rows()[usize::from(driver.frame().1.at.y)].clone();
    for (day, why) in [
        ("20261101", "办理期限 2026-11-01 过早"),
        ("21001101", "办理期限 2100-11-01 过远"),
        ("下周一", "办理期限应为年-月-日"),
    ] {
        let mut driver = clerk();
        driver.find("1.2").choose("交办督办事项").type_in("补齐数据").press("Tab Tab");
        driver.type_in(day).press("Tab").type_in("全委会").press("Ctrl-S").sees(why);
        assert!(under(&driver).contains("办理期限*"), "{}", driver.text());
    }
    let mut driver = clerk();
    driver.press("7 M Tab Tab Tab Tab Tab Tab Ctrl-U").type_in("20270101");
    driver.press("Ctrl-S").sees("通知日期 2027-01-01 还没有到");
    assert!(under(&driver).contains("通知日期"), "{}", driver.text());
}

#[test]
fn an_unknown_department_is_pointed_at() {
    let mut driver = clerk();
    driver.find("残联").choose("单位并入").type_in("没有的局").press("Ctrl-S");
    driver.sees("没有叫「没有的局」的单位");
    let row = &driver.rows()[usize::from(driver.frame().1.at.y)];
    assert!(row.contains("合并到"), "{}", driver.text());
}

#[test]
fn long_pastes_are_cut_and_it_is_said() {
    let mut driver = clerk();
    driver.find("财政局").press("n").paste(&"妇女发展规划，".repeat(10_000));
    driver.sees("粘贴的内容过长").check();
    let line = driver.quiet_line();
    assert!(line.contains("末尾48000个字没有放下"), "{line}");
    driver.press("Ctrl-S").sees("已录入 #");
}

#[test]
fn control_characters_of_a_paste_are_taken_out() {
    let mut driver = clerk();
    driver.find("财政局").press("n").paste("甲\u{1b}[31m乙\u{202e}丙\r\n丁\u{7}");
    driver.press("Ctrl-S").sees("已录入 #");
    let note = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let told = format!("{:?}", note[0].event);
    assert!(!told.contains("\\u{1b}") && !told.contains("\\u{202e}") && !told.contains("\\u{7}"));
    assert!(told.contains('甲') && told.contains("丙") && told.contains("丁"), "{told}");
}

/// A draft of an earlier session, left at a time that does not change from test to test.
fn left(ledger: &Ledger, kind: &str, known: Value, fields: Value) {
    let (mut keeper, found) = Keeper::open(&ledger.path(), "wang-lan");
    let draft = json!({"kind": kind, "known": known, "on_behalf": kind == "sign_letter",
        "fields": fields, "focus": null, "touched": "2026-11-20T15:04:00+08:00"});
    keeper.keep(found.drafts.into_iter().chain([draft]).collect());
}

/// Sits down once more at the same ledger, with what earlier sessions left.
pub(crate) fn again(ledger: Ledger, person: &str) -> Driver {
    let mut driver = Sitting { person, ..Sitting::default() }.at(ledger);
    driver.model.begin_keeping();
    driver
}

#[test]
fn what_was_typed_is_offered_at_the_next_start() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.misses("草稿").find("财政局").press("n").type_in("半句\n两癌");
    assert_eq!(driver.model.end_keeping().drafts, 1);
    let mut driver = again(driver.ledger, "wang-lan");
    driver.sees("有1份没有提交的草稿，按 d 查看").press("d");
    driver.press("Enter").sees("半句").sees("两癌").type_in("筛查").press("Ctrl-S");
    driver.sees("已录入 #").sees("半句");
    assert_eq!(driver.model.end_keeping().drafts, 0);
    let mut driver = again(driver.ledger, "wang-lan");
    driver.misses("草稿").press("d").sees("没有草稿");
}

/// Of figures that were put back nobody chose a cell: the office's digits still go to screens.
#[test]
fn figures_that_were_put_back_take_no_digit_by_accident() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.press("6 Enter").type_in("70.1").press("Enter");
    driver.model.end_keeping();
    let mut driver = again(driver.ledger, "wang-lan");
    driver.press("6").sees("上次没有保存的1个数放回来了").sees("70.1*").press("4");
    assert_eq!(driver.model.screen, halfsky::tui::model::Screen::Departments);
    driver.press("6 Enter").type_in("4").press("Enter").sees("4*");
}

#[test]
fn a_draft_is_its_persons_alone() {
    let mut driver = again(Ledger::demo(), "li-na");
    driver.press("n").type_in("卫健局的话");
    driver.model.keep();
    drop(driver.model);
    let mut driver = again(driver.ledger, "wang-lan");
    driver.misses("草稿").press("d").misses("卫健局的话");
    drop(driver.model);
    let mut driver = again(driver.ledger, "li-na");
    driver.sees("有1份").press("d").down_to("写备注").press("Enter").sees("卫健局的话");
}

#[test]
fn every_form_is_taken_up_with_all_that_was_typed() {
    for place in PLACES {
        let mut driver = place.driver();
        driver.choose(Lang::Zh.command(place.kind));
        // Into every field something, by typing and by choosing.
        for _ in 0..driver.model.form.as_ref().unwrap().fields.len() {
            driver.press("Right").type_in("甲1").press("Tab");
        }
        driver.press("Shift-Tab");
        let before = driver.text();
        driver.model.begin_keeping();
        drop(driver.model);
        let mut driver = again(driver.ledger, place.person);
        driver.press("d Enter");
        assert_eq!(driver.text(), before, "{}", place.name);
    }
}

#[test]
fn what_is_emptied_is_no_draft() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.find("财政局").press("n").type_in("半句").press("Ctrl-A Backspace");
    driver.model.keep();
    driver.press("Esc").misses("草稿");
    assert_eq!(driver.model.end_keeping().drafts, 0);
}

#[test]
fn a_draft_of_a_letter_signed_meanwhile_can_be_read_and_discarded() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.find("财政局").press("s").type_in("程国栋").press("Tab").type_in("局长").press("Esc");
    driver.press("n").type_in("又一份").press("Esc");
    driver.model.keep();
    driver.model.end_keeping();
    driver.model.drafts.clear();
    driver.press("s").type_in("李明").press("Tab").type_in("局长").press("Ctrl-S").sees("已录入 #");
    let mut driver = again(driver.ledger, "wang-lan");
    driver.sees("有2份").press("d").down_to("签订责任书").press("Enter").sees("程国栋");
    driver.press("Delete").sees("再按一次").press("Up Delete").sees("再按一次").press("Delete");
    driver.sees("草稿已丢弃").sees("草稿（1份").sees("又一份").misses("程国栋");
    assert_eq!(driver.model.end_keeping().drafts, 1);
}

/// Letters that were issued at once, and the number of the last.
fn issued_at_once(driver: &mut Driver) -> u64 {
    driver.find("住建局").choose("签发责任书").press("Tab Right").sees("共22份").press("Ctrl-S");
    driver.press("Esc Esc 5 Home");
    driver.entries()
}

/// What can be taken back together with an entry grows less; its draft is the same all the while.
#[test]
fn a_draft_of_a_withdrawal_is_taken_up_whatever_else_was_entered_at_once() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    let head = issued_at_once(&mut driver);
    driver.press("w").sees("仅此一条").type_in("发错了年度").press("Shift-Tab Right");
    driver.sees("可以撤回的22条").press("Esc").sees("已存为草稿");
    driver.press("w").sees("发错了年度").sees("可以撤回的22条").press("Esc");
    let sign = json!({"kind": "sign_letter", "letter": head - 3,
        "on_behalf_of": {"signatory": "某", "title": "局长"}, "signatory": "某"});
    driver.ledger.record("wang-lan", sign).unwrap();
    driver.model.follow();
    driver.press("d Enter").sees("发错了年度").sees("可以撤回的21条");
    driver.model.end_keeping();
    let mut driver = again(driver.ledger, "wang-lan");
    for letter in (head - 21..head).filter(|letter| *letter != head - 3) {
        let back = json!({"kind": "withdraw", "entry": letter, "reason": "逐份重发"});
        driver.ledger.record("wang-lan", back).unwrap();
    }
    driver.model.follow();
    driver.press("d Enter").sees("发错了年度").misses("范围 ").misses("可以撤回的");
    driver.press("Ctrl-S").sees("已录入 #").misses("另有");
}

#[test]
fn a_draft_of_a_withdrawal_elsewhere_is_told_of_whatever_else_was_entered_at_once() {
    let mut first = again(Ledger::demo(), "wang-lan");
    issued_at_once(&mut first);
    let mut second = Sitting::default().model(&first.ledger);
    second.begin_keeping();
    first.press("w").type_in("发错了年度");
    keeps_until(&mut first, "已存草稿");
    let mut second = Driver { model: second, ledger: first.ledger };
    second.press("5 Home w").sees("您的另一窗口里有未提交的草稿").misses("发错了年度");
}

#[test]
fn a_draft_that_verifies_all_of_a_department_is_taken_up() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.press("6").down_to_indicator("平均受教育年限").press("Y").sees("条记录");
    driver.type_in("孙佳").press("Esc").sees("已存为草稿");
    driver.press("Y").sees("孙佳").press("Esc");
    driver.press("Esc d Enter").sees("孙佳").sees("条记录").press("Ctrl-S").sees("缺少职务");
    // The receipt names whose figures they are, wherever the monitor stands.
    driver.type_in("局长").press("Esc Esc 6").down_to_indicator("农村卫生厕所普及率");
    driver.press("d Enter Ctrl-S").sees("已审核统计局的");
}

#[test]
fn what_drafts_look_like() {
    let ledger = Ledger::demo();
    let fields =
        json!({"text": "两癌筛查异常人员还有31人未复查，\n十二月底前逐人落实", "on": "2026-11-20"});
    left(&ledger, "write_note", json!({"department": "finance"}), fields);
    let fields = json!({"signatory": "程国栋", "title": "局长", "paper": "", "on": "2026-11-20"});
    left(&ledger, "sign_letter", json!({"letter": 12}), fields);
    let (first, second) = ("work_report/water/2024", "situation_report/water/2024");
    let fields = json!({"due": "2026-12-20", "reason": "数据口径正在核对"});
    left(&ledger, "extend_duty", json!({"duty": first}), fields);
    let known = json!({"department": "water", "duties": [first, second]});
    left(&ledger, "remind", known, json!({"degree": "urge", "text": "请尽快补报"}));
    left(&ledger, "discuss_item", json!({"meeting": 834}), json!({"text": "各单位发言"}));
    left(&ledger, "close_action", json!({"action": 799}), json!({"result": "已全部销号"}));
    let mut driver = again(ledger, "wang-lan");
    keep("drafts_offered", &driver);
    keep("page_drafts", driver.press("d"));
    keep("page_draft_unopened", driver.down_to("签订责任书").press("Enter"));
}

#[test]
fn drafts_of_other_versions_are_shown_as_they_are() {
    let ledger = Ledger::demo();
    let (mut keeper, _) = Keeper::open(&ledger.path(), "wang-lan");
    let odd = [
        json!({"kind": "hold_meeting", "known": {}, "fields": {"agenda": "三季度例会"}}),
        json!({"kind": "write_note", "known": {"department": "finance"},
            "fields": {"text": "正文", "mood": "平静"}}),
        json!("不成形的一句"),
    ];
    keeper.keep(odd.to_vec());
    drop(keeper);
    let mut driver = again(ledger, "wang-lan");
    driver.sees("有3份").press("d");
    for (row, told, why) in [
        ("hold_meeting", "三季度例会", "没有「hold_meeting」这种表单"),
        ("写备注", "平静", "放不下"),
        ("不成形", "不成形的一句", "内容已损坏"),
    ] {
        driver.press("Esc d").down_to(row).press("Enter").sees(told).sees(why).press("Esc");
    }
    driver.check();
}

#[test]
fn a_damaged_file_is_set_aside_with_a_sentence() {
    let ledger = Ledger::demo();
    let name = "demo.sqlite3.draft-wang%2dlan-1-1";
    std::fs::write(ledger.path().with_file_name(name), "{").unwrap();
    let mut driver = again(ledger, "wang-lan");
    driver.sees("一个草稿文件已损坏，原样保存为").sees(".damaged").press("d").sees("没有草稿");
}

#[test]
fn the_past_keeps_nothing() {
    let ledger = Ledger::demo();
    let (mut keeper, _) = Keeper::open(&ledger.path(), "wang-lan");
    keeper.keep(vec![json!({"kind": "write_note", "known": {}, "fields": {"text": "一"}})]);
    drop(keeper);
    let mut driver = Sitting { as_of: Some("2025-03-31"), ..Sitting::default() }.at(ledger);
    driver.model.begin_keeping();
    driver.misses("草稿");
    assert_eq!(driver.model.end_keeping().drafts, 0);
    assert_eq!(Keeper::open(&driver.ledger.path(), "wang-lan").1.drafts.len(), 1);
}

#[test]
fn leaving_asks_nothing() {
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.find("财政局").press("n").type_in("半句").press("Esc q");
    assert!(driver.model.leaving);
    assert_eq!(driver.model.end_keeping().drafts, 1);
}

#[test]
fn a_window_takes_over_what_a_closed_one_left() {
    let mut first = again(Ledger::demo(), "wang-lan");
    let mut second = Sitting::default().model(&first.ledger);
    second.begin_keeping();
    first.find("财政局").press("n").type_in("半句");
    first.model.keep();
    while !first.text().contains("已存草稿") {
        first.model.keep();
    }
    let mut second = Driver { model: second, ledger: first.ledger };
    second.press("d").sees("没有草稿").sees("另有1份在您的另一窗口里").misses("半句");
    second
        .press("Esc")
        .find("财政局")
        .press("n")
        .sees("您的另一窗口里有未提交的草稿")
        .misses("半句");
    second.press("Esc");
    drop(first.model);
    second.press("n").sees("半句").misses("另一窗口").type_in("话").press("Esc d").sees("半句话");
    second.misses("另一窗口");
    // It is in the second window's hands now, whatever becomes of that.
    assert_eq!(second.model.end_keeping().drafts, 1);
    again(second.ledger, "wang-lan").press("d").sees("草稿（1份").sees("半句话");
}

#[test]
fn what_cannot_be_kept_is_not_said_to_be_and_not_lost_by_one_key() {
    let mut driver = clerk();
    driver.model.begin_keeping();
    let folder = driver.ledger.path().parent().unwrap().to_owned();
    let gone = folder.with_extension("gone");
    std::fs::rename(&folder, &gone).unwrap();
    driver.find("财政局").press("n").type_in("半句");
    keeps_until(&mut driver, "草稿无法保存");
    driver.press("Esc").sees("只在本窗口里").misses("已存为草稿");
    driver.press("q").sees("退出就丢失");
    assert!(!driver.model.leaving);
    std::fs::rename(&gone, &folder).unwrap();
    driver.press("n").sees("半句").type_in("话");
    keeps_until(&mut driver, "已存草稿");
    driver.press("Esc").sees("已存为草稿").press("q");
    assert!(driver.model.leaving);
}

/// Keeps drafts as the dashboard does, until what became of them is told.
fn keeps_until(driver: &mut Driver, told: &str) {
    for _ in 0..200 {
        driver.model.keep();
        if driver.text().contains(told) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("{}", driver.text());
}

/// Whether something is late is judged by the day on which it was done, not begun.
#[test]
fn a_day_that_nobody_typed_is_the_day_on_which_the_form_is_handed_in() {
    let later = Clock::Day(NaiveDate::from_ymd_opt(2026, 12, 5).unwrap());
    let mut driver = again(Ledger::demo(), "wang-lan");
    driver.find("财政局").press("n").type_in("半句").sees("日期        2026-11-20");
    driver.model.session.clock = later;
    assert!(driver.model.take_day(), "midnight passes while the form is open");
    driver.sees("日期        2026-12-05");
    // Also where a key comes before the dashboard looks at the clock.
    driver.model.session.clock = Clock::Day(NaiveDate::from_ymd_opt(2026, 12, 6).unwrap());
    driver.type_in("。").sees("日期        2026-12-06").press("Esc");
    driver.model.end_keeping();
    let mut driver = again(driver.ledger, "wang-lan");
    driver.press("d Enter").sees("半句").sees("日期        2026-11-20");
    driver.press("Tab").type_in("2026-11-18").press("Esc");
    driver.model.session.clock = later;
    driver.model.take_day();
    driver.press("d Enter").sees("半句").sees("2026-11-18");
}

#[test]
fn a_refusal_moves_to_the_field_that_it_names() {
    let mut driver = clerk();
    let on = |driver: &Driver, field: &str| {
        let row = driver.rows().swap_remove(usize::from(driver.frame().1.at.y));
        assert!(row.contains(field), "{}", driver.text());
    };
    driver.press("p").choose("登记人员").type_in("李娜").press("Tab Ctrl-S");
    driver.sees("须写明所属单位");
    on(&driver, "单位");
    driver.type_in("水利局").press("Tab Tab Tab Tab").type_in("rubbish").press("Up Up Up Ctrl-S");
    driver.press("Ctrl-S").sees("没有提交");
    on(&driver, "SSH公钥");
    // The short name that is taken is a part of the full one, which is not.
    let mut driver = clerk();
    driver.press("4").choose("登记单位").type_in("梅河口市民政局二").press("Tab").type_in("民政局");
    driver.press("Up Ctrl-S").sees("没有提交");
    on(&driver, "简称");
}

#[test]
fn text_typed_into_a_choice_is_answered() {
    let mut driver = seat("li-na");
    let order = json!({"kind": "open_action", "heading": "补齐农村供水数据", "item": "7.6",
        "owners": ["health"], "due": "2026-12-10", "ordered_by": "全委会第三次会议"});
    driver.ledger.record("liu-xiaochen", order).unwrap();
    driver.model.follow();
    driver.find("补齐农村供水数据").choose("反馈督办事项");
    driver.press("Tab Ctrl-S").sees("缺少办理情况、正文");
    driver.type_in("整改").sees("这里不能写字，用左右键选");
    // Also to somebody who went on at once, as after what an input method put there.
    driver
        .type_in("整改")
        .press("Ctrl-S")
        .sees("缺少办理情况、正文")
        .sees("这里不能写字，用左右键选");
    driver.press("Right").misses("这里不能写字");
    driver.press("Tab").type_in("已整改").press("Ctrl-S").sees("已录入 #");
}
