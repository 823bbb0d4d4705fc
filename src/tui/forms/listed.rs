//! What a form is about one by one, so that nobody signs for what was not to be seen: the duties,
//! the assignments that are confirmed; [`figures`] has figures, [`papers`] what is signed and approved.

mod figures;
mod papers;

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::about::Row;
use super::draw::{LABEL, row};
use super::{Form, Widget};
use crate::domain::decide::decide;
use crate::domain::duty::{Duty, DutyKey};
use crate::domain::form::Field;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DutyRule, Item};
use crate::tui::grid::of_grid;
use crate::tui::model::Model;
use crate::tui::text;
use crate::words::parts;

/// Where a list stands that may have more rows than there is room for.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    top: usize,
    /// How many rows there are, and how many of them were drawn last.
    seen: Cell<(usize, usize)>,
}

impl Place {
    /// Whether some of it is not seen.
    pub(super) fn turns(&self) -> bool {
        let (all, shown) = self.seen.get();
        shown < all
    }

    /// Goes a page on or back.
    pub(super) fn turn(&mut self, on: bool) {
        let (all, shown) = self.seen.get();
        let (page, last) = (shown.max(1), all.saturating_sub(shown));
        // There may be fewer rows or more room by now.
        let top = self.top.min(last);
        self.top = if on { (top + page).min(last) } else { top.saturating_sub(page) };
    }
}

impl Form {
    /// Whether paging is the list's, not the field's.
    pub(super) fn turns(&self) -> bool {
        let field = self.fields.get(self.focus).map(|entered| &entered.widget);
        let pages = match field {
            Some(Widget::Text(text)) => text.hidden() != (0, 0),
            Some(Widget::Progress { .. }) => true,
            _ => false,
        };
        !pages && self.place.turns()
    }

    /// Draws what it is about one by one, in no more than these rows; gives how many it takes.
    pub(super) fn draw_listed(&self, model: &Model, area: Rect, buffer: &mut Buffer) -> u16 {
        let (lang, theme, cols) = (model.lang(), model.theme, usize::from(area.width));
        let rows = self.listed(model);
        let rows = in_full(rows, cols.saturating_sub(usize::from(LABEL)));
        let room = usize::from(area.height);
        let shown = if rows.len() > room { room.saturating_sub(1) } else { rows.len() };
        self.place.seen.set((rows.len(), shown));
        let top = self.place.top.min(rows.len() - shown);
        let below = rows.len() - shown - top;
        let beyond = (shown < rows.len()).then(|| {
            let told = [(top, lang.rows_above(top)), (below, lang.rows_below(below))];
            let told = told.into_iter().filter(|(rows, _)| *rows > 0).map(|(_, told)| told);
            let told = told.collect::<Vec<_>>().join(lang.list_comma());
            ("", if self.turns() { lang.rows_turn(told) } else { told })
        });
        let drawn = rows.into_iter().skip(top).take(shown).chain(beyond);
        let mut y = area.y;
        for (label, told) in drawn.take(room) {
            row(buffer, area, y, label, theme.quiet());
            text::put(buffer, area.x + LABEL, y, &told, cols, theme.text());
            y += 1;
        }
        y - area.y
    }

    fn listed(&self, model: &Model) -> Vec<Row> {
        match self.deed.kind {
            kind if of_grid(kind) && model.grid.import.is_none() => self.figures(model),
            CommandKind::ConfirmAssignments => self.to_confirm(model),
            CommandKind::IssueLetter => self.letters(model),
            CommandKind::SignLetter | CommandKind::CountersignLetter => {
                let covered = self.covered(model);
                self.letters(model).into_iter().chain(covered).collect()
            }
            CommandKind::ApproveMinutes | CommandKind::ReturnMinutes => self.minutes(model),
            CommandKind::AcceptReport
            | CommandKind::ReturnReport
            | CommandKind::ReviewDuty
            | CommandKind::ApproveDocument
            | CommandKind::ReturnDocument => self.handed_in(model),
            CommandKind::CloseAction => self.answers(model),
            CommandKind::AdoptDutyRules => self.rules(model),
            CommandKind::Withdraw => self.withdrawn(model),
            CommandKind::RetirePerson => self.leaving(model),
            CommandKind::VerifyFigures => self.verified(model),
            CommandKind::ReturnFigures | CommandKind::VoidFigures => self.standing(model),
            _ => self.duties(model),
        }
    }

    /// The duties: which, its day, and what was said of it.
    fn duties(&self, model: &Model) -> Vec<Row> {
        if self.is_for_all() {
            return self.reminders(model);
        }
        let known = |field: Field| self.deed.known.get(field.name());
        let all = known(Field::Duties).and_then(|all| all.as_array());
        let keys = all.into_iter().flatten().chain(known(Field::Duty));
        let keys = keys.filter_map(|key| key.as_str()?.parse::<DutyKey>().ok());
        let told = |key: DutyKey| {
            let mut duties = model.overview.duties.iter();
            match duties.find(|duty| duty.key() == key) {
                Some(duty) => duty_line(model, duty),
                None => model.lang().duty_key(&key, model.state()),
            }
        };
        labelled(model.lang().field(Field::Duties), keys.map(told))
    }

