//! Who may do what, as one table over every command, every role, own and other departments, with a
//! paper and without.

use halfsky::domain::decide::may;
use halfsky::domain::payload::PersonId;
use halfsky::domain::vocabulary::CommandKind as K;
use halfsky::domain::vocabulary::Event;
use halfsky::founding::Given;
use serde_json::{Value, json};

use super::kit::kinds::kind_of;
use super::kit::*;

/// `yes` is let through; `role` and `their`: not of that role, or not of that department; `paper`:
/// only from one; `none`: there is no paper of it; `only`: only the office records from papers.
///
/// The columns:
/// office alone, office from a paper, office for its own department,
/// liaison of that department, liaison of another, liaison with a paper,
/// statistics for the own department, for another, with a paper, leader, leader with a paper, reader, reader with a paper.
const TABLE: [(K, &str); 59] = [
    (K::AdoptPlan, "yes none yes role role only role role only role only role only"),
    (K::DefineIndicators, "yes none yes role role only role role only role only role only"),
    (K::EnterDepartments, "yes none yes role role only role role only role only role only"),
    (K::RenameDepartment, "yes none yes role role only role role only role only role only"),
    (K::MergeDepartment, "yes none yes role role only role role only role only role only"),
    (K::DissolveDepartment, "yes none yes role role only role role only role only role only"),
    (K::EnrolPerson, "yes none yes role role only role role only role only role only"),
    (K::ChangePerson, "yes none yes role role only role role only role only role only"),
    (K::RetirePerson, "yes none yes role role only role role only role only role only"),
    (K::AdoptDutyRules, "yes none yes role role only role role only role only role only"),
    (K::ChangeSettings, "yes none yes role role only role role only role only role only"),
    (K::Assign, "yes none yes role role only role role only role only role only"),
    (K::ConfirmAssignments, "yes none yes role role only role role only role only role only"),
    (K::Unassign, "yes none yes role role only role role only role only role only"),
    (K::IssueLetter, "yes none yes role role only role role only role only role only"),
    (K::SignLetter, "paper yes yes yes their only yes their only role only role only"),
    (K::CountersignLetter, "paper yes paper role role only role role only yes only role only"),
    (K::FileScheme, "paper yes yes yes their only yes their only role only role only"),
    (K::SubmitReport, "paper yes yes yes their only yes their only role only role only"),
    (K::ReturnReport, "yes none yes role role only role role only role only role only"),
    (K::AcceptReport, "yes none yes role role only role role only role only role only"),
    (K::EnterFigures, "paper yes yes yes their only yes yes only role only role only"),
    (K::CorrectFigures, "paper yes yes yes their only yes yes only role only role only"),
    (K::VerifyFigures, "paper yes paper role role only yes yes only role only role only"),
    (K::ReturnFigures, "paper yes paper role role only yes yes only role only role only"),
    (K::VoidFigures, "paper yes yes yes their only yes yes only role only role only"),
    (K::OpenAction, "yes none yes role role only role role only role only role only"),
    (K::ReportOnAction, "paper yes yes yes their only yes their only role only role only"),
    (K::ExtendAction, "yes none yes role role only role role only role only role only"),
    (K::CloseAction, "yes none yes role role only role role only role only role only"),
    (K::ReopenAction, "yes none yes role role only role role only role only role only"),
    (K::Remind, "yes none yes role role only role role only role only role only"),
    (K::WaiveDuty, "yes none yes role role only role role only role only role only"),
    (K::ExtendDuty, "yes none yes role role only role role only role only role only"),
    (K::RequestExtension, "paper yes yes yes their only yes their only role only role only"),
    (K::DeclineExtension, "yes none yes role role only role role only role only role only"),
    (K::ReviewDuty, "yes none yes role role only role role only role only role only"),
    (K::RecordVerdict, "yes none yes role role only role role only role only role only"),
    (K::FileDocument, "paper yes yes their their only yes yes only role only role only"),
    (K::ApproveDocument, "paper yes paper role role only role role only yes only role only"),
    (K::ReturnDocument, "paper yes paper role role only role role only yes only role only"),
    (K::RecordActivity, "paper yes yes yes their only yes their only role only role only"),
    (K::RecordFunds, "paper yes yes yes their only yes their only role only role only"),
    (K::IssueWarning, "yes none yes role role only role role only role only role only"),
    (K::AnswerWarning, "paper yes yes yes their only yes their only role only role only"),
    (K::CallMeeting, "yes none yes role role only role role only role only role only"),
    (K::ChangeMeeting, "yes none yes role role only role role only role only role only"),
    (K::SetAgenda, "yes none yes role role only role role only role only role only"),
    (K::RecordAttendance, "yes none yes role role only role role only role only role only"),
    (K::OpenMeeting, "yes none yes role role only role role only role only role only"),
    (K::DiscussItem, "yes none yes role role only role role only role only role only"),
    (K::TakeDecision, "yes none yes role role only role role only role only role only"),
    (K::CarryOverItem, "yes none yes role role only role role only role only role only"),
    (K::WriteMinutes, "yes none yes role role only role role only role only role only"),
    (K::ApproveMinutes, "paper yes paper role role only role role only yes only role only"),
    (K::ReturnMinutes, "paper yes paper role role only role role only yes only role only"),
    (K::CloseMeeting, "yes none yes role role only role role only role only role only"),
    (K::WriteNote, "yes none yes yes yes only yes yes only yes only role only"),
    (K::Withdraw, "yes none yes yes yes only yes yes only yes only role only"),
];

