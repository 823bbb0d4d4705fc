//! The grid of figures: it is typed into as a spreadsheet is, and saved through the one door.

use halfsky::domain::assess::{Attainment, Sex};
use halfsky::domain::state::FigureKey;
use halfsky::domain::vocabulary::Event;
use halfsky::drafts::Keeper;
use halfsky::tui::filter::{Criterion, Filter};
use halfsky::tui::model::Screen;
use halfsky::tui::theme::Theme;
use halfsky::words::Lang;
use ratatui::crossterm::event::{
    Event as Input, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use serde_json::json;

use crate::drafts::again;
use crate::frames::keep;
use crate::kit_tui::{Driver, Sitting, seat};

/// Somebody on the grid.
fn at(sitting: Sitting<'_>) -> Driver {
    let mut driver = sitting.open();
    driver.press("6");
    driver
}

/// The liaison of the health bureau.
fn liaison() -> Driver {
    at(Sitting { person: "li-na", ..Sitting::default() })
}

/// The statistics bureau.
fn bureau() -> Driver {
    at(Sitting { person: "sun-jia", ..Sitting::default() })
}

/// Types values, each with Enter.
fn enter(driver: &mut Driver, values: &[&str]) {
    for value in values {
        driver.type_in(value).press("Enter").check();
    }
}

/// The event of the latest entry.
fn latest(driver: &Driver) -> Event {
    let head = driver.entries();
    driver.ledger.open().read(&[head]).unwrap().remove(0).event
}

#[test]
fn ten_figures_take_ten_values_and_ten_enters() {
    let mut driver = liaison();
    driver.press("Right");
    let before = driver.entries();
    let values = ["70.1", "78.6", "0.0", "2.0", "66.0", "71.5", "79.0", "6.0", "40.0", "0.50"];
    enter(&mut driver, &values);
    driver.sees("10个数未保存").press("Ctrl-S").sees("新报10个，更正0个").misses("原因");
    driver.type_in("卫生健康统计年报").press("Ctrl-S").sees("已录入 #837");
    assert_eq!(driver.entries(), before + 1, "one entry");
    let Event::Observed(entered) = latest(&driver) else { panic!() };
    let told: Vec<String> =
        entered.figures.iter().map(|figure| figure.value.unwrap().to_string()).collect();
    assert_eq!(told.len(), 10);
    assert!(values.iter().all(|value| told.contains(&(*value).to_owned())), "as typed: {told:?}");
    assert!(entered.figures.iter().all(|figure| figure.year == 2026
        && figure.source == "卫生健康统计年报"
        && figure.preliminary));
    driver.misses("未保存，").sees("70.1~");
    // The source is offered again.
    enter(&mut driver, &["5.5"]);
    driver.press("Ctrl-S").sees("卫生健康统计年报");
}

#[test]
fn full_width_digits_and_counts_are_read() {
    let mut driver = liaison();
    driver.press("Right").type_in("１４").press("Tab").sees("14*");
    driver.press("Shift-Tab Down Down").type_in("1/3000").press("Tab").sees("33.3");
    driver.press("Shift-Tab").sees("未保存 1/3000");
    // What an input method gives for the point.
    driver.press("Down").type_in("３。５").press("Enter").sees("3.5*").press("Ctrl-Z");
    driver.type_in("1x").press("Enter").sees("「1x」不是数").sees("1x!");
    driver.press("Ctrl-S").sees("「1x」不是数");
    assert!(driver.model.form.is_none(), "it cannot be saved");
    assert!(driver.under_cursor().starts_with("     1x!"), "{}", driver.text());
    driver.press("Backspace").misses("1x!");
}

/// As in a spreadsheet an arrow takes what was typed and goes on: it does not lead into the number.
#[test]
fn an_arrow_takes_what_was_typed() {
    let mut driver = liaison();
    driver.press("Right").type_in("5.5").sees("正在填").press("Left").misses("正在填").sees("5.5");
    driver.type_in("9").press("Right").sees("2个数未保存，").sees("9*    5.5*");
}

/// What is doubtful is told under each figure before it is saved.
#[test]
fn what_is_asked_about_stands_under_its_figure() {
    let mut driver = liaison();
    driver.down_to_indicator("剖宫产率").type_in("4.682").press("Enter");
    driver.type_in("9.342").press("Enter Ctrl-S").sees("有2个数要核对");
    driver.sees("剖宫产率").sees("! 4.682与其他年度的").sees("! 9.342与其他年度的");
    driver.misses("请核对，如确实如此");
    // It stands with each figure, in one line.
    driver.type_in(&"核".repeat(201)).press("Ctrl-S").sees("原因有201个字，最多200个字");
}

/// Of several cells that hold no figure the first from above is gone to.
#[test]
fn saving_leads_to_the_first_cell_that_holds_no_figure() {
    let mut driver = liaison();
    driver.down_to_indicator("孕产妇死亡率").type_in("一").press("Down Down").type_in("二");
    driver.press("Down Down Down").type_in("三").press("Enter Ctrl-S").sees("「一」不是数");
}

/// What stands before a number is not swallowed: it would be another number then.
#[test]
fn words_that_are_typed_into_a_cell_stay_and_are_told() {
    let mut driver = liaison();
    driver.press("Right").type_in("约12").sees("正在填").sees("约12");
    driver.press("Enter").sees("「约12」不是数").sees("约12!");
    driver.press("Ctrl-Z").misses("约12");
    // Commands are keys still, however they come from an input method.
    driver.type_in("ｓ").sees("[女]").press("Esc");
}

/// A year that is still to come has no figures: said before anything is typed there.
#[test]
fn no_figure_is_begun_in_a_year_to_come() {
    let mut driver = liaison();
    driver.press("Right Right").type_in("7").sees("2026").misses("正在填").sees("年度");
    assert!(driver.model.grid.typing.is_none() && driver.model.grid.sheet.is_empty());
    driver.press("Left").type_in("7").sees("正在填");
}

#[test]
fn who_may_not_enter_figures_is_not_asked_to_save_them() {
    let mut driver = at(Sitting { person: "dong-xin", ..Sitting::default() });
    driver
        .press("6")
        .misses("Ctrl-S")
        .press("Ctrl-S")
        .sees("只读人员不能办")
        .misses("没有未保存的数");
}

/// Of two that contradict each other both are told, for either may be the wrong one.
#[test]
fn a_form_asks_about_more_than_the_first_figure() {
    let mut driver = liaison();
    driver.down_to_indicator("适龄妇女宫颈癌人群筛查率");
    driver.press("Left").type_in("99.5").press("Tab").type_in("99.9").press("Tab");
    driver.press("Ctrl-S").sees("2024年").sees("2025年");
}

#[test]
fn a_block_is_pasted_and_taken_back() {
    let mut driver = liaison();
    driver.press("Left").paste("70.0\t70.4\r\n78.8\t79.0\r\n\t13.9\r\n");
    driver.sees("已填入5格").sees("5个数未保存").sees("70.4*").check();
    driver.press("Ctrl-Z").misses("未保存，").press("Ctrl-Y").sees("5个数未保存");
    driver.press("Right Backspace").sees("4个数未保存").press("Ctrl-Z").sees("5个数未保存");
    driver.press("Ctrl-Z Ctrl-Z").sees("没有可撤销的输入");
    // What stands there already is no change; what lies beyond the grid is told.
    driver.press("Down Down Left").paste("0.0").misses("未保存，");
    driver.paste("0.0\r1.0").sees("已填入1格").sees("1格与已有的数相同").sees("1个数未保存");
    driver.press("Ctrl-Z");
    driver.press("End").paste("1\r2\r3").sees("格超出表格没有填");
}

/// What came to stand beyond the last year or row in view is gone to; what is seen moves nothing.
#[test]
fn a_block_pasted_out_of_view_is_gone_to() {
    let mut driver = liaison();
    let selected = |driver: &Driver| driver.frame().1.at;
    let there = selected(driver.press("Left"));
    driver.paste("70.0\t70.4").sees("70.0*").sees("70.4*").misses("    2026");
    assert_eq!(selected(&driver), there);
    driver.paste("71.5\t72.5\t73.5").sees("已填入3格").sees("73.5*").sees("    2026").check();
    driver.press("Ctrl-Z Ctrl-Z Left").paste(&format!("{}67.5", "61.5\r".repeat(24)));
    driver.sees("67.5*").misses("人均健康预期寿命").check();
}

#[test]
fn a_block_with_its_headings_goes_where_they_say() {
    let row = |driver: &Driver, name: &str| {
        driver.rows().into_iter().find(|row| row.contains(name)).unwrap()
    };
    let (breast, cervix) = ("适龄妇女乳腺癌人群筛查率", "适龄妇女宫颈癌人群筛查率");
    let mut driver = liaison();
    // Years with names beside them, one year alone, years the other way round; the corner may be empty.
    for (head, more) in
        [("指标\t2024年\t2025年", "\t"), ("\t2025", ""), ("序号\t指标名称\t2025\t2024", "")]
    {
        let number =
            |at: usize| if head.starts_with("序号") { format!("{at}\t") } else { String::new() };
        driver.paste(&format!(
            "{head}\r{}{breast}{more}\t69.3\r{}{cervix}{more}\t70.2",
            number(1),
            number(2),
        ));
        driver.sees("已填入2格");
        assert_eq!(driver.text().contains("没有用到的列：A「序号」"), head.starts_with("序号"));
        assert!(row(&driver, "适龄妇女乳腺癌").contains("69.3"), "{head}: {}", driver.text());
        assert!(row(&driver, "适龄妇女宫颈癌").contains("70.2"), "{head}: {}", driver.text());
        driver.press("Ctrl-Z");
        assert!(!row(&driver, "适龄妇女乳腺癌").contains("69.3"), "{head}");
    }
    driver.paste("指标\t2024\t2025\r没有的指标\t1\t2");
    driver.sees("1处没有填").sees("没有名为「没有的指标」的指标");
    driver.paste("指标\t2024\r没有的指标\t1\r也没有的\t2");
    driver
        .sees("2处没有填")
        .sees("没有名为「没有的指标」的指标")
        .sees("没有名为「也没有的」的指标");
    // Two numbers side by side are no years.
    driver.paste("2021\t2022").misses("没有填");
}

/// What was copied by mistake fills no cell; among figures it is counted.
#[test]
fn a_sentence_is_not_pasted_into_cells() {
    let mut driver = liaison();
    driver
        .press("Left")
        .paste("第一段：卫健局的情况。\r第二段。")
        .sees("里没有数")
        .misses("个数未保存");
    driver.paste("70.0\t不详").sees("已填入2格").sees("其中1格不是数").sees("2个数未保存");
}

/// Words beside figures or above them are headings; where they cannot be read, nobody knows whose the
/// figures are.
#[test]
fn a_table_whose_headings_say_nothing_fills_no_cell() {
    let mut driver = liaison();
    for table in ["上年\t本年\r1\t2", "某指标\t1\t2\r另一个\t3\t4"] {
        driver.press("Left").paste(table).sees("认不出表头").misses("个数未保存");
    }
    // What is no word, what is a figure with its unit, and what stands for none are cells.
    for block in ["—\t70.4\r78.8\t79.0", "不详\t70.4\r不详\t79.0", "70.1岁\t70.4岁\r78.8岁\t79.0岁"]
    {
        driver.press("Ctrl-Z").paste(block).sees("已填入4格");
    }
}

#[test]
fn a_pasted_table_that_says_whom_fills_that_line() {
    let mut driver = liaison();
    driver.paste("指标\t性别\t2024\t2025\r人均预期寿命\t女\t\t81.6\r人均预期寿命\t男\t\t76.1");
    driver.sees("已填入2格").sees("其中女1格、男1格，按 s 换看");
    let cells: Vec<_> = driver.model.grid.sheet.cells().map(|(cell, _)| cell.key.sex).collect();
    assert!(cells.contains(&Sex::Female) && cells.contains(&Sex::Male), "{cells:?}");
    // Which line is in view decides nothing of what the table says itself.
    driver.press("Ctrl-Z s").sees("[男]");
    driver.paste("指标\t2025\r适龄妇女乳腺癌人群筛查率\t69.3").sees("已填入1格");
    driver.press("Ctrl-Z").paste("指标\t人群\t2025\r人均预期寿命\t女\t81.6");
    driver.sees("粘贴的表").sees("B列写着「女」").misses("未保存，");
}

#[test]
fn what_the_door_would_refuse_is_told_at_once() {
    let mut driver = liaison();
    driver.down_to_indicator("适龄妇女宫颈癌人群筛查率");
    driver.type_in("158.9").press("Enter").sees("这个比例只能在0到100之间").sees("158.9!");
    driver.press("Ctrl-Z Up").type_in("99.5").press("Enter").sees("历年通常变化");
    // What stands is corrected, with a reason.
    driver.press("Ctrl-S").sees("更正1个").press("Ctrl-S").sees("没有提交");
    driver.type_in("口径调整").press("Ctrl-S").sees("已录入");
    let Event::Observed(entered) = latest(&driver) else { panic!() };
    let [figure] = &entered.figures[..] else { panic!("{entered:?}") };
    assert_eq!((figure.corrects, figure.remark.as_str()), (Some(398), "口径调整"));
    driver.press("Up").sees("更正过");
}

#[test]
fn new_figures_and_corrections_are_saved_together_or_not_at_all() {
    let mut driver = liaison();
    driver.down_to_indicator("适龄妇女乳腺癌人群筛查率");
    driver.press("Right").type_in("66.0").press("Shift-Tab").type_in("62.6").press("Enter");
    driver.press("Ctrl-S").sees("新报1个，更正1个");
    driver.type_in("年报定案").press("Ctrl-S").sees("已录入 #837").misses("未保存，");
    let Event::Observed(entered) = latest(&driver) else { panic!() };
    let told = entered.figures.iter().map(|it| (it.year, it.corrects, it.remark.as_str()));
    let told: Vec<_> = told.collect();
    assert_eq!(told, [(2025, Some(398), "年报定案"), (2026, None, "")], "one entry");
}

#[test]
fn nobody_types_where_the_door_is_shut() {
    let mut driver = liaison();
    driver.press("Down Down s").type_in("1").sees("不分这一项").press("s s");
    driver.press("f Down Delete Enter End").type_in("1").misses("1*");
    assert!(driver.model.grid.typing.is_none());
    assert!(driver.quiet_line().contains("卫健局"), "{}", driver.text());
    let mut past = Sitting { person: "li-na", as_of: Some("2025-03-31"), ..Sitting::default() };
    past.size = (80, 24);
    let mut past = past.open();
    past.press("6").type_in("1");
    assert!(past.model.grid.typing.is_none());
}

#[test]
fn the_bureau_verifies_one_entry_or_all_of_a_department() {
    let mut driver = bureau();
    driver.down_to_indicator("平均受教育年限");
    // Every figure is seen before it is stood by.
    driver.press("Y").sees("个数，1条记录").sees("平均受教育年限 2025年").press("Ctrl-S");
    driver.sees("个数（1条记录）").press("Y").sees("没有待审核的数据");
    driver.down_to_indicator("农村卫生厕所普及率");
    driver.sees("未审核").press("y").sees("审核数据").press("Ctrl-S");
    driver.sees("已录入 #838").sees("已审核 #");
    let mut other = liaison();
    other.press("Down Down Left y").misses("提交").press("Y").misses("条记录");
}

#[test]
fn what_cannot_be_asked_is_greyed_with_its_reason() {
    let mut driver = liaison();
    let greyed = |driver: &mut Driver, name: &str, why: &str| {
        driver.press("Space").down_to(name).sees(why).press("Enter");
        assert!(driver.model.layer.is_some(), "nothing is done\n{}", driver.text());
        driver.press("Esc");
    };
    greyed(&mut driver, "撤销", "没有可撤销的输入");
    greyed(&mut driver, "保存数据", "没有未保存的数");
    greyed(&mut driver, "审核这一格", "没有可审核的数");
    driver.down_to_indicator("适龄妇女宫颈癌人群筛查率");
    greyed(&mut driver, "审核这一格", "统计");
    greyed(&mut driver, "审核该单位全部", "没有待审核的数据");
    driver.type_in("68.0").press("Enter").choose("撤销").misses("未保存，");
}

#[test]
fn a_warning_is_issued_and_answered_from_the_grid() {
    let mut office = at(Sitting::default());
    office.down_to_indicator("人均健康预期寿命").choose("签发预警提示函").press("Ctrl-S");
    office.sees("已录入 #837");
    let Event::WarningIssued(issued) = latest(&office) else { panic!() };
    assert_eq!(issued.indicator, "healthy_life_expectancy");
    let answer = |driver: &mut Driver| {
        driver.down_to_indicator("人均健康预期寿命").choose("答复预警提示函").sees("原因分析*");
    };
    answer(&mut office);
}

#[test]
fn unsaved_cells_are_a_draft() {
    let mut driver = liaison();
    enter(&mut driver, &["70.1", "78.6"]);
    driver.press("Esc").press("6").sees("2个数未保存");
    driver
        .press("Esc Esc d")
        .sees("监测屏上有2个数未保存，都留着，按 6 回去保存")
        .misses("没有草稿");
    driver.press("6").sees("2个数未保存");
    // With what was typed around them, in their form while it is open and when it was left.
    driver.press("Ctrl-S").type_in("年鉴");
    for leaves in ["", "Esc"] {
        driver.press(leaves);
        driver.model.begin_keeping();
        assert_eq!(driver.model.end_keeping().drafts, 1);
        driver = again(driver.ledger, "li-na");
        driver.press("6").sees("2个数未保存").sees("70.1*").sees("78.6*");
        driver.press("Ctrl-S").sees("年鉴");
    }
}

/// Whatever becomes of the cells, and whether or not the form asks for it at the moment.
#[test]
fn what_is_typed_around_cells_stays() {
    let mut driver = liaison();
    enter(&mut driver, &["70.1"]);
    driver.press("Ctrl-S").type_in("年鉴").press("Esc").sees("1个数未保存");
    driver.press("Up Delete").misses("个数未保存");
    enter(&mut driver, &["70.3"]);
    driver.press("Ctrl-S").sees("年鉴").press("Esc");
    // Another draft is taken up beside: what is there holds, what is not comes with it.
    driver.model.begin_keeping();
    driver.model.end_keeping();
    let path = driver.ledger.path();
    let (mut keeper, mut found) = Keeper::open(&path, "li-na");
    let around = &mut found.drafts[0]["known"]["around"];
    around["source"] = "公报".into();
    around["reason"] = "统计口径调整".into();
    keeper.keep(found.drafts);
    drop(keeper);
    driver.model.begin_keeping();
    driver.press("d Enter Ctrl-S").sees("年鉴").misses("公报");
    driver.model.end_keeping();
    let kept = Keeper::open(&path, "li-na").1.drafts[0].to_string();
    assert!(kept.contains("统计口径调整"), "a field that is not asked for now: {kept}");
}

/// The office records from papers, and a paper is signed for one department.
#[test]
fn a_paper_is_of_one_department() {
    let mut office = at(Sitting::default());
    office.down_to_indicator("人均健康预期寿命").press("Enter").type_in("70.1").press("Enter");
    office.down_to_indicator("高中阶段毛入学率").type_in("93.5").press("Enter").sees("2个数未保存");
    office.press("Up Ctrl-S").sees("单位        教育局").sees("另有1个属卫健局，下次提交");
    office.sees("高中阶段毛入学率 2025年  93.5").misses("人均健康预期寿命");
    office.type_in("核对纸件").press("Tab Tab Tab").type_in("陈立").press("Tab").type_in("科长");
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("教育局.pdf");
    std::fs::write(&paper, "%PDF-1.7").unwrap();
    office.press("Tab Tab").sees("附件").type_in(&paper.display().to_string());
    office.press("Ctrl-S").sees("已录入 #").sees("1个数未保存").misses("93.5*");
    let head = office.entries();
    let facts = office.ledger.open().read(&[head]).unwrap();
    assert_eq!(facts[0].circumstance.attachments[0].name, "教育局.pdf");
    let Event::Observed(entered) = latest(&office) else { panic!() };
    assert_eq!(entered.figures.len(), 1);
    // What led to the other's stays; taking it back goes where it was.
    office.press("Ctrl-Z").misses("个数未保存").press("Ctrl-Y").sees("1个数未保存").sees("70.1*");
    office.down_to_indicator("高中阶段毛入学率");
    // What is left is of the other one, whichever row is selected; the signatory is asked for anew.
    office.press("Ctrl-S").sees("单位        卫健局").misses("下次提交").misses("陈立");
}

/// What is needed is where the form begins, and what it proposes is typed over.
#[test]
fn the_form_of_figures_begins_at_what_is_needed_and_proposes_the_last() {
    let mut office = at(Sitting::default());
    let save = |office: &mut Driver, value: &str| {
        office.down_to_indicator("人均健康预期寿命").press("Enter").type_in(value);
        office.press("Enter Ctrl-S");
    };
    save(&mut office, "70.1");
    office.type_in("2024年年报").press("Tab Tab").type_in("陈立").press("Tab").type_in("科长");
    office.press("Ctrl-S").sees("已录入 #").sees("卫健局报送1个数");
    // A correction asks for its reason first; the rest stands there as it was said last.
    office.press("Home");
    save(&mut office, "70.2");
    office.sees("原因").sees("2024年年报").sees("陈立").sees("科长").type_in("年报定案");
    office.press("Tab").type_in("2025年年报").misses("2024年年报").press("Ctrl-S").sees("已录入 #");
    let Event::Observed(entered) = latest(&office) else { panic!() };
    assert_eq!(entered.figures[0].remark, "年报定案");
    // Who waits to look at it sees whose it is.
    office.press("l").down_to("代录 卫健局报送1个数");
    // What somebody typed and left is not typed over.
    let mut liaison = liaison();
    enter(&mut liaison, &["70.1"]);
    liaison.press("Ctrl-S").type_in("年鉴").press("Esc Ctrl-S").type_in("定稿").sees("年鉴定稿");
}

/// What was typed of one department's paper is of no other, and stays until that one's are saved.
#[test]
fn a_paper_that_was_left_is_taken_up_for_its_own_department() {
    let mut office = at(Sitting::default());
    office.down_to_indicator("人均健康预期寿命").press("Enter").type_in("70.1").press("Enter");
    office.press("Up Ctrl-S").sees("单位        卫健局").type_in("寿命表");
    office.press("Tab Tab").type_in("陈立").press("Esc");
    office.down_to_indicator("高中阶段毛入学率").type_in("93.5").press("Enter Up Ctrl-S");
    office.sees("单位        教育局").misses("陈立").misses("寿命表").press("Esc");
    // Both outlive the program, and the saving of one.
    office.model.begin_keeping();
    office.model.end_keeping();
    let mut later = again(office.ledger, "wang-lan");
    later.press("6").down_to_indicator("高中阶段毛入学率").press("Ctrl-S").sees("教育局");
    later
        .type_in("核对")
        .press("Tab Tab Tab")
        .type_in("刘某")
        .press("Tab")
        .type_in("局长")
        .press("Ctrl-S")
        .sees("已录入 #");
    later
        .sees("1个数未保存")
        .press("Ctrl-S")
        .sees("单位        卫健局")
        .sees("陈立")
        .misses("刘某");
}

/// Where others merged a department while its form was open, nothing is lost and nothing goes wrong.
#[test]
fn a_paper_of_a_department_that_merged_meanwhile_is_of_its_successor() {
    let mut office = at(Sitting::default());
    office.down_to_indicator("高中阶段毛入学率").type_in("93.5").press("Enter");
    office.press("Up Ctrl-S").sees("单位        教育局");
    office.type_in("核对").press("Tab Tab Tab");
    office.type_in("陈立");
    let merge = serde_json::json!({"kind": "merge_department", "department": "education",
        "into": "finance"});
    office.ledger.record("wang-lan", merge).unwrap();
    office.model.follow();
    office.press("Esc Ctrl-S").sees("单位        财政局").sees("核对").sees("陈立");
    office.press("Tab Tab").sees("陈立");
    office.sees("高中阶段毛入学率 2025年  93.5").press("Tab").type_in("局长");
    office.press("Ctrl-S").sees("已录入 #").misses("个数未保存");
}

/// What a filter hides is not forgotten, and not saved unseen: the form names it.
#[test]
fn unsaved_cells_outside_the_filter_are_told() {
    let mut office = at(Sitting::default());
    office.down_to_indicator("人均健康预期寿命").press("Enter").type_in("70.1").press("Enter");
    office.sees("1个数未保存").misses("在筛选外").press("f").type_in("教育局").press("Enter");
    office.sees("只看：教育局  （f 改）  1个数未保存，其中1个在筛选外");
    office.press("Ctrl-S").sees("人均健康预期寿命 2025年  70.1");
}

/// Who hands figures in types at once. The office goes on through the screens until it went to a
/// cell, and others always do.
#[test]
fn digits_are_figures_once_somebody_is_in_the_grid() {
    let types = |driver: &mut Driver| {
        driver.type_in("7");
        let typing = driver.model.grid.typing.is_some();
        assert_eq!(typing, driver.model.screen == Screen::Monitor, "{}", driver.text());
        driver.press("Esc Esc");
        typing
    };
    for person in ["li-na", "sun-jia"] {
        assert!(types(&mut at(Sitting { person, ..Sitting::default() })), "{person}");
    }
    for keys in ["6", "1 2 3 4 5 6", "2 6", "6 s t", "5 Tab", "6 Down 3 Esc Esc 6"] {
        let mut office = seat("wang-lan");
        assert!(!types(office.press(keys)), "{keys}");
    }
    for keys in ["6 Enter", "6 Down", "6 Right", "6 PgDn", "/"] {
        let mut office = seat("wang-lan");
        office.press(keys);
        if keys == "/" {
            office.type_in("1.2").press("Enter =");
        }
        assert!(types(&mut office), "{keys}");
    }
    // Enter goes to the selected cell, and from there on down.
    let mut office = at(Sitting::default());
    let here = office.sees("Enter 填数").frame().1.at;
    assert_eq!(office.press("Enter").misses("Enter 填数").frame().1.at, here);
    // Of figures that are no screen's digit none begins by accident.
    let mut looking = at(Sitting::default());
    for typed in ["9", "0", ".", "-"] {
        looking.press(typed).sees("先用方向键或 Enter 选中一格").misses("未保存，");
        assert!(looking.model.grid.typing.is_none(), "{typed}");
    }
    office.type_in("78.5").press("Enter").sees("78.5*");
    assert_ne!(office.frame().1.at, here);
    // Who looked elsewhere meanwhile, or handed in, is nowhere in particular, whatever is unsaved.
    office.press("Esc 6").sees("1个数未保存");
    assert!(!types(&mut office));
    office.press("6 Enter Ctrl-S").type_in("年报").press("Tab Tab").type_in("陈立").press("Tab");
    office.type_in("科长").press("Ctrl-S").sees("已录入 #");
    assert!(!types(&mut office));
    let mut leader = at(Sitting { person: "zhou-wenjing", ..Sitting::default() });
    assert!(!types(leader.press("Down Enter Right")), "a leader");
    let past = Sitting { person: "li-na", as_of: Some("2025-03-31"), ..Sitting::default() };
    assert!(!types(at(past).press("Down")), "in the past");
}

#[test]
fn esc_goes_back_and_digits_do_not_leave() {
    let mut driver = seat("wang-lan");
    driver.press("3 6 Enter").type_in("4").press("Esc");
    assert_eq!(driver.model.screen, Screen::Monitor, "Esc leaves the cell alone");
    driver.misses("未保存，").press("Esc");
    assert_eq!(driver.model.screen, Screen::Unmet);
    driver.find("1.2").press("=");
    assert_eq!(driver.model.screen, Screen::Monitor);
    driver.sees("孕产妇死亡率  ").press("e").sees("目标值");
}

#[test]
fn a_click_selects_a_cell() {
    let mut driver = liaison();
    let (y, x) = (9, 60);
    let kind = MouseEventKind::Down(MouseButton::Left);
    let event = MouseEvent { kind, column: x, row: y, modifiers: KeyModifiers::NONE };
    driver.model.take(Input::Mouse(event));
    driver.check();
    let (_, cursor) = driver.frame();
    assert_eq!(cursor.at.y, y);
    assert!((x - 7..=x).contains(&cursor.at.x), "{cursor:?}");
}

#[test]
fn what_the_grid_looks_like() {
    for (theme, ground) in [(Theme::DARK, "colour"), (Theme::MONO, "mono")] {
        for size in [(80, 24), (120, 40), (200, 60)] {
            let name = |what: &str| format!("{what}_{}x{}_{ground}", size.0, size.1);
            let mut driver = at(Sitting { person: "li-na", theme, size, ..Sitting::default() });
            driver
                .press("Down Down")
                .type_in("13.8")
                .press("Enter Up Up")
                .type_in("158")
                .press("Tab");
            driver.press("Shift-Tab Down");
            keep(&name("grid"), &driver);
            keep(&name("grid_typing"), driver.type_in("7"));
            keep(&name("indicator"), driver.press("Esc Left e"));
        }
    }
    let mut driver = liaison();
    enter(&mut driver, &["70.1"]);
    keep("grid_saving", driver.press("Ctrl-S"));
    let mut driver = bureau();
    keep("grid_menu", driver.press("Space"));
    let mut english = at(Sitting { person: "sun-jia", lang: Lang::En, ..Sitting::default() });
    keep("grid_en", english.press("Down Down Left"));
}

#[test]
fn what_another_entered_of_the_same_figure_is_seen_before_it_is_passed_over() {
    let mut driver = liaison();
    driver.down_to_indicator("剖宫产率").type_in("46.70").press("Enter Ctrl-S");
    driver.sees("更正已报的数").type_in("年报").press("Tab Tab").type_in("口径核实");
    let figure = json!({"indicator": "caesarean", "year": 2025, "value": "46.6",
        "remark": "重新核对", "corrects": standing(&driver)});
    let paper = json!({"signatory": "王敏", "title": "局长"});
    let theirs = json!({"kind": "enter_figures", "figures": [figure], "on_behalf_of": paper});
    driver.ledger.record("wang-lan", theirs).unwrap();
    let before = driver.entries();
    assert!(driver.model.follow());
    driver.press("Ctrl-S").sees("王兰").sees("仍要提交就再按 Ctrl-S").sees("原 46.6");
    assert_eq!(driver.entries(), before + 1, "theirs alone");
    driver.press("Ctrl-S").sees("已录入 #");
    let Event::Observed(entered) = latest(&driver) else { panic!() };
    assert_eq!(entered.figures[0].corrects, Some(before + 1));
}

/// The entry of the figure that stands.
fn standing(driver: &Driver) -> u64 {
    let key = FigureKey { year: 2025, sex: Sex::Total, area: Default::default() };
    let state = driver.model.session.office.state();
    let plan = state.indicators.keys().next().unwrap();
    state.figures.get(plan, "caesarean", key).unwrap().0
}

/// The bureau sends a figure back; its department finds it, with the reason, and mends or voids it.
#[test]
fn a_figure_goes_back_and_is_mended_or_void() {
    let mut bureau = bureau();
    let entered = json!({"kind": "enter_figures", "figures": [
        {"indicator": "life_expectancy", "year": 2025, "value": "78.9"},
        {"indicator": "healthy_life_expectancy", "year": 2025, "value": "69.1"},
    ]});
    bureau.ledger.record("li-na", entered).unwrap();
    bureau.model.follow();
    let at = |sitting: Sitting<'_>, ledger| {
        let mut driver = sitting.at(ledger);
        driver.press("6");
        driver
    };
    bureau.press("Down b").sees("人均预期寿命 2025年  78.9").misses("健康预期寿命 2025年");
    bureau.type_in("与年鉴不符").press("Ctrl-S").sees("78.9!").sees("已退回 #838：与年鉴不符");
    // It is seen that it is there, and counts for nothing.
    bureau.press("e").sees("要求 高于2020年的80.42岁").resize(120, 60);
    bureau.sees("78.9岁（已退回 #838，不计入判断）").resize(80, 24).press("Esc");
    bureau.press("y").sees("#837 中有退回的数（#838）");
    bureau.press("Y").sees("没有待审核的数据");

    let mut liaison = at(Sitting { person: "li-na", ..Sitting::default() }, bureau.ledger);
    liaison.press("l").sees("1份退回待修改重报").sees("退回：与年鉴不符");
    liaison.down_to("报送2个数").press("Enter").sees("退回原因").sees("与年鉴不符");
    // From its entry the way leads to the figure that went back.
    liaison.press("=").sees("已退回 #838：与年鉴不符");
    liaison.press("Delete").sees("数据作废").sees("人均预期寿命 2025年  78.9  #837");
    liaison.press("Esc").type_in("78.4").press("Enter Ctrl-S");
    liaison
        .type_in("统计年鉴")
        .press("Tab Tab")
        .type_in("核对年鉴")
        .press("Ctrl-S")
        .sees("已录入 #839");
    liaison.press("l").misses("退回待修改重报");

    // What was entered in the wrong place is taken out of it.
    let mut bureau = at(Sitting { person: "sun-jia", ..Sitting::default() }, liaison.ledger);
    bureau.press("Delete").sees("人均健康预期寿命 2025年  69.1");
    bureau.type_in("应为2024年的数").press("Ctrl-S").sees("已录入 #840");
    bureau.misses("69.1").press("Delete").sees("这一格没有数");
    bureau.press("Esc 5 Enter").sees("作废人均健康预期寿命 2025年：应为2024年的数");
    bureau
        .press("Esc")
        .down_to("报送2个数")
        .press("Enter")
        .sees("作废人均健康预期寿命")
        .sees("更正1个");
    bureau.down_to("更正1个").press("Enter").sees("更正 #837（原 78.9）  原因");
}

