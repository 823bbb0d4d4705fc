//! What the mouse does, for those who ask for it: it points at what is drawn and is otherwise a
//! short way to keys, so that there is nothing that only the mouse can do. Where things are, the
//! drawing says.

use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::focus::Focus;
use super::model::Model;
use super::view::{self, Spot};
use super::widgets::list::Move;
use super::{keymap::Action, screens};

/// Steps that a notch of the wheel makes.
const NOTCH: usize = 3;

impl Model {
    /// Takes a click or a notch of the wheel.
    pub(super) fn mouse(&mut self, event: MouseEvent) {
        match event.kind {
            MouseEventKind::ScrollUp => self.wheel(KeyCode::Up),
            MouseEventKind::ScrollDown => self.wheel(KeyCode::Down),
            MouseEventKind::Down(MouseButton::Left) => {
                self.click(Position::new(event.column, event.row));
            }
            _ => {}
        }
    }

    fn wheel(&mut self, code: KeyCode) {
        match (self.focus(), &mut self.form) {
            (Focus::Form, Some(form)) => form.wheel(code, NOTCH),
            _ => (0..NOTCH).for_each(|_| self.key(KeyEvent::from(code))),
        }
    }

    /// A click on a row selects it, a click on the selected row opens it.
    fn click(&mut self, at: Position) {
        match view::spot(self, at) {
            Some(Spot::Do(action)) => {
                self.message = None;
                self.act(action);
            }
            Some(Spot::Row(row)) if self.focus() == Focus::Grid => self.point_at_cell(row, at),
            Some(Spot::Row(row)) if self.point_at(row) => self.key(KeyEvent::from(KeyCode::Enter)),
            Some(Spot::Field(nth, area)) => self.form_click(nth, at, area),
            Some(Spot::Row(_)) | None => {}
        }
    }

    /// Selects a cell of the grid; what was being typed is taken first.
    fn point_at_cell(&mut self, row: usize, at: Position) {
        self.message = None;
        self.take_typed();
        screens::monitor::point(self, row, at);
    }

    /// Selects a row of what is open; gives whether it was selected already.
    fn point_at(&mut self, row: usize) -> bool {
        if let Some(layer) = &mut self.layer {
            return layer.select(row);
        }
        self.message = None;
        if let Some(page) = self.pages.last_mut() {
            return page.select(row);
        }
        if self.scroll().selected_in(screens::len(self)) == Some(row) {
            return true;
        }
        self.act(Action::Go(Move::To(row)));
        false
    }
}
