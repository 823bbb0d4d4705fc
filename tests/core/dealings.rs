//! What the office says of duties: reminders in their order, waivers, later days, asked for or not; and
//! rules that change without rewriting the past.

use halfsky::domain::duty::{Duty, Standing, alike, duties};
use halfsky::domain::entry::Seq;
use halfsky::domain::fact::Fact;
use halfsky::domain::overview::{Overview, Wait};
use halfsky::domain::payload::{Circumstance, Degree};
use halfsky::domain::refusal::Refusal;
use halfsky::domain::reported::Reported;
use halfsky::domain::vocabulary::{Event, EventKind};
use halfsky::founding::Given;
use halfsky::words::{Lang, tell};
use serde_json::{Value, json};

use super::kit::kinds::{WRONG_DUTIES, kind_of, wrong_duty_of};
use super::kit::*;

#[track_caller]
fn duty(desk: &Desk, key: &str, today: &str) -> Duty {
    let all = duties(&desk.state, &Reported::of(&desk.state), day(today));
    all.into_iter().find(|duty| duty.key().to_string() == key).expect("it is owed")
}

fn owed(desk: &Desk, key: &str, today: &str) -> bool {
    let all = duties(&desk.state, &Reported::of(&desk.state), day(today));
    all.iter().any(|duty| duty.key().to_string() == key)
}

fn wrong(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Duty(_, wrong) => wrong_duty_of(wrong),
        other => kind_of(other),
    }
}

/// Earlier programs had a duty for each indicator; who asks for that now is told that there is none.
#[test]
fn a_reminder_of_one_indicators_figures_counts_for_those_of_the_year() {
    let mut desk = Desk::confirmed();
    let keys = ["maternal_mortality", "infant_mortality"]
        .map(|indicator| format!("indicator_data/health/2024/{indicator}"));
    let fields = json!({"department": "health", "degree": "notice", "duties": keys});
    let fact = Fact {
        seq: desk.state.head.seq + 1,
        at: desk.now,
        actor: CLERK.into(),
        circumstance: Circumstance { on: day(TODAY), on_behalf_of: None, attachments: Vec::new() },
        clock_behind: None,
        event: Event::from_json(EventKind::Reminded, fields).unwrap(),
    };
    desk.take(fact);
    let owed = duty(&desk, "indicator_data/health/2024", TODAY);
    assert_eq!(owed.particulars().reminded.map(|(degree, _)| degree), Some(Degree::Notice));
    assert_eq!(kind_of(&desk.refusal(CLERK, waive(&keys[0]))), "Form");
}

/// Long late on the day of the tests.
const LATE: &str = "work_report/water/2024";

/// Late too.
const ASKED: &str = "situation_report/water/2025";

/// Everything that is refused about duties, each with the desk on which it was.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let mut desk = Desk::confirmed();
    let report = desk.give("wu", report("water", "work", 2025));
    let action = desk.give(CLERK, order(&["water"], "2026-12-01"));
    desk.give(CLERK, waive("situation_report/water/2024"));
    let action = format!("action/water/2026/{action}");
    let soon = "work_report/water/2026";
    desk.give(CLERK, remind("notice", &[soon]));
    desk.give(CLERK, remind("urge", &[soon]));
    desk.give("wu", request_extension(ASKED, "2026-12-31"));
    let paper = |command: Value| from_paper(command, TODAY);
    let mut strangers = remind("notice", &[LATE]);
    strangers["department"] = "health".into();
    let cases = [
        (
            "NothingListed",
            json!({"kind": "remind", "department": "water", "degree": "notice",
            "duties": []}),
        ),
        ("NotOwed", remind("notice", &["work_report/water/2020"])),
        ("NotOwed", waive("work_report/ghost/2024")),
        ("NotTheirs", strangers),
        ("HandedIn", remind("notice", &["work_report/water/2025"])),
        ("Waived", waive("situation_report/water/2024")),
        ("Waived", extend_duty("situation_report/water/2024", "2026-12-31")),
        ("Waived", remind("notice", &["situation_report/water/2024"])),
        ("NotPressing", remind("notice", &["situation_report/water/2026"])),
        ("NotLate", remind("supervise", &[soon])),
        ("OutOfOrder", remind("urge", &[LATE])),
        ("OutOfOrder", remind("supervise", &[LATE])),
        ("IsAction", waive(&action)),
        ("IsAction", extend_duty(&action, "2026-12-31")),
        ("Unissued", remind("notice", &["letter/water/2026"])),
        ("Unreported", remind("notice", &["duty_review/water/2025"])),
        ("DueTooEarly", extend_duty(soon, "2026-12-20")),
        // Late, and no later day that is gone by already.
        ("DueTooEarly", extend_duty(LATE, "2026-01-31")),
        ("Form", remind("notice", &["report of water"])),
        ("NotOwed", paper(request_extension("work_report/water/2020", "2026-12-31"))),
        ("HandedIn", paper(request_extension("work_report/water/2025", "2026-12-31"))),
        ("Waived", paper(request_extension("situation_report/water/2024", "2026-12-31"))),
        ("Unissued", paper(request_extension("letter/water/2026", "2026-12-31"))),
        ("Unreported", paper(request_extension("duty_review/water/2025", "2026-12-31"))),
        ("DueTooEarly", paper(request_extension(soon, "2026-12-20"))),
        ("DueTooFar", paper(request_extension(soon, "2062-12-20"))),
        ("Requested", paper(request_extension(ASKED, "2026-12-31"))),
        ("NoRequest", decline_extension(report)),
        ("NoRequest", decline_extension(9_999)),
    ];
    let cases = cases.map(|(expected, command)| {
        let refusal = desk.refusal(CLERK, command.clone());
        assert_eq!(wrong(&refusal), expected, "{command}");
        (refusal, desk.clone())
    });
    let mut desk = desk;
    desk.give(CLERK, accept(report));
    let done = desk.refusal(CLERK, waive("work_report/water/2025"));
    cases.into_iter().chain([(done, desk)]).collect()
}

