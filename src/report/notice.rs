//! 提醒函、催报函、督办通知: what is owed, and by when it is asked for. Each step has a paper of its own,
//! with what has come to that step and nothing else.

use chrono::{Days, NaiveDate};

use super::Material;
use super::document::{Align, Document, Level, Table};
use crate::domain::duty::{Duty, Standing};
use crate::domain::overview::Overview;
use crate::domain::payload::Degree;
use crate::domain::state::State;
use crate::plan::DepartmentId;

/// A notice asks for what is late within so many days, unless somebody names a day.
const NOTICE_DAYS: u64 = 10;

/// A reminder of that degree to one department, or to all whom it concerns; none where nothing has come
/// to it. What was recorded on the paper's day is of the degree that was recorded.
pub(super) fn notice(
    material: &Material<'_>,
    degree: Degree,
    department: Option<&DepartmentId>,
    by: Option<NaiveDate>,
) -> Option<Document> {
    let (lang, state) = (material.lang, material.state);
    let overview = Overview::of(state, material.day);
    // The office sends it, and sends itself none.
    let asked =
        |id: &&DepartmentId| !state.is_office(id) && department.is_none_or(|one| one == *id);
    let departments = overview.departments.iter().map(|row| &row.id).filter(asked);
    let owing: Vec<(&DepartmentId, Vec<&Duty>)> = departments
        .map(|id| (id, to_remind_of(&overview, id, degree, material.day).collect()))
        .filter(|(_, duties): &(_, Vec<_>)| !duties.is_empty())
        .collect();
    if owing.is_empty() {
        return None;
    }
    let mut paper = material.document(lang.notice_title(material.office(), degree));
    let whom: Vec<DepartmentId> = owing.iter().map(|(id, _)| (*id).clone()).collect();
    paper.addressee = material.addressed(&whom);
    let day = lang.paper_day(material.day);
    let all: Vec<&Duty> = owing.iter().flat_map(|(_, duties)| duties).copied().collect();
    paper.paragraph(lang.notice_opening(day, owing.len(), &all, (degree, material.day)));
    paper.heading(Level::One, lang.notice_owed());
    paper.table(table(material, lang.notice_owed(), &owing, owing.len() > 1));
    paper.heading(Level::One, lang.notice_asked());
    let late = all.iter().filter(|duty| duty.is_late(material.day)).count();
    paper.paragraph(match by {
        Some(by) => lang.notice_by(lang.paper_day(by), material.office()),
        None => {
            let soon = lang.paper_day(material.day + Days::new(NOTICE_DAYS));
            match late {
                0 => lang.notice_in_time(material.office()),
                _ if late == all.len() => lang.notice_by(soon, material.office()),
                _ => lang.notice_late_by(soon, material.office()),
            }
        }
    });
    let proposed = all.iter().filter(|duty| duty.proposed).count();
    if proposed > 0 {
        paper.paragraph(lang.notice_proposed(proposed));
    }
    material.send(&mut paper, material.day);
    Some(paper)
}

/// What of a department's duties has come to a degree of reminding.
fn to_remind_of<'a>(
    overview: &'a Overview,
    id: &'a DepartmentId,
    degree: Degree,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Duty> {
    let theirs = overview.duties_of(id).filter(|duty| duty.is_pressing());
    theirs.filter(move |duty| duty.reminder_on(day) == degree)
}

/// Whether something of a department is to be reminded of in that degree: of the office nothing is.
pub fn is_to_remind(
    state: &State,
    overview: &Overview,
    id: &DepartmentId,
    degree: Degree,
    day: NaiveDate,
) -> bool {
    !state.is_office(id) && to_remind_of(overview, id, degree, day).next().is_some()
}

/// A row a duty; with the department in front where there are several.
pub(super) fn table(
    material: &Material<'_>,
    name: &str,
    owing: &[(&DepartmentId, Vec<&Duty>)],
    several: bool,
) -> Table {
    let lang = material.lang;
    let (whose, what) = if several { (26, 60) } else { (0, 86) };
    let columns = [
        (lang.column_whose(), whose, Align::Left),
        (lang.column_duty(), what, Align::Left),
        (lang.column_due(), 46, Align::Centre),
        (lang.column_standing(), 24, Align::Centre),
    ];
    let first = usize::from(!several);
    let mut table = Table::new(name, &columns[first..]);
    for (id, duties) in owing {
        for duty in duties {
            let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
            let cells = [
                material.state.short(id).into(),
                owed(material, duty).into(),
                due.into(),
                standing(material, duty).into(),
            ];
            table.row(cells.into_iter().skip(first));
        }
    }
    table
}

/// How late it is, or how soon it is due.
fn standing(material: &Material<'_>, duty: &Duty) -> String {
    let lang = material.lang;
    match (duty.days_late(material.day), duty.standing) {
        (Some(days), Standing::Returned { .. }) => lang.late_and_returned(days),
        _ => lang.standing(duty),
    }
}

/// What is owed, with what of it is missing.
pub(super) fn owed(material: &Material<'_>, duty: &Duty) -> String {
    let (lang, state) = (material.lang, material.state);
    if let Some(seq) = duty.particulars().answers {
        return lang.answer_owed(lang.warning_named(state, seq));
    }
    let name = lang.duty_in_full(duty);
    let names =
        duty.particulars().lacks.iter().map(|(plan, id)| {
            state.indicator(plan, id).map_or(id.as_str(), |one| one.name.as_str())
        });
    match duty.particulars().lacks.len() {
        0 => name,
        _ => lang.duty_lacks(name, names.collect::<Vec<_>>().join(lang.list_comma())),
    }
}
