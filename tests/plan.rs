//! What the plan reader promises: the seed comes out right however it is laid out, nothing is lost,
//! what is odd is named with its line, and no input makes it panic or crawl.

use std::collections::HashMap;

use halfsky::plan::read::{List, Problem, Reading, Warning, read};
use halfsky::plan::{ItemKind, Plan, PlanId};
use proptest::prelude::*;

const SEED: &str = include_str!("../seeds/meihekou-women-2021-2030.txt");

fn id() -> PlanId {
    PlanId::new("women").unwrap()
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), id()).unwrap()
}

fn seed() -> Plan {
    reading(SEED).plan
}

fn text(plan: &Plan, code: &str) -> String {
    plan.clause(code.parse().unwrap()).unwrap().text.to_string()
}

/// The seed with every line changed; `None` leaves a line out.
fn mangled(change: impl Fn(&str) -> Option<String>) -> String {
    SEED.lines().filter_map(|line| change(line).map(|line| line + "\n")).collect()
}

/// The line of the seed that starts with this, from 1.
fn line_of(start: &str) -> usize {
    SEED.lines().position(|line| line.trim_start().starts_with(start)).unwrap() + 1
}

/// The line of the nth item of this number, e.g. `3.`, in the whole seed.
fn nth_line_of(start: &str, nth: usize) -> usize {
    let mut lines = SEED.lines().enumerate().filter(|(_, l)| l.trim_start().starts_with(start));
    lines.nth(nth).unwrap().0 + 1
}

#[test]
fn the_seed_gives_its_counts_without_a_warning() {
    let Reading { plan, warnings } = reading(SEED);
    assert_eq!(warnings, []);
    assert_eq!((plan.title.as_str(), plan.from, plan.to), ("梅河口市妇女发展规划", 2021, 2030));
    assert_eq!(plan.preface.len(), 5);
    let count = |kind| plan.domains.iter().map(|d| d.clauses(kind).len()).collect::<Vec<_>>();
    assert_eq!(count(ItemKind::Target), [9, 8, 10, 9, 9, 9, 8, 9]);
    assert_eq!(count(ItemKind::Measure), [12, 10, 11, 10, 11, 10, 10, 12]);
    let domains: Vec<_> = plan.domains.iter().map(|d| (d.code, d.name.as_str())).collect();
    assert_eq!(domains[0], (1, "妇女与健康"));
    assert_eq!(domains[3], (4, "妇女参与决策和管理"));
    assert_eq!(domains[7], (8, "妇女与法律"));
    let chapters: Vec<_> = plan.chapters.iter().map(|c| (c.number, c.sections.len())).collect();
    assert_eq!(chapters, [(1, 3), (3, 5), (4, 3)]);
    assert_eq!(plan.chapters[0].sections[1].paragraphs.len(), 5);
    assert!(plan.chapters[0].sections[1].paragraphs[4].starts_with("5.坚持共建共治共享。"));
    assert_eq!(plan.chapters[2].sections[0].title, "加强监测评估工作组织领导");
    assert_eq!(plan.chapters[2].sections[0].paragraphs.len(), 3);
}

#[test]
fn some_clauses_word_for_word() {
    let plan = seed();
    assert_eq!(text(&plan, "1.2"), "孕产妇死亡率控制在12/10万以下，城乡、区域差距缩小。");
    assert!(text(&plan, "1.9").ends_with("妇女体质测定标准合格比例不断提高。"));
    assert!(text(&plan, "2.1").starts_with("加强思想政治教育，增进妇女对"));
    assert_eq!(text(&plan, "3.6"), "女性获得公平的劳动报酬。");
    assert_eq!(text(&plan, "5.1"), "妇女平等享有社会保障权益，保障水平进一步提高。");
    assert!(text(&plan, "8-12").ends_with("为受侵害妇女提供帮助。"));
    let title = |code: &str| plan.clause(code.parse().unwrap()).unwrap().title.clone();
    assert_eq!(title("8-12"), "发挥妇联组织代表和维护妇女合法权益的职能作用");
    assert_eq!(title("1.2"), "孕产妇死亡率控制在12/10万以下，城乡、区域差距缩小");
    let no_line_in_two = |kind| plan.clauses(kind).all(|clause| !clause.text.contains('\n'));
    assert!(no_line_in_two(ItemKind::Target) && no_line_in_two(ItemKind::Measure));
}

#[test]
fn plan_json_is_what_the_seed_says() {
    let fresh = serde_json::to_string_pretty(&seed()).unwrap() + "\n";
    let stored = include_str!("../data/plan.json");
    assert!(
        fresh == stored,
        "data/plan.json is out of date; make it again with\n  cargo run -- plan read \
         seeds/meihekou-women-2021-2030.txt --json > data/plan.json"
    );
    assert_eq!(serde_json::from_str::<Plan>(stored).unwrap(), seed());
}

