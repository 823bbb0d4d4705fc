//! What is signed and handed in: letters, schemes, reports, notes; days on paper and days recorded.

use chrono::Datelike;
use halfsky::domain::duty::{Standing, duties_on};
use halfsky::domain::entry::Seq;
use halfsky::domain::form::Field;
use halfsky::domain::overview::{Overview, Wait};
use halfsky::domain::payload::Progress;
use halfsky::domain::refusal::{Refusal, WrongForm};
use halfsky::domain::state::Stage;
use halfsky::domain::vocabulary::CommandKind;
use halfsky::plan::DepartmentId;
use rstest::rstest;
use serde_json::json;

use super::kit::kinds::kind_of;
use super::kit::*;

/// A letter of the water bureau, issued on 10 March 2026.
fn with_letter() -> (Desk, u64) {
    let mut desk = Desk::confirmed().on("2026-03-10");
    let letter = desk.give(CLERK, issue("water", 2026));
    (desk.on(TODAY), letter)
}

/// A report of the water bureau, handed in on 15 December 2025.
fn with_report() -> (Desk, u64) {
    let mut desk = Desk::confirmed().on("2025-12-15");
    let handed_in = desk.give("wu", report("water", "work", 2025));
    (desk.on(TODAY), handed_in)
}

#[test]
fn of_a_measures_progress_the_latest_word_of_each_department_counts() {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, assign("7-7", &["water", "ecology", "sports"]));
    let told = |who: &str, how: &str| {
        let mut command = report(who, "work", 2026);
        command["progress"] = json!([{"item": "7-7", "progress": how}]);
        command
    };
    let said = |desk: &Desk| -> Vec<(u64, Progress)> {
        let all = desk.state.progress_of(&item("7-7"));
        all.into_iter().map(|(seq, _, row)| (seq, row.progress)).collect()
    };
    let first = desk.give(CLERK, from_paper(told("water", "not_started"), "2026-05-01"));
    let second = desk.give(CLERK, from_paper(told("water", "underway"), "2026-06-01"));
    // Recorded later, written earlier.
    let old = desk.give(CLERK, from_paper(told("water", "behind"), "2026-04-01"));
    let other = desk.give(CLERK, from_paper(told("ecology", "done"), "2026-05-20"));
    let both = [(second, Progress::Underway), (other, Progress::Done)];
    assert_eq!(said(&desk), both);
    desk.give(CLERK, accept(second));
    assert_eq!(said(&desk), both);
    desk.give(CLERK, give_back(other));
    assert_eq!(said(&desk), [(second, Progress::Underway)], "what went back is not said");
    let mut again = from_paper(told("ecology", "underway"), "2026-07-01");
    again["replaces"] = other.into();
    let again = desk.give(CLERK, again);
    assert_eq!(said(&desk), [(again, Progress::Underway), (second, Progress::Underway)]);
    desk.give(CLERK, merge("water", "ecology"));
    assert_eq!(said(&desk), [(again, Progress::Underway)], "one word of those that merged");
    desk.withdraw(again);
    assert_eq!(said(&desk), [(second, Progress::Underway)]);
    assert!(first < second && second < old);
    assert!(desk.state.progress_of(&item("7-8")).is_empty());
}

#[test]
fn a_letter_is_issued_then_signed_then_countersigned() {
    let (mut desk, letter) = with_letter();
    assert_eq!(desk.refusal("zhou", countersign(letter)), Refusal::NotSigned(letter));
    let signed = desk.give("wu", sign(letter));
    assert_eq!(desk.refusal("wu", sign(letter)), Refusal::AlreadySigned(letter, signed));
    let counter = desk.give("zhou", countersign(letter));
    let again = desk.refusal("zhou", countersign(letter));
    assert_eq!(again, Refusal::AlreadySigned(letter, counter));
    let kept = &desk.state.letters.get(&letter).unwrap();
    assert_eq!(kept.signed.as_ref().unwrap().signatory, "刘某");
    assert_eq!(kept.countersigned.as_ref().unwrap().stamp.seq, counter);
    assert_eq!(desk.refusal(CLERK, issue("water", 2026)), {
        Refusal::LetterExists(dept("water"), 2026, letter)
    });
    desk.give(CLERK, issue("water", 2027));
}

