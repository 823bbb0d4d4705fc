//! Duties (应办事项): who owes what by when, derived from rules, departments and years, and
//! discharged by entries. Nothing here is typed in or ticked off.
//!
//! A rule counts here when an entry exists that discharges it: letters, schemes, figures, work and
//! situation reports. Besides, whoever was warned owes an answer. What was due before the office began to keep the ledger, or is about a year that was
//! over by then, is not derived; nor, for a department, what was before its first task.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::entry::Seq;
use super::payload::ReportForm;
use super::reported::Reported;
use super::state::{Stage, State};
use super::supply::Supply;
use crate::plan::{
    Assignment, DepartmentId, DepartmentKind, DutyKind, DutyRule, Owner, PlanId, Rhythm,
};

/// A duty counts as due soon for this many days before its day.
pub const SOON_DAYS: i64 = 30;

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Standing {
    /// 逾期
    Overdue {
        /// Days since it was due.
        days: i64,
    },
    /// 退回: handed in, and sent back.
    Returned {
        /// What was handed in.
        entry: Seq,
    },
    /// 将到期
    DueSoon {
        /// Days until it is due.
        days: i64,
    },
    /// 待审核: handed in, waits for the office.
    Waiting {
        /// What was handed in.
        entry: Seq,
    },
    /// 待签发: its day has passed, and the office has not issued the letter to be signed.
    Unissued,
    /// 未到期
    NotDue,
    /// 已办
    Done {
        /// What discharged it.
        entry: Seq,
        /// Days after it was due; 0 where it was in time.
        late: i64,
    },
}

/// One thing that one department owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The rule's id.
    pub rule: String,
    /// What is owed.
    pub kind: DutyKind,
    /// What is owed, in the rule's words; empty where it comes of an entry and not of a rule.
    pub name: String,
    /// Who owes it.
    pub department: DepartmentId,
    /// The year it concerns.
    pub year: i32,
    /// The last day in time.
    pub due: NaiveDate,
    /// Where it stands.
    pub standing: Standing,
    /// The rule is not yet confirmed.
    pub proposed: bool,
    /// The entry that is to be answered.
    pub answers: Option<Seq>,
    /// Of figures: the indicators whose figure is not there yet, by plan and id.
    pub lacks: Vec<(PlanId, String)>,
}

impl Duty {
    /// Whether its day has passed and it is the department's move.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        match self.standing {
            Standing::Overdue { .. } => true,
            Standing::Returned { .. } => today > self.due,
            _ => false,
        }
    }
}

/// Every duty due by a year from today, by department, then day.
pub fn duties(state: &State, reported: &Reported, today: NaiveDate) -> Vec<Duty> {
    let began = state.plans.values().map(|adopted| adopted.on).min();
    let Some(((from, to), began)) = state.years().zip(began) else { return Vec::new() };
    let horizon = today + Months::new(12);
    let handed_in = HandedIn::of(state, reported);
    let responsible = responsible(state);
    let supply = Supply::of(state);
    let sources: Vec<_> = supply.departments().map(|id| (id.clone(), began)).collect();
    let mut all = warned(state, today);
    for rule in state.duty_rules.current().into_iter().flatten() {
        if !can_be_discharged(rule.kind) {
            continue;
        }
        let one;
        let owners: &[(DepartmentId, NaiveDate)] = match &rule.who {
            Owner::Responsible => &responsible,
            Owner::Source => &sources,
            Owner::Department(id) => {
                one = [(state.successor(id).clone(), began)];
                &one
            }
        };
        for year in years(rule.rhythm, from, to) {
            let Some(due) = due_day(rule, year) else { continue };
            for (department, since) in owners {
                let since = began.max(*since);
                let over = rule.rhythm == Rhythm::Yearly && year < since.year();
                if over || due < since || due > horizon {
                    continue;
                }
                let (mut standing, mut lacks) = (None, Vec::new());
                if rule.kind == DutyKind::IndicatorData {
                    let Some(found) = supply.of_year(department, year) else { continue };
                    standing = found.done(state).map(|done| done_by(done, due));
                    lacks = found.lacks;
                }
                let standing = standing
                    .unwrap_or_else(|| handed_in.standing(rule, department, year, due, today));
                all.push(Duty {
                    rule: rule.id.clone(),
                    kind: rule.kind,
                    name: rule.name.clone(),
                    department: department.clone(),
                    year,
                    due,
                    standing,
                    proposed: rule.proposed,
                    answers: None,
                    lacks,
                });
            }
        }
    }
    all.sort_by(|a, b| (&a.department, a.due, &a.rule).cmp(&(&b.department, b.due, &b.rule)));
    all
}

/// The answers that departments owe to warnings, one for each warning and department that it names.
fn warned(state: &State, today: NaiveDate) -> Vec<Duty> {
    let mut all = Vec::new();
    for (seq, record) in &state.warnings {
        let due = record.answer_by();
        let standing = match record.answered {
            Some(answer) => done_by((answer.seq, answer.on), due),
            None => open(due, today),
        };
        all.extend(state.addressed(record).into_iter().map(|department| Duty {
            rule: "warning_answer".into(),
            kind: DutyKind::WarningAnswer,
            name: String::new(),
            department,
            year: record.year,
            due,
            standing,
            proposed: false,
            answers: Some(*seq),
            lacks: Vec::new(),
        }));
    }
    all
}

