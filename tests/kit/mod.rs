//! What tests share: a founded ledger without a file, people, and short ways to write commands.

pub(crate) mod kinds;

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset, NaiveDate};
use halfsky::domain::decide::decide;
use halfsky::domain::entry::{Head, Seq};
use halfsky::domain::fact::Fact;
use halfsky::domain::form::Request;
use halfsky::domain::payload::{PersonId, Settings};
use halfsky::domain::refusal::Refusal;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::Event;
use halfsky::founding::{self, Given};
use halfsky::office::Batch;
use halfsky::plan::{DepartmentId, Item};
use serde_json::{Value, json};

/// The day on which tests stand unless they say otherwise.
pub(crate) const TODAY: &str = "2026-11-23";

/// The day on which the ledger began.
pub(crate) const BEGAN: &str = "2024-01-08";

/// The office's only clerk, who founded the ledger.
pub(crate) const CLERK: &str = "wang";

/// Who else is enrolled: id, role, department.
pub(crate) const PEOPLE: [(&str, &str, Option<&str>); 7] = [
    ("li", "liaison", Some("health")),
    ("ma", "liaison", Some("agriculture")),
    ("wu", "liaison", Some("water")),
    ("tian", "liaison", Some("sports")),
    ("sun", "statistics", Some("statistics")),
    ("zhou", "leader", None),
    ("ren", "reader", None),
];

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Nine in the morning of a day.
pub(crate) fn morning(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}T09:00:00+08:00")).unwrap()
}

pub(crate) fn item(code: &str) -> Item {
    format!("women/{code}").parse().unwrap()
}

pub(crate) fn items(codes: &[&str]) -> Vec<Item> {
    codes.iter().map(|code| item(code)).collect()
}

pub(crate) fn dept(id: &str) -> DepartmentId {
    id.into()
}

pub(crate) fn settings() -> Settings {
    Settings {
        city: "梅河口市".into(), office: "妇儿工委办".into(), ..Settings::default()
    }
}

/// Reads a command, as `record` does.
pub(crate) fn request(command: Value, on: NaiveDate) -> Result<Request, Refusal> {
    Request::from_json(command, on)
}

/// A ledger on a desk: judged and folded like any, kept nowhere.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub state: State,
    /// What was entered since the founding.
    pub facts: Vec<Fact>,
    pub now: DateTime<FixedOffset>,
}

impl Desk {
    /// Nothing is there.
    pub(crate) fn empty() -> Self {
        Self { state: State::default(), facts: Vec::new(), now: morning(BEGAN) }
    }

    /// Meihekou's plan and all that comes with it, adopted by the clerk.
    pub(crate) fn fresh() -> Self {
        static FRESH: OnceLock<State> = OnceLock::new();
        let state = FRESH.get_or_init(|| {
            let (clerk, at) = (PersonId::from(CLERK), morning(BEGAN));
            let mut batch = Batch::fresh();
            let enrol = json!({"kind": "enrol_person", "person": CLERK, "name": "王兰",
                "role": "office", "login": CLERK});
            batch.add(&request(enrol, day(BEGAN)).unwrap(), &clerk, at).unwrap();
            let given = Given::embedded().unwrap();
            founding::adopt(&mut batch, given, settings(), &clerk, at).unwrap();
            batch.state().clone()
        });
        Self { state: state.clone(), facts: Vec::new(), now: morning(TODAY) }
    }

    /// A fresh one with all [`PEOPLE`] enrolled.
    pub(crate) fn staffed() -> Self {
        static STAFFED: OnceLock<State> = OnceLock::new();
        let state = STAFFED.get_or_init(|| {
            let mut desk = Self::fresh().on(BEGAN);
            for (person, role, department) in PEOPLE {
                let mut enrol = json!({"kind": "enrol_person", "person": person, "name": person,
                    "role": role, "login": person});
                if let Some(department) = department {
                    enrol["department"] = department.into();
                }
                desk.give(CLERK, enrol);
            }
            desk.state
        });
        Self { state: state.clone(), facts: Vec::new(), now: morning(TODAY) }
    }

