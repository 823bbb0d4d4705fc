//! Ctrl-Z: stopping, where somebody is there to let the program go on.

use std::io;

use nix::unistd::{getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

/// Whether a shell with job control started the program. Where it leads the session (`ssh host
/// halfsky`, a terminal's own command), or runs in its parent's job, a stopped halfsky would be a
/// dead window.
pub(super) fn is_possible() -> bool {
    let parent = getppid();
    let same_session = getsid(None).is_ok_and(|ours| getsid(Some(parent)) == Ok(ours));
    same_session && getpgid(Some(parent)).is_ok_and(|theirs| theirs != getpgrp())
}

/// Stops the process; returns when it goes on.
///
/// # Errors
/// Where the system refuses.
pub(super) fn stop() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}
