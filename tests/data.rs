//! `data/` read through as a clerk of such an office would: every quotation against the plan, every
//! number, every department that is named.

#[path = "kit/founded.rs"]
mod founded;

use std::collections::{BTreeMap, BTreeSet};

use founded::founded;
use halfsky::domain::duty::can_be_discharged;
use halfsky::domain::overview::Overview;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::EventKind;
use halfsky::founding::Given;
use halfsky::plan::{DutyKind, Goal, ItemKind, Owner};

const SEED: &str = include_str!("../seeds/meihekou-women-2021-2030.txt");

/// The plan's fourteen numbers: nine in targets, five in measures.
const NUMBERS: [(&str, &str, &str); 14] = [
    ("1.2", "12", "at_most"),
    ("1.3", "70", "at_least"),
    ("1.5", "2", "at_most"),
    ("2.3", "95", "at_least"),
    ("3.3", "40", "about"),
    ("4.7", "30", "at_least"),
    ("5.3", "95", "keep_at_least"),
    ("5.4", "95", "at_least"),
    ("7.6", "95", "at_least"),
    ("1-4", "90", "at_least"),
    ("1-5", "90", "at_least"),
    ("1-5", "90", "at_least"),
    ("1-7", "98", "at_least"),
    ("1-7", "95", "at_least"),
];

fn given() -> Given {
    Given::embedded().unwrap()
}

/// The state of a ledger that adopts all of it.
fn adopted() -> State {
    let folder = tempfile::tempdir().unwrap();
    let at = ("2026-01-05T09:00:00+08:00", false);
    let office = founded(&folder.path().join("l"), ("a", "甲"), at);
    office.state().clone()
}

#[test]
fn the_rules_take_all_of_it() {
    let state = adopted();
    let given = given();
    // `decide` has compared every indicator's basis with the text of its target or measure.
    assert_eq!(state.indicators.values().map(BTreeMap::len).sum::<usize>(), given.indicators.len());
    assert_eq!(state.assignments.len(), 157);
    let items = [ItemKind::Target, ItemKind::Measure].map(|kind| state.items(kind).count());
    assert_eq!(items, [71, 86]);
    for item in [ItemKind::Target, ItemKind::Measure].into_iter().flat_map(|kind| state.items(kind))
    {
        let assignment = state.assignment(&item).unwrap_or_else(|| panic!("{item}: nobody"));
        assert!(!assignment.lead.is_empty() && assignment.proposed, "{item}");
        assert!(state.is_proposed(&item), "{item}");
    }
    let overview = Overview::of(&state, "2026-11-23".parse().unwrap());
    assert_eq!(overview.targets.len(), 71);
}

#[test]
fn the_fourteen_numbers_are_right_to_the_digit() {
    let given = given();
    let numeric = |goal: &Goal| match goal {
        Goal::AtLeast(n) => Some((n.to_string(), "at_least")),
        Goal::AtMost(n) => Some((n.to_string(), "at_most")),
        Goal::KeepAtLeast(n) => Some((n.to_string(), "keep_at_least")),
        Goal::KeepAtMost(n) => Some((n.to_string(), "keep_at_most")),
        Goal::About(n) => Some((n.to_string(), "about")),
        _ => None,
    };
    let mut found = Vec::new();
    for indicator in &given.indicators {
        let Some((number, kind)) = numeric(&indicator.goal) else { continue };
        // 全覆盖 is all there is: the plan says it in words.
        if indicator.basis.words.contains("全覆盖") {
            assert_eq!((number.as_str(), kind), ("100", "at_least"), "{}", indicator.id);
            continue;
        }
        assert!(indicator.basis.words.contains(&number), "{}: {number}", indicator.id);
        found.push((indicator.basis.item.to_string(), number, kind));
    }
    found.sort();
    let mut expected: Vec<_> =
        NUMBERS.map(|(code, number, kind)| (code.to_owned(), number.to_owned(), kind)).to_vec();
    expected.sort();
    assert_eq!(found, expected);
    // No figure of the plan's targets and measures was overlooked.
    let quoted: Vec<&str> = given.indicators.iter().map(|one| one.basis.words.as_str()).collect();
    for clause in [ItemKind::Target, ItemKind::Measure].iter().flat_map(|k| given.plan.clauses(*k))
    {
        for (at, _) in clause.text.match_indices('%') {
            let digits =
                clause.text[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |n| n + 3);
            let figure = clause.text.get(digits..=at).unwrap_or("%");
            let taken =
                quoted.iter().any(|words| words.contains(figure) && clause.text.contains(*words));
            assert!(taken, "{} {figure}", clause.code);
        }
    }
}

