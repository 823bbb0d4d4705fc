//! What is wrong with a file or a ledger, in one sentence: what, where, what to do.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::domain::fact::{OddClock, Unreadable, odd_clock};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::ledger::{Break, StoreError};
use crate::office::{NoPast, Office, Trouble};
use crate::words::{Lang, refuse, words};

/// The sentence for a ledger that could not be worked with; `ledger` is where it lies.
pub fn trouble(lang: Lang, trouble: &Trouble, ledger: &Path) -> String {
    let path = ledger.display().to_string();
    match trouble {
        Trouble::Store(error) => store(lang, error, path),
        Trouble::Unreadable(Unreadable::Newer { seq, kind, .. }) => {
            lang.entry_newer(path, *seq, kind)
        }
        Trouble::Unreadable(Unreadable::Malformed { seq, why }) => {
            lang.entry_malformed(path, *seq, why)
        }
        Trouble::Misshown => lang.misshown().to_owned(),
    }
}

/// The sentence for a day that nobody can look back at.
pub fn no_past(lang: Lang, why: &NoPast, office: &Office) -> String {
    match why {
        NoPast::Future(day) => refuse(lang, &Refusal::FutureDay(*day), office.state()),
        NoPast::Empty(day) => lang.before_the_ledger(*day),
        NoPast::Trouble(error) => trouble(lang, error, office.path()),
    }
}

/// Why nothing can be entered in an open ledger.
pub fn shut(lang: Lang, office: &Office) -> Option<String> {
    let why = match office.shut()? {
        StoreError::Replaced(_) => lang.replaced(),
        StoreError::NoRoom => lang.no_room(),
        _ => lang.read_only(),
    };
    Some(why.to_owned())
}

/// What is odd about this machine's clock, where it can hardly be right.
pub fn doubtful_clock(lang: Lang, now: DateTime<FixedOffset>, state: &State) -> Option<String> {
    const MINUTES: &str = "%Y-%m-%d %H:%M";
    let last = state.last_at?;
    let shown = now.format(MINUTES).to_string();
    Some(match odd_clock(now, last)? {
        OddClock::Behind => lang.clock_before(shown, last.format(MINUTES).to_string()),
        OddClock::FarAhead(days) => lang.clock_far_ahead(shown, days),
    })
}

fn store(lang: Lang, error: &StoreError, path: String) -> String {
    match error {
        StoreError::Missing(at) => lang.ledger_missing(at.display().to_string()),
        StoreError::Exists(at) => lang.ledger_exists(at.display().to_string()),
        StoreError::NotALedger(at) => lang.not_a_ledger(at.display().to_string()),
        StoreError::Newer { path, found, known } => {
            lang.ledger_newer(path.display().to_string(), *found, *known)
        }
        StoreError::Stranded { wal } => lang.ledger_stranded(wal.display().to_string()),
        StoreError::ReadOnly => lang.ledger_read_only(path),
        StoreError::NoRoom => lang.ledger_no_room(path),
        StoreError::Busy { waited } => lang.ledger_busy(path, waited.as_secs().max(1)),
        StoreError::Broken { seq, why } => lang.ledger_broken(path, *seq, lang.in_what_way(*why)),
        StoreError::NoEntry(seq) => lang.no_entry(*seq),
        StoreError::UnknownHead(head) => lang.ledger_replaced(path, head.seq),
        StoreError::Replaced(at) => lang.ledger_moved(at.display().to_string()),
        StoreError::Io(at, error)
            if error.kind() == io::ErrorKind::PermissionDenied && at.exists() =>
        {
            // Its rights are what is to be changed, whether or not the ledger's are right.
            cannot(lang, at, error)
        }
        StoreError::Io(at, error) => cannot(lang, &meant(at), error),
        StoreError::Sqlite(_) if error.is_of_full_disk() => lang.disk_full(path),
        StoreError::Sqlite(_) if error.is_of_damage() => lang.ledger_damaged(path),
        StoreError::Sqlite(error) => lang.ledger_engine(path, error.to_string()),
    }
}

/// The ledger or the backup, where a file beside it is what could not be had: nobody asked for that.
fn meant(at: &Path) -> PathBuf {
    let copied = at.parent().filter(|folder| {
        folder.extension().is_some_and(|it| it == "copy")
            && at.file_name() == Some("ledger".as_ref())
    });
    match (copied, at.extension().and_then(|it| it.to_str())) {
        (Some(copy), _) => copy.with_extension(""),
        (None, Some("lock" | "door")) => at.with_extension(""),
        (None, _) => at.to_owned(),
    }
}

