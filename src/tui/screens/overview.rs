//! 总览: the eight domains, a row each; what is due next; what was entered last.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{count, draw_table, duty_tone, entry_line, tone};
use crate::domain::assess::Attainment;
use crate::domain::duty::{Duty, Standing};
use crate::domain::entry::Seq;
use crate::domain::overview::{Counts, DepartmentRow, DomainRow, Wait};
use crate::domain::payload::Role;
use crate::order::sort_by;
use crate::plan::DepartmentId;
use crate::tui::keymap::{Action, key};
use crate::tui::model::{Model, Screen};
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::tui::widgets::bar::bar;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width, wanted};

/// Attainments in the order of the columns, and of how many columns the list is for each: a narrow
/// one keeps those that call for work.
const SHOWN: [(Attainment, usize); 5] = [
    (Attainment::Met, FULL),
    (Attainment::Nearly, FULL),
    (Attainment::Unmet, 0),
    (Attainment::NoData, 0),
    (Attainment::Unrated, 0),
];

/// What is told of a domain, a column each.
#[derive(Debug, Clone, Copy)]
enum Told {
    Domain,
    Targets,
    Attained(Attainment),
    Behind,
    Warnings,
    Overdue,
    Measures,
    Tentative,
    MetShare,
}

/// Columns of a list in which all attainments stand.
const FULL: usize = 76;

/// Columns of a list in which measures and shares stand besides.
const WIDE: usize = 96;

/// How many coming duties are shown.
const COMING: usize = 2;

/// The domains, in the order that was chosen.
pub(crate) fn rows(model: &Model) -> Vec<&DomainRow> {
    let mut rows: Vec<_> = model.overview.domains.iter().collect();
    if let Some(order) = model.order(Screen::Overview) {
        sort_by(&mut rows, |a, b| order.domains(a, b));
    }
    rows
}

/// The latest entries that there is room for.
pub(crate) fn latest(model: &Model) -> Vec<Seq> {
    let coming = coming(model).len().clamp(1, COMING) + waiting(model).len();
    let used = model.overview.domains.len() + 2 + 1 + coming + 1;
    let room = model.body_height().saturating_sub(used);
    last(model, lately(room).1).collect()
}

fn last(model: &Model, most: usize) -> impl Iterator<Item = Seq> {
    (1..=model.state().head.seq).rev().take(most)
}

/// Of so many rows, how many stand above the latest entries and how many entries do: a blank row
/// where there are enough, and their heading, which always has something under it.
const fn lately(room: usize) -> (usize, usize) {
    match room {
        0 | 1 => (0, 0),
        2 => (1, 1),
        _ => (2, room - 2),
    }
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let rows = rows(model);
    let table = Table::new(columns(model), usize::from(area.width));
    let list = Rect { height: (rows.len() as u16 + 1).min(area.height), ..area };
    let cell = |at: usize, told| cell(model, rows[at], told);
    let shown = draw_table(model, &table, rows.len(), cell, list, buffer);
    if area.height > list.height {
        table.put(buffer, Position::new(area.x, list.bottom()), |told| {
            let cell = total(model, told);
            let style = model.theme.heading().patch(cell.style);
            cell.style(style)
        });
    }
    if area.bottom() > list.bottom() + 1 {
        let (y, cols) = (list.bottom() + 1, usize::from(area.width));
        text::put_line(buffer, area.x, y, &late(model, cols), cols);
    }
    let below = list.bottom() + 2;
    let rest = Rect { y: below, height: area.bottom().saturating_sub(below), ..area };
    draw_coming(model, rest, buffer);
    shown
}

/// Columns of a list in which nothing is left out.
pub(super) fn full_cols(model: &Model) -> usize {
    wanted(&columns(model))
}

fn columns(model: &Model) -> Vec<Column<Told>> {
    let lang = model.lang();
    let number = |told, title: &str| Column::right(told, title.to_owned(), Width::Fixed(5));
    let mut columns = vec![
        Column::left(Told::Domain, lang.column_domain(), Width::Flex(16)),
        number(Told::Targets, lang.column_targets()),
    ];
    columns.extend(SHOWN.map(|(found, from)| {
        number(Told::Attained(found), lang.short_attainment(found)).wanting(from)
    }));
    columns.extend([
        number(Told::Behind, lang.column_behind()).wanting(FULL),
        number(Told::Warnings, lang.column_warnings()),
        number(Told::Overdue, lang.column_overdue()),
        number(Told::Measures, lang.column_measures()).wanting(WIDE),
        number(Told::Tentative, lang.column_tentative()).wanting(WIDE),
        Column::left(Told::MetShare, lang.column_met_share(), Width::Fixed(13)).wanting(WIDE),
    ]);
    columns
}

