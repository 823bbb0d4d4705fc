//! The methods by which a figure becomes a status, on every value that was worked by hand, and what
//! holds of them for all figures.

use halfsky::decimal::Decimal;
use halfsky::domain::assess::{
    Area, Attainment, ChangeUnit, Given, Grounds, Judged, Line, Missing, Outlook, Point, Progress,
    Reading, Rule, Second, Series, Setting, Sex, Thresholds, Undefined, WarningKind,
    attainment_rate, garwood, noise, read, worst,
};
use halfsky::plan::{Counting, Indicator};
use halfsky::words::{Lang, explained, in_short, small_told};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::day;

const ALL: [&str; 5] = ["16.9", "16.1", "15.7", "15.1", "14.3"];
const RURAL: [&str; 5] = ["18.5", "16.5", "16.6", "17.0", "15.9"];
const URBAN: [&str; 5] = ["14.1", "15.4", "14.3", "12.5", "12.5"];

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// An indicator with this goal, in per cent unless changed.
fn indicator(goal: Value, change: Value) -> Indicator {
    let mut all = json!({"id": "x", "name": "某率", "items": ["1.1"],
        "basis": {"item": "1.1", "words": "提高"}, "unit": "%", "better": "higher", "goal": goal,
        "by_sex": false, "by_area": false, "bounded": false, "digits": 1, "source": "health"});
    for (key, value) in change.as_object().unwrap() {
        all[key] = value.clone();
    }
    serde_json::from_value(all).unwrap()
}

fn maternal(goal: Value) -> Indicator {
    let rate = json!({"unit": "1/10万", "better": "lower", "by_area": true});
    indicator(goal, rate)
}

fn point(value: &str) -> Point {
    Point {
        value: Some(number(value)),
        numerator: None,
        denominator: None,
        preliminary: false,
        entered: day("2026-06-30"),
        verified: true,
        source: "".into(),
        entry: 1,
    }
}

fn counted(events: u64, population: u64) -> Point {
    let count = |count: u64| Some(number(&count.to_string()));
    Point { numerator: count(events), denominator: count(population), ..point("0") }
}

fn put(series: &mut Series, area: Area, from: i32, values: &[&str]) {
    for (year, value) in (from..).zip(values) {
        series.put(year, Sex::Total, area, point(value));
    }
}

fn line(from: i32, values: &[&str]) -> Series {
    let mut series = Series::default();
    put(&mut series, Area::Total, from, values);
    series
}

/// The figures of those years that are to be kept.
fn kept(line: &Line, keeps: impl Fn(i32) -> bool) -> Line {
    let years = line.iter().filter(|(year, _)| keeps(**year));
    years.map(|(year, point)| (*year, point.clone())).collect()
}

fn setting() -> Setting {
    Setting {
        thresholds: Thresholds::default(),
        base_year: 2020,
        goal_year: 2030,
        owed: None,
        day: day("2026-07-01"),
    }
}

fn seen(indicator: &Indicator, series: &Series) -> Reading {
    read(indicator, series.clone(), None, &setting().into())
}

fn stands(indicator: &Indicator, from: i32, values: &[&str]) -> Option<Attainment> {
    seen(indicator, &line(from, values)).attainment()
}

fn heads(indicator: &Indicator, from: i32, values: &[&str]) -> Outlook {
    seen(indicator, &line(from, values)).heading.outlook
}

fn kinds(reading: &Reading) -> Vec<WarningKind> {
    reading.warnings.iter().map(|warning| warning.kind).collect()
}

/// An indicator in years of age with its own tolerance, and how it is read with figures from 2020 on.
pub(crate) fn of_years(goal: Value, values: &[&str]) -> (Indicator, Reading) {
    let one = indicator(goal, json!({"unit": "岁", "tolerance": "0.1"}));
    let found = seen(&one, &line(2020, values));
    (one, found)
}

#[test]
fn the_national_series_are_on_course_and_the_second_opinion_differs_on_one() {
    for (values, expected, progress, disagree) in
        [(ALL, 1.215, Progress::OnTrack, false), (RURAL, 0.877, Progress::Acceleration, true)]
    {
        let found = seen(&maternal(json!({"at_most": "12"})), &line(2020, &values));
        assert_eq!(found.heading.outlook, Outlook::OnCourse);
        let Second::Ratio { ratio, progress: said, .. } = found.second else { panic!() };
        assert!((ratio - expected).abs() < 5e-4, "{ratio}");
        assert_eq!((said, found.disagree), (progress, disagree));
        assert_eq!(found.attainment(), Some(Attainment::Unmet));
    }
    let rural = seen(&maternal(json!({"at_most": "12"})), &line(2020, &RURAL));
    assert!((rural.heading.trend.unwrap().mean + 0.65).abs() < 1e-9);
    let Grounds::Projected { projection, miss, .. } = rural.heading.grounds else { panic!() };
    assert!((projection - 12.0).abs() < 1e-9 && miss.abs() < 1e-9);
}

#[test]
fn the_gap_of_town_and_country_widens_to_2023_and_not_to_2024() {
    let told = |years: usize| {
        let mut series = line(2020, &ALL[..years]);
        put(&mut series, Area::Rural, 2020, &RURAL[..years]);
        put(&mut series, Area::Urban, 2020, &URBAN[..years]);
        seen(&maternal(json!({"at_most": "12"})), &series)
    };
    let found = told(5);
    let gaps: Vec<String> = found.gaps[0].years.iter().map(|row| row.gap.to_string()).collect();
    assert_eq!(gaps, ["4.4", "1.1", "2.3", "4.5", "3.4"]);
    assert!(!kinds(&found).contains(&WarningKind::GapWidening));
    let to_2023 = told(4);
    assert!(kinds(&to_2023).contains(&WarningKind::GapWidening));
    assert_eq!(to_2023.warnings[0].year, 2023);
    let narrow = |years: usize| {
        let mut series = Series::default();
        put(&mut series, Area::Rural, 2020, &RURAL[..years]);
        put(&mut series, Area::Urban, 2020, &URBAN[..years]);
        seen(&maternal(json!({"narrow": "area"})), &series).attainment()
    };
    assert_eq!(narrow(5), Some(Attainment::Met), "3.4 is less than 4.4");
    assert_eq!(narrow(4), Some(Attainment::Unmet), "4.5 is more");
}