#[test]
fn several_letters_are_issued_and_countersigned_at_once_or_none_is() {
    let mut desk = Desk::confirmed();
    let issue_all =
        |ids: &[&DepartmentId]| json!({"kind": "issue_letter", "year": 2026, "addressees": ids});
    let lacking: Vec<DepartmentId> = {
        let all = desk.state.without_letter(2026);
        assert!(all.iter().all(|(_, proposed)| proposed.is_empty()));
        all.into_iter().map(|(id, _)| id.clone()).collect()
    };
    assert!(lacking.contains(&dept("water")) && !lacking.contains(&dept("office")));
    let named: Vec<&DepartmentId> = lacking.iter().collect();
    let mut some = desk.clone();
    some.give(CLERK, issue("water", 2026));
    assert_eq!(kind_of(&some.refusal(CLERK, issue_all(&named))), "LetterExists", "none of them");

    assert_eq!(desk.ask(CLERK, issue_all(&named)).unwrap().len(), lacking.len());
    desk.give(CLERK, issue_all(&named));
    for id in &lacking {
        let (_, letter) = desk.state.letter_of(id, 2026).unwrap();
        let tasks: Vec<_> = desk.state.items_of(id).into_iter().map(|(item, _)| item).collect();
        assert_eq!((&letter.department, &*letter.items), (id, &tasks));
    }
    assert!(desk.state.without_letter(2026).is_empty());
    assert_eq!(desk.state.without_letter(2027).len(), lacking.len(), "another year's are others");

    let letter = |desk: &Desk, id: &str| desk.state.letter_of(&dept(id), 2026).unwrap().0;
    let (water, health) = (letter(&desk, "water"), letter(&desk, "health"));
    assert!(desk.state.to_countersign(2026..=2026, day(TODAY)).is_empty());
    for letter in [water, health] {
        desk.give(CLERK, from_paper(sign(letter), TODAY));
    }
    let mut waiting = desk.state.to_countersign(2026..=2026, day(TODAY));
    waiting.sort_unstable();
    assert_eq!(waiting, [water.min(health), water.max(health)]);
    assert!(desk.state.to_countersign(2026..=2026, day("2026-11-01")).is_empty(), "signed later");
    assert!(desk.state.to_countersign(2025..=2025, day(TODAY)).is_empty());
    let next = desk.give(CLERK, issue("water", 2027));
    desk.give(CLERK, from_paper(sign(next), TODAY));
    let waits = Overview::of(&desk.state, day(TODAY));
    let waits: Vec<Seq> = waits.waits(Wait::Letter).collect();
    assert_eq!(waits, [waiting[0], waiting[1], next], "the next year's too");
    let sign_all = |letters: &[Seq]| json!({"kind": "countersign_letter", "letters": letters, "signatory": "周文静"});
    let third = letter(&desk, "education");
    assert_eq!(desk.refusal("zhou", sign_all(&[water, third])), Refusal::NotSigned(third));
    assert_eq!(desk.ask("zhou", sign_all(&[water, health, water])).unwrap().len(), 2, "each once");
    desk.give("zhou", sign_all(&waiting));
    let signed = |seq: Seq| desk.state.letters.get(&seq).unwrap().countersigned.as_ref();
    assert!([water, health].into_iter().all(|seq| signed(seq).unwrap().signatory == "周文静"));
}

#[test]
fn who_inherited_a_letter_lacks_none_and_what_is_proposed_is_named() {
    let (mut desk, _) = with_letter();
    desk.give(CLERK, merge("water", "ecology"));
    let lacks = |desk: &Desk, id: &str| {
        desk.state.without_letter(2026).into_iter().any(|(lacking, _)| *lacking == dept(id))
    };
    assert!(!lacks(&desk, "water") && !lacks(&desk, "ecology"), "by the letter that went into it");
    assert!(lacks(&desk, "health"));
    let proposed = Desk::staffed();
    let all = proposed.state.without_letter(2026);
    let (_, water) = all.iter().find(|(id, _)| **id == dept("water")).unwrap();
    assert_eq!(*water, items(&["7.6", "7-7"]));
}

