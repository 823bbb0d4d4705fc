//! What other sessions enter meanwhile.

use halfsky::domain::fact::Fact;
use halfsky::domain::form::Request;
use halfsky::domain::payload::PersonId;
use halfsky::office::NotDone;
use halfsky::{demo, words};
use serde_json::Value;

use super::ledger::Ledger;

impl Ledger {
    /// Another session enters something, as `record` would.
    pub(crate) fn record(&self, person: &str, body: Value) -> Result<Vec<Fact>, NotDone> {
        let now = demo::clock(self.open().state()).now();
        let request = Request::from_json(body, now.date_naive())?;
        self.open().submit(&request, &PersonId::from(person), now)
    }

    /// Why another session is refused, in Chinese; nothing where it is not.
    pub(crate) fn refused(&self, person: &str, body: Value) -> Option<String> {
        match self.record(person, body) {
            Ok(_) => None,
            Err(NotDone::Refused { refusal, .. }) => {
                Some(words::refuse(words::Lang::Zh, &refusal, self.open().state()))
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}
