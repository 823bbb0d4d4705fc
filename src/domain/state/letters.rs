//! Which letters of responsibility of a year are still to be issued or countersigned.

use chrono::NaiveDate;

use super::State;
use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Item};

impl State {
    /// The departments with tasks that have no letter of a year, nor one of a department that went into
    /// them; each with those of its items that are still proposed, for which none can be issued. The
    /// office owes none to itself.
    pub fn without_letter(&self, year: i32) -> Vec<(&DepartmentId, Vec<Item>)> {
        let letters = self.letters_of(year);
        let departments = self.departments().into_iter().map(|department| &department.id);
        let lacking = departments.filter(|id| !self.is_office(id) && !letters.contains_key(*id));
        let with_tasks = lacking.filter_map(|id| {
            let tasks = self.items_of(id);
            let proposed = tasks.iter().map(|(item, _)| item).filter(|item| self.is_proposed(item));
            (!tasks.is_empty()).then(|| (id, proposed.cloned().collect()))
        });
        with_tasks.collect()
    }

    /// The letters of a year that departments have signed by a day and the committee has not.
    pub fn to_countersign(&self, year: i32, by: NaiveDate) -> Vec<Seq> {
        let waits = self.letters.iter().filter(|(_, letter)| {
            let signed = letter.signed.as_ref().filter(|signed| signed.stamp.on <= by);
            letter.year == year && signed.is_some() && letter.countersigned.is_none()
        });
        waits.map(|(seq, _)| *seq).collect()
    }
}
