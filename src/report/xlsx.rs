//! The tables of a document as a workbook, a sheet each.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Align, Cell, Document, Row, Table};
use crate::exchange::{LINE, lines_in, properties, with_digits};

/// What a sheet's name cannot hold.
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Half-width characters to a millimetre of paper: a sheet has room for more than a page.
const PER_MM: f64 = 0.8;

/// What it can hold, in characters.
const NAME_MAX: usize = 31;

/// The bytes of the file; none where the document has no table.
///
/// # Errors
/// Where it is larger than a workbook can be.
pub fn xlsx(document: &Document) -> Result<Option<Vec<u8>>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(&document.name(), &document.annex.head));
    let mut names: Vec<String> = Vec::new();
    for table in document.tables() {
        let name = sheet_name(&table.name, &names);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, table, document)?;
    }
    if names.is_empty() {
        return Ok(None);
    }
    let sheet = book.add_worksheet();
    sheet.set_name(document.lang.annex_sheet())?.set_column_width(0, 18)?;
    sheet.set_column_width(1, 100)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, (label, text)) in (0..).zip(&document.annex.rows) {
        sheet.write_string(row, 0, label)?.write_string_with_format(row, 1, text, &wrapped)?;
    }
    Ok(Some(book.save_to_buffer()?))
}

/// A name that no other sheet has.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let name: String = name.chars().filter(|c| !NOT_IN_NAMES.contains(c)).collect();
    let mut found: String = name.chars().take(NAME_MAX).collect();
    let mut number = 2;
    while taken.contains(&found) {
        let end = format!(" {number}");
        let room = NAME_MAX - end.chars().count();
        found = name.chars().take(room).chain(end.chars()).collect();
        number += 1;
    }
    found
}

fn fill(sheet: &mut Worksheet, table: &Table, document: &Document) -> Result<(), XlsxError> {
    let mut at: u32 = 0;
    let last = table.columns.len().saturating_sub(1) as u16;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(at, 0, document.name(), &title)?;
    at += 1;
    if document.demo {
        let red = Format::new().set_bold().set_font_color(0x00C0_0000);
        sheet.write_string_with_format(at, 0, document.lang.demo_header(), &red)?;
        sheet.set_header(format!("&C{}", document.lang.demo_header()));
        at += 1;
    }
    let framed = |look: Format| {
        look.set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap()
    };
    let cell = || framed(Format::new());
    let bold = cell().set_bold();
    for (column, heading) in (0..).zip(&table.columns) {
        let centred = bold.clone().set_align(FormatAlign::Center);
        sheet.write_string_with_format(at, column, &heading.heading, &centred)?;
        sheet.set_column_width(column, f64::from(heading.width) * PER_MM)?;
    }
    sheet.set_repeat_rows(at, at)?.set_freeze_panes(at + 1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C&P / &N");
    for row in &table.rows {
        at += 1;
        sheet.set_row_height(at, (lines(table, row) * LINE) as f64)?;
        match row {
            Row::Whole(text) if last > 0 => drop(sheet.merge_range(at, 0, at, last, text, &bold)?),
            Row::Whole(text) => drop(sheet.write_string_with_format(at, 0, text, &bold)?),
            Row::Cells(cells) => {
                for (column, (value, heading)) in (0..).zip(cells.iter().zip(&table.columns)) {
                    let align = match heading.align {
                        Align::Left => FormatAlign::Left,
                        Align::Centre => FormatAlign::Center,
                    };
                    match value {
                        Cell::Text(text) => {
                            let look = cell().set_align(align);
                            sheet.write_string_with_format(at, column, text, &look)?;
                        }
                        Cell::Number(number) => {
                            let look = framed(with_digits(number.digits() as usize));
                            let look = look.set_align(align);
                            sheet.write_number_with_format(at, column, number.to_f64(), &look)?;
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

/// How many lines a row needs: programs do not work that out for merged cells, nor all for others.
fn lines(table: &Table, row: &Row) -> usize {
    let of = |text: &str, width: u16| lines_in(text, (f64::from(width) * PER_MM) as usize);
    match row {
        Row::Whole(text) => of(text, table.columns.iter().map(|column| column.width).sum()),
        Row::Cells(cells) => {
            let each = cells.iter().zip(&table.columns);
            each.map(|(cell, column)| of(&cell.words(), column.width)).max().unwrap_or(1)
        }
    }
}
