//! `halfsky plan read FILE`: a plan's text to a plan, with what a person should look at.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::desk::Shell;
use super::failure::{Ending, Failure, say};
use super::out::Out;
use crate::plan::read::{Reading, read};
use crate::plan::{ItemKind, Plan, PlanId};
use crate::words::{not_a_plan, plan_warning};

#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Read(ReadAsked),
}

#[derive(Debug, clap::Args)]
struct ReadAsked {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "ID", default_value = "women", value_parser = id)]
    id: PlanId,
    #[arg(long)]
    json: bool,
}

pub(super) fn id(text: &str) -> Result<PlanId, String> {
    PlanId::new(text).ok_or_else(String::new)
}

pub(super) fn run(shell: &Shell, asked: &Asked) -> Result<Ending, Failure> {
    let What::Read(asked) = &asked.what;
    let lang = shell.lang;
    let bytes = bytes(&asked.file).map_err(|error| Failure::File(asked.file.clone(), error))?;
    let Reading { plan, warnings } = read(&bytes, asked.id.clone())
        .map_err(|why| Failure::Said(not_a_plan(lang, &asked.file.display().to_string(), why)))?;
    let mut out = Out::new();
    if asked.json {
        let mut text = format!("{:#}", json!(plan));
        text.push('\n');
        out.bytes(text.as_bytes())?;
        warnings.iter().for_each(|warning| say(lang, &plan_warning(lang, warning)));
    } else {
        outline(shell, &plan, &mut out)?;
        out.line("")?;
        if warnings.is_empty() {
            out.line(lang.plan_clean())?;
        } else {
            out.line(&lang.plan_odd(warnings.len()))?;
        }
        for warning in &warnings {
            out.hang("", 2, &plan_warning(lang, warning))?;
        }
    }
    out.done()?;
    Ok(Ending::Done)
}

fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(file)
}

fn outline(shell: &Shell, plan: &Plan, out: &mut Out) -> Result<(), Failure> {
    let lang = shell.lang;
    out.line(&lang.plan_years(&plan.title, plan.from, plan.to))?;
    let count = |kind| plan.clauses(kind).count();
    let (targets, measures) = (count(ItemKind::Target), count(ItemKind::Measure));
    out.line(&lang.plan_counts(plan.domains.len(), targets, measures))?;
    out.line("")?;
    out.line(&lang.preface_row(plan.preface.len()))?;
    for chapter in plan.chapters.iter() {
        let count = chapter.sections.len();
        out.line(&lang.chapter_row(chapter.number, &chapter.title, count))?;
    }
    for domain in &plan.domains {
        out.line("")?;
        let counts = lang.domain_counts(domain.targets.len(), domain.measures.len());
        out.line(&format!("{} {}  {counts}", domain.code, domain.name))?;
        for clause in domain.targets.iter().chain(&domain.measures) {
            out.row(&format!("  {:<6}{}", clause.code.to_string(), clause.title))?;
        }
    }
    Ok(())
}
