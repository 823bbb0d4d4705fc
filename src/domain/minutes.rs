//! The minutes of a meeting (会议纪要) from what was recorded in it: data that a paper is made of,
//! and by [`crate::words`] the text that is edited and approved.

use chrono::NaiveDate;

use super::entry::Seq;
use super::payload::{MeetingKind, Presence, Topic};
use super::state::{Attended, Recorded, State};
use crate::plan::DepartmentId;

/// What minutes tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What sort of meeting.
    pub kind: MeetingKind,
    /// The day it was held; where it was not opened yet, the day for which it is called.
    pub day: NaiveDate,
    /// Where.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// 出席
    pub present: Vec<Attended>,
    /// 请假
    pub excused: Vec<Attended>,
    /// 代会
    pub deputies: Vec<Attended>,
    /// The items on which something was recorded, in the agenda's order.
    pub items: Vec<Taken>,
    /// The items on which nothing was recorded; they come back.
    pub untouched: Vec<Topic>,
}

/// An item that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is about.
    pub topic: Topic,
    /// What was said.
    pub said: Vec<String>,
    /// What was decided, and whom it concerns.
    pub decided: Vec<Decided>,
    /// What was ordered, by its entry.
    pub ordered: Vec<Seq>,
    /// Whether it comes back next time.
    pub carried_over: bool,
    /// Why, where somebody said.
    pub put_off: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub text: String,
    /// Whom it concerns.
    pub owners: Vec<DepartmentId>,
}

/// What is ordered by a decision, in a line.
pub fn in_a_line(decided: &str) -> String {
    run_on(decided).trim_end_matches(['。', '.', ' ']).to_owned()
}

/// Paragraphs one behind the other: with a blank between them behind what is not Chinese.
pub fn run_on(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |mut all, line| {
        if all.ends_with(|last: char| last.is_ascii()) {
            all.push(' ');
        }
        all.push_str(line);
        all
    })
}

/// Whether what was decided on an item was ordered there too, word for word and of the same.
pub fn is_ordered(
    state: &State,
    (meeting, item): (Seq, u32),
    decided: &str,
    owners: &[DepartmentId],
) -> bool {
    let decided = in_a_line(decided);
    let mut ordered = state.actions.of_agenda_item(meeting, item);
    ordered.any(|action| *action.heading == *decided && action.owners == owners)
}

/// What the minutes of a meeting have to tell; none where there is no such meeting.
pub fn draft(state: &State, seq: Seq) -> Option<Draft> {
    let meeting = state.meetings.get(&seq)?;
    let (attendance, arrangement) = (meeting.attendance(), meeting.arrangement());
    let who = |presence: Presence| -> Vec<Attended> {
        attendance.iter().filter(|one| one.presence == presence).map(|one| (*one).clone()).collect()
    };
    let (mut items, mut untouched) = (Vec::new(), Vec::new());
    for item in meeting.agenda() {
        let mut taken = Taken {
            topic: item.topic.clone(),
            said: Vec::new(),
            decided: Vec::new(),
            ordered: state
                .actions
                .of_agenda_item(seq, item.number)
                .map(|action| action.opened.seq)
                .collect(),
            carried_over: false,
            put_off: String::new(),
        };
        taken.carried_over = meeting.is_put_off(item.number);
        for record in meeting.on_item(item.number) {
            match &record.what {
                Recorded::Discussed(text) => taken.said.push(text.to_string()),
                // What was ordered with it says it, with its day.
                Recorded::Decided(text, owners)
                    if is_ordered(state, (seq, item.number), text, owners) => {}
                Recorded::Decided(text, owners) => {
                    taken.decided.push(Decided { text: text.to_string(), owners: owners.clone() })
                }
                Recorded::CarriedOver(why) => taken.put_off = why.to_string(),
            }
        }
        let recorded = meeting.on_item(item.number).next().is_some();
        match recorded || !taken.ordered.is_empty() {
            true => items.push(taken),
            false => untouched.push(taken.topic),
        }
    }
    Some(Draft {
        kind: meeting.kind,
        day: meeting.day(),
        place: arrangement.place.to_string(),
        chair: arrangement.chair.to_string(),
        present: who(Presence::Present),
        excused: who(Presence::Excused),
        deputies: who(Presence::Deputy),
        items,
        untouched,
    })
}
