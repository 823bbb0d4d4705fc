//! Meetings (会议): called, walked through, decided, and their minutes.

use chrono::NaiveDate;
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Item, choices};

choices! {
    /// What sort of meeting.
    pub enum MeetingKind {
        /// 全委会
        Full = "full",
        /// 联络员会
        Liaison = "liaison",
        /// 推进会
        Progress = "progress",
    }
}

/// A meeting is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// What sort.
    pub meeting_kind: MeetingKind,
    /// The day it is to be held.
    pub day: NaiveDate,
    /// Where.
    pub place: String,
    /// Who chairs it.
    pub chair: String,
    /// At what time of the day, as people write it; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hour: String,
    /// The departments invited; none listed means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invited: Vec<DepartmentId>,
}

/// When, where, under whom and with whom a meeting is to be held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// The day it is to be held.
    pub day: NaiveDate,
    /// Where.
    pub place: Box<str>,
    /// Who chairs it.
    pub chair: Box<str>,
    /// At what time of the day; empty where it is not known.
    #[serde(default)]
    pub hour: Box<str>,
    /// The departments invited; none listed means all.
    pub invited: Vec<DepartmentId>,
}

/// A meeting that was called is arranged otherwise: all of it as it is to be, also what stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingChange {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The day it is to be held.
    pub day: NaiveDate,
    /// Where.
    pub place: String,
    /// Who chairs it.
    pub chair: String,
    /// At what time of the day, as people write it; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hour: String,
    /// The departments invited; none listed means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invited: Vec<DepartmentId>,
    /// Why.
    pub reason: String,
}

/// A meeting was arranged otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingChanged {
    /// The meeting's entry.
    pub meeting: Seq,
    /// What stood before.
    pub before: Arrangement,
    /// What stands since.
    pub after: Arrangement,
    /// Why.
    pub reason: String,
}

choices! {
    /// How somebody who was invited took part.
    pub enum Presence {
        /// 出席
        Present = "present",
        /// 请假
        Excused = "excused",
        /// 代会: somebody else came instead.
        Deputy = "deputy",
    }
}

/// Who took part, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The meeting's entry.
    pub meeting: Seq,
    /// How.
    pub presence: Presence,
    /// The departments of which this is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<DepartmentId>,
    /// The person of whom this is said: of these departments, or of none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Who came instead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
}

/// What an agenda item is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A target or measure.
    Target(Item),
    /// What a department is late with.
    Late(DepartmentId),
    /// Something ordered before, by its entry.
    Action(Seq),
    /// Anything else, in a line.
    Matter(CompactString),
}

/// An item of an agenda (议题).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// By which it is found however the agenda is ordered, from 1; 0 asks for a new one.
    #[serde(default)]
    pub number: u32,
    /// What it is about.
    pub topic: Topic,
    /// The meeting that did not come to an end with it. Written also where there is none: an item is
    /// kept in snapshots, whose form knows no missing fields.
    #[serde(default)]
    pub carried: Option<Seq>,
}

/// A meeting's agenda, whole and in order; replaces the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The meeting's entry.
    pub meeting: Seq,
    /// Its items, in the order in which they are taken.
    pub agenda: Vec<AgendaItem>,
}

/// Something happens to a meeting as a whole: it is opened, closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfMeeting {
    /// The meeting's entry.
    pub meeting: Seq,
}

/// What was said on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discussion {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The item's number.
    pub agenda_item: u32,
    /// What was said.
    pub text: String,
    /// How long it was discussed, in minutes; 0 where nobody looked.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub minutes: u32,
}

fn is_zero(minutes: &u32) -> bool {
    *minutes == 0
}

/// Asks to record what was decided on an item. With a day it is ordered too, of those whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeDecision {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The item's number.
    pub agenda_item: u32,
    /// What was decided.
    pub text: String,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<DepartmentId>,
    /// By when it is to be done; none where it is no task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}

/// What was decided on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The item's number.
    pub agenda_item: u32,
    /// What was decided.
    pub text: String,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<DepartmentId>,
}

/// An item comes back at the next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryOver {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The item's number.
    pub agenda_item: u32,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// The minutes (会议纪要) as they are written; later ones replace earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// The meeting's entry.
    pub meeting: Seq,
    /// Their text.
    pub text: String,
}

/// A leader approves the minutes as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesApproval {
    /// The meeting's entry.
    pub meeting: Seq,
    /// A remark; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// The minutes that were approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesApproved {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The entry that wrote them.
    pub entry: Seq,
    /// A remark; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// A leader gives the minutes back as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesRejection {
    /// The meeting's entry.
    pub meeting: Seq,
    /// What is to be mended.
    pub reason: String,
}

/// The minutes that were given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesReturned {
    /// The meeting's entry.
    pub meeting: Seq,
    /// The entry that wrote them.
    pub entry: Seq,
    /// What is to be mended.
    pub reason: String,
}
