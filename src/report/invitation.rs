//! 会议通知: when and where, what is taken up and who reports on it, what to bring; the slip to send back.

use super::Material;
use super::document::{Align, Document, Level, Table};
use crate::domain::overview::Overview;
use crate::domain::state::Meeting;

/// Of more departments that are late the number says enough.
const NAMED: usize = 8;

/// The notice of a meeting, to all who are expected.
pub(super) fn invitation(material: &Material<'_>, meeting: &Meeting) -> Document {
    let (lang, state) = (material.lang, material.state);
    let overview = Overview::of(state, material.day);
    let kind = lang.meeting_kind_in_full(meeting.kind);
    let mut paper =
        material.document(lang.invitation_title(material.office(), material.committee(), kind));
    // Whoever sends it comes without being asked.
    let mut invited = meeting.to_come(state);
    invited.retain(|id| !state.is_office(id));
    paper.addressee = material.addressed(&invited);
    paper.paragraph(lang.invitation_intro(
        lang.paper_day(meeting.day()),
        material.committee(),
        kind,
    ));
    paper.heading(Level::One, lang.invitation_when());
    let arrangement = meeting.arrangement();
    let day = lang.paper_day(meeting.day());
    paper.paragraph(match arrangement.hour.as_ref() {
        "" => lang.invitation_day(day),
        hour => lang.invitation_hour(day, hour),
    });
    for (label, text) in [
        (lang.pack_place(), arrangement.place.as_ref()),
        (lang.pack_chair(), arrangement.chair.as_ref()),
    ] {
        if !text.is_empty() {
            paper.paragraph(lang.invitation_line(label, text));
        }
    }
    if !meeting.agenda().is_empty() {
        paper.heading(Level::One, lang.pack_agenda());
        paper.table(agenda(material, meeting));
    }
    paper.heading(Level::One, lang.pack_invited());
    paper.paragraph(lang.shorts(state, &invited) + lang.stop());
    paper.heading(Level::One, lang.notice_asked());
    paper.paragraph(lang.invitation_asked(material.office()));
    let late = overview.late_departments();
    let late: Vec<&str> = late
        .into_iter()
        .filter(|row| invited.contains(&row.id))
        .map(|row| state.short(&row.id))
        .collect();
    match late.len() {
        0 => {}
        1..=NAMED => paper.paragraph(lang.invitation_late(late.join(lang.list_comma()))),
        many => paper.paragraph(lang.invitation_late_many(many)),
    }
    paper.announce(lang.reply_slip());
    material.send(&mut paper, material.day);
    paper.attach(lang.reply_slip());
    paper.table(slip(material));
    paper
}

/// The items with who reports on each.
fn agenda(material: &Material<'_>, meeting: &Meeting) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut table = Table::new(
        lang.pack_agenda(),
        &[
            (lang.pack_number(), 16, Align::Centre),
            (lang.pack_topic(), 96, Align::Left),
            (lang.column_reports(), 44, Align::Left),
        ],
    );
    for (at, item) in meeting.agenda().iter().enumerate() {
        let topic = lang.topic(state, &item.topic);
        let who = lang.shorts(state, &state.reporting_on(&item.topic));
        table.row([(at + 1).to_string().into(), topic.into(), who.into()]);
    }
    table
}

/// 回执
fn slip(material: &Material<'_>) -> Table {
    let lang = material.lang;
    let mut table = Table::new(
        lang.reply_slip(),
        &[
            (lang.column_whose(), 46, Align::Left),
            (lang.slip_name(), 30, Align::Centre),
            (lang.slip_post(), 30, Align::Centre),
            (lang.slip_telephone(), 30, Align::Centre),
            (lang.slip_deputy(), 20, Align::Centre),
        ],
    );
    table.row(["\n\n", "", "", "", ""].map(Into::into));
    table
}
