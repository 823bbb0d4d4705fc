//! Sheets in words: their headings, what is told of an import, and why a file is not taken.

mod rows;

pub use rows::{outcome_word, row_doubt, row_line, row_told};

use super::{Counts, Head, Hidden, Left, Place, Preview, Side, Unread, Unreadable};
use crate::words::{Lang, words};

/// So many of a kind are named; the rest are counted.
const NAMED: usize = 6;

impl Lang {
    /// What stands over a column of a sheet of figures.
    pub fn sheet_head(self, head: Head) -> String {
        let (zh, en) = match head {
            Head::Indicator => ("代号", "indicator"),
            Head::Name => ("指标名称", "name"),
            Head::Unit => ("单位", "unit"),
            Head::Sex => ("性别", "sex"),
            Head::Area => ("地区", "area"),
            Head::Year => ("年度", "year"),
            Head::Before => ("上年数", "last year"),
            Head::Value => ("数值", "value"),
            Head::Numerator => ("分子", "numerator"),
            Head::Denominator => ("分母", "denominator"),
            Head::Source => ("数据来源", "source"),
            Head::Status => ("初步/最终", "status"),
            Head::Remark => ("备注", "remark"),
            Head::Counts => ("分子/分母是什么", "what is counted"),
            Head::Review => ("审核情况", "verification"),
            Head::Of(side) => return self.side(side),
        };
        self.pick(zh, en).to_owned()
    }

