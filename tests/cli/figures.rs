//! A series recorded, and the status that comes of it with all that led to it.

use serde_json::{Value, json};

use crate::run::{fresh, halfsky, json, on};

/// Five years of the national series, of a million births each; country and town drift apart.
fn series() -> Value {
    let years = [
        (2020, "16.9", "169", "18.5", "14.1"),
        (2021, "16.1", "161", "16.5", "15.4"),
        (2022, "15.7", "157", "16.6", "14.3"),
        (2023, "15.1", "151", "17.0", "12.5"),
        (2024, "14.3", "143", "15.9", "11.0"),
    ];
    let rows = years.iter().flat_map(|(year, value, deaths, rural, urban)| {
        let one = |more: Value| {
            let mut row = json!({"indicator": "maternal_mortality", "year": year});
            row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            row
        };
        [
            one(json!({"value": value, "numerator": deaths, "denominator": "1000000",
                "source": "卫生健康统计年鉴"})),
            one(json!({"value": rural, "area": "rural"})),
            one(json!({"value": urban, "area": "urban"})),
        ]
    });
    json!({"kind": "enter_figures", "figures": rows.collect::<Vec<_>>(), "on": "2025-06-01",
        "on_behalf_of": {"signatory": "赵春山", "title": "局长"}})
}

fn near(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 5e-3, "{value} and not {expected}");
}

#[test]
fn a_series_of_five_years_is_a_status_that_can_be_checked() {
    let (_folder, path) = fresh();
    let confirm = json!({"kind": "confirm_assignments", "domain": 1});
    let settings = json!({"kind": "change_settings", "nearly": "2.5"});
    let lines = format!("{confirm}\n{settings}\n{}\n", series());
    on(&path, &["record"], &lines).done();
    let shown = json(&path, &["show", "1.2", "--json"]);
    let found = shown["indicators"].as_array().unwrap();
    let found = found.iter().find(|one| one["id"] == "maternal_mortality").unwrap();
    assert_eq!((&found["attainment"], &found["outlook"]), (&json!("unmet"), &json!("on_course")));
    let unmet = on(&path, &["unmet"], "").done();
    let why =
        "孕产妇死亡率  要求 不高于12/10万；实际 14.3/10万（2024年，未审核），未达到，还差2.3/10万";
    assert!(unmet.contains(why), "{unmet}");
    let reading = &found["reading"];

    let judged = &reading["judged"];
    assert_eq!(
        (&judged["result"], &judged["rule"], &judged["attainment"], &judged["miss"]),
        (&json!("rated"), &json!("at_most"), &json!("unmet"), &json!("2.3"))
    );
    assert_eq!(judged["latest"], json!({"year": 2024, "value": "14.3"}));
    assert_eq!(judged["against"]["value"], "12");

    let heading = &reading["heading"];
    assert_eq!((&heading["outlook"], &heading["stage"]), (&json!("on_course"), &Value::Null));
    assert_eq!(heading["grounds"]["by"], "projected");
    near(&heading["grounds"]["projection"], 14.3 - 6.0 * 0.65);
    near(&heading["trend"]["mean"], -0.65);
    assert_eq!((&heading["trend"]["from"], &heading["trend"]["to"]), (&json!(2020), &json!(2024)));

    let second = &reading["second"];
    assert_eq!((&second["result"], &second["progress"]), (&json!("ratio"), &json!("on_track")));
    near(&second["ratio"], 1.215);
    assert_eq!(second["base"], json!({"year": 2020, "value": "16.9"}));
    assert_eq!(reading["disagree"], false);

    let single = &reading["small"]["single"];
    assert_eq!((&single["events"], &single["population"]), (&json!(143), &json!(1_000_000)));
    assert_eq!(single["interval"]["method"], "garwood");
    // The limits of 143 events are 120.52 and 168.46.
    near(&single["interval"]["low"], 12.052);
    near(&single["interval"]["high"], 16.846);

    let warnings =
        json!([{"kind": "gap_widening", "indicator": "maternal_mortality", "year": 2024}]);
    assert_eq!(reading["warnings"], warnings);
    let gaps: Vec<&Value> =
        reading["gaps"][0]["years"].as_array().unwrap().iter().map(|row| &row["gap"]).collect();
    assert_eq!(gaps, ["4.4", "1.1", "2.3", "4.5", "4.9"]);

    let thresholds = &reading["setting"]["thresholds"];
    assert_eq!((&thresholds["nearly"], &thresholds["on_course"]), (&json!("2.5"), &json!("5")));
    assert_eq!(
        (&reading["setting"]["base_year"], &reading["setting"]["goal_year"]),
        (&json!(2020), &json!(2030))
    );
    let point = &reading["points"]["2024"];
    assert_eq!(
        (&point["value"], &point["source"], &point["verified"], &point["entry"]),
        (&json!("14.3"), &json!("卫生健康统计年鉴"), &json!(false), &json!(10))
    );
}

