//! The name of a person or a department in pinyin, as ids are written.

use super::pinyin::Pinyin;
use crate::plan::half_width;

/// Family names that are read otherwise than the same character mostly is.
const FAMILIES: [(char, &str); 10] = [
    ('曾', "zeng"),
    ('单', "shan"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('朴', "piao"),
    ('区', "ou"),
    ('查', "zha"),
    ('覃', "qin"),
    ('翟', "zhai"),
    ('缪', "miao"),
];

/// Family names of two characters.
const COMPOUND: [&str; 12] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木",
];

/// 李娜 is `li-na`, 刘晓晨 `liu-xiaochen`, 欧阳修 `ouyang-xiu`, Li Na `li-na`. What is neither Chinese nor a
/// letter parts it. A character with several readings has the most usual of them, which somebody may have
/// to put right.
pub fn spelled(name: &str) -> String {
    let name = name.trim();
    let chinese = |c: char| Pinyin::of(c).each().next().is_some();
    // People put blanks between the characters of a short name, so that names are equally long.
    let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let (name, family) = match bare.chars().all(chinese) {
        true if COMPOUND.iter().any(|family| bare.starts_with(family)) => (bare.as_str(), Some(2)),
        true => (bare.as_str(), Some(1)),
        false => (name, None),
    };
    spelled_in_parts(name, family)
}

/// 档案馆 is `danganguan`: the name of a department is one word.
pub fn spelled_in_one(name: &str) -> String {
    spelled_in_parts(name.trim(), None)
}

/// With a break after so many characters that are a family's name.
fn spelled_in_parts(name: &str, family: Option<usize>) -> String {
    let mut id = String::new();
    for (at, glyph) in name.chars().enumerate() {
        let is_family = family.is_some() && at == 0;
        let family_name = FAMILIES.iter().find(|(c, _)| is_family && *c == glyph);
        let usual = || Pinyin::of(glyph).each().next();
        let letters = match family_name.map(|(_, read)| *read).or_else(usual) {
            Some(reading) => reading.to_owned(),
            None => {
                let half = half_width(glyph).to_ascii_lowercase();
                Some(half).filter(char::is_ascii_alphanumeric).into_iter().collect()
            }
        };
        let parted = family == Some(at) || letters.is_empty();
        if parted && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        id.push_str(&letters);
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_spelled_as_ids_are_written() {
        for (name, id) in [
            ("李娜", "li-na"),
            ("刘晓晨", "liu-xiaochen"),
            ("王 兰", "wang-lan"),
            ("王　兰", "wang-lan"),
            ("吕红", "lv-hong"),
            ("欧阳修", "ouyang-xiu"),
            ("欧阳晓晨", "ouyang-xiaochen"),
            ("欧晓", "ou-xiao"),
            ("阿依古丽·买买提", "ayiguli-maimaiti"),
            ("Li Na", "li-na"),
            ("M. Curie", "m-curie"),
            ("Ｌｉ", "li"),
            ("…", ""),
            ("", ""),
        ] {
            assert_eq!(spelled(name), id, "{name}");
        }
        for (families, read) in [
            (
                "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭",
                "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo \
                 zheng liang xie song tang xu han feng deng cao peng",
            ),
            (
                "曾单解仇朴区查覃翟缪任沈盖",
                "zeng shan xie qiu piao ou zha qin zhai miao ren shen gai",
            ),
        ] {
            let spelled = families.chars().map(|c| spelled(&c.to_string()));
            assert_eq!(Vec::from_iter(spelled).join(" "), read);
        }
        for (name, id) in [("档案馆", "danganguan"), ("12345热线", "12345rexian"), ("（）", "")]
        {
            assert_eq!(spelled_in_one(name), id, "{name}");
        }
        // As a given name they are read as they mostly are.
        assert_eq!(spelled("王单"), "wang-dan");
    }
}
