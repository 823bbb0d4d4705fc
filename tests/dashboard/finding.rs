//! Finding anything, by whatever a person would type.

use halfsky::clock::Clock;
use halfsky::tui::filter::{Criterion, Filter};
use halfsky::tui::model::Subject;

use crate::kit_tui::{Driver, Sitting, clerk};

fn title(driver: &Driver) -> String {
    driver.rows()[3].trim().to_owned()
}

#[test]
fn the_right_page_opens() {
    for (typed, expected) in [
        ("宫颈癌", "1-5  妇女与健康  策略措施"),
        ("卫健局", "梅河口市卫生健康局"),
        ("wjj", "梅河口市卫生健康局"),
        // Two letters stand in many a sentence; these are how a department is called.
        ("jc", "吉林省梅河口市人民检察院"),
        ("6106", "李娜"),
        ("weijianju", "梅河口市卫生健康局"),
        ("财政", "梅河口市财政局"),
        ("1.2", "1.2  妇女与健康  主要目标"),
        ("１．２", "1.2  妇女与健康  主要目标"),
        ("1。2", "1.2  妇女与健康  主要目标"),
        ("8-12", "8-12  妇女与法律  策略措施"),
        ("3.1", "3.1  妇女与经济  主要目标"),
        ("孙立国", "#371  签发责任书"),
        ("3.10", "3.10  妇女与经济  主要目标"),
        ("李娜", "李娜"),
        ("ln", "李娜"),
        ("#458", "#458  提交报告"),
        ("＃458", "#458  提交报告"),
        ("妇女与教育", "妇女与教育"),
        ("2026-09-10", "2026-09-10 联络员会"),
        ("保护令口径", "#826  交办"),
    ] {
        let mut driver = clerk();
        driver.find(typed);
        assert_eq!(title(&driver), expected, "{typed}\n{}", driver.text());
    }
}

/// What is found in the plan's own text is the passage, and from there the way leads to all of it.
#[test]
fn a_passage_of_the_plan_opens_where_it_stands() {
    let mut driver = clerk();
    driver.press("/").type_in("完善规划实施制度机制").press("Enter");
    driver.sees("完善规划实施制度机制").misses("前言").press("Enter").sees("前言");
}

/// What is about nothing that is selected is found all the same, and says what to select.
#[test]
fn what_can_be_done_elsewhere_is_found_and_says_so() {
    let mut driver = clerk();
    driver
        .press("/")
        .type_in("签发责任书")
        .sees("要先选中")
        .press("Enter")
        .sees("要先选中相关的单位");
}

/// What a list holds finds it, and minutes are found as such.
#[test]
fn lists_and_minutes_are_found_by_what_they_are() {
    let mut driver = Sitting { person: "zhou-wenjing", ..Sitting::default() }.open();
    driver.press("/").type_in("逾期").sees("各单位报送情况：逾期").press("Enter");
    driver
        .down_to("2024年情况报告")
        .press("Esc /")
        .type_in("纪要")
        .sees("2026-09-10 联络员会 会议纪要")
        .press("Enter");
    driver.sees("拟写");
}

#[test]
fn initials_find_cervical_cancer() {
    let mut driver = clerk();
    driver.press("/").type_in("gja").sees("1.3 妇女的宫颈癌").sees("1-5 健全宫颈癌");
    driver.press("Down Enter");
    assert_eq!(title(&driver), "1.3  妇女与健康  主要目标");
    driver.press("Esc");
    assert!(driver.model.pages.is_empty());
}

/// What somebody types of a deed's name is that deed, not a measure that has the same letters within.
#[test]
fn initials_of_a_deed_take_it_before_what_merely_contains_them() {
    for (place, typed, name) in [
        ("1.1", "qfyj", "签发预警提示函"),
        ("1.1", "签发预警", "签发预警提示函"),
        ("卫健局", "tjbg", "提交报告"),
    ] {
        let mut driver = clerk();
        driver.find(place).press("/").type_in(typed).press("Enter").sees(name);
        assert!(driver.model.form.is_some(), "{typed}\n{}", driver.text());
    }
}

