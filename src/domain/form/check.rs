//! What a field may hold, checked: shapes, lengths, and no character that hides or commands.

use serde_json::Value;

use super::{COUNT_MAX, Field, LINE_MAX, Shape, TEXT_MAX};
use crate::decimal::Decimal;
use crate::domain::day;
use crate::domain::duty::{DutyKey, month_and_day};
use crate::domain::payload::{Attachment, FILE_MAX, FILES_MAX, Finding, Progress};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::ssh_key;
use crate::domain::vocabulary::CommandKind;
use crate::plan::half_width;

/// Where the name of somebody stands: a day that was meant for another field is none.
const OF_PEOPLE: &[Field] = &[Field::Signatory, Field::Officer, Field::Chair];

/// Whether a field of a command may hold this value, whatever the other fields hold.
///
/// # Errors
/// What is wrong with it.
pub fn check(kind: CommandKind, field: Field, value: &Value) -> Result<(), Refusal> {
    let wrong = || Err(WrongForm::Value(field).into());
    let fits = match field.shape() {
        Shape::Line | Shape::Text => {
            check_line(field, value)?;
            let needed = kind.form().required.contains(&field);
            if needed && value.as_str().is_some_and(|text| text.trim().is_empty()) {
                return Err(WrongForm::Missing(kind, field).into());
            }
            true
        }
        Shape::SshKey => {
            value.as_str().and_then(ssh_key::bare).ok_or(Refusal::NotAnSshKey)?;
            true
        }
        Shape::Day => {
            let text = value.as_str().unwrap_or_default();
            if let Some(wrong) = day::off_calendar(text) {
                return Err(WrongForm::OffCalendar(field, wrong).into());
            }
            day::read(text).is_some()
        }
        Shape::Year | Shape::Number => {
            value.as_i64().is_some_and(|number| (0..=9999).contains(&number))
        }
        Shape::Decimal => is_decimal(value),
        Shape::Entry => is_entry(value),
        Shape::Entries => value.as_array().is_some_and(|all| all.iter().all(is_entry)),
        Shape::Id => value.as_str().is_some_and(is_id),
        Shape::Department => value.is_string(),
        Shape::Item => value.as_str().is_some_and(is_item),
        Shape::Items => value
            .as_array()
            .is_some_and(|all| all.iter().all(|code| code.as_str().is_some_and(is_item))),
        Shape::Duty => is_duty(value),
        Shape::Duties => value.as_array().is_some_and(|all| all.iter().all(is_duty)),
        Shape::Flag => value.is_boolean(),
        Shape::Choice(words) | Shape::Judgement(words) => {
            value.as_str().is_some_and(|word| words.contains(&word))
        }
        Shape::Progress => return check_rows(value, field, "progress", Progress::WORDS),
        Shape::Assessments => return check_rows(value, field, "finding", Finding::WORDS),
        Shape::Count => value.as_u64().is_some_and(|count| count <= COUNT_MAX),
        Shape::Amount => is_amount(value),
        Shape::Attachments => return check_attachments(value),
        Shape::DepartmentList => {
            value.as_array().is_some_and(|all| all.iter().all(Value::is_string))
        }
        Shape::Document => {
            if field == Field::Departments {
                check_departments(kind, value)?;
            }
            check_within(field, &mut field.name().to_owned(), "", value)?;
            if field == Field::Figures {
                check_figures(kind, value)?;
            }
            if field == Field::Rules {
                check_due_days(value)?;
            }
            value.is_object() || value.is_array()
        }
    };
    if fits { Ok(()) } else { wrong() }
}

/// A text, and a name where one belongs.
pub(super) fn check_line(field: Field, value: &Value) -> Result<(), Refusal> {
    check_text(field, value)?;
    let is_of_a_day =
        |c: char| c.is_whitespace() || c.is_ascii_digit() || "-/.:年月日号".contains(c);
    let is_name =
        |text: &str| text.trim().is_empty() || !text.chars().map(half_width).all(is_of_a_day);
    match OF_PEOPLE.contains(&field) && !value.as_str().is_some_and(is_name) {
        true => Err(WrongForm::NotAName(field).into()),
        false => Ok(()),
    }
}

/// A list of items, each with a word and a remark.
fn check_rows(value: &Value, field: Field, key: &str, words: &[&str]) -> Result<(), Refusal> {
    let wrong = || Refusal::from(WrongForm::Value(field));
    for row in value.as_array().ok_or_else(wrong)? {
        let word = row.get(key).and_then(Value::as_str);
        let item = row.get("item").and_then(Value::as_str);
        if !word.is_some_and(|word| words.contains(&word)) || !item.is_some_and(is_item) {
            return Err(wrong());
        }
        if let Some(note) = row.get("note") {
            check_text(Field::Comment, note)?;
        }
    }
    Ok(())
}

/// What stands of files in a command, as what put them beside the ledger told it.
fn check_attachments(value: &Value) -> Result<(), Refusal> {
    let wrong = || Refusal::from(WrongForm::Value(Field::Attachments));
    let rows = value.as_array().filter(|rows| rows.len() <= FILES_MAX).ok_or_else(wrong)?;
    for row in rows {
        let read: Attachment = serde_json::from_value(row.clone()).map_err(|_| wrong())?;
        let is_hash = read.sm3.len() == 64
            && read.sm3.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
        let plain = !read.name.trim().is_empty() && !read.name.contains('/');
        if !is_hash || !plain || !(1..=FILE_MAX).contains(&read.size) {
            return Err(wrong());
        }
        check_characters(Field::Attachments, &read.name, LINE_MAX, false)?;
    }
    Ok(())
}

