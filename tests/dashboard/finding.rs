//! Finding anything, by whatever a person would type.

use halfsky::tui::model::Subject;

use crate::kit_tui::{Driver, clerk};

fn title(driver: &Driver) -> String {
    driver.rows()[3].trim().to_owned()
}

#[test]
fn the_right_page_opens() {
    for (typed, expected) in [
        ("宫颈癌", "1-5  妇女与健康  策略措施"),
        ("卫健局", "梅河口市卫生健康局"),
        ("wjj", "梅河口市卫生健康局"),
        ("weijianju", "梅河口市卫生健康局"),
        ("财政", "梅河口市财政局"),
        ("1.2", "1.2  妇女与健康  主要目标"),
        ("１．２", "1.2  妇女与健康  主要目标"),
        ("8-12", "8-12  妇女与法律  策略措施"),
        ("李娜", "李娜"),
        ("ln", "李娜"),
        ("#458", "#458  提交报告"),
        ("＃458", "#458  提交报告"),
        ("妇女与教育", "妇女与教育"),
    ] {
        let mut driver = clerk();
        driver.find(typed);
        assert_eq!(title(&driver), expected, "{typed}\n{}", driver.text());
    }
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
fn a_warning_is_read_before_it_is_answered() {
    let mut driver = crate::kit_tui::seat("li-na");
    let warning = serde_json::json!({"kind": "issue_warning", "indicator": "healthy_life_expectancy",
        "warning": "missing", "year": 2025});
    driver.ledger.record("liu-xiaochen", warning).unwrap();
    driver.model.follow();
    driver.sees("答复预警  人均健康预期寿命 缺数").down_to("答复预警").press("Enter");
    assert!(matches!(driver.model.pages.last().map(|page| &page.subject), Some(Subject::Entry(_))));
    driver.choose("答复预警提示函");
    driver.sees("原因分析*").sees("向卫健局签发预警提示函：人均健康预期寿命 缺数（2025年）");
}