/// What takes the place of a likely figure is unsaved like any other; what is unlikely calls for a look.
#[test]
fn a_correction_is_no_error() {
    let mut driver = seat("sun-jia");
    driver.press("6").down_to_indicator("适龄妇女宫颈癌人群筛查率").type_in("68.0").press("Enter");
    driver.sees("68.0*").press("Up").sees("这样是更正");
    driver.type_in("6.8").press("Enter").sees("6.8!");
}

#[test]
fn what_is_left_unsaved_is_said_on_the_way_out() {
    let mut driver = seat("sun-jia");
    driver
        .press("6")
        .down_to_indicator("适龄妇女宫颈癌人群筛查率")
        .type_in("68.0")
        .press("Enter Esc");
    driver.sees("1格还没有保存，按 6 回去接着填").press("6").sees("68.0*");
}

/// A duty of figures leads to the first that is lacking, in its year.
#[test]
fn a_duty_of_figures_opens_at_what_it_lacks() {
    let mut driver = seat("li-na");
    driver.press("l").down_to("2024年监测数据").press("Enter");
    driver.sees(" 2024年 女  缺数：已过报送期");
}

#[test]
fn a_correction_says_what_goes_with_the_figure_that_it_takes_the_place_of() {
    let mut driver = bureau();
    driver.press("Down Down").type_in("12.5").press("Enter Ctrl-S");
    driver.sees("12.5（原 0.0），不再有分子分母0/1794、来源").press("Esc Ctrl-Z");
    driver.type_in("1/1801").press("Enter Ctrl-S");
    driver.sees("1/1801（原 0.0，0/1794），不再有来源").misses("不再有分子分母");
    driver.press("Tab").type_in("统计年鉴").misses("不再有");
}

