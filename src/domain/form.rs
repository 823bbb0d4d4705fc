//! The form of each command: its fields, what each may hold, and which must be there. The dashboard
//! draws its forms from this, `record --schema` prints it, and `record` is read by it, so all
//! three ask for the same.

mod check;

use chrono::NaiveDate;
use serde_json::{Map, Value};

pub use check::is_invisible;
use check::{check, check_text};

use super::payload::{Circumstance, OnBehalf};
use super::refusal::{Refusal, WrongForm};
use super::vocabulary::{Command, CommandKind};

/// What a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `2026-11-23`
    Day,
    /// A year, e.g. 2026.
    Year,
    /// The number of an entry.
    Entry,
    /// A small number, such as a domain's.
    Number,
    /// An id of ASCII letters, digits, `-` and `_`.
    Id,
    /// A department's id.
    Department,
    /// A target's or measure's code.
    Item,
    /// Several codes.
    Items,
    /// Several departments.
    DepartmentList,
    /// One line of text, at most [`LINE_MAX`] characters.
    Line,
    /// Text of many lines, at most [`TEXT_MAX`] characters.
    Text,
    /// Yes or no.
    Flag,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A list of `{item, progress, note}`.
    Progress,
    /// A whole document, or a list of records; for programs, not for forms on a screen.
    Document,
}

/// Characters that one line may hold.
pub const LINE_MAX: usize = 200;

/// Characters that a text may hold.
pub const TEXT_MAX: usize = 20_000;

/// A person's roles, as words.
pub const ROLES: &[&str] = &["office", "liaison", "statistics", "leader", "reader"];

/// A report's forms, as words.
pub const REPORT_FORMS: &[&str] = &["work", "situation"];

/// What sort of body a department is, as words.
pub const DEPARTMENT_KINDS: &[&str] = &[
    "government",
    "party",
    "congress",
    "cppcc",
    "court",
    "procuratorate",
    "mass",
    "institution",
    "office",
];

/// Whom a figure is about, as words.
pub const SEXES: &[&str] = &["total", "female", "male"];

/// Where they live, as words.
pub const AREAS: &[&str] = &["total", "urban", "rural"];

/// A measure's progress, as words.
pub const PROGRESS: &[&str] = &["not_started", "underway", "done", "behind"];

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal $shape:expr;)*) => {
        /// A field of some command. The same name always means the same thing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$field),*];

            /// Its name in `record`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)* }
            }

            /// What it may hold.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$field => $shape,)* }
            }
        }
    };
}

fields! {
    /// The day it happened.
    On "on" Shape::Day;
    /// Who signed the paper that is recorded.
    Signatory "signatory" Shape::Line;
    /// In what capacity.
    Title "title" Shape::Line;
    /// Reference number of the paper.
    Paper "paper" Shape::Line;
    /// A whole plan.
    Document "document" Shape::Document;
    /// A report's heading.
    Heading "heading" Shape::Line;
    /// A plan's id.
    Plan "plan" Shape::Id;
    /// Indicators.
    Indicators "indicators" Shape::Document;
    /// Departments.
    Departments "departments" Shape::Document;
    /// Duty rules.
    Rules "rules" Shape::Document;
    /// Assignments.
    Assignments "assignments" Shape::Document;
    /// A department.
    Department "department" Shape::Department;
    /// The department that inherits.
    Into "into" Shape::Department;
    /// A full name.
    Name "name" Shape::Line;
    /// A short name.
    Short "short" Shape::Line;
    /// A person.
    Person "person" Shape::Id;
    /// What the person may do.
    Role "role" Shape::Choice(ROLES);
    /// Login name on the server.
    Login "login" Shape::Id;
    /// The city.
    City "city" Shape::Line;
    /// The office's name.
    Office "office" Shape::Line;
    /// Invented data.
    Demo "demo" Shape::Flag;
    /// Single items.
    Items "items" Shape::Items;
    /// One item.
    Item "item" Shape::Item;
    /// A domain's number.
    Domain "domain" Shape::Number;
    /// A year.
    Year "year" Shape::Year;
    /// A letter, by its entry.
    Letter "letter" Shape::Entry;
    /// A report, by its entry.
    Report "report" Shape::Entry;
    /// A returned report, by its entry.
    Replaces "replaces" Shape::Entry;
    /// An entry.
    Entry "entry" Shape::Entry;
    /// Which report.
    Form "form" Shape::Choice(REPORT_FORMS);
    /// The section in charge.
    Section "section" Shape::Line;
    /// The officer in charge.
    Officer "officer" Shape::Line;
    /// Progress of measures.
    Progress "progress" Shape::Progress;
    /// A text.
    Text "text" Shape::Text;
    /// 牵头, within an assignment.
    Lead "lead" Shape::DepartmentList;
    /// 配合, within an assignment.
    Cooperating "cooperating" Shape::DepartmentList;
    /// A new department's id, within a list of departments.
    Id "id" Shape::Id;
    /// What sort of body it is, within a list of departments.
    DepartmentKind "kind" Shape::Choice(DEPARTMENT_KINDS);
    /// Figures.
    Figures "figures" Shape::Document;
    /// Whom a figure is about, within a list of figures.
    Sex "sex" Shape::Choice(SEXES);
    /// Where they live, within a list of figures.
    Area "area" Shape::Choice(AREAS);
    /// Why.
    Reason "reason" Shape::Text;
    /// A remark.
    Comment "comment" Shape::Text;
    /// The file that figures came from.
    File "file" Shape::Line;
}

