//! Sheets as offices have them: whose figures a heading or a name says, what stands around a table,
//! what is a hundred times too large. Nothing is read as something else, and nothing is left in silence.

use halfsky::exchange::{self, Unreadable};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::Value;

use super::books::{SHEET, with_part};
use super::imports::{PAPER, import, observed};
use super::run::{Run, fresh, halfsky};

fn preview(rows: &[u8]) -> Run {
    let (_folder, ledger) = fresh();
    import(&ledger, "a.csv", rows, &[PAPER, &["--dry-run"]].concat())
}

fn told(rows: &str) -> String {
    preview(rows.as_bytes()).done()
}

fn refused(rows: &str) -> String {
    let run = preview(rows.as_bytes());
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    run.out + &run.err
}

#[track_caller]
fn says(told: &str, words: &[&str]) {
    for words in words {
        assert!(told.contains(words), "no {words:?} in\n{told}");
    }
}

#[test]
fn a_name_or_a_heading_says_whose_figures_they_are() {
    let women = ["人均预期寿命 2025年 女  新报 81.4"];
    for rows in [
        "指标名称,年度,数值\n人均预期寿命（女）,2025,81.4\n",
        "指标名称,年度,数值\n（女）人均预期寿命（岁）,2025,81.4\n",
        "指标名称,年度,数值\n人均预期寿命（女、岁）,2025,81.4\n",
        "指标名称,年度,女\n人均预期寿命,2025,81.4\n",
        "指标名称,年度,其中：女性\n人均预期寿命,2025,81.4\n",
        "指标名称,年度,数值（女）\n人均预期寿命,2025,81.4\n",
        "指标名称,2025年（女）\n人均预期寿命,81.4\n",
        "指标名称,2025年 女\n人均预期寿命,81.4\n",
        "指标名称,女（2025年）\n人均预期寿命,81.4\n",
        "指标名称,2025年（岁）\n人均预期寿命（女）,81.4\n",
        "指标名称,2025年,\n,女,男\n人均预期寿命,81.4,75.8\n",
        "指标名称,女,,男,\n,2024年,2025年,2024年,2025年\n人均预期寿命,81.2,81.4,75.6,75.8\n",
        "指标名称,2025\n人均预期寿命,\n其中：女,81.4\n",
    ] {
        says(&told(rows), &women);
    }
    let both = told("指标名称,年度,数值,其中：女\n人均预期寿命,2025,78.5,81.4\n");
    says(&both, &["2025年  新报 78.5", "2025年 女  新报 81.4"]);
    let rural = told("指标名称,年度,数值\n孕产妇死亡率（农村）,2025,12\n");
    says(&rural, &["孕产妇死亡率 2025年 乡  新报 12"]);
}

#[test]
fn what_is_said_in_brackets_and_not_known_is_no_figure() {
    for (rows, why) in [
        ("指标名称,年度,数值\n剖宫产率（‰）,2025,465\n", "「‰」不是单位「%」"),
        ("指标名称,年度,数值\n剖宫产率（旧口径）,2025,46.5\n", "「旧口径」不是单位「%」"),
        ("指标名称,2025年（同比%）\n剖宫产率,3.2\n", "「同比%」不是单位「%」"),
        ("指标名称,年度,数值（‰）\n剖宫产率,2025,46.5\n", "「‰」不是单位「%」"),
        ("指标名称,性别,年度,数值\n人均预期寿命（女）,男,2025,81.4\n", "说的不是同一个人群"),
    ] {
        says(&refused(rows), &[why]);
    }
    let filled_in = told("指标名称（必填）,年度,数值（必填）\n剖宫产率,2025,46.5\n");
    says(&filled_in, &["剖宫产率 2025年  新报 46.5"]);
    // The unit stands over several columns as over one.
    let merged = "指标名称,2025年（‰）,\n,合计,女\n人均预期寿命,78.5,81.4\n";
    says(&refused(merged), &["「‰」不是单位「岁」"]);
    for rows in [
        "指标名称,2025年（单位：%）\n剖宫产率（单位：%）,46.5\n",
        "指标名称,年度,数值（%、合计）\n剖宫产率,2025,46.5\n",
    ] {
        says(&told(rows), &["剖宫产率 2025年  新报 46.5"]);
    }
    // Counts have no columns side by side.
    let counted = "指标名称,2025年,,\n,数值,分子,分母\n剖宫产率,46.5,465,1000\n";
    says(&told(counted), &["新报 46.5", "没有用到的列：C「分子」、D「分母」"]);
}

