//! The names of all refusals. A new refusal does not compile here before it is listed, and what is
//! listed here has to be produced by some case in `core/refusals.rs`.

use halfsky::domain::refusal::{
    Doubt, Refusal, WrongAction, WrongDocument, WrongDuty, WrongFigure, WrongForm, WrongIndicator,
    WrongMeeting, WrongReview, WrongSupport,
};

macro_rules! kinds {
    ($names:ident, $all:ident, $type:ident: $($variant:ident),* $(,)?) => {
        pub(crate) const $all: &[&str] = &[$(stringify!($variant)),*];

        pub(crate) fn $names(refusal: &$type) -> &'static str {
            match refusal { $($type::$variant { .. } => stringify!($variant),)* }
        }
    };
}

kinds! { kind_of, ALL, Refusal:
    Form, NotEnrolled, NotYourRole, NotYourDepartment, NeedsPaper, OnlyOfficeRecords, NoPaperHere,
    FutureDay, DayBefore, DayTooEarly, UnknownPlan, PlanExists, EmptyPlan, UnknownItem,
    UnknownDomain, UnknownDepartment, DepartmentEnded, DepartmentExists, NameTaken, IntoItself,
    StillAnswers, UnknownPerson, PersonExists, LoginTaken, LastOfOffice, PersonUnchanged, SettingsUnchanged, RulesUnchanged, RulesAlike, RuleOffset, NameUnchanged, DemoStays, LastSettings, OnlyLooks,
    LiaisonNeedsDepartment,
    Indicator, NothingListed, NoLead, Twice, NotAssigned,
    NothingToConfirm, AnswersForNothing, NotConfirmed, YearOutside, YearNotBegun, LetterExists, NoLetter,
    AlreadySigned, NotSigned, NoReport, ReportSettled, ReportReplaced, NotReturned, OtherOccasion, NotTheirMeasure,
    NotAMeasure, Figure, Doubtful, NoFigures, AlreadyVerified, VerifiedStands, SomeReturned, OwnFigures, Action, Duty, DueTooEarly, DueTooFar,
    NoRequest, OwesTwice, Review, Document, Support, AboutNothing, NoEntry, AlreadyWithdrawn, WithdrawalStands,
    BuiltUpon, NotYourEntry, NotAsThen,
    NoIndicator, NoSuchWarning, WarningOpen, NoWarning, WarningAnswered, NotAddressed, Threshold,
    NameInUse, LoginInUse, NotAnSshKey, SshKeyTaken, SshKeyInUse,
    Meeting,
}

kinds! { meeting_of, WRONG_MEETINGS, WrongMeeting:
    NotThere, DayPassed, Opened, NotOpen, OtherOpen, NoAgenda, NoItem, TooManyItems, TopicTwice, NothingLate, ItemTaken,
    NotInvited, Unchanged, HeldOn, AttendanceTold, NoMinutes, MinutesBehind, MinutesReturned, Approved, NotApproved, Closed,
}

kinds! { wrong_of, WRONG_FIGURES, WrongFigure:
    UnknownIndicator, NotMeasured, Year, NotSplit, HalfARatio, NegativeCount, NoValue,
    ValueOfNobody, CountOfNobody, OutsideShare, NegativeValue, NumeratorAbove, Twice, There, NotThere,
    Unchanged, NotStanding, Returned,
}

kinds! { indicator_of, WRONG_INDICATORS, WrongIndicator:
    Id, Twice, NoName, Digits, NoScale, Nowhere, Baseless, Goal, Stages,
}

kinds! { wrong_action_of, WRONG_ACTIONS, WrongAction: NotThere, Closed, Open, NotTheirs }

kinds! { wrong_duty_of, WRONG_DUTIES, WrongDuty:
    NotOwed, NotTheirs, HandedIn, Waived, NotPressing, NotLate, OutOfOrder, IsAction, Unissued, Unreported, Requested,
}

kinds! { review_of, REVIEWS, WrongReview:
    NotADutyReport, NotAccepted, Reviewed, NotATarget, NotTheirTarget, VerdictExists,
}

kinds! { document_of, DOCUMENTS, WrongDocument: NoDocument, Settled, Exists }

kinds! { support_of, SUPPORT, WrongSupport: TooMany, NoAmount, Changes }

kinds! { doubt_of, DOUBTS, Doubt: Corrects, NotRatio, NotBetween, NotSum, Jump, Scale, Age, Beside, Elsewhere, Denominator }

kinds! { form_of, FORMS, WrongForm:
    NotJson, NotAnObject, NoKind, UnknownKind, Missing, UnknownField, OffCalendar, Value, Inside, Control,
    TooLong, NotAName, PaperLacks, At, DueDay, NotANumber,
}
