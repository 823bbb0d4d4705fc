//! Lines to chapters, sections and items: decides at the start of each line what begins there,
//! cuts glued lines apart, and adds everything else to what stands before it.

use super::cut::{self, Expect, Title};
use super::head::unplaced;
use super::mark::{self, Style};
use super::problem::{List, Warning};
use super::raw::{Chapter, Clause, Items, Odd, Order, Para, Section, Step};
use super::text::Line;
use crate::plan::ItemKind;

/// What has been read so far.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) preface: Vec<Para>,
    pub(super) chapters: Vec<Chapter>,
    pub(super) warnings: Vec<Warning>,
    order: Order,
    /// The list that is open in the last section.
    list: Option<ItemKind>,
    /// The last numbered paragraph of a section.
    numbered: Option<(Style, u16)>,
    /// Whether a domain has been seen.
    domains: bool,
    /// Whether the plan is over.
    closed: bool,
}

/// What begins at the start of a text.
#[derive(Clone, Copy)]
enum Mark {
    Chapter(u16),
    Section(u16),
    Heading(ItemKind),
    Item(Style, u16),
    Text,
}

/// A part of a line.
#[derive(Clone, Copy)]
struct Part<'a> {
    line: usize,
    /// With its mark.
    whole: &'a str,
    /// Without its mark.
    body: &'a str,
    /// Whether it may continue the sentence before it.
    joins: bool,
}

impl Builder {
    /// Nothing read yet, but `warnings` about the lines.
    pub(super) fn new(warnings: Vec<Warning>) -> Self {
        Self { warnings, ..Self::default() }
    }

    /// Reads one line.
    pub(super) fn line(&mut self, line: &Line) {
        self.closed |= self.domains && mark::after_the_plan(&line.text);
        if self.closed {
            self.warnings.push(unplaced(line));
            return;
        }
        let mut rest = line.text.as_str();
        while !rest.is_empty() {
            let (mark, body) = self.mark(rest);
            let (end, after) = match mark {
                Mark::Heading(_) => (0, body),
                Mark::Chapter(_) | Mark::Section(_) => {
                    let (title, after) = title(body);
                    let end = cut::find(body, title, &self.expect(mark));
                    (end, if end < title { &body[end..] } else { after })
                }
                Mark::Item(..) | Mark::Text => {
                    let end = cut::find(body, body.len(), &self.expect(mark));
                    (end, &body[end..])
                }
            };
            let part = Part {
                line: line.number,
                whole: rest[..rest.len() - after.len()].trim_end(),
                body: body[..end].trim_end(),
                joins: !line.after_blank && rest.len() == line.text.len(),
            };
            self.place(mark, part);
            rest = after;
        }
    }

