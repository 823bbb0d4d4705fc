//! Actions and what the office says of duties, in words.

use super::{Lang, first_line, words};
use crate::domain::duty::{Duty, DutyKey};
use crate::domain::form::Field;
use crate::domain::payload::{ActionStage, Degree};
use crate::domain::refusal::{Refusal, WrongAction, WrongDuty};
use crate::domain::state::{Action, State};
use crate::domain::vocabulary::Event;
use crate::plan::{DepartmentId, DutyKind};

impl Lang {
    /// How far an action is.
    pub const fn action_stage(self, stage: ActionStage) -> &'static str {
        match stage {
            ActionStage::Underway => self.pick("办理中", "under way"),
            ActionStage::Done => self.pick("已办结", "done"),
        }
    }

    /// Whether an action is closed, else its day.
    pub fn action_standing(self, action: &Action) -> String {
        match action.closed() {
            Some(closed) => self.closed_on(&closed.on),
            None => self.due_on(&action.due()),
        }
    }

    /// What a department said last of an action, where it did.
    pub fn action_word(self, said: Option<ActionStage>) -> &'static str {
        said.map_or(self.not_told_yet(), |stage| self.action_stage(stage))
    }

    /// How strongly the office reminds.
    pub const fn degree(self, degree: Degree) -> &'static str {
        match degree {
            Degree::Notice => self.pick("提醒", "notice"),
            Degree::Urge => self.pick("催报", "urging"),
            Degree::Supervise => self.pick("督办", "supervision"),
        }
    }

    /// A duty in a few words: an action by what is to be done, others by kind and year.
    pub fn duty_title(self, duty: &Duty) -> String {
        match duty.kind {
            DutyKind::Action => self.action_named(&duty.name),
            kind => self.duty_named(duty.year, self.duty(kind)),
        }
    }

    /// The same; of an answer, to which warning.
    pub fn duty_about(self, duty: &Duty, state: &State) -> String {
        match duty.particulars().answers {
            Some(entry) => {
                let warning = self.warning_named(state, entry);
                format!("{}{}{warning}", self.duty(duty.kind), self.colon())
            }
            None => self.duty_title(duty),
        }
    }

    /// A duty by its name alone.
    pub fn duty_key(self, key: &DutyKey, state: &State) -> String {
        let action = key.subject.filter(|_| key.kind == DutyKind::Action);
        match action.and_then(|seq| state.actions.get(seq)) {
            Some(action) => self.action_named(&action.heading),
            None => self.duty_named(key.year, self.duty(key.kind)),
        }
    }

    /// What became of a department's wish for a later day, as long as it matters.
    pub fn duty_asked(self, duty: &Duty) -> Option<String> {
        let asked = duty.requested().map(|(_, until)| self.asked_until(&until));
        asked.or_else(|| duty.declined().map(|_| self.not_extended().to_owned()))
    }
}

/// An entry about an action or a duty in one line.
pub(super) fn tell(lang: Lang, event: &Event, state: &State) -> Option<String> {
    let short = |id: &DepartmentId| state.short(id).to_owned();
    let action = |seq: u64| match state.actions.get(seq) {
        Some(action) => lang.action_named(&action.heading),
        None => lang.action_numbered(seq),
    };
    let duty = |key: &DutyKey| {
        let name = lang.duty_key(key, state);
        lang.duty_of(&short(&key.department), name)
    };
    Some(match event {
        Event::ActionOpened(new) => {
            let owners: Vec<_> = new.owners.iter().map(short).collect();
            lang.told_ordered(owners.join(lang.list_comma()), &new.heading, &new.due)
        }
        Event::ActionReported(told) => lang.told_action_report(
            short(&told.department),
            action(told.action),
            lang.action_stage(told.stage),
        ),
        Event::ActionExtended(extended) => {
            lang.told_action_extended(action(extended.action), &extended.due)
        }
        Event::ActionClosed(closed) => {
            lang.told_action_closed(action(closed.action), first_line(&closed.result))
        }
        Event::ActionReopened(again) => {
            let told = lang.told_action_reopened(action(again.action), first_line(&again.reason));
            let owners: Vec<_> = again.owners.iter().map(short).collect();
            match owners.is_empty() {
                true => told,
                false => lang.told_by_whom_again(told, owners.join(lang.list_comma())),
            }
        }
        Event::Reminded(reminder) => {
            let names: Vec<_> =
                reminder.duties.iter().map(|key| lang.duty_key(key, state)).collect();
            let names = names.join(lang.list_comma());
            lang.told_reminded(lang.degree(reminder.degree), short(&reminder.department), names)
        }
        Event::DutyWaived(waived) => {
            lang.told_waived(duty(&waived.duty), first_line(&waived.reason))
        }
        Event::DutyExtended(extended) => lang.told_extended(duty(&extended.duty), &extended.due),
        Event::ExtensionRequested(asked) => {
            lang.told_requested(duty(&asked.duty), &asked.due, first_line(&asked.reason))
        }
        Event::ExtensionDeclined(declined) => {
            let asked = state.dealings.request(declined.entry).map(duty);
            let asked = asked.unwrap_or_else(|| format!("#{}", declined.entry));
            lang.told_declined(asked, first_line(&declined.reason))
        }
        _ => return None,
    })
}