#[test]
fn some_letter_has_to_be_named() {
    let desk = Desk::confirmed();
    for (kind, field, asked) in [
        (CommandKind::IssueLetter, Field::Department, json!({"year": 2026})),
        (CommandKind::CountersignLetter, Field::Letter, json!({"signatory": "周文静"})),
    ] {
        let mut asked = asked;
        asked["kind"] = kind.name().into();
        let actor = if kind == CommandKind::IssueLetter { CLERK } else { "zhou" };
        assert_eq!(desk.refusal(actor, asked), WrongForm::Missing(kind, field).into());
    }
}

#[rstest]
#[case::the_day_before("2026-03-09", false)]
#[case::the_same_day("2026-03-10", true)]
#[case::a_later_day("2026-03-11", true)]
#[case::today(TODAY, true)]
#[case::tomorrow("2026-11-24", false)]
fn nobody_signs_before_it_was_issued_or_after_today(#[case] on: &str, #[case] fits: bool) {
    let (desk, letter) = with_letter();
    assert_eq!(desk.ask(CLERK, from_paper(sign(letter), on)).is_ok(), fits);
}

#[test]
fn nobody_countersigns_before_the_department_signed() {
    let (mut desk, letter) = with_letter();
    let signed = desk.give(CLERK, from_paper(sign(letter), "2026-03-20"));
    let told = desk.refusal(CLERK, from_paper(countersign(letter), "2026-03-19"));
    let (on, earliest) = (day("2026-03-19"), day("2026-03-20"));
    assert_eq!(told, Refusal::DayBefore { on, earliest, entry: signed });
    desk.give(CLERK, from_paper(countersign(letter), "2026-03-20"));
}

#[test]
fn a_paper_keeps_its_own_day_beside_the_day_it_was_recorded() {
    let (mut desk, letter) = with_letter();
    desk.give(CLERK, from_paper(sign(letter), "2026-03-20"));
    let stamp = &desk.state.letters.get(&letter).unwrap().signed.as_ref().unwrap().stamp;
    let signing = desk.facts.iter().find(|fact| fact.seq == stamp.seq).unwrap();
    assert_eq!((stamp.on, signing.at), (day("2026-03-20"), morning(TODAY)));
    assert!(stamp.on_behalf, "shown as 代录");
    assert_eq!(signing.actor, CLERK.into());
    let mut own = Desk::confirmed();
    let letter = own.give(CLERK, issue("water", 2026));
    own.give("wu", sign(letter));
    assert!(!own.state.letters.get(&letter).unwrap().signed.as_ref().unwrap().stamp.on_behalf);
}

#[test]
fn a_report_goes_back_comes_again_and_is_accepted() {
    let (mut desk, first) = with_report();
    let stage = |desk: &Desk, seq| desk.state.reports.get(&seq).unwrap().stage();
    assert_eq!(stage(&desk, first), Stage::Submitted);
    let mut again = report("water", "work", 2025);
    again["replaces"] = first.into();
    let returned = desk.give(CLERK, give_back(first));
    assert_eq!(stage(&desk, first), Stage::Returned);
    assert_eq!(desk.refusal(CLERK, accept(first)), Refusal::ReportSettled(first, returned));
    let second = desk.give("wu", again.clone());
    assert_eq!((stage(&desk, first), stage(&desk, second)), (Stage::Replaced, Stage::Submitted));
    assert_eq!(desk.refusal("wu", again), Refusal::NotReturned(first));
    assert_eq!(desk.refusal(CLERK, give_back(first)), Refusal::ReportReplaced(first, second));
    let accepted = desk.give(CLERK, accept(second));
    assert_eq!(stage(&desk, second), Stage::Accepted);
    // Who asks for the first is told what became of the one that took its place.
    for command in [accept(second), give_back(second), give_back(first)] {
        assert_eq!(desk.refusal(CLERK, command), Refusal::ReportSettled(second, accepted));
    }
}

