//! An entry told in words: one line for lists, and all it holds for its page.

use super::{Lang, documents, first_line, observations, reviews, support, words};
use crate::domain::fact::Fact;
use crate::domain::form::Field;
use crate::domain::payload::{MeasureProgress, Report};
use crate::domain::state::State;
use crate::domain::vocabulary::Event;
use crate::plan::{Assignment, DepartmentId, Item};

/// How many items are named of many.
const CODES: usize = 3;

/// What happened, in one line without the person and the day.
pub fn tell(lang: Lang, fact: &Fact, state: &State) -> String {
    let event = &fact.event;
    let short = |id: &DepartmentId| state.short(id).to_owned();
    let letter_of = |seq: u64| match state.letters.get(&seq) {
        Some(letter) => lang.letter_named(state.short(&letter.department), letter.year),
        None => lang.letter_numbered(seq),
    };
    let report_of = |seq: u64| match state.reports.get(&seq) {
        Some(report) => lang.report_named(short(&report.department), &report.heading),
        None => lang.report_numbered(seq),
    };
    match event {
        Event::PlanAdopted(plan) => lang.told_plan(&plan.document.title),
        Event::IndicatorsDefined(defined) => lang.told_indicators(defined.indicators.len()),
        Event::DepartmentsEntered(entered) => lang.told_departments(entered.departments.len()),
        Event::DepartmentRenamed(renaming) => {
            let known = state.departments.get(&renaming.department);
            let names = known.into_iter().flat_map(|names| names.iter());
            let names = names.map(|(_, known)| &known.name);
            let before = names.take_while(|name| **name != renaming.name).last();
            lang.told_renamed(before.map_or("", String::as_str), &renaming.name)
        }
        Event::DepartmentMerged(merger) => {
            lang.told_merged(short(&merger.department), short(&merger.into))
        }
        Event::DepartmentDissolved(ended) => lang.told_dissolved(short(&ended.department)),
        Event::PersonEnrolled(person) => {
            lang.told_enrolled(&person.name, whose(lang, person, state))
        }
        Event::PersonChanged(person) => lang.told_changed(&person.name, whose(lang, person, state)),
        Event::PersonLeft(leaving) => lang.told_left(state.person_name(&leaving.person)),
        Event::DutyRulesAdopted(it) => super::rules::told(lang, fact.seq, &it.rules, state),
        Event::SettingsChanged(settings) => super::settings::told(lang, fact.seq, settings, state),
        Event::Assigned(assigned) => match assigned.assignments.as_slice() {
            [one] => lang.told_assigned(state.code(&one.item), parts(lang, one, state)),
            many => lang.told_assigned_many(many.len()),
        },
        Event::AssignmentsConfirmed(confirmed) => match confirmed.items.as_slice() {
            [one] => lang.told_confirmed(state.code(one)),
            many if many.len() <= CODES => {
                lang.told_confirmed_all(many.len(), codes(lang, many, state, CODES))
            }
            many => lang.told_confirmed_many(many.len(), codes(lang, many, state, CODES)),
        },
        Event::Unassigned(unassigned) => lang.told_unassigned(state.code(&unassigned.item)),
        Event::LetterIssued(letter) => {
            lang.told_issued(short(&letter.department), letter.year, letter.items.len())
        }
        Event::LetterSigned(signature) => {
            lang.told_signed(letter_of(signature.letter), &signature.signatory)
        }
        Event::LetterCountersigned(signature) => {
            lang.told_countersigned(letter_of(signature.letter), &signature.signatory)
        }
        Event::SchemeFiled(scheme) => {
            lang.told_scheme(short(&scheme.department), &scheme.section, &scheme.officer)
        }
        Event::ReportSubmitted(report) => lang.told_report(
            short(&report.department),
            report.year,
            lang.report_form(report.form),
            &report.heading,
        ),
        Event::ReportReturned(back) => lang.told_returned(report_of(back.report), &back.reason),
        Event::ReportAccepted(done) => lang.told_accepted(report_of(done.report)),
        Event::Observed(_)
        | Event::Corrected(_)
        | Event::Verified(_)
        | Event::FiguresReturned(_)
        | Event::FiguresVoided(_) => observations::told(lang, event, state),
        Event::DutyReviewed(_) | Event::EvaluationRecorded(_) => reviews::told(lang, event, state),
        Event::DocumentFiled(_) | Event::DocumentApproved(_) | Event::DocumentReturned(_) => {
            documents::told(lang, event, state)
        }
        Event::ActivityRecorded(_) | Event::FundsRecorded(_) => support::told(lang, event, state),
        Event::WarningIssued(issued) => {
            let whom: Vec<_> = issued.departments.iter().map(short).collect();
            let about = lang.warning_about(state, &issued.indicator, issued.warning, issued.year);
            lang.told_warned(whom.join(lang.list_comma()), about)
        }
        Event::WarningAnswered(answered) => {
            let about = lang.warning_named(state, answered.entry);
            let cause = first_line(&answered.cause);
            lang.told_answered(short(&answered.department), about, cause)
        }
        Event::MeetingCalled(_)
        | Event::MeetingChanged(_)
        | Event::AgendaSet(_)
        | Event::AttendanceRecorded(_)
        | Event::MeetingOpened(_)
        | Event::ItemDiscussed(_)
        | Event::DecisionTaken(_)
        | Event::ItemCarriedOver(_)
        | Event::MinutesWritten(_)
        | Event::MinutesApproved(_)
        | Event::MinutesReturned(_)
        | Event::MeetingClosed(_) => super::meetings::tell(lang, event, state),
        Event::Noted(note) => {
            let about = note.item.as_ref().map(|item| state.code(item));
            let about = about.or_else(|| note.department.as_ref().map(short)).unwrap_or_default();
            lang.told_note(about, first_line(&note.text))
        }
        Event::Withdrawn(withdrawal) => lang.told_withdrawn(withdrawal.entry, &withdrawal.reason),
        Event::ActionOpened(_)
        | Event::ActionReported(_)
        | Event::ActionExtended(_)
        | Event::ActionClosed(_)
        | Event::ActionReopened(_)
        | Event::Reminded(_)
        | Event::DutyWaived(_)
        | Event::DutyExtended(_)
        | Event::ExtensionRequested(_)
        | Event::ExtensionDeclined(_) => {
            super::actions::tell(lang, event, state).unwrap_or_default()
        }
    }
}

