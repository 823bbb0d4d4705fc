//! The figures that stand, by indicator, and which of them are verified.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::State;
use super::day::Day;
use super::revisions::Revisions;
use crate::domain::assess::{Area, Sex};
use crate::domain::decimal::Decimal;
use crate::domain::entry::Seq;
use crate::domain::payload;
use crate::late::once;
use crate::plan::{DepartmentId, Indicator, Item, PlanId};

/// What a figure of an indicator is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FigureKey {
    /// The year.
    pub year: i32,
    /// Whom.
    pub sex: Sex,
    /// Where.
    pub area: Area,
}

impl From<&payload::Figure> for FigureKey {
    fn from(figure: &payload::Figure) -> Self {
        Self { year: figure.year, sex: figure.sex, area: figure.area }
    }
}

/// A figure as it was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRecord {
    /// As published; none where there was nobody to count.
    pub value: Option<Decimal>,
    /// What was counted.
    pub numerator: Option<Decimal>,
    /// Out of how many.
    pub denominator: Option<Decimal>,
    /// 初步数
    pub preliminary: bool,
    /// Where it was published.
    #[serde(with = "once")]
    pub source: Arc<str>,
}

impl From<&payload::Figure> for FigureRecord {
    fn from(figure: &payload::Figure) -> Self {
        Self {
            value: figure.value,
            numerator: figure.numerator,
            denominator: figure.denominator,
            preliminary: figure.preliminary,
            source: figure.source.as_str().into(),
        }
    }
}

/// One indicator's figures, by year, sex and area.
type Cells = Vec<(FigureKey, Revisions<FigureRecord>)>;

/// All figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    cells: BTreeMap<PlanId, BTreeMap<String, Cells>>,
    /// Entries of figures, each with the day on its paper.
    days: BTreeMap<Seq, Day>,
    /// Entries of figures, each with the entry that verified it.
    verified: BTreeMap<Seq, Seq>,
}

