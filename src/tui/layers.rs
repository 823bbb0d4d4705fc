//! Popups over a screen: the help, what can be done here, finding, narrowing.

mod ask;
mod filter;
mod help;
mod menu;
mod preview;
mod search;
mod texts;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::grid::Import;
use super::keymap::Action;
use super::model::{Model, Subject};
use super::term::paint::Cursor;
use super::widgets::rows::Rows;
use crate::words::Lang;

use ask::AskLayer;
pub(super) use ask::{Beside, Question};
pub(super) use filter::FilterLayer;
pub(super) use menu::MenuLayer;
pub(super) use preview::PreviewLayer;
pub(super) use search::SearchLayer;

/// A popup.
#[derive(Debug)]
pub enum Layer {
    /// Keys and words; the first line in view.
    Help(help::Place),
    /// What can be done here.
    Menu(MenuLayer),
    /// Find anything.
    Search(Box<SearchLayer>),
    /// Narrow a list.
    Filter(FilterLayer),
    /// Name a file or a day.
    Ask(Box<AskLayer>),
    /// What a sheet would change.
    Preview(Box<PreviewLayer>),
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
    /// Close it and do with what was typed, and what was given beside it, what it was asked for.
    Told(Question, String, Beside),
    /// Close it and take the sheet.
    Take(Box<Import>),
}

impl Layer {
    /// The help.
    pub fn help() -> Self {
        Self::Help(help::Place::default())
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

    /// Asking for a line, with something to begin with, or with what was not taken and why.
    pub fn ask(asked: Question, typed: &str, refused: Option<String>) -> Self {
        Self::Ask(Box::new(AskLayer::of(asked, typed, refused)))
    }

    /// Asking for the file of a paper, and for what may be given beside it.
    pub(super) fn ask_beside(
        asked: Question,
        typed: &str,
        beside: &Beside,
        refused: Option<String>,
    ) -> Self {
        Self::Ask(Box::new(AskLayer::of(asked, typed, refused).with(beside)))
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, lines: usize) -> Outcome {
        match self {
            Self::Help(place) => place.key(key, lines),
            Self::Menu(menu) => menu.key(key),
            Self::Search(search) => search.key(key),
            Self::Filter(filter) => filter.key(key),
            Self::Ask(path) => path.key(key),
            Self::Preview(preview) => preview.key(key),
        }
    }

    /// What its keys do, in a few words; none of the help's, which stand above it.
    pub fn keys(&self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Help(_) => None,
            Self::Preview(preview) if preview.is_barred() => Some(lang.layer_closes()),
            _ => Some(lang.layer_keys()),
        }
    }

    /// Whether there is a line in it that is typed into.
    pub fn is_typed_into(&self) -> bool {
        matches!(self, Self::Search(_) | Self::Ask(_))
    }

    /// Takes pasted text; gives how many characters did not fit, and none where nothing is typed.
    pub fn paste(&mut self, text: &str, lang: Lang) -> Option<usize> {
        match self {
            Self::Search(search) => Some(search.paste(text)),
            Self::Ask(path) => Some(path.paste(text, lang)),
            _ => None,
        }
    }

    /// Selects a row; gives whether it was selected already.
    pub fn select(&mut self, row: usize) -> bool {
        let selected = match self {
            Self::Help(_) | Self::Ask(_) => return false,
            Self::Menu(menu) => &mut menu.list.scroll.selected,
            Self::Search(search) => &mut search.list.scroll.selected,
            Self::Filter(filter) => return filter.select(row),
            // A second click would take all of the sheet, not the row.
            Self::Preview(preview) => {
                preview.list.scroll.selected = row;
                return false;
            }
        };
        std::mem::replace(selected, row) == row
    }

    /// Draws it over the screen; gives the caret and where its rows stand.
    pub fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> (Cursor, Rows) {
        let (at, rows) = match self {
            Self::Help(place) => (help::draw(model, place, screen, buffer), Rows::default()),
            Self::Menu(menu) => menu.draw(model, screen, buffer),
            Self::Search(search) => search.draw(model, screen, buffer),
            Self::Filter(filter) => filter.draw(model, screen, buffer),
            Self::Ask(path) => (path.draw(model, screen, buffer), Rows::default()),
            Self::Preview(preview) => preview.draw(model, screen, buffer),
        };
        (Cursor { at, shown: matches!(self, Self::Search(_) | Self::Ask(_)) }, rows)
    }
}
