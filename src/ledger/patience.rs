//! Waiting for others: in steps, and not for ever.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::StoreError;

/// How long somebody waits, and since when.
#[derive(Debug)]
pub(super) struct Patience {
    began: Instant,
    most: Duration,
    step: Duration,
}

impl Patience {
    /// Begins to wait: at most so long, with a look after each step.
    pub(super) fn begin(most: Duration, step: Duration) -> Self {
        Self { began: Instant::now(), most, step }
    }

    /// Waits until the next look.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where it was long enough.
    pub(super) fn wait(&self) -> Result<(), StoreError> {
        let waited = self.began.elapsed();
        if waited >= self.most {
            return Err(StoreError::Busy { waited });
        }
        sleep(self.step.min(self.most - waited));
        Ok(())
    }
}
