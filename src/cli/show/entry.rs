//! One entry in full.

use std::iter;

use serde_json::{Value, json};

use super::{part, rows};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::log;
use crate::cli::out::Out;
use crate::domain::entry::Seq;
use crate::domain::state::Action;
use crate::words::details;

pub(super) fn show(desk: &Desk, seq: Seq, json: bool, out: &mut Out) -> Result<(), Failure> {
    let fact = desk.fact(seq)?;
    let stored = desk.office.raw(&[seq])?.pop();
    let hash = stored.as_ref().map_or("", |entry| &entry.hash);
    if json {
        let mut value = log::as_json(desk, &fact);
        value["version"] = json!(fact.event.kind().version());
        value["body"] = fact.event.to_json();
        value["clock_behind"] = json!(fact.clock_behind.map(|clock| clock.to_rfc3339()));
        value["followed_by"] = json!(desk.state().came_of(seq));
        value["prev"] = stored.as_ref().map_or(Value::Null, |entry| json!(entry.prev));
        value["hash"] = json!(hash);
        return out.json(&value);
    }
    let kind = desk.lang.event(fact.event.kind());
    out.line(&format!("#{seq}  {kind}"))?;
    out.line("")?;
    let told = details(desk.lang, &fact, desk.state());
    let mut all: Vec<(String, String)> =
        told.into_iter().map(|(label, text)| (label.to_owned(), text)).collect();
    if let Some(action) = desk.state().actions.get(seq) {
        all.extend(standing(desk, action));
    }
    all.push((desk.lang.row_hash().to_owned(), hash.to_owned()));
    rows(out, &all)?;
    let after = desk.office.read(&desk.state().came_of(seq))?;
    let after: Vec<String> = after.iter().map(|fact| log::line(desk, fact)).collect();
    part(out, desk.lang.heading_follow_ups(), &after)
}

/// How far an action is, and what each department that owes it has said.
fn standing(desk: &Desk, action: &Action) -> Vec<(String, String)> {
    let (lang, state) = (desk.lang, desk.state());
    let stage = (lang.label_stage().to_owned(), lang.action_standing(action));
    let said = action.owed_by(state).into_iter().map(|id| {
        let said = action.word_of(state, id).map(|(_, stage)| stage);
        (state.short(id).to_owned(), lang.action_word(said).to_owned())
    });
    iter::once(stage).chain(said).collect()
}
