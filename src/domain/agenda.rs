//! The agenda that the state proposes for a meeting: what is unmet or warned of, who is late, what
//! the last meeting left.

use super::assess::{Attainment, WarningKind};
use super::entry::Seq;
use super::overview::{Overview, TargetRow};
use super::payload::{AgendaItem, Topic};
use super::state::{Meeting, State};
use crate::order::sort_by_key;
use crate::plan::DepartmentId;

/// A meeting has time for so many departments that are late; the others are in the list of duties.
pub const LATE_MOST: usize = 8;

/// Items for a meeting, in this order: domain by domain its unmet targets, then those with a warning
/// that the figures raise (not where a figure is missing or unverified, which is the office's matter);
/// the [`LATE_MOST`] departments with most late duties; then what the last meeting before it did not
/// come to an end with, and all open actions. What stands there already for another reason is only marked as carried over.
/// What stands on this meeting's agenda stays before all else, in the order that somebody gave it.
///
/// Where only some departments are invited, what is new concerns one of them: they lead in the target,
/// are late, or owe the action. What the last meeting left is proposed all the same.
pub fn propose(state: &State, overview: &Overview, meeting: Option<Seq>) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    let this = meeting.and_then(|seq| state.meetings.get(&seq));
    items.extend(this.into_iter().flat_map(Meeting::agenda).cloned());
    let all_come = this.is_none_or(|meeting| meeting.arrangement().invited.is_empty());
    let come = this.map(|meeting| meeting.invited(state)).unwrap_or_default();
    let comes = |id: &DepartmentId| all_come || come.contains(id);
    for domain in &overview.domains {
        let here =
            |row: &&TargetRow| row.item.plan == domain.plan && row.item.code.domain == domain.code;
        let unmet = |row: &TargetRow| row.assessment.attainment == Attainment::Unmet;
        let warned = |row: &TargetRow| {
            let of_figures = |kind| !matches!(kind, WarningKind::Missing | WarningKind::Unverified);
            row.assessment.warnings.iter().any(|warning| of_figures(warning.kind))
        };
        let mut rows: Vec<&TargetRow> = overview.targets.iter().filter(here).collect();
        rows.retain(|row| (unmet(row) || warned(row)) && (all_come || row.lead.iter().any(comes)));
        sort_by_key(&mut rows, |row| !unmet(row));
        rows.into_iter().for_each(|row| add(&mut items, Topic::Target(row.item.clone()), None));
    }
    let late = overview.late_departments().into_iter();
    for row in late.filter(|row| comes(&row.id)).take(LATE_MOST) {
        add(&mut items, Topic::Late(row.id.clone()), None);
    }
    if let Some((seq, last)) = state.last_meeting(meeting) {
        for item in last.agenda().iter().filter(|item| !state.is_taken(seq, item.number)) {
            if !is_settled(state, &item.topic) {
                add(&mut items, item.topic.clone(), Some(seq));
            }
        }
    }
    let open = state.actions.open().filter(|action| action.owed_by(state).into_iter().any(comes));
    open.map(|action| action.opened.seq).for_each(|seq| add(&mut items, Topic::Action(seq), None));
    items
}

/// Whether a topic has nothing left to talk about: whom or what it names has gone.
fn is_settled(state: &State, topic: &Topic) -> bool {
    match topic {
        Topic::Target(item) => state.clause(item).is_none(),
        // Those who are late again stand there by themselves.
        Topic::Late(_) => true,
        Topic::Action(seq) => {
            state.actions.get(*seq).is_none_or(|action| action.closed().is_some())
        }
        Topic::Matter(_) => false,
    }
}

fn add(items: &mut Vec<AgendaItem>, topic: Topic, carried: Option<Seq>) {
    match items.iter_mut().find(|item| item.topic == topic) {
        Some(known) => known.carried = known.carried.or(carried),
        None => items.push(AgendaItem { number: 0, topic, carried }),
    }
}
