//! Screens and lists: moving, branches, narrowing, sizes.

use halfsky::tui::model::Screen;
use halfsky::words::Lang;

use crate::kit_tui::{Driver, Sitting, clerk, seat};

#[test]
fn tab_goes_round_the_screens_and_back() {
    let mut driver = clerk();
    for screen in Screen::ALL.into_iter().skip(1).take(5) {
        driver.press("Tab");
        assert_eq!(driver.model.screen, screen);
    }
    // In the grid Tab goes to the cell on the right.
    driver.press("Tab Esc");
    assert_eq!(driver.model.screen, Screen::Journal);
    driver.press("7 Tab");
    assert_eq!(driver.model.screen, Screen::Overview);
    driver.press("Shift-Tab");
    assert_eq!(driver.model.screen, Screen::Meetings);
    driver.press("Shift-Tab");
    assert_eq!(driver.model.screen, Screen::Monitor);
}

#[test]
fn tab_goes_through_a_form_in_order_and_back() {
    let mut driver = clerk();
    driver.find("财政局").press("s");
    for label in ["签字人", "职务", "文号", "附件", "日期"] {
        assert!(driver.rows()[usize::from(driver.frame().1.at.y)].contains(label));
        driver.press("Tab");
    }
    assert!(driver.under_cursor().contains("提交"), "{}", driver.text());
    assert!(!driver.frame().1.shown, "the button has no caret");
    driver.press("Shift-Tab Shift-Tab");
    assert!(driver.rows()[usize::from(driver.frame().1.at.y)].contains("附件"));
}

#[test]
fn branches_open_and_close() {
    let mut driver = clerk();
    let leaves = |driver: &Driver| {
        driver
            .rows()
            .iter()
            .filter(|row| row.starts_with("   1.") || row.starts_with("   1-"))
            .count()
    };
    assert_eq!(leaves(driver.press("2")), 0);
    driver.press("Right").sees("- 1 妇女与健康");
    assert_eq!(leaves(&driver), 18, "as many as there is room for");
    driver.press("Down Down Down Left").sees("+ 1 妇女与健康");
    assert_eq!(leaves(&driver), 0);
    assert!(driver.under_cursor().contains("1 妇女与健康"), "the selection goes to the branch");
    driver.press("Enter").sees("- 1 ");
    driver.press("Enter").sees("+ 1 ");
}

#[test]
fn a_domain_opens_from_the_overview_with_its_targets() {
    let mut driver = clerk();
    driver.press("Down Down Enter");
    assert_eq!(driver.model.screen, Screen::Domains);
    assert!(driver.under_cursor().contains("- 3 妇女与经济"), "{}", driver.text());
    driver.press("Down Enter").sees("3.1  妇女与经济").press("Esc");
    assert!(driver.under_cursor().contains("3.1"), "back where one came from");
}

#[test]
fn the_unmet_are_narrowed_by_domain_and_department() {
    let mut driver = clerk();
    driver.press("3 f Right Enter").sees("1.1 ").misses("2.2 ");
    driver.press("f Down").press("Right");
    while !driver.text().contains("< 财政局") {
        driver.press("Right");
    }
    driver.press("Enter").sees("1.1 ").misses("1.6 ");
    driver.press("Esc").sees("1.6 ");
    assert!(driver.model.filter().is_open(), "Esc takes the filter away");
}

#[test]
fn a_group_of_the_unmet_can_stand_alone() {
    let mut driver = clerk();
    driver.press("3 Enter").press("End").misses("8.1 ").press("Home Enter End").sees("8.9");
}

#[test]
fn the_ledger_is_narrowed_by_kind_and_person() {
    let mut driver = clerk();
    driver.press("5 f");
    while !driver.text().contains("< 撤回 ") {
        driver.press("Right");
    }
    driver.press("Enter");
    let listed = driver.rows()[4..22].iter().filter(|row| !row.is_empty()).count();
    assert_eq!(listed, 2, "{}", driver.text());
    driver.press("Esc f Down Down");
    while !driver.text().contains("< 董欣") {
        driver.press("Right");
    }
    driver.press("Enter").sees("没有符合筛选的内容").check();
}

