//! Who owes what by when, worked out by hand and compared.

use chrono::NaiveDate;
use halfsky::domain::duty::{self, Duty, SOON_DAYS, Standing};
use halfsky::domain::entry::Entry;
use halfsky::domain::fact::Fact;
use halfsky::domain::payload::{DutyRules, ReportForm};
use halfsky::domain::refusal::Refusal;
use halfsky::domain::reported::Reported;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::Event;
use halfsky::plan::DutyKind;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::kind_of;
use super::kit::*;
use super::office::demo;

fn duties(state: &State, today: NaiveDate) -> Vec<Duty> {
    duty::duties(state, &Reported::of(state), today)
}

fn of(state: &State, department: &str, today: &str) -> Vec<Duty> {
    let mut all = duties(state, day(today));
    all.retain(|duty| duty.department == dept(department));
    all
}

fn standing(desk: &Desk, department: &str, rule: &str, year: i32, today: &str) -> Standing {
    let owed = of(&desk.state, department, today);
    let found = owed.iter().find(|duty| duty.rule == rule && duty.year == year);
    found.unwrap_or_else(|| panic!("{department} owes no {rule} of {year}")).standing
}

/// Rule, year, days late, of papers.
fn late(state: &State, department: &str, today: &str) -> Vec<(String, i32, i64)> {
    let owed = of(state, department, today).into_iter();
    let late = owed.filter(|duty| duty.is_late(day(today)) && duty.rule != "indicator_data");
    late.map(|duty| match duty.standing {
        Standing::Overdue { days } => (duty.rule.to_string(), duty.year, days),
        other => panic!("{other:?}"),
    })
    .collect()
}

/// The rules that come with the plan, with the work report due on the year's last day.
fn by_the_last_day() -> Desk {
    let mut rules = halfsky::founding::Given::embedded().unwrap().rules;
    rules.iter_mut().filter(|rule| rule.id == "work_report").for_each(|rule| {
        rule.due = "12-31".into();
    });
    let mut desk = Desk::confirmed().on("2024-02-02");
    desk.give(
        CLERK,
        json!({"kind": "adopt_duty_rules",
        "rules": serde_json::to_value(rules).unwrap()}),
    );
    desk
}

/// What is adopted is checked; what an entry says stands, and no ledger is closed by it.
#[test]
fn a_stored_rule_whose_day_is_none_asks_for_nothing() {
    for due in ["spring", "", "06-31", "1-2-3", "06-", "-1--1"] {
        let mut desk = Desk::confirmed();
        let mut rules = halfsky::founding::Given::embedded().unwrap().rules;
        rules.retain(|rule| rule.id == "work_report");
        rules[0].due = due.into();
        assert_eq!(
            kind_of(&desk.refusal(CLERK, json!({"kind": "adopt_duty_rules", "rules": rules}))),
            "Form"
        );
        let seq = desk.state.head.seq + 1;
        let entry = Entry {
            seq,
            at: desk.now.to_rfc3339(),
            actor: CLERK.into(),
            kind: "duty_rules_adopted".into(),
            version: 1,
            body: json!({"on": BEGAN, "rules": rules}).to_string(),
            prev: String::new(),
            hash: String::new(),
        };
        desk.take(Fact::read(&entry).unwrap());
        let owed = of(&desk.state, "water", "2027-11-20");
        assert!(owed.iter().all(|duty| duty.year < 2027), "{due}: {owed:?}");
    }
}

