//! Two people on one ledger, and keys that arrive in pieces.

use std::time::{Duration, Instant};

use crate::ledger::Ledger;
use crate::pty::Start;

#[test]
fn an_entry_of_one_is_on_the_others_screen_within_a_second() {
    let ledger = Ledger::demo();
    let mut office = Start::on(&ledger).open();
    let mut liaison = Start::on(&ledger).person("li-na").open();
    office.sees("合计");
    liaison.sees("李娜 卫健局").send("n").sees("写备注").send("卫健局今日已核对");
    liaison.sees("今日已核对").send("\x13").sees("已录入 #817");
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
    reader.sees("合计").send("/财政局\r").sees("梅河口市财政局").sees("未签  未签署");
    office.sees("合计").send("/财政局\r").sees("梅河口市财政局").send("s").sees("代录");
    office.send("程国栋\r局长\x13").sees("已录入 #817");
    let entered = Instant::now();
    reader.sees("程国栋").misses("未签  未签署");
    assert!(entered.elapsed() < Duration::from_secs(1), "{:?}", entered.elapsed());
}

#[test]
fn an_arrow_that_arrives_in_pieces_types_nothing_into_a_form() {
    let ledger = Ledger::demo();
    let mut pty = Start::on(&ledger).open();
    pty.sees("合计").send("/财政局\r").sees("梅河口市财政局").send("n").sees("写备注");
    pty.send("甲\x1b[").send("D").send("乙").sees("乙甲");
}
