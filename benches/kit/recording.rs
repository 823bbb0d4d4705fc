//! `halfsky record`, line by line: what is asked of it, and what it answers.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// One that runs.
pub(crate) struct Recording {
    child: Child,
    requests: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Recording {
    /// Begins one, with halfsky as it is given.
    pub(crate) fn begin(halfsky: &mut Command) -> Self {
        let piped = halfsky.arg("record").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped.spawn().expect("the program runs");
        let requests = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        Self { child, requests, answers }
    }

    /// Asks for an entry and waits for the answer.
    pub(crate) fn ask(&mut self, request: &Value) -> String {
        writeln!(self.requests, "{request}").expect("it takes the line");
        self.answers.next().expect("it answers").expect("in text")
    }

    /// Has no more to ask.
    pub(crate) fn end(mut self) {
        drop(self.requests);
        assert!(self.child.wait().expect("it ends").success());
    }
}

/// The number of the entry that was made.
pub(crate) fn made(answer: &str) -> u64 {
    let answer: Value = serde_json::from_str(answer).expect("in JSON");
    assert_eq!(answer["ok"], true, "{answer}");
    answer["seq"].as_u64().expect("it has a number")
}
