//! The footer: the ways about, and what can be done with what is selected.

use ratatui::layout::Rect;

use super::{Drawn, say};
use crate::domain::vocabulary::CommandKind;
use crate::tui::grid::Hand;
use crate::tui::keymap::{Action, FIRST_NAMED, GridAction, key};
use crate::tui::model::{Model, Screen, Subject};
use crate::tui::{deeds, screens, text};

/// How many of the things that can be done here the footer names; all are in the list of actions.
const NAMED: usize = 3;

/// Names in the last row what keys do here.
pub(super) fn footer(model: &Model, screen: Rect, drawn: &mut Drawn) {
    let theme = model.theme;
    let width = usize::from(screen.width.saturating_sub(2));
    let (mut x, y) = (1, screen.height - 1);
    // The keys of what lies below are none of the help's, whose own stand above it.
    let layer = model.layer.as_ref().map(|layer| layer.keys(model.lang()));
    if layer == Some(None) || say(model, screen, drawn) {
        return;
    }
    if let Some(keys) = layer.flatten() {
        text::put(&mut drawn.buffer, x, y, keys, width, theme.text());
        return;
    }
    if model.form.is_some() {
        return;
    }
    if model.grid.typing.is_some() {
        let keys = text::shorten(model.lang().grid_typing_keys(), width);
        text::put(&mut drawn.buffer, x, y, &keys, width, theme.text());
        return;
    }
    for (action, name) in hints(model, width) {
        let from = x;
        // What changes with the selection is written anew with every step, so it is plain.
        let style = if let Action::Do(_) = action { theme.text() } else { theme.accent() };
        x = text::put(&mut drawn.buffer, x, y, &label(action), width, style);
        x = text::put(&mut drawn.buffer, x + 1, y, name, width, theme.text());
        drawn.actions.push((Rect::new(from, y, x - from, 1), action));
        x += 2;
    }
}

/// The key of an action; of one without a letter, that of the list in which it stands.
fn label(action: Action) -> String {
    let own = key(action);
    if own.is_empty() { key(Action::Menu) } else { own }
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

/// What the footer names: the ways about always and in the same place, then of what can be done here
/// as much as fits. What changes with the selection stands last, so that nothing else moves with it.
fn hints(model: &Model, cols: usize) -> Vec<(Action, &'static str)> {
    let paged = !model.pages.is_empty();
    let grid = model.screen == Screen::Monitor && !paged;
    let mut ways = Vec::from_iter(match grid.then(|| model.hand()) {
        None => Some(Action::Open),
        Some(Hand::Enters) => Some(Action::Grid(GridAction::Down)),
        Some(Hand::Types) => Some(Action::Grid(GridAction::Save)),
        Some(Hand::Looks) => None,
    });
    ways.extend((paged || grid).then_some(Action::Back));
    ways.extend([Action::Menu, Action::Search, Action::Help, Action::Quit]);
    let width =
        |(action, name): &(Action, &str)| text::width(&label(*action)) + text::width(name) + 3;
    let named = |action: Action| match action {
        Action::Open => (action, named_open(model)),
        Action::Grid(GridAction::Down) => (action, model.lang().grid_enter()),
        Action::Expand if model.expands_to().is_some() => (action, model.lang().in_full()),
        _ => (action, model.lang().action(action)),
    };
    let mut ways: Vec<_> = ways.into_iter().map(named).collect();
    // The blanks after the last one need no room.
    let mut left = cols + 2;
    // On a narrow screen finding goes first, then opening and the way back.
    for spared in [Action::Search, Action::Open, Action::Back] {
        if ways.iter().map(width).sum::<usize>() > left {
            ways.retain(|(action, _)| *action != spared);
        }
    }
    left = left.saturating_sub(ways.iter().map(width).sum());
    let mut here = Vec::new();
    // The whole page, of which the lower part may not fit beside the tree.
    here.extend(model.expands_to().map(|_| Action::Expand));
    if model.narrows() {
        here.push(Action::Filter);
    }
    let meant = deeds::subjects(model);
    match meant.first() {
        Some(Subject::Item(item)) if item.code.is_target() => here.push(Action::Explain),
        Some(Subject::Indicator(..)) if grid => here.push(Action::Explain),
        Some(Subject::Indicator(..)) => here.push(Action::Figures),
        _ => {}
    }
    if grid {
        here.push(Action::Grid(GridAction::Verify));
    }
    // Whether something can be done is asked of the door, so of no more than there is room for.
    let of_table = |kind: &&CommandKind| grid && **kind == CommandKind::VerifyFigures;
    let next = deeds::comes_next(model, &meant);
    let others = FIRST_NAMED.iter().filter(|kind| next != Some(**kind));
    let deeds = next.iter().chain(others).filter(|kind| !of_table(kind)).filter_map(|kind| {
        let deed = deeds::deed(model, &meant, *kind)?;
        let name = match deed.on_behalf {
            true => model.lang().recorded_briefly(*kind),
            false => model.lang().command_briefly(*kind),
        };
        Some(((Action::Do(*kind), name), Some(deed)))
    });
    let here = here.into_iter().map(|action| (named(action), None)).chain(deeds);
    let fitting = here.filter_map(|(hint, deed)| {
        let is_idle = deed.as_ref().is_some_and(|deed| deed.is_idle(&model.overview));
        let open = || !is_idle && deed.is_none_or(|deed| deeds::refusal(model, &deed).is_none());
        let cols = Some(width(&hint)).filter(|cols| *cols <= left && open())?;
        left -= cols;
        Some(hint)
    });
    ways.into_iter().chain(fitting.take(NAMED)).collect()
}
