//! What the committee ordered: of whom, by when, what departments say, and what the office closes.

use halfsky::domain::duty::{Duty, Standing, duties};
use halfsky::domain::payload::Degree;
use halfsky::domain::refusal::{Refusal, WrongAction};
use halfsky::domain::reported::Reported;
use halfsky::domain::vocabulary::Event;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::{WRONG_ACTIONS, kind_of, wrong_action_of};
use super::kit::*;

/// The duty that a department has by an action.
fn duty(desk: &Desk, action: u64, department: &str, today: &str) -> Option<Duty> {
    let key = format!("action/{department}/2026/{action}");
    let all = duties(&desk.state, &Reported::of(&desk.state), day(today));
    all.into_iter().find(|duty| duty.key().to_string() == key)
}

#[track_caller]
fn standing(desk: &Desk, action: u64, department: &str, today: &str) -> Standing {
    duty(desk, action, department, today).expect("it is owed").standing
}

fn wrong(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Action(_, wrong) => wrong_action_of(wrong),
        other => kind_of(other),
    }
}

/// Everything that is refused about actions, each with the desk on which it was.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let mut desk = Desk::confirmed();
    let open = desk.give(CLERK, order(&["water"], "2026-12-01"));
    let done = desk.give(CLERK, order(&["water"], "2026-12-01"));
    desk.give(CLERK, close(done));
    let gone = desk.give(CLERK, note("1.1"));
    desk.withdraw(gone);
    let of_a_meeting = |entry: u64| {
        let mut asked = order(&["water"], "2026-12-01");
        asked["meeting"] = entry.into();
        asked
    };
    let commands = [
        order(&[], "2026-12-01"),
        order(&["water", "水利局"], "2026-12-01"),
        order(&["nobody"], "2026-12-01"),
        order(&["water"], "2026-11-22"),
        order(&["water"], "2062-12-01"),
        of_a_meeting(9_999),
        of_a_meeting(gone),
        extend_action(open, "2026-12-01"),
        extend_action(1, "2026-12-02"),
        close(done),
        reopen(open),
        from_paper(told_of(open, "health", "done"), TODAY),
        from_paper(told_of(done, "water", "done"), TODAY),
    ];
    commands.map(|command| (desk.refusal(CLERK, command), desk.clone())).into()
}

#[test]
fn every_way_in_which_an_action_is_wrong_can_be_met() {
    let met: Vec<&str> = refused().iter().map(|(refusal, _)| wrong(refusal)).collect();
    let expected = [
        "NothingListed",
        "OwesTwice",
        "UnknownDepartment",
        "DueTooEarly",
        "DueTooFar",
        "NoEntry",
        "AlreadyWithdrawn",
        "DueTooEarly",
        "NotThere",
        "Closed",
        "Open",
        "NotTheirs",
        "Closed",
    ];
    assert_eq!(met, expected);
    assert!(WRONG_ACTIONS.iter().all(|wrong| met.contains(wrong)));
}

#[test]
fn an_action_is_owed_by_each_of_its_departments_until_the_office_closes_it() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water", "卫健局"], "2026-12-31"));
    let now = |desk: &Desk, id: &str, today: &str| standing(desk, action, id, today);
    assert_eq!(now(&desk, "water", TODAY), Standing::NotDue);
    assert_eq!(now(&desk, "water", "2026-12-11"), Standing::DueSoon { days: 20 });
    assert_eq!(now(&desk, "health", "2027-01-10"), Standing::Overdue { days: 10 });
    assert_eq!(duty(&desk, action, "education", TODAY), None);
    desk.give("wu", told_of(action, "water", "underway"));
    assert_eq!(now(&desk, "water", "2027-01-10"), Standing::Overdue { days: 10 });
    let done = desk.give("wu", told_of(action, "water", "done"));
    assert_eq!(now(&desk, "water", "2027-01-10"), Standing::Waiting { entry: done });
    assert_eq!(now(&desk, "health", "2027-01-10"), Standing::Overdue { days: 10 });
    let mut desk = desk.on("2027-01-08");
    let closed = desk.give(CLERK, close(action));
    let in_time = Standing::Done { entry: closed, late: 0 };
    assert_eq!(now(&desk, "water", "2027-01-10"), in_time, "the department was done in November");
    assert_eq!(now(&desk, "health", "2027-01-10"), Standing::Done { entry: closed, late: 8 });
    let mut desk = desk.on("2027-02-01");
    desk.give(CLERK, reopen(action));
    assert_eq!(now(&desk, "water", "2027-02-01"), Standing::Overdue { days: 32 });
    assert_eq!(desk.state.actions.open().count(), 1);
}

