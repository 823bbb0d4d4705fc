//! The name of a duty, by which reminders, waivers and other programs mean the same one from day to
//! day.

use std::fmt;
use std::str::FromStr;

use compact_str::CompactString;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::entry::Seq;
use crate::plan::{DepartmentId, DutyKind};

/// Which duty: `letter/water/2026`, `action/water/2026/57`. One department owes one of a kind for a
/// year, or one for each subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyKey {
    /// What is owed.
    pub kind: DutyKind,
    /// Who owes it.
    pub department: DepartmentId,
    /// The year it concerns; of what an entry asked for, the year of that entry's day.
    pub year: i32,
    /// What it is about, where there are several of the kind: the entry that asked for it, of actions
    /// and warnings.
    pub subject: Option<Seq>,
}

/// What is no name of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("kind/department/year or kind/department/year/subject")]
pub struct NotAKey;

impl fmt::Display for DutyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.serialize(&mut *f)?;
        write!(f, "/{}/{}", self.department, self.year)?;
        match self.subject {
            Some(subject) => write!(f, "/{subject}"),
            None => Ok(()),
        }
    }
}

impl FromStr for DutyKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut parts = text.splitn(4, '/');
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let (kind, department, year) = (next(), next(), next());
        let (kind, department) = kind.zip(department).ok_or(NotAKey)?;
        let kind = DutyKind::deserialize(StrDeserializer::<Error>::new(kind));
        let kind = kind.map_err(|_| NotAKey)?;
        let subject = match text.match_indices('/').nth(2) {
            Some(_) => Some(next().ok_or(NotAKey)?),
            None => None,
        };
        let fits = |c: char| !c.is_control() && !c.is_whitespace();
        if !text.chars().all(fits) {
            return Err(NotAKey);
        }
        Ok(Self {
            kind,
            department: department.into(),
            year: year.and_then(|year| year.parse().ok()).ok_or(NotAKey)?,
            subject: match kind {
                // Once there was a duty for each indicator; now there is one for all, which lacks some.
                DutyKind::IndicatorData => None,
                _ => subject.map(str::parse).transpose().map_err(|_| NotAKey)?,
            },
        })
    }
}

impl Serialize for DutyKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DutyKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = CompactString::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_nothing_else_is_one() {
        for text in ["letter/water/2026", "action/water/2026/57", "indicator_data/a.b/2025"] {
            assert_eq!(text.parse::<DutyKey>().unwrap().to_string(), text);
        }
        let key: DutyKey = "action/water/2026/57".parse().unwrap();
        assert_eq!(key.subject, Some(57));
        for text in ["", "letter", "letter/water", "letter/water/x", "moon/water/2026", "letter//1"]
        {
            assert_eq!(text.parse::<DutyKey>(), Err(NotAKey), "{text}");
        }
        for text in ["letter/water/2026/", "letter/wa ter/2026", "action/water/2026/x"] {
            assert_eq!(text.parse::<DutyKey>(), Err(NotAKey), "{text}");
        }
    }

    /// As entries of earlier programs name them, when there was one for each indicator.
    #[test]
    fn a_key_that_names_an_indicator_is_of_all_figures_of_the_year() {
        for id in ["maternal_mortality", "x-y/z", "57"] {
            let stored = format!(r#""indicator_data/health/2025/{id}""#);
            let key: DutyKey = serde_json::from_str(&stored).unwrap();
            assert_eq!(key.to_string(), "indicator_data/health/2025");
        }
        assert!("indicator_data/health/2025/".parse::<DutyKey>().is_err());
        assert!("indicator_data/health/2025/\u{7}".parse::<DutyKey>().is_err());
    }
}
