//! The figures that stand, by indicator, and which of them are verified.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::Day;
use super::revisions::Revisions;
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex};
use crate::domain::entry::Seq;
use crate::domain::payload;
use crate::lazy::intern;
use crate::order::sort;
use crate::plan::PlanId;

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

impl FigureKey {
    /// A figure of an indicator that stands by an entry, as commands name it.
    pub fn standing(self, indicator: &str, entry: Seq) -> payload::StandingFigure {
        let Self { year, sex, area } = self;
        payload::StandingFigure { indicator: indicator.to_owned(), year, sex, area, entry }
    }

    /// A figure of an indicator of which nothing else is said.
    pub fn blank(self, indicator: &str) -> payload::Figure {
        let Self { year, sex, area } = self;
        payload::Figure {
            indicator: indicator.to_owned(),
            year,
            sex,
            area,
            value: None,
            numerator: None,
            denominator: None,
            source: String::new(),
            preliminary: false,
            corrects: None,
            remark: String::new(),
        }
    }
}

impl From<&payload::Figure> for FigureKey {
    fn from(figure: &payload::Figure) -> Self {
        Self { year: figure.year, sex: figure.sex, area: figure.area }
    }
}

impl From<&payload::StandingFigure> for FigureKey {
    fn from(figure: &payload::StandingFigure) -> Self {
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
    #[serde(with = "intern")]
    pub source: Arc<str>,
    /// The entry that returned it.
    pub returned: Option<Seq>,
}

impl From<&payload::Figure> for FigureRecord {
    fn from(figure: &payload::Figure) -> Self {
        Self {
            value: figure.value,
            numerator: figure.numerator,
            denominator: figure.denominator,
            preliminary: figure.preliminary,
            source: figure.source.as_str().into(),
            returned: None,
        }
    }
}

/// What was entered of one indicator, by year, sex and area; nothing where a figure is void.
type Cells = Vec<(FigureKey, Revisions<Option<FigureRecord>>)>;

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
    /// All that was entered for an indicator, by year, sex and area.
    pub fn history<'a>(
        &'a self,
        plan: &PlanId,
        indicator: &str,
    ) -> impl Iterator<Item = (FigureKey, &'a Revisions<Option<FigureRecord>>)> + Clone + use<'a>
    {
        let known = self.cells.get(plan).and_then(|known| known.get(indicator));
        known.into_iter().flatten().map(|(key, revisions)| (*key, revisions))
    }

    /// An indicator's figures that stand, by year, sex and area, each with the entry that says it.
    pub fn of<'a>(
        &'a self,
        plan: &PlanId,
        indicator: &str,
    ) -> impl Iterator<Item = (FigureKey, Seq, &'a FigureRecord)> + Clone + use<'a> {
        let all = self.history(plan, indicator);
        all.filter_map(|(key, revisions)| standing(revisions).map(|(seq, it)| (key, seq, it)))
    }

    /// The figure that stands, and the entry that says so.
    pub fn get(
        &self,
        plan: &PlanId,
        indicator: &str,
        key: FigureKey,
    ) -> Option<(Seq, &FigureRecord)> {
        standing(self.revisions(plan, indicator, key)?)
    }

    /// All that was ever said of a figure, in the order of entries.
    pub fn revisions(
        &self,
        plan: &PlanId,
        indicator: &str,
        key: FigureKey,
    ) -> Option<&Revisions<Option<FigureRecord>>> {
        let cells = self.cells.get(plan)?.get(indicator)?;
        let at = cells.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&cells[at].1)
    }

    /// The figure that an entry gave, whether or not it still stands.
    pub fn given_by(
        &self,
        entry: Seq,
        plan: &PlanId,
        indicator: &str,
        key: FigureKey,
    ) -> Option<&FigureRecord> {
        self.revisions(plan, indicator, key)?.iter().find(|(seq, _)| *seq == entry)?.1.as_ref()
    }

    /// Whether the figure that stands takes the place of an earlier one.
    pub fn revised(&self, plan: &PlanId, indicator: &str, key: FigureKey) -> bool {
        self.revisions(plan, indicator, key).is_some_and(|found| found.seqs().count() > 1)
    }

    /// The entries that gave another figure in the place of one, or made one void.
    pub fn corrections(&self) -> BTreeSet<Seq> {
        let cells = self.cells.values().flat_map(BTreeMap::values).flatten();
        cells.flat_map(|(_, revisions)| revisions.seqs().skip(1)).collect()
    }

    /// The day on which the figures of an entry were given.
    pub fn day_of(&self, entry: Seq) -> Option<NaiveDate> {
        self.days.get(&entry).map(|day| day.0)
    }

    /// The entry that verified an entry of figures.
    pub fn verified_by(&self, entry: Seq) -> Option<Seq> {
        self.verified.get(&entry).copied()
    }

    /// The entry that returned a figure of an entry that stands, the latest of several.
    pub fn returned_of(&self, entry: Seq) -> Option<Seq> {
        let theirs = self.standing().filter(|(seq, _)| *seq == entry);
        theirs.filter_map(|(_, figure)| figure.returned).max()
    }

    /// The figures of an entry that stand, each with its plan and indicator; they are of one plan.
    pub fn standing_by(
        &self,
        entry: Seq,
    ) -> impl Iterator<Item = (&PlanId, &str, FigureKey, &FigureRecord)> {
        let cells = self.cells.iter().flat_map(|(plan, known)| {
            let cells = known.iter().flat_map(|(id, cells)| cells.iter().map(move |it| (id, it)));
            cells.map(move |(id, (key, revisions))| (plan, id, key, revisions))
        });
        cells.filter_map(move |(plan, id, key, revisions)| {
            let (_, figure) = standing(revisions).filter(|(seq, _)| *seq == entry)?;
            Some((plan, id.as_str(), *key, figure))
        })
    }

    /// The entries of figures that stand and are to be verified, ascending.
    pub fn unverified(&self) -> impl Iterator<Item = Seq> {
        self.to_verify(self.standing()).into_iter()
    }

    /// The entries of these figures that are not verified and of which none was returned.
    pub(super) fn to_verify<'a>(
        &self,
        figures: impl Iterator<Item = (Seq, &'a FigureRecord)> + Clone,
    ) -> BTreeSet<Seq> {
        let returned = figures.clone().filter(|(_, figure)| figure.returned.is_some());
        let returned: BTreeSet<Seq> = returned.map(|(entry, _)| entry).collect();
        let open = figures
            .map(|(entry, _)| entry)
            .filter(|entry| self.verified_by(*entry).is_none() && !returned.contains(entry));
        open.collect()
    }

    fn standing(&self) -> impl Iterator<Item = (Seq, &FigureRecord)> + Clone {
        let cells = self.cells.values().flat_map(BTreeMap::values).flatten();
        cells.filter_map(|(_, revisions)| standing(revisions))
    }

    /// Every entry of figures of a plan's indicator, ascending.
    pub fn entries_of(&self, plan: &PlanId, indicator: &str) -> Vec<Seq> {
        let mut all: Vec<Seq> =
            self.history(plan, indicator).flat_map(|(_, revisions)| revisions.seqs()).collect();
        sort(&mut all);
        all.dedup();
        all
    }

    /// The entries that build on an entry of figures: what corrects it or makes it void, and what
    /// verified it. A return does not: taking back what went back is an answer to it.
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
            cells[at].1.set(seq, Some(FigureRecord::from(figure)));
        }
        known.retain(|_, cells| !cells.is_empty());
        self.cells.retain(|_, known| !known.is_empty());
    }

    pub(super) fn verify(&mut self, seq: Seq, entry: Seq) {
        self.verified.insert(entry, seq);
    }

    pub(super) fn give_back(&mut self, seq: Seq, named: &payload::StandingFigures) {
        self.each_named(named, |revisions| {
            if let Some(Some(figure)) = revisions.current_mut() {
                figure.returned = Some(seq);
            }
        });
    }

    pub(super) fn void(&mut self, seq: Seq, named: &payload::StandingFigures) {
        self.each_named(named, |revisions| revisions.set(seq, None));
    }

    /// Those that are named and stand by the entry that is named with them.
    fn each_named(
        &mut self,
        named: &payload::StandingFigures,
        mut change: impl FnMut(&mut Revisions<Option<FigureRecord>>),
    ) {
        let Some(known) = self.cells.get_mut(&named.plan) else { return };
        for one in &named.standing {
            let Some(cells) = known.get_mut(&one.indicator) else { continue };
            let key = FigureKey::from(one);
            let Ok(at) = cells.binary_search_by_key(&key, |(key, _)| *key) else { continue };
            if standing(&cells[at].1).is_some_and(|(entry, _)| entry == one.entry) {
                change(&mut cells[at].1);
            }
        }
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        for known in self.cells.values_mut() {
            for cells in known.values_mut() {
                for (_, revisions) in &mut *cells {
                    revisions.forget(gone);
                    let figures = revisions.values_mut().flatten();
                    figures.for_each(|it| it.returned = it.returned.filter(|by| *by != gone));
                }
                cells.retain(|(_, revisions)| revisions.current().is_some());
            }
            known.retain(|_, cells| !cells.is_empty());
        }
        self.cells.retain(|_, known| !known.is_empty());
        self.days.remove(&gone);
        self.verified.retain(|entry, by| *entry != gone && *by != gone);
    }
}

/// The figure that stands, and the entry that says it.
fn standing(revisions: &Revisions<Option<FigureRecord>>) -> Option<(Seq, &FigureRecord)> {
    revisions.set_by().zip(revisions.current()?.as_ref())
}
