//! Figures in the ledger: what is let through, what is refused, what asks for a reason, and what
//! stands after corrections.

use halfsky::domain::assess::{Assessment, Attainment, Outlook, Point, Reading, WarningKind};
use halfsky::domain::figures::{assess, reading};
use halfsky::domain::overview::Overview;
use halfsky::domain::refusal::{Refusal, WrongFigure};
use halfsky::domain::since::Changes;
use halfsky::domain::state::FigureKey;
use halfsky::domain::vocabulary::Event;
use halfsky::words::{Lang, details, explained, refuse, tell};
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::{DOUBTS, WRONG_FIGURES, doubt_of, indicator_of, kind_of, wrong_of};
use super::kit::*;

/// A figure with more fields.
fn with(mut one: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        one[key] = value.clone();
    }
    one
}

fn of(indicator: &str, more: Value) -> Value {
    with(json!({"indicator": indicator, "year": 2024}), more)
}

/// A desk with figures of some years.
fn filled(indicator: &str, from: i32, values: &[&str]) -> Desk {
    let mut desk = Desk::confirmed();
    let all: Vec<Value> =
        (from..).zip(values).map(|(year, value)| figure(indicator, year, value)).collect();
    let mut command = figures(&all);
    command["reason"] = "历年数据".into();
    desk.give("sun", command);
    desk
}

/// A figure with its counts.
fn with_counts(year: i32, value: &str, above: &str, below: &str) -> Value {
    with(
        figure("cervical_screening", year, value),
        json!({"numerator": above, "denominator": below}),
    )
}

/// A bureau of two, of whom one entered a figure, and the number of the entry.
fn two_who_verify() -> (Desk, u64) {
    let mut desk = Desk::confirmed();
    let enrol = json!({"kind": "enrol_person", "person": "qian", "name": "钱进", "role": "statistics",
        "department": "statistics", "login": "qian"});
    desk.give(CLERK, enrol);
    let entry = desk.give("sun", figures(&[figure("cervical_screening", 2024, "70")]));
    (desk, entry)
}

/// Another value in the place of an entry's.
fn corrects(entry: u64) -> Value {
    figures(&[of("cervical_screening", json!({"value": "71.3", "corrects": entry}))])
}

