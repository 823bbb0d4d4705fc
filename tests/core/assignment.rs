//! Who answers for what: proposed, confirmed, given to others, taken away.

use halfsky::domain::refusal::Refusal;
use halfsky::domain::vocabulary::Event;
use halfsky::plan::{ItemKind, Part};
use halfsky::report;
use halfsky::words::Lang;
use rstest::rstest;
use serde_json::json;

use super::kit::kinds::kind_of;
use super::kit::*;

fn proposed(desk: &Desk, domain: u8) -> usize {
    let here = |item: &&halfsky::plan::Item| item.code.domain == domain;
    desk.state.assignments.keys().filter(here).filter(|item| desk.state.is_proposed(item)).count()
}

#[test]
fn all_assignments_begin_as_proposals() {
    let desk = Desk::fresh();
    assert_eq!(desk.state.assignments.len(), 157);
    assert!(desk.state.assignments.keys().all(|item| desk.state.is_proposed(item)));
}

#[rstest]
#[case(1, 9 + 12)]
#[case(2, 8 + 10)]
#[case(3, 10 + 11)]
#[case(4, 9 + 10)]
#[case(5, 9 + 11)]
#[case(6, 9 + 10)]
#[case(7, 8 + 10)]
#[case(8, 9 + 12)]
fn a_domain_is_confirmed_at_once(#[case] domain: u8, #[case] count: usize) {
    let mut desk = Desk::fresh();
    assert_eq!(proposed(&desk, domain), count);
    let command = json!({"kind": "confirm_assignments", "domain": domain});
    let events = desk.ask(CLERK, command.clone()).unwrap();
    let [Event::AssignmentsConfirmed(confirmed)] = &events[..] else { panic!("{events:?}") };
    assert_eq!(confirmed.items.len(), count);
    assert!(confirmed.items.is_sorted_by_key(|item| item.code), "in the plan's order");
    desk.give(CLERK, command.clone());
    assert_eq!(proposed(&desk, domain), 0);
    let elsewhere: usize = (1..=8).map(|other| proposed(&desk, other)).sum();
    assert_eq!(elsewhere, 157 - count);
    assert_eq!(desk.refusal(CLERK, command), Refusal::NothingToConfirm);
}

#[test]
fn one_is_confirmed_alone_and_only_what_is_left_is_confirmed_with_the_rest() {
    let mut desk = Desk::fresh();
    let one = desk.give(CLERK, confirm(&["1.1", "1.1"]));
    assert_eq!(desk.state.assigned(&item("1.1")).unwrap().confirmed, Some(one));
    assert_eq!(proposed(&desk, 1), 20);
    let both = json!({"kind": "confirm_assignments", "domain": 1, "items": ["2.1", "1-2"]});
    let rest = desk.give(CLERK, both);
    assert_eq!(desk.state.assigned(&item("1.1")).unwrap().confirmed, Some(one), "as it was");
    assert_eq!(desk.state.assigned(&item("2.1")).unwrap().confirmed, Some(rest));
    assert_eq!((proposed(&desk, 1), proposed(&desk, 2)), (0, 17));
    assert_eq!(desk.refusal(CLERK, confirm(&["1.1", "1-2"])), Refusal::NothingToConfirm);
}

#[test]
fn who_answers_anew_is_proposed_anew_unless_it_is_said_to_be_settled() {
    let mut desk = Desk::confirmed();
    assert!(!desk.state.is_proposed(&item("1.1")));
    desk.give(CLERK, assign("1.1", &["education", "health"]));
    assert!(desk.state.is_proposed(&item("1.1")));
    let today = desk.state.assignment(&item("1.1")).unwrap();
    assert_eq!(today.part_of(&dept("education")), Some(Part::Lead));
    assert_eq!(today.part_of(&dept("health")), Some(Part::Cooperating));
    assert_eq!(today.part_of(&dept("finance")), None, "replaces what was assigned before");
    let settled = json!({"kind": "assign", "assignments": [{"item": "1.1", "lead": ["health"]}]});
    desk.give(CLERK, settled);
    assert!(!desk.state.is_proposed(&item("1.1")));
}

#[test]
fn what_was_confirmed_is_kept_in_the_plans_order() {
    let desk = Desk::staffed();
    let asked = json!({"kind": "confirm_assignments", "domain": 7, "items": ["7-7", "1-2", "7.6"]});
    let events = desk.ask(CLERK, asked).unwrap();
    let [Event::AssignmentsConfirmed(confirmed)] = &events[..] else { panic!("{events:?}") };
    assert!(confirmed.items.is_sorted() && confirmed.items.contains(&item("7.6")));
    assert_eq!(confirmed.items.first(), Some(&item("1-2")));
}

