//! 单位情况表: what a department answers for, how that stands, what it handed in and what it owes.

use chrono::Datelike;

use super::document::{Align, Document, Level, Table};
use super::{Material, notice};
use crate::domain::assess::Attainment;
use crate::domain::duty::Standing;
use crate::domain::overview::Overview;
use crate::domain::state::Stage;
use crate::plan::{DepartmentId, Item, ItemKind, Part};
use crate::words::goal;

/// A department's sheet.
pub(super) fn department(material: &Material<'_>, id: &DepartmentId) -> Document {
    let (lang, state) = (material.lang, material.state);
    let overview = Overview::of(state, material.day);
    let mut paper = material.document(lang.sheet_title(material.full_name(id)));
    paper.heading(Level::One, lang.sheet_facts());
    paper.table(facts(material, id, &overview));
    let items = state.items_of(id);
    for (part, heading) in
        [(Part::Lead, lang.sheet_leads()), (Part::Cooperating, lang.sheet_cooperates())]
    {
        let here = |(item, own): &&(Item, Part)| *own == part && item.code.is_target();
        let targets: Vec<&Item> = items.iter().filter(here).map(|(item, _)| item).collect();
        if !targets.is_empty() {
            paper.heading(Level::One, heading);
            paper.table(targets_table(material, heading, &targets, &overview));
        }
    }
    let measures = measures(material, id, &items);
    if !measures.rows.is_empty() {
        paper.heading(Level::One, lang.head_measures());
        paper.table(measures);
    }
    let duties = duties(material, id, &overview);
    if !duties.rows.is_empty() {
        paper.heading(Level::One, lang.sheet_duties());
        paper.table(duties);
    }
    let reports = reports(material, id);
    if !reports.rows.is_empty() {
        paper.heading(Level::One, lang.sheet_reports());
        paper.table(reports);
    }
    paper.sign(material.office(), material.day);
    paper
}

/// Its letters, scheme and counts.
fn facts(material: &Material<'_>, id: &DepartmentId, overview: &Overview) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut table = Table::new(
        lang.sheet_facts(),
        &[(lang.column_fact(), 40, Align::Left), (lang.column_standing(), 116, Align::Left)],
    );
    let (from, to) = state.years().unwrap_or_default();
    for year in (from..=to).rev() {
        let Some((_, letter)) = state.letter_of(id, year) else { continue };
        let issued = lang.letter_issued_on(lang.paper_day(letter.issued.on), letter.items.len());
        let sides = [
            (letter.signed.as_ref(), lang.side_signed(), lang.side_not_signed()),
            (
                letter.countersigned.as_ref(),
                lang.side_countersigned(),
                lang.side_not_countersigned(),
            ),
        ];
        let sides = sides.map(|(side, done, not)| match side {
            Some(side) => {
                let who = lang.signed_by(&side.signatory, &side.title);
                let who = material.from_paper(who, &side.stamp);
                format!("{}{done}{who}", lang.paper_day(side.stamp.on))
            }
            None => not.to_owned(),
        });
        let told = [issued].into_iter().chain(sides).collect::<Vec<_>>();
        table.row([lang.row_letter(year).into(), told.join(lang.semicolon()).into()]);
    }
    if table.rows.is_empty() {
        table.row([lang.row_letter(material.day.year()).into(), lang.letter_none().into()]);
    }
    let scheme = state.scheme_of(id).map_or_else(
        || lang.not_filed().to_owned(),
        |scheme| {
            let day = lang.paper_day(scheme.filed.on);
            let told = lang.scheme_told(day, &scheme.section, &scheme.officer);
            material.from_paper(told, &scheme.filed)
        },
    );
    table.row([lang.row_scheme().into(), scheme.into()]);
    if let Some(row) = overview.departments.iter().find(|row| row.id == *id) {
        let told = lang.answers_for(row.leads, row.shares, row.measures.total(), row.proposed);
        table.row([lang.row_answers_for().into(), told.into()]);
        let told = lang.reports_counted(row.accepted, row.waiting);
        table.row([lang.sheet_reports().into(), told.into()]);
        table.row([lang.column_days_late().into(), lang.late_counted(row.overdue).into()]);
    }
    table
}

