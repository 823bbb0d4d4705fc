//! The figure that decides, as it is told wherever a status stands with its value.

use halfsky::domain::assess::{Attainment, Outlook, Reading};
use halfsky::domain::figures::{assess, reading};
use halfsky::plan::Indicator;
use halfsky::words::{Lang, ahead, explained, far_from_goal, in_short};
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::*;

fn read<'a>(desk: &'a Desk, id: &str) -> (&'a Indicator, Reading) {
    let plan = item("1.1").plan;
    let one = desk.state.indicator(&plan, id).unwrap();
    (one, reading(&desk.state, &plan, one, day(TODAY)).unwrap())
}

/// Births of a county with a death or two a year.
fn county() -> Desk {
    let counts = [(2, 8889), (2, 9320), (2, 10582), (1, 6098), (1, 6100), (1, 8929)];
    let rows = (2020..).zip(counts).map(|(year, (above, below))| {
        let value = format!("{:.1}", f64::from(above) / f64::from(below) * 100_000.0);
        json!({"indicator": "maternal_mortality", "year": year, "value": value,
            "numerator": above.to_string(), "denominator": below.to_string()})
    });
    let mut desk = Desk::confirmed();
    let entry = desk.give("li", figures(&rows.collect::<Vec<_>>()));
    desk.give("sun", verify(entry));
    desk
}

#[test]
fn years_that_are_judged_together_are_told_with_what_the_last_was_alone() {
    let desk = county();
    let (one, found) = read(&desk, "maternal_mortality");
    let zh = "2021至2025年合并 17.1/10万（2025年当年 11.2/10万）小基数";
    let en = "2021 to 2025 together 17.1 per 100,000 (2025 alone 11.2 per 100,000) small numbers";
    assert_eq!(Lang::Zh.deciding(&found, &one.unit).as_deref(), Some(zh));
    assert_eq!(Lang::En.deciding(&found, &one.unit).as_deref(), Some(en));
    let told = in_short(Lang::Zh, one, &found);
    let asked = format!("要求 不高于12/10万；实际 {zh}，未达到，还差5.1/10万");
    assert!(told.ends_with(&asked), "{told}");
    assert!(explained(Lang::En, one, &found).iter().any(|(label, text)| {
        *label == "judged" && text.starts_with("asked: at most 12 per 100,000; actual: ")
    }));
}

#[test]
fn how_firm_a_figure_is_stands_beside_it() {
    let mut desk = Desk::confirmed();
    let open = json!({"indicator": "cervical_screening", "year": 2025, "value": "66.0",
        "preliminary": true});
    let entry = desk.give("li", figures(&[open]));
    let told = |desk: &Desk| {
        let (one, found) = read(desk, "cervical_screening");
        Lang::Zh.deciding(&found, &one.unit).unwrap()
    };
    assert_eq!(told(&desk), "66.0%（2025年，初步，未审核）");
    desk.give("sun", verify(entry));
    assert_eq!(told(&desk), "66.0%（2025年，初步）");
    desk.give("li", correction(&[figure("cervical_screening", 2025, "66.1")]));
    assert_eq!(told(&desk), "66.1%（2025年，未审核）");
}

#[test]
fn a_gap_is_as_firm_as_both_its_sides() {
    let mut desk = Desk::confirmed();
    let all: Vec<_> = desk.state.indicators[&item("1.1").plan].iter().collect();
    let narrow = |one: &&Indicator| serde_json::to_value(&one.goal).unwrap()["narrow"] == "area";
    let one = all.into_iter().filter_map(|(_, it)| it.current()).find(narrow).unwrap().clone();
    let side = |year: i32, area: &str, value: &str| json!({"indicator": one.id, "year": year, "area": area, "value": value});
    let first: Vec<_> = [2024, 2025]
        .into_iter()
        .flat_map(|year| [side(year, "rural", "40.0"), side(year, "urban", "50.0")])
        .collect();
    let mut command = figures(&first[..3]);
    command["reason"] = "核对无误".into();
    let entry = desk.give("sun", command);
    desk.give("sun", verify(entry));
    let mut command = figures(&first[3..]);
    command["reason"] = "核对无误".into();
    desk.give("sun", command);
    let (_, found) = read(&desk, &one.id);
    assert!(found.basis.unverified, "the town's figure is not verified");
}

#[rstest]
#[case(json!("rise"), &["69.8", "69.9"], "高于2020年的69.8岁，并超出容差0.1岁；实际 69.9岁（2021年），未达到，须越过界线")]
#[case(json!("rise"), &["69.8", "70.0"], "高于2020年的69.8岁，并超出容差0.1岁；实际 70.0岁（2021年），达到")]
#[case(json!("fall"), &["30.0", "26.0"], "低于2020年的30.0岁，并超出容差0.1岁；实际 26.0岁（2021年），达到")]
#[case(json!("hold"), &["30.0", "29.0"], "不比2020年的30.0岁差，差在容差0.1岁以内可以；实际 29.0岁（2021年），未达到，还差0.9岁")]
#[case(json!({"at_least": "70"}), &["69.5"], "不低于70岁；实际 69.5岁（2020年），基本达到，还差0.5岁")]
#[case(json!({"balance": {"low": "45", "high": "55"}}), &["44.0"], "在45岁至55岁之间；实际 44.0岁（2020年），未达到，还差1.0岁")]
fn what_is_asked_is_told_beside_what_is(
    #[case] goal: Value,
    #[case] values: &[&str],
    #[case] expected: &str,
) {
    let (one, found) = super::methods::of_years(goal, values);
    assert_eq!(in_short(Lang::Zh, &one, &found), format!("某率  要求 {expected}"));
    let miss = found.judged.judgement().and_then(|found| found.miss);
    if let Some(miss) = miss.filter(|miss| miss.is_zero()) {
        // On the edge there is no gap of nothing, in columns and on pages alike.
        assert_eq!(far_from_goal(Lang::Zh, miss, &one), "须越过界线");
        assert_eq!(Lang::Zh.shortfall(miss, &one), "须越过界线");
    }
}

