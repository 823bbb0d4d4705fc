//! What entries say at length: texts that the state does not hold, read when somebody begins to search.
//! They are looked through for the very words, since pinyin would find too much in so much text.

use serde_json::Value;

use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::vocabulary::EventKind;
use crate::order::sort;
use crate::tui::model::Model;
use crate::words::tell;

/// How many of the latest entries are looked through.
const LATEST: usize = 2_000;

/// A query of fewer characters is in too many texts.
const SHORTEST: usize = 2;

/// Characters shown before what was found, where its phrase begins further away.
const BEFORE: usize = 4;

/// Characters before what was found within which the beginning of its phrase is shown.
const REACH: usize = 12;

/// Whether a phrase ends with it.
const fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, '。' | '，' | '；' | '：' | '、' | '！' | '？' | '）' | '》')
}

/// Characters shown after its beginning.
const AFTER: usize = 16;

/// The entries that have texts; notes are found by every way of typing already.
const KINDS: [EventKind; 14] = [
    EventKind::LetterIssued,
    EventKind::SchemeFiled,
    EventKind::ReportSubmitted,
    EventKind::ReportReturned,
    EventKind::DutyReviewed,
    EventKind::EvaluationRecorded,
    EventKind::DocumentFiled,
    EventKind::ActivityRecorded,
    EventKind::WarningIssued,
    EventKind::WarningAnswered,
    EventKind::ActionOpened,
    EventKind::ActionReported,
    EventKind::ItemDiscussed,
    EventKind::MinutesWritten,
];

/// An entry's texts, and the entry in a line.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) seq: Seq,
    said: Vec<String>,
    told: String,
}

/// The texts of the latest entries that have any, the latest first; withdrawn ones have none.
pub(super) fn texts(model: &Model) -> Vec<Text> {
    let state = model.state();
    let of_kind = |kind: &EventKind| state.index.of_kind(*kind).iter().copied();
    let mut all: Vec<Seq> = KINDS.iter().flat_map(of_kind).collect();
    all.retain(|seq| !state.withdrawn.contains_key(seq));
    sort(&mut all);
    let all = all.split_off(all.len().saturating_sub(LATEST));
    let read = model.session.office.read(&all).unwrap_or_default();
    let text = |fact: Fact| {
        let mut said = Vec::new();
        strings(&fact.event.to_json(), &mut said);
        Text { seq: fact.seq, said, told: tell(model.lang(), &fact, state) }
    };
    read.into_iter().rev().map(text).collect()
}

/// The strings in a value that are more than an id or a word.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_ascii() || text.contains(' ') => {
            found.push(text.replace('\n', " "))
        }
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

/// Whether a query is not in too many texts.
pub(super) fn is_long_enough(query: &str) -> bool {
    query.trim().chars().count() >= SHORTEST
}

impl Text {
    /// Where a query stands in it, with what comes before and after, and then the entry in a line; none
    /// where one of its words is not there.
    pub(super) fn excerpt(&self, query: &str) -> Option<String> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let first = words.first().filter(|_| is_long_enough(query))?;
        let holds = |word: &&str| self.said.iter().any(|text| text.contains(*word));
        if !words.iter().all(holds) {
            return None;
        }
        let text = self.said.iter().find(|text| text.contains(*first))?;
        let (before, from) = text.split_at(text.find(*first)?);
        let (mark, before) = phrase(before);
        let from: String = from.chars().take(AFTER).collect();
        Some(format!("{mark}{before}{from}  {}", self.told))
    }
}

/// What is shown of the text before what was found: from where its phrase begins, where that is near, else
/// the last of it behind a mark.
fn phrase(before: &str) -> (&'static str, &str) {
    let begins = before.rfind(parts).map_or(before, |at| before[at..].trim_start_matches(parts));
    if begins.chars().count() <= REACH {
        return ("", begins);
    }
    let begin = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    ("..", &before[begin..])
}