#[test]
fn what_stands_under_words_that_nobody_knows_is_not_read() {
    let of_another = "指标名称,2025年,,全省\n,女,男,合计\n人均预期寿命,81.4,75.8,79.5\n";
    let told_of = told(of_another);
    says(&told_of, &["新报2个", "没有用到的列：D「合计」"]);
    let planned =
        "指标名称,2024年,,2025年,\n,目标值,实际值,目标值,实际值\n剖宫产率,45,46.5,44,46.8\n";
    let told_of = told(planned);
    says(
        &told_of,
        &["2024年  新报 46.5", "2025年  新报 46.8", "没有用到的列：B「目标值」、D「目标值」"],
    );
    let heads = told("指标名称,2025年人数,2025年\n孕产妇死亡率,1,33.3\n");
    says(&heads, &["新报 33.3", "没有用到的列：B「2025年人数」"]);
}

#[test]
fn a_row_goes_on_with_the_row_above_and_with_no_other() {
    let rows = "指标名称,2025\n人均预期寿命,78.5\n妇女平均受教育年限,\n其中：女,10.2\n";
    let run = refused(rows);
    says(&run, &["第4行", "没有名为「其中：女」的指标"]);
    assert!(!run.contains("10.2"), "{run}");
}

#[test]
fn a_year_that_a_row_and_its_heading_say_differently_is_refused() {
    says(
        &refused("指标名称,年度,数值（2025年）\n剖宫产率,2024,46.5\n"),
        &["说的不是同一个人群、地区或年度"],
    );
    says(&refused("指标名称,年度,数值\n剖宫产率,,46.5\n"), &["没有年度"]);
}

#[test]
fn what_was_counted_belongs_to_the_column_of_figures() {
    let rows = "指标名称,年度,数值,其中：女,分子,分母\n青壮年文盲率,2025,0.5,0.6,5,1000\n";
    let run = preview(rows.as_bytes());
    says(&run.out, &["2025年  新报 0.5\n", "2025年 女  新报 0.6\n"]);
    let alone = "指标名称,2025,分子,分母\n适龄妇女宫颈癌人群筛查率,70.1,700,1000\n";
    says(&refused(alone), &["与分子分母算出的70.0不符"]);
}

#[test]
fn a_name_that_there_is_not_is_answered_once_with_those_that_may_be_meant() {
    let run = refused("指标名称,2023,2024,2025\n宫颈癌筛查率,70.1,70.2,70.3\n");
    says(&run, &["没有名为「宫颈癌筛查率」的指标，是不是：适龄妇女宫颈癌人群筛查率", "有1处"]);
    let run = refused("指标名称,2025\n女性人均预期寿命,81.4\n");
    says(&run, &["是不是：人均预期寿命、人均健康预期寿命"]);
    says(&refused("指标名称,2025\n收入,81.4\n"), &["没有名为「收入」的指标，请核对"]);
}

#[test]
fn rows_are_counted_as_people_count_them() {
    let rows = ["代号,年度,数值", "", "", "ghost,2024,1", "\"ghost\n二\",2025,2"];
    for end in ["\n", "\r\n", "\r"] {
        let run = preview(rows.join(end).as_bytes());
        says(&run.out, &["第4行 A列", "第5行 A列"]);
    }
    for open in [
        "代号,年度,数值\n\"caesarean,2024,46\ncaesarean,2025,47\n",
        "代号,年度,数值,备注\n\"caesarean,2024,46,\ncaesarean,2025,47,5\" 屏\n",
    ] {
        says(&refused(open), &["第2行的引号只有一半"]);
    }
    let lines = "代号,年度,数值,备注\ncaesarean,2024,46.5,5\" 屏\ncaesarean,2025,46.6,\"一\n二\"\n";
    says(&told(lines), &["新报2个"]);
    let inches = told("代号,年度,数值,备注\ncaesarean,2025,46.5,5\" 屏\n");
    says(&inches, &["新报 46.5"]);
}

