//! Evidence (证明材料): files that stand beside the ledger under the hash of what is in them.
//!
//! The ledger `x` has the folder `x.files`, and in it `ab/cdef…`, the SM3 of a file cut after two
//! digits. A file is there, whole, before an entry names it, and is never written again: what has
//! other bytes has another name. Beside it lies, as `cdef….PERSON`, what the person called it who
//! put it there by command, by which that person finds it before an entry names it. Not for judging who may
//! attach what.

mod copy;

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use sm3::{Digest, Sm3};

use crate::disk::{Draft, beside, folder_of, sync_folder};
use crate::domain::form::{LINE_MAX, is_invisible};
use crate::domain::payload::{Attachment, FILE_MAX, Media, PersonId};

/// The folder beside a ledger.
#[derive(Debug, Clone)]
pub struct Cabinet {
    folder: PathBuf,
}

/// Why a file was not put beside the ledger.
#[derive(Debug, thiserror::Error)]
pub enum NotPut {
    /// It could not be read, or not be written.
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
    /// It has no bytes.
    #[error("{0} is empty")]
    Empty(String),
    /// It has more than [`FILE_MAX`] bytes.
    #[error("{0} is too large")]
    TooLarge(String),
    /// Its bytes are of no kind that is taken, or its name says another.
    #[error("{0} is of no kind that is taken")]
    UnknownMedia(String),
    /// Its name is too long or has characters that hide.
    #[error("{0} is no name")]
    BadName(String),
}

/// Why no file is meant by what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotMeant {
    /// It is no beginning of an SM3.
    #[error("{0} is no beginning of an SM3")]
    NoSum(String),
    /// There is no such file, or none that this person may know of.
    #[error("there is no file {0}")]
    Unknown(String),
    /// There are several.
    #[error("there are several files {0}")]
    Several(String),
}

/// Digits of an SM3 by which a file is meant at least.
pub const SUM_MIN: usize = 8;

/// The beginning of an SM3 as it is compared, where it is one.
///
/// # Errors
/// That it is none.
pub fn beginning(typed: &str) -> Result<String, NotMeant> {
    let sum = typed.trim().to_ascii_lowercase();
    let fits = (SUM_MIN..=64).contains(&sum.len()) && sum.bytes().all(|c| c.is_ascii_hexdigit());
    if fits { Ok(sum) } else { Err(NotMeant::NoSum(typed.to_owned())) }
}

/// A file that is not as its entry says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// It is not there.
    #[error("{} is not there", .0.name)]
    Missing(Attachment),
    /// Its bytes are others.
    #[error("{} was altered", .0.name)]
    Altered(Attachment),
    /// It cannot be read; why.
    #[error("{} cannot be read: {}", .0.name, .1)]
    Unreadable(Attachment, String),
}

impl Cabinet {
    /// The one beside this ledger, where its file is, whatever link leads there; nothing is made before
    /// something is put there.
    pub fn beside(ledger: &Path) -> Self {
        let linked = ledger.is_symlink().then(|| fs::canonicalize(ledger).ok()).flatten();
        Self { folder: beside(linked.as_deref().unwrap_or(ledger), ".files") }
    }

