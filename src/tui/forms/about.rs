//! What a form is about, above its fields: what the selection fixed, in words.

use super::Form;
use crate::domain::decide::decide;
use crate::domain::duty::{Duty, DutyKey};
use crate::domain::form::{Field, Request};
use crate::domain::state::{Meeting, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{Item, PlanId, half_width};
use crate::tui::grid::of_grid;
use crate::tui::model::Model;
use crate::tui::text;
use crate::words::{Lang, parts, tell};

/// A label, and what stands beside it.
type Row = (&'static str, String);

impl Form {
    /// What the selection fixed, in words.
    ///
    /// Why a report was returned stands there in full, as far as the fields leave room.
    pub(super) fn about(&self, model: &Model, (cols, room): (usize, usize)) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let known = |field: Field| self.deed.known.get(field.name());
        let mut rows = Vec::new();
        if of_grid(self.deed.kind) {
            match &model.grid.import {
                Some(import) => {
                    let told = lang.import_counts(&import.preview.counts());
                    rows.push((lang.field(Field::Figures), told));
                }
                None => rows.extend(self.figures(model)),
            }
        }
        let shown = |field: Field| self.fields.iter().any(|entered| entered.field == field);
        for field in [Field::Department, Field::Person].into_iter().filter(|field| !shown(*field)) {
            if let Some(id) = known(field).and_then(|id| id.as_str()) {
                rows.push(match field {
                    Field::Department => (lang.field(field), state.short(&id.into()).to_owned()),
                    _ => (lang.column_person(), state.person_name(&id.into()).to_owned()),
                });
            }
        }
        for field in [Field::Letter, Field::Report, Field::Replaces, Field::Entry, Field::Action] {
            if let Some(seq) = known(field).and_then(serde_json::Value::as_u64) {
                rows.push((lang.field(field), told(model, seq)));
            }
        }
        let mends = known(Field::Replaces).and_then(serde_json::Value::as_u64);
        if let Some(why) = mends.and_then(|seq| returned_why(model, seq)) {
            rows.extend(in_full(lang, &why, (cols, room / 2)));
        }
        let meeting = known(Field::Meeting).and_then(serde_json::Value::as_u64);
        if let Some(seq) = meeting {
            rows.push((lang.label_meeting(), lang.meeting_named(state, seq)));
            let number = known(Field::AgendaItem).and_then(serde_json::Value::as_u64);
            let found = state.meetings.get(&seq);
            let item = number.and_then(|number| found?.item(u32::try_from(number).ok()?));
            rows.extend(item.map(|item| (lang.label_item(), lang.topic(state, &item.topic))));
            rows.extend(found.and_then(|meeting| self.attendance(model, meeting)));
            let opens = found.filter(|_| self.deed.kind == CommandKind::OpenMeeting);
            let day = opens.map(|meeting| meeting.arrangement().day);
            rows.extend(
                day.filter(|day| *day != model.today())
                    .map(|day| (lang.label_called_for(), lang.opens_otherwise(&day))),
            );
        }
        rows.extend(self.duties(model));
        if let Some(id) = known(Field::Indicator).and_then(|id| id.as_str()) {
            rows.push((lang.field(Field::Indicator), state.indicator_name(id).to_owned()));
        }
        let named = known(Field::Item).or_else(|| known(Field::Items).and_then(|all| all.get(0)));
        let named = named.or_else(|| known(Field::Assignments)?.get(0)?.get("item"));
        if let Some(item) = named.and_then(|item| item.as_str()?.parse().ok()) {
            rows.push((lang.field(Field::Item), item_words(state, &item)));
        }
        if let Some(number) = known(Field::Domain).and_then(serde_json::Value::as_u64) {
            let id = known(Field::Plan).and_then(|id| id.as_str()).and_then(PlanId::new);
            let plan = state.plan_named(&id.unwrap_or_default());
            let domain = plan.and_then(|plan| plan.domain(u8::try_from(number).ok()?));
            rows.extend(domain.map(|domain| (lang.field(Field::Domain), domain.name.clone())));
        }
        if self.deed.kind == CommandKind::ConfirmAssignments {
            // Title, button, and a free row after each.
            let taken = rows.len() + self.fields.len() + 4;
            let most = room.saturating_sub(taken).max(2);
            rows.extend(to_confirm(model, &self.to_json(state), most));
        }
        rows
    }

    /// Who took part in a meeting whose minutes it is about, in numbers.
    fn attendance(&self, model: &Model, meeting: &Meeting) -> Option<Row> {
        if !matches!(self.deed.kind, CommandKind::WriteMinutes | CommandKind::ApproveMinutes) {
            return None;
        }
        let (state, lang, said) = (model.state(), model.lang(), meeting.attendance());
        let counts = (!said.is_empty()).then(|| lang.attendance_counts(&said));
        let unsaid = Some(meeting.unsaid(state)).filter(|unsaid| *unsaid > 0);
        let told =
            counts.into_iter().chain(unsaid.map(|unsaid| lang.attendance_never_said(unsaid)));
        Some((lang.label_attendance(), told.collect::<Vec<_>>().join(lang.semicolon())))
    }

    /// The unsaved figures that it is about: how many, and the first of them.
    fn figures(&self, model: &Model) -> Vec<Row> {
        let lang = model.lang();
        let mut cells: Vec<_> = model.cells_of(model.saved_of(self).as_ref()).collect();
        // As they stand in the grid.
        let place = |plan: &PlanId, id: &str| {
            model.state().indicator(plan, id).map(|indicator| indicator.basis.item)
        };
        cells.sort_by_key(|(cell, _)| place(&cell.plan, &cell.indicator));
        let corrected = cells.iter().filter(|(cell, _)| model.figure(cell).is_some()).count();
        let mut counts = lang.grid_saving(cells.len() - corrected, corrected);
        let later = model.grid.sheet.len() - cells.len();
        if later > 0 {
            counts.push_str(&lang.grid_saving_later(later));
        }
        let named = cells.iter().map(|(cell, text)| {
            let name = model.state().indicator_name(&cell.indicator);
            let stood = model.figure(cell).and_then(|(_, record)| record.value);
            let stood = stood.map(|value| lang.figure_stood(value.to_string()));
            let key = lang.figure_key(cell.key);
            let text: String = text.chars().map(half_width).collect();
            ("", format!("{name} {key}  {text}{}", stood.unwrap_or_default()))
        });
        let mut rows = vec![(lang.field(Field::Figures), counts)];
        rows.extend(first_of(lang, named, FIGURES));
        rows
    }

    /// The duties that it is about, a row each: which, its day, and what was said of it.
    fn duties(&self, model: &Model) -> Vec<Row> {
        let known = |field: Field| self.deed.known.get(field.name());
        let all = known(Field::Duties).and_then(|all| all.as_array());
        let keys = all.into_iter().flatten().chain(known(Field::Duty));
        let keys = keys.filter_map(|key| key.as_str()?.parse::<DutyKey>().ok());
        let mut rows: Vec<Row> = Vec::new();
        for key in keys {
            let found = model.overview.duties.iter().find(|duty| duty.key() == key);
            let told = match found {
                Some(duty) => duty_line(model, duty),
                None => model.lang().duty_key(&key, model.state()),
            };
            let label = if rows.is_empty() { model.lang().field(Field::Duties) } else { "" };
            rows.push((label, told));
        }
        first_of(model.lang(), rows.into_iter(), DUTIES)
    }
}

/// At most that many rows; those that are left out are counted in the last.
fn first_of(lang: Lang, rows: impl ExactSizeIterator<Item = Row>, most: usize) -> Vec<Row> {
    let all = rows.len();
    let shown = if all > most { most.saturating_sub(1) } else { all };
    let counted = (all > shown).then(|| ("", lang.and_more_items(all - shown)));
    rows.take(shown).chain(counted).collect()
}

/// Why a report or document was returned, by its entry.
pub(in crate::tui) fn returned_why(model: &Model, seq: u64) -> Option<String> {
    let state = model.state();
    let report = state.reports.get(&seq).and_then(|report| report.returned);
    let returned = report.or_else(|| state.documents.get(seq)?.returned)?;
    let read = model.session.office.read(&[returned]).ok()?;
    match read.into_iter().next()?.event {
        Event::ReportReturned(back) => Some(back.reason),
        Event::DocumentReturned(back) => Some(back.reason),
        _ => None,
    }
}

/// A text in rows of that many columns, at most that many of them; what is left out is counted.
fn in_full(lang: Lang, told: &str, (cols, most): (usize, usize)) -> Vec<Row> {
    let clean = text::sanitize(told);
    let lines = text::wrap(&clean, cols).into_iter();
    let mut rows: Vec<Row> = lines.map(|line| ("", clean[line].to_owned())).collect();
    let most = most.max(2);
    if rows.len() > most {
        let more = rows.len() - (most - 1);
        rows.truncate(most - 1);
        rows.push(("", lang.more_on_its_page(more)));
    }
    if let Some(first) = rows.first_mut() {
        first.0 = lang.label_returned_why();
    }
    rows
}

/// Rows that duties take at most.
const DUTIES: usize = 7;

/// Rows that figures take.
const FIGURES: usize = 6;

fn duty_line(model: &Model, duty: &Duty) -> String {
    let lang = model.lang();
    let name = lang.duty_title(duty);
    let mut line = format!("{name}  {}  {}", lang.due_on(&duty.due), lang.standing(duty));
    if let Some((degree, stamp)) = duty.reminded {
        line.push_str(&format!("  {}", lang.reminded_on(lang.degree(degree), &stamp.on)));
    }
    line
}

/// What would be confirmed, in at most that many rows: each item with who answers for it.
fn to_confirm(model: &Model, asked: &serde_json::Value, most: usize) -> Vec<Row> {
    let (state, lang, office) = (model.state(), model.lang(), &model.session);
    let request = Request::from_json(asked.clone(), model.today());
    let now = office.clock.now();
    let decided = request.and_then(|request| decide(state, &request, &office.actor, now));
    let Ok([Event::AssignmentsConfirmed(confirmed)]) = decided.as_deref() else {
        return Vec::new();
    };
    let told = |item: &Item| {
        let parts = state.assignment(item).map(|found| parts(lang, &found, state));
        format!("{} {}", state.code(item), parts.unwrap_or_default())
    };
    let items = confirmed.items.iter().map(|item| ("", told(item)));
    let mut rows = first_of(lang, items, most);
    if let Some(first) = rows.first_mut() {
        first.0 = lang.to_confirm();
    }
    rows
}

pub(super) fn item_words(state: &State, item: &Item) -> String {
    let title = state.clause(item).map_or("", |clause| &clause.title);
    format!("{} {title}", state.code(item))
}

/// What an entry said, in a line.
pub(in crate::tui) fn told(model: &Model, seq: u64) -> String {
    let read = model.session.office.read(&[seq]).unwrap_or_default();
    let told = read.first().map(|fact| tell(model.lang(), &fact.event, model.state()));
    format!("#{seq} {}", told.unwrap_or_default())
}
