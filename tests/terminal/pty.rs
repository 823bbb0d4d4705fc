//! The program in a pseudo-terminal, with a model of the screen. Nothing sleeps: everything waits
//! for what must come, up to a limit.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use vt100::{Color, Parser, Screen};

use crate::ledger::Ledger;

/// How long to wait for what must come. Long, because other tests may have the processors.
const LIMIT: Duration = Duration::from_secs(20);

/// Nothing is written for so long when the program waits for a key.
const IDLE: Duration = Duration::from_millis(150);

/// What starts the program, where it is not the terminal itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    Nohup,
    Shell,
}

/// How the program is started.
pub(crate) struct Start {
    ledger: PathBuf,
    person: Option<String>,
    under: Option<Under>,
    variables: Vec<(String, String)>,
    size: (u16, u16),
    options: Vec<String>,
    test: Option<String>,
}

impl Start {
    /// On a ledger, as the first clerk.
    pub(crate) fn on(ledger: &Ledger) -> Self {
        Self::at(&ledger.path())
    }

    /// On a ledger that need not be there.
    pub(crate) fn at(path: &Path) -> Self {
        let term = ("TERM".to_owned(), "xterm-256color".to_owned());
        let (ledger, person) = (path.to_owned(), Some("wang-lan".into()));
        Self {
            ledger,
            person,
            under: None,
            variables: vec![term],
            size: (80, 24),
            options: Vec::new(),
            test: None,
        }
    }

    /// A test of this file instead of the program, which finds the variable set.
    pub(crate) fn test(name: &str, variable: &str) -> Self {
        let start = Self::at(Path::new("")).variable(variable, "1");
        Self { test: Some(name.to_owned()), ..start }
    }

    /// As somebody else.
    pub(crate) fn person(mut self, id: &str) -> Self {
        self.person = Some(id.to_owned());
        self
    }

    /// As whoever runs the test.
    pub(crate) fn anybody(mut self) -> Self {
        self.person = None;
        self
    }

    /// As under nohup or sudo, where the signal of a hang-up does not come through.
    pub(crate) fn ignoring_hang_up(mut self) -> Self {
        self.under = Some(Under::Nohup);
        self
    }

    /// As a job of an interactive shell.
    pub(crate) fn under_a_shell(mut self) -> Self {
        self.under = Some(Under::Shell);
        self
    }

    /// On another terminal.
    pub(crate) fn term(self, name: &str) -> Self {
        self.variable("TERM", name)
    }

    /// With a variable of the surroundings.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// On a screen that large.
    pub(crate) fn size(mut self, cols: u16, rows: u16) -> Self {
        self.size = (cols, rows);
        self
    }

    /// With more on the command line.
    pub(crate) fn option(mut self, option: &str) -> Self {
        self.options.push(option.to_owned());
        self
    }

    /// Starts the program, on 80×24 where nothing else was said.
    pub(crate) fn open(self) -> Pty {
        let (cols, rows) = self.size;
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let program = env!("CARGO_BIN_EXE_halfsky");
        let mut command = CommandBuilder::new(if self.under.is_some() { "sh" } else { program });
        match self.under {
            Some(Under::Nohup) => command.args(["-c", "trap '' HUP; exec \"$0\" \"$@\"", program]),
            // The shell takes the program's arguments as its own and starts it when told to.
            Some(Under::Shell) => command.args(["-i", "-s", program]),
            None => {}
        }
        for name in ["NO_COLOR", "COLORFGBG", "HALFSKY_THEME"] {
            command.env_remove(name);
        }
        command.env_remove("HALFSKY_LEDGER");
        command.env("LANG", "zh_CN.UTF-8");
        command.env("LC_ALL", "zh_CN.UTF-8");
        if let Some(name) = &self.test {
            command = CommandBuilder::new(std::env::current_exe().unwrap());
            command.args([name, "--exact", "--nocapture"]);
            return self.start(command, pair);
        }
        command.args(["--lang", "zh-CN", "--ledger"]);
        command.arg(&self.ledger);
        if let Some(person) = &self.person {
            command.args(["--as", person]);
        }
        command.args(&self.options);
        self.start(command, pair)
    }

    fn start(self, mut command: CommandBuilder, pair: PtyPair) -> Pty {
        // A line that says no size is as wide and high as most are.
        let (cols, rows) = if self.size == (0, 0) { (80, 24) } else { self.size };
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = Some(pair.master.take_writer().unwrap());
        let parser = Parser::new(cells(rows), cells(cols), 0);
        let deaf = Arc::default();
        let (bytes, master) = (listen(reader, Arc::clone(&deaf)), Some(pair.master));
        let written = Vec::new();
        let mut pty = Pty { parser, child, bytes, deaf, written, writer, master, modes };
        if self.under == Some(Under::Shell) {
            pty.send("clear; \"$@\"\r");
        }
        pty
    }
}

/// Echo, line editing, signals of keys, and the rest of what raw mode changes.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn listen(mut reader: Box<dyn Read + Send>, deaf: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (send, bytes) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            while deaf.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(1));
            }
            if send.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    bytes
}

