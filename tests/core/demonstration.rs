//! The demonstration's figures: each thing that a reading can say is said by one of them.

use std::collections::{BTreeMap, BTreeSet};

use halfsky::domain::assess::{Attainment, Grounds, Judged, Outlook, Reading, WarningKind};
use halfsky::domain::figures::{assess, reading};
use halfsky::domain::overview::Overview;
use halfsky::plan::{Goal, Indicator, ItemKind};
use halfsky::report::{self, Kind, Paper};
use halfsky::words::Lang;

use super::office::demo;

/// The indicators that figures decide, each read on the demonstration's day.
fn all() -> BTreeMap<&'static str, (&'static Indicator, Reading)> {
    let (state, day) = (demo(), halfsky::demo::DAY);
    let known = state.indicators.iter().flat_map(|(plan, known)| {
        known.iter().filter_map(move |(id, revisions)| {
            let one = revisions.current().filter(|one| one.is_measured())?;
            Some((id.as_str(), (one, reading(state, plan, one, day)?)))
        })
    });
    known.collect()
}

#[test]
fn a_plausible_city_has_reached_half_of_what_can_be_measured() {
    let (state, day) = (demo(), halfsky::demo::DAY);
    let (mut counts, mut outlooks) = (BTreeMap::new(), BTreeSet::new());
    let overview = Overview::of(state, day);
    for target in state.items(ItemKind::Target) {
        let found = assess(state, &target, day);
        assert_eq!(overview.target(&target).unwrap().assessment, found, "{target}, in lists");
        *counts.entry(found.attainment).or_insert(0) += 1;
        outlooks.insert(found.outlook);
    }
    let expected = [
        (Attainment::Unmet, 12),
        (Attainment::NoData, 5),
        (Attainment::Unrated, 34),
        (Attainment::Nearly, 2),
        (Attainment::Met, 18),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    let five = [Outlook::Away, Outlook::Hard, Outlook::Effort, Outlook::Unknown, Outlook::OnCourse];
    assert_eq!(outlooks, BTreeSet::from(five));
}

#[test]
fn every_warning_stands_on_the_indicator_that_tells_its_story() {
    let all = all();
    for (kind, id) in [
        (WarningKind::HardToReach, "employed_women_share"),
        (WarningKind::Swinging, "skill_certificates"),
        (WarningKind::Rebound, "medical_insurance"),
        (WarningKind::Rebound, "rural_toilets"),
        (WarningKind::GapWidening, "graduate_employment"),
        (WarningKind::Missing, "enterprise_management_women"),
        (WarningKind::Unverified, "collective_contract"),
    ] {
        let found = all[id].1.warnings.iter().any(|warning| warning.kind == kind);
        assert!(found, "{id}: no {kind:?} in {:?}", all[id].1.warnings);
    }
    let calm = all.values().filter(|(_, one)| one.warnings.is_empty()).count();
    assert!(calm * 2 > all.len(), "most indicators call for nothing: {calm}");
}

#[test]
fn small_numbers_are_told_as_such() {
    let all = all();
    let deaths = &all["maternal_mortality"].1;
    let small = deaths.small.as_ref().unwrap();
    let five = small.five.as_ref().unwrap();
    assert_eq!((five.events, five.population), (1, 10416), "as the health report of 2025 says");
    assert!(small.pooled && small.goal_inside);
    assert_eq!(deaths.attainment(), Some(Attainment::Met));
    assert_eq!(deaths.heading.grounds, Grounds::SmallNumbers);
    let treated = all["infection_treatment"].1.small.as_ref().unwrap();
    assert!(!treated.pooled && treated.goal_inside);
    assert_eq!(all["hiv_mtct"].1.judged, Judged::NoCase { year: 2025 });
}

#[test]
fn the_two_ways_to_look_ahead_disagree_somewhere() {
    let all = all();
    let disagreeing = all.iter().filter(|(_, (_, one))| one.disagree).map(|(id, _)| *id);
    let expected = ["community_facilities", "sewer_coverage"];
    assert_eq!(disagreeing.collect::<Vec<_>>(), expected);
    let by_projection = matches!(
        all["community_facilities"].1.heading.grounds,
        Grounds::Projected { miss, .. } if (0.05..=0.2).contains(&miss)
    );
    assert!(by_projection, "需加力 by its share of the way");
}

#[test]
fn a_change_inside_the_tolerance_has_not_met_a_direction() {
    for id in ["unintended_pregnancy", "physique_qualified", "disabled_subsidy"] {
        let one = &all()[id].1;
        let found = one.judged.judgement().unwrap();
        let moved = (found.latest.value - found.against.value).abs();
        assert!(moved <= found.tolerance.unwrap() && moved.to_f64() > 0.0, "{id}: {moved}");
        assert_eq!(found.attainment, Attainment::Unmet, "{id}");
    }
}

fn kind(goal: &Goal) -> &'static str {
    match goal {
        Goal::AtLeast(_) => "at least",
        Goal::AtMost(_) => "at most",
        Goal::KeepAtLeast(_) => "keep at least",
        Goal::KeepAtMost(_) => "keep at most",
        Goal::About(_) => "about",
        Goal::Rise => "rise",
        Goal::Fall => "fall",
        Goal::NotBelow(_) => "not below",
        Goal::Balance { .. } => "balance",
        Goal::SlowRise => "slow rise",
        Goal::Hold => "hold",
        Goal::HoldAndRise => "hold and rise",
        Goal::Narrow(_) => "narrow",
        Goal::Qualitative => "qualitative",
    }
}

