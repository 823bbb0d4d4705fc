//! 中期、终期评估报告: where every target stands against the base year, what measures came to, what is
//! left to do, and the verdicts where there are any.

use super::Material;
use super::attention::attention;
use super::document::{Align, Document, Level, Row, Table};
use super::targets::{Beside, Figures};
use super::unmet;
use super::work::work;
use super::yearly::{domains, usual_year};
use crate::domain::assess::Attainment;
use crate::domain::overview::{DomainRow, TargetRow};
use crate::domain::payload::{DocumentKind, Term};
use crate::domain::progress::STEPS;
use crate::plan::{DutyKind, Plan};

/// The report of an evaluation of a plan, on figures up to its year or to those there can be.
pub(super) fn evaluation(material: &Material<'_>, plan: &Plan, term: Term) -> Document {
    let (lang, state) = (material.lang, material.state);
    let due = term.last_year((plan.from, plan.to));
    let year = due.min(usual_year(material.day, plan));
    let figures = Figures::new(material, plan, year);
    let name = material.plan_name(plan);
    let kind = match term {
        Term::Midterm => DocumentKind::MidtermEvaluationReport,
        Term::Final => DocumentKind::FinalEvaluationReport,
    };
    let mut paper = material.awaiting_approval(lang.evaluation_title(&name, term), kind, due);
    paper.addressee = lang.evaluation_to(material.committee());
    // Before they are due, and as long as none is in, figures are of an earlier year.
    let judged = figures.readings().into_iter().filter_map(|(_, found)| found.judged.judgement());
    let until = judged.map(|found| found.latest.year).max().map_or(year, |last| last.min(year));
    paper.paragraph(lang.evaluation_intro(&name, term, until, lang.paper_day(material.day)));
    if until < due {
        paper.paragraph(lang.evaluation_early(due, until));
    }
    paper.heading(Level::One, lang.head_overall());
    figures.overall(&mut paper);
    paper.heading(Level::One, lang.head_attained());
    let judged =
        figures.all().filter(|row| state.reviews.verdict(&row.item, term).is_some()).count();
    paper.paragraph(lang.verdicts_counted(judged, figures.all().count()));
    domains(&figures, &mut paper, Beside::Base, Some(term));
    paper.heading(Level::One, lang.head_work());
    work(&mut paper, material, &figures.overview, plan.from..=year);
    paper.heading(Level::One, lang.head_measures());
    paper.paragraph(lang.measures_intro());
    paper.table(measures(&figures));
    paper.heading(Level::One, lang.head_problems());
    let fits = |row: &TargetRow| row.assessment.attainment == Attainment::Unmet;
    unmet::targets(&figures, &mut paper, lang.head_problems(), fits);
    paper.heading(Level::One, lang.head_warnings());
    attention(&figures, &mut paper);
    paper.heading(Level::One, lang.head_next());
    paper.paragraph(lang.to_write_in());
    paper.heading(Level::One, lang.head_notes());
    paper.paragraph(lang.report_notes());
    paper.sign(material.author(DutyKind::EvaluationReport), material.day);
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