#[test]
fn a_warning_is_in_the_status_until_it_is_answered() {
    let (_folder, path) = fresh();
    let confirm = json!({"kind": "confirm_assignments", "domain": 1});
    let warn = json!({"kind": "issue_warning", "indicator": "maternal_mortality",
        "warning": "gap_widening", "year": 2024, "paper": "梅妇儿工委办〔2026〕9号"});
    on(&path, &["record"], &format!("{confirm}\n{}\n{warn}\n", series())).done();
    let status = json(&path, &["status", "--json"]);
    let [open] = &status["warnings_unanswered"].as_array().unwrap()[..] else { panic!() };
    assert_eq!(
        (&open["seq"], &open["item"], &open["warning"], &open["departments"]),
        (&json!(10), &json!("1.2"), &json!("gap_widening"), &json!(["health"]))
    );
    let told = halfsky(&path, &["status"]).done();
    assert!(told.contains("待答复的预警提示函1份"), "{told}");
    assert!(told.contains("#10  卫健局  孕产妇死亡率 差距扩大（2024年）\n"), "{told}");
    let shown = halfsky(&path, &["show", "卫健局"]).done();
    assert!(shown.contains("答复预警：孕产妇死亡率 差距扩大（2024年）  #10"), "{shown}");

    let answer = json!({"kind": "answer_warning", "entry": 10, "cause": "人手不足",
        "countermeasure": "培训", "on_behalf_of": {"signatory": "赵春山", "title": "局长"}});
    on(&path, &["record"], &format!("{answer}\n")).done();
    assert_eq!(json(&path, &["status", "--json"])["warnings_unanswered"], json!([]));
    assert!(!halfsky(&path, &["status"]).done().contains("待答复"));
}

/// Whoever reads the list by a program can do the sum again: value, what it is held against, by how much
/// it has to differ from that, what is still to go.
#[test]
fn what_is_still_to_go_is_the_difference_that_is_told() {
    let (_folder, path) = super::duties::demo();
    let unmet = json(&path, &["unmet", "--json"]);
    let number = |value: &Value| value.as_str().map(|told| told.parse::<f64>().unwrap());
    let mut rules = std::collections::BTreeSet::new();
    for row in unmet["targets"].as_array().unwrap().iter().filter(|row| !row["gap"].is_null()) {
        let gap = &row["gap"];
        rules.insert(gap["rule"].as_str().unwrap().to_owned());
        if gap["rule"] == "slower" {
            continue;
        }
        let told = ["value", "against", "miss"].map(|key| number(&gap[key]).unwrap());
        let [value, against, miss] = told;
        let tolerance = number(&gap["tolerance"]).unwrap_or_default();
        // What is to be better has to exceed the tolerance, what is to be no worse may use it.
        let may_use_it = ["not_worse", "not_below"].iter().any(|rule| gap["rule"] == *rule);
        let tolerance = if may_use_it { -tolerance } else { tolerance };
        let sums = [1.0, -1.0].map(|way| (value - against) * way + tolerance);
        assert!(sums.iter().any(|sum| (sum - miss).abs() < 1e-9), "{row}");
    }
    assert!(["within", "slower"].iter().all(|rule| rules.contains(*rule)), "{rules:?}");
}
