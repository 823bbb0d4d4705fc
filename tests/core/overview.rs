//! The lists that screens and reports show, on ledgers whose numbers are known.

use std::collections::BTreeSet;

use halfsky::domain::assess::{Attainment, Outlook, Warning, WarningKind};
use halfsky::domain::overview::{LetterStanding, Overview, Wait};
use halfsky::domain::payload::Role;
use halfsky::domain::since::Changes;
use halfsky::plan::DutyKind;
use serde_json::json;

use super::kit::*;

fn of(desk: &Desk) -> Overview {
    Overview::of(&desk.state, desk.now.date_naive())
}

fn row<'a>(overview: &'a Overview, id: &str) -> &'a halfsky::domain::overview::DepartmentRow {
    overview.departments.iter().find(|row| row.id == dept(id)).unwrap()
}

#[test]
fn a_fresh_ledger_claims_nothing_it_has_no_figures_for() {
    let overview = of(&Desk::fresh());
    let counts = overview.counts();
    assert_eq!(counts.total(), 71);
    for claimed in [Attainment::Met, Attainment::Nearly, Attainment::Unmet] {
        assert_eq!(counts.of(claimed), 0, "{claimed:?}");
    }
    assert_eq!(counts.of(Attainment::NoData) + counts.of(Attainment::Unrated), 71);
    assert!(counts.of(Attainment::NoData) > 0 && counts.of(Attainment::Unrated) > 0);
    let targets: Vec<usize> = overview.domains.iter().map(|row| row.counts.total()).collect();
    let measures: Vec<usize> = overview.domains.iter().map(|row| row.measures.total()).collect();
    assert_eq!(targets, [9, 8, 10, 9, 9, 9, 8, 9]);
    assert_eq!(measures, [12, 10, 11, 10, 11, 10, 10, 12]);
    assert_eq!(overview.domains.iter().map(|row| row.proposed).sum::<usize>(), 157);
    assert!(overview.targets.iter().all(|row| row.proposed && !row.lead.is_empty()));
    assert!(overview.targets.iter().all(|row| row.assessment.outlook == Outlook::Unknown));
    let warnings = overview.targets.iter().flat_map(|row| &row.assessment.warnings);
    assert!(warnings.map(|warning| warning.kind).all(|kind| kind == WarningKind::Missing));
}

#[test]
fn a_target_is_without_data_where_something_of_it_is_measured() {
    let desk = Desk::fresh();
    for row in of(&desk).targets.iter() {
        let measured = desk.state.indicators_of(&row.item).any(|known| known.is_measured());
        let expected = if measured { Attainment::NoData } else { Attainment::Unrated };
        assert_eq!(row.assessment.attainment, expected, "{}", row.item);
    }
}

/// Of the demonstration, between any two of some days.
#[test]
fn changes_tell_of_each_warning_that_came_or_went_and_of_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let office = halfsky::demo::write(&folder.path().join("demo.sqlite3")).unwrap();
    let days = ["2024-06-30", "2025-04-30", "2025-06-30", "2026-04-20", "2026-06-15", "2026-11-20"];
    let at = |text: &str| {
        let state = office.as_of(day(text)).unwrap();
        (Overview::of(&state, day(text)), state)
    };
    let seen: Vec<_> = days.iter().map(|day| at(day)).collect();
    let by_year = |kind| matches!(kind, WarningKind::Missing | WarningKind::Unverified);
    for (nth, (then, _)) in seen.iter().enumerate() {
        for (now, state) in &seen[nth..] {
            let changes = Changes::between(then, now, state);
            let all =
                changes.domains.iter().flat_map(|one| one.targets.iter().chain(&one.measures));
            let mut told = BTreeSet::new();
            for item in all {
                let stands = |overview: &Overview, warning: &Warning| {
                    let found = overview.readings.get(&item.item.plan, &warning.indicator).unwrap();
                    match by_year(warning.kind) {
                        true => found.warns(warning.kind, warning.year),
                        false => found.warnings.iter().any(|one| one.kind == warning.kind),
                    }
                };
                for warning in &item.raised {
                    assert!(stands(now, warning) && !stands(then, warning), "{warning:?}");
                }
                for warning in &item.ceased {
                    assert!(!stands(now, warning) && stands(then, warning), "{warning:?}");
                }
                let both = item.raised.iter().chain(&item.ceased);
                told.extend(both.map(|warning| (warning.kind, warning.indicator.clone())));
            }
            let named = state
                .indicators
                .iter()
                .flat_map(|(plan, all)| all.keys().map(move |id| (plan, id)));
            for (plan, item) in named {
                let of = |overview: &Overview, kind| {
                    let found = overview.readings.get(plan, item);
                    found.is_some_and(|found| found.warnings.iter().any(|one| one.kind == kind))
                };
                for kind in [WarningKind::HardToReach, WarningKind::Rebound, WarningKind::Missing] {
                    let differs = of(then, kind) != of(now, kind);
                    assert!(!differs || told.contains(&(kind, item.clone())), "{kind:?} {item}");
                }
            }
        }
    }
}

