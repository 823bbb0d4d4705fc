//! Entering something: from a chosen command through its form to the office.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::deeds::{self, Deed};
use super::forms::{Form, Outcome as FormOutcome};
use super::grid::of_grid;
use super::holding::made;
use super::keymap::{self, Action};
use super::model::{Message, Model, Subject};
use crate::domain::decide::{Authority, authority};
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::form::{Field, Request};
use crate::domain::payload::{Attachment, Role};
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::files;
use crate::office::proof::{NoFile, Reach};
use crate::office::{NotDone, NotEntered};
use crate::plan::half_width;
use crate::words::{lost, not_meant, not_put, refuse, refuse_form, tell, trouble};

impl Model {
    /// What a key asks for: of deeds with one key, that which is about what is selected, the person's own
    /// before others'; where none is, the person's own, so that what is refused is done elsewhere.
    pub(super) fn meant(&self, key: &KeyEvent) -> Option<Action> {
        let is_about = |action: &Action| match action {
            Action::Do(kind) => deeds::deed(self, &deeds::subjects(self), *kind).is_some(),
            _ => true,
        };
        let role = self.person().map(|person| person.role);
        let is_own = |action: &Action| match action {
            Action::Do(kind) => match authority(*kind) {
                Authority::Office => role == Some(Role::Office),
                Authority::Leader => role == Some(Role::Leader),
                Authority::Statistics => role == Some(Role::Statistics),
                _ => false,
            },
            _ => false,
        };
        keymap::actions(key).min_by_key(|action| (!is_about(action), !is_own(action)))
    }

    /// Opens the form for a command about what is selected, or says why not.
    pub(super) fn begin(&mut self, kind: CommandKind) {
        self.begin_about(kind, &deeds::subjects(self));
    }

    pub(super) fn begin_about(&mut self, kind: CommandKind, meant: &[Subject]) {
        if let Err(told) = self.try_begin(kind, meant) {
            self.message = Some(Message::Refused(told));
        }
    }

    fn try_begin(&mut self, kind: CommandKind, meant: &[Subject]) -> Result<(), String> {
        let lang = self.lang();
        self.begin_with(|model| {
            let closed = || deeds::closed(model);
            let why = || closed().unwrap_or_else(|| lang.not_about_this(lang.command(kind)));
            let deed = deeds::deed(model, meant, kind).ok_or_else(why)?;
            deeds::refusal(model, &deed).map_or(Ok(deed), Err)
        })
    }

    /// Opens the form for what is found, with the draft of it that there may be.
    pub(super) fn begin_with(
        &mut self,
        find: impl Fn(&Self) -> Result<Deed, String>,
    ) -> Result<(), String> {
        let lang = self.lang();
        let deed = self.make(find)?;
        self.adopt();
        let deed = deeds::with_what_was_said(self, deed.take());
        let deed = deed.map_err(|seq| lang.entry_unreadable(seq))?;
        let deed = deeds::with_its_like(self, deed);
        let elsewhere = self.drafts_elsewhere().iter().any(|draft| draft.is_of(&deed));
        let told = elsewhere.then(|| lang.draft_elsewhere().to_owned());
        self.message = told.map(Message::News).or(self.message.take());
        let form = Form::open(self, &deed)?;
        self.say_taken_up(&form);
        self.form = Some(form);
        Ok(())
    }

    pub(super) fn form_key(&mut self, key: KeyEvent) {
        let Some(mut form) = self.form.take() else { return };
        let no_place = form.no_place_for_text(self.lang());
        // That what was typed last went nowhere is told also to somebody who hands in at once.
        let lost = self.message.take().filter(|told| no_place == Some(told.words()));
        let typed = keymap::types(&key);
        let no_place = no_place.filter(|_| typed);
        let left = form.focus;
        let outcome = form.key(key, self.state(), self.today());
        self.mind(&form, left, &outcome);
        let quits = !typed && keymap::action(&key) == Some(Action::Quit);
        let copies = quits.then(|| self.lang().copies_and_does_not_quit());
        if let (Some(told), FormOutcome::Stay) = (no_place.or(copies), &outcome) {
            self.message = Some(Message::Refused(told.to_owned()));
        }
        let hands_in = outcome == FormOutcome::HandIn;
        self.after_form(form, outcome);
        if hands_in && self.form.is_some() {
            self.message = self.message.take().or(lost);
        }
    }

    pub(super) fn form_click(&mut self, nth: usize, at: Position, area: Rect) {
        let Some(mut form) = self.form.take() else { return };
        self.message = None;
        let left = form.focus;
        let outcome = form.click(nth, (at, area), self.lang(), (self.state(), self.today()));
        self.mind(&form, left, &outcome);
        self.after_form(form, outcome);
    }

