//! Duties (应办事项): who owes what by when, derived from rules, departments and years, and
//! discharged by entries. Nothing here is typed in or ticked off.
//!
//! Every rule counts here but those of actions and warnings; see [`can_be_discharged`]. Whoever was
//! warned owes an answer, and every open action is a duty of each department that owes it, by no rule.
//! What was due before the office began to keep the ledger, or is owed every year and about one that
//! was over by then, is not derived; nor, for a department, what was before its first task.

mod asked;
mod calendar;
mod dealt;
mod handed_in;
mod key;
mod matter;
mod owing;
mod ruled;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

pub use asked::{document_asked, report_asked, term_in};
pub use handed_in::can_be_discharged;
pub use key::{DutyKey, NotAKey};
pub use matter::{Matter, Roll, Rolls};

pub(super) use calendar::{Dues, month_and_day};

use super::entry::Seq;
use super::payload::{ActionStage, Degree};
use super::reported::Reported;
use super::state::{Action, Stamp, State};
use crate::lazy::intern;
use crate::plan::{DepartmentId, DutyKind, PlanId};
use dealt::{deal, hear};
use handed_in::done_by;
use owing::Owing;

/// A duty counts as due soon for this many days before its day.
pub const SOON_DAYS: i64 = 30;

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 逾期
    Overdue {
        /// Days since it was due.
        days: i64,
    },
    /// 退回: handed in, and sent back.
    Returned {
        /// What was handed in.
        entry: Seq,
    },
    /// 将到期
    DueSoon {
        /// Days until it is due.
        days: i64,
    },
    /// 待审核: handed in, waits for the office.
    Waiting {
        /// What was handed in.
        entry: Seq,
    },
    /// 待签发: its day has passed, and the office has not issued the letter to be signed.
    Unissued,
    /// 待述职: its day has passed, and there is no duty report that could be reviewed. That report is
    /// what is late.
    Unreported,
    /// 未到期
    NotDue,
    /// 免办
    Waived {
        /// What waived it.
        entry: Seq,
    },
    /// 已办
    Done {
        /// What discharged it.
        entry: Seq,
        /// Days after it was due; 0 where it was in time.
        late: i64,
    },
}

/// One thing that one department owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The rule's id; empty for what no rule asks.
    pub rule: CompactString,
    /// What is owed.
    pub kind: DutyKind,
    /// What is owed, in the rule's words; empty where it comes of an entry and not of a rule.
    #[serde(with = "intern")]
    pub name: Arc<str>,
    /// Who owes it.
    pub department: DepartmentId,
    /// The year it concerns.
    pub year: i32,
    /// The last day in time.
    #[serde(with = "super::state::day")]
    pub due: NaiveDate,
    /// Where it stands.
    pub standing: Standing,
    /// The rule is not yet confirmed.
    pub proposed: bool,
    /// None where they say nothing: there are thousands of duties.
    particulars: Option<Box<Particulars>>,
}

/// What is to be said of few duties.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// What it is about, where there are several of the kind.
    pub subject: Option<Seq>,
    /// What gave it its day, in place of the one it had.
    pub extended: Option<Seq>,
    /// The later day that was asked for and is not answered, after the entry that asks.
    pub requested: Option<(Seq, NaiveDate)>,
    /// What said last that it does not get another day.
    pub declined: Option<Seq>,
    /// The strongest reminder of it, and the latest of that kind.
    pub reminded: Option<(Degree, Stamp)>,
    /// The entry that is to be answered.
    pub answers: Option<Seq>,
    /// Of figures: the indicators whose figure is not there yet, by plan and id.
    pub lacks: Vec<(PlanId, CompactString)>,
}

impl Duty {
    /// What an entry asks, as nobody looked yet what was handed in.
    fn by_no_rule(key: DutyKey, name: &str, due: NaiveDate) -> Self {
        let DutyKey { kind, department, year, subject } = key;
        Self {
            rule: CompactString::default(),
            kind,
            name: name.into(),
            department,
            year,
            due,
            standing: Standing::NotDue,
            proposed: false,
            particulars: Some(Box::new(Particulars { subject, ..Particulars::default() })),
        }
    }

