//! What the dashboard promises, measured: `cargo bench --bench dashboard`.
//!
//! halfsky runs in a pseudo-terminal of 120x40 that answers no query, over a ledger of 20,000
//! entries. Where a number is a ratio, ratatui as it comes with three panes of constants is
//! started in turn with it, so that what else the machine does falls on both alike. Each number
//! stands beside its limit; nothing fails, for a time says something about the machine too.

mod ledger;
mod panes;
mod process;
mod program;
#[path = "../kit/recording.rs"]
mod recording;
mod table;

use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use process::Process;
use program::{Burst, Program};
use table::{Table, max, median, p95};

const ENTRIES: u64 = 20_000;
const STARTS: usize = 31;
const COLD_STARTS: usize = 5;
const PRESSES: usize = 30;
/// How often the cursor rests in the tree.
const RESTS: usize = 10;
const IDLE: Duration = Duration::from_secs(5);
/// A held key: so many, so often, so many times over.
const HELD: (usize, Duration, usize) = (200, Duration::from_millis(20), 5);

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

fn main() {
    if std::env::var_os(panes::ASKED).is_some() {
        panes::run().expect("it draws");
        return;
    }
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the ledger");
    let path = folder.path().join("ledger.sqlite3");
    let entries = ledger::fill(&path, ENTRIES);
    let size = std::fs::metadata(&path).map_or(0, |found| found.len());
    println!("ledger of {entries} entries, {:.1} MB; terminal of 120x40", size as f64 / 1e6);
    let mut table = Table::default();
    starts(&path, &mut table);
    keys(&path, &mut table);
    typing(&path, &mut table);
    idle(&path, &mut table);
    held(&path, &mut table);
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_halfsky")).map_or(0, |found| found.len());
    table.row("size of the program, MB", binary as f64 / 1e6, None);
    table.print();
}

fn halfsky(path: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_halfsky"));
    command.args(["--lang", "zh-CN", "--ledger", &path.display().to_string(), "--as", "wang-lan"]);
    command
}

fn three_panes() -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
    command.env(panes::ASKED, "1");
    command
}

/// Starts a program, waits for its first frame, lets it go.
fn start(command: CommandBuilder) -> Burst {
    let (program, first) = Program::start(command);
    program.quit();
    first
}

/// Starts in turn with the panes.
fn beside_panes(
    name: &str,
    table: &mut Table,
    start_ours: impl Fn() -> Burst,
) -> (Vec<Burst>, Vec<Burst>) {
    let in_turn = (0..STARTS).map(|_| (start_ours(), start(three_panes())));
    let (ours, panes): (Vec<Burst>, Vec<Burst>) = in_turn.unzip();
    let (mine, theirs) = (median(&times(&ours)), median(&times(&panes)));
    table.row(name, mine, None);
    table.row("  three panes of ratatui, ms", theirs, None);
    table.row("  ratio", mine / theirs, Some(1.5));
    (ours, panes)
}

fn starts(path: &Path, table: &mut Table) {
    let [snapshot, lists] = [".snapshot", ".lists"].map(|end| format!("{}{end}", path.display()));
    let cold = (0..COLD_STARTS).map(|_| {
        // There is neither before the first start.
        let _ = std::fs::remove_file(&snapshot);
        let _ = std::fs::remove_file(&lists);
        start(halfsky(path))
    });
    let cold: Vec<Burst> = cold.collect();
    table.row("first frame, no snapshot yet, ms", median(&times(&cold)), None);
    let (ours, panes) = beside_panes("first frame, lists kept, ms", table, || start(halfsky(path)));
    beside_panes("first frame after a command's entry, ms", table, || {
        ledger::note(path);
        start(halfsky(path))
    });
    beside_panes("first frame, lists worked out, ms", table, || {
        // As of a new build, or where nobody looked for more than ten days.
        let _ = std::fs::remove_file(&lists);
        start(halfsky(path))
    });
    table.row("first paint, bytes", median(&bytes(&ours)), Some(7_000.0));
    table.row("  three panes of ratatui, bytes", median(&bytes(&panes)), None);
}

