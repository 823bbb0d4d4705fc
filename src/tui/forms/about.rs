//! What a form is about, above its fields: what the selection fixed, in words.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_json::json;

use super::Form;
use super::listed::in_full;
use crate::domain::duty::{Duty, duties_on, in_letters};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::Merger;
use crate::domain::state::{Meeting, ReportRecord, Stage, State};
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, Item, Part, PlanId};
use crate::tui::deeds::{asked_of, mends};
use crate::tui::grid::of_grid;
use crate::tui::model::Model;
use crate::tui::text;
use crate::words::{Lang, tell};

/// What a department has once a merger came about, and of which, after which entry and on which day.
pub(super) type Then = RefCell<Option<((Merger, Seq, NaiveDate), String)>>;

/// A label, and what stands beside it.
pub(super) type Row = (&'static str, String);

impl Form {
    /// What the selection fixed, in words.
    ///
    /// Why a report was returned stands there in full, as far as the fields leave room.
    pub(super) fn about(&self, model: &Model, (cols, room): (usize, usize)) -> Vec<Row> {
        let (state, lang) = (model.state(), model.lang());
        let known = |field: Field| self.deed.known.get(field.name());
        let mut rows = Vec::new();
        let shown = |field: Field| self.fields.iter().any(|entered| entered.field == field);
        // What one of all is called says nothing of the others.
        let one = !self.is_for_all();
        let whose = [Field::Department, Field::Person].into_iter();
        for field in whose.filter(|field| !shown(*field) && one) {
            if let Some(id) = known(field).and_then(|id| id.as_str()) {
                rows.push(match field {
                    Field::Department => (lang.field(field), state.short(&id.into()).to_owned()),
                    _ => (lang.column_person(), state.person_name(&id.into()).to_owned()),
                });
            }
        }
        rows.extend(in_full(self.merged(model), cols));
        if of_grid(self.deed.kind) {
            match &model.grid.import {
                Some(import) => {
                    let told = lang.import_counts(&import.preview.counts());
                    rows.push((lang.field(Field::Figures), told));
                }
                None => rows.push(self.counts(model)),
            }
        }
        let papers = [Field::Letter, Field::Report, Field::Replaces, Field::Entry, Field::Action];
        // What is declined is told in full below.
        let declines = self.deed.kind == CommandKind::DeclineExtension;
        for field in papers.into_iter().filter(|_| one && !declines) {
            if let Some(seq) = known(field).and_then(serde_json::Value::as_u64) {
                rows.push((lang.field(field), told(model, seq)));
            }
        }
        rows.extend(self.asked(model, (cols, room / 2)));
        let there = self.report_there(model).or_else(|| self.scheme_there(model));
        rows.extend(there.map(|told| (lang.label_mind(), told)));
        if self.deed.kind == CommandKind::IssueLetter && self.has_days_proposed(model) {
            rows.push((lang.label_mind(), lang.letter_days_proposed().to_owned()));
        }
        if self.deed.kind == CommandKind::ChangeSettings {
            let rename = lang.command(CommandKind::RenameDepartment);
            rows.push((lang.label_mind(), lang.office_has_two_names(rename)));
        }
        if self.deed.kind == CommandKind::IssueWarning {
            rows.push((lang.label_mind(), lang.warning_says_already().to_owned()));
        }
        let mends = mends(state, &self.deed);
        let document = mends.filter(|_| self.deed.kind == CommandKind::FileDocument);
        rows.extend(
            document.map(|seq| (lang.field_of(self.deed.kind, Field::Replaces), told(model, seq))),
        );
        let meeting = known(Field::Meeting).and_then(serde_json::Value::as_u64);
        let written = meeting.filter(|_| self.deed.kind == CommandKind::WriteMinutes);
        let written = written.and_then(|seq| state.meetings.get(&seq)?.minutes());
        if let Some(why) = mends.or(written).and_then(|seq| returned_why(model, seq)) {
            let label = lang.label_returned_why();
            rows.extend(shortened(lang, (label, &why), (cols, room / 2)));
        }
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
        rows
    }

    /// Whether days stand in the letters that are to be issued which nobody confirmed.
    fn has_days_proposed(&self, model: &Model) -> bool {
        let year = self.to_json(model.state())[Field::Year.name()].as_i64();
        let Some(year) = year.and_then(|year| i32::try_from(year).ok()) else { return false };
        let id = self.deed.known.get(Field::Department.name()).and_then(|id| id.as_str());
        let id = id.filter(|_| !self.is_for_all());
        let mut listed = in_letters(model.state(), year, model.today()).into_iter();
        listed.any(|duty| duty.proposed && id.is_none_or(|id| *duty.department.0 == *id))
    }

    /// What goes over with a department that ends, and who speaks for it; and what the other one, once it is
    /// named, has then.
    fn merged(&self, model: &Model) -> Vec<Row> {
        let (state, lang, today) = (model.state(), model.lang(), model.today());
        let asked = match self.deed.kind {
            CommandKind::MergeDepartment => self.to_json(state),
            _ => return Vec::new(),
        };
        let named = |field: Field| Some(DepartmentId::from(asked.get(field.name())?.as_str()?));
        let Some(department) = named(Field::Department) else { return Vec::new() };
        let owed = model.overview.duties.iter();
        let told = in_numbers((lang, today), (state, &department), owed);
        let mut rows = vec![(lang.label_goes_over(), told)];
        let people: Vec<&str> = state.people_of(&department).map(|it| it.name.as_str()).collect();
        if !people.is_empty() {
            rows.push(("", people.join(lang.list_comma())));
        }
        let into = named(Field::Into).filter(|id| state.department(id).is_some());
        if let Some(into) = into.filter(|into| *into != department) {
            let merger = Merger { department, into: into.clone() };
            rows.push((lang.label_has_then(), self.has_then(model, merger)));
        }
        rows
    }

    /// What the other one has then, in numbers: worked out once, and not at every key.
    fn has_then(&self, model: &Model, merger: Merger) -> String {
        let (state, lang, today) = (model.state(), model.lang(), model.today());
        let of = (merger, state.head.seq, today);
        let mut worked_out = self.then.borrow_mut();
        if let Some((known, told)) = &*worked_out
            && *known == of
        {
            return told.clone();
        }
        let then = state.with_merged(&of.0);
        let owed = duties_on(&then, today);
        let told = in_numbers((lang, today), (&then, &of.0.into), owed.iter());
        worked_out.insert((of, told)).1.clone()
    }

    /// Works out anew what it tells of what is: what was shown turned out not to be what the ledger says.
    pub(in crate::tui) fn forget_shown(&self) {
        self.then.take();
    }

    /// Which later day departments ask for what is extended, waived or declined, and why.
    fn asked(&self, model: &Model, room: (usize, usize)) -> Vec<Row> {
        use CommandKind as K;
        let (lang, known) = (model.lang(), |field: Field| self.deed.known.get(field.name()));
        let told = |seq: Seq| shortened(lang, (lang.label_asks(), &told(model, seq)), room);
        let (duty, action) = match self.deed.kind {
            K::DeclineExtension => {
                let entry = known(Field::Entry).and_then(|it| it.as_u64());
                return entry.map(told).unwrap_or_default();
            }
            K::ExtendDuty | K::WaiveDuty => (known(Field::Duty).and_then(|it| it.as_str()), None),
            K::ExtendAction => (None, known(Field::Action).and_then(|it| it.as_u64())),
            _ => return Vec::new(),
        };
        asked_of(model, duty, action).into_iter().flat_map(told).collect()
    }

    /// Who took part in a meeting whose minutes it is about, in numbers.
    fn attendance(&self, model: &Model, meeting: &Meeting) -> Option<Row> {
        use CommandKind as K;
        if !matches!(self.deed.kind, K::WriteMinutes | K::ApproveMinutes | K::ReturnMinutes) {
            return None;
        }
        let (state, lang, said) = (model.state(), model.lang(), meeting.attendance());
        let counts = (!said.is_empty()).then(|| lang.attendance_counts(&said));
        let unsaid = Some(meeting.unsaid(state).len()).filter(|unsaid| *unsaid > 0);
        let told =
            counts.into_iter().chain(unsaid.map(|unsaid| lang.attendance_never_said(unsaid)));
        Some((lang.label_attendance(), told.collect::<Vec<_>>().join(lang.semicolon())))
    }

    /// The report of that form and year that a department handed in already, where a further one would be
    /// handed in and not take its place.
    fn report_there(&self, model: &Model) -> Option<String> {
        let mends = self.deed.known.contains_key(Field::Replaces.name());
        if self.deed.kind != CommandKind::SubmitReport || mends {
            return None;
        }
        let asked = self.to_json(model.state());
        let department = asked.get(Field::Department.name())?.as_str()?.into();
        let (form, year) = (asked.get(Field::Form.name())?, asked.get(Field::Year.name())?);
        let same = |report: &ReportRecord| {
            json!(report.form) == *form
                && json!(report.year) == *year
                && report.stage() != Stage::Returned
        };
        let state = model.state();
        let (seq, report) = state.reports_of(&department).find(|(_, report)| same(report))?;
        let (lang, form) = (model.lang(), model.lang().report_form(report.form));
        Some(lang.report_there(report.year, form, lang.stage(report.stage()), seq))
    }

    /// The scheme that a department filed already: a further one is filed beside it, and is the one that counts.
    fn scheme_there(&self, model: &Model) -> Option<String> {
        if self.deed.kind != CommandKind::FileScheme {
            return None;
        }
        let asked = self.to_json(model.state());
        let department = asked.get(Field::Department.name())?.as_str()?.into();
        let scheme = model.state().scheme_of(&department)?;
        Some(model.lang().scheme_there(scheme.filed.on, scheme.filed.seq))
    }

    /// How many unsaved figures it is about.
    fn counts(&self, model: &Model) -> Row {
        let (lang, of) = (model.lang(), model.saved_of(self));
        let cells: Vec<_> = model.cells_of(of.as_ref()).collect();
        let corrected = cells.iter().filter(|(cell, _)| model.figure(cell).is_some()).count();
        let mut counts = lang.grid_saving(cells.len() - corrected, corrected);
        let later = model.grid.sheet.len() - cells.len();
        if later > 0 {
            let others = model.suppliers().filter(|id| Some(*id) != of.as_ref());
            let others: Vec<&str> = others.map(|id| model.state().short(id)).collect();
            counts.push_str(&lang.grid_saving_later(later, others.join(lang.list_comma())));
        }
        (lang.field(Field::Figures), counts)
    }
}

/// Why a report, a document, a figure or minutes of an entry were returned, by its entry.
pub(in crate::tui) fn returned_why(model: &Model, seq: u64) -> Option<String> {
    returned(model, seq).map(|(_, reason)| reason)
}

/// When and why it was.
pub(in crate::tui) fn returned(model: &Model, seq: u64) -> Option<(NaiveDate, String)> {
    let state = model.state();
    let report = state.reports.get(&seq).and_then(|report| report.returned);
    let document = || state.documents.get(seq)?.returned;
    let minutes =
        || state.meetings.values().find(|it| it.minutes() == Some(seq))?.minutes_returned();
    let figures = || state.figures.returned_of(seq);
    let returned = report.or_else(document).or_else(minutes).or_else(figures)?;
    let fact = model.entry(returned)?;
    let reason = match fact.event {
        Event::ReportReturned(back) => back.reason,
        Event::DocumentReturned(back) => back.reason,
        Event::FiguresReturned(back) => back.reason,
        Event::MinutesReturned(back) => back.reason,
        _ => return None,
    };
    Some((fact.circumstance.on, reason))
}

/// What a department said of an action, by the entry.
pub(in crate::tui) fn said_of_action(model: &Model, seq: Seq) -> Option<String> {
    match model.entry(seq)?.event {
        Event::ActionReported(told) => Some(text::sanitize(&told.text)),
        _ => None,
    }
}

/// Why somebody did or asks for something, in rows of that many columns and at most that many of them;
/// what is left out is counted.
fn shortened(
    lang: Lang,
    (label, told): (&'static str, &str),
    (cols, most): (usize, usize),
) -> Vec<Row> {
    let mut rows = in_full(vec![(label, text::sanitize(told))], cols);
    let most = most.max(2);
    if rows.len() > most {
        let more = rows.len() - (most - 1);
        rows.truncate(most - 1);
        rows.push(("", lang.more_on_its_page(more)));
    }
    rows
}

/// What a department answers for, its letters and what it owes, in numbers.
fn in_numbers<'a>(
    (lang, today): (Lang, NaiveDate),
    (state, id): (&State, &DepartmentId),
    owed: impl Iterator<Item = &'a Duty>,
) -> String {
    let items = state.items_of(id);
    let led = items.iter().filter(|(_, part)| *part == Part::Lead).count();
    let letters = state.letters_by_year().keys().filter(|(_, whose)| *whose == id).count();
    let open = owed.filter(|duty| duty.department == *id && !duty.is_settled());
    let (open, late) =
        open.fold((0, 0), |(open, late), duty| (open + 1, late + usize::from(duty.is_late(today))));
    lang.goes_over(led, items.len() - led, letters, open, late)
}

pub(super) fn item_words(state: &State, item: &Item) -> String {
    let title = state.clause(item).map_or("", |clause| &clause.title);
    format!("{} {title}", state.code(item))
}

/// What an entry said, in a line.
pub(in crate::tui) fn told(model: &Model, seq: u64) -> String {
    let told = model.entry(seq).map(|fact| tell(model.lang(), &fact, model.state()));
    format!("#{seq} {}", told.unwrap_or_default())
}
