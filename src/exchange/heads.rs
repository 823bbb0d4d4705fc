//! The columns of a sheet of figures, known by what stands over them.

use super::cells::Cell;
use crate::domain::assess::{Area, Sex};
use crate::plan::half_width;
use crate::words::Lang;

/// Of what figures are that stand side by side: what is none is said by the row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Side {
    /// The year.
    pub year: Option<i32>,
    /// Whom.
    pub sex: Option<Sex>,
    /// Where.
    pub area: Option<Area>,
}

impl Side {
    /// What these words say, such as `2024年`, `其中：女`, `2024年（城镇）`; none where they say
    /// anything else besides.
    pub(super) fn named(words: &str) -> Option<Self> {
        let mut rest = words_alone(words);
        let mut side = Self::default();
        if let Some(year) = rest.get(..4).and_then(|year| year.parse::<i32>().ok()) {
            side.year = Some(year).filter(|year| (1900..=2100).contains(year));
            side.year?;
            rest = rest.split_off(4);
            let after = ["年度", "年"].iter().find_map(|word| rest.strip_prefix(word));
            rest = after.unwrap_or(&rest).to_owned();
        }
        let bare = rest.strip_prefix("其中").unwrap_or(&rest);
        let bare = ["数值", "数据"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
        match (sex_of(bare), area_of(bare)) {
            _ if bare.is_empty() => {}
            (None, None) => return None,
            (sex, area) => {
                side.sex = sex;
                // What is of all is of all of both.
                side.area = area.filter(|_| sex.is_none_or(|sex| sex == Sex::Total));
            }
        }
        (side != Self::default()).then_some(side)
    }

    /// Both together; none where they say different things.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        fn one<T: PartialEq + Copy>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
            match (a, b) {
                (Some(a), Some(b)) if a != b => None,
                _ => Some(a.or(b)),
            }
        }
        let year = one(self.year, other.year)?;
        Some(Self { year, sex: one(self.sex, other.sex)?, area: one(self.area, other.area)? })
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// The indicator's id.
    Indicator,
    /// Its name.
    Name,
    /// Its unit.
    Unit,
    /// Whom.
    Sex,
    /// Where.
    Area,
    /// The year.
    Year,
    /// The figure of the year before, for comparison; not read.
    Before,
    /// The figure.
    Value,
    /// What was counted.
    Numerator,
    /// Out of how many.
    Denominator,
    /// Where it was published.
    Source,
    /// Preliminary or final.
    Status,
    /// Why.
    Remark,
    /// What numerator and denominator count; not read.
    Counts,
    /// What the statistics bureau said of it; not read, and in no template.
    Review,
    /// The figures of a year, of somebody or of some place, where these stand side by side.
    Of(Side),
}

impl Head {
    /// The columns of a sheet, in their order.
    pub(super) const ALL: &[Self] = &[
        Self::Indicator,
        Self::Name,
        Self::Unit,
        Self::Sex,
        Self::Area,
        Self::Year,
        Self::Before,
        Self::Value,
        Self::Numerator,
        Self::Denominator,
        Self::Source,
        Self::Status,
        Self::Remark,
        Self::Counts,
    ];

