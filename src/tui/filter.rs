//! How a list is narrowed: which criteria, what they let through, and how they read.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::assess::{Attainment, Outlook, WarningKind};
use crate::domain::entry::Seq;
use crate::domain::overview::{MeasureRow, Overview, TargetRow};
use crate::domain::payload::{PersonId, Progress};
use crate::domain::state::State;
use crate::domain::vocabulary::EventKind;
use crate::plan::{DepartmentId, Indicator, Item, PlanId};
use crate::words::Lang;

/// One thing that a list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// A domain's targets.
    Domain(PlanId, u8),
    /// What a department leads or shares, or entries about it.
    Department(DepartmentId),
    /// Targets that stand so.
    Attainment(Attainment),
    /// Targets that head there.
    Outlook(Outlook),
    /// Targets and indicators with such a warning.
    Warning(WarningKind),
    /// Measures that are so far; of which nobody has told.
    Progress(Option<Progress>),
    /// Entries of a kind.
    Kind(EventKind),
    /// Entries by a person.
    Person(PersonId),
    /// Entries that name a target or measure.
    Item(Item),
    /// Entries recorded on or after a day.
    Since(NaiveDate),
}

/// The criteria that a list is narrowed to; all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter(pub Vec<Criterion>);

impl Filter {
    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it lets a target through. Criteria about entries do not narrow targets.
    pub fn fits(&self, row: &TargetRow) -> bool {
        self.0.iter().all(|criterion| match criterion {
            Criterion::Domain(plan, code) => {
                row.item.plan == *plan && row.item.code.domain == *code
            }
            Criterion::Department(id) => row.lead.contains(id) || row.cooperating.contains(id),
            Criterion::Attainment(wanted) => row.assessment.attainment == *wanted,
            Criterion::Outlook(wanted) => row.assessment.outlook == *wanted,
            Criterion::Warning(wanted) => {
                row.assessment.warnings.iter().any(|warning| warning.kind == *wanted)
            }
            Criterion::Item(item) => row.item == *item,
            Criterion::Progress(_) => false,
            Criterion::Kind(_) | Criterion::Person(_) | Criterion::Since(_) => true,
        })
    }

    /// Whether it lets a measure through. Of measures nothing is computed: what narrows to a status
    /// of targets leaves none.
    pub fn fits_measure(&self, row: &MeasureRow) -> bool {
        self.0.iter().all(|criterion| match criterion {
            Criterion::Domain(plan, code) => {
                row.item.plan == *plan && row.item.code.domain == *code
            }
            Criterion::Department(id) => row.lead.contains(id) || row.cooperating.contains(id),
            Criterion::Progress(wanted) => row.word.map(|word| word.progress) == *wanted,
            Criterion::Item(item) => row.item == *item,
            Criterion::Attainment(_) | Criterion::Outlook(_) | Criterion::Warning(_) => false,
            Criterion::Kind(_) | Criterion::Person(_) | Criterion::Since(_) => true,
        })
    }

    /// Whether it lets an indicator of the grid through; a department is who supplies it.
    pub fn fits_indicator(
        &self,
        (state, overview): (&State, &Overview),
        plan: &PlanId,
        one: &Indicator,
    ) -> bool {
        let reading = || overview.readings.get(plan, &one.id);
        self.0.iter().all(|criterion| match criterion {
            Criterion::Domain(of, code) => of == plan && one.basis.item.domain == *code,
            Criterion::Department(id) => state.successor(&one.source) == id,
            Criterion::Attainment(wanted) => {
                reading().is_some_and(|reading| reading.attainment() == Some(*wanted))
            }
            Criterion::Outlook(wanted) => {
                reading().is_some_and(|reading| reading.heading.outlook == *wanted)
            }
            Criterion::Warning(wanted) => reading().is_some_and(|reading| {
                reading.warnings.iter().any(|warning| warning.kind == *wanted)
            }),
            Criterion::Item(item) => item.plan == *plan && one.items.contains(&item.code),
            Criterion::Progress(_)
            | Criterion::Kind(_)
            | Criterion::Person(_)
            | Criterion::Since(_) => true,
        })
    }

