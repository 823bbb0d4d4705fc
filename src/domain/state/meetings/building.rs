//! What builds on what in a meeting: its call under its agenda, records under their items, the minutes
//! under all that they tell.

use super::Meeting;
use crate::domain::entry::Seq;
use crate::domain::state::State;

/// An action that a meeting ordered: on which item of its agenda, 0 for none, and by which entry.
pub(crate) type Ordered = (u32, Seq);

impl Meeting {
    /// The entries of which minutes tell: the agenda, where it was and who chaired, who came, what was
    /// said.
    fn told_by_minutes(&self) -> impl Iterator<Item = Seq> {
        let changes = self.changes.iter().map(|(stamp, _)| stamp.seq);
        let attended = self.attended.iter().map(|(seq, _)| *seq);
        let records = self.records.iter().map(|record| record.stamp.seq);
        self.agenda.seqs().chain(changes).chain(attended).chain(records)
    }

    /// The entries that build on one of this meeting's entries. What was `ordered` on its items stands
    /// under it as what was recorded on them does.
    pub(crate) fn built_on(&self, entry: Seq, ordered: &[Ordered]) -> Vec<Seq> {
        let agenda = || self.agenda.seqs();
        let attended = || self.attended.iter().map(|(seq, _)| *seq);
        let changes = || self.changes.iter().map(|(stamp, _)| stamp.seq);
        let said = self.records.iter().map(|record| (record.number, record.stamp.seq));
        let recorded: Vec<Ordered> = said.chain(ordered.iter().copied()).collect();
        let records = || recorded.iter().map(|(_, seq)| *seq);
        let minutes = || self.minutes.seqs();
        let approved = self.approved.map(|(stamp, _)| stamp.seq);
        let closed = self.closed.map(|stamp| stamp.seq);
        let opened = self.opened.map(|stamp| stamp.seq);
        let ends = [approved, closed].into_iter().flatten();
        if entry == self.called.seq {
            let parts = agenda().chain(attended()).chain(opened).chain(records());
            return parts.chain(changes()).chain(minutes()).chain(ends).collect();
        }
        if changes().any(|seq| seq == entry) {
            // The minutes tell where it was and who chaired; who came was invited by then.
            let later = changes().chain(minutes()).chain(attended());
            return later.filter(|seq| *seq > entry).collect();
        }
        if opened == Some(entry) {
            // What was ordered before the sitting rests on the call alone.
            let later = records().chain(minutes()).chain(ends);
            return later.filter(|seq| *seq > entry).collect();
        }
        if attended().any(|seq| seq == entry) {
            // The minutes say who came.
            return minutes().chain(ends).filter(|seq| *seq > entry).collect();
        }
        if records().any(|seq| seq == entry) {
            // The minutes tell what was recorded before them.
            return minutes().filter(|seq| *seq > entry).collect();
        }
        if let Some(items) = self.agenda.iter().find(|(seq, _)| *seq == entry).map(|(_, it)| it) {
            let before = self.agenda.iter().filter(|(seq, _)| *seq < entry).last();
            let is_new = |number: u32| {
                items.iter().any(|item| item.number == number)
                    && !before.is_some_and(|(_, old)| old.iter().any(|it| it.number == number))
            };
            let later = agenda().chain(minutes()).filter(|seq| *seq > entry);
            let on_new = recorded.iter().filter(|(number, _)| is_new(*number));
            return later.chain(on_new.map(|(_, seq)| *seq)).collect();
        }
        let returns = || self.returns.iter().map(|(by, _)| *by);
        if minutes().chain(returns()).any(|seq| seq == entry) {
            let later = minutes().chain(returns()).filter(|seq| *seq > entry);
            return later.chain(ends).collect();
        }
        if approved == Some(entry) {
            return closed.into_iter().collect();
        }
        Vec::new()
    }
}

/// Why minutes are to be written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewrite {
    /// That entry gave them back.
    Returned(Seq),
    /// That was recorded after them, the first of it.
    Behind(Seq),
}

impl State {
    /// Why the minutes of a meeting, as they stand, are to be written again; none where they are not.
    pub fn minutes_to_rewrite(&self, seq: Seq) -> Option<Rewrite> {
        let returned = self.meetings.get(&seq)?.minutes_returned().map(Rewrite::Returned);
        returned.or_else(|| self.minutes_lack(seq).map(Rewrite::Behind))
    }

    /// What was recorded in a meeting after its minutes were written, the first of it; none where they
    /// tell all, and where there are none.
    pub fn minutes_lack(&self, seq: Seq) -> Option<Seq> {
        let meeting = self.meetings.get(&seq)?;
        let entry = meeting.minutes()?;
        let ordered = self.ordered_in(seq);
        let all = meeting.told_by_minutes().chain(ordered.iter().map(|(_, seq)| *seq));
        all.filter(|seq| *seq > entry).min()
    }

    /// The actions that a meeting ordered.
    pub(crate) fn ordered_in(&self, meeting: Seq) -> Vec<Ordered> {
        let ordered = self.actions.of_meeting(meeting);
        ordered.map(|action| (action.agenda_item.unwrap_or(0), action.opened.seq)).collect()
    }
}
