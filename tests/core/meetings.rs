//! Meetings from their call to their close, the agenda that the state proposes, and the minutes.

use halfsky::domain::agenda::{LATE_MOST, propose};
use halfsky::domain::entry::Seq;
use halfsky::domain::form::Field;
use halfsky::domain::minutes::draft;
use halfsky::domain::overview::{Overview, Wait};
use halfsky::domain::payload::{Agenda, AgendaItem, Presence, Topic};
use halfsky::domain::refusal::{Refusal, WrongForm, WrongMeeting};
use halfsky::domain::state::MeetingStage;
use halfsky::domain::vocabulary::CommandKind;
use halfsky::plan::DutyKind;
use halfsky::report;
use halfsky::words::{Lang, details, tell};
use serde_json::{Value, json};

use super::kit::kinds::{WRONG_MEETINGS, meeting_of};
use super::kit::*;

fn of(meeting: Seq, kind: &str) -> Value {
    json!({"kind": kind, "meeting": meeting})
}

fn discuss(meeting: Seq, number: u32) -> Value {
    json!({"kind": "discuss_item", "meeting": meeting, "agenda_item": number,
        "text": "卫健局说明了情况", "minutes": 7})
}

fn carry(meeting: Seq, number: u32) -> Value {
    json!({"kind": "carry_over_item", "meeting": meeting, "agenda_item": number})
}

fn attend(meeting: Seq, presence: &str, more: Value) -> Value {
    let mut command = json!({"kind": "record_attendance", "meeting": meeting,
        "presence": presence});
    command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    command
}

fn three() -> [Value; 3] {
    [
        json!({"topic": {"target": "1.2"}}),
        json!({"topic": {"late": "water"}}),
        json!({"topic": {"matter": "明年的宣传月"}}),
    ]
}

/// A meeting with three items, called and given an agenda.
fn called() -> (Desk, Seq) {
    let mut desk = Desk::confirmed();
    let meeting = desk.give(CLERK, call("full"));
    desk.give(CLERK, agenda(meeting, &three()));
    (desk, meeting)
}

/// The same, opened.
fn opened() -> (Desk, Seq) {
    let (mut desk, meeting) = called();
    desk.give(CLERK, of(meeting, "open_meeting"));
    (desk, meeting)
}

fn return_minutes(meeting: Seq) -> Value {
    json!({"kind": "return_minutes", "meeting": meeting, "reason": "漏记一项决定"})
}

fn stage(desk: &Desk, meeting: Seq) -> MeetingStage {
    desk.state.meetings[&meeting].stage()
}

/// Every refusal about meetings, each with the desk on which it was met.
pub(super) fn refused() -> Vec<(Refusal, Desk)> {
    let told = |(desk, command): (Desk, Value)| (desk.refusal(CLERK, command), desk);
    let (called_desk, meeting) = called();
    let (opened_desk, _) = opened();
    let mut decided = opened_desk.clone();
    decided.give(CLERK, decide_on(meeting, 1));
    let mut minuted = decided.clone();
    minuted.give(CLERK, minutes(meeting));
    let mut behind = minuted.clone();
    behind.give(CLERK, decide_on(meeting, 2));
    let mut returned = minuted.clone();
    returned.give("zhou", return_minutes(meeting));
    let mut approved = minuted.clone();
    approved.give("zhou", of(meeting, "approve_minutes"));
    let mut closed = approved.clone();
    closed.give(CLERK, of(meeting, "close_meeting"));
    let mut second = opened_desk.clone();
    let other = second.give(CLERK, call("liaison"));
    let mut bare = Desk::confirmed();
    let without = bare.give(CLERK, call("progress"));
    let mut few = call("full");
    few["invited"] = json!(["health"]);
    let mut small = Desk::confirmed();
    let invited = small.give(CLERK, few);
    let twice = [json!({"topic": {"target": "1.2"}}), json!({"topic": {"target": "women/1.2"}})];
    let many: Vec<Value> = (0..201).map(|n| json!({"topic": {"matter": n.to_string()}})).collect();
    let stranger = attend(invited, "present", json!({"attendees": ["water"]}));
    let deputy = attend(meeting, "deputy", json!({"attendees": ["water"]}));
    let mut came = called_desk.clone();
    came.give(CLERK, attend(meeting, "excused", json!({"attendees": ["water"]})));
    let approve = from_paper(of(meeting, "approve_minutes"), TODAY);
    let mut idle = called_desk.clone();
    idle.give(
        CLERK,
        json!({"kind": "enter_departments", "departments": [
            {"id": "archives", "name": "梅河口市档案馆", "short": "档案馆", "kind": "institution"}]}),
    );
    vec![
        told((idle, agenda(meeting, &[json!({"topic": {"late": "archives"}})]))),
        told((Desk::confirmed(), of(1, "open_meeting"))),
        told((opened_desk.clone(), of(meeting, "open_meeting"))),
        told((called_desk.clone(), decide_on(meeting, 1))),
        told((second, of(other, "open_meeting"))),
        told((bare, of(without, "open_meeting"))),
        told((opened_desk.clone(), discuss(meeting, 9))),
        told((called_desk.clone(), agenda(meeting, &many))),
        told((called_desk.clone(), agenda(meeting, &twice))),
        told((decided, agenda(meeting, &three()[1..]))),
        told((small, stranger)),
        told((called_desk.clone(), change_meeting(meeting, json!({})))),
        told((called_desk.clone(), change_meeting(meeting, json!({"day": "2026-11-01"})))),
        told((opened_desk.clone(), change_meeting(meeting, json!({"day": "2026-12-01"})))),
        told((came, change_meeting(meeting, json!({"invited": ["health"]})))),
        told((opened_desk.clone(), approve.clone())),
        told((behind, approve.clone())),
        told((returned, approve)),
        told((approved.clone(), decide_on(meeting, 1))),
        told((minuted, of(meeting, "close_meeting"))),
        told((closed, of(meeting, "close_meeting"))),
        told((called_desk.clone(), deputy)),
        told((called_desk.clone(), attend(meeting, "excused", json!({})))),
        told((called_desk.clone(), agenda(meeting, &[json!({"topic": {"action": 9999}})]))),
        told((called_desk, agenda(meeting, &[json!({"topic": {"matter": " "}})]))),
    ]
}

