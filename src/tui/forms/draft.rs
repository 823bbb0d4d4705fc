//! A draft: what was typed into a form and not handed in, in a form that outlives the program. It
//! may come from another version of it, so nothing is taken for granted: what can no longer be
//! opened is still shown as a text.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Entered, Form};
use crate::domain::entry::Seq;
use crate::domain::form::{Field, Shape};
use crate::domain::vocabulary::CommandKind;
use crate::tui::deeds::{self, Deed};
use crate::tui::model::Model;
use crate::words::Lang;

/// A form left without being handed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// By which it is found in this session.
    #[serde(skip)]
    pub number: u64,
    /// What is asked, as `record` calls it.
    pub kind: String,
    /// Fields that the selection fixed.
    #[serde(default)]
    pub known: Map<String, Value>,
    /// Whether the office records it from a signed paper.
    #[serde(default)]
    pub on_behalf: bool,
    /// What was typed or chosen, by field.
    pub fields: Map<String, Value>,
    /// The field that had the caret.
    #[serde(default)]
    pub focus: Option<String>,
    /// When it was last typed into.
    #[serde(default)]
    pub touched: Option<DateTime<FixedOffset>>,
    /// The last entry that was known when it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seq>,
    /// What another version wrote besides.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Draft {
    /// Reads one; what is none becomes one that cannot be opened.
    pub fn from_json(value: Value) -> Self {
        serde_json::from_value(value.clone()).unwrap_or_else(|_| Self {
            fields: [("".into(), value)].into_iter().collect(),
            ..Self::default()
        })
    }

    /// As it is kept.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The command that it would give, where there is such a command.
    pub fn command(&self) -> Option<CommandKind> {
        CommandKind::named(&self.kind)
    }

    /// What it asks for.
    pub(in crate::tui) fn deed(&self) -> Option<Deed> {
        let (known, on_behalf) = (self.known.clone(), self.on_behalf);
        self.command().map(|kind| Deed { kind, known, on_behalf })
    }

    /// Whether it asks for the same about the same.
    pub(in crate::tui) fn is_of(&self, deed: &Deed) -> bool {
        let own = self.deed();
        own.is_some_and(|own| {
            let same = own.kind == deed.kind && own.about() == deed.about();
            // What can be taken back together with an entry grows less when others sign of it or withdraw.
            same && (own.kind == CommandKind::Withdraw || own.entries() == deed.entries())
        })
    }

    /// What was typed, a field at a time.
    pub fn told(&self, lang: Lang) -> impl Iterator<Item = Told> {
        self.fields.iter().map(move |(name, value)| {
            let field = Field::ALL.iter().copied().find(|field| field.name() == name);
            let shape = field.map(Field::shape);
            let words = match (value, field, shape) {
                (
                    Value::String(word),
                    Some(field),
                    Some(Shape::Choice(known) | Shape::Judgement(known)),
                ) => {
                    let known = known.iter().find(|known| *known == word);
                    known.map_or(word.clone(), |known| lang.choice(field, known).to_owned())
                }
                (Value::String(text), ..) => text.clone(),
                (other, ..) => other.to_string(),
            };
            let name = field.map_or_else(|| name.clone(), |field| lang.field(field).to_owned());
            let names = match (field, shape) {
                (Some(Field::Heading | Field::Name), _) => Names::Itself,
                (_, None | Some(Shape::Text)) => Names::ByText,
                (Some(Field::Signatory), _) => Names::ByPerson,
                (_, Some(Shape::Line)) => Names::ByLine,
                _ => Names::Little,
            };
            Told { name, words, names }
        })
    }
}

/// What was typed into one field.
#[derive(Debug)]
pub struct Told {
    /// The field's name.
    pub name: String,
    /// What was typed.
    pub words: String,
    /// How well it names the draft.
    pub names: Names,
}

