//! What other sessions enter meanwhile.

use chrono::{DateTime, FixedOffset};
use halfsky::domain::fact::Fact;
use halfsky::domain::form::Request;
use halfsky::domain::payload::PersonId;
use halfsky::office::NotDone;
use halfsky::{demo, words};
use serde_json::{Value, json};

use super::ledger::Ledger;

impl Ledger {
    /// Another session enters something, as `record` would.
    pub(crate) fn record(&self, person: &str, body: Value) -> Result<Vec<Fact>, NotDone> {
        self.record_at(person, body, demo::clock(self.open().state()).now())
    }

    fn record_at(
        &self,
        person: &str,
        body: Value,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<Fact>, NotDone> {
        let request = Request::from_json(body, now.date_naive())
            .map_err(|why| NotDone::Refused { refusal: Box::new(why), meanwhile: Vec::new() })?;
        self.open().submit(&request, &PersonId::from(person), now)
    }

    /// The statistics bureau enters figures of three indicators: one far from its goal, one on its
    /// way, one that has reached it. At noon, so that kept frames stay as they are.
    pub(crate) fn figures(&self) {
        let noon = DateTime::parse_from_rfc3339("2026-11-20T12:00:00+08:00").unwrap();
        let series: [(&str, &str, &[&str]); 3] = [
            ("maternal_mortality", "total", &["16.9", "16.1", "15.7", "15.1", "14.3"]),
            ("cervical_screening", "total", &["64.1", "63.0", "62.4", "61.2", "60.0", "58.9"]),
            (
                "upper_secondary_enrolment",
                "female",
                &["92.1", "92.8", "93.0", "93.9", "94.3", "95.2"],
            ),
        ];
        for (indicator, sex, values) in series {
            let figure = |(year, value): (i32, &&str)| {
                json!({"indicator": indicator, "year": year, "sex": sex, "value": value,
                    "source": "统计监测"})
            };
            let figures: Vec<Value> = (2020..).zip(values).map(figure).collect();
            let asked = json!({"kind": "enter_figures", "figures": figures, "reason": "历年"});
            self.record_at("sun-jia", asked, noon).unwrap();
        }
    }

    /// Why another session is refused, in Chinese; nothing where it is not.
    pub(crate) fn refused(&self, person: &str, body: Value) -> Option<String> {
        match self.record(person, body) {
            Ok(_) => None,
            Err(NotDone::Refused { refusal, .. }) => {
                Some(words::refuse(words::Lang::Zh, &refusal, self.open().state()))
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}
