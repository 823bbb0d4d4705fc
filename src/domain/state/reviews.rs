//! What was thought of the work: duty reviews, verdicts, and what departments say of their targets.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ReportRecord, Reports, Stage, Stamp, State};
use crate::domain::entry::Seq;
use crate::domain::payload::{
    DutyReview, Finding, Grade, ReportForm, SelfAssessment, Term, Verdict,
};
use crate::plan::{DepartmentId, Item, PlanId};

/// The review of a duty report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRecord {
    /// The review.
    pub reviewed: Stamp,
    /// The grade.
    pub grade: Grade,
    /// Whose duty report it was.
    pub department: DepartmentId,
    /// The year that the report is about.
    pub year: i32,
    /// The day on the report.
    #[serde(with = "super::day")]
    pub handed_in: NaiveDate,
}

/// The evaluation group's verdict on a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictRecord {
    /// Its entry.
    pub recorded: Stamp,
    /// The year that it looked at.
    pub year: i32,
    /// How the target stands.
    pub finding: Finding,
    /// On what grounds.
    pub text: Box<str>,
}

/// Reviews and verdicts that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviews {
    /// By the duty report that was reviewed.
    reports: BTreeMap<Seq, ReviewRecord>,
    verdicts: BTreeMap<Item, BTreeMap<Term, VerdictRecord>>,
}

impl Reviews {
    /// The review of a duty report.
    pub fn of_report(&self, report: Seq) -> Option<&ReviewRecord> {
        self.reports.get(&report)
    }

    /// A target's verdict of an evaluation.
    pub fn verdict(&self, item: &Item, term: Term) -> Option<&VerdictRecord> {
        self.verdicts.get(item)?.get(&term)
    }

    /// All reviews, by the duty report.
    pub fn of_reports(&self) -> impl Iterator<Item = (Seq, &ReviewRecord)> {
        self.reports.iter().map(|(report, review)| (*report, review))
    }

    /// A target's verdicts, the final one last.
    pub fn verdicts_on(&self, item: &Item) -> impl Iterator<Item = (Term, &VerdictRecord)> {
        self.verdicts.get(item).into_iter().flatten().map(|(term, verdict)| (*term, verdict))
    }

    /// The verdicts on a plan's targets.
    pub fn of_plan(&self, plan: &PlanId) -> impl Iterator<Item = Seq> {
        let here = self.verdicts.iter().filter(move |(item, _)| item.plan == *plan);
        here.flat_map(|(_, terms)| terms.values().map(|verdict| verdict.recorded.seq))
    }

    pub(super) fn review(&mut self, stamp: Stamp, review: &DutyReview, reports: &Reports) {
        let Some(report) = reports.get(&review.report) else { return };
        let record = ReviewRecord {
            reviewed: stamp,
            grade: review.grade,
            department: report.department.clone(),
            year: report.year,
            handed_in: report.in_time_by,
        };
        self.reports.insert(review.report, record);
    }

    pub(super) fn judge(&mut self, stamp: Stamp, verdict: &Verdict) {
        let record = VerdictRecord {
            recorded: stamp,
            year: verdict.year,
            finding: verdict.finding,
            text: verdict.text.as_str().into(),
        };
        self.verdicts.entry(verdict.item.clone()).or_default().insert(verdict.stage, record);
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        self.reports.retain(|_, review| review.reviewed.seq != gone);
        for terms in self.verdicts.values_mut() {
            terms.retain(|_, verdict| verdict.recorded.seq != gone);
        }
        self.verdicts.retain(|_, terms| !terms.is_empty());
    }
}

impl State {
    /// The grade of each department of today for each year that was reviewed: of two, as of departments that
    /// merged, the worse.
    pub fn grades(&self) -> BTreeMap<(&DepartmentId, i32), Grade> {
        let mut found: BTreeMap<(&DepartmentId, i32), Grade> = BTreeMap::new();
        for review in self.reviews.reports.values() {
            let year = found.entry((self.successor(&review.department), review.year));
            let worse = year.or_insert(review.grade);
            *worse = review.grade.max(*worse);
        }
        found
    }

    /// Whether an entry is a duty report that is accepted and not reviewed.
    pub fn awaits_review(&self, report: Seq) -> bool {
        let fits = |report: &ReportRecord| {
            report.form == ReportForm::Duty && report.stage() == Stage::Accepted
        };
        self.reports.get(&report).is_some_and(fits) && self.reviews.of_report(report).is_none()
    }

    /// What departments say of a target: the latest word of each for each evaluation, and besides
    /// these for the years between, by the day on the paper, from reports that are accepted or wait;
    /// the latest first. Departments that merged have one word.
    pub fn self_assessments_of<'a>(
        &'a self,
        item: &Item,
    ) -> Vec<(Seq, &'a ReportRecord, &'a SelfAssessment)> {
        let row =
            |report: &'a ReportRecord| report.assessments.iter().find(|row| row.item == *item);
        self.latest_words(item, row, |report| report.form.term())
    }
}
