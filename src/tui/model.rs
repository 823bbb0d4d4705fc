//! What the dashboard shows and where the person is in it. Drawing reads it and changes nothing;
//! keys, the clock and other sessions do, each in the module that it is about.

mod person;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use super::message::{Message, Wish};
pub use super::screen::Screen;
pub use super::subject::Subject;

use super::filter::{Criterion, Filter};
use super::forms::Form;
use super::grid::Grid;
use super::hints::Hint;
use super::keeping::Keeping;
use super::layers::Layer;
use super::making::Made;
use super::pages::Page;
use super::room::{AROUND, READABLE};
use super::sort::Order;
use super::theme::Theme;
use super::walkthrough::Walk;
use super::widgets::list::Scroll;
use super::{Session, forms};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::overview::Overview;
use crate::domain::payload::Role;
use crate::domain::since::Changes;
use crate::domain::state::State;
use crate::plan::PlanId;
use crate::words::Lang;

/// How many entries are kept that are not shown any more: those of the last screens. Each holds its
/// whole text.
const KEPT: usize = 64;

/// Everything that is shown.
#[derive(Debug)]
pub struct Model {
    /// The ledger, the person, the clock, the language.
    pub session: Session,
    /// The lists, worked out for `shown`.
    pub overview: Overview,
    pub(super) shown: Option<(Seq, NaiveDate)>,
    /// They were kept from an earlier session, and nobody has worked them out in this one yet.
    pub(super) kept: bool,
    /// How meanings look.
    pub theme: Theme,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The open screen.
    pub screen: Screen,
    /// Where each screen's list stands.
    pub scrolls: BTreeMap<Screen, Scroll>,
    /// Domains whose branch is open.
    pub branches: BTreeSet<(PlanId, u8)>,
    /// How each screen's list is narrowed.
    pub filters: [Filter; Screen::ALL.len()],
    /// The order of each screen's list, where it is not the first of its orders.
    pub orders: BTreeMap<Screen, Order>,
    /// The grid of figures.
    pub grid: Grid,
    /// The screen that was open before this one, with its pages: what Esc leads back to from the grid.
    pub(super) before: (Screen, Vec<Page>),
    /// What changed since a day, as it was worked out when it was asked for.
    pub changes: Option<Made<(NaiveDate, Changes)>>,
    /// Pages opened over the screen, the last on top.
    pub pages: Vec<Page>,
    /// What is selected in full, beside the list it is selected in.
    pub pane: Option<Page>,
    /// What the footer names: the ways about, and some of what can be done with what is selected.
    pub(super) hints: Vec<Hint>,
    /// The cursor moved: the page beside stays what it is, under its own title, and the footer too,
    /// until it rests.
    pub(super) moving: bool,
    /// A walk through a meeting, which lies over some of the pages.
    pub(super) walk: Option<Walk>,
    /// A popup over all that.
    pub layer: Option<Layer>,
    /// A form over all that.
    pub form: Option<Form>,
    /// Forms left without being handed in, to be taken up again.
    pub drafts: Vec<forms::Draft>,
    /// Keeps them on the disk.
    pub(super) keeping: Option<Keeping>,
    /// How many drafts there were so far; by that they are numbered.
    pub(super) drafts_numbered: u64,
    /// The draft that is discarded when it is asked for once more.
    pub(super) discarding: Option<u64>,
    /// The quiet line above the footer.
    pub message: Option<Message>,
    /// Entries read for what is shown.
    pub facts: BTreeMap<Seq, Fact>,
    /// To be fulfilled before the next frame.
    pub wish: Option<Wish>,
    /// The dashboard is to be left.
    pub leaving: bool,
}

impl Model {
    /// A dashboard on its first screen.
    pub fn new(session: Session, theme: Theme, size: (u16, u16)) -> Self {
        let mut model = Self {
            session,
            overview: Overview::default(),
            shown: None,
            kept: false,
            theme,
            size,
            screen: Screen::Overview,
            scrolls: BTreeMap::new(),
            branches: BTreeSet::new(),
            filters: Default::default(),
            orders: BTreeMap::new(),
            grid: Grid::default(),
            before: Default::default(),
            changes: None,
            pages: Vec::new(),
            pane: None,
            hints: Vec::new(),
            moving: false,
            walk: None,
            layer: None,
            form: None,
            drafts: Vec::new(),
            keeping: None,
            drafts_numbered: 0,
            discarding: None,
            message: None,
            facts: BTreeMap::new(),
            wish: None,
            leaving: false,
        };
        // The first thing that whoever speaks for a department sees is what it owes; figures a liaison
        // enters for that one alone.
        let speaks = |role| matches!(role, Role::Liaison | Role::Statistics);
        let person = model.person().filter(|person| speaks(person.role));
        let own = person.and_then(|it| Some((it.role, model.state().speaks_for(it)?.clone())));
        if let Some((role, own)) = own {
            if role == Role::Liaison {
                model.filters[Screen::Monitor as usize] =
                    Filter(vec![Criterion::Department(own.clone())]);
            }
            model.pages.push(Page::of(Subject::Department(own)));
        }
        model.take_kept_lists();
        model.refresh();
        model
    }

    /// What is true on the day shown.
    pub fn state(&self) -> &State {
        match &self.session.past {
            Some((_, state)) => state,
            None => self.session.office.state(),
        }
    }

