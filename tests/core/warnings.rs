//! Warnings that are issued and answered, and the thresholds that they come from.

use chrono::Days;
use halfsky::domain::assess::{Attainment, WarningKind};
use halfsky::domain::duty::{Duty, Standing};
use halfsky::domain::figures::assess;
use halfsky::domain::form::{Field, Shape};
use halfsky::domain::overview::Overview;
use halfsky::domain::refusal::{Refusal, WrongForm};
use halfsky::domain::since::Changes;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::{CommandKind, Event};
use halfsky::plan::DutyKind;
use halfsky::words::{Lang, details, tell};
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::kind_of;
use super::kit::*;

const MATERNAL: &str = "maternal_mortality";

/// Maternal deaths that rise, six years of them: 背离, and so 难达标.
fn rising() -> Desk {
    let mut desk = Desk::confirmed();
    let values = ["16.9", "17.4", "17.9", "18.4", "18.9", "19.4"];
    let all: Vec<Value> =
        (2020..).zip(values).map(|(year, value)| figure(MATERNAL, year, value)).collect();
    desk.give("sun", figures(&all));
    desk
}

fn hard() -> Value {
    warn(MATERNAL, "hard_to_reach", 2025)
}

/// The same with the warning issued; gives its number.
fn warned() -> (Desk, u64) {
    let mut desk = rising();
    let issued = desk.give(CLERK, hard());
    (desk, issued)
}

/// Refusals of warnings and thresholds, each with the desk that refuses.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let told = |desk: Desk, command: Value| (desk.refusal(CLERK, command), desk);
    let (open, issued) = warned();
    let mut settled = open.clone();
    settled.give("li", answer(issued));
    let mut elsewhere = answer(issued);
    elsewhere["department"] = "water".into();
    let settings = |field: &str, value: &str| {
        let mut command = json!({"kind": "change_settings"});
        command[field] = value.into();
        command
    };
    vec![
        told(rising(), warn("ghost", "missing", 2024)),
        told(rising(), warn(MATERNAL, "swinging", 2025)),
        told(rising(), warn(MATERNAL, "hard_to_reach", 2024)),
        told(Desk::staffed(), warn(MATERNAL, "rebound", 2024)),
        told(open.clone(), hard()),
        told(open.clone(), from_paper(answer(1), TODAY)),
        told(settled, from_paper(answer(issued), TODAY)),
        told(open, from_paper(elsewhere, TODAY)),
        told(Desk::confirmed(), settings("nearly", "21")),
        told(Desk::confirmed(), settings("on_course", "20")),
        told(Desk::confirmed(), settings("acceleration", "0.95")),
    ]
}

fn owed(state: &State, today: &str) -> Vec<Duty> {
    let mut all = Overview::of(state, day(today)).duties.to_vec();
    all.retain(|duty| duty.kind == DutyKind::WarningAnswer);
    all
}

#[test]
fn a_warning_goes_to_whoever_leads_and_is_answered_within_thirty_days() {
    let (mut desk, issued) = warned();
    let record = &desk.state.warnings.get(&issued).unwrap();
    assert_eq!((record.warning, record.year), (WarningKind::HardToReach, 2025));
    assert_eq!((&record.item, &*record.departments), (&item("1.2"), &[dept("health")][..]));
    assert!(desk.state.index.of_department(&dept("health")).contains(&issued));
    assert!(desk.state.index.of_item(&item("1.2")).contains(&issued));

    let [duty] = &owed(&desk.state, TODAY)[..] else { panic!("one duty") };
    assert_eq!((&duty.department, duty.year), (&dept("health"), 2025));
    assert_eq!((duty.due, duty.particulars().answers), (day(TODAY) + Days::new(30), Some(issued)));
    assert_eq!(duty.standing, Standing::DueSoon { days: 30 });
    assert!(!duty.is_late(day("2026-12-23")));
    let late = &owed(&desk.state, "2026-12-24")[0];
    assert_eq!(late.standing, Standing::Overdue { days: 1 });

    desk = desk.on("2026-12-24");
    let answered = desk.give("li", answer(issued));
    let done = &owed(&desk.state, "2026-12-24")[0];
    assert_eq!(done.standing, Standing::Done { entry: answered, late: 1 });
    assert_eq!(desk.state.unanswered().count(), 0);
}

#[test]
fn only_who_was_warned_answers_and_the_office_from_their_paper() {
    let (desk, issued) = warned();
    for stranger in ["wu", "ma", "tian"] {
        assert_eq!(kind_of(&desk.refusal(stranger, answer(issued))), "NotYourDepartment");
    }
    assert_eq!(kind_of(&desk.refusal("sun", answer(issued))), "NotYourDepartment");
    assert_eq!(kind_of(&desk.refusal(CLERK, answer(issued))), "NeedsPaper");
    assert_eq!(kind_of(&desk.refusal(CLERK, from_paper(answer(issued), BEGAN))), "DayBefore");
    let events = desk.ask(CLERK, from_paper(answer(issued), TODAY)).unwrap();
    let [Event::WarningAnswered(answered)] = &events[..] else { panic!("{events:?}") };
    assert_eq!(answered.department, dept("health"));
}