#[test]
fn the_late_lists_of_two_departments_of_the_demonstration_are_those_counted_by_hand() {
    let state = demo();
    let rows = |rows: &[(&str, i32, i64)]| -> Vec<(String, i32, i64)> {
        rows.iter().map(|(rule, year, days)| ((*rule).into(), *year, *days)).collect()
    };
    // 水利局: every letter signed in March; the reports of 2024 and the situation report of 2025
    // never came; the work reports of 2025 and 2026 did. The duty report of 2025 is late once: without
    // it there is no review that could be.
    let water = [
        ("work_report", 2024, 700),
        ("situation_report", 2024, 658),
        ("situation_report", 2025, 293),
        ("duty_report", 2025, 265),
        ("self_evaluation_midterm", 2025, 112),
    ];
    assert_eq!(late(state, "water", "2026-11-20"), rows(&water));
    // 法院: letters signed late or not, the work report of 2024 and the situation report of 2025.
    let court = [("situation_report", 2024, 658), ("work_report", 2025, 335)];
    assert_eq!(late(state, "court", "2026-11-20"), rows(&court));
    let done: Vec<(String, i32, i64)> = of(state, "court", "2026-11-20")
        .into_iter()
        .filter_map(|duty| match duty.standing {
            Standing::Done { late, .. } => Some((duty.rule.to_string(), duty.year, late)),
            _ => None,
        })
        .collect();
    let expected = [
        ("letter", 2024, 16),
        ("work_report", 2024, 3),
        ("duty_report", 2024, 0),
        ("duty_review", 2024, 0),
        ("letter", 2025, 0),
        ("situation_report", 2025, 0),
        ("duty_report", 2025, 0),
        ("duty_review", 2025, 0),
        ("letter", 2026, 43),
        ("self_evaluation_midterm", 2025, 0),
    ];
    assert_eq!(done, rows(&expected));
    let coming: Vec<Standing> = of(state, "court", "2026-11-20")
        .into_iter()
        .filter(|duty| duty.due > day("2026-11-20"))
        .map(|duty| duty.standing)
        .collect();
    let soon = Standing::DueSoon { days: 30 };
    let action = Standing::DueSoon { days: 10 };
    let later = [Standing::NotDue; 4];
    let expected = [&[action, soon][..], &later].concat();
    assert_eq!(coming, expected, "an action, December, January, February, March twice");
}

#[test]
fn nothing_is_owed_from_before_the_ledger_began_or_after_a_year_from_now() {
    let desk = Desk::fresh();
    let owed = duties(&desk.state, day(TODAY));
    assert!(!owed.is_empty());
    assert!(owed.iter().all(|duty| duty.due >= day(BEGAN) && duty.due <= day("2027-11-23")));
    assert!(owed.iter().all(|duty| duty.year >= 2024), "not of years that were over");
    let documents = |duty: &Duty| {
        matches!(
            duty.kind,
            DutyKind::Training
                | DutyKind::EvaluationScheme
                | DutyKind::EvaluationReport
                | DutyKind::GovernmentReport
        )
    };
    let by_office = |duty: &&Duty| duty.department == dept("office");
    assert!(owed.iter().filter(by_office).all(documents), "nor by the office to itself");
    assert!(owed.iter().all(|duty| duty.proposed), "the rules are proposals");
    assert!(duties(&Desk::empty().state, day(TODAY)).is_empty());
}

#[test]
fn what_is_dated_in_december_and_recorded_in_january_is_in_time() {
    let mut desk = by_the_last_day().on("2026-01-12");
    let on_paper = from_paper(report("water", "work", 2025), "2025-12-30");
    let seq = desk.give(CLERK, on_paper);
    assert_eq!(
        standing(&desk, "water", "work_report", 2025, "2026-01-12"),
        Standing::Waiting { entry: seq }
    );
    desk.give(CLERK, accept(seq));
    let done = Standing::Done { entry: seq, late: 0 };
    assert_eq!(standing(&desk, "water", "work_report", 2025, "2026-01-12"), done);
    let own = desk.give("li", report("health", "work", 2025));
    desk.give(CLERK, accept(own));
    let done = Standing::Done { entry: own, late: 12 };
    assert_eq!(standing(&desk, "health", "work_report", 2025, "2026-01-12"), done);
}

#[test]
fn a_report_waits_is_returned_comes_again_and_is_done_only_when_accepted() {
    let mut desk = by_the_last_day().on("2025-12-29");
    let now = |desk: &Desk, today: &str| standing(desk, "water", "work_report", 2025, today);
    let is_late = |desk: &Desk, today: &str| {
        let owed = of(&desk.state, "water", today);
        let found = owed.iter().find(|duty| duty.rule == "work_report" && duty.year == 2025);
        found.unwrap().is_late(day(today))
    };
    let first = desk.give("wu", report("water", "work", 2025));
    assert_eq!(now(&desk, "2026-01-05"), Standing::Waiting { entry: first });
    assert!(!is_late(&desk, "2026-01-05"), "it is the office's move");
    desk.give(CLERK, give_back(first));
    assert_eq!(now(&desk, "2025-12-31"), Standing::Returned { entry: first });
    assert!(!is_late(&desk, "2025-12-31") && is_late(&desk, "2026-01-01"));
    let mut again = report("water", "work", 2025);
    again["replaces"] = first.into();
    let second = desk.give("wu", again);
    assert_eq!(now(&desk, "2026-01-05"), Standing::Waiting { entry: second });
    let accepted = desk.give(CLERK, accept(second));
    assert_eq!(now(&desk, "2026-01-05"), Standing::Done { entry: second, late: 0 });
    desk.withdraw(accepted);
    assert_eq!(now(&desk, "2026-01-05"), Standing::Waiting { entry: second });
}

