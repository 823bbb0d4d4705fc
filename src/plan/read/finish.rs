//! From what was read to the [`Plan`]: a section with 主要目标 or 策略措施 is a domain, everything
//! else is a chapter's section. Warnings about numbering get their names here, because only now is
//! it known what was numbered.

use super::build::Builder;
use super::head::Head;
use super::problem::{List, NotAPlan, Problem, Warning};
use super::raw::{Items, Order, Para, Section};
use super::{Reading, raw};
use crate::order::sort_by_key;
use crate::plan::{Chapter, Clause, Domain, ItemCode, ItemKind, Plan, PlanId};

/// Makes the plan, or says why there is none.
pub(super) fn finish(read: Builder, head: Head, id: PlanId) -> Result<Reading, NotAPlan> {
    let mut made = Made { domains: Vec::new(), order: Order::default(), warnings: read.warnings };
    let mut preface = read.preface;
    if !head.preface {
        let (kept, stray) = preface.into_iter().partition(|para| is_prose(&para.text));
        preface = kept;
        made.unplaced(stray);
    }
    let mut raw_chapters = read.chapters;
    made.signature(&mut raw_chapters);
    let chapters = raw_chapters.into_iter().filter_map(|chapter| made.chapter(chapter));
    let chapters = chapters.collect::<Vec<_>>().into();
    if made.domains.is_empty() {
        return Err(NotAPlan::NoDomains);
    }
    let title = head.title.ok_or(NotAPlan::NoTitle)?;
    let named = || preface.iter().filter_map(|para| years_after(&para.text, &title)).max();
    let (from, to) = head.years.or_else(named).ok_or(NotAPlan::NoYears)?;
    let preface = preface.into_iter().map(|para| para.text).collect::<Vec<_>>().into();
    sort_by_key(&mut made.warnings, |warning| warning.line);
    let plan = Plan { id, title, from, to, preface, domains: made.domains, chapters };
    Ok(Reading { plan, warnings: made.warnings })
}

/// What has been made so far.
struct Made {
    domains: Vec<Domain>,
    /// Numbers of the domains.
    order: Order,
    warnings: Vec<Warning>,
}

impl Made {
    fn warn(&mut self, line: usize, problem: Problem) {
        self.warnings.push(Warning { line, problem });
    }

    fn unplaced(&mut self, paragraphs: Vec<Para>) {
        for Para { line, text } in paragraphs {
            self.warn(line, Problem::Unplaced { text });
        }
    }

    /// Takes what is no prose from the end: the signature and date below a plan.
    fn signature(&mut self, chapters: &mut [raw::Chapter]) {
        let Some(chapter) = chapters.last_mut() else { return };
        let section = chapter.sections.last_mut().unwrap_or(&mut chapter.lead);
        let clauses = [&mut section.measures.clauses, &mut section.targets.clauses];
        let (paragraphs, least) = match clauses.into_iter().find_map(|list| list.last_mut()) {
            Some(clause) => (&mut clause.paragraphs, 1),
            None => (&mut section.paragraphs, 0),
        };
        let kept = paragraphs.iter().rposition(|para| is_prose(&para.text)).map_or(0, |at| at + 1);
        let stray = paragraphs.split_off(kept.max(least).min(paragraphs.len()));
        self.unplaced(stray);
    }

    /// Makes a chapter's domains; what is left over, if anything, is a chapter of the plan.
    fn chapter(&mut self, chapter: raw::Chapter) -> Option<Chapter> {
        let raw::Chapter { number, title, line, mut lead, sections, .. } = chapter;
        let has_domains = lead.is_domain() || sections.iter().any(Section::is_domain);
        let is_domain = lead.is_domain();
        if is_domain {
            (lead.title, lead.line) = (title.clone(), line);
            let own = std::mem::take(&mut lead);
            self.domain(own, None);
        }
        let mut left = Vec::new();
        if !lead.paragraphs.is_empty() {
            left.push(self.section(lead, number));
        }
        for section in sections {
            let wanted = section.number;
            if section.is_domain() {
                self.domain(section, Some(wanted));
                continue;
            }
            if has_domains {
                let problem = Problem::EmptyDomain { chapter: number, section: wanted };
                self.warn(section.line, problem);
            }
            left.push(self.section(section, number));
        }
        let keep = !has_domains || !left.is_empty();
        // A heading over domains says nothing that they do not; any other is somebody's text.
        let over_domains = ["领域", "策略措施"].iter().any(|word| title.contains(word));
        if !keep && !is_domain && !over_domains {
            self.unplaced(vec![Para { line, text: title.clone() }]);
        }
        keep.then_some(Chapter { number, title, sections: left })
    }

