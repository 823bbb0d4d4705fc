//! What became of a meeting's day, place, chair and departments, in words.

use crate::domain::form::Field;
use crate::domain::payload::MeetingChanged;
use crate::domain::state::State;
use crate::plan::DepartmentId;
use crate::words::{Lang, first_line, words};

/// In a line: what is otherwise, with what stood before, and why.
pub(super) fn tell(lang: Lang, changed: &MeetingChanged, state: &State) -> String {
    let reason = first_line(&changed.reason);
    // By the day that it was changed to: the entry reads the same once the meeting was held on another.
    let kind = state.meetings.get(&changed.meeting).map(|meeting| lang.meeting_kind(meeting.kind));
    let meeting = match kind {
        Some(kind) => lang.meeting_of_day(&changed.after.day, kind),
        None => lang.meeting_numbered(changed.meeting),
    };
    lang.told_meeting_changed(meeting, in_short(lang, changed, state), reason)
}

/// What is otherwise, with what stood before.
fn in_short(lang: Lang, changed: &MeetingChanged, state: &State) -> String {
    let mut told: Vec<String> = lines(changed)
        .into_iter()
        .map(|(field, before, after)| lang.changed_to(lang.field(field), before, after))
        .collect();
    let (before, after) = (&changed.before.invited, &changed.after.invited);
    let missing = |some: &[DepartmentId], others: &[DepartmentId]| -> Vec<DepartmentId> {
        some.iter().filter(|id| !others.contains(id)).cloned().collect()
    };
    match (before.as_slice(), after.as_slice()) {
        (before, after) if before == after => {}
        ([], some) => told.push(lang.invited_only(some.len())),
        (some, []) => told.push(lang.invited_all(some.len())),
        (before, after) => {
            let (more, fewer) = (missing(after, before), missing(before, after));
            let joined = |ids: &[DepartmentId]| lang.shorts(state, ids);
            told.extend((!more.is_empty()).then(|| lang.invited_more(joined(&more))));
            told.extend((!fewer.is_empty()).then(|| lang.invited_fewer(joined(&fewer))));
        }
    }
    told.join(lang.changes_comma())
}

/// A row for each that is otherwise, with what stood before, then why.
pub fn changed_rows(
    lang: Lang,
    changed: &MeetingChanged,
    state: &State,
) -> Vec<(&'static str, String)> {
    let mut rows: Vec<_> = lines(changed)
        .into_iter()
        .map(|(field, before, after)| (lang.field(field), lang.stood_before(after, before)))
        .collect();
    let invited = |ids: &[DepartmentId]| match ids {
        [] => lang.all_departments().to_owned(),
        some => lang.shorts(state, some),
    };
    let (before, after) = (&changed.before.invited, &changed.after.invited);
    if before != after {
        let told = lang.stood_before(invited(after), invited(before));
        rows.push((lang.field(Field::Invited), told));
    }
    rows.push((lang.field(Field::Reason), changed.reason.clone()));
    rows
}

/// Day, place and chair where they are otherwise: which, before and after.
fn lines(changed: &MeetingChanged) -> Vec<(Field, String, String)> {
    let (before, after) = (&changed.before, &changed.after);
    let all = [
        (Field::Day, before.day.to_string(), after.day.to_string()),
        (Field::Place, before.place.to_string(), after.place.to_string()),
        (Field::Chair, before.chair.to_string(), after.chair.to_string()),
        (Field::Hour, before.hour.to_string(), after.hour.to_string()),
    ];
    all.into_iter().filter(|(_, before, after)| before != after).collect()
}

words! {
    told_meeting_changed(meeting: String, changes: String, reason: &str): "调整{meeting}：{changes}（{reason}）", "changed {meeting}: {changes} ({reason})";
    changed_to(label: &str, before: String, after: String): "{label}由{before}改为{after}", "{label} from {before} to {after}";
    changes_comma: "，", "; ";
    invited_only(count: usize): "参会单位由全部改为{count}个", "{count} {departments} invited instead of all", departments = count "department" "departments";
    invited_all(count: usize): "参会单位由{count}个改为全部", "all departments invited instead of {count}";
    invited_more(departments: String): "参会单位增加{departments}", "{departments} invited too";
    invited_fewer(departments: String): "参会单位减少{departments}", "{departments} no longer invited";
    all_departments: "全部单位", "all departments";
    stood_before(after: String, before: String): "{after}（原为{before}）", "{after} (before: {before})";
    heading_meeting_changes: "会议调整", "Changes";
}
