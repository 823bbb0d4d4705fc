//! Two people on one ledger, and keys that arrive in pieces.

use std::time::{Duration, Instant};

use halfsky::demo;
use halfsky::disk::beside;

use crate::ledger::Ledger;
use crate::pty::Start;

#[test]
fn an_entry_of_one_is_on_the_others_screen_within_a_second() {
    let ledger = Ledger::demo();
    let mut office = Start::on(&ledger).open();
    let mut liaison = Start::on(&ledger).person("li-na").open();
    office.sees("合计");
    liaison.sees("李娜 卫健局").send("n").sees("写备注").send("卫健局今日已核对");
    liaison.sees("今日已核对").send("\x13").sees("已录入 #837");
    let entered = Instant::now();
    office.sees("今日已核对");
    assert!(entered.elapsed() < Duration::from_secs(1), "{:?}", entered.elapsed());
    office.sees("李娜");
}

#[test]
fn a_sign_off_of_the_office_is_on_the_liaisons_screen() {
    let ledger = Ledger::demo();
    let mut reader = Start::on(&ledger).person("dong-xin").size(80, 50).open();
    let mut office = Start::on(&ledger).open();
    reader.sees("合计").send("/财政局\r").sees("梅河口市财政局").sees("单位未签  领导未签署");
    office.sees("合计").send("/财政局\r").sees("梅河口市财政局").send("s").sees("代录");
    office.send("程国栋\r局长\x13").sees("已录入 #837");
    let entered = Instant::now();
    reader.sees("程国栋").misses("单位未签  领导未签署");
    assert!(entered.elapsed() < Duration::from_secs(1), "{:?}", entered.elapsed());
}

#[test]
fn an_arrow_that_arrives_in_pieces_types_nothing_into_a_form() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("/财政局\r").sees("梅河口市财政局").send("n").sees("写备注");
    pty.send("甲\x1b[").send("D").send("乙").sees("乙甲");
}

/// Enters something, as `record` would.
fn give(ledger: &Ledger, line: &str) {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("halfsky"))
        .args(["--ledger".as_ref(), ledger.path().as_os_str()])
        .args(["--as", "wang-lan", "record"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), line.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "{line}");
}

#[test]
fn a_page_that_the_presenter_turns_turns_for_who_follows_within_a_second() {
    let ledger = Ledger::demo();
    give(
        &ledger,
        r#"{"kind": "call_meeting", "meeting_kind": "full", "day": "2026-11-20", "place": "三楼", "chair": "周文静"}
{"kind": "set_agenda", "meeting": 837, "agenda": [{"topic": {"target": "1.3"}}, {"topic": {"target": "1.4"}}, {"topic": {"matter": "宣传月"}}]}
{"kind": "open_meeting", "meeting": 837}
"#,
    );
    let mut office = Start::on(&ledger).open();
    office.sees("按 t 逐项议").send("t").sees("议题 1/3").sees("主持翻页");
    let mut leader = Start::on(&ledger).person("zhou-wenjing").size(120, 40).open();
    leader.sees("按 t 跟随").send("t").sees("跟随王兰翻页").sees("议题 1/3");
    office.send("\x1b[C").sees("议题 2/3");
    let turned = Instant::now();
    leader.sees("议题 2/3");
    assert!(turned.elapsed() < Duration::from_secs(1), "{:?}", turned.elapsed());
    // The line drops in mid-meeting; the next session goes on there.
    office.hang_up().gone_within(Duration::from_secs(2));
    let mut again = Start::on(&ledger).open();
    again.sees("停在第2项，按 t 继续").send("t").sees("议题 2/3").sees("主持翻页");
    again.send("3");
    leader.sees("宣传月");
}

#[test]
fn lists_are_left_for_the_next_first_frame_and_looked_at_after_it() {
    let ledger = Ledger::demo();
    let kept = beside(&ledger.path(), ".lists");
    Start::on(&ledger).open().sees("合计").send("q").ended(0);
    assert!(kept.exists(), "left by whoever looked");
    let mut office = ledger.open();
    let today = demo::clock(office.state()).today();
    let mut wrong = office.kept_lists(today).unwrap();
    wrong.domains[0].overdue += 700;
    std::fs::remove_file(&kept).unwrap();
    ledger.open().keep_lists(today, &wrong);
    Start::on(&ledger).open().sees("与台账不一致，已按台账重新计算").send("q").ended(0);
    let again = ledger.open().kept_lists(today).unwrap();
    assert_ne!(again, wrong, "and is not left again");
}