fn cell(model: &Model, row: &DomainRow, told: Told) -> Line<'static> {
    match told {
        Told::Domain => Line::from(model.state().domain_titled(&row.plan, row.code)),
        Told::Targets => Line::from(row.counts.total().to_string()),
        Told::Attained(found) => count(row.counts.of(found), tone(found), model),
        Told::Behind => count(row.behind, Tone::Bad, model),
        Told::Warnings => count(row.warnings, Tone::Bad, model),
        Told::Overdue => count(row.overdue, Tone::Bad, model),
        Told::Measures => count(row.measures.total(), Tone::Neutral, model),
        Told::Tentative => count(row.proposed, Tone::Missing, model),
        Told::MetShare => share(row.counts, model),
    }
}

/// What stands under a column.
fn total(model: &Model, told: Told) -> Line<'static> {
    let overview = &model.overview;
    let sum = |of: fn(&DomainRow) -> usize| overview.domains.iter().map(of).sum();
    match told {
        Told::Domain => Line::from(model.lang().total().to_owned()),
        Told::Targets => Line::from(overview.counts().total().to_string()),
        Told::Attained(found) => count(overview.counts().of(found), tone(found), model),
        Told::Behind => count(sum(|row| row.behind), Tone::Bad, model),
        Told::Warnings => count(sum(|row| row.warnings), Tone::Bad, model),
        Told::Overdue => count(overview.overdue(), Tone::Bad, model),
        Told::Measures => count(sum(|row| row.measures.total()), Tone::Neutral, model),
        Told::Tentative => count(sum(|row| row.proposed), Tone::Missing, model),
        Told::MetShare => share(overview.counts(), model),
    }
}

/// 达标率 as papers give it: of those that can be monitored, how many are met or nearly.
fn share(counts: Counts, model: &Model) -> Line<'static> {
    let Some(rate) = counts.rate() else { return Line::raw("-") };
    let (reached, monitored) = counts.reached();
    let mut line = bar(reached, monitored, 6, model.theme);
    line.push(Span::raw(text::pad_left(&format!("{rate}%"), 7)));
    Line::from(line)
}

/// Who is late with most, and where all of it stands.
fn late(model: &Model, cols: usize) -> Line<'static> {
    let (lang, theme) = (model.lang(), model.theme);
    let late = model.overview.late_departments();
    if late.is_empty() {
        return Line::default();
    }
    let so_many =
        |row: &DepartmentRow| lang.so_many_stand(model.state().short(&row.id), row.overdue);
    let named: Vec<String> = late.iter().map(|row| so_many(row)).collect();
    let told = lang.late_told(model.overview.overdue(), named.join(lang.list_comma()));
    listed_elsewhere(model, &told, theme.status(Tone::Bad), cols)
}

/// What is told in short, with the key of the page that has all of it.
fn listed_elsewhere(model: &Model, told: &str, style: Style, cols: usize) -> Line<'static> {
    let all = format!("  {}", model.lang().key_lists(key(Action::Todo)));
    let told = text::shorten(told, cols.saturating_sub(text::width(&all)));
    Line::from(vec![Span::styled(told, style), Span::styled(all, model.theme.quiet())])
}

fn draw_coming(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let cols = usize::from(area.width);
    let mut coming = coming(model);
    let more = coming.split_off(coming.len().min(COMING)).len();
    let more = if more > 0 { lang.due_next_more(more) } else { String::new() };
    let more = format!("{more}  {}", lang.key_matters(key(Action::Matters)));
    let heading = Span::styled(lang.due_next(), theme.heading());
    let (own, others): (Vec<_>, Vec<_>) = waiting(model).into_iter().partition(|wait| wait.own);
    let listed = |wait: Waiting| listed_elsewhere(model, &wait.told, theme.text(), cols);
    // Whoever comes for that sees it first, also where the screen ends before the rest.
    let mut lines: Vec<Line<'_>> = own.into_iter().map(listed).collect();
    lines.push(Line::from(vec![heading, Span::styled(more, theme.quiet())]));
    let nothing = coming.is_empty().then(|| Line::styled(lang.nothing_due(), theme.quiet()));
    for Coming { duty, departments } in coming {
        let name = lang.duty_about(duty, state);
        let due = format!("{}  ", duty.due);
        let word = format!("  {}", lang.standing_on(duty, model.today()));
        let room = cols.saturating_sub(text::width(&due) + text::width(&word));
        lines.push(Line::from(vec![
            Span::styled(due, theme.quiet()),
            Span::raw(text::shorten(&lang.duty_owed_by(&name, departments), room)),
            Span::styled(word, theme.status(duty_tone(duty.standing))),
        ]));
    }
    lines.extend(nothing);
    lines.extend(others.into_iter().map(listed));
    let (above, most) = lately(usize::from(area.height).saturating_sub(lines.len()));
    lines.extend((above > 1).then(Line::default));
    lines.extend((above > 0).then(|| Line::styled(lang.entered_lately(), theme.heading())));
    for seq in last(model, most) {
        let Some(fact) = model.facts.get(&seq) else { continue };
        // Of an earlier year the year says more than the hour.
        let of_now = fact.at.year() == model.today().year();
        let form = if of_now { "%m-%d %H:%M" } else { "%Y-%m-%d " };
        let mut line = vec![
            Span::styled(format!("{}  ", fact.at.format(form)), theme.quiet()),
            Span::raw(format!("{}  ", state.person_name(&fact.actor))),
        ];
        line.extend(entry_line(model, fact));
        lines.push(text::shorten_line(line, cols));
    }
    for (nth, line) in lines.iter().take(usize::from(area.height)).enumerate() {
        text::put_line(buffer, area.x, area.y + nth as u16, line, usize::from(area.width));
    }
}