/// Entries of the statistics bureau that are refused, each with the desk that refuses it.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let told = |command: Value| {
        let desk = Desk::confirmed();
        (desk.refusal("sun", command), desk)
    };
    let one = |indicator: &str, more: Value| told(figures(&[of(indicator, more)]));
    let screening = |more: Value| one("cervical_screening", more);
    let twice = figure("cervical_screening", 2024, "70");
    let mut taken = Desk::confirmed();
    let entered = taken.give("sun", figures(std::slice::from_ref(&twice)));
    taken.give("sun", verify(entered));
    let parts = |total: &str, female: &str, male: &str, id: &str| {
        let sexes = [("total", total), ("female", female), ("male", male)];
        let rows = sexes.map(|(sex, value)| of(id, json!({"sex": sex, "value": value})));
        told(figures(&rows))
    };
    let mut went = Desk::confirmed();
    let back = went.give("li", figures(std::slice::from_ref(&twice)));
    went.give("sun", return_figures(&[named_figure("cervical_screening", 2024, back)]));
    let mut counted = Desk::confirmed();
    counted.give("sun", figures(&[with_counts(2023, "70.0", "70", "100")]));
    let (two, own) = two_who_verify();
    let steady = filled("cervical_screening", 2019, &["60", "61", "62", "63", "64"]);
    vec![
        told(figures(&[])),
        one("ghost", json!({"value": "1"})),
        one("gender_equality_awareness_ghost", json!({"value": "1"})),
        one(judged(), json!({"value": "1"})),
        screening(json!({"value": "1", "year": 2009})),
        screening(json!({"value": "1", "year": 2027})),
        screening(json!({"value": "1", "sex": "female"})),
        screening(json!({"value": "1", "area": "rural"})),
        screening(json!({"value": "1", "numerator": "1"})),
        screening(json!({"value": "1", "numerator": "-1", "denominator": "100"})),
        screening(json!({})),
        screening(json!({"numerator": "0", "denominator": "7"})),
        screening(json!({"value": "0", "numerator": "0", "denominator": "0"})),
        screening(json!({"numerator": "3", "denominator": "0"})),
        screening(json!({"value": "100.1"})),
        screening(json!({"value": "-0.1"})),
        one("rd_personnel", json!({"value": "-5"})),
        screening(json!({"value": "99", "numerator": "101", "denominator": "100"})),
        told(figures(&[twice.clone(), twice.clone()])),
        (taken.refusal("sun", figures(std::slice::from_ref(&twice))), taken.clone()),
        told(correction(std::slice::from_ref(&twice))),
        screening(json!({"value": "70.1", "numerator": "70", "denominator": "100"})),
        parts("80", "81", "82", "life_expectancy"),
        parts("100", "60", "50", "rd_personnel"),
        screening(json!({"value": "3.4"})),
        one("life_expectancy", json!({"value": "812"})),
        (steady.refusal("sun", figures(&[figure("cervical_screening", 2024, "68")])), steady),
        (taken.refusal("sun", corrects(entered)), taken.clone()),
        (taken.refusal("sun", correction(std::slice::from_ref(&twice))), taken.clone()),
        told(figures(&[
            of("life_expectancy", json!({"value": "8.1"})),
            of("life_expectancy", json!({"value": "82.0", "sex": "female"})),
        ])),
        told(figures(&[
            of("maternal_mortality", json!({"value": "33.3", "area": "rural"})),
            of("maternal_mortality_gap", json!({"value": "66.7", "area": "rural"})),
        ])),
        (
            counted.refusal("sun", figures(&[with_counts(2024, "70.1", "701", "1000")])),
            counted.clone(),
        ),
        (two.refusal("sun", verify(own)), two),
        told(void_figures(&[])),
        told(void_figures(&[named_figure("cervical_screening", 2024, entered)])),
        (
            taken.refusal(
                "sun",
                return_figures(&[named_figure("cervical_screening", 2024, entered)]),
            ),
            taken.clone(),
        ),
        (
            went.refusal("sun", return_figures(&[named_figure("cervical_screening", 2024, back)])),
            went.clone(),
        ),
        (went.refusal("sun", verify(back)), went),
        told(verify(1)),
        told(verify(100_000)),
        (taken.refusal("sun", verify(entered)), taken),
    ]
}

/// An indicator that is judged.
fn judged() -> &'static str {
    static ID: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    ID.get_or_init(|| {
        let all = halfsky::founding::Given::embedded().unwrap().indicators;
        all.into_iter().find(|one| !one.is_measured()).unwrap().id
    })
}

#[test]
fn every_reason_is_one_that_figures_can_meet() {
    let (mut wrong, mut doubts) = (Vec::new(), Vec::new());
    for (refusal, _) in refused() {
        match refusal {
            Refusal::Figure(_, why) => wrong.push(wrong_of(&why)),
            Refusal::Doubtful(_, doubt) => doubts.push(doubt_of(&doubt)),
            _ => {}
        }
    }
    assert!(WRONG_FIGURES.iter().all(|kind| wrong.contains(kind)), "{wrong:?}");
    assert!(DOUBTS.iter().all(|kind| doubts.contains(kind)), "{doubts:?}");
}

#[test]
fn a_reason_lets_through_what_is_doubtful_and_nothing_that_is_impossible() {
    let mut passed = 0;
    let doubtful =
        of("cervical_screening", json!({"value": "70.1", "numerator": "70", "denominator": "100"}));
    let impossible = of("cervical_screening", json!({"value": "100.1"}));
    for one in [doubtful, impossible] {
        let mut command = figures(&[one]);
        command["reason"] = "年报公布数".into();
        passed += u32::from(Desk::confirmed().ask("sun", command).is_ok());
    }
    assert_eq!(passed, 1);
}

