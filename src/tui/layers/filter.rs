//! Narrowing a list: a row a criterion, changed with the arrow keys.

use std::mem::discriminant;

use chrono::{Datelike, Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Outcome;
use crate::domain::assess::{Attainment, Outlook, WarningKind};
use crate::domain::search::Index;
use crate::domain::vocabulary::EventKind;
use crate::tui::filter::{Criterion, Filter};
use crate::tui::keymap;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::unmet::BEHIND;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};
use crate::tui::widgets::rows::{self, Rows};

/// A label, what can be chosen under it, and which is chosen; the first means any.
#[derive(Debug)]
struct Row {
    label: &'static str,
    choices: Vec<(String, Option<Criterion>)>,
    chosen: usize,
}

impl Row {
    /// Whether a criterion is one of its kind, and none that can be chosen: a department that ended, a day
    /// that was offered before midnight.
    fn lacks(&self, criterion: &Criterion) -> bool {
        let mut offered = self.choices.iter().filter_map(|(_, offered)| offered.as_ref());
        let alike = |other: &Criterion| discriminant(other) == discriminant(criterion);
        offered.clone().any(alike) && !offered.any(|other| other == criterion)
    }

    /// The choice that a text finds: Chinese, pinyin or initials.
    fn find(&self, typed: &str) -> Option<usize> {
        let words = self.choices.iter().enumerate().map(|(at, (word, _))| (at, vec![word]));
        Index::new(words).search(typed, 1).first().map(|hit| *hit.key)
    }
}

/// A filter being set.
#[derive(Debug)]
pub struct FilterLayer {
    rows: Vec<Row>,
    at: usize,
    typing: Option<Typing>,
    /// What was typed and finds nothing.
    unfound: Option<String>,
}

/// A choice being found by what is typed.
#[derive(Debug)]
struct Typing {
    text: String,
    /// Where it was found.
    row: usize,
    /// What was chosen there before.
    chosen: usize,
}

