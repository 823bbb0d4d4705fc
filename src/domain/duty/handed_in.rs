//! What discharges what: the entries that were handed in, by kind of duty, department and year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Standing, open_standing};
use crate::domain::payload::ReportForm;
use crate::domain::reported::Reported;
use crate::domain::state::{Stage, Stamp, State};
use crate::plan::{DepartmentId, DutyKind, DutyRule, Rhythm};

/// Whether this program has the entry that discharges it by a rule.
pub fn can_be_discharged(kind: DutyKind) -> bool {
    use DutyKind as K;
    matches!(kind, K::Letter | K::Scheme | K::SituationReport | K::WorkReport)
}

/// A kind of duty, who owes it, and for which year; 0 for what is owed once.
type Occasion<'a> = (DutyKind, &'a DepartmentId, i32);

/// What was handed in, by who owed it.
pub(super) struct HandedIn<'a> {
    issued: BTreeSet<(&'a DepartmentId, i32)>,
    /// What needs no acceptance: the first that was handed in.
    papers: BTreeMap<Occasion<'a>, Stamp>,
    reports: &'a Reported,
}

impl<'a> HandedIn<'a> {
    pub(super) fn of(state: &'a State, reports: &'a Reported) -> Self {
        let mut found = Self { issued: BTreeSet::new(), papers: BTreeMap::new(), reports };
        for letter in state.letters.values() {
            let whose = state.successor(&letter.department);
            found.issued.insert((whose, letter.year));
            if let Some(signed) = &letter.signed {
                found.paper(DutyKind::Letter, whose, letter.year, signed.stamp);
            }
        }
        for scheme in state.schemes.values() {
            found.paper(DutyKind::Scheme, state.successor(&scheme.department), 0, scheme.filed);
        }
        found
    }

    fn paper(&mut self, kind: DutyKind, whose: &'a DepartmentId, year: i32, stamp: Stamp) {
        self.papers.entry((kind, whose, year)).or_insert(stamp);
    }

    /// Where it stands by what was handed in.
    pub(super) fn standing(
        &self,
        rule: &DutyRule,
        department: &DepartmentId,
        year: i32,
        due: NaiveDate,
        today: NaiveDate,
    ) -> Standing {
        let of_year = if rule.rhythm == Rhythm::Once { 0 } else { year };
        let found = match rule.kind {
            DutyKind::SituationReport => {
                self.report(rule, department, year, ReportForm::Situation, due)
            }
            DutyKind::WorkReport => self.report(rule, department, year, ReportForm::Work, due),
            kind => self.papers.get(&(kind, department, of_year)).map(|paper| done(paper, due)),
        };
        found.unwrap_or_else(|| match open_standing(due, today) {
            // Nobody can sign what is not there: it is the office's move.
            Standing::Overdue { .. }
                if rule.kind == DutyKind::Letter && !self.issued.contains(&(department, year)) =>
            {
                Standing::Unissued
            }
            standing => standing,
        })
    }

    /// The best of several: an accepted report settles it, else the latest counts. In time is
    /// judged by the day on the first paper that was not returned.
    fn report(
        &self,
        rule: &DutyRule,
        department: &DepartmentId,
        year: i32,
        form: ReportForm,
        due: NaiveDate,
    ) -> Option<Standing> {
        let reports = self.reports.by(department)?.on(year, form)?;
        let settles = if rule.needs_acceptance { reports.accepted } else { reports.handed_in };
        if let Some(paper) = settles {
            return Some(done(&paper, due));
        }
        Some(match reports.latest? {
            (entry, Stage::Returned) => Standing::Returned { entry },
            (entry, _) => Standing::Waiting { entry },
        })
    }
}

fn done(paper: &Stamp, due: NaiveDate) -> Standing {
    Standing::Done { entry: paper.seq, late: (paper.on - due).num_days().max(0) }
}
