//! Start to first frame, over a ledger of 20,000 entries, as a ratio to a ratatui program that
//! draws one line: `cargo bench --bench first_frame`.
//!
//! Both are started in turn in a pseudo-terminal that answers nothing, so that what else the
//! machine does falls on both alike. A first frame is there when no more bytes came for 40 ms; its
//! time is that of the last byte.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use halfsky::demo;
use halfsky::domain::form::Request;
use halfsky::domain::payload::PersonId;
use halfsky::office::Office;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::json;

const ENTRIES: u64 = 20_000;
const RUNS: usize = 30;
const QUIET: Duration = Duration::from_millis(40);

fn main() {
    if std::env::var_os("ONE_LINE").is_some() {
        one_line();
        return;
    }
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the ledger");
    let path = folder.path().join("ledger.sqlite3");
    let entries = fill(&path);
    let size = std::fs::metadata(&path).map_or(0, |found| found.len());
    let program = env!("CARGO_BIN_EXE_halfsky");
    let itself = std::env::current_exe().expect("this program");
    let halfsky = || {
        let mut command = CommandBuilder::new(program);
        command.args(["--ledger", &path.display().to_string(), "--as", "wang-lan"]);
        command
    };
    let line = || {
        let mut command = CommandBuilder::new(&itself);
        command.env("ONE_LINE", "1");
        command
    };
    // The first start writes the snapshot that the others open with.
    let cold = measure(halfsky());
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(measure(halfsky()));
        plain.push(measure(line()));
    }
    let (ours, plain) = (median(ours), median(plain));
    println!("ledger: {entries} entries, {:.1} MB", size as f64 / 1e6);
    println!("halfsky, no snapshot yet   {:>7.2} ms", cold.as_secs_f64() * 1e3);
    println!("halfsky, first frame       {:>7.2} ms  (median of {RUNS})", ours.as_secs_f64() * 1e3);
    println!(
        "one line of ratatui        {:>7.2} ms  (median of {RUNS})",
        plain.as_secs_f64() * 1e3
    );
    println!("ratio                      {:>7.2}", ours.as_secs_f64() / plain.as_secs_f64());
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The demonstration's ledger, filled up with reports, their acceptance, and notes.
fn fill(path: &Path) -> u64 {
    let mut office: Office = demo::write(path).expect("the demonstration is sound");
    let clerk = PersonId::from("wang-lan");
    let now: DateTime<FixedOffset> =
        DateTime::parse_from_rfc3339("2026-11-20T08:31:00+08:00").expect("a time");
    let departments: Vec<String> =
        office.state().departments().iter().map(|department| department.id.0.clone()).collect();
    let mut batch = office.batch();
    let mut add = |value: serde_json::Value| {
        let request = Request::from_json(value, now.date_naive()).expect("of its form");
        batch.add(&request, &clerk, now).expect("let through")
    };
    let mut nth = 0;
    let mut last = 0;
    while last < ENTRIES {
        let department = &departments[nth % departments.len()];
        let report = add(json!({
            "kind": "submit_report", "department": department, "form": "work", "year": 2026,
            "heading": format!("第{nth}号工作报告"), "text": "妇女儿童工作稳步推进。".repeat(30),
            "on_behalf_of": {"signatory": "某某", "title": "局长", "paper": format!("〔2026〕{nth}号")},
        }));
        add(json!({"kind": "accept_report", "report": report, "comment": "同意"}));
        last = add(json!({"kind": "write_note", "department": department, "text": "已电话核对。"}));
        nth += 1;
    }
    office.commit(batch).map_err(|_| "not appended").expect("appended");
    last
}

/// From the start of a program to the last byte of its first frame.
fn measure(mut command: CommandBuilder) -> Duration {
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let (send, bytes) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 65536];
        while matches!(reader.read(&mut buffer), Ok(1..)) {
            if send.send(Instant::now()).is_err() {
                break;
            }
        }
    });
    let began = Instant::now();
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    let mut last = bytes.recv_timeout(Duration::from_secs(20)).expect("it draws something");
    while let Ok(at) = bytes.recv_timeout(QUIET) {
        last = at;
    }
    writer.write_all(b"q").expect("it reads keys");
    child.wait().expect("it ends");
    last - began
}

/// The program to compare with: ratatui as it comes, one line, then a key.
fn one_line() {
    ratatui::init().draw(|frame| frame.render_widget("halfsky", frame.area())).expect("it draws");
    let _ = ratatui::crossterm::event::read();
    ratatui::restore();
}