/// How well what was typed into a field tells a draft from others, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// A day, a choice, an id.
    Little,
    /// A line, such as in what capacity somebody signed.
    ByLine,
    /// Who signed.
    ByPerson,
    /// A text of the person's own.
    ByText,
    /// A heading, or somebody's or something's name.
    Itself,
}

impl Form {
    /// What was typed into it, where anything was that is not there by itself.
    pub fn draft(&self) -> Option<Draft> {
        let mut fields = values(&self.fields);
        // A day that nobody typed is that of the day on which the form is handed in.
        if !self.dated {
            fields.remove(Field::On.name());
        }
        let typed = |(name, value): (&String, &Value)| {
            let blank = match value {
                Value::String(text) => text.trim().is_empty(),
                Value::Array(all) => all.is_empty(),
                _ => false,
            };
            !blank && self.fresh.get(name) != Some(value)
        };
        fields.iter().any(typed).then(|| Draft {
            number: 0,
            kind: self.deed.kind.name().to_owned(),
            known: self.deed.known.clone(),
            on_behalf: self.deed.on_behalf,
            focus: self.fields.get(self.focus).map(|entered| entered.field.name().to_owned()),
            touched: self.touched,
            seen: Some(self.seen),
            fields,
            more: self.more.clone(),
        })
    }

    /// Takes a draft up.
    ///
    /// # Errors
    /// Why it cannot be, in a sentence.
    pub fn take_up(model: &Model, draft: &Draft) -> Result<Self, String> {
        let lang = model.lang();
        let unknown = || match draft.kind.as_str() {
            "" => lang.draft_malformed().to_owned(),
            kind => lang.draft_of_no_command(kind),
        };
        let mut deed = draft.deed().ok_or_else(unknown)?;
        if let Some(reason) = deeds::refusal(model, &deed) {
            // What was to take a report's place is one of its own where that one was accepted since.
            let stands_alone = deed.known.remove(Field::Replaces.name()).is_some();
            if !stands_alone || !deeds::can_do(model, &deed) {
                return Err(reason);
            }
        }
        let mut form = Self::empty(model, deeds::with_its_like(model, deed));
        // Whether all are meant is not asked any longer where one alone is left.
        let goes_without = |name: &str| name == Field::Batch.name();
        for (name, value) in &draft.fields {
            let field = form.fields.iter_mut().find(|entered| entered.field.name() == name);
            let took = field.map(|entered| entered.widget.take_up(value));
            if !took.unwrap_or_else(|| goes_without(name)) {
                return Err(lang.draft_has_no_place(name));
            }
        }
        let focus = form
            .fields
            .iter()
            .position(|entered| draft.focus.as_deref() == Some(entered.field.name()));
        form.focus = focus.unwrap_or(form.focus);
        form.arrive();
        form.touched = draft.touched;
        form.dated = draft.fields.contains_key(Field::On.name());
        form.seen = draft.seen.unwrap_or(form.seen);
        form.more = draft.more.clone();
        Ok(form)
    }

    /// Passes to a new day, unless somebody typed another.
    pub(in crate::tui) fn follow_day(&mut self, today: NaiveDate) {
        let name = Field::On.name();
        let day = self.fields.iter_mut().find(|entered| entered.field == Field::On);
        let Some(day) = day.filter(|_| !self.dated) else { return };
        day.widget.take_up(&json!(today));
        self.fresh.insert(name.to_owned(), day.widget.value());
    }

    /// Fills in what was typed before; what has no place any longer is left aside.
    pub(in crate::tui) fn fill(&mut self, typed: &Map<String, Value>) {
        for entered in &mut self.fields {
            if let Some(value) = typed.get(entered.field.name()) {
                entered.widget.take_up(value);
                self.dated |= entered.field == Field::On;
            }
        }
    }
}

/// What stands in fields, by their names.
pub(super) fn values(fields: &[Entered]) -> Map<String, Value> {
    let value = |entered: &Entered| (entered.field.name().to_owned(), entered.widget.value());
    fields.iter().map(value).collect()
}
