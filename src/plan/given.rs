//! What stands beside the plan's text: who there is, who is proposed to answer for what, what is
//! measured, and who owes what by when. A new ledger adopts these from `data/`.

mod department;
mod duty_rule;
mod indicator;

pub use department::{Assignment, Department, DepartmentId, DepartmentKind, Part};
pub use duty_rule::{DutyKind, DutyRule, Owner, Rhythm};
pub use indicator::{Basis, Better, Counting, Goal, GoalStage, Indicator, Split};
