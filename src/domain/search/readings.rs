//! How Chinese characters are read, as the readings are typed: `lv` and `lu` for 绿. The table is made
//! at build time of that of the pinyin crate, and has no pointers in it that every start would have to
//! put in before anybody searches.

include!(concat!(env!("OUT_DIR"), "/readings.rs"));

/// The readings of one character: where their line begins in `LINES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings(u16);

impl Readings {
    /// The readings of `c`; none of what is not Chinese.
    pub(super) fn of(c: char) -> Self {
        let (page, at) = (c as usize / PAGE, c as usize % PAGE);
        Self(PAGE_OF.get(page).map_or(0, |&page| PAGES[usize::from(page)][at]))
    }

    /// Each reading, in small letters from a to z.
    pub(super) fn each(self) -> impl Iterator<Item = &'static str> {
        LINES[usize::from(self.0)..].lines().next().unwrap_or_default().split_whitespace()
    }
}
