//! Documents of the monitoring and evaluation groups and how the leading group decided on them.

use serde::{Deserialize, Serialize};

use super::{ByEntry, Stamp, State};
use crate::domain::entry::Seq;
use crate::domain::payload::{DocumentKind, Filing};
use crate::plan::{DepartmentId, Owner};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Its filing.
    pub filed: Stamp,
    /// Which document.
    pub kind: DocumentKind,
    /// The year it is about.
    pub year: i32,
    /// Its heading.
    pub heading: Box<str>,
    /// Its approval.
    pub approved: Option<Stamp>,
    /// The entry that gave it back.
    pub returned: Option<Seq>,
}

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStage {
    /// Waits for the leading group.
    Filed,
    /// Given back.
    Returned,
    /// Approved.
    Approved,
}

impl DocumentRecord {
    /// Where it stands.
    pub fn stage(&self) -> DocumentStage {
        match (&self.approved, &self.returned) {
            (Some(_), _) => DocumentStage::Approved,
            (_, Some(_)) => DocumentStage::Returned,
            _ => DocumentStage::Filed,
        }
    }
}

/// All documents, by the entry that filed them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents(ByEntry<DocumentRecord>);

impl Documents {
    /// The document that an entry filed.
    pub fn get(&self, seq: Seq) -> Option<&DocumentRecord> {
        self.0.get(&seq)
    }

    /// All, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Seq, &DocumentRecord)> + Clone {
        self.0.iter().map(|(seq, document)| (*seq, document))
    }

    /// What was decided on a document, and what was filed in the place of a returned one.
    pub fn built_on(&self, entry: Seq) -> Vec<Seq> {
        if let Some(document) = self.get(entry) {
            let approved = document.approved.as_ref().map(|stamp| stamp.seq);
            return approved.into_iter().chain(document.returned).collect();
        }
        let Some((_, old)) = self.iter().find(|(_, old)| old.returned == Some(entry)) else {
            return Vec::new();
        };
        let later = self.iter().filter(|(seq, new)| *seq > entry && new.kind == old.kind);
        let later = later.filter(|(_, new)| !new.kind.is_yearly() || new.year == old.year);
        later.map(|(seq, _)| seq).collect()
    }

    pub(super) fn file(&mut self, stamp: Stamp, filing: &Filing) {
        let record = DocumentRecord {
            filed: stamp,
            kind: filing.document_kind,
            year: filing.year,
            heading: filing.heading.as_str().into(),
            approved: None,
            returned: None,
        };
        self.0.insert(stamp.seq, record);
    }

    pub(super) fn approve(&mut self, stamp: Stamp, document: Seq) {
        if let Some(document) = self.0.get_mut(&document) {
            document.approved = Some(stamp);
        }
    }

    pub(super) fn give_back(&mut self, stamp: Stamp, document: Seq) {
        if let Some(document) = self.0.get_mut(&document) {
            document.returned = Some(stamp.seq);
        }
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        self.0.remove(&gone);
        for document in self.0.values_mut() {
            document.approved = document.approved.filter(|stamp| stamp.seq != gone);
            document.returned = document.returned.filter(|seq| *seq != gone);
        }
    }
}

impl State {
    /// The documents of a kind about a year, or, of those that there are not yearly, about the
    /// plan that covers it; in order.
    pub fn documents_of(
        &self,
        kind: DocumentKind,
        year: i32,
    ) -> impl Iterator<Item = (Seq, &DocumentRecord)> {
        let covers = move |other: i32| {
            let both = |from, to| (from..=to).contains(&year) && (from..=to).contains(&other);
            let mut plans = self.plans.values().map(|adopted| &adopted.plan);
            other == year || !kind.is_yearly() && plans.any(|plan| both(plan.from, plan.to))
        };
        let same = move |document: &DocumentRecord| document.kind == kind && covers(document.year);
        self.documents.iter().filter(move |(_, document)| same(document))
    }

    /// The document of that kind and year that stands: approved, or waiting to be.
    pub fn document_of(&self, kind: DocumentKind, year: i32) -> Option<(Seq, &DocumentRecord)> {
        let mut all = self.documents_of(kind, year);
        all.find(|(_, document)| document.stage() != DocumentStage::Returned)
    }

    /// The document of that kind and year that was given back and not filed again since.
    pub fn document_to_mend(&self, kind: DocumentKind, year: i32) -> Option<Seq> {
        let (seq, last) = self.documents_of(kind, year).last()?;
        (last.stage() == DocumentStage::Returned).then_some(seq)
    }

    /// Whether a document waits to be approved: by the rules, others are done once they are filed.
    pub fn awaits_approval(&self, document: &DocumentRecord) -> bool {
        let (duty, _) = document.kind.duty();
        let mut rules = self.duty_rules.current().into_iter().flatten();
        let asks = rules.any(|rule| rule.kind == duty && rule.needs_acceptance);
        asks && document.stage() == DocumentStage::Filed
    }

    /// Whose business a document is: by the rules, the department that owes it.
    pub fn author_of(&self, kind: DocumentKind) -> Option<&DepartmentId> {
        let (duty, _) = kind.duty();
        let mut rules = self.duty_rules.current()?.iter().filter(|rule| rule.kind == duty);
        rules.find_map(|rule| match &rule.who {
            Owner::Department(id) => Some(self.successor(id)),
            _ => None,
        })
    }
}
