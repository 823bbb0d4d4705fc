//! The departments, a row each.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Assignments, LateDepartments, Lateness};
use crate::domain::entry::Seq;
use crate::domain::payload::Grade;
use crate::domain::progress::Tally;
use crate::domain::reported::{OfDepartment, Reported};
use crate::domain::state::{Letter, State};
use crate::plan::{DepartmentId, Part};

/// One department in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentRow {
    /// Which.
    pub id: DepartmentId,
    /// Targets it leads.
    pub leads: usize,
    /// Targets it shares.
    pub shares: usize,
    /// How far the measures are that it leads or shares, by its own words.
    pub measures: Tally,
    /// Of all these, how many are still proposed.
    pub proposed: usize,
    /// This year's letter.
    pub letter: LetterStanding,
    /// Whether a scheme is filed.
    pub scheme: bool,
    /// Reports that wait for the office.
    pub waiting: usize,
    /// The latest of these.
    pub latest_waiting: Option<Seq>,
    /// The latest report that went back to it and was not handed in again.
    pub latest_returned: Option<Seq>,
    /// Reports accepted.
    pub accepted: usize,
    /// Figures that it has to report and that are late.
    pub lacking: usize,
    /// The grade of its last duty review, and the year reviewed.
    pub grade: Option<(i32, Grade)>,
    /// Late duties.
    pub overdue: usize,
    /// Days since the day of the one that is late longest; 0 where none is.
    pub longest: i64,
}

impl DepartmentRow {
    /// What comes first where those with most late duties do, and of these those that answer for most.
    pub fn weight(&self) -> impl Ord + use<> {
        Reverse((self.overdue, self.leads, self.shares))
    }
}

/// Where a year's letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LetterStanding {
    /// None.
    None,
    /// Issued, not signed.
    Issued(Seq),
    /// Signed by the department.
    Signed(Seq),
    /// Countersigned too.
    Countersigned(Seq),
}

impl LetterStanding {
    /// The letter.
    pub const fn seq(self) -> Option<Seq> {
        match self {
            Self::None => None,
            Self::Issued(seq) | Self::Signed(seq) | Self::Countersigned(seq) => Some(seq),
        }
    }
}

pub(super) fn rows(
    state: &State,
    assignments: &Assignments<'_>,
    reported: &Reported,
    year: i32,
    late: &LateDepartments<'_>,
) -> Vec<DepartmentRow> {
    let mut tasks: BTreeMap<&DepartmentId, Tasks<'_>> = BTreeMap::new();
    for (item, answers) in assignments {
        for (id, part) in answers.today.parts() {
            let theirs = tasks
                .entry(id)
                .or_insert_with(|| Tasks { reported: reported.by(id), ..Tasks::default() });
            theirs.proposed += usize::from(answers.proposed);
            match part {
                _ if !item.code.is_target() => {
                    let word = theirs.reported.and_then(|own| own.word_on(item));
                    theirs.measures.add(word.map(|word| word.progress));
                }
                Part::Lead => theirs.leads += 1,
                Part::Cooperating => theirs.shares += 1,
            }
        }
    }
    let letters = state.letters_of(year);
    let schemes: BTreeSet<&DepartmentId> =
        state.schemes.values().map(|scheme| state.successor(&scheme.department)).collect();
    // Of a department's years, which ascend, the last stays.
    let grades = state.grades().into_iter().map(|((id, year), grade)| (id, (year, grade)));
    let grades: BTreeMap<&DepartmentId, (i32, Grade)> = grades.collect();
    let row = |id: &DepartmentId| {
        let Tasks { leads, shares, measures, proposed, .. } =
            tasks.get(id).copied().unwrap_or_default();
        let theirs = reported.by(id);
        let Lateness { duties: overdue, longest, lacking } =
            late.get(id).copied().unwrap_or_default();
        let (waiting, accepted) = theirs.map_or((0, 0), |of| (of.waiting.len(), of.accepted));
        DepartmentRow {
            id: id.clone(),
            leads,
            shares,
            measures,
            proposed,
            letter: letter_standing(letters.get(id)),
            scheme: schemes.contains(id),
            waiting,
            latest_waiting: theirs.and_then(|of| of.waiting.iter().copied().max()),
            latest_returned: theirs.and_then(OfDepartment::latest_returned),
            accepted,
            lacking,
            grade: grades.get(id).copied(),
            overdue,
            longest,
        }
    };
    state.departments().into_iter().map(|department| row(&department.id)).collect()
}

/// How much a department answers for.
#[derive(Debug, Clone, Copy, Default)]
struct Tasks<'a> {
    reported: Option<&'a OfDepartment>,
    leads: usize,
    shares: usize,
    measures: Tally,
    proposed: usize,
}

fn letter_standing(letter: Option<&(Seq, &Letter)>) -> LetterStanding {
    match letter {
        None => LetterStanding::None,
        Some(&(seq, letter)) => match (&letter.signed, &letter.countersigned) {
            (Some(_), Some(_)) => LetterStanding::Countersigned(seq),
            (Some(_), None) => LetterStanding::Signed(seq),
            _ => LetterStanding::Issued(seq),
        },
    }
}
