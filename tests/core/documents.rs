//! Documents of the monitoring and evaluation groups: filed, approved or given back.

use halfsky::domain::payload::DocumentKind as Kind;
use halfsky::domain::refusal::Refusal;
use halfsky::domain::state::DocumentStage;

use super::kit::kinds::{DOCUMENTS, document_of, kind_of};
use super::kit::*;

/// Everything that the rules of this family refuse.
pub(crate) fn refused() -> Vec<(Refusal, Desk)> {
    let mut desk = Desk::confirmed();
    let filed = desk.give("sun", file_document("monitoring_report", 2025));
    let mut all = vec![
        (desk.refusal("zhou", approve(1)), desk.clone()),
        (desk.refusal("sun", file_document("monitoring_report", 2025)), desk.clone()),
    ];
    desk.give("zhou", approve(filed));
    all.push((desk.refusal("zhou", reject(filed)), desk));
    all
}

#[test]
fn each_refusal_of_this_family_is_met() {
    let met: Vec<&str> = refused()
        .iter()
        .map(|(refusal, _)| match refusal {
            Refusal::Document(wrong) => document_of(wrong),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(DOCUMENTS.iter().all(|kind| met.contains(kind)), "{met:?}");
}

#[test]
fn a_returned_document_is_filed_anew_and_the_new_one_rests_on_the_return() {
    let mut desk = Desk::confirmed();
    let first = desk.give("sun", file_document("monitoring_report", 2025));
    let standing = |desk: &Desk| {
        let found = desk.state.document_of(Kind::MonitoringReport, 2025);
        found.map(|(seq, document)| (seq, document.stage()))
    };
    assert_eq!(standing(&desk), Some((first, DocumentStage::Filed)));
    let returned = desk.give("zhou", reject(first));
    assert_eq!(standing(&desk), None);
    let second = desk.give("sun", file_document("monitoring_report", 2025));
    let Refusal::BuiltUpon(_, built) = desk.refusal(CLERK, withdraw(returned)) else { panic!() };
    assert_eq!(built, [second]);
    let approved = desk.give(CLERK, from_paper(approve(second), TODAY));
    assert_eq!(standing(&desk), Some((second, DocumentStage::Approved)));
    let document = desk.state.documents.get(second).unwrap();
    assert!(document.approved.is_some_and(|stamp| stamp.on_behalf && stamp.seq == approved));
    desk.withdraw(approved);
    assert_eq!(standing(&desk), Some((second, DocumentStage::Filed)));
    let about = desk.state.index.of_department(&dept("statistics"));
    for seq in [first, returned, second, approved] {
        assert!(about.contains(&seq), "{seq} is told on the statistics bureau's page");
    }
}

#[test]
fn a_document_waits_to_be_approved_where_its_rule_asks_for_that() {
    let mut desk = Desk::confirmed();
    let yearbook = desk.give("sun", file_document("yearbook", 2025));
    let report = desk.give("sun", file_document("monitoring_report", 2025));
    let waits =
        |desk: &Desk, seq: u64| desk.state.awaits_approval(desk.state.documents.get(seq).unwrap());
    assert!(!waits(&desk, yearbook), "it is done once it is filed");
    assert!(waits(&desk, report));
    desk.give("zhou", approve(report));
    assert!(!waits(&desk, report));
}

#[test]
fn yearly_documents_are_one_a_year_and_the_others_one_a_plan() {
    let mut desk = Desk::confirmed();
    desk.give("sun", file_document("yearbook", 2024));
    desk.give("sun", file_document("yearbook", 2025));
    desk.give(CLERK, file_document("midterm_evaluation_report", 2026));
    let found = desk.state.document_of(Kind::MidtermEvaluationReport, 2025);
    assert!(found.is_some(), "whatever year of the plan is asked for");
    assert_eq!(desk.state.document_of(Kind::FinalEvaluationReport, 2025), None);
    let again = desk.refusal(CLERK, file_document("midterm_evaluation_report", 2025));
    assert_eq!(kind_of(&again), "Document");
    assert_eq!(kind_of(&desk.refusal("sun", file_document("yearbook", 2031))), "YearOutside");
    let early = desk.refusal("sun", file_document("yearbook", 2027));
    assert_eq!(early, Refusal::YearNotBegun(2027));
    let early = desk.refusal(CLERK, file_document("final_evaluation_report", 2026));
    assert_eq!(
        early,
        Refusal::YearNotBegun(2030),
        "it would be taken for the one that is due then"
    );
    desk.give(CLERK, file_document("final_evaluation_scheme", 2030));
}

#[test]
fn whose_business_a_document_is_follows_from_the_rules() {
    let desk = Desk::confirmed();
    for kind in Kind::ALL {
        let author = if kind.is_monitoring() { "statistics" } else { "office" };
        assert_eq!(desk.state.author_of(kind), Some(&dept(author)), "{kind:?}");
    }
}

#[test]
fn nothing_is_decided_before_the_day_it_was_filed() {
    let mut desk = Desk::confirmed();
    let filed = desk.give("sun", file_document("yearbook", 2025));
    let early = from_paper(approve(filed), "2026-11-20");
    assert_eq!(kind_of(&desk.refusal(CLERK, early)), "DayBefore");
}
