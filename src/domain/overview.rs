//! The lists that screens, `status` and reports show, worked out once for a state and a day.

mod counts;
mod departments;
mod measures;
mod waiting;

use std::collections::BTreeMap;
use std::mem::take;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use counts::Counts;
pub use departments::{DepartmentRow, LetterStanding};
pub use measures::MeasureRow;
pub use waiting::Wait;

use super::assess::{Assessment, Basis, worst};
use super::day;
use super::duty::{Duty, Standing, duties};
use super::entry::Seq;
use super::figures::Readings;
use super::progress::Tally;
use super::reported::Reported;
use super::state::{Stamp, State};
use crate::lazy::Lazy;
use crate::order::{sort, sort_by_key};
use crate::plan::{Assignment, DepartmentId, Item, ItemKind, PlanId};

/// One domain in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainRow {
    /// Its plan.
    pub plan: PlanId,
    /// Its number.
    pub code: u8,
    /// Its name.
    pub name: String,
    /// How its targets stand.
    pub counts: Counts,
    /// How far its measures are.
    pub measures: Tally,
    /// Warnings that stand on indicators of its targets and measures.
    pub warnings: usize,
    /// Targets whose outlook is 预计达标困难 or 背离.
    pub behind: usize,
    /// Late duties of the departments that lead one of its targets; a department that leads in
    /// several domains counts in each.
    pub overdue: usize,
    /// Targets and measures whose assignment is still proposed.
    pub proposed: usize,
}

/// One target in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRow {
    /// Which.
    pub item: Item,
    /// How it stands.
    pub assessment: Assessment,
    /// 牵头
    pub lead: Vec<DepartmentId>,
    /// 配合
    pub cooperating: Vec<DepartmentId>,
    /// 拟定
    pub proposed: bool,
    /// Actions about it that are not closed.
    pub actions: usize,
    /// The latest report of a department that leads it.
    pub latest_report: Option<Stamp>,
}

/// All lists. Of those that were kept, what the overview does not go through comes when it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The day on which all of it stands so.
    #[serde(with = "super::state::day")]
    pub day: NaiveDate,
    /// The domains of all plans.
    pub domains: Vec<DomainRow>,
    /// The targets of all plans.
    pub targets: Lazy<Vec<TargetRow>>,
    /// Characters of the longest code among these, as people see it.
    pub longest_code: usize,
    /// The measures of all plans.
    pub measures: Lazy<Vec<MeasureRow>>,
    /// Departments that have not ended.
    pub departments: Vec<DepartmentRow>,
    /// Duties, by department and day.
    pub duties: Lazy<Vec<Duty>>,
    /// Every indicator read; none where the lists were kept, for a first screen tells of none.
    #[serde(skip)]
    pub readings: Readings,
    next: Vec<Duty>,
    waiting: Vec<(Wait, Seq)>,
    to_review: Vec<(DepartmentId, i32, Seq)>,
    returned: Vec<(DepartmentId, Seq)>,
}

impl Overview {
    /// Works out every list.
    pub fn of(state: &State, today: NaiveDate) -> Self {
        Self::up_to(state, today, today.year())
    }

    /// Works out every list, as if there were no figures of later years than `last`.
    pub fn up_to(state: &State, today: NaiveDate, last: i32) -> Self {
        let told = state.reports.told();
        let (reports_waiting, to_review) = (told.waiting(), told.to_review(state));
        let reported = told.inherited(state);
        let duties = duties(state, &reported, today);
        let readings = Readings::up_to(state, today, last);
        let late = lateness(&duties, today);
        let assignments = state.assignments.iter().filter_map(|(item, revisions)| {
            let assigned = revisions.current()?;
            let proposed = assigned.confirmed.is_none();
            Some((item, Answers { today: state.today(assigned)?, proposed }))
        });
        let mut assignments: Assignments<'_> = assignments.collect();
        let departments =
            departments::rows(state, &assignments, &reported, state.plan_year(today), &late);
        let targets = targets(state, &mut assignments, &reported, &readings);
        let measures = measures::rows(state, &mut assignments, &reported);
        let domains = domains(state, &targets, &measures, &late, &readings);
        let returned = waiting::returned(state, &duties);
        let unsettled = waiting::Unsettled {
            reports: &reports_waiting,
            to_review: &to_review,
            returned: &returned,
        };
        Self {
            day: today,
            domains,
            longest_code: targets.iter().map(|row| state.code(&row.item).len()).max().unwrap_or(0),
            targets: targets.into(),
            measures: measures.into(),
            departments,
            readings,
            next: next(&duties, today),
            waiting: waiting::all(state, &unsettled, &duties, today),
            to_review,
            returned,
            duties: duties.into(),
        }
    }

