//! What discharges what: the entries that were handed in, by kind of duty, department and year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::asked::{document_asked, report_asked, term};
use super::{Standing, open_standing};
use crate::domain::day;
use crate::domain::entry::Seq;
use crate::domain::payload::{ActivityKind, ReportForm};
use crate::domain::reported::{OfDepartment, Reported};
use crate::domain::state::{DocumentStage, Stage, Stamp, State};
use crate::plan::{DepartmentId, DutyKind, DutyRule, Rhythm};

/// Days to sign a letter that the office issued after its day.
const LETTER_DAYS: u64 = 10;

/// Whether this program has the entry that discharges it by a rule.
pub fn can_be_discharged(kind: DutyKind) -> bool {
    !matches!(kind, DutyKind::Action | DutyKind::WarningAnswer)
}

/// What was handed in, by who owed it.
pub(super) struct HandedIn<'a> {
    papers: BTreeMap<&'a DepartmentId, Papers>,
    reports: &'a Reported,
    /// By those alone who handed it in, where departments merged.
    own: Option<Reported>,
    /// Whether some rule asks for the duty reports that are reviewed.
    reports_owed: bool,
    state: &'a State,
}

/// What one department handed in that is no report.
#[derive(Debug, Default)]
struct Papers {
    /// The day on which a year's letter was issued to it.
    issued: BTreeMap<i32, NaiveDate>,
    /// What needs no acceptance, by kind and year, 0 for what is owed once: that by which
    /// it is in time.
    filed: BTreeMap<(DutyKind, i32), Stamp>,
    /// Of it what the department handed in itself.
    own: BTreeMap<(DutyKind, i32), Stamp>,
}

/// What one department handed in.
pub(super) struct Theirs<'a> {
    department: &'a DepartmentId,
    papers: Option<&'a Papers>,
    all: &'a HandedIn<'a>,
}

impl<'a> HandedIn<'a> {
    pub(super) fn of(state: &'a State, reports: &'a Reported) -> Self {
        let mut rules = state.duty_rules.current().into_iter().flatten();
        let reports_owed = rules.any(|rule| rule.kind == DutyKind::DutyReport);
        let merged = state.departments.keys().any(|id| state.successor(id) != id);
        let own = merged.then(|| state.reports.told());
        let mut found = Self { papers: BTreeMap::new(), reports, own, reports_owed, state };
        for ((year, whose), (_, letter)) in state.letters_by_year() {
            found.papers.entry(whose).or_default().issued.insert(year, letter.issued.on);
            if let Some(signed) = &letter.signed {
                found.paper(DutyKind::Letter, whose, year, signed.stamp);
            }
        }
        for scheme in state.schemes.values() {
            found.paper(DutyKind::Scheme, &scheme.department, 0, scheme.filed);
        }
        for (_, review) in state.reviews.of_reports() {
            // When it is reviewed is the office's business; the department was in time with its report.
            let reviewed = Stamp { on: review.handed_in, ..review.reviewed };
            found.paper(DutyKind::DutyReview, &review.department, review.year, reviewed);
        }
        for (department, year, budgeted) in state.support.budgets() {
            found.paper(DutyKind::Budget, department, year, budgeted);
        }
        let held = state.support.activities().filter(|held| held.kind == ActivityKind::Training);
        for held in held {
            let (by, recorded) = (&held.department, held.recorded);
            found.paper(DutyKind::Training, by, recorded.on.year(), recorded);
        }
        found
    }

    fn paper(&mut self, kind: DutyKind, by: &'a DepartmentId, year: i32, stamp: Stamp) {
        let whose = self.state.successor(by);
        let Papers { filed, own, .. } = self.papers.entry(whose).or_default();
        for known in [Some(filed), Some(own).filter(|_| whose == by)].into_iter().flatten() {
            let known = known.entry((kind, year)).or_insert(stamp);
            *known = known.earlier(stamp);
        }
    }