#[rstest]
#[case::rounds_half_up(json!({"value": "33.3", "numerator": 1, "denominator": 3000}))]
#[case::fewer_digits(json!({"value": "33", "numerator": 1, "denominator": 3000}))]
#[case::nobody(json!({"numerator": "0", "denominator": "0"}))]
#[case::only_a_denominator(json!({"value": "0.0", "denominator": "3000"}))]
#[case::earliest(json!({"value": "20.0", "year": 2010}))]
#[case::this_year(json!({"value": "20.0", "year": 2026, "preliminary": true}))]
fn what_can_be_is_let_through(#[case] more: Value) {
    let mut desk = Desk::confirmed();
    desk.give("sun", figures(&[of("maternal_mortality", more)]));
}

#[test]
fn figures_are_of_the_size_of_those_that_stand() {
    let mut desk = filled("caesarean", 2021, &["45.9"]);
    let years = [(2022, "4.58"), (2023, "4.57"), (2024, "4.6")];
    let all = years.map(|(year, value)| figure("caesarean", year, value));
    assert_eq!(kind_of(&desk.refusal("sun", figures(&all))), "Doubtful");
    let years = [(2022, "45.8"), (2023, "45.7")];
    desk.give("sun", figures(&years.map(|(year, value)| figure("caesarean", year, value))));
}

#[test]
fn gross_rates_may_pass_a_hundred() {
    let mut desk = Desk::confirmed();
    let one = of("upper_secondary_enrolment", json!({"value": "103.5"}));
    desk.give("sun", figures(&[one]));
}

#[test]
fn parts_entered_later_are_compared_with_the_total_that_is_there() {
    let mut desk = Desk::confirmed();
    desk.give("sun", figures(&[of("life_expectancy", json!({"value": "80.0"}))]));
    desk.give("sun", figures(&[of("life_expectancy", json!({"value": "83.0", "sex": "female"}))]));
    let male =
        |value: &str| figures(&[of("life_expectancy", json!({"value": value, "sex": "male"}))]);
    assert_eq!(kind_of(&desk.refusal("sun", male("81.0"))), "Doubtful");
    desk.give("sun", male("77.0"));
}

#[test]
fn a_correction_takes_the_place_and_its_withdrawal_gives_it_back() {
    let mut desk = filled("cervical_screening", 2024, &["70.0"]);
    let key = FigureKey { year: 2024, sex: Default::default(), area: Default::default() };
    let stands = |desk: &Desk| {
        let (seq, record) =
            desk.state.figures.get(&item("1.3").plan, "cervical_screening", key).unwrap();
        (seq, record.value.unwrap().to_string())
    };
    let first = stands(&desk);
    assert_eq!(first.1, "70.0", "its digits are kept");
    let corrected = desk.give("li", correction(&[figure("cervical_screening", 2024, "71.30")]));
    assert_eq!(stands(&desk), (corrected, "71.30".into()));
    let verified = desk.give("sun", verify(corrected));
    assert_eq!(desk.state.figures.verified_by(corrected), Some(verified));
    desk.withdraw(verified);
    desk.withdraw(corrected);
    assert_eq!(stands(&desk), first);
}

#[test]
fn new_figures_and_corrections_may_come_in_one_entry() {
    let mut desk = filled("cervical_screening", 2024, &["70.0"]);
    let first = desk.state.head.seq;
    let before = desk.state.figures.clone();
    let mixed = |entry: u64, remark: &str| {
        let more = json!({"value": "71.3", "corrects": entry, "remark": remark});
        figures(&[of("cervical_screening", more), figure("cervical_screening", 2025, "72.0")])
    };
    assert_eq!(kind_of(&desk.refusal("li", mixed(first, ""))), "Doubtful");
    // Somebody corrected it meanwhile: what stands now was not seen.
    let other = desk.give("li", correction(&[figure("cervical_screening", 2024, "70.5")]));
    let Refusal::Figure(_, why) = desk.refusal("li", mixed(first, "口径调整")) else {
        panic!()
    };
    assert_eq!(wrong_of(&why), "There");
    desk.withdraw(other);
    let then = desk.state.clone();
    let entered = desk.give("li", mixed(first, "口径调整"));
    let now = Overview::of(&desk.state, day(TODAY));
    let changes = Changes::since(day(TODAY), &then, &now, &desk.state);
    assert_eq!(changes.corrected, [entered], "however it was entered");
    let told = tell(Lang::Zh, desk.facts.last().unwrap(), &desk.state);
    assert!(told.contains("报送2个数，其中更正1个"), "{told}");
    desk.withdraw(entered);
    assert_eq!(desk.state.figures, before, "one withdrawal undoes all of it");
}

