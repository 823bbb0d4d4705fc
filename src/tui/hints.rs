//! What the footer names: the ways about, and what can be done with what is selected.

use super::deeds::{self, Deed, can_do};
use super::focus::Focus;
use super::grid::Hand;
use super::keymap::{Action, FIRST_NAMED, GridAction, key};
use super::model::{Model, Screen, Subject};
use super::{screens, text};
use crate::domain::vocabulary::CommandKind;

/// How many of the things that can be done here the footer names; all are in the list of actions.
const NAMED: usize = 3;

/// Something that a key does here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hint {
    /// What it does.
    pub(super) action: Action,
    /// That in a few words.
    pub(super) name: &'static str,
}

impl Hint {
    /// Its key; of what has no letter, that of the list in which it stands.
    pub(super) fn key(&self) -> String {
        let own = key(self.action);
        if own.is_empty() { key(Action::Menu) } else { own }
    }

    /// Columns that it takes with the blanks around its name.
    fn cols(&self) -> usize {
        text::width(&self.key()) + text::width(self.name) + 3
    }
}

impl Model {
    /// Names anew what keys do here, where the cursor rests and the footer names it.
    pub(super) fn renew_hints(&mut self) {
        if !self.moving && matches!(self.focus(), Focus::Grid | Focus::List) {
            self.hints = hints(self);
        }
    }
}

/// The ways about always and in the same place, then of what can be done here as much as fits. What
/// changes with the selection stands last, so that nothing else moves with it.
fn hints(model: &Model) -> Vec<Hint> {
    let mut hints = ways(model);
    // The blanks around the row need no room, those after the last of them neither.
    let cols = model.cols();
    let taken = |hints: &[Hint]| hints.iter().map(Hint::cols).sum::<usize>();
    // On a narrow screen finding goes first, then opening and the way back.
    for spared in [Action::Search, Action::Open, Action::Back] {
        if taken(&hints) > cols {
            hints.retain(|hint| hint.action != spared);
        }
    }
    let mut left = cols.saturating_sub(taken(&hints));
    // Whether something can be done is asked of the door, so of no more than there is room for.
    let fits = |(hint, deed): (Hint, Option<Deed>)| {
        let is_open = || deed.is_none_or(|it| !it.is_idle(&model.overview) && can_do(model, &it));
        let cols = Some(hint.cols()).filter(|cols| *cols <= left && is_open())?;
        left -= cols;
        Some(hint)
    };
    hints.extend(here(model).filter_map(fits).take(NAMED));
    hints
}

fn named(model: &Model, action: Action) -> Hint {
    let lang = model.lang();
    let name = match action {
        Action::Open => named_open(model),
        Action::Grid(GridAction::Down) => lang.grid_enter(),
        Action::Expand if model.expands_to().is_some() => lang.in_full(),
        _ => lang.action(action),
    };
    Hint { action, name }
}

/// The ways about.
fn ways(model: &Model) -> Vec<Hint> {
    let grid = model.focus() == Focus::Grid;
    let first = match grid.then(|| model.hand()) {
        None => Some(Action::Open),
        Some(Hand::Enters) => Some(Action::Grid(GridAction::Down)),
        Some(Hand::Types) => Some(Action::Grid(GridAction::Save)),
        Some(Hand::Looks) => None,
    };
    let back = (grid || !model.pages.is_empty()).then_some(Action::Back);
    let always = [Action::Menu, Action::Search, Action::Help, Action::Quit];
    first.into_iter().chain(back).chain(always).map(|action| named(model, action)).collect()
}

/// What can be done with what is selected, the weightiest first: with a deed, if the door lets it in.
fn here(model: &Model) -> impl Iterator<Item = (Hint, Option<Deed>)> {
    let grid = model.focus() == Focus::Grid;
    let meant = deeds::subjects(model);
    let about = match meant.first() {
        Some(Subject::Item(item)) if item.code.is_target() => Some(Action::Explain),
        Some(Subject::Indicator(..)) if grid => Some(Action::Explain),
        Some(Subject::Indicator(..)) => Some(Action::Figures),
        _ => None,
    };
    // The whole page, of which the lower part may not fit beside the tree.
    let whole = model.expands_to().map(|_| Action::Expand);
    let actions = whole.into_iter().chain(model.narrows().then_some(Action::Filter));
    let verifies = grid && model.grid_refusal(GridAction::Verify).is_none();
    let actions = actions.chain(about).chain(verifies.then_some(Action::Grid(GridAction::Verify)));
    let next = deeds::comes_next(model, &meant);
    let others = FIRST_NAMED.iter().copied().filter(move |kind| next != Some(*kind));
    // A table is verified as a whole.
    let kinds = next.into_iter().chain(others);
    let kinds = kinds.filter(move |kind| !grid || *kind != CommandKind::VerifyFigures);
    let deeds = kinds.filter_map(move |kind| {
        let deed = deeds::deed(model, &meant, kind)?;
        let name = match deed.on_behalf {
            true => model.lang().recorded_briefly(kind),
            false => model.lang().command_briefly(kind),
        };
        Some((Hint { action: Action::Do(kind), name }, Some(deed)))
    });
    actions.map(|action| (named(model, action), None)).chain(deeds)
}

/// What opening does with what is selected, in a few words.
fn named_open(model: &Model) -> &'static str {
    let lang = model.lang();
    let selected = match model.pages.last() {
        Some(page) => page.link().cloned(),
        None => screens::subject(model),
    };
    match selected {
        Some(Subject::Draft(_)) => lang.draft_go_on(),
        Some(Subject::Domain(plan, code))
            if model.screen == Screen::Domains && model.pages.is_empty() =>
        {
            let is_open = model.branches.contains(&(plan, code));
            lang.action(if is_open { Action::Collapse } else { Action::Expand })
        }
        _ => lang.action(Action::Open),
    }
}
