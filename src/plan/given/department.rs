//! Departments (责任单位) and the assignment of targets and measures to them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::plan::{Id, Item, choices};

/// A department's short id, e.g. `health`; ASCII, never shown where its name can be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DepartmentId(pub Id);

impl fmt::Display for DepartmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for DepartmentId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

choices! {
    /// What sort of body it is. It decides the order of lists, and what it is to be the office: the
    /// office owes nothing to itself, and what is its own it records without a paper.
    pub enum DepartmentKind {
        /// The committee's own office.
        Office = "office",
        /// Party committee departments.
        Party = "party",
        /// The people's congress.
        Congress = "congress",
        /// The political consultative conference.
        Cppcc = "cppcc",
        /// Departments of the city government.
        Government = "government",
        /// The court.
        Court = "court",
        /// The procuratorate.
        Procuratorate = "procuratorate",
        /// Mass organisations.
        Mass = "mass",
        /// Public institutions.
        Institution = "institution",
    }
}

/// A body that can answer for a target or measure; also courts, unions and party bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Short ASCII id.
    pub id: DepartmentId,
    /// Full name, as on its seal.
    pub name: String,
    /// Short name, as spoken in the office.
    pub short: String,
    /// What sort of body it is.
    pub kind: DepartmentKind,
}

/// A department's part in a target or measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 牵头
    Lead,
    /// 配合
    Cooperating,
}

/// Who answers for one target or measure. Replaces what was assigned for the item before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The target or measure.
    pub item: Item,
    /// 牵头单位, in order; at least one.
    pub lead: Vec<DepartmentId>,
    /// 配合单位, in order.
    #[serde(default)]
    pub cooperating: Vec<DepartmentId>,
    /// 拟定: from common practice, not from the plan, until the office confirms it.
    #[serde(default)]
    pub proposed: bool,
}

impl Assignment {
    /// Every department in it with its part, leads first.
    pub fn parts(&self) -> impl Iterator<Item = (&DepartmentId, Part)> {
        let lead = self.lead.iter().map(|id| (id, Part::Lead));
        lead.chain(self.cooperating.iter().map(|id| (id, Part::Cooperating)))
    }

    /// The department's part, where it has one.
    pub fn part_of(&self, department: &DepartmentId) -> Option<Part> {
        self.parts().find(|(id, _)| *id == department).map(|(_, part)| part)
    }
}