#[rstest]
#[case(json!({"at_least": "70"}), &["69.2"], Attainment::Unmet)]
#[case(json!({"at_least": "70"}), &["69.3"], Attainment::Nearly)]
#[case(json!({"at_least": "70"}), &["70.0"], Attainment::Met)]
#[case(json!({"at_most": "2"}), &["2.00"], Attainment::Met)]
#[case(json!({"at_most": "20"}), &["20.1"], Attainment::Nearly)]
#[case(json!({"at_most": "20"}), &["20.3"], Attainment::Unmet)]
#[case(json!({"keep_at_least": "95"}), &["96", "95"], Attainment::Met)]
#[case(json!({"keep_at_most": "95"}), &["96"], Attainment::Unmet)]
#[case(json!({"about": "40"}), &["38"], Attainment::Met)]
#[case(json!({"about": "40"}), &["37.6"], Attainment::Nearly)]
#[case(json!({"about": "40"}), &["37.5"], Attainment::Unmet)]
#[case(json!({"about": "40"}), &["55"], Attainment::Met)]
#[case(json!({"balance": {"low": "45", "high": "55"}}), &["45.0"], Attainment::Met)]
#[case(json!({"balance": {"low": "45", "high": "55"}}), &["44.9"], Attainment::Unmet)]
#[case(json!({"balance": {"low": "45", "high": "55"}}), &["55.1"], Attainment::Unmet)]
#[case(json!("rise"), &["50", "50.5"], Attainment::Unmet)]
#[case(json!("rise"), &["50", "50.6"], Attainment::Met)]
#[case(json!("fall"), &["50", "49.5"], Attainment::Unmet)]
#[case(json!("fall"), &["50", "49.4"], Attainment::Met)]
#[case(json!("rise"), &["50"], Attainment::NoData)]
#[case(json!("hold"), &["50", "49.5"], Attainment::Met)]
#[case(json!("hold_and_rise"), &["50", "49.4"], Attainment::Unmet)]
#[case(json!("slow_rise"), &["1", "2", "3", "4", "5", "6"], Attainment::NoData)]
#[case(json!("slow_rise"), &["1", "2", "3", "4", "5", "6", "6.9"], Attainment::Met)]
#[case(json!("slow_rise"), &["1", "2", "3", "4", "5", "6", "7"], Attainment::Unmet)]
// No rise is left to be slowed.
#[case(json!("slow_rise"), &["10", "9", "8", "7", "6", "5", "4"], Attainment::Met)]
#[case(json!("qualitative"), &["50"], Attainment::Unrated)]
#[case(json!({"at_least": "70"}), &[], Attainment::NoData)]
fn each_kind_of_goal(#[case] goal: Value, #[case] values: &[&str], #[case] expected: Attainment) {
    assert_eq!(stands(&indicator(goal, json!({})), 2020, values), Some(expected));
}

#[test]
fn other_values_than_shares_have_a_tolerance_of_one_per_cent_or_their_own() {
    let years = |change: Value| indicator(json!("rise"), change);
    let own = json!({"unit": "岁", "tolerance": "0.1"});
    assert_eq!(stands(&years(own.clone()), 2020, &["80.10", "80.20"]), Some(Attainment::Unmet));
    assert_eq!(stands(&years(own), 2020, &["80.10", "80.21"]), Some(Attainment::Met));
    let people = json!({"unit": "人"});
    assert_eq!(stands(&years(people.clone()), 2020, &["1000", "1010"]), Some(Attainment::Unmet));
    assert_eq!(stands(&years(people), 2020, &["1000", "1011"]), Some(Attainment::Met));
}

#[test]
fn a_goal_against_another_indicator_is_judged_in_a_year_that_both_have() {
    let own = indicator(json!({"not_below": "y"}), json!({}));
    let other = indicator(json!("hold"), json!({"id": "y"}));
    let theirs = line(2020, &["30.0", "31.0"]);
    let stands = |values: &[&str]| {
        let read = read(&own, line(2020, values), Some((&other, &theirs)), &setting().into());
        (read.attainment().unwrap(), read.judged.judgement().map(|found| found.latest.year))
    };
    assert_eq!(stands(&["29.5"]), (Attainment::Met, Some(2020)));
    assert_eq!(stands(&["30", "30.4"]), (Attainment::Unmet, Some(2021)));
    assert_eq!(stands(&["30", "30.5", "0"]), (Attainment::Met, Some(2021)));
    assert_eq!(stands(&[]), (Attainment::NoData, None));
    let alone = read(&own, line(2020, &["30"]), None, &setting().into());
    assert_eq!(alone.judged, Judged::NoData(Missing::NoOther));
}

#[test]
fn the_base_is_2020_or_the_first_later_year_and_never_an_earlier_one() {
    let rise = indicator(json!("rise"), json!({}));
    let found = seen(&rise, &line(2018, &["10", "20", "50", "51"]));
    assert_eq!(found.base, Some(Given { year: 2020, value: number("50") }));
    let later = seen(&rise, &line(2022, &["50", "51"]));
    assert_eq!(later.base.unwrap().year, 2022);
    let before = seen(&rise, &line(2018, &["10", "20"]));
    assert_eq!(before.judged, Judged::NoData(Missing::OnlyBefore { base: 2020 }));
    let only = seen(&rise, &line(2023, &["10"]));
    assert_eq!(only.judged, Judged::NoData(Missing::NoBase { year: 2023 }));
}