/// Everything an entry holds: label and text, a row a field; long texts may hold several lines.
pub fn details(lang: Lang, fact: &Fact, state: &State) -> Vec<(&'static str, String)> {
    let mut rows = vec![
        (lang.row_what(), tell(lang, fact, state)),
        (lang.field(Field::On), fact.circumstance.on.to_string()),
        (lang.row_recorded(), {
            let at = fact.at.format("%Y-%m-%d %H:%M");
            format!("{at}  {}", state.person_name(&fact.actor))
        }),
    ];
    let in_time = state.reports.get(&fact.seq).map(|report| report.in_time_by);
    if let Some(day) = in_time.filter(|day| *day != fact.circumstance.on) {
        rows.push((lang.label_in_time(), lang.in_time_by(&day)));
    }
    if let Some(paper) = &fact.circumstance.on_behalf_of {
        rows.push((
            lang.on_behalf(),
            format!("{} {} {}", paper.signatory, paper.title, paper.paper),
        ));
    }
    if let Some(clock) = &fact.clock_behind {
        rows.push((lang.row_clock(), lang.clock_behind(clock.format("%Y-%m-%d %H:%M:%S"))));
    }
    if let Some(by) = state.withdrawn.get(&fact.seq) {
        rows.push((lang.row_withdrawn(), format!("#{by}")));
    }
    let oneself = match &fact.event {
        Event::Verified(done) => {
            let own = state.recorded_by(done.entry) == Some(&fact.actor);
            own && fact.circumstance.on_behalf_of.is_none()
        }
        Event::Observed(_) | Event::Corrected(_) => state.verified_by_oneself(fact.seq),
        _ => false,
    };
    if oneself {
        rows.push((lang.row_verification(), lang.verified_by_oneself().to_owned()));
    }
    rows.extend(contents(lang, fact, state));
    rows
}

/// What was handed in with an entry, without who and when: as in [`details`].
pub fn contents(lang: Lang, fact: &Fact, state: &State) -> Vec<(&'static str, String)> {
    let mut rows = own_rows(lang, &fact.event, state);
    let files: Vec<String> =
        fact.circumstance.attachments.iter().map(|file| lang.attachment(file)).collect();
    rows.push((lang.field(Field::Attachments), files.join("\n")));
    rows.retain(|(_, text)| !text.trim().is_empty());
    rows
}

