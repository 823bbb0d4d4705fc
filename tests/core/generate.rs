//! Commands and facts by chance: a few numbers pick, against the state, who asks for what.

use halfsky::decimal::Decimal;
use halfsky::domain::assess::{Area, Sex, WarningKind};
use halfsky::domain::duty::{DutyKey, duties};
use halfsky::domain::fact::Fact;
use halfsky::domain::payload::{
    self as p, Circumstance, Finding, OnBehalf, Progress, ReportForm, Role,
};
use halfsky::domain::reported::Reported;
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::{Event, EventKind};
use halfsky::plan::{DepartmentId, DutyKind, Item};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::kit::*;

/// A move: what sort, and three numbers to pick by.
pub(crate) type Move = (u8, u16, u16, u16);

/// Departments that moves are about: few, so that moves meet.
const SOME: [&str; 6] = ["water", "sports", "veterans", "culture_tourism", "ecology", "health"];
/// Items of those departments.
const CODES: [&str; 6] = ["7.6", "7-7", "1.9", "1-11", "1.1", "1-1"];
/// The last entry of a staffed desk; what it stands on is left alone.
const STAFFED: u64 = 7 + PEOPLE.len() as u64;
const FORMS: [&str; 3] = ["work", "situation", "duty"];

pub(crate) fn moves(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec((0_u8..41, any::<u16>(), any::<u16>(), any::<u16>()), count)
}

fn pick<T: Clone>(of: &[T], by: u16) -> Option<T> {
    of.get(by as usize % of.len().max(1)).cloned()
}

