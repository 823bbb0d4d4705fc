//! What others think of the work and what carries it: parts of an item's and a department's page.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::state::{DocumentRecord, FundsRecord};
use crate::plan::{DepartmentId, Item};
use crate::tui::model::Subject;
use crate::tui::text;

/// How many activities a page shows.
const ACTIVITIES: usize = 8;

/// Columns of the word in front.
const WORD: usize = 10;

/// What departments say of a target, and the verdicts of the evaluation group. The attainment stands
/// above; none follows from another.
pub(super) fn on_target(writer: &mut Writer<'_>, item: &Item) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let said = state.self_assessments_of(item);
    let mut verdicts = state.reviews.verdicts_on(item).peekable();
    if said.is_empty() && verdicts.peek().is_none() {
        return;
    }
    writer.heading(lang.heading_judged());
    for (seq, report, row) in said {
        let mut spans = vec![
            Span::styled(text::pad_right(lang.label_self_assessment(), WORD), theme.quiet()),
            Span::styled(text::pad_right(lang.finding(row.finding), WORD), theme.heading()),
            Span::raw(format!("{} {}  ", report.year, lang.term(report.form.term()))),
            Span::raw(format!("{}  {}", state.short(&report.department), row.note)),
        ];
        spans.extend(writer.on_behalf(&report.submitted));
        writer.link(Subject::Entry(seq), spans);
    }
    let judged = verdicts.peek().is_some();
    for (term, verdict) in verdicts {
        let spans = vec![
            Span::styled(text::pad_right(lang.label_verdict(), WORD), theme.quiet()),
            Span::styled(text::pad_right(lang.finding(verdict.finding), WORD), theme.heading()),
            Span::raw(format!("{} {}  ", verdict.year, lang.term(Some(term)))),
            Span::raw(verdict.text.lines().next().unwrap_or_default().to_owned()),
        ];
        writer.link(Subject::Entry(verdict.recorded.seq), spans);
    }
    if judged {
        writer.remark(lang.verdict_beside());
    }
}

/// Reviews, documents, activities and funds of a department.
pub(super) fn of_department(writer: &mut Writer<'_>, id: &DepartmentId) {
    reviews(writer, id);
    documents(writer, id);
    activities(writer, id);
    funds(writer, id);
}

fn reviews(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let reviewed = state.reports_of(id);
    let mut reviewed = reviewed
        .filter_map(|(seq, report)| Some((report, state.reviews.of_report(seq)?)))
        .peekable();
    if reviewed.peek().is_none() {
        return;
    }
    writer.heading(lang.label_review());
    for (report, review) in reviewed {
        let on = review.reviewed.on;
        let mut spans = vec![
            Span::styled(format!("{on}  "), theme.quiet()),
            Span::raw(format!("{}  ", lang.in_year(report.year))),
            Span::styled(lang.grade(review.grade), theme.heading()),
        ];
        // One that it inherited says whose it was.
        let was = (report.department != *id).then(|| state.short(&report.department));
        spans.extend(was.map(|short| Span::raw(format!("  {short}"))));
        writer.link(Subject::Entry(review.reviewed.seq), spans);
    }
}

fn documents(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang) = (writer.state(), writer.lang());
    let theirs = |document: &DocumentRecord| state.author_of(document.kind) == Some(id);
    let mut theirs =
        state.documents.iter().rev().filter(|(_, document)| theirs(document)).peekable();
    if theirs.peek().is_none() {
        return;
    }
    writer.heading(lang.heading_documents());
    for (seq, document) in theirs {
        writer.document(seq, document);
    }
}

fn activities(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let held = state.activities_of(id);
    if held.is_empty() {
        return;
    }
    writer.heading(lang.heading_activities());
    for one in held.iter().take(ACTIVITIES) {
        let mut spans = vec![
            Span::styled(format!("{}  ", one.recorded.on), theme.quiet()),
            Span::raw(format!("{}  {}  ", lang.activity(one.kind), one.heading)),
            Span::raw(lang.attendance(one.participants, one.women, one.men)),
        ];
        spans.extend(writer.on_behalf(&one.recorded));
        writer.link(Subject::Entry(one.recorded.seq), spans);
    }
}

/// Latest year first, each with its sum where there are several purposes.
fn funds(writer: &mut Writer<'_>, id: &DepartmentId) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let rows = state.funds_of(id);
    if rows.is_empty() {
        return;
    }
    writer.heading(lang.heading_funds());
    for year in rows.chunk_by(|one, next| one.0 == next.0) {
        for (of, purpose, amounts, seq) in year {
            let spans = vec![
                Span::styled(format!("{of}  "), theme.quiet()),
                Span::raw(format!("{purpose}  {}", lang.amounts(*amounts))),
            ];
            writer.link(Subject::Entry(*seq), spans);
        }
        if let [(of, ..), _, ..] = year {
            let all = year.iter().map(|(_, _, amounts, _)| *amounts);
            let sum = all.fold(FundsRecord::default(), FundsRecord::plus);
            writer.text(&format!("{of}  {}  {}", lang.funds_total(), lang.amounts(sum)));
        }
    }
}
