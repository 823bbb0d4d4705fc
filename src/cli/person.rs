//! `halfsky person`: who is enrolled; enrols, changes and retires one, through the same door as the
//! dashboard's forms.

use clap::{ArgGroup, Args, Subcommand};
use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::payload::{Person, PersonId, Role};
use crate::domain::refusal::Refusal;
use crate::tui::text;
use crate::words::{Lang, tell};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Asked {
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    Enrol(Enrolled),
    Change(Changed),
    Retire(Retired),
}

#[derive(Debug, Args)]
struct Enrolled {
    #[arg(value_name = "ID")]
    person_id: String,
    #[arg(long = "name", value_name = "NAME")]
    person_name: String,
    #[arg(long, value_name = "ROLE")]
    role: String,
    #[command(flatten)]
    besides: Besides,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("changes").required(true).multiple(true).args(
    ["person_name", "role", "person_department", "person_title", "telephone", "person_login", "ssh_key"],
)))]
struct Changed {
    #[arg(value_name = "ID")]
    person_id: String,
    #[arg(long = "name", value_name = "NAME")]
    person_name: Option<String>,
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    #[command(flatten)]
    besides: Besides,
}

#[derive(Debug, Args)]
struct Retired {
    #[arg(value_name = "ID")]
    person_id: String,
}

/// What not everybody has.
#[derive(Debug, Args)]
struct Besides {
    #[arg(long = "department", value_name = "NAME")]
    person_department: Option<String>,
    #[arg(long = "title", value_name = "TITLE")]
    person_title: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    telephone: Option<String>,
    #[arg(long = "login", value_name = "LOGIN")]
    person_login: Option<String>,
    // What is pasted by mistake begins with hyphens; it is refused as a key, and not shown.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    ssh_key: Option<String>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let Some(what) = &asked.what else {
        return list(&shell.open()?, asked.json);
    };
    shell.now_only()?;
    let mut desk = shell.open()?;
    let command = match what {
        What::Enrol(asked) => {
            let mut command = json!({"kind": "enrol_person", "person": asked.person_id,
                "name": asked.person_name, "role": role(&asked.role)});
            add(&desk, &mut command, &asked.besides)?;
            command
        }
        What::Change(asked) => {
            let known = known(&desk, &asked.person_id)?;
            let mut command = json!(known);
            command["kind"] = "change_person".into();
            let name = asked.person_name.as_deref();
            set(&mut command, "name", name.map(str::to_owned));
            set(&mut command, "role", asked.role.as_deref().map(role));
            add(&desk, &mut command, &asked.besides)?;
            command
        }
        What::Retire(asked) => json!({"kind": "retire_person", "person": asked.person_id}),
    };
    let done = desk.enter(command)?;
    let mut out = Out::new();
    for fact in &done {
        out.line(&format!("{}  {}", fact.seq, tell(desk.lang, fact, desk.state())))?;
    }
    let written = out.done();
    desk.leave();
    written.map(|()| Ending::Done)
}

fn known<'a>(desk: &'a Desk, id: &str) -> Result<&'a Person, Failure> {
    let id = PersonId::from(id);
    let known = desk.state().person(&id);
    known.ok_or_else(|| desk.refused(&Refusal::UnknownPerson(id)))
}

/// Puts a value in; an empty one takes out what was there.
fn set(command: &mut Value, field: &str, value: Option<String>) {
    if let Some(value) = value {
        command[field] = if value.is_empty() { Value::Null } else { value.into() };
    }
}

fn add(desk: &Desk, command: &mut Value, besides: &Besides) -> Result<(), Failure> {
    let named = besides.person_department.as_deref();
    let department = named.map(|text| match text {
        "" => Ok(String::new()),
        text => desk.department(text).map(|id| id.0.to_string()),
    });
    set(command, "department", department.transpose()?);
    set(command, "title", besides.person_title.clone());
    set(command, "telephone", besides.telephone.clone());
    set(command, "login", besides.person_login.clone());
    set(command, "ssh_key", besides.ssh_key.clone());
    if let Some(fields) = command.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    Ok(())
}

/// A role as `record` names it, from that or from what people call it; anything else is told of by the
/// form.
fn role(text: &str) -> String {
    let called = |role: &Role| [Lang::Zh, Lang::En].iter().any(|lang| lang.role(*role) == text);
    Role::ALL.into_iter().find(called).map_or(text, |role| role.word()).to_owned()
}

fn list(desk: &Desk, json: bool) -> Result<Ending, Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let people = state.people.iter();
    let people = people.filter_map(|(id, of)| Some((id, of.person.current()?, of.left)));
    let mut out = Out::new();
    if json {
        let one = |(id, person, left): (&PersonId, &Person, Option<u64>)| {
            json!({"person": id, "name": person.name, "role": person.role,
                "department": person.department, "title": person.title,
                "telephone": person.telephone, "login": person.login,
                "ssh_key": person.ssh_key, "left": left})
        };
        let people: Vec<Value> = people.map(one).collect();
        out.json(&json!({"as_of": desk.today, "people": people}))?;
    } else {
        let serving = state.people.keys().filter(|id| state.person(id).is_some()).count();
        out.line(&lang.people_title(serving))?;
        for (id, person, left) in people {
            let department = person.department.as_ref().map_or("", |id| state.short(id));
            let cells = [
                text::fit(&id.0, 16),
                text::fit(&person.name, 10),
                text::fit(lang.role(person.role), 12),
                text::fit(department, 16),
                text::fit(person.title.as_deref().unwrap_or_default(), 14),
                text::fit(person.telephone.as_deref().unwrap_or_default(), 14),
            ];
            let login = person.login.as_ref().map(|login| lang.comes_as(login));
            let key = person.ssh_key.as_ref().map(|_| lang.has_ssh_key().to_owned());
            let left = left.map(|_| lang.has_left().to_owned());
            let marks: Vec<String> = login.into_iter().chain(key).chain(left).collect();
            out.row(&format!("  {} {}", cells.join(" "), marks.join("  ")))?;
        }
    }
    out.done()?;
    Ok(Ending::Done)
}
