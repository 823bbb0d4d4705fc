//! Figures and lists in and out: sheets that departments fill in, what an import would change, and
//! tables for other programs. Bytes in, bytes out; no file is opened here and nothing is judged
//! that [`crate::domain::decide`] does not judge.

mod cells;
mod columns;
mod csv;
mod export;
mod formats;
mod headings;
mod heads;
mod names;
mod number;
mod preview;
mod rows;
mod said;
mod table;
mod template;
mod words;
mod wrong_cell;
mod xlsx;
mod xml;

pub use cells::Unreadable;
pub use columns::{Hidden, Left, Unread};
pub use export::{indicators, observations, targets};
pub use heads::{Head, Side};
pub use number::{ungrouped, without_unit};
pub use preview::{Counts, Outcome, Preview, RowOutcome, preview};
pub use rows::Sheet;
pub use table::{Encoding, LINE, Table, lines_in, properties, with_digits};
pub use template::{template, template_years};
pub use words::{outcome_word, row_doubt, row_line, row_told};
pub use wrong_cell::{Place, WrongCell};

/// What a file may weigh, in bytes.
pub const FILE_MAX: usize = 32 << 20;

/// What its parts may weigh once unpacked, together, in bytes.
pub const UNPACKED_MAX: u64 = 128 << 20;

/// How many rows all its sheets may have together.
pub const ROWS_MAX: usize = 100_000;

/// How many columns of a sheet are looked at.
pub const COLUMNS_MAX: usize = 256;

/// Reads a sheet: xlsx by its first bytes, else text with commas, tabs or semicolons, in UTF-8,
/// UTF-16 with its mark, or GB18030.
///
/// # Errors
/// What it is that it cannot be read, or that no row of it has the headings that are needed.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if bytes.len() > FILE_MAX {
        return Err(Unreadable::TooLarge);
    }
    let grids = match bytes {
        // What Excel 97 and WPS's own form are kept in, and anything with a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Unreadable::OldForm),
        [b'P', b'K', ..] => xlsx::read(bytes)?,
        _ => vec![csv::read(bytes)?],
    };
    columns::find(grids)
}
