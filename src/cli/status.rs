//! `halfsky status`: how each domain stands, and what is due next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::out::{Out, columns};
use crate::decimal::Decimal;
use crate::domain::assess::{Attainment, METHODS};
use crate::domain::duty::{Standing, plan_clock};
use crate::domain::overview::{Counts, DomainRow, Overview};
use crate::domain::payload::Progress;
use crate::domain::state::WarningRecord;
use crate::words::Lang;

/// How many of the coming days are named.
const DUE_ROWS: usize = 3;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    print(&shell.open()?, asked.json)
}

/// Prints it.
pub(super) fn print(desk: &Desk, json: bool) -> Result<Ending, Failure> {
    desk.doubt_clock();
    let overview = Overview::of(desk.state(), desk.today);
    let mut out = Out::new();
    if json {
        out.json(&as_json(desk, &overview))?;
    } else {
        head(desk, &mut out)?;
        table(desk, &overview, &mut out)?;
        let provisional = overview.provisional();
        if provisional > 0 {
            out.line(&desk.lang.status_provisional(provisional))?;
            out.line("")?;
        }
        unanswered(desk, &mut out)?;
        due_next(desk, &overview, &mut out)?;
    }
    out.done()?;
    Ok(Ending::Done)
}

fn counts_json(counts: &Counts) -> Value {
    json!({
        "met": counts.of(Attainment::Met),
        "nearly": counts.of(Attainment::Nearly),
        "unmet": counts.of(Attainment::Unmet),
        "no_data": counts.of(Attainment::NoData),
        "unrated": counts.of(Attainment::Unrated),
    })
}

/// One object of several, in order.
fn joined(parts: [Value; 3]) -> Value {
    let fields = parts.into_iter().filter_map(|part| match part {
        Value::Object(fields) => Some(fields),
        _ => None,
    });
    Value::Object(fields.flatten().collect())
}

fn as_json(desk: &Desk, overview: &Overview) -> Value {
    let state = desk.state();
    let domain = |row: &DomainRow| {
        let name = json!({
            "plan": row.plan, "code": row.code.to_string(), "name": row.name,
            "targets": row.counts.total(), "measures": row.measures.total(),
        });
        let rest =
            json!({"warnings": row.warnings, "overdue": row.overdue, "proposed": row.proposed});
        let mut all = joined([name, counts_json(&row.counts), rest]);
        let at = |step| row.measures.of(step);
        all["progress"] = json!({
            "done": at(Some(Progress::Done)), "underway": at(Some(Progress::Underway)),
            "behind": at(Some(Progress::Behind)), "not_started": at(Some(Progress::NotStarted)),
            "untold": at(None),
        });
        all
    };
    let plan = |plan: &crate::plan::Plan| json!({"id": plan.id, "title": plan.title, "from": plan.from, "to": plan.to});
    let sum = |of: fn(&DomainRow) -> usize| overview.domains.iter().map(of).sum::<usize>();
    let counts = overview.counts();
    let mut all = json!({
        "as_of": desk.today,
        "demo": state.is_demo(),
        "methods": METHODS,
        "plans": state.plans.values().map(|adopted| plan(&adopted.plan)).collect::<Vec<_>>(),
        "domains": overview.domains.iter().map(domain).collect::<Vec<_>>(),
        "totals": joined([
            json!({"targets": counts.total(), "measures": sum(|row| row.measures.total())}),
            counts_json(&counts),
            json!({
                "warnings": sum(|row| row.warnings),
                "overdue": overview.overdue(),
                "proposed": sum(|row| row.proposed),
            }),
        ]),
        "head": state.head.to_string(),
    });
    // Of the targets that can be monitored; the others are counted beside it.
    all["totals"]["attainment_rate"] = json!(counts.rate().map(Decimal::to_f64));
    all["totals"]["provisional"] = json!(overview.provisional());
    let open = |(seq, record): (_, &WarningRecord)| {
        json!({
            "seq": seq, "on": record.issued.on, "answer_by": record.answer_by(),
            "plan": record.plan, "indicator": record.indicator, "warning": record.warning,
            "year": record.year, "item": state.code(&record.item),
            "departments": state.addressed(record),
        })
    };
    all["warnings_unanswered"] = state.unanswered().map(open).collect();
    if let Some((seq, _)) = desk.office.broken() {
        all["broken_at"] = json!(seq);
    }
    all
}

fn head(desk: &Desk, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    for adopted in state.plans.values() {
        let plan = &adopted.plan;
        out.line(&lang.plan_years(&plan.title, plan.from, plan.to))?;
    }
    let office = state.office().map_or("", |settings| &settings.office);
    out.line(&format!("{office}  {}", lang.as_of_day(desk.today)))?;
    if let Some(plan) = state.plan() {
        out.line(&clock(lang, plan.from, plan.to, desk.today))?;
    }
    if state.is_demo() {
        out.line(lang.demo_row())?;
    }
    out.line("")
}