/// `１．` for `1.`, and every other digit too.
fn full_width(text: &str) -> String {
    let mut after_digit = false;
    let wide = |c: char| {
        let change = c.is_ascii_digit() || after_digit && matches!(c, '.' | '/' | '%');
        after_digit = c.is_ascii_digit();
        if change { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c }
    };
    text.chars().map(wide).collect()
}

/// Every numbered line and every heading stuck to the line before it.
fn glued() -> String {
    let mut text = String::new();
    for line in SEED.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let number = |c: char| c.is_ascii_digit() || "（一二三四".contains(c);
        let year = line.starts_with("（2021");
        if line.starts_with(number) && !year || line.ends_with('：') {
            text.push_str(line);
        } else {
            text.push('\n');
            text.push_str(line);
        }
    }
    text
}

#[test]
fn every_layout_and_encoding_gives_the_same_plan() {
    let utf16 = |to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(SEED.encode_utf16()).flat_map(to).collect()
    };
    let indents = ["  ", "\t", "\u{3000}\u{3000}", " \u{a0}\t"];
    let indented: String = SEED
        .lines()
        .enumerate()
        .map(|(n, line)| format!("{}{line}{}\n", indents[n % 4], indents[(n + 1) % 4]))
        .collect();
    let variants: Vec<(&str, Vec<u8>)> = vec![
        ("crlf", SEED.replace('\n', "\r\n").into()),
        ("cr", SEED.replace('\n', "\r").into()),
        ("byte order mark", format!("\u{feff}{SEED}").into()),
        ("utf-16 le", utf16(u16::to_le_bytes)),
        ("utf-16 be", utf16(u16::to_be_bytes)),
        ("gb18030", encoding_rs::GB18030.encode(SEED).0.into_owned()),
        ("full-width", full_width(SEED).into()),
        ("no blank lines", mangled(|l| (!l.trim().is_empty()).then(|| l.to_owned())).into()),
        ("indented", indented.into()),
        ("glued", glued().into()),
        ("half-width brackets", mangled(|l| Some(half_brackets(l))).into()),
        ("circled", SEED.replace("\n（一）", "\n㈠").replace("\n（八）", "\n㈧").into()),
        ("headings", SEED.replace("主要目标：", "【主要目标】").into()),
        ("bare headings", SEED.replace("策略措施：", "策略措施").into()),
        ("numbered headings", SEED.replace("主要目标：", "（1）主要目标").into()),
        ("years beside title", SEED.replacen("规划\n\n（", "规划（", 1).into()),
        ("broken title", SEED.replacen("梅河口市妇女", "梅河口市\n妇女", 1).into()),
        ("years in Chinese", SEED.replacen("2021—2030年", "二〇二一至二〇三〇年", 1).into()),
        ("no years line", SEED.replacen("（2021—2030年）", "", 1).into()),
    ];
    let plan = seed();
    for (name, bytes) in variants {
        let found = read(&bytes, id()).unwrap();
        assert_eq!(found.warnings, [], "{name}");
        assert!(found.plan == plan, "{name}");
    }
}

/// `(一)` for `（一）` at the start of a line.
fn half_brackets(line: &str) -> String {
    match line.trim().strip_prefix('（').and_then(|rest| rest.split_once('）')) {
        Some((number, rest)) => format!("({number}){rest}"),
        None => line.to_owned(),
    }
}

#[test]
fn sentences_broken_by_line_or_page_are_joined() {
    let broken = SEED.replacen(
        "孕产妇死亡率控制在12/10万以下",
        "孕产妇死亡率控\n\n— 3 —\n\n制在1\n2/10万以下",
        1,
    );
    let found = reading(&broken);
    assert!(found.plan == seed());
    let text = "— 3 —".to_owned();
    let line = line_of("2.孕产妇") + 2;
    assert_eq!(found.warnings, [Warning { line, problem: Problem::PageNumber { text } }]);
}

#[test]
fn an_item_may_have_several_paragraphs() {
    let more = SEED.replacen(
        "差距缩小。\n",
        "差距缩小。\n\n（1）城市。\n（2）农村5.2%。\n2021年以后。\n",
        1,
    );
    let found = reading(&more);
    assert_eq!(found.warnings, []);
    let expected = "孕产妇死亡率控制在12/10万以下，城乡、区域差距缩小。\n（1）城市。\n（2）农村5.2%。\n2021年以后。";
    assert_eq!(text(&found.plan, "1.2"), expected);
    assert_eq!(found.plan.domains[0].targets.len(), 9);
}

