//! A fact: an entry understood. Also how it is written to and read from an entry's body; those of
//! earlier forms through [`super::upcast`].

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde_json::{Map, Value, json};

use super::entry::{Entry, NewEntry, Seq};
use super::payload::{Attachment, Circumstance, OnBehalf, PersonId};
use super::upcast::{UPCASTERS, Upcaster};
use super::vocabulary::{Event, EventKind};

/// What happened, when, recorded by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The entry's number.
    pub seq: Seq,
    /// When it was recorded.
    pub at: DateTime<FixedOffset>,
    /// Who recorded it.
    pub actor: PersonId,
    /// The day it happened, and for whom it was recorded.
    pub circumstance: Circumstance,
    /// The clock that recorded it stood before the entry in front of it: what it showed.
    pub clock_behind: Option<DateTime<FixedOffset>>,
    /// What happened.
    pub event: Event,
}

/// Why an entry could not be understood.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Written by a later version of the program.
    #[error("entry {seq} is of a later form: {kind} v{version}")]
    Newer {
        /// Which entry.
        seq: Seq,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u32,
    },
    /// Not what its kind and version say.
    #[error("entry {seq} cannot be read: {why}")]
    Malformed {
        /// Which entry.
        seq: Seq,
        /// What is wrong.
        why: String,
    },
}

const ON: &str = "on";
const ON_BEHALF_OF: &str = "on_behalf_of";
const ATTACHMENTS: &str = "attachments";
const CLOCK_BEHIND: &str = "clock_behind";

impl Fact {
    /// Understands a stored entry.
    ///
    /// # Errors
    /// Where a later version wrote it, or where it is not what it says.
    pub fn read(entry: &Entry) -> Result<Self, Unreadable> {
        Self::read_with(entry, UPCASTERS)
    }

    fn read_with(entry: &Entry, upcasters: &[Upcaster]) -> Result<Self, Unreadable> {
        let malformed = |why: String| Unreadable::Malformed { seq: entry.seq, why };
        let newer = || Unreadable::Newer {
            seq: entry.seq,
            kind: entry.kind.clone(),
            version: entry.version,
        };
        let kind = EventKind::named(&entry.kind).ok_or_else(newer)?;
        if entry.version > kind.version() {
            return Err(newer());
        }
        let mut body: Map<String, Value> =
            serde_json::from_str(&entry.body).map_err(|error| malformed(error.to_string()))?;
        for version in entry.version..kind.version() {
            let step = upcasters.iter().find(|up| up.kind == entry.kind && up.from == version);
            let step = step.ok_or_else(|| malformed(format!("no way up from v{version}")))?;
            body = (step.up)(body);
        }
        let mut take = |key: &str| body.remove(key).unwrap_or(Value::Null);
        let (on, on_behalf_of, clock) = (take(ON), take(ON_BEHALF_OF), take(CLOCK_BEHIND));
        let attachments = take(ATTACHMENTS);
        let read = || -> serde_json::Result<_> {
            let on: NaiveDate = serde_json::from_value(on)?;
            let on_behalf_of: Option<OnBehalf> = serde_json::from_value(on_behalf_of)?;
            let attachments: Option<Vec<Attachment>> = serde_json::from_value(attachments)?;
            let attachments = attachments.unwrap_or_default();
            let clock_behind = serde_json::from_value(clock)?;
            let event = Event::from_json(kind, Value::Object(body))?;
            Ok((Circumstance { on, on_behalf_of, attachments }, clock_behind, event))
        };
        let (circumstance, clock_behind, event) =
            read().map_err(|error| malformed(error.to_string()))?;
        Ok(Self {
            seq: entry.seq,
            at: DateTime::parse_from_rfc3339(&entry.at)
                .map_err(|error| malformed(error.to_string()))?,
            actor: PersonId::from(entry.actor.as_str()),
            circumstance,
            clock_behind,
            event,
        })
    }
}

/// What is odd about a clock, beside when the last entry was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddClock {
    /// It stands before that by more than an hour: what is entered gets that entry's time.
    Behind,
    /// It stands more than a year after that: so many days.
    FarAhead(i64),
}

/// Whether a clock can hardly be right that shows `now`, where the last entry was made at `last`. Either
/// that one's clock was wrong or this one is.
pub fn odd_clock(now: DateTime<FixedOffset>, last: DateTime<FixedOffset>) -> Option<OddClock> {
    let after = now - last;
    match after.num_days() {
        _ if after < -TimeDelta::hours(1) => Some(OddClock::Behind),
        days @ 367.. => Some(OddClock::FarAhead(days)),
        _ => None,
    }
}