#[test]
fn a_report_is_replaced_only_by_one_of_the_same_form_and_year() {
    let mut desk = Desk::confirmed();
    let wrong_year = desk.give("wu", report("water", "work", 2025));
    desk.give(CLERK, give_back(wrong_year));
    let instead = |form: &str, year: i32| {
        let mut other = report("water", form, year);
        other["replaces"] = wrong_year.into();
        other
    };
    let of_2025 = Refusal::OtherOccasion(wrong_year, ReportForm::Work, 2025);
    assert_eq!(desk.refusal("wu", instead("work", 2026)), of_2025);
    assert_eq!(desk.refusal("wu", instead("situation", 2025)), of_2025);
    let returned = Standing::Returned { entry: wrong_year };
    assert_eq!(standing(&desk, "water", "work_report", 2025, TODAY), returned);
    // What is about another year is a report of its own.
    let right = desk.give("wu", report("water", "work", 2026));
    let waiting = Standing::Waiting { entry: right };
    assert_eq!(standing(&desk, "water", "work_report", 2026, TODAY), waiting);
    let again = desk.give("wu", instead("work", 2025));
    let waiting = Standing::Waiting { entry: again };
    assert_eq!(standing(&desk, "water", "work_report", 2025, TODAY), waiting);
}

/// The report was due on 28 February, its review on 31 March.
#[test]
fn a_review_follows_the_report_and_its_delay_is_nobody_elses_lateness() {
    let mut desk = Desk::confirmed().on("2026-02-20");
    let now = |desk: &Desk, today: &str| standing(desk, "water", "duty_review", 2025, today);
    let is_late = |desk: &Desk, today: &str| {
        let theirs = late(&desk.state, "water", today);
        theirs.into_iter().filter(|(rule, year, _)| rule.starts_with("duty_") && *year == 2025)
    };
    // Nothing is handed in: one lateness, of the report. March has 31 days.
    assert_eq!(now(&desk, "2026-03-31"), Standing::DueSoon { days: 0 });
    assert_eq!(now(&desk, "2026-04-01"), Standing::Unreported);
    let report_alone = [("duty_report".to_owned(), 2025, 31 + 1)];
    assert!(is_late(&desk, "2026-04-01").eq(report_alone));
    // Handed in: the office's move, accepted or not, and however long it takes.
    let handed_in = desk.give("wu", report("water", "duty", 2025));
    let waiting = Standing::Waiting { entry: handed_in };
    assert_eq!(now(&desk, "2026-11-20"), waiting);
    let back = desk.give(CLERK, give_back(handed_in));
    assert_eq!(now(&desk, "2026-11-20"), Standing::Unreported, "it is not handed in any more");
    desk.withdraw(back);
    desk.give(CLERK, accept(handed_in));
    assert_eq!(now(&desk, "2026-11-20"), waiting);
    assert_eq!(is_late(&desk, "2026-11-20").count(), 0);
    // Reviewed eight months later: the report came on 20 February.
    let mut desk = desk.on("2026-11-20");
    let reviewed = desk.give(CLERK, review(handed_in, "good"));
    assert_eq!(now(&desk, "2026-11-20"), Standing::Done { entry: reviewed, late: 0 });
    // Of a report of 10 April the review can be no earlier: 10 days after 31 March.
    let mut desk = Desk::confirmed().on("2026-04-10");
    let handed_in = desk.give("wu", report("water", "duty", 2025));
    desk.give(CLERK, accept(handed_in));
    let mut desk = desk.on("2026-05-05");
    let reviewed = desk.give(CLERK, review(handed_in, "good"));
    assert_eq!(now(&desk, "2026-05-05"), Standing::Done { entry: reviewed, late: 10 });
}

#[rstest]
#[case("2026-12-21", Standing::Overdue { days: 1 })]
#[case("2026-12-20", Standing::DueSoon { days: 0 })]
#[case("2026-12-19", Standing::DueSoon { days: 1 })]
#[case("2026-11-20", Standing::DueSoon { days: SOON_DAYS })]
#[case("2026-11-19", Standing::NotDue)]
fn a_duty_is_due_soon_for_thirty_days_and_late_on_the_day_after(
    #[case] today: &str,
    #[case] expected: Standing,
) {
    let desk = Desk::confirmed();
    assert_eq!(standing(&desk, "water", "work_report", 2026, today), expected);
}

