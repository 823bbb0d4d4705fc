//! The columns of a sheet of figures, known by what stands over them.

use crate::words::Lang;

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
    /// The figures of one year, where years stand side by side.
    Of(i32),
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
            Self::Name => &["指标", "监测指标", "统计指标", "indicatorname"],
            Self::Unit => &["计量单位"],
            Self::Sex => &["男女", "男女别", "分性别"],
            Self::Area => &["城乡", "城乡别", "分城乡", "区域"],
            Self::Year => &["年份", "数据年度"],
            Self::Before => &[],
            Self::Value => &["值", "数据", "本年数", "指标值"],
            Self::Numerator => &["分子数"],
            Self::Denominator => &["分母数"],
            Self::Source => &["来源", "出处"],
            Self::Status => &["初步最终", "数据性质"],
            Self::Remark => &["说明", "原因", "情况说明", "备注或原因"],
            Self::Counts | Self::Of(_) => &[],
        }
    }

    /// Whether a second such column makes it doubtful what a figure is.
    pub(super) const fn decides(self) -> bool {
        !matches!(self, Self::Before | Self::Counts | Self::Source | Self::Remark)
    }

    /// The column that these words stand over.
    pub(super) fn named(words: &str) -> Option<Self> {
        let plain = plain(words);
        let year = plain.strip_suffix('年').unwrap_or(&plain);
        if year.len() == 4
            && let Ok(year) = year.parse::<i32>()
        {
            return Some(Self::Of(year));
        }
        let fits = |head: &&Self| {
            let own =
                [Lang::Zh, Lang::En].map(|lang| super::heads::plain(&lang.sheet_head(**head)));
            own.contains(&plain) || head.others().contains(&plain.as_str())
        };
        Self::ALL.iter().find(fits).copied()
    }
}

/// Without spaces, brackets and what stands in them, in half-width letters.
pub(super) fn plain(words: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in words.chars().map(half_width) {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            letter if depth > 0 || letter.is_whitespace() => {}
            '*' | ':' | '/' | '_' | '\'' => {}
            letter => kept.extend(letter.to_lowercase()),
        }
    }
    kept
}

/// A full-width letter, digit or mark as the half-width one.
pub(super) fn half_width(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    }
}
