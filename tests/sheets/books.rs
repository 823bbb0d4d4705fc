//! Workbooks as other programs write them, and as ours are read by others.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use halfsky::exchange::{self, Unreadable};
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::imports::{PAPER, first, import, observed};
use super::run::{Run, fresh, halfsky, json, on};

/// The parts of a package by name.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The same package with one part changed.
pub(crate) fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let (own, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        out.start_file(&own, zip::write::SimpleFileOptions::default()).unwrap();
        let text = if own == name { change(text) } else { text };
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A number into an empty cell.
pub(crate) fn filled(sheet: String, cell: &str, value: &str) -> String {
    let begin = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell}"));
    let end = begin + sheet[begin..].find("/>").unwrap();
    format!("{}><v>{value}</v></c>{}", &sheet[..end], &sheet[end + 2..])
}

pub(crate) const SHEET: &str = "xl/worksheets/sheet1.xml";

pub(crate) fn template(ledger: &Path, file: &Path) -> Vec<u8> {
    let to = file.to_str().unwrap();
    let run = halfsky(ledger, &["template", "--department", "卫健局", "--year", "2025", "-o", to]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    std::fs::read(file).unwrap()
}

#[test]
fn a_template_holds_what_a_department_supplies_and_locks_the_rest() {
    let (folder, ledger) = fresh();
    let file = folder.path().join("卫健.xlsx");
    let bytes = template(&ledger, &file);
    let (sheet, texts) = (part(&bytes, SHEET), part(&bytes, "xl/sharedStrings.xml"));
    for words in ["孕产妇死亡率", "1/10万", "孕产妇死亡人数 / 活产数", "上年数", "备注", "填写说明"]
    {
        let found = texts.contains(words) || part(&bytes, "xl/workbook.xml").contains(words);
        assert!(found, "{words}");
    }
    assert!(!texts.contains("高中阶段毛入学率"), "education's");
    // Whether a figure is final goes by the day on which it is taken, unless somebody says so.
    let cells = texts.split("<si>").filter(|one| one.contains(">最终<")).count();
    assert_eq!(cells, 0, "nothing is preset");
    // A long text is not cut: its row is as high as its lines.
    let high = sheet.split("<row ").filter(|row| row.contains("ht=\"32.")).count();
    assert!(high > 0, "{sheet}");
    for tag in ["<sheetProtection", "state=\"frozen\"", "<dataValidations", "type=\"list\""] {
        assert!(sheet.contains(tag), "{tag}");
    }
    let head = halfsky(&ledger, &["verify"]).done();
    let head = head.split_whitespace().last().unwrap().to_owned();
    assert!(part(&bytes, "docProps/custom.xml").contains(&head));
    let again = halfsky(
        &ledger,
        &["template", "--department", "health", "--year", "2025", "-o", file.to_str().unwrap()],
    );
    assert!(again.refused().contains("不会覆盖"));
    let csv = folder.path().join("卫健.csv");
    let other = ["template", "--department", "health", "--year", "2025", "-o"];
    let other = halfsky(&ledger, &[&other[..], &[csv.to_str().unwrap()]].concat());
    assert!(other.code == 2 && other.err.contains(".xlsx") && !csv.exists(), "{}", other.err);
    let to = folder.path().join("x.xlsx");
    for (department, year, code, part) in [
        ("外星局", "2025", 1, "外星局"),
        ("卫健局", "2035", 2, "2026"),
        ("妇儿工委办", "2025", 1, "没有"),
    ] {
        let run = halfsky(
            &ledger,
            &["template", "--department", department, "--year", year, "-o", to.to_str().unwrap()],
        );
        assert_eq!((run.code, run.err.lines().count()), (code, 1), "{department}: {}", run.err);
        assert!(run.err.contains(part), "{department}: {}", run.err);
    }
    assert!(!to.exists());
}

#[test]
fn a_template_marks_what_was_returned_of_last_year() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("演示.db");
    Run::of(&["demo", "--write", ledger.to_str().unwrap()], "").done();
    let known = json(&ledger, &["export", "observations", "--format", "json"]);
    let of = |one: &&serde_json::Value| one["verified_by"].is_null() && one["year"] == 2025;
    let figure = known["observations"].as_array().unwrap().iter().find(of).unwrap();
    let (value, entry) = (figure["value"].as_str().unwrap(), &figure["entry"]);
    let back = serde_json::json!({
        "kind": "return_figures", "reason": "与年报不一致",
        "standing": [{"indicator": figure["indicator"], "year": 2025, "sex": figure["sex"],
            "area": figure["area"], "entry": entry}],
    });
    on(&ledger, &["--as", "sun-jia", "record"], &format!("{back}\n")).done();
    let (file, whose) = (folder.path().join("表.xlsx"), figure["department"].as_str().unwrap());
    let asked = ["template", "--department", whose, "--year", "2026", "-o"];
    assert_eq!(halfsky(&ledger, &[&asked[..], &[file.to_str().unwrap()]].concat()).code, 0);
    let texts = part(&std::fs::read(file).unwrap(), "xl/sharedStrings.xml");
    assert_eq!(texts.matches("（已退回 #").count(), 1, "{texts}");
    assert!(texts.contains(&format!("{value}（已退回 #")), "{texts}");
}

