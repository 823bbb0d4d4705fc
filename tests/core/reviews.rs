//! Duty reviews, what departments say of their targets, and verdicts: three things that stay apart.

use halfsky::domain::duty::{Standing, duties_on};
use halfsky::domain::figures::assess;
use halfsky::domain::payload::{Finding, Grade, Term};
use halfsky::domain::refusal::Refusal;
use serde_json::{Value, json};

use super::kit::kinds::{REVIEWS, kind_of, review_of};
use super::kit::*;

/// A duty report of the water department, accepted.
fn reported(desk: &mut Desk) -> u64 {
    let report = desk.give("wu", report("water", "duty", 2025));
    desk.give(CLERK, accept(report));
    report
}

fn saying(form: &str, code: &str, finding: &str) -> Value {
    let mut command = report("water", form, 2025);
    command["assessments"] = json!([{"item": code, "finding": finding, "note": "已全部覆盖"}]);
    command
}

/// Everything that the rules of this family refuse.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let mut desk = Desk::confirmed();
    let work = desk.give("wu", report("water", "work", 2025));
    let open = desk.give("wu", report("water", "duty", 2025));
    let asked = |desk: &Desk, who: &str, command: Value| (desk.refusal(who, command), desk.clone());
    let mut all = vec![
        asked(&desk, CLERK, review(work, "good")),
        asked(&desk, CLERK, review(open, "good")),
        asked(&desk, CLERK, verdict("1-1", "midterm", "met")),
        asked(&desk, "wu", saying("duty", "7-7", "met")),
        asked(&desk, "wu", saying("duty", "1.1", "met")),
    ];
    desk.give(CLERK, accept(open));
    desk.give(CLERK, review(open, "good"));
    desk.give(CLERK, verdict("1.1", "midterm", "met"));
    all.push(asked(&desk, CLERK, review(open, "failed")));
    all.push(asked(&desk, CLERK, verdict("1.1", "midterm", "unmet")));
    all
}

#[test]
fn each_refusal_of_this_family_is_met() {
    let met: Vec<&str> = refused()
        .iter()
        .map(|(refusal, _)| match refusal {
            Refusal::Review(wrong) => review_of(wrong),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(REVIEWS.iter().all(|kind| met.contains(kind)), "{met:?}");
}

#[test]
fn an_accepted_duty_report_is_reviewed_once_and_the_acceptance_stays_under_it() {
    let mut desk = Desk::confirmed();
    let handed_in = reported(&mut desk);
    let accepted = desk.state.head.seq;
    assert!(desk.state.awaits_review(handed_in));
    let reviewed = desk.give(CLERK, review(handed_in, "excellent"));
    assert!(!desk.state.awaits_review(handed_in));
    let of_reports = |desk: &Desk| -> Vec<_> {
        let all = desk.state.reviews.of_reports();
        all.map(|(report, it)| (report, it.year, it.grade, it.reviewed.seq)).collect()
    };
    assert_eq!(of_reports(&desk), [(handed_in, 2025, Grade::Excellent, reviewed)]);
    for under in [handed_in, accepted] {
        let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(under)) else { panic!() };
        assert!(built.contains(&reviewed), "{under}: {built:?}");
    }
    assert!(desk.state.index.of_department(&dept("water")).contains(&reviewed));
    desk.withdraw(reviewed);
    assert!(of_reports(&desk).is_empty());
    desk.give(CLERK, review(handed_in, "failed"));
}

#[test]
fn a_review_goes_with_a_merged_department() {
    let mut desk = Desk::confirmed();
    let handed_in = reported(&mut desk);
    desk.give(CLERK, review(handed_in, "good"));
    let standing = |desk: &Desk, name: &str| {
        let owed = duties_on(&desk.state, day(TODAY));
        let theirs = owed.iter().find(|duty| duty.key().to_string() == name);
        theirs.unwrap().standing
    };
    // Who is to be reviewed itself is not, by that.
    desk.give(CLERK, merge("water", "agriculture"));
    let own = standing(&desk, "duty_review/agriculture/2025");
    assert!(!matches!(own, Standing::Done { .. }), "{own:?}");
    desk.give(CLERK, super::duties::archives());
    desk.give(CLERK, merge("agriculture", "archives"));
    let inherited = standing(&desk, "duty_review/archives/2025");
    assert!(matches!(inherited, Standing::Done { .. }), "{inherited:?}");
}

#[test]
fn what_the_department_says_and_the_verdict_leave_the_attainment_alone() {
    let mut desk = Desk::confirmed();
    let target = item("7.6");
    let before = assess(&desk.state, &target, day(TODAY)).attainment;
    let yearly = desk.give("wu", saying("work", "7.6", "nearly"));
    let midterm = desk.give("wu", saying("midterm_self_evaluation", "7.6", "met"));
    let recorded = desk.give(CLERK, verdict("7.6", "midterm", "unmet"));
    // What is called final before the last year would be taken for it then.
    for (who, early) in [
        ("wu", saying("final_self_evaluation", "7.6", "met")),
        (CLERK, verdict("7.6", "final", "nearly")),
    ] {
        assert_eq!(desk.refusal(who, early), Refusal::YearNotBegun(2030));
    }
    let said = desk.state.self_assessments_of(&target);
    let told: Vec<_> =
        said.iter().map(|(seq, report, row)| (*seq, report.form.term(), row.finding)).collect();
    let expected = [(midterm, Some(Term::Midterm), Finding::Met), (yearly, None, Finding::Nearly)];
    assert_eq!(told, expected);
    let verdicts: Vec<_> = desk.state.reviews.verdicts_on(&target).collect();
    assert_eq!(verdicts.len(), 1);
    assert_eq!((verdicts[0].0, verdicts[0].1.finding), (Term::Midterm, Finding::Unmet));
    assert_eq!(assess(&desk.state, &target, day(TODAY)).attainment, before);
    for seq in [yearly, midterm, recorded] {
        assert!(desk.state.index.of_item(&target).contains(&seq), "{seq}");
    }
    desk.withdraw(recorded);
    assert_eq!(desk.state.reviews.verdict(&target, Term::Midterm), None);
    // A word that was sent back is no word.
    desk.give(CLERK, give_back(yearly));
    assert_eq!(desk.state.self_assessments_of(&target).len(), 1);
}

#[test]
fn a_department_speaks_of_a_target_once_and_only_while_it_leads_it() {
    let mut desk = Desk::confirmed();
    let mut twice = saying("work", "7.6", "met");
    twice["assessments"]
        .as_array_mut()
        .unwrap()
        .push(json!({"item": "women/7.6", "finding": "met"}));
    assert_eq!(kind_of(&desk.refusal("wu", twice)), "Twice");
    let said = desk.give("wu", saying("work", "7.6", "met"));
    let assigned = desk.state.assignments[&item("7.6")].set_by().unwrap();
    let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(assigned)) else { panic!() };
    assert!(built.contains(&said), "{built:?}");
    let mut bad = saying("work", "7.6", "splendid");
    assert_eq!(kind_of(&desk.refusal("wu", bad.clone())), "Form");
    bad["assessments"] = json!([{"item": "7.6", "finding": "met", "note": "响\u{7}"}]);
    assert_eq!(kind_of(&desk.refusal("wu", bad)), "Form");
}
