//! Keeping drafts: what is typed goes to [`crate::drafts`] as it is typed, and what earlier sessions
//! left is offered again.

use super::forms::{Draft, Form};
use super::grid::of_grid;
use super::keymap::{Action, key};
use super::model::{Message, Model, Subject};
use super::pages::Page;
use crate::drafts::{Failed, Found, Keeper};
use crate::words::cannot;

/// Keeps a dashboard's drafts for as long as it is open.
#[derive(Debug)]
pub struct Keeping {
    keeper: Option<Keeper>,
    /// What was given to be kept last.
    kept: Vec<Draft>,
}

impl Keeping {
    /// Offers what earlier sessions left. Where nothing can be entered there is nothing to keep.
    pub fn begin(model: &mut Model) -> Self {
        let office = &model.session.office;
        if model.as_of().is_some() || office.is_read_only() {
            return Self { keeper: None, kept: Vec::new() };
        }
        let (keeper, found) = Keeper::open(office.path(), &model.session.actor.0);
        model.offer(found);
        let mut keeping = Self { keeper: Some(keeper), kept: Vec::new() };
        keeping.turn(model);
        keeping
    }

    /// Keeps what is new; gives whether there is something to be shown.
    pub fn turn(&mut self, model: &mut Model) -> bool {
        let Some(keeper) = &self.keeper else { return false };
        let now = model.typed();
        if now != self.kept {
            keeper.keep(now.iter().map(Draft::to_json).collect());
            self.kept = now;
        }
        let Some(failed) = keeper.failed() else { return false };
        model.message = Some(Message::Refused(unkept(model, &failed)));
        true
    }

    /// Waits until the last is kept.
    pub fn end(mut self, model: &mut Model) -> Leaving {
        self.turn(model);
        let closed = self.keeper.map_or(Ok(()), Keeper::close);
        let unkept = closed.err().map(|failed| unkept(model, &failed));
        Leaving { drafts: self.kept.len(), unkept }
    }
}

/// What a dashboard leaves behind.
#[derive(Debug, Default)]
pub struct Leaving {
    /// How many drafts there are.
    pub drafts: usize,
    /// Why they could not be kept, in a sentence.
    pub unkept: Option<String>,
}

fn unkept(model: &Model, Failed(path, error): &Failed) -> String {
    model.lang().drafts_unkept(cannot(model.lang(), path, error))
}

impl Model {
    /// Everything typed and not handed in: the drafts, and the open form.
    fn typed(&self) -> Vec<Draft> {
        let form = self.form.as_ref().filter(|form| !of_grid(form.deed.kind));
        let open = form.and_then(Form::draft);
        self.drafts.iter().cloned().chain(open).chain(self.grid_draft()).collect()
    }

    fn offer(&mut self, found: Found) {
        let lang = self.lang();
        for draft in found.drafts.into_iter().map(Draft::from_json) {
            // After a crash one draft can stand in two files.
            let known =
                self.drafts.iter().any(|known| Draft { number: 0, ..known.clone() } == draft);
            if !known {
                self.keep_draft(draft);
            }
        }
        self.drafts.sort_by_key(|draft| draft.touched);
        let name = |path: &std::path::PathBuf| {
            path.file_name().unwrap_or_default().to_string_lossy().into_owned()
        };
        let damaged = found.damaged.iter().map(|path| lang.draft_damaged(name(path)));
        let newer = found.newer.iter().map(|path| lang.draft_newer(name(path)));
        let failed = found.failed.iter().map(|failed| unkept(self, failed));
        let trouble = damaged.chain(newer).chain(failed).next();
        let count = self.drafts.len();
        let waiting = (count > 0).then(|| lang.drafts_found(count, key(Action::Drafts)));
        let told = trouble.map(Message::Refused).or(waiting.map(Message::News));
        self.message = told.or(self.message.take());
    }

    /// Keeps a draft, in this session and for the next.
    pub(super) fn keep_draft(&mut self, draft: Draft) {
        self.drafts_numbered += 1;
        self.drafts.push(Draft { number: self.drafts_numbered, ..draft });
    }

    /// The draft of that number.
    pub(super) fn draft(&self, number: u64) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.number == number)
    }

    /// The draft that is selected or shown.
    pub(super) fn chosen_draft(&self) -> Option<u64> {
        let page = self.pages.last()?;
        match (page.link(), &page.subject) {
            (Some(Subject::Draft(number)), _) | (_, Subject::Draft(number)) => Some(*number),
            _ => None,
        }
    }

    /// Opens the form of a draft; where it cannot be opened, a page with the reason and the text.
    pub(super) fn take_up(&mut self, number: u64) {
        let Some(draft) = self.draft(number) else { return };
        let draft = &draft.clone();
        if self.take_up_cells(draft) {
            self.drafts.retain(|draft| draft.number != number);
            return;
        }
        match Form::take_up(self, draft) {
            Ok(form) => {
                self.form = Some(form);
                self.drafts.retain(|draft| draft.number != number);
            }
            Err(_) => self.pages.push(Page::of(Subject::Draft(number))),
        }
    }

    /// Discards the chosen draft when it is asked for a second time.
    pub(super) fn discard(&mut self) {
        let lang = self.lang();
        let Some(number) = self.chosen_draft() else {
            self.message = Some(Message::Refused(lang.draft_choose().to_owned()));
            return;
        };
        if self.discarding.take() != Some(number) {
            self.discarding = Some(number);
            let once_more = lang.draft_once_more(key(Action::Discard));
            self.message = Some(Message::Refused(once_more));
            return;
        }
        self.drafts.retain(|draft| draft.number != number);
        self.pages.retain(|page| page.subject != Subject::Draft(number));
        self.message = Some(Message::Done(lang.draft_discarded().to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_draft_of_any_version_is_read() {
        let known = json!({"kind": "write_note", "known": {"department": "finance"},
            "on_behalf": false, "fields": {"text": "半句"}, "focus": "text", "touched": null,
            "mood": "new"});
        assert_eq!(Draft::from_json(known.clone()).to_json(), known);
        for odd in [json!("x"), json!({"kind": 7}), json!(null), json!({"fields": {}})] {
            let told: Value = Draft::from_json(odd.clone()).fields.values().cloned().collect();
            assert_eq!(told, json!([odd]));
        }
    }
}
