//! What the system knows of a process: `/proc`.

use std::fs;
use std::time::Duration;

/// A process that runs.
pub(crate) struct Process(pub(crate) u32);

impl Process {
    /// Resident memory, in millions of bytes.
    pub(crate) fn resident(&self) -> f64 {
        number(&self.read("status"), "VmRSS:") as f64 * 1024.0 / 1e6
    }

    /// What of it is its own data: the rest is the program and the system's libraries, which all
    /// sessions of a server share. In millions of bytes.
    pub(crate) fn own(&self) -> f64 {
        number(&self.read("status"), "RssAnon:") as f64 * 1024.0 / 1e6
    }

    /// Calls that write, to whatever.
    pub(crate) fn writes(&self) -> u64 {
        number(&self.read("io"), "syscw:")
    }

    /// How often it waited for something, all threads together.
    pub(crate) fn switches(&self) -> u64 {
        self.each_thread("status", |text| number(text, "voluntary_ctxt_switches:"))
    }

    /// Time on a processor, all threads together.
    pub(crate) fn busy(&self) -> Duration {
        let first = |text: &str| text.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0);
        Duration::from_nanos(self.each_thread("schedstat", first))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{name}", self.0)).unwrap_or_default()
    }

    fn each_thread(&self, name: &str, of: impl Fn(&str) -> u64) -> u64 {
        let threads =
            fs::read_dir(format!("/proc/{}/task", self.0)).into_iter().flatten().flatten();
        let texts = threads.filter_map(|thread| fs::read_to_string(thread.path().join(name)).ok());
        texts.map(|text| of(&text)).sum()
    }
}

/// The number behind a name at the beginning of a line.
fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let digits = line.and_then(|rest| rest.split_whitespace().next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