#[test]
fn a_letter_is_the_departments_duty_until_it_signs() {
    let mut desk = Desk::confirmed().on("2026-03-10");
    let letter = desk.give(CLERK, issue("water", 2026));
    let now = |desk: &Desk, today: &str| standing(desk, "water", "letter", 2026, today);
    assert_eq!(now(&desk, "2026-04-02"), Standing::Overdue { days: 2 });
    let signed = desk.give("wu", sign(letter));
    assert_eq!(now(&desk, "2026-04-02"), Standing::Done { entry: signed, late: 0 });
}

#[test]
fn a_letter_that_the_office_never_issued_is_not_held_against_the_department() {
    let mut desk = Desk::confirmed().on("2026-04-10");
    assert_eq!(standing(&desk, "water", "letter", 2026, "2026-04-10"), Standing::Unissued);
    assert!(!late(&desk.state, "water", "2026-04-10").iter().any(|(rule, ..)| rule == "letter"));
    desk.give(CLERK, issue("water", 2026));
    // From the day of its issue on it is the department's move, for ten days.
    let now = |desk: &Desk, today: &str| standing(desk, "water", "letter", 2026, today);
    assert_eq!(now(&desk, "2026-04-10"), Standing::DueSoon { days: 10 });
    assert_eq!(now(&desk, "2026-04-20"), Standing::DueSoon { days: 0 });
    assert_eq!(now(&desk, "2026-04-22"), Standing::Overdue { days: 2 });
    let letter = desk.state.letter_of(&dept("water"), 2026).unwrap().0;
    let mut desk = desk.on("2026-04-23");
    let signed = desk.give("wu", sign(letter));
    assert_eq!(now(&desk, "2026-05-01"), Standing::Done { entry: signed, late: 3 });
}

#[test]
fn a_letter_is_to_be_signed_though_its_day_was_before_the_ledger_began() {
    let mut desk = Desk::confirmed().on("2026-11-23");
    desk.state.plans.values_mut().for_each(|adopted| adopted.on = day("2026-11-20"));
    let its_own = |desk: &Desk| {
        let mut all = duties(&desk.state, day("2026-11-23")).into_iter();
        all.find(|duty| duty.key().to_string() == "letter/water/2026").map(|duty| duty.standing)
    };
    assert_eq!(its_own(&desk), None, "due in March, and the ledger began in November");
    let letter = desk.give(CLERK, issue("water", 2026));
    assert_eq!(its_own(&desk), Some(Standing::DueSoon { days: 10 }));
    let signed = desk.give("wu", sign(letter));
    assert_eq!(its_own(&desk), Some(Standing::Done { entry: signed, late: 0 }));
}

/// Papers of before are entered when the office begins to keep the ledger.
#[test]
fn a_letter_that_was_signed_before_the_ledger_began_counts() {
    let mut desk = Desk::confirmed().on("2026-11-23");
    desk.state.plans.values_mut().for_each(|adopted| adopted.on = day("2026-11-20"));
    let mut issued = issue("water", 2026);
    issued["on"] = json!("2026-03-10");
    let letter = desk.give(CLERK, issued);
    let its_own = |desk: &Desk| {
        let mut all = duties(&desk.state, day("2026-11-23")).into_iter();
        all.find(|duty| duty.key().to_string() == "letter/water/2026").map(|duty| duty.standing)
    };
    assert_eq!(its_own(&desk), Some(Standing::Overdue { days: 237 }), "since 31 March");
    let signed = desk.give(CLERK, from_paper(sign(letter), "2026-03-20"));
    assert_eq!(its_own(&desk), Some(Standing::Done { entry: signed, late: 0 }));
}

#[test]
fn a_letter_issued_on_its_day_is_due_that_day() {
    let mut desk = Desk::confirmed().on("2026-03-31");
    desk.give(CLERK, issue("water", 2026));
    let now = |today: &str| standing(&desk, "water", "letter", 2026, today);
    assert_eq!(now("2026-03-31"), Standing::DueSoon { days: 0 });
    assert_eq!(now("2026-04-02"), Standing::Overdue { days: 2 });
}

