//! `halfsky unmet`: every target that is not met, in groups, with who answers for it.

use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::Out;
use crate::domain::assess::Attainment;
use crate::domain::overview::{Overview, TargetRow};
use crate::domain::refusal::Refusal;
use crate::plan::DepartmentId;
use crate::words::in_short;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "N", value_parser = super::number::<u8>)]
    domain: Option<u8>,
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let state = desk.state();
    let department = asked.department.as_deref();
    let department = department.map(|text| desk.department_today(text)).transpose()?;
    if let Some(number) = asked.domain
        && !state.plans.values().any(|adopted| adopted.plan.domain(number).is_some())
    {
        return Err(desk.refused(&Refusal::UnknownDomain(number)));
    }
    let overview = Overview::of(state, desk.today);
    let fits = |row: &&TargetRow| {
        let shares = |id| row.lead.contains(id) || row.cooperating.contains(id);
        asked.domain.is_none_or(|number| row.item.code.domain == number)
            && department.as_ref().is_none_or(shares)
    };
    let rows: Vec<&TargetRow> = overview.targets.iter().filter(fits).collect();
    let groups = Attainment::NOT_MET.map(|group| {
        let here = |row: &&&TargetRow| row.assessment.attainment == group;
        (group, rows.iter().filter(here).copied().collect::<Vec<_>>())
    });
    let mut out = Out::new();
    if asked.json {
        let targets = groups.iter().flat_map(|(_, rows)| rows);
        let targets: Vec<Value> = targets.map(|row| as_json(&desk, &overview, row)).collect();
        out.json(&json!({"as_of": desk.today, "targets": targets}))?;
    } else {
        // Who answers for nothing has not brought all of it about.
        let none = match department.as_ref().filter(|_| rows.is_empty()) {
            Some(id) => desk.lang.no_targets_of(state.short(id)),
            None => desk.lang.all_met().to_owned(),
        };
        print(&desk, &overview, &groups, &none, &mut out)?;
    }
    out.done()?;
    Ok(Ending::Done)
}

fn as_json(desk: &Desk, overview: &Overview, row: &TargetRow) -> Value {
    let state = desk.state();
    let basis = overview.basis_of(row);
    let short =
        |ids: &[DepartmentId]| ids.iter().map(|id| state.short(id).to_owned()).collect::<Vec<_>>();
    json!({
        "plan": row.item.plan,
        "code": state.code(&row.item),
        "text": state.clause(&row.item).map_or("", |clause| &clause.text),
        "domain": row.item.code.domain.to_string(),
        "attainment": row.assessment.attainment,
        "outlook": row.assessment.outlook,
        "indicators": row.assessment.because,
        "gap": row.assessment.gap,
        "warnings": row.assessment.warnings,
        "small_numbers": row.assessment.small,
        "preliminary": basis.preliminary,
        "unverified": basis.unverified,
        "methods_disagree": row.assessment.disagree,
        "lead": short(&row.lead),
        "cooperating": short(&row.cooperating),
        "lead_ids": row.lead,
        "cooperating_ids": row.cooperating,
        "proposed": row.proposed,
        "latest_report": row.latest_report.map(|report| report.seq),
    })
}

type Group<'a> = (Attainment, Vec<&'a TargetRow>);

fn print(
    desk: &Desk,
    overview: &Overview,
    groups: &[Group<'_>],
    none: &str,
    out: &mut Out,
) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    // Where there are several plans a code has its plan's name before it.
    let indent = 8.max(overview.longest_code + 4);
    let mut first = true;
    for (group, rows) in groups.iter().filter(|(_, rows)| !rows.is_empty()) {
        if !first {
            out.line("")?;
        }
        first = false;
        out.line(&lang.group_count(lang.attainment(*group), rows.len()))?;
        for row in rows {
            let text = state.clause(&row.item).map_or("", |clause| &clause.text);
            out.hang(&format!("  {}", state.code(&row.item)), indent, text)?;
            for why in why(desk, overview, row) {
                out.hang("", indent, &why)?;
            }
            out.hang("", indent, &who(desk, row))?;
        }
    }
    if first { out.line(none) } else { Ok(()) }
}

/// The indicators for which a target stands so, a line each; none where nothing is measured.
fn why(desk: &Desk, overview: &Overview, row: &TargetRow) -> Vec<String> {
    let (lang, state, plan) = (desk.lang, desk.state(), &row.item.plan);
    let because = row.assessment.because.iter();
    let measured = because.filter(|_| row.assessment.attainment != Attainment::Unrated);
    let told = measured.filter_map(|id| {
        let reading = overview.readings.get(plan, id)?;
        Some(in_short(lang, state.indicator(plan, id)?, reading))
    });
    let mut told: Vec<String> = told.collect();
    // One target has one outlook, whichever of its indicators it is of.
    if row.assessment.attainment.is_judged() {
        let theirs = overview.readings.of_target(state, &row.item);
        let outlook = lang.target_heading(&row.assessment, &theirs);
        told.push([lang.label_outlook(), lang.colon(), &outlook].concat());
    }
    told
}

fn who(desk: &Desk, row: &TargetRow) -> String {
    let lang = desk.lang;
    let parts = match desk.state().assignment(&row.item) {
        Some(assignment) => crate::words::parts(lang, &assignment, desk.state()),
        None => format!("{} {}", lang.row_lead(), lang.no_one()),
    };
    if row.proposed { format!("{parts}  {}", lang.proposed()) } else { parts }
}
