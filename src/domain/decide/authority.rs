//! Who may do what.

use crate::domain::form::Request;
use crate::domain::payload::{DocumentKind, Person, PersonId, Role};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::{Command, CommandKind};
use crate::plan::DepartmentId;

/// Whose act a command is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// The office's own.
    Office,
    /// A department's: its liaison, who in the statistics bureau is whoever monitors; the office only
    /// from a signed paper.
    Department,
    /// A leader's; the office only from a signed paper.
    Leader,
    /// The statistics bureau's, or the liaison's of the departments that supply the figures; the
    /// office only from a signed paper.
    Figures,
    /// The statistics bureau's; the office only from a signed paper.
    Statistics,
    /// The office's own, or for monitoring documents the statistics bureau's; of these the office
    /// files only what was signed on paper.
    Document,
    /// Anybody's who may write at all.
    Anybody,
}

/// Whose act each command is.
pub const fn authority(kind: CommandKind) -> Authority {
    use CommandKind as K;
    match kind {
        K::AdoptPlan
        | K::DefineIndicators
        | K::EnterDepartments
        | K::RenameDepartment
        | K::MergeDepartment
        | K::DissolveDepartment
        | K::EnrolPerson
        | K::ChangePerson
        | K::RetirePerson
        | K::AdoptDutyRules
        | K::ChangeSettings
        | K::Assign
        | K::ConfirmAssignments
        | K::Unassign
        | K::IssueLetter
        | K::ReturnReport
        | K::AcceptReport
        | K::IssueWarning
        | K::CallMeeting
        | K::ChangeMeeting
        | K::SetAgenda
        | K::RecordAttendance
        | K::OpenMeeting
        | K::DiscussItem
        | K::TakeDecision
        | K::CarryOverItem
        | K::WriteMinutes
        | K::CloseMeeting
        | K::ReviewDuty
        | K::RecordVerdict
        | K::OpenAction
        | K::ExtendAction
        | K::CloseAction
        | K::ReopenAction
        | K::Remind
        | K::WaiveDuty
        | K::ExtendDuty
        | K::DeclineExtension => Authority::Office,
        K::SignLetter
        | K::FileScheme
        | K::SubmitReport
        | K::RecordActivity
        | K::RecordFunds
        | K::AnswerWarning
        | K::ReportOnAction
        | K::RequestExtension => Authority::Department,
        K::CountersignLetter
        | K::ApproveMinutes
        | K::ReturnMinutes
        | K::ApproveDocument
        | K::ReturnDocument => Authority::Leader,
        K::FileDocument => Authority::Document,
        K::EnterFigures | K::CorrectFigures | K::VoidFigures => Authority::Figures,
        K::VerifyFigures | K::ReturnFigures => Authority::Statistics,
        K::WriteNote | K::Withdraw => Authority::Anybody,
    }
}

/// Whether somebody may put evidence beside the ledger, before any entry names it.
///
/// # Errors
/// [`Refusal::NotEnrolled`]; [`Refusal::OnlyLooks`].
pub fn may_attach(state: &State, actor: &PersonId) -> Result<(), Refusal> {
    let person = state.person(actor).ok_or_else(|| Refusal::NotEnrolled(actor.clone()))?;
    match person.role {
        Role::Reader => Err(Refusal::OnlyLooks(person.role)),
        _ => Ok(()),
    }
}