#[test]
fn of_several_leads_one_answers_for_all_and_says_which() {
    let mut desk = rising();
    desk.give(
        CLERK,
        json!({"kind": "assign", "assignments": [
        {"item": "1.2", "lead": ["health", "water"], "cooperating": ["education"]}]}),
    );
    let issued = desk.give(CLERK, hard());
    assert_eq!(owed(&desk.state, TODAY).len(), 2);
    let missing = WrongForm::Missing(CommandKind::AnswerWarning, Field::Department);
    assert_eq!(desk.refusal("wu", answer(issued)), Refusal::Form(missing));
    let mut theirs = answer(issued);
    theirs["department"] = "education".into();
    let refusal = desk.refusal(CLERK, from_paper(theirs.clone(), TODAY));
    assert_eq!(refusal, Refusal::NotAddressed(issued, dept("education")));
    theirs["department"] = "水利局".into();
    desk.give("wu", theirs);
    let done = |duty: &Duty| matches!(duty.standing, Standing::Done { late: 0, .. });
    assert!(owed(&desk.state, TODAY).iter().all(done));
}

#[test]
fn an_heir_answers_for_what_it_went_into() {
    let (mut desk, issued) = warned();
    desk.give(CLERK, merge("health", "water"));
    assert_eq!(owed(&desk.state, TODAY)[0].department, dept("water"));
    desk.give("wu", answer(issued));
}

#[test]
fn what_is_issued_stands_on_that_day_and_is_issued_once_while_it_is_open() {
    let (mut desk, issued) = warned();
    assert_eq!(desk.refusal(CLERK, hard()), Refusal::WarningOpen(issued));
    let swings = desk.refusal(CLERK, warn(MATERNAL, "swinging", 2025));
    let Refusal::NoSuchWarning { standing, .. } = swings else { panic!("{swings:?}") };
    assert_eq!(standing.len(), 1, "{standing:?}");
    // The figures were not verified within sixty days, on a later day.
    let later = desk.clone().on("2027-01-30");
    later.ask(CLERK, warn(MATERNAL, "unverified", 2025)).unwrap();
    let mut early = warn(MATERNAL, "unverified", 2025);
    early["on"] = "2026-12-01".into();
    assert_eq!(kind_of(&later.refusal(CLERK, early)), "NoSuchWarning");
    desk.give("li", answer(issued));
    assert!(desk.give(CLERK, hard()) > issued, "answered, and still it stands");
}

#[test]
fn nobody_is_warned_about_what_is_only_proposed_or_nobodys() {
    let mut desk = rising();
    desk.give(CLERK, assign("1.2", &["health"]));
    let refusal = desk.refusal(CLERK, hard());
    assert_eq!(refusal, Refusal::NotConfirmed(dept("health"), items(&["1.2"])));
    desk.give(CLERK, json!({"kind": "unassign", "item": "1.2", "reason": "改"}));
    assert_eq!(desk.refusal(CLERK, hard()), Refusal::NotAssigned(item("1.2")));
}

#[test]
fn an_answer_taken_back_leaves_the_warning_open_and_the_warning_goes_after_it() {
    let (mut desk, issued) = warned();
    let open = effect(&desk.state);
    let answered = desk.give("li", answer(issued));
    assert_eq!(desk.refusal(CLERK, withdraw(issued)), Refusal::BuiltUpon(issued, vec![answered]));
    desk.withdraw(answered);
    assert_eq!(effect(&desk.state), open);
    assert_eq!(owed(&desk.state, "2027-01-01")[0].standing, Standing::Overdue { days: 9 });
    let entered = desk.facts[0].seq;
    desk.withdraw(entered);
    assert_eq!(desk.state.unanswered().count(), 1, "what was sent stays sent");
    desk.withdraw(issued);
    assert!(owed(&desk.state, TODAY).is_empty());
}

#[test]
fn what_a_warning_rests_on_goes_after_it() {
    let (mut desk, issued) = warned();
    let assigned = desk.state.assignments[&item("1.2")].set_by().unwrap();
    let defined = desk.state.indicators.values().next().unwrap()[MATERNAL].set_by().unwrap();
    for entry in [assigned, defined] {
        let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(entry)) else {
            panic!("{entry}")
        };
        assert!(built.contains(&issued), "{built:?}");
    }
    desk.withdraw(issued);
    let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(defined)) else { panic!() };
    assert!(!built.contains(&issued));
}

