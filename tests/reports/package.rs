//! Docx files taken apart: their parts, texts and tables, and whether elements stand in the order
//! that the schema asks for, since Word offers to repair a file where they do not.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Children that must come in this order (ECMA-376, part 1; those that papers use).
const ORDER: &[(&str, &str)] = &[
    (
        "w:pPr",
        "w:pStyle w:keepNext w:pageBreakBefore w:tabs w:snapToGrid w:spacing w:ind w:jc w:outlineLvl",
    ),
    ("w:rPr", "w:rFonts w:b w:color w:sz w:szCs w:lang"),
    ("w:tblPr", "w:tblW w:jc w:tblBorders w:tblLayout w:tblCellMar"),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr"),
    ("w:tcPr", "w:tcW w:gridSpan w:shd w:vAlign"),
    ("w:tc", "w:tcPr w:p"),
    ("w:sectPr", "w:headerReference w:footerReference w:pgSz w:pgMar"),
    (
        "w:style",
        "w:name w:basedOn w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr",
    ),
    ("w:styles", "w:docDefaults w:style"),
    ("w:font", "w:altName w:charset w:family w:pitch"),
    (
        "w:settings",
        "w:zoom w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat",
    ),
    ("wp:inline", "wp:extent wp:docPr wp:cNvGraphicFramePr a:graphic"),
    ("c:chartSpace", "c:roundedCorners c:chart c:spPr"),
    ("c:chart", "c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs"),
    ("c:plotArea", "c:layout c:lineChart c:catAx c:valAx"),
    ("c:lineChart", "c:grouping c:varyColors c:ser c:marker c:axId"),
    ("c:ser", "c:idx c:order c:tx c:spPr c:marker c:dLbls c:cat c:val c:smooth"),
    (
        "c:dLbls",
        "c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent \
         c:showBubbleSize",
    ),
    (
        "c:catAx",
        "c:axId c:scaling c:delete c:axPos c:majorTickMark c:minorTickMark c:tickLblPos c:txPr \
         c:crossAx c:crosses",
    ),
    (
        "c:valAx",
        "c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark \
         c:minorTickMark c:tickLblPos c:txPr c:crossAx c:crosses c:crossBetween",
    ),
    ("c:legend", "c:legendPos c:overlay c:txPr"),
    ("c:title", "c:tx c:overlay"),
    ("c:numCache", "c:formatCode c:ptCount c:pt"),
    ("c:strCache", "c:ptCount c:pt"),
    ("a:ln", "a:noFill a:solidFill a:prstDash"),
];

/// A package's parts, each with its name.
pub(crate) struct Package(pub(crate) Vec<(String, String)>);

impl Package {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
            file.read_to_string(&mut text).unwrap();
            parts.push((name, text));
        }
        Self(parts)
    }

    /// One part's text, empty where it is not there.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, text)| text)
    }

    /// What a reader reads, a line a paragraph.
    pub(crate) fn words(&self) -> String {
        let body = self.part("word/document.xml");
        let paragraphs = body.split("</w:p>").map(text_of);
        paragraphs.collect::<Vec<_>>().join("\n")
    }

    /// The cells of one of its tables, from 0, row by row.
    pub(crate) fn table(&self, at: usize) -> Vec<Vec<String>> {
        let body = self.part("word/document.xml");
        let table = body.split("<w:tbl>").nth(at + 1).unwrap().split("</w:tbl>").next().unwrap();
        let rows = table.split("</w:tr>").filter(|row| row.contains("<w:tc>"));
        rows.map(|row| {
            let cells = row.split("</w:tc>").filter(|cell| cell.contains("<w:tc>"));
            cells.map(text_of).collect()
        })
        .collect()
    }

    /// Every part is well formed, with its elements in the order of the schema; every relationship
    /// leads to a part, and every part has a type.
    #[track_caller]
    pub(crate) fn sound(&self) {
        let types = self.part("[Content_Types].xml");
        for (name, text) in &self.0 {
            if let Some(wrong) = wrong(text) {
                panic!("{name}: {wrong}");
            }
            if name.starts_with("word/") && !name.contains("_rels") {
                assert!(types.contains(&format!("\"/{name}\"")), "{name} has no type");
                let own = name.trim_start_matches("word/");
                let links = self.part("word/_rels/document.xml.rels");
                let linked = own == "document.xml" || links.contains(&format!("\"{own}\""));
                assert!(linked, "nothing leads to {name}");
            }
        }
        let links = self.part("word/_rels/document.xml.rels");
        for target in links.split("Target=\"").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(!self.part(&format!("word/{target}")).is_empty(), "{target} is not there");
        }
        let body = self.part("word/document.xml");
        assert!(body.contains("</w:p><w:sectPr>"), "the last thing is a paragraph");
        for used in body.split("w:pStyle w:val=\"").skip(1) {
            let used = format!("w:styleId=\"{}\"", used.split('"').next().unwrap());
            assert!(self.part("word/styles.xml").contains(&used), "no style {used}");
        }
    }
}

fn text_of(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let (mut out, mut inside) = (String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => inside = element.name().as_ref() == "w:t",
            Ok(Event::Text(text)) if inside => out.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(named)) if inside => {
                out.push_str(match &*named.xml10_content() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    _ => "'",
                });
            }
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// What is wrong with a part, if anything.
fn wrong(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    // Each open element with its name and how far its children have come.
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Some(error.to_string()),
        };
        let (name, stays) = match &event {
            Event::Start(element) => (element.name().as_ref().to_owned(), true),
            Event::Empty(element) => (element.name().as_ref().to_owned(), false),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => return (!open.is_empty()).then(|| format!("{open:?} stays open")),
            _ => continue,
        };
        if let Some((parent, come)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(known, _)| known == parent)
        {
            let place = order.split_whitespace().position(|known| known == name);
            match place {
                Some(place) if place >= *come => *come = place,
                _ => return Some(format!("{name} is out of order in {parent}")),
            }
        }
        if stays {
            open.push((name, 0));
        }
    }
}
