//! What departments owe alike: who has done it and who has not.

use ratatui::text::Span;

use super::department;
use super::writer::Writer;
use crate::domain::duty::{Matter, Roll, Rolls};
use crate::tui::model::Subject;
use crate::tui::screens::duty_tone;

/// All of it, a line each: what is not done by all, what is still to come, what is done.
pub(super) fn write(writer: &mut Writer<'_>) {
    let (model, lang) = (writer.model, writer.lang());
    writer.title(lang.matters_title());
    let Rolls { open, coming, done } = Rolls::of(&model.overview.duties, model.today());
    for (heading, rolls) in [
        (lang.matters_open(open.len()), open),
        (lang.matters_coming(coming.len()), coming),
        (lang.matters_done(done.len()), done),
    ] {
        if !rolls.is_empty() {
            writer.heading(&heading);
        }
        rolls.into_iter().for_each(|roll| line(writer, roll));
    }
}

/// The day, what is owed, and how many stand how.
pub(super) fn line(writer: &mut Writer<'_>, roll: Roll<'_>) {
    let (lang, theme) = (writer.lang(), writer.theme());
    let Some(first) = roll.duties.first() else { return };
    let mut stand = Vec::new();
    for group in roll.groups() {
        let told = lang.so_many_alike(group, roll.day);
        stand.push(Span::raw("  "));
        stand.push(Span::styled(told, theme.status(duty_tone(group[0].standing))));
    }
    let due = Span::styled(format!("{}  ", first.due), theme.quiet());
    let spans = writer.between(vec![due], &lang.duty_about(first, writer.state()), stand);
    writer.link(Subject::Matter(roll.matter), spans);
}

/// One matter, a department a line.
pub(super) fn one(writer: &mut Writer<'_>, matter: &Matter) {
    let (model, lang) = (writer.model, writer.lang());
    let theirs = model.overview.duties.iter().filter(|duty| duty.matter() == *matter);
    // It is owed no more: an entry was withdrawn, a rule changed.
    let Some(roll) = Rolls::of(theirs, model.today()).into_order().next() else {
        return writer.remark(lang.nothing_owed());
    };
    writer.title(&lang.duty_about(roll.duties[0], writer.state()));
    writer.remark(&lang.departments_owe(roll.duties.len()));
    for group in roll.groups() {
        writer.heading(&lang.departments_alike(group, roll.day));
        for duty in group {
            let whose = writer.state().short(&duty.department).to_owned();
            department::duty_as(writer, duty, &whose);
        }
    }
}