#[test]
fn a_year_without_anybody_to_count_is_neither_met_nor_unmet() {
    let transmission = json!({"per": 100, "counting": "events", "better": "lower"});
    let known = indicator(json!({"at_most": "2"}), transmission);
    let mut series = line(2020, &["5", "0"]);
    series.put(2022, Sex::Total, Area::Total, Point { value: None, ..counted(0, 0) });
    let found = seen(&known, &series);
    assert_eq!((found.judged.clone(), found.attainment()), (Judged::NoCase { year: 2022 }, None));
    assert_eq!(found.heading.outlook, Outlook::Unknown);
    let met = seen(&indicator(json!("rise"), json!({})), &line(2020, &["1", "5"]));
    assert_eq!(worst(&[&found, &met]).attainment, Attainment::Met, "it decides nothing");
    assert_eq!(worst(&[&found]).attainment, Attainment::NoData);
}

#[rstest]
#[case::arrives(json!({"at_least": "80"}), &["50", "53", "56", "59", "62"], Outlook::OnCourse)]
#[case::nearly(json!({"at_least": "82"}), &["50", "53", "56", "59", "62"], Outlook::Effort)]
#[case::late(json!({"at_least": "95"}), &["50", "53", "56", "59", "62"], Outlook::Hard)]
#[case::still(json!({"at_least": "95"}), &["50", "50", "50", "50"], Outlook::Hard)]
#[case::wrong_way(json!({"at_least": "95"}), &["50", "49", "48", "47"], Outlook::Away)]
#[case::met(json!({"at_least": "95"}), &["95", "96", "97", "98"], Outlook::OnCourse)]
#[case::met_and_falling(json!({"at_least": "95"}), &["99", "98", "97", "96"], Outlook::Effort)]
#[case::three_years(json!({"at_least": "95"}), &["50", "60", "70"], Outlook::Unknown)]
#[case::up(json!("rise"), &["50", "51", "52", "53"], Outlook::OnCourse)]
#[case::up_then_down(json!("rise"), &["50", "51", "53", "52"], Outlook::Effort)]
#[case::down_then_up(json!("rise"), &["53", "50", "49", "52"], Outlook::Hard)]
#[case::down(json!("rise"), &["53", "52", "51", "50"], Outlook::Away)]
#[case::held(json!("hold"), &["50", "50.4", "50.3", "50.1"], Outlook::OnCourse)]
#[case::lost(json!("hold"), &["60", "58", "56", "54"], Outlook::Away)]
#[case::outside(json!({"balance": {"low": "45", "high": "55"}}), &["40", "41", "42", "43"], Outlook::OnCourse)]
#[case::leaving(json!({"balance": {"low": "45", "high": "55"}}), &["49", "51", "53", "54"], Outlook::Effort)]
#[case::slower(json!("slow_rise"), &["1", "3", "5", "7", "8", "9", "9.5"], Outlook::OnCourse)]
#[case::as_fast(json!("slow_rise"), &["1", "2", "3", "4", "5", "6", "7"], Outlook::Away)]
#[case::a_fall_as_fast(json!("slow_rise"), &["10", "9", "8", "7", "6", "5", "4"], Outlook::OnCourse)]
fn each_way_of_heading(#[case] goal: Value, #[case] values: &[&str], #[case] expected: Outlook) {
    assert_eq!(heads(&indicator(goal, json!({})), 2020, values), expected);
}

#[test]
fn a_stage_is_headed_for_until_its_year_and_decides_nothing() {
    let stage = |value: &str| json!({"stages": [{"year": 2025, "value": value}]});
    let staged = indicator(json!({"at_least": "80"}), stage("65"));
    let plain = indicator(json!({"at_least": "80"}), json!({}));
    let to_2023 = ["60", "61", "62", "63"];
    // m = 1: 65 in 2025, which is asked; 70 in 2030, where 80 is: 10 of 17 are missed.
    let found = seen(&staged, &line(2020, &to_2023));
    assert_eq!(
        (found.heading.outlook, heads(&plain, 2020, &to_2023)),
        (Outlook::OnCourse, Outlook::Hard)
    );
    let Grounds::Projected { projection, goal, miss } = found.heading.grounds else { panic!() };
    assert!((projection - 65.0).abs() < 1e-9 && (goal - 65.0).abs() < 1e-9 && miss.abs() < 1e-9);
    assert_eq!(found.heading.stage, Some(Given { year: 2025, value: number("65") }));
    // R = ((63/60)^(1/3) - 1) / ((65/60)^(1/5) - 1)
    let Second::Ratio { ratio, .. } = found.second else { panic!() };
    assert!((ratio - 1.016).abs() < 5e-4, "{ratio}");
    assert_eq!((found.attainment(), found.stages[0].attainment), (Some(Attainment::Unmet), None));
    // In its year the stage is reached; the target is not met, and the goal itself is headed for.
    let found = seen(&staged, &line(2020, &["60", "61", "62", "63", "64", "65"]));
    assert_eq!((found.heading.outlook, found.heading.stage), (Outlook::Hard, None));
    assert_eq!(found.stages[0].attainment, Some(Attainment::Met));
    assert_eq!(found.attainment(), Some(Attainment::Unmet));
    // A stage that was missed is told, and takes nothing from a goal that is met.
    let found = seen(&staged, &line(2024, &["60", "64", "81"]));
    assert_eq!(found.stages[0].attainment, Some(Attainment::Unmet));
    assert_eq!(found.attainment(), Some(Attainment::Met));
    // Reached before its year, it is to be kept.
    assert_eq!(heads(&staged, 2020, &["60", "62", "64", "66"]), Outlook::OnCourse);
    assert_eq!(heads(&staged, 2020, &["72", "70", "68", "66"]), Outlook::Effort);
    // In per cent of the way to the stage: (70 − 66) / (70 − 64) = 67%.
    let further = indicator(json!({"at_least": "80"}), stage("70"));
    assert_eq!(heads(&further, 2020, &["61", "62", "63", "64"]), Outlook::Hard);
    let fewer = json!({"better": "lower", "stages": [{"year": 2025, "value": "14"}]});
    let fewer = indicator(json!({"at_most": "12"}), fewer);
    assert_eq!(heads(&fewer, 2020, &["16.9", "16.1", "15.7", "15.1"]), Outlook::OnCourse);
    assert_eq!(heads(&fewer, 2020, &["16.0", "16.0", "16.0", "16.0"]), Outlook::Hard);
}