/// How far the plan has come.
fn clock(lang: Lang, from: i32, to: i32, today: NaiveDate) -> String {
    let (year, months) = plan_clock(from, to, today);
    match (year, months) {
        (..=0, _) => lang.plan_not_begun().to_owned(),
        (_, 1..) => lang.plan_year(year, months),
        (_, 0) => lang.plan_last_month(year),
        _ => lang.plan_over().to_owned(),
    }
}

fn table(desk: &Desk, overview: &Overview, out: &mut Out) -> Result<(), Failure> {
    let lang = desk.lang;
    let mut rows = vec![
        [
            lang.col_domain(),
            lang.col_targets(),
            lang.col_met(),
            lang.col_nearly(),
            lang.col_unmet(),
            lang.col_no_data(),
            lang.col_unrated(),
            lang.col_warnings(),
            lang.col_overdue(),
            lang.col_measures(),
            lang.col_proposed(),
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    let several = desk.state().plans.len() > 1;
    let cells = |name: String, counts: &Counts, rest: [usize; 4]| {
        let mut row = vec![name, counts.total().to_string()];
        row.extend(Attainment::COUNTED.map(|attainment| counts.of(attainment).to_string()));
        row.extend(rest.map(|count| count.to_string()));
        row
    };
    for row in &overview.domains {
        let plan = if several { format!("{}/", row.plan) } else { String::new() };
        let name = format!("{plan}{} {}", row.code, row.name);
        rows.push(cells(
            name,
            &row.counts,
            [row.warnings, row.overdue, row.measures.total(), row.proposed],
        ));
    }
    let sum = |of: fn(&DomainRow) -> usize| overview.domains.iter().map(of).sum::<usize>();
    let rest = [
        sum(|row| row.warnings),
        overview.overdue(),
        sum(|r| r.measures.total()),
        sum(|r| r.proposed),
    ];
    rows.push(cells(lang.total().to_owned(), &overview.counts(), rest));
    for line in columns(&rows, out.width()) {
        out.line(&line)?;
    }
    if sum(|row| row.overdue) != overview.overdue() {
        out.line(lang.overdue_once())?;
    }
    out.line("")
}

/// Warnings that were issued and are not answered, each with its day.
fn unanswered(desk: &Desk, out: &mut Out) -> Result<(), Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let all: Vec<_> = state.unanswered().collect();
    if all.is_empty() {
        return Ok(());
    }
    out.line(&lang.warnings_unanswered(all.len()))?;
    for (seq, record) in all {
        let whom = state.addressed(record);
        let whom: Vec<_> = whom.iter().map(|id| state.short(id)).collect();
        let about = lang.warning_named(state, seq);
        let until = record.answer_by();
        out.line(&format!("  {until}  #{seq}  {}  {about}", whom.join(lang.list_comma())))?;
    }
    out.line("")
}

fn due_next(desk: &Desk, overview: &Overview, out: &mut Out) -> Result<(), Failure> {
    let lang = desk.lang;
    let mut groups: BTreeMap<_, usize> = BTreeMap::new();
    for duty in overview.due_next() {
        let unissued = matches!(duty.standing, Standing::Unissued);
        let told = unissued.then(|| lang.standing_on(duty, desk.today));
        *groups.entry((duty.due, lang.duty_owed(duty), duty.year, told)).or_default() += 1;
    }
    out.line(if groups.is_empty() { lang.nothing_due() } else { lang.due_next() })?;
    let more = groups.len().saturating_sub(DUE_ROWS);
    for ((day, name, year, told), count) in groups.into_iter().take(DUE_ROWS) {
        let row = lang.due_row(day, name, year, count);
        let told = told.map(|told| format!("  {told}")).unwrap_or_default();
        out.line(&format!("  {row}{told}"))?;
    }
    if more > 0 {
        out.line(&format!("  {}", lang.due_rows_more(more)))?;
    }
    out.line("")?;
    out.line(&lang.head_row(&desk.state().head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_that_is_over_has_no_months_left() {
        let told = |day: &str| clock(Lang::Zh, 2021, 2030, day.parse().unwrap());
        assert_eq!(told("2026-11-23"), "实施第6年，距规划期末还有49个月");
        assert_eq!(told("2030-11-30"), "实施第10年，距规划期末还有1个月");
        assert_eq!(told("2030-12-01"), "实施第10年，本月是规划期最后一个月");
        assert_eq!(told("2031-01-01"), "规划期已满");
        assert_eq!(told("2035-06-01"), "规划期已满");
    }
}
