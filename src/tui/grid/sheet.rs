//! What is typed into the grid and not saved, and how it came about, so that it can be taken back.
//! Knows nothing of what the texts mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::tui::subject::Cell;

/// Cells with what stood in each before and after.
type Change = Vec<(Cell, Option<String>, Option<String>)>;

/// Texts by cell, with their history.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    cells: BTreeMap<Cell, String>,
    past: Vec<Change>,
    future: Vec<Change>,
    version: u64,
}

impl Sheet {
    /// What is typed into a cell.
    pub fn get(&self, cell: &Cell) -> Option<&str> {
        self.cells.get(cell).map(String::as_str)
    }

    /// All cells that hold something unsaved.
    pub fn cells(&self) -> impl Iterator<Item = (&Cell, &str)> {
        self.cells.iter().map(|(cell, text)| (cell, text.as_str()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Another number after every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Changes some cells together; `None` empties one.
    pub fn set(&mut self, wanted: impl IntoIterator<Item = (Cell, Option<String>)>) {
        let change = wanted.into_iter().map(|(cell, after)| {
            let before = self.cells.get(&cell).cloned();
            (cell, before, after)
        });
        let change: Change = change.filter(|(_, before, after)| before != after).collect();
        if !change.is_empty() {
            self.put(change.iter().map(|(cell, _, after)| (cell, after)));
            self.past.push(change);
            self.future.clear();
        }
    }

    /// Puts cells that were typed before into an empty sheet. That is no change to be taken back.
    pub fn put_back(&mut self, cells: impl IntoIterator<Item = (Cell, String)>) {
        let cells = cells.into_iter().collect();
        *self = Self { cells, version: self.version + 1, ..Self::default() };
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Takes the last change back, where there is one; gives the first cell of it.
    pub fn undo(&mut self) -> Option<Cell> {
        let change = self.past.pop()?;
        self.put(change.iter().map(|(cell, before, _)| (cell, before)));
        let first = change.first().map(|(cell, ..)| cell.clone());
        self.future.push(change);
        first
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Makes the change again that was taken back last, where there is one; gives the first cell of
    /// it.
    pub fn redo(&mut self) -> Option<Cell> {
        let change = self.future.pop()?;
        self.put(change.iter().map(|(cell, _, after)| (cell, after)));
        let first = change.first().map(|(cell, ..)| cell.clone());
        self.past.push(change);
        first
    }

    /// Forgets these cells, and what led to them: they are saved. Of the others everything stays.
    pub fn forget(&mut self, saved: &BTreeSet<Cell>) {
        self.version += 1;
        self.cells.retain(|cell, _| !saved.contains(cell));
        for changes in [&mut self.past, &mut self.future] {
            for change in changes.iter_mut() {
                change.retain(|(cell, ..)| !saved.contains(cell));
            }
            changes.retain(|change| !change.is_empty());
        }
    }

    fn put<'a>(&mut self, values: impl Iterator<Item = (&'a Cell, &'a Option<String>)>) {
        self.version += 1;
        for (cell, value) in values {
            match value {
                Some(text) => self.cells.insert(cell.clone(), text.clone()),
                None => self.cells.remove(cell),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::assess::{Area, Sex};
    use crate::domain::state::FigureKey;
    use crate::plan::PlanId;

    fn cell(year: i32) -> Cell {
        let key = FigureKey { year, sex: Sex::Total, area: Area::Total };
        Cell { plan: PlanId::default(), indicator: "births".into(), key }
    }

    proptest! {
        /// However many changes there were, taking all back leaves nothing, and making them again
        /// gives what there was; also where some of the cells were saved meanwhile.
        #[test]
        fn changes_go_back_and_forth(
            saved in prop::collection::btree_set((2020i32..2024).prop_map(cell), 0..3),
            undone in 0usize..3,
            changes in prop::collection::vec(
                prop::collection::vec((2020i32..2024, prop::option::of("[0-9]{1,2}")), 1..4), 0..9),
        ) {
            let mut sheet = Sheet::default();
            for change in changes {
                sheet.set(change.into_iter().map(|(year, text)| (cell(year), text)));
            }
            (0..undone).for_each(|_| drop(sheet.undo()));
            sheet.forget(&saved);
            (0..undone).for_each(|_| drop(sheet.redo()));
            prop_assert!(saved.iter().all(|cell| sheet.get(cell).is_none()));
            let was = sheet.cells.clone();
            let mut steps = 0;
            while sheet.can_undo() {
                sheet.undo();
                steps += 1;
            }
            prop_assert!(sheet.is_empty());
            for _ in 0..steps {
                prop_assert!(sheet.can_redo());
                sheet.redo();
            }
            prop_assert_eq!(&sheet.cells, &was);
            prop_assert!(!sheet.can_redo());
        }
    }

    #[test]
    fn a_new_change_forgets_what_was_taken_back() {
        let mut sheet = Sheet::default();
        sheet.set([(cell(2020), Some("1".into()))]);
        sheet.undo();
        sheet.set([(cell(2021), Some("2".into()))]);
        assert!(!sheet.can_redo());
        sheet.set([(cell(2021), Some("2".into()))]);
        sheet.undo();
        assert!(!sheet.can_undo(), "what changes nothing is no change");
    }
}
