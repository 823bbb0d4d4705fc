//! The plan's own text around its domains: preface, guiding thought, organisation, monitoring.

use super::writer::Writer;
use ratatui::text::Span;

use crate::plan::{Plan, PlanId, Section};
use crate::tui::model::Subject;

pub(super) fn write(writer: &mut Writer<'_>, plan: &PlanId) {
    let Some(plan) = writer.state().plan_named(plan) else { return };
    writer.title(&format!("{} {}-{}", plan.title, plan.from, plan.to));
    if !plan.preface.is_empty() {
        writer.heading(writer.lang().heading_preface());
        plan.preface.iter().for_each(|paragraph| writer.text(paragraph));
    }
    let last = plan.chapters.iter().map(|chapter| chapter.number).max().unwrap_or(0);
    for number in 0..=last {
        let here: Vec<_> =
            plan.chapters.iter().filter(|chapter| chapter.number == number).collect();
        if here.is_empty() && number > 0 {
            domains(writer, plan);
        }
        for chapter in here {
            writer.heading(&chapter.title);
            chapter.sections.iter().for_each(|section| words(writer, section));
        }
    }
}

/// One section, under the title of its chapter, and the way to all of them.
pub(super) fn section(writer: &mut Writer<'_>, plan: &PlanId, nth: usize) {
    let Some(plan) = writer.state().plan_named(plan) else { return };
    let chapters = plan.chapters.iter();
    let mut all = chapters.flat_map(|it| it.sections.iter().map(move |section| (it, section)));
    let Some((chapter, section)) = all.nth(nth) else { return };
    writer.title(&chapter.title);
    words(writer, section);
    writer.blank();
    let whole = Span::raw(writer.lang().plans_text());
    writer.link(Subject::Chapters(plan.id.clone()), vec![whole]);
}

fn words(writer: &mut Writer<'_>, section: &Section) {
    if !section.title.is_empty() {
        writer.heading(&section.title);
    }
    section.paragraphs.iter().for_each(|paragraph| writer.text(paragraph));
}

/// The chapter of the domains, a line each that opens the domain.
fn domains(writer: &mut Writer<'_>, plan: &Plan) {
    writer.heading(writer.lang().heading_domains());
    for domain in &plan.domains {
        let counts = writer.lang().targets_measures(domain.targets.len(), domain.measures.len());
        let spans = vec![
            Span::raw(format!("{} {}  ", domain.code, domain.name)),
            Span::styled(counts, writer.theme().quiet()),
        ];
        writer.link(Subject::Domain(plan.id.clone(), domain.code), spans);
    }
}