/// A later day that had passed too when the letter was issued.
#[test]
fn a_letter_issued_after_its_extended_day_is_late_ten_days_after_its_issue() {
    let mut desk = Desk::confirmed().on("2026-04-01");
    let later = json!({"kind": "extend_duty", "duty": "letter/water/2026", "due": "2026-04-20",
        "reason": "印章正在更换"});
    desk.give(CLERK, later);
    let mut desk = desk.on("2026-05-04");
    desk.give(CLERK, issue("water", 2026));
    let now = |today: &str| standing(&desk, "water", "letter", 2026, today);
    assert_eq!(now("2026-05-04"), Standing::DueSoon { days: 10 });
    assert_eq!(now("2026-05-16"), Standing::Overdue { days: 2 });
}

/// A department without a task.
pub(super) fn archives() -> Value {
    json!({"kind": "enter_departments", "departments": [
        {"id": "archives", "name": "梅河口市档案馆", "short": "档案馆", "kind": "institution"}]})
}

#[test]
fn a_department_owes_nothing_from_before_its_first_task() {
    let mut desk = Desk::confirmed().on("2026-06-15");
    desk.give(CLERK, archives());
    assert!(of(&desk.state, "archives", "2026-11-20").is_empty());
    desk.give(
        CLERK,
        json!({"kind": "assign", "assignments": [
            {"item": "7.3", "lead": ["archives"], "cooperating": []}]}),
    );
    let owed = of(&desk.state, "archives", "2026-11-20");
    assert!(!owed.is_empty() && owed.iter().all(|duty| duty.due >= day("2026-06-15")), "{owed:?}");
    // Of a year that was over by then only the evaluation, which looks at the years together.
    let over = |duty: &&Duty| duty.year < 2026 && duty.kind != DutyKind::SelfEvaluation;
    assert_eq!(owed.iter().find(over), None);
}

#[test]
fn a_merged_departments_duties_go_to_the_successor_and_what_it_handed_in_counts() {
    let mut desk = Desk::confirmed().on("2025-12-15");
    let theirs = desk.give("tian", report("sports", "work", 2025));
    desk.give(CLERK, accept(theirs));
    assert!(!of(&desk.state, "sports", "2026-01-05").is_empty());
    desk.give(CLERK, merge("sports", "culture_tourism"));
    assert!(of(&desk.state, "sports", "2026-01-05").is_empty());
    // Who had to report itself still has to.
    let own = standing(&desk, "culture_tourism", "work_report", 2025, "2026-01-05");
    assert_eq!(own, Standing::Overdue { days: 16 });
    let mut desk = Desk::confirmed().on("2025-12-15");
    let theirs = desk.give("tian", report("sports", "work", 2025));
    desk.give(CLERK, accept(theirs));
    desk.give(CLERK, archives());
    desk.give(CLERK, merge("sports", "archives"));
    let inherited = standing(&desk, "archives", "work_report", 2025, "2026-01-05");
    assert_eq!(inherited, Standing::Done { entry: theirs, late: 0 });
}

/// A letter of one's own comes before what was inherited, wherever it is asked for.
#[test]
fn an_unsigned_letter_stays_owed_after_a_merger_with_who_had_signed() {
    let mut desk = Desk::confirmed().on("2026-03-01");
    let theirs = desk.give(CLERK, issue("sports", 2026));
    desk.give("tian", sign(theirs));
    desk.give(CLERK, issue("culture_tourism", 2026));
    desk.give(CLERK, merge("sports", "culture_tourism"));
    let owed = standing(&desk, "culture_tourism", "letter", 2026, "2026-04-02");
    assert_eq!(owed, Standing::Overdue { days: 2 });
}

