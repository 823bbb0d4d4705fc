//! The walkthrough: a meeting's agenda, one item a screen, large and plain. One session presents;
//! others follow its pages, look around, and come back.

mod draw;
mod follow;
mod keys;

use std::collections::BTreeMap;
use std::time::{Instant, SystemTime};

use super::model::{Message, Model, Subject};
use super::widgets::list::Move;
use crate::domain::decide::can_record;
use crate::domain::entry::Seq;
use crate::domain::payload::{AgendaItem, Topic};
use crate::domain::state::{Meeting, MeetingStage};
use crate::podium::{self, Podium};
pub(super) use draw::draw;

/// What this session does in the walkthrough, with what it has to know for that.
#[derive(Debug)]
enum Part {
    /// Turns the pages for all.
    Presents {
        /// Since when the item is shown.
        since: Instant,
        /// When it last said where the meeting is.
        said: Instant,
        /// What the place was when it was last seen.
        stamp: Option<SystemTime>,
        followers: usize,
    },
    /// Its pages turn with the presenter's.
    Follows {
        presenter: String,
        /// Whether anybody presents.
        live: bool,
        /// What the place was when it was last read; none before that.
        stamp: Option<SystemTime>,
        /// When it last said that it is there.
        said: Option<Instant>,
    },
    /// Looks around by itself.
    Alone {
        /// It presents as soon as the meeting is open.
        waits: bool,
    },
}

/// What of a part is seen.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// So many sessions follow.
    Presenting(usize),
    /// Who presents, where anybody does.
    Following(Option<String>),
    Alone,
}

/// A walk through a meeting.
#[derive(Debug)]
pub(super) struct Walk {
    /// The meeting.
    pub(super) meeting: Seq,
    /// The number of the item that is shown.
    number: u32,
    part: Part,
    /// How many pages lay under it when it was opened; more of them lie over it.
    depth: usize,
    /// Another screen is shown instead.
    pub(super) away: bool,
    /// The first row in view of an item that is longer than the screen.
    top: usize,
    /// A number being typed.
    jump: String,
    podium: Podium,
    /// Spent on each item, as far as it was counted.
    seconds: BTreeMap<u32, u64>,
    /// The minutes as they are shown.
    shown: (u64, u64),
}

impl Walk {
    fn presents(&self) -> bool {
        matches!(self.part, Part::Presents { .. })
    }

    fn seen(&self) -> Seen {
        match &self.part {
            Part::Presents { followers, .. } => Seen::Presenting(*followers),
            Part::Follows { presenter, live, .. } => {
                Seen::Following(live.then(|| presenter.clone()))
            }
            Part::Alone { .. } => Seen::Alone,
        }
    }

    /// Minutes spent on the item that is shown, and on all.
    fn minutes(&self) -> (u64, u64) {
        let now = match &self.part {
            Part::Presents { since, .. } => since.elapsed().as_secs(),
            Part::Follows { .. } | Part::Alone { .. } => 0,
        };
        let item = self.seconds.get(&self.number).copied().unwrap_or_default() + now;
        (item / 60, (self.seconds.values().sum::<u64>() + now) / 60)
    }

    /// The time spent on the item is written down, and counted anew.
    fn count(&mut self) {
        if let Part::Presents { since, .. } = &mut self.part {
            let spent = since.elapsed();
            *self.seconds.entry(self.number).or_default() += spent.as_secs();
            // What is less than a second is counted next time.
            *since = Instant::now() - (spent - std::time::Duration::from_secs(spent.as_secs()));
        }
    }
}

impl Model {
    /// Whether an item of a meeting is what is seen.
    pub fn walking(&self) -> bool {
        let here = |walk: &Walk| !walk.away && walk.depth == self.pages.len();
        self.walk.as_ref().is_some_and(here) && self.walked().is_some()
    }

    /// The meeting that is walked through.
    pub(super) fn walked(&self) -> Option<(&Walk, &Meeting)> {
        let walk = self.walk.as_ref()?;
        Some((walk, self.state().meetings.get(&walk.meeting)?))
    }

    /// Minutes that an item was shown to the meeting.
    pub(super) fn minutes_on(&self, meeting: Seq, number: u32) -> u64 {
        let walk =
            self.walk.as_ref().filter(|walk| (walk.meeting, walk.number) == (meeting, number));
        walk.map_or(0, |walk| walk.minutes().0)
    }

    /// The item that is shown, with its place in the agenda; none where it is not on it.
    pub(super) fn walk_item(&self) -> Option<(usize, &AgendaItem)> {
        let (walk, meeting) = self.walked()?;
        meeting.agenda().iter().enumerate().find(|(_, item)| item.number == walk.number)
    }

    /// What is shown, of which something may be recorded.
    pub(super) fn walk_subjects(&self) -> Vec<Subject> {
        let Some((walk, _)) = self.walked() else { return Vec::new() };
        let shown = self.walk_item().map(|(_, item)| item);
        let about = shown.and_then(|item| match &item.topic {
            Topic::Target(item) => Some(Subject::Item(item.clone())),
            Topic::Late(id) => Some(Subject::Department(id.clone())),
            Topic::Action(seq) => Some(Subject::Entry(*seq)),
            Topic::Matter(_) => None,
        });
        let item = shown.map(|item| Subject::AgendaItem(walk.meeting, item.number));
        [item, about, Some(Subject::Meeting(walk.meeting))].into_iter().flatten().collect()
    }