impl Figures {
    /// An indicator's figures by year, sex and area, with all that was entered for each.
    pub fn of<'a>(
        &'a self,
        plan: &PlanId,
        indicator: &str,
    ) -> impl Iterator<Item = (FigureKey, &'a Revisions<FigureRecord>)> + Clone + use<'a> {
        let known = self.cells.get(plan).and_then(|known| known.get(indicator));
        known.into_iter().flatten().map(|(key, revisions)| (*key, revisions))
    }

    /// The figure that stands, and the entry that says so.
    pub fn get(
        &self,
        plan: &PlanId,
        indicator: &str,
        key: FigureKey,
    ) -> Option<(Seq, &FigureRecord)> {
        let cells = self.cells.get(plan)?.get(indicator)?;
        let at = cells.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        cells[at].1.set_by().zip(cells[at].1.current())
    }

    /// Whether the figure that stands corrects an earlier one.
    pub fn revised(&self, plan: &PlanId, indicator: &str, key: FigureKey) -> bool {
        self.of(plan, indicator).any(|(known, found)| known == key && found.seqs().count() > 1)
    }

    /// The day on which the figures of an entry were given.
    pub fn day_of(&self, entry: Seq) -> Option<NaiveDate> {
        self.days.get(&entry).map(|day| day.0)
    }

    /// The entry that verified an entry of figures.
    pub fn verified_by(&self, entry: Seq) -> Option<Seq> {
        self.verified.get(&entry).copied()
    }

    /// The entries of figures that stand and are not verified, ascending.
    pub fn unverified(&self) -> impl Iterator<Item = Seq> {
        let cells = self.cells.values().flat_map(BTreeMap::values).flatten();
        let standing = cells.filter_map(|(_, revisions)| revisions.set_by());
        let open = standing.filter(|entry| self.verified_by(*entry).is_none());
        open.collect::<BTreeSet<Seq>>().into_iter()
    }

    /// Every entry of figures of a plan's indicator, ascending.
    pub fn entries_of(&self, plan: &PlanId, indicator: &str) -> Vec<Seq> {
        let mut all: Vec<Seq> =
            self.of(plan, indicator).flat_map(|(_, revisions)| revisions.seqs()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The entries that build on an entry of figures: what corrects it and what verified it.
    pub fn built_on(&self, entry: Seq) -> Vec<Seq> {
        let cells = self.cells.values().flat_map(BTreeMap::values).flatten();
        let here = cells.filter(|(_, revisions)| revisions.seqs().any(|seq| seq == entry));
        let later = here.flat_map(|(_, revisions)| revisions.seqs()).filter(|seq| *seq > entry);
        later.chain(self.verified_by(entry)).collect()
    }

    /// The entries of figures of a plan.
    pub fn of_plan(&self, plan: &PlanId) -> Vec<Seq> {
        let indicators = self.cells.get(plan).into_iter().flat_map(BTreeMap::keys);
        indicators.flat_map(|indicator| self.entries_of(plan, indicator)).collect()
    }

    pub(super) fn take(&mut self, seq: Seq, on: NaiveDate, entered: &payload::Figures) {
        self.days.insert(seq, Day(on));
        let known = self.cells.entry(entered.plan.clone()).or_default();
        for figure in &entered.figures {
            let cells = known.entry(figure.indicator.clone()).or_default();
            let key = FigureKey::from(figure);
            let at = cells.binary_search_by_key(&key, |(key, _)| *key).unwrap_or_else(|at| {
                cells.insert(at, (key, Revisions::default()));
                at
            });
            cells[at].1.set(seq, FigureRecord::from(figure));
        }
        known.retain(|_, cells| !cells.is_empty());
        self.cells.retain(|_, known| !known.is_empty());
    }

    pub(super) fn verify(&mut self, seq: Seq, entry: Seq) {
        self.verified.insert(entry, seq);
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        for known in self.cells.values_mut() {
            for cells in known.values_mut() {
                cells.iter_mut().for_each(|(_, revisions)| revisions.forget(gone));
                cells.retain(|(_, revisions)| revisions.current().is_some());
            }
            known.retain(|_, cells| !cells.is_empty());
        }
        self.cells.retain(|_, known| !known.is_empty());
        self.days.remove(&gone);
        self.verified.retain(|entry, by| *entry != gone && *by != gone);
    }
}

impl State {
    /// An indicator as it is defined now; of the only plan where none is named.
    pub fn indicator(&self, plan: &PlanId, id: &str) -> Option<&Indicator> {
        let plan = &self.plan_named(plan)?.id;
        self.indicators.get(plan)?.get(id)?.current()
    }

    /// The name of an indicator of any plan; its id where it is not known.
    pub fn indicator_name<'a>(&'a self, id: &'a str) -> &'a str {
        let mut known = self.indicators.values().filter_map(|known| known.get(id)?.current());
        known.next().map_or(id, |indicator| &indicator.name)
    }

    /// The entries of figures that a department supplied, that stand, and that are not verified;
    /// ascending.
    pub fn unverified_of(&self, department: &DepartmentId) -> Vec<Seq> {
        let mut entries = Vec::new();
        for (plan, known) in self.indicators.iter() {
            let theirs = known.values().filter_map(Revisions::current);
            for indicator in theirs.filter(|one| self.successor(&one.source) == department) {
                let standing = self.figures.of(plan, &indicator.id);
                entries.extend(standing.filter_map(|(_, revisions)| revisions.set_by()));
            }
        }
        entries.retain(|entry| self.figures.verified_by(*entry).is_none());
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// Who supplies figures and what they are of: the departments of today, and the items.
    pub fn concerned(&self, entered: &payload::Figures) -> (Vec<DepartmentId>, Vec<Item>) {
        let (mut departments, mut items) = (Vec::new(), Vec::new());
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for figure in &entered.figures {
            let Some(indicator) = self.indicator(&entered.plan, &figure.indicator) else {
                continue;
            };
            if !seen.insert(&indicator.id) {
                continue;
            }
            let source = self.successor(&indicator.source);
            if !departments.contains(source) {
                departments.push(source.clone());
            }
            let plan = self.plan_named(&entered.plan).map(|plan| plan.id.clone());
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
