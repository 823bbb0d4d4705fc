//! The terminal itself: entering and leaving it, what comes from it, writing frames to it.

pub mod ask;
mod erase;
pub mod frame;
mod guard;
mod hold;
pub mod input;
pub mod paint;
mod scroll;
mod sgr;
mod suspend;

use std::io::{self, Write as _};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::termios;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::crossterm::terminal;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};

use ask::{Answer, Asked, Questions};
use guard::{Signals, Unwatched};
use input::{Decoder, Heard};
use paint::{Cursor, Painter};

/// Input is taken in before the next frame up to this many bytes, so that no flood of it hides the
/// screen.
const AT_ONCE: usize = 1 << 20;

/// How long leaving waits for an answer that is on its way and would be typed to the shell.
const LATE_ANSWER: Duration = Duration::from_millis(200);

/// What happened at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// Somebody pressed, pasted, clicked, or made the window larger.
    Event(Event),
    /// The terminal told something about itself.
    Answer(Answer),
    /// It is to be suspended, as by `kill -TSTP`.
    Suspend,
}

/// By what a wait for the terminal was ended, if by anything.
#[derive(Debug, Clone, Copy, Default)]
struct Woken {
    typed: bool,
    signalled: bool,
    /// The line took the last of what it had not taken yet.
    took_all: bool,
}

/// Columns and rows that are drawn at most: of 65535 by 65535 no frame can be kept.
const MOST: (u16, u16) = (1000, 500);

/// The terminal while the dashboard has it.
#[derive(Debug)]
pub struct Term {
    painter: Painter,
    decoder: Decoder,
    /// When the last bytes came.
    heard: Instant,
    signals: Signals,
    /// Until the first frame is written.
    unwatched: Option<Unwatched>,
    /// What is asked with the next frame.
    unasked: Questions,
    asked: Option<Asked>,
    mouse: bool,
}

