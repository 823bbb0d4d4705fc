//! The lists of the day on which somebody looked last, and of the days after it, kept beside the ledger
//! for whoever looks next before anything is entered. They are there for a first frame, and right after
//! it are held against lists that are worked out.

use std::fs;
use std::mem::take;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Office;
use super::kept::{self, Reading};
use crate::disk::beside;
use crate::domain::entry::Head;
use crate::domain::overview::Overview;
use crate::lazy::Lazy;

/// For how many days after today lists are kept: whoever comes first after the longest holidays finds
/// them.
const AHEAD: usize = 10;

/// Where the lists lie.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    /// As they are at which entry the file holds those of which day, or could not be written with them,
    /// as far as this session knows.
    holds: Option<(Head, NaiveDate)>,
    /// What the file is still to hold, and what of it lies in the file as it is.
    ahead: Option<(Kept, Option<Arc<kept::SnapshotTail>>)>,
}

/// Lists of some days, as they are at an entry.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    head: Head,
    /// In order, without a gap.
    days: Vec<(NaiveDate, Lazy<Overview>)>,
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, kept::LISTS), holds: None, ahead: None }
    }

    /// Writes lists, of which some may lie in the file as it is.
    fn write(&self, kept: &Kept, tail: Option<&kept::SnapshotTail>) {
        let Ok(bytes) = kept::bytes(kept) else { return };
        // Asked after they were put together, which reads what lies there.
        if !tail.is_some_and(kept::SnapshotTail::is_lost) {
            // Where it cannot be written now, it cannot a moment later.
            let _ = kept::write(&self.path, &bytes);
        }
    }

    /// Removes them.
    pub(super) fn remove(&self) {
        // Where they cannot be removed, the next ones kept take their place.
        let _ = fs::remove_file(&self.path);
    }

    /// Removes them, and others may be kept.
    pub(super) fn discard(&mut self) {
        self.remove();
        (self.holds, self.ahead) = (None, None);
    }
}

impl Office {
    /// The lists of today as somebody worked them out who had read as much, without the readings.
    /// Where their tail is damaged, they are not what will be worked out.
    pub fn kept_lists(&mut self, today: NaiveDate) -> Option<Overview> {
        let (mut kept, tail) = kept::load::<Kept>(&self.lists.path, Reading::AsAsked)?;
        kept.days.retain(|(day, _)| *day >= today);
        let (_, lists) = kept.days.first_mut().filter(|(day, _)| *day == today)?;
        let lists = take(&mut **lists);
        if tail.is_lost() || kept.head != self.state.head || !self.is_sound() {
            return None;
        }
        self.lists.holds = Some((kept.head.clone(), today));
        self.lists.ahead = (kept.days.len() <= AHEAD).then_some((kept, Some(tail)));
        Some(lists)
    }

    /// Keeps the lists of today for the next start, and each time that it is asked again works out those
    /// of one more day, until all are kept: a key that comes meanwhile waits for one. It is only a
    /// convenience: where they cannot be written, they are worked out at the start.
    pub fn keep_lists(&mut self, today: NaiveDate, lists: &Overview) {
        let holds = |(head, day): &(Head, NaiveDate)| *head == self.state.head && *day == today;
        if self.lists.holds.as_ref().is_some_and(holds) {
            // Asked in every pause, and mostly there is nothing to do.
            if let Some((kept, tail)) = self.lists.ahead.take() {
                self.keep_a_day_more(kept, tail, lists);
            }
            return;
        }
        // Somebody who found the snapshot wrong took it away, and with it the lists.
        if !self.is_sound() || self.snapshot.is_gone() {
            return;
        }
        // Another session may have been faster: where it has kept those of today alone, it goes on.
        let is_there = self.kept_lists(today).is_some();
        self.lists.ahead.take_if(|(kept, _)| kept.days.len() == 1);
        if !is_there {
            let head = self.state.head.clone();
            self.lists.holds = Some((head.clone(), today));
            let kept = Kept { head, days: vec![(today, lists.clone().into())] };
            self.lists.write(&kept, None);
            self.lists.ahead = Some((kept, None));
        }
    }

    /// Works out the lists of the day after the last that are there; with the last of all they are
    /// written. Those of today were taken out, and are `lists`.
    fn keep_a_day_more(
        &mut self,
        mut kept: Kept,
        tail: Option<Arc<kept::SnapshotTail>>,
        lists: &Overview,
    ) {
        let Some(day) = kept.days.last().and_then(|(day, _)| day.succ_opt()) else { return };
        // Packed, lest the lists of all days are at hand at once.
        let Ok(packed) = Lazy::packed(&Overview::of(&self.state, day)) else { return };
        kept.days.push((day, packed));
        if kept.days.len() <= AHEAD {
            self.lists.ahead = Some((kept, tail));
            return;
        }
        kept.days[0].1 = lists.clone().into();
        if self.is_sound() {
            self.lists.write(&kept, tail.as_deref());
        }
    }

    /// Those that were kept are not what was worked out: one of both is not what the entries say, which
    /// [`Office::mend`] reads anew.
    pub fn doubt_lists(&mut self) {
        self.misshown.set(true);
    }

    /// Whether what is shown is all that there is, as far as this session has seen.
    fn is_sound(&self) -> bool {
        self.broken.get().is_none() && !self.is_misshown() && !self.is_replaced()
    }
}
