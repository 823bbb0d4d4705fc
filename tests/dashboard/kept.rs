//! The first frame of lists that an earlier session kept.

use std::fs;
use std::path::PathBuf;

use halfsky::disk::beside;
use halfsky::domain::figures::Readings;
use halfsky::domain::overview::Overview;

use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting};

/// The same ledger, with the lists of today beside it.
fn looked_at(sitting: Sitting<'_>) -> Ledger {
    let ledger = Ledger::demo();
    sitting.model(&ledger).keep_lists();
    assert!(file(&ledger).exists());
    ledger
}

fn file(ledger: &Ledger) -> PathBuf {
    beside(&ledger.path(), ".lists")
}

#[test]
fn a_first_frame_is_the_same_whether_its_lists_were_kept() {
    // The office, a leader, a liaison, the statistics bureau: who speaks for a department begins on its
    // page.
    for person in ["wang-lan", "zhou-wenjing", "li-na", "sun-jia"] {
        for size in [(80, 24), (120, 40), (200, 60)] {
            let sitting = Sitting { person, size, ..Sitting::default() };
            let worked_out = sitting.open();
            let ledger = looked_at(sitting);
            let mut kept = Driver { model: sitting.model(&ledger), ledger };
            assert_eq!(kept.model.overview.readings, Readings::default(), "not worked out");
            assert_eq!(kept.frame(), worked_out.frame(), "{person} {size:?}");
            assert!(!kept.model.check_kept_lists(), "nothing else is shown after it was looked at");
            assert_eq!(kept.frame(), worked_out.frame(), "{person} {size:?}");
            assert_eq!(kept.model.overview, worked_out.model.overview);
        }
    }
}

#[test]
fn lists_that_tell_something_else_are_put_right_and_said() {
    for (person, size) in [("wang-lan", (80, 24)), ("wang-lan", (200, 60)), ("li-na", (80, 24))] {
        let sitting = Sitting { person, size, ..Sitting::default() };
        let mut worked_out = sitting.open();
        let ledger = looked_at(sitting);
        fs::remove_file(file(&ledger)).unwrap();
        let mut wrong: Overview = worked_out.model.overview.clone();
        wrong.domains[0].counts = wrong.domains[1].counts;
        wrong.duties = Vec::new().into();
        ledger.open().keep_lists(worked_out.model.today(), &wrong);
        let mut driver = Driver { model: sitting.model(&ledger), ledger };
        assert_ne!(driver.frame(), worked_out.frame(), "{person} {size:?}");
        assert!(driver.model.check_kept_lists());
        driver.model.follow();
        driver.sees("与台账不一致，已按台账重新计算");
        // The row that was selected among the wrong ones still is.
        driver.press("Home");
        worked_out.press("Home");
        assert_eq!(driver.text(), worked_out.text(), "{person} {size:?}");
        assert!(!file(&driver.ledger).exists(), "they mislead nobody else");
        assert!(!driver.model.check_kept_lists());
        driver.model.keep_lists();
        assert!(file(&driver.ledger).exists());
    }
}

#[test]
fn a_day_in_the_past_neither_takes_nor_keeps_lists() {
    let past = Sitting { as_of: Some("2025-03-31"), ..Sitting::default() };
    let ledger = Ledger::demo();
    past.model(&ledger).keep_lists();
    assert!(!file(&ledger).exists());
    let ledger = looked_at(Sitting::default());
    let model = past.model(&ledger);
    assert_ne!(model.overview.readings, Readings::default(), "worked out");
}

#[test]
fn an_entry_that_was_altered_is_found_right_after_the_first_frame() {
    let sitting = Sitting { size: (120, 40), ..Sitting::default() };
    let ledger = looked_at(sitting);
    let raw = rusqlite::Connection::open(ledger.path()).unwrap();
    raw.execute_batch("DROP TRIGGER entry_never_changes").unwrap();
    raw.execute("UPDATE entry SET body = body || ' ' WHERE seq = 835", []).unwrap();
    drop(raw);
    let mut driver = Driver { model: sitting.model(&ledger), ledger };
    driver.misses("#835");
    assert!(driver.model.check_kept_lists(), "what was shown is not there any more");
    driver.model.follow();
    driver.sees("#835");
    assert!(driver.model.session.office.broken().is_some_and(|(seq, _)| seq == 835));
}