/// Who asks, of whom, and whether from a paper, in the order of the columns.
const COLUMNS: [(&str, &str, bool); 13] = [
    ("wang", "health", false),
    ("wang", "health", true),
    ("wang", "office", false),
    ("li", "health", false),
    ("li", "education", false),
    ("li", "health", true),
    ("sun", "statistics", false),
    ("sun", "health", false),
    ("sun", "statistics", true),
    ("zhou", "health", false),
    ("zhou", "health", true),
    ("ren", "health", false),
    ("ren", "health", true),
];

/// An indicator that the department supplies; the office's own is entered by the test.
fn supplied_by(department: &str) -> &'static str {
    match department {
        "health" => "maternal_mortality",
        "education" => "upper_secondary_enrolment",
        "office" => "offices_own",
        _ => "rd_personnel",
    }
}

/// Some command of a kind about a department, whose letter has this number.
fn command(kind: K, department: &str, letter: u64) -> Value {
    let mut command = match kind {
        K::AdoptPlan => json!({"document": serde_json::to_value(
            Desk::fresh().state.plan().unwrap()).unwrap()}),
        K::DefineIndicators => json!({"indicators": []}),
        K::EnterDepartments => json!({"departments": []}),
        K::RenameDepartment => json!({"department": department, "name": "新", "short": "新"}),
        K::MergeDepartment => json!({"department": department, "into": "court"}),
        K::DissolveDepartment => json!({"department": department, "reason": "改"}),
        K::EnrolPerson | K::ChangePerson => {
            json!({"person": "p", "name": "人", "role": "liaison", "department": department})
        }
        K::RetirePerson => json!({"person": "li"}),
        K::AdoptDutyRules => json!({"rules": []}),
        K::ChangeSettings => json!({"city": "市", "office": "办"}),
        K::Assign => json!({"assignments": []}),
        K::ConfirmAssignments => json!({"domain": 1}),
        K::Unassign => json!({"item": "1.1", "reason": "改"}),
        K::IssueLetter => json!({"department": department, "year": 2026}),
        K::SignLetter | K::CountersignLetter => json!({"letter": letter, "signatory": "刘某"}),
        K::FileScheme => json!({"department": department, "section": "科", "officer": "人"}),
        K::SubmitReport => report(department, "work", 2026),
        K::ReturnReport => json!({"report": 1, "reason": "缺"}),
        K::AcceptReport => json!({"report": 1}),
        K::EnterFigures | K::CorrectFigures => {
            json!({"figures": [figure(supplied_by(department), 2025, "1")], "reason": "核对"})
        }
        K::VerifyFigures => json!({"entry": 1}),
        K::ReturnFigures | K::VoidFigures => json!({
            "standing": [named_figure(supplied_by(department), 2025, 1)], "reason": "核对"
        }),
        K::OpenAction => order(&[department], "2026-12-31"),
        K::ReportOnAction => told_of(1, department, "done"),
        K::ExtendAction => extend_action(1, "2026-12-31"),
        K::CloseAction => close(1),
        K::ReopenAction => reopen(1),
        K::Remind => remind("notice", &[&format!("letter/{department}/2026")]),
        K::WaiveDuty => waive(&format!("letter/{department}/2026")),
        K::ExtendDuty => extend_duty(&format!("letter/{department}/2026"), "2026-12-31"),
        K::RequestExtension => {
            request_extension(&format!("letter/{department}/2026"), "2026-12-31")
        }
        K::DeclineExtension => decline_extension(1),
        K::ReviewDuty => review(1, "good"),
        K::RecordVerdict => verdict("1.1", "midterm", "met"),
        // The office's own documents it files itself; the others are the statistics bureau's.
        K::FileDocument => match department {
            "office" => file_document("government_report", 2025),
            _ => file_document("monitoring_report", 2025),
        },
        K::ApproveDocument => approve(1),
        K::ReturnDocument => reject(1),
        K::RecordActivity => activity(department, "training"),
        K::RecordFunds => funds(department, 2026, "1"),
        K::IssueWarning => {
            json!({"indicator": "life_expectancy", "warning": "missing", "year": 2024})
        }
        K::AnswerWarning => {
            json!({"entry": 1, "department": department, "cause": "因", "countermeasure": "策"})
        }
        K::CallMeeting => {
            json!({"meeting_kind": "full", "day": TODAY, "place": "会议室", "chair": "周市长"})
        }
        K::ChangeMeeting => json!({"meeting": 1, "day": TODAY, "place": "会议室",
            "chair": "周市长", "reason": "改期"}),
        K::SetAgenda => json!({"meeting": 1, "agenda": []}),
        K::RecordAttendance => json!({"meeting": 1, "presence": "present", "name": "周"}),
        K::OpenMeeting | K::CloseMeeting | K::ApproveMinutes => json!({"meeting": 1}),
        K::ReturnMinutes => json!({"meeting": 1, "reason": "漏记一项决定"}),
        K::DiscussItem | K::TakeDecision => json!({"meeting": 1, "agenda_item": 1, "text": "议"}),
        K::CarryOverItem => json!({"meeting": 1, "agenda_item": 1}),
        K::WriteMinutes => json!({"meeting": 1, "text": "纪要"}),
        K::WriteNote => json!({"department": department, "text": "记"}),
        K::Withdraw => json!({"entry": 1, "reason": "错"}),
    };
    command["kind"] = kind.name().into();
    command
}