#[test]
fn every_refusal_of_a_meeting_can_be_met() {
    let met: Vec<&str> = refused()
        .iter()
        .filter_map(|(refusal, _)| match refusal {
            Refusal::Meeting(_, wrong) => Some(meeting_of(wrong)),
            _ => None,
        })
        .collect();
    let unmet: Vec<_> = WRONG_MEETINGS.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(unmet.is_empty(), "no test produces {unmet:?}");
}

#[test]
fn a_meeting_goes_from_its_call_to_its_close() {
    let (mut desk, meeting) = called();
    assert_eq!(stage(&desk, meeting), MeetingStage::Called);
    assert_eq!(desk.state.open_meeting(), None);
    desk.give(CLERK, of(meeting, "open_meeting"));
    assert_eq!(stage(&desk, meeting), MeetingStage::Open);
    assert_eq!(desk.state.open_meeting().map(|(seq, _)| seq), Some(meeting));
    desk.give(CLERK, discuss(meeting, 1));
    desk.give(CLERK, decide_on(meeting, 1));
    desk.give(CLERK, minutes(meeting));
    assert_eq!((stage(&desk, meeting), desk.state.open_meeting()), (MeetingStage::Minuted, None));
    // What somebody remembers goes in too, and the minutes are written again.
    desk.give(CLERK, carry(meeting, 2));
    let again = desk.give(CLERK, minutes(meeting));
    desk.give("zhou", of(meeting, "approve_minutes"));
    assert_eq!(stage(&desk, meeting), MeetingStage::Approved);
    let approved = desk.state.meetings[&meeting].approved.unwrap();
    assert_eq!(approved.1, again);
    desk.give(CLERK, of(meeting, "close_meeting"));
    assert_eq!(stage(&desk, meeting), MeetingStage::Closed);
    for fact in &desk.facts {
        for lang in [Lang::Zh, Lang::En] {
            let told = tell(lang, fact, &desk.state);
            assert!(!told.is_empty() && !told.contains('\n'), "{:?}", fact.event);
            assert!(!details(lang, fact, &desk.state).is_empty());
        }
    }
}

#[test]
fn the_last_word_on_somebodys_attendance_counts() {
    let (mut desk, meeting) = called();
    desk.give(CLERK, attend(meeting, "present", json!({"attendees": ["health", "水利局"]})));
    desk.give(CLERK, attend(meeting, "present", json!({"name": "周文静"})));
    let deputy = json!({"attendees": ["water"], "name": "刘某", "instead": "何某"});
    desk.give(CLERK, attend(meeting, "deputy", deputy));
    let told: Vec<String> = desk.state.meetings[&meeting]
        .attendance()
        .into_iter()
        .map(|one| format!("{:?} {}", one.presence, Lang::Zh.attended(one, &desk.state)))
        .collect();
    assert_eq!(told, ["Present 卫健局", "Deputy 水利局 刘某（由何某参会）", "Present 周文静"]);
}

#[test]
fn a_department_in_the_place_of_a_person_is_that_department_and_persons_count_apart() {
    let (mut desk, meeting) = called();
    for name in ["水利局", "市卫生健康局", "周文静"] {
        desk.give(CLERK, attend(meeting, "present", json!({"name": name})));
    }
    let said = desk.state.meetings[&meeting].attendance();
    let told: Vec<String> = said.iter().map(|one| Lang::Zh.attended(one, &desk.state)).collect();
    assert_eq!(told, ["水利局", "卫健局", "周文静"]);
    assert_eq!(Lang::Zh.attendance_counts(&said), "出席2个单位、另1人");
    assert_eq!(Lang::Zh.attendance_count(&said[2..]), "1人");
}

/// One that ended is no person of that name.
#[test]
fn a_department_that_ended_takes_part_in_nothing() {
    let (mut desk, meeting) = called();
    desk.give(
        CLERK,
        json!({"kind": "merge_department", "department": "sports",
        "into": "culture_tourism"}),
    );
    let refused = desk.refusal(CLERK, attend(meeting, "present", json!({"name": "体育局"})));
    assert!(matches!(refused, Refusal::DepartmentEnded(id, Some(_)) if &*id.0 == "sports"));
}

