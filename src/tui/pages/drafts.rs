//! Drafts: all that was typed and not handed in, and one that can no longer be opened.

use ratatui::text::Span;
use serde_json::Value;

use super::writer::Writer;
use crate::domain::duty::DutyKey;
use crate::domain::form::Field;
use crate::tui::forms::{Draft, Form, told};
use crate::tui::keymap::{Action, key};
use crate::tui::model::{Model, Screen, Subject};
use crate::tui::text;

/// Columns of what a draft is about, where what was typed stands behind it.
const ABOUT: usize = 30;

/// Columns of the beginning of what was typed.
const BEGINNING: usize = 60;

pub(super) fn write(writer: &mut Writer<'_>) {
    let (model, lang, theme) = (writer.model, writer.lang(), writer.theme());
    let (in_grid, elsewhere) = (model.grid.sheet.len(), model.drafts_elsewhere().len());
    let back = key(Action::Show(Screen::Monitor));
    let others = [
        (in_grid > 0).then(|| lang.drafts_in_grid(in_grid, back)),
        (elsewhere > 0).then(|| lang.drafts_elsewhere(elsewhere)),
    ];
    let others = others.iter().flatten();
    if model.drafts.is_empty() {
        writer.title(lang.action(Action::Drafts));
        if in_grid == 0 {
            writer.text(lang.drafts_none());
        }
        others.for_each(|told| writer.text(told));
        return;
    }
    writer.title(&lang.drafts_title(model.drafts.len()));
    writer.remark(&lang.drafts_hint(key(Action::Open), key(Action::Discard)));
    others.for_each(|told| writer.remark(told));
    writer.blank();
    // The latest first.
    for draft in model.drafts.iter().rev() {
        let beginning = beginning(model, draft);
        let room = if beginning.is_empty() { BEGINNING } else { ABOUT };
        let spans = vec![
            Span::styled(text::fit(&touched(draft), 13), theme.quiet()),
            Span::raw(format!("{}  ", command(model, draft))),
            Span::raw(text::shorten(&about(model, draft), room)),
            Span::styled(format!("  {beginning}"), theme.quiet()),
        ];
        writer.link(Subject::Draft(draft.number), spans);
    }
}

/// A draft that cannot be opened: why, and all that it says.
pub(super) fn one(writer: &mut Writer<'_>, number: u64) {
    let (model, lang) = (writer.model, writer.lang());
    let Some(draft) = model.draft(number) else { return };
    writer.title(&command(model, draft));
    writer.row(lang.draft_about(), &about(model, draft));
    writer.row(lang.draft_touched(), &touched(draft));
    let warning = writer.theme().warning();
    if let Err(reason) = Form::take_up(model, draft) {
        writer.row_styled(lang.draft_unopened(), &reason, warning);
    }
    writer.remark(&lang.draft_unopened_hint(key(Action::Discard)));
    for told in draft.told(lang).filter(|told| !told.words.trim().is_empty()) {
        writer.heading(&told.name);
        writer.text(&told.words);
    }
}

fn touched(draft: &Draft) -> String {
    draft.touched.map_or_else(String::new, |at| at.format("%m-%d %H:%M").to_string())
}

fn command(model: &Model, draft: &Draft) -> String {
    let known = draft.command().map(|kind| model.lang().command(kind).to_owned());
    known.unwrap_or_else(|| draft.kind.clone())
}

/// What the selection fixed, in a few words.
fn about(model: &Model, draft: &Draft) -> String {
    let (state, lang) = (model.state(), model.lang());
    let known = |field: Field| draft.known.get(field.name());
    let text = |field: Field| known(field).and_then(Value::as_str);
    let seq = |field: Field| known(field).and_then(Value::as_u64);
    let assigned = known(Field::Assignments).and_then(|all| all.get(0));
    let assigned = assigned.and_then(|one| one.get(Field::Item.name())?.as_str());
    let mut words = Vec::new();
    words.extend(text(Field::Department).map(|id| state.short(&id.into()).to_owned()));
    words.extend(text(Field::Person).map(|id| state.person_name(&id.into()).to_owned()));
    words.extend(
        text(Field::Item)
            .or(assigned)
            .map(|item| item.parse().map_or_else(|_| item.to_owned(), |item| state.code(&item))),
    );
    let duties = known(Field::Duties).and_then(Value::as_array);
    let first = duties.and_then(|all| all.first()?.as_str()).or(text(Field::Duty));
    let first: Option<DutyKey> = first.and_then(|key| key.parse().ok());
    let unnamed = first.as_ref().filter(|_| text(Field::Department).is_none());
    words.extend(unnamed.map(|key| state.short(&key.department).to_owned()));
    let first = first.map(|key| lang.duty_key(&key, state));
    let others = duties.map_or(0, |all| all.len().saturating_sub(1));
    words.extend(first.map(|first| lang.with_others(first, others)));
    let figures = draft.fields.get(Field::Figures.name()).and_then(Value::as_str);
    words.extend(figures.and_then(|all| {
        let mut lines = all.lines();
        Some(lang.with_others(lines.next()?.to_owned(), lines.count()))
    }));
    words.extend(text(Field::Indicator).map(|id| state.indicator_name(id).to_owned()));
    words.extend(seq(Field::Meeting).map(|seq| lang.meeting_named(state, seq)));
    let papers = [Field::Letter, Field::Report, Field::Replaces, Field::Entry, Field::Action];
    words.extend(papers.into_iter().find_map(seq).map(|seq| told(model, seq)));
    words.join(" ")
}

/// The beginning of what names it best, of several the longest; figures are what it is about.
fn beginning(model: &Model, draft: &Draft) -> String {
    let lang = model.lang();
    let typed = draft.told(lang).filter(|told| told.name != lang.field(Field::Figures));
    let said = typed
        .filter(|told| !told.words.trim().is_empty())
        .max_by_key(|told| (told.names, told.words.len()));
    said.map_or_else(String::new, |told| {
        text::shorten(&told.words.split_whitespace().collect::<Vec<_>>().join(" "), BEGINNING)
    })
}
