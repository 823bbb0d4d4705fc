//! Where each kind of entry can be begun, and by whom.

use halfsky::domain::vocabulary::CommandKind::{self, self as K};

use serde_json::json;

use crate::kit_tui::{Driver, seat};
use crate::meetings::{Stage, meet};

/// Where a form is reached.
pub(crate) struct Place {
    /// What is entered.
    pub(crate) kind: CommandKind,
    /// The name of its kept frame.
    pub(crate) name: &'static str,
    /// Who enters it.
    pub(crate) person: &'static str,
    go: fn(&mut Driver),
}

impl Place {
    /// Somebody in that place.
    pub(crate) fn driver(&self) -> Driver {
        let mut driver = seat(self.person);
        (self.go)(&mut driver);
        driver
    }
}

const fn at(
    kind: CommandKind,
    name: &'static str,
    person: &'static str,
    go: fn(&mut Driver),
) -> Place {
    Place { kind, name, person, go }
}

fn find(driver: &mut Driver, words: &str) {
    driver.find(words);
}

/// Every department of the demonstration answers for something; a new one does not yet.
fn new_department(driver: &mut Driver) {
    let new = json!([{"id": "archives", "name": "梅河口市档案馆", "short": "档案馆",
        "kind": "institution"}]);
    let entering = json!({"kind": "enter_departments", "departments": new});
    driver.ledger.record("liu-xiaochen", entering).unwrap();
    driver.model.follow();
    driver.find("档案馆");
}

/// What the health bureau cannot do in time, where it waits for the office.
fn asked(driver: &mut Driver) {
    let asks = json!({"kind": "request_extension", "duty": "work_report/health/2026",
        "due": "2027-01-15", "reason": "省里数据1月上旬才下发，总结要等那时的数"});
    driver.ledger.record("li-na", asks).unwrap();
    driver.model.follow();
    driver.press("l").down_to("申请延期至2027-01-15");
}

/// The page of an action ordered of the water bureau.
fn action(driver: &mut Driver) {
    let action = json!({"kind": "open_action", "heading": "补齐农村供水数据", "item": "7.6",
        "owners": ["water"], "due": "2026-12-10", "ordered_by": "全委会第三次会议"});
    driver.ledger.record("liu-xiaochen", action).unwrap();
    driver.model.follow();
    let seq = driver.model.state().head.seq;
    driver.find(&format!("#{seq}"));
}

fn closed_action(driver: &mut Driver) {
    action(driver);
    let seq = driver.model.state().head.seq;
    let closing = json!({"kind": "close_action", "action": seq, "result": "数据已补齐"});
    driver.ledger.record("liu-xiaochen", closing).unwrap();
    driver.model.follow();
}

/// The health bureau's duty report, accepted.
fn duty_report(driver: &mut Driver) {
    let report = json!({"kind": "submit_report", "department": "health", "form": "duty",
        "year": 2025, "heading": "市卫健局2025年述职报告", "text": "履职情况"});
    let submitted = driver.ledger.record("li-na", report).unwrap();
    let accepted = json!({"kind": "accept_report", "report": submitted[0].seq});
    driver.ledger.record("wang-lan", accepted).unwrap();
    driver.model.follow();
    driver.find("卫健局");
}

/// The office's report to the government, which waits for the leading group.
fn filed(driver: &mut Driver) {
    let document = json!({"kind": "file_document", "document_kind": "government_report",
        "year": 2025, "heading": "2025年监测评估情况", "text": "报市政府"});
    driver.ledger.record("wang-lan", document).unwrap();
    driver.model.follow();
    driver.find("2025年监测评估情况");
}

