//! Text files with a cell after another: what Excel saves as csv or txt in China, and what
//! statistical programs write.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::cells::{Cell, Grid, Unreadable};
use super::{COLUMNS_MAX, ROWS_MAX};

/// Reads one.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Unreadable> {
    let text = decode(bytes)?;
    let delimiter = delimiter(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut grid, mut row) = (Grid::default(), 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NotText)?;
        if grid.rows.len() == ROWS_MAX {
            return Err(Unreadable::TooLong);
        }
        // A row as people count them: one that is empty is one, a cell of several lines is none.
        let at = record.position().map_or(0, |at| at.byte() as usize);
        let before = text.as_bytes().get(at..).unwrap_or_default();
        row += 1 + before.iter().take_while(|byte| **byte == b'\n').count() as u32;
        let cells = record.iter().take(COLUMNS_MAX).map(|cell| Cell::text(unguarded(cell)));
        grid.rows.push((row, cells.collect()));
    }
    match open_quotation(&text, delimiter) {
        Some(row) => Err(Unreadable::OpenQuotation(row)),
        None => Ok(grid),
    }
}

/// The row of a quotation that does not end, or ends in the middle of a cell: it takes in what follows.
fn open_quotation(text: &str, delimiter: u8) -> Option<u32> {
    let ends = |next: Option<&u8>| next.is_none_or(|next| *next == delimiter || *next == b'\n');
    let (mut row, mut begun, mut fresh) = (1, None, true);
    let mut bytes = text.as_bytes().iter().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, begun) {
            (b'"', Some(_)) if bytes.peek() == Some(&&b'"') => drop(bytes.next()),
            (b'"', Some(at)) if !ends(bytes.peek().copied()) => return Some(at),
            (b'"', Some(_)) => begun = None,
            (_, Some(_)) => {}
            (b'"', None) if fresh => begun = Some(row),
            (b'\n', None) => row += 1,
            _ => {}
        }
        fresh = begun.is_none() && (*byte == delimiter || *byte == b'\n');
    }
    begun
}

fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, skip)) => (encoding, skip),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        None => (GB18030, 0),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[skip..]);
    let text = text.ok_or(Unreadable::NotText)?;
    // A program or a picture is text to nobody.
    if text.contains('\0') {
        return Err(Unreadable::NotText);
    }
    // Windows ends lines with two characters, old machines with one.
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// What stands most often in the first lines.
fn delimiter(text: &str) -> u8 {
    let count =
        |mark: &u8| text.lines().take(10).flat_map(str::bytes).filter(|byte| byte == mark).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// A text that [`super::table`] kept from being taken for a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(super::table::FORMULA) => rest,
        _ => cell,
    }
}
