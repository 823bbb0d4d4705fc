//! What is typed into a cell as a figure: a value as published, or numerator and denominator.

use crate::decimal::Decimal;
use crate::exchange::{ungrouped, without_unit};
use crate::plan::Indicator;

/// Characters that a cell holds.
pub(super) const CELL_MAX: usize = 40;

/// The numbers in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// In the indicator's unit; none where there is nobody to count.
    pub value: Option<Decimal>,
    /// What was counted.
    pub numerator: Option<Decimal>,
    /// Out of how many.
    pub denominator: Option<Decimal>,
}

/// Why a text is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFigure {
    /// No number as it is published.
    NotANumber,
    /// Two numbers for an indicator that is no ratio.
    NoRatio,
}

/// Reads a cell: `94.3`, or `12/2867` with the value worked out at the indicator's digits. Full-width
/// characters, a thousand's commas and the unit itself may stand there, as spreadsheets write them.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str, indicator: &Indicator) -> Result<Numbers, NoFigure> {
    let text = without_unit(text, &indicator.unit);
    let number = |text: &str| {
        let plain = ungrouped(text).and_then(|text| text.parse::<Decimal>().ok());
        plain.ok_or(NoFigure::NotANumber)
    };
    let Some((above, below)) = text.split_once('/') else {
        return Ok(Numbers { value: Some(number(&text)?), ..Numbers::default() });
    };
    let (above, below) = (number(above)?, number(below)?);
    let per = indicator.per.ok_or(NoFigure::NoRatio)?;
    let value = above.ratio(below, per, u32::from(indicator.digits));
    Ok(Numbers { value, numerator: Some(above), denominator: Some(below) })
}

/// The rows and cells of a text copied from a spreadsheet; blank cells are none.
pub(super) fn block(pasted: &str) -> Vec<Vec<Option<String>>> {
    let pasted = pasted.replace("\r\n", "\n").replace('\r', "\n");
    let cell = |text: &str| {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).take(CELL_MAX).collect();
        (!text.is_empty()).then_some(text)
    };
    let rows = pasted.trim_end_matches('\n').split('\n');
    rows.map(|row| row.split('\t').map(cell).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn indicator(per: Option<u32>, unit: &str) -> Indicator {
        serde_json::from_value(json!({"id": "x", "name": "x", "items": ["1.2"],
            "basis": {"item": "1.2", "words": "x"}, "unit": unit, "better": "lower", "goal": "fall",
            "by_sex": false, "by_area": false, "per": per, "bounded": false, "digits": 1,
            "source": "health"}))
        .unwrap()
    }

    #[test]
    fn values_and_ratios() {
        let share = indicator(Some(100), "%");
        let told = |text: &str| {
            let found = read(text, &share)?;
            let word = |number: Option<Decimal>| number.map_or("-".into(), |n| n.to_string());
            Ok([found.value, found.numerator, found.denominator].map(word).join(" "))
        };
        for (text, wanted) in [
            ("94.30", "94.30 - -"),
            ("９４．３", "94.3 - -"),
            (" 1,234 ", "1234 - -"),
            ("94.3%", "94.3 - -"),
            ("12/2867", "0.4 12 2867"),
            ("0/0", "- 0 0"),
        ] {
            assert_eq!(told(text), Ok(wanted.to_owned()), "{text}");
        }
        for text in ["", "九十", "1/", "1/2/3", "--1"] {
            assert_eq!(told(text), Err(NoFigure::NotANumber), "{text}");
        }
        assert_eq!(read("1/2", &indicator(None, "人")), Err(NoFigure::NoRatio));
        let rate = indicator(Some(100_000), "1/10万");
        for (text, value) in [("21/10万", "21"), ("12.5/10万", "12.5"), ("1/10416", "9.6")] {
            let found = read(text, &rate).unwrap().value.map(|value| value.to_string());
            assert_eq!(found.as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn a_block_has_its_rows_and_blanks() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(block("1\t2\r\n\t3 \r\n"), [vec![some("1"), some("2")], vec![None, some("3")]]);
        assert_eq!(block("5\r6"), [vec![some("5")], vec![some("6")]], "as terminals paste it");
    }
}
