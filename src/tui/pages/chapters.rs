//! The plan's own text around its domains: preface, guiding thought, organisation, monitoring.

use super::writer::Writer;
use crate::plan::PlanId;

pub(super) fn write(writer: &mut Writer<'_>, plan: &PlanId) {
    let Some(plan) = writer.state().plan_named(plan) else { return };
    writer.title(&format!("{} {}-{}", plan.title, plan.from, plan.to));
    if !plan.preface.is_empty() {
        writer.heading(writer.lang().heading_preface());
        plan.preface.iter().for_each(|paragraph| writer.text(paragraph));
    }
    for chapter in &plan.chapters {
        writer.heading(&chapter.title);
        for section in &chapter.sections {
            if !section.title.is_empty() {
                writer.heading(&section.title);
            }
            section.paragraphs.iter().for_each(|paragraph| writer.text(paragraph));
        }
    }
}