#[test]
fn every_command_is_each_roles_own_or_not_as_the_table_says() {
    let mut desk = Desk::confirmed();
    let mut own = serde_json::to_value(&Given::embedded().unwrap().indicators[0]).unwrap();
    (own["id"], own["source"]) = ("offices_own".into(), "office".into());
    desk.give(CLERK, json!({"kind": "define_indicators", "indicators": [own]}));
    let letters: Vec<(&str, u64)> = ["health", "education", "office", "statistics"]
        .map(|id| (id, desk.give(CLERK, issue(id, 2026))))
        .into();
    let listed: Vec<K> = TABLE.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(listed, K::ALL, "every kind, in the order of the vocabulary");
    for (kind, row) in TABLE {
        let expected: Vec<&str> = row.split(' ').collect();
        assert_eq!(expected.len(), COLUMNS.len(), "{kind:?}");
        for ((actor, department, from), expected) in COLUMNS.into_iter().zip(expected) {
            let letter = letters.iter().find(|(id, _)| *id == department).unwrap().1;
            let mut asked = command(kind, department, letter);
            if from {
                asked = from_paper(asked, TODAY);
            }
            let request = request(asked, day(TODAY)).unwrap();
            let told = match may(&desk.state, &request, &PersonId::from(actor)) {
                Ok(()) => "yes",
                Err(refusal) => match kind_of(&refusal) {
                    "NotYourRole" => "role",
                    "NotYourDepartment" => "their",
                    "NeedsPaper" => "paper",
                    "NoPaperHere" => "none",
                    "OnlyOfficeRecords" => "only",
                    other => other,
                },
            };
            assert_eq!(told, expected, "{kind:?} by {actor} for {department}, paper: {from}");
        }
        let request = request(command(kind, "health", letters[0].1), day(TODAY)).unwrap();
        for stranger in ["nobody", ""] {
            let told = may(&desk.state, &request, &PersonId::from(stranger)).unwrap_err();
            assert_eq!(kind_of(&told), "NotEnrolled", "{kind:?}");
        }
    }
}

