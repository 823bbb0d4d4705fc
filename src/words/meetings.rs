//! Meetings in words: what is recorded in them, why something is refused, and their minutes.

mod attendance;
mod changed;
mod first;
mod kind;
mod next;

pub use changed::changed_rows;

use super::papers::Level;
use super::{Lang, first_line, words};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::minutes::{Draft, Taken};
use crate::domain::payload::{Presence, Settings, Topic};
use crate::domain::refusal::{Refusal, WrongMeeting};
use crate::domain::state::{Meeting, MeetingStage, Rewrite, State};
use crate::domain::vocabulary::Event;

impl Lang {
    /// How somebody took part.
    pub const fn presence(self, presence: Presence) -> &'static str {
        match presence {
            Presence::Present => self.pick("出席", "present"),
            Presence::Excused => self.pick("请假", "excused"),
            Presence::Deputy => self.pick("代会", "by deputy"),
        }
    }

    /// How far a meeting is.
    pub const fn meeting_stage(self, stage: MeetingStage) -> &'static str {
        match stage {
            MeetingStage::Called => self.pick("待召开", "called"),
            MeetingStage::Open => self.pick("会议中", "in session"),
            MeetingStage::Minuted => self.pick("纪要待审", "minuted"),
            MeetingStage::Approved => self.pick("纪要已审", "approved"),
            MeetingStage::Closed => self.pick("已办结", "closed"),
        }
    }

    /// How far it is, and whether its minutes have to be written again.
    pub fn meeting_standing(self, state: &State, seq: Seq, meeting: &Meeting) -> &'static str {
        match (meeting.stage(), state.minutes_to_rewrite(seq)) {
            (MeetingStage::Minuted, Some(Rewrite::Returned(_))) => self.stage_returned(),
            (MeetingStage::Minuted, Some(Rewrite::Behind(_))) => self.stage_behind(),
            (stage, _) => self.meeting_stage(stage),
        }
    }

    /// What an agenda item is about, in a line.
    pub fn topic(self, state: &State, topic: &Topic) -> String {
        match topic {
            Topic::Target(item) => {
                let title = state.clause(item).map_or("", |clause| &clause.title);
                format!("{} {title}", state.code(item))
            }
            Topic::Late(id) => self.topic_late(state.short(id)),
            Topic::Action(seq) => match state.actions.get(*seq) {
                Some(action) => self.action_named(&action.heading),
                None => self.topic_action(*seq),
            },
            Topic::Matter(text) => text.to_string(),
        }
    }

    /// The same after a number of its own, as papers have it: a target's code stands behind it.
    pub fn topic_titled(self, state: &State, topic: &Topic) -> String {
        match topic {
            Topic::Target(item) => {
                let title = state.clause(item).map_or("", |clause| &clause.title);
                self.topic_of_target(title, state.code(item))
            }
            _ => self.topic(state, topic),
        }
    }

    /// Several in a row; those who are late together.
    fn topics_titled(self, state: &State, topics: &[Topic]) -> String {
        let (mut told, mut late) = (Vec::new(), Vec::new());
        for topic in topics {
            match topic {
                Topic::Late(id) => late.push(id.clone()),
                _ => told.push(self.topic_titled(state, topic)),
            }
        }
        if !late.is_empty() {
            told.push(self.topic_late(&self.shorts(state, &late)));
        }
        told.join(self.semicolon())
    }

    /// The text of minutes, as it is first offered to be edited.
    pub fn minutes_text(self, draft: &Draft, state: &State) -> String {
        let body = state.office().map_or("", Settings::committee);
        let kind = self.meeting_kind_in_full(draft.kind);
        let mut lines = vec![self.minutes_opening(
            self.paper_day(draft.day),
            body,
            &draft.place,
            kind,
            &draft.chair,
        )];
        lines.extend(self.attendance_lines(draft, state));
        for (at, item) in draft.items.iter().enumerate() {
            lines.push(String::new());
            lines.push(self.outline(Level::One, at + 1, &self.topic_titled(state, &item.topic)));
            lines.extend(self.taken(item, state));
        }
        if !draft.untouched.is_empty() {
            lines.push(String::new());
            let (count, told) =
                (draft.untouched.len(), self.topics_titled(state, &draft.untouched));
            lines.push(self.minutes_untouched(count, told));
        }
        lines.join("\n")
    }

    fn taken(self, item: &Taken, state: &State) -> Vec<String> {
        let mut lines = Vec::new();
        for said in &item.said {
            lines.push(self.sentence(format!("{}{}{said}", self.minutes_said(), self.colon())));
        }
        for decided in &item.decided {
            let owners = self.shorts(state, &decided.owners);
            let whom = if owners.is_empty() { String::new() } else { self.minutes_owners(owners) };
            // 会议决定：原则同意…, also where somebody wrote 会议原则同意….
            let text = decided.text.trim().trim_start_matches("会议");
            let text = text.trim_end_matches(['。', '.']);
            let told = format!("{}{}{text}{whom}", self.minutes_decided(), self.colon());
            lines.push(self.sentence(told));
        }
        for action in item.ordered.iter().filter_map(|seq| state.actions.get(*seq)) {
            let owners = self.shorts(state, &action.owners);
            let by = self.paper_day(action.due());
            let what = action.heading.trim_end_matches(['。', '.']);
            lines.push(self.sentence(self.minutes_resolved(what, owners, by)));
        }
        if item.carried_over {
            let told = match item.put_off.as_str() {
                "" => self.minutes_carried().to_owned(),
                why => self.minutes_carried_since(why),
            };
            lines.push(self.sentence(told));
        }
        lines
    }

    /// With the stop at its end, where it has none.
    fn sentence(self, mut told: String) -> String {
        if !told.ends_with(['。', '！', '？', '.', '!', '?']) {
            told.push_str(self.stop());
        }
        told
    }

    fn item_of(self, state: &State, meeting: Seq, number: u32) -> String {
        let item = state.meetings.get(&meeting).and_then(|meeting| meeting.item(number));
        item.map_or_else(|| self.item_numbered(number), |item| self.topic(state, &item.topic))
    }
}