#[test]
fn a_letter_waits_until_all_is_confirmed_and_names_what_is_not() {
    let mut desk = Desk::staffed();
    let refused = |codes: &[&str]| Refusal::NotConfirmed(dept("water"), items(codes));
    assert_eq!(desk.refusal(CLERK, issue("water", 2026)), refused(&["7.6", "7-7"]));
    desk.give(CLERK, confirm(&["7-7"]));
    assert_eq!(desk.refusal(CLERK, issue("水利局", 2026)), refused(&["7.6"]));
    desk.give(CLERK, confirm(&["7.6"]));
    let letter = desk.give(CLERK, issue("水利局", 2026));
    assert_eq!(*desk.state.letters.get(&letter).unwrap().items, items(&["7.6", "7-7"]));
    assert_eq!(desk.state.letters.get(&letter).unwrap().department, dept("water"));
    desk.give(CLERK, assign("7.6", &["water"]));
    assert_eq!(desk.refusal(CLERK, issue("water", 2027)), refused(&["7.6"]));
}

#[test]
fn what_nobody_answers_for_any_longer_is_in_no_letter() {
    let mut desk = Desk::confirmed();
    let away = json!({"kind": "unassign", "item": "7.6", "reason": "改由生态环境局承担"});
    desk.give(CLERK, away.clone());
    assert_eq!(desk.refusal(CLERK, away), Refusal::NotAssigned(item("7.6")));
    assert_eq!(kind_of(&desk.refusal(CLERK, confirm(&["7.6"]))), "NotAssigned");
    let letter = desk.give(CLERK, issue("water", 2026));
    assert_eq!(*desk.state.letters.get(&letter).unwrap().items, items(&["7-7"]));
}

#[test]
fn a_merger_hands_on_what_was_answered_for_and_never_names_a_department_twice() {
    let mut desk = Desk::confirmed();
    let with = |desk: &Desk| {
        let all = [ItemKind::Target, ItemKind::Measure].map(|kind| desk.state.items(kind));
        let all = all.into_iter().flatten().filter_map(|item| desk.state.assignment(&item));
        all.filter(|found| found.part_of(&dept("ecology")).is_some()).count()
    };
    let before = with(&desk);
    desk.give(CLERK, merge("water", "ecology"));
    let shared = desk.state.assignment(&item("7.6")).unwrap();
    assert_eq!(shared.lead, [dept("ecology")], "both led it");
    assert_eq!(with(&desk), before, "nothing of the water bureau's that ecology did not share");
    assert!(desk.state.items_of(&dept("water")).is_empty());
    desk.give(CLERK, issue("ecology", 2026));
}

#[test]
fn two_plans_are_told_apart_and_each_code_needs_its_plan() {
    let mut desk = Desk::fresh();
    let mut other = desk.state.plan().unwrap().clone();
    other.id = halfsky::plan::PlanId::new("children").unwrap();
    let adopt = json!({"kind": "adopt_plan", "document": serde_json::to_value(other).unwrap()});
    let adopted = desk.give(CLERK, adopt);
    assert_eq!(kind_of(&desk.refusal(CLERK, note("1.1"))), "UnknownPlan");
    desk.give(CLERK, assign("children/1.1", &["health"]));
    desk.give(CLERK, confirm(&["children/1.1"]));
    assert!(desk.state.is_proposed(&item("1.1")), "the other plan's own");
    let children = &desk.state.plans.keys().next().unwrap().clone();
    assert!(desk.state.domain_titled(children, 1).starts_with("children/1 "));
    // A letter names the plans in which its department answers for something.
    let letter = |id: &str| {
        let material =
            report::Material { state: &desk.state, day: day(TODAY), lang: Lang::Zh, maker: None };
        let read = |seq| Ok::<_, String>(desk.facts[seq as usize - 1].event.clone());
        let paper = report::paper(&material, report::Paper::Letter(&dept(id), 2027), read);
        report::markdown(&paper.unwrap().unwrap())
    };
    assert!(letter("health").contains("》、《") && !letter("public_security").contains("》、《"));
    assert_eq!(kind_of(&desk.refusal(CLERK, withdraw(adopted))), "BuiltUpon");
}
