//! Evidence: files that stand beside the ledger under their hash, named in an entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::plan::choices;

/// Bytes that one file may have.
pub const FILE_MAX: u64 = 20 * 1024 * 1024;

/// Files that one entry may name.
pub const FILES_MAX: usize = 20;

choices! {
    /// What a file is, by its first bytes.
    pub enum Media {
        /// PDF
        Pdf = "pdf",
        /// OFD 版式文件 (GB/T 33190)
        Ofd = "ofd",
        /// PNG
        Png = "png",
        /// JPEG
        Jpeg = "jpeg",
        /// TIFF
        Tiff = "tiff",
        /// Word, Excel, PowerPoint since 2007
        Ooxml = "ooxml",
        /// Word, Excel, PowerPoint, WPS of before
        Ole = "ole",
    }
}

impl Media {
    /// The endings that a name of such a file may have; the first is the usual one.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Ofd => &["ofd"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Tiff => &["tif", "tiff"],
            Self::Ooxml => &["docx", "xlsx", "pptx"],
            Self::Ole => &["doc", "xls", "ppt", "wps", "et", "dps"],
        }
    }

    /// What a file of that name and these bytes is; none where the bytes are of no kind that is
    /// taken, or the name says another.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        let named = Self::ALL.into_iter().find(|one| one.endings().contains(&ending.as_str()))?;
        let fits = match named {
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Tiff => bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*"),
            Self::Ofd => is_package(bytes, b"OFD.xml"),
            Self::Ooxml => is_package(bytes, b"[Content_Types].xml"),
            Self::Ole => bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        };
        fits.then_some(named)
    }
}

/// A ZIP file with a part of that name in its directory, which stands at its end.
fn is_package(bytes: &[u8], part: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(part.len()).any(|window| window == part)
}

/// A file that an entry names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its name, without folders.
    pub name: String,
    /// SM3 of its bytes, as 64 lower-case hexadecimal digits.
    pub sm3: String,
    /// How many bytes it has.
    pub size: u64,
    /// What it is.
    pub media: Media,
    /// The day that the evidence stands for, where that is not the entry's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}