    /// Says what is wrong with a field that was left, as soon as it was.
    fn mind(&mut self, form: &Form, left: usize, outcome: &FormOutcome) {
        let stays = matches!(outcome, FormOutcome::Stay | FormOutcome::Changed);
        if form.focus == left || !stays {
            return;
        }
        let wrong = form.wrong_in(left, self.state());
        let told = wrong.map(|it| refuse_form(self.lang(), form.deed.kind, &it, self.state()));
        self.message = told.map(Message::Refused);
    }

    fn after_form(&mut self, mut form: Form, outcome: FormOutcome) {
        let completed = match outcome {
            FormOutcome::HandIn => form.complete(self.state(), self.today()),
            _ => Vec::new(),
        };
        match outcome {
            FormOutcome::Stay => self.form = Some(form),
            FormOutcome::Changed => {
                form.follow_term(self.state());
                form.touched = Some(self.session.clock.now());
                self.form = Some(form);
            }
            // What was meant is seen before it is handed in.
            FormOutcome::HandIn if !completed.is_empty() => {
                let (lang, kind) = (self.lang(), form.deed.kind);
                let named = completed.into_iter().map(|field| lang.field_of(kind, field));
                let named = named.collect::<Vec<_>>().join(lang.list_comma());
                form.refused = Some(lang.completed(named));
                form.touched = Some(self.session.clock.now());
                self.form = Some(form);
            }
            FormOutcome::HandIn if of_grid(form.deed.kind) => {
                self.holding(|model| model.hand_in_figures(form));
            }
            FormOutcome::HandIn => self.hand_in(form),
            FormOutcome::Leave if of_grid(form.deed.kind) => self.leave_sheet(form),
            FormOutcome::Leave => {
                if let Some(draft) = form.draft() {
                    self.keep_draft(draft);
                    self.say_laid_aside();
                }
            }
        }
    }

    /// Where keys are commands, says of a character that it is none; what an input method made of one, why.
    pub(super) fn say_no_key(&mut self, key: KeyEvent) {
        let KeyCode::Char(typed) = key.code else { return };
        let lang = self.lang();
        let told = match typed {
            _ if !typed.is_ascii() => lang.keys_are_commands(typed),
            _ if keymap::hands_in(&key) => lang.nothing_to_hand_in().to_owned(),
            _ if keymap::is_plain(&key) => lang.no_such_key(typed, keymap::key(Action::Menu)),
            _ => return,
        };
        self.message = Some(Message::Refused(told));
    }

    fn hand_in(&mut self, form: Form) {
        let made = self.holding(|model| model.ask_office(form));
        self.go_on_with(made);
    }

    /// Hands in a form; gives what it made that is gone on with, if it did. A form that was not taken stays.
    fn ask_office(&mut self, mut form: Form) -> Option<Subject> {
        let lang = self.lang();
        let lacking = form.lacking();
        if !lacking.is_empty() {
            let kind = form.deed.kind;
            let all: Vec<_> = lacking.iter().map(|field| lang.field_of(kind, *field)).collect();
            let told = lang.missing_field(lang.command(kind), all.join(lang.list_comma()));
            form.refuse_at(lacking.first().copied(), told);
            self.form = Some(form);
            return None;
        }
        let (requests, files) = form.to_requests(self.state(), self.today());
        let mut requests = match requests {
            Ok(requests) => requests,
            Err(refusal) => {
                self.not_taken(form, &NotDone::from(refusal).into());
                return None;
            }
        };
        let (form, attached) = self.attached(form, &files)?;
        requests.iter_mut().for_each(|it| it.circumstance.attachments.clone_from(&attached));
        match self.submit_seeing(&requests, form.seen) {
            Ok(facts) => {
                let told = self.verified_together(&form.deed).or_else(|| self.entered(&facts));
                if facts.iter().any(|fact| matches!(fact.event, Event::MeetingClosed(_))) {
                    self.clear_walks();
                }
                match facts.iter().any(|fact| moves_figures(&fact.event)) {
                    true => self.say_what_moved(told),
                    false => self.message = told.map(Message::Done),
                }
                return facts.iter().find_map(made);
            }
            Err(why) => self.not_taken(form, &why),
        }
        None
    }

    /// Hands in what was asked by somebody who had seen the entries up to one, now and as who is here.
    pub(super) fn submit_seeing(
        &mut self,
        requests: &[Request],
        seen: Seq,
    ) -> Result<Vec<Fact>, NotEntered> {
        let (actor, now) = (self.session.actor.clone(), self.session.clock.now());
        self.session.office.submit_seeing(requests, &actor, now, seen)
    }

