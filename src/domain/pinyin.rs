//! How Chinese characters are read, as the readings are typed: `lv` and `lu` for 绿. The table is made
//! at build time of that of the pinyin crate, and has no pointers in it that every start would have to
//! put in before anybody searches.

include!(concat!(env!("OUT_DIR"), "/pinyin.rs"));

/// The readings of one character: where their line begins in `LINES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pinyin(u16);

/// The letters that readings begin with, a bit each from a on: most places in a text are passed over
/// for these alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Initials(u32);

impl Initials {
    /// Whether a reading begins with `c`.
    pub(super) fn contain(self, c: char) -> bool {
        c.is_ascii_lowercase() && self.0 & bit(c as u8) != 0
    }
}

fn bit(letter: u8) -> u32 {
    1 << (letter - b'a')
}

impl Pinyin {
    /// The readings of `c`; none of what is not Chinese.
    pub(super) fn of(c: char) -> Self {
        let (page, at) = (c as usize / PAGE, c as usize % PAGE);
        Self(PAGE_OF.get(page).map_or(0, |&page| PAGES[usize::from(page)][at]))
    }

    /// What they begin with.
    pub(super) fn initials(self) -> Initials {
        let first = self.each().filter_map(|reading| reading.bytes().next());
        Initials(first.fold(0, |all, letter| all | bit(letter)))
    }

    /// Each reading, in small letters from a to z, the most usual first.
    pub(super) fn each(self) -> impl Iterator<Item = &'static str> {
        LINES[usize::from(self.0)..].lines().next().unwrap_or_default().split_ascii_whitespace()
    }
}