/// A rule under another id, and one of a department that was taken in, ask nothing twice.
#[test]
fn one_duty_comes_of_rules_that_ask_the_same() {
    let count = |desk: &Desk, today: &str| {
        let owed = duties(&desk.state, day(today));
        let mut keys: Vec<_> = owed.iter().map(|duty| duty.key()).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "each has a name of its own");
        all
    };
    let mut desk = Desk::confirmed();
    let mut rules = json!(desk.state.duty_rules.current().unwrap());
    let all = rules.as_array_mut().unwrap();
    let situation = all.iter_mut().find(|rule| rule["kind"] == "situation_report").unwrap();
    (situation["id"], situation["due"]) = ("situation".into(), "12-31".into());
    desk.give(CLERK, json!({"kind": "adopt_duty_rules", "rules": rules}));
    count(&desk, TODAY);
    let owed = duties(&desk.state, day(TODAY));
    let last_year = |duty: &&Duty| duty.kind == DutyKind::SituationReport && duty.year == 2025;
    assert!(owed.iter().filter(last_year).all(|duty| duty.due == day("2026-01-31")));
    let training = |who: &str| {
        json!({"id": format!("training_{who}"), "name": "培训", "kind": "training", "who": who,
            "rhythm": "yearly", "due": "11-30", "due_year_offset": 0,
            "discharged_by": "activity_recorded", "needs_acceptance": false, "basis": "培训"})
    };
    let all = rules.as_array_mut().unwrap();
    all.extend(["agriculture", "civil_affairs"].map(training));
    desk.give(CLERK, json!({"kind": "adopt_duty_rules", "rules": rules}));
    let apart = count(&desk, TODAY);
    desk.give(CLERK, merge("agriculture", "civil_affairs"));
    assert!(count(&desk, TODAY) < apart);
}

/// What one hands in for oneself later does not undo that one was late.
#[test]
fn a_second_filing_of_an_earlier_day_makes_nobody_be_in_time() {
    let mut desk = Desk::confirmed().on("2026-12-20");
    let mut held = |on: &str| {
        let mut held = activity("statistics", "training");
        held["on"] = on.into();
        desk.give("sun", held)
    };
    let first = held("2026-08-01");
    held("2026-05-01");
    let done = standing(&desk, "statistics", "monitoring_training", 2026, "2026-12-20");
    assert_eq!(done, Standing::Done { entry: first, late: 62 });
}

/// Papers are recorded in any order: who was in time by one of them was in time.
#[test]
fn in_time_is_by_the_day_on_the_paper() {
    let mut desk = Desk::confirmed().on("2026-12-20");
    let mut dated = |command: Value, on: &str| desk.give(CLERK, from_paper(command, on));
    let late = dated(report("water", "work", 2024), "2026-10-01");
    let [_, budget] =
        ["2026-12-15", "2026-03-05"].map(|on| dated(funds("finance", 2026, "12"), on));
    let [_, held] =
        ["2026-12-15", "2026-05-05"].map(|on| dated(activity("statistics", "training"), on));
    desk.give(CLERK, accept(late));
    let early = desk.give(CLERK, from_paper(report("water", "work", 2024), "2024-12-10"));
    desk.give(CLERK, accept(early));
    for (department, rule, year, entry) in [
        ("water", "work_report", 2024, early),
        ("finance", "budget", 2026, budget),
        ("statistics", "monitoring_training", 2026, held),
    ] {
        let done = standing(&desk, department, rule, year, "2026-12-20");
        assert_eq!(done, Standing::Done { entry, late: 0 }, "{rule}");
    }
}

/// Nobody can adopt one; an older program let it into a ledger that is read as it is.
#[test]
fn a_rule_past_all_years_makes_no_duty() {
    let mut rules = halfsky::founding::Given::embedded().unwrap().rules;
    rules.retain(|rule| rule.id == "letter");
    rules[0].due_year_offset = i32::MAX;
    let mut desk = Desk::confirmed();
    let asked = json!({"kind": "adopt_duty_rules", "rules": rules});
    assert_eq!(desk.refusal(CLERK, asked), Refusal::RuleOffset("letter".into(), i32::MAX));
    desk.take(Fact {
        seq: desk.state.head.seq + 1,
        at: desk.now,
        actor: CLERK.into(),
        circumstance: request(note("1.1"), day(TODAY)).unwrap().circumstance,
        clock_behind: None,
        event: Event::DutyRulesAdopted(DutyRules { rules }),
    });
    let owed = duties(&desk.state, day(TODAY));
    assert!(owed.iter().all(|duty| duty.due < day(TODAY)), "only what was due before the change");
}

/// The measured indicators of which a department is the source.
fn measured(state: &State, department: &str) -> Vec<String> {
    let known = state.indicators.values().flat_map(|known| known.values());
    let known = known.filter_map(|revisions| revisions.current());
    let theirs = known.filter(|one| one.is_measured() && one.source == dept(department));
    theirs.map(|one| one.id.clone()).collect()
}

