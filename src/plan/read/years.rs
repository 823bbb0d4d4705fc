//! The years a plan runs: `（2021—2030年）` with whatever dash, `二〇二一至二〇三〇年`.

use std::ops::Range;

/// A first and a last year, and where they stand in the text, with brackets around them.
pub(super) struct Years {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) at: Range<usize>,
}

/// The first pair of years in a text.
pub(super) fn find(text: &str) -> Option<Years> {
    let mut before = None;
    for (start, c) in text.char_indices() {
        let starts = digit(c).is_some() && before.is_none_or(|b| digit(b).is_none());
        before = Some(c);
        if let Some((from, to, rest)) = starts.then(|| pair(&text[start..])).flatten() {
            return Some(Years {
                from,
                to,
                at: with_brackets(text, start, text.len() - rest.len()),
            });
        }
    }
    None
}

/// The text without the years found in it.
pub(super) fn without(text: &str, at: &Range<usize>) -> String {
    format!("{}{}", &text[..at.start], &text[at.end..])
}

fn pair(text: &str) -> Option<(i32, i32, &str)> {
    let (from, rest) = year(text)?;
    let dashes = rest
        .trim_start_matches(|c: char| c.is_whitespace() || "-‐‑‒–—―−─－﹣~～〜∼至到一".contains(c));
    let (to, end) = year(dashes)?;
    let sound = dashes.len() < rest.len() && from < to && !end.starts_with(|c| digit(c).is_some());
    sound.then_some((from, to, end))
}

/// Four digits and perhaps 年: a year from 1900 to 2199.
fn year(text: &str) -> Option<(i32, &str)> {
    let mut rest = text.chars();
    let year = rest.by_ref().take(4).try_fold(0, |year, c| Some(year * 10 + digit(c)?))?;
    let rest = rest.as_str();
    let end = rest.trim_start();
    (1900..2200).contains(&year).then(|| (year, end.strip_prefix('年').unwrap_or(rest)))
}

fn digit(c: char) -> Option<i32> {
    match c {
        '0'..='9' => Some(c as i32 - '0' as i32),
        '〇' | '○' | '零' => Some(0),
        _ => super::mark::digit(c).filter(|&n| n < 10).map(i32::from),
    }
}

fn with_brackets(text: &str, start: usize, end: usize) -> Range<usize> {
    let before = text[..start].trim_end().strip_suffix(['（', '(', '〔', '[']);
    let after = text[end..].trim_start().strip_prefix(['）', ')', '〕', ']']);
    match (before, after) {
        (Some(before), Some(after)) => before.len()..text.len() - after.len(),
        _ => start..end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_them() {
        for text in [
            "甲市妇女发展规划（2021—2030年）",
            "甲市妇女发展规划(2021-2030)",
            "甲市妇女发展规划 2021――2030 年",
            "甲市妇女发展规划（2021年至2030年）",
            "2021～2030年甲市妇女发展规划",
            "甲市妇女发展规划（二〇二一一二○三零年）",
            "甲市妇女发展规划（2021一2030年）",
        ] {
            let found = find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.from, found.to), (2021, 2030), "{text}");
            assert_eq!(without(text, &found.at).trim(), "甲市妇女发展规划");
        }
        for text in ["2021年", "12021-2030", "2021-20301", "2030-2021", "20212030", "0431-2021"] {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
