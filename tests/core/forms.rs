//! The door for commands as JSON: what it takes and, by field, what it does not.

use std::collections::BTreeSet;

use halfsky::domain::day::OffCalendar;
use halfsky::domain::form::{Field, Form, LINE_MAX, Shape, TEXT_MAX};
use halfsky::domain::payload::{Finding, Progress};
use halfsky::domain::refusal::{Refusal, WrongForm};
use halfsky::domain::vocabulary::CommandKind as K;
use halfsky::founding::Given;
use halfsky::words::Lang;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::{FORMS, form_of};
use super::kit::*;

fn wrong(command: Value) -> WrongForm {
    match request(command.clone(), day(TODAY)) {
        Err(Refusal::Form(wrong)) => wrong,
        other => panic!("{command}: {other:?}"),
    }
}

fn with(mut command: Value, field: &str, value: Value) -> Value {
    command[field] = value;
    command
}

fn line(text: &str) -> Value {
    json!({"kind": "file_scheme", "department": "water", "section": text, "officer": "吴迪"})
}

fn from(paper: Value) -> Value {
    with(note("1.1"), "on_behalf_of", paper)
}

fn names(name: &str) -> Value {
    enter(&[json!({"id": "new", "name": "梅河口市新局", "short": name, "kind": "government"})])
}

fn without_kind() -> Value {
    enter(&[json!({"id": "new", "name": "梅河口市新局", "short": "新局"})])
}

fn with_kind(kind: &str) -> Value {
    enter(&[json!({"id": "new", "name": "梅河口市新局", "short": "新局", "kind": kind})])
}

fn at(place: &str, wrong: WrongForm) -> WrongForm {
    WrongForm::At(place.into(), Box::new(wrong))
}

fn given() -> Given {
    Given::embedded().unwrap()
}

/// The plan that is built in, with this text in its first domain's second target, or as its first
/// chapter's title.
fn in_plan(part: &str, text: &str) -> Value {
    let mut plan = serde_json::to_value(given().plan).unwrap();
    match part {
        "domains" => plan["domains"][0]["targets"][1]["text"] = text.into(),
        _ => plan["chapters"][0]["title"] = text.into(),
    }
    json!({"kind": "adopt_plan", "document": plan})
}

/// The indicators that are built in, with this in the second.
fn indicator(key: &str, text: &str) -> Value {
    let mut all = serde_json::to_value(given().indicators).unwrap();
    all[1][key] = text.into();
    json!({"kind": "define_indicators", "indicators": all})
}

/// The rules that are built in, with this in the third.
fn rule(key: &str, text: &str) -> Value {
    let mut all = serde_json::to_value(given().rules).unwrap();
    all[2][key] = text.into();
    json!({"kind": "adopt_duty_rules", "rules": all})
}

/// A figure with this in it.
fn with_figure(key: &str, value: Value) -> Value {
    let mut one = figure("maternal_mortality", 2024, "14.3");
    one[key] = value;
    figures(&[one])
}

