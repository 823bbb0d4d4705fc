//! Presenting and following: what goes to the place beside the ledger, and what comes from there.

use std::time::Instant;

use super::{Part, Walk};
use crate::domain::decide::can_record;
use crate::domain::vocabulary::CommandKind;
use crate::podium::{BEAT, Place};
use crate::tui::keymap::{Action, WalkAction, key};
use crate::tui::model::{Message, Model};
use crate::words::cannot;

/// What the presenter writes.
pub(super) fn place(walk: &Walk, person: &str) -> Place {
    Place {
        presenter: walk.podium.own().to_owned(),
        person: person.to_owned(),
        number: walk.number,
        seconds: walk.seconds.clone(),
    }
}

impl Walk {
    /// Sees whether the presenter's page turned, and says now and then that this session is there; gives
    /// whether it is time for this one, which presents, to say where the meeting is.
    fn look(&mut self) -> bool {
        match &mut self.part {
            Part::Presents { said, stamp, followers, .. } => {
                let due = said.elapsed() > BEAT;
                let seen = self.podium.stamp();
                let changed = std::mem::replace(stamp, seen) != seen;
                let taken = changed.then(|| self.podium.read()).flatten();
                let taken = taken.filter(|place| place.presenter != self.podium.own());
                if let Some(place) = taken {
                    // Somebody else presents now.
                    let (said, presenter) = (Some(*said), place.person);
                    self.part = Part::Follows { presenter, live: true, stamp: seen, said };
                    self.podium.give_up();
                    (self.number, self.top, self.seconds) = (place.number, 0, place.seconds);
                } else if due {
                    self.podium.take();
                    *followers = self.podium.followers();
                    self.count();
                    return true;
                }
            }
            Part::Follows { presenter, live, stamp, said } => {
                let due = said.is_none_or(|at| at.elapsed() > BEAT);
                let seen = self.podium.stamp();
                if std::mem::replace(stamp, seen) != seen
                    && let Some(place) = self.podium.read()
                {
                    if self.number != place.number {
                        (self.number, self.top) = (place.number, 0);
                    }
                    (self.seconds, *presenter) = (place.seconds, place.person);
                }
                if due {
                    *said = Some(Instant::now());
                    // Who cannot say it still follows; the presenter only counts one less.
                    let _ = self.podium.follow();
                    *live = self.podium.is_live();
                }
            }
            Part::Alone { .. } => {}
        }
        false
    }
}

impl Model {
    /// Takes the part that is free: follows who presents, else presents, else looks around. Where
    /// the line dropped it goes on where it was.
    pub(super) fn take_part(&mut self) {
        let may_present = self.may_present();
        let Some(walk) = &mut self.walk else { return };
        let (found, live) = (walk.podium.read(), walk.podium.is_live());
        if let Some(place) = found {
            walk.number = place.number;
            walk.seconds = place.seconds;
        }
        // What was shown when the line dropped may stand on the agenda no longer.
        self.stay_on_agenda(Some(0));
        if live {
            self.follow_presenter();
        } else if may_present {
            self.present_from_here();
        }
    }

    /// Turns pages for all from now on.
    pub(super) fn present_from_here(&mut self) {
        if !self.may_present() {
            self.refuse_to_present();
            return;
        }
        let Some(walk) = &mut self.walk else { return };
        walk.podium.leave();
        walk.podium.take();
        if let Some(place) = walk.podium.read() {
            walk.seconds = place.seconds;
        }
        let (now, followers) = (Instant::now(), walk.podium.followers());
        walk.part = Part::Presents { since: now, said: now, stamp: None, followers };
        self.say_place();
    }

    /// Says who presents and when; the office opens a meeting that is called.
    fn refuse_to_present(&mut self) {
        let lang = self.lang();
        let held = self.walked().is_some_and(|(_, it)| it.opened.is_some() && !can_record(it));
        let told = match (held, self.is_office()) {
            (true, _) => lang.walk_held().to_owned(),
            (false, false) => lang.walk_office_presents(key(Action::Walk(WalkAction::Follow))),
            (false, true) => {
                let meant = self.walk_subjects();
                self.begin_about(CommandKind::OpenMeeting, &meant);
                return;
            }
        };
        self.message = Some(Message::Refused(told));
    }