    /// What is to be said of it besides.
    pub fn particulars(&self) -> &Particulars {
        static NONE: LazyLock<Particulars> = LazyLock::new(Particulars::default);
        self.particulars.as_deref().unwrap_or(&NONE)
    }

    fn particulars_mut(&mut self) -> &mut Particulars {
        self.particulars.get_or_insert_default()
    }

    /// Its name, the same from day to day.
    pub fn key(&self) -> DutyKey {
        let (kind, year, subject) = (self.kind, self.year, self.particulars().subject);
        DutyKey { kind, department: self.department.clone(), year, subject }
    }

    fn by_day(&self, other: &Self) -> Ordering {
        let subjects = || self.particulars().subject.cmp(&other.particulars().subject);
        (self.due, &self.rule).cmp(&(other.due, &other.rule)).then_with(subjects)
    }

    /// Whether its day has passed and it is the department's move.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        match self.standing {
            Standing::Overdue { .. } => true,
            Standing::Returned { .. } => today > self.due,
            _ => false,
        }
    }

    /// Days since its day, where it is late.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        self.is_late(today).then(|| (today - self.due).num_days())
    }

    /// The strongest reminder that counts: what is no longer late begins again below 督办.
    fn reminded_to(&self, today: NaiveDate) -> Option<Degree> {
        let (strongest, _) = self.particulars().reminded?;
        Some(if self.is_late(today) { strongest } else { strongest.min(Degree::Urge) })
    }

    /// The reminder that comes next; what is not late is not supervised.
    pub fn next_reminder(&self, today: NaiveDate) -> Degree {
        let next = self.reminded_to(today).map_or(Degree::Notice, Degree::next);
        if self.is_late(today) { next } else { next.min(Degree::Urge) }
    }

    /// Whether a reminder was recorded today.
    pub fn was_reminded_on(&self, today: NaiveDate) -> bool {
        self.particulars().reminded.is_some_and(|(_, stamp)| stamp.on == today)
    }

    /// The reminder that is meant today: what was recorded today; of what is late what comes next, and
    /// of what is not yet the one that it had before.
    pub fn reminder_on(&self, today: NaiveDate) -> Degree {
        if self.is_late(today) && !self.was_reminded_on(today) {
            self.next_reminder(today)
        } else {
            self.reminded_to(today).unwrap_or(Degree::Notice)
        }
    }

    /// Whether the department can be reminded of it: it is its move, and the day is near or past.
    pub fn is_pressing(&self) -> bool {
        matches!(
            self.standing,
            Standing::Overdue { .. } | Standing::Returned { .. } | Standing::DueSoon { .. }
        )
    }

    /// Whether it may be reminded of so: as strongly as last time, or by the next step.
    pub fn may_be_reminded(&self, degree: Degree, today: NaiveDate) -> bool {
        self.reminded_to(today) == Some(degree) || degree == self.next_reminder(today)
    }

    /// Whether nothing more has to be done about it.
    pub fn is_settled(&self) -> bool {
        matches!(self.standing, Standing::Done { .. } | Standing::Waived { .. })
    }
}

/// Every duty due by a year from today, by department, then day.
pub fn duties(state: &State, reported: &Reported, today: NaiveDate) -> Vec<Duty> {
    let mut besides: BTreeMap<DepartmentId, Vec<Duty>> = BTreeMap::new();
    let by_actions = state.actions.iter().flat_map(|action| by_action(state, action, today));
    for duty in by_warnings(state, today).into_iter().chain(by_actions) {
        besides.entry(duty.department.clone()).or_default().push(duty);
    }
    ruled::duties(state, reported, (today, None), besides)
}

/// The same, where nobody has looked through the reports yet.
pub fn duties_on(state: &State, today: NaiveDate) -> Vec<Duty> {
    duties(state, &Reported::of(state), today)
}

/// The duties like one of those named, of whichever department, of which it is time to be reminded so, and
/// those named themselves.
pub fn alike<'a>(
    duties: &'a [Duty],
    named: &[DutyKey],
    degree: Degree,
    today: NaiveDate,
) -> impl Iterator<Item = &'a Duty> {
    let keys: BTreeSet<DutyKey> = named.iter().cloned().collect();
    let matters: BTreeSet<Matter> = named.iter().cloned().map(Matter::from).collect();
    duties.iter().filter(move |duty| {
        // Of others nobody is reminded twice a day, nor otherwise than it is their turn.
        let in_turn = match keys.contains(&duty.key()) {
            true => duty.may_be_reminded(degree, today),
            false => !duty.was_reminded_on(today) && duty.reminder_on(today) == degree,
        };
        duty.is_pressing() && in_turn && matters.contains(&duty.matter())
    })
}

