//! Letters of ambiguous width: those of pinyin, of Greek, of Russian, and the marks beside them.
//!
//! UAX 11 calls them ambiguous with the quotation marks, and a terminal that shows those two columns wide
//! shows these so too. `unicode-width` counts them one column wide in either case.

/// Of Unicode's `EastAsianWidth.txt`, what is `A` and to which `unicode-width` gives one column in Chinese
/// texts too: first and last of each stretch, in order.
#[rustfmt::skip]
const STRETCHES: &[(char, char)] = &[
    ('\u{a8}', '\u{a8}'), ('\u{aa}', '\u{aa}'), ('\u{b4}', '\u{b4}'), ('\u{b8}', '\u{b8}'),
    ('\u{ba}', '\u{ba}'), ('\u{c6}', '\u{c6}'), ('\u{d0}', '\u{d0}'), ('\u{d8}', '\u{d8}'),
    ('\u{de}', '\u{e1}'), ('\u{e6}', '\u{e6}'), ('\u{e8}', '\u{ea}'), ('\u{ec}', '\u{ed}'),
    ('\u{f0}', '\u{f0}'), ('\u{f2}', '\u{f3}'), ('\u{f8}', '\u{fa}'), ('\u{fc}', '\u{fc}'),
    ('\u{fe}', '\u{fe}'), ('\u{101}', '\u{101}'), ('\u{111}', '\u{111}'), ('\u{113}', '\u{113}'),
    ('\u{11b}', '\u{11b}'), ('\u{126}', '\u{127}'), ('\u{12b}', '\u{12b}'),
    ('\u{131}', '\u{133}'), ('\u{138}', '\u{138}'), ('\u{13f}', '\u{142}'),
    ('\u{144}', '\u{144}'), ('\u{148}', '\u{14b}'), ('\u{14d}', '\u{14d}'),
    ('\u{152}', '\u{153}'), ('\u{166}', '\u{167}'), ('\u{16b}', '\u{16b}'),
    ('\u{1ce}', '\u{1ce}'), ('\u{1d0}', '\u{1d0}'), ('\u{1d2}', '\u{1d2}'),
    ('\u{1d4}', '\u{1d4}'), ('\u{1d6}', '\u{1d6}'), ('\u{1d8}', '\u{1d8}'),
    ('\u{1da}', '\u{1da}'), ('\u{1dc}', '\u{1dc}'), ('\u{251}', '\u{251}'),
    ('\u{261}', '\u{261}'), ('\u{2c4}', '\u{2c4}'), ('\u{2c7}', '\u{2c7}'),
    ('\u{2c9}', '\u{2cb}'), ('\u{2cd}', '\u{2cd}'), ('\u{2d0}', '\u{2d0}'),
    ('\u{2d8}', '\u{2db}'), ('\u{2dd}', '\u{2dd}'), ('\u{2df}', '\u{2df}'),
    ('\u{391}', '\u{3a1}'), ('\u{3a3}', '\u{3a9}'), ('\u{3b1}', '\u{3c1}'),
    ('\u{3c3}', '\u{3c9}'), ('\u{401}', '\u{401}'), ('\u{410}', '\u{44f}'),
    ('\u{451}', '\u{451}'), ('\u{207f}', '\u{207f}'), ('\u{2113}', '\u{2113}'),
    ('\u{2126}', '\u{2126}'), ('\u{212b}', '\u{212b}'),
];

/// Whether a character is one of them.
pub(super) fn is_ambiguous(c: char) -> bool {
    let at = STRETCHES.partition_point(|(_, last)| *last < c);
    STRETCHES.get(at).is_some_and(|(first, _)| *first <= c)
}