    /// Of what figures are that stand side by side.
    fn side(self, side: Side) -> String {
        let words = [
            side.year.map(|year| self.in_year(year)),
            side.sex.map(|sex| self.sex(sex).to_owned()),
            side.area.map(|area| self.area(area).to_owned()),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Where something stands in a sheet.
    pub fn place(self, place: &Place) -> String {
        let column = place.column.as_deref().map(|column| self.place_column(column));
        let row = self.place_row(place.row);
        let within = [Some(row), column].into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.within_sheet(&place.sheet, within)
    }

    /// Something in a sheet, whose name is told apart from it: a sheet may be called 2025年.
    fn within_sheet(self, sheet: &str, what: String) -> String {
        if sheet.is_empty() {
            what
        } else {
            format!("{}{}{what}", self.sheet_named(sheet), self.pick("", " "))
        }
    }

    /// Why a file is no sheet that can be read.
    pub fn unreadable(self, path: &str, why: &Unreadable) -> String {
        match why {
            Unreadable::TooLarge => self.sheet_too_large(path),
            Unreadable::TooLong => self.sheet_too_long(path, crate::exchange::ROWS_MAX),
            Unreadable::OldForm => self.sheet_old_form(path),
            Unreadable::Damaged(part) => self.sheet_damaged(path, part),
            Unreadable::NotText => self.sheet_not_text(path),
            Unreadable::OpenQuotation(row) => self.sheet_open_quotation(path, *row),
            Unreadable::NoHeadings => self.sheet_no_headings(path),
            Unreadable::Twice(both) => {
                let [first, second] = both
                    .each_ref()
                    .map(|(column, words)| self.unread_column(&self.place_column(column), words));
                self.sheet_twice(path, first, second)
            }
            Unreadable::Split { column, cell, head } => {
                self.sheet_split(path, column, cell, self.sheet_head(*head))
            }
        }
    }

    /// What of a file was not read, or was although nobody sees it: a sentence for each way.
    pub fn besides(self, preview: &Preview) -> Vec<String> {
        let within = |sheet: &str, what: String| self.within_sheet(sheet, what);
        let left = |hidden: bool| {
            let of = preview.left.iter().filter_map(move |left| match left {
                Left::Hidden(name) if hidden => Some(self.sheet_named(name)),
                Left::WithoutHeadings(name) if !hidden => Some(self.sheet_named(name)),
                _ => None,
            });
            of.collect::<Vec<String>>()
        };
        let unread = preview.unread.iter().map(|Unread { sheet, column, words }| {
            let column = match words.as_str() {
                "" => self.unread_bare(column),
                words => self.unread_column(column, words),
            };
            within(sheet, column)
        });
        let notes = preview
            .notes
            .iter()
            .map(|(place, words)| self.unread_column(&self.place(place), words));
        let hidden = preview.hidden.iter().map(|(sheet, hidden)| {
            within(
                sheet,
                match hidden {
                    Hidden::Row(row) => self.place_row(*row),
                    Hidden::Column(column) => self.place_column(column),
                },
            )
        });
        type Told = fn(Lang, String) -> String;
        let called = preview.called_preliminary.iter();
        let called = called.map(|(place, words)| self.unread_column(&self.place(place), words));
        let comments = preview.comments.iter();
        let comments = comments.map(|(place, words)| self.unread_column(&self.place(place), words));
        let lists: [(Vec<String>, Told); 7] = [
            (left(false), Self::import_left),
            (left(true), Self::import_left_hidden),
            (unread.collect(), Self::import_unread),
            (notes.collect(), Self::import_notes),
            (comments.collect(), Self::import_comments),
            (called.collect(), Self::import_called_preliminary),
            (hidden.collect(), Self::import_hidden),
        ];
        let listed = lists.into_iter().filter(|(all, _)| !all.is_empty());
        let mut told: Vec<String> = listed
            .map(|(all, told)| {
                let more = all.len().saturating_sub(NAMED);
                let named = all.iter().take(NAMED).cloned().collect::<Vec<_>>();
                let named = named.join(self.list_comma());
                told(self, if more > 0 { self.and_more(named, more) } else { named })
            })
            .collect();
        told.extend((preview.dashes > 0).then(|| self.import_dashes(preview.dashes)));
        told
    }

    /// How many rows of a sheet come to what.
    pub fn import_counts(self, counts: &Counts) -> String {
        let Counts { new, corrections, unchanged, refused, asking } = *counts;
        let told = self.import_sum(new, corrections, unchanged, refused);
        match asking {
            0 => told,
            asking => format!("{told}{}", self.import_asking(asking)),
        }
    }
}

words! {
    status_final: "最终", "final";
    status_preliminary: "初步", "preliminary";
    yes: "是", "yes";
    list_indicators: "监测指标", "indicators";
    list_observations: "监测数据", "observations";
    list_targets: "主要目标", "targets";
    column_items: "目标或措施", "items";
    column_goal: "目标值", "goal";
    column_supplier: "报送单位", "supplied by";
    column_by_sex: "分性别", "by sex";
    column_by_area: "分城乡", "by area";
    column_basis: "规划原文", "basis";
    column_outlook: "走势", "outlook";
    column_gap: "差距", "gap";
    column_gap_unit: "差距单位", "gap in";
    column_gap_of: "有差距的指标", "gap of";
    column_proposed: "分工", "assignment";
    template_title(plan: &str, department: &str, year: i32): "{plan} {department} {year}年监测数据", "{plan}: figures of {year}, {department}";
    template_sheet: "监测数据", "figures";
    template_notes: "填写说明", "how to fill it in";
    template_how: "只填浅黄色的格子；没有数的行留空；数值照公布的写。其余见「填写说明」。", "Fill in the light yellow cells only; leave rows without a figure empty. More on the second sheet.";
    template_wrong_title: "请核对", "Check this";
    template_wrong_number: "请填不小于零的数，不带单位。", "A number from zero on, without its unit.";
    template_wrong_share: "请填 0 至 100 之间的数：95.3% 填 95.3。", "A number from 0 to 100: for 95.3% write 95.3.";
    template_made_from(head: &crate::domain::entry::Head): "依据台账 {head}", "made from ledger {head}";
    template_note_lines: "1. 只填浅黄色的格子，其余的格子已锁定。没有数的行留空，导入时跳过。\n2. 数值照公布的写，不带单位：95.3% 填 95.3，12.5/10万 填 12.5。\n3. 有分子、分母的请一并填写，最右一列说明各是什么；程序据此核对数值，并判断是否小基数。分母为零（本年无对象）时数值留空。\n4. 分性别、分城乡的指标，合计与各分项分行填写。\n5. 上年数供对照。变化很大、合计与分项不一致，或要改已经报过的数，请在备注里写明原因，否则不能导入。\n6. 尚未定案的数在「初步/最终」里选「初步」；空着时，当年的数按初步，往年的按最终。\n7. 填好后另存为 xlsx，交给办公室，或自己运行 halfsky import 导入；先加 --dry-run 可以只看不改。", "1. Fill in the light yellow cells only; the others are locked. Rows left empty are skipped.\n2. Figures as published, without units: for 95.3% write 95.3.\n3. Give numerator and denominator where there are any; the last column says what they count. Where the denominator is zero, leave the value empty.\n4. Totals and parts stand in rows of their own.\n5. Where a figure changes much, does not fit its parts, or takes the place of an earlier one, say why in the remark; it is not taken otherwise.\n6. Choose preliminary where the final figure is still to come; left empty, a figure of the present year is preliminary and others are final.\n7. Save it as xlsx and hand it to the office, or run halfsky import; with --dry-run it only tells what would change.";
    template_nothing(department: &str): "{department}没有要报送数据的监测指标，请核对单位；各指标由谁报送见 halfsky export indicators", "{department} supplies no figures; see halfsky export indicators for who supplies what";
    template_year(year: i32, from: i32, to: i32): "年度 {year} 不对，应在{from}至{to}年之间", "The year {year} must be {from} to {to}";
    template_ending(path: String): "模板是 xlsx 工作簿，{path} 请改用 .xlsx 结尾的文件名", "A template is an xlsx workbook; let the name of {path} end in .xlsx";
    to_a_terminal: "工作簿和数据库不能显示在终端上，请用 -o 指明文件", "Workbooks and databases cannot be shown on a terminal; name a file with -o";
    ledger_is_sqlite: "整本台账只导出为 SQLite 文件，请去掉 --format 和 --encoding，文件名如 台账.sqlite", "The whole ledger is exported as a SQLite file only; leave out --format and --encoding, and name it such as ledger.sqlite";
    no_copy_of_broken(seq: u64): "台账从 #{seq} 起链条中断，不导出；请先用备份恢复（halfsky restore）", "The ledger's chain is broken at #{seq}, and it is not exported; restore a backup first (halfsky restore)";
    encoding_is_for_csv: "--encoding 只用于 csv，请去掉或改用 --format csv", "--encoding is for csv only; leave it out or use --format csv";
    workbook_failed(why: String): "工作簿写不出来：{why}", "The workbook could not be made: {why}";
    sheet_named(name: &str): "「{name}」", "{name:?}";
    place_row(row: u32): "第{row}行", "row {row}";
    place_column(column: &str): "{column}列", "column {column}";
    sheet_too_large(path: &str): "{path} 太大，没有读；请分成几个文件再导入", "{path} is too large and was not read; split it";
    sheet_too_long(path: &str, max: usize): "{path} 超过{max}行，没有读；请删去空行或分成几个文件", "{path} has more than {max} rows and was not read; split it";
    sheet_old_form(path: &str): "{path} 是旧格式（xls、et）或设了密码，请在 Excel 或 WPS 中另存为不加密的 xlsx 再导入", "{path} is in an old form (xls, et) or has a password; save it as xlsx without one";
    sheet_damaged(path: &str, part: &str): "{path} 不是 xlsx 工作簿或已损坏（{part}）；ods 等格式请用 Excel 或 WPS 打开后另存为 xlsx", "{path} is no xlsx workbook, or damaged ({part}); open it, ods and the like too, and save it as xlsx";
    sheet_not_text(path: &str): "{path} 不是 xlsx，也不是 UTF-8 或 GB18030 的 csv，请核对文件", "{path} is neither xlsx nor csv in UTF-8 or GB18030; check the file";
    sheet_open_quotation(path: &str, row: u32): "{path} 第{row}行的引号只有一半，后面都被当成一格，没有读；请补上或去掉引号", "{path}: a quotation begins in row {row} and does not end, and nothing was read; close it or take it out";
    sheet_no_headings(path: &str): "{path} 里没有找到表头，要有「代号」或「指标名称」，以及「年度」和「数值」（或一列一个年份）；模板用 halfsky template 生成", "{path} has no headings: it needs indicator or name, and year and value (or a column a year); halfsky template makes a sheet";
    sheet_twice(path: &str, first: String, second: String): "{path} 的{first}和{second}是同一项，不知道以哪一列为准，没有读；请只留一列", "{path}: {first} and {second} say the same, and nothing was read; leave one of them";
    sheet_split(path: &str, column: &str, cell: &str, head: String): "{path} 的{column}列写着「{cell}」，但表头不认识，没有读；分{head}的数，请把表头改为「{head}」，与数无关的请删去这一列", "{path}: column {column} says {cell:?} below a heading that is not known, and nothing was read; where figures are split so, let the heading be {head:?}, else take the column out";
    import_left(sheets: String): "没有读的工作表（没有找到表头）：{sheets}", "Sheets that were not read, for they have no headings: {sheets}";
    import_left_hidden(sheets: String): "没有读的隐藏工作表：{sheets}", "Hidden sheets that were not read: {sheets}";
    import_notes(rows: String): "不是数据、没有读的行：{rows}", "Rows that hold no figures and were not read: {rows}";
    import_comments(cells: String): "没有读的批注：{cells}", "Comments on cells that were not read: {cells}";
    import_called_preliminary(rows: String): "备注提到初步数，仍按最终数导入的：{rows}；确为初步数的，请在「初步/最终」里写明", "Taken as final although the remark speaks of preliminary figures: {rows}; say preliminary in the status column where they are";
    import_hidden(places: String): "隐藏的也读了：{places}", "Read although hidden: {places}";
    import_dashes(count: usize): "{count}格只有横线、斜线之类，按没有数处理", "{count} {cells} taken as having no figure", cells = count "cell with a dash was" "cells with a dash were";
    import_unread(columns: String): "没有用到的列：{columns}", "Columns that were not read: {columns}";
    unread_column(column: &str, words: &str): "{column}「{words}」", "{column} {words:?}";
    unread_bare(column: &str): "{column}（没有表头）", "{column} (no heading)";
    import_sum(new: usize, corrections: usize, unchanged: usize, refused: usize): "新报{new}个，更正{corrections}个，无变化{unchanged}个，不能导入{refused}个", "{new} new, {corrections} corrected, {unchanged} unchanged, {refused} refused";
    import_asking(asking: usize): "；{asking}个要写明原因", "; {asking} {need} a reason", need = asking "needs" "need";
    import_nothing: "没有要导入的变化", "There is nothing to change";
    import_empty: "表里没有填数，没有导入", "The sheet holds no figures; nothing was imported";
    import_refused(refused: usize): "有{refused}处不能导入，没有录入任何数据；请改好上面列出的格子再导入", "Nothing was imported: {refused} of its cells cannot be taken; mend what is listed above";
    import_asks(asking: usize): "有{asking}处要写明原因，没有录入任何数据；请核对，确实如此的在该行备注里写原因，或用 --reason 写一个共同的原因", "Nothing was imported: {asking} of its rows {need} a reason; check them, and say why in the row's remark or with --reason", need = asking "needs" "need";
    import_several(count: usize, names: String, who: String): "这些数由{count}个单位报送（{names}），都记在{who}签的一份纸件上；不是同一份的请分开导入", "{count} departments supply these figures ({names}), and all are recorded from one paper signed by {who}; import those of another paper apart";
    import_done(count: usize, seq: u64): "已导入{count}个数，记为 #{seq}；要整批撤销，在界面第5屏选中 #{seq} 按 w", "imported {count} {figures} as #{seq}; to undo all of it, select #{seq} on screen 5 and press w", figures = count "figure" "figures";
    import_would: "以上只是预览，没有录入", "this was a preview; nothing was entered";
    import_needs_paper(why: String): "{why}；代录请加 --signatory 姓名 --title 职务（可加 --paper 文号 --on 日期）", "{why}; to record from a signed paper add --signatory NAME --title TITLE (and --paper, --on)";
    import_signatory_title: "代录要同时写 --signatory 和 --title", "To record from a paper, give both --signatory and --title";
    import_reading: "正在读取表格", "reading the sheet";
    import_checking(rows: usize): "正在核对{rows}行", "checking {rows} {so_many_rows}", so_many_rows = rows "row" "rows";
    import_writing(rows: usize): "正在录入{rows}个数", "entering {rows} {figures}", figures = rows "figure" "figures";
    sheets_by_ssh(command: &str): "这里不读写服务器上的文件，请在自己电脑上用 ssh 主机 {command}", "No file of the server is read or written here; run ssh HOST {command}";
    command_of_import: "import - < 表.xlsx", "import - < F.xlsx";
    command_of_template(department: &str, year: i32): "template --department {department} --year {year} -o - > 表.xlsx", "template --department {department} --year {year} -o - > F.xlsx";
    command_of_export: "export observations --format xlsx -o - > 数据.xlsx", "export observations --format xlsx -o - > F.xlsx";
    sheet_path: "文件", "file";
    sheet_path_hint(folder: String): "Enter 确定，Esc 放弃；不写全路径的，从 {folder} 算起", "Enter goes on, Esc leaves; what is no whole path begins at {folder}";
    paper_path_hint(folder: String): "Enter 确定，Esc 放弃，Tab 到下一行；文件以外的可以不填，纸上留空。文件不写全路径的，从 {folder} 算起", "Enter goes on, Esc leaves, Tab goes to the next line; all but the file may stay empty, as blanks on the paper. A file that is no whole path begins at {folder}";
    sheet_path_empty: "请写文件的位置，如 /tmp/表.xlsx", "Name the file, as /tmp/sheet.xlsx";
    sheet_ending: "只能写成 xlsx 或 csv，请改文件名的结尾", "Only xlsx and csv can be written; change how the name ends";
    sheet_take: "Enter 全部录入，记为一条；Esc 放弃", "Enter takes all of it as one entry; Esc leaves it";
    template_file(department: &str, year: i32): "{department}{year}年监测数据.xlsx", "{department} {year}.xlsx";
    export_file: "监测数据.xlsx", "figures.xlsx";
}
