//! `halfsky report KIND`: a paper for people elsewhere, in a file or on the terminal.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure, say};
use super::files;
use super::out::Out;
use super::walkthrough;
use crate::domain::entry::Seq;
use crate::domain::refusal::Refusal;
use crate::plan::{DepartmentId, PlanId};
use crate::report::{self, About, Document, Kind, Material, Paper};
use crate::tui::format::Format;
use crate::tui::plain;
use crate::words::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(id = "paper_kind", value_name = "KIND")]
    kind: Kind,
    #[arg(id = "paper_year", long = "year", value_name = "YEAR", value_parser = super::number::<i32>)]
    year: Option<i32>,
    #[arg(id = "paper_department", long = "department", value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    by: Option<NaiveDate>,
    #[arg(long, value_name = "DAY|N", value_parser = walkthrough::named)]
    meeting: Option<walkthrough::Named>,
    #[arg(id = "paper_warning", long = "warning", value_name = "N", value_parser = super::number::<Seq>)]
    warning: Option<Seq>,
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    #[arg(long, value_name = "NAME")]
    signer: Option<String>,
    #[arg(id = "plan_id", long = "plan", value_name = "ID", value_parser = super::plan::id)]
    plan: Option<PlanId>,
    #[arg(id = "paper_format", long = "format", value_name = "FORMAT")]
    format: Option<Format>,
    #[arg(id = "paper_output", long = "output", short = 'o', value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| lang.paper_kind(*self));
        Some(PossibleValue::new(en).alias(zh))
    }
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let lang = shell.lang;
    let file = files::named(asked.output.as_deref());
    fits(asked, lang)?;
    let folder = file.filter(|file| asked.is_for_each() && file.is_dir());
    if let Some(file) = file.filter(|file| folder.is_none() && file.is_dir()) {
        return Err(Failure::Usage(lang.output_is_folder(file.display().to_string())));
    }
    let format = match folder {
        Some(_) => asked.format.unwrap_or(Format::Docx),
        None => format(asked, file, lang)?,
    };
    let desk = shell.open()?;
    if let Some((seq, _)) = desk.office.broken() {
        return Err(Failure::Said(lang.no_paper_of_broken(seq)));
    }
    if let Some(folder) = folder {
        return for_each(&desk, asked, format, folder);
    }
    let id = asked.department.as_deref();
    let id = id.map(|text| desk.live_department(text)).transpose()?;
    let mut paper = paper(&desk, asked, id.as_ref())?;
    fill(&mut paper, asked, lang)?;
    let mut out = Out::new();
    if format == Format::Txt && file.is_none() {
        let room = out.width().unwrap_or(plain::WIDTH);
        plain::lines(&paper, room).iter().try_for_each(|line| out.line(line))?;
        out.done()?;
        return Ok(Ending::Done);
    }
    files::write_told(lang, file, &format.bytes(&paper).map_err(Failure::Said)?)?;
    Ok(Ending::Done)
}

impl Asked {
    /// Whether it is of one department, and none is named.
    fn is_for_each(&self) -> bool {
        self.kind.about() == About::Department && self.department.is_none()
    }
}

/// Writes the paper of each department that has one into a folder: none where one is there already.
fn for_each(desk: &Desk, asked: &Asked, format: Format, folder: &Path) -> Result<Ending, Failure> {
    let (lang, state) = (desk.lang, desk.state());
    if asked.reference.is_some() {
        return Err(Failure::Usage(lang.paper_one_number().to_owned()));
    }
    let mut made = Vec::new();
    for department in state.departments() {
        let id = &department.id;
        if asked.kind == Kind::Letter && letter_year(desk, id, asked.year)?.is_none() {
            continue;
        }
        let mut paper = paper(desk, asked, Some(id))?;
        fill(&mut paper, asked, lang)?;
        let name = lang.paper_file(asked.kind, state.short(id));
        let file = folder.join(name).with_extension(format.ending());
        made.push((file, format.bytes(&paper).map_err(Failure::Said)?));
    }
    if let Some((there, _)) = made.iter().find(|(file, _)| file.exists()) {
        return Err(Failure::File(there.clone(), io::ErrorKind::AlreadyExists.into()));
    }
    for (file, bytes) in &made {
        crate::files::write_new(file, bytes).map_err(|why| Failure::File(file.clone(), why))?;
    }
    say(lang, &lang.papers_written(made.len(), folder.display().to_string()));
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
    let about = asked.kind.about();
    let of_department = matches!(about, About::Department | About::Departments);
    let wrong = [
        ("--department", asked.department.is_some() && !of_department),
        ("--year", asked.year.is_some() && !asked.kind.is_of_a_year()),
        ("--by", asked.by.is_some() && about != About::Departments),
        ("--plan", asked.plan.is_some() && about != About::Plan),
        ("--warning", asked.warning.is_some() && about != About::Warning),
        ("--meeting", asked.meeting.is_some() && about != About::Meeting),
    ];
    match wrong.iter().find(|(_, wrong)| *wrong) {
        Some((option, _)) => Err(Failure::Usage(lang.paper_not_of(option))),
        None => Ok(()),
    }
}