#[test]
fn who_names_nobody_means_all_others() {
    let (mut desk, meeting) = called();
    desk.give(CLERK, attend(meeting, "excused", json!({"attendees": ["water"]})));
    desk.give(CLERK, attend(meeting, "present", json!({})));
    let found = &desk.state.meetings[&meeting];
    assert_eq!(found.attendance().len(), found.to_come(&desk.state).len());
    let excused = found.attendance().into_iter().filter(|one| one.presence == Presence::Excused);
    assert_eq!(excused.count(), 1);
}

#[test]
fn items_keep_their_numbers_however_they_are_ordered() {
    let (mut desk, meeting) = opened();
    desk.give(CLERK, decide_on(meeting, 2));
    let mut items: Vec<AgendaItem> = desk.state.meetings[&meeting].agenda().to_vec();
    items.reverse();
    items.retain(|item| item.number != 1);
    let mut items: Vec<Value> = items.iter().map(|item| json!(item)).collect();
    items.push(json!({"topic": {"target": "2.1"}}));
    desk.give(CLERK, agenda(meeting, &items));
    let found = &desk.state.meetings[&meeting];
    let numbers: Vec<u32> = found.agenda().iter().map(|item| item.number).collect();
    assert_eq!(numbers, [3, 2, 4], "1 was dropped, and is not given again");
    assert!(found.item(1).is_none() && !found.is_undone(2) && found.is_undone(4));
}

#[test]
fn what_a_meeting_rests_on_is_withdrawn_last() {
    let (mut desk, meeting) = opened();
    let open = desk.state.head.seq;
    let set = open - 1;
    let decided = desk.give(CLERK, decide_on(meeting, 1));
    let written = desk.give(CLERK, minutes(meeting));
    let approved = desk.give("zhou", of(meeting, "approve_minutes"));
    let closed = desk.give(CLERK, of(meeting, "close_meeting"));
    for (entry, built) in [
        (meeting, vec![set, open, decided, written, approved, closed]),
        (set, vec![decided, written]),
        (open, vec![decided, written, approved, closed]),
        (decided, vec![written]),
        (written, vec![approved, closed]),
        (approved, vec![closed]),
    ] {
        assert_eq!(desk.refusal(CLERK, withdraw(entry)), Refusal::BuiltUpon(entry, built));
    }
    for entry in [closed, approved, written, decided, open, set, meeting] {
        desk.withdraw(entry);
    }
    assert_eq!(effect(&desk.state), effect(&Desk::confirmed().state));
}

/// Minutes tell who came and what was on the agenda, and are behind where that changed after them.
#[test]
fn minutes_are_behind_what_they_tell_otherwise() {
    let (minuted, meeting) = {
        let (mut desk, meeting) = opened();
        desk.give(CLERK, attend(meeting, "excused", json!({"attendees": ["water"]})));
        desk.give(CLERK, decide_on(meeting, 1));
        desk.give(CLERK, minutes(meeting));
        (desk, meeting)
    };
    let agenda_now = minuted.state.meetings[&meeting].agenda().iter();
    let mut more: Vec<Value> = agenda_now.map(|item| json!(item)).collect();
    more.push(json!({"topic": {"target": "2.1"}}));
    for after in [
        attend(meeting, "present", json!({"attendees": ["water"]})),
        agenda(meeting, &more),
        decide_on(meeting, 2),
    ] {
        let mut desk = minuted.clone();
        let later = desk.give(CLERK, after);
        let behind = Refusal::Meeting(meeting, WrongMeeting::MinutesBehind(later));
        assert_eq!(desk.refusal("zhou", of(meeting, "approve_minutes")), behind);
        desk.give(CLERK, minutes(meeting));
        desk.give("zhou", of(meeting, "approve_minutes"));
    }
}

/// What was ordered stands under its meeting as what was decided does.
#[test]
fn what_a_meeting_ordered_is_in_the_way_of_what_it_rests_on() {
    let (mut desk, meeting) = opened();
    let (set, open) = (desk.state.head.seq - 1, desk.state.head.seq);
    let mut new = order(&["health"], "2026-12-31");
    (new["meeting"], new["agenda_item"], new["item"]) = (meeting.into(), 1.into(), "1.2".into());
    let action = desk.give(CLERK, new);
    let stands = |desk: &Desk, entry: Seq, built: &[Seq]| {
        assert_eq!(desk.refusal(CLERK, withdraw(entry)), Refusal::BuiltUpon(entry, built.into()));
    };
    stands(&desk, set, &[action]);
    stands(&desk, open, &[action]);
    // What was ordered before the sitting does not rest on it.
    let (mut earlier, meeting_too) = called();
    let mut new = order(&["health"], "2026-12-31");
    new["meeting"] = meeting_too.into();
    earlier.give(CLERK, new.clone());
    let opened_too = earlier.give(CLERK, of(meeting_too, "open_meeting"));
    earlier.withdraw(opened_too);
    let written = desk.give(CLERK, minutes(meeting));
    let approved = desk.give("zhou", of(meeting, "approve_minutes"));
    stands(&desk, action, &[written]);
    stands(&desk, open, &[action, written, approved]);
    // Nor is anything ordered once the minutes are approved, on an item or on none.
    new["meeting"] = meeting.into();
    let late = Refusal::Meeting(meeting, WrongMeeting::Approved(approved));
    assert_eq!(desk.refusal(CLERK, new), late);
}