    /// A staffed one with every assignment confirmed.
    pub(crate) fn confirmed() -> Self {
        static CONFIRMED: OnceLock<State> = OnceLock::new();
        let state = CONFIRMED.get_or_init(|| {
            let mut desk = Self::staffed().on("2024-02-01");
            for domain in 1..=8 {
                desk.give(CLERK, json!({"kind": "confirm_assignments", "domain": domain}));
            }
            desk.state
        });
        Self { state: state.clone(), facts: Vec::new(), now: morning(TODAY) }
    }

    /// The same desk on another day.
    pub(crate) fn on(mut self, day: &str) -> Self {
        self.now = morning(day);
        self
    }

    /// What would become of it.
    pub(crate) fn ask(&self, actor: &str, command: Value) -> Result<Vec<Event>, Refusal> {
        let request = request(command, self.now.date_naive())?;
        decide(&self.state, &request, &actor.into(), self.now)
    }

    /// Enters it, if it is let through.
    pub(crate) fn try_give(&mut self, actor: &str, command: Value) -> Result<Seq, Refusal> {
        let request = request(command, self.now.date_naive())?;
        let events = decide(&self.state, &request, &actor.into(), self.now)?;
        for event in events {
            self.take(Fact {
                seq: self.state.head.seq + 1,
                at: self.now,
                actor: actor.into(),
                circumstance: request.circumstance.clone(),
                clock_behind: None,
                event,
            });
        }
        Ok(self.state.head.seq)
    }

    /// Enters it. Gives the number of its entry.
    #[track_caller]
    pub(crate) fn give(&mut self, actor: &str, command: Value) -> Seq {
        let asked = command.to_string();
        self.try_give(actor, command).unwrap_or_else(|refusal| panic!("{asked}: {refusal:?}"))
    }

    /// Why it is not let through.
    #[track_caller]
    pub(crate) fn refusal(&self, actor: &str, command: Value) -> Refusal {
        let asked = command.to_string();
        match self.ask(actor, command) {
            Err(refusal) => refusal,
            Ok(events) => panic!("{asked} is let through: {events:?}"),
        }
    }

    /// Folds a fact in, whatever it says.
    pub(crate) fn take(&mut self, fact: Fact) {
        let head = Head { seq: fact.seq, hash: String::new() };
        self.state.apply(&fact, head);
        self.facts.push(fact);
    }

    /// Takes an entry back, as the clerk.
    #[track_caller]
    pub(crate) fn withdraw(&mut self, entry: Seq) -> Seq {
        self.give(CLERK, withdraw(entry))
    }
}

/// A state without what a withdrawal leaves behind: the trace, but no effect.
pub(crate) fn effect(state: &State) -> State {
    let mut bare = state.clone();
    (bare.head, bare.last_at) = (Head::default(), None);
    (bare.withdrawn, bare.index) = Default::default();
    bare
}

/// A paper that somebody signed.
pub(crate) fn paper(signatory: &str) -> Value {
    json!({"signatory": signatory, "title": "局长", "paper": "梅卫〔2026〕1号"})
}

/// The same command, recorded from a paper.
pub(crate) fn from_paper(mut command: Value, on: &str) -> Value {
    command["on_behalf_of"] = paper("刘某");
    command["on"] = on.into();
    command
}

pub(crate) fn withdraw(entry: Seq) -> Value {
    json!({"kind": "withdraw", "entry": entry, "reason": "登记有误"})
}

pub(crate) fn issue(department: &str, year: i32) -> Value {
    json!({"kind": "issue_letter", "department": department, "year": year})
}

pub(crate) fn sign(letter: Seq) -> Value {
    json!({"kind": "sign_letter", "letter": letter, "signatory": "刘某"})
}

pub(crate) fn countersign(letter: Seq) -> Value {
    json!({"kind": "countersign_letter", "letter": letter, "signatory": "周文静"})
}

pub(crate) fn report(department: &str, form: &str, year: i32) -> Value {
    json!({"kind": "submit_report", "department": department, "form": form, "year": year,
        "heading": "工作报告", "text": "一年来的工作"})
}

