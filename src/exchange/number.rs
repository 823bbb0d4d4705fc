//! Numbers as people type them, to numbers as published.

use super::cells::{Cell, Shown};
use super::names::plain_unit;
use super::wrong_cell::WrongCell;
use crate::decimal::Decimal;
use crate::plan::{half_width, number_sign};

/// What stands for no figure in printed tables.
const DASHES: &[&str] = &["-", "--", "—", "——", "―", "–", "…", "……", "...", "/", "\\", "\u{2212}"];

/// What says that there was nobody to count.
const NOBODY: &[&str] = &["无", "无对象"];

/// Digits that a floating-point number holds truly.
const TRUE_DIGITS: usize = 15;

/// A cell's number in a unit; none where it is empty. `usual` digits after the point are given to
/// a number that is shown as it is; a count has none of its own.
pub(super) fn number(
    cell: &Cell,
    unit: &str,
    usual: Option<u32>,
) -> Result<Option<Decimal>, WrongCell> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Error(what) => Err(WrongCell::Failed(what.to_string())),
        Cell::Uncalculated => Err(WrongCell::Uncalculated),
        Cell::Text(text) => typed(text, unit),
        Cell::Number(text, shown) => stored(text, *shown, unit, usual).map(Some),
    }
}

/// Whether a dash stands for no figure.
pub(super) fn is_dash(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if DASHES.contains(&plain(text).as_str()))
}

/// Whether there is a number, in whatever unit.
pub(super) fn is_number(cell: &Cell) -> bool {
    cell.words().contains(|c: char| half_width(c).is_ascii_digit())
        && matches!(number(cell, "", None), Ok(Some(_)) | Err(WrongCell::OtherUnit { .. }))
}

/// Without blanks, in half-width letters.
fn plain(text: &str) -> String {
    text.chars().map(number_sign).filter(|c| !c.is_whitespace()).collect()
}

/// A number that was typed as text: its digits are its own.
fn typed(text: &str, unit: &str) -> Result<Option<Decimal>, WrongCell> {
    let wrong = || WrongCell::NotANumber(text.chars().take(40).collect());
    let plain = plain(text);
    if NOBODY.contains(&plain.as_str()) || DASHES.contains(&plain.as_str()) {
        return Ok(None);
    }
    let digits = without_unit(text, unit).replace(['\u{2212}', '\u{2013}'], "-");
    if let Some(of) = digits.chars().last().filter(|last| matches!(last, '%' | '‰')) {
        return Err(WrongCell::OtherUnit { given: of.to_string(), unit: unit.to_owned() });
    }
    ungrouped(&digits).and_then(|digits| digits.parse().ok()).map(Some).ok_or_else(wrong)
}

