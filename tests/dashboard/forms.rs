//! What every form looks like, empty and filled in.

use crate::frames::keep;
use crate::kit_tui::{Driver, clerk, seat};
use crate::places::{PLACES, Place};
use halfsky::domain::form::{Field, Shape};
use halfsky::domain::vocabulary::CommandKind as K;
use halfsky::words::Lang;
use serde_json::json;

#[test]
fn every_form() {
    for place in PLACES {
        let mut driver = place.driver();
        driver.choose(Lang::Zh.command(place.kind));
        let form = driver.model.form.as_ref();
        let form = form.unwrap_or_else(|| panic!("{}\n{}", place.name, driver.text()));
        // A remark that may stay empty took the rows, and what was typed first, from who signed.
        let is_remark = |field: Field| {
            field.shape() == Shape::Text && form.deed.kind.form().optional.contains(&field)
        };
        let mut fields = form.fields.iter().map(|entered| entered.field);
        let signed = fields.clone().position(|field| field == Field::Signatory);
        let remark = fields.position(is_remark).filter(|_| form.deed.on_behalf);
        assert!(remark.is_none_or(|at| Some(at) > signed && form.focus < at), "{}", place.name);
        keep(place.name, &driver);
    }
}

#[test]
fn filled_in() {
    let mut driver = clerk();
    driver.find("1.2").press("n").type_in("两癌筛查异常人员还有31人未复查，");
    driver.type_in("十二月底前逐人落实；名单由乡镇卫生院核对后报市妇幼保健院。\n\n第二段。");
    keep("form_note_filled", &driver);
    let mut driver = clerk();
    driver.find("1.2").press("a").type_in("、rs");
    keep("form_assign_suggested", &driver);
}

#[test]
fn refused() {
    let mut driver = clerk();
    driver.find("财政局").press("s").type_in("程国栋").press("Ctrl-S");
    keep("form_sign_refused", &driver);
}

#[test]
fn what_is_typed_where_nothing_is_written_is_said_to_have_no_place() {
    let mut driver = clerk();
    driver.find("卫健局").press("r Shift-Tab Shift-Tab Shift-Tab");
    driver.paste("一段文字").sees("这里不能写字，用左右键选").misses("过长");
    driver.press("Right").misses("这里不能写字").type_in("x").sees("这里不能写字");
    driver.press(&"Tab ".repeat(14)).type_in("x").sees("这里是按钮，按 Enter 录入");
    driver.press("Shift-Tab").misses("这里是按钮").press("Tab").paste("一段文字");
    driver.sees("这里是按钮").check();
}

#[test]
fn hints_stand_whole_or_not_at_all() {
    let mut driver = clerk();
    driver.find("财政局").press("n");
    for (cols, last) in
        [(60, "Ctrl-Z 撤销"), (68, "* 必填"), (76, "* 必填"), (77, "F1 帮助"), (200, "F1 帮助")]
    {
        driver.resize(cols, 20);
        let row = driver.rows().into_iter().find(|row| row.contains("Ctrl-S")).unwrap();
        assert!(row.ends_with(last), "{cols}: {row}");
    }
}

#[test]
fn what_is_not_seen_is_not_typed_into() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("半句");
    driver.resize(50, 10).sees("窗口太小").type_in("盲打q").paste("贴").press("Ctrl-S Esc Tab");
    assert!(!driver.model.leaving);
    driver.resize(80, 24).sees("半句").misses("半句盲打").type_in("话").sees("半句话");
    driver.press("Esc").resize(50, 10).press("5 Space d").resize(80, 24).sees("应办事项");
    assert!(driver.model.layer.is_none() && driver.model.pages.len() == 1);
    driver.resize(50, 10).press("q");
    assert!(driver.model.leaving);
    let mut driver = clerk();
    driver.find("财政局").press("n").resize(50, 10).press("Ctrl-C");
    assert!(driver.model.leaving);
}