/// The fields of a command, in the order in which a person fills them in.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Must be there.
    pub required: &'static [Field],
    /// May be there.
    pub optional: &'static [Field],
}

impl CommandKind {
    /// Its fields; `on` and `on_behalf_of` can stand with every command besides.
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
                (&[F::Person, F::Name, F::Role], &[F::Department, F::Login])
            }
            Self::RetirePerson => (&[F::Person], &[]),
            Self::AdoptDutyRules => (&[F::Rules], &[]),
            Self::ChangeSettings => (&[F::City, F::Office], &[F::Demo]),
            Self::Assign => (&[F::Assignments], &[]),
            Self::ConfirmAssignments => (&[], &[F::Items, F::Domain, F::Plan]),
            Self::Unassign => (&[F::Item, F::Reason], &[]),
            Self::IssueLetter => (&[F::Department, F::Year], &[F::Text]),
            Self::SignLetter | Self::CountersignLetter => (&[F::Letter, F::Signatory], &[F::Title]),
            Self::FileScheme => (&[F::Department, F::Section, F::Officer], &[F::Text]),
            Self::SubmitReport => (
                &[F::Department, F::Form, F::Year, F::Heading, F::Text],
                &[F::Progress, F::Replaces],
            ),
            Self::ReturnReport => (&[F::Report, F::Reason], &[]),
            Self::AcceptReport => (&[F::Report], &[F::Comment]),
            Self::EnterFigures => (&[F::Figures], &[F::Reason, F::Plan, F::File]),
            Self::CorrectFigures => (&[F::Figures, F::Reason], &[F::Plan]),
            Self::VerifyFigures => (&[F::Entry], &[F::Comment]),
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
        Self { command, circumstance: Circumstance { on: today, on_behalf_of: None } }
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
                serde_json::from_value(value).map_err(|_| WrongForm::Value(Field::On))?
            }
        };
        let on_behalf_of = body.remove("on_behalf_of").map(paper).transpose()?;
        check_fields(kind, &body)?;
        let command = Command::from_json(kind, Value::Object(body));
        let command = command.map_err(|error| WrongForm::Inside(kind, error.to_string()))?;
        Ok(Self { command, circumstance: Circumstance { on, on_behalf_of } })
    }
}

fn paper(value: Value) -> Result<OnBehalf, Refusal> {
    let Value::Object(fields) = &value else {
        return Err(WrongForm::Value(Field::Signatory).into());
    };
    for field in [Field::Signatory, Field::Title, Field::Paper] {
        match fields.get(field.name()) {
            Some(value) => {
                check_text(field, value)?;
                let blank = value.as_str().is_some_and(|text| text.trim().is_empty());
                if blank && field != Field::Paper {
                    return Err(WrongForm::PaperLacks(field).into());
                }
            }
            None if field == Field::Paper => {}
            None => return Err(WrongForm::PaperLacks(field).into()),
        }
    }
    let read: Result<OnBehalf, _> = serde_json::from_value(value);
    Ok(read.map_err(|_| WrongForm::Value(Field::Signatory))?)
}

fn check_fields(kind: CommandKind, body: &Map<String, Value>) -> Result<(), Refusal> {
    let form = kind.form();
    let known = |name: &str| {
        form.required.iter().chain(form.optional).copied().find(|field| field.name() == name)
    };
    for (name, value) in body {
        match known(name) {
            Some(field) => check(kind, field, value)?,
            None => return Err(WrongForm::UnknownField(kind, name.clone()).into()),
        }
    }
    match form.required.iter().find(|field| !body.contains_key(field.name())) {
        Some(field) => Err(WrongForm::Missing(kind, *field).into()),
        None => Ok(()),
    }
}
