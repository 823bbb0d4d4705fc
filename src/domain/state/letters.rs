//! Which letters of responsibility of a year are still to be issued or countersigned.

use std::collections::BTreeMap;
use std::ops::RangeBounds;

use chrono::NaiveDate;

use super::State;
use crate::domain::entry::Seq;
use crate::plan::{Assignment, DepartmentId, Item};

impl State {
    /// The departments with tasks that have no letter of a year, nor one of a department that went into
    /// them; each with those of its items that are still proposed, for which none can be issued. The
    /// office owes none to itself.
    pub fn without_letter(&self, year: i32) -> Vec<(&DepartmentId, Vec<Item>)> {
        // In one go over what is assigned: a form asks at every key.
        let mut tasks: BTreeMap<&DepartmentId, Vec<Item>> = BTreeMap::new();
        for (item, revisions) in &self.assignments {
            let Some(assigned) = revisions.current() else { continue };
            let parts = assigned.assignment.iter().flat_map(Assignment::parts);
            for id in parts.filter_map(|(id, _)| self.heir(id)) {
                let proposed = tasks.entry(id).or_default();
                if assigned.confirmed.is_none() && proposed.last() != Some(item) {
                    proposed.push(item.clone());
                }
            }
        }
        let letters = self.letters_of(year);
        let departments = self.departments().into_iter().map(|department| &department.id);
        let lacking = departments.filter(|id| !self.is_office(id) && !letters.contains_key(*id));
        lacking.filter_map(|id| Some((id, tasks.remove(id)?))).collect()
    }

    /// The letters of these years that departments have signed by a day and the committee has not.
    pub fn to_countersign(&self, years: impl RangeBounds<i32>, by: NaiveDate) -> Vec<Seq> {
        let waits = self.letters.iter().filter(|(_, letter)| {
            let signed = letter.signed.as_ref().filter(|signed| signed.stamp.on <= by);
            years.contains(&letter.year) && signed.is_some() && letter.countersigned.is_none()
        });
        waits.map(|(seq, _)| *seq).collect()
    }
}