/// The minutes say who came.
#[test]
fn who_came_is_withdrawn_until_the_minutes_are_written() {
    let (mut desk, meeting) = opened();
    let mut came =
        |id: &str| desk.give(CLERK, attend(meeting, "present", json!({"attendees": [id]})));
    let (water, health) = (came("water"), came("health"));
    desk.give(CLERK, decide_on(meeting, 1));
    desk.withdraw(health);
    let written = desk.give(CLERK, minutes(meeting));
    assert_eq!(desk.refusal(CLERK, withdraw(water)), Refusal::BuiltUpon(water, vec![written]));
    let approved = desk.give("zhou", of(meeting, "approve_minutes"));
    let built = vec![written, approved];
    assert_eq!(desk.refusal(CLERK, withdraw(water)), Refusal::BuiltUpon(water, built));
}

#[test]
fn a_meeting_that_was_called_can_be_arranged_otherwise() {
    let (mut desk, meeting) = called();
    let first = desk.state.meetings[&meeting].arrangement().clone();
    let moved = json!({"day": "2026-12-02", "place": "四楼", "invited": ["水利局", "health"]});
    let changed = desk.give(CLERK, change_meeting(meeting, moved));
    let found = &desk.state.meetings[&meeting];
    let now = found.arrangement();
    assert_eq!((now.day, &*now.place, &now.chair), (day("2026-12-02"), "四楼", &first.chair));
    assert_eq!(found.invited(&desk.state), [dept("water"), dept("health")]);
    assert_eq!(found.agenda().len(), 3, "all else stays");
    assert_eq!(found.changes().len(), 1);
    assert!(desk.state.index.of_department(&dept("water")).contains(&changed));
    let fact = desk.facts.last().unwrap().clone();
    assert_eq!(
        tell(Lang::Zh, &fact, &desk.state),
        "调整2026-12-02 全委会：会议日期由2026-11-23改为2026-12-02，\
         地点由市政府三楼会议室改为四楼，参会单位由全部改为2个（场地有变）"
    );
    let rows = details(Lang::Zh, &fact, &desk.state);
    assert!(rows.contains(&("参会单位", "水利局、卫健局（原为全部单位）".to_owned())), "{rows:?}");
    assert!(rows.contains(&("原因", "场地有变".to_owned())), "{rows:?}");
    // The papers take what stands now.
    assert_eq!(&*draft(&desk.state, meeting).unwrap().place, "四楼");
    desk.withdraw(changed);
    assert_eq!(*desk.state.meetings[&meeting].arrangement(), first);
}

#[test]
fn who_is_invited_otherwise_is_told_by_name() {
    let mut desk = Desk::confirmed();
    let mut few = call("full");
    few["invited"] = json!(["health", "water"]);
    let meeting = desk.give(CLERK, few);
    desk.give(CLERK, change_meeting(meeting, json!({"invited": ["water", "education"]})));
    let told = tell(Lang::Zh, desk.facts.last().unwrap(), &desk.state);
    assert_eq!(told, "调整2026-11-23 全委会：参会单位增加教育局，参会单位减少卫健局（场地有变）");
    // Written in another order it is the same.
    let again = change_meeting(meeting, json!({"invited": ["education", "water"]}));
    let wrong = Refusal::Meeting(meeting, WrongMeeting::Unchanged);
    assert_eq!(desk.refusal(CLERK, again), wrong);
    let all = change_meeting(meeting, json!({}));
    desk.give(CLERK, all);
    assert!(desk.state.meetings[&meeting].arrangement().invited.is_empty());
}

#[test]
fn an_invitation_goes_over_to_a_successor_without_a_word() {
    let mut desk = Desk::confirmed();
    let mut few = call("full");
    few["invited"] = json!(["health", "water"]);
    let meeting = desk.give(CLERK, few);
    desk.give(CLERK, merge("water", "ecology"));
    // As the form begins: with the departments of today.
    let moved = json!({"place": "四楼", "invited": ["ecology", "health"]});
    desk.give(CLERK, change_meeting(meeting, moved));
    let told = tell(Lang::Zh, desk.facts.last().unwrap(), &desk.state);
    assert_eq!(told, "调整2026-11-23 全委会：地点由市政府三楼会议室改为四楼（场地有变）");
    let rows = details(Lang::Zh, desk.facts.last().unwrap(), &desk.state);
    assert!(rows.iter().all(|(label, _)| *label != "参会单位"), "{rows:?}");
    assert_eq!(desk.state.meetings[&meeting].invited(&desk.state).len(), 2);
}

#[test]
fn an_agenda_of_an_earlier_version_is_read() {
    let known = json!({"meeting": 7, "agenda": [{"number": 1, "topic": {"target": "women/1.2"}}]});
    let read: Agenda = serde_json::from_value(known).unwrap();
    assert_eq!(read.agenda[0].carried, None);
}

