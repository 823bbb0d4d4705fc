mod copying;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use ratatui::buffer::Buffer as Screen;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::buffer::is_boundary;
use super::*;
use crate::tui::text::{Ambiguous, assume, cols as cols_of, width};
use crate::tui::theme::Theme;

const MOST: usize = 200;

fn press(edit: &mut Edit, keys: &str) -> Vec<Took> {
    keys.split_whitespace().map(|name| edit.key(&key(name))).collect()
}

fn key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in
        [("C-", KeyModifiers::CONTROL), ("A-", KeyModifiers::ALT), ("S-", KeyModifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(prefix) {
            (modifiers, rest) = (modifiers | modifier, after);
        }
    }
    let code = match rest {
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Back" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Enter" => KeyCode::Enter,
        "Space" => KeyCode::Char(' '),
        other => KeyCode::Char(other.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

fn drawn(edit: &Edit, cols: u16, rows: u16) -> (Screen, Position) {
    let area = Rect::new(0, 0, cols, rows);
    let mut screen = Screen::empty(area);
    let caret = edit.draw(Theme::DARK, area, &mut screen);
    (screen, caret)
}

fn rows(edit: &Edit, cols: u16, height: u16) -> Vec<String> {
    let (screen, _) = drawn(edit, cols, height);
    let row = |y| {
        let (mut text, mut x) = (String::new(), 0);
        while x < cols {
            text += screen[(x, y)].symbol();
            x += cols_of(&screen[(x, y)]);
        }
        text.trim_end().to_owned()
    };
    (0..height).map(row).collect()
}

fn caret(edit: &Edit, cols: u16, rows: u16) -> (u16, u16) {
    let at = drawn(edit, cols, rows).1;
    (at.x, at.y)
}

#[test]
fn chinese_words_are_erased_one_by_one() {
    let mut edit = Edit::text("妇女儿童工作，保健", MOST);
    press(&mut edit, "C-w");
    assert_eq!(edit.as_str(), "妇女儿童工作，");
    press(&mut edit, "C-w A-Back");
    assert_eq!(edit.as_str(), "妇女儿童");
    press(&mut edit, "C-Home A-d");
    assert_eq!(edit.as_str(), "儿童");
    press(&mut edit, "C-z C-z C-z");
    assert_eq!(edit.as_str(), "妇女儿童工作，保健");
}

#[test]
fn what_is_selected_is_replaced() {
    let mut edit = Edit::line("妇女儿童", MOST);
    press(&mut edit, "S-Left S-Left 男");
    assert_eq!(edit.as_str(), "妇女男");
    press(&mut edit, "C-a");
    assert_eq!(edit.paste("甲\n乙"), 0);
    assert_eq!(edit.as_str(), "甲 乙");
    press(&mut edit, "C-z C-z");
    assert_eq!(edit.as_str(), "妇女儿童");
    assert_eq!(edit.buffer.selection(), Some(6..12));
    press(&mut edit, "Left");
    assert_eq!((edit.buffer.caret(), edit.buffer.selection()), (6, None));
}

#[test]
fn an_undo_takes_back_a_run() {
    let mut edit = Edit::text("", MOST);
    press(&mut edit, "一 二 三 。 四 五 Left 六 Back Back");
    assert_eq!(edit.as_str(), "一二三。五");
    let mut seen = Vec::new();
    while press(&mut edit, "C-z")[0] == Took::Changed {
        seen.push(edit.as_str().to_owned());
    }
    assert_eq!(seen, ["一二三。四六五", "一二三。四五", "一二三。", ""]);
    press(&mut edit, "C-y C-y C-y C-Z");
    assert_eq!(edit.as_str(), "一二三。五");
}

#[test]
fn what_is_pasted_is_taken_back_alone() {
    let mut edit = Edit::text("", MOST);
    press(&mut edit, "甲 乙");
    edit.paste("一大段，粘贴的");
    press(&mut edit, "丙 ， 丁 C-z");
    assert_eq!(edit.as_str(), "甲乙一大段，粘贴的丙，");
    press(&mut edit, "C-z C-z");
    assert_eq!(edit.as_str(), "甲乙");
    press(&mut edit, "C-z");
    assert_eq!(edit.as_str(), "");
}

#[test]
fn the_caret_has_a_cell_at_a_full_row_and_in_blanks() {
    let mut edit = Edit::text("一二三四", MOST);
    assert_eq!((rows(&edit, 9, 2)[0].as_str(), caret(&edit, 9, 2)), ("一二三四", (8, 0)));
    press(&mut edit, "五");
    assert_eq!(rows(&edit, 9, 2), ["一二三四", "五"]);
    press(&mut edit, "Left");
    assert_eq!(caret(&edit, 9, 2), (0, 1), "a broken row's end is the next one's start");
    press(&mut edit, "Home Up End");
    assert_eq!(caret(&edit, 9, 2), (8, 0), "unless one asked for its end");
    press(&mut edit, "End");
    assert_eq!(caret(&edit, 9, 2), (2, 1));
    let mut edit = Edit::text("一二三四   ", MOST);
    assert_eq!(caret(&edit, 9, 2), (8, 0));
    press(&mut edit, "五 Enter");
    assert_eq!(
        (rows(&edit, 9, 3), caret(&edit, 9, 3)),
        (vec!["一二三四".into(), "五".into(), String::new()], (0, 2))
    );
}

#[test]
fn up_and_down_keep_to_their_column() {
    let mut edit = Edit::text("一二三四五\n六\n七八九十", MOST);
    assert_eq!(caret(&edit, 20, 3), (8, 2));
    press(&mut edit, "Up");
    assert_eq!(caret(&edit, 20, 3), (2, 1));
    press(&mut edit, "Up");
    assert_eq!(caret(&edit, 20, 3), (8, 0));
    assert_eq!(press(&mut edit, "Up S-Up"), [Took::Nothing, Took::Moved]);
    assert_eq!(edit.buffer.selection(), Some(0..12));
    assert_eq!(press(&mut edit, "C-End Down"), [Took::Moved, Took::Nothing]);
}

#[test]
fn the_caret_stays_in_view() {
    let mut edit = Edit::text("一\n二\n三\n四\n五", MOST);
    assert_eq!(rows(&edit, 8, 2), ["四", "五"]);
    press(&mut edit, "Up Up");
    assert_eq!(rows(&edit, 8, 2), ["三", "四"]);
    let mut edit = Edit::line("一二三四五六七八九十", MOST);
    assert_eq!((rows(&edit, 8, 1), caret(&edit, 8, 1)), (vec!["八九十".into()], (6, 0)));
    press(&mut edit, "Left Left Left Left");
    assert_eq!((rows(&edit, 8, 1), caret(&edit, 8, 1)), (vec!["六七八九".into()], (2, 0)));
    press(&mut edit, "Home x");
    assert_eq!((rows(&edit, 8, 1), caret(&edit, 8, 1)), (vec!["x一二三".into()], (1, 0)));
}

#[test]
fn a_selection_is_seen() {
    let mut edit = Edit::text("一二\n三", MOST);
    press(&mut edit, "S-Up");
    let (screen, _) = drawn(&edit, 10, 2);
    let reversed = |x, y| screen[(x, y)].modifier.contains(Modifier::REVERSED);
    assert!(!reversed(0, 0) && reversed(2, 0) && reversed(4, 0) && reversed(0, 1));
    assert!(!reversed(5, 0) && !reversed(2, 1));
}

#[test]
fn controls_and_what_does_not_fit_stay_out() {
    let mut edit = Edit::line("", 4);
    assert_eq!(edit.paste("甲\u{202e}乙\u{1b}丙丁戊"), 1);
    assert_eq!(edit.as_str(), "甲乙丙丁");
    assert_eq!(press(&mut edit, "己 C-a")[0], Took::Nothing);
    assert_eq!(press(&mut edit, "\u{7} 己"), [Took::Nothing, Took::Changed]);
    assert_eq!(edit.as_str(), "己");
}

#[test]
fn a_long_text_is_typed_into_at_once() {
    let chapter = "妇女发展规划实施情况，2026年上半年。".repeat(60) + "\n";
    for (text, many) in
        [(chapter.repeat(18), "lines"), (chapter.replace('\n', "").repeat(18), "one")]
    {
        let mut edit = Edit::text(&text, 100_000);
        drawn(&edit, 66, 10);
        press(&mut edit, "C-Home PgDn PgDn Right");
        let began = std::time::Instant::now();
        for _ in 0..20 {
            press(&mut edit, "字");
            drawn(&edit, 66, 10);
        }
        let each = began.elapsed() / 20;
        println!("{many}: {} bytes, {each:?} a key", text.len());
        // Far above what it takes, since tests run beside others and are not optimised.
        assert!(each.as_millis() < 250, "{each:?} a key");
    }
}

const KEYS: &[&str] = &[
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "C-Left",
    "C-Right",
    "C-Home",
    "C-End",
    "S-Left",
    "S-Right",
    "S-Up",
    "S-Down",
    "S-Home",
    "S-End",
    "C-S-Left",
    "C-S-Right",
    "Back",
    "Del",
    "C-w",
    "C-h",
    "A-d",
    "C-Del",
    "C-u",
    "C-k",
    "C-a",
    "C-e",
    "Enter",
    "Space",
    "Space",
    "a",
    "妇",
    "女",
    "，",
    "\u{301}",
    "\u{fe0f}",
    "👩",
    "ﾊ",
    "ﾞ",
    "한",
    "🇨",
    "🇳",
];

const PASTES: &[&str] = &[
    "妇女发展规划（2021—2030年）",
    "a\u{301}\u{301} e",
    "👩\u{1f3fd}",
    "\n\n",
    "  　 ",
    "long-word-without-end",
];

fn deeds() -> impl Strategy<Value = Vec<&'static str>> {
    let all: Vec<&str> = KEYS.iter().chain(PASTES).copied().collect();
    prop::collection::vec(prop::sample::select(all), 0..60)
}

fn act(edit: &mut Edit, deed: &str) {
    match PASTES.contains(&deed) {
        true => drop(edit.paste(deed)),
        false => drop(press(edit, deed)),
    }
}

fn text() -> impl Strategy<Value = String> {
    "[妇女ab。，（）“—①1年👩e\u{301} 　\n]{0,60}"
}

/// The grapheme after the caret is under it, unless it is blank or nothing.
fn under_caret(edit: &Edit, cols: u16, rows: u16) -> Result<(), TestCaseError> {
    let (screen, at) = drawn(edit, cols, rows);
    prop_assert!(at.x < cols && at.y < rows, "{at:?} of {cols}x{rows} in {:?}", edit.as_str());
    let caret = edit.buffer.caret();
    let next = &edit.as_str()[caret..buffer::after(edit.as_str(), caret)];
    if width(next) > 0 && !next.starts_with(char::is_whitespace) && !edit.above {
        prop_assert_eq!(screen[(at.x, at.y)].symbol(), next, "{:?} at {}", edit.as_str(), caret);
    }
    Ok(())
}

fn cases(cases: u32) -> ProptestConfig {
    let failure_persistence = Some(Box::new(FileFailurePersistence::Off) as _);
    ProptestConfig { cases, failure_persistence, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_caret_has_its_cell(
        text in text(),
        many: bool,
        wide: bool,
        cols in 3u16..24,
        height in 1u16..5,
    ) {
        assume(if wide { Ambiguous::Wide } else { Ambiguous::Narrow });
        let mut edit =
            if many { Edit::text(&text, MOST) } else { Edit::line(&text, MOST) };
        let len = edit.as_str().len();
        for at in (0..=len).rev().chain(0..=len) {
            edit.buffer.go(at, false);
            under_caret(&edit, cols, height)?;
        }
    }

    #[test]
    fn up_then_down_returns(text in text(), at in 0usize..200, cols in 3u16..24) {
        let mut edit = Edit::text(&text, MOST);
        edit.buffer.go(at.min(edit.as_str().len()), false);
        for (there, back) in [("Up", "Down"), ("Down", "Up")] {
            edit.goal = None;
            let before = caret(&edit, cols, 200);
            if press(&mut edit, there)[0] == Took::Moved {
                press(&mut edit, back);
                prop_assert_eq!(caret(&edit, cols, 200), before, "{:?}", edit.as_str());
            }
        }
    }

    #[test]
    fn whatever_is_done_is_sound_and_can_be_undone(text in text(), many: bool, deeds in deeds()) {
        let mut edit =
            if many { Edit::text(&text, MOST) } else { Edit::line(&text, MOST) };
        let first = edit.as_str().to_owned();
        for deed in deeds {
            act(&mut edit, deed);
            let (text, caret) = (edit.as_str(), edit.buffer.caret());
            prop_assert!(is_boundary(text, caret), "{deed} {text:?} {caret}");
            let selected = edit.buffer.selection().unwrap_or(0..0);
            prop_assert!(is_boundary(text, selected.start) && is_boundary(text, selected.end));
            prop_assert!(text.chars().count() <= MOST);
            prop_assert!(many || !text.contains('\n'));
            under_caret(&edit, 14, 3)?;
        }
        let last = edit.as_str().to_owned();
        while press(&mut edit, "C-z")[0] == Took::Changed {}
        prop_assert_eq!(edit.as_str(), &first);
        while press(&mut edit, "C-y")[0] == Took::Changed {}
        prop_assert_eq!(edit.as_str(), &last);
    }

    #[test]
    fn a_layout_updated_is_a_layout_made(old in text(), new in text(), cols in 3usize..24) {
        let (mut updated, mut made) = (Layout::default(), Layout::default());
        updated.update(&old, Some(cols));
        updated.update(&new, Some(cols));
        made.update(&new, Some(cols));
        prop_assert_eq!(format!("{updated:?}"), format!("{made:?}"));
    }
}
