//! A ledger as it is founded: the plan and what is proposed with it, and whoever did; nothing else yet.

use std::path::Path;

use chrono::DateTime;
use halfsky::domain::payload::Settings;
use halfsky::founding::{Given, found};
use halfsky::office::Office;
use serde_json::json;

/// Founded at that moment by somebody of that id and name, to be tried out or in earnest.
pub(crate) fn founded(
    path: &Path,
    (person, name): (&str, &str),
    (at, demo): (&str, bool),
) -> Office {
    let given = Given::embedded().unwrap();
    let city = given.city().to_owned();
    let office = given.office_of(&city);
    let settings = Settings { city, office, demo, ..Settings::default() };
    let founder = json!({"person": person, "name": name, "role": "office"});
    let at = DateTime::parse_from_rfc3339(at).unwrap();
    found(path, given, settings, serde_json::from_value(founder).unwrap(), at).unwrap()
}