    /// The folder; it is there where something was put.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts a copy of a file there.
    ///
    /// # Errors
    /// Why it was not; nothing is there then that was not before.
    pub fn put(&self, file: &Path) -> Result<Attachment, NotPut> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // A pipe or a device may never end, and a folder is no file.
        let io = |error| NotPut::Io(file.to_owned(), error);
        if !fs::metadata(file).map_err(io)?.is_file() {
            return Err(io(io::ErrorKind::IsADirectory.into()));
        }
        self.put_from(&name, &mut File::open(file).map_err(io)?).map_err(|error| match error {
            NotPut::Io(path, error) if path.as_os_str().is_empty() => io(error),
            other => other,
        })
    }

    /// Puts what can be read there, under a name.
    ///
    /// # Errors
    /// As [`Cabinet::put`]; what could not be read is at no path.
    pub fn put_from(&self, name: &str, from: &mut dyn Read) -> Result<Attachment, NotPut> {
        let odd = |c: char| c.is_control() || c == '/' || is_invisible(c);
        if name.trim().is_empty() || name.chars().any(odd) || name.chars().count() > LINE_MAX {
            let shown = name.chars().filter(|c| !odd(*c)).take(LINE_MAX).collect();
            return Err(NotPut::BadName(shown));
        }
        let mut bytes = Vec::new();
        let read = from.take(FILE_MAX + 1).read_to_end(&mut bytes);
        read.map_err(|error| NotPut::Io(PathBuf::new(), error))?;
        let size = bytes.len() as u64;
        match size {
            0 => return Err(NotPut::Empty(name.to_owned())),
            size if size > FILE_MAX => return Err(NotPut::TooLarge(name.to_owned())),
            _ => {}
        }
        let media = Media::of(name, &bytes);
        let media = media.ok_or_else(|| NotPut::UnknownMedia(name.to_owned()))?;
        let sm3 = sum(&mut bytes.as_slice()).map_err(|error| NotPut::Io(PathBuf::new(), error))?;
        let file = Attachment { name: name.to_owned(), sm3, size, media, on: None };
        match self.check(&file) {
            Ok(()) => {}
            Err(_) => {
                let path = self.place(&file);
                self.write(&path, &bytes).map_err(|error| NotPut::Io(path, error))?;
            }
        }
        Ok(file)
    }

    /// Where a file stands.
    pub fn place(&self, file: &Attachment) -> PathBuf {
        self.at(&file.sm3)
    }

    fn at(&self, sm3: &str) -> PathBuf {
        let (first, rest) = sm3.split_at_checked(2).unwrap_or(("", sm3));
        self.folder.join(first).join(rest)
    }

    /// Notes what a person calls a file that is there.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn note(&self, file: &Attachment, person: &PersonId) -> io::Result<()> {
        self.write(&self.noted(&file.sm3, person), &serde_json::to_vec(file)?)
    }

    fn noted(&self, sm3: &str, person: &PersonId) -> PathBuf {
        beside(&self.at(sm3), &format!(".{person}"))
    }

    /// The files whose SM3 begins so that a person put there, as the person called them.
    pub fn put_by(&self, person: &PersonId, beginning: &str) -> Vec<Attachment> {
        let noted = |sm3: String| fs::read(self.noted(&sm3, person)).ok();
        let noted = self.beginning_so(beginning).into_iter().filter_map(noted);
        noted.filter_map(|note| serde_json::from_slice(&note).ok()).collect()
    }

    /// The SM3 of every file that is there and begins so.
    pub fn beginning_so(&self, beginning: &str) -> Vec<String> {
        let Some((first, rest)) = beginning.split_at_checked(2) else { return Vec::new() };
        let here = fs::read_dir(self.folder.join(first)).into_iter().flatten().flatten();
        let names = here.filter_map(|entry| entry.file_name().into_string().ok());
        let files = names.filter(|name| name.len() == 62 && name.starts_with(rest));
        files.map(|name| format!("{first}{name}")).collect()
    }

    /// Opens a file that no entry needs to name, if its bytes are those of its SM3.
    ///
    /// # Errors
    /// Why it cannot be read; [`io::ErrorKind::InvalidData`] where it was altered.
    pub fn open(&self, sm3: &str) -> io::Result<File> {
        let place = self.at(sm3);
        if sum(&mut File::open(&place)?)? != sm3 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        File::open(place)
    }

    /// Whether a file is there with the bytes it had.
    ///
    /// # Errors
    /// In what way it is not.
    pub fn check(&self, file: &Attachment) -> Result<(), Lost> {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Lost::Missing(file.clone()),
            _ => Lost::Unreadable(file.clone(), error.to_string()),
        };
        let mut found = File::open(self.place(file)).map_err(unreadable)?;
        let same_size = found.metadata().map_err(unreadable)?.len() == file.size;
        match same_size && sum(&mut found).map_err(unreadable)? == file.sm3 {
            true => Ok(()),
            false => Err(Lost::Altered(file.clone())),
        }
    }

    /// Makes a folder in it, and it itself where it is new, which lasts through a power loss as what is
    /// put there does.
    fn make(&self, folder: &Path) -> io::Result<()> {
        let is_new = !self.folder.exists();
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        if is_new { sync_folder(folder_of(&self.folder)) } else { Ok(()) }
    }

    /// Whole or not at all, and on the disk: the entry that names it comes after.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        self.make(folder)?;
        let fresh = folder.join(format!("new.{}", std::process::id()));
        let mut draft = Draft::create(fresh, 0o400)?;
        draft.file().write_all(bytes)?;
        draft.file().sync_all()?;
        draft.put(path)?;
        sync_folder(folder)?;
        sync_folder(&self.folder)
    }
}