    /// The entries that it lets through.
    pub fn entries<'a>(&self, state: &'a State) -> Entries<'a> {
        let head = state.head.seq;
        let mut from = 1;
        let mut lists: Vec<&[Seq]> = Vec::new();
        for criterion in &self.0 {
            match criterion {
                Criterion::Department(id) => lists.push(state.index.of_department(id)),
                Criterion::Kind(kind) => lists.push(state.index.of_kind(*kind)),
                Criterion::Person(id) => lists.push(state.index.of_person(id)),
                Criterion::Item(item) => lists.push(state.index.of_item(item)),
                Criterion::Since(day) => {
                    from = from.max(state.index.first_from(*day).unwrap_or(head + 1));
                }
                Criterion::Domain(..)
                | Criterion::Attainment(_)
                | Criterion::Outlook(_)
                | Criterion::Warning(_)
                | Criterion::Progress(_) => {}
            }
        }
        match lists.split_first() {
            None => Entries::All { from, to: head },
            Some((first, [])) => {
                let later = first.partition_point(|seq| *seq < from);
                Entries::Some(Cow::Borrowed(&first[later..]))
            }
            Some((first, others)) => {
                let everywhere = |seq: &&Seq| {
                    **seq >= from && others.iter().all(|list| list.binary_search(seq).is_ok())
                };
                Entries::Some(first.iter().filter(everywhere).copied().collect())
            }
        }
    }

    /// The criteria in words.
    pub fn told(&self, lang: Lang, state: &State) -> String {
        let word = |criterion: &Criterion| match criterion {
            Criterion::Domain(plan, code) => {
                let domain = state.domain(plan, *code);
                domain.map_or_else(String::new, |domain| domain.name.clone())
            }
            Criterion::Department(id) => state.short(id).to_owned(),
            Criterion::Attainment(attainment) => lang.attainment(*attainment).to_owned(),
            Criterion::Outlook(outlook) => lang.outlook(*outlook).to_owned(),
            Criterion::Warning(kind) => lang.warning(*kind).to_owned(),
            Criterion::Progress(step) => lang.measures_only(lang.step(*step)),
            Criterion::Kind(kind) => lang.event(*kind).to_owned(),
            Criterion::Person(id) => state.person_name(id).to_owned(),
            Criterion::Item(item) => state.code(item),
            Criterion::Since(day) => lang.since_day(day),
        };
        self.0.iter().map(word).collect::<Vec<_>>().join(lang.list_comma())
    }
}

/// Entries of the ledger, latest first, counted and picked without listing them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entries<'a> {
    /// All from one number to another.
    All {
        /// The earliest.
        from: Seq,
        /// The latest.
        to: Seq,
    },
    /// These, ascending.
    Some(Cow<'a, [Seq]>),
}

impl Entries<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::All { from, to } => usize::try_from((to + 1).saturating_sub(*from)).unwrap_or(0),
            Self::Some(seqs) => seqs.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at a place, from 0, latest first.
    pub fn get(&self, at: usize) -> Option<Seq> {
        match self {
            Self::All { to, .. } if at < self.len() => to.checked_sub(at as Seq),
            Self::All { .. } => None,
            Self::Some(seqs) => seqs.len().checked_sub(at + 1).map(|place| seqs[place]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_picked_latest_first() {
        let all = Entries::All { from: 3, to: 5 };
        let some = Entries::Some(Cow::Borrowed(&[2, 7, 9][..]));
        let none = Entries::All { from: 6, to: 5 };
        let list = |entries: &Entries<'_>| -> Vec<Seq> {
            (0..entries.len() + 1).filter_map(|at| entries.get(at)).collect()
        };
        assert_eq!(list(&all), [5, 4, 3]);
        assert_eq!(list(&some), [9, 7, 2]);
        assert!(none.is_empty() && list(&none).is_empty());
    }
}