/// The command that a move makes against this state, and who asks for it. Most pass.
pub(crate) fn command(state: &State, (sort, a, b, c): Move) -> Option<(String, Value)> {
    let clerk = |command: Value| Some((CLERK.to_owned(), command));
    let some = |by: u16| SOME[by as usize % SOME.len()];
    let code = CODES[a as usize % CODES.len()];
    let letter = |by| pick(&state.letters.keys().copied().collect::<Vec<_>>(), by);
    let reported = |by| pick(&state.reports.keys().copied().collect::<Vec<_>>(), by);
    let year = 2024 + i32::from(b % 4);
    match sort {
        0 | 1 => clerk(json!({"kind": "confirm_assignments", "items": [code]})),
        2 => clerk(json!({"kind": "confirm_assignments", "domain": 1 + a % 8})),
        3 => clerk(assign(code, &[some(b), some(c)])),
        4 => clerk(json!({"kind": "unassign", "item": code, "reason": "改"})),
        5..=7 => clerk(issue(some(a), year)),
        8 | 9 => clerk(from_paper(sign(letter(a)?), TODAY)),
        10 => Some(("zhou".into(), countersign(letter(a)?))),
        11 => clerk(from_paper(
            json!({"kind": "file_scheme", "department": some(a), "section": "科", "officer": "人"}),
            TODAY,
        )),
        12..=14 => {
            let mut command = report(some(a), FORMS[c as usize % 3], year);
            if c % 3 == 0 {
                command["progress"] = json!([{"item": "7-7", "progress": "done"}]);
            }
            if c % 5 == 0 {
                command["assessments"] = json!([{"item": "7.6", "finding": "nearly"}]);
            }
            if c % 7 == 0 {
                command["attachments"] = json!([attachment("总结.pdf")]);
            }
            if let Some(old) = (c % 2 == 0).then(|| reported(c)).flatten() {
                command["replaces"] = old.into();
                command["department"] = json!(state.successor(&state.report_owner(old)?));
            }
            clerk(from_paper(command, TODAY))
        }
        15 => clerk(give_back(reported(a)?)),
        16 => clerk(accept(reported(a)?)),
        17 => match b % 5 {
            0 => clerk(note(code)),
            1 | 2 => Some(("sun".into(), figures(&[some_figure(a, b, c)]))),
            3 if c % 3 == 0 => Some(("sun".into(), correction(&[some_figure(a, b, c)]))),
            3 => {
                let Some((plan, known)) = state.indicators.iter().next() else {
                    return clerk(note(code));
                };
                let all = known.keys().flat_map(|id| {
                    state.figures.of(plan, id).map(move |(key, entry, _)| (id, key, entry))
                });
                let Some((id, key, entry)) = pick(&all.collect::<Vec<_>>(), a) else {
                    return clerk(note(code));
                };
                let mut named = named_figure(id, key.year, entry);
                (named["sex"], named["area"]) = (json!(key.sex), json!(key.area));
                Some((
                    "sun".into(),
                    [return_figures, void_figures][usize::from(c % 3 - 1)](&[named]),
                ))
            }
            _ => {
                let entered = [EventKind::Observed, EventKind::Corrected];
                let entered = entered.map(|kind| state.index.of_kind(kind).to_vec()).concat();
                match pick(&entered, a) {
                    Some(entry) => Some(("sun".into(), verify(entry))),
                    None => clerk(note(code)),
                }
            }
        },
        18 => clerk(merge(some(a), some(b))),
        19 => clerk(rename(some(a), ["一局", "二局", "水利局"][b as usize % 3])),
        20 => clerk(enter(&[department(
            ["one", "two"][a as usize % 2],
            ["一局", "二局", "体育局"][b as usize % 3],
        )])),
        21 => clerk(match a % 3 {
            0 => dissolve(["one", "two", "veterans"][b as usize % 3]),
            _ => json!({"kind": "unassign", "item": "5-9", "reason": "改"}),
        }),
        22 => clerk(retire(["p1", "p2", CLERK][a as usize % 3])),
        23 => {
            let mut command =
                enrol(["p1", "p2", CLERK][a as usize % 3], ["office", "reader"][b as usize % 2]);
            command["kind"] = ["enrol_person", "change_person"][c as usize % 2].into();
            command["login"] = ["x", "y"][c as usize / 2 % 2].into();
            clerk(command)
        }
        24 => Some((["p1", "p2"][a as usize % 2].into(), note(code))),
        25..=28 => judged(state, (sort, a, b, c)),
        30..=32 => about_action(state, (b, c), some(a)),
        29 => {
            let owed = duties(state, &Reported::of(state), day(TODAY));
            let key = pick(&owed, c)?.key();
            let asked: Vec<u64> = owed.iter().filter_map(|it| Some(it.requested()?.0)).collect();
            let due = format!("{}-06-01", 2027 + b % 2);
            clerk(match a % 7 {
                0 => waive(&key.to_string()),
                4 | 5 => from_paper(request_extension(&key.to_string(), &due), TODAY),
                6 => decline_extension(pick(&asked, b)?),
                1 => extend_duty(&key.to_string(), &format!("{}-06-01", 2027 + a % 2)),
                _ => remind(["notice", "urge", "supervise"][b as usize % 3], &[&key.to_string()]),
            })
        }
        33 => clerk(warn("life_expectancy", "missing", 2024 + i32::from(b % 2))),
        34 => {
            let issued: Vec<u64> = state.warnings.keys().copied().collect();
            let mut command = answer(pick(&issued, a)?);
            if b % 2 == 0 {
                command["department"] = json!(some(c));
            }
            clerk(from_paper(command, TODAY))
        }
        35..=37 => meeting_move(state, (a, b, c)),
        _ => clerk(match a % 3 {
            0 => json!({"kind": "change_settings", "city": format!("市{b}"), "office": "办"}),
            _ => withdraw((state.head.seq.saturating_sub(u64::from(b) % 20)).max(STAFFED + 1)),
        }),
    }
}

