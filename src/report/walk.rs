//! An agenda item as it is shown to a meeting: all that a room needs to know of it, in rows. The
//! dashboard shows it large, the command line prints it, the pack before the meeting has it on paper.

use chrono::NaiveDate;

use crate::domain::assess::{Assessment, Attainment, Judged, Judgement, Reading};
use crate::domain::entry::Seq;
use crate::domain::minutes::run_on;
use crate::domain::overview::Overview;
use crate::domain::payload::{AgendaItem, Topic};
use crate::domain::state::{Action, Meeting, Record, Recorded, Stage, State};
use crate::domain::vocabulary::Event;
use crate::plan::{DepartmentId, Indicator, Item, Part, PlanId};
use crate::words::{Lang, ahead, goal};

/// How many characters of a report's text are shown: a few lines.
const REPORTED: usize = 110;

/// How many late duties of a department are shown.
const LATE: usize = 8;

/// A row of what is shown of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Text of the item itself, the largest thing there is.
    Text(String),
    /// How a target stands, and where it is heading.
    Stands(Attainment, String),
    /// A label with what it says; several lines where there is much.
    Told(&'static str, String),
    /// The figures of an indicator over the years, to be drawn.
    Trend(PlanId, String),
}

/// What the rows are made from.
#[derive(Clone, Copy)]
pub struct Walked<'a> {
    /// In what language.
    pub lang: Lang,
    /// What is true.
    pub state: &'a State,
    /// The lists of the day.
    pub overview: &'a Overview,
    /// The day for which they are worked out.
    pub day: NaiveDate,
    /// The meeting.
    pub seq: Seq,
    /// The same, in full.
    pub meeting: &'a Meeting,
    /// What an entry says.
    pub read: &'a dyn Fn(Seq) -> Option<Event>,
}

impl Walked<'_> {
    /// What the meeting is shown of each item of its agenda, in order.
    pub fn pages(self) -> impl Iterator<Item = (String, Vec<Shown>)> {
        self.meeting.agenda().iter().map(move |item| page(self, item))
    }
}

/// What a meeting is shown of its item: a title, then rows.
pub fn page(walked: Walked<'_>, item: &AgendaItem) -> (String, Vec<Shown>) {
    let (lang, state) = (walked.lang, walked.state);
    let mut rows = Vec::new();
    let title = match &item.topic {
        Topic::Target(target) => {
            about_target(walked, target, &mut rows);
            let domain = state.domain(&target.plan, target.code.domain);
            format!("{}  {}", state.code(target), domain.map_or("", |domain| &domain.name))
        }
        Topic::Late(id) => {
            about_late(walked, id, &mut rows);
            lang.topic(state, &item.topic)
        }
        Topic::Action(seq) => {
            about_action(walked, *seq, &mut rows);
            lang.walk_action_title().to_owned()
        }
        Topic::Matter(text) => {
            rows.push(Shown::Text(text.to_string()));
            lang.walk_matter().to_owned()
        }
    };
    if item.carried.is_some() {
        rows.push(Shown::Told(lang.walk_origin(), lang.carried_mark().to_owned()));
    }
    if let Topic::Target(target) = &item.topic {
        let elsewhere = |action: &&Action| action.meeting != Some(walked.seq);
        let open: Vec<String> = state
            .actions
            .about(target)
            .filter(elsewhere)
            .map(|action| action_line(walked, action))
            .collect();
        if !open.is_empty() {
            rows.push(Shown::Told(lang.walk_ordered(), open.join("\n")));
        }
    }
    let before = |seq: Seq| seq != walked.seq;
    let mut earlier: Vec<_> =
        state.recorded_about(&item.topic).filter(|(seq, ..)| before(*seq)).collect();
    if let Some((last, ..)) = earlier.first().copied() {
        earlier.retain(|(seq, ..)| *seq == last);
        earlier.reverse();
        let told: Vec<String> = earlier
            .iter()
            .map(|(_, meeting, record)| format!("{}  {}", meeting.day(), told(lang, state, record)))
            .collect();
        rows.push(Shown::Told(lang.walk_before(), told.join("\n")));
    }
    let mut here: Vec<String> =
        walked.meeting.on_item(item.number).map(|record| told(lang, state, record)).collect();
    let ordered = state.actions.of_agenda_item(walked.seq, item.number);
    here.extend(ordered.map(|action| {
        let owners = lang.shorts(state, &action.owners);
        lang.minutes_ordered(owners, &action.heading, lang.paper_day(action.due()))
    }));
    if !here.is_empty() {
        rows.push(Shown::Told(lang.walk_now(), here.join("\n")));
    }
    (title, rows)
}

