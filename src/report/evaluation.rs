//! 中期、终期评估报告: where every target stands against the base year, what measures came to, what is
//! left to do, and the verdicts where there are any.

use std::collections::BTreeMap;

use super::Material;
use super::attention::attention;
use super::document::{Align, Document, Level, Row, Signature, Table};
use super::targets::{Beside, Figures};
use super::yearly::{domains, usual_year};
use crate::decimal::Decimal;
use crate::domain::assess::Attainment;
use crate::domain::overview::DomainRow;
use crate::domain::payload::Term;
use crate::domain::progress::STEPS;
use crate::plan::{DutyKind, Item, Plan};

/// 评估结论: what the evaluation group decided on each target, in words with its year. A target
/// without one has no row for it.
pub type Verdicts = BTreeMap<Item, String>;

fn verdicts(material: &Material<'_>, plan: &Plan, term: Term) -> Verdicts {
    let lang = material.lang;
    let targets = plan.domains.iter().flat_map(|domain| &domain.targets);
    let told = targets.filter_map(|target| {
        let item = Item { plan: plan.id.clone(), code: target.code };
        let verdict = material.state.reviews.verdict(&item, term)?;
        Some((
            item,
            lang.verdict_grounds(verdict.year, lang.finding(verdict.finding), &verdict.text),
        ))
    });
    told.collect()
}

/// The report of an evaluation of a plan, on figures up to its year or to those there can be.
pub fn evaluation(material: &Material<'_>, plan: &Plan, term: Term) -> Document {
    let lang = material.lang;
    let due = term.last_year((plan.from, plan.to));
    let year = due.min(usual_year(material.day, plan));
    let figures = Figures::new(material, plan, year);
    let name = material.plan_name(plan);
    let mut paper = material.document(lang.evaluation_title(&name, term));
    paper.reference = Some(String::new());
    paper.signer = Some(String::new());
    material.committee().clone_into(&mut paper.addressee);
    paper.paragraph(lang.evaluation_intro(&name, term, year, lang.paper_day(material.day)));
    if year < due {
        paper.paragraph(lang.evaluation_early(due, year));
    }
    paper.heading(Level::One, lang.head_overall());
    figures.overall(&mut paper);
    paper.heading(Level::One, lang.head_attained());
    domains(&figures, &mut paper, Beside::Base, &verdicts(material, plan, term));
    paper.heading(Level::One, lang.head_measures());
    paper.paragraph(lang.measures_intro());
    paper.table(measures(&figures));
    paper.heading(Level::One, lang.head_problems());
    problems(&figures, &mut paper);
    paper.heading(Level::One, lang.head_warnings());
    attention(&figures, &mut paper);
    paper.heading(Level::One, lang.head_notes());
    paper.paragraph(lang.report_notes());
    let office = material.author(DutyKind::EvaluationReport).to_owned();
    paper.signature = Some(Signature { office, day: material.day });
    paper
}

/// How far measures have come by what the departments that lead them say, a row a domain.
fn measures(figures: &Figures<'_>) -> Table {
    let lang = figures.material.lang;
    let mut columns =
        vec![(lang.col_domain(), 56, Align::Left), (lang.col_measures(), 20, Align::Centre)];
    columns.extend(STEPS.map(|step| (lang.step(step), 16, Align::Centre)));
    let mut table = Table::new(lang.head_measures(), &columns);
    for (domain, DomainRow { measures, .. }) in figures.domains() {
        let name = format!("{} {}", domain.code, domain.name);
        let mut row = vec![name.into(), measures.total().into()];
        row.extend(STEPS.map(|step| measures.of(step).into()));
        table.rows.push(Row::Cells(row));
    }
    table
}

/// The targets not met, each with what is still to go.
fn problems(figures: &Figures<'_>, paper: &mut Document) {
    let (lang, material) = (paper.lang, figures.material);
    let unmet = figures.domains().flat_map(|(domain, _)| figures.targets(domain.code));
    let unmet = unmet.filter(|row| row.assessment.attainment == Attainment::Unmet);
    let mut table = Table::new(
        lang.head_problems(),
        &[
            (lang.column_code(), 14, Align::Centre),
            (lang.column_target(), 62, Align::Left),
            (lang.column_gap(), 30, Align::Left),
            (lang.column_outlook(), 20, Align::Centre),
            (lang.column_lead(), 30, Align::Left),
        ],
    );
    for row in unmet {
        let gap = row.assessment.gap.as_ref().map(|gap| {
            let indicator = material.state.indicator(&row.item.plan, &gap.indicator);
            let miss = readable(gap.miss, gap.value.digits());
            indicator.map_or_else(String::new, |one| lang.still_to_go(lang.shortfall(miss, one)))
        });
        table.row([
            material.state.code(&row.item).into(),
            material.title(&row.item).into(),
            gap.unwrap_or_default().into(),
            lang.outlook(row.assessment.outlook).into(),
            material.marked(&material.shorts(&row.lead), row.proposed).into(),
        ]);
    }
    match table.rows.len() {
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
