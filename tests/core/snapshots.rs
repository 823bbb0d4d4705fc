//! The snapshot beside a ledger: a convenience that never changes what is shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use halfsky::domain::entry::Seq;
use halfsky::domain::overview::Overview;
use halfsky::domain::state::State;
use halfsky::lazy::{Shelf, from_snapshot, to_snapshot};
use halfsky::office::{Office, Trouble};
use serde_json::json;
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

pub(super) fn alter(path: &Path, change: impl Fn(&mut String, &mut State)) {
    let file = snapshot(path);
    let (front, tail) = parts(&file);
    let (form, front): (&str, &[u8]) = postcard::take_from_bytes(&front).unwrap();
    let mut form = form.to_owned();
    let mut state = from_snapshot(front, Arc::new(tail)).unwrap();
    change(&mut form, &mut state);
    let (front, tail) = to_snapshot(&state).unwrap();
    let front = [postcard::to_stdvec(&form).unwrap(), front].concat();
    fs::write(&file, of_parts(&front, &tail)).unwrap();
}

/// The front and the tail of a file, without their checksums.
fn parts(file: &Path) -> (Vec<u8>, Vec<u8>) {
    let bytes = fs::read(file).unwrap();
    let (front, rest) = bytes.split_first_chunk().unwrap();
    // The length of the tail comes before the front, too.
    let (front, rest) = rest[8..].split_at(u64::from_le_bytes(*front) as usize);
    (front.to_vec(), rest[4..rest.len() - 4].to_vec())
}

fn of_parts(front: &[u8], tail: &[u8]) -> Vec<u8> {
    let sum = |part: &[u8]| crc32fast::hash(part).to_le_bytes();
    let lengths = [front, tail].map(|part| (part.len() as u64).to_le_bytes());
    [lengths.as_flattened(), front, &sum(front), tail, &sum(tail)].concat()
}

fn opened(path: &Path) -> State {
    Office::open(path).unwrap().state().clone()
}

fn lists(path: &Path) -> PathBuf {
    format!("{}.lists", path.display()).into()
}