#[test]
fn an_unassigned_item_is_no_proposal() {
    let mut desk = Desk::fresh();
    desk.give(CLERK, json!({"kind": "unassign", "item": "1.1", "reason": "待定"}));
    assert_eq!(of(&desk).domains[0].proposed, 20);
    desk.give(CLERK, confirm(&["1.2"]));
    assert_eq!(of(&desk).domains[0].proposed, 19);
}

#[test]
fn a_departments_row_follows_its_letter_scheme_and_reports() {
    let mut desk = Desk::confirmed();
    let letter_of = |desk: &Desk| row(&of(desk), "water").letter;
    assert_eq!(letter_of(&desk), LetterStanding::None);
    let letter = desk.give(CLERK, issue("water", 2026));
    assert_eq!(letter_of(&desk), LetterStanding::Issued(letter));
    desk.give("wu", sign(letter));
    assert_eq!(letter_of(&desk), LetterStanding::Signed(letter));
    desk.give("zhou", countersign(letter));
    assert_eq!(letter_of(&desk), LetterStanding::Countersigned(letter));
    desk.give(
        "wu",
        json!({"kind": "file_scheme", "department": "water", "section": "科",
        "officer": "吴迪"}),
    );
    let first = desk.give("wu", report("water", "work", 2026));
    let second = desk.give("wu", report("water", "situation", 2025));
    desk.give(CLERK, accept(second));
    let overview = of(&desk);
    let water = row(&overview, "water");
    assert_eq!((water.leads, water.shares, water.measures.total(), water.proposed), (1, 0, 1, 0));
    assert_eq!((water.scheme, water.waiting, water.accepted), (true, 1, 1));
    let led = overview.targets.iter().find(|row| row.item == item("7.6")).unwrap();
    assert_eq!(led.latest_report.map(|report| report.seq), Some(second.max(first)));
}