/// In the statistics bureau the liaison is whoever monitors; who is of no department speaks for none.
#[test]
fn who_monitors_speaks_for_the_own_department_and_without_one_for_none() {
    let mut desk = Desk::confirmed();
    desk.give("sun", report("statistics", "work", 2026));
    desk.give("sun", activity("statistics", "training"));
    assert_eq!(kind_of(&desk.refusal("sun", report("health", "work", 2026))), "NotYourDepartment");
    desk.give(CLERK, enrol("qian", "statistics"));
    assert_eq!(desk.state.person(&PersonId::from("qian")).unwrap().department, None);
    let refusal = desk.refusal("qian", report("statistics", "work", 2026));
    assert_eq!(kind_of(&refusal), "NotYourRole");
    desk.give("qian", figures(&[figure("life_expectancy", 2025, "79")]));
}

#[test]
fn who_left_may_do_nothing_until_enrolled_again() {
    let mut desk = Desk::staffed();
    desk.give(CLERK, retire("zhou"));
    assert_eq!(kind_of(&desk.refusal("zhou", note("1.1"))), "NotEnrolled");
    desk.give(CLERK, enrol("zhou", "leader"));
    desk.give("zhou", note("1.1"));
}

#[test]
fn the_first_entry_enrols_whoever_opens_the_ledger_as_the_office_and_nothing_else() {
    let mut desk = Desk::empty();
    let liaison = json!({"kind": "enrol_person", "person": "a", "name": "甲", "role": "reader"});
    for (actor, command) in
        [("a", note("1.1")), ("a", liaison), ("b", enrol("a", "office")), ("a", rename("x", "y"))]
    {
        assert_eq!(kind_of(&desk.refusal(actor, command)), "NotEnrolled");
    }
    assert_eq!(desk.give("a", enrol("a", "office")), 1);
    assert_eq!(kind_of(&desk.refusal("b", enrol("b", "office"))), "NotEnrolled");
    assert_eq!(desk.give("a", enrol("b", "office")), 2);
}

#[test]
fn a_liaison_is_known_by_any_name_of_the_department() {
    let desk = Desk::staffed();
    for name in ["health", "卫健局", "梅河口市卫生健康局"] {
        let Ok(events) = desk.ask("li", report(name, "work", 2026)) else {
            panic!("{name}: {:?}", desk.refusal("li", report(name, "work", 2026)))
        };
        let [Event::ReportSubmitted(report)] = &events[..] else { panic!("{events:?}") };
        assert_eq!(report.department, dept("health"), "stored by its id");
    }
}

#[test]
fn a_merged_departments_liaison_speaks_for_the_successor_and_no_longer_for_itself() {
    let mut desk = Desk::confirmed();
    let letter = desk.give(CLERK, issue("sports", 2026));
    desk.give(CLERK, merge("sports", "culture_tourism"));
    desk.give("tian", report("culture_tourism", "work", 2026));
    desk.give("tian", sign(letter));
    assert_eq!(kind_of(&desk.refusal("tian", report("sports", "work", 2026))), "DepartmentEnded");
    assert_eq!(kind_of(&desk.refusal("tian", report("water", "work", 2026))), "NotYourDepartment");
    desk.give(CLERK, merge("culture_tourism", "publicity"));
    desk.give("tian", report("publicity", "work", 2026));
}

#[test]
fn documents_are_filed_by_whose_business_they_are() {
    let mut desk = Desk::confirmed();
    let of_statistics = json!({"kind": "enrol_person", "person": "tong", "name": "佟", "role": "liaison",
        "department": "statistics"});
    desk.give(CLERK, of_statistics);
    desk.give("tong", file_document("yearbook", 2025));
    for (who, what, why) in [
        ("li", "yearbook", "NotYourDepartment"),
        ("sun", "final_evaluation_report", "NotYourRole"),
        ("tong", "government_report", "NotYourRole"),
        ("zhou", "midterm_evaluation_scheme", "NotYourRole"),
        (CLERK, "monitoring_scheme", "NeedsPaper"),
    ] {
        assert_eq!(kind_of(&desk.refusal(who, file_document(what, 2024))), why, "{who} {what}");
    }
    let signed = from_paper(file_document("government_report", 2025), TODAY);
    assert_eq!(kind_of(&desk.refusal(CLERK, signed)), "NoPaperHere");
    desk.give(CLERK, from_paper(file_document("monitoring_scheme", 2024), TODAY));
}
