//! Who a paper is most likely signed by: a form begins with it, and it is changed where it was somebody else.

use serde_json::Value;

use crate::domain::decide::{Authority, authority};
use crate::domain::form::Field;
use crate::domain::payload::{Person, Role};
use crate::domain::state::Signed;
use crate::tui::deeds::Deed;
use crate::tui::model::Model;

/// In what capacity a leader signed the last letter; on a paper, who signed the one before.
pub(super) fn title(deed: &Deed, model: &Model) -> String {
    if deed.on_behalf {
        return last_signed(deed, model).map_or_else(String::new, |signed| signed.title.clone());
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
        return last_signed(deed, model).map_or_else(String::new, |it| it.signatory.clone());
    }
    leader(model).map_or_else(String::new, |person| person.name.clone())
}

/// Who sits there, if that is a leader.
fn leader(model: &Model) -> Option<&Person> {
    model.person().filter(|person| person.role == Role::Leader)
}

/// Who signed the last letter for the side that a paper is of: the department itself, or the committee.
/// What else a department hands in is signed by many.
fn last_signed<'a>(deed: &Deed, model: &'a Model) -> Option<&'a Signed> {
    let state = model.state();
    let letter = deed.known.get(Field::Letter.name()).and_then(Value::as_u64);
    let letter = letter.and_then(|seq| state.letters.get(&seq));
    let signed = state.letters.values().filter_map(|one| match (authority(deed.kind), letter) {
        (Authority::Leader, _) => one.countersigned.as_ref(),
        (_, Some(letter)) if letter.department == one.department => one.signed.as_ref(),
        _ => None,
    });
    signed.max_by_key(|signed| (signed.stamp.on, signed.stamp.seq))
}
