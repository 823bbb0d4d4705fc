//! A document as docx, in the official layout: a package of few parts, written in the order of their
//! schema so that no reader has anything to repair. The same document gives the same bytes.

mod body;
mod chart;
mod styles;
mod table;
mod widths;
mod xml;

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::Document;
use crate::words::Lang;
use styles::W;
use xml::Xml;

/// Where relationships and content types of office documents begin.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The bytes of the file.
///
/// # Errors
/// None in practice: it is packed in memory.
pub fn docx(document: &Document) -> Result<Vec<u8>, ZipError> {
    let (body, charts) = body::body(document);
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), types(charts.len(), document.demo)),
        ("_rels/.rels".into(), package_links()),
        ("word/document.xml".into(), body),
        ("word/_rels/document.xml.rels".into(), links(charts.len(), document.demo)),
        ("word/styles.xml".into(), styles::styles(language(document.lang))),
        ("word/fontTable.xml".into(), styles::fonts()),
        ("word/settings.xml".into(), settings()),
        ("word/footer.xml".into(), footer("Footer", ("w:rightChars", "w:right"))),
        ("word/footerEven.xml".into(), footer("FooterEven", ("w:leftChars", "w:left"))),
        ("docProps/core.xml".into(), core(document)),
        ("docProps/app.xml".into(), app()),
        ("docProps/custom.xml".into(), custom(document)),
    ];
    if document.demo {
        parts.push(("word/header.xml".into(), header(document.lang.demo_header())));
    }
    for (chart, number) in charts.into_iter().zip(1..) {
        let text = chart::chart(chart, document.lang);
        parts.push((format!("word/charts/chart{number}.xml"), text));
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

fn types(charts: usize, demo: bool) -> String {
    Xml::part("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let package = "application/vnd.openxmlformats-package";
        let links = format!("{package}.relationships+xml");
        xml.leaf("Default", &[("Extension", "rels"), ("ContentType", &links)]);
        xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let mut part = |name: &str, kind: &str| {
            xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part("/word/document.xml", &format!("{WORD}.document.main+xml"));
        for (name, kind) in [
            ("styles", "styles"),
            ("fontTable", "fontTable"),
            ("settings", "settings"),
            ("footer", "footer"),
            ("footerEven", "footer"),
        ] {
            part(&format!("/word/{name}.xml"), &format!("{WORD}.{kind}+xml"));
        }
        if demo {
            part("/word/header.xml", &format!("{WORD}.header+xml"));
        }
        for number in 1..=charts {
            let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
            part(&format!("/word/charts/chart{number}.xml"), kind);
        }
        part("/docProps/core.xml", &format!("{package}.core-properties+xml"));
        let office = "application/vnd.openxmlformats-officedocument";
        part("/docProps/app.xml", &format!("{office}.extended-properties+xml"));
        part("/docProps/custom.xml", &format!("{office}.custom-properties+xml"));
    })
}

fn relationships(all: &[(&str, &str, &str)]) -> String {
    Xml::part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in all {
            xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}

fn package_links() -> String {
    let of = |kind: &str| format!("{OFFICE}/relationships/{kind}");
    relationships(&[
        ("rId1", &of("officeDocument"), "word/document.xml"),
        ("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", &of("extended-properties"), "docProps/app.xml"),
        ("rId4", &of("custom-properties"), "docProps/custom.xml"),
    ])
}

fn links(charts: usize, demo: bool) -> String {
    let mut all: Vec<(String, &str, String)> = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFooter", "footer", "footer.xml"),
        ("rIdFooterEven", "footer", "footerEven.xml"),
        ("rIdHeader", "header", "header.xml"),
    ]
    .into_iter()
    .filter(|(_, kind, _)| demo || *kind != "header")
    .map(|(id, kind, target)| (id.to_owned(), kind, target.to_owned()))
    .collect();
    for number in 1..=charts {
        all.push((format!("rIdChart{number}"), "chart", format!("charts/chart{number}.xml")));
    }
    let typed: Vec<(String, String, String)> = all
        .into_iter()
        .map(|(id, kind, target)| (id, format!("{OFFICE}/relationships/{kind}"), target))
        .collect();
    let borrowed: Vec<(&str, &str, &str)> = typed
        .iter()
        .map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.as_str()))
        .collect();
    relationships(&borrowed)
}

fn settings() -> String {
    Xml::part("w:settings", &[W], |xml| {
        xml.leaf("w:zoom", &[("w:percent", "100")]);
        xml.val("w:defaultTabStop", "420");
        xml.leaf("w:evenAndOddHeaders", &[]);
        xml.val("w:characterSpacingControl", "compressPunctuation");
        xml.within("w:compat", &[], |xml| {
            let office = "http://schemas.microsoft.com/office/word";
            let mode = [("w:name", "compatibilityMode"), ("w:uri", office), ("w:val", "15")];
            xml.leaf("w:compatSetting", &mode);
        });
    })
}

/// — 1 —, one character from the outer edge.
fn footer(style: &str, (chars, width): (&str, &str)) -> String {
    Xml::part("w:ftr", &[W], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", style);
                xml.leaf("w:ind", &[(chars, "100"), (width, "280")]);
            });
            let dash = |xml: &mut Xml, text: &str| {
                xml.within("w:r", &[], |xml| {
                    xml.holding("w:t", &[("xml:space", "preserve")], text);
                });
            };
            dash(xml, "— ");
            xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.within("w:r", &[], |xml| xml.holding("w:t", &[], "1"));
            });
            dash(xml, " —");
        });
    })
}

fn header(text: &str) -> String {
    Xml::part("w:hdr", &[W], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "Header"));
            xml.within("w:r", &[], |xml| xml.holding("w:t", &[], text));
        });
    })
}

fn core(document: &Document) -> String {
    let spaces = [
        ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    Xml::part("cp:coreProperties", &spaces, |xml| {
        xml.holding("dc:title", &[], &document.name());
        if let Some(signature) = document.signature() {
            xml.holding("dc:creator", &[], &signature.office);
        }
        xml.holding("cp:keywords", &[], &document.annex.head.to_string());
        xml.holding("dc:language", &[], language(document.lang));
        if let Some(signature) = document.signature() {
            let day = format!("{}T00:00:00Z", signature.day);
            xml.holding("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
        }
    })
}

fn app() -> String {
    Xml::part("Properties", &[("xmlns", &format!("{OFFICE}/extended-properties"))], |xml| {
        xml.holding("Application", &[], "halfsky");
    })
}

/// Where the ledger ended and by which methods statuses were computed.
fn custom(document: &Document) -> String {
    let spaces = [
        ("xmlns", &*format!("{OFFICE}/custom-properties")),
        ("xmlns:vt", &*format!("{OFFICE}/docPropsVTypes")),
    ];
    let all = [
        ("halfsky", document.annex.head.to_string()),
        ("halfsky-methods", document.annex.methods.to_owned()),
    ];
    Xml::part("Properties", &spaces, |xml| {
        for ((name, value), number) in all.iter().zip(2..) {
            let number = i32::to_string(&number);
            let own = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
            let about = [("fmtid", own), ("pid", &*number), ("name", *name)];
            xml.within("property", &about, |xml| xml.holding("vt:lpwstr", &[], value));
        }
    })
}
