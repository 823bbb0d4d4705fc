//! The footer: what keys do here, in the last row.

use ratatui::layout::Rect;

use super::{Drawn, say};
use crate::tui::keymap::Action;
use crate::tui::model::Model;
use crate::tui::text;

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
    if model.is_typed_into() {
        let keys = text::shorten(model.lang().grid_typing_keys(), width);
        text::put(&mut drawn.buffer, x, y, &keys, width, theme.text());
        return;
    }
    for hint in &model.hints {
        let from = x;
        // What changes with the selection is written anew with every step, so it is plain.
        let style = if let Action::Do(_) = hint.action { theme.text() } else { theme.accent() };
        x = text::put(&mut drawn.buffer, x, y, &hint.key(), width, style);
        x = text::put(&mut drawn.buffer, x + 1, y, hint.name, width, theme.text());
        drawn.actions.push((Rect::new(from, y, x - from, 1), hint.action));
        x += 2;
    }
}