/// What the clerk does next with some meeting.
fn meeting_move(state: &State, (a, b, c): (u16, u16, u16)) -> Option<(String, Value)> {
    let all: Vec<u64> = state.meetings.keys().copied().collect();
    let Some(meeting) = pick(&all, a).filter(|_| b % 7 != 0) else {
        let mut call = call("full");
        if c % 2 == 0 {
            call["invited"] = json!([SOME[c as usize % SOME.len()]]);
        }
        return Some((CLERK.into(), call));
    };
    let number = state.meetings[&meeting].agenda().first().map_or(1, |item| item.number);
    let (actor, command) = match b % 10 {
        0 | 1 => {
            let mut items: Vec<Value> =
                state.meetings[&meeting].agenda().iter().map(|item| json!(item)).collect();
            items.truncate(c as usize % 4);
            let code = CODES[c as usize % CODES.len()];
            items.push(match c % 3 {
                0 => json!({"topic": {"target": code}}),
                1 => json!({"topic": {"late": SOME[c as usize % SOME.len()]}}),
                _ => json!({"topic": {"matter": format!("事{}", c % 5)}, "carried": all.first()}),
            });
            (CLERK, agenda(meeting, &items))
        }
        2 => (CLERK, json!({"kind": "open_meeting", "meeting": meeting})),
        3 => (
            CLERK,
            json!({"kind": "discuss_item", "meeting": meeting, "agenda_item": number,
            "text": "议"}),
        ),
        4 => (CLERK, decide_on(meeting, number)),
        5 => (
            CLERK,
            json!({"kind": "carry_over_item", "meeting": meeting,
            "agenda_item": number}),
        ),
        6 => (CLERK, minutes(meeting)),
        7 => ("zhou", json!({"kind": "approve_minutes", "meeting": meeting})),
        8 if c % 2 == 0 => (CLERK, json!({"kind": "close_meeting", "meeting": meeting})),
        8 => {
            let mut came = json!({"kind": "record_attendance", "meeting": meeting,
                "presence": "present", "name": format!("人{}", c % 3)});
            if c % 3 == 0 {
                came["attendees"] = json!([SOME[c as usize % SOME.len()]]);
            }
            (CLERK, came)
        }
        _ => {
            let invited: &[&str] = if c % 2 == 0 { &[SOME[c as usize % SOME.len()]] } else { &[] };
            let day = format!("2026-11-{}", 22 + c % 3);
            (CLERK, change_meeting(meeting, json!({"day": day, "invited": invited})))
        }
    };
    Some((actor.into(), command))
}

/// Something about an action, or a new one.
fn about_action(state: &State, (b, c): (u16, u16), department: &str) -> Option<(String, Value)> {
    let known = pick(&state.actions.iter().map(|it| it.opened.seq).collect::<Vec<_>>(), b);
    let Some(action) = known.filter(|_| b % 4 > 0) else {
        let due = format!("2026-12-{:02}", 1 + c % 28);
        let mut new = order(&[department, SOME[c as usize % SOME.len()]], &due);
        if c.is_multiple_of(2) {
            new["item"] = CODES[c as usize % CODES.len()].into();
        }
        return Some((CLERK.into(), new));
    };
    let command = match c % 6 {
        0 => json!({"kind": "extend_action", "action": action,
            "due": format!("2027-{:02}-01", 1 + b % 12), "reason": "需要时间"}),
        1 => close(action),
        2 => reopen(action),
        _ => from_paper(told_of(action, department, ["underway", "done"][c as usize % 2]), TODAY),
    };
    Some((CLERK.into(), command))
}

/// What is thought of the work, and what carries it.
fn judged(state: &State, (sort, a, b, c): Move) -> Option<(String, Value)> {
    let some = |by: u16| SOME[by as usize % SOME.len()];
    let clerk = |command: Value| Some((CLERK.to_owned(), command));
    match (sort, b % 4) {
        (25, 0..3) => {
            let all: Vec<u64> = state.reports.keys().copied().collect();
            let waiting = all.iter().copied().filter(|seq| state.awaits_review(*seq));
            let waiting: Vec<u64> = waiting.collect();
            clerk(review(
                pick(&waiting, a).or_else(|| pick(&all, a))?,
                ["good", "failed"][c as usize % 2],
            ))
        }
        (25, _) => {
            let code = ["7.6", "1.9", "1.1"][a as usize % 3];
            clerk(verdict(code, ["midterm", "final"][c as usize % 2], "met"))
        }
        (26, _) => {
            let sort = ["monitoring_report", "yearbook", "monitoring_scheme"][a as usize % 3];
            Some(("sun".into(), file_document(sort, 2024 + i32::from(c % 2))))
        }
        (27, _) => {
            let all: Vec<u64> = state.documents.iter().map(|(seq, _)| seq).collect();
            let one = pick(&all, a)?;
            Some(("zhou".into(), if b % 2 == 0 { approve(one) } else { reject(one) }))
        }
        (_, 0) => {
            let mut held = activity(some(a), ["training", "project"][b as usize % 2]);
            held["cooperating"] = json!([some(c)]);
            clerk(from_paper(held, TODAY))
        }
        _ => {
            let mut command = funds(some(a), 2024 + i32::from(b % 2), &format!("{}", c % 9));
            if c % 2 == 0 {
                command["spent"] = json!(format!("{}.{}", b % 9, c % 9));
            }
            if c % 3 > 0 {
                command["reason"] = "核对".into();
            }
            clerk(from_paper(command, TODAY))
        }
    }
}

