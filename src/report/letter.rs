//! 责任书: what a department answers for in a year, and who signs for both sides.

use super::Material;
use super::document::{Align, Block, Document, Level, Party, Row, Table};
use crate::domain::overview::Overview;
use crate::domain::state::{Letter, Signed};
use crate::plan::{DepartmentId, Item, ItemKind, Part};
use crate::words::goal;

/// A department's letter of a year, or its draft where none is issued. `text` is what the letter
/// says beyond its list of items, as the ledger has it.
pub fn letter(
    material: &Material<'_>,
    department: &DepartmentId,
    year: i32,
    text: &str,
) -> Document {
    let (lang, state) = (material.lang, material.state);
    let issued = state.letter_of(department, year).map(|(_, letter)| letter);
    let plans: Vec<String> =
        state.plans.values().map(|adopted| material.plan_name(&adopted.plan)).collect();
    let plans = plans.join(lang.list_comma());
    let title = lang.letter_title(&plans, year);
    let title = if issued.is_some() { title } else { lang.draft_titled(title) };
    let mut paper = material.document(title);
    paper.reference = Some(String::new());
    let (committee, name) = (material.committee(), material.full_name(department));
    paper.paragraph(lang.letter_intro(&plans, committee, name, year));
    if issued.is_none() {
        paper.paragraph(lang.letter_not_issued());
    }
    paper.heading(Level::One, lang.letter_items());
    let items = items(material, department, issued);
    let of = |kind: ItemKind| items.iter().filter(move |(item, _)| item.code.kind == kind);
    let (targets, measures) = (of(ItemKind::Target).count(), of(ItemKind::Measure).count());
    paper.paragraph(lang.letter_counts(targets, measures));
    paper.table(table(material, lang.item_kind(ItemKind::Target), of(ItemKind::Target)));
    paper.table(table(material, lang.item_kind(ItemKind::Measure), of(ItemKind::Measure)));
    let duties = duties(material, department, year);
    if !duties.rows.is_empty() {
        paper.heading(Level::One, lang.letter_duties());
        paper.paragraph(lang.letter_duties_told(year));
        paper.table(duties);
    }
    if !text.trim().is_empty() {
        paper.heading(Level::One, lang.letter_text());
        paper.paragraph(text);
    }
    paper.heading(Level::One, lang.letter_closing());
    paper.paragraph(lang.letter_copies());
    paper.body.push(Block::Parties(vec![
        party(material, committee, issued.and_then(|letter| letter.countersigned.as_ref())),
        party(material, name, issued.and_then(|letter| letter.signed.as_ref())),
    ]));
    paper
}

/// What it covers, with the department's part: as issued, or as assigned.
fn items(
    material: &Material<'_>,
    department: &DepartmentId,
    issued: Option<&Letter>,
) -> Vec<(Item, Option<Part>)> {
    let state = material.state;
    let Some(letter) = issued else {
        return state.items_of(department).into_iter().map(|(it, part)| (it, Some(part))).collect();
    };
    let part = |item: &Item| state.assignment(item).and_then(|found| found.part_of(department));
    letter.items.iter().map(|item| (item.clone(), part(item))).collect()
}

fn table<'a>(
    material: &Material<'_>,
    name: &str,
    items: impl Iterator<Item = &'a (Item, Option<Part>)>,
) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut columns = vec![
        (lang.column_code(), 14, Align::Centre),
        (lang.column_content(), 116, Align::Left),
        (lang.column_part(), 26, Align::Centre),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut goals = false;
    for (item, part) in items {
        let part = part.map_or("", |part| lang.part(part));
        let mut row = vec![
            state.code(item).into(),
            material.title(item).into(),
            material.marked(part, state.is_proposed(item)).into(),
        ];
        if item.code.is_target() {
            goals = true;
            let measured = state.indicators_of(item);
            let measured = measured.filter(|one| one.is_measured() && one.basis.item.is_target());
            let told = measured
                .map(|one| lang.indicator_goal(&one.name, goal(lang, &item.plan, one, state)));
            row.push(told.collect::<Vec<_>>().join(lang.semicolon()).into());
        }
        rows.push(Row::Cells(row));
    }
    if goals {
        columns[1].1 = 56;
        columns.push((lang.column_measured_by(), 60, Align::Left));
    }
    Table { rows, ..Table::new(name, &columns) }
}

/// What is owed about the year, as far as rules say.
fn duties(material: &Material<'_>, department: &DepartmentId, year: i32) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        lang.letter_duties(),
        &[(lang.column_duty(), 104, Align::Left), (lang.column_due(), 52, Align::Centre)],
    );
    let overview = Overview::of(material.state, material.day);
    // What was ordered since stands on no paper that was signed before.
    let of_rules = |duty: &&crate::domain::duty::Duty| duty.year == year && !duty.rule.is_empty();
    for duty in overview.duties_of(department).filter(of_rules) {
        let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
        table.row([lang.duty_owed(duty).into(), due.into()]);
    }
    table
}

/// Who signs: what is known already, blanks for the rest.
fn party(material: &Material<'_>, name: &str, signed: Option<&Signed>) -> Party {
    let lang = material.lang;
    let (name, seal) = (name.to_owned(), lang.seal().to_owned());
    let lines = match signed {
        None => vec![name, seal, lang.to_sign().to_owned(), lang.day_blank().to_owned()],
        Some(signed) => {
            let who = lang.signed_by(&signed.signatory, &signed.title);
            let who = material.from_paper(who, &signed.stamp);
            vec![name, seal, who, lang.paper_day(signed.stamp.on)]
        }
    };
    Party { lines }
}
