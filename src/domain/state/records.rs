//! What the state keeps of each thing: what rules and lists need. Long texts stay in the ledger
//! and are read by entry number when a page shows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::revisions::Revisions;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::{MeasureProgress, Person, ReportForm, SelfAssessment};
use crate::lazy::Lazy;
use crate::plan::{Assignment, DepartmentId, Item};

/// An entry, the day it is about, and whether it was recorded for somebody else. Who recorded it and
/// when stands in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The entry.
    pub seq: Seq,
    /// The day it happened.
    #[serde(with = "super::day")]
    pub on: NaiveDate,
    /// 代录: recorded by the office from a paper.
    pub on_behalf: bool,
}

impl Stamp {
    /// Of two of the same the one by which a department was in time: the one entered first, unless the
    /// other is from a paper of an earlier day, for papers are recorded long after that and in any order.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        let (first, later) = if self.seq < other.seq { (self, other) } else { (other, self) };
        if later.on_behalf && later.on < first.on { later } else { first }
    }

    /// The same, of what there is.
    pub fn earlier_of(one: Option<Self>, two: Option<Self>) -> Option<Self> {
        one.into_iter().chain(two).reduce(Self::earlier)
    }
}

impl From<&Fact> for Stamp {
    fn from(fact: &Fact) -> Self {
        Self {
            seq: fact.seq,
            on: fact.circumstance.on,
            on_behalf: fact.circumstance.on_behalf_of.is_some(),
        }
    }
}

/// A person and whether the person is still there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// What is known of the person over time.
    pub person: Revisions<Person>,
    /// The entry by which the person left, and has not come back.
    pub left: Option<Seq>,
    /// Earlier leavings, each with the entry that enrolled the person again.
    pub came_back: Vec<(Seq, Seq)>,
}

/// Who answers for an item, and which entry confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// Nobody, where it was unassigned.
    pub assignment: Option<Assignment>,
    /// 拟定 until an entry confirms it.
    pub confirmed: Option<Seq>,
}

/// A letter of responsibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its issue.
    pub issued: Stamp,
    /// For whom.
    pub department: DepartmentId,
    /// For what year.
    pub year: i32,
    /// What it covers; asked for by pages, not by lists.
    pub items: Lazy<Vec<Item>>,
    /// Signed by the department.
    pub signed: Option<Signed>,
    /// Countersigned for the committee.
    pub countersigned: Option<Signed>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Its entry.
    pub stamp: Stamp,
    /// Who signed.
    pub signatory: String,
    /// In what capacity.
    pub title: String,
}

/// An implementation scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeRecord {
    /// Its filing.
    pub filed: Stamp,
    /// Whose.
    pub department: DepartmentId,
    /// 具体科室
    pub section: String,
    /// 专人
    pub officer: String,
}

/// A work or situation report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Its submission.
    pub submitted: Stamp,
    /// By which day it is in time: its own, or that of the report which it corrected while that waited,
    /// if that was earlier and it is not from a paper, which says its own.
    #[serde(with = "super::day")]
    pub in_time_by: NaiveDate,
    /// Whose.
    pub department: DepartmentId,
    /// Which report.
    pub form: ReportForm,
    /// The year it is about.
    pub year: i32,
    /// Its heading.
    pub heading: Box<str>,
    /// Progress of measures.
    pub progress: Box<[MeasureProgress]>,
    /// What the department says of its targets.
    pub assessments: Box<[SelfAssessment]>,
    /// The entry that returned it.
    pub returned: Option<Seq>,
    /// The entry that accepted it.
    pub accepted: Option<Seq>,
    /// The report that it took the place of, returned or waiting.
    pub replaces: Option<Seq>,
    /// The report that took its place.
    pub replaced_by: Option<Seq>,
}

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Waits for the office.
    Submitted,
    /// Went back to the department.
    Returned,
    /// Done.
    Accepted,
    /// A later report took its place.
    Replaced,
}

impl ReportRecord {
    /// Whether another can take its place: it was returned, or waits.
    pub fn can_be_replaced(&self) -> bool {
        matches!(self.stage(), Stage::Returned | Stage::Submitted)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        match (&self.replaced_by, &self.accepted, &self.returned) {
            (Some(_), _, _) => Stage::Replaced,
            (_, Some(_), _) => Stage::Accepted,
            (_, _, Some(_)) => Stage::Returned,
            _ => Stage::Submitted,
        }
    }
}

/// A note; what it says, and about which department, stays in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRecord {
    /// The item it is about.
    pub item: Option<Item>,
}