/// Not only when the form is handed in, by when whoever typed it thinks of something else.
#[test]
fn what_is_wrong_with_a_field_is_said_as_soon_as_it_is_left() {
    let mut driver = clerk();
    driver.find("1.2").choose(Lang::Zh.command(K::OpenAction));
    driver.type_in("逐人复查").press("Tab Tab").type_in("2月30日").press("Tab");
    driver.sees("2月没有30日").press("Shift-Tab").misses("2月没有30日");
    driver.type_in("下周一").press("Tab").sees("应为年-月-日").press("Shift-Tab");
    driver.type_in("12月15日").press("Tab").misses("应为年-月-日").sees("2026-12-15");
}

fn row_of(driver: &crate::kit_tui::Driver, words: &str) -> String {
    let found = driver.rows().into_iter().find(|row| row.trim_start().starts_with(words));
    found.unwrap_or_else(|| panic!("no row {words:?}\n{}", driver.text()))
}

#[test]
fn a_judgement_is_nobodys_until_it_is_chosen() {
    for (kind, label, told) in
        [(K::ReviewDuty, "等次*", "述职评议缺少等次"), (K::RecordVerdict, "结论*", "缺少结论")]
    {
        let place = PLACES.iter().find(|place| place.kind == kind).unwrap();
        let mut driver = place.driver();
        driver.choose(Lang::Zh.command(kind)).press("Ctrl-S").sees("没有提交").sees(told);
        let at = usize::from(driver.frame().1.at.y);
        assert!(driver.rows()[at].trim_start().starts_with(label), "{}", driver.text());
        assert!(row_of(&driver, label).contains("未选"));
        let before = driver.entries();
        driver.press("Right").misses("未选").press("Tab").type_in("依据充分").press("Ctrl-S");
        driver.sees("已录入 #");
        assert_eq!(driver.entries(), before + 1);
    }
}

#[test]
fn whoever_signs_all_letters_at_once_sees_which_before() {
    let mut driver = Place::driver(PLACES.iter().find(|it| it.name == "form_countersign").unwrap());
    driver.choose(Lang::Zh.command(K::CountersignLetter)).misses("一并办理");
    driver.press("Down Down Right").sees("共7份").sees("  疾控中心2026年责任书");
    // Files go with them; whether they are there is seen when it is handed in.
    driver.press("Down").type_in("签字页.pdf").sees("共7份").press("Ctrl-U Up");
    keep("form_countersign_all", &driver);
    let before = driver.entries();
    driver.press("Ctrl-S").sees("周文静签署司法局2026年责任书，另有6条");
    assert_eq!(driver.entries(), before + 7);
    driver.find("水利局").press("o").misses("一并办理");
}

#[test]
fn all_letters_are_those_that_can_be_issued_and_the_others_are_named() {
    let mut driver = clerk();
    driver.press("4").down_to("市政协").press("i Down Right").misses("单位        市政协");
    driver.sees("不含社工部，分工还没有确认：5.9").sees("不含政数局").sees("  市政协2026年责任书");
    keep("form_issue_all", &driver);
    let lacking = driver.model.state().without_letter(2026);
    let ready = lacking.iter().filter(|(_, proposed)| proposed.is_empty()).count();
    driver.sees(&format!("共{ready}份"));
    let before = driver.entries();
    driver.press("Ctrl-S").sees(&format!("，另有{}条", ready - 1));
    assert_eq!(driver.entries(), before + ready as u64);
    let left: Vec<_> = driver.model.state().without_letter(2026).into_iter().collect();
    assert!(!left.is_empty() && left.iter().all(|(_, proposed)| !proposed.is_empty()));
    driver.press("4").down_to("市政协").press("i").sees("的责任书已签发（#").misses("范围");
}

#[test]
fn a_letter_says_before_it_is_issued_which_days_in_it_nobody_confirmed() {
    let mut driver = clerk();
    driver.press("4").down_to("市政协").press("i").sees("有应办的期限没有确认，责任书里标「拟定」");
    // Next year's, of which lists of the day show the first duties only.
    let mut driver = clerk();
    driver.find("7.3").press("C Ctrl-S");
    driver.find("教育局").down_to("2027年责任书签订").press("i").sees("2027");
    driver.sees("有应办的期限没有确认，责任书里标「拟定」");
}