#[test]
fn an_indicator_is_found_and_leads_to_its_figures() {
    let mut driver = clerk();
    driver.find("slfnrxa").sees("适龄妇女乳腺癌人群筛查率  达标").press("=").sees("监测指标");
    assert!(driver.model.pages.is_empty());
    assert!(driver.rows()[19].contains("适龄妇女乳腺癌人群筛查率"), "{}", driver.text());
}

#[test]
fn pasted_words_are_looked_for_too() {
    let mut driver = clerk();
    driver.press("/").paste("宫颈癌\n\u{1b}[31m").press("Enter");
    driver.sees("宫颈癌").check();
}

#[test]
fn nothing_found_is_said_and_enter_stays() {
    let mut driver = clerk();
    // What reports and letters say at length is found too, by its very words, and activities by name.
    driver.press("/").type_in("社区托育点").sees("正文").sees("民政局提交2025年情况");
    driver.press("Enter").sees("社区托育点").press("Esc");
    driver.press("/").type_in("两癌筛查进社区").sees("宣传月 卫健局").press("Esc");
    // An excerpt begins with a phrase, else it says that something stands before it.
    driver.press("/").type_in("两癌").sees("  落实两癌筛查异常结果追踪到人").press("Esc");
    driver.press("/").type_in("继续教育").sees("  ..业教育和继续教育").press("Esc");
    driver.press("/").type_in("查无此事甲乙丙").sees("没有找到").press("Enter").sees("没有找到");
    driver.press("Esc").sees("合计");
    driver.find("#99999");
    driver.sees("没有找到");
}

#[test]
fn links_lead_on_and_esc_leads_back() {
    let mut driver = clerk();
    driver.find("1.2").press("Enter").sees("梅河口市卫生健康局");
    assert!(matches!(
        driver.model.pages.last().map(|page| &page.subject),
        Some(Subject::Department(_))
    ));
    // The first lines of a department are what it owes: Enter leads to where figures are typed, and
    // opens the form for a report.
    driver.press("Enter").sees("监测指标").sees("人均健康预期寿命").press("Esc");
    driver.down_to("2026年工作报告").press("Enter").sees("提交报告").press("Esc Esc");
    assert_eq!(title(&driver), "1.2  妇女与健康  主要目标");
    driver.press("Esc").sees("合计").press("Esc").sees("合计");
}

#[test]
fn an_action_is_found_and_listed_by_its_heading() {
    let mut driver = clerk();
    driver.press("/").type_in("统一告诫书 督办").sees("督办事项").press("Enter");
    driver.sees("统一告诫书、保护令口径").sees("办理      应于2026-11-30前").press("Enter");
    driver.sees("应办事项").sees("督办事项「统一告诫书、保护令口径」");
}

/// Enter on a duty row does what comes next, or says whose move it is.
#[test]
fn enter_on_a_review_opens_it_where_a_report_is_handed_in() {
    let mut driver = clerk();
    driver.find("水利局").down_to("待述职").press("Enter");
    driver.sees("水利局还没有交2025年述职报告，等该单位交来再评议").misses("提交  ");
    driver.find("卫健局").down_to("待评议").press("Enter").sees("述职评议").sees("等次");
    driver.press("Esc");
    // For the department it is the office's move: its report is shown.
    let mut own = crate::kit_tui::seat("li-na");
    own.down_to("待评议").press("Enter").sees("2025年度述职报告").misses("等次");
}

#[test]
fn who_monitors_lands_on_the_own_departments_page_and_hands_in_for_it() {
    let mut driver = crate::kit_tui::seat("sun-jia");
    driver.sees("梅河口市统计局").down_to("2026年工作报告").press("Enter").sees("提交报告");
    driver.press("Esc 6").sees("人均健康预期寿命");
    assert!(driver.model.filter().is_open(), "figures of all departments");
}

