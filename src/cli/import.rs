//! `halfsky import FILE`: a sheet's figures, shown row by row and taken all or none, as one entry.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::changes;
use super::desk::{Desk, Shell};
use super::failure::{Ending, Failure};
use super::files;
use super::out::Out;
use super::progress::Progress;
use crate::domain::decide::decide;
use crate::domain::form::Request;
use crate::domain::overview::Overview;
use crate::domain::payload::{Circumstance, Figures, OnBehalf};
use crate::domain::refusal::Refusal;
use crate::domain::since::Changes;
use crate::domain::vocabulary::Command;
use crate::exchange::{
    self, Hidden, Left, Outcome, Place, Preview, RowOutcome, Unread, outcome_word, row_doubt,
    row_line, row_told,
};
use crate::plan::PlanId;
use crate::words::{Lang, refuse_line};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[arg(value_name = "FILE")]
    pub(super) sheet: PathBuf,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    #[arg(long, value_name = "NAME")]
    signatory: Option<String>,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[arg(id = "paper_number", long = "paper", value_name = "NUMBER")]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    on: Option<NaiveDate>,
    #[arg(id = "plan_id", long = "plan", value_name = "ID", value_parser = super::plan::id)]
    plan: Option<PlanId>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    shell.now_only()?;
    let lang = shell.lang;
    let paper = on_behalf(lang, asked)?;
    let mut desk = shell.open()?;
    desk.doubt_clock();
    let progress = Progress::new();
    progress.tell(lang.import_reading());
    let preview = read(&desk, asked, &progress)?;
    // Standard input has no name.
    let name = asked.sheet.file_name().filter(|name| *name != "-");
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let command = preview.command(&asked.reason, &name.unwrap_or_default());
    let preview = preview.explained_by(&asked.reason);
    let on = asked.on.unwrap_or(desk.clock.now().date_naive());
    let circumstance = Circumstance { on, on_behalf_of: paper, attachments: Vec::new() };
    let request = command.map(|command| Request { command, circumstance });
    let request = request.map(|request| checked(&desk, request)).transpose()?;
    progress.clear();
    let trouble = trouble(&desk, &preview, request.as_ref(), asked);
    let mut out = Out::new();
    if !asked.json {
        show(&desk, &preview, asked.dry_run, &mut out)?;
        several(&desk, request.as_ref(), &mut out)?;
    }
    let to_enter = request.as_ref().filter(|_| !asked.dry_run && trouble.is_none());
    let before = to_enter.map(|_| Overview::of(desk.state(), desk.today));
    let entry = to_enter.map(|request| enter(&mut desk, request, &progress)).transpose()?;
    if asked.json {
        // What is printed is the preview; where it is also done, the entry stands with it.
        out.json(&as_json(&desk, &preview, entry))?;
    } else if trouble.is_none() {
        match entry.zip(before) {
            Some((seq, before)) => {
                let counts = preview.counts();
                out.line(&lang.import_done(counts.new + counts.corrections, seq))?;
                let now = Overview::of(desk.state(), desk.today);
                let changes = Changes::between(&before, &now, desk.state());
                changes::print_items(&desk, &changes, &mut out)?;
            }
            None if request.is_some() => out.line(lang.import_would())?,
            None => out.line(lang.import_nothing())?,
        }
    }
    let written = out.done();
    if entry.is_some() {
        desk.leave();
    }
    written?;
    trouble.map_or(Ok(Ending::Done), |trouble| Err(Failure::Said(trouble)))
}

/// Why nothing can be entered.
fn trouble(
    desk: &Desk,
    preview: &Preview,
    request: Option<&Request>,
    asked: &Asked,
) -> Option<String> {
    let (lang, counts) = (desk.lang, preview.counts());
    match request {
        _ if preview.rows.is_empty() => Some(lang.import_empty().to_owned()),
        _ if counts.refused > 0 => Some(lang.import_refused(counts.refused)),
        _ if counts.asking > 0 => Some(lang.import_asks(counts.asking)),
        Some(request) if asked.dry_run => {
            let judged = decide(desk.state(), request, &desk.actor, desk.clock.now());
            judged.err().map(|refusal| refused(desk, &refusal))
        }
        _ => None,
    }
}

fn read(desk: &Desk, asked: &Asked, progress: &Progress) -> Result<Preview, Failure> {
    let lang = desk.lang;
    let plan = desk.plan(asked.plan.as_ref())?;
    let bytes = files::read(&asked.sheet, exchange::FILE_MAX)?;
    let path = match asked.sheet.as_path() == Path::new("-") {
        true => lang.standard_input().to_owned(),
        false => asked.sheet.display().to_string(),
    };
    let sheet =
        exchange::read(&bytes).map_err(|why| Failure::Said(lang.unreadable(&path, &why)))?;
    progress.tell(&lang.import_checking(sheet.rows()));
    // Nobody could say then what was to come.
    let on = asked.on.unwrap_or(desk.clock.today());
    let preview = exchange::preview(desk.state(), plan, sheet, on.year());
    Ok(preview.brought_by(desk.state(), &desk.actor))
}

/// The paper that it is recorded from, where one is named.
fn on_behalf(lang: Lang, asked: &Asked) -> Result<Option<OnBehalf>, Failure> {
    match (&asked.signatory, &asked.title) {
        (Some(signatory), Some(title)) => Ok(Some(OnBehalf {
            signatory: signatory.clone(),
            title: title.clone(),
            paper: asked.paper.clone().unwrap_or_default(),
        })),
        (None, None) if asked.paper.is_none() => Ok(None),
        _ => Err(Failure::Usage(lang.import_signatory_title().to_owned())),
    }
}

