//! Keeping drafts: what is typed goes to [`crate::drafts`] as it is typed, and what earlier sessions
//! left is offered again.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use super::forms::{Draft, Form};
use super::grid::of_grid;
use super::keymap::{Action, key};
use super::model::{Message, Model, Subject};
use super::pages::Page;
use crate::drafts::{Failed, Found, Keeper};
use crate::order::sort_by_key;
use crate::words::{Lang, cannot};

/// For how long what is typed may be on its way to the disk while the form says that it is kept.
const ON_ITS_WAY: Duration = Duration::from_secs(1);

/// Keeps a dashboard's drafts for as long as it is open.
#[derive(Debug)]
pub(super) struct Keeping {
    keeper: Keeper,
    /// What was given to be kept last.
    kept: Vec<Draft>,
    /// Whether more was taken in since.
    taken_in: bool,
    /// Whether anything happened since it was compared with what is typed.
    stirred: bool,
    /// Since when something is on its way to the disk.
    since: Option<Instant>,
    /// Whether the open form says that it is kept.
    said: bool,
    /// Why nothing can be kept, as long as nothing can.
    failing: Option<String>,
    /// Whether somebody who wanted to leave was told what would be lost.
    warned: bool,
    /// What other windows of this person have, as of the last look.
    elsewhere: Vec<Draft>,
}

/// What a dashboard leaves behind.
#[derive(Debug, Default)]
pub struct Leaving {
    /// How many drafts there are.
    pub drafts: usize,
    /// Why they could not be kept, in a sentence.
    pub unkept: Option<String>,
}

impl Keeping {
    /// Whether the open form is to say that it is kept: once it is, and as long as nothing of it is
    /// late. So it does not come and go with every key.
    fn says(&mut self, form: Option<&Form>) -> bool {
        let kept = self.keeper.is_kept();
        self.since = if kept { None } else { self.since.or_else(|| Some(Instant::now())) };
        let late = self.since.is_some_and(|since| since.elapsed() > ON_ITS_WAY);
        let typed = form.is_some_and(|form| form.draft().is_some());
        typed && (kept || self.said && !late)
    }
}

fn why(lang: Lang, Failed(path, error): &Failed) -> String {
    cannot(lang, path, error)
}

impl Model {
    /// Begins to keep drafts, and offers what earlier sessions left. Where nothing can be entered
    /// there is nothing to keep.
    pub fn begin_keeping(&mut self) {
        let office = &self.session.office;
        if self.keeping.is_some() || self.as_of().is_some() || office.is_read_only() {
            return;
        }
        let (keeper, found) = Keeper::open(office.path(), &self.session.actor.0);
        self.keeping = Some(Keeping {
            keeper,
            kept: Vec::new(),
            taken_in: false,
            stirred: true,
            since: None,
            said: false,
            failing: None,
            warned: false,
            elsewhere: Vec::new(),
        });
        self.offer(found);
        let count = self.drafts.len();
        if count > 0 && !matches!(self.message, Some(Message::Refused(_))) {
            let waiting = self.lang().drafts_found(count, key(Action::Drafts));
            self.message = Some(Message::News(waiting));
        }
        self.keep();
    }

    /// Keeps what is new; gives whether there is something to be shown.
    pub fn keep(&mut self) -> bool {
        let Some(mut keeping) = self.keeping.take() else { return false };
        if std::mem::take(&mut keeping.stirred) || keeping.taken_in {
            let now = self.typed();
            if !now.iter().map(Cow::as_ref).eq(&keeping.kept) || keeping.taken_in {
                keeping.keeper.keep(now.iter().map(|draft| draft.to_json()).collect());
                keeping.kept = now.into_iter().map(Cow::into_owned).collect();
                (keeping.taken_in, keeping.warned) = (false, false);
            }
        }
        let failed = keeping.keeper.failed().map(|failed| why(self.lang(), &failed));
        if failed.is_some() || keeping.keeper.is_kept() {
            keeping.failing.clone_from(&failed);
        }
        // What is typed for a sheet goes with it: the file has to be chosen again.
        let to_say = keeping.says(self.form.as_ref().filter(|_| self.grid.import.is_none()));
        let changed = failed.is_some() || to_say != keeping.said;
        keeping.said = to_say;
        self.keeping = Some(keeping);
        if let Some(why) = failed {
            self.message = Some(Message::Refused(self.lang().drafts_unkept(why)));
        }
        changed
    }