#[test]
fn in_the_goals_year_there_is_no_outlook() {
    let known = indicator(json!({"at_least": "95"}), json!({}));
    let setting = Setting { day: day("2031-07-01"), ..setting() };
    let found =
        read(&known, line(2025, &["90", "91", "92", "93", "94", "95"]), None, &setting.into());
    assert_eq!(found.attainment(), Some(Attainment::Met));
    assert_eq!(
        (found.heading.outlook, found.heading.grounds),
        (Outlook::Unknown, Grounds::GoalYear)
    );
}

#[test]
fn a_year_left_out_breaks_the_trend() {
    let mut series = line(2018, &["50", "51", "52"]);
    put(&mut series, Area::Total, 2022, &["54", "55", "56"]);
    let found = seen(&indicator(json!({"at_least": "95"}), json!({})), &series);
    assert_eq!(found.heading.grounds, Grounds::TooShort { points: 3 });
}

#[rstest]
#[case(&["0", "50"], Undefined::Zero)]
#[case(&["-1", "50"], Undefined::Sign)]
#[case(&["96", "50"], Undefined::BaseMeets)]
#[case(&["50"], Undefined::NoBase)]
fn where_growth_has_no_ratio_it_says_why(#[case] values: &[&str], #[case] expected: Undefined) {
    let found = seen(&indicator(json!({"at_least": "95"}), json!({})), &line(2020, values));
    assert_eq!(found.second, Second::Undefined { why: expected });
    assert!(!found.disagree);
}

#[test]
fn what_swings_warns_and_noise_is_told() {
    let known = |values: &[&str]| {
        let found = seen(&indicator(json!({"at_least": "95"}), json!({})), &line(2020, values));
        kinds(&found).contains(&WarningKind::Swinging)
    };
    assert!(known(&["50", "60", "48", "61", "50", "62"]));
    assert!(!known(&["50", "50.4", "50", "50.4", "50", "50.4"]), "inside the tolerance");
    assert!(!known(&["50", "52", "50", "52", "50", "52"]), "4% of the level");
    assert!(!known(&["50", "60", "48", "61", "50"]), "five points");
    assert!((noise(3) - 422.0 / 720.0).abs() < 1e-12);
    assert!((noise(0) - 1.0).abs() < 1e-12);
}

#[test]
fn what_was_met_and_is_not_rebounds_and_what_is_kept_remembers_a_dip() {
    let warns = |goal: &Value, values: &[&str]| {
        let found = seen(&indicator(goal.clone(), json!({})), &line(2020, values));
        kinds(&found).contains(&WarningKind::Rebound)
    };
    let (reach, keep) = (json!({"at_least": "95"}), json!({"keep_at_least": "95"}));
    assert!(warns(&reach, &["94", "96", "94"]) && warns(&keep, &["96", "94"]));
    assert!(!warns(&reach, &["96", "94", "96"]), "gone with what caused it");
    assert!(warns(&keep, &["96", "94", "96"]));
    assert!(!warns(&keep, &["94", "96"]), "not met before");
    // An earlier dip does not hide what was lost since.
    let found = seen(&indicator(keep, json!({})), &line(2020, &["96", "94", "94.5", "96", "94"]));
    assert_eq!(found.rebound.map(|found| (found.met, found.lost)), Some((2023, 2024)));
}

#[test]
fn missing_and_unverified_figures_warn() {
    let mut series = line(2020, &["50", "51", "52", "53"]);
    series.put(2024, Sex::Total, Area::Total, Point { verified: false, ..point("54") });
    let setting = Setting { owed: Some((2023, 2025)), day: day("2026-08-29"), ..setting() };
    let known = indicator(json!("rise"), json!({}));
    let found = read(&known, series.clone(), None, &setting.clone().into());
    assert_eq!(found.missing, [2025]);
    assert!(found.unverified.is_empty(), "the sixtieth day");
    let later = Setting { day: day("2026-08-30"), ..setting };
    let found = read(&known, series.clone(), None, &later.into());
    assert_eq!(found.unverified, [2024]);
    assert_eq!(kinds(&found), [WarningKind::Missing, WarningKind::Unverified]);
}

