//! 督办单: what is owed and late, and by when it is asked for.

use chrono::NaiveDate;

use super::Material;
use super::document::{Align, Document, Level, Signature, Table};
use crate::domain::duty::{Duty, Standing};
use crate::domain::overview::Overview;
use crate::plan::DepartmentId;

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
    let departments = overview.departments.iter().map(|row| &row.id).filter(|id| asked(id));
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
            let day = lang.paper_day(material.day);
            (names.join(lang.list_comma()), lang.notice_many(day, owing.len(), count))
        }
    };
    paper.addressee = whom;
    paper.paragraph(told);
    paper.heading(Level::One, lang.notice_owed());
    for (id, duties) in &owing {
        if department.is_none() {
            paper.heading(Level::Two, state.short(id));
        }
        paper.table(table(material, state.short(id), duties));
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

fn table(material: &Material<'_>, name: &str, duties: &[&Duty]) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        name,
        &[
            (lang.column_duty(), 88, Align::Left),
            (lang.column_due(), 42, Align::Centre),
            (lang.column_days_late(), 26, Align::Centre),
        ],
    );
    for duty in duties {
        let days = (material.day - duty.due).num_days();
        let days = match duty.standing {
            Standing::Returned { .. } => lang.late_and_returned(days),
            _ => lang.days(days),
        };
        let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
        table.row([owed(material, duty).into(), due.into(), days.into()]);
    }
    table
}

/// What is owed, with what of it is missing.
fn owed(material: &Material<'_>, duty: &Duty) -> String {
    let (lang, state) = (material.lang, material.state);
    if let Some(seq) = duty.answers {
        return lang.answer_owed(lang.warning_named(state, seq));
    }
    let name = lang.duty_named(duty.year, lang.duty_owed(duty));
    let names = duty
        .lacks
        .iter()
        .map(|(plan, id)| state.indicator(plan, id).map_or(id.as_str(), |one| one.name.as_str()));
    match duty.lacks.len() {
        0 => name,
        _ => lang.duty_lacks(name, names.collect::<Vec<_>>().join(lang.list_comma())),
    }
}