impl Term {
    /// Takes the terminal. It is given back when this is dropped, on a panic, and on a signal
    /// that ends the program.
    ///
    /// # Errors
    /// Where it is no terminal.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        let signals = guard::listen(&[SIGWINCH, SIGTSTP, SIGCONT])?;
        let unwatched = guard::stand(hold::leave_for_good, hold::give_line_back);
        hold::take(mouse)?;
        // From here on, dropping it gives the terminal back.
        Ok(Self {
            painter: Painter::default(),
            decoder: Decoder::default(),
            heard: Instant::now(),
            signals,
            unwatched,
            unasked: Questions::default(),
            asked: None,
            mouse,
        })
    }

    /// The size of the screen.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn area() -> io::Result<Rect> {
        let (width, height) = terminal::size()?;
        let said = |name: &str| std::env::var(name).ok()?.parse::<u16>().ok();
        // Lines without a size of their own, as serial ones, say 0.
        let known = |size: u16, name: &str, usual: u16| match size {
            0 => said(name).filter(|said| *said > 0).unwrap_or(usual),
            size => size,
        };
        let (width, height) = (known(width, "COLUMNS", 80), known(height, "LINES", 24));
        // A line may say anything; what is beyond that stays blank.
        Ok(Rect::new(0, 0, width.min(MOST.0), height.min(MOST.1)))
    }

    /// Writes a frame, and what the terminal is asked with it, in one write.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn show(&mut self, frame: &Buffer, cursor: Cursor) -> io::Result<()> {
        let mut bytes = self.painter.paint(frame, cursor);
        let fits = frame.area.height >= ask::ROW && frame.area.width >= ask::CELLS;
        let questions = if fits { std::mem::take(&mut self.unasked) } else { Questions::default() };
        let asks = questions != Questions::default();
        if asks {
            let over = Rect::new(0, ask::ROW - 1, ask::CELLS, 1);
            bytes.push_str(&self.painter.interrupted(&questions.bytes(), over));
        }
        if bytes.is_empty() {
            return Ok(());
        }
        hold::write(&bytes)?;
        if let Some(unwatched) = self.unwatched.take() {
            unwatched.watch();
        }
        if asks {
            self.asked = Some(Asked { open: questions, at: Instant::now() });
        }
        Ok(())
    }

    /// Whether the line has still to take some of the last frame: what would be drawn meanwhile is old
    /// by the time that it is seen.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn is_behind(&self) -> io::Result<bool> {
        hold::is_behind()
    }

    /// Forgets what the terminal shows: the next frame is written whole.
    pub fn forget(&mut self) {
        self.painter.forget();
    }

    /// Asks the terminal about itself behind the next frame that has room for it, and draws over what
    /// that shows. Its answers come with what is typed.
    pub fn ask(&mut self, questions: Questions) {
        self.unasked = questions;
    }

    /// Everything that happened by now, waiting at most `patience` for the first of it, or for the line
    /// to take what it has not taken yet. An input method commits several characters in one burst; they
    /// belong in one frame. What was heard before the terminal went is still told; that it is gone, the
    /// next time.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn wait(&mut self, patience: Duration) -> io::Result<Vec<Happening>> {
        let end = Instant::now() + patience;
        let mut happened = Vec::new();
        let mut taken = 0;
        loop {
            let now = Instant::now();
            let given_up = self.decoder.patience().map(|patience| self.heard + patience);
            let until = match happened.is_empty() {
                true => given_up.map_or(end, |at| at.min(end)),
                false => now,
            };
            let heard = self.hear(until.saturating_duration_since(now), &mut happened);
            let (woken, count) = match heard {
                Err(_) if !happened.is_empty() => return Ok(happened),
                heard => heard?,
            };
            taken += count;
            let idle = !woken.typed && !woken.signalled;
            // Only when nothing is there to be read: the rest may have come while a frame was
            // written.
            if idle && given_up.is_some_and(|at| at <= Instant::now()) {
                let heard = self.decoder.give_up();
                self.take_in(heard, &mut happened);
            }
            let over = !happened.is_empty() || woken.took_all || Instant::now() >= end;
            if taken >= AT_ONCE || (idle && over) {
                return Ok(happened);
            }
        }
    }

    /// Waits as [`Self::ready`] does, and takes bytes and signals: by what it was woken, and how many
    /// bytes.
    fn hear(
        &mut self,
        patience: Duration,
        happened: &mut Vec<Happening>,
    ) -> io::Result<(Woken, usize)> {
        let woken = self.ready(patience)?;
        // The process ends by a signal: what is typed now is typed to somebody else.
        if hold::is_over() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        if woken.signalled {
            self.take_signals(happened)?;
        }
        let count = if woken.typed { self.read(happened)? } else { 0 };
        Ok((woken, count))
    }

    /// Waits for so long, or until there is something to be read, and reads nothing.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn rest(&self, moment: Duration) -> io::Result<()> {
        self.ready(moment).map(drop)
    }

    /// Waits for bytes, a signal, or the line to take what it has not taken yet.
    fn ready(&self, patience: Duration) -> io::Result<Woken> {
        let (stdin, stdout) = (io::stdin(), io::stdout());
        let was_behind = hold::is_behind()?;
        let room = if was_behind { PollFlags::POLLOUT } else { PollFlags::empty() };
        let mut sources = [
            PollFd::new(stdin.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.signals.get_read().as_fd(), PollFlags::POLLIN),
            PollFd::new(stdout.as_fd(), room),
        ];
        // A part of a millisecond is waited for as a whole one: never a busy round.
        let millis = patience.as_micros().div_ceil(1_000).min(60_000) as u16;
        match poll(&mut sources, PollTimeout::from(millis)) {
            Ok(_) => {}
            Err(nix::errno::Errno::EINTR) => {
                return Ok(Woken { signalled: true, ..Woken::default() });
            }
            Err(error) => return Err(error.into()),
        }
        let typed = sources[0].revents().unwrap_or(PollFlags::empty());
        // What was typed before it went is read first, where the system still has it.
        let gone = PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL;
        if typed.intersects(gone) && !typed.contains(PollFlags::POLLIN) {
            // Not a pipe whose reader has seen enough: that is no failure.
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Woken {
            typed: typed.contains(PollFlags::POLLIN),
            signalled: sources[1].any() == Some(true),
            took_all: was_behind && !hold::is_behind()?,
        })
    }

    fn read(&mut self, happened: &mut Vec<Happening>) -> io::Result<usize> {
        let mut buffer = [0; 16_384];
        let count = match nix::unistd::read(io::stdin().as_fd(), &mut buffer) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(nix::errno::Errno::EINTR | nix::errno::Errno::EAGAIN) => 0,
            Err(error) => return Err(error.into()),
        };
        if self.heard.elapsed() > input::LATE {
            self.decoder.settle();
        }
        self.heard = Instant::now();
        let heard = self.decoder.feed(&buffer[..count]);
        self.take_in(heard, happened);
        Ok(count)
    }

    fn take_in(&mut self, heard: Vec<Heard>, happened: &mut Vec<Happening>) {
        for heard in heard {
            match heard {
                // Another program may have left the mouse on.
                Heard::Event(Event::Mouse(_)) if !self.mouse => {}
                Heard::Event(event) => happened.push(Happening::Event(event)),
                answer => {
                    let told = self.asked.as_mut().and_then(|asked| asked.answer(&answer));
                    happened.extend(told.map(Happening::Answer));
                }
            }
        }
    }

    fn take_signals(&mut self, happened: &mut Vec<Happening>) -> io::Result<()> {
        let signals: Vec<i32> = self.signals.pending().collect();
        for signal in signals {
            match signal {
                SIGWINCH => {
                    let area = Self::area()?;
                    self.painter.forget();
                    happened.push(Happening::Event(Event::Resize(area.width, area.height)));
                }
                SIGTSTP => happened.push(Happening::Suspend),
                // Stopped by what cannot be caught, a shell had the terminal meanwhile.
                _ => {
                    self.come_back()?;
                    let area = Self::area()?;
                    happened.push(Happening::Event(Event::Resize(area.width, area.height)));
                }
            }
        }
        Ok(())
    }

    /// Gives the terminal back with a word on how to return and stops, until somebody lets the program
    /// go on; gives whether that could be done.
    ///
    /// # Errors
    /// Where the terminal is gone meanwhile.
    pub fn suspend(&mut self, told: &str) -> io::Result<bool> {
        if !suspend::is_possible() {
            return Ok(false);
        }
        hold::leave();
        writeln!(io::stdout(), "{told}")?;
        suspend::stop()?;
        self.come_back()?;
        // That it goes on is known.
        self.signals.pending().for_each(drop);
        Ok(true)
    }

    fn come_back(&mut self) -> io::Result<()> {
        hold::leave();
        self.painter.forget();
        hold::take(self.mouse)
    }

    /// Lets answers arrive that would otherwise be typed to whoever has the terminal next.
    fn await_answers(&mut self) {
        let open = self.asked.filter(|asked| asked.open != Questions::default());
        let Some(end) = open.map(|asked| asked.at + LATE_ANSWER) else { return };
        while self.asked.is_some_and(|asked| asked.open != Questions::default()) {
            let left = end.saturating_duration_since(Instant::now());
            let typed = !left.is_zero() && self.ready(left).is_ok_and(|woken| woken.typed);
            if !typed || self.read(&mut Vec::new()).is_err() {
                break;
            }
        }
        // What came after it was for halfsky, too.
        let _ = termios::tcflush(io::stdin(), termios::FlushArg::TCIFLUSH);
    }
}

/// Ends the process where a signal asked for that, once what it was busy with is put away.
pub fn end_by_signal() {
    if let Some(signal) = guard::ending() {
        std::process::exit(128 + signal);
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        // After a signal it is somebody else's already, and what is typed there.
        if !hold::is_over() {
            self.await_answers();
        }
        hold::leave();
    }
}
