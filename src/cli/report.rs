//! `halfsky report KIND`: a paper for people elsewhere, in a file or on the terminal.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate};
use clap::ValueEnum;

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::files;
use super::out::Out;
use super::walkthrough;
use crate::domain::payload::Term;
use crate::domain::refusal::Refusal;
use crate::plan::{DepartmentId, PlanId};
use crate::report::{self, Document, Material, NOTICE_DAYS, Paper};
use crate::tui::plain;
use crate::words::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "paper_kind", value_name = "KIND")]
    kind: Kind,
    #[arg(id = "paper_year", long = "year", value_name = "YEAR")]
    year: Option<i32>,
    #[arg(id = "paper_department", long = "department", value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    by: Option<NaiveDate>,
    #[arg(long, value_name = "DAY|N", value_parser = walkthrough::named)]
    meeting: Option<walkthrough::Named>,
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    #[arg(long, value_name = "NAME")]
    signer: Option<String>,
    #[arg(id = "plan_id", long = "plan", value_name = "ID", value_parser = super::plan::id)]
    plan: Option<PlanId>,
    #[arg(id = "paper_format", long = "format", value_name = "FORMAT")]
    format: Option<Format>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    #[value(alias = "责任书")]
    Letter,
    #[value(alias = "督办通知")]
    SupervisionNotice,
    #[value(alias = "单位情况表")]
    DepartmentSheet,
    #[value(alias = "年度监测报告")]
    YearlyReport,
    #[value(alias = "中期评估报告")]
    MidtermEvaluation,
    #[value(alias = "终期评估报告")]
    FinalEvaluation,
    #[value(alias = "会议材料")]
    MeetingPack,
    #[value(alias = "会议纪要")]
    Minutes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Docx,
    Md,
    Txt,
    Xlsx,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let lang = shell.lang;
    let file = files::named(asked.output.as_deref());
    let format = format(asked, file, lang)?;
    fits(asked, lang)?;
    let desk = shell.open()?;
    if let Some((seq, _)) = desk.office.broken() {
        return Err(Failure::Said(lang.no_paper_of_broken(seq)));
    }
    let mut paper = paper(&desk, asked)?;
    fill(&mut paper, asked, lang)?;
    let mut out = Out::new();
    if format == Format::Txt && file.is_none() {
        let room = out.width().unwrap_or(plain::WIDTH);
        plain::lines(&paper, room).iter().try_for_each(|line| out.line(line))?;
        out.done()?;
        return Ok(Ending::Done);
    }
    files::write_told(lang, file, &bytes(&paper, format)?)?;
    Ok(Ending::Done)
}

/// What was asked for, else what the file's name ends in, else text.
fn format(asked: &Asked, file: Option<&Path>, lang: Lang) -> Result<Format, Failure> {
    let format = match (asked.format, file) {
        (Some(format), _) => format,
        (None, Some(file)) => files::format_of(lang, file)?,
        (None, None) => Format::Txt,
    };
    let packed = matches!(format, Format::Docx | Format::Xlsx);
    if packed && file.is_none() && Out::new().is_terminal() {
        return Err(Failure::Usage(lang.paper_to_a_terminal().to_owned()));
    }
    Ok(format)
}

/// Whether the paper takes what is given with it, and is given what it needs.
fn fits(asked: &Asked, lang: Lang) -> Result<(), Failure> {
    let about_one = matches!(asked.kind, Kind::Letter | Kind::DepartmentSheet);
    if about_one && asked.department.is_none() {
        return Err(Failure::Usage(lang.paper_of_department().to_owned()));
    }
    let notice = asked.kind == Kind::SupervisionNotice;
    let of_meeting = matches!(asked.kind, Kind::MeetingPack | Kind::Minutes);
    let of_plan = !about_one && !notice && !of_meeting;
    let years = matches!(asked.kind, Kind::Letter | Kind::YearlyReport);
    let wrong = [
        ("--department", asked.department.is_some() && (of_plan || of_meeting)),
        ("--year", asked.year.is_some() && !years),
        ("--by", asked.by.is_some() && !notice),
        ("--plan", asked.plan.is_some() && !of_plan),
        ("--meeting", asked.meeting.is_some() && !of_meeting),
    ];
    match wrong.iter().find(|(_, wrong)| *wrong) {
        Some((option, _)) => Err(Failure::Usage(lang.paper_not_of(option))),
        None => Ok(()),
    }
}