/// Money: as a text with a point, or as a whole number.
fn is_amount(value: &Value) -> bool {
    let amount = match value {
        Value::String(text) => text.parse::<Decimal>().ok(),
        Value::Number(number) if number.is_u64() => number.to_string().parse().ok(),
        _ => None,
    };
    amount.is_some_and(|amount| !amount.is_negative())
}

/// New departments' ids, names and kinds, as strictly as what a form on a screen asks for.
fn check_departments(kind: CommandKind, value: &Value) -> Result<(), Refusal> {
    for row in value.as_array().into_iter().flatten().filter(|row| row.is_object()) {
        for field in [Field::Id, Field::Name, Field::Short, Field::DepartmentKind] {
            let given = row.get(field.name()).ok_or(WrongForm::Missing(kind, field))?;
            let blank = given.as_str().is_some_and(|text| text.trim().is_empty());
            if blank {
                return Err(WrongForm::Missing(kind, field).into());
            }
            check(kind, field, given)?;
        }
    }
    Ok(())
}

/// Figures are numbers as published, about a year, a sex and an area.
fn check_figures(kind: CommandKind, value: &Value) -> Result<(), Refusal> {
    let rows = value.as_array().into_iter().flatten().enumerate();
    for (index, row) in rows.filter(|(_, row)| row.is_object()) {
        let at = |key: &str| format!("{}[{index}].{key}", Field::Figures.name());
        for key in ["value", "numerator", "denominator"] {
            let Some(given) = row.get(key).filter(|given| !given.is_null()) else { continue };
            if !is_decimal(given) {
                let text = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
                let text = text.chars().filter(|c| !c.is_control()).take(40).collect();
                return Err(WrongForm::At(at(key), Box::new(WrongForm::NotANumber(text))).into());
            }
        }
        for field in [Field::Year, Field::Sex, Field::Area] {
            let Some(given) = row.get(field.name()) else { continue };
            if check(kind, field, given).is_err() {
                let wrong = Box::new(WrongForm::Value(field));
                return Err(WrongForm::At(at(field.name()), wrong).into());
            }
        }
    }
    Ok(())
}

/// A number as published, written as text, or a whole number.
fn is_decimal(value: &Value) -> bool {
    match value {
        Value::String(text) => text.parse::<Decimal>().is_ok(),
        _ => value.is_i64() && value.to_string().parse::<Decimal>().is_ok(),
    }
}

/// Keys of documents under which a text may have several lines.
const LONG: &[&str] = &["text", "preface", "paragraphs", "words", "basis", "note"];

/// Keys of documents under which a name stands, which lists show in one line.
const NAMES: &[&str] = &["name", "short", "unit", "numerator", "denominator", "source", "remark"];

/// Every text in a document, whatever it is for; `place` says where it stands, `key` under which key.
fn check_within(field: Field, place: &mut String, key: &str, value: &Value) -> Result<(), Refusal> {
    let outside = place.len();
    match value {
        Value::String(text) => {
            let max = if NAMES.contains(&key) { LINE_MAX } else { TEXT_MAX };
            let found = check_characters(field, text, max, LONG.contains(&key));
            return found.map_err(|wrong| WrongForm::At(place.clone(), Box::new(wrong)).into());
        }
        Value::Array(all) => {
            for (index, value) in all.iter().enumerate() {
                place.push_str(&format!("[{index}]"));
                check_within(field, place, key, value)?;
                place.truncate(outside);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                place.push_str(&format!(".{}", key.escape_debug()));
                check_within(field, place, key, value)?;
                place.truncate(outside);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Duties fall due on days that every year has.
fn check_due_days(rules: &Value) -> Result<(), Refusal> {
    for (index, rule) in rules.as_array().into_iter().flatten().enumerate() {
        let Some(due) = rule.get("due") else { continue };
        if !due.as_str().is_some_and(is_month_and_day) {
            return Err(WrongForm::DueDay(format!("{}[{index}].due", Field::Rules.name())).into());
        }
    }
    Ok(())
}

/// `MM-DD`, in a common year.
fn is_month_and_day(text: &str) -> bool {
    month_and_day(text, 2023).is_some_and(|day| day.format("%m-%d").to_string() == text)
}

fn is_entry(value: &Value) -> bool {
    value.as_u64().is_some_and(|seq| seq > 0)
}

pub(super) fn check_text(field: Field, value: &Value) -> Result<(), Refusal> {
    let Some(text) = value.as_str() else { return Err(WrongForm::Value(field).into()) };
    let (max, lines) = match field.shape() {
        Shape::Line => (LINE_MAX, false),
        _ => (TEXT_MAX, true),
    };
    Ok(check_characters(field, text, max, lines)?)
}

fn check_characters(field: Field, text: &str, max: usize, lines: bool) -> Result<(), WrongForm> {
    let control = |c: char| (c.is_control() && !(lines && c == '\n')) || is_invisible(c);
    if let Some((at, c)) = text.chars().enumerate().find(|(_, c)| control(*c)) {
        return Err(WrongForm::Control { field, at: at + 1, code: c as u32 });
    }
    let long = text.chars().count();
    if long > max {
        return Err(WrongForm::TooLong { field, long, max });
    }
    Ok(())
}

/// Characters that turn the direction of text or hide in it: they can make a line read as what it
/// is not. Variation selectors are none of them: names need them.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether it may name something for programs.
pub(in crate::domain) fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.len() <= 64 && text.chars().all(fits)
}

fn is_item(text: &str) -> bool {
    text.parse::<crate::plan::Item>().is_ok()
}

fn is_duty(key: &Value) -> bool {
    // Who means one indicator's figures, as once could be, is not to waive all of them.
    let as_written = |text: &str| text.parse::<DutyKey>().is_ok_and(|key| key.to_string() == text);
    key.as_str().is_some_and(as_written)
}
