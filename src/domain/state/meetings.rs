//! The meetings: what each was called for, what was recorded in it, and how far it is.

mod arrangement;
mod building;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Revisions, Stamp, State};
use crate::domain::entry::Seq;
use crate::domain::payload::{
    AgendaItem, Arrangement, Attendance, MeetingKind, NewMeeting, Presence, Topic,
};
use crate::order::sort;
use crate::plan::{DepartmentId, Item};
pub use building::Rewrite;

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its call.
    pub called: Stamp,
    /// What sort.
    pub kind: MeetingKind,
    /// For when, where, under whom and with whom it was called.
    first: Arrangement,
    /// What each later change made of that, in the order of entries.
    pub(super) changes: Vec<(Stamp, Arrangement)>,
    /// Who took part, in the order of entries; the last word on somebody counts.
    attended: Vec<(Seq, Attended)>,
    pub(super) agenda: Revisions<Vec<AgendaItem>>,
    /// Its opening.
    pub opened: Option<Stamp>,
    /// What was recorded in it, in the order of entries.
    records: Vec<Record>,
    pub(super) minutes: Revisions<()>,
    /// The approval of its minutes, and whose entry wrote them.
    pub approved: Option<(Stamp, Seq)>,
    /// What gave its minutes back, in the order of entries, each with the entry that wrote them.
    pub(super) returns: Vec<(Seq, Seq)>,
    /// Its close.
    pub closed: Option<Stamp>,
}

/// How somebody took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// The department, or none for a person of none.
    pub department: Option<DepartmentId>,
    /// Who; may be empty for a department.
    pub name: Box<str>,
    /// How.
    pub presence: Presence,
    /// Who came instead.
    pub instead: Box<str>,
}

/// Something recorded on an agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its entry.
    pub stamp: Stamp,
    /// The item's number.
    pub number: u32,
    /// What.
    pub what: Recorded,
}

impl Record {
    /// Whether it is a decision.
    pub fn is_decision(&self) -> bool {
        matches!(self.what, Recorded::Decided(..))
    }
}

/// What can be recorded on an agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recorded {
    /// What was said.
    Discussed(Box<str>),
    /// What was decided, and whom it concerns.
    Decided(Box<str>, Vec<DepartmentId>),
    /// It comes back next time.
    CarriedOver(Box<str>),
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingStage {
    /// 待召开
    Called,
    /// 会议中
    Open,
    /// 纪要待审: it was held, its minutes are written.
    Minuted,
    /// 纪要已审
    Approved,
    /// 已办结
    Closed,
}

impl Meeting {
    pub(super) fn called(called: Stamp, asked: &NewMeeting) -> Self {
        Self {
            called,
            kind: asked.meeting_kind,
            first: Arrangement {
                day: asked.day,
                place: asked.place.as_str().into(),
                chair: asked.chair.as_str().into(),
                hour: asked.hour.trim().into(),
                invited: asked.invited.clone(),
            },
            changes: Vec::new(),
            attended: Vec::new(),
            agenda: Revisions::default(),
            opened: None,
            records: Vec::new(),
            minutes: Revisions::default(),
            approved: None,
            returns: Vec::new(),
            closed: None,
        }
    }

    pub(super) fn record(&mut self, stamp: Stamp, number: u32, what: Recorded) {
        self.records.push(Record { stamp, number, what });
    }

    pub(super) fn attend(&mut self, entry: Seq, said: &Attendance) {
        self.attended.extend(attended(said).map(|one| (entry, one)));
    }

    /// How far it is.
    pub fn stage(&self) -> MeetingStage {
        match (&self.closed, &self.approved, self.minutes(), &self.opened) {
            (Some(_), ..) => MeetingStage::Closed,
            (_, Some(_), ..) => MeetingStage::Approved,
            (_, _, Some(_), _) => MeetingStage::Minuted,
            (_, _, _, Some(_)) => MeetingStage::Open,
            _ => MeetingStage::Called,
        }
    }

    /// Its items, in the order in which they are taken.
    pub fn agenda(&self) -> &[AgendaItem] {
        self.agenda.current().map_or(&[], Vec::as_slice)
    }

    /// The greatest number that an agenda item ever had.
    pub fn numbered(&self) -> u32 {
        let all = self.agenda.iter().flat_map(|(_, items)| items);
        all.map(|item| item.number).max().unwrap_or_default()
    }

    /// Every item that ever stood on the agenda, with the entry that put it there.
    pub(crate) fn ever(&self) -> impl Iterator<Item = (Seq, &AgendaItem)> {
        self.agenda.iter().flat_map(|(seq, items)| items.iter().map(move |item| (seq, item)))
    }

    /// The item of that number.
    pub fn item(&self, number: u32) -> Option<&AgendaItem> {
        self.agenda().iter().find(|item| item.number == number)
    }

    /// The entry that wrote the minutes as they stand.
    pub fn minutes(&self) -> Option<Seq> {
        self.minutes.set_by()
    }

    /// The entry that gave the minutes back, where nobody has written them again since.
    pub fn minutes_returned(&self) -> Option<Seq> {
        let written = self.minutes()?;
        let returned = self.returns.iter().rev().find(|(_, minutes)| *minutes == written);
        returned.map(|(by, _)| *by)
    }

