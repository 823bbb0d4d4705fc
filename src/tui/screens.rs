//! The screens. Each says how many rows its list has, what a row is about, and draws itself.

pub(super) mod departments;
pub(super) mod domains;
pub(super) mod journal;
pub(super) mod meetings;
pub(super) mod monitor;
pub(super) mod overview;
pub(super) mod unmet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::model::{Model, Screen, Subject};
use super::room::{GAP, READABLE};
use super::text;
use super::theme::Tone;
use super::widgets::rows::{self, Rows};
use super::widgets::table::Table;
use crate::domain::assess::{Attainment, Outlook};
use crate::domain::duty::Standing;
use crate::domain::entry::Seq;
use crate::domain::fact::Fact;
use crate::domain::payload::Progress;
use crate::plan::Item;
use crate::words::tell;

/// Columns from which pages, and lists without many columns, leave room beside them.
const LIST: usize = 98;

/// The narrowest page beside a list that is worth its room.
const NARROWEST: usize = 58;

/// How many rows the open screen's list has.
pub(super) fn len(model: &Model) -> usize {
    subjects(model).len()
}

/// How many rows of its list the open screen can show.
pub(super) fn height(model: &Model) -> usize {
    let body = model.body_height();
    match model.screen {
        Screen::Overview => model.overview.domains.len().min(body),
        Screen::Domains => body,
        Screen::Monitor => monitor::height(body),
        Screen::Unmet | Screen::Departments | Screen::Journal | Screen::Meetings => {
            body.saturating_sub(1)
        }
    }
}

/// What the selected row is about.
pub(super) fn subject(model: &Model) -> Option<Subject> {
    match model.screen {
        Screen::Monitor => {
            let (plan, indicator) = model.grid_row()?;
            Some(Subject::Indicator(plan.clone(), indicator.id.clone()))
        }
        // Of tens of thousands the one is at hand.
        Screen::Journal => {
            let entries = journal::entries(model);
            let at = model.scroll().selected_in(entries.len())?;
            entries.get(at).map(Subject::Entry)
        }
        _ => from_selected(model).next().flatten(),
    }
}

/// What the selected row is about, and every row after it.
fn from_selected(model: &Model) -> impl Iterator<Item = Option<Subject>> {
    let rows = subjects(model);
    let at = model.scroll().selected_in(rows.len()).unwrap_or(0);
    rows.skip(at)
}

/// What each row of a list is about; a group is about nothing.
type Subjects<'a> = Box<dyn ExactSizeIterator<Item = Option<Subject>> + 'a>;

/// What every row is about, in order.
pub(super) fn subjects(model: &Model) -> Subjects<'_> {
    match model.screen {
        Screen::Overview => {
            let rows = overview::rows(model).into_iter();
            Box::new(rows.map(|row| Some(Subject::Domain(row.plan.clone(), row.code))))
        }
        Screen::Domains => {
            Box::new(domains::rows(model).into_iter().map(|row| Some(row.subject())))
        }
        Screen::Unmet => Box::new(unmet::rows(model).into_iter().map(|row| row.subject())),
        Screen::Departments => {
            let rows = departments::rows(model).into_iter();
            Box::new(rows.map(|row| Some(Subject::Department(row.id.clone()))))
        }
        Screen::Journal => {
            let entries = journal::entries(model);
            Box::new((0..entries.len()).map(move |at| entries.get(at).map(Subject::Entry)))
        }
        Screen::Meetings => {
            let rows = meetings::rows(model).into_iter();
            Box::new(rows.map(|(seq, _)| Some(Subject::Meeting(seq))))
        }
        Screen::Monitor => Box::new(monitor::rows(model).into_iter().map(|row| {
            let (plan, indicator) = row.indicator()?;
            Some(Subject::Indicator(plan.clone(), indicator.id.clone()))
        })),
    }
}

