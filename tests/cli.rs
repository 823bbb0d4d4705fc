//! The command line on real files, as somebody at a shell meets it. Here: a fresh ledger, the lists
//! and pages, what is refused on the command line. Beside it: ledgers that are wrong, and plan
//! files. `record` has tests of its own.

#[path = "cli/backups.rs"]
mod backups;
#[path = "cli/bad_ledgers.rs"]
mod bad_ledgers;
#[path = "cli/duties.rs"]
mod duties;
#[path = "cli/figures.rs"]
mod figures;
#[path = "kit/founded.rs"]
mod founded;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/mergers.rs"]
mod mergers;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/plans.rs"]
mod plans;
#[path = "cli/run.rs"]
mod run;
#[path = "cli/server.rs"]
mod server;
#[path = "cli/sql.rs"]
mod sql;

use run::{Run, fresh, halfsky, init, json, on};

const TARGETS: [u64; 8] = [9, 8, 10, 9, 9, 9, 8, 9];
const MEASURES: [u64; 8] = [12, 10, 11, 10, 11, 10, 10, 12];

#[test]
fn a_fresh_ledger_claims_nothing() {
    let (_folder, path) = fresh();
    let status = json(&path, &["status", "--json"]);
    let domains = status["domains"].as_array().unwrap();
    let each = |name: &str| -> Vec<u64> {
        domains.iter().map(|domain| domain[name].as_u64().unwrap()).collect()
    };
    assert_eq!(each("targets"), TARGETS);
    assert_eq!(each("measures"), MEASURES);
    assert_eq!((each("met"), each("unmet")), (vec![0; 8], vec![0; 8]));
    for domain in domains {
        assert!(domain["code"].is_string());
        let of = |name: &str| domain[name].as_u64().unwrap();
        assert_eq!(of("no_data") + of("unrated"), of("targets"));
        assert_eq!(of("proposed"), of("targets") + of("measures"), "all are proposals");
        assert_eq!((of("warnings"), of("overdue"), of("nearly")), (0, 0, 0));
    }
    let totals = &status["totals"];
    assert_eq!((&totals["targets"], &totals["measures"]), (&71.into(), &86.into()));
    assert_eq!((&totals["met"], &totals["unmet"]), (&0.into(), &0.into()));
    assert_eq!(totals["proposed"], 157);
    assert_eq!(status["plans"][0]["id"], "women");
    let (seq, hash) = status["head"].as_str().unwrap().split_once(':').unwrap();
    assert_eq!((seq, hash.len()), ("7", 64));
    let day = status["as_of"].as_str().unwrap();
    assert!(day.parse::<chrono::NaiveDate>().is_ok(), "{day}");
}

#[test]
fn walkthrough_prints_an_item_a_page() {
    let (_folder, path) = fresh();
    assert!(halfsky(&path, &["walkthrough"]).refused().contains("还没有会议"));
    let call = r#"{"kind": "call_meeting", "meeting_kind": "liaison", "day": "2026-03-01", "place": "三楼", "chair": "王兰"}"#;
    let answer = on(&path, &["record"], &format!("{call}\n")).done();
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let meeting = &answer["seq"];
    let set = serde_json::json!({"kind": "set_agenda", "meeting": meeting, "agenda": [
        {"topic": {"target": "1.2"}}, {"topic": {"matter": "宣传月"}}]});
    on(&path, &["record"], &format!("{set}\n")).done();
    let text = halfsky(&path, &["walkthrough"]).done();
    assert_eq!(text.matches("== 议题").count(), 2);
    assert!(text.contains("12/10万") && text.contains("牵头      卫健局"), "{text}");
    assert!(text.contains("宣传月"));
    let items = json(&path, &["walkthrough", "--json"]);
    assert_eq!(items["items"][1]["number"], 2);
    let missing = halfsky(&path, &["walkthrough", "--meeting", "3"]).refused();
    assert!(missing.contains("#3 不是有效的会议"), "{missing}");
    for day in ["2026-03-01", "20260301", "2026年3月1日"] {
        let named = halfsky(&path, &["walkthrough", "--meeting", day]).done();
        assert_eq!(named, text, "{day}");
    }
    let none = halfsky(&path, &["walkthrough", "--meeting", "2026-03-02"]).refused();
    assert!(none.contains("2026-03-02没有会议"), "{none}");
}

