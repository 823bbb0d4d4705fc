//! Presenting and following: what goes to the place beside the ledger, and what comes from there.

use std::time::Instant;

use super::{Part, Walk};
use crate::podium::{BEAT, Place};
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
            walk.presenter = place.person;
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
            let meant = self.walk_subjects();
            // The reason is that of opening it, or that the role cannot.
            self.begin_about(crate::domain::vocabulary::CommandKind::OpenMeeting, &meant);
            return;
        }
        let Some(walk) = &mut self.walk else { return };
        walk.podium.leave();
        walk.podium.take();
        if let Some(place) = walk.podium.read() {
            walk.seconds = place.seconds;
        }
        (walk.part, walk.since) = (Part::Presents, Instant::now());
        self.say_place();
    }

    /// Goes where the presenter is, and turns pages with him.
    pub(super) fn follow_presenter(&mut self) {
        let lang = self.lang();
        let Some(walk) = &mut self.walk else { return };
        let told = match walk.part {
            Part::Presents => Some(lang.walk_presents_already()),
            _ if !walk.podium.is_live() => Some(lang.walk_nobody()),
            _ => {
                (walk.part, walk.live) = (Part::Follows, true);
                (walk.stamp, walk.said) = (None, None);
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

    /// The presenter's page goes to the others.
    pub(super) fn say_place(&mut self) {
        let (lang, person) = (self.lang(), self.session.actor.clone());
        let Some(walk) = self.walk.as_mut().filter(|walk| walk.part == Part::Presents) else {
            return;
        };
        walk.said = Some(Instant::now());
        if let Err(error) = walk.podium.present(&place(walk, &person.0)) {
            let told = cannot(lang, walk.podium.path(), &error);
            self.message = Some(Message::Refused(told));
        }
        if let Some(walk) = &mut self.walk {
            walk.stamp = walk.podium.stamp();
        }
    }

    /// Sees whether the presenter's page turned, and says now and then that this session is there;
    /// gives whether anything that is shown changed. Costs one look at a file's times.
    pub fn tick_walk(&mut self) -> bool {
        let Some(walk) = &mut self.walk else { return false };
        let (was, due) = (
            (walk.number, walk.part, walk.followers, walk.live),
            walk.said.is_none_or(|at| at.elapsed() > BEAT),
        );
        let stamp = walk.podium.stamp();
        let changed = stamp != walk.stamp;
        walk.stamp = stamp;
        match walk.part {
            Part::Presents => {
                let taken = changed.then(|| walk.podium.read()).flatten();
                let taken = taken.filter(|place| place.presenter != walk.podium.own());
                if let Some(place) = taken {
                    // Somebody else presents now.
                    (walk.part, walk.live) = (Part::Follows, true);
                    walk.podium.give_up();
                    (walk.number, walk.top) = (place.number, 0);
                    (walk.seconds, walk.presenter) = (place.seconds, place.person);
                } else if due {
                    walk.count();
                    walk.podium.take();
                    walk.followers = walk.podium.followers();
                    self.say_place();
                }
            }
            Part::Follows => {
                if changed && let Some(place) = walk.podium.read() {
                    if walk.number != place.number {
                        (walk.number, walk.top) = (place.number, 0);
                    }
                    (walk.seconds, walk.presenter) = (place.seconds, place.person);
                }
                if due {
                    walk.said = Some(Instant::now());
                    // Who cannot say it still follows; the presenter only counts one less.
                    let _ = walk.podium.follow();
                    walk.live = walk.podium.is_live();
                }
            }
            Part::Alone => {}
        }
        let waits = |walk: &Walk| walk.part == Part::Alone && walk.waits;
        if self.walk.as_ref().is_some_and(waits) && self.may_present() {
            self.present_from_here();
        }
        let Some(walk) = &mut self.walk else { return false };
        let minutes = walk.minutes();
        let shown = std::mem::replace(&mut walk.shown, minutes);
        let now = (walk.number, walk.part, walk.followers, walk.live);
        (was != now || shown != minutes) && self.walking()
    }
}
