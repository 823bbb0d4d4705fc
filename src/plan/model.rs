//! A plan as it was adopted: its domains, targets and measures, and the chapters around them.

use serde::{Deserialize, Serialize};

use super::code::{ItemCode, ItemKind, PlanId};
use crate::lazy::Lazy;

/// A ten-year plan (规划).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Short id, e.g. `women`.
    pub id: PlanId,
    /// Title without the years, e.g. 梅河口市妇女发展规划.
    pub title: String,
    /// First year of the plan.
    pub from: i32,
    /// Last year of the plan; goals without a year of their own are for this year.
    pub to: i32,
    /// The preface (前言), a paragraph each.
    pub preface: Lazy<Vec<String>>,
    /// The domains, in the plan's order, numbered from 1.
    pub domains: Vec<Domain>,
    /// The chapters that hold no domains, in the plan's order.
    pub chapters: Lazy<Vec<Chapter>>,
}

/// One domain (领域) with its targets and measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Number, from 1.
    pub code: u8,
    /// Name, e.g. 妇女与健康.
    pub name: String,
    /// 主要目标
    pub targets: Lazy<Vec<Clause>>,
    /// 策略措施
    pub measures: Lazy<Vec<Clause>>,
}

/// One target or measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// `1.2` or `1-2`.
    pub code: ItemCode,
    /// The first sentence, without its full stop.
    pub title: String,
    /// The whole text; where the plan has several paragraphs, parted by `\n`.
    pub text: Lazy<String>,
}

/// A chapter without domains, e.g. 组织实施.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Number in the plan, from 1 (一, 二, …).
    pub number: u8,
    /// Title, e.g. 组织实施.
    pub title: String,
    /// Its sections (（一）, （二）, …).
    pub sections: Vec<Section>,
}

/// A section of a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Number within the chapter, from 1.
    pub number: u8,
    /// Heading without its full stop.
    pub title: String,
    /// The text after the heading, a paragraph each.
    pub paragraphs: Vec<String>,
}

impl Plan {
    /// The domain of that number.
    pub fn domain(&self, number: u8) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.code == number)
    }

    /// The target or measure of that code.
    pub fn clause(&self, code: ItemCode) -> Option<&Clause> {
        let domain = self.domain(code.domain)?;
        domain.clauses(code.kind).iter().find(|clause| clause.code == code)
    }

    /// All targets, or all measures, in the plan's order.
    pub fn clauses(&self, kind: ItemKind) -> impl Iterator<Item = &Clause> {
        self.domains.iter().flat_map(move |domain| domain.clauses(kind))
    }
}

impl Domain {
    /// Its targets, or its measures.
    pub fn clauses(&self, kind: ItemKind) -> &[Clause] {
        match kind {
            ItemKind::Target => &self.targets,
            ItemKind::Measure => &self.measures,
        }
    }
}
