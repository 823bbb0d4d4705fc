//! `halfsky completions SHELL`

use clap_complete::Shell as Kind;

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::help;
use super::out::Out;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "SHELL")]
    shell: Kind,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut help::command(shell.lang), "halfsky", &mut script);
    let mut out = Out::new();
    out.bytes(&script)?;
    out.done()?;
    Ok(Ending::Done)
}
