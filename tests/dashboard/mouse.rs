//! The mouse: a click means what stands under it.

use halfsky::tui::keymap::Action;
use halfsky::tui::model::{Screen, Subject};
use halfsky::tui::text;
use halfsky::words::Lang;
use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::kit_tui::{Driver, Sitting, clerk, seat};

fn mouse(driver: &mut Driver, kind: MouseEventKind, at: Position) {
    let event = MouseEvent { kind, column: at.x, row: at.y, modifiers: KeyModifiers::NONE };
    driver.model.take(Event::Mouse(event));
    driver.check();
}

fn click_at(driver: &mut Driver, x: u16, y: u16) {
    mouse(driver, MouseEventKind::Down(MouseButton::Left), Position::new(x, y));
}

/// Clicks on the first place where these words stand on the screen.
#[track_caller]
fn click(driver: &mut Driver, words: &str) {
    let rows = driver.rows();
    let found = rows.iter().enumerate().find_map(|(y, row)| Some((row.find(words)?, y, row)));
    let (at, y, row) = found.unwrap_or_else(|| panic!("no {words} in\n{}", driver.text()));
    click_at(driver, text::width(&row[..at]) as u16, y as u16);
}

fn wheel(driver: &mut Driver, kind: MouseEventKind) {
    mouse(driver, kind, Position::new(10, 10));
}

#[test]
fn screens_by_their_names() {
    for (lang, size) in [(Lang::Zh, (80, 24)), (Lang::En, (120, 40)), (Lang::Zh, (60, 20))] {
        let mut driver = Sitting { lang, size, ..Sitting::default() }.open();
        for (nth, screen) in Screen::ALL.into_iter().enumerate().rev() {
            click(&mut driver, &format!("{}{}", nth + 1, lang.screen(screen)));
            assert_eq!(driver.model.screen, screen);
        }
    }
}

#[test]
fn a_click_selects_a_row_and_another_opens_it() {
    for size in [(80, 24), (200, 60)] {
        let mut driver = Sitting { size, ..Sitting::default() }.open();
        driver.press("4");
        let name = driver.rows()[6].split_whitespace().next().unwrap().to_owned();
        click(&mut driver, &name);
        assert!(driver.under_cursor().starts_with(&name), "{}", driver.text());
        assert!(driver.model.pages.is_empty());
        click_at(&mut driver, 30, 6);
        let page = driver.model.pages.last().unwrap();
        assert!(matches!(&page.subject, Subject::Department(_)), "{:?}", page.subject);
        // A line of the page that opens something, in a list that has scrolled.
        driver.press("PgDn");
        let before = driver.model.pages.len();
        let links = |driver: &Driver| {
            let page = driver.model.pages.last().unwrap();
            (page.offset..page.lines.len()).rfind(|line| page.lines[*line].link.is_some()).unwrap()
                - page.offset
        };
        let y = (3 + links(&driver)).min(usize::from(size.1) - 3) as u16;
        click_at(&mut driver, 3, y);
        assert_eq!(driver.model.pages.len(), before, "the first click selects");
        assert_eq!(driver.frame().1.at.y, y);
        click_at(&mut driver, 3, y);
        let elsewhere = driver.model.screen != Screen::Departments;
        assert!(driver.model.pages.len() > before || driver.model.form.is_some() || elsewhere);
    }
}

#[test]
fn a_list_that_has_scrolled_is_clicked_where_it_stands() {
    let mut driver = clerk();
    driver.press("5 PgDn PgDn PgDn Up Up");
    let (y, number) = (9, |driver: &Driver| driver.rows()[9][..6].trim().to_owned());
    let wanted = number(&driver);
    click_at(&mut driver, 40, y);
    assert_eq!((number(&driver), driver.frame().1.at.y), (wanted.clone(), y), "it did not scroll");
    click_at(&mut driver, 40, y);
    driver.sees(&format!("#{wanted} "));
}

#[test]
fn branches_open_with_a_click_on_what_is_selected() {
    let mut driver = clerk();
    driver.press("2");
    click(&mut driver, "+ 3 妇女与经济");
    click(&mut driver, "+ 3 妇女与经济");
    driver.sees("- 3 妇女与经济").sees("   3.1 ");
}

#[test]
fn the_footer_does_what_it_names() {
    let mut driver = clerk();
    click(&mut driver, Lang::Zh.action(Action::Menu));
    assert!(driver.model.layer.is_some());
    click(&mut driver, "1总览");
    assert!(driver.model.layer.is_some(), "what lies under a popup is not clicked");
    driver.press("Esc");
    click(&mut driver, Lang::Zh.action(Action::Help));
    driver.sees("帮助（上下键");
}