/// Papers and screens give the same grounds in the same words: with the goal's year, units, and how the gap
/// of then is to today's; of what only directions tell no value that would seem to say otherwise.
#[rstest]
#[case(json!("rise"), &["69.8", "69.7", "69.7", "69.8", "69.9", "69.9"], "需加力", "五年平均方向对（变化没有超过容差），最近一年方向不对")]
#[case(json!({"at_least": "75"}), &["70.0", "70.2", "70.4", "70.6", "70.8", "71.0"], "预计达标困难", "按近年平均变化，2030年为72.0岁，应为75.0岁，差距将缩小到现在的75%")]
#[case(json!({"at_least": "75"}), &["73.0", "72.8", "72.6", "72.4", "72.2", "72.0"], "背离", "按近年平均变化，2030年为71.0岁，应为75.0岁，差距将扩大到现在的1.3倍")]
#[case(json!({"at_least": "75"}), &["70.0", "71.0", "72.0", "73.0", "74.0", "74.0"], "可如期", "按近年平均变化，2030年为78.0岁，应为75.0岁，那时已经达到")]
fn an_outlook_gives_its_grounds_in_one_way(
    #[case] goal: Value,
    #[case] values: &[&str],
    #[case] outlook: &str,
    #[case] expected: &str,
) {
    let (one, found) = super::methods::of_years(goal, values);
    assert_eq!(ahead(Lang::Zh, &one, &found).as_deref(), Some(expected));
    let rows = explained(Lang::Zh, &one, &found);
    let heading = rows.iter().find(|(label, _)| *label == "走势").unwrap();
    assert_eq!(heading.1, format!("{outlook}：{expected}"));
}

#[test]
fn a_target_has_one_outlook_and_says_of_which_indicator_it_is() {
    let mut desk = Desk::confirmed();
    let years = |id: &str, from: i32, values: &[&str]| {
        (from..).zip(values).map(|(year, value)| figure(id, year, value)).collect::<Vec<_>>()
    };
    desk.give(
        "li",
        figures(&years("cervical_screening", 2020, &["60", "62", "64", "66", "68", "69"])),
    );
    desk.give("li", figures(&years("breast_screening", 2024, &["50", "52"])));
    let target = item("1.3");
    let found = assess(&desk.state, &target, day(TODAY));
    assert_eq!((found.attainment, found.outlook), (Attainment::Unmet, Outlook::Unknown));
    let (cervical, breast) = (read(&desk, "cervical_screening"), read(&desk, "breast_screening"));
    let theirs = [(cervical.0, &cervical.1), (breast.0, &breast.1)];
    let told = Lang::Zh.target_heading(&found, &theirs);
    assert_eq!(told, format!("不明（{}：只有连续2年的数，至少要4年）", breast.0.name));
}

/// In the goal's year there is the final status and no outlook, and that is said once.
#[test]
fn in_the_goals_year_a_target_has_no_outlook() {
    let mut desk = Desk::confirmed();
    desk.now = morning("2031-06-20");
    for id in ["cervical_screening", "breast_screening"] {
        desk.give("li", figures(&[figure(id, 2020, "60"), figure(id, 2030, "65")]));
    }
    let (target, today) = (item("1.3"), desk.now.date_naive());
    let found = assess(&desk.state, &target, today);
    let of = |id: &str| {
        let plan = &desk.state.plan().unwrap().id;
        let one = desk.state.indicator(plan, id).unwrap();
        (one, reading(&desk.state, plan, one, today).unwrap())
    };
    let both = ["cervical_screening", "breast_screening"].map(of);
    let theirs = both.each_ref().map(|(one, found)| (*one, found));
    assert_eq!((found.attainment, found.outlook), (Attainment::Unmet, Outlook::Unknown));
    assert_eq!(Lang::Zh.target_heading(&found, &theirs), "已到目标年，以结果为准");
}

#[test]
fn a_warning_says_that_its_year_is_that_of_the_figure() {
    let mut desk = Desk::confirmed();
    let falls = (2020..).zip(["60", "58", "56", "54", "52", "50"]);
    let falls: Vec<_> =
        falls.map(|(year, value)| figure("cervical_screening", year, value)).collect();
    desk.give("li", figures(&falls));
    let (_, found) = read(&desk, "cervical_screening");
    let told: Vec<_> = found.warnings.iter().map(|it| Lang::Zh.warning_with_year(it)).collect();
    assert!(told.contains(&"难达标（2025年数据）".to_owned()), "{told:?}");
}
