//! Who has the focus: what is on top takes keys, pastes and the mouse. Whoever hands these on asks here,
//! so that all agree; and a key goes to it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keymap::{self, Action};
use super::layers::{Layer, Outcome};
use super::model::{Model, Screen, Wish};

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

    /// Where nothing is seen nothing is entered: a key quits, suspends or draws anew.
    pub(super) fn unseen(&mut self, key: KeyEvent) {
        // In a field letters are text, and stay so.
        let typing = matches!(self.focus(), Focus::Layer | Focus::Form);
        let is_letter = !key.modifiers.contains(KeyModifiers::CONTROL);
        match keymap::action(&key) {
            Some(Action::Quit) if typing && is_letter => {}
            Some(action @ (Action::Quit | Action::Suspend | Action::Redraw)) => self.act(action),
            _ => {}
        }
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        // A terminal sends the same for Alt with a letter and for Esc and that letter pressed together.
        // Where text is typed it must not be the latter: the form would be left, and the letter be a
        // command.
        if key.modifiers == KeyModifiers::ALT
            && let KeyCode::Char(letter) = key.code
            && !self.is_typed_into()
        {
            self.key(KeyCode::Esc.into());
            return self.key(KeyCode::Char(letter).into());
        }
        // In a field and a popup too: something else may write on the screen at any time.
        if keymap::action(&key) == Some(Action::Redraw) {
            self.wish = Some(Wish::Redraw);
            return;
        }
        // Where text is typed it undoes.
        let reads = self.layer.as_ref().is_some_and(|layer| !layer.is_typed_into());
        if keymap::action(&key) == Some(Action::Suspend) && reads {
            self.wish = Some(Wish::Suspend);
            return;
        }
        // Where `?` is a character, F1 is not.
        let asks = keymap::action(&key) == Some(Action::Help) && !keymap::types(&key);
        if asks && self.focus() == Focus::Form {
            self.layer = Some(Layer::help());
            return;
        }
        let taken = match self.focus() {
            Focus::Layer => return self.layer_key(key),
            Focus::Form => return self.form_key(key),
            Focus::Walk => self.walk_key(key),
            Focus::Grid => self.grid_key(key),
            Focus::List => false,
        };
        match self.meant(&key) {
            _ if taken => {}
            Some(action) => {
                self.message = None;
                self.act(action);
            }
            None => self.say_no_key(key),
        }
    }

    /// Whether text is typed into what has the focus.
    pub(super) fn is_typed_into(&self) -> bool {
        match self.focus() {
            Focus::Layer => self.layer.as_ref().is_some_and(Layer::is_typed_into),
            Focus::Form => true,
            Focus::Grid => self.grid.typing.is_some(),
            Focus::Walk | Focus::List => false,
        }
    }

    fn layer_key(&mut self, key: KeyEvent) {
        let Some(layer) = &mut self.layer else { return };
        let lines = usize::from(self.size.1).saturating_sub(6);
        match layer.key(key, lines) {
            Outcome::Stay => self.look_in_texts(),
            outcome => {
                self.layer = None;
                self.after_layer(outcome);
            }
        }
    }
}
