//! Where a meeting is: a small file beside the ledger, not in it, by which other sessions turn their
//! pages with the presenter's and a dropped line finds its place again.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::disk::{Draft, beside, folder_of, session_name};
use serde::{Deserialize, Serialize};

/// How often who presents or follows says so.
pub const BEAT: Duration = Duration::from_secs(4);

/// Who said nothing for so long has gone.
const STALE: Duration = Duration::from_secs(15);

/// Where a meeting is, as its presenter last wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The session that presents.
    pub presenter: String,
    /// Whose session it is.
    pub person: String,
    /// The agenda item's number.
    pub number: u32,
    /// Seconds spent on each item.
    pub seconds: BTreeMap<u32, u64>,
}

/// A meeting's place, as one session sees it.
#[derive(Debug)]
pub struct Podium {
    path: PathBuf,
    own: String,
    follows: bool,
    /// Locked for as long as this session presents.
    held: Option<File>,
}

impl Podium {
    /// The place of a meeting, by the number of its entry, on a ledger.
    pub fn beside(ledger: &Path, meeting: u64) -> Self {
        let mut name = ledger.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".meeting-{meeting}"));
        let path = ledger.with_file_name(name);
        Self { path, own: session_name(), follows: false, held: None }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// This session, as it stands in [`Place::presenter`].
    pub fn own(&self) -> &str {
        &self.own
    }

    /// Where the meeting is; none where nobody presented it yet.
    pub fn read(&self) -> Option<Place> {
        serde_json::from_slice(&fs::read(&self.path).ok()?).ok()
    }

    /// Whether another session presents just now. One that died does not.
    pub fn is_live(&self) -> bool {
        let lock = File::options().read(true).write(true).open(self.lock());
        lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
    }

    /// Presents from now on; where another session still does, this has to be tried again.
    pub fn take(&mut self) {
        if self.held.is_none() {
            let mut options = OpenOptions::new();
            let options = options.write(true).create(true).truncate(false).mode(0o600);
            self.held = options.open(self.lock()).ok().filter(|lock| lock.try_lock().is_ok());
        }
    }

    /// Presents no longer.
    pub fn give_up(&mut self) {
        self.held = None;
    }

    fn lock(&self) -> PathBuf {
        beside(&self.path, ".lock")
    }

    /// By this it is seen cheaply whether the place changed.
    pub fn stamp(&self) -> Option<SystemTime> {
        fs::metadata(&self.path).and_then(|known| known.modified()).ok()
    }

    /// Writes where the meeting is, whole or not at all.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn present(&self, place: &Place) -> io::Result<()> {
        let mut draft = Draft::create(self.sibling("new"), 0o600)?;
        draft.file().write_all(&serde_json::to_vec(place)?)?;
        draft.put(&self.path).map(drop)
    }

    /// Says that this session follows.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn follow(&mut self) -> io::Result<()> {
        self.follows = true;
        let mut options = OpenOptions::new();
        let path = self.sibling(FOLLOWER);
        let file: File = options.write(true).create(true).truncate(false).mode(0o600).open(path)?;
        file.set_modified(SystemTime::now())
    }

    /// Says that this session follows no longer.
    pub fn leave(&mut self) {
        if std::mem::take(&mut self.follows) {
            // Where it stays it is stale soon.
            let _ = fs::remove_file(self.sibling(FOLLOWER));
        }
    }

    /// How many sessions follow.
    pub fn followers(&self) -> usize {
        let theirs = begun_with(&self.path, &format!(".{FOLLOWER}-"));
        theirs.filter(|(_, path)| is_fresh(path)).count()
    }

    fn sibling(&self, sort: &str) -> PathBuf {
        beside(&self.path, &format!(".{sort}-{}", self.own))
    }
}

