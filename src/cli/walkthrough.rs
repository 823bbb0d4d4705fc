//! `halfsky walkthrough`: a meeting's agenda as pages of text, one item a page, for a pager.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::entry::Seq;
use crate::domain::overview::Overview;
use crate::domain::refusal::{Refusal, WrongMeeting};
use crate::domain::state::Meeting;
use crate::report::{Shown, Walked, with_entries};

/// Columns of a label.
const LABEL: usize = 10;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "DAY|N", value_parser = named)]
    meeting: Option<Named>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let (seq, meeting) = meant(&desk, asked.meeting)?;
    let overview = Overview::of(desk.state(), desk.today);
    let (state, day) = (desk.state(), desk.today);
    let read = |seq| desk.fact(seq).map(|fact| fact.event);
    let pages: Vec<_> = with_entries(read, |read| {
        Walked { lang: desk.lang, state, overview: &overview, day, seq, meeting, read }
            .pages()
            .collect()
    })?;
    let mut out = Out::new();
    if asked.json {
        let items = meeting.agenda().iter().zip(pages);
        let items: Vec<Value> = items
            .map(|(item, (title, rows))| {
                let rows: Vec<Value> = rows.iter().filter_map(|row| told(&desk, row)).collect();
                json!({"number": item.number, "topic": item.topic, "title": title, "rows": rows})
            })
            .collect();
        out.json(&json!({"meeting": seq, "day": meeting.day(), "items": items}))?;
    } else {
        let of = meeting.agenda().len();
        for (at, (title, rows)) in pages.iter().enumerate() {
            let name = desk.lang.meeting_named(state, seq);
            // A pager goes from page to page at these.
            out.line(&format!("== {}", desk.lang.walk_head(at + 1, of, name)))?;
            out.line(title)?;
            for row in rows {
                print(&desk, row, &mut out)?;
            }
            out.line("")?;
        }
    }
    out.done()?;
    Ok(Ending::Done)
}

/// How somebody names a meeting.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named {
    /// By the entry that called it.
    Entry(Seq),
    /// By its day; of several the one that is open, else that was called last, of those that will do.
    Day(NaiveDate),
}

/// Reads a meeting's name.
pub(super) fn named(text: &str) -> Result<Named, &'static str> {
    // A day may be written in figures alone, and no ledger has so many entries.
    let day = super::day(text).map(Named::Day);
    day.or_else(|none| {
        let number = text.trim_start_matches(['#', '＃']);
        super::number(number).map(Named::Entry).map_err(|_| none)
    })
}

/// The entry of the meeting of that name; of several on a day one that will do, if there is one.
fn entry(desk: &Desk, named: Named, will_do: impl Fn(&Meeting) -> bool) -> Result<Seq, Failure> {
    let day = match named {
        Named::Entry(seq) => return Ok(seq),
        Named::Day(day) => day,
    };
    let state = desk.state();
    let open = state.open_meeting().map(|(seq, _)| seq);
    let that_day = state.meetings.iter().filter(|(_, meeting)| meeting.day() == day);
    let best = that_day.max_by_key(|(seq, meeting)| (will_do(meeting), Some(**seq) == open, **seq));
    let best = best.map(|(seq, _)| *seq);
    best.ok_or_else(|| Failure::Said(desk.lang.no_meeting_on(day)))
}

/// The meeting asked for; else the one that is open, else the latest.
pub(super) fn meant(desk: &Desk, asked: Option<Named>) -> Result<(Seq, &Meeting), Failure> {
    let state = desk.state();
    let asked = asked.map(|named| entry(desk, named, |_| true)).transpose()?;
    let open = || state.open_meeting().map(|(seq, _)| seq);
    let latest = || state.meetings.keys().next_back().copied();
    let seq = asked.or_else(open).or_else(latest);
    let seq = seq.ok_or_else(|| Failure::Said(desk.lang.no_meeting_yet().to_owned()))?;
    let there = state.meetings.get(&seq).map(|meeting| (seq, meeting));
    there.ok_or_else(|| desk.refused(&Refusal::Meeting(seq, WrongMeeting::NotThere)))
}

/// The meeting asked for, else the latest that was opened: of others there are no minutes.
pub(super) fn held(desk: &Desk, asked: Option<Named>) -> Result<Seq, Failure> {
    let was_held = |meeting: &Meeting| meeting.opened.is_some();
    let asked = asked.map(|named| entry(desk, named, was_held)).transpose()?;
    let mut all = desk.state().meetings.iter().rev();
    let latest = || all.find(|(_, meeting)| was_held(meeting)).map(|(seq, _)| *seq);
    let asked = asked.or_else(latest);
    let asked = asked.ok_or_else(|| Failure::Said(desk.lang.no_meeting_held().to_owned()))?;
    match meant(desk, Some(Named::Entry(asked)))? {
        (seq, meeting) if was_held(meeting) => Ok(seq),
        (seq, _) => Err(desk.refused(&Refusal::Meeting(seq, WrongMeeting::NotOpen))),
    }
}

fn told(desk: &Desk, row: &Shown) -> Option<Value> {
    let lang = desk.lang;
    Some(match row {
        Shown::Text(text) => json!({"text": text}),
        Shown::Stands(attainment, outlook) => {
            let told = format!("{}  {outlook}", lang.attainment(*attainment));
            json!({"label": lang.label_attainment(), "text": told})
        }
        Shown::Told(label, text) => json!({"label": label, "text": text}),
        Shown::Trend(..) => return None,
    })
}

fn print(desk: &Desk, row: &Shown, out: &mut Out) -> Result<(), Failure> {
    let lang = desk.lang;
    match row {
        Shown::Text(text) => out.hang("", 0, text),
        Shown::Stands(attainment, outlook) => {
            let told =
                format!("{}  {}  {outlook}", lang.attainment(*attainment), lang.label_outlook());
            out.hang(lang.label_attainment(), LABEL, &told)
        }
        Shown::Told(label, text) => out.hang(label, LABEL, text),
        // The figures stand beside it.
        Shown::Trend(..) => Ok(()),
    }
}
