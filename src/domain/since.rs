//! What changed since a day: which targets stand otherwise, and what departments did and left undone.
//! Two pictures of the same ledger are compared, both with the methods of this version.

use super::assess::{Attainment, Outlook, Warning};
use super::duty::{Duty, Standing};
use super::overview::Overview;
use crate::plan::{DepartmentId, Item, PlanId};

/// The changes between two days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Domains with a target that stands otherwise, in the order of the plan.
    pub domains: Vec<DomainChanges>,
    /// Departments of which a duty was settled or became late, in the order of the lists.
    pub departments: Vec<DepartmentChanges>,
}

/// One domain's targets that stand otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainChanges {
    /// The plan.
    pub plan: PlanId,
    /// Its number.
    pub code: u8,
    /// Its targets, in the order of the plan.
    pub targets: Vec<TargetChange>,
}

/// How a target stood, and stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetChange {
    /// The target.
    pub item: Item,
    /// Attainment then and now, where they differ.
    pub attainment: Option<(Attainment, Attainment)>,
    /// Outlook then and now, where they differ.
    pub outlook: Option<(Outlook, Outlook)>,
    /// Warnings that stand now and did not then.
    pub raised: Vec<Warning>,
    /// Warnings that stood then and do not now.
    pub ceased: Vec<Warning>,
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
    /// Compares two pictures, the earlier first.
    pub fn between(then: &Overview, now: &Overview) -> Self {
        Self { domains: domains(then, now), departments: departments(then, now) }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.domains.is_empty() && self.departments.is_empty()
    }
}

fn domains(then: &Overview, now: &Overview) -> Vec<DomainChanges> {
    let mut all = Vec::new();
    for domain in &now.domains {
        let here = now
            .targets
            .iter()
            .filter(|row| row.item.plan == domain.plan && row.item.code.domain == domain.code);
        let mut targets = Vec::new();
        for row in here {
            // A plan that was adopted since has nothing to be compared with.
            let Some(old) = then.target(&row.item) else { continue };
            let (old, new) = (&old.assessment, &row.assessment);
            let without = |some: &[Warning], others: &[Warning]| -> Vec<Warning> {
                some.iter().filter(|one| !others.contains(one)).cloned().collect()
            };
            let change = TargetChange {
                item: row.item.clone(),
                attainment: differ(old.attainment, new.attainment),
                outlook: differ(old.outlook, new.outlook),
                raised: without(&new.warnings, &old.warnings),
                ceased: without(&old.warnings, &new.warnings),
            };
            let same = change.attainment.is_none()
                && change.outlook.is_none()
                && change.raised.is_empty()
                && change.ceased.is_empty();
            if !same {
                targets.push(change);
            }
        }
        if !targets.is_empty() {
            all.push(DomainChanges { plan: domain.plan.clone(), code: domain.code, targets });
        }
    }
    all
}

fn differ<T: PartialEq>(then: T, now: T) -> Option<(T, T)> {
    (then != now).then_some((then, now))
}

fn departments(then: &Overview, now: &Overview) -> Vec<DepartmentChanges> {
    let is_late = |duty: &Duty| matches!(duty.standing, Standing::Overdue { .. });
    let mut all: Vec<DepartmentChanges> = Vec::new();
    for duty in &now.duties {
        let old = then.duties_of(&duty.department).find(|old| old.key() == duty.key());
        let settled = duty.is_settled() && !old.is_some_and(Duty::is_settled);
        let late = is_late(duty) && !old.is_some_and(is_late);
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