fn cases() -> Vec<(Value, WrongForm)> {
    use Field as F;
    use WrongForm as W;
    let control = |field, at, code| W::Control { field, at, code };
    vec![
        (json!(["write_note"]), W::NotAnObject),
        (json!({"text": "记"}), W::NoKind),
        (json!({"kind": 3}), W::NoKind),
        (json!({"kind": "fly"}), W::UnknownKind("fly".into())),
        (json!({"kind": "write_note"}), W::Missing(K::WriteNote, F::Text)),
        (with(note("1.1"), "text", "  ".into()), W::Missing(K::WriteNote, F::Text)),
        (names(" "), W::Missing(K::EnterDepartments, F::Short)),
        (with(note("1.1"), "colour", 1.into()), W::UnknownField(K::WriteNote, "colour".into())),
        (with(note("1.1"), "item", "1.".into()), W::Value(F::Item)),
        (with(note("1.1"), "on", "2026-02-30".into()), {
            W::OffCalendar(F::On, OffCalendar::Day { year: Some(2026), month: 2, day: 30 })
        }),
        (with(note("1.1"), "on", "13月1日".into()), W::OffCalendar(F::On, OffCalendar::Month(13))),
        (with(note("1.1"), "on", "明年".into()), W::Value(F::On)),
        (with(note("1.1"), "on", 20261123.into()), W::Value(F::On)),
        (issue("water", 10_000), W::Value(F::Year)),
        (with(sign(1), "letter", 0.into()), W::Value(F::Letter)),
        (with(sign(1), "letter", (-1).into()), W::Value(F::Letter)),
        (with(report("water", "work", 2026), "form", "tale".into()), W::Value(F::Form)),
        (with(confirm(&[]), "items", json!(["1.1", "x"])), W::Value(F::Items)),
        (with(enrol("a", "office"), "person", "甲".into()), W::Value(F::Person)),
        (with(enrol("a", "office"), "role", "king".into()), W::Value(F::Role)),
        (with_figure("value", json!("14,3")), {
            W::At("figures[0].value".into(), Box::new(W::NotANumber("14,3".into())))
        }),
        (with_figure("numerator", json!(2.5)), {
            W::At("figures[0].numerator".into(), Box::new(W::NotANumber("2.5".into())))
        }),
        (with_figure("sex", json!("男")), {
            W::At("figures[0].sex".into(), Box::new(W::Value(F::Sex)))
        }),
        (with_figure("area", json!("town")), {
            W::At("figures[0].area".into(), Box::new(W::Value(F::Area)))
        }),
        (with_figure("year", json!("二〇二四")), {
            W::At("figures[0].year".into(), Box::new(W::Value(F::Year)))
        }),
        (enter(&[department("水", "新局")]), W::Value(F::Id)),
        (enter(&[department("", "新局")]), W::Missing(K::EnterDepartments, F::Id)),
        (enter(&[json!({"id": "new", "name": "新局"})]), {
            W::Missing(K::EnterDepartments, F::Short)
        }),
        (without_kind(), W::Missing(K::EnterDepartments, F::DepartmentKind)),
        (with_kind("guild"), W::Value(F::DepartmentKind)),
        (in_plan("domains", "\u{1b}[2J妇女与健康"), {
            at("document.domains[0].targets[1].text", control(F::Document, 1, 0x1b))
        }),
        (in_plan("chapters", "组织\n实施"), {
            at("document.chapters[0].title", control(F::Document, 3, 0x0a))
        }),
        (indicator("name", "寿\u{202e}命"), {
            at("indicators[1].name", control(F::Indicators, 2, 0x202e))
        }),
        (indicator("note", &"注".repeat(TEXT_MAX + 1)), {
            at(
                "indicators[1].note",
                W::TooLong { field: F::Indicators, long: TEXT_MAX + 1, max: TEXT_MAX },
            )
        }),
        (rule("name", "签\u{7}约"), at("rules[2].name", control(F::Rules, 2, 7))),
        (rule("id", "a\nb"), at("rules[2].id", control(F::Rules, 2, 0x0a))),
        (rule("due", "02-30"), W::DueDay("rules[2].due".into())),
        (rule("due", "02-29"), W::DueDay("rules[2].due".into())),
        (rule("due", "3-31"), W::DueDay("rules[2].due".into())),
        (rule("due", "spring"), W::DueDay("rules[2].due".into())),
        (rule("due", ""), W::DueDay("rules[2].due".into())),
        (line("农村\u{1b}[31m水利科"), control(F::Section, 3, 0x1b)),
        (line("农村\n水利科"), control(F::Section, 3, 0x0a)),
        (with(note("1.1"), "text", "记\u{202e}一笔".into()), control(F::Text, 2, 0x202e)),
        (names("新\u{7}局"), control(F::Short, 2, 7)),
        (line(&"水".repeat(LINE_MAX + 1)), W::TooLong { field: F::Section, long: 201, max: 200 }),
        (with(note("1.1"), "text", "记".repeat(100_000).into()), {
            W::TooLong { field: F::Text, long: 100_000, max: TEXT_MAX }
        }),
        (from(json!("刘某")), W::Value(F::Signatory)),
        (from(json!({"signatory": "2026-11-29", "title": "局长"})), W::NotAName(F::Signatory)),
        (from(json!({"signatory": "１２月１５日", "title": "局长"})), W::NotAName(F::Signatory)),
        (from(json!({"signatory": "刘某"})), W::PaperLacks(F::Title)),
        (from(json!({"signatory": " ", "title": "局长"})), W::PaperLacks(F::Signatory)),
        (from(json!({"signatory": "刘某", "title": ""})), W::PaperLacks(F::Title)),
    ]
}