#[test]
fn a_meeting_is_changed_until_its_minutes_are_approved_and_they_have_to_tell_it() {
    let (mut desk, meeting) = opened();
    desk.give(CLERK, decide_on(meeting, 1));
    let written = desk.give(CLERK, minutes(meeting));
    let changed = desk.give(CLERK, change_meeting(meeting, json!({"chair": "韩冬梅"})));
    let approve = of(meeting, "approve_minutes");
    let behind = Refusal::Meeting(meeting, WrongMeeting::MinutesBehind(changed));
    assert_eq!(desk.refusal("zhou", approve.clone()), behind);
    let waits = |desk: &Desk, what| {
        let overview = Overview::of(&desk.state, desk.now.date_naive());
        overview.waits(what).any(|seq| seq == meeting)
    };
    let next =
        |desk: &Desk| Lang::Zh.meeting_next(&desk.state, meeting, &desk.state.meetings[&meeting]);
    assert!(waits(&desk, Wait::MinutesBehind) && !waits(&desk, Wait::Minutes), "the office's move");
    assert!(next(&desk).contains("重写"), "{}", next(&desk));
    let again = desk.give(CLERK, minutes(meeting));
    assert!(again > written);
    assert_eq!(desk.refusal(CLERK, withdraw(changed)), Refusal::BuiltUpon(changed, vec![again]));
    assert!(waits(&desk, Wait::Minutes) && !waits(&desk, Wait::MinutesBehind));
    assert!(next(&desk).contains("审定"), "{}", next(&desk));
    let approved = desk.give("zhou", approve);
    let late = change_meeting(meeting, json!({"place": "四楼"}));
    let wrong = Refusal::Meeting(meeting, WrongMeeting::Approved(approved));
    assert_eq!(desk.refusal(CLERK, late), wrong);
}

#[test]
fn minutes_given_back_are_written_again_before_they_are_approved() {
    let (mut desk, meeting) = opened();
    desk.give(CLERK, decide_on(meeting, 1));
    let back = || return_minutes(meeting);
    let wrong = |wrong| Refusal::Meeting(meeting, wrong);
    assert_eq!(desk.refusal("zhou", back()), wrong(WrongMeeting::NoMinutes));
    let first = desk.give(CLERK, minutes(meeting));
    let returned = desk.give("zhou", back());
    assert_eq!(desk.state.meetings[&meeting].minutes_returned(), Some(returned));
    let again = wrong(WrongMeeting::MinutesReturned(returned));
    assert_eq!(desk.refusal("zhou", of(meeting, "approve_minutes")), again);
    assert_eq!(desk.refusal("zhou", back()), again);
    let waits = |desk: &Desk, what| {
        let overview = Overview::of(&desk.state, desk.now.date_naive());
        overview.waits(what).any(|seq| seq == meeting)
    };
    assert!(waits(&desk, Wait::MinutesBehind) && !waits(&desk, Wait::Minutes), "the office's move");
    assert_eq!(desk.refusal(CLERK, withdraw(first)), Refusal::BuiltUpon(first, vec![returned]));

    let second = desk.give(CLERK, minutes(meeting));
    assert!(waits(&desk, Wait::Minutes) && !waits(&desk, Wait::MinutesBehind), "the leader's");
    let built = Refusal::BuiltUpon(returned, vec![second]);
    assert_eq!(desk.refusal("zhou", withdraw(returned)), built);
    desk.give(CLERK, withdraw(second));
    assert_eq!(desk.state.meetings[&meeting].minutes_returned(), Some(returned), "as before");
    desk.give("zhou", withdraw(returned));
    desk.give("zhou", of(meeting, "approve_minutes"));
}

/// The hour is what people write; it is changed with the rest, and moves nothing.
#[test]
fn a_meeting_has_an_hour() {
    let mut desk = Desk::confirmed();
    let mut early = call("full");
    early["hour"] = json!(" 下午2:00 ");
    let meeting = desk.give(CLERK, early);
    let hour = |desk: &Desk| desk.state.meetings[&meeting].arrangement().hour.clone();
    assert_eq!(&*hour(&desk), "下午2:00");
    let same = change_meeting(meeting, json!({"hour": "下午2:00"}));
    let unchanged = Refusal::Meeting(meeting, WrongMeeting::Unchanged);
    assert_eq!(desk.refusal(CLERK, same), unchanged);
    desk.give(CLERK, change_meeting(meeting, json!({"hour": "下午3:00"})));
    assert_eq!(&*hour(&desk), "下午3:00");
}

#[test]
fn a_meeting_was_held_on_the_day_on_which_it_was_opened() {
    let mut desk = Desk::confirmed();
    let mut early = call("full");
    early["day"] = json!("2026-11-20");
    let meeting = desk.give(CLERK, early);
    desk.give(CLERK, agenda(meeting, &three()));
    desk.give(CLERK, of(meeting, "open_meeting"));
    let to = |day: &str| change_meeting(meeting, json!({"day": day}));
    let wrong = Refusal::Meeting(meeting, WrongMeeting::HeldOn(day(TODAY)));
    assert_eq!(desk.refusal(CLERK, to("2026-11-24")), wrong);
    desk.give(CLERK, to(TODAY));
    assert_eq!(desk.state.meetings[&meeting].arrangement().day, day(TODAY));
}

