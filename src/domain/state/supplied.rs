//! Indicators as they are now, and whose their figures are: who supplies them, and what they are about.

use std::collections::BTreeSet;

use super::figures::FigureRecord;
use super::{Revisions, State};
use crate::domain::assess::{Area, Sex, lines};
use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, Indicator, Item, PlanId};

impl State {
    /// An indicator as it is defined now; of the only plan where none is named.
    pub fn indicator(&self, plan: &PlanId, id: &str) -> Option<&Indicator> {
        let plan = &self.plan_named(plan)?.id;
        self.indicators.get(plan)?.get(id)?.current()
    }

    /// Whose figures of an indicator decide, as far as there are such: of a gap both sides'.
    pub fn figure_lines(&self, plan: &PlanId, indicator: &Indicator) -> Vec<(Sex, Area)> {
        let has = |line| {
            self.figures.of(plan, &indicator.id).any(|(key, ..)| (key.sex, key.area) == line)
        };
        lines(indicator, has)
    }

    /// The name of an indicator of any plan; its id where it is not known.
    pub fn indicator_name<'a>(&'a self, id: &'a str) -> &'a str {
        let mut known = self.indicators.values().filter_map(|known| known.get(id)?.current());
        known.next().map_or(id, |indicator| &indicator.name)
    }

    /// The unit of an indicator of any plan.
    pub fn indicator_unit(&self, id: &str) -> &str {
        let mut known = self.indicators.values().filter_map(|known| known.get(id)?.current());
        known.next().map_or("", |indicator| &indicator.unit)
    }

    /// The entries of figures that a department supplied, that stand and are to be verified;
    /// ascending.
    pub fn unverified_of(&self, department: &DepartmentId) -> Vec<Seq> {
        let theirs = self.supplied().filter(|(by, ..)| *by == department);
        let figures = theirs.map(|(_, entry, figure)| (entry, figure));
        self.figures.to_verify(figures).into_iter().collect()
    }

    /// The entries that say the figures that a department supplies, one for each figure.
    pub fn figures_of(&self, department: &DepartmentId) -> impl Iterator<Item = Seq> {
        self.supplied().filter(move |(by, ..)| *by == department).map(|(_, entry, _)| entry)
    }

    /// The entries of figures that were returned and stand as they were, each with who supplied it.
    pub fn returned_figures(&self) -> impl Iterator<Item = (DepartmentId, Seq)> {
        let returned = self.supplied().filter(|(.., figure)| figure.returned.is_some());
        returned.map(|(by, entry, _)| (by.clone(), entry))
    }

    /// The figures that stand: by the department of today that supplies them, and the entry.
    fn supplied(&self) -> impl Iterator<Item = (&DepartmentId, Seq, &FigureRecord)> + Clone {
        let all = self.indicators.iter().flat_map(|(plan, known)| {
            let current = known.values().filter_map(Revisions::current);
            current.map(move |indicator| (plan, indicator))
        });
        all.flat_map(|(plan, indicator)| {
            let by = self.successor(&indicator.source);
            let figures = self.figures.of(plan, &indicator.id);
            figures.map(move |(_, entry, figure)| (by, entry, figure))
        })
    }

    /// Who supplies figures and what they are of: the departments of today, and the items.
    pub fn concerned<'a>(
        &self,
        plan: &PlanId,
        indicators: impl Iterator<Item = &'a str>,
    ) -> (Vec<DepartmentId>, Vec<Item>) {
        let (mut departments, mut items) = (Vec::new(), Vec::new());
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for id in indicators {
            let Some(indicator) = self.indicator(plan, id) else { continue };
            if !seen.insert(&indicator.id) {
                continue;
            }
            let source = self.successor(&indicator.source);
            if !departments.contains(source) {
                departments.push(source.clone());
            }
            let plan = self.plan_named(plan).map(|plan| plan.id.clone());
            for code in &indicator.items {
                let item = Item { plan: plan.clone().unwrap_or_default(), code: *code };
                if !items.contains(&item) {
                    items.push(item);
                }
            }
        }
        (departments, items)
    }
}
