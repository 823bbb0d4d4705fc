//! Evidence as the office deals with it: what entries name, and what a person means by its SM3.

use super::{NotDone, Office, Trouble};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::{Attachment, PersonId};
use crate::evidence::{self, Cabinet, Lost, NotMeant};
use crate::ledger::Store;

impl<S: Store> Office<S> {
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
        for entry in self.store.read_since(0)? {
            let files = Fact::read(&entry)?.circumstance.attachments;
            named.extend(files.into_iter().map(|file| (entry.seq, file)));
        }
        Ok(named)
    }

    /// The file that a person means by the beginning of its SM3: one that the person put beside the
    /// ledger, or that an entry names. What others put there and no entry names yet is theirs.
    ///
    /// # Errors
    /// What is wrong with what was typed.
    pub fn file_meant(&self, typed: &str, person: &PersonId) -> Result<Attachment, NotMeant> {
        let start = evidence::beginning(typed)?;
        let mut meant = self.evidence.put_by(person, &start);
        // Where entries cannot be read, what they name is not known.
        let named = self.attachments().unwrap_or_default().into_iter().rev();
        meant.extend(named.map(|(_, file)| file).filter(|file| file.sm3.starts_with(&start)));
        let first = meant.first().cloned().ok_or_else(|| NotMeant::Unknown(start.clone()))?;
        match meant.iter().all(|file| file.sm3 == first.sm3) {
            true => Ok(first),
            false => Err(NotMeant::Several(start)),
        }
    }

    /// What an entry names has to be there before it.
    pub(super) fn refuse_unproven(&self, files: &[Attachment]) -> Result<(), NotDone> {
        files.iter().try_for_each(|file| self.evidence.check(file)).map_err(NotDone::Unproven)
    }
}
