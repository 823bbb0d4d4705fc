//! 年度监测报告: how every target stood with a year's figures, what changed, what calls for attention.

use chrono::{Datelike, NaiveDate};

use super::Material;
use super::attention::attention;
use super::document::{Block, Document, Level};
use super::targets::{Beside, Figures};
use crate::domain::payload::{DocumentKind, Term};
use crate::plan::{DutyKind, Plan};

/// The report on a year of a plan; without a year, on the latest that can have all its figures.
pub(super) fn yearly(material: &Material<'_>, plan: &Plan, year: Option<i32>) -> Document {
    let lang = material.lang;
    let year = year.unwrap_or_else(|| usual_year(material.day, plan));
    let figures = Figures::new(material, plan, year);
    let name = material.plan_name(plan);
    let title = lang.yearly_title(&name, year);
    let mut paper = material.awaiting_approval(title, DocumentKind::MonitoringReport, year);
    material.office().clone_into(&mut paper.addressee);
    paper.paragraph(lang.yearly_intro(&name, year, lang.paper_day(material.day)));
    if year >= material.day.year() {
        paper.paragraph(lang.year_not_over(year));
    }
    paper.heading(Level::One, lang.head_overall());
    figures.overall(&mut paper);
    paper.heading(Level::One, lang.head_domains());
    domains(&figures, &mut paper, Beside::Before, None);
    paper.heading(Level::One, lang.head_warnings());
    attention(&figures, &mut paper);
    paper.heading(Level::One, lang.head_notes());
    paper.paragraph(lang.report_notes());
    paper.sign(material.author(DutyKind::MonitoringReport), material.day);
    paper
}

/// The year that the report is on where none is named: the latest whose figures can be expected on a day.
pub fn usual_year(day: NaiveDate, plan: &Plan) -> i32 {
    (day.year() - 1).clamp(plan.from, plan.to)
}

/// Every domain with its table and trends; of an evaluation, with what departments and the evaluation group
/// said.
pub(super) fn domains(
    figures: &Figures<'_>,
    paper: &mut Document,
    beside: Beside,
    evaluated: Option<Term>,
) {
    let lang = paper.lang;
    for (domain, row) in figures.domains() {
        paper.heading(Level::Two, &domain.name);
        paper.paragraph(lang.domain_told(&row.counts, row.warnings));
        paper.table(figures.table_of_targets(domain, beside, evaluated));
        let charts = figures.charts(domain.code);
        if !charts.is_empty() {
            paper.body.push(Block::Charts(charts));
        }
    }
}
