//! The ways that people go most often, in few keys.

use halfsky::domain::payload::{Progress, Role};
use halfsky::domain::vocabulary::Event;
use halfsky::plan::DutyKind;
use halfsky::tui::model::{Message, Subject};
use serde_json::{Value, json};

use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting, clerk, seat};

/// A liaison of a department whose letter is not signed yet.
fn liaison() -> Driver {
    let ledger = Ledger::demo();
    let enrol = json!({"kind": "enrol_person", "person": "qian-li", "name": "钱丽",
        "role": "liaison", "department": "finance"});
    ledger.record("wang-lan", enrol).unwrap();
    Sitting { person: "qian-li", ..Sitting::default() }.at(ledger)
}

/// The last entry as `record` would name its kind, and who it is by.
fn last(driver: &Driver) -> (&'static str, String) {
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    (facts[0].event.kind().name(), facts[0].actor.to_string())
}

fn done(driver: &Driver) -> bool {
    matches!(driver.model.message, Some(Message::Done(_)))
}

#[test]
fn a_liaison_signs_the_letter_in_two_keys_and_a_name() {
    let mut driver = liaison();
    driver
        .press("s")
        .sees("签订责任书")
        .sees("财政局2026年责任书")
        .type_in("程国栋")
        .press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    assert_eq!(last(&driver), ("letter_signed", "qian-li".into()));
    driver.sees("程国栋签订财政局2026年责任书");
}

#[test]
fn a_liaison_who_knows_no_key_signs_with_the_list_in_four() {
    let mut driver = liaison();
    driver.press("Space").down_to("签订责任书").press("Enter").type_in("程国栋\n局长");
    driver.press("F10");
    assert_eq!(last(&driver), ("letter_signed", "qian-li".into()), "{}", driver.text());
}

#[test]
fn a_liaison_submits_a_work_report_in_four_keys_and_its_text() {
    let mut driver = liaison();
    driver.press("r").sees("提交报告").type_in("市财政局2026年工作报告").press("Enter");
    driver.type_in("规划实施经费列入预算。\n两癌检查经费足额拨付。").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    assert_eq!(last(&driver), ("report_submitted", "qian-li".into()));
    let finance = "finance".into();
    let (seq, report) = driver.model.state().reports_of(&finance).next().unwrap();
    assert_eq!((seq, report.year), (driver.entries(), 2026));
    assert_eq!(&*report.heading, "市财政局2026年工作报告");
    assert!(driver.model.session.office.verify(&mut |_| {}).is_ok());
}

#[test]
fn a_report_with_progress_takes_arrows_alone() {
    let mut driver = liaison();
    driver.press("r").type_in("半年报告\n正文").press("Tab Right Right Down Right Right Right");
    driver.sees("推进中").sees("已完成").press("Ctrl-S");
    let finance = "finance".into();
    let (_, report) = driver.model.state().reports_of(&finance).next().unwrap();
    let told: Vec<Progress> = report.progress.iter().map(|row| row.progress).collect();
    assert_eq!(told, [Progress::Underway, Progress::Done], "{}", driver.text());
}

#[test]
fn a_duty_opens_the_form_that_discharges_it() {
    let mut driver = liaison();
    driver.find("财政局").down_to("2026年工作报告").press("Enter").sees("提交报告");
    driver.type_in("年终报告").press("Enter").type_in("全年情况").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    driver.press("Home").sees("待审核");
}

#[test]
fn the_office_records_from_paper() {
    let mut driver = clerk();
    driver.find("财政局").press("s").sees("代录（凭已签字的纸件）");
    driver.type_in("程国栋\n局长\n梅妇儿工委〔2026〕3号\n\n").press("Ctrl-U").type_in("2026-11-18");
    driver.press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    assert_eq!(last(&driver), ("letter_signed", "wang-lan".into()));
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let paper = facts[0].circumstance.on_behalf_of.as_ref().unwrap();
    assert_eq!((paper.signatory.as_str(), paper.title.as_str()), ("程国栋", "局长"));
    assert_eq!(facts[0].circumstance.on.to_string(), "2026-11-18");
    driver.press("5");
    assert!(driver.under_cursor().contains("代录"), "{}", driver.text());
    driver.press("1").sees("代录 程国栋签订财政局2026年责任书");
}

#[test]
fn the_office_accepts_and_returns_reports() {
    let mut driver = clerk();
    driver.find("教育局2026年").press("y").type_in("同意").press("Ctrl-S").sees("已录入 #");
    assert_eq!(last(&driver).0, "report_accepted");
    driver.press("Esc").find("疾控中心").press("b").press("Ctrl-S").sees("没有提交");
    driver.type_in("缺数据来源").press("Ctrl-S");
    assert_eq!(last(&driver).0, "report_returned");
}

