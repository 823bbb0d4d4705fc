//! Running the program and looking at what it said.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// What a run said.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program, without anything from the surroundings.
pub(crate) fn program() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("halfsky"));
    command.env_remove("HALFSKY_LEDGER").env_remove("HALFSKY_LANG");
    command.env("XDG_DATA_HOME", "/nonexistent-halfsky");
    command
}

impl Run {
    pub(crate) fn of(args: &[&str], input: &str) -> Self {
        let output = program().args(args).write_stdin(input).output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// It did what was asked; what it printed.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// It refused, in one sentence; which.
    #[allow(dead_code, reason = "not every test program that shares this file needs it")]
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "one sentence: {}", self.err);
        assert!(self.err.ends_with("。\n") || self.err.ends_with(".\n"), "{}", self.err);
        self.err
    }
}

/// On this ledger.
pub(crate) fn halfsky(ledger: &Path, args: &[&str]) -> Run {
    on(ledger, args, "")
}

/// On this ledger, with standard input.
pub(crate) fn on(ledger: &Path, args: &[&str], input: &str) -> Run {
    let args = [&["--ledger", ledger.to_str().unwrap()], args].concat();
    Run::of(&args, input)
}

pub(crate) fn init(ledger: &Path, args: &[&str]) -> Run {
    let args = [&["init", "--login", "zhang-min", "--as", "zhang-min"], args].concat();
    halfsky(ledger, &args)
}

/// A fresh ledger in a folder that goes when the test ends; its only clerk is 张敏.
pub(crate) fn fresh() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.sqlite3");
    init(&path, &["--name", "张敏"]).done();
    (folder, path)
}

#[track_caller]
pub(crate) fn json(ledger: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&halfsky(ledger, args).done()).unwrap()
}
