//! A ledger that was begun a moment ago.

use super::founded::founded;
use super::ledger::Ledger;

impl Ledger {
    /// The plan and what is proposed with it, and its founder; nothing else yet.
    pub(crate) fn begun() -> Self {
        let ledger = Self { folder: tempfile::tempdir().unwrap() };
        let at = ("2026-11-20T08:00:00+08:00", true);
        drop(founded(&ledger.path(), ("wang-lan", "王兰"), at));
        ledger
    }
}