fn own_rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    match event {
        Event::Assigned(assigned) => {
            let row =
                |one: &Assignment| format!("{} {}", state.code(&one.item), parts(lang, one, state));
            let all: Vec<_> = assigned.assignments.iter().map(row).collect();
            vec![(lang.field(Field::Assignments), all.join("\n"))]
        }
        Event::AssignmentsConfirmed(confirmed) => {
            vec![(lang.field(Field::Items), codes(lang, &confirmed.items, state, usize::MAX))]
        }
        Event::LetterIssued(letter) => vec![
            (lang.field(Field::Items), codes(lang, &letter.items, state, usize::MAX)),
            (lang.field(Field::Text), letter.text.clone()),
        ],
        Event::LetterSigned(signature) | Event::LetterCountersigned(signature) => {
            vec![(lang.field(Field::Title), signature.title.clone())]
        }
        Event::SchemeFiled(scheme) => vec![(lang.field(Field::Text), scheme.text.clone())],
        Event::ReportSubmitted(report) => report_rows(lang, report, state),
        Event::ReportReturned(back) => vec![(lang.field(Field::Reason), back.reason.clone())],
        Event::ReportAccepted(done) => vec![(lang.field(Field::Comment), done.comment.clone())],
        Event::Observed(_)
        | Event::Corrected(_)
        | Event::Verified(_)
        | Event::FiguresReturned(_)
        | Event::FiguresVoided(_) => observations::rows(lang, event, state),
        Event::DutyReviewed(_) | Event::EvaluationRecorded(_) => reviews::rows(lang, event, state),
        Event::DocumentFiled(_) | Event::DocumentApproved(_) | Event::DocumentReturned(_) => {
            documents::rows(lang, event)
        }
        Event::ActivityRecorded(_) | Event::FundsRecorded(_) => support::rows(lang, event, state),
        Event::WarningIssued(issued) => vec![
            (lang.field(Field::Item), codes(lang, std::slice::from_ref(&issued.item), state, 1)),
            (lang.field(Field::Paper), issued.paper.clone()),
            (lang.field(Field::Text), issued.text.clone()),
        ],
        Event::WarningAnswered(answered) => vec![
            (lang.field(Field::Cause), answered.cause.clone()),
            (lang.field(Field::Countermeasure), answered.countermeasure.clone()),
        ],
        Event::Noted(note) => vec![(lang.field(Field::Text), note.text.clone())],
        Event::Withdrawn(withdrawal) => {
            vec![(lang.field(Field::Reason), withdrawal.reason.clone())]
        }
        Event::Unassigned(gone) => vec![(lang.field(Field::Reason), gone.reason.clone())],
        Event::DepartmentDissolved(ended) => {
            vec![(lang.field(Field::Reason), ended.reason.clone())]
        }
        Event::DepartmentsEntered(entered) => {
            let names: Vec<_> = entered.departments.iter().map(|one| one.short.as_str()).collect();
            vec![(lang.field(Field::Departments), names.join(lang.list_comma()))]
        }
        Event::MeetingCalled(_)
        | Event::MeetingChanged(_)
        | Event::AgendaSet(_)
        | Event::ItemDiscussed(_)
        | Event::DecisionTaken(_)
        | Event::ItemCarriedOver(_)
        | Event::MinutesWritten(_)
        | Event::MinutesApproved(_)
        | Event::MinutesReturned(_) => super::meetings::rows(lang, event, state),
        _ => super::actions::rows(lang, event, state),
    }
}

fn report_rows(lang: Lang, report: &Report, state: &State) -> Vec<(&'static str, String)> {
    let replaces = report.replaces.map(|seq| format!("#{seq}")).unwrap_or_default();
    vec![
        (lang.field(Field::Heading), report.heading.clone()),
        (lang.field(Field::Text), report.text.clone()),
        (lang.field(Field::Progress), progress_lines(lang, &report.progress, state)),
        (
            lang.field(Field::Assessments),
            reviews::assessment_lines(lang, &report.assessments, state),
        ),
        (lang.field(Field::Replaces), replaces),
    ]
}

