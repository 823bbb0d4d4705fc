//! `halfsky show`: one target or measure, one department, or one entry, in full.

mod department;
mod entry;
mod item;
mod judged;

use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::log;
use super::out::Out;
use crate::domain::entry::Seq;
use crate::domain::state::{ReportRecord, Stamp};
use crate::plan::Item;
use crate::tui::text::width;
use crate::words::Lang;

/// How much history a page shows.
const HISTORY: usize = 10;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "1.2|1-2|NAME|SEQ")]
    what: String,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let mut out = Out::new();
    let what = asked.what.trim();
    // A shell takes #12 for a comment unless it is quoted, so the number alone will do.
    if let Ok(seq) = super::number::<Seq>(what.trim_start_matches(['#', '＃'])) {
        entry::show(&desk, seq, asked.json, &mut out)?;
    } else if let Ok(item) = what.parse::<Item>() {
        item::show(&desk, &desk.item(&item)?, asked.json, &mut out)?;
    } else {
        department::show(&desk, &desk.department(what)?, asked.json, &mut out)?;
    }
    out.done()?;
    Ok(Ending::Done)
}

/// Labelled rows, their texts in one column.
fn rows(out: &mut Out, rows: &[(String, String)]) -> Result<(), Failure> {
    let indent = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    rows.iter().try_for_each(|(label, text)| out.hang(label, indent, text))
}

/// A heading with rows below it, of one line each; nothing where there are none.
fn part(out: &mut Out, heading: &str, rows: &[String]) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line(heading)?;
    rows.iter().flat_map(|row| row.lines()).try_for_each(|row| out.row(&format!("  {row}")))
}

/// The latest entries about something, and how to see the rest.
fn history(desk: &Desk, seqs: &[Seq], option: &str, out: &mut Out) -> Result<(), Failure> {
    let latest: Vec<Seq> = seqs.iter().rev().take(HISTORY).copied().collect();
    let facts = desk.office.read(&latest)?;
    let mut lines: Vec<String> = facts.iter().map(|fact| log::line(desk, fact)).collect();
    if seqs.len() > latest.len() {
        let command = format!("halfsky log {option}");
        lines.push(desk.lang.more_with(seqs.len() - latest.len(), command));
    }
    part(out, desk.lang.part_history(), &lines)
}

fn history_json(desk: &Desk, seqs: &[Seq]) -> Result<Vec<Value>, Failure> {
    let latest: Vec<Seq> = seqs.iter().rev().copied().collect();
    let facts = desk.office.read(&latest)?;
    Ok(facts.iter().map(|fact| log::as_json(desk, fact)).collect())
}

fn report_line(desk: &Desk, seq: Seq, report: &ReportRecord) -> String {
    let lang = desk.lang;
    let form = lang.report_form(report.form);
    let stage = lang.stage(report.stage());
    let mark = from_paper(lang, &report.submitted);
    let on = report.submitted.on;
    lang.report_row(seq, on, report.year, form, &report.heading, format!("{stage}  {mark}").trim())
}

/// 代录, with a space behind it, for what the office recorded from a paper; nothing otherwise.
fn from_paper(lang: Lang, stamp: &Stamp) -> String {
    if stamp.on_behalf { format!("{}  ", lang.on_behalf()) } else { String::new() }
}

fn report_json(desk: &Desk, seq: Seq, report: &ReportRecord) -> Value {
    json!({
        "seq": seq,
        "on": report.submitted.on,
        "department": desk.state().short(&report.department),
        "form": report.form,
        "year": report.year,
        "heading": report.heading,
        "stage": report.stage(),
        "on_behalf": report.submitted.on_behalf,
    })
}
