//! Finding anything by Chinese, pinyin or initials: targets, measures, indicators, departments,
//! people, reports, documents, letters, schemes, actions, meetings and what they decided, the latest
//! notes, the plan's chapters, activities, what entries say at length, entries by number, and what can be
//! done.

mod finds;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::texts::{Text, is_long_enough, texts};
use super::{Layer, MenuLayer, Outcome};
use crate::domain::decide::{Authority, authority};
use crate::domain::form::LINE_MAX;
use crate::domain::payload::Role;
use crate::domain::search::{Hit, Index};
use crate::domain::vocabulary::CommandKind;
use crate::order::sort_by_key;
use crate::tui::deeds::closed;
use crate::tui::edit::{Edit, Took};
use crate::tui::keymap::{Action, GridAction, TABLE};
use crate::tui::model::{Model, Subject};
use crate::tui::text;
use crate::tui::widgets::list::{Move, Paged, Scroll};
use crate::tui::widgets::popup::{centred, popup};
use crate::tui::widgets::rows::{self, Rows};
use crate::words::Lang;

/// How many finds are shown.
const MOST: usize = 40;

/// How many of them may be texts where there are more.
const TEXTS: usize = 10;

/// What can be opened or done, its kind, and its words.
type Find = (Leads, &'static str, String);

/// Where a find leads.
#[derive(Debug, Clone, PartialEq)]
enum Leads {
    To(Subject),
    /// As from the list of what can be done; what cannot be says why.
    Do(Action),
}

/// A search being typed.
#[derive(Debug)]
pub struct SearchLayer {
    typed: Edit,
    index: Index<usize>,
    all: Vec<Find>,
    /// None until somebody types words that may stand in one.
    texts: Option<Vec<Text>>,
    found: Vec<Find>,
    pub(super) list: Paged,
    last: u64,
    /// What finds in texts are called.
    kind: &'static str,
}

impl SearchLayer {
    pub(super) fn of(model: &Model) -> Self {
        let mut all: Vec<Find> = finds::everything(model)
            .into_iter()
            .map(|(subject, kind, words)| (Leads::To(subject), kind, words))
            .collect();
        let lang = model.lang();
        let menu = MenuLayer::of(model);
        let others = menu.named().filter(|(action, ..)| *action != Action::Search);
        all.extend(others.map(|(action, name, open)| {
            let kind = if open { lang.action(Action::Menu) } else { lang.not_now() };
            (Leads::Do(action), kind, name.to_owned())
        }));
        // What is about nothing that is selected: whoever looks for it is told so.
        let known: Vec<Action> = menu.named().map(|(action, ..)| action).collect();
        let elsewhere = TABLE.iter().map(|binding| binding.action);
        let elsewhere = elsewhere.filter(|action| may_be_ones_own(model, *action));
        // The grid has its own way to verify.
        let grid = known.contains(&Action::Grid(GridAction::Verify));
        let verifies = |action: &Action| *action == Action::Do(CommandKind::VerifyFigures);
        let elsewhere =
            elsewhere.filter(|action| !(known.contains(action) || grid && verifies(action)));
        let kind = if closed(model).is_some() { lang.not_now() } else { lang.not_here() };
        all.extend(
            elsewhere.map(|action| (Leads::Do(action), kind, lang.action(action).to_owned())),
        );
        // What stands first weighs more: things before what tells of them, and before deeds.
        let words = all.iter().enumerate().map(|(at, (subject, kind, words))| {
            let texts = match subject {
                // By whom it is recorded is no part of its name.
                Leads::Do(action) => vec![*kind, lang.action(*action), words.as_str()],
                _ if is_about(subject) => vec![*kind, words.as_str()],
                _ => vec![words.as_str(), kind],
            };
            (at, texts)
        });
        let index = Index::new(words);
        let typed = Edit::line("", LINE_MAX);
        let last = model.state().head.seq;
        let kind = model.lang().kind_of_texts();
        Self {
            typed,
            index,
            all,
            texts: None,
            kind,
            found: Vec::new(),
            list: Paged::default(),
            last,
        }
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Outcome {
        // The ends are those of what is typed.
        let step = Move::of(key.code).filter(|step| !matches!(step, Move::Home | Move::End));
        if let Some(step) = step {
            self.list.go(step, self.found.len());
            return Outcome::Stay;
        }
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => {
                if let Some(entry) = self.entry() {
                    return Outcome::Open(Subject::Entry(entry));
                }
                return match self.found.get(self.list.scroll.selected) {
                    Some((Leads::To(subject), ..)) => Outcome::Open(subject.clone()),
                    Some((Leads::Do(action), ..)) => Outcome::Do(*action),
                    None => Outcome::Stay,
                };
            }
            _ => {
                if self.typed.key(&key) == Took::Changed {
                    self.look();
                }
            }
        }
        Outcome::Stay
    }

    /// Gives how many characters did not fit.
    pub(super) fn paste(&mut self, pasted: &str) -> usize {
        let lost = self.typed.paste(pasted);
        self.look();
        lost
    }

    fn query(&self) -> &str {
        self.typed.as_str()
    }

    /// `#12` opens that entry.
    fn entry(&self) -> Option<u64> {
        let half: String = self.query().trim().chars().map(crate::plan::half_width).collect();
        half.strip_prefix('#')?.parse().ok().filter(|seq| (1..=self.last).contains(seq))
    }

    fn look(&mut self) {
        let told = self.texts.iter().flatten().filter_map(|text| {
            let words = text.excerpt(self.query())?;
            Some((Leads::To(Subject::Entry(text.seq)), self.kind, words))
        });
        // However much is found otherwise, some texts are seen.
        let told: Vec<Find> = told.take(MOST).collect();
        let others = MOST - told.len().min(TEXTS);
        let mut hits = self.index.search(self.query(), usize::MAX);
        sort_by_key(&mut hits, |hit| -(hit.score + self.weight(hit)));
        let hits = hits.into_iter().take(others);
        let mut found: Vec<Find> = hits.map(|hit| self.all[*hit.key].clone()).collect();
        for one in told {
            if found.len() < MOST && !found.iter().any(|(known, ..)| *known == one.0) {
                found.push(one);
            }
        }
        self.found = found;
        self.list.scroll = Scroll::default();
    }

    /// What a deed's weight lacks to that of a thing, but for the least, where its name begins with what is
    /// typed: it is meant then, unless a thing begins so too. What is only of a kind that is called so
    /// comes behind what is called so itself.
    fn weight(&self, hit: &Hit<&usize>) -> i32 {
        let Some(at) = hit.matches.first() else { return 0 };
        match &self.all[*hit.key].0 {
            Leads::Do(_) if at.text > 0 && at.chars.start == 0 => 300 * at.text as i32 - 1,
            subject if is_about(subject) && at.text == 0 => -250,
            _ => 0,
        }
    }

    pub(super) fn draw(
        &self,
        model: &Model,
        screen: Rect,
        buffer: &mut Buffer,
    ) -> (Position, Rows) {
        let (lang, theme) = (model.lang(), model.theme);
        let width = screen.width.saturating_sub(4).min(96);
        let area = centred(screen, width, screen.height.saturating_sub(4));
        let inner = popup(area, buffer, lang.search_title(), theme.popup_title());
        let field = Rect { height: 1, ..inner };
        let caret = self.typed.draw(theme, field, buffer);
        let rows = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let hint = match (self.query().trim().is_empty(), self.entry()) {
            (true, _) => Some(lang.search_hint().to_owned()),
            (_, Some(entry)) => Some(lang.search_entry(entry)),
            _ if self.found.is_empty() => Some(lang.none_found().to_owned()),
            _ => None,
        };
        if let Some(hint) = hint {
            text::put(buffer, rows.x, rows.y, &hint, usize::from(rows.width), theme.quiet());
        }
        let room = usize::from(rows.width).saturating_sub(10);
        let line = |at: usize| {
            let (_, kind, words) = &self.found[at];
            Line::from(vec![
                Span::styled(text::fit(kind, 9), theme.quiet()),
                Span::raw(" "),
                Span::raw(text::shorten(words, room)),
            ])
        };
        let visible = self.list.visible(self.found.len(), usize::from(rows.height));
        let selected = Some(self.list.scroll.selected);
        (caret, rows::draw(rows, visible, selected, theme, buffer, line))
    }
}

impl Model {
    /// Reads what entries say at length, which takes a moment, once words are searched for that may stand
    /// there: pinyin and initials stand in no text.
    pub(in crate::tui) fn look_in_texts(&mut self) {
        let wanted = match &self.layer {
            Some(Layer::Search(search)) => {
                search.texts.is_none() && may_stand(search.query(), self.lang())
            }
            _ => false,
        };
        if !wanted {
            return;
        }
        let read = texts(self);
        if let Some(Layer::Search(search)) = &mut self.layer {
            search.texts = Some(read);
            search.look();
        }
    }
}

/// Whether it is one of many of its kind, which is then the first that is said of it.
fn is_about(subject: &Leads) -> bool {
    matches!(subject, Leads::To(Subject::Indicator(..) | Subject::Entry(_) | Subject::Section(..)))
}

/// Whether whoever sits there could do that somewhere.
fn may_be_ones_own(model: &Model, action: Action) -> bool {
    let Some(person) = model.person() else { return matches!(action, Action::Paper(_)) };
    let office = person.role == Role::Office;
    let supplies = matches!(person.role, Role::Liaison | Role::Statistics);
    match action {
        Action::Paper(_) => true,
        Action::Meeting(_) => office,
        Action::Do(kind) => match authority(kind) {
            Authority::Office => office,
            Authority::Department | Authority::Document | Authority::Figures => office || supplies,
            Authority::Leader => office || person.role == Role::Leader,
            Authority::Statistics => office || person.role == Role::Statistics,
            Authority::Anybody => person.role != Role::Reader,
        },
        _ => false,
    }
}

fn may_stand(query: &str, lang: Lang) -> bool {
    is_long_enough(query) && (lang == Lang::En || !query.is_ascii())
}