/// Who sees a slip before the office has looked at it corrects it, and is as early as with the first.
#[test]
fn a_report_that_waits_is_corrected_and_keeps_its_day() {
    let mut desk = Desk::confirmed().on("2026-01-05");
    let first = desk.give("wu", report("water", "situation", 2025));
    let mut desk = desk.on("2026-02-20");
    let mut again = report("water", "situation", 2025);
    again["replaces"] = first.into();
    let second = desk.give("wu", again);
    let stage = |desk: &Desk, seq| desk.state.reports.get(&seq).unwrap().stage();
    assert_eq!((stage(&desk, first), stage(&desk, second)), (Stage::Replaced, Stage::Submitted));
    desk.give(CLERK, accept(second));
    let owed = duties_on(&desk.state, day("2026-02-20"));
    let duty = owed.iter().find(|duty| duty.key().to_string() == "situation_report/water/2025");
    assert_eq!(duty.unwrap().standing, Standing::Done { entry: second, late: 0 });
    // Corrected twice it keeps the first day; taken back it leaves what was there.
    let mut twice = Desk::confirmed().on("2026-01-05");
    let first = twice.give("wu", report("water", "situation", 2025));
    let mut twice = twice.on("2026-02-20");
    let correct = |desk: &mut Desk, old: Seq| {
        let mut again = report("water", "situation", 2025);
        again["replaces"] = old.into();
        desk.give("wu", again)
    };
    let second = correct(&mut twice, first);
    let third = correct(&mut twice, second);
    assert_eq!(twice.state.reports.get(&third).unwrap().in_time_by, day("2026-01-05"));
    twice.withdraw(third);
    twice.withdraw(second);
    assert_eq!(stage(&twice, first), Stage::Submitted);
    // From a paper it is in time by the paper's own day, whichever way the slip went.
    let mut slip = Desk::confirmed().on("2026-03-20");
    let wrong = slip.give(CLERK, from_paper(report("water", "situation", 2025), "2026-03-10"));
    let mut right = from_paper(report("water", "situation", 2025), "2026-01-20");
    right["replaces"] = wrong.into();
    let right = slip.give(CLERK, right);
    assert_eq!(slip.state.reports.get(&right).unwrap().in_time_by, day("2026-01-20"));
    // What was returned is late by the day on which it came again.
    let mut desk = Desk::confirmed().on("2026-01-05");
    let first = desk.give("wu", report("water", "situation", 2025));
    desk.give(CLERK, give_back(first));
    let mut desk = desk.on("2026-02-20");
    let mut again = report("water", "situation", 2025);
    again["replaces"] = first.into();
    let second = desk.give("wu", again);
    desk.give(CLERK, accept(second));
    let owed = duties_on(&desk.state, day("2026-02-20"));
    let duty = owed.iter().find(|duty| duty.key().to_string() == "situation_report/water/2025");
    assert_eq!(duty.unwrap().standing, Standing::Done { entry: second, late: 20 });
}

#[test]
fn another_departments_returned_report_is_not_replaced() {
    let (mut desk, report_of_water) = with_report();
    desk.give(CLERK, give_back(report_of_water));
    let mut theirs = report("health", "work", 2025);
    theirs["replaces"] = report_of_water.into();
    assert_eq!(desk.refusal("li", theirs), Refusal::NotReturned(report_of_water));
}

#[test]
fn a_successor_mends_what_was_returned_to_the_department_it_took_in() {
    let (mut desk, old) = with_report();
    desk.give(CLERK, give_back(old));
    desk.give(CLERK, merge("water", "ecology"));
    let mut mended = report("ecology", "work", 2025);
    mended["replaces"] = old.into();
    desk.give("wu", mended);
    assert_eq!(desk.state.reports.get(&old).unwrap().stage(), Stage::Replaced);
}

