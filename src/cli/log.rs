//! `halfsky log`: the ledger as people see it, newest first.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::{Degree, PersonId};
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::{CommandKind, Event, EventKind};
use crate::plan::Item;
use crate::words::{Lang, tell};

/// What fits on a screen or two.
const ON_A_TERMINAL: usize = 40;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "CODE")]
    item: Option<Item>,
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    since: Option<NaiveDate>,
    #[arg(long, value_name = "N", value_parser = super::number::<usize>)]
    limit: Option<usize>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    if asked.limit == Some(0) {
        return Err(Failure::Usage(shell.lang.limit_of_none().to_owned()));
    }
    let desk = shell.open()?;
    let mut out = Out::new();
    let mut seqs = fitting(&desk, asked)?;
    let all = seqs.len();
    let few = (out.is_terminal() && !asked.json).then_some(ON_A_TERMINAL);
    seqs.truncate(asked.limit.or(few).unwrap_or(usize::MAX));
    let facts = desk.office.read(&seqs)?;
    if asked.json {
        let entries: Vec<Value> = facts.iter().map(|fact| as_json(&desk, fact)).collect();
        out.json(&json!({
            "as_of": desk.today, "entries": entries, "head": desk.state().head.to_string(),
        }))?;
    } else {
        for fact in &facts {
            out.row(&line(&desk, fact))?;
        }
        if facts.is_empty() {
            out.line(desk.lang.no_entries())?;
        } else if all > facts.len() {
            out.line(&desk.lang.more(all - facts.len()))?;
        }
    }
    out.done()?;
    Ok(Ending::Done)
}

/// The numbers of the entries asked for, newest first.
fn fitting(desk: &Desk, asked: &Asked) -> Result<Vec<Seq>, Failure> {
    let index = &desk.state().index;
    let mut lists: Vec<&[Seq]> = Vec::new();
    let (kind, degree) = asked.kind.as_deref().map(|name| kind(desk, name)).transpose()?.unzip();
    lists.extend(kind.map(|kind| index.of_kind(kind)));
    if let Some(text) = &asked.department {
        lists.push(index.of_department(&desk.department(text)?));
    }
    if let Some(item) = &asked.item {
        lists.push(index.of_item(&desk.item(item)?));
    }
    if let Some(text) = &asked.person {
        lists.push(index.of_person(&person(desk, text)?));
    }
    let head = desk.state().head.seq;
    let from = asked.since.map_or(1, |day| index.first_from(day).unwrap_or(head + 1));
    let fits = |seq: &Seq| lists.iter().all(|list| list.binary_search(seq).is_ok());
    let found: Vec<Seq> = (from..=head).rev().filter(fits).collect();
    let Some(degree) = degree.flatten() else { return Ok(found) };
    let so = |fact: &Fact| matches!(&fact.event, Event::Reminded(it) if it.degree == degree);
    Ok(desk.office.read(&found)?.iter().filter(|fact| so(fact)).map(|fact| fact.seq).collect())
}

/// The kind of entry that is called so, as what happened or as what is asked for; of reminders also how
/// strong they are.
fn kind(desk: &Desk, name: &str) -> Result<(EventKind, Option<Degree>), Failure> {
    let is =
        |called: &dyn Fn(Lang) -> &'static str| [Lang::Zh, Lang::En].map(called).contains(&name);
    let happened = |it: &EventKind| it.name() == name || is(&|lang| lang.event(*it));
    let asked = |it: &CommandKind| it.name() == name || is(&|lang| lang.command(*it));
    let strong = |it: &Degree| it.word() == name || is(&|lang| lang.degree(*it));
    let found = EventKind::ALL.iter().copied().find(happened);
    let found = found.or_else(|| Some(CommandKind::ALL.iter().find(|it| asked(it))?.becomes()));
    let reminded = || Some((EventKind::Reminded, Some(Degree::ALL.into_iter().find(strong)?)));
    found.map(|kind| (kind, None)).or_else(reminded).ok_or_else(|| {
        let known: Vec<_> = EventKind::ALL.iter().map(|kind| desk.lang.event(*kind)).collect();
        let known = known.join(desk.lang.list_comma());
        Failure::Usage(desk.lang.unknown_kind_of_entry(name, known))
    })
}

fn person(desk: &Desk, text: &str) -> Result<PersonId, Failure> {
    let state = desk.state();
    let called = |id: &&PersonId| &*id.0 == text || state.person_name(id) == text;
    let found = state.people.keys().find(called).cloned();
    found.ok_or_else(|| desk.refused(&Refusal::UnknownPerson(PersonId::from(text))))
}

/// An entry in one line.
pub(super) fn line(desk: &Desk, fact: &Fact) -> String {
    let (lang, state) = (desk.lang, desk.state());
    let at = fact.at.format("%Y-%m-%d %H:%M");
    let who = state.person_name(&fact.actor);
    let mut line = format!("#{:<5} {at}  {who}  ", fact.seq);
    // In front of the text, because a narrow screen cuts off what is behind.
    if let Some(by) = state.withdrawn.get(&fact.seq) {
        line.push_str(&format!("{}  ", lang.withdrawn_by(*by)));
    }
    if fact.circumstance.on_behalf_of.is_some() {
        line.push_str(&format!("{}  ", lang.on_behalf()));
    }
    line.push_str(&tell(lang, fact, state));
    if fact.circumstance.on != fact.at.date_naive() {
        line.push_str(&lang.happened_on(fact.circumstance.on));
    }
    line.replace('\n', " ")
}

/// An entry in a list.
pub(super) fn as_json(desk: &Desk, fact: &Fact) -> Value {
    let state = desk.state();
    json!({
        "seq": fact.seq,
        "at": fact.at.to_rfc3339(),
        "on": fact.circumstance.on,
        "actor": fact.actor,
        "actor_name": state.person_name(&fact.actor),
        "kind": fact.event.kind().name(),
        "text": tell(desk.lang, fact, state),
        "on_behalf_of": fact.circumstance.on_behalf_of,
        "attachments": fact.circumstance.attachments,
        "withdrawn_by": state.withdrawn.get(&fact.seq),
    })
}
