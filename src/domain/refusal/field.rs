//! Which field of a form a refusal is about: there the cursor goes, and by its name it is told.

use super::{Refusal, WrongForm, WrongMeeting};
use crate::domain::form::Field;

impl Refusal {
    /// The field that is to be put right, where it is one.
    pub const fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Form(
                WrongForm::Missing(_, field)
                | WrongForm::Value(field)
                | WrongForm::OffCalendar(field, _)
                | WrongForm::NotAName(field)
                | WrongForm::PaperLacks(field)
                | WrongForm::Control { field, .. }
                | WrongForm::TooLong { field, .. },
            ) => *field,
            Self::FutureDay(_) | Self::DayTooEarly(_) | Self::DayBefore { .. } => Field::On,
            Self::DueTooEarly { .. } | Self::DueTooFar(_) => Field::Due,
            Self::YearOutside(..) | Self::YearNotBegun(_) => Field::Year,
            Self::Meeting(_, WrongMeeting::HeldOn(_)) => Field::Day,
            Self::Meeting(_, WrongMeeting::AttendanceTold(_)) => Field::Invited,
            _ => return None,
        })
    }
}
