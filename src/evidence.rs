//! Evidence (证明材料): files that stand beside the ledger under the hash of what is in them.
//!
//! The ledger `x` has the folder `x.files`, and in it `ab/cdef…`, the SM3 of a file cut after two
//! digits. A file is there, whole, before an entry names it, and is never written again: what has
//! other bytes has another name. Not for judging who may attach what.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use sm3::{Digest, Sm3};

use crate::domain::form::{LINE_MAX, is_invisible};
use crate::domain::payload::{Attachment, FILE_MAX, Media};

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
    /// The one beside this ledger; nothing is made before something is put there.
    pub fn beside(ledger: &Path) -> Self {
        let mut folder = ledger.as_os_str().to_owned();
        folder.push(".files");
        Self { folder: folder.into() }
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
        let (first, rest) = file.sm3.split_at_checked(2).unwrap_or(("", &file.sm3));
        self.folder.join(first).join(rest)
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

    /// Whole or not at all, and on the disk: the entry that names it comes after.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let draft = folder.join(format!("new.{}", std::process::id()));
        // What a crash left behind, or somebody put there, is not written into.
        match fs::remove_file(&draft) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let write = || {
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o400).open(&draft)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&draft, path)?;
            File::open(folder)?.sync_all()?;
            File::open(&self.folder)?.sync_all()
        };
        write().inspect_err(|_| drop(fs::remove_file(&draft)))
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
