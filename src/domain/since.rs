//! What changed since a day: which targets stand otherwise, and what departments did and left undone.
//! Two pictures of the same ledger are compared, both with the methods of this version.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::assess::{Attainment, Outlook, Warning};
use super::duty::{Duty, DutyKey, Standing};
use super::entry::Seq;
use super::overview::Overview;
use super::state::State;
use super::vocabulary::EventKind;
use crate::order::sort;
use crate::plan::{DepartmentId, Item, PlanId};

/// The changes between two days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Domains with a target that stands otherwise, in the order of the plan.
    pub domains: Vec<DomainChanges>,
    /// Departments of which a duty was settled or became late, in the order of the lists.
    pub departments: Vec<DepartmentChanges>,
    /// Entries that corrected figures, made them void or took them back, and stand, in order; see [`Changes::since`].
    pub corrected: Vec<Seq>,
    /// Entries that changed settings and stand, then those that took such back: statuses may move by them; see [`Changes::since`].
    pub settings: Vec<Seq>,
}

/// What stands otherwise in one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainChanges {
    /// The plan.
    pub plan: PlanId,
    /// Its number.
    pub code: u8,
    /// Its targets that stand otherwise, in the order of the plan.
    pub targets: Vec<ItemChange>,
    /// Its measures with indicators of their own that stand otherwise.
    pub measures: Vec<ItemChange>,
}

/// How a target or a measure stood, and stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChange {
    /// Which.
    pub item: Item,
    /// Attainment then and now, where they differ; of a measure none.
    pub attainment: Option<(Attainment, Attainment)>,
    /// Outlook then and now, where they differ; of a measure none.
    pub outlook: Option<(Outlook, Outlook)>,
    /// Warnings that stand now and did not then.
    pub raised: Vec<Warning>,
    /// Warnings that stood then and do not now.
    pub ceased: Vec<Warning>,
}

impl ItemChange {
    fn is_none(&self) -> bool {
        self.attainment.is_none()
            && self.outlook.is_none()
            && self.raised.is_empty()
            && self.ceased.is_empty()
    }
}

/// What a department settled, what it need not do any more, and what became late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentChanges {
    /// The department.
    pub department: DepartmentId,
    /// Duties that are done now and were not settled then.
    pub settled: Vec<Duty>,
    /// Duties that are waived now and were not settled then.
    pub waived: Vec<Duty>,
    /// Duties that are late now and were not then.
    pub late: Vec<Duty>,
}

impl Changes {
    /// Compares two pictures, the earlier first; `state` is what is true now.
    pub fn between(then: &Overview, now: &Overview, state: &State) -> Self {
        let (domains, departments) = (domains(then, now, state), departments(then, now, state));
        Self { domains, departments, ..Self::default() }
    }

    /// Compares what was true at the end of a day with what is now, and lists the corrections since:
    /// whoever took the old figures with them has to know.
    pub fn since(day: NaiveDate, then: &State, now: &Overview, state: &State) -> Self {
        let is_new = |seq: &Seq| *seq > then.head.seq;
        let stand = state.figures.corrections().into_iter().filter(is_new);
        // What was entered and taken back since stood on neither day.
        let were_there = state.withdrawn.iter().filter(|(gone, by)| !is_new(gone) && is_new(by));
        let figures = |gone: Seq| {
            let kind = state.index.kind_of(gone);
            matches!(
                kind,
                Some(EventKind::Observed | EventKind::Corrected | EventKind::FiguresVoided)
            )
        };
        let taken_back = were_there.filter(|(gone, _)| figures(**gone)).map(|(_, by)| *by);
        let mut corrected: Vec<Seq> = stand.chain(taken_back).collect();
        sort(&mut corrected);
        let taken_back =
            then.settings.seqs().filter_map(|gone| state.withdrawn.get(&gone).copied());
        let settings = state.settings.seqs().filter(is_new).chain(taken_back).collect();
        Self { corrected, settings, ..Self::between(&Overview::of(then, day), now, state) }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn domains(then: &Overview, now: &Overview, state: &State) -> Vec<DomainChanges> {
    let targets: Vec<ItemChange> = now
        .targets
        .iter()
        .filter_map(|row| {
            // A plan that was adopted since has nothing to be compared with.
            let (old, new) = (&then.target(&row.item)?.assessment, &row.assessment);
            let attainment = differ(old.attainment, new.attainment);
            let outlook = differ(old.outlook, new.outlook);
            Some(ItemChange { attainment, outlook, ..warnings(then, now, state, &row.item) })
        })
        .collect();
    let measures: Vec<ItemChange> = now
        .measures
        .iter()
        .filter_map(|row| {
            then.measure(&row.item)?;
            Some(warnings(then, now, state, &row.item))
        })
        .collect();
    let all = now.domains.iter().map(|domain| {
        let here = |all: &[ItemChange]| -> Vec<ItemChange> {
            let of = |it: &&ItemChange| {
                it.item.plan == domain.plan && it.item.code.domain == domain.code && !it.is_none()
            };
            all.iter().filter(of).cloned().collect()
        };
        let (targets, measures) = (here(&targets), here(&measures));
        DomainChanges { plan: domain.plan.clone(), code: domain.code, targets, measures }
    });
    all.filter(|domain| !domain.targets.is_empty() || !domain.measures.is_empty()).collect()
}

/// The warnings on what an item rests on.
fn warnings(then: &Overview, now: &Overview, state: &State, item: &Item) -> ItemChange {
    let beyond = |some: &Overview, others: &Overview| -> Vec<Warning> {
        let readings = some.readings.based_on(state, item);
        let found = readings.flat_map(|reading| {
            reading.warnings_beyond(others.readings.get(&item.plan, &reading.indicator))
        });
        found.collect()
    };
    ItemChange {
        item: item.clone(),
        attainment: None,
        outlook: None,
        raised: beyond(now, then),
        ceased: beyond(then, now),
    }
}

fn differ<T: PartialEq>(then: T, now: T) -> Option<(T, T)> {
    (then != now).then_some((then, now))
}

fn departments(then: &Overview, now: &Overview, state: &State) -> Vec<DepartmentChanges> {
    // What a department owed that ended since is owed by the one that took it over: it was settled, or
    // late, where any of those that are one duty now was.
    let mut before: HashMap<DutyKey, (bool, bool)> = HashMap::new();
    for old in then.duties.iter() {
        let department = state.successor(&old.department).clone();
        let (settled, late) = before.entry(DutyKey { department, ..old.key() }).or_default();
        *settled |= old.is_settled();
        *late |= old.is_late(then.day);
    }
    let mut all: Vec<DepartmentChanges> = Vec::new();
    for duty in now.duties.iter() {
        let (was_settled, was_late) = before.get(&duty.key()).copied().unwrap_or_default();
        let settled = duty.is_settled() && !was_settled;
        let late = duty.is_late(now.day) && !was_late;
        if !settled && !late {
            continue;
        }
        if all.last().is_none_or(|last| last.department != duty.department) {
            let department = duty.department.clone();
            let (settled, waived, late) = Default::default();
            all.push(DepartmentChanges { department, settled, waived, late });
        }
        let Some(last) = all.last_mut() else { continue };
        let list = match duty.standing {
            Standing::Waived { .. } => &mut last.waived,
            _ if settled => &mut last.settled,
            _ => &mut last.late,
        };
        list.push(duty.clone());
    }
    all
}
