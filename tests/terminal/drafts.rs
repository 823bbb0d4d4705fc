//! What was typed is there again, however the program ended.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::ledger::Ledger;
use crate::pty::{Pty, Start};

const TYPED: &str = "两癌筛查异常人员还有31人未复查，十二月底前逐人落实；名单由乡镇卫生院核对。";

/// Types into the note on a department, and waits until it is on the disk: a second at most.
fn type_a_note(ledger: &Ledger, department: &str, text: &str) -> Pty {
    let mut pty = Start::on(ledger).open();
    pty.sees("合计").send("/").sees("查找").send(department).send("\r").sees("应办事项");
    pty.send("n").sees("写备注").send(text).sees(&text[..12]);
    let shown = Instant::now();
    while !is_kept(&ledger.path(), text) {
        assert!(shown.elapsed() < Duration::from_secs(1), "not kept within a second");
        std::thread::yield_now();
    }
    pty
}

fn is_kept(ledger: &Path, text: &str) -> bool {
    let files = std::fs::read_dir(ledger.parent().unwrap()).unwrap();
    let mut drafts = files.flatten().map(|file| file.path()).filter(|path| {
        path.to_string_lossy().contains(".draft-")
            && path.extension().is_none_or(|end| end != "new")
    });
    drafts.any(|path| std::fs::read_to_string(path).is_ok_and(|kept| kept.contains(text)))
}

/// A line that is stuck shows nothing, and what comes over it is heard and kept all the same.
#[test]
fn what_is_typed_while_nothing_is_shown_is_kept_and_shown_later() {
    let ledger = Ledger::demo();
    let mut pty = type_a_note(&ledger, "财政局", "写在前面的话，");
    pty.deaf(true);
    // Far more frames than the line holds, each of a key of its own.
    for _ in 0..200 {
        pty.send("\x0c");
        std::thread::sleep(Duration::from_millis(5));
    }
    pty.send(TYPED);
    let began = Instant::now();
    while !is_kept(&ledger.path(), TYPED) {
        assert!(began.elapsed() < Duration::from_secs(10), "it is not kept");
        std::thread::sleep(Duration::from_millis(10));
    }
    pty.deaf(false).sees(&TYPED[TYPED.len() - 12..]).send("\x13").sees("已录入 #837");
    pty.send("q").ended(0);
}

#[test]
fn after_a_kill_a_hang_up_or_a_signal_the_draft_is_offered() {
    let ends: [fn(&mut Pty) -> &mut Pty; 3] =
        [|pty| pty.signal("KILL"), Pty::hang_up, |pty| pty.signal("TERM")];
    for end in ends {
        let ledger = Ledger::demo();
        let mut pty = type_a_note(&ledger, "财政局", TYPED);
        end(&mut pty).gone_within(Duration::from_secs(2));
        drop(pty);
        let mut pty = Start::on(&ledger).open();
        pty.sees("有1份没有提交的草稿，按 d 查看").send("d").sees("财政局").send("\r");
        pty.sees("写备注").send("完").send("\x13").sees("已录入 #837");
        pty.send("\x1bq").ended(0);
        let told = format!("{:?}", ledger.open().read(&[837]).unwrap()[0].event);
        // What a hang-up sends on its way, the terminal's own end of it, may stand between.
        assert!(told.contains(TYPED) && told.contains('完'), "{told}");
        let mut pty = Start::on(&ledger).open();
        pty.sees("合计").send("d").sees("没有草稿");
    }
}

#[test]
fn two_sessions_of_one_person_keep_both_drafts() {
    let ledger = Ledger::demo();
    let first = type_a_note(&ledger, "财政局", "财政局的话，第一处");
    let second = type_a_note(&ledger, "教育局", "教育局的话，第二处");
    for mut pty in [second, first] {
        pty.signal("KILL").gone_within(Duration::from_secs(2));
    }
    let mut pty = Start::on(&ledger).open();
    pty.sees("有2份没有提交的草稿").send("d").sees("财政局的话，第一处").sees("教育局的话，第二处");
    pty.send("q").ended(0);
    pty.sees("2份没有提交的草稿已保留").given_back();
}

#[test]
fn an_open_window_takes_over_the_draft_of_a_closed_one() {
    let ledger = Ledger::demo();
    let mut open = Start::on(&ledger).open();
    open.sees("合计");
    let mut closed = type_a_note(&ledger, "财政局", TYPED);
    closed.sees("已存草稿");
    open.send("d").sees("另有1份在您的另一窗口里").misses(&TYPED[..12]);
    closed.hang_up().gone_within(Duration::from_secs(2));
    open.send("\x1bd").sees("财政局").sees(&TYPED[..12]).misses("另一窗口");
    open.send("\r").sees("写备注").send("\x13").sees("已录入 #837").send("q").ended(0);
    let mut later = Start::on(&ledger).open();
    later.sees("合计").send("d").sees("没有草稿");
}
