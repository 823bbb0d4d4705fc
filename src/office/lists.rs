//! The lists of the day on which somebody looked last, and of the days after it, kept beside the ledger
//! for whoever looks next before anything is entered. They are there for a first frame, and right after
//! it are held against lists that are worked out.

use std::mem::take;
use std::path::{Path, PathBuf};
use std::{fs, iter};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Office;
use super::kept::{self, Reading};
use crate::domain::entry::Head;
use crate::domain::overview::Overview;
use crate::late::Late;
use crate::ledger::{Store, beside};

/// For how many days after today lists are kept: whoever comes first after the longest holidays finds
/// them.
const AHEAD: usize = 10;

/// Where the lists lie, and of what the file holds them or could not be written with them, as far as
/// this session knows: up to which entry, and from which day on.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    holds: Option<(Head, NaiveDate)>,
}

/// Lists of some days, as they are at an entry.
#[derive(Serialize, Deserialize)]
struct Kept {
    head: Head,
    /// In order; the first is that on which they were worked out.
    days: Vec<(NaiveDate, Late<Overview>)>,
}

impl Kept {
    fn of(&self) -> Option<(Head, NaiveDate)> {
        Some((self.head.clone(), self.days.first()?.0))
    }
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, kept::LISTS), holds: None }
    }

    /// Removes them.
    pub(super) fn remove(&self) {
        // Where they cannot be removed, the next ones kept take their place.
        let _ = fs::remove_file(&self.path);
    }

    /// Removes them, and others may be kept.
    pub(super) fn discard(&mut self) {
        self.remove();
        self.holds = None;
    }
}

impl<S: Store> Office<S> {
    /// The lists of today as somebody worked them out who had read as much, without the readings.
    /// Where what of them comes late is damaged, they are not what will be worked out.
    pub fn kept_lists(&mut self, today: NaiveDate) -> Option<Overview> {
        let (mut kept, late) = kept::load::<Kept>(&self.lists.path, Reading::AsAsked)?;
        let of_today = kept.days.iter_mut().find(|(day, _)| *day == today);
        let lists = of_today.map(|(_, lists)| take(&mut **lists));
        if late.is_lost() {
            return None;
        }
        self.lists.holds = kept.of();
        lists.filter(|_| kept.head == self.state.head && self.is_sound())
    }

    /// Keeps the lists of today, and of some days after it, for the next starts. It is only a
    /// convenience: where they cannot be written, they are worked out. Asked again for the same, it does
    /// nothing.
    pub fn keep_lists(&mut self, today: NaiveDate, lists: &Overview) {
        // Asked in every pause, and mostly there is nothing to do.
        let holds = |(head, day): &(Head, NaiveDate)| *head == self.state.head && *day == today;
        if self.lists.holds.as_ref().is_some_and(holds) {
            return;
        }
        // Somebody who found the snapshot wrong took it away, and with it the lists.
        if !self.is_sound() || self.snapshot.is_gone() {
            return;
        }
        let of = (self.state.head.clone(), today);
        // Another session may have been faster.
        self.kept_lists(today);
        if self.lists.holds.as_ref() != Some(&of) {
            let after = today.iter_days().skip(1).take(AHEAD);
            let after = after.map(|day| (day, Overview::of(&self.state, day).into()));
            let days = iter::once((today, lists.clone().into())).chain(after).collect();
            let head = self.state.head.clone();
            let Ok(bytes) = kept::bytes(&Kept { head, days }) else { return };
            // Where it cannot be written now, it cannot a moment later.
            let _ = kept::write(&self.lists.path, &bytes);
        }
        self.lists.holds = Some(of);
    }

    /// Those that were kept are not what was worked out: one of both is not what the entries say, which
    /// [`Office::mend`] reads anew.
    pub fn doubt_lists(&mut self) {
        self.misshown.set(true);
    }

    /// Whether what is shown is all that there is, as far as this session has seen.
    fn is_sound(&self) -> bool {
        self.broken.get().is_none() && !self.is_misshown()
    }
}
