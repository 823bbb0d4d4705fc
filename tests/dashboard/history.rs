//! Looking back at a day, and at what changed since one.

use halfsky::tui::theme::Theme;

use crate::frames::keep;
use crate::kit_tui::{Sitting, clerk, seat};

#[test]
fn a_day_in_the_past_is_shown_by_one_key_and_left_by_it() {
    let mut driver = seat("wang-lan");
    driver.press("@").type_in("２０２５-03-31").press("Enter").sees("2025-03-31 的情况");
    driver.press("4").find("水利局");
    driver.press("n").sees("不能录入");
    driver.press("Esc Esc @ Enter").misses("的情况");
    driver.press("@").type_in("2027-01-01").press("Ctrl-S").sees("2027-01-01").press("Esc");
    driver.press("@").type_in("上周").press("Enter").sees("「上周」不是日期");
    driver.press("Ctrl-U").type_in("2020-01-01").press("Enter").sees("台账还没有内容").press("Esc");
    driver.press("@").type_in("20260630").press("Enter").sees("2026-06-30 的情况");
    // The last day that the demonstration knows is today.
    driver.press("@").type_in("2026-11-20").press("Enter").misses("的情况");
}

#[test]
fn what_changed_since_a_day_is_told_by_domain_and_department() {
    for size in [(80, 24), (120, 40)] {
        let mut driver = Sitting { size, theme: Theme::DARK, ..Sitting::default() }.open();
        driver.press("h Ctrl-U").type_in("2026-01-01").press("Enter");
        driver.sees("2026-01-01 至 2026-11-20 的变化");
        keep(&format!("changes_{}x{}", size.0, size.1), &driver);
        driver.press("Enter").sees("主要目标").press("Esc").sees("的变化");
    }
    let mut driver = seat("wang-lan");
    let waive = serde_json::json!({"kind": "waive_duty", "duty": "work_report/water/2024",
        "reason": "抗洪"});
    driver.ledger.record("wang-lan", waive).unwrap();
    driver.model.follow();
    driver.press("h Enter").down_to("水利局").press("Down").sees("免办1项（2024年").press("Home");
    driver.sees("2026-09-10 至 2026-11-20").sees("无数据转为达标");
    // Where there was no meeting yet, for the last ninety days.
    driver
        .press("Esc @")
        .type_in("2026-01-01")
        .press("Enter h Enter")
        .sees("2025-10-03 至 2026-01-01 的变化");
}

#[test]
fn a_day_without_its_year_is_told_from_today_also_in_the_past() {
    let mut driver = clerk();
    driver.press("@").type_in("2025-03-10").press("Enter").sees("2025-03-10 的情况");
    driver.press("@").type_in("昨天").press("Enter").sees("2026-11-19 的情况");
    driver.press("@").type_in("3月8日").press("Enter").sees("2026-03-08 的情况");
}

/// Whoever took the old figures with them has to know; what was taken back again is no change.
#[test]
fn what_was_corrected_since_is_listed() {
    let mut driver = seat("wang-lan");
    let figure = serde_json::json!({"indicator": "schooling_years", "year": 2025, "value": "9.95",
        "preliminary": true, "source": "统计公报"});
    let correct = serde_json::json!({"kind": "correct_figures", "figures": [figure],
        "reason": "以公报为准", "on_behalf_of": {"signatory": "林爽", "title": "副科长"}});
    let facts = driver.ledger.record("wang-lan", correct).unwrap();
    driver.model.follow();
    driver.press("h Ctrl-U").type_in("2026-11-01").press("Enter");
    driver.sees("更正、作废、撤回的数据（1次）").sees("平均受教育年限");
    let entry = facts.last().unwrap().seq;
    let back = serde_json::json!({"kind": "withdraw", "entry": entry, "reason": "看错了行"});
    driver.ledger.record("wang-lan", back).unwrap();
    driver.model.follow();
    driver.press("Esc h Ctrl-U").type_in("2026-11-01").press("Enter").misses("撤回的数据"); // What stood on that day and was taken back since is one.
    let withdraw = serde_json::json!({"kind": "withdraw", "entry": 459, "reason": "导错了"});
    driver.ledger.record("wang-lan", withdraw).unwrap();
    driver.model.follow();
    driver.press("Esc h Ctrl-U").type_in("2026-11-19").press("Enter");
    driver.sees("撤回的数据（1次）").sees("撤回 #459");
}
