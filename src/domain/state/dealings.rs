//! What the office said to or of duties: reminders, later days, waivers; and what departments asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Stamp, State};
use crate::domain::duty::DutyKey;
use crate::domain::entry::Seq;
use crate::domain::payload::Degree;
use crate::order::sort_by_key;
use crate::plan::DepartmentId;

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dealing {
    /// The department was reminded.
    Reminded(Degree),
    /// It got another day.
    Extended(NaiveDate),
    /// It falls away.
    Waived,
    /// The department asks for a later day.
    Requested(NaiveDate),
    /// It does not get the one that it asked for by that entry.
    Declined(Seq),
}

/// What was said, by the duty's name as it was then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dealings(BTreeMap<DutyKey, Vec<(Stamp, Dealing)>>);

impl Dealings {
    /// The duties of a department of today, or of one that it inherits from, of which something was
    /// said.
    pub fn about<'a>(&'a self, state: &State, department: &DepartmentId) -> Vec<&'a DutyKey> {
        let theirs = |key: &&DutyKey| state.successor(&key.department) == department;
        self.0.keys().filter(theirs).collect()
    }

    /// What was said of a duty under this name, in order.
    pub fn of(&self, key: &DutyKey) -> &[(Stamp, Dealing)] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// What was said of a duty of any of these departments, in order.
    pub fn of_any<'a>(
        &'a self,
        key: &DutyKey,
        departments: impl Iterator<Item = &'a DepartmentId>,
    ) -> Vec<(Stamp, Dealing)> {
        let mut theirs = key.clone();
        let of_one = |id: &DepartmentId| {
            theirs.department.clone_from(id);
            self.of(&theirs)
        };
        let mut said: Vec<_> = departments.flat_map(of_one).copied().collect();
        sort_by_key(&mut said, |(stamp, _)| stamp.seq);
        said.dedup_by_key(|(stamp, _)| stamp.seq);
        said
    }

    /// The duty for which an entry asks for a later day, by its name as it was then.
    pub fn request(&self, entry: Seq) -> Option<&DutyKey> {
        let asks = |(stamp, said): &(Stamp, Dealing)| {
            stamp.seq == entry && matches!(said, Dealing::Requested(_))
        };
        self.0.iter().find(|(_, said)| said.iter().any(asks)).map(|(key, _)| key)
    }

    /// What the office said to what an entry asks, under the name by which it was asked.
    pub fn answer(&self, request: Seq) -> Option<Seq> {
        let mut after =
            self.of(self.request(request)?).iter().filter(|(stamp, _)| stamp.seq > request);
        let answers = |said: &Dealing| {
            matches!(said, Dealing::Extended(_) | Dealing::Declined(_) | Dealing::Waived)
        };
        after.find(|(_, said)| answers(said)).map(|(stamp, _)| stamp.seq)
    }

    /// The entry that declined a later day asked for by another.
    pub fn declined(&self, request: Seq) -> Option<Seq> {
        let mut all = self.0.values().flatten();
        all.find(|(_, said)| *said == Dealing::Declined(request)).map(|(stamp, _)| stamp.seq)
    }

    /// The entries that build on an entry: a stronger reminder on the weaker one before it, and on what
    /// a department asked the answer that it does not get it.
    pub fn built_on(&self, state: &State, entry: Seq) -> Vec<Seq> {
        let mut found: Vec<Seq> = self.declined(entry).into_iter().collect();
        for (key, said) in &self.0 {
            let here = said.iter().find(|(stamp, _)| stamp.seq == entry);
            let Some((_, Dealing::Reminded(degree))) = here else { continue };
            let same = |other: &DutyKey| {
                let whose = |key: &DutyKey| state.successor(&key.department).clone();
                whose(other) == whose(key)
                    && (other.kind, other.year, other.subject) == (key.kind, key.year, key.subject)
            };
            let all = self.0.iter().filter(|(other, _)| same(other)).flat_map(|(_, said)| said);
            let others = all.filter_map(|(stamp, said)| match said {
                Dealing::Reminded(other) if stamp.seq != entry => Some((stamp.seq, *other)),
                _ => None,
            });
            let others: Vec<_> = others.collect();
            if !others.iter().any(|(_, other)| other == degree) {
                let above = others.iter().filter(|(_, other)| other > degree);
                found.extend(above.map(|(seq, _)| *seq));
            }
        }
        found
    }

    /// The entries that speak of some duty, with the duties' names.
    pub fn iter(&self) -> impl Iterator<Item = (&DutyKey, &[(Stamp, Dealing)])> {
        self.0.iter().map(|(key, said)| (key, said.as_slice()))
    }

    pub(super) fn say(&mut self, stamp: Stamp, key: &DutyKey, dealing: Dealing) {
        self.0.entry(key.clone()).or_default().push((stamp, dealing));
    }

    /// What is declined is told of the duty of which it was asked.
    pub(super) fn decline(&mut self, stamp: Stamp, request: Seq) {
        if let Some(key) = self.request(request).cloned() {
            self.say(stamp, &key, Dealing::Declined(request));
        }
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        for said in self.0.values_mut() {
            said.retain(|(stamp, _)| stamp.seq != gone);
        }
        self.0.retain(|_, said| !said.is_empty());
    }
}

impl State {
    /// Reminders sent to a department of today or to one that it inherits from, latest first.
    pub fn reminders_to<'a>(&'a self, department: &'a DepartmentId) -> Vec<(Stamp, Degree)> {
        let mut sent = Vec::new();
        for (key, said) in self.dealings.iter() {
            if self.successor(&key.department) == department {
                sent.extend(said.iter().filter_map(|(stamp, dealing)| match dealing {
                    Dealing::Reminded(degree) => Some((*stamp, *degree)),
                    _ => None,
                }));
            }
        }
        sort_by_key(&mut sent, |(stamp, _)| std::cmp::Reverse(stamp.seq));
        sent.dedup_by_key(|(stamp, _)| stamp.seq);
        sent
    }
}