    /// Says that a form goes on with a draft, which may have been meant otherwise.
    pub(super) fn say_taken_up(&mut self, form: &Form) {
        let Some(at) = form.touched else { return };
        let at = at.format("%m-%d %H:%M").to_string();
        let told = self.lang().draft_taken_up(at, key(Action::Drafts));
        self.message = Some(Message::News(told));
    }

    /// A form was left: says whether what was typed into it is kept.
    pub(super) fn say_laid_aside(&mut self) {
        let lang = self.lang();
        let failing = self.keeping.as_ref().and_then(|keeping| keeping.failing.clone());
        self.message = Some(match failing {
            Some(why) => Message::Refused(lang.draft_in_this_window(why)),
            None => Message::Done(lang.draft_kept().to_owned()),
        });
    }

    /// Leaves; where something typed could not be kept, only when asked for a second time.
    pub(super) fn quit(&mut self) {
        let lost = !self.typed().is_empty();
        if let Some(keeping) = self.keeping.as_mut().filter(|keeping| lost && !keeping.warned)
            && let Some(why) = keeping.failing.clone()
        {
            keeping.warned = true;
            let told = self.lang().drafts_would_be_lost(why, key(Action::Quit));
            self.message = Some(Message::Refused(told));
            return;
        }
        self.leaving = true;
    }

    /// Takes in what windows of this person left that were closed meanwhile.
    pub(super) fn adopt(&mut self) {
        let found = self.keeping.as_mut().map(|keeping| keeping.keeper.look());
        if let Some(found) = found {
            self.offer(found);
        }
    }

    /// Waits until the last is kept.
    pub fn end_keeping(&mut self) -> Leaving {
        self.keep();
        let Some(Keeping { keeper, kept, .. }) = self.keeping.take() else {
            return Leaving::default();
        };
        let failed = keeper.close().err();
        let lang = self.lang();
        let lost = failed.map(|failed| lang.drafts_lost(why(lang, &failed)));
        Leaving { drafts: kept.len(), unkept: lost }
    }

    /// Whether what was typed into the open form is kept.
    pub(super) fn says_kept(&self) -> bool {
        self.keeping.as_ref().is_some_and(|keeping| keeping.said)
    }

    /// What other windows of this person have, as of the last look.
    pub(super) fn drafts_elsewhere(&self) -> &[Draft] {
        self.keeping.as_ref().map_or(&[], |keeping| &keeping.elsewhere)
    }

    /// Everything typed and not handed in: the drafts, and the open form.
    fn typed(&self) -> Vec<Cow<'_, Draft>> {
        let form = self.form.as_ref().filter(|form| !of_grid(form.deed.kind));
        let open = form.and_then(Form::draft);
        let drafts = self.drafts.iter().map(Cow::Borrowed);
        drafts.chain(open.map(Cow::Owned)).chain(self.grid_draft().map(Cow::Owned)).collect()
    }

    /// Something happened after which other things may be typed than before: without that, nothing is
    /// put together to be compared.
    pub(super) fn stir(&mut self) {
        if let Some(keeping) = &mut self.keeping {
            keeping.stirred = true;
        }
    }

    fn offer(&mut self, found: Found) {
        let lang = self.lang();
        let mut elsewhere: Vec<Draft> = Vec::new();
        for draft in found.elsewhere.into_iter().map(Draft::from_json) {
            // A window that takes drafts in has them in two files for a moment.
            if !elsewhere.contains(&draft) {
                elsewhere.push(draft);
            }
        }
        if let Some(keeping) = &mut self.keeping {
            keeping.taken_in |= !found.drafts.is_empty();
            keeping.elsewhere = elsewhere;
        }
        for draft in found.drafts.into_iter().map(Draft::from_json) {
            // After a crash one draft can stand in two files.
            let known =
                self.drafts.iter().any(|known| Draft { number: 0, ..known.clone() } == draft);
            if !known {
                self.keep_draft(draft);
            }
        }
        sort_by_key(&mut self.drafts, |draft| draft.touched);
        let name = |path: &std::path::PathBuf| {
            path.file_name().unwrap_or_default().to_string_lossy().into_owned()
        };
        let damaged = found.damaged.iter().map(|path| lang.draft_damaged(name(path)));
        let newer = found.newer.iter().map(|path| lang.draft_newer(name(path)));
        let failed = found.failed.iter().map(|failed| lang.drafts_unkept(why(lang, failed)));
        if let Some(trouble) = damaged.chain(newer).chain(failed).next() {
            self.message = Some(Message::Refused(trouble));
        }
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
        match self.make(|model| Form::take_up(model, draft)) {
            Ok(form) => {
                self.form = Some(form.take());
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