    /// Each department that would be reminded, and of what.
    fn reminders(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        // As it is handed in, also while something else is still to be filled in.
        let asked = self.to_json(state);
        let keys = asked[Field::Duties.name()].as_array().into_iter().flatten();
        let keys: Vec<DutyKey> = keys.filter_map(|key| key.as_str()?.parse().ok()).collect();
        let theirs: Vec<_> = keys.chunk_by(|a, b| a.department == b.department).collect();
        let count = match theirs.len() {
            0 => lang.nobody_at_once().to_owned(),
            count => lang.reminders_at_once(count, keys.len()),
        };
        let told = theirs.into_iter().map(|theirs| {
            let what = theirs.iter().map(|key| lang.duty_key(key, state));
            let what = what.collect::<Vec<_>>().join(lang.list_comma());
            format!("{}  {what}", state.short(&theirs[0].department))
        });
        labelled(lang.field(Field::Duties), std::iter::once(count).chain(told))
    }

    /// What would be entered, were it handed in as it stands; nothing where it would be refused.
    fn outcome(&self, model: &Model) -> Vec<Event> {
        let (state, session) = (model.state(), &model.session);
        let (request, _) = self.to_request(state, model.today());
        let now = session.clock.now();
        let decided = request.and_then(|request| decide(state, &request, &session.actor, now));
        decided.unwrap_or_default()
    }

    /// What would be confirmed: each item with who answers for it.
    fn to_confirm(&self, model: &Model) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let all = self.outcome(model);
        let [Event::AssignmentsConfirmed(confirmed)] = &all[..] else { return Vec::new() };
        let told = |item: &Item| {
            let parts = state.assignment(item).map(|found| parts(lang, &found, state));
            format!("{} {}", state.code(item), parts.unwrap_or_default())
        };
        labelled(lang.to_confirm(), confirmed.items.iter().map(told))
    }

    /// The rules by which duties are owed, and their days.
    fn rules(&self, model: &Model) -> Vec<Row> {
        let rules = self.deed.known.get(Field::Rules.name()).cloned().unwrap_or_default();
        let rules: Vec<DutyRule> = serde_json::from_value(rules).unwrap_or_default();
        let told = rules.iter().map(|rule| model.lang().duty_rule(rule, model.state()));
        labelled(model.lang().field(Field::Rules), told)
    }

    /// What whoever leaves has to see to before, where that is who sits here.
    fn leaving(&self, model: &Model) -> Vec<Row> {
        let who = self.deed.known.get(Field::Person.name()).and_then(serde_json::Value::as_str);
        let oneself = who == Some(&*model.session.actor.0);
        let login = model.person().and_then(|person| person.login.as_deref());
        let told = match login {
            Some(login) => model.lang().leaving_with_login(login),
            None => model.lang().leaving_oneself().to_owned(),
        };
        let mut rows = if oneself { vec![("", told)] } else { Vec::new() };
        let state = model.state();
        let person = who.and_then(|id| state.person(&id.into()));
        if let Some((person, department)) = person.and_then(|it| Some((it, state.speaks_for(it)?)))
            && state.liaisons_of(department).eq([person])
        {
            rows.push(("", model.lang().leaves_no_liaison(state.short(department))));
        }
        rows
    }
}

/// Rows that stand whole in so many columns.
pub(super) fn in_full(rows: Vec<Row>, cols: usize) -> Vec<Row> {
    let whole = rows.into_iter().flat_map(|(label, told)| {
        let lines = text::wrap(&told, cols).into_iter().enumerate();
        let lines = lines.map(|(nth, line)| (if nth == 0 { label } else { "" }, &told[line]));
        lines.map(|(label, line)| (label, line.to_owned())).collect::<Vec<_>>()
    });
    whole.collect()
}

/// Rows of which the first has the label.
fn labelled(label: &'static str, told: impl Iterator<Item = String>) -> Vec<Row> {
    told.enumerate().map(|(nth, told)| (if nth == 0 { label } else { "" }, told)).collect()
}

fn duty_line(model: &Model, duty: &Duty) -> String {
    let lang = model.lang();
    let name = lang.duty_about(duty, model.state());
    let mut line = format!("{name}  {}  {}", lang.due_on(&duty.due), lang.standing(duty));
    if let Some((degree, stamp)) = duty.particulars().reminded {
        line.push_str(&format!("  {}", lang.reminded_on(lang.degree(degree), &stamp.on)));
    }
    line
}