#[test]
fn gaps_are_reported_where_they_are() {
    let without = |start: &str, nth| {
        let line = nth_line_of(start, nth);
        let keep =
            |(n, l): (usize, &str)| if n + 1 == line { "\n".into() } else { format!("{l}\n") };
        (reading(&SEED.lines().enumerate().map(keep).collect::<String>()), line)
    };
    let targets = List::Items { domain: 1, kind: ItemKind::Target };
    let (found, line) = without("2.孕产妇", 0);
    let gap = Problem::Gap { list: targets, expected: 2, found: 3 };
    assert_eq!(found.warnings, [Warning { line: line + 2, problem: gap }]);
    assert_eq!(found.plan.domains[0].targets.len(), 8);
    assert!(text(&found.plan, "1.3").starts_with("妇女的宫颈癌"));

    let (found, line) = without("（二）完善规划", 0);
    let gap = Problem::Gap { list: List::Sections { chapter: 3 }, expected: 2, found: 3 };
    assert_eq!(found.warnings, [Warning { line: line + 2, problem: gap }]);

    let (found, _) = without("三、组织实施", 0);
    let gap = Problem::Gap { list: List::Chapters, expected: 3, found: 4 };
    assert!(found.warnings.contains(&Warning { line: line_of("四、"), problem: gap }));

    let (found, _) = without("（二）妇女与教育", 0);
    let line = line_of("（三）妇女与经济");
    let gap = Problem::Gap { list: List::Domains, expected: 2, found: 3 };
    assert!(found.warnings.contains(&Warning { line, problem: gap }));
    let repeated = Problem::RepeatedHeading { domain: 1, kind: ItemKind::Target };
    let line = nth_line_of("主要目标：", 1);
    assert!(found.warnings.contains(&Warning { line, problem: repeated }));
}

#[test]
fn repeats_are_reported_and_keep_both_texts() {
    let wrong = SEED.replacen("3.妇女的宫颈癌", "2.妇女的宫颈癌", 1);
    let found = reading(&wrong);
    let list = List::Items { domain: 1, kind: ItemKind::Target };
    let line = line_of("3.妇女的宫颈癌");
    let repeat = Problem::Repeat { list, number: 2, renumbered: None };
    let gap = Problem::Gap { list, expected: 3, found: 4 };
    let expected = [Warning { line, problem: repeat }, Warning { line: line + 2, problem: gap }];
    assert_eq!(found.warnings, expected);
    assert!(text(&found.plan, "1.2").contains("差距缩小。\n2.妇女的宫颈癌"));

    let found = reading(&SEED.replacen("（三）妇女与经济", "（二）妇女与经济", 1));
    let line = line_of("（三）妇女与经济");
    let list = List::Domains;
    let repeat = Problem::Repeat { list, number: 2, renumbered: Some(3) };
    assert_eq!(found.warnings, [Warning { line, problem: repeat }]);
    assert!(found.plan == seed());

    let late = SEED.replacen("3.妇女的宫颈癌", "4.妇女的宫颈癌", 1).replacen("4.生殖", "3.生殖", 1);
    let problems: Vec<_> = reading(&late).warnings.into_iter().map(|w| w.problem).collect();
    let list = List::Items { domain: 1, kind: ItemKind::Target };
    let gap = Problem::Gap { list, expected: 3, found: 4 };
    assert_eq!(problems, [gap, Problem::OutOfOrder { list, number: 3 }]);
}

#[test]
fn what_stands_around_a_plan_is_reported() {
    let letter = "梅政办发〔2022〕5号\n关于印发《梅河口市妇女发展规划（2021—2030年）》的通知\n一、提高认识。\n";
    let tail = "\n梅河口市人民政府\n2022年5月1日\n附件：1.任务分工表\n（九）妇女与其他。\n";
    let found = reading(&format!("{letter}{SEED}{tail}"));
    assert!(found.plan == seed());
    let lines: Vec<usize> = found.warnings.iter().map(|warning| warning.line).collect();
    let last = SEED.lines().count() + 3;
    assert_eq!(lines, [1, 2, 3, last + 2, last + 4, last + 5]);
    assert!(found.warnings.iter().all(|w| matches!(w.problem, Problem::Unplaced { .. })));
}

#[test]
fn a_table_of_contents_is_not_the_plan() {
    let contents = "目  录\n前言……1\n一、指导思想、基本原则和总体目标……3\n（一）指导思想……3\n二、发展领域……5\n\n前    言";
    let found = reading(&SEED.replacen("前    言", contents, 1));
    assert!(found.plan == seed());
    let lines: Vec<usize> = found.warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(lines, [4, 5, 6, 7, 8]);
    assert!(found.warnings.iter().all(|w| matches!(w.problem, Problem::Contents { .. })));
}

