//! What a key costs on a slow line.

use halfsky::tui::term::paint::Painter;

use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting};

/// Bytes of a step down or up, the most of some in every list.
fn dearest_step(driver: &mut Driver, keys: &str) -> usize {
    driver.press(keys);
    let mut painter = Painter::default();
    let mut paint = |driver: &Driver| {
        let (frame, cursor) = driver.drawn();
        painter.paint(frame, cursor).len()
    };
    paint(driver);
    let steps = ["Down"; 9].into_iter().chain(["Up"; 9]);
    steps.map(|step| paint(driver.press(step))).max().unwrap()
}

/// Both rows are rewritten with all of their text, so the bar is no longer than it must be.
#[test]
fn a_step_in_a_list_is_small() {
    for size in [(80, 24), (120, 40)] {
        let mut driver = Sitting { size, ..Sitting::default() }.open();
        for keys in ["1", "3", "4", "5 Down Down", "p", "Esc 4 Home Enter", "Esc Space", "Esc / 1"]
        {
            let bytes = dearest_step(&mut driver, keys);
            assert!(bytes <= 300, "{bytes} bytes in {keys:?} at {size:?}\n{}", driver.text());
        }
    }
}

/// A key typed into a cell repaints that cell; a step repaints two, and what is known of the new one.
#[test]
fn a_key_in_the_grid_is_small() {
    for size in [(80, 24), (120, 40)] {
        let ledger = Ledger::demo();
        ledger.figures();
        let mut driver = Sitting { person: "li-na", size, ..Sitting::default() }.at(ledger);
        driver.press("6 Down Down Left");
        let mut painter = Painter::default();
        let mut paint = |driver: &Driver| {
            let (frame, cursor) = driver.drawn();
            painter.paint(frame, cursor).len()
        };
        paint(&driver);
        for (keys, most) in [
            ("Left", 150),
            ("Left", 150),
            ("Down", 400),
            ("Up", 400),
            ("1", 80),
            ("2", 40),
            (".", 40),
            ("5", 40),
            ("Enter", 700),
        ] {
            let bytes = paint(driver.press(keys));
            assert!(bytes <= most, "{bytes} bytes for {keys} at {size:?}\n{}", driver.text());
        }
    }
}
