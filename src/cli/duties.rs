//! `halfsky duties`: who owes what by when, late first.

mod ics;

use std::cmp::Reverse;

use serde_json::{Map, Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::duty::{Duty, Rolls, Standing, duties_on};
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, DutyKind};
use crate::tui::text::{pad_right, width};
use crate::words::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long)]
    overdue: bool,
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "YYYY", value_parser = super::number::<i32>)]
    year: Option<i32>,
    #[arg(id = "duty_kind", long = "kind", value_name = "KIND")]
    kind: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    json: bool,
    #[arg(long, conflicts_with = "json")]
    ics: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let state = desk.state();
    let department = asked.department.as_deref();
    let department = department.map(|text| desk.department_today(text)).transpose()?;
    let late = |duty: &Duty| duty.is_late(desk.today);
    let mut found = duties_on(state, desk.today);
    let kind = asked.kind.as_deref().map(|text| kind(desk.lang, text)).transpose()?;
    if let (Some(year), Some((first, last))) = (asked.year, state.years())
        && !(first..=last).contains(&year)
    {
        return Err(Failure::Usage(desk.lang.paper_year(year, first, last)));
    }
    found.retain(|duty| {
        department.as_ref().is_none_or(|id| duty.department == *id)
            && asked.year.is_none_or(|year| duty.year == year)
            && kind.is_none_or(|kind| duty.kind == kind)
            && (asked.all || !duty.is_settled())
            && (!asked.overdue || late(duty))
    });
    let mut out = Out::new();
    match (asked.json, asked.ics) {
        (true, _) => out.json(&json!({
            "as_of": desk.today,
            "duties": found.iter().map(|duty| as_json(&desk, duty)).collect::<Vec<_>>(),
        }))?,
        (_, true) => out.bytes(ics::calendar(&desk, &found).as_bytes())?,
        _ if found.is_empty() && asked.overdue => out.line(desk.lang.nothing_late())?,
        _ if kind.is_some() && !found.is_empty() => print_rolls(&desk, &found, &mut out)?,
        _ => print(&desk, &found, &mut out)?,
    }
    out.done()?;
    let wanting = asked.overdue && !found.is_empty();
    Ok(if wanting { Ending::Wanting } else { Ending::Done })
}

/// The kind of that name: as people call it in either language, or other programs.
fn kind(lang: Lang, text: &str) -> Result<DutyKind, Failure> {
    let called = |kind: &DutyKind| [Lang::Zh, Lang::En].iter().any(|lang| lang.duty(*kind) == text);
    DutyKind::named(text).or_else(|| DutyKind::ALL.into_iter().find(called)).ok_or_else(|| {
        let all = DutyKind::ALL.map(|kind| lang.duty(kind));
        Failure::Usage(lang.no_such_duty_kind(text, all.join(lang.list_comma())))
    })
}

/// Where a duty stands, by name, with what belongs to that.
pub(in crate::cli) fn standing(standing: Standing) -> Value {
    let Value::Object(named) = json!(standing) else { return json!({"state": standing}) };
    let mut told = Map::new();
    for (name, more) in named {
        told.insert("state".into(), name.into());
        told.extend(more.as_object().cloned().unwrap_or_default());
    }
    told.into()
}

fn as_json(desk: &Desk, duty: &Duty) -> Value {
    let requested = duty.requested().map(|(seq, until)| json!({"until": until, "seq": seq}));
    let reminded = duty.particulars().reminded;
    let reminded =
        reminded.map(|(degree, stamp)| json!({"degree": degree, "on": stamp.on, "seq": stamp.seq}));
    let answers = duty.particulars().answers.and_then(|entry| desk.state().warnings.get(&entry));
    let answers = answers.map(|record| {
        json!({
            "plan": record.plan, "indicator": record.indicator, "warning": record.warning,
            "year": record.year,
        })
    });
    json!({
        "key": duty.key(),
        "department": desk.state().short(&duty.department),
        "department_id": duty.department,
        "kind": duty.kind,
        "what": duty.name,
        "year": duty.year,
        "subject": duty.particulars().subject.map(|seq| seq.to_string()),
        "answers": answers,
        "due": duty.due,
        "late": duty.is_late(desk.today),
        "days_late": duty.days_late(desk.today).unwrap_or(0),
        "standing": standing(duty.standing),
        "proposed": duty.proposed,
        "extended_by": duty.particulars().extended,
        "requested": requested,
        "reminded": reminded,
    })
}

/// A department after the other, the one with most that is late first.
fn print(desk: &Desk, found: &[Duty], out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let mut departments: Vec<&[Duty]> =
        found.chunk_by(|a, b| a.department == b.department).collect();
    let late = |theirs: &[Duty]| theirs.iter().filter(|duty| duty.is_late(desk.today)).count();
    sort_by_key(&mut departments, |theirs| Reverse(late(theirs)));
    if departments.is_empty() {
        return out.line(lang.nothing_owed());
    }
    let cells = |duty: &Duty| (lang.standing(duty), line(desk, duty));
    let widest = found.iter().map(|duty| width(&lang.standing(duty))).max().unwrap_or(0);
    for (nth, theirs) in departments.into_iter().enumerate() {
        if nth > 0 {
            out.line("")?;
        }
        let id: &DepartmentId = &theirs[0].department;
        out.line(&lang.owes(state.short(id), theirs.len(), late(theirs)))?;
        for duty in theirs {
            let (standing, what) = cells(duty);
            out.row(&format!("  {}  {}  {what}", duty.due, pad_right(&standing, widest)))?;
        }
    }
    Ok(())
}

/// A matter after the other, what is owed before what is still to come, with every department that owes it.
fn print_rolls(desk: &Desk, found: &[Duty], out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    for (nth, roll) in Rolls::of(found, desk.today).into_order().enumerate() {
        if nth > 0 {
            out.line("")?;
        }
        let stand = roll.groups().map(|group| lang.so_many_alike(group, desk.today));
        let stand: Vec<_> = stand.collect();
        let title = lang.duty_about(roll.duties[0], state);
        out.line(&format!("{title}  {}", stand.join(lang.list_comma())))?;
        for duty in &roll.duties {
            let standing = pad_right(&lang.standing(duty), 14);
            out.row(&format!("  {}  {standing}  {}", duty.due, state.short(&duty.department)))?;
        }
    }
    Ok(())
}

/// What is owed, and what was said of it.
fn line(desk: &Desk, duty: &Duty) -> String {
    let lang = desk.lang;
    let mut line = lang.duty_about(duty, desk.state());
    if let (Standing::Returned { .. }, Some(days)) = (duty.standing, duty.days_late(desk.today)) {
        line.push_str(&format!("  {}", lang.returned_and_late(days)));
    }
    if let Some((degree, stamp)) = duty.particulars().reminded {
        line.push_str(&format!("  {}", lang.reminded_on(lang.degree(degree), &stamp.on)));
    }
    if duty.particulars().extended.is_some() {
        line.push_str(&format!("  {}", lang.extended_mark()));
    }
    if let Some(told) = lang.duty_asked(duty) {
        line.push_str(&format!("  {told}"));
    }
    if duty.proposed {
        line.push_str(&format!("  {}", lang.proposed()));
    }
    line
}