/// Through the same checks of form as what comes from `record`, the figures aside, which were
/// checked cell by cell.
fn checked(desk: &Desk, request: Request) -> Result<Request, Failure> {
    let Command::EnterFigures(Figures { plan, figures, reason, file }) = request.command else {
        return Ok(request);
    };
    let Circumstance { on, on_behalf_of, .. } = &request.circumstance;
    let form = json!({"kind": "enter_figures", "plan": plan, "figures": [], "reason": reason,
        "file": file, "on": on, "on_behalf_of": on_behalf_of});
    let today = desk.clock.now().date_naive();
    let around = Request::from_json(form, today).map_err(|refusal| desk.refused(&refusal))?;
    let command = Command::EnterFigures(Figures { plan, figures, reason, file });
    Ok(Request { command, circumstance: around.circumstance })
}

fn enter(desk: &mut Desk, request: &Request, progress: &Progress) -> Result<u64, Failure> {
    if let Command::EnterFigures(asked) = &request.command {
        progress.tell(&desk.lang.import_writing(asked.figures.len()));
    }
    let done = desk.submit(request, |desk, refusal| Failure::Said(refused(desk, refusal)));
    progress.clear();
    done?;
    Ok(desk.office.state().head.seq)
}

fn refused(desk: &Desk, refusal: &Refusal) -> String {
    let (lang, state) = (desk.lang, desk.office.state());
    let why = refuse_line(lang, refusal, state);
    match refusal {
        Refusal::NeedsPaper(_) => lang.import_needs_paper(why),
        _ => why,
    }
}

/// Whose figures one paper holds, where they are of several departments.
fn several(desk: &Desk, request: Option<&Request>, out: &mut Out) -> Result<(), Failure> {
    let Some(Request { command: Command::EnterFigures(asked), circumstance }) = request else {
        return Ok(());
    };
    let (suppliers, _) = desk.state().concerned(&asked.plan, asked.indicators());
    match &circumstance.on_behalf_of {
        Some(paper) if suppliers.len() > 1 => {
            let names = desk.lang.shorts(desk.state(), &suppliers);
            let who = desk.lang.signed_by(&paper.signatory, &paper.title);
            out.line(&desk.lang.import_several(suppliers.len(), names, who))
        }
        _ => Ok(()),
    }
}

/// Rows that need a look; all that change where it is only looked at; then how many of each.
fn show(desk: &Desk, preview: &Preview, all: bool, out: &mut Out) -> Result<(), Failure> {
    let lang = desk.lang;
    for row in &preview.rows {
        let told = match row.outcome {
            Outcome::Unchanged(_) => false,
            Outcome::New => all || row.doubt.is_some(),
            Outcome::Correction { .. } | Outcome::Refused(_) => true,
        };
        if told {
            out.line(&row_line(lang, row, desk.state()))?;
        }
    }
    for told in lang.besides(preview) {
        out.line(&told)?;
    }
    if preview.rows.is_empty() {
        return Ok(());
    }
    out.line(&lang.import_counts(&preview.counts()))
}

fn as_json(desk: &Desk, preview: &Preview, entry: Option<u64>) -> Value {
    let (lang, state) = (desk.lang, desk.state());
    let row = |row: &RowOutcome| {
        let figure = row.figure.as_ref();
        let (by, old) = match &row.outcome {
            Outcome::Correction { by, old } => (Some(*by), Some(old)),
            Outcome::Unchanged(by) => (Some(*by), None),
            _ => (None, None),
        };
        let refused =
            matches!(row.outcome, Outcome::Refused(_)).then(|| row_told(lang, row, state));
        json!({
            "sheet": row.place.sheet, "row": row.place.row, "column": row.place.column,
            "outcome": outcome_word(&row.outcome),
            "indicator": figure.map(|it| &it.indicator),
            "name": figure.map(|it| state.indicator_name(&it.indicator)),
            "year": figure.map(|it| it.year), "sex": figure.map(|it| it.sex),
            "area": figure.map(|it| it.area), "value": figure.and_then(|it| it.value),
            "numerator": figure.and_then(|it| it.numerator),
            "denominator": figure.and_then(|it| it.denominator),
            "old_value": old.and_then(|it| it.value), "old_entry": by,
            "refused": refused, "doubt": row_doubt(lang, row, state), "needs_reason": row.asks(),
            "remark": figure.map(|it| &it.remark),
        })
    };
    let left = |it: &Left| match it {
        Left::WithoutHeadings(sheet) => json!({"sheet": sheet, "why": "no_headings"}),
        Left::Hidden(sheet) => json!({"sheet": sheet, "why": "hidden"}),
    };
    let note =
        |(at, words): &(Place, String)| json!({"sheet": at.sheet, "row": at.row, "words": words});
    let hidden = |(sheet, it): &(String, Hidden)| match it {
        Hidden::Row(row) => json!({"sheet": sheet, "row": row}),
        Hidden::Column(column) => json!({"sheet": sheet, "column": column}),
    };
    let unread = |it: &Unread| json!({"sheet": it.sheet, "column": it.column, "heading": it.words});
    let counts = preview.counts();
    json!({
        "plan": preview.plan, "entry": entry,
        "counts": {"new": counts.new, "corrections": counts.corrections,
            "unchanged": counts.unchanged, "refused": counts.refused,
            "needing_reason": counts.asking},
        "unread": preview.unread.iter().map(unread).collect::<Vec<_>>(),
        "sheets_left": preview.left.iter().map(left).collect::<Vec<_>>(),
        "rows_left": preview.notes.iter().map(note).collect::<Vec<_>>(),
        "hidden": preview.hidden.iter().map(hidden).collect::<Vec<_>>(),
        "dashes": preview.dashes,
        "rows": preview.rows.iter().map(row).collect::<Vec<_>>(),
    })
}
