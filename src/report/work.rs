//! 组织实施: what was done in some years to see the plan through, counted from the ledger.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::Datelike;

use super::Material;
use super::document::{Align, Document, Table};
use crate::domain::duty::{Duty, Standing};
use crate::domain::overview::Overview;
use crate::domain::payload::{ActivityKind, Grade};
use crate::domain::state::FundsRecord;
use crate::domain::state::State;
use crate::plan::{DepartmentId, DutyKind};

/// How some duties stand, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) asked: usize,
    pub(super) in_time: usize,
    pub(super) after: usize,
    pub(super) late: usize,
    /// Not due yet, waits for the office or for what has to come first, or was waived.
    pub(super) other: usize,
}

impl Done {
    pub(super) fn of<'a>(duties: impl Iterator<Item = &'a Duty>, day: chrono::NaiveDate) -> Self {
        duties.fold(Self::default(), |mut done, duty| {
            done.asked += 1;
            match duty.standing {
                Standing::Done { late: 0, .. } => done.in_time += 1,
                Standing::Done { .. } => done.after += 1,
                _ if duty.is_late(day) => done.late += 1,
                _ => done.other += 1,
            }
            done
        })
    }
}

/// The duties of some years that a rule asks of departments, the office's own left out.
pub(super) fn asked<'a>(
    state: &'a State,
    overview: &'a Overview,
    years: RangeInclusive<i32>,
) -> impl Iterator<Item = (DutyKind, Vec<&'a Duty>)> {
    let here = move |duty: &&Duty| {
        years.contains(&duty.year) && !duty.rule.is_empty() && !state.is_office(&duty.department)
    };
    DutyKind::ALL.into_iter().filter_map(move |kind| {
        let duties: Vec<&Duty> =
            overview.duties.iter().filter(|duty| duty.kind == kind).filter(&here).collect();
        (!duties.is_empty()).then_some((kind, duties))
    })
}

/// Whether a rule asked anything of a department in a year of which a circular can tell.
pub fn was_asked(state: &State, overview: &Overview, year: i32) -> bool {
    asked(state, overview, year..=year).next().is_some()
}

/// What was done, as far as the ledger knows. The duties of an overview are those of all years, up to which
/// year's figures it may be.
pub(super) fn work(
    paper: &mut Document,
    material: &Material<'_>,
    overview: &Overview,
    years: RangeInclusive<i32>,
) {
    paper.table(table(material, overview, years.clone()));
    beyond(paper, material, *years.start());
}

/// What counts from a year on leave out, or take in besides.
pub(super) fn beyond(paper: &mut Document, material: &Material<'_>, from: i32) {
    let (lang, state) = (material.lang, material.state);
    paper.paragraph(lang.work_of_departments());
    let begun = state.plans.values().map(|adopted| adopted.on).min();
    if let Some(begun) = begun.filter(|begun| from < begun.year()) {
        paper.paragraph(lang.ledger_since(lang.paper_day(begun)));
    }
    if state.plans.len() > 1 {
        paper.paragraph(lang.work_of_all_plans());
    }
}

/// The table of what was done: what was asked of departments, then meetings, orders, warnings,
/// activities and funds.
fn table(material: &Material<'_>, overview: &Overview, years: RangeInclusive<i32>) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut table = Table::new(
        lang.head_work(),
        &[(lang.column_fact(), 40, Align::Left), (lang.column_standing(), 116, Align::Left)],
    );
    for (kind, duties) in asked(material.state, overview, years.clone()) {
        let Done { asked, in_time, after, late, other } =
            Done::of(duties.into_iter(), material.day);
        table.row([
            lang.duty(kind).into(),
            lang.work_handed_in(asked, in_time, after, late, other).into(),
        ]);
    }
    let grades = grades(material, years.clone());
    if !grades.is_empty() {
        let told =
            grades.iter().map(|(grade, whose)| lang.work_grade(lang.grade(*grade), whose.len()));
        table.row([lang.work_grades().into(), told.collect::<Vec<_>>().join(lang.comma()).into()]);
    }
    let within = |day: chrono::NaiveDate| years.contains(&day.year());
    let held: Vec<_> = state
        .meetings
        .values()
        .filter(|meeting| meeting.opened.is_some() && within(meeting.day()))
        .collect();
    let decisions =
        held.iter().flat_map(|meeting| meeting.records()).filter(|it| it.is_decision()).count();
    table.row([lang.work_meetings().into(), lang.work_met(held.len(), decisions).into()]);
    let ordered: Vec<_> = state.actions.iter().filter(|it| within(it.opened.on)).collect();
    let closed = ordered.iter().filter(|action| action.closed().is_some()).count();
    table.row([lang.work_actions().into(), lang.work_ordered(ordered.len(), closed).into()]);
    let warned: Vec<_> = state.warnings.values().filter(|it| within(it.issued.on)).collect();
    let answered = warned.iter().filter(|record| record.answered.is_some()).count();
    table.row([lang.work_warnings().into(), lang.work_warned(warned.len(), answered).into()]);
    for kind in ActivityKind::ALL {
        let held =
            state.support.activities().filter(|it| it.kind == kind && within(it.recorded.on));
        let taking_part: Vec<Option<u32>> = held.map(|one| one.participants).collect();
        if !taking_part.is_empty() {
            table.row([
                lang.work_activity(lang.activity(kind)).into(),
                lang.activities_held(&taking_part).into(),
            ]);
        }
    }
    let funds = funds(material, years);
    if funds.budget.is_some() || funds.spent.is_some() {
        table.row([lang.work_funds().into(), lang.amounts(funds).into()]);
    }
    table
}

/// Who was reviewed with which grade for these years, the best first.
pub(super) fn grades<'a>(
    material: &Material<'a>,
    years: RangeInclusive<i32>,
) -> BTreeMap<Grade, Vec<&'a DepartmentId>> {
    let mut found: BTreeMap<Grade, Vec<&DepartmentId>> = BTreeMap::new();
    let of_years = material.state.grades().into_iter();
    for ((id, _), grade) in of_years.filter(|((_, year), _)| years.contains(year)) {
        found.entry(grade).or_default().push(id);
    }
    found
}

/// What all departments had and spent for these years.
fn funds(material: &Material<'_>, years: RangeInclusive<i32>) -> FundsRecord {
    let departments = material.state.departments();
    let all = departments.iter().flat_map(|known| material.state.funds_of(&known.id));
    let here = all.filter(|(year, ..)| years.contains(year));
    here.fold(FundsRecord::default(), |sum, (_, _, one, _)| sum.plus(one))
}
