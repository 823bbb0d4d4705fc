//! What a figure, or an entry of figures, fixes of what is said of it.

use serde_json::{Value, json};

use crate::domain::entry::Seq;
use crate::domain::payload::StandingFigure;
use crate::domain::state::{FigureKey, State};
use crate::domain::vocabulary::{CommandKind, EventKind};
use crate::plan::PlanId;
use crate::tui::grid::Cell;

pub(super) fn about_figure(state: &State, kind: CommandKind, cell: &Cell) -> Value {
    use CommandKind::{ReturnFigures, VoidFigures};
    let stands = state.figures.get(&cell.plan, &cell.indicator, cell.key);
    match stands.filter(|_| matches!(kind, ReturnFigures | VoidFigures)) {
        Some((entry, _)) => {
            let (indicator, FigureKey { year, sex, area }) = (cell.indicator.clone(), cell.key);
            let figure = StandingFigure { indicator, year, sex, area, entry };
            json!({"plan": cell.plan, "standing": [figure]})
        }
        None => Value::Null,
    }
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
            let all = state.figures.standing_by(seq);
            let is_new = |(plan, one): &&(&PlanId, StandingFigure)| {
                let stands = state.figures.get(plan, &one.indicator, one.into());
                stands.is_some_and(|(_, figure)| figure.returned.is_none())
            };
            let fresh: Vec<_> = all.iter().filter(is_new).collect();
            // Where all went back already, the door says so.
            let meant = if fresh.is_empty() { all.iter().collect() } else { fresh };
            let standing: Vec<&StandingFigure> = meant.iter().map(|(_, one)| one).collect();
            meant
                .first()
                .map_or(Value::Null, |(plan, _)| json!({"plan": plan, "standing": standing}))
        }
        _ => Value::Null,
    }
}