#[test]
fn what_cannot_be_says_nothing_about_what_stands_beside_it() {
    let desk = Desk::confirmed();
    let rows: Vec<Value> = (2019..)
        .zip(["60", "61", "62", "63", "640", "64"])
        .map(|(year, value)| figure("cervical_screening", year, value))
        .collect();
    let read = halfsky::domain::form::Request::from_json(figures(&rows), day(TODAY)).unwrap();
    let halfsky::domain::vocabulary::Command::EnterFigures(asked) = read.command else { panic!() };
    let found = halfsky::domain::decide::judge(
        &desk.state,
        desk.state.plan().unwrap(),
        &asked.figures,
        2026,
    );
    assert!(found[4].is_err());
    assert_eq!(found[5].as_ref().unwrap().doubt, None);
}

#[test]
fn a_liaison_enters_only_what_the_department_supplies() {
    let desk = Desk::confirmed();
    let own = figure("maternal_mortality", 2024, "14.3");
    let others = figure("upper_secondary_enrolment", 2024, "96");
    assert!(desk.ask("li", figures(std::slice::from_ref(&own))).is_ok());
    assert_eq!(kind_of(&desk.refusal("li", figures(&[own.clone(), others]))), "NotYourDepartment");
    assert_eq!(kind_of(&desk.refusal(CLERK, figures(std::slice::from_ref(&own)))), "NeedsPaper");
    assert!(desk.ask(CLERK, from_paper(figures(&[own]), TODAY)).is_ok());
}

#[test]
fn figures_are_of_their_items_and_departments_history() {
    let mut desk = Desk::confirmed();
    let entered = desk.give("li", figures(&[figure("maternal_mortality", 2024, "14.3")]));
    let verified = desk.give("sun", verify(entered));
    for seq in [entered, verified] {
        assert!(desk.state.index.of_item(&item("1.2")).contains(&seq));
        assert!(desk.state.index.of_department(&dept("health")).contains(&seq));
    }
}

#[test]
fn entries_of_figures_are_told() {
    let mut desk = Desk::confirmed();
    let one = of(
        "maternal_mortality",
        json!({"value": "33.3", "numerator": 1,
        "denominator": 3000, "area": "rural", "preliminary": true, "source": "妇幼年报"}),
    );
    let entered = desk.give("li", figures(&[one]));
    desk.give("sun", verify(entered));
    for lang in [Lang::Zh, Lang::En] {
        for fact in &desk.facts {
            assert!(!tell(lang, fact, &desk.state).is_empty());
        }
    }
    let told = details(Lang::Zh, &desk.facts[0], &desk.state);
    let rows: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    assert!(rows.contains(&"孕产妇死亡率 2024年 乡  33.3  1/3000  初步数  妇幼年报"), "{rows:?}");
}

#[test]
fn what_is_asked_about_is_told_in_digits_and_units_of_figures() {
    let asked = |desk: &Desk, one: Value| {
        refuse(Lang::Zh, &desk.refusal("sun", figures(&[one])), &desk.state)
    };
    let steady = filled("cervical_screening", 2019, &["60.0", "61.1", "62.1", "63.2", "64.2"]);
    let told = asked(&steady, figure("cervical_screening", 2024, "68.0"));
    assert!(
        told.contains("比上年变化3.8个百分点") && told.contains("（中位数1.1个百分点）"),
        "{told}"
    );
    let pension = filled("pension_benefit", 2020, &["1486.20", "1720.11"]);
    let told = asked(&pension, figure("pension_benefit", 2022, "160.10"));
    assert!(told.contains("160.10与2021年的1720.11相差八倍以上"), "{told}");
    // The middle of two that are far from each other is nobody's figure.
    let apart = filled("pension_benefit", 2020, &["1720.11", "1.72"]);
    let told = asked(&apart, figure("pension_benefit", 2022, "17.20"));
    assert!(told.contains("17.20与2021年的1.72相差八倍以上"), "{told}");
    let three = filled("pension_benefit", 2019, &["1400.00", "1486.20", "1720.11"]);
    let told = asked(&three, figure("pension_benefit", 2022, "160.10"));
    assert!(told.contains("160.10与其他年度的1486.20左右相差八倍以上"), "{told}");
}

