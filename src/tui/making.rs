//! What goes out of the dashboard as a file, and what is worked out once and kept, is made here. That a
//! piece of the snapshot could not be had is known only after it was asked for: what was made without
//! it is made again from the entries, and nobody sees the first.

use std::ops::Deref;
use std::path::Path;

use super::model::{Message, Model};
use super::screens;
use crate::domain::fact::Fact;
use crate::files;
use crate::office::Trouble;
use crate::words::{cannot, trouble};

/// What was made from all that there is: nothing else makes one, so that what is kept of it lacks nothing.
#[derive(Debug)]
pub struct Made<T>(T);

impl<T> Deref for Made<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Made<T> {
    pub(super) fn take(self) -> T {
        self.0
    }
}

impl Model {
    /// Makes something of what is shown; again, where something turned out to be lacking.
    ///
    /// # Errors
    /// As it says; what is wrong with the ledger.
    pub(super) fn make<T>(
        &mut self,
        work: impl Fn(&Self) -> Result<T, String>,
    ) -> Result<Made<T>, String> {
        loop {
            let made = work(self);
            let mended = self.mend();
            let told = |error| trouble(self.lang(), &error, self.session.office.path());
            match mended.map_err(told)? {
                Some(news) => self.tell_news(&news),
                None => return made.map(Made),
            }
        }
    }

    /// Makes a file that is not there yet, and says where it is.
    ///
    /// # Errors
    /// As [`Model::make`]; why it cannot be written.
    pub(super) fn make_file(
        &mut self,
        path: &Path,
        work: impl Fn(&Self) -> Result<Vec<u8>, String>,
    ) -> Result<(), String> {
        let bytes = self.make(work)?;
        let lang = self.lang();
        files::write_new(path, &bytes).map_err(|error| cannot(lang, path, &error))?;
        let at = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.message = Some(Message::Done(lang.written(at.display().to_string())));
        Ok(())
    }

    /// Shows what the entries say, where what is shown lacks something, with the same row selected. Gives
    /// what others entered meanwhile, where that was so.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub(super) fn mend(&mut self) -> Result<Option<Vec<Fact>>, Trouble> {
        let meant = screens::subject(self);
        let news = self.session.office.mend()?;
        if news.is_some() {
            self.forget_shown();
            self.hold(meant);
        }
        Ok(news)
    }
}
