//! What is about the same: what somebody else entered of it is told before it is passed over.

use halfsky::domain::conflict::touches;
use halfsky::domain::vocabulary::Event;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::*;

/// What would become of a command of the clerk.
fn event(desk: &Desk, command: Value) -> Event {
    event_of(desk, CLERK, command)
}

fn event_of(desk: &Desk, who: &str, command: Value) -> Event {
    let asked = command.to_string();
    let judged = desk.ask(who, command);
    judged.unwrap_or_else(|why| panic!("{asked}: {why:?}")).remove(0)
}

fn of_health(figure: Value) -> Value {
    from_paper(figures(&[figure]), TODAY)
}

#[rstest]
#[case::of_an_item(assign("1.8", &["education"]), assign("1.8", &["health"]), true)]
#[case::of_two_items(assign("1.8", &["education"]), assign("1.7", &["education"]), false)]
#[case::of_two_kinds(assign("1.8", &["education"]), note("1.8"), false)]
#[case::of_a_figure(
    of_health(figure("life_expectancy", 2024, "78.1")),
    of_health(figure("life_expectancy", 2024, "78.4")),
    true
)]
#[case::of_two_years(
    of_health(figure("life_expectancy", 2024, "78.1")),
    of_health(figure("life_expectancy", 2025, "78.4")),
    false
)]
#[case::of_a_letter(issue("water", 2026), issue("water", 2026), true)]
#[case::of_two_letters(issue("water", 2026), issue("health", 2026), false)]
#[case::of_a_department_by_its_name(
    from_paper(report("water", "work", 2025), TODAY),
    from_paper(report("水利局", "work", 2025), TODAY),
    true
)]
#[case::of_two_forms(
    from_paper(report("water", "work", 2025), TODAY),
    from_paper(report("water", "situation", 2025), TODAY),
    false
)]
#[case::ordered_of_the_same(order(&["water", "health"], "2026-12-01"), order(&["health"], "2026-12-31"), true)]
#[case::ordered_of_others(order(&["water"], "2026-12-01"), order(&["health"], "2026-12-01"), false)]
#[case::of_two_meetings(call("full"), call("liaison"), false)]
#[case::taken_from_whom_it_was_given(
    assign("1.8", &["education"]),
    json!({"kind": "unassign", "item": "1.8", "reason": "改"}),
    true
)]
#[case::waived_or_put_off(
    waive("situation_report/water/2025"),
    extend_duty("situation_report/water/2025", "2026-12-31"),
    true
)]
#[case::of_settings(
    json!({"kind": "change_settings", "nearly": "2"}),
    json!({"kind": "change_settings", "nearly": "3"}),
    true
)]
fn what_is_about_the_same(#[case] one: Value, #[case] other: Value, #[case] same: bool) {
    let desk = Desk::confirmed();
    let (one, other) = (event(&desk, one), event(&desk, other));
    assert_eq!((touches(&one, &other), touches(&other, &one)), (same, same));
}

/// Whoever enters a figure again is told that it was taken out; who takes it out names what stands.
#[test]
fn a_figure_that_was_taken_out_is_the_same_as_one_that_is_entered() {
    let mut desk = Desk::confirmed();
    let entered = of_health(figure("life_expectancy", 2024, "78.1"));
    let before = event(&desk, entered.clone());
    let entry = desk.give(CLERK, entered);
    let standing = [named_figure("life_expectancy", 2024, entry)];
    for out in [void_figures(&standing), return_figures(&standing)] {
        let out = event(&desk, from_paper(out, TODAY));
        assert!(touches(&out, &before) && !touches(&before, &out), "{out:?}");
    }
}

/// Whoever approves minutes or sends them back has read the ones that stand, and whoever closes an action
/// has read what each department told of it.
#[test]
fn what_was_not_read_is_not_passed_over() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water", "health"], "2026-12-01"));
    let told = event_of(&desk, "wu", told_of(action, "water", "underway"));
    let again = event_of(&desk, CLERK, from_paper(told_of(action, "health", "underway"), TODAY));
    let closed = event(&desk, close(action));
    assert!(touches(&told, &closed) && touches(&again, &closed) && !touches(&closed, &told));
    assert!(!touches(&again, &told), "each department's word is its own");

    let meeting = desk.give(CLERK, call("full"));
    desk.give(CLERK, agenda(meeting, &[json!({"topic": {"matter": "明年的宣传月"}})]));
    desk.give(CLERK, json!({"kind": "open_meeting", "meeting": meeting}));
    desk.give(CLERK, minutes(meeting));
    let written = event(&desk, minutes(meeting));
    let approve = json!({"kind": "approve_minutes", "meeting": meeting});
    let back = json!({"kind": "return_minutes", "meeting": meeting, "reason": "漏了一项"});
    for asked in [approve, back].map(|asked| event_of(&desk, "zhou", asked)) {
        assert!(touches(&written, &asked) && !touches(&asked, &written));
    }
}

/// What is about nothing would be passed over by everybody.
#[test]
fn every_entry_is_about_something() {
    let folder = tempfile::tempdir().unwrap();
    let office = halfsky::demo::write(&folder.path().join("demo.sqlite3")).unwrap();
    let all: Vec<_> = (1..=office.state().head.seq).collect();
    for fact in office.read(&all).unwrap() {
        assert!(touches(&fact.event, &fact.event), "{:?}", fact.event);
    }
}