/// Judges the role, the department spoken for, and the paper it is recorded from; nothing else.
///
/// # Errors
/// Who could do it instead.
pub fn may(state: &State, request: &Request, actor: &PersonId) -> Result<(), Refusal> {
    let kind = request.command.kind();
    if begins(state, &request.command, actor) {
        return Ok(());
    }
    let person = state.person(actor).ok_or_else(|| Refusal::NotEnrolled(actor.clone()))?;
    let not_yours = Err(Refusal::NotYourRole { kind, role: person.role });
    let paper = request.circumstance.on_behalf_of.is_some();
    if paper && person.role != Role::Office {
        return Err(Refusal::OnlyOfficeRecords);
    }
    if let Command::FileDocument(filing) = &request.command {
        return may_file(state, filing.document_kind, person, paper);
    }
    match (authority(kind), person.role) {
        (Authority::Office, Role::Office) if paper => Err(Refusal::NoPaperHere(kind)),
        (Authority::Office, Role::Office) => Ok(()),
        (Authority::Leader, Role::Leader) => Ok(()),
        (Authority::Leader, Role::Office) if paper => Ok(()),
        (Authority::Leader, Role::Office) => Err(Refusal::NeedsPaper(kind)),
        (Authority::Department, Role::Office) => {
            let theirs = spoken_for(state, &request.command);
            let speaks_for_itself = theirs.is_some_and(|id| state.is_office(&id));
            if paper || speaks_for_itself { Ok(()) } else { Err(Refusal::NeedsPaper(kind)) }
        }
        (Authority::Department, Role::Liaison | Role::Statistics) => {
            let own = own(state, person, kind)?;
            match spoken_for(state, &request.command) {
                Some(asked) if asked != own => Err(Refusal::NotYourDepartment { own, asked }),
                // What it refers to is not there: the rule says so.
                _ => Ok(()),
            }
        }
        (Authority::Figures, Role::Liaison) => {
            let own = own(state, person, kind)?;
            match suppliers(state, &request.command).into_iter().find(|asked| *asked != own) {
                Some(asked) => Err(Refusal::NotYourDepartment { own, asked }),
                None => Ok(()),
            }
        }
        (Authority::Figures, Role::Office) => {
            let theirs = suppliers(state, &request.command);
            let speaks_for_itself =
                !theirs.is_empty() && theirs.iter().all(|id| state.is_office(id));
            if paper || speaks_for_itself { Ok(()) } else { Err(Refusal::NeedsPaper(kind)) }
        }
        (Authority::Statistics, Role::Office) if paper => Ok(()),
        (Authority::Statistics, Role::Office) => Err(Refusal::NeedsPaper(kind)),
        (Authority::Figures | Authority::Statistics, Role::Statistics) => Ok(()),
        (Authority::Anybody, Role::Reader) => not_yours,
        (Authority::Anybody, _) if paper => Err(Refusal::NoPaperHere(kind)),
        (Authority::Anybody, _) => Ok(()),
        _ => not_yours,
    }
}

/// The department for which somebody speaks; who speaks for none has no such act.
fn own(state: &State, person: &Person, kind: CommandKind) -> Result<DepartmentId, Refusal> {
    let missing = || match person.role {
        Role::Liaison => Refusal::LiaisonNeedsDepartment,
        role => Refusal::NotYourRole { kind, role },
    };
    state.speaks_for(person).cloned().ok_or_else(missing)
}

/// The office files its own documents, the statistics bureau those of the monitoring group.
fn may_file(
    state: &State,
    document: DocumentKind,
    person: &Person,
    paper: bool,
) -> Result<(), Refusal> {
    let kind = CommandKind::FileDocument;
    let not_yours = Err(Refusal::NotYourRole { kind, role: person.role });
    match (document.is_monitoring(), person.role) {
        (true, Role::Statistics) => Ok(()),
        (true, Role::Office) if paper => Ok(()),
        (true, Role::Office) => Err(Refusal::NeedsPaper(kind)),
        (true, Role::Liaison) => {
            let own = own(state, person, kind)?;
            match state.author_of(document) {
                Some(author) if *author == own => Ok(()),
                Some(author) => Err(Refusal::NotYourDepartment { own, asked: author.clone() }),
                None => not_yours,
            }
        }
        (false, Role::Office) if paper => Err(Refusal::NoPaperHere(kind)),
        (false, Role::Office) => Ok(()),
        _ => not_yours,
    }
}

/// The first entry of a ledger enrols whoever opens it, as the office.
fn begins(state: &State, command: &Command, actor: &PersonId) -> bool {
    state.people.is_empty()
        && matches!(command, Command::EnrolPerson(person)
            if person.person == *actor && person.role == Role::Office)
}

/// The departments that supply the figures of a command.
fn suppliers(state: &State, command: &Command) -> Vec<DepartmentId> {
    match command {
        Command::EnterFigures(asked) | Command::CorrectFigures(asked) => {
            state.concerned(&asked.plan, asked.indicators()).0
        }
        Command::VoidFigures(asked) => state.concerned(&asked.plan, asked.indicators()).0,
        _ => Vec::new(),
    }
}

/// The department that a department's act speaks for.
fn spoken_for(state: &State, command: &Command) -> Option<DepartmentId> {
    let named = |id: &DepartmentId| state.department_named(&id.0).cloned();
    let department = match command {
        Command::SignLetter(signature) => {
            state.letters.get(&signature.letter).map(|letter| letter.department.clone())
        }
        Command::FileScheme(scheme) => named(&scheme.department),
        Command::SubmitReport(report) => named(&report.department),
        Command::ReportOnAction(report) => named(&report.department),
        Command::RecordActivity(held) => named(&held.department),
        Command::RecordFunds(funds) => named(&funds.department),
        Command::RequestExtension(asked) => named(&asked.duty.department),
        Command::AnswerWarning(answer) => match &answer.department {
            Some(id) => named(id),
            None => match state.addressed(state.warnings.get(&answer.entry)?).as_slice() {
                [one] => Some((*one).clone()),
                _ => None,
            },
        },
        _ => None,
    }?;
    Some(state.successor(&department).clone())
}
