//! The screens and what they are made of.

pub mod picture;
pub mod text;
pub mod theme;
pub mod widgets;

use crate::clock::Clock;
use crate::domain::payload::{PersonId, Settings};
use crate::office::Office;
use crate::words::Lang;

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
    /// Shown as of this day, for reading only.
    pub as_of: Option<chrono::NaiveDate>,
}

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

/// Asks, on a first start, for the city, the office and the person at the keyboard, or offers the
/// demonstration.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn first_start(_lang: Lang, _suggested: Settings, _name: &str) -> std::io::Result<FirstStart> {
    Ok(FirstStart::Leave)
}

/// Shows the dashboard until it is left.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn run(_session: Session) -> std::io::Result<()> {
    Ok(())
}
