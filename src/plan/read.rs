//! The reader: the text of a women's or children's plan, as cities publish it, to a [`Plan`] and a
//! list of what a person should look at.
//!
//! It takes the layouts such texts have (indented, glued, without blank lines, in any usual
//! encoding) and is for this make of plan only: chapters `一、`, in one of them sections `（一）` with
//! 主要目标 and 策略措施, numbered items below. It does not read Word or PDF files, judges nothing, and
//! makes no sentences for people; that is for `words`.
//!
//! What it promises: no text is lost. Every paragraph is in the plan or in a warning with its line.
//! Only marks (numbers and the words 主要目标, 策略措施) and the title of a chapter that holds nothing
//! but domains are not kept. Text that stands in a chapter before its first section becomes a
//! section of number 0 without title; so does all text of a chapter without sections.
//!
//! The way through: `text` makes lines, `head` finds title and preface, `build` places what
//! `mark` recognises and `cut` parts, `finish` makes the plan of it.

mod build;
mod cut;
mod finish;
mod head;
mod mark;
mod problem;
mod raw;
#[cfg(test)]
mod tests;
mod text;
mod years;

pub use problem::{List, NotAPlan, Problem, Warning};

use crate::plan::{Plan, PlanId};

/// A plan, and what was odd about its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The plan.
    pub plan: Plan,
    /// What a person should look at, in the order of the lines.
    pub warnings: Vec<Warning>,
}

/// Reads a plan's text in UTF-8, UTF-16 with a byte order mark, or GB18030.
///
/// # Errors
///
/// If the bytes are no text, or the text no plan.
pub fn read(bytes: &[u8], id: PlanId) -> Result<Reading, NotAPlan> {
    let (lines, mut warnings) = text::lines(bytes)?;
    let mut lines = without_page_numbers(lines, &mut warnings);
    head::drop_contents(&mut lines, &mut warnings);
    let head = head::read(&mut lines, &mut warnings);
    let mut builder = build::Builder::new(warnings);
    for line in &lines[head.body..] {
        builder.line(line);
    }
    finish::finish(builder, head, id)
}

/// Takes out page numbers, so that a sentence may run on over the end of a page, and ornaments.
fn without_page_numbers(lines: Vec<text::Line>, warnings: &mut Vec<Warning>) -> Vec<text::Line> {
    let mut kept: Vec<text::Line> = Vec::with_capacity(lines.len());
    let mut after_page = false;
    for mut line in lines {
        if mark::page_number(&line.text) {
            let problem = Problem::PageNumber { text: line.text };
            warnings.push(Warning { line: line.number, problem });
            after_page = true;
        } else if mark::ornament(&line.text) {
            warnings.push(head::unplaced(&line));
        } else {
            line.after_blank &= !after_page;
            after_page = false;
            kept.push(line);
        }
    }
    kept
}
