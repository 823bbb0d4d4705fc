//! Comments on cells: what somebody says of a figure beside it. They are told, not read.

use super::super::cells::Unreadable;
use super::super::wrong_cell::short;
use super::super::xml::{Met, attribute, walk};
use super::Package;

/// The comments of a sheet: the cell, and what is said there.
pub(super) fn of(
    package: &mut Package<'_>,
    sheet: &str,
) -> Result<Vec<(String, String)>, Unreadable> {
    let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let links = format!("{folder}/_rels/{name}.rels");
    let Some(text) = package.part(&links)? else { return Ok(Vec::new()) };
    let mut part = None;
    walk(&links, &text, |met| {
        if let Met::Open(element) = met
            && attribute(element, "Type").is_some_and(|kind| kind.ends_with("/comments"))
        {
            part = attribute(element, "Target").map(|to| within(folder, &to));
        }
        Ok(())
    })?;
    let Some(part) = part else { return Ok(Vec::new()) };
    let Some(text) = package.part(&part)? else { return Ok(Vec::new()) };
    said(&part, &text)
}

/// Where a link leads from the folder of a sheet.
fn within(folder: &str, to: &str) -> String {
    if let Some(whole) = to.strip_prefix('/') {
        return whole.to_owned();
    }
    let up = to.matches("../").count();
    let folder: Vec<&str> = folder.split('/').collect();
    let kept = &folder[..folder.len().saturating_sub(up)];
    [kept, &[to.trim_start_matches("../")]].concat().join("/")
}

fn said(part: &str, text: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let (mut all, mut at, mut words, mut inside) =
        (Vec::new(), String::new(), String::new(), false);
    walk(part, text, |met| {
        match met {
            Met::Open(element) => match element.local_name().as_ref() {
                "comment" => {
                    at = attribute(element, "ref").unwrap_or_default().into_owned();
                    words.clear();
                }
                "t" => inside = true,
                _ => {}
            },
            Met::Close("t") => inside = false,
            Met::Close("comment") if !words.trim().is_empty() => {
                let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
                all.push((std::mem::take(&mut at), short(&plain)));
            }
            Met::Text(text) if inside => words.push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    Ok(all)
}
