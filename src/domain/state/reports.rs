//! The reports, and beside those that are not at hand the sums that every list needs of them.

use std::ops::Deref;

use serde::ser::SerializeTuple;
use serde::{Deserialize, Serialize, Serializer};

use super::ReportRecord;
use super::by_entry::ByEntry;
use crate::domain::entry::Seq;
use crate::domain::reported::Reported;
use crate::lazy::Lazy;

/// Few are needed at once, where the sums are there.
type Rows = ByEntry<ReportRecord>;

/// Reports by the entry that submitted them.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Reports {
    rows: Rows,
    /// What the early ones come to, as long as they are as they came.
    early: Lazy<Option<Reported>>,
}

impl Deref for Reports {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.rows
    }
}

impl Reports {
    /// What every department reported itself, without what it inherits.
    pub fn told(&self) -> Reported {
        match &*self.early {
            Some(early) => early.clone().with(self.rows.recent()),
            None => Reported::default().with(self.rows.iter()),
        }
    }

    pub(super) fn get_mut(&mut self, seq: &Seq) -> Option<&mut ReportRecord> {
        self.touch(*seq);
        self.rows.get_mut(seq)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut ReportRecord> {
        self.early = None.into();
        self.rows.values_mut()
    }

    pub(super) fn insert(&mut self, seq: Seq, report: ReportRecord) {
        self.touch(seq);
        self.rows.insert(seq, report);
    }

    pub(super) fn remove(&mut self, seq: &Seq) {
        self.touch(*seq);
        self.rows.remove(seq);
    }

    fn touch(&mut self, seq: Seq) {
        if self.rows.is_early(seq) {
            self.early = None.into();
        }
    }
}

/// Sums that do not fit the reports are no better than other reports.
impl PartialEq for Reports {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.told() == other.told()
    }
}

impl Eq for Reports {}

impl Serialize for Reports {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let early = Reported::default().with(self.rows.left_behind());
        let mut parts = to.serialize_tuple(2)?;
        parts.serialize_element(&self.rows)?;
        parts.serialize_element(&Lazy::from(Some(early)))?;
        parts.end()
    }
}
