//! Which fields a form has, in order.

use serde_json::{Map, Value};

use crate::domain::form::{Field, Shape};
use crate::domain::vocabulary::CommandKind;
use crate::tui::deeds::Deed;

/// Fields that the selection fixes and nobody types.
const FIXED: &[Field] = &[
    Field::Letter,
    Field::Report,
    Field::Entry,
    Field::Standing,
    Field::Replaces,
    Field::Item,
    Field::Items,
    Field::Domain,
    Field::Plan,
    Field::Indicator,
    Field::Demo,
    Field::Action,
    Field::Meeting,
    Field::AgendaItem,
    Field::Minutes,
    Field::Duty,
    Field::Duties,
    Field::Rules,
];

/// Commands whose forms ask for evidence, figures where they come from a paper; on the command line it
/// can stand with every one.
const ATTACHING: &[CommandKind] = &[
    CommandKind::SignLetter,
    CommandKind::CountersignLetter,
    CommandKind::FileScheme,
    CommandKind::SubmitReport,
    CommandKind::FileDocument,
    CommandKind::ApproveDocument,
    CommandKind::RecordActivity,
    CommandKind::RecordFunds,
    CommandKind::Assign,
    CommandKind::ConfirmAssignments,
    CommandKind::ReportOnAction,
    CommandKind::RequestExtension,
    CommandKind::AnswerWarning,
    CommandKind::ApproveMinutes,
    CommandKind::RecordVerdict,
];

/// The fields that a person fills in, in order.
pub(super) fn layout(deed: &Deed) -> Vec<Field> {
    let mut fields: Vec<Field> = match deed.kind {
        CommandKind::Assign => vec![Field::Lead, Field::Cooperating],
        CommandKind::EnterDepartments => {
            vec![Field::Name, Field::Short, Field::Id, Field::DepartmentKind]
        }
        CommandKind::SetAgenda => vec![Field::Heading],
        CommandKind::IssueLetter => vec![Field::Year, Field::Scope, Field::Text],
        CommandKind::Remind => vec![Field::Degree, Field::Recipients, Field::Text],
        CommandKind::CountersignLetter => vec![Field::Signatory, Field::Title, Field::Scope],
        CommandKind::Withdraw if deed.entries().is_some() => vec![Field::Batch, Field::Reason],
        CommandKind::AdoptDutyRules if deed.only_rule().is_some() => vec![Field::DueDay],
        CommandKind::EnterFigures => {
            // Only where something asks for one; then it is what the form opens for.
            let reason = deed.known.contains_key(Field::Reason.name()).then_some(Field::Reason);
            // The rows of a sheet say the rest themselves.
            let typed = !deed.known.contains_key(Field::File.name());
            let of_all = [Field::Source, Field::Preliminary].into_iter().filter(|_| typed);
            reason.into_iter().chain(of_all).collect()
        }
        kind => {
            let form = kind.form();
            let typed = form.required.iter().chain(form.optional).copied();
            typed.filter(|field| !FIXED.contains(field) && !is_fixed(deed, *field)).collect()
        }
    };
    if deed.on_behalf {
        for field in [Field::Signatory, Field::Title, Field::Paper] {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    let figures_on_paper = deed.on_behalf && deed.kind == CommandKind::EnterFigures;
    if ATTACHING.contains(&deed.kind) || figures_on_paper {
        fields.push(Field::Attachments);
    }
    fields.push(Field::On);
    // What is to be explained of figures is no remark.
    match deed.on_behalf && deed.kind != CommandKind::EnterFigures {
        true => remarks_last(deed.kind, fields),
        false => fields,
    }
}

/// What proves a paper comes before a long text that may stay empty: where rows are few, that text would
/// push out of sight what must be there.
fn remarks_last(kind: CommandKind, fields: Vec<Field>) -> Vec<Field> {
    let form = kind.form();
    let is_remark = |field: &Field| field.shape() == Shape::Text && form.optional.contains(field);
    let (remarks, mut fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_remark);
    fields.extend(remarks);
    fields
}

/// A department or person that the selection named is not typed again, except where it may change.
fn is_fixed(deed: &Deed, field: Field) -> bool {
    let known: &Map<String, Value> = &deed.known;
    let named = matches!(field, Field::Department | Field::Person);
    named && known.contains_key(field.name()) && !deed.may_change(field)
}
