//! Writes a page's lines: headings, wrapped text, labelled rows, links.

use std::cmp::Reverse;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::PageLine;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::Topic;
use crate::domain::state::{Action, DocumentRecord, Letter, Recorded, ReportRecord, Stamp, State};
use crate::domain::vocabulary::Event;
use crate::order::sort_by_key;
use crate::tui::filter::{Criterion, Filter};
use crate::tui::model::{Model, Subject};
use crate::tui::screens::entry_line;
use crate::tui::text;
use crate::tui::theme::Theme;
use crate::words::Lang;

/// Columns that a label takes.
pub(super) const LABEL: usize = 10;

/// A page being written.
pub(super) struct Writer<'a> {
    pub(super) model: &'a Model,
    pub(super) cols: usize,
    pub(super) lines: Vec<PageLine>,
    part: u8,
}

impl<'a> Writer<'a> {
    pub(super) fn new(model: &'a Model, cols: usize) -> Self {
        Self { model, cols: cols.max(8), lines: Vec::new(), part: 0 }
    }

    pub(super) fn state(&self) -> &'a State {
        self.model.state()
    }

    pub(super) fn lang(&self) -> Lang {
        self.model.lang()
    }

    pub(super) fn theme(&self) -> Theme {
        self.model.theme
    }

    /// From here on the page's next part: what leaves it is not followed into another, where
    /// something else is to be done with it.
    pub(super) fn next_part(&mut self) {
        self.part += 1;
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: Line<'static>) {
        self.push(line);
    }

    fn push(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(PageLine { line: line.into(), link: None, part: self.part });
    }

    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|last| last.line.width() > 0) {
            self.push(Line::default());
        }
    }

    /// The page's own title.
    pub(super) fn title(&mut self, title: &str) {
        for range in text::wrap(title, self.cols) {
            self.push(Span::styled(title[range].to_owned(), self.theme().heading()));
        }
    }

    /// A heading over some rows.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.push(Span::styled(text::shorten(heading, self.cols), self.theme().heading()));
    }

    /// Running text.
    pub(super) fn text(&mut self, paragraphs: &str) {
        self.styled(paragraphs, Style::new(), 0);
    }

    /// A hint or remark.
    pub(super) fn remark(&mut self, remark: &str) {
        self.styled(remark, self.theme().quiet(), 0);
    }

    fn styled(&mut self, paragraphs: &str, style: Style, indent: usize) {
        let clean = text::sanitize(paragraphs);
        for range in text::wrap(&clean, self.cols.saturating_sub(indent)) {
            let line = format!("{}{}", " ".repeat(indent), &clean[range]);
            self.push(Span::styled(line, style));
        }
    }

    /// A label with its text beside it, wrapped under itself.
    pub(super) fn row(&mut self, label: &str, content: &str) {
        self.row_styled(label, content, Style::new());
    }

    pub(super) fn row_styled(&mut self, label: &str, content: &str, style: Style) {
        let quiet = self.theme().quiet();
        let clean = text::sanitize(content);
        let width = LABEL.max(text::width(label) + 1);
        for (nth, range) in
            text::wrap(&clean, self.cols.saturating_sub(width)).into_iter().enumerate()
        {
            let label = if nth == 0 { label } else { "" };
            self.push(Line::from(vec![
                Span::styled(text::pad_right(label, width), quiet),
                Span::styled(clean[range].to_owned(), style),
            ]));
        }
    }

    /// A line that opens something, cut to the width.
    pub(super) fn link(&mut self, subject: Subject, spans: Vec<Span<'static>>) {
        let clean = |span: Span<'static>| Span::styled(text::one_line(&span.content), span.style);
        let line = text::shorten_line(spans.into_iter().map(clean).collect(), self.cols);
        self.lines.push(PageLine { line, link: Some(subject), part: self.part });
    }

    /// Text between what must be seen too, as who owes it and how many stand how: where there is too little
    /// room it is the text that is cut.
    pub(super) fn between(
        &self,
        front: Vec<Span<'static>>,
        words: &str,
        behind: Vec<Span<'static>>,
    ) -> Vec<Span<'static>> {
        let taken = front.iter().chain(&behind).map(|span| text::width(&span.content));
        let room = self.cols.saturating_sub(taken.sum());
        let words = Span::raw(text::shorten(&text::one_line(words), room));
        front.into_iter().chain([words]).chain(behind).collect()
    }

    /// Entries, latest first, a line each; each opens its entry.
    pub(super) fn entries(&mut self, seqs: &[Seq], most: usize, all: Option<Criterion>) {
        let latest: Vec<Seq> = seqs.iter().rev().take(most).copied().collect();
        let mut facts = self.read(&latest);
        // By the day that is shown: a paper is often recorded later than it was signed.
        sort_by_key(&mut facts, |fact| Reverse((fact.circumstance.on, fact.seq)));
        facts.iter().for_each(|fact| self.entry(fact));
        if let Some(all) = all.filter(|_| seqs.len() > most) {
            let style = self.theme().quiet();
            let words = self.lang().whole_trail(seqs.len());
            self.link(Subject::Trail(Filter(vec![all])), vec![Span::styled(words, style)]);
        }
    }

    fn entry(&mut self, fact: &Fact) {
        let (state, _lang, theme) = (self.state(), self.lang(), self.theme());
        let mut spans = vec![
            Span::styled(format!("{}  ", fact.circumstance.on), theme.quiet()),
            Span::raw(format!("{}  ", state.person_name(&fact.actor))),
        ];
        spans.extend(entry_line(self.model, fact));
        self.link(Subject::Entry(fact.seq), spans);
    }

    /// What a meeting decided in a line, with the item's code; opens its entry.
    pub(super) fn decision(&mut self, seq: Seq) {
        let (state, lang, theme) = (self.state(), self.lang(), self.theme());
        let Some((meeting, record)) = state.recorded(seq) else { return };
        let Recorded::Decided(text, owners) = &record.what else { return };
        let topic = meeting.item(record.number).map(|item| &item.topic);
        let code = match topic {
            Some(Topic::Target(item)) => format!("{}  ", state.code(item)),
            _ => String::new(),
        };
        let front = vec![
            Span::styled(format!("{}  ", record.stamp.on), theme.quiet()),
            Span::styled(format!("{}  {code}", lang.meeting_kind(meeting.kind)), theme.quiet()),
        ];
        let owners = format!("  {}", lang.shorts(state, owners));
        let spans = self.between(front, text, vec![Span::styled(owners, theme.heading())]);
        self.link(Subject::Entry(seq), spans);
    }

    /// A report in a line; opens its entry.
    pub(super) fn report(&mut self, seq: Seq, report: &ReportRecord) {
        let (state, lang, theme) = (self.state(), self.lang(), self.theme());
        let stage = format!("{} ", lang.stage(report.stage()));
        let mut spans = vec![
            Span::styled(format!("{}  ", report.submitted.on), theme.quiet()),
            Span::styled(text::pad_right(&stage, 8), theme.heading()),
            Span::raw(format!("{} ", state.short(&report.department))),
            Span::raw(format!("{} {}  ", report.year, lang.report_form(report.form))),
            Span::raw(report.heading.to_string()),
        ];
        spans.extend(self.on_behalf(&report.submitted));
        self.link(Subject::Entry(seq), spans);
    }

    /// A letter in a line, with its signatures; opens its entry.
    pub(super) fn letter(&mut self, seq: Seq, letter: &Letter) {
        let (state, lang, theme) = (self.state(), self.lang(), self.theme());
        let mut spans = vec![
            Span::raw(format!("{} ", state.short(&letter.department))),
            Span::raw(lang.letter_line(letter.year, letter.items.len())),
        ];
        for (signed, label, missing) in [
            (&letter.signed, lang.label_signed(), lang.side_not_signed()),
            (&letter.countersigned, lang.label_countersigned(), lang.side_not_countersigned()),
        ] {
            let words = match signed {
                Some(signed) => format!("  {label} {} {}", signed.stamp.on, signed.signatory),
                None => format!("  {missing}"),
            };
            let style = if signed.is_some() { theme.text() } else { theme.warning() };
            spans.push(Span::styled(words, style));
            spans.extend(signed.iter().flat_map(|signed| self.on_behalf(&signed.stamp)));
        }
        self.link(Subject::Entry(seq), spans);
    }

    /// A document in a line; opens its entry.
    pub(super) fn document(&mut self, seq: Seq, document: &DocumentRecord) {
        let (lang, theme) = (self.lang(), self.theme());
        let stage = format!("{} ", lang.document_stage(document, self.state()));
        let mut spans = vec![
            Span::styled(format!("{}  ", document.filed.on), theme.quiet()),
            Span::styled(text::pad_right(&stage, 8), theme.heading()),
            Span::raw(format!("{} {}  ", document.year, lang.document(document.kind))),
            Span::raw(document.heading.to_string()),
        ];
        spans.extend(self.on_behalf(&document.filed));
        self.link(Subject::Entry(seq), spans);
    }

    /// An action in a line; opens its entry.
    pub(super) fn action(&mut self, action: &Action) {
        let (state, lang, theme) = (self.state(), self.lang(), self.theme());
        let owners = lang.shorts(state, action.owed_by(state));
        let closed = action.closed().is_some();
        let late = !closed && action.due() < self.model.today();
        let tone = if late { theme.warning() } else { theme.quiet() };
        let mut spans = vec![
            Span::styled(format!("{}  ", lang.due_on(&action.due())), tone),
            Span::raw(format!("{owners}  ")),
            Span::raw(action.heading.to_string()),
        ];
        if action.extended().is_some() {
            spans.push(Span::styled(format!("  {}", lang.extended_mark()), theme.quiet()));
        }
        if closed {
            spans
                .push(Span::styled(format!("  {}", lang.action_standing(action)), theme.heading()));
        }
        self.link(Subject::Entry(action.opened.seq), spans);
    }

    /// 代录, where the office recorded it for somebody.
    pub(super) fn on_behalf(&self, stamp: &Stamp) -> Vec<Span<'static>> {
        if !stamp.on_behalf {
            return Vec::new();
        }
        vec![Span::raw("  "), Span::styled(self.lang().on_behalf(), self.theme().proposed())]
    }

    /// Notes, latest first, with the beginning of what they say; each opens its entry.
    pub(super) fn notes(&mut self, latest: &[Seq], most: usize) {
        for fact in self.read(&latest[..latest.len().min(most)]) {
            let Event::Noted(note) = &fact.event else { continue };
            let spans = vec![
                Span::styled(format!("{}  ", fact.circumstance.on), self.theme().quiet()),
                Span::raw(format!("{}  ", self.state().person_name(&fact.actor))),
                Span::raw(note.text.lines().next().unwrap_or_default().to_owned()),
            ];
            self.link(Subject::Entry(fact.seq), spans);
        }
    }

    pub(super) fn read(&self, seqs: &[Seq]) -> Vec<Fact> {
        self.model.session.office.read(seqs).unwrap_or_default()
    }
}
