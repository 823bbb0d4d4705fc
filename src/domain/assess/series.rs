//! What was observed, as plain rows: one line of years for each sex and area.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::years::Years;
use crate::decimal::Decimal;
use crate::plan::{Goal, Indicator, Split, choices};

choices! {
    /// Whom a figure is about.
    #[derive(Default)]
    pub enum Sex {
        /// 合计
        #[default]
        Total = "total",
        /// 女
        Female = "female",
        /// 男
        Male = "male",
    }
}

choices! {
    /// Where they live.
    #[derive(Default)]
    pub enum Area {
        /// 合计
        #[default]
        Total = "total",
        /// 城
        Urban = "urban",
        /// 乡
        Rural = "rural",
    }
}

/// One figure of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// As published; none where the denominator is zero and there is nothing to publish.
    pub value: Option<Decimal>,
    /// Events or people counted.
    pub numerator: Option<Decimal>,
    /// Out of how many.
    pub denominator: Option<Decimal>,
    /// 初步数
    pub preliminary: bool,
    /// The day it was recorded.
    pub entered: NaiveDate,
    /// Verified by the statistics bureau.
    pub verified: bool,
    /// Where it was published or who reported it.
    pub source: Arc<str>,
    /// The number of the entry that says so.
    pub entry: u64,
}

impl Point {
    /// 本年无对象: nobody to count.
    pub fn has_no_case(&self) -> bool {
        self.denominator.is_some_and(Decimal::is_zero)
    }

    /// Events and population, where both are whole numbers.
    pub fn counts(&self) -> Option<(u64, u64)> {
        self.numerator?.whole().zip(self.denominator?.whole())
    }
}

/// The years of one sex and area.
pub type Line = Years<Point>;

/// Values by year.
pub type Values = Years<Decimal>;

/// The lines whose figures together are a year's figure: the one that decides, or both sides of a
/// gap that is to be narrowed. `has` says which lines there are.
pub fn lines(indicator: &Indicator, has: impl Fn((Sex, Area)) -> bool) -> Vec<(Sex, Area)> {
    match indicator.goal {
        Goal::Narrow(split) => sides(split, indicator, has).to_vec(),
        _ => vec![(whose(indicator), Area::Total)],
    }
}

/// Whether women's figures decide an indicator, and no gap is what is judged.
pub fn is_of_women(indicator: &Indicator) -> bool {
    whose(indicator) == Sex::Female && !matches!(indicator.goal, Goal::Narrow(_))
}

/// Women's figures decide where they are split by sex, because the plan is theirs.
fn whose(indicator: &Indicator) -> Sex {
    if indicator.by_sex { Sex::Female } else { Sex::Total }
}

/// Both sides of a split: women and men, or country and town.
fn sides(
    split: Split,
    indicator: &Indicator,
    has: impl Fn((Sex, Area)) -> bool,
) -> [(Sex, Area); 2] {
    match split {
        Split::Sex => [(Sex::Female, Area::Total), (Sex::Male, Area::Total)],
        Split::Area => {
            // Figures split by both may come without the women's share of each area.
            let sex = Some(whose(indicator)).filter(|sex| has((*sex, Area::Rural)));
            [Area::Rural, Area::Urban].map(|area| (sex.unwrap_or_default(), area))
        }
    }
}

/// A figure that the statistics bureau gave back: it is there, and counts for nothing until it is mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentBack {
    /// The year.
    pub year: i32,
    /// Whom it is about.
    pub sex: Sex,
    /// Where they live.
    pub area: Area,
    /// As it was entered.
    pub value: Option<Decimal>,
    /// The entry that returned it.
    pub by: u64,
}

/// All lines of an indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series(pub BTreeMap<(Sex, Area), Line>);

impl Series {
    /// Adds a figure; one of the same year, sex and area is replaced, as a correction does.
    pub fn put(&mut self, year: i32, sex: Sex, area: Area, point: Point) {
        self.0.entry((sex, area)).or_default().insert(year, point);
    }

    /// The line that decides: women's, where figures are split by sex; town and country together.
    pub fn deciding(&self, indicator: &Indicator) -> &Line {
        static NONE: Line = Line::new();
        self.0.get(&(whose(indicator), Area::Total)).unwrap_or(&NONE)
    }

    /// The line that decides, alone.
    pub(super) fn into_deciding(mut self, indicator: &Indicator) -> Line {
        let mut line = self.0.remove(&(whose(indicator), Area::Total)).unwrap_or_default();
        line.shrink();
        line
    }

    /// The values that a goal is judged on: the deciding line's, or the gap's where the goal is to
    /// narrow one. Later years than `last` are left aside.
    pub fn judged(&self, indicator: &Indicator, last: i32) -> Values {
        match indicator.goal {
            Goal::Narrow(split) => {
                let rows = self.gaps(split, indicator, last);
                rows.into_iter().map(|(year, (a, b))| (year, (a - b).abs())).collect()
            }
            _ => values(self.deciding(indicator), last),
        }
    }

    /// The lines of both sides of a split.
    pub(super) fn sides(&self, split: Split, indicator: &Indicator) -> [(Sex, Area); 2] {
        sides(split, indicator, |line| self.0.contains_key(&line))
    }

    /// Both sides of a split in the years that have both: women and men, or country and town.
    pub fn gaps(
        &self,
        split: Split,
        indicator: &Indicator,
        last: i32,
    ) -> BTreeMap<i32, (Decimal, Decimal)> {
        let sides = self.sides(split, indicator);
        let [a, b] = sides.map(|side| self.0.get(&side).map(|line| values(line, last)));
        let (Some(a), Some(b)) = (a, b) else { return BTreeMap::new() };
        a.into_iter().filter_map(|(year, a)| Some((year, (a, *b.get(&year)?)))).collect()
    }
}

/// The values of a line up to a year.
pub(super) fn values(line: &Line, last: i32) -> Values {
    let there = |(year, point): (&i32, &Point)| Some((*year, point.value?));
    line.range(..=last).filter_map(there).collect()
}