    pub(super) fn by(&'a self, department: &'a DepartmentId) -> Theirs<'a> {
        Theirs { department, papers: self.papers.get(department), all: self }
    }

    /// A document for the leading group, in time by the day on which it was filed.
    fn document(&self, rule: &DutyRule, year: i32, due: NaiveDate) -> Option<Standing> {
        let kind = document_asked(rule.kind, term(rule.rhythm))?;
        let stands = self.state.document_of(kind, year);
        let returned = || self.state.documents_of(kind, year).last();
        let (entry, document) = stands.or_else(returned)?;
        Some(match document.stage() {
            DocumentStage::Returned => Standing::Returned { entry },
            DocumentStage::Filed if rule.needs_acceptance => Standing::Waiting { entry },
            _ => done(&document.filed, due),
        })
    }
}

impl Theirs<'_> {
    /// The last day in time: that of the rule, and for a letter that the office issued later
    /// [`LETTER_DAYS`] from its issue on, since nobody is late before there is something to sign.
    pub(super) fn due(&self, kind: DutyKind, year: i32, due: NaiveDate) -> NaiveDate {
        let issued = self.issued(year).filter(|issued| kind == DutyKind::Letter && *issued > due);
        issued.map_or(due, |issued| day::after(issued, LETTER_DAYS))
    }

    /// The day on which the letter of a year was issued.
    pub(super) fn issued(&self, year: i32) -> Option<NaiveDate> {
        self.papers?.issued.get(&year).copied()
    }

    /// Where it stands by what was handed in. What the department `owes` by itself is not discharged by
    /// what another handed in that went into it.
    pub(super) fn standing(
        &self,
        rule: &DutyRule,
        year: i32,
        due: NaiveDate,
        (owes, today): (bool, NaiveDate),
    ) -> Standing {
        let of_year = if rule.rhythm == Rhythm::Once { 0 } else { year };
        let reports = self.all.own.as_ref().filter(|_| owes).unwrap_or(self.all.reports);
        let reports = reports.by(self.department);
        let found = match report_asked(rule.kind, term(rule.rhythm)) {
            Some(form) => reports.and_then(|theirs| report(theirs, rule, year, form, due)),
            None => {
                let filed = self.papers.map(|of| if owes { &of.own } else { &of.filed });
                let paper = filed.and_then(|filed| filed.get(&(rule.kind, of_year)));
                let paper = paper.map(|paper| done(paper, due));
                paper
                    .or_else(|| self.all.document(rule, year, due))
                    .or_else(|| to_be_reviewed(reports?, rule, year))
            }
        };
        found.unwrap_or_else(|| match (open_standing(due, today), rule.kind) {
            // Nobody can sign what is not there: it is the office's move.
            (Standing::Overdue { .. }, DutyKind::Letter) if self.issued(year).is_none() => {
                Standing::Unissued
            }
            // Nor review it: the report is late, and one lateness is not counted twice.
            (Standing::Overdue { .. }, DutyKind::DutyReview) if self.all.reports_owed => {
                Standing::Unreported
            }
            (standing, _) => standing,
        })
    }
}

/// Whose duty report is handed in has done its part of a review.
fn to_be_reviewed(theirs: &OfDepartment, rule: &DutyRule, year: i32) -> Option<Standing> {
    let reports =
        theirs.on(year, ReportForm::Duty).filter(|_| rule.kind == DutyKind::DutyReview)?;
    let report = reports.accepted.or(reports.handed_in)?;
    Some(Standing::Waiting { entry: report.seq })
}

/// The best of several: an accepted report settles it, else the latest counts. In time is
/// judged by the day on the first paper that was not returned.
fn report(
    theirs: &OfDepartment,
    rule: &DutyRule,
    year: i32,
    form: ReportForm,
    due: NaiveDate,
) -> Option<Standing> {
    // There is one self-evaluation a term, whichever year its heading names.
    let of_term = || form.term().and_then(|_| theirs.of_form(form));
    let reports = theirs.on(year, form).or_else(of_term)?;
    let settles = if rule.needs_acceptance { reports.accepted } else { reports.handed_in };
    if let Some(paper) = settles {
        return Some(done(&paper, due));
    }
    Some(match reports.latest? {
        (entry, Stage::Returned) => Standing::Returned { entry },
        (entry, _) => Standing::Waiting { entry },
    })
}

fn done(paper: &Stamp, due: NaiveDate) -> Standing {
    done_by(paper.seq, paper.on, due)
}

/// Done by an entry whose paper has that day.
pub(super) fn done_by(entry: Seq, on: NaiveDate, due: NaiveDate) -> Standing {
    Standing::Done { entry, late: (on - due).num_days().max(0) }
}