/// What was entered is told whole: what has no room in the quiet line begins in the row above it, until
/// the next key. The footer stays, but where the cursor stands in those rows.
#[test]
fn a_long_receipt_takes_two_rows() {
    let mut driver = clerk();
    driver.find("教育局2026年").resize(60, 20).press("y").press("Ctrl-S");
    let rows: Vec<String> = driver.text().lines().map(str::to_owned).collect();
    let told = rows[rows.len() - 3..rows.len() - 1].join("").replace(' ', "");
    assert!(told.contains("已录入#") && told.ends_with("报告」"), "{}", driver.text());
    driver.sees("q 退出").press("Down").misses("已录入").sees("q 退出");
    // A refusal of three rows leaves the footer, and the row under the cursor is never hidden.
    let mut driver = seat("li-na");
    driver.find("财政局").press("r");
    let (rows, cursor) = (driver.rows(), driver.frame().1);
    let reason = rows.iter().position(|row| row.contains("您是卫健局的联络员")).unwrap();
    assert!(reason > usize::from(cursor.at.y), "{}", driver.text());
    driver.sees("q 退出");
    driver.press("Esc 5 End");
    let last = driver.under_cursor();
    driver.model.message = Some(Message::Refused("不行，因为还没有到时候。".repeat(5)));
    assert_eq!(driver.under_cursor(), last, "{}", driver.text());
    driver.sees("不行").misses("q 退出");
}

#[test]
fn a_returned_report_is_handed_in_again_from_its_page() {
    let mut driver = crate::kit_tui::seat("qu-yan");
    driver.find("市总工会2026年").sees("退回").press("r").sees("原报告");
    driver.sees("市总工会2026年妇女发展规划实施工作报告").type_in("补正如下。").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let Event::ReportSubmitted(report) = &facts[0].event else { panic!("{facts:?}") };
    let long = report.text.chars().count() > 80;
    assert!(long && report.text.ends_with("补正如下。"), "the old text is there: {report:?}");
    assert!(!report.progress.is_empty() && report.replaces.is_some(), "and what it told before");
    // Of two that are called the same the old one is told.
    driver.press("/").type_in("市总工会2026年").sees("已重报");
}

/// It waits for its department, which sees its own; others see that there are some.
#[test]
fn a_returned_report_stands_with_what_is_to_be_done() {
    let mut theirs = crate::kit_tui::seat("qu-yan");
    theirs.press("1").sees("等您办理：4项逾期、1份退回待修改重报");
    theirs.press("l").sees("1份退回待修改重报").sees("已退回  总工会");
    let mut others = crate::kit_tui::seat("li-na");
    others.press("1").sees("等您办理：2项逾期、1项30天内到期").misses("待修改重报");
    others.press("l").misses("待修改重报");
    theirs.press("Esc").find("市总工会2026年").sees("退回");
    // Who hands in for no department has none of their own.
    let ledger = Ledger::demo();
    let enrol = json!({"kind": "enrol_person", "person": "he-yun", "name": "何云",
        "role": "statistics"});
    ledger.record("wang-lan", enrol).unwrap();
    let mut nobodys = Sitting { person: "he-yun", ..Sitting::default() }.at(ledger);
    nobodys.press("1").sees("联络员待办：2份退回待修改重报");
    nobodys.sees("等您办理：3批数据待审核");
    let mut office = crate::kit_tui::seat("wang-lan");
    office.press("1").sees("联络员待办：2份退回待修改重报").press("l");
    office.down_to("已退回  总工会").sees("2份退回待修改重报");
    office.press("Esc /").type_in("退回").sees("总工会 市总工会2026年妇女发展规划实施工作报告");
}

/// Where nothing else is meant, what went back comes first, as long as it is owed.
#[test]
fn a_returned_report_is_handed_in_again_from_its_departments_row() {
    let mut driver = crate::kit_tui::seat("qu-yan");
    // What it told of is not all theirs any more.
    let away = json!({"kind": "assign", "assignments": [
        {"item": "3-6", "lead": ["education"], "cooperating": []},
        {"item": "1-5", "lead": ["education"], "cooperating": []}]});
    driver.ledger.record("wang-lan", away).unwrap();
    driver.model.follow();
    driver.press("Esc 4").down_to("总工会").press("r").sees("原报告");
    driver.sees("市总工会2026年妇女发展规划实施工作报告").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    driver.press("4").down_to("总工会").press("r").sees("提交报告").misses("原报告").press("Esc");
    // A second of what stands is not owed because it went back.
    let report = json!({"kind": "submit_report", "department": "trade_union", "form": "duty",
        "year": 2026, "heading": "述职报告", "text": "履职情况"});
    for mut judged in
        [json!({"kind": "accept_report"}), json!({"kind": "return_report", "reason": "重复报送"})]
    {
        judged["report"] = driver.ledger.record("qu-yan", report.clone()).unwrap()[0].seq.into();
        driver.ledger.record("wang-lan", judged).unwrap();
    }
    driver.model.follow();
    driver.press("r").sees("提交报告").misses("原报告").check();
}