#[test]
fn every_way_in_which_a_duty_is_wrong_can_be_met() {
    let met: Vec<&str> = refused().iter().map(|(refusal, _)| wrong(refusal)).collect();
    assert!(WRONG_DUTIES.iter().all(|wrong| met.contains(wrong)), "{met:?}");
}

#[test]
fn several_departments_are_reminded_at_once_each_of_its_own() {
    let mut desk = Desk::confirmed();
    let like = |desk: &Desk, degree, on| {
        let all = duties(&desk.state, &Reported::of(&desk.state), day(on));
        let named = [LATE.parse().unwrap()];
        let found = alike(&all, &named, degree, day(on));
        found.map(|duty| duty.key().to_string()).collect::<Vec<String>>()
    };
    let late = like(&desk, Degree::Notice, TODAY);
    assert!(late.len() > 20 && late.iter().all(|key| key.starts_with("work_report/")), "{late:?}");
    assert!(late.iter().all(|key| key.ends_with("/2024")));
    let mut two = vec!["work_report/health/2024", LATE, "situation_report/water/2024", LATE];
    let mut asked = remind("notice", &two);
    asked.as_object_mut().unwrap().remove("department");
    let first = desk.state.head.seq + 1;
    desk.give(CLERK, asked.clone());
    assert_eq!(desk.state.head.seq, first + 1, "an entry for each");
    let theirs = |id: &str| desk.state.reminders_to(&dept(id)).len();
    assert_eq!((theirs("health"), theirs("water"), theirs("education")), (1, 1, 0));
    // Whose turn it is not is not among them, but the one that is named; nor is all of it done where one
    // is wrong.
    assert_eq!(like(&desk, Degree::Notice, TODAY).len(), late.len() - 1);
    assert_eq!(like(&desk, Degree::Urge, TODAY), [LATE], "who asks for the next step may have it");
    assert_eq!(like(&desk, Degree::Urge, "2026-11-24").len(), 2);
    two.push("situation_report/education/2026");
    asked["duties"] = json!(two);
    assert_eq!(wrong(&desk.refusal(CLERK, asked)), "NotPressing");
}