/// What was recorded, in words.
fn told(lang: Lang, state: &State, record: &Record) -> String {
    match &record.what {
        Recorded::Discussed(text) => lang.walk_discussed(text),
        Recorded::Decided(text, owners) if owners.is_empty() => lang.walk_decided(text),
        Recorded::Decided(text, owners) => {
            let owners = lang.minutes_owners(lang.shorts(state, owners));
            format!("{}{owners}", lang.walk_decided(text))
        }
        Recorded::CarriedOver(why) if why.is_empty() => lang.item_put_off().to_owned(),
        Recorded::CarriedOver(why) => format!("{}{}{why}", lang.item_put_off(), lang.colon()),
    }
}

fn about_target(walked: Walked<'_>, item: &Item, rows: &mut Vec<Shown>) {
    let (lang, state, overview) = (walked.lang, walked.state, walked.overview);
    rows.push(Shown::Text(
        state.clause(item).map_or_else(String::new, |clause| clause.text.to_string()),
    ));
    if let Some(row) = overview.target(item) {
        let found = &row.assessment;
        let mut outlook = lang.target_heading(found, &overview.readings.of_target(state, item));
        for warning in &found.warnings {
            outlook.push_str(&format!("  {}", lang.warning_with_year(warning)));
        }
        rows.push(Shown::Stands(found.attainment, outlook));
        rows.extend(verdict(lang, state, item));
        let measured = state.indicators_of(item).filter(|one| one.is_measured());
        let mut drawn = false;
        for indicator in found.decided_first(measured) {
            let reading = overview.readings.get(&item.plan, &indicator.id);
            rows.push(Shown::Told(lang.walk_figures(), figures(walked, item, found, indicator)));
            if !drawn && reading.is_some_and(|reading| reading.latest.is_some()) {
                rows.push(Shown::Trend(item.plan.clone(), indicator.id.clone()));
                drawn = true;
            }
        }
    }
    let Some(assignment) = state.assignment(item) else {
        rows.push(Shown::Told(lang.part(Part::Lead), lang.no_one().to_owned()));
        return;
    };
    let mark =
        if state.is_proposed(item) { format!("  {}", lang.proposed()) } else { String::new() };
    let leads: Vec<String> = assignment.lead.iter().map(|id| answering(lang, state, id)).collect();
    rows.push(Shown::Told(
        lang.part(Part::Lead),
        format!("{}{mark}", leads.join(lang.list_comma())),
    ));
    if !assignment.cooperating.is_empty() {
        let names = lang.shorts(state, &assignment.cooperating);
        rows.push(Shown::Told(lang.part(Part::Cooperating), names));
    }
    for id in &assignment.lead {
        rows.extend(report(walked, id));
    }
}

/// What the evaluation group said of it last.
fn verdict(lang: Lang, state: &State, item: &Item) -> Option<Shown> {
    let (term, verdict) = state.reviews.verdicts_on(item).last()?;
    let of = format!("{} {}", verdict.year, lang.term(Some(term)));
    let said = beginning(&verdict.text);
    let told = format!("{}  {of}  {said}", lang.finding(verdict.finding));
    Some(Shown::Told(lang.label_verdict(), told.trim_end().to_owned()))
}

/// An indicator's figure: how it stands, and what is asked of it. Of one that decides that its target is
/// not met also what it is measured by and how far it is from there.
fn figures(walked: Walked<'_>, item: &Item, found: &Assessment, one: &Indicator) -> String {
    let (lang, state) = (walked.lang, walked.state);
    let reading = walked.overview.readings.get(&item.plan, &one.id);
    let judged = reading.and_then(|it| Some((it, it.judged.judgement()?)));
    let mut value = value(lang, one, reading);
    if let Some((reading, _)) = judged {
        value = format!("{}  {value}", lang.indicator_stands(&reading.judged));
    }
    let goal = goal(lang, &item.plan, one, state);
    let mut told = vec![lang.walk_value(&lang.judged_name(one), value, goal)];
    let decides = |judged: &Judgement| {
        judged.attainment != Attainment::Met && found.because.contains(&one.id)
    };
    if let Some((reading, judged)) = judged {
        let has_base = reading.base.is_some_and(|base| base.year < judged.latest.year);
        if decides(judged) && has_base {
            told.extend(lang.base(reading, lang.judged_unit(one)).map(|base| lang.base_of(base)));
        } else {
            told.extend(lang.doubtful_base(one, reading, lang.judged_unit(one)));
        }
        told.extend(judged.miss.filter(|_| decides(judged)).map(|miss| lang.to_go(miss, one)));
    }
    told.extend(reading.and_then(|it| ahead(lang, one, it)));
    told.join("  ")
}

