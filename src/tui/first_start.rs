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
use super::term::{Happening, Term, end_by_signal};
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

struct Screen<'a> {
    lang: Lang,
    theme: Theme,
    /// Whose plan is built in.
    city: &'a str,
    /// What the office of a city is called.
    office_of: &'a dyn Fn(&str) -> String,
    fields: [Edit; 3],
    /// The field, then the two buttons.
    focus: usize,
    /// What stands in the way.
    refused: Option<String>,
    /// The city of which it was said that the plan is another's.
    warned: Option<String>,
}

/// Asks, on a first start, for the city, the office and the person at the keyboard, or offers the
/// demonstration. Given are the city whose plan is built in, and what the office of a city is called.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn first_start(
    lang: Lang,
    (look, ambiguous): (Option<Look>, Option<Ambiguous>),
    city: &str,
    office_of: &dyn Fn(&str) -> String,
) -> io::Result<FirstStart> {
    text::assume(ambiguous.unwrap_or_default());
    let field = |content: &str| Edit::line(content, LINE_MAX);
    let fields = [field(city), field(&office_of(city)), field("")];
    let mut screen = Screen {
        lang,
        theme: super::looks::theme(look, Look::default()),
        city,
        office_of,
        fields,
        focus: 2,
        refused: None,
        warned: None,
    };
    let mut term = Term::enter(false)?;
    term.ask(super::questions(ambiguous, screen.theme));
    let chosen = screen.ask(&mut term);
    drop(term);
    end_by_signal();
    chosen
}

fn leaves(key: &KeyEvent) -> bool {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    key.code == KeyCode::Esc || ctrl && key.code == KeyCode::Char('c')
}

impl Screen<'_> {
    /// Shows itself until somebody has chosen.
    fn ask(&mut self, term: &mut Term) -> io::Result<FirstStart> {
        loop {
            let area = Term::area()?;
            // Where nothing is seen nothing is entered.
            let seen = !is_too_small((area.width, area.height));
            let (frame, cursor) = self.draw(area);
            term.show(&frame, cursor)?;
            for happening in term.wait(Duration::from_secs(60))? {
                match happening {
                    Happening::Event(Event::Key(key))
                        if keymap::action(&key) == Some(Action::Redraw) =>
                    {
                        term.forget();
                    }
                    Happening::Event(Event::Key(key)) if seen || leaves(&key) => {
                        if let Some(chosen) = self.key(key) {
                            return Ok(chosen);
                        }
                    }
                    Happening::Event(Event::Paste(pasted)) if seen => self.paste(&pasted),
                    Happening::Event(_) => {}
                    Happening::Answer(Answer::Ambiguous(ambiguous)) => {
                        text::assume(ambiguous);
                        term.forget();
                    }
                    Happening::Answer(Answer::Ground { light }) => {
                        self.theme = self.theme.on_ground(light);
                    }
                    Happening::Answer(Answer::NotUtf8) => {
                        self.refused = Some(self.lang.terminal_not_utf8().to_owned());
                    }
                    Happening::Suspend if !term.suspend(self.lang.suspended())? => {
                        self.refused = Some(self.lang.cannot_suspend().to_owned());
                    }
                    Happening::Suspend => {}
                }
            }
        }
    }

    fn key(&mut self, key: KeyEvent) -> Option<FirstStart> {
        self.refused = None;
        match key.code {
            _ if leaves(&key) => return Some(FirstStart::Leave),
            KeyCode::Enter if self.focus == 3 => return self.found(),
            KeyCode::Enter if self.focus == 4 => return Some(FirstStart::Demo),
            KeyCode::Tab | KeyCode::Down | KeyCode::Enter => self.go_to((self.focus + 1) % 5),
            KeyCode::BackTab | KeyCode::Up => self.go_to((self.focus + 4) % 5),
            _ if self.focus < self.fields.len() => {
                self.edit(|field| field.key(&key));
            }
            _ => self.on_button(keymap::types(&key)),
        }
        None
    }

    /// Goes to a field, which is typed over as it stands, or to a button.
    fn go_to(&mut self, at: usize) {
        self.fields.iter_mut().for_each(Edit::deselect);
        self.focus = at;
        if let Some(field) = self.fields.get_mut(at) {
            field.select_all();
        }
    }

    fn paste(&mut self, pasted: &str) {
        if self.focus < self.fields.len() {
            let lost = self.edit(|field| field.paste(pasted));
            self.refused = (lost > 0).then(|| self.lang.paste_cut(lost));
        } else {
            self.on_button(true);
        }
    }

    /// Changes the field with the caret. The office is called after the city until it is given another
    /// name.
    fn edit<T>(&mut self, change: impl FnOnce(&mut Edit) -> T) -> T {
        let office = |screen: &Self| (screen.office_of)(screen.fields[0].as_str().trim());
        let after_the_city = self.fields[1].as_str() == office(self);
        let changed = change(&mut self.fields[self.focus]);
        if self.focus == 0 && after_the_city {
            self.fields[1] = Edit::line(&office(self), LINE_MAX);
        }
        changed
    }

    /// What is typed on a button is not lost without a word.
    fn on_button(&mut self, typed: bool) {
        self.refused = typed.then(|| self.lang.button_takes_no_text().to_owned());
    }

    fn labels(&self) -> [&'static str; 3] {
        [self.lang.first_city(), self.lang.first_office(), self.lang.first_name()]
    }

    /// All three must be there; the caret goes to the first that is not. Another city is told whose plan
    /// it would adopt, and is taken at its word when it asks again.
    fn found(&mut self) -> Option<FirstStart> {
        let typed = |at: usize| self.fields[at].as_str().trim().to_owned();
        if let Some(empty) = (0..3).find(|at| typed(*at).is_empty()) {
            self.go_to(empty);
            self.refused = Some(self.lang.first_fill(self.labels()[empty]));
            return None;
        }
        let city = typed(0);
        if city != self.city && self.warned.as_ref() != Some(&city) {
            self.refused = Some(self.lang.first_of_another_city(self.city));
            self.warned = Some(city);
            return None;
        }
        let settings = Settings { city, office: typed(1), ..Settings::default() };
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
        for line in text::wrap(told, cols.min(72)) {
            y += 1;
            text::put(&mut buffer, 4, y, &told[line], cols, style);
        }
        (buffer, cursor)
    }
}