    /// Keeps a form open that was not taken, and says why in it, at the field that it is about.
    pub(super) fn not_taken(&mut self, mut form: Form, why: &NotEntered) {
        let (lang, kind) = (self.lang(), form.deed.kind);
        match why {
            NotEntered::NotDone(NotDone::Refused { refusal, meanwhile }) => {
                let mut sentence = refuse_form(lang, kind, refusal, self.state());
                if let Some(fact) = meanwhile.last() {
                    sentence.push_str(&lang.because_meanwhile(self.who_did(fact)));
                }
                if let Refusal::NotReturned(..) = **refusal
                    && form.deed.known.remove(Field::Replaces.name()).is_some()
                {
                    sentence.push_str(lang.once_more_as_new());
                }
                form.refuse(refusal, sentence);
            }
            NotEntered::NotDone(NotDone::Unproven(why)) => {
                form.refuse_at(Some(Field::Attachments), lost(lang, why));
            }
            NotEntered::Unseen(facts) => {
                form.refused = Some(lang.all_the_same(self.unseen_told(facts)));
                form.seen = self.session.office.state().head.seq;
            }
            NotEntered::NotDone(NotDone::Trouble(_)) => form.refused = Some(self.why_not(why)),
        }
        self.form = Some(form);
    }

    /// Why something that no form asked for was not done.
    pub(super) fn why_not(&self, why: &NotEntered) -> String {
        let lang = self.lang();
        match why {
            NotEntered::NotDone(NotDone::Refused { refusal, .. }) => {
                refuse(lang, refusal, self.state())
            }
            NotEntered::NotDone(NotDone::Unproven(why)) => lost(lang, why),
            NotEntered::NotDone(NotDone::Trouble(error)) => {
                trouble(lang, error, self.session.office.path())
            }
            NotEntered::Unseen(facts) => self.unseen_told(facts),
        }
    }

    /// What was entered, in a sentence.
    pub(super) fn entered(&self, facts: &[Fact]) -> Option<String> {
        let lang = self.lang();
        let (first, others) = facts.split_first()?;
        let told = tell(lang, first, self.state());
        let told = match first.circumstance.on_behalf_of {
            Some(_) => lang.recorded(&told),
            None => told,
        };
        Some(lang.with_others(lang.entered(first.seq, told), others.len()))
    }

    /// A form with the files that were typed into it, put beside the ledger; where one cannot be, the
    /// form stays open and says why.
    pub(super) fn attached(
        &mut self,
        mut form: Form,
        typed: &str,
    ) -> Option<(Form, Vec<Attachment>)> {
        match self.attach(typed) {
            Ok(attached) => Some((form, attached)),
            Err(sentence) => {
                form.refuse_at(Some(Field::Attachments), sentence);
                self.form = Some(form);
                None
            }
        }
    }

    /// The files that were typed, parted by ;. Where files of this machine may be named they are put
    /// beside the ledger; else, or where there is no such file, each is there and is meant by its SM3.
    fn attach(&self, typed: &str) -> Result<Vec<Attachment>, String> {
        let lang = self.lang();
        let office = &self.session.office;
        let meant = |sum: &str| {
            let sum: String = sum.chars().map(half_width).collect();
            let found = office.file_meant(&sum, &self.session.actor, Reach::Told);
            found.and_then(|meant| Ok(meant.called()?)).map_err(|why| match why {
                NoFile::NotMeant(why) => not_meant(lang, &why),
                NoFile::Trouble(error) => trouble(lang, &error, office.path()),
            })
        };
        let put = |path: &str| {
            let path = files::named(path, files::home().as_deref());
            office.evidence().put(&path).map_err(|why| not_put(lang, &why))
        };
        let all = typed.split([';', '；']).map(str::trim).filter(|one| !one.is_empty());
        // What a report that is handed in again had stands there by its SM3.
        let one = |typed| match self.session.names_files {
            true => put(typed).or_else(|why| meant(typed).map_err(|_| why)),
            false => meant(typed),
        };
        all.map(one).collect()
    }

    /// What others entered about the same that was not seen here.
    pub(super) fn unseen_told(&self, facts: &[Fact]) -> String {
        let lang = self.lang();
        let Some((last, others)) = facts.split_last() else { return String::new() };
        lang.with_others(lang.unseen(last.seq, self.who_did(last)), others.len())
    }

    pub(super) fn who_did(&self, fact: &Fact) -> String {
        let lang = self.lang();
        let person = self.state().person_name(&fact.actor).to_owned();
        let today = fact.at.date_naive() == self.session.clock.today();
        let at = fact.at.format(if today { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string();
        lang.somebody_did(person, at, tell(lang, fact, self.state()))
    }
}

/// Whether figures may stand otherwise after it.
fn moves_figures(event: &Event) -> bool {
    matches!(event, Event::Withdrawn(_) | Event::FiguresVoided(_) | Event::FiguresReturned(_))
}