fn paper(desk: &Desk, asked: &Asked, id: Option<&DepartmentId>) -> Result<Document, Failure> {
    let lang = desk.lang;
    let (state, day) = (desk.state(), desk.today);
    let material = Material { state, day, lang, maker: state.person(&desk.actor) };
    let department = || id.ok_or_else(|| Failure::Usage(lang.paper_of_department().to_owned()));
    let read = |seq| desk.fact(seq).map(|fact| fact.event);
    let plan = || {
        let plan = desk.plan(asked.plan.as_ref())?;
        within(asked.year, plan.from, desk.today.year().min(plan.to), lang)?;
        Ok::<_, Failure>(plan)
    };
    let made = match asked.kind {
        Kind::Letter => {
            let id = department()?;
            let year = letter_year(desk, id, asked.year)?;
            let nothing = || desk.refused(&Refusal::AnswersForNothing(id.clone()));
            Paper::Letter(id, year.ok_or_else(nothing)?)
        }
        Kind::Sheet => Paper::Sheet(department()?),
        Kind::Reminder(degree) => {
            if let Some(by) = asked.by.filter(|by| *by < desk.today) {
                return Err(Failure::Said(lang.paper_by_past(by)));
            }
            Paper::Reminder(degree, id, asked.by)
        }
        Kind::Warning => Paper::Warning(warning(desk, asked.warning)?),
        Kind::Unmet => Paper::Unmet(plan()?),
        Kind::Division => Paper::Division(plan()?),
        Kind::Circular => Paper::Circular(plan()?, asked.year),
        Kind::Yearly => Paper::Yearly(plan()?, asked.year),
        Kind::Evaluation(term) => Paper::Evaluation(plan()?, term),
        Kind::Government => Paper::Government(plan()?, asked.year),
        Kind::Invitation => {
            // Without a name the next one that is still to come; of those whose day is gone by the last.
            let away = |day: NaiveDate| (day < desk.today, (day - desk.today).abs());
            let coming = desk.state().meetings.iter().filter(|(_, it)| it.opened.is_none());
            let next = coming.min_by_key(|(_, meeting)| away(meeting.day())).map(|(seq, _)| *seq);
            let next = next.filter(|_| asked.meeting.is_none());
            Paper::Invitation(match next {
                Some(seq) => seq,
                None => walkthrough::meant(desk, asked.meeting)?.0,
            })
        }
        Kind::Pack => Paper::Pack(walkthrough::meant(desk, asked.meeting)?.0),
        Kind::Minutes => Paper::Minutes(walkthrough::held(desk, asked.meeting)?),
    };
    let none = || match (asked.kind, id) {
        (Kind::Reminder(degree), Some(id)) => {
            lang.paper_none_to_remind(material.state.short(id), lang.degree(degree))
        }
        (Kind::Reminder(degree), None) => lang.paper_nobody_to_remind(lang.degree(degree)),
        (Kind::Invitation, _) => lang.paper_meeting_over().to_owned(),
        _ => lang.paper_no_duties().to_owned(),
    };
    report::paper(&material, made, read)?.ok_or_else(|| Failure::Said(none()))
}

/// The warning that is meant; which there are where none is named.
fn warning(desk: &Desk, named: Option<Seq>) -> Result<Seq, Failure> {
    let (lang, state) = (desk.lang, desk.state());
    let Some(seq) = named else {
        let open: Vec<String> = state
            .unanswered()
            .map(|(seq, _)| format!("#{seq} {}", lang.warning_named(state, seq)))
            .collect();
        return Err(match open.as_slice() {
            [] => Failure::Said(lang.paper_no_warning().to_owned()),
            some => Failure::Usage(lang.paper_of_warning(some.join(lang.semicolon()))),
        });
    };
    match state.warnings.contains_key(&seq) {
        true => Ok(seq),
        false => Err(desk.refused(&Refusal::NoWarning(seq))),
    }
}

fn within(year: Option<i32>, from: i32, to: i32, lang: Lang) -> Result<(), Failure> {
    match year.filter(|year| !(from..=to).contains(year)) {
        Some(year) => Err(Failure::Usage(lang.paper_year(year, from, to))),
        None => Ok(()),
    }
}

/// The year of a letter; none of a department that has nothing to answer for.
fn letter_year(desk: &Desk, id: &DepartmentId, year: Option<i32>) -> Result<Option<i32>, Failure> {
    let state = desk.state();
    let (from, to) = state.years().unwrap_or_default();
    within(year, from, to, desk.lang)?;
    let now = desk.today.year().clamp(from, to);
    let year = year.unwrap_or_else(|| state.usual_letter_year(id, now));
    let answers = !state.items_of(id).is_empty() || state.letter_of(id, year).is_some();
    Ok(answers.then_some(year))
}

/// Puts number and signer where the paper has a place for them.
fn fill(paper: &mut Document, asked: &Asked, lang: Lang) -> Result<(), Failure> {
    let given = [("--reference", &asked.reference), ("--signer", &asked.signer)];
    for ((option, given), place) in given.into_iter().zip(paper.blanks()) {
        match (given, place) {
            (Some(given), Some(place)) => given.trim().clone_into(place),
            // There is no place for one, or it has one.
            (Some(_), None) => return Err(Failure::Usage(lang.paper_not_of(option))),
            (None, _) => {}
        }
    }
    Ok(())
}
