//! Asking for a line: a file to read or to write, or a day.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::Outcome;
use crate::report::Kind;
use crate::tui::edit::{Edit, Took};
use crate::tui::keymap::{self, Action, GridAction, SheetAction};
use crate::tui::model::Model;
use crate::tui::text;
use crate::tui::widgets::popup::{centred, popup};
use crate::words::Lang;

/// Characters that a path may have; a day has fewer.
const MAX: usize = 1000;

/// Rows of the popup: its title, the field, and what is told of it.
const HEIGHT: u16 = 8;

/// What may be given beside a paper's file: its 文号 and its 签发人, none where it has no place for them.
pub(in crate::tui) type Beside = [Option<String>; 2];

/// What a line is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Which file of figures.
    Sheet(SheetAction),
    /// Into which file a paper is written.
    Paper(Kind),
    /// How things stood at the end of which day.
    LookBack,
    /// What changed since which day.
    Changes,
}

impl Question {
    /// What was asked of the dashboard, by which the popup is called.
    const fn action(self) -> Action {
        match self {
            Self::Sheet(asked) => Action::Grid(GridAction::Sheet(asked)),
            Self::Paper(kind) => Action::Paper(kind),
            Self::LookBack => Action::LookBack,
            Self::Changes => Action::Changes,
        }
    }
}

/// A line being typed.
#[derive(Debug)]
pub struct AskLayer {
    asked: Question,
    /// The line that is asked for; below it what may be given beside it.
    lines: Vec<Edit>,
    /// Which of what may be given beside it has a line.
    beside: [bool; 2],
    /// The line that is typed into.
    at: usize,
    refused: Option<String>,
}

impl AskLayer {
    /// Asks for it; see [`super::Layer::ask`].
    pub(super) fn of(asked: Question, typed: &str, refused: Option<String>) -> Self {
        let mut typed = Edit::line(typed, MAX);
        // Another name takes the proposed one's place; one that was refused is mended.
        if refused.is_none() {
            typed.select_all();
        }
        Self { asked, lines: vec![typed], beside: [false; 2], at: 0, refused }
    }

    /// Takes also what may be given beside it.
    pub(super) fn with(mut self, beside: &Beside) -> Self {
        self.beside = beside.each_ref().map(Option::is_some);
        self.lines.extend(beside.iter().flatten().map(|given| Edit::line(given, MAX)));
        self
    }

    /// What was given beside it.
    fn given(&self) -> Beside {
        let mut given = self.lines[1..].iter().map(|line| line.as_str().to_owned());
        self.beside.map(|has| has.then(|| given.next().unwrap_or_default()))
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            _ if key.code == KeyCode::Enter || keymap::hands_in(&key) => {
                return Outcome::Told(self.asked, self.lines[0].as_str().to_owned(), self.given());
            }
            KeyCode::Tab | KeyCode::Down => self.at = (self.at + 1) % self.lines.len(),
            KeyCode::BackTab | KeyCode::Up => {
                self.at = (self.at + self.lines.len() - 1) % self.lines.len();
            }
            _ => {
                if self.lines[self.at].key(&key) == Took::Changed {
                    self.refused = None;
                }
            }
        }
        Outcome::Stay
    }

    /// Gives how many characters did not fit, which stands below what was typed.
    pub(super) fn paste(&mut self, pasted: &str, lang: Lang) -> usize {
        let lost = self.lines[self.at].paste(pasted);
        self.refused = (lost > 0).then(|| lang.paste_cut(lost));
        lost
    }

    pub(super) fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> Position {
        let (lang, theme) = (model.lang(), model.theme);
        let more = self.lines.len() as u16 - 1;
        let area = centred(screen, screen.width.saturating_sub(4).min(96), HEIGHT + more);
        let title = lang.action(self.asked.action());
        let inner = popup(area, buffer, title, theme.popup_title());
        let cols = usize::from(inner.width);
        let folder = || std::env::current_dir().unwrap_or_default().display().to_string();
        let (label, hint) = match self.asked {
            Question::LookBack => (lang.look_back_day(), lang.look_back_hint().to_owned()),
            Question::Changes => (lang.changes_day(), lang.changes_hint().to_owned()),
            Question::Paper(_) if more > 0 => (lang.sheet_path(), lang.paper_path_hint(folder())),
            Question::Sheet(_) | Question::Paper(_) => {
                (lang.sheet_path(), lang.sheet_path_hint(folder()))
            }
        };
        let beside = [lang.label_reference(), lang.label_signer()].into_iter().zip(self.beside);
        let beside = beside.filter_map(|(label, has)| has.then_some(label));
        let labels: Vec<&str> = [label].into_iter().chain(beside).collect();
        let wide = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 2;
        let mut caret = inner.as_position();
        for (nth, (label, line)) in labels.iter().zip(&self.lines).enumerate() {
            let y = inner.y + nth as u16;
            let x = text::put(buffer, inner.x, y, &text::fit(label, wide), cols, theme.quiet());
            let field = Rect { x, y, width: inner.right() - x, height: 1 };
            let at = line.draw(theme, field, buffer);
            if nth == self.at {
                caret = at;
            }
        }
        let (told, style) = match &self.refused {
            Some(told) => (text::sanitize(told), theme.warning()),
            None => (hint, theme.quiet()),
        };
        for (y, line) in (inner.y + 2 + more..inner.bottom()).zip(text::wrap(&told, cols)) {
            text::put(buffer, inner.x, y, &told[line], cols, style);
        }
        caret
    }
}
