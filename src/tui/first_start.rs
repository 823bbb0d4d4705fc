//! The one screen of a first start: the city, the office and the person at the keyboard, or the
//! demonstration.

use std::io;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};

use super::edit::Edit;
use super::keymap::{self, Action};
use super::room::is_too_small;
use super::term::ask::Answer;
use super::term::paint::Cursor;
use super::term::{Happening, Term};
use super::text::{self, Ambiguous};
use super::theme::{Look, Theme};
use super::view;
use crate::domain::form::LINE_MAX;
use crate::domain::payload::Settings;
use crate::words::Lang;

/// What somebody chose on the first start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstStart {
    /// A ledger of one's own: the office's settings, and one's name.
    Found(Settings, String),
    /// The demonstration.
    Demo,
    /// Neither.
    Leave,
}

/// Columns of a label.
const LABEL: u16 = 14;

struct Screen {
    lang: Lang,
    theme: Theme,
    fields: [Edit; 3],
    /// The field, then the two buttons.
    focus: usize,
    /// What stands in the way.
    refused: Option<String>,
}

/// Asks, on a first start, for the city, the office and the person at the keyboard, or offers the
/// demonstration.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn first_start(
    lang: Lang,
    (look, ambiguous): (Option<Look>, Option<Ambiguous>),
    suggested: Settings,
) -> io::Result<FirstStart> {
    text::assume(ambiguous.unwrap_or_default());
    let field = |content: &str| Edit::line(content, LINE_MAX);
    let fields = [field(&suggested.city), field(&suggested.office), field("")];
    let mut screen = Screen {
        lang,
        theme: super::looks::theme(look, Look::default()),
        fields,
        focus: 2,
        refused: None,
    };
    let mut term = Term::enter(false)?;
    term.ask(super::questions(ambiguous, screen.theme));
    loop {
        let area = Term::area()?;
        // Where nothing is seen nothing is entered.
        let seen = !is_too_small((area.width, area.height));
        let (frame, cursor) = screen.draw(area);
        term.show(&frame, cursor)?;
        for happening in term.wait(Duration::from_secs(60))? {
            match happening {
                Happening::Event(Event::Key(key))
                    if keymap::action(&key) == Some(Action::Redraw) =>
                {
                    term.forget();
                }
                Happening::Event(Event::Key(key)) if seen || leaves(&key) => {
                    if let Some(chosen) = screen.key(key) {
                        return Ok(chosen);
                    }
                }
                Happening::Event(Event::Paste(pasted)) if seen => screen.paste(&pasted),
                Happening::Event(_) => {}
                Happening::Answer(Answer::Ambiguous(ambiguous)) => {
                    text::assume(ambiguous);
                    term.forget();
                }
                Happening::Answer(Answer::Ground { light }) => {
                    screen.theme = screen.theme.on_ground(light);
                }
                Happening::Answer(Answer::NotUtf8) => {
                    screen.refused = Some(lang.terminal_not_utf8().to_owned());
                }
                Happening::Suspend if !term.suspend(lang.suspended())? => {
                    screen.refused = Some(lang.cannot_suspend().to_owned());
                }
                Happening::Suspend => {}
            }
        }
    }
}

fn leaves(key: &KeyEvent) -> bool {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    key.code == KeyCode::Esc || ctrl && key.code == KeyCode::Char('c')
}

impl Screen {
    fn key(&mut self, key: KeyEvent) -> Option<FirstStart> {
        self.refused = None;
        match key.code {
            _ if leaves(&key) => return Some(FirstStart::Leave),
            KeyCode::Enter if self.focus == 3 => return self.found(),
            KeyCode::Enter if self.focus == 4 => return Some(FirstStart::Demo),
            KeyCode::Tab | KeyCode::Down | KeyCode::Enter => self.focus = (self.focus + 1) % 5,
            KeyCode::BackTab | KeyCode::Up => self.focus = (self.focus + 4) % 5,
            _ => match self.fields.get_mut(self.focus) {
                Some(field) => {
                    field.key(&key);
                }
                None => self.on_button(keymap::types(&key)),
            },
        }
        None
    }

    fn paste(&mut self, pasted: &str) {
        match self.fields.get_mut(self.focus) {
            Some(field) => {
                let lost = field.paste(pasted);
                self.refused = (lost > 0).then(|| self.lang.paste_cut(lost));
            }
            None => self.on_button(true),
        }
    }

    /// What is typed on a button is not lost without a word.
    fn on_button(&mut self, typed: bool) {
        self.refused = typed.then(|| self.lang.button_takes_no_text().to_owned());
    }

    fn labels(&self) -> [&'static str; 3] {
        [self.lang.first_city(), self.lang.first_office(), self.lang.first_name()]
    }

    /// All three must be there; the caret goes to the first that is not.
    fn found(&mut self) -> Option<FirstStart> {
        let typed = |at: usize| self.fields[at].as_str().trim().to_owned();
        if let Some(empty) = (0..3).find(|at| typed(*at).is_empty()) {
            self.focus = empty;
            self.refused = Some(self.lang.first_fill(self.labels()[empty]));
            return None;
        }
        let settings = Settings { city: typed(0), office: typed(1), ..Settings::default() };
        Some(FirstStart::Found(settings, typed(2)))
    }

    fn draw(&self, area: Rect) -> (Buffer, Cursor) {
        let (lang, theme) = (self.lang, self.theme);
        if let Some(buffer) = view::too_small(lang, theme, area) {
            return (buffer, Cursor::default());
        }
        let mut buffer = Buffer::empty(area);
        let cols = usize::from(area.width).saturating_sub(8);
        let mut y = 2;
        text::put(&mut buffer, 4, y, lang.welcome(), cols, theme.heading());
        y += 2;
        for line in text::wrap(lang.welcome_words(), cols.min(72)) {
            text::put(&mut buffer, 4, y, &lang.welcome_words()[line], cols, theme.text());
            y += 1;
        }
        y += 1;
        let mut cursor = Cursor::default();
        for (at, label) in self.labels().into_iter().enumerate() {
            let style = if at == self.focus { theme.accent() } else { theme.quiet() };
            text::put(&mut buffer, 4, y, label, usize::from(LABEL), style);
            let width = area.width.saturating_sub(4 + LABEL + 4).min(50);
            let field = Rect::new(4 + LABEL, y, width, 1).intersection(area);
            let caret = self.fields[at].draw(theme, field, &mut buffer);
            if at == self.focus {
                cursor = Cursor { at: caret, shown: true };
            }
            y += 2;
        }
        for (at, label) in [(3, lang.first_found()), (4, lang.first_demo())] {
            let style = if at == self.focus { theme.selected() } else { theme.text() };
            text::put(&mut buffer, 4, y, &format!(" {label} "), cols, style);
            if at == self.focus {
                cursor = Cursor { at: Position::new(4, y), shown: false };
            }
            y += 1;
        }
        let (told, style) = match &self.refused {
            Some(told) => (told.as_str(), theme.warning()),
            None => (lang.first_hint(), theme.quiet()),
        };
        text::put(&mut buffer, 4, y + 1, told, cols, style);
        (buffer, cursor)
    }
}
