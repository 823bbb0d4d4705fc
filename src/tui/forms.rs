//! Forms: a command filled in by hand. The fields come from [`crate::domain::form`], so a form
//! asks for what `record` asks for, and handing it in is one JSON object through the one door.

mod about;
mod assemble;
mod complete;
mod departments;
mod draft;
mod draw;
mod layout;
mod listed;
mod needed;
mod pick;
mod progress;
mod signed;
mod widget;

use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use serde_json::{Map, Value, json};

use super::deeds::Deed;
use super::keymap;
use super::model::Model;
use crate::domain::entry::Seq;
use crate::domain::form::{Field, Shape, check};
use crate::domain::payload::Term;
use crate::domain::refusal::Refusal;
use crate::domain::state::{Meeting, State};
use crate::domain::vocabulary::CommandKind;
use crate::plan::Item;
use crate::words::Lang;
pub(super) use about::{returned, returned_why, said_of_action, told};
pub(super) use draft::Draft;

use layout::layout;
use listed::Place;
use widget::Took;
pub(super) use widget::Widget;

/// One field with what was typed into it.
#[derive(Debug, Clone)]
pub struct Entered {
    /// Which field.
    pub field: Field,
    /// What was typed or chosen.
    pub widget: Widget,
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it asks for.
    pub deed: Deed,
    /// Its fields, in order.
    pub fields: Vec<Entered>,
    /// The field with the caret; one past the last is the button that hands it in.
    pub focus: usize,
    /// Why it was not taken.
    pub refused: Option<String>,
    /// What it wants to be explained, said as long as it is open.
    pub asks: Option<String>,
    /// When it was last typed into.
    pub touched: Option<DateTime<FixedOffset>>,
    /// The last entry that whoever fills it in knew of: what others entered about the same since is
    /// told before it is handed in.
    pub seen: Seq,
    /// Whether somebody typed the day.
    dated: bool,
    /// Where the list of what it is about stands.
    place: Place,
    /// What a department has after the merger that it asks for.
    then: about::Then,
    /// What stood in it before anything was typed.
    fresh: Map<String, Value>,
    /// What another version wrote into its draft besides.
    more: Map<String, Value>,
}

/// What a key did to a form.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Stay,
    /// It goes on, and something was typed or chosen.
    Changed,
    /// Hand it in.
    HandIn,
    /// Leave it.
    Leave,
}

impl Form {
    /// An empty form, or the latest draft of the same form.
    ///
    /// # Errors
    /// What is wrong with the ledger.
    pub(super) fn open(model: &mut Model, deed: &Deed) -> Result<Self, String> {
        let begun = model.make(|model| Ok(Self::begun(model, deed)))?;
        let (form, taken_up) = begun.take();
        model.drafts.retain(|draft| Some(draft.number) != taken_up);
        Ok(form)
    }

    /// The form, and the number of the draft that it is.
    fn begun(model: &Model, deed: &Deed) -> (Self, Option<u64>) {
        let same = model.drafts.iter().rev().filter(|draft| draft.is_of(deed));
        // One that cannot be opened stays where it is, and can be read there.
        let mut opened =
            same.filter_map(|draft| Some((Self::take_up(model, draft).ok()?, Some(draft.number))));
        opened.next().unwrap_or_else(|| (Self::empty(model, deed.clone()), None))
    }

    fn empty(model: &Model, deed: Deed) -> Self {
        // The day of a meeting that was opened is the day on which it was.
        let opened = deed.kind == CommandKind::ChangeMeeting
            && meeting_of(&deed, model.state()).is_some_and(|(_, it)| it.opened.is_some());
        let fields = layout(&deed)
            .into_iter()
            .filter(|field| !(opened && *field == Field::Day))
            .map(|field| Entered { field, widget: Widget::of(field, &deed, model) });
        let fields: Vec<Entered> = fields.collect();
        let fresh = draft::values(&fields);
        let seen = model.session.office.state().head.seq;
        let mut form = Self {
            fields,
            deed,
            focus: 0,
            refused: None,
            asks: None,
            touched: None,
            seen,
            dated: false,
            place: Place::default(),
            then: about::Then::default(),
            fresh,
            more: Map::new(),
        };
        form.begin(model.state());
        form
    }

    /// Goes to where it begins.
    pub(in crate::tui) fn begin(&mut self, state: &State) {
        self.focus = self.first_to_fill(state);
        self.arrive();
    }

