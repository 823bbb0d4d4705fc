//! What `text` promises, by example and on random mixes.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use unicode_segmentation::UnicodeSegmentation;

use super::wrap::{NEVER_FIRST, NEVER_LAST, is_space};
use super::*;

fn lines(text: &str, cols: usize) -> Vec<&str> {
    wrap(text, cols).into_iter().map(|r| &text[r]).collect()
}

#[test]
fn widths_agree_with_the_buffer() {
    let samples = ["宫颈癌", "a，b", "e\u{301}x", "１２", "ﾊﾞ", "👩‍👧", "①“—”", "a\tb\u{7}", ""];
    for text in samples {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        let (end, _) = buffer.set_stringn(0, 0, text, 40, Style::new());
        assert_eq!(width(text), usize::from(end), "{text:?}");
    }
}

#[test]
fn cut_and_padded() {
    let cases = [(10, "妇女与健康"), (9, "妇女与.. "), (8, "妇女与.."), (7, "妇女.. "), (3, ".. ")];
    for (cols, expected) in cases.into_iter().chain([(2, "妇"), (1, " "), (0, "")]) {
        assert_eq!(fit("妇女与健康", cols), expected);
    }
    assert_eq!(fit("ab", 4), "ab  ");
    assert_eq!((clip("妇女", 3), clip("e\u{301}x", 1)), ("妇", "e\u{301}"));
    assert_eq!((pad_left("7", 3), pad_left("妇女", 3)), ("  7".into(), "妇女".into()));
}

#[test]
fn chinese_habits() {
    assert_eq!(lines("妇女与健康，妇女", 10), ["妇女与健", "康，妇女"]);
    assert_eq!(lines("目标（二）妇女", 6), ["目标", "（二）", "妇女"]);
    assert_eq!(lines("规划到2025年", 10), ["规划到", "2025年"]);
    assert_eq!(lines("筛查率70%以上", 8), ["筛查率", "70%以上"]);
    assert_eq!(lines("规划（2021—2030年）", 13), ["规划", "（2021—2030", "年）"]);
    assert_eq!(lines("规划（2021—2030年）", 15), ["规划", "（2021—2030年）"]);
    assert_eq!(lines("建立“三个代表”重要", 5), ["建立", "“三个", "代表”", "重要"]);
    assert_eq!(lines("实施第12年", 8), ["实施", "第12年"]);
    assert_eq!(lines("用 export --format xlsx", 14), ["用 export", "--format xlsx"]);
    assert_eq!(lines("在２０３０年前", 11), ["在", "２０３０年", "前"]);
}

#[test]
fn line_ends_and_long_words() {
    assert_eq!(lines("", 5), [""]);
    assert_eq!(lines("一\n\n二\r\n三", 5), ["一", "", "二", "三"]);
    assert_eq!(lines("one two  three ", 4), ["one", "two", "thre", "e"]);
    assert_eq!(lines("　　一二三", 6), ["　　一", "二三"]);
    assert_eq!(lines("abcdefgh，", 4), ["abcd", "efg", "h，"]);
    assert_eq!(lines("中文", 1), ["中", "文"]);
}

#[test]
fn strangers_text() {
    assert_eq!(sanitize("a\x1b[31mb\u{9b}c\u{202e}d\u{feff}\u{200b}e"), "a[31mbcde");
    assert_eq!(sanitize("一\r\n二\r三\u{2028}四\t五\u{7f}"), "一\n二\n三\n四 五");
    assert_eq!(sanitize("“①—…·ü”葛\u{e0100}"), "“①—…·ü”葛\u{e0100}");
}

/// Random mixes that look like a plan's text, and some that do not.
fn mix() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        8 => "[妇女与健康发展规划目标措施]{1,6}",
        4 => "[，。、；：？！]",
        2 => "[（《「『【“‘]",
        2 => "[）》」』】”’]",
        3 => "[0-9]{1,5}[年月日%％]?",
        2 => "[a-zA-Z]{1,12}",
        2 => "[ \u{3000}]{1,3}",
        1 => "\n|\r\n|—|·|…|①|e\u{301}|👩‍👧|[,.;:()-]",
    ];
    prop::collection::vec(token, 0..40).prop_map(|t| t.concat())
}

/// Whether the place before `right` may be broken at all without punctuation on the wrong side.
fn clean_cut(left: &str, right: &str) -> bool {
    !left.trim_end_matches(is_space).ends_with(|c| NEVER_LAST.contains(c))
        && !right.starts_with(|c: char| NEVER_FIRST.contains(c) || is_space(c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn fit_is_exact(text in mix(), cols in 0usize..40) {
        prop_assert_eq!(width(&fit(&text, cols)), cols);
        prop_assert!(text.starts_with(clip(&text, cols)) && width(clip(&text, cols)) <= cols);
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing(text in mix(), cols in 2usize..40) {
        let mut end = 0;
        for range in wrap(&text, cols) {
            prop_assert!(text[end..range.start].chars().all(|c| is_space(c) || c == '\n'));
            let line = &text[range.clone()];
            prop_assert!(width(line) <= cols, "{:?}", line);
            prop_assert!(!line.ends_with(is_space) && !line.contains('\n'), "{:?}", line);
            end = range.end;
        }
        prop_assert!(text[end..].chars().all(is_space));
    }

    #[test]
    fn punctuation_is_misplaced_only_where_no_cut_is_clean(text in mix(), cols in 2usize..40) {
        let ranges = wrap(&text, cols);
        for pair in ranges.windows(2) {
            let (from, to) = (pair[0].start, pair[1].start);
            let (line, rest) = (&text[from..to], &text[to..]);
            if line.contains('\n') || line.trim_end_matches(is_space).is_empty()
                || clean_cut(line, rest) {
                continue;
            }
            let cuts = line.grapheme_indices(true).skip(1).map(|(at, _)| at);
            for at in cuts {
                let indent = line[..at].trim_end_matches(is_space).is_empty();
                prop_assert!(indent || !clean_cut(&line[..at], &text[from + at..]),
                    "{:?} | {:?}", line, rest);
            }
        }
    }

    #[test]
    fn sanitize_is_safe_and_idempotent(text in any::<String>()) {
        let clean = sanitize(&text);
        prop_assert!(clean.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(&sanitize(&clean), &clean);
    }
}

#[test]
fn a_line_is_cut_once() {
    let plain = |cols| {
        let spans = vec!["2026-01-13  ".into(), "市卫生健康局报告".into(), "已采纳".into()];
        let line = shorten_line(spans, cols);
        line.spans.iter().map(|span| span.content.as_ref()).collect::<String>()
    };
    assert_eq!(plain(34), "2026-01-13  市卫生健康局报告已采纳");
    assert_eq!(plain(33), "2026-01-13  市卫生健康局报告已..");
    assert_eq!(plain(19), "2026-01-13  市卫..");
    assert_eq!((plain(2), plain(0)), ("20".into(), String::new()));
}
