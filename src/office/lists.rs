//! The lists of the day on which somebody looked last, and of the days after it, kept beside the ledger
//! for whoever looks next before anything is entered. They are there for a first frame, and right after
//! it are held against lists that are worked out.

use std::fs;
use std::io::Write;
use std::iter::from_fn;
use std::mem::take;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Office;
use super::kept::{self, Reading, Section, Sections};
use crate::disk::beside;
use crate::domain::entry::Head;
use crate::domain::overview::Overview;
use crate::lazy::{Lazy, lazily};

/// For how many days after today lists are kept: whoever comes first after the longest holidays finds
/// them.
const AHEAD: Days = Days::new(10);

/// Where the lists lie: a section for each day.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    /// As of which entry and of which day this session found lists or wrote them, or could not.
    holds: Option<(Head, NaiveDate)>,
    /// Whether it may lack those of a day after that one.
    lacks: bool,
}

/// The lists of a day, as they are at an entry.
#[derive(Debug, Deserialize)]
struct Kept {
    head: Head,
    day: NaiveDate,
    lists: Lazy<Overview>,
}

/// The same, as they are written.
#[derive(Debug, Serialize)]
struct ToKeep<'a> {
    head: &'a Head,
    day: NaiveDate,
    #[serde(serialize_with = "lazily")]
    lists: &'a Overview,
}

/// The lists of a day and of those after it, without a gap, in a file that has those of earlier days
/// before them.
fn since(sections: &Sections, today: NaiveDate) -> impl Iterator<Item = Section<Kept>> {
    let mut start = 0;
    // Each is read when it is asked for: a first frame asks for one.
    let all = from_fn(move || {
        let section = sections.at::<Kept>(start, Reading::AsAsked)?;
        start = section.place.end;
        Some(section)
    });
    let due = all.skip_while(move |section| section.value.day < today);
    due.zip(today.iter_days())
        .map_while(|(section, day)| (section.value.day == day).then_some(section))
}

impl Place {
    pub(super) fn beside(ledger: &Path) -> Self {
        Self { path: beside(ledger, kept::LISTS), holds: None, lacks: false }
    }

    /// Writes lists behind some of a file, or alone; gives whether they are there.
    fn write(&self, lists: &ToKeep<'_>, before: Option<(&Sections, Range<u64>)>) -> bool {
        let Ok(bytes) = kept::bytes(lists) else { return false };
        let written = kept::write(&self.path, |file| {
            if let Some((sections, place)) = before {
                sections.copy(&place, file)?;
            }
            file.write_all(&bytes)
        });
        written.is_ok()
    }

    /// Removes them.
    pub(super) fn remove(&self) {
        // Where they cannot be removed, the next ones kept take their place.
        let _ = fs::remove_file(&self.path);
    }

    /// Removes them, and others may be kept.
    pub(super) fn discard(&mut self) {
        self.remove();
        (self.holds, self.lacks) = (None, false);
    }
}

impl Office {
    /// The lists of today as somebody worked them out who had read as much, without the readings.
    /// Where their tail is damaged, they are not what will be worked out.
    pub fn kept_lists(&mut self, today: NaiveDate) -> Option<Overview> {
        let sections = Sections::open(&self.lists.path)?;
        let Section { value: mut kept, tail, .. } = since(&sections, today).next()?;
        let lists = take(&mut *kept.lists);
        if tail.is_lost() || kept.head != self.state.head || !self.is_sound() {
            return None;
        }
        self.lists.holds = Some((kept.head, today));
        self.lists.lacks = true;
        Some(lists)
    }

    /// Keeps the lists of today for the next start, and each time that it is asked again works out those
    /// of one more day, until all are kept: a key that comes meanwhile waits for one. It is only a
    /// convenience: where they cannot be written, they are worked out at the start.
    pub fn keep_lists(&mut self, today: NaiveDate, lists: &Overview) {
        let holds = |(head, day): &(Head, NaiveDate)| *head == self.state.head && *day == today;
        if self.lists.holds.as_ref().is_some_and(holds) {
            // Asked in every pause, and mostly there is nothing to do.
            self.lists.lacks = self.lists.lacks && self.keep_a_day_more(today).unwrap_or(false);
            return;
        }
        // Somebody who found the snapshot wrong took it away, and with it the lists.
        if !self.is_sound() || self.snapshot.is_gone() {
            return;
        }
        // Another session may have been faster.
        if self.kept_lists(today).is_none() {
            let head = &self.state.head;
            self.lists.lacks = self.lists.write(&ToKeep { head, day: today, lists }, None);
            self.lists.holds = Some((head.clone(), today));
        }
    }

    /// Keeps the lists of the day after the last that are there; gives whether it could, and none where all
    /// are there, or nothing to add to. Only theirs are at hand meanwhile: what is in the file is copied.
    fn keep_a_day_more(&mut self, today: NaiveDate) -> Option<bool> {
        if !self.is_sound() {
            return None;
        }
        let head = &self.state.head;
        let sections = Sections::open(&self.lists.path)?;
        let of_now = since(&sections, today).take_while(|section| section.value.head == *head);
        let places = of_now.map(|section| (section.value.day, section.place));
        let (last, place) = places.reduce(|(_, all), (day, place)| (day, all.start..place.end))?;
        let day = last.succ_opt().filter(|day| *day <= today + AHEAD)?;
        let lists = &Overview::of(&self.state, day);
        Some(self.lists.write(&ToKeep { head, day, lists }, Some((&sections, place))))
    }

    /// Those that were kept are not what was worked out: one of both is not what the entries say, which
    /// [`Office::mend`] reads anew.
    pub fn doubt_lists(&mut self) {
        self.misshown.set(true);
    }

    /// Whether what is shown is all that there is, as far as this session has seen.
    pub(super) fn is_sound(&self) -> bool {
        self.broken.get().is_none() && !self.is_misshown() && !self.is_replaced()
    }
}
