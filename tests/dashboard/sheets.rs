//! Sheets from the grid: what one would change is shown row by row before it is taken, as one entry;
//! templates and figures are written and nothing is written over.

use std::path::Path;

use halfsky::domain::form::Field;
use halfsky::domain::payload::Figures;
use halfsky::domain::vocabulary::Event;
use ratatui::crossterm::event::{
    Event as Input, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use serde_json::json;

use crate::frames::keep;
use crate::kit_tui::{Driver, Sitting};

/// Somebody on the grid, and a folder for sheets.
fn at(person: &str) -> (Driver, tempfile::TempDir) {
    let mut driver = Sitting { person, ..Sitting::default() }.open();
    driver.press("6");
    (driver, tempfile::tempdir().unwrap())
}

/// A sheet of rows `indicator,year,value,remark`.
fn sheet(folder: &Path, rows: &[&str]) -> String {
    let file = folder.join("表.csv");
    std::fs::write(&file, format!("代号,年度,数值,备注\n{}\n", rows.join("\n"))).unwrap();
    file.display().to_string()
}

/// Names a file to an action of the grid, in place of the name that is offered.
fn name(driver: &mut Driver, key: &str, file: &str) {
    driver.press(key).press("Home");
    for _ in 0..40 {
        driver.press("Delete");
    }
    driver.paste(file).press("Enter").check();
}

fn latest(driver: &Driver) -> Figures {
    let head = driver.entries();
    match driver.ledger.open().read(&[head]).unwrap().remove(0).event {
        Event::Observed(entered) => entered,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_plain_is_taken_with_one_key_as_one_entry() {
    let (mut driver, folder) = at("li-na");
    let before = driver.entries();
    let rows = [
        "life_expectancy,2025,78.6,",
        "cervical_screening,2024,63.8,",
        "breast_screening,2026,66.0,",
    ];
    name(&mut driver, "I", &sheet(folder.path(), &rows));
    driver.sees("新报2个，更正0个，无变化1个，不能导入0个").sees("第2行 C列").sees("全部录入");
    assert_eq!(driver.entries(), before, "it is a preview");
    let kind = MouseEventKind::Down(MouseButton::Left);
    let event = MouseEvent { kind, column: 20, row: 5, modifiers: KeyModifiers::NONE };
    for _ in 0..3 {
        driver.model.take(Input::Mouse(event));
    }
    assert_eq!(driver.entries(), before, "a click looks at a row and takes nothing");
    driver.press("Enter").sees("已录入 #837");
    let entered = latest(&driver);
    assert_eq!((entered.figures.len(), entered.file.as_str()), (2, "表.csv"));
    assert_eq!(driver.entries(), before + 1);
}

#[test]
fn a_long_preview_says_how_much_of_it_is_below() {
    let (mut driver, folder) = at("li-na");
    let rows: Vec<String> =
        (2011..2027).map(|year| format!("life_expectancy,{year},7x,")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    name(&mut driver, "I", &sheet(folder.path(), &rows));
    driver.sees("不能导入16个").sees("下面还有").press("End").misses("下面还有").check();
}

#[test]
fn what_cannot_be_taken_stands_first_and_nothing_is() {
    let (mut driver, folder) = at("li-na");
    let before = driver.entries();
    let rows = [
        "cervical_screening,2025,68.4,年报定案",
        "cervical_screening,2024,63.8,",
        "breast_screening,2025,62.9,",
        "life_expectancy,2025,78.6,",
        "nonsense,2025,1,",
    ];
    let file = sheet(folder.path(), &rows);
    name(&mut driver, "I", &file);
    keep("sheet_preview", &driver);
    for (cols, rows) in [(60, 20), (200, 60), (80, 24)] {
        driver.resize(cols, rows).press("End").check();
    }
    driver.press("Enter").sees("第6行 A列  不能导入").sees("改好").press("Esc");
    assert!(driver.model.layer.is_none() && driver.model.form.is_none());
    assert_eq!(driver.entries(), before);
}

#[test]
fn a_figure_of_another_department_is_refused_in_its_row() {
    let (mut driver, folder) = at("li-na");
    let file = sheet(folder.path(), &["upper_secondary_enrolment,2024,95.1,"]);
    name(&mut driver, "I", &file);
    driver.sees("不能导入1个").sees("第2行 C列  不能导入");
}

#[test]
fn a_correction_asks_for_its_reason() {
    let (mut driver, folder) = at("li-na");
    let rows = ["breast_screening,2025,62.9,", "life_expectancy,2025,78.6,"];
    name(&mut driver, "I", &sheet(folder.path(), &rows));
    driver.sees("；1个要写明原因").press("Enter").sees("新报1个，更正1个");
    driver.press("Ctrl-S").sees("没有提交").type_in("年报定案");
    driver.press("Esc").sees("全部录入").press("Enter").sees("年报定案");
    driver.press("Ctrl-S").sees("已录入 #837");
    let entered = latest(&driver);
    let told: Vec<_> = entered.figures.iter().map(|figure| figure.corrects).collect();
    assert_eq!((told, entered.reason.as_str()), (vec![Some(398), None], "年报定案"));
}

#[test]
fn the_office_names_the_paper_that_it_is_recorded_from() {
    let (mut driver, folder) = at("wang-lan");
    name(&mut driver, "I", &sheet(folder.path(), &["life_expectancy,2025,78.6,"]));
    driver.press("Enter").sees("代录").misses("原因").misses("数据来源");
    driver.type_in("刘某").press("Tab").type_in("局长").press("Tab Tab").sees("文件路径");
    // The paper goes with it; where it is not there, neither the form nor the sheet is lost.
    driver.type_in("/没有/卫健局.pdf").press("Ctrl-S").sees("没有找到");
    let paper = folder.path().join("卫健局.pdf");
    std::fs::write(&paper, "%PDF-1.7").unwrap();
    driver.press("Ctrl-U").type_in(&paper.display().to_string());
    driver.press("Ctrl-S").sees("已录入 #837");
    let facts = driver.ledger.open().read(&[837]).unwrap();
    assert_eq!(facts[0].circumstance.attachments[0].name, "卫健局.pdf");
}

#[test]
fn what_is_no_sheet_is_told_and_the_name_stays() {
    let (mut driver, folder) = at("li-na");
    driver.press("I").resize(60, 20).check();
    driver.resize(200, 60).check();
    driver.resize(80, 24).press("Enter").sees("请写文件的位置");
    driver.paste("没有.xlsx").press("Enter").sees("没有找到 没有.xlsx").press("Esc");
    let file = folder.path().join("a.csv");
    std::fs::write(&file, "一,二\n1,2\n").unwrap();
    name(&mut driver, "I", &format!("'{}'", file.display()));
    driver.sees("没有找到表头").press("Esc");
    assert!(driver.model.layer.is_none());
}

#[test]
fn a_template_is_written_once_and_read_again() {
    let (mut driver, folder) = at("li-na");
    driver.press("T").sees("卫健局2025年监测数据.xlsx").press("Esc");
    let file = folder.path().join("卫健局.xlsx").display().to_string();
    name(&mut driver, "T", &file);
    driver.sees("已写出");
    name(&mut driver, "T", &file);
    driver.sees("已经存在，不会覆盖").press("Esc");
    name(&mut driver, "I", &file);
    driver.sees("没有要导入的变化").press("Enter Esc");
    let text = folder.path().join("卫健局.csv").display().to_string();
    name(&mut driver, "T", &text);
    driver.sees("请改用 .xlsx 结尾的文件名").press("Esc");
    driver.press("Right Right").press("T").sees("应在");
    assert!(driver.model.layer.is_none(), "no sheet for a year to come");
}

#[test]
fn figures_are_written_as_a_workbook_or_as_text() {
    let (mut driver, folder) = at("li-na");
    for (ending, begins) in [("xlsx", &b"PK"[..]), ("csv", "\u{feff}".as_bytes())] {
        let file = folder.path().join(format!("数据.{ending}"));
        name(&mut driver, "X", &file.display().to_string());
        driver.sees("已写出");
        assert!(std::fs::read(&file).unwrap().starts_with(begins), "{ending}");
    }
    name(&mut driver, "X", &folder.path().join("数据.et").display().to_string());
    driver.sees("只能写成 xlsx 或 csv");
}

#[test]
fn whoever_comes_through_a_key_of_the_server_names_none_of_its_files() {
    let (mut driver, _) = at("li-na");
    driver.model.session.names_files = false;
    for (key, command) in [("I", "import - < "), ("T", "template --"), ("X", "export obs")] {
        driver.press(key).sees(&format!("ssh 主机 {command}"));
        assert!(driver.model.layer.is_none(), "{key}");
    }
    driver.press("Space").down_to("导入表格").sees("这里不读写服务器上的文件");
}

#[test]
fn papers_are_written_from_where_they_are_about_something() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("督办.DOCX");
    let mut driver = crate::kit_tui::seat("wang-lan");
    driver.find("水利局");
    driver.choose("出督办通知");
    // What is typed takes the proposed name's place.
    driver.sees("督办通知-水利局.docx").type_in(file.to_str().unwrap());
    driver.press("Enter").sees("已写出");
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"), "a package");
    // Nothing is written over, and a name without a known end is told of; what was typed stays.
    driver.choose("出督办通知");
    driver.press("Ctrl-U").type_in(file.to_str().unwrap()).press("Enter").sees("不会覆盖");
    driver
        .press("Ctrl-U")
        .type_in("/tmp/督办.pdf")
        .press("Enter")
        .sees(".docx、.xlsx、.md 或 .txt");
    driver.sees("督办.pdf").press("Esc");
    // From the overview those about all; from an item none.
    let text = driver.press("Esc 1 Space").text();
    assert!(!text.contains("出单位情况表"), "{text}");
    driver.press("Esc").choose("出年度监测报告").sees("年度监测报告-2025.docx");
    let file = folder.path().join("年报.md");
    driver.press("Ctrl-U").type_in(file.to_str().unwrap()).press("Enter").sees("已写出");
    assert!(std::fs::read_to_string(&file).unwrap().contains("监测统计报告"));
    driver.choose("出年度监测报告");
    let file = folder.path().join("年报.txt");
    driver.press("Ctrl-U").type_in(file.to_str().unwrap()).press("Enter").sees("已写出");
    assert!(std::fs::read_to_string(&file).unwrap().contains("监测统计报告"));
}

#[test]
fn a_papers_number_and_signer_may_be_given_beside_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = crate::kit_tui::seat("wang-lan");
    // A report has a place for both; the caret goes from line to line.
    driver
        .choose("出市政府报告")
        .sees("签发人")
        .type_in(folder.path().join("1.md").to_str().unwrap());
    driver.press("Tab").type_in("妇儿工委〔2026〕3号").press("Down").type_in("周文静");
    // What is refused keeps what was given beside it.
    driver.press("Tab End").type_in("x").press("Enter").sees("后缀应是").sees("〔2026〕3号");
    driver.press("Backspace Enter").sees("已写出");
    let made = std::fs::read_to_string(folder.path().join("1.md")).unwrap();
    assert!(made.contains("妇儿工委〔2026〕3号") && made.contains("周文静"), "{made}");
    // A letter has a number only; left empty it is what it was.
    driver.find("水利局").choose("出责任书").sees("文号").misses("签发人");
    driver.type_in(folder.path().join("2.md").to_str().unwrap()).press("Enter").sees("2.md");
    let made = std::fs::read_to_string(folder.path().join("2.md")).unwrap();
    assert!(!made.contains("文号"), "{made}");
    // A department's sheet is no official paper.
    driver.choose("出单位情况表").misses("文号");
    // A warning has the number under which it was issued, where it was given one then.
    for (number, is_asked) in [("", true), ("妇儿工委办〔2026〕9号", false)] {
        let mut driver = crate::kit_tui::seat("wang-lan");
        driver.press("6").down_to_indicator("人均健康预期寿命").choose("签发预警提示函");
        let form = driver.model.form.as_mut().unwrap();
        let paper = form.fields.iter().position(|it| it.field == Field::Paper).unwrap();
        form.focus = paper;
        driver.type_in(number).press("Ctrl-S").sees("已录入 #837").press("Esc Esc 5 Home Enter");
        driver.choose("出预警提示函").sees("预警提示函-837");
        assert_eq!(driver.text().contains("文号"), is_asked, "{}", driver.text());
        let file = folder.path().join(format!("{is_asked}.md"));
        driver.type_in(file.to_str().unwrap());
        if is_asked {
            driver.press("Tab").type_in("妇儿工委办〔2026〕9号");
        }
        driver.press("Enter").sees("已写出");
        assert!(std::fs::read_to_string(&file).unwrap().contains("妇儿工委办〔2026〕9号"));
    }
}

/// Where a paper is greyed under `--as`, and what is to be typed behind the host's name instead.
const BY_SSH: &[(&str, &str, &str)] = &[
    ("水利局", "出责任书", "report 责任书 --department water --year 2026"),
    ("水利局", "出单位情况表", "report 单位情况表 --department water"),
    ("水利局", "出督办通知", "report 督办通知 --department water"),
    ("水利局", "出催报函", "report 催报函 --department water"),
    ("", "出未达标目标清单", "report 未达标目标清单"),
    ("", "出任务分解表", "report 任务分解表"),
    ("", "出办理情况通报", "report 办理情况通报"),
    ("", "出年度监测报告", "report 年度监测报告"),
    ("", "出市政府报告", "report 市政府报告"),
    ("", "出中期评估报告", "report 中期评估报告"),
];

#[test]
fn the_way_to_a_paper_over_ssh_is_a_command_that_works() {
    for (place, paper, command) in BY_SSH {
        let mut driver = crate::kit_tui::seat("wang-lan");
        driver.model.session.names_files = false;
        if !place.is_empty() {
            driver.find(place);
        }
        let command = format!("{command} --format docx -o -");
        let told = crate::deeds::reason(driver.press("Space").down_to(paper));
        let bare: String = format!("ssh 主机 {command} >").split_whitespace().collect();
        assert!(told.contains(&bare), "{command}: {told}");
        let mut halfsky = std::process::Command::new(env!("CARGO_BIN_EXE_halfsky"));
        halfsky.args(["--ledger", driver.ledger.path().to_str().unwrap(), "--as", "wang-lan"]);
        let output = halfsky.env("SSH_ORIGINAL_COMMAND", &command).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.stdout.starts_with(b"PK"), "{command}: {error}");
    }
}

#[test]
fn a_letter_is_written_for_the_year_that_is_selected() {
    let mut driver = crate::kit_tui::seat("wang-lan");
    let state = driver.model.state();
    let old = state.letters.iter().find(|(_, letter)| letter.year == 2025).unwrap();
    let (seq, name) = (*old.0, state.short(&old.1.department).to_owned());
    driver.find(&format!("#{seq}")).choose("出责任书").sees(&format!("责任书-{name}2025.docx"));
    let mut driver = crate::kit_tui::seat("wang-lan");
    driver.find("住建局").down_to("2024年责任书").choose("出责任书");
    driver.sees("责任书-住建局2024.docx").press("Esc").down_to("工作报告").choose("出责任书");
    driver.sees("责任书-住建局2026.docx");
    // Where none is issued yet the paper is a draft, and that is said; once that of the coming year is
    // the only one, it is the one which is meant.
    let mut driver = crate::kit_tui::seat("wang-lan");
    let state = driver.model.state();
    let (id, _) = state.without_letter(2026).into_iter().find(|(_, open)| open.is_empty()).unwrap();
    let (id, name) = (id.clone(), state.short(id).to_owned());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("责任书.docx").display().to_string();
    driver.find(&name).down_to("工作报告").choose("出责任书");
    driver.sees(&format!("责任书-{name}2026.docx"));
    driver.type_in(&file).press("Enter").sees("2026年的责任书还没有签发，这是草案");
    let issue = json!({"kind": "issue_letter", "department": id, "year": 2027});
    driver.ledger.record("wang-lan", issue).unwrap();
    driver.model.follow();
    driver.press("Esc").find(&name).down_to("工作报告").choose("出责任书");
    driver.sees(&format!("责任书-{name}2027.docx"));
}
