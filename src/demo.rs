//! The demonstration: invented people, letters and reports on a fixed day, from `data/demo.json`.
//!
//! Its entries go through the same door as everybody's. They are written in one transaction to a
//! ledger of its own, which is removed with the demonstration, or to a file that somebody asks for.

use std::collections::HashMap;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::clock::Clock;
use crate::disk::is_no_more;
use crate::domain::entry::Seq;
use crate::domain::form::Request;
use crate::domain::payload::{PersonId, Settings};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::founding::{self, Given, NotGiven};
use crate::office::{Batch, Office, Trouble};

/// How a demonstration's folder begins; its process and a number follow.
const FOLDER: &str = "halfsky-demo-";

const DEMO: &str = include_str!("../data/demo.json");

/// Why there is no demonstration.
#[derive(Debug)]
pub enum NoDemo {
    /// The data built in are not of their form.
    Malformed(String),
    /// What it adopts is not of its form.
    NotGiven(NotGiven),
    /// An entry, from 0, that is not let through.
    Refused {
        /// Which.
        index: usize,
        /// Its kind.
        kind: String,
        /// Why.
        refusal: Box<Refusal>,
        /// Gives names to ids.
        state: Box<State>,
    },
    /// The ledger could not be written.
    Trouble(Trouble),
    /// A folder for it could not be made.
    Io(PathBuf, std::io::Error),
}

#[derive(Deserialize)]
struct Script {
    city: String,
    office: String,
    entries: Vec<Map<String, Value>>,
}

/// A demonstration that is open: its ledger goes when this goes.
#[derive(Debug)]
pub struct Demo {
    folder: PathBuf,
}

