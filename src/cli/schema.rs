//! `halfsky record --schema`: every kind of command with its fields, from the same table that reads
//! them.

use serde_json::{Value, json};

use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::decide::{Authority, authority};
use crate::domain::form::{COUNT_MAX, Field, LINE_MAX, Shape, TEXT_MAX};
use crate::domain::payload::{FILES_MAX, Finding, Progress};
use crate::domain::vocabulary::CommandKind;
use crate::words::Lang;

pub(super) fn print(lang: Lang) -> Result<Ending, Failure> {
    let fields = |all: &[Field]| all.iter().map(|field| described(lang, *field)).collect();
    let kind = |kind: &CommandKind| {
        let form = kind.form();
        let (required, optional): (Vec<Value>, Vec<Value>) =
            (fields(form.required), fields(form.optional));
        json!({
            "kind": kind.name(),
            "label": lang.command(*kind),
            "who": who(*kind),
            "required": required,
            "optional": optional,
        })
    };
    let paper_required: Vec<Value> = fields(&[Field::Signatory, Field::Title]);
    let paper_optional: Vec<Value> = fields(&[Field::Paper]);
    let schema = json!({
        "kinds": CommandKind::ALL.iter().map(kind).collect::<Vec<_>>(),
        "with_every_kind": {
            "on": described(lang, Field::On),
            "attachments": described(lang, Field::Attachments),
            "on_behalf_of": {
                "label": lang.on_behalf(),
                "required": paper_required,
                "optional": paper_optional,
            },
        },
        "answer": {
            "done": {"ok": true, "seq": 12, "hash": "…"},
            "refused": {"ok": false, "line": 3, "refused": "…"},
        },
    });
    let mut out = Out::new();
    out.json(&schema)?;
    out.done()?;
    Ok(Ending::Done)
}

fn who(kind: CommandKind) -> Vec<&'static str> {
    match authority(kind) {
        Authority::Office => vec!["office"],
        Authority::Department => vec!["liaison", "statistics", "office_on_behalf"],
        Authority::Leader => vec!["leader", "office_on_behalf"],
        Authority::Figures => vec!["statistics", "liaison", "office_on_behalf"],
        Authority::Document => vec!["statistics", "liaison", "office", "office_on_behalf"],
        Authority::Statistics => vec!["statistics", "office_on_behalf"],
        Authority::Anybody => vec!["office", "liaison", "statistics", "leader"],
    }
}

fn described(lang: Lang, field: Field) -> Value {
    let shape = field.shape();
    let mut described = json!({
        "field": field.name(),
        "label": lang.field(field),
        "shape": name(shape),
        "means": lang.shape(shape),
    });
    let flag = lang.shape(Shape::Flag);
    let each = match field {
        Field::Figures => vec![
            ("value", lang.figure_value()),
            ("numerator", lang.figure_count()),
            ("denominator", lang.figure_count()),
            ("source", lang.figure_source()),
            ("preliminary", flag.as_str()),
            ("corrects", lang.figure_corrects()),
            ("remark", lang.figure_remark()),
        ],
        Field::Standing => vec![("entry", lang.figure_stands_by())],
        _ => Vec::new(),
    };
    if !each.is_empty() {
        described["each"]["indicator"] = json!(lang.figure_indicator());
        for within in [Field::Year, Field::Sex, Field::Area] {
            described["each"][within.name()] = json!(described_in(lang, within));
        }
        for (name, means) in each {
            described["each"][name] = json!(means);
        }
    }
    match shape {
        Shape::Line => described["max"] = json!(LINE_MAX),
        Shape::Text => described["max"] = json!(TEXT_MAX),
        Shape::Choice(words) | Shape::Judgement(words) => described["choices"] = json!(words),
        Shape::Progress => described["choices"] = json!(Progress::WORDS),
        Shape::Assessments => described["choices"] = json!(Finding::WORDS),
        Shape::Count => described["max"] = json!(COUNT_MAX),
        Shape::Attachments => described["max"] = json!(FILES_MAX),
        _ => {}
    }
    described
}

fn described_in(lang: Lang, field: Field) -> String {
    format!("{} ({})", lang.field(field), lang.shape(field.shape()))
}

const fn name(shape: Shape) -> &'static str {
    match shape {
        Shape::Day => "day",
        Shape::Year => "year",
        Shape::Entry => "entry",
        Shape::Number => "number",
        Shape::Decimal => "decimal",
        Shape::Id => "id",
        Shape::Department => "department",
        Shape::Item => "item",
        Shape::Items => "items",
        Shape::Line => "line",
        Shape::SshKey => "ssh_key",
        Shape::Text => "text",
        Shape::Flag => "flag",
        Shape::Choice(_) | Shape::Judgement(_) => "choice",
        Shape::Progress => "progress",
        Shape::Assessments => "assessments",
        Shape::Count => "count",
        Shape::Amount => "amount",
        Shape::Attachments => "attachments",
        Shape::DepartmentList => "departments",
        Shape::Duty => "duty",
        Shape::Duties => "duties",
        Shape::Entries => "entries",
        Shape::Document => "document",
    }
}