fn keys(path: &Path, table: &mut Table) {
    let (mut panes, _) = Program::start(three_panes());
    let mut there_and_back = [DOWN, UP].into_iter().cycle();
    let (mut program, _) = Program::start(halfsky(path));
    let process = Process(program.id());
    table.row("resident after the first frame, MB", process.resident(), Some(10.0));
    table.row("  of it its own data, MB", process.own(), None);
    // The lists of the days to come are kept first, and each is written.
    let _ = program.burst(IDLE);
    let (writes, mut frames) = (process.writes(), 0);
    let lists = [
        ("1", "domains"),
        ("2\r", "tree"),
        ("3", "targets"),
        ("4", "departments"),
        ("5", "ledger"),
    ];
    for (open, name) in lists {
        for key in open.chars() {
            program.press(&key.to_string());
        }
        let downs: Vec<Burst> = (0..PRESSES).map(|_| program.press(DOWN)).collect();
        // At the end of a short list nothing moves, and nothing is written.
        let downs: Vec<Burst> = downs.into_iter().filter(|burst| burst.bytes > 0).collect();
        // No key comes meanwhile, and what stands beside the list and below it follows.
        let mut rests: Vec<Burst> = program.all().into_iter().collect();
        let ups = (0..RESTS).map(|_| {
            let up = program.press(UP);
            rests.extend(program.all());
            up
        });
        frames += open.len() + downs.len() + ups.filter(|burst| burst.bytes > 0).count();
        frames += rests.len();
        pressed(table, &format!("cursor down, {name}"), &downs, Some(300.0));
        table.row("  what follows when it rests, bytes", median(&bytes(&rests)), None);
        let step = there_and_back.next().unwrap_or(DOWN);
        let beside: Vec<Burst> = (0..PRESSES).map(|_| panes.press(step)).collect();
        pressed(table, "  three panes of ratatui", &beside, None);
        let ratio = median(&times(&downs)) / median(&times(&beside));
        table.row("  ratio of the medians", ratio, None);
    }
    panes.quit();
    let around = ["1", "2", "3", "4", "5"].into_iter().cycle().take(PRESSES);
    let switches: Vec<Burst> = around.map(|key| program.press(key)).collect();
    frames += switches.len();
    pressed(table, "screens 1 to 5", &switches, Some(5_000.0));
    let written = process.writes() - writes;
    table.row("writes a frame", written as f64 / frames as f64, Some(1.0));
    table.row("resident after these keys, MB", process.resident(), Some(10.0));
    table.row("  of it its own data, MB", process.own(), None);
    program.quit();
}

fn pressed(table: &mut Table, name: &str, bursts: &[Burst], limit: Option<f64>) {
    let (bytes, times) = (bytes(bursts), times(bursts));
    table.row(&format!("{name}, bytes"), median(&bytes), limit);
    let limits = limit.map(|_| (0.6, 1.5)).unzip();
    table.row(&format!("{name}, ms, median"), median(&times), limits.0);
    table.row(&format!("{name}, ms, 95 of 100"), p95(&times), limits.1);
}

/// Into the text of a note on a target.
fn typing(path: &Path, table: &mut Table) {
    let (mut program, _) = Program::start(halfsky(path));
    for key in ["3", DOWN, "\r", "n"] {
        program.press(key);
    }
    for (name, text) in [
        ("typed letter", "yiyushidangmianheshiqianzituijin"),
        (
            "typed Chinese character",
            "已与市妇联当面核实材料齐全请于下周一前补报牵头单位印章后归档备查",
        ),
    ] {
        let typed: Vec<Burst> =
            text.chars().map(|typed| program.press(&typed.to_string())).collect();
        pressed(table, name, &typed, Some(60.0));
    }
    // What was typed is not handed in: leaving asks once more.
    program.press("\x1b");
    program.press("q");
    program.quit();
}

fn idle(path: &Path, table: &mut Table) {
    let (program, _) = Program::start(halfsky(path));
    let process = Process(program.id());
    let (switches, busy) = (process.switches(), process.busy());
    let written = program.burst(IDLE).map_or(0, |burst| burst.bytes);
    let seconds = IDLE.as_secs_f64();
    table.row("idle for 5 s, bytes", written as f64, Some(0.0));
    let switches = process.switches().saturating_sub(switches);
    table.row("idle, wake-ups a second", switches as f64 / seconds, None);
    let busy = process.busy().saturating_sub(busy);
    table.row("idle, ms of processor a second", busy.as_secs_f64() * 1e3 / seconds, None);
    // By then the lists of the days to come are made.
    table.row("resident at rest, MB", process.resident(), Some(10.0));
    table.row("  of it its own data, MB", process.own(), None);
    program.quit();
}

fn held(path: &Path, table: &mut Table) {
    let (count, every, runs) = HELD;
    let (mut lags, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let (mut program, _) = Program::start(halfsky(path));
        program.press("5");
        let began = Instant::now();
        for nth in 0..count as u32 {
            std::thread::sleep((began + every * nth).saturating_duration_since(Instant::now()));
            program.write(DOWN);
        }
        let last = Instant::now();
        let answer = program.all().expect("the list moves");
        lags.push(answer.last.saturating_duration_since(last).as_secs_f64() * 1e3);
        bytes.push(answer.bytes as f64 / count as f64);
        program.quit();
    }
    table.row("held key, lag of the last, ms, median", median(&lags), None);
    table.row("held key, lag of the last, ms, most", max(&lags), None);
    table.row("held key, bytes a key", median(&bytes), None);
}

fn times(bursts: &[Burst]) -> Vec<f64> {
    bursts.iter().map(Burst::ms).collect()
}

fn bytes(bursts: &[Burst]) -> Vec<f64> {
    bursts.iter().map(|burst| burst.bytes as f64).collect()
}