#[test]
fn a_gap_and_the_rate_itself_say_the_same() {
    let rural = |id: &str, value: &str| of(id, json!({"value": value, "area": "rural"}));
    let (rate, gap) = ("maternal_mortality", "maternal_mortality_gap");
    for (first, then) in [(rate, gap), (gap, rate)] {
        let mut desk = Desk::confirmed();
        desk.give("sun", figures(&[rural(first, "33.3")]));
        desk.ask("sun", figures(&[rural(then, "33.30")])).unwrap();
        let refusal = desk.refusal("sun", figures(&[rural(then, "0.0")]));
        let told = refuse(Lang::Zh, &refusal, &desk.state);
        assert!(told.contains("同年同列的33.3不一致"), "{told}");
        let mut why = figures(&[rural(then, "0.0")]);
        why["reason"] = "口径不同".into();
        desk.ask("sun", why).unwrap();
    }
}

#[test]
fn that_a_preliminary_figure_is_final_as_it_stands_needs_no_reason() {
    let mut desk = Desk::confirmed();
    let one = |more: Value| {
        figures(&[with(
            of(
                "cervical_screening",
                json!({"value": "71.3", "numerator": 713,
                "denominator": 1000, "source": "年报"}),
            ),
            more,
        )])
    };
    let entered = desk.give("li", one(json!({"preliminary": true})));
    for changed in [json!({"value": "71.4", "numerator": 714}), json!({"source": "快报"})] {
        let mut asked = one(changed);
        asked["figures"][0]["corrects"] = entered.into();
        let Refusal::Doubtful(_, why) = desk.refusal("li", asked) else { panic!() };
        assert_eq!(doubt_of(&why), "Corrects");
    }
    let again = one(json!({"preliminary": true, "corrects": entered}));
    let Refusal::Figure(_, why) = desk.refusal("li", again) else { panic!() };
    assert_eq!(why, WrongFigure::Unchanged(entered));
    desk.give("li", one(json!({"corrects": entered})));
}

#[test]
fn the_stored_form_leaves_out_what_is_not_said() {
    let desk = Desk::confirmed();
    let events = desk.ask("li", figures(&[figure("maternal_mortality", 2024, "14.30")])).unwrap();
    let [event @ Event::Observed(_)] = &events[..] else { panic!("{events:?}") };
    let stored = event.to_json().to_string();
    let expected = r#"{"plan":"women","figures":[{"indicator":"maternal_mortality","year":2024,"value":"14.30"}]}"#;
    assert_eq!(stored, expected);
}

/// Maternal deaths among three thousand births a year, with the values they make.
fn deaths(desk: &mut Desk, from: i32, deaths: &[u32]) {
    let rows = (from..).zip(deaths).map(|(year, deaths)| {
        let value = format!("{:.1}", f64::from(*deaths) / 3000.0 * 100_000.0);
        of(
            "maternal_mortality",
            json!({"year": year, "value": value, "numerator": deaths,
            "denominator": 3000}),
        )
    });
    let mut command = figures(&rows.collect::<Vec<_>>());
    command["reason"] = "历年数据".into();
    desk.give("li", command);
}

