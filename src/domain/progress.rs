//! How far measures are (措施进展), as a whole: what each department says of each is its report's.

use super::payload::Progress;
use super::state::State;
use crate::plan::{Domain, Item, ItemKind, PlanId};

/// The steps, in the order in which they are told; what nobody reported comes after them.
pub const STEPS: [Progress; 4] =
    [Progress::Done, Progress::Underway, Progress::Behind, Progress::NotStarted];

/// The word that holds for a measure: of accepted reports the latest, a lead's before that of those
/// who cooperate; none where nobody who answers for it has told.
pub fn word_on(state: &State, measure: &Item) -> Option<Progress> {
    let lead = state.assignment(measure).map(|found| found.lead).unwrap_or_default();
    let words = state.accepted_progress_of(measure);
    let of_lead = words.iter().find(|(_, report, _)| {
        lead.iter().any(|id| state.successor(id) == state.successor(&report.department))
    });
    of_lead.or(words.first()).map(|(_, _, row)| row.progress)
}

/// How many measures of a domain are at each of [`STEPS`]; the last number is of those of which
/// nothing is told.
pub fn counted(state: &State, plan: &PlanId, domain: &Domain) -> [usize; 5] {
    let mut counts = [0; 5];
    for measure in domain.clauses(ItemKind::Measure) {
        let item = Item { plan: plan.clone(), code: measure.code };
        let word = word_on(state, &item);
        let at = STEPS.iter().position(|step| Some(*step) == word).unwrap_or(STEPS.len());
        counts[at] += 1;
    }
    counts
}