/// What such an entry holds besides.
pub(super) fn rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    let entry = |seq: Option<u64>| seq.map(|seq| format!("#{seq}")).unwrap_or_default();
    match event {
        Event::ActionOpened(new) => vec![
            (lang.field(Field::OrderedBy), new.ordered_by.clone()),
            (lang.field(Field::Meeting), entry(new.meeting)),
            (
                lang.field(Field::Item),
                new.item.as_ref().map(|item| state.code(item)).unwrap_or_default(),
            ),
            (lang.field(Field::Text), new.text.clone()),
        ],
        Event::ActionReported(told) => vec![
            (lang.field(Field::Action), entry(Some(told.action))),
            (lang.field(Field::Text), told.text.clone()),
        ],
        Event::ActionExtended(extended) => vec![
            (lang.field(Field::Action), entry(Some(extended.action))),
            (lang.field(Field::Reason), extended.reason.clone()),
        ],
        Event::ActionClosed(closed) => vec![
            (lang.field(Field::Action), entry(Some(closed.action))),
            (lang.field(Field::Result), closed.result.clone()),
        ],
        Event::ActionReopened(again) => vec![
            (lang.field(Field::Action), entry(Some(again.action))),
            (lang.field(Field::Reason), again.reason.clone()),
        ],
        Event::Reminded(reminder) => vec![(lang.field(Field::Text), reminder.text.clone())],
        Event::DutyWaived(waived) => vec![(lang.field(Field::Reason), waived.reason.clone())],
        Event::DutyExtended(extended) | Event::ExtensionRequested(extended) => {
            vec![(lang.field(Field::Reason), extended.reason.clone())]
        }
        Event::ExtensionDeclined(declined) => {
            vec![(lang.field(Field::Reason), declined.reason.clone())]
        }
        _ => Vec::new(),
    }
}

/// Why something about an action or a duty is refused.
pub(super) fn refused(lang: Lang, refusal: &Refusal, state: &State) -> Option<String> {
    let short = |id: &DepartmentId| state.short(id).to_owned();
    Some(match refusal {
        Refusal::Action(seq, wrong) => match wrong {
            WrongAction::NotThere => lang.no_action(*seq),
            WrongAction::Closed(by) => lang.action_is_closed(*seq, *by),
            WrongAction::Open => lang.action_is_open(*seq),
            WrongAction::NotTheirs(id) => lang.action_not_theirs(*seq, short(id)),
        },
        Refusal::Duty(key, wrong) => {
            let name = lang.duty_of(&short(&key.department), lang.duty_key(key, state));
            match wrong {
                WrongDuty::NotOwed => lang.duty_not_owed(name),
                WrongDuty::NotTheirs(id) => lang.duty_not_theirs(name, short(id)),
                WrongDuty::HandedIn(by) => lang.duty_handed_in(name, *by),
                WrongDuty::Waived(by) => lang.duty_is_waived(name, *by),
                WrongDuty::NotPressing(due) => lang.duty_not_pressing(name, due),
                WrongDuty::NotLate(due) => lang.duty_not_late(name, due),
                WrongDuty::OutOfOrder(next) => lang.reminder_order(name, lang.degree(*next)),
                WrongDuty::IsAction(seq) => lang.duty_is_action(*seq),
                WrongDuty::Unissued => lang.duty_unissued(name),
                WrongDuty::Unreported => lang.duty_unreported(name),
                WrongDuty::Requested(by) => lang.duty_requested(name, *by),
            }
        }
        Refusal::NoRequest(seq) => lang.no_request(*seq),
        Refusal::OwesTwice(id) => lang.owes_twice(short(id)),
        _ => return None,
    })
}

