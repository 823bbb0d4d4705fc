//! Which field of a form a refusal is about: there the cursor goes, and by its name it is told.

use super::{
    Refusal, WrongDocument, WrongDuty, WrongForm, WrongMeeting, WrongReview, WrongSupport,
};
use crate::domain::assess::Unfit;
use crate::domain::form::Field;
use crate::domain::vocabulary::CommandKind;

impl Refusal {
    /// The field that is to be put right, where it is one.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Form(wrong) => wrong.field()?,
            Self::FutureDay(_) | Self::DayTooEarly(_) | Self::DayBefore { .. } => Field::On,
            Self::DueTooEarly { .. } | Self::DueTooFar(_) => Field::Due,
            Self::YearOutside(..)
            | Self::YearNotBegun(_)
            | Self::LetterExists(..)
            | Self::OtherOccasion(..)
            | Self::Document(WrongDocument::Exists(..)) => Field::Year,
            Self::PersonExists(_) | Self::UnknownPerson(_) => Field::Person,
            Self::LastOfOffice(_) => Field::Role,
            Self::LoginTaken(..) => Field::Login,
            Self::NotAnSshKey | Self::SshKeyTaken(_) => Field::SshKey,
            Self::LiaisonNeedsDepartment
            | Self::UnknownDepartment(_)
            | Self::DepartmentEnded(..)
            | Self::AnswersForNothing(_) => Field::Department,
            Self::DepartmentExists(_) => Field::Id,
            Self::NameTaken(..) | Self::NameUnchanged(_) => Field::Name,
            Self::IntoItself(_) | Self::StillAnswers(..) => Field::Into,
            Self::UnknownPlan(_) => Field::Plan,
            Self::UnknownItem(_) | Self::AboutNothing => Field::Item,
            Self::UnknownDomain(_) => Field::Domain,
            Self::NoLead(_) => Field::Lead,
            Self::Twice(_, Some(_)) => Field::Cooperating,
            Self::OwesTwice(_) | Self::NothingListed(CommandKind::OpenAction) => Field::Owners,
            Self::NotTheirMeasure(..) | Self::NotAMeasure(_) => Field::Progress,
            Self::Doubtful(..) | Self::Support(WrongSupport::Changes(_)) => Field::Reason,
            Self::Duty(
                _,
                WrongDuty::NotPressing(_) | WrongDuty::NotLate(_) | WrongDuty::OutOfOrder(_),
            ) => Field::Degree,
            Self::Review(WrongReview::VerdictExists(..)) => Field::Term,
            Self::Review(WrongReview::NotATarget(_) | WrongReview::NotTheirTarget(..)) => {
                Field::Assessments
            }
            Self::Support(WrongSupport::TooMany { .. }) => Field::Participants,
            Self::Support(WrongSupport::NoAmount) => Field::Budget,
            Self::NoIndicator(_) => Field::Indicator,
            Self::NoSuchWarning { .. } => Field::Warning,
            Self::Threshold(Unfit::Outside { name, .. } | Unfit::NotBelow { name, .. }) => {
                Field::ALL.iter().copied().find(|field| field.name() == *name)?
            }
            Self::Meeting(_, WrongMeeting::HeldOn(_) | WrongMeeting::DayPassed(_)) => Field::Day,
            Self::Meeting(_, WrongMeeting::AttendanceTold(_)) => Field::Invited,
            Self::Meeting(_, WrongMeeting::NotInvited(_)) => Field::Attendees,
            Self::Meeting(_, WrongMeeting::TopicTwice(_) | WrongMeeting::TooManyItems(_)) => {
                Field::Heading
            }
            _ => return None,
        })
    }
}

impl WrongForm {
    /// What is wrong, wherever in a document it stands.
    pub fn within(&self) -> &Self {
        match self {
            Self::At(_, wrong) => wrong.within(),
            wrong => wrong,
        }
    }

    /// The same of what is not of its form.
    fn field(&self) -> Option<Field> {
        match self.within() {
            Self::Missing(_, field)
            | Self::Value(field)
            | Self::OffCalendar(field, _)
            | Self::NotAName(field)
            | Self::PaperLacks(field)
            | Self::Control { field, .. }
            | Self::TooLong { field, .. } => Some(*field),
            Self::DueDay(_) => Some(Field::DueDay),
            _ => None,
        }
    }
}
