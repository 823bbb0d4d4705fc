//! What can be done here, each with its key; greyed with the reason where it cannot.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Outcome;
use crate::domain::vocabulary::CommandKind;
use crate::order::sort_by_key;
use crate::tui::deeds::{comes_next, deed, refusal, subjects};
use crate::tui::keymap::{self, Action, GridAction, SheetAction, TABLE};
use crate::tui::meetings::meeting_offer;
use crate::tui::model::{Model, Screen, Subject};
use crate::tui::papers::paper_offer;
use crate::tui::screens::count_below;
use crate::tui::text;
use crate::tui::widgets::list::{Move, Paged};
use crate::tui::widgets::popup::{centred, popup};
use crate::tui::widgets::rows::{self, Rows};

/// Columns of a key.
const KEY: usize = 7;

/// Between a name and the mark behind it.
const GAP: usize = 2;

/// The mark of what cannot be done stands under the others, no nearer than this.
const NAME: usize = 30;

/// Rows that the reason takes under the list.
const REASON: u16 = 3;

/// What the list names of the grid, beside moving.
const OF_GRID: [GridAction; 10] = [
    GridAction::Save,
    GridAction::Undo,
    GridAction::Redo,
    GridAction::Verify,
    GridAction::VerifyAll,
    GridAction::Sheet(SheetAction::Import),
    GridAction::Sheet(SheetAction::Template),
    GridAction::Sheet(SheetAction::Export),
    GridAction::Sex,
    GridAction::Area,
];

/// The list of actions.
#[derive(Debug)]
pub struct MenuLayer {
    /// Each with its name, and the reason why it cannot be done, if so.
    rows: Vec<(Action, String, Option<String>)>,
    /// Whether it was asked for where an item of a meeting is shown, which has keys of its own.
    walking: bool,
    pub(super) list: Paged,
}

impl MenuLayer {
    pub(super) fn of(model: &Model) -> Self {
        let lang = model.lang();
        let mut rows: Vec<(Action, String, Option<String>)> = Vec::new();
        let called = |action: Action| lang.action(action).to_owned();
        let meant = subjects(model);
        let grid = model.screen == Screen::Monitor && model.pages.is_empty();
        if grid {
            rows.extend(OF_GRID.map(|asked| {
                let action = Action::Grid(asked);
                (action, called(action), model.grid_refusal(asked))
            }));
        }
        for binding in TABLE {
            let row = |reason| (binding.action, called(binding.action), reason);
            let offered = |offer: Result<(), String>| row(offer.err());
            match binding.action {
                // The grid has its own, by its own key.
                Action::Do(CommandKind::VerifyFigures) if grid => {}
                Action::Do(kind) => {
                    if let Some(deed) = deed(model, &meant, kind) {
                        rows.push((binding.action, deed.name(lang), refusal(model, &deed)));
                    }
                }
                Action::Meeting(asked) => rows.extend(meeting_offer(model, asked).map(offered)),
                Action::Paper(asked) => rows.extend(paper_offer(model, asked).map(offered)),
                Action::Filter => {
                    let reason = (!model.narrows())
                        .then(|| lang.nothing_to_filter(keymap::key(Action::Matters)));
                    rows.push(row(reason));
                }
                Action::Sort
                | Action::Figures
                | Action::Explain
                | Action::Todo
                | Action::Matters
                | Action::People
                | Action::Chapters
                | Action::Drafts
                | Action::Verify
                | Action::LookBack
                | Action::Look
                | Action::Changes
                | Action::Search
                | Action::Help => {
                    rows.push(row(None));
                }
                Action::Discard if model.chosen_draft().is_some() => {
                    rows.push(row(None));
                }
                _ => {}
            }
        }
        let next = comes_next(model, &meant);
        // What can be done stands first, and of that what the footer names, so that where it has no
        // key of its own Enter does it; then what cannot, with its reason; then looking.
        let of_people = model
            .pages
            .last()
            .is_some_and(|page| matches!(page.subject, Subject::People | Subject::Person(_)));
        let rank = |(action, _, reason): &(Action, String, Option<String>)| match (action, reason) {
            (Action::Grid(_), None) => (0, 0),
            // Where people are listed, it is they who are seen to.
            (
                Action::Do(
                    CommandKind::EnrolPerson
                    | CommandKind::ChangePerson
                    | CommandKind::RetirePerson,
                ),
                None,
            ) if of_people => (0, 0),
            (Action::Do(kind), None) if next == Some(*kind) => (1, 0),
            (Action::Do(kind), None) => keymap::named_first(*kind).map_or((3, 0), |at| (1, at + 1)),
            // On a meeting what is done there comes before what can be done anywhere.
            (Action::Meeting(_), None) => (2, 0),
            (Action::Paper(_), None) => (4, 0),
            (Action::Grid(_) | Action::Meeting(_) | Action::Paper(_), Some(_)) => (4, 0),
            (Action::Do(_) | Action::Filter, Some(_)) => (5, 0),
            _ => (6, 0),
        };
        sort_by_key(&mut rows, rank);
        Self { rows, walking: model.walking(), list: Paged::default() }
    }

