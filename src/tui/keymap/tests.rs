use std::collections::BTreeSet;

use super::*;

/// Commands that are given to the command line as files, not typed into a form; figures are typed
/// into the grid.
const BY_FILE: &[CommandKind] =
    &[K::AdoptPlan, K::DefineIndicators, K::EnterFigures, K::CorrectFigures];

fn one_or_other(a: K, b: K) -> bool {
    let accepts = [K::AcceptReport, K::VerifyFigures, K::ApproveDocument, K::ApproveMinutes];
    let returns = [K::ReturnReport, K::ReturnFigures, K::ReturnDocument, K::ReturnMinutes];
    [&accepts[..], &returns].iter().any(|all| all.contains(&a) && all.contains(&b))
}

#[test]
fn no_key_means_two_things() {
    for table in [TABLE, GRID] {
        let mut seen: Vec<(Key, Action)> = Vec::new();
        for binding in table {
            for key in binding.keys {
                let same = seen.iter().filter(|(known, _)| known == key);
                let mut other = same.map(|(_, action)| (*action, binding.action));
                // What is alike has one key, and only what is selected tells them apart.
                let alike =
                    |pair| matches!(pair, (Action::Do(a), Action::Do(b)) if one_or_other(a, b));
                assert!(other.all(alike), "{key:?} of {:?}", binding.action);
                seen.push((*key, binding.action));
            }
        }
    }
}

#[test]
fn every_command_is_in_the_table_or_given_by_file() {
    let done: BTreeSet<_> = TABLE
        .iter()
        .filter_map(|binding| match binding.action {
            Action::Do(kind) => Some(kind),
            _ => None,
        })
        .chain(BY_FILE.iter().copied())
        .collect();
    assert_eq!(done, CommandKind::ALL.iter().copied().collect());
}

#[test]
fn full_width_letters_are_keys_too() {
    let pressed = KeyEvent::new(KeyCode::Char('ｑ'), KeyModifiers::NONE);
    assert_eq!(action(&pressed), Some(Action::Quit));
}
