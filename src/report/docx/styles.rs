//! The official look (GB/T 9704): fonts by name, sizes in half points, lengths in twentieths of a
//! point.

use super::xml::Xml;

/// 仿宋, 三号 (16 pt): the body.
const BODY: &str = "仿宋_GB2312";

/// 方正小标宋, 二号 (22 pt): the title.
const TITLE: &str = "方正小标宋简体";

/// Each font with other names that it goes by, and what stands in for it where it is not there.
const FONTS: [(&str, &str, &str); 6] = [
    (TITLE, "FZXiaoBiaoSong-B05S,FZXiaoBiaoSongS-GB,宋体,SimSun", "auto"),
    (BODY, "FangSong_GB2312,仿宋,FangSong", "modern"),
    ("楷体_GB2312", "KaiTi_GB2312,楷体,KaiTi", "modern"),
    ("黑体", "SimHei", "modern"),
    ("宋体", "SimSun", "auto"),
    ("Times New Roman", "", "roman"),
];

/// The name space of nearly everything here.
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// `word/fontTable.xml`
pub(super) fn fonts() -> String {
    Xml::part("w:fonts", &[W], |xml| {
        for (name, others, family) in FONTS {
            xml.within("w:font", &[("w:name", name)], |xml| {
                if !others.is_empty() {
                    xml.val("w:altName", others);
                }
                // 134 is the Chinese character set by which substitutes are looked for.
                xml.val("w:charset", if others.is_empty() { "00" } else { "86" });
                xml.val("w:family", family);
                xml.val("w:pitch", "variable");
            });
        }
    })
}

/// How a style differs from the body.
struct Style {
    id: &'static str,
    name: &'static str,
    font: &'static str,
    /// Half points.
    size: &'static str,
    bold: bool,
    colour: &'static str,
    /// Exact in twentieths of a point; none as high as what stands in it.
    line: Option<&'static str>,
    /// Before and after, in twentieths of a point.
    space: (&'static str, &'static str),
    /// Of the first line, in hundredths of a character.
    first: Option<&'static str>,
    align: &'static str,
    keep_next: bool,
    new_page: bool,
    outline: Option<&'static str>,
}

impl Style {
    const fn new(id: &'static str, name: &'static str, font: &'static str) -> Self {
        Self {
            id,
            name,
            font,
            size: "32",
            bold: false,
            colour: "",
            line: Some("560"),
            space: ("0", "0"),
            first: None,
            align: "both",
            keep_next: false,
            new_page: false,
            outline: None,
        }
    }
}

const HEADING: Style =
    Style { first: Some("200"), keep_next: true, ..Style::new("Heading1", "heading 1", "黑体") };
const BODY_TEXT: Style = Style { first: Some("200"), ..Style::new("BodyText", "Body Text", BODY) };
const CELL: Style = Style {
    size: "21",
    line: None,
    align: "left",
    ..Style::new("TableText", "Table Text", "宋体")
};
const FOOT: Style = Style { size: "28", line: None, ..Style::new("Footer", "footer", "宋体") };

