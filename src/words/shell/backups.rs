//! Backups: what was done, and why one was not made or not put back.

use std::path::Path;

use super::troubles::trouble;
use crate::ledger::{StoreError, is_of_damage};
use crate::office::{NotCopied, NotRestored, Trouble};
use crate::words::{Lang, words};

/// Why there is no backup of a ledger.
pub fn not_backed_up(lang: Lang, why: &NotCopied, ledger: &Path) -> String {
    match why {
        NotCopied::Broken { seq, why } => {
            lang.backup_broken(shown(ledger), *seq, lang.in_what_way(*why))
        }
        NotCopied::Trouble(Trouble::Store(StoreError::Sqlite(error))) => {
            lang.backup_unreadable(shown(ledger), engine(lang, error))
        }
        other => not_copied(lang, other, ledger),
    }
}

/// Why a backup was not put in a ledger's place.
pub fn not_restored(lang: Lang, why: &NotRestored, backup: &Path, ledger: &Path) -> String {
    let at = shown(ledger);
    match why {
        NotRestored::NotCopied(NotCopied::Broken { seq, why }) => {
            lang.restore_broken_backup(shown(backup), *seq, lang.in_what_way(*why))
        }
        NotRestored::NotCopied(NotCopied::Trouble(Trouble::Store(StoreError::Missing(path)))) => {
            lang.file_missing(shown(path))
        }
        NotRestored::NotCopied(NotCopied::Trouble(Trouble::Store(StoreError::NotALedger(
            path,
        )))) => lang.restore_no_ledger(shown(path)),
        NotRestored::NotCopied(NotCopied::Trouble(Trouble::Store(StoreError::Sqlite(error)))) => {
            lang.restore_unreadable_backup(shown(backup), engine(lang, error))
        }
        NotRestored::NotCopied(other) => not_copied(lang, other, backup),
        NotRestored::Itself => lang.restore_itself(shown(backup)),
        NotRestored::OfAnother { uid } => lang.restore_of_another(at, *uid),
        NotRestored::InUse => lang.restore_in_use(at),
        NotRestored::WouldLose { entries } => lang.restore_would_lose(at, *entries),
        NotRestored::Broken { seq, why } => {
            lang.restore_over_broken(at, *seq, lang.in_what_way(*why))
        }
        NotRestored::Unknown(path) => lang.restore_over_unknown(shown(path)),
        NotRestored::Trouble(error) => trouble(lang, error, ledger),
    }
}

fn not_copied(lang: Lang, why: &NotCopied, from: &Path) -> String {
    match why {
        NotCopied::Exists(path) => lang.backup_exists(shown(path)),
        NotCopied::Underway(path) => lang.copy_underway(shown(path)),
        NotCopied::Broken { seq, why } => {
            lang.ledger_broken(shown(from), *seq, lang.in_what_way(*why))
        }
        NotCopied::Miscopied(path) => lang.miscopied(shown(path)),
        NotCopied::Trouble(error) => trouble(lang, error, from),
    }
}

