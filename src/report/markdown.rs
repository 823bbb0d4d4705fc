//! A document as Markdown.

use super::{Block, Document, Level, Row, Table};

/// The text of the file.
pub fn markdown(document: &Document) -> String {
    let lang = document.lang;
    let mut out = Vec::new();
    if document.demo {
        out.push(format!("> {}", lang.demo_header()));
    }
    out.push(format!("# {}", document.name()));
    let labels =
        [(lang.label_reference(), &document.reference), (lang.label_signer(), &document.signer)];
    let labels = labels.into_iter().filter_map(|(label, text)| {
        let text = text.as_deref().filter(|text| !text.is_empty())?;
        Some(format!("{label}{}{}", lang.colon(), plain(text)))
    });
    out.extend(labels);
    if !document.addressee.is_empty() {
        out.push(format!("{}{}", plain(&document.addressee), lang.colon()));
    }
    for block in &document.body {
        match block {
            Block::Heading(level, text) => {
                let marks = match level {
                    Level::One => "##",
                    Level::Two => "###",
                    Level::Three => "####",
                };
                out.push(format!("{marks} {}", plain(text)));
            }
            Block::Paragraph(text) => out.extend(text.lines().map(plain)),
            Block::Table(table) => out.push(rows(table)),
            Block::Charts(charts) => {
                let lines = charts.iter().map(|chart| {
                    format!("- {}{}{}", plain(&chart.title), lang.colon(), chart.told(lang))
                });
                out.push(lines.collect::<Vec<_>>().join("\n"));
            }
            Block::Parties(parties) => {
                let told = parties.iter().map(|party| party.lines.join("  \n"));
                out.extend(told);
            }
            Block::Signature(signed) => {
                out.push(format!("{}  \n{}", plain(&signed.office), lang.paper_day(signed.day)));
            }
            Block::Attachment(title) => {
                out.push(format!(
                    "---\n\n## {}{}{}",
                    lang.label_attached(),
                    lang.colon(),
                    plain(title)
                ));
            }
            Block::NewPage => out.push("---".to_owned()),
        }
    }
    out.push(format!("## {}", lang.annex_title()));
    let annex = document.annex.rows.iter();
    let annex = annex.map(|(label, text)| format!("- {label}{}{}", lang.colon(), plain(text)));
    out.push(annex.collect::<Vec<_>>().join("\n"));
    out.join("\n\n") + "\n"
}

fn rows(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let headings = table.columns.iter().map(|column| in_cell(&column.heading)).collect();
    let mut lines = vec![line(headings), line(vec!["---".to_owned(); table.columns.len()])];
    for row in &table.rows {
        lines.push(match row {
            Row::Cells(cells) => line(cells.iter().map(|cell| in_cell(&cell.words())).collect()),
            Row::Whole(text) => {
                let mut cells = vec![String::new(); table.columns.len()];
                cells[0] = format!("**{}**", in_cell(text));
                line(cells)
            }
        });
    }
    lines.join("\n")
}

fn in_cell(text: &str) -> String {
    plain(text).replace('|', "\\|").lines().collect::<Vec<_>>().join("<br>")
}

/// A text in which nothing is taken for a mark of Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '[' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