/// A figure that has no place where it is typed is passed over whole: its slash looks for nothing.
#[test]
fn the_rest_of_a_figure_without_a_place_is_no_key() {
    let mut driver = seat("li-na");
    driver.press("6").down_to_indicator("孕产妇死亡率  ").press("s").sees("[女]");
    driver.type_in("12/2867").sees("不分这一项，请换回合计").misses("查找内容");
    driver.press("Down").press("/").sees("查找内容").press("Esc");
    driver.press("Up s s").sees("[合计]").type_in("1/2867").sees("1/2867");
}

/// Who stands by a correction sees what stood before, and why.
#[test]
fn who_verifies_a_correction_sees_what_it_corrects() {
    let mut driver = seat("sun-jia");
    let figure = json!({"indicator": "schooling_years", "year": 2025, "value": "9.95",
        "preliminary": true, "source": "统计公报"});
    let correct = json!({"kind": "correct_figures", "figures": [figure], "reason": "以公报为准"});
    let entry = driver.ledger.record("lin-shuang", correct).unwrap()[0].seq;
    driver.model.follow();
    driver.find(&format!("#{entry}"));
    driver.press("y").sees("9.95").sees("（原 9.93）").sees("以公报为准").sees("统计公报");
}

/// Whoever verifies a correction of counts sees the old ones too.
#[test]
fn old_counts_are_seen_beside_the_new() {
    let mut driver = seat("sun-jia");
    let given = |above: &str, below: &str, value: &str| {
        json!([{"indicator": "breast_screening", "year": 2025, "value": value,
            "numerator": above, "denominator": below, "source": "台账"}])
    };
    let correct = |figures: serde_json::Value, why: &str| json!({"kind": "correct_figures", "figures": figures, "reason": why});
    let first = correct(given("5000", "8000", "62.5"), "如实");
    driver.ledger.record("li-na", first).unwrap();
    let second = correct(given("8000", "12500", "64.0"), "漏报乡镇");
    let entry = driver.ledger.record("li-na", second).unwrap()[0].seq;
    driver.model.follow();
    driver.resize(120, 40).find(&format!("#{entry}")).press("y").sees("漏报乡镇");
    driver.sees("8000/12500  （原 62.5，5000/8000）");
}

