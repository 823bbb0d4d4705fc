//! What departments reported, gathered in one pass over all reports: duties and lists ask the same
//! of thousands of them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::entry::Seq;
use super::payload::ReportForm;
use super::progress::Word;
use super::state::{ReportRecord, Stage, Stamp, State};
use crate::plan::{DepartmentId, Item};

/// The reports of all departments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported(BTreeMap<DepartmentId, OfDepartment>);

/// One department's reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfDepartment {
    /// Those that wait for the office, in order.
    pub waiting: Vec<Seq>,
    /// How many are accepted.
    pub accepted: usize,
    /// The latest that no other took the place of.
    pub latest: Option<Stamp>,
    occasions: BTreeMap<(i32, ReportForm), Occasion>,
    /// The latest accepted word on each measure.
    words: BTreeMap<Item, Word>,
}

/// What was handed in of a form about a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// Of those accepted the one by which it is in time.
    pub accepted: Option<Stamp>,
    /// Of those accepted or waiting the one by which it is in time.
    pub handed_in: Option<Stamp>,
    /// The latest that no other took the place of, and where it stands.
    pub latest: Option<(Seq, Stage)>,
}

impl Reported {
    /// The reports of the departments of today, each with those that it inherits.
    pub fn of(state: &State) -> Self {
        state.reports.told().inherited(state)
    }

    /// The departments of today, each with what it inherits.
    #[must_use]
    pub fn inherited(self, state: &State) -> Self {
        let mut all: BTreeMap<DepartmentId, OfDepartment> = BTreeMap::new();
        for (id, theirs) in self.0 {
            match all.entry(state.successor(&id).clone()) {
                Entry::Vacant(first) => {
                    first.insert(theirs);
                }
                Entry::Occupied(mut known) => known.get_mut().join(theirs),
            }
        }
        Self(all)
    }

    /// With these reports as well, which come later.
    #[must_use]
    pub fn with<'a>(mut self, rows: impl Iterator<Item = (&'a Seq, &'a ReportRecord)>) -> Self {
        for (_, report) in rows {
            match self.0.get_mut(&report.department) {
                Some(known) => known.add(report),
                None => self.0.entry(report.department.clone()).or_default().add(report),
            }
        }
        self
    }

    /// What a department reported, if anything.
    pub fn by(&self, department: &DepartmentId) -> Option<&OfDepartment> {
        self.0.get(department)
    }

    /// The word that holds for a measure: of accepted reports the latest, a lead's before that of
    /// those who cooperate; none where nobody who answers for it has told.
    pub fn word_on(
        &self,
        measure: &Item,
        lead: &[DepartmentId],
        cooperating: &[DepartmentId],
    ) -> Option<Word> {
        let latest = |ids: &[DepartmentId]| {
            let words = ids.iter().filter_map(|id| self.by(id)?.word_on(measure));
            words.max_by_key(Word::when)
        };
        latest(lead).or_else(|| latest(cooperating))
    }

    /// A duty report of each department and year that is accepted, where none of these was
    /// reviewed: the department of today, the year, the report. Asked of what departments handed in
    /// themselves, so that of departments that merged each has its own.
    pub fn to_review(&self, state: &State) -> Vec<(DepartmentId, i32, Seq)> {
        let reviewed = state.reviews.of_reports();
        let reviewed: BTreeSet<_> = reviewed.map(|(_, it)| (&it.department, it.year)).collect();
        let mut found = Vec::new();
        for (id, theirs) in &self.0 {
            for (&(year, form), occasion) in &theirs.occasions {
                let first = occasion.accepted.filter(|_| form == ReportForm::Duty);
                let open = first.filter(|_| !reviewed.contains(&(id, year)));
                found.extend(open.map(|report| (state.successor(id).clone(), year, report.seq)));
            }
        }
        found
    }

    /// The reports that wait for the office.
    pub fn waiting(&self) -> Vec<Seq> {
        self.0.values().flat_map(|theirs| &theirs.waiting).copied().collect()
    }
}

impl OfDepartment {
    /// What was handed in on an occasion.
    pub fn on(&self, year: i32, form: ReportForm) -> Option<&Occasion> {
        self.occasions.get(&(year, form))
    }

    /// What was handed in of a form, of its latest year.
    pub fn of_form(&self, form: ReportForm) -> Option<&Occasion> {
        self.occasions.iter().rev().find(|((_, of), _)| *of == form).map(|(_, found)| found)
    }

    /// The latest report that was returned, of an occasion on which no other stands.
    pub fn latest_returned(&self) -> Option<Seq> {
        let owed = self.occasions.values().filter(|found| found.handed_in.is_none());
        let latest = owed.filter_map(|found| found.latest);
        latest.filter(|(_, stage)| *stage == Stage::Returned).map(|(seq, _)| seq).max()
    }

    /// What it said last of a measure in a report that was accepted.
    pub fn word_on(&self, measure: &Item) -> Option<Word> {
        self.words.get(measure).copied()
    }

    /// Takes in a report, later than all others.
    fn add(&mut self, report: &ReportRecord) {
        let (submitted, stage) = (report.submitted, report.stage());
        let in_time = Stamp { on: report.in_time_by, ..submitted };
        let found = self.occasions.entry((report.year, report.form)).or_default();
        match stage {
            Stage::Replaced => return,
            Stage::Returned => {}
            Stage::Submitted => self.waiting.push(submitted.seq),
            Stage::Accepted => {
                self.accepted += 1;
                found.accepted = Stamp::earlier_of(found.accepted, Some(in_time));
                for row in &report.progress {
                    let word = Word { progress: row.progress, told: submitted };
                    keep_later(&mut self.words, row.item.clone(), word);
                }
            }
        }
        if stage != Stage::Returned {
            found.handed_in = Stamp::earlier_of(found.handed_in, Some(in_time));
        }
        found.latest = Some((submitted.seq, stage));
        self.latest = Some(submitted);
    }

    /// Takes in another department's, whichever came first.
    fn join(&mut self, other: Self) {
        self.waiting.extend(other.waiting);
        self.accepted += other.accepted;
        self.latest = self.latest.into_iter().chain(other.latest).max_by_key(|by| by.seq);
        for (item, word) in other.words {
            keep_later(&mut self.words, item, word);
        }
        for (occasion, theirs) in other.occasions {
            let ours = self.occasions.entry(occasion).or_default();
            *ours = Occasion {
                accepted: Stamp::earlier_of(ours.accepted, theirs.accepted),
                handed_in: Stamp::earlier_of(ours.handed_in, theirs.handed_in),
                latest: ours.latest.into_iter().chain(theirs.latest).max_by_key(|(seq, _)| *seq),
            };
        }
    }
}

/// Of two words on a measure the later holds.
fn keep_later(words: &mut BTreeMap<Item, Word>, item: Item, word: Word) {
    let known = words.entry(item).or_insert(word);
    if known.when() < word.when() {
        *known = word;
    }
}
