//! Taking the terminal, writing to it while it is taken, and giving it back, from whichever thread ends
//! the program.

use std::io;
use std::os::fd::AsFd;
use std::sync::{Mutex, MutexGuard, PoisonError};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::termios;
use ratatui::crossterm::terminal;

/// Alternate screen, bracketed paste; arrows and the number pad as they are, and no margins, whatever
/// was left on.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1l\x1b>\x1b[r\x1b[2J";

/// Presses and the wheel, in numbers that know no edge. Not every move: that would flood the line.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// Undoes all that may have been switched on, in any order of events. Where there is no alternate
/// screen, what is left behind is an empty one.
const LEAVE: &str =
    "\x1b[?2026l\x1b[0m\x1b[r\x1b[H\x1b[J\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// What has become of the terminal. Held while it is written to, so that nothing is drawn after it
/// was given back.
static HOLD: Mutex<Hold> = Mutex::new(Hold::Free);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// Not taken, or given back for a while.
    Free,
    /// In raw mode, with the dashboard on it.
    Taken,
    /// Given back for good: the process ends.
    Over,
}

fn hold() -> MutexGuard<'static, Hold> {
    // A panic while it was held leaves it as it was.
    HOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal, unless it was given back for good.
///
/// # Errors
/// Where it is no terminal.
pub(super) fn take(mouse: bool) -> io::Result<()> {
    let mut hold = hold();
    if *hold == Hold::Over {
        return Ok(());
    }
    terminal::enable_raw_mode()?;
    *hold = Hold::Taken;
    let modes = if mouse { [ENTER, MOUSE].concat() } else { ENTER.to_owned() };
    let entered = write_all(&modes);
    drop(hold);
    entered.inspect_err(|_| leave())
}

/// Gives the terminal back. Harmless when it was not taken.
pub(super) fn leave() {
    give_back(Hold::Free);
}

/// Gives the terminal back, and never takes it again.
pub(super) fn leave_for_good() {
    give_back(Hold::Over);
}

fn give_back(then: Hold) {
    let mut hold = hold();
    if *hold == Hold::Taken {
        // Nothing better can be done on the way out than to try.
        let _ = write_all(LEAVE);
        let _ = terminal::disable_raw_mode();
    }
    if *hold != Hold::Over {
        *hold = then;
    }
}

/// Whether it was given back for good: the process ends.
pub(super) fn is_over() -> bool {
    *hold() == Hold::Over
}

/// Writes to the terminal while it is taken.
///
/// # Errors
/// Where the terminal is gone.
pub(super) fn write(text: &str) -> io::Result<()> {
    let hold = hold();
    if *hold == Hold::Taken { write_all(text) } else { Ok(()) }
}

fn write_all(text: &str) -> io::Result<()> {
    // Standard output keeps a line buffer that would split a frame at every 1 KiB.
    let out = io::stdout();
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        match nix::unistd::write(out.as_fd(), rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(nix::errno::Errno::EINTR) => {}
            // Another program left it so that it takes what it can at once.
            Err(nix::errno::Errno::EAGAIN) => {
                let _ =
                    poll(&mut [PollFd::new(out.as_fd(), PollFlags::POLLOUT)], PollTimeout::NONE);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Sets the line as it was where giving the terminal back is stuck in what it does not take: that is
/// thrown away.
pub(super) fn give_line_back() {
    // Nothing better can be done on the way out than to try.
    let _ = termios::tcflush(io::stdout(), termios::FlushArg::TCOFLUSH);
    let _ = terminal::disable_raw_mode();
}
