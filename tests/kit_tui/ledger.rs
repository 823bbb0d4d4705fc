//! The demonstration's ledger, written once and copied for every test.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use halfsky::domain::fact::Fact;
use halfsky::domain::form::Request;
use halfsky::domain::payload::PersonId;
use halfsky::office::{NotDone, Office};
use halfsky::{demo, words};
use serde_json::Value;
use tempfile::TempDir;

/// The ledger's bytes, and those of the snapshot beside it.
static DEMO: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();

fn written() -> &'static (Vec<u8>, Vec<u8>) {
    DEMO.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.sqlite3");
        let mut office = demo::write(&path).map_err(|why| format!("{why:?}")).unwrap();
        office.save_snapshot();
        drop(office);
        let snapshot = fs::read(folder.path().join("demo.sqlite3.snapshot")).unwrap();
        (fs::read(path).unwrap(), snapshot)
    })
}

/// A copy of the demonstration's ledger, gone when this goes.
pub struct Ledger {
    folder: TempDir,
}

impl Ledger {
    /// A fresh copy.
    pub fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, snapshot) = written();
        fs::write(folder.path().join("demo.sqlite3"), ledger).unwrap();
        fs::write(folder.path().join("demo.sqlite3.snapshot"), snapshot).unwrap();
        Self { folder }
    }

    /// Where it lies.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("demo.sqlite3")
    }

    /// Another session on it.
    pub fn open(&self) -> Office {
        Office::open(&self.path()).unwrap()
    }

    /// Another session enters something, as `record` would.
    pub fn record(&self, person: &str, body: Value) -> Result<Vec<Fact>, NotDone> {
        let mut office = self.open();
        let clock = demo::clock(office.state());
        let request = Request::from_json(body, clock.today())
            .map_err(|why| NotDone::Refused { refusal: Box::new(why), meanwhile: Vec::new() })?;
        office.submit(&request, &PersonId::from(person), clock.now())
    }

    /// Why another session is refused, in Chinese; nothing where it is not.
    pub fn refused(&self, person: &str, body: Value) -> Option<String> {
        match self.record(person, body) {
            Ok(_) => None,
            Err(NotDone::Refused { refusal, .. }) => {
                Some(words::refuse(words::Lang::Zh, &refusal, self.open().state()))
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}