/// What is done is not followed to where something else is to be done with it: the next key would
/// meet that, and not the report that comes next.
#[test]
fn an_accepted_report_leaves_its_place_to_the_next() {
    let mut driver = clerk();
    let report = json!({"kind": "submit_report", "department": "trade_union", "form": "duty",
        "year": 2026, "heading": "述职报告", "text": "履职情况"});
    driver.ledger.record("qu-yan", report).unwrap();
    driver.model.follow();
    driver.press("l").down_to("总工会 2026 述职报告");
    let meant = driver.model.pages.last().unwrap().link().cloned();
    driver.press("y Ctrl-S").sees("4份述职报告待评议");
    let next = driver.model.pages.last().unwrap().link().cloned();
    assert!(next.is_some() && next != meant, "{}", driver.text());
    assert!(!driver.under_cursor().contains("总工会 2026 述职报告"), "{}", driver.text());
}

/// A report that is returned was due when it was due; the page says that its lateness is from there.
#[test]
fn a_return_leaves_the_day_as_it_was() {
    let mut driver = clerk();
    let give = |driver: &mut Driver, mut command: Value, paper: bool| {
        if paper {
            command["on_behalf_of"] = json!({"signatory": "唐永生", "title": "局长"});
        }
        driver.ledger.record("liu-xiaochen", command).unwrap();
        driver.model.follow();
        driver.model.state().head.seq
    };
    let mut report = json!({"kind": "submit_report", "department": "water",
        "form": "midterm_self_evaluation", "year": 2025, "heading": "自评", "text": "水质达标"});
    let first = give(&mut driver, report.clone(), true);
    driver.find("水利局").misses("退回不改期限");
    give(&mut driver, json!({"kind": "return_report", "report": first, "reason": "缺"}), false);
    driver.sees("天，退回不改期限").press("Esc l").down_to("天，退回不改期限");
    report["replaces"] = first.into();
    let second = give(&mut driver, report, true);
    give(&mut driver, json!({"kind": "accept_report", "report": second}), false);
    driver.press("Esc").find("水利局").sees("退回不改期限").misses("天，退回").check();
}

/// Who cannot do it in time says so where it stands in the list, and the office answers there.
#[test]
fn a_later_day_is_asked_for_in_one_list_and_granted_in_the_other() {
    let mut liaison = seat("li-na");
    liaison.press("l").down_to("2026年工作报告").choose("申请延期").sees("预计办结");
    liaison.type_in("2027-01-15\n省里数据下月才到").press("Ctrl-S");
    assert!(done(&liaison), "{}", liaison.text());
    assert_eq!(last(&liaison), ("extension_requested", "li-na".into()));
    liaison.sees("申请延期至2027-01-15").press("Space").down_to("申请延期").sees("等办公室答复");
    let asked = liaison.entries();
    let mut office = Sitting::default().at(liaison.ledger);
    office.sees("1项延期申请待答复").press("l").sees("1项延期申请待答复");
    office.down_to("申请延期至2027-01-15").press("Enter").sees("省里数据下月才到");
    office.press("Esc").choose("应办事项延期").sees("省里数据下月才到").sees("2027-01-15");
    office.type_in("同意").press("Ctrl-S");
    assert!(done(&office), "{}", office.text());
    assert_eq!(last(&office), ("duty_extended", "wang-lan".into()));
    office.misses("延期申请待答复").find("卫健局").sees("应于2027-01-15前  2026年工作报告  已延期");
    // Declined instead, it is told so, and can be asked for again.
    office.press("5 w").type_in("录错").press("Ctrl-S");
    office.press("l").down_to("申请延期至2027-01-15").choose("不同意延期");
    office.sees("省里数据下月才到").type_in("按原期限").press("Ctrl-S");
    assert_eq!(last(&office), ("extension_declined", "wang-lan".into()), "{}", office.text());
    office.misses("延期申请待答复").press("Esc").find("卫健局").down_to("未同意延期");
    // Of an action what answers stands first too.
    let order = json!({"kind": "open_action", "heading": "补齐筛查数据", "owners": ["health"],
        "due": "2026-12-05", "ordered_by": "全委会"});
    let action = office.ledger.record("liu-xiaochen", order).unwrap()[0].seq;
    let asks = json!({"kind": "request_extension", "duty": format!("action/health/2026/{action}"),
        "due": "2026-12-25", "reason": "省里数据下月才到"});
    office.ledger.record("li-na", asks).unwrap();
    office.model.follow();
    office.press("Esc l").down_to("申请延期至2026-12-25").press("Space Enter");
    office.sees("督办事项延期").sees("2026-12-25").type_in("同意").press("Ctrl-S");
    assert_eq!(last(&office), ("action_extended", "wang-lan".into()), "{}", office.text());
    office.press("Esc");
    office.find(&format!("#{asked}")).sees("后续").sees("不同意卫健局2026年工作报告延期").check();
    // Who asked has it at hand to take back, where it is owed.
    let mut liaison = Sitting { person: "li-na", ..Sitting::default() }.at(office.ledger);
    liaison.press("l").down_to("2026年工作报告").sees("未同意延期").choose("申请延期");
    liaison.type_in("2027-01-08\n省里数据下月才到").press("Ctrl-S");
    let again = liaison.entries();
    liaison.down_to("申请延期至2027-01-08").press("w").sees(&format!("#{again} 卫健局"));
    liaison.type_in("能按期办结").press("Ctrl-S").sees("未同意延期");
}

