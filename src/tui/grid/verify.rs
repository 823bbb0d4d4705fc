//! Verifying: the figures of a cell's entry, or all that a department supplied and nobody verified yet. Both
//! open a form that lists every figure, so that nobody stands by what was not to be seen.

use crate::domain::entry::Seq;
use crate::domain::vocabulary::CommandKind;
use crate::tui::deeds::{self, Deed};
use crate::tui::model::{Model, Subject};

impl Model {
    /// What verifies every entry of the row's department that is not, or why that cannot be. What
    /// whoever asks entered, and others could verify, is left to them.
    pub(super) fn verification_of_all(&self) -> Result<Deed, String> {
        let (lang, state) = (self.lang(), self.state());
        let Some(department) = self.supplier_of_row() else { return Err(lang.none_fits().into()) };
        let all = state.unverified_of(department);
        let actor = &self.session.actor;
        let (own, others) = (state.index.of_person(actor), state.others_who_verify(actor).next());
        let may = |entry: &Seq| others.is_none() || own.binary_search(entry).is_err();
        let meant: Vec<Seq> = all.iter().copied().filter(may).collect();
        let Some(first) = meant.first().or(all.first()) else {
            return Err(lang.grid_all_verified(state.short(department)));
        };
        let deed = deeds::deed(self, &[Subject::Entry(*first)], CommandKind::VerifyFigures);
        let Some(deed) = deed else { return Err(lang.grid_nothing_to_verify().into()) };
        match deeds::refusal(self, &deed) {
            Some(told) => Err(told),
            None => Ok(deed.of_entries(&meant)),
        }
    }

    /// Opens the form that verifies them.
    pub(super) fn verify_all(&mut self) {
        if let Err(told) = self.begin_with(Self::verification_of_all) {
            self.refuse_in_grid(&told);
        }
    }

    /// What is told of all that was verified at once; none of another deed.
    pub(in crate::tui) fn verified_together(&self, deed: &Deed) -> Option<String> {
        let entries = deed.entries().filter(|_| deed.kind == CommandKind::VerifyFigures)?;
        let state = self.state();
        let figures = || entries.iter().flat_map(|entry| state.figures.standing_by(*entry));
        let (plan, indicator, ..) = figures().next()?;
        let whose = state.successor(&state.indicator(plan, indicator)?.source);
        let whose = state.short(whose);
        Some(self.lang().grid_verified(whose, figures().count(), entries.len()))
    }
}