    /// All that was recorded, in order.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// What was recorded on an item, in order.
    pub fn on_item(&self, number: u32) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().filter(move |record| record.number == number)
    }

    /// Whether an item comes back next time: it was put off, or nothing was recorded on it.
    pub fn is_undone(&self, number: u32) -> bool {
        let last = self.on_item(number).next_back();
        last.is_none_or(|record| matches!(record.what, Recorded::CarriedOver(_)))
    }

    /// Whether somebody put an item off, and nothing was said of it since.
    pub fn is_put_off(&self, number: u32) -> bool {
        self.is_undone(number) && self.on_item(number).next().is_some()
    }

    fn forget(&mut self, gone: Seq) {
        self.attended.retain(|(seq, _)| *seq != gone);
        self.changes.retain(|(stamp, _)| stamp.seq != gone);
        self.agenda.forget(gone);
        self.minutes.forget(gone);
        self.returns.retain(|(by, _)| *by != gone);
        self.records.retain(|record| record.stamp.seq != gone);
        self.opened = self.opened.filter(|stamp| stamp.seq != gone);
        self.approved = self.approved.filter(|(stamp, _)| stamp.seq != gone);
        self.closed = self.closed.filter(|stamp| stamp.seq != gone);
    }
}

impl State {
    /// What meetings decided that concerns a department: by name, about a target that it leads or
    /// shares, or about what it was late with. The entries, in order.
    pub fn decided_of(&self, id: &DepartmentId) -> Vec<Seq> {
        let theirs = |other: &DepartmentId| self.successor(other) == id;
        let answers =
            |item: &Item| self.assignment(item).is_some_and(|found| found.part_of(id).is_some());
        let of_meeting = |meeting: &Meeting| {
            let concerns = |record: &&Record| {
                let Recorded::Decided(_, owners) = &record.what else { return false };
                let topic = meeting.item(record.number).map(|item| &item.topic);
                owners.iter().any(theirs)
                    || match topic {
                        Some(Topic::Late(of)) => theirs(of),
                        Some(Topic::Target(item)) => answers(item),
                        _ => false,
                    }
            };
            let found = meeting.records().iter().filter(concerns);
            found.map(|record| record.stamp.seq).collect::<Vec<_>>()
        };
        let mut found: Vec<Seq> = self.meetings.values().flat_map(of_meeting).collect();
        sort(&mut found);
        found
    }

    /// What an entry recorded on an item, and in which meeting.
    pub fn recorded(&self, entry: Seq) -> Option<(&Meeting, &Record)> {
        self.meetings.values().find_map(|meeting| {
            let record = meeting.records().iter().find(|record| record.stamp.seq == entry)?;
            Some((meeting, record))
        })
    }

    /// Whether something was said, decided or ordered on an item, and it was not put off after that.
    pub fn is_taken(&self, seq: Seq, number: u32) -> bool {
        let Some(meeting) = self.meetings.get(&seq) else { return false };
        let ordered = || self.actions.of_agenda_item(seq, number).next().is_some();
        !meeting.is_put_off(number) && (!meeting.is_undone(number) || ordered())
    }

    /// The meeting that is being held, where there is one.
    pub fn open_meeting(&self) -> Option<(Seq, &Meeting)> {
        let mut found = self.meetings.iter().rev();
        let found = found.find(|(_, meeting)| meeting.stage() == MeetingStage::Open);
        found.map(|(seq, meeting)| (*seq, meeting))
    }

    /// The last meeting that was opened before another, by the day it was opened and in the order of a
    /// day; before one that is not opened yet, the last of all.
    pub fn last_meeting(&self, before: Option<Seq>) -> Option<(Seq, &Meeting)> {
        let opened = |seq: Seq| {
            let opened = self.meetings.get(&seq)?.opened?;
            Some((opened.on, opened.seq, seq))
        };
        let until = before.and_then(opened);
        let held = self.meetings.keys().filter(|seq| Some(**seq) != before);
        let held = held.filter_map(|seq| opened(*seq));
        let (_, _, last) = held.filter(|held| until.is_none_or(|until| *held < until)).max()?;
        Some((last, self.meetings.get(&last)?))
    }

    /// The last day before today on which a meeting was held: what changed is told since then, also in the
    /// meeting of today and after it.
    pub fn last_meeting_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let opened = self.meetings.values().filter_map(|meeting| Some(meeting.opened?.on));
        opened.filter(|day| *day < today).max()
    }

    /// What meetings recorded about a topic, the latest first: each meeting and its record.
    pub fn recorded_about<'a>(
        &'a self,
        topic: &'a Topic,
    ) -> impl Iterator<Item = (Seq, &'a Meeting, &'a Record)> {
        self.meetings.iter().rev().flat_map(move |(seq, meeting)| {
            let about = move |record: &&Record| {
                meeting.item(record.number).is_some_and(|item| item.topic == *topic)
            };
            meeting.records.iter().rev().filter(about).map(move |record| (*seq, meeting, record))
        })
    }

    pub(super) fn meet(&mut self, meeting: Seq, happen: impl FnOnce(&mut Meeting)) {
        if let Some(meeting) = self.meetings.get_mut(&meeting) {
            happen(meeting);
        }
    }

    pub(super) fn forget_meetings(&mut self, gone: Seq) {
        self.meetings.remove(&gone);
        self.meetings.values_mut().for_each(|meeting| meeting.forget(gone));
    }
}

fn attended(said: &Attendance) -> impl Iterator<Item = Attended> {
    let departments: Vec<Option<DepartmentId>> = match said.attendees.as_slice() {
        [] => vec![None],
        some => some.iter().cloned().map(Some).collect(),
    };
    let (name, presence, instead) = (said.name.as_str(), said.presence, said.instead.as_str());
    departments.into_iter().map(move |department| Attended {
        department,
        name: name.into(),
        presence,
        instead: instead.into(),
    })
}

/// Meetings by the entry that called them.
pub type Meetings = BTreeMap<Seq, Meeting>;