#[test]
fn a_verdict_stands_beside_a_status_that_it_never_changes() {
    let mut driver = clerk();
    let verdict = serde_json::json!({"kind": "record_verdict", "item": "2.1", "term": "midterm",
        "year": 2025, "finding": "met", "text": "评估组认为达标"});
    driver.press("3").misses("中期达标");
    driver.ledger.record("wang-lan", verdict).unwrap();
    driver.model.follow();
    driver.down_to("2.1 ");
    assert!(driver.under_cursor().contains("中期达标"), "{}", driver.text());
    let beside = "结论由评估组作出，不改变按数据计算的状态";
    driver.press("e").sees("待评").sees(beside).press("Esc Enter").sees("待评").sees(beside);
}

#[test]
fn a_warning_is_read_before_it_is_answered() {
    let mut driver = crate::kit_tui::seat("li-na");
    let warning = serde_json::json!({"kind": "issue_warning", "indicator": "healthy_life_expectancy",
        "warning": "missing", "year": 2025});
    driver.ledger.record("liu-xiaochen", warning).unwrap();
    driver.model.follow();
    driver.sees("答复预警：人均健康预期寿命 缺数（2025年）").down_to("答复预警").press("Enter");
    assert!(matches!(driver.model.pages.last().map(|page| &page.subject), Some(Subject::Entry(_))));
    driver.sees("R 答复预警提示函").choose("答复预警提示函");
    driver.sees("原因分析*").sees("向卫健局签发预警提示函：人均健康预期寿命 缺数（2025年）");
}

#[test]
fn what_is_pasted_and_has_no_place_is_said() {
    let mut driver = clerk();
    driver.paste("一段文字").sees("这里没有可填的地方，粘贴的内容没有用上");
    driver.press("/").paste(&"妇".repeat(250)).sees("末尾50个字没有放下");
    driver.press("Esc").press("@").paste(&"2".repeat(9_000)).sees("个字没有放下");
}

#[test]
fn a_name_with_one_wrong_character_is_asked_about() {
    let mut driver = clerk();
    driver.find("1.8").press("a Ctrl-A").type_in("财正局").press("Ctrl-S");
    driver.sees("没有叫「财正局」的单位，是不是：财政局");
}

/// The window is as high as it is drawn: nothing moves before the selection is at its end.
#[test]
fn what_was_found_moves_only_when_it_must() {
    let mut driver = Sitting { size: (80, 40), ..Sitting::default() }.open();
    driver.press("/").type_in("妇女");
    let before = driver.text();
    driver.press(&"Down ".repeat(20));
    assert_eq!(driver.text(), before);
    assert_ne!(driver.press("End PgDn PgDn").text(), before);
}

#[test]
fn the_help_goes_back_at_once_from_its_end() {
    let mut driver = clerk();
    driver.press("?").check();
    let top = driver.text();
    driver.press("End").check();
    let end = driver.text();
    assert_ne!(end, top);
    driver.press("Up").check();
    assert_ne!(driver.text(), end);
    driver.press("Down").check();
    assert_eq!(driver.text(), end);
}

/// A day that was offered before midnight is no choice any more, and stays chosen all the same.
#[test]
fn a_filter_keeps_what_it_has_no_choice_for() {
    let mut driver = clerk();
    let since = Criterion::Since("2026-10-03".parse().unwrap());
    driver.press("5").model.narrow(Filter(vec![since.clone()]));
    driver.model.refresh();
    driver.press("f").sees("2026-10-03").press("Enter");
    assert_eq!(driver.model.filter().0, [since]);
}

#[test]
fn a_paste_that_mends_a_field_takes_the_refusal_away() {
    let mut driver = clerk();
    driver.find("财政局").press("n Ctrl-S").sees("缺少正文");
    driver.paste("已电话核对").misses("缺少正文");
}

/// Also where the window is narrow the plan's last month, its end and its beginning are called so.
#[test]
fn the_header_says_where_the_plan_is() {
    let mut driver = clerk();
    for (day, told) in [
        ("2030-11-30", "实施第10年  距规划期末1个月"),
        ("2030-12-15", "实施第10年，本月是规划期最后一个月"),
        ("2031-01-01", "规划期已满"),
        ("2020-10-10", "规划期尚未开始"),
    ] {
        driver.model.session.clock = Clock::Day(day.parse().unwrap());
        driver.model.take_day();
        driver.sees(told);
    }
    // Years of letters are the plan's.
    driver.press("4").sees("21责任书");
}