/// A mark that no entry made, to tell a state that came from the snapshot.
pub(super) fn mark(_: &mut String, state: &mut State) {
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
fn a_damaged_snapshot_is_left_aside_and_what_is_damaged_of_it_is_read_from_the_entries() {
    let (_folder, path, state) = kept();
    let whole = fs::read(snapshot(&path)).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(snapshot(&path), damaged).unwrap();
        assert_eq!(opened(&path), state, "byte {at}");
        let mut office = Office::open_to_stay(&path).unwrap();
        // Asks for all of it.
        let same = *office.state() == state;
        assert!(office.mend().unwrap().is_some() || same, "byte {at}");
        assert_eq!(*office.state(), state, "byte {at}");
        fs::write(snapshot(&path), &whole).unwrap();
    }
    fs::write(snapshot(&path), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(opened(&path), state, "half of it");
}

/// As a disk might that fails between a start and the first look at old entries.
#[test]
fn a_part_of_the_snapshot_that_cannot_be_read_is_read_from_the_entries() {
    let (_folder, path, state) = kept();
    let (front, tail) = parts(&snapshot(&path));
    let short = of_parts(&front, &tail[..tail.len() / 2]);
    for open in [Office::open, Office::open_to_stay] {
        fs::write(snapshot(&path), &short).unwrap();
        let mut office = open(&path).unwrap();
        assert_ne!(*office.state(), state, "something is not there");
        assert_eq!(office.mend().unwrap(), Some(Vec::new()));
        assert_eq!(*office.state(), state, "it is read from the entries");
        assert!(!snapshot(&path).exists() && office.mend().unwrap().is_none());
    }

    // That something is lacking is not forgotten with the snapshot.
    fs::write(snapshot(&path), short).unwrap();
    let mut office = Office::open_to_stay(&path).unwrap();
    let lacking = Overview::of(office.state(), day(TODAY));
    office.save_snapshot();
    office.keep_lists(day(TODAY), &lacking);
    assert!(!snapshot(&path).exists() && !lists(&path).exists(), "nothing of it is kept");
    assert_eq!(office.mend().unwrap(), Some(Vec::new()));
    assert_eq!(*office.state(), state);
}

/// With so many reports that most stay in a snapshot until they are asked for: some accepted, one returned, one to be
/// returned and replaced. They come in more than one stretch.
fn long() -> (Desk, Vec<Seq>) {
    let mut desk = Desk::confirmed();
    let mut submit = |nth: i32| {
        let seq = desk.give(CLERK, from_paper(report("water", "work", 2025), TODAY));
        if nth % 3 == 0 {
            desk.give(CLERK, accept(seq));
        }
        seq
    };
    let reports = (0..600).map(&mut submit).collect();
    (desk, reports)
}

fn out_of_a_snapshot(state: &State) -> State {
    let copied: State = postcard::from_bytes(&postcard::to_stdvec(state).unwrap()).unwrap();
    let (front, tail) = to_snapshot(state).unwrap();
    assert!(!tail.is_empty());
    let kept: State = from_snapshot(&front, Arc::new(tail)).unwrap();
    assert_eq!(
        kept.clone(),
        copied,
        "what comes when it is asked for and what was written in one piece"
    );
    from_snapshot(&front, Arc::new(to_snapshot(state).unwrap().1)).unwrap()
}

#[test]
fn what_is_lazy_says_and_takes_in_the_same() {
    let (mut desk, reports) = long();
    let lists = |state: &State| format!("{:?}", Overview::of(state, day(TODAY)));
    let mut kept = Desk { state: out_of_a_snapshot(&desk.state), ..desk.clone() };
    assert_eq!(lists(&kept.state), lists(&desk.state), "before anything of the tail was asked for");
    assert_eq!(postcard::to_stdvec(&kept.state), postcard::to_stdvec(&desk.state));
    for (actor, command) in [
        (CLERK, accept(reports[599])),
        (CLERK, give_back(reports[1])),
        (CLERK, accept(reports[400])),
        (CLERK, merge("water", "ecology")),
    ] {
        kept.state = out_of_a_snapshot(&desk.state);
        for desk in [&mut desk, &mut kept] {
            desk.give(actor, command.clone());
        }
        assert_eq!(lists(&kept.state), lists(&desk.state), "{command}");
        assert_eq!(kept.state, desk.state, "{command}");
    }
    kept.state = out_of_a_snapshot(&desk.state);
    for desk in [&mut desk, &mut kept] {
        desk.withdraw(reports[2]);
    }
    assert_eq!(kept.state, desk.state);
    assert_eq!(lists(&kept.state), lists(&desk.state));
}

#[test]
fn what_came_before_an_entry_is_found_from_there_on() {
    let (desk, reports) = long();
    let lazy = out_of_a_snapshot(&desk.state);
    for seq in [0, reports[0], reports[0] + 1, reports[300], reports[471], reports[599], 10_000] {
        for state in [&desk.state, &lazy] {
            let found: Vec<Seq> = state.reports.before(seq).map(|(seq, _)| *seq).collect();
            let mut expected = reports.clone();
            expected.retain(|known| *known < seq);
            expected.reverse();
            assert_eq!(found, expected, "before {seq}");
        }
    }
}

/// A tail that counts what is read of it.
#[derive(Debug)]
struct Counted(Vec<u8>, AtomicUsize);

impl Shelf for Counted {
    fn read(&self, from: u64, count: usize) -> Option<Vec<u8>> {
        self.1.fetch_add(count, Ordering::Relaxed);
        self.0.read(from, count)
    }

    fn lost(&self) {
        panic!("all of it is there");
    }
}

#[test]
fn whether_an_entry_can_be_taken_back_is_told_without_the_whole_history() {
    let (mut desk, reports) = long();
    let accepted = desk.give(CLERK, accept(reports[400]));
    let noted = desk.give(CLERK, note("1.1"));
    for entry in [accepted, noted, reports[300]] {
        let (front, tail) = to_snapshot(&desk.state).unwrap();
        let shelf = Arc::new(Counted(tail, AtomicUsize::new(0)));
        let state = from_snapshot(&front, shelf.clone()).unwrap();
        let asked = Desk { state, ..desk.clone() }.ask(CLERK, withdraw(entry));
        assert_eq!(asked, desk.ask(CLERK, withdraw(entry)), "entry {entry}");
        let read = shelf.1.load(Ordering::Relaxed);
        assert!(read < shelf.0.len() / 2, "entry {entry}: {read} of {}", shelf.0.len());
    }
}

#[test]
fn what_departments_say_of_a_target_is_told_without_the_whole_history() {
    let mut desk = Desk::confirmed();
    let mut told = report("water", "work", 2025);
    told["assessments"] = json!([{"item": "7.6", "finding": "nearly"}]);
    let told = desk.give(CLERK, from_paper(told, TODAY));
    for _ in 0..400 {
        desk.give(CLERK, from_paper(report("water", "work", 2025), TODAY));
    }
    let (front, tail) = to_snapshot(&desk.state).unwrap();
    let shelf = Arc::new(Counted(tail, AtomicUsize::new(0)));
    let state: State = from_snapshot(&front, shelf.clone()).unwrap();
    let said = state.self_assessments_of(&item("7.6"));
    assert_eq!(said.iter().map(|(seq, ..)| *seq).collect::<Vec<_>>(), [told]);
    assert!(state.self_assessments_of(&item("1.1")).is_empty());
    let read = shelf.1.load(Ordering::Relaxed);
    assert!(read < shelf.0.len() / 4, "{read} of {}", shelf.0.len());
}

#[test]
fn a_meeting_comes_out_as_it_went_in() {
    let mut desk = Desk::confirmed();
    let before = desk.give(CLERK, call("liaison"));
    let meeting = desk.give(CLERK, call("full"));
    let items = [
        json!({"topic": {"matter": "宣传月"}}),
        json!({"topic": {"target": "1.2"}, "carried": before}),
        json!({"topic": {"late": "water"}}),
    ];
    desk.give(CLERK, agenda(meeting, &items));
    desk.give(CLERK, change_meeting(meeting, json!({"place": "四楼", "invited": ["water"]})));
    assert_eq!(out_of_a_snapshot(&desk.state), desk.state);
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
    // What a process left half written that is no more goes with it.
    fs::write(format!("{}.snapshot.4294967295", path.display()), "half").unwrap();
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

/// Runs the work on sessions each of which misses another piece of the snapshot.
fn on_damaged(step: usize, work: impl Fn(&mut Office, usize)) {
    let (_folder, path, _) = kept();
    let whole = fs::read(snapshot(&path)).unwrap();
    let front = parts(&snapshot(&path)).0.len() + 12;
    let ledger = fs::read(&path).unwrap();
    let mut mended = 0;
    for at in (front..whole.len()).step_by((whole.len() - front) / step) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(snapshot(&path), damaged).unwrap();
        work(&mut Office::open_to_stay(&path).unwrap(), at);
        mended += usize::from(!snapshot(&path).exists());
        fs::write(&path, &ledger).unwrap();
    }
    assert!(mended > 0, "some of them asked for what was damaged");
}

#[test]
fn nothing_is_appended_by_who_did_not_see_all_that_there_is() {
    let before = assign("1.1", &["education"]);
    let wang = halfsky::domain::payload::PersonId::from("wang-lan");
    let request =
        |body| halfsky::domain::form::Request::from_json(body, day("2026-11-20")).unwrap();
    // What others entered since the beginning is told, whichever piece is missing.
    on_damaged(60, |office, at| {
        let now = halfsky::demo::clock(office.state()).now();
        let asked = request(before.clone());
        let done = office.submit_seeing(&[asked], &wang, now, 0);
        let Err(halfsky::office::NotEntered::Unseen(_)) = done else {
            panic!("byte {at}: {done:?}")
        };
    });
    // A figure that stands is not entered as a new one.
    let figure = json!({"kind": "enter_figures", "figures": [
        {"indicator": "cervical_screening", "year": 2025, "value": "67.9"}], "reason": "核对"});
    on_damaged(60, |office, at| {
        let sun = halfsky::domain::payload::PersonId::from("sun-jia");
        let now = halfsky::demo::clock(office.state()).now();
        let asked = request(figure.clone());
        let told = format!("{:?}", office.submit(&asked, &sun, now));
        assert!(told.contains("There("), "byte {at}: {told}");
    });
}

/// A ledger that was put where a longer one lay.
#[test]
fn a_snapshot_of_another_ledger_gives_way() {
    let (_folder, path, _) = kept();
    let longer = fs::read(snapshot(&path)).unwrap();
    let other = tempfile::tempdir().unwrap();
    let other = other.path().join("other.sqlite3");
    let mut office = halfsky::demo::write(&other).unwrap();
    fs::write(snapshot(&other), &longer).unwrap();
    give(&mut office, note("1.1")).unwrap();
    alter(&other, |_, state| {
        (state.head.seq, state.head.hash) = (100_000, "0".repeat(64));
    });
    let mut office = Office::open(&other).unwrap();
    office.save_snapshot();
    assert_eq!(opened(&other), *office.state());
    let kept: (String, State) = {
        let (front, tail) = parts(&snapshot(&other));
        let (form, front): (&str, &[u8]) = postcard::take_from_bytes(&front).unwrap();
        (form.to_owned(), from_snapshot(front, Arc::new(tail)).unwrap())
    };
    assert_eq!(kept.1.head, office.state().head, "written anew");
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let (_folder, path, state) = kept();
    fs::remove_file(snapshot(&path)).unwrap();
    let made = std::process::Command::new("mkfifo").arg(snapshot(&path)).status().unwrap();
    assert!(made.success());
    assert_eq!(opened(&path), state);
}