/// What SQLite says of a file; of one that is damaged, in the reader's language.
fn engine(lang: Lang, error: &rusqlite::Error) -> String {
    if is_of_damage(error) { lang.file_damaged().to_owned() } else { error.to_string() }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

words! {
    file_damaged: "文件不完整或已损坏", "it is cut off or damaged";
    backed_up(path: String, entries: u64): "已备份到 {path}，{entries}条记录逐条核对无误", "backed up to {path}: all {entries} entries check";
    backed_up_but(path: String, entries: u64, lost: usize): "已备份到 {path}，{entries}条记录逐条核对无误，但附件不全：{lost}处在台账旁就已缺失或不符", "Backed up to {path}: all {entries} entries check, but {lost} {attachments} missing beside the ledger or not as before", attachments = lost "attachment is" "attachments are";
    backup_files(files: usize, folder: String): "{files} 个附件文件在 {folder}，请与备份文件一起保存", "{files} {attached} in {folder}; keep it with the backup", attached = files "attached file" "attached files";
    restored(path: String, entries: u64): "已恢复台账 {path}，{entries}条记录逐条核对无误", "restored the ledger {path}: all {entries} entries check";
    restored_but(path: String, entries: u64, lost: usize): "已恢复台账 {path}，{entries}条记录逐条核对无误，但附件不全：{lost}处在备份里就缺失或不符", "Restored the ledger {path}: all {entries} entries check, but {lost} {attachments} missing in the backup too or not as before", attachments = lost "attachment is" "attachments are";
    file_set_aside(path: String): "原来的文件另存为 {path}", "the file that was there is now {path}";
    set_aside(path: String): "原来的台账另存为 {path}，可用 --ledger 打开", "the ledger that was there is now {path}; --ledger opens it";

    backup_to_a_file: "备份不能用标准输入输出，请写明文件名", "A backup is no stream; name a file";
    backup_is_the_owners: "备份和恢复由台账的所有者在存放台账的机器上办，请去掉 --as", "Backing up and restoring is done by the ledger's owner on its own machine; leave out --as";
    backup_exists(path: String): "{path} 已经存在，备份不会覆盖，请换一个文件名", "{path} exists, and a backup goes over nothing; give another name";
    copy_underway(path: String): "另一个备份或恢复正在写 {path}，请等它结束再试", "Another backup or restore is writing {path}; try again when it has ended";
    miscopied(path: String): "写在 {path} 的与读出的不一致，没有留下；请检查这个磁盘，换一个位置再试", "What was written at {path} is not what was read, and nothing of it was left; check that disk, or take another";
    backup_broken(path: String, seq: u64, why: String): "{path} 从 #{seq} 起链条中断（{why}），没有备份；请保存现场，用以前的备份恢复（halfsky restore）", "The chain of {path} is broken at #{seq} ({why}), and no backup was made; keep the file, and go back to an earlier backup with halfsky restore";
    backup_unreadable(path: String, why: String): "{path} 读写出错（{why}），没有备份；请检查磁盘再试，读不出来就用以前的备份恢复（halfsky restore）", "{path} could not be read or copied ({why}), and no backup was made; check the disk and try again, or go back to an earlier backup with halfsky restore";
    restore_broken_backup(path: String, seq: u64, why: String): "备份 {path} 从 #{seq} 起链条中断（{why}），没有恢复，台账没有改动；请换一个备份", "The chain of the backup {path} is broken at #{seq} ({why}), and nothing was restored or changed; take another backup";
    restore_unreadable_backup(path: String, why: String): "备份 {path} 读不出来（{why}），没有恢复，台账没有改动；请换一个备份", "The backup {path} cannot be read ({why}), and nothing was restored or changed; take another backup";
    restore_no_ledger(path: String): "{path} 不是半边天台账的备份，没有恢复；请核对文件名", "{path} is no backup of a halfsky ledger, and nothing was restored; check the name";
    restore_itself(path: String): "{path} 就是现在的台账，没有恢复；请写明备份文件", "{path} is the present ledger, and nothing was restored; name a backup";
    restore_of_another(path: String, uid: u32): "{path} 属于另一个账户（uid {uid}），没有恢复；恢复后台账会归您所有，那个账户就打不开了，请用那个账户来办", "{path} belongs to another account (uid {uid}), and nothing was restored: the ledger would be yours then and closed to that account; do it as that account";
    restore_in_use(path: String): "{path} 还有人打开着，没有恢复；请等大家都退出后再试", "Somebody has {path} open, and nothing was restored; try again when everybody has left it";
    restore_would_lose(path: String, entries: usize): "{path} 有{entries}条记录是备份里没有的，没有恢复；确要恢复，请加 --aside 先把现在的台账另存", "{path} holds {entries} {so_many_entries} that the backup does not, and nothing was restored; to restore all the same, set it aside first with --aside", so_many_entries = entries "entry" "entries";
    restore_over_broken(path: String, seq: u64, why: String): "{path} 现在的台账从 #{seq} 起链条中断（{why}），没有恢复；请加 --aside 先把它另存再恢复", "The chain of {path} is broken at #{seq} ({why}), and nothing was restored; set it aside first with --aside";
    restore_over_unknown(path: String): "{path} 不是半边天的台账或读不出来，没有恢复；请加 --aside 先把它另存再恢复", "{path} is not a halfsky ledger or cannot be read, and nothing was restored; set it aside first with --aside";
}
