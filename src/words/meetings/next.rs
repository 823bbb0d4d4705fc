//! What comes next with a meeting.

use crate::domain::entry::Seq;
use crate::domain::state::{Meeting, MeetingStage, Rewrite, State};
use crate::words::{Lang, words};

impl Lang {
    /// What comes next with a meeting, in a sentence.
    pub fn meeting_next(self, state: &State, seq: Seq, meeting: &Meeting) -> String {
        let next = match meeting.stage() {
            MeetingStage::Called if meeting.agenda().is_empty() => self.next_propose(),
            MeetingStage::Called => self.next_open(),
            MeetingStage::Open => self.next_walk(),
            MeetingStage::Minuted => match state.minutes_to_rewrite(seq) {
                Some(Rewrite::Returned(by)) => return self.next_mend(by),
                Some(Rewrite::Behind(later)) => return self.next_rewrite(later),
                None => self.next_approve(),
            },
            MeetingStage::Approved => self.next_close(),
            MeetingStage::Closed => self.next_nothing(),
        };
        next.to_owned()
    }
}

words! {
    next_propose: "下一步：按 A 拟定议题，或按 + 逐条增加；改期等按 E", "Next: A proposes an agenda, + adds an item; E moves the meeting";
    next_open: "下一步：用 [ ] 调整议题次序；到会后从可办事项（空格）宣布开会；改期等按 E", "Next: [ and ] order the agenda; Space, then open the meeting; E moves it";
    next_walk: "下一步：按 t 逐项议；议完后从可办事项（空格）拟写纪要", "Next: t walks through it; after that Space, then write the minutes";
    next_rewrite(later: u64): "下一步：纪要写好后又有新记录（#{later}），由办公室重写纪要", "Next: #{later} was recorded after the minutes; the office writes them again";
    next_mend(by: u64): "下一步：纪要已退回（#{by}），由办公室按退回原因重写（空格，拟写纪要）", "Next: the minutes were returned (#{by}); the office writes them again (Space)";
    next_approve: "下一步：由领导审定纪要，办公室可凭签字件代录", "Next: a leader approves the minutes, or the office records it from a signed paper";
    next_close: "下一步：会议办结", "Next: close the meeting";
    next_nothing: "会议已办结，未完的议题会进入下次会议", "Closed; what was not finished comes back next time";
}