#[test]
fn what_stands_around_a_table_is_told_and_is_no_figure() {
    let rows = "2025年数据,,\n指标名称,2024,2025\n剖宫产率,—,46.5\n指标名称,2024,2025\n\
                单位负责人：王某,统计负责人：李某,\n联系电话,,0435-1234567\n手机,,13800000000\n";
    let told = told(rows);
    says(&told, &["新报1个", "第5行「单位负责人：王某」、第6行「联系电话」、第7行「手机」"]);
    says(&told, &["1格只有横线"]);
    // A misspelt name with something like a figure is no remark.
    for value in ["约70", "70.1岁", "二零二五年70"] {
        let run =
            refused(&format!("指标名称,2024,2025\n剖宫产率,46.1,46.5\n宫颈癌筛查率,,{value}\n"));
        says(&run, &["没有名为「宫颈癌筛查率」的指标，是不是"]);
    }
    // A dash beside what it was counted from says that there was nobody.
    let nobody = refused("代号,年度,数值,分子,分母\nhiv_mtct,2025,—,0,7\n");
    says(&nobody, &["没有数值"]);
    let zero = preview("代号,年度,数值,分子,分母\nhiv_mtct,2025,—,0,0\n".as_bytes()).done();
    says(&zero, &["新报 无对象"]);
}

#[test]
fn a_point_or_a_unit_gone_wrong_is_asked_about() {
    let years = "指标名称,2020,2021,2022,2023\n剖宫产率,44.8,45.28,0.459,46.22\n";
    let run = refused(years);
    says(&run, &["第2行 D列  剖宫产率 2022年  新报 0.459  0.459与其他年度的45.28左右相差八倍以上"]);
    assert_eq!(run.matches("相差").count(), 1, "only the wrong one is blamed: {run}");
    says(
        &refused("代号,2024,2025\nprenatal_management,0.9259,0.9342\n"),
        &["0.9259与目标值90相差二十倍以上"],
    );
    says(&refused("代号,2025\nmedical_insurance,2025\n"), &["2025与目标值95相差二十倍以上"]);
    // All years wrong alike, and one other year alone.
    let alike = refused("代号,2023,2024,2025\nprenatal_management,0.91,0.92,0.93\n");
    assert_eq!(alike.matches("与目标值90相差").count(), 3, "{alike}");
    says(&refused("代号,2024,2025\ncaesarean,45.9,0.459\n"), &["0.459与2024年的45.9相差"]);
    // Counts that fit it say nothing where the cases are many.
    let counted = |of: &str| format!("指标名称,年度,数值,分子,分母\n孕产妇死亡率,2025,,{of}\n");
    says(&refused(&counted("12,2867")), &["418.6与目标值12相差二十倍以上"]);
    says(&told(&counted("2,667")), &["新报 299.9"]);
    // To be very good is no mistake.
    let good = told("代号,2024,2025\nhiv_mtct,0.09,0.08\n");
    assert!(!good.contains("相差"), "{good}");
    // What was counted is of the right size.
    let counted = told("代号,年度,数值,分子,分母\nmaternal_mortality,2025,0.4,4,1000000\n");
    assert!(!counted.contains("相差"), "{counted}");
}

#[test]
fn a_correction_says_what_it_takes_away_and_what_comes_of_it() {
    let (_folder, ledger) = fresh();
    let old = "代号,年度,数值,分子,分母,数据来源\ncervical_screening,2025,70.0,700,1000,年报\n\
               urban_unit_women_share,2025,39.1,,,年报\n";
    let done = import(&ledger, "a.csv", old.as_bytes(), PAPER).done();
    says(&done, &["3.3   无数据转为达标"]);
    let new = "代号,年度,数值\ncervical_screening,2025,69.0\n";
    let more = [PAPER, &["--reason", "年鉴修订"]].concat();
    let done = import(&ledger, "b.csv", new.as_bytes(), &more).done();
    says(&done, &["更正 70.0 改为 69.0", "不再有分子分母700/1000、来源「年报」", "年鉴修订"]);
    assert!(!done.contains("要写明原因"), "it was given: {done}");
}