    /// What begins at the start of a text, and the text behind its mark.
    fn mark<'a>(&self, text: &'a str) -> (Mark, &'a str) {
        if let Some((number, rest)) = mark::chapter(text) {
            return (Mark::Chapter(number), rest);
        }
        if let Some(chapter) = self.chapters.last() {
            let found = mark::heading(text);
            // （三）主要目标 is a section where there are others
            let counts = |as_section: bool| !as_section || chapter.sections.is_empty();
            if let Some(found) = found.filter(|found| counts(found.as_section)) {
                return (Mark::Heading(found.kind), found.rest);
            }
        }
        if let Some((number, rest)) = mark::section(text) {
            return (Mark::Section(number), rest);
        }
        let style = self.items().and_then(|items| items.style);
        match mark::item(text).filter(|(s, ..)| style.is_none_or(|style| style == *s)) {
            Some((style, number, rest)) => (Mark::Item(style, number), rest),
            None => (Mark::Text, text),
        }
    }

    /// What may be glued to a part that begins with this mark.
    fn expect(&self, mark: Mark) -> Expect {
        let chapter = self.order.next();
        let section = self.chapters.last().map(|chapter| chapter.order.next());
        let items = self.items().map(|items| (items.style, items.order.next()));
        let item = items.or(self.numbered.map(|(style, n)| (Some(style), n + 1)));
        let inside = !self.chapters.is_empty();
        let plain = Expect { item, section, chapter, heading: inside, title: Title::None };
        let (item, title) = (None, Title::Section);
        match mark {
            Mark::Chapter(n) => Expect {
                item,
                section: Some(1),
                chapter: chapter.max(n + 1),
                heading: false,
                title: Title::Chapter,
            },
            Mark::Section(n) => {
                Expect { item, section: section.max(Some(n + 1)), chapter, heading: true, title }
            }
            Mark::Item(style, n) => {
                let next = items.map_or(n + 1, |(_, next)| next.max(n + 1));
                Expect { item: inside.then_some((Some(style), next)), ..plain }
            }
            Mark::Heading(_) | Mark::Text => plain,
        }
    }

    fn place(&mut self, mark: Mark, part: Part<'_>) {
        match mark {
            Mark::Chapter(number) => self.chapter(number, part),
            Mark::Section(number) => self.section(number, part),
            Mark::Heading(kind) => {
                self.list = Some(kind);
                self.domains = true;
                if let Some(section) = current(&mut self.chapters) {
                    section.items(kind).headings.push(part.line);
                }
            }
            Mark::Item(style, number) => self.item(style, number, part),
            Mark::Text => self.text(part.line, part.whole, part.joins),
        }
    }

    fn chapter(&mut self, number: u16, part: Part<'_>) {
        let same = self
            .chapters
            .last()
            .is_some_and(|last| u16::from(last.number) == number && last.title == part.body);
        let (number, odd) = resolve(&self.order, number, same);
        if let Some(odd) = odd {
            let problem = odd.problem(List::Chapters);
            self.warnings.push(Warning { line: part.line, problem });
        }
        let Some(number) = number else { return self.text(part.line, part.whole, false) };
        if !same {
            self.order.take(number);
            let (title, line) = (part.body.to_owned(), part.line);
            self.chapters.push(Chapter { number, title, line, ..Chapter::default() });
            (self.list, self.numbered) = (None, None);
        }
    }

    fn section(&mut self, number: u16, part: Part<'_>) {
        if self.chapters.is_empty() {
            self.chapters.push(Chapter { line: part.line, ..Chapter::default() });
        }
        let Some(chapter) = self.chapters.last_mut() else { return };
        let same = chapter
            .sections
            .last()
            .is_some_and(|last| u16::from(last.number) == number && last.title == part.body);
        let (number, odd) = resolve(&chapter.order, number, same);
        let odd = odd.map(|odd| (part.line, odd));
        match number {
            Some(number) if !same => {
                chapter.order.take(number);
                let (title, line, odd) = (part.body.to_owned(), part.line, Vec::from_iter(odd));
                chapter.sections.push(Section { number, title, line, odd, ..Section::default() });
                (self.list, self.numbered) = (None, None);
            }
            _ => {
                chapter.sections.last_mut().unwrap_or(&mut chapter.lead).odd.extend(odd);
                if !same {
                    self.text(part.line, part.whole, false);
                }
            }
        }
    }

    fn item(&mut self, style: Style, number: u16, part: Part<'_>) {
        let Some(kind) = self.list else {
            let next = self.numbered.is_some_and(|(s, n)| s == style && n + 1 == number);
            if next || number == 1 {
                self.numbered = Some((style, number));
            }
            return self.text(part.line, part.whole, false);
        };
        let Some(items) = current(&mut self.chapters).map(|section| section.items(kind)) else {
            return;
        };
        let (number, odd) = match items.order.judge(number) {
            Step::Take(number, odd) => (Some(number), odd),
            Step::Refuse(odd) => (None, Some(odd)),
        };
        items.odd.extend(odd.map(|odd| (part.line, odd)));
        let Some(number) = number else { return self.text(part.line, part.whole, false) };
        items.style = Some(style);
        items.order.take(number);
        items.clauses.push(Clause { number, line: part.line, paragraphs: Vec::new() });
        self.text(part.line, part.body, false);
    }

    /// Adds text to what stands before it: a new paragraph, or the rest of a broken one.
    fn text(&mut self, line: usize, text: &str, joins: bool) {
        if text.is_empty() {
            return;
        }
        let paragraphs = self.paragraphs();
        match paragraphs.last_mut() {
            Some(last) if joins && !ends(&last.text) => {
                let word = |c: char| c.is_ascii_alphabetic();
                if last.text.ends_with(word) && text.starts_with(word) {
                    last.text.push(' ');
                }
                last.text.push_str(text);
            }
            _ => paragraphs.push(Para { line, text: text.to_owned() }),
        }
    }

    /// Where text goes: to the last item, else the section, else the preface.
    fn paragraphs(&mut self) -> &mut Vec<Para> {
        let list = self.list;
        let Some(section) = current(&mut self.chapters) else { return &mut self.preface };
        match list.map(|kind| (kind, section.items(kind).clauses.len())) {
            Some((kind, count @ 1..)) => &mut section.items(kind).clauses[count - 1].paragraphs,
            _ => &mut section.paragraphs,
        }
    }

    /// The list being read.
    fn items(&self) -> Option<&Items> {
        let chapter = self.chapters.last()?;
        let section = chapter.sections.last().unwrap_or(&chapter.lead);
        Some(match self.list? {
            ItemKind::Target => &section.targets,
            ItemKind::Measure => &section.measures,
        })
    }
}

/// The section being read; none in the preface.
fn current(chapters: &mut [Chapter]) -> Option<&mut Section> {
    let chapter = chapters.last_mut()?;
    Some(chapter.sections.last_mut().unwrap_or(&mut chapter.lead))
}

/// The number a chapter or section gets, if any is left. `same`: it is the last one over again.
fn resolve(order: &Order, number: u16, same: bool) -> (Option<u8>, Option<Odd>) {
    match order.judge(number) {
        Step::Take(number, odd) => (Some(number), odd),
        Step::Refuse(Odd::Repeat { number, .. }) if same => {
            (Some(number), Some(Odd::Repeat { number, renumbered: None }))
        }
        Step::Refuse(Odd::Repeat { number, .. }) => match u8::try_from(order.next()) {
            Ok(next) => (Some(next), Some(Odd::Repeat { number, renumbered: Some(next) })),
            Err(_) => (None, Some(Odd::TooMany { number: order.next() })),
        },
        Step::Refuse(odd) => (None, Some(odd)),
    }
}

/// Where a heading's title ends, and the text that runs on in the same line.
fn title(text: &str) -> (usize, &str) {
    let Some(stop) = text.find(['。', '：', ':']) else { return (text.len(), "") };
    let end = text[..stop].find(char::is_whitespace).unwrap_or(stop);
    (end, text[end..].trim_start_matches(['。', '：', ':']).trim_start())
}

/// Whether a paragraph is over, or was broken in the middle of a sentence.
fn ends(text: &str) -> bool {
    text.ends_with(|c| "。！？；：…”’）》】.!?;:)".contains(c))
}