#[test]
fn unmet_lists_every_target_with_who_answers() {
    let (_folder, path) = fresh();
    let unmet = json(&path, &["unmet", "--json"]);
    let targets = unmet["targets"].as_array().unwrap();
    assert_eq!(targets.len(), 71);
    for target in targets {
        assert!(!target["text"].as_str().unwrap().is_empty());
        assert!(["no_data", "unrated"].contains(&target["attainment"].as_str().unwrap()));
        assert_eq!(target["outlook"], "unknown");
        assert!(!target["lead"].as_array().unwrap().is_empty());
        assert!(target["cooperating"].is_array());
        assert_eq!(target["proposed"], true);
        let code = target["code"].as_str().unwrap();
        assert_eq!(code.split('.').next().unwrap(), target["domain"]);
    }
    let text = halfsky(&path, &["unmet"]).done();
    let groups: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(groups, ["无数据  37项", "", "待评  34项"]);
    assert_eq!(text.matches("拟定").count(), 71);
    assert!(text.contains("  1.2   孕产妇死亡率控制在12/10万以下，城乡、区域差距缩小。\n"));
    assert!(text.contains("        牵头卫健局，配合民政局、财政局、医保局  拟定\n"));

    let of = |args: &[&str]| json(&path, args)["targets"].as_array().unwrap().len();
    assert_eq!(of(&["unmet", "--domain", "3", "--json"]), 10);
    let theirs = of(&["unmet", "--department", "卫健局", "--json"]);
    assert!(theirs > 0 && theirs < 71);
    assert_eq!(theirs, of(&["unmet", "--department", "health", "--json"]));
    assert!(halfsky(&path, &["unmet", "--domain", "9"]).refused().contains("第9个领域"));
    assert!(halfsky(&path, &["unmet", "--department", "税务处"]).refused().contains("税务处"));
}

#[test]
fn pages_show_an_item_a_department_and_an_entry() {
    let (_folder, path) = fresh();
    let target = halfsky(&path, &["show", "1.2"]).done();
    for part in ["孕产妇死亡率控制在12/10万以下", "卫健局", "拟定", "监测指标", "无数据", "#6"]
    {
        assert!(target.contains(part), "{part} in {target}");
    }
    assert!(target.lines().any(|line| line.starts_with("达标状态") && line.ends_with("无数据")));
    assert_eq!(halfsky(&path, &["show", "women/1.2"]).done(), target);
    assert_eq!(halfsky(&path, &["show", "１．２"]).done(), target, "as an input method types it");
    let target = json(&path, &["show", "1.2", "--json"]);
    assert_eq!((&target["code"], &target["attainment"]), (&"1.2".into(), &"no_data".into()));
    assert_eq!(target["indicators"][0]["goal_in_words"], "控制在12/10万以下");
    let measure = json(&path, &["show", "1-2", "--json"]);
    assert_eq!((&measure["kind"], measure.get("attainment")), (&"measure".into(), None));

    let department = halfsky(&path, &["show", "卫健局"]).done();
    assert!(department.contains("梅河口市卫生健康局") && department.contains("1-4"));
    assert_eq!(halfsky(&path, &["show", "health"]).done(), department);
    let department = json(&path, &["show", "卫健局", "--json"]);
    assert_eq!(
        (&department["id"], &department["letter"]["standing"]),
        (&"health".into(), &"none".into())
    );

    let entry = halfsky(&path, &["show", "#1"]).done();
    assert!(entry.contains("登记张敏（办公室）"), "{entry}");
    assert_eq!(halfsky(&path, &["show", "1"]).done(), entry);
    let entry = json(&path, &["show", "3", "--json"]);
    assert_eq!(entry["kind"], "plan_adopted");
    assert_eq!(entry["body"]["document"]["domains"].as_array().unwrap().len(), 8);
    assert_eq!(entry["hash"].as_str().unwrap().len(), 64);

    for (what, part) in [("9.9", "9.9"), ("1-99", "1-99"), ("child/1.2", "child"), ("99", "#99")] {
        assert!(halfsky(&path, &["show", what]).refused().contains(part), "{what}");
    }
    assert!(halfsky(&path, &["show", "不存在局"]).refused().contains("不存在局"));
}

#[test]
fn the_log_is_newest_first_and_can_be_narrowed() {
    let (_folder, path) = fresh();
    let log = json(&path, &["log", "--json"]);
    let seqs: Vec<u64> =
        log["entries"].as_array().unwrap().iter().map(|one| one["seq"].as_u64().unwrap()).collect();
    assert_eq!(seqs, [7, 6, 5, 4, 3, 2, 1]);
    let text = halfsky(&path, &["log"]).done();
    assert!(text.starts_with("#7 ") && text.contains("采用《梅河口市妇女发展规划》"));
    let of = |args: &[&str]| {
        let args = [&["log", "--json"], args].concat();
        json(&path, &args)["entries"].as_array().unwrap().len()
    };
    assert_eq!(of(&["--limit", "2"]), 2);
    assert_eq!(of(&["--kind", "assigned"]), 1);
    assert_eq!(of(&["--kind", "登记人员"]), 1);
    assert_eq!(of(&["--item", "1.2"]), 1);
    assert_eq!(of(&["--department", "卫健局"]), 2);
    assert_eq!(of(&["--person", "张敏"]), 7);
    assert_eq!(of(&["--since", "2000-01-01"]), 7);
    assert_eq!(of(&["--since", "2999-01-01"]), 0);
    assert!(halfsky(&path, &["log", "--kind", "nope"]).err.contains("签订责任书"));
    assert!(halfsky(&path, &["log", "--person", "李四"]).refused().contains("李四"));
    assert!(halfsky(&path, &["log", "--item", "9.9"]).refused().contains("9.9"));
}

