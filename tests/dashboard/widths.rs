//! The plan's own quotation marks and dashes, which terminals show one column wide or two: rows
//! stay where they are whether or not the program took them for what the terminal shows.

use halfsky::tui::term::paint::{Cursor, Painter};
use halfsky::tui::text::{self, Ambiguous};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use rstest::rstest;

use crate::kit_tui::replay::Replay;
use crate::kit_tui::{Driver, Sitting};

/// What is wrong on the terminal, if anything. Where it shows ambiguous glyphs otherwise than was
/// assumed, those themselves may be lost, and nothing else.
fn wrong(frame: &Buffer, shown: &Buffer, agreed: bool) -> Option<String> {
    for y in 0..frame.area.height {
        let mut x = 0;
        while x < frame.area.width {
            let (cell, there) = (&frame[(x, y)], &shown[(x, y)]);
            // Nor is one drawn in the last column, where it might go on in the next row.
            let at_the_edge = x + 1 == frame.area.width;
            let doubtful = text::is_ambiguous(cell.symbol()) && (!agreed || at_the_edge);
            // Weight and colour of a blank do not show.
            let lines = Modifier::REVERSED | Modifier::UNDERLINED;
            let seen = if cell.symbol() == " " { lines } else { Modifier::all() };
            let same = cell.symbol() == there.symbol()
                && cell.modifier & seen == there.modifier & seen
                && (cell.symbol() == " " || cell.fg == there.fg);
            if !doubtful && !same {
                let (wanted, is) = (cell.symbol(), there.symbol());
                return Some(format!("{wanted:?} is {is:?} at column {x} of row {y}"));
            }
            x += text::cols(cell);
        }
    }
    None
}

/// Draws what the driver shows on a terminal and looks at it.
#[track_caller]
fn look(driver: &Driver, painter: &mut Painter, terminal: &mut Replay, agreed: bool) -> bool {
    let (frame, cursor) = driver.frame();
    terminal.write(&painter.paint(&frame, cursor));
    if let Some(wrong) = wrong(&frame, &terminal.shown, agreed) {
        panic!("{wrong}:\n{}", driver.text());
    }
    assert_eq!((terminal.cursor, terminal.cursor_shown), (cursor.at, cursor.shown));
    frame.content.iter().any(|cell| text::is_ambiguous(cell.symbol()))
}

/// Frames with the plan's text, on its own pages, beside the tree, under a popup, and as it scrolls, on a
/// terminal that shows glyphs so; how many of them had a doubtful one.
fn doubtful_frames(assumed: Ambiguous, actual: Ambiguous, size: (u16, u16)) -> usize {
    text::assume(assumed);
    let agreed = assumed == actual || assumed == Ambiguous::Plain;
    let mut driver = Sitting { size, ..Sitting::default() }.open();
    let (mut painter, mut terminal) = (Painter::default(), Replay::new(size, actual));
    let mut look = |driver: &Driver| {
        driver.check();
        usize::from(look(driver, &mut painter, &mut terminal, agreed))
    };
    let mut doubtful = 0;
    for page in ["1-12", "3-10", "6-6", "7-4", "8-11"] {
        driver.find(page);
        doubtful += look(&driver);
        driver.press("Space");
        doubtful += look(&driver);
        driver.press("Esc Esc");
        doubtful += look(&driver);
    }
    driver.press("2 Down Down Enter");
    for _ in 0..21 {
        driver.press("Down");
        doubtful += look(&driver);
    }
    driver.press("c");
    for _ in 0..8 {
        doubtful += look(&driver);
        driver.press("PgDn");
    }
    for screen in ["1", "3", "4", "5", "?"] {
        driver.press(screen);
        look(&driver);
    }
    doubtful
}

#[rstest]
fn no_row_is_shifted(
    #[values(Ambiguous::Narrow, Ambiguous::Wide)] assumed: Ambiguous,
    #[values(Ambiguous::Narrow, Ambiguous::Wide)] actual: Ambiguous,
    #[values((80, 24), (120, 40))] size: (u16, u16),
) {
    let doubtful = doubtful_frames(assumed, actual, size);
    assert!(doubtful > 5, "hardly any doubtful glyph was shown: {doubtful} frames");
}

/// Through a multiplexer that answers otherwise than the terminal around it: nothing that is shown depends
/// on the answer.
#[rstest]
fn what_stands_in_for_doubtful_glyphs_is_right_everywhere(
    #[values(Ambiguous::Narrow, Ambiguous::Wide)] actual: Ambiguous,
    #[values((80, 24), (120, 40))] size: (u16, u16),
) {
    assert_eq!(doubtful_frames(Ambiguous::Plain, actual, size), 0);
}

