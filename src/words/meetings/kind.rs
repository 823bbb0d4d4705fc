//! What sorts of meetings are called.

use crate::domain::payload::MeetingKind;
use crate::words::Lang;

impl Lang {
    /// What sort of meeting.
    pub const fn meeting_kind(self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Full => self.pick("全委会", "full committee"),
            MeetingKind::Liaison => self.pick("联络员会", "liaison meeting"),
            MeetingKind::Progress => self.pick("推进会", "progress meeting"),
        }
    }

    /// The same in few columns.
    pub const fn short_meeting_kind(self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Full => self.pick("全委会", "full"),
            MeetingKind::Liaison => self.pick("联络员会", "liaison"),
            MeetingKind::Progress => self.pick("推进会", "progress"),
        }
    }

    /// The same as papers call it.
    pub const fn meeting_kind_in_full(self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Full => self.pick("全体会议", "plenary meeting"),
            MeetingKind::Liaison => self.pick("联络员会议", "liaison meeting"),
            MeetingKind::Progress => self.pick("工作推进会议", "progress meeting"),
        }
    }
}