    fn section(&mut self, section: Section, chapter: u8) -> crate::plan::Section {
        for (line, odd) in section.odd {
            self.warn(line, odd.problem(List::Sections { chapter }));
        }
        let paragraphs = section.paragraphs.into_iter().map(|para| para.text).collect();
        crate::plan::Section { number: section.number, title: section.title, paragraphs }
    }

    /// Makes a domain. It keeps its section's number if no other has it; a chapter that is itself
    /// a domain takes the next.
    fn domain(&mut self, section: Section, wanted: Option<u8>) {
        for &(line, odd) in &section.odd {
            self.warn(line, odd.problem(List::Domains));
        }
        let code = match (wanted.filter(|&n| !self.order.has(n)), u8::try_from(self.order.next())) {
            (Some(code), _) => code,
            (None, Ok(next)) => {
                if let Some(number) = wanted {
                    let renumbered = Some(next);
                    let list = List::Domains;
                    self.warn(section.line, Problem::Repeat { list, number, renumbered });
                }
                next
            }
            (None, Err(_)) => return self.beyond(section),
        };
        self.order.take(code);
        self.unplaced(section.paragraphs);
        let line = section.line;
        let targets = self.items(section.targets, code, ItemKind::Target, line);
        let measures = self.items(section.measures, code, ItemKind::Measure, line);
        let (targets, measures) = (targets.into(), measures.into());
        self.domains.push(Domain { code, name: section.title, targets, measures });
    }

    /// The 256th domain: its text is reported, and not in the plan.
    fn beyond(&mut self, section: Section) {
        let number = self.order.next();
        self.warn(section.line, Problem::TooMany { list: List::Domains, number });
        self.unplaced(vec![Para { line: section.line, text: section.title }]);
        self.unplaced(section.paragraphs);
        for clause in section.targets.clauses.into_iter().chain(section.measures.clauses) {
            self.unplaced(clause.paragraphs);
        }
    }

    fn items(&mut self, items: Items, domain: u8, kind: ItemKind, line: usize) -> Vec<Clause> {
        let list = List::Items { domain, kind };
        for (line, odd) in items.odd {
            self.warn(line, odd.problem(list));
        }
        for &line in items.headings.iter().skip(1) {
            self.warn(line, Problem::RepeatedHeading { domain, kind });
        }
        if items.clauses.is_empty() {
            let line = items.headings.first().copied().unwrap_or(line);
            self.warn(line, Problem::EmptyList { domain, kind });
        }
        let made = items.clauses.into_iter().map(|clause| {
            let raw::Clause { number, line, paragraphs } = clause;
            if paragraphs.is_empty() {
                self.warn(line, Problem::EmptyItem { domain, kind, number });
            }
            let texts: Vec<String> = paragraphs.into_iter().map(|para| para.text).collect();
            let text = texts.join("\n");
            let (code, title) = (ItemCode { domain, kind, number }, first_sentence(&text));
            Clause { code, title, text: text.into() }
        });
        made.collect()
    }
}

/// The first sentence without its full stop.
fn first_sentence(text: &str) -> String {
    let first = text.split(['。', '；', '\n']).next().unwrap_or_default().trim();
    if first.is_empty() { text.trim().to_owned() } else { first.to_owned() }
}

/// Whether a paragraph is made of sentences, unlike a signature or a date.
fn is_prose(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '：', '”', '）', '.', ';', ':'])
        || text.contains(['。', '，', '；'])
}

/// The years that a text names right after the plan's title; the latest, since a plan speaks of
/// the one before it too.
fn years_after(text: &str, title: &str) -> Option<(i32, i32)> {
    let years = |rest: &str| {
        let near: String = rest.chars().take(20).collect();
        let years = super::years::find(&near).filter(|years| years.at.start < 4)?;
        Some((years.from, years.to))
    };
    text.split(title).skip(1).filter_map(years).max()
}
