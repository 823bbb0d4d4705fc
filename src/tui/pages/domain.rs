//! A domain: how its targets stand, and all of them with its measures.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::assess::Attainment;
use crate::domain::form::Field;
use crate::domain::overview::DomainRow;
use crate::domain::progress::STEPS;
use crate::plan::{DepartmentId, Item, ItemKind, PlanId};
use crate::tui::model::Subject;
use crate::tui::screens::{standing, tone};
use crate::tui::text;
use crate::tui::theme::Tone;

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
        let late = late(writer, row);
        let overdue = row.overdue.to_string();
        let overdue = if late.is_empty() { overdue } else { lang.with_meaning(&overdue, &late) };
        writer.row(lang.column_overdue(), &overdue);
        let told = STEPS.iter().map(|step| (lang.step(*step), row.measures.of(*step)));
        let told = told.filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(word, count)| lang.so_many_stand(word, count)).collect();
        writer.row(lang.field(Field::Progress), &told.join(lang.list_comma()));
        warnings(writer, plan, row);
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

/// The departments that lead a target of the domain and are late, each with how many duties.
fn late(writer: &Writer<'_>, row: &DomainRow) -> String {
    let overview = &writer.model.overview;
    let leads = |id: &DepartmentId| {
        overview.targets.iter().any(|it| is_in(&it.item, row) && it.lead.contains(id))
    };
    let late = overview.late_departments().into_iter().filter(|row| leads(&row.id));
    let (state, lang) = (writer.state(), writer.lang());
    let named = late.map(|row| lang.so_many_stand(state.short(&row.id), row.overdue));
    named.collect::<Vec<_>>().join(lang.list_comma())
}

/// The warnings that stand on targets, which are on no list where those are met; of measures only how many,
/// so that it comes to what the overview counts.
fn warnings(writer: &mut Writer<'_>, plan: &PlanId, row: &DomainRow) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    if row.warnings == 0 {
        return;
    }
    writer.heading(lang.row_warnings());
    let mut listed = 0;
    for target in writer.model.overview.targets.iter().filter(|it| is_in(&it.item, row)) {
        for warning in &target.assessment.warnings {
            let one = state.indicator(plan, &warning.indicator);
            // One of several targets is counted with that on which it rests.
            let Some(one) = one.filter(|one| one.basis.item == target.item.code) else { continue };
            let code = text::pad_right(&target.item.code.to_string(), 6);
            let told = format!("  {}", lang.warning_with_year(warning));
            let spans = writer.between(
                vec![Span::styled(code, theme.heading())],
                &lang.judged_name(one),
                vec![Span::styled(told, theme.status(Tone::Bad))],
            );
            writer.link(Subject::Indicator(plan.clone(), one.id.clone()), spans);
            listed += 1;
        }
    }
    if row.warnings > listed {
        writer.remark(&lang.warnings_of_measures(row.warnings - listed));
    }
}

/// Whether an item is of that domain.
fn is_in(item: &Item, row: &DomainRow) -> bool {
    item.plan == row.plan && item.code.domain == row.code
}
