//! Finding by Chinese, pinyin and initials: `宫颈`, `gongjing`, `gja`, `gongja` and `2026zd` are all
//! one kind of query. In memory, over titles and texts of a few hundred items; not a full-text
//! index, and no guessing: a term that is not contiguous in a text, punctuation and the 年 after
//! a number apart, is no match.

use std::ops::Range;

use super::pinyin::{Initials, Pinyin};

use crate::order::sort_by_key;
use crate::plan::{half_width, number_sign};

/// Longer queries are cut; nobody types them, but somebody may paste them.
const MAX_TERM: usize = 48;
const MAX_TERMS: usize = 8;

/// What can be found, each item with its texts. The order of the texts is their weight: code,
/// title, rest.
#[derive(Debug, Clone)]
pub struct Index<K> {
    items: Vec<Item<K>>,
}

/// An item that a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<K> {
    /// The item.
    pub key: K,
    /// The higher, the better; comparable within one search only.
    pub score: i32,
    /// Where each term of the query was found.
    pub matches: Vec<Match>,
}

/// A place in one of an item's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which of the item's texts, from 0.
    pub text: usize,
    /// Which of its characters (`char`s, not bytes).
    pub chars: Range<usize>,
}

#[derive(Debug, Clone)]
struct Item<K> {
    key: K,
    texts: Vec<Vec<Glyph>>,
}

#[derive(Debug, Clone, Copy)]
struct Glyph {
    /// The character, folded.
    folded: char,
    pinyin: Pinyin,
    /// What they begin with.
    initials: Initials,
    /// Punctuation, which a query may leave out.
    mark: bool,
}

/// Full-width to ASCII, capitals to small letters, ü to v.
fn fold(c: char) -> char {
    match half_width(c).to_lowercase().next().unwrap_or(c) {
        'ü' => 'v',
        other => other,
    }
}

/// How the characters of a query's word are folded: in a number the full stop of an input method is the
/// point.
fn folding(word: &str) -> fn(char) -> char {
    let of_number = |c: char| matches!(number_sign(c), '0'..='9' | '.');
    if word.chars().all(of_number) { number_sign } else { fold }
}

fn terms(query: &str) -> Vec<Vec<char>> {
    // An apostrophe parts syllables (xi'an) and means nothing else to a search.
    let query = query.replace("u\u{308}", "v").replace("U\u{308}", "v").replace(['\'', '’'], "");
    let words = query.split_whitespace().take(MAX_TERMS);
    words.map(|word| word.chars().map(folding(word)).take(MAX_TERM).collect()).collect()
}

impl<K> Index<K> {
    /// An index of `items`, each with its texts, the weightiest first.
    pub fn new<S: AsRef<str>>(items: impl IntoIterator<Item = (K, Vec<S>)>) -> Self {
        let glyph = |c: char| {
            let pinyin = Pinyin::of(c);
            let initials = pinyin.initials();
            Glyph { folded: fold(c), pinyin, initials, mark: !c.is_alphanumeric() }
        };
        let items = items.into_iter().map(|(key, texts)| Item {
            key,
            texts: texts.iter().map(|text| text.as_ref().chars().map(glyph).collect()).collect(),
        });
        Self { items: items.collect() }
    }

    /// The best `limit` items in which every word of `query` is found, the best first; equally good
    /// ones the shorter first, unless numbers alone are looked for, then in the order they were given.
    /// Nothing for an empty query.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit<&K>> {
        let terms = terms(query);
        if terms.is_empty() || limit == 0 {
            return Vec::new();
        }
        let numbers = terms.iter().all(|term| term[0].is_ascii_digit());
        let mut matcher = Matcher::default();
        let mut hits: Vec<(usize, Hit<&K>)> = Vec::new();
        for item in &self.items {
            if let Some(hit) = matcher.item(item, &terms) {
                let shown = hit.matches.iter().map(|m| item.texts[m.text].len()).max();
                hits.push((shown.filter(|_| !numbers).unwrap_or(0), hit));
            }
        }
        sort_by_key(&mut hits, |(len, hit)| (-hit.score, *len));
        hits.into_iter().take(limit).map(|(_, hit)| hit).collect()
    }
}

/// How a term was matched; the worst of its characters decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Exact,
    Pinyin,
    Initials,
}

/// The price of a match: tier before number, less is better.
type Price = (Tier, i32);

/// Finds terms in texts. Holds the table of the dynamic programme, so that it is allocated once.
#[derive(Default)]
struct Matcher {
    /// By how many of the term's characters are used up: the least price to get there.
    now: Vec<Option<Price>>,
    next: Vec<Option<Price>>,
}

