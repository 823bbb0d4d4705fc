//! How a ledger begins: who opens it, and what it adopts. From `data/`, which is built in, or from
//! files of another city.
//!
//! All of it is judged before there is a file, and appended in one transaction. A crash in between
//! leaves an empty ledger, which can be founded again; never half of one. Not for rules: the
//! founding commands go through the same door as all others.

mod given;

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde_json::json;

pub use given::{Given, GivenFiles, NotGiven};

use crate::domain::form::Request;
use crate::domain::payload::{
    Assignments, Departments, DutyRules, Indicators, Person, PersonId, PlanDocument, Settings,
    SettingsChange,
};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::ledger::StoreError;
use crate::office::{Batch, Office, Trouble};
use crate::plan::DepartmentKind;

/// Why a ledger was not founded.
#[derive(Debug)]
pub enum NotFounded {
    /// A founding command was not let through; the state gives names to ids.
    Refused(Box<Refusal>, Box<State>),
    /// There was a ledger with entries, or the file could not be made or written.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for NotFounded {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

/// Adds what a new ledger adopts, in the order in which one thing rests on another.
///
/// # Errors
/// The first command that was not let through.
pub fn adopt(
    batch: &mut Batch,
    given: Given,
    settings: Settings,
    actor: &PersonId,
    at: DateTime<FixedOffset>,
) -> Result<(), Box<Refusal>> {
    let plan = given.plan.id.clone();
    let change = typed(CommandKind::ChangeSettings, &SettingsChange::from(&settings), at)?;
    batch.add(&change, actor, at)?;
    let Given { mut departments, indicators, assignments, rules, .. } = given;
    // The office goes by one name, on its letters and among the departments; not by what one of them is
    // called already.
    let taken = departments.iter().any(|it| [&it.name, &it.short].contains(&&settings.office));
    let mut offices = departments.iter_mut().filter(|it| it.kind == DepartmentKind::Office);
    if let Some(office) = offices.next().filter(|_| !taken) {
        office.name = settings.office;
    }
    let document = PlanDocument { document: given.plan };
    let mut commands = vec![typed(CommandKind::AdoptPlan, &document, at)?];
    if !departments.is_empty() {
        let departments = Departments { departments };
        commands.push(typed(CommandKind::EnterDepartments, &departments, at)?);
    }
    if !indicators.is_empty() {
        let indicators = Indicators { plan, indicators };
        commands.push(typed(CommandKind::DefineIndicators, &indicators, at)?);
    }
    if !assignments.is_empty() {
        let assignments = Assignments { assignments };
        commands.push(typed(CommandKind::Assign, &assignments, at)?);
    }
    if !rules.is_empty() {
        commands.push(typed(CommandKind::AdoptDutyRules, &DutyRules { rules }, at)?);
    }
    for command in commands {
        batch.add(&command, actor, at)?;
    }
    Ok(())
}

/// What a person typed or a file says, checked by the form that all commands are checked by.
fn typed(
    kind: CommandKind,
    fields: &impl Serialize,
    at: DateTime<FixedOffset>,
) -> Result<Request, Box<Refusal>> {
    let mut value = json!(fields);
    value["kind"] = kind.name().into();
    Ok(Request::from_json(value, at.date_naive())?)
}

/// Makes a ledger at `path`, or takes an empty one that lies there, and founds it.
///
/// # Errors
/// See [`NotFounded`]. Nothing was appended.
pub fn found(
    path: &Path,
    given: Given,
    settings: Settings,
    founder: Person,
    at: DateTime<FixedOffset>,
) -> Result<Office, NotFounded> {
    let mut batch = Batch::fresh();
    let actor = founder.person.clone();
    let lay = || -> Result<(), Box<Refusal>> {
        let enrol = typed(CommandKind::EnrolPerson, &founder, at)?;
        batch.add(&enrol, &actor, at)?;
        adopt(&mut batch, given, settings, &actor, at)
    };
    match lay() {
        Ok(()) => Ok(write(path, batch)?),
        Err(refusal) => Err(NotFounded::Refused(refusal, Box::new(batch.state().clone()))),
    }
}

/// Writes a whole new ledger.
///
/// # Errors
/// Where there is one with entries, or it cannot be written.
pub fn write(path: &Path, batch: Batch) -> Result<Office, Trouble> {
    let mut office = match Office::create(path) {
        Err(Trouble::Store(StoreError::Exists(taken))) => {
            let office = Office::open(path)?;
            if office.state().head.seq > 0 || office.broken().is_some() {
                return Err(StoreError::Exists(taken).into());
            }
            office
        }
        other => other?,
    };
    office.begin(batch)?;
    Ok(office)
}