#[test]
fn nobody_knew_then_what_was_to_come_and_a_year_that_is_not_over_is_preliminary() {
    let (_folder, ledger) = fresh();
    let rows = "代号,年度,数值\ncaesarean,2023,46\n";
    let early =
        import(&ledger, "a.csv", rows.as_bytes(), &[PAPER, &["--on", "2022-03-01"]].concat());
    assert_eq!(early.code, 1);
    says(&early.out, &["年度应在2010至2022年之间"]);
    let year = chrono::Datelike::year(&chrono::Local::now());
    let rows = format!("代号,年度,数值\ncaesarean,{year},46\ncaesarean,{},46\n", year - 1);
    import(&ledger, "b.csv", rows.as_bytes(), PAPER).done();
    let all = observed(&ledger);
    let of = |year: i32| all.iter().find(|row| row["year"] == year).unwrap();
    assert_eq!(
        (&of(year)["preliminary"], &of(year - 1)["preliminary"]),
        (&true.into(), &false.into())
    );
}

#[test]
fn one_paper_with_figures_of_several_departments_is_told() {
    let rows = "代号,年度,数值\ncaesarean,2025,46\nupper_secondary_enrolment,2025,96\n";
    says(&told(rows), &["2个单位报送", "卫健局", "教育局", "刘某 局长签的一份纸件"]);
}

/// What fills a sheet.
type Fill<'a> = &'a dyn Fn(&mut Worksheet);

/// A workbook of named sheets, each made by hand.
fn book(sheets: &[(&str, Fill<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn words(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        match cell.parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number),
            Err(_) => sheet.write_string(row, column, *cell),
        }
        .unwrap();
    }
}

fn previewed(bytes: &[u8]) -> String {
    let (_folder, ledger) = fresh();
    import(&ledger, "a.xlsx", bytes, &[PAPER, &["--dry-run"]].concat()).done()
}

#[test]
fn sheets_rows_and_columns_that_are_left_or_hidden_are_named() {
    let bytes = book(&[
        ("一", &|sheet| {
            words(sheet, 0, &["指标名称", "2023", "2024", "2025"]);
            words(sheet, 1, &["剖宫产率", "46.1", "46.3", "46.5"]);
            words(sheet, 2, &["人工流产率", "11.1", "11.2", "11.3"]);
            sheet.set_row_hidden(2).unwrap();
            sheet.set_column_hidden(2).unwrap();
        }),
        ("二", &|sheet| words(sheet, 0, &["某项", "47"])),
        ("说明", &|sheet| words(sheet, 0, &["请填写"])),
        ("旧稿", &|sheet| {
            words(sheet, 0, &["指标名称", "2022"]);
            words(sheet, 1, &["剖宫产率", "45.9"]);
            sheet.set_hidden(true);
        }),
    ]);
    let told = previewed(&bytes);
    says(
        &told,
        &[
            "没有找到表头）：「二」\n",
            "没有读的隐藏工作表：「旧稿」",
            "隐藏的也读了：「一」第3行、「一」C列",
        ],
    );
    says(&told, &["新报6个"]);
    let (_folder, ledger) = fresh();
    let json =
        import(&ledger, "a.xlsx", &bytes, &[PAPER, &["--dry-run", "--json"]].concat()).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["sheets_left"][0]["why"], "no_headings");
    assert_eq!(json["hidden"][1]["column"], "C");
}

