//! 未达标目标清单: the targets that are not met or not to be met in time, each with its figure, its goal and
//! who leads it.

use super::Material;
use super::document::{Align, Document, Level, Table};
use super::targets::Figures;
use crate::decimal::Decimal;
use crate::domain::assess::Attainment;
use crate::domain::overview::TargetRow;
use crate::order::sort_by_key;
use crate::plan::Plan;
use crate::words::{ahead, goal};

/// The list of a plan, on the figures that there are.
pub(super) fn unmet(material: &Material<'_>, plan: &Plan) -> Document {
    let lang = material.lang;
    let figures = Figures::new(material, plan, plan.to);
    let name = material.plan_name(plan);
    let mut paper = material.document(lang.unmet_title(&name));
    paper.paragraph(lang.unmet_intro(lang.paper_day(material.day)));
    paper.heading(Level::One, &lang.unmet_hard(plan.to));
    targets(&figures, &mut paper, &lang.unmet_hard(plan.to), is_behind);
    paper.heading(Level::One, lang.unmet_others());
    targets(&figures, &mut paper, lang.unmet_others(), |row| {
        row.assessment.attainment == Attainment::Unmet && !is_behind(row)
    });
    paper.heading(Level::One, lang.unmet_untold());
    let (none, unrated) = (figures.count(Attainment::NoData), figures.count(Attainment::Unrated));
    paper.paragraph(lang.unmet_untold_told(none, unrated));
    let without = figures.all().filter(|row| row.assessment.attainment == Attainment::NoData);
    without.for_each(|row| {
        let lead = material.marked(&material.shorts(&row.lead), row.proposed);
        let code = material.state.code(&row.item);
        paper.paragraph(lang.unmet_without(&code, material.title(&row.item), lead));
    });
    paper.sign(material.office(), material.day);
    paper
}

/// Whether effort alone will not bring it there.
pub(super) fn is_behind(row: &TargetRow) -> bool {
    row.assessment.outlook.is_behind()
}

/// Whether figures decided it.
fn is_judged(row: &TargetRow) -> bool {
    !matches!(row.assessment.attainment, Attainment::NoData | Attainment::Unrated)
}

/// Those targets that fit, the worst outlook first, or a sentence that there are none.
pub(super) fn targets(
    figures: &Figures<'_>,
    paper: &mut Document,
    name: &str,
    fits: impl Fn(&TargetRow) -> bool,
) {
    let (lang, material) = (paper.lang, figures.material);
    let mut rows: Vec<&TargetRow> = figures.all().filter(|row| fits(row)).collect();
    sort_by_key(&mut rows, |row| row.assessment.outlook);
    let mut table = Table::new(
        name,
        &[
            (lang.column_code(), 12, Align::Centre),
            (lang.column_target(), 32, Align::Left),
            (lang.column_value(), 30, Align::Left),
            (lang.column_goal(), 22, Align::Left),
            (lang.column_gap(), 22, Align::Left),
            (lang.column_outlook(), 20, Align::Left),
            (lang.column_lead(), 18, Align::Left),
        ],
    );
    for row in &rows {
        let (item, found) = (&row.item, &row.assessment);
        let decides = found.because.iter().find_map(|id| material.state.indicator(&item.plan, id));
        let reading = decides.and_then(|one| figures.overview.readings.get(&item.plan, &one.id));
        let decides = decides.zip(reading);
        let values = decides.and_then(|(one, reading)| {
            let latest = reading.judged.judgement()?.latest;
            let mut told = vec![lang.judged_in_unit(one)];
            told.push(lang.value_of_year(latest.value, latest.year));
            // A goal that is no number is one beside the base.
            let base = reading.base.filter(|base| one.goal.number().is_none() && *base != latest);
            told.extend(base.map(|it| lang.base_was(lang.value_of_year(it.value, it.year))));
            Some(told.join("\n"))
        });
        let gap = found.gap.as_ref().and_then(|gap| {
            let one = material.state.indicator(&item.plan, &gap.indicator)?;
            let tolerance = decides.and_then(|(_, reading)| reading.judged.judgement()?.tolerance);
            let miss = readable(gap.miss, gap.value.digits());
            let told = match miss.is_zero() {
                true => lang.to_be_passed().to_owned(),
                false => lang.still_to_go(lang.shortfall(miss, one)),
            };
            let within = tolerance.filter(|it| !it.is_zero());
            Some(
                match within.map(|it| {
                    lang.tolerance_in(lang.difference(readable(it, gap.value.digits()), &one.unit))
                }) {
                    Some(within) => format!("{told}\n{within}"),
                    None => told,
                },
            )
        });
        let heading = lang.outlook(found.outlook).to_owned();
        let leads = decides
            .and_then(|(one, reading)| ahead(lang, &item.plan, one, material.state, reading));
        table.row([
            material.state.code(item).into(),
            material.title(item).into(),
            values.unwrap_or_default().into(),
            decides
                .map_or_else(String::new, |(one, _)| goal(lang, &item.plan, one, material.state))
                .into(),
            gap.unwrap_or_default().into(),
            leads.map_or_else(|| heading.clone(), |leads| format!("{heading}\n{leads}")).into(),
            material.marked(&material.shorts(&row.lead), row.proposed).into(),
        ]);
    }
    match rows.len() {
        0 if !figures.all().any(is_judged) => paper.paragraph(lang.none_judged()),
        0 => paper.paragraph(lang.no_problems()),
        count => paper.paragraph(lang.problems_told(count)),
    }
    paper.table(table);
}

/// With at most one digit more after the point than the figure has: thresholds bring many.
fn readable(miss: Decimal, digits: u32) -> Decimal {
    match miss.digits() > digits + 1 {
        true => miss.ratio(Decimal::new(1, 0), 1, digits + 1).unwrap_or(miss),
        false => miss,
    }
}
