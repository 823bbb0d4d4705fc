//! What a key, a paste or a resize does to the model; entering something is in `entering`, pointing
//! at something in `mouse`.

use ratatui::crossterm::event::{Event, KeyEventKind};

use super::deeds;
use super::filter::{Criterion, Filter};
use super::keymap::{self, Action};
use super::layers::{Layer, Outcome, Question};
use super::model::{Message, Model, Screen, Subject, Wish};
use super::pages::Page;
use super::room::is_too_small;
use super::screens::{self, domains::TreeRow, unmet};
use super::widgets::list::{Move, Scroll};
use crate::plan::{DutyKind, PlanId};
use crate::words::{lost, trouble};

impl Model {
    /// Takes what came from the terminal.
    pub fn take(&mut self, event: Event) {
        self.moving = false;
        match event {
            Event::Resize(width, height) => self.size = (width, height),
            Event::Key(key) if is_too_small(self.size) => self.unseen(key),
            _ if is_too_small(self.size) => {}
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(event) => self.mouse(event),
            _ => {}
        }
        self.refresh();
    }

    pub(super) fn after_layer(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Stay | Outcome::Close => {}
            Outcome::Do(action) => self.act(action),
            Outcome::Open(subject) if self.walking() && self.turn_to_subject(&subject) => {}
            Outcome::Open(subject) => self.open(subject),
            Outcome::Narrow(filter) => self.narrow(filter),
            Outcome::Told(Question::Sheet(asked), typed, _) => self.take_path(asked, &typed),
            Outcome::Told(Question::Paper(asked), typed, beside) => {
                self.take_paper(asked, &typed, &beside);
            }
            Outcome::Told(Question::LookBack, typed, _) => self.look_back(&typed),
            Outcome::Told(Question::Changes, typed, _) => self.show_changes(&typed),
            Outcome::Take(import) => self.take_sheet(*import),
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        self.discarding = self.discarding.filter(|_| action == Action::Discard);
        match action {
            Action::Show(screen) => self.go_to(screen),
            Action::NextScreen => self.step_screen(1),
            Action::PreviousScreen => self.step_screen(Screen::ALL.len() - 1),
            Action::Walk(asked) => self.walk_act(asked),
            Action::Go(step) if self.walking() => self.walk_scroll(step),
            Action::Go(step) => {
                self.moving = true;
                self.go(step);
            }
            Action::Collapse => self.collapse(),
            Action::Expand => self.expand(),
            Action::Open => self.open_selected(),
            Action::Back => self.back(),
            Action::Search => self.layer = Some(Layer::search(self)),
            Action::Menu => self.layer = Some(Layer::menu(self)),
            Action::Filter => self.open_filter(),
            Action::Explain => self.explain(),
            Action::Sort => self.next_order(),
            Action::Figures => self.enter_figures(),
            Action::Grid(asked) => self.grid_act(asked),
            Action::Meeting(asked) => self.meeting_act(asked),
            Action::Paper(asked) => self.ask_paper(asked),
            Action::LookBack => self.ask_day_back(),
            Action::Changes => self.ask_changes(),
            Action::Todo => self.open(Subject::Todo),
            Action::Matters => self.open(Subject::Matters),
            Action::People => self.open(Subject::People),
            Action::Chapters => {
                if let Some(plan) = self.meant_plan() {
                    self.open(Subject::Chapters(plan));
                }
            }
            Action::Verify => self.verify(),
            Action::Help => self.layer = Some(Layer::help()),
            Action::Drafts => {
                self.adopt();
                self.open(Subject::Drafts);
            }
            Action::Discard => self.discard(),
            Action::Look => self.next_look(),
            Action::Redraw => self.wish = Some(Wish::Redraw),
            Action::Suspend => self.wish = Some(Wish::Suspend),
            Action::Quit => self.quit(),
            Action::Do(kind) => self.begin(kind),
        }
    }

