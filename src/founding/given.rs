//! What a new ledger adopts: the plan, and what stands beside it.
//!
//! Whoever gives a plan of their own gets nothing that belongs to another: Meihekou's indicators,
//! assignments and duty rules come only with Meihekou's plan, its departments only with a plan of
//! that city.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::plan::read::{NotAPlan, Warning, read};
use crate::plan::{Assignment, Department, DutyRule, Indicator, Plan, PlanId};

const PLAN: &str = include_str!("../../data/plan.json");
const DEPARTMENTS: &str = include_str!("../../data/departments.json");
const INDICATORS: &str = include_str!("../../data/indicators.json");
const ASSIGNMENTS: &str = include_str!("../../data/assignments.json");
const DUTIES: &str = include_str!("../../data/duties.json");

/// What a new ledger adopts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The plan.
    pub plan: Plan,
    /// Departments.
    pub departments: Vec<Department>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Who is proposed to answer for what.
    pub assignments: Vec<Assignment>,
    /// Duty rules.
    pub rules: Vec<DutyRule>,
}

/// Files that take the place of what is built in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenFiles {
    /// A plan as JSON, or its text.
    pub plan: Option<PathBuf>,
    /// Departments.
    pub departments: Option<PathBuf>,
    /// Indicators.
    pub indicators: Option<PathBuf>,
    /// Assignments.
    pub assignments: Option<PathBuf>,
    /// Duty rules.
    pub duties: Option<PathBuf>,
}

/// Why nothing could be adopted.
#[derive(Debug, thiserror::Error)]
pub enum NotGiven {
    /// A file could not be read.
    #[error("{}: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {error}", path.display())]
    Form {
        /// Which.
        path: PathBuf,
        /// What the reader said.
        error: serde_json::Error,
    },
    /// A text is no plan.
    #[error("{}: {why}", path.display())]
    Plan {
        /// Which.
        path: PathBuf,
        /// Why.
        why: NotAPlan,
    },
}

#[derive(Deserialize)]
struct DepartmentsFile {
    departments: Vec<Department>,
}

#[derive(Deserialize)]
struct IndicatorsFile {
    indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
struct AssignmentsFile {
    assignments: Vec<Assignment>,
}

#[derive(Deserialize)]
struct DutiesFile {
    rules: Vec<DutyRule>,
}

impl Given {
    /// What is built in: Meihekou's plan for women.
    ///
    /// # Errors
    /// None in practice: a test reads what is built in.
    pub fn embedded() -> Result<Self, NotGiven> {
        Ok(Self {
            plan: json(PLAN.as_bytes(), Path::new("data/plan.json"))?,
            departments: built_in::<DepartmentsFile>(DEPARTMENTS)?.departments,
            indicators: built_in::<IndicatorsFile>(INDICATORS)?.indicators,
            assignments: built_in::<AssignmentsFile>(ASSIGNMENTS)?.assignments,
            rules: built_in::<DutiesFile>(DUTIES)?.rules,
        })
    }

    /// What is built in, with these files in its place. Gives also what was odd about a plan's
    /// text.
    ///
    /// # Errors
    /// The first file that cannot be read or is not of its form.
    pub fn with(files: &GivenFiles) -> Result<(Self, Vec<Warning>), NotGiven> {
        let mut given = Self::embedded()?;
        let mut warnings = Vec::new();
        if let Some(path) = &files.plan {
            let plan = plan(path, &mut warnings)?;
            if plan != given.plan {
                (given.indicators, given.assignments) = (Vec::new(), Vec::new());
                given.rules = Vec::new();
            }
            if city(&plan.title) != city(&given.plan.title) {
                given.departments = Vec::new();
            }
            given.plan = plan;
        }
        if let Some(path) = &files.departments {
            given.departments = file::<DepartmentsFile>(path)?.departments;
        }
        if let Some(path) = &files.indicators {
            given.indicators = file::<IndicatorsFile>(path)?.indicators;
        }
        if let Some(path) = &files.assignments {
            given.assignments = file::<AssignmentsFile>(path)?.assignments;
        }
        if let Some(path) = &files.duties {
            given.rules = file::<DutiesFile>(path)?.rules;
        }
        Ok((given, warnings))
    }

    /// The city whose plan it is.
    pub fn city(&self) -> &str {
        city(&self.plan.title)
    }

    /// The office's name: the one among the departments, or as such offices are called.
    pub fn office_of(&self, city: &str) -> String {
        use crate::plan::DepartmentKind::Office;
        let known = self.departments.iter().find(|department| department.kind == Office);
        match known {
            Some(office) if city == self.city() => office.name.clone(),
            _ => format!("{city}妇女儿童工作委员会办公室"),
        }
    }
}

/// 梅河口市 of 梅河口市妇女发展规划.
fn city(title: &str) -> &str {
    let end = title.find("妇女").or_else(|| title.find("儿童")).unwrap_or(title.len());
    title[..end].trim()
}

fn plan(path: &Path, warnings: &mut Vec<Warning>) -> Result<Plan, NotGiven> {
    let bytes = bytes(path)?;
    if bytes.trim_ascii_start().starts_with(b"{") {
        return json(&bytes, path);
    }
    let reading = read(&bytes, PlanId::new("women").unwrap_or_default());
    let mut reading = reading.map_err(|why| NotGiven::Plan { path: path.to_owned(), why })?;
    if !reading.plan.title.contains("妇女") && reading.plan.title.contains("儿童") {
        reading.plan.id = PlanId::new("children").unwrap_or_default();
    }
    warnings.append(&mut reading.warnings);
    Ok(reading.plan)
}

fn bytes(path: &Path) -> Result<Vec<u8>, NotGiven> {
    std::fs::read(path).map_err(|error| NotGiven::Io { path: path.to_owned(), error })
}

fn file<T: DeserializeOwned>(path: &Path) -> Result<T, NotGiven> {
    json(&bytes(path)?, path)
}

fn built_in<T: DeserializeOwned>(text: &str) -> Result<T, NotGiven> {
    json(text.as_bytes(), Path::new("data"))
}

fn json<T: DeserializeOwned>(bytes: &[u8], path: &Path) -> Result<T, NotGiven> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| NotGiven::Form { path: path.to_owned(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_city_gets_nothing_of_meihekou() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        let ours = Given::embedded().unwrap();
        assert_eq!(ours.city(), "梅河口市");
        let write = |title: &str| {
            let plan = Plan { title: title.into(), ..ours.plan.clone() };
            std::fs::write(&path, serde_json::to_string(&plan).unwrap()).unwrap();
            let files = GivenFiles { plan: Some(path.clone()), ..GivenFiles::default() };
            Given::with(&files).unwrap().0
        };
        assert_eq!(write("梅河口市妇女发展规划"), ours);
        let children = write("梅河口市儿童发展规划");
        assert_eq!(children.departments, ours.departments);
        assert!(children.indicators.is_empty() && children.rules.is_empty());
        let other = write("集安市妇女发展规划");
        assert!(other.departments.is_empty() && other.assignments.is_empty());
        assert_eq!(other.office_of(other.city()), "集安市妇女儿童工作委员会办公室");
    }
}
