//! What a figure, or an entry of figures, fixes of what is said of it.

use serde_json::{Value, json};

use crate::domain::entry::Seq;
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, EventKind};
use crate::tui::grid::Cell;

pub(super) fn about_figure(state: &State, kind: CommandKind, cell: &Cell) -> Value {
    use CommandKind::{ReturnFigures, VoidFigures};
    let stands = state.figures.get(&cell.plan, &cell.indicator, cell.key);
    let stands = stands.filter(|_| matches!(kind, ReturnFigures | VoidFigures));
    stands.map_or(Value::Null, |(entry, _)| {
        json!({"plan": cell.plan, "standing": [cell.key.standing(&cell.indicator, entry)]})
    })
}

/// An entry is verified whole, and goes back whole as far as it did not yet.
pub(super) fn about_entry(state: &State, kind: CommandKind, seq: Seq) -> Value {
    use EventKind::{Corrected, Observed};
    if !matches!(state.index.kind_of(seq), Some(Observed | Corrected)) {
        return Value::Null;
    }
    match kind {
        CommandKind::VerifyFigures => json!({"entry": seq}),
        CommandKind::ReturnFigures => {
            let all: Vec<_> = state.figures.standing_by(seq).collect();
            let Some((plan, ..)) = all.first() else { return Value::Null };
            // Where all went back already, the door says so.
            let none_is_left = all.iter().all(|(.., figure)| figure.returned.is_some());
            let meant = all.iter().filter(|(.., it)| none_is_left || it.returned.is_none());
            let standing = meant.map(|(_, indicator, key, _)| key.standing(indicator, seq));
            json!({"plan": plan, "standing": standing.collect::<Vec<_>>()})
        }
        _ => Value::Null,
    }
}
