//! What others think of the work and what carries it: parts of what is shown of an item or a
//! department.

use serde_json::{Value, json};

use super::{from_paper, part};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::out::Out;
use crate::domain::state::{DocumentRecord, FundsRecord};
use crate::plan::{DepartmentId, Item};

pub(super) fn on_target(desk: &Desk, item: &Item, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let mut rows = Vec::new();
    for (seq, report, row) in state.self_assessments_of(item) {
        let (who, term) = (state.short(&report.department), lang.term(report.form.term()));
        let mark = from_paper(lang, &report.submitted);
        let (label, finding) = (lang.label_self_assessment(), lang.finding(row.finding));
        let year = report.year;
        rows.push(format!("#{seq}  {label}  {finding}  {year} {term}  {mark}{who}  {}", row.note));
    }
    for (term, verdict) in state.reviews.verdicts_on(item) {
        let (label, finding) = (lang.label_verdict(), lang.finding(verdict.finding));
        let (seq, year, term) = (verdict.recorded.seq, verdict.year, lang.term(Some(term)));
        rows.push(format!("#{seq}  {label}  {finding}  {year} {term}  {}", verdict.text));
    }
    part(out, lang.heading_judged(), &rows)
}

/// The words of departments, and the verdicts.
pub(super) fn target_json(desk: &Desk, item: &Item) -> (Value, Value) {
    let state = desk.state();
    let said = state.self_assessments_of(item).into_iter().map(|(seq, report, row)| {
        json!({
            "seq": seq, "on": report.submitted.on, "department": state.short(&report.department),
            "year": report.year, "term": report.form.term(), "finding": row.finding,
            "note": row.note, "report_stage": report.stage(),
            "on_behalf": report.submitted.on_behalf,
        })
    });
    let verdicts = state.reviews.verdicts_on(item).map(|(term, verdict)| {
        json!({
            "seq": verdict.recorded.seq, "on": verdict.recorded.on, "term": term,
            "year": verdict.year, "finding": verdict.finding, "text": verdict.text,
        })
    });
    (said.collect(), verdicts.collect())
}

pub(super) fn of_department(desk: &Desk, id: &DepartmentId, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let reviews = state.reports_of(id).filter_map(|(seq, report)| {
        let review = state.reviews.of_report(seq)?;
        let (seq, on, year) = (review.reviewed.seq, review.reviewed.on, lang.in_year(report.year));
        Some(format!("#{seq}  {on}  {year}  {}", lang.grade(review.grade)))
    });
    part(out, lang.label_review(), &reviews.collect::<Vec<_>>())?;
    let documents = documents(desk, id).map(|(seq, document)| {
        let (on, year, kind) = (document.filed.on, document.year, lang.document(document.kind));
        let stage = lang.document_stage(document, state);
        let mark = from_paper(lang, &document.filed);
        format!("#{seq}  {on}  {stage}  {mark}{year} {kind}  {}", document.heading)
    });
    part(out, lang.heading_documents(), &documents.collect::<Vec<_>>())?;
    let held = state.activities_of(id).into_iter().map(|one| {
        let (seq, on, kind) = (one.recorded.seq, one.recorded.on, lang.activity(one.kind));
        let who = lang.attendance(one.participants, one.women, one.men);
        let mark = from_paper(lang, &one.recorded);
        format!("#{seq}  {on}  {mark}{kind}  {}  {who}", one.heading)
    });
    part(out, lang.heading_activities(), &held.collect::<Vec<_>>())?;
    let mut funds = Vec::new();
    for year in state.funds_of(id).chunk_by(|one, next| one.0 == next.0) {
        for (of, purpose, amounts, seq) in year {
            funds.push(format!("#{seq}  {of}  {purpose}  {}", lang.amounts(*amounts)));
        }
        if let [(of, ..), _, ..] = year {
            funds.push(format!("{of}  {}  {}", lang.funds_total(), lang.amounts(sum(year))));
        }
    }
    part(out, lang.heading_funds(), &funds)
}

/// Everything of a department, by the name of its field.
pub(super) fn department_json(desk: &Desk, id: &DepartmentId) -> Vec<(&'static str, Value)> {
    let state = desk.state();
    let reviews = state.reports_of(id).filter_map(|(report, record)| {
        let review = state.reviews.of_report(report)?;
        Some(json!({
            "seq": review.reviewed.seq, "on": review.reviewed.on, "report": report,
            "year": record.year, "grade": review.grade,
        }))
    });
    let documents = documents(desk, id).map(|(seq, document)| {
        json!({
            "seq": seq, "on": document.filed.on, "document_kind": document.kind,
            "year": document.year, "heading": document.heading, "stage": document.stage(),
            "on_behalf": document.filed.on_behalf,
        })
    });
    let held = state.activities_of(id).into_iter().map(|one| {
        json!({
            "seq": one.recorded.seq, "on": one.recorded.on, "activity_kind": one.kind,
            "department": state.short(&one.department), "heading": one.heading,
            "participants": one.participants, "women": one.women, "men": one.men,
            "on_behalf": one.recorded.on_behalf,
        })
    });
    let rows = state.funds_of(id);
    let funds = rows.iter().map(|(year, purpose, amounts, seq)| {
        json!({
            "seq": seq, "year": year, "purpose": purpose,
            "budget": amounts.budget, "spent": amounts.spent,
        })
    });
    vec![
        ("reviews", reviews.collect()),
        ("documents", documents.collect()),
        ("activities", held.collect()),
        ("funds", funds.collect()),
    ]
}

fn documents<'a>(
    desk: &'a Desk,
    id: &'a DepartmentId,
) -> impl Iterator<Item = (u64, &'a DocumentRecord)> {
    let state = desk.state();
    let theirs = |document: &DocumentRecord| state.author_of(document.kind) == Some(id);
    state.documents.iter().rev().filter(move |(_, document)| theirs(document))
}

fn sum(rows: &[(i32, &str, FundsRecord, u64)]) -> FundsRecord {
    rows.iter().map(|(_, _, amounts, _)| *amounts).fold(FundsRecord::default(), FundsRecord::plus)
}