/// Each waits from what somebody handed in, signed or did until it is judged, and once.
#[test]
fn what_waits_for_the_office_and_for_a_leader() {
    let mut desk = Desk::confirmed();
    let waits = |desk: &Desk| -> Vec<(Wait, u64)> {
        let overview = of(desk);
        let all = Wait::ALL.into_iter();
        all.flat_map(|what| overview.waits(what).map(move |seq| (what, seq)).collect::<Vec<_>>())
            .collect()
    };
    assert_eq!(waits(&desk), []);
    let letter = desk.give(CLERK, issue("water", 2026));
    assert_eq!(waits(&desk), [], "it is the department's move");
    desk.give("wu", sign(letter));
    let theirs = desk.give("wu", report("water", "duty", 2025));
    let filed = desk.give("sun", file_document("monitoring_report", 2025));
    assert_eq!(
        waits(&desk),
        [(Wait::Report, theirs), (Wait::Letter, letter), (Wait::Document, filed)]
    );
    desk.give(CLERK, accept(theirs));
    desk.give("zhou", countersign(letter));
    desk.give("zhou", approve(filed));
    assert_eq!(waits(&desk), [(Wait::Review, theirs)], "accepted, it is to be reviewed");
    desk.give(CLERK, review(theirs, "good"));
    assert_eq!(waits(&desk), []);
    // What was returned waits for the department, until it is handed in again.
    let work = desk.give("wu", report("water", "work", 2025));
    desk.give(CLERK, give_back(work));
    assert_eq!(waits(&desk), [(Wait::Returned, work)]);
    let theirs = |id: &str| of(&desk).returned_to(&dept(id)).collect::<Vec<_>>();
    assert_eq!((theirs("water"), theirs("health")), (vec![work], vec![]));
    let mut again = report("water", "work", 2025);
    again["replaces"] = work.into();
    let again = desk.give("wu", again);
    desk.give(CLERK, accept(again));
    assert_eq!(waits(&desk), []);
    // What the office filed itself is the office's to mend.
    let filed = desk.give(CLERK, file_document("midterm_evaluation_scheme", 2025));
    desk.give("zhou", reject(filed));
    assert_eq!(waits(&desk), [(Wait::OwnReturned, filed)]);
    let again = desk.give(CLERK, file_document("midterm_evaluation_scheme", 2025));
    desk.give("zhou", approve(again));
    assert_eq!(waits(&desk), []);
    // An action waits when the last who owes it says that it is done.
    let action = desk.give(CLERK, order(&["water", "health"], "2026-12-31"));
    desk.give("wu", told_of(action, "water", "done"));
    assert_eq!(waits(&desk), []);
    desk.give("li", told_of(action, "health", "done"));
    assert_eq!(waits(&desk), [(Wait::Action, action)]);
    desk.give(CLERK, close(action));
    assert_eq!(waits(&desk), []);
    assert_eq!(
        Wait::ALL.map(Wait::role).into_iter().filter(|role| *role == Role::Leader).count(),
        3
    );
}

/// Of departments that merged each report is reviewed; what is waived waits for nobody and can be
/// reviewed all the same.
#[test]
fn every_duty_report_comes_to_its_review() {
    let mut desk = Desk::confirmed();
    let reported = |desk: &mut Desk, who: &str, id: &str| {
        let theirs = desk.give(who, report(id, "duty", 2025));
        desk.give(CLERK, accept(theirs));
        theirs
    };
    let water = reported(&mut desk, "wu", "water");
    let health = reported(&mut desk, "li", "health");
    let waits = |desk: &Desk| of(desk).waits(Wait::Review).collect::<Vec<_>>();
    let offered = |desk: &Desk, id: &str| of(desk).to_review(&dept(id)).collect::<Vec<_>>();
    assert_eq!(waits(&desk), [water, health]);
    let waived = desk.give(CLERK, waive("duty_review/water/2025"));
    assert_eq!((waits(&desk), offered(&desk, "water")), (vec![health], vec![(2025, water)]));
    desk.withdraw(waived);
    desk.give(CLERK, merge("water", "health"));
    desk.give(CLERK, review(health, "good"));
    assert_eq!((waits(&desk), offered(&desk, "health")), (vec![water], vec![(2025, water)]));
    desk.give(CLERK, review(water, "good"));
    assert_eq!((waits(&desk), offered(&desk, "health")), (vec![], vec![]));
}

/// The longest lateness is that of the duty that is late longest: from 20 December 2024 on.
#[test]
fn a_department_is_as_late_as_its_longest_lateness() {
    let mut desk = Desk::confirmed();
    let longest = |desk: &Desk| row(&of(desk), "water").longest;
    let days = (day(TODAY) - day("2024-12-20")).num_days();
    assert_eq!(longest(&desk), days);
    desk.give(CLERK, waive("work_report/water/2024"));
    // Then the situation report of that year, due on 31 January.
    assert_eq!(longest(&desk), days - 42);
}

