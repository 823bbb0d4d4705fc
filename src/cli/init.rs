//! `halfsky init`: makes a ledger that adopts the plan and what stands beside it.

use std::path::PathBuf;

use super::desk::Shell;
use super::failure::{Ending, Failure, say};
use super::out::Out;
use crate::clock::Clock;
use crate::domain::payload::{Person, PersonId, Role, Settings};
use crate::founding::{self, Given, GivenFiles, NotFounded};
use crate::identity;
use crate::office::Office;
use crate::words::plan_warning;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long)]
    city: Option<String>,
    #[arg(long)]
    office: Option<String>,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    login: Option<String>,
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    departments: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    indicators: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    assignments: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    duties: Option<PathBuf>,
}

pub(super) fn run(shell: &Shell, asked: Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let lang = shell.lang;
    let files = GivenFiles {
        plan: asked.plan,
        departments: asked.departments,
        indicators: asked.indicators,
        assignments: asked.assignments,
        duties: asked.duties,
    };
    let (given, warnings) = Given::with(&files).map_err(|error| Failure::not_given(lang, error))?;
    warnings.iter().for_each(|warning| say(lang, &plan_warning(lang, warning)));
    let city = asked.city.unwrap_or_else(|| given.city().to_owned());
    let office = asked.office.unwrap_or_else(|| given.office_of(&city));
    let login = asked.login.unwrap_or_else(identity::login);
    let name = asked.name.unwrap_or_else(|| login.clone());
    let counts = lang.founded_counts(
        given.departments.len(),
        given.indicators.len(),
        given.assignments.len(),
        given.rules.len(),
    );
    let lacking = given.departments.is_empty() || given.assignments.is_empty();
    let settings = Settings { city, office, ..Settings::default() };
    let office = found(shell, given, settings, name, Some(login))?;
    let mut out = Out::new();
    let path = office.path().display().to_string();
    out.line(&lang.founded(path, office.state().head.seq))?;
    out.line(&counts)?;
    if lacking {
        out.line(lang.founded_without())?;
    }
    out.line(lang.founded_next())?;
    out.done()?;
    Ok(Ending::Done)
}

/// Founds the ledger; the person at the keyboard is the office.
pub(super) fn found(
    shell: &Shell,
    given: Given,
    settings: Settings,
    name: String,
    login: Option<String>,
) -> Result<Office, Failure> {
    let lang = shell.lang;
    let id = shell.speaker.clone().or_else(|| login.clone()).unwrap_or_default();
    let founder = Person {
        person: PersonId::from(id.as_str()),
        name,
        role: Role::Office,
        department: None,
        title: None,
        telephone: None,
        login,
        ssh_key: None,
    };
    shell.make_folder()?;
    founding::found(&shell.ledger, given, settings, founder, Clock::Machine.now()).map_err(
        |error| match error {
            NotFounded::Refused(refusal, state) => Failure::refused(lang, &refusal, &state),
            NotFounded::Trouble(trouble) => trouble.into(),
        },
    )
}
