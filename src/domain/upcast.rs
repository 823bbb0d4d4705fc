//! Bodies of earlier forms, turned into those of today: entries are never rewritten.

use serde_json::{Map, Value, json};

use crate::decimal::Decimal;

/// Turns the body of one version of a kind into the body of the next.
pub struct Upcaster {
    /// The kind as stored.
    pub kind: &'static str,
    /// The version it takes; it gives `from + 1`.
    pub from: u32,
    /// The change itself.
    pub up: fn(Map<String, Value>) -> Map<String, Value>,
}

/// The upcasters in force.
pub const UPCASTERS: &[Upcaster] = &[
    Upcaster { kind: "indicators_defined", from: 1, up: numbers_that_can_be_read },
    // Neither position nor telephone was asked for, and neither must be there.
    Upcaster { kind: "person_enrolled", from: 1, up: |body| body },
    Upcaster { kind: "person_changed", from: 1, up: |body| body },
    // Nor was the hour of a meeting.
    Upcaster { kind: "meeting_called", from: 1, up: |body| body },
    Upcaster { kind: "meeting_changed", from: 1, up: |body| body },
];

/// At first any text stood for a number of a goal, and what could not be read was none: no figure was
/// ever held against it, a tolerance was the usual one, a stage was left out. So it stays: such a goal is
/// judged.
fn numbers_that_can_be_read(mut body: Map<String, Value>) -> Map<String, Value> {
    let indicators = body.get_mut("indicators").and_then(Value::as_array_mut);
    for indicator in indicators.into_iter().flatten() {
        if !indicator.get("goal").is_none_or(reads) {
            indicator["goal"] = json!("qualitative");
            indicator["stages"] = json!([]);
        }
        if indicator.get("tolerance").is_some_and(|it| !it.is_null() && !is_number(it)) {
            indicator["tolerance"] = Value::Null;
        }
        if let Some(stages) = indicator.get_mut("stages").and_then(Value::as_array_mut) {
            stages.retain(|stage| stage.get("value").is_some_and(is_number));
        }
    }
    body
}

fn reads(goal: &Value) -> bool {
    let kinds_of_numbers = ["at_least", "at_most", "keep_at_least", "keep_at_most", "about"];
    let number = kinds_of_numbers.iter().find_map(|kind| goal.get(kind));
    let edges = goal.get("balance").map(|band| ["low", "high"].map(|edge| band.get(edge)));
    number.is_none_or(is_number)
        && edges.is_none_or(|edges| edges.iter().all(|edge| edge.is_some_and(is_number)))
}

fn is_number(value: &Value) -> bool {
    serde_json::from_value::<Decimal>(value.clone()).is_ok()
}
