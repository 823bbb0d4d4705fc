//! `word/document.xml`: what stands on the pages.

use super::styles::W;
use super::table::{WIDTH, cell, frame, lines, paragraph, parties, row, run, twips};
use super::xml::Xml;
use crate::report::{Block, Chart, Document, Level, Signature};
use crate::words::Lang;

/// Units of drawings in a millimetre.
const EMU: u64 = 36_000;

/// A trend's size, in mm: two stand side by side.
const CHART: (u64, u64) = (77, 52);

const CHART_SPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// The part, and the charts in it, in the order of their numbers.
pub(super) fn body(document: &Document) -> (String, Vec<&Chart>) {
    let mut charts: Vec<&Chart> = Vec::new();
    let spaces = [
        W,
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ];
    let part = Xml::part("w:document", &spaces, |xml| {
        xml.within("w:body", &[], |xml| {
            top(xml, document);
            let mut new_page = false;
            for (at, block) in document.body.iter().enumerate() {
                // A signature does not stand alone on a page.
                let next = document.body.get(at + 1);
                let goes_on = matches!(next, Some(Block::Table(_) | Block::Signature(_)));
                match block {
                    Block::NewPage => {
                        new_page = true;
                        continue;
                    }
                    Block::Heading(level, text) => heading(xml, *level, text, new_page),
                    Block::Paragraph(text) => {
                        let style = if goes_on { "BodyTextNext" } else { "BodyText" };
                        text.lines().for_each(|line| paragraph(xml, style, line));
                    }
                    Block::Table(table) => {
                        paragraph(xml, "BeforeTable", "");
                        super::table::table(xml, table, goes_on);
                        if !goes_on {
                            paragraph(xml, "AfterTable", "");
                        }
                    }
                    Block::Charts(some) => {
                        for pair in some.chunks(2) {
                            pictures(xml, pair, charts.len(), document.lang);
                            charts.extend(pair);
                        }
                    }
                    Block::Parties(some) => parties(xml, some),
                    Block::Signature(signed) => signature(xml, signed, document.lang),
                    Block::Attachment(title) => {
                        heading(xml, Level::One, document.lang.label_attached(), true);
                        paragraph(xml, "Title", title);
                    }
                }
                new_page = false;
            }
            annex(xml, document);
            section(xml, document.demo);
        });
    });
    (part, charts)
}

/// Number, signer, title and addressee.
fn top(xml: &mut Xml, document: &Document) {
    let lang = document.lang;
    // The number stands bare, with its brackets where it is still to be given.
    let reference = document.reference.as_deref().map(|it| match it {
        "" => lang.reference_blank().to_owned(),
        given => given.to_owned(),
    });
    let signer = document.signer.as_deref();
    let signer = signer.map(|it| format!("{}{}{it}", lang.label_signer(), lang.colon()));
    if reference.is_some() || signer.is_some() {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", "Reference");
                xml.within("w:tabs", &[], |xml| {
                    let place = twips(WIDTH - 45);
                    xml.leaf("w:tab", &[("w:val", "left"), ("w:pos", &place)]);
                });
            });
            run(xml, &reference.unwrap_or_default());
            if let Some(signer) = signer {
                xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
                run(xml, &signer);
            }
        });
    }
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "Title"));
        lines(xml, &document.title);
    });
    if !document.addressee.is_empty() {
        paragraph(xml, "Addressee", &format!("{}{}", document.addressee, lang.colon()));
    }
}

fn heading(xml: &mut Xml, level: Level, text: &str, new_page: bool) {
    let style = match level {
        Level::One => "Heading1",
        Level::Two => "Heading2",
        Level::Three => "Heading3",
    };
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            if new_page {
                xml.leaf("w:pageBreakBefore", &[]);
            }
        });
        run(xml, text);
    });
}

/// One or two trends in a line; `before` is how many there were.
fn pictures(xml: &mut Xml, charts: &[Chart], before: usize, lang: Lang) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "Charts"));
        for (chart, number) in charts.iter().zip(before + 1..) {
            xml.within("w:r", &[], |xml| {
                xml.within("w:drawing", &[], |xml| picture(xml, chart, number, lang));
            });
        }
    });
}