#[test]
fn a_merged_departments_row_goes_and_its_successor_answers_for_more() {
    let mut desk = Desk::confirmed();
    let before = of(&desk);
    let alone = |id: &str| {
        let row = row(&before, id);
        (row.leads + row.shares, row.measures)
    };
    let (sports, tourism) = (alone("sports"), alone("culture_tourism"));
    desk.give(CLERK, merge("sports", "culture_tourism"));
    let after = of(&desk);
    assert!(after.departments.iter().all(|row| row.id != dept("sports")));
    let heir = row(&after, "culture_tourism");
    assert!(heir.leads + heir.shares >= tourism.0.max(sports.0));
    assert_eq!(before.departments.len(), after.departments.len() + 1);
}

#[test]
fn a_day_long_after_the_plan_is_only_a_day() {
    let desk = Desk::confirmed();
    for day_text in ["1990-01-01", "2040-06-01"] {
        let overview = Overview::of(&desk.state, day(day_text));
        assert_eq!(overview.counts().total(), 71);
    }
}

/// What went back to the department and is past its day is late, as in every list.
#[test]
fn changes_tell_that_what_was_returned_became_late() {
    let mut desk = Desk::confirmed().on("2026-01-05");
    let handed_in = desk.give("wu", report("water", "situation", 2025));
    desk.give(CLERK, give_back(handed_in));
    let at = |text: &str| Overview::of(&desk.state, day(text));
    let late = |then: &str, now: &str| {
        let changes = Changes::between(&at(then), &at(now), &desk.state);
        let theirs = changes.departments.into_iter().find(|one| one.department == dept("water"));
        let late = theirs.map(|one| one.late).unwrap_or_default();
        late.into_iter().any(|duty| duty.kind == DutyKind::SituationReport && duty.year == 2025)
    };
    assert!(late("2026-01-20", "2026-02-01") && !late("2026-01-20", "2026-01-31"));
    assert!(!late("2026-02-01", "2026-02-20"), "it was late then");
}

/// What was late before a department went into another is no news of the one that took it over.
#[test]
fn changes_over_a_merger_tell_no_lateness_that_was_there() {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, enter(&[department("new", "新局")]));
    let then = of(&desk);
    desk.give(CLERK, merge("sports", "new"));
    let sports = dept("sports");
    assert!(then.duties_of(&sports).any(|duty| duty.is_late(then.day)));
    let changes = Changes::between(&then, &of(&desk), &desk.state);
    assert_eq!(changes.departments, []);
}

/// Papers name them in the customary order, which is that of the list they were entered from; their ids
/// are for programs.
#[test]
fn departments_stand_in_the_order_in_which_they_were_entered() {
    let mut desk = Desk::confirmed();
    let given = halfsky::founding::Given::embedded().unwrap().departments;
    let of_kind = |desk: &Desk, kind| -> Vec<String> {
        let all = desk.state.departments().into_iter().filter(|known| known.kind == kind);
        all.map(|known| known.short.clone()).collect()
    };
    let all = desk.state.departments();
    assert!(all.is_sorted_by_key(|known| known.kind));
    for kind in all.iter().map(|known| known.kind).collect::<Vec<_>>() {
        let here = given.iter().filter(|known| known.kind == kind);
        let here: Vec<String> = here.map(|known| known.short.clone()).collect();
        assert_eq!(of_kind(&desk, kind), here);
    }
    let overview = Overview::of(&desk.state, day(TODAY));
    let rows: Vec<_> = overview.departments.iter().map(|row| &row.id).collect();
    assert_eq!(rows, all.iter().map(|known| &known.id).collect::<Vec<_>>());
    let mut owing: Vec<_> = overview.duties.iter().map(|duty| &duty.department).collect();
    owing.dedup();
    assert!(owing.is_sorted_by_key(|id| rows.iter().position(|row| row == id)));

    let entered = desk.give(CLERK, enter(&[department("aaa", "新设局")]));
    let kind = desk.state.department(&dept("aaa")).unwrap().kind;
    assert_eq!(of_kind(&desk, kind).last().unwrap(), "新设局");
    desk.withdraw(entered);
    assert!(!of_kind(&desk, kind).contains(&"新设局".to_owned()));
}