#[test]
fn indicators_are_consistent() {
    let given = given();
    let departments: BTreeSet<_> = given.departments.iter().map(|one| &one.id).collect();
    let ids: BTreeSet<&str> = given.indicators.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), given.indicators.len(), "ids are unique");
    for one in &given.indicators {
        let id = &one.id;
        assert!(departments.contains(&one.source), "{id}");
        for item in &one.items {
            assert!(given.plan.clause(*item).is_some(), "{id}: {item} is not in the plan");
            assert_eq!(one.items.iter().filter(|other| *other == item).count(), 1, "{id}: {item}");
        }
        // Targets stand first, and what the indicator rests on before what else it serves.
        assert_eq!(one.items.first(), Some(&one.basis.item), "{id}");
        assert!(one.items.is_sorted_by_key(|item| !item.is_target()), "{id}");
        assert_eq!(one.numerator.is_some(), one.denominator.is_some(), "{id}");
        assert!(one.is_measured() != one.unit.is_empty(), "{id}: a unit where it is measured");
        match &one.goal {
            Goal::NotBelow(other) => assert!(ids.contains(other.as_str()), "{id}: {other}"),
            Goal::Narrow(halfsky::plan::Split::Sex) => assert!(one.by_sex || !one.name.is_empty()),
            _ => {}
        }
    }
    // Every target can be judged by something.
    for target in given.plan.clauses(ItemKind::Target) {
        let any = given.indicators.iter().any(|one| one.items.contains(&target.code));
        assert!(any, "{} has no indicator", target.code);
    }
}

#[test]
fn a_measure_that_asks_for_what_a_target_measures_has_its_indicator() {
    let given = given();
    for (measure, words, id) in [
        ("2-4", "提高女性接受高中教育比例", "upper_secondary_enrolment"),
        ("3-3", "提高城镇单位就业人员中的女性比例", "urban_unit_women_share"),
        ("4-1", "提高各级党委、人大、政府、政协", "people_congress_women"),
        ("4-1", "提高各级党委、人大、政府、政协", "cppcc_women"),
        ("4-3", "确保党员代表大会中女党员代表保持合理比例", "party_congress_women"),
        ("4-4", "提高人大女代表和政协女委员比例", "people_congress_women"),
        ("4-4", "提高人大女代表和政协女委员比例", "cppcc_women"),
        ("4-7", "推动优秀妇女进入企业董事会、监事会和管理层", "enterprise_management_women"),
        ("4-7", "职工代表大会中女职工代表比例与女职工比例相适应", "workers_congress_women"),
        ("4-8", "提高村委会成员、村委会主任中的女性比例", "village_committee_women"),
        ("4-8", "提高村委会成员、村委会主任中的女性比例", "village_head_women"),
        ("5-2", "巩固提高生育保险覆盖率", "maternity_insurance"),
        ("5-3", "持续参加基本医疗保险", "medical_insurance"),
        ("5-4", "不断增加妇女参加基本养老保险的人数", "pension_insurance"),
        ("5-5", "提高女职工特别是女农民工的参保率", "unemployment_insured"),
        ("7-7", "深入实施农村供水保障工程", "rural_tap_water"),
        ("7-7", "推进城市集中式饮用水水源规范化建设", "urban_water_quality"),
    ] {
        let code = measure.parse().unwrap();
        let clause = given.plan.clause(code).unwrap();
        assert!(clause.text.contains(words), "{measure}: {words}");
        let one = given.indicators.iter().find(|one| one.id == id).unwrap();
        assert!(one.items.contains(&code), "{measure}: {id}");
    }
}

#[test]
fn departments_have_their_own_names() {
    let given = given();
    let mut names = BTreeSet::new();
    for one in &given.departments {
        assert!(names.insert(&one.name) && names.insert(&one.short), "{}", one.id);
        assert!(one.id.0.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", one.id);
    }
    let abolished = ["乡村振兴局", "扶贫", "大数据局"];
    assert!(!names.iter().any(|name| abolished.iter().any(|old| name.contains(old))));
}

#[test]
fn duties_rest_on_the_plan_and_wait_for_something() {
    let given = given();
    let text: String = SEED.split_whitespace().collect();
    let mut ids = BTreeSet::new();
    for rule in &given.rules {
        let id = &rule.id;
        assert!(ids.insert(id), "{id} twice");
        assert!(rule.proposed, "{id}: dates are proposals");
        let basis: String = rule.basis.split_whitespace().collect();
        assert!(text.contains(&basis), "{id}: {basis}");
        if let Owner::Department(owner) = &rule.who {
            assert!(given.departments.iter().any(|one| one.id == *owner), "{id}: {owner}");
        }
        let day = format!("2026-{}", rule.due).parse::<chrono::NaiveDate>();
        assert!(day.is_ok(), "{id}: {}", rule.due);
        let known = EventKind::named(&rule.discharged_by).is_some();
        assert!(known, "{id}: {}", rule.discharged_by);
        assert!(can_be_discharged(rule.kind), "{id}");
    }
    for kind in
        [DutyKind::Letter, DutyKind::Scheme, DutyKind::WorkReport, DutyKind::SituationReport]
    {
        assert!(given.rules.iter().any(|rule| rule.kind == kind), "{kind:?}");
    }
}