/// A figure of few indicators and years, so that moves meet.
fn some_figure(a: u16, b: u16, c: u16) -> Value {
    let id = ["maternal_mortality", "cervical_screening", "life_expectancy"][a as usize % 3];
    let mut one = figure(id, 2020 + i32::from(b % 3), &format!("{}.{}", c % 100, b % 10));
    match id {
        "maternal_mortality" if a.is_multiple_of(2) => {
            one["area"] = ["urban", "rural"][c as usize % 2].into()
        }
        "life_expectancy" => one["sex"] = ["female", "male"][c as usize % 2].into(),
        _ => {}
    }
    one
}

/// Enters what a move makes, if it is let through.
pub(crate) fn play(desk: &mut Desk, step: Move) -> Option<u64> {
    let (actor, command) = command(&desk.state, step)?;
    desk.try_give(&actor, command).ok()
}

/// A fact that refers to whatever the numbers say, there or not.
pub(crate) fn nonsense(seq: u64, (sort, a, b, c): Move) -> Fact {
    let id = |by: u16| dept(["water", "sports", "ghost", "health", ""][by as usize % 5]);
    let entry = |by: u16| u64::from(by) % 60;
    let item = |by: u16| -> Item {
        ["women/7.6", "women/7-7", "ghost/1.1", "women/200-9", "1.1"][by as usize % 5]
            .parse()
            .unwrap()
    };
    let person = |by: u16| p::Person {
        person: ["wang", "li", "ghost"][by as usize % 3].into(),
        name: String::new(),
        role: [Role::Office, Role::Liaison][by as usize % 2],
        department: by.is_multiple_of(2).then(|| id(by)),
        title: None,
        telephone: None,
        login: None,
        ssh_key: None,
    };
    let signature = |by: u16| p::Signature {
        letter: entry(by),
        signatory: String::new(),
        title: String::new(),
    };
    let entered = |a: u16, b: u16, c: u16| p::Figures {
        plan: item(a).plan,
        figures: vec![p::Figure {
            indicator: ["maternal_mortality", "ghost", ""][b as usize % 3].into(),
            year: i32::from(b) - 1000,
            sex: [Sex::Total, Sex::Female][a as usize % 2],
            area: Area::Total,
            value: c.is_multiple_of(2).then(|| Decimal::new(i64::from(c), 2)),
            numerator: None,
            denominator: a.is_multiple_of(3).then_some(Decimal::ZERO),
            source: String::new(),
            preliminary: false,
            corrects: None,
            remark: String::new(),
        }],
        reason: String::new(),
        file: String::new(),
    };
    let plan = || {
        let mut plan = Desk::fresh().state.plan().unwrap().clone();
        plan.domains.truncate(b as usize % 3);
        (plan.from, plan.to) = (i32::from(a), i32::from(c));
        p::PlanDocument { document: plan }
    };
    let key = |by: u16| DutyKey {
        kind: [DutyKind::Letter, DutyKind::Action][by as usize % 2],
        // A key that names nobody is no key.
        department: dept(["water", "sports", "ghost", "health"][by as usize % 4]),
        year: i32::from(by),
        subject: by.is_multiple_of(2).then(|| entry(by)),
    };
    let due = day("2026-12-01") + chrono::Days::new(u64::from(c));
    let event = match sort % 46 {
        0 => Event::PlanAdopted(plan()),
        1 => Event::IndicatorsDefined(p::Indicators {
            plan: item(a).plan,
            indicators: halfsky::founding::Given::embedded().unwrap().indicators[..3].to_vec(),
        }),
        2 => Event::DepartmentsEntered(p::Departments {
            departments: vec![serde_json::from_value(department(&id(a).0, "x")).unwrap()],
        }),
        3 => Event::DepartmentRenamed(p::Renaming {
            department: id(a),
            name: String::new(),
            short: String::new(),
        }),
        4 => Event::DepartmentMerged(p::Merger { department: id(a), into: id(b) }),
        5 => {
            Event::DepartmentDissolved(p::Dissolution { department: id(a), reason: String::new() })
        }
        6 => Event::PersonEnrolled(person(a)),
        7 => Event::PersonChanged(person(a)),
        8 => Event::PersonLeft(p::Leaving { person: person(a).person }),
        9 => Event::DutyRulesAdopted(p::DutyRules {
            rules: halfsky::founding::Given::embedded().unwrap().rules,
        }),
        10 => Event::SettingsChanged(p::Settings::default()),
        11 => Event::Assigned(p::Assignments {
            assignments: vec![halfsky::plan::Assignment {
                item: item(a),
                lead: vec![id(b), id(b)],
                cooperating: vec![id(c)],
                proposed: a % 2 == 0,
            }],
        }),
        12 => Event::AssignmentsConfirmed(p::Confirmed { items: vec![item(a), item(b)] }),
        13 => Event::Unassigned(p::Unassignment { item: item(a), reason: String::new() }),
        14 => Event::LetterIssued(p::LetterIssued {
            department: id(a),
            year: i32::from(b),
            items: vec![item(c)],
            text: String::new(),
        }),
        15 => Event::LetterSigned(signature(a)),
        16 => Event::LetterCountersigned(signature(a)),
        17 => Event::SchemeFiled(p::Scheme {
            department: id(a),
            section: String::new(),
            officer: String::new(),
            text: String::new(),
        }),
        18 => Event::ReportSubmitted(p::Report {
            department: id(a),
            form: [ReportForm::Work, ReportForm::Situation][b as usize % 2],
            year: i32::from(b),
            heading: String::new(),
            text: String::new(),
            progress: vec![p::MeasureProgress {
                item: item(c),
                progress: Progress::Done,
                note: String::new(),
            }],
            assessments: vec![p::SelfAssessment {
                item: item(a),
                finding: Finding::Met,
                note: String::new(),
            }],
            replaces: (c % 2 == 0).then(|| entry(c)),
        }),
        19 => Event::ReportReturned(p::Return { report: entry(a), reason: String::new() }),
        20 => Event::ReportAccepted(p::Acceptance { report: entry(a), comment: String::new() }),
        21 => Event::Noted(p::Note { item: None, department: Some(id(a)), text: String::new() }),
        22 => Event::Observed(entered(a, b, c)),
        23 => Event::Corrected(entered(a, b, c)),
        25 => Event::ActionOpened(p::NewAction {
            heading: String::new(),
            owners: vec![id(a), id(b), id(a)],
            due,
            ordered_by: String::new(),
            meeting: Some(entry(c)),
            agenda_item: c.is_multiple_of(2).then(|| u32::from(c) % 4),
            item: Some(item(a)),
            text: String::new(),
        }),
        26 => Event::ActionReported(p::ActionReport {
            action: entry(a),
            department: id(b),
            stage: [p::ActionStage::Underway, p::ActionStage::Done][c as usize % 2],
            text: String::new(),
        }),
        27 => Event::ActionExtended(p::ActionExtension {
            action: entry(a),
            due,
            reason: String::new(),
        }),
        28 => Event::ActionClosed(p::ActionClosing { action: entry(a), result: String::new() }),
        29 => Event::ActionReopened(p::ActionReopening {
            action: entry(a),
            owners: Vec::new(),
            reason: String::new(),
        }),
        30 => Event::Reminded(p::Reminder {
            department: id(a),
            degree: p::Degree::ALL[b as usize % 3],
            duties: vec![key(a), key(c), key(a)],
            text: String::new(),
        }),
        31 if a % 2 == 0 => {
            Event::ExtensionDeclined(p::Rejection { entry: entry(c), reason: String::new() })
        }
        31 => Event::DutyWaived(p::Waiver { duty: key(b), reason: String::new() }),
        32 if a % 2 == 0 => {
            Event::ExtensionRequested(p::Extension { duty: key(c), due, reason: String::new() })
        }
        32 => Event::DutyExtended(p::Extension { duty: key(c), due, reason: String::new() }),
        24 => Event::Verified(p::Verification { entry: entry(a), comment: String::new() }),
        33 => Event::DutyReviewed(p::DutyReview {
            report: entry(a),
            grade: p::Grade::Good,
            comment: String::new(),
        }),
        34 => Event::EvaluationRecorded(p::Verdict {
            item: item(a),
            stage: [p::Term::Midterm, p::Term::Final][b as usize % 2],
            year: i32::from(b),
            finding: Finding::Unmet,
            text: String::new(),
        }),
        35 => Event::DocumentFiled(p::Filing {
            document_kind: p::DocumentKind::ALL[a as usize % 8],
            year: i32::from(b),
            heading: String::new(),
            text: String::new(),
        }),
        36 => Event::DocumentApproved(p::Approval { entry: entry(a), comment: String::new() }),
        37 => Event::DocumentReturned(p::Rejection { entry: entry(a), reason: String::new() }),
        38 => Event::ActivityRecorded(p::Activity {
            department: id(a),
            cooperating: vec![id(b), id(b)],
            activity_kind: p::ActivityKind::Opinions,
            heading: String::new(),
            text: String::new(),
            participants: Some(u32::from(c)),
            women: None,
            men: Some(u32::MAX),
            items: vec![item(c)],
        }),
        39 => Event::FundsRecorded(p::Funds {
            department: id(a),
            year: i32::from(b),
            purpose: String::new(),
            budget: c.is_multiple_of(2).then(|| Decimal::new(i64::from(c), 2)),
            spent: None,
            reason: String::new(),
        }),
        40 => Event::WarningIssued(p::WarningIssued {
            plan: item(a).plan,
            indicator: ["maternal_mortality", "ghost"][b as usize % 2].into(),
            warning: WarningKind::Missing,
            year: i32::from(c),
            item: item(b),
            departments: vec![id(a), id(c)],
            paper: String::new(),
            text: String::new(),
        }),
        41 => Event::WarningAnswered(p::WarningAnswered {
            entry: entry(a),
            department: id(b),
            cause: String::new(),
            countermeasure: String::new(),
        }),
        42..=44 => nonsense_of_meetings(a, b, entry(c), (id(c), item(c))),
        _ => Event::Withdrawn(p::Withdrawal { entry: entry(a), reason: String::new() }),
    };
    let behalf =
        OnBehalf { signatory: "刘某".into(), title: String::new(), paper: String::new() };
    Fact {
        seq,
        at: morning(TODAY),
        actor: person(b).person,
        circumstance: Circumstance {
            on: day(TODAY),
            on_behalf_of: (c % 2 == 0).then_some(behalf),
            attachments: Vec::new(),
        },
        clock_behind: None,
        event,
    }
}

