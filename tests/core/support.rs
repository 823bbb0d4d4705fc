//! Activities, funds, and evidence in files.

use halfsky::domain::fact::{self, Fact};
use halfsky::domain::refusal::Refusal;
use serde_json::{Value, json};

use super::kit::kinds::{SUPPORT, kind_of, support_of};
use super::kit::*;

/// Everything that the rules of this family refuse.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let mut desk = Desk::confirmed();
    let mut crowd = activity("water", "training");
    crowd["women"] = 31.into();
    let mut nothing = funds("water", 2026, "1");
    nothing.as_object_mut().unwrap().remove("budget");
    let mut all = vec![
        (desk.refusal("wu", crowd), desk.clone()),
        (desk.refusal("wu", nothing), desk.clone()),
    ];
    desk.give("wu", funds("water", 2026, "1"));
    all.push((desk.refusal("wu", funds("water", 2026, "2")), desk));
    all
}

#[test]
fn each_refusal_of_this_family_is_met() {
    let met: Vec<&str> = refused()
        .iter()
        .map(|(refusal, _)| match refusal {
            Refusal::Support(wrong) => support_of(wrong),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(SUPPORT.iter().all(|kind| met.contains(kind)), "{met:?}");
}

#[test]
fn an_activity_is_told_with_all_who_held_it() {
    let mut desk = Desk::confirmed();
    let mut held = activity("水利局", "publicity");
    held["cooperating"] = json!(["卫健局", "health", "water"]);
    held["on"] = "2026-03-08".into();
    let seq = desk.give("wu", held);
    for id in ["water", "health"] {
        let found = desk.state.activities_of(&dept(id));
        assert_eq!(found.len(), 1, "{id}");
        assert_eq!((found[0].recorded.seq, found[0].participants), (seq, Some(40)));
        assert_eq!(found[0].cooperating, [dept("health")]);
    }
    assert!(desk.state.index.of_item(&item("1.1")).contains(&seq));
    desk.withdraw(seq);
    assert!(desk.state.activities_of(&dept("water")).is_empty());
    for (field, value) in [("participants", json!(-1)), ("women", json!(1.5)), ("men", json!("3"))]
    {
        let mut held = activity("water", "training");
        held[field] = value;
        assert_eq!(kind_of(&desk.refusal("wu", held)), "Form", "{field}");
    }
}

fn amounts(desk: &Desk, id: &str) -> Vec<(i32, String, String)> {
    let told = |amount: Option<halfsky::decimal::Decimal>| {
        amount.map_or_else(String::new, |amount| amount.to_string())
    };
    let rows = desk.state.funds_of(&dept(id));
    rows.iter().map(|(year, _, it, _)| (*year, told(it.budget), told(it.spent))).collect()
}

#[test]
fn funds_are_completed_freely_and_changed_with_a_reason() {
    let mut desk = Desk::confirmed();
    let first = desk.give("wu", funds("water", 2026, "12.5"));
    let spent = |amount: &str, reason: &str| {
        json!({"kind": "record_funds", "department": "water", "year": 2026, "purpose": " 两癌检查 ",
            "spent": amount, "reason": reason})
    };
    let second = desk.give("wu", spent("3.20", ""));
    assert_eq!(amounts(&desk, "water"), [(2026, "12.5".into(), "3.20".into())]);
    assert_eq!(kind_of(&desk.refusal("wu", spent("4", " "))), "Support");
    let third = desk.give("wu", spent("4", "补记第四季度"));
    assert_eq!(amounts(&desk, "water"), [(2026, "12.5".into(), "4".into())]);
    let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(first)) else { panic!() };
    assert_eq!(built, [second, third]);
    desk.withdraw(third);
    assert_eq!(amounts(&desk, "water"), [(2026, "12.5".into(), "3.20".into())]);
    for amount in [json!("-1"), json!(1.5), json!("许多"), json!("")] {
        let mut command = funds("water", 2026, "1");
        command["budget"] = amount;
        assert_eq!(kind_of(&desk.refusal("wu", command)), "Form");
    }
}

#[test]
fn evidence_stands_with_every_command_and_reads_back() {
    let mut desk = Desk::confirmed();
    let mut command = report("water", "work", 2026);
    let mut file = attachment("总结.pdf");
    file["on"] = "2026-10-31".into();
    command["attachments"] = json!([file]);
    desk.give("wu", command);
    let known = desk.facts.last().unwrap().clone();
    assert_eq!(known.circumstance.attachments[0].on, Some(day("2026-10-31")));
    let written = fact::write(&known.event, &known.circumstance, &known.actor, known.at, None);
    let entry = halfsky::domain::entry::Entry {
        seq: known.seq,
        at: known.at.to_rfc3339(),
        actor: known.actor.to_string(),
        kind: written.kind,
        version: written.version,
        body: written.body,
        prev: String::new(),
        hash: String::new(),
    };
    assert_eq!(Fact::read(&entry).unwrap(), known);
}

#[test]
fn what_stands_of_a_file_is_checked() {
    let desk = Desk::confirmed();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut file = attachment("总结.pdf");
        change(&mut file);
        let mut command = note("1.1");
        command["attachments"] = json!([file]);
        command
    };
    assert!(desk.ask(CLERK, with(&|_| {})).is_ok());
    let wrong: [&dyn Fn(&mut Value); 8] = [
        &|it| it["sm3"] = "xyz".into(),
        &|it| it["sm3"] = "AB".repeat(32).into(),
        &|it| it["size"] = 0.into(),
        &|it| it["size"] = (20 * 1024 * 1024 + 1).into(),
        &|it| it["media"] = "exe".into(),
        &|it| it["name"] = "../总结.pdf".into(),
        &|it| it["name"] = "总\u{202e}结.pdf".into(),
        &|it| it["colour"] = "red".into(),
    ];
    for change in wrong {
        assert_eq!(kind_of(&desk.refusal(CLERK, with(change))), "Form");
    }
    let future = with(&|it| it["on"] = "2026-11-24".into());
    assert_eq!(kind_of(&desk.refusal(CLERK, future)), "FutureDay");
    let mut many = note("1.1");
    many["attachments"] = json!(vec![attachment("a.pdf"); 21]);
    assert_eq!(kind_of(&desk.refusal(CLERK, many)), "Form");
}