/// All text that came out: of the plan and of the warnings.
fn everything(reading: &Reading) -> String {
    let plan = &reading.plan;
    let mut all: Vec<&str> = vec![&plan.title];
    all.extend(plan.preface.iter().map(String::as_str));
    for domain in &plan.domains {
        all.push(&domain.name);
        all.extend(domain.targets.iter().chain(&domain.measures).map(|c| c.text.as_str()));
    }
    for chapter in plan.chapters.iter() {
        all.push(&chapter.title);
        for section in &chapter.sections {
            all.push(&section.title);
            all.extend(section.paragraphs.iter().map(String::as_str));
        }
    }
    for warning in &reading.warnings {
        if let Problem::Unplaced { text } = &warning.problem {
            all.push(text);
        }
    }
    all.join("\n")
}

/// Fails unless every sentence of the text came out as often as it went in. A short heading that
/// is repeated need come out only once.
fn nothing_lost(text: &str, reading: &Reading) {
    let marks = |c: char| c.is_ascii_digit() || "（）.、一二三四五六七八".contains(c);
    let mut sentences: HashMap<&str, usize> = HashMap::new();
    for line in text.lines().map(str::trim) {
        for (at, sentence) in line.split('。').enumerate() {
            let bare = if at == 0 { sentence.trim_start_matches(marks) } else { sentence };
            let mark = ["主要目标：", "策略措施：", "前    言", "2021—2030年）", "—2030年）"];
            let unkept = "发展领域、主要目标和策略措施";
            if !mark.contains(&bare) && bare != unkept && !bare.is_empty() {
                *sentences.entry(bare).or_default() += 1;
            }
        }
    }
    let all = everything(reading);
    for (sentence, count) in sentences {
        let least = if sentence.chars().count() > 25 { count } else { 1 };
        assert!(all.matches(sentence).count() >= least, "lost: {sentence}");
    }
}

#[test]
fn no_sentence_of_the_seed_is_lost() {
    nothing_lost(SEED, &reading(SEED));
}

/// Two lines that changed places put domains under a heading that is not theirs.
#[test]
fn a_heading_over_domains_that_is_not_theirs_is_reported() {
    let mut lines: Vec<&str> = SEED.lines().collect();
    lines.swap(14, 256);
    let text = lines.join("\n");
    nothing_lost(&text, &reading(&text));
}

#[test]
fn hostile_text_takes_no_quadratic_time() {
    let open = "甲市妇女发展规划（2021—2030年）\n一、领域\n（一）健康\n";
    let units = [
        "（",
        "一",
        "一、",
        "。",
        " ",
        "1",
        "1.",
        "1. ",
        "。2.",
        "2021—",
        "主要目标",
        "【",
        "\n",
        "主要目标：\n",
        "策略措施：1.",
        "附件\n",
        "目录\n",
        "（一）",
        "（一）\n",
        "。（二）甲",
        "\r",
        "二、甲\n",
        "（二）乙\n",
        "7.丙\n",
        "前言",
        "规划\n",
        "《",
        "— 1 —\n",
        "\u{200b}",
        "1\n",
    ];
    for unit in units {
        let bulk = unit.repeat(200_000 / unit.len());
        for text in [bulk.clone(), format!("{open}{bulk}"), format!("{open}主要目标：\n1.甲{bulk}")]
        {
            let _ = read(text.as_bytes(), id());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, id());
    }

    #[test]
    fn any_heap_of_marks_is_read_or_refused(
        marks in prop::collection::vec(0usize..16, 0..200)
    ) {
        let units = ["甲市规划2021-2030\n", "一、甲", "二、", "（一）", "（三）乙", "主要目标：", "策略措施\n",
            "1.", "2.", "（1）", "。", "\n", " ", "300.丙", "前言", "附件"];
        let text: String = marks.iter().map(|&n| units[n]).collect();
        let _ = read(format!("{}{text}", units[0]).as_bytes(), id());
    }

    #[test]
    fn lines_deleted_doubled_or_moved_lose_nothing(
        changes in prop::collection::vec((0usize..3, 3usize..408, 3usize..408), 1..8)
    ) {
        let mut lines: Vec<&str> = SEED.lines().collect();
        for (what, at, to) in changes {
            let (at, to) = (at % lines.len(), to % lines.len());
            match what {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at]),
                _ => lines.swap(at, to),
            }
        }
        let text = lines.join("\n");
        if let Ok(found) = read(text.as_bytes(), id()) {
            nothing_lost(&text, &found);
        }
    }
}