/// What happens to a meeting that may not be there.
fn nonsense_of_meetings(a: u16, b: u16, other: u64, (id, item): (DepartmentId, Item)) -> Event {
    let (meeting, agenda_item) = (u64::from(a) % 60, u32::from(b) % 4);
    let text = || "议".to_owned();
    match b % 12 {
        0 => Event::MeetingCalled(p::NewMeeting {
            meeting_kind: p::MeetingKind::Liaison,
            day: day(TODAY),
            place: String::new(),
            chair: String::new(),
            hour: String::new(),
            invited: vec![id],
        }),
        1 => {
            let topics = [p::Topic::Target(item), p::Topic::Late(id), p::Topic::Action(other)];
            let items = topics.into_iter().map(|topic| p::AgendaItem {
                number: agenda_item,
                topic,
                carried: other.is_multiple_of(2).then_some(other),
            });
            Event::AgendaSet(p::Agenda { meeting, agenda: items.collect() })
        }
        2 => Event::AttendanceRecorded(p::Attendance {
            meeting,
            presence: p::Presence::Deputy,
            attendees: vec![id.clone(), id],
            name: String::new(),
            instead: String::new(),
        }),
        3 => Event::MeetingOpened(p::OfMeeting { meeting }),
        4 => Event::ItemDiscussed(p::Discussion { meeting, agenda_item, text: text(), minutes: 0 }),
        5 => Event::DecisionTaken(p::Decision {
            meeting,
            agenda_item,
            text: text(),
            owners: vec![id],
        }),
        6 => Event::ItemCarriedOver(p::CarryOver { meeting, agenda_item, comment: text() }),
        7 => Event::MinutesWritten(p::Minutes { meeting, text: text() }),
        8 => {
            let comment = text();
            Event::MinutesApproved(p::MinutesApproved { meeting, entry: other, comment })
        }
        11 => Event::MinutesReturned(p::MinutesReturned { meeting, entry: other, reason: text() }),
        9 => {
            let arrangement = |invited: Vec<DepartmentId>| p::Arrangement {
                day: day(TODAY),
                place: "".into(),
                chair: "".into(),
                hour: "".into(),
                invited,
            };
            Event::MeetingChanged(p::MeetingChanged {
                meeting,
                before: arrangement(vec![]),
                after: arrangement(vec![id.clone(), id]),
                reason: text(),
            })
        }
        _ => Event::MeetingClosed(p::OfMeeting { meeting }),
    }
}
