//! Reading in idle moments what a start left unread: the entries that its snapshot goes up to.

use super::{Office, Trouble};
use crate::domain::entry::{Head, Seq};
use crate::ledger::{Break, StoreError};

/// How many entries are checked at once: a key that comes meanwhile waits for these.
const STRETCH: u64 = 64;

/// Entries that were not read at the start, from first to last.
#[derive(Debug)]
pub(super) struct Unread {
    sound: Head,
    last: Seq,
}

impl Unread {
    pub(super) fn upto(last: Seq) -> Self {
        Self { sound: Head::default(), last }
    }
}

impl Office {
    /// Checks the next few entries that were not read at the start, for the snapshot goes beyond them.
    /// Where one is broken, nothing can be appended from now on, and [`Office::mend`] shows what
    /// stands before it. Gives whether that was found.
    ///
    /// Only the chain is read. Whether the snapshot says what the entries fold to is found by
    /// [`Office::verify`].
    ///
    /// # Errors
    /// Where the ledger cannot be read; nothing more is checked then.
    pub fn check_on(&mut self) -> Result<bool, Trouble> {
        let Some(unread) = self.unread.take() else { return Ok(false) };
        match self.heed(self.store.verify_stretch(&unread.sound, STRETCH)) {
            Ok(sound) if sound == unread.sound => {
                // There are no more, where there were at the start.
                let found = i64::try_from(sound.seq).unwrap_or(i64::MAX);
                self.stop_at(sound.seq + 1, Break::Gap { found });
                Ok(true)
            }
            Ok(sound) => {
                self.unread = (sound.seq < unread.last).then_some(Unread { sound, ..unread });
                Ok(false)
            }
            Err(StoreError::Broken { .. }) => Ok(true),
            Err(StoreError::Busy { .. }) => {
                self.unread = Some(unread);
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}
