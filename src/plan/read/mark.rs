//! The marks at which the parts of a plan begin (`一、`, `（一）`, `1.`, 主要目标), each recognised at
//! the start of a text and looking only a few characters ahead. Whether a mark counts where it
//! stands is for `build` to say.

use crate::plan::ItemKind;

/// How an item's number is written; one list keeps to one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `1.` or `1、`
    Dot,
    /// `1）`
    HalfParen,
    /// `（1）`
    Paren,
}

/// 主要目标 or 策略措施 as a heading.
pub(super) struct Heading<'a> {
    pub(super) kind: ItemKind,
    /// Whether it carries a section's number: `（一）主要目标`.
    pub(super) as_section: bool,
    /// The text after it: nothing, or the first item.
    pub(super) rest: &'a str,
}

const HEADINGS: [(&str, ItemKind); 7] = [
    ("主要目标", ItemKind::Target),
    ("发展目标", ItemKind::Target),
    ("策略措施", ItemKind::Measure),
    ("策略和措施", ItemKind::Measure),
    ("策略与措施", ItemKind::Measure),
    ("主要措施", ItemKind::Measure),
    ("支持措施", ItemKind::Measure),
];

/// `主要目标：`, `【策略措施】`, `（1）主要目标` or `2.策略措施`, with nothing or an item after it.
pub(super) fn heading(text: &str) -> Option<Heading<'_>> {
    let numbered = section(text);
    let as_section = numbered.is_some();
    let text = match numbered {
        Some((_, rest)) => rest,
        None => item(text).map_or(text, |(_, _, rest)| rest),
    };
    let text = strip_any(text, "【[〔").unwrap_or(text);
    let (kind, rest) = HEADINGS.iter().find_map(|(w, kind)| Some((*kind, word(text, w)?)))?;
    let rest = strip_any(rest, "】]〕").unwrap_or(rest);
    let rest = strip_any(rest, "：:。").unwrap_or(rest);
    (rest.is_empty() || item(rest).is_some()).then_some(Heading { kind, as_section, rest })
}

/// `一、` or `第一章`: the number and the title with what follows it.
pub(super) fn chapter(text: &str) -> Option<(u16, &str)> {
    let (number, rest) = match text.strip_prefix('第') {
        Some(text) => {
            let (number, rest) = numeral(text)?;
            let rest = ["章", "部分", "篇"].iter().find_map(|unit| rest.strip_prefix(unit))?;
            (number, strip_any(rest, "、.：:").unwrap_or(rest))
        }
        None => {
            let (number, rest) = numeral(text)?;
            (number, strip_any(rest, "、.")?)
        }
    };
    let rest = rest.trim_start();
    // 三、四线城市 is no third chapter
    rest.chars().next().is_some_and(|c| digit(c) != Some(number + 1)).then_some((number, rest))
}

/// `（一）`, `(一)` or `㈠`: the number and what follows it.
pub(super) fn section(text: &str) -> Option<(u16, &str)> {
    if let Some(c @ '㈠'..='㈩') = text.chars().next() {
        return Some(((c as u32 - '㈠' as u32) as u16 + 1, text[c.len_utf8()..].trim_start()));
    }
    let (number, rest) = numeral(strip_any(text, "（(")?)?;
    Some((number, strip_any(rest, "）)")?))
}

/// `1.`, `1、`, `1）` or `（1）` with no digit after it: how, the number and what follows it.
pub(super) fn item(text: &str) -> Option<(Style, u16, &str)> {
    let (inner, open) = match strip_any(text, "（(") {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let digits = inner.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let number = inner[..digits].parse().ok().filter(|&n| n > 0 && digits < 5)?;
    let rest = inner[digits..].trim_start();
    let (style, rest) = match rest.chars().next()? {
        c @ ('）' | ')') if open => (Style::Paren, &rest[c.len_utf8()..]),
        c @ ('）' | ')') => (Style::HalfParen, &rest[c.len_utf8()..]),
        c @ ('.' | '、') if !open => (Style::Dot, &rest[c.len_utf8()..]),
        _ => return None,
    };
    let clear = !rest.starts_with(|c: char| c.is_ascii_digit());
    clear.then(|| (style, number, rest.trim_start()))
}

/// Whether a line is a page number and nothing else: `— 12 —`, `- 3 -`, `第3页`, `3`.
pub(super) fn page_number(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || "-—–―─－·".contains(c));
    let digits = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let page = |c: char| c.is_ascii_digit() || c.is_whitespace() || "第页共，,/".contains(c);
    digits || text.starts_with('第') && text.contains('页') && text.chars().all(page)
}