/// The codes of targets, departments, texts.
fn named(items: &[AgendaItem]) -> Vec<String> {
    let name = |item: &AgendaItem| match &item.topic {
        Topic::Target(item) => item.code.to_string(),
        Topic::Late(id) => id.to_string(),
        Topic::Action(seq) => format!("#{seq}"),
        Topic::Matter(text) => text.to_string(),
    };
    items.iter().map(name).collect()
}

fn proposed(desk: &Desk, meeting: Option<Seq>) -> Vec<AgendaItem> {
    let overview = Overview::of(&desk.state, desk.now.date_naive());
    propose(&desk.state, &overview, meeting)
}

/// Where some are invited, of what is new only what is theirs is proposed.
#[test]
fn the_agenda_of_some_departments_is_about_these() {
    let mut desk = Desk::confirmed();
    let bad = [2024, 2025].map(|year| figure("maternal_mortality", year, "19.4"));
    desk.give("sun", figures(&bad));
    let theirs = desk.give(CLERK, order(&["water"], "2026-12-31"));
    let others = desk.give(CLERK, order(&["health"], "2026-12-31"));
    let mut call = call("liaison");
    call["invited"] = json!(["water"]);
    let of_water = desk.give(CLERK, call.clone());
    let items = proposed(&desk, Some(of_water));
    assert!(!items.is_empty(), "water is late");
    for item in &items {
        match &item.topic {
            Topic::Late(id) => assert_eq!(*id, dept("water")),
            Topic::Action(action) => assert_eq!(*action, theirs),
            other => panic!("{other:?}"),
        }
    }
    assert!(items.iter().any(|item| item.topic == Topic::Action(theirs)));
    call["invited"] = json!(["health"]);
    let of_health = desk.give(CLERK, call);
    let items = proposed(&desk, Some(of_health));
    assert!(items.iter().any(|item| item.topic == Topic::Action(others)));
    let health = named(&items);
    assert!(health.contains(&"1.2".to_owned()) && !health.contains(&"water".to_owned()));
}

#[test]
fn the_agenda_has_unmet_targets_by_domain_then_who_is_late() {
    let mut desk = Desk::confirmed();
    let bad: Vec<Value> = (2020..2026)
        .flat_map(|year| {
            [figure("maternal_mortality", year, "19.4"), figure("cervical_screening", year, "90")]
        })
        .collect();
    desk.give("sun", figures(&bad));
    let overview = Overview::of(&desk.state, desk.now.date_naive());
    let items = proposed(&desk, None);
    let names = named(&items);
    let target = |name: &&String| name.contains('.');
    let targets: Vec<&String> = names.iter().take_while(target).collect();
    assert_eq!(*targets[0], "1.2", "the only unmet one comes first in its domain: {names:?}");
    assert!(targets.iter().all(|code| {
        let row = overview.target(&item(code)).unwrap();
        !row.assessment.warnings.is_empty() || *code == "1.2"
    }));
    assert!(targets[1..].is_sorted(), "{targets:?}");
    let late: Vec<&String> = names.iter().skip(targets.len()).collect();
    let overdue = |id: &str| overview.departments.iter().find(|it| it.id == dept(id)).unwrap();
    assert!(!late.is_empty());
    assert!(late.iter().rev().is_sorted_by_key(|id| overdue(id).overdue), "most first: {late:?}");
    let all = overview.departments.iter().filter(|row| row.overdue > 0).count();
    assert!(all > LATE_MOST && late.len() == LATE_MOST, "those with most: {late:?}");
}

#[test]
fn what_a_meeting_leaves_comes_back_in_the_next() {
    let (mut desk, first) = opened();
    desk.give(CLERK, decide_on(first, 1));
    desk.give(CLERK, discuss(first, 3));
    desk.give(CLERK, carry(first, 3));
    desk.give(CLERK, minutes(first));
    let next = desk.give(CLERK, call("liaison"));
    let carried = |desk: &Desk| -> Vec<String> {
        let mut items = proposed(desk, Some(next));
        items.retain(|item| item.carried == Some(first));
        named(&items)
    };
    assert_eq!(carried(&desk), ["明年的宣传月"], "put off; who is late stands there if late");
    desk.give(CLERK, decide_on(first, 3));
    assert_eq!(carried(&desk), Vec::<String>::new(), "decided after all");
    // What is proposed can be set as it is, and stays as somebody ordered it when proposed again.
    let mut items = proposed(&desk, Some(next));
    items.truncate(5);
    let as_given: Vec<Value> = items.iter().map(|item| json!(item)).collect();
    desk.give(CLERK, agenda(next, &as_given));
    desk.give(CLERK, of(next, "open_meeting"));
    desk.give(CLERK, decide_on(next, 5));
    let again = proposed(&desk, Some(next));
    let stands = desk.state.meetings[&next].agenda();
    assert_eq!(again[..5], *stands, "what stands stays");
    assert!(again.len() > 5, "and what else is proposed comes after it");
    // So does what was added by hand.
    let mut by_hand: Vec<Value> = stands.iter().map(|item| json!(item)).collect();
    by_hand.insert(0, json!({"topic": {"matter": "三项分工调整"}}));
    desk.give(CLERK, agenda(next, &by_hand));
    let again = proposed(&desk, Some(next));
    assert_eq!(again[0].topic, Topic::Matter("三项分工调整".into()));
}

