//! What is going on, on standard error where somebody watches; it is wiped away when this goes.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

/// A line that takes the place of the one before.
#[derive(Debug)]
pub(super) struct Progress {
    watched: bool,
    told: Cell<bool>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { watched: io::stderr().is_terminal(), told: Cell::new(false) }
    }

    /// Wipes it away before something else is written.
    pub(super) fn clear(&self) {
        if self.told.take() {
            write("");
        }
    }

    pub(super) fn tell(&self, text: &str) {
        if self.watched {
            self.told.set(true);
            write(text);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// A courtesy; where it cannot be shown the work goes on.
fn write(text: &str) {
    let _ = write!(io::stderr(), "\r{text}\x1b[K");
    let _ = io::stderr().flush();
}
