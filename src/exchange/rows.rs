//! Rows of a sheet to figures: the columns are found by their headings, wherever they stand.

use super::cells::{Cell, letters};
use super::columns::{Hidden, Left, Unread};
use super::heads::{Head, Side};
use super::names::Known;
use super::number::{is_note, is_remark};
use super::said::{Row, Said};
use super::wrong_cell::{Place, WrongCell, short};
use crate::domain::assess::{Area, Sex};
use crate::plan::Indicator;
use crate::words::Lang;

/// What stands in brackets over a column that is to be filled in.
pub(super) const TO_FILL_IN: &[&str] = &["必填", "选填", "可填", "本年", "最终", "最终数"];

/// A sheet whose columns are known.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub(super) parts: Vec<Part>,
    /// Sheets of the workbook that are not read.
    pub(super) left: Vec<Left>,
    /// Comments on its cells.
    pub(super) comments: Vec<(Place, String)>,
}

impl Sheet {
    /// How many rows stand under its headings.
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }
}

/// One of its tables.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) heads: Vec<(usize, Head)>,
    /// What stands over columns besides.
    pub(super) notes: Vec<Note>,
    /// Rows above its headings that hold numbers, and what they begin with.
    pub(super) above: Vec<(u32, String)>,
    pub(super) hidden: Vec<Hidden>,
    pub(super) unread: Vec<Unread>,
    pub(super) rows: Vec<(u32, Vec<Cell>)>,
}

/// What stands over a column besides what it is.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) column: usize,
    /// In brackets.
    pub(super) said: String,
    /// In a row of its own.
    pub(super) below: String,
}

/// A row's figure and where its value stands, or what is wrong and where.
pub(super) type Found = (Place, Result<Said, WrongCell>);

impl Part {
    /// Leaves out the columns of figures below which words stand that are no unit: plans, estimates and
    /// the like are no figures.
    pub(super) fn settle(&mut self, known: &Known<'_>) {
        let is_unit = |note: &Note| note.below.is_empty() || known.is_unit(&note.below);
        for note in self.notes.extract_if(.., |note| !is_unit(note)) {
            self.heads.retain(|(column, _)| *column != note.column);
            let (sheet, column) = (self.name.clone(), letters(note.column));
            self.unread.push(Unread { sheet, column, words: note.below });
        }
    }

    pub(super) fn place(&self, row: u32, head: Head) -> Place {
        let column = self.heads.iter().find(|(_, known)| *known == head);
        let column = column.map(|(column, _)| letters(*column));
        Place { sheet: self.name.clone(), row, column }
    }

    /// What a row says; `above` is the indicator of the row above.
    pub(super) fn read<'a>(
        &self,
        known: &Known<'a>,
        row: u32,
        cells: &[Cell],
        above: &mut Option<&'a Indicator>,
    ) -> RowRead {
        let here = Row { part: self, cells };
        let mut read = RowRead::default();
        if here.names_columns() || here.numbers_columns() {
            return read;
        }
        let values = self.heads.iter().map(|(_, head)| *head).filter(|head| head.is_of_figures());
        let (filled, rest): (Vec<Head>, Vec<Head>) = values.partition(|head| here.is_filled(*head));
        read.dashes = rest.iter().filter(|head| *here.cell(**head) != Cell::Empty).count();
        let words = |head| here.cell(head).words();
        let (id, name) = (words(Head::Indicator), words(Head::Name));
        let named = known.indicator(id, name, *above);
        match &named {
            Ok((indicator, _)) => *above = Some(indicator),
            // What follows goes on with a row that nobody knows.
            Err(_) if !(id.is_empty() && name.is_empty()) => *above = None,
            Err(_) => {}
        }
        if filled.is_empty() {
            // Below a label of its own, whose figures follow is not known.
            if id.is_empty() && above.is_none() && says_whom(name) {
                let place = self.place(row, Head::Name);
                read.figures = vec![(place, Err(WrongCell::LabelAlone(short(name))))];
            }
            let first = cells.iter().map(Cell::words).find(|words| !words.is_empty());
            read.note = first.filter(|words| is_note(words)).map(short);
            return read;
        }
        let figures = named.and_then(|(indicator, side)| {
            let common = here.common(indicator, side, &filled)?;
            let one = |head: &Head| {
                let found = here.figure(known, indicator, side, &common, *head);
                let at = found.as_ref().err().map_or(*head, |(at, _)| *at);
                (self.place(row, at), found.map_err(|(_, wrong)| wrong))
            };
            Ok(filled.iter().map(one).collect())
        });
        match figures {
            Ok(figures) => read.figures = figures,
            // Below a table stand names, telephones and remarks.
            Err((_, WrongCell::UnknownName(..) | WrongCell::NoIndicator))
                if filled.iter().all(|head| is_remark(here.cell(*head))) =>
            {
                let first = cells.iter().map(Cell::words).find(|words| !words.is_empty());
                read.note = first.map(short);
            }
            // Said once of a row, however many figures stand in it.
            Err((head, wrong)) => {
                let wrong = match wrong {
                    WrongCell::UnknownName(told, _) => {
                        WrongCell::UnknownName(told, known.near(name))
                    }
                    other => other,
                };
                read.figures = vec![(self.place(row, head), Err(wrong))];
            }
        }
        read
    }
}

/// Whether a name is women, men, town or country alone.
fn says_whom(name: &str) -> bool {
    let side = Side::named(name).unwrap_or_default();
    matches!(side.sex, Some(Sex::Female | Sex::Male))
        || matches!(side.area, Some(Area::Urban | Area::Rural))
}

/// What a row came to.
#[derive(Default)]
pub(super) struct RowRead {
    /// Its figures; none where nobody filled it in.
    pub(super) figures: Vec<Found>,
    /// What it begins with, where it is no row of figures.
    pub(super) note: Option<String>,
    /// Cells in which a dash stands for no figure.
    pub(super) dashes: usize,
}

/// The words that a template lists for a column.
pub(super) fn choices(head: Head, lang: Lang) -> Option<[&'static str; 2]> {
    (head == Head::Status).then(|| [lang.status_final(), lang.status_preliminary()])
}
