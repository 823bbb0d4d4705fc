//! `halfsky changes`: what changed since a day or the last meeting, by domain and by department.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::entry::Seq;
use crate::domain::overview::Overview;
use crate::domain::since::Changes;
use crate::domain::state::State;
use crate::words::tell;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "changed_since", long = "since", value_name = "YYYY-MM-DD", value_parser = super::day)]
    since: Option<NaiveDate>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let lang = desk.lang;
    let since = asked.since.or_else(|| desk.state().last_meeting_day(desk.today));
    let since = since.ok_or_else(|| Failure::Usage(lang.changes_since_when().to_owned()))?;
    let then: State = shell.past(&desk.office, since, desk.clock)?;
    let now = Overview::of(desk.state(), desk.today);
    let changes = Changes::since(since, &then, &now, desk.state());
    let mut out = Out::new();
    if asked.json {
        out.json(&as_json(&desk, since, &changes))?;
    } else {
        print(&desk, since, &changes, &mut out)?;
    }
    out.done()?;
    Ok(Ending::Done)
}

fn print(desk: &Desk, since: NaiveDate, changes: &Changes, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    out.line(&lang.changes_title(&since, &desk.today))?;
    if changes.is_empty() {
        return out.line(lang.changes_none());
    }
    print_items(desk, changes, out)?;
    if !changes.corrected.is_empty() {
        out.line("")?;
        out.line(&lang.changes_corrected(changes.corrected.len()))?;
    }
    print_entries(desk, &changes.corrected, out)?;
    if !changes.settings.is_empty() {
        out.line("")?;
        out.line(lang.changes_settings())?;
    }
    print_entries(desk, &changes.settings, out)?;
    if !changes.departments.is_empty() {
        out.line("")?;
        out.line(lang.changes_departments())?;
    }
    for department in &changes.departments {
        let label = format!("  {}", state.short(&department.department));
        out.hang(&label, 16, &lang.department_change(department))?;
    }
    Ok(())
}

fn print_entries(desk: &Desk, entries: &[Seq], out: &mut Out) -> Result<(), Failure> {
    for seq in entries {
        let fact = desk.fact(*seq)?;
        out.hang(&format!("  #{seq}"), 8, &tell(desk.lang, &fact, desk.state()))?;
    }
    Ok(())
}

/// The targets and measures that stand otherwise, by domain.
pub(super) fn print_items(desk: &Desk, changes: &Changes, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    for domain in &changes.domains {
        let known = state.domain(&domain.plan, domain.code);
        out.line("")?;
        out.line(&format!("{} {}", domain.code, known.map_or("", |known| &known.name)))?;
        for change in domain.targets.iter().chain(&domain.measures) {
            let label = format!("  {}", state.code(&change.item));
            out.hang(&label, 8, &lang.item_change(change, state))?;
        }
    }
    Ok(())
}

fn as_json(desk: &Desk, since: NaiveDate, changes: &Changes) -> Value {
    let state = desk.state();
    let keys = |duties: &[crate::domain::duty::Duty]| -> Vec<Value> {
        duties.iter().map(|duty| json!({"key": duty.key(), "due": duty.due})).collect()
    };
    json!({
        "since": since, "as_of": desk.today,
        "domains": changes.domains.iter().map(|domain| json!({
            "plan": domain.plan, "code": domain.code.to_string(),
            "targets": domain.targets.iter().map(|target| json!({
                "code": state.code(&target.item), "attainment": target.attainment,
                "outlook": target.outlook, "warnings_raised": target.raised,
                "warnings_ceased": target.ceased,
            })).collect::<Vec<_>>(),
            "measures": domain.measures.iter().map(|measure| json!({
                "code": state.code(&measure.item), "warnings_raised": measure.raised,
                "warnings_ceased": measure.ceased,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "corrected": changes.corrected,
        "settings": changes.settings,
        "departments": changes.departments.iter().map(|one| json!({
            "department": state.short(&one.department), "department_id": one.department,
            "settled": keys(&one.settled), "waived": keys(&one.waived), "late": keys(&one.late),
        })).collect::<Vec<_>>(),
    })
}