/// Everything that makes the year of an indicator complete.
fn year_of(state: &State, id: &str, year: i32) -> Vec<serde_json::Value> {
    let indicator = state.indicator(&item("1.1").plan, id).unwrap();
    let parts = |key: &str, names: [&str; 2]| {
        names.map(|name| json!({"indicator": id, "year": year, "value": "50", key: name})).to_vec()
    };
    match (&indicator.goal, indicator.by_sex) {
        (halfsky::plan::Goal::Narrow(halfsky::plan::Split::Area), _) => {
            parts("area", ["urban", "rural"])
        }
        (_, true) => parts("sex", ["female", "male"]),
        _ => vec![figure(id, year, "50")],
    }
}

#[test]
fn the_figures_of_a_year_are_done_when_the_last_indicator_has_its_own() {
    let mut desk = Desk::confirmed();
    let ids = measured(&desk.state, "education");
    assert!(ids.len() > 2, "{ids:?}");
    let lacks = |desk: &Desk, year: i32| -> Vec<String> {
        let owed = of(&desk.state, "education", TODAY);
        let found =
            owed.into_iter().find(|duty| duty.rule == "indicator_data" && duty.year == year);
        let lacks =
            found.unwrap().particulars().lacks.clone().into_iter().map(|(_, id)| id.to_string());
        let mut lacks: Vec<String> = lacks.collect();
        lacks.sort();
        lacks
    };
    assert_eq!(lacks(&desk, 2025), ids);
    // Due on the thirtieth of June of the year after; nothing of 2023, which was over by then.
    let data = |year: i32, today: &str| standing(&desk, "education", "indicator_data", year, today);
    assert_eq!(data(2025, "2026-06-30"), Standing::DueSoon { days: 0 });
    assert_eq!(data(2025, "2026-07-01"), Standing::Overdue { days: 1 });
    let owed = of(&desk.state, "education", TODAY);
    assert!(owed.iter().all(|duty| duty.rule != "indicator_data" || duty.year >= 2024));

    let (last, others) = ids.split_last().unwrap();
    let rows: Vec<_> = others.iter().flat_map(|id| year_of(&desk.state, id, 2025)).collect();
    let mut early = figures(&rows);
    (early["on"], early["reason"]) = ("2026-06-12".into(), "核对".into());
    desk.give("sun", early);
    assert_eq!(lacks(&desk, 2025), [last.as_str()]);
    assert_eq!(
        standing(&desk, "education", "indicator_data", 2025, TODAY),
        Standing::Overdue { days: 146 },
        "one is missing"
    );
    let mut rest = figures(&year_of(&desk.state, last, 2025));
    (rest["on"], rest["reason"]) = ("2026-07-03".into(), "核对".into());
    let entry = desk.give("sun", rest);
    assert_eq!(lacks(&desk, 2025), [""; 0]);
    let data = |desk: &Desk| standing(desk, "education", "indicator_data", 2025, TODAY);
    assert_eq!(data(&desk), Standing::Done { entry, late: 3 });
    // A later correction makes nobody late.
    let mut corrected = year_of(&desk.state, &others[0], 2025);
    corrected.iter_mut().for_each(|row| row["value"] = "51".into());
    desk.give("sun", correction(&corrected));
    assert_eq!(data(&desk), Standing::Done { entry, late: 3 });
    desk.withdraw(entry);
    assert_eq!(lacks(&desk, 2025), [last.as_str()]);
}

#[test]
fn figures_that_went_back_or_are_void_are_owed_again() {
    let mut desk = Desk::confirmed();
    let ids = measured(&desk.state, "education");
    let rows: Vec<_> = ids.iter().flat_map(|id| year_of(&desk.state, id, 2025)).collect();
    let mut all = figures(&rows);
    all["reason"] = "核对".into();
    let entry = desk.give("sun", all);
    let data = |desk: &Desk| standing(desk, "education", "indicator_data", 2025, TODAY);
    assert!(matches!(data(&desk), Standing::Done { .. }));
    let mut one = rows[0].clone();
    one.as_object_mut().unwrap().remove("value");
    one["entry"] = entry.into();
    let back = desk.give("sun", return_figures(std::slice::from_ref(&one)));
    assert_eq!(data(&desk), Standing::Returned { entry });
    desk.withdraw(back);
    assert!(matches!(data(&desk), Standing::Done { .. }));
    let void = desk.give("sun", void_figures(&[one]));
    assert!(matches!(data(&desk), Standing::Overdue { .. }));
    // What is entered in its place counts by its own day, not by that of the void one.
    let again = desk.give("sun", figures(&[rows[0].clone()]));
    assert!(matches!(data(&desk), Standing::Done { entry, .. } if entry == again && again > void));
}