#[test]
fn an_action_that_is_opened_again_for_some_asks_the_others_nothing() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water", "health", "education"], "2026-12-31"));
    let done = desk.give(CLERK, from_paper(told_of(action, "health", "done"), TODAY));
    let closed = desk.give(CLERK, close(action));
    let again = |owners: &[&str]| {
        let mut again = reopen(action);
        again["owners"] = json!(owners);
        again
    };
    let wrong = desk.refusal(CLERK, again(&["water", "finance"]));
    assert_eq!(wrong, Refusal::Action(action, WrongAction::NotTheirs(dept("finance"))));
    assert_eq!(desk.refusal(CLERK, again(&["water", "水利局"])), Refusal::OwesTwice(dept("water")));

    desk.give(CLERK, again(&["水利局"]));
    let now = |desk: &Desk, id: &str| standing(desk, action, id, TODAY);
    assert_eq!(now(&desk, "water"), Standing::NotDue);
    assert_eq!(now(&desk, "health"), Standing::Waiting { entry: done }, "what it said stands");
    assert_eq!(now(&desk, "education"), Standing::Waiting { entry: closed }, "it was closed");
    let known = desk.state.actions.get(action).unwrap();
    assert_eq!(known.yet_to_do(&desk.state), [&dept("water")]);
    desk.give("wu", told_of(action, "water", "done"));
    assert!(desk.state.actions.get(action).unwrap().yet_to_do(&desk.state).is_empty());

    // All of them by name are all of them.
    desk.give(CLERK, close(action));
    let events = desk.ask(CLERK, again(&["water", "health", "education"])).unwrap();
    let [Event::ActionReopened(all)] = &events[..] else { panic!("{events:?}") };
    assert!(all.owners.is_empty());
    desk.give(CLERK, again(&[]));
    assert_eq!(desk.state.actions.get(action).unwrap().yet_to_do(&desk.state).len(), 3);
}

#[test]
fn an_extension_moves_the_day_and_not_what_was_late_before_it() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water"], "2026-12-01"));
    let before = desk.clone();
    let mut desk = desk.on("2026-12-10");
    desk.give(CLERK, extend_action(action, "2027-03-01"));
    assert_eq!(standing(&desk, action, "water", "2026-12-10"), Standing::NotDue);
    assert_eq!(duty(&desk, action, "water", "2026-12-10").unwrap().due, day("2027-03-01"));
    // The ledger as it stood on that day still says what it said.
    assert_eq!(standing(&before, action, "water", "2026-12-05"), Standing::Overdue { days: 4 });
    let second = desk.give(CLERK, extend_action(action, "2027-04-01"));
    desk.withdraw(second);
    assert_eq!(duty(&desk, action, "water", "2026-12-10").unwrap().due, day("2027-03-01"));
}

#[test]
fn a_successor_owes_what_was_ordered_of_those_that_went_into_it_once() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["sports", "culture_tourism"], "2026-12-01"));
    desk.give(CLERK, remind("notice", &[&format!("action/sports/2026/{action}")]));
    desk.give(CLERK, merge("sports", "culture_tourism"));
    assert_eq!(duty(&desk, action, "sports", TODAY), None);
    let owed = duties(&desk.state, &Reported::of(&desk.state), day(TODAY));
    let owed: Vec<&Duty> =
        owed.iter().filter(|duty| duty.particulars().subject.is_some()).collect();
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].particulars().reminded.map(|(degree, _)| degree), Some(Degree::Notice));
    desk.give("tian", told_of(action, "culture_tourism", "done"));
    assert!(matches!(owed[0].standing, Standing::DueSoon { .. }));
    assert!(matches!(standing(&desk, action, "culture_tourism", TODAY), Standing::Waiting { .. }));
}