impl Matcher {
    fn item<'k, K>(&mut self, item: &'k Item<K>, terms: &[Vec<char>]) -> Option<Hit<&'k K>> {
        let mut hit = Hit { key: &item.key, score: 0, matches: Vec::new() };
        for term in terms {
            let found = item.texts.iter().enumerate().filter_map(|(n, text)| {
                let (score, chars) = self.text(text, term)?;
                Some((score - 300 * n.min(4) as i32, Match { text: n, chars }))
            });
            // Of equals the first.
            let best = found.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
            hit.score += best.0;
            hit.matches.push(best.1);
        }
        Some(hit)
    }

    /// The best place of `term` in `text`, with its score.
    fn text(&mut self, text: &[Glyph], term: &[char]) -> Option<(i32, Range<usize>)> {
        let mut best: Option<(i32, Range<usize>)> = None;
        for start in 0..text.len() {
            let Some((price, end)) = self.from(text, start, term) else { continue };
            let score = score(text, term, price, start..end);
            if best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, start..end));
            }
        }
        best
    }

    /// The cheapest match of `term` that begins at `start`, and where it ends.
    fn from(&mut self, text: &[Glyph], start: usize, term: &[char]) -> Option<(Price, usize)> {
        let first = term[0];
        if text[start].folded != first && !text[start].initials.contain(first) {
            return None;
        }
        self.now.clear();
        self.now.resize(term.len() + 1, None);
        self.now[0] = Some((Tier::Exact, 0));
        let mut best = None;
        for at in start..text.len() {
            self.next.clear();
            self.next.resize(term.len() + 1, None);
            let may_skip = at > start && skippable(text[at - 1], text[at]);
            self.read(text[at], term, may_skip);
            std::mem::swap(&mut self.now, &mut self.next);
            if let Some(price) = self.now[term.len()].take()
                && best.is_none_or(|(other, _)| price < other)
            {
                best = Some((price, at + 1));
            }
            if self.now.iter().all(Option::is_none) {
                break;
            }
        }
        best
    }

    /// One step: what `glyph` can stand for in the term, from every state reached so far.
    fn read(&mut self, glyph: Glyph, term: &[char], may_skip: bool) {
        for used in 0..term.len() {
            let Some(price) = self.now[used] else { continue };
            let rest = &term[used..];
            if glyph.folded == rest[0] {
                reach(&mut self.next[used + 1], price, (Tier::Exact, 0));
            } else if may_skip {
                reach(&mut self.next[used], price, (Tier::Pinyin, 1));
            }
            for reading in glyph.pinyin.each() {
                let same = reading.chars().zip(rest).take_while(|(a, b)| a == *b).count();
                if same == reading.len() {
                    reach(&mut self.next[used + same], price, (Tier::Pinyin, 1));
                } else if same == rest.len() && (same > 1 || used > 0) {
                    // The last syllable is still being typed.
                    reach(&mut self.next[used + same], price, (Tier::Pinyin, 2));
                }
                if same > 0 {
                    reach(&mut self.next[used + 1], price, (Tier::Initials, 3));
                }
                if same > 1 && ["zh", "ch", "sh"].iter().any(|two| reading.starts_with(two)) {
                    reach(&mut self.next[used + 2], price, (Tier::Initials, 3));
                }
            }
        }
    }
}

/// What a term may leave out: punctuation, but not within a number, and the 年 of 2026年.
fn skippable(before: Glyph, glyph: Glyph) -> bool {
    if before.folded.is_ascii_digit() { glyph.folded == '年' } else { glyph.mark }
}

fn reach(state: &mut Option<Price>, so_far: Price, step: Price) {
    let price = (so_far.0.max(step.0), so_far.1 + step.1);
    if state.is_none_or(|other| price < other) {
        *state = Some(price);
    }
}

fn score(text: &[Glyph], term: &[char], price: Price, found: Range<usize>) -> i32 {
    let tier = match price.0 {
        Tier::Exact => 30_000,
        Tier::Pinyin => 20_000,
        // Those of a name are how it is called; in the middle of a sentence any two letters are found.
        Tier::Initials if found.start == 0 && term.len() > 1 => 20_000,
        Tier::Initials => 10_000,
    };
    let before = found.start.checked_sub(1).map(|at| text[at]);
    let place = match before {
        None if found.end == text.len() => 400,
        None => 200,
        Some(glyph) if glyph.mark => 100,
        Some(_) => 0,
    };
    // 1.2 in 11.2 or in 1.20 is hardly what was meant.
    let goes_on = |typed: Option<&char>, glyph: Option<&Glyph>| {
        typed.is_some_and(char::is_ascii_digit)
            && glyph.is_some_and(|glyph| glyph.folded.is_ascii_digit())
    };
    let digits =
        goes_on(term.first(), before.as_ref()) || goes_on(term.last(), text.get(found.end));
    let far = found.start.min(30) as i32;
    tier + place - far - price.1.min(150) - if digits { 150 } else { 0 }
}

#[cfg(test)]
mod tests;
