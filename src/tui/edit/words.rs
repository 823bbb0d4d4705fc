//! Where words begin and end, for moving by words and erasing them. Chinese is written without
//! blanks, so its words are found by the Unicode project's dictionary; it is opened when somebody
//! first moves by a word, and of its dictionaries only the Chinese is linked.

use std::sync::OnceLock;

use icu_provider::prelude::*;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::provider::{
    Baked, SegmenterDictionaryAutoV2, SegmenterDictionaryExtendedV2 as Others,
};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::buffer::is_boundary;

/// The Chinese dictionary of all that are built in.
struct Chinese;

impl DataProvider<SegmenterDictionaryAutoV2> for Chinese {
    fn load(
        &self,
        asked: DataRequest<'_>,
    ) -> Result<DataResponse<SegmenterDictionaryAutoV2>, DataError> {
        Baked.load(asked)
    }
}

/// The dictionaries of Burmese, Khmer, Lao and Thai: a megabyte that nobody needs here.
impl DataProvider<Others> for Chinese {
    fn load(&self, asked: DataRequest<'_>) -> Result<DataResponse<Others>, DataError> {
        Err(DataErrorKind::IdentifierNotFound.with_req(Others::INFO, asked))
    }
}

fn segmenter() -> WordSegmenterBorrowed<'static> {
    static OPENED: OnceLock<WordSegmenter> = OnceLock::new();
    let open = || {
        let rules =
            WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
        let mut segmenter = rules.static_to_owned();
        // Without its dictionary it goes on by single characters.
        let _ = segmenter.load_dictionary_unstable(&Chinese);
        segmenter
    };
    OPENED.get_or_init(open).as_borrowed()
}

/// The start of the word before `at`, past blanks; a line's start is a stop.
pub(super) fn before(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if start == at {
        return at.saturating_sub(1);
    }
    let before = text[start..at].trim_end().len();
    breaks(text, start).take_while(|stop| *stop < start + before).last().unwrap_or(start)
}

/// The end of the word after `at`, past blanks; a line's end is a stop.
pub(super) fn after(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with('\n') {
        return at + 1;
    }
    let end = at + rest.find('\n').unwrap_or(rest.len());
    let word = end - text[at..end].trim_start().len();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    breaks(text, start).find(|stop| *stop > word).unwrap_or(end)
}

/// The places between words of the line that begins at `start`.
fn breaks(text: &str, start: usize) -> impl Iterator<Item = usize> {
    let line = text[start..].split('\n').next().unwrap_or_default();
    let places = segmenter().segment_str(line).map(move |at| start + at);
    places.filter(|at| is_boundary(text, *at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(text: &str) -> Vec<&str> {
        let (mut at, mut found) = (0, Vec::new());
        while at < text.len() {
            let next = after(text, at);
            found.push(&text[at..next]);
            at = next;
        }
        found
    }

    #[test]
    fn chinese_words() {
        assert_eq!(
            stops("妇女儿童工作，2026年检查"),
            ["妇女", "儿童", "工作", "，", "2026", "年", "检查"]
        );
        assert_eq!(stops("ab  cd\n\n市 卫生\n"), ["ab", "  cd", "\n", "\n", "市", " 卫生", "\n"]);
    }

    #[test]
    fn back_over_the_same_words() {
        let text = "妇女儿童  ab\n工作";
        let mut at = text.len();
        let mut found = Vec::new();
        while at > 0 {
            at = before(text, at);
            found.push(&text[at..]);
        }
        assert_eq!(found[0], "工作");
        assert_eq!(found[1], "\n工作");
        assert_eq!(found[2], "ab\n工作");
        assert_eq!(found[3], "儿童  ab\n工作");
        assert_eq!(found.len(), 5);
    }
}
