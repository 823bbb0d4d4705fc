//! Why something stands as it does: of a target its indicators, of an indicator the whole way from
//! its figures to its status. What is said is `words::explained`'s, as on paper and in `--json`.

use ratatui::text::Span;

use super::judged;
use super::writer::Writer;
use crate::domain::assess::Reading;
use crate::order::sort_by_key;
use crate::plan::{Indicator, Item, PlanId};
use crate::tui::model::Subject;
use crate::tui::screens::{monitor, tone};
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::tui::widgets::trend::{Trend, spark};
use crate::words::{explained, goal};

/// An indicator: what it is, how it stands and why, and every figure with its entry.
pub(super) fn indicator(writer: &mut Writer<'_>, plan: &PlanId, id: &str) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(indicator) = state.indicator(plan, id) else { return };
    let reading = writer.model.overview.readings.get(plan, id);
    let stands = match reading.filter(|_| indicator.is_measured()) {
        Some(reading) => lang.indicator_stands(&reading.judged),
        None => lang.judged().to_owned(),
    };
    writer.title(&format!("{}  {stands}", lang.judged_name(indicator)));
    definition(writer, plan, indicator);
    let Some(reading) = reading.filter(|_| indicator.is_measured()) else { return };
    trend(writer, plan, indicator, reading);
    writer.blank();
    steps(writer, indicator, reading);
    figures(writer, plan, indicator);
    thresholds(writer);
}

/// Why a target stands as it does.
pub(super) fn target(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(row) = writer.model.overview.target(item) else { return };
    let found = &row.assessment;
    writer.title(&format!("{}  {}", state.code(item), lang.attainment(found.attainment)));
    let all = found.decided_first(state.indicators_of(item));
    writer.text(&lang.why(found, &all, &state.thresholds()));
    for indicator in all {
        writer.blank();
        line(writer, &item.plan, indicator);
        definition(writer, &item.plan, indicator);
        let reading = writer.model.overview.readings.get(&item.plan, &indicator.id);
        match reading.filter(|_| indicator.is_measured()) {
            Some(found) if found.latest.is_some() || !found.returned.is_empty() => {
                steps(writer, indicator, found);
            }
            Some(_) => writer.row(lang.label_value(), lang.no_figure()),
            None => writer.row(lang.label_value(), lang.judged()),
        }
    }
    judged::on_target(writer, item);
    thresholds(writer);
}

/// An indicator in a line that opens it: its latest value, how it stands, and its years in small.
pub(super) fn line(writer: &mut Writer<'_>, plan: &PlanId, indicator: &Indicator) {
    let (lang, theme) = (writer.lang(), writer.theme());
    let mut spans = vec![Span::styled(lang.judged_name(indicator), theme.heading())];
    let reading = writer.model.overview.readings.get(plan, &indicator.id);
    if let Some(reading) = reading.filter(|_| indicator.is_measured()) {
        let stands = lang.indicator_stands(&reading.judged);
        let unit = indicator.unit.as_str();
        let mut value = lang
            .deciding(reading, lang.judged_unit(indicator))
            .map_or_else(String::new, |it| format!("  {it}"));
        let back = reading.returned.iter().map(|back| lang.sent_back(back, unit));
        back.for_each(|back| value.push_str(&format!("  {back}")));
        let tone = reading.attainment().map_or(Tone::Missing, tone);
        spans.push(Span::raw(value));
        spans.push(Span::styled(format!("  {stands}"), theme.status(tone)));
        spans.push(Span::raw(format!("  {}", spark(reading))));
    }
    writer.link(Subject::Indicator(plan.clone(), indicator.id.clone()), spans);
}

/// The chart, where there are figures for one.
pub(super) fn trend(
    writer: &mut Writer<'_>,
    plan: &PlanId,
    indicator: &Indicator,
    reading: &Reading,
) {
    let Some(adopted) = writer.state().plan_named(plan) else { return };
    let Some(trend) = Trend::of(indicator, reading, adopted) else { return };
    writer.heading(&format!(
        "{}  {}",
        writer.lang().heading_trend(),
        writer.lang().judged_name(indicator)
    ));
    for line in trend.lines(writer.lang(), writer.theme(), writer.cols) {
        writer.line(line);
    }
}

fn definition(writer: &mut Writer<'_>, plan: &PlanId, indicator: &Indicator) {
    let (state, lang) = (writer.state(), writer.lang());
    writer.row(lang.label_goal(), &goal(lang, plan, indicator, state));
    let basis = format!("{} {}", indicator.basis.item, lang.quoted(&indicator.basis.words));
    writer.row(lang.label_basis(), &basis);
    writer.row(lang.label_source(), state.supplier(indicator));
    if let (Some(above), Some(below)) = (&indicator.numerator, &indicator.denominator) {
        writer.row(lang.label_formula(), &lang.ratio(above, below));
    }
    if let Some(note) = &indicator.note {
        writer.row(lang.label_remark(), note);
    }
}

fn steps(writer: &mut Writer<'_>, indicator: &Indicator, reading: &Reading) {
    for (label, text) in explained(writer.lang(), indicator, reading) {
        writer.row(label, &text);
    }
}

/// Every figure that stands, latest year first; each opens its entry.
fn figures(writer: &mut Writer<'_>, plan: &PlanId, indicator: &Indicator) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let mut all: Vec<_> = state.figures.of(plan, &indicator.id).collect();
    if all.is_empty() {
        return;
    }
    writer.heading(lang.heading_figures());
    sort_by_key(&mut all, |(key, ..)| (std::cmp::Reverse(key.year), key.sex, key.area));
    for (key, seq, record) in all {
        let value = match record.value {
            Some(value) => lang.in_unit(value, &indicator.unit),
            None => lang.no_case_mark().to_owned(),
        };
        let mut words = vec![format!("#{seq}")];
        let counts = record.numerator.zip(record.denominator);
        words.extend(counts.map(|(above, below)| format!("{above}/{below}")));
        words.extend((!record.source.is_empty()).then(|| record.source.to_string()));
        words.extend(record.preliminary.then(|| lang.preliminary_mark().to_owned()));
        let corrected = state.figures.revised(plan, &indicator.id, key);
        words.extend(corrected.then(|| lang.grid_corrected().to_owned()));
        let mut spans = vec![
            Span::raw(text::fit(&lang.figure_key(key), 13)),
            Span::styled(text::pad_left(&value, 12), theme.heading()),
            Span::raw(format!("  {}  ", words.join("  "))),
        ];
        spans.push(monitor::looked_at(writer.model, seq, record));
        writer.link(Subject::Entry(seq), spans);
    }
}

/// The numbers that decide, in words.
fn thresholds(writer: &mut Writer<'_>) {
    let (state, lang) = (writer.state(), writer.lang());
    writer.heading(lang.heading_thresholds());
    for told in lang.thresholds(&state.thresholds()) {
        writer.text(&told);
    }
}
