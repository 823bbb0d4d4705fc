//! Who a paper is most likely signed by: a form begins with it, and it is changed where it was somebody else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::decide::{Authority, authority};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{Person, Role};
use crate::domain::state::Signed;
use crate::domain::vocabulary::CommandKind;
use crate::plan::DepartmentId;
use crate::tui::deeds::Deed;
use crate::tui::model::Model;

/// In what capacity a leader signed the last letter; on a paper, who signed the one before.
pub(super) fn title(deed: &Deed, model: &Model) -> String {
    if deed.on_behalf {
        return last_signed(deed, model).map_or_else(String::new, |(_, title)| title);
    }
    if let Some(known) = leader(model).and_then(|person| person.title.clone()) {
        return known;
    }
    let name = signatory(deed, model);
    let signed = model.state().letters.values().filter_map(|letter| letter.countersigned.as_ref());
    let own = signed.filter(|signed| signed.signatory == name && !signed.title.is_empty());
    let last = own.max_by_key(|signed| signed.stamp.seq);
    last.map_or_else(String::new, |signed| signed.title.clone())
}

/// A leader signs in the own name; of a paper it is mostly who signed the one before.
pub(super) fn signatory(deed: &Deed, model: &Model) -> String {
    if deed.on_behalf {
        return last_signed(deed, model).map_or_else(String::new, |(signatory, _)| signatory);
    }
    leader(model).map_or_else(String::new, |person| person.name.clone())
}

/// Who sits there, if that is a leader.
fn leader(model: &Model) -> Option<&Person> {
    model.person().filter(|person| person.role == Role::Leader)
}

/// Who signed the last paper of the side that it is of, and as what: the last letter, of the department
/// itself or of the committee; of figures the last of theirs. What else a department hands in is signed by
/// many.
fn last_signed(deed: &Deed, model: &Model) -> Option<(String, String)> {
    let state = model.state();
    if deed.kind == CommandKind::EnterFigures {
        let of = deed.known.get(Field::Department.name())?.as_str()?;
        return last_of_figures(&of.into(), model);
    }
    let letter = deed.known.get(Field::Letter.name()).and_then(Value::as_u64);
    let letter = letter.and_then(|seq| state.letters.get(&seq));
    let signed = state.letters.values().filter_map(|one| match (authority(deed.kind), letter) {
        (Authority::Leader, _) => one.countersigned.as_ref(),
        (_, Some(letter)) if letter.department == one.department => one.signed.as_ref(),
        _ => None,
    });
    let last: &Signed = signed.max_by_key(|signed| (signed.stamp.on, signed.stamp.seq))?;
    Some((last.signatory.clone(), last.title.clone()))
}

/// How many entries of a department's figures are looked through for one that came by a paper.
const LOOKED_AT: usize = 12;

/// Who signed the paper of the latest of a department's figures that stand and came by one.
fn last_of_figures(id: &DepartmentId, model: &Model) -> Option<(String, String)> {
    let entries: BTreeSet<Seq> = model.state().figures_of(id).collect();
    let latest = entries.iter().rev().take(LOOKED_AT);
    let mut papers = latest.filter_map(|seq| model.entry(*seq)?.circumstance.on_behalf_of);
    papers.next().map(|paper| (paper.signatory, paper.title))
}