/// The program running in its terminal; ended when this goes.
pub(crate) struct Pty {
    parser: Parser,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    deaf: Arc<AtomicBool>,
    written: Vec<u8>,
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Of the line, as it was before.
    modes: String,
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Pty {
    /// Types bytes.
    pub(crate) fn send(&mut self, keys: &str) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
        self
    }

    /// From now on the line takes nothing more, or again all that there is.
    pub(crate) fn deaf(&mut self, deaf: bool) -> &mut Self {
        self.deaf.store(deaf, Ordering::Relaxed);
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Waits until nothing more is written, and gives what was since the last time.
    pub(crate) fn written(&mut self) -> Vec<u8> {
        while let Ok(bytes) = self.bytes.recv_timeout(IDLE) {
            self.take(&bytes);
        }
        std::mem::take(&mut self.written)
    }

    /// Waits until these bytes were written.
    #[track_caller]
    pub(crate) fn written_until(&mut self, what: &[u8]) -> &mut Self {
        while !self.written.windows(what.len()).any(|here| here == what) {
            let bytes = self.bytes.recv_timeout(LIMIT).expect("they come");
            self.take(&bytes);
        }
        self
    }

    /// What the system counted for the program: `syscw` in `/proc/PID/io` and the like.
    pub(crate) fn counted(&self, file: &str, name: &str) -> u64 {
        let id = self.child.process_id().unwrap();
        let counts = std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap();
        let line = counts.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.and_then(|rest| rest.split_whitespace().next()).unwrap().parse().unwrap()
    }

    /// Waits until the screen is so.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, holds: impl Fn(&Screen) -> bool) -> &mut Self {
        let end = Instant::now() + LIMIT;
        while !holds(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("{what}: never; the screen:\n{}", self.parser.screen().contents()),
            }
        }
        self
    }

    /// Waits until the words are on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| screen.contents().contains(words))
    }

    /// Waits until the words are not on the screen.
    #[track_caller]
    pub(crate) fn misses(&mut self, words: &str) -> &mut Self {
        self.until(&format!("without {words}"), |screen| !screen.contents().contains(words))
    }

    /// Asks about the screen as it is.
    pub(crate) fn screen<T>(&self, of: impl FnOnce(&Screen) -> T) -> T {
        of(self.parser.screen())
    }

    /// Makes the terminal that large.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
        self.master.as_ref().unwrap().resize(size(cols, rows)).unwrap();
        self
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success());
        self
    }

    /// Closes the terminal under the program. The thread that reads holds a part of it and lets go
    /// with the next frame, which a key brings about.
    pub(crate) fn hang_up(&mut self) -> &mut Self {
        self.bytes = channel().1;
        self.send("4");
        (self.writer, self.master) = (None, None);
        self
    }

    /// Waits until the program ended with this code, and takes in what it wrote last.
    #[track_caller]
    pub(crate) fn ended(&mut self, code: u32) {
        let end = Instant::now() + LIMIT;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it goes on"),
            }
        }
        assert_eq!(self.child.wait().unwrap().exit_code(), code);
    }

    /// The program must end soon, whatever its code.
    #[track_caller]
    pub(crate) fn gone_within(&mut self, limit: Duration) {
        let began = Instant::now();
        // Told when the last of its threads has ended, and with it its locks.
        while self.child.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < limit, "it goes on after {:?}", began.elapsed());
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The terminal must be as a shell wants it.
    #[track_caller]
    pub(crate) fn given_back(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
        // The last bytes may be read here before the line itself is set back.
        let end = Instant::now() + LIMIT;
        while modes(&**self.master.as_ref().unwrap()) != self.modes && Instant::now() < end {
            thread::yield_now();
        }
        assert_eq!(modes(&**self.master.as_ref().unwrap()), self.modes);
        assert!(!screen.inverse() && !screen.bold() && screen.fgcolor() == Color::Default);
    }
}

/// The text of the first row from the third on under the bar of reverse video, which takes the
/// first 80 columns of a wider screen.
pub(crate) fn reversed_row(screen: &Screen) -> Option<String> {
    let (rows, cols) = (screen.size().0.get(), screen.size().1.get());
    let all = |row: u16| {
        let mut cells = (1..cols.min(81) - 1).filter_map(|col| screen.cell(row, col));
        cells.all(|cell| cell.inverse() || cell.is_wide_continuation())
    };
    let row = (2..rows).find(|row| all(*row))?;
    screen.rows(0, cols).nth(usize::from(row))
}

/// Whether any cell has a colour.
pub(crate) fn has_colour(screen: &Screen) -> bool {
    let (rows, cols) = (screen.size().0.get(), screen.size().1.get());
    let mut cells =
        (0..rows).flat_map(|row| (0..cols).filter_map(move |col| screen.cell(row, col)));
    cells.any(|cell| cell.fgcolor() != Color::Default || cell.bgcolor() != Color::Default)
}