impl Drop for Podium {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Removes the files of meetings that are over, by the numbers of their entries, from beside a ledger.
/// What a session holds or says stays; who reads a place reads it by its name, and finds none from then on.
pub fn clear(ledger: &Path, is_over: impl Fn(u64) -> bool) {
    for (rest, path) in begun_with(ledger, ".meeting-") {
        let (number, sort) = rest.split_once('.').unwrap_or((&rest, ""));
        let number = number.parse().ok().filter(|number| is_over(*number));
        let Some(podium) = number.map(|number| Podium::beside(ledger, number)) else { continue };
        let own = match sort {
            // Another ledger may be called so.
            "" => podium.read().is_some(),
            "lock" => true,
            _ => ["new-", FOLLOWER].iter().any(|it| sort.starts_with(it)) && !is_fresh(&path),
        };
        if own && !podium.is_live() {
            // What stays is looked at next time.
            let _ = fs::remove_file(path);
        }
    }
}

/// The files beside one that are called as it is and so on: how they go on, and where they are.
fn begun_with(path: &Path, suffix: &str) -> impl Iterator<Item = (String, PathBuf)> + use<> {
    let entries = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let mut prefix = path.file_name().unwrap_or_default().to_os_string();
    prefix.push(suffix);
    entries.filter_map(move |entry| {
        let name = entry.file_name();
        let rest = name.as_bytes().strip_prefix(prefix.as_bytes())?;
        Some((str::from_utf8(rest).ok()?.to_owned(), entry.path()))
    })
}

/// How the files of followers are called.
const FOLLOWER: &str = "follower";

fn is_fresh(path: &Path) -> bool {
    let modified = fs::metadata(path).and_then(|known| known.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|since| since < STALE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_turns_and_followers_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("l.db");
        let (mut presenter, mut one, mut two) =
            (Podium::beside(&ledger, 7), Podium::beside(&ledger, 7), Podium::beside(&ledger, 7));
        assert_eq!((one.read(), one.is_live()), (None, false));
        let seconds = [(3, 40)].into();
        let person = "wang".into();
        let place = Place { presenter: presenter.own().into(), person, number: 3, seconds };
        presenter.take();
        presenter.present(&place).unwrap();
        assert_eq!((one.read(), one.is_live()), (Some(place), true));
        one.follow().unwrap();
        two.follow().unwrap();
        assert_eq!(presenter.followers(), 2);
        one.leave();
        drop(two);
        assert_eq!(presenter.followers(), 0);
        let mut other = Podium::beside(&ledger, 7);
        other.take();
        assert!(one.is_live() && other.is_live(), "two do not present at once");
        drop(presenter);
        assert!(!one.is_live(), "the line dropped");
        other.take();
        assert!(one.is_live());
        other.give_up();
        assert!(!one.is_live());
    }

    #[test]
    fn what_is_left_of_a_meeting_that_is_over_goes() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("l.db");
        let names = || {
            let all = fs::read_dir(folder.path()).unwrap().flatten();
            let mut all: Vec<_> = all.map(|it| it.file_name().into_string().unwrap()).collect();
            crate::order::sort(&mut all);
            all
        };
        for meeting in [7, 71] {
            let mut presenter = Podium::beside(&ledger, meeting);
            presenter.take();
            presenter.present(&Place::default()).unwrap();
        }
        // What others are called so is theirs.
        for other in ["l.db.meeting-7.db", "l.db.meeting-8", "l.db.meeting-x", "k.db.meeting-7"] {
            fs::write(folder.path().join(other), "{}").unwrap();
        }
        let (mut follower, mut holder) = (Podium::beside(&ledger, 7), Podium::beside(&ledger, 7));
        follower.follow().unwrap();
        holder.take();
        let before = names();
        clear(&ledger, |meeting| meeting < 10);
        assert_eq!(names(), before, "somebody holds it");
        holder.give_up();
        clear(&ledger, |meeting| meeting < 10);
        assert_eq!((follower.read(), follower.followers()), (None, 1));
        follower.follow().unwrap();
        follower.leave();
        let theirs = ["k.db.meeting-7", "l.db.meeting-7.db", "l.db.meeting-71"];
        let theirs = theirs.into_iter().chain(["l.db.meeting-71.lock", "l.db.meeting-8"]);
        assert_eq!(names(), theirs.chain(["l.db.meeting-x"]).collect::<Vec<_>>());
    }

    #[test]
    fn another_meeting_is_another_place() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("l.db");
        let mut other = Podium::beside(&ledger, 71);
        other.follow().unwrap();
        assert_eq!(Podium::beside(&ledger, 7).followers(), 0);
    }
}