/// What it shows as it is has lost its last zeros: it corrects nothing by that.
#[test]
fn a_workbook_that_says_nothing_of_digits_leaves_those_that_stand() {
    let (_folder, ledger) = fresh();
    let rows = "指标名称,2023\n剖宫产率,46.10\n";
    import(&ledger, "a.csv", rows.as_bytes(), PAPER).done();
    let three = Format::new().set_num_format("0.000");
    for (format, told) in [(Format::new(), "无变化1个"), (three, "更正1个")] {
        let bytes = book(&[("一", &|sheet| {
            words(sheet, 0, &["指标名称", "2023"]);
            words(sheet, 1, &["剖宫产率"]);
            sheet.write_number_with_format(1, 1, 46.1, &format).unwrap();
        })]);
        says(&import(&ledger, "b.xlsx", &bytes, &["--dry-run"]).out, &[told]);
    }
}

#[test]
fn a_column_that_is_hidden_a_thousand_times_over_is_one() {
    let bytes = book(&[("一", &|sheet| {
        words(sheet, 0, &["指标名称", "2023", "2024"]);
        words(sheet, 1, &["剖宫产率", "46.1", "46.3"]);
        sheet.set_column_hidden(2).unwrap();
    })]);
    let again = "<col min=\"1\" max=\"256\" hidden=\"1\"/>".repeat(1000);
    let bytes =
        with_part(&bytes, SHEET, |sheet| sheet.replace("</cols>", &format!("{again}</cols>")));
    says(&previewed(&bytes), &["隐藏的也读了：「一」A列、「一」B列、「一」C列\n"]);
}

#[test]
fn headings_are_read_in_two_rows_as_days_and_from_the_sheets_name() {
    let year = Format::new().set_num_format("yyyy");
    // 2025年6月, which is no year's figure.
    let month = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let bytes = book(&[
        ("一", &|sheet| {
            sheet.merge_range(0, 1, 0, 3, "2024年", &Format::new()).unwrap();
            words(sheet, 0, &["指标名称"]);
            words(sheet, 1, &["", "合计", "女", "男"]);
            words(sheet, 2, &["人均预期寿命", "78.3", "81.2", "75.6"]);
        }),
        ("2025年", &|sheet| {
            words(sheet, 0, &["指标名称", "数值"]);
            words(sheet, 1, &["人均预期寿命", "78.5"]);
        }),
        ("三", &|sheet| {
            words(sheet, 0, &["指标名称"]);
            sheet.write_number_with_format(0, 1, 44927.0, &year).unwrap();
            sheet.write_number_with_format(0, 2, 45809.0, &month).unwrap();
            words(sheet, 1, &["人均预期寿命", "78.1", "78.4"]);
        }),
    ]);
    says(
        &previewed(&bytes),
        &[
            "2024年  新报 78.30",
            "2024年 女  新报 81.20",
            "2025年  新报 78.50",
            "2023年  新报 78.10",
            "没有用到的列：「三」C",
        ],
    );
    // The same day, as Excel for the Macintosh counts it.
    let bytes = with_part(&bytes, "xl/workbook.xml", |book| {
        assert!(book.contains("<workbookPr "));
        book.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1)
    });
    let bytes = with_part(&bytes, "xl/worksheets/sheet3.xml", |sheet| {
        sheet.replace("<v>44927</v>", "<v>43465</v>")
    });
    says(&previewed(&bytes), &["2023年  新报 78.10"]);
}

#[test]
fn a_file_of_headings_alone_is_read_to_its_end() {
    let rows = "指标名称,年度,数值\n剖宫产率,2024,46.3\n指标名称,数值,年度\n剖宫产率,46.1,2023\n";
    // However many tables there are, they take no more of the stack than one.
    let small = std::thread::Builder::new().stack_size(384 << 10);
    let read = small.spawn(move || exchange::read(rows.repeat(250).as_bytes()).is_ok());
    assert!(read.unwrap().join().unwrap());
}