/// An action in a line: by whom, until when, how far.
fn action_line(walked: Walked<'_>, action: &Action) -> String {
    let (lang, state) = (walked.lang, walked.state);
    let owners = lang.shorts(state, &action.owners);
    let open = action.yet_to_do(state);
    let late = (walked.day - action.due()).num_days();
    let stands = match action.closed() {
        None if open.is_empty() => lang.to_be_closed().to_owned(),
        // Who has said that it is done is not late.
        None if late > 0 && open.len() < action.owed_by(state).len() => {
            lang.with_meaning(&lang.overdue_days(late), &lang.shorts(state, open))
        }
        None if late > 0 => lang.overdue_days(late),
        _ => lang.action_standing(action),
    };
    format!("{}  {owners}  {stands}", action.heading)
}

/// An action: who owes it until when, who ordered it, and what each said.
fn about_action(walked: Walked<'_>, seq: Seq, rows: &mut Vec<Shown>) {
    let (lang, state) = (walked.lang, walked.state);
    let Some(action) = state.actions.get(seq) else { return };
    rows.push(Shown::Text(action_line(walked, action)));
    // A meeting is called by its day already.
    let (on, by) = (action.opened.on.to_string(), &action.ordered_by);
    let origin = if by.contains(&on) { by.to_string() } else { format!("{on}  {by}") };
    rows.push(Shown::Told(lang.walk_origin(), origin));
    let owners = action.owed_by(state);
    let said = owners.iter().map(|id| {
        let word = action.word_of(state, id);
        let word = word.map(|(stamp, stage)| format!("{}  {}", stamp.on, lang.action_stage(stage)));
        let word = word.unwrap_or_else(|| lang.not_told_yet().to_owned());
        format!("{}  {word}", answering(lang, state, id))
    });
    rows.push(Shown::Told(lang.walk_reported(), said.collect::<Vec<_>>().join("\n")));
}

/// A department with the section and officer in charge.
fn answering(lang: Lang, state: &State, id: &DepartmentId) -> String {
    let name = state.short(id);
    match state.scheme_of(id) {
        Some(scheme) => lang.with_meaning(name, &format!("{} {}", scheme.section, scheme.officer)),
        None => name.to_owned(),
    }
}

fn value(lang: Lang, indicator: &Indicator, reading: Option<&Reading>) -> String {
    let Some(reading) = reading else { return lang.no_figure().to_owned() };
    match (lang.deciding(reading, lang.judged_unit(indicator)), &reading.judged) {
        (Some(told), _) => told,
        (None, Judged::NoData(why)) => lang.missing_figure(*why),
        (None, _) => lang.no_figure().to_owned(),
    }
}

/// What a department reported last: its heading, and the beginning of its text.
fn report(walked: Walked<'_>, id: &DepartmentId) -> Option<Shown> {
    let (lang, state) = (walked.lang, walked.state);
    let mut theirs = state.reports_of(id);
    let (seq, report) = theirs.find(|(_, report)| report.stage() != Stage::Replaced)?;
    let (name, on) = (state.short(id), report.submitted.on);
    let headed = lang.headed(name, &report.heading);
    let mut told = format!("{on}  {headed} {}", lang.stage(report.stage()));
    let text = match (walked.read)(seq) {
        Some(Event::ReportSubmitted(report)) => report.text,
        _ => String::new(),
    };
    let text = beginning(&text);
    if !text.is_empty() {
        told.push('\n');
        told.push_str(&text);
    }
    Some(Shown::Told(lang.walk_reported(), told))
}

/// As much of a long text as a room reads, its lines in one.
fn beginning(text: &str) -> String {
    let text = run_on(text);
    match text.char_indices().nth(REPORTED) {
        Some((at, _)) => format!("{}..", &text[..at]),
        None => text,
    }
}

fn about_late(walked: Walked<'_>, id: &DepartmentId, rows: &mut Vec<Shown>) {
    let (lang, today) = (walked.lang, walked.day);
    let late: Vec<_> = walked.overview.duties_of(id).filter(|duty| duty.is_late(today)).collect();
    let mut told: Vec<String> = late
        .iter()
        .take(LATE)
        .map(|duty| {
            let name = lang.duty_about(duty, walked.state);
            let lacks = match duty.particulars().lacks.len() {
                0 => String::new(),
                count => format!("  {}", lang.lacking(count)),
            };
            format!("{name}{lacks}  {}", lang.standing(duty))
        })
        .collect();
    if late.len() > LATE {
        told.push(lang.walk_more(late.len() - LATE));
    }
    if told.is_empty() {
        told.push(lang.walk_nothing_late().to_owned());
    }
    rows.push(Shown::Text(told.join("\n")));
    rows.push(Shown::Told(lang.part(Part::Lead), answering(lang, walked.state, id)));
    rows.extend(report(walked, id));
}