#[test]
fn a_letter_of_a_year_that_is_over_is_not_issued_unawares() {
    let mut driver = clerk();
    driver.find("住建局").press("i").sees("2024年已经过去");
    driver.press("Ctrl-U").type_in("2026").misses("已经过去");
}

#[test]
fn a_verdict_begins_with_the_year_of_its_term() {
    let mut driver = clerk();
    driver.find("1.2").choose("记录评估结论");
    assert!(row_of(&driver, "年度*").ends_with("2025"), "{}", driver.text());
    driver.press("Shift-Tab Shift-Tab Right");
    assert!(row_of(&driver, "年度*").ends_with("2030"), "{}", driver.text());
    driver.press("Tab Ctrl-U").type_in("2028").press("Shift-Tab Left");
    assert!(row_of(&driver, "年度*").ends_with("2028"), "somebody gave it");
}

/// A report of the education bureau's, sent back with these words.
fn returned(reason: &str) -> crate::kit_tui::Driver {
    let mut driver = seat("zhang-ying");
    let seq = driver.model.state().reports.iter().rev().find_map(|(seq, report)| {
        let waits = report.stage() == halfsky::domain::state::Stage::Submitted;
        (waits && &*report.department.0 == "education").then_some(*seq)
    });
    let seq = seq.unwrap();
    let back = json!({"kind": "return_report", "report": seq, "reason": reason});
    driver.ledger.record("wang-lan", back).unwrap();
    driver.model.follow();
    driver.find(&format!("#{seq}"));
    driver
}

#[test]
fn why_a_report_was_returned_stands_in_full_where_it_is_mended() {
    let reason = "第一，女童义务教育巩固率缺少分城乡数据，请补报并注明出处；第二，「家长学校」的\
        覆盖范围与去年不一致，请说明口径；第三，附件中的花名册没有盖章。请在本月底前重报，谢谢。";
    let whole = |driver: &crate::kit_tui::Driver| {
        let text: String = driver.text().split_whitespace().collect();
        assert!(
            text.contains("退回原因") && text.contains("第一，女童义务教育"),
            "{}",
            driver.text()
        );
        text.replace(char::is_whitespace, "")
    };
    let mut driver = returned(reason);
    let text = whole(&driver);
    assert!(text.contains("请在本月底前重报，谢谢。"), "{}", driver.text());
    driver.press("r");
    let text = whole(&driver);
    assert!(text.contains("请在本月底前重报，谢谢。"), "{}", driver.text());
    keep("form_report_mended", &driver);
    // A reason of many lines leaves room for the fields, and says that it goes on.
    let mut driver = returned(&"请补充说明数据来源。\n".repeat(40));
    driver.press("r").sees("还有").sees("全文见该报告的页面").sees("正文*").check();
}

#[test]
fn the_page_of_a_review_names_the_department_and_the_report() {
    let place = PLACES.iter().find(|place| place.kind == K::ReviewDuty).unwrap();
    let mut driver = place.driver();
    driver.choose("述职评议").press("Right Ctrl-S").sees("已录入 #");
    let seq = driver.entries();
    driver.find(&format!("#{seq}")).sees("单位      卫健局").sees("卫健局2025年度述职报告");
    driver.sees("述职评议  2026-11-20T").press("Enter").sees("履行规划责任情况");
}

#[test]
fn a_list_says_how_much_of_it_is_not_seen() {
    let mut driver = seat("zhang-ying");
    driver.choose("提交报告");
    let items = driver.model.state().items_of(&"education".into());
    let measures = items.iter().filter(|(item, _)| !item.code.is_target()).count();
    let leads = |part: &halfsky::plan::Part| *part == halfsky::plan::Part::Lead;
    let targets = items.iter().filter(|(item, part)| item.code.is_target() && leads(part)).count();
    driver.sees(&format!("下面{}行", measures - 5)).press("Tab Tab Down Down Down Down Down Down");
    driver.sees("上面2行").sees(&format!("下面{}行", measures - 7)).press("Tab");
    driver.sees(&format!("下面{}行", targets - 3)).check();
}