    /// Whether the button that hands it in has the focus.
    pub fn on_button(&self) -> bool {
        self.focus >= self.fields.len()
    }

    /// The meeting that it is about, if it is about one.
    fn meeting<'a>(&self, state: &'a State) -> Option<(Seq, &'a Meeting)> {
        meeting_of(&self.deed, state)
    }

    /// What it says, as `record` would take it.
    pub fn to_json(&self, state: &State) -> Value {
        assemble::assemble(self, state)
    }

    /// Why what was typed into a field cannot be taken, whatever the others say.
    pub(super) fn wrong_in(&self, nth: usize, state: &State) -> Option<Refusal> {
        let entered = self.fields.get(nth).filter(|it| !it.widget.typed().trim().is_empty())?;
        let said = self.to_json(state);
        check(self.deed.kind, entered.field, said.get(entered.field.name())?).err()
    }

    /// Shows why it was not taken, at the field that it is about.
    pub fn refuse(&mut self, refusal: &Refusal, sentence: String) {
        // A name stands where it was typed; of several in a list one is a part.
        let typed = |is: &dyn Fn(&str) -> bool| {
            self.fields.iter().find(|it| is(it.widget.typed().trim())).map(|it| it.field)
        };
        let typed = match refusal {
            Refusal::UnknownDepartment(name) => {
                typed(&|it| it == name).or_else(|| typed(&|it| it.contains(name.as_str())))
            }
            Refusal::NameTaken(name, _) => typed(&|it| it == name),
            _ => None,
        };
        self.refuse_at(typed.or(refusal.field()), sentence);
    }

    /// Shows why it was not taken, at this field.
    pub(super) fn refuse_at(&mut self, field: Option<Field>, sentence: String) {
        let at = self.fields.iter().position(|entered| Some(entered.field) == field);
        self.focus = at.unwrap_or(self.focus);
        self.refused = Some(sentence);
    }

    /// Takes a key on this day.
    pub fn key(&mut self, key: KeyEvent, state: &State, today: NaiveDate) -> Outcome {
        let was = self.focus;
        let outcome = self.took(key, state);
        let completed = self.focus != was && self.leave(was, state, today);
        if completed && outcome == Outcome::Stay { Outcome::Changed } else { outcome }
    }

    fn took(&mut self, key: KeyEvent, state: &State) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Leave,
            _ if keymap::hands_in(&key) => return Outcome::HandIn,
            KeyCode::Tab => self.step(1),
            KeyCode::BackTab => self.step(-1),
            KeyCode::Enter if self.on_button() => return Outcome::HandIn,
            KeyCode::Up if self.on_button() => self.step(-1),
            KeyCode::PageDown | KeyCode::PageUp if self.turns() => {
                self.place.turn(key.code == KeyCode::PageDown);
            }
            _ if self.on_button() => {}
            _ => {
                self.refused = None;
                let entered = &mut self.fields[self.focus];
                let is_day = entered.field == Field::On;
                match entered.widget.key(key, state) {
                    Took::Changed => {
                        self.dated |= is_day;
                        return Outcome::Changed;
                    }
                    Took::Nothing => {}
                    Took::Before => self.step(-1),
                    Took::After => self.step(1),
                }
            }
        }
        Outcome::Stay
    }

    /// Why what is typed or pasted has no place where the form is, if it has none.
    pub fn no_place_for_text(&self, lang: Lang) -> Option<&'static str> {
        match self.fields.get(self.focus) {
            None => Some(lang.button_takes_no_text()),
            Some(entered) if entered.widget.takes_text() => None,
            Some(Entered { widget: Widget::Progress { rows, .. }, .. }) if rows.is_empty() => {
                Some(lang.nothing_to_fill_in())
            }
            Some(_) => Some(lang.choice_takes_no_text()),
        }
    }

    /// Takes a click on a field's row, or on the button: the first goes there, one on the button
    /// that is chosen hands in.
    pub fn click(
        &mut self,
        nth: usize,
        (at, row): (Position, Rect),
        lang: Lang,
        (state, today): (&State, NaiveDate),
    ) -> Outcome {
        if nth >= self.fields.len() && self.on_button() {
            return Outcome::HandIn;
        }
        let completed = nth != self.focus && self.leave(self.focus, state, today);
        self.focus = nth;
        if self.on_button() {
            return if completed { Outcome::Changed } else { Outcome::Stay };
        }
        self.refused = None;
        let area = Rect { x: row.x + draw::LABEL, width: row.width - draw::LABEL, ..row };
        let there = self.fields.get_mut(nth).filter(|_| area.contains(at));
        let took = there.map(|entered| entered.widget.click(entered.field, lang, at, area));
        let changed = completed || took == Some(Took::Changed);
        if changed { Outcome::Changed } else { Outcome::Stay }
    }

    /// Takes a notch of the wheel: a long text scrolls, else the field before or after is gone to.
    pub fn wheel(&mut self, code: KeyCode, rows: usize) {
        match self.fields.get_mut(self.focus).map(|entered| &mut entered.widget) {
            Some(Widget::Text(text)) => {
                for _ in 0..rows {
                    text.key(&KeyEvent::from(code));
                }
            }
            _ => self.step(if code == KeyCode::Up { -1 } else { 1 }),
        }
    }

    /// The year of an evaluation is that of its term, as long as nobody gave another.
    pub(super) fn follow_term(&mut self, state: &State) {
        if self.fields.get(self.focus).is_none_or(|entered| entered.field != Field::Term) {
            return;
        }
        let item = self.deed.known.get(Field::Item.name()).and_then(Value::as_str);
        let item = item.and_then(|item| item.parse::<Item>().ok());
        let plan = item.and_then(|item| state.plan_named(&item.plan));
        let Some(years) = plan.map(|plan| (plan.from, plan.to)) else { return };
        let term = self.fields.iter().find(|entered| entered.field == Field::Term);
        let term = term.and_then(|term| serde_json::from_value(term.widget.value()).ok());
        let Some(term): Option<Term> = term else { return };
        let of_a_term = |typed: &str| {
            [Term::Midterm, Term::Final]
                .iter()
                .any(|term| typed == term.last_year(years).to_string())
        };
        let mut year = self.fields.iter_mut().filter(|entered| entered.field == Field::Year);
        if let Some(year) = year.find(|entered| of_a_term(entered.widget.typed())) {
            year.widget.take_up(&json!(term.last_year(years).to_string()));
        }
    }

    /// Takes pasted text; gives back how many characters did not fit.
    pub fn paste(&mut self, text: &str) -> usize {
        let Some(entered) = self.fields.get_mut(self.focus) else { return 0 };
        self.dated |= entered.field == Field::On;
        entered.widget.paste(text)
    }

    fn step(&mut self, by: isize) {
        let last = self.fields.len();
        let mut next = self.focus;
        loop {
            let beyond = next.saturating_add_signed(by).min(last);
            if beyond == next {
                // Only such as nothing is filled in were left on this side.
                break;
            }
            next = beyond;
            if !self.fields.get(next).is_some_and(|entered| entered.widget.is_idle()) {
                self.focus = next;
                break;
            }
        }
        self.arrive();
    }

    /// Leaves a field: what is selected in it is not what is typed over next, and what was typed in short is
    /// written out; gives whether it was.
    fn leave(&mut self, nth: usize, state: &State, today: NaiveDate) -> bool {
        if let Some(text) = self.fields.get_mut(nth).and_then(|left| left.widget.text_mut()) {
            text.deselect();
        }
        self.complete_field(nth, state, today).is_some()
    }

    /// What is proposed is typed over, and a day whoever typed it; not what somebody wrote who gets it
    /// back to be mended, with its text.
    fn arrive(&mut self) {
        let written = self.deed.known.contains_key(Field::Text.name());
        let fresh = |field: &Field| self.fresh.get(field.name()).filter(|_| !written);
        let one_line = |widget: &Widget| match widget {
            Widget::Line(_) => true,
            // To several another is added.
            Widget::Departments { many, .. } => !many,
            _ => false,
        };
        if let Some(Entered { field, widget }) = self.fields.get_mut(self.focus)
            && one_line(widget)
            && (field.shape() == Shape::Day || fresh(field) == Some(&widget.value()))
            && let Some(text) = widget.text_mut()
        {
            text.select_all();
        }
    }
}

fn meeting_of<'a>(deed: &Deed, state: &'a State) -> Option<(Seq, &'a Meeting)> {
    let seq = deed.known.get(Field::Meeting.name())?.as_u64()?;
    Some((seq, state.meetings.get(&seq)?))
}
