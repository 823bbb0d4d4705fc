//! One target or measure.

use serde_json::{Value, json};

use super::{from_paper, history, history_json, judged, part, report_json, report_line, rows};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::log;
use crate::cli::out::Out;
use crate::domain::entry::Seq;
use crate::domain::figures::{assess, reading};
use crate::domain::state::{Action, ReportRecord, Stage};
use crate::plan::{DepartmentId, Indicator, Item};
use crate::words::{explained, goal};

/// How many of its departments' reports a page shows.
const REPORTS: usize = 5;

pub(super) fn show(desk: &Desk, item: &Item, json: bool, out: &mut Out) -> Result<(), Failure> {
    if json {
        return out.json(&as_json(desk, item)?);
    }
    let (lang, state) = (desk.lang, desk.state());
    let text = state.clause(item).map_or("", |clause| &clause.text);
    let code = state.code(item);
    out.hang(&code, crate::tui::text::width(&code) + 2, text)?;
    out.line("")?;
    rows(out, &facts(desk, item))?;
    judged::on_target(desk, item, out)?;
    let indicators = state.indicators_of(item);
    let indicators = match item.code.is_target() {
        true => assess(state, item, desk.today).decided_first(indicators),
        false => indicators.collect(),
    };
    let indicators = indicators.into_iter().map(|one| indicator(desk, item, one));
    let indicators: Vec<String> = indicators.collect();
    part(out, lang.part_indicators(), &indicators)?;
    let progress: Vec<String> = state
        .progress_of(item)
        .into_iter()
        .map(|(seq, report, row)| {
            let who = state.short(&report.department);
            let how = lang.progress(row.progress);
            let note = if row.note.is_empty() { String::new() } else { format!("  {}", row.note) };
            let mark = from_paper(lang, &report.submitted);
            format!("#{seq}  {}  {mark}{who}  {how}{note}", report.submitted.on)
        })
        .collect();
    part(out, lang.part_progress(), &progress)?;
    let actions: Vec<String> =
        state.actions.about(item).map(|action| action_line(desk, action)).collect();
    part(out, lang.heading_actions(), &actions)?;
    let reports: Vec<String> = reports(desk, item)
        .into_iter()
        .take(REPORTS)
        .map(|(seq, report)| {
            format!("{}  {}", state.short(&report.department), report_line(desk, seq, report))
        })
        .collect();
    part(out, lang.part_reports(), &reports)?;
    let notes: Vec<Seq> = state.notes_on(item).collect();
    let notes = desk.office.read(&notes)?;
    let notes: Vec<String> = notes.iter().map(|fact| log::line(desk, fact)).collect();
    part(out, lang.part_notes(), &notes)?;
    history(desk, state.index.of_item(item), &format!("--item {code}"), out)
}

fn action_line(desk: &Desk, action: &Action) -> String {
    let (lang, state) = (desk.lang, desk.state());
    let owners = lang.shorts(state, action.owed_by(state));
    let seq = action.opened.seq;
    format!("#{seq}  {}  {owners}  {}", lang.due_on(&action.due()), action.heading)
}

/// Where it belongs, how it stands, who answers for it.
fn facts(desk: &Desk, item: &Item) -> Vec<(String, String)> {
    let (lang, state) = (desk.lang, desk.state());
    let domain = state.domain(&item.plan, item.code.domain);
    let domain = domain.map_or(String::new(), |domain| format!("{} {}", domain.code, domain.name));
    let kind = lang.one_item(item.code.kind);
    let mut rows = vec![(lang.row_domain().to_owned(), format!("{domain}  {kind}"))];
    if item.code.is_target() {
        let found = assess(state, item, desk.today);
        let small = if found.small { lang.small_numbers() } else { "" };
        let stands = format!("{}  {small}", lang.attainment(found.attainment));
        rows.push((lang.row_standing().to_owned(), stands.trim_end().to_owned()));
        let read = state.deciding(item);
        let read = read.filter_map(|one| Some((one, reading(state, &item.plan, one, desk.today)?)));
        let read: Vec<_> = read.collect();
        let theirs: Vec<_> = read.iter().map(|(one, reading)| (*one, reading)).collect();
        rows.push((lang.row_outlook().to_owned(), lang.target_heading(&found, &theirs)));
    }
    let names = |ids: &[DepartmentId]| match ids {
        [] => lang.no_one().to_owned(),
        some => lang.shorts(state, some),
    };
    let (lead, cooperating) = parts(desk, item);
    rows.push((lang.row_lead().to_owned(), names(&lead)));
    if !cooperating.is_empty() {
        rows.push((lang.row_cooperating().to_owned(), names(&cooperating)));
    }
    let standing = if state.is_proposed(item) { lang.proposed() } else { lang.confirmed() };
    rows.push((lang.row_assignment().to_owned(), standing.to_owned()));
    rows
}

