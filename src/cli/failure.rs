//! How a command ends: with which code, and where it failed with which sentence.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::founding::NotGiven;
use crate::identity::NotTheOwner;
use crate::office::Trouble;
use crate::tui::text::one_line;
use crate::words::{Lang, cannot, not_a_plan, refuse_line, trouble};

/// How a command that ran came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// What was asked is done.
    Done,
    /// It ran, and something was refused or is wanting; the output says what.
    Wanting,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Done => 0,
            Ending::Wanting => 1,
        })
    }
}

/// Why a command did not run to its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// Refused, in a sentence.
    Said(String),
    /// The command line itself is wrong, in a sentence.
    Usage(String),
    /// The ledger.
    Trouble(Trouble),
    /// A file.
    File(PathBuf, io::Error),
    /// Standard output; where its reader has gone that is no failure.
    Output(io::Error),
}

impl<T: Into<Trouble>> From<T> for Failure {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

impl Failure {
    /// What the rules refuse.
    pub(super) fn refused(lang: Lang, refusal: &Refusal, state: &State) -> Self {
        Self::Said(refuse_line(lang, refusal, state))
    }

    /// Why there was nothing to adopt.
    pub(super) fn not_given(lang: Lang, why: NotGiven) -> Self {
        match why {
            NotGiven::Io { path, error } => Self::File(path, error),
            NotGiven::Form { path, error } => {
                Self::Said(lang.file_wrong_form(path.display().to_string(), error.to_string()))
            }
            NotGiven::Plan { path, why } => {
                Self::Said(not_a_plan(lang, &path.display().to_string(), why))
            }
        }
    }

    /// `--as` by somebody who may not.
    pub(super) fn not_the_owner(lang: Lang, _: NotTheOwner) -> Self {
        Self::Said(lang.not_the_owner().to_owned())
    }

    /// The same, where it is about another ledger than the shell's.
    pub(super) fn about(self, lang: Lang, ledger: &Path) -> Self {
        match self {
            Self::Trouble(error) => Self::Said(trouble(lang, &error, ledger)),
            other => other,
        }
    }

    /// Says what is wrong and gives the exit code.
    pub(super) fn end(self, lang: Lang, ledger: Option<&Path>) -> ExitCode {
        let ledger = ledger.unwrap_or(Path::new("halfsky"));
        let (sentence, code) = match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Output(error) if error.kind() == io::ErrorKind::StorageFull => {
                (lang.output_full().to_owned(), 1)
            }
            Self::Output(error) => (lang.output_failed(error.to_string()), 1),
            Self::Said(sentence) => (sentence, 1),
            Self::Usage(sentence) => (sentence, 2),
            Self::Trouble(error) => (trouble(lang, &error, ledger), 1),
            Self::File(path, error) => (cannot(lang, &path, &error), 1),
        };
        say(lang, &sentence);
        ExitCode::from(code)
    }
}

/// One sentence on standard error.
pub(super) fn say(lang: Lang, sentence: &str) {
    use io::Write;
    // A sentence stays one line, whatever a file name or an argument has in it.
    let told = one_line(sentence);
    // Where standard error is gone too there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{told}{}", lang.stop());
}
