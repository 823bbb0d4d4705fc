//! Paragraphs and tables of `word/document.xml`.

use super::widths::widths;
use super::xml::Xml;
use crate::report::{Align, Cell, Party, Row, Table};

/// Twentieths of a point in a millimetre.
const TWIPS: f64 = 1440.0 / 25.4;

/// Between the margins, in mm.
pub(super) const WIDTH: u16 = 156;

pub(super) fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", style));
        lines(xml, text);
    });
}

/// A text with its line breaks.
pub(super) fn lines(xml: &mut Xml, text: &str) {
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            xml.within("w:r", &[], |xml| xml.leaf("w:br", &[]));
        }
        run(xml, line);
    }
}

pub(super) fn run(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.within("w:r", &[], |xml| {
            xml.holding("w:t", &[("xml:space", "preserve")], text);
        });
    }
}

/// A table; the last row stays on the page of what comes next where that `goes_on`.
pub(super) fn table(xml: &mut Xml, table: &Table, goes_on: bool) {
    let widths = widths(table);
    xml.within("w:tbl", &[], |xml| {
        frame(xml, "single", &widths);
        row(xml, true, |xml| {
            for (column, width) in table.columns.iter().zip(&widths) {
                cell(xml, *width, 1, "TableHead", &column.heading);
            }
        });
        for (left, one) in (0..table.rows.len()).rev().zip(&table.rows) {
            row(xml, false, |xml| match one {
                Row::Whole(text) => {
                    let count = widths.len();
                    cell(xml, widths.iter().sum(), count, "TableWhole", text);
                }
                Row::Cells(cells) => {
                    let columns = table.columns.iter().zip(&widths);
                    for ((column, width), text) in columns.zip(cells) {
                        let style = match (column.align, text) {
                            (Align::Left, Cell::Text(_)) if goes_on && left == 0 => "TableTextNext",
                            (Align::Left, Cell::Text(_)) => "TableText",
                            _ => "TableNumber",
                        };
                        cell(xml, *width, 1, style, &text.words());
                    }
                }
            });
        }
    });
}

/// What stands before the rows of a table; `border` is `none` where it shows no lines.
pub(super) fn frame(xml: &mut Xml, border: &str, widths: &[u16]) {
    let whole = twips(widths.iter().sum());
    xml.within("w:tblPr", &[], |xml| {
        xml.leaf("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
        xml.val("w:jc", "center");
        xml.within("w:tblBorders", &[], |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                let look =
                    [("w:val", border), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
                xml.leaf(side, &look);
            }
        });
        xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
        xml.within("w:tblCellMar", &[], |xml| {
            for (side, width) in
                [("w:top", "30"), ("w:left", "60"), ("w:bottom", "30"), ("w:right", "60")]
            {
                xml.leaf(side, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
    });
    xml.within("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.leaf("w:gridCol", &[("w:w", &twips(*width))]);
        }
    });
}

/// A row that no page parts; the heading row comes again on each page.
pub(super) fn row(xml: &mut Xml, heading: bool, cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[]);
            if heading {
                xml.leaf("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

pub(super) fn cell(xml: &mut Xml, width: u16, columns: usize, style: &str, text: &str) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")]);
            if columns > 1 {
                xml.val("w:gridSpan", &columns.to_string());
            }
            if style == "TableHead" {
                let ground = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F2F2F2")];
                xml.leaf("w:shd", &ground);
            }
            xml.val("w:vAlign", "center");
        });
        paragraph(xml, style, text);
    });
}

/// Side by side, with a gap between them.
pub(super) fn parties(xml: &mut Xml, parties: &[Party]) {
    const GAP: u16 = 2;
    let count = parties.len().max(1) as u16;
    let width = (WIDTH - GAP * (count - 1)) / count;
    let mut widths = vec![width];
    (1..count).for_each(|_| widths.extend([GAP, width]));
    let cell = |xml: &mut Xml, width: u16, lines: &[String]| {
        xml.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                xml.leaf("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")]);
            });
            lines.iter().for_each(|line| paragraph(xml, "Party", line));
        });
    };
    paragraph(xml, "BodyText", "");
    xml.within("w:tbl", &[], |xml| {
        frame(xml, "none", &widths);
        row(xml, false, |xml| {
            for (at, party) in parties.iter().enumerate() {
                if at > 0 {
                    cell(xml, GAP, &[String::new()]);
                }
                cell(xml, width, &party.lines);
            }
        });
    });
}

pub(super) fn twips(mm: u16) -> String {
    format!("{:.0}", f64::from(mm) * TWIPS)
}
