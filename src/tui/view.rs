//! A model as a frame: header, the open screen or page, the quiet line, the footer, and what lies
//! over them. Reads the model and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::deeds;
use super::keymap::{Action, key};
use super::model::{Message, Model, Screen, Subject};
use super::pages::Page;
use super::screens;
use super::term::paint::Cursor;
use super::text;
use super::theme::Theme;
use crate::domain::duty::plan_clock;
use crate::domain::vocabulary::CommandKind;
use crate::words::Lang;

/// Rows that header, quiet line and footer take.
pub const AROUND: usize = 5;

/// What the footer names first, where it can be done: what somebody waits for, then the rest.
const FIRST_NAMED: &[CommandKind] = &[
    CommandKind::AcceptReport,
    CommandKind::ReturnReport,
    CommandKind::SignLetter,
    CommandKind::CountersignLetter,
    CommandKind::ConfirmAssignments,
    CommandKind::IssueLetter,
    CommandKind::SubmitReport,
    CommandKind::FileScheme,
    CommandKind::Assign,
    CommandKind::WriteNote,
    CommandKind::Withdraw,
];

/// The smallest screen that can be used.
pub const SMALLEST: (u16, u16) = (60, 20);

/// Draws everything.
pub fn draw(model: &Model, screen: Rect) -> (Buffer, Cursor) {
    if let Some(buffer) = too_small(model.lang(), model.theme, screen) {
        return (buffer, Cursor::default());
    }
    let mut buffer = Buffer::empty(screen);
    let body = Rect { x: 1, y: 3, width: screen.width - 2, height: screen.height - AROUND as u16 };
    header(model, screen, &mut buffer);
    if model.pages.is_empty() && model.form.is_none() && !model.filter().is_open() {
        let told = model.lang().narrowed(model.filter().told(model));
        let told = text::shorten(&told, usize::from(body.width));
        text::put(&mut buffer, body.x, 2, &told, usize::MAX, model.theme.accent());
    }
    footer(model, screen, &mut buffer);
    let mut cursor = Cursor { at: body.as_position(), shown: false };
    if let Some(form) = &model.form {
        let area = Rect { height: body.height + 1, ..body };
        cursor = Cursor { at: form.draw(model, area, &mut buffer), shown: !form.on_button() };
    } else {
        let at = match model.pages.last() {
            Some(page) => draw_page(model, page, true, body, &mut buffer),
            None => screens::draw(model, body, &mut buffer),
        };
        cursor.at = at.unwrap_or(cursor.at);
    }
    if let Some(layer) = &model.layer {
        let (at, shown) = layer.draw(model, screen, &mut buffer);
        cursor = Cursor { at, shown };
    }
    (buffer, cursor)
}

/// What a screen that is too small shows instead: what size is needed.
pub(super) fn too_small(lang: Lang, theme: Theme, screen: Rect) -> Option<Buffer> {
    if screen.width >= SMALLEST.0 && screen.height >= SMALLEST.1 {
        return None;
    }
    let mut buffer = Buffer::empty(screen);
    let words = lang.too_small(SMALLEST.0, SMALLEST.1, screen.width, screen.height);
    let lines = text::wrap(&words, usize::from(screen.width));
    for (y, line) in (0..screen.height).zip(lines) {
        text::put(&mut buffer, 0, y, &words[line], usize::MAX, theme.text());
    }
    Some(buffer)
}

fn header(model: &Model, screen: Rect, buffer: &mut Buffer) {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let cols = usize::from(screen.width);
    let plan = state.plan();
    let title =
        plan.map_or_else(String::new, |plan| format!("{} {}-{}", plan.title, plan.from, plan.to));
    let tabs = tabs(model);
    let room = cols.saturating_sub(tabs.width() + 10);
    let mut line = vec![
        Span::styled(" 半边天 ", theme.accent()),
        Span::raw(text::fit(&title, room)),
        Span::raw("  "),
    ];
    line.extend(tabs.spans);
    text::put_line(buffer, 0, 0, &Line::from(line), usize::from(screen.width));

    let clock = plan.map_or_else(String::new, |plan| {
        let (year, months) = plan_clock(plan.from, plan.to, model.today());
        match months {
            0.. => format!("  {}", lang.year_of_plan(year, months)),
            _ => format!("  {}", lang.plan_over()),
        }
    });
    let day = format!(" {}", model.today());
    let marks: Vec<String> = marks(model).iter().map(|mark| format!(" {mark} ")).collect();
    let marked: usize = marks.iter().map(|mark| text::width(mark) + 2).sum();
    // Of what does not fit, the marks stay, then the name; the plan's clock goes first.
    let mut room = cols.saturating_sub(text::width(&day) + marked + 2);
    let who = text::shorten(&who(model), room);
    room -= text::width(&who);
    let mut left = vec![Span::raw(day)];
    if text::width(&clock) <= room {
        left.push(Span::styled(clock, theme.dim()));
    }
    for mark in marks {
        left.push(Span::raw("  "));
        left.push(Span::styled(mark, theme.demo_mark()));
    }
    text::put_line(buffer, 0, 1, &Line::from(left), usize::from(screen.width));
    let x = cols.saturating_sub(text::width(&who) + 1) as u16;
    text::put(buffer, x, 1, &who, cols, theme.text());
}

