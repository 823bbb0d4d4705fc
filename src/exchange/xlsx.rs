//! Workbooks: what Excel, WPS and LibreOffice save as xlsx. Numbers come as the file writes them,
//! with how they are shown, so that 14.30 keeps its digits and 95.3% is not 0.953.

mod comments;

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};
use std::sync::Arc;

use quick_xml::events::BytesStart;

use super::cells::{Cell, Grid, Shown, Unreadable};
use super::formats::{built_in, by_code};
use super::xml::{Met, attribute, walk};
use super::{COLUMNS_MAX, ROWS_MAX, UNPACKED_MAX};
use crate::order::sort_by_key;

/// Cells that one merged range may fill.
const MERGED_MAX: u64 = 4096;

/// Cells of a workbook, with the empty ones in front of others in their row.
const CELLS_MAX: usize = 4_000_000;

/// Reads every sheet in order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let shared = shared(&mut package)?;
    let mut shown = shown(&mut package)?;
    let Book { sheets, since_1904 } = book(&mut package)?;
    shown.iter_mut().for_each(|shown| shown.since_1904 = since_1904);
    // What is hidden takes nothing from what is read.
    let mut left = [Room { rows: ROWS_MAX, cells: CELLS_MAX }; 2];
    let mut grids = Vec::new();
    for (name, part, hidden) in sheets {
        let text = package.part(&part)?.ok_or_else(|| Unreadable::Damaged(part.clone()))?;
        let left = &mut left[usize::from(hidden)];
        let mut page = Page { shared: &shared, shown: &shown, left: *left, ..Page::default() };
        let read = walk(&part, &text, |met| page.meet(met)).and_then(|()| page.fill_merged());
        *left = page.left;
        match read {
            // Nothing of it is read, however long or damaged it is.
            Err(_) if hidden => {
                grids.push(Grid { name, hidden, unread: true, ..Grid::default() });
                continue;
            }
            read => read?,
        }
        let Page { rows, hidden_rows, hidden_columns, .. } = page;
        // Nothing of the figures hangs on them.
        let comments =
            if hidden { Vec::new() } else { comments::of(&mut package, &part).unwrap_or_default() };
        grids.push(Grid {
            name,
            rows,
            hidden,
            unread: false,
            hidden_rows,
            hidden_columns,
            comments,
        });
    }
    Ok(grids)
}

/// The package, and how much of it may still be unpacked.
struct Package<'a> {
    zip: zip::ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = zip::ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|_| Unreadable::Damaged("zip".to_owned()))?;
        Ok(Self { zip, left: UNPACKED_MAX })
    }

    /// One part's text, where it is there.
    fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let damaged = |_| Unreadable::Damaged(name.to_owned());
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Unreadable::Damaged(name.to_owned())),
        };
        let mut bytes = Vec::new();
        // What the package says of its own size is not believed.
        let read = file.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)? as u64;
        self.left = self.left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::Damaged(name.to_owned()))?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }
}

/// What a workbook says of itself.
#[derive(Default)]
struct Book {
    /// The sheets by name, each with its part, and whether it is hidden.
    sheets: Vec<(String, String, bool)>,
    /// Whether its days are counted from 1904 on, as Excel for the Macintosh did.
    since_1904: bool,
}

fn book(package: &mut Package<'_>) -> Result<Book, Unreadable> {
    const BOOK: &str = "xl/workbook.xml";
    const LINKS: &str = "xl/_rels/workbook.xml.rels";
    let missing = |part: &str| Unreadable::Damaged(part.to_owned());
    let mut parts: HashMap<String, String> = HashMap::new();
    let text = package.part(LINKS)?.ok_or_else(|| missing(LINKS))?;
    walk(LINKS, &text, |met| {
        if let Met::Open(element) = met
            && let (Some(id), Some(to)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            let to = match to.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{to}"),
            };
            parts.insert(id.into_owned(), to);
        }
        Ok(())
    })?;
    let text = package.part(BOOK)?.ok_or_else(|| missing(BOOK))?;
    let mut book = Book::default();
    walk(BOOK, &text, |met| {
        let Met::Open(element) = met else { return Ok(()) };
        if element.local_name().as_ref() == "workbookPr" {
            book.since_1904 = is_set(element, "date1904");
        }
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(part) = parts.get(&*id)
        {
            let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
            book.sheets.push((name.into_owned(), part.clone(), hidden));
        }
        Ok(())
    })?;
    Ok(book)
}