#[test]
fn a_workbook_of_few_bytes_and_many_cells_is_left() {
    let bytes = book(&[("一", &|sheet| words(sheet, 0, &["指标名称", "2023", "2024"]))]);
    let far = |row: u32| format!("<row r=\"{row}\"><c r=\"IV{row}\"><v>1</v></c></row>");
    let rows: String = (2..20_000).map(far).collect();
    let wide = with_part(&bytes, SHEET, |sheet| {
        sheet.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1)
    });
    assert_eq!(exchange::read(&wide).unwrap_err(), Unreadable::TooLarge);
    let odd = "<row r=\"4294967295\"/><row/></sheetData>\
               <mergeCells><mergeCell ref=\"A0:B4294967295\"/></mergeCells>";
    let odd = with_part(&bytes, SHEET, |sheet| sheet.replacen("</sheetData>", odd, 1));
    assert!(matches!(exchange::read(&odd), Ok(_) | Err(Unreadable::NoHeadings)));
}

#[test]
fn a_sheet_of_ours_comes_back_without_a_word_of_what_stands_around() {
    let (folder, ledger) = fresh();
    let file = folder.path().join("卫健.xlsx");
    let bytes = super::books::template(&ledger, &file);
    let bytes = super::books::with_part(&bytes, super::books::SHEET, |sheet| {
        super::books::filled(sheet, "H5", "46.5")
    });
    let told = import(&ledger, "filled.xlsx", &bytes, &[PAPER, &["--dry-run"]].concat());
    assert!(!told.out.contains("没有读") && !told.out.contains("没有用到"), "{}", told.out);
    halfsky(&ledger, &["verify"]).done();
}

#[test]
fn what_stands_over_or_under_headings_is_read_or_keeps_the_column_from_being_read() {
    let planned = ",目标值,完成情况\n指标名称,2025,2024\n人均预期寿命,78,79\n";
    says(&refused(planned), &["没有找到表头"]);
    let counted = "指标名称,2025年,\n,女性人数,男性人数\n人均预期寿命,81,75\n";
    says(&refused(counted), &["B列「女性人数」和C列「男性人数」", "没有读"]);
    let units = |over: &str| told(&format!("指标名称,2025,2024\n{over}\n人均预期寿命,79.5,79.4\n"));
    says(&units(",岁,岁"), &["新报2个"]);
    says(&units(",（岁）,（岁）"), &["新报2个"]);
    says(&units(",初步数,最终数"), &["新报1个", "没有用到的列：B「初步数」"]);
    says(&units(",市统计局核定,"), &["新报1个", "没有用到的列：B「市统计局核定」"]);
}

#[test]
fn a_second_table_in_a_sheet_is_read_by_its_own_headings() {
    let two = "指标名称,2025\n人均预期寿命,79.5\n\n指标名称,2024\n剖宫产率,46\n";
    says(&told(two), &["人均预期寿命 2025年  新报 79.5", "第5行 B列  剖宫产率 2024年  新报 46"]);
}

#[test]
fn a_quotation_is_of_one_cell_and_an_open_one_is_told() {
    let open = "指标名称,2025\n\"人均预期寿命,79.5\n剖宫产率,46\n孕产妇死亡率,\"12\"\n";
    says(&refused(open), &["第2行的引号只有一半"]);
    let lines = "指标名称,2025,备注\n人均预期寿命,79.5,\"甲,\n乙\"\n剖宫产率,46,\n";
    says(&told(lines), &["甲, 乙", "第3行 B列  剖宫产率"]);
}

#[test]
fn rows_around_a_table_are_told_of() {
    let counts = "指标名称,2025,2024,分子,分母\n适龄妇女宫颈癌人群筛查率,70.0,69,700,1000\n";
    says(&told(counts), &["新报2个", "没有用到的列：D「分子」、E「分母」"]);
    let above = "全市合计,1,2,3\n指标名称,2025\n人均预期寿命,79.5\n";
    says(&told(above), &["没有读的行：第1行「全市合计」"]);
    let numbered = "指标名称,年度,数值\n甲,乙,1\n人均预期寿命,2025年度,79.5\n";
    says(&told(numbered), &["第3行 C列  人均预期寿命 2025年  新报 79.5"]);
    let wide = "指标名称,2025\n人均预期寿命,79.5\n电话,１３８１２３４５６７８\n";
    says(&told(wide), &["没有读的行：第3行「电话」"]);
    says(&refused("指标名称,2025\n女,\n人均预期寿命,81\n"), &["第2行", "这一行只写了「女」"]);
    let corner = "责任单位,,\n指标名称,2025,目标值\n人均预期寿命,79.5,80\n";
    says(&told(corner), &["没有用到的列：C「目标值」"]);
}