#[test]
fn popups_are_clicked_too() {
    let mut driver = clerk();
    driver.resize(80, 50).press("Space");
    click(&mut driver, "人员名册");
    assert!(driver.model.layer.is_some(), "the first click selects");
    click(&mut driver, "人员名册");
    assert_eq!(driver.model.pages.last().unwrap().subject, Subject::People);

    driver.resize(80, 24).press("/").type_in("wjj");
    driver.sees("卫健局");
    click_at(&mut driver, 12, 8);
    click_at(&mut driver, 12, 8);
    assert!(driver.model.layer.is_none() && driver.model.pages.len() == 2);

    driver.press("3 f");
    click(&mut driver, "状态         <");
    driver.press("Right");
    click(&mut driver, "状态         <");
    assert!(!driver.model.filter().is_open());
}

#[test]
fn the_wheel_makes_three_steps() {
    let mut driver = clerk();
    driver.press("4");
    wheel(&mut driver, MouseEventKind::ScrollDown);
    assert_eq!(driver.model.scroll().selected, 3);
    wheel(&mut driver, MouseEventKind::ScrollUp);
    assert_eq!(driver.model.scroll().selected, 0);
    driver.press("c");
    wheel(&mut driver, MouseEventKind::ScrollDown);
    assert_eq!(driver.model.pages[0].offset, 3);
    driver.press("Esc Space");
    let before = driver.frame().1.at.y;
    wheel(&mut driver, MouseEventKind::ScrollDown);
    assert_eq!(driver.frame().1.at.y, before + 3);
}

/// A click puts the caret where it points; one beside the fields changes nothing.
#[test]
fn a_form_is_pointed_at() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("甲乙丙丁\n第二行");
    let shown = driver.dump();
    for (x, y) in [(20, 0), (5, 4), (79, 12), (70, 22)] {
        click_at(&mut driver, x, y);
        assert_eq!(driver.dump(), shown, "{x} {y}");
    }
    click(&mut driver, "丙丁");
    driver.type_in("X").sees("甲乙X丙丁");
    click(&mut driver, "二行");
    driver.type_in("Y").sees("第Y二行");
    click(&mut driver, "日期");
    driver.press("Home Delete");
    assert!(driver.under_cursor().starts_with("026-11-20"), "{}", driver.text());
    click(&mut driver, " 提交 ");
    let before = driver.entries();
    assert!(driver.model.form.as_ref().unwrap().on_button());
    click(&mut driver, "正文");
    assert!(!driver.model.form.as_ref().unwrap().on_button(), "its name will do");
    click(&mut driver, "日期");
    driver.press("Home").type_in("2");
    click(&mut driver, " 提交 ");
    click(&mut driver, " 提交 ");
    assert_eq!(driver.entries(), before + 1);
}

#[test]
fn a_choice_is_chosen_and_a_measure_pointed_at() {
    let mut driver = seat("li-na");
    driver.press("r");
    for word in ["半年情况", "其他"] {
        if driver.text().contains(word) {
            click(&mut driver, word);
            assert!(driver.under_cursor().trim_start().starts_with(word), "{}", driver.text());
        }
    }
    click(&mut driver, "1-3 ");
    assert!(
        driver.rows()[usize::from(driver.frame().1.at.y)].contains("1-3 "),
        "{}",
        driver.text()
    );
}

#[test]
fn the_wheel_scrolls_a_long_text() {
    let mut driver = clerk();
    driver.find("财政局").press("n").paste(&"一行\n".repeat(40));
    driver.sees("上面").misses("下面");
    for _ in 0..20 {
        wheel(&mut driver, MouseEventKind::ScrollUp);
    }
    driver.sees("下面").misses("上面").type_in("首").sees("首一行");
    driver.press("Tab");
    wheel(&mut driver, MouseEventKind::ScrollDown);
    assert!(driver.model.form.as_ref().unwrap().on_button());
}

/// A popup over a form keeps the mouse to itself, wherever it is clicked.
#[test]
fn what_lies_behind_a_popup_is_not_pointed_at() {
    let mut driver = clerk();
    driver.find("财政局").press("n").type_in("记一笔");
    let (form, entries) = (driver.dump(), driver.entries());
    driver.press("F1");
    let top = driver.dump();
    wheel(&mut driver, MouseEventKind::ScrollDown);
    assert_ne!(driver.dump(), top, "the wheel is the popup's");
    for y in 0..24 {
        for x in (0..80).step_by(4) {
            click_at(&mut driver, x, y);
        }
    }
    driver.press("Esc");
    assert_eq!((driver.dump(), driver.entries()), (form, entries));
}

/// A click begins anew what is typed to find a choice.
#[test]
fn letters_after_a_click_in_the_filter_are_of_that_row() {
    let mut driver = clerk();
    driver.press("3 f").type_in("j");
    click(&mut driver, "状态");
    driver.type_in("尚").sees("状态         < 尚未达标");
    click(&mut driver, "单位         <");
    driver.type_in("y").misses("单位         < 全部").sees("状态         < 尚未达标");
    driver.press("Enter").check();
}
