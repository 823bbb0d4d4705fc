//! A trend as a chart of DrawingML: sharp at any size, its numbers in it, and drawn by Word, WPS and
//! LibreOffice themselves. The goal is a dashed line, so that nothing rests on colour.

use super::xml::Xml;
use crate::report::Chart;
use crate::words::Lang;

/// More points than this carry no labels: they would stand on each other.
const LABELLED: usize = 7;

/// Hundredths of a point.
const SMALL: &str = "800";

/// One series: its name, its values by the place of their year, and how its line looks.
struct Line<'a> {
    at: &'a str,
    name: &'a str,
    values: Vec<Option<String>>,
    goal: bool,
}

/// `word/charts/chartN.xml`
pub(super) fn chart(chart: &Chart, lang: Lang) -> String {
    let years: Vec<String> = chart.points.iter().map(|(year, _)| year.to_string()).collect();
    let values = chart.points.iter().map(|(_, value)| value.map(|it| it.to_string()));
    let mut lines =
        vec![Line { at: "0", name: lang.chart_value(), values: values.collect(), goal: false }];
    if let Some(goal) = chart.goal {
        let values = years.iter().map(|_| Some(goal.to_string())).collect();
        lines.push(Line { at: "1", name: lang.chart_goal(), values, goal: true });
    }
    let spaces = [
        ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ];
    Xml::part("c:chartSpace", &spaces, |xml| {
        one(xml, "c:roundedCorners", "0");
        xml.within("c:chart", &[], |xml| {
            title(xml, &chart.title);
            one(xml, "c:autoTitleDeleted", "0");
            xml.within("c:plotArea", &[], |xml| {
                xml.leaf("c:layout", &[]);
                xml.within("c:lineChart", &[], |xml| {
                    one(xml, "c:grouping", "standard");
                    one(xml, "c:varyColors", "0");
                    for line in &lines {
                        series(xml, line, &years);
                    }
                    one(xml, "c:marker", "1");
                    one(xml, "c:axId", "1");
                    one(xml, "c:axId", "2");
                });
                years_axis(xml);
                values_axis(xml);
            });
            if lines.len() > 1 {
                xml.within("c:legend", &[], |xml| {
                    one(xml, "c:legendPos", "b");
                    one(xml, "c:overlay", "0");
                    letters(xml, SMALL);
                });
            }
            one(xml, "c:plotVisOnly", "1");
            one(xml, "c:dispBlanksAs", "gap");
        });
        xml.within("c:spPr", &[], |xml| {
            xml.leaf("a:noFill", &[]);
            xml.within("a:ln", &[], |xml| xml.leaf("a:noFill", &[]));
        });
    })
}

fn one(xml: &mut Xml, name: &str, value: &str) {
    xml.leaf(name, &[("val", value)]);
}

fn title(xml: &mut Xml, text: &str) {
    xml.within("c:title", &[], |xml| {
        xml.within("c:tx", &[], |xml| {
            xml.within("c:rich", &[], |xml| {
                xml.leaf("a:bodyPr", &[]);
                xml.within("a:p", &[], |xml| {
                    xml.within("a:pPr", &[], |xml| {
                        xml.leaf("a:defRPr", &[("sz", "900"), ("b", "0")])
                    });
                    xml.within("a:r", &[], |xml| {
                        xml.leaf("a:rPr", &[("lang", "zh-CN"), ("sz", "900"), ("b", "0")]);
                        xml.holding("a:t", &[], text);
                    });
                });
            });
        });
        one(xml, "c:overlay", "0");
    });
}

fn series(xml: &mut Xml, line: &Line<'_>, years: &[String]) {
    xml.within("c:ser", &[], |xml| {
        one(xml, "c:idx", line.at);
        one(xml, "c:order", line.at);
        xml.within("c:tx", &[], |xml| {
            xml.within("c:strRef", &[], |xml| {
                let column = if line.goal { "C" } else { "B" };
                xml.holding("c:f", &[], &format!("Sheet1!${column}$1"));
                cache(xml, "c:strCache", None, &[Some(line.name.to_owned())]);
            });
        });
        xml.within("c:spPr", &[], |xml| stroke(xml, line.goal));
        xml.within("c:marker", &[], |xml| {
            one(xml, "c:symbol", if line.goal { "none" } else { "circle" });
            if !line.goal {
                one(xml, "c:size", "5");
            }
        });
        if !line.goal && line.values.len() <= LABELLED {
            labels(xml);
        }
        xml.within("c:cat", &[], |xml| {
            xml.within("c:strRef", &[], |xml| {
                xml.holding("c:f", &[], &format!("Sheet1!$A$2:$A${}", years.len() + 1));
                let years: Vec<_> = years.iter().cloned().map(Some).collect();
                cache(xml, "c:strCache", None, &years);
            });
        });
        xml.within("c:val", &[], |xml| {
            xml.within("c:numRef", &[], |xml| {
                let column = if line.goal { "C" } else { "B" };
                let range = format!("Sheet1!${column}$2:${column}${}", years.len() + 1);
                xml.holding("c:f", &[], &range);
                cache(xml, "c:numCache", Some(&format_code(&line.values)), &line.values);
            });
        });
        one(xml, "c:smooth", "0");
    });
}

