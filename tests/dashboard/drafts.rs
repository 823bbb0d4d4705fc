//! What was typed is never lost: drafts, refusals, long pastes.

use crate::kit_tui::{clerk, seat};

#[test]
fn esc_keeps_a_draft_and_the_same_form_takes_it_up() {
    let mut driver = clerk();
    driver.find("1.2").press("a").type_in("、人社局").press("Esc").sees("已保留");
    driver.find("1.3").press("a").misses("卫健局、人社局").press("Esc").misses("已保留");
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
fn an_untouched_form_leaves_no_draft() {
    let mut driver = clerk();
    driver.find("财政局").press("n Esc").misses("已保留");
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
fn an_unknown_department_is_pointed_at() {
    let mut driver = clerk();
    driver.find("残联").choose("单位并入").type_in("没有的局").press("Ctrl-S");
    driver.sees("没有叫「没有的局」的单位");
    let row = &driver.rows()[usize::from(driver.frame().1.at.y)];
    assert!(row.contains("并入单位"), "{}", driver.text());
}

#[test]
fn long_pastes_are_cut_and_it_is_said() {
    let mut driver = clerk();
    driver.find("财政局").press("n").paste(&"妇女发展规划，".repeat(10_000));
    driver.sees("粘贴的内容过长").check();
    let line = driver.quiet_line();
    assert!(line.contains("末尾50000个字没有放下"), "{line}");
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
