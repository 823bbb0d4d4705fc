//! A target or a measure in full, and why a target stands as it does.

use ratatui::text::Span;

use super::writer::{LABEL, Writer};
use super::{explain, judged};
use crate::domain::state::{Action, Stage};
use crate::plan::{Indicator, Item, Part};
use crate::tui::filter::Criterion;
use crate::tui::model::Subject;
use crate::tui::screens::tone;
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::words::{ahead, goal};

/// How many entries of its history a page shows.
const HISTORY: usize = 12;

pub(super) fn write(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(clause) = state.clause(item) else { return };
    let domain = state.domain(&item.plan, item.code.domain);
    let domain = domain.map_or("", |domain| &domain.name);
    let kind = lang.one_item(item.code.kind);
    writer.title(&format!("{}  {domain}  {kind}", state.code(item)));
    writer.text(&clause.text);
    writer.blank();
    if item.code.is_target() {
        attainment(writer, item);
    }
    answering(writer, item);
    judged::on_target(writer, item);
    if !item.code.is_target() {
        progress(writer, item);
    }
    actions(writer, item);
    indicators(writer, item);
    trend(writer, item);
    reports(writer, item);
    let notes: Vec<_> = state.notes_on(item).collect();
    if !notes.is_empty() {
        writer.heading(lang.heading_notes());
        writer.notes(&notes, HISTORY);
    }
    let history = state.index.of_item(item);
    if !history.is_empty() {
        writer.heading(lang.heading_history());
        writer.entries(history, HISTORY, Some(Criterion::Item(item.clone())));
    }
}

fn attainment(writer: &mut Writer<'_>, item: &Item) {
    let (lang, theme) = (writer.lang(), writer.theme());
    let Some(row) = writer.model.overview.target(item) else { return };
    let found = &row.assessment;
    let small = if found.small { lang.small_numbers() } else { "" };
    let word = format!("{}  {small}", lang.attainment(found.attainment));
    writer.row_styled(
        lang.label_attainment(),
        word.trim_end(),
        theme.status(tone(found.attainment)),
    );
    let outlook = lang.outlook(found.outlook);
    let theirs = writer.model.overview.readings.of_target(writer.state(), item);
    let rests_on = lang.heading_rests_on(found, &theirs);
    let means = lang.outlook_means(found.outlook).map(str::to_owned);
    let told: Vec<String> = means.into_iter().chain(rests_on).collect();
    let outlook = match told.is_empty() {
        true => outlook.to_owned(),
        false => lang.with_meaning(outlook, &told.join(lang.semicolon())),
    };
    writer.row(lang.label_outlook(), &outlook);
    for id in &found.because {
        let (state, readings) = (writer.state(), &writer.model.overview.readings);
        if let Some(indicator) = state.indicator(&item.plan, id)
            && let Some(reading) = readings.get(&item.plan, id)
            && let Some(ahead) = ahead(lang, indicator, reading)
        {
            let one_of_several = state.indicators_of(item).nth(1).is_some();
            let name = if one_of_several { indicator.name.as_str() } else { "" };
            writer.row(lang.label_ahead(), format!("{name}  {ahead}").trim_start());
        }
    }
    if let Some(gap) = &found.gap
        && let Some(indicator) = writer.state().indicator(&item.plan, &gap.indicator)
    {
        writer.row(lang.column_gap(), &lang.shortfall(gap.miss.abs(), indicator));
    }
    if !found.warnings.is_empty() {
        let told = found.warnings.iter().map(|warning| {
            let name = writer.state().indicator_name(&warning.indicator);
            format!("{name} {}", lang.warning_with_year(warning))
        });
        let told = told.collect::<Vec<_>>().join(lang.list_comma());
        writer.row_styled(lang.row_warnings(), &told, theme.status(Tone::Bad));
    }
}

/// The chart of the indicator that decides, or of the first that has one.
fn trend(writer: &mut Writer<'_>, item: &Item) {
    let state = writer.state();
    let Some(row) = writer.model.overview.target(item) else { return };
    let found = &row.assessment;
    let measured = state.indicators_of(item).filter(|one| one.is_measured());
    let drawn = writer.lines.len();
    for indicator in found.decided_first(measured) {
        let reading = writer.model.overview.readings.get(&item.plan, &indicator.id);
        if let Some(reading) = reading.filter(|_| writer.lines.len() == drawn) {
            explain::trend(writer, &item.plan, indicator, reading);
        }
    }
}

fn answering(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let Some(assignment) = state.assignment(item) else {
        writer.row(lang.part(Part::Lead), lang.no_one());
        return;
    };
    let proposed = state.is_proposed(item);
    for id in &assignment.lead {
        let mut spans = vec![
            Span::styled(text::pad_right(lang.part(Part::Lead), LABEL), theme.quiet()),
            Span::styled(state.short(id).to_owned(), theme.heading()),
        ];
        if let Some(scheme) = state.scheme_of(id) {
            spans.push(Span::raw(format!("  {} {}", scheme.section, scheme.officer)));
        }
        if proposed {
            spans.push(Span::raw("  "));
            spans.push(Span::styled(lang.proposed(), theme.proposed()));
        }
        writer.link(Subject::Department(id.clone()), spans);
    }
    if !assignment.cooperating.is_empty() {
        let names = lang.shorts(state, &assignment.cooperating);
        writer.row(lang.part(Part::Cooperating), &names);
    }
}

/// What departments say of a measure.
fn progress(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang) = (writer.state(), writer.lang());
    let told = state.progress_of(item);
    if told.is_empty() {
        return;
    }
    writer.heading(lang.heading_progress());
    for (seq, report, row) in told {
        let form = lang.report_form(report.form);
        let mut spans = vec![
            Span::raw(format!("{}  ", state.short(&report.department))),
            Span::styled(lang.progress(row.progress), writer.theme().heading()),
            Span::raw(format!("  {} {form}  {}", report.year, lang.stage(report.stage()))),
            Span::raw(format!("  {}", row.note)),
        ];
        spans.extend(writer.on_behalf(&report.submitted));
        writer.link(Subject::Entry(seq), spans);
    }
}

/// What is ordered about it and not yet closed.
fn actions(writer: &mut Writer<'_>, item: &Item) {
    let state = writer.state();
    let open: Vec<&Action> = state.actions.about(item).collect();
    if open.is_empty() {
        return;
    }
    writer.heading(writer.lang().heading_actions());
    for action in open {
        writer.action(action);
    }
}

fn indicators(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang) = (writer.state(), writer.lang());
    let all: Vec<&Indicator> = state.indicators_of(item).collect();
    if all.is_empty() {
        return;
    }
    writer.heading(lang.heading_indicators());
    for indicator in all {
        explain::line(writer, &item.plan, indicator);
        let goal = goal(lang, &item.plan, indicator, state);
        let mut remarks = vec![goal, lang.supplied_by(state.supplier(indicator))];
        if indicator.by_sex {
            remarks.push(lang.split_by_sex().to_owned());
        }
        if indicator.by_area {
            remarks.push(lang.split_by_area().to_owned());
        }
        writer.remark(&format!("  {}", remarks.join("  ")));
    }
}

fn reports(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(assignment) = state.assignment(item) else { return };
    let mut latest = Vec::new();
    for id in &assignment.lead {
        latest.extend(state.reports_of(id).find(|(_, report)| report.stage() != Stage::Replaced));
    }
    if latest.is_empty() {
        return;
    }
    writer.heading(lang.heading_latest_reports());
    for (seq, report) in latest {
        writer.report(seq, report);
    }
}