#[test]
fn a_figure_that_is_preliminary_and_not_verified_shows_both() {
    let mut driver = seat("sun-jia");
    let figure = json!({"indicator": "schooling_years", "year": 2025, "value": "9.95",
        "preliminary": true});
    let correct = json!({"kind": "correct_figures", "figures": [figure], "reason": "以公报为准"});
    let entry = driver.ledger.record("lin-shuang", correct).unwrap()[0].seq;
    driver.model.follow();
    driver.press("6").down_to_indicator("平均受教育年限").sees("9.95^~?");
    driver.ledger.record("sun-jia", json!({"kind": "verify_figures", "entry": entry})).unwrap();
    driver.model.follow();
    driver.sees("9.95^~").misses("9.95^~?");
}

/// Whomever the grid showed, an indicator is gone to where everybody's figures are.
#[test]
fn the_way_to_an_indicator_leads_to_all() {
    let mut driver = seat("li-na");
    driver.press("6 s").sees("[女]").press("Esc");
    driver.find("孕产妇死亡率").press("=").misses("[女]").type_in("1/2867").sees("1/2867");
}

/// Of an indicator that is judged by a gap a total alone changes nothing, and that is said.
#[test]
fn a_total_alone_of_a_gap_says_what_is_needed() {
    let mut driver = seat("li-na");
    driver.press("6").down_to_indicator("孕产妇死亡率城乡差距").press("Left");
    driver.sees("按城乡差距判断，要填乡、城的数，合计不参与");
    driver.type_in("15.0").press("Enter Ctrl-S").press("Ctrl-S").sees("请写明原因");
    driver.type_in("如实").press("Ctrl-S");
    driver.sees("填分项才能判断，合计不参与");
}

