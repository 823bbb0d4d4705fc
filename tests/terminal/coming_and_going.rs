//! Suspending, panicking, hanging up, and what the terminal is asked.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use halfsky::tui::term::Term;
use halfsky::tui::term::paint::Cursor;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ledger::Ledger;
use crate::pty::Start;

#[test]
fn an_arrow_whose_parts_are_parted_by_a_slow_line_is_an_arrow() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("4\x1b[B\x1b[B").written();
    pty.send("\x1b");
    std::thread::sleep(Duration::from_millis(20));
    pty.send("[A").until("one row up", |screen| screen.cursor_position().0 == 5);
    pty.sees("责任书");
}

#[test]
fn a_session_without_a_shell_is_not_suspended() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("\x1a").sees("此会话不能挂起").signal("TSTP").sees("合计");
    pty.send("q").ended(0);
}

#[test]
fn a_shell_suspends_it_and_lets_it_go_on() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).under_a_shell().open();
    pty.sees("合计").send("4").sees("责任书").send("\x1a");
    pty.until("the shell has the terminal", |screen| !screen.alternate_screen());
    pty.sees("输入 fg 再按回车返回").given_back();
    pty.send("fg\r")
        .sees("责任书")
        .until("it is back", |screen| screen.alternate_screen() && screen.hide_cursor());
    pty.send("1").sees("合计").send("q").until("it is left", |screen| !screen.alternate_screen());
    pty.given_back();
    pty.send("exit\r").ended(0);
}

/// It alone knows for what it takes the terminal, whatever the locale says.
#[test]
fn a_tmux_that_lets_no_chinese_through_is_told_of() {
    let ledger = Ledger::demo();
    let folder = tempfile::tempdir().unwrap();
    let tmux = folder.path().join("tmux");
    for (answer, told) in [("0", "tmux -u attach"), ("1", "合计")] {
        std::fs::write(&tmux, format!("#!/bin/sh\n/bin/echo {answer}\n")).unwrap();
        std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut pty = Start::on(&ledger)
            .variable("TMUX", "/tmp/tmux-0/default,1,0")
            .variable("PATH", folder.path().to_str().unwrap())
            .open();
        pty.sees(told).send("\r").sees("合计").send("q").ended(0);
    }
    // One that hangs is not waited for.
    std::fs::write(&tmux, "#!/bin/sh\nexec /bin/sleep 60\n").unwrap();
    let mut pty = Start::on(&ledger)
        .variable("TMUX", "/tmp/tmux-0/default,1,0")
        .variable("PATH", folder.path().to_str().unwrap())
        .open();
    pty.sees("合计").send("q").ended(0);
}

#[test]
fn stopped_by_others_it_takes_the_terminal_again() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").written();
    pty.signal("STOP").signal("CONT").until("drawn anew", |screen| screen.alternate_screen());
    assert!(pty.written().len() > 1000, "the whole screen is drawn again");
    pty.send("4").sees("责任书");
}

#[test]
fn a_message_written_over_the_screen_is_wiped_away() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").written();
    assert!(pty.send("\x0c").written().len() > 1000, "the whole screen is drawn again");
}

#[test]
fn a_terminal_that_shows_quotation_marks_wide_is_believed() {
    let ledger = Ledger::demo();
    let column = |answer: &str, option: &str| {
        let mut pty = Start::on(&ledger).option(option).open();
        pty.sees("合计").written();
        pty.send(answer).send("/1-12\r").sees("策略措施").written();
        let found = pty.screen(|screen| {
            screen.rows(0, 80).find_map(|row| {
                let (before, after) = row.split_once('“')?;
                Some((before.to_owned(), after.starts_with(' ')))
            })
        });
        found.map(|(_, spaced)| spaced)
    };
    assert_eq!(column("\x1b[2;4R", "--ambiguous=auto"), Some(false));
    assert_eq!(column("\x1b[2;5R", "--ambiguous=auto"), Some(true));
    assert_eq!(column("", "--ambiguous=wide"), Some(true));
    assert_eq!(column("\x1b[2;5R", "--ambiguous=narrow"), Some(false));
}

#[test]
fn a_terminal_of_another_character_set_is_told_of() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("\x1b[2;7R").sees("does not show UTF-8");
    let mut pty = Start::on(&ledger).variable("LC_ALL", "en_US.ISO-8859-1").open();
    pty.sees("ISO-8859-1").sees("LC_ALL=C.UTF-8");
    assert!(!pty.screen(|screen| screen.alternate_screen()), "said before anything is drawn");
    pty.send("\r").sees("合计");
}

