//! Rows of a sheet to figures: the columns are found by their headings, wherever they stand.

use std::collections::HashMap;

use super::cells::{Cell, letters};
use super::columns::Unread;
use super::heads::{Head, plain};
use super::number::number;
use crate::domain::assess::{Area, Sex};
use crate::domain::decimal::Decimal;
use crate::domain::form::{LINE_MAX, is_invisible};
use crate::domain::payload::Figure;
use crate::domain::refusal::WrongFigure;
use crate::domain::state::State;
use crate::plan::{Indicator, Plan};
use crate::words::Lang;

/// A sheet whose columns are known.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub(super) parts: Vec<Part>,
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
    pub(super) unread: Vec<Unread>,
    pub(super) rows: Vec<(u32, Vec<Cell>)>,
}

/// Where something stands, as people find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name; empty in a text file.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column, such as `H`; none where it is the whole row.
    pub column: Option<String>,
}

/// Why a row cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongCell {
    /// Neither an id nor a name.
    NoIndicator,
    /// No indicator of that id.
    UnknownId(String),
    /// No indicator of that name.
    UnknownName(String),
    /// Several indicators of that name.
    ManyOfThatName(String),
    /// The id is another indicator's; that one's name.
    OtherName(String),
    /// Another unit than the indicator's.
    OtherUnit {
        /// In the sheet.
        given: String,
        /// The indicator's.
        unit: String,
    },
    /// No number.
    NotANumber(String),
    /// A formula that failed.
    Failed(String),
    /// A formula without its result.
    Uncalculated,
    /// A day where a number should be.
    Date,
    /// No year, or none that can be read.
    NotAYear(String),
    /// Not one of the words for it.
    NotASex(String),
    /// Not one of the words for it.
    NotAnArea(String),
    /// Not one of the words for it.
    NotAStatus(String),
    /// A text longer than a line may be: over which column, and how long.
    TooLong(Head, usize),
    /// A character that cannot be seen.
    Invisible,
    /// The same indicator, year, sex and area as in another row: where that stands.
    Twice(Place),
    /// What the rules say.
    Figure(WrongFigure),
}

/// A figure as a row says it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) figure: Figure,
    /// Whether the row says preliminary or final.
    pub(super) status: bool,
}

/// A row's figure and where its value stands, or what is wrong and where.
pub(super) type Found = (Place, Result<Said, WrongCell>);

/// Indicators by what a sheet may call them.
pub(super) struct Known<'a> {
    state: &'a State,
    plan: &'a Plan,
    names: HashMap<String, Vec<&'a Indicator>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(state: &'a State, plan: &'a Plan) -> Self {
        let mut names: HashMap<String, Vec<&Indicator>> = HashMap::new();
        for indicator in state.indicators.get(&plan.id).into_iter().flat_map(|all| all.values()) {
            if let Some(indicator) = indicator.current() {
                names.entry(plain(&indicator.name)).or_default().push(indicator);
            }
        }
        Self { state, plan, names }
    }

    fn indicator(&self, id: &str, name: &str) -> Result<&'a Indicator, (Head, WrongCell)> {
        let known = self.names.get(&plain(name)).map_or(&[][..], Vec::as_slice);
        if id.is_empty() {
            return match known {
                [one] => Ok(one),
                _ if name.is_empty() => Err((Head::Name, WrongCell::NoIndicator)),
                [] => Err((Head::Name, WrongCell::UnknownName(short(name)))),
                _ => Err((Head::Name, WrongCell::ManyOfThatName(short(name)))),
            };
        }
        let found = self.state.indicator(&self.plan.id, id);
        let unknown = || (Head::Indicator, WrongCell::UnknownId(short(id)));
        let found = found.ok_or_else(unknown)?;
        match plain(name) {
            other if !other.is_empty() && other != plain(&found.name) => {
                Err((Head::Name, WrongCell::OtherName(found.name.clone())))
            }
            _ => Ok(found),
        }
    }
}

impl Part {
    pub(super) fn place(&self, row: u32, head: Head) -> Place {
        let column = self.heads.iter().find(|(_, known)| *known == head);
        let column = column.map(|(column, _)| letters(*column));
        Place { sheet: self.name.clone(), row, column }
    }

    /// The figures of a row; none where nobody filled it in.
    pub(super) fn read(&self, known: &Known<'_>, row: u32, cells: &[Cell]) -> Vec<Found> {
        let here = Row { part: self, cells };
        let years = self.heads.iter().filter_map(|(_, head)| match head {
            Head::Of(year) => Some((*head, Some(*year))),
            Head::Value => Some((*head, None)),
            _ => None,
        });
        let counts = [Head::Numerator, Head::Denominator];
        let filled = |head: Head| {
            let any = |head: &Head| *here.cell(*head) != Cell::Empty;
            any(&head) || head == Head::Value && counts.iter().any(any)
        };
        let one = |(head, year): (Head, Option<i32>)| {
            let found = here.figure(known, head, year);
            let at = found.as_ref().err().map_or(head, |(at, _)| *at);
            (self.place(row, at), found.map_err(|(_, wrong)| wrong))
        };
        years.filter(|(head, _)| filled(*head)).map(one).collect()
    }
}

struct Row<'a> {
    part: &'a Part,
    cells: &'a [Cell],
}