#[test]
fn minutes_tell_what_was_recorded() {
    let (mut desk, meeting) = opened();
    desk.give(CLERK, attend(meeting, "present", json!({"name": "周文静"})));
    desk.give(CLERK, attend(meeting, "excused", json!({"attendees": ["water"]})));
    desk.give(CLERK, discuss(meeting, 1));
    desk.give(CLERK, decide_on(meeting, 1));
    desk.give(CLERK, carry(meeting, 3));
    let found = draft(&desk.state, meeting).unwrap();
    assert_eq!((found.items.len(), found.untouched.len()), (2, 1));
    let told = Lang::Zh.minutes_text(&found, &desk.state);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[0],
        "2026年11月23日，妇儿工委在市政府三楼会议室召开全体会议，周文静主持。纪要如下："
    );
    assert_eq!(lines[1..3], ["出席：周文静", "请假：水利局"]);
    // The number of the item is the only one before it.
    assert!(lines[4].starts_with("一、") && lines[4].ends_with("（目标1.2）"), "{told}");
    assert_eq!(lines[5], "会议讨论：卫健局说明了情况。");
    assert_eq!(lines[6], "会议决定：年底前补齐数据（承办单位：卫健局）。");
    assert_eq!(lines[8..10], ["二、明年的宣传月", "留待下次会议研究。"]);
    assert_eq!(lines[11..], ["另有1项议题未及研究，留待下次会议：水利局的逾期事项。"]);
    assert_eq!(draft(&desk.state, 1), None);
}

#[test]
fn what_a_meeting_orders_is_a_duty_and_stands_in_its_minutes() {
    let (mut desk, meeting) = opened();
    let mut new = order(&["health"], "2026-12-31");
    (new["meeting"], new["agenda_item"], new["item"]) = (meeting.into(), 1.into(), "1.2".into());
    let action = desk.give(CLERK, new.clone());
    let owed = Overview::of(&desk.state, desk.now.date_naive());
    let health = dept("health");
    let duty = owed.duties_of(&health).find(|duty| duty.kind == DutyKind::Action);
    assert_eq!(duty.unwrap().due, day("2026-12-31"));
    let told = Lang::Zh.minutes_text(&draft(&desk.state, meeting).unwrap(), &desk.state);
    let resolved = "会议议定：补齐筛查数据，由卫健局于2026年12月31日前办结。";
    assert!(told.contains(resolved) && !told.contains("留待下次会议研究"), "{told}");
    // It stays on the agenda, comes back in the next until it is closed, and goes into the minutes.
    let gone = desk.refusal(CLERK, agenda(meeting, &three()[1..]));
    assert_eq!(gone, Refusal::Meeting(meeting, WrongMeeting::ItemTaken(1, action)));
    assert_eq!(desk.refusal(CLERK, withdraw(meeting)), {
        let set = meeting + 1;
        Refusal::BuiltUpon(meeting, vec![set, set + 1, action])
    });
    desk.give(CLERK, minutes(meeting));
    let next = desk.give(CLERK, call("liaison"));
    let is_it = |item: &AgendaItem| item.topic == Topic::Action(action);
    let items = proposed(&desk, Some(next));
    assert!(items.iter().any(is_it) && named(&items).iter().filter(|it| *it == "1.2").count() <= 1);
    desk.give(CLERK, close(action));
    assert!(!proposed(&desk, Some(next)).iter().any(is_it));
    new["agenda_item"] = 9.into();
    let nowhere = desk.refusal(CLERK, new);
    assert_eq!(nowhere, Refusal::Meeting(meeting, WrongMeeting::NoItem(9)));
    // What somebody puts off comes back, whatever was ordered.
    desk.give(CLERK, carry(meeting, 1));
    let told = Lang::Zh.minutes_text(&draft(&desk.state, meeting).unwrap(), &desk.state);
    assert!(told.contains("留待下次会议研究"), "{told}");
}

