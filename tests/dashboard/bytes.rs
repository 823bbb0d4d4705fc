//! What a key costs on a slow line.

use halfsky::tui::term::paint::Painter;

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
