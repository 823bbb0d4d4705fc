//! The plan as given: its types and codes, the reader that turns plan text into them, and what
//! stands beside it in `data/` (indicators, departments, proposed assignments, duty rules).
//! Nothing here has happened yet.

mod choices;
mod code;
mod given;
mod id;
mod model;
pub mod read;

pub(crate) use choices::choices;
pub use code::{Item, ItemCode, ItemKind, NotACode, PlanId, half_width, number_sign};
pub use given::{
    Assignment, Basis, Better, Counting, Department, DepartmentId, DepartmentKind, DutyKind,
    DutyRule, Goal, GoalStage, Indicator, Owner, Part, Rhythm, Split,
};
pub use id::Id;
pub use model::{Chapter, Clause, Domain, Plan, Section};
