//! The lists of an earlier session: the first frame shows them, where they are of the same day and
//! entry, and right after it they are held against lists that are worked out. The entries beside them
//! are checked then too.

use super::model::{Message, Model};

impl Model {
    /// Takes the lists that were kept, where there are any of what is shown.
    pub(super) fn take_kept_lists(&mut self) {
        if self.as_of().is_some() {
            return;
        }
        let today = self.today();
        if let Some(kept) = self.session.office.kept_lists(today) {
            self.overview = kept;
            self.shown = Some((self.state().head.seq, today));
            self.kept = true;
        }
    }

    /// Works the lists out, where they are kept ones; gives whether they tell something else. Which of
    /// both is wrong is found at the next look for news, which reads all entries then.
    pub fn check_kept_lists(&mut self) -> bool {
        if !self.kept {
            return false;
        }
        let (kept, of) = (std::mem::take(&mut self.overview), self.shown.take());
        let glanced = std::mem::take(&mut self.facts);
        self.refresh();
        let sound = glanced == self.facts;
        // After midnight they are others.
        let same = self.shown != of || self.overview.tells_as(&kept);
        if !same {
            self.session.office.doubt_lists();
            self.forget_shown();
            self.message = Some(Message::Refused(self.lang().lists_misshown().to_owned()));
        }
        !same || !sound
    }

    /// Keeps the lists for the next start.
    pub fn keep_lists(&mut self) {
        if self.as_of().is_none() && !self.kept {
            let today = self.today();
            if self.shown == Some((self.state().head.seq, today)) {
                self.session.office.keep_lists(today, &self.overview);
            }
        }
    }
}
