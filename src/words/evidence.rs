//! Evidence in files, in words.

use super::{Lang, words};
use crate::domain::payload::{Attachment, FILE_MAX, Media};
use crate::evidence::{Lost, NotMeant, NotPut, SUM_MIN};

impl Lang {
    /// What a file is.
    pub const fn media(self, media: Media) -> &'static str {
        match media {
            Media::Pdf => "PDF",
            Media::Ofd => "OFD",
            Media::Png => "PNG",
            Media::Jpeg => "JPEG",
            Media::Tiff => "TIFF",
            Media::Ooxml | Media::Ole => self.pick("办公文档", "office document"),
        }
    }

    /// How large a file is.
    pub fn file_size(self, bytes: u64) -> String {
        match bytes {
            0..1024 => self.size_bytes(bytes),
            1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
            _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
        }
    }

    /// A file of an entry in one line.
    pub fn attachment(self, file: &Attachment) -> String {
        let (media, size) = (self.media(file.media), self.file_size(file.size));
        let short = file.sm3.get(..12).unwrap_or(&file.sm3);
        let mut line = format!("{}  {media}  {size}  SM3 {short}", file.name);
        if let Some(on) = file.on {
            line.push_str(&format!("  {}", self.stands_for(&on)));
        }
        line
    }
}

/// Why a file was not put beside the ledger.
pub fn not_put(lang: Lang, why: &NotPut) -> String {
    match why {
        NotPut::Io(path, error) => super::cannot(lang, path, error),
        NotPut::Empty(name) => lang.file_empty(name),
        NotPut::TooLarge(name) => lang.file_too_large(name, lang.file_size(FILE_MAX)),
        NotPut::UnknownMedia(name) => {
            let known = Media::ALL.map(|media| media.endings().join(lang.list_comma()));
            lang.file_of_no_kind(name, known.join(lang.list_comma()))
        }
        NotPut::BadName(name) => lang.file_bad_name(name),
    }
}

/// Why no file is meant by what was typed.
pub fn not_meant(lang: Lang, why: &NotMeant) -> String {
    match why {
        NotMeant::NoSum(typed) => lang.no_sum(typed, SUM_MIN),
        NotMeant::Unknown(sum) => lang.no_such_file(sum),
        NotMeant::Several(sum) => lang.several_files(sum),
    }
}

/// A file that is not as its entry says.
pub fn lost(lang: Lang, lost: &Lost) -> String {
    match lost {
        Lost::Missing(file) => lang.file_lost(&file.name, &file.sm3),
        Lost::Altered(file) => lang.file_altered(&file.name, &file.sm3),
        Lost::Unreadable(file, why) => lang.file_unreadable(&file.name, why),
    }
}

words! {
    size_bytes(bytes: u64): "{bytes} 字节", "{bytes} {so_many_bytes}", so_many_bytes = bytes "byte" "bytes";
    stands_for(on: &chrono::NaiveDate): "证明 {on} 的情况", "stands for {on}";
    attachments_sound(files: usize): "{files} 个附件文件完好", "{files} {attached}", attached = files "attached file is as it was" "attached files are as they were";
    lost_of_entry(seq: u64, what: String): "#{seq} 的附件{what}", "Of #{seq}: {what}";
    file_lost(name: &str, sm3: &str): "「{name}」不在附件夹中，请从备份找回（SM3 {sm3}）", "{name:?} is not beside the ledger; bring it back from a backup (SM3 {sm3})";
    file_altered(name: &str, sm3: &str): "「{name}」被改动过，请用备份换回（SM3 {sm3}）", "{name:?} was altered; put it back from a backup (SM3 {sm3})";
    file_unreadable(name: &str, why: &str): "「{name}」读不出来（{why}），请检查磁盘", "{name:?} cannot be read ({why}); check the disk";
    file_empty(name: &str): "「{name}」是空文件，请核对", "{name:?} is empty; check it";
    file_too_large(name: &str, max: String): "「{name}」太大，最多 {max}，请压缩或拆开", "{name:?} is too large, {max} at most; make it smaller";
    file_of_no_kind(name: &str, known: String): "「{name}」的内容与扩展名不符，或不是可附的文件，可附的有：{known}", "{name:?} is not what its ending says, or cannot be attached; there are {known}";
    file_bad_name(name: &str): "文件名「{name}」不能用，请改短或去掉特殊字符", "The file name {name:?} cannot be used; shorten it and leave out odd characters";
    topic_hint: "目标代号、单位（议它的逾期事项）或一句话", "a target's code, a department that is late, or a sentence";
    decision_due_hint: "写了期限，同时列为承办单位的督办事项", "with a day it is ordered too";
    person_id_hint: "填姓名后自动拟出，可改；登记后不改", "proposed from the name, may be changed; then it stays";
    attach_hint: "文件路径，几个文件用 ; 隔开", "paths of files, parted by ;";
    attach_hint_of_put: "先用 ssh 主机 put 文件名 < 文件 存好，把输出的校验值填在这里", "first ssh HOST put NAME < FILE; its SM3 goes here";
    attach_needs_name: "从标准输入交来的文件请用 --file-name 写明文件名", "A file from standard input needs --file-name";
    put_told(name: &str, sum: &str): "「{name}」已存好，校验值 {sum}，填在表单的附件一栏", "{name:?} is put; its SM3 begins with {sum}, for the form's attachments";
    no_sum(typed: &str, min: usize): "「{typed}」不是校验值，请填存好的文件的校验值（SM3），至少前{min}位；还没有存的，先在自己电脑上 ssh 主机 put 文件名 < 文件", "{typed:?} is no SM3; give that of a file that was put, its first {min} digits or more; what is not there yet goes there by ssh HOST put NAME < FILE";
    several_files(sum: &str): "有几个文件的 SM3 以 {sum} 开头，请多写几位", "Several files have an SM3 that begins with {sum}; give more digits";
    no_such_file(sm3: &str): "附件夹中没有 SM3 以 {sm3} 开头的文件，请核对", "There is no file beside the ledger whose SM3 begins with {sm3}; check it";
}
