//! `halfsky man [COMMAND]`: a page for `man -l -`.

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::help;
use super::out::Out;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let mut all = help::command(shell.lang);
    all.build();
    let page = match &asked.command {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).cloned();
            let unknown = || {
                Failure::Usage(
                    shell.lang.usage_unknown_command(name.clone(), "halfsky --help".into()),
                )
            };
            found.ok_or_else(unknown)?
        }
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff).map_err(Failure::Output)?;
    let mut out = Out::new();
    out.bytes(&roff)?;
    out.done()?;
    Ok(Ending::Done)
}