#[test]
fn nobody_to_count_is_a_figure_and_one_side_of_a_gap_is_none() {
    let mut desk = Desk::confirmed();
    let lacks = |desk: &Desk, id: &str| {
        let owed = of(&desk.state, "health", TODAY).into_iter();
        let mut owed = owed.filter(|duty| duty.rule == "indicator_data" && duty.year == 2025);
        owed.next().unwrap().particulars().lacks.iter().any(|(_, lacking)| lacking == id)
    };
    let mut rows = vec![json!({"indicator": "cervical_screening", "year": 2025,
        "numerator": "0", "denominator": "0"})];
    rows.push(json!({"indicator": "maternal_mortality_gap", "year": 2025, "area": "rural",
        "value": "12"}));
    desk.give("sun", figures(&rows));
    assert!(!lacks(&desk, "cervical_screening"));
    assert!(lacks(&desk, "maternal_mortality_gap"), "town is missing");
    let urban = json!({"indicator": "maternal_mortality_gap", "year": 2025, "area": "urban",
        "value": "10"});
    desk.give("sun", figures(&[urban]));
    assert!(!lacks(&desk, "maternal_mortality_gap"));
}

/// The duty to supply figures and the warning 缺数 say the same, whatever was entered.
#[test]
fn what_a_duty_lacks_is_what_is_warned_about() {
    let mut desk = Desk::confirmed();
    let entered = [
        figure("maternal_mortality", 2024, "14"),
        figure("life_expectancy", 2025, "78"),
        json!({"indicator": "life_expectancy", "year": 2024, "sex": "female", "value": "80"}),
        json!({"indicator": "maternal_mortality_gap", "year": 2025, "area": "urban", "value": "1"}),
    ];
    desk.give("sun", figures(&entered));
    let overview = halfsky::domain::overview::Overview::of(&desk.state, day(TODAY));
    let due = overview.duties.iter().filter(|duty| duty.rule == "indicator_data");
    let due = due.filter(|duty| duty.due < day(TODAY));
    let mut lacking: Vec<(String, i32)> = due
        .flat_map(|duty| duty.particulars().lacks.iter().map(|(_, id)| (id.to_string(), duty.year)))
        .collect();
    lacking.sort();
    let plan = item("1.1").plan;
    let known = desk.state.indicators[&plan].keys();
    let missing = known
        .filter_map(|id| overview.readings.get(&plan, id))
        .flat_map(|found| found.missing.iter().map(|year| (found.indicator.clone(), *year)));
    let mut missing: Vec<(String, i32)> = missing.collect();
    missing.sort();
    assert_eq!(lacking, missing);
    assert!(lacking.contains(&("life_expectancy".into(), 2025)), "only women's decide");
    assert!(!lacking.contains(&("life_expectancy".into(), 2024)));
}

/// A word that waits does not hide the one that was accepted; a lead's goes before the others'.
#[test]
fn the_progress_of_a_measure_is_what_was_accepted() {
    use halfsky::domain::overview::Overview;
    use halfsky::domain::payload::Progress;
    let mut desk = Desk::confirmed();
    let of = |desk: &Desk| Overview::of(&desk.state, day(TODAY));
    let measure = "women/7-7".parse().unwrap();
    let lead = desk.state.assignment(&measure).unwrap().lead[0].0.to_string();
    let told = |word: &str, form: &str| {
        let mut command = report(&lead, form, 2026);
        command["progress"] = json!([{"item": "7-7", "progress": word}]);
        from_paper(command, TODAY)
    };
    let word_on = |desk: &Desk| of(desk).measure(&measure).unwrap().word.map(|it| it.progress);
    assert_eq!(word_on(&desk), None);
    let first = desk.give(CLERK, told("underway", "work"));
    assert_eq!(word_on(&desk), None, "nobody has accepted it");
    desk.give(CLERK, accept(first));
    desk.give(CLERK, told("done", "situation"));
    assert_eq!(word_on(&desk), Some(Progress::Underway));
    let of_domain = of(&desk).domains[6].measures;
    assert_eq!((of_domain.told(), of_domain.of(Some(Progress::Underway))), (1, 1));
    assert_eq!(of_domain.of(None), of_domain.total() - 1);
    let lead_of = of(&desk).departments.into_iter().find(|row| *row.id.0 == *lead).unwrap();
    assert_eq!(lead_of.measures.told(), 1);
}
