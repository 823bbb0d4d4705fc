//! A paper as such: what stands on it, in order. How it is drawn is the writers' business, so that
//! each paper is written once and comes out as docx, Markdown, plain text and workbook alike.

use chrono::NaiveDate;

use crate::decimal::Decimal;
use crate::domain::entry::Head;
use crate::words::Lang;

pub use crate::words::Level;

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of what the writers add: labels and marks.
    pub lang: Lang,
    /// Its lines are the title's lines.
    pub title: String,
    /// 文号; empty where it is to be filled in by hand, none where such papers have none.
    pub reference: Option<String>,
    /// 签发人; empty where it is to be filled in by hand, none where such papers name none.
    pub signer: Option<String>,
    /// 主送; empty where it goes to nobody.
    pub addressee: String,
    /// What stands below the addressee.
    pub body: Vec<Block>,
    /// The last page: from what the paper was made.
    pub annex: Annex,
    /// Invented data: every page says so.
    pub demo: bool,
    numbers: [usize; 3],
}

/// What follows each other on a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading with its number.
    Heading(Level, String),
    /// A paragraph; line feeds part it into several.
    Paragraph(String),
    /// A table.
    Table(Table),
    /// Trends, drawn side by side.
    Charts(Vec<Chart>),
    /// Who signs, side by side.
    Parties(Vec<Party>),
    /// 落款
    Signature(Signature),
    /// 附件: what follows begins a page under this title.
    Attachment(String),
    /// The next block begins a page.
    NewPage,
}

/// A table. Its heading row stands on each of its pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it shows, in a few words; its sheet's name in a workbook.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// Its share of the width of 156 mm, in mm.
    pub width: u16,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers and single words.
    Centre,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A cell a column.
    Cells(Vec<Cell>),
    /// One text across all columns, over the rows that belong to it.
    Whole(String),
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, empty too.
    Text(String),
    /// A number with its digits.
    Number(Decimal),
}

/// A trend: a figure's years, and its goal where that is a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, with its unit.
    pub title: String,
    /// Each year with its value, ascending; none in a year without one.
    pub points: Vec<(i32, Option<Decimal>)>,
    /// The goal, in the same unit.
    pub goal: Option<Decimal>,
}

/// Who signs a paper at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The office, as on its seal.
    pub office: String,
    /// The day.
    pub day: NaiveDate,
}

/// One of several who sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who, and below it what stands or is to be filled in, a line each.
    pub lines: Vec<String>,
}

/// From what a paper was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// The end of the ledger.
    pub head: Head,
    /// The version of the methods by which statuses were computed.
    pub methods: &'static str,
    /// Label and text, a row each.
    pub rows: Vec<(String, String)>,
}

impl Document {
    /// A paper with nothing on it but its title and its annex.
    pub fn new(lang: Lang, title: String, annex: Annex, demo: bool) -> Self {
        Self {
            lang,
            title,
            reference: None,
            signer: None,
            addressee: String::new(),
            body: Vec::new(),
            annex,
            demo,
            numbers: [0; 3],
        }
    }

    /// The title in one line.
    pub fn name(&self) -> String {
        self.title.split('\n').collect::<Vec<_>>().join(self.lang.pick("", " "))
    }

    /// 文号 and 签发人, where such papers have one and it is still to be given.
    pub fn blanks(&mut self) -> [Option<&mut String>; 2] {
        [&mut self.reference, &mut self.signer]
            .map(|place| place.as_mut().filter(|it| it.is_empty()))
    }

    /// Adds a heading with the next number of its level.
    pub fn heading(&mut self, level: Level, text: &str) {
        let depth = level as usize;
        self.numbers[depth] += 1;
        self.numbers[depth + 1..].fill(0);
        let text = self.lang.outline(level, self.numbers[depth], &self.lang.capital(text));
        self.body.push(Block::Heading(level, text));
    }

    /// Adds a paragraph; an empty one is left out.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.body.push(Block::Paragraph(text));
        }
    }

    /// Adds a table; one without rows is left out.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.body.push(Block::Table(table));
        }
    }

    /// Says above the signature what is attached.
    pub fn announce(&mut self, title: &str) {
        self.paragraph(self.lang.attached(&self.lang.capital(title)));
    }

    /// Signs it.
    pub fn sign(&mut self, office: &str, day: NaiveDate) {
        self.body.push(Block::Signature(Signature { office: office.to_owned(), day }));
    }

    /// Begins what is attached; its headings count anew.
    pub fn attach(&mut self, title: &str) {
        self.numbers.fill(0);
        self.body.push(Block::Attachment(self.lang.capital(title)));
    }

    /// Who signed it, and when.
    pub fn signature(&self) -> Option<&Signature> {
        self.body.iter().find_map(|block| match block {
            Block::Signature(signature) => Some(signature),
            _ => None,
        })
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.body.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Table {
    /// An empty table; each column with heading, width in mm and alignment.
    pub fn new(name: impl Into<String>, columns: &[(&str, u16, Align)]) -> Self {
        let columns = columns.iter().map(|(heading, width, align)| Column {
            heading: (*heading).to_owned(),
            width: *width,
            align: *align,
        });
        Self { name: name.into(), columns: columns.collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(Row::Cells(cells.into_iter().collect()));
    }
}

impl Chart {
    /// Its points in words, with its goal.
    pub fn told(&self, lang: Lang) -> String {
        let points = self.points.iter().filter_map(|(year, value)| Some((year, (*value)?)));
        let mut told: Vec<String> = points.map(|(year, value)| format!("{year} {value}")).collect();
        told.extend(self.goal.map(|goal| lang.chart_goal_told(goal)));
        told.join(lang.list_comma())
    }
}

impl Cell {
    /// As people read it.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Number(Decimal::new(count as i64, 0))
    }
}
