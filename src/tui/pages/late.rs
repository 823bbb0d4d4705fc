//! What is late: a department after the other, those with most first, each with its duties.

use ratatui::text::Span;

use super::department;
use super::writer::Writer;
use crate::tui::model::Subject;

pub(super) fn write(writer: &mut Writer<'_>) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let model = writer.model;
    let late = model.overview.late_departments();
    writer.title(&lang.late_title(late.len(), model.overview.overdue()));
    if late.is_empty() {
        writer.remark(lang.nothing_late());
    }
    for row in late {
        writer.blank();
        let name = state.department(&row.id).map_or("", |known| &known.name);
        let told = lang.late_of(name, row.overdue);
        writer.link(Subject::Department(row.id.clone()), vec![Span::styled(told, theme.heading())]);
        let theirs = model.overview.duties_of(&row.id);
        for duty in theirs.filter(|duty| duty.is_late(model.today())) {
            department::duty(writer, duty);
        }
    }
}