fn targets_table(
    material: &Material<'_>,
    name: &str,
    items: &[&Item],
    overview: &Overview,
) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut table = Table::new(
        name,
        &[
            (lang.column_code(), 14, Align::Centre),
            (lang.column_target(), 58, Align::Left),
            (lang.column_result(), 20, Align::Centre),
            (lang.column_outlook(), 20, Align::Centre),
            (lang.column_decided_by(), 44, Align::Left),
        ],
    );
    for item in items {
        let Some(row) = overview.target(item) else { continue };
        let found = &row.assessment;
        let told = found.because.iter().filter_map(|id| {
            let one = state.indicator(&item.plan, id).filter(|one| one.is_measured())?;
            let reading = overview.readings.get(&item.plan, id)?;
            let latest = lang.deciding(reading, "")?;
            let name = lang.judged_in_unit(one);
            let asked = goal(lang, &item.plan, one, state);
            let base = lang.doubtful_base(one, reading, "");
            let told = std::iter::once(lang.value_against_goal(&name, latest, asked)).chain(base);
            Some(told.collect::<Vec<_>>().join(lang.comma()))
        });
        let outlook = match found.attainment {
            Attainment::Unrated | Attainment::NoData => "",
            _ => lang.outlook(found.outlook),
        };
        table.row([
            state.code(item).into(),
            material.marked(material.title(item), row.proposed).into(),
            lang.attainment(found.attainment).into(),
            outlook.into(),
            told.collect::<Vec<_>>().join("\n").into(),
        ]);
    }
    table
}

/// Its measures with its own latest word on each.
fn measures(material: &Material<'_>, id: &DepartmentId, items: &[(Item, Part)]) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut table = Table::new(
        lang.head_measures(),
        &[
            (lang.column_code(), 14, Align::Centre),
            (lang.item_kind(ItemKind::Measure), 52, Align::Left),
            (lang.column_part(), 16, Align::Centre),
            (lang.column_progress(), 18, Align::Centre),
            (lang.column_remark(), 56, Align::Left),
        ],
    );
    for (item, part) in items.iter().filter(|(item, _)| !item.code.is_target()) {
        let own = state.progress_of(item).into_iter();
        let mut own = own.filter(|(_, report, _)| state.successor(&report.department) == id);
        let (word, note) =
            own.next().map_or((lang.not_reported(), String::new()), |(_, by, row)| {
                let day = lang.paper_day(by.submitted.on);
                (
                    lang.progress(row.progress),
                    material.from_paper(lang.said_on(day, &row.note), &by.submitted),
                )
            });
        let proposed = state.is_proposed(item);
        table.row([
            state.code(item).into(),
            material.title(item).into(),
            material.marked(lang.part(*part), proposed).into(),
            word.into(),
            note.into(),
        ]);
    }
    table
}

/// What is open, and what was done late or in time this year.
fn duties(material: &Material<'_>, id: &DepartmentId, overview: &Overview) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        lang.sheet_duties(),
        &[
            (lang.column_duty(), 76, Align::Left),
            (lang.column_due(), 50, Align::Centre),
            (lang.column_standing(), 30, Align::Centre),
        ],
    );
    let year = material.day.year();
    for duty in overview.duties_of(id) {
        if matches!(duty.standing, Standing::Done { .. }) && duty.due.year() < year {
            continue;
        }
        // What is not due yet lacks most of what it asks for.
        let name = match duty.particulars().answers {
            None if !duty.is_late(material.day) => lang.duty_in_full(duty),
            _ => notice::owed(material, duty),
        };
        let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
        table.row([name.into(), due.into(), lang.standing(duty).into()]);
    }
    table
}

fn reports(material: &Material<'_>, id: &DepartmentId) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        lang.sheet_reports(),
        &[
            (lang.column_day(), 40, Align::Centre),
            (lang.column_report(), 92, Align::Left),
            (lang.column_standing(), 24, Align::Centre),
        ],
    );
    let told = material.state.reports_by_day(id).into_iter();
    for (_, report) in told.filter(|(_, it)| it.stage() != Stage::Replaced) {
        let form = lang.report_form(report.form);
        let heading = lang.report_told(report.year, form, &report.heading);
        table.row([
            lang.paper_day(report.submitted.on).into(),
            material.from_paper(heading, &report.submitted).into(),
            lang.stage(report.stage()).into(),
        ]);
    }
    table
}
