//! Evidence as the office deals with it: what entries name, and what a person means by its SM3.

use super::{NotDone, Office, Trouble};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::{Attachment, PersonId};
use crate::evidence::{self, Cabinet, Lost, NotMeant};

/// Which files somebody may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What the person put beside the ledger, and what entries name. What others put there and no
    /// entry names yet is theirs.
    Told,
    /// All that lies there: who owns the ledger owns what lies beside it.
    All,
}

/// A file that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// Its SM3, whole.
    pub sm3: String,
    /// As the person or an entry calls it; none where it only lies there, which nobody within
    /// [`Reach::Told`] can mean.
    pub file: Option<Attachment>,
}

/// Why it is not known which file is meant.
#[derive(Debug)]
pub enum NoFile {
    /// What was typed means none, or several.
    NotMeant(NotMeant),
    /// What entries name cannot be read.
    Trouble(Trouble),
}

impl From<NotMeant> for NoFile {
    fn from(why: NotMeant) -> Self {
        Self::NotMeant(why)
    }
}

impl From<Trouble> for NoFile {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Meant {
    /// The file as it is called.
    ///
    /// # Errors
    /// That nobody calls it anything.
    pub fn called(self) -> Result<Attachment, NotMeant> {
        self.file.ok_or(NotMeant::Unknown(self.sm3))
    }
}

impl Office {
    /// The files beside the ledger that entries name.
    pub fn evidence(&self) -> &Cabinet {
        &self.evidence
    }

    /// Looks at every file that an entry names, also one that was withdrawn: how many there are, and
    /// those that are not as their entries say.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub fn lost_evidence(&self) -> Result<(usize, Vec<(Seq, Lost)>), Trouble> {
        let named = self.attachments()?;
        let checked = named.iter().map(|(seq, file)| (*seq, self.evidence.check(file)));
        let lost = checked.filter_map(|(seq, found)| Some((seq, found.err()?))).collect();
        Ok((named.len(), lost))
    }

    /// Every file that an entry names, with the entry.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub fn attachments(&self) -> Result<Vec<(Seq, Attachment)>, Trouble> {
        let mut named = Vec::new();
        for entry in self.heed(self.store.read_since(0))? {
            let files = Fact::read(&entry)?.circumstance.attachments;
            named.extend(files.into_iter().map(|file| (entry.seq, file)));
        }
        Ok(named)
    }

    /// The file that a person means by the beginning of its SM3, of those within reach.
    ///
    /// # Errors
    /// What is wrong with what was typed, or with the ledger.
    pub fn file_meant(
        &self,
        typed: &str,
        person: &PersonId,
        reach: Reach,
    ) -> Result<Meant, NoFile> {
        let start = evidence::beginning(typed)?;
        let mut known = self.evidence.put_by(person, &start);
        let named = match (self.attachments(), reach) {
            // All that lies there is found, whether or not entries can be read that name it.
            (Err(_), Reach::All) => Vec::new(),
            (named, _) => named?,
        };
        let named = named.into_iter().rev();
        known.extend(named.map(|(_, file)| file).filter(|file| file.sm3.starts_with(&start)));
        let mut found: Vec<Meant> = Vec::new();
        let called = known.into_iter().map(|file| (file.sm3.clone(), Some(file)));
        let lying = match reach {
            Reach::Told => Vec::new(),
            Reach::All => self.evidence.beginning_so(&start),
        };
        for (sm3, file) in called.chain(lying.into_iter().map(|sm3| (sm3, None))) {
            if found.iter().all(|one| one.sm3 != sm3) {
                found.push(Meant { sm3, file });
            }
        }
        match (found.pop(), found.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(_), false) => Err(NotMeant::Several(start).into()),
            (None, _) => Err(NotMeant::Unknown(start).into()),
        }
    }

    /// What an entry names has to be there before it.
    pub(super) fn refuse_unproven(&self, files: &[Attachment]) -> Result<(), NotDone> {
        files.iter().try_for_each(|file| self.evidence.check(file)).map_err(NotDone::Unproven)
    }
}