    /// Opens the walkthrough, or comes back to it.
    pub(super) fn begin_walk(&mut self) {
        let depth = self.pages.len();
        let Some(seq) = self.meeting_to_walk() else {
            if self.walked().is_some() {
                self.come_back();
            } else {
                self.message = Some(Message::Refused(self.lang().walk_nothing().to_owned()));
            }
            return;
        };
        if self.walk.as_ref().is_some_and(|walk| walk.meeting == seq) {
            self.come_back();
            return;
        }
        let number = match deeds_number(self, seq) {
            Some(number) => number,
            None => self.state().meetings[&seq].agenda().first().map_or(0, |item| item.number),
        };
        let podium = Podium::beside(self.session.office.path(), seq);
        self.walk = Some(Walk {
            meeting: seq,
            number,
            part: Part::Alone { waits: true },
            depth,
            away: false,
            top: 0,
            jump: String::new(),
            podium,
            seconds: BTreeMap::new(),
            shown: (0, 0),
        });
        self.take_part();
    }

    fn come_back(&mut self) {
        let depth = self.pages.len();
        if let Some(walk) = &mut self.walk {
            (walk.away, walk.depth) = (false, depth);
        }
    }

    /// Whether this session may turn the pages for others: the office, in an open meeting.
    fn may_present(&self) -> bool {
        let office = self.is_office();
        let open = self.walked().is_some_and(|(_, meeting)| can_record(meeting));
        office && open && self.as_of().is_none() && !self.session.office.is_read_only()
    }

    /// Shows another item. Who follows and turns a page looks around by itself.
    pub(super) fn turn_to(&mut self, at: usize) {
        if let Some(walk) = &mut self.walk
            && matches!(walk.part, Part::Follows { .. })
        {
            walk.part = Part::Alone { waits: false };
            walk.podium.leave();
        }
        self.show_item(at);
    }

    /// Turns to the item about that, where there is one; gives whether.
    pub(super) fn turn_to_subject(&mut self, subject: &Subject) -> bool {
        let Some((_, meeting)) = self.walked() else { return false };
        let at = meeting.agenda().iter().position(|item| match (&item.topic, subject) {
            (Topic::Target(item), Subject::Item(meant)) => item == meant,
            (Topic::Late(id), Subject::Department(meant)) => id == meant,
            (Topic::Action(seq), Subject::Entry(meant)) => seq == meant,
            _ => false,
        });
        if let Some(at) = at {
            self.turn_to(at);
        }
        at.is_some()
    }

    pub(super) fn walk_scroll(&mut self, step: Move) {
        let most = draw::below(self);
        let Some(walk) = &mut self.walk else { return };
        walk.top = match step {
            Move::Up => walk.top.saturating_sub(1),
            _ if most > 0 => walk.top + 1,
            _ => walk.top,
        };
    }

    fn leave_walk(&mut self) {
        let Some(mut walk) = self.walk.take() else { return };
        walk.count();
        if walk.presents() {
            let place = follow::place(&walk, &self.session.actor.0);
            // Nobody can follow who is not there; the place stays for whoever goes on.
            let _ = walk.podium.present(&place);
        }
        if self.pages.last().is_none_or(|page| page.subject != Subject::Meeting(walk.meeting)) {
            self.open(Subject::Meeting(walk.meeting));
        }
    }

    /// Clears away what lies beside the ledger of meetings that are closed or were taken back. Of one that
    /// was not read of yet nobody knows.
    pub(super) fn clear_walks(&self) {
        let office = &self.session.office;
        let state = office.state();
        let is_over = |seq: Seq| {
            let known = state.meetings.get(&seq);
            seq <= state.head.seq && known.is_none_or(|it| it.stage() == MeetingStage::Closed)
        };
        if !office.is_read_only() {
            podium::clear(office.path(), is_over);
        }
    }

    /// Says at the start that a meeting is going on, and how to join it.
    pub fn offer_meeting(&mut self) {
        self.clear_walks();
        let Some((seq, meeting)) = self.state().open_meeting() else { return };
        if self.as_of().is_some() {
            return;
        }
        let (lang, podium) = (self.lang(), Podium::beside(self.session.office.path(), seq));
        let at = podium.read().and_then(|place| {
            let all = meeting.agenda();
            Some(all.iter().position(|item| item.number == place.number)? + 1)
        });
        let name = lang.meeting_named(self.state(), seq);
        // Left open on another day, it is the office's to close.
        let stale = meeting.opened.is_some_and(|opened| opened.on != self.today());
        if stale && !podium.is_live() {
            if self.is_office() {
                self.add_news(lang.walk_unclosed(name));
            }
            return;
        }
        let told = match at {
            Some(at) if podium.is_live() => lang.walk_join(name, at),
            Some(at) => lang.walk_resume(name, at),
            None => lang.walk_begin(name),
        };
        self.add_news(told);
    }

    /// Says it, behind what was found when the dashboard was opened.
    fn add_news(&mut self, news: String) {
        let between = self.lang().semicolon();
        self.message = Some(Message::with_news(self.message.take(), news, between));
    }
}

/// The number of the item that is selected, where one of that meeting is.
fn deeds_number(model: &Model, meeting: Seq) -> Option<u32> {
    super::deeds::subjects(model).into_iter().find_map(|subject| match subject {
        Subject::AgendaItem(seq, number) if seq == meeting => Some(number),
        _ => None,
    })
}
