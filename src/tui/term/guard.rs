//! Sees to it that the terminal is given back and the process ends, whatever the dashboard is busy
//! with: on signals that end it, on a panic, and when the terminal is gone.
//!
//! Where a hang-up's signal is ignored (under nohup or sudo), nothing else would end a program whose
//! terminal is gone.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic;
use std::process::exit;
use std::sync::Once;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::raise;

/// How long giving the terminal back may take where it takes nothing more because the line is stuck.
const GRACE: Duration = Duration::from_millis(300);

/// How long the dashboard has to end by itself: until drafts are on the disk, for which their writer waits
/// less, and the ledger is closed.
const CLOSING: Duration = Duration::from_millis(600);

/// The signal that ends the process, or 0.
static ENDING: AtomicI32 = AtomicI32::new(0);

/// The signal that ends the process, once one does.
pub(super) fn ending() -> Option<i32> {
    Some(ENDING.load(Ordering::Acquire)).filter(|signal| *signal != 0)
}

/// Signals that can be waited for together with a file.
pub(super) type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Listens for signals.
///
/// # Errors
/// Where there are no more file descriptors.
pub(super) fn listen(signals: &[i32]) -> io::Result<Signals> {
    let (ear, mouth) = UnixStream::pair()?;
    SignalDelivery::with_pipe(ear, mouth, SignalOnly, signals)
}

/// Signals that end the process, and that nobody waits for yet.
#[derive(Debug)]
pub(super) struct Unwatched {
    signals: Signals,
    leave: fn(),
    force: fn(),
}

impl Unwatched {
    /// Waits for them, also for those that came already.
    pub(super) fn watch(self) {
        std::thread::spawn(move || watch(self.signals, self.leave, self.force));
    }
}

/// Guards the process from now on. `leave` gives the terminal back, and is harmless at any time;
/// `force` does what can be done where that is stuck. What it gives is to be watched after the first
/// frame, which does not wait for a thread to be made.
pub(super) fn stand(leave: fn(), force: fn()) -> Option<Unwatched> {
    static ONCE: Once = Once::new();
    let mut unwatched = None;
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            before(info);
            // The dashboard does not go on without one of its threads.
            if std::thread::current().name() != Some("main") {
                exit(101);
            }
        }));
        // Where there is no listening, the signals do what they do to any program.
        let signals = listen(&[SIGTERM, SIGHUP, SIGINT, SIGQUIT]);
        unwatched = signals.ok().map(|signals| Unwatched { signals, leave, force });
    });
    unwatched
}

/// Waits, without waking up for nothing, for what ends the process.
fn watch(mut signals: Signals, leave: fn(), force: fn()) {
    loop {
        let (bell, terminal) = (signals.get_read().try_clone(), io::stdin());
        let Ok(bell) = bell else { return };
        // Of the terminal only its end is asked for, which is told unasked.
        let mut ends = [
            PollFd::new(bell.as_fd(), PollFlags::POLLIN),
            PollFd::new(terminal.as_fd(), PollFlags::empty()),
        ];
        // Woken for nothing, or by what the next round shows.
        let _ = poll(&mut ends, PollTimeout::NONE);
        let gone = ends[1].any() == Some(true);
        if let Some(signal) = signals.pending().next() {
            ENDING.store(signal, Ordering::Release);
            leave_in_time(leave, force);
            // Whoever waits for a key sees to the rest at once.
            let _ = raise(SIGWINCH);
            std::thread::sleep(CLOSING);
            exit(128 + signal);
        }
        if gone {
            std::thread::sleep(CLOSING);
            exit(128 + SIGHUP);
        }
    }
}

/// Gives the terminal back, if it takes it in time.
fn leave_in_time(leave: fn(), force: fn()) {
    let (done, left) = channel();
    std::thread::spawn(move || {
        leave();
        done.send(())
    });
    if left.recv_timeout(GRACE).is_err() {
        force();
    }
}