#[test]
fn one_death_among_three_thousand_births_cannot_tell() {
    let per = json!({"unit": "1/10万", "better": "lower", "per": 100_000, "counting": "events"});
    let known = indicator(json!({"at_most": "12"}), per);
    let mut series = Series::default();
    for (year, deaths) in (2020..).zip([0, 0, 1, 0, 1]) {
        let value = if deaths == 0 { "0.0" } else { "33.3" };
        let point = Point { value: Some(number(value)), ..counted(deaths, 3000) };
        series.put(year, Sex::Total, Area::Total, point);
    }
    let found = seen(&known, &series);
    let small = found.small.clone().unwrap();
    assert!((small.chance_of_none.unwrap() - 0.70).abs() < 0.005, "70%");
    assert!((small.expected.unwrap() - 0.36).abs() < 1e-12 && small.pooled && found.is_small());
    assert_eq!(small.single.value.to_string(), "33.3");
    assert_eq!(small.three.as_ref().unwrap().value.to_string(), "22.2");
    let five = small.judged();
    assert_eq!(
        (five.value.to_string().as_str(), five.events, five.population),
        ("13.3", 2, 15_000)
    );
    let interval = five.interval.unwrap();
    let (low, high) = garwood(2);
    assert!((interval.low - low / 0.15).abs() < 1e-6 && (interval.high - high / 0.15).abs() < 1e-6);
    assert!(small.goal_inside);
    assert_eq!(found.attainment(), Some(Attainment::Unmet), "13.3 of the five years");
    assert_eq!(found.heading.grounds, Grounds::SmallNumbers);
    assert_eq!(found.second, Second::Undefined { why: Undefined::SmallNumbers });
    assert!(found.swing.is_none() && found.rebound.is_none() && found.warnings.is_empty());
}

#[test]
fn a_sample_has_an_interval_and_a_full_count_has_none() {
    let share = |counting: &str| {
        let known = indicator(json!({"at_least": "90"}), json!({"per": 100, "counting": counting}));
        let mut series = Series::default();
        let point = Point { value: Some(number("89.0")), ..counted(356, 400) };
        series.put(2024, Sex::Total, Area::Total, point);
        seen(&known, &series)
    };
    assert!(share("sample").is_small() && !share("full").is_small());
    let full = share("full").small.unwrap();
    assert!(full.single.interval.is_none() && full.expected.is_none());
}

/// Wilson's interval of 356 in 400 goes from 85.55 to 91.70 per cent.
#[rstest]
#[case::below("rise", "85.5", false)]
#[case::just_within("rise", "85.6", true)]
#[case::within_above("fall", "91.7", true)]
#[case::above("fall", "91.8", false)]
fn a_change_from_a_base_within_the_interval_is_none_that_the_figure_shows(
    #[case] goal: &str,
    #[case] base: &str,
    #[case] cannot_tell: bool,
) {
    let known = indicator(json!(goal), json!({"per": 100, "counting": "sample"}));
    let mut series = line(2020, &[base]);
    let latest = Point { value: Some(number("89.0")), ..counted(356, 400) };
    series.put(2024, Sex::Total, Area::Total, latest);
    let found = seen(&known, &series);
    let small = found.small.as_ref().unwrap();
    assert_eq!((small.base_inside, found.is_small()), (cannot_tell, cannot_tell));
    assert_eq!(found.attainment(), Some(Attainment::Met), "the status is what the figures say");
}

#[test]
fn women_decide_where_figures_are_split_by_sex() {
    let known = indicator(json!({"at_least": "90"}), json!({"by_sex": true}));
    let mut series = line(2024, &["95"]);
    assert_eq!(seen(&known, &series).attainment(), Some(Attainment::NoData));
    series.put(2024, Sex::Female, Area::Total, point("80"));
    series.put(2024, Sex::Male, Area::Total, point("99"));
    assert_eq!(seen(&known, &series).attainment(), Some(Attainment::Unmet));
}

#[test]
fn a_target_takes_the_worst_and_says_which() {
    let reading = |id: &str, goal: Value, values: &[&str]| {
        seen(&indicator(goal, json!({"id": id})), &line(2020, values))
    };
    let met = reading("a", json!("rise"), &["50", "51", "52", "53"]);
    let unmet = reading("b", json!({"at_least": "95"}), &["50", "53", "56", "59"]);
    let blank = reading("c", json!("rise"), &[]);
    let judged = reading("d", json!("qualitative"), &[]);
    let nearly = reading("e", json!({"at_least": "95"}), &["94.5"]);
    let of = |all: &[&Reading]| (worst(all).attainment, worst(all).because);
    let told = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(of(&[&met, &unmet, &blank]), (Attainment::Unmet, told(&["b"])));
    assert_eq!(of(&[&met, &blank, &judged]), (Attainment::NoData, told(&["c"])));
    assert_eq!(of(&[&met, &judged, &nearly]), (Attainment::Unrated, told(&["d"])));
    assert_eq!(of(&[&met, &nearly]), (Attainment::Nearly, told(&["e"])));
    assert_eq!(of(&[]), (Attainment::Unrated, told(&[])));
    let both = worst(&[&met, &unmet, &judged]);
    assert_eq!(both.outlook, Outlook::Hard);
    assert_eq!(both.gap.unwrap().miss, number("36"));
    assert_eq!(worst(&[&met, &judged]).outlook, Outlook::OnCourse);
}

#[test]
fn the_rate_is_that_of_the_national_bureau() {
    let rate = attainment_rate(40, 4, 10).unwrap();
    assert_eq!(rate.to_string(), "81.5");
    assert_eq!(attainment_rate(0, 0, 0), None);
}

#[test]
fn halves_are_rounded_up_as_in_printed_tables() {
    assert_eq!(attainment_rate(18, 0, 14).unwrap().to_string(), "56.3", "56.25");
    let money = indicator(json!("rise"), json!({"unit": "元"}));
    let found = seen(&money, &line(2024, &["80", "81"]));
    assert_eq!(found.change.unwrap().relative, Some(1.3), "1.25");
}

