//! What the departments of today reported, gathered in one pass over all reports: duties and lists
//! ask the same of thousands of them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::Seq;
use super::payload::ReportForm;
use super::state::{Stage, State};
use crate::plan::DepartmentId;

/// The reports of all departments.
#[derive(Debug, Default)]
pub struct Reported<'a>(HashMap<&'a DepartmentId, Reports>);

/// One department's reports, with those of departments that it inherits from.
#[derive(Debug, Default)]
pub struct Reports {
    /// How many wait for the office.
    pub waiting: usize,
    /// How many are accepted.
    pub accepted: usize,
    /// The latest that no other took the place of.
    pub latest: Option<Seq>,
    occasions: Vec<((i32, ReportForm), Occasion)>,
}

/// What was handed in of a form about a year.
#[derive(Debug, Default, Clone, Copy)]
pub struct Occasion {
    /// The first that is accepted, with the day on the paper.
    pub accepted: Option<(Seq, NaiveDate)>,
    /// The first that is accepted or waits, with the day on the paper.
    pub handed_in: Option<(Seq, NaiveDate)>,
    /// The latest that no other took the place of, and where it stands.
    pub latest: Option<(Seq, Stage)>,
}

impl<'a> Reported<'a> {
    /// Gathers all reports.
    pub fn of(state: &'a State) -> Self {
        let mut all: Vec<(&DepartmentId, Reports)> = Vec::new();
        let mut places: HashMap<&DepartmentId, usize> = HashMap::new();
        for (seq, report) in &state.reports {
            let place = *places.entry(&report.department).or_insert_with(|| {
                let heir = state.successor(&report.department);
                all.iter().position(|(known, _)| *known == heir).unwrap_or_else(|| {
                    all.push((heir, Reports::default()));
                    all.len() - 1
                })
            });
            let occasion = (report.year, report.form);
            all[place].1.add(*seq, occasion, report.stage(), report.submitted.on);
        }
        Self(all.into_iter().collect())
    }

    /// What a department reported, if anything.
    pub fn by(&self, department: &DepartmentId) -> Option<&Reports> {
        self.0.get(department)
    }
}

impl Reports {
    /// What was handed in on an occasion.
    pub fn on(&self, year: i32, form: ReportForm) -> Option<&Occasion> {
        self.occasions.iter().find(|(known, _)| *known == (year, form)).map(|(_, found)| found)
    }

    fn add(&mut self, seq: Seq, occasion: (i32, ReportForm), stage: Stage, on: NaiveDate) {
        let known = self.occasions.iter().position(|(known, _)| *known == occasion);
        let place = known.unwrap_or_else(|| {
            self.occasions.push((occasion, Occasion::default()));
            self.occasions.len() - 1
        });
        let found = &mut self.occasions[place].1;
        match stage {
            Stage::Replaced => return,
            Stage::Returned => {}
            Stage::Submitted => self.waiting += 1,
            Stage::Accepted => {
                self.accepted += 1;
                found.accepted.get_or_insert((seq, on));
            }
        }
        if stage != Stage::Returned {
            found.handed_in.get_or_insert((seq, on));
        }
        found.latest = Some((seq, stage));
        self.latest = Some(seq);
    }
}
