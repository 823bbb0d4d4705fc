//! What a key costs on a slow line.

use halfsky::tui::term::paint::Painter;

use crate::kit_tui::{Driver, Sitting, clerk};

/// Bytes of a step down or up, the most of some in every list, and of what follows in the footer when the
/// cursor rests; where a page follows too, of the step alone.
fn dearest_step(driver: &mut Driver, keys: &str) -> (usize, usize) {
    driver.press(keys);
    let mut painter = Painter::default();
    let mut paint = |driver: &Driver| {
        let (frame, cursor) = driver.frame();
        painter.paint(&frame, cursor).len()
    };
    paint(driver);
    let steps = ["Down"; 9].into_iter().chain(["Up"; 9]);
    let bytes = steps.map(|step| {
        let bytes = paint(driver.hold(step));
        if driver.model.pane.is_none() {
            driver.model.rest();
        }
        (bytes, paint(driver))
    });
    bytes.into_iter().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))).unwrap()
}

/// Both rows are rewritten with all of their text, so the bar is no longer than it must be.
#[test]
fn a_step_in_a_list_is_small() {
    for size in [(80, 24), (120, 40)] {
        let mut driver = Sitting { size, ..Sitting::default() }.open();
        for keys in [
            "1",
            "2 Enter",
            "3",
            "4",
            "5 Down Down",
            "p",
            "Esc 4 Home Enter",
            "Esc Space",
            "Esc / 1",
        ] {
            let (step, footer) = dearest_step(&mut driver, keys);
            assert!(step <= 300, "{step} bytes in {keys:?} at {size:?}\n{}", driver.text());
            assert!(footer <= 150, "{footer} bytes in {keys:?} at {size:?}\n{}", driver.text());
        }
    }
}

/// Where a list or a page moves under the cursor, the terminal moves what it shows, and the rows that
/// come in are written.
#[test]
fn a_step_that_scrolls_is_small() {
    for size in [(80, 24), (120, 40)] {
        for keys in ["3", "4", "5", "l", "L", "c", "4 Enter"] {
            let mut driver = Sitting { size, ..Sitting::default() }.open();
            driver.press(keys);
            let mut painter = Painter::default();
            let mut paint = |driver: &Driver| {
                let (frame, cursor) = driver.frame();
                painter.paint(&frame, cursor).len()
            };
            paint(&driver);
            for step in ["Down", "Up"] {
                let held: Vec<usize> = (0..60).map(|_| paint(driver.hold(step))).collect();
                let most = held.iter().max().unwrap();
                assert!(*most <= 750, "{most} bytes in {keys:?} at {size:?}\n{}", driver.text());
            }
        }
    }
}

/// A key typed into a cell repaints that cell; a step repaints two, and what is known of the new one.
#[test]
fn a_key_in_the_grid_is_small() {
    for size in [(80, 24), (120, 40)] {
        let mut driver = Sitting { person: "li-na", size, ..Sitting::default() }.open();
        driver.press("6 Down Down Left");
        let mut painter = Painter::default();
        let mut paint = |driver: &Driver| {
            let (frame, cursor) = driver.frame();
            painter.paint(&frame, cursor).len()
        };
        paint(&driver);
        for (keys, most) in [
            ("Left", 150),
            ("Left", 150),
            ("Down", 400),
            ("Up", 400),
            // With it the cell is typed into, and the footer names other keys.
            ("1", 250),
            ("2", 60),
            (".", 60),
            ("5", 60),
            // What is asked of the figure is told, with its units.
            ("Enter", 750),
        ] {
            let bytes = paint(driver.press(keys));
            assert!(bytes <= most, "{bytes} bytes for {keys} at {size:?}\n{}", driver.text());
        }
    }
}

/// What is selected is shown in full beside the tree; while the cursor moves, what stands there stays
/// under its own title.
#[test]
fn the_page_beside_the_tree_follows_when_the_cursor_rests() {
    let mut driver = Sitting { size: (120, 40), ..Sitting::default() }.open();
    let titled =
        |driver: &Driver, title: &str| driver.rows().iter().any(|row| row.ends_with(title));
    driver.press("2 Enter Down");
    assert!(titled(&driver, "1.1  妇女与健康  主要目标"), "{}", driver.text());
    driver.hold("Down").hold("Down");
    assert!(driver.under_cursor().contains("1.3"), "{}", driver.text());
    assert!(titled(&driver, "1.1  妇女与健康  主要目标"), "{}", driver.text());
    driver.model.rest();
    assert!(titled(&driver, "1.3  妇女与健康  主要目标"), "{}", driver.text());
    // Whatever else is pressed is about what is selected.
    driver.hold("Down").hold("x");
    assert!(titled(&driver, "1.4  妇女与健康  主要目标"), "{}", driver.text());
}

/// What can be done with what is selected is asked of the door for what the cursor rests on.
#[test]
fn the_footer_follows_when_the_cursor_rests() {
    let mut driver = clerk();
    driver.press("4");
    let offers = |driver: &Driver, deed: &str| driver.rows().last().unwrap().contains(deed);
    driver.hold("Down");
    assert!(offers(&driver, "i 签发责任书"), "{}", driver.text());
    driver.model.rest();
    assert!(offers(&driver, "s 代录签订"), "{}", driver.text());
    // Whatever else is pressed is about what is selected.
    driver.hold("Up").hold("x");
    assert!(offers(&driver, "i 签发责任书"), "{}", driver.text());
}
