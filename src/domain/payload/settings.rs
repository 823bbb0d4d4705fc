//! The office's own settings.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::assess::Thresholds;

/// The office's own settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The city, e.g. 梅河口市.
    pub city: String,
    /// The office's name, as on papers.
    pub office: String,
    /// Invented data, marked on every screen and paper.
    #[serde(default)]
    pub demo: bool,
    /// The numbers that statuses are computed with.
    #[serde(default)]
    pub thresholds: Box<Thresholds>,
}

/// Asks to change some of the settings; the others stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsChange {
    /// See [`Settings::city`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// See [`Settings::office`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// See [`Settings::demo`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo: Option<bool>,
    /// Thresholds by the names of their fields.
    #[serde(flatten)]
    pub thresholds: Map<String, Value>,
}

impl From<&Settings> for SettingsChange {
    /// All of them, as they are.
    fn from(now: &Settings) -> Self {
        let thresholds = match serde_json::to_value(&now.thresholds) {
            Ok(Value::Object(thresholds)) => thresholds,
            _ => Map::new(),
        };
        let (city, office) = (Some(now.city.clone()), Some(now.office.clone()));
        Self { city, office, demo: Some(now.demo), thresholds }
    }
}

impl Settings {
    /// The committee whose office it is, as its name says.
    pub fn committee(&self) -> &str {
        let office = self.office.as_str();
        let shorter = office.strip_suffix("办公室").or_else(|| office.strip_suffix("办"));
        shorter.unwrap_or(office)
    }
}

impl SettingsChange {
    /// The settings once this is done; before any were made, the city and the office stay empty
    /// where they are not given.
    ///
    /// # Errors
    /// Where a threshold is unknown or no number.
    pub fn onto(self, now: Option<&Settings>) -> serde_json::Result<Settings> {
        let now = now.cloned().unwrap_or_default();
        let mut thresholds = Self::from(&now).thresholds;
        thresholds.extend(self.thresholds);
        Ok(Settings {
            city: self.city.unwrap_or(now.city),
            office: self.office.unwrap_or(now.office),
            demo: self.demo.unwrap_or(now.demo),
            thresholds: serde_json::from_value(Value::Object(thresholds))?,
        })
    }
}
