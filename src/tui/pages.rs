//! Pages: something opened in full, as lines to scroll through, some of which open something else.

mod changes;
mod chapters;
mod department;
mod domain;
mod drafts;
mod entry;
mod explain;
mod item;
mod judged;
mod matters;
mod meeting;
mod people;
mod todo;
mod writer;

use chrono::NaiveDate;
use ratatui::text::Line;

use super::model::{Model, Subject};
use super::theme::Theme;
use super::widgets::list::Move;
use crate::domain::entry::Seq;
use writer::Writer;

/// A line of a page.
#[derive(Debug, Clone)]
pub struct PageLine {
    /// What it shows.
    pub line: Line<'static>,
    /// What opens from it.
    pub link: Option<Subject>,
    /// In which part of the page it stands, where one thing may stand in several: the writer counts
    /// them, from 0; pages on which it may not are of one part.
    part: u8,
}

/// The selected line as it is found again.
struct Meant {
    line: usize,
    link: Subject,
    part: u8,
    /// How many lines of that part before it open the same.
    nth: usize,
    /// How many lines of that part open the same in all.
    of: usize,
    /// How many lines of that part stand before it.
    within: usize,
}

/// Something opened in full.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it is about.
    pub subject: Subject,
    /// Its lines, broken to the width it was built for.
    pub lines: Vec<PageLine>,
    /// The first line in view.
    pub offset: usize,
    /// The line with a link that is selected.
    pub selected: Option<usize>,
    /// What is to be selected once there is a line for it.
    wanted: Option<Subject>,
    built: Option<(Seq, NaiveDate, usize, Theme)>,
    height: usize,
}

impl Page {
    /// A page about something, still to be built.
    pub fn of(subject: Subject) -> Self {
        Self {
            subject,
            lines: Vec::new(),
            offset: 0,
            selected: None,
            wanted: None,
            built: None,
            height: 0,
        }
    }

    /// Its lines are to be written anew, whatever they were written for; where somebody is in them
    /// stays as far as it can.
    pub fn forget_layout(&mut self) {
        self.built = self.built.map(|(seq, day, _, theme)| (seq, day, 0, theme));
    }

    /// Writes its lines anew where the state, the day, the width or the colours changed.
    pub fn build(&mut self, model: &Model, cols: usize, height: usize) {
        self.height = height;
        let now = (model.state().head.seq, model.today(), cols, model.theme);
        // Drafts come and go without an entry.
        let drafts = matches!(self.subject, Subject::Drafts | Subject::Draft(_));
        if self.built == Some(now) && !drafts {
            return self.find_wanted();
        }
        let first = self.built.is_none();
        let mut writer = Writer::new(model, cols);
        match &self.subject {
            Subject::Item(item) => item::write(&mut writer, item),
            Subject::Explanation(item) => explain::target(&mut writer, item),
            Subject::Indicator(plan, id) => explain::indicator(&mut writer, plan, id),
            Subject::Department(id) => department::write(&mut writer, id),
            Subject::Entry(seq) => entry::write(&mut writer, *seq),
            Subject::Domain(plan, code) => domain::write(&mut writer, plan, *code),
            Subject::Matters => matters::write(&mut writer),
            Subject::Matter(matter) => matters::one(&mut writer, matter),
            Subject::Todo => todo::write(&mut writer),
            Subject::People => people::write(&mut writer),
            Subject::Changes => changes::write(&mut writer),
            Subject::Person(id) => people::person(&mut writer, id),
            Subject::Chapters(plan) => chapters::write(&mut writer, plan),
            Subject::Section(plan, nth) => chapters::section(&mut writer, plan, *nth),
            Subject::Drafts => drafts::write(&mut writer),
            Subject::Draft(number) => drafts::one(&mut writer, *number),
            Subject::Meeting(seq) => meeting::write(&mut writer, *seq),
            Subject::AgendaItem(seq, number) => meeting::item(&mut writer, *seq, *number),
            Subject::Duty(..) | Subject::Figure(_) | Subject::Trail(_) => {}
        }
        let meant = self.selected_link();
        self.lines = writer.lines;
        self.built = Some(now);
        self.follow(meant);
        self.find_wanted();
        self.offset = self.offset.min(self.last_offset());
        let agenda = matches!(self.subject, Subject::Meeting(_)) && self.selected.is_none();
        if first || agenda && self.offset == 0 {
            self.selected = self.next_link(0).filter(|line| *line < height);
        }
        // What was dealt with may be gone from a list: then what came after it.
        let view = self.offset..self.offset + height;
        let next = self.selected.and_then(|line| self.next_link(line));
        self.selected = next.filter(|line| view.contains(line));
        if drafts {
            self.selected = self.selected.or_else(|| self.next_link(self.offset));
        }
    }

    /// The selected line, what it opens in which part, and which of those lines that do.
    fn selected_link(&self) -> Option<Meant> {
        let (line, part) = (self.selected?, self.lines.get(self.selected?)?.part);
        let link = self.link()?.clone();
        let nth = self.links_to(&link, part).take_while(|at| *at < line).count();
        let of = self.links_to(&link, part).count();
        let within = line - self.start_of(part)?;
        Some(Meant { line, link, part, nth, of, within })
    }

