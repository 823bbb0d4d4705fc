//! The dashboard: model, update, view, around one terminal.
//!
//! A key goes `term` → `update` → (`forms` → `office`) → `model` → `view` → `term`. Nothing here
//! knows the ledger's file, and only `update` changes anything.

mod deeds;
pub mod edit;
mod entering;
pub mod filter;
mod first_start;
mod forms;
mod keeping;
pub mod keymap;
mod layers;
pub mod model;
mod pages;
pub mod picture;
mod screens;
pub mod term;
pub mod text;
pub mod theme;
mod update;
pub mod view;
pub mod widgets;

use std::io;
use std::time::Duration;

pub use first_start::{FirstStart, first_start};
pub use keeping::Keeping;
use model::Model;
use term::Term;
use theme::Theme;

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::domain::payload::PersonId;
use crate::domain::state::State;
use crate::office::Office;
use crate::words::Lang;

/// How long to wait for a key before looking whether others entered something.
const PATIENCE: Duration = Duration::from_millis(250);

/// Who sits in front of the dashboard, and with what.
#[derive(Debug)]
pub struct Session {
    /// The open ledger.
    pub office: Office,
    /// Who is at the keyboard.
    pub actor: PersonId,
    /// What time it is.
    pub clock: Clock,
    /// In what language.
    pub lang: Lang,
    /// A day in the past and what was true then: shown instead of today, for reading only.
    pub past: Option<(NaiveDate, State)>,
}

/// Shows the dashboard until it is left; gives how many drafts are kept.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn run(session: Session) -> io::Result<usize> {
    let mut term = Term::enter()?;
    let area = Term::area()?;
    let mut model = Model::new(session, theme(), (area.width, area.height));
    let mut keeping = Keeping::begin(&mut model);
    let mut changed = true;
    while !model.leaving {
        // Asked and not only waited for: a resize in the first moments is told to nobody.
        let area = Term::area()?;
        if changed || (area.width, area.height) != model.size {
            model.resize((area.width, area.height));
            let (frame, cursor) = view::draw(&model, area);
            term.show(frame, cursor)?;
        }
        let events = term.events(PATIENCE)?;
        changed = !events.is_empty();
        for event in events {
            model.take(event);
        }
        changed |= model.follow() || model.take_day();
        changed |= keeping.turn(&mut model);
    }
    drop(term);
    model.session.office.save_snapshot();
    Ok(keeping.end(&mut model))
}

/// The theme that fits this terminal.
fn theme() -> Theme {
    let get = |name: &str| std::env::var(name).ok();
    Theme::from_env(get("NO_COLOR").as_deref(), get("TERM").as_deref())
}