/// The entries that the open screen shows a line of.
pub(super) fn entries_shown(model: &Model) -> Vec<Seq> {
    match model.screen {
        _ if !model.pages.is_empty() => Vec::new(),
        Screen::Overview => overview::latest(model),
        Screen::Journal => {
            let entries = journal::entries(model);
            let visible = model.scroll().visible(entries.len(), height(model));
            visible.filter_map(|at| entries.get(at)).collect()
        }
        Screen::Monitor => {
            let cell = model.grid_cell();
            let figure = cell.as_ref().and_then(|cell| model.figure(cell)).into_iter();
            figure.flat_map(|(entry, it)| [Some(entry), it.returned]).flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// Columns of the open list or page, and of what is shown in full beside it, where there is room.
pub(super) fn split(model: &Model) -> (usize, Option<usize>) {
    let cols = model.cols().saturating_sub(2);
    let tree = model.screen == Screen::Domains && model.pages.is_empty();
    let pane = match (tree, cols.checked_sub(full_cols(model) + GAP)) {
        (true, _) => cols.saturating_sub(domains::tree_cols(cols) + GAP),
        (false, Some(pane)) if pane >= NARROWEST => pane,
        _ => return (cols, None),
    };
    let pane = pane.min(READABLE);
    // The tree needs no more than it takes; the lists take what the page leaves.
    let list = if tree { domains::tree_cols(cols) } else { cols - pane - GAP };
    (list, Some(pane))
}

/// Columns in which the open list or page leaves nothing out: a page beside it takes none of them, or a
/// wider window would show less.
fn full_cols(model: &Model) -> usize {
    match model.screen {
        _ if !model.pages.is_empty() => LIST,
        Screen::Overview => overview::full_cols(model),
        Screen::Unmet => unmet::full_cols(model),
        Screen::Departments => departments::full_cols(model),
        Screen::Monitor => monitor::full_cols(model),
        Screen::Meetings => meetings::full_cols(model),
        Screen::Domains | Screen::Journal => LIST,
    }
}

/// Columns of the open list.
fn list_cols(model: &Model) -> usize {
    split(model).0
}

/// What is shown in full beside the open list or page: what is selected in it.
pub(super) fn beside(model: &Model) -> Option<Subject> {
    let selected = match model.pages.last() {
        Some(page) => page.link().cloned(),
        // A group stands for the first of its targets.
        None if model.screen == Screen::Unmet => from_selected(model).flatten().next(),
        None => subject(model),
    };
    // These two open something other than a page.
    selected.filter(|subject| !matches!(subject, Subject::Duty(..) | Subject::Trail(_)))
}

/// Draws the open screen's list.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    match model.screen {
        Screen::Overview => overview::draw(model, area, buffer),
        Screen::Domains => domains::draw(model, area, buffer),
        Screen::Unmet => unmet::draw(model, area, buffer),
        Screen::Departments => departments::draw(model, area, buffer),
        Screen::Journal => journal::draw(model, area, buffer),
        Screen::Monitor => monitor::draw(model, area, buffer).0,
        Screen::Meetings => meetings::draw(model, area, buffer),
    }
}

/// The tone of an attainment.
pub(super) fn tone(attainment: Attainment) -> Tone {
    match attainment {
        Attainment::Met => Tone::Good,
        Attainment::Nearly => Tone::Nearly,
        Attainment::Unmet => Tone::Bad,
        Attainment::NoData => Tone::Missing,
        Attainment::Unrated => Tone::Neutral,
    }
}

/// The tone of an outlook.
pub(super) fn outlook_tone(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::OnCourse => Tone::Good,
        Outlook::Effort => Tone::Nearly,
        Outlook::Hard | Outlook::Away => Tone::Bad,
        Outlook::Unknown => Tone::Missing,
    }
}

/// The tone of how far a measure is.
pub(super) fn progress_tone(step: Option<Progress>) -> Tone {
    match step {
        Some(Progress::Done) => Tone::Good,
        Some(Progress::Underway) => Tone::Neutral,
        Some(Progress::Behind) => Tone::Bad,
        Some(Progress::NotStarted) => Tone::Nearly,
        None => Tone::Missing,
    }
}