#[test]
fn a_filled_template_comes_in_and_an_empty_one_changes_nothing() {
    let (folder, ledger) = fresh();
    let bytes = template(&ledger, &folder.path().join("空.xlsx"));
    let empty = import(&ledger, "空.xlsx", &bytes, &["--dry-run"]);
    assert!(empty.refused().contains("没有填数"));
    let bytes = with_part(&bytes, SHEET, |sheet| filled(sheet, "H4", "80.5"));
    let told = import(&ledger, "卫健.xlsx", &bytes, PAPER).done();
    assert!(told.contains("已导入1个数"), "{told}");
    let first = &observed(&ledger)[0];
    assert_eq!((first["value"].as_str(), first["year"].as_i64()), (Some("80.50"), Some(2025)));
}

/// A sheet with its own order of columns, headings in two rows, and every sort of cell.
fn motley() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (percent, two) =
        (Format::new().set_num_format("0.0%"), Format::new().set_num_format("0.00"));
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 5, "某市监测数据表", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "年份", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "指标名称", &plain).unwrap();
    sheet.merge_range(1, 2, 1, 4, "数值", &plain).unwrap();
    for (column, words) in [(3, "分子"), (4, "分母")] {
        sheet.write_string(2, column, words).unwrap();
    }
    let name = "适龄妇女宫颈癌人群筛查率";
    let rows = [2020, 2021, 2022, 2023];
    for (row, year) in (3..).zip(rows) {
        sheet.write_number(row, 0, year).unwrap();
        sheet.write_string(row, 1, name).unwrap();
    }
    sheet.write_number_with_format(3, 2, 0.613, &percent).unwrap();
    sheet.write_number_with_format(4, 2, 62.5, &two).unwrap();
    sheet.write_string(5, 2, "６３．５％").unwrap();
    sheet
        .write_formula_with_format(
            6,
            2,
            Formula::new("=D7/E7").set_result("0.645161290322581"),
            &percent,
        )
        .unwrap();
    sheet.write_number(6, 3, 2000).unwrap();
    sheet.write_string(6, 4, "3,100").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_are_taken_as_they_are_shown() {
    let (_folder, ledger) = fresh();
    import(&ledger, "表.xlsx", &motley(), PAPER).done();
    let values: Vec<_> =
        observed(&ledger).iter().map(|row| row["value"].as_str().unwrap().to_owned()).collect();
    assert_eq!(values, ["61.3", "62.50", "63.5", "64.5"]);
    assert_eq!(observed(&ledger)[3]["denominator"], "3100");
}