#[test]
fn warnings_and_answers_are_told_in_words() {
    let (mut desk, issued) = warned();
    desk.give("li", answer(issued));
    let told: Vec<String> =
        desk.facts[1..].iter().map(|fact| tell(Lang::Zh, fact, &desk.state)).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    向卫健局签发预警提示函：孕产妇死亡率 难达标（2025年）
    卫健局答复预警，孕产妇死亡率 难达标（2025年）：人手不足
    ");
    let rows = details(Lang::Zh, &desk.facts[2], &desk.state);
    assert!(rows.contains(&("改进措施", "培训".into())), "{rows:?}");
}

fn change(thresholds: Value) -> Value {
    let mut command = thresholds;
    command["kind"] = "change_settings".into();
    command
}

#[test]
fn a_threshold_alone_is_changed_and_the_statuses_follow() {
    let mut desk = Desk::confirmed();
    desk.give("sun", figures(&[figure("cervical_screening", 2025, "68.7")]));
    let stands = |desk: &Desk| assess(&desk.state, &item("1.3"), day(TODAY));
    let screening = |desk: &Desk| {
        let found = Overview::of(&desk.state, day(TODAY)).readings;
        found.get(&item("1.3").plan, "cervical_screening").unwrap().clone()
    };
    assert_eq!(screening(&desk).attainment(), Some(Attainment::Unmet));
    let before = desk.state.office().unwrap().clone();
    let then = desk.state.clone();
    let changed = desk.give(CLERK, change(json!({"nearly": "2"})));
    let after = desk.state.office().unwrap();
    assert_eq!((&after.city, &after.office), (&before.city, &before.office));
    assert_eq!(after.thresholds.nearly.to_string(), "2");
    assert_eq!(after.thresholds.on_course, before.thresholds.on_course);
    assert_eq!(screening(&desk).attainment(), Some(Attainment::Nearly));
    assert_eq!(screening(&desk).setting.thresholds, *after.thresholds, "and it says by which");
    assert_ne!(stands(&desk).attainment, Attainment::Met);
    let told = |desk: &Desk, seq: u64| {
        tell(Lang::Zh, desk.facts.iter().find(|fact| fact.seq == seq).unwrap(), &desk.state)
    };
    assert_eq!(told(&desk, changed), "更改设置：基本达标（%）由1改为2");
    let since = |desk: &Desk, then| {
        Changes::since(day(TODAY), then, &Overview::of(&desk.state, day(TODAY)), &desk.state)
    };
    assert_eq!(since(&desk, &then).settings, [changed], "statuses may have moved by it");
    let again = desk.give(CLERK, change(json!({"nearly": "1", "verify_days": 90})));
    assert_eq!(told(&desk, again), "更改设置：基本达标（%）由2改为1，待核（天）由60改为90");
    assert_eq!(told(&desk, changed), "更改设置：基本达标（%）由1改为2");
    desk.withdraw(again);
    let then = desk.state.clone();
    desk.withdraw(changed);
    assert_eq!(since(&desk, &then).settings, [desk.facts.last().unwrap().seq]);
    assert_eq!(screening(&desk).attainment(), Some(Attainment::Unmet));
}

#[rstest]
#[case::nothing(json!({}), "NothingListed")]
#[case::a_word(json!({"nearly": "much"}), "Form")]
#[case::a_part_of_a_count(json!({"reversals": "2.5"}), "Form")]
#[case::too_many(json!({"reversals": 5}), "Threshold")]
#[case::below_zero(json!({"tolerance_points": "-0.1"}), "Threshold")]
#[case::no_days(json!({"verify_days": 0}), "Threshold")]
#[case::out_of_order(json!({"effort": "5"}), "Threshold")]
#[case::the_ratios_too(json!({"on_track": "0.6"}), "Threshold")]
#[case::no_city(json!({"city": " "}), "Form")]
fn thresholds_that_make_no_sense_are_refused(#[case] thresholds: Value, #[case] kind: &str) {
    let desk = Desk::confirmed();
    let asked = thresholds.to_string();
    let request = request(change(thresholds), day(TODAY));
    let refusal = request.map(|_| ()).err();
    let refusal = refusal
        .unwrap_or_else(|| desk.refusal(CLERK, change(serde_json::from_str(&asked).unwrap())));
    assert_eq!(kind_of(&refusal), kind, "{asked}: {refusal:?}");
}

#[test]
fn thresholds_in_their_limits_are_taken_together() {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, change(json!({"on_course": "20", "effort": "40", "verify_days": 366})));
    let changed = desk.state.thresholds();
    assert_eq!((changed.effort.to_string(), changed.verify_days), ("40".into(), 366));
}

#[test]
fn every_threshold_has_its_field() {
    let known = serde_json::to_value(halfsky::domain::assess::Thresholds::default()).unwrap();
    let form = CommandKind::ChangeSettings.form();
    for name in known.as_object().unwrap().keys() {
        let field = form.optional.iter().find(|field| field.name() == name).unwrap();
        assert!(matches!(field.shape(), Shape::Decimal | Shape::Number), "{name}");
    }
    assert_eq!(form.optional.len(), 3 + known.as_object().unwrap().len());
}
