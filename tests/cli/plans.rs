//! Plan files, and ledgers of other cities.

use std::fs;

use super::run::{Run, halfsky, init, json};

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/meihekou-women-2021-2030.txt");

#[test]
fn the_seed_gives_the_data_to_the_byte() {
    let plan = Run::of(&["plan", "read", SEED, "--json"], "").done();
    assert!(plan == include_str!("../../data/plan.json"), "data/plan.json is made by plan read");
    let text = fs::read_to_string(SEED).unwrap();
    assert_eq!(Run::of(&["plan", "read", "-", "--json"], &text).done(), plan);
    let other = Run::of(&["plan", "read", SEED, "--json", "--id", "w2"], "").done();
    assert!(other.starts_with("{\n  \"id\": \"w2\","));
    let outline = Run::of(&["plan", "read", SEED], "").done();
    assert!(outline.contains("8个领域，71项主要目标，86项策略措施"), "{outline}");
    assert!(outline.contains("没有疑问"));
}

#[test]
fn what_is_odd_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.txt");
    let text = fs::read_to_string(SEED).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let gone = lines.iter().position(|line| line.trim_start().starts_with("2.孕产妇")).unwrap();
    let odd: Vec<&str> =
        lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect();
    fs::write(&path, odd.join("\n")).unwrap();
    let outline = Run::of(&["plan", "read", path.to_str().unwrap()], "").done();
    assert!(outline.contains("行：第1个领域的主要目标应为第2，实为第3"), "{outline}");
    let run = Run::of(&["plan", "read", path.to_str().unwrap(), "--json"], "");
    assert!(run.code == 0 && serde_json::from_str::<serde_json::Value>(&run.out).is_ok());
    assert!(run.err.contains("缺号"), "{}", run.err);
}

#[test]
fn what_is_no_plan_gets_a_sentence() {
    let read = |text: &str| Run::of(&["plan", "read", "-"], text).refused();
    assert!(read("").contains("空"));
    assert!(read("今天开会。\n").contains("领域"));
    let missing = Run::of(&["plan", "read", "/none/plan.txt"], "").refused();
    assert!(missing.contains("/none/plan.txt"));
    assert_eq!(Run::of(&["plan", "read", "-", "--id", "妇女"], "").code, 2);
}

#[test]
fn a_file_with_control_characters_founds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("l.sqlite3");
    let plan = folder.path().join("plan.json");
    let text = include_str!("../../data/plan.json");
    fs::write(&plan, text.replacen("妇女人均预期寿命", "妇女\\u001b[2J人均预期寿命", 1)).unwrap();
    let said = init(&ledger, &["--plan", plan.to_str().unwrap()]).refused();
    assert!(said.contains("document.") && said.contains("U+001B"), "{said}");
    assert!(!ledger.exists());
}

#[test]
fn another_city_starts_from_its_own_files() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let plan = fs::read_to_string(SEED).unwrap().replace("梅河口", "集安");
    fs::write(place("plan.txt"), plan).unwrap();
    let ledger = place("l.sqlite3");
    let text = |name: &str| place(name).to_str().unwrap().to_owned();
    let founded = init(&ledger, &["--plan", &text("plan.txt")]).done();
    assert!(founded.contains("没有采用梅河口市"), "{founded}");
    let status = json(&ledger, &["status", "--json"]);
    assert_eq!(status["plans"][0]["title"], "集安市妇女发展规划");
    assert_eq!(
        (&status["totals"]["targets"], &status["totals"]["proposed"]),
        (&71.into(), &0.into())
    );
    let said = halfsky(&ledger, &["show", "1.2"]).done();
    assert!(said.contains("未定"), "{said}");

    let departments = r#"{"departments":[
        {"id":"office","name":"集安市妇女儿童工作委员会办公室","short":"妇儿工委办","kind":"office"},
        {"id":"health","name":"集安市卫生健康局","short":"卫健局","kind":"government"}]}"#;
    let assignments =
        r#"{"plan":"women","assignments":[{"item":"1.2","lead":["health"],"proposed":true}]}"#;
    fs::write(place("d.json"), departments).unwrap();
    fs::write(place("a.json"), assignments).unwrap();
    let second = place("m.sqlite3");
    let (d, a, p) = (text("d.json"), text("a.json"), text("plan.txt"));
    init(&second, &["--plan", &p, "--departments", &d, "--assignments", &a]).done();
    assert_eq!(json(&second, &["show", "1.2", "--json"])["lead"][0], "卫健局");

    let third = place("n.sqlite3");
    let refused = init(&third, &["--plan", &p, "--assignments", &a]).refused();
    assert!(refused.contains("health"), "{refused}");
    fs::write(place("d.json"), "{").unwrap();
    assert!(init(&third, &["--departments", &d]).refused().contains("d.json"));
    assert!(init(&third, &["--plan", "/none.txt"]).refused().contains("/none.txt"));
    assert!(!third.exists(), "nothing half is left behind");
}
