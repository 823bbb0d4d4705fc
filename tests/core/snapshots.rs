//! The snapshot beside a ledger: a convenience that never changes what is shown.

use std::fs;
use std::path::{Path, PathBuf};

use halfsky::domain::state::State;
use halfsky::office::{Office, Trouble};
use tempfile::TempDir;

use super::kit::*;
use super::office::give;

/// The demonstration with its snapshot beside it.
fn kept() -> (TempDir, PathBuf, State) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    let mut office = halfsky::demo::write(&path).unwrap();
    office.save_snapshot();
    (folder, path, office.state().clone())
}

fn snapshot(path: &Path) -> PathBuf {
    format!("{}.snapshot", path.display()).into()
}

fn alter(path: &Path, change: impl Fn(&mut String, &mut State)) {
    let file = snapshot(path);
    let (mut form, mut state): (String, State) =
        postcard::from_bytes(&fs::read(&file).unwrap()).unwrap();
    change(&mut form, &mut state);
    fs::write(&file, postcard::to_stdvec(&(form, state)).unwrap()).unwrap();
}

fn opened(path: &Path) -> State {
    Office::open(path).unwrap().state().clone()
}

/// A mark that no entry made, to tell a state that came from the snapshot.
fn mark(_: &mut String, state: &mut State) {
    state.withdrawn.insert(1, 1);
}

#[test]
fn with_a_snapshot_or_without_a_ledger_opens_to_the_same() {
    let (_folder, path, state) = kept();
    assert_eq!(opened(&path), state);
    let mut office = Office::open(&path).unwrap();
    give(&mut office, note("1.1")).unwrap();
    let later = office.state().clone();
    assert_eq!(opened(&path), later, "the snapshot and what came after it");
    fs::remove_file(snapshot(&path)).unwrap();
    assert_eq!(opened(&path), later, "all entries");
    assert_eq!(later.head.seq, state.head.seq + 1);
}

#[test]
fn verifying_finds_a_snapshot_that_says_what_the_entries_do_not() {
    let (_folder, path, state) = kept();
    alter(&path, mark);
    let mut office = Office::open(&path).unwrap();
    assert!(matches!(office.verify(&mut |_| ()), Err(Trouble::Misshown)));
    assert_eq!(*office.state(), state, "what is shown is put right");
    assert_eq!(office.verify(&mut |_| ()).unwrap(), state.head);
    assert_eq!(opened(&path), state, "and so is the next opening");
}

#[test]
fn a_snapshot_that_does_not_fit_is_left_aside() {
    let (_folder, path, state) = kept();
    alter(&path, mark);
    assert_ne!(opened(&path), state, "a fitting one is used");
    type Change = fn(&mut String, &mut State);
    let changes: [(&str, Change); 4] = [
        ("of another build", |form, _| *form = "0".into()),
        ("of another chain", |_, state| state.head.hash = "0".repeat(64)),
        ("from beyond the end", |_, state| state.head.seq = 100_000),
        ("of no entry", |_, state| state.head.seq = 0),
    ];
    let fitting = fs::read(snapshot(&path)).unwrap();
    for (what, change) in changes {
        fs::write(snapshot(&path), &fitting).unwrap();
        alter(&path, change);
        assert_eq!(opened(&path), state, "{what}");
    }
    for rubbish in ["", "{", "半边天"] {
        fs::write(snapshot(&path), rubbish).unwrap();
        assert_eq!(opened(&path), state, "{rubbish:?}");
    }
}

#[test]
fn a_planted_link_is_not_written_through() {
    let (_folder, path, state) = kept();
    fs::remove_file(snapshot(&path)).unwrap();
    let precious = path.with_file_name("precious");
    fs::write(&precious, "kept").unwrap();
    let draft = format!("{}.snapshot.{}", path.display(), std::process::id());
    std::os::unix::fs::symlink(&precious, &draft).unwrap();
    Office::open(&path).unwrap().save_snapshot();
    assert_eq!(fs::read(&precious).unwrap(), b"kept");
    assert!(fs::symlink_metadata(&draft).is_err(), "the draft took its place");
    assert!(fs::symlink_metadata(snapshot(&path)).unwrap().is_file());
    assert_eq!(opened(&path), state);
}

#[test]
fn a_snapshot_is_written_anew_only_when_enough_is_new() {
    let (_folder, path, _) = kept();
    let before = fs::read(snapshot(&path)).unwrap();
    let mut office = Office::open(&path).unwrap();
    for _ in 0..63 {
        give(&mut office, note("1.1")).unwrap();
    }
    office.save_snapshot();
    assert_eq!(fs::read(snapshot(&path)).unwrap(), before);
    give(&mut office, note("1.1")).unwrap();
    office.save_snapshot();
    assert_ne!(fs::read(snapshot(&path)).unwrap(), before);
    assert_eq!(opened(&path), *office.state());
    let beside = fs::read_dir(path.parent().unwrap()).unwrap();
    let drafts = beside.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().contains(".snapshot.")
    });
    assert_eq!(drafts.count(), 0, "no draft is left");
}
