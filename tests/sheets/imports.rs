//! What an import changes: new figures and corrections as one entry, or nothing at all.

use std::path::Path;

use encoding_rs::GB18030;
use serde_json::Value;

use super::run::{Run, fresh, halfsky, json, on};

/// Recorded from a signed paper, as the office does.
pub(crate) const PAPER: &[&str] = &["--signatory", "刘某", "--title", "局长"];

/// Brings in a file of that name, written beside the ledger.
pub(crate) fn import(ledger: &Path, name: &str, bytes: &[u8], more: &[&str]) -> Run {
    let file = ledger.with_file_name(name);
    std::fs::write(&file, bytes).unwrap();
    halfsky(ledger, &[&["import", file.to_str().unwrap()], more].concat())
}

pub(crate) fn observed(ledger: &Path) -> Vec<Value> {
    let all = json(ledger, &["export", "observations", "--format", "json"]);
    all["observations"].as_array().unwrap().clone()
}

pub(crate) fn first(rows: &[Value], field: &str) -> String {
    rows[0][field].as_str().unwrap().to_owned()
}

fn csv(rows: &[&str]) -> String {
    format!("代号,年度,数值,分子,分母,备注\n{}\n", rows.join("\n"))
}

fn seqs(ledger: &Path) -> u64 {
    json(ledger, &["status", "--json"])["head"]
        .as_str()
        .unwrap()
        .split(':')
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

#[test]
fn a_preview_changes_nothing_and_says_all() {
    let (_folder, ledger) = fresh();
    let before = seqs(&ledger);
    let rows = csv(&["cervical_screening,2024,70.1,,,", "cervical_screening,2025,71.0,,,"]);
    let told = import(&ledger, "a.csv", rows.as_bytes(), &[PAPER, &["--dry-run"]].concat()).done();
    assert!(told.contains("第2行 C列") && told.contains("新报 70.1"), "{told}");
    assert!(told.contains("新报2个") && told.contains("没有录入"), "{told}");
    assert_eq!(seqs(&ledger), before);
    let more = [PAPER, &["--dry-run", "--json"]].concat();
    let json: Value =
        serde_json::from_str(&import(&ledger, "a.csv", rows.as_bytes(), &more).done()).unwrap();
    assert_eq!(json["counts"]["new"], 2);
    assert_eq!(json["rows"][1]["outcome"], "new");
    assert_eq!(json["rows"][1]["row"], 3);
}

#[test]
fn a_figure_of_another_department_is_refused_in_its_row() {
    let (_folder, ledger) = fresh();
    let enrol = ["person", "enrol", "li-na", "--name", "李娜", "--role", "联络员"];
    halfsky(&ledger, &[&enrol[..], &["--department", "教育局"]].concat()).done();
    let rows = csv(&["cervical_screening,2024,70.1,,,"]);
    for more in [&["--dry-run"][..], &[]] {
        let run = on(&ledger, &[&["--as", "li-na", "import", "-"], more].concat(), &rows);
        assert_eq!(run.code, 1);
        assert!(run.out.contains("第2行 C列") && run.out.contains("不能代表"), "{}", run.out);
        assert!(run.out.contains("不能导入1个"), "{}", run.out);
    }
}

#[test]
fn new_figures_and_corrections_are_one_entry_and_undone_by_one_withdrawal() {
    let (_folder, ledger) = fresh();
    let old = csv(&["cervical_screening,2024,70.1,,,", "breast_screening,2024,50.0,,,"]);
    import(&ledger, "a.csv", old.as_bytes(), PAPER).done();
    let (before, stood) = (seqs(&ledger), observed(&ledger));
    let new = csv(&[
        "cervical_screening,2024,70.6,,,统计口径调整",
        "breast_screening,2024,50.0,,,",
        "breast_screening,2025,51.5,,,",
    ]);
    let told = import(&ledger, "b.csv", new.as_bytes(), PAPER).done();
    assert!(told.contains("更正 70.1 改为 70.6"), "{told}");
    assert!(told.contains("新报1个，更正1个，无变化1个"), "{told}");
    assert_eq!(seqs(&ledger), before + 1);
    let entry = halfsky(&ledger, &["show", &seqs(&ledger).to_string()]).done();
    assert!(entry.contains("统计口径调整") && entry.contains("b.csv"), "{entry}");
    let told = halfsky(&ledger, &["log", "--limit", "1"]).done();
    assert!(told.contains("等2项指标 2024至2025年"), "one of several is not all: {told}");
    let undo = format!(r#"{{"kind":"withdraw","entry":{},"reason":"导错了"}}"#, before + 1);
    on(&ledger, &["record"], &undo).done();
    assert_eq!(observed(&ledger), stood);
}

#[test]
fn what_is_doubtful_or_corrects_needs_its_reason() {
    let (_folder, ledger) = fresh();
    let told = csv(&["cervical_screening,2024,70.1,700,1000,"]);
    let run = import(&ledger, "a.csv", told.as_bytes(), PAPER);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("第2行") && run.out.contains("70.0不符"), "{}", run.out);
    assert!(run.err.contains("--reason") && observed(&ledger).is_empty(), "{}", run.err);
    let why = ["--reason", "按年报公布"];
    import(&ledger, "a.csv", told.as_bytes(), &[PAPER, &why].concat()).done();
    let other = csv(&["cervical_screening,2024,70.2,,,"]);
    assert_eq!(import(&ledger, "a.csv", other.as_bytes(), PAPER).code, 1);
    import(&ledger, "a.csv", other.as_bytes(), &[PAPER, &why].concat()).done();
    assert_eq!(first(&observed(&ledger), "value"), "70.2");
}

#[test]
fn one_bad_row_in_five_hundred_changes_nothing_and_is_named() {
    let (_folder, ledger) = fresh();
    let before = seqs(&ledger);
    // Thirty indicators over seventeen years, once each.
    let ids = json(&ledger, &["export", "indicators", "--format", "json"]);
    let ids: Vec<String> = ids["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["measured"] == true && one["bounded"] == true)
        .map(|one| one["indicator"].as_str().unwrap().to_owned())
        .collect();
    let pairs = ids.iter().flat_map(|id| (2010..=2026).map(move |year| (id, year)));
    let mut rows: Vec<String> =
        pairs.take(500).map(|(id, year)| format!("{id},{year},20.0,,,")).collect();
    assert_eq!(rows.len(), 500);
    rows[371] = rows[371].replace("20.0", "120.0");
    let all: Vec<&str> = rows.iter().map(String::as_str).collect();
    let run = import(&ledger, "a.csv", csv(&all).as_bytes(), PAPER);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("第373行 C列") && run.out.contains("0到100"), "{}", run.out);
    assert!(run.err.contains("有1处不能导入"), "{}", run.err);
    assert_eq!(seqs(&ledger), before);
    rows[371] = rows[371].replace("120.0", "20.0");
    let all: Vec<&str> = rows.iter().map(String::as_str).collect();
    import(&ledger, "a.csv", csv(&all).as_bytes(), PAPER).done();
    assert_eq!(observed(&ledger).len(), 500);
}

#[test]
fn a_sheet_in_gb18030_with_tabs_or_semicolons_comes_in() {
    let (_folder, ledger) = fresh();
    let text = "指标名称\t性别\t年份\t数值\r\n人均预期寿命\t女\t2024年\t８２．５０\r\n";
    let bytes = GB18030.encode(text).0.into_owned();
    assert!(std::str::from_utf8(&bytes).is_err());
    import(&ledger, "a.txt", &bytes, PAPER).done();
    let row = &observed(&ledger)[0];
    assert_eq!((row["value"].as_str(), row["sex"].as_str()), (Some("82.50"), Some("female")));
    let text = "\u{feff}指标名称;性别;年份;数值\n人均预期寿命;男;2024;76.5\n";
    import(&ledger, "b.csv", text.as_bytes(), PAPER).done();
    assert_eq!(observed(&ledger).len(), 2);
}

#[test]
fn every_wrong_cell_is_told_where_it_stands() {
    let (_folder, ledger) = fresh();
    let head = "代号,指标名称,单位,性别,地区,年度,数值,分子,分母,初步/最终\n";
    let cases = [
        ("ghost,,,,,2024,1,,,", "A列", "ghost"),
        (",没有的指标,,,,2024,1,,,", "B列", "没有的指标"),
        (",,,,,2024,1,,,", "B列", "没有写指标"),
        ("cervical_screening,高中阶段毛入学率,,,,2024,1,,,", "B列", "名称不符"),
        ("cervical_screening,,‰,,,2024,1,,,", "C列", "应为「%」"),
        ("cervical_screening,,,女,,2024,1,,,", "D列", "性别"),
        ("life_expectancy,,,狗,,2024,80,,,", "D列", "狗"),
        ("maternal_mortality,,,,海,2024,1,,,", "E列", "海"),
        ("cervical_screening,,,,,去年,1,,,", "F列", "去年"),
        ("cervical_screening,,,,,2031,1,,,", "F列", "2026"),
        ("cervical_screening,,,,,,1,,,", "F列", "没有年度"),
        ("cervical_screening,,,,,2024,约七成,,,", "G列", "约七成"),
        ("cervical_screening,,,,,2024,\"70,1\",,,", "G列", "不是数"),
        ("cervical_screening,,,,,2024,70,7,,", "I列", "分母"),
        ("cervical_screening,,,,,2024,70,,,大概", "J列", "大概"),
    ];
    for (row, column, part) in cases {
        let run = import(&ledger, "a.csv", format!("{head}{row}\n").as_bytes(), PAPER);
        assert_eq!(run.code, 1, "{row}");
        let line = run.out.lines().next().unwrap_or_default();
        assert!(line.starts_with(&format!("第2行 {column}")), "{row}: {line}");
        assert!(line.contains(part), "{row}: {line}");
    }
    assert!(observed(&ledger).is_empty());
}

#[test]
fn what_was_exported_comes_back_unchanged() {
    let (folder, ledger) = fresh();
    let head = "代号,性别,年度,数值,分子,分母,数据来源,初步/最终\n";
    let rows = "cervical_screening,合计,2024,70.10,701,1000,\"=cmd|'/c calc'!A1\",最终\n\
        life_expectancy,女,2024,82.5,,,年鉴,初步\nmaternal_mortality,,2024,,0,0,,\n";
    import(&ledger, "a.csv", format!("{head}{rows}").as_bytes(), PAPER).done();
    let before = seqs(&ledger);
    for (format, more) in [("csv", &[][..]), ("csv", &["--encoding", "gb18030"]), ("xlsx", &[])] {
        let file = folder.path().join(format!("{}.{format}", more.len()));
        let to = ["export", "observations", "--format", format, "-o", file.to_str().unwrap()];
        assert!(halfsky(&ledger, &[&to, more].concat()).err.starts_with("已写出"));
        let bytes = std::fs::read(&file).unwrap();
        if format == "csv" {
            let quoted = b"\"'=cmd".as_slice();
            let plain = b",'=cmd".as_slice();
            let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            assert!(has(quoted) || has(plain), "a formula is kept from running");
        }
        let told = halfsky(&ledger, &["import", file.to_str().unwrap()]).done();
        assert!(told.contains("无变化3个"), "{told}");
        let again = halfsky(&ledger, &[&to, more].concat());
        assert!(again.refused().contains("不会覆盖"));
    }
    assert_eq!(seqs(&ledger), before);
}

/// Digits are published too: 70.10 is not what stands where 70.1 does. Who gives only the counts says
/// nothing of them.
#[test]
fn other_digits_are_another_figure() {
    let (_folder, ledger) = fresh();
    let rows = |row: &str| csv(&[row]).into_bytes();
    import(&ledger, "a.csv", &rows("cervical_screening,2024,70.10,701,1000,"), PAPER).done();
    let told = |row: &str| import(&ledger, "b.csv", &rows(row), &["--dry-run"]).out;
    let corrected = told("cervical_screening,2024,70.1,701,1000,");
    assert!(corrected.contains("更正1个"), "{corrected}");
    for same in ["cervical_screening,2024,70.10,701,1000,", "cervical_screening,2024,,701,1000,"] {
        assert!(told(same).contains("无变化1个"), "{same}");
    }
}

#[test]
fn lists_are_written_in_every_form() {
    let (_folder, ledger) = fresh();
    for what in ["indicators", "observations", "targets"] {
        assert!(json(&ledger, &["export", what, "--format", "json"])[what].is_array());
        let text = halfsky(&ledger, &["export", what]).done();
        assert!(text.starts_with('\u{feff}'), "Excel knows UTF-8 by its mark");
    }
    let targets = halfsky(&ledger, &["export", "targets"]).done();
    assert_eq!(targets.lines().count(), 72);
    assert!(targets.lines().next().unwrap().contains("差距,差距单位,有差距的指标"), "{targets}");
    let wrong =
        halfsky(&ledger, &["export", "targets", "--format", "json", "--encoding", "gb18030"]);
    assert_eq!(wrong.code, 2);
}

#[test]
fn the_office_is_told_how_to_record_for_a_department() {
    let (_folder, ledger) = fresh();
    let rows = csv(&["cervical_screening,2024,70.1,,,"]);
    let run = import(&ledger, "a.csv", rows.as_bytes(), &[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--signatory"), "{}", run.err);
    assert_eq!(import(&ledger, "a.csv", rows.as_bytes(), &["--title", "局长"]).code, 2);
    let missing = halfsky(&ledger, &["import", "/nonexistent/a.xlsx"]);
    assert!(missing.refused().contains("没有找到"));
}

#[test]
fn a_column_is_read_or_told_of_and_never_both_of_two() {
    let (_folder, ledger) = fresh();
    let before = seqs(&ledger);
    let refused = |rows: &str| import(&ledger, "a.csv", rows.as_bytes(), PAPER).refused();
    // Women's figures under a heading that nobody knows would be taken for everybody's.
    let told = refused("指标名称,年度,人群,数值\n人均预期寿命,2025,女,78.4\n");
    assert!(
        told.contains("C列写着「女」") && told.contains("表头改为「性别」，与数无关的"),
        "{told}"
    );
    let told = refused("代号,年度,数值,数值\ncervical_screening,2025,47.1,47.9\n");
    assert!(told.contains("C列「数值」和D列「数值」是同一项"), "{told}");
    let told = refused("代号,2025,2025年\ncervical_screening,10.72,10.9\n");
    assert!(told.contains("B列「2025」和C列「2025年」是同一项"), "{told}");
    assert_eq!(seqs(&ledger), before);

    // A second remark decides nothing.
    let rows = "代号,年度,数值,备注,说明\ncervical_screening,2024,70.2,甲,乙\n";
    let told = import(&ledger, "r.csv", rows.as_bytes(), &[PAPER, &["--dry-run"]].concat()).done();
    assert!(told.contains("没有用到的列：E「说明」"), "{told}");

    // One of two may be empty, and what is of no use is named.
    let rows = "代号,男女,年度,数值,报送单位,数值,\ncervical_screening,,2025,,教育局,71.0,x\n";
    let told = import(&ledger, "a.csv", rows.as_bytes(), PAPER).done();
    assert!(told.contains("新报1个"), "{told}");
    assert!(told.contains("没有用到的列：E「报送单位」、G（没有表头）"), "{told}");
    let json = [PAPER, &["--dry-run", "--json"]].concat();
    let json = import(&ledger, "a.csv", rows.as_bytes(), &json).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["unread"][0]["heading"], "报送单位");
}

#[test]
fn a_row_said_twice_names_the_other_and_counts_need_no_division() {
    let (_folder, ledger) = fresh();
    let rows = csv(&["cervical_screening,2025,,700,1000,", "breast_screening,2025,51.5,,,"]);
    let told = import(&ledger, "a.csv", rows.as_bytes(), &[PAPER, &["--dry-run"]].concat()).done();
    assert!(told.contains("新报 70.0\n"), "{told}");
    // A dash says that there is none, also beside counts, which are one year's.
    let wide = "代号,2024,2025,分子,分母\ncervical_screening,—,,700,1000\n";
    let told = import(&ledger, "w.csv", wide.as_bytes(), &[PAPER, &["--dry-run"]].concat());
    assert!(!told.out.contains("70.0"), "{}", told.out);
    let twice = csv(&[
        "breast_screening,2025,51.5,,,",
        "cervical_screening,2025,70.1,,,",
        "breast_screening,2025,51.6,,,",
    ]);
    let told = import(&ledger, "b.csv", twice.as_bytes(), PAPER);
    assert!(told.out.contains("第4行 C列  不能导入  与第2行 C列重复"), "{}", told.out);
}