#[test]
fn entered_figures_become_the_status_of_their_target() {
    let mut desk = filled("cervical_screening", 2020, &["60", "62", "64", "66", "68", "70.1"]);
    let breast = ["50", "51", "52", "53", "54", "55"];
    let rows = (2020..).zip(breast).map(|(year, value)| figure("breast_screening", year, value));
    desk.give("li", figures(&rows.collect::<Vec<_>>()));
    let of = |desk: &Desk, code: &str| assess(&desk.state, &item(code), day(TODAY));
    let found = of(&desk, "1.3");
    assert_eq!((found.attainment, found.outlook), (Attainment::Met, Outlook::OnCourse));
    let kinds = |found: &Assessment| found.warnings.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert!(!kinds(&found).contains(&WarningKind::Missing), "2024 and 2025 are there");
    assert_eq!(of(&desk, "1.1").attainment, Attainment::NoData);
    assert!(kinds(&of(&desk, "1.1")).contains(&WarningKind::Missing));
    let later = assess(&desk.state, &item("1.3"), day("2027-01-23"));
    assert!(kinds(&later).contains(&WarningKind::Unverified));
    desk.give("li", correction(&[figure("cervical_screening", 2025, "69.9")]));
    let found = of(&desk, "1.3");
    assert_eq!(found.attainment, Attainment::Nearly);
    assert_eq!(found.gap.unwrap().miss.to_string(), "0.1");
    deaths(&mut desk, 2021, &[0, 0, 1, 0, 1]);
    let found = reading_of(&desk, "maternal_mortality");
    assert!(found.is_small() && found.small.unwrap().pooled);
}

fn reading_of(desk: &Desk, id: &str) -> Reading {
    let plan = item("1.1").plan;
    let indicator = desk.state.indicator(&plan, id).unwrap();
    reading(&desk.state, &plan, indicator, day(TODAY)).unwrap()
}

#[test]
fn an_explanation_tells_every_number_in_both_languages() {
    let mut desk = Desk::confirmed();
    deaths(&mut desk, 2021, &[0, 0, 1, 0, 1]);
    let found = reading_of(&desk, "maternal_mortality");
    let indicator = desk.state.indicator(&item("1.1").plan, "maternal_mortality").unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let rows = explained(lang, indicator, &found);
        let all: Vec<&str> = rows.iter().map(|(_, text)| text.as_str()).collect();
        let all = all.join("\n");
        for number in ["33.3", "1/3000", "13.3", "2/15000", "70%", "12"] {
            assert!(all.contains(number), "{number}: {all}");
        }
    }
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["judged"]["latest"]["value"], "13.3");
    assert_eq!(json["small"]["five"]["population"], 15_000);
    assert_eq!(json["heading"]["grounds"]["by"], "small_numbers");
}

#[test]
fn the_order_in_which_figures_are_entered_never_matters() {
    let rows = [(2020, "60.0"), (2021, "61.5"), (2022, "63.0"), (2023, "64.0"), (2024, "66.0")];
    let read = |order: &[usize]| {
        let mut desk = Desk::confirmed();
        for at in order {
            desk.give("li", figures(&[figure("cervical_screening", rows[*at].0, rows[*at].1)]));
        }
        let mut found = reading_of(&desk, "cervical_screening");
        let points = found.points.into_iter();
        found.points = points.map(|(year, point)| (year, Point { entry: 0, ..point })).collect();
        found
    };
    let first = read(&[0, 1, 2, 3, 4]);
    assert_eq!(first, read(&[4, 2, 0, 3, 1]));
    assert_eq!(first, read(&[1, 0, 4, 3, 2]));
}

#[rstest]
#[case::two_on_the_way(json!([{"year": 2025, "value": "60"}, {"year": 2028, "value": "65.5"}]), true)]
#[case::none(json!([]), true)]
#[case::the_last_year(json!([{"year": 2030, "value": "60"}]), false)]
#[case::before_the_plan(json!([{"year": 2020, "value": "60"}]), false)]
#[case::as_much_as_the_goal(json!([{"year": 2025, "value": "70"}]), false)]
#[case::out_of_order(json!([{"year": 2028, "value": "60"}, {"year": 2025, "value": "65"}]), false)]
#[case::backwards(json!([{"year": 2025, "value": "65"}, {"year": 2028, "value": "60"}]), false)]
fn stages_lead_on_to_the_goal(#[case] stages: Value, #[case] fits: bool) {
    let asked = redefined(&json!({"stages": stages}));
    assert_eq!(asked.map_err(|refusal| named(&refusal)).err(), (!fits).then_some("Stages"));
}

