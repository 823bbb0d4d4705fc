//! What calls for attention: the warnings that stand, and the figures that are not there.

use chrono::Datelike;

use super::document::{Align, Cell, Document, Level, Table};
use super::targets::Figures;
use crate::domain::assess::{Judged, Warning};
use crate::domain::entry::Seq;
use crate::domain::state::{FigureRecord, WarningRecord};
use crate::plan::Item;

/// Warnings and missing figures, each with a sentence where there are none.
pub(super) fn attention(figures: &Figures<'_>, paper: &mut Document) {
    let lang = paper.lang;
    let warnings = figures.table_of_warnings();
    match warnings.rows.len() {
        0 => paper.paragraph(lang.no_warnings()),
        count => paper.paragraph(lang.warnings_told(count)),
    }
    paper.table(warnings);
    paper.heading(Level::One, lang.head_missing());
    let missing = figures.table_of_missing();
    match missing.rows.len() {
        0 => paper.paragraph(lang.nothing_missing()),
        count => paper.paragraph(lang.missing_told(count)),
    }
    paper.table(missing);
    let revised = figures.table_of_revisions();
    if !revised.rows.is_empty() {
        paper.heading(Level::One, lang.head_revised());
        paper.paragraph(lang.revised_told(revised.rows.len()));
        paper.table(revised);
    }
}

impl Figures<'_> {
    /// The warnings that stand, and what came of those that were issued.
    fn table_of_warnings(&self) -> Table {
        let (lang, state) = (self.material.lang, self.material.state);
        let mut table = Table::new(
            lang.table_of_warnings(),
            &[
                (lang.column_code(), 12, Align::Centre),
                (lang.column_indicator(), 52, Align::Left),
                (lang.column_warnings(), 18, Align::Centre),
                (lang.column_year(), 16, Align::Centre),
                (lang.column_lead(), 30, Align::Left),
                (lang.column_issued(), 28, Align::Left),
            ],
        );
        for (one, reading) in self.readings() {
            let item = Item { plan: self.plan.id.clone(), code: one.basis.item };
            let lead = state.assignment(&item).map(|found| found.lead).unwrap_or_default();
            let lead = self.material.marked(&self.material.shorts(&lead), state.is_proposed(&item));
            for warning in &reading.warnings {
                table.row([
                    state.code(&item).into(),
                    lang.judged_name(one).into(),
                    lang.warning(warning.kind).into(),
                    lang.in_year(warning.year).into(),
                    lead.clone().into(),
                    self.issued(warning).into(),
                ]);
            }
        }
        table
    }

    /// The values that were corrected since the year began whose report it is, by the days on which
    /// that was recorded: what was said before, else first, and what holds now.
    fn table_of_revisions(&self) -> Table {
        let (lang, state) = (self.material.lang, self.material.state);
        let figures = &state.figures;
        let mut table = Table::new(
            lang.table_of_revisions(),
            &[
                (lang.column_indicator(), 56, Align::Left),
                (lang.column_year(), 24, Align::Centre),
                (lang.column_said(), 20, Align::Centre),
                (lang.column_holds(), 20, Align::Centre),
                (lang.column_corrected_on(), 26, Align::Centre),
                (lang.column_entry(), 10, Align::Centre),
            ],
        );
        // The value; none of nobody to count, and nothing where it is void.
        let said = |figure: &Option<FigureRecord>| figure.as_ref().map(|it| it.value);
        let value = |figure: &Option<FigureRecord>| match said(figure) {
            Some(Some(value)) => Cell::Number(value),
            Some(None) => lang.no_case_mark().into(),
            None => lang.void_mark().into(),
        };
        for (one, _) in self.readings() {
            for (key, revisions) in figures.history(&self.plan.id, &one.id) {
                let said_before = |(seq, _): &(Seq, &Option<FigureRecord>)| {
                    state.index.day_of(*seq).is_some_and(|day| day.year() < self.year)
                };
                let then = revisions.iter().filter(said_before).last();
                let then = then.or_else(|| revisions.iter().next());
                let now = revisions.iter().last();
                let (Some((_, then)), Some((seq, now))) = (then, now) else { continue };
                let day = state.index.day_of(seq).filter(|day| day.year() >= self.year);
                let Some(day) = day.filter(|_| key.year <= self.year) else { continue };
                if said(then) == said(now) {
                    continue;
                }
                table.row([
                    lang.unit_of(&one.name, lang.unit(&one.unit)).into(),
                    lang.figure_key(key).into(),
                    value(then),
                    value(now),
                    lang.paper_day(day).into(),
                    format!("#{seq}").into(),
                ]);
            }
        }
        table
    }

    /// When a warning was last issued, and whether it is answered; empty where it was not.
    fn issued(&self, warning: &Warning) -> String {
        let same = |record: &&WarningRecord| {
            record.plan == self.plan.id
                && record.indicator == warning.indicator
                && (record.warning, record.year) == (warning.kind, warning.year)
        };
        let lang = self.material.lang;
        let last = self.material.state.warnings.values().rev().find(same);
        last.map_or_else(String::new, |record| {
            let day = lang.paper_day(record.issued.on);
            match &record.answered {
                Some(answer) => lang.warning_settled(day, lang.paper_day(answer.on)),
                None => lang.warning_waits(day),
            }
        })
    }

    /// The figures that are past their day, those that were never there, and who supplies them.
    fn table_of_missing(&self) -> Table {
        let (lang, state) = (self.material.lang, self.material.state);
        let mut table = Table::new(
            lang.table_of_missing(),
            &[
                (lang.column_code(), 14, Align::Centre),
                (lang.column_indicator(), 72, Align::Left),
                (lang.column_missing(), 38, Align::Left),
                (lang.column_supplier(), 32, Align::Left),
            ],
        );
        for (one, reading) in self.readings() {
            let mut lacks: Vec<String> =
                reading.missing.iter().map(|year| lang.in_year(*year)).collect();
            if let (Judged::NoData(missing), true) = (&reading.judged, lacks.is_empty()) {
                lacks.push(lang.missing_figure(*missing));
            }
            if !lacks.is_empty() {
                let source = state.successor(&one.source);
                table.row([
                    one.basis.item.to_string().into(),
                    one.name.as_str().into(),
                    lacks.join(lang.list_comma()).into(),
                    state.short(source).into(),
                ]);
            }
        }
        table
    }
}
