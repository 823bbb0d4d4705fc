//! Somebody who hits keys at random: nothing breaks, and every frame is sound.

use halfsky::words::Lang;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::kit_tui::{Driver, Sitting};

/// Keys, texts and sizes; texts are typed, what begins with `=` is pasted, `WxH` is a resize.
const DEEDS: &[&str] = &[
    "Down",
    "Down",
    "Down",
    "Up",
    "Left",
    "Right",
    "PgDn",
    "PgUp",
    "Home",
    "End",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Tab",
    "Shift-Tab",
    "Space",
    "Backspace",
    "Delete",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "6",
    "7",
    "7",
    "M",
    "A",
    "[",
    "]",
    "t",
    "d",
    "S",
    "=",
    "t",
    "Y",
    "*12/34",
    "=1\t2\n3\t4",
    "/",
    "f",
    "e",
    "p",
    "c",
    "v",
    "?",
    "s",
    "m",
    "r",
    "n",
    "w",
    "a",
    "C",
    "i",
    "o",
    "y",
    "b",
    "F2",
    "F3",
    "F4",
    "F10",
    "Ctrl-S",
    "Ctrl-U",
    "Ctrl-Z",
    "Ctrl-Y",
    "Ctrl-A",
    "Ctrl-W",
    "Ctrl-K",
    "d",
    "x",
    "q",
    "*妇女“儿童”",
    "*gja",
    "*2026-11-19",
    "*#12",
    "*1.2",
    "=多行\n文字，\t\u{1b}[31m—①",
    "=e\u{301}👩‍👩‍👧ﾊﾞ",
    "60x20",
    "80x24",
    "81x25",
    "61x21",
    "120x40",
    "59x19",
    "1x1",
    "200x60",
];

fn deed(driver: &mut Driver, deed: &str) {
    let size = deed.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    match (deed.strip_prefix('*'), deed.strip_prefix('='), size) {
        (Some(text), _, _) => drop(driver.type_in(text)),
        (_, Some(text), _) => drop(driver.paste(text)),
        (_, _, Some((cols, rows))) => drop(driver.resize(cols, rows)),
        _ => drop(driver.press(deed)),
    }
}

/// What may be open while the screen is resized.
const OPEN: &[&str] = &[
    "1",
    "2 Enter Down",
    "3 Down",
    "4 Down Down",
    "5 End",
    "6 Down Down",
    "6 7 . 5 Enter",
    "6 Down e",
    "Enter",
    "Esc",
    "Space",
    "/ g j a",
    "? PgDn",
    "3 f Right",
    "5 f Down",
    "p",
    "c PgDn",
    "4 n",
    "4 r Tab",
    "4 i",
    "4 m",
    "3 Down a",
    "2 Enter Down e",
    "Down Down",
    "End",
    "Home",
    "PgDn",
    "Tab",
    "Shift-Tab",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_keys(
        person in prop::sample::select(vec!["wang-lan", "li-na", "zhou-wenjing", "sun-jia", "dong-xin", "x"]),
        lang in prop::sample::select(vec![Lang::Zh, Lang::En]),
        deeds in prop::collection::vec(prop::sample::select(DEEDS), 200),
    ) {
        let mut driver = Sitting { person, lang, ..Sitting::default() }.open();
        // It writes no files.
        driver.model.session.names_files = false;
        for name in deeds {
            deed(&mut driver, name);
            driver.check();
            if driver.model.leaving {
                driver.model.leaving = false;
            }
        }
        let sound = driver.model.session.office.verify(&mut |_| {});
        prop_assert!(sound.is_ok());
    }

    /// A window that is dragged: any size at any moment, whatever is open.
    #[test]
    fn storms_of_sizes(
        lang in prop::sample::select(vec![Lang::Zh, Lang::En]),
        deeds in prop::collection::vec(
            (prop::sample::select(OPEN), prop::collection::vec((1u16..=300, 1u16..=90), 1..6)),
            24,
        ),
    ) {
        let mut driver = Sitting { lang, ..Sitting::default() }.open();
        // It writes no files.
        driver.model.session.names_files = false;
        for (keys, sizes) in deeds {
            driver.press(keys);
            driver.check();
            for (cols, rows) in sizes {
                driver.resize(cols, rows);
                driver.check();
            }
        }
    }
}
