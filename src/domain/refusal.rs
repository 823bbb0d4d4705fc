//! Why something cannot be done. Data only; [`crate::words`] makes the sentence, which says the
//! reason and who could do it.

mod doubt;
mod field;
mod meetings;
mod wrong;

use chrono::NaiveDate;

pub use doubt::{Against, Doubt};
pub use meetings::WrongMeeting;
pub use wrong::{WrongAction, WrongDocument, WrongDuty, WrongIndicator, WrongReview, WrongSupport};

use super::assess::{Unfit, Warning, WarningKind};
use super::day::OffCalendar;
use super::duty::DutyKey;
use super::entry::Seq;
use super::form::Field;
use super::payload::{PersonId, ReportForm, Role};
use super::state::FigureKey;
use super::vocabulary::CommandKind;

use crate::plan::{DepartmentId, Item, PlanId, Split};

/// A command that is not of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongForm {
    /// Not JSON; what the reader said.
    NotJson(String),
    /// JSON, but no object.
    NotAnObject,
    /// No `kind`.
    NoKind,
    /// A kind that does not exist.
    UnknownKind(String),
    /// A field that must be there, or that is empty.
    Missing(CommandKind, Field),
    /// A field that the command does not have.
    UnknownField(CommandKind, String),
    /// A day that no calendar has.
    OffCalendar(Field, OffCalendar),
    /// A value that the field cannot hold.
    Value(Field),
    /// A document that is not of its form; what the reader said.
    Inside(CommandKind, String),
    /// A control or invisible character, by its place from 1.
    Control {
        /// Where.
        field: Field,
        /// Which character, from 1.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// Too many characters.
    TooLong {
        /// Where.
        field: Field,
        /// How many there are.
        long: usize,
        /// How many there may be.
        max: usize,
    },
    /// A day or a number where somebody's name belongs.
    NotAName(Field),
    /// A paper recorded for somebody needs this field.
    PaperLacks(Field),
    /// Wrong inside a document: in which place, such as `rules[2].name`, and what.
    At(String, Box<WrongForm>),
    /// A rule whose `due` is no month and day, by its place.
    DueDay(String),
    /// No number as published.
    NotANumber(String),
}

/// Which figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureName {
    /// The indicator's id.
    pub indicator: String,
    /// Its year, sex and area.
    pub key: FigureKey,
}