/// Pinyin, Greek and Russian are as doubtful as quotation marks: what stands behind them stays where
/// it is, and the caret with it, while it is typed and where it is listed.
#[rstest]
fn letters_of_other_alphabets_shift_nothing(
    #[values(Ambiguous::Narrow, Ambiguous::Wide)] assumed: Ambiguous,
    #[values(Ambiguous::Narrow, Ambiguous::Wide)] actual: Ambiguous,
) {
    text::assume(assumed);
    let mut driver = Sitting::default().open();
    let (mut painter, mut terminal) = (Painter::default(), Replay::new((80, 24), actual));
    let mut look = |driver: &Driver| {
        driver.check();
        look(driver, &mut painter, &mut terminal, assumed == actual)
    };
    driver.find("1.2").press("n");
    for typed in ["α-地中海贫血、β受体、5μg、Ⅱ期", "，注音lǜsè", &"é".repeat(70), "尾"]
    {
        driver.type_in(typed);
        look(&driver);
    }
    driver.press("Ctrl-S 5");
    assert!(look(&driver), "it is listed");
}

const AREA: Rect = Rect::new(0, 0, 24, 3);

type Write = (u16, u16, &'static str, Style);

fn write() -> impl Strategy<Value = Write> {
    let text = prop::sample::select(vec![
        "妇女儿童",
        "“妇女”",
        "①儿x",
        "lǜsè",
        "αβ受体",
        "—",
        "a",
        "1\u{fe0f}\u{20e3}x",
        "❤\u{fe0f}",
        "            ",
        "abc def",
        "”",
    ]);
    let style = prop::sample::select(vec![
        Style::new(),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().add_modifier(Modifier::UNDERLINED),
        Style::new().fg(Color::LightCyan).add_modifier(Modifier::BOLD),
        Style::new().fg(Color::Red),
    ]);
    (0..AREA.width, 0..AREA.height, text, style)
}

fn width() -> impl Strategy<Value = Ambiguous> {
    prop::sample::select(vec![Ambiguous::Narrow, Ambiguous::Wide])
}

/// A glyph that lacks one of its cells is a blank.
fn take_halves_away(frame: &mut Buffer) {
    for row in frame.content.chunks_mut(usize::from(AREA.width)) {
        let mut x = 0;
        while x < row.len() {
            let end = x + usize::from(text::cols(&row[x]));
            let whole = |under: &[Cell]| under.iter().all(|cell| cell.symbol() == " ");
            if row.get(x + 1..end).is_some_and(whole) {
                x = end;
            } else {
                row[x].set_symbol(" ");
                x += 1;
            }
        }
    }
}

/// Rows of a list, of which some are like others.
fn list() -> impl Strategy<Value = Vec<&'static str>> {
    let row = prop::sample::select(vec![
        "",
        "妇女与健康妇女与健康",
        "“妇女”与教育“妇女”与教育",
        "1.2  孕产妇死亡率  未达标",
        "8.9 依法为妇女提供公共法律服务",
        "—— 待评 ——",
    ]);
    prop::collection::vec(row, 60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Wherever a list goes on, in a window of its own between a heading and a footer.
    #[test]
    fn a_list_that_scrolls_is_shown(
        rows in list(),
        offsets in prop::collection::vec(0..40usize, 2..12),
        window in (0..4u16, 6..14u16),
        assumed in width(),
        actual in width(),
    ) {
        text::assume(assumed);
        let area = Rect::new(0, 0, 40, 16);
        let mut painter = Painter::default();
        let mut terminal = Replay::new((area.width, area.height), actual);
        let (top, height) = window;
        let mut offset: usize = 0;
        for go in offsets {
            // Mostly a few rows on or back, as by keys and a wheel.
            offset = match go {
                0..6 => go + 1,
                6..20 => offset + go % 4,
                _ => offset.saturating_sub(go % 4),
            };
            let mut drawn = Buffer::empty(area);
            for y in 0..height.min(area.height - top) {
                let row = rows[(offset + usize::from(y)) % rows.len()];
                let style = match usize::from(y) == go % 8 {
                    true => Style::new().add_modifier(Modifier::REVERSED),
                    false => Style::new(),
                };
                text::put(&mut drawn, 1, top + y, row, 38, style);
            }
            text::put(&mut drawn, 0, area.height - 1, &format!("{offset}"), 10, Style::new());
            terminal.write(&painter.paint(&drawn, Cursor::default()));
            let wrong = wrong(&drawn, &terminal.shown, assumed == actual);
            prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn any_frame_after_any_other_is_shown(
        frames in prop::collection::vec(prop::collection::vec(write(), 0..9), 1..6),
        assumed in width(),
        actual in width(),
    ) {
        text::assume(assumed);
        let mut painter = Painter::default();
        let mut terminal = Replay::new((AREA.width, AREA.height), actual);
        for writes in frames {
            let mut drawn = Buffer::empty(AREA);
            for (x, y, text, style) in writes {
                text::put(&mut drawn, x, y, text, 80, style);
            }
            terminal.write(&painter.paint(&drawn, Cursor::default()));
            take_halves_away(&mut drawn);
            let wrong = wrong(&drawn, &terminal.shown, assumed == actual);
            prop_assert_eq!(wrong, None);
        }
    }
}
