//! What a duty asks to be handed in: which report, which document, and of an evaluation in which term.

use super::calendar::Calendar;
use crate::domain::payload::{DocumentKind, ReportForm, Term};
use crate::domain::state::State;
use crate::plan::{DutyKind, Rhythm};

/// The form of report that a duty of this kind asks for, where it asks for one.
pub fn report_asked(kind: DutyKind, term: Option<Term>) -> Option<ReportForm> {
    Some(match (kind, term) {
        (DutyKind::SituationReport, _) => ReportForm::Situation,
        (DutyKind::WorkReport, _) => ReportForm::Work,
        (DutyKind::DutyReport, _) => ReportForm::Duty,
        (DutyKind::SelfEvaluation, Some(Term::Final)) => ReportForm::FinalSelfEvaluation,
        (DutyKind::SelfEvaluation, _) => ReportForm::MidtermSelfEvaluation,
        _ => return None,
    })
}

/// The document that a duty of this kind asks for, where it asks for one.
pub fn document_asked(kind: DutyKind, term: Option<Term>) -> Option<DocumentKind> {
    DocumentKind::ALL.into_iter().find(|document| document.duty() == (kind, term))
}

/// The term that an evaluation of this kind is about in a year, by the rule that asks for it then.
pub fn term_in(state: &State, kind: DutyKind, year: i32) -> Option<Term> {
    use DutyKind::{EvaluationReport, EvaluationScheme, SelfEvaluation};
    if !matches!(kind, SelfEvaluation | EvaluationScheme | EvaluationReport) {
        return None;
    }
    let rules = Calendar::of(state);
    let plans = state.plans.values().map(|adopted| (adopted.plan.from, adopted.plan.to));
    let mut holding = plans.flat_map(|(from, to)| {
        rules.iter().filter_map(move |rule| Some(rule.in_year(year, from, to)?.0))
    });
    holding.find(|rule| rule.kind == kind).and_then(|rule| term(rule.rhythm))
}

pub(super) fn term(rhythm: Rhythm) -> Option<Term> {
    match rhythm {
        Rhythm::Midterm => Some(Term::Midterm),
        Rhythm::Final => Some(Term::Final),
        Rhythm::Once | Rhythm::Yearly => None,
    }
}