pub(crate) fn give_back(report: Seq) -> Value {
    json!({"kind": "return_report", "report": report, "reason": "缺数据"})
}

pub(crate) fn accept(report: Seq) -> Value {
    json!({"kind": "accept_report", "report": report})
}

/// One figure, of all.
pub(crate) fn figure(indicator: &str, year: i32, value: &str) -> Value {
    json!({"indicator": indicator, "year": year, "value": value})
}

pub(crate) fn figures(figures: &[Value]) -> Value {
    json!({"kind": "enter_figures", "figures": figures})
}

pub(crate) fn correction(figures: &[Value]) -> Value {
    json!({"kind": "correct_figures", "figures": figures, "reason": "统计口径调整"})
}

pub(crate) fn verify(entry: Seq) -> Value {
    json!({"kind": "verify_figures", "entry": entry})
}

/// A figure that stands by an entry.
pub(crate) fn named_figure(indicator: &str, year: i32, entry: Seq) -> Value {
    json!({"indicator": indicator, "year": year, "entry": entry})
}

pub(crate) fn return_figures(standing: &[Value]) -> Value {
    json!({"kind": "return_figures", "standing": standing, "reason": "与年鉴不符"})
}

pub(crate) fn void_figures(standing: &[Value]) -> Value {
    json!({"kind": "void_figures", "standing": standing, "reason": "填错了年度"})
}

/// Something ordered of departments, about nothing in the plan.
pub(crate) fn order(owners: &[&str], due: &str) -> Value {
    json!({"kind": "open_action", "heading": "补齐筛查数据", "owners": owners, "due": due,
        "ordered_by": "全委会第三次会议"})
}

/// A department tells how far it is with an action.
pub(crate) fn told_of(action: Seq, department: &str, stage: &str) -> Value {
    json!({"kind": "report_on_action", "action": action, "department": department,
        "stage": stage, "text": "已完成核对"})
}

pub(crate) fn extend_action(action: Seq, due: &str) -> Value {
    json!({"kind": "extend_action", "action": action, "due": due, "reason": "等省里数据"})
}

pub(crate) fn close(action: Seq) -> Value {
    json!({"kind": "close_action", "action": action, "result": "数据已补齐"})
}

pub(crate) fn reopen(action: Seq) -> Value {
    json!({"kind": "reopen_action", "action": action, "reason": "数据有误"})
}

/// A reminder of duties of the first one's department.
pub(crate) fn remind(degree: &str, duties: &[&str]) -> Value {
    json!({"kind": "remind", "department": duties[0].split('/').nth(1), "degree": degree,
        "duties": duties})
}

pub(crate) fn waive(duty: &str) -> Value {
    json!({"kind": "waive_duty", "duty": duty, "reason": "机构正在合并"})
}

pub(crate) fn extend_duty(duty: &str, due: &str) -> Value {
    json!({"kind": "extend_duty", "duty": duty, "due": due, "reason": "抗洪抢险"})
}

/// A department asks for a later day.
pub(crate) fn request_extension(duty: &str, due: &str) -> Value {
    json!({"kind": "request_extension", "duty": duty, "due": due, "reason": "等省里数据"})
}

pub(crate) fn decline_extension(request: Seq) -> Value {
    json!({"kind": "decline_extension", "entry": request, "reason": "数据已经下发"})
}

pub(crate) fn review(report: Seq, grade: &str) -> Value {
    json!({"kind": "review_duty", "report": report, "grade": grade, "comment": "履职到位"})
}

pub(crate) fn verdict(item: &str, stage: &str, finding: &str) -> Value {
    json!({"kind": "record_verdict", "item": item, "term": stage, "year": 2025,
        "finding": finding, "text": "评估组一致认为"})
}

pub(crate) fn file_document(document: &str, year: i32) -> Value {
    json!({"kind": "file_document", "document_kind": document, "year": year,
        "heading": "监测评估文件", "text": "一年来的监测情况"})
}

pub(crate) fn approve(document: Seq) -> Value {
    json!({"kind": "approve_document", "entry": document})
}

