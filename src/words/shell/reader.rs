//! What the plan reader could not take as it stood, in sentences.

use crate::plan::ItemKind;
use crate::plan::read::{List, NotAPlan, Problem, Warning};
use crate::words::{Lang, words};

/// The sentence for a text that is no plan; `name` is the file's.
pub fn not_a_plan(lang: Lang, name: &str, why: NotAPlan) -> String {
    let why = match why {
        NotAPlan::Empty => lang.plan_empty(),
        NotAPlan::NotText => lang.plan_not_text(),
        NotAPlan::NoDomains => lang.plan_no_domains(),
        NotAPlan::NoTitle => lang.plan_no_title(),
        NotAPlan::NoYears => lang.plan_no_years(),
    };
    lang.not_a_plan(name, why)
}

/// The sentence for one thing to look at.
pub fn plan_warning(lang: Lang, warning: &Warning) -> String {
    lang.at_line(warning.line, problem(lang, &warning.problem))
}

fn problem(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::Unplaced { text } => lang.unplaced(text),
        Problem::PageNumber { text } => lang.page_number(text),
        Problem::Contents { text } => lang.contents_line(text),
        Problem::ReplacedBytes { count } => lang.replaced_bytes(*count),
        Problem::Invisible { count } => lang.invisible(*count),
        Problem::Gap { list: of, expected, found } => {
            lang.number_gap(list(lang, *of), *expected, *found)
        }
        Problem::OutOfOrder { list: of, number } => lang.out_of_order(list(lang, *of), *number),
        Problem::Repeat { list: of, number, renumbered: Some(new) } => {
            lang.repeat_renumbered(list(lang, *of), *number, *new)
        }
        Problem::Repeat { list: of, number, renumbered: None } => {
            lang.repeat_joined(list(lang, *of), *number)
        }
        Problem::TooMany { list: of, number } => lang.too_many(list(lang, *of), *number),
        Problem::RepeatedHeading { domain, kind } => {
            lang.repeated_heading(*domain, lang.item_kind(*kind))
        }
        Problem::EmptyList { domain, kind } => lang.empty_list(*domain, lang.item_kind(*kind)),
        Problem::EmptyItem { domain, kind, number } => {
            lang.empty_item(code(*domain, *kind, *number))
        }
        Problem::EmptyDomain { chapter, section } => lang.empty_domain(*chapter, *section),
    }
}

fn code(domain: u8, kind: ItemKind, number: u8) -> String {
    crate::plan::ItemCode { domain, kind, number }.to_string()
}

fn list(lang: Lang, list: List) -> String {
    match list {
        List::Chapters => lang.list_chapters().to_owned(),
        List::Sections { chapter } => lang.list_sections(chapter),
        List::Domains => lang.list_domains().to_owned(),
        List::Items { domain, kind } => lang.list_items(domain, lang.item_kind(kind)),
    }
}

words! {
    not_a_plan(name: &str, why: &str): "{name} 不是可读的规划文本：{why}", "{name} is no plan that can be read: {why}";
    plan_empty: "文件是空的", "the file is empty";
    plan_not_text: "不是纯文本，请在 Word 中另存为纯文本（.txt）再读", "it is not plain text; save it from Word as plain text (.txt)";
    plan_no_domains: "没有找到带「主要目标」或「策略措施」的领域", "no domain with targets or measures (主要目标, 策略措施) was found";
    plan_no_title: "没有找到规划的标题", "no title was found";
    plan_no_years: "没有写明起止年份，如 2021-2030年", "it does not say its years, such as 2021-2030";
    at_line(line: usize, text: String): "第{line}行：{text}", "line {line}: {text}";
    unplaced(text: &str): "这段文字没有归属，未收入规划：{text}", "this text has no place and is not in the plan: {text}";
    page_number(text: &str): "略去页码：{text}", "left out a page number: {text}";
    contents_line(text: &str): "略去目录：{text}", "left out a line of contents: {text}";
    replaced_bytes(count: usize): "有{count}处字节不是文字，请对照原件补上", "{count} {bytes} no text; compare with the original", bytes = count "byte is" "bytes are";
    invisible(count: usize): "略去{count}个控制字符或不可见字符", "left out {count} {control}", control = count "control or invisible character" "control or invisible characters";
    number_gap(list: String, expected: u8, found: u8): "{list}应为第{expected}，实为第{found}，中间缺号", "{list}: {expected} should come, {found} came; numbers are missing";
    out_of_order(list: String, number: u8): "{list}的第{number}排在后面，次序不对", "{list}: {number} comes out of order";
    repeat_renumbered(list: String, number: u8, new: u8): "{list}的第{number}重复，改编为第{new}", "{list}: {number} came again and was made {new}";
    repeat_joined(list: String, number: u8): "{list}的第{number}重复，文字并入前一项", "{list}: {number} came again; its text was added to what stood before";
    too_many(list: String, number: u16): "{list}的编号{number}过大，文字并入前一项", "{list}: the number {number} is too large; its text was added to what stood before";
    repeated_heading(domain: u8, kind: &str): "第{domain}个领域的「{kind}」出现两次，后者接续前者", "domain {domain}: {kind} stands twice; the second continues the first";
    empty_list(domain: u8, kind: &str): "第{domain}个领域没有{kind}", "domain {domain} has no {kind}";
    empty_item(code: String): "{code} 只有编号没有文字", "{code} is a number without text";
    empty_domain(chapter: u8, section: u8): "第{chapter}章第{section}节既无目标也无措施，作一般章节保留", "section {section} of chapter {chapter} has neither targets nor measures and is kept as text";
    list_chapters: "章", "chapters";
    list_sections(chapter: u8): "第{chapter}章的节", "sections of chapter {chapter}";
    list_domains: "领域", "domains";
    list_items(domain: u8, kind: &str): "第{domain}个领域的{kind}", "{kind} of domain {domain}";
}
