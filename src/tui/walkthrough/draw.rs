//! An item on the screen: above which it is and how long it takes, below the keys, between them the
//! item with as much air as there is room for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Seen, Walk};
use crate::plan::PlanId;
use crate::report::{Shown, Walked, page};
use crate::tui::keymap::{Action, WalkAction, key};
use crate::tui::model::Model;
use crate::tui::screens::{say_below, tone};
use crate::tui::text;
use crate::tui::theme::Theme;
use crate::tui::view::marks;
use crate::tui::widgets::trend::{Trend, spark};

/// Columns beside the text.
const MARGIN: u16 = 2;

/// Columns that text takes at most: a room reads no longer lines.
const WIDEST: usize = 100;

/// Columns of a label.
const LABEL: usize = 10;

/// Rows above and below the item.
const AROUND: u16 = 5;

/// Rows from which a chart is drawn, and not only a line of dots.
const CHART: usize = 28;

/// What the footer names, the weightiest first.
const NAMED: [WalkAction; 9] = [
    WalkAction::Next,
    WalkAction::Decide,
    WalkAction::Order,
    WalkAction::Note,
    WalkAction::PutOff,
    WalkAction::Judge,
    WalkAction::Follow,
    WalkAction::Leave,
    WalkAction::Open,
];

/// How many lines of the item lie below the screen.
pub(super) fn below(model: &Model) -> usize {
    let height = usize::from(model.size.1.saturating_sub(AROUND));
    let top = model.walk.as_ref().map_or(0, |walk| walk.top);
    item(model, model.cols(), height).len().saturating_sub(top + height)
}

/// Draws the item that is shown; gives where the footer names what.
pub(in crate::tui) fn draw(
    model: &Model,
    screen: Rect,
    buffer: &mut Buffer,
) -> Vec<(Rect, Action)> {
    let Some((walk, _)) = model.walked() else { return Vec::new() };
    head(model, walk, screen, buffer);
    let height = usize::from(screen.height.saturating_sub(AROUND));
    let lines = item(model, usize::from(screen.width), height);
    let top = walk.top.min(lines.len().saturating_sub(height));
    let cols = usize::from(screen.width - 2 * MARGIN);
    for (y, line) in (3..).zip(lines.iter().skip(top).take(height)) {
        text::put_line(buffer, MARGIN, y, line, cols);
    }
    let below = lines.len().saturating_sub(top + height);
    say_below(model, below, Rect::new(MARGIN, 3, cols as u16, height as u16), buffer);
    foot(model, screen, buffer)
}

fn head(model: &Model, walk: &Walk, screen: Rect, buffer: &mut Buffer) {
    let (lang, theme, cols) = (model.lang(), model.theme, usize::from(screen.width));
    let of = model.walked().map_or(0, |(_, meeting)| meeting.agenda().len());
    let (item, all) = walk.minutes();
    let elapsed = lang.walk_elapsed(item, all);
    let name = lang.meeting_named(model.state(), walk.meeting);
    let nth = model.walk_item().map_or(0, |(at, _)| at + 1);
    let head = lang.walk_head(nth, of, name);
    let room = cols.saturating_sub(text::width(&elapsed) + 3);
    text::put(buffer, 1, 0, &text::shorten(&head, room), room, theme.accent());
    let x = cols.saturating_sub(text::width(&elapsed) + 1) as u16;
    text::put(buffer, x, 0, &elapsed, cols, theme.text());
    let part = match walk.seen() {
        Seen::Presenting(followers) => lang.walk_presenting(followers),
        Seen::Following(None) => lang.walk_nobody().to_owned(),
        Seen::Following(Some(presenter)) => {
            let id = presenter.as_str().into();
            lang.walk_following(model.state().person_name(&id).to_owned())
        }
        Seen::Alone if model.walked().is_some_and(|(_, it)| it.opened.is_none()) => {
            lang.walk_ahead().to_owned()
        }
        Seen::Alone => lang.walk_alone().to_owned(),
    };
    let mut x = text::put(buffer, 1, 1, &part, cols, theme.quiet());
    for mark in marks(model) {
        x = text::put(buffer, x + 2, 1, &format!(" {mark} "), cols, theme.demo_mark());
    }
}

fn foot(model: &Model, screen: Rect, buffer: &mut Buffer) -> Vec<(Rect, Action)> {
    let (lang, theme, y) = (model.lang(), model.theme, screen.height - 1);
    if let Some(layer) = &model.layer {
        // The keys of what lies below are none of its own.
        let keys = layer.keys(lang).unwrap_or_default();
        text::put(buffer, 1, y, keys, usize::from(screen.width), theme.text());
        return Vec::new();
    }
    let mut actions: Vec<Action> = NAMED.map(Action::Walk).to_vec();
    actions.insert(7, Action::Menu);
    let presents = model.walk.as_ref().is_some_and(Walk::presents);
    if model.may_present() {
        // Who presents has nobody to follow.
        actions.retain(|action| *action != Action::Walk(WalkAction::Follow));
        if !presents {
            actions.insert(1, Action::Walk(WalkAction::Present));
        }
    } else {
        let records = [
            WalkAction::Decide,
            WalkAction::Order,
            WalkAction::Note,
            WalkAction::PutOff,
            WalkAction::Judge,
        ];
        actions.retain(|action| !records.map(Action::Walk).contains(action));
    }
    let mut x = 1;
    let mut named = Vec::new();
    for action in actions {
        let (key, words) = (key(action), lang.action(action));
        let wanted = (text::width(&key) + 1 + text::width(words)) as u16;
        if x + wanted > screen.width {
            break;
        }
        let from = x;
        x = text::put(buffer, x, y, &key, usize::from(screen.width), theme.accent());
        x = text::put(buffer, x + 1, y, words, usize::from(screen.width), theme.text());
        named.push((Rect::new(from, y, x - from, 1), action));
        x += 2;
    }
    named
}

