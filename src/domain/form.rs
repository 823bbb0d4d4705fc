//! The form of each command: its fields, what each may hold, and which must be there. The dashboard
//! draws its forms from this, `record --schema` prints it, and `record` is read by it, so all
//! three ask for the same.

mod check;
mod choices;
mod field;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use check::check_line;
pub(super) use check::is_id;
pub use check::{check, is_invisible};
pub use choices::{Finality, Scope};
pub use field::{COUNT_MAX, Field, LINE_MAX, Shape, TEXT_MAX};

use super::day;
use super::payload::{Circumstance, OnBehalf};
use super::refusal::{Refusal, WrongForm};
use super::vocabulary::{Command, CommandKind};
use crate::plan::half_width;

/// All that can be set; thresholds have the names that they have in [`super::assess::Thresholds`].
const SETTINGS: &[Field] = &[
    Field::City,
    Field::Office,
    Field::Demo,
    Field::TolerancePoints,
    Field::TolerancePercent,
    Field::Nearly,
    Field::Band,
    Field::OnCourse,
    Field::Effort,
    Field::OnTrack,
    Field::Acceleration,
    Field::Reversals,
    Field::Swing,
    Field::FewEvents,
    Field::VerifyDays,
];

/// The fields of a command, in the order in which a person fills them in.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Must be there.
    pub required: &'static [Field],
    /// May be there.
    pub optional: &'static [Field],
}