/// Writes an event as an entry to be appended. `now` is the clock's time; `last` the time of the
/// entry in front, which no entry may go behind.
pub fn write(
    event: &Event,
    circumstance: &Circumstance,
    actor: &PersonId,
    now: DateTime<FixedOffset>,
    last: Option<DateTime<FixedOffset>>,
) -> NewEntry {
    let mut body = Map::new();
    body.insert(ON.into(), json!(circumstance.on));
    if let Some(behalf) = &circumstance.on_behalf_of {
        body.insert(ON_BEHALF_OF.into(), json!(behalf));
    }
    if !circumstance.attachments.is_empty() {
        body.insert(ATTACHMENTS.into(), json!(circumstance.attachments));
    }
    let behind = last.filter(|last| now < *last);
    if behind.is_some() {
        body.insert(CLOCK_BEHIND.into(), json!(now));
    }
    if let Value::Object(fields) = event.to_json() {
        body.extend(fields);
    }
    let kind = event.kind();
    NewEntry {
        at: behind.unwrap_or(now),
        actor: actor.to_string(),
        kind: kind.name().to_owned(),
        version: kind.version(),
        body: Value::Object(body).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::GENESIS;

    fn entry(kind: &str, version: u32, body: &str) -> Entry {
        Entry {
            seq: 7,
            at: "2026-01-05T09:00:00+08:00".into(),
            actor: "li-na".into(),
            kind: kind.into(),
            version,
            body: body.into(),
            prev: GENESIS.into(),
            hash: GENESIS.into(),
        }
    }

    #[test]
    fn a_clock_is_odd_an_hour_before_the_last_entry_and_a_year_after_it() {
        let last = DateTime::parse_from_rfc3339("2026-11-20T09:00:00+08:00").unwrap();
        let odd = |delta| odd_clock(last + delta, last);
        assert_eq!(odd(TimeDelta::hours(-1)), None, "two machines never agree to the second");
        assert_eq!(odd(TimeDelta::minutes(-61)), Some(OddClock::Behind));
        assert_eq!(odd(TimeDelta::days(366)), None);
        assert_eq!(odd(TimeDelta::days(400)), Some(OddClock::FarAhead(400)));
    }

    #[test]
    fn what_is_written_reads_back() {
        let body = r#"{"on":"2026-01-04","on_behalf_of":{"signatory":"王某","title":"局长","paper":"梅卫〔2026〕1号"},"letter":3,"signatory":"王某","title":"局长"}"#;
        let fact = Fact::read(&entry("letter_signed", 1, body)).unwrap();
        let again = write(&fact.event, &fact.circumstance, &fact.actor, fact.at, None);
        assert_eq!(again.body, body);
        assert_eq!((again.at, again.kind.as_str()), (fact.at, "letter_signed"));
    }

    #[test]
    fn a_clock_that_runs_behind_is_flagged_and_time_never_goes_back() {
        let fact = Fact::read(&entry("noted", 1, r#"{"on":"2026-01-04","text":"记"}"#)).unwrap();
        let earlier = fact.at - chrono::Duration::hours(3);
        let new = write(&fact.event, &fact.circumstance, &fact.actor, earlier, Some(fact.at));
        assert_eq!(new.at, fact.at);
        let stored = Fact::read(&entry("noted", 1, &new.body)).unwrap();
        assert_eq!(stored.clock_behind, Some(earlier));
    }

    #[test]
    fn later_forms_are_named_and_earlier_ones_climb() {
        for (kind, version) in [("noted", 2), ("moon_landed", 1)] {
            let unknown = Fact::read(&entry(kind, version, "{}"));
            assert!(matches!(unknown, Err(Unreadable::Newer { seq: 7, .. })), "{kind}");
        }
        let up = Upcaster {
            kind: "noted",
            from: 0,
            up: |mut body| {
                let text = body.remove("remark").unwrap_or_default();
                body.insert("text".into(), text);
                body
            },
        };
        let old = entry("noted", 0, r#"{"on":"2026-01-04","remark":"旧"}"#);
        assert!(matches!(Fact::read(&old), Err(Unreadable::Malformed { .. })));
        let fact = Fact::read_with(&old, &[up]).unwrap();
        assert!(matches!(fact.event, Event::Noted(note) if note.text == "旧"));
    }

    /// Neither position nor telephone of a person was asked for at first.
    #[test]
    fn people_of_the_first_form_are_known() {
        for kind in ["person_enrolled", "person_changed"] {
            let body = r#"{"on":"2026-01-04","person":"li-na","name":"李娜","role":"liaison","department":"health","login":null,"ssh_key":null}"#;
            let fact = Fact::read(&entry(kind, 1, body)).unwrap();
            let (Event::PersonEnrolled(person) | Event::PersonChanged(person)) = fact.event else {
                panic!()
            };
            assert_eq!((&*person.name, person.title, person.telephone), ("李娜", None, None));
        }
    }

    /// What the first form let stand for a number of a goal reads as what it came to: no number.
    #[test]
    fn goals_of_the_first_form_climb() {
        let indicator = |goal: &str, tolerance: &str| {
            format!(
                r#"{{"id":"x","name":"x","items":["1.2"],"basis":{{"item":"1.2","words":"x"}},"unit":"%","better":"higher","goal":{goal},"stages":[{{"year":2025,"value":"六成"}},{{"year":2026,"value":"60"}}],"by_sex":false,"by_area":false,"bounded":true,"digits":1,"tolerance":{tolerance},"source":"health"}}"#
            )
        };
        let read = |goal, tolerance| {
            let body = format!(
                r#"{{"on":"2026-01-04","plan":"women","indicators":[{}]}}"#,
                indicator(goal, tolerance)
            );
            let fact = Fact::read(&entry("indicators_defined", 1, &body)).unwrap();
            let Event::IndicatorsDefined(mut defined) = fact.event else { panic!() };
            defined.indicators.remove(0)
        };
        let sound = read(r#"{"at_least":"70"}"#, r#""0.5""#);
        assert_eq!(sound.goal.number().map(|it| it.to_string()).as_deref(), Some("70"));
        assert_eq!((sound.stages.len(), sound.tolerance.is_some()), (1, true));
        for goal in [r#"{"at_least":"70%以上"}"#, r#"{"balance":{"low":"四成","high":"60"}}"#] {
            let read = read(goal, r#""半个点""#);
            assert!(!read.is_measured() && read.stages.is_empty() && read.tolerance.is_none());
        }
    }
}