fn parts(desk: &Desk, item: &Item) -> (Vec<DepartmentId>, Vec<DepartmentId>) {
    desk.state().assignment(item).map(|found| (found.lead, found.cooperating)).unwrap_or_default()
}

fn indicator(desk: &Desk, item: &Item, indicator: &Indicator) -> String {
    let (lang, state) = (desk.lang, desk.state());
    let name = lang.judged_in_unit(indicator);
    let goal = goal(lang, &item.plan, indicator, state);
    let row = lang.indicator_row(&name, goal, state.supplier(indicator));
    let mut told = format!("{row}\n  {}", lang.basis(&indicator.basis.words));
    if let Some(found) = reading(state, &item.plan, indicator, desk.today)
        && indicator.is_measured()
    {
        for (label, text) in explained(lang, indicator, &found) {
            told.push_str(&format!("\n  {label}{}{}", lang.colon(), text.replace('\n', "\n    ")));
        }
    }
    told
}

/// Reports of the departments that lead it, latest first.
fn reports<'a>(desk: &'a Desk, item: &Item) -> Vec<(Seq, &'a ReportRecord)> {
    let state = desk.state();
    let (lead, _) = parts(desk, item);
    let theirs = |report: &ReportRecord| {
        report.stage() != Stage::Replaced && lead.contains(state.successor(&report.department))
    };
    let all = state.reports.iter().rev().filter(|(_, report)| theirs(report));
    all.map(|(seq, report)| (*seq, report)).collect()
}

fn as_json(desk: &Desk, item: &Item) -> Result<Value, Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let clause = state.clause(item);
    let short =
        |ids: &[DepartmentId]| ids.iter().map(|id| state.short(id).to_owned()).collect::<Vec<_>>();
    let (lead, cooperating) = parts(desk, item);
    let indicator = |one: &Indicator| {
        let mut value = json!(one);
        value["goal_in_words"] = json!(goal(lang, &item.plan, one, state));
        let found = reading(state, &item.plan, one, desk.today);
        value["decides"] = json!(one.basis.item.is_target());
        value["attainment"] = json!(found.as_ref().and_then(|found| found.attainment()));
        value["outlook"] = json!(found.as_ref().map(|found| found.heading.outlook));
        value["reading"] = json!(found);
        value
    };
    let indicators: Vec<Value> = state.indicators_of(item).map(indicator).collect();
    let progress = state.progress_of(item).into_iter().map(|(seq, report, row)| {
        json!({
            "seq": seq, "on": report.submitted.on, "progress": row.progress, "note": row.note,
            "department": state.short(&report.department), "stage": report.stage(),
            "on_behalf": report.submitted.on_behalf,
        })
    });
    let reports = reports(desk, item);
    let reports = reports.iter().map(|(seq, report)| report_json(desk, *seq, report));
    let mut value = json!({
        "plan": item.plan,
        "code": state.code(item),
        "kind": if item.code.is_target() { "target" } else { "measure" },
        "domain": item.code.domain.to_string(),
        "title": clause.map(|clause| &clause.title),
        "text": clause.map(|clause| &clause.text),
        "lead": short(&lead),
        "cooperating": short(&cooperating),
        "lead_ids": lead,
        "cooperating_ids": cooperating,
        "proposed": state.is_proposed(item),
        "indicators": indicators,
        "progress": progress.collect::<Vec<_>>(),
        "reports": reports.collect::<Vec<_>>(),
        "actions": state.actions.about(item).map(|action| json!({
            "seq": action.opened.seq, "what": action.heading, "due": action.due(),
            "owners": action.owed_by(state).into_iter().map(|id| state.short(id)).collect::<Vec<_>>(),
            "owner_ids": action.owed_by(state), "ordered_by": action.ordered_by,
        })).collect::<Vec<_>>(),
        "notes": state.notes_on(item).collect::<Vec<_>>(),
        "history": history_json(desk, state.index.of_item(item))?,
    });
    if item.code.is_target() {
        let found = assess(state, item, desk.today);
        value["attainment"] = json!(found.attainment);
        value["outlook"] = json!(found.outlook);
        (value["self_assessments"], value["verdicts"]) = judged::target_json(desk, item);
        value["decided_by"] = json!(found.because);
        value["gap"] = json!(found.gap);
        value["warnings"] = json!(found.warnings);
        value["small_numbers"] = json!(found.small);
        value["methods_disagree"] = json!(found.disagree);
    }
    Ok(value)
}
