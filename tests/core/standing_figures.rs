//! Figures that stand and should not: what goes back to its department, and what is void.

use halfsky::domain::assess::Attainment;
use halfsky::domain::figures::reading;
use halfsky::domain::overview::{Overview, Wait};
use halfsky::domain::state::FigureKey;
use halfsky::words::{Lang, details, explained, tell};
use serde_json::Value;

use super::kit::kinds::kind_of;
use super::kit::*;

const SCREENING: &str = "cervical_screening";

fn key(year: i32) -> FigureKey {
    FigureKey { year, sex: Default::default(), area: Default::default() }
}

fn value(desk: &Desk, year: i32) -> Option<String> {
    let (_, found) = desk.state.figures.get(&item("1.3").plan, SCREENING, key(year))?;
    found.value.map(|value| value.to_string())
}

/// A liaison's entry of two years, and its number.
fn entered() -> (Desk, u64) {
    let mut desk = Desk::confirmed();
    let all = [figure(SCREENING, 2024, "70.0"), figure(SCREENING, 2025, "71.0")];
    let entry = desk.give("li", figures(&all));
    (desk, entry)
}

fn of(year: i32, entry: u64) -> Vec<Value> {
    vec![named_figure(SCREENING, year, entry)]
}

fn waits(desk: &Desk) -> Vec<(Wait, u64)> {
    let overview = Overview::of(&desk.state, day(TODAY));
    let of = |what| overview.waits(what).map(move |seq| (what, seq)).collect::<Vec<_>>();
    [Wait::Figures, Wait::Returned].into_iter().flat_map(of).collect()
}

#[test]
fn a_void_figure_is_lacking_until_it_is_entered_again() {
    let (mut desk, entry) = entered();
    let before = desk.state.figures.clone();
    let void = desk.give("li", void_figures(&of(2025, entry)));
    assert_eq!((value(&desk, 2024).as_deref(), value(&desk, 2025)), (Some("70.0"), None));
    assert_eq!(
        kind_of(&desk.refusal("li", correction(&[figure(SCREENING, 2025, "71.5")]))),
        "Figure"
    );
    assert_eq!(kind_of(&desk.refusal("li", void_figures(&of(2025, entry)))), "Figure", "once");
    // What made it void builds on its entry.
    assert_eq!(kind_of(&desk.refusal("li", withdraw(entry))), "BuiltUpon");
    let again = desk.give("li", figures(&[figure(SCREENING, 2025, "17.0")]));
    assert_eq!(value(&desk, 2025).as_deref(), Some("17.0"), "it is no correction");
    desk.withdraw(again);
    desk.withdraw(void);
    assert_eq!(desk.state.figures, before, "taken back, the figure stands as it was");
}

#[test]
fn a_stale_name_voids_nothing_and_what_is_verified_is_not_made_void() {
    let (mut desk, entry) = entered();
    let by = desk.give("sun", verify(entry));
    for who in ["li", "sun"] {
        assert_eq!(kind_of(&desk.refusal(who, void_figures(&of(2025, entry)))), "VerifiedStands");
    }
    desk.give("sun", withdraw(by));
    let corrected = desk.give("li", correction(&[figure(SCREENING, 2025, "72.0")]));
    assert_eq!(kind_of(&desk.refusal("sun", void_figures(&of(2025, entry)))), "Figure");
    assert_eq!(value(&desk, 2025).as_deref(), Some("72.0"));
    desk.give("sun", void_figures(&of(2025, corrected)));
    assert_eq!(value(&desk, 2025), None, "what it corrected does not come back");
    desk.give("sun", void_figures(&of(2024, entry)));
    assert_eq!(value(&desk, 2024), None);
}

#[test]
fn what_went_back_waits_for_its_department_and_not_for_the_bureau() {
    let (mut desk, entry) = entered();
    assert_eq!(waits(&desk), [(Wait::Figures, entry)]);
    let back = desk.give("sun", return_figures(&of(2025, entry)));
    assert_eq!(waits(&desk), [(Wait::Returned, entry)]);
    assert_eq!(value(&desk, 2025).as_deref(), Some("71.0"), "it stands until it is mended");
    let theirs = |desk: &Desk, id: &str| {
        let overview = Overview::of(&desk.state, day(TODAY));
        overview.returned_to(&dept(id)).collect::<Vec<_>>()
    };
    assert_eq!((theirs(&desk, "health"), theirs(&desk, "water")), (vec![entry], vec![]));
    // Nobody stands by the rest of an entry while part of it is open.
    assert_eq!(kind_of(&desk.refusal("sun", verify(entry))), "SomeReturned");
    let mended = desk.give("li", correction(&[figure(SCREENING, 2025, "71.5")]));
    assert_eq!(waits(&desk), [(Wait::Figures, entry), (Wait::Figures, mended)]);
    desk.give("sun", verify(entry));
    // The one that went back is not the one that stands: the return can go, and changes nothing.
    let before = desk.state.figures.clone();
    desk.withdraw(back);
    let key = |desk: &Desk| {
        desk.state.figures.get(&item("1.3").plan, SCREENING, key(2025)).map(|it| it.0)
    };
    assert_eq!((key(&desk), before.verified_by(entry).is_some()), (Some(mended), true));
}

