//! Figures one by one, as a form is about them: those that are saved, verified, returned, made void or
//! taken back.

use serde_json::Value;

use super::labelled;
use crate::decimal::Decimal;
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{Figure, Figures, StandingFigure};
use crate::domain::state::FigureKey;
use crate::domain::vocabulary::Event;
use crate::order::sort_by_key;
use crate::plan::{PlanId, half_width};
use crate::tui::forms::Form;
use crate::tui::forms::about::{Row, told};
use crate::tui::grid::Mark;
use crate::tui::model::Model;

impl Form {
    /// The unsaved figures, as they stand in the grid.
    pub(super) fn figures(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let mut cells: Vec<_> = model.cells_of(model.saved_of(self).as_ref()).collect();
        sort_by_key(&mut cells, |(cell, _)| model.place(cell));
        let mixed = !cells.iter().all(|(cell, _)| model.is_of_open_year(cell));
        let source = self.fields.iter().find(|entered| entered.field == Field::Source);
        let sourced = source.is_some_and(|source| !source.widget.is_empty());
        let told = cells.into_iter().flat_map(|(cell, text)| {
            let name = state.indicator_name(&cell.indicator);
            let record = model.figure(cell).map(|(_, record)| record);
            // Counts that are not typed anew are told of as gone.
            let stood = record.map(|old| match text.contains('/') {
                true => lang.figure_was(old),
                false => lang.value_was(old),
            });
            let key = lang.figure_key(cell.key);
            let text: String = text.chars().map(half_width).collect();
            let open = mixed && model.is_of_open_year(cell);
            let mark = if open { format!("  {}", lang.preliminary_mark()) } else { String::new() };
            // Counts are typed in place of the value, as 1/1794.
            let gone = record.map(|old| lang.left_out(old, text.contains('/'), sourced));
            let (stood, gone) = (stood.unwrap_or_default(), gone.unwrap_or_default());
            let doubt = match model.grid.marks.get(cell) {
                Some(Mark::Doubtful { why, .. }) => Some(("", format!("! {why}"))),
                _ => None,
            };
            let told = ("", format!("{name} {key}  {text}{stood}{gone}{mark}"));
            std::iter::once(told).chain(doubt)
        });
        told.collect()
    }

    /// The entries that are taken back together, or the figures of an entry that is taken back whole.
    pub(super) fn withdrawn(&self, model: &Model) -> Vec<Row> {
        let lang = model.lang();
        if let Some(all) = self.deed.entries().filter(|_| self.is_for_all()) {
            let told = all.iter().map(|entry| told(model, *entry));
            let told = std::iter::once(lang.withdraws_entries(all.len())).chain(told);
            return labelled(lang.withdraws(), told);
        }
        let Some(all) = self.figures_of_entry(model) else { return Vec::new() };
        let count = (all.figures.len() > 1).then(|| lang.withdraws_all(all.figures.len()));
        let told = all.figures.iter().map(|it| {
            let words = figure_words(model, &it.indicator, it.into(), it.value);
            // What it took the place of stands again.
            let given =
                |by| model.state().figures.given_by(by, &all.plan, &it.indicator, it.into());
            let back = it.corrects.and_then(|by| Some((by, given(by)?.value?.to_string())));
            let back = back.map(|(by, value)| lang.comes_back(by, value));
            format!("{words}{}", back.unwrap_or_default())
        });
        labelled(lang.withdraws(), count.into_iter().chain(told))
    }

    /// The figures that the statistics bureau is to stand by, of one entry or of several.
    pub(super) fn verified(&self, model: &Model) -> Vec<Row> {
        let lang = model.lang();
        let Some(all) = self.deed.entries() else {
            let entry = self.deed.known.get(Field::Entry.name()).and_then(Value::as_u64);
            let Some(found) = entry.and_then(|entry| Some((entry, entered(model, entry)?))) else {
                return Vec::new();
            };
            let rows = labelled(lang.field(Field::Figures), each_verified(model, &found));
            return rows.into_iter().chain(said_of(model, &found)).collect();
        };
        let count = all.iter().map(|entry| model.state().figures.standing_by(*entry).count());
        let told = lang.figures_of_entries(count.sum(), all.len());
        let mut rows = vec![(lang.field(Field::Figures), told)];
        for entry in all {
            rows.push(("", format!("#{entry}")));
            let Some(found) = entered(model, entry).map(|found| (entry, found)) else { continue };
            rows.extend(each_verified(model, &found).map(|told| ("", told)));
            rows.extend(said_of(model, &found));
        }
        rows
    }

