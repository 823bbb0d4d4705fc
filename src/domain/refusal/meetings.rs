//! What keeps a meeting from what is asked of it.

use chrono::NaiveDate;

use crate::domain::entry::Seq;
use crate::domain::payload::Topic;
use crate::plan::DepartmentId;

/// What keeps a meeting from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongMeeting {
    /// No such meeting.
    NotThere,
    /// It was opened already, by that entry.
    Opened(Seq),
    /// It was not opened yet.
    NotOpen,
    /// Another one is being held.
    OtherOpen(Seq),
    /// It has no agenda.
    NoAgenda,
    /// No such item on its agenda.
    NoItem(u32),
    /// More items than that.
    TooManyItems(usize),
    /// The same topic twice.
    TopicTwice(Topic),
    /// What the department is late with cannot be talked about: nothing is late.
    NothingLate(DepartmentId),
    /// Something was recorded on the item, by that entry: it stays.
    ItemTaken(u32, Seq),
    /// The department was not invited.
    NotInvited(DepartmentId),
    /// All of it stands so already.
    Unchanged,
    /// It was not held yet, and that day had passed when it was put off.
    DayPassed(NaiveDate),
    /// It was opened on that day, and cannot be held on another.
    HeldOn(NaiveDate),
    /// How the department took part is recorded: it stays invited.
    AttendanceTold(DepartmentId),
    /// Nobody wrote its minutes.
    NoMinutes,
    /// That was recorded after the minutes were written.
    MinutesBehind(Seq),
    /// Its minutes were given back, by that entry, and not written again.
    MinutesReturned(Seq),
    /// Its minutes are approved, by that entry.
    Approved(Seq),
    /// Its minutes are not approved.
    NotApproved,
    /// It is closed, by that entry.
    Closed(Seq),
}