/// One place for every kind of entry, and some more where it looks different.
pub(crate) const PLACES: &[Place] = &[
    at(K::Assign, "form_assign", "wang-lan", |d| find(d, "1.2")),
    at(K::ConfirmAssignments, "form_confirm", "wang-lan", |d| find(d, "5.9")),
    at(K::ConfirmAssignments, "form_confirm_domain", "wang-lan", |d| {
        d.press("1 Down Down Down Down");
    }),
    at(K::Unassign, "form_unassign", "wang-lan", |d| find(d, "1.2")),
    at(K::ReviewDuty, "form_review_duty", "wang-lan", duty_report),
    at(K::RecordVerdict, "form_verdict", "wang-lan", |d| find(d, "1.2")),
    at(K::FileDocument, "form_document", "wang-lan", |d| find(d, "妇儿工委办")),
    at(K::ApproveDocument, "form_approve_document", "wang-lan", filed),
    at(K::ReturnDocument, "form_return_document", "wang-lan", filed),
    at(K::RecordActivity, "form_activity", "li-na", |d| find(d, "1.2")),
    at(K::RecordFunds, "form_funds", "wang-lan", |d| find(d, "财政局")),
    at(K::IssueLetter, "form_issue", "wang-lan", |d| find(d, "住建局")),
    at(K::SignLetter, "form_sign_on_behalf", "wang-lan", |d| find(d, "财政局")),
    at(K::CountersignLetter, "form_countersign_on_behalf", "wang-lan", |d| find(d, "水利局")),
    at(K::CountersignLetter, "form_countersign", "zhou-wenjing", |d| find(d, "水利局")),
    at(K::FileScheme, "form_scheme", "li-na", |_| {}),
    at(K::FileScheme, "form_scheme_on_behalf", "wang-lan", |d| find(d, "财政局")),
    at(K::SubmitReport, "form_report", "li-na", |_| {}),
    at(K::SubmitReport, "form_report_on_behalf", "wang-lan", |d| find(d, "财政局")),
    at(K::ReturnReport, "form_return", "wang-lan", |d| find(d, "教育局2026年")),
    at(K::AcceptReport, "form_accept", "wang-lan", |d| find(d, "教育局2026年")),
    at(K::VerifyFigures, "form_verify", "sun-jia", |d| {
        d.find("#459");
    }),
    at(K::ReturnFigures, "form_return_figures", "sun-jia", |d| {
        d.find("#459");
    }),
    at(K::VoidFigures, "form_void_figures", "sun-jia", |d| {
        d.press("6").down_to_indicator("农村卫生厕所");
    }),
    at(K::WriteNote, "form_note", "wang-lan", |d| find(d, "1.2")),
    at(K::Withdraw, "form_withdraw", "wang-lan", |d| {
        d.press("5");
    }),
    at(K::OpenAction, "form_order", "wang-lan", |d| find(d, "1.2")),
    at(K::ReportOnAction, "form_action_report", "wang-lan", action),
    at(K::ExtendAction, "form_action_extend", "wang-lan", action),
    at(K::CloseAction, "form_action_close", "wang-lan", action),
    at(K::ReopenAction, "form_action_reopen", "wang-lan", closed_action),
    at(K::Remind, "form_remind", "wang-lan", |d| find(d, "水利局")),
    at(K::ExtendDuty, "form_extend_duty", "wang-lan", |d| find(d, "水利局")),
    at(K::WaiveDuty, "form_waive_duty", "wang-lan", |d| find(d, "水利局")),
    at(K::RequestExtension, "form_request_extension", "li-na", |d| {
        d.press("l");
    }),
    at(K::RequestExtension, "form_request_extension_on_behalf", "wang-lan", |d| find(d, "水利局")),
    at(K::ExtendDuty, "form_grant_extension", "wang-lan", asked),
    at(K::DeclineExtension, "form_decline_extension", "wang-lan", asked),
    at(K::IssueWarning, "form_warn", "wang-lan", |d| find(d, "1.1")),
    at(K::AnswerWarning, "form_answer", "wang-lan", |d| {
        let warning = json!({"kind": "issue_warning", "indicator": "healthy_life_expectancy",
            "warning": "missing", "year": 2025, "paper": "梅妇儿工委办〔2026〕9号"});
        d.ledger.record("liu-xiaochen", warning).unwrap();
        d.model.follow();
        d.find("1.1");
    }),
    at(K::CallMeeting, "form_call", "wang-lan", |d| {
        d.press("7");
    }),
    at(K::ChangeMeeting, "form_change_meeting", "wang-lan", |d| meet(d, Stage::Called)),
    at(K::SetAgenda, "form_agenda", "wang-lan", |d| meet(d, Stage::Called)),
    at(K::RecordAttendance, "form_attendance", "wang-lan", |d| meet(d, Stage::Open)),
    at(K::OpenMeeting, "form_open_meeting", "wang-lan", |d| meet(d, Stage::Called)),
    at(K::DiscussItem, "form_discuss", "wang-lan", |d| meet(d, Stage::Open)),
    at(K::TakeDecision, "form_decide", "wang-lan", |d| meet(d, Stage::Open)),
    at(K::CarryOverItem, "form_carry_over", "wang-lan", |d| meet(d, Stage::Open)),
    at(K::WriteMinutes, "form_minutes", "wang-lan", |d| meet(d, Stage::Open)),
    at(K::ReturnMinutes, "form_return_minutes", "wang-lan", |d| meet(d, Stage::Minuted)),
    at(K::ApproveMinutes, "form_approve_minutes", "wang-lan", |d| meet(d, Stage::Minuted)),
    at(K::CloseMeeting, "form_close_meeting", "wang-lan", |d| meet(d, Stage::Approved)),
    at(K::EnrolPerson, "form_enrol", "wang-lan", |_| {}),
    at(K::ChangePerson, "form_change_person", "wang-lan", |d| find(d, "李娜")),
    at(K::RetirePerson, "form_retire", "wang-lan", |d| find(d, "李娜")),
    at(K::EnterDepartments, "form_enter_department", "wang-lan", |_| {}),
    at(K::RenameDepartment, "form_rename", "wang-lan", |d| find(d, "残联")),
    at(K::MergeDepartment, "form_merge", "wang-lan", |d| find(d, "残联")),
    at(K::DissolveDepartment, "form_dissolve", "wang-lan", new_department),
    at(K::AdoptDutyRules, "form_rules", "wang-lan", |_| {}),
    at(K::ChangeSettings, "form_settings", "wang-lan", |_| {}),
];
