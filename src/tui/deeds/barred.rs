//! Why something cannot be entered: the one door is asked that would judge it.

use serde_json::{Value, json};

use super::{Deed, ENTRIES};
use crate::domain::decide::{decide, may};
use crate::domain::form::{Field, Request, Shape};
use crate::domain::refusal::{Refusal, WrongForm, WrongMeeting};
use crate::domain::vocabulary::CommandKind;
use crate::tui::model::Model;
use crate::words::{refuse, shut};

/// Why nothing at all can be entered here.
pub(in crate::tui) fn closed(model: &Model) -> Option<String> {
    let lang = model.lang();
    let office = &model.session.office;
    model.as_of().map(|day| lang.only_looking(&day)).or_else(|| shut(lang, office))
}

/// Why the door would not let a request through that were handed in now.
pub(in crate::tui) fn barred(model: &Model, request: &Request) -> Option<String> {
    let refused = || {
        let now = model.session.clock.now();
        let refused = decide(model.state(), request, &model.session.actor, now).err()?;
        Some(refuse(model.lang(), &refused, model.state()))
    };
    closed(model).or_else(refused)
}

/// Why a deed cannot be done, as far as the door can judge it before its form is filled in.
pub(in crate::tui) fn refusal(model: &Model, deed: &Deed) -> Option<String> {
    let refused = || Some(refuse(model.lang(), &refused(model, deed)?, model.state()));
    closed(model).or_else(refused)
}

/// Whether nothing is known that keeps a deed from being done.
pub(in crate::tui) fn can_do(model: &Model, deed: &Deed) -> bool {
    closed(model).is_none() && refused(model, deed).is_none()
}

fn refused(model: &Model, deed: &Deed) -> Option<Refusal> {
    let (state, now) = (model.state(), model.session.clock.now());
    let mut probe = deed.known.clone();
    // As it is typed; whether the files are there is seen when it is handed in.
    probe.remove(Field::Attachments.name());
    // The entry that it names stands for all of them.
    probe.remove(ENTRIES);
    probe.insert("kind".into(), json!(deed.kind.name()));
    if deed.on_behalf {
        probe.insert("on_behalf_of".into(), json!({"signatory": "x", "title": "x"}));
    }
    let open: Vec<Field> = deed
        .kind
        .form()
        .required
        .iter()
        .copied()
        .filter(|field| !deed.known.contains_key(field.name()))
        .collect();
    // One of several amounts has to be there, whichever it is.
    let amounts = deed.kind.form().optional.iter().filter(|field| field.shape() == Shape::Amount);
    for field in open.iter().chain(amounts) {
        probe.insert(field.name().into(), placeholder(model, *field));
    }
    let request = match Request::from_json(Value::Object(probe), model.today()) {
        Ok(request) => request,
        Err(refusal) => return Some(refusal),
    };
    // A department or person still to be named cannot be judged yet, the right to name it can.
    let cannot_be_judged_yet = |field: &Field| {
        matches!(
            field.shape(),
            Shape::Department
                | Shape::Id
                | Shape::Document
                | Shape::Entry
                | Shape::DepartmentList
                // How far away the day may be is for whoever gives it.
                | Shape::Day
        )
    };
    // Whether anything can be asked of a duty does not hang on the day: a year from now will do.
    let whatever_day = deed.kind == CommandKind::RequestExtension;
    let judged: Result<(), Refusal> = if !whatever_day && open.iter().any(cannot_be_judged_yet) {
        may(state, &request, &model.session.actor)
    } else {
        decide(state, &request, &model.session.actor, now).map(drop)
    };
    // A form that begins with what stands changes nothing yet, and a day that was not typed is none.
    let unchanged = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::Meeting(_, WrongMeeting::Unchanged)
                | Refusal::PersonUnchanged(_)
                | Refusal::SettingsUnchanged
                | Refusal::RulesUnchanged
                | Refusal::NameUnchanged(_)
                | Refusal::DueTooEarly { .. }
        )
    };
    // What may be left out in other cases is filled in where it may not.
    let to_fill_in = |refusal: &Refusal| match refusal {
        Refusal::Form(WrongForm::Missing(kind, field)) => kind.form().optional.contains(field),
        _ => false,
    };
    judged.err().filter(|refusal| !unchanged(refusal) && !to_fill_in(refusal))
}

fn placeholder(model: &Model, field: Field) -> Value {
    match field.shape() {
        Shape::Year => json!(model.plan_year()),
        Shape::Entry | Shape::Number | Shape::Decimal | Shape::Count => json!(1),
        Shape::Amount => json!("1"),
        Shape::Choice(words) | Shape::Judgement(words) => json!(words.first()),
        Shape::Document
        | Shape::Items
        | Shape::Progress
        | Shape::Assessments
        | Shape::Attachments
        | Shape::Duties
        | Shape::Entries
        | Shape::DepartmentList => json!([]),
        Shape::Day => json!(model.today() + chrono::Months::new(12)),
        Shape::Flag => json!(false),
        _ => json!("x"),
    }
}