/// The person at the keyboard.
fn who(model: &Model) -> String {
    let (lang, state) = (model.lang(), model.state());
    match model.person() {
        Some(person) => {
            let department = state.speaks_for(person).map(|id| state.short(id));
            format!("{} {}", person.name, department.unwrap_or(lang.role(person.role)))
        }
        None => format!("{} {}", model.session.actor, lang.not_enrolled_short()),
    }
}

/// What must be seen on every screen.
fn marks(model: &Model) -> Vec<String> {
    let lang = model.lang();
    let mut marks = Vec::new();
    if model.state().is_demo() {
        marks.push(lang.demo_mark().to_owned());
    }
    if let Some(day) = model.as_of() {
        marks.push(lang.as_of(&day));
    }
    if let Some((seq, _)) = model.session.office.broken() {
        marks.push(lang.chain_broken(seq));
    } else if model.session.office.is_read_only() {
        marks.push(lang.read_only_mark().to_owned());
    }
    marks
}

fn tabs(model: &Model) -> Line<'static> {
    let theme = model.theme;
    let mut spans = Vec::new();
    for screen in Screen::ALL {
        let label = format!("{}{}", key(Action::Show(screen)), model.lang().screen(screen));
        let style = if screen == model.screen { theme.selected() } else { theme.text() };
        spans.push(Span::styled(label, style));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

fn footer(model: &Model, screen: Rect, buffer: &mut Buffer) {
    let (lang, theme) = (model.lang(), model.theme);
    let width = usize::from(screen.width.saturating_sub(2));
    if let Some(message) = &model.message {
        let (words, style) = match message {
            Message::Done(words) => (words, theme.heading()),
            Message::Refused(words) => (words, theme.warning()),
            Message::News(words) => (words, theme.dim()),
        };
        let shown = text::shorten(words, width);
        // A form reaches down to its button; the footer's row is free then.
        let up = if model.form.is_some() { 1 } else { 2 };
        text::put(buffer, 1, screen.height - up, &shown, width, style);
    }
    if model.form.is_some() {
        return;
    }
    let mut spans = Vec::new();
    for action in hints(model, width) {
        spans.push(Span::styled(key(action), theme.accent()));
        spans.push(Span::raw(format!(" {}  ", lang.action(action))));
    }
    text::put_line(buffer, 1, screen.height - 1, &Line::from(spans), usize::from(screen.width - 2));
}

/// What the footer names: the ways about always, and of what can be done here as much as fits.
fn hints(model: &Model, cols: usize) -> Vec<Action> {
    let paged = !model.pages.is_empty();
    let mut before = vec![Action::Open];
    before.extend(paged.then_some(Action::Back));
    before.push(Action::Menu);
    let mut after = vec![Action::Search, Action::Help, Action::Quit];
    let width = |action: &Action| {
        text::width(&key(*action)) + text::width(model.lang().action(*action)) + 3
    };
    // The blanks after the last one need no room.
    let mut left = cols + 2;
    // On a narrow screen finding goes first, then opening.
    for spared in [Action::Search, Action::Open] {
        if before.iter().chain(&after).map(width).sum::<usize>() > left {
            before.retain(|action| *action != spared);
            after.retain(|action| *action != spared);
        }
    }
    left = left.saturating_sub(before.iter().chain(&after).map(width).sum());
    let mut here = Vec::new();
    if matches!(model.screen, Screen::Unmet | Screen::Journal) && !paged {
        here.push(Action::Filter);
    }
    let meant = deeds::subjects(model);
    if matches!(meant.first(), Some(Subject::Item(item)) if item.code.is_target()) {
        here.push(Action::Explain);
    }
    here.extend(FIRST_NAMED.iter().map(|kind| Action::Do(*kind)).filter(|action| {
        match action {
            Action::Do(kind) => deeds::deed(model, &meant, *kind)
                .is_some_and(|deed| deeds::refusal(model, &deed).is_none()),
            _ => false,
        }
    }));
    here.retain(|action| {
        let fits = width(action) <= left;
        left -= if fits { width(action) } else { 0 };
        fits
    });
    before.into_iter().chain(here).chain(after).collect()
}

/// Draws a page; gives the cell of its selected line, where it is shown as selected.
pub(super) fn draw_page(
    model: &Model,
    page: &Page,
    active: bool,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let mut cursor = None;
    let height = usize::from(area.height);
    for (nth, at) in (page.offset..page.lines.len()).take(height).enumerate() {
        let y = area.y + nth as u16;
        text::put_line(buffer, area.x, y, &page.lines[at].line, usize::from(area.width));
        if active && page.selected == Some(at) {
            buffer.set_style(Rect { y, height: 1, ..area }, model.theme.selected());
            cursor = Some(Position::new(area.x, y));
        }
    }
    let below = page.lines.len().saturating_sub(page.offset + height);
    if below > 0 && active && model.message.is_none() {
        let words = model.lang().lines_below(below);
        let x = area.right().saturating_sub(text::width(&words) as u16);
        text::put(buffer, x, area.bottom(), &words, usize::from(area.width), model.theme.dim());
    }
    cursor
}