#[test]
fn what_is_selected_stands_beside_its_list_where_there_is_room() {
    let mut driver = Sitting { size: (160, 40), ..Sitting::default() }.open();
    driver.sees("1.1   无数据  妇女全生命周期");
    driver.press("Down").sees("2.1   待评    加强思想政治教育").misses("妇女全生命周期");
    driver.press("3").sees("1.6  妇女与健康  主要目标").press("Down Down").sees("3.2  妇女与经济");
    driver.press("5 Down").sees("#818");
    // Beside a page, too, what is selected in it; and nothing where a form would open.
    driver.press("3 Home Down Enter").sees("梅河口市卫生健康局").press("4").sees("逾期700天");
    driver.resize(159, 40).press("3 Home").misses("1.6  妇女与健康  主要目标");
}

#[test]
fn what_is_late_is_listed_by_department_those_with_most_first() {
    let mut driver = clerk();
    driver.sees("按 l 全部列出").press("l").sees("科学技术协会  11项");
    let late = driver.model.overview.late_departments();
    assert!(late.is_sorted_by_key(|row| std::cmp::Reverse(row.overdue)));
    let told: usize = late.iter().map(|row| row.overdue).sum();
    driver.sees(&format!("{told}项")).check();
    // A line is a duty: what is done about it is offered, and Enter does it.
    driver.press("Down").press("Space").sees("提醒、催报、督办").sees("出全部督办通知");
    driver.press("Esc Up Enter").sees("应办事项").press("Esc").sees("逾期事项");
    seat("li-na").press("l").sees("逾期事项").check();
}

#[test]
fn measures_that_are_not_under_way_stand_below_the_targets() {
    let mut driver = clerk();
    driver.press("3 End").sees("措施未报");
    while !driver.under_cursor().contains("措施滞后") {
        driver.press("Up");
    }
    driver.press("Enter").sees("措施滞后").sees("1-6");
    driver.misses("尚未达标").misses("措施未启动").press("Enter").sees("尚未达标");
    driver.press("3 f").sees("进展").press("Esc 2 Enter").sees("1-6   强化妇女生殖健康.. 滞后");
    driver.press("4").sees("措施已报 滞后");
}

#[test]
fn the_smallest_screen_still_tells_what_is_late() {
    let mut driver = clerk();
    driver.resize(60, 20).sees("逾期").sees("178").press("4").sees("逾期");
}

/// Every screen, in every size, in both languages.
#[test]
fn frames_are_sound_in_every_size() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = Sitting { lang, ..Sitting::default() }.open();
        for (cols, rows) in sizes() {
            driver.resize(cols, rows);
            for screen in ["1", "2", "3", "4", "5", "6", "Esc"] {
                driver.press(screen).check();
            }
        }
    }
}

/// Every page, popup and form in every size.
#[test]
fn what_lies_over_a_screen_is_sound_in_every_size() {
    let mut driver = clerk();
    for (cols, rows) in sizes().filter(|(cols, rows)| cols % 9 == 6 || *rows == 20) {
        driver.resize(cols, rows);
        for page in
            ["/ 1 . 2 Enter", "e", "Esc Esc p", "Esc c", "Esc / w j j Enter", "Esc / # 3 5 5 Enter"]
        {
            driver.press(page).check();
        }
        for over in ["Space", "Esc ?", "Esc / g j a", "Esc Esc 5 f", "Esc 3 f"] {
            driver.press(over).check();
        }
        driver.press("Esc Esc 4");
        for form in ["m", "r", "i", "n"] {
            driver.press(form).check();
            driver.press("Esc");
        }
    }
}

/// Sizes from the smallest to a large screen, of both parities, and some too small.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let cols = [40, 59].into_iter().chain((60..=200).step_by(7)).chain([80, 120, 200]);
    cols.flat_map(|cols| [12, 20, 24, 33, 40, 60].map(|rows| (cols, rows)))
}
