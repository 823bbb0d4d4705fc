//! What was said of a duty, and what that makes of it.

use chrono::NaiveDate;

use super::owing::Owing;
use super::{Duty, DutyKey, Standing};
use crate::domain::entry::Seq;
use crate::domain::payload::Degree;
use crate::domain::state::{Dealing, Stamp, State};
use crate::plan::DepartmentId;

impl Duty {
    /// The entry by which its department asks for a later day, and that day, as long as the office has not
    /// answered and the department has it still to do.
    pub fn requested(&self) -> Option<(Seq, NaiveDate)> {
        self.particulars().requested.filter(|_| self.is_to_be_done())
    }

    /// What said last that its department does not get another day, as long as that is of any weight.
    pub fn declined(&self) -> Option<Seq> {
        self.particulars().declined.filter(|_| self.is_to_be_done())
    }

    /// Whether its department has it still to do.
    pub fn is_to_be_done(&self) -> bool {
        !self.is_settled() && !matches!(self.standing, Standing::Waiting { .. })
    }
}

/// What the office said of a duty: another day, reminders; and what waived it. What is done stays
/// done, whatever was said.
pub(super) fn deal(state: &State, owing: &Owing<'_>, duty: &mut Duty) -> Option<Seq> {
    let key = duty.key();
    let said = state.dealings.of_any(&key, owing.heard());
    if said.is_empty() {
        return None;
    }
    said.into_iter().for_each(|said| hear(duty, said, 0));
    let waived = |id: &DepartmentId| {
        let said = state.dealings.of(&DutyKey { department: id.clone(), ..key.clone() });
        said.iter().find(|(_, dealing)| *dealing == Dealing::Waived).map(|(stamp, _)| stamp.seq)
    };
    // A successor that owed the same by itself still does; one that inherited all of it does not,
    // once all of it is waived.
    waived(owing.department).or_else(|| {
        let all: Option<Vec<Seq>> = owing.parts.iter().map(|id| waived(id)).collect();
        all.and_then(|all| all.into_iter().max())
    })
}

/// Takes in what was said of a duty; what was asked and answered up to an entry is settled by that.
pub(super) fn hear(duty: &mut Duty, (stamp, dealing): (Stamp, Dealing), settled: Seq) {
    let asked = match dealing {
        Dealing::Extended(due) => {
            // That day the office gave itself.
            (duty.due, duty.proposed) = (due, false);
            duty.particulars_mut().extended = Some(stamp.seq);
            (None, None)
        }
        Dealing::Requested(until) => (Some((stamp.seq, until)), None),
        Dealing::Declined(_) => (None, Some(stamp.seq)),
        Dealing::Reminded(degree) => return remind(duty, degree, stamp),
        Dealing::Waived => return,
    };
    if stamp.seq > settled {
        let particulars = duty.particulars_mut();
        (particulars.requested, particulars.declined) = asked;
    }
}

fn remind(duty: &mut Duty, degree: Degree, stamp: Stamp) {
    if duty.particulars().reminded.is_none_or(|(strongest, _)| degree >= strongest) {
        duty.particulars_mut().reminded = Some((degree, stamp));
    }
}