impl Row<'_> {
    fn cell(&self, head: Head) -> &Cell {
        let column = self.part.heads.iter().find(|(_, known)| *known == head);
        column.and_then(|(column, _)| self.cells.get(*column)).unwrap_or(&Cell::Empty)
    }

    fn figure(
        &self,
        known: &Known<'_>,
        value: Head,
        year: Option<i32>,
    ) -> Result<Said, (Head, WrongCell)> {
        let words = |head| self.cell(head).words();
        let indicator = known.indicator(words(Head::Indicator), words(Head::Name))?;
        let unit = indicator.unit.as_str();
        let given = words(Head::Unit);
        if !given.is_empty() && plain_unit(given) != plain_unit(unit) {
            let wrong = WrongCell::OtherUnit { given: short(given), unit: unit.to_owned() };
            return Err((Head::Unit, wrong));
        }
        let at = |head: Head| move |wrong: WrongCell| (head, wrong);
        let count = |head: Head| number(self.cell(head), "", None).map_err(at(head));
        let text = |head: Head| line(head, words(head)).map_err(at(head));
        let year = match year {
            Some(year) => year,
            None => self.year().map_err(at(Head::Year))?,
        };
        let usual = Some(u32::from(indicator.digits));
        let preliminary = self.status().map_err(at(Head::Status))?;
        let (numerator, denominator) = (count(Head::Numerator)?, count(Head::Denominator)?);
        let published = number(self.cell(value), unit, usual).map_err(at(value))?;
        // As in the grid, who gives both counts need not divide; what is said to be none is none.
        let digits = u32::from(indicator.digits);
        let left_out = value == Head::Value && *self.cell(value) == Cell::Empty;
        let ratio = || numerator?.ratio(denominator?, indicator.per?, digits);
        let value = if left_out { ratio() } else { published };
        Ok(Said {
            status: preliminary.is_some(),
            figure: Figure {
                indicator: indicator.id.clone(),
                year,
                sex: self.sex().map_err(at(Head::Sex))?,
                area: self.area().map_err(at(Head::Area))?,
                value,
                numerator,
                denominator,
                source: text(Head::Source)?,
                preliminary: preliminary.unwrap_or(false),
                corrects: None,
                remark: text(Head::Remark)?,
            },
        })
    }

    fn year(&self) -> Result<i32, WrongCell> {
        let wrong = || WrongCell::NotAYear(short(self.cell(Head::Year).words()));
        let year = match self.cell(Head::Year) {
            Cell::Text(text) => {
                let plain = plain(text);
                plain.strip_suffix('年').unwrap_or(&plain).parse::<Decimal>().ok()
            }
            cell => match number(cell, "", None) {
                Err(WrongCell::Date) => return Err(WrongCell::Date),
                read => read.ok().flatten(),
            },
        };
        let year = year.and_then(Decimal::whole).ok_or_else(wrong)?;
        i32::try_from(year).ok().filter(|year| *year <= 9999).ok_or_else(wrong)
    }

    fn sex(&self) -> Result<Sex, WrongCell> {
        let words = self.cell(Head::Sex).words();
        sex_of(words).ok_or_else(|| WrongCell::NotASex(short(words)))
    }

    fn area(&self) -> Result<Area, WrongCell> {
        let words = self.cell(Head::Area).words();
        area_of(words).ok_or_else(|| WrongCell::NotAnArea(short(words)))
    }

    /// Whether it is preliminary; none where the row does not say.
    fn status(&self) -> Result<Option<bool>, WrongCell> {
        let words = self.cell(Head::Status).words();
        Ok(match plain(words).as_str() {
            "" => None,
            "最终" | "最终数" | "正式" | "final" => Some(false),
            "初步" | "初步数" | "preliminary" => Some(true),
            _ => return Err(WrongCell::NotAStatus(short(words))),
        })
    }
}

/// Whom these words mean; everybody where there are none.
pub(super) fn sex_of(words: &str) -> Option<Sex> {
    Some(match plain(words).as_str() {
        "" | "合计" | "总计" | "全部" | "不分" | "total" => Sex::Total,
        "女" | "女性" | "妇女" | "female" | "women" => Sex::Female,
        "男" | "男性" | "male" | "men" => Sex::Male,
        _ => return None,
    })
}

/// Where these words mean; everywhere where there are none.
pub(super) fn area_of(words: &str) -> Option<Area> {
    Some(match plain(words).as_str() {
        "" | "合计" | "总计" | "全市" | "不分" | "total" => Area::Total,
        "城" | "城镇" | "城市" | "urban" => Area::Urban,
        "乡" | "乡村" | "农村" | "rural" => Area::Rural,
        _ => return None,
    })
}

/// A unit without the one that it may begin with: `1/10万` is `/10万`.
fn plain_unit(unit: &str) -> String {
    let unit: String = unit.chars().map(super::heads::half_width).collect();
    let unit = unit.trim();
    unit.strip_prefix("1/").map_or_else(|| unit.to_owned(), |rest| format!("/{rest}"))
}

/// As it is told: not more of it than fits a sentence.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// A text in one line, fit to be kept.
fn line(head: Head, text: &str) -> Result<String, WrongCell> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        _ if text.chars().any(|c| c.is_control() || is_invisible(c)) => Err(WrongCell::Invisible),
        long if long > LINE_MAX => Err(WrongCell::TooLong(head, long)),
        _ => Ok(text),
    }
}

/// The words that a template lists for a column.
pub(super) fn choices(head: Head, lang: Lang) -> Option<[&'static str; 2]> {
    (head == Head::Status).then(|| [lang.status_final(), lang.status_preliminary()])
}
