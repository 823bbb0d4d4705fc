//! What waits for the office, for a leader or for the statistics bureau, handed in, signed or written
//! and not yet judged; and what waits for departments to mend it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::duty::{Duty, Standing};
use crate::domain::entry::Seq;
use crate::domain::payload::Role;
use crate::domain::state::{Action, MeetingStage, State};
use crate::order::sort;
use crate::plan::{DepartmentId, DutyKind};

/// What is to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wait {
    /// A report is to be accepted or returned.
    Report,
    /// A department asks for a later day, and is to be answered.
    Extension,
    /// An accepted duty report is to be reviewed.
    Review,
    /// An action is to be closed: all who owe it say that it is done.
    Action,
    /// A letter of the day's year or a later one that the department signed is to be countersigned.
    Letter,
    /// A document is to be approved.
    Document,
    /// A meeting's minutes are to be written again: they were given back, or something was recorded
    /// after them.
    MinutesBehind,
    /// A meeting's minutes are to be approved.
    Minutes,
    /// Figures that stand are to be verified, each batch once.
    Figures,
    /// What was returned to the office itself is to be handed in again.
    OwnReturned,
    /// What was returned to a department is to be handed in again.
    Returned,
}

impl Wait {
    /// In the order of the lists.
    pub const ALL: [Self; 11] = [
        Self::Report,
        Self::Extension,
        Self::Review,
        Self::Action,
        Self::MinutesBehind,
        Self::Letter,
        Self::Document,
        Self::Minutes,
        Self::Figures,
        Self::OwnReturned,
        Self::Returned,
    ];

    /// Whose move it is.
    pub const fn role(self) -> Role {
        match self {
            Self::Report
            | Self::Extension
            | Self::Review
            | Self::Action
            | Self::MinutesBehind
            | Self::OwnReturned => Role::Office,
            Self::Letter | Self::Document | Self::Minutes => Role::Leader,
            Self::Figures => Role::Statistics,
            Self::Returned => Role::Liaison,
        }
    }
}

/// What departments handed in that is not settled.
pub(super) struct Unsettled<'a> {
    /// Reports to be accepted or returned.
    pub(super) reports: &'a [Seq],
    /// Accepted reports to be reviewed, by department and year.
    pub(super) to_review: &'a [(DepartmentId, i32, Seq)],
    /// As [`returned`] has it.
    pub(super) returned: &'a [(DepartmentId, Seq)],
}

/// What was returned and not handed in again, by the department whose move it is; each once.
pub(super) fn returned(state: &State, duties: &[Duty]) -> Vec<(DepartmentId, Seq)> {
    // Figures may be of years about which nothing is owed, and several entries of one year.
    let owed = duties.iter().filter(|duty| duty.kind != DutyKind::IndicatorData);
    let papers = owed.filter_map(|duty| match duty.standing {
        Standing::Returned { entry } => Some((duty.department.clone(), entry)),
        _ => None,
    });
    let mut all: Vec<_> = papers.chain(state.returned_figures()).collect();
    sort(&mut all);
    all.dedup();
    all
}

/// All that waits, by what is to be done: the entries of reports, letters, documents, actions and
/// meetings, each once, in order.
pub(super) fn all(
    state: &State,
    Unsettled { reports, to_review, returned }: &Unsettled<'_>,
    duties: &[Duty],
    today: NaiveDate,
) -> Vec<(Wait, Seq)> {
    let reviews = duties.iter().filter(|duty| duty.kind == DutyKind::DutyReview);
    // Of departments that merged each report is reviewed; what is waived need not be.
    let reviews = reviews.filter(|duty| !matches!(duty.standing, Standing::Waived { .. }));
    let reviews = reviews.flat_map(|duty| {
        let of_duty = |(id, year, _): &&(DepartmentId, i32, Seq)| {
            *id == duty.department && *year == duty.year
        };
        to_review.iter().filter(of_duty).map(|(.., entry)| (Wait::Review, *entry))
    });
    let documents = duties.iter().filter_map(|duty| match duty.standing {
        Standing::Waiting { entry } => state.documents.get(entry).map(|_| (Wait::Document, entry)),
        _ => None,
    });
    let returned = returned.iter().map(|(department, entry)| {
        let own = state.is_office(department);
        (if own { Wait::OwnReturned } else { Wait::Returned }, *entry)
    });
    let said_done =
        |action: &&Action| !action.owed_by(state).is_empty() && action.yet_to_do(state).is_empty();
    let actions = state.actions.open().filter(said_done);
    let actions = actions.map(|action| (Wait::Action, action.opened.seq));
    let letters = state.to_countersign(today.year().., today).into_iter();
    let letters = letters.map(|seq| (Wait::Letter, seq));
    let written = state.meetings.iter();
    let written = written.filter(|(_, meeting)| meeting.stage() == MeetingStage::Minuted);
    let minutes = written.map(|(seq, _)| match state.minutes_to_rewrite(*seq) {
        Some(_) => (Wait::MinutesBehind, *seq),
        None => (Wait::Minutes, *seq),
    });
    let reports = reports.iter().map(|seq| (Wait::Report, *seq));
    let requests = duties.iter().filter_map(Duty::requested);
    let requests = requests.map(|(seq, _)| (Wait::Extension, seq));
    let mut all: Vec<_> = reports
        .chain(requests)
        .chain(reviews)
        .chain(documents)
        .chain(returned)
        .chain(actions)
        .chain(letters)
        .chain(minutes)
        .chain(state.figures.unverified().map(|seq| (Wait::Figures, seq)))
        .collect();
    sort(&mut all);
    all.dedup();
    all
}
