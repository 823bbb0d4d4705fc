//! What is chosen on forms alone, and what forms offer in an order of their own.

use crate::plan::{DepartmentKind, choices};

choices! {
    /// How many letters, departments or entries are meant.
    pub enum Scope {
        /// The one that the form is about.
        One = "one",
        /// All for which the same is to be done, or that were made with it.
        All = "all",
    }
}

choices! {
    /// Whether figures are final.
    pub enum Finality {
        /// 最终数
        Final = "final",
        /// 初步数
        Preliminary = "preliminary",
    }
}

/// What sort of body a department is, as a form offers it: most are of the government, and the office is
/// there already.
pub(super) const DEPARTMENT_KINDS: [&str; DepartmentKind::ALL.len()] = [
    DepartmentKind::Government.word(),
    DepartmentKind::Party.word(),
    DepartmentKind::Congress.word(),
    DepartmentKind::Cppcc.word(),
    DepartmentKind::Court.word(),
    DepartmentKind::Procuratorate.word(),
    DepartmentKind::Mass.word(),
    DepartmentKind::Institution.word(),
    DepartmentKind::Office.word(),
];
