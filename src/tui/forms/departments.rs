//! Names of departments as they are typed: found by Chinese, pinyin or initials.

use std::ops::Range;

use serde_json::Value;

use super::widget::Took;
use crate::domain::form::Field;
use crate::domain::search::{Index, Match};
use crate::domain::state::State;
use crate::tui::deeds::Deed;
use crate::tui::edit::Edit;
use crate::words::means_all;

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

/// Names in a list are parted by 、 ， , ； ; or blanks.
pub(super) fn names(listed: &str) -> impl Iterator<Item = &str> {
    listed.split(parts).filter(|name| !name.is_empty())
}

/// The name being typed: of several the one in which the caret stands. What is typed on after a
/// whole name begins another.
fn typed_name(text: &Edit, many: bool, state: &State) -> Range<usize> {
    let whole = text.as_str();
    if !many {
        return 0..whole.len();
    }
    let (before, after) = whole.split_at(text.caret());
    let from = before
        .rfind(parts)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let to = before.len() + after.find(parts).unwrap_or(after.len());
    let name = &whole[from..to];
    if state.department_named(name).is_some() {
        return from..to;
    }
    let mut ends = name.char_indices().map(|(at, _)| at).filter(|at| *at > 0).rev();
    let known = ends.find(|at| state.department_named(&name[..*at]).is_some());
    match known {
        // A name that is told apart by its end may begin as another does.
        Some(_) if !hits(name, state).is_empty() => from..to,
        known => from + known.unwrap_or(0)..to,
    }
}

/// The departments that a name might mean, best first, each with whether the name is all of its short
/// name, or of that one's initials.
fn hits(name: &str, state: &State) -> Vec<(String, bool)> {
    let all = state.departments();
    let index =
        Index::new(all.iter().map(|known| (known.short.clone(), vec![&known.short, &known.name])));
    let is_whole =
        |short: &str, found: &Match| found.text == 0 && found.chars == (0..short.chars().count());
    let hits = index.search(name, SUGGESTIONS).into_iter();
    hits.map(|hit| (hit.key.clone(), hit.matches.iter().all(|at| is_whole(hit.key, at)))).collect()
}

/// The one department that a name can mean: the only one found, or the only one of which it is the whole
/// short name.
fn meant(hits: &[(String, bool)]) -> Option<String> {
    let whole: Vec<_> = hits.iter().filter(|(_, whole)| *whole).collect();
    match (hits, whole.as_slice()) {
        ([(one, _)], _) | (_, [(one, _)]) => Some(one.clone()),
        _ => None,
    }
}

/// What the name being typed might mean, best first.
pub(super) fn suggestions(text: &Edit, many: bool, state: &State) -> Vec<String> {
    let name = &text.as_str()[typed_name(text, many, state)];
    if name.is_empty() || state.department_named(name).is_some() {
        return Vec::new();
    }
    hits(name, state).into_iter().map(|(short, _)| short).collect()
}

/// Completes every name that is none and can mean one department alone; gives whether there was one.
pub(super) fn complete_all(text: &mut Edit, many: bool, state: &State) -> bool {
    let whole = text.as_str().to_owned();
    let (mut end, mut completed) = (whole.len(), false);
    let all = if many { whole.split_inclusive(parts).collect() } else { vec![whole.as_str()] };
    for part in all.into_iter().rev() {
        end -= part.len();
        let name = part.trim_end_matches(parts);
        if name.is_empty() || state.department_named(name).is_some() {
            continue;
        }
        if many && means_all(name) {
            text.complete(end..end + name.len(), &all_but_the_office(state));
            completed = true;
            continue;
        }
        let hits = hits(name, state);
        let meant = match hits.is_empty() && many {
            true => parted(name, state),
            false => meant(&hits),
        };
        if let Some(meant) = meant {
            text.complete(end..end + name.len(), &meant);
            completed = true;
        }
    }
    completed
}

/// Names that were typed one behind the other (卫健局妇联), parted; the last of them may be a beginning.
fn parted(names: &str, state: &State) -> Option<String> {
    let mut ends = names.char_indices().map(|(at, _)| at).filter(|at| *at > 0).rev();
    ends.find_map(|end| {
        let (first, rest) = names.split_at(end);
        state.department_named(first)?;
        let known = state.department_named(rest).map(|_| rest.to_owned());
        let rest = known.or_else(|| meant(&hits(rest, state))).or_else(|| parted(rest, state))?;
        Some(format!("{first}、{rest}"))
    })
}

/// Every department by its short name; the office is not told to do what it asks of all.
fn all_but_the_office(state: &State) -> String {
    let all = state.departments().into_iter().filter(|known| !state.is_office(&known.id));
    all.map(|known| known.short.as_str()).collect::<Vec<_>>().join("、")
}

/// Completes a line of small letters alone that are one department's initials or pinyin; what is
/// written in capitals (HPV) is a matter. Gives whether it was.
pub(super) fn complete_initials(text: &mut Edit, state: &State) -> bool {
    let letters = text.as_str().trim();
    if letters.is_empty() || !letters.bytes().all(|it| it.is_ascii_lowercase()) {
        return false;
    }
    let meant = meant(&hits(letters, state));
    if let Some(one) = &meant {
        text.complete(0..text.as_str().len(), one);
    }
    meant.is_some()
}

/// Takes the best suggestion; where there is none, goes on.
pub(super) fn complete(
    text: &mut Edit,
    many: bool,
    suggested: &mut Vec<String>,
    state: &State,
) -> Took {
    let Some(best) = suggested.first() else { return Took::After };
    let whole = text.as_str();
    let part = typed_name(text, many, state);
    let name = &whole[part.clone()];
    if name.is_empty() || state.department_named(name).is_some() {
        return Took::After;
    }
    let comma = |wanted: bool| if many && wanted { "、" } else { "" };
    let before = comma(whole[..part.start].chars().next_back().is_some_and(|c| !parts(c)));
    let after = comma(part.end == whole.len());
    text.complete(part, &format!("{before}{best}{after}"));
    suggested.clear();
    Took::Changed
}