/// What makes a figure impossible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongFigure {
    /// No such indicator.
    UnknownIndicator,
    /// The indicator is judged, not measured.
    NotMeasured,
    /// A year outside those that can be meant.
    Year {
        /// The first.
        from: i32,
        /// The last.
        to: i32,
    },
    /// The indicator is not split so.
    NotSplit(Split),
    /// A numerator without its denominator.
    HalfARatio,
    /// A count below zero.
    NegativeCount,
    /// No value, though there was somebody to count.
    NoValue,
    /// A value, though there was nobody to count.
    ValueOfNobody,
    /// Something was counted, though there was nobody to count.
    CountOfNobody,
    /// A share below 0 or above 100.
    OutsideShare,
    /// A value below zero: nothing that is published of these is.
    NegativeValue,
    /// More were counted than there were.
    NumeratorAbove,
    /// The same figure twice in one entry.
    Twice,
    /// It is there already, by that entry: what changes it is a correction.
    There(Seq),
    /// There is nothing to correct.
    NotThere,
    /// It stands as it is by that entry: nothing of it would be corrected.
    Unchanged(Seq),
    /// What is named does not stand: another entry says what does, or there is none.
    NotStanding(Option<Seq>),
    /// It was returned already, by that entry.
    Returned(Seq),
}

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Not of its form.
    Form(WrongForm),
    /// The person at the keyboard is not enrolled.
    NotEnrolled(PersonId),
    /// The role may not; who could.
    NotYourRole {
        /// What was asked.
        kind: CommandKind,
        /// The role that asked.
        role: Role,
    },
    /// A liaison spoke for another department.
    NotYourDepartment {
        /// The liaison's.
        own: DepartmentId,
        /// The one spoken for.
        asked: DepartmentId,
    },
    /// The office speaks for a department only from a signed paper.
    NeedsPaper(CommandKind),
    /// Only the office records for others.
    OnlyOfficeRecords,
    /// The command is the office's own; there is no paper to record it from.
    NoPaperHere(CommandKind),
    /// A day that is still to come.
    FutureDay(NaiveDate),
    /// A day before what it rests on.
    DayBefore {
        /// The day given.
        on: NaiveDate,
        /// The earliest that makes sense.
        earliest: NaiveDate,
        /// The entry that happened then.
        entry: Seq,
    },
    /// A day long before the plan.
    DayTooEarly(NaiveDate),
    /// No plan of that id, or none named where there are several.
    UnknownPlan(PlanId),
    /// A plan of that id is there.
    PlanExists(PlanId),
    /// Another plan's text that cannot be one: what is wrong.
    EmptyPlan(PlanId),
    /// No such target or measure.
    UnknownItem(Item),
    /// No such domain.
    UnknownDomain(u8),
    /// No such department.
    UnknownDepartment(String),
    /// A department that ended; its successor.
    DepartmentEnded(DepartmentId, Option<DepartmentId>),
    /// The id is taken.
    DepartmentExists(DepartmentId),
    /// A name is taken by another department.
    NameTaken(String, DepartmentId),
    /// A department cannot go into itself.
    IntoItself(DepartmentId),
    /// A department that still answers for items cannot end without a successor.
    StillAnswers(DepartmentId, usize),
    /// No such person, or one who left.
    UnknownPerson(PersonId),
    /// The id is taken.
    PersonExists(PersonId),
    /// Another person has that login.
    LoginTaken(String, PersonId),
    /// The text is no SSH public key.
    NotAnSshKey,
    /// Another person comes with that SSH key.
    SshKeyTaken(PersonId),
    /// The last person of the office cannot leave it.
    LastOfOffice(PersonId),
    /// All that is asked stands so already.
    PersonUnchanged(PersonId),
    /// The settings stand so already.
    SettingsUnchanged,
    /// The duty rules and their days are so already.
    RulesUnchanged,
    /// Two duty rules by whose ids, or by what they ask of whom, their duties could not be told apart.
    RulesAlike(String, String),
    /// A duty rule, by its id, that falls due before or long after the year it concerns: by how many
    /// years.
    RuleOffset(String, i32),
    /// The department is called so already.
    NameUnchanged(DepartmentId),
    /// Whether data are invented is said once, when the ledger is begun.
    DemoStays,
    /// Without that entry nobody would know whose ledger it is.
    LastSettings(Seq),
    /// Somebody who only looks puts nothing beside the ledger.
    OnlyLooks(Role),
    /// A liaison speaks for a department.
    LiaisonNeedsDepartment,
    /// An indicator that cannot be defined so, by its id.
    Indicator(String, WrongIndicator),
    /// Nothing was listed.
    NothingListed(CommandKind),
    /// An assignment without a lead.
    NoLead(Item),
    /// A department twice in one assignment, or an item twice in one command.
    Twice(Item, Option<DepartmentId>),
    /// Nobody answers for the item.
    NotAssigned(Item),
    /// Nothing is left to confirm.
    NothingToConfirm,
    /// The department answers for nothing.
    AnswersForNothing(DepartmentId),
    /// A letter needs confirmed assignments: these are not.
    NotConfirmed(DepartmentId, Vec<Item>),
    /// The year is outside the plan.
    YearOutside(i32, i32, i32),
    /// Nothing can be told of a year that has not begun.
    YearNotBegun(i32),
    /// The department has that year's letter.
    LetterExists(DepartmentId, i32, Seq),
    /// No such letter.
    NoLetter(Seq),
    /// It is signed already, by that entry.
    AlreadySigned(Seq, Seq),
    /// The department signs first.
    NotSigned(Seq),
    /// No such report.
    NoReport(Seq),
    /// The report is settled: accepted or returned, by that entry.
    ReportSettled(Seq, Seq),
    /// Another report took its place, and waits.
    ReportReplaced(Seq, Seq),
    /// Only a report that was returned or waits can be replaced.
    NotReturned(Seq),
    /// A report takes the place of one in the same form about the same year, which are these.
    OtherOccasion(Seq, ReportForm, i32),
    /// The measure is not the department's.
    NotTheirMeasure(Item, DepartmentId),
    /// Progress is of measures.
    NotAMeasure(Item),
    /// A figure that cannot be.
    Figure(Box<FigureName>, WrongFigure),
    /// A figure that needs a reason.
    Doubtful(Box<FigureName>, Box<Doubt>),
    /// No live entry of figures.
    NoFigures(Seq),
    /// Verified already, by that entry.
    AlreadyVerified(Seq, Seq),
    /// What was verified by an entry is neither returned nor made void while that stands.
    VerifiedStands(Seq, Seq),
    /// Whoever entered figures does not verify them while others could, who are named.
    OwnFigures(Seq, Vec<PersonId>),
    /// Some of its figures were returned, by that entry, and stand as they were.
    SomeReturned(Seq, Seq),
    /// Something about an action, by the number that was given.
    Action(Seq, WrongAction),
    /// Something about a duty.
    Duty(Box<DutyKey>, WrongDuty),
    /// No entry that asks for a later day and waits for an answer.
    NoRequest(Seq),
    /// A day by which something is to be done that is too early.
    DueTooEarly {
        /// The day given.
        due: NaiveDate,
        /// The earliest that makes sense.
        earliest: NaiveDate,
    },
    /// A day by which something is to be done that is too far away.
    DueTooFar(NaiveDate),
    /// A department twice among those that owe an action.
    OwesTwice(DepartmentId),
    /// A review, self-assessment or verdict that cannot be.
    Review(WrongReview),
    /// A document that cannot be filed or decided on.
    Document(WrongDocument),
    /// An activity or funds that cannot be.
    Support(WrongSupport),
    /// No indicator of that id.
    NoIndicator(String),
    /// No such warning stands on that day.
    NoSuchWarning {
        /// The indicator's id.
        indicator: String,
        /// The warning asked for.
        warning: WarningKind,
        /// Its year.
        year: i32,
        /// Those that stand.
        standing: Vec<Warning>,
    },
    /// It was issued and is not answered yet, by that entry.
    WarningOpen(Seq),
    /// No such warning was issued.
    NoWarning(Seq),
    /// The warning is answered already, by that entry.
    WarningAnswered(Seq, Seq),
    /// The warning was issued to others.
    NotAddressed(Seq, DepartmentId),
    /// A threshold that makes no sense.
    Threshold(Unfit),
    /// Something is wrong with a meeting.
    Meeting(Seq, WrongMeeting),
    /// A note is about an item or a department.
    AboutNothing,
    /// No such entry.
    NoEntry(Seq),
    /// Withdrawn already, by that entry.
    AlreadyWithdrawn(Seq, Seq),
    /// A withdrawal stands; what was withdrawn is entered anew.
    WithdrawalStands(Seq),
    /// Live entries build on it.
    BuiltUpon(Seq, Vec<Seq>),
    /// It would bring back a name that another department has by now.
    NameInUse(Seq, String, DepartmentId),
    /// It would bring back a login that another person has by now.
    LoginInUse(Seq, String, PersonId),
    /// It would bring back an SSH key that another person has by now.
    SshKeyInUse(Seq, PersonId),
    /// Only the office withdraws what others entered.
    NotYourEntry(Seq),
    /// And what somebody entered in another role, or for another department.
    NotAsThen(Seq),
}

impl From<WrongForm> for Refusal {
    fn from(form: WrongForm) -> Self {
        Self::Form(form)
    }
}

impl From<WrongReview> for Refusal {
    fn from(wrong: WrongReview) -> Self {
        Self::Review(wrong)
    }
}

impl From<WrongDocument> for Refusal {
    fn from(wrong: WrongDocument) -> Self {
        Self::Document(wrong)
    }
}

impl From<WrongSupport> for Refusal {
    fn from(wrong: WrongSupport) -> Self {
        Self::Support(wrong)
    }
}