#[rstest]
#[case::accepted(accept)]
#[case::returned(give_back)]
fn no_report_is_settled_before_it_was_handed_in(#[case] settle: fn(u64) -> serde_json::Value) {
    let (desk, report) = with_report();
    let mut early = settle(report);
    early["on"] = "2025-12-14".into();
    let (on, earliest) = (day("2025-12-14"), day("2025-12-15"));
    let expected = Refusal::DayBefore { on, earliest, entry: report };
    assert_eq!(desk.refusal(CLERK, early.clone()), expected);
    early["on"] = "2025-12-15".into();
    assert!(desk.ask(CLERK, early).is_ok());
}

#[rstest]
#[case::led_by_water(json!([{"item": "7-7", "progress": "underway"}]), "")]
#[case::full_width(json!([{"item": "７－７", "progress": "done", "note": "普及率94.7%"}]), "")]
#[case::anothers(json!([{"item": "1-1", "progress": "done"}]), "NotTheirMeasure")]
#[case::a_target(json!([{"item": "7.6", "progress": "done"}]), "NotAMeasure")]
#[case::not_in_the_plan(json!([{"item": "7-99", "progress": "done"}]), "UnknownItem")]
#[case::another_plan(json!([{"item": "men/7-7", "progress": "done"}]), "UnknownPlan")]
#[case::twice(json!([{"item": "7-7", "progress": "done"},
    {"item": "women/7-7", "progress": "behind"}]), "Twice")]
#[case::no_such_word(json!([{"item": "7-7", "progress": "fine"}]), "Form")]
fn progress_is_told_of_ones_own_measures(
    #[case] progress: serde_json::Value,
    #[case] refused: &str,
) {
    let desk = Desk::staffed();
    let mut command = report("water", "work", 2026);
    command["progress"] = progress;
    assert_eq!(desk.ask("wu", command).err().as_ref().map_or("", kind_of), refused);
}

#[test]
fn progress_is_kept_with_the_plan_named() {
    let mut desk = Desk::staffed();
    let mut command = report("water", "situation", 2025);
    command["progress"] = json!([{"item": "7-7", "progress": "behind"}]);
    let seq = desk.give("wu", command);
    let kept = &desk.state.reports.get(&seq).unwrap().progress[0];
    assert_eq!((&kept.item, kept.progress), (&item("7-7"), Progress::Behind));
    assert_eq!(desk.state.index.of_item(&item("7-7")).last(), Some(&seq));
}

#[rstest]
#[case(2020, false)]
#[case(2021, true)]
#[case(2030, true)]
#[case(2031, false)]
fn letters_and_reports_are_of_the_plans_years(#[case] year: i32, #[case] fits: bool) {
    let desk = Desk::confirmed();
    assert_eq!(desk.ask(CLERK, issue("water", year)).is_ok(), fits);
    let told = desk.ask("wu", report("water", "work", year));
    let begun = year <= desk.now.year();
    assert_eq!(told.is_ok(), fits && begun, "nothing is told of a year that has not begun");
    if fits && !begun {
        assert_eq!(told, Err(Refusal::YearNotBegun(year)));
    }
}

#[rstest]
#[case("2010-12-31", false)]
#[case("2011-01-01", true)]
fn a_paper_may_be_older_than_the_ledger_but_not_than_such_plans(
    #[case] on: &str,
    #[case] fits: bool,
) {
    let desk = Desk::staffed();
    let scheme = json!({"kind": "file_scheme", "department": "water", "section": "一科",
        "officer": "吴迪"});
    assert_eq!(desk.ask(CLERK, from_paper(scheme, on)).is_ok(), fits);
}

#[test]
fn the_latest_scheme_counts_and_notes_are_found_where_they_belong() {
    let mut desk = Desk::staffed();
    for officer in ["吴迪", "赵敏"] {
        desk.give(
            "wu",
            json!({"kind": "file_scheme", "department": "water",
            "section": "农村水利科", "officer": officer}),
        );
    }
    assert_eq!(desk.state.scheme_of(&dept("water")).unwrap().officer, "赵敏");
    let first = desk.give("zhou", note("7.6"));
    let second = desk.give("sun", note("7.6"));
    assert_eq!(desk.state.notes_on(&item("7.6")).collect::<Vec<_>>(), [second, first]);
}