#[test]
fn a_return_is_answered_by_a_better_figure_by_none_or_by_taking_all_of_it_back() {
    let (desk, entry) = entered();
    let mut went = desk.clone();
    let back = went.give("sun", return_figures(&of(2025, entry)));
    let answers: [(&str, Value); 3] = [
        ("li", void_figures(&of(2025, entry))),
        ("li", withdraw(entry)),
        // The bureau was wrong.
        ("sun", withdraw(back)),
    ];
    for (who, answer) in answers {
        let mut desk = went.clone();
        desk.give(who, answer.clone());
        assert!(waits(&desk).iter().all(|(what, _)| *what != Wait::Returned), "{answer}");
        assert_eq!(desk.state.figures.returned_of(entry), None, "{answer}");
    }
    assert_eq!(kind_of(&went.refusal("li", return_figures(&of(2024, entry)))), "NotYourRole");
}

#[test]
fn figures_of_years_nobody_owes_go_back_too() {
    let mut desk = Desk::confirmed();
    let entry = desk.give("li", figures(&[figure(SCREENING, 2019, "60.0")]));
    desk.give("sun", return_figures(&of(2019, entry)));
    assert_eq!(waits(&desk), [(Wait::Returned, entry)]);
}

#[test]
fn they_are_told_with_their_reason_and_are_of_their_items_history() {
    let (mut desk, entry) = entered();
    let back = desk.give("sun", return_figures(&of(2025, entry)));
    let void = desk.give("li", void_figures(&of(2025, entry)));
    let told = |nth: usize| {
        let fact = &desk.facts[desk.facts.len() - nth];
        let rows = details(Lang::Zh, fact, &desk.state);
        let rows: Vec<String> = rows.into_iter().map(|(_, text)| text).collect();
        (tell(Lang::Zh, fact, &desk.state), rows)
    };
    assert_eq!(told(2).0, "退回适龄妇女宫颈癌人群筛查率 2025年：与年鉴不符");
    assert_eq!(told(1).0, "作废适龄妇女宫颈癌人群筛查率 2025年：填错了年度");
    assert!(
        told(1).1.contains(&format!("适龄妇女宫颈癌人群筛查率 2025年  #{entry}")),
        "{:?}",
        told(1).1
    );
    for seq in [back, void] {
        assert!(desk.state.index.of_item(&item("1.3")).contains(&seq));
        assert!(desk.state.index.of_department(&dept("health")).contains(&seq));
    }
}

#[test]
fn what_was_returned_decides_nothing_until_it_is_mended() {
    let mut desk = Desk::confirmed();
    desk.give("li", figures(&[figure(SCREENING, 2024, "66.0")]));
    let entry = desk.give("li", figures(&[figure(SCREENING, 2025, "75.0")]));
    let read = |desk: &Desk| {
        let plan = item("1.3").plan;
        let one = desk.state.indicator(&plan, SCREENING).unwrap();
        let found = reading(&desk.state, &plan, one, day(TODAY)).unwrap();
        let told = explained(Lang::Zh, one, &found);
        let told: Vec<String> =
            told.into_iter().map(|(label, text)| format!("{label} {text}")).collect();
        (found.attainment().unwrap(), found.latest.unwrap().year, told.join("\n"))
    };
    assert_eq!((read(&desk).0, read(&desk).1), (Attainment::Met, 2025));
    let back = desk.give("sun", return_figures(&of(2025, entry)));
    let (attainment, year, told) = read(&desk);
    assert_eq!((attainment, year), (Attainment::Unmet, 2024), "the year before decides");
    assert!(told.contains(&format!("已退回 2025年 75.0%（已退回 #{back}，不计入判断）")), "{told}");
    let table = halfsky::exchange::observations(&desk.state, Lang::Zh).0;
    assert!(format!("{table:?}").contains(&format!("已退回 #{back}")), "{table:?}");
    // Nor is anything held against it.
    desk.give("li", correction(&[figure(SCREENING, 2025, "70.4")]));
    assert_eq!((read(&desk).0, read(&desk).1), (Attainment::Met, 2025));
    assert!(!read(&desk).2.contains("已退回"));
}