/// A number without the unit behind it and without blanks, in half-width letters. `21/10万` is 21 of what
/// is counted in `1/10万`, and so is `21 1/10万`.
pub fn without_unit(text: &str, unit: &str) -> String {
    let text: String = text.trim().chars().map(number_sign).collect();
    let apart = text.strip_suffix(unit).filter(|before| before.ends_with(char::is_whitespace));
    let before = apart.or_else(|| text.strip_suffix(&plain_unit(unit)));
    before.unwrap_or(&text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Without the commas between thousands; none where a comma stands elsewhere.
pub fn ungrouped(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (fits && !part.contains(',')).then(|| text.replace(',', ""))
}

/// A number that a workbook holds: what is shown is what is taken.
fn stored(text: &str, shown: Shown, unit: &str, usual: Option<u32>) -> Result<Decimal, WrongCell> {
    let wrong = || WrongCell::NotANumber(text.chars().take(40).collect());
    if shown.date {
        return Err(WrongCell::Date);
    }
    if shown.percent && unit != "%" {
        return Err(WrongCell::OtherUnit { given: "%".to_owned(), unit: unit.to_owned() });
    }
    let number: f64 = text.parse().map_err(|_| wrong())?;
    let number = if shown.percent { number * 100.0 } else { number };
    let exact = truly(number).ok_or_else(wrong)?;
    let own = exact.split_once('.').map_or(0, |(_, part)| part.len() as u32);
    let digits = match (shown.digits, usual) {
        (Some(digits), Some(_)) => digits,
        // More digits than anybody publishes are a division's.
        (None, Some(usual)) if own > 6 => usual,
        (None, Some(usual)) => own.max(usual),
        (_, None) => own,
    };
    rounded(&exact, digits.min(6)).and_then(|text| text.parse().ok()).ok_or_else(wrong)
}

/// The shortest decimal of the digits that are true: 14.300000000000001 is 14.3.
fn truly(number: f64) -> Option<String> {
    if !number.is_finite() || number.abs() >= 1e15 {
        return None;
    }
    let places =
        TRUE_DIGITS - (number.abs().max(1.0).log10().floor() as usize + 1).min(TRUE_DIGITS);
    let text = format!("{number:.places$}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    Some(if text == "-0" { "0".to_owned() } else { text.to_owned() })
}

/// Half away from zero, as it is shown.
fn rounded(exact: &str, digits: u32) -> Option<String> {
    let (minus, plain) = exact.strip_prefix('-').map_or(("", exact), |rest| ("-", rest));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = digits as usize;
    let kept: String = part.chars().chain(std::iter::repeat('0')).take(digits).collect();
    let up = part.as_bytes().get(digits).is_some_and(|next| *next >= b'5');
    let units: i128 = format!("{whole}{kept}").parse().ok()?;
    let units = units + i128::from(up);
    let all = format!("{units:0>width$}", width = digits + 1);
    let (whole, part) = all.split_at(all.len() - digits);
    let minus = if units == 0 { "" } else { minus };
    Some(if digits == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}.{part}") })
}

/// Whether a cell is words, or the number of a telephone.
pub(super) fn is_remark(cell: &Cell) -> bool {
    let words: String = cell.words().chars().map(half_width).collect();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let dialled = words.chars().all(|c| c.is_ascii_digit() || c == '-');
    let telephone = words.starts_with('1') && digits == 11 || words.contains('-') && digits > 9;
    match cell {
        Cell::Error(_) | Cell::Uncalculated => false,
        _ => digits == 0 || dialled && telephone,
    }
}

/// What says of a figure that it may still change.
const PRELIMINARY: &str = "初步";

/// Whether words are a note below or above a table, such as `注：2023年为初步数`.
pub(super) fn is_note(words: &str) -> bool {
    let words: String = words.chars().map(half_width).collect();
    let begins = ["注:", "附注", "备注:", "说明:"].iter().any(|word| words.starts_with(word));
    begins || says_preliminary(&words)
}

/// Whether words speak of preliminary figures.
pub(super) fn says_preliminary(words: &str) -> bool {
    words.contains(PRELIMINARY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cell: Cell, unit: &str, usual: Option<u32>) -> Option<String> {
        number(&cell, unit, usual).ok().flatten().map(|it| it.to_string())
    }

    #[test]
    fn typed_numbers_keep_their_digits() {
        let typed = |text: &str| of(Cell::text(text), "%", Some(1));
        for (text, number) in [
            ("14.30", "14.30"),
            ("１４．３０", "14.30"),
            (" 95.3 %", "95.3"),
            ("1,234,567", "1234567"),
            ("－3.5", "-3.5"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(number), "{text}");
        }
        for text in ["约70", "12,34", "1.2.3", "70‰", "1e3"] {
            assert!(number(&Cell::text(text), "%", Some(1)).is_err(), "{text}");
        }
        assert_eq!(number(&Cell::text("—"), "%", None), Ok(None));
        assert_eq!(of(Cell::text("3000人"), "人", None).as_deref(), Some("3000"));
        let rate = |text: &str| of(Cell::text(text), "1/10万", Some(1));
        for (text, number) in
            [("21/10万", "21"), ("12.1／10万", "12.1"), ("11 1/10万", "11"), ("121", "121")]
        {
            assert_eq!(rate(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn stored_numbers_are_taken_as_they_are_shown() {
        let stored = |text: &str, percent, digits, usual| {
            let shown = Shown { percent, digits, ..Shown::default() };
            of(Cell::Number(text.into(), shown), "%", usual)
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(stored("14.3", false, Some(2), Some(1)), some("14.30"));
        assert_eq!(stored("14.3", false, None, Some(2)), some("14.30"));
        assert_eq!(stored("14.300000000000001", false, None, Some(1)), some("14.3"));
        assert_eq!(stored("0.95299999999999996", true, Some(1), Some(1)), some("95.3"));
        assert_eq!(stored("33.333333333333336", false, None, Some(1)), some("33.3"));
        assert_eq!(stored("33.35", false, Some(1), Some(1)), some("33.4"));
        assert_eq!(stored("2867", false, Some(2), None), some("2867"));
        assert_eq!(stored("1.2E-2", false, None, Some(1)), some("0.012"));
        assert_eq!(stored("-0.04", false, Some(1), Some(1)), some("0.0"));
        let percent = Shown { percent: true, digits: Some(0), ..Shown::default() };
        assert!(number(&Cell::Number("0.5".into(), percent), "人", None).is_err());
    }
}
