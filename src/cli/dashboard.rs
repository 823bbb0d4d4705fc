//! `halfsky` without a command: the dashboard, or `status` where there is no terminal. Where there
//! is no ledger yet, asks whether to make one or to look at the demonstration.

use std::io::{self, IsTerminal};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure, say};
use super::{demo, init, locale, status};
use crate::domain::payload::Settings;
use crate::founding::Given;
use crate::identity;
use crate::ledger::StoreError;
use crate::office::{Office, Trouble};
use crate::tui::{self, FirstStart, Leaving, Session};

pub(super) fn run(shell: &Shell) -> Result<Ending, Failure> {
    if on_terminal() {
        locale::check(shell)?;
    }
    let office = match Office::open(&shell.ledger) {
        Err(Trouble::Store(StoreError::Missing(_))) if on_terminal() => return first_start(shell),
        other => other?,
    };
    if !on_terminal() {
        return status::print(&shell.seat(office)?, false);
    }
    if office.state().head.seq == 0 && office.broken().is_none() {
        return first_start(shell);
    }
    show_and_keep(shell, shell.seat(office)?)
}

/// Whether a person sits there and sees what is drawn.
pub(super) fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Opens the dashboard on a ledger that stays, and says what else stays.
fn show_and_keep(shell: &Shell, desk: Desk) -> Result<Ending, Failure> {
    match show(shell, desk)? {
        Leaving { unkept: Some(why), .. } => say(shell.lang, &why),
        Leaving { drafts: drafts @ 1.., .. } => say(shell.lang, &shell.lang.drafts_stay(drafts)),
        _ => {}
    }
    Ok(Ending::Done)
}

/// Opens the dashboard; gives what it leaves behind.
pub(super) fn show(shell: &Shell, desk: Desk) -> Result<Leaving, Failure> {
    let Desk { lang, office, past, clock, today, actor } = desk;
    let past = past.map(|state| (today, state));
    let Shell { ambiguous, look, mouse, .. } = *shell;
    let session = Session { office, actor, clock, lang, ambiguous, past, look, mouse };
    tui::run(session).map_err(Failure::Output)
}

fn first_start(shell: &Shell) -> Result<Ending, Failure> {
    shell.now_only()?;
    let given = Given::embedded().map_err(|error| Failure::not_given(shell.lang, error))?;
    let city = given.city().to_owned();
    let suggested = Settings { office: given.office_of(&city), city, ..Settings::default() };
    let chosen = tui::first_start(shell.lang, (shell.look, shell.ambiguous), suggested)
        .map_err(Failure::Output)?;
    match chosen {
        FirstStart::Leave => Ok(Ending::Done),
        FirstStart::Demo => demo::open(shell),
        FirstStart::Found(settings, name) => {
            let office = init::found(shell, given, settings, name, Some(identity::login()))?;
            show_and_keep(shell, shell.seat(office)?)
        }
    }
}
