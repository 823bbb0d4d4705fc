//! What goes over the line, which is slow: bytes a frame, writes a frame, nothing for nothing.

use std::fs;
use std::time::{Duration, Instant};

use halfsky::disk::beside;

use crate::ledger::Ledger;
use crate::pty::{Pty, Start};

/// On a large screen, with the first frame there and asked questions answered.
fn open(ledger: &Ledger) -> (Pty, Vec<u8>) {
    let mut pty = Start::on(ledger).size(120, 40).open();
    pty.sees("合计");
    let first = pty.written();
    pty.send("\x1b[2;4R");
    assert_eq!(pty.written().len(), 0, "an answer that changes nothing draws nothing");
    (pty, first)
}

#[test]
fn few_bytes_for_a_frame() {
    let ledger = Ledger::demo();
    let (mut pty, first) = open(&ledger);
    assert!(first.len() <= 7 * 1024, "first paint: {}", first.len());
    for screen in ["3", "4", "5", "1"] {
        let switched = pty.send(screen).written().len();
        assert!((500..=5 * 1024).contains(&switched), "to screen {screen}: {switched}");
        pty.send("\x1b[B").written();
        pty.send("\x1b[B").written();
        let step = pty.send("\x1b[B").written().len();
        assert!((50..=300).contains(&step), "a step on screen {screen}: {step}");
    }
    pty.send("3\x1b[B\rn").sees("写备注").written();
    for typed in ["a", "妇", "女", "，", "\x7f"] {
        let bytes = pty.send(typed).written().len();
        assert!((10..=60).contains(&bytes), "typing {typed:?}: {bytes}");
    }
}

#[test]
fn one_write_a_frame_and_none_for_nothing() {
    let ledger = Ledger::demo();
    let (mut pty, _) = open(&ledger);
    // The lists of the day and of those to come are kept in a file, of one day in each pause.
    let kept = || fs::metadata(beside(&ledger.path(), ".lists")).map_or(0, |kept| kept.len());
    let (mut length, mut since, began) = (0, Instant::now(), Instant::now());
    while length == 0 || since.elapsed() < Duration::from_secs(1) {
        assert!(began.elapsed() < Duration::from_secs(20), "lists are kept");
        std::thread::sleep(Duration::from_millis(20));
        if kept() != length {
            (length, since) = (kept(), Instant::now());
        }
    }
    // Once the cursor rests the footer may follow it, in a frame of its own.
    for (key, frames) in
        [("3", 1..=1), ("\x1b[B", 1..=2), ("4", 1..=1), ("\x1b[6~", 1..=2), ("/", 1..=1)]
    {
        let before = pty.counted("io", "syscw");
        let written = pty.send(key).written();
        let begun = written.windows(8).filter(|bytes| bytes == b"\x1b[?2026h").count();
        assert!(frames.contains(&begun), "{key:?}: {begun}");
        assert_eq!(pty.counted("io", "syscw") - before, begun as u64, "{key:?}");
    }
    let before = pty.counted("io", "syscw");
    assert!(pty.written().is_empty());
    assert_eq!(pty.counted("io", "syscw"), before);
}

#[test]
fn a_burst_is_one_frame() {
    let ledger = Ledger::demo();
    let (mut pty, _) = open(&ledger);
    pty.send("3\x1b[B\rn").sees("写备注").written();
    // As an input method commits a sentence.
    let frames = pty.send("孕产妇死亡率须看多年合并值").written();
    let begun = frames.windows(8).filter(|bytes| bytes == b"\x1b[?2026h").count();
    assert_eq!(begun, 1);
    pty.sees("孕产妇死亡率须看多年合并值");
}
