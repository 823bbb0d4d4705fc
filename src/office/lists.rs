//! The lists of the day on which somebody looked last, kept beside the ledger for whoever looks next on
//! the same day, before anything is entered. They are there for a first frame, and right after it are
//! held against lists that are worked out.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Office;
use super::kept::{self, Reading};
use crate::domain::entry::Head;
use crate::domain::overview::Overview;
use crate::ledger::{Store, beside};

/// Where the lists lie, and of what the file holds them or could not be written with them, as far as
/// this session knows.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    holds: Option<(Head, NaiveDate)>,
}

/// Lists, and of what they are.
#[derive(Serialize, Deserialize)]
struct Kept<L> {
    of: (Head, NaiveDate),
    lists: L,
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, kept::LISTS), holds: None }
    }

    /// Removes them.
    pub(super) fn discard(&mut self) {
        // Where they cannot be removed, the next ones kept take their place.
        let _ = fs::remove_file(&self.path);
        self.holds = None;
    }
}

impl<S: Store> Office<S> {
    /// The lists of today as somebody worked them out who had read as much, without the readings.
    /// Where what of them comes late is damaged, they are not what will be worked out.
    pub fn kept_lists(&mut self, today: NaiveDate) -> Option<Overview> {
        let (Kept { of, lists }, _) = kept::load(&self.lists.path, Reading::AsAsked)?;
        let fits = of == (self.state.head.clone(), today) && self.is_sound();
        self.lists.holds = Some(of);
        fits.then_some(lists)
    }

    /// Keeps the lists of today for the next start. It is only a convenience: where they cannot be
    /// written, they are worked out. Asked again for the same, it does nothing.
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
        let there = kept::load::<Kept<Overview>>(&self.lists.path, Reading::AsAsked);
        if there.is_none_or(|(kept, _)| kept.of != of) {
            let Ok(bytes) = kept::bytes(&Kept { of: of.clone(), lists }) else { return };
            // Where it cannot be written now, it cannot a moment later.
            let _ = kept::write(&self.lists.path, &bytes);
        }
        self.lists.holds = Some(of);
    }

    /// Those that were kept are not what was worked out: one of both is not what the entries say, which
    /// [`Office::mend`] reads anew.
    pub fn doubt_lists(&mut self) {
        self.misshown = true;
    }

    /// Whether what is shown is all that there is, as far as this session has seen.
    fn is_sound(&self) -> bool {
        self.broken.is_none() && !self.is_misshown()
    }
}