/// The texts that cells share.
fn shared(package: &mut Package<'_>) -> Result<Vec<Arc<str>>, Unreadable> {
    const PART: &str = "xl/sharedStrings.xml";
    let Some(text) = package.part(PART)? else { return Ok(Vec::new()) };
    let (mut all, mut one, mut inside, mut phonetic) = (Vec::new(), String::new(), false, false);
    walk(PART, &text, |met| {
        match met {
            Met::Open(element) => match element.local_name().as_ref() {
                "si" => one.clear(),
                "t" => inside = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Met::Close("si") => all.push(Arc::from(one.as_str())),
            Met::Close("t") => inside = false,
            Met::Close("rPh") => phonetic = false,
            Met::Text(text) if inside => one.push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    Ok(all)
}

/// How each style shows a number.
fn shown(package: &mut Package<'_>) -> Result<Vec<Shown>, Unreadable> {
    const PART: &str = "xl/styles.xml";
    let Some(text) = package.part(PART)? else { return Ok(Vec::new()) };
    let mut own: HashMap<u32, Shown> = HashMap::new();
    let (mut styles, mut inside) = (Vec::new(), false);
    walk(PART, &text, |met| {
        let Met::Open(element) = met else {
            if matches!(met, Met::Close("cellXfs")) {
                inside = false;
            }
            return Ok(());
        };
        let id = attribute(element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
        match element.local_name().as_ref() {
            "cellXfs" => inside = true,
            "numFmt" => {
                let code = attribute(element, "formatCode").unwrap_or_default();
                own.insert(id, by_code(&code));
            }
            "xf" if inside => styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id))),
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// How many rows and cells more a workbook may have.
#[derive(Clone, Copy, Default)]
struct Room {
    rows: usize,
    cells: usize,
}

impl Room {
    /// Makes a row so long.
    fn lengthen(&mut self, row: &mut Vec<Cell>, cells: usize) -> Result<(), Unreadable> {
        let more = cells.saturating_sub(row.len());
        self.cells = self.cells.checked_sub(more).ok_or(Unreadable::TooLarge)?;
        row.resize(row.len() + more, Cell::Empty);
        Ok(())
    }
}

/// One sheet while it is read.
#[derive(Default)]
struct Page<'a> {
    shared: &'a [Arc<str>],
    shown: &'a [Shown],
    left: Room,
    rows: Vec<(u32, Vec<Cell>)>,
    merged: Vec<String>,
    hidden_rows: Vec<u32>,
    /// However often it names them.
    hidden_columns: BTreeSet<usize>,
    /// The cell that is open: column, type and style.
    column: usize,
    kind: String,
    style: usize,
    value: String,
    formula: bool,
    inside: bool,
    phonetic: bool,
}

impl Page<'_> {
    fn meet(&mut self, met: Met<'_>) -> Result<(), Unreadable> {
        match met {
            Met::Open(element) => match element.local_name().as_ref() {
                "row" => {
                    self.left.rows = self.left.rows.checked_sub(1).ok_or(Unreadable::TooLong)?;
                    let after = self.rows.last().map_or(1, |(row, _)| row.saturating_add(1));
                    let own = attribute(element, "r").and_then(|row| row.parse().ok());
                    let row = own.unwrap_or(after);
                    self.hidden_rows.extend(is_set(element, "hidden").then_some(row));
                    self.rows.push((row, Vec::new()));
                    self.column = 0;
                }
                "col" if is_set(element, "hidden") => {
                    let end = |name| attribute(element, name)?.parse::<usize>().ok();
                    if let (Some(from), Some(to)) = (end("min"), end("max")) {
                        self.hidden_columns.extend(from.max(1) - 1..to.min(COLUMNS_MAX));
                    }
                }
                "c" => {
                    let at = attribute(element, "r").and_then(|at| column_of(&at));
                    self.column = at.unwrap_or(self.column);
                    self.kind = attribute(element, "t").unwrap_or_default().into_owned();
                    let style = attribute(element, "s").and_then(|style| style.parse().ok());
                    self.style = style.unwrap_or(0);
                    self.value.clear();
                    self.formula = false;
                }
                "f" => self.formula = true,
                "v" => self.inside = true,
                "t" => self.inside = !self.phonetic,
                "rPh" => self.phonetic = true,
                "mergeCell" => self.merged.extend(attribute(element, "ref").map(Into::into)),
                _ => {}
            },
            Met::Text(text) if self.inside => self.value.push_str(&text),
            Met::Close("v" | "t") => self.inside = false,
            Met::Close("rPh") => self.phonetic = false,
            Met::Close("c") => {
                let cell = self.cell();
                if self.column < COLUMNS_MAX
                    && cell != Cell::Empty
                    && let Some((_, row)) = self.rows.last_mut()
                {
                    self.left.lengthen(row, self.column + 1)?;
                    row[self.column] = cell;
                }
                self.column += 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&self) -> Cell {
        let shared = || self.shared.get(self.value.trim().parse::<usize>().ok()?);
        match self.kind.as_str() {
            "s" => shared().map_or(Cell::Empty, |text| match text.trim() {
                trimmed if trimmed.len() == text.len() && !trimmed.is_empty() => {
                    Cell::Text(text.clone())
                }
                trimmed => Cell::text(trimmed),
            }),
            "str" | "inlineStr" | "d" => Cell::text(&self.value),
            "e" => Cell::Error(self.value.as_str().into()),
            "b" => Cell::text(if self.value.trim() == "1" { "TRUE" } else { "FALSE" }),
            _ if self.value.trim().is_empty() && self.formula => Cell::Uncalculated,
            _ if self.value.trim().is_empty() => Cell::Empty,
            _ => {
                let shown = self.shown.get(self.style).copied().unwrap_or_default();
                Cell::Number(self.value.trim().into(), shown)
            }
        }
    }

    /// A merged cell's words stand in all of it, as people read a heading over several columns.
    fn fill_merged(&mut self) -> Result<(), Unreadable> {
        // A file may hold thousands of ranges: the rows of each are looked up, which needs them in order.
        sort_by_key(&mut self.rows, |(row, _)| *row);
        for range in std::mem::take(&mut self.merged) {
            let Some((from, to)) = range.split_once(':') else { continue };
            let ends = [from, to].map(|end| Some((column_of(end)?, row_of(end)?)));
            let [Some((left, top)), Some((right, bottom))] = ends else { continue };
            let right = right.min(COLUMNS_MAX - 1);
            let high = u64::from(bottom.abs_diff(top)) + 1;
            let cells = (right + 1).saturating_sub(left) as u64 * high;
            let [start, end] = [top, bottom.saturating_add(1)]
                .map(|end| self.rows.partition_point(|(row, _)| *row < end));
            let Some(rows) = self.rows.get_mut(start..end) else { continue };
            let first = rows.first().filter(|(row, _)| *row == top);
            let first = first.and_then(|(_, row)| row.get(left)).cloned().unwrap_or_default();
            // Only headings are merged; figures stand for themselves.
            if !matches!(first, Cell::Text(_)) || cells > MERGED_MAX || left > right {
                continue;
            }
            for (_, row) in rows {
                self.left.lengthen(row, right + 1)?;
                row[left..=right].fill(first.clone());
            }
        }
        Ok(())
    }
}

/// Whether an attribute says yes.
fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|said| matches!(&*said, "1" | "true"))
}

/// The column of `AB12`, from 0.
fn column_of(at: &str) -> Option<usize> {
    let letters = at.trim_start_matches('$').bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0_usize, |sum, letter| {
        sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// The row of `AB12`, from 1.
fn row_of(at: &str) -> Option<u32> {
    at.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_people_name_them() {
        assert_eq!(
            (column_of("A1"), column_of("$AB$12"), row_of("AB12")),
            (Some(0), Some(27), Some(12))
        );
        for column in [0, 25, 26, 27, 701, 702] {
            assert_eq!(column_of(&super::super::cells::letters(column)), Some(column));
        }
    }
}