/// The item's lines. Where they fit with a blank row after each part they get it.
fn item(model: &Model, cols: usize, height: usize) -> Vec<Line<'static>> {
    let Some((walk, meeting)) = model.walked() else { return Vec::new() };
    let cols = cols.saturating_sub(usize::from(2 * MARGIN)).min(WIDEST);
    let read = |seq| model.entry(seq).map(|fact| fact.event);
    let walked = Walked {
        lang: model.lang(),
        state: model.state(),
        overview: &model.overview,
        day: model.today(),
        seq: walk.meeting,
        meeting,
        read: &read,
    };
    let Some((_, shown)) = model.walk_item() else { return Vec::new() };
    let (title, rows) = page(walked, shown);
    let mut parts = vec![vec![Line::styled(title, model.theme.accent())]];
    parts.extend(rows.into_iter().map(|row| part(model, row, cols, height)));
    let rows: usize = parts.iter().map(Vec::len).sum();
    let airy = rows + parts.len() <= height;
    let mut lines = Vec::new();
    for (nth, part) in parts.into_iter().enumerate() {
        if (airy || nth == 2) && nth > 0 && !part.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    lines
}

fn part(model: &Model, row: Shown, cols: usize, height: usize) -> Vec<Line<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    match row {
        Shown::Text(words) => {
            let clean = text::sanitize(&words);
            let lines = text::wrap(&clean, cols).into_iter();
            lines.map(|range| Line::styled(clean[range].to_owned(), theme.heading())).collect()
        }
        Shown::Stands(attainment, outlook) => {
            let word = lang.attainment(attainment);
            let status = theme.status(tone(attainment));
            let words = format!("  {}  {outlook}", lang.label_outlook());
            labelled(theme, lang.label_attainment(), (word, status), &words, cols)
        }
        Shown::Told(label, words) => labelled(theme, label, ("", Style::new()), &words, cols),
        Shown::Trend(plan, indicator) => trend(model, &plan, &indicator, cols, height),
    }
}

/// A label with what it says, which may begin with something in a style of its own.
fn labelled(
    theme: Theme,
    label: &str,
    (first, style): (&str, Style),
    words: &str,
    cols: usize,
) -> Vec<Line<'static>> {
    let clean = text::sanitize(&format!("{first}{words}"));
    let width = LABEL.max(text::width(label) + 1);
    let lines = text::wrap(&clean, cols.saturating_sub(width)).into_iter().enumerate();
    let line = |(nth, range): (usize, std::ops::Range<usize>)| {
        let (label, first) = if nth == 0 { (label, first) } else { ("", "") };
        let (first, words) = clean[range.clone()].split_at(first.len().min(range.len()));
        Line::from(vec![
            Span::styled(text::pad_right(label, width), theme.quiet()),
            Span::styled(first.to_owned(), style),
            Span::raw(words.to_owned()),
        ])
    };
    lines.map(line).collect()
}

/// The chart where there is room, else the line of dots; with either, how it changed last.
fn trend(model: &Model, plan: &PlanId, id: &str, cols: usize, height: usize) -> Vec<Line<'static>> {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let found = model.overview.readings.get(plan, id);
    let Some((reading, indicator)) = found.zip(state.indicator(plan, id)) else {
        return Vec::new();
    };
    let change = reading.change.as_ref().map(|change| lang.change(change, &indicator.unit));
    let change = change.unwrap_or_default();
    let changed = |dots: &str, words: &str| {
        labelled(theme, lang.walk_trend(), (dots, theme.accent()), words, cols)
    };
    if height >= CHART
        && let Some(known) = state.plan_named(plan)
        && let Some(trend) = Trend::of(indicator, reading, known)
    {
        let indent = Span::raw(" ".repeat(LABEL));
        let lines = trend.lines(lang, theme, cols.saturating_sub(LABEL));
        let indented = |mut line: Line<'static>| {
            line.spans.insert(0, indent.clone());
            line
        };
        let told = (!change.is_empty()).then(|| changed("", &change));
        let lines = lines.into_iter().map(indented);
        return lines.chain(told.into_iter().flatten()).collect();
    }
    match spark(reading) {
        dots if dots.is_empty() => Vec::new(),
        dots => changed(&dots, &format!("  {change}")),
    }
}