#[test]
fn a_form_says_how_many_fields_are_not_seen() {
    let mut driver = seat("zhang-ying");
    driver.choose("提交报告").sees("下面还有2项").misses("上面还有").check();
    let last =
        |driver: &mut crate::kit_tui::Driver| driver.rows().last().unwrap().trim().to_owned();
    assert_eq!(last(&mut driver), "下面还有2项");
    driver.press("Tab Tab Tab Tab Tab Tab Tab Tab").misses("下面还有").sees("上面还有").check();
    // In the row that parts the fields from what they are about, not in the place of one.
    let rows = driver.rows();
    let at = rows.iter().position(|row| row.contains("上面还有")).unwrap();
    assert!(rows[at].trim().starts_with("上面还有"), "{}", driver.text());
    driver.resize(60, 20).sees("上面还有").check();
    driver.resize(120, 60).misses("上面还有").misses("下面还有");
}

#[test]
fn a_choice_says_that_there_are_more_words() {
    let mut driver = seat("zhang-ying");
    driver.choose("提交报告").press("Shift-Tab Shift-Tab");
    let row = |driver: &crate::kit_tui::Driver| row_of(driver, "类别*");
    assert!(row(&driver).ends_with("终期自评报告"), "{}", driver.text());
    driver.resize(60, 20);
    assert!(row(&driver).ends_with("中期自评报告 .."), "{}", driver.text());
    driver.press("Right Right Right").check();
    let shown = row(&driver);
    assert!(shown.ends_with("终期自评报告") && shown.contains(".. 述职报告"), "{shown}");
}

/// Of whatever a department is late with, the others that owe the like are reminded with it.
#[test]
fn all_who_owe_the_like_are_reminded_in_one_form() {
    let mut driver = clerk();
    let before = driver.entries();
    driver.find("财政局").press("Down u").sees("对象").sees("仅此单位");
    driver.press("Tab Right").sees("个单位").sees("每个单位一条记录").sees("工信局");
    driver.press("Ctrl-S").sees("已录入 #837").sees("另有");
    let reminded = driver.entries() - before;
    assert!(reminded > 20, "{reminded}");
    // Once more on the same day none of the others is.
    driver.press("u Tab Right").sees("1个单位").misses("工信局");
}

/// Where `?` is a character the key of the help is not, and what is typed stays.
#[test]
fn the_help_opens_over_a_form_and_begins_with_typing() {
    let mut driver = clerk();
    driver.press("4 n").type_in("字？").press("F1").sees("帮助").sees("Ctrl-左右").sees("下面还有");
    driver.press("Esc").sees("写备注").sees("字？");
    driver.press("Ctrl-C").sees("离开按 Esc").sees("字？");
    driver.press("Esc 6 ?").sees("保存数据").press("Esc 7 ?").sees("召集会议");
}

/// What can mean one department alone is written out when its field is left, as a day is; of several
/// names each, and what can mean several stays as it was typed.
#[test]
fn a_name_in_short_is_written_out_when_its_field_is_left() {
    let mut driver = clerk();
    driver.find("1.2").press("a Ctrl-A").type_in("wjj、mzj").press("Tab");
    driver.sees("卫健局、民政局").press("Shift-Tab Ctrl-A").type_in("zh").press("Tab").sees("zh");
    // Typed on behind what stands there, each is a name of its own.
    driver
        .press("Shift-Tab Ctrl-A")
        .type_in("卫健局妇联mzj")
        .press("Tab")
        .sees("卫健局、妇联、民政局");
    // All the initials of one mean it, though another has these letters too.
    driver.press("Shift-Tab Ctrl-A").type_in("czj").press("Tab").sees("牵头单位*   财政局");
    driver.press("Shift-Tab Ctrl-A").type_in("没有这个局").press("Tab").sees("没有这个局").check();
}

