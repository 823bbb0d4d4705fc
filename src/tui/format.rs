//! What a paper is written as. It stands here because plain text is laid out by columns.

use std::path::Path;

use clap::ValueEnum;

use super::plain;
use crate::report::{self, Document};

/// What a paper can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Docx,
    Md,
    Txt,
    Xlsx,
}

impl Format {
    /// What the name of such a file ends in.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Xlsx => "xlsx",
        }
    }

    /// The one that the name of a file ends in, in small letters or capitals.
    pub(crate) fn of(file: &Path) -> Option<Self> {
        Self::from_str(file.extension()?.to_str()?, true).ok()
    }

    /// A document written so; else why it cannot be.
    pub(crate) fn bytes(self, document: &Document) -> Result<Vec<u8>, String> {
        let lang = document.lang;
        let failed = |why: String| lang.paper_failed(why);
        match self {
            Self::Docx => report::docx(document).map_err(|error| failed(error.to_string())),
            Self::Md => Ok(report::markdown(document).into_bytes()),
            Self::Txt => Ok(plain::whole(document).into_bytes()),
            Self::Xlsx => {
                let made = report::xlsx(document).map_err(|error| failed(error.to_string()))?;
                made.ok_or_else(|| lang.paper_no_tables().to_owned())
            }
        }
    }
}