#[test]
fn the_best_that_there_can_be_is_met_and_stays_on_course() {
    let cases = [
        (indicator(json!("fall"), json!({"better": "lower"})), "0.0"),
        (indicator(json!("rise"), json!({"bounded": true})), "100"),
    ];
    for (goal, best) in cases {
        let found = seen(&goal, &line(2020, &[best; 6]));
        assert_eq!(found.judged.judgement().unwrap().rule, Rule::Best, "{best}");
        let stands = (found.attainment().unwrap(), found.heading.outlook);
        assert_eq!(stands, (Attainment::Met, Outlook::OnCourse), "{best}");
        let lost = seen(&goal, &line(2020, &[best, best, best, best, best, "50"]));
        assert_eq!(lost.attainment(), Some(Attainment::Unmet), "{best}");
        // Reached by less than the tolerance, and held within it.
        let near = if best == "100" { "99.8" } else { "0.2" };
        for values in [[near, near, near, near, best], [best, best, best, best, near]] {
            let found = seen(&goal, &line(2020, &values));
            assert_eq!(found.attainment(), Some(Attainment::Met), "{values:?}");
            assert_eq!(found.rebound, None, "{values:?}");
        }
    }
    let open = indicator(json!("rise"), json!({}));
    let above = seen(&open, &line(2020, &["100"; 6]));
    assert_eq!(above.attainment(), Some(Attainment::Unmet), "which can be more than all");
}

#[test]
fn to_leave_counts_out_makes_several_years_together_look_no_better() {
    let rate = maternal(json!({"at_most": "12"}));
    let of = |change: &dyn Fn(&mut Series)| {
        let mut series = Series::default();
        for (year, events) in (2020..).zip([0, 0, 0, 1, 0, 1]) {
            series.put(year, Sex::Total, Area::Total, counted(events, 3000));
        }
        change(&mut series);
        let rate: Indicator = rate.clone();
        let rate = Indicator { per: Some(100_000), counting: Some(Counting::Events), ..rate };
        read(&rate, series, None, &setting().into())
    };
    let whole = of(&|_| {});
    assert_eq!(whole.attainment(), Some(Attainment::Unmet), "2 of 15,000");
    let published = of(&|series| series.put(2023, Sex::Total, Area::Total, point("33.3")));
    let lacking = Judged::NoData(Missing::NotCounted { first: 2023, more: 0 });
    assert_eq!(published.judged, lacking);
    let left_out = of(&|series| {
        series.0.values_mut().for_each(|line| *line = kept(line, |year| year != 2023));
    });
    assert_eq!(left_out.judged, lacking, "a year without any figure");
    let latest = of(&|series| series.put(2025, Sex::Total, Area::Total, point("0.0")));
    assert_eq!(latest.judged, Judged::NoData(Missing::NotCounted { first: 2025, more: 0 }));
    let first = of(&|series| {
        series.0.values_mut().for_each(|line| *line = kept(line, |year| year != 2021));
    });
    assert_eq!(first.judged, Judged::NoData(Missing::NotCounted { first: 2021, more: 0 }));
    let nobody = of(&|series| {
        let none = Point { value: None, denominator: Some(number("0")), ..point("0") };
        series.put(2022, Sex::Total, Area::Total, none);
    });
    assert_eq!(nobody.attainment(), Some(Attainment::Unmet), "a year with nobody to count");
    let begun =
        of(&|series| series.0.values_mut().for_each(|line| *line = kept(line, |year| year > 2022)));
    assert_eq!(begun.attainment(), Some(Attainment::Unmet), "years before the first figure");
}

#[test]
fn what_comes_after_the_goals_year_changes_its_final_status_no_more() {
    let goal = indicator(json!({"at_least": "70"}), json!({}));
    let late = Setting { day: day("2032-02-03"), ..setting() };
    let found = read(&goal, line(2029, &["69", "69.8", "72"]), None, &late.into());
    assert_eq!(found.latest.unwrap().year, 2030);
    assert_eq!(found.attainment(), Some(Attainment::Nearly));
}

#[test]
fn there_is_no_second_opinion_where_the_base_lies_in_the_band() {
    let about = indicator(json!({"about": "40"}), json!({}));
    let of = |base: &str| seen(&about, &line(2020, &[base, "38", "38", "38"])).second;
    assert_eq!(of("38.9"), Second::Undefined { why: Undefined::BaseMeets });
    assert!(matches!(of("37.9"), Second::Ratio { .. }));
}

#[test]
fn a_difference_of_percentages_is_told_in_points() {
    let told = |unit: &str| {
        let known = indicator(json!("rise"), json!({"unit": unit}));
        let change = seen(&known, &line(2020, &["40.0", "45.3"])).change.unwrap();
        (change.difference.to_string(), change.unit, change.relative.is_some())
    };
    assert_eq!(told("%"), ("5.3".into(), ChangeUnit::PercentagePoints, false));
    assert_eq!(told("‰"), ("5.3".into(), ChangeUnit::PerMillePoints, false));
    assert_eq!(told("1/10万"), ("5.3".into(), ChangeUnit::PerHundredThousandPoints, false));
    assert_eq!(told("人"), ("5.3".into(), ChangeUnit::Own, true));
}

fn tenths() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1_i64..2000, 1..8)
}

/// Figures as they come year after year: each near the one before, so that thresholds decide.
fn walk() -> impl Strategy<Value = Vec<i64>> {
    (300_i64..600, prop::collection::vec(-25_i64..25, 3..9)).prop_map(|(first, steps)| {
        let mut value = first;
        let next = |step: i64| {
            value += step;
            value
        };
        std::iter::once(first).chain(steps.into_iter().map(next)).collect()
    })
}

fn printed(tenths: i64) -> String {
    Decimal::new(tenths, 1).to_string()
}

fn status(reading: &Reading) -> (Option<Attainment>, Outlook, Vec<WarningKind>) {
    (reading.attainment(), reading.heading.outlook, kinds(reading))
}