    /// The language of the screen.
    pub fn lang(&self) -> Lang {
        self.session.lang
    }

    /// The day in the past that is shown.
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.session.past.as_ref().map(|(day, _)| *day)
    }

    /// The day shown.
    pub fn today(&self) -> NaiveDate {
        self.as_of().unwrap_or_else(|| self.session.clock.today())
    }

    /// The year that is worked on: that of the day shown, within the plan.
    pub fn plan_year(&self) -> i32 {
        self.state().plan_year(self.today())
    }

    /// One entry, read from the ledger to be shown; none where it cannot be read.
    pub(super) fn entry(&self, seq: Seq) -> Option<Fact> {
        self.session.office.entry(seq).ok()
    }

    /// Whether what is shown is a list that can be narrowed.
    pub(super) fn narrows(&self) -> bool {
        self.screen.can_be_narrowed() && self.pages.is_empty()
    }

    /// How the open screen's list is narrowed.
    pub fn filter(&self) -> &Filter {
        &self.filters[self.screen as usize]
    }

    /// Narrows the open screen's list, and goes to where it begins.
    pub fn narrow(&mut self, filter: Filter) {
        self.filters[self.screen as usize] = filter;
        self.scrolls.remove(&self.screen);
    }

    /// Where the open screen's list stands.
    pub fn scroll(&self) -> Scroll {
        self.scrolls.get(&self.screen).copied().unwrap_or(self.at_first())
    }

    /// Where the open screen's list stands before anybody moved: on its first row; of the unmet on the first
    /// that is about something, for a group heads them.
    fn at_first(&self) -> Scroll {
        Scroll { selected: usize::from(self.screen == Screen::Unmet), offset: 0 }
    }

    /// The same, to be moved.
    pub(super) fn scroll_mut(&mut self) -> &mut Scroll {
        let first = self.at_first();
        self.scrolls.entry(self.screen).or_insert(first)
    }

    /// Takes another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        if self.size != size {
            self.size = size;
            self.refresh();
        }
    }

    /// Rows between header and footer.
    pub fn body_height(&self) -> usize {
        usize::from(self.size.1).saturating_sub(AROUND)
    }

    /// Columns of the screen.
    pub fn cols(&self) -> usize {
        usize::from(self.size.0)
    }

    /// Works out anew what depends on the state, the day or the size. Cheap when nothing of these
    /// changed.
    pub fn refresh(&mut self) {
        self.stir();
        let now = (self.state().head.seq, self.today());
        if self.shown != Some(now) {
            if let Some(form) = &mut self.form {
                form.follow_day(now.1);
            }
            self.overview = Overview::of(self.state(), now.1);
            (self.shown, self.kept) = (Some(now), false);
        }
        self.check_grid();
        self.renew_asks();
        self.read_shown_entries();
        self.build_pages();
        self.renew_hints();
    }

    /// Whether what is beside the list and in the footer is still of what was selected before.
    pub fn is_moving(&self) -> bool {
        self.moving
    }

    /// The cursor rests: what is selected now is shown in full beside the list, and in the footer what can
    /// be done with it.
    pub fn rest(&mut self) {
        self.moving = false;
        self.build_pages();
        self.renew_hints();
    }

    /// Takes a new day, where midnight has passed since the lists were worked out; gives whether.
    pub fn take_day(&mut self) -> bool {
        let passed = self.shown.is_some_and(|(_, day)| day != self.today());
        if passed {
            self.refresh();
        }
        passed
    }

    /// Works everything out anew: what was shown turned out not to be what the ledger says.
    pub(super) fn forget_shown(&mut self) {
        self.shown = None;
        self.facts.clear();
        self.form.iter().for_each(Form::forget_shown);
        self.measure_anew();
    }

    /// Lays every text out anew: glyphs are wider or narrower than they were taken for.
    pub(super) fn measure_anew(&mut self) {
        self.pane = None;
        self.pages.iter_mut().for_each(Page::forget_layout);
        self.refresh();
    }

    fn read_shown_entries(&mut self) {
        let wanted = super::screens::entries_shown(self);
        if self.facts.len() > KEPT {
            self.facts.retain(|seq, _| wanted.contains(seq));
        }
        let missing: Vec<Seq> =
            wanted.into_iter().filter(|seq| !self.facts.contains_key(seq)).collect();
        let office = &self.session.office;
        let read = if self.kept { office.glance(&missing) } else { office.read(&missing) };
        if let Ok(read) = read {
            self.facts.extend(read.into_iter().map(|fact| (fact.seq, fact)));
        }
    }

    fn build_pages(&mut self) {
        let (cols, pane) = super::screens::split(self);
        let mut pages = std::mem::take(&mut self.pages);
        if let Some(top) = pages.last_mut() {
            top.build(self, cols.min(READABLE), self.body_height());
        }
        self.pages = pages;
        let beside = pane.and_then(|cols| Some((super::screens::beside(self)?, cols)));
        let kept = self.pane.take();
        let moving = self.moving;
        self.pane = beside.map(|(subject, cols)| {
            let kept = kept.filter(|page| moving || page.subject == subject);
            let mut page = kept.unwrap_or_else(|| Page::of(subject));
            page.build(self, cols, self.body_height());
            page
        });
    }
}
