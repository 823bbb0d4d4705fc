//! Bytes to lines: finds the encoding, drops what cannot be seen, writes digits half-width and
//! trims. It knows nothing about plans.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::problem::{NotAPlan, Problem, Warning};
use crate::plan::half_width;

/// A line, or a part of one that a page or line break inside it cuts off. Never blank.
pub(super) struct Line {
    /// Its number in the given text, from 1.
    pub(super) number: usize,
    /// Trimmed text.
    pub(super) text: String,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
}

/// The lines that are not blank, and what had to be changed to get them.
pub(super) fn lines(bytes: &[u8]) -> Result<(Vec<Line>, Vec<Warning>), NotAPlan> {
    let text = decode(bytes)?;
    let (mut lines, mut warnings) = (Vec::new(), Vec::new());
    let mut after_blank = false;
    for (at, raw) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        let number = at + 1;
        let count = raw.chars().filter(|&c| invisible(c)).count();
        if count > 0 {
            warnings.push(Warning { line: number, problem: Problem::Invisible { count } });
        }
        let count = raw.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        if count > 0 {
            warnings.push(Warning { line: number, problem: Problem::ReplacedBytes { count } });
        }
        for part in raw.split(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let tidy: String = part.chars().filter(|&c| !invisible(c)).map(tidy).collect();
            let text = tidy.trim();
            if !text.is_empty() {
                lines.push(Line { number, text: text.to_owned(), after_blank });
            }
            after_blank = text.is_empty();
        }
    }
    Ok((lines, warnings))
}

/// By byte order mark; else UTF-8, also where a few bytes are damaged; else GB18030.
fn decode(bytes: &[u8]) -> Result<String, NotAPlan> {
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, mark)), _) => {
            encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()
        }
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => {
            let utf8 = UTF_8.decode_without_bom_handling(bytes).0;
            let foreign = utf8.chars().filter(|c| !c.is_ascii()).count();
            if replaced(&utf8) * 10 < foreign {
                utf8.into_owned()
            } else {
                GB18030.decode_without_bom_handling(bytes).0.into_owned()
            }
        }
    };
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(NotAPlan::Empty);
    }
    let control = text.chars().filter(|&c| c.is_control() && !c.is_whitespace()).count();
    let wrong = control + replaced(&text);
    if wrong * 10 > text.chars().count() { Err(NotAPlan::NotText) } else { Ok(text) }
}

fn replaced(text: &str) -> usize {
    text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count()
}

/// Characters that show nothing, or that turn what a terminal shows around.
fn invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Full-width digits, letters and the signs inside numbers become half-width, tabs a space;
/// Chinese punctuation stays.
fn tidy(c: char) -> char {
    match c {
        '\t' => ' ',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '／' | '％' | '＋' | '－' => {
            half_width(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(usize, String)> {
        lines(bytes).unwrap().0.into_iter().map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        let found = texts("甲\r\n乙\r\r丙\n\u{c}丁\u{b}戊".as_bytes());
        let numbers: Vec<usize> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 2, 4, 5, 5]);
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "妇女１２／10万，５．２％（ＨＰＶ）";
        let utf16: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let gb = GB18030.encode(text).0.into_owned();
        for bytes in [text.as_bytes(), &utf16, &gb, format!("\u{feff}{text}").as_bytes()] {
            assert_eq!(texts(bytes), [(1, "妇女12/10万，5.2%（HPV）".to_owned())]);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(lines(b" \r\n\t").err(), Some(NotAPlan::Empty));
        assert_eq!(lines("\u{feff}".as_bytes()).err(), Some(NotAPlan::Empty));
        assert_eq!(lines(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0").err(), Some(NotAPlan::NotText));
    }

    #[test]
    fn damage_is_reported_with_its_line() {
        let mut bytes = "妇女与健康。\n妇女与教育，妇女与经济，妇女与法律。".as_bytes().to_vec();
        bytes.insert(22, 0xff);
        bytes.extend_from_slice("\n女\u{200b}性".as_bytes());
        let warnings = lines(&bytes).unwrap().1;
        let first = Warning { line: 2, problem: Problem::ReplacedBytes { count: 1 } };
        let second = Warning { line: 3, problem: Problem::Invisible { count: 1 } };
        assert_eq!(warnings, [first, second]);
    }
}
