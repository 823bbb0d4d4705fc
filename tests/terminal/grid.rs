//! Figures typed and pasted into the grid, in a terminal.

use halfsky::domain::vocabulary::Event;

use crate::ledger::Ledger;
use crate::pty::{Pty, Start};

/// The liaison of the health bureau, on the grid, in the first year that has no figures yet.
fn grid(ledger: &Ledger) -> Pty {
    let mut pty = Start::on(ledger).person("li-na").open();
    pty.sees("应办事项").send("6").sees("人均预期寿命").sees("只看：卫健局");
    pty.send("\x1b[C").sees("2026年  ");
    pty
}

/// The values of the latest entry.
fn entered(ledger: &Ledger) -> Vec<String> {
    let mut office = ledger.open();
    let head = office.state().head.seq;
    assert!(office.verify(&mut |_| {}).is_ok());
    match office.read(&[head]).unwrap().remove(0).event {
        Event::Observed(entered) => {
            entered.figures.iter().map(|figure| figure.value.unwrap().to_string()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn ten_values_and_ten_enters_then_save() {
    let ledger = Ledger::demo();
    let mut pty = grid(&ledger);
    let values = ["70.1", "78.6", "0.0", "2.0", "66.0", "71.5", "79.0", "6.0", "40.0", "0.50"];
    for value in values {
        pty.send(&format!("{value}\r"));
    }
    pty.sees("10个数未保存").send("\x13").sees("新报10个").send("卫生统计年报\x13");
    pty.sees("已录入 #837").misses("未保存，");
    // Through `--as` no file of this machine is named.
    pty.send("I")
        .sees("ssh 主机 import - < 表.xlsx")
        .send("\x1b")
        .misses("只看")
        .send("q")
        .ended(0);
    let mut entered = entered(&ledger);
    entered.sort();
    let mut wanted = values.map(str::to_owned);
    wanted.sort();
    assert_eq!(entered, wanted);
}

#[test]
fn a_block_from_a_spreadsheet_is_pasted() {
    let ledger = Ledger::demo();
    let mut pty = grid(&ledger);
    pty.send("\x1b[D\x1b[200~70.0\t70.4\r\t78.6\r\t0.0\r\x1b[201~").sees("已填入4格");
    pty.send("\x1b[C")
        .sees("70.4*")
        .sees("4个数未保存")
        .send("\x13")
        .sees("新报4个，更正0个")
        .send("\x13");
    pty.sees("已录入 #837");
    let mut entered = entered(&ledger);
    entered.sort();
    assert_eq!(entered, ["0.0", "70.0", "70.4", "78.6"]);
}

#[test]
fn what_was_typed_is_taken_back_and_survives_a_kill() {
    let ledger = Ledger::demo();
    let mut pty = grid(&ledger);
    pty.send("70.1\r").sees("1个数未保存").send("78.6\r").sees("2个数未保存");
    pty.send("\x1a").sees("1个数未保存").misses("78.6*").send("\x19").sees("78.6*");
    pty.send("\x1b[B\x1b[B11.9").sees("11.9");
    let kept = || {
        let files = std::fs::read_dir(ledger.path().parent().unwrap()).unwrap();
        let mut files = files.flatten().map(|file| file.path());
        files.any(|path| {
            path.to_string_lossy().contains(".draft-")
                && path.extension().is_none_or(|end| end != "new")
                && std::fs::read_to_string(path).is_ok_and(|text| text.contains("11.9"))
        })
    };
    let end = std::time::Instant::now() + std::time::Duration::from_secs(5);
    while !kept() && std::time::Instant::now() < end {
        std::thread::yield_now();
    }
    pty.signal("KILL");
    drop(pty);
    let mut pty = Start::on(&ledger).person("li-na").open();
    pty.sees("有1份没有提交的草稿").send("d").sees("报送数据").send("6");
    pty.sees("上次没有保存的3个数放回来了");
    pty.sees("3个数未保存").sees("70.1*").sees("78.6*").sees("11.9*");
}
