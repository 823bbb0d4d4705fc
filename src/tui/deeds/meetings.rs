//! What is known of a command about a meeting or one of its items.

use serde_json::{Map, Value, json};

use crate::domain::entry::Seq;
use crate::domain::minutes::{draft, in_a_line, is_ordered};
use crate::domain::payload::Topic;
use crate::domain::state::{Meeting, Recorded, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::tui::model::Model;
use crate::words::Lang;

/// A new meeting is where the last one was, and in the same chair.
pub(super) fn as_last_time(state: &State) -> Map<String, Value> {
    let last = state.meetings.values().next_back();
    let last = last.map(Meeting::arrangement);
    let known =
        last.map(|last| json!({"place": last.place, "chair": last.chair, "hour": last.hour}));
    match known {
        Some(Value::Object(known)) => known,
        _ => Map::new(),
    }
}

pub(super) fn about(model: &Model, kind: CommandKind, seq: Seq) -> Value {
    use CommandKind as K;
    let Some(meeting) = model.state().meetings.get(&seq) else { return Value::Null };
    match kind {
        K::ChangeMeeting => {
            let now = meeting.arrangement();
            let invited = model.state().successors(&now.invited);
            json!({"meeting": seq, "day": now.day, "place": now.place, "chair": now.chair,
                "hour": now.hour, "invited": invited})
        }
        K::SetAgenda => json!({"meeting": seq, "agenda": meeting.agenda()}),
        K::RecordAttendance
        | K::OpenMeeting
        | K::ApproveMinutes
        | K::ReturnMinutes
        | K::CloseMeeting => json!({"meeting": seq}),
        K::WriteMinutes => match minutes(model, seq, meeting) {
            Ok(text) => json!({"meeting": seq, "text": text}),
            Err(_) => Value::Null,
        },
        K::Withdraw => json!({"entry": seq}),
        _ => Value::Null,
    }
}

/// The minutes as they stand, or, before there are any, as they are drafted from what was recorded.
///
/// # Errors
/// The entry that holds them, where it cannot be read: no draft takes its place.
pub(in crate::tui) fn minutes(model: &Model, seq: Seq, meeting: &Meeting) -> Result<String, Seq> {
    let state = model.state();
    let Some(entry) = meeting.minutes() else {
        let draft = draft(state, seq);
        return Ok(draft
            .map(|it| Lang::OF_THE_LEDGER.minutes_text(&it, state))
            .unwrap_or_default());
    };
    match model.entry(entry).map(|fact| fact.event) {
        Some(Event::MinutesWritten(written)) => Ok(written.text),
        _ => Err(entry),
    }
}

pub(super) fn about_item(model: &Model, kind: CommandKind, seq: Seq, number: u32) -> Value {
    use CommandKind as K;
    let state = model.state();
    let topic = state.meetings.get(&seq).and_then(|meeting| meeting.item(number));
    match kind {
        K::CarryOverItem => json!({"meeting": seq, "agenda_item": number}),
        K::DiscussItem => {
            let minutes = model.minutes_on(seq, number);
            json!({"meeting": seq, "agenda_item": number, "minutes": minutes})
        }
        K::TakeDecision | K::OpenAction => {
            let owners = match topic.map(|item| &item.topic) {
                Some(Topic::Target(item)) => state.assignment(item).map(|found| found.lead),
                Some(Topic::Late(id)) => Some(vec![id.clone()]),
                Some(Topic::Action(seq)) => state
                    .actions
                    .get(*seq)
                    .map(|action| action.yet_to_do(state).into_iter().cloned().collect()),
                _ => None,
            };
            let owners = owners.unwrap_or_default();
            let mut known = json!({"meeting": seq, "agenda_item": number, "owners": owners});
            if kind == K::OpenAction {
                // What was decided last and not ordered yet is what is ordered.
                let decided = state.meetings.get(&seq).and_then(|meeting| {
                    meeting.on_item(number).rev().find_map(|record| match &record.what {
                        Recorded::Decided(text, owners)
                            if !is_ordered(state, (seq, number), text, owners) =>
                        {
                            Some((text, owners))
                        }
                        _ => None,
                    })
                });
                if let Some((text, owners)) = decided {
                    known["heading"] = json!(in_a_line(text));
                    if !owners.is_empty() {
                        known["owners"] = json!(owners);
                    }
                }
                known["ordered_by"] = json!(Lang::OF_THE_LEDGER.meeting_named(state, seq));
                if let Some(Topic::Target(item)) = topic.map(|item| &item.topic) {
                    known["item"] = json!(item);
                }
            }
            known
        }
        _ => Value::Null,
    }
}
