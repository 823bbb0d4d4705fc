//! 预警提示函: what a department that leads is warned of, on what figures, and the slip on which it answers.

use super::Material;
use super::document::{Align, Cell, Document, Table};
use super::targets::points;
use crate::domain::assess::{Point, Reading};
use crate::domain::figures::reading_up_to;
use crate::domain::state::WarningRecord;
use crate::plan::{Goal, Indicator};
use crate::words::{Lang, goal, in_short, warned_because};

/// How many of the latest years a letter shows.
const YEARS: usize = 8;

/// The letter of a warning that was issued. `reference` and `text` are what its entry says.
pub(super) fn warning(
    material: &Material<'_>,
    record: &WarningRecord,
    reference: String,
    text: &str,
) -> Document {
    let (lang, state) = (material.lang, material.state);
    let indicator = state.indicator(&record.plan, &record.indicator);
    let name = indicator.map_or_else(|| record.indicator.clone(), |one| lang.judged_name(one));
    let kind = lang.warning(record.warning);
    let mut paper = material.document(lang.warning_title(material.office(), &name, kind));
    paper.reference = Some(reference);
    let addressed: Vec<_> = state.addressed(record).into_iter().cloned().collect();
    paper.addressee = material.addressed(&addressed);
    let code = state.code(&record.item);
    let led_by = match addressed.len() {
        1 => lang.you(),
        _ => lang.each_of_you(),
    };
    paper.paragraph(lang.warning_intro(
        led_by,
        &code,
        material.title(&record.item),
        &name,
        record.year,
        kind,
    ));
    // Later figures were not known to it.
    let read = indicator
        .and_then(|one| reading_up_to(state, &record.plan, one, material.day, record.year));
    let because = read
        .as_ref()
        .zip(indicator)
        .and_then(|(read, one)| warned_because(lang, one, read, record.warning));
    if let Some(because) = because {
        paper.paragraph(lang.warning_grounds(kind, because));
    }
    if !text.trim().is_empty() {
        paper.paragraph(text);
    }
    if let Some(one) = indicator {
        let told = goal(lang, &record.plan, one, state);
        paper.paragraph(lang.indicator_goal(lang.what_is_asked(), told) + lang.stop());
        // By how much, which the goal's words may leave open.
        if let Some(read) = read.as_ref().filter(|read| read.judged.judgement().is_some()) {
            paper.paragraph(in_short(lang, one, read) + lang.stop());
        }
        let known: Vec<_> = read.iter().flat_map(|read| &read.points).collect();
        let gap = read.as_ref().filter(|_| matches!(one.goal, Goal::Narrow(_)));
        let table = match gap {
            Some(read) => gaps(lang, one, read),
            None => figures(lang, one, &known[known.len().saturating_sub(YEARS)..]),
        };
        if !table.rows.is_empty() {
            // Where none of them came later, they are those of the letter's day.
            let later = known.iter().any(|(_, point)| point.entered > record.issued.on);
            let day = if later { material.day } else { record.issued.on };
            paper.paragraph(lang.figures_as_of(lang.paper_day(day)));
            paper.table(table);
        }
    }
    paper.paragraph(lang.warning_answer_by(lang.paper_day(record.answer_by()), material.office()));
    paper.announce(lang.answer_slip());
    material.send(&mut paper, record.issued.on);
    paper.attach(lang.answer_slip());
    paper.table(slip(lang));
    paper
}

/// By year, what is judged of an indicator.
fn years(lang: Lang, one: &Indicator) -> Table {
    Table::new(
        lang.judged_name(one),
        &[(lang.column_year(), 60, Align::Centre), (&lang.judged_in_unit(one), 96, Align::Centre)],
    )
}

/// The gap that is to be narrowed, a year each.
fn gaps(lang: Lang, one: &Indicator, read: &Reading) -> Table {
    let mut table = years(lang, one);
    let all = points(one, read);
    for (year, gap) in &all[all.len().saturating_sub(YEARS)..] {
        table.row([lang.in_year(*year).into(), (*gap).map_or_else(|| "".into(), Cell::Number)]);
    }
    table
}

/// An indicator's figures, a year each, with what is to be known of them.
fn figures(lang: Lang, one: &Indicator, points: &[(&i32, &Point)]) -> Table {
    let mut table = years(lang, one);
    for (year, point) in points {
        let marks = lang.marks_of(point).join(lang.comma());
        let value = match point.value {
            None => lang.no_case_mark().into(),
            Some(value) if marks.is_empty() => Cell::Number(value),
            Some(value) => lang.with_meaning(&value.to_string(), &marks).into(),
        };
        table.row([lang.in_year(**year).into(), value]);
    }
    table
}

/// What the department writes its answer on.
fn slip(lang: Lang) -> Table {
    let mut slip = Table::new(
        lang.answer_slip(),
        &[(lang.column_fact(), 40, Align::Left), (lang.column_content(), 116, Align::Left)],
    );
    for row in [
        lang.slip_cause(),
        lang.slip_measures(),
        lang.slip_section(),
        lang.slip_until(),
        lang.slip_signed(),
    ] {
        slip.row([row.into(), "\n\n".into()]);
    }
    slip
}
