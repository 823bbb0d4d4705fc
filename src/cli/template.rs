//! `halfsky template --department D --year Y -o F.xlsx`: the sheet that a department fills in.

use std::path::PathBuf;

use chrono::Datelike;

use super::desk::Shell;
use super::failure::{Ending, Failure};
use super::files;
use super::out::Out;
use crate::exchange;
use crate::plan::PlanId;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "supplier", long = "department", value_name = "NAME")]
    department: String,
    #[arg(long, value_parser = super::number::<i32>)]
    year: i32,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(id = "plan_id", long = "plan", value_name = "ID", value_parser = super::plan::id)]
    plan: Option<PlanId>,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let desk = shell.open()?;
    let (lang, state) = (desk.lang, desk.state());
    let department = desk.live_department(&asked.department)?;
    let plan = desk.plan(asked.plan.as_ref())?;
    let years = exchange::template_years(plan, desk.today.year());
    if !years.contains(&asked.year) {
        let (from, to) = years.into_inner();
        return Err(Failure::Usage(lang.template_year(asked.year, from, to)));
    }
    let to_screen = asked.output.as_os_str() == "-";
    if to_screen && Out::new().is_terminal() {
        return Err(Failure::Usage(lang.to_a_terminal().to_owned()));
    }
    let is_workbook = asked.output.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
    if !to_screen && !is_workbook {
        return Err(Failure::Usage(lang.template_ending(asked.output.display().to_string())));
    }
    let made = exchange::template(state, plan, &department, asked.year, lang)
        .map_err(|error| Failure::Said(lang.workbook_failed(error.to_string())))?;
    let nothing = || Failure::Said(lang.template_nothing(state.short(&department)));
    files::write_told(lang, Some(&asked.output), &made.ok_or_else(nothing)?)?;
    Ok(Ending::Done)
}