/// How a target stands or how far a measure is, in a word.
pub(super) fn standing(model: &Model, item: &Item) -> (&'static str, Tone) {
    if let Some(row) = model.overview.target(item) {
        let attainment = row.assessment.attainment;
        return (model.lang().short_attainment(attainment), tone(attainment));
    }
    let word = model.overview.measure(item).and_then(|row| row.word);
    let step = word.map(|word| word.progress);
    (model.lang().step(step), progress_tone(step))
}

/// The tone of a duty.
pub(super) fn duty_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue { .. } | Standing::Returned { .. } => Tone::Bad,
        Standing::DueSoon { .. } | Standing::Waiting { .. } | Standing::Unissued => Tone::Nearly,
        Standing::NotDue | Standing::Unreported | Standing::Waived { .. } => Tone::Missing,
        Standing::Done { .. } => Tone::Good,
    }
}

/// What an entry says in one line, with what must be seen wherever it is: that it was withdrawn,
/// that it was recorded for others. Of a long one there is as much as shows that it is too long.
pub(super) fn entry_line(model: &Model, fact: &Fact) -> Vec<Span<'static>> {
    let told = tell(model.lang(), fact, model.state());
    let mut line = entry_marks(model, fact);
    line.push(Span::raw(text::one_line(text::clip(&told, model.cols() + 2))));
    line
}

fn entry_marks(model: &Model, fact: &Fact) -> Vec<Span<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let withdrawn = model.state().withdrawn.contains_key(&fact.seq);
    let for_others = fact.circumstance.on_behalf_of.is_some();
    let withdrawn = withdrawn.then_some((lang.mark_withdrawn(), theme.warning()));
    let for_others = for_others.then_some((lang.on_behalf(), theme.proposed()));
    let marks = withdrawn.into_iter().chain(for_others);
    marks.flat_map(|(word, style)| [Span::styled(word, style), Span::raw(" ")]).collect()
}

/// A table's head and the rows in view.
fn draw_table<'a, Id: Copy>(
    model: &Model,
    table: &Table<Id>,
    len: usize,
    cell: impl Fn(usize, Id) -> Line<'a>,
    area: Rect,
    buffer: &mut Buffer,
) -> Rows {
    table.put_head(buffer, area.as_position(), model.theme.heading());
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let scroll = model.scroll();
    let visible = scroll.visible(len, usize::from(list.height));
    say_rest(model, len.saturating_sub(visible.end), area, buffer);
    let put = |nth, at, buffer: &mut Buffer| table.put(buffer, at, |column| cell(nth, column));
    let rows = rows::draw_by(list, visible, scroll.selected_in(len), model.theme, buffer, put);
    rows.without(table.left_out())
}

/// As [`say_below`]; not under a popup, whose rows it would be taken for.
pub(super) fn say_rest(model: &Model, below: usize, area: Rect, buffer: &mut Buffer) {
    if model.layer.is_none() {
        say_below(model, below, area, buffer);
    }
}

/// How many rows of a list or page lie below what is seen, in the quiet line under it.
pub(super) fn say_below(model: &Model, below: usize, area: Rect, buffer: &mut Buffer) {
    if model.message.is_none() {
        count_below(model, below, area, buffer);
    }
}

/// The same, in a row of its own.
pub(super) fn count_below(model: &Model, below: usize, area: Rect, buffer: &mut Buffer) {
    if below > 0 {
        let words = model.lang().lines_below(below);
        let x = area.right().saturating_sub(text::width(&words) as u16);
        text::put(buffer, x, area.bottom(), &words, usize::from(area.width), model.theme.quiet());
    }
}

/// A number, or nothing where it is 0, so that what is there stands out.
fn count(number: usize, tone: Tone, model: &Model) -> Line<'static> {
    match number {
        0 => Line::raw("-"),
        _ => Line::from(Span::styled(number.to_string(), model.theme.status(tone))),
    }
}
