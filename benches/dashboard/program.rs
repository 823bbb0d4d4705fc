//! A program in a pseudo-terminal that answers nothing.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A frame is there when no more bytes came for so long.
const QUIET: Duration = Duration::from_millis(30);

/// Between the start of a program and the silence after its first frame.
const QUIET_AT_FIRST: Duration = Duration::from_millis(60);

/// How long a program may take to draw its first frame.
const LIMIT: Duration = Duration::from_secs(20);

/// Bytes that came together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Burst {
    /// When they were asked for.
    pub(crate) asked: Instant,
    /// When the last came.
    pub(crate) last: Instant,
    /// How many.
    pub(crate) bytes: usize,
}

impl Burst {
    /// From the asking to the last byte, in milliseconds.
    pub(crate) fn ms(&self) -> f64 {
        self.last.saturating_duration_since(self.asked).as_secs_f64() * 1e3
    }
}

/// A running program.
pub(crate) struct Program {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<(Instant, usize)>,
    /// Closed, the program would be hung up on.
    _master: Box<dyn MasterPty + Send>,
}

impl Program {
    /// Starts a program and waits for its first frame.
    pub(crate) fn start(mut command: CommandBuilder) -> (Self, Burst) {
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("NO_COLOR");
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let bytes = listen(pair.master.try_clone_reader().expect("a reader"));
        let writer = pair.master.take_writer().expect("a writer");
        let asked = Instant::now();
        let child = pair.slave.spawn_command(command).expect("it starts");
        let program = Self { child, writer, bytes, _master: pair.master };
        let first = program.gather(asked, LIMIT, QUIET_AT_FIRST).expect("it draws something");
        (program, first)
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Writes a key and gives what came of it.
    pub(crate) fn press(&mut self, key: &str) -> Burst {
        let asked = Instant::now();
        self.write(key);
        let nothing = Burst { asked, last: asked, bytes: 0 };
        self.gather(asked, QUIET * 5, QUIET).unwrap_or(nothing)
    }

    /// Writes a key and waits for nothing.
    pub(crate) fn write(&mut self, key: &str) {
        self.writer.write_all(key.as_bytes()).expect("it reads keys");
    }

    /// What comes unasked within a time.
    pub(crate) fn burst(&self, within: Duration) -> Option<Burst> {
        self.gather(Instant::now(), within, within)
    }

    /// What came since the last look, and still comes.
    pub(crate) fn all(&self) -> Option<Burst> {
        self.gather(Instant::now(), QUIET * 5, QUIET * 5)
    }

    /// Lets it go.
    pub(crate) fn quit(mut self) {
        self.write("q");
        self.child.wait().expect("it ends");
    }

    fn gather(&self, asked: Instant, first: Duration, quiet: Duration) -> Option<Burst> {
        let (mut last, mut bytes) = self.bytes.recv_timeout(first).ok()?;
        while let Ok((at, count)) = self.bytes.recv_timeout(quiet) {
            last = at;
            bytes += count;
        }
        Some(Burst { asked, last, bytes })
    }
}

fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<(Instant, usize)> {
    let (send, bytes) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if send.send((Instant::now(), count)).is_err() {
                break;
            }
        }
    });
    bytes
}