/// What is typed is of the cell in which it was begun, whatever becomes of the rows meanwhile.
#[test]
fn what_is_typed_stays_with_its_cell() {
    let mut driver = liaison();
    driver.type_in("14");
    let begun = driver.model.grid.typing.as_ref().map(|(cell, _)| cell.clone()).unwrap();
    // Nobody but the list itself moves the rows: as where an entry takes one out of a narrowed list.
    driver.model.filters[Screen::Monitor as usize] =
        Filter(vec![Criterion::Attainment(Attainment::Unrated)]);
    driver.model.refresh();
    driver.press("Enter");
    let typed = |driver: &Driver| {
        let cells = driver.model.grid.sheet.cells();
        cells.map(|(cell, text)| (cell.clone(), text.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(typed(&driver), [(begun.clone(), "14".to_owned())]);
    // And it is taken where somebody goes elsewhere in the middle of it.
    let mut driver = liaison();
    driver.type_in("15");
    driver.model.filters = Default::default();
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 37,
        row: 0,
        modifiers: KeyModifiers::NONE,
    };
    driver.model.take(Input::Mouse(click));
    assert_eq!(driver.model.screen, Screen::Overview, "{}", driver.text());
    assert_eq!(typed(&driver), [(begun, "15".to_owned())]);
    assert!(driver.model.grid.typing.is_none());
}