#[test]
fn reminders_come_in_their_order_and_may_be_said_again() {
    let mut desk = Desk::confirmed();
    let strongest =
        |desk: &Desk| duty(desk, LATE, TODAY).particulars().reminded.map(|(degree, _)| degree);
    assert_eq!(strongest(&desk), None);
    let first = desk.give(CLERK, remind("notice", &[LATE]));
    // A paper of that day is of the step that was recorded, one of a later day of the next.
    let paper = |on: &str| duty(&desk, LATE, on).reminder_on(day(on));
    assert_eq!([TODAY, "2027-01-01"].map(paper), [Degree::Notice, Degree::Urge]);
    desk.give(CLERK, remind("notice", &[LATE]));
    assert_eq!(wrong(&desk.refusal(CLERK, remind("supervise", &[LATE]))), "OutOfOrder");
    let urged = desk.give(CLERK, remind("urge", &[LATE]));
    assert_eq!(wrong(&desk.refusal(CLERK, remind("notice", &[LATE]))), "OutOfOrder");
    let both = [LATE, "situation_report/water/2024"];
    assert_eq!(wrong(&desk.refusal(CLERK, remind("supervise", &both))), "OutOfOrder");
    let supervised = desk.give(CLERK, remind("supervise", &[LATE]));
    assert_eq!(strongest(&desk), Some(Degree::Supervise));
    assert_eq!(desk.state.reminders_to(&dept("water")).len(), 4);
    // Reminded or not, it is owed as before, and once.
    assert!(duty(&desk, LATE, TODAY).is_late(day(TODAY)));
    let all = |desk: &Desk| duties(&desk.state, &Reported::of(&desk.state), day(TODAY)).len();
    assert_eq!(all(&desk), all(&Desk::confirmed()));
    assert_eq!(desk.refusal(CLERK, withdraw(urged)), Refusal::BuiltUpon(urged, vec![supervised]));
    desk.withdraw(first);
    desk.withdraw(supervised);
    desk.withdraw(urged);
}

#[test]
fn what_was_supervised_and_given_a_later_day_is_reminded_of_again() {
    let mut desk = Desk::confirmed();
    for degree in ["notice", "urge", "supervise"] {
        desk.give(CLERK, remind(degree, &[LATE]));
    }
    desk.give(CLERK, extend_duty(LATE, "2026-12-10"));
    let now = duty(&desk, LATE, TODAY);
    assert_eq!((now.is_late(day(TODAY)), now.next_reminder(day(TODAY))), (false, Degree::Urge));
    assert_eq!(wrong(&desk.refusal(CLERK, remind("supervise", &[LATE]))), "NotLate");
    desk.give(CLERK, remind("urge", &[LATE]));
    assert_eq!(duty(&desk, LATE, "2026-12-20").next_reminder(day("2026-12-20")), Degree::Supervise);
}

/// What is not late yet is reminded of as before, not urged; of several alike also on the day itself what
/// the reminder began with, but of others nobody is reminded twice a day.
#[test]
fn what_falls_due_soon_is_reminded_of_as_it_was() {
    const SOON: &str = "work_report/water/2026";
    let (today, tomorrow) = (day("2026-12-01"), day("2026-12-02"));
    let mut desk = Desk::confirmed().on("2026-12-01");
    let like = |desk: &Desk, day| {
        let all = duties(&desk.state, &Reported::of(&desk.state), day);
        alike(&all, &[SOON.parse().unwrap()], Degree::Notice, day).count()
    };
    let all = like(&desk, today);
    assert!(all > 20, "{all}");
    desk.give(CLERK, remind("notice", &[SOON]));
    assert_eq!(duty(&desk, SOON, "2026-12-02").reminder_on(tomorrow), Degree::Notice);
    assert_eq!((like(&desk, today), like(&desk, tomorrow)), (all, all));
    let other = json!({"kind": "remind", "department": "finance", "degree": "notice",
        "duties": ["work_report/finance/2026"]});
    desk.give(CLERK, other);
    assert_eq!((like(&desk, today), like(&desk, tomorrow)), (all - 1, all));
}

#[test]
fn one_reminder_can_name_several_duties_each_once() {
    let mut desk = Desk::confirmed();
    let both = [LATE, "situation_report/水利局/2024", "situation_report/water/2024"];
    let sent = desk.give(CLERK, remind("notice", &both));
    for key in [LATE, "situation_report/water/2024"] {
        assert_eq!(duty(&desk, key, TODAY).particulars().reminded.unwrap().1.seq, sent);
    }
    assert_eq!(desk.state.reminders_to(&dept("water")).len(), 1);
}

#[test]
fn what_is_waived_is_not_late_and_what_is_handed_in_anyway_is_done() {
    let mut desk = Desk::confirmed();
    let waived = desk.give(CLERK, waive(LATE));
    assert_eq!(duty(&desk, LATE, TODAY).standing, Standing::Waived { entry: waived });
    assert!(!duty(&desk, LATE, TODAY).is_late(day(TODAY)));
    let report = desk.give("wu", report("water", "work", 2024));
    desk.give(CLERK, accept(report));
    assert!(matches!(duty(&desk, LATE, TODAY).standing, Standing::Done { .. }));
}

