//! `halfsky` without a command: the dashboard, or `status` where there is no terminal. Where there
//! is no ledger yet, asks whether to make one or to look at the demonstration.

use std::io::{self, IsTerminal};

use clap::ValueEnum;

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure, say};
use super::{demo, init, locale, status};
use crate::founding::Given;
use crate::identity;
use crate::ledger::StoreError;
use crate::office::{Office, Trouble};
use crate::tui::theme::{Look, Theme, VARIABLE};
use crate::tui::{self, FirstStart, Leaving, Session};

pub(super) fn run(shell: &Shell) -> Result<Ending, Failure> {
    let drawn = can_draw(shell)?;
    let opened = match drawn {
        true => Office::open_to_stay(&shell.ledger),
        false => Office::open(&shell.ledger),
    };
    let office = match opened {
        Err(Trouble::Store(StoreError::Missing(_))) if drawn => return first_start(shell),
        other => other?,
    };
    if !drawn {
        return status::print(&shell.seat(office)?, false);
    }
    if office.state().head.seq == 0 && office.broken().is_none() {
        return first_start(shell);
    }
    show_and_keep(shell, shell.seat(office)?)
}

/// Whether a person sits there, before a terminal that can be drawn on. What hinders is said.
pub(super) fn can_draw(shell: &Shell) -> Result<bool, Failure> {
    let lang = shell.lang;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(false);
    }
    let told = |name: &str| std::env::var(name).ok();
    if told("TERM").is_some_and(|term| term == "dumb") {
        say(lang, lang.terminal_dumb());
        return Ok(false);
    }
    if let Some(name) = Theme::unknown(told) {
        let known = Look::value_variants().iter().filter_map(Look::to_possible_value);
        let known: Vec<_> = known.map(|look| look.get_name().to_owned()).collect();
        let known = known.join(lang.list_comma());
        return Err(Failure::Usage(lang.usage_value_of(name, VARIABLE.into(), known)));
    }
    locale::check(shell)?;
    Ok(true)
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
    let names_files = shell.speaker.is_none();
    let session = Session { office, actor, clock, lang, ambiguous, past, look, mouse, names_files };
    tui::run(session).map_err(Failure::Output)
}

fn first_start(shell: &Shell) -> Result<Ending, Failure> {
    shell.now_only()?;
    let given = Given::embedded().map_err(|error| Failure::not_given(shell.lang, error))?;
    let city = given.city().to_owned();
    let office_of = |city: &str| given.office_of(city);
    let chosen = tui::first_start(shell.lang, (shell.look, shell.ambiguous), &city, &office_of)
        .map_err(Failure::Output)?;
    match chosen {
        FirstStart::Leave => Ok(Ending::Done),
        FirstStart::Demo => demo::open(shell, true),
        FirstStart::Found(settings, name) => {
            let office = init::found(shell, given, settings, name, Some(identity::login()))?;
            show_and_keep(shell, shell.seat(office)?)
        }
    }
}