    /// What was selected stays so, and where it is seen, though lines came or went before it. What
    /// left its part of the page leaves its place to what came after it. At the head of a page, where
    /// one's own stands, that is one's own too, or nothing: what comes next there is others'.
    fn follow(&mut self, meant: Option<Meant>) {
        let Some(Meant { line, link, part, nth, of, within }) = meant else { return };
        let place = || Some(self.start_of(part)? + within).filter(|at| *at < self.lines.len());
        let all: Vec<usize> = self.links_to(&link, part).collect();
        let found = match place().filter(|_| all.len() != of) {
            // Where some of them went, the nearest.
            Some(place) => all.into_iter().min_by_key(|at| at.abs_diff(place)),
            None => all.into_iter().take(nth + 1).next_back(),
        };
        let nearest = || {
            let place = place().unwrap_or(self.lines.len());
            let near = |at: &usize| self.lines[*at].part == 0 && self.is_link(*at);
            let after = (place..self.lines.len()).find(near);
            after.or_else(|| (0..place).rev().find(near))
        };
        let found = if part == 0 { found.or_else(nearest) } else { found };
        if found.is_none() && part == 0 {
            (self.selected, self.offset) = (None, 0);
            return;
        }
        let Some(at) = found.or_else(place) else { return };
        if self.offset > 0 {
            self.offset = (self.offset + at).saturating_sub(line);
        }
        self.offset = self.offset.max((at + 1).saturating_sub(self.height));
        self.selected = Some(at);
    }

    /// Selects what opens something as soon as the page has a line for it.
    pub fn select_subject(&mut self, subject: Subject) {
        self.wanted = Some(subject);
    }

    fn find_wanted(&mut self) {
        let Some(wanted) = self.wanted.take() else { return };
        let lines = self.lines.iter().enumerate();
        let there = lines.filter(|(_, line)| line.link.as_ref() == Some(&wanted));
        // Of several the nearest to where one is.
        let here = self.selected.unwrap_or(0);
        if let Some(at) = there.map(|(at, _)| at).min_by_key(|at| at.abs_diff(here)) {
            self.offset = self.offset.min(at).max((at + 1).saturating_sub(self.height));
            self.selected = Some(at);
        }
    }

    /// The first line of a part.
    fn start_of(&self, part: u8) -> Option<usize> {
        self.lines.iter().position(|line| line.part == part)
    }

    fn links_to(&self, subject: &Subject, part: u8) -> impl Iterator<Item = usize> {
        let lines = self.lines.iter().enumerate();
        let there = move |line: &PageLine| line.part == part && line.link.as_ref() == Some(subject);
        lines.filter(move |(_, line)| there(line)).map(|(at, _)| at)
    }

    /// The selected link.
    pub fn link(&self) -> Option<&Subject> {
        self.lines.get(self.selected?)?.link.as_ref()
    }

    /// Selects a line in view where it opens something; gives whether it was selected already.
    pub fn select(&mut self, line: usize) -> bool {
        let was = self.selected == Some(line);
        if self.is_link(line) {
            self.selected = Some(line);
        }
        was
    }

    /// Moves: to the next link where one is in view, else the text itself.
    pub fn go(&mut self, step: Move) {
        let page = self.height.saturating_sub(1).max(1);
        match step {
            Move::Down => {
                let next = self.next_link(self.selected.map_or(self.offset, |line| line + 1));
                match next.filter(|line| *line < self.offset + self.height) {
                    Some(line) => self.selected = Some(line),
                    None => self.scroll_to(self.offset + 1),
                }
            }
            Move::Up => {
                let before = self.selected.unwrap_or(self.offset + self.height);
                let last = (0..before).rev().find(|line| self.is_link(*line));
                match last.filter(|line| *line >= self.offset) {
                    Some(line) => self.selected = Some(line),
                    None => self.scroll_to(self.offset.saturating_sub(1)),
                }
            }
            Move::PageDown => self.scroll_to(self.offset + page),
            Move::PageUp => self.scroll_to(self.offset.saturating_sub(page)),
            // What is acted upon is at the end that is in view.
            Move::Home => {
                self.selected = None;
                self.scroll_to(0);
            }
            Move::End => {
                let last = (self.last_offset()..self.lines.len()).rev();
                self.selected = last.into_iter().find(|line| self.is_link(*line));
                self.scroll_to(self.last_offset());
            }
            Move::To(line) => self.scroll_to(line),
        }
    }

    fn scroll_to(&mut self, offset: usize) {
        self.offset = offset.min(self.last_offset());
        let view = self.offset..self.offset + self.height;
        if !self.selected.is_some_and(|line| view.contains(&line)) {
            self.selected = self.next_link(self.offset).filter(|line| view.contains(line));
        }
    }

    fn last_offset(&self) -> usize {
        self.lines.len().saturating_sub(self.height.max(1))
    }

    fn is_link(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.link.is_some())
    }

    fn next_link(&self, from: usize) -> Option<usize> {
        (from..self.lines.len()).find(|line| self.is_link(*line))
    }
}