#[test]
fn a_later_day_holds_from_when_it_was_given_on() {
    let mut desk = Desk::confirmed().on("2026-12-01");
    let key = "work_report/water/2026";
    let before = desk.clone();
    desk.give(CLERK, extend_duty(key, "2027-01-31"));
    let extended = duty(&desk, key, "2027-01-10");
    assert_eq!(
        (extended.due, extended.standing),
        (day("2027-01-31"), Standing::DueSoon { days: 21 })
    );
    assert_eq!(duty(&before, key, "2026-12-25").standing, Standing::Overdue { days: 5 });
    let mut desk = desk.on("2027-02-03");
    let handed_in = desk.give("wu", report("water", "work", 2026));
    desk.give(CLERK, accept(handed_in));
    let done = Standing::Done { entry: handed_in, late: 3 };
    assert_eq!(duty(&desk, key, "2027-02-03").standing, done);
}

#[test]
fn a_successor_inherits_days_and_waivers_of_what_it_did_not_owe_itself() {
    let mut desk = Desk::confirmed();
    let new = json!({"kind": "enter_departments",
        "departments": [department("sport_and_culture", "文体局")]});
    desk.give(CLERK, new);
    desk.give(CLERK, waive("work_report/sports/2025"));
    desk.give(CLERK, waive("work_report/sports/2024"));
    desk.give(CLERK, waive("work_report/culture_tourism/2024"));
    desk.give(CLERK, extend_duty("work_report/sports/2026", "2027-02-01"));
    desk.give(CLERK, remind("notice", &["situation_report/sports/2025"]));
    let mut into_one_that_owed = desk.clone();
    for old in ["sports", "culture_tourism"] {
        desk.give(CLERK, merge(old, "sport_and_culture"));
    }
    let of = |desk: &Desk, key: &str| duty(desk, key, TODAY);
    let waived = |desk: &Desk, key: &str| matches!(of(desk, key).standing, Standing::Waived { .. });
    assert!(waived(&desk, "work_report/sport_and_culture/2024"), "both were waived");
    assert!(!waived(&desk, "work_report/sport_and_culture/2025"), "one was not");
    assert_eq!(of(&desk, "work_report/sport_and_culture/2026").due, day("2027-02-01"));
    assert!(of(&desk, "situation_report/sport_and_culture/2025").particulars().reminded.is_some());
    let desk = &mut into_one_that_owed;
    desk.give(CLERK, merge("sports", "culture_tourism"));
    assert!(!waived(desk, "work_report/culture_tourism/2025"), "it owes its own as before");
    assert_eq!(of(desk, "work_report/culture_tourism/2026").due, day("2026-12-20"));
    assert!(waived(desk, "work_report/culture_tourism/2024"));
}

/// What the department asked, and whether the office has to answer.
#[track_caller]
fn asked(desk: &Desk, key: &str) -> Option<Seq> {
    let overview = Overview::of(&desk.state, desk.now.date_naive());
    let waits: Vec<Seq> = overview.waits(Wait::Extension).collect();
    let asked = duty(desk, key, TODAY).requested().map(|(seq, _)| seq);
    assert_eq!(asked.is_some_and(|seq| waits.contains(&seq)), asked.is_some());
    asked
}