impl CommandKind {
    /// Its fields; `on`, `on_behalf_of` and `attachments` can stand with every command besides.
    pub const fn form(self) -> Form {
        use Field as F;
        let (required, optional): (&'static [F], &'static [F]) = match self {
            Self::AdoptPlan => (&[F::Document], &[]),
            Self::DefineIndicators => (&[F::Indicators], &[F::Plan]),
            Self::EnterDepartments => (&[F::Departments], &[]),
            Self::RenameDepartment => (&[F::Department, F::Name, F::Short], &[]),
            Self::MergeDepartment => (&[F::Department, F::Into], &[]),
            Self::DissolveDepartment => (&[F::Department, F::Reason], &[]),
            Self::EnrolPerson | Self::ChangePerson => {
                // The name first: an id is proposed from it.
                const BESIDES: &[Field] =
                    &[F::Department, F::Title, F::Telephone, F::Login, F::SshKey];
                (&[F::Name, F::Person, F::Role], BESIDES)
            }
            Self::RetirePerson => (&[F::Person], &[]),
            Self::AdoptDutyRules => (&[F::Rules], &[]),
            Self::ChangeSettings => (&[], SETTINGS),
            Self::Assign => (&[F::Assignments], &[]),
            Self::ConfirmAssignments => (&[], &[F::Items, F::Domain, F::Plan]),
            Self::Unassign => (&[F::Item, F::Reason], &[]),
            Self::IssueLetter => (&[F::Year], &[F::Department, F::Addressees, F::Text]),
            Self::SignLetter => (&[F::Letter, F::Signatory], &[F::Title]),
            Self::CountersignLetter => (&[F::Signatory], &[F::Letter, F::Letters, F::Title]),
            Self::FileScheme => (&[F::Department, F::Section, F::Officer], &[F::Text]),
            Self::SubmitReport => (
                &[F::Department, F::Form, F::Year, F::Heading, F::Text],
                &[F::Progress, F::Assessments, F::Replaces],
            ),
            Self::ReturnReport => (&[F::Report, F::Reason], &[]),
            Self::AcceptReport => (&[F::Report], &[F::Comment]),
            Self::EnterFigures => (&[F::Figures], &[F::Reason, F::Plan, F::File]),
            Self::CorrectFigures => (&[F::Figures, F::Reason], &[F::Plan]),
            Self::VerifyFigures => (&[F::Entry], &[F::Comment]),
            Self::ReturnFigures | Self::VoidFigures => (&[F::Standing, F::Reason], &[F::Plan]),
            Self::OpenAction => (
                &[F::Heading, F::Owners, F::Due, F::OrderedBy],
                &[F::Text, F::Meeting, F::AgendaItem, F::Item],
            ),
            Self::ReportOnAction => (&[F::Action, F::Department, F::Stage, F::Text], &[]),
            Self::ExtendAction => (&[F::Action, F::Due, F::Reason], &[]),
            Self::CloseAction => (&[F::Action, F::Result], &[]),
            Self::ReopenAction => (&[F::Action, F::Reason], &[F::Owners]),
            Self::Remind => (&[F::Degree, F::Duties], &[F::Department, F::Text]),
            Self::WaiveDuty => (&[F::Duty, F::Reason], &[]),
            Self::ExtendDuty | Self::RequestExtension => (&[F::Duty, F::Due, F::Reason], &[]),
            Self::ReviewDuty => (&[F::Report, F::Grade], &[F::Comment]),
            Self::RecordVerdict => (&[F::Item, F::Term, F::Year, F::Finding, F::Text], &[]),
            Self::FileDocument => (&[F::DocumentKind, F::Year, F::Heading, F::Text], &[]),
            Self::ApproveDocument => (&[F::Entry], &[F::Comment]),
            Self::ReturnDocument | Self::DeclineExtension => (&[F::Entry, F::Reason], &[]),
            Self::RecordActivity => (
                &[F::Department, F::ActivityKind, F::Heading],
                &[F::Text, F::Participants, F::Women, F::Men, F::Cooperating, F::Items],
            ),
            Self::RecordFunds => {
                (&[F::Department, F::Year, F::Purpose], &[F::Budget, F::Spent, F::Reason])
            }
            Self::IssueWarning => {
                (&[F::Indicator, F::Warning, F::Year], &[F::Paper, F::Text, F::Plan])
            }
            Self::AnswerWarning => (&[F::Entry, F::Cause, F::Countermeasure], &[F::Department]),
            Self::CallMeeting => {
                (&[F::MeetingKind, F::Day, F::Place, F::Chair], &[F::Hour, F::Invited])
            }
            Self::ChangeMeeting => {
                (&[F::Meeting, F::Day, F::Place, F::Chair, F::Reason], &[F::Hour, F::Invited])
            }
            Self::SetAgenda => (&[F::Meeting, F::Agenda], &[]),
            Self::RecordAttendance => {
                (&[F::Meeting, F::Presence], &[F::Attendees, F::Name, F::Instead])
            }
            Self::OpenMeeting | Self::CloseMeeting => (&[F::Meeting], &[]),
            Self::DiscussItem => (&[F::Meeting, F::AgendaItem, F::Text], &[F::Minutes]),
            Self::TakeDecision => (&[F::Meeting, F::AgendaItem, F::Text], &[F::Owners, F::Due]),
            Self::CarryOverItem => (&[F::Meeting, F::AgendaItem], &[F::Comment]),
            Self::WriteMinutes => (&[F::Meeting, F::Text], &[]),
            Self::ApproveMinutes => (&[F::Meeting], &[F::Comment]),
            Self::ReturnMinutes => (&[F::Meeting, F::Reason], &[]),
            Self::WriteNote => (&[F::Text], &[F::Item, F::Department]),
            Self::Withdraw => (&[F::Entry, F::Reason], &[]),
        };
        Form { required, optional }
    }
}

/// A command and what stands around it, as it comes in from a form or a line of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What is asked.
    pub command: Command,
    /// When it happened, and for whom it is recorded.
    pub circumstance: Circumstance,
}

impl Request {
    /// A command that happens today and for oneself.
    pub fn today(command: Command, today: NaiveDate) -> Self {
        Self {
            command,
            circumstance: Circumstance { on: today, on_behalf_of: None, attachments: Vec::new() },
        }
    }

