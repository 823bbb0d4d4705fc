//! The lines in front of a plan: covering letter, title, years, table of contents, up to where the
//! preface begins.

use super::mark;
use super::problem::{Problem, Warning};
use super::text::Line;
use super::years;

/// What stands in front.
pub(super) struct Head {
    /// The title without the years.
    pub(super) title: Option<String>,
    /// First and last year.
    pub(super) years: Option<(i32, i32)>,
    /// Whether 前言 stands as a heading.
    pub(super) preface: bool,
    /// The line at which the preface, or else the first chapter, begins.
    pub(super) body: usize,
}

/// Reads the head; what is in front of the plan and no part of it becomes a warning. Where 前言 and
/// the first paragraph share a line, the heading is cut off.
pub(super) fn read(lines: &mut [Line], warnings: &mut Vec<Warning>) -> Head {
    let mut head = Head { title: None, years: None, preface: false, body: 0 };
    let Some(at) = lines.iter().position(|line| title(&line.text).is_some()) else { return head };
    let (mut name, mut found) = title(&lines[at].text).unwrap_or_default();
    let mut from = at;
    if let Some(before) = at.checked_sub(1).filter(|&at| continues(&lines[at].text, &name)) {
        name.insert_str(0, &without_blanks(&lines[before].text));
        from = before;
    }
    head.title = Some(name);
    let opens = |line: &Line| mark::chapter(&line.text).or(mark::section(&line.text)).is_some();
    let end = lines.iter().skip(at).position(opens).map_or(lines.len(), |n| at + n);
    let preface = (at + 1..end).find(|&n| preface(&lines[n].text).is_some());
    // without a heading, the preface is what follows title and years
    let top = preface
        .unwrap_or_else(|| (at + 1..end).find(|&n| alone(&lines[n].text).is_none()).unwrap_or(end));
    for (n, line) in lines.iter().enumerate().take(top).filter(|&(n, _)| n < from || n > at) {
        match alone(&line.text).filter(|_| n + 1 == from || n > at) {
            Some(years) => found = found.or(Some(years)),
            None => warnings.push(unplaced(line)),
        }
    }
    head.years = found;
    head.preface = preface.is_some();
    head.body = top;
    if preface.is_some() {
        let rest = self::preface(&lines[top].text).unwrap_or_default().to_owned();
        head.body += usize::from(rest.is_empty());
        lines[top].text = rest;
    }
    head
}

/// Takes out a table of contents: from 目录 up to where its first entry stands for the second time.
pub(super) fn drop_contents(lines: &mut Vec<Line>, warnings: &mut Vec<Warning>) {
    let heading = |line: &Line| mark::word(&line.text, "目录").is_some_and(str::is_empty);
    let Some(start) = lines.iter().position(heading) else { return };
    let Some(first) = lines.get(start + 1).map(|line| entry(&line.text)) else { return };
    let again = lines.iter().skip(start + 2).position(|line| entry(&line.text) == first);
    let end = again.map_or(start + 1, |n| start + 2 + n);
    warnings.extend(
        lines.drain(start..end).map(|line| Warning {
            line: line.number,
            problem: Problem::Contents { text: line.text },
        }),
    );
}

/// An entry of the contents without dots and page number.
fn entry(text: &str) -> String {
    let end = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".…·-—（）()".contains(c);
    without_blanks(text.trim_end_matches(end))
}

pub(super) fn unplaced(line: &Line) -> Warning {
    Warning { line: line.number, problem: Problem::Unplaced { text: line.text.clone() } }
}

/// A plan's title, and the years where they stand beside it.
fn title(text: &str) -> Option<(String, Option<(i32, i32)>)> {
    if text.len() > 200 || mark::chapter(text).or(mark::section(text)).is_some() {
        return None;
    }
    let found = years::find(text);
    let name = found.as_ref().map_or_else(|| text.to_owned(), |y| years::without(text, &y.at));
    let name = without_blanks(&name);
    let name = name.strip_prefix('《').and_then(|n| n.strip_suffix('》')).unwrap_or(&name);
    let bare = name.strip_suffix('）').and_then(|n| n.rsplit_once('（')).map_or(name, |(n, _)| n);
    let fits = (bare.ends_with("规划") || bare.ends_with("纲要") || bare.ends_with("计划"))
        && !name.contains(['，', '。', '、', '：', '《', '》', '；']);
    fits.then(|| (name.to_owned(), found.map(|y| (y.from, y.to))))
}

/// Whether a line is the first half of a title that was broken in two: 梅河口市 / 妇女发展规划.
fn continues(line: &str, title: &str) -> bool {
    let line = if line.len() > 80 { return false } else { without_blanks(line) };
    let place = "省市县区州盟旗镇乡".chars().any(|c| line.ends_with(c));
    let named = |text: &str| text.contains("妇女") || text.contains("儿童");
    let plain = line.chars().all(|c| c.is_alphabetic());
    plain && (place && named(title) && !title.contains(&line) || named(&line) && !named(title))
}

/// The years of a line that holds nothing else.
fn alone(text: &str) -> Option<(i32, i32)> {
    let years = years::find(text)?;
    years::without(text, &years.at).trim().is_empty().then_some((years.from, years.to))
}

/// What follows 前言 as a heading.
fn preface(text: &str) -> Option<&str> {
    let rest = ["前言", "序言", "引言"].iter().find_map(|heading| mark::word(text, heading))?;
    Some(rest.trim_start_matches(['：', ':', '。']).trim_start())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
