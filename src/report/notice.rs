//! 督办单: what is owed and late, and by when it is asked for.

use chrono::NaiveDate;

use super::Material;
use super::document::{Align, Document, Level, Signature, Table};
use crate::domain::duty::{Duty, Standing};
use crate::domain::overview::Overview;
use crate::plan::DepartmentId;

/// A notice asks for what is late within so many days, unless somebody names a day.
pub const NOTICE_DAYS: u64 = 10;

/// More departments than this are addressed together; the table names them.
const NAMED: usize = 8;

/// A notice to one department, or to all that are late; none where nothing is.
pub fn notice(
    material: &Material<'_>,
    department: Option<&DepartmentId>,
    by: NaiveDate,
) -> Option<Document> {
    let (lang, state) = (material.lang, material.state);
    let overview = Overview::of(state, material.day);
    let asked = |id: &DepartmentId| department.is_none_or(|one| one == id);
    let late = |id: &DepartmentId| -> Vec<&Duty> {
        let theirs = overview.duties.iter().filter(|duty| duty.department == *id);
        theirs.filter(|duty| duty.is_late(material.day)).collect()
    };
    // The office issues the notice; its own matters are not for one, and are told of apart.
    let departments = overview.departments.iter().map(|row| &row.id);
    let (own, others): (Vec<_>, Vec<_>) = departments.partition(|id| state.is_office(id));
    let departments = others.into_iter().filter(|id| asked(id));
    let owing: Vec<(&DepartmentId, Vec<&Duty>)> =
        departments.map(|id| (id, late(id))).filter(|(_, duties)| !duties.is_empty()).collect();
    let count: usize = owing.iter().map(|(_, duties)| duties.len()).sum();
    let (first, _) = owing.first()?;
    let mut paper = material.document(lang.notice_title().to_owned());
    paper.reference = Some(String::new());
    paper.signer = Some(String::new());
    let (whom, told) = match department {
        Some(_) => {
            let name = material.full_name(first);
            (name.to_owned(), lang.notice_one(lang.paper_day(material.day), count))
        }
        None => {
            let names: Vec<&str> = owing.iter().map(|(id, _)| state.short(id)).collect();
            let whom = match names.len() {
                0..=NAMED => names.join(lang.list_comma()),
                _ => lang.notice_to_all().to_owned(),
            };
            (whom, lang.notice_many(lang.paper_day(material.day), owing.len(), count))
        }
    };
    paper.addressee = whom;
    paper.paragraph(told);
    paper.heading(Level::One, lang.notice_owed());
    paper.table(table(material, &owing, department.is_none()));
    let own: usize = own.into_iter().map(|id| late(id).len()).sum();
    if own > 0 && department.is_none() {
        paper.paragraph(lang.notice_own_apart(material.office(), own));
    }
    paper.heading(Level::One, lang.notice_asked());
    paper.paragraph(lang.notice_by(lang.paper_day(by)));
    if owing.iter().flat_map(|(_, duties)| duties).any(|duty| duty.proposed) {
        paper.paragraph(lang.notice_proposed());
    }
    let office = material.office().to_owned();
    paper.signature = Some(Signature { office, day: material.day });
    Some(paper)
}

/// A row a duty; with the department in front where there are several.
fn table(material: &Material<'_>, owing: &[(&DepartmentId, Vec<&Duty>)], several: bool) -> Table {
    let lang = material.lang;
    let (whose, what) = if several { (26, 60) } else { (0, 86) };
    let columns = [
        (lang.column_whose(), whose, Align::Left),
        (lang.column_duty(), what, Align::Left),
        (lang.column_due(), 48, Align::Centre),
        (lang.column_days_late(), 22, Align::Centre),
    ];
    let first = usize::from(!several);
    let mut table = Table::new(lang.notice_owed(), &columns[first..]);
    for (id, duties) in owing {
        for duty in duties {
            let days = (material.day - duty.due).num_days();
            let days = match duty.standing {
                Standing::Returned { .. } => lang.late_and_returned(days),
                _ => lang.days(days),
            };
            let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
            let cells = [
                material.state.short(id).into(),
                owed(material, duty).into(),
                due.into(),
                days.into(),
            ];
            table.row(cells.into_iter().skip(first));
        }
    }
    table
}

/// What is owed, with what of it is missing.
fn owed(material: &Material<'_>, duty: &Duty) -> String {
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