/// A goal that no figure can be held against would say of a target whatever is convenient.
#[rstest]
#[case::a_band(json!({"goal": {"balance": {"low": "40", "high": "60.5"}}}), None)]
#[case::an_empty_band(json!({"goal": {"balance": {"low": "60", "high": "40"}}}), Some("Goal"))]
#[case::beside_another(json!({"goal": {"not_below": "breast_screening"}}), None)]
#[case::beside_none(json!({"goal": {"not_below": "moon_landings"}}), Some("Goal"))]
#[case::beside_itself(json!({"goal": {"not_below": "cervical_screening"}}), Some("Goal"))]
#[case::below_zero(json!({"tolerance": "-1"}), Some("Goal"))]
#[case::no_number(json!({"goal": {"at_most": "12/10万"}}), Some("Form"))]
#[case::no_tolerance(json!({"tolerance": "half a point"}), Some("Form"))]
#[case::no_stage(json!({"stages": [{"year": 2025, "value": "六成"}]}), Some("Form"))]
fn goals_are_numbers_or_something_to_compare_with(
    #[case] changed: Value,
    #[case] refused: Option<&str>,
) {
    let asked = redefined(&changed);
    assert_eq!(asked.map_err(|refusal| named(&refusal)).err(), refused);
}

/// An indicator that nothing could name, whose figures no field could hold, or that is not what it says.
#[rstest]
#[case::as_it_is(json!({"digits": 6, "per": 1000}), None)]
#[case::no_id(json!({"id": "bad/id 空"}), Some("Id"))]
#[case::an_empty_id(json!({"id": ""}), Some("Id"))]
#[case::no_name(json!({"name": " "}), Some("NoName"))]
#[case::digits_that_no_number_has(json!({"digits": 200}), Some("Digits"))]
#[case::a_share_of_nothing(json!({"per": 0}), Some("NoScale"))]
#[case::nowhere(json!({"items": []}), Some("Nowhere"))]
#[case::without_a_basis(json!({"basis": {"item": "1.3", "words": ""}}), Some("Baseless"))]
fn an_indicator_is_one_that_can_be_used(#[case] changed: Value, #[case] refused: Option<&str>) {
    let asked = redefined(&changed);
    assert_eq!(asked.map_err(|refusal| named(&refusal)).err(), refused);
}

#[test]
fn an_indicator_is_defined_once_in_a_command() {
    let one = halfsky::founding::Given::embedded().unwrap().indicators.remove(0);
    let twice = json!({"kind": "define_indicators", "indicators": [one, one]});
    assert_eq!(named(&Desk::confirmed().refusal(CLERK, twice)), "Twice");
}

/// The name of a refusal; of one about an indicator, what is wrong with that.
fn named(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Indicator(_, wrong) => indicator_of(wrong),
        _ => kind_of(refusal),
    }
}

/// The indicator of cervical screening, defined once more with something else in it.
fn redefined(changed: &Value) -> Result<Vec<Event>, Refusal> {
    let given = halfsky::founding::Given::embedded().unwrap().indicators;
    let screening = given.iter().find(|one| one.id == "cervical_screening").unwrap();
    let mut one = serde_json::to_value(screening).unwrap();
    one.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
    Desk::confirmed().ask(CLERK, json!({"kind": "define_indicators", "indicators": [one]}))
}

#[test]
fn an_item_that_an_indicator_names_twice_counts_it_once() {
    let given = halfsky::founding::Given::embedded().unwrap().indicators;
    let screening = given.iter().find(|one| one.id == "cervical_screening").unwrap();
    let mut one = serde_json::to_value(screening).unwrap();
    one["items"] = json!(["1.3", "1.3"]);
    let mut desk = Desk::confirmed();
    desk.give(CLERK, json!({"kind": "define_indicators", "indicators": [one]}));
    let listed =
        Overview::of(&desk.state, day(TODAY)).target(&item("1.3")).unwrap().assessment.clone();
    assert_eq!(listed, assess(&desk.state, &item("1.3"), day(TODAY)));
}

