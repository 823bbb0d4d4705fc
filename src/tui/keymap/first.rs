//! What matters most among what can be done: the footer names it first, and the list of actions lists
//! it first.

use crate::domain::vocabulary::CommandKind;

/// What the footer names first, where it can be done: what somebody waits for, then the rest.
pub const FIRST_NAMED: &[CommandKind] = &[
    CommandKind::TakeDecision,
    CommandKind::CloseMeeting,
    CommandKind::ApproveMinutes,
    CommandKind::ReturnMinutes,
    CommandKind::ApproveDocument,
    CommandKind::VerifyFigures,
    CommandKind::ReturnFigures,
    CommandKind::ReportOnAction,
    CommandKind::CloseAction,
    CommandKind::ExtendAction,
    CommandKind::ReopenAction,
    CommandKind::AnswerWarning,
    CommandKind::ReviewDuty,
    CommandKind::OpenMeeting,
    CommandKind::RecordAttendance,
    CommandKind::ChangeMeeting,
    CommandKind::AcceptReport,
    CommandKind::ReturnReport,
    CommandKind::SignLetter,
    CommandKind::CountersignLetter,
    CommandKind::ConfirmAssignments,
    CommandKind::IssueLetter,
    CommandKind::SubmitReport,
    CommandKind::FileScheme,
    CommandKind::Assign,
    CommandKind::ExtendDuty,
    CommandKind::DeclineExtension,
    CommandKind::WriteNote,
    CommandKind::Withdraw,
];

/// Where a command stands among those that are named first, if it does.
pub fn named_first(kind: CommandKind) -> Option<usize> {
    FIRST_NAMED.iter().position(|named| *named == kind)
}