#[test]
fn whoever_leaves_last_keeps_how_the_ledger_rests() {
    let ledger = Ledger::demo();
    let kept = beside(&ledger.path(), ".rest");
    let mut office = Start::on(&ledger).open();
    office.sees("合计");
    Start::on(&ledger).person("zhou-wenjing").open().sees("合计").send("q").ended(0);
    assert!(!kept.exists(), "the office has it open");
    // Also where it is left by closing the window.
    office.hang_up().gone_within(Duration::from_secs(1));
    assert!(kept.exists());
    // What comes in while nobody looks is in the next first frame all the same.
    give(&ledger, r#"{"kind": "write_note", "item": "1.1", "text": "今日已核对"}"#);
    Start::on(&ledger).open().sees("今日已核对").send("q").ended(0);
    // A command that entered something leaves it so too, with the lists of today.
    std::fs::remove_file(&kept).unwrap();
    give(&ledger, r#"{"kind": "write_note", "item": "1.2", "text": "昨日已核对"}"#);
    assert!(kept.exists());
    let mut opened = ledger.open();
    let today = demo::clock(opened.state()).today();
    assert!(opened.kept_lists(today).is_some());
    drop(opened);
    // From what was kept, and then from the ledger.
    let mut next = Start::on(&ledger).open();
    next.sees("昨日已核对");
    give(&ledger, r#"{"kind": "write_note", "item": "1.1", "text": "又核对一次"}"#);
    next.sees("又核对一次");
}

#[test]
fn who_stays_keeps_the_lists_of_what_others_enter() {
    let ledger = Ledger::demo();
    let mut office = Start::on(&ledger).open();
    office.sees("合计");
    give(&ledger, r#"{"kind": "write_note", "item": "1.1", "text": "今日已核对"}"#);
    office.sees("今日已核对");
    let began = Instant::now();
    loop {
        let mut other = ledger.open();
        let today = demo::clock(other.state()).today();
        match other.kept_lists(today) {
            Some(_) => break,
            None => assert!(began.elapsed() < Duration::from_secs(5), "none are kept"),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_ledger_that_another_took_the_place_of_is_told_and_left() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计");
    let path = ledger.path();
    let other = beside(&path, ".other");
    std::fs::copy(&path, &other).unwrap();
    std::fs::rename(&other, &path).unwrap();
    pty.sees("被别的文件替换或删除").send("2").sees("妇女与健康").send("n").sees("已被替换或删除");
    pty.send("q").ended(0);
}

/// A terminal that does not tell its ground is told once what fits it, and each person for oneself.
#[test]
fn the_look_that_somebody_chose_is_there_the_next_time() {
    // Of what is seen: a blank may keep a colour.
    let inks = |screen: &vt100::Screen| -> Vec<vt100::Color> {
        let (rows, cols) = screen.size();
        let row = |y| (0..cols.get()).filter_map(move |x| screen.cell(y, x));
        let inked = (0..rows.get()).flat_map(row).filter(|it| !it.contents().trim().is_empty());
        inked.map(|cell| cell.fgcolor()).collect()
    };
    let is_bright = |ink: &vt100::Color| matches!(ink, vt100::Color::Idx(8..=15));
    let bright = |screen: &vt100::Screen| inks(screen).iter().any(is_bright);
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").until("colours for a dark ground", bright);
    pty.send("\x14").sees("已换成浅底配色").until("no bright ones", |screen| !bright(screen));
    pty.send("q").ended(0);
    let mut again = Start::on(&ledger).open();
    again.sees("合计").until("no bright ones", |screen| !bright(screen)).send("q").ended(0);
    let mut asked = Start::on(&ledger).option("--theme=dark").open();
    asked.sees("合计").until("what was asked for", bright).send("q").ended(0);
    let mut other = Start::on(&ledger).person("li-na").open();
    other.sees("李娜").until("another's own", bright).send("\x14\x14").sees("无色");
    let plain = |ink: &vt100::Color| *ink == vt100::Color::Default;
    other.until("none", |screen| inks(screen).iter().all(plain)).send("q").ended(0);
}

/// As all that is a person's own beside the ledger it is the owner's alone, and what somebody put in its
/// place is not written through.
#[test]
fn what_somebody_chose_is_kept_safely() {
    use std::os::unix::fs::{MetadataExt, symlink};
    let ledger = Ledger::demo();
    let kept = beside(&ledger.path(), ".look-wang%2dlan");
    let other = ledger.path().with_file_name("other");
    std::fs::write(&other, "mono\n").unwrap();
    symlink(&other, &kept).unwrap();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("\x14").sees("浅底配色").send("q").ended(0);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "mono\n");
    let found = std::fs::symlink_metadata(&kept).unwrap();
    assert!(found.is_file() && found.mode() & 0o777 == 0o600, "{:o}", found.mode());
    let mut asked = Start::on(&ledger).variable("NO_COLOR", "1").open();
    asked.sees("合计").send("\x14").sees("只管这一次").send("q").ended(0);
    let mut again = Start::on(&ledger).open();
    again.sees("合计").send("\x14\x14\x14").sees("按终端底色配色").send("q").ended(0);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "auto\n");
}
