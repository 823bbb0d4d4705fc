//! Tables for other programs: the same rows as a workbook or as text.

use encoding_rs::GB18030;
use rust_xlsxwriter::{DocProperties, Format, Workbook, XlsxError};

use crate::decimal::Decimal;
use crate::domain::entry::Head;

/// What a cell begins with that spreadsheets take for a formula.
pub(super) const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// In which characters text is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with the mark by which Excel knows it.
    #[default]
    Utf8,
    /// GB18030, without a mark.
    Gb18030,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Blank,
    Text(String),
    /// With its digits.
    Number(Decimal),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(Decimal::new(number.into(), 0))
    }
}

impl From<Option<Decimal>> for Value {
    fn from(number: Option<Decimal>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }
}

/// A table: headings and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(super) name: String,
    /// Each with its width in characters of half a Chinese one.
    pub(super) headings: Vec<(String, u16)>,
    pub(super) rows: Vec<Vec<Value>>,
    /// The ledger's end when it was made.
    pub(super) head: Head,
}

impl Table {
    /// As text with commas and the line ends of Windows. A text that looks like a formula gets an
    /// apostrophe in front.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn csv(&self, encoding: Encoding) -> std::io::Result<Vec<u8>> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(self.headings.iter().map(|(heading, _)| heading))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Value::Blank => String::new(),
                Value::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
                Value::Text(text) => text.clone(),
                Value::Number(number) => number.to_string(),
            }))?;
        }
        let bytes = writer.into_inner().map_err(|error| error.into_error())?;
        Ok(match encoding {
            Encoding::Utf8 => [b"\xef\xbb\xbf".as_slice(), &bytes].concat(),
            Encoding::Gb18030 => GB18030.encode(&String::from_utf8_lossy(&bytes)).0.into_owned(),
        })
    }

    /// As a workbook: the headings stay in sight, numbers are shown with their digits, texts are
    /// texts whatever they begin with.
    ///
    /// # Errors
    /// Where it is larger than a workbook can be.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&self.name, &self.head));
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, (heading, width)) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, heading, &bold)?;
            sheet.set_column_width(column, f64::from(*width))?;
        }
        // A long list is printed as reports are, and looked through by its columns.
        sheet.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P / &N");
        let last = self.headings.len().saturating_sub(1) as u16;
        sheet.autofilter(0, 0, self.rows.len() as u32, last)?;
        let formats: Vec<Format> = (0..=6).map(with_digits).collect();
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Value::Blank => {}
                    Value::Text(text) => drop(sheet.write_string(row, column, text)?),
                    Value::Number(number) => {
                        let format = &formats[number.digits().min(6) as usize];
                        sheet.write_number_with_format(row, column, number.to_f64(), format)?;
                    }
                }
            }
        }
        book.save_to_buffer()
    }
}

/// A number with so many digits after the point.
pub fn with_digits(digits: usize) -> Format {
    let code = if digits == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(digits)) };
    Format::new().set_num_format(code)
}

/// Points: how high a line of a sheet is.
pub const LINE: usize = 16;

/// How many lines a text takes in a cell with room for so many half-width characters: programs do not work
/// that out for every row.
pub fn lines_in(text: &str, room: usize) -> usize {
    // The edges take some of it, and a wide character goes on the next line whole.
    let room = room.saturating_sub(2).max(2);
    let line = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for wide in line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }) {
            if used + wide > room {
                (lines, used) = (lines + 1, 0);
            }
            used += wide;
        }
        lines
    };
    text.lines().map(line).sum::<usize>().max(1)
}

/// What a workbook says of itself: the end of the ledger that it was made from.
pub fn properties(title: &str, head: &Head) -> DocProperties {
    let properties = DocProperties::new().set_title(title).set_keywords(head.to_string());
    properties.set_custom_property("halfsky", head.to_string())
}
