//! `halfsky record`: the one door for scripts. A command a line on standard input, an answer a line
//! on standard output; an acknowledgement comes only after the entry is on disk.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::PathBuf;

use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure, say};
use super::out::Out;
use super::schema;
use crate::domain::fact::Fact;
use crate::domain::form::Request;
use crate::domain::refusal::{Refusal, WrongForm};
use crate::ledger::StoreError;
use crate::office::{NotDone, Trouble};
use crate::words::{lost, refuse_line, tell, trouble};

/// Bytes that a line may have: more than any sheet of figures comes to.
const LINE_MAX: u64 = 32 << 20;

/// After so many entries the snapshot is written anew, so that the next opening is quick.
const SNAPSHOT_EVERY: usize = 256;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long)]
    schema: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    if asked.schema {
        return schema::print(shell.lang);
    }
    let mut desk = shell.open()?;
    if let Some(shut) = desk.office.shut() {
        return Err(shut.into());
    }
    desk.doubt_clock();
    if io::stdin().is_terminal() {
        say(desk.lang, desk.lang.record_reading());
    }
    let (mut input, mut out) = (io::stdin().lock(), Out::new());
    let (mut line, mut number, mut done) = (Vec::new(), 0, 0);
    let mut ending = Ending::Done;
    loop {
        line.clear();
        let stdin = |error| Failure::File(PathBuf::from("-"), error);
        if input.by_ref().take(LINE_MAX).read_until(b'\n', &mut line).map_err(stdin)? == 0 {
            break;
        }
        number += 1;
        let answered = if line.len() as u64 == LINE_MAX && !line.ends_with(b"\n") {
            input.skip_until(b'\n').map_err(stdin)?;
            Err(Refused { sentence: desk.lang.line_too_long(LINE_MAX >> 20), for_good: false })
        } else if line.trim_ascii().is_empty() {
            continue;
        } else {
            one(&mut desk, &line)
        };
        let (answer, more) = match answered {
            Ok(answer) => (answer, true),
            Err(Refused { sentence, for_good }) => {
                ending = Ending::Wanting;
                (json!({"ok": false, "line": number, "refused": sentence}), !for_good)
            }
        };
        done += 1;
        match out.answer(&answer) {
            // Nobody reads the answers any more: what was done is kept, nothing more is begun.
            Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                ending = Ending::Wanting;
                break;
            }
            other => other?,
        }
        if !more {
            break;
        }
        if done % SNAPSHOT_EVERY == 0 {
            desk.office.save_snapshot();
        }
    }
    desk.leave();
    Ok(ending)
}

/// Why a line was not done, and whether the next can be no better.
struct Refused {
    sentence: String,
    for_good: bool,
}

fn one(desk: &mut Desk, line: &[u8]) -> Result<Value, Refused> {
    // What others entered meanwhile may be what this line is about.
    desk.office.follow().map_err(|error| in_trouble(desk, &error))?;
    let now = desk.clock.now();
    let read = serde_json::from_slice(line)
        .map_err(|error| Refusal::from(WrongForm::NotJson(in_its_line(&error))))
        .and_then(|value| Request::from_json(value, now.date_naive()));
    let request = match read {
        Ok(request) => request,
        Err(refusal) => return Err(refused(desk, &refusal, &[])),
    };
    match desk.office.submit(&request, &desk.actor, now) {
        Ok(facts) => {
            let head = &desk.office.state().head;
            let mut answer = json!({"ok": true, "seq": head.seq, "hash": head.hash});
            if facts.len() > 1 {
                // One after the other up to that one.
                answer["entries"] = json!(facts.len());
            }
            Ok(answer)
        }
        Err(NotDone::Refused { refusal, meanwhile }) => Err(refused(desk, &refusal, &meanwhile)),
        Err(NotDone::Unproven(why)) => {
            Err(Refused { sentence: lost(desk.lang, &why), for_good: false })
        }
        Err(NotDone::Trouble(error)) => Err(in_trouble(desk, &error)),
    }
}

/// What the reader of JSON said, without the number of the line: to it there is only one.
fn in_its_line(error: &serde_json::Error) -> String {
    error.to_string().replacen(" at line 1 column ", " at column ", 1)
}

fn refused(desk: &Desk, refusal: &Refusal, meanwhile: &[Fact]) -> Refused {
    let (lang, state) = (desk.lang, desk.office.state());
    let mut sentence = refuse_line(lang, refusal, state);
    if let Some(last) = meanwhile.last() {
        let who = state.person_name(&last.actor);
        sentence = lang.meanwhile(sentence, who, tell(lang, last, state));
    }
    Refused { sentence, for_good: false }
}

fn in_trouble(desk: &Desk, error: &Trouble) -> Refused {
    let busy = matches!(error, Trouble::Store(StoreError::Busy { .. }));
    Refused { sentence: trouble(desk.lang, error, desk.office.path()), for_good: !busy }
}