    /// Whether the lists are the same, but for the readings, which are not kept.
    pub fn tells_as(&mut self, kept: &Self) -> bool {
        let readings = take(&mut self.readings);
        let same = *self == *kept;
        self.readings = readings;
        same
    }

    /// How all targets stand.
    pub fn counts(&self) -> Counts {
        self.domains.iter().map(|domain| domain.counts).sum()
    }

    /// How many duties are late.
    pub fn overdue(&self) -> usize {
        self.departments.iter().map(|row| row.overdue).sum()
    }

    /// The departments that are late with something, those with most first.
    pub fn late_departments(&self) -> Vec<&DepartmentRow> {
        let mut late: Vec<_> = self.departments.iter().filter(|row| row.overdue > 0).collect();
        sort_by_key(&mut late, |row| row.weight());
        late
    }

    /// How a target stands; none where it is no target of these plans.
    pub fn target(&self, item: &Item) -> Option<&TargetRow> {
        self.targets.iter().find(|row| row.item == *item)
    }

    /// How far a measure is; none where it is no measure of these plans.
    pub fn measure(&self, item: &Item) -> Option<&MeasureRow> {
        self.measures.iter().find(|row| row.item == *item)
    }

    /// A department's duties, by day.
    pub fn duties_of<'a>(&'a self, id: &'a DepartmentId) -> impl Iterator<Item = &'a Duty> {
        self.duties.iter().filter(move |duty| duty.department == *id)
    }

    /// The entries about which that is to be done, in order.
    pub fn waits(&self, what: Wait) -> impl Iterator<Item = Seq> {
        self.waiting.iter().filter(move |(of, _)| *of == what).map(|(_, seq)| *seq)
    }

    /// What was returned to a department and is not handed in again, each entry once.
    pub fn returned_to(&self, id: &DepartmentId) -> impl Iterator<Item = Seq> {
        self.returned.iter().filter(move |(of, _)| of == id).map(|(_, entry)| *entry)
    }

    /// The duty reports of a department that are accepted and can be reviewed, each with the year
    /// that it is about; also where the review is waived, or another's of that year was reviewed.
    pub fn to_review(&self, id: &DepartmentId) -> impl Iterator<Item = (i32, Seq)> {
        let theirs = self.to_review.iter().filter(move |(of, ..)| of == id);
        theirs.map(|(_, year, seq)| (*year, *seq))
    }

    /// What has to be done next, soonest first: letters of the last twelve months that still have to
    /// be issued, and open duties that are not late.
    pub fn due_next(&self) -> impl Iterator<Item = &Duty> {
        self.next.iter()
    }

    /// How firm the figures are by which a target stands as it does.
    pub fn basis_of(&self, row: &TargetRow) -> Basis {
        let decide = row.assessment.because.iter();
        let read = decide.filter_map(|id| self.readings.get(&row.item.plan, id));
        read.fold(Basis::default(), |all, reading| all.and(reading.basis))
    }

    /// How many targets stand as they do by a figure that is preliminary or not verified.
    pub fn provisional(&self) -> usize {
        let judged = self.targets.iter().filter(|row| row.assessment.attainment.is_judged());
        judged.filter(|row| self.basis_of(row).is_provisional()).count()
    }
}

/// The duties that come next, soonest first.
fn next(duties: &[Duty], today: NaiveDate) -> Vec<Duty> {
    let coming = |duty: &Duty| match duty.standing {
        Standing::DueSoon { .. } | Standing::NotDue => true,
        Standing::Unissued => day::months_after(duty.due, 12) > today,
        _ => false,
    };
    let mut next: Vec<&Duty> = duties.iter().filter(|duty| coming(duty)).collect();
    sort_by_key(&mut next, |duty| duty.due);
    next.into_iter().cloned().collect()
}

/// How late a department is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Lateness {
    duties: usize,
    /// Of these the longest, in days.
    longest: i64,
    /// Figures that late duties lack.
    lacking: usize,
}