#[test]
fn goals_of_every_kind_are_met_and_most_are_missed_too() {
    let of = |wanted: Attainment| -> BTreeSet<&str> {
        let there = all().into_values().filter(|(_, one)| one.attainment() == Some(wanted));
        there.map(|(indicator, _)| kind(&indicator.goal)).collect()
    };
    let both = [
        "at least",
        "balance",
        "fall",
        "hold",
        "hold and rise",
        "narrow",
        "not below",
        "rise",
        "slow rise",
    ];
    assert_eq!(of(Attainment::Unmet), BTreeSet::from(both));
    // The plan has one indicator that keeps a value, one near a value, and two at most.
    let once = BTreeSet::from(["about", "at most", "keep at least"]);
    assert_eq!(of(Attainment::Met), &BTreeSet::from(both) | &once);
}

#[test]
fn what_is_told_twice_is_told_alike() {
    let state = demo();
    let plan = state.indicators.keys().next().unwrap();
    let gap: Vec<_> = state.figures.of(plan, "maternal_mortality_gap").collect();
    assert_eq!(gap.len(), 10, "town and country from 2021");
    for (key, _, told) in gap {
        let (_, parent) = state.figures.get(plan, "maternal_mortality", key).unwrap();
        assert_eq!(told, parent, "{key:?}");
    }
    let corrected: Vec<&str> = all()
        .into_keys()
        .filter(|id| state.figures.history(plan, id).any(|(_, told)| told.seqs().count() > 1))
        .collect();
    assert_eq!(corrected, ["rural_tap_water", "urban_unit_women_share"]);
    let preliminary = |id: &&str| state.figures.of(plan, id).any(|(.., figure)| figure.preliminary);
    let preliminary: Vec<&str> = all().into_keys().filter(preliminary).collect();
    assert_eq!(preliminary, ["schooling_years", "urban_unit_women_share"]);
}

/// What is asked beside a paper's file is known by its kind; that each paper has a place for just that.
#[test]
fn papers_have_the_places_that_their_kind_says() {
    let folder = tempfile::tempdir().unwrap();
    let office = halfsky::demo::write(&folder.path().join("demo.sqlite3")).unwrap();
    let (state, day) = (office.state(), halfsky::demo::DAY);
    let material = report::Material { state, day, lang: Lang::Zh, maker: None };
    let read = |seq| office.entry(seq).map(|fact| fact.event);
    let plan = state.plan().unwrap();
    let id = state.department_named("水利局").unwrap();
    let coming = state.meetings.iter().find(|(_, it)| it.opened.is_none()).map(|(seq, _)| *seq);
    let held = state.meetings.iter().find(|(_, it)| it.opened.is_some()).map(|(seq, _)| *seq);
    let warning = *state.warnings.keys().next().unwrap();
    let mut made = 0;
    for kind in Kind::ALL {
        let asked = match kind {
            Kind::Letter => Paper::Letter(id, 2026),
            Kind::Sheet => Paper::Sheet(id),
            Kind::Reminder(degree) => Paper::Reminder(degree, None, None),
            Kind::Warning => Paper::Warning(warning),
            Kind::Unmet => Paper::Unmet(plan),
            Kind::Division => Paper::Division(plan),
            Kind::Circular => Paper::Circular(plan, None),
            Kind::Yearly => Paper::Yearly(plan, None),
            Kind::Evaluation(term) => Paper::Evaluation(plan, term),
            Kind::Government => Paper::Government(plan, None),
            Kind::Invitation => Paper::Invitation(coming.unwrap()),
            Kind::Pack => Paper::Pack(held.unwrap()),
            Kind::Minutes => Paper::Minutes(held.unwrap()),
        };
        assert_eq!(asked.kind(), kind);
        let Some(paper) = report::paper(&material, asked, read).unwrap() else { continue };
        let has = (paper.reference.is_some(), paper.signer.is_some());
        assert_eq!(has, (kind.is_numbered(), kind.is_signed_off()), "{kind:?}");
        made += 1;
    }
    assert_eq!(made, Kind::ALL.len(), "the demonstration has something for each");
}
