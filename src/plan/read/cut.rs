//! Where a line must be cut because the next part of the plan is glued to the end of the one
//! before. Strict, since most digits in a text begin nothing: only the number that comes next
//! counts, and only after the end of a sentence. Looks at every character once.

use super::mark::{self, Style};

/// What may begin inside a line.
pub(super) struct Expect {
    /// The next item, of this style or any.
    pub(super) item: Option<(Option<Style>, u16)>,
    /// The next section.
    pub(super) section: Option<u16>,
    /// The next chapter.
    pub(super) chapter: u16,
    /// Whether 主要目标 or 策略措施 may begin.
    pub(super) heading: bool,
    /// Whose title the text is, if any: it needs no full stop before the next part.
    pub(super) title: Title,
}

/// Whose title a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    None,
    Chapter,
    Section,
}

/// Where the next part begins; `limit` if that is not before it.
pub(super) fn find(text: &str, limit: usize, expect: &Expect) -> usize {
    let (mut ended, mut after_blank) = (false, false);
    for (at, c) in text[..limit].char_indices() {
        if c.is_whitespace() {
            after_blank = true;
            continue;
        }
        let rest = &text[at..];
        let title_allows = match expect.title {
            Title::None => false,
            Title::Chapter => mark::section(rest).is_some_and(|(n, _)| n == 1),
            Title::Section => heading(rest, expect),
        };
        if at > 0
            && (title_allows
                || ended && begins(rest, expect)
                || (ended || after_blank) && heading(rest, expect))
        {
            return at;
        }
        ended =
            matches!(c, '。' | '！' | '？') || ended && matches!(c, '”' | '’' | '）' | '》' | ')');
        after_blank = false;
    }
    limit
}

fn heading(rest: &str, expect: &Expect) -> bool {
    expect.heading && mark::heading(rest).is_some_and(|found| !found.as_section)
}

fn begins(rest: &str, expect: &Expect) -> bool {
    let item = |(style, next): (Option<Style>, u16)| {
        mark::item(rest).is_some_and(|(s, n, _)| n == next && style.is_none_or(|style| style == s))
    };
    expect.item.is_some_and(item)
        || expect.section.is_some_and(|next| mark::section(rest).is_some_and(|(n, _)| n == next))
        || mark::chapter(rest).is_some_and(|(n, _)| n == expect.chapter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, title: Title) -> (&str, &str) {
        let item = Some((Some(Style::Dot), 2));
        let expect = Expect { item, section: Some(3), chapter: 4, heading: true, title };
        text.split_at(find(text, text.len(), &expect))
    }

    #[test]
    fn only_what_comes_next_is_cut_off() {
        assert_eq!(parts("提高。2.提升", Title::None), ("提高。", "2.提升"));
        assert_eq!(parts("“提高。” 2、提升", Title::None), ("“提高。” ", "2、提升"));
        assert_eq!(parts("提高。策略措施：", Title::None), ("提高。", "策略措施："));
        assert_eq!(
            parts("提高。（三）妇女与经济。", Title::None),
            ("提高。", "（三）妇女与经济。")
        );
        assert_eq!(parts("提高。四、监测", Title::None), ("提高。", "四、监测"));
        for whole in [
            "提高2.提升",
            "提高。2.5%以上",
            "提高。2021年",
            "提高。3.提升",
            "提高；2.提升",
            "提高。（2）提升",
            "提高。主要目标是",
            "提高（三）",
            "提高。五、监测",
        ] {
            assert_eq!(parts(whole, Title::None), (whole, ""));
        }
    }

    #[test]
    fn titles_need_no_full_stop() {
        assert_eq!(parts("组织实施（一）落实", Title::Chapter), ("组织实施", "（一）落实"));
        assert_eq!(parts("妇女与健康主要目标：", Title::Section), ("妇女与健康", "主要目标："));
        assert_eq!(parts("甲、主要目标和乙", Title::Section), ("甲、主要目标和乙", ""));
    }
}
