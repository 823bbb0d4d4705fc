//! Screens and lists: moving, branches, narrowing, sizes.

use halfsky::tui::model::Screen;
use halfsky::tui::room::SMALLEST;
use halfsky::words::Lang;
use serde_json::json;

use crate::kit_tui::{Driver, Sitting, clerk, seat};

#[test]
fn tab_goes_round_the_screens_and_back() {
    let mut driver = clerk();
    for screen in Screen::ALL.into_iter().skip(1) {
        driver.press("Tab");
        assert_eq!(driver.model.screen, screen);
    }
    // Once a cell was gone to, Tab goes to the one on the right.
    driver.press("6 Down Tab Esc");
    assert_eq!(driver.model.screen, Screen::Meetings);
    driver.press("Tab");
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
fn what_is_beside_the_tree_says_how_much_lies_below_and_opens_in_full() {
    let mut driver = clerk();
    driver.press("2 Down Down Down Down").sees("5 妇女与社会保障").sees("下面还有");
    driver.misses("看全文").press("Right").sees("Right 看全文").press("Right");
    driver.sees("社会保障").misses("+ 1 妇女与健康").press("End").sees("5-11").press("Esc");
    assert!(driver.under_cursor().contains("- 5 妇女与社会保障"), "{}", driver.text());
    driver.press("Down Right").sees("5.1  妇女与社会保障").press("Esc");
    assert!(driver.under_cursor().contains("5.1"), "{}", driver.text());
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
    // A name is found in whichever row it is, by characters or initials, from any row.
    for typed in ["教育局", "jyj"] {
        for row in ["Up", "Down Down"] {
            driver.press("f").press(row).type_in(typed).sees("单位         < 教育局");
            driver
                .sees("领域         < 妇女与健康")
                .type_in("难")
                .sees("< 教育局")
                .sees("难达标")
                .press("Esc");
        }
    }
    // What is no name chooses nothing.
    for typed in ["教育厅", "教x", "wjw"] {
        driver.press("f").type_in(typed).sees(&format!("没有「{typed}」可选"));
        driver.sees("领域         < 妇女与健康").sees("单位         < 全部").press("Esc");
    }
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
    driver.press("3 Home Enter").press("End").misses("8.1 ");
    driver.press("Home Enter End").sees("8.9").press("Home Enter Enter End").sees("8.9");
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
    driver.press("5 Down").sees("#835");
    driver.resize(159, 40).press("1").misses("妇女全生命周期");
    // Lists with more columns need more; beside a page, too, what is selected in it.
    driver.resize(200, 40).press("3 Home").sees("1.6  妇女与健康  主要目标");
    driver.press("Down Down").sees("3.2  妇女与经济");
    driver
        .press("Home Down Enter")
        .sees("梅河口市卫生健康局")
        .press("4")
        .sees("逾期700天")
        .press("3");
    driver.resize(199, 40).press("Home").misses("1.6  妇女与健康  主要目标");
}

/// A page beside a list takes nothing from it, or a wider window would show less.
#[test]
fn a_wider_window_leaves_no_more_out() {
    let mut driver = clerk();
    for screen in ["1", "3", "4", "5", "6", "7"] {
        driver.press(screen);
        let mut before = usize::MAX;
        for cols in (80..=200).step_by(2) {
            driver.resize(cols, 30);
            let told = driver.rows()[2].clone();
            let count = told.split_once("还有").map_or("0", |(_, rest)| rest);
            let count: String = count.chars().take_while(char::is_ascii_digit).collect();
            let left_out: usize = count.parse().unwrap();
            assert!(left_out <= before, "{left_out} at {cols}\n{}", driver.text());
            before = left_out;
        }
        assert_eq!(before, 0, "{}", driver.text());
    }
}

/// A list of targets in groups begins with a target: what is pressed first is about one.
#[test]
fn the_unmet_begin_with_a_target() {
    let mut driver = clerk();
    driver.press("3");
    assert!(driver.under_cursor().starts_with("1.6"), "{}", driver.text());
    driver.press("e").sees("没有达到目标");
}

/// What the overview counts is named on the domain's page, also of targets that are met.
#[test]
fn a_domain_names_its_warnings_and_who_is_late() {
    let mut driver = clerk();
    driver.press("1 Enter").sees("5（文广旅体局3、卫健局2）");
    let listed = driver.model.pane.as_ref().unwrap().lines.iter();
    let listed = listed.map(|line| line.line.to_string()).skip_while(|line| line != "预警");
    let listed: Vec<String> = listed.skip(1).take_while(|line| !line.is_empty()).collect();
    assert!(listed[0].starts_with("1.1 ") && listed[0].contains("缺数（2025年）"), "{listed:?}");
    let named = listed.len() - 1;
    assert_eq!(named + 2, driver.model.overview.domains[0].warnings, "{listed:?}");
    assert_eq!(listed[named], "另有2条，是措施的指标的");
}

/// What has no room beside the other columns is counted above the list, with what shows it.
#[test]
fn a_list_says_how_many_columns_it_leaves_out() {
    let mut driver = clerk();
    for (keys, narrow, standard, wide) in
        [("1", 6, 3, 0), ("3", 8, 5, 1), ("4", 7, 3, 0), ("5", 0, 0, 0)]
    {
        driver.press(keys);
        for (size, left_out) in [((60, 20), narrow), ((80, 24), standard), ((120, 40), wide)] {
            driver.resize(size.0, size.1).check();
            match left_out {
                0 => driver.misses("加宽窗口"),
                _ => driver.sees(&format!("还有{left_out}列，加宽窗口或按 Enter 可看")),
            };
        }
    }
    // How the list is narrowed stands there too; together they are told in short.
    driver.resize(60, 20).press("3 f Right Enter").sees("（f 改，Esc 取消）").sees("还有8列");
    driver.misses("加宽窗口").check();
    driver.press("6").sees("还有8年，左右键可看").resize(120, 40).misses("左右键可看");
}

#[test]
fn no_head_is_cut() {
    for screen in ["1", "2", "3", "4", "5", "6", "7"] {
        for size in [(60, 20), (66, 20), (76, 24), (80, 24), (98, 30), (120, 40), (160, 40)] {
            let mut driver = Sitting { size, lang: Lang::En, ..Sitting::default() }.open();
            driver.press(screen);
            let rows = driver.rows();
            let last = rows[0].split_whitespace().last().unwrap();
            assert!(["7Meetings", "7Meet."].contains(&last), "{size:?} {}", rows[0]);
            let head = if screen == "6" { &rows[4] } else { &rows[3] };
            let cut = ["1", "3", "4", "5", "6"].contains(&screen) && head.contains("..");
            assert!(!cut, "{size:?} {head}");
        }
    }
}

/// What the page of what is to be done begins with, and what the office and a leader do there.
#[test]
fn what_waits_stands_first_and_is_dealt_with_from_the_list() {
    let mut driver = clerk();
    driver.sees("等您办理：10份报告待审核、3份述职报告待评议").sees("7份责任书待签署、1份文件");
    driver.sees("近期要办  一年内还有15类").press("l").sees("10份报告待审核");
    assert!(driver.under_cursor().contains("医保局 2025 中期自评"), "{}", driver.text());
    driver.sees("y 审核通过报告").press("y").sees("审核通过报告").press("Ctrl-S");
    driver.sees("9份报告待审核").misses("10份");
    driver.down_to("司法局 2026 工作报告").press("y Ctrl-S").sees("8份报告待审核");
    assert!(driver.under_cursor().contains("卫健局 2025 述职报告"), "the last of them is gone");
    driver.press("Home");
    assert!(driver.under_cursor().contains("检察院 2025 中期自评"), "the oldest first");
    driver.press("b").sees("退回报告").press("Esc Enter").sees("办理      待审核").press("Esc");
    driver.down_to("2025 述职报告").press("Space").sees("述职评议").press("Esc");
    driver.down_to("2026年  ").press("o").sees("签署责任书").press("Esc");
    driver.down_to("2026年工作报告  将到期").press("u").sees("2026年工作报告").press("Esc").check();

    // A leader's own comes first, then what waits for the office, then what is late; also on landing.
    let mut leader =
        Sitting { person: "zhou-wenjing", size: SMALLEST, ..Sitting::default() }.open();
    leader.sees("等您办理：7份责任书待签署、1份文件待审定  按 l 列出").misses("办公室待办");
    let mut leader = seat("zhou-wenjing");
    leader.sees("等您办理：7份责任书").sees("办公室待办：10份报告待审核");
    leader.press("l").sees("7份责任书待签署").sees("1份文件待审定").sees("10份报告待审核");
    leader.sees("往年责任书16份单位已签、委员领导没有签署").misses("逾期事项");
    leader.press("o").sees("签署责任书").press("Esc").down_to("待审定").press("Enter");
    leader
        .sees("y 审定文件")
        .press("y")
        .sees("意见")
        .press("Esc Esc")
        .down_to("司法局 2026 工作报告")
        .down_to("逾期700天");
}

#[test]
fn home_and_end_select_what_is_in_view_there() {
    let mut driver = clerk();
    driver.press("l Down Down Down");
    let third = driver.under_cursor();
    driver.press("End");
    let last = driver.under_cursor();
    assert!(last.contains("30天后到期"), "{last}");
    let page = driver.model.pages.last().unwrap();
    let links = page.lines.iter().enumerate().filter(|(_, line)| line.link.is_some());
    let links: Vec<usize> = links.map(|(at, _)| at).collect();
    assert_eq!(page.selected, links.last().copied());
    driver.press("g");
    assert_eq!(driver.model.pages.last().unwrap().selected, links.first().copied());
    assert_ne!(driver.under_cursor(), third);
    // Where all of a page is in view, there is nothing to scroll, and it goes there all the same.
    driver.resize(80, 60).press("Esc p End");
    let page = driver.model.pages.last().unwrap();
    let last = page.lines.iter().rposition(|line| line.link.is_some());
    assert_eq!((page.selected, page.offset > 0), (last, page.lines.len() > 55));
}

#[test]
fn departments_stand_by_number_by_length_and_as_given() {
    let mut driver = Sitting { size: (100, 30), ..Sitting::default() }.open();
    driver.press("4").sees("最长天数").sees("700");
    let rows = |driver: &Driver| driver.rows()[4..12].to_vec();
    let most = rows(&driver);
    assert!(most[0].starts_with(" 科协"), "{most:?}");
    driver.press("S").sees("按最长逾期排序").sees("最长天数");
    let all = &driver.model.overview.departments;
    let longest = all.iter().map(|row| row.longest).max().unwrap();
    assert!(rows(&driver).iter().all(|row| row.contains(&longest.to_string())));
    driver.press("S").sees("按原有顺序排序");
    let first = driver.model.state().departments()[0].short.clone();
    assert!(rows(&driver)[0].contains(&first), "{first} {:?}", rows(&driver));
    driver.press("S").sees("按逾期多少排序");
    assert_eq!(rows(&driver), most);
    driver.resize(99, 30).misses("最长天数").check();
}

#[test]
fn one_key_reminds_a_department_of_all_that_is_late_alike_or_of_the_selected_duty() {
    let mut driver = clerk();
    driver.press("4").down_to("科协").press("u").sees("提醒、催报、督办");
    driver.type_in("").press("Ctrl-S");
    let science = driver.model.overview.departments.iter().find(|row| row.overdue == 9).unwrap();
    let theirs = driver.model.overview.duties_of(&science.id);
    let today = driver.model.today();
    let reminded = |duty: &halfsky::domain::duty::Duty| duty.particulars().reminded.is_some();
    let late: Vec<_> = theirs.filter(|duty| duty.is_late(today)).collect();
    assert_eq!(late.len(), 9);
    assert!(late.iter().all(|duty| reminded(duty)), "{}", driver.text());
    // Pressed once more on the same day it is the same reminder, not the next step.
    driver.press("u Ctrl-S").sees("提醒科协");
    // On the page of a department the selected one alone; on its name in the list of all, all.
    driver.find("财政局").down_to("2024年情况报告").press("u").sees("2024年情况报告");
    driver.misses("2024年工作报告").press("Esc l").down_to("财政局  8项");
    driver.press("u").sees("2024年工作报告").sees("2025年自我评估  应于2026-07-31前");
}

#[test]
fn what_is_late_is_listed_by_department_those_with_most_first() {
    let mut driver = clerk();
    driver.sees("按 l 列出").press("l").down_to("科学技术协会  9项");
    let late = driver.model.overview.late_departments();
    assert!(late.is_sorted_by_key(|row| std::cmp::Reverse(row.overdue)));
    let told: usize = late.iter().map(|row| row.overdue).sum();
    driver.sees(&format!("{told}项")).check();
    // A line is a duty: what is done about it is offered, and Enter does it.
    driver.press("Enter").sees("应办事项").press("Esc").sees("逾期事项").down_to("逾期700天");
    driver.press("Space").sees("提醒、催报、督办").down_to("出办理情况通报");
    seat("li-na").press("l").down_to("科学技术协会  9项").check();
}

#[test]
fn measures_that_are_not_under_way_stand_below_the_targets() {
    let mut driver = clerk();
    driver.press("3 End").sees("措施未报");
    while !driver.under_cursor().contains("措施滞后") {
        driver.press("Up");
    }
    driver.press("Enter").sees("措施滞后").sees("1-6");
    driver.misses("尚未达标").misses("措施未启动").press("Home Enter").sees("尚未达标");
    driver.press("3 f").sees("进展").press("Esc 2 Enter").sees("1-6   强化妇女生殖健康.. 滞后");
    driver.press("4").sees("措施已报 滞后");
}

#[test]
fn the_smallest_screen_still_tells_what_is_late() {
    let mut driver = clerk();
    driver.resize(60, 20).sees("逾期").sees("169").press("4").sees("逾期");
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

/// What is to be confirmed is confirmed where it is listed.
#[test]
fn assignments_are_confirmed_from_what_is_to_be_done() {
    let mut driver = clerk();
    let proposed =
        json!([{"item": "1.2", "lead": ["health"], "cooperating": [], "proposed": true}]);
    driver.ledger.record("wang-lan", json!({"kind": "assign", "assignments": proposed})).unwrap();
    driver.model.follow();
    let open = |driver: &Driver| driver.model.overview.domains[0].proposed;
    assert_eq!(open(&driver), 1);
    driver.press("l").down_to("1 妇女与健康  1项").sees("4项分工待确认");
    driver.press("C").sees("1.2 牵头卫健局").press("Ctrl-S").sees("已录入 #").check();
    assert_eq!(open(&driver), 0);
}

/// The next key would meet what others owe, and be refused.
#[test]
fn the_last_of_ones_own_leaves_its_place_to_another_of_ones_own() {
    let mut driver = seat("li-na");
    driver
        .press("l")
        .down_to("2026年工作报告")
        .press("Enter")
        .type_in("卫健局工作报告")
        .press("Tab");
    driver.type_in("一切正常").press("Ctrl-S").sees("已录入 #").sees("本单位应办  2项");
    assert!(driver.under_cursor().contains("2025年监测数据"), "{}", driver.text());
    driver.press("r").sees("提交报告");
}
