//! Where figures show outside the grid: the overview, the unmet, the pages of targets.

use halfsky::tui::theme::Theme;

use crate::frames::keep;
use crate::kit_tui::{Driver, Sitting, seat};

fn clerk(size: (u16, u16), theme: Theme) -> Driver {
    Sitting { size, theme, ..Sitting::default() }.open()
}

#[test]
fn statuses_are_seen_sorted_and_narrowed() {
    let mut driver = clerk((80, 24), Theme::DARK);
    driver.press("3").sees("差距").sees("0.4百分点").sees("背离").sees("难达");
    let first = |driver: &Driver| {
        let rows = driver.rows();
        rows[5].split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(first(&driver), "1.6", "worst outlook first\n{}", driver.text());
    driver.press("S").sees("按差距占目标值的比例排序");
    assert_eq!(first(&driver), "4.3", "farthest first\n{}", driver.text());
    driver.press("S S").sees("按编号排序");
    driver.press("f Down Down Down");
    while !driver.text().contains("< 背离") {
        driver.press("Right");
    }
    driver.press("Enter").sees("1.6 ").misses("2.4 ");
    driver.press("Esc");
    driver.press("1 S S").sees("按难达标多少排序");
    driver.press("5 S").sees("没有可换的排序");
}

#[test]
fn a_status_is_explained_wherever_it_is_shown() {
    let mut driver = clerk((80, 24), Theme::DARK);
    driver.press("3 Down e").sees("目标值").press("Esc");
    driver.press("2 Enter Down Down e").sees("1.2  ").press("Esc");
    driver.find("1.3").press("e").sees("走势").sees("实际年均变化率是所需的");
    driver.press("End").sees("判断用的界限");
    driver.press("Esc Esc").find("1.3");
    driver.down_to("适龄妇女宫颈癌").press("Enter").sees("走势图").press("End").sees("#32");
}

/// Who asks why a target is not met reads first what is not, before the indicators that are.
#[test]
fn what_decides_is_explained_first() {
    let mut driver = clerk((80, 24), Theme::DARK);
    driver.find("7.7").press("e").sees("没有达到目标：农村卫生厕所普及率。");
    let text = driver.text();
    let at = |words: &str| text.find(words).unwrap_or(usize::MAX);
    assert!(at("农村卫生厕所普及率  ") < at("城镇公共厕所"), "{text}");
}

#[test]
fn what_figures_look_like() {
    for (theme, ground) in [(Theme::DARK, "colour"), (Theme::MONO, "mono")] {
        for size in [(80, 24), (120, 40)] {
            let name = |what: &str| format!("{what}_{}x{}_{ground}", size.0, size.1);
            let mut driver = clerk(size, theme);
            keep(&name("figures_overview"), &driver);
            keep(&name("figures_unmet"), driver.press("3"));
            keep(&name("figures_target"), driver.find("1.2"));
            keep(&name("figures_explained"), driver.press("e"));
        }
    }
}

/// What is asked for a year is told so wherever it stands; what is projected of a difference is none of
/// the indicator's values.
#[test]
fn a_shortfall_of_a_slower_rise_is_one_a_year_and_a_projected_difference_is_called_one() {
    let mut driver = seat("wang-lan");
    driver.press("3").down_to("1.6 ").sees("年0.10百分点");
    driver.find("1.6").sees("每年0.10个百分点");
    driver.find("4.2").press("e").sees("两者之差2030年为");
    let mut driver = seat("sun-jia");
    driver
        .press("6")
        .down_to_indicator("孕产妇死亡率城乡差距")
        .sees("按城乡差距判断，要填乡、城的数，合计不参与：");
}
