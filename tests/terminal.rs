//! The real program in a pseudo-terminal: only what nothing but a terminal shows.

#[path = "terminal/coming_and_going.rs"]
mod coming_and_going;
#[path = "terminal/drafts.rs"]
mod drafts;
#[path = "terminal/frames.rs"]
mod frames;
#[path = "terminal/grid.rs"]
mod grid;
#[path = "kit_tui/ledger.rs"]
mod ledger;
#[path = "terminal/limits.rs"]
mod limits;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "terminal/sessions.rs"]
mod sessions;

use std::time::Duration;

use halfsky::office::Office;
use ledger::Ledger;
use pty::Start;

#[test]
fn the_overview_comes_up_and_quitting_gives_the_terminal_back() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("总览").sees("妇女与健康").sees("演示数据").sees("王兰 办公室");
    pty.until("the modes are set and no field has the caret", |screen| {
        screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor()
    });
    pty.send("q").ended(0);
    pty.given_back();
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let ledger = Ledger::demo();
        let mut pty = Start::on(&ledger).open();
        pty.sees("妇女与健康");
        pty.signal(name).ended(128 + number);
        pty.given_back();
    }
}

#[test]
fn a_hang_up_ends_the_program() {
    let ledger = Ledger::demo();
    for start in [Start::on(&ledger), Start::on(&ledger).ignoring_hang_up()] {
        let mut pty = start.open();
        pty.sees("妇女与健康");
        pty.hang_up().gone_within(Duration::from_secs(1));
    }
}

#[test]
fn screens_switch_and_esc_goes_back() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("4").sees("责任书").misses("合计");
    pty.send("\r").sees("应办事项").send("\x1b").misses("应办事项").sees("网信办");
    pty.send("\x1b[B\x1b[B").until("the third row is selected", |screen| {
        pty::reversed_row(screen).is_some_and(|row| row.contains("网信办"))
    });
    pty.until("the cursor is parked there", |screen| screen.cursor_position().0 == 6);
}

#[test]
fn the_cursor_stands_in_the_field() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("/").sees("查找").send("财政局").send("\r").sees("梅河口市财政局");
    pty.send("n").sees("写备注").until("the cursor shows", |screen| !screen.hide_cursor());
    pty.send("两癌").until("the cursor follows what is typed", |screen| {
        let (row, col) = screen.cursor_position();
        screen.cell(row, col - 4).is_some_and(|cell| cell.contents() == "两")
            && screen.cell(row, col - 2).is_some_and(|cell| cell.contents() == "癌")
    });
}

#[test]
fn what_is_pasted_arrives_whole_and_is_handed_in() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("/1.2\r").sees("主要目标").send("n").sees("写备注");
    let pasted = "孕产妇死亡率须看多年合并值。q\r".repeat(1_000);
    pty.send(&format!("\x1b[200~{pasted}\x1b[201~\x13")).sees("已录入 #837");
    let mut office = ledger.open();
    let told = format!("{:?}", office.read(&[837]).unwrap()[0].event);
    assert_eq!(told.matches("多年合并值").count(), 1_000);
    assert!(office.verify(&mut |_| {}).is_ok());
}

#[test]
fn the_selected_row_is_seen_on_every_terminal() {
    let plain = [("NO_COLOR", "1")];
    for (term, more) in [
        ("xterm-256color", &plain[..]),
        ("xterm-256color", &[("HALFSKY_THEME", "mono")]),
        ("linux", &[]),
        ("vt100", &[]),
        ("screen", &[]),
    ] {
        let ledger = Ledger::demo();
        let mut start = Start::on(&ledger).term(term);
        for (name, value) in more {
            start = start.variable(name, value);
        }
        let mut pty = start.open();
        pty.sees("合计").until("the first row is in reverse video", |screen| {
            pty::reversed_row(screen).is_some_and(|row| row.contains("妇女与健康"))
        });
        let coloured = pty.screen(pty::has_colour);
        assert_eq!(coloured, more.is_empty(), "{term}");
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).term("dumb").open();
    pty.sees("台账 836").ended(0);
    let written = pty.written();
    let written = String::from_utf8_lossy(&written);
    assert!(written.contains("TERM=dumb") && !written.contains('\u{1b}'), "{written}");
    let mut pty = Start::on(&ledger).variable("HALFSKY_THEME", "drak").open();
    pty.sees("HALFSKY_THEME 不能是「drak」").sees("mono").ended(2);
}

#[test]
fn a_resize_is_drawn_anew() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").misses("达标率");
    pty.resize(120, 40).sees("达标率").until("the footer is on the last row", |screen| {
        screen.rows(0, 120).last().is_some_and(|row| row.contains("退出"))
    });
    // In a window too small a key does nothing but draw anew, which tells that the "3" was read.
    pty.resize(50, 10).sees("窗口太小").written();
    pty.send("3\x0c").written_until("窗口太小".as_bytes());
    pty.resize(80, 24).sees("合计").misses("达标率");
}

#[test]
fn the_first_start_asks_or_offers_the_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.sqlite3");
    let mut pty = Start::at(&path).anybody().open();
    pty.sees("还没有台账")
        .sees("您的姓名")
        .until("the caret is shown", |screen| !screen.hide_cursor());
    // What is typed on a button, and a name that is not there, are told.
    pty.send("\t王").sees("这里是按钮").send("\r").sees("请填写您的姓名");
    pty.send("王芳\t\r").sees("总览").sees("王芳 办公室").misses("演示数据").send("q").ended(0);
    assert!(path.exists());

    // The office goes by its city, and who founds for another one is told whose plan that is.
    let other = folder.path().join("other.sqlite3");
    let mut pty = Start::at(&other).anybody().open();
    pty.sees("您的姓名").send("王芳\x1b[A\x1b[A青山市").sees("青山市妇女儿童工作委员会办公室");
    pty.send("\t\t\t\r").sees("分工都是梅河口市的").send("\r").sees("王芳 办公室");
    pty.send("q").ended(0);
    let founded = Office::open(&other).unwrap();
    let known = founded.state().department(&"office".into()).unwrap();
    assert_eq!(known.name, "青山市妇女儿童工作委员会办公室");

    let mut pty = Start::at(&folder.path().join("none.sqlite3")).anybody().open();
    pty.sees("先看演示").send("\t\t\r").sees("演示数据").send("q").ended(0);
    assert!(!folder.path().join("none.sqlite3").exists(), "a look leaves nothing behind");
}
