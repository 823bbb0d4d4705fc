//! 目标任务分解表: who leads and who shares each target and measure of a plan; while some of it is proposed,
//! a paper on which departments are heard.

use super::Material;
use super::document::{Align, Document, Level, Row, Table};
use crate::plan::{Clause, Domain, Item, ItemCode, ItemKind, Plan};
use crate::words::goal;

/// The division of a plan's tasks.
pub(super) fn division(material: &Material<'_>, plan: &Plan) -> Document {
    let (lang, state) = (material.lang, material.state);
    let items = || plan.domains.iter().flat_map(clauses).map(|(code, _)| item(plan, code));
    let leads = |item: &Item| state.assignment(item).is_some_and(|it| !it.lead.is_empty());
    let proposed = items().filter(|item| state.is_proposed(item) && leads(item)).count();
    let unassigned = items().filter(|item| !leads(item)).count();
    let title = lang.division_title(&material.plan_name(plan));
    let title = if proposed + unassigned > 0 { lang.to_be_heard(title) } else { title };
    let mut paper = material.document(title);
    let targets = items().filter(|item| item.code.is_target()).count();
    paper.paragraph(lang.division_intro(targets, items().count() - targets));
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
    paper.sign(material.office(), material.day);
    paper
}

fn item(plan: &Plan, code: ItemCode) -> Item {
    Item { plan: plan.id.clone(), code }
}

/// A domain's targets and measures, in order.
fn clauses(domain: &Domain) -> impl Iterator<Item = (ItemCode, &Clause)> {
    domain.targets.iter().chain(&domain.measures).map(|clause| (clause.code, clause))
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
    for (code, clause) in clauses(domain).filter(|(code, _)| code.kind == kind) {
        let item = item(plan, code);
        let assigned = state.assignment(&item);
        let (lead, cooperating) = assigned.map(|it| (it.lead, it.cooperating)).unwrap_or_default();
        let proposed = state.is_proposed(&item) && !lead.is_empty();
        let lead = material.marked(&material.shorts(&lead), proposed);
        let mut row = vec![code.to_string().into(), clause.title.as_str().into(), lead.into()];
        row.push(if cooperating.is_empty() {
            "".into()
        } else {
            material.shorts(&cooperating).into()
        });
        if kind == ItemKind::Target {
            let measured = state.indicators_of(&item);
            let measured = measured.filter(|one| one.is_measured() && one.basis.item.is_target());
            let told = measured
                .map(|one| lang.indicator_goal(&one.name, goal(lang, &plan.id, one, state)));
            row.insert(2, told.collect::<Vec<_>>().join(lang.semicolon()).into());
        }
        table.rows.push(Row::Cells(row));
    }
    table
}
