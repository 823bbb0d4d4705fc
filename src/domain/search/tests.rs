//! What a clerk types, and what must come first.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::plan::{ItemKind, Plan};

/// What is searched besides the plan: departments and papers.
const OTHERS: [(&str, &str); 13] = [
    ("d1", "市妇女儿童工作委员会办公室"),
    ("d2", "县办公室"),
    ("d3", "市卫生健康局"),
    ("d4", "市人力资源和社会保障局"),
    ("d5", "市统计局"),
    ("d6", "市中级人民法院"),
    ("d7", "市总工会"),
    ("d8", "绿化委员会办公室"),
    ("p1", "2026年重点工作"),
    ("p2", "2025年重点工作"),
    ("p3", "季度催办通知"),
    ("p4", "市乡村振兴局"),
    ("p5", "重庆路街道办事处"),
];

/// The titles of the plan's targets and measures by their codes, and the others.
static TITLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let plan: Plan = serde_json::from_str(include_str!("../../../data/plan.json")).unwrap();
    let clauses = [ItemKind::Target, ItemKind::Measure].map(|kind| plan.clauses(kind));
    let titles = clauses.into_iter().flatten().map(|it| (it.code.to_string(), it.title.clone()));
    titles.chain(OTHERS.map(|(code, title)| (code.into(), title.into()))).collect()
});

fn lines() -> Vec<(&'static str, Vec<&'static str>)> {
    TITLES.iter().map(|(code, title)| (code.as_str(), vec![code.as_str(), title])).collect()
}

fn found(query: &str) -> Vec<&'static str> {
    let index = Index::new(lines());
    index.search(query, 200).into_iter().map(|hit| *hit.key).collect()
}

#[rstest]
#[case("gja", "1-5")]
#[case("gjahrxafz", "1.3")]
#[case("gongjingai", "1-5")]
#[case("gongja", "1-5")]
#[case("gongjinga", "1-5")]
#[case("宫颈", "1-5")]
#[case("gong颈a", "1-5")]
#[case("GJA", "1-5")]
#[case("ｇｊａ", "1-5")]
#[case("1.2", "1.2")]
#[case("1-2", "1-2")]
#[case("１．２", "1.2")]
#[case("3-1", "3-1")]
#[case("1.2 孕产妇", "1.2")]
#[case("1-1 jqbz", "1-1")]
#[case("2026zd", "p1")]
#[case("2026nzd", "p1")]
#[case("2026重点", "p1")]
#[case("县办", "d2")]
#[case("jdcb", "p3")]
#[case("lvhua", "d8")]
#[case("luhua", "d8")]
#[case("lühua", "d8")]
#[case("lu\u{308}h", "d8")]
#[case("nvdy", "4.2")]
#[case("nvganbu", "4-5")]
#[case("weisheng jiankang ju", "d3")]
#[case("wsjkj", "d3")]
#[case("tjj", "d5")]
#[case("zjrmfy", "d6")]
#[case("fayuan", "d6")]
#[case("rensheju", "")]
#[case("xczx", "p4")]
#[case("zhongdgz", "p1")]
#[case("chongqing", "p5")]
#[case("azb mdh", "1.5")]
#[case("azbmd", "1-7")]
#[case("艾滋病梅毒", "1-7")]
#[case("12/10", "1.2")]
#[case("mjsy", "7-4")]
#[case("jiating baoli", "8-4")]
#[case("fjtbl", "8-4")]
#[case("xing'sao'rao", "8.6")]
#[case("zilaishui", "7.6")]
#[case("liushou", "5-11")]
#[case("宫癌", "")]
#[case("gqq", "")]
#[case("宫颈 法院", "")]
#[case("", "")]
#[case(" \u{3000} ", "")]
#[case("'", "")]
fn comes_first(#[case] query: &str, #[case] expected: &str) {
    let found = found(query);
    assert_eq!(found.first().copied().unwrap_or(""), expected, "{query}: {found:?}");
}

#[test]
fn exact_before_pinyin_before_initials() {
    let items = [(1, "机关"), (2, "建国"), (3, "jg办法"), (4, "jianguo"), (5, "监管")];
    let index = Index::new(items.map(|(key, text)| (key, vec![text])));
    let order = |query| index.search(query, 9).iter().map(|h| *h.key).collect::<Vec<_>>();
    assert_eq!(order("jg"), [3, 1, 2, 5]);
    assert_eq!(order("jianguo"), [4, 2]);
    assert_eq!(order("jiang"), [4, 2, 5]);
    assert_eq!(index.search("jg", 2).len(), 2);
    assert!(index.search("jg", 0).is_empty());
}

#[test]
fn codes_before_what_contains_them() {
    let found = found("1-1");
    assert_eq!(found[..4], ["1-1", "1-10", "1-11", "1-12"]);
    assert!(self::found("1.").len() >= 9);
}

#[test]
fn says_where() {
    let index = Index::new(lines());
    let hit = &index.search("gja 1-5", 1)[0];
    let places: Vec<_> = hit.matches.iter().map(|m| (m.text, m.chars.clone())).collect();
    assert_eq!((*hit.key, places), ("1-5", vec![(1, 2..5), (0, 0..3)]));
}

#[test]
fn every_character_is_read_as_it_is_typed() {
    for c in '\0'..=char::MAX {
        let given = c.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain());
        // ü is typed v or u, and ê (欸) is no key at all.
        let typed = given.flat_map(|reading| {
            let plain = reading.replace('ê', "e");
            [plain.replace('ü', "v"), plain.replace('ü', "u")]
        });
        let typed: BTreeSet<String> = typed.collect();
        let read = Vec::from_iter(Pinyin::of(c).each().map(str::to_owned));
        assert_eq!(read.len(), typed.len(), "{c} {read:?}");
        assert_eq!(BTreeSet::from_iter(read), typed, "{c}");
        let initials = Pinyin::of(c).initials();
        let begins = |letter| typed.iter().any(|reading| reading.starts_with(letter));
        assert!(('a'..='z').all(|letter| initials.contain(letter) == begins(letter)), "{c}");
        assert!(!initials.contain('`') && !initials.contain('{') && !initials.contain('年'));
        assert!(typed.iter().flat_map(|reading| reading.bytes()).all(|b| b.is_ascii_lowercase()));
    }
}

fn place() -> impl Strategy<Value = (&'static str, String)> {
    (prop::sample::select(lines()), any::<prop::sample::Index>(), 1usize..12).prop_map(
        |((code, texts), from, len)| {
            let chars: Vec<char> = texts[1].chars().collect();
            let part = chars.iter().skip(from.index(chars.len())).take(len);
            (code, part.collect())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_part_is_found_as_written_and_by_sound((code, part) in place()) {
        prop_assert!(found(&part).contains(&code));
        let sound =
            |c: char| c.to_pinyin().map_or(c.to_string(), |reading| reading.plain().into());
        let full: String = part.chars().map(sound).collect();
        prop_assert!(found(&full).contains(&code), "{}", full);
        let initials: String = part.chars().filter_map(|c| sound(c).chars().next()).collect();
        prop_assert!(found(&initials).contains(&code), "{}", initials);
    }

    #[test]
    fn any_query_is_survived(query in any::<String>(), limit in 0usize..9) {
        let index = Index::new(lines());
        let hits = index.search(&query, limit);
        prop_assert!(hits.len() <= limit);
        prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
