//! In which order a list stands: what can be chosen, and what comes first.

use std::cmp::Ordering;

use super::model::{Message, Model, Screen};
use crate::domain::assess::Attainment;
use crate::domain::overview::{DepartmentRow, DomainRow, TargetRow};
use crate::words::Lang;

/// An order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As the plan or the roster has them.
    Plan,
    /// Most unmet first.
    Unmet,
    /// Most that head the wrong way or hardly get there first.
    Behind,
    /// Most warnings first.
    Warnings,
    /// Most late duties first.
    Overdue,
    /// Longest late first.
    Longest,
    /// Worst outlook first.
    Outlook,
    /// Farthest from the goal first, in parts of the goal.
    Gap,
    /// By code.
    Code,
    /// By the department that leads.
    Lead,
}

impl Order {
    /// The orders of a screen's list; the first is the one that it begins with.
    pub const fn all(screen: Screen) -> &'static [Self] {
        match screen {
            Screen::Overview => {
                &[Self::Plan, Self::Unmet, Self::Behind, Self::Warnings, Self::Overdue]
            }
            Screen::Departments => &[Self::Overdue, Self::Longest, Self::Plan],
            Screen::Unmet => &[Self::Outlook, Self::Gap, Self::Warnings, Self::Code, Self::Lead],
            _ => &[],
        }
    }

    /// Compares two domains; what comes first is less.
    pub fn domains(self, a: &DomainRow, b: &DomainRow) -> Ordering {
        let most = |of: fn(&DomainRow) -> usize| of(b).cmp(&of(a));
        match self {
            Self::Unmet => most(|row| row.counts.of(Attainment::Unmet)),
            Self::Behind => most(|row| row.behind),
            Self::Warnings => most(|row| row.warnings),
            Self::Overdue => most(|row| row.overdue),
            _ => Ordering::Equal,
        }
    }

    /// Compares two departments; what comes first is less.
    pub fn departments(self, a: &DepartmentRow, b: &DepartmentRow) -> Ordering {
        match self {
            Self::Overdue => a.weight().cmp(&b.weight()),
            Self::Longest => b.longest.cmp(&a.longest).then_with(|| a.weight().cmp(&b.weight())),
            _ => Ordering::Equal,
        }
    }

    /// Compares two targets; what comes first is less.
    pub fn targets(self, a: &TargetRow, b: &TargetRow) -> Ordering {
        let first = match self {
            Self::Outlook => a.assessment.outlook.cmp(&b.assessment.outlook),
            Self::Gap => gap(b).total_cmp(&gap(a)),
            Self::Warnings => b.assessment.warnings.len().cmp(&a.assessment.warnings.len()),
            Self::Lead => a.lead.cmp(&b.lead),
            _ => Ordering::Equal,
        };
        first.then_with(|| a.item.cmp(&b.item))
    }
}

/// How far a target is from its goal, in parts of the goal; below all others where it has none.
fn gap(row: &TargetRow) -> f64 {
    let gap = row.assessment.gap.as_ref();
    gap.map_or(-1.0, |gap| {
        let against = gap.against.to_f64().abs();
        let miss = gap.miss.to_f64().abs();
        if against > 0.0 { miss / against } else { miss }
    })
}

impl Model {
    /// The order of a screen's list.
    pub fn order(&self, screen: Screen) -> Option<Order> {
        self.orders.get(&screen).copied().or_else(|| Order::all(screen).first().copied())
    }

    /// The next order of the open list.
    pub(super) fn next_order(&mut self) {
        let lang = self.lang();
        let all = Order::all(self.screen);
        let now = self.order(self.screen).filter(|_| self.pages.is_empty());
        let Some(at) = now.and_then(|now| all.iter().position(|order| *order == now)) else {
            self.message = Some(Message::Refused(lang.nothing_to_sort().to_owned()));
            return;
        };
        self.orders.insert(self.screen, all[(at + 1) % all.len()]);
        self.scrolls.remove(&self.screen);
    }
}

impl Lang {
    /// By what a list is ordered.
    pub const fn order(self, order: Order) -> &'static str {
        match order {
            Order::Plan => self.order_plan(),
            Order::Unmet => self.order_unmet(),
            Order::Behind => self.order_behind(),
            Order::Warnings => self.order_warnings(),
            Order::Overdue => self.order_overdue(),
            Order::Longest => self.order_longest(),
            Order::Outlook => self.order_outlook(),
            Order::Gap => self.order_gap(),
            Order::Code => self.order_code(),
            Order::Lead => self.order_lead(),
        }
    }
}
