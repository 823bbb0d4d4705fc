//! The papers of a meeting: the pack that lies before everybody (会议材料), and the minutes (会议纪要).

use super::Material;
use super::document::{Align, Block, Document, Level, Table};
use super::walk::{self, Shown, Walked};
use crate::domain::entry::Seq;
use crate::domain::minutes::{Draft, draft};
use crate::domain::overview::Overview;
use crate::domain::payload::{ActionStage, Topic};
use crate::domain::state::{Meeting, MeetingStage};
use crate::domain::vocabulary::Event;
use crate::plan::DepartmentId;

/// The agenda, and of each item what the room needs to know: what the walkthrough shows, on paper.
/// `read` gives what an entry says.
pub(super) fn meeting_pack(
    material: &Material<'_>,
    seq: Seq,
    meeting: &Meeting,
    read: &dyn Fn(Seq) -> Option<Event>,
) -> Document {
    let (lang, state) = (material.lang, material.state);
    let overview = Overview::of(state, material.day);
    let mut paper = material.document(lang.pack_title(named(material, meeting)));
    let (mut facts, arrangement) = (facts_table(material), meeting.arrangement());
    let when = format!("{} {}", lang.paper_day(meeting.day()), arrangement.hour);
    facts.row([lang.pack_day().into(), when.trim_end().into()]);
    facts.row([lang.pack_place().into(), arrangement.place.to_string().into()]);
    facts.row([lang.pack_chair().into(), arrangement.chair.to_string().into()]);
    facts.row([lang.pack_invited().into(), material.shorts(&meeting.to_come(state)).into()]);
    paper.table(facts);
    paper.heading(Level::One, lang.pack_agenda());
    let mut agenda = Table::new(
        lang.pack_agenda(),
        &[(lang.pack_number(), 16, Align::Centre), (lang.pack_topic(), 140, Align::Left)],
    );
    for (at, item) in meeting.agenda().iter().enumerate() {
        let topic = lang.topic(state, &item.topic);
        agenda.row([(at + 1).to_string().into(), topic.into()]);
    }
    paper.table(agenda);
    if let Some((last, held)) = state.last_meeting(Some(seq)) {
        let settled = draft(state, last).map(|made| settled(material, &made, true));
        if let Some(table) = settled.filter(|table| !table.rows.is_empty()) {
            paper.heading(Level::One, &lang.pack_last_time(lang.paper_day(held.day())));
            paper.table(table);
        }
    }
    paper.body.push(Block::NewPage);
    paper.heading(Level::One, lang.pack_items());
    let walked = Walked { lang, state, overview: &overview, day: material.day, seq, meeting, read };
    for item in meeting.agenda() {
        let title = lang.topic_titled(state, &item.topic);
        paper.heading(Level::Two, &title);
        let (_, rows) = walk::page(walked, item);
        // Of a matter that is no more than its title.
        let said = usize::from(matches!(item.topic, Topic::Matter(_)));
        let mut known = Table { name: title, ..facts_table(material) };
        for row in rows.into_iter().skip(said) {
            match row {
                Shown::Text(text) => paper.paragraph(text),
                Shown::Stands(attainment, outlook) => {
                    let stands = lang.attainment(attainment);
                    known.row([lang.label_attainment().into(), stands.into()]);
                    known.row([lang.label_outlook().into(), outlook.into()]);
                }
                Shown::Told(label, text) => known.row([label.into(), text.into()]),
                // Its figures stand in the rows.
                Shown::Trend(..) => {}
            }
        }
        if !known.rows.is_empty() {
            paper.table(known);
        }
    }
    paper
}

/// The minutes as they were written and edited, else as the records make them; until they are
/// approved the title says that they are a draft.
pub(super) fn minutes(
    material: &Material<'_>,
    seq: Seq,
    meeting: &Meeting,
    written: Option<String>,
) -> Document {
    let (lang, state) = (material.lang, material.state);
    let approved = matches!(meeting.stage(), MeetingStage::Approved | MeetingStage::Closed);
    let title = lang.minutes_title(named(material, meeting));
    let mut paper =
        material.document(if approved { title } else { lang.minutes_unapproved(title) });
    let made = draft(state, seq);
    let drafted = || made.as_ref().map(|made| lang.minutes_text(made, state)).unwrap_or_default();
    let text = written.unwrap_or_else(drafted);
    text.lines().filter(|line| !line.trim().is_empty()).for_each(|line| {
        paper.paragraph(line.trim().to_owned());
    });
    let table = made.as_ref().map(|made| settled(material, made, false));
    let table = table.filter(|table| !table.rows.is_empty());
    let attendance = made.as_ref().map(|made| lang.attendance_lines(made, state));
    let attendance = attendance.unwrap_or_default();
    // As they are drafted, minutes say it themselves; whoever writes them anew may leave it out.
    let said = attendance.iter().all(|line| text.contains(line.as_str()));
    if !said {
        attendance.into_iter().for_each(|line| paper.paragraph(line + lang.stop()));
    }
    let day = meeting.approved.map_or(material.day, |(stamp, _)| stamp.on);
    if table.is_some() {
        paper.announce(lang.minutes_table());
    }
    paper.sign(material.office(), day);
    if let Some(table) = table {
        paper.attach(lang.minutes_table());
        paper.table(table);
    }
    paper
}

/// What a meeting decided and ordered, and, where that is asked, what became of what it ordered.
fn settled(material: &Material<'_>, made: &Draft, with_outcome: bool) -> Table {
    let (lang, state) = (material.lang, material.state);
    let mut columns = vec![
        (lang.pack_number(), 14, Align::Centre),
        (lang.minutes_what(), if with_outcome { 56 } else { 76 }, Align::Left),
        (lang.minutes_whose(), 34, Align::Left),
        (lang.minutes_due(), 32, Align::Centre),
    ];
    if with_outcome {
        columns.push((lang.pack_outcome(), 20, Align::Centre));
    }
    let mut table = Table::new(lang.minutes_table(), &columns);
    let mut row = |what: &str, owners: &[DepartmentId], due: String, outcome: &'static str| {
        let number = (table.rows.len() + 1).to_string();
        let mut cells = vec![number, what.to_owned(), lang.shorts(state, owners), due];
        cells.extend(with_outcome.then(|| outcome.to_owned()));
        table.row(cells.into_iter().map(Into::into));
    };
    for item in &made.items {
        for decided in &item.decided {
            row(&decided.text, &decided.owners, String::new(), lang.pack_not_ordered());
        }
        for action in item.ordered.iter().filter_map(|seq| state.actions.get(*seq)) {
            let outcome = match action.closed() {
                Some(_) => lang.action_stage(ActionStage::Done),
                None if action.yet_to_do(state).is_empty() => lang.to_be_closed(),
                None if action.due() < material.day => lang.pack_overdue(),
                None => lang.action_stage(ActionStage::Underway),
            };
            row(&action.heading, &action.owners, lang.paper_day(action.due()), outcome);
        }
    }
    table
}

/// 梅河口市妇女儿童工作委员会全体会议
fn named(material: &Material<'_>, meeting: &Meeting) -> String {
    format!("{}\n{}", material.committee(), material.lang.meeting_kind_in_full(meeting.kind))
}

fn facts_table(material: &Material<'_>) -> Table {
    let lang = material.lang;
    Table::new(
        lang.pack_facts(),
        &[(lang.column_fact(), 34, Align::Left), (lang.column_standing(), 122, Align::Left)],
    )
}