fn picture(xml: &mut Xml, chart: &Chart, number: usize, lang: Lang) {
    let zero = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    xml.within("wp:inline", &zero, |xml| {
        let (wide, high) = (CHART.0 * EMU, CHART.1 * EMU);
        xml.leaf("wp:extent", &[("cx", &wide.to_string()), ("cy", &high.to_string())]);
        let told = chart.told(lang);
        xml.leaf(
            "wp:docPr",
            &[
                ("id", &number.to_string()),
                ("name", &format!("Chart {number}")),
                ("descr", &format!("{}: {told}", chart.title)),
            ],
        );
        xml.leaf("wp:cNvGraphicFramePr", &[]);
        xml.within("a:graphic", &[], |xml| {
            xml.within("a:graphicData", &[("uri", CHART_SPACE)], |xml| {
                let id = format!("rIdChart{number}");
                xml.leaf("c:chart", &[("xmlns:c", CHART_SPACE), ("r:id", &id)]);
            });
        });
    });
}

/// 落款: the day ends four characters from the right, and the office stands centred over it; a name that
/// is too long for that ends two characters from the right, with the day centred below.
fn signature(xml: &mut Xml, signature: &Signature, lang: Lang) {
    paragraph(xml, "Signature", "");
    let day = lang.paper_day(signature.day);
    let [wide, narrow] = [&signature.office, &day].map(|text| halves(text));
    let over = |inner: usize, outer: usize| inner.saturating_sub(outer) / 2;
    let (office_from, day_from) = match over(wide, narrow) {
        more if more > DAY_FROM - OFFICE_LEAST => (OFFICE_LEAST, OFFICE_LEAST + more),
        more => (DAY_FROM - more + over(narrow, wide), DAY_FROM),
    };
    for (text, from) in [(&signature.office, office_from), (&day, day_from)] {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", "Signature");
                let (chars, twips) = (from * 50, from * 160);
                let by = [("w:rightChars", chars.to_string()), ("w:right", twips.to_string())];
                xml.leaf("w:ind", &by.each_ref().map(|(name, value)| (*name, value.as_str())));
            });
            run(xml, text);
        });
    }
}

/// How far the day and the office end from the right, in halves of a character.
const DAY_FROM: usize = 8;
const OFFICE_LEAST: usize = 4;

/// How wide a text is on paper, in halves of a Chinese character.
fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn annex(xml: &mut Xml, document: &Document) {
    paragraph(xml, "AnnexTitle", document.lang.annex_title());
    let widths = [26, WIDTH - 26];
    xml.within("w:tbl", &[], |xml| {
        frame(xml, "single", &widths);
        for (label, text) in &document.annex.rows {
            row(xml, false, |xml| {
                cell(xml, widths[0], 1, "TableText", label);
                cell(xml, widths[1], 1, "TableText", text);
            });
        }
    });
    // A body that ends with a table is one that readers mend.
    paragraph(xml, "AfterTable", "");
}

/// A4; margins 37, 35, 28 and 26 mm; the page number on the outer side.
fn section(xml: &mut Xml, header: bool) {
    xml.within("w:sectPr", &[], |xml| {
        if header {
            xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "rIdHeader")]);
            xml.leaf("w:headerReference", &[("w:type", "even"), ("r:id", "rIdHeader")]);
        }
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        xml.leaf("w:footerReference", &[("w:type", "even"), ("r:id", "rIdFooterEven")]);
        xml.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", twips(37)),
            ("w:right", twips(26)),
            ("w:bottom", twips(35)),
            ("w:left", twips(28)),
            ("w:header", twips(15)),
            // Its line stands 7 mm below the text.
            ("w:footer", twips(23)),
        ];
        let mut margins: Vec<(&str, &str)> =
            margins.iter().map(|(name, width)| (*name, width.as_str())).collect();
        margins.push(("w:gutter", "0"));
        xml.leaf("w:pgMar", &margins);
    });
}