/// The sentence for a file that the system would not let us read or write.
pub fn cannot(lang: Lang, path: &Path, error: &io::Error) -> String {
    use io::ErrorKind as K;
    let at = path.display().to_string();
    match error.kind() {
        K::NotFound => match path.parent() {
            Some(folder) if folder != Path::new("") && !folder.exists() => {
                lang.folder_missing(at, folder.display().to_string())
            }
            _ => lang.file_missing(at),
        },
        K::PermissionDenied => lang.file_forbidden(at),
        K::AlreadyExists => lang.file_exists(at),
        K::StorageFull | K::QuotaExceeded => lang.disk_full(at),
        K::ReadOnlyFilesystem => lang.disk_read_only(at),
        K::IsADirectory | K::NotADirectory => lang.file_folder(at),
        _ => lang.file_other(at, error.to_string()),
    }
}

impl Lang {
    /// In what way an entry breaks the chain.
    pub fn in_what_way(self, why: Break) -> String {
        match why {
            Break::Hash => self.break_hash().to_owned(),
            Break::Link => self.break_link().to_owned(),
            Break::Gap { found } => self.break_gap(found),
            Break::Malformed { column } => self.break_malformed(column),
            Break::Unreadable => self.break_unreadable().to_owned(),
        }
    }
}

