//! A filled-in form as the JSON object that `record` would take.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::departments::names;
use super::widget::Widget;
use super::{Entered, Form};
use crate::domain::day;
use crate::domain::duty::{self, Duty, DutyKey, duties_on};
use crate::domain::form::{Field, Request, Scope, Shape};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::plan::{Item, number_sign};
use crate::tui::deeds::ENTRIES;

impl Form {
    /// What it asks for, without the files that it comes with, and these as they were typed.
    ///
    /// # Errors
    /// The first thing that is wrong with it, by field.
    pub(in crate::tui) fn to_request(
        &self,
        state: &State,
        today: NaiveDate,
    ) -> (Result<Request, Refusal>, String) {
        let (asked, files) = self.to_body(state);
        (Request::from_json(asked, today), files)
    }

    /// The same of each of its entries, where it asks for several at once: all of them or none.
    ///
    /// # Errors
    /// As [`Form::to_request`].
    pub(in crate::tui) fn to_requests(
        &self,
        state: &State,
        today: NaiveDate,
    ) -> (Result<Vec<Request>, Refusal>, String) {
        let (asked, files) = self.to_body(state);
        let all = match self.is_of_several() {
            true => self.deed.each_entry(asked),
            false => vec![asked],
        };
        (all.into_iter().map(|body| Request::from_json(body, today)).collect(), files)
    }

    /// The body of what it asks for, without the files that it comes with, and these as they were typed.
    pub(in crate::tui) fn to_body(&self, state: &State) -> (Value, String) {
        let mut asked = self.to_json(state);
        let files = asked.as_object_mut().and_then(|body| body.remove(Field::Attachments.name()));
        let files = files.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        (asked, files)
    }

    /// Whether it is about all letters of a year for which it is still to be done, all departments or all
    /// entries that were made together.
    pub(in crate::tui) fn is_for_all(&self) -> bool {
        let asks = |field| matches!(field, Field::Scope | Field::Recipients | Field::Batch);
        self.fields.iter().any(|it| asks(it.field) && it.widget.typed() == Scope::All.word())
    }
}

pub(super) fn assemble(form: &Form, state: &State) -> Value {
    let mut body = Map::new();
    body.insert("kind".into(), json!(form.deed.kind.name()));
    // What stands on the form is what was typed there, also where it was emptied.
    let on_form = |name: &str| form.fields.iter().any(|entered| entered.field.name() == name);
    let asked = |name: &str| !on_form(name) && name != ENTRIES;
    for (name, value) in form.deed.known.iter().filter(|(name, _)| asked(name)) {
        body.insert(name.clone(), value.clone());
    }
    let mut typed: Map<String, Value> = Map::new();
    for entered in &form.fields {
        let value = value(entered, state);
        typed.extend(value.map(|value| (entered.field.name().to_owned(), value)));
    }
    if let Some(on) = typed.remove(Field::On.name()) {
        body.insert(Field::On.name().into(), on);
    }
    if form.deed.on_behalf {
        body.insert("on_behalf_of".into(), paper(form.deed.kind, &mut typed));
    }
    match form.deed.kind {
        CommandKind::Assign => {
            if let Some(one) = body.get_mut("assignments").and_then(|all| all.get_mut(0)) {
                for field in [Field::Lead, Field::Cooperating] {
                    let listed = typed.remove(field.name()).unwrap_or_else(|| json!([]));
                    one[field.name()] = listed;
                }
            }
        }
        CommandKind::SetAgenda => {
            let typed = typed.remove(Field::Heading.name());
            let typed = typed.as_ref().and_then(Value::as_str).unwrap_or_default();
            // Added to what stands now: others may have added to it too.
            let agenda = form.meeting(state).map(|(_, meeting)| json!(meeting.agenda()));
            let mut items = agenda.unwrap_or_else(|| json!([]));
            if let Some(items) = items.as_array_mut() {
                items.push(json!({"topic": topic(typed.trim(), state)}));
            }
            body.insert(Field::Agenda.name().into(), items);
        }
        CommandKind::Remind => {
            typed.remove(Field::Recipients.name());
            body.extend(typed);
            if form.is_for_all() {
                name_duties(state, &mut body);
            }
        }
        CommandKind::IssueLetter | CommandKind::CountersignLetter => {
            typed.remove(Field::Scope.name());
            body.extend(typed);
            if form.is_for_all() {
                name_all(form, state, &mut body);
            }
        }
        CommandKind::AdoptDutyRules => {
            let due = typed.remove(Field::DueDay.name());
            if let (Some(rule), Some(due)) = (form.deed.only_rule(), due) {
                let due = month_and_day(due.as_str().unwrap_or_default());
                // Of the rules as they stand now: others may have set another's day.
                let mut rules = json!(state.duty_rules.current());
                let all = rules.as_array_mut().into_iter().flatten();
                for one in all.filter(|one| one["id"] == rule["id"]) {
                    (one["due"], one["proposed"]) = (json!(due), json!(false));
                }
                body.insert(Field::Rules.name().into(), rules);
            }
        }
        CommandKind::Withdraw => {
            typed.remove(Field::Batch.name());
            body.extend(typed);
        }
        CommandKind::EnterDepartments => {
            body.insert("departments".into(), json!([typed]));
        }
        _ => body.extend(typed),
    }
    Value::Object(body)
}

