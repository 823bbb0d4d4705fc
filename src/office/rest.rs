//! Starting at a ledger that nobody has open: what is kept beside it is shown before the ledger itself is
//! opened, which the first look at it does, right after the first frame.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Office;
use super::kept::{self, Reading};
use crate::disk::beside;
use crate::domain::entry::{Entry, Seq};
use crate::ledger::{self, Rest, SqliteStore};

/// How many of the latest entries a first frame shows on a screen of usual size; where it shows more,
/// the ledger is opened for them.
const LATEST: u64 = 24;

/// In bytes: what these entries may say together. A plan that was adopted just now is longer, and no part of
/// it is seen in a line.
const ROOM: usize = 32 * 1024;

/// How the ledger rests, and the latest entries, the last of them first.
#[derive(Debug, Deserialize, Serialize)]
struct Kept {
    rest: Rest,
    latest: Vec<Entry>,
}

fn place(ledger: &Path) -> PathBuf {
    beside(ledger, kept::REST)
}

/// What the last who left has kept of the ledger at `path`.
fn kept_of(path: &Path) -> Option<Kept> {
    kept::load(&place(path), Reading::Whole).map(|(kept, _)| kept)
}

impl Office {
    /// The office of a ledger that rests as whoever left last has kept it, with a snapshot up to its end.
    pub(super) fn at_rest(path: &Path) -> Option<Self> {
        let path = ledger::real(path).ok()?;
        let kept = kept_of(&path)?;
        let mut office = Self::over(SqliteStore::at_rest(&path, &kept.rest)?);
        let (state, tail) = office.snapshot.load(Reading::AsAsked)?;
        if state.head != *kept.rest.head() {
            return None;
        }
        office.begin_with(state, tail);
        office.latest = Some(kept.latest);
        Some(office)
    }

    /// Leaves the ledger; where nobody else has it open, keeps what the next start shows before it has
    /// opened it. It is only a convenience: where that cannot be written, the ledger is opened first.
    pub fn leave(mut self) {
        if !self.is_sound() {
            return;
        }
        self.save_snapshot_of(1);
        let path = self.path().to_owned();
        let head = self.state.head.clone();
        drop(self);
        let known = |kept: Kept| *kept.rest.head() == head && kept.rest.is_still_at(&path);
        if kept_of(&path).is_some_and(known) {
            return;
        }
        let Some((rest, mut latest)) = Rest::find(&path, LATEST) else { return };
        let lengths = latest.iter().scan(0, |all, entry| {
            *all += entry.body.len();
            Some(*all)
        });
        latest.truncate(lengths.take_while(|all| *all <= ROOM).count());
        if *rest.head() == head
            && let Ok(bytes) = kept::bytes(&Kept { rest, latest })
        {
            let _ = kept::write(&place(&path), |file| file.write_all(&bytes));
        }
    }

    /// Those of the latest entries that are at hand, where all of these are.
    pub(super) fn at_hand(&self, seqs: &[Seq]) -> Option<Vec<&Entry>> {
        let latest = self.latest.as_ref()?;
        let kept = |seq: &Seq| latest.iter().find(|entry| entry.seq == *seq);
        seqs.iter().map(kept).collect()
    }
}
