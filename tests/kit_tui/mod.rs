//! A dashboard without a terminal: it opens the demonstration, takes keys by name, and gives its
//! frames as text.

mod begun;
#[path = "../kit/founded.rs"]
mod founded;
pub(crate) mod ledger;
mod record;
pub(crate) mod replay;
mod sound;

use halfsky::demo;
use halfsky::domain::payload::PersonId;
use halfsky::tui::model::Model;
use halfsky::tui::term::paint::Cursor;
use halfsky::tui::text;
use halfsky::tui::theme::Theme;
use halfsky::tui::{Session, keymap, picture, view};
use halfsky::words::Lang;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use ledger::Ledger;

/// Who sits where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sitting<'a> {
    /// The person's id.
    pub(crate) person: &'a str,
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    /// The language of the screen.
    pub(crate) lang: Lang,
    /// How meanings look.
    pub(crate) theme: Theme,
    /// A day in the past.
    pub(crate) as_of: Option<&'a str>,
}

impl Default for Sitting<'_> {
    fn default() -> Self {
        let (lang, theme) = (Lang::Zh, Theme::DARK);
        Self { person: "wang-lan", size: (80, 24), lang, theme, as_of: None }
    }
}

impl Sitting<'_> {
    /// Sits down at a fresh copy of the demonstration.
    pub(crate) fn open(self) -> Driver {
        self.at(Ledger::demo())
    }

    /// Sits down at this ledger.
    pub(crate) fn at(self, ledger: Ledger) -> Driver {
        let mut driver = Driver { model: self.model(&ledger), ledger };
        driver.model.follow();
        driver
    }

    /// The model alone, for a second session on a ledger.
    pub(crate) fn model(self, ledger: &Ledger) -> Model {
        let office = ledger.open();
        let clock = demo::clock(office.state());
        let past = self.as_of.map(|day| {
            let day = day.parse().unwrap();
            (day, office.as_of(day).unwrap())
        });
        let actor = PersonId::from(self.person);
        let (look, lang) = (None, self.lang);
        let (ambiguous, mouse, names_files) = (None, true, true);
        let session =
            Session { office, actor, clock, lang, ambiguous, past, look, mouse, names_files };
        Model::new(session, self.theme, self.size)
    }
}

/// A person at the dashboard.
pub(crate) struct Driver {
    /// What the person sees.
    pub(crate) model: Model,
    /// The ledger that it is about.
    pub(crate) ledger: Ledger,
}

/// The first clerk at 80×24, in Chinese and in colour.
pub(crate) fn clerk() -> Driver {
    Sitting::default().open()
}

/// Somebody else at 80×24.
pub(crate) fn seat(person: &str) -> Driver {
    Sitting { person, ..Sitting::default() }.open()
}

