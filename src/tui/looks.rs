//! What a person chose halfsky to look like, for not every terminal tells its ground.

mod words;

use clap::ValueEnum;

use super::Session;
use super::model::{Message, Model};
use super::theme::{Look, Theme};
use crate::drafts;
use crate::words::cannot;

/// What is chosen, in the name of the file.
const LOOK: &str = "look";

/// The look that a person chose last, if one was.
pub(super) fn kept(session: &Session) -> Look {
    let word = drafts::chosen(session.office.path(), &session.actor.0, LOOK);
    Look::from_str(&word, true).unwrap_or_default()
}

impl Model {
    /// Passes to the next look, and keeps it for the next start.
    pub(super) fn next_look(&mut self) {
        let look = match self.theme.look() {
            Look::Dark | Look::Auto => Look::Light,
            Look::Light => Look::Mono,
            Look::Mono => Look::Dark,
        };
        self.theme = self.theme.of_look(look);
        self.refresh();
        let (lang, path) = (self.lang(), self.session.office.path());
        let word = look.to_possible_value();
        let word = word.as_ref().map_or("", |word| word.get_name());
        let told = match drafts::choose(path, &self.session.actor.0, LOOK, word) {
            Ok(()) => lang.look_kept(lang.look(look)),
            Err(error) => lang.look_not_kept(lang.look(look), cannot(lang, path, &error)),
        };
        self.message = Some(Message::News(told));
    }
}

/// The theme that fits this terminal, where nobody asked for one the one that was chosen last.
pub(super) fn theme(asked: Look, kept: Look) -> Theme {
    Theme::choose(asked, kept, |name| std::env::var(name).ok())
}
