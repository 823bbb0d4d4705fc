//! What it costs when many write at once: twenty processes on one ledger, each an entry a second, and
//! then each a hundred entries as fast as it can. From the line on standard input to the answer.

#[path = "kit/recording.rs"]
mod recording;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use recording::{Recording, made};
use serde_json::json;

const WRITERS: u32 = 20;
const SECONDS: u32 = 20;
const AT_ONCE: u32 = 100;

const STEADY_LIMIT: Duration = Duration::from_millis(20);
const WORST_LIMIT: Duration = Duration::from_secs(1);

fn halfsky(ledger: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halfsky"));
    command.arg("--ledger").arg(ledger).env_remove("HALFSKY_LANG");
    command
}

/// The waits of one process that enters so many notes, each `apart` from the one before.
fn writes(ledger: &Path, writer: u32, count: u32, apart: Duration) -> Vec<Duration> {
    let mut recording = Recording::begin(&mut halfsky(ledger));
    let mut waits = Vec::new();
    // The first is for the process to start and the ledger to open.
    for nth in 0..=count {
        let due = Instant::now() + apart;
        let note = json!({"kind": "write_note", "item": "1.1", "text": format!("{writer} {nth}")});
        let asked = Instant::now();
        let answer = recording.ask(&note);
        waits.push(asked.elapsed());
        made(&answer);
        thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    recording.end();
    waits.split_off(1)
}

/// The waits of all of them, shortest first.
fn together(ledger: &Path, count: u32, apart: Duration) -> Vec<Duration> {
    let all: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let ledger = ledger.to_owned();
            thread::spawn(move || {
                // People do not write in step.
                thread::sleep(apart * writer / WRITERS);
                writes(&ledger, writer, count, apart)
            })
        })
        .collect();
    let joined = all.into_iter().flat_map(|one| one.join().expect("no writer fails"));
    let mut waits: Vec<Duration> = joined.collect();
    waits.sort_unstable();
    waits
}

fn tell(what: &str, waits: &[Duration], limit: &str) {
    let at = |share: usize| waits[(waits.len() - 1) * share / 100];
    let of = |wait: Duration| format!("{:.2}", wait.as_secs_f64() * 1000.0);
    println!(
        "{what:<34} median {:>8} ms  99th {:>8} ms  worst {:>8} ms   {limit}",
        of(at(50)),
        of(at(99)),
        of(at(100))
    );
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.sqlite3");
    let made = halfsky(&ledger).args(["init", "--name", "张敏"]).stdout(Stdio::null()).status();
    assert!(made.expect("the program runs").success());
    let steady = together(&ledger, SECONDS, Duration::from_secs(1));
    tell("20 writers, an entry a second", &steady, "99th under 20 ms");
    let hasty = together(&ledger, AT_ONCE, Duration::ZERO);
    tell("20 writers, 100 entries at once", &hasty, "worst under 1 s");
    let slow = steady[(steady.len() - 1) * 99 / 100] >= STEADY_LIMIT;
    let late = hasty[hasty.len() - 1] >= WORST_LIMIT;
    ExitCode::from(u8::from(slow || late))
}