#[test]
fn only_the_departments_liaison_tells_and_the_office_from_a_paper() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water"], "2026-12-01"));
    let told = told_of(action, "water", "done");
    assert_eq!(kind_of(&desk.refusal("li", told.clone())), "NotYourDepartment");
    assert_eq!(kind_of(&desk.refusal("sun", told.clone())), "NotYourDepartment");
    assert_eq!(kind_of(&desk.refusal(CLERK, told.clone())), "NeedsPaper");
    assert!(desk.ask(CLERK, from_paper(told, TODAY)).is_ok());
    assert_eq!(
        desk.refusal("li", told_of(action, "health", "done")),
        Refusal::Action(action, WrongAction::NotTheirs(dept("health")))
    );
}

#[test]
fn what_is_entered_about_an_action_is_found_at_its_item_and_departments() {
    let mut desk = Desk::confirmed();
    let mut asked = order(&["water"], "2026-12-01");
    asked["item"] = "7.6".into();
    let action = desk.give(CLERK, asked);
    let told = desk.give("wu", told_of(action, "water", "done"));
    let closed = desk.give(CLERK, close(action));
    for seqs in
        [desk.state.index.of_item(&item("7.6")), desk.state.index.of_department(&dept("water"))]
    {
        assert!([action, told, closed].iter().all(|seq| seqs.contains(seq)), "{seqs:?}");
    }
}

#[test]
fn withdrawals_go_backwards() {
    let mut desk = Desk::confirmed();
    let meeting = desk.give(CLERK, note("1.1"));
    let mut asked = order(&["water"], "2026-12-01");
    asked["meeting"] = meeting.into();
    let opened = desk.give(CLERK, asked);
    let told = desk.give("wu", told_of(opened, "water", "done"));
    let extended = desk.give(CLERK, extend_action(opened, "2026-12-20"));
    let closed = desk.give(CLERK, close(opened));
    let again = desk.give(CLERK, reopen(opened));
    let later = desk.give("wu", told_of(opened, "water", "underway"));
    let stands = |desk: &Desk, entry: u64, built: &[u64]| {
        assert_eq!(desk.refusal(CLERK, withdraw(entry)), Refusal::BuiltUpon(entry, built.to_vec()));
    };
    stands(&desk, meeting, &[opened]);
    stands(&desk, opened, &[told, extended, closed, again, later]);
    stands(&desk, closed, &[again, later]);
    stands(&desk, again, &[later]);
    for entry in [later, again, closed, extended, told, opened, meeting] {
        desk.withdraw(entry);
    }
    assert_eq!(desk.state.actions.iter().count(), 0);
}

#[rstest]
#[case::opening(order(&["health"], "2026-12-01"))]
#[case::report(from_paper(told_of(0, "water", "done"), TODAY))]
#[case::extension(extend_action(0, "2026-12-20"))]
#[case::closing(close(0))]
#[case::reopening(reopen(1))]
#[case::notice(remind("notice", &["work_report/water/2024"]))]
#[case::waiver(waive("work_report/water/2024"))]
#[case::later_day(extend_duty("work_report/water/2024", "2026-12-31"))]
fn taken_back_it_leaves_what_was_before(#[case] mut command: Value) {
    let mut desk = Desk::confirmed();
    let marks = [0, 1].map(|_| desk.give(CLERK, order(&["water"], "2026-12-01")));
    desk.give(CLERK, close(marks[1]));
    if let Some(mark) = command.get("action").and_then(Value::as_u64) {
        command["action"] = json!(marks[mark as usize]);
    }
    let before = effect(&desk.state);
    let seq = desk.give(CLERK, command);
    assert_ne!(effect(&desk.state), before);
    desk.withdraw(seq);
    assert_eq!(effect(&desk.state), before);
}