/// Names the duties of all departments that are like those named; nothing where the day is none.
fn name_duties(state: &State, body: &mut Map<String, Value>) {
    let read = |field: Field| body.get(field.name()).cloned().unwrap_or_default();
    let named: Vec<DutyKey> = serde_json::from_value(read(Field::Duties)).unwrap_or_default();
    let on = read(Field::On).as_str().and_then(day::read);
    let degree = serde_json::from_value(read(Field::Degree)).ok();
    let all = on.map(|on| (on, duties_on(state, on)));
    let keys = all.iter().zip(degree).flat_map(|((on, all), degree)| {
        duty::alike(all, &named, degree, *on).map(Duty::key).collect::<Vec<_>>()
    });
    let keys: Vec<DutyKey> = keys.collect();
    body.remove(Field::Department.name());
    body.insert(Field::Duties.name().into(), json!(keys));
}

/// Names each letter that is meant by all of them, as they stand in the list that the form shows.
fn name_all(form: &Form, state: &State, body: &mut Map<String, Value>) {
    if form.deed.kind == CommandKind::IssueLetter {
        let lacking = year(body).map(|year| state.without_letter(year)).unwrap_or_default();
        let ready = lacking.into_iter().filter(|(_, proposed)| proposed.is_empty());
        body.remove(Field::Department.name());
        let ready = ready.map(|(id, _)| id).collect::<Vec<_>>();
        body.insert(Field::Addressees.name().into(), json!(ready));
        return;
    }
    let letter = body.remove(Field::Letter.name()).and_then(|seq| seq.as_u64());
    let year = letter.and_then(|seq| Some(state.letters.get(&seq)?.year));
    let by = body.get(Field::On.name()).and_then(|on| day::read(on.as_str()?));
    let waiting = year.zip(by).map(|(year, by)| state.to_countersign(year..=year, by));
    body.insert(Field::Letters.name().into(), json!(waiting.unwrap_or_default()));
}

/// The year that is asked for.
pub(super) fn year(asked: &Map<String, Value>) -> Option<i32> {
    i32::try_from(asked.get(Field::Year.name())?.as_i64()?).ok()
}

/// What was typed, without blanks around it and with digits and marks as they are on a keyboard.
fn half(typed: &str) -> String {
    typed.trim().chars().map(number_sign).collect()
}

/// `3-31`, `3月31日` and the like as `03-31`; what is no month and day stays as it was typed.
fn month_and_day(typed: &str) -> String {
    let half = half(typed);
    let numbers: Vec<&str> = half.split(|c: char| !c.is_ascii_digit()).collect();
    let numbers: Vec<u32> = numbers.into_iter().filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [month, day] => format!("{month:02}-{day:02}"),
        _ => typed.to_owned(),
    }
}

/// What an agenda item added by hand is about: the code of a target, also of one that there is not, a
/// department that is late, or what it says.
fn topic(typed: &str, state: &State) -> Value {
    match (typed.parse::<Item>().ok(), state.department_named(typed)) {
        (Some(item), _) => json!({"target": item}),
        (None, Some(id)) => json!({"late": id}),
        (None, None) => json!({"matter": typed}),
    }
}

/// The paper that the office records from; a command's own signatory is the paper's too.
fn paper(kind: CommandKind, typed: &mut Map<String, Value>) -> Value {
    let form = kind.form();
    let own = |field: &Field| form.required.contains(field) || form.optional.contains(field);
    let mut paper = Map::new();
    for field in [Field::Signatory, Field::Title, Field::Paper] {
        let value = match own(&field) {
            true => typed.get(field.name()).cloned(),
            false => typed.remove(field.name()),
        };
        paper.extend(value.map(|value| (field.name().to_owned(), value)));
    }
    Value::Object(paper)
}

fn value(entered: &Entered, state: &State) -> Option<Value> {
    let typed = entered.widget.typed();
    let text = typed.trim_end();
    let id = |name: &str| match state.department_named(name) {
        Some(id) => id.to_string(),
        None => name.to_owned(),
    };
    match (&entered.widget, entered.field.shape()) {
        (Widget::Progress { rows, .. }, _) => {
            let told = rows.iter().filter_map(super::progress::Told::to_json);
            let told: Vec<Value> = told.collect();
            (!told.is_empty()).then(|| json!(told))
        }
        (Widget::Departments { many: true, .. }, _) => {
            Some(json!(names(text).map(id).collect::<Vec<_>>()))
        }
        (Widget::Departments { .. }, _) => {
            (!text.trim().is_empty()).then(|| json!(id(text.trim())))
        }
        (_, Shape::Year | Shape::Number) => {
            let half = half(text);
            Some(half.parse::<i64>().map_or_else(|_| json!(half), |number| json!(number)))
        }
        (_, Shape::Count) => {
            let half = half(text);
            let number = half.parse::<u64>().map_or_else(|_| json!(half), |number| json!(number));
            (!half.is_empty()).then_some(number)
        }
        (_, Shape::Day | Shape::Id | Shape::Decimal | Shape::Amount) => {
            let half = half(text);
            (!half.is_empty()).then(|| json!(half))
        }
        (_, Shape::Line) => (!text.is_empty()).then(|| json!(text.trim_start())),
        _ => (!text.is_empty()).then(|| json!(text)),
    }
}