/// What the letters of a year list: what rules ask about it, which is known to its last day though most
/// lists look a year ahead and no further. A letter does not ask for itself, and what was ordered since
/// stands on no paper that was signed before.
pub fn in_letters(state: &State, year: i32, today: NaiveDate) -> Vec<Duty> {
    let until = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).max(today);
    let about = (until, Some(year));
    let mut all = ruled::duties(state, &Reported::of(state), about, BTreeMap::new());
    all.retain(|duty| duty.kind != DutyKind::Letter);
    all
}

/// The duty of that name, where somebody owes it.
pub fn find(state: &State, key: &DutyKey, today: NaiveDate) -> Option<Duty> {
    duties_on(state, today).into_iter().find(|duty| duty.key() == *key)
}

/// The answers that departments owe to warnings, one for each warning and department that it names.
fn by_warnings(state: &State, today: NaiveDate) -> Vec<Duty> {
    let mut all = Vec::new();
    for (seq, record) in &state.warnings {
        for department in state.addressed(record) {
            let parts =
                record.departments.iter().filter(|id| state.successor(id) == department).collect();
            let owing = Owing { department, since: record.issued.on, parts };
            let (kind, subject) = (DutyKind::WarningAnswer, Some(*seq));
            let key = DutyKey { kind, department: department.clone(), year: record.year, subject };
            let mut duty = Duty::by_no_rule(key, "", record.answer_by());
            duty.particulars_mut().answers = subject;
            let waived = deal(state, &owing, &mut duty);
            duty.standing = match (record.answered, waived) {
                (Some(answer), _) => done_by(answer.seq, answer.on, duty.due),
                (None, Some(entry)) => Standing::Waived { entry },
                (None, None) => open_standing(duty.due, today),
            };
            all.push(duty);
        }
    }
    all
}

/// What an action asks of each of its departments: done when the office has closed it, by the day
/// on which the department said that it was done.
fn by_action(state: &State, action: &Action, today: NaiveDate) -> Vec<Duty> {
    let (due, closed) = (action.due(), action.closed());
    let one = |department: &DepartmentId| {
        let word = action.word_of(state, department);
        let done = word.filter(|(_, stage)| *stage == ActionStage::Done).map(|(stamp, _)| stamp);
        let standing = match (closed, done) {
            (Some(closed), done) => {
                let on = done.map_or(closed.on, |done| done.on);
                Standing::Done { entry: closed.seq, late: (on - due).num_days().max(0) }
            }
            (None, Some(done)) => Standing::Waiting { entry: done.seq },
            (None, None) => open_standing(due, today),
        };
        let mut duty = Duty::by_no_rule(action.duty_of(department), &action.heading, due);
        duty.standing = standing;
        duty.particulars_mut().extended = action.extended();
        let owners = action.owners.iter().filter(|id| state.successor(id) == department);
        let said = state.dealings.of_any(&duty.key(), owners.chain([department]));
        // It got another day as an action does: whatever was asked before is answered by that.
        let since = action.extended().unwrap_or_default();
        said.into_iter().for_each(|said| hear(&mut duty, said, since));
        duty
    };
    action.owed_by(state).into_iter().map(one).collect()
}

/// Where something stands of which nothing was handed in.
fn open_standing(due: NaiveDate, today: NaiveDate) -> Standing {
    match (due - today).num_days() {
        days if days < 0 => Standing::Overdue { days: -days },
        days if days <= SOON_DAYS => Standing::DueSoon { days },
        _ => Standing::NotDue,
    }
}

/// The year of the plan that a day falls in, from 1; and whole months until its last day, negative
/// once it is over.
pub fn plan_clock(from: i32, to: i32, today: NaiveDate) -> (i32, i32) {
    let months = (to - today.year()) * 12 + 12 - today.month() as i32;
    (today.year() - from + 1, months)
}
