//! A command about to be filled in, and what it is about.

use serde_json::{Map, Value, json};

use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::overview::{DomainRow, Overview};
use crate::domain::vocabulary::CommandKind;
use crate::words::Lang;

/// A command about to be filled in: what is known already.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// What is asked.
    pub kind: CommandKind,
    /// Fields that the selection fixes.
    pub known: Map<String, Value>,
    /// Whether the office records it from a signed paper.
    pub on_behalf: bool,
}

/// Fields by which a command says what it is about.
const ABOUT: &[Field] = &[
    Field::Department,
    Field::Year,
    Field::Form,
    Field::DocumentKind,
    Field::Letter,
    Field::Report,
    Field::Replaces,
    Field::Entry,
    Field::Standing,
    Field::Item,
    Field::Items,
    Field::Domain,
    Field::Person,
    Field::Action,
    Field::Duty,
    Field::Duties,
    Field::Indicator,
    Field::Meeting,
    Field::AgendaItem,
];

/// Under this name a deed about several entries holds them all; it is no field of any command.
pub(in crate::tui) const ENTRIES: &str = "entries";

impl Deed {
    /// The same about several entries at once, of which it names one.
    pub(in crate::tui) fn of_entries(mut self, all: &[Seq]) -> Self {
        self.known.insert(ENTRIES.to_owned(), json!(all));
        self
    }

    /// The entries that it is about, where it is about several.
    pub(in crate::tui) fn entries(&self) -> Option<Vec<Seq>> {
        serde_json::from_value(self.known.get(ENTRIES)?.clone()).ok()
    }

    /// A body of what it asks for of each of its entries.
    pub(in crate::tui) fn each_entry(&self, body: Value) -> Vec<Value> {
        let all = self.entries().unwrap_or_default();
        let of = |entry: &Seq| {
            let mut body = body.clone();
            body[Field::Entry.name()] = json!(entry);
            body
        };
        all.iter().map(of).collect()
    }

    /// What it is called in lists: who records it from somebody's paper does not sign it.
    pub(in crate::tui) fn name(&self, lang: Lang) -> String {
        let name = self.asked(lang);
        if self.on_behalf { lang.recorded(name) } else { name.to_owned() }
    }

    /// What is asked for; of a report whether it takes the place of another.
    pub(in crate::tui) fn asked(&self, lang: Lang) -> &'static str {
        match self.known.contains_key(Field::Replaces.name()) {
            true => lang.report_again(),
            false => lang.command(self.kind),
        }
    }

    /// What it is about, of all that is known, by field: by this a draft is found again.
    pub(in crate::tui) fn about(&self) -> Vec<(Field, &Value)> {
        let fixed = ABOUT.iter().filter(|field| !self.may_change(**field));
        let known = fixed.filter_map(|field| Some((*field, self.known.get(field.name())?)));
        let assigned = self.known.get(Field::Assignments.name()).and_then(|all| all.get(0));
        let assigned = assigned.and_then(|one| Some((Field::Item, one.get(Field::Item.name())?)));
        let rule = self.only_rule().and_then(|rule| Some((Field::Rules, rule.get("id")?)));
        known.chain(assigned).chain(rule).collect()
    }

    /// The rule whose day is to be set, where it is about one alone.
    pub(in crate::tui) fn only_rule(&self) -> Option<&Value> {
        match self.known.get(Field::Rules.name())?.as_array()?.as_slice() {
            [rule] => Some(rule),
            _ => None,
        }
    }

    /// Whether a field that is known is what may be changed, and not what it is about.
    pub(in crate::tui) fn may_change(&self, field: Field) -> bool {
        self.kind == CommandKind::ChangePerson && field == Field::Department
    }

    /// Whether the lists tell already that it has nothing to be done to, so that the door, which would
    /// go through all assignments for it, need not be asked.
    pub(in crate::tui) fn is_idle(&self, lists: &Overview) -> bool {
        let known = |field: Field| self.known.get(field.name());
        let (plan, domain) = (known(Field::Plan), known(Field::Domain).and_then(Value::as_u64));
        let is_its = |row: &&DomainRow| {
            Some(u64::from(row.code)) == domain && plan == Some(&json!(row.plan))
        };
        self.kind == CommandKind::ConfirmAssignments
            && lists.domains.iter().find(is_its).is_some_and(|row| row.proposed == 0)
    }
}