/// A later day is not given over a refusal that nobody here saw.
#[test]
fn what_was_declined_meanwhile_is_seen_before_it_is_granted() {
    let mut office = clerk();
    let asks = json!({"kind": "request_extension", "duty": "work_report/health/2026",
        "due": "2027-01-15", "reason": "省里数据下月才到"});
    let asked = office.ledger.record("li-na", asks).unwrap()[0].seq;
    office.model.follow();
    office.press("l").down_to("申请延期至2027-01-15").choose("应办事项延期").type_in("同意");
    let no = json!({"kind": "decline_extension", "entry": asked, "reason": "按原期限"});
    office.ledger.record("liu-xiaochen", no).unwrap();
    office.press("Ctrl-S").sees("刘晓晨").sees("不同意");
    assert_ne!(last(&office).0, "duty_extended", "{}", office.text());
    office.press("Ctrl-S");
    assert_eq!(last(&office).0, "duty_extended", "whoever saw it may: {}", office.text());
}

/// Letters of years that are over wait for nobody, and are told of also where nothing else waits.
#[test]
fn letters_of_earlier_years_are_told_of_where_none_waits() {
    let mut leader = seat("zhou-wenjing");
    let today = leader.model.today();
    for letter in leader.model.state().to_countersign(2026.., today) {
        let sign = json!({"kind": "countersign_letter", "letter": letter, "signatory": "周文静"});
        leader.ledger.record("zhou-wenjing", sign).unwrap();
    }
    leader.model.follow();
    leader.press("l").misses("份责任书待签署").sees("往年责任书16份单位已签、委员领导没有签署");
}

#[test]
fn a_review_that_was_waived_is_begun_from_the_departments_page_all_the_same() {
    let mut driver = clerk();
    driver.press("l").sees("3份述职报告待评议").press("Esc");
    let waive =
        json!({"kind": "waive_duty", "duty": "duty_review/health/2025", "reason": "合并评议"});
    driver.ledger.record("liu-xiaochen", waive).unwrap();
    driver.model.follow();
    driver.press("l").sees("2份述职报告待评议").press("Esc");
    driver.find("卫健局").choose("述职评议").sees("卫健局提交2025年述职报告").check();
}

