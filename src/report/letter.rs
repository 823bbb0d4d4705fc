//! 责任书: what a department answers for in a year, and who signs for both sides.

use super::Material;
use super::document::{Align, Block, Document, Level, Party, Row, Table};
use crate::domain::duty::{Duty, in_letters};
use crate::domain::entry::Seq;
use crate::domain::state::{Letter, Signed, State};
use crate::plan::{DepartmentId, Item, ItemKind, Part, PlanId};

/// A department's letter of a year, or its draft where none is issued. `text` is what the letter
/// says beyond its list of items, as the ledger has it.
pub(super) fn letter(
    material: &Material<'_>,
    department: &DepartmentId,
    year: i32,
    text: &str,
) -> Document {
    let (lang, state) = (material.lang, material.state);
    let found = state.letter_of(department, year);
    let issued = found.map(|(_, letter)| letter);
    let items = match found {
        Some((seq, letter)) => issued_items(state, seq, letter),
        None => assigned_items(state, department),
    };
    // A plan in which it answers for nothing is none of its business.
    let of_plan = |id: &PlanId| items.iter().any(|covered| covered.item.plan == *id);
    let plans = state.plans.iter().filter(|(id, _)| state.plans.len() == 1 || of_plan(id));
    let plans: Vec<String> = plans.map(|(_, adopted)| material.plan_name(&adopted.plan)).collect();
    let title = lang.letter_title(&plans.join(lang.list_comma()), year);
    let plans = plans.join(lang.titles_comma());
    let title = if issued.is_some() { title } else { lang.draft_titled(title) };
    let mut paper = material.document(title);
    let (committee, name) = (material.committee(), material.full_name(department));
    paper.paragraph(lang.letter_intro(&plans, committee, name, year));
    if issued.is_none() {
        paper.paragraph(lang.letter_not_issued());
    }
    paper.heading(Level::One, lang.letter_items());
    let of = |kind: ItemKind| items.iter().filter(move |row| row.item.code.kind == kind);
    let (targets, measures) = (of(ItemKind::Target).count(), of(ItemKind::Measure).count());
    paper.paragraph(lang.letter_counts(targets, measures));
    paper.table(table(material, lang.item_kind(ItemKind::Target), of(ItemKind::Target)));
    paper.table(table(material, lang.item_kind(ItemKind::Measure), of(ItemKind::Measure)));
    let (duties, proposed) = duties(material, department, year);
    if !duties.rows.is_empty() {
        paper.heading(Level::One, lang.letter_duties());
        paper.paragraph(lang.letter_duties_told(year));
        paper.table(duties);
        if proposed > 0 {
            paper.paragraph(lang.notice_proposed(proposed));
        }
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

/// Something that a letter covers.
struct Covered {
    item: Item,
    part: Option<Part>,
    /// 拟定
    proposed: bool,
}

/// What a draft would cover: what is assigned now.
fn assigned_items(state: &State, department: &DepartmentId) -> Vec<Covered> {
    let covered = |(item, part): (Item, Part)| {
        let proposed = state.is_proposed(&item);
        Covered { item, part: Some(part), proposed }
    };
    state.items_of(department).into_iter().map(covered).collect()
}

/// What a letter covers as it was issued: what was assigned otherwise since changes no signed paper, and
/// nothing in it was a proposal.
fn issued_items(state: &State, seq: Seq, letter: &Letter) -> Vec<Covered> {
    let part = |item: &Item| {
        let given = state.assignments.get(item)?.iter().filter(|(set_by, _)| *set_by < seq);
        let given = given.last()?.1.assignment.as_ref()?;
        let today = state.successor(&letter.department);
        let mut parts = given.parts().filter(|(id, _)| state.successor(id) == today);
        parts.next().map(|(_, part)| part)
    };
    let covered = |item: &Item| Covered { item: item.clone(), part: part(item), proposed: false };
    letter.items.iter().map(covered).collect()
}

fn table<'a>(
    material: &Material<'_>,
    name: &str,
    items: impl Iterator<Item = &'a Covered>,
) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut columns = vec![
        (lang.column_code(), 14, Align::Centre),
        (lang.column_content(), 116, Align::Left),
        (lang.column_part(), 26, Align::Centre),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut goals = false;
    for Covered { item, part, proposed } in items {
        let part = part.map_or("", |part| lang.part(part));
        let mut row = vec![
            state.code(item).into(),
            material.title(item).into(),
            material.marked(part, *proposed).into(),
        ];
        if item.code.is_target() {
            goals = true;
            row.push(material.measured_by(item).into());
        }
        rows.push(Row::Cells(row));
    }
    if goals {
        columns[1].1 = 56;
        columns.push((lang.column_measured_by(), 60, Align::Left));
    }
    Table { rows, ..Table::new(name, &columns) }
}

/// What is owed about the year, as far as rules say, and how much of it on a day that is proposed.
fn duties(material: &Material<'_>, department: &DepartmentId, year: i32) -> (Table, usize) {
    let lang = material.lang;
    let mut table = Table::new(
        lang.letter_duties(),
        &[(lang.column_duty(), 104, Align::Left), (lang.column_due(), 52, Align::Centre)],
    );
    let mut proposed = 0;
    let theirs = |duty: &&Duty| duty.department == *department;
    for duty in in_letters(material.state, year, material.day).iter().filter(theirs) {
        proposed += usize::from(duty.proposed);
        let due = material.marked(&lang.paper_day(duty.due), duty.proposed);
        table.row([lang.duty_owed(duty).into(), due.into()]);
    }
    (table, proposed)
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