#[test]
fn a_paper_is_held_against_the_ledger() {
    let (_folder, path) = fresh();
    let head = json(&path, &["status", "--json"])["head"].as_str().unwrap().to_owned();
    assert!(halfsky(&path, &["verify"]).done().contains(&head));
    assert!(halfsky(&path, &["verify", "--paper", &head]).done().contains("#7"));
    let (_, hash) = head.split_once(':').unwrap();
    let other = format!("8:{hash}");
    let gone = halfsky(&path, &["verify", "--paper", &other]);
    assert_eq!(gone.code, 1);
    assert!(gone.out.contains("#8"), "{}", gone.out);
    let altered = head.replace(&hash[..4], if hash.starts_with("0000") { "1111" } else { "0000" });
    assert_eq!(halfsky(&path, &["verify", "--paper", &altered]).code, 1);
    let first = &head[..head.len() - 32];
    assert!(halfsky(&path, &["verify", "--paper", first]).done().contains("#7"), "{first}");
    assert_eq!(halfsky(&path, &["verify", "--paper", &altered[..first.len()]]).code, 1);
    assert_eq!(halfsky(&path, &["verify", "--paper", &format!("{first}..")]).code, 0);
    let told = json(&path, &["verify", "--json", "--paper", first]);
    assert_eq!((&told["paper_held"], &told["paper_digits"]), (&true.into(), &32.into()));
    for wrong in ["7", "7:abc", "x:y", "0:", &first[..first.len() - 1], &format!("{head}0")] {
        let run = halfsky(&path, &["verify", "--paper", wrong]);
        assert_eq!(run.code, 2, "{wrong}");
    }
}

#[test]
fn as_of_shows_a_day_and_only_shows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    let written = Run::of(&["demo", "--write", path.to_str().unwrap()], "").done();
    assert!(written.contains(path.to_str().unwrap()));
    assert_eq!(Run::of(&["demo", "--write", path.to_str().unwrap()], "").code, 1, "not over it");
    let now = json(&path, &["status", "--json"]);
    assert_eq!(now["demo"], true);
    // What fails stands first of a target's indicators.
    let unmet = halfsky(&path, &["show", "7.7"]).done();
    let indicators = &unmet[unmet.find("监测指标").unwrap()..];
    assert!(indicators.find("农村卫生厕所") < indicators.find("城镇公共厕所"), "{unmet}");
    let then = json(&path, &["status", "--json", "--as-of", "2024-01-08"]);
    for written in ["20240108", "2024/1/8", "2024.01.08", "2024年1月8日", "２０２４-０１-０８"]
    {
        assert_eq!(json(&path, &["status", "--json", "--as-of", written]), then, "{written}");
    }
    assert_eq!(halfsky(&path, &["log", "--since", "2024年1月8日"]).code, 0);
    let wrong = halfsky(&path, &["status", "--as-of", "明天"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    assert_eq!((&then["as_of"], &then["totals"]["proposed"]), (&"2024-01-08".into(), &157.into()));
    assert!(now["totals"]["proposed"].as_u64() < Some(157));
    let log = json(&path, &["log", "--json", "--as-of", "2024-01-08"]);
    let first = &log["entries"][0];
    assert!(first["at"].as_str().unwrap().starts_with("2024-01-08"), "{first}");
    let head = then["head"].as_str().unwrap().split(':').next().unwrap().parse::<u64>().unwrap();
    assert_eq!(first["seq"], head);
    let later = (head + 1).to_string();
    assert_eq!(halfsky(&path, &["show", &later, "--as-of", "2024-01-08"]).code, 1);
    assert_eq!(
        json(&path, &["unmet", "--json", "--as-of", "2024-01-08"])["targets"][0]["code"],
        "1.1"
    );
    assert!(halfsky(&path, &["status", "--as-of", "2023-12-31"]).refused().contains("2023-12-31"));
    assert!(halfsky(&path, &["status", "--as-of", "2999-01-01"]).refused().contains("2999-01-01"));
    assert_eq!(halfsky(&path, &["status", "--as-of", "2026-02-30"]).code, 2);
    assert_eq!(halfsky(&path, &["record", "--as-of", "2024-01-08"]).code, 2);
}

#[test]
fn without_a_ledger_it_says_where_it_looked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.sqlite3");
    for command in ["status", "unmet", "log", "verify", "record"] {
        let said = halfsky(&path, &[command]).refused();
        let parts = ["none.sqlite3", "halfsky init", "halfsky demo"];
        assert!(parts.iter().all(|part| said.contains(part)), "{command}: {said}");
    }
    assert!(halfsky(&path, &[]).refused().contains("none.sqlite3"), "no terminal: as status");
    assert!(!path.exists());
    // Where none is named it is the XDG data folder.
    let said = Run::of(&["status"], "").refused();
    assert!(said.contains("halfsky/ledger.sqlite3"), "{said}");
}