/// What waits for somebody, in a line.
struct Waiting {
    /// For whoever looks.
    own: bool,
    told: String,
}

/// What waits for whoever looks, in a line; then what waits for the office, a leader and departments.
fn waiting(model: &Model) -> Vec<Waiting> {
    let lang = model.lang();
    let told = |role: Role| {
        let theirs = Wait::ALL.into_iter().filter(|what| what.role() == role);
        let counted = theirs.map(|what| (what, model.waits(what).len()));
        let counted = counted.filter(|(_, count)| *count > 0);
        counted.map(|(what, count)| lang.waits(what, count)).collect::<Vec<String>>()
    };
    let is_own =
        |role: &Role| Wait::ALL.into_iter().any(|what| what.role() == *role && model.is_mine(what));
    let roles = [Role::Statistics, Role::Office, Role::Leader, Role::Liaison];
    let (own, others): (Vec<Role>, Vec<Role>) = roles.into_iter().partition(is_own);
    let mut mine: Vec<String> = model.hands_in_for().map_or_else(Vec::new, |id| owed(model, id));
    mine.extend(own.into_iter().flat_map(told));
    if model.is_office() {
        let (assignments, rules) = model.to_confirm();
        mine.extend((assignments > 0).then(|| lang.assignments_to_confirm(assignments)));
        mine.extend((rules > 0).then(|| lang.rules_to_confirm(rules)));
    }
    let of = |role: Role| {
        let all = Some(told(role)).filter(|all| !all.is_empty() && others.contains(&role))?;
        Some(lang.waits_for(lang.role(role), all.join(lang.list_comma())))
    };
    // In one row with what waits for liaisons: the entries below need the rows.
    let last = [of(Role::Liaison), of(Role::Statistics)];
    let last: Vec<String> = last.into_iter().flatten().collect();
    let last = (!last.is_empty()).then(|| last.join(lang.semicolon()));
    let others = [of(Role::Office), of(Role::Leader), last].into_iter().flatten();
    let others = others.map(|told| Waiting { own: false, told });
    let mine = (!mine.is_empty()).then(|| lang.waits_for_you(mine.join(lang.list_comma())));
    let mine = mine.map(|told| Waiting { own: true, told });
    mine.into_iter().chain(others).collect()
}

/// What a department has not handed in that is late or falls due soon, in words.
fn owed(model: &Model, id: &DepartmentId) -> Vec<String> {
    let lang = model.lang();
    let so_many = |is_so: fn(Standing) -> bool| {
        model.overview.duties_of(id).filter(|duty| is_so(duty.standing)).count()
    };
    let late = so_many(|standing| matches!(standing, Standing::Overdue { .. }));
    let soon = so_many(|standing| matches!(standing, Standing::DueSoon { .. }));
    let told =
        [(late > 0).then(|| lang.so_many_late(late)), (soon > 0).then(|| lang.so_many_soon(soon))];
    told.into_iter().flatten().collect()
}

/// Something that is due on one day, as one department owes it, and how many do.
struct Coming<'a> {
    duty: &'a Duty,
    departments: usize,
}

/// What is due within a year, a rule and a day together, the soonest first.
fn coming(model: &Model) -> Vec<Coming<'_>> {
    let mut found: Vec<Coming<'_>> = Vec::new();
    for duty in model.overview.due_next() {
        let what = |duty: &Duty| (duty.due, duty.kind, duty.year);
        let same =
            |known: &Coming<'_>| what(known.duty) == what(duty) && known.duty.name == duty.name;
        match found.iter().position(same) {
            Some(at) => found[at].departments += 1,
            None => found.push(Coming { duty, departments: 1 }),
        }
    }
    found
}