fn done_by((entry, on): (Seq, NaiveDate), due: NaiveDate) -> Standing {
    Standing::Done { entry, late: (on - due).num_days().max(0) }
}

/// Where something stands that is not done.
fn open(due: NaiveDate, today: NaiveDate) -> Standing {
    match (due - today).num_days() {
        days if days < 0 => Standing::Overdue { days: -days },
        days if days <= SOON_DAYS => Standing::DueSoon { days },
        _ => Standing::NotDue,
    }
}

/// Whether this program has the entry that discharges it.
pub fn can_be_discharged(kind: DutyKind) -> bool {
    use DutyKind as K;
    matches!(kind, K::Letter | K::Scheme | K::IndicatorData | K::SituationReport | K::WorkReport)
}

/// Departments that lead or share something, each with the day on which its first task was
/// recorded; the office does not owe to itself.
fn responsible(state: &State) -> Vec<(DepartmentId, NaiveDate)> {
    let mut owing: BTreeSet<&DepartmentId> = BTreeSet::new();
    let mut first: BTreeMap<&DepartmentId, Seq> = BTreeMap::new();
    for revisions in state.assignments.values() {
        for (set_by, assigned) in revisions.iter() {
            let holds = revisions.set_by() == Some(set_by);
            for (id, _) in assigned.assignment.iter().flat_map(Assignment::parts) {
                let heir = state.successor(id);
                let known = first.entry(heir).or_insert(set_by);
                *known = set_by.min(*known);
                owing.extend(holds.then_some(heir));
            }
        }
    }
    let since = |id: &DepartmentId| {
        let kind = state.department(id)?.kind;
        let day = state.index.day_of(*first.get(id)?)?;
        (kind != DepartmentKind::Office).then_some((id.clone(), day))
    };
    owing.into_iter().filter_map(since).collect()
}

fn years(rhythm: Rhythm, from: i32, to: i32) -> std::ops::RangeInclusive<i32> {
    match rhythm {
        Rhythm::Once => from..=from,
        Rhythm::Yearly => from..=to,
        Rhythm::Midterm => from + 4..=from + 4,
        Rhythm::Final => to..=to,
    }
}

/// The day on which a rule falls due for a year.
pub(super) fn due_day(rule: &DutyRule, year: i32) -> Option<NaiveDate> {
    let (month, day) = rule.due.split_once('-')?;
    let year = year.checked_add(rule.due_year_offset)?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// What was handed in, by who owed it.
struct HandedIn<'a> {
    issued: BTreeSet<(&'a DepartmentId, i32)>,
    letters: BTreeMap<(&'a DepartmentId, i32), (Seq, NaiveDate)>,
    schemes: BTreeMap<&'a DepartmentId, (Seq, NaiveDate)>,
    reports: &'a Reported,
}

impl<'a> HandedIn<'a> {
    fn of(state: &'a State, reports: &'a Reported) -> Self {
        let (issued, letters) = (BTreeSet::new(), BTreeMap::new());
        let mut found = Self { issued, letters, schemes: BTreeMap::new(), reports };
        for letter in state.letters.values() {
            found.issued.insert((state.successor(&letter.department), letter.year));
            if let Some(signed) = &letter.signed {
                let key = (state.successor(&letter.department), letter.year);
                found.letters.entry(key).or_insert((signed.stamp.seq, signed.stamp.on));
            }
        }
        for (seq, scheme) in state.schemes.iter() {
            let key = state.successor(&scheme.department);
            found.schemes.entry(key).or_insert((*seq, scheme.filed.on));
        }
        found
    }

    fn standing(
        &self,
        rule: &DutyRule,
        department: &DepartmentId,
        year: i32,
        due: NaiveDate,
        today: NaiveDate,
    ) -> Standing {
        let done = |handed_in: &(Seq, NaiveDate)| done_by(*handed_in, due);
        let found = match rule.kind {
            DutyKind::Letter => self.letters.get(&(department, year)).map(done),
            DutyKind::Scheme => self.schemes.get(department).map(done),
            DutyKind::SituationReport => {
                self.report(rule, department, year, ReportForm::Situation, due)
            }
            DutyKind::WorkReport => self.report(rule, department, year, ReportForm::Work, due),
            _ => None,
        };
        // Nobody can sign what is not there: it is the office's move.
        let unissued =
            || rule.kind == DutyKind::Letter && !self.issued.contains(&(department, year));
        found.unwrap_or_else(|| match open(due, today) {
            Standing::Overdue { .. } if unissued() => Standing::Unissued,
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
            return Some(done_by((paper.seq, paper.on), due));
        }
        Some(match reports.latest? {
            (entry, Stage::Returned) => Standing::Returned { entry },
            (entry, _) => Standing::Waiting { entry },
        })
    }
}

/// The year of the plan that a day falls in, from 1; and whole months until its last day, negative
/// once it is over.
pub fn plan_clock(from: i32, to: i32, today: NaiveDate) -> (i32, i32) {
    let months = (to - today.year()) * 12 + 12 - today.month() as i32;
    (today.year() - from + 1, months)
}
