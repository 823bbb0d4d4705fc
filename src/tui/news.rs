//! Taking in what other sessions entered, and what is found to be broken meanwhile.

use super::model::{Message, Model};
use crate::domain::fact::Fact;
use crate::office::Trouble;
use crate::words::{doubtful_clock, trouble};

impl Model {
    /// Looks whether other sessions entered something, and says so in the quiet line. Gives
    /// whether anything changed.
    pub fn follow(&mut self) -> bool {
        if self.as_of().is_some() || matches!(self.session.office.is_behind(), Ok(false)) {
            return false;
        }
        self.holding(Self::take_news)
    }

    /// Uses a moment in which nobody pressed a key to check old entries; says so where one is broken.
    /// Gives whether anything changed.
    pub fn check_on(&mut self) -> bool {
        if self.as_of().is_some() {
            return false;
        }
        match self.session.office.check_on() {
            Ok(false) => false,
            Ok(true) => self.holding(Self::take_news),
            Err(error) => self.say_trouble(&error),
        }
    }

    /// Says it where this machine's clock can hardly be right.
    pub fn doubt_clock(&mut self) {
        let told = |now| doubtful_clock(self.lang(), now, self.session.office.state());
        if let Some(told) = self.session.clock.of_machine().and_then(told) {
            self.message = Some(Message::Refused(told));
        }
    }

    fn take_news(&mut self) -> bool {
        match self.mend().and_then(|mended| Ok((mended, self.session.office.follow()?))) {
            Ok((mended, followed)) => {
                let anew = mended.is_some();
                let news: Vec<Fact> = mended.into_iter().flatten().chain(followed).collect();
                self.tell_news(&news);
                let broken = self.session.office.broken();
                if let Some((seq, why)) = broken {
                    let lang = self.lang();
                    let upto = self.state().head.seq;
                    let said = lang.found_broken(seq, lang.in_what_way(why), upto);
                    self.message = Some(Message::Refused(said));
                }
                anew || !news.is_empty() || broken.is_some()
            }
            Err(error) => self.say_trouble(&error),
        }
    }

    /// Says what others entered, where there is something.
    pub(super) fn tell_news(&mut self, news: &[Fact]) {
        if let Some((last, others)) = news.split_last() {
            let told = self.lang().with_others(self.who_did(last), others.len());
            self.message = Some(Message::News(told));
        }
    }

    /// Says what is wrong with the ledger; gives whether it did. A trouble that stays is met at every look:
    /// it does not take the place of a refusal that somebody reads, which may be itself.
    fn say_trouble(&mut self, error: &Trouble) -> bool {
        if matches!(self.message, Some(Message::Refused(_))) {
            return false;
        }
        let said = trouble(self.lang(), error, self.session.office.path());
        self.message = Some(Message::Refused(said));
        true
    }
}