    /// Reads `{"kind": "sign_letter", "on": "2026-01-05", "on_behalf_of": {…}, fields…}`. Without
    /// `on` it happened today; `null` is the same as not there.
    ///
    /// # Errors
    /// The first thing that is wrong with it, by field.
    pub fn from_json(value: Value, today: NaiveDate) -> Result<Self, Refusal> {
        let Value::Object(mut body) = value else { return Err(WrongForm::NotAnObject.into()) };
        body.retain(|_, value| !value.is_null());
        let kind = match body.remove("kind") {
            Some(Value::String(name)) => {
                CommandKind::named(&name).ok_or(WrongForm::UnknownKind(name))?
            }
            _ => return Err(WrongForm::NoKind.into()),
        };
        let on = match body.remove(Field::On.name()) {
            None => today,
            Some(value) => {
                check(kind, Field::On, &value)?;
                value.as_str().and_then(day::read).ok_or(WrongForm::Value(Field::On))?
            }
        };
        let on_behalf_of = body.remove("on_behalf_of").map(paper).transpose()?;
        let attachments = body.remove(Field::Attachments.name()).map(|value| {
            check(kind, Field::Attachments, &value)?;
            let wrong = |_| Refusal::from(WrongForm::Value(Field::Attachments));
            serde_json::from_value(value).map_err(wrong)
        });
        let attachments = attachments.transpose()?.unwrap_or_default();
        check_fields(kind, &mut body)?;
        let command = Command::from_json(kind, Value::Object(body));
        let command = command.map_err(|error| WrongForm::Inside(kind, error.to_string()))?;
        Ok(Self { command, circumstance: Circumstance { on, on_behalf_of, attachments } })
    }
}

fn paper(value: Value) -> Result<OnBehalf, Refusal> {
    let Value::Object(fields) = &value else {
        return Err(WrongForm::Value(Field::Signatory).into());
    };
    for field in [Field::Signatory, Field::Title, Field::Paper] {
        match fields.get(field.name()) {
            Some(value) => {
                let blank = value.as_str().is_some_and(|text| text.trim().is_empty());
                if blank && field != Field::Paper {
                    return Err(WrongForm::PaperLacks(field).into());
                }
                check_line(field, value)?;
            }
            None if field == Field::Paper => {}
            None => return Err(WrongForm::PaperLacks(field).into()),
        }
    }
    let read: Result<OnBehalf, _> = serde_json::from_value(value);
    Ok(read.map_err(|_| WrongForm::Value(Field::Signatory))?)
}

/// Takes a whole number out of its quotation marks, in digits of either width.
fn unquote(value: &mut Value) {
    let Some(text) = value.as_str() else { return };
    if let Ok(number) = text.trim().chars().map(half_width).collect::<String>().parse::<i64>() {
        *value = number.into();
    }
}

/// Whether the fields are those of the command and hold what they may. A day or a number may be written
/// in several ways, and is one from here on.
fn check_fields(kind: CommandKind, body: &mut Map<String, Value>) -> Result<(), Refusal> {
    let form = kind.form();
    let known = |name: &str| {
        form.required.iter().chain(form.optional).copied().find(|field| field.name() == name)
    };
    for (name, value) in &mut *body {
        match known(name) {
            Some(field) => {
                match field.shape() {
                    Shape::Year | Shape::Number => unquote(value),
                    _ if field == Field::Figures => {
                        let rows = value.as_array_mut().into_iter().flatten();
                        rows.filter_map(|row| row.get_mut(Field::Year.name())).for_each(unquote);
                    }
                    _ => {}
                }
                check(kind, field, value)?;
                if let Some(day) = value.as_str().filter(|_| field.shape() == Shape::Day) {
                    *value = Value::from(day::read(day).unwrap_or_default().to_string());
                }
            }
            None => return Err(WrongForm::UnknownField(kind, name.clone()).into()),
        }
    }
    match form.required.iter().find(|field| !body.contains_key(field.name())) {
        Some(field) => Err(WrongForm::Missing(kind, *field).into()),
        None => Ok(()),
    }
}
