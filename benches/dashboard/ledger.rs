//! The ledger to measure with, written by halfsky itself: the program that measures holds neither the
//! ledger, whose size every start would copy the tables of, nor halfsky, which would make the panes
//! that it draws start as slowly.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::recording::{Recording, made};

const SENTENCES: [&str; 5] = [
    "对照规划目标逐项分解任务，明确责任科室、责任人员和完成时限，确保各项措施落到实处。",
    "组织开展法律政策进社区、进学校、进企业活动，发放宣传资料，接受群众咨询。",
    "会同市妇联、市教育局等单位开展联合检查，对发现的问题建立台账，逐一整改销号。",
    "加大经费投入力度，将妇女儿童工作经费列入年度预算，专款专用。",
    "下一步，继续完善部门协作机制，补齐短板弱项，推动妇女儿童事业高质量发展。",
];

/// Goes into another in the demonstration, and reports nothing any more.
const MERGED: &str = "sports";

/// Writes the demonstration's ledger and fills it up with reports, their acceptance, and notes, line
/// by line to `halfsky record`. Gives the number of entries.
pub(crate) fn fill(path: &Path, entries: u64) -> u64 {
    let written = halfsky().args(["demo", "--write"]).arg(path).stdout(Stdio::null()).status();
    assert!(written.expect("it starts").success());
    let mut recording = recording(path);
    let mut add = |request: Value| made(&recording.ask(&request));
    let departments = departments();
    let (mut nth, mut last) = (0, 0);
    while last < entries {
        let (id, name, short) = &departments[nth % departments.len()];
        let heading = format!("{name}关于第{nth}次妇女儿童工作推进情况的报告");
        let text: String = (0..12).map(|at| SENTENCES[(nth + at) % SENTENCES.len()]).collect();
        let report = add(json!({
            "kind": "submit_report", "department": id, "form": "work", "year": 2026,
            "heading": heading, "text": text,
            "on_behalf_of": {"signatory": "某某", "title": "局长", "paper": format!("〔2026〕{nth}号")},
        }));
        add(json!({"kind": "accept_report", "report": report, "comment": "材料齐全，同意。"}));
        let text = format!("已就第{nth}次报告与{short}电话核对。");
        last = add(json!({"kind": "write_note", "department": id, "text": text}));
        nth += 1;
    }
    recording.end();
    last
}

/// Has a command of its own enter something.
pub(crate) fn note(path: &Path) {
    let mut recording = recording(path);
    made(&recording.ask(&json!({"kind": "write_note", "item": "1.1", "text": SENTENCES[0]})));
    recording.end();
}

fn recording(path: &Path) -> Recording {
    Recording::begin(halfsky().args(["--as", "wang-lan", "--ledger"]).arg(path))
}

fn halfsky() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halfsky"));
    command.args(["--lang", "zh-CN"]);
    command
}

/// The proposed departments that the demonstration still has: id, name and short name.
fn departments() -> Vec<(String, String, String)> {
    let given: Value = serde_json::from_str(include_str!("../../data/departments.json"))
        .expect("the proposal is JSON");
    let text = |one: &Value, field: &str| one[field].as_str().expect("it has one").to_owned();
    let all = given["departments"].as_array().expect("a list").iter();
    let left = all.filter(|one| one["id"] != MERGED);
    left.map(|one| (text(one, "id"), text(one, "name"), text(one, "short"))).collect()
}
