//! 办理情况通报: to all departments, what a year asked of them and who has done it.

use super::document::{Align, Document, Level, Table};
use super::work::{Done, asked, beyond, grades};
use super::{Material, notice, usual_year};
use crate::domain::duty::Duty;
use crate::domain::overview::Overview;
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, Plan};

/// The circular on a year of a plan; without a year, on the last that is over. None where nothing was asked.
pub(super) fn circular(
    material: &Material<'_>,
    plan: &Plan,
    year: Option<i32>,
) -> Option<Document> {
    let lang = material.lang;
    let year = year.unwrap_or_else(|| usual_year(material.day, plan));
    let overview = Overview::of(material.state, material.day);
    let all: Vec<_> = asked(material.state, &overview, year..=year).collect();
    let duties = || all.iter().flat_map(|(_, duties)| duties).copied();
    let mut paper = material.document(lang.circular_title(material.office(), year));
    lang.notice_to_all().clone_into(&mut paper.addressee);
    let day = lang.paper_day(material.day);
    paper.paragraph(lang.circular_intro(&material.plan_name(plan), year, day));
    paper.heading(Level::One, lang.circular_done());
    let Done { asked, in_time, after, late, other } = Done::of(duties(), material.day);
    if asked == 0 {
        return None;
    }
    paper.paragraph(lang.circular_counts(asked, in_time, after, late, other));
    beyond(&mut paper, material, year);
    let proposed = duties().filter(|duty| duty.proposed).count();
    if proposed > 0 {
        paper.paragraph(lang.notice_proposed(proposed));
    }
    let mut table = Table::new(
        lang.circular_done(),
        &[
            (lang.column_duty(), 56, Align::Left),
            (lang.column_asked(), 20, Align::Centre),
            (lang.column_in_time(), 20, Align::Centre),
            (lang.column_after(), 20, Align::Centre),
            (lang.column_late(), 20, Align::Centre),
            (lang.column_others(), 20, Align::Centre),
        ],
    );
    for (kind, duties) in &all {
        let done = Done::of(duties.iter().copied(), material.day);
        let counts = [done.asked, done.in_time, done.after, done.late, done.other];
        let name = std::iter::once(lang.duty(*kind).into());
        table.row(name.chain(counts.into_iter().map(Into::into)));
    }
    paper.table(table);
    paper.heading(Level::One, lang.work_grades());
    let grades = grades(material, year..=year);
    if grades.is_empty() {
        paper.paragraph(lang.circular_not_reviewed(year));
    }
    for (grade, whose) in &grades {
        let names = lang.shorts(material.state, whose.iter().copied());
        paper.paragraph(lang.circular_grade(lang.grade(*grade), whose.len(), names));
    }
    paper.heading(Level::One, lang.circular_late());
    let late = late_by_department(&overview, material, duties());
    match late.len() {
        0 => paper.paragraph(lang.circular_nobody_late()),
        count => paper.paragraph(lang.circular_late_told(count)),
    }
    if !late.is_empty() {
        paper.heading(Level::One, lang.notice_asked());
        paper.paragraph(lang.circular_asked());
        paper.announce(lang.circular_late_list());
    }
    material.send(&mut paper, material.day);
    if !late.is_empty() {
        paper.attach(lang.circular_late_list());
        paper.table(notice::table(material, lang.circular_late_list(), &late, true));
    }
    Some(paper)
}

/// The late ones of some duties by department, those with most first.
fn late_by_department<'a>(
    overview: &'a Overview,
    material: &Material<'_>,
    duties: impl Iterator<Item = &'a Duty>,
) -> Vec<(&'a DepartmentId, Vec<&'a Duty>)> {
    let late: Vec<&Duty> = duties.filter(|duty| duty.is_late(material.day)).collect();
    let of = |id: &DepartmentId| -> Vec<&Duty> {
        late.iter().copied().filter(|it| it.department == *id).collect()
    };
    let rows = overview.departments.iter().map(|row| (&row.id, of(&row.id)));
    let mut rows: Vec<(&DepartmentId, Vec<&Duty>)> =
        rows.filter(|(_, theirs)| !theirs.is_empty()).collect();
    sort_by_key(&mut rows, |(_, theirs)| std::cmp::Reverse(theirs.len()));
    rows
}
