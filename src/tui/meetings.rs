//! What is done with a meeting's agenda without a form: proposed, reordered, dropped.

use super::deeds;
use super::keymap::MeetingAction;
use super::model::{Message, Model, Subject};
use crate::domain::agenda::propose;
use crate::domain::entry::Seq;
use crate::domain::form::Request;
use crate::domain::payload::{Agenda, AgendaItem, Topic};
use crate::domain::vocabulary::Command;
use crate::words::Lang;

/// Whether something can be done with the selected meeting, or why it cannot; none where it has
/// nothing to do with what is selected.
pub(super) fn meeting_offer(model: &Model, asked: MeetingAction) -> Option<Result<(), String>> {
    if asked == MeetingAction::Walk {
        return model.meeting_to_walk().map(|_| Ok(()));
    }
    let (seq, items) = rearranged(model, asked)?;
    Some(model.agenda_barrier(seq, items).map_or(Ok(()), Err))
}

/// The meeting that is meant and its agenda after that.
fn rearranged(model: &Model, asked: MeetingAction) -> Option<(Seq, Vec<AgendaItem>)> {
    let meant = deeds::subjects(model);
    let (seq, number) = meant.iter().find_map(|subject| match subject {
        Subject::AgendaItem(seq, number) => Some((*seq, Some(*number))),
        Subject::Meeting(seq) => Some((*seq, None)),
        _ => None,
    })?;
    let mut items = model.state().meetings.get(&seq)?.agenda().to_vec();
    let at = number.and_then(|number| items.iter().position(|item| item.number == number));
    match (asked, at) {
        (MeetingAction::Propose, _) => {
            let begins = items.is_empty() && model.state().last_meeting(Some(seq)).is_none();
            items = propose(model.state(), &model.overview, Some(seq));
            if begins {
                items.splice(0..0, first_agenda(model));
            }
        }
        (MeetingAction::Earlier, Some(at)) if at > 0 => items.swap(at - 1, at),
        (MeetingAction::Later, Some(at)) if at + 1 < items.len() => items.swap(at, at + 1),
        (MeetingAction::Drop, Some(at)) => {
            items.remove(at);
        }
        _ => return None,
    }
    Some((seq, items))
}

/// What the first meeting of a plan takes up, before there are figures and duties that ask for it.
fn first_agenda(model: &Model) -> Vec<AgendaItem> {
    let (lang, state) = (Lang::OF_THE_LEDGER, model.state());
    let proposed = model.overview.domains.iter().map(|domain| domain.proposed).sum();
    let rules = state.duty_rules.current().into_iter().flatten();
    let unconfirmed = rules.filter(|rule| rule.proposed).count();
    let matters = [
        (proposed > 0).then(|| lang.first_division(proposed)),
        (unconfirmed > 0).then(|| lang.first_days(unconfirmed)),
        Some(lang.first_letters().to_owned()),
        Some(lang.first_liaisons().to_owned()),
    ];
    let item = |text: String| AgendaItem {
        number: 0,
        topic: Topic::Matter(text.as_str().into()),
        carried: None,
    };
    matters.into_iter().flatten().map(item).collect()
}

impl Model {
    fn agenda_barrier(&self, seq: Seq, items: Vec<AgendaItem>) -> Option<String> {
        deeds::barred(self, &self.set(seq, items))
    }

    fn set(&self, meeting: Seq, agenda: Vec<AgendaItem>) -> Request {
        Request::today(Command::SetAgenda(Agenda { meeting, agenda }), self.today())
    }

    pub(super) fn meeting_act(&mut self, asked: MeetingAction) {
        if asked == MeetingAction::Walk {
            self.begin_walk();
            return;
        }
        let Some((seq, items)) = rearranged(self, asked) else {
            let told = self.lang().no_agenda_here().to_owned();
            self.message = Some(Message::Refused(told));
            return;
        };
        if asked == MeetingAction::Propose && *items == *self.state().meetings[&seq].agenda() {
            self.message = Some(Message::Refused(self.lang().nothing_to_propose().to_owned()));
            return;
        }
        let barrier = self.agenda_barrier(seq, items.clone());
        if let Some(told) = barrier {
            self.message = Some(Message::Refused(told));
            return;
        }
        let more = items.len().saturating_sub(self.state().meetings[&seq].agenda().len());
        self.holding(|model| model.set_agenda(seq, items));
        if let (MeetingAction::Propose, Some(Message::Done(told))) = (asked, &mut self.message) {
            told.push_str(&self.session.lang.agenda_proposed(more));
        }
    }

    fn set_agenda(&mut self, seq: Seq, items: Vec<AgendaItem>) {
        let request = self.set(seq, items);
        // What was moved or dropped is the agenda that was seen.
        let seen = self.state().head.seq;
        self.message = match self.submit_seeing(&[request], seen) {
            Ok(facts) => self.entered(&facts).map(Message::Done),
            Err(why) => Some(Message::Refused(self.why_not(&why))),
        };
    }

    /// The meeting that is walked through: the one that is meant, or the one that is open.
    pub(super) fn meeting_to_walk(&self) -> Option<Seq> {
        let meant = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::AgendaItem(seq, _) | Subject::Meeting(seq) => Some(seq),
            _ => None,
        });
        let meant = meant.or_else(|| self.state().open_meeting().map(|(seq, _)| seq))?;
        let has_agenda = |seq: &Seq| !self.state().meetings[seq].agenda().is_empty();
        Some(meant).filter(|seq| self.state().meetings.contains_key(seq)).filter(has_agenda)
    }
}
