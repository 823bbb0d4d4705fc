//! A whole cabinet taken to another ledger: what entries name, and what was put there and waits for
//! an entry.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{Cabinet, sum};
use crate::disk::sync_folder;
use crate::order::sort;

impl Cabinet {
    /// Copies here all that is in another cabinet, but for what `present` has as well. A file that is
    /// not what its name says any more is copied as it is, where there is no better; one that cannot
    /// be read is not.
    ///
    /// # Errors
    /// The file that could not be written here, or did not become what was read.
    pub fn fill(&self, from: &Self, present: Option<&Self>) -> Result<(), (PathBuf, io::Error)> {
        for place in from.places() {
            let bytes = fs::read(from.folder.join(&place.path));
            let there = present.map(|present| present.folder.join(&place.path));
            let Ok(bytes) = bytes else { continue };
            if there.is_some_and(|there| place.is_as_good(&there, &bytes)) {
                continue;
            }
            let to = self.folder.join(&place.path);
            let written = self.write(&to, &bytes).and_then(|()| {
                let same = sum(&mut File::open(&to)?)? == sum(&mut bytes.as_slice())?;
                if same { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
            });
            written.map_err(|error| (to, error))?;
        }
        Ok(())
    }

    /// Moves here all that is in another cabinet, over what has the same name.
    ///
    /// # Errors
    /// The file that could not be moved; those before it were.
    pub fn move_in(&self, from: &Self) -> Result<(), (PathBuf, io::Error)> {
        self.each_of(from, |from, to| match fs::rename(from, to) {
            // Another disk, where the ledger is reached by a link.
            Err(_) => self.write(to, &fs::read(from)?),
            done => done,
        })
    }

    /// Gives all that is in another cabinet a second name here; no file of a cabinet is ever written
    /// into.
    ///
    /// # Errors
    /// The file that could not be had here; those before it are.
    pub fn link_all(&self, from: &Self) -> Result<(), (PathBuf, io::Error)> {
        self.each_of(from, |from, to| match fs::hard_link(from, to) {
            // Not every disk knows second names.
            Err(_) => self.write(to, &fs::read(from)?),
            done => done,
        })
    }

    fn each_of(
        &self,
        from: &Self,
        take: impl Fn(&Path, &Path) -> io::Result<()>,
    ) -> Result<(), (PathBuf, io::Error)> {
        let mut folders: Vec<PathBuf> = Vec::new();
        for place in from.places() {
            let to = self.folder.join(&place.path);
            let folder = to.parent().unwrap_or(&self.folder).to_owned();
            let taken = self.make(&folder).and_then(|()| take(&from.folder.join(&place.path), &to));
            taken.map_err(|error| (to, error))?;
            if folders.last() != Some(&folder) {
                folders.push(folder);
            }
        }
        for folder in folders.iter().chain([&self.folder]).filter(|folder| folder.exists()) {
            let synced = sync_folder(folder);
            synced.map_err(|error| (folder.clone(), error))?;
        }
        Ok(())
    }

    /// Whatever has a name that files have here; what is half written has another.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for folder in entries(&self.folder).filter(|name| is_hex(name, 2)) {
            for file in entries(&self.folder.join(&folder)) {
                let sum = file.get(..62).filter(|sum| is_hex(sum, 62));
                let Some(sum) = sum.map(|sum| format!("{folder}{sum}")) else { continue };
                let sm3 = (file.len() == 62).then_some(sum);
                if sm3.is_some() || file[62..].starts_with('.') {
                    places.push(Place { path: Path::new(&folder).join(&file), sm3 });
                }
            }
        }
        places
    }
}

/// Where a file lies in any cabinet.
struct Place {
    path: PathBuf,
    /// What is in it; none where it is somebody's note.
    sm3: Option<String>,
}

impl Place {
    /// Whether a file at this place of another cabinet need not give way to these bytes.
    fn is_as_good(&self, there: &Path, bytes: &[u8]) -> bool {
        let Some(sm3) = &self.sm3 else { return there.exists() };
        let is_sound = |mut from: &mut dyn io::Read| sum(&mut from).is_ok_and(|sum| sum == *sm3);
        let sound = File::open(there).is_ok_and(|mut file| is_sound(&mut file));
        sound || (there.exists() && !is_sound(&mut &*bytes))
    }
}

fn is_hex(name: &str, length: usize) -> bool {
    name.len() == length && name.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}

/// The names in a folder, in order; none where it cannot be read.
fn entries(folder: &Path) -> impl Iterator<Item = String> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<OsString> = found.map(|entry| entry.file_name()).collect();
    sort(&mut names);
    names.into_iter().filter_map(|name| name.into_string().ok())
}