impl Driver {
    /// Presses keys, by their names, parted by blanks: `4 Down Enter Ctrl-S`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.model.take(Event::Key(key(name)));
        }
        self.model.rest();
        self
    }

    /// Presses a key that is held: the next comes before the cursor rests.
    pub(crate) fn hold(&mut self, name: &str) -> &mut Self {
        self.model.take(Event::Key(key(name)));
        self
    }

    /// Types a text, a character a key; a new line is Enter.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.model.take(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.model.take(Event::Paste(text.to_owned()));
        self
    }

    /// Makes the screen that large.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.model.take(Event::Resize(cols, rows));
        self
    }

    /// Opens what a search finds first.
    pub(crate) fn find(&mut self, words: &str) -> &mut Self {
        self.press("/").type_in(words).press("Enter")
    }

    /// Goes down, in a list or popup, until the row under the cursor holds `words`.
    pub(crate) fn down_to(&mut self, words: &str) -> &mut Self {
        for _ in 0..600 {
            if self.under_cursor().contains(words) {
                return self;
            }
            self.press("Down");
        }
        panic!("never came to {words:?}\n{}", self.text());
    }

    /// Goes down in the grid until that indicator is selected.
    pub(crate) fn down_to_indicator(&mut self, name: &str) -> &mut Self {
        // A row higher, where what is wrong with a figure takes two.
        let is_there = |driver: &Self| {
            let (rows, foot) = (driver.rows(), usize::from(driver.model.size.1));
            [5, 6].iter().any(|up| rows[foot - up].trim_start().starts_with(name))
        };
        for _ in 0..200 {
            if is_there(self) {
                return self;
            }
            self.press("Down");
        }
        panic!("never came to {name:?}\n{}", self.text());
    }

    /// Chooses something from the list of what can be done here.
    pub(crate) fn choose(&mut self, words: &str) -> &mut Self {
        self.press("Space").down_to(words).press("Enter")
    }

    /// The frame.
    pub(crate) fn frame(&self) -> (Buffer, Cursor) {
        let (cols, rows) = self.model.size;
        view::draw(&self.model, Rect::new(0, 0, cols, rows))
    }

    /// The frame as text, style runs and cursor.
    pub(crate) fn dump(&self) -> String {
        let (buffer, cursor) = self.frame();
        let parked = if cursor.shown { "" } else { "hidden\n" };
        picture::dump(&buffer, Some(cursor.at)) + parked
    }

    /// The rows of the frame, without their trailing blanks.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.frame();
        (0..buffer.area.height).map(|y| row(&buffer, 0, y)).collect()
    }

    /// The rows in one text.
    pub(crate) fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The row under the cursor, from its column on.
    pub(crate) fn under_cursor(&self) -> String {
        let (buffer, cursor) = self.frame();
        row(&buffer, cursor.at.x, cursor.at.y)
    }

    /// The quiet line: above the footer, or under a form.
    pub(crate) fn quiet_line(&self) -> String {
        let up = if self.model.form.is_some() { 1 } else { 2 };
        self.rows()[usize::from(self.model.size.1) - up].trim().to_owned()
    }

    /// The words must be on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        assert!(self.text().contains(words), "no {words:?} in\n{}", self.text());
        self
    }

    /// The words must not be on the screen.
    #[track_caller]
    pub(crate) fn misses(&mut self, words: &str) -> &mut Self {
        assert!(!self.text().contains(words), "{words:?} in\n{}", self.text());
        self
    }

    /// How many entries the ledger has, as far as this session has read.
    pub(crate) fn entries(&self) -> u64 {
        self.model.state().head.seq
    }

    /// The frame must be well-formed: see [`sound::check`].
    #[track_caller]
    pub(crate) fn check(&self) {
        sound::check(self);
    }
}

fn row(buffer: &Buffer, from: u16, y: u16) -> String {
    let (mut text, mut x) = (String::new(), from);
    while x < buffer.area.width {
        text += buffer[(x, y)].symbol();
        x += text::cols(&buffer[(x, y)]);
    }
    text.trim_end().to_owned()
}

/// The key of that name.
pub(crate) fn key(name: &str) -> KeyEvent {
    let code = match name {
        "Space" => KeyCode::Char(' '),
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Shift-Tab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        _ => return other_key(name),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn other_key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("Ctrl-").and_then(|rest| rest.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter.to_ascii_lowercase()), KeyModifiers::CONTROL);
    }
    if let Some(letter) = name.strip_prefix("Alt-").and_then(|rest| rest.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT);
    }
    let mut letters = name.chars();
    let code = match (letters.next(), letters.as_str()) {
        (Some(only), "") => KeyCode::Char(only),
        (Some('F'), number) => KeyCode::F(number.parse().unwrap()),
        _ => panic!("no key {name:?}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// A key of the table as it is pressed.
pub(crate) fn pressed(key: keymap::Key) -> KeyEvent {
    match key {
        keymap::Key::Char(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
        keymap::Key::Ctrl(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL),
        keymap::Key::Code(code) => KeyEvent::new(code, KeyModifiers::NONE),
    }
}
