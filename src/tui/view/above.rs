//! The row above an open list: how it is narrowed and ordered, what of it is not saved, and how many
//! columns have no room.

use ratatui::layout::Rect;

use super::Drawn;
use crate::tui::keymap::{Action, GridAction, key};
use crate::tui::model::{Model, Screen};
use crate::tui::screens::monitor;
use crate::tui::text;

/// Draws it above the list in `body`, whose rows are drawn already.
pub(super) fn draw(model: &Model, body: Rect, drawn: &mut Drawn) {
    let (mut room, y) = (usize::from(body.width), body.y - 1);
    let told = told(model);
    // Under a popup only a piece of it would be seen.
    if drawn.rows.left_out() > 0 && model.layer.is_none() {
        let right = drawn.rows.area().right();
        let cols = usize::from(right - body.x);
        let mark = left_out(model, drawn.rows.left_out(), cols.saturating_sub(text::width(&told)));
        let x = right.saturating_sub(text::width(&mark) as u16);
        text::put(&mut drawn.buffer, x, y, &mark, cols, model.theme.quiet());
        room = usize::from(x - body.x).saturating_sub(GAP);
    }
    let told = text::shorten(&told, room);
    text::put(&mut drawn.buffer, body.x, y, &told, room, model.theme.accent());
}

/// Columns between what is told of the list and what it leaves out.
const GAP: usize = 2;

/// How many columns the list leaves out; where there is room, also what shows them.
fn left_out(model: &Model, count: usize, cols: usize) -> String {
    let lang = model.lang();
    let (short, whole) = match model.screen {
        Screen::Monitor => {
            let short = lang.years_beside(count);
            (short.clone(), lang.years_seen_by(short))
        }
        _ => {
            let short = lang.columns_beside(count);
            (short.clone(), lang.columns_seen_by(short, key(Action::Open)))
        }
    };
    if text::width(&whole) + GAP <= cols { whole } else { short }
}

/// How the open list is narrowed and ordered, and what of it is not saved.
fn told(model: &Model) -> String {
    let lang = model.lang();
    let filter =
        (!model.filter().is_open()).then(|| model.filter().told(model.lang(), model.state()));
    let unsaved = model.grid.sheet.len();
    let mut told = Vec::new();
    if model.screen == Screen::Monitor {
        told.extend(filter.map(|filter| lang.grid_only(filter)));
        let save = key(Action::Grid(GridAction::Save));
        told.extend((unsaved > 0).then(|| match monitor::hidden(model) {
            0 => lang.grid_unsaved_count(unsaved, save),
            hidden => lang.grid_unsaved_hidden(unsaved, hidden),
        }));
    } else {
        told.extend(filter.map(|filter| lang.narrowed(filter)));
        told.extend(model.orders.get(&model.screen).map(|by| lang.ordered_by(lang.order(*by))));
    }
    told.join("  ")
}