const STYLES: &[Style] = &[
    Style {
        size: "44",
        line: Some("640"),
        space: ("0", "560"),
        align: "center",
        keep_next: true,
        ..Style::new("Title", "Title", TITLE)
    },
    Style { outline: Some("0"), ..HEADING },
    Style {
        id: "Heading2", name: "heading 2", font: "楷体_GB2312", outline: Some("1"), ..HEADING
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        font: BODY,
        bold: true,
        outline: Some("2"),
        ..HEADING
    },
    BODY_TEXT,
    Style { id: "BodyTextNext", name: "Body Text Next", keep_next: true, ..BODY_TEXT },
    Style { space: ("0", "280"), ..Style::new("Reference", "Reference", BODY) },
    Style::new("Addressee", "Addressee", BODY),
    Style { align: "right", keep_next: true, ..Style::new("Signature", "Signature", BODY) },
    Style { align: "left", keep_next: true, ..Style::new("Party", "Party", BODY) },
    CELL,
    Style { id: "TableTextNext", name: "Table Text Next", keep_next: true, ..CELL },
    Style { id: "TableNumber", name: "Table Number", align: "center", ..CELL },
    Style {
        id: "TableHead",
        name: "Table Head",
        font: "黑体",
        align: "center",
        keep_next: true,
        ..CELL
    },
    Style { id: "TableWhole", name: "Table Whole", font: "黑体", keep_next: true, ..CELL },
    Style { id: "BeforeTable", name: "Before Table", size: "12", keep_next: true, ..CELL },
    Style { id: "AfterTable", name: "After Table", size: "12", ..CELL },
    Style { id: "Charts", name: "Charts", align: "center", ..CELL },
    Style {
        id: "AnnexTitle",
        name: "Annex Title",
        new_page: true,
        first: None,
        outline: Some("0"),
        ..HEADING
    },
    Style { align: "right", ..FOOT },
    Style { id: "FooterEven", name: "Footer Even", align: "left", ..FOOT },
    Style {
        id: "Header",
        name: "header",
        size: "24",
        font: "黑体",
        colour: "C00000",
        align: "center",
        ..FOOT
    },
];

/// `word/styles.xml`
pub(super) fn styles(language: &str) -> String {
    Xml::part("w:styles", &[W], |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    face(xml, BODY);
                    xml.val("w:sz", "32");
                    xml.val("w:szCs", "32");
                    xml.leaf("w:lang", &[("w:val", "en-US"), ("w:eastAsia", language)]);
                });
            });
            xml.leaf("w:pPrDefault", &[]);
        });
        xml.within(
            "w:style",
            &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
            |xml| {
                xml.val("w:name", "Normal");
                xml.leaf("w:qFormat", &[]);
            },
        );
        xml.within(
            "w:style",
            &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")],
            |xml| {
                xml.val("w:name", "Normal Table");
                xml.val("w:uiPriority", "99");
                xml.leaf("w:semiHidden", &[]);
                xml.leaf("w:unhideWhenUsed", &[]);
            },
        );
        STYLES.iter().for_each(|one| style(xml, one));
    })
}

fn style(xml: &mut Xml, one: &Style) {
    xml.within(
        "w:style",
        &[("w:type", "paragraph"), ("w:customStyle", "0"), ("w:styleId", one.id)],
        |xml| {
            xml.val("w:name", one.name);
            xml.val("w:basedOn", "Normal");
            xml.leaf("w:qFormat", &[]);
            xml.within("w:pPr", &[], |xml| {
                if one.keep_next {
                    xml.leaf("w:keepNext", &[]);
                }
                if one.new_page {
                    xml.leaf("w:pageBreakBefore", &[]);
                }
                // Otherwise a grid of the reader's own would move the exact line pitch.
                xml.val("w:snapToGrid", "0");
                let (before, after) = one.space;
                let (line, rule) = one.line.map_or(("240", "auto"), |line| (line, "exact"));
                xml.leaf(
                    "w:spacing",
                    &[
                        ("w:before", before),
                        ("w:after", after),
                        ("w:line", line),
                        ("w:lineRule", rule),
                    ],
                );
                if let Some(first) = one.first {
                    // Two characters of 16 pt, for those who do not know of characters.
                    xml.leaf("w:ind", &[("w:firstLineChars", first), ("w:firstLine", "640")]);
                }
                xml.val("w:jc", one.align);
                if let Some(level) = one.outline {
                    xml.val("w:outlineLvl", level);
                }
            });
            xml.within("w:rPr", &[], |xml| {
                face(xml, one.font);
                if one.bold {
                    xml.leaf("w:b", &[]);
                }
                if !one.colour.is_empty() {
                    xml.val("w:color", one.colour);
                }
                xml.val("w:sz", one.size);
                xml.val("w:szCs", one.size);
            });
        },
    );
}

/// A Chinese font, with Latin letters and digits in the usual one.
fn face(xml: &mut Xml, font: &str) {
    let latin = "Times New Roman";
    xml.leaf(
        "w:rFonts",
        &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", font), ("w:cs", latin)],
    );
}
