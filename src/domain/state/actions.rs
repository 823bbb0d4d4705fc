//! The actions: what was ordered of whom, and what became of it since.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Stamp, State};
use crate::domain::duty::DutyKey;
use crate::domain::entry::Seq;
use crate::domain::payload::{ActionStage, NewAction};
use crate::plan::{DepartmentId, DutyKind, Item};

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its opening.
    pub opened: Stamp,
    /// What is to be done, in a line.
    pub heading: Box<str>,
    /// Who owe it, as they were called then.
    pub owners: Vec<DepartmentId>,
    /// Who ordered it, or which meeting.
    pub ordered_by: Box<str>,
    /// The entry of that meeting or paper.
    pub meeting: Option<Seq>,
    /// The item of that meeting's agenda, by its number.
    pub agenda_item: Option<u32>,
    /// The target or measure it is about.
    pub item: Option<Item>,
    due: NaiveDate,
    steps: Vec<(Stamp, Step)>,
}

/// What happened to an action after it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// A department told how far it is.
    Reported(DepartmentId, ActionStage),
    /// It got another day.
    Extended(NaiveDate),
    /// The office closed it.
    Closed,
    /// The office opened it again, for these or, where it names none, for all that owe it.
    Reopened(Vec<DepartmentId>),
}

impl Action {
    /// The last day in time, as it is now.
    pub fn due(&self) -> NaiveDate {
        self.last_extension().map_or(self.due, |(_, due)| due)
    }

    /// What gave it that day, where it is not the first.
    pub fn extended(&self) -> Option<Seq> {
        self.last_extension().map(|(seq, _)| seq)
    }

    fn last_extension(&self) -> Option<(Seq, NaiveDate)> {
        self.steps.iter().rev().find_map(|(stamp, step)| match step {
            Step::Extended(due) => Some((stamp.seq, *due)),
            _ => None,
        })
    }

    /// What closed it, unless it was opened again since.
    pub fn closed(&self) -> Option<Stamp> {
        let last =
            self.steps.iter().rev().find(|(_, s)| matches!(s, Step::Closed | Step::Reopened(_)));
        last.filter(|(_, step)| *step == Step::Closed).map(|(stamp, _)| *stamp)
    }

    /// All that happened since, in order.
    pub fn steps(&self) -> &[(Stamp, Step)] {
        &self.steps
    }

    /// The departments of today that owe it, each once.
    pub fn owed_by<'a>(&'a self, state: &'a State) -> Vec<&'a DepartmentId> {
        state.successors(&self.owners)
    }

    /// The departments of today that owe it and have not said that it is done.
    pub fn yet_to_do<'a>(&'a self, state: &'a State) -> Vec<&'a DepartmentId> {
        let mut owed = self.owed_by(state);
        let done = |word: Option<(Stamp, ActionStage)>| {
            word.is_some_and(|(_, it)| it == ActionStage::Done)
        };
        owed.retain(|id| !done(self.word_of(state, id)));
        owed
    }

    /// The last that a department of today said, since the action was last opened for it. Where it was
    /// closed and opened again for others alone, the closing says that this one's part is done.
    pub fn word_of(
        &self,
        state: &State,
        department: &DepartmentId,
    ) -> Option<(Stamp, ActionStage)> {
        let is_it = |id: &DepartmentId| state.successor(id) == department;
        let (mut for_others, mut closing) = (false, None);
        for (stamp, step) in self.steps.iter().rev() {
            match step {
                Step::Reported(by, stage) if is_it(by) => {
                    let stands = *stage == ActionStage::Done || closing.is_none();
                    return if stands { Some((*stamp, *stage)) } else { closing };
                }
                Step::Reopened(ids) if ids.is_empty() || ids.iter().any(is_it) => break,
                Step::Reopened(_) => for_others = true,
                Step::Closed if for_others => {
                    closing = closing.or(Some((*stamp, ActionStage::Done)));
                }
                _ => {}
            }
        }
        closing
    }

    /// The name of the duty that a department has by it.
    pub fn duty_of(&self, department: &DepartmentId) -> DutyKey {
        DutyKey {
            kind: DutyKind::Action,
            department: department.clone(),
            year: self.opened.on.year(),
            subject: Some(self.opened.seq),
        }
    }

    /// What builds on one of its entries: on its opening all that came after; on a closing that it was
    /// opened again; on that, all that came after.
    fn built_on(&self, entry: Seq) -> Vec<Seq> {
        let after = |from: usize| self.steps[from..].iter().map(|(stamp, _)| stamp.seq).collect();
        if self.opened.seq == entry {
            return after(0);
        }
        let Some(at) = self.steps.iter().position(|(stamp, _)| stamp.seq == entry) else {
            return Vec::new();
        };
        match self.steps[at].1 {
            Step::Closed | Step::Reopened(_) => after(at + 1),
            Step::Reported(..) | Step::Extended(_) => Vec::new(),
        }
    }
}

/// All actions, by the entry that opened them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actions(BTreeMap<Seq, Action>);

impl Actions {
    /// One of them.
    pub fn get(&self, seq: Seq) -> Option<&Action> {
        self.0.get(&seq)
    }

    /// All of them, in the order of their opening.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Action> {
        self.0.values()
    }

    /// Those that are not closed.
    pub fn open(&self) -> impl DoubleEndedIterator<Item = &Action> {
        self.iter().filter(|action| action.closed().is_none())
    }

    /// Those that are not closed and are about an item.
    pub fn about<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Action> {
        self.open().filter(move |action| action.item.as_ref() == Some(item))
    }

    /// Those that a meeting ordered.
    pub fn of_meeting(&self, meeting: Seq) -> impl Iterator<Item = &Action> {
        self.iter().filter(move |action| action.meeting == Some(meeting))
    }

    /// Those that a meeting ordered on an item of its agenda.
    pub fn of_agenda_item(&self, meeting: Seq, number: u32) -> impl Iterator<Item = &Action> {
        self.of_meeting(meeting).filter(move |action| action.agenda_item == Some(number))
    }

    /// The action that an entry opened or happened to.
    pub fn of_entry(&self, seq: Seq) -> Option<&Action> {
        let here = |action: &&Action| action.steps.iter().any(|(stamp, _)| stamp.seq == seq);
        self.get(seq).or_else(|| self.iter().find(here))
    }

    /// The entries that build on an entry.
    pub fn built_on(&self, entry: Seq) -> Vec<Seq> {
        // What ordered an action stands under it.
        let ordered = self.iter().filter(|action| action.meeting == Some(entry));
        let ordered = ordered.map(|action| action.opened.seq);
        ordered.chain(self.iter().flat_map(|action| action.built_on(entry))).collect()
    }

    pub(super) fn open_new(&mut self, stamp: Stamp, new: &NewAction) {
        let action = Action {
            opened: stamp,
            heading: new.heading.as_str().into(),
            owners: new.owners.clone(),
            ordered_by: new.ordered_by.as_str().into(),
            meeting: new.meeting,
            agenda_item: new.agenda_item,
            item: new.item.clone(),
            due: new.due,
            steps: Vec::new(),
        };
        self.0.insert(stamp.seq, action);
    }

    pub(super) fn step(&mut self, stamp: Stamp, action: Seq, step: Step) {
        if let Some(known) = self.0.get_mut(&action) {
            known.steps.push((stamp, step));
        }
    }

    pub(super) fn forget(&mut self, gone: Seq) {
        self.0.remove(&gone);
        for action in self.0.values_mut() {
            action.steps.retain(|(stamp, _)| stamp.seq != gone);
        }
    }
}