fn of_tenths(tenths: &[i64], times: i64) -> Series {
    let values: Vec<String> = tenths.iter().map(|it| printed(it * times)).collect();
    line(2020, &values.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn figures_of_others_than_decide_are_not_taken_for_none() {
    let why = |indicator: &Indicator, lines: &[(Sex, Area)]| {
        let mut series = Series::default();
        lines.iter().for_each(|(sex, area)| series.put(2024, *sex, *area, point("77.1")));
        match seen(indicator, &series).judged {
            Judged::NoData(why) => Lang::Zh.missing_figure(why),
            judged => panic!("{judged:?}"),
        }
    };
    let all = (Sex::Total, Area::Total);
    let by_sex = indicator(json!("rise"), json!({"by_sex": true}));
    assert_eq!(why(&by_sex, &[]), "还没有数据");
    assert_eq!(why(&by_sex, &[all, (Sex::Male, Area::Total)]), "缺判断用的数（女）");
    let gap = indicator(json!({"narrow": "area"}), json!({"by_area": true}));
    assert_eq!(why(&gap, &[all]), "缺判断用的数（乡、城）");
    assert_eq!(why(&gap, &[all, (Sex::Total, Area::Urban)]), "缺判断用的数（乡）");
    let mut apart = Series::default();
    apart.put(2024, Sex::Total, Area::Urban, point("1"));
    apart.put(2025, Sex::Total, Area::Rural, point("2"));
    let Judged::NoData(why) = seen(&gap, &apart).judged else { panic!() };
    assert_eq!(Lang::Zh.missing_figure(why), "乡、城没有同一年的数");
}

#[test]
fn a_projection_is_a_value_that_can_be() {
    let projected = |goal: Value, bounded: bool, values: &[&str]| {
        let one = indicator(goal, json!({"bounded": bounded}));
        let heading = seen(&one, &line(2021, values)).heading;
        let Grounds::Projected { projection, .. } = heading.grounds else { panic!("{heading:?}") };
        (projection, heading.trend.unwrap().leads_to(2030, &one))
    };
    // m = 4.45: 102.55 in 2030 on a straight line.
    let rising = ["62.5", "66.1", "70.2", "75.0", "80.3"];
    let goal = json!({"at_least": "95"});
    assert_eq!(projected(goal.clone(), true, &rising), (100.0, 100.0));
    let (free, drawn) = projected(goal, false, &rising);
    assert!((free - 102.55).abs() < 1e-9 && free == drawn, "gross rates may pass 100: {free}");
    let falling = ["30", "24", "18", "12"];
    assert_eq!(projected(json!({"at_most": "5"}), true, &falling).0, 0.0);
}

#[test]
fn a_projection_on_the_edge_of_a_band_is_within_it_in_any_unit() {
    // 43.5 to 43.3 in five years, and five to go: 43.1.
    let values = [435, 416, 420, 414, 438, 433];
    for times in [1, 7, 1000] {
        let goal = json!({"balance": {"low": printed(431 * times), "high": printed(531 * times)}});
        let found = seen(&indicator(goal, json!({"tolerance": "0"})), &of_tenths(&values, times));
        assert_eq!(found.heading.outlook, Outlook::OnCourse, "{times}");
    }
}

#[test]
fn a_swing_of_just_the_threshold_is_none_in_any_unit() {
    // Changes of 1.0, 0.6, 1.8, 2.0 and 2.2 about a level of 36: 5% of it is 1.8.
    for times in [1, 7, 1000] {
        let values = of_tenths(&[363, 353, 359, 341, 361, 383], times);
        let swing = seen(&indicator(json!("rise"), json!({})), &values).swing.unwrap();
        assert!(swing.reversals >= 3 && !swing.large, "{times}: {swing:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn scaling_figures_goal_and_tolerance_together_changes_no_status(
        values in walk(), away in -200_i64..200, tolerance in 0_i64..8, kind in 0_usize..8,
    ) {
        let goal = values[values.len() - 1] + away;
        let scaled = |times: i64| {
            let (goal, high) = (printed(goal * times), printed((goal + 100) * times));
            let goals = [
                json!({"at_least": goal}), json!({"at_most": goal}), json!({"keep_at_least": goal}),
                json!({"about": goal}), json!({"balance": {"low": goal, "high": high}}),
                json!("rise"), json!("hold"), json!("slow_rise"),
            ];
            let tolerance = json!({"tolerance": printed(tolerance * times)});
            status(&seen(&indicator(goals[kind].clone(), tolerance), &of_tenths(&values, times)))
        };
        prop_assert_eq!(scaled(1), scaled(7));
        prop_assert_eq!(scaled(1), scaled(1000));
    }

    #[test]
    fn a_better_latest_value_never_makes_it_worse(
        values in tenths(), better in 1_i64..500, goal in 1_i64..2000, least in any::<bool>(),
    ) {
        let known = match least {
            true => indicator(json!({"at_least": printed(goal)}), json!({})),
            false => indicator(json!({"at_most": printed(goal)}), json!({"better": "lower"})),
        };
        let mut improved = values.clone();
        *improved.last_mut().unwrap() += if least { better } else { -better };
        let before = seen(&known, &of_tenths(&values, 1)).attainment();
        let after = seen(&known, &of_tenths(&improved, 1)).attainment();
        prop_assert!(after >= before, "{before:?} {after:?}");
    }

    #[test]
    fn the_order_of_entry_never_matters(
        values in tenths(), seed in any::<prop::sample::Index>(), goal in 1_i64..2000,
    ) {
        let known = indicator(json!({"at_least": printed(goal)}), json!({}));
        let mut years: Vec<usize> = (0..values.len()).collect();
        years.rotate_left(seed.index(values.len()));
        let mut series = Series::default();
        for at in years {
            let value = printed(values[at]);
            series.put(2020 + at as i32, Sex::Total, Area::Total, point(&value));
        }
        prop_assert_eq!(seen(&known, &series), seen(&known, &of_tenths(&values, 1)));
    }
}

#[test]
fn a_gap_that_opens_is_not_kept_by_a_tolerance() {
    let gap = indicator(json!({"narrow": "area"}), json!({"by_area": true, "bounded": true}));
    let mut series = Series::default();
    put(&mut series, Area::Urban, 2020, &["50.0", "50.1", "50.2", "50.3", "50.4", "50.4"]);
    put(&mut series, Area::Rural, 2020, &["50.0"; 6]);
    let found = seen(&gap, &series);
    assert_eq!(found.attainment(), Some(Attainment::Unmet));
    // 0.0, 0.1, 0.2, 0.3, 0.4, 0.4: within half a point, and wider than it was.
    assert_eq!(found.heading.outlook, Outlook::Away);
    let mut closed = Series::default();
    put(&mut closed, Area::Urban, 2020, &["50.0"; 6]);
    put(&mut closed, Area::Rural, 2020, &["50.0"; 6]);
    assert_eq!(seen(&gap, &closed).heading.outlook, Outlook::OnCourse);
}

/// Town and country from 2021 on, a thousand births each.
fn two_sides(rural: &[u64], urban: &[u64]) -> Series {
    let mut series = Series::default();
    for (area, deaths) in [(Area::Rural, rural), (Area::Urban, urban)] {
        for (year, deaths) in (2021..).zip(deaths) {
            let mut one = counted(*deaths, 1000);
            one.value = Some(number(&format!("{}.0", deaths * 100)));
            series.put(year, Sex::Total, area, one);
        }
    }
    series
}

#[test]
fn a_gap_of_few_cases_is_no_trend() {
    let gap = indicator(
        json!({"narrow": "area"}),
        json!({"unit": "1/10万", "better": "lower", "by_area": true, "per": 100_000, "counting": "events",
            "name": "孕产妇死亡率城乡差距"}),
    );
    let found = seen(&gap, &two_sides(&[0, 0, 0, 0, 1], &[0; 5]));
    assert_eq!(found.heading.grounds, Grounds::SmallNumbers);
    assert!(found.is_small() && found.rebound.is_none() && found.swing.is_none());
    let warned: Vec<_> = found.warnings.iter().map(|one| one.kind).collect();
    assert!(!warned.contains(&WarningKind::Rebound) && !warned.contains(&WarningKind::HardToReach));
    let told = small_told(Lang::Zh, &found).unwrap();
    assert!(told.contains("乡 2025年 100.0（1/1000）  95%置信区间2.5至557.2"), "{told}");
    assert!(told.contains("城 2025年 0.0（0/1000）"), "{told}");
    let short = in_short(Lang::Zh, &gap, &found);
    assert!(
        short.contains("要求 保持没有差距，和2021年一样；实际 100.0/10万（2025年）小基数"),
        "{short}"
    );
    let many = seen(&gap, &two_sides(&[9, 8, 8, 7, 20], &[8, 8, 7, 7, 7]));
    assert!(!many.is_small());
    assert!(many.heading.trend.is_some());
}

#[test]
fn a_gap_is_called_so_and_told_in_points() {
    let science = indicator(
        json!({"narrow": "sex"}),
        json!({"by_sex": true, "name": "公民具备科学素质的比例"}),
    );
    let mut series = Series::default();
    for (sex, values) in [(Sex::Female, ["10.0", "10.0"]), (Sex::Male, ["14", "15.2"])] {
        for (year, value) in [2020, 2025].into_iter().zip(values) {
            series.put(year, sex, Area::Total, point(value));
        }
    }
    let found = seen(&science, &series);
    assert_eq!(Lang::Zh.judged_in_unit(&science), "公民具备科学素质的比例（男女差距、百分点）");
    assert_eq!(
        in_short(Lang::Zh, &science, &found),
        "公民具备科学素质的比例（男女差距）  要求 差距小于2020年的4.0个百分点；\
         实际 5.2个百分点（2025年），未达到，还差1.2个百分点"
    );
    let rows = explained(Lang::Zh, &science, &found);
    assert!(rows.contains(&("男女差距", "2020 -4.0、2025 -5.2".into())), "{rows:?}");
    let plain = indicator(
        json!({"narrow": "sex"}),
        json!({"by_sex": true, "unit": "人",
        "name": "就业人数男女差距"}),
    );
    assert_eq!(Lang::Zh.judged_in_unit(&plain), "就业人数男女差距（人）");
}

#[test]
fn what_is_to_go_has_the_digits_of_figures_and_suffices() {
    let pension = indicator(json!("rise"), json!({"unit": "元", "digits": 2}));
    let found =
        seen(&pension, &line(2020, &["96.40", "96.80", "97.00", "97.10", "97.15", "97.20"]));
    let short = in_short(Lang::Zh, &pension, &found);
    // 1% of 96.40 is 0.964, and 0.8 is gained.
    assert!(short.contains("容差0.96元；") && short.contains("还差0.17元"), "{short}");
}

#[test]
fn many_times_next_to_nothing_is_told_by_its_size() {
    let share = indicator(json!({"at_most": "10"}), json!({"better": "lower", "digits": 2}));
    let found = seen(&share, &line(2020, &["9.00", "9.20", "9.40", "9.60", "9.80", "10.02"]));
    let told = in_words(&share, &found);
    assert!(
        told.contains("差距由0.02个百分点扩大到1.04个百分点") && !told.contains('倍'),
        "{told}"
    );
}

fn in_words(one: &Indicator, found: &Reading) -> String {
    let rows = explained(Lang::Zh, one, found);
    rows.into_iter().find(|(label, _)| *label == "走势").unwrap().1
}
