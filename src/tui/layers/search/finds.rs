//! What there is to be found, in the order in which it weighs: what things are called, by whom they are,
//! and what is said of them.

use crate::domain::fact::Fact;
use crate::domain::state::{DocumentStage, Recorded, Stage, State};
use crate::domain::vocabulary::Event;
use crate::plan::{Item, ItemKind};
use crate::tui::model::{Model, Subject};
use crate::words::Lang;

/// How many notes are looked through, the latest.
const NOTES: usize = 500;

/// What can be opened, its kind, and its words.
type Thing = (Subject, &'static str, String);

pub(super) fn everything(model: &Model) -> Vec<Thing> {
    let (state, lang) = (model.state(), model.lang());
    let mut all = Vec::new();
    items(state, lang, &mut all);
    parties(state, lang, &mut all);
    domains(state, lang, &mut all);
    lists(lang, &mut all);
    papers(state, lang, &mut all);
    deeds(state, lang, &mut all);
    meetings(state, lang, &mut all);
    sections(state, lang, &mut all);
    notes(model, &mut all);
    all
}

/// Targets, measures and indicators.
fn items(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    for kind in [ItemKind::Target, ItemKind::Measure] {
        for item in state.items(kind) {
            let text = state.clause(&item).map_or("", |clause| &clause.text);
            let words = format!("{} {}", state.code(&item), text.replace('\n', " "));
            all.push((Subject::Item(item), lang.one_item(kind), words));
        }
    }
    for (plan, known) in state.indicators.iter() {
        for indicator in known.keys().filter_map(|id| state.indicator(plan, id)) {
            let subject = Subject::Indicator(plan.clone(), indicator.id.clone());
            let basis = Item { plan: plan.clone(), code: indicator.basis.item };
            let words = format!("{} {}", state.code(&basis), indicator.name);
            all.push((subject, lang.one_indicator(), words));
        }
    }
}

/// Departments, also those that ended, and people.
fn parties(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    let kind = lang.column_department();
    for department in state.departments() {
        let words = format!("{} {}", department.short, department.name);
        all.push((Subject::Department(department.id.clone()), kind, words));
    }
    for ended in state.ended.keys().filter_map(|id| state.department_ever(id)) {
        let words = format!("{} {}  {}", ended.short, ended.name, lang.ended_department());
        all.push((Subject::Department(ended.id.clone()), kind, words));
    }
    for (id, record) in state.people.iter() {
        let person = record.person.current();
        let said = person.into_iter().flat_map(|it| [&it.title, &it.telephone]).flatten();
        let named = format!("{} {id}", state.person_name(id));
        let words = said.fold(named, |words, said| format!("{words}  {said}"));
        all.push((Subject::Person(id.clone()), lang.column_person(), words));
    }
}

fn domains(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    for (plan, adopted) in &state.plans {
        for domain in &adopted.plan.domains {
            let subject = Subject::Domain(plan.clone(), domain.code);
            all.push((subject, lang.column_domain(), domain.name.clone()));
        }
    }
}

/// Lists by what stands in them.
fn lists(lang: Lang, all: &mut Vec<Thing>) {
    all.push((Subject::Matters, lang.kind_of_lists(), lang.matters_in_search().to_owned()));
    all.push((Subject::Todo, lang.kind_of_lists(), lang.todo_in_search().to_owned()));
}

/// Reports, documents, letters and schemes, the latest first.
fn papers(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    // What is told apart from the one that stands.
    let marked = |words: String, stage: Option<Stage>| match stage {
        Some(stage @ (Stage::Returned | Stage::Replaced)) => {
            format!("{words}  {}", lang.stage(stage))
        }
        _ => words,
    };
    for (seq, report) in state.reports.iter().rev() {
        let words = format!("{} {}", state.short(&report.department), report.heading);
        let words = marked(words, Some(report.stage()));
        all.push((Subject::Entry(*seq), lang.report_form(report.form), words));
    }
    for (seq, document) in state.documents.iter().rev() {
        let is_returned = document.stage() == DocumentStage::Returned;
        let words = marked(document.heading.to_string(), is_returned.then_some(Stage::Returned));
        all.push((Subject::Entry(seq), lang.document(document.kind), words));
    }
    for (seq, letter) in state.letters.iter().rev() {
        let signed = [&letter.signed, &letter.countersigned].into_iter().flatten();
        let named = lang.letter_named(state.short(&letter.department), letter.year);
        let words = signed.fold(named, |words, signed| format!("{words} {}", signed.signatory));
        all.push((Subject::Entry(*seq), lang.column_letter(), words));
    }
    for (seq, scheme) in state.schemes.iter().rev() {
        let (section, officer) = (&scheme.section, &scheme.officer);
        let words = format!("{} {section} {officer}", state.short(&scheme.department));
        all.push((Subject::Entry(*seq), lang.column_scheme(), words));
    }
}

/// Actions and activities, the latest first.
fn deeds(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    for action in state.actions.iter().rev() {
        let words = format!("{} {}", action.heading, lang.shorts(state, &action.owners));
        all.push((Subject::Entry(action.opened.seq), lang.heading_actions(), words));
    }
    for held in state.support.activities().rev() {
        let words = format!("{} {}", held.heading, state.short(&held.department));
        all.push((Subject::Entry(held.recorded.seq), lang.activity(held.kind), words));
    }
}

/// Meetings, the latest first, their minutes, and what they decided.
fn meetings(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    for (seq, meeting) in state.meetings.iter().rev() {
        let named = lang.meeting_named(state, *seq);
        if let Some(minutes) = meeting.minutes() {
            let kind = lang.heading_minutes();
            all.push((Subject::Entry(minutes), kind, format!("{named} {kind}")));
        }
        all.push((Subject::Meeting(*seq), lang.label_meeting(), named));
        for record in meeting.records() {
            if let Recorded::Decided(text, owners) = &record.what {
                let words = format!("{} {}", text.replace('\n', " "), lang.shorts(state, owners));
                all.push((Subject::Entry(record.stamp.seq), lang.heading_decisions(), words));
            }
        }
    }
}

/// The plan's chapters.
fn sections(state: &State, lang: Lang, all: &mut Vec<Thing>) {
    for (plan, adopted) in &state.plans {
        let sections = adopted.plan.chapters.iter().flat_map(|chapter| &chapter.sections);
        for (nth, section) in sections.enumerate() {
            let words = format!("{} {}", section.title, section.paragraphs.join(" "));
            all.push((Subject::Section(plan.clone(), nth), lang.plans_text(), words));
        }
    }
}

/// What the latest notes say; their texts stand in the ledger.
fn notes(model: &Model, all: &mut Vec<Thing>) {
    let latest: Vec<_> = model.state().notes.keys().rev().take(NOTES).copied().collect();
    let read = model.session.office.read(&latest).unwrap_or_default();
    let told = |fact: Fact| match fact.event {
        Event::Noted(note) => {
            let kind = model.lang().heading_notes();
            Some((Subject::Entry(fact.seq), kind, note.text.replace('\n', " ")))
        }
        _ => None,
    };
    all.extend(read.into_iter().filter_map(told));
}
