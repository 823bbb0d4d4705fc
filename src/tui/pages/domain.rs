//! A domain: how its targets stand, and all of them with its measures.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::assess::Attainment;
use crate::domain::form::Field;
use crate::domain::progress::STEPS;
use crate::order::sort_by_key;
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
        let late = late(writer, plan, code);
        let overdue = row.overdue.to_string();
        let overdue = if late.is_empty() { overdue } else { lang.with_meaning(&overdue, &late) };
        writer.row(lang.column_overdue(), &overdue);
        let told = STEPS.iter().map(|step| (lang.step(*step), row.measures.of(*step)));
        let told = told.filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(word, count)| format!("{word}{count}")).collect();
        writer.row(lang.field(Field::Progress), &told.join(lang.list_comma()));
    }
    warnings(writer, plan, code);
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
fn late(writer: &Writer<'_>, plan: &PlanId, code: u8) -> String {
    let overview = &writer.model.overview;
    let here = |item: &Item| item.plan == *plan && item.code.domain == code;
    let leads = |id: &DepartmentId| {
        overview.targets.iter().any(|row| here(&row.item) && row.lead.contains(id))
    };
    let late = overview.late_departments().into_iter().filter(|row| leads(&row.id));
    let named = late.map(|row| format!("{}{}", writer.state().short(&row.id), row.overdue));
    named.collect::<Vec<_>>().join(writer.lang().list_comma())
}

/// Every warning that stands on an indicator of the domain, as the overview counts them: those of targets
/// that are met stand in no other list.
fn warnings(writer: &mut Writer<'_>, plan: &PlanId, code: u8) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let each = writer.model.overview.readings.each(state);
    let here = each.filter(|(of, one, _)| *of == plan && one.basis.item.domain == code);
    let mut warned: Vec<_> = here.filter(|(.., reading)| !reading.warnings.is_empty()).collect();
    if warned.is_empty() {
        return;
    }
    sort_by_key(&mut warned, |(_, one, _)| one.basis.item);
    writer.heading(lang.row_warnings());
    for (_, one, reading) in warned {
        let told = reading.warnings.iter().map(|warning| lang.warning_with_year(warning));
        let told = told.collect::<Vec<_>>().join(lang.list_comma());
        let code = text::pad_right(&one.basis.item.to_string(), 6);
        let behind = vec![Span::styled(format!("  {told}"), theme.status(Tone::Bad))];
        let front = vec![Span::styled(code, theme.heading())];
        let spans = writer.between(front, &lang.judged_name(one), behind);
        writer.link(Subject::Indicator(plan.clone(), one.id.clone()), spans);
    }
}
