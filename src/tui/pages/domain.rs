//! A domain: how its targets stand, and all of them with its measures.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::assess::Attainment;
use crate::domain::form::Field;
use crate::domain::progress::STEPS;
use crate::plan::{Item, ItemKind, PlanId};
use crate::tui::model::Subject;
use crate::tui::screens::{standing, tone};
use crate::tui::text;

pub(super) fn write(writer: &mut Writer<'_>, plan: &PlanId, code: u8) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let Some(domain) = state.plan_named(plan).and_then(|plan| plan.domain(code)) else { return };
    writer.title(&domain.name);
    let rows = &writer.model.overview.domains;
    if let Some(row) = rows.iter().find(|row| row.plan == *plan && row.code == code) {
        for attainment in Attainment::ALL.into_iter().filter(|found| row.counts.of(*found) > 0) {
            let count = row.counts.of(attainment).to_string();
            writer.row_styled(lang.attainment(attainment), &count, theme.status(tone(attainment)));
        }
        if row.proposed > 0 {
            writer.row(lang.proposed(), &row.proposed.to_string());
        }
        writer.row(lang.column_overdue(), &row.overdue.to_string());
        let told = STEPS.iter().map(|step| (lang.step(*step), row.measures.of(*step)));
        let told = told.filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(word, count)| format!("{word}{count}")).collect();
        writer.row(lang.field(Field::Progress), &told.join(lang.list_comma()));
    }
    for kind in [ItemKind::Target, ItemKind::Measure] {
        writer.heading(lang.item_kind(kind));
        for clause in domain.clauses(kind) {
            let item = Item { plan: plan.clone(), code: clause.code };
            let code = text::pad_right(&clause.code.to_string(), 6);
            let mut spans = vec![Span::styled(code, theme.heading())];
            let (word, tone) = standing(writer.model, &item);
            spans.push(Span::styled(text::pad_right(word, 6), theme.status(tone)));
            spans.push(Span::raw("  "));
            spans.push(Span::raw(clause.title.clone()));
            writer.link(Subject::Item(item), spans);
        }
    }
}