fn paper(desk: &Desk, asked: &Asked) -> Result<Document, Failure> {
    let lang = desk.lang;
    let material = Material { state: desk.state(), day: desk.today, lang };
    let department = asked.department.as_deref();
    let department = department.map(|text| desk.live_department(text)).transpose()?;
    let read = |seq| desk.fact(seq).map(|fact| fact.event);
    let plan = || desk.plan(asked.plan.as_ref());
    let made = match (asked.kind, &department) {
        (Kind::Letter, Some(id)) => Paper::Letter(id, letter_year(desk, id, asked.year)?),
        (Kind::DepartmentSheet, Some(id)) => Paper::Sheet(id),
        (Kind::Letter | Kind::DepartmentSheet, None) => {
            return Err(Failure::Usage(lang.paper_of_department().to_owned()));
        }
        (Kind::SupervisionNotice, id) => {
            let by = asked.by.unwrap_or(desk.today + Days::new(NOTICE_DAYS));
            if by < desk.today {
                return Err(Failure::Said(lang.paper_by_past(by)));
            }
            Paper::Notice(id.as_ref(), by)
        }
        (Kind::MeetingPack, _) => Paper::Pack(walkthrough::meant(desk, asked.meeting)?.0),
        (Kind::Minutes, _) => Paper::Minutes(walkthrough::held(desk, asked.meeting)?),
        (Kind::MidtermEvaluation, _) => Paper::Evaluation(plan()?, Term::Midterm),
        (Kind::FinalEvaluation, _) => Paper::Evaluation(plan()?, Term::Final),
        (Kind::YearlyReport, _) => {
            let plan = plan()?;
            within(asked.year, plan.from, desk.today.year().min(plan.to), lang)?;
            Paper::Yearly(plan, asked.year)
        }
    };
    let none = || match &department {
        Some(id) => lang.paper_nothing_late(material.state.short(id)),
        None => lang.paper_nobody_late().to_owned(),
    };
    report::paper(&material, made, read)?.ok_or_else(|| Failure::Said(none()))
}

fn within(year: Option<i32>, from: i32, to: i32, lang: Lang) -> Result<(), Failure> {
    match year.filter(|year| !(from..=to).contains(year)) {
        Some(year) => Err(Failure::Said(lang.paper_year(year, from, to))),
        None => Ok(()),
    }
}

/// The year of a letter, of a department that has something to answer for.
fn letter_year(desk: &Desk, id: &DepartmentId, year: Option<i32>) -> Result<i32, Failure> {
    let state = desk.state();
    let (from, to) = state.years().unwrap_or_default();
    within(year, from, to, desk.lang)?;
    let now = desk.today.year().clamp(from, to);
    let year = year.unwrap_or_else(|| state.usual_letter_year(id, now));
    if state.items_of(id).is_empty() && state.letter_of(id, year).is_none() {
        return Err(desk.refused(&Refusal::AnswersForNothing(id.clone())));
    }
    Ok(year)
}

/// Puts number and signer where the paper has a place for them.
fn fill(paper: &mut Document, asked: &Asked, lang: Lang) -> Result<(), Failure> {
    for (option, given, place) in [
        ("--reference", &asked.reference, &mut paper.reference),
        ("--signer", &asked.signer, &mut paper.signer),
    ] {
        match (given, place) {
            (Some(given), Some(place)) => given.trim().clone_into(place),
            (Some(_), None) => return Err(Failure::Usage(lang.paper_not_of(option))),
            (None, _) => {}
        }
    }
    Ok(())
}

fn bytes(paper: &Document, format: Format) -> Result<Vec<u8>, Failure> {
    let lang = paper.lang;
    let failed = |why: String| Failure::Said(lang.paper_failed(why));
    Ok(match format {
        Format::Docx => report::docx(paper).map_err(|error| failed(error.to_string()))?,
        Format::Md => report::markdown(paper).into_bytes(),
        Format::Txt => plain::whole(paper).into_bytes(),
        Format::Xlsx => {
            let made = report::xlsx(paper).map_err(|error| failed(error.to_string()))?;
            made.ok_or_else(|| Failure::Said(lang.paper_no_tables().to_owned()))?
        }
    })
}
