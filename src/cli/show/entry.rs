//! One entry in full.

use serde_json::{Value, json};

use super::rows;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::log;
use crate::cli::out::Out;
use crate::domain::entry::Seq;
use crate::words::details;

pub(super) fn show(desk: &Desk, seq: Seq, json: bool, out: &mut Out) -> Result<(), Failure> {
    let fact = desk.fact(seq)?;
    let stored = desk.office.raw(&[seq])?.pop();
    let hash = stored.as_ref().map_or("", |entry| &entry.hash);
    if json {
        let mut value = log::as_json(desk, &fact);
        value["version"] = json!(fact.event.kind().version());
        value["body"] = fact.event.to_json()?;
        value["clock_behind"] = json!(fact.clock_behind.map(|clock| clock.to_rfc3339()));
        value["prev"] = stored.as_ref().map_or(Value::Null, |entry| json!(entry.prev));
        value["hash"] = json!(hash);
        return out.json(&value);
    }
    let kind = desk.lang.event(fact.event.kind());
    out.line(&format!("#{seq}  {kind}"))?;
    out.line("")?;
    let told = details(desk.lang, &fact, desk.state());
    let mut all: Vec<(String, String)> =
        told.rows.into_iter().map(|(label, text)| (label.to_owned(), text)).collect();
    all.push((desk.lang.row_hash().to_owned(), hash.to_owned()));
    rows(out, &all)
}
