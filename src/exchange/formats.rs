//! How a workbook's formats show numbers.

use super::cells::Shown;

/// The formats that have numbers instead of codes (ECMA-376, part 1, 18.8.30).
pub(super) fn built_in(id: u32) -> Shown {
    let digits = |digits| Shown { digits: Some(digits), ..Shown::default() };
    let percent = |of| Shown { percent: true, ..digits(of) };
    match id {
        1 | 3 | 37 | 38 => digits(0),
        2 | 4 | 39 | 40 => digits(2),
        9 => percent(0),
        10 => percent(2),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown { date: true, ..Shown::default() },
        _ => Shown::default(),
    }
}

/// What a format's code says of positive numbers.
pub(super) fn by_code(code: &str) -> Shown {
    let mut plain = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => drop(letters.find(|end| *end == '"')),
            '[' => drop(letters.find(|end| *end == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            letter => plain.push(letter.to_ascii_lowercase()),
        }
    }
    let percent = plain.contains('%');
    let date = !plain.contains("general") && plain.contains(['y', 'm', 'd', 'h', 's']);
    let year = date && !plain.contains(['m', 'd', 'h', 's']);
    let placed = |c: char| matches!(c, '0' | '#' | '?');
    let digits = match plain.split_once('.') {
        // Digits that are shown only where they are there say nothing of how many there are.
        Some((_, after)) if after.starts_with(['#', '?']) => None,
        Some((_, after)) => Some(after.chars().take_while(|c| *c == '0').count() as u32),
        None => plain.contains(placed).then_some(0),
    };
    Shown {
        percent,
        date,
        year,
        since_1904: false,
        digits: digits.filter(|_| !date && !plain.contains("e+")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_how_a_number_is_shown() {
        let of = |code: &str| {
            let Shown { percent, date, digits, .. } = by_code(code);
            (percent, date, digits)
        };
        assert_eq!(of("0.0%"), (true, false, Some(1)));
        assert_eq!(of("General"), (false, false, None));
        assert_eq!(of("#,##0.00_);[Red](#,##0.00)"), (false, false, Some(2)));
        assert_eq!(of("0.###"), (false, false, None));
        assert_eq!(of("@"), (false, false, None));
        assert_eq!(of("yyyy\"年\"m\"月\""), (false, true, None));
        assert_eq!(of("0\"人\""), (false, false, Some(0)));
    }
}
