//! Taking the terminal, writing to it while it is taken, and giving it back, from whichever thread ends
//! the program.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use nix::errno::Errno;
use nix::fcntl::OFlag;
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
static LINE: Mutex<Line> =
    Mutex::new(Line { hold: Hold::Free, own: None, modes: None, rest: Vec::new() });

/// The terminal as this process writes to it.
struct Line {
    hold: Hold,
    /// The terminal opened once more, so that writing to it never waits: whoever else writes to it is
    /// not to find it so. None where it cannot be.
    own: Option<File>,
    /// What switches it over, in front of what is written to it first.
    modes: Option<String>,
    /// What it has not taken yet.
    rest: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// Not taken, or given back for a while.
    Free,
    /// In raw mode, with the dashboard on it.
    Taken,
    /// Given back for good: the process ends.
    Over,
}

fn line() -> MutexGuard<'static, Line> {
    // A panic while it was held leaves it as it was.
    LINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal, unless it was given back for good. It shows that with the first frame, in one
/// write.
///
/// # Errors
/// Where it is no terminal.
pub(super) fn take(mouse: bool) -> io::Result<()> {
    let mut line = line();
    if line.hold == Hold::Over {
        return Ok(());
    }
    terminal::enable_raw_mode()?;
    line.hold = Hold::Taken;
    if line.own.is_none() {
        line.own = open();
    }
    line.modes = Some(if mouse { [ENTER, MOUSE].concat() } else { ENTER.to_owned() });
    Ok(())
}

/// The terminal, opened so that it takes what it can at once.
fn open() -> Option<File> {
    let name = nix::unistd::ttyname(io::stdout()).ok()?;
    let flags = OFlag::O_NONBLOCK | OFlag::O_NOCTTY;
    File::options().write(true).custom_flags(flags.bits()).open(name).ok()
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
    let mut line = line();
    if line.hold == Hold::Taken {
        // Nothing better can be done on the way out than to try.
        let _ = line.write(LEAVE, Patience::Endless);
        let _ = terminal::disable_raw_mode();
    }
    if line.hold != Hold::Over {
        line.hold = then;
    }
}

/// Whether it was given back for good: the process ends.
pub(super) fn is_over() -> bool {
    line().hold == Hold::Over
}

/// Writes to the terminal while it is taken: what it does not take at once, with what is written next.
///
/// # Errors
/// Where the terminal is gone.
pub(super) fn write(text: &str) -> io::Result<()> {
    let mut line = line();
    if line.hold == Hold::Taken { line.write(text, Patience::Without) } else { Ok(()) }
}

/// Whether the terminal has still to take some of what was written.
///
/// # Errors
/// Where the terminal is gone.
pub(super) fn is_behind() -> io::Result<bool> {
    let mut line = line();
    if line.hold == Hold::Taken && !line.rest.is_empty() {
        line.write("", Patience::Without)?;
    }
    Ok(!line.rest.is_empty())
}

/// How long to wait for a terminal that takes nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patience {
    Without,
    Endless,
}

impl Line {
    fn write(&mut self, text: &str, patience: Patience) -> io::Result<()> {
        self.rest.extend(self.modes.take().unwrap_or_default().into_bytes());
        self.rest.extend_from_slice(text.as_bytes());
        // Standard output keeps a line buffer that would split a frame at every 1 KiB.
        let stdout = io::stdout();
        let out = self.own.as_ref().map_or(stdout.as_fd(), |own| own.as_fd());
        while !self.rest.is_empty() {
            match nix::unistd::write(out, &self.rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => drop(self.rest.drain(..count)),
                Err(Errno::EINTR) => {}
                Err(Errno::EAGAIN) if patience == Patience::Without => return Ok(()),
                Err(Errno::EAGAIN) => {
                    let _ = poll(&mut [PollFd::new(out, PollFlags::POLLOUT)], PollTimeout::NONE);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Sets the line as it was where giving the terminal back is stuck in what it does not take: that is
/// thrown away.
pub(super) fn give_line_back() {
    // Nothing better can be done on the way out than to try.
    let _ = termios::tcflush(io::stdout(), termios::FlushArg::TCOFLUSH);
    let _ = terminal::disable_raw_mode();
}
