//! A piece of the snapshot that cannot be had when it is asked for: what goes out of the dashboard, and
//! what is worked out once and kept, is the same as without the damage.

use std::fs;
use std::path::Path;

use halfsky::disk::beside;

use crate::kit_tui::ledger::Ledger;
use crate::kit_tui::{Driver, Sitting};

/// How many places of the tail are damaged, each for a session of its own.
const PLACES: usize = 24;

/// Sits down where nothing was mended yet.
fn sit(sitting: Sitting<'_>, ledger: Ledger) -> Driver {
    Driver { model: sitting.model(&ledger), ledger }
}

/// Does the work in sessions each of which misses another piece, and compares what comes of it with what
/// comes of it where nothing is missing. What a screen refuses because it shows nothing of it yet is
/// done at the next look.
#[track_caller]
fn lacks_nothing(sitting: Sitting<'_>, work: impl Fn(&mut Driver, &Path) -> Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let whole = work(&mut sit(sitting, Ledger::demo()), &folder.path().join("whole")).unwrap();
    let snapshot = |ledger: &Ledger| beside(&ledger.path(), ".snapshot");
    let bytes = fs::read(snapshot(&Ledger::demo())).unwrap();
    let front = u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize + 20;
    let mut mended = 0;
    for at in (front..bytes.len()).step_by((bytes.len() - front) / PLACES) {
        let ledger = Ledger::demo();
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        fs::write(snapshot(&ledger), damaged).unwrap();
        let mut driver = sit(sitting, ledger);
        let file = folder.path().join(at.to_string());
        let made = work(&mut driver, &file).unwrap_or_else(|| {
            driver.press("Esc Esc").model.follow();
            work(&mut driver, &file).expect("everything is there now")
        });
        assert_eq!(made, whole, "byte {at}");
        mended += usize::from(!snapshot(&driver.ledger).exists());
    }
    assert!(mended > 0, "some of them asked for what was damaged");
}

/// Names a file where one is asked for; gives what stands in it then.
fn written(driver: &mut Driver, file: &Path) -> Option<String> {
    driver.model.layer.as_ref()?;
    driver.press("Ctrl-U").type_in(file.to_str().unwrap()).press("Enter");
    let bytes = fs::read(file).ok()?;
    driver.sees("已写出");
    // A workbook says when it was made.
    Some(match file.extension().is_some_and(|ending| ending == "xlsx") {
        true => format!("{:?}", halfsky::exchange::read(&bytes)),
        false => String::from_utf8(bytes).unwrap(),
    })
}

#[test]
fn figures_that_are_written() {
    lacks_nothing(Sitting::default(), |driver, file| {
        written(driver.press("6 X"), &file.with_extension("csv"))
    });
}

#[test]
fn the_sheet_that_a_department_fills_in() {
    lacks_nothing(Sitting { person: "li-na", ..Sitting::default() }, |driver, file| {
        written(driver.press("6 T"), &file.with_extension("xlsx"))
    });
}

#[test]
fn a_paper() {
    lacks_nothing(Sitting::default(), |driver, file| {
        driver.find("卫健局").press("Space").down_to("出单位情况表").press("Enter");
        written(driver, &file.with_extension("md"))
    });
}

#[test]
fn what_changed_since_a_day() {
    lacks_nothing(Sitting::default(), |driver, _| {
        driver.press("h Ctrl-U").type_in("2026-01-01").press("Enter");
        Some(format!("{:?}\n{}", driver.model.changes.as_ref()?, driver.text()))
    });
}

#[test]
fn what_a_sheet_would_change() {
    lacks_nothing(Sitting { person: "li-na", ..Sitting::default() }, |driver, file| {
        let file = file.with_file_name("表.csv");
        let rows = ["breast_screening,2025,62.9,", "life_expectancy,2025,78.6,"].join("\n");
        fs::write(&file, format!("代号,年度,数值,备注\n{rows}\n")).unwrap();
        driver.press("6 I Ctrl-U").type_in(file.to_str().unwrap()).press("Enter");
        let shown = driver.text();
        shown.contains("更正1个").then_some(shown)
    });
}