/// An entry about a meeting in one line.
pub(super) fn tell(lang: Lang, event: &Event, state: &State) -> String {
    let named = |seq: Seq| lang.meeting_named(state, seq);
    match event {
        Event::MeetingCalled(called) => {
            let kind = lang.meeting_kind(called.meeting_kind);
            lang.told_called(&called.day, kind, &called.place, &called.chair)
        }
        Event::MeetingChanged(changed) => changed::tell(lang, changed, state),
        Event::AgendaSet(set) => lang.told_agenda(named(set.meeting), set.agenda.len()),
        Event::AttendanceRecorded(said) => attendance::tell(lang, said, state),
        Event::MeetingOpened(of) => lang.told_opened(named(of.meeting)),
        Event::ItemDiscussed(said) => {
            let item = lang.item_of(state, said.meeting, said.agenda_item);
            lang.told_discussed(item, first_line(&said.text))
        }
        Event::DecisionTaken(taken) => {
            let item = lang.item_of(state, taken.meeting, taken.agenda_item);
            lang.told_decided(item, first_line(&taken.text))
        }
        Event::ItemCarriedOver(over) => {
            lang.told_carried(lang.item_of(state, over.meeting, over.agenda_item))
        }
        Event::MinutesWritten(written) => lang.told_minutes(named(written.meeting)),
        Event::MinutesApproved(done) => lang.told_minutes_approved(named(done.meeting), done.entry),
        Event::MinutesReturned(back) => {
            lang.told_minutes_returned(named(back.meeting), back.entry, first_line(&back.reason))
        }
        Event::MeetingClosed(of) => lang.told_closed(named(of.meeting)),
        _ => String::new(),
    }
}

