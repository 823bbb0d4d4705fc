//! The demonstration's ledger, written once and copied for every test.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use halfsky::demo;
use halfsky::office::Office;
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
pub(crate) struct Ledger {
    pub(super) folder: TempDir,
}

impl Ledger {
    /// A fresh copy.
    pub(crate) fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, snapshot) = written();
        fs::write(folder.path().join("demo.sqlite3"), ledger).unwrap();
        fs::write(folder.path().join("demo.sqlite3.snapshot"), snapshot).unwrap();
        Self { folder }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("demo.sqlite3")
    }

    /// Another session on it.
    pub(crate) fn open(&self) -> Office {
        Office::open_to_stay(&self.path()).unwrap()
    }
}