/// As many digits after the point as the values have.
fn format_code(values: &[Option<String>]) -> String {
    let digits = values.iter().flatten().filter_map(|value| Some(value.split_once('.')?.1.len()));
    match digits.max() {
        Some(digits) => format!("0.{}", "0".repeat(digits)),
        None => "0".to_owned(),
    }
}

fn cache(xml: &mut Xml, name: &str, format: Option<&str>, values: &[Option<String>]) {
    xml.within(name, &[], |xml| {
        if let Some(format) = format {
            xml.holding("c:formatCode", &[], format);
        }
        one(xml, "c:ptCount", &values.len().to_string());
        for (at, value) in values.iter().enumerate() {
            if let Some(value) = value {
                xml.within("c:pt", &[("idx", &at.to_string())], |xml| {
                    xml.holding("c:v", &[], value);
                });
            }
        }
    });
}

/// Quarters of a point wide in the units of drawings.
fn stroke(xml: &mut Xml, dashed: bool) {
    xml.within("a:ln", &[("w", if dashed { "12700" } else { "22225" })], |xml| {
        xml.within("a:solidFill", &[], |xml| {
            one(xml, "a:srgbClr", if dashed { "7F7F7F" } else { "1F4E79" });
        });
        one(xml, "a:prstDash", if dashed { "dash" } else { "solid" });
    });
}

fn labels(xml: &mut Xml) {
    xml.within("c:dLbls", &[], |xml| {
        letters(xml, "700");
        one(xml, "c:dLblPos", "t");
        for (name, shown) in [
            ("c:showLegendKey", "0"),
            ("c:showVal", "1"),
            ("c:showCatName", "0"),
            ("c:showSerName", "0"),
            ("c:showPercent", "0"),
            ("c:showBubbleSize", "0"),
        ] {
            one(xml, name, shown);
        }
    });
}

fn letters(xml: &mut Xml, size: &str) {
    xml.within("c:txPr", &[], |xml| {
        xml.leaf("a:bodyPr", &[]);
        xml.within("a:p", &[], |xml| {
            xml.within("a:pPr", &[], |xml| xml.leaf("a:defRPr", &[("sz", size)]));
            xml.leaf("a:endParaRPr", &[("lang", "zh-CN")]);
        });
    });
}

fn years_axis(xml: &mut Xml) {
    xml.within("c:catAx", &[], |xml| {
        one(xml, "c:axId", "1");
        xml.within("c:scaling", &[], |xml| one(xml, "c:orientation", "minMax"));
        one(xml, "c:delete", "0");
        one(xml, "c:axPos", "b");
        one(xml, "c:majorTickMark", "out");
        one(xml, "c:minorTickMark", "none");
        one(xml, "c:tickLblPos", "low");
        letters(xml, SMALL);
        one(xml, "c:crossAx", "2");
        one(xml, "c:crosses", "autoZero");
    });
}

fn values_axis(xml: &mut Xml) {
    xml.within("c:valAx", &[], |xml| {
        one(xml, "c:axId", "2");
        xml.within("c:scaling", &[], |xml| one(xml, "c:orientation", "minMax"));
        one(xml, "c:delete", "0");
        one(xml, "c:axPos", "l");
        xml.within("c:majorGridlines", &[], |xml| {
            xml.within("c:spPr", &[], |xml| {
                xml.within("a:ln", &[("w", "6350")], |xml| {
                    xml.within("a:solidFill", &[], |xml| one(xml, "a:srgbClr", "D9D9D9"));
                });
            });
        });
        xml.leaf("c:numFmt", &[("formatCode", "General"), ("sourceLinked", "0")]);
        one(xml, "c:majorTickMark", "none");
        one(xml, "c:minorTickMark", "none");
        one(xml, "c:tickLblPos", "nextTo");
        letters(xml, SMALL);
        one(xml, "c:crossAx", "1");
        one(xml, "c:crosses", "autoZero");
        one(xml, "c:crossBetween", "between");
    });
}