#[test]
fn init_founds_a_ledger_once_and_whole() {
    let (folder, path) = fresh();
    let again = init(&path, &[]);
    assert!(again.refused().contains("已经存在"));
    let other = folder.path().join("other.sqlite3");
    for name in ["\u{7}", &"长".repeat(500)] {
        let run = init(&other, &["--name", name]);
        assert!(run.refused().contains("name"), "{name}");
        assert!(!other.exists(), "nothing half is left");
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        3,
        "the ledger and its two locks"
    );
    let plain = halfsky(&path, &[]).done();
    assert_eq!(plain, halfsky(&path, &["status"]).done(), "no terminal: as status");
    let columns: Vec<usize> = plain
        .lines()
        .skip_while(|line| !line.starts_with("领域"))
        .take_while(|line| !line.is_empty())
        .map(halfsky::tui::text::width)
        .collect();
    assert_eq!(columns.len(), 10);
    assert!(columns.iter().all(|width| *width == columns[0]), "in columns: {columns:?}");
}

#[test]
fn what_changed_since_a_day_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    run::Run::of(&["demo", "--write", path.to_str().unwrap()], "").done();
    let since_meeting = halfsky(&path, &["changes"]).done();
    assert!(since_meeting.starts_with("2026-09-10 至 2026-11-20 的变化\n"), "{since_meeting}");
    let (_folder, without) = run::fresh();
    assert_eq!(halfsky(&without, &["changes"]).code, 2, "there was no meeting");
    let text = halfsky(&path, &["changes", "--since", "2026-08-01"]).done();
    assert!(text.starts_with("2026-08-01 至 2026-11-20 的变化\n"), "{text}");
    assert!(text.contains("  2.8   无数据转为达标"), "{text}");
    assert!(text.contains("新逾期1项（督办事项「补齐养老、医保分性别数据」）"), "{text}");
    let told = json(&path, &["changes", "--since", "2026-08-01", "--json"]);
    let target = &told["domains"][0]["targets"][0];
    assert_eq!((&target["code"], &target["attainment"][0]), (&"2.8".into(), &"no_data".into()));
    let same = halfsky(&path, &["changes", "--since", "2026-11-20"]).done();
    assert!(same.contains("没有变化"), "{same}");
    let earlier = ["changes", "--since", "2025-01-01", "--as-of", "2025-06-30"];
    assert!(halfsky(&path, &earlier).done().starts_with("2025-01-01 至 2025-06-30"));
    assert!(halfsky(&path, &["changes", "--since", "2020-01-01"]).refused().contains("2020-01-01"));
}

/// What was true on a day, by the methods of this version, does not change with what comes later;
/// with the methods it may, and then their version does too.
#[test]
fn a_day_in_the_past_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.sqlite3");
    run::Run::of(&["demo", "--write", path.to_str().unwrap()], "").done();
    let told = halfsky(&path, &["status", "--json", "--as-of", "2026-01-01"]).done();
    let mut told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["methods"], halfsky::domain::assess::METHODS);
    let note = r#"{"kind": "write_note", "item": "1.2", "text": "后来"}"#;
    on(&path, &["--as", "wang-lan", "record"], &format!("{note}\n")).done();
    let later = json(&path, &["status", "--json", "--as-of", "2026-01-01"]);
    assert_eq!(later, told);
    let counts = told["totals"].take();
    let kept: Vec<String> =
        counts.as_object().unwrap().iter().map(|(k, v)| format!("{k} {v}")).collect();
    // With the version, so that a number that changes without it is seen.
    let methods = format!("methods {}\n{}", told["methods"], kept.join("\n"));
    insta::assert_snapshot!("status_of_2026-01-01", methods);
}
