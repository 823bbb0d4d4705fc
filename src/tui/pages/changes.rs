//! What changed since a day: by domain, then by department.

use ratatui::text::Span;

use super::writer::Writer;
use crate::tui::model::Subject;

pub(super) fn write(writer: &mut Writer<'_>) {
    let (state, lang, theme) = (writer.state(), writer.lang(), writer.theme());
    let Some(made) = &writer.model.changes else { return };
    let (since, changes) = &**made;
    writer.title(&lang.changes_title(since, &writer.model.today()));
    if changes.is_empty() {
        writer.text(lang.changes_none());
    }
    for domain in &changes.domains {
        writer.heading(&state.domain_titled(&domain.plan, domain.code));
        for change in domain.targets.iter().chain(&domain.measures) {
            let title = state.clause(&change.item).map_or("", |clause| &clause.title);
            let name = format!("{}  {title}", state.code(&change.item));
            let link = Subject::Item(change.item.clone());
            writer.link(link, vec![Span::styled(name, theme.heading())]);
            writer.text(&format!("  {}", lang.item_change(change, state)));
        }
    }
    if !changes.corrected.is_empty() {
        writer.heading(&lang.changes_corrected(changes.corrected.len()));
        writer.entries(&changes.corrected, changes.corrected.len(), None);
    }
    if !changes.settings.is_empty() {
        writer.heading(lang.changes_settings());
        writer.entries(&changes.settings, changes.settings.len(), None);
    }
    if !changes.departments.is_empty() {
        writer.heading(lang.changes_departments());
    }
    for department in &changes.departments {
        let link = Subject::Department(department.department.clone());
        let name = state.short(&department.department).to_owned();
        writer.link(link, vec![Span::styled(name, theme.heading())]);
        writer.text(&format!("  {}", lang.department_change(department)));
    }
}
