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
    // The first line of a department is what it owes: Enter opens the form for it.
    driver.press("Enter").sees("提交报告").press("Esc Esc");
    assert_eq!(title(&driver), "1.2  妇女与健康  主要目标");
    driver.press("Esc").sees("合计").press("Esc").sees("合计");
}
