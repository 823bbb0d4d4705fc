//! Commands and facts by chance: a few numbers pick, against the state, who asks for what.

use halfsky::domain::assess::{Area, Sex, WarningKind};
use halfsky::domain::decimal::Decimal;
use halfsky::domain::fact::Fact;
use halfsky::domain::payload::{self as p, Circumstance, OnBehalf, Progress, ReportForm, Role};
use halfsky::domain::state::State;
use halfsky::domain::vocabulary::{Event, EventKind};
use halfsky::plan::{DepartmentId, Item};
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
const FORMS: [&str; 2] = ["work", "situation"];

pub(crate) fn moves(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec((0_u8..31, any::<u16>(), any::<u16>(), any::<u16>()), count)
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
            let mut command = report(some(a), FORMS[c as usize % 2], year);
            if c % 3 == 0 {
                command["progress"] = json!([{"item": "7-7", "progress": "done"}]);
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
            3 => Some(("sun".into(), correction(&[some_figure(a, b, c)]))),
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
        25 => clerk(warn("life_expectancy", "missing", 2024 + i32::from(b % 2))),
        26 => {
            let issued: Vec<u64> = state.warnings.keys().copied().collect();
            let mut command = answer(pick(&issued, a)?);
            if b % 2 == 0 {
                command["department"] = json!(some(c));
            }
            clerk(from_paper(command, TODAY))
        }
        27..=29 => meeting_move(state, (a, b, c)),
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
    let (actor, command) = match b % 9 {
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
        _ if c % 2 == 0 => (CLERK, json!({"kind": "close_meeting", "meeting": meeting})),
        _ => (
            CLERK,
            json!({"kind": "record_attendance", "meeting": meeting,
            "presence": "present", "name": format!("人{}", c % 3)}),
        ),
    };
    Some((actor.into(), command))
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
    let event = match sort % 31 {
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
            replaces: (c % 2 == 0).then(|| entry(c)),
        }),
        19 => Event::ReportReturned(p::Return { report: entry(a), reason: String::new() }),
        20 => Event::ReportAccepted(p::Acceptance { report: entry(a), comment: String::new() }),
        21 => Event::Noted(p::Note { item: None, department: Some(id(a)), text: String::new() }),
        22 => Event::Observed(entered(a, b, c)),
        23 => Event::Corrected(entered(a, b, c)),
        24 => Event::Verified(p::Verification { entry: entry(a), comment: String::new() }),
        25 => Event::WarningIssued(p::WarningIssued {
            plan: item(a).plan,
            indicator: ["maternal_mortality", "ghost"][b as usize % 2].into(),
            warning: WarningKind::Missing,
            year: i32::from(c),
            item: item(b),
            departments: vec![id(a), id(c)],
            paper: String::new(),
            text: String::new(),
        }),
        26 => Event::WarningAnswered(p::WarningAnswered {
            entry: entry(a),
            department: id(b),
            cause: String::new(),
            countermeasure: String::new(),
        }),
        27..=29 => nonsense_of_meetings(a, b, entry(c), (id(c), item(c))),
        _ => Event::Withdrawn(p::Withdrawal { entry: entry(a), reason: String::new() }),
    };
    let behalf =
        OnBehalf { signatory: "刘某".into(), title: String::new(), paper: String::new() };
    Fact {
        seq,
        at: morning(TODAY),
        actor: person(b).person,
        circumstance: Circumstance { on: day(TODAY), on_behalf_of: (c % 2 == 0).then_some(behalf) },
        clock_behind: None,
        event,
    }
}

/// What happens to a meeting that may not be there.
fn nonsense_of_meetings(a: u16, b: u16, other: u64, (id, item): (DepartmentId, Item)) -> Event {
    let (meeting, agenda_item) = (u64::from(a) % 60, u32::from(b) % 4);
    let text = || "议".to_owned();
    match b % 10 {
        0 => Event::MeetingCalled(p::NewMeeting {
            meeting_kind: p::MeetingKind::Liaison,
            day: day(TODAY),
            place: String::new(),
            chair: String::new(),
            invited: vec![id],
        }),
        1 => {
            let topics = [p::Topic::Target(item), p::Topic::Late(id), p::Topic::Action(other)];
            let items = topics.into_iter().map(|topic| p::AgendaItem {
                number: agenda_item,
                topic,
                carried: Some(other),
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
        _ => Event::MeetingClosed(p::OfMeeting { meeting }),
    }
}
