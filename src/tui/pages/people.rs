//! The people enrolled, and one of them.

use ratatui::text::Span;

use super::writer::Writer;
use crate::domain::form::Field;
use crate::domain::payload::PersonId;
use crate::domain::state::PersonRecord;
use crate::order::sort_by_key;
use crate::tui::filter::Criterion;
use crate::tui::model::Subject;
use crate::tui::text;

const HISTORY: usize = 20;

pub(super) fn write(writer: &mut Writer<'_>) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    writer.title(
        &lang.people_title(state.people.keys().filter(|id| state.person(id).is_some()).count()),
    );
    let current = |(id, record)| {
        let record: &PersonRecord = record;
        Some((id, record, record.person.current()?))
    };
    let mut people: Vec<_> = state.people.iter().filter_map(current).collect();
    // Those who are there first, by what they are and for whom they speak.
    sort_by_key(&mut people, |(_, record, person)| {
        let own = state.departments_ever().position(|id| Some(id) == person.department.as_ref());
        (record.left.is_some(), person.role as u8, own)
    });
    for (id, record, person) in people {
        let department = state.speaks_for(person).map_or("", |id| state.short(id));
        let mut spans = vec![Span::raw(text::fit(&person.name, 10))];
        if record.left.is_some() {
            spans.push(Span::styled(format!("{}  ", lang.has_left()), theme.quiet()));
        }
        spans.extend([
            Span::raw(text::fit(lang.role(person.role), 10)),
            Span::raw(text::fit(department, 14)),
            Span::raw(text::pad_right(person.telephone.as_deref().unwrap_or_default(), 14)),
            Span::raw(person.title.clone().unwrap_or_default()),
        ]);
        writer.link(Subject::Person(id.clone()), spans);
    }
}

pub(super) fn person(writer: &mut Writer<'_>, id: &PersonId) {
    let (state, lang) = (writer.state(), writer.lang());
    let Some(record) = state.people.get(id) else { return };
    let Some(person) = record.person.current() else { return };
    writer.title(&person.name);
    writer.row(lang.label_id(), &id.0);
    writer.row(lang.label_role(), lang.role(person.role));
    let besides = [
        (Field::Title, &person.title),
        (Field::Telephone, &person.telephone),
        (Field::Login, &person.login),
        (Field::SshKey, &person.ssh_key),
    ];
    for (field, value) in besides {
        if let Some(value) = value {
            writer.row(lang.field(field), value);
        }
    }
    if record.left.is_some() {
        writer.row(lang.label_stage(), lang.has_left());
    }
    if let Some(department) = &person.department {
        let name = state.short(department).to_owned();
        writer.link(Subject::Department(department.clone()), vec![Span::raw(name)]);
    }
    writer.heading(lang.heading_entered());
    writer.entries(state.index.of_person(id), HISTORY, Some(Criterion::Person(id.clone())));
}