#[test]
fn a_later_day_that_is_asked_for_waits_for_the_office_and_is_answered_once() {
    let mut desk = Desk::confirmed();
    let first = desk.give("wu", request_extension(LATE, "2026-12-31"));
    assert_eq!(duty(&desk, LATE, TODAY).requested(), Some((first, day("2026-12-31"))));
    assert_eq!(asked(&desk, LATE), Some(first));
    assert!(duty(&desk, LATE, TODAY).is_late(day(TODAY)), "until it is granted it is late");
    // Declined, it is settled, can be asked for again, and the request stands under the answer.
    let declined = desk.give(CLERK, decline_extension(first));
    assert_eq!((asked(&desk, LATE), duty(&desk, LATE, TODAY).declined()), (None, Some(declined)));
    assert_eq!(kind_of(&desk.refusal(CLERK, decline_extension(first))), "NoRequest");
    assert_eq!(desk.refusal(CLERK, withdraw(first)), Refusal::BuiltUpon(first, vec![declined]));
    let second = desk.give("wu", request_extension(LATE, "2026-12-20"));
    assert_eq!((asked(&desk, LATE), duty(&desk, LATE, TODAY).declined()), (Some(second), None));
    // Whichever day it gets.
    let mut granted = desk.clone();
    let given = granted.give(CLERK, extend_duty(LATE, "2026-12-10"));
    assert_eq!(asked(&granted, LATE), None);
    assert_eq!(duty(&granted, LATE, TODAY).due, day("2026-12-10"));
    assert_eq!(kind_of(&granted.refusal(CLERK, decline_extension(second))), "NoRequest");
    granted.withdraw(given);
    assert_eq!(asked(&granted, LATE), Some(second), "without the answer it waits again");
    let mut waived = desk.clone();
    waived.give(CLERK, waive(LATE));
    assert_eq!(asked(&waived, LATE), None);
    let mut done = desk.clone();
    done.give("wu", report("water", "work", 2024));
    assert_eq!(asked(&done, LATE), None, "what is handed in needs no later day");
    // Who asked takes it back.
    desk.give("wu", json!({"kind": "withdraw", "entry": second, "reason": "能按期办结"}));
    assert_eq!((asked(&desk, LATE), duty(&desk, LATE, TODAY).declined()), (None, Some(declined)));
    desk.withdraw(declined);
    assert_eq!(asked(&desk, LATE), Some(first), "the answer was taken back");
}

#[test]
fn a_later_day_is_asked_for_an_action_by_each_that_owes_it_and_granted_to_all() {
    let mut desk = Desk::confirmed();
    let action = desk.give(CLERK, order(&["water", "health"], "2026-12-01"));
    let key = |whose: &str| format!("action/{whose}/2026/{action}");
    let of_water = desk.give("wu", request_extension(&key("water"), "2026-12-15"));
    let of_health = desk.give("li", request_extension(&key("health"), "2026-12-20"));
    assert_eq!(
        (asked(&desk, &key("water")), asked(&desk, &key("health"))),
        (Some(of_water), Some(of_health))
    );
    let mut declined = desk.clone();
    declined.give(CLERK, decline_extension(of_water));
    assert_eq!(
        (asked(&declined, &key("water")), asked(&declined, &key("health"))),
        (None, Some(of_health))
    );
    desk.give(CLERK, extend_action(action, "2026-12-20"));
    assert_eq!((asked(&desk, &key("water")), asked(&desk, &key("health"))), (None, None));
    let again = desk.give("wu", request_extension(&key("water"), "2026-12-31"));
    assert_eq!(asked(&desk, &key("water")), Some(again));
    desk.give("wu", told_of(action, "water", "done"));
    assert_eq!(asked(&desk, &key("water")), None);
}

#[test]
fn what_a_department_asked_for_is_its_successors() {
    let mut desk = Desk::confirmed();
    let key = |whose: &str| format!("work_report/{whose}/2026");
    let new = json!({"kind": "enter_departments",
        "departments": [department("sport_and_culture", "文体局")]});
    desk.give(CLERK, new);
    let asks = desk.give("tian", request_extension(&key("体育局"), "2027-02-01"));
    assert_eq!(asked(&desk, &key("sports")), Some(asks));
    desk.give(CLERK, merge("sports", "sport_and_culture"));
    assert_eq!(asked(&desk, &key("sport_and_culture")), Some(asks));
    assert_eq!(
        wrong(&desk.refusal("tian", request_extension(&key("sports"), "2027-03-01"))),
        "Requested"
    );
    desk.give(CLERK, decline_extension(asks));
    assert_eq!(asked(&desk, &key("sport_and_culture")), None);
    desk.give("tian", request_extension(&key("sport_and_culture"), "2027-03-01"));
}

#[test]
fn a_department_asks_for_itself_and_the_office_answers() {
    let mut desk = Desk::confirmed();
    let asks = request_extension(LATE, "2026-12-31");
    for (who, why) in [
        ("li", "NotYourDepartment"),
        ("zhou", "NotYourRole"),
        ("ren", "NotYourRole"),
        (CLERK, "NeedsPaper"),
    ] {
        assert_eq!(kind_of(&desk.refusal(who, asks.clone())), why, "{who}");
    }
    let request = desk.give(CLERK, from_paper(asks, TODAY));
    for who in ["wu", "zhou"] {
        let refusal = desk.refusal(who, decline_extension(request));
        assert_eq!(kind_of(&refusal), "NotYourRole", "{who}");
    }
    desk.give(CLERK, decline_extension(request));
}

