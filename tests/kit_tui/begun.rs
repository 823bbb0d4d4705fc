//! A ledger that was begun a moment ago.

use chrono::DateTime;
use halfsky::domain::payload::Settings;
use halfsky::founding::{self, Given};
use serde_json::json;

use super::ledger::Ledger;

impl Ledger {
    /// The plan and what is proposed with it, and its founder; nothing else yet.
    pub(crate) fn begun() -> Self {
        let ledger = Self { folder: tempfile::tempdir().unwrap() };
        let given = Given::embedded().unwrap();
        let city = given.city().to_owned();
        let office = given.office_of(&city);
        let settings = Settings { city, office, demo: true, thresholds: Box::default() };
        let founder = json!({"person": "wang-lan", "name": "王兰", "role": "office"});
        let founder = serde_json::from_value(founder).unwrap();
        let at = DateTime::parse_from_rfc3339("2026-11-20T08:00:00+08:00").unwrap();
        let made = founding::found(&ledger.path(), given, settings, founder, at);
        drop(made.map_err(|why| format!("{why:?}")).unwrap());
        ledger
    }
}
