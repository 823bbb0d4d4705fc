//! Which row is selected and which rows are in view. Pure arithmetic: it neither draws nor knows
//! what the rows are.

use std::cell::Cell;
use std::ops::Range;

use ratatui::crossterm::event::KeyCode;

/// A selection in a list that may be longer than its window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The selected row.
    pub selected: usize,
    /// The first row in view, as of the last move.
    pub offset: usize,
}

/// How the selection moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A window up, one row kept in common.
    PageUp,
    /// A window down, one row kept in common.
    PageDown,
    /// To the first row.
    Home,
    /// To the last row.
    End,
    /// To this row.
    To(usize),
}

impl Move {
    /// The move that a key stands for in every list.
    pub fn of(key: KeyCode) -> Option<Self> {
        Some(match key {
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            _ => return None,
        })
    }
}

impl Scroll {
    /// Moves the selection in a list of `len` rows seen through `height` rows. It stops at both
    /// ends.
    pub fn go(&mut self, step: Move, len: usize, height: usize) {
        let page = height.saturating_sub(1).max(1);
        let at = self.selected_in(len).unwrap_or(0);
        self.selected = match step {
            Move::Up => at.saturating_sub(1),
            Move::Down => at + 1,
            Move::PageUp => at.saturating_sub(page),
            Move::PageDown => at.saturating_add(page),
            Move::Home => 0,
            Move::End => len,
            Move::To(row) => row,
        }
        .min(len.saturating_sub(1));
        self.offset = self.visible(len, height).start;
    }

    /// The selected row is at another place now. It stays where it is seen; at the head of a list what
    /// is new there is seen too.
    pub fn follow(&mut self, at: usize) {
        if self.offset > 0 {
            self.offset = (self.offset + at).saturating_sub(self.selected);
        }
        self.selected = at;
    }

    /// The selected row of a list of `len` rows; none if it is empty. A list that became shorter
    /// has its last row selected.
    pub fn selected_in(&self, len: usize) -> Option<usize> {
        len.checked_sub(1).map(|last| self.selected.min(last))
    }

    /// The rows in view: the selected one among them, no empty rows below while there are rows
    /// above, and otherwise as they last were. Right also after list or window changed.
    pub fn visible(&self, len: usize, height: usize) -> Range<usize> {
        let Some(selected) = self.selected_in(len).filter(|_| height > 0) else {
            return 0..0;
        };
        let earliest = (selected + 1).saturating_sub(height);
        let offset = self.offset.clamp(earliest, selected).min(len.saturating_sub(height));
        offset..(offset + height).min(len)
    }
}

/// A selection in a list in a popup, whose window is as high as what draws it finds room for.
#[derive(Debug, Default)]
pub struct Paged {
    /// The selection.
    pub scroll: Scroll,
    /// How many rows were drawn last.
    page: Cell<usize>,
}

impl Paged {
    /// Moves the selection in a list of `len` rows, seen through as many as were drawn last.
    pub fn go(&mut self, step: Move, len: usize) {
        self.scroll.go(step, len, self.page.get());
    }

    /// The rows in view, of a list that is drawn in `height` rows.
    pub fn visible(&self, len: usize, height: usize) -> Range<usize> {
        self.page.set(height);
        self.scroll.visible(len, height)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_window_moves_only_when_it_must() {
        let mut scroll = Scroll::default();
        for _ in 0..4 {
            scroll.go(Move::Down, 10, 3);
        }
        assert_eq!((scroll.selected, scroll.visible(10, 3)), (4, 2..5));
        scroll.go(Move::Up, 10, 3);
        assert_eq!((scroll.selected, scroll.visible(10, 3)), (3, 2..5));
        scroll.go(Move::PageDown, 10, 3);
        assert_eq!((scroll.selected, scroll.visible(10, 3)), (5, 3..6));
        scroll.go(Move::End, 10, 3);
        assert_eq!((scroll.selected, scroll.visible(10, 3)), (9, 7..10));
        assert_eq!((scroll.selected_in(4), scroll.visible(4, 3)), (Some(3), 1..4));
        scroll.go(Move::PageUp, 10, 3);
        scroll.go(Move::Home, 10, 3);
        assert_eq!((scroll.selected, scroll.visible(10, 3)), (0, 0..3));
    }

    #[test]
    fn a_page_is_what_was_drawn_last() {
        let mut list = Paged::default();
        assert_eq!(list.visible(40, 30), 0..30);
        list.go(Move::PageDown, 40);
        assert_eq!((list.scroll.selected, list.visible(40, 30)), (29, 0..30));
        list.go(Move::Down, 40);
        assert_eq!((list.scroll.selected, list.visible(40, 12)), (30, 19..31));
    }

    fn moves() -> impl Strategy<Value = Move> {
        prop_oneof![
            Just(Move::Up),
            Just(Move::Down),
            Just(Move::PageUp),
            Just(Move::PageDown),
            Just(Move::Home),
            Just(Move::End),
            any::<usize>().prop_map(Move::To),
        ]
    }

    proptest! {
        #[test]
        fn the_selection_is_in_view(
            steps in prop::collection::vec((moves(), 0usize..30, 0usize..12), 0..30)
        ) {
            let mut scroll = Scroll::default();
            for (step, len, height) in steps {
                scroll.go(step, len, height);
                let visible = scroll.visible(len, height);
                prop_assert_eq!(visible.len(), len.min(height));
                if let Some(selected) = scroll.selected_in(len).filter(|_| height > 0) {
                    prop_assert!(visible.contains(&selected));
                }
            }
        }
    }
}