    /// The plan of what is selected, or the first.
    fn meant_plan(&self) -> Option<PlanId> {
        let meant = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Item(item) | Subject::Explanation(item) => Some(item.plan),
            Subject::Domain(plan, _)
            | Subject::Indicator(plan, _)
            | Subject::Chapters(plan)
            | Subject::Section(plan, _) => Some(plan),
            _ => None,
        });
        meant.or_else(|| self.state().plans.keys().next().cloned())
    }

    pub(super) fn show(&mut self, screen: Screen) {
        self.take_typed();
        let pages = std::mem::take(&mut self.pages);
        if let Some(walk) = &mut self.walk {
            walk.away = true;
        }
        if self.screen != screen {
            self.before = (self.screen, pages);
        }
        (self.screen, self.grid.entered) = (screen, false);
    }

    /// Shows a screen that somebody asked for, with what was left unsaved there.
    fn go_to(&mut self, screen: Screen) {
        self.show(screen);
        if screen == Screen::Monitor {
            self.take_up_left_cells();
        }
    }

    fn step_screen(&mut self, by: usize) {
        let at = Screen::ALL.iter().position(|screen| *screen == self.screen).unwrap_or(0);
        self.go_to(Screen::ALL[(at + by) % Screen::ALL.len()]);
    }

    fn go(&mut self, step: Move) {
        if let Some(page) = self.pages.last_mut() {
            page.go(step);
            return;
        }
        if self.screen == Screen::Monitor {
            self.step_row(step);
            return;
        }
        let (len, height) = (screens::len(self), screens::height(self));
        self.scroll_mut().go(step, len, height);
    }

    fn collapse(&mut self) {
        match self.tree_row() {
            Some(TreeRow::Domain(plan, code)) => {
                self.branches.remove(&(plan, code));
            }
            Some(TreeRow::Item(item)) => {
                let branch = TreeRow::Domain(item.plan.clone(), item.code.domain);
                self.branches.remove(&(item.plan, item.code.domain));
                let rows = screens::domains::rows(self);
                let at = rows.iter().position(|row| *row == branch).unwrap_or(0);
                self.go(Move::To(at));
            }
            None => {}
        }
    }

    /// A closed branch opens; what is open, or has no branch, opens in full.
    fn expand(&mut self) {
        match (self.expands_to(), self.tree_row()) {
            (Some(subject), _) => self.open(subject),
            (None, Some(TreeRow::Domain(plan, code))) => {
                self.branches.insert((plan, code));
            }
            _ => {}
        }
    }

    /// What is opened in full from the tree, where no branch is to be opened first.
    pub(super) fn expands_to(&self) -> Option<Subject> {
        let row = self.tree_row()?;
        match &row {
            TreeRow::Domain(plan, code) => {
                self.branches.contains(&(plan.clone(), *code)).then(|| row.subject())
            }
            TreeRow::Item(_) => Some(row.subject()),
        }
    }

    fn tree_row(&self) -> Option<TreeRow> {
        let here = self.screen == Screen::Domains && self.pages.is_empty();
        let rows = if here { screens::domains::rows(self) } else { Vec::new() };
        rows.get(self.scroll().selected_in(rows.len())?).cloned()
    }

    fn open_selected(&mut self) {
        if let Some(page) = self.pages.last() {
            if let Some(link) = page.link().cloned() {
                self.open(link);
            }
            return;
        }
        match screens::subject(self) {
            Some(Subject::Domain(plan, code)) if self.screen == Screen::Domains => {
                let branch = (plan, code);
                if !self.branches.remove(&branch) {
                    self.branches.insert(branch);
                }
            }
            Some(Subject::Domain(plan, code)) => {
                self.show(Screen::Domains);
                self.branches = [(plan.clone(), code)].into();
                let rows = screens::domains::rows(self);
                let branch = TreeRow::Domain(plan, code);
                let at = rows.iter().position(|row| *row == branch).unwrap_or(0);
                self.scrolls.remove(&Screen::Domains);
                self.go(Move::To(at));
            }
            Some(subject) => self.open(subject),
            None => self.open_group(),
        }
    }

    /// Enter on a group of the unmet list shows that group alone, and once more all.
    fn open_group(&mut self) {
        let rows = if self.screen == Screen::Unmet { unmet::rows(self) } else { Vec::new() };
        let at = self.scroll().selected_in(rows.len());
        let group = match at.and_then(|at| rows.get(at)) {
            Some(unmet::Row::Group(group, _)) => Criterion::Attainment(*group),
            Some(unmet::Row::Step(step, _)) => Criterion::Progress(*step),
            _ => return,
        };
        let is_group =
            |it: &Criterion| matches!(it, Criterion::Attainment(_) | Criterion::Progress(_));
        let mut filter = self.filter().clone();
        let alone = filter.0.contains(&group);
        filter.0.retain(|criterion| !is_group(criterion));
        filter.0.extend((!alone).then_some(group));
        self.narrow(filter);
        // On the group's head, where Enter takes it back.
        *self.scroll_mut() = Scroll::default();
    }

    /// Opens something in full; a duty opens the form that discharges it.
    pub(super) fn open(&mut self, subject: Subject) {
        if let Subject::Trail(filter) = subject {
            self.show(Screen::Journal);
            self.narrow(filter);
            return;
        }
        if let Subject::Duty(key) = &subject {
            if key.kind == DutyKind::IndicatorData {
                self.show_owed(&key.clone());
            } else if let Some(kind) = deeds::discharging(self, key) {
                match deeds::awaited(self, key) {
                    Some(told) => self.message = Some(Message::Refused(told)),
                    None => self.begin_about(kind, &[subject]),
                }
            }
            return;
        }
        if let Subject::Draft(number) = subject {
            self.take_up(number);
            return;
        }
        let showing = self.pages.last().is_some_and(|page| page.subject == subject);
        // Asked for once more, what is to be done begins with what stands first now.
        if showing && subject == Subject::Todo {
            self.pages.pop();
        }
        if !showing || subject == Subject::Todo {
            self.pages.push(Page::of(subject));
        }
    }

    fn back(&mut self) {
        if self.pages.pop().is_some() {
            return;
        }
        match self.screen {
            // Once digits are figures there, this is the way out.
            Screen::Monitor => {
                (self.screen, self.pages) = std::mem::take(&mut self.before);
                let unsaved = self.grid.sheet.len();
                if unsaved > 0 {
                    let told =
                        self.lang().grid_left(unsaved, keymap::key(Action::Show(Screen::Monitor)));
                    self.message = Some(Message::News(told));
                }
            }
            _ if !self.filter().is_open() => self.narrow(Filter::default()),
            _ => {}
        }
    }

    fn open_filter(&mut self) {
        if self.narrows() {
            self.layer = Some(Layer::filter(self));
        } else {
            self.message =
                Some(Message::Refused(self.lang().nothing_to_filter(keymap::key(Action::Matters))));
        }
    }

    fn explain(&mut self) {
        let explained = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Item(item) => Some(Subject::Explanation(item)),
            Subject::Indicator(..) => Some(subject),
            _ => None,
        });
        match explained {
            Some(explained) => self.open(explained),
            None => {
                self.message = Some(Message::Refused(self.lang().nothing_to_explain().to_owned()));
            }
        }
    }

    fn verify(&mut self) {
        let lang = self.lang();
        self.message = Some(match self.session.office.verify(&mut |_| {}) {
            Ok(head) => match self.session.office.lost_evidence() {
                Ok((_, missing)) => match missing.first() {
                    None => Message::Done(lang.chain_sound(head.seq)),
                    Some((seq, why)) => Message::Refused(lang.lost_of_entry(*seq, lost(lang, why))),
                },
                Err(error) => Message::Refused(trouble(lang, &error, self.session.office.path())),
            },
            Err(error) => Message::Refused(trouble(lang, &error, self.session.office.path())),
        });
        self.forget_shown();
    }
}
