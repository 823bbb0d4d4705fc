//! What screens, pages and popups look like.

use halfsky::tui::theme::Theme;
use halfsky::words::Lang;

use crate::kit_tui::{Driver, Sitting, clerk, seat};

/// Compares a frame with the one that is kept.
pub(crate) fn keep(name: &str, driver: &Driver) {
    driver.check();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, driver.dump()));
}

const SCREENS: [(&str, &str); 7] = [
    ("1", "overview"),
    ("2", "domains"),
    ("3", "unmet"),
    ("4", "departments"),
    ("5", "journal"),
    ("6", "monitor"),
    ("7", "meetings"),
];

pub(crate) fn all_screens(sitting: Sitting<'_>, suffix: &str) {
    let mut driver = sitting.open();
    for (key, name) in SCREENS {
        driver.press(key);
        if name == "domains" {
            driver.press("Enter Down");
        }
        keep(&format!("{name}_{suffix}"), &driver);
    }
}

#[test]
fn screens_at_80_by_24() {
    all_screens(Sitting::default(), "80x24");
}

#[test]
fn screens_at_120_by_40() {
    all_screens(Sitting { size: (120, 40), ..Sitting::default() }, "120x40");
}

#[test]
fn screens_at_200_by_60() {
    all_screens(Sitting { size: (200, 60), ..Sitting::default() }, "200x60");
}

#[test]
fn screens_on_a_light_ground() {
    let mut driver = Sitting { theme: Theme::LIGHT, ..Sitting::default() }.open();
    keep("overview_light", &driver);
    keep("unmet_light", driver.press("3"));
}

#[test]
fn screens_without_colour() {
    all_screens(Sitting { theme: Theme::MONO, ..Sitting::default() }, "mono");
}

#[test]
fn screens_in_english() {
    all_screens(Sitting { lang: Lang::En, ..Sitting::default() }, "en");
}

#[test]
fn pages() {
    for (name, find) in [
        ("page_target", "1.2"),
        ("page_measure", "1-2"),
        ("page_department", "卫健局"),
        ("page_person", "李娜"),
        ("page_report", "水利局2026年"),
    ] {
        keep(name, clerk().find(find));
    }
    keep("page_people", clerk().press("p"));
    keep("page_todo", clerk().press("l"));
    keep("page_todo_of_a_leader", seat("zhou-wenjing").press("l"));
    keep("page_matters", clerk().press("L"));
    keep("page_matter", clerk().press("L").down_to("2025年自我评估").press("Enter"));
    keep("page_chapters", clerk().press("c"));
    keep("page_explanation", clerk().find("1.2").press("e"));
    keep("page_target_end", clerk().find("1.2").press("End"));
}

#[test]
fn popups() {
    keep("menu", clerk().find("财政局").press("Space"));
    let mut greyed = seat("li-na");
    greyed.find("财政局").press("Space");
    keep("menu_greyed", greyed.down_to("现在不能"));
    keep("search", clerk().press("/").type_in("gja"));
    keep("search_empty", clerk().press("/"));
    keep("help", clerk().press("?"));
    keep("filter", clerk().press("3 f Right Right Down"));
    keep("filter_journal", clerk().press("5 f Right"));
}

#[test]
fn quiet_lines() {
    keep("nothing_to_filter", clerk().press("f"));
    keep("refused", seat("li-na").find("财政局").press("i"));
    keep("verified", clerk().press("v"));
}

#[test]
fn other_frames() {
    keep("too_small", clerk().resize(59, 19));
    keep("smallest", clerk().resize(60, 20));
    keep("liaison", &seat("li-na"));
    keep("stranger", &seat("nobody"));
    keep("as_of", &Sitting { as_of: Some("2025-03-31"), ..Sitting::default() }.open());
}