#[test]
fn the_name_of_a_sheet_says_whose_its_figures_are() {
    for (name, of) in [("2024年女", "2024年 女"), ("2025（女）", "2025年 女")] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, ["指标名称", "数值"]).unwrap();
        sheet.write(1, 0, "人均预期寿命").unwrap();
        sheet.write(1, 1, 81).unwrap();
        let (_folder, ledger) = fresh();
        let bytes = book.save_to_buffer().unwrap();
        let run = import(&ledger, "a.xlsx", &bytes, &[PAPER, &["--dry-run"]].concat());
        says(&run.done(), &[of, "新报 81"]);
    }
}

#[test]
fn what_is_said_to_be_preliminary_is_taken_so_or_asked_about() {
    let head = "代号,年度,数值,备注\n";
    let (_folder, ledger) = fresh();
    let one = format!("{head}cervical_screening,2024,70.1,初步数\n");
    import(&ledger, "a.csv", one.as_bytes(), PAPER).done();
    let entered = observed(&ledger).remove(0);
    assert_eq!(entered["preliminary"], Value::Bool(true), "{entered}");
    assert_eq!(entered["remark"].as_str().unwrap_or_default(), "", "it is no reason");
    let more = told(&format!("{head}cervical_screening,2024,70.1,初步数，待统计局核定\n"));
    says(&more, &["备注提到初步数，仍按最终数导入的：第2行 C列「初步数，待统计局核定」"]);
    let below = "代号,年度,数值\ncervical_screening,2024,70.1\n注：2024年为初步数,,\n";
    says(&told(below), &["没有读的行：第3行「注：2024年为初步数」"]);
    let above = "注：2024年为初步数\n代号,年度,数值\ncervical_screening,2024,70.1\n";
    says(&told(above), &["没有读的行：第1行「注：2024年为初步数」"]);
}

#[test]
fn comments_on_cells_are_told_and_a_sheet_is_named_apart() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("2025年").unwrap();
    for (column, words) in (0..).zip(["代号", "年度", "数值"]) {
        sheet.write_string(0, column, words).unwrap();
    }
    sheet.write_string(1, 0, "cervical_screening").unwrap();
    sheet.write_number(1, 1, 2024).unwrap();
    sheet.write_number(1, 2, 70.1).unwrap();
    let note = rust_xlsxwriter::Note::new("初步数，待核").add_author_prefix(false);
    sheet.insert_note(1, 2, &note).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (_folder, ledger) = fresh();
    let run = import(&ledger, "a.xlsx", &bytes, &[PAPER, &["--dry-run"]].concat()).done();
    says(&run, &["「2025年」第2行 C列  ", "没有读的批注：「2025年」第2行 C列「初步数，待核」"]);
}

#[test]
fn what_changes_of_a_figure_whose_value_stays_is_said() {
    let (_folder, ledger) = fresh();
    let head = "代号,年度,数值,分子,分母,数据来源,初步/最终\n";
    let rows = |row: &str| format!("{head}cervical_screening,2024,{row}\n");
    import(&ledger, "a.csv", rows("38.0,,,,初步").as_bytes(), PAPER).done();
    let dry = |row: &str| {
        import(&ledger, "b.csv", rows(row).as_bytes(), &[PAPER, &["--dry-run"]].concat())
    };
    let is_final = dry("38.0,,,,最终").done();
    says(&is_final, &["数值仍为 38.0，初步改为最终（原"]);
    assert!(!is_final.contains("要写明原因"), "{is_final}");
    let more = dry("38.0,38,100,年报,最终");
    says(
        &(more.out + &more.err),
        &["初步改为最终、补充分子分母38/100、补充来源「年报」（原", "要写明原因"],
    );
    import(&ledger, "a.csv", rows("38.0,,,,最终").as_bytes(), PAPER).done();
    says(&dry("38.0,,,,最终").done(), &["无变化1个"]);
}