/// The departments that are late with something.
type LateDepartments<'a> = BTreeMap<&'a DepartmentId, Lateness>;

/// How late departments are, of duties that are in their order.
fn lateness(duties: &[Duty], today: NaiveDate) -> LateDepartments<'_> {
    let theirs = duties.chunk_by(|a, b| a.department == b.department);
    let late = theirs.filter_map(|theirs| {
        let days = theirs.iter().filter_map(|duty| duty.days_late(today));
        let (duties, longest) = (days.clone().count(), days.max()?);
        let late = theirs.iter().filter(|duty| duty.is_late(today));
        let lacking = late.map(|duty| duty.particulars().lacks.len()).sum();
        Some((&theirs[0].department, Lateness { duties, longest, lacking }))
    });
    late.collect()
}

/// Who answers today for an item.
struct Answers {
    today: Assignment,
    proposed: bool,
}

/// Who answers today for what; nothing is there for which nobody does.
type Assignments<'a> = BTreeMap<&'a Item, Answers>;

/// Takes out of an item: who leads, who cooperates, and whether that is proposed.
fn take_parts(
    assignments: &mut Assignments<'_>,
    item: &Item,
) -> (Vec<DepartmentId>, Vec<DepartmentId>, bool) {
    let Some(found) = assignments.get_mut(item) else { return (Vec::new(), Vec::new(), true) };
    let (lead, cooperating) = (&mut found.today.lead, &mut found.today.cooperating);
    (take(lead), take(cooperating), found.proposed)
}

fn targets(
    state: &State,
    assignments: &mut Assignments<'_>,
    reported: &Reported,
    readings: &Readings,
) -> Vec<TargetRow> {
    let deciding = readings.deciding(state);
    let row = |item: Item| {
        let (lead, cooperating, proposed) = take_parts(assignments, &item);
        let reports = lead.iter().filter_map(|id| reported.by(id)?.latest);
        let latest_report = reports.max_by_key(|report| report.seq);
        TargetRow {
            assessment: worst(deciding.get(&(&item.plan, item.code)).map_or(&[], Vec::as_slice)),
            actions: state.actions.about(&item).count(),
            proposed,
            item,
            lead,
            cooperating,
            latest_report,
        }
    };
    state.items(ItemKind::Target).map(row).collect()
}

fn domains(
    state: &State,
    targets: &[TargetRow],
    measures: &[MeasureRow],
    late: &LateDepartments<'_>,
    readings: &Readings,
) -> Vec<DomainRow> {
    let warnings = readings.warnings_by_domain(state);
    let mut proposed: BTreeMap<(&PlanId, u8), usize> = BTreeMap::new();
    for (item, revisions) in &state.assignments {
        let known = revisions.current().filter(|known| known.assignment.is_some());
        if known.is_some_and(|known| known.confirmed.is_none()) {
            *proposed.entry((&item.plan, item.code.domain)).or_default() += 1;
        }
    }
    let mut rows = Vec::new();
    for (plan, adopted) in &state.plans {
        for domain in &adopted.plan.domains {
            let here = |item: &Item| item.plan == *plan && item.code.domain == domain.code;
            let (mut counts, mut behind) = (Counts::default(), 0);
            let mut leading: Vec<&DepartmentId> = Vec::new();
            for row in targets.iter().filter(|row| here(&row.item)) {
                counts.add(row.assessment.attainment);
                behind += usize::from(row.assessment.outlook.is_behind());
                leading.extend(&row.lead);
            }
            let mut tally = Tally::default();
            for row in measures.iter().filter(|row| here(&row.item)) {
                tally.add(row.word.map(|word| word.progress));
            }
            sort(&mut leading);
            leading.dedup();
            let of = |counts: &BTreeMap<(&PlanId, u8), usize>| {
                counts.get(&(plan, domain.code)).copied().unwrap_or_default()
            };
            rows.push(DomainRow {
                plan: plan.clone(),
                code: domain.code,
                name: domain.name.clone(),
                counts,
                measures: tally,
                behind,
                warnings: of(&warnings),
                overdue: leading.iter().filter_map(|id| Some(late.get(id)?.duties)).sum(),
                proposed: of(&proposed),
            });
        }
    }
    rows
}