/// Whether a line is a rule of dashes, stars or dots.
pub(super) fn ornament(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || "-—–―─═=*_~～·".contains(c))
}

/// Whether a line opens what stands behind a plan: an annex, or whom copies go to.
pub(super) fn after_the_plan(text: &str) -> bool {
    ["附件", "附表", "抄送", "主题词"]
        .iter()
        .filter_map(|w| word(text, w))
        .any(|rest| rest.chars().next().is_none_or(|c| c.is_ascii_digit() || "：:、".contains(c)))
}

/// Strips a word, over blanks between its letters, and the blanks behind it.
pub(super) fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    word.chars().try_fold(text, |rest, c| Some(rest.strip_prefix(c)?.trim_start()))
}

/// Strips one character of a set, and the blanks behind it.
fn strip_any<'a>(text: &'a str, set: &str) -> Option<&'a str> {
    text.strip_prefix(|c| set.contains(c)).map(str::trim_start)
}

/// The value of a Chinese digit.
pub(super) fn digit(c: char) -> Option<u16> {
    let at = "一二三四五六七八九十".chars().position(|digit| digit == c)?;
    u16::try_from(at + 1).ok()
}

/// A Chinese number from 1 to 99, and what follows it.
fn numeral(text: &str) -> Option<(u16, &str)> {
    let digits: Vec<u16> = text.chars().take(4).map_while(digit).collect();
    let number = match digits[..] {
        [n] => n,
        [10, n] if n < 10 => 10 + n,
        [n, 10] if n < 10 => 10 * n,
        [n, 10, m] if n < 10 && m < 10 => 10 * n + m,
        _ => return None,
    };
    // each of these characters is three bytes long
    Some((number, text[3 * digits.len()..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_and_sections() {
        assert_eq!(chapter("一、指导思想"), Some((1, "指导思想")));
        assert_eq!(chapter("十二 、 其他"), Some((12, "其他")));
        assert_eq!(chapter("第二部分 发展领域"), Some((2, "发展领域")));
        assert_eq!(chapter("三、四线城市"), None);
        assert_eq!(chapter("一、十年回顾"), Some((1, "十年回顾")));
        assert_eq!(chapter("一一、甲"), None);
        for text in ["（三）甲", "(三)甲", "㈢甲", "（ 三 ） 甲"] {
            assert_eq!(section(text), Some((3, "甲")), "{text}");
        }
        assert_eq!(section("（二十一）甲"), Some((21, "甲")));
        assert_eq!(section("（2021—2030年）"), None);
    }

    #[test]
    fn items() {
        for text in ["1.甲", "1、甲", "1 . 甲"] {
            assert_eq!(item(text), Some((Style::Dot, 1, "甲")), "{text}");
        }
        assert_eq!(item("(12)甲"), Some((Style::Paren, 12, "甲")));
        assert_eq!(item("2）甲"), Some((Style::HalfParen, 2, "甲")));
        for text in ["5.2%", "2021年", "0.甲", "12338", "70、80岁", "1 甲", "（1.甲", "99999.甲"]
        {
            assert_eq!(item(text), None, "{text}");
        }
    }

    #[test]
    fn headings() {
        for text in [
            "主要目标：",
            "主要目标",
            "【主要目标】",
            "（1）主要目标",
            "1.主要目标：",
            "主 要 目 标:",
        ] {
            let found = heading(text).unwrap();
            assert_eq!((found.kind, found.as_section, found.rest), (ItemKind::Target, false, ""));
        }
        assert_eq!(heading("策略措施：1.健全").unwrap().rest, "1.健全");
        assert!(heading("（二）策略措施").unwrap().as_section);
        for text in ["主要目标和策略措施", "主要目标：到2030年", "策略措施落实到位。"]
        {
            assert!(heading(text).is_none(), "{text}");
        }
    }

    #[test]
    fn page_numbers() {
        for text in ["— 12 —", "- 3 -", "－3－", "第 3 页 共 20 页", "7"] {
            assert!(page_number(text), "{text}");
        }
        for text in ["2021", "3.", "— —", "第三页", "12/10万", "页"] {
            assert!(!page_number(text), "{text}");
        }
    }
}
