use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::*;

fn files(ledger: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(ledger.parent().unwrap()).unwrap();
    let mut all: Vec<_> = all.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("台账.sqlite3");
    (folder, ledger)
}

fn keep(ledger: &Path, person: &str, drafts: &[&str]) {
    let (mut keeper, _) = Keeper::open(ledger, person);
    keeper.keep(drafts.iter().map(|text| json!({"text": text})).collect());
}

fn left(ledger: &Path, person: &str) -> Vec<Value> {
    Keeper::open(ledger, person).1.drafts
}

#[test]
fn what_was_kept_is_found_by_its_person_alone() {
    let (_folder, ledger) = folder();
    for person in ["li-na", "li", "na", "../李%娜 ", &"长".repeat(300)] {
        keep(&ledger, person, &["甲", person]);
        assert_eq!(left(&ledger, person), [json!({"text": "甲"}), json!({"text": person})]);
    }
    assert_eq!(files(&ledger).len(), 5);
    for file in files(&ledger) {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_living_session_keeps_its_own() {
    let (_folder, ledger) = folder();
    let (mut first, _) = Keeper::open(&ledger, "li-na");
    first.keep(vec![json!("first")]);
    while !first.is_kept() {
        std::thread::yield_now();
    }
    let (mut second, found) = Keeper::open(&ledger, "li-na");
    assert!(found.drafts.is_empty(), "{found:?}");
    assert_eq!(found.elsewhere, [json!("first")]);
    second.keep(vec![json!("second")]);
    drop((first, second));
    let mut both = left(&ledger, "li-na");
    both.sort_by_key(Value::to_string);
    assert_eq!(both, [json!("first"), json!("second")]);
}

#[test]
fn what_is_taken_in_goes_when_it_is_safe() {
    let (_folder, ledger) = folder();
    keep(&ledger, "li-na", &["甲"]);
    let before = files(&ledger);
    let (mut keeper, found) = Keeper::open(&ledger, "li-na");
    assert_eq!(files(&ledger), before, "not yet");
    assert!(left(&ledger, "li-na").is_empty(), "and nobody else takes it");
    keeper.keep(found.drafts);
    drop(keeper);
    assert_eq!(left(&ledger, "li-na").len(), 1);
    assert!(files(&ledger).len() == 1 && files(&ledger) != before);
    keep(&ledger, "li-na", &[]);
    assert!(files(&ledger).is_empty());
}

#[test]
fn damaged_files_are_set_aside_and_later_ones_left() {
    let (_folder, ledger) = folder();
    let at = |number: &str| {
        let place = Place::beside(&ledger, "li-na");
        place.folder.join(format!("{}{number}", place.name))
    };
    fs::write(at("1-1"), r#"{"version":1,"person":"li-na","dra"#).unwrap();
    fs::write(at("2-2"), r#"{"version":2,"leaves":[]}"#).unwrap();
    fs::write(at("3-3"), r#"{"version":1,"person":"li-na","drafts":[{"a":1}]}"#).unwrap();
    fs::write(at("4-4.new"), "half").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", at("5-5")).unwrap();
    let (_keeper, found) = Keeper::open(&ledger, "li-na");
    assert_eq!(found.drafts, [json!({"a": 1})]);
    assert_eq!(found.damaged, [at("1-1.damaged")]);
    assert_eq!(found.newer, [at("2-2")]);
    assert!(at("2-2").exists() && at("1-1.damaged").exists() && found.failed.is_none());
}

#[test]
fn a_folder_that_is_not_there_is_told_once() {
    let (folder, ledger) = folder();
    let ledger = folder.path().join("nowhere").join(ledger.file_name().unwrap());
    let (mut keeper, found) = Keeper::open(&ledger, "li-na");
    assert!(found.failed.is_some());
    keeper.keep(vec![json!("甲")]);
    while keeper.failed().is_none() {
        std::thread::yield_now();
    }
    keeper.keep(vec![json!("乙")]);
    keeper.keep(vec![json!("丙")]);
    assert!(keeper.failed().is_none());
}

#[test]
fn what_a_session_leaves_is_taken_in_by_one_that_goes_on() {
    let (_folder, ledger) = folder();
    let (mut living, _) = Keeper::open(&ledger, "li-na");
    living.keep(vec![json!("own")]);
    let (mut ending, _) = Keeper::open(&ledger, "li-na");
    ending.keep(vec![json!("left")]);
    while !ending.is_kept() {
        std::thread::yield_now();
    }
    assert_eq!(living.look().elsewhere, [json!("left")]);
    drop(ending);
    let found = living.look();
    assert_eq!((found.drafts, found.elsewhere), (vec![json!("left")], Vec::new()));
    assert!(living.look().drafts.is_empty(), "once");
    living.keep(vec![json!("own"), json!("left")]);
    living.keep(vec![json!("own"), json!("left"), json!("more")]);
    drop(living);
    assert_eq!(files(&ledger).len(), 1);
    assert_eq!(left(&ledger, "li-na").len(), 3);
}
