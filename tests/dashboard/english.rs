//! What an English screen says.

use halfsky::words::Lang;

use crate::kit_tui::{Driver, Sitting};
use crate::places::PLACES;

fn english(size: (u16, u16)) -> Sitting<'static> {
    Sitting { lang: Lang::En, size, ..Sitting::default() }
}

/// The words behind a 1 that stands alone, where one is of several: `1 targets`. Numbers in a column of
/// their own and what is no plural are none.
fn odd_plurals(text: &str) -> Vec<String> {
    const NONE: [&str; 5] = ["is", "was", "has", "passed", "status"];
    let words: Vec<&str> = text.split(' ').collect();
    let behind = words.windows(2).filter(|pair| pair[0].trim_start_matches(['(', '#']) == "1");
    let behind = behind.map(|pair| pair[1].trim_end_matches([',', ';', ')', ':', '.']));
    let plural = |word: &&str| {
        word.len() > 2 && word.ends_with('s') && word.chars().all(|c| c.is_ascii_lowercase())
    };
    behind.filter(plural).filter(|word| !NONE.contains(word)).map(str::to_owned).collect()
}

#[track_caller]
fn agrees(driver: &Driver) {
    for row in driver.rows() {
        assert_eq!(odd_plurals(&row), [] as [String; 0], "{row}");
    }
}

#[test]
fn nouns_agree_with_their_numbers() {
    for person in ["wang-lan", "zhou-wenjing", "li-na", "sun-jia"] {
        let mut driver = Sitting { person, ..english((160, 60)) }.open();
        agrees(&driver);
        for keys in
            ["2", "2 Enter Down", "3", "4", "5", "6", "7", "7 Enter", "1 l", "Esc L", "Esc p"]
        {
            agrees(driver.press(keys));
        }
    }
    let mut driver = english((160, 60)).open();
    for words in ["1.6", "1-5", "卫健局", "科协", "#822", "#803", "孕产妇死亡率"] {
        agrees(driver.find(words));
        for _ in 0..4 {
            agrees(driver.press("PgDn"));
        }
        driver.press("Esc Esc Esc");
    }
    driver.find("1.6").sees("1.6  妇女与健康  target").misses("妇女与健康  targets");
}

/// However narrow the window, what has to be filled in is marked, and no name of a field is cut.
#[test]
fn the_names_of_fields_fit() {
    for place in PLACES {
        let mut driver = place.driver();
        driver.model.session.lang = Lang::En;
        driver.choose(Lang::En.command(place.kind));
        for row in &driver.rows()[3..] {
            let label: String = row.chars().take(12).collect();
            assert!(!label.contains(".."), "{:?}: {row}", place.kind);
        }
    }
}

#[test]
fn names_of_what_can_be_done_take_the_room_there_is() {
    let mut driver = english((120, 40)).open();
    driver.press("Space").sees("write the circular to all departments");
    driver.sees("write the report to the city government").press("Esc").press("6 Space");
    let rows = driver.rows();
    let mut marked = rows.iter().filter(|row| row.contains("not now"));
    assert!(marked.clone().count() > 3 && marked.all(|row| row.contains("  not now")));
}

/// Short words where there is little room, whole ones where there is some; none is cut.
#[test]
fn outlooks_and_warnings_are_whole_words() {
    let mut driver = english((80, 24)).open();
    driver
        .press("3")
        .sees("course")
        .sees("off+1")
        .sees("rebound+1")
        .misses("on co..")
        .misses("off..");
    driver.resize(120, 40).sees("on course").sees("moving away").sees("off target+1");
    driver
        .sees("市人大, 市")
        .press("4")
        .sees("24 excellent")
        .press("6")
        .sees("nobody")
        .misses("nobod..");
    driver.sees("years").sees("/100k").misses("岁").misses("10万 ");
}

/// What is the program's own stands in English marks, with its gaps.
#[test]
fn brackets_and_quotation_marks_are_english() {
    let mut driver = english((120, 40)).open();
    driver.press("2").sees("under way 10, behind 1, not told 1");
    driver.find("1.6").press("e").sees("1.6 \"妇女焦虑障碍").misses("「");
    driver.press("Esc Esc Esc").find("#822").sees("departments), present").misses("in all,,");
    driver.press("Esc Esc Esc").find("科技局").sees("due in 30 days       due 2026-12-20");
}
