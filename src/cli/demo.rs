//! `halfsky demo`: opens the demonstration, or writes its ledger to a file.

use std::path::PathBuf;

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::out::Out;
use super::{dashboard, status};
use crate::demo::{self, Demo, NoDemo};
use crate::words::{Lang, refuse_line};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "PATH")]
    write: Option<PathBuf>,
}

pub(super) fn run(shell: &Shell, asked: Asked) -> Result<Ending, Failure> {
    let Some(path) = asked.write else {
        return open(shell, dashboard::can_draw(shell)?);
    };
    shell.now_only()?;
    let made = demo::write(&path);
    let office = made.map_err(|error| failed(shell.lang, error).about(shell.lang, &path))?;
    let clerk = demo::first_clerk(office.state()).expect("the demonstration begins with its clerk");
    let day = demo::DAY;
    let (lang, path, mut out) = (shell.lang, path.display().to_string(), Out::new());
    out.line(&lang.demo_written(path.clone(), day))?;
    out.line(&lang.demo_next(path, &clerk.0))?;
    out.done()?;
    Ok(Ending::Done)
}

/// The demonstration on the screen, or its status where nothing is drawn.
pub(super) fn open(shell: &Shell, drawn: bool) -> Result<Ending, Failure> {
    // Kept until the dashboard is left: its ledger goes with it.
    let (_demo, office) = Demo::open().map_err(|error| failed(shell.lang, error))?;
    let first = demo::first_clerk(office.state());
    let mut desk = shell.seat(office)?;
    if let (None, Some(first)) = (&shell.speaker, first) {
        desk.actor = first;
    }
    if !drawn {
        return status::print(&desk, false);
    }
    // Its drafts go with it.
    dashboard::show(shell, desk)?;
    Ok(Ending::Done)
}

fn failed(lang: Lang, error: NoDemo) -> Failure {
    match error {
        NoDemo::Trouble(trouble) => trouble.into(),
        NoDemo::NotGiven(why) => Failure::not_given(lang, why),
        NoDemo::Io(path, error) => Failure::File(path, error),
        NoDemo::Malformed(why) => Failure::Said(lang.demo_malformed(why)),
        NoDemo::Refused { index, kind, refusal, state } => {
            Failure::Said(lang.demo_refused(index, &kind, refuse_line(lang, &refusal, &state)))
        }
    }
}