/// Nobody could know on the day of a paper what was to come, whichever way the figure comes in.
#[test]
fn a_paper_has_no_figures_of_years_after_its_day() {
    let desk = Desk::confirmed();
    let of = |year: i32, on: &str| {
        from_paper(figures(&[figure("maternal_mortality", year, "14.3")]), on)
    };
    assert!(desk.ask(CLERK, of(2024, "2024-03-01")).is_ok());
    let refused = desk.refusal(CLERK, of(2025, "2024-03-01"));
    assert_eq!(kind_of(&refused), "Figure");
}

#[test]
fn nothing_but_zero_of_zero_is_nobody_to_count() {
    let desk = Desk::confirmed();
    let one = |above: &str| {
        let counts = json!({"numerator": above, "denominator": "0"});
        desk.ask("sun", figures(&[of("cervical_screening", counts)]))
    };
    assert!(one("0").is_ok());
    let Err(Refusal::Figure(_, why)) = one("3") else { panic!("3/0 is let through") };
    assert_eq!(wrong_of(&why), "CountOfNobody");
}

#[test]
fn a_total_is_held_against_one_part_alone_and_against_other_years_of_its_parts() {
    let doubt = |desk: &Desk, year: i32, value: &str| {
        let asked = of("life_expectancy", json!({"year": year, "value": value}));
        match desk.ask("sun", figures(&[asked])) {
            Err(Refusal::Doubtful(_, doubt)) => doubt_of(&doubt),
            other => other.map(|_| "").unwrap(),
        }
    };
    let mut desk = Desk::confirmed();
    assert_eq!(doubt(&desk, 2025, "4.5"), "", "there is nothing to tell by");
    let women = of("life_expectancy", json!({"year": 2025, "value": "69.9", "sex": "female"}));
    desk.give("sun", figures(&[women]));
    assert_eq!(doubt(&desk, 2025, "4.5"), "Beside");
    assert_eq!(doubt(&desk, 2024, "4.5"), "Beside", "of another year");
    assert_eq!(doubt(&desk, 2025, "68.1"), "");
}

#[test]
fn who_entered_figures_verifies_them_only_where_nobody_else_can() {
    let (two, entry) = two_who_verify();
    let refusal = two.refusal("sun", verify(entry));
    let told = refuse(Lang::Zh, &refusal, &two.state);
    assert!(told.contains("钱进"), "{told}");
    let mut desk = two.clone();
    desk.give("qian", verify(entry));
    assert!(!desk.state.verified_by_oneself(entry));
    // What the office records from papers is entered and verified by those who signed.
    let mut desk = two;
    let entered =
        desk.give(CLERK, from_paper(figures(&[figure("cervical_screening", 2025, "70")]), TODAY));
    desk.give(CLERK, from_paper(verify(entered), TODAY));
    assert!(!desk.state.verified_by_oneself(entered));
    let mut alone = Desk::confirmed();
    let entry = alone.give("sun", figures(&[figure("cervical_screening", 2024, "70")]));
    alone.give("sun", verify(entry));
    assert!(alone.state.verified_by_oneself(entry));
    for nth in [1, 2] {
        let fact = &alone.facts[alone.facts.len() - nth];
        let rows = details(Lang::Zh, fact, &alone.state);
        assert!(rows.iter().any(|(_, text)| text == "本人录入本人审核"), "{rows:?}");
    }
}

/// A later one would stand in no column, and warn of what decides nothing.
#[test]
fn figures_are_of_years_up_to_the_plans_last() {
    let mut desk = Desk::confirmed();
    desk.now = morning("2032-06-10");
    let beyond = desk.refusal("sun", figures(&[figure("rural_tap_water", 2031, "96.0")]));
    assert!(
        matches!(beyond, Refusal::Figure(_, WrongFigure::Year { from: 2010, to: 2030 })),
        "{beyond:?}"
    );
    desk.give("sun", figures(&[figure("rural_tap_water", 2030, "95.0")]));
}
