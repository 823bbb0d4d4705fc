//! What one command made several entries of, as when all letters of a year are issued at once, is taken back
//! at once too.

use super::{Deed, ENTRIES, barred};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::form::{Field, Request};
use crate::domain::payload::Withdrawal;
use crate::domain::vocabulary::{Command, CommandKind};
use crate::tui::model::Model;

/// A withdrawal with all that was made together with its entry and can be taken back now, the latest first,
/// whatever could be when it was begun; of its entry alone where that is all.
pub(in crate::tui) fn with_its_like(model: &Model, mut deed: Deed) -> Deed {
    if deed.kind != CommandKind::Withdraw {
        return deed;
    }
    deed.known.remove(ENTRIES);
    let entry = deed.known.get(Field::Entry.name()).and_then(serde_json::Value::as_u64);
    let all = entry.map(|entry| made_with(model, entry)).unwrap_or_default();
    if all.len() > 1 { deed.of_entries(&all) } else { deed }
}

/// Entries of one kind that follow each other, of one person and one moment: where a clock ran behind, that
/// which it showed, for all that follows an entry then has the time of that one.
fn made_with(model: &Model, entry: Seq) -> Vec<Seq> {
    let index = &model.state().index;
    let Some((kind, one)) = index.kind_of(entry).zip(model.entry(entry)) else { return Vec::new() };
    let moment = |it: &Fact| (it.at, it.clock_behind, it.actor.clone());
    let is_like = |seq: &Seq| {
        index.kind_of(*seq) == Some(kind)
            && model.entry(*seq).is_some_and(|it| moment(&it) == moment(&one))
    };
    let before: Vec<Seq> = (1..entry).rev().take_while(is_like).collect();
    let mut after: Vec<Seq> = (entry + 1..).take_while(is_like).collect();
    after.reverse();
    let can_go = |entry: &Seq| {
        let asked = Withdrawal { entry: *entry, reason: "x".into() };
        barred(model, &Request::today(Command::Withdraw(asked), model.today())).is_none()
    };
    after.into_iter().chain([entry]).chain(before).filter(can_go).collect()
}