#[test]
fn an_answer_that_comes_late_is_not_typed_to_the_shell() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).under_a_shell().open();
    // The answer to the question is on its way when the program is left at once.
    pty.until("the question", |screen| screen.alternate_screen()).send("q");
    pty.written_until(b"\x1b[6n");
    std::thread::sleep(Duration::from_millis(30));
    pty.send("\x1b[2;4R").until("left", |screen| !screen.alternate_screen());
    pty.given_back();
    pty.send("echo done\r").sees("done");
    assert!(!pty.screen(|screen| screen.contents().contains(";4R")));
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told_there() {
    if std::env::var_os("TO_PANIC").is_some() {
        let mut term = Term::enter(true).unwrap();
        term.show(&Buffer::empty(Rect::new(0, 0, 80, 24)), Cursor::default()).unwrap();
        panic!("on purpose");
    }
    let name = "coming_and_going::a_panic_gives_the_terminal_back_and_is_told_there";
    let mut pty = Start::test(name, "TO_PANIC").open();
    pty.sees("on purpose").ended(101);
    pty.given_back();
    let written = String::from_utf8(pty.written()).unwrap();
    let (before, after) = written.split_once("on purpose").unwrap();
    assert!(before.contains("\x1b[?1000h") && before.contains("\x1b[?1000l"), "{written:?}");
    assert!(!after.contains("\x1b["), "{written:?}");
}

#[test]
fn what_ends_it_is_not_undone_by_what_lets_it_go_on() {
    let ledger = Ledger::demo();
    for signal in ["TERM", "HUP"] {
        let mut pty = Start::on(&ledger).open();
        pty.sees("合计").written();
        pty.signal("STOP").signal(signal).signal("CONT");
        pty.ended(if signal == "TERM" { 143 } else { 129 });
        pty.given_back();
    }
}

#[test]
fn what_was_typed_just_before_a_signal_is_there_next_time() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("4\rn").sees("写备注").send("刚刚打的字").sees("刚刚打的字");
    pty.signal("TERM").ended(143);
    Start::on(&ledger).open().sees("草稿").send("d\r").sees("刚刚打的字");
}

/// The line took longer than anybody waits: the Esc was one, and its rest is no letters.
#[test]
fn what_a_slow_line_brings_after_its_esc_is_not_typed() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("7\r").sees("议题").written();
    let before = ledger.open().state().head.seq;
    // The longer pause is longer than anybody waits for the rest of what has begun.
    let pieces =
        [&["[A"][..], &["[1;5C"], &["OB"], &["[", "A"], &["[", "", "A"], &["[1;", "", "5C"]];
    for rest in pieces {
        pty.send("\x1b").written();
        std::thread::sleep(Duration::from_millis(100));
        for piece in rest {
            match piece.is_empty() {
                true => std::thread::sleep(Duration::from_millis(600)),
                false => drop(pty.send(piece).written()),
            }
        }
    }
    std::thread::sleep(Duration::from_millis(1_100));
    pty.send("1").sees("合计");
    assert_eq!(ledger.open().state().head.seq, before, "no letter was a command");
}

#[test]
fn a_signal_ends_the_first_start_as_it_ends_the_dashboard() {
    let ledger = Ledger::demo();
    std::fs::remove_file(ledger.path()).unwrap();
    let mut pty = Start::on(&ledger).open();
    pty.sees("梅河口市").signal("TERM").ended(143);
}

/// The terminal was given back, and what is typed now is typed to the shell.
#[test]
fn nothing_is_handed_in_after_a_signal() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    let before = ledger.open().state().head.seq;
    pty.sees("合计").send("4\rn").sees("写备注").send("一句话").sees("一句话");
    pty.signal("TERM").until("it is left", |screen| !screen.alternate_screen());
    pty.send("\x1b[21~\r").ended(143);
    assert_eq!(ledger.open().state().head.seq, before);
}

#[test]
fn keys_that_come_with_the_one_that_leaves_do_nothing() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("4").sees("责任书").send("qnhello").ended(0);
    Start::on(&ledger).open().sees("合计").send("d").sees("没有草稿");
}

/// Another program may have left the line so that it takes what it can at once; it is the shell's too.
#[test]
fn a_line_that_does_not_block_is_written_to_all_the_same() {
    use std::os::fd::AsFd;
    if let Some(path) = std::env::var_os("DO_NOT_BLOCK") {
        let out = std::io::stdout();
        let flags = nix::fcntl::fcntl(out.as_fd(), nix::fcntl::FcntlArg::F_GETFL).unwrap();
        let flags = nix::fcntl::OFlag::from_bits_truncate(flags) | nix::fcntl::OFlag::O_NONBLOCK;
        nix::fcntl::fcntl(out.as_fd(), nix::fcntl::FcntlArg::F_SETFL(flags)).unwrap();
        let mut term = Term::enter(false).unwrap();
        let mut frame = Buffer::empty(Rect::new(0, 0, 80, 24));
        for round in 0..200 {
            let row = format!("{round:>3}").repeat(26);
            (0..24).for_each(|y| {
                frame.set_string(0, y, &row, ratatui::style::Style::new());
            });
            term.show(&frame, Cursor::default()).unwrap();
        }
        drop(term);
        std::fs::write(path, "all of it").unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let told = folder.path().join("told");
    let name = "coming_and_going::a_line_that_does_not_block_is_written_to_all_the_same";
    let start = Start::test(name, "UNUSED").variable("DO_NOT_BLOCK", told.to_str().unwrap());
    let mut pty = start.open();
    // Nobody reads for a while: the line is full.
    std::thread::sleep(Duration::from_millis(300));
    pty.ended(0);
    assert_eq!(std::fs::read_to_string(told).unwrap(), "all of it");
}

#[test]
fn a_line_that_says_no_size_gets_the_usual_one() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).size(0, 0).open();
    pty.sees("合计").send("3").sees("尚未达标").send("q").ended(0);
}