    /// Other words that stand over such a column.
    const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Indicator => &["指标代号", "指标代码", "代码", "indicator", "id"],
            Self::Name => &["指标", "指标名", "项目", "监测指标", "统计指标", "indicatorname"],
            Self::Unit => &["计量单位"],
            Self::Sex => &["男女", "男女别", "分性别"],
            Self::Area => &["城乡", "城乡别", "分城乡", "区域"],
            Self::Year => &["年份", "数据年度", "统计年度"],
            Self::Before => &[],
            Self::Value => &["值", "数据", "本年数", "指标值", "完成值", "实际值"],
            Self::Numerator => &["分子数"],
            Self::Denominator => &["分母数"],
            Self::Source => &["来源", "出处"],
            Self::Status => &["初步最终", "数据性质"],
            Self::Remark => &["说明", "原因", "情况说明", "备注或原因"],
            Self::Counts | Self::Review | Self::Of(_) => &[],
        }
    }

    /// Whether these words stand over such a column.
    pub(super) fn is_called(self, words: &str) -> bool {
        self.is_plainly(&plain(words))
    }

    fn is_plainly(self, plain: &str) -> bool {
        let own = [Lang::Zh, Lang::En].map(|lang| super::heads::plain(&lang.sheet_head(self)));
        self.others().contains(&plain) || own.iter().any(|own| own == plain)
    }

    /// Whether it holds figures.
    pub(super) const fn is_of_figures(self) -> bool {
        matches!(self, Self::Value | Self::Of(_))
    }

    /// Whether a second such column makes it doubtful what a figure is.
    pub(super) const fn decides(self) -> bool {
        !matches!(self, Self::Before | Self::Counts | Self::Source | Self::Remark | Self::Review)
    }

    /// The column that a cell stands over, and what it says of it in brackets.
    pub(super) fn named(cell: &Cell) -> Option<(Self, String)> {
        if let Some(year) = cell.year() {
            return Some((Self::Of(Side { year: Some(year), ..Side::default() }), String::new()));
        }
        let (plain, said) = plain_and_said(cell.words());
        let (by_said, note) = side_and_rest(&said)?;
        let mut known = Self::ALL.iter().copied().chain([Self::Review]);
        match (known.find(|head| head.is_plainly(&plain)), by_said) {
            (Some(Self::Value), Some(side)) => Some((Self::Of(side), note)),
            // Whose counts these are has no column of its own.
            (Some(Self::Numerator | Self::Denominator), Some(_)) => None,
            (Some(head), _) => Some((head, note)),
            (None, by_said) => {
                let side = Side::named(&plain)?.and(by_said.unwrap_or_default())?;
                Some((Self::Of(side), note))
            }
        }
    }
}

/// Without spaces, brackets and what stands in them, in half-width letters.
pub(super) fn plain(words: &str) -> String {
    plain_and_said(words).0
}

/// The same, and what stands in the brackets, parted by 、.
pub(super) fn plain_and_said(words: &str) -> (String, String) {
    let mut depth = 0_u32;
    let (mut kept, mut said) = (String::new(), String::new());
    for letter in words.chars().map(half_width) {
        match letter {
            '(' | '[' | '〔' | '【' => {
                depth += 1;
                said.extend((!said.is_empty()).then_some('、'));
            }
            ')' | ']' | '〕' | '】' => depth = depth.saturating_sub(1),
            letter if letter.is_whitespace() => {}
            letter if depth > 0 => said.push(letter),
            '*' | ':' | '/' | '_' | '\'' => {}
            letter => kept.extend(letter.to_lowercase()),
        }
    }
    (kept, said)
}

/// What stands in brackets, parted by 、: whom, where and when, where it says that, and the rest; none
/// where it says different things.
pub(super) fn side_and_rest(said: &str) -> Option<(Option<Side>, String)> {
    let (mut side, mut rest) = (None::<Side>, Vec::new());
    for one in said.split(['、', ',']).filter(|one| !one.is_empty()) {
        match Side::named(one) {
            Some(more) => side = Some(side.unwrap_or_default().and(more)?),
            None => rest.push(one.strip_prefix("单位").unwrap_or(one).trim_start_matches(':')),
        }
    }
    Some((side, rest.join("、")))
}

/// Without spaces, brackets and marks, in half-width letters; what stands in brackets stays.
fn words_alone(words: &str) -> String {
    let letters = words.chars().map(half_width).filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
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
        "城" | "城镇" | "城市" | "城区" | "urban" => Area::Urban,
        "乡" | "乡村" | "农村" | "rural" => Area::Rural,
        _ => return None,
    })
}
