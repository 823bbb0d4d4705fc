//! Who has the focus: what is on top takes keys, pastes and the mouse, and is drawn last. Asked here
//! by whoever has to know, so that all agree.

use super::model::{Model, Screen};

/// What takes a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// The popup.
    Layer,
    /// The open form.
    Form,
    /// The meeting that is walked through.
    Walk,
    /// The grid of figures.
    Grid,
    /// The open page, else the screen's list.
    List,
}

impl Model {
    /// What takes a key now.
    pub(super) fn focus(&self) -> Focus {
        if self.layer.is_some() { Focus::Layer } else { self.focus_below() }
    }

    /// What takes a key where no popup is open: what is drawn below one.
    pub(super) fn focus_below(&self) -> Focus {
        if self.form.is_some() {
            Focus::Form
        } else if self.walking() {
            Focus::Walk
        } else if self.screen == Screen::Monitor && self.pages.is_empty() {
            Focus::Grid
        } else {
            Focus::List
        }
    }
}