/// What such an entry holds besides.
pub(super) fn rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    let meeting = |seq: Seq| (lang.label_meeting(), lang.meeting_named(state, seq));
    match event {
        Event::MeetingCalled(called) => {
            vec![
                (lang.field(Field::Hour), called.hour.clone()),
                (lang.field(Field::Invited), lang.shorts(state, &called.invited)),
            ]
        }
        Event::MeetingChanged(changed) => changed_rows(lang, changed, state),
        Event::AgendaSet(set) => {
            let items = set.agenda.iter().enumerate();
            let items: Vec<_> = items
                .map(|(at, item)| format!("{} {}", at + 1, lang.topic(state, &item.topic)))
                .collect();
            vec![(lang.field(Field::Agenda), items.join("\n"))]
        }
        Event::AttendanceRecorded(said) => {
            vec![(lang.field(Field::Attendees), lang.shorts(state, &said.attendees))]
        }
        Event::ItemDiscussed(said) => {
            let minutes = (said.minutes > 0).then(|| lang.minutes_long(said.minutes));
            vec![
                meeting(said.meeting),
                (lang.field(Field::Text), said.text.clone()),
                (lang.field(Field::Minutes), minutes.unwrap_or_default()),
            ]
        }
        Event::DecisionTaken(taken) => vec![
            meeting(taken.meeting),
            (lang.field(Field::Text), taken.text.clone()),
            (lang.field(Field::Owners), lang.shorts(state, &taken.owners)),
        ],
        Event::ItemCarriedOver(over) => {
            vec![meeting(over.meeting), (lang.field(Field::Comment), over.comment.clone())]
        }
        Event::MinutesWritten(written) => vec![(lang.field(Field::Text), written.text.clone())],
        Event::MinutesApproved(done) => vec![(lang.field(Field::Comment), done.comment.clone())],
        Event::MinutesReturned(back) => vec![(lang.field(Field::Reason), back.reason.clone())],
        _ => Vec::new(),
    }
}

/// Why something about a meeting is refused.
pub(super) fn refused(lang: Lang, refusal: &Refusal, state: &State) -> Option<String> {
    let Refusal::Meeting(seq, wrong) = refusal else { return None };
    let name = || lang.meeting_named(state, *seq);
    Some(match wrong {
        WrongMeeting::NotThere => lang.no_meeting(*seq),
        WrongMeeting::Opened(by) => lang.meeting_opened(name(), *by),
        WrongMeeting::NotOpen => lang.meeting_not_open(name()),
        WrongMeeting::OtherOpen(other) => lang.other_meeting(lang.meeting_named(state, *other)),
        WrongMeeting::NoAgenda => lang.meeting_no_agenda(name()),
        WrongMeeting::NoItem(number) => lang.no_agenda_item(name(), *number),
        WrongMeeting::TooManyItems(most) => lang.too_many_items(*most),
        WrongMeeting::NothingLate(id) => lang.topic_not_late(state.short(id)),
        WrongMeeting::TopicTwice(topic) => lang.topic_twice(lang.topic(state, topic)),
        WrongMeeting::ItemTaken(number, by) => {
            lang.item_taken(lang.item_of(state, *seq, *number), *by)
        }
        WrongMeeting::NotInvited(id) => lang.not_invited(name(), state.short(id)),
        WrongMeeting::Unchanged => lang.meeting_unchanged(name()),
        WrongMeeting::DayPassed(day) => lang.meeting_day_passed(name(), day),
        WrongMeeting::HeldOn(day) => lang.meeting_held_on(name(), day),
        WrongMeeting::AttendanceTold(id) => lang.attendance_told(name(), state.short(id)),
        WrongMeeting::NoMinutes => lang.no_minutes(name()),
        WrongMeeting::MinutesBehind(later) => lang.minutes_behind(name(), *later),
        WrongMeeting::MinutesReturned(by) => lang.minutes_returned(name(), *by),
        WrongMeeting::Approved(by) => lang.minutes_approved(name(), *by),
        WrongMeeting::NotApproved => lang.minutes_not_approved(name()),
        WrongMeeting::Closed(by) => lang.meeting_closed(name(), *by),
    })
}