#[test]
fn what_is_not_of_its_form_is_named_by_field() {
    for (command, expected) in cases() {
        assert_eq!(wrong(command.clone()), expected, "{command}");
    }
    let inside = wrong(json!({"kind": "assign", "assignments": [{"item": "1.1"}]}));
    assert!(matches!(inside, WrongForm::Inside(K::Assign, why) if why.contains("lead")));
}

#[test]
fn every_way_to_be_wrong_is_met() {
    let mut met: Vec<&str> = cases().iter().map(|(_, wrong)| form_of(wrong)).collect();
    met.extend(cases().iter().filter_map(|(_, wrong)| match wrong {
        WrongForm::At(_, inside) => Some(form_of(inside)),
        _ => None,
    }));
    // `NotJson` is said by the command line, which reads the text; `Inside` is met above.
    met.extend(["NotJson", "Inside"]);
    let unmet: Vec<&&str> = FORMS.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(unmet.is_empty(), "no test produces {unmet:?}");
}

#[rstest]
#[case::at_the_limit(line(&"水".repeat(LINE_MAX)))]
#[case::many_lines(with(note("1.1"), "text", "一\n二\n三".into()))]
#[case::a_long_text(with(note("1.1"), "text", "记".repeat(TEXT_MAX).into()))]
#[case::full_width(with(note("1.1"), "item", "１．１".into()))]
#[case::no_number_on_the_paper(from(json!({"signatory": "刘某", "title": "局长"})))]
#[case::a_name_that_is_kept_back(from(json!({"signatory": "×××", "title": "局长"})))]
#[case::paragraphs_in_a_plan(in_plan("domains", "一。\n二。"))]
#[case::lines_in_a_basis(indicator("note", "一\n二"))]
#[case::the_last_day_of_the_year(rule("due", "12-31"))]
#[case::an_event_that_later_versions_know(rule("discharged_by", "sung"))]
#[case::rare_characters(with(note("1.1"), "text", "𠮷林 é".into()))]
fn what_is_of_its_form_is_taken(#[case] command: Value) {
    assert!(request(command.clone(), day(TODAY)).is_ok(), "{command}");
}

#[test]
fn every_choice_is_told_apart_in_words() {
    for field in Field::ALL {
        let words = match field.shape() {
            Shape::Choice(words) | Shape::Judgement(words) => words,
            Shape::Progress => Progress::WORDS,
            Shape::Assessments => Finding::WORDS,
            _ => continue,
        };
        let told: BTreeSet<&str> = words.iter().map(|word| Lang::Zh.choice(*field, word)).collect();
        assert_eq!(told.len(), words.len(), "{field:?} {told:?}");
        assert!(told.iter().all(|told| !told.is_ascii()), "{field:?} {told:?}");
    }
}

#[test]
fn without_a_day_it_happened_today() {
    let on = |command| request(command, day(TODAY)).unwrap().circumstance.on;
    assert_eq!(on(note("1.1")), day(TODAY));
    assert_eq!(on(with(note("1.1"), "on", "2026-01-05".into())), day("2026-01-05"));
}

#[test]
fn no_form_asks_twice_and_every_needed_text_may_not_be_blank() {
    for kind in K::ALL {
        let Form { required, optional } = kind.form();
        let mut all: Vec<Field> = required.iter().chain(optional).copied().collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "{kind:?}");
    }
}

#[test]
fn null_is_the_same_as_not_there() {
    let told = with(line("妇幼科"), "text", Value::Null);
    assert_eq!(request(told, day(TODAY)).unwrap(), request(line("妇幼科"), day(TODAY)).unwrap());
    let lacking = with(line("妇幼科"), "officer", Value::Null);
    assert_eq!(wrong(lacking), WrongForm::Missing(K::FileScheme, Field::Officer));
}
