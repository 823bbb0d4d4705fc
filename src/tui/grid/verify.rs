//! Verifying: the figures of a cell's entry, or all that a department supplied and nobody verified yet. Both
//! open a form that lists every figure, so that nobody stands by what was not to be seen. What such a form asks
//! of several entries is handed in here, also where they are taken back.

use crate::domain::entry::Seq;
use crate::domain::form::Request;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::CommandKind;
use crate::office::NotDone;
use crate::tui::deeds::{self, Deed};
use crate::tui::forms::Form;
use crate::tui::model::{Message, Model, Subject};

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
        let Ok(deed) = self.verification_of_all() else { return };
        self.adopt();
        match Form::open(self, &deed) {
            Ok(form) => self.form = Some(form),
            Err(told) => self.refuse_in_grid(&told),
        }
    }

    /// Verifies, or takes back, all that a form lists, or nothing.
    pub(in crate::tui) fn hand_in_each(&mut self, form: Form) {
        let (lang, today) = (self.lang(), self.today());
        let (body, files) = form.to_body(self.state());
        let asked = form.deed.each_entry(body).into_iter();
        let asked: Result<Vec<Request>, Refusal> =
            asked.map(|body| Request::from_json(body, today)).collect();
        let Some((form, attached)) = self.attached(form, &files) else { return };
        let mut asked = match asked {
            Ok(asked) => asked,
            Err(refusal) => return self.not_taken(form, &NotDone::from(refusal).into()),
        };
        asked.iter_mut().for_each(|it| it.circumstance.attachments.clone_from(&attached));
        let entries = form.deed.entries().unwrap_or_default();
        let figures = entries.iter().map(|entry| self.state().figures.standing_by(*entry).count());
        let (figures, whose) = (figures.sum(), self.supplier_of_row().cloned());
        let entered = match form.deed.kind {
            CommandKind::VerifyFigures => self.submit_together(&asked),
            _ => self.submit_typed(&asked, form.seen),
        };
        match entered {
            Ok(told) if form.deed.kind != CommandKind::VerifyFigures => self.say_what_moved(told),
            Ok(_) => {
                let whose = whose.map(|id| self.state().short(&id).to_owned()).unwrap_or_default();
                let told = lang.grid_verified(&whose, figures, entries.len());
                self.message = Some(Message::Done(told));
            }
            Err(why) => self.not_taken(form, &why),
        }
    }
}
