//! 报市政府的年度实施情况报告: how the plan stands, what was done, where it is hard, what comes next.

use chrono::Datelike;

use super::Material;
use super::document::{Align, Document, Level, Table};
use super::targets::{Beside, Figures};
use super::unmet;
use super::work::work;
use super::yearly::{domains, usual_year};
use crate::domain::assess::Attainment;
use crate::domain::payload::DocumentKind;
use crate::domain::state::Action;
use crate::plan::Plan;

/// The report of the office on a year of a plan; without a year, on the latest that can have all its
/// figures.
pub(super) fn government(material: &Material<'_>, plan: &Plan, year: Option<i32>) -> Document {
    let (lang, state) = (material.lang, material.state);
    let year = year.unwrap_or_else(|| usual_year(material.day, plan));
    let figures = Figures::new(material, plan, year);
    let name = material.plan_name(plan);
    let title = lang.government_title(&name, year);
    let mut paper = material.awaiting_approval(title, DocumentKind::GovernmentReport, year);
    paper.addressee = state.office().map_or_else(String::new, |it| lang.government_of(&it.city));
    paper.paragraph(lang.government_intro(&name, year, lang.paper_day(material.day)));
    if year >= material.day.year() {
        paper.paragraph(lang.year_not_over(year));
    }
    paper.heading(Level::One, lang.head_overall());
    figures.overall(&mut paper);
    paper.heading(Level::One, lang.head_work());
    work(&mut paper, material, &figures.overview, year..=year);
    paper.heading(Level::One, lang.head_hard());
    hard(&figures, &mut paper);
    paper.heading(Level::One, lang.head_next());
    let open = open_actions(material, plan);
    match open.rows.len() {
        0 => paper.paragraph(lang.no_open_actions()),
        count => paper.paragraph(lang.open_actions_told(count)),
    }
    paper.table(open);
    paper.paragraph(lang.to_write_in());
    paper.paragraph(lang.hereby_reported());
    paper.announce(lang.targets_in_full());
    paper.sign(material.author(DocumentKind::GovernmentReport.duty().0), material.day);
    paper.attach(lang.targets_in_full());
    domains(&figures, &mut paper, Beside::Before, None);
    paper.paragraph(lang.report_notes());
    paper
}

/// The targets that are hard to reach, and how many others are not met or have no figure to tell.
fn hard(figures: &Figures<'_>, paper: &mut Document) {
    let lang = paper.lang;
    unmet::targets(figures, paper, &figures.behind_title(), |row| figures.is_behind(row));
    let besides = [Attainment::Unmet, Attainment::Nearly].map(|stands| {
        let here = figures.all().filter(|row| figures.is_besides(row, stands));
        (stands, here.count())
    });
    let besides = besides.into_iter().filter(|(_, count)| *count > 0);
    let told = besides.map(|(stands, count)| lang.counted(lang.attainment(stands), count));
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        paper.paragraph(lang.hard_besides(told.join(lang.list_comma())));
    }
    match figures.count(Attainment::NoData) {
        0 => {}
        none => paper.paragraph(lang.hard_untold(none)),
    }
}

/// What the committee ordered that is not closed.
fn open_actions(material: &Material<'_>, plan: &Plan) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        lang.head_next(),
        &[
            (lang.minutes_what(), 76, Align::Left),
            (lang.minutes_whose(), 40, Align::Left),
            (lang.minutes_due(), 40, Align::Centre),
        ],
    );
    // What concerns another plan stands in its own report.
    let here = |action: &&Action| action.item.as_ref().is_none_or(|item| item.plan == plan.id);
    for action in material.state.actions.open().filter(here) {
        let mut due = lang.paper_day(action.due());
        if action.due() < material.day {
            due = format!("{due}\n{}", lang.overdue());
        }
        let owners = lang.shorts(material.state, &action.owners);
        table.row([action.heading.as_ref().into(), owners.into(), due.into()]);
    }
    table
}
