//! A matter (事项): what departments owe alike, whoever owes it; and how each of them stands with it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Duty, DutyKey, Standing};
use crate::domain::entry::Seq;
use crate::order::sort_by_key;
use crate::plan::DutyKind;

/// Which: of a duty's name all but the department.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Matter {
    /// What is owed.
    pub kind: DutyKind,
    /// The year it concerns.
    pub year: i32,
    /// What it is about, where there are several of the kind.
    pub subject: Option<Seq>,
}

impl From<DutyKey> for Matter {
    fn from(DutyKey { kind, year, subject, .. }: DutyKey) -> Self {
        Self { kind, year, subject }
    }
}

impl Duty {
    /// Of which matter it is one.
    pub fn matter(&self) -> Matter {
        Matter { kind: self.kind, year: self.year, subject: self.particulars().subject }
    }
}

/// A matter with the duties of all departments that owe it, at least one: those that call for work
/// first, and of these those of the earliest day.
#[derive(Debug, Clone, PartialEq)]
pub struct Roll<'a> {
    /// Which.
    pub matter: Matter,
    /// A duty of each department.
    pub duties: Vec<&'a Duty>,
    /// The day on which they stand so.
    pub day: NaiveDate,
}

impl<'a> Roll<'a> {
    /// The duties that stand alike, together.
    pub fn groups(&self) -> impl Iterator<Item = &[&'a Duty]> {
        self.duties.chunk_by(|a, b| rank(a, self.day) == rank(b, self.day))
    }

    /// Whether nobody has to do anything more about it.
    pub fn is_settled(&self) -> bool {
        self.duties.iter().all(|duty| duty.is_settled())
    }

    /// Whether its day is still to come for all who have not done it.
    pub fn is_coming(&self) -> bool {
        let open =
            |duty: &Duty| matches!(duty.standing, Standing::DueSoon { .. } | Standing::NotDue);
        !self.is_settled() && self.duties.iter().all(|duty| open(duty) || duty.is_settled())
    }
}

/// All matters of some duties.
#[derive(Debug)]
pub struct Rolls<'a> {
    /// Due, and not done by all who owe it; the latest first.
    pub open: Vec<Roll<'a>>,
    /// Still to come; the soonest first.
    pub coming: Vec<Roll<'a>>,
    /// Done; the latest first.
    pub done: Vec<Roll<'a>>,
}

impl<'a> Rolls<'a> {
    /// Of these duties, as they stand on that day.
    pub fn of(duties: impl IntoIterator<Item = &'a Duty>, day: NaiveDate) -> Self {
        let mut all: BTreeMap<Matter, Vec<&Duty>> = BTreeMap::new();
        for duty in duties {
            all.entry(duty.matter()).or_default().push(duty);
        }
        let mut rolls: Vec<Roll<'_>> = all
            .into_iter()
            .map(|(matter, mut duties)| {
                let is_returned = |duty: &Duty| matches!(duty.standing, Standing::Returned { .. });
                sort_by_key(&mut duties, |duty| (rank(duty, day), is_returned(duty), duty.due));
                Roll { matter, duties, day }
            })
            .collect();
        sort_by_key(&mut rolls, |roll| Reverse(roll.duties.first().map(|duty| duty.due)));
        let (mut coming, due): (Vec<_>, Vec<_>) = rolls.into_iter().partition(Roll::is_coming);
        sort_by_key(&mut coming, |roll| roll.duties.first().map(|duty| duty.due));
        let (done, open) = due.into_iter().partition(Roll::is_settled);
        Self { open, coming, done }
    }

    /// One after the other, what is owed first.
    pub fn into_order(self) -> impl Iterator<Item = Roll<'a>> {
        self.open.into_iter().chain(self.coming).chain(self.done)
    }
}

/// The order in which a roll tells how duties stand. One that was returned and is past its day is late, as
/// it is wherever late ones are counted.
fn rank(duty: &Duty, day: NaiveDate) -> u8 {
    match duty.standing {
        _ if duty.is_late(day) => 0,
        Standing::Overdue { .. } => 0,
        Standing::Returned { .. } => 1,
        Standing::Unissued => 2,
        Standing::Unreported => 3,
        Standing::Waiting { .. } => 4,
        Standing::DueSoon { .. } => 5,
        Standing::NotDue => 6,
        Standing::Waived { .. } => 7,
        Standing::Done { .. } => 8,
    }
}
