//! Popups over a screen: the help, what can be done here, finding, narrowing.

mod filter;
mod help;
mod menu;
mod search;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use super::keymap::Action;
use super::model::{Model, Subject};

pub(super) use filter::FilterLayer;
pub(super) use menu::MenuLayer;
pub(super) use search::SearchLayer;

/// A popup.
#[derive(Debug)]
pub enum Layer {
    /// Keys and words; the first line in view.
    Help(usize),
    /// What can be done here.
    Menu(MenuLayer),
    /// Find anything.
    Search(Box<SearchLayer>),
    /// Narrow a list.
    Filter(FilterLayer),
}

/// What a key did to a popup.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Stay,
    /// Close it.
    Close,
    /// Close it and do this.
    Do(Action),
    /// Close it and open this.
    Open(Subject),
    /// Close it and narrow lists so.
    Narrow(super::filter::Filter),
}

impl Layer {
    /// The help.
    pub fn help() -> Self {
        Self::Help(0)
    }

    /// What can be done with what is selected.
    pub fn menu(model: &Model) -> Self {
        Self::Menu(MenuLayer::of(model))
    }

    /// Finding anything.
    pub fn search(model: &Model) -> Self {
        Self::Search(Box::new(SearchLayer::of(model)))
    }

    /// Narrowing the open list.
    pub fn filter(model: &Model) -> Self {
        Self::Filter(FilterLayer::of(model))
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, lines: usize) -> Outcome {
        match self {
            Self::Help(top) => help::key(top, key, lines),
            Self::Menu(menu) => menu.key(key),
            Self::Search(search) => search.key(key),
            Self::Filter(filter) => filter.key(key),
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Self::Search(search) = self {
            search.paste(text);
        }
    }

    /// Draws it over the screen; gives the cell of the caret, and whether a field has it.
    pub fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> (Position, bool) {
        match self {
            Self::Help(top) => (help::draw(model, *top, screen, buffer), false),
            Self::Menu(menu) => (menu.draw(model, screen, buffer), false),
            Self::Search(search) => (search.draw(model, screen, buffer), true),
            Self::Filter(filter) => (filter.draw(model, screen, buffer), false),
        }
    }
}