    /// The figures that go back or are void, each as it stands.
    pub(super) fn standing(&self, model: &Model) -> Vec<Row> {
        let (lang, state) = (model.lang(), model.state());
        let known = |field: Field| self.deed.known.get(field.name()).cloned().unwrap_or_default();
        let plan: PlanId = serde_json::from_value(known(Field::Plan)).unwrap_or_default();
        let named: Vec<StandingFigure> =
            serde_json::from_value(known(Field::Standing)).unwrap_or_default();
        let told = named.iter().map(|one| {
            let key = FigureKey::from(one);
            let stands = state.figures.get(&plan, &one.indicator, key);
            let value = stands.and_then(|(_, figure)| figure.value);
            format!("{}  #{}", figure_words(model, &one.indicator, key, value), one.entry)
        });
        labelled(lang.field(Field::Standing), told)
    }

    fn figures_of_entry(&self, model: &Model) -> Option<Figures> {
        let entry = self.deed.known.get(Field::Entry.name()).and_then(Value::as_u64)?;
        entered(model, entry)
    }
}

/// The figures of an entry, each with its counts and what stood for it or stands for the last year before,
/// what was said of it and where it comes from.
fn each_verified(model: &Model, (entry, all): &(Seq, Figures)) -> impl Iterator<Item = String> {
    all.figures.iter().map(|figure| verified_figure(model, &all.plan, figure, *entry))
}

/// Why the figures of an entry were corrected, and that whoever entered them verifies them.
fn said_of(model: &Model, (entry, all): &(Seq, Figures)) -> impl Iterator<Item = Row> {
    let lang = model.lang();
    let why = (!all.reason.is_empty()).then(|| (lang.field(Field::Reason), all.reason.clone()));
    let recorded = model.state().recorded_by(*entry);
    let oneself = recorded == Some(&model.session.actor) && !model.is_office();
    let oneself = oneself.then(|| ("", lang.verified_by_oneself().to_owned()));
    why.into_iter().chain(oneself)
}

fn verified_figure(model: &Model, plan: &PlanId, figure: &Figure, entry: Seq) -> String {
    let (lang, state) = (model.lang(), model.state());
    let key = FigureKey::from(figure);
    let of_line = |known: &FigureKey| FigureKey { year: key.year, ..*known } == key;
    let line = state.figures.of(plan, &figure.indicator);
    let line = line.filter(|(known, ..)| of_line(known) && known.year < key.year);
    let before = line.filter_map(|(known, _, it)| Some((known.year, it.value?)));
    let before = before.max_by_key(|(year, _)| *year);
    let counts = figure.numerator.zip(figure.denominator);
    let said = state.figures.revisions(plan, &figure.indicator, key);
    let old = said.and_then(|said| said.iter().take_while(|(seq, _)| *seq < entry).last());
    let old = old.and_then(|(_, figure)| figure.as_ref());
    let stands = state.figures.get(plan, &figure.indicator, key);
    let corrected = stands.is_some_and(|(seq, _)| seq != entry);
    let labelled = |field: Field, text: &str| {
        let told = || format!("{}{}{text}", lang.field(field), lang.colon());
        (!text.is_empty()).then(told)
    };
    let told = [
        Some(figure_words(model, &figure.indicator, key, figure.value)),
        counts.map(|(of, all)| format!("{of}/{all}")),
        old.map(|old| lang.figure_was(old)),
        figure.preliminary.then(|| lang.preliminary_mark().to_owned()),
        before.map(|(year, value)| lang.figure_before(year, value.to_string())),
        corrected.then(|| lang.corrected_since().to_owned()),
        labelled(Field::Reason, &figure.remark),
        labelled(Field::Source, &figure.source),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// What an entry of figures says.
fn entered(model: &Model, entry: Seq) -> Option<Figures> {
    match model.entry(entry)?.event {
        Event::Observed(all) | Event::Corrected(all) => Some(all),
        _ => None,
    }
}

/// A figure in words: of what, whose and of which year, and its value.
fn figure_words(model: &Model, indicator: &str, key: FigureKey, value: Option<Decimal>) -> String {
    let lang = model.lang();
    let (name, key) = (model.state().indicator_name(indicator), lang.figure_key(key));
    let value = value.map_or_else(|| lang.no_case_mark().to_owned(), |value| value.to_string());
    format!("{name} {key}  {value}")
}