/// The rules that come with the plan, after a change to the work report's.
fn rules(change: impl Fn(&mut Value)) -> Value {
    rules_but("work_report", change)
}

fn rules_but(id: &str, change: impl Fn(&mut Value)) -> Value {
    let mut all = serde_json::to_value(Given::embedded().unwrap().rules).unwrap();
    let rule = all.as_array_mut().unwrap().iter_mut().find(|rule| rule["id"] == id);
    change(rule.unwrap());
    json!({"kind": "adopt_duty_rules", "rules": all})
}

/// A figure is lacking from the day on which its duty is late, whatever became of the rule since.
#[test]
fn figures_are_lacking_as_long_as_their_duty_is_late() {
    let today = "2026-07-15";
    let mut desk = Desk::confirmed().on(today);
    let lacking = |desk: &Desk| {
        let found = Overview::of(&desk.state, day(today)).readings;
        found.get(&item("1.1").plan, "life_expectancy").unwrap().missing.clone()
    };
    let late = |desk: &Desk| duty(desk, "indicator_data/health/2025", today).is_late(day(today));
    assert!(late(&desk) && lacking(&desk).contains(&2025));
    desk.give(CLERK, rules_but("indicator_data", |rule| rule["due"] = "09-30".into()));
    assert!(late(&desk) && lacking(&desk).contains(&2025));
}

#[test]
fn a_rule_that_changes_never_rewrites_the_past() {
    let mut desk = Desk::confirmed().on("2026-06-01");
    let due = |desk: &Desk, year: i32| duty(desk, &format!("work_report/water/{year}"), TODAY).due;
    desk.give(CLERK, rules(|rule| rule["due"] = "12-31".into()));
    assert_eq!(due(&desk, 2024), day("2024-12-20"));
    assert_eq!(due(&desk, 2025), day("2025-12-20"), "passed when the rule was changed");
    assert_eq!(due(&desk, 2026), day("2026-12-31"));
    // To a day that has passed already: not late from before anybody could know.
    desk.give(CLERK, rules(|rule| rule["due"] = "03-01".into()));
    assert_eq!(due(&desk, 2026), day("2026-06-01"));
    assert_eq!(due(&desk, 2027), day("2027-03-01"));
}

/// An entry sets all rules, and what it changed of them is told.
#[test]
fn what_an_entry_changed_of_the_rules_is_told() {
    let mut desk = Desk::confirmed().on("2026-06-01");
    let told = |desk: &Desk, seq: Seq| {
        tell(Lang::Zh, desk.facts.iter().find(|fact| fact.seq == seq).unwrap(), &desk.state)
    };
    let moved = desk.give(CLERK, rules(|rule| rule["due"] = "12-31".into()));
    let first = told(&desk, moved);
    let name = "年终工作报告（工作总结及下年安排）";
    assert_eq!(first, format!("应办规则：{name}期限由12-20改为12-31"));
    let sure = |rule: &mut Value| {
        (rule["due"], rule["proposed"]) = ("12-31".into(), false.into());
    };
    let sure = desk.give(CLERK, rules(sure));
    assert_eq!(told(&desk, sure), format!("应办规则：确认1条（{name}）"));
    let mut fewer = rules(|_| {});
    fewer["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != "work_report");
    let fewer = desk.give(CLERK, fewer);
    assert_eq!(told(&desk, fewer), format!("应办规则：取消1条（{name}）"));
    assert_eq!(told(&desk, moved), first, "whatever came after it");
}

#[test]
fn a_rule_taken_away_or_added_counts_only_while_it_stood() {
    let mut desk = Desk::confirmed().on("2026-06-01");
    let mut fewer = rules(|_| {});
    fewer["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != "work_report");
    desk.give(CLERK, fewer);
    let late_then = "2027-03-01";
    assert!(owed(&desk, "work_report/water/2025", late_then));
    assert!(!owed(&desk, "work_report/water/2026", late_then));
    let mut desk = desk.on("2027-02-01");
    desk.give(CLERK, rules(|_| {}));
    assert!(!owed(&desk, "work_report/water/2026", late_then), "due while there was no such rule");
    assert!(owed(&desk, "work_report/water/2027", late_then));
}
