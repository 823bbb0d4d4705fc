//! What one row says of an indicator: the figures that stand in it, with all that is said of them.

use super::cells::Cell;
use super::heads::{Head, Side, area_of, plain, sex_of};
use super::names::{Known, bare, plain_unit};
use super::number::{is_dash, number};
use super::rows::{Part, TO_FILL_IN};
use super::wrong_cell::{WrongCell, short};
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex};
use crate::domain::form::{LINE_MAX, is_invisible};
use crate::domain::payload::Figure;
use crate::plan::Indicator;

/// A figure as a row says it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) figure: Figure,
    pub(super) says: Says,
}

/// What a row may leave out of a figure: whether it is preliminary, how many digits its value has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Says {
    pub(super) status: bool,
    pub(super) digits: bool,
}

/// A row under the headings of its table.
pub(super) struct Row<'a> {
    pub(super) part: &'a Part,
    pub(super) cells: &'a [Cell],
}

/// What all figures of a row share.
pub(super) struct Common {
    side: Side,
    /// The column whose figure the counts are of.
    counted: Option<Head>,
    preliminary: Option<bool>,
    numerator: Option<Decimal>,
    denominator: Option<Decimal>,
    source: String,
    remark: String,
}

impl Row<'_> {
    pub(super) fn cell(&self, head: Head) -> &Cell {
        let column = self.part.heads.iter().find(|(_, known)| *known == head);
        column.and_then(|(column, _)| self.cells.get(*column)).unwrap_or(&Cell::Empty)
    }

    /// Whether it is the headings once more, as on a second page.
    pub(super) fn names_columns(&self) -> bool {
        [Head::Name, Head::Indicator].into_iter().any(|head| {
            let words = self.cell(head).words();
            !words.is_empty() && head.is_called(words)
        })
    }

    /// Whether it only counts the columns, as statistical forms do below their headings.
    pub(super) fn numbers_columns(&self) -> bool {
        matches!(self.cell(Head::Name).words(), "甲" | "乙" | "丙" | "A" | "B")
    }

    /// Whether there is a figure. A dash is none, but where what it was counted from stands beside it.
    pub(super) fn is_filled(&self, head: Head) -> bool {
        let counted = || {
            let counts = [Head::Numerator, Head::Denominator];
            counts.iter().any(|count| *self.cell(*count) != Cell::Empty)
        };
        match self.cell(head) {
            Cell::Empty => head == Head::Value && counted(),
            cell => !is_dash(cell) || head == Head::Value && counted(),
        }
    }

    pub(super) fn common(
        &self,
        indicator: &Indicator,
        named: Side,
        filled: &[Head],
    ) -> Result<Common, (Head, WrongCell)> {
        let unit = indicator.unit.as_str();
        let words = |head| self.cell(head).words();
        let given = words(Head::Unit);
        if !given.is_empty() && plain_unit(given) != plain_unit(unit) {
            let wrong = WrongCell::OtherUnit { given: short(given), unit: unit.to_owned() };
            return Err((Head::Unit, wrong));
        }
        let at = |head: Head| move |wrong: WrongCell| (head, wrong);
        let count = |head: Head| number(self.cell(head), "", None).map_err(at(head));
        let text = |head: Head| line(head, words(head)).map_err(at(head));
        let dated = |head: &Head| matches!(head, Head::Of(Side { year: Some(_), .. }));
        let says_year = *self.cell(Head::Year) != Cell::Empty;
        let needs_year = named.year.is_none() && !filled.iter().all(dated);
        let year = (says_year || needs_year).then(|| self.year().map_err(at(Head::Year)));
        // What was counted is one figure's: that of the column of figures, else of the only one.
        let figures =
            || self.part.heads.iter().map(|(_, head)| *head).filter(|it| it.is_of_figures());
        let counted = figures().find(|head| *head == Head::Value);
        let counted = counted.or_else(|| figures().next().filter(|_| figures().count() == 1));
        Ok(Common {
            side: Side {
                year: year.transpose()?,
                sex: self.sex().map_err(at(Head::Sex))?,
                area: self.area().map_err(at(Head::Area))?,
            },
            counted,
            preliminary: self.status().map_err(at(Head::Status))?,
            numerator: count(Head::Numerator)?,
            denominator: count(Head::Denominator)?,
            source: text(Head::Source)?,
            // That it is preliminary is no reason for anything.
            remark: text(Head::Remark)
                .map(|it| if is_preliminary_alone(&it) { String::new() } else { it })?,
        })
    }

    pub(super) fn figure(
        &self,
        known: &Known<'_>,
        indicator: &Indicator,
        named: Side,
        common: &Common,
        value: Head,
    ) -> Result<Said, (Head, WrongCell)> {
        let unit = indicator.unit.as_str();
        self.noted(value, unit).map_err(|wrong| (value, wrong))?;
        let over = match value {
            Head::Of(side) => side,
            _ => Side::default(),
        };
        let side = named.and(common.side).and_then(|side| side.and(over));
        let other = || (Head::Name, WrongCell::OtherSide(short(self.cell(Head::Name).words())));
        let side = side.ok_or_else(other)?;
        let year = side.year.unwrap_or_default();
        let digits = u32::from(indicator.digits);
        let published = number(self.cell(value), unit, Some(digits)).map_err(|it| (value, it))?;
        let preliminary = common.preliminary;
        let count = |count: Option<Decimal>| count.filter(|_| common.counted == Some(value));
        let (numerator, denominator) = (count(common.numerator), count(common.denominator));
        // As in the grid, who gives both counts need not divide; what is said to be none is none.
        let left_out = value == Head::Value && *self.cell(value) == Cell::Empty;
        let ratio = || numerator?.ratio(denominator?, indicator.per?, digits);
        Ok(Said {
            says: Says { status: preliminary.is_some(), digits: self.cell(value).says_digits() },
            figure: Figure {
                indicator: indicator.id.clone(),
                year,
                sex: side.sex.unwrap_or_default(),
                area: side.area.unwrap_or_default(),
                value: if left_out { ratio() } else { published },
                numerator,
                denominator,
                source: common.source.clone(),
                // A year that is not over has no final figure, unless somebody says so.
                preliminary: preliminary.unwrap_or(year >= known.year),
                corrects: None,
                remark: common.remark.clone(),
            },
        })
    }

    /// What stands in brackets over a column of figures is their unit.
    fn noted(&self, value: Head, unit: &str) -> Result<(), WrongCell> {
        let column = self.part.heads.iter().find(|(_, head)| *head == value);
        let noted =
            column.and_then(|(at, _)| self.part.notes.iter().find(|note| note.column == *at));
        let odd = |note: &&str| {
            !note.is_empty() && plain_unit(note) != plain_unit(unit) && !TO_FILL_IN.contains(note)
        };
        let said = noted.map(|note| note.said.split('、').chain([bare(&note.below)]));
        match said.and_then(|mut said| said.find(odd)) {
            Some(note) => Err(WrongCell::OddNote(short(note), unit.to_owned())),
            None => Ok(()),
        }
    }

    fn year(&self) -> Result<i32, WrongCell> {
        let wrong = || WrongCell::NotAYear(short(self.cell(Head::Year).words()));
        let year = match self.cell(Head::Year) {
            cell if cell.year().is_some() => return cell.year().ok_or_else(wrong),
            Cell::Number(_, shown) if shown.date => return Err(WrongCell::Date),
            Cell::Text(text) => {
                let plain = plain(text);
                let year = ["年度", "年"].iter().find_map(|word| plain.strip_suffix(word));
                year.unwrap_or(&plain).parse::<Decimal>().ok()
            }
            cell => number(cell, "", None).ok().flatten(),
        };
        let year = year.and_then(Decimal::whole).ok_or_else(wrong)?;
        i32::try_from(year).ok().filter(|year| *year <= 9999).ok_or_else(wrong)
    }

    /// Whom the row says; none where it does not say.
    fn sex(&self) -> Result<Option<Sex>, WrongCell> {
        let words = self.cell(Head::Sex).words();
        let sex = sex_of(words).ok_or_else(|| WrongCell::NotASex(short(words)))?;
        Ok(Some(sex).filter(|_| !words.is_empty()))
    }

    /// Where the row says; none where it does not say.
    fn area(&self) -> Result<Option<Area>, WrongCell> {
        let words = self.cell(Head::Area).words();
        let area = area_of(words).ok_or_else(|| WrongCell::NotAnArea(short(words)))?;
        Ok(Some(area).filter(|_| !words.is_empty()))
    }

    /// Whether it is preliminary; none where the row does not say.
    fn status(&self) -> Result<Option<bool>, WrongCell> {
        let words = self.cell(Head::Status).words();
        Ok(match plain(words).as_str() {
            // Who has no column for it says so in the remark, alone; more words may say another thing.
            "" => is_preliminary_alone(self.cell(Head::Remark).words()).then_some(true),
            "最终" | "最终数" | "正式" | "final" => Some(false),
            "初步" | "初步数" | "preliminary" => Some(true),
            _ => return Err(WrongCell::NotAStatus(short(words))),
        })
    }
}

fn is_preliminary_alone(remark: &str) -> bool {
    let words = plain(remark);
    matches!(words.as_str(), "初步" | "初步数" | "初步数据" | "为初步数" | "preliminary")
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