/// A decision with a day is ordered of those whom it concerns: an action of that item, told once in the
/// minutes, with its day.
#[test]
fn a_decision_with_a_day_is_ordered_of_those_whom_it_concerns() {
    let (mut desk, meeting) = opened();
    let mut decided = decide_on(meeting, 1);
    decided["due"] = "2026-12-31".into();
    let mut nobodys = decided.clone();
    nobodys.as_object_mut().unwrap().remove("owners");
    let refusal = desk.refusal(CLERK, nobodys);
    assert!(matches!(refusal, Refusal::Form(WrongForm::Missing(_, Field::Owners))), "{refusal:?}");
    let mut past = decided.clone();
    past["due"] = "2026-01-01".into();
    assert!(matches!(desk.refusal(CLERK, past), Refusal::DueTooEarly { .. }));
    let before = desk.facts.len();
    desk.give(CLERK, decided);
    assert_eq!(desk.facts.len(), before + 2, "the decision and the order");
    let action = desk.state.actions.of_agenda_item(meeting, 1).next().expect("it is ordered");
    assert_eq!((&*action.heading, action.due()), ("年底前补齐数据", day("2026-12-31")));
    assert_eq!(action.owners, [dept("health")]);
    assert_eq!(action.item, Some(item("1.2")));
    let made = draft(&desk.state, meeting).unwrap();
    assert_eq!((made.items[0].decided.len(), made.items[0].ordered.len()), (0, 1));
    let told = Lang::Zh.minutes_text(&made, &desk.state);
    assert_eq!(told.matches("年底前补齐数据").count(), 1, "{told}");
    // Of several lines it is one line, and told once; the same words to others are another decision.
    let mut lines = decide_on(meeting, 2);
    (lines["due"], lines["text"]) = ("2026-12-31".into(), "水利局补报。\n统计局核对。".into());
    desk.give(CLERK, lines.clone());
    lines.as_object_mut().unwrap().remove("due");
    lines["owners"] = json!(["statistics"]);
    desk.give(CLERK, lines);
    let made = draft(&desk.state, meeting).unwrap();
    assert_eq!((made.items[1].decided.len(), made.items[1].ordered.len()), (1, 1));
    let action = desk.state.actions.of_agenda_item(meeting, 2).next().unwrap();
    assert_eq!(&*action.heading, "水利局补报。统计局核对");
    // What is ordered is a line with something in it.
    for (text, is_so) in [
        ("。".to_owned(), WrongForm::Missing(CommandKind::TakeDecision, Field::Text)),
        ("长".repeat(201), WrongForm::TooLong { field: Field::Text, long: 201, max: 200 }),
    ] {
        let mut wrong = decide_on(meeting, 1);
        (wrong["due"], wrong["text"]) = ("2026-12-31".into(), text.into());
        assert_eq!(desk.refusal(CLERK, wrong), Refusal::Form(is_so));
    }
    // One without a day stays a decision.
    desk.give(CLERK, decide_on(meeting, 2));
    let made = draft(&desk.state, meeting).unwrap();
    assert_eq!((made.items[1].decided.len(), made.items[1].ordered.len()), (2, 1));
}

/// The pack tells what became of what was settled last time: what a department has done waits for the
/// office and is not late.
#[test]
fn the_pack_tells_what_became_of_what_was_ordered_last_time() {
    let (mut desk, meeting) = opened();
    desk.give(CLERK, decide_on(meeting, 1));
    let mut new = order(&["health"], "2026-12-31");
    (new["meeting"], new["agenda_item"]) = (meeting.into(), 1.into());
    let action = desk.give(CLERK, new);
    desk.give(CLERK, minutes(meeting));
    let next = desk.give(CLERK, call("liaison"));
    let pack = |desk: &Desk, on: &str| {
        let material =
            report::Material { state: &desk.state, day: day(on), lang: Lang::Zh, maker: None };
        let read = |seq| Ok::<_, String>(desk.facts[seq as usize - 1].event.clone());
        let paper = report::paper(&material, report::Paper::Pack(next), read);
        report::markdown(&paper.unwrap().unwrap())
    };
    let told = pack(&desk, TODAY);
    assert!(told.contains("议定事项及落实情况"), "{told}");
    assert!(
        told.contains("年底前补齐数据") && told.contains("未列督办") && told.contains("办理中")
    );
    assert!(pack(&desk, "2027-01-01").contains("逾期未办结"));
    desk.give("li", told_of(action, "health", "done"));
    let told = pack(&desk, "2027-01-01");
    assert!(told.contains("待办结") && !told.contains("逾期"), "{told}");
    desk.give(CLERK, close(action));
    assert!(pack(&desk, "2027-01-01").contains("已办结"));
}

/// The last meeting is the one that was opened last before another, also of the same day and however they
/// were called; before one that is yet to come the last of all.
#[test]
fn the_last_meeting_is_the_one_opened_before() {
    let (mut desk, first) = called();
    let second = desk.give(CLERK, call("liaison"));
    desk.give(CLERK, agenda(second, &three()));
    desk.give(CLERK, of(second, "open_meeting"));
    desk.give(CLERK, minutes(second));
    desk.give(CLERK, of(first, "open_meeting"));
    let before = |desk: &Desk, meeting| desk.state.last_meeting(meeting).map(|(seq, _)| seq);
    assert_eq!((before(&desk, Some(second)), before(&desk, Some(first))), (None, Some(second)));
    desk.give(CLERK, minutes(first));
    let third = desk.give(CLERK, call("full"));
    assert_eq!((before(&desk, Some(third)), before(&desk, None)), (Some(first), Some(first)));
    // What changed is told since a meeting of an earlier day, also while one of today is held.
    let today = day(TODAY);
    assert_eq!(desk.state.last_meeting_day(today), None);
    assert_eq!(desk.state.last_meeting_day(today.succ_opt().unwrap()), Some(today));
}