/// A measure's progress a line.
pub fn progress_lines(lang: Lang, progress: &[MeasureProgress], state: &State) -> String {
    let line = |row: &MeasureProgress| {
        let title = state.clause(&row.item).map_or("", |clause| &clause.title);
        let note = if row.note.is_empty() { String::new() } else { format!("  {}", row.note) };
        format!("{} {} {title}{note}", state.code(&row.item), lang.progress(row.progress))
    };
    progress.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Who leads and who cooperates, in one line.
pub fn parts(lang: Lang, assignment: &Assignment, state: &State) -> String {
    let lead = lang.shorts(state, &assignment.lead);
    match assignment.cooperating.as_slice() {
        [] => lang.parts_lead(lead),
        some => lang.parts_both(lead, lang.shorts(state, some)),
    }
}

fn codes(lang: Lang, items: &[Item], state: &State, most: usize) -> String {
    let shown: Vec<_> = items.iter().take(most).map(|item| state.code(item)).collect();
    shown.join(lang.list_comma())
}

fn whose(lang: Lang, person: &crate::domain::payload::Person, state: &State) -> String {
    let role = lang.role(person.role);
    match &person.department {
        Some(id) => format!("{} {role}", state.short(id)),
        None => role.to_owned(),
    }
}

words! {
    row_what: "事项", "what";
    row_recorded: "录入", "recorded";
    row_withdrawn: "已撤回", "withdrawn by";
    mark_withdrawn: "已撤回", "withdrawn";
    row_clock: "时钟", "clock";
    clock_behind(at: impl std::fmt::Display): "录入时本机时钟为 {at}，早于前一条，录入时间按前一条记", "when this was entered, the clock there showed {at}, which is before the entry in front; that one's time was taken";
    letter_named(department: &str, year: i32): "{department}{year}年责任书", "the {year} letter of {department}";
    letter_numbered(seq: u64): "责任书 #{seq}", "letter #{seq}";
    report_named(department: String, heading: &str): "{department}「{heading}」", "{department}'s {heading:?}";
    report_numbered(seq: u64): "报告 #{seq}", "report #{seq}";
    told_plan(title: &str): "采用《{title}》", "adopted the plan {title}";
    told_indicators(count: usize): "设定{count}项监测指标", "defined {count} {indicators}", indicators = count "indicator" "indicators";
    told_departments(count: usize): "登记{count}个单位", "entered {count} {departments}", departments = count "department" "departments";
    told_renamed(old: &str, name: &str): "{old}更名为{name}", "renamed {old} to {name}";
    told_merged(old: String, into: String): "{old}并入{into}", "merged {old} into {into}";
    told_dissolved(old: String): "撤销{old}", "dissolved {old}";
    told_enrolled(name: &str, whose: String): "登记{name}（{whose}）", "enrolled {name} ({whose})";
    told_changed(name: &str, whose: String): "变更{name}（{whose}）", "changed {name} ({whose})";
    told_left(name: &str): "{name}离任", "{name} left";
    told_assigned(code: String, parts: String): "{code} 定为{parts}", "assigned {code}: {parts}";
    told_assigned_many(count: usize): "定下{count}项目标措施的责任单位", "assigned {count} {items}", items = count "item" "items";
    told_confirmed(code: String): "确认 {code} 的分工", "confirmed the assignment of {code}";
    told_confirmed_all(count: usize, codes: String): "确认{count}项分工（{codes}）", "confirmed {count} {assignments} ({codes})", assignments = count "assignment" "assignments";
    told_confirmed_many(count: usize, first: String): "确认{count}项分工（{first}等）", "confirmed {count} {assignments} ({first} ..)", assignments = count "assignment" "assignments";
    told_unassigned(code: String): "取消 {code} 的分工", "unassigned {code}";
    told_issued(department: String, year: i32, items: usize): "签发{department}{year}年责任书，共{items}项", "issued the {year} letter of {department}, {items} {so_many_items}", so_many_items = items "item" "items";
    told_signed(letter: String, signatory: &str): "{signatory}签订{letter}", "{signatory} signed {letter}";
    told_countersigned(letter: String, signatory: &str): "{signatory}签署{letter}", "{signatory} countersigned {letter}";
    told_scheme(department: String, section: &str, officer: &str): "{department}报送实施方案（{section} {officer}）", "{department} filed its scheme ({section}, {officer})";
    told_report(department: String, year: i32, form: &str, heading: &str): "{department}提交{year}年{form}「{heading}」", "{department} submitted its {form} of {year}, {heading:?}";
    told_returned(report: String, reason: &str): "退回{report}：{reason}", "returned {report}: {reason}";
    told_accepted(report: String): "审核通过{report}", "accepted {report}";
    told_note(about: String, text: &str): "备注 {about}：{text}", "note on {about}: {text}";
    told_withdrawn(entry: u64, reason: &str): "撤回 #{entry}：{reason}", "withdrew #{entry}: {reason}";
    parts_lead(lead: String): "牵头{lead}", "leads: {lead}";
    parts_both(lead: String, cooperating: String): "牵头{lead}，配合{cooperating}", "leads: {lead}; joins: {cooperating}";
}