    /// Everything in it: its name, and whether it can be done.
    pub(super) fn named(&self) -> impl Iterator<Item = (Action, &str, bool)> {
        self.rows.iter().map(|(action, name, reason)| (*action, name.as_str(), reason.is_none()))
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        if let Some(step) = Move::of(key.code) {
            self.list.go(step, self.rows.len());
            return Outcome::Stay;
        }
        match key.code {
            KeyCode::Enter => match self.rows.get(self.list.scroll.selected) {
                Some((action, _, None)) => Outcome::Do(*action),
                _ => Outcome::Stay,
            },
            KeyCode::Esc | KeyCode::Char(' ') | KeyCode::F(2) | KeyCode::Backspace => {
                Outcome::Close
            }
            _ => {
                let mut asked = keymap::grid_action(&key).into_iter().chain(keymap::actions(&key));
                let offers = |action: &Action| self.offers(*action);
                let offered = match keymap::walk_action(&key).filter(|_| self.walking) {
                    Some(Action::Walk(walk)) => walk.records().map(Action::Do).filter(offers),
                    _ => asked.find(offers),
                };
                offered.map_or(Outcome::Stay, Outcome::Do)
            }
        }
    }

    /// Columns of the longest name that has a mark behind it, with what parts them.
    fn longest(&self) -> usize {
        let marked = self.rows.iter().filter(|(_, _, reason)| reason.is_some());
        let all = marked.map(|(_, name, _)| text::width(name) + GAP);
        all.max().unwrap_or_default().max(NAME)
    }

    fn offers(&self, action: Action) -> bool {
        self.rows.iter().any(|(offered, _, reason)| *offered == action && reason.is_none())
    }

    pub(super) fn draw(
        &self,
        model: &Model,
        screen: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Rows) {
        let (lang, theme) = (model.lang(), model.theme);
        let wanted = self.rows.len() as u16 + 3 + REASON + 1;
        let area = centred(screen, 64, wanted.min(screen.height.saturating_sub(2)));
        let inner = popup(area, buffer, lang.action(Action::Menu), theme.popup_title());
        let height = usize::from(inner.height.saturating_sub(REASON + 1));
        let visible = self.list.visible(self.rows.len(), height);
        let below = self.rows.len().saturating_sub(visible.end);
        let room = usize::from(inner.width).saturating_sub(KEY);
        let line = |at: usize| {
            let (action, name, reason) = &self.rows[at];
            let key = if self.walking { keymap::key_walking } else { keymap::key };
            let key = Span::styled(text::fit(&key(*action), KEY), theme.accent());
            if reason.is_none() {
                return Line::from(vec![
                    key,
                    Span::styled(text::shorten(name, room), theme.text()),
                ]);
            }
            let room = room.saturating_sub(text::width(lang.not_now()));
            let name = text::shorten(name, room.saturating_sub(GAP));
            let name = text::pad_right(&name, self.longest().min(room));
            Line::from(vec![
                key,
                Span::styled(name, theme.quiet()),
                Span::styled(lang.not_now(), theme.quiet()),
            ])
        };
        let list = Rect { height: height as u16, ..inner };
        let selected = self.list.scroll.selected;
        let rows = rows::draw(list, visible, Some(selected), theme, buffer, line);
        count_below(model, below, list, buffer);
        let reason = self.rows.get(selected).and_then(|(_, _, reason)| reason.as_ref());
        if let Some(reason) = reason {
            let top = inner.y + height as u16 + 1;
            let lines = text::wrap(reason, usize::from(inner.width));
            for (nth, line) in lines.into_iter().take(usize::from(REASON)).enumerate() {
                let y = top + nth as u16;
                text::put(
                    buffer,
                    inner.x,
                    y,
                    &reason[line],
                    usize::from(inner.width),
                    theme.warning(),
                );
            }
        }
        (rows.cursor().unwrap_or(inner.as_position()), rows)
    }
}