words! {
    action_named(heading: &str): "督办事项「{heading}」", "the action {heading:?}";
    action_numbered(seq: u64): "督办事项 #{seq}", "action #{seq}";
    told_ordered(owners: String, heading: &str, due: &chrono::NaiveDate): "交办{owners}「{heading}」，{due}前办结", "ordered {owners} to see to {heading:?} by {due}";
    told_action_report(department: String, action: String, stage: &str): "{department}反馈{action}：{stage}", "{department} told of {action}: {stage}";
    told_action_extended(action: String, due: &chrono::NaiveDate): "{action}延期到{due}", "extended {action} to {due}";
    told_action_closed(action: String, result: &str): "办结{action}：{result}", "closed {action}: {result}";
    told_by_whom_again(told: String, owners: String): "{told}，由{owners}续办", "{told}; {owners} go on";
    told_action_reopened(action: String, reason: &str): "重启{action}：{reason}", "reopened {action}: {reason}";
    told_reminded(degree: &str, department: String, duties: String): "{degree}{department}：{duties}", "{degree} to {department}: {duties}";
    told_waived(duty: String, reason: &str): "免办{duty}：{reason}", "waived {duty}: {reason}";
    told_requested(duty: String, due: &chrono::NaiveDate, reason: &str): "{duty}申请延期到{due}：{reason}", "asked to extend {duty} to {due}: {reason}";
    told_declined(duty: String, reason: &str): "不同意{duty}延期：{reason}", "declined a later day for {duty}: {reason}";
    told_extended(duty: String, due: &chrono::NaiveDate): "{duty}延期到{due}", "extended {duty} to {due}";

    owes(department: &str, count: usize, late: usize): "{department}  应办{count}项，逾期{late}项", "{department}  {count} {duties}, {late} late", duties = count "duty" "duties";
    not_told_yet: "未反馈", "nothing told";
    closed_on(day: &chrono::NaiveDate): "已于{day}办结", "closed {day}";
    waived: "免办", "waived";
    reminded_on(degree: &str, day: &chrono::NaiveDate): "已{degree} {day}", "{degree} {day}";
    extended_mark: "已延期", "extended";
    duty_of(whose: &str, name: String): "{whose}{name}", "{name} of {whose}";
    asked_until(until: &chrono::NaiveDate): "申请延期至{until}", "asks to extend to {until}";
    not_extended: "未同意延期", "later day declined";
    label_asks: "延期申请", "asked";
    label_action_told: "督办反馈", "told";
    column_actions: "督办", "act.";
    heading_actions: "督办事项", "Actions";
    heading_decided: "会议决定", "Decided in meetings";
    heading_reminders: "提醒与督办", "Reminders";
    shape_duty: "应办事项代号，如 letter/water/2026", "a duty's key such as letter/water/2026";
    shape_duties: "应办事项代号的列表，如 [\"letter/water/2026\"]", "a list of duties' keys such as letter/water/2026";
    field_what: "交办事项", "what";

    no_action(seq: u64): "#{seq} 不是有效的督办事项，请核对编号", "#{seq} is no live action; check the number";
    action_is_closed(seq: u64, by: u64): "督办事项 #{seq} 已经办结（#{by}），如要再办请先由办公室重启", "Action #{seq} was closed by #{by}; the office can reopen it first";
    action_is_open(seq: u64): "督办事项 #{seq} 还没有办结，不必重启", "Action #{seq} is still open; there is nothing to reopen";
    action_not_theirs(seq: u64, id: String): "督办事项 #{seq} 没有交给{id}，请选承办单位", "Action #{seq} is not {id}'s; name one of its departments";
    duty_not_owed(duty: String): "没有{duty}这一应办事项，或一年内不到期，请从 halfsky duties --json 中取代号", "Nobody owes {duty}, or not within a year; take the key from halfsky duties --json";
    duty_not_theirs(duty: String, id: String): "{duty}由{id}承办，请另行提醒该单位", "{duty} is {id}'s; remind that department by itself";
    duty_handed_in(duty: String, by: u64): "{duty}已交（#{by}），不必再办", "{duty} was handed in as #{by}; nothing is to be done about it";
    duty_is_waived(duty: String, by: u64): "{duty}已免办（#{by}），如要恢复请撤回该条", "{duty} was waived by #{by}; withdraw that to bring it back";
    duty_not_late(duty: String, due: &chrono::NaiveDate): "{duty}到{due}才到期，还没有逾期，可以提醒、催报，逾期后再督办", "{duty} falls due on {due} and is not late: it can be reminded of and urged, and supervised once it is late";
    duty_not_pressing(duty: String, due: &chrono::NaiveDate): "{duty}到{due}才到期，到期前30天内或逾期后再提醒", "{duty} falls due on {due}; remind within 30 days of it or after";
    duty_unissued(duty: String): "{duty}：责任书还没有签发，请办公室先签发", "{duty}: the letter is not issued yet; the office issues it first";
    duty_unreported(duty: String): "{duty}：述职报告还没有交，请提醒述职报告", "{duty}: the duty report is not handed in yet; remind of that";
    duty_is_action(seq: u64): "这是督办事项 #{seq}，延期请用督办事项延期，不再要求请办结", "This is action #{seq}; extend or close it as an action";
    duty_requested(duty: String, by: u64): "{duty}已申请延期（#{by}），等办公室答复；要改请先撤回该条", "A later day for {duty} was asked for by #{by}, and the office has yet to answer; withdraw that to ask for another";
    no_request(seq: u64): "#{seq} 不是等待答复的延期申请，请核对编号", "#{seq} asks for no later day that waits for an answer; check the number";
    reminder_order(duty: String, next: &str): "{duty}：须按提醒、催报、督办的顺序，现在可用「{next}」", "{duty}: notice, urging, supervision come in that order; now it can be {next}";
    owes_twice(id: String): "{id}在承办单位中出现了两次，请只写一次", "{id} stands twice among the departments; name it once";
}
