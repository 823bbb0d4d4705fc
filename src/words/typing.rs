//! Words about typing: the keys of a field, and the drafts of what was typed and not handed in.

use super::words;

/// Whether somebody who names departments means every one, as papers say it.
pub fn means_all(name: &str) -> bool {
    matches!(name, "各成员单位" | "全体成员单位" | "各责任单位" | "各有关单位" | "各单位" | "all")
}

words! {
    draft_taken_up(day: String, key: String): "接着填{day}存的草稿；不要了就按 Esc，再到草稿（{key}）里删去", "This goes on with the draft of {day}; to be rid of it, Esc and discard it among the drafts ({key})";
    typing_title: "填写表单", "Typing";
    typing_keys: "方向键 Home End  移动，加 Shift 选中\nCtrl-左右  按词移动\nCtrl-Home Ctrl-End  到开头、末尾\nCtrl-A  全选，打字即替换\nCtrl-C Ctrl-X Ctrl-V  复制、剪切、粘贴选中的内容\nCtrl-W Alt-退格  删前一词\nCtrl-Delete  删后一词\nCtrl-U Ctrl-K  删到行首、行尾\nCtrl-Z Ctrl-Y  撤销、重做", "arrows Home End  move; with Shift select\nCtrl-Left Right  by word\nCtrl-Home Ctrl-End  to the start, the end\nCtrl-A  select all; typing replaces\nCtrl-C Ctrl-X Ctrl-V  copy, cut, paste what is selected\nCtrl-W Alt-Backsp.  erase the word before\nCtrl-Delete  erase the word after\nCtrl-U Ctrl-K  erase to the line's start, end\nCtrl-Z Ctrl-Y  undo, redo";

    no_such_key(typed: char, menu: String): "「{typed}」这里没有用，按 {menu} 看可以办什么", "{typed} does nothing here; {menu} lists what can be done";
    nothing_to_hand_in: "这里没有正在填写的内容，没有可提交的", "Nothing is being filled in here, so there is nothing to hand in";
    keys_are_commands(typed: char): "「{typed}」不是按键，这里请用英文输入（切换输入法后再按）", "{typed} is no key here; switch the input method off and press it again";
    completed(fields: String): "{fields}已补全，请核对后再次提交", "{fields}: written out; look at it and hand in again";
    draft_kept: "没有提交的内容已存为草稿，再次打开同一表单时恢复", "What was typed is kept as a draft; open the same form to go on";
    drafts_found(count: usize, key: String): "有{count}份没有提交的草稿，按 {key} 查看", "{count} {drafts} not handed in; {key} shows {them}", drafts = count "draft was" "drafts were", them = count "it" "them";
    drafts_stay(count: usize): "{count}份没有提交的草稿已保留，下次打开时可以继续", "{count} {drafts} kept for the next time", drafts = count "draft that was not handed in is" "drafts that were not handed in are";
    drafts_title(count: usize): "草稿（{count}份没有提交）", "Drafts ({count} not handed in)";
    drafts_in_grid(count: usize, key: String): "监测屏上有{count}个数未保存，都留着，按 {key} 回去保存", "{count} {figures} on the monitoring screen {are} not saved yet; {key} goes back to {them}", figures = count "figure" "figures", are = count "is" "are", them = count "it" "them";
    drafts_none: "没有草稿", "There are no drafts";
    drafts_elsewhere(count: usize): "另有{count}份在您的另一窗口里，请到那里继续，或退出那个窗口后在这里打开", "{count} more {are} in another window of yours: go on there, or quit that one and open {them} here", are = count "is" "are", them = count "it" "them";
    draft_elsewhere: "这份表单在您的另一窗口里有未提交的草稿，请到那里继续，以免填两份", "Another window of yours has a draft of this form: go on there, lest it be filled in twice";
    form_kept: "已存草稿", "draft kept";
    draft_go_on: "接着填写", "go on with it";
    drafts_hint(open: String, discard: String): "{open} 接着填写，{discard} 丢弃", "{open} goes on with one, {discard} discards it";
    rows_above(count: usize): "上面{count}行", "{count} above";
    rows_below(count: usize): "下面{count}行", "{count} below";
    fields_above(count: usize): "上面还有{count}项", "fields above: {count}";
    fields_below(count: usize): "下面还有{count}项", "fields below: {count}";
    draft_unopened: "不能续填", "why not";
    draft_unopened_hint(discard: String): "这份草稿现在不能接着填写，填过的内容都在下面，可以抄录；{discard} 丢弃", "This draft cannot be gone on with. All that was typed stands below and can be copied; {discard} discards it";
    draft_touched: "填写时间", "typed";
    draft_about: "内容", "about";
    draft_once_more(key: String): "再按一次 {key} 丢弃这份草稿", "{key} once more discards this draft";
    draft_discarded: "草稿已丢弃", "The draft is discarded";
    draft_choose: "没有选中的草稿，先按 d 打开草稿页再选一份", "No draft is selected; d opens their page, where one is chosen";
    draft_malformed: "这份草稿的内容已损坏，无法识别是哪种表单", "This draft is damaged: which form it was cannot be told";
    draft_of_no_command(kind: &str): "本版本没有「{kind}」这种表单", "This version has no form {kind:?}";
    draft_has_no_place(field: &str): "表单已经变化，草稿中的「{field}」放不下", "The form has changed and has no place for {field:?}";
    draft_damaged(file: String): "一个草稿文件已损坏，原样保存为 {file}", "A file of drafts is damaged and was set aside as {file}";
    draft_newer(file: String): "草稿文件 {file} 由更新的版本写成，请升级本程序后再看", "The drafts in {file} were written by a later version; upgrade this program";
    draft_in_this_window(why: String): "没有提交的内容只在本窗口里，磁盘上没有存下（{why}）", "What was typed is in this window alone; on the disk it is not kept ({why})";
    drafts_would_be_lost(why: String, key: String): "草稿没有存下，退出就丢失（{why}）；腾出空间后再退出，或再按一次 {key} 丢弃", "Drafts are not kept and would be lost ({why}); leave when there is room, or {key} once more discards them";
    drafts_lost(why: String): "没有提交的内容没有存下，退出后就没有了（{why}）", "What was not handed in could not be kept and is gone ({why})";
    drafts_unkept(why: String): "草稿无法保存，请尽快提交（{why}）", "Drafts cannot be kept, so hand in soon ({why})";
}