    /// Goes where the presenter is, and turns pages with him.
    pub(super) fn follow_presenter(&mut self) {
        let lang = self.lang();
        let Some(walk) = &mut self.walk else { return };
        let told = match walk.part {
            Part::Presents { .. } => Some(lang.walk_presents_already()),
            Part::Follows { .. } | Part::Alone { .. } if !walk.podium.is_live() => {
                Some(lang.walk_nobody())
            }
            Part::Follows { .. } | Part::Alone { .. } => {
                let presenter = String::new();
                walk.part = Part::Follows { presenter, live: true, stamp: None, said: None };
                None
            }
        };
        self.message = told.map(|told| Message::News(told.to_owned()));
        self.tick_walk();
    }

    /// Shows the item at that place in the agenda; who presents shows it to the others.
    pub(super) fn show_item(&mut self, at: usize) {
        let item = self.walked().and_then(|(_, meeting)| meeting.agenda().get(at));
        let Some(number) = item.map(|item| item.number) else { return };
        let Some(walk) = &mut self.walk else { return };
        walk.count();
        (walk.number, walk.top) = (number, 0);
        self.say_place();
    }

    /// Goes to the nearest item that is left where the one that was shown, at that place in the agenda,
    /// is not on it any more: what is recorded is of the item that is seen.
    pub(in crate::tui) fn stay_on_agenda(&mut self, was_at: Option<usize>) {
        let of = self.walked().map_or(0, |(_, meeting)| meeting.agenda().len());
        if let (Some(at), None) = (was_at, self.walk_item()) {
            self.show_item(at.min(of.saturating_sub(1)));
        }
    }

    /// How much this meeting has recorded of the item that is shown.
    pub(in crate::tui) fn recorded_on_item(&self) -> usize {
        self.walked().map_or(0, |(walk, meeting)| {
            let ordered = self.state().actions.of_agenda_item(walk.meeting, walk.number);
            meeting.on_item(walk.number).count() + ordered.count()
        })
    }

    /// Goes down to what was recorded, which stands last.
    pub(in crate::tui) fn see_what_was_recorded(&mut self) {
        let below = super::draw::below(self);
        if let Some(walk) = &mut self.walk {
            walk.top += below;
        }
    }

    /// The presenter's page goes to the others.
    pub(super) fn say_place(&mut self) {
        let (lang, person) = (self.lang(), self.session.actor.clone());
        let Some(walk) = self.walk.as_mut().filter(|walk| walk.presents()) else { return };
        let done = walk.podium.present(&place(walk, &person.0));
        if let Part::Presents { said, stamp, .. } = &mut walk.part {
            (*said, *stamp) = (Instant::now(), walk.podium.stamp());
        }
        if let Err(error) = done {
            let told = cannot(lang, walk.podium.path(), &error);
            self.message = Some(Message::Refused(told));
        }
    }

    /// Sees whether the presenter's page turned, and says now and then that this session is there;
    /// gives whether anything that is shown changed. Costs one look at a file's times.
    pub fn tick_walk(&mut self) -> bool {
        let Some(walk) = &mut self.walk else { return false };
        let was = (walk.number, walk.seen());
        if walk.look() {
            self.say_place();
        }
        let waits = |walk: &Walk| matches!(walk.part, Part::Alone { waits: true });
        if self.walk.as_ref().is_some_and(waits) && self.may_present() {
            self.present_from_here();
        }
        let Some(walk) = &mut self.walk else { return false };
        let minutes = walk.minutes();
        let shown = std::mem::replace(&mut walk.shown, minutes);
        let now = (walk.number, walk.seen());
        (was != now || shown != minutes) && self.walking()
    }
}