#[test]
fn a_formula_that_failed_is_named_with_its_cell() {
    let (_folder, ledger) = fresh();
    let broken = with_part(&motley(), SHEET, |sheet| {
        assert!(sheet.contains("<v>0.645161290322581</v>"));
        let sheet = sheet.replace("<v>0.645161290322581</v>", "<v>#DIV/0!</v>");
        sheet.replacen("<c r=\"C7\"", "<c r=\"C7\" t=\"e\"", 1)
    });
    let run = import(&ledger, "表.xlsx", &broken, PAPER);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("「Sheet1」第7行 C列") && run.out.contains("#DIV/0!"), "{}", run.out);
    assert!(observed(&ledger).is_empty());
}

#[test]
fn a_formula_saved_without_its_result_is_named() {
    let (_folder, ledger) = fresh();
    let bare = with_part(&motley(), SHEET, |sheet| sheet.replace("<v>0.645161290322581</v>", ""));
    let run = import(&ledger, "表.xlsx", &bare, PAPER);
    assert!(run.code == 1 && run.out.contains("没有存下结果"), "{}", run.out);
}

#[test]
fn what_is_no_sheet_is_said_to_be_none() {
    let read = |bytes: &[u8]| exchange::read(bytes).unwrap_err();
    assert_eq!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0]), Unreadable::OldForm);
    assert!(matches!(read(b"PK\x03\x04rest"), Unreadable::Damaged(_)));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0"), Unreadable::NotText);
    assert_eq!(read("姓名,年龄\n王,3\n".as_bytes()), Unreadable::NoHeadings);
    assert_eq!(read(b""), Unreadable::NoHeadings);
    assert_eq!(read(&vec![b' '; exchange::FILE_MAX + 1]), Unreadable::TooLarge);
}

#[test]
fn a_small_file_that_unpacks_into_a_huge_one_is_left() {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let fast = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    out.start_file("xl/sharedStrings.xml", fast).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..=(exchange::UNPACKED_MAX >> 20) {
        out.write_all(&blank).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    assert!(bytes.len() < exchange::FILE_MAX);
    assert_eq!(exchange::read(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn entities_of_ones_own_are_left() {
    let bomb = |sheet: String| {
        let declared = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>";
        sheet
            .replacen("<worksheet", &format!("{declared}<worksheet"), 1)
            .replacen("<v>", "<v>&a;", 1)
    };
    let bytes = with_part(&motley(), SHEET, bomb);
    assert!(matches!(exchange::read(&bytes), Err(Unreadable::Damaged(_))));
}

#[test]
fn years_may_stand_side_by_side() {
    let (_folder, ledger) = fresh();
    let text = "指标,2023年,2024年,2025\n高中阶段毛入学率,96.1,,97.0\n";
    import(&ledger, "宽.csv", text.as_bytes(), PAPER).done();
    let rows = observed(&ledger);
    let years: Vec<_> = rows.iter().map(|row| row["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2023, 2025]);
    assert_eq!(first(&rows, "value"), "96.1");
}

#[test]
fn a_list_is_printed_and_looked_through_as_a_report_is() {
    let (folder, ledger) = fresh();
    let bytes = template(&ledger, &folder.path().join("a.xlsx"));
    let bytes = with_part(&bytes, SHEET, |sheet| filled(sheet, "H4", "80.5"));
    import(&ledger, "in.xlsx", &bytes, PAPER).done();
    let file = folder.path().join("数据.xlsx");
    let to = file.to_str().unwrap();
    assert_eq!(halfsky(&ledger, &["export", "observations", "-o", to]).code, 0);
    let bytes = std::fs::read(&file).unwrap();
    let sheet = part(&bytes, SHEET);
    for words in ["<autoFilter", "orientation=\"landscape\"", "fitToPage=\"1\""] {
        assert!(sheet.contains(words), "{words}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    // What stands already shows the digits that it was published with.
    let again = template(&ledger, &folder.path().join("b.xlsx"));
    let again = part(&again, SHEET);
    let style = |cell: &str| {
        let (_, after) = again.split_once(&format!("<c r=\"{cell}\" s=\"")).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    assert_ne!(style("H4"), style("H5"));
}
