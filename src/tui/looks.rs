//! What a person chose halfsky to look like, for not every terminal tells its ground.

mod words;

use clap::ValueEnum;

use super::Session;
use super::model::{Message, Model};
use super::theme::{Look, Theme, VARIABLE};
use crate::drafts;
use crate::words::cannot;

/// What is chosen, in the name of the file.
const LOOK: &str = "look";

/// The look that a person chose last, if one was.
pub(super) fn kept(session: &Session) -> Look {
    let word = drafts::chosen(session.office.path(), &session.actor.0, LOOK);
    Look::from_str(&word, true).unwrap_or_default()
}

/// Whether something else decides at every start, so that what is chosen holds for this session alone.
fn is_settled(session: &Session) -> bool {
    let told = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    session.look.is_some() || told(VARIABLE) || told("NO_COLOR")
}

impl Model {
    /// Passes to the next look, and keeps it for the next start.
    pub(super) fn next_look(&mut self) {
        let look = match self.theme.look() {
            Look::Auto => Look::Light,
            Look::Light => Look::Mono,
            Look::Mono => Look::Dark,
            Look::Dark => Look::Auto,
        };
        self.theme = match look {
            Look::Auto => theme(Some(Look::Auto), Look::Auto),
            _ => self.theme.of_look(look),
        };
        self.refresh();
        self.message = Some(Message::News(self.keep_look(look)));
    }

    /// Keeps it where it will be asked for; what became of that.
    fn keep_look(&self, look: Look) -> String {
        let (lang, path) = (self.lang(), self.session.office.path());
        if is_settled(&self.session) {
            return lang.look_for_now(lang.look(look));
        }
        let word = look.to_possible_value();
        let word = word.as_ref().map_or("", |word| word.get_name());
        match drafts::choose(path, &self.session.actor.0, LOOK, word) {
            Ok(()) => lang.look_kept(lang.look(look)),
            Err(error) => lang.look_not_kept(lang.look(look), cannot(lang, path, &error)),
        }
    }
}

/// The theme that fits this terminal, where nobody asked for one the one that was chosen last.
pub(super) fn theme(asked: Option<Look>, kept: Look) -> Theme {
    Theme::choose(asked, kept, |name| std::env::var(name).ok())
}