pub(crate) fn reject(document: Seq) -> Value {
    json!({"kind": "return_document", "entry": document, "reason": "缺分性别数据"})
}

pub(crate) fn activity(department: &str, sort: &str) -> Value {
    json!({"kind": "record_activity", "department": department, "activity_kind": sort,
        "heading": "规划培训班", "participants": 40, "women": 30, "men": 10, "items": ["1.1"]})
}

pub(crate) fn funds(department: &str, year: i32, budget: &str) -> Value {
    json!({"kind": "record_funds", "department": department, "year": year,
        "purpose": "两癌检查", "budget": budget})
}

/// A file that an entry names, as if it had been put beside the ledger.
pub(crate) fn attachment(name: &str) -> Value {
    json!({"name": name, "sm3": "ab".repeat(32), "size": 12, "media": "pdf"})
}

/// A warning about an indicator's year.
pub(crate) fn warn(indicator: &str, warning: &str, year: i32) -> Value {
    json!({"kind": "issue_warning", "indicator": indicator, "warning": warning, "year": year})
}

pub(crate) fn answer(entry: Seq) -> Value {
    json!({"kind": "answer_warning", "entry": entry, "cause": "人手不足", "countermeasure": "培训"})
}

/// A meeting of today, of all.
pub(crate) fn call(kind: &str) -> Value {
    json!({"kind": "call_meeting", "meeting_kind": kind, "day": TODAY, "place": "市政府三楼会议室",
        "chair": "周文静"})
}

/// The same meeting arranged otherwise in this.
pub(crate) fn change_meeting(meeting: Seq, otherwise: Value) -> Value {
    let mut command = call("full");
    command.as_object_mut().unwrap().remove("meeting_kind");
    command["kind"] = "change_meeting".into();
    (command["meeting"], command["reason"]) = (meeting.into(), "场地有变".into());
    command.as_object_mut().unwrap().extend(otherwise.as_object().unwrap().clone());
    command
}

pub(crate) fn agenda(meeting: Seq, items: &[Value]) -> Value {
    json!({"kind": "set_agenda", "meeting": meeting, "agenda": items})
}

pub(crate) fn decide_on(meeting: Seq, number: u32) -> Value {
    json!({"kind": "take_decision", "meeting": meeting, "agenda_item": number,
        "text": "年底前补齐数据", "owners": ["health"]})
}

pub(crate) fn minutes(meeting: Seq) -> Value {
    json!({"kind": "write_minutes", "meeting": meeting, "text": "会议纪要"})
}

pub(crate) fn note(item: &str) -> Value {
    json!({"kind": "write_note", "item": item, "text": "记一笔"})
}

pub(crate) fn confirm(items: &[&str]) -> Value {
    json!({"kind": "confirm_assignments", "items": items})
}

/// One item, led by the first department, shared by the others.
pub(crate) fn assign(item: &str, departments: &[&str]) -> Value {
    json!({"kind": "assign", "assignments": [{"item": item, "lead": [departments[0]],
        "cooperating": &departments[1..], "proposed": true}]})
}

pub(crate) fn department(id: &str, name: &str) -> Value {
    json!({"id": id, "name": format!("梅河口市{name}"), "short": name, "kind": "government"})
}

pub(crate) fn enter(departments: &[Value]) -> Value {
    json!({"kind": "enter_departments", "departments": departments})
}

pub(crate) fn merge(department: &str, into: &str) -> Value {
    json!({"kind": "merge_department", "department": department, "into": into})
}

pub(crate) fn dissolve(department: &str) -> Value {
    json!({"kind": "dissolve_department", "department": department, "reason": "机构改革"})
}

pub(crate) fn rename(department: &str, name: &str) -> Value {
    json!({"kind": "rename_department", "department": department,
        "name": format!("梅河口市{name}"), "short": name})
}

pub(crate) fn enrol(person: &str, role: &str) -> Value {
    json!({"kind": "enrol_person", "person": person, "name": person, "role": role})
}

pub(crate) fn retire(person: &str) -> Value {
    json!({"kind": "retire_person", "person": person})
}
