//! The ledger to measure with.

use std::path::Path;
use std::process::{Command, Stdio};

use chrono::{DateTime, FixedOffset};
use halfsky::demo;
use halfsky::domain::entry::Seq;
use halfsky::domain::form::Request;
use halfsky::domain::payload::PersonId;
use halfsky::office::Office;
use serde_json::json;

const SENTENCES: [&str; 5] = [
    "对照规划目标逐项分解任务，明确责任科室、责任人员和完成时限，确保各项措施落到实处。",
    "组织开展法律政策进社区、进学校、进企业活动，发放宣传资料，接受群众咨询。",
    "会同市妇联、市教育局等单位开展联合检查，对发现的问题建立台账，逐一整改销号。",
    "加大经费投入力度，将妇女儿童工作经费列入年度预算，专款专用。",
    "下一步，继续完善部门协作机制，补齐短板弱项，推动妇女儿童事业高质量发展。",
];

/// The variable that asks for one, and says where.
pub(crate) const ASKED: &str = "FILL_LEDGER";

/// Has one written by another process: of a large one every start would copy the tables of its memory,
/// and would be measured with that. Gives the number of entries.
pub(crate) fn filled(path: &Path) -> Seq {
    let mut other = Command::new(std::env::current_exe().expect("this program"));
    let done = other.env(ASKED, path).stderr(Stdio::inherit()).output().expect("it starts");
    let told = String::from_utf8_lossy(&done.stdout);
    told.trim().parse().expect("the ledger is written")
}

/// Writes the demonstration's ledger and fills it up with reports, their acceptance, and notes, all
/// through the door that everybody's go through. Gives the number of entries.
pub(crate) fn fill(path: &Path, entries: u64) -> Seq {
    let mut office: Office = demo::write(path).expect("the demonstration is sound");
    let clerk = PersonId::from("wang-lan");
    let now: DateTime<FixedOffset> =
        DateTime::parse_from_rfc3339("2026-11-20T08:31:00+08:00").expect("a time");
    let departments: Vec<_> = office.state().departments().into_iter().cloned().collect();
    let mut batch = office.batch();
    let mut add = |value: serde_json::Value| {
        let request = Request::from_json(value, now.date_naive()).expect("of its form");
        batch.add(&request, &clerk, now).expect("let through")
    };
    let mut nth = 0;
    let mut last = 0;
    while last < entries {
        let department = &departments[nth % departments.len()];
        let heading = format!("{}关于第{nth}次妇女儿童工作推进情况的报告", department.name);
        let text: String = (0..12).map(|at| SENTENCES[(nth + at) % SENTENCES.len()]).collect();
        let report = add(json!({
            "kind": "submit_report", "department": department.id, "form": "work", "year": 2026,
            "heading": heading, "text": text,
            "on_behalf_of": {"signatory": "某某", "title": "局长", "paper": format!("〔2026〕{nth}号")},
        }));
        add(json!({"kind": "accept_report", "report": report, "comment": "材料齐全，同意。"}));
        let text = format!("已就第{nth}次报告与{}电话核对。", department.short);
        last = add(json!({"kind": "write_note", "department": department.id, "text": text}));
        nth += 1;
    }
    office.commit(batch).map_err(|_| "not appended").expect("appended");
    last
}