#[test]
fn an_assignment_is_changed_by_initials_and_confirmed() {
    let mut driver = clerk();
    driver.find("5.9").sees("拟定").press("C").press("Ctrl-S").sees("已录入 #").misses("拟定");
    driver.press("a").type_in("、rsj").sees("Enter 选「人社局」").press("Enter").press("Tab");
    driver.press("Ctrl-U Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    driver.sees("人社局");
}

/// The department in which the caret stands is completed, whatever parts it from the others.
#[test]
fn any_of_several_departments_is_completed() {
    let mut driver = clerk();
    driver.find("5.9").press("a");
    let mut list = |keys: &str, typed: &str| {
        driver.press(keys).type_in(typed).press("Enter");
        let row = driver.rows().into_iter().find(|row| row.contains("牵头单位*")).unwrap();
        row.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(list("Ctrl-A", "rsj"), "人社局、", "the first");
    for parts in ["、", "，", ",", ";", "；", " "] {
        assert_eq!(list("Ctrl-A", &format!("财政局{parts}rsj")), format!("财政局{parts}人社局、"));
    }
    assert_eq!(list("Ctrl-A", "财政局rsj"), "财政局、人社局、", "after a whole name");
    driver.press("Ctrl-A").type_in("rsj，财政局").press("Home Right").sees("Enter 选「人社局」");
    driver.misses("上下键换");
    driver.press("Enter").sees("人社局，财政局");
}

/// Initials that can mean one department alone are completed when a form is handed in, and what they
/// mean is seen before it is.
#[test]
fn initials_that_are_left_are_completed_and_shown_before_anything_is_entered() {
    let mut driver = clerk();
    let before = driver.entries();
    driver.find("5.9").press("a Ctrl-A").type_in("rsj，财政局").press("Ctrl-S");
    assert_eq!(driver.entries(), before);
    driver.sees("人社局，财政局").sees("请核对后再次提交").press("Tab Ctrl-U Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    // Of those that can mean several none is chosen.
    driver.press("a Ctrl-A").type_in("j").press("Ctrl-S").sees("没有").misses("请核对后再次提交");
    assert_eq!(driver.entries(), before + 1);
}

/// The day stands there; another is typed over it, as people write it.
#[test]
fn another_day_is_typed_over_the_one_that_stands_there() {
    let mut driver = clerk();
    driver.find("1.2").press("n").type_in("已核对").press("Tab Tab").sees("2026-11-20");
    while !driver.rows()[usize::from(driver.frame().1.at.y)].contains("日期") {
        driver.press("Up");
    }
    driver.press("Up Tab").type_in("20261105").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    assert_eq!(facts[0].circumstance.on.to_string(), "2026-11-05");
}

#[test]
fn a_name_that_nobody_has_is_mended_where_it_was_typed() {
    let mut driver = clerk();
    driver.find("5.9").press("a Tab").type_in("、没有这个局").press("Tab Ctrl-S").sees("没有叫");
    let row = driver.rows()[usize::from(driver.frame().1.at.y)].clone();
    assert!(row.contains("没有这个局"), "{row}");
}

#[test]
fn a_file_whose_path_is_typed_stands_beside_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("总 结.pdf");
    std::fs::write(&file, "%PDF-1.7 一").unwrap();
    let mut driver = liaison();
    driver.press("r").type_in("半年报告\n正文").press("Tab Tab");
    driver.sees("文件路径").type_in("/没有/总结.pdf").press("Ctrl-S").sees("没有找到");
    driver.press("Ctrl-U").type_in(&format!("'{}'", file.display())).press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let [attached] = &facts[0].circumstance.attachments[..] else { panic!("{facts:?}") };
    assert_eq!(attached.name, "总 结.pdf");
    driver.model.session.office.evidence().check(attached).unwrap();

    // Handed in again it comes with it, by its sum: where it once lay is not known any more.
    let back = json!({"kind": "return_report", "report": facts[0].seq, "reason": "请补数据"});
    driver.ledger.record("wang-lan", back).unwrap();
    driver.model.follow();
    driver.find(&format!("#{}", facts[0].seq)).press("r").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    let again = driver.model.session.office.read(&[driver.entries()]).unwrap();
    assert_eq!(again[0].circumstance.attachments[0].sm3, attached.sm3);
}

/// A key about a selected duty is about that duty, as Enter is.
#[test]
fn a_letter_key_on_a_duty_is_about_that_duty() {
    let mut driver = clerk();
    driver.find("科协").down_to("2024年情况报告").press("r");
    driver.sees("情况报告").sees("年度*       2024").press("Esc");
    driver.down_to("2.6   ").press("r").sees("年度*       2026");
}

#[test]
fn who_comes_through_a_server_names_none_of_its_files() {
    let mut driver = liaison();
    driver.model.session.names_files = false;
    let bytes = b"%PDF-1.7 evidence";
    let cabinet = driver.model.session.office.evidence().clone();
    let put = cabinet.put_from("总结.pdf", &mut &bytes[..]).unwrap();
    // Somebody else put it: it is not this person's to name.
    cabinet.note(&put, &"wu-di".into()).unwrap();
    driver.press("r").type_in("半年工作").press("Tab").type_in("一切正常");
    driver.press("Tab Tab").sees("先用 ssh 主机 put 文件名 < 文件");
    driver.type_in("/etc/passwd").press("Ctrl-S").sees("「/etc/passwd」不是校验值");
    driver.press("Ctrl-A").type_in(&put.sm3[..7]).press("Ctrl-S").sees("至少前8位");
    driver.press("Ctrl-A").type_in(&put.sm3[..8]).press("Ctrl-S").sees("附件夹中没有");
    cabinet.note(&put, &driver.model.session.actor).unwrap();
    driver.press("Ctrl-S").sees("已录入 #");
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    assert_eq!(facts[0].circumstance.attachments, [put]);
}

#[test]
fn the_footer_says_what_enter_does_to_a_branch() {
    let mut driver = clerk();
    driver.press("2").sees("Enter 展开").press("Enter").sees("Enter 收起");
    driver.press("Down").sees("Enter 打开").press("Up Enter").sees("Enter 展开");
}

#[test]
fn a_letter_is_issued_for_the_year_of_its_duty_or_the_present_one() {
    let mut driver = clerk();
    driver.find("住建局");
    let year = |driver: &Driver| driver.model.form.as_ref().unwrap().deed.known["year"].clone();
    let mut seen = 0;
    for _ in 0..16 {
        let Some(Subject::Duty(key)) = driver.model.pages.last().unwrap().link().cloned() else {
            break;
        };
        driver.press("i");
        let meant = if key.kind == DutyKind::Letter { key.year } else { 2026 };
        assert_eq!(year(&driver), json!(meant), "{key}");
        seen += usize::from(key.kind == DutyKind::Letter && key.year != 2026);
        // What is left for one year is not taken up for another.
        driver.press("Shift-Tab").type_in("1").press("Esc").press("Down");
    }
    assert!(seen > 0, "no letter of another year is owed here");
}

#[test]
fn the_days_by_which_duties_are_due_are_confirmed_once_they_were_seen() {
    let mut driver = clerk();
    driver.choose("确认应办规则").sees("签订年度目标责任书  各责任单位  每年03-31前");
    driver.press("Ctrl-S").sees("已录入 #");
    let rules = driver.model.state().duty_rules.current().unwrap();
    assert!(rules.iter().all(|rule| !rule.proposed));
    driver.find("卫健局").misses("拟定");
    driver.press("Esc 1 Space").misses("确认应办规则");
}

#[test]
fn who_judges_from_a_duty_judges_no_other_years_paper() {
    let mut driver = clerk();
    // One of 2024 waits to be approved; of 2025 nothing was handed in.
    driver.find("妇儿工委办").down_to("2025年报市政府").press("y").sees("这里不能");
    assert!(driver.model.form.is_none());
    driver.press("b").sees("这里不能");
    assert!(driver.model.form.is_none());
}

#[test]
fn what_a_key_does_not_do_here_is_told_of_what_the_person_does_elsewhere() {
    for (person, sentence) in
        [("wang-lan", "这里不能审核通过报告"), ("zhou-wenjing", "这里不能审定文件")]
    {
        let mut driver = crate::kit_tui::seat(person);
        driver.press("1 y").sees(sentence);
    }
}

#[test]
fn the_day_of_one_rule_is_set_where_a_duty_of_it_is_selected() {
    let mut driver = clerk();
    let day = |driver: &crate::kit_tui::Driver| {
        let rules = driver.model.state().duty_rules.current().unwrap();
        let rule = rules.iter().find(|rule| rule.id == "work_report").unwrap();
        (rule.due.clone(), rule.proposed, rules.iter().filter(|rule| !rule.proposed).count())
    };
    let before = driver.model.state().duty_rules.current().unwrap().len();
    assert_eq!(day(&driver), ("12-20".to_owned(), true, 0));
    driver.find("社工部").down_to("2026年工作报告").choose("确认应办规则");
    driver.sees("年终工作报告").misses("年度述职报告").sees("到期月日").sees("12-20");
    driver.press("Ctrl-U").type_in("2月30日").press("Ctrl-S").sees("没有提交").sees("03-31");
    driver.sees("到期月日 应为").misses("rules[");
    driver.press("Ctrl-U").type_in("12月31日").press("Ctrl-S").sees("已录入 #");
    assert_eq!(day(&driver), ("12-31".to_owned(), false, 1));
    assert_eq!(driver.model.state().duty_rules.current().unwrap().len(), before);
    driver.sees("应于2026-12-31前  2026年工作报告").sees("应于2025-12-20前");
    // Set to what it is, there is nothing to record.
    driver.down_to("2026年工作报告").choose("确认应办规则").press("Ctrl-S").sees("没有变化");
}

#[test]
fn what_a_department_owes_stands_before_what_others_do() {
    let rows = |driver: &Driver| driver.rows()[3..].join("\n");
    let mut driver = seat("li-na");
    driver.press("l").misses("没有等您办理").misses("2027年责任书签订");
    let told = rows(&driver);
    assert!(told.contains("本单位应办  3项") && !told.contains("逾期事项"), "{told}");
    driver.down_to("科学技术协会  9项").sees("逾期事项  44个单位 167项");
    let mut bureau = seat("sun-jia");
    bureau.press("l").sees("本单位应办").sees("3批数据待审核");
    bureau.down_to("报送3个数（平均受教育年限").press("Enter").sees("平均受教育年限 2025年");
    // Of all departments one's own is the first.
    driver.press("Esc 4");
    assert!(driver.under_cursor().starts_with("卫健局"), "{}", driver.text());
    // Asked for once more, it begins at its head.
    let first = clerk().press("l").under_cursor();
    let mut driver = clerk();
    driver.press("l").press("Down Down Down l");
    assert_eq!(driver.under_cursor(), first);
}

#[test]
fn a_letter_that_is_not_issued_waits_for_the_office() {
    let mut driver = seat("li-na");
    driver.down_to("2027年责任书签订").press("Enter");
    driver.sees("办公室还没有签发2027年责任书，签发后由该单位签订");
}

#[test]
fn what_is_taken_back_whole_is_listed_and_a_name_is_kept_without_blanks() {
    let mut driver = seat("li-na");
    driver.press("6 Right").type_in("70.1").press("Enter").type_in("78.6").press("Enter");
    driver.press("Ctrl-S").type_in("年报").press("Ctrl-S").sees("已录入 #");
    driver.press("Up Up w").sees("整条撤回，这2个数都不再算数").sees("70.1");
    driver.press("Esc Esc").find("财政局").press("n").type_in("x").press("Esc");
    let mut driver = clerk();
    driver.find("财政局").press("s").paste("\u{3000}程国栋 ").press("Tab").type_in("局长");
    driver.press("Ctrl-S").sees("：代录 程国栋").misses("\u{3000}");
}

/// What is issued and not signed opens the form for it, from whichever list.
#[test]
fn a_letter_that_is_to_be_signed_opens_its_form() {
    let mut driver = clerk();
    driver.press("4").down_to("科协").press("i Ctrl-S").sees("已录入 #837").press("Enter");
    driver.down_to("10天后到期").press("Enter").sees("签订责任书").press("Esc");
    driver
        .press("w")
        .sees("撤回")
        .sees("#837")
        .type_in("签发错了")
        .press("Ctrl-S")
        .sees("已录入 #838");
}

/// A report in which somebody sees a slip before the office has looked at it.
#[test]
fn a_report_that_waits_is_corrected_with_what_it_said() {
    let mut driver = seat("li-na");
    driver.press("l").find("卫健局").press("r").sees("提交报告");
    driver.press("Esc").find("医保局中期自我评估报告");
    driver.misses("修改重报");
    let mut office = clerk();
    office
        .find("医保局中期自我评估报告")
        .press("r")
        .sees("修改重报")
        .sees("医保局中期自我评估报告");
    // Who signed the last paper is there already, and what is handed in again is gone on with.
    office.press("Ctrl-S").sees("已录入 #837");
    assert_eq!(office.model.pages.last().unwrap().subject, Subject::Entry(837));
}

/// Who gave a report back and recorded it anew is on the new one; who asks for the old is told which waits.
#[test]
fn a_report_that_came_again_is_what_is_selected() {
    let mut office = clerk();
    office.find("教育局").down_to("待审核  教育局 2026 工作报告");
    let link = |office: &Driver| office.model.pages.last().unwrap().link().cloned();
    let Some(Subject::Entry(old)) = link(&office) else { panic!("{}", office.text()) };
    office.press("b").type_in("请补数据").press("Ctrl-S r").sees("修改重报").press("Ctrl-S");
    office.type_in("陈立").press("Tab").type_in("局长").press("Ctrl-S");
    let new = office.entries();
    assert_eq!(link(&office), Some(Subject::Entry(new)), "{}", office.text());
    assert!(office.under_cursor().contains("待审核  教育局 2026 工作报告"), "{}", office.text());
    office.press("Down y").sees(&format!("报告 #{old} 已重报为 #{new}，请审核 #{new}"));
    office.press("Up y").sees("审核通过报告").press("Ctrl-S");
    assert!(done(&office), "{}", office.text());
}

/// The id is what nobody knows how to write; whoever knows better writes another.
#[test]
fn a_new_person_gets_an_id_from_the_name() {
    let mut driver = clerk();
    driver.press("p").choose("登记人员").type_in("李娜").press("Tab").sees("人员代号*   li-na-2");
    driver.type_in("li-na-b").press("Tab Tab").type_in("wsj");
    driver.press("Tab").type_in("科员").press("Tab").type_in("6130").press("Ctrl-S");
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let Event::PersonEnrolled(person) = &facts[0].event else { panic!("{}", driver.text()) };
    assert_eq!((&*person.person.0, person.role), ("li-na-b", Role::Liaison));
    assert_eq!(person.telephone.as_deref(), Some("6130"));
    driver.sees("科员").sees("6130");
}

/// Programs know a department by its id; nobody has to think one up.
#[test]
fn a_new_department_gets_an_id_from_its_short_name() {
    let mut driver = clerk();
    driver.choose("登记单位").type_in("梅河口市档案馆").press("Tab").type_in("档案馆");
    driver.press("Tab").sees("单位代号*   danganguan").press("Tab Right Ctrl-S");
    let facts = driver.model.session.office.read(&[driver.entries()]).unwrap();
    let Event::DepartmentsEntered(entered) = &facts[0].event else { panic!("{}", driver.text()) };
    assert_eq!(&*entered.departments[0].id.0, "danganguan");
    driver.choose("登记单位").type_in("另一档案馆").press("Tab").type_in("档案馆");
    driver.press("Tab").sees("单位代号*   danganguan-2");
}

/// What stands in a field by itself is selected there, so that typing takes its place, and an arrow keeps it.
#[test]
fn what_is_proposed_is_typed_over() {
    let mut driver = clerk();
    driver.press("M Tab Tab").type_in("三楼").press("Tab Right").type_in("等");
    driver.sees("地点*       三楼").sees("主持人*     周文静等");
    driver.press("Shift-Tab").type_in("会议室").sees("地点*       三楼会议室");
}

/// Nobody signs, approves or judges what was not to be seen.
#[test]
fn who_signs_or_judges_sees_the_paper() {
    let mut driver = liaison();
    driver.press("s").sees("签订责任书").sees("目标措施    ").sees("行，PgUp PgDn 翻看");
    let mut leader = seat("zhou-wenjing");
    leader.press("l o").sees("3.1 消除就业性别歧视").sees("仅此一份").press("Esc");
    leader.down_to("待审定").press("y").sees("正文        ");
    let mut office = clerk();
    office.press("l").down_to("司法局 2026 工作报告").press("y").sees("受理妇女法律援助161件");
    office.press("Esc").find("#472");
    office.press("y").sees("措施进展").sees("已完成").press("Esc");
    // What comes of taking figures back is told with it.
    office.find("#459");
    office.choose("撤回").type_in("导错了").press("Ctrl-S").sees("2.8 达标转为无数据");
}

/// What a paper cannot be made of is said before its file is named.
#[test]
fn a_circular_on_a_year_that_asked_nothing_is_not_offered() {
    let mut driver = Sitting::default().at(crate::kit_tui::ledger::Ledger::begun());
    driver.press("Space").down_to("出办理情况通报").sees("这一年没有应办事项，不用通报");
}

/// A further report of the same sort is seldom meant.
#[test]
fn a_report_that_is_there_already_is_told_of() {
    let mut driver = seat("li-na");
    driver.press("r").misses("请留意").press("Shift-Tab").type_in("2025");
    driver.sees("请留意").sees("2025年工作报告已有一份，已通过（#");
}

/// A report that was accepted while another was to take its place leaves that one what was typed.
#[test]
fn what_was_to_replace_an_accepted_report_can_be_a_new_one() {
    let report = json!({"kind": "submit_report", "department": "trade_union", "form": "duty",
        "year": 2026, "heading": "述职报告", "text": "履职情况"});
    for by_draft in [false, true] {
        let mut driver = crate::kit_tui::seat("qu-yan");
        let entry = driver.ledger.record("qu-yan", report.clone()).unwrap()[0].seq;
        driver.model.follow();
        driver.find(&format!("#{entry}"));
        driver.press("r").sees("修改重报").sees("履职情况").press("Ctrl-End").type_in("，补一句");
        if by_draft {
            driver.press("Esc");
        }
        let accept = json!({"kind": "accept_report", "report": entry});
        driver.ledger.record("wang-lan", accept).unwrap();
        driver.model.follow();
        if by_draft {
            driver.press("d Enter").sees("提交报告").sees("补一句").press("Ctrl-S");
        } else {
            driver.press("Ctrl-S").sees("可作为新报告提交").press("Ctrl-S");
        }
        assert!(done(&driver), "{}", driver.text());
        assert_eq!(last(&driver), ("report_submitted", "qu-yan".into()));
    }
}

/// What the leader gave back is mended from where it is listed, with what it said and why it went back.
#[test]
fn a_returned_document_is_filed_again_from_where_it_is_listed() {
    let mut driver = seat("sun-jia");
    let waits = driver.model.state().documents.iter();
    let waits = waits.filter(|(_, it)| driver.model.state().awaits_approval(it));
    let (entry, heading) =
        waits.map(|(entry, it)| (entry, it.heading.clone())).next_back().unwrap();
    let back = json!({"kind": "return_document", "entry": entry, "reason": "分项数据还没有核实"});
    driver.ledger.record("zhou-wenjing", back).unwrap();
    driver.model.follow();
    driver.press("l").down_to("2025年监测报告").press("Enter");
    driver.sees("分项数据还没有核实").sees(&heading).type_in("补充核实情况。").press("Ctrl-S");
    assert!(done(&driver), "{}", driver.text());
    assert_eq!(last(&driver), ("document_filed", "sun-jia".into()));
}

#[test]
fn what_is_owed_of_returned_figures_opens_at_them_and_says_why() {
    let mut driver = seat("qu-yan");
    let figures = &driver.model.state().figures;
    let (plan, indicator, key, _) = figures.standing_by(370).next().unwrap();
    let standing = json!([{"indicator": indicator, "year": key.year, "sex": key.sex,
        "area": key.area, "entry": 370}]);
    let name = driver.model.state().indicator(plan, indicator).unwrap().name.clone();
    let back =
        json!({"kind": "return_figures", "standing": standing, "reason": "集体合同数与年报不符"});
    driver.ledger.record("sun-jia", back).unwrap();
    driver.model.follow();
    driver
        .press("6 Right Right Right Right Right Right l")
        .down_to("2025年监测数据")
        .press("Enter");
    driver.sees(&name).sees("退回原因：集体合同数与年报不符").press("Left Right").sees("2025年  ");
    driver.sees("已退回 #");
}
