//! 目标任务分解表: who leads and who shares each target and measure of a plan; while some of it is proposed,
//! a paper on which departments are heard.

use super::Material;
use super::document::{Align, Document, Level, Row, Table};
use crate::plan::{Clause, Domain, Item, ItemKind, Plan};

/// The division of a plan's tasks.
pub(super) fn division(material: &Material<'_>, plan: &Plan) -> Document {
    let (lang, state) = (material.lang, material.state);
    let of = |kind| plan.clauses(kind).map(|clause| item(plan, clause));
    let items = || of(ItemKind::Target).chain(of(ItemKind::Measure));
    let leads = |item: &Item| state.assignment(item).is_some_and(|it| !it.lead.is_empty());
    let proposed = items().filter(|item| state.is_proposed(item) && leads(item)).count();
    let unassigned = items().filter(|item| !leads(item)).count();
    let title = lang.division_title(&material.plan_name(plan));
    let title = if proposed + unassigned > 0 { lang.to_be_heard(title) } else { title };
    let mut paper = material.document(title);
    let (targets, measures) = (of(ItemKind::Target).count(), of(ItemKind::Measure).count());
    paper.paragraph(lang.division_intro(targets, measures));
    if proposed > 0 {
        paper.paragraph(lang.division_proposed(proposed, material.office()));
    }
    if unassigned > 0 {
        paper.paragraph(lang.division_unassigned(unassigned));
    }
    for domain in &plan.domains {
        paper.heading(Level::One, &domain.name);
        for kind in [ItemKind::Target, ItemKind::Measure] {
            paper.table(table(material, plan, domain, kind));
        }
    }
    material.send(&mut paper, material.day);
    paper
}

fn item(plan: &Plan, clause: &Clause) -> Item {
    Item { plan: plan.id.clone(), code: clause.code }
}

fn table(material: &Material<'_>, plan: &Plan, domain: &Domain, kind: ItemKind) -> Table {
    let (lang, state) = (material.lang, material.state);
    let name = format!("{} {}", domain.name, lang.item_kind(kind));
    let mut columns = vec![
        (lang.column_code(), 14, Align::Centre),
        (lang.item_kind(kind), 62, Align::Left),
        (lang.column_lead(), 34, Align::Left),
        (lang.column_cooperating(), 46, Align::Left),
    ];
    if kind == ItemKind::Target {
        columns[1].1 = 44;
        columns[3].1 = 30;
        columns.insert(2, (lang.column_measured_by(), 34, Align::Left));
    }
    let mut table = Table::new(&name, &columns);
    for clause in domain.clauses(kind) {
        let item = item(plan, clause);
        let assigned = state.assignment(&item);
        let (lead, cooperating) = assigned.map(|it| (it.lead, it.cooperating)).unwrap_or_default();
        let proposed = state.is_proposed(&item) && !lead.is_empty();
        let lead = material.marked(&material.shorts(&lead), proposed);
        let mut row =
            vec![clause.code.to_string().into(), clause.title.as_str().into(), lead.into()];
        row.push(lang.shorts(state, &cooperating).into());
        if kind == ItemKind::Target {
            row.insert(2, material.measured_by(&item).into());
        }
        table.rows.push(Row::Cells(row));
    }
    table
}