impl Demo {
    /// Makes the ledger in a folder of its own that nobody else can read.
    ///
    /// # Errors
    /// See [`NoDemo`].
    pub fn open() -> Result<(Self, Office), NoDemo> {
        sweep(&std::env::temp_dir());
        let began = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let unique = began.map_or(0, |since| since.subsec_nanos());
        let name = format!("{FOLDER}{}-{unique}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|error| NoDemo::Io(folder.clone(), error))?;
        let demo = Self { folder };
        let office = write(&demo.folder.join("demo.sqlite3"))?;
        Ok((demo, office))
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Where it cannot be removed there is nobody left to tell; it lies among temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Removes what demonstrations left behind that were ended by a signal or a crash.
fn sweep(folder: &Path) {
    let ours = nix::unistd::Uid::effective().as_raw();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(FOLDER)?.split('-').next());
        let process = process.and_then(|id| id.parse().ok());
        if process.is_some_and(is_no_more)
            && entry.metadata().is_ok_and(|found| found.is_dir() && found.uid() == ours)
        {
            // Left for the next time where it cannot be removed now.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Writes the demonstration's ledger.
///
/// # Errors
/// See [`NoDemo`].
pub fn write(path: &Path) -> Result<Office, NoDemo> {
    founding::write(path, batch(DEMO)?).map_err(NoDemo::Trouble)
}

/// The demonstration's day; asked at each start, for which the data are too long to be read.
pub const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day of the calendar");

/// Who sits at the demonstration: the first clerk.
pub fn first_clerk(state: &State) -> Option<PersonId> {
    use crate::domain::vocabulary::EventKind::PersonEnrolled;
    let first = state.index.of_kind(PersonEnrolled).first()?;
    let enrolled = |id: &&PersonId| state.index.of_person(id).first() == Some(first);
    state.people.keys().find(enrolled).cloned()
}

/// A demonstration's ledger stands still on its day, so that nothing in it grows late by itself.
pub fn clock(state: &State) -> Clock {
    let still = state
        .is_demo()
        .then_some(DAY)
        .filter(|day| state.last_at.is_none_or(|last| last.date_naive() <= *day));
    still.map_or(Clock::Machine, Clock::Day)
}

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, NoDemo> {
    serde_json::from_str(text).map_err(|error| NoDemo::Malformed(error.to_string()))
}

/// All entries, each judged on top of those before; what a new ledger adopts comes after the first.
fn batch(text: &str) -> Result<Batch, NoDemo> {
    let script: Script = read(text)?;
    let mut batch = Batch::fresh();
    let mut labels = HashMap::new();
    for (index, mut fields) in script.entries.into_iter().enumerate() {
        let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (at, actor) = stand(&mut fields).map_err(NoDemo::Malformed)?;
        let label = fields.remove("label");
        let mut value = Value::Object(fields);
        name_entries(&mut value, &labels).map_err(NoDemo::Malformed)?;
        let judged = Request::from_json(value, at.date_naive())
            .map_err(Box::new)
            .and_then(|request| batch.add(&request, &actor, at));
        let seq = judged.map_err(|refusal| refused(refusal, index, &kind, &batch))?;
        if let Some(Value::String(label)) = label {
            labels.insert(label, seq);
        }
        if index == 0 {
            let settings = Settings {
                city: script.city.clone(),
                office: script.office.clone(),
                demo: true,
                ..Settings::default()
            };
            let given = Given::embedded().map_err(NoDemo::NotGiven)?;
            founding::adopt(&mut batch, given, settings, &actor, at)
                .map_err(|refusal| refused(refusal, index, "adopt", &batch))?;
        }
    }
    Ok(batch)
}

/// When an entry was recorded, and by whom.
fn stand(fields: &mut Map<String, Value>) -> Result<(DateTime<FixedOffset>, PersonId), String> {
    let at = fields.remove("at").unwrap_or_default();
    let actor = fields.remove("actor").unwrap_or_default();
    let at = at.as_str().unwrap_or_default();
    let at = DateTime::parse_from_rfc3339(at).map_err(|error| format!("at {at:?}: {error}"))?;
    Ok((at, PersonId::from(actor.as_str().unwrap_or_default())))
}

/// Puts the numbers of entries in the place of their labels.
fn name_entries(value: &mut Value, labels: &HashMap<String, Seq>) -> Result<(), String> {
    match value {
        Value::Object(fields) => fields.values_mut().try_for_each(|v| name_entries(v, labels)),
        Value::Array(values) => values.iter_mut().try_for_each(|v| name_entries(v, labels)),
        Value::String(text) => {
            if let Some(label) = text.strip_prefix('@') {
                let seq = labels.get(label).ok_or_else(|| format!("no label {label:?}"))?;
                *value = Value::from(*seq);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn refused(refusal: Box<Refusal>, index: usize, kind: &str, batch: &Batch) -> NoDemo {
    let state = Box::new(batch.state().clone());
    NoDemo::Refused { index, kind: kind.to_owned(), refusal, state }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ended_processes_left_is_swept() {
        let place = std::env::temp_dir().join(format!("halfsky-sweep-{}", std::process::id()));
        let left = [format!("{FOLDER}4194999-1"), format!("{FOLDER}{}-1", std::process::id())];
        let [ended, running] = left.map(|name| place.join(name));
        let other = place.join("halfsky-4194999");
        for folder in [&ended, &running, &other] {
            std::fs::create_dir_all(folder).unwrap();
        }
        sweep(&place);
        assert!(!ended.exists() && running.exists() && other.exists());
        std::fs::remove_dir_all(place).unwrap();
    }
    use crate::domain::fact::Fact;
    use crate::words::{Lang, refuse_line};

    fn told(error: NoDemo) -> String {
        match error {
            NoDemo::Refused { index, kind, refusal, state } => {
                format!("entry {index} ({kind}): {}", refuse_line(Lang::En, &refusal, &state))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_entry_passes_in_time_and_before_its_day() {
        let (demo, office) = Demo::open().map_err(told).unwrap();
        let state = office.state();
        assert!(state.is_demo());
        assert_eq!(clock(state), Clock::Day(DAY));
        assert!(state.last_at.unwrap().date_naive() <= DAY);
        let seqs: Vec<Seq> = (1..=state.head.seq).collect();
        let behind = |fact: &Fact| fact.clock_behind.is_some();
        let facts = office.read(&seqs).unwrap();
        assert_eq!(facts.iter().find(|fact| behind(fact)), None, "entries in order of time");
        assert_eq!(first_clerk(state), Some(facts[0].actor.clone()));
        let folder = demo.folder.clone();
        drop((office, demo));
        assert!(!folder.exists());
    }

    #[test]
    fn what_does_not_pass_is_named() {
        let script = |entry: &str| {
            let first = r#"{"at":"2024-01-08T09:00:00+08:00","actor":"a","kind":"enrol_person",
                "person":"a","name":"甲","role":"office"}"#;
            format!(r#"{{"city":"市","office":"办","entries":[{first},{entry}]}}"#)
        };
        let at = r#""at":"2024-01-09T09:00:00+08:00","actor":"a""#;
        let wrong = script(&format!(r#"{{{at},"kind":"write_note","text":"记","item":"9.9"}}"#));
        let told = told(batch(&wrong).unwrap_err());
        assert!(told.starts_with("entry 1 (write_note): ") && told.contains("9.9"), "{told}");
        let unknown = script(&format!(r#"{{{at},"kind":"withdraw","entry":"@L","reason":"错"}}"#));
        assert!(matches!(batch(&unknown), Err(NoDemo::Malformed(why)) if why.contains('L')));
    }
}
