//! Names of departments as they are typed: found by Chinese, pinyin or initials.

use serde_json::Value;

use super::widget::Took;
use crate::domain::form::Field;
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::tui::deeds::Deed;
use crate::tui::edit::Edit;

/// How many suggestions are shown.
const SUGGESTIONS: usize = 5;

/// The departments that are known so far.
pub(super) fn listed(field: Field, deed: &Deed, state: &State) -> String {
    let assignment = deed.known.get(Field::Assignments.name()).and_then(|all| all.get(0));
    let within = assignment.and_then(|one| one.get(field.name()));
    let ids = within.or_else(|| deed.known.get(field.name())).and_then(Value::as_array);
    let names = ids.into_iter().flatten().filter_map(Value::as_str);
    names.map(|id| state.short(&id.into()).to_owned()).collect::<Vec<_>>().join("、")
}

fn parts(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | ';' | '；') || c.is_whitespace()
}

/// Names in a list are parted by 、 ， , or blanks.
pub(super) fn names(listed: &str) -> impl Iterator<Item = &str> {
    listed.split(parts).filter(|name| !name.is_empty())
}

/// The name being typed: the last of several.
fn last_name(text: &str, many: bool) -> &str {
    if many { text.rsplit(parts).next().unwrap_or_default() } else { text }
}

/// What the name being typed might mean, best first.
pub(super) fn suggestions(text: &Edit, many: bool, state: &State) -> Vec<String> {
    let typed = last_name(text.as_str(), many);
    if typed.is_empty() || state.department_named(typed).is_some() {
        return Vec::new();
    }
    let all = state.departments();
    let index =
        Index::new(all.iter().map(|known| (known.short.clone(), vec![&known.short, &known.name])));
    index.search(typed, SUGGESTIONS).into_iter().map(|hit| hit.key.clone()).collect()
}

/// Takes the best suggestion; where there is none, goes on.
pub(super) fn complete(
    text: &mut Edit,
    many: bool,
    suggested: &mut Vec<String>,
    state: &State,
) -> Took {
    let Some(best) = suggested.first() else { return Took::After };
    let typed = last_name(text.as_str(), many);
    if typed.is_empty() || state.department_named(typed).is_some() {
        return Took::After;
    }
    let from = text.as_str().len() - typed.len();
    text.complete(from, &format!("{best}{}", if many { "、" } else { "" }));
    suggested.clear();
    Took::Changed
}
