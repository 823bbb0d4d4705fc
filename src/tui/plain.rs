//! A document as plain text, in lines of so many columns.

use crate::report::{Block, Document, Row, Table};
use crate::tui::text::{pad_right, sanitize, width, wrap};

/// Between two columns of a table.
const GAP: usize = 2;

/// No column of a table is narrower, unless its cells are; where that is too much for the line, half.
const NARROW: usize = 8;

/// Columns of a text that goes to no terminal.
pub(crate) const WIDTH: usize = 80;

/// The whole text, as a file holds it.
pub(crate) fn whole(document: &Document) -> String {
    lines(document, WIDTH).join("\n") + "\n"
}

/// The lines; none is wider than `room` columns where its words allow it.
pub(crate) fn lines(document: &Document, room: usize) -> Vec<String> {
    let lang = document.lang;
    let mut out = Vec::new();
    if document.demo {
        out.extend([lang.demo_header().to_owned(), String::new()]);
    }
    let labels =
        [(lang.label_reference(), &document.reference), (lang.label_signer(), &document.signer)];
    for (label, text) in labels {
        let text = text.as_deref().filter(|text| !text.is_empty());
        out.extend(text.map(|text| format!("{label}{}{text}", lang.colon())));
    }
    for line in document.title.lines() {
        let before = room.saturating_sub(width(line)) / 2;
        out.push(format!("{}{line}", " ".repeat(before)));
    }
    out.push(String::new());
    if !document.addressee.is_empty() {
        out.extend(wrapped(&format!("{}{}", document.addressee, lang.colon()), room));
    }
    for block in &document.body {
        match block {
            Block::Heading(_, text) => {
                out.push(String::new());
                out.extend(wrapped(text, room));
            }
            Block::Paragraph(text) => {
                text.lines().for_each(|line| out.extend(wrapped(&format!("    {line}"), room)));
            }
            Block::Table(table) => rows(table, room, &mut out),
            Block::Charts(charts) => {
                out.push(String::new());
                for chart in charts {
                    let told = format!("{}{}{}", chart.title, lang.colon(), chart.told(lang));
                    out.extend(wrapped(&told, room));
                }
            }
            Block::Parties(parties) => {
                for party in parties {
                    out.push(String::new());
                    out.extend(party.lines.iter().cloned());
                }
            }
            Block::Signature(signed) => {
                out.push(String::new());
                for text in [&signed.office, &lang.paper_day(signed.day)] {
                    let before = room.saturating_sub(width(text) + GAP * 2);
                    out.push(format!("{}{text}", " ".repeat(before)));
                }
            }
            Block::Attachment(title) => {
                out.extend([String::new(), lang.label_attached().to_owned()]);
                let before = room.saturating_sub(width(title)) / 2;
                out.push(format!("{}{title}", " ".repeat(before)));
            }
            Block::NewPage => out.push(String::new()),
        }
    }
    out.extend([String::new(), lang.annex_title().to_owned()]);
    for (label, text) in &document.annex.rows {
        out.extend(wrapped(&format!("{label}{}{text}", lang.colon()), room));
    }
    out
}

fn wrapped(text: &str, room: usize) -> Vec<String> {
    let text = sanitize(text);
    wrap(&text, room).into_iter().map(|range| text[range].trim_end().to_owned()).collect()
}

/// Every cell wrapped within its column.
fn rows(table: &Table, room: usize, out: &mut Vec<String>) {
    let widths = widths(table, room);
    out.push(String::new());
    let headings: Vec<String> = table.columns.iter().map(|one| one.heading.clone()).collect();
    out.extend(side_by_side(&headings, &widths));
    out.push("-".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)));
    for row in &table.rows {
        match row {
            Row::Cells(cells) => {
                let cells: Vec<String> = cells.iter().map(|cell| cell.words()).collect();
                out.extend(side_by_side(&cells, &widths));
            }
            Row::Whole(text) => {
                out.push(String::new());
                out.extend(wrapped(text, room));
            }
        }
    }
}

/// As wide as its widest cell, as long as that fits beside the others; else by its share on paper.
fn widths(table: &Table, room: usize) -> Vec<usize> {
    let count = table.columns.len();
    let room = room.saturating_sub(GAP * count.saturating_sub(1));
    let widest = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => cells.get(at).map(|cell| cell.words()),
            Row::Whole(_) => None,
        });
        let lines = cells.map(|text| text.lines().map(width).max().unwrap_or(0));
        lines.chain([width(&table.columns[at].heading)]).max().unwrap_or(0)
    };
    let natural: Vec<usize> = (0..count).map(widest).collect();
    if natural.iter().sum::<usize>() <= room {
        return natural;
    }
    let paper: usize = table.columns.iter().map(|column| usize::from(column.width)).sum();
    let share = |at: usize| room * usize::from(table.columns[at].width) / paper.max(1);
    let word = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => cells.get(at).map(|cell| longest_word(&cell.words())),
            Row::Whole(_) => None,
        });
        cells.chain([longest_word(&table.columns[at].heading)]).max().unwrap_or(0)
    };
    let words: Vec<usize> = (0..count).map(word).collect();
    // What narrow columns leave over goes to those that need it; no word is broken.
    let at_least = |narrow: usize| -> Vec<usize> {
        let least = |at: usize| share(at).max(narrow).max(words[at]);
        (0..count).map(|at| natural[at].min(least(at))).collect()
    };
    let mut kept = at_least(NARROW);
    if kept.iter().sum::<usize>() > room {
        kept = at_least(NARROW / 2);
    }
    // Where words take more than their columns' share, it is taken from what has most room beyond its own.
    while kept.iter().sum::<usize>() > room {
        let spare = |at: &usize| kept[*at].saturating_sub(words[*at].max(NARROW));
        let Some(at) = (0..count).max_by_key(spare).filter(|at| spare(at) > 0) else { break };
        kept[at] -= 1;
    }
    let mut left = room.saturating_sub(kept.iter().sum());
    let widen = |(at, kept): (usize, usize)| {
        let more = natural[at].saturating_sub(kept).min(left);
        left -= more;
        kept + more
    };
    kept.into_iter().enumerate().map(widen).collect()
}

/// Columns of the longest word of letters and what stands at it: others may be broken anywhere.
fn longest_word(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_ascii_graphic());
    let words = words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    words.map(str::len).max().unwrap_or(0)
}

fn side_by_side(cells: &[String], widths: &[usize]) -> Vec<String> {
    let columns: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(text, width)| wrapped(text, *width)).collect();
    let high = columns.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts = columns.iter().zip(widths).map(|(column, width)| {
            pad_right(column.get(at).map_or("", String::as_str), width + GAP)
        });
        parts.collect::<String>().trim_end().to_owned()
    };
    (0..high).map(line).collect()
}