impl FilterLayer {
    pub(super) fn of(model: &Model) -> Self {
        let (state, lang, now) = (model.state(), model.lang(), model.filter());
        let row = |label, choices: Vec<(String, Criterion)>| {
            let any = (lang.any().to_owned(), None);
            let known = choices.into_iter().map(|(word, criterion)| (word, Some(criterion)));
            let choices: Vec<_> = std::iter::once(any).chain(known).collect();
            let holds = |(_, criterion): &(String, Option<Criterion>)| {
                criterion.as_ref().is_some_and(|criterion| now.0.contains(criterion))
            };
            let chosen = choices.iter().position(holds).unwrap_or(0);
            Row { label, choices, chosen }
        };
        let departments = state.departments().into_iter();
        let departments = departments
            .map(|known| (known.short.clone(), Criterion::Department(known.id.clone())))
            .collect();
        let mut rows = vec![row(lang.column_department(), departments)];
        if model.screen == Screen::Journal {
            let kinds =
                EventKind::ALL.iter().filter(|kind| !state.index.of_kind(**kind).is_empty());
            let kinds = kinds.map(|kind| (lang.event(*kind).to_owned(), Criterion::Kind(*kind)));
            let people = state.people.keys();
            let people =
                people.map(|id| (state.person_name(id).to_owned(), Criterion::Person(id.clone())));
            let times = times(model.today());
            let times = times.map(|day| (lang.since_day(&day), Criterion::Since(day)));
            let items = now.0.iter().filter_map(|criterion| match criterion {
                Criterion::Item(item) => Some((state.code(item), criterion.clone())),
                _ => None,
            });
            rows.insert(0, row(lang.column_what(), kinds.collect()));
            rows.push(row(lang.column_person(), people.collect()));
            rows.push(row(lang.column_since(), times.to_vec()));
            rows.push(row(lang.column_item(), items.collect()));
        } else {
            let domains = model.overview.domains.iter();
            let domains = domains
                .map(|row| (row.name.clone(), Criterion::Domain(row.plan.clone(), row.code)));
            let met = (model.screen == Screen::Monitor).then_some(&Attainment::Met);
            let groups = Attainment::NOT_MET.iter().chain(met);
            let groups = groups
                .map(|group| (lang.attainment(*group).to_owned(), Criterion::Attainment(*group)));
            rows.insert(0, row(lang.column_domain(), domains.collect()));
            rows.push(row(lang.column_attainment(), groups.collect()));
            let outlooks = Outlook::ALL.iter();
            let outlooks =
                outlooks.map(|found| (lang.outlook(*found).to_owned(), Criterion::Outlook(*found)));
            rows.push(row(lang.column_outlook(), outlooks.collect()));
            let warnings = WarningKind::ALL.iter();
            let warnings =
                warnings.map(|kind| (lang.warning(*kind).to_owned(), Criterion::Warning(*kind)));
            rows.push(row(lang.row_warnings(), warnings.collect()));
            if model.screen == Screen::Unmet {
                let steps = BEHIND.iter();
                let steps =
                    steps.map(|step| (lang.step(*step).to_owned(), Criterion::Progress(*step)));
                rows.push(row(lang.column_progress(), steps.collect()));
            }
        }
        for criterion in &now.0 {
            if let Some(row) = rows.iter_mut().find(|row| row.lacks(criterion)) {
                let told = Filter(vec![criterion.clone()]).told(lang, state);
                row.chosen = row.choices.len();
                row.choices.push((told, Some(criterion.clone())));
            }
        }
        Self { rows, at: 0, typing: None, unfound: None }
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        let last = self.rows.len() - 1;
        let row = &mut self.rows[self.at];
        let choices = row.choices.len();
        self.unfound = None;
        if !matches!(key.code, KeyCode::Char(_)) {
            self.typing = None;
        }
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => return Outcome::Narrow(self.filter()),
            KeyCode::Up | KeyCode::BackTab => self.at = self.at.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.at = (self.at + 1).min(last),
            KeyCode::Right => row.chosen = (row.chosen + 1) % choices,
            KeyCode::Left => row.chosen = (row.chosen + choices - 1) % choices,
            KeyCode::Backspace | KeyCode::Delete => row.chosen = 0,
            KeyCode::Char(c) if keymap::types(&key) => self.jump(c),
            _ => {}
        }
        Outcome::Stay
    }

    /// Selects a row.
    pub(super) fn select(&mut self, row: usize) -> bool {
        self.typing = None;
        std::mem::replace(&mut self.at, row) == row
    }

    /// Goes to the choice that what was typed so far finds, in the selected row or in the first that
    /// has one. Where none has, what is typed begins anew after a whole name; else nothing is chosen
    /// by it.
    fn jump(&mut self, typed: char) {
        let before = self.typing.take();
        let text = format!("{}{typed}", before.as_ref().map_or("", |typing| &typing.text));
        let rows = || std::iter::once(self.at).chain(0..self.rows.len());
        let find = |text: String| {
            rows().find_map(|at| Some((at, self.rows[at].find(&text)?))).map(|hit| (text, hit))
        };
        // Only a name that is whole, by characters or initials, is followed by another.
        let is_whole = before.as_ref().is_none_or(|typing| {
            let row = &self.rows[typing.row];
            typing.text.chars().count() >= row.choices[row.chosen].0.chars().count()
        });
        let anew = || is_whole.then(|| find(typed.to_string())).flatten();
        let found = find(text.clone()).or_else(anew);
        let begins_anew = found.as_ref().is_some_and(|(found, _)| *found != text);
        // The beginning of a name may have been found where the name is not.
        if let Some(before) = before.filter(|_| !begins_anew) {
            self.rows[before.row].chosen = before.chosen;
        }
        let Some((text, (at, chosen))) = found else {
            self.unfound = Some(text);
            return;
        };
        self.typing = Some(Typing { text, row: at, chosen: self.rows[at].chosen });
        (self.at, self.rows[at].chosen) = (at, chosen);
    }

    fn filter(&self) -> Filter {
        let chosen = self.rows.iter().filter_map(|row| row.choices[row.chosen].1.clone());
        Filter(chosen.collect())
    }

    pub(super) fn draw(
        &self,
        model: &Model,
        screen: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Rows) {
        let (lang, theme) = (model.lang(), model.theme);
        let area = centred(screen, 56, self.rows.len() as u16 + 5);
        let inner = popup(area, buffer, lang.filter_title(), theme.popup_title());
        // The bar lies over what is chosen alone: that is what the arrow keys change.
        let line = |nth: usize| {
            let row = &self.rows[nth];
            let style = if nth == self.at { theme.selected() } else { theme.text() };
            Line::from(vec![
                Span::styled(text::fit(row.label, 12), theme.quiet()),
                Span::styled(format!(" < {} > ", text::fit(&row.choices[row.chosen].0, 30)), style),
            ])
        };
        let rows = rows::draw(inner, 0..self.rows.len(), None, theme, buffer, line);
        let (hint, style) = match &self.unfound {
            Some(typed) => (lang.filter_unfound(typed), theme.warning()),
            None => (lang.filter_hint().to_owned(), theme.quiet()),
        };
        let y = inner.y + self.rows.len() as u16 + 1;
        text::put(buffer, inner.x, y, &hint, usize::from(inner.width), style);
        (Position::new(inner.x, inner.y + self.at as u16), rows)
    }
}

/// Days to look back to: a week, a month, the year's first day.
fn times(today: NaiveDate) -> [NaiveDate; 3] {
    let back = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    [back(7), back(30), today.with_ordinal(1).unwrap_or(today)]
}
