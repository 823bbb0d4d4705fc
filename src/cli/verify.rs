//! `halfsky verify`: whether the ledger is as it was written, and whether it still holds what a
//! paper names.

use serde_json::json;

use super::desk::Shell;
use super::failure::{Ending, Failure, say};
use super::out::Out;
use super::progress::Progress;
use crate::domain::entry::{Head, Seq};
use crate::evidence::Lost;
use crate::ledger::StoreError;
use crate::office::{Office, Trouble};
use crate::words::{Lang, lost, trouble};

/// Progress is told this often.
const STEP: Seq = 2000;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "SEQ:HASH")]
    paper: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let lang = shell.lang;
    let paper = asked.paper.as_deref().map(|text| head(shell, text)).transpose()?;
    let mut office = Office::open(&shell.ledger)?;
    let mut out = Out::new();
    let whole = whole(shell, &mut office);
    if asked.json {
        return as_json(&office, whole, paper.as_ref(), &mut out);
    }
    // What was asked about stands first.
    let held = paper.map(|paper| on_paper(&office, &paper, lang, &mut out));
    let ending = match whole {
        Ok(head) => {
            let (files, missing) = office.lost_evidence()?;
            out.line(&match missing.len() {
                0 => lang.sound(head.seq),
                lost => lang.sound_but(head.seq, lost),
            })?;
            out.line(&lang.head_row(&head))?;
            if missing.is_empty() && files > 0 {
                out.line(&lang.attachments_sound(files))?;
            }
            tell_lost(lang, &missing)
        }
        Err(error @ (Trouble::Store(StoreError::Broken { .. }) | Trouble::Misshown)) => {
            say(lang, &trouble(lang, &error, office.path()));
            Ending::Wanting
        }
        Err(error) => return Err(error.into()),
    };
    out.done()?;
    Ok(match held.transpose()? {
        Some(Ending::Wanting) => Ending::Wanting,
        _ => ending,
    })
}

/// The same for programs: where the chain ends, or where it is broken and how; what is wrong with
/// files; whether a paper's entry is there.
fn as_json(
    office: &Office,
    whole: Result<Head, Trouble>,
    paper: Option<&Head>,
    out: &mut Out,
) -> Result<Ending, Failure> {
    let mut all = json!({"sound": whole.is_ok()});
    match whole {
        Ok(head) => {
            let (files, missing) = office.lost_evidence()?;
            all["entries"] = json!(head.seq);
            all["head"] = json!(head.to_string());
            all["files"] = json!(files);
            let lost = |(seq, why): &(Seq, Lost)| json!({"entry": seq, "why": why.to_string()});
            all["files_lost"] = json!(missing.iter().map(lost).collect::<Vec<_>>());
        }
        Err(Trouble::Store(StoreError::Broken { seq, why })) => {
            all["broken_at"] = json!(seq);
            all["why"] = json!(why.to_string());
        }
        Err(Trouble::Misshown) => all["why"] = json!(Trouble::Misshown.to_string()),
        Err(error) => return Err(error.into()),
    }
    if let Some(paper) = paper {
        // Whether it holds what stands behind a break, nobody can tell.
        let lies_behind = all["broken_at"].as_u64().is_some_and(|at| at <= paper.seq);
        let held = match office.holds(paper) {
            _ if lies_behind => None,
            Err(Trouble::Store(StoreError::Broken { .. })) => Some(false),
            held => Some(held?),
        };
        all["paper_held"] = json!(held);
        all["paper_digits"] = json!(paper.hash.len());
    }
    out.json(&all)?;
    out.done()?;
    let lost = all["files_lost"].as_array().is_some_and(|lost| !lost.is_empty());
    let sound = all["sound"] == true && all["paper_held"] != false && !lost;
    Ok(if sound { Ending::Done } else { Ending::Wanting })
}

/// Whether the ledger still holds what a paper names.
fn on_paper(office: &Office, paper: &Head, lang: Lang, out: &mut Out) -> Result<Ending, Failure> {
    let (told, ending) = match office.holds(paper) {
        Ok(true) if paper.hash.len() < HASH => {
            (lang.paper_holds_so_far(paper.seq, paper.hash.len()), Ending::Done)
        }
        Ok(true) => (lang.paper_holds(paper.seq), Ending::Done),
        Ok(false) | Err(Trouble::Store(StoreError::Broken { .. })) => {
            (lang.paper_gone(paper.seq), Ending::Wanting)
        }
        Err(error) => return Err(error.into()),
    };
    out.line(&told)?;
    out.done()?;
    Ok(ending)
}

/// Says which evidence is missing or altered, and how a command ends that found it so.
pub(super) fn tell_lost(lang: Lang, missing: &[(Seq, Lost)]) -> Ending {
    for (seq, why) in missing {
        say(lang, &lang.lost_of_entry(*seq, lost(lang, why)));
    }
    if missing.is_empty() { Ending::Done } else { Ending::Wanting }
}

fn whole(shell: &Shell, office: &mut Office) -> Result<Head, Trouble> {
    let mut checking = Checking::new(shell.lang);
    office.verify(&mut |seq| checking.at(seq))
}

/// How far the chain is checked.
#[derive(Debug)]
pub(super) struct Checking {
    lang: Lang,
    progress: Progress,
}

impl Checking {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, progress: Progress::new() }
    }

    /// This entry was found sound.
    pub(super) fn at(&mut self, seq: Seq) {
        if seq.is_multiple_of(STEP) {
            self.progress.tell(&self.lang.checked(seq));
        }
    }
}

/// So many digits of a hash are typed from a paper at least: two entries that agree in them are not found,
/// not even by whoever writes both.
const DIGITS: usize = 32;

/// So many there are.
const HASH: usize = 64;

/// `12:5f3c…` as a paper's annex has it, or its beginning.
fn head(shell: &Shell, text: &str) -> Result<Head, Failure> {
    let wrong = || Failure::Usage(shell.lang.not_a_head(text, DIGITS));
    let (seq, hash) = text.trim().split_once([':', '：']).ok_or_else(wrong)?;
    let seq: Seq = seq.trim_start_matches('#').parse().map_err(|_| wrong())?;
    // A beginning may be copied with the dots that say so.
    let hash = hash.trim_end_matches(['.', '…']);
    let hash: String = hash.split_whitespace().collect::<String>().to_ascii_lowercase();
    let fits =
        (DIGITS..=HASH).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if fits && seq > 0 { Ok(Head { seq, hash }) } else { Err(wrong()) }
}