/// Whoever is about to leave and sits here is told what comes of it; others are not.
#[test]
fn who_leaves_sees_to_a_successor_first() {
    let mut driver = clerk();
    driver.press("p").down_to("王兰").choose("人员离任").sees("离任后您不能再录入").sees("登录名");
    driver.press("Esc Esc p").down_to("李娜").choose("人员离任").misses("离任后您不能再录入");
    // The only one who speaks for a department.
    driver.sees("离任后卫健局没有联络员").press("Ctrl-S").sees("已录入").press("Esc Esc");
    driver.find("卫健局").resize(120, 90).sees("没有联络员，可登记一位").sees("科室专人");
}

#[test]
fn a_day_may_go_without_its_year() {
    let mut driver = clerk();
    driver.find("1.2").choose(Lang::Zh.command(K::OpenAction));
    driver.type_in("逐人复查").press("Tab Tab").type_in("3月8日").press("Tab");
    // The next such day, for it is to be done by then.
    driver.sees("办理期限*   2027-03-08").press("Shift-Tab").type_in("31日").press("Up");
    driver.sees("办理期限*   2026-12-31").press("Down").type_in("12.15").press("Ctrl-S");
    driver.sees("办理期限*   2026-12-15").sees("没有提交：办理期限已补全，请核对后再次提交");
    // The last such day, for it is done.
    driver
        .press("Tab ".repeat(3).trim())
        .type_in("昨天")
        .press("Tab")
        .sees("日期        2026-11-19");
    driver.press("Shift-Tab").type_in("12-15").press("Up").sees("日期        2025-12-15");
    driver.press("Down").type_in("下周一").press("Tab").sees("日期        下周一");
    driver.check();
}

/// Terminals send the same for it as for Esc and the letter: it must not leave the form and then be a
/// command there.
#[test]
fn alt_with_a_letter_never_leaves_what_is_typed_into() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("半句 话").press("Alt-q Alt-x Alt-d Alt-1");
    assert!(driver.model.form.is_some() && !driver.model.leaving, "{}", driver.text());
    driver.press("Alt-b").type_in("一").sees("半句 一话");
    driver.press("Esc / Alt-q");
    assert!(driver.model.layer.is_some() && !driver.model.leaving, "{}", driver.text());
    // Where nothing is typed it is Esc and the letter, which came together.
    driver.press("Esc");
    let pages = driver.model.pages.len();
    driver.press("Alt-7").sees("会议");
    assert!(driver.model.pages.len() < pages, "{}", driver.text());
}

/// Who merges a department sees what goes over, and what the other one then owes, as it comes to be.
#[test]
fn a_merger_says_what_the_other_one_has_then() {
    let mut driver = clerk();
    driver.find("残联").choose("单位并入").sees("一并转入    牵头0项、配合11项；责任书0份");
    driver.misses("合并后").type_in("民政局").press("Enter");
    let told =
        |driver: &Driver| driver.rows().into_iter().find(|row| row.contains("合并后")).unwrap();
    let before = told(&driver);
    // What others enter meanwhile is counted too.
    let id = "civil_affairs".into();
    let key = driver.model.overview.duties_of(&id).find(|duty| duty.is_late(driver.model.today()));
    let waive = json!({"kind": "waive_duty", "duty": key.unwrap().key(), "reason": "并入"});
    driver.ledger.record("wang-lan", waive).unwrap();
    driver.model.follow();
    let row = told(&driver);
    assert_ne!(row, before);
    driver.press("Ctrl-S").sees("已录入 #");
    let model = &driver.model;
    let open: Vec<_> = model.overview.duties_of(&id).filter(|duty| !duty.is_settled()).collect();
    let late = open.iter().filter(|duty| duty.is_late(model.today())).count();
    let counted = format!("未办结应办事项{}项，其中逾期{late}项", open.len());
    assert!(row.ends_with(&counted), "{row}: {counted}");
}
