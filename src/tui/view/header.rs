//! The header: the plan, the screens, the day, what must be seen on every screen, and the person.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Drawn;
use crate::domain::duty::plan_clock;
use crate::tui::keymap::{Action, key};
use crate::tui::model::{Model, Screen};
use crate::tui::text;

pub(super) fn header(model: &Model, screen: Rect, drawn: &mut Drawn) {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let cols = usize::from(screen.width);
    let plan = state.plan();
    let mut tabs = labels(|screen| lang.screen(screen));
    if wanted(&tabs) + BRAND > cols {
        tabs = labels(|screen| lang.screen_briefly(screen));
    }
    let buffer = &mut drawn.buffer;
    let mut x = text::put(buffer, 0, 0, " 半边天 ", cols, theme.accent());
    let room = cols.saturating_sub(wanted(&tabs) + BRAND);
    let several = state.plans.len() > 1;
    let title = plan.map_or_else(String::new, |plan| {
        if several {
            let titles: Vec<&str> =
                state.plans.values().map(|adopted| &*adopted.plan.title).collect();
            return text::shorten(&titles.join(lang.list_comma()), room);
        }
        let dated = format!("{} {}-{}", plan.title, plan.from, plan.to);
        // Half a year says nothing.
        if text::width(&dated) <= room { dated } else { plan.title.clone() }
    });
    x = text::put(buffer, x, 0, &text::fit(&title, room), cols, theme.text()) + 2;
    for (screen, label) in tabs {
        let style = if screen == model.screen { theme.selected() } else { theme.text() };
        let from = x;
        x = text::put(buffer, x, 0, &label, cols, style);
        drawn.actions.push((Rect::new(from, 0, x - from, 1), Action::Show(screen)));
        x += 1;
    }

    let clock = plan.map_or_else(String::new, |plan| {
        let (year, months) = plan_clock(plan.from, plan.to, model.today());
        let told = match (year, months) {
            (..=0, _) => lang.plan_not_begun().to_owned(),
            (_, 1..) => lang.year_of_plan(year, months),
            (_, 0) => lang.plan_last_month(year),
            _ => lang.plan_over().to_owned(),
        };
        format!("  {told}")
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
        left.push(Span::styled(clock, theme.quiet()));
    }
    for mark in marks {
        left.push(Span::raw("  "));
        left.push(Span::styled(mark, theme.demo_mark()));
    }
    text::put_line(buffer, 0, 1, &Line::from(left), usize::from(screen.width));
    let x = cols.saturating_sub(text::width(&who) + 1) as u16;
    text::put(buffer, x, 1, &who, cols, theme.text());
}

/// Columns that the program's name takes, with what parts it from the screens' names.
const BRAND: usize = 10;

/// The screens, each with its key and name.
fn labels(name: impl Fn(Screen) -> &'static str) -> [(Screen, String); 7] {
    Screen::ALL.map(|screen| (screen, format!("{}{}", key(Action::Show(screen)), name(screen))))
}

/// Columns that they take.
fn wanted(tabs: &[(Screen, String)]) -> usize {
    tabs.iter().map(|(_, label)| text::width(label) + 1).sum()
}

/// The person at the keyboard.
fn who(model: &Model) -> String {
    let (lang, state) = (model.lang(), model.state());
    match model.person() {
        Some(person) => {
            let department = state.speaks_for(person).map(|id| state.short(id));
            format!("{} {}", person.name, department.unwrap_or(lang.role(person.role)))
        }
        None => {
            let left = model.state().people.contains_key(&model.session.actor);
            let why = if left { lang.left_short() } else { lang.not_enrolled_short() };
            format!("{} {why}", model.session.actor.bare())
        }
    }
}

/// What must be seen on every screen.
pub(in crate::tui) fn marks(model: &Model) -> Vec<String> {
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
