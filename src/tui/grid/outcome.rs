//! What came of figures that were saved.

use std::collections::BTreeSet;

use super::Cell;
use crate::domain::assess::{Judged, Missing};
use crate::domain::overview::Overview;
use crate::domain::since::Changes;
use crate::plan::{Goal, PlanId};
use crate::tui::model::{Message, Model};

/// So many targets that stand otherwise are named.
const MOVED: usize = 3;

impl Model {
    /// Says what was entered, and what came of it.
    pub(super) fn say_what_came_of(&mut self, told: Option<String>, saved: &BTreeSet<Cell>) {
        let before = std::mem::take(&mut self.overview);
        self.forget_shown();
        let told = told.map(|told| format!("{told}{}", self.what_came_of(&before, saved)));
        self.message = told.map(Message::Done);
    }

    /// Says what was entered, and which targets stand otherwise since.
    pub(in crate::tui) fn say_what_moved(&mut self, told: Option<String>) {
        self.say_what_came_of(told, &BTreeSet::new());
    }

    /// Which targets stand otherwise, and of how many indicators saved the figures that decide are
    /// still lacking.
    fn what_came_of(&self, before: &Overview, saved: &BTreeSet<Cell>) -> String {
        let (lang, state, now) = (self.lang(), self.state(), &self.overview);
        let changes = Changes::between(before, now, state);
        let targets = changes.domains.iter().flat_map(|domain| &domain.targets);
        let moved = targets.filter_map(|one| {
            let (then, now) = one.attainment?;
            let moved = lang.from_to(lang.attainment(then), lang.attainment(now));
            Some(format!("{} {moved}", state.code(&one.item)))
        });
        let mut told: Vec<String> = moved.collect();
        if told.len() > MOVED {
            let more = told.split_off(MOVED).len();
            told = vec![lang.and_more(told.join(lang.list_comma()), more)];
        }
        let named: BTreeSet<_> = saved.iter().map(|cell| (&cell.plan, &cell.indicator)).collect();
        let alone: BTreeSet<_> =
            named.iter().copied().filter(|it| self.is_alone(*it, saved)).collect();
        let some_of = |names: Vec<&str>| {
            let (some, more) = names.split_at(names.len().min(MOVED));
            let some = some.join(lang.list_comma());
            let some = if more.is_empty() { some } else { lang.and_more(some, more.len()) };
            (!names.is_empty()).then_some(some)
        };
        let totals = some_of(alone.iter().map(|(_, id)| state.indicator_name(id)).collect());
        told.extend(totals.map(|names| lang.grid_total_alone(names)));
        let lacking = named.into_iter().filter(|named| !alone.contains(named));
        let lacking = lacking.filter(|(plan, id)| {
            let found = now.readings.get(plan, id).map(|reading| &reading.judged);
            matches!(found, Some(Judged::NoData(Missing::NotOfThose { .. })))
        });
        let lacking = some_of(lacking.map(|(_, id)| state.indicator_name(id)).collect());
        told.extend(lacking.map(|names| lang.grid_still_lacking(names)));
        told.iter().map(|one| format!("{}{one}", lang.semicolon())).collect()
    }

    /// Whether nothing was saved of an indicator that its judgement needs: of one that is judged by a
    /// gap, totals alone.
    fn is_alone(&self, (plan, id): (&PlanId, &String), saved: &BTreeSet<Cell>) -> bool {
        let Some(one) = self.state().indicator(plan, id) else { return false };
        let needed = self.state().figure_lines(plan, one);
        let mut theirs = saved.iter().filter(|cell| cell.plan == *plan && cell.indicator == *id);
        matches!(one.goal, Goal::Narrow(_))
            && !theirs.any(|cell| needed.contains(&(cell.key.sex, cell.key.area)))
    }
}