words! {
    clock_before(shown: String, last: String): "本机时钟是 {shown}，早于最近一条记录 {last}，新记录的时间将记为 {last}；请核对时钟", "This machine's clock shows {shown}, before the last entry of {last}, and new entries will have that time; check the clock";
    clock_far_ahead(shown: String, days: i64): "本机时钟是 {shown}，比最近一条记录晚{days}天；如时钟不对，请先校准再录入", "This machine's clock shows {shown}, {days} {so_many_days} after the last entry; if it is wrong, set it before anything is entered", so_many_days = days "day" "days";
    lists_misshown: "刚才显示的内容与台账不一致，已按台账重新计算", "what was shown did not agree with the ledger; it is worked out anew";
    misshown: "台账完好，但刚才显示的内容来自快照，与台账不一致，已删除快照并按台账重新计算，请重新查看", "The ledger is sound, but what was shown came from a snapshot that does not agree with it. The snapshot is gone; look again";
    ledger_missing(path: String): "没有台账：在 {path} 没有找到，新建用 halfsky init，先看演示用 halfsky demo", "There is no ledger at {path}; make one with halfsky init, or look at halfsky demo";
    ledger_empty(path: String): "{path} 的台账还没有内容，请先运行 halfsky init", "The ledger {path} is empty; run halfsky init first";
    ledger_exists(path: String): "{path} 已经存在，不会覆盖；要另建台账请用 --ledger 换一个位置", "{path} exists and is left alone; name another place with --ledger";
    not_a_ledger(path: String): "{path} 不是半边天的台账，请用 --ledger 指明台账的位置；原来是台账的，则已损坏，用 halfsky restore 备份 --aside 恢复", "{path} is not a halfsky ledger; name the ledger with --ledger, or where it was one and is damaged, restore it with halfsky restore BACKUP --aside";
    ledger_newer(path: String, found: u32, known: u32): "{path} 由更新的版本写成（格式{found}，本程序只认到{known}），请升级本程序", "{path} was written by a later halfsky (form {found}, this one knows up to {known}); upgrade this program";
    ledger_stranded(path: String): "{path} 中还有记录，但这里不能写盘，无法读出；请把台账连同此文件复制到可写的位置再打开", "{path} holds entries that cannot be read where nothing can be written; copy the ledger with it to a disk that can";
    ledger_read_only(path: String): "{path} 只能读不能写，没有录入；请检查文件权限和磁盘", "{path} can only be read, and nothing was recorded; check its rights and the disk";
    ledger_no_room(path: String): "{path} 所在磁盘已满，只能查看，没有录入；请腾出空间后再试", "The disk of {path} is full: it can only be read, and nothing was recorded; make room and try again";
    ledger_damaged(path: String): "{path} 不完整或已损坏，没有录入任何内容；请保存现场，用 halfsky restore 备份 --aside 恢复", "{path} is cut off or damaged, and nothing was recorded; keep the file and restore a backup with halfsky restore BACKUP --aside";
    ledger_busy(path: String, seconds: u64): "{path} 被别人占用，等了{seconds}秒仍未让出，没有录入；请稍后再试", "{path} was kept by others for {seconds} {so_many_seconds}, and nothing was done; try again later", so_many_seconds = seconds "second" "seconds";
    ledger_broken(path: String, seq: u64, why: String): "{path} 从 #{seq} 起链条中断（{why}），不能再录入；请保存现场，用备份核对，恢复用 halfsky restore 备份 --aside", "The chain of {path} is broken at #{seq} ({why}), and nothing can be recorded; keep the file and compare it with a backup; restore one with halfsky restore BACKUP --aside";
    shown_before_break(path: String, seq: u64, why: String, upto: u64): "{path} 从 #{seq} 起链条中断（{why}），只读打开，只显示到 #{upto}；请保存现场，用备份核对，恢复用 halfsky restore 备份 --aside", "The chain of {path} is broken at #{seq} ({why}); opened for reading, up to #{upto}; keep the file and compare it with a backup; restore one with halfsky restore BACKUP --aside";
    ledger_moved(path: String): "台账 {path} 在打开期间被别的文件替换或删除，这里看到的还是原来的，不再录入；请退出后重新打开", "{path} was replaced or removed while it was open; what is shown is the old one and nothing more is entered; leave and open it again";
    ledger_replaced(path: String, seq: u64): "{path} 中不再有刚才读到的 #{seq}，台账可能被替换或截断；请退出后重新打开并运行 halfsky verify", "{path} no longer holds #{seq} as read before: it was replaced or cut; open it again and run halfsky verify";
    ledger_engine(path: String, why: String): "{path} 读写出错（{why}），没有录入任何内容；请看磁盘是否已满、是否正常，再试", "{path} could not be read or written ({why}), and nothing was recorded; see whether the disk is full or fails, and try again";
    entry_newer(path: String, seq: u64, kind: &str): "{path} 的 #{seq}（{kind}）由更新的版本写成，请升级本程序", "#{seq} of {path} ({kind}) was written by a later halfsky; upgrade this program";
    entry_malformed(path: String, seq: u64, why: &str): "{path} 的 #{seq} 读不懂（{why}），请运行 halfsky verify 并用备份核对", "#{seq} of {path} cannot be understood ({why}); run halfsky verify and compare with a backup";
    break_hash: "内容与校验值不符", "its content does not fit its hash";
    break_link: "与前一条不相接", "it does not follow the entry before";
    break_gap(found: i64): "缺少这一条，其位置上是 #{found}", "it is missing, and #{found} stands in its place";
    break_malformed(column: &'static str): "{column} 栏不合格式", "its column {column} is malformed";
    break_unreadable: "文件在此处损坏", "the file is damaged there";

    folder_missing(path: String, folder: String): "没有找到 {path}：没有 {folder} 这个文件夹，请核对或先建好", "{path} was not found, for there is no folder {folder}; check the name or make it first";
    file_missing(path: String): "没有找到 {path}，请核对文件名和所在文件夹", "{path} was not found; check the name and the folder";
    file_forbidden(path: String): "没有权限读写 {path}，请检查权限", "{path} may not be read or written; check its rights";
    file_exists(path: String): "{path} 已经存在，不会覆盖，请换一个位置", "{path} exists and is left alone; name another place";
    file_folder(path: String): "{path} 是文件夹或经过的不是文件夹，请指明一个文件", "{path} is a folder, or leads through a file; name a file";
    file_other(path: String, why: String): "{path} 读写出错：{why}", "{path} could not be read or written: {why}";
    file_wrong_form(path: String, why: String): "{path} 不合格式（{why}），请对照 data 文件夹中的同类文件修改", "{path} is not of its form ({why}); compare it with its like in the folder data";
    disk_full(path: String): "{path} 所在磁盘已满，没有写入；请腾出空间再试", "The disk of {path} is full, and nothing was written; make room and try again";
    disk_read_only(path: String): "{path} 所在磁盘只读，没有写入；请换一个位置", "The disk of {path} is read-only, and nothing was written; name another place";
    locale_not_utf8(locale: &str): "终端的字符集设为 {locale}，不是 UTF-8，画面会乱。请把终端软件的编码改为 UTF-8，先执行 export LC_ALL=C.UTF-8 再打开；按回车键仍然打开，Ctrl-C 退出。", "The locale is {locale}, not UTF-8, and the screen would be garbled. Set your terminal to UTF-8 and run: export LC_ALL=C.UTF-8. Enter opens it anyway, Ctrl-C leaves.";
    tmux_not_utf8: "tmux 按不支持 UTF-8 的终端显示，汉字都会变成下划线。请退出 tmux，用 tmux -u attach 重新进入；按回车键仍然打开，Ctrl-C 退出。", "tmux takes this terminal for one without UTF-8, and would show underscores in place of Chinese. Detach and come back with: tmux -u attach. Enter opens it anyway, Ctrl-C leaves.";
    no_home: "找不到主目录，请用 --ledger 指明台账的位置", "There is no home folder; name the ledger with --ledger";
    not_the_owner: "只有台账的所有者可以用 --as，请去掉 --as 或以所有者身份运行", "Only the ledger's owner may use --as; leave it out, or run as the owner";
    output_full: "输出的地方已经没有空间，没有写完；请换个地方再输出", "There is no room left where the output goes, and it is not whole; send it elsewhere";
    output_failed(why: String): "输出时出错：{why}", "The output failed: {why}";

    standard_input: "标准输入", "standard input";
    no_paths_here: "经 SSH 公钥登录或用 --as 时，不能读写服务器上的文件，读入请用 - ，如 import - < 表.xlsx；写出请用 -o - > 文件名，report 和 export 再加 --format", "Over SSH by key, or under --as, no file of the server is read or written; read with -, as in import - < F.xlsx, and write with -o - > F, and --format for report and export";
    remote_verb(verb: &str, known: String): "这里不能用「{verb}」，可用的有：{known}", "{verb:?} cannot be asked for here; there are {known}";
    remote_option(option: &str): "这里不能用 {option}，服务器已定好您的身份和台账，请去掉", "{option} cannot stand here: the server says who you are and which ledger it is; leave it out";
    remote_one_file(verb: &str): "{verb} 后面写一个名称：put 文件名 < 文件，get 校验值 > 文件", "{verb} takes one name: put NAME < FILE, get SM3 > FILE";
    remote_quotes: "命令里的引号没有成对，请改正", "A quotation mark in the command stays open; close it";
    path_unquotable(path: String): "{path} 里有引号、反斜杠或换行，sshd 不能引用，请把文件移到别的位置", "{path} has a quotation mark, backslash or line break, which sshd cannot quote; move it";
    no_keys_enrolled: "还没有人登记SSH公钥，请在人员名册里变更人员时填写", "Nobody has an SSH key yet; fill it in where a person is changed";

    as_of_for_reading: "--as-of 只用于查看，请去掉后再办理", "--as-of is for reading only; leave it out";
    before_the_ledger(day: chrono::NaiveDate): "{day} 时台账还没有内容，请用更晚的日期", "On {day} the ledger was still empty; use a later day";
    limit_of_none: "--limit 至少是1，请改正", "--limit is 1 at least; correct it";
    record_reading: "正在从键盘读入，每行一条 JSON，Ctrl-D 结束", "reading from the keyboard, a line of JSON each; Ctrl-D ends it";
    output_is_folder(folder: String): "{folder} 是文件夹，请在后面写上文件名", "{folder} is a folder; name a file in it";
    unknown_kind_of_entry(kind: &str, known: String): "没有「{kind}」这一类记录，可用的有：{known}", "There is no kind of entry {kind:?}; there are {known}";
    not_a_head(text: &str, digits: usize): "「{text}」不是 编号:校验值 的写法，请照纸件附页抄写，如 12:5f3c..，校验值至少抄前{digits}位", "{text:?} is not SEQ:HASH; copy it from the paper's annex, at least the first {digits} digits of the hash";
    demo_refused(index: usize, kind: &str, why: String): "演示数据第{index}条（{kind}）不合规则：{why}", "Entry {index} of the demo ({kind}) is refused: {why}";
    demo_malformed(why: String): "演示数据不合格式：{why}", "The demo is not of its form: {why}";
    terminal_dumb: "这个终端（TERM=dumb）不能显示界面，以下是各领域情况", "This terminal (TERM=dumb) cannot show the dashboard; here is how each domain stands";
    usage_unknown_argument(text: String, help: String): "没有「{text}」这个选项或参数，请看 {help}", "There is no option or argument {text:?}; see {help}";
    usage_unknown_command(text: String, help: String): "没有「{text}」这个命令，请看 {help}", "There is no command {text:?}; see {help}";
    usage_value(text: String, option: String, help: String): "{option} 不能是「{text}」，请看 {help}", "{option} cannot be {text:?}; see {help}";
    usage_day(text: String, option: String): "{option} 要写成 2026-06-30 这样的日期，没有「{text}」这一天", "{option} is a day such as 2026-06-30, and {text:?} is none";
    usage_value_of(text: String, option: String, known: String): "{option} 不能是「{text}」，可用的有：{known}", "{option} cannot be {text:?}; choose {known}";
    usage_no_value(option: String, help: String): "{option} 后面缺少内容，请看 {help}", "{option} needs a value; see {help}";
    usage_missing(option: String, help: String): "缺少 {option}，请看 {help}", "{option} is missing; see {help}";
    usage_explained(option: String, what: String): "{option}（{what}）", "{option} ({what})";
    usage_conflict(option: String, other: String): "{option} 和 {other} 不能同时用，请去掉一个", "{option} and {other} cannot stand together; leave one out";
    usage_other(why: String, help: String): "命令写法不对（{why}），请看 {help}", "The command line is not right ({why}); see {help}";
}