/// SM3 (GB/T 32905) of what is read, as 64 lower-case hexadecimal digits.
fn sum(from: &mut dyn Read) -> io::Result<String> {
    let mut sm3 = Sm3::new();
    let mut piece = [0; 64 * 1024];
    loop {
        match from.read(&mut piece)? {
            0 => break,
            read => sm3.update(&piece[..read]),
        }
    }
    Ok(sm3.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cabinet() -> (tempfile::TempDir, Cabinet) {
        let folder = tempfile::tempdir().unwrap();
        let cabinet = Cabinet::beside(&folder.path().join("ledger.sqlite3"));
        (folder, cabinet)
    }

    #[test]
    fn a_file_is_kept_under_its_hash_once() {
        let (folder, cabinet) = cabinet();
        let path = folder.path().join("总结.pdf");
        fs::write(&path, b"%PDF-1.7 abc").unwrap();
        let file = cabinet.put(&path).unwrap();
        assert_eq!((file.name.as_str(), file.size, file.media), ("总结.pdf", 12, Media::Pdf));
        assert_eq!(fs::read(cabinet.place(&file)).unwrap(), b"%PDF-1.7 abc");
        let again = cabinet.put_from("另一名.pdf", &mut &b"%PDF-1.7 abc"[..]).unwrap();
        assert_eq!(again.sm3, file.sm3);
        assert_eq!(fs::read_dir(cabinet.place(&file).parent().unwrap()).unwrap().count(), 1);
        cabinet.check(&file).unwrap();
    }

    #[test]
    fn what_is_not_as_it_was_is_named_and_can_be_put_back() {
        let (_folder, cabinet) = cabinet();
        let file = cabinet.put_from("a.png", &mut &b"\x89PNG\r\n\x1a\n1234"[..]).unwrap();
        fs::remove_file(cabinet.place(&file)).unwrap();
        assert_eq!(cabinet.check(&file), Err(Lost::Missing(file.clone())));
        fs::write(cabinet.place(&file), b"\x89PNG\r\n\x1a\n1235").unwrap();
        assert_eq!(cabinet.check(&file), Err(Lost::Altered(file.clone())));
        assert_eq!(cabinet.put_from("a.png", &mut &b"\x89PNG\r\n\x1a\n1234"[..]).unwrap(), file);
        cabinet.check(&file).unwrap();
    }

    #[test]
    fn a_file_is_found_by_whoever_put_it() {
        let (_folder, cabinet) = cabinet();
        let file = cabinet.put_from("总结.pdf", &mut &b"%PDF-1.7 abc"[..]).unwrap();
        let (li, wu) = (PersonId::from("li-na"), PersonId::from("wu-di"));
        let called = Attachment { name: "总结（定稿）.pdf".into(), ..file.clone() };
        cabinet.note(&file, &li).unwrap();
        cabinet.note(&called, &li).unwrap();
        let start = &file.sm3[..SUM_MIN];
        assert_eq!(cabinet.put_by(&li, start), [called]);
        assert_eq!(cabinet.put_by(&wu, start), []);
        assert_eq!(cabinet.beginning_so(start), std::slice::from_ref(&file.sm3));
        cabinet.open(&file.sm3).unwrap();
        assert_eq!(beginning("AB12cd34 "), Ok("ab12cd34".into()));
        for wrong in ["", "ab12cd3", "/etc/passwd", "总结.pdf", "ab12cd34/"] {
            assert!(beginning(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn size_kind_and_name_are_checked() {
        let (_folder, cabinet) = cabinet();
        let put = |name: &str, bytes: &[u8]| cabinet.put_from(name, &mut &*bytes);
        let large = vec![b'x'; FILE_MAX as usize + 1];
        assert!(matches!(put("a.pdf", b""), Err(NotPut::Empty(_))));
        assert!(matches!(put("a.pdf", &large), Err(NotPut::TooLarge(_))));
        for (name, bytes) in [
            ("a.pdf", &b"MZ\x90\0"[..]),
            ("a.png", b"%PDF-1.7"),
            ("a.exe", b"%PDF-1.7"),
            ("a", b"%PDF-1.7"),
            ("a.docx", b"PK\x03\x04 nothing"),
        ] {
            assert!(matches!(put(name, bytes), Err(NotPut::UnknownMedia(_))), "{name}");
        }
        for name in ["", "a\u{202e}.pdf", "../a.pdf"] {
            assert!(matches!(put(name, b"%PDF-1.7"), Err(NotPut::BadName(_))), "{name}");
        }
        put("a.PDF", b"%PDF-1.7").unwrap();
        put("表.docx", b"PK\x03\x04..[Content_Types].xml..").unwrap();
        assert!(cabinet.put(Path::new("/")).is_err());
    }
}
