//! The terminal itself: entering and leaving it, reading its input, writing frames.

pub mod frame;
pub mod paint;

use std::io::{self, Write};
use std::panic;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::terminal;
use ratatui::layout::Rect;

use paint::{Cursor, Painter};

/// Alternate screen, bracketed paste.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[2J";

/// Undoes all that was switched on, in any order of events.
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// The terminal while the dashboard has it.
#[derive(Debug)]
pub struct Term {
    painter: Painter,
    input: MutexGuard<'static, Receiver<Event>>,
}

impl Term {
    /// Takes the terminal. It is given back when this is dropped, on a panic, and on a signal
    /// that ends the program.
    ///
    /// # Errors
    /// Where it is no terminal.
    pub fn enter() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        leave_when_ended();
        // From here on, dropping it gives the terminal back.
        let term = Self { painter: Painter::default(), input: input() };
        write(ENTER)?;
        Ok(term)
    }

    /// The size of the screen.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn area() -> io::Result<Rect> {
        let (width, height) = terminal::size()?;
        Ok(Rect::new(0, 0, width.max(1), height.max(1)))
    }

    /// Writes a frame, in one write.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn show(&mut self, frame: Buffer, cursor: Cursor) -> io::Result<()> {
        let bytes = self.painter.paint(frame, cursor);
        if bytes.is_empty() { Ok(()) } else { write(&bytes) }
    }

    /// Everything that was typed by now, waiting at most `patience` for the first of it. An input
    /// method commits several characters in one burst; they belong in one frame.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn events(&mut self, patience: Duration) -> io::Result<Vec<Event>> {
        let mut all = match self.input.recv_timeout(patience) {
            Ok(first) => vec![first],
            Err(RecvTimeoutError::Timeout) => return Ok(Vec::new()),
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
        };
        all.extend(self.input.try_iter());
        if all.iter().any(|event| matches!(event, Event::Resize(..))) {
            self.painter.forget();
        }
        Ok(all)
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        leave();
    }
}

/// What is typed, read by one thread for as long as the program runs: there is no way to wake a
/// blocking read, and two readers would take each other's keys.
fn input() -> MutexGuard<'static, Receiver<Event>> {
    static INPUT: OnceLock<Mutex<Receiver<Event>>> = OnceLock::new();
    let start = || {
        let (send, input) = channel();
        std::thread::spawn(move || {
            while let Ok(event) = event::read() {
                if send.send(event).is_err() {
                    break;
                }
            }
        });
        Mutex::new(input)
    };
    // A panic while it was held leaves nothing half done in it.
    INPUT.get_or_init(start).lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back. Harmless when it was not taken.
fn leave() {
    // Nothing better can be done on the way out than to try.
    let _ = write(LEAVE);
    let _ = terminal::disable_raw_mode();
}

fn leave_when_ended() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            before(info);
        }));
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let ends = [SIGTERM, SIGHUP, SIGINT];
        if let Ok(mut signals) = signal_hook::iterator::Signals::new(ends) {
            std::thread::spawn(move || {
                if let Some(signal) = signals.forever().next() {
                    leave();
                    std::process::exit(128 + signal);
                }
            });
        }
    });
}

fn write(text: &str) -> io::Result<()> {
    // Standard output keeps a line buffer that would split a frame at every 1 KiB.
    let out = io::stdout();
    let fd = std::os::fd::AsFd::as_fd(&out);
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let done = nix::unistd::write(fd, rest).map_err(io::Error::from);
        match done {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    io::stdout().flush()
}