words! {
    stage_returned: "纪要退回", "sent back";
    stage_behind: "纪要待补", "outdated";
    label_last_time: "上次会议", "last time";
    last_time(meeting: String, decided: usize, ordered: usize, open: usize): "{meeting}，决定{decided}项，交办{ordered}项，未办结{open}项", "{meeting}, {decided} decided, {ordered} ordered, {open} of these open";
    label_item: "议题", "topic";
    column_topics: "议题", "topics";
    label_meeting: "会议", "meeting";
    no_meetings_then: "到这一天还没有会议", "There was no meeting up to that day";
    no_meetings: "还没有会议。按 M 召集会议：定类别、日期、地点、主持人，\n再按 A 由系统拟定议题，开会后按 t 逐项议。", "No meetings yet. M calls one: its kind, day, place and chair;\nthen A proposes an agenda, and t walks through it.";
    column_meeting_kind: "类别", "kind";
    column_taken: "已议", "taken";
    column_decided: "决定", "decided";
    column_chair: "主持人", "chair";
    column_place: "地点", "place";
    heading_agenda(count: usize): "议题（{count}项）", "Agenda ({count})";
    heading_decisions: "决定", "Decisions";
    heading_attendance(count: usize): "出席（应到{count}个单位）", "Attendance ({count} {departments} to come)", departments = count "department" "departments";
    heading_minutes: "会议纪要", "Minutes";
    heading_minutes_draft: "会议纪要（由会议记录生成，尚未拟写）", "Minutes (drafted from the records, not written yet)";
    heading_recorded: "本次会议", "In this meeting";
    heading_recorded_before: "以往会议", "In earlier meetings";
    nothing_recorded: "还没有记录", "nothing recorded yet";
    agenda_empty: "还没有议题", "no items yet";
    carried_mark: "上次遗留", "from last time";
    item_decided: "已定", "decided";
    item_discussed: "已议", "discussed";
    item_carried: "留待", "carried over";
    attendance_never_said(count: usize): "未登记{count}个单位", "{count} not recorded";
    attendance_unsaid(count: usize): "未登记{count}个单位；登记出席时不填单位，即其余各单位", "{count} not recorded; recording nobody by name means all of them";
    no_agenda_here: "请先选中一个会议的议题", "Select an item of a meeting's agenda first";
    topic_not_late(department: &str): "{department}没有逾期事项；要议别的，请写明议什么，如「{department}工作情况」", "{department} is late with nothing; to talk about something else, say what";
    topic_late(department: &str): "{department}的逾期事项", "what {department} is late with";
    topic_action(seq: u64): "督办事项 #{seq}", "action #{seq}";
    item_numbered(number: u32): "第{number}号议题", "item no. {number}";
    meeting_apart(named: String, seq: Seq): "{named}（#{seq}）", "{named} (#{seq})";
    meeting_of_day(day: &chrono::NaiveDate, kind: &str): "{day} {kind}", "the {kind} of {day}";
    meeting_numbered(seq: u64): "会议 #{seq}", "meeting #{seq}";
    meeting_day_passed(name: String, day: &chrono::NaiveDate): "{name}还没有开，不能改到已经过去的{day}；请核对会议日期", "The {name} was not held yet and cannot be put on {day}, which has passed; check its day";
    minutes_long(minutes: u32): "{minutes}分钟", "{minutes} {so_many_minutes}", so_many_minutes = minutes "minute" "minutes";

    told_called(day: &chrono::NaiveDate, kind: &str, place: &str, chair: &str): "召集{day}{kind}，地点{place}，{chair}主持", "called the {kind} of {day} at {place}, {chair} in the chair";
    told_agenda(meeting: String, count: usize): "编排{meeting}议题{count}项", "set the agenda of {meeting}: {count} {items}", items = count "item" "items";
    told_opened(meeting: String): "{meeting}开会", "opened {meeting}";
    told_discussed(item: String, text: &str): "讨论「{item}」：{text}", "discussed {item}: {text}";
    told_decided(item: String, text: &str): "决定「{item}」：{text}", "decided on {item}: {text}";
    told_carried(item: String): "「{item}」留待下次会议", "carried over {item}";
    told_minutes(meeting: String): "拟写{meeting}纪要", "wrote the minutes of {meeting}";
    told_minutes_returned(meeting: String, entry: u64, why: &str): "退回{meeting}纪要（#{entry}）：{why}", "returned the minutes of {meeting} (#{entry}): {why}";
    told_minutes_approved(meeting: String, entry: u64): "审定{meeting}纪要（#{entry}）", "approved the minutes of {meeting} (#{entry})";
    told_closed(meeting: String): "{meeting}办结", "closed {meeting}";

    minutes_opening(day: String, body: &str, place: &str, kind: &str, chair: &str): "{day}，{body}在{place}召开{kind}，{chair}主持。纪要如下：", "On {day} {body} held a {kind} at {place}, {chair} in the chair.";
    minutes_said: "会议讨论", "Said";
    minutes_decided: "会议决定", "Decided";
    minutes_ordered(owners: String, heading: &str, due: String): "交办{owners}：{heading}（{due}前办结）", "Ordered of {owners}: {heading} (by {due})";
    minutes_resolved(what: &str, owners: String, due: String): "会议议定：{what}，由{owners}于{due}前办结", "Resolved: {what}; {owners} see to it by {due}";
    topic_of_target(title: &str, code: String): "{title}（目标{code}）", "{title} (target {code})";
    minutes_owners(owners: String): "（承办单位：{owners}）", " (departments: {owners})";
    minutes_carried_since(why: &str): "留待下次会议研究：{why}", "Carried over to the next meeting: {why}";
    minutes_carried: "留待下次会议研究。", "Carried over to the next meeting.";
    minutes_untouched(count: usize, topics: String): "另有{count}项议题未及研究，留待下次会议：{topics}。", "{count} {items} carried over to the next meeting: {topics}.", items = count "item was not reached and is" "items were not reached and are";

    meeting_not_called_yet(seq: u64): "#{seq} 这次会议，到所看的这一天还没有召集", "Meeting #{seq} had not been called by the day that is shown";
    agenda_proposed(count: usize): "；新添{count}项，不议的按空格删去议题", "; {count} {are} new; Space, then drop the item, drops one", are = count "is" "are";
    no_meeting(seq: u64): "#{seq} 不是有效的会议，请核对编号", "#{seq} is no live meeting; check the number";
    meeting_opened(name: String, by: u64): "{name}已经开会（#{by}），不必再宣布", "{name} was opened already (#{by})";
    meeting_not_open(name: String): "{name}还没有开会，请先宣布开会", "{name} is not open; open it first";
    other_meeting(other: String): "{other}还在进行，请先拟写其纪要再开下一个会", "{other} is being held; write its minutes before the next is opened";
    meeting_no_agenda(name: String): "{name}还没有议题，请先编排议题", "{name} has no agenda; set one first";
    no_agenda_item(name: String, number: u32): "{name}没有第{number}号议题，请核对议题号", "{name} has no item no. {number}; check the number";
    too_many_items(most: usize): "一次会议最多{most}项议题，请删减", "A meeting takes {most} {items} at most; drop some", items = most "item" "items";
    topic_twice(topic: String): "「{topic}」在议题中出现了两次，请删去一个", "{topic} stands twice on the agenda; drop one";
    item_taken(item: String, by: u64): "「{item}」已有会议记录（#{by}），不能删去，可留待下次", "Something was recorded on {item} (#{by}); it stays, and can be carried over";
    not_invited(name: String, id: &str): "{name}没有请{id}，请核对参会单位", "{id} was not invited to {name}; check the departments";
    meeting_unchanged(name: String): "{name}没有要改的：日期、地点、主持人、参会单位都和现在一样", "Nothing of {name} would be changed: its day, place, chair and departments stand so already";
    nothing_to_propose: "没有可以拟入的议题，议程不变", "There is nothing to propose; the agenda stays as it is";
    opens_otherwise(day: &chrono::NaiveDate): "{day}；宣布开会后改为下面的日期", "{day}; once opened, its day is the one below";
    label_called_for: "原定", "called for";
    meeting_held_on(name: String, day: &chrono::NaiveDate): "{name}已于{day}开会，会议日期只能改为这一天", "{name} was opened on {day}; its day can only become that";
    attendance_told(name: String, id: &str): "{id}在{name}的出席情况已登记，要保留在参会单位中", "How {id} took part in {name} is recorded; it stays among those invited";
    no_minutes(name: String): "{name}还没有纪要，请先由办公室拟写", "{name} has no minutes; the office writes them first";
    minutes_behind(name: String, later: u64): "{name}的纪要写好后又有新记录（#{later}），请先重写纪要", "#{later} was recorded after the minutes of {name} were written; write them again first";
    minutes_returned(name: String, by: u64): "{name}的纪要已经退回（#{by}），等办公室重写后再审定", "The minutes of {name} were returned (#{by}); the office writes them again first";
    minutes_approved(name: String, by: u64): "{name}的纪要已经审定（#{by}），如要更改请先撤回 #{by}", "The minutes of {name} are approved (#{by}); withdraw #{by} first to change anything";
    minutes_not_approved(name: String): "{name}的纪要还没有审定，请先送领导审定", "The minutes of {name} are not approved; a leader approves them first";
    meeting_closed(name: String, by: u64): "{name}已经办结（#{by}）", "{name} is closed (#{by})";
}
