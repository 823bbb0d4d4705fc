//! What is said around the items of a meeting, as they are gone through one by one.

use super::words;

words! {
    no_meeting_held: "还没有开过的会议，没有纪要可出；先宣布开会", "No meeting was held, so there are no minutes; open one first";
    no_meeting_on(day: chrono::NaiveDate): "{day}没有会议，会议屏（按 7）上有各次会议的日期", "There is no meeting of {day}; the screen of meetings (7) has their days";
    no_meeting_yet: "还没有会议，请先在会议屏（按 7）召集", "There is no meeting yet; call one on the screen of meetings (7)";
    walk_matter: "其他事项", "Other";
    walk_action_title: "督办事项", "Action";
    walk_ordered: "督办", "actions";
    walk_origin: "来由", "why";
    walk_before: "上次", "before";
    walk_now: "本次", "now";
    walk_figures: "监测", "figures";
    walk_trend: "变化", "trend";
    walk_reported: "报告", "report";
    walk_discussed(text: &str): "讨论：{text}", "said: {text}";
    walk_decided(text: &str): "决定：{text}", "decided: {text}";
    item_put_off: "留待下次会议", "carried over to the next meeting";
    walk_value(name: &str, value: String, goal: String): "{name}  {value}  目标{goal}", "{name}  {value}  goal {goal}";
    walk_more(count: usize): "另有{count}项", "{count} more";
    walk_nothing_late: "现在没有逾期事项", "nothing is late now";
    walk_head(at: usize, of: usize, meeting: String): "议题 {at}/{of}  {meeting}", "Item {at}/{of}  {meeting}";
    walk_elapsed(item: u64, all: u64): "本项{item}分 全程{all}分", "item {item} min, all {all} min";
    walk_presenting(followers: usize): "主持翻页，{followers}人跟随", "presenting, {followers} following";
    walk_following(who: String): "跟随{who}翻页", "following {who}";
    walk_ahead: "会前翻看", "looking ahead";
    walk_alone: "自行翻看", "looking around";
    walk_jump(number: &str): "到第 {number} 项：Enter 确定", "go to item {number}: Enter";
    walk_no_such(number: usize, of: usize): "没有第{number}项，共{of}项", "there is no item {number}, only {of}";
    walk_last: "已是最后一项；议完后按 Esc 回到会议，从可办事项（空格）拟写纪要", "That was the last item; Esc goes back to the meeting, Space there to write the minutes";
    walk_first: "已是第一项", "This is the first item";
    walk_nobody: "现在没有人主持翻页", "Nobody presents just now";
    walk_presents_already: "你正在主持翻页，别人跟随你", "You present; others follow you";
    walk_held: "这次会议已经开过，没有主持翻页；开会时由办公室主持，别人跟随", "This meeting was held: nobody presents; while one is open the office does, and others follow";
    walk_office_presents(follow: String): "主持翻页由办公室来做；按 {follow} 跟随", "The office presents; {follow} follows";
    walk_nothing: "没有可议的会议：按 7 到会议，召集并编排议题", "There is no meeting to walk through: 7 shows the meetings";
    walk_unclosed(meeting: String): "{meeting}还没有记闭会，按 t 继续，或在会议页上闭会", "{meeting} was not closed yet: t goes on, or close it on its page";
    walk_resume(meeting: String, at: usize): "{meeting}正在进行，停在第{at}项，按 t 继续", "{meeting} is in session, at item {at}: t goes on";
    walk_join(meeting: String, at: usize): "{meeting}正在进行，现在第{at}项，按 t 跟随", "{meeting} is in session, at item {at}: t follows";
    walk_begin(meeting: String): "{meeting}正在进行，按 t 逐项议", "{meeting} is in session: t walks through it";
}
